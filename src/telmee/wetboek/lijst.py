"""What there is in the law, and what nobody knows of it: counts per subject first, the names on request. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from telmee.fouten import Fout
from telmee.uitvoer.tabel import Kolom, Tabel

REGEL, WAARDE = "regel", "waarde"
Rij = tuple[str, str, str, str, str, str]
"""Subject, kind, name, meaning, level, article."""


def kies(book: Any, onderwerp: str | None) -> None:
    """Refuses a subject that does not exist, and names those that do."""
    if onderwerp and onderwerp not in book.subjects:
        raise Fout(f"Het onderwerp '{onderwerp}' bestaat niet; kies uit {', '.join(book.subjects)}.")


def rijen(book: Any, onderwerp: str | None = None) -> list[Rij]:
    """Every rule and value, once each."""
    alle = [(r.subject, REGEL, r.name, r.label, r.level, r.law) for r in book.rules]
    alle += [(v.subject, WAARDE, v.name, v.label, "", v.law) for v in book.values.values()]
    return sorted(dict.fromkeys(rij for rij in alle if onderwerp in (None, rij[0])))


def overzicht(book: Any) -> Tabel:
    """How much there is of each subject."""
    soorten = {naam: (onderwerp, soort) for onderwerp, soort, naam, *_ in rijen(book)}
    telling = Counter(soorten.values())
    onbekend = Counter(book.values[naam].subject for naam in _onbekende_namen(book))
    per = tuple((o, telling[o, REGEL], telling[o, WAARDE], onbekend[o]) for o in book.subjects)
    samen = ("Samen", *(sum(rij[n] for rij in per) for n in (1, 2, 3)))
    kolommen = (
        Kolom("onderwerp", "Onderwerp"),
        Kolom("regels", "Regels", "rechts"),
        Kolom("waarden", "Waarden", "rechts"),
        Kolom("onbekend", "Met iets onbekends", "rechts", belang=2),
    )
    noot = "De namen van een onderwerp: telmee wet lijst ONDERWERP. Alles: telmee wet lijst --alles."
    return Tabel("Regels en waarden van de wet", kolommen, (*per, samen), (noot,), nadruk=(len(per),))


def namen(book: Any, onderwerp: str | None) -> Tabel:
    """The names themselves, of one subject or of all."""
    kolommen = (
        Kolom("naam", "Naam"),
        Kolom("betekenis", "Betekenis"),
        Kolom("artikel", "Artikel", belang=2),
        *(() if onderwerp else (Kolom("onderwerp", "Onderwerp", belang=3),)),
    )
    alle = tuple((r[2], r[3], r[5], *(() if onderwerp else (r[0],))) for r in rijen(book, onderwerp))
    titel = f"Regels en waarden: {onderwerp}" if onderwerp else "Regels en waarden van de wet"
    return Tabel(titel, kolommen, alle)


def _onbekende_namen(book: Any) -> set[str]:
    from telmee.wet.machine.overview import unknown_values

    return {waarde.name for waarde, _, _ in unknown_values(book)}


def onbekend_overzicht(gevonden: list[Any]) -> Tabel:
    """How many values nobody knows, per subject, and what hangs on them."""
    waarden: dict[str, set[str]] = {}
    hangt: dict[str, set[str]] = {}
    for waarde, _, regels in gevonden:
        waarden.setdefault(waarde.subject, set()).add(waarde.name)
        hangt.setdefault(waarde.subject, set()).update(regels)
    per = tuple((o, len(waarden[o]), len(hangt[o]), ", ".join(sorted(waarden[o]))) for o in sorted(waarden))
    totaal = ("Samen", sum(rij[1] for rij in per), len(set().union(*hangt.values())) if hangt else 0, "")
    kolommen = (
        Kolom("onderwerp", "Onderwerp"),
        Kolom("waarden", "Waarden", "rechts"),
        Kolom("hangt", "Regels die ervan afhangen", "rechts"),
        Kolom("welke", "Welke waarden", belang=2),
    )
    noot = "Waar naar gezocht is: telmee wet onbekend ONDERWERP. Alles: telmee wet onbekend --alles."
    return Tabel("Wat niemand weet", kolommen, (*per, totaal), (noot,), nadruk=(len(per),))


def onbekend_waarden(gevonden: list[Any], onderwerp: str | None) -> Tabel:
    """Every unknown value with its years, what was looked for, and what hangs on it."""
    kolommen = (
        Kolom("waarde", "Waarde"),
        Kolom("jaren", "Jaren"),
        Kolom("gezocht", "Gezocht"),
        Kolom("hangt", "Hangt ervan af", belang=2),
    )
    regels = []
    for waarde, entry, afhankelijk in gevonden:
        naam = f"{waarde.name} ({entry.key})" if entry.key else waarde.name
        eind = entry.end.year if entry.end and entry.end.year < 9000 else ""
        regels.append((naam, f"{entry.start.year}-{eind}", entry.searched, ", ".join(afhankelijk) or "niets"))
    return Tabel(f"Onbekende waarden{f': {onderwerp}' if onderwerp else ''}", kolommen, tuple(regels))


def onbekend_als_json(gevonden: Iterable[Any]) -> list[dict[str, Any]]:
    """The same for programs: every unknown figure with what was searched and what hangs on it."""
    return [
        {
            "naam": waarde.name,
            "label": waarde.label,
            "sleutel": entry.key,
            "vanaf": entry.start.isoformat(),
            "tot": entry.end.isoformat() if entry.end else None,
            "gezocht": entry.searched,
            "bron": entry.source,
            "hangt_ervan_af": namen_,
        }
        for waarde, entry, namen_ in gevonden
    ]
