"""Looking back: what this forecast would have said on every stand, with only what was public then, and how far off.

Stands: 10 August of a year, 10 February and 15 May after it; target years: that year and up to five ahead, as far as
there is an official result. Errors are per cent of the official result. Beside ours six naive ones. Unit: banen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from telmee.beleid import pakketten
from telmee.beleid.bekend import bekend_op, werkelijk
from telmee.beleid.model import VOORAF, Vooraf
from telmee.beleid.naief import NAMEN, naief
from telmee.beleid.prognose import AANTAL, einddoel, punten
from telmee.wet import Wetten

EERSTE, VERST = 2016, 5
ALFA = 0.2
"""Of the 80% band."""
AUGUSTUS, FEBRUARI, MEI = "augustus", "februari", "mei"
DAGEN = {AUGUSTUS: (0, 8, 10), FEBRUARI: (1, 2, 10), MEI: (1, 5, 15)}


@dataclass(frozen=True)
class Regel:
    """One forecast made on `stand` for the December of `doeljaar`. `vanaf`: the year that the stand belongs to."""

    stand: date
    soort: str
    vanaf: int
    doeljaar: int
    punten: dict[int, int]
    werkelijk: int
    naief: dict[str, float | None]

    @property
    def vooruit(self) -> int:
        """Years ahead: 0 is the December of the year itself."""
        return self.doeljaar - self.vanaf

    @property
    def voorspeld(self) -> int:
        """The median."""
        return self.punten[50]

    @property
    def fout_pct(self) -> float:
        """Per cent of the official result, with its sign."""
        return fout(self.voorspeld, self.werkelijk)

    @property
    def binnen(self) -> bool:
        """Whether the result lies in the 80% band."""
        return self.punten[10] <= self.werkelijk <= self.punten[90]

    @property
    def binnen_helft(self) -> bool:
        """Whether the result lies in the 50% band."""
        return self.punten[25] <= self.werkelijk <= self.punten[75]

    @property
    def breedte_pct(self) -> float:
        """The width of the 80% band, per cent of the result."""
        return 100 * (self.punten[90] - self.punten[10]) / self.werkelijk

    @property
    def score(self) -> float:
        """The interval score of the 80% band in banen: its width, and ten times what the result lies outside it."""
        laag, hoog = self.punten[10], self.punten[90]
        return hoog - laag + 2 / ALFA * (max(0, laag - self.werkelijk) + max(0, self.werkelijk - hoog))

    def als_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "stand": self.stand.isoformat(),
            "doeljaar": self.doeljaar,
            "voorspeld": self.voorspeld,
            "p10": self.punten[10],
            "p90": self.punten[90],
            "werkelijk": self.werkelijk,
            "fout_pct": round(self.fout_pct, 1),
            "binnen": self.binnen,
            "naief": {n: None if w is None else round(fout(w, self.werkelijk), 1) for n, w in self.naief.items()},
        }


@dataclass(frozen=True)
class Groep:
    """Rules taken together, with how to choose them."""

    naam: str
    titel: str
    kies: Callable[[Regel], bool] = field(repr=False)


GROEPEN = (
    Groep(
        AUGUSTUS,
        "10 augustus, voor december van dat jaar (2018-2024)",
        lambda r: r.soort == AUGUSTUS and r.vooruit == 0 and 2018 <= r.vanaf <= 2024,
    ),
    Groep(
        FEBRUARI,
        "10 februari erna, met het derde kwartaal (2018-2023)",
        lambda r: r.soort == FEBRUARI and r.vooruit == 0 and 2018 <= r.vanaf <= 2023,
    ),
    Groep(
        MEI,
        "15 mei erna, met het vierde kwartaal (2018, 2020-2023)",
        lambda r: r.soort == MEI and r.vooruit == 0 and r.vanaf in (2018, 2020, 2021, 2022, 2023),
    ),
    Groep(
        "mei_2019",
        "15 mei 2020, zonder het vierde kwartaal van 2019",
        lambda r: r.soort == MEI and r.vooruit == 0 and r.vanaf == 2019,
    ),
    Groep(
        "een_jaar",
        "10 augustus, een jaar vooruit (2017-2023)",
        lambda r: r.soort == AUGUSTUS and r.vooruit == 1 and 2017 <= r.vanaf <= 2023,
    ),
    Groep(
        "vijf_jaar",
        "10 augustus, vijf jaar vooruit (2017-2019)",
        lambda r: r.soort == AUGUSTUS and r.vooruit == 5 and 2017 <= r.vanaf <= 2019,
    ),
    Groep(
        "een_tot_vijf_jaar",
        "10 augustus, een tot vijf jaar vooruit (2017-2023)",
        lambda r: r.soort == AUGUSTUS and 1 <= r.vooruit <= 5 and 2017 <= r.vanaf <= 2023,
    ),
)


@dataclass(frozen=True)
class Terugblik:
    """Every forecast that could have been made, oldest first."""

    regels: tuple[Regel, ...]

    def groep(self, naam: str) -> tuple[Regel, ...]:
        """The rules of one group."""
        kies = next(g.kies for g in GROEPEN if g.naam == naam)
        return tuple(r for r in self.regels if kies(r))

    def een(self, stand: date, doeljaar: int) -> Regel:
        """The forecast of one day for one year."""
        return next(r for r in self.regels if r.stand == stand and r.doeljaar == doeljaar)

    def samen(self) -> dict[str, dict[str, Any]]:
        """Per group: how many, the mean error of ours and of the naive ones, and how the bands did."""
        return {g.naam: _samen(self.groep(g.naam)) for g in GROEPEN}

    def als_dict(self) -> dict[str, Any]:
        """For programs."""
        return {"regels": [r.als_dict() for r in self.regels], "samen": self.samen()}


def fout(voorspeld: float, werkelijk_: int) -> float:
    """Per cent of the official result."""
    return 100 * (voorspeld - werkelijk_) / werkelijk_


def terugblik(vooraf: Vooraf = VOORAF, aantal: int = AANTAL) -> Terugblik:
    """Every stand and every year ahead of which the result is there."""
    pakketten.eis()
    uitslagen = werkelijk()
    regels: list[Regel] = []
    for vanaf in range(EERSTE, max(uitslagen) + 1):
        for soort, (erbij, maand, dag) in DAGEN.items():
            stand = date(vanaf + erbij, maand, dag)
            regels += _regels(stand, soort, vanaf, uitslagen, vooraf, aantal)
    return Terugblik(tuple(sorted(regels, key=lambda r: (r.stand, r.doeljaar))))


def _regels(
    stand: date, soort: str, vanaf: int, uitslagen: dict[int, int], vooraf: Vooraf, aantal: int
) -> Iterable[Regel]:
    from telmee.beleid.trekking import trek

    bekend = bekend_op(stand)
    tot = min(vanaf + VERST, max(uitslagen))
    getrokken = trek(bekend, tot, einddoel(Wetten.known(stand)), aantal, vooraf=vooraf)
    for jaar in range(vanaf, tot + 1):
        if jaar in getrokken.totaal and jaar in uitslagen:
            cijfers = punten(getrokken.totaal[jaar])
            yield Regel(stand, soort, vanaf, jaar, cijfers, uitslagen[jaar], naief(bekend, jaar))


def _samen(regels: tuple[Regel, ...]) -> dict[str, Any]:
    aantal = len(regels)
    return {
        "aantal": aantal,
        "fout_pct": _gemiddeld(abs(r.fout_pct) for r in regels),
        "naief": {
            naam: _gemiddeld(abs(fout(w, r.werkelijk)) for r in regels if (w := r.naief[naam]) is not None)
            for naam in NAMEN
        },
        "binnen_80": sum(r.binnen for r in regels),
        "binnen_50": sum(r.binnen_helft for r in regels),
        "breedte_80_pct": _gemiddeld(r.breedte_pct for r in regels),
        "intervalscore": round(sum(r.score for r in regels) / aantal) if aantal else None,
    }


def _gemiddeld(waarden: Iterable[float]) -> float | None:
    lijst = list(waarden)
    return round(sum(lijst) / len(lijst), 2) if lijst else None
