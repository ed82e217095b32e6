"""Reckoning for programs: at once what a page reckons too, in the background what is more than that.

What a piece of work gets is a reform in plain data; what it yields is the JSON of the command, kept for a day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from telmee import deur
from telmee.fouten import Fout, GebruiksFout
from telmee.veilig import naar_json
from telmee.web.kit.models import LOOPT, Taak
from telmee.web.kit.taken import Melder, begin, loopt_al, ruim_op, taak
from telmee.web.onderdelen.beleid import blad, lezen

METEEN = lezen.TREKKINGEN * lezen.JAREN
"""So many draws of one year are reckoned at once, for all reforms together: what a page does, under two seconds."""
MEEST_IN_DE_RIJ = 10
"""So much waits at most: the largest takes minutes, and what waits for half an hour is given up (`taken.STIL`)."""
VERKENNING, VERGELIJKING = "beleid-verkenning", "beleid-vergelijking"
ZIN = "De hervorming doorrekenen"


@dataclass(frozen=True)
class Opdracht:
    """What is reckoned: reforms as a file of each reads, and with how many draws of how many years."""

    hervormingen: Sequence[Mapping[str, Any]]
    jaren: int
    trekkingen: int
    zaad: int
    namen: Sequence[str] = ()
    maat: str = ""
    jaar: int | None = None
    plekken: Sequence[str] = field(default=("hervorming",))
    """Where each reform stands in the body, for what is wrong with it."""

    @property
    def soort(self) -> str:
        """Which piece of work this is."""
        return VERGELIJKING if self.namen else VERKENNING

    @property
    def meteen(self) -> bool:
        """Whether it is small enough to wait for."""
        return self.trekkingen * self.jaren * len(self.hervormingen) <= METEEN

    @property
    def gegeven(self) -> dict[str, Any]:
        """Plain data, for the queue."""
        return {
            "hervormingen": [dict(elk) for elk in self.hervormingen],
            "jaren": self.jaren,
            "trekkingen": self.trekkingen,
            "zaad": self.zaad,
            "namen": list(self.namen),
            "maat": self.maat,
            "jaar": self.jaar,
        }

    def vragen(self) -> list[Any]:
        """Each reform, checked against the law of today. Raises `Fout` at the field that is wrong."""
        from telmee.beleid.hervorming_lezen import van_dict
        from telmee.beleid.verken import Vraag

        wetten, gevonden = deur.wetten(), []
        for inhoud, plek in zip(self.hervormingen, self.plekken, strict=False):
            try:
                hervorming = van_dict(dict(inhoud), wetten)
            except Fout as fout:
                raise GebruiksFout(str(fout), veld=f"{plek}.{fout.veld}" if fout.veld else plek) from fout
            gevonden.append(Vraag(hervorming, wetten, self.jaren, self.trekkingen, self.zaad))
        return gevonden


def reken(opdracht: Opdracht, vragen: Sequence[Any]) -> dict[str, Any]:
    """What the command gives with `--json`; at most two at the same time."""
    from telmee.beleid import vergelijk, verken

    with blad.REKENT:
        if opdracht.soort == VERKENNING:
            uit: dict[str, Any] = verken.reken(vragen[0]).als_dict()
        else:
            uit = vergelijk.vergelijk(list(vragen), list(opdracht.namen), opdracht.maat, opdracht.jaar).als_dict()
    return uit


def eis(opdracht: Opdracht) -> None:
    """Raises `Fout` for what a comparison cannot be about, before it waits its turn."""
    from telmee.beleid.vergelijk import eis_jaar, eis_maat
    from telmee.beleid.vooruit import gerekende_jaren

    if opdracht.soort == VERKENNING:
        return
    for veld, eis_ in (
        ("maat", lambda: eis_maat(opdracht.maat)),
        ("jaar", lambda: opdracht.jaar is None or eis_jaar(opdracht.jaar, gerekende_jaren(opdracht.jaren))),
    ):
        try:
            eis_()
        except Fout as fout:
            raise GebruiksFout(str(fout), veld=veld) from fout


def zet_in_de_rij(opdracht: Opdracht) -> Taak | None:
    """In the background; the same question that still runs is that one. None when too much waits for it."""
    ruim_op()  # what died with its worker waits for nothing
    rij = Taak.objects.filter(soort__in=(VERKENNING, VERGELIJKING), staat__in=LOOPT, stop=False)
    gevonden = loopt_al(opdracht.soort, **opdracht.gegeven)
    if gevonden is None and rij.count() >= MEEST_IN_DE_RIJ:
        return None
    return gevonden or begin(opdracht.soort, **opdracht.gegeven)


def _doe(meld: Melder, **gegeven: Any) -> None:
    opdracht = Opdracht(**gegeven, plekken=[""] * len(gegeven["hervormingen"]))
    meld(0, 0, ZIN)
    uit = reken(opdracht, opdracht.vragen())
    meld.geef(naar_json(uit))


@taak(VERKENNING)
def verkenning(meld: Melder, **gegeven: Any) -> None:
    """One reform."""
    _doe(meld, **gegeven)


@taak(VERGELIJKING)
def vergelijking(meld: Melder, **gegeven: Any) -> None:
    """Reforms side by side."""
    _doe(meld, **gegeven)
