"""`telmee beschut`: the commands about money. Contains no rule; everything heavy is imported when it is needed."""

from datetime import date
from pathlib import Path

import typer

from telmee import deur, getypt
from telmee.cli.anders import ANDERS, druk_af
from telmee.cli.opties import JSON, STAND
from telmee.cli.uitvoer import RAPPORT, eis_uitvoer, schrijf_uitvoer, toon
from telmee.fouten import GebruiksFout

VAN = typer.Option(2024, "--van", metavar="JAAR", help="Het eerste jaar.")
TOT = typer.Option(2048, "--tot", metavar="JAAR", help="Het laatste jaar.")
STROOM = typer.Option(None, "--stroom", metavar="NAAM", help="Eén geldstroom, zoals lks_68 of impulsbudget.")
CSV = typer.Option(None, "--csv", metavar="BESTAND", help="Schrijf elke stroom en elk jaar ook als CSV.")
GROEI = typer.Option(None, "--groei", metavar="N", help="Banen die er per jaar ook zonder het plan bij komen.")
AANDEEL = typer.Option(None, "--aandeel", metavar="P", help="In plaats van --groei: welk deel aanvullend is, in %.")
BUDGET = typer.Option(None, "--budget", metavar="MLN", help="Het participatiebudget in miljoenen euro.")
BEGELEIDING = typer.Option(None, "--begeleiding", metavar="EURO", help="Begeleiding per persoon per jaar.")
INCIDENTEEL = typer.Option(
    None, "--incidenteel", metavar="MLN", help="Welk deel van het bestaande geld incidenteel is."
)
DEKKING = typer.Option(None, "--dekking", metavar="MLN", help="Structurele dekking voor de extra kosten.")
UIT_REINTEGRATIE = typer.Option(
    None, "--uit-reintegratie", metavar="MLN", help="Welk deel van het bestaande geld uit andere re-integratie komt."
)
DOELGROEP = typer.Option(None, "--doelgroep", metavar="N", help="Hoeveel mensen een afgebakende doelgroep heeft.")
UWV_BANEN = typer.Option(None, "--uwv-banen", metavar="N", help="Hoeveel banen voor cliënten van UWV zijn.")
UITLEG = typer.Option(False, "--uitleg", help="Leg elk cijfer uit, met formule en bron.")
BEGROTING = typer.Argument(
    ..., metavar="BEGROTING.YAML", help="De begroting; docs/beschut-geld.md heeft een voorbeeld."
)
OP = typer.Option(None, "--op", metavar="DATUM", help="De dag waarover het gaat; standaard vandaag.")
SCHALEN = typer.Option(None, "--schalen", metavar="LIJST", help="Een loontabel met schaal, trede en uurloon.")


def registreer(app: typer.Typer) -> None:
    """The commands, on the group of the subject."""
    app.command("geld", short_help="Welk geld er is, per stroom en per jaar.")(geld)
    app.command("recht-op-werk", short_help="Het plan 'Recht op Werk' van de FNV, nagerekend.")(recht_op_werk)
    app.command("exploitatie", short_help="Wat een plek kost en opbrengt: uw begroting doorgerekend.")(exploitatie)
    app.command("cao", short_help="De cao Aan de Slag: wat wanneer verandert, en hoe zeker dat is.")(cao)
    app.command("voornemens", short_help="Wat de brief van juli 2025 aankondigt, en wat elk zou veranderen.")(
        voornemens
    )


def geld(
    van: int = VAN,
    tot: int = TOT,
    stroom: str | None = STROOM,
    csv: Path | None = CSV,
    rapport: list[Path] | None = RAPPORT,
    json_: bool = JSON,
) -> None:
    """Welk geld er is voor beschut werk, per stroom en per jaar. (The money, by stream and year.)"""
    from telmee.beschut import geld_beeld

    uit = (*([csv] if csv else []), *(rapport or ()))
    eis_uitvoer(uit, rapport or ())
    plaat = geld_beeld.beeld(van, tot, stroom)
    schrijf_uitvoer(plaat, rapport or (), csv, geld_beeld.plat(van, tot, stroom) if csv else None)
    toon(plaat, geld_beeld.als_dict(van, tot, stroom) if json_ else None, uit)


def recht_op_werk(
    groei: str | None = GROEI,
    aandeel: str | None = AANDEEL,
    budget: str | None = BUDGET,
    begeleiding: str | None = BEGELEIDING,
    incidenteel: str | None = INCIDENTEEL,
    dekking: str | None = DEKKING,
    uit_reintegratie: str | None = UIT_REINTEGRATIE,
    doelgroep: str | None = DOELGROEP,
    uwv_banen: str | None = UWV_BANEN,
    uitleg: bool = UITLEG,
    rapport: list[Path] | None = RAPPORT,
    json_: bool = JSON,
) -> None:
    """Het plan 'Recht op Werk' van de FNV: elk cijfer en bezwaar nagerekend. (The union's plan, recomputed.)"""
    from telmee.beschut import recht_op_werk as kamer
    from telmee.beschut import recht_op_werk_invoer
    from telmee.beschut.recht_op_werk_beeld import beeld

    eis_uitvoer(rapport or (), rapport or ())
    getypt = {
        "groei": groei,
        "aandeel": aandeel,
        "budget": budget,
        "begeleiding": begeleiding,
        "incidenteel": incidenteel,
        "dekking": dekking,
        "uit_reintegratie": uit_reintegratie,
        "doelgroep": doelgroep,
        "uwv_banen": uwv_banen,
    }
    gelezen = recht_op_werk_invoer.lees({naam: tekst for naam, tekst in getypt.items() if tekst is not None})
    if gelezen.keuze is None:
        raise GebruiksFout(next(iter(gelezen.fouten.values())))
    uitkomst = kamer.bereken(gelezen.keuze)
    plaat = beeld(uitkomst)
    schrijf_uitvoer(plaat, rapport or ())
    toon(plaat, uitkomst.als_dict() | {"beeld": plaat.als_dict()} if json_ else None, rapport or (), uitleg)


def exploitatie(
    begroting: Path = BEGROTING,
    stand: str | None = STAND,
    anders: list[str] | None = ANDERS,
    uitleg: bool = UITLEG,
    rapport: list[Path] | None = RAPPORT,
    json_: bool = JSON,
) -> None:
    """Wat een plek kost en opbrengt, nu en met 68%: uw begroting doorgerekend. (Your own budget, computed.)"""
    from telmee.beschut import exploitatie as kamer
    from telmee.beschut import exploitatie_beeld
    from telmee.beschut.exploitatie_lezen import lees

    eis_uitvoer(rapport or (), rapport or (), gelezen=[begroting])
    wetten = deur.wetten(stand, anders=anders)
    uitkomst = kamer.bereken(lees(begroting), wetten)
    plaat = exploitatie_beeld.beeld(uitkomst)
    inhoud = exploitatie_beeld.als_dict(uitkomst) | deur.als_dict(wetten) if json_ else None
    schrijf_uitvoer(plaat, rapport or ())
    toon(plaat, inhoud, rapport or (), uitleg)
    if not json_:
        druk_af(wetten)


def cao(
    op: str | None = OP,
    schalen: Path | None = SCHALEN,
    stand: str | None = STAND,
    rapport: list[Path] | None = RAPPORT,
    json_: bool = JSON,
) -> None:
    """De cao Aan de Slag: wat wanneer verandert, en hoe zeker dat is. (The collective agreement, dated.)"""
    from telmee.beschut import geld_cao as kamer
    from telmee.beschut.geld_cao_beeld import beeld

    eis_uitvoer(rapport or (), rapport or (), gelezen=[schalen])
    dag = getypt.dag(op, "--op") if op else date.today()
    uitkomst = kamer.cao(dag, deur.wetten(stand), schalen)
    plaat = beeld(uitkomst)
    schrijf_uitvoer(plaat, rapport or ())
    toon(plaat, uitkomst.als_dict() | {"beeld": plaat.als_dict()} if json_ else None, rapport or ())


def voornemens(stand: str | None = STAND, rapport: list[Path] | None = RAPPORT, json_: bool = JSON) -> None:
    """Wat de brief van juli 2025 aankondigt, en wat elk voornemen zou veranderen. (Plans, and what each changes.)"""
    from telmee.beschut import geld_voornemens as kamer

    eis_uitvoer(rapport or (), rapport or ())
    wetten = deur.wetten(stand)
    plaat = kamer.beeld(wetten)
    schrijf_uitvoer(plaat, rapport or ())
    toon(plaat, kamer.als_dict(wetten) if json_ else None, rapport or ())
