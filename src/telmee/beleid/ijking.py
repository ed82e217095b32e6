"""Looking back with the population: from the end of 2015 on constant rates and one term for the pandemic.

What came in and what the reassessment of the Wajong took off is what was published; all else is the constant rates.
The figures that were fitted and those that were not (2024, 2025) stand side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import numpy as np

from telmee.beleid import bevolking as b
from telmee.fouten import Fout
from telmee.gegevens.publicatie import lees_publicatie, nulmeting, registerstanden, resultaten

GRONDEN = ("participatiewet", "wajong", "wsw")
BEGIN = date(2015, 12, 31)
KWARTALEN = 38
PANDEMIE = (18, 21)
"""Quarters after the end of 2015: 2020K2 up to and including 2021K1."""
GEIJKT_TOT = date(2023, 9, 30)
NA_2023 = (
    "Na 2023 loopt het model te hoog: het houdt de baankans van 2021 en 2022 aan, "
    "en sinds september 2023 kwamen er bijna geen werkenden meer bij, ondanks een krappe arbeidsmarkt."
)


@cache
def tempo_cijfers() -> dict[str, float]:
    """The fitted and chosen rates."""
    return {naam: float(r["waarde"]) for naam, r in lees_publicatie("beleid_ijking.yaml")["tempo"].items()}


def kwartaal_van(op: date) -> int:
    """Quarters after the end of 2015; a day within a quarter counts for the quarter that it is in or ends."""
    return (op.year - BEGIN.year) * 4 + (op.month + 2) // 3 - 4


@dataclass(frozen=True)
class Terug:
    """What the constant rates give: people at work by quarter, flows, extra banen, and durability."""

    werkend: dict[int, float]
    stromen: dict[int, tuple[float, float]]
    extra: dict[int, float]
    jaar_later: float
    starters: float
    terug_binnen_jaar: float
    nooit: float
    stand: b.Stand = field(repr=False)


def tempo(cijfers: Mapping[str, float], aantal: int = 1) -> b.Tempo:
    """The rates as arrays for three grounds."""
    c = cijfers
    vind, verlies = np.zeros((3, 3, aantal)), np.zeros((3, 3, aantal))
    vind[:2, 1], vind[:2, 2] = c["vind"], c["vind"] * c["vind_gehecht"]
    verlies[:2, 1], verlies[:2, 2] = c["verlies"] * c["verlies_los"], c["verlies"]
    verlies[2, 2] = c["wsw_verlies"]
    vind[2, 2] = c["wsw_verlies"] * c["wsw_werkend"] / (1 - c["wsw_werkend"])
    uit = np.repeat(np.array([c["uitstroom"], c["uitstroom"], c["wsw_uitstroom"]])[:, None] / 4, aantal, 1)
    plek = np.repeat(np.array([[1.0, 0, 0, 0], [1.0, 0, 0, 0], [0, 0, 1.0, 0]])[:, :, None], aantal, 2)
    vol = np.ones(aantal)
    return b.Tempo(
        vind, c["duur"] * vol, verlies, c["aanloop"] * vol, c["vast_rust"], uit, c["word_vast"] * vol, plek
    )  # fmt: skip


@cache
def terugkijken() -> Terug:
    """The population from the end of 2015 up to mid 2025."""
    c = tempo_cijfers()
    rates = tempo(c)
    pad = _gronden(c)
    stand = _begin(c, pad)
    werkend, stromen = {0: float(stand.werkend.sum())}, {}
    duur: dict[str, float] = {}
    for k in range(1, KWARTALEN + 1):
        stroom = b.stap(stand, rates, k, None, _duw(c, pad, stand, k))
        werkend[k] = float(stand.werkend.sum())
        stromen[k] = (float(stroom.gevonden.sum()), float(stroom.verloren.sum()))
        if k == 12:
            duur["nooit"] = float(b.nooit_in_drie_jaar(stand, rates)[0])
        if k == 24:
            later = b.jaar_later(stand, rates)
            duur |= dict(
                zip(("jaar_later", "starters", "terug_binnen_jaar"), (float(x[0]) for x in later), strict=True)
            )
    return Terug(werkend, stromen, _banen(werkend), **duur, stand=stand)


def _gronden(c: Mapping[str, float]) -> np.ndarray[Any, Any]:
    """People by ground at every quarter: as published, else the register less the closed Wsw and a constant Wajong."""
    k = np.arange(KWARTALEN + 1)
    rijen = [r for r in lees_publicatie("beleid_ijking.yaml")["gronden"] if r["op"] >= BEGIN]
    totaal = {kwartaal_van(r["op"]): r["participatiewet"] + r["wajong"] + r["wsw"] for r in rijen if "wsw" in r}
    totaal |= {kwartaal_van(s.op): s.register for s in registerstanden() if s.register and s.op > BEGIN}
    register = np.interp(k, sorted(totaal), [totaal[x] for x in sorted(totaal)])
    pw = {kwartaal_van(r["op"]): r["participatiewet"] for r in rijen}
    wsw = rijen[0]["wsw"] * (1 - c["wsw_uitstroom"] / 4) ** k
    participatiewet = np.interp(k, sorted(pw), [pw[x] for x in sorted(pw)])
    wajong = register - participatiewet - wsw
    wajong[12:] = wajong[12]
    wajong[:12] = wajong[12]  # who left in the reassessment had no capacity for work and never worked here
    return np.stack([np.where(k <= 12, participatiewet, register - wajong - wsw), wajong, wsw])


def _begin(c: Mapping[str, float], pad: np.ndarray[Any, Any]) -> b.Stand:
    r = lees_publicatie("beleid_ijking.yaml")["begin"]
    stand = leeg(3, 1)
    werkt = [r["participatiewet_werkend"], 0, r["wsw_werkend"]]
    werkt[1] = r["werkend"] - sum(werkt)
    nooit = c["nooit"] * pad[:, 0].sum()
    zonder_kans = [min(0.65 * nooit, 0.75 * (pad[0, 0] - werkt[0]))]
    zonder_kans.append(nooit - zonder_kans[0])
    for g in (0, 1):
        vul(stand, g, c, pad[g, 0], werkt[g], zonder_kans[g])
    stand.zonder[4, 2, 2] = pad[2, 0] - werkt[2]
    stand.werk[5, 2, 2, 2] = werkt[2]
    return stand


def leeg(gronden: int, aantal: int) -> b.Stand:
    """Nobody yet."""
    nul = np.zeros(aantal)
    vorm = (gronden, len(b.KLASSEN), aantal)
    return b.Stand(np.zeros((b.UIT, *vorm)), np.zeros((6, 4, *vorm)), nul, nul.copy(), nul.copy())


def vul(stand: b.Stand, g: int, c: Mapping[str, float], allen: Any, werkt: Any, nooit: Any) -> None:
    """Puts the people of a ground in cells: classes as in balance at these rates, shifted until so many work."""
    kans = allen - nooit
    los = c["aandeel_los"]
    delen = [(1, los, _balans(c, 1)), (2, 1 - los, _balans(c, 2))]
    laag, hoog = np.full(np.shape(werkt), 1e-6), np.full(np.shape(werkt), 1e6)
    for _ in range(60):
        o = np.sqrt(laag * hoog)
        te_veel = sum(kans * deel * _werkt(e, o) for _, deel, e in delen) > werkt
        laag, hoog = np.where(te_veel, laag, o), np.where(te_veel, o, hoog)
    o = np.sqrt(laag * hoog)
    stand.zonder[4, g, 0] += nooit
    for klasse, deel, e in delen:
        wel = kans * deel * _werkt(e, o)
        niet = kans * deel - wel
        kort = 0.6 if klasse == 1 else 0.18
        stand.werk[:4, 0, g, klasse] += wel * kort / 4
        stand.werk[4, 0, g, klasse] += wel * (1 - kort) * 0.35
        stand.werk[5, 0, g, klasse] += wel * (1 - kort) * 0.65
        stand.zonder[:4, g, klasse] += niet * 0.1
        stand.zonder[4, g, klasse] += niet * 0.6


def _balans(c: Mapping[str, float], klasse: int) -> float:
    vind = c["vind"] * (c["vind_gehecht"] if klasse == 2 else 1) * 0.7
    verlies = c["verlies"] * (c["verlies_los"] if klasse == 1 else 1)
    return vind / (vind + verlies)


def _werkt(e: float, o: Any) -> Any:
    return e * o / (e * o + 1 - e)


def instroom(c: Mapping[str, Any], erbij: Any, werkend: Any) -> tuple[Any, Any]:
    """New people of a ground as (classes, draws): who works and who does not."""
    wel, niet = erbij * werkend, erbij * (1 - werkend)
    nooit = np.minimum(c["nooit_instroom"] / np.maximum(1 - werkend, 1e-9), 0.95)
    los = c["aandeel_los"]
    kans = niet * (1 - nooit)
    return np.stack([wel * 0, wel * los, wel * (1 - los)]), np.stack([niet * nooit, kans * los, kans * (1 - los)])


def _duw(c: Mapping[str, float], pad: np.ndarray[Any, Any], stand: b.Stand, k: int) -> b.Duw:
    er = (stand.werkend + stand.niet_werkend)[:, 0]
    werk, uit = np.zeros((3, 3, 1)), np.zeros((3, 3, 1))
    for g in (0, 1):
        nodig = np.array([max(pad[g, k] - er[g] * (1 - c["uitstroom"] / 4), 0.0)])
        werk[g], uit[g] = instroom(c, nodig, np.array([c["instroom_werkend"]]))
    minder = 1 - c["pandemie"] if PANDEMIE[0] <= k <= PANDEMIE[1] else 1.0
    return b.Duw(vind=np.full((3, 1), minder), instroom_werk=werk, instroom_uit=uit)


def _banen(werkend: Mapping[int, float]) -> dict[int, float]:
    """Extra banen at the end of every year from 2016 on: people times banen per person, with the 53rd week of 2020."""
    r = lees_publicatie("beleid_ijking.yaml")["banen_per_persoon"]
    nul = _nulmeting()
    per = {j: r["waarde"] + r["per_jaar"] * (j - r["jaar"]) for j in range(2016, 2025)}
    return {
        j: werkend[(j - 2015) * 4] * per[j] * (1 + (r["week53"] if j == 2020 else 0)) - nul for j in range(2016, 2025)
    }


def _nulmeting() -> int:
    gevonden = nulmeting()
    if gevonden is None:
        raise Fout("De nulmeting staat niet bij de publicaties; herstel het bestand 'resultaten.yaml'.")
    return gevonden.totaal


def werkelijk_werkend() -> dict[date, int]:
    """People at work, as published, by day."""
    eerder = {r["op"]: int(r["werkend"]) for r in lees_publicatie("beleid_ijking.yaml")["werkend"]}
    return eerder | {s.op: s.werkend for s in registerstanden() if s.werkend}


def gepubliceerd_over_duur() -> dict[str, float]:
    """Published shares: at work a year later, the same of who just started, and never worked in three years."""
    r = lees_publicatie("beleid_ijking.yaml")["duurzaamheid"]
    return {naam: float(r[naam]) for naam in ("jaar_later", "starters", "nooit_in_drie_jaar")}


def fouten() -> dict[str, Any]:
    """Error by error, as a share of what was published: people, extra banen and flows; with the means."""
    t = terugkijken()
    mensen = {op: t.werkend[kwartaal_van(op)] / w - 1 for op, w in werkelijk_werkend().items()}
    banen = {r.jaar: t.extra[r.jaar] / tot - 1 for r in resultaten() if r.jaar in t.extra and (tot := _totaal(r))}
    stromen = {}
    for s in registerstanden():
        if s.werk_gevonden and s.werk_verloren:
            k = kwartaal_van(s.op)
            stromen[s.op] = (t.stromen[k][0] / s.werk_gevonden - 1, t.stromen[k][1] / s.werk_verloren - 1)
    return {
        "mensen": mensen,
        "banen": banen,
        "stromen": stromen,
        "gemiddeld_mensen": float(np.mean(np.abs(list(mensen.values())))),
        "gemiddeld_banen": float(np.mean([abs(f) for j, f in banen.items() if j >= 2017])),
        "gemiddeld_stromen": float(np.mean(np.abs(list(stromen.values())))),
    }


def _totaal(r: Any) -> int | None:
    """The total of a year; of 2018 only the two sectors were published."""
    if r.extra["totaal"] is not None:
        return int(r.extra["totaal"])
    markt, overheid = r.extra["markt"], r.extra["overheid"]
    return None if markt is None or overheid is None else int(markt + overheid)
