"""Everybody on the last published day, and the rates that move on from there as the published stocks did.

The stocks of mid 2025 are as published; so is the growth of register and workers since the last exact figures, within
their rounding. Chances of work and inflow are what that growth asks, at the published chances to lose work and to
leave. How long people work or not is what these rates keep in place by themselves, so that nothing jumps at the start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from telmee.beleid import bevolking as b
from telmee.beleid import ijking

Getallen = b.Getallen
REGISTER = ijking.GRONDEN
RONDES, AANLOOP, JAAR = 4, 8, 4
"""Times that the rates are fitted again, and quarters of running in before each."""
LAATSTE_METING = 2024
"""The year of the last result before the stocks that everything begins with."""
HALF_JAAR = 0.5
"""From that result, of December, to the stocks of mid year."""


def begin(p: Mapping[str, Getallen], gronden: int) -> tuple[b.Stand, b.Tempo]:
    """Everybody in mid 2025, and the rates that go on from there."""
    aantal = len(p["register_personen"])
    c = dict(ijking.tempo_cijfers())
    kaal = _tempo(c, p, gronden, aantal)
    stand = ijking.leeg(gronden, aantal)
    personen, werkend, nooit = omvang(p, c)
    for g in (0, 1):
        ijking.vul(stand, g, c, personen[g], werkend[g], nooit[g])
    stand.zonder[4, 2, 2] = personen[2] - werkend[2]
    stand.werk[5, 2, 2, 2] = werkend[2]
    _op_maat(stand, personen, werkend, nooit, p)
    duw = instroom(p, kaal, stand)
    bij = np.zeros(aantal)
    for _ in range(RONDES):
        tempo = _geschaald(kaal, stand, p, duw, bij)
        for kwartaal in range(AANLOOP):
            b.stap(stand, tempo, kwartaal, None, duw)
        _op_maat(stand, personen, werkend, nooit, p)
    for stil in (stand.beschut, stand.vertrokken, stand.erbij):
        stil[:] = 0
    for _ in range(RONDES):
        bij += (p["groei_werkend_jaar"] - _eerste_jaar(stand, _geschaald(kaal, stand, p, duw, bij), duw)) / JAAR
    return stand, _geschaald(kaal, stand, p, duw, bij)


def _eerste_jaar(stand: b.Stand, tempo: b.Tempo, duw: b.Duw) -> Getallen:
    """By how many the workers grow in the first year, by expectation."""
    later = stand.kopie()
    for kwartaal in range(JAAR):
        b.stap(later, tempo, kwartaal, None, duw)
    return np.asarray((later.werkend - stand.werkend).sum(axis=0))


def instroom(p: Mapping[str, Getallen], tempo: b.Tempo, stand: b.Stand) -> b.Duw:
    """People who come into the register in a quarter, and who leave it for beschut werk.

    So many that the register grows as it did; or as many as the user gives.
    """
    beschut = p["beschut_uitstroom_jaar"] / 4
    if "instroom_register_jaar" in p:
        erbij = p["instroom_register_jaar"] / 4
    else:
        weg = ((stand.werkend + stand.niet_werkend) * tempo.uit)[:3].sum(axis=0)
        erbij = np.maximum(p["groei_register_jaar"] / 4 + weg + beschut, 0)
    werk, uit = np.zeros((2, *tempo.vind.shape))
    werk[0], uit[0] = ijking.instroom(
        ijking.tempo_cijfers() | {"nooit_instroom": p["nooit_instroom"]}, erbij, p["instroom_werkend"]
    )
    return b.Duw(instroom_werk=werk, instroom_uit=uit, beschut=beschut)


def bij_de_meting(p: Mapping[str, Getallen]) -> Getallen:
    """People at work when the last result was measured, half a year before the stocks."""
    return np.asarray(p["register_werkend"] - p["groei_werkend_jaar"] * HALF_JAAR)


def omvang(p: Mapping[str, Getallen], c: Mapping[str, float]) -> tuple[Getallen, Getallen, Getallen]:
    """People, workers and people without a real chance, by ground; the Participatiewet is what remains."""
    wajong, wsw = p["register_wajong"], p["register_wsw"]
    personen = np.stack([p["register_personen"] - wajong - wsw, wajong, wsw])
    werkt = [c["wajong_werkend"] * wajong, c["wsw_werkend"] * wsw]
    werkend = np.stack([p["register_werkend"] - werkt[0] - werkt[1], *werkt])
    alle = p["nooit_werk"] * p["register_personen"]
    wel = p["nooit_werk_grond_wajong"]
    pw = np.minimum((1 - wel) * alle, 0.9 * (personen[0] - werkend[0]))
    waj = np.minimum(alle - pw, 0.9 * (personen[1] - werkend[1]))
    return personen, werkend, np.stack([pw, waj, waj * 0])


def _tempo(c: Mapping[str, float], p: Mapping[str, Getallen], gronden: int, aantal: int) -> b.Tempo:
    kaal = ijking.tempo(c, aantal)
    vorm = (gronden, len(b.KLASSEN), aantal)
    vind, verlies = np.zeros(vorm), np.zeros(vorm)
    vind[:3], verlies[:3] = kaal.vind, kaal.verlies
    een = np.ones((gronden, 1, aantal))
    duur, aanloop, rust = een.copy(), een.copy(), een.copy()
    duur[:2], aanloop[:2] = p["duur_afhankelijkheid"], p["aanloop_verlies"]
    rust[:2] = c["vast_rust"]
    uit = np.zeros((gronden, aantal))
    uit[:2], uit[2] = p["uitstroom_register_jaar"] / 4, p["wsw_uitstroom"] / 4
    return b.Tempo(vind, duur, verlies, aanloop, rust, uit, kaal.word_vast, plekken(p, gronden, aantal))


def plekken(p: Mapping[str, Getallen], gronden: int, aantal: int) -> Getallen:
    """Where a new job is: the share of government and of hiring-in as in the last published table."""
    overheid = p["formeel_overheid_deel"]
    sleutel = p["inleen_key_overheid"]
    plek = np.zeros((gronden, 4, aantal))
    for g in range(gronden):
        inleen = {0: p["inleen_deel"], 2: np.ones(aantal)}.get(g, np.zeros(aantal))
        plek[g] = [(1 - inleen) * (1 - overheid), (1 - inleen) * overheid, inleen * (1 - sleutel), inleen * sleutel]
    return plek


def _op_maat(stand: b.Stand, personen: Getallen, werkend: Getallen, nooit: Getallen, p: Mapping[str, Getallen]) -> None:
    """Back to the published totals, every ground by itself; places and permanent contracts as published too."""
    plek = plekken(p, 3, personen.shape[-1])
    for g in range(3):
        samen = stand.werk[:, :, g].sum(axis=1)
        samen *= werkend[g] / samen.sum(axis=(0, 1))
        later = samen[4] + samen[5]
        if g < 2:
            samen[5] = np.minimum(later * 0.98, samen[5] * p["vast_aandeel"] / vast_deel(stand))
            samen[4] = later - samen[5]
        stand.werk[:, :, g] = samen[:, None] * plek[g][None, :, None]
        kans = stand.zonder[:, g, 1:]
        kans *= (personen[g] - werkend[g] - nooit[g]) / np.maximum(kans.sum(axis=(0, 1)), 1e-9)
        stand.zonder[:, g, 0] = 0
        stand.zonder[4, g, 0] = nooit[g]


def vast_deel(stand: b.Stand) -> Getallen:
    return np.asarray(stand.werk[5].sum(axis=(0, 1, 2)) / stand.werk.sum(axis=(0, 1, 2, 3)))


def _geschaald(tempo: b.Tempo, stand: b.Stand, p: Mapping[str, Getallen], duw: b.Duw, bij: Getallen) -> b.Tempo:
    """Chances times one figure each: work is lost as published, and as much is found as the growth of workers asks.

    `bij`: found on top, because not all who find work keep it through the year.
    """
    kwijt = _per_quarter(tempo, stand)
    doel = p["baanverlies_kwartaal"] * stand.werkend[:3].sum(axis=0)
    verlies = tempo.verlies.copy()
    verlies[:2] *= (doel - kwijt[2]) / kwijt[:2].sum(axis=0)
    kans = np.concatenate([np.repeat(tempo.vind[None], 4, 0), (tempo.vind * tempo.duur)[None]])
    gevonden = (stand.zonder * kans)[:, :3].sum(axis=(0, 2))
    if "baanvinden_kwartaal" in p:
        nodig = p["baanvinden_kwartaal"] * stand.niet_werkend[:3].sum(axis=0)
    else:
        uit = (stand.werkend * tempo.uit)[:3].sum(axis=0)
        assert duw.instroom_werk is not None
        nodig = p["groei_werkend_jaar"] / 4 + doel + uit - duw.instroom_werk.sum(axis=(0, 1)) + bij
    vind = tempo.vind.copy()
    vind[:2] *= np.maximum(nodig - gevonden[2], 0) / gevonden[:2].sum(axis=0)
    return replace(tempo, vind=vind, verlies=verlies)


def _per_quarter(tempo: b.Tempo, stand: b.Stand) -> Getallen:
    """Who loses work in a quarter, by ground."""
    per = np.stack([tempo.verlies * tempo.aanloop] * 4 + [tempo.verlies, tempo.verlies * tempo.vast_rust])
    return np.asarray((stand.werk.sum(axis=1) * per)[:, :3].sum(axis=(0, 2)))
