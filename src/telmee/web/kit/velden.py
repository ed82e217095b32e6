"""Fields of a form as plain data: what was typed stays, the error stands at its field, each says what and where.

A page makes its fields, fills them with what was sent (`gevuld`) and hands them to `kit/veld.html`; `kit/fouten.html`
is the summary of the errors at the top. Reading what was typed is the work of `telmee.getypt`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from django.http import QueryDict

Soort = Literal["tekst", "getal", "datum", "keuze", "lijst", "vink", "vinken", "bestand", "lang", "schuif"]
LANGST = 300
"""Characters in one line of a form: what is longer would make an address that no server takes."""


@dataclass(frozen=True)
class Veld:
    """One field. `wat`: what is this; `waar`: where do I find it; `keuzes`: (value, label) of a choice.

    `soort`: a line of text, a number (typed the Dutch way), a day, one of a few (`keuze`), one of many (`lijst`), yes
    or not (`vink`), several (`vinken`), files, more lines (`lang`), a number with a slider beside it (`schuif`).
    """

    naam: str
    label: str
    soort: Soort = "tekst"
    waarde: str | tuple[str, ...] = ""
    hulp: str = ""
    wat: str = ""
    waar: str = ""
    eenheid: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    verplicht: bool = False
    fout: str = ""
    kan: tuple[tuple[str, str], ...] = ()
    """What may have been meant by what is wrong: (address, how it is then written)."""
    per_week: str = ""
    """Of a number of people or fte: what is asked beside it, the hours of a week of each."""
    fout_taal: str = ""
    """The language of the error, where it is not that of the page."""
    woorden: bool = False
    """Of a number: may also be said in words ("100 x 36", "minimum"), so a telephone shows all its keys."""
    grenzen: tuple[int, int, int] = (0, 100, 1)
    """Of a slider: lowest, highest, step."""
    soorten: str = ""
    """Of files: which endings are asked for, as in `accept`."""
    meer: bool = False
    """Of files: more than one."""
    mappen: bool = False
    """Of files: whole folders."""
    taal: str = ""
    """The language of label and `wat`, where they are not in that of the page."""

    @property
    def langst(self) -> int:
        """So many characters fit in it."""
        return LANGST

    @property
    def id(self) -> str:
        """Its name in the page."""
        return f"veld-{self.naam}"

    @property
    def bij(self) -> str:
        """What describes it: the help and the error, by their names in the page."""
        return " ".join(
            f"{self.id}-{deel}"
            for deel, er in (("hulp", self.hulp), ("eenheid", self.eenheid), ("fout", self.fout))
            if er
        )

    @property
    def groep(self) -> bool:
        """Whether its label belongs to a group and not to one box."""
        return self.soort in ("keuze", "vinken")

    @property
    def gekozen(self) -> tuple[str, ...]:
        """What is chosen."""
        return (self.waarde,) if isinstance(self.waarde, str) else self.waarde

    @property
    def eerste(self) -> str:
        """Where the summary of errors leads: the box, or the first of the group."""
        return f"{self.id}-1" if self.groep and self.keuzes else self.id


def gevuld(
    velden: Iterable[Veld], gegeven: QueryDict | Mapping[str, str], fouten: Mapping[str, str] = {}
) -> tuple[Veld, ...]:
    """The fields with what was sent and what was wrong with it; what was not sent keeps what it had."""
    return tuple(_gevuld(veld, gegeven, fouten.get(veld.naam, "")) for veld in velden)


def _gevuld(veld: Veld, gegeven: QueryDict | Mapping[str, str], fout: str) -> Veld:
    if veld.soort == "bestand" or veld.naam not in gegeven:
        return replace(veld, fout=fout)
    if veld.soort == "vinken":
        alle: Sequence[str] = gegeven.getlist(veld.naam) if isinstance(gegeven, QueryDict) else [gegeven[veld.naam]]
        return replace(veld, waarde=tuple(alle), fout=fout)
    return replace(veld, waarde=str(gegeven[veld.naam]), fout=fout)


def met_fout(velden: Iterable[Veld]) -> tuple[Veld, ...]:
    """The fields that are wrong, in their order."""
    return tuple(veld for veld in velden if veld.fout)
