"""What became of every article of the acts that were read: which rules and values cite it, and what is missing.

Raises nothing on what is not in order: :func:`faults` lists it, for the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from telmee.fouten import Fout
from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.event import event_laws
from telmee.wet.machine.links import Citation, citations
from telmee.wet.machine.terms import articles_in
from telmee.wet.machine.texts import MARKS, Act, Article, Texts, texts


@dataclass(frozen=True)
class Coverage:
    """One act: its articles, each with the names of the rules and values that cite it; those of the whole act apart."""

    act: Act
    cited: dict[str, tuple[str, ...]] = field(hash=False)
    whole: tuple[str, ...] = ()

    def rows(self) -> list[tuple[Article, tuple[str, ...]]]:
        """The articles in the order of the act's file."""
        return [(article, self.cited.get(number, ())) for number, article in self.act.articles.items()]


def laws(book: Lawbook) -> Iterator[tuple[str, str, date]]:
    """Name, citation and first day of every rule and value."""
    for rule in book.rules:
        for law in dict.fromkeys([rule.law, *articles_in(rule.term)]):
            yield rule.name, law, rule.since
    for value in book.values.values():
        yield value.name, value.law, min(entry.start for entry in value.entries)
    yield from event_laws(book)


def coverage(book: Lawbook, known: Texts | None = None) -> list[Coverage]:
    """Every act that was read."""
    known = known or texts()
    cited: dict[str, dict[str, dict[str, None]]] = {name: {} for name in known.acts}
    for name, law, _ in laws(book):
        for citation in _of_acts(law, known):
            cited[citation.name].setdefault(citation.article, {})[name] = None
    return [_coverage(act, cited[name]) for name, act in known.acts.items()]


def _coverage(act: Act, cited: dict[str, dict[str, None]]) -> Coverage:
    sorted_names = {number: tuple(sorted(names)) for number, names in cited.items()}
    return Coverage(act, sorted_names, sorted_names.get("", ()))


def _of_acts(law: str, known: Texts) -> list[Citation]:
    try:
        return [each for each in _read_once(law, known) if each.known]
    except Fout:
        return []


def _read_once(law: str, known: Texts) -> tuple[Citation, ...]:
    """What a citation names; of the texts of this program it is read one time."""
    return citations(law, None if known is texts() else known)


def of_act(found: list[Coverage], name: str) -> Coverage:
    """The coverage of one act, by any of its names; refused with the acts that were read."""
    wanted = name.casefold()
    for each in found:
        if wanted in map(str.casefold, each.act.names):
            return each
    raise Fout(f"Van '{name}' is geen tekst gelezen; kies uit {', '.join(each.act.name for each in found)}.")


def unread(book: Lawbook, known: Texts | None = None) -> dict[str, list[str]]:
    """Acts that are cited and not read, each with what cites it."""
    known = known or texts()
    found: dict[str, list[str]] = {}
    for name, law, _ in laws(book):
        try:
            missing = [each for each in _read_once(law, known) if not each.known and not each.source]
        except Fout:
            continue
        for citation in missing:
            found.setdefault(citation.name, []).append(name)
    return dict(sorted(found.items()))


def faults(book: Lawbook, known: Texts | None = None) -> list[str]:
    """What is not in order, one sentence each; acts that were not read are in :func:`unread`."""
    known = known or texts()
    found: dict[str, None] = {}
    for name, law, _ in laws(book):
        try:
            cited = citations(law, known)
        except Fout as problem:
            found.setdefault(f"'{name}': {problem}")
            continue
        for each in cited:
            if each.known and each.article and each.article not in each.known.articles:
                found.setdefault(f"'{name}' noemt {each.name} {each.article}, maar dat artikel staat niet in de lijst.")
    for read in coverage(book, known):
        for article, names in read.rows():
            if article.mark == "gebouwd" and not names:
                found.setdefault(f"{read.act.name} {article.number} is gemerkt als gebouwd, maar geen regel noemt het.")
            if article.mark == "nog_niet" and names:
                found.setdefault(
                    f"{read.act.name} {article.number} is gemerkt als nog niet, maar '{names[0]}' noemt het."
                )
    return list(found)


def find(book: Lawbook, question: str, known: Texts | None = None) -> list[str]:
    """Names of the rules and values that cite a place, in the order of the law: 'Wfsv 38g', 'Wfsv 38g lid 3'."""
    known = known or texts()
    wanted = citations(question, known)
    cited = [(name, _of_acts(law, known)) for name, law, _ in laws(book)]
    names = {each.name for _, places in cited for each in places}
    for place in wanted:
        if place.known is None and place.name not in names:
            of_act(coverage(book), place.name)  # refuses an act that nobody read and nothing cites
    found: dict[str, None] = {}
    for name, places in cited:
        if any(_within(place, each) for each in places for place in wanted):
            found.setdefault(name)
    return list(found)


def _within(place: Citation, cited: Citation) -> bool:
    """Whether a citation is of this place or of a part of it."""
    return all(
        not asked or asked == there
        for asked, there in zip(
            (place.name, place.article, place.lid, place.letter),
            (cited.name, cited.article, cited.lid, cited.letter),
            strict=True,
        )
    )


def page(book: Lawbook, known: Texts | None = None) -> str:
    """The page of the documentation: every act, every article, its mark and what cites it, in Markdown."""
    lines = [
        "# Dekking: wat er van elk artikel geworden is",
        "",
        "Gemaakt met `telmee wet dekking --pagina`; een test houdt deze bladzijde daaraan gelijk. Per wet staat hier",
        "elk artikel dat onze onderwerpen raakt, met wat ervan geworden is en welke regels en waarden het noemen.",
    ]
    for each in coverage(book, known):
        lines += ["", f"## {each.act.name}", "", _about(each.act), ""]
        lines += ["| artikel | waarover | merk | regels en waarden |", "|---|---|---|---|"]
        for article, names in each.rows():
            why = f": {article.why}" if article.why else ""
            cells = (article.number, article.about, MARKS[article.mark] + why, ", ".join(f"`{name}`" for name in names))
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _about(act: Act) -> str:
    number = f" ([{act.bwb}](https://wetten.overheid.nl/{act.bwb}))" if act.bwb else ""
    return f"{act.full_name}{number}. Gelezen: {read_of(act)}."


def read_of(act: Act) -> str:
    """Which texts were read, in words; of some acts only what others say about them."""
    days = " en ".join(day.isoformat() for day in act.read)
    return f"de tekst van {days}" if days else "niet de tekst zelf"
