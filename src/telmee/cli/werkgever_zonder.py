"""`telmee werkgever calculator` and `wat-als`: for an employer without files. Contains no rule.

On a terminal the calculator asks what was not given as an option, at most six questions; elsewhere it says which option
is missing. Questions go to stderr, so that the answer on stdout stays clean; everything heavy is imported when needed.
"""

import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import typer

from telmee import deur, getypt
from telmee.cli.anders import ANDERS
from telmee.cli.geschreven import noem_geschreven
from telmee.cli.opties import JSON, STAND
from telmee.fouten import Fout, GebruiksFout
from telmee.veilig import blok, naar_json

SECTOR = typer.Option(None, "--sector", metavar="SECTOR", help="overheid of markt.")
JAAR = typer.Option(None, "--jaar", metavar="JAAR", help="Het jaar waarover het gaat, zoals 2026.")
UREN = typer.Option(
    None, "--uren", metavar="UREN", help="Alle verloonde uren in het jaar, of fte x uren per week: '100 x 36'."
)
FTE = typer.Option(
    None, "--fte", metavar="FTE", help="In plaats van --uren: het aantal fte, samen met --uren-per-week."
)
PER_WEEK = typer.Option(None, "--uren-per-week", metavar="UREN", help="Uren per week van een fte, zoals 36.")
VORIG = typer.Option(
    None, "--uren-vorig-jaar", metavar="UREN", help="Alle verloonde uren in het jaar ervoor; ook als '95 x 36'."
)
DOELGROEP = typer.Option(
    None,
    "--doelgroep-uren",
    metavar="UREN",
    help="Uren van mensen uit de doelgroep in eigen dienst; of '3 x 24' per week.",
)
INLEEN = typer.Option(
    None, "--inleen-uren", metavar="UREN", help="Ingeleende uren van mensen uit de doelgroep; standaard 0."
)
PERCENTAGE = typer.Option(
    None,
    "--quotumpercentage",
    metavar="P",
    help="Waar het onbekend is: 2,58, of voor een later jaar 2027=2,70 (mag vaker).",
)
OPSLAG = typer.Option(
    False, "--opslag", help="Toon ook opslag en bonus van de Wet banenafspraak (nog niet in werking)."
)
LOONSOM = typer.Option(
    None, "--loonsom", metavar="EURO", help="Met --opslag: loon van het jaar, per werknemer tot het maximumpremieloon."
)
OPSLAG_P = typer.Option(None, "--opslagpercentage", metavar="P", help="Met --opslag: reken met dit percentage.")
KLEIN = typer.Option(
    None, "--kleine-werkgever/--geen-kleine-werkgever", help="Met --opslag: klein voor de Aof-premie of niet."
)
UITLEG = typer.Option(False, "--uitleg", help="Leg elk cijfer uit, met artikel en bron.")
RECEIPT = typer.Option(None, "--receipt", metavar="BESTAND", help="Schrijf een receipt dat iedereen kan narekenen.")


def registreer(app: typer.Typer) -> None:
    """Adds the commands to the subject `werkgever`."""
    app.command("calculator")(calculator)
    app.command("wat-als")(wat_als)


# --- calculator -----------------------------------------------------------------------------------------------------


def calculator(
    sector: str | None = SECTOR,
    jaar: int | None = JAAR,
    uren: str | None = UREN,
    fte: str | None = FTE,
    uren_per_week: str | None = PER_WEEK,
    uren_vorig_jaar: str | None = VORIG,
    doelgroep_uren: str | None = DOELGROEP,
    inleen_uren: str | None = INLEEN,
    quotumpercentage: list[str] | None = PERCENTAGE,
    opslag: bool = OPSLAG,
    loonsom: str | None = LOONSOM,
    opslagpercentage: str | None = OPSLAG_P,
    kleine_werkgever: bool | None = KLEIN,
    anders: list[str] | None = ANDERS,
    stand: str | None = STAND,
    json_: bool = JSON,
    uitleg: bool = UITLEG,
    receipt: Path | None = RECEIPT,
) -> None:
    """Hoeveel banen vraagt het quotum van u? Hoogstens zes vragen. (What the quota asks, in at most six questions.)"""
    if not opslag and (loonsom or opslagpercentage or kleine_werkgever is not None):
        raise GebruiksFout("--loonsom, --opslagpercentage en --kleine-werkgever horen bij --opslag; geef die ook.")
    wetten = deur.wetten(getypt.dag(stand, "--stand") if stand else None, anders=anders)
    for percentage in quotumpercentage or []:
        wetten = deur.met_percentage(wetten, "quotumpercentage", percentage, jaar)
    totaal = _uren_of_fte(uren, fte, uren_per_week, wetten)
    antwoorden = _gegeven(sector, jaar, totaal, (uren_vorig_jaar, doelgroep_uren, inleen_uren), wetten)
    antwoorden = _vraag_verder(antwoorden)
    wetten = deur.met_percentage(antwoorden.wetten, "opslagpercentage", opslagpercentage, antwoorden.jaar)
    uitkomst = _bereken(replace(antwoorden, wetten=wetten), opslag, loonsom, kleine_werkgever)
    if receipt is not None:
        from telmee.schrijven import schrijf_tekst

        schrijf_tekst(receipt, naar_json(uitkomst.receipt) + "\n")
    _toon(uitkomst, json_, uitleg)
    noem_geschreven([receipt] if receipt is not None else [], json_)


def _gegeven(
    sector: str | None, jaar: int | None, totaal: Any, uren: tuple[str | None, str | None, str | None], wetten: Any
) -> Any:
    """The answers that stand in the options; `uren`: of the year before, of the target group, hired in."""
    from telmee.werkgever.calculator import Antwoorden
    from telmee.werkgever.calculator_invoer import in_bereik

    vorig_jaar, doelgroep, inleen = uren
    vragen = {"uren_vorig_jaar": vorig_jaar, "doelgroep": doelgroep}
    niet_geweten = {naam for naam, tekst in vragen.items() if tekst is not None and getypt.weet_niet(tekst)}
    vorig_jaar, doelgroep = (None if naam in niet_geweten else tekst for naam, tekst in vragen.items())
    return Antwoorden(
        sector=_sector(sector) if sector else None,
        jaar=None if jaar is None else in_bereik(jaar),
        uren=totaal,
        uren_vorig_jaar=_per_jaar(vorig_jaar, "--uren-vorig-jaar", wetten) if vorig_jaar else None,
        doelgroep=_hoeveelheid(doelgroep, "--doelgroep-uren", "doelgroep_uren", wetten),
        inleen=_hoeveelheid(inleen, "--inleen-uren", "inleen_uren", wetten),
        overgeslagen=frozenset(niet_geweten),
        wetten=wetten,
    )


def _bereken(antwoorden: Any, opslag: bool, loonsom: str | None, klein: bool | None) -> Any:
    from telmee.werkgever import calculator as kamer

    som = getypt.centen(loonsom, "--loonsom", "jaar") if loonsom else None
    return kamer.bereken(antwoorden, kamer.OpslagVraag(som, klein) if opslag else None)


def _toon(uitkomst: Any, json_: bool, uitleg: bool) -> None:
    from telmee.werkgever.beeld import calculator_dict, calculatorbeeld

    if json_:
        print(naar_json(calculator_dict(uitkomst)))
        return
    beeld = calculatorbeeld(uitkomst)
    from telmee.uitvoer.beeld_tekst import tekst
    from telmee.uitvoer.scherm import scherm

    print(tekst(beeld, scherm(), uitleg), end="")


def _sector(tekst: str) -> str:
    return getypt.gekozen(tekst, getypt.SECTOREN, "sector")


def _hoeveelheid(tekst: str | None, wat: str, veld: str, wetten: Any) -> Any:
    """Hours of a field of the calculator, called `wat`; of fte the hours of a week are asked where that can be."""
    from telmee.werkgever.calculator_invoer import hoeveelheid

    if tekst is None:
        return None
    if aantal := getypt.fte(tekst):
        per_week = _vraag_per_week(tekst, wat)
        tekst = per_week if "x" in per_week.lower() else f"{aantal} x {per_week}"  # '60 x 36' says both
    return hoeveelheid(tekst, veld, wetten, wat)


def _vraag_per_week(tekst: str, wat: str) -> str:
    """The hours of a week that '60 fte' leaves out: asked on a terminal; elsewhere it is said how to write them."""
    if not sys.stdin.isatty():
        optie = " of geef --fte met --uren-per-week" if wat == "--uren" else ""
        raise GebruiksFout(
            f"'{tekst.strip()[:40]}' zegt nog niet hoeveel uren dat zijn voor {wat}; schrijf er de uren per week bij, "
            f"zoals '{getypt.fte(tekst)[:20]} x 36',{optie or ' want een fte is niet overal even groot'}."
        )
    print(
        _gevouwen(f"   Hoeveel uur per week is dat per persoon? Bij '{tekst.strip()[:40]}', zoals 36."), file=sys.stderr
    )
    return _lees_regel()


def _lees_regel() -> str:
    """What is typed after the sign for it; the end of the input stops the program as Ctrl-C does."""
    print("   > ", end="", file=sys.stderr, flush=True)
    regel = sys.stdin.readline()
    if not regel:
        raise KeyboardInterrupt
    return regel.strip()


def _uren_of_fte(uren: str | None, fte: str | None, per_week: str | None, wetten: Any) -> Any:
    if uren is not None and fte is None and per_week is not None and getypt.fte(uren):
        fte, uren = getypt.fte(uren), None
    if uren is not None and (fte is not None or per_week is not None):
        raise GebruiksFout("Geef --uren of --fte met --uren-per-week, niet allebei.")
    if (fte is None) != (per_week is None):
        raise GebruiksFout("--fte en --uren-per-week horen bij elkaar; geef ze allebei.")
    if fte is None:
        return _hoeveelheid(uren, "--uren", "uren", wetten)
    return _hoeveelheid(f"{getypt.fte(fte) or fte} x {per_week}", "--fte", "uren", wetten)


# --- Questions ------------------------------------------------------------------------------------------------------

OPTIES = {
    "sector": "--sector",
    "jaar": "--jaar",
    "uren": "--uren (of --fte met --uren-per-week)",
    "uren_vorig_jaar": "--uren-vorig-jaar",
    "doelgroep": "--doelgroep-uren",
    "percentage": "--quotumpercentage",
}
VERPLICHT = ("sector", "jaar", "uren")
NODIG = {
    "sector": "Zonder sector is er niets te rekenen; hierboven staat wie overheid is, en alle anderen zijn markt.",
    "jaar": "Zonder jaar is er niets te rekenen. Weet u het niet, zeg dan 'weet ik niet': dan is het dit jaar.",
    "uren": "Zonder uren is er niets te rekenen. U vindt ze in de loonaangifte, of schat ze: aantal mensen x uren per "
    "week, zoals 30 x 32.",
}
"""What is said to who does not know what cannot be missed: where to find it."""
VRAGEN = {
    "sector": (
        "Bent u een werkgever in de overheid of de markt?",
        "Overheid zijn onder meer Rijk, gemeenten, provincies, waterschappen en onderwijs. Alle anderen zijn markt.",
    ),
    "jaar": ("Over welk jaar gaat het?", "Het kalenderjaar van de uren, zoals {jaar}."),
    "uren": (
        "Hoeveel verloonde uren had u in {jaar}, van al uw personeel?",
        "U vindt ze in de loonaangifte. Weet u alleen fte's? Schrijf dan aantal x uren per week, zoals 100 x 36.",
    ),
    "uren_vorig_jaar": (
        "En hoeveel verloonde uren in {vorig}?",
        "Wie in een van beide jaren onder de drempel zit, valt niet onder het quotum. Leeg: weet ik niet.",
    ),
    "doelgroep": (
        "Hoeveel uren daarvan waren van mensen uit de doelgroep?",
        "Per jaar (3000) of mensen x uren per week (3 x 24). Leent u ook in? Tel dat erbij met een plus: 3000 + 500. "
        "Leeg: weet ik niet.",
    ),
    "percentage": (
        "Welk quotumpercentage geldt voor uw sector in {jaar}?",
        "Het percentage is niet gevonden. {gevonden} Leeg: weet ik niet.",
    ),
}


def _vraag_verder(antwoorden: Any) -> Any:
    """Asks what is missing on a terminal; elsewhere names the missing option, or leaves unknown what may be."""
    from telmee.werkgever.calculator import volgende_vraag

    nummer = 0
    while (naam := volgende_vraag(antwoorden)) is not None:
        if sys.stdin.isatty():
            nummer += 1
            antwoorden = _vraag(naam, nummer, antwoorden)
        elif naam in VERPLICHT:
            leeg = [OPTIES[v] for v in VERPLICHT if getattr(antwoorden, v) is None]
            namen = " en ".join(", ".join(leeg).rsplit(", ", 1))
            raise GebruiksFout(f"Er ontbreekt iets: geef {namen}. Op een terminal wordt het u gevraagd.")
        else:
            antwoorden = replace(antwoorden, overgeslagen=antwoorden.overgeslagen | {naam})
    return antwoorden


def _vraag(naam: str, nummer: int, antwoorden: Any) -> Any:
    from telmee.werkgever.calculator import percentage_bekend

    jaar = antwoorden.jaar or date.today().year
    gevonden = percentage_bekend(antwoorden.sector, jaar, antwoorden.wetten)[2] if naam == "percentage" else ""
    woorden = {"jaar": jaar, "vorig": jaar - 1, "gevonden": _zin(gevonden)}
    vraag, uitleg = (deel.format(**woorden) for deel in VRAGEN[naam])
    print(f"\n{_gevouwen(f'{nummer}. {vraag}')}\n{_gevouwen(f'   {uitleg}')}", file=sys.stderr)
    while True:
        regel = _lees_regel()
        try:
            return _antwoord(naam, regel, antwoorden)
        except Fout as fout:
            print(_gevouwen(f"   {fout}"), file=sys.stderr)


def _gevouwen(tekst: str) -> str:
    """Lines no wider than the terminal, indented as the answers are."""
    return textwrap.fill(blok(tekst), max(get_terminal_size().columns, 20), subsequent_indent="   ")


def _zin(reden: str) -> str:
    """'name is onbekend: why' -> 'Why.'"""
    achter = reden.rpartition("onbekend: ")[2].strip()
    return f"{achter[:1].upper()}{achter[1:]}." if achter else ""


def _antwoord(naam: str, tekst: str, a: Any) -> Any:
    """The answers with one more; an empty line is 'weet ik niet' where that is possible."""
    from telmee.werkgever.calculator import controleer
    from telmee.werkgever.calculator_invoer import jaartal

    if naam == "jaar" and getypt.weet_niet(tekst):
        tekst = str(date.today().year)
    if not tekst or getypt.weet_niet(tekst):
        if naam in VERPLICHT:
            raise GebruiksFout(NODIG[naam])
        return replace(a, overgeslagen=a.overgeslagen | {naam})
    vertalers: dict[str, Callable[[], dict[str, Any]]] = {
        "sector": lambda: {"sector": _sector(tekst)},
        "jaar": lambda: {"jaar": jaartal(tekst)},
        "uren": lambda: {"uren": _hoeveelheid(tekst, "de uren", "uren", a.wetten)},
        "uren_vorig_jaar": lambda: {"uren_vorig_jaar": _per_jaar(tekst, "de uren van vorig jaar", a.wetten)},
        "doelgroep": lambda: _doelgroep(tekst, a),
        "percentage": lambda: {"wetten": _met_percentage(a, getypt.procent(tekst, "het percentage"))},
    }
    verder = replace(a, **vertalers[naam]())
    controleer(verder)
    return verder


def _met_percentage(a: Any, percentage: int) -> Any:
    return a.wetten.with_values_in(a.jaar, quotumpercentage=percentage)


def _per_jaar(tekst: str, wat: str, wetten: Any) -> int:
    aantal: int = _hoeveelheid(tekst, wat, "uren_vorig_jaar", wetten).per_jaar
    return aantal


def _doelgroep(tekst: str, a: Any) -> dict[str, Any]:
    """'3000 + 500': own hours and hired-in hours."""
    eigen, plus, ingeleend = tekst.partition("+")
    gevonden = {"doelgroep": _hoeveelheid(eigen, "de uren van de doelgroep", "doelgroep_uren", a.wetten)}
    inleen = _hoeveelheid(ingeleend, "de ingeleende uren", "inleen_uren", a.wetten) if plus else a.inleen
    return gevonden | {"inleen": inleen}


# --- wat-als -------------------------------------------------------------------------------------------------------

GROND = typer.Option(
    ...,
    "--grond",
    metavar="GROND",
    help="participatiewet, wajong, vso-pro, voorziening, wsw, wia, beschut of geen. Nooit een naam of BSN.",
)
WEEK = typer.Option(..., "--uren", metavar="UREN", help="Uren per week, zoals 24 of 25,5.")
UURLOON = typer.Option(None, "--uurloon", metavar="EURO", help="Loon per uur, zoals 14,71, of minimum.")
MAANDLOON = typer.Option(None, "--maandloon", metavar="EURO", help="Of het loon per maand, bij deze uren.")
LOONWAARDE = typer.Option(
    None, "--loonwaarde", metavar="P", help="Wat het werk waard is, in procenten; nodig voor subsidie of dispensatie."
)
VANAF = typer.Option(..., "--vanaf", metavar="DATUM", help="Eerste werkdag, zoals 2026-03-01.")
TOT = typer.Option(None, "--tot", metavar="DATUM", help="Laatste dag van het contract; zonder is het onbepaald.")
LEEFTIJD = typer.Option(30, "--leeftijd", metavar="JAREN", help="Leeftijd op de eerste dag.")
VOLTIJD = typer.Option("36", "--voltijd", metavar="UREN", help="De volle werkweek in uw bedrijf.")
PROEF = typer.Option(
    0,
    "--proefplaatsing",
    min=0,
    max=24,
    metavar="MAANDEN",
    help="Maanden op proef met uitkering; het contract begint daarna.",
)
FORFAIT = typer.Option(False, "--forfait", help="Loonkostensubsidie zes maanden zonder meting van de loonwaarde.")
LASTEN = typer.Option(None, "--werkgeverslasten", metavar="P", help="Premies en pensioen als procent van het loon.")
MEER = typer.Option(None, "--meer-uren", metavar="UREN", help="Zet er dit aantal uren per week naast.")
LANGER = typer.Option(None, "--langer-tot", metavar="DATUM", help="Zet er dit langere contract naast, of 'onbepaald'.")
JAREN = typer.Option(3, "--jaren", metavar="N", help="Zoveel kalenderjaren.")
STRENG = typer.Option(
    False, "--zonder-aannames", help="Laat onbekend wat nog niet is vastgesteld; anders geldt het laatste bedrag."
)
GRAFIEK = typer.Option(None, "--grafiek", metavar="BESTAND", help="Schrijf de grafiek ook als SVG.")


def wat_als(
    grond: str = GROND,
    uren: str = WEEK,
    vanaf: str = VANAF,
    uurloon: str | None = UURLOON,
    maandloon: str | None = MAANDLOON,
    loonwaarde: str | None = LOONWAARDE,
    tot: str | None = TOT,
    leeftijd: int = LEEFTIJD,
    voltijd: str = VOLTIJD,
    proefplaatsing: int = PROEF,
    forfait: bool = FORFAIT,
    werkgeverslasten: str | None = LASTEN,
    meer_uren: str | None = MEER,
    langer_tot: str | None = LANGER,
    jaren: int = JAREN,
    zonder_aannames: bool = STRENG,
    anders: list[str] | None = ANDERS,
    stand: str | None = STAND,
    json_: bool = JSON,
    uitleg: bool = UITLEG,
    grafiek: Path | None = GRAFIEK,
) -> None:
    """Wat als u iemand aanneemt? Voor een anoniem profiel, per jaar. (What if you hire somebody?)"""
    from telmee.werkgever import wat_als as kamer
    from telmee.werkgever import wat_als_invoer as invoer

    if grafiek is not None and grafiek.suffix.lower() != ".svg":
        raise GebruiksFout(f"Een grafiek heet .svg en '{grafiek.name}' niet; kies een naam als kosten.svg.")
    minimum = invoer.is_minimum(uurloon or "")
    profiel = kamer.Profiel(
        grond=invoer.grond(grond),
        uren=getypt.weekuren(uren, "--uren"),
        begin=getypt.dag(vanaf, "--vanaf"),
        uurloon=None if minimum or not uurloon else invoer.loon(uurloon, "--uurloon", "uur"),
        maandloon=invoer.loon(maandloon, "--maandloon", "maand") if maandloon else None,
        minimum=minimum,
        loonwaarde=invoer.procent(loonwaarde, "--loonwaarde") if loonwaarde else None,
        eind=getypt.dag(tot, "--tot") if tot else None,
        leeftijd=leeftijd,
        voltijd=getypt.weekuren(voltijd, "--voltijd"),
        forfait=forfait,
        proefmaanden=proefplaatsing,
        lasten=(invoer.procent(werkgeverslasten, "--werkgeverslasten") if werkgeverslasten else None) or 0,
    )
    wetten = deur.wetten(getypt.dag(stand, "--stand") if stand else None, anders=anders)
    varianten = _varianten(profiel, meer_uren, langer_tot)
    uitkomst = kamer.bereken(profiel, jaren, None, varianten, not zonder_aannames, wetten)
    _toon_wat_als(uitkomst, json_, uitleg, grafiek)


def _varianten(profiel: Any, meer_uren: str | None, langer_tot: str | None) -> dict[str, Any] | None:
    """The variants that were asked for; None: the usual ones."""
    from telmee.werkgever import wat_als_invoer as invoer

    gevraagd = {}
    if meer_uren is not None:
        gevraagd["meer uren"] = invoer.met_meer_uren(profiel, getypt.weekuren(meer_uren, "--meer-uren"))
    if langer_tot is not None:
        gevraagd["langer contract"] = invoer.met_langer_contract(profiel, langer_tot)
    return gevraagd or None


def _toon_wat_als(uitkomst: Any, json_: bool, uitleg: bool, grafiek: Path | None) -> None:
    from telmee.uitvoer import staven
    from telmee.uitvoer.beeld_tekst import tekst
    from telmee.uitvoer.scherm import scherm
    from telmee.werkgever import beeld_wat_als as beeld

    if grafiek is not None:
        from telmee.schrijven import schrijf_tekst

        schrijf_tekst(grafiek, staven.svg(beeld.wat_als_grafiek(uitkomst)))
    if json_:
        print(naar_json(beeld.wat_als_dict(uitkomst)))
        noem_geschreven([grafiek] if grafiek is not None else [], True)
        return
    print(tekst(beeld.wat_als_beeld(uitkomst), scherm(), uitleg), end="")
    noem_geschreven([grafiek] if grafiek is not None else [])
