"""`telmee beschut verdeel` and `telmee beschut landelijk`. Contains no rule; engines are imported when needed."""

from pathlib import Path
from typing import Any

import typer

from telmee import deur
from telmee.cli.anders import ANDERS
from telmee.cli.opties import JSON, STAND
from telmee.cli.uitvoer import RAPPORT, eis_uitvoer, schrijf_uitvoer, toon
from telmee.fouten import GebruiksFout, bedoelde_u

TOTAAL = typer.Option(..., "--totaal", metavar="PLAATSEN", help="Zoveel plaatsen van 31 uur zijn er te verdelen.")
JAAR = typer.Option(..., "--jaar", metavar="JAAR", help="Het jaar waarvoor u verdeelt, zoals 2027.")
SLEUTEL = typer.Option(
    ...,
    "--sleutel",
    metavar="SLEUTEL",
    help="regeling, indicaties, gerealiseerd, objectief, 'mix(50%)', tweetraps, 'kolom(naam)' of bestand.py:functie.",
)
GEGEVENS = typer.Option(
    ..., "--gegevens", metavar="LIJST", help="Per gemeente de cijfers voor de sleutel: .csv of .xlsx."
)
INGROEI = typer.Option(
    None, "--ingroei", metavar="P", help="Hoogstens zoveel van het oude aantal schuift per jaar op, zoals 10%."
)
AFRONDING = typer.Option(
    "grootste-resten", "--afronding", metavar="MANIER", help="grootste-resten (standaard) of sainte-lague."
)
UREN = typer.Option(
    None, "--uren-per-persoon", metavar="UREN", help="Uren per week per persoon; standaard 27, een steekproef van 2022."
)
GRAFIEK = typer.Option(None, "--grafiek", metavar="BESTAND", help="Schrijf de grafiek ook als SVG.")
CSV = typer.Option(None, "--csv", metavar="BESTAND", help="Schrijf de tabel met elke rij ook als CSV.")


def registreer(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("verdeel", short_help="Verdeel plaatsen over gemeenten, met een sleutel.")(verdeel)
    app.command("landelijk", short_help="Het doel en de mensen, van 2015 tot en met 2048.")(landelijk)


def verdeel(
    totaal: str = TOTAAL,
    jaar: int = JAAR,
    sleutel: str = SLEUTEL,
    gegevens: Path = GEGEVENS,
    ingroei: str | None = INGROEI,
    afronding: str = AFRONDING,
    anders: list[str] | None = ANDERS,
    stand: str | None = STAND,
    json_: bool = JSON,
    csv: Path | None = CSV,
    rapport: list[Path] | None = RAPPORT,
    grafiek: Path | None = GRAFIEK,
) -> None:
    """Verdeel plaatsen beschut werk over gemeenten; geen officieel model. (Divide places over municipalities.)"""
    from telmee import getypt

    uit = (*(rapport or ()), *(pad for pad in (csv, grafiek) if pad is not None))
    eis_uitvoer(uit, rapport or (), grafiek, [gegevens])
    plaatsen = getypt.geheel(totaal, "--totaal", ("plaatsen", "banen"))
    wetten = deur.wetten(stand, anders=anders)
    verdeling = _verdeling(plaatsen, jaar, sleutel, gegevens, ingroei, afronding, wetten)
    from telmee.beschut import verdeel_beeld as plaat

    beeld = plaat.beeld(verdeling)
    schrijf_uitvoer(beeld, rapport or (), csv, plaat.tabel(verdeling), grafiek, plaat.staven(verdeling))
    if json_:
        _waarschuw(verdeling)
    toon(beeld, verdeling.als_lijst() if json_ else None, uit)


def _verdeling(
    totaal: int, jaar: int, sleutel: str, gegevens: Path, ingroei: str | None, afronding: str, wetten: Any
) -> Any:
    from telmee.beschut import verdeel as kamer
    from telmee.beschut import verdeel_sleutels
    from telmee.beschut.landelijk import doel_van
    from telmee.beschut.verdeel_afronding import AFRONDINGEN
    from telmee.gegevens.beschut import verdeel_invoer

    if afronding not in AFRONDINGEN:
        keuze = " of ".join(AFRONDINGEN)
        raise GebruiksFout(
            f"De afronding '{afronding[:40]}' bestaat niet; kies {keuze}.{bedoelde_u(afronding, AFRONDINGEN)}"
        )
    deel = None if ingroei is None else verdeel_sleutels.aandeel(ingroei, "--ingroei")
    vraag = kamer.Vraag(totaal, jaar, verdeel_sleutels.zoek(sleutel), deel, afronding, doel_van(wetten))
    return kamer.verdeel(verdeel_invoer.lees(gegevens, jaar, vraag.nodig), vraag)


def _waarschuw(verdeling: Any) -> None:
    """What a program does not find in the rows: that this is no official model, and what was found in the list."""
    import sys

    from telmee.beschut.beeld_delen import zin
    from telmee.beschut.verdeel import GEEN_MODEL

    for regel in (GEEN_MODEL, *(zin(b) for b in verdeling.bevindingen)):
        print(regel, file=sys.stderr)


def landelijk(
    uren_per_persoon: str | None = UREN,
    anders: list[str] | None = ANDERS,
    stand: str | None = STAND,
    json_: bool = JSON,
    csv: Path | None = CSV,
    rapport: list[Path] | None = RAPPORT,
    grafiek: Path | None = GRAFIEK,
) -> None:
    """Het landelijke doel en de mensen die werken, 2015 tot en met 2048. (The national target and the people.)"""
    from telmee import getypt

    uit = (*(rapport or ()), *(pad for pad in (csv, grafiek) if pad is not None))
    eis_uitvoer(uit, rapport or (), grafiek)
    uren = (
        None
        if uren_per_persoon is None
        else getypt.in_delen(uren_per_persoon, 100, "--uren-per-persoon", getypt.UUR_PER_WEEK)
    )
    from telmee.beschut import landelijk as kamer
    from telmee.beschut import landelijk_beeld as plaat

    land = kamer.land(deur.wetten(stand, anders=anders), uren)
    beeld = plaat.beeld(land)
    schrijf_uitvoer(beeld, rapport or (), csv, plaat.tabel(land), grafiek, plaat.grafiek(land))
    toon(beeld, [jaar.als_dict() for jaar in land.jaren] if json_ else None, uit)
