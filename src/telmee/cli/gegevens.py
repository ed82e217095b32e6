"""`telmee gegevens`: make the synthetic country, check a data set, list what is published."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from telmee.cli import gegevens_loonaangifte
from telmee.fouten import GebruiksFout
from telmee.getallen import geheel
from telmee.veilig import naar_json, regel

app = typer.Typer(
    help="Maak en controleer gegevens, en toon wat is gepubliceerd. (Make and check data, list what is published.)",
    no_args_is_help=True,
)
SYNTHETISCH = "Dit zijn synthetische gegevens: verzonnen personen en werkgevers, geijkt op gepubliceerde totalen."
_EERSTE = 20


def lees_schaal(tekst: str) -> float:
    """'0.01' or '0,01': no thousands here, so a point is decimal too."""
    try:
        return float(tekst.replace(",", "."))
    except ValueError as fout:
        raise GebruiksFout(f"'{tekst[:40]}' is geen getal voor --schaal; schrijf het als 0.01.") from fout


@app.command()
def maak(
    naar: Path = typer.Option(..., help="Nieuwe map waarin de dataset komt."),
    schaal: float = typer.Option(
        "0.01",
        parser=lees_schaal,
        metavar="GETAL",
        help="Deel van Nederland: 1 is ongeveer 120 miljoen loonaangiften per jaar.",
    ),
    jaren: str = typer.Option("2012,2015-2024", help="Jaren, zoals 2012,2015-2024."),
    zaad: int = typer.Option(1, help="Zelfde zaad, zelfde bytes."),
    overschrijf: bool = typer.Option(False, "--overschrijf", help="Vervang een dataset die er al staat."),
    als_json: bool = typer.Option(False, "--json", help="Uitkomst als JSON."),
) -> None:
    """Maak het synthetische land: een dataset op schaal. (Make the synthetic country.)"""
    from telmee.gegevens.synthetisch.maken import maak as maak_land

    rijen = maak_land(naar, schaal, lees_jaren(jaren), zaad, overschrijf=overschrijf)
    if als_json:
        _json({"map": str(naar), "synthetisch": True, "schaal": schaal, "zaad": zaad, "rijen": rijen})
        return
    print(f"{SYNTHETISCH}\n\nGeschreven naar {regel(str(naar))}, schaal {schaal:g}, zaad {zaad}:")
    for naam, aantal in rijen.items():
        print(f"  {naam:24}{geheel(aantal):>16} rijen")
    print(f"\nControleer met: telmee gegevens controleer {regel(str(naar))}")


@app.command(short_help="Controleer elke rij van een dataset.")
def controleer(
    map_: Path = typer.Argument(..., metavar="MAP", help="Map van de dataset."),
    jaren: str = typer.Option("", help="Alleen deze jaren, zoals 2012,2024; anders alle."),
    alles: bool = typer.Option(False, "--alles", help=f"Toon elke foute rij, niet alleen de eerste {_EERSTE}."),
    als_json: bool = typer.Option(False, "--json", help="Uitkomst als JSON."),
    threads: int | None = typer.Option(None, help="Aantal draden van DuckDB."),
    memory_limit: str | None = typer.Option(None, help="Geheugen voor DuckDB, zoals 2GB."),
    temp_directory: str | None = typer.Option(None, help="Map voor tijdelijke bestanden van DuckDB."),
) -> None:
    """Controleer elke rij van een dataset, en de ijking als hij synthetisch is. (Check every row.)"""
    from telmee.gegevens.controle import controleer as controleer_dataset
    from telmee.gegevens.lezen import open_dataset

    keuze = lees_jaren(jaren) if jaren else None
    opties = {"threads": threads, "memory_limit": memory_limit, "temp_directory": temp_directory}
    with open_dataset(map_, "duckdb", keuze, **opties) as dataset:
        bevindingen = controleer_dataset(dataset)
        fouten = bevindingen.fouten
        ijking = _ijking(dataset) if dataset.synthetisch and not fouten else []
        getoond = bevindingen.eerste(None if alles else _EERSTE)
        if als_json:
            _json(_als_json(dataset, bevindingen, getoond, ijking))
        else:
            _toon(dataset, bevindingen, getoond, ijking)
    if fouten:
        raise typer.Exit(1)


@app.command()
def publicaties(als_json: bool = typer.Option(False, "--json", help="Uitkomst als JSON.")) -> None:
    """Toon wat is gepubliceerd, met bron. (List published figures with source.)"""
    from telmee.gegevens import publicatie, publicatie_register

    nul, resultaten = publicatie.nulmeting(), publicatie.resultaten()
    if als_json:
        standen, kwartalen = publicatie.registerstanden(), publicatie.kwartaalcijfers()
        _json(
            {
                "nulmeting": _plat(nul),
                "resultaten": [_plat(r) for r in resultaten],
                "uwv_kwartaal": [_plat(k) for k in kwartalen],
                "register": [_plat(s) for s in standen],
                "register_stromen": [_plat(s) for s in publicatie_register.kwartaalstromen()],
                "cohort": _plat(publicatie_register.cohort()),
            }
        )
        return
    noten = (
        [f"Nulmeting: {geheel(nul.totaal)} banen, waarvan {geheel(nul.inleen)} via inleen. Bron: {nul.bron.noot}"]
        if nul
        else []
    )
    _tabel(
        "Extra banen volgens de officiële meting, tegen de nulmeting van december 2012",
        ["jaar", "markt", "overheid", "totaal", "bekend", "bron"],
        [
            (r.jaar, *(r.extra[s] for s in ("markt", "overheid", "totaal")), r.bron.bekend, r.bron.noot)
            for r in resultaten
        ],
        noten,
    )
    _tabel(
        "Kwartaalcijfers van UWV: niet de officiële meting, alleen om te vergelijken",
        ["kwartaal", "extra banen", "formeel", "inleen", "bron"],
        [(k.kwartaal, k.extra_banen, k.formeel, k.inleen, k.bron.noot) for k in publicatie.kwartaalcijfers()],
    )
    _tabel(
        "Personen in het doelgroepregister",
        ["op", "register", "werkend", "bron"],
        [(s.op, s.register, s.werkend, s.bron.noot) for s in publicatie.registerstanden()],
    )
    _stromen(publicatie_register)


def _stromen(publicatie: Any) -> None:
    """What was published of flows, and of the cohort of the labour inspectorate."""
    _tabel(
        "Het register in en uit, per kwartaal",
        ["kwartaal", "in", "uit", "werk gevonden", "werk verloren", "bron"],
        [
            (k.kwartaal, *(k.stromen[n] for n in ("in", "uit", "werk_gevonden", "werk_verloren")), k.bron.noot)
            for k in publicatie.kwartaalstromen()
        ],
    )
    c = publicatie.cohort()
    _tabel(
        "Steeds geregistreerd, en hoe lang er is gewerkt (Nederlandse Arbeidsinspectie)",
        ["van", "tot", "personen", "nooit (%)", "korter dan een jaar (%)", "bron"],
        [(c.van, c.tot, c.personen, c.nooit_gewerkt, c.korter_dan_een_jaar, c.bron.noot)],
    )


def lees_jaren(tekst: str) -> list[int]:
    """Years such as 2012,2015-2024."""
    jaren: list[int] = []
    for deel in tekst.split(","):
        van, streep, tot = deel.strip().partition("-")
        if not van.isdecimal() or (streep and not tot.isdecimal()) or not 1990 <= int(van) <= int(tot or van) <= 2100:
            raise GebruiksFout(f"'{tekst}' is geen lijst van jaren; schrijf het zoals 2012,2015-2024.")
        jaren += range(int(van), int(tot or van) + 1)
    return sorted(set(jaren))


def _ijking(dataset: Any) -> list[Any]:
    from telmee.gegevens.synthetisch.ijktabel import ijktabel

    return ijktabel(dataset)


def _als_json(dataset: Any, bevindingen: Any, getoond: Iterable[Any], ijking: list[Any]) -> dict[str, Any]:
    return {
        "map": str(dataset.map),
        "synthetisch": dataset.synthetisch,
        "schaal": dataset.schaal,
        "jaren": list(dataset.jaren),
        "rijen": bevindingen.gecontroleerd,
        "fouten": bevindingen.fouten,
        "bevindingen": len(bevindingen),
        "aantallen": [
            dict(zip(("tabel", "jaar", "reden", "ernst", "aantal"), a, strict=True)) for a in bevindingen.aantallen()
        ],
        "rijen_fout": [_plat(b) for b in getoond],
        "ijking": [_plat(p) | {"verschil": p.verschil, "procent_honderdsten": p.procent} for p in ijking],
    }


def _toon(dataset: Any, bevindingen: Any, getoond: Iterator[Any], ijking: list[Any]) -> None:
    if dataset.synthetisch:
        print(f"{SYNTHETISCH} Schaal {dataset.schaal:g}.\n")
    rijen, fouten = geheel(bevindingen.gecontroleerd), bevindingen.fouten
    woord = "fout" if fouten == 1 else "fouten"
    print(f"{rijen} rijen gecontroleerd in {regel(str(dataset.map))}: {geheel(fouten) if fouten else 'geen'} {woord}.")
    for tabel, jaar, reden, ernst, aantal in bevindingen.aantallen():
        waar = f"{tabel} {jaar}" if jaar else tabel
        print(f"  {geheel(aantal):>12}  {regel(waar)}: {regel(reden)}{'' if ernst == 'fout' else ' (waarschuwing)'}")
    n = 0
    for n, b in enumerate(getoond, 1):
        print(("\n" if n == 1 else "") + regel(b.zin()))
    if (rest := len(bevindingen) - n) > 0:
        print(f"… en nog {geheel(rest)}; met --alles ziet u ze allemaal.")
    if ijking:
        _toon_ijking(ijking, dataset.schaal)


def _toon_ijking(ijking: list[Any], schaal: float) -> None:
    noot = f"Omgerekend naar heel Nederland: 1 baan in deze gegevens telt als {1 / schaal:g}."
    print()
    _tabel(
        "IJking van de synthetische gegevens",
        ["jaar", "figuur", "gepubliceerd", "in de data", "verschil", "verschil in procent"],
        [(p.jaar, p.figuur, p.gepubliceerd, p.in_data, p.verschil, p.procent) for p in ijking],
        [noot, SYNTHETISCH],
    )


def _tabel(titel: str, koppen: list[str], rijen: list[tuple[Any, ...]], noten: list[str] | None = None) -> None:
    """Prints a table; columns with numbers stand to the right."""
    from telmee.uitvoer.scherm import scherm
    from telmee.uitvoer.tabel import Kolom, Tabel
    from telmee.uitvoer.tabel_tekst import tekst

    kolommen = []
    for nummer, kop in enumerate(koppen):
        getallen = any(isinstance(rij[nummer], int) for rij in rijen)
        eenheid = "jaar" if kop == "jaar" else "honderdsten procent" if kop == "verschil in procent" else ""
        kolommen.append(Kolom(kop.replace(" ", "_"), kop, "rechts" if getallen else "links", eenheid))
    print(tekst(Tabel(titel, tuple(kolommen), tuple(rijen), tuple(noten or ())), scherm()))


def _plat(ding: Any) -> Any:
    from dataclasses import asdict

    return asdict(ding) if ding is not None else None


def _json(inhoud: Any) -> None:
    print(naar_json(inhoud, 1, str))


gegevens_loonaangifte.registreer(app)
