"""What counts in the synthetic country, and closing its December hours on the published figures.

`telt_mee` is the whole definition used while generating; the rules of `wet` decide independently, and the tests
compare the two. December hours of a row are hours x December days / days of the period, cut at hundredths of an
hour. The last hours are closed with whole hours on monthly December rows, so every total lands within one hour of
its target.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from telmee.gegevens import codes
from telmee.gegevens.synthetisch.groep import Banen, Groep
from telmee.gegevens.synthetisch.instellingen import EMMERS, doel, instellingen, stroom
from telmee.gegevens.synthetisch.register import Getallen, Register, Vlaggen
from telmee.gegevens.synthetisch.tijdvakken import Tijdvak, maanden, vierweken
from telmee.gegevens.synthetisch.werkgevers import Werkgevers

NIET, FORMEEL, INLEEN = 0, 1, 2
MEEST_UREN = 320  # a month has no more paid hours than this
_AFWEZIG = -1


@dataclass(frozen=True)
class Groepsjaar:
    """The job spells of one year in order of employer; `uren[i, t]`: hours in period t, -1 where there is no row."""

    banen: Banen
    vierweken: Vlaggen
    uren: Getallen


def telt_mee(aard: Getallen, soort: Getallen, uitlener: Vlaggen, geregistreerd: Vlaggen) -> Getallen:
    """0: does not count; 1: counts as a formal job; 2: counts as hiring-in."""
    werk = np.isin(soort, codes.werk()) & ~np.isin(aard, codes.buiten_de_telling()) & geregistreerd
    inleen = np.where(uitlener, np.isin(aard, codes.inleen(True)), np.isin(aard, codes.inleen(False)))
    return np.where(werk, np.where(inleen, INLEEN, FORMEEL), NIET)


def maak_groepsjaar(groep: Groep, wg: Werkgevers, jaar: int, schaal: float, zaad: int) -> Groepsjaar:
    """The rows of registered persons in one year, with December closed on the target of that year."""
    maand, week = maanden(jaar), vierweken(jaar)
    loopt = (groep.banen.begin <= maand[-1].eind) & (groep.banen.eind >= maand[0].begin)
    banen = groep.banen.kies(loopt)
    banen = banen.kies(np.lexsort((banen.inkomstenverhouding, banen.persoon, banen.werkgever)))
    vier = wg.vierweken[banen.werkgever]
    rng = stroom(zaad, "uren-groep", jaar)
    uren = np.full((len(banen), 13), _AFWEZIG)
    for t in range(13):
        uren[vier, t] = _uren(banen.kies(vier), week[t], rng)
        if t < 12:
            uren[~vier, t] = _uren(banen.kies(~vier), maand[t], rng)
    _sluit(banen, vier, uren, groep.register, wg, jaar, schaal)
    return Groepsjaar(banen, vier, uren)


def _uren(banen: Banen, tijdvak: Tijdvak, rng: np.random.Generator) -> Getallen:
    """Paid hours in a period in proportion to the days worked, a little irregular; more in December."""
    dagen = np.minimum(banen.eind, tijdvak.eind) - np.maximum(banen.begin, tijdvak.begin) + 1
    toeval = rng.integers(-3, 4, len(banen)) * (rng.random(len(banen)) < 0.3)
    uren = banen.uren_week * 435 * dagen // (100 * tijdvak.dagen) if tijdvak.maand else banen.uren_week * dagen // 7
    uren = uren + toeval
    if tijdvak.december:
        uren = uren * round(instellingen()["bevolking"]["december"] * 1000) // 1000
    return np.where(dagen > 0, np.where(banen.uren_week > 0, np.maximum(uren, 1), 0), _AFWEZIG)


def _sluit(
    banen: Banen, vier: Vlaggen, uren: Getallen, register: Register, wg: Werkgevers, jaar: int, schaal: float
) -> None:
    """Changes monthly December hours, in place, until each total is within one hour of its target."""
    d = doel(jaar)
    maand = maanden(jaar)[11]
    emmer = _emmers(banen, register, wg, maand)
    for nummer, naam in enumerate(EMMERS):
        vast = _vierweken_december(banen, vier, uren, register, wg, jaar, nummer)
        rijen = np.flatnonzero((emmer == nummer) & ~vier & (uren[:, 11] > 0))
        tekort = round((d.uren(naam, schaal) - vast) / 100) - int(uren[rijen, 11].sum())
        _verdeel(uren, rijen, tekort)


def _verdeel(uren: Getallen, rijen: Getallen, tekort: int) -> None:
    """Spreads whole hours over rows as evenly as bounds allow."""
    for _ in range(MEEST_UREN):
        ruim = rijen[(uren[rijen, 11] < MEEST_UREN) if tekort > 0 else (uren[rijen, 11] > 1)]
        if tekort == 0 or len(ruim) == 0:
            return
        stap = np.sign(tekort) * max(1, abs(tekort) // len(ruim))
        ruim = ruim[: abs(tekort)]
        nieuw = np.clip(uren[ruim, 11] + stap, 1, MEEST_UREN)
        tekort -= int((nieuw - uren[ruim, 11]).sum())
        uren[ruim, 11] = nieuw


def _emmers(banen: Banen, register: Register, wg: Werkgevers, tijdvak: Tijdvak) -> Getallen:
    """Which total each spell belongs to in a period: the index in EMMERS, or -1."""
    telt = telt_mee(
        banen.aard,
        banen.soort,
        wg.uitlener[banen.werkgever],
        register.overlapt(banen.persoon, tijdvak.begin, tijdvak.eind),
    )
    return np.where(telt == NIET, -1, np.where(telt == INLEEN, 2, wg.overheid[banen.werkgever].astype(np.int64)))


def _vierweken_december(
    banen: Banen, vier: Vlaggen, uren: Getallen, register: Register, wg: Werkgevers, jaar: int, nummer: int
) -> int:
    """December hours of four-weekly rows in one total: hundredths of an hour, cut per row."""
    som = 0
    for t, tijdvak in enumerate(vierweken(jaar)):
        if tijdvak.december:
            raak = vier & (_emmers(banen, register, wg, tijdvak) == nummer) & (uren[:, t] > 0)
            som += int((uren[raak, t] * 100 * tijdvak.december // tijdvak.dagen).sum())
    return som
