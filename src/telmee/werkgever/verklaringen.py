"""What the list of doelgroepverklaringen proves, per employee and benefit, held against the filings.

A declaration states that its holder meets the conditions of the benefit at one beginning: the ground, and that he was
not here in the six months before (Wtl 2.3 lid 1, 2.7 lid 1, 2.11 lid 1 until 2026; 2.15 lid 1 knows no six months).
What it does not state: that it was asked for in time, the pension age, the kind of work, the period. Where filings of
these six months show the employee at work, the filings go before. An employer has a benefit for an employee once: the
first declaration that can count sets the clock for good. After a transfer of undertaking the clock of the transferor
runs on. docs/besluiten/0064. Days are day numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from telmee.gegevens.loonaangifte.bevindingen import Bevinding, Verzamelaar, hoeveel_personen
from telmee.gegevens.loonaangifte.verklaringen_csv import DAGEN
from telmee.werkgever.invoer import WERK, Invoer
from telmee.werkgever.uitkomst import ARBEIDSGEHANDICAPT, BANENAFSPRAAK, HERPLAATSING, OUDERE
from telmee.werkgever.wetcijfers import cijfer, vast_cijfer
from telmee.wet import Law
from telmee.wet.machine import workdays
from telmee.wet.machine.book import day_number, from_day_number
from telmee.wet.machine.dates import plus_months

GROND = {
    OUDERE: "uitkering_voor_aanvang",
    ARBEIDSGEHANDICAPT: "wia_recht_voor_aanvang",  # or the old REA status, or less than 35%: one of them is enough
    BANENAFSPRAAK: "doelgroep_banenafspraak_bij_begin",  # or hindered in education
    HERPLAATSING: "wia_recht_bij_herplaatsing",
}
"""The fact of the rule layer that stands for the ground; which of the grounds of the article it was is not stated."""
TERMIJN = {OUDERE: "Wtl 2.3 lid 1", ARBEIDSGEHANDICAPT: "Wtl 2.7 lid 1", BANENAFSPRAAK: "Wtl 2.11 lid 1 (tot 2026)",
           HERPLAATSING: "Wtl 2.15 lid 1"}  # fmt: skip
ZES_MAANDEN = {OUDERE: "Wtl 2.2 lid 1 onder c", ARBEIDSGEHANDICAPT: "Wtl 2.6 lid 1 onder b",
               BANENAFSPRAAK: "Wtl 2.10 lid 1 onder b (tot 2026)"}  # fmt: skip
_GEEN = {OUDERE: "Wtl 2.2 lid 1 onder d", ARBEIDSGEHANDICAPT: "Wtl 2.6 lid 1 onder c",
         BANENAFSPRAAK: "Wtl 2.10 lid 1 onder c (tot 2026)", HERPLAATSING: "Wtl 2.14 lid 1 onder b"}  # fmt: skip

_EERDER_ELDERS = (
    "in de lijst staat een eerdere verklaring van deze soort, voor een baan die niet in de aangiften staat; telde die, "
    "dan is er geen tweede keer recht"
)
_OVERGANG_LATER = "de verklaring in de lijst is van een overgang van onderneming na de laatste aangifte"


@dataclass(frozen=True)
class Verklaring:
    """What is known of one benefit of one employee: facts for the rules, and words for people.

    `niet` (with `artikel`) says why there is no right, `onzeker` why it stays unknown; empty when neither is so.
    """

    feiten: Mapping[str, Any] = field(default_factory=dict)
    eerste_dag: int | None = None
    laatste_dag: int | None = None
    onzeker: str = ""
    niet: str = ""
    artikel: str = ""

    @property
    def bewijst(self) -> bool:
        """Whether there is a declaration for this job."""
        return bool(self.feiten) and not self.niet


@dataclass(frozen=True)
class Lijst:
    """What the list says: `per` is by person and benefit; `gegeven` is whether there is a list at all."""

    gegeven: bool = False
    per: Mapping[tuple[int, str], Verklaring] = field(default_factory=dict)
    bevindingen: tuple[Bevinding, ...] = ()

    @property
    def overgangen(self) -> int | None:
        """How many employees came along in a transfer of undertaking; unknown without a list."""
        if not self.gegeven:
            return None
        mee = "overgang_van_onderneming"
        return len({persoon for (persoon, _), v in self.per.items() if v.bewijst and v.feiten.get(mee)})

    def van(self, soort: str) -> dict[int, Verklaring]:
        """Per person, what is known about this benefit."""
        return {persoon: v for (persoon, s), v in self.per.items() if s == soort and v.feiten}


class Baan(NamedTuple):
    """One income relation: first day, and the last one that the filings show."""

    begin: int
    laatste: int


def houd_tegen(invoer: Invoer, wet: Law) -> Lijst:
    """The list held against the filings of this employer."""
    if invoer.verklaringen is None:
        return Lijst()
    meld, lijst = Verzamelaar(), invoer.verklaringen
    banen, wie = _banen(invoer, lijst.regels["bsn"])
    buiten = set(lijst.regels["bsn"]) - set(wie)
    if buiten:
        meld.meld("verklaring-niet-in-aangifte", lijst.bestand, wie=hoeveel_personen(len(buiten)))
    groepen: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
    for regel in lijst.regels.with_columns(pl.col(DAGEN).cast(pl.Int32).cast(pl.Int64)).to_dicts():
        if regel["bsn"] in wie:
            groepen[wie[regel["bsn"]], regel["soort"]].append(regel)
    per = {}
    for (persoon, soort), regels in groepen.items():
        geval = _Geval(soort, banen[persoon], wet, lijst.bestand, meld)
        if (gekend := geval.beoordeel(regels)) is not None:
            per[persoon, soort] = gekend
    return Lijst(True, per, tuple(meld.alle()))


def _banen(invoer: Invoer, bsn: pl.Series) -> tuple[dict[int, list[Baan]], dict[int, int]]:
    """Per person of the list the jobs in all filings, in the order of their beginning; and who has which BSN."""
    rijen = invoer.dienstverbanden.filter(pl.col("bsn_geldig") & pl.col("bsn").is_in(bsn.implode()))
    wie: dict[int, int] = dict(rijen.select("bsn", "persoon").unique().rows())
    sleutel = ["persoon", "inkomstenverhouding"]
    dag = [pl.col(k).cast(pl.Int32).cast(pl.Int64) for k in ("begin", "eind", "tijdvak_eind")]
    werk = (
        rijen.filter(pl.col("soort").is_in(list(WERK)) & pl.col("begin").is_not_null())
        .select(*sleutel, *dag)
        .group_by(*sleutel, "begin")
        .agg(pl.min_horizontal("tijdvak_eind", "eind").max().alias("laatste"), pl.col("eind").max())
        .sort(*sleutel, "laatste")
        # the first day of a relation that goes on was corrected later: the last one that was filed is right
        .filter(pl.col("eind").is_not_null() | (pl.col("laatste") == pl.col("laatste").max().over(sleutel)))
        .sort("begin", *sleutel)
    )
    banen: dict[int, list[Baan]] = defaultdict(list)
    for persoon, begin, laatste in werk.select("persoon", "begin", "laatste").rows():
        banen[persoon].append(Baan(begin, laatste))
    return banen, wie


@dataclass(frozen=True)
class _Geval:
    """One benefit of one employee."""

    soort: str
    banen: list[Baan]
    wet: Law
    bestand: str
    meld: Verzamelaar

    def beoordeel(self, regels: list[dict[str, Any]]) -> Verklaring | None:
        """What these lines say; None when they are not about this year."""
        laatste_dag = day_number(date(self.wet.op.year, 12, 31))
        toen = [r for r in regels if r["begin"] is None or r["begin"] <= laatste_dag]
        bekend = list(self._bekend(toen))
        passend = sorted((r for r in bekend if self._past(r)), key=lambda r: r["begin"] or 0)
        for regel in bekend:
            if regel not in passend:
                self._zeg(self._past_niet(regel), regel)
        if passend and not passend[0]["verklaring"]:
            return self._nee(passend[-1])
        if passend:
            geldig = [r for r in passend if not self._bezwaar(r)[1]] or passend
            for regel in geldig[1:]:
                self._zeg("verklaring-tweede", regel)
            if any(self._eerst(r, geldig[0]) for r in bekend if r not in passend and not self._komt_nog(r)):
                return Verklaring(onzeker=_EERDER_ELDERS)
            return self._ja(geldig[0])
        if bekend and all(self._komt_nog(r) for r in bekend):
            return Verklaring(onzeker=_OVERGANG_LATER)
        if bekend:
            return Verklaring(onzeker="de verklaring in de lijst is voor een andere eerste dag dan die in de aangiften")
        return None

    def _bekend(self, regels: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Lines that were known on the day from which is looked."""
        voor = cijfer(self.wet, "lkv_banenafspraak_oud_recht_voor")
        for regel in regels:
            if max(regel["aangevraagd"] or 0, regel["afgegeven"] or 0) > day_number(self.wet.stand):
                self._zeg("verklaring-na-stand", regel)
                continue
            if self.soort == BANENAFSPRAAK and regel["begin"] and voor is not None and regel["begin"] >= voor:
                self._zeg("verklaring-niet-nodig", regel)
                continue
            yield regel

    def _past(self, regel: dict[str, Any]) -> bool:
        """Whether the line is about a job in the filings; work can only be resumed in a job that there was."""
        begin, overgang = regel["begin"], regel["overgang_op"]
        if begin is None:
            return True
        if self._komt_nog(regel):
            return False
        if overgang is not None and any(b.begin in (begin, overgang) for b in self.banen):
            return True
        if self.soort == HERPLAATSING:
            return any(b.begin <= begin for b in self.banen)
        return any(b.begin == begin for b in self.banen)

    def _komt_nog(self, regel: dict[str, Any]) -> bool:
        """Whether the employee comes along only after the last day in the filings: until then it says nothing here."""
        overgang = regel["overgang_op"]
        return overgang is not None and all(b.laatste < overgang for b in self.banen)

    def _past_niet(self, regel: dict[str, Any]) -> str:
        """The finding of a line that is about no job in the filings."""
        if regel["overgang_op"] is None:
            return "verklaring-ander-begin"
        return "verklaring-overgang-later" if self._komt_nog(regel) else "verklaring-ander-overgang"

    def _eerst(self, regel: dict[str, Any], gekozen: dict[str, Any]) -> bool:
        """Whether this line, of a job that is not in the filings, may have set the clock before the chosen one."""
        eerder = regel["verklaring"] and gekozen["begin"] is not None and regel["begin"] < gekozen["begin"]
        return bool(eerder) and not self._bezwaar(regel)[1]

    def _duur(self, begin: int) -> int:
        jaren = vast_cijfer(self.wet, "lkv_duur_herplaatsen" if self.soort == HERPLAATSING else "lkv_duur")
        return later(begin, 12 * jaren)

    def _nee(self, regel: dict[str, Any]) -> Verklaring:
        """None: no right, once it can no longer be asked for."""
        begin = regel["begin"]
        if begin is None and self.soort != HERPLAATSING and self.banen:
            begin = self.banen[-1].begin
        if begin is not None and self._termijn(begin, verlengd=True) >= day_number(self.wet.stand):
            return Verklaring(onzeker="er is volgens de lijst nog geen verklaring, en zij kan nog worden aangevraagd")
        niet = "er is volgens de lijst geen doelgroepverklaring."
        return Verklaring({f"doelgroepverklaring_{self.soort}": False}, niet=niet, artikel=_GEEN[self.soort])

    def _ja(self, regel: dict[str, Any]) -> Verklaring:
        code, niet, artikel, onzeker = self._bezwaar(regel)
        if code:
            self._zeg(code, regel)
        begin = regel["begin"]
        feiten = {
            f"doelgroepverklaring_{self.soort}": True,
            GROND[self.soort]: True,
            "doelgroepverklaring_aangevraagd_op": self._aangevraagd(regel),
        }
        if self.soort == HERPLAATSING:
            feiten |= {"hervat_op": begin, "wia_recht_vanaf": regel["wia_vanaf"]}
        else:
            feiten |= {"begin_dienstbetrekking": begin, "eerder_in_dienst": self._eerder(regel)}
            if regel["overgang_op"] is not None:
                feiten |= {"overgang_van_onderneming": True, "begin_bij_vervreemder": begin}
        start = self._start(regel)
        return Verklaring(feiten, start, self._duur(start) - 1, onzeker, niet, artikel)

    def _bezwaar(self, regel: dict[str, Any]) -> tuple[str, str, str, str]:
        """What stands in the way: the finding, why there is no right and its article, or why it stays unknown."""
        gevraagd = self._aangevraagd(regel)
        if self._eerder(regel):
            niet = "deze werknemer was in de zes maanden ervoor al bij u in dienst, zo staat in de aangiften."
            return "verklaring-eerder-in-dienst", niet, ZES_MAANDEN[self.soort], ""
        if self.soort == HERPLAATSING and regel["wia_vanaf"] is None and self._vraagt_wia():
            return "verklaring-zonder-wia", "", "", "bij de verklaring staat niet vanaf welke dag er recht op WIA is"
        if gevraagd is None:
            return "verklaring-zonder-aanvraag", "", "", "bij de verklaring staat niet wanneer zij is aangevraagd"
        if gevraagd > self._uiterlijk(regel, verlengd=True):
            niet = "de doelgroepverklaring is later dan drie maanden na de eerste dag aangevraagd."
            return "verklaring-te-laat", niet, TERMIJN[self.soort], ""
        return "", "", "", ""

    def _start(self, regel: dict[str, Any]) -> int:
        """The day from which term and period count; after the wachttijd for who resumed earlier (2.15 lid 1)."""
        return max(regel["begin"], regel["wia_vanaf"] or 0) if self.soort == HERPLAATSING else int(regel["begin"])

    def _uiterlijk(self, regel: dict[str, Any], verlengd: bool = False) -> int:
        return self._termijn(self._start(regel), verlengd)

    def _termijn(self, start: int, verlengd: bool) -> int:
        """The last day of the three months; a term that ends in a weekend runs on (Algemene termijnenwet 1)."""
        laatste = later(start, vast_cijfer(self.wet, "termijn_doelgroepverklaring"))
        return day_number(workdays.term_ends(from_day_number(laatste))) if verlengd else laatste

    def _aangevraagd(self, regel: dict[str, Any]) -> int | None:
        """The day it was asked for; issued in time is asked in time, and so is the first working day after the term."""
        gevraagd: int | None = regel["aangevraagd"]
        afgegeven: int | None = regel["afgegeven"]
        laatste, verlengd = self._uiterlijk(regel), self._uiterlijk(regel, verlengd=True)
        if gevraagd is None and afgegeven is not None and afgegeven <= verlengd:
            gevraagd = afgegeven
        return laatste if gevraagd is not None and laatste < gevraagd <= verlengd else gevraagd

    def _eerder(self, regel: dict[str, Any]) -> bool:
        """Whether the filings show a day of employment here in the six months before; no condition for herplaatsen.

        After a transfer the six months are those before the job with the transferor, and of that there are no filings.
        """
        if self.soort == HERPLAATSING or regel["overgang_op"] is not None:
            return False
        begin = regel["begin"]
        vanaf = later(begin, -vast_cijfer(self.wet, "lkv_maanden_niet_in_dienst"))
        return any(b.begin < begin and b.laatste >= vanaf for b in self.banen)

    def _vraagt_wia(self) -> bool:
        return "wia_recht_vanaf" in self.wet.everything_behind(f"lkv_{self.soort}_recht")

    def _zeg(self, code: str, regel: dict[str, Any]) -> None:
        self.meld.meld(code, self.bestand, regel["regel"])


def later(dag: int, maanden: int) -> int:
    """So many months later, as the law counts (docs/besluiten/0050)."""
    return int(plus_months(dag, maanden, lambda a, b: a // b, min))
