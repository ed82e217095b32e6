"""Days as a calendar file (RFC 5545) that any agenda can open. It holds nobody's name or number."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from telmee import veilig


@dataclass(frozen=True)
class Dag:
    """A whole day. `sleutel` tells it apart from every other; `herinnering`: what a reminder two weeks before says."""

    dag: date
    wat: str
    uitleg: str
    sleutel: str
    herinnering: str = ""


def ics(dagen: Iterable[Dag], stand: date) -> str:
    """The file; `stand` is the day on which it was made."""
    regels = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//telmee//termijnen//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for d in dagen:
        regels += [
            "BEGIN:VEVENT",
            f"UID:{hashlib.sha256(d.sleutel.encode()).hexdigest()[:24]}@telmee",
            f"DTSTAMP:{stand:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{d.dag:%Y%m%d}",
            f"DTEND;VALUE=DATE:{d.dag + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_tekst(d.wat)}",
            f"DESCRIPTION:{_tekst(d.uitleg)}",
            "TRANSP:TRANSPARENT",
        ]
        if d.herinnering:
            wat = _tekst(d.herinnering)
            regels += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{wat}", "TRIGGER:-P14D", "END:VALARM"]
        regels.append("END:VEVENT")
    return "".join(_gevouwen(r) + "\r\n" for r in [*regels, "END:VCALENDAR"])


def _tekst(tekst: str) -> str:
    for teken in ("\\", ";", ","):
        tekst = tekst.replace(teken, "\\" + teken)
    return "\\n".join(veilig.regel(r) for r in tekst.strip().split("\n"))


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
