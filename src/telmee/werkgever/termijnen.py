"""The dates of an employer after a year: requests, provisional calculation, corrections, decisions, hired-in hours.

Every date comes from a rule of the law. One that is in a weekend or on a holiday stays as the act gives it, with the
last working day before it as the safe one; that an act allows more is said only where it does (docs/besluiten/0065).
`ics` writes the dates as a calendar file (RFC 5545) that any agenda can open; it holds nobody's name or number.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from telmee.getallen import euro
from telmee.uitvoer import agenda
from telmee.werkgever.uitkomst import Termijn, VoordelenTotaal
from telmee.werkgever.wetcijfers import artikel
from telmee.werkgever.woorden import aantal, dag_en_maand
from telmee.wet import Law
from telmee.wet.machine import workdays
from telmee.wet.machine.book import from_day_number
from telmee.wet.machine.explain import compute

WERKGEVER = "werkgever"
LOOPT_TOT = {"bezwaar_uiterlijk": "bezwaar_loopt_tot", "uitbetaling_uiterlijk": "uitbetaling_loopt_tot"}
"""Terms that go on when their last day is no working day; the other dates are days that an act names."""


def dag(wet: Law, naam: str, **feiten: date) -> date:
    """A date that follows from the year (or from a date that is given)."""
    gevonden = _dag_als_bekend(wet, naam, **feiten)
    assert gevonden is not None, naam
    return gevonden


def _dag_als_bekend(wet: Law, naam: str, **feiten: date) -> date | None:
    """The same for a date that nobody may know: of a year of which the holidays are not listed."""
    nummer = compute(wet, {"land": [{"jaar": wet.op.year}], **feiten}).outcome(naam)
    return None if nummer is None else from_day_number(int(nummer))


def termijnen(wet: Law, totaal: VoordelenTotaal, inleen: bool, overgangen: int | None = None) -> tuple[Termijn, ...]:
    """All dates in order. `overgangen`: how many came along in a transfer of undertaking; None is unknown."""
    lijst = [*_voordelen(wet, totaal), *_beschikking(wet, totaal, overgangen), *_quotum(wet, inleen)]
    return tuple(sorted(lijst, key=lambda t: t.datum))


def _termijn(wet: Law, naam: str, wat: str, uitleg: str, soort: str, **anders: Any) -> Termijn:
    """One date of the law: the day, whose turn it is and the article are those of its rule."""
    feiten = {k: anders.pop(k) for k in ("beschikking_op",) if k in anders}
    regel = wet.rules[naam]
    boom = compute(wet, {"land": [{"jaar": wet.op.year}], **feiten}).explain(naam)
    t = Termijn(dag(wet, naam, **feiten), wat, regel.who, regel.law, uitleg, soort, boom=boom, **anders)
    return _geen_werkdag(wet, t, _dag_als_bekend(wet, LOOPT_TOT[naam], **feiten) if naam in LOOPT_TOT else None, naam)


def _geen_werkdag(wet: Law, t: Termijn, loopt_tot: date | None, naam: str) -> Termijn:
    """A date in a weekend or on a holiday: the safe day for who must act, and until when an act allows more."""
    welke = workdays.day_name(t.datum)
    later = loopt_tot if welke else None
    if not welke or (t.wie != WERKGEVER and later is None):
        return t
    zinnen = [t.uitleg, f"{t.datum:%d-%m-%Y} is {'een ' if welke in workdays.WEEK else ''}{welke}."]
    veilig = _dag_als_bekend(wet, "termijn_veilige_dag", laatste_dag_termijn=t.datum) if t.wie == WERKGEVER else None
    if veilig is not None:
        zinnen.append(f"Doe het uiterlijk op {veilig:%d-%m-%Y}.")
    if later is not None:
        zinnen.append(f"De wet laat {later:%d-%m-%Y} nog toe ({artikel(wet, LOOPT_TOT[naam])}).")
    else:
        zinnen.append("Reken niet op uitstel: de wet noemt deze dag zelf.")
    return replace(t, uitleg=" ".join(zinnen), veilig=veilig, later=later)


def _voordelen(wet: Law, totaal: VoordelenTotaal) -> list[Termijn]:
    """What the employer can still do about the benefits of the year."""
    jaar = wet.op.year
    open_ = {"aantal": totaal.gemist_bij + totaal.onterecht_bij, "bedrag": totaal.gemist}
    voor = dag_en_maand(dag(wet, "voorlopige_berekening_voor"))
    return [
        _termijn(
            wet,
            "verzoek_voorlopige_berekening_uiterlijk",
            "Verzoeken om loonkostenvoordeel compleet",
            f"Wat uiterlijk op deze dag over {jaar} is aangegeven, staat in de voorlopige berekening.",
            "verzoek",
            **open_,
        ),
        _termijn(
            wet,
            "voorlopige_berekening_uiterlijk",
            "Voorlopige berekening van UWV binnen",
            f"Vóór {voor}. Vergelijk haar met dit overzicht.",
            "berekening",
        ),
        _termijn(
            wet,
            "correctie_uiterlijk",
            "Laatste dag voor correcties",
            f"Aangiften en correcties over {jaar} tellen mee als zij uiterlijk op deze dag zijn gedaan; wat dan niet "
            "is gevraagd, is voorgoed gemist.",
            "correctie",
            **open_,
        ),
    ]


def _over_overgang(overgangen: int | None) -> str:
    """That who came along in a transfer needs an objection: with how many they are, or nothing when there are none."""
    if overgangen == 0:
        return ""
    if overgangen is None:
        return " Kwam iemand mee bij een overgang van onderneming, dan is bezwaar nodig om het voordeel te houden."
    wie = f"{aantal(overgangen, 'werknemer', 'werknemers')} die bij een overgang van onderneming "
    return f" Voor {wie}{'meekwam' if overgangen == 1 else 'meekwamen'}, is bezwaar nodig om het voordeel te houden."


def _beschikking(wet: Law, totaal: VoordelenTotaal, overgangen: int | None) -> list[Termijn]:
    """The decision on the benefits and what follows; counted from the last day on which it can come."""
    beschikking = dag(wet, "beschikking_uiterlijk")
    return [
        _termijn(
            wet,
            "beschikking_uiterlijk",
            "Beschikking loonkostenvoordelen binnen",
            f"Vóór {dag_en_maand(dag(wet, 'beschikking_voor'))}.",
            "beschikking",
        ),
        _termijn(
            wet,
            "bezwaar_uiterlijk",
            "Laatste dag voor bezwaar",
            "Zes weken na de dagtekening; kwam de beschikking eerder, dan ook deze dag." + _over_overgang(overgangen),
            "bezwaar",
            beschikking_op=beschikking,
        ),
        _termijn(
            wet,
            "uitbetaling_uiterlijk",
            "Uitbetaling loonkostenvoordelen binnen",
            "Binnen zes weken na de beschikking.",
            "uitbetaling",
            beschikking_op=beschikking,
            bedrag=totaal.bedrag,
        ),
    ]


def _quotum(wet: Law, inleen: bool) -> list[Termijn]:
    """The dates of the quota; the hired-in hours only for who has them."""
    voor = dag_en_maand(dag(wet, "quotumbeschikking_voor"))
    lijst = [
        _termijn(
            wet,
            "quotumuren_vast_op",
            "Uren voor het quotum liggen vast",
            f"De uren van {wet.op.year} tellen zoals zij op deze dag zijn aangegeven.",
            "quotum",
        ),
        _termijn(
            wet,
            "quotumbeschikking_uiterlijk",
            "Beschikking quotumheffing, als die wordt opgelegd",
            f"Vóór {voor}. Zolang de heffing is opgeschort, komt er geen.",
            "quotum",
        ),
    ]
    eens = ("Eens met de uitlener over de ingeleende uren", "Daarna tellen deze uren niet meer bij u.", "inleen")
    return [*lijst, _termijn(wet, "inleen_overeenstemming_uiterlijk", *eens)] if inleen else lijst


def ics(lijst: tuple[Termijn, ...], jaar: int, stand: date) -> str:
    """The dates as a calendar: whole days, the safe ones, with a reminder two weeks before those of the employer."""
    return agenda.ics((_in_agenda(t, jaar) for t in lijst), stand)


def _in_agenda(t: Termijn, jaar: int) -> agenda.Dag:
    uitleg = f"{t.uitleg} {_nog_te_doen(t)}{t.artikel}. Voor: {t.wie}."
    herinnering = t.wat if t.wie == WERKGEVER else ""
    return agenda.Dag(t.veilig or t.datum, f"{t.wat} ({jaar})", uitleg, f"{jaar}{t.datum}{t.wat}", herinnering)


def _nog_te_doen(t: Termijn) -> str:
    """How many rows wait for the employer, and what they are worth; never who."""
    if t.wie != WERKGEVER or not t.aantal:
        return ""
    waarde = f"; nog niet gevraagd: {euro(t.bedrag)}" if t.bedrag else ""
    return f"Nog te verbeteren: {aantal(t.aantal, 'regel', 'regels')}{waarde}. "
