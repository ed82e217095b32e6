"""The texts of acts that were read: per act its names, its BWB number, and what became of each article.

One file per act in ``wet/teksten``; every scalar is read as text, so that article 2.20 stays 2.20 and 6:7 stays 6:7:

    wet: Wfsv                                    # the name in citations
    ook: [Wet fsv]                               # other names in citations
    naam: Wet financiering sociale verzekeringen
    bwb: BWBR0017745                             # left out: the text has no number, and no link
    vanaf: 2005-12-28                            # first day of the act; left out where not looked up
    gelezen: [2018-07-28, 2026-07-01]            # dates of the texts that were read, whole
    artikelen:
      38g: {over: wat het quotum vraagt, merk: gebouwd}
      38d: {over: de registratie, merk: mens, waarom: UWV beslist wie erin staat}

``vanaf`` may also stand at an article: the first day on which it is known to have been there under that number; a link
is never of an older day. An article is in the list when it touches our subjects. ``merk`` says what became of it:
*gebouwd* (a rule or value cites it), *mens* (a person decides), *geen_cijfer* (nothing to compute), *nog_niet* (still
to be built); all but the first say why in ``waarom``. ``bronnen.yaml`` lists how a citation begins that is no act.

Raises :class:`telmee.fouten.Fout` on a file that is not in this form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from telmee.fouten import Fout

TEXTS = Path(__file__).parents[1] / "teksten"
SOURCES = "bronnen.yaml"
MARKS = {
    "gebouwd": "gebouwd",
    "mens": "een mens beslist",
    "geen_cijfer": "geen cijfer",
    "nog_niet": "nog niet",
}
"""What became of an article: the mark in the file, and what people read."""


@dataclass(frozen=True)
class Article:
    """One article of an act that touches our subjects."""

    number: str
    about: str
    mark: str
    why: str = ""
    since: date | None = None


@dataclass(frozen=True)
class Act:
    """One act, decree or ministerial regulation, and what was read of it."""

    name: str
    full_name: str
    names: tuple[str, ...]
    read: tuple[date, ...]
    articles: dict[str, Article] = field(hash=False)
    bwb: str = ""
    since: date | None = None


@dataclass(frozen=True)
class Texts:
    """Every act that was read, by the name that citations use, and how citations begin that are no act."""

    acts: dict[str, Act] = field(hash=False)
    sources: tuple[str, ...] = ()

    def act(self, name: str) -> Act | None:
        """The act that goes by this name, whatever its capitals."""
        wanted = name.casefold()
        return next((act for act in self.acts.values() if wanted in map(str.casefold, act.names)), None)


@cache
def texts() -> Texts:
    """The texts of this program."""
    return read_texts(TEXTS)


def read_texts(folder: Path) -> Texts:
    """Every file of a folder of texts."""
    acts: dict[str, Act] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name == SOURCES:
            continue
        act = _act(_load(path), path.name)
        taken = {name.casefold(): other.name for other in acts.values() for name in other.names}
        for name in act.names:
            if name.casefold() in taken:
                raise Fout(f"De naam '{name}' in {path.name} is ook die van {taken[name.casefold()]}; kies een andere.")
        acts[act.name] = act
    sources = _load(folder / SOURCES) if (folder / SOURCES).exists() else []
    return Texts(dict(sorted(acts.items(), key=lambda pair: pair[0].casefold())), tuple(sources))


def _load(path: Path) -> Any:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the same in C, a tenth of the time, where it is there
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, yaml.YAMLError) as problem:
        raise Fout(
            f"De tekst {path.name} is niet te lezen ({type(problem).__name__}); herstel dat bestand."
        ) from problem


def _act(content: Any, where: str) -> Act:
    try:
        strange = set(content) - {"wet", "ook", "naam", "bwb", "vanaf", "gelezen", "artikelen"}
        if strange:
            raise ValueError(f"onbekende sleutel {', '.join(sorted(strange))}")
        return Act(
            name=content["wet"],
            full_name=content["naam"],
            names=tuple(dict.fromkeys([content["wet"], *content.get("ook", []), content["naam"]])),
            read=tuple(sorted(map(date.fromisoformat, content["gelezen"]))),
            articles={number: _article(number, body) for number, body in content["artikelen"].items()},
            bwb=content.get("bwb", ""),
            since=date.fromisoformat(content["vanaf"]) if "vanaf" in content else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise Fout(f"De tekst {where} is niet goed opgeschreven: {problem}.") from problem


def _article(number: str, body: dict[str, str]) -> Article:
    strange = set(body) - {"over", "merk", "waarom", "vanaf"}
    if strange:
        raise ValueError(f"artikel {number}: onbekende sleutel {', '.join(sorted(strange))}")
    if body["merk"] not in MARKS:
        raise ValueError(f"artikel {number}: merk '{body['merk']}' bestaat niet; kies uit {', '.join(MARKS)}")
    if body["merk"] != "gebouwd" and not body.get("waarom"):
        raise ValueError(f"artikel {number} is niet gebouwd en zegt niet waarom")
    since = date.fromisoformat(body["vanaf"]) if "vanaf" in body else None
    return Article(number, body["over"], body["merk"], body.get("waarom", ""), since)
