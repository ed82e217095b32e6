"""The catalogue: which English sentence belongs to which Dutch one, and the finding of it.

Files beside it: `zinnen.yaml`, `beschut.yaml`, `beleid.yaml`, `fouten.yaml`, `weigeringen.yaml` (whole sentences),
`labels.yaml` (names of figures, columns and headings, which may stand inside formulas and templates too) and
`formule.yaml` (the words between them in a formula). A text is found whole or not at all. A template has typed places:
{bedrag}, {getal}, {jaar}, {dag}, {maand}, {tijdvak}, {wet} (a citation), {code} and {bestand} (names of the program and
of files), {naam} and {wie} (what is the user's own, short or long), {getypt} (what was typed), {tekst} (what is in the
catalogue itself) and {titel} (the same, written in small letters).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from telmee.uitvoer.vertaling import waarden as w

MAP = Path(__file__).resolve().parent
DIEPST = 6
LANGST = 4_000


def _uit_klein(tekst: str) -> str | None:
    return _klein().get(tekst.lower())


_NAAM = r"[^\s:;,.]+(?: [^\s:;,.]+){0,3}"
_SOORTEN: Mapping[str, tuple[str, Callable[[str], str | None]]] = {
    "bedrag": (w.BEDRAG, w.bedrag),
    "getal": (w.GETAL, w.getal),
    "jaar": (r"\d{4}", str),
    "dag": (rf"{w.DAG}|{w.DAG_ZONDER_JAAR}", w.dag),
    "maand": (w.MAAND, w.maand),
    "tijdvak": (w.TIJDVAKKEN, w.tijdvakken),
    "wet": (r"[A-Z].*?", w.wet),
    "naam": (_NAAM, str),
    "wie": (r".{1,120}?", str),
    "code": (r"[a-z_0-9]+", str),
    "getypt": (r"[^']{0,200}?", str),
    "bestand": (r"[\w.-]+\.(?:xml|csv|xlsx|zip|txt)", str),
    "titel": (r".+?", _uit_klein),
}
_PLEK = re.compile(r"\{([a-z]+)(\d?)\}")
_ZIN = re.compile(r"(?<=[.?!]) (?=[A-ZÉ€\d‘'])")
MEESTE = 4_096
_onthouden: dict[str, str] = {}
gebruikt: set[str] = set()
"""The entries that were used in this process, for the test that finds the ones that never are."""


@dataclass(frozen=True)
class Sjabloon:
    """One template with places, ready to be compared."""

    nl: str
    en: str
    patroon: re.Pattern[str]
    plekken: tuple[tuple[str, str], ...]
    anker: str
    vast: tuple[str, ...]
    """The words between its places: what lacks one of them is not this, and that is seen quickly."""

    def vul(self, tekst: str, diep: int) -> str | None:
        """The English of a text that is this template filled in; None when it is not, or a part is not English."""
        for stuk in self.vast:
            if stuk not in tekst:
                return None
        gevonden = self.patroon.fullmatch(tekst)
        if gevonden is None:
            return None
        gevuld: dict[str, str] = {}
        for naam, soort in self.plekken:
            engels = _zoek(gevonden[naam], diep + 1) if soort == "tekst" else _SOORTEN[soort][1](gevonden[naam])
            if engels is None:
                return None
            gevuld[naam] = engels
        gebruikt.add(self.nl)
        return self.en.format_map(gevuld)


def _vaste(nl: str) -> tuple[str, ...]:
    """The pieces between the places, the longest first."""
    return tuple(sorted({stuk for stuk in _PLEK.sub("\0", nl).split("\0") if stuk}, key=len, reverse=True))


def _sjabloon(nl: str, en: str) -> Sjabloon:
    patroon, plek, plekken = "", 0, []
    for m in _PLEK.finditer(nl):
        naam, soort = m[1] + m[2], m[1]
        vorm = r".+?" if soort == "tekst" else _SOORTEN[soort][0]
        patroon += re.escape(nl[plek : m.start()]) + f"(?P<{naam}>{vorm})"
        plekken.append((naam, soort))
        plek = m.end()
    return Sjabloon(
        nl, en, re.compile(patroon + re.escape(nl[plek:]), re.DOTALL), tuple(plekken), _vaste(nl)[0], _vaste(nl)[1:]
    )


def _lees(bestand: str) -> dict[str, str]:
    inhoud = yaml.load(
        (MAP / bestand).read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return {str(nl): str(en) for nl, en in (inhoud or {}).items()}


@cache
def labels() -> dict[str, str]:
    """Names of figures, columns and headings."""
    return _lees("labels.yaml")


@cache
def woorden() -> dict[str, str]:
    """What stands between the names in a formula."""
    return _lees("formule.yaml")


@cache
def zinnen() -> dict[str, str]:
    """Whole sentences, with and without places."""
    return _lees("zinnen.yaml") | _lees("beschut.yaml") | _lees("beleid.yaml") | _lees("fouten.yaml") | weigeringen()


@cache
def weigeringen() -> dict[str, str]:
    """What the register and an upload refuse; most of it no page of the tests shows."""
    return _lees("weigeringen.yaml")


@cache
def _vast() -> dict[str, str]:
    return labels() | {nl: en for nl, en in zinnen().items() if not _PLEK.search(nl)}


@cache
def _klein() -> dict[str, str]:
    """What is fixed, written in small letters as inside another text."""
    return {nl.lower(): en[:1].lower() + en[1:] if en[1:2].islower() else en for nl, en in _vast().items()}


@cache
def _met_plek() -> dict[str, tuple[Sjabloon, ...]]:
    """The templates by their first word; those that begin with a place under ''. The most fixed letters first."""
    bij: dict[str, list[Sjabloon]] = defaultdict(list)
    for nl, en in zinnen().items():
        if _PLEK.search(nl):
            eerste = nl.split(" ", 1)[0]
            bij["" if "{" in eerste else eerste].append(_sjabloon(nl, en))
    return {woord: tuple(sorted(alle, key=lambda s: -len(_PLEK.sub("", s.nl)))) for woord, alle in bij.items()}


def zin(tekst: str) -> str | None:
    """The English of a finished Dutch text; None when any part of it is not in the catalogue."""
    kaal = tekst.replace("\u00a0", " ").strip()
    if not kaal or len(kaal) > LANGST:
        return None
    gevonden = _zoek(kaal, 0)
    return gevonden or _delen(kaal)


def _delen(tekst: str) -> str | None:
    """Several sentences, each of them in the catalogue."""
    stukken = _ZIN.split(tekst)
    if len(stukken) < 2:
        return None
    engels = []
    for stuk in _samen(stukken):
        if stuk is None:
            return None
        engels.append(stuk)
    return " ".join(engels)


def _samen(stukken: list[str]) -> list[str | None]:
    """The English of each sentence; an entry of the catalogue may be up to four of them."""
    gevonden: list[str | None] = []
    van = 0
    while van < len(stukken):
        for tot in range(min(len(stukken), van + 4), van, -1):
            engels = _zoek(" ".join(stukken[van:tot]), 1)
            if engels is not None:
                gevonden.append(engels)
                van = tot
                break
        else:
            return [None]
    return gevonden


def _zoek(tekst: str, diep: int) -> str | None:
    if diep > DIEPST:
        return None
    if (vast := _vast().get(tekst)) is not None:
        gebruikt.add(tekst)
        return vast
    if cijfer := w.WAARDE.fullmatch(tekst):
        return w.waarde(cijfer)
    return _van_woorden(tekst, diep) if w.CIJFER.search(tekst) else _zonder_cijfers(tekst, diep)


def _zonder_cijfers(tekst: str, diep: int) -> str | None:
    """What is known and has no figure comes again and again; all else may be about somebody and is not remembered."""
    engels = _onthouden.get(tekst)
    if engels is None and (engels := _van_woorden(tekst, diep)) is not None and len(_onthouden) < MEESTE:
        _onthouden[tekst] = engels
    return engels


def _van_woorden(tekst: str, diep: int) -> str | None:
    alle = _met_plek()
    for rij in (alle.get(tekst.split(" ", 1)[0], ()), alle.get("", ())):
        for sjabloon in rij:
            if sjabloon.anker in tekst and (engels := sjabloon.vul(tekst, diep)) is not None:
                return engels
    return w.wet(tekst) or formule(tekst)


@cache
def _stukken() -> dict[str, list[tuple[str, str]]]:
    """Names and words of formulas by their first word, the longest first."""
    bij: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for nl, en in (woorden() | labels()).items():
        bij[_eerste(nl)].append((nl, en))
    return {woord: sorted(paren, key=lambda p: -len(p[0])) for woord, paren in bij.items()}


_EERSTE = re.compile(r"\w+|[^\w\s]")
_TUSSEN = re.compile(r"[\s():,;.'’]+")


def _eerste(tekst: str) -> str:
    gevonden = _EERSTE.match(tekst)
    return gevonden[0] if gevonden else ""


def formule(tekst: str) -> str | None:
    """A formula, or a name with its figure: every name, figure and word of it in English; None when one is not."""
    plek, delen = 0, []
    while plek < len(tekst):
        if tussen := _TUSSEN.match(tekst, plek):
            delen.append(tussen[0])
            plek = tussen.end()
            continue
        stuk = _stuk(tekst, plek)
        if stuk is None:
            return None
        engels, tot = stuk
        if not engels and delen and delen[-1].endswith(" "):
            delen[-1] = delen[-1][:-1]  # a word that English does not say
        delen.append(engels)
        plek = tot
    return "".join(delen)


def _stuk(tekst: str, plek: int) -> tuple[str, int] | None:
    for nl, en in _stukken().get(_eerste(tekst[plek : plek + 60]), ()):
        tot = plek + len(nl)
        if tekst.startswith(nl, plek) and not (tekst[tot : tot + 1].isalnum() and nl[-1].isalnum()):
            gebruikt.add(nl)
            return en, tot
    gevonden = w.WAARDE.match(tekst, plek)
    if gevonden is None or tekst[gevonden.end() : gevonden.end() + 1].isalnum():
        return None
    return w.waarde(gevonden), gevonden.end()
