"""`telmee doelgroep`: does somebody belong to the jobs agreement? Contains no rule.

On a terminal the test asks until the outcome is known; elsewhere it takes facts and says which ones would decide.
Questions go to stderr, so that the answer on stdout stays clean. Nothing that is asked is kept.
"""

import sys
import textwrap
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import typer

from telmee import deur
from telmee.cli import gevraagd
from telmee.cli.anders import ANDERS, druk_af
from telmee.cli.opties import JSON, STAND
from telmee.fouten import Fout, GebruiksFout
from telmee.veilig import blok, naar_json

app = typer.Typer(
    help="Wie hoort bij de banenafspraak? (Who belongs to the Dutch jobs agreement?)",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

OP = typer.Option(None, "--op", metavar="DATUM", help="De dag waarover het gaat, zoals 2026-07-01; standaard vandaag.")
REGIME = typer.Option(
    None, "--regime", metavar="REGIME", help="wet-banenafspraak (nog niet in werking) of voorgenomen (aangekondigd)."
)
FEIT = typer.Option(
    None, "--feit", metavar="NAAM=WAARDE", help="Een feit, zoals recht_op_wajong=ja; mag vaker. Nooit een naam of BSN."
)
FEITEN = typer.Option(None, "--feiten", metavar="BESTAND", help="JSON met de feiten; - leest de standaardinvoer.")


@app.callback()
def _onderwerp() -> None:
    """Keeps `toets` a word of its own while it is the only command."""


@app.command("toets")
def test_person(
    feit: list[str] = FEIT,
    feiten: Path = FEITEN,
    op: str = OP,
    stand: str = STAND,
    regime: list[str] = REGIME,
    anders: list[str] = ANDERS,
    json_: bool = JSON,
) -> None:
    """Hoort iemand bij de doelgroep? Vraagt niet meer dan nodig. (Does a person belong? Asks as little as it can.)"""
    from telmee.doelgroep import toets, wet_van

    wetten = deur.wetten(stand, regime, anders)
    law = wet_van(wetten, op or date.today())
    gegeven = {**(_uit_bestand(feiten) if feiten else {}), **_feiten(law, feit or [])}
    overgeslagen: frozenset[str] = frozenset()
    if sys.stdin.isatty() and not (feiten or json_):
        gegeven, overgeslagen = _vraag_verder(law, gegeven)
    uitkomst = toets(law, gegeven, overgeslagen)
    if json_:
        inhoud, gegeven_cijfers = uitkomst.als_dict(), deur.als_dict(wetten)
        inhoud |= {
            "anders": gegeven_cijfers["anders"],
            "ongebruikt": inhoud["ongebruikt"] + gegeven_cijfers["ongebruikt"],
        }
        print(naar_json(inhoud))
    else:
        _toon(uitkomst)
        druk_af(wetten)


def _uit_bestand(pad: Path) -> dict[str, Any]:
    from telmee.gelezen import json_van_bestand

    inhoud = json_van_bestand(pad, "feiten")
    if not isinstance(inhoud, dict):
        raise Fout(f"Het bestand {blok(pad.name)} met feiten moet namen met hun waarde bevatten, zoals {{}}.")
    return inhoud


def _feiten(law: Any, gegeven: list[str]) -> dict[str, Any]:
    """The facts of the options, in the words of people."""
    from telmee.doelgroep import lees_antwoord

    gevonden: dict[str, Any] = {}
    for each in gegeven:
        naam, is_, waarde = each.partition("=")
        if not is_:
            raise GebruiksFout(f"'{each[:40]}' is geen feit; schrijf --feit naam=waarde, zoals recht_op_wajong=ja.")
        if naam in gevonden:
            raise GebruiksFout(f"Het feit '{naam}' is twee keer gegeven; geef het één keer.")
        gevonden[naam] = lees_antwoord(law, naam, waarde)
    return gevonden


# --- Questions -----------------------------------------------------------------------------------------------------


def _vraag_verder(law: Any, feiten: dict[str, Any]) -> tuple[dict[str, Any], frozenset[str]]:
    """Asks on a terminal until the outcome is known, or until nobody knows more."""
    from telmee.doelgroep import toets, volgende_vraag

    toets(law, feiten)  # facts that contradict each other are refused before the first question
    overgeslagen: frozenset[str] = frozenset()
    nummer = 0
    while (vraag := volgende_vraag(law, feiten, overgeslagen)) is not None:
        nummer += 1
        antwoord = _vraag(law, vraag, nummer)
        if antwoord is None:
            overgeslagen |= {vraag.naam}
        else:
            feiten = {**feiten, vraag.naam: antwoord}
    return feiten, overgeslagen


def _vraag(law: Any, vraag: Any, nummer: int) -> Any:
    """One answer; None is 'weet ik niet'."""
    from telmee.doelgroep import lees_antwoord

    soort = " of ".join(vraag.keuzes) if vraag.keuzes else vraag.soort
    woorden = vraag.woorden()
    regels = [f"{nummer}. {woorden.vraag}", f"   {woorden.wat} {woorden.waar}", f"   In de wet: {vraag.label}."]
    if vraag.beslist_door:
        regels.append(f"   Beslist door: {vraag.beslist_door}.")
    regels.append(f"   Antwoord {soort}. Leeg: weet ik niet. (Empty: I do not know.)")
    return gevraagd.vraag(regels, partial(lees_antwoord, law, vraag.naam))


# --- The answer ----------------------------------------------------------------------------------------------------


def _toon(uitkomst: Any) -> None:
    """The same picture as on the page; before it is known, also which facts decide, as they are written here."""
    from telmee.doelgroep import beeld
    from telmee.uitvoer.beeld_tekst import tekst
    from telmee.uitvoer.scherm import scherm

    print(tekst(beeld(uitkomst), scherm()))
    _toon_nodig(uitkomst)
    open_ = [f"{g.begin_met.naam} ({g.begin_met.label})" for g in uitkomst.gevolgen if g.begin_met]
    if open_:
        _regel(f"Geef voor wat nog niet te zeggen is ook: {'; '.join(dict.fromkeys(open_))}.")


def _regel(zin: str, inspringen: str = "") -> None:
    """A sentence, no wider than the screen."""
    from telmee.uitvoer.scherm import scherm, zonder_unicode

    breedte = min(scherm().breedte, 110)
    gevouwen = textwrap.fill(
        zin, breedte, initial_indent=inspringen, subsequent_indent=inspringen + "  ", break_on_hyphens=False
    )
    print(zonder_unicode(gevouwen, scherm()))


def _toon_nodig(uitkomst: Any) -> None:
    if uitkomst.hoort is not None:
        return
    if not uitkomst.nodig:
        _regel("Met wat er bekend is valt dit niet te beslissen; er is geen vraag meer die het beslist.")
        return
    _regel("Deze feiten beslissen; begin met het eerste (--feit, zo geschreven):")
    for vraag in uitkomst.nodig:
        wie = f" Beslist door: {vraag.beslist_door}." if vraag.beslist_door else ""
        _regel(f"- {vraag.naam}={_zo_geschreven(vraag)}: {vraag.label}.{wie}", "  ")


def _zo_geschreven(vraag: Any) -> str:
    """What may stand behind the name of a fact: its choices, or an example."""
    return " of ".join(vraag.keuzes) or {"ja/nee": "ja of nee", "datum": "2026-01-31"}.get(vraag.soort, vraag.soort)
