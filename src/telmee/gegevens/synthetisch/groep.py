"""Work of registered persons in the synthetic country: jobs as spells over the years.

A job place belongs to an employer and is of one kind; the first places of a list are filled first, so a place stays
with its employer over the years. Every year some lose their job, leavers of the register keep or lose theirs, and
places are filled until the December hours of that kind are near the target; `ijking` then closes the last hours
exactly. Unit: hours a week in `uren_week`; days are day numbers; the first year is filled at once.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

import numpy as np

from telmee.gegevens.schema import GRONDSLAGEN, OPEN_EIND, dagnummer
from telmee.gegevens.synthetisch.instellingen import alle_jaren, doel, instellingen, stroom
from telmee.gegevens.synthetisch.register import Getallen, Register, Vlaggen, jaar_voorbij, leeg_register
from telmee.gegevens.synthetisch.werkgevers import Werkgevers

FORMEEL_MARKT, FORMEEL_OVERHEID, UITZEND, WSW, OVERIG = range(5)
UREN_WEEK = np.array([12, 16, 20, 24, 28, 32, 36, 38, 40])
UREN_KANS = np.array([0.05, 0.08, 0.12, 0.15, 0.11, 0.20, 0.15, 0.08, 0.06])
_GROND_WSW = GRONDSLAGEN.index("wsw")


@dataclass
class Banen:
    """Job spells, as columns. `begin` is the first day, `eind` the last (OPEN_EIND while it lasts)."""

    persoon: Getallen
    werkgever: Getallen
    inkomstenverhouding: Getallen
    soort_plek: Getallen
    begin: Getallen
    eind: Getallen
    uren_week: Getallen
    loon: Getallen
    aard: Getallen
    soort: Getallen
    onbepaald: Getallen
    lkv: Getallen

    def __len__(self) -> int:
        return len(self.persoon)

    def voeg_toe(self, erbij: Banen) -> None:
        """Appends other spells."""
        for f in fields(self):
            setattr(self, f.name, np.concatenate([getattr(self, f.name), getattr(erbij, f.name)]))

    def kies(self, welke: Getallen | Vlaggen) -> Banen:
        """Some of the spells."""
        return Banen(*(getattr(self, f.name)[welke] for f in fields(self)))


@dataclass
class Groep:
    """Register and jobs over all years; `plekken[k]` are the employers of the places of kind k, in filling order."""

    register: Register
    banen: Banen
    plekken: list[Getallen]
    bezet: list[Getallen]
    spellen: Getallen


def maak_groep(wg: Werkgevers, schaal: float, zaad: int) -> Groep:
    """Runs register and jobs through all years of the synthetic country."""
    leeg = Banen(*(np.zeros(0, np.int64) for _ in fields(Banen)))
    plekken = _plekken(wg, schaal, zaad)
    groep = Groep(leeg_register(), leeg, plekken, [np.full(len(p), -1) for p in plekken], np.zeros(0, np.int64))
    for jaar in alle_jaren():
        uit, nieuw = jaar_voorbij(groep.register, jaar, schaal, zaad)
        groep.spellen = np.concatenate([groep.spellen, np.zeros(len(groep.register) - len(groep.spellen), np.int64)])
        rng = stroom(zaad, "banen-groep", jaar)
        _vertrekkers(groep, uit, rng)
        _niet_meetellend(groep, wg, nieuw, jaar, rng)
        _verliezen(groep, jaar, rng)
        for soort in (WSW, FORMEEL_OVERHEID, UITZEND, FORMEEL_MARKT):
            _naar_doel(groep, soort, jaar, schaal, nieuw, rng)
    return groep


def _plekken(wg: Werkgevers, schaal: float, zaad: int) -> list[Getallen]:
    """Employers of the job places per kind: new employers and larger ones in turn, so the share of employers fits."""
    rng = stroom(zaad, "plekken")
    kans = np.array([k["groep"] for k in instellingen()["grootteklassen"]])[wg.klasse]
    gewoon = ~wg.uitlener & ~wg.sob
    meest = {FORMEEL_MARKT: 160_000, FORMEEL_OVERHEID: 30_000, UITZEND: 22_000, WSW: 48_000}
    keuze = {
        FORMEEL_MARKT: gewoon & ~wg.overheid,
        FORMEEL_OVERHEID: gewoon & wg.overheid,
        UITZEND: wg.uitlener,
        WSW: wg.sob,
    }
    lijsten = []
    for soort, mag in keuze.items():
        n = max(20, round(meest[soort] * schaal))
        deel = rng.permutation(np.flatnonzero(mag & (rng.random(len(wg)) < (kans if soort == FORMEEL_MARKT else 1.0))))
        wie = np.flatnonzero(mag)
        gewicht = wg.banen[wie] / wg.banen[wie].sum()
        groot = rng.choice(wie, size=n, p=gewicht)
        eerste = rng.random(n) < instellingen()["groep"]["nieuwe_werkgever"]
        volg = np.cumsum(eerste) - 1
        lijsten.append(np.where(eerste & (volg < len(deel)), deel[np.minimum(volg, len(deel) - 1)], groot))
    return lijsten


def _maandeinde(jaar: int, maand: Getallen) -> Getallen:
    """Last day of a month (1-12) of a year."""
    einden = np.array([dagnummer(date(jaar + m // 12, m % 12 + 1, 1)) - 1 for m in range(1, 13)])
    return np.asarray(einden[maand - 1])


def _maandbegin(jaar: int, maand: Getallen) -> Getallen:
    return np.asarray(np.array([dagnummer(date(jaar, m, 1)) for m in range(1, 13)])[maand - 1])


def _maak_vrij(groep: Groep, banen: Getallen) -> None:
    """The places of these spells are empty again."""
    for bezet in groep.bezet:
        bezet[np.isin(bezet, banen)] = -1


def _lopend(groep: Groep) -> Vlaggen:
    return groep.banen.eind == OPEN_EIND


def _vertrekkers(groep: Groep, uit: Getallen, rng: np.random.Generator) -> None:
    """Who leaves the register loses the job that month or keeps it for a while; then it no longer counts."""
    raak = np.flatnonzero(_lopend(groep) & np.isin(groep.banen.persoon, uit))
    tot = groep.register.laatste_tot()[groep.banen.persoon[raak]]
    blijft = rng.random(len(raak)) < instellingen()["groep"]["blijft_na_uitstroom"]
    maanden = (
        tot.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        + 1
        + blijft * rng.integers(2, 24, len(raak))
    )
    groep.banen.eind[raak] = maanden.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) - 1
    _maak_vrij(groep, raak)


def _verliezen(groep: Groep, jaar: int, rng: np.random.Generator) -> None:
    if jaar == alle_jaren()[0]:
        return
    inst = instellingen()["groep"]
    kans = np.where(groep.banen.soort_plek == WSW, inst["verlies_wsw"], inst["verlies_per_jaar"])
    kans[groep.banen.soort_plek == OVERIG] = 0
    weg = np.flatnonzero(_lopend(groep) & (rng.random(len(groep.banen)) < kans))
    _beeindig(groep, weg, jaar, rng)


def _beeindig(groep: Groep, weg: Getallen, jaar: int, rng: np.random.Generator) -> None:
    eind = _maandeinde(jaar, rng.integers(1, 12, len(weg)))
    groep.banen.eind[weg] = np.maximum(eind, groep.banen.begin[weg] + 27)
    _maak_vrij(groep, weg)


def _naar_doel(groep: Groep, soort: int, jaar: int, schaal: float, nieuw: Getallen, rng: np.random.Generator) -> None:
    """Fills or empties places of one kind until the weekly hours are near the target of the year."""
    d = doel(jaar)
    banen = {
        FORMEEL_MARKT: d.formeel_markt,
        FORMEEL_OVERHEID: d.formeel_overheid,
        WSW: d.wsw,
        UITZEND: d.inleen - d.wsw,
    }[soort]
    maand_per_weekuur = 4.35 * instellingen()["bevolking"]["december"]
    wens = banen * schaal * instellingen()["uren_per_baan_maand"] / 100 / maand_per_weekuur
    bezet = groep.bezet[soort]
    vol = np.flatnonzero(bezet >= 0)
    uren = groep.banen.uren_week[bezet[vol]]
    if (over := uren.sum() - wens) > 0:
        staart = np.cumsum(uren[::-1])
        _beeindig(groep, bezet[vol[::-1][: int(np.searchsorted(staart, over))]], jaar, rng)
        return
    _neem_aan(groep, soort, jaar, -over, nieuw, rng)


def _kandidaten(groep: Groep, soort: int, rng: np.random.Generator) -> Getallen:
    """Registered persons without a job in random order, a few with one for a second job; as a last resort others."""
    reg = groep.register
    werkt = np.zeros(len(reg), bool)
    werkt[groep.banen.persoon[_lopend(groep)]] = True
    past = reg.binnen & ((reg.grond == _GROND_WSW) == (soort == WSW))
    vrij = rng.permutation(np.flatnonzero(past & ~werkt & ~reg.nooit))
    dubbel = rng.permutation(np.flatnonzero(past & werkt & ~reg.nooit))[
        : round(len(vrij) * instellingen()["groep"]["uren_tweede_baan"])
    ]
    volgorde = np.concatenate([vrij, dubbel])
    volgorde = volgorde[np.argsort(rng.random(len(volgorde)), kind="stable")]
    rest = np.flatnonzero(reg.binnen & ~werkt & ~past & ~reg.nooit)
    return np.concatenate([volgorde, rng.permutation(rest)])


def _neem_aan(
    groep: Groep, soort: int, jaar: int, uren_nodig: float, nieuw: Getallen, rng: np.random.Generator
) -> None:
    wie = _kandidaten(groep, soort, rng)
    uren = rng.choice(UREN_WEEK, size=len(wie), p=UREN_KANS)
    leeg = np.flatnonzero(groep.bezet[soort] < 0)
    n = min(int(np.searchsorted(np.cumsum(uren), uren_nodig)) + 1, len(wie), len(leeg))
    wie, uren, leeg = wie[:n], uren[:n], leeg[:n]
    begin = _begin(groep, wie, jaar, nieuw, rng)
    eerste = len(groep.banen)
    groep.banen.voeg_toe(_nieuwe_banen(groep, soort, wie, groep.plekken[soort][leeg], begin, uren, rng))
    groep.bezet[soort][leeg] = np.arange(eerste, eerste + n)


def _begin(groep: Groep, wie: Getallen, jaar: int, nieuw: Getallen, rng: np.random.Generator) -> Getallen:
    """First day of new jobs: this year; in the first year some years ago; for some entrants before the registration."""
    if jaar == alle_jaren()[0]:
        return np.asarray(
            [dagnummer(date(2005 + int(m) // 12, int(m) % 12 + 1, 1)) for m in rng.integers(0, 94, len(wie))]
        )
    begin = _maandbegin(jaar, rng.integers(1, 13, len(wie)))
    eerder = np.isin(wie, nieuw) & (rng.random(len(wie)) < instellingen()["groep"]["voor_registratie"])
    return np.where(eerder, _maandbegin(jaar - 1, rng.integers(1, 13, len(wie))), begin)


def _nieuwe_banen(
    groep: Groep,
    soort: int,
    wie: Getallen,
    werkgever: Getallen,
    begin: Getallen,
    uren: Getallen,
    rng: np.random.Generator,
) -> Banen:
    inst = instellingen()["groep"]
    n = len(wie)
    toeval = rng.random(n)
    aard = np.full(n, {FORMEEL_MARKT: 1, FORMEEL_OVERHEID: 18, UITZEND: 11, WSW: 22}[soort])
    if soort == UITZEND:
        aard = np.where(toeval < inst["payroll"], 82, aard)
    if soort == FORMEEL_MARKT:
        aard = np.where(toeval < inst["begeleid_werken"], 23, np.where(toeval > 0.99, 83, aard))
    if soort == FORMEEL_OVERHEID:
        aard = np.where(toeval < 0.4, 1, aard)
    return Banen(
        wie,
        werkgever,
        _volgnummers(groep, wie),
        np.full(n, soort),
        begin,
        np.full(n, OPEN_EIND),
        uren,
        100 + (rng.random(n) ** 3 * 60).astype(np.int64),
        aard,
        np.where(aard == 18, 11, 15),
        (rng.random(n) < inst["onbepaalde_tijd"]).astype(np.int64) * (aard != 11),
        (rng.random(n) < inst["lkv"]).astype(np.int64),
    )


def _volgnummers(groep: Groep, wie: Getallen) -> Getallen:
    """The next income relation number of each person, also when a person occurs twice."""
    volgorde = np.argsort(wie, kind="stable")
    gesorteerd = wie[volgorde]
    nieuw = np.r_[True, gesorteerd[1:] != gesorteerd[:-1]] if len(wie) else np.zeros(0, bool)
    rang = np.arange(len(wie)) - np.maximum.accumulate(np.where(nieuw, np.arange(len(wie)), 0))
    nummers = np.empty(len(wie), np.int64)
    nummers[volgorde] = groep.spellen[gesorteerd] + rang + 1
    np.add.at(groep.spellen, wie, 1)
    return nummers


def _niet_meetellend(groep: Groep, wg: Werkgevers, nieuw: Getallen, jaar: int, rng: np.random.Generator) -> None:
    """A few registered persons whose row never counts: Wsw sheltered work, sheltered work, or only a benefit."""
    nieuw = nieuw[groep.register.nooit[nieuw] & (groep.register.aantal[nieuw] == 1)]
    wie = nieuw[rng.random(len(nieuw)) < instellingen()["groep"]["niet_meetellend"] / instellingen()["groep"]["nooit"]]
    n = len(wie)
    geval = rng.integers(0, 3, n) if jaar >= 2015 else rng.integers(0, 2, n) * 2
    sob, overheid = np.flatnonzero(wg.sob), np.flatnonzero(wg.overheid)
    werkgever = np.where(geval < 2, rng.choice(sob, n), rng.choice(overheid, n))
    aard = np.array([21, 24, 1])[geval]
    begin = _maandbegin(jaar, rng.integers(1, 13, n))
    uren = np.where(geval < 2, rng.choice(UREN_WEEK, n), 0)
    nul = np.zeros(n, np.int64)
    groep.banen.voeg_toe(
        Banen(
            wie,
            werkgever,
            _volgnummers(groep, wie),
            nul + OVERIG,
            begin,
            nul + OPEN_EIND,
            uren,
            nul + 100,
            aard,
            np.where(geval < 2, 15, 37),
            nul,
            nul,
        )
    )
