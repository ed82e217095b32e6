"""Citations of acts, read into act, article, lid and onderdeel, and the links that they give.

A citation is what a rule or value carries as its law. Its parts are separated by ``;``. A part begins with the name of
an act (see :mod:`telmee.wet.machine.texts`) or with that of a source that is no act; without either it goes on with the
act before it. After the act come articles, each with what is cited of it:

    Wfsv 38g lid 3; Besluit Wfsv 2.23 lid 3
    Wtl 2.2 lid 1 onder c (tot 2026), 2.6 lid 1 onder b; 6.2 lid 1 onder a en lid 2
    Wfsv 38b lid 1, 4 en 6; WML 8 lid 1, 14 lid 9

What stands between brackets is a note. Numbers after ``lid`` are leden as far as a list with ``en`` or ``-`` goes; what
comes after that is an article again. Links follow the Juriconnect standard 1.3 (``jci1.3:c:``), with the day of the
text as ``z`` (looked at) and ``g`` (in force); wetten.overheid.nl resolves them.

Raises :class:`telmee.fouten.Fout` on a part that is not in this form; an act that is not known is no error here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from telmee.fouten import Fout
from telmee.wet.machine.texts import Act, Texts, texts

SITE = "https://wetten.overheid.nl/"
ARTICLE = r"(?:\d+[a-z]{0,3}(?:[.:]\d+[a-z]{0,3})?|[IVX]+[A-Z]{0,2})(?![\w])"
NUMBER = r"\d+[a-z]?(?![\w.:])"
ROW = rf"{NUMBER}(?:-{NUMBER})?"
LEDEN = rf"{ROW}(?:(?:, {ROW})* en {ROW})?"
LETTER = r"(?:[a-z]{1,2}|[A-Z])(?: \d+°)?(?![\w.:])"
LETTERS = rf"(?:{LETTER}|\d+°)(?:(?:, {LETTER})* en {LETTER}|-{LETTER})?"
SEPARATOR = re.compile(r"(?:,| en|, en) ")
ITEM = re.compile(
    rf"({ARTICLE})(?:-({ARTICLE}))?((?:(?:,| en)? lid {LEDEN}(?: onder {LETTERS})?)*)(?: onder ({LETTERS}))?(?![\w.:])"
)
OF_LID = re.compile(rf"lid ({LEDEN})(?: onder ({LETTERS}))?")
NOTE = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True)
class Citation:
    """One place in one act. ``known`` is the act when its text was read; a source has no article and no act."""

    name: str
    article: str = ""
    lid: str = ""
    letter: str = ""
    known: Act | None = None
    source: bool = False

    def jci(self, day: date) -> str:
        """The Juriconnect 1.3 link to this place as it read on a day; empty when the act has no BWB number."""
        if self.known is None or not self.known.bwb:
            return ""
        article = self.known.articles.get(self.article)
        first = [self.known.since, article.since if article else None]
        when = max([day, *filter(None, first)]).isoformat()
        places = [("artikel", self.article), ("lid", self.lid)]
        places += [("o", each.removesuffix("°")) for each in self.letter.split()]
        where = "".join(f"&{label}={each}" for label, each in places if each)
        return f"jci1.3:c:{self.known.bwb}{where}&z={when}&g={when}"

    @property
    def place(self) -> str:
        """As it is cited by itself."""
        lid, letter = self.lid and f"lid {self.lid}", self.letter and f"onder {self.letter}"
        return " ".join(filter(None, (self.name, self.article, lid, letter)))

    def url(self, day: date) -> str:
        """The address at which the link opens."""
        link = self.jci(day)
        return SITE + link if link else ""


def citations(law: str, known: Texts | None = None) -> tuple[Citation, ...]:
    """Every place that a citation names, in its order."""
    return _citations(law) if known is None else _read(law, known)


@cache
def _citations(law: str) -> tuple[Citation, ...]:
    return _read(law, texts())


def _read(law: str, known: Texts) -> tuple[Citation, ...]:
    found: list[Citation] = []
    name, act = "", None
    for part in (each.strip().removeprefix("uitzondering ") for each in NOTE.sub("", law).split(";")):
        if source := next((each for each in known.sources if part.casefold().startswith(each.casefold())), ""):
            found.append(Citation(source, source=True))
            continue
        plain = " ".join(part.split())
        if not re.match(ARTICLE, plain):
            name, act, plain = _named(plain, known)
        if not name:
            raise Fout(f"De verwijzing '{part}' begint niet met een wet.")
        found += [Citation(name, *place, known=act) for place in _places(plain, part)]
    return tuple(found)


def _named(plain: str, known: Texts) -> tuple[str, Act | None, str]:
    """The act that a part begins with, longest name first, and what comes after it."""
    names = sorted(((each, act) for act in known.acts.values() for each in act.names), key=lambda pair: -len(pair[0]))
    for each, act in names:
        if re.match(rf"{re.escape(each)}(?![\w-])", plain, re.IGNORECASE):
            return act.name, act, plain[len(each) :].strip()
    unknown = re.match(rf"(.*?)(?:\s+(?={ARTICLE})|$)", plain)
    name = unknown.group(1) if unknown else plain
    return name, None, plain[len(name) :].strip()


def _places(plain: str, part: str) -> list[tuple[str, str, str]]:
    """Article, lid and onderdeel of every place in what comes after the act; one empty place for the act as a whole."""
    if not plain:
        return [("", "", "")]
    places: list[tuple[str, str, str]] = []
    at = 0
    while item := ITEM.match(plain, at):
        first, last, leden, letters = item.groups()
        of = [
            (lid, letter) for each in OF_LID.findall(leden) for lid in _listed(each[0]) for letter in _listed(each[1])
        ]
        of = of or [("", letter) for letter in _listed(letters or "")]
        places += [(number, *each) for number in (first, *_last(first, last)) for each in of]
        at = item.end()
        if at == len(plain):
            return places
        if not (separator := SEPARATOR.match(plain, at)):
            break
        at = separator.end()
    raise Fout(f"De verwijzing '{part}' is niet te lezen vanaf '{plain[at:]}'; zet wat geen artikel is tussen haakjes.")


def _last(first: str, last: str | None) -> list[str]:
    """The other end of a row of articles, with the book that only the first one named: 7:662-663."""
    book, colon, _ = first.partition(":")
    return [] if not last else [f"{book}:{last}" if colon and ":" not in last else last]


def _listed(text: str) -> list[str]:
    """'1, 4 en 6' as its members; of '1-3' also what lies between; nothing as one empty member."""
    found: list[str] = []
    for each in re.split(r", | en ", text):
        first, _, last = each.partition("-")
        numbers = last and first.isdecimal() and last.isdecimal()
        found += map(str, range(int(first), int(last) + 1)) if numbers else filter(None, (first, last))
    return found or [""]


@cache
def linked_places(law: str, day: date) -> tuple[tuple[str, str], ...]:
    """Address and place of everything that a citation names, as it read on a day; none of what cannot be read."""
    try:
        found = citations(law)
    except Fout:
        return ()
    return tuple({url: each.place for each in found if (url := each.url(day))}.items())


def links(law: str, day: date) -> tuple[str, ...]:
    """The addresses only."""
    return tuple(url for url, _ in linked_places(law, day))


def link(law: str, day: date) -> str:
    """The address of the first place that a citation names; empty when it names no act with a BWB number."""
    return next(iter(links(law, day)), "")
