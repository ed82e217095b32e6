"""The answers so far, carried by the form itself: nothing is kept on the server.

A form sends `feit.<name>` for each answer in words, `onbekend` for each question that somebody could not answer, `op`
for the day, and the answer to the question that was asked (`vraag`, `antwoord`). `weg` takes an answer back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from telmee import deur, getypt
from telmee.doelgroep import Toets, Vraag, lees_antwoord, toets, volgende_vraag, vraag_over, wet_van
from telmee.fouten import Fout
from telmee.web.kit.fouten import in_woorden

WEET_NIET = "weet ik niet"


@dataclass(frozen=True)
class Stand:
    """How far somebody is: the day, the answers in words and as the law counts them, what was skipped or wrong."""

    op: date
    woorden: dict[str, str] = field(default_factory=dict)
    feiten: dict[str, Any] = field(default_factory=dict)
    onbekend: tuple[str, ...] = ()
    fout: str = ""
    fout_bij: str = ""
    getypt: str = ""
    law: Any = None

    def uitkomst(self) -> Toets:
        """What the law says to the answers so far."""
        return toets(self.law, self.feiten, frozenset(self.onbekend))

    def vraag(self) -> Vraag | None:
        """The next question; the same one again when its answer was wrong."""
        if self.fout_bij in self.law.facts:
            return vraag_over(self.law, self.fout_bij)
        return volgende_vraag(self.law, self.feiten, frozenset(self.onbekend))


def lees(gegeven: QueryDict) -> Stand:
    """What the form says; an answer that does not fit stands at its question, and the others are kept."""
    try:
        op = getypt.dag(gegeven["op"], "de dag") if gegeven.get("op", "").strip() else date.today()
        law = wet_van(deur.wetten(), op)
    except Fout as fout:
        law = wet_van(deur.wetten(), date.today())
        return _met(law, date.today(), gegeven, str(fout), "op")
    return _met(law, op, gegeven)


def _met(law: Any, op: date, gegeven: QueryDict, fout: str = "", fout_bij: str = "") -> Stand:
    weg = gegeven.get("weg", "")
    woorden = {naam[5:]: gegeven[naam] for naam in gegeven if naam.startswith("feit.") and naam[5:] != weg}
    onbekend = tuple(dict.fromkeys(naam for naam in gegeven.getlist("onbekend") if naam != weg))
    vraag, antwoord = gegeven.get("vraag", ""), gegeven.get("antwoord", "").strip()
    if vraag and not weg and antwoord and not getypt.weet_niet(antwoord):
        woorden[vraag] = antwoord
    elif vraag and not weg and "antwoord" in gegeven:
        onbekend = (*onbekend, vraag)
    feiten, getypt_ = dict[str, Any](), ""
    for naam, tekst in list(woorden.items()):
        try:
            feiten[naam] = lees_antwoord(law, naam, tekst)
        except Fout as slecht:
            del woorden[naam]
            fout, fout_bij, getypt_ = str(slecht), naam, tekst
    onbekend = tuple(naam for naam in onbekend if naam not in woorden)
    return _zonder_tegenspraak(Stand(op, woorden, feiten, onbekend, fout, fout_bij, getypt_, law), vraag)


def _zonder_tegenspraak(stand: Stand, vraag: str) -> Stand:
    """An answer that cannot be with the others is taken back and said; they stay."""
    try:
        toets(stand.law, stand.feiten, frozenset(stand.onbekend))
        return stand
    except Fout as fout:
        if vraag not in stand.feiten:
            raise
        law = stand.law
        woorden = {naam: tekst for naam, tekst in stand.woorden.items() if naam != vraag}
        feiten = {naam: waarde for naam, waarde in stand.feiten.items() if naam != vraag}
        return Stand(stand.op, woorden, feiten, stand.onbekend, gezegd(fout, law), vraag, stand.woorden[vraag], law)


def gezegd(fout: Fout, law: Any) -> str:
    """What is wrong, with the labels of facts for their names and its days in words."""
    zin = re.sub(r"Feit '\w+' \((.*?)\) is", r"'\1' is", str(fout))
    zin = re.sub(r"'(\w+)'", lambda m: f"'{law.book.label(m[1])}'" if m[1] in law.facts else m[0], zin)
    return in_woorden(zin)
