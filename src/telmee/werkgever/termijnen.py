"""The dates of an employer after a year: requests, provisional calculation, corrections, decisions, hired-in hours.

Every date comes from a rule of the law. `ics` writes them as a calendar file (RFC 5545) that any agenda can open; it
holds no names and no numbers of persons.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from telmee.werkgever.uitkomst import Termijn, VoordelenTotaal
from telmee.wet import Law
from telmee.wet.explain import compute

EPOCH = date(1970, 1, 1)
U, UWV, BD = "werkgever", "UWV", "Belastingdienst"


def dag(wet: Law, naam: str, **werkgever: date) -> date:
    """A date that follows from the year (or from a date of the employer)."""
    feiten = {"land": [{"jaar": wet.op.year}], "werkgever": [{"jaar": wet.op.year, **werkgever}]}
    return EPOCH + timedelta(days=int(compute(wet, feiten).outcome(naam)))


def termijnen(wet: Law, totaal: VoordelenTotaal, inleen: bool) -> tuple[Termijn, ...]:
    """All dates in order."""
    jaar, laatste_dag = wet.op.year, timedelta(days=1)
    beschikking = dag(wet, "beschikking_voor") - laatste_dag
    open_ = totaal.gemist_bij + totaal.onterecht_bij
    lijst = [
        Termijn(
            dag(wet, "verzoek_voorlopige_berekening_uiterlijk"),
            "Verzoeken om loonkostenvoordeel compleet",
            U,
            "Wtl 4.1 lid 4",
            f"Wat uiterlijk op deze dag over {jaar} is aangegeven, staat in de voorlopige berekening.",
            "verzoek",
            open_,
            totaal.gemist,
        ),
        Termijn(
            dag(wet, "voorlopige_berekening_voor") - laatste_dag,
            "Voorlopige berekening van UWV binnen",
            UWV,
            "Wtl 4.1 lid 4",
            "Vóór 15 maart. Vergelijk haar met dit overzicht.",
            "berekening",
        ),
        Termijn(
            dag(wet, "correctie_uiterlijk"),
            "Laatste dag voor correcties",
            U,
            "Wtl 4.1 lid 2",
            f"Aangiften en correcties over {jaar} tellen mee als zij uiterlijk op deze dag zijn gedaan; daarna is wat "
            "niet is gevraagd, voorgoed gemist.",
            "correctie",
            open_,
            totaal.gemist,
        ),
        Termijn(
            dag(wet, "quotumuren_vast_op"),
            "Uren voor het quotum liggen vast",
            U,
            "Wfsv 34 lid 7, 38e lid 3",
            f"De uren van {jaar} tellen zoals zij op deze dag zijn aangegeven.",
            "quotum",
        ),
        Termijn(
            beschikking,
            "Beschikking loonkostenvoordelen binnen",
            BD,
            "Wtl 4.2 lid 3",
            "Vóór 1 augustus.",
            "beschikking",
        ),
        Termijn(
            dag(wet, "bezwaar_uiterlijk", beschikking_op=beschikking),
            "Laatste dag voor bezwaar",
            U,
            "Awb 6:7; Wtl 4.5 lid 1",
            "Zes weken na de dagtekening; hier gerekend vanaf de laatste dag waarop de beschikking kan komen. Na een "
            "overgang van onderneming is bezwaar nodig om het voordeel te houden.",
            "bezwaar",
        ),
        Termijn(
            dag(wet, "uitbetaling_uiterlijk", beschikking_op=beschikking),
            "Uitbetaling loonkostenvoordelen binnen",
            BD,
            "Wtl 4.4 lid 2",
            "Binnen zes weken na de beschikking.",
            "uitbetaling",
            None,
            totaal.bedrag,
        ),
        Termijn(
            dag(wet, "quotumbeschikking_voor") - laatste_dag,
            "Beschikking quotumheffing (nu wordt er geen opgelegd)",
            BD,
            "Wfsv 38h lid 3, 122na",
            "Vóór 1 november. Zolang de heffing is opgeschort komt er geen.",
            "quotum",
        ),
    ]
    if inleen:
        lijst.append(
            Termijn(
                dag(wet, "inleen_overeenstemming_uiterlijk"),
                "Eens met de uitlener over de ingeleende uren",
                U,
                "Besluit Wfsv 2.28 lid 3, 2.30",
                "Daarna tellen deze uren niet meer bij u.",
                "inleen",
            )
        )
    return tuple(sorted(lijst, key=lambda t: t.datum))


def ics(lijst: tuple[Termijn, ...], jaar: int, stand: date) -> str:
    """The dates as a calendar: whole days, with a reminder two weeks before what the employer must do itself."""
    regels = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//telmee//termijnen//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for t in lijst:
        sleutel = hashlib.sha256(f"{jaar}{t.datum}{t.wat}".encode()).hexdigest()[:24]
        regels += [
            "BEGIN:VEVENT",
            f"UID:{sleutel}@telmee",
            f"DTSTAMP:{stand:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{t.datum:%Y%m%d}",
            f"DTEND;VALUE=DATE:{t.datum + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_tekst(f'{t.wat} ({jaar})')}",
            f"DESCRIPTION:{_tekst(f'{t.uitleg} {t.artikel}. Voor: {t.wie}.')}",
            "TRANSP:TRANSPARENT",
        ]
        if t.wie == U:
            wat = _tekst(t.wat)
            regels += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{wat}", "TRIGGER:-P14D", "END:VALARM"]
        regels.append("END:VEVENT")
    return "".join(_gevouwen(r) + "\r\n" for r in [*regels, "END:VCALENDAR"])


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
