"""What an address asks: the fields that this page knows, those that it does not, and the address that says the same.

An address of last year, one in the names of the terminal (`uren-vorig-jaar`) or of the API (`urenVorigJaar`) is read
too; what is not known any more is named to the visitor and nothing of it is lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from telmee import getypt

VAN_DE_KIT = ("tabel", "grafiek", "stap", "download", "uitleg")
"""Names in an address that choose how the answer is shown, and ask nothing."""
LANGST = 60
FTE, PER_WEEK = "fte", "uren_per_week"
BIJ = "per_week"
"""Behind the name of a field: the hours of a week of each of the people that it says."""


@dataclass(frozen=True)
class Vraag:
    """The fields as they were typed, the other figures to use, and what this page does not know."""

    gegeven: Mapping[str, str]
    anders: tuple[str, ...] = ()
    onbekend: tuple[tuple[str, str], ...] = ()
    gevraagd: Mapping[str, str] = field(default_factory=dict)
    """How it is to be shown (`VAN_DE_KIT`)."""

    @property
    def leeg(self) -> bool:
        """Whether nothing was asked yet."""
        return not self.gegeven and not self.anders

    def met(self, naam: str, waarde: str) -> str:
        """The end of the address that asks the same with something else in one field, shown in the same way."""
        return replace(self, gegeven={**self.gegeven, naam: waarde}).als_adres(
            leeg=True, **{n: w for n, w in self.gevraagd.items() if n == "stap"}
        )

    def als_adres(self, leeg: bool = False, **anders: str) -> str:
        """The question as the end of an address; `leeg`: with what was asked and left open."""
        paren = [(naam, tekst) for naam, tekst in self.gegeven.items() if leeg or tekst.strip()]
        paren += [("anders", deel) for deel in self.anders]
        return urlencode([*paren, *anders.items()])


def lees(query: QueryDict, velden: Collection[str]) -> Vraag:
    """The question in this address."""
    gegeven: dict[str, str] = {}
    onbekend: list[tuple[str, str]] = []
    gevraagd: dict[str, str] = {}
    anders: list[str] = []
    for sleutel, waarden in query.lists():
        naam = _naam(sleutel)
        if naam in VAN_DE_KIT:
            gevraagd[naam] = waarden[-1]
        elif naam == "anders":
            anders += [deel.strip() for waarde in waarden for deel in re.split(r"[\r\n;]+", waarde) if deel.strip()]
        elif naam in velden:
            gegeven[naam] = waarden[-1]
            onbekend += [(sleutel, waarde) for waarde in waarden[:-1] if waarde != waarden[-1]]
        else:
            onbekend += [(sleutel, waarde) for waarde in waarden]
    if "uren" in velden:
        gegeven, onbekend = _met_fte(gegeven, onbekend)
    gegeven, onbekend = _met_weekuren(gegeven, onbekend)
    kort = tuple((sleutel[:LANGST], waarde[:LANGST]) for sleutel, waarde in onbekend[:20])
    return Vraag(gegeven, tuple(anders), kort, gevraagd)


def _naam(sleutel: str) -> str:
    """'urenVorigJaar' and 'uren-vorig-jaar' as the page calls it."""
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", sleutel).lower().replace("-", "_")


def _met_weekuren(
    gegeven: dict[str, str], onbekend: list[tuple[str, str]]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """'60 fte' in a field, with the hours of a week that were asked beside it, is '60 x 36'; without them it stays."""
    rest = []
    for sleutel, waarde in onbekend:
        veld, week = _naam(sleutel).removesuffix(f"_{BIJ}"), waarde.strip()
        if veld == _naam(sleutel) or veld not in gegeven or (week and not getypt.fte(gegeven[veld])):
            rest.append((sleutel, waarde))
        elif week:
            gegeven = {**gegeven, veld: f"{getypt.fte(gegeven[veld])} x {week}"}
    return gegeven, rest


def _met_fte(gegeven: dict[str, str], onbekend: list[tuple[str, str]]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Fte and hours a week of an address in the names of the terminal, as the one field that the page has."""
    los = {_naam(sleutel): waarde for sleutel, waarde in onbekend if _naam(sleutel) in (FTE, PER_WEEK)}
    if FTE not in los or gegeven.get("uren", "").strip():
        return gegeven, onbekend
    uren = f"{los[FTE]} x {los[PER_WEEK]}" if PER_WEEK in los else f"{los[FTE]} fte"
    return {**gegeven, "uren": uren}, [paar for paar in onbekend if _naam(paar[0]) not in (FTE, PER_WEEK)]
