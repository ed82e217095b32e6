"""The dates of an employer after a year: requests, provisional calculation, corrections, decisions, hired-in hours.

Every date comes from a rule of the law. One that is in a weekend or on a holiday stays as the act gives it, with the
last working day before it as the safe one; that an act allows more is said only where it does (docs/besluiten/0065).
`ics` writes the dates as a calendar file (RFC 5545) that any agenda can open; it holds nobody's name or number.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta

from telmee.getallen import euro
from telmee.werkgever.uitkomst import Termijn, VoordelenTotaal
from telmee.werkgever.woorden import aantal, dag_en_maand
from telmee.wet import Law
from telmee.wet.machine import workdays
from telmee.wet.machine.book import from_day_number
from telmee.wet.machine.explain import compute

DAG = timedelta(days=1)
WERKGEVER, UWV, BELASTINGDIENST = "werkgever", "UWV", "Belastingdienst"
TERMIJN = ("bezwaar", "uitbetaling")
"""Terms of weeks, which the Algemene termijnenwet extends; the other dates are days that an act names."""


def dag(wet: Law, naam: str, **werkgever: date) -> date:
    """A date that follows from the year (or from a date of the employer)."""
    feiten = {"land": [{"jaar": wet.op.year}], "werkgever": [{"jaar": wet.op.year, **werkgever}]}
    return from_day_number(int(compute(wet, feiten).outcome(naam)))


def termijnen(wet: Law, totaal: VoordelenTotaal, inleen: bool, overgangen: int | None = None) -> tuple[Termijn, ...]:
    """All dates in order. `overgangen`: how many came along in a transfer of undertaking; None is unknown."""
    lijst = [*_voordelen(wet, totaal), *_beschikking(wet, totaal, overgangen), *_quotum(wet, inleen)]
    return tuple(sorted(map(_geen_werkdag, lijst), key=lambda t: t.datum))


def _geen_werkdag(t: Termijn) -> Termijn:
    """A date in a weekend or on a holiday: the safe day for who must act, and until when an act allows more."""
    naam = workdays.day_name(t.datum)
    later = workdays.term_ends(t.datum) if naam and t.soort in TERMIJN else None
    if not naam or (t.wie != WERKGEVER and later is None):
        return t
    zinnen = [t.uitleg, f"{t.datum:%d-%m-%Y} is {'een ' if naam in workdays.WEEK else ''}{naam}."]
    veilig = workdays.safe_day(t.datum) if t.wie == WERKGEVER else None
    if veilig is not None:
        zinnen.append(f"Doe het uiterlijk op {veilig:%d-%m-%Y}.")
    if later is not None:
        zinnen.append(f"De wet laat {later:%d-%m-%Y} nog toe (Algemene termijnenwet 1).")
    else:
        zinnen.append("Reken niet op uitstel: de wet noemt deze dag zelf.")
    return replace(t, uitleg=" ".join(zinnen), veilig=veilig, later=later)


def _voordelen(wet: Law, totaal: VoordelenTotaal) -> list[Termijn]:
    """What the employer can still do about the benefits of the year."""
    jaar, open_ = wet.op.year, totaal.gemist_bij + totaal.onterecht_bij
    berekening_voor = dag(wet, "voorlopige_berekening_voor")
    return [
        Termijn(
            datum=dag(wet, "verzoek_voorlopige_berekening_uiterlijk"),
            wat="Verzoeken om loonkostenvoordeel compleet",
            wie=WERKGEVER,
            artikel="Wtl 4.1 lid 4",
            uitleg=f"Wat uiterlijk op deze dag over {jaar} is aangegeven, staat in de voorlopige berekening.",
            soort="verzoek",
            aantal=open_,
            bedrag=totaal.gemist,
        ),
        Termijn(
            datum=berekening_voor - DAG,
            wat="Voorlopige berekening van UWV binnen",
            wie=UWV,
            artikel="Wtl 4.1 lid 4",
            uitleg=f"Vóór {dag_en_maand(berekening_voor)}. Vergelijk haar met dit overzicht.",
            soort="berekening",
        ),
        Termijn(
            datum=dag(wet, "correctie_uiterlijk"),
            wat="Laatste dag voor correcties",
            wie=WERKGEVER,
            artikel="Wtl 4.1 lid 2",
            uitleg=f"Aangiften en correcties over {jaar} tellen mee als zij uiterlijk op deze dag zijn gedaan; wat dan "
            "niet is gevraagd, is voorgoed gemist.",
            soort="correctie",
            aantal=open_,
            bedrag=totaal.gemist,
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
    voor = dag(wet, "beschikking_voor")
    beschikking = voor - DAG
    return [
        Termijn(
            datum=beschikking,
            wat="Beschikking loonkostenvoordelen binnen",
            wie=BELASTINGDIENST,
            artikel="Wtl 4.2 lid 3",
            uitleg=f"Vóór {dag_en_maand(voor)}.",
            soort="beschikking",
        ),
        Termijn(
            datum=dag(wet, "bezwaar_uiterlijk", beschikking_op=beschikking),
            wat="Laatste dag voor bezwaar",
            wie=WERKGEVER,
            artikel="Awb 6:7; Wtl 4.5 lid 1",
            uitleg="Zes weken na de dagtekening; kwam de beschikking eerder, dan ook deze dag."
            + _over_overgang(overgangen),
            soort="bezwaar",
        ),
        Termijn(
            datum=dag(wet, "uitbetaling_uiterlijk", beschikking_op=beschikking),
            wat="Uitbetaling loonkostenvoordelen binnen",
            wie=BELASTINGDIENST,
            artikel="Wtl 4.4 lid 2",
            uitleg="Binnen zes weken na de beschikking.",
            soort="uitbetaling",
            bedrag=totaal.bedrag,
        ),
    ]


def _quotum(wet: Law, inleen: bool) -> list[Termijn]:
    """The dates of the quota; the hired-in hours only for who has them."""
    beschikking_voor = dag(wet, "quotumbeschikking_voor")
    lijst = [
        Termijn(
            datum=dag(wet, "quotumuren_vast_op"),
            wat="Uren voor het quotum liggen vast",
            wie=WERKGEVER,
            artikel="Wfsv 34 lid 7, 38e lid 3",
            uitleg=f"De uren van {wet.op.year} tellen zoals zij op deze dag zijn aangegeven.",
            soort="quotum",
        ),
        Termijn(
            datum=beschikking_voor - DAG,
            wat="Beschikking quotumheffing, als die wordt opgelegd",
            wie=BELASTINGDIENST,
            artikel="Wfsv 38h lid 3, 122na",
            uitleg=f"Vóór {dag_en_maand(beschikking_voor)}. Zolang de heffing is opgeschort, komt er geen.",
            soort="quotum",
        ),
    ]
    eens = Termijn(
        datum=dag(wet, "inleen_overeenstemming_uiterlijk"),
        wat="Eens met de uitlener over de ingeleende uren",
        wie=WERKGEVER,
        artikel="Besluit Wfsv 2.28 lid 3, 2.30",
        uitleg="Daarna tellen deze uren niet meer bij u.",
        soort="inleen",
    )
    return [*lijst, eens] if inleen else lijst


def ics(lijst: tuple[Termijn, ...], jaar: int, stand: date) -> str:
    """The dates as a calendar: whole days, the safe ones, with a reminder two weeks before those of the employer."""
    regels = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//telmee//termijnen//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for t in lijst:
        dag = t.veilig or t.datum
        sleutel = hashlib.sha256(f"{jaar}{t.datum}{t.wat}".encode()).hexdigest()[:24]
        regels += [
            "BEGIN:VEVENT",
            f"UID:{sleutel}@telmee",
            f"DTSTAMP:{stand:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{dag:%Y%m%d}",
            f"DTEND;VALUE=DATE:{dag + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_tekst(f'{t.wat} ({jaar})')}",
            f"DESCRIPTION:{_tekst(f'{t.uitleg} {_nog_te_doen(t)}{t.artikel}. Voor: {t.wie}.')}",
            "TRANSP:TRANSPARENT",
        ]
        if t.wie == WERKGEVER:
            wat = _tekst(t.wat)
            regels += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{wat}", "TRIGGER:-P14D", "END:VALARM"]
        regels.append("END:VEVENT")
    return "".join(_gevouwen(r) + "\r\n" for r in [*regels, "END:VCALENDAR"])


def _nog_te_doen(t: Termijn) -> str:
    """How many rows wait for the employer, and what they are worth; never who."""
    if t.wie != WERKGEVER or not t.aantal:
        return ""
    waarde = f"; nog niet gevraagd: {euro(t.bedrag)}" if t.bedrag else ""
    return f"Nog te verbeteren: {aantal(t.aantal, 'regel', 'regels')}{waarde}. "


def _tekst(tekst: str) -> str:
    for teken in ("\\", ";", ","):
        tekst = tekst.replace(teken, "\\" + teken)
    return tekst.strip().replace("\n", "\\n")


def _gevouwen(regel: str) -> str:
    """Lines of at most 75 bytes; a continuation starts with a space."""
    stukken: list[str] = []
    nu = ""
    for teken in regel:
        if len((nu + teken).encode()) > (75 if not stukken else 74):
            stukken.append(nu)
            nu = ""
        nu += teken
    return "\r\n ".join([*stukken, nu])
