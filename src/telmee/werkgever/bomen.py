"""The explanation of each loonkostenvoordeel of each employee, made only when somebody asks for it.

The amounts of everybody are computed on frames; here one employee is computed again from the same rows and the same
facts, as a record of the law, and the tree ends in what the filings, the register and the list of declarations say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from telmee.werkgever.rechten import Rechten
from telmee.werkgever.soorten import SOORTEN
from telmee.wet import Law
from telmee.wet.machine.explain import Computed
from telmee.wet.machine.filled import summed
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.node import GIVEN_STATUS, KNOWN, UNKNOWN, Node, Said
from telmee.wet.machine.plain import figure_words
from telmee.wet.machine.record import Record

if TYPE_CHECKING:
    import polars as pl

UITKOMSTEN = {
    "bedrag": ("uitbetaald_lkv_{}", "toegekend_lkv_{}"),
    "gemist": ("verlies_lkv_{}", "gemist_lkv_{}"),
    "bedrag_jaar": ("recht_lkv_{}",),
}
"""Per amount of a row the outcome that it is: the first that was computed."""
LATER = "Dit kwam na de dag die beslist, en telt niet mee."
AANGIFTE, REGISTER, LIJST, ELDERS = (
    "uit de aangiften",
    "uit het antwoord van het register",
    "uit de lijst van verklaringen, of niet bekend",
    "berekend bij dat voordeel",
)


@dataclass(frozen=True)
class Rijboom:
    """The trees behind one row: of one employee and one benefit."""

    wet: Law
    nu: Rechten
    jaar: Rechten
    persoon: int
    soort: str
    te_laat: int | None = 0
    """What is lost besides, as it was filed or asked after the day that decides."""
    pas_later: bool = False
    """Whether the row itself only came after that day: then nothing of it is granted."""
    naast_liv: int | None = 0
    """The LIV that was paid by the state of that day, so that only what is above it is lost."""

    def knopen(self) -> Iterator[tuple[str, Node]]:
        """What the row has (`bedrag`, `gemist`, `bedrag_jaar`) with its tree."""
        for wat in UITKOMSTEN:
            if (knoop := self.knoop(wat)) is not None:
                yield wat, knoop

    def knoop(self, wat: str) -> Node | None:
        """The tree of one amount; nothing where the year has no rows of this employee."""
        eigen = self._volgens_de_wet(wat)
        if eigen is None or wat == "bedrag_jaar":
            return eigen
        if self.pas_later:
            kind = self._volgens_de_wet("bedrag") or eigen
            waarde = 0 if wat == "bedrag" else self.te_laat
            return replace(
                eigen, waarde=waarde, status=_status(waarde), gezegd=zo(""), kinderen=(kind,), opmerking=self._later()
            )
        if wat == "gemist" and self.te_laat and eigen.waarde is not None:
            label = "Te laat aangegeven of gevraagd"
            laat = Node("te_laat", label, self.te_laat, "cent", KNOWN, bron=AANGIFTE, opmerking=self._later())
            samen = eigen.waarde + self.te_laat
            return replace(som(eigen.naam, eigen.label, samen, [eigen.waarde, self.te_laat]), kinderen=(eigen, laat))
        return eigen

    def _later(self) -> str:
        liv = f" Het LIV van {figure_words(self.naast_liv, 'cent')} kwam vanzelf; alleen wat daarboven komt is gemist."
        return LATER + liv if self.naast_liv else LATER

    def _volgens_de_wet(self, wat: str) -> Node | None:
        rechten = self.jaar if wat == "bedrag_jaar" else self.nu
        if self.persoon not in rechten.bedragen:
            return None
        naam = next(
            (n for elk in UITKOMSTEN[wat] if (n := elk.format(self.soort)) in rechten.bedragen[self.persoon]), None
        )
        if naam is None:
            return None
        rekening = self._rekening(rechten)
        return _met_bron(rekening.node(naam, rekening.row("werknemer")), rekening, {})

    def _rekening(self, rechten: Rechten) -> Computed:
        """The record of this employee; the right to this benefit is computed in it, the other rights are given."""
        import polars as pl

        dezen = pl.col("persoon") == self.persoon
        eigen = rechten.eigen.get(self.soort, rechten.boven)
        if eigen["werknemer"].filter(dezen).is_empty():
            eigen = rechten.boven
        tijdvak = rechten.tijdvak.filter(dezen).sort("tijdvak_begin").to_dicts()
        for rij in tijdvak:
            for soort in SOORTEN:
                recht = f"lkv_{soort}_recht"
                if rij[recht] is None and not rij[f"lkv_{soort}_gevraagd"]:
                    rij[recht] = False  # of what nobody asked and nobody knows nothing is counted
                elif soort == self.soort:
                    del rij[recht]
        rijen = {
            "tijdvak": tijdvak,
            **{niveau: eigen[niveau].filter(dezen).to_dicts() for niveau in ("werknemer", "persoon")},
        }
        rijen["land"] = rechten.boven["land"].to_dicts()
        namen = frozenset(naam for deel in rijen.values() for rij in deel for naam in rij)
        return Computed(Record(self.wet, rijen, namen))


def _met_bron(knoop: Node, rekening: Computed, klaar: dict[int, Node]) -> Node:
    """The same tree; what it ends in says where it comes from."""
    if id(knoop) not in klaar:
        kinderen = tuple(_met_bron(kind, rekening, klaar) for kind in knoop.kinderen)
        nieuw = replace(knoop, kinderen=kinderen)
        if knoop.status == GIVEN_STATUS and knoop.bron == GIVEN_STATUS:
            nieuw = replace(nieuw, bron=_bron(knoop.naam, rekening.law), status=KNOWN, opmerking="")
        klaar[id(knoop)] = nieuw
    return klaar[id(knoop)]


def _bron(naam: str, wet: LawOnDay) -> str:
    feit: Any = wet.facts.get(naam)
    if feit is None:
        return ELDERS
    if "registratie" in naam:
        return REGISTER
    return LIJST if feit.level == "werknemer" and naam not in ("begin_dienstbetrekking", "peildatum") else AANGIFTE


@dataclass(frozen=True)
class Livboom:
    """The trees behind the LIV or jeugd-LIV of one employee: by itself, and what is paid of it."""

    wet: Law
    frames: Mapping[str, pl.DataFrame]
    persoon: int
    naam: str
    betaald: int | None
    waarom: str

    def knoop(self, wat: str) -> Node:
        """Of `berekend` or `bedrag`."""
        import polars as pl

        dezen = pl.col("persoon") == self.persoon
        rijen = {
            n: f.filter(dezen).to_dicts() if "persoon" in f.columns else f.to_dicts() for n, f in self.frames.items()
        }
        namen = frozenset(naam for deel in rijen.values() for rij in deel for naam in rij)
        rekening = Computed(Record(self.wet, rijen, namen))
        eigen = _met_bron(rekening.node(self.naam, rekening.row("werknemer")), rekening, {})
        if wat == "berekend" or self.betaald == eigen.waarde:
            return eigen
        regel = self.wet.rules["liv_toegekend"]
        status = _status(self.betaald)
        return Node(
            regel.name,
            regel.label,
            self.betaald,
            regel.unit,
            status,
            regel.law,
            kinderen=(eigen,),
            opmerking=self.waarom,
        )


# --- Sums and estimates, which no rule makes ------------------------------------------------------------------------


def som(
    naam: str,
    label: str,
    waarde: int | None,
    delen: Iterable[int | None],
    eenheid: str = "cent",
    opmerking: str = "",
    kinderen: tuple[Node, ...] = (),
) -> Node:
    """A figure that adds known ones: its line is there when it says all of them and they come to it."""
    bekend = [deel for deel in delen if deel is not None]
    regel = summed(bekend, eenheid) if waarde is not None and sum(bekend) == waarde else ""
    over = "" if regel or not bekend else f"Som van {len(bekend)} rijen."
    zin = " ".join(deel for deel in (over, opmerking) if deel)
    return Node(naam, label, waarde, eenheid, _status(waarde), gezegd=zo(regel), kinderen=kinderen, opmerking=zin)


def _status(waarde: int | None) -> str:
    return UNKNOWN if waarde is None else KNOWN


def zo(regel: str, woorden: str = "") -> Said:
    """What is said of a figure that no rule makes: its line, and the same in words."""
    return Said(lambda: woorden, lambda: regel)


def geschat(heel: Node, tot_nu: int, methode: str) -> Node:
    """A figure of the whole year that was counted and estimated: both, and how it was estimated."""
    eenheid, rest = heel.eenheid, heel.waarde - tot_nu
    delen = (
        Node(f"{heel.naam}_aangegeven", f"{heel.label}, aangegeven", tot_nu, eenheid, KNOWN, bron=AANGIFTE),
        Node(f"{heel.naam}_geschat", f"{heel.label}, geschat", rest, eenheid, KNOWN, bron="geschat", opmerking=methode),
    )
    regel = f"{figure_words(tot_nu, eenheid)} + {figure_words(rest, eenheid)} = {figure_words(heel.waarde, eenheid)}"
    return replace(heel, kinderen=delen, gezegd=zo(regel, "aangegeven + geschat"))
