"""What the list of doelgroepverklaringen gives as facts, per employee and benefit, held against the filings.

Here is only looked up which job in the filings a line is about, and what the filings show besides. Whether a line
counts, which of two sets the clock, what stands in the way and until when it can be asked for are outcomes of the law
(`wet/wtl_verklaring`); docs/besluiten/0064. Days are day numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import polars as pl

from telmee.gegevens.loonaangifte.bevindingen import Bevinding, Verzamelaar, hoeveel_personen
from telmee.gegevens.loonaangifte.verklaringen_csv import DAGEN
from telmee.werkgever.invoer import Invoer
from telmee.werkgever.uitkomst import BANENAFSPRAAK, HERPLAATSING
from telmee.werkgever.wetcijfers import is_werk, kolomtype
from telmee.wet import Law
from telmee.wet.machine.book import day_number

BEZWAAR = {
    "eerder_in_dienst": "verklaring-eerder-in-dienst",
    "begin_onbekend": "verklaring-zonder-wia",
    "aanvraag_onbekend": "verklaring-zonder-aanvraag",
    "te_laat": "verklaring-te-laat",
}
"""The finding of what stands in the way of a declaration."""
VERVALLEN = "verklaring_banenafspraak_vervallen"
ANDER_BEGIN, OVERGANG_LATER, EERDER_ELDERS = "ander_begin", "overgang_later", "eerder_elders"


@dataclass(frozen=True)
class Verklaring:
    """What is known of one benefit of one employee: facts for the rules.

    `onzeker` is why the list says nothing about this job, empty when it does. `telt`: whether it is a declaration that
    can count.
    """

    feiten: Mapping[str, Any] = field(default_factory=dict)
    onzeker: str = ""
    telt: bool = False


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
        return len({persoon for (persoon, _), v in self.per.items() if v.telt and v.feiten.get(mee)})

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
    banen, wie = _banen(invoer, lijst.regels["bsn"], wet)
    buiten = set(lijst.regels["bsn"]) - set(wie)
    if buiten:
        meld.meld("verklaring-niet-in-aangifte", lijst.bestand, wie=hoeveel_personen(len(buiten)))
    dagen = [pl.col(DAGEN).cast(pl.Int32).cast(pl.Int64)]
    regels = [r for r in lijst.regels.with_columns(dagen).to_dicts() if r["bsn"] in wie and _gaat_over(r, wet)]
    _beoordeel(regels, banen, wie, wet)
    groepen: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
    for regel in regels:
        groepen[wie[regel["bsn"]], regel["soort"]].append(regel)
    gevallen = {
        (persoon, soort): _Geval(soort, banen[persoon], wet, lijst.bestand, meld, groep)
        for (persoon, soort), groep in groepen.items()
    }
    _zet_klokken(list(gevallen.values()), wet)
    per = {wie_en_wat: v for wie_en_wat, geval in gevallen.items() if (v := geval.beoordeel()) is not None}
    return Lijst(True, per, tuple(meld.alle()))


def _gaat_over(regel: dict[str, Any], wet: Law) -> bool:
    """Whether the line is about a job that began in this year at the latest."""
    return regel["begin"] is None or regel["begin"] <= day_number(date(wet.op.year, 12, 31))


def _banen(invoer: Invoer, bsn: pl.Series, wet: Law) -> tuple[dict[int, list[Baan]], dict[int, int]]:
    """Per person of the list the jobs in all filings, in the order of their beginning; and who has which BSN."""
    rijen = invoer.dienstverbanden.filter(pl.col("bsn_geldig") & pl.col("bsn").is_in(bsn.implode()))
    wie: dict[int, int] = dict(rijen.select("bsn", "persoon").unique().rows())
    sleutel = ["persoon", "inkomstenverhouding"]
    dag = [pl.col(k).cast(pl.Int32).cast(pl.Int64) for k in ("begin", "eind", "tijdvak_eind")]
    werk = (
        rijen.filter(is_werk(wet) & pl.col("begin").is_not_null())
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


def _beoordeel(regels: list[dict[str, Any]], banen: dict[int, list[Baan]], wie: dict[int, int], wet: Law) -> None:
    """Adds to every line its facts, and what the law says about it."""
    per_soort: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for regel in regels:
        regel["feiten"] = _feiten(regel, banen[wie[regel["bsn"]]], wet)
        per_soort[regel["soort"]].append(regel)
    for soort, deel in per_soort.items():
        namen = [f"verklaring_{soort}_{n}" for n in ("telt", "bezwaar", "kan_nog", "te_laat_afgegeven")]
        namen += [VERVALLEN] if soort == BANENAFSPRAAK else []
        for regel, uit in zip(deel, _vraag(wet, [r["feiten"] for r in deel], namen), strict=True):
            regel |= {n if n == VERVALLEN else n.removeprefix(f"verklaring_{soort}_"): w for n, w in uit.items()}


def _zet_klokken(gevallen: list[_Geval], wet: Law) -> None:
    """Adds to every line about a job in the filings whether it sets the clock, given the lines before it."""
    per_soort: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for geval in gevallen:
        for regel in geval.passend:
            regel["feiten"]["eerdere_verklaring_telt"] = geval.eerdere_telt(regel)
            per_soort[geval.soort].append(regel)
    for soort, deel in per_soort.items():
        naam = f"verklaring_{soort}_zet_klok"
        for regel, uit in zip(deel, _vraag(wet, [r["feiten"] for r in deel], [naam]), strict=True):
            regel["zet_klok"] = uit[naam]


def _vraag(wet: Law, feiten: list[dict[str, Any]], namen: list[str]) -> list[dict[str, Any]]:
    """Outcomes of the law on records of facts; what is not among the facts is unknown."""
    return vraag(wet, [{"persoon": n, "werkgever": 1, "jaar": wet.op.year, **f} for n, f in enumerate(feiten)], namen)


def vraag(wet: Law, rijen: list[dict[str, Any]], namen: list[str]) -> list[dict[str, Any]]:
    """Outcomes of employees: one per row, with the keys of the level and the facts that are known."""
    nodig = [n for n in wet.everything_behind(*namen) if n in wet.facts and wet.facts[n].level == "werknemer"]
    soorten = {n: kolomtype(wet, n) for n in nodig}
    schema = {"persoon": pl.Int64(), "werkgever": pl.Int64(), "jaar": pl.Int64()} | soorten
    frames = {
        "werknemer": pl.DataFrame([{k: rij.get(k) for k in schema} for rij in rijen], schema=schema),
        "persoon": pl.DataFrame(
            [{"persoon": rij["persoon"], "geboortedatum": rij.get("geboortedatum")} for rij in rijen],
            schema={"persoon": pl.Int64, "geboortedatum": pl.Int64},
        ).unique("persoon"),
        "land": pl.DataFrame({"jaar": [wet.op.year]}, schema={"jaar": pl.Int64}),
    }
    uit: pl.DataFrame = wet.derive(frames, *namen, check=False)
    return uit.select(namen).to_dicts()


def _feiten(regel: dict[str, Any], banen: list[Baan], wet: Law) -> dict[str, Any]:
    """The facts of one line: what it states, and what the filings show about an earlier job here.

    After a transfer of undertaking the filings say nothing about the employer before.
    """
    soort, begin = regel["soort"], regel["begin"]
    feiten = {
        f"doelgroepverklaring_{soort}": regel["verklaring"],
        "doelgroepverklaring_aangevraagd_op": regel["aangevraagd"],
        "doelgroepverklaring_afgegeven_op": regel["afgegeven"],
        "peildatum": day_number(wet.stand),
    }
    if soort == HERPLAATSING:
        return feiten | {"hervat_op": begin, "wia_recht_vanaf": regel["wia_vanaf"]}
    overgang = regel["overgang_op"] is not None
    if begin is None and banen:
        begin = banen[-1].begin
    eerder = [] if begin is None or overgang else [b.laatste for b in banen if b.begin < begin]
    feiten |= {"begin_dienstbetrekking": begin, "overgang_van_onderneming": overgang}
    feiten |= {"begin_bij_vervreemder": begin} if overgang else {}
    if eerder:
        feiten |= {"eerdere_dienstbetrekking": True, "laatste_dag_eerdere_dienstbetrekking": max(eerder)}
    return feiten


@dataclass(frozen=True)
class _Geval:
    """One benefit of one employee, with its lines."""

    soort: str
    banen: list[Baan]
    wet: Law
    bestand: str
    meld: Verzamelaar
    regels: list[dict[str, Any]]

    @cached_property
    def bekend(self) -> list[dict[str, Any]]:
        """Lines that were known on the day from which is looked, and that can say something about such a job."""
        return list(self._bekend())

    @cached_property
    def passend(self) -> list[dict[str, Any]]:
        """Lines about a job in the filings, in the order of their beginning."""
        return sorted((r for r in self.bekend if self._past(r)), key=lambda r: r["begin"] or 0)

    def eerdere_telt(self, regel: dict[str, Any]) -> bool | None:
        """Whether a line for an earlier beginning counts; unknown where that job is in no filing."""
        eerder = [r for r in self.bekend if r["begin"] is not None and r["begin"] < (regel["begin"] or 0)]
        tellen = [r["telt"] if r in self.passend or r["telt"] is False else None
                  for r in eerder if not self._komt_nog(r)]  # fmt: skip
        return True if True in tellen else None if None in tellen else False

    def beoordeel(self) -> Verklaring | None:
        """What these lines say; None when they are not about this year."""
        for regel in self.bekend:
            if regel not in self.passend:
                self._zeg(self._past_niet(regel), regel)
        if self.passend:
            return self._van_passend()
        if self.bekend:
            return Verklaring(onzeker=OVERGANG_LATER if all(map(self._komt_nog, self.bekend)) else ANDER_BEGIN)
        return None

    def _van_passend(self) -> Verklaring:
        geen = self.passend[0 if self.passend[0]["verklaring"] else -1]
        gekozen = next((r for r in self.passend if r["zet_klok"] is not False), geen)
        for regel in self.passend:
            if regel is not gekozen and regel["telt"] is not False:
                self._zeg("verklaring-tweede", regel)
        if gekozen["verklaring"] and gekozen["telt"] is not False and self._elders_eerder(gekozen):
            return Verklaring(onzeker=EERDER_ELDERS)
        if gekozen["verklaring"] and gekozen["bezwaar"] in BEZWAAR:
            self._zeg(BEZWAAR[gekozen["bezwaar"]], gekozen)
        if gekozen["te_laat_afgegeven"]:
            self._zeg("verklaring-laat-afgegeven", gekozen)
        feiten = dict(gekozen["feiten"])
        if not gekozen["verklaring"] and gekozen["kan_nog"]:
            del feiten[f"doelgroepverklaring_{self.soort}"]  # no is no only when it can no longer be asked for
        return Verklaring(feiten, telt=gekozen["telt"] is not False)

    def _elders_eerder(self, gekozen: dict[str, Any]) -> bool:
        """Whether a line for an earlier job, that is in no filing, leaves open who set the clock."""
        return gekozen["feiten"]["eerdere_verklaring_telt"] is None and any(
            r not in self.passend and not self._komt_nog(r) and r["telt"] is not False and r["begin"] < gekozen["begin"]
            for r in self.bekend
        )

    def _bekend(self) -> Iterator[dict[str, Any]]:
        for regel in self.regels:
            if max(regel["aangevraagd"] or 0, regel["afgegeven"] or 0) > day_number(self.wet.stand):
                self._zeg("verklaring-na-stand", regel)
            elif regel.get(VERVALLEN) and regel["begin"] is not None:
                self._zeg("verklaring-niet-nodig", regel)
            else:
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

    def _zeg(self, code: str, regel: dict[str, Any]) -> None:
        self.meld.meld(code, self.bestand, regel["regel"])
