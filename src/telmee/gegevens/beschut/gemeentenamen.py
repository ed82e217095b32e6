"""Which municipality is meant: a code as people write it (GM0014, 0014, 14), or a name, also of one that is gone.

Raises nothing: what is not known, or has two readings, gives none or more than one code.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from telmee.gegevens.beschut.indeling import Indelingen

_CODE = re.compile(r"(?:gm[ -]?)?([0-9]{1,4})", re.IGNORECASE)
_ANDERS = {"den haag": "GM0518", "den bosch": "GM0796"}
_LIDWOORD = re.compile(r"^gemeente ")


@dataclass(frozen=True, eq=False)
class Gemeentenamen:
    """Recognises the municipalities of all divisions."""

    indelingen: Indelingen

    def zoek(self, tekst: str) -> tuple[str, ...]:
        """The codes that this text may mean."""
        kaal = " ".join(tekst.split())
        if gevonden := _CODE.fullmatch(kaal):
            code = f"GM{int(gevonden[1]):04d}"
            return (code,) if self.indelingen.bekend(code) else ()
        return tuple(sorted(self._namen.get(_simpel(kaal), ())))

    @cached_property
    def _namen(self) -> dict[str, set[str]]:
        uit: dict[str, set[str]] = defaultdict(set)
        paren = list(self.indelingen.basis.items())
        for w in self.indelingen.wijzigingen:
            paren += [(w.oud, w.oude_naam), (w.nieuw, w.nieuwe_naam)]
        for code, naam in paren:
            if naam:
                uit[_simpel(naam)].add(code)
                uit[_simpel(re.sub(r" \(.*\)", "", naam))].add(code)
        for naam, code in _ANDERS.items():
            uit[_simpel(naam)].add(code)
        return uit


def _simpel(naam: str) -> str:
    """A name without accents, capitals and punctuation."""
    plat = unicodedata.normalize("NFKD", naam.lower())
    plat = "".join(c for c in plat if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]", "", _LIDWOORD.sub("", plat))
