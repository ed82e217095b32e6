"""What became of every article, and what cites a place, as data and as tables."""

from datetime import date
from typing import Any

from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.coverage import Coverage, coverage, find, of_act, read_of, unread
from telmee.wet.machine.event import PREFIX
from telmee.wet.machine.links import link
from telmee.wet.machine.texts import MARKS


def chosen(book: Lawbook, wet: str | None) -> list[Coverage]:
    """The act asked for, or every act that was read."""
    found = coverage(book)
    return [of_act(found, wet)] if wet else found


def as_json(book: Lawbook, wet: str | None) -> dict[str, Any]:
    """Every act with its articles, and the acts that are cited and were not read."""
    return van(book, chosen(book, wet)) | ({"niet_gelezen": {}} if wet else {})


def van(book: Lawbook, gekozen: list[Coverage]) -> dict[str, Any]:
    """The same of acts of which the coverage is known already."""
    return {
        "wetten": [
            {
                "wet": each.act.name,
                "naam": each.act.full_name,
                "bwb": each.act.bwb,
                "gelezen": [day.isoformat() for day in each.act.read],
                "artikelen": [
                    {
                        "artikel": article.number,
                        "over": article.about,
                        "merk": article.mark,
                        "waarom": article.why,
                        "link": link(f"{each.act.name} {article.number}", max(each.act.read, default=date.min)),
                        "genoemd_door": list(names),
                    }
                    for article, names in each.rows()
                ],
            }
            for each in gekozen
        ],
        "niet_gelezen": unread(book),
    }


Table = tuple[str, list[str], list[tuple[str, ...]], tuple[str, ...]]


def tables(book: Lawbook, wet: str | None) -> list[Table]:
    """Title, columns, rows and notes of a table per act."""
    found: list[Table] = []
    for each in chosen(book, wet):
        rows: list[tuple[str, ...]] = [
            (
                article.number,
                article.about,
                MARKS[article.mark] + (f": {article.why}" if article.why else ""),
                ", ".join(names),
            )
            for article, names in each.rows()
        ]
        title = f"{each.act.full_name} ({each.act.bwb or 'geen BWB-nummer'}), gelezen: {read_of(each.act)}"
        found.append((title, ["Artikel", "Waarover", "Merk", "Regels en waarden"], rows, ()))
    missing = unread(book)
    if missing and not wet:
        notes = ("Van deze wetten staat nog niet per artikel wat ervan geworden is.",)
        rows = [(name, str(len(names))) for name, names in missing.items()]
        found.append(("Genoemd en nog niet gelezen", ["Wet", "Regels en waarden"], rows, notes))
    return found


def by_article(book: Lawbook, question: str) -> list[dict[str, str]]:
    """The rules and values that cite a place, each once, with its label and citation."""
    found = []
    for name in find(book, question):
        if kind := book.events.get(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else None:
            found.append({"naam": name, "soort": "gebeurtenis", "label": kind.label, "artikel": kind.law})
            continue
        rules = book.named(name)
        law = rules[-1].law if rules else book.values[name].law
        found.append({"naam": name, "soort": "regel" if rules else "waarde", "label": book.label(name), "artikel": law})
    return found
