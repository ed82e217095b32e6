"""The population from the last published figures on, with what a reform pushes: one path per draw, quarter by quarter.

Runs on the same luck: `papier` (new people come in and nothing else changes), everything but the quota, and the whole
reform. What differs between the first and the last is what the reform does in truth. Who stops counting keeps the work:
once more the whole reform, with only those who count; what differs from the run before is what it takes off on paper.
Started from the published stocks, so that only differences come from the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np

from telmee.beleid import bevolking as b
from telmee.beleid import ijking, leeftijd
from telmee.beleid.begin import REGISTER, begin, instroom, vast_deel
from telmee.beleid.hervorming import EERSTE_JAAR
from telmee.beleid.parameters import uniform

Getallen = b.Getallen
BLOK = 250
"""Draws that are made together; the first ones are the same however many are asked."""
NIEUW = ("verbreding", "leeftijdsgrens", "nieuw")
MARKT, OVERHEID = (0, 2), (1, 3)
FORMEEL, INLEEN = (0, 1), (2, 3)


@dataclass(frozen=True)
class Groep:
    """People who come in at once: of which ground, how many, which share works, whether they count."""

    grond: str
    omvang: Getallen
    werkt: Getallen
    telt: bool = True


@dataclass(frozen=True)
class Plan:
    """What a reform does to the population, as arrays over draws; made by `verken` from the file and the parameters.

    `vind`: by ground, times the chance of work. `extra`: placements a year. `word_vast`: added to the chance of a
    permanent contract in a quarter. `wil`: banen that the quota adds, by quarter. `beschut`: people a year.
    """

    vanaf: int
    jaren: int
    groepen: tuple[Groep, ...] = ()
    instroom_capaciteit: Getallen | None = None
    vind: Mapping[str, Getallen] = field(default_factory=dict)
    extra: Getallen | None = None
    word_vast: Getallen | None = None
    uit_werk: Getallen | None = None
    uit_werk_vanaf: int = 0
    beschut: Mapping[int, Getallen] | None = None
    quotum: Quotumdruk | None = None
    cohorten: leeftijd.Cohorten | None = None

    @property
    def gronden(self) -> tuple[str, ...]:
        """The grounds of this plan: those of the register, and the new ones."""
        return (*REGISTER, *(g.grond for g in self.groepen))


@dataclass(frozen=True)
class Quotumdruk:
    """Banen that the quota adds when it works in full; the quarter of the decision, and the first that it is due.

    `vooraf`, `aanpassing`: years that employers react before it is due, and until it works in full.
    `verlies_vrijwillig`: the share of the growth since the decision, without the quota, that goes lost.
    """

    banen: Getallen
    besluit: int
    begin: int
    vooraf: Getallen
    aanpassing: Getallen
    verlies_vrijwillig: Getallen

    def ramp(self, kwartaal: int) -> Getallen:
        """From nothing to all."""
        if kwartaal < self.besluit:
            return np.zeros_like(self.vooraf)
        jaren = (kwartaal - self.begin) / 4
        return np.clip((jaren + self.vooraf) / np.maximum(self.vooraf + self.aanpassing, 0.25), 0, 1)


@dataclass
class Pad:
    """What came out, by year (first axis) and draw (last): stocks in December and flows of the year."""

    jaren: tuple[int, ...]
    gronden: tuple[str, ...]
    werkend: Getallen
    register: Getallen
    nooit: Getallen
    op_plek: Getallen
    vast: Getallen
    jaar_later: Getallen
    starters: Getallen
    gevonden: Getallen
    nieuw_vast: Getallen
    aow: Getallen
    beschut: Getallen
    wachtrij: Getallen
    per_kwartaal: Getallen = field(repr=False)
    allen_per_kwartaal: Getallen = field(repr=False)


def gerekende_jaren(aantal: int) -> range:
    """So many years, from the first."""
    return range(EERSTE_JAAR, EERSTE_JAAR + aantal)


def kwartaal_jaar(kwartaal: int) -> int:
    """The year of a quarter; 1 is the third quarter of 2025."""
    return EERSTE_JAAR + (kwartaal + 1) // 4


def eerste_kwartaal(jaar: int) -> int:
    """The quarter that begins on 1 January of a year."""
    return (jaar - EERSTE_JAAR) * 4 - 1


def lopen(p: Mapping[str, Getallen], plan: Plan, zaad: int, toeval: bool = True) -> tuple[Pad, Pad, Pad]:
    """On paper, in truth, and who counts of that; all on the same luck, in blocks of draws."""
    aantal = len(p["register_personen"])
    delen = []
    for blok, van in enumerate(range(0, aantal, BLOK)):
        deel = slice(van, min(van + BLOK, aantal))
        eigen = {naam: w[..., deel] for naam, w in p.items()}
        delen.append(_drie(eigen, _stuk(plan, deel), _Luck(zaad, blok, plan.gronden) if toeval else None))
    return tuple(_samen([d[n] for d in delen]) for n in range(3))  # type: ignore[return-value]


def _drie(p: Mapping[str, Getallen], plan: Plan, ruis: b.Ruis | None) -> tuple[Pad, Pad, Pad]:
    start = _start(p, plan)
    blijft = replace(plan, uit_werk=None)
    papier = _loop(p, blijft, start, ruis, False, None)
    heeft_effect = plan.vind or plan.beschut or any(x is not None for x in (plan.extra, plan.word_vast))
    zonder = _loop(p, blijft, start, ruis, True, None) if heeft_effect else papier
    pad = _loop(p, blijft, start, ruis, True, (zonder, zonder)) if plan.quotum else zonder
    if plan.uit_werk is None:
        return papier, pad, pad
    telt = _loop(p, plan, start, ruis, True, None)
    return papier, pad, _loop(p, plan, start, ruis, True, (telt, zonder)) if plan.quotum else telt


_STROOM = {"uit": 3, "vind": 4, "verlies": 7}
"""A number for the luck of each kind of flow; another number is another draw for the same seed."""


class _Luck:
    """Normals per ground and quarter, whatever other grounds there are."""

    def __init__(self, zaad: int, blok: int, gronden: tuple[str, ...]) -> None:
        self.zaad, self.blok = zaad, blok
        self.nummers = [(*REGISTER, *NIEUW).index(grond) for grond in gronden]

    def __call__(self, soort: str, kwartaal: int, vorm: tuple[int, ...]) -> Getallen:
        voor, achter, aantal = vorm[:-3], vorm[-2], vorm[-1]
        lagen = []
        for nummer in self.nummers:
            sleutel = (2, self.blok, kwartaal, nummer, _STROOM[soort])
            bron = np.random.Generator(np.random.Philox(np.random.SeedSequence(self.zaad, spawn_key=sleutel)))
            lagen.append(bron.standard_normal((*voor, achter, BLOK), dtype=np.float32)[..., :aantal])
        return np.stack(lagen, axis=-3)


def _stuk(plan: Plan, deel: slice) -> Plan:
    """The plan of these draws."""

    def knip(w: Any) -> Any:
        if isinstance(w, np.ndarray):
            return w[..., deel]
        if isinstance(w, Mapping):
            return {naam: knip(x) for naam, x in w.items()}
        if isinstance(w, tuple):
            return tuple(knip(x) for x in w)
        if isinstance(w, Groep | Quotumdruk):
            return replace(w, **{f.name: knip(getattr(w, f.name)) for f in fields(w)})
        return w

    return replace(plan, **{f.name: knip(getattr(plan, f.name)) for f in fields(plan)})


# --- Quarter by quarter ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Start:
    """Where all three runs begin: everybody, the rates, and who comes in and goes to beschut work every quarter."""

    stand: b.Stand
    tempo: b.Tempo
    komt: b.Duw


def _start(p: Mapping[str, Getallen], plan: Plan) -> _Start:
    stand, tempo = begin(p, len(plan.gronden))
    komt = instroom(p, tempo, stand)
    tempo = _nieuwe_gronden(tempo, stand, plan)
    if plan.cohorten is not None:
        stand, tempo = leeftijd.verdeel(stand, tempo, plan.cohorten)
    return _Start(stand, tempo, komt)


def _loop(
    p: Mapping[str, Getallen],
    plan: Plan,
    start: _Start,
    ruis: b.Ruis | None,
    effect: bool,
    zonder: tuple[Pad, Pad] | None,
) -> Pad:
    stand, tempo = start.stand.kopie(), start.tempo
    boek = _Boek(plan, len(p["register_personen"]))
    boek.werkend.append(stand.werkend[:3].sum(axis=0))
    boek.allen.append(stand.werkend.sum(axis=0))
    begin_kwartaal = eerste_kwartaal(plan.vanaf)
    rest = [g.omvang.copy() for g in plan.groepen]
    for kwartaal in range(1, (plan.jaren - 1) * 4 + 3):
        actief = kwartaal >= begin_kwartaal
        if actief:
            _kom_binnen(stand, tempo, plan, rest)
        komt = start.komt if plan.cohorten is None else leeftijd.duw(start.komt, plan.cohorten, kwartaal)
        duw = _duw(p, plan, komt, kwartaal, effect and actief)
        if effect and zonder is not None and plan.quotum:
            duw = _met_quotum(duw, p, plan, stand, kwartaal, zonder)
        wordt_vast = tempo.word_vast if duw.word_vast is None else duw.word_vast
        vast = (stand.werk[4] * wordt_vast).sum(axis=(0, 1, 2))
        stroom = b.stap(stand, tempo, kwartaal, ruis, duw)
        boek.kwartaal(kwartaal, stand, tempo, stroom, vast, rest if actief else [])
    return boek.pad()


def _nieuwe_gronden(tempo: b.Tempo, stand: b.Stand, plan: Plan) -> b.Tempo:
    """A new ground stays in balance by itself: as much work lost as found, at the chance of who has one now."""
    kansrijk = stand.zonder[:, :2, 1:].sum(axis=(0, 1, 2))
    kans = np.concatenate([np.repeat(tempo.vind[None], 4, 0), (tempo.vind * tempo.duur)[None]])
    vind = (stand.zonder * kans)[:, :2].sum(axis=(0, 1, 2)) / np.maximum(kansrijk, 1e-9)
    for nummer, groep in enumerate(plan.groepen, 3):
        tempo.vind[nummer, 2] = np.minimum(vind, 0.9 * groep.werkt / np.maximum(1 - groep.werkt, 1e-9))
        tempo.verlies[nummer, 2] = tempo.vind[nummer, 2] * (1 - groep.werkt) / np.maximum(groep.werkt, 1e-9)
    return tempo


def _kom_binnen(stand: b.Stand, tempo: b.Tempo, plan: Plan, rest: list[Getallen]) -> None:
    """New people, all at once or as many a quarter as can be assessed."""
    kan = None if plan.instroom_capaciteit is None else plan.instroom_capaciteit / 4
    for nummer, groep in enumerate(plan.groepen, 3):
        er = rest[nummer - 3] if kan is None else np.minimum(rest[nummer - 3], kan)
        rest[nummer - 3] = rest[nummer - 3] - er
        kan = None if kan is None else kan - er
        stand.zonder[4, nummer, 2] += er * (1 - groep.werkt)
        stand.werk[4, :, nummer, 2] += er * groep.werkt * tempo.plek[nummer]
        stand.erbij += er


def _duw(p: Mapping[str, Getallen], plan: Plan, komt: b.Duw, kwartaal: int, effect: bool) -> b.Duw:
    gronden, aantal = len(plan.gronden), len(p["register_personen"])
    jaar = kwartaal_jaar(kwartaal)
    vind = np.ones((gronden, aantal))
    vind[:2] *= 1 + p["conjunctuur_jaren"][jaar - EERSTE_JAAR]
    komt = replace(komt, uit_werk=_uit_werk(plan, jaar, gronden))
    if not effect:
        return replace(komt, vind=vind)
    for nummer, grond in enumerate(plan.gronden):
        if grond in plan.vind:
            vind[nummer] *= plan.vind[grond]
    word_vast = ijking.tempo_cijfers()["word_vast"]
    return replace(
        komt,
        vind=vind,
        extra=None if plan.extra is None else plan.extra / 4,
        extra_voor=[grond != "wsw" for grond in plan.gronden],
        word_vast=None if plan.word_vast is None else word_vast + plan.word_vast * _niet_wsw(plan),
        beschut=komt.beschut if plan.beschut is None else plan.beschut[jaar] / 4,
    )


def _uit_werk(plan: Plan, jaar: int, gronden: int) -> Getallen | None:
    """Who works and stops counting: they keep their work, so it is no effect."""
    if plan.uit_werk is None or jaar < plan.uit_werk_vanaf:
        return None
    return np.stack([plan.uit_werk / 4] * 2 + [plan.uit_werk * 0] * (gronden - 2))


def _niet_wsw(plan: Plan) -> Getallen:
    """One for every ground but the Wsw, which is closed and has contracts of its own."""
    return np.array([float(grond != "wsw") for grond in plan.gronden])[:, None, None]


def _met_quotum(
    duw: b.Duw, p: Mapping[str, Getallen], plan: Plan, stand: b.Stand, kwartaal: int, paden: tuple[Pad, Pad]
) -> b.Duw:
    """Placements that keep the number of workers above the run without the quota by what the quota adds.

    `paden`: that run, and the one whose growth employers would have had without it: also of who stops counting.
    """
    q = plan.quotum
    zonder, alle = paden
    assert q is not None
    ramp = q.ramp(kwartaal)
    if not ramp.any():
        return duw
    per = p["banen_per_persoon"]
    groei = np.maximum(alle.per_kwartaal[kwartaal] - alle.per_kwartaal[min(q.besluit, kwartaal)], 0)
    wil = (q.banen / per - q.verlies_vrijwillig * groei) * ramp
    er_al = stand.werkend.sum(axis=0) - zonder.allen_per_kwartaal[kwartaal - 1]
    extra = np.where(ramp > 0, wil - er_al * (1 - p["baanverlies_kwartaal"]), 0.0)
    al = 0 if duw.extra is None else duw.extra
    return replace(duw, extra=al + extra, extra_voor=[grond != "wsw" for grond in plan.gronden])


def _register(stand: b.Stand, tempo: b.Tempo) -> tuple[b.Stand, b.Tempo]:
    """Only the grounds of today: of new people nobody knows how long their work lasts."""
    nul = stand.beschut * 0
    oud = b.Stand(stand.zonder[:, :3], stand.werk[:, :, :3], nul, nul, nul)
    per_grond = {n: getattr(tempo, n)[:3] for n in ("vind", "verlies", "duur", "aanloop", "vast_rust", "uit", "plek")}
    return oud, b.Tempo(**{**vars(tempo), **per_grond})


class _Boek:
    """Keeps what is asked of every year."""

    def __init__(self, plan: Plan, aantal: int) -> None:
        self.plan, self.aantal = plan, aantal
        self.rijen: list[dict[str, Getallen]] = []
        self.gevonden = self.vast = self.aow = np.zeros(aantal)
        self.werkend: list[Getallen] = []
        self.allen: list[Getallen] = []

    def kwartaal(
        self, kwartaal: int, stand: b.Stand, tempo: b.Tempo, stroom: b.Stroom, vast: Getallen, rest: list[Getallen]
    ) -> None:
        """After a quarter; in December the year is written."""
        self.werkend.append(stand.werkend[:3].sum(axis=0))
        self.allen.append(stand.werkend.sum(axis=0))
        self.gevonden = self.gevonden + stroom.gevonden.sum(axis=0)
        self.vast = self.vast + vast
        self.aow = self.aow + stroom.aow
        if (kwartaal - 2) % 4:
            return
        oud, rates = _register(stand, tempo)
        later, starters, _ = b.jaar_later(oud, rates)
        self.rijen.append(
            {
                "werkend": stand.werkend,
                "register": stand.werkend + stand.niet_werkend,
                "nooit": stand.zonder[:, :, :: len(b.KLASSEN)].sum(axis=(0, 1, 2)),
                "op_plek": stand.werk.sum(axis=(0, 3)),
                "vast": vast_deel(oud),
                "jaar_later": later,
                "starters": starters,
                "gevonden": self.gevonden,
                "nieuw_vast": self.vast,
                "aow": self.aow,
                "beschut": stand.beschut.copy(),
                "wachtrij": sum(rest, np.zeros(self.aantal)),
            }
        )
        self.gevonden = self.vast = self.aow = np.zeros(self.aantal)

    def pad(self) -> Pad:
        """All years."""
        jaren = tuple(gerekende_jaren(len(self.rijen)))
        kolommen = {naam: np.stack([rij[naam] for rij in self.rijen]) for naam in self.rijen[0]}
        return Pad(
            jaren,
            self.plan.gronden,
            per_kwartaal=np.stack(self.werkend),
            allen_per_kwartaal=np.stack(self.allen),
            **kolommen,
        )


def _samen(paden: list[Pad]) -> Pad:
    """Blocks beside each other."""
    eerste = paden[0]
    if len(paden) == 1:
        return eerste
    namen = [n for n in vars(eerste) if n not in ("jaren", "gronden")]
    return Pad(eerste.jaren, eerste.gronden, **{n: np.concatenate([getattr(d, n) for d in paden], -1) for n in namen})


def conjunctuur(p: Any, aantal: int, jaren: int, zaad: int) -> Getallen:
    """The yearly swing of the chance of work, by year and draw."""
    return np.stack([p.kwantiel(uniform(f"conjunctuur.{n}", aantal, zaad)) for n in range(jaren)])
