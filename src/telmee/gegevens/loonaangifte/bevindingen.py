"""Findings: what was wrong or missing in the files, where, and what it does to the figures.

A finding never holds a BSN, a personnel number, a name or a date of birth: it points at a file, a line and an element,
and whoever holds the file can look there. What can be found is declared in `meldingen.yaml`. Of one kind per file the
first few are listed with their line; the rest is counted in one finding more, so that a bad file of a gigabyte does not
fill the memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

FOUT, WAARSCHUWING, MEDEDELING = "fout", "waarschuwing", "mededeling"
ERNST = (FOUT, WAARSCHUWING, MEDEDELING)
PER_SOORT = 20
MEESTE = 20_000  # findings, and kinds of findings per file, that are kept apart; beyond that only a number per kind


@dataclass(frozen=True)
class Melding:
    """What can be found: `wat` and `gevolg` may have names in braces that the finder fills in.

    `eenmaal`: said once for all files together, with how often, at the first place.
    """

    ernst: str
    wat: str
    gevolg: str
    element: str = ""
    eenmaal: bool = False


@cache
def meldingen() -> dict[str, Melding]:
    """All findings that can be made, by code."""
    return meldingen_van(__package__)


@cache
def meldingen_van(kamer: str, bestand: str = "meldingen.yaml") -> dict[str, Melding]:
    """The findings that a room declares in a file of its own, by code."""
    tekst = files(kamer).joinpath(bestand).read_text(encoding="utf-8")
    inhoud = yaml.load(tekst, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {code: Melding(**m) for code, m in inhoud.items()}


@dataclass(frozen=True)
class Bevinding:
    """One finding: `wat` is what was found, `gevolg` what it does to the figures; `aantal` is how often."""

    code: str
    ernst: str
    wat: str
    gevolg: str
    bestand: str = ""
    regel: int | None = None
    element: str = ""
    aantal: int = 1

    @property
    def plaats(self) -> str:
        """Where it is, for people."""
        delen = [self.bestand, f"regel {self.regel}" if self.regel else "", self.element]
        return ", ".join(d for d in delen if d)

    def als_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


@dataclass
class Verzamelaar:
    """Collects findings; keeps the first `per_soort` of a kind per file and element, and counts the rest."""

    per_soort: int = PER_SOORT
    _lijst: list[Bevinding] = field(default_factory=list)
    _aantal: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    _laatste: dict[tuple[str, str, str], Bevinding] = field(default_factory=dict)

    def soorten(self) -> dict[str, Melding]:
        """The findings that can be made; another format adds its own."""
        return meldingen()

    def meld(
        self,
        code: str,
        bestand: str = "",
        regel: int | None = None,
        element: str = "",
        aantal: int = 1,
        ernst: str = "",
        **velden: object,
    ) -> None:
        """Adds a finding of `meldingen.yaml`; `aantal` is more than one when one line stands for many places."""
        m = self.soorten()[code]
        element = element or m.element.format(**velden)
        eerder = self._aantal.get((bestand, code, element))
        if eerder is None and len(self._aantal) >= MEESTE:  # too much to keep apart: counted per kind
            bestand, regel, element = "", None, ""
            eerder = self._aantal.get(("", code, ""), self.per_soort)
            self._aantal.setdefault(("", code, ""), 0)
        sleutel = (bestand, code, element)
        self._aantal[sleutel] += aantal
        if (eerder or 0) >= self.per_soort and sleutel in self._laatste:
            return  # it is listed often enough; the number says the rest
        bevinding = Bevinding(
            code, ernst or m.ernst, m.wat.format(**velden), m.gevolg.format(**velden), bestand, regel, element, aantal
        )
        if (eerder or 0) < self.per_soort and len(self._lijst) < 5 * MEESTE:
            self._lijst.append(bevinding)
        self._laatste[sleutel] = bevinding

    def meld_regels(
        self, code: str, bestand: str, regels: Sequence[int], element: str = "", ernst: str = "", **velden: Any
    ) -> None:
        """One finding at many lines: the first one by one, the rest as a number."""
        for regel in regels[: self.per_soort]:
            self.meld(code, bestand, regel, element, ernst=ernst, **velden)
        if (rest := len(regels) - self.per_soort) > 0:
            self.meld(code, bestand, None, element, rest, ernst, **velden)

    def neem_over(self, ander: Verzamelaar) -> None:
        """Adds what another collector has, which is about one file."""
        if len(self._aantal) + len(ander._aantal) > MEESTE:
            for (_, code, _), aantal in ander._aantal.items():
                voorbeeld = next(b for (_, c, _), b in ander._laatste.items() if c == code)
                self._aantal["", code, ""] += aantal
                self._laatste.setdefault(("", code, ""), replace(voorbeeld, bestand="", regel=None, element=""))
            return
        self._lijst += ander._lijst
        self._aantal.update(ander._aantal)
        self._laatste.update(ander._laatste)

    def alle(self) -> list[Bevinding]:
        """All findings, the serious ones first, then by file and line."""
        getoond: Counter[tuple[str, str, str]] = Counter()
        for b in self._lijst:
            getoond[b.bestand, b.code, b.element] += b.aantal
        rest = [
            Bevinding(b.code, b.ernst, b.wat, b.gevolg, b.bestand, None, b.element, self._aantal[s] - getoond[s])
            for s, b in self._laatste.items()
            if self._aantal[s] > getoond[s]
        ]
        return sorted(_eenmaal(sorted(self._lijst + rest, key=_volgorde), self.soorten()), key=_volgorde)


def _eenmaal(bevindingen: list[Bevinding], soorten: dict[str, Melding]) -> list[Bevinding]:
    """Takes together what is said once for all files."""
    samen: dict[tuple[str, str], Bevinding] = {}
    uit = []
    for b in bevindingen:
        if not soorten[b.code].eenmaal:
            uit.append(b)
        elif (eerder := samen.get((b.code, b.wat))) is None:
            samen[b.code, b.wat] = b
        else:
            samen[b.code, b.wat] = replace(eerder, aantal=eerder.aantal + b.aantal)
    return uit + list(samen.values())


def _volgorde(b: Bevinding) -> tuple[Any, ...]:
    return (ERNST.index(b.ernst), b.bestand, b.regel is None, b.regel or 0, b.code, b.element, b.wat)


def hoeveel_personen(aantal: int) -> str:
    """So many people, in words of a finding."""
    return "1 persoon" if aantal == 1 else f"{aantal} personen"


def tel(bevindingen: tuple[Bevinding, ...] | list[Bevinding]) -> dict[str, int]:
    """How many findings of each seriousness."""
    teller: Counter[str] = Counter()
    for b in bevindingen:
        teller[b.ernst] += b.aantal
    return {e: teller[e] for e in ERNST}
