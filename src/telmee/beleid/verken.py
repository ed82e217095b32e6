"""Reckons a reform: the population with and without it on the same draws, and from there every measure of every year.

What nobody knows stays unknown: its line has no figure, and the total says what it lacks. Euros are whole euros a year
in the rates of the year of the answer; banen are of 25.5 hours a week; shares lie between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from telmee.beleid import vooruit
from telmee.beleid.begin import LAATSTE_METING, omvang
from telmee.beleid.hervorming import Hervorming
from telmee.beleid.ijking import tempo_cijfers
from telmee.beleid.maten import MATEN, STROMEN
from telmee.beleid.parameters import AFGELEID, ONBEKEND, OPGEGEVEN, Parameter, trek, uniform, zwakste
from telmee.beleid.plan import EIGEN_STROOM, maak, nodig
from telmee.beleid.rekening import REGELS, Rekening
from telmee.beleid.wettelijk import Wettelijk, wettelijk
from telmee.fouten import GebruiksFout
from telmee.gegevens.publicatie import gepubliceerd, nulmeting

Getallen = vooruit.Getallen
JAREN, TREKKINGEN, ZAAD = 15, 1000, 1
MEEST = 20_000
NA_JAREN = 5
"""So long after a reform begins the answer looks, when nobody asks another year."""
_OMVANG = ("optie2_omvang", "optie3_omvang", "verbreding_wia_ww", "leeftijdsgrens_omvang")
"""How many people come in, on which a target in proportion to the group rests."""
_EEN_BEVOLKING = (
    "register_personen",
    "register_werkend",
    "register_wajong",
    "register_wsw",
    "banen_per_persoon",
    "deadweight",
)
_GEVRAAGD = ("in_beeld", "quotum_uwv", "quotum_gemeenten")
"""What the file asks of who carries it out: nothing but its own figure."""
_BESCHUT = ("naar_beschut", "beschut_erbij")
_KOMT_ERIN = {
    "in_verbreding": ("verbreding_wia_ww",),
    "in_leeftijdsgrens": ("leeftijdsgrens_omvang",),
    "in_nieuw": _OMVANG,
}
"""On whose number rests how many come in."""
KWANTIELEN = {"p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9}


@dataclass(frozen=True)
class Vraag:
    """What is reckoned: so many years and draws of this reform, from this seed, under this law."""

    hervorming: Hervorming
    wetten: Any
    jaren: int = JAREN
    trekkingen: int = TREKKINGEN
    zaad: int = ZAAD

    def __post_init__(self) -> None:
        if not 2 <= self.trekkingen <= MEEST:
            raise GebruiksFout(
                f"Met {self.trekkingen} trekkingen kan niet; geef bij --trekkingen een aantal van 2 tot en met {MEEST}."
            )
        if not 1 <= self.jaren <= JAREN:
            raise GebruiksFout(f"Bij --jaren past een aantal van 1 tot en met {JAREN}, niet {self.jaren}.")
        if not 0 <= self.zaad < 2**63:
            raise GebruiksFout("Bij --zaad past een geheel getal van 0 of hoger.")
        if self.wetten.stand.year < 2016:
            raise GebruiksFout("Voor 2016 zijn er geen cijfers om mee te rekenen; kies een stand vanaf 2016.")


@dataclass
class Uitkomst:
    """Every measure as (years, draws), or None where it is unknown; what it rests on, and what nobody knows."""

    vraag: Vraag
    jaren: tuple[int, ...]
    maten: dict[str, Getallen | None]
    zonder: dict[str, list[str]]
    parameters: Mapping[str, Parameter]
    trekkingen: Mapping[str, Getallen] = field(repr=False)
    wet: Wettelijk

    def status(self, maat: str) -> str:
        """As sure as the least sure of what it rests on; every figure of a coming year is computed."""
        if self.maten.get(maat) is None:
            return ONBEKEND
        ids = set(MATEN[maat].rust_op) & set(self.parameters)
        if "besparing_per_baan" in MATEN[maat].rust_op:
            ids |= {"besparing_per_baan_akkoord", "besparing_per_baan_begroting"}
        h, eigen = self.vraag.hervorming, []
        if maat == "doel":
            ids |= {n for n in _OMVANG if n in self.invloed and h.doelstelling and h.doelstelling.naar_omvang}
            eigen += [OPGEGEVEN] if h.doelstelling and h.doelstelling.vast else []
        elif maat in _GEVRAAGD:
            eigen += [OPGEGEVEN]
        elif maat in _BESCHUT:
            eigen += [OPGEGEVEN] if isinstance(h.beschut, tuple) else []
        elif maat in _KOMT_ERIN:
            ids |= {n for n in (*_KOMT_ERIN[maat], "capaciteit_uwv") if n in self.invloed}
        else:
            ids |= set(self.invloed)
        bekend = (self.parameters[i].status for i in ids if self.parameters[i].status != ONBEKEND)
        return zwakste([AFGELEID, *eigen, *bekend])

    @cached_property
    def invloed(self) -> tuple[str, ...]:
        """The parameters that this reform itself brings in."""
        return nodig(self.vraag.hervorming)

    @property
    def gebruikt(self) -> tuple[str, ...]:
        """All parameters that are known and play a part, most common first."""
        namen = dict.fromkeys((*STROMEN, "banen_per_persoon", *self.invloed))
        return tuple(n for n in namen if n in self.trekkingen)

    @property
    def aannamen(self) -> tuple[str, ...]:
        """Assumptions and figures of the user among them."""
        return tuple(n for n in self.gebruikt if self.parameters[n].status in ("aanname", OPGEGEVEN))

    @property
    def niet_gebruikt(self) -> tuple[str, ...]:
        """What the user gave and no measure of this reform rests on."""
        speelt = {*self.gebruikt, *(n for m in self.maten for n in MATEN[m].rust_op)}
        return tuple(n for n in self.vraag.hervorming.opgegeven if n not in speelt)

    def mist(self, maat: str) -> tuple[str, ...]:
        """Lines that are part of a total and that nobody knows: with these left out it is another total."""
        return tuple(n for n in self.zonder.get(maat) or () if n in REGELS.get(maat, ()))

    @property
    def onbekend(self) -> tuple[str, ...]:
        """What this reform asks and nobody knows."""
        return tuple(n for n in self.invloed if n not in self.trekkingen)

    def band(self, maat: str, jaar: int) -> dict[str, float | None]:
        """The quantiles of one measure in one year, rounded by its unit."""
        w = self.maten.get(maat)
        if w is None:
            return dict.fromkeys(KWANTIELEN)
        rij = np.quantile(w[self.jaren.index(jaar)], list(KWANTIELEN.values()))
        return {naam: afgerond(float(x), MATEN[maat].eenheid) for naam, x in zip(KWANTIELEN, rij, strict=True)}

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON, as documented."""
        p = self.parameters
        return {
            "hervorming": self.vraag.hervorming.als_dict(),
            "stand": self.vraag.wetten.stand.isoformat(),
            "zaad": self.vraag.zaad,
            "trekkingen": self.vraag.trekkingen,
            "jaren": [
                {
                    "jaar": jaar,
                    "maten": {
                        m: {**self.band(m, jaar), "eenheid": MATEN[m].eenheid, "status": self.status(m)}
                        for m in self.maten
                    },
                }
                for jaar in self.jaren
            ],
            "aannamen": [
                {"id": n, "label": p[n].label, "laag": p[n].laag, "hoog": p[n].hoog, "status": p[n].status}
                for n in self.aannamen
            ],
            "onbekend": [
                *({"id": n, "label": p[n].label, "gezocht": p[n].bron} for n in self.onbekend),
                *({"id": "aow_leeftijd", "label": zin, "gezocht": self.wet.aow_bron} for zin in self.aow_vastgehouden),
            ],
            "bronnen": list(self.bronnen),
        }

    @property
    def aow_vastgehouden(self) -> tuple[str, ...]:
        """The sentence that says from when the AOW age is not fixed yet, where it plays a part."""
        tot = self.wet.aow_vastgesteld_tot
        if not self.wet.aow or tot >= self.jaren[-1]:
            return ()
        return (f"AOW-leeftijd vanaf {tot + 1}, nog niet vastgesteld; gerekend is met die van {tot}",)

    @property
    def bronnen(self) -> tuple[str, ...]:
        """Where the figures come from, each once."""
        eigen = (self.parameters[n].bron for n in self.gebruikt)
        return tuple(dict.fromkeys((*self.wet.bronnen, *eigen)))


def kijkjaar(hervormingen: Sequence[Hervorming], jaren: Sequence[int]) -> int:
    """The year of the answer when none is asked: five years after the last of these begins, or the last reckoned."""
    return min(max(h.vanaf for h in hervormingen) + NA_JAREN, jaren[-1])


def afgerond(x: float, eenheid: str) -> float:
    """Shares to four decimals, years to two, everything else whole; never minus nothing."""
    decimalen = {"aandeel": 4, "jaar": 2}.get(eenheid, 0)
    rond = round(x, decimalen) + 0.0
    return rond if decimalen else int(rond)


def reken(vraag: Vraag, trekkingen: Mapping[str, Getallen] | None = None, toeval: bool = True) -> Uitkomst:
    """Every measure of every year; `trekkingen` are other draws than those of the seed."""
    h = vraag.hervorming
    alle = h.parameterlijst
    p = dict(trekkingen) if trekkingen is not None else trekkingen_van(alle, vraag)
    jaren = vooruit.gerekende_jaren(vraag.jaren)
    wet = wettelijk(vraag.wetten, h, vooruit.gerekende_jaren(JAREN + 1))
    eis_samen(p, h)
    p |= _afgeleid(p)
    p = {naam: w for naam, w in p.items() if naam not in EIGEN_STROOM or alle[naam].status == OPGEGEVEN}
    plan = maak(h, p, wet, vraag.jaren, vraag.zaad)
    with np.errstate(all="ignore"):  # what comes of figures that cannot go together is refused below, in words
        rekening = Rekening(h, p, wet, plan, vooruit.lopen(p, plan, vraag.zaad, toeval), vraag.zaad)
        maten = rekening.alles()
    if not all(w is None or np.isfinite(w).all() for w in maten.values()):
        raise GebruiksFout(PASSEN_NIET.format(namen=", ".join(h.opgegeven) or "deze hervorming"))
    return Uitkomst(vraag, tuple(jaren), maten, rekening.zonder, alle, p, wet)


PASSEN_NIET = "Met deze cijfers komt er geen uitkomst: {namen}. Geef cijfers die bij elkaar passen."


def eis_samen(p: Mapping[str, Getallen], h: Hervorming) -> None:
    """Refuses figures that cannot be of one population."""
    gegeven = h.opgegeven
    anderen = ["verbreding_wia_ww"] if h.verbreding else []
    anderen += ["leeftijdsgrens_omvang"] if h.leeftijdsgrens else []
    for naam in ("optie2_omvang", "optie3_omvang"):
        al = sum((p[n] for n in anderen if n in p), p["register_personen"])
        if naam in gegeven and p[naam].min() < al.min():
            raise GebruiksFout(
                "'omvang' is de hele doelgroep, met het register en wie er anders bij komt; geef meer mensen, of laat "
                "'omvang' weg.",
                veld="doelgroep.omvang",
            )
    rest = p["register_personen"] - p["register_wajong"] - p["register_wsw"]
    _, werkend, _ = omvang(p, tempo_cijfers())
    goed = (rest > 0) & (p["register_werkend"] < p["register_personen"]) & (werkend[0] > 0) & (werkend[0] < rest)
    if goed.all() and (p["banen_per_persoon"] > 0).all() and (p.get("deadweight", np.zeros(1)) < 1).all():
        return
    namen = [n for n in gegeven if n in _EEN_BEVOLKING]
    raise GebruiksFout(PASSEN_NIET.format(namen=", ".join(namen) or ", ".join(gegeven)))


def trekkingen_van(alle: Mapping[str, Parameter], vraag: Vraag) -> dict[str, Getallen]:
    """Draws of the seed, with the yearly swing of the economy."""
    p = trek(alle, vraag.trekkingen, vraag.zaad)
    p["conjunctuur_jaren"] = vooruit.conjunctuur(alle["conjunctuur"], vraag.trekkingen, vraag.jaren, vraag.zaad)
    p["_besparing"] = uniform("besparing_per_baan", vraag.trekkingen, vraag.zaad)
    return p


def _afgeleid(p: Mapping[str, Getallen]) -> dict[str, Getallen]:
    """What follows from the last published table: which share of jobs is with government, and through hiring-in."""
    r, nul = gepubliceerd(LAATSTE_METING), nulmeting()
    assert r is not None and nul is not None
    formeel, overheid = r.formeel["totaal"] or 0, r.formeel["overheid"] or 0
    inleen = nul.inleen + (r.inleen["totaal"] or 0)
    per = (nul.totaal + (r.extra["totaal"] or 0)) / p["register_werkend"]
    c = tempo_cijfers()
    wsw, wajong = c["wsw_werkend"] * p["register_wsw"], c["wajong_werkend"] * p["register_wajong"]
    rest = np.maximum(p["register_werkend"] - wsw - wajong, 1)
    laag, hoog = p["besparing_per_baan_akkoord"], p["besparing_per_baan_begroting"]
    return {
        "formeel_overheid_deel": np.full_like(per, overheid / formeel),
        "inleen_deel": np.clip((inleen / per - wsw) / rest, 0, 0.5),
        "besparing_per_baan": laag + p["_besparing"] * (hoog - laag),
    }
