"""One way of hiring somebody, over the years: the months laid out, the law asked for each, and added up.

Amounts and tests come from `telmee.wet`; what is assumed here (part months by days) is said with the answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from telmee.fouten import Fout
from telmee.getallen import euro, rond
from telmee.werkgever import dispensatie, pensioen
from telmee.werkgever.calculator import SECTOREN
from telmee.werkgever.gronden import GRONDEN
from telmee.werkgever.lonen import Deel, Lonen
from telmee.werkgever.profiel import Maand, Profiel, maanden, rijen
from telmee.werkgever.vasthouden import Vasthouder
from telmee.werkgever.wat_als_uitkomst import JaarUitkomst, MaandUitkomst, NoRisk, Proef, Stijging, Variant
from telmee.werkgever.wetcijfers import artikel
from telmee.wet.machine.book import from_day_number
from telmee.wet.machine.explain import Computed, compute

REGELINGEN = ("telt_mee", "quotumheffing", "lkv_mogelijk", "lks_recht", "loondispensatie_mogelijk")
"""The outcomes whose articles stand beside what a variant gets."""
BEGIN = (
    "no_risk_grond",
    "no_risk_laatste_dag",
    "no_risk_door_registratie",
    "loondispensatie_mogelijk",
    "reden_geen_loondispensatie",
)


MINIMUM, BIJSLAG = "minimumloon_uur", "vakantiebijslag_onafgerond"
Stuk = tuple[Deel, dispensatie.Betaald | None]


class Loon(NamedTuple):
    """Of the months of a year: the wage, what loondispensatie takes off it, holiday pay; and why one is unknown."""

    loon: int | None
    minder: int | None
    bijslag: int | None
    onbekend: tuple[str, ...]
    maanden: tuple[tuple[int, int | None], ...] = ()
    """Per month its wage and what is taken off; empty when there is no wage."""


class Aanname:
    """One profile over the years. `reken` is the law of a day, with what is not known held where that was asked."""

    def __init__(self, houder: Vasthouder, p: Profiel, jaren: int) -> None:
        self.wetten, self.reken = houder.wetten, houder.reken
        self.p, self.jaren, self.grond = p, jaren, GRONDEN[p.grond]
        self.lonen = Lonen(p, self.reken)
        self.aow = pensioen.bereikt_op(self.reken, p, jaren)
        self.bereikt = self._op_de_eerste_dag(pensioen.BEREIKT)
        self.geregistreerd_tot = pensioen.laatste_registratiedag(self.reken, self.aow, p.in_dienst)
        self.begin = self.reken(p.in_dienst, self._begin(), *BEGIN)
        self._lager: dict[int, int | None] = {}
        self._bijslagen: dict[tuple[date, int], int | None] = {}

    def _op_de_eerste_dag(self, naam: str) -> bool:
        return pensioen.geldt(self.reken, naam, self.p.in_dienst, self.aow)

    def variant(self, naam: str) -> Variant:
        """Everything about this way of hiring."""
        p, begin = self.p, self.begin
        per_jaar = tuple(self._jaar(p.begin.year + n) for n in range(self.jaren))
        no_risk = self._no_risk()
        kosten = [j.kosten for j in per_jaar]
        totaal = None if None in kosten else sum(k for k in kosten if k is not None)
        uren = sum(j.uren for j in per_jaar)
        geen_wajong = self._op_de_eerste_dag(pensioen.WAJONG_GEEINDIGD)
        return Variant(
            naam=naam,
            profiel=p,
            jaren=per_jaar,
            no_risk=no_risk,
            proef=self._proef(),
            totaal=totaal,
            uren=uren,
            per_uur=None if totaal is None or not uren else rond(Fraction(totaal, uren)),
            minimumloon_stijgt=self._te_laag(),
            opvallend_hoog=self._boven_premieloon(),
            geen_loondispensatie=dispensatie.waarom_niet(self.grond, begin, geen_wajong),
            aow_leeftijd_op=self.aow if self.aow is not None and self.aow.year >= p.begin.year else None,
            aow_bij_begin=self.bereikt,
            na_aow_leeftijd=pensioen.zinnen(begin.law, self.bereikt, self.grond, self.aow, no_risk, per_jaar[0]),
            artikelen={naam: artikel(begin.law, naam) for naam in REGELINGEN},
        )

    def _begin(self) -> dict[str, Any]:
        """The facts of the first day; a registration ends at the pension age."""
        p, loon = self.p, self.lonen.bij_begin
        return {
            **self.grond.werknemer(),
            **({"geregistreerd_banenafspraak": False} if self.bereikt else {}),
            "begin_dienstbetrekking": p.in_dienst,
            "leeftijd_bij_begin": p.leeftijd,
            "verlies_arbeidsprestatie": None if p.loonwaarde is None else max(10_000 - p.loonwaarde, 0),
            "verwachte_maanden_verlies": self.contract_maanden,
            "contract_maanden": self.contract_maanden,
            "functieloon": None if loon is None else rond(loon),
        }

    @property
    def contract_maanden(self) -> int:
        """Whole months of the contract; without an end the most that the law's fact can hold."""
        p, hoogstens = self.p, self.wetten.op(self.p.in_dienst).facts["contract_maanden"].high
        if p.eind is None:
            return hoogstens
        feiten = {"begin_dienstbetrekking": p.in_dienst, "contract_laatste_dag": p.eind}
        gevonden = self.reken(p.in_dienst, feiten, "contract_hele_maanden").outcome("contract_hele_maanden")
        return min(int(gevonden), hoogstens)

    def _te_laag(self) -> Stijging | None:
        """The first day after the start on which the minimum wage is above this wage: a step of it, or a birthday."""
        p, dag = self.p, self._volgende_stap(self.p.in_dienst)
        if p.minimum:
            return None
        while dag.year < p.begin.year + self.jaren and (p.eind is None or dag <= p.eind):
            law = self.wetten.op(dag)
            minimum = compute(law, self.lonen.feiten(dag)).outcome("minimumloon_uur")  # nothing is held here
            uurloon = self.lonen.per_uur(dag)
            if minimum is not None and uurloon is not None and self.lonen.te_laag(dag):
                return Stijging(dag, minimum)
            dag = self._volgende_stap(dag)
        return None

    def _volgende_stap(self, dag: date) -> date:
        """The next day on which the minimum wage is set again, or the next birthday."""
        stap = from_day_number(compute(self.wetten.op(dag), {}).outcome("wml_volgende_wijziging"))
        geboren = self.p.geboren
        verjaardagen = (geboren.replace(year=dag.year + n) for n in (0, 1))
        return min(stap, *(verjaardag for verjaardag in verjaardagen if verjaardag > dag))

    def _boven_premieloon(self) -> bool:
        """Above the maximum premium wage: unusual enough to be asked about."""
        hoogste = self.wetten.op(self.p.begin).figure("maximumpremieloon")
        loon = self.lonen.bij_begin
        return hoogste is not None and loon is not None and loon * 12 > hoogste

    def _no_risk(self) -> NoRisk:
        begin, p = self.begin, self.p
        grond, geldt = begin.outcome("no_risk_grond"), begin.outcome("no_risk")
        onbeperkt = begin.outcome("no_risk_onbeperkt")
        door_registratie = bool(begin.outcome("no_risk_door_registratie"))
        nummer = begin.outcome("no_risk_laatste_dag") if geldt and onbeperkt is False else None
        laatste = None if nummer is None else from_day_number(nummer)
        weken = None
        if geldt and door_registratie:
            laatste = self.geregistreerd_tot
        elif geldt and self.aow is not None:
            weken = pensioen.weken_ziekengeld(self.wetten.op(max(self.aow, p.in_dienst)))
        return NoRisk(geldt, grond, laatste, begin.article("no_risk_grond"), weken, door_registratie)

    def _proef(self) -> Proef:
        p, grond = self.p, self.grond
        if grond.uitkering is None:
            return Proef(None, None, None, p.proefmaanden, None, None, None)
        feiten = {
            "proefplaatsing_wet": grond.uitkering,
            "proefplaatsing_maanden": p.proefmaanden,
            "contract_maanden": self.contract_maanden,
            **({"aow_datum": self.aow} if self.aow is not None else {}),
        }
        namen = ("proefplaatsing_binnen_maximum", "proefplaatsing_contract_lang_genoeg", "proefplaatsing_zonder_recht")
        r = self.reken(p.begin, feiten, *namen)
        if r.outcome("proefplaatsing_zonder_recht"):
            waar = artikel(r.law, "proefplaatsing_zonder_recht")
            return Proef(grond.uitkering, 0, 0, p.proefmaanden, not p.proefmaanden, None, None, waar)
        return Proef(
            grond.uitkering,
            r.outcome("proefplaatsing_zonder_verlenging"),
            r.outcome("proefplaatsing_hoogstens"),
            p.proefmaanden,
            r.outcome("proefplaatsing_binnen_maximum"),
            r.outcome("proefplaatsing_langer_dan_beleid"),
            r.outcome("proefplaatsing_contract_lang_genoeg"),
            artikel(r.law, "proefplaatsing_hoogstens"),
        )

    # One year

    def _jaar(self, jaar: int) -> JaarUitkomst:
        van_jaar = list(maanden(self.p, jaar))
        r = self.van_het_jaar(jaar, van_jaar)
        lonen = self._loon(van_jaar)
        loon, minder, bijslag, waarom, _ = lonen
        subsidies, waarom_lks = self._lks(van_jaar)
        lks = None if subsidies is None else sum(subsidies)
        rijen = self.rijen(van_jaar)
        lkv = r.outcome("hoogste_gevraagd_lkv")
        betaald = None if loon is None or minder is None else loon - minder
        lasten = None if betaald is None else rond(Fraction(betaald * self.p.lasten, 10_000))
        if lks is not None and betaald is not None and bijslag is not None and lks > betaald + bijslag:
            raise Fout(
                f"De loonkostensubsidie over {jaar} zou {euro(lks)} zijn, meer dan het loon met vakantiebijslag "
                f"({euro(betaald + bijslag)}); dat kan niet. Controleer het loon, de uren en de loonwaarde.",
                veld="loonwaarde",
            )
        delen = (betaald, bijslag, lasten, lks, lkv)
        onbekend = [*(r.explain("hoogste_gevraagd_lkv").reasons() if lkv is None else ()), *waarom_lks, *waarom]
        return JaarUitkomst(
            jaar=jaar,
            van=van_jaar[0].van if van_jaar else None,
            tot=van_jaar[-1].tot if van_jaar else None,
            uren=sum(rij["verloonde_uren"] for rij in rijen),
            telt_mee=self.grond.geregistreerd and bool(r.outcome("verloonde_uren_doelgroep_eigen")),
            banen=r.outcome("gerealiseerde_banen"),
            banen_week=r.outcome("gerealiseerde_banen_week"),
            heffing_minder=r.outcome("quotumheffing"),
            heffing_opgelegd=self._heffing_opgelegd(jaar),
            lkv_soort=r.outcome("soort_lkv"),
            lkv=lkv,
            lks=lks,
            loondispensatie=minder,
            loon=loon,
            vakantiebijslag=bijslag,
            lasten=lasten,
            kosten=None if None in delen else betaald + bijslag + lasten - lks - lkv,  # type: ignore[operator]
            onbekend=tuple(dict.fromkeys(onbekend)),
            maanden=tuple(_per_maand(van_jaar, rijen, lonen, subsidies)),
        )

    def _loon(self, van_jaar: list[Maand]) -> Loon:
        """Wage, what loondispensatie takes off it, and holiday pay, of these months."""
        mogelijk, per_maand = self.begin.outcome("loondispensatie_mogelijk"), []
        for maand in van_jaar:
            stukken: list[Stuk] = []
            for deel in self.lonen.in_maand(maand):
                if deel.per_maand is None:
                    return Loon(None, None, None, self._redenen(deel.van, self.lonen.feiten(deel.van), MINIMUM))
                recht = dispensatie.met_recht(deel, self.grond, self.aow, self.reken)
                stukken.append((deel, dispensatie.betaald(deel, deel.per_maand, mogelijk, recht, self.lager)))
            per_maand.append(stukken)
        heel = [sum((d.per_maand or 0) * d.deel for d, _ in stukken) for stukken in per_maand]
        loon = sum(rond(h) for h in heel)
        if any(betaald is None for stukken in per_maand for _, betaald in stukken):
            los = tuple((rond(h), None) for h in heel)
            return Loon(loon, None, None, ("de loonwaarde is nodig voor loondispensatie",), los)
        betaald = [sum(hoeveel * wat for _, b in stukken for hoeveel, wat in b or ()) for stukken in per_maand]
        delen = tuple((rond(h), rond(h) - rond(b)) for h, b in zip(heel, betaald, strict=True))
        minder = sum(eraf for _, eraf in delen)
        bijslag = Fraction(0)
        for deel, hoeveel, wat in ((d, h, w) for stukken in per_maand for d, b in stukken for h, w in b or ()):
            onafgerond = self.bijslag(deel.tot, rond(wat))
            if onafgerond is None:
                waarom = self._redenen(deel.tot, {"loon_per_maand": rond(wat)}, BIJSLAG)
                return Loon(loon, minder, None, waarom, delen)
            bijslag += Fraction(onafgerond, 100) * hoeveel
        return Loon(loon, minder, rond(bijslag), (), delen)

    def bijslag(self, dag: date, loon: int) -> int | None:
        """Holiday pay over the wage of a month, in hundredths of a cent."""
        if (dag, loon) not in self._bijslagen:
            self._bijslagen[dag, loon] = self.reken(dag, {"loon_per_maand": loon}, BIJSLAG).outcome(BIJSLAG)
        return self._bijslagen[dag, loon]

    def _redenen(self, dag: date, feiten: dict[str, Any], naam: str) -> tuple[str, ...]:
        return tuple(self.reken(dag, feiten, naam).explain(naam).reasons())

    def lager(self, functieloon: int) -> int | None:
        """The wage with loondispensatie for a wage of the function."""
        if functieloon not in self._lager:
            naam = "loon_met_loondispensatie"
            feiten = {**self._begin(), "functieloon": functieloon}
            self._lager[functieloon] = self.reken(self.p.in_dienst, feiten, naam).outcome(naam)
        return self._lager[functieloon]

    def rijen(self, van_jaar: list[Maand]) -> list[dict[str, Any]]:
        """The rows of these months, as a payroll would file them."""
        wet = self.wetten.op(van_jaar[-1].tot if van_jaar else self.p.in_dienst)
        return list(rijen(self.p, self.grond.tijdvak(wet), van_jaar, self.geregistreerd_tot))

    def van_het_jaar(self, jaar: int, van_jaar: list[Maand]) -> Computed:
        """Loonkostenvoordeel and quota of one calendar year, from the rows."""
        p, op = self.p, date(jaar, 12, 31)
        feiten: dict[str, Any] = {
            **self.grond.werknemer(),
            "begin_dienstbetrekking": p.in_dienst,
            "doelgroepverklaring_aangevraagd_op": p.in_dienst,
            "geboortedatum": p.geboren,
            "tijdvak": self.rijen(van_jaar),
            "uitlener": False,
            "toegerekende_uren": 0,
            "uitgeleende_uren_doelgroep": 0,
            "quotumplichtig": True,
        }
        eerst = self.reken(op, feiten, "gerealiseerde_banen")
        banen = eerst.outcome("gerealiseerde_banen")
        uren_week = p.uren if banen else 0
        meer = {"quotumtekort": banen, "weekuren_doelgroep_heel": uren_week}
        namen = ("hoogste_gevraagd_lkv", "soort_lkv", "quotumheffing", "gerealiseerde_banen")
        return self.reken(op, feiten | meer, *namen)

    def _heffing_opgelegd(self, jaar: int) -> bool:
        """Whether a levy is imposed on anybody in this year, in one sector or the other."""
        feiten = {"quotumplichtig": True, "quotumtekort": 10}
        law, naam = self.wetten.op(jaar), "quotumheffing_opgelegd"
        return any(compute(law, feiten | {"sector": s}, naam).outcome(naam) is not False for s in SECTOREN)

    def _lks(self, van_jaar: list[Maand]) -> tuple[list[int] | None, tuple[str, ...]]:
        """The subsidy of each of these months; None with the reasons when it is unknown."""
        bedragen = []
        for maand in van_jaar:
            onzeker = pensioen.geldt(self.reken, pensioen.LKS_ONZEKER, maand.tot, self.aow)
            if onzeker and self.grond.werknemer()["in_doelgroep_lks"]:
                return None, (pensioen.lks_onbekend(self.wetten.op(maand.tot)),)
            r = self.reken(maand.tot, self.lks_feiten(maand), "loonkostensubsidie")
            bedrag = r.outcome("loonkostensubsidie")
            if bedrag is None:
                return None, tuple(r.explain("loonkostensubsidie").reasons())
            bedragen.append(rond(bedrag * maand.deel))
        return bedragen, ()

    def lks_feiten(self, maand: Maand) -> dict[str, Any]:
        """What the subsidy of a month asks."""
        p, law = self.p, self.wetten.op(maand.tot)
        van = {"geboortedatum": p.geboren, "begin_dienstbetrekking": p.in_dienst}
        return {
            **self.grond.werknemer(),
            "begin_dienstbetrekking": p.in_dienst,
            "lks_verzoek_op": p.in_dienst,
            "lks_forfaitair": p.forfait,
            "loonwaarde_percentage": p.loonwaarde,
            "lks_uren_per_week": p.uren,
            "voltijd_uren_per_week": p.voltijd,
            "leeftijd": compute(law, van).outcome("lks_leeftijd"),
            "bbl": False,
        }


def _per_maand(
    van_jaar: list[Maand], rijen_: list[dict[str, Any]], lonen: Loon, subsidies: list[int] | None
) -> Iterator[MaandUitkomst]:
    """What is known of each month by itself."""
    leeg: tuple[tuple[int | None, int | None], ...] = ((None, None),) * len(van_jaar)
    bedragen: list[int | None] = [None] * len(van_jaar) if subsidies is None else [*subsidies]
    alle = zip(van_jaar, rijen_, lonen.maanden or leeg, bedragen, strict=True)
    for maand, rij, (loon, minder), lks in alle:
        yield MaandUitkomst(maand.van, maand.tot, rij["verloonde_uren"], loon, minder, lks)
