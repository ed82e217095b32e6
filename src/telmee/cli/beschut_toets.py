"""`telmee beschut toets` (a person) and `telmee beschut indicaties` (who stands where). Contains no rule."""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import typer

from telmee import deur, getypt
from telmee.cli import gevraagd
from telmee.cli.anders import ANDERS, druk_af
from telmee.cli.opties import JSON, STAND
from telmee.cli.uitvoer import RAPPORT, eis_uitvoer, schrijf_uitvoer, toon
from telmee.fouten import GebruiksFout
from telmee.schrijven import schrijf_tekst

OP = typer.Option(None, "--op", metavar="DATUM", help="De dag waarover het gaat, zoals 2026-07-01; standaard vandaag.")
ANTWOORD = typer.Option(
    None,
    "--antwoord",
    metavar="VRAAG=ANTWOORD",
    help="Een antwoord, zoals kring=uwv; mag vaker. Nooit een naam of BSN.",
)
INDICATIES = typer.Option(None, "--indicaties", metavar="LIJST", help="De lijst indicaties: .csv of .xlsx.")
PLAATSINGEN = typer.Option(None, "--plaatsingen", metavar="LIJST", help="De lijst plaatsingen: .csv of .xlsx.")
GEBEURTENISSEN = typer.Option(
    None, "--gebeurtenissen", metavar="LIJST", help="In plaats daarvan of erbij: een lijst gebeurtenissen."
)
VERORDENING = typer.Option(
    None,
    "--verordening-dagen",
    metavar="N",
    help="De beslistermijn uit de verordening, in dagen; leeg: die noemt er geen.",
)
ICS = typer.Option(
    None, "--ics", metavar="BESTAND", help="Schrijf de termijnen ook als agenda (.ics), zonder personen."
)


def registreer(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("toets", short_help="Mag ik beschut werk vragen, wanneer hoor ik het, en als het vol is?")(toets)
    app.command("indicaties", short_help="Waar elke indicatie staat, en welke termijn voorbij is.")(indicaties)


def toets(
    antwoord: list[str] | None = ANTWOORD,
    op: str | None = OP,
    stand: str | None = STAND,
    anders: list[str] | None = ANDERS,
    json_: bool = JSON,
) -> None:
    """Kan ik beschut werk vragen? Hoogstens zes vragen. (May I ask for sheltered work? Six questions at most.)"""
    from telmee.beschut import toets as kamer
    from telmee.beschut.toets_beeld import beeld

    wetten = deur.wetten(stand, anders=anders)
    law = kamer.wet_van(wetten, op or date.today())
    gegeven = _antwoorden(antwoord or [])
    vraagt = sys.stdin.isatty() and not json_
    if vraagt:
        gegeven = _vraag_verder(law, gegeven)
    uitkomst = kamer.toets(law, gegeven)
    toon(beeld(uitkomst), uitkomst.als_dict() if json_ else None)
    if json_:
        return
    if not vraagt and (open_ := kamer.volgende_vraag(law, gegeven)) is not None:
        _noem_open(open_)
    druk_af(wetten)


def _noem_open(vraag: Any) -> None:
    """What may be answered next, for who is not asked: without the words nobody can give an answer."""

    woorden = [f"- {vraag.naam}={naam}: {zegt}" for naam, zegt in vraag.keuzes.items()]
    dag = f"- {vraag.naam}=2026-01-31, of een andere dag" + (f"; of {vraag.naam}=nee" if vraag.mag_nee else "")
    regels = [f"Nog te beantwoorden, met --antwoord: {vraag.vraag}", *(woorden or [dag])]
    print("\n" + "\n".join(map(gevraagd.gevouwen, regels)))


def _antwoorden(gegeven: list[str]) -> dict[str, str]:
    from telmee.beschut import toets as kamer

    gevonden: dict[str, str] = {}
    for each in gegeven:
        naam, is_, waarde = each.partition("=")
        if not is_:
            raise GebruiksFout(f"'{each[:40]}' is geen antwoord; schrijf --antwoord vraag=antwoord, zoals kring=uwv.")
        if naam in gevonden:
            raise GebruiksFout(f"De vraag '{naam[:40]}' is twee keer beantwoord; doe het één keer.")
        gevonden[naam] = kamer.lees_antwoord(naam, waarde)
    return gevonden


def _vraag_verder(law: Any, antwoorden: dict[str, str]) -> dict[str, str]:
    """Asks on a terminal until no outcome needs more, or until nobody knows more."""
    from telmee.beschut import toets as kamer

    overgeslagen: frozenset[str] = frozenset()
    while (vraag := kamer.volgende_vraag(law, antwoorden, overgeslagen)) is not None:
        gekregen = _vraag(vraag, len(antwoorden) + len(overgeslagen) + 1)
        if gekregen is None:
            overgeslagen |= {vraag.naam}
        else:
            antwoorden = {**antwoorden, vraag.naam: gekregen}
    return antwoorden


def _vraag(vraag: Any, nummer: int) -> str | None:
    """One answer; None is 'weet ik niet'."""
    from telmee.beschut.toets import lees_antwoord

    keuzes = [f"   - {naam}: {woorden}" for naam, woorden in vraag.keuzes.items()]
    hoe = "een van deze woorden" if keuzes else "een dag, zoals 2026-01-31" + (", of nee" if vraag.mag_nee else "")
    regels = [f"{nummer}. {vraag.vraag}", f"   {vraag.wat} {vraag.waar}", *keuzes]
    regels.append(f"   Antwoord {hoe}. Leeg: weet ik niet. (Empty: I do not know.)")
    return gevraagd.vraag(regels, partial(lees_antwoord, vraag.naam))


# --- Indications ----------------------------------------------------------------------------------------------------


def indicaties(
    indicaties_: Path | None = INDICATIES,
    plaatsingen: Path | None = PLAATSINGEN,
    gebeurtenissen: Path | None = GEBEURTENISSEN,
    op: str | None = OP,
    stand: str | None = STAND,
    verordening: str | None = VERORDENING,
    anders: list[str] | None = ANDERS,
    ics: Path | None = ICS,
    rapport: list[Path] | None = RAPPORT,
    json_: bool = JSON,
) -> None:
    """Waar elke indicatie staat, wie wacht en welke termijn voorbij is. (Where every indication stands.)"""
    uit = (*(rapport or ()), *([ics] if ics else ()))
    lijsten = [pad for pad in (indicaties_, plaatsingen, gebeurtenissen) if pad is not None]
    eis_uitvoer(uit, rapport or (), gelezen=lijsten)
    if ics is not None and ics.suffix.lower() != ".ics":
        raise GebruiksFout(f"Een agenda heet .ics en '{ics.name}' niet; kies een naam als termijnen.ics.")
    dagen = None if verordening is None else getypt.geheel(verordening, "--verordening-dagen", ("dagen",))
    if indicaties_ is None and gebeurtenissen is None:
        raise GebruiksFout(
            "Geef een lijst met --indicaties of --gebeurtenissen; hun kolommen staan in docs/beschut-werk.md."
        )
    from telmee.beschut import indicaties_beeld as plaat
    from telmee.beschut import indicaties_invoer, toestand

    dag = getypt.dag(op, "--op") if op else date.today()
    kennis = getypt.dag(stand, "--stand") if stand else None
    alles, bevindingen = indicaties_invoer.lees(indicaties_, plaatsingen, gebeurtenissen)
    uitkomst = toestand.toestand(alles, dag, deur.wetten(stand, anders=anders), kennis, dagen)
    beeld = plaat.beeld(uitkomst, bevindingen)
    schrijf_uitvoer(beeld, rapport or ())
    if ics is not None:
        from telmee.uitvoer import agenda

        schrijf_tekst(ics, agenda.ics(plaat.agenda(uitkomst), date.today()))
    toon(beeld, plaat.als_dict(uitkomst, bevindingen) if json_ else None, uit)
