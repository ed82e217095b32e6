"""`telmee beschut`: reading, moving and making records. Contains no rule; everything heavy is imported when needed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import typer

from telmee import getypt
from telmee.cli.geschreven import noem_geschreven
from telmee.cli.opties import JSON
from telmee.fouten import Fout
from telmee.getallen import datum, geheel
from telmee.schrijven import eis_eigen_plek, eis_map
from telmee.veilig import naar_json, regel

_EERSTE = 25
BESTAND = typer.Argument(..., metavar="BESTAND", help="De bewaarde pagina (HTML of XML).")
LIJST = typer.Argument(..., metavar="BESTAND", help="Een lijst met aantallen of realisaties per gemeente.")
JAAR = typer.Option(..., "--jaar", metavar="JAAR", help="Het jaar waarvoor de aantallen gelden.")
EEN_JAAR = typer.Option(None, "--jaar", metavar="JAAR", help="Alleen dit jaar; anders het laatste in de lijst.")
VASTGESTELD = typer.Option(
    None, "--indeling", metavar="DATUM", help="De indeling waarop de aantallen zijn vastgesteld, zoals 2017-01-01."
)
INDELING = typer.Option("2023-01-01", "--indeling", metavar="DATUM", help="De gemeentelijke indeling van deze dag.")
HERINDELINGEN = typer.Option(
    None, "--herindelingen", metavar="BESTAND", help="Eigen lijst met herindelingen of aandelen, naast de bekende."
)
GEPLAND = typer.Option(False, "--gepland", help="Volg ook herindelingen die nog niet vaststaan.")
CSV = typer.Option(None, "--csv", metavar="BESTAND", help="Schrijf de aantallen als lijst (CSV).")
NAAR = typer.Option(..., "--naar", metavar="MAP", help="Nieuwe map voor de bestanden.")
OVERSCHRIJF = typer.Option(False, "--overschrijf", help="Vervang een voorbeeld dat er al staat.")
ALLES = typer.Option(False, "--alles", help=f"Toon elke bevinding, niet alleen de eerste {_EERSTE}.")


def registreer(app: typer.Typer) -> None:
    """The commands, on the group of the subject."""
    app.command("reeks", short_help="Aantallen per gemeente op de indeling van een andere dag.")(reeks)
    app.command("lees-regeling", short_help="De aantallen uit een bewaarde pagina van de Staatscourant.")(lees_regeling)
    app.command("voorbeeld", short_help="Verzonnen gemeenten en een sociaal ontwikkelbedrijf, om mee te proeven.")(
        voorbeeld
    )


def lees_regeling(
    bestand: Path = BESTAND,
    jaar: int = JAAR,
    indeling: str | None = VASTGESTELD,
    csv: Path | None = CSV,
    alles: bool = ALLES,
    json_: bool = JSON,
) -> None:
    """Lees de aantallen per gemeente uit een bewaarde regeling. (Numbers per municipality from a saved page.)"""
    from telmee.gegevens.beschut.regeling import lees_regeling as lees

    op = getypt.dag(indeling, "--indeling") if indeling else None
    _eis_plek(csv, bestand)
    gelezen = lees(bestand, jaar, op)
    som = int(gelezen.regels["aantal"].sum())
    if csv is not None:
        _schrijf_lijst(csv, gelezen.regels.drop("regel"))
    if json_:
        rijen = gelezen.regels.select("gemeente", "aantal", "regel").to_dicts()
        print(naar_json({
            "jaar": jaar, "indeling": op, "gemeenten": len(rijen), "som": som, "totaal": gelezen.totaal,
            "klopt": None if gelezen.totaal is None else gelezen.totaal == som, "weggelaten": gelezen.weggelaten,
            "aantallen": rijen, "bevindingen": [b.als_dict() for b in gelezen.bevindingen],
        }, 1, str))  # fmt: skip
    else:
        print(_antwoord_regeling(jaar, gelezen, som))
        _toon_bevindingen(gelezen.bevindingen, alles)
    noem_geschreven([csv] if csv else [], json_)


def _antwoord_regeling(jaar: int, gelezen: Any, som: int) -> str:
    n = gelezen.regels.height
    gemeenten = "1 gemeente heeft" if n == 1 else f"{geheel(n)} gemeenten hebben"
    zin = f"{gemeenten} in {jaar} samen {geheel(som)} plaatsen"
    if gelezen.totaal is None:
        zin += "; een totaal om dat mee te vergelijken staat er niet bij"
    elif gelezen.totaal == som:
        zin += ", en dat is ook het totaal in de regeling"
    else:
        zin += f", maar de regeling zelf noemt {geheel(gelezen.totaal)}"
    rijen = "1 rij telt" if gelezen.weggelaten == 1 else f"{geheel(gelezen.weggelaten)} rijen tellen"
    return f"{zin}.{f' {rijen} niet mee.' if gelezen.weggelaten else ''}"


def reeks(
    bestand: Path = LIJST,
    indeling: str = INDELING,
    jaar: int | None = EEN_JAAR,
    herindelingen: Path | None = HERINDELINGEN,
    gepland: bool = GEPLAND,
    alles: bool = ALLES,
    json_: bool = JSON,
) -> None:
    """Zet aantallen per gemeente op de indeling van een andere dag. (Any series on any division.)"""
    from telmee.gegevens.beschut.indeling import indelingen
    from telmee.gegevens.beschut.lezen import lees_aantallen_of_realisaties
    from telmee.gegevens.beschut.reeks import op_indeling

    naar = getypt.dag(indeling, "--indeling")
    bekend, erbij = indelingen(), tuple[Any, ...]()
    if herindelingen is not None:
        from telmee.gegevens.beschut.herindelingen import lees_herindelingen

        bekend, erbij = lees_herindelingen(herindelingen)
    lijst = lees_aantallen_of_realisaties(bestand, bekend)
    alle = op_indeling(lijst, naar, bekend, gepland=gepland)
    if not alle:
        raise Fout(f"In '{regel(lijst.bestand)}' staat geen enkel aantal dat te gebruiken is.")
    jaren = sorted({r.van[:4] for r in alle})
    gekozen = str(jaar) if jaar is not None else jaren[-1]
    if gekozen not in jaren:
        raise Fout(f"In '{regel(lijst.bestand)}' staat {gekozen} niet; wel {', '.join(jaren)}.")
    uit = [r for r in alle if r.van[:4] == gekozen]
    bevindingen = (*erbij, *lijst.bevindingen)
    if json_:
        print(naar_json(_reeks_json(uit, naar, bekend, lijst.weggelaten, bevindingen), 1, str))
        return
    for r in uit:
        _toon_reeks(r, bekend)
    _toon_bevindingen(bevindingen, alles)


def _reeks_json(reeksen: list[Any], naar: date, bekend: Any, weggelaten: int, bevindingen: Any) -> dict[str, Any]:
    return {
        "indeling": naar,
        "reeksen": [
            {
                "kolom": r.kolom,
                "van": r.van,
                "grond": r.grond,
                "totaal": r.uitkomst.totaal,
                "onbekend": r.onbekend,
                "ontbreekt": r.ontbreekt,
                "gemeenten": [
                    {
                        "gemeente": g,
                        "naam": _naam(g, bekend),
                        "laag": d.laag,
                        "hoog": d.hoog,
                        "uit": d.uit,
                        "mist": d.onbekend,
                    }
                    for g, d in r.uitkomst.per_gemeente.items()
                ],
                "onverdeeld": [{"uit": o.uit, "aantal": o.aantal, "over": o.over} for o in r.uitkomst.onverdeeld],
                "opmerkingen": r.uitkomst.opmerkingen,
            }
            for r in reeksen
        ],
        "weggelaten": weggelaten,
        "bevindingen": [b.als_dict() for b in bevindingen],
    }


def _toon_reeks(r: Any, bekend: Any) -> None:
    from telmee.uitvoer.scherm import scherm
    from telmee.uitvoer.tabel import Kolom, Tabel
    from telmee.uitvoer.tabel_tekst import tekst

    honderdsten = r.kolom == "uren_per_week"
    eenheid = "honderdsten" if honderdsten else ""
    rijen = tuple((g, _naam(g, bekend), d.laag, d.hoog) for g, d in r.uitkomst.per_gemeente.items())
    wat = f"{r.kolom.replace('_', ' ')} van {r.van} op de indeling van {datum(r.naar)}"
    kolommen = (
        Kolom("gemeente", "gemeente"),
        Kolom("naam", "naam"),
        Kolom("laag", "ten minste", "rechts", eenheid),
        Kolom("hoog", "ten hoogste", "rechts", eenheid),
    )
    print(tekst(Tabel(wat[0].upper() + wat[1:], kolommen, rijen), scherm()))
    totaal = geheel(r.uitkomst.totaal // 100) if honderdsten else geheel(r.uitkomst.totaal)
    print(f"Samen {totaal}, in {geheel(len(rijen))} gemeenten.")
    for o in r.uitkomst.onverdeeld:
        over = " en ".join(map(bekend.naam, o.over))
        print(
            f"{geheel(o.aantal)} van {bekend.naam(o.uit)} hoort bij {over} samen; hoe het is verdeeld is niet bekend."
        )
    for zin in (*_mist(r, bekend), *r.uitkomst.opmerkingen):
        print(zin)


def _mist(r: Any, bekend: Any) -> Iterator[str]:
    """What the total lacks."""
    mist = sorted({bekend.naam(c) for d in r.uitkomst.per_gemeente.values() for c in d.onbekend})
    if mist:
        heeft = "heeft" if len(mist) == 1 else "hebben"
        yield f"Waar 'onbekend' staat mist een deel: {', '.join(mist)} {heeft} in de lijst geen getal."
    if r.ontbreekt:
        staan = "1 gemeente staat" if r.ontbreekt == 1 else f"{geheel(r.ontbreekt)} gemeenten staan"
        yield f"{staan} niet in de lijst; hun aantal zit niet in het totaal."


def _naam(code: str, bekend: Any) -> str:
    naam = bekend.naam(code)
    return "" if naam == code else naam


def voorbeeld(naar: Path = NAAR, overschrijf: bool = OVERSCHRIJF, json_: bool = JSON) -> None:
    """Verzonnen gemeenten en een sociaal ontwikkelbedrijf van acht mensen. (Made-up municipalities, and a workshop.)"""
    from telmee.beschut.exploitatie_schuif import voorbeeldtekst
    from telmee.gegevens.beschut import voorbeeld as kamer
    from telmee.gegevens.beschut.voorbeeld_land import gemeenten

    namen = kamer.maak(naar, overschrijf, {"sob/begroting.yaml": voorbeeldtekst()})
    wie = kamer.gemeente_van_sob()
    if json_:
        print(naar_json({"map": str(naar), "verzonnen": True, "gemeente": wie.code, "op": kamer.OP,
                         "bestanden": list(namen)}, 1, str))  # fmt: skip
        return
    waar = regel(str(naar))
    print(f"In '{waar}' staan {len(gemeenten())} verzonnen gemeenten en een sociaal ontwikkelbedrijf van acht mensen.")
    print(f"Dat bedrijf is van {wie.naam} ({wie.code}); '{regel(str(naar / kamer.MERK))}' zegt wat u kunt proberen.")


def _eis_plek(doel: Path | None, bron: Path) -> None:
    """Refuses a folder that is not there, and writing over what is read."""
    if doel is not None:
        eis_map(doel)
        eis_eigen_plek([doel], [bron])


def _schrijf_lijst(doel: Path, lijst: Any) -> None:
    from telmee.schrijven import schrijf_tekst

    schrijf_tekst(doel, lijst.write_csv(separator=";"))


def _toon_bevindingen(bevindingen: Any, alles: bool) -> None:
    """Each finding on a line: where, what, and what it does."""
    eerste = None if alles else _EERSTE
    for b in bevindingen[:eerste]:
        vaker = f" ({geheel(b.aantal)} keer)" if b.aantal > 1 else ""
        plaats = f"{b.plaats}: " if b.plaats else ""
        print(regel(f"- {b.ernst}{vaker}: {plaats}{b.wat}; {b.gevolg}."))
    if not alles and len(bevindingen) > _EERSTE:
        print(f"… en {geheel(len(bevindingen) - _EERSTE)} meer; toon ze met --alles.")
