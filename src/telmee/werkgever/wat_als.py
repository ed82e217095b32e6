"""What if you hire somebody: quota, loonkostenvoordeel, loonkostensubsidie, no-risk, proefplaatsing, and the cost.

For an anonymous profile, per calendar year, because every scheme counts per calendar year; beside it the same with more
hours or a longer contract. Amounts and tests come from `telmee.wet`; this module only lays the months out and adds up.
A figure of the law that is not known yet for a later year is held at its last known figure, said so, and marked
indicative; `vasthouden=False` leaves it unknown. Units: cents, hours, hundredths of an hour a week, banen in tenths.

Raises `Fout` for a number of years that cannot be; what a profile refuses is in `profiel`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from telmee.fouten import Fout
from telmee.werkgever import dispensatie, pensioen, wat_als_uitleg
from telmee.werkgever.calculator import SECTOREN
from telmee.werkgever.gronden import GRONDEN, Grond
from telmee.werkgever.profiel import Maand, Profiel, maanden, rijen
from telmee.werkgever.uitkomst import STIL
from telmee.werkgever.wetcijfers import artikel, cijfer
from telmee.werkgever.woorden import rond
from telmee.wet import Wetten
from telmee.wet.machine.book import YEARS, from_day_number
from telmee.wet.machine.explain import Computed, Node, compute
from telmee.wet.machine.given import Given
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.values import IN_FORCE

REGELINGEN = ("telt_mee", "quotumheffing", "lkv_mogelijk", "lks_recht", "loondispensatie_mogelijk")
"""The outcomes whose articles stand beside what a variant gets."""
NIET_VASTHOUDEN = frozenset({"quotumpercentage"})
HALFJAREN = {"wml_maand_januari": "wml_maand_juli", "wml_maand_juli": "wml_maand_januari"}
"""The same amount, of the other half of the year: the last known one may be there."""


@dataclass(frozen=True)
class JaarUitkomst:
    """One calendar year. `kosten` is None when a part of it is unknown; `onbekend` says which."""

    jaar: int
    van: date | None
    tot: date | None
    uren: int
    telt_mee: bool | None
    banen: int | None
    banen_week: int | None
    heffing_minder: int | None
    heffing_opgelegd: bool
    lkv_soort: str | None
    lkv: int | None
    lks: int | None
    loondispensatie: int | None
    loon: int
    vakantiebijslag: int | None
    lasten: int
    kosten: int | None
    onbekend: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoRisk:
    """Whether UWV pays in sickness, on which ground, and until when sickness may begin (None: no end).

    `weken_na_aow`: how long UWV pays who falls ill at the pension age or later; None when that is not reached.
    """

    geldt: bool | None
    grond: str | None
    laatste_dag: date | None
    artikel: str
    weken_na_aow: int | None = None


@dataclass(frozen=True)
class Proef:
    """The trial: how long it may be, and whether this one and the contract after it fit."""

    wet: str | None
    zonder_verlenging: int | None
    hoogstens: int | None
    gevraagd: int
    past: bool | None
    langer_dan_beleid: bool | None
    contract_lang_genoeg: bool | None
    artikel: str = ""


@dataclass(frozen=True)
class Stijging:
    """From this day the minimum wage (cents an hour) is above the wage of the profile."""

    vanaf: date
    minimumloon: int


@dataclass(frozen=True)
class Variant:
    """One way of hiring, over the years, with the trees of figures behind it."""

    naam: str
    profiel: Profiel
    jaren: tuple[JaarUitkomst, ...]
    no_risk: NoRisk
    proef: Proef
    onder_minimumloon: bool | None
    totaal: int | None
    uren: int
    per_uur: int | None
    minimumloon_stijgt: Stijging | None = None
    opvallend_hoog: bool = False
    geen_loondispensatie: str | None = None
    aow_leeftijd_op: date | None = None
    aow_bij_begin: bool = False
    na_aow_leeftijd: tuple[str, ...] = ()
    uitleg: Callable[[], Iterable[Node]] = field(default=tuple, compare=False, repr=False, metadata=STIL)
    artikelen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class WatAls:
    """The profile as given first, then the variants beside it; what was assumed, and which figures were held."""

    stand: date
    grond: str
    varianten: tuple[Variant, ...]
    aannames: tuple[str, ...]
    vastgehouden: tuple[dict[str, Any], ...]
    anders: tuple[Given, ...] = ()
    ongebruikt: tuple[str, ...] = ()


# --- The whole ------------------------------------------------------------------------------------------------------


def bereken(
    profiel: Profiel,
    jaren: int = 3,
    stand: date | None = None,
    varianten: dict[str, Profiel] | None = None,
    vasthouden: bool = True,
    wetten: Wetten | None = None,
) -> WatAls:
    """The profile and its variants over so many calendar years (by default: more hours, and a longer contract).

    `wetten` is the law of the whole answer; without it that of `stand`, or of today.
    """
    if not 1 <= jaren <= 10:
        raise Fout("Kies 1 tot en met 10 jaren.")
    wetten = wetten or Wetten.known(stand)
    jaren = min(jaren, YEARS[-1] - profiel.begin.year + 1)
    rekenaar = Rekenaar(wetten, vasthouden)
    alle = {"zoals opgegeven": profiel, **(vanzelf(profiel) if varianten is None else varianten)}
    gemaakt = tuple(rekenaar.variant(naam, p, jaren) for naam, p in alle.items())
    return WatAls(
        rekenaar.stand,
        GRONDEN[profiel.grond].label,
        gemaakt,
        _aannames(wetten, profiel, gemaakt[0].aow_bij_begin),
        tuple(rekenaar.vastgehouden.values()),
        wetten.changed(),
        wetten.unused(),
    )


def vanzelf(profiel: Profiel) -> dict[str, Profiel]:
    """The variants that stand beside a profile when none are asked for: eight hours more, and no end date."""
    gevonden = {}
    meer = min(profiel.uren + 800, max(profiel.voltijd, profiel.uren))
    if meer > profiel.uren:
        gevonden["meer uren"] = met_uren(profiel, meer)
    if profiel.eind is not None:
        gevonden["langer contract"] = replace(profiel, eind=None)
    return gevonden


def met_uren(profiel: Profiel, uren: int) -> Profiel:
    """The same hourly wage for other hours; a monthly wage grows with them."""
    if profiel.maandloon is None:
        return replace(profiel, uren=uren)
    return replace(profiel, uren=uren, maandloon=rond(Fraction(profiel.maandloon * uren, profiel.uren)))


class Rekenaar:
    """Computes with the law of every year; holds figures that are not known yet, and remembers which."""

    def __init__(self, wetten: Wetten, vasthouden: bool) -> None:
        self.wetten, self.stand, self.vasthouden = wetten, wetten.stand, vasthouden
        self.vastgehouden: dict[str, dict[str, Any]] = {}

    def reken(self, op: date, feiten: dict[str, Any], *namen: str) -> Computed:
        """A record on a day, with unknown figures of the law held at their last known ones."""
        law = self.wetten.op(op)
        namen = tuple(naam for naam in namen if naam in law.rules)
        gehouden: dict[str, Any] = {}
        while True:
            rekening = compute(law, feiten | gehouden, *namen)
            if not self.vasthouden:
                return rekening
            nieuw = {naam: w for naam, w in self._te_houden(rekening, namen) if naam not in gehouden}
            if not nieuw:
                return rekening
            gehouden |= nieuw

    def _te_houden(self, rekening: Computed, namen: Iterable[str]) -> Iterator[tuple[str, Any]]:
        law = rekening.law
        for naam in dict.fromkeys(waarde for uitkomst in namen for waarde in _onbekend(rekening.explain(uitkomst))):
            if naam in law.book.values and naam not in NIET_VASTHOUDEN:
                laatste = self._laatste(law, naam)
                if laatste is not None:
                    yield naam, laatste

    def _laatste(self, law: LawOnDay, naam: str) -> Any:
        """The last known figure before this day, for every key of the value."""
        values = [law.book.values[n] for n in (naam, HALFJAREN.get(naam)) if n is not None]
        gevonden: dict[str | None, Any] = {}
        alle = [(entry, value) for value in values for entry in value.entries]
        for entry, value in sorted(alle, key=lambda paar: (paar[0].start, paar[0].known_since)):
            bekend = entry.figure is not None and entry.regime == IN_FORCE and entry.known_since <= self.stand
            if bekend and entry.start <= law.op:
                gevonden[entry.key] = entry.figure
                jaar = entry.end.year if entry.end is not None else entry.start.year
                self.vastgehouden[naam] = {"naam": naam, "label": value.label, "jaar": jaar, "waarde": entry.figure}
                self.vastgehouden[naam]["eenheid"] = value.unit
        if not gevonden:
            return None
        return gevonden if values[0].by else gevonden[None]

    # One way of hiring

    def variant(self, naam: str, p: Profiel, jaren: int) -> Variant:
        """One profile over the years."""
        grond = GRONDEN[p.grond]
        aow = pensioen.bereikt_op(self.reken, p, jaren)
        bereikt = pensioen.bij_begin(p, aow)
        begin = self.reken(
            p.in_dienst, self._begin(p, grond, bereikt), "no_risk_grond", "no_risk_laatste_dag",
            "loondispensatie_mogelijk", "reden_geen_loondispensatie", "minimumloon_uur",
        )  # fmt: skip
        per_jaar = tuple(self._jaar(p, grond, p.begin.year + n, begin, aow) for n in range(jaren))
        no_risk = self._no_risk(begin, p, aow)
        kosten = [j.kosten for j in per_jaar]
        totaal = None if None in kosten else sum(k for k in kosten if k is not None)
        uren = sum(j.uren for j in per_jaar)
        minimum = begin.outcome("minimumloon_uur")
        return Variant(
            naam,
            p,
            per_jaar,
            no_risk,
            self._proef(p, grond, aow),
            None if minimum is None else p.loon_per_uur < minimum,
            totaal,
            uren,
            None if totaal is None or not uren else rond(Fraction(totaal, uren)),
            self._te_laag(p, jaren),
            self._opvallend_hoog(p),
            dispensatie.waarom_niet(p, grond, begin, aow),
            aow if aow is not None and aow.year >= p.begin.year else None,
            bereikt,
            pensioen.zinnen(begin.law, p, grond, aow, no_risk, per_jaar[0]),
            lambda: wat_als_uitleg.bomen(self, p, grond, begin, per_jaar, aow),
            {naam: artikel(begin.law, naam) for naam in REGELINGEN},
        )

    def _begin(self, p: Profiel, grond: Grond, aow_bereikt: bool) -> dict[str, Any]:
        """The facts of the first day; a registration ends at the pension age."""
        feiten = {
            **grond.werknemer(),
            **({"geregistreerd_banenafspraak": False} if aow_bereikt else {}),
            "begin_dienstbetrekking": p.in_dienst,
            "leeftijd": p.leeftijd,
            "leeftijd_bij_begin": p.leeftijd,
            "bbl": False,
            "normale_arbeidsduur": max(p.voltijd // 100, 1),
            "verlies_arbeidsprestatie": None if p.loonwaarde is None else max(10_000 - p.loonwaarde, 0),
            "verwachte_maanden_verlies": p.contract_maanden,
            "contract_maanden": p.contract_maanden,
            "functieloon": rond(p.loon_per_maand),
        }
        law = self.wetten.op(p.in_dienst)
        return {k: v for k, v in feiten.items() if k in law.facts or k in law.rules}  # an outcome may be given too

    def _te_laag(self, p: Profiel, jaren: int) -> Stijging | None:
        """The first step of the minimum wage after the start at which a known one is above this wage."""
        dag = self._volgende_stap(p.in_dienst)
        while dag.year < p.begin.year + jaren and (p.eind is None or dag <= p.eind):
            feiten = {"leeftijd": p.leeftijd_op(dag), "bbl": False, "normale_arbeidsduur": max(p.voltijd // 100, 1)}
            law = self.wetten.op(dag)
            minimum = compute(law, {k: v for k, v in feiten.items() if k in law.facts}).outcome("minimumloon_uur")
            if minimum is not None and p.loon_per_uur < minimum:
                return Stijging(dag, minimum)
            dag = self._volgende_stap(dag)
        return None

    def _volgende_stap(self, dag: date) -> date:
        """The next day on which the minimum wage is set again."""
        return from_day_number(compute(self.wetten.op(dag), {}).outcome("wml_volgende_wijziging"))

    def _opvallend_hoog(self, p: Profiel) -> bool:
        """Above the maximum premium wage: rather a comma that was forgotten than a wage."""
        hoogste = cijfer(self.wetten.op(p.begin), "maximumpremieloon")
        return hoogste is not None and p.loon_per_maand * 12 > hoogste

    def _no_risk(self, begin: Computed, p: Profiel, aow: date | None) -> NoRisk:
        grond = begin.outcome("no_risk_grond")
        geldt = begin.outcome("no_risk")
        onbeperkt = begin.outcome("no_risk_onbeperkt")
        nummer = begin.outcome("no_risk_laatste_dag") if geldt and onbeperkt is False else None
        laatste = None if nummer is None else from_day_number(nummer)
        weken = None
        if geldt and grond == pensioen.REGISTER:
            laatste = pensioen.laatste_registratiedag(aow)
        elif geldt and aow is not None:
            weken = pensioen.weken_ziekengeld(self.wetten.op(max(aow, p.in_dienst)))
        return NoRisk(geldt, grond, laatste, begin.article("no_risk_grond"), weken)

    def _proef(self, p: Profiel, grond: Grond, aow: date | None) -> Proef:
        if grond.uitkering is None:
            return Proef(None, None, None, p.proefmaanden, None, None, None)
        if grond.uitkering == "Wajong" and aow is not None and aow <= p.begin:  # asks for the right to Wajong
            wet = self.wetten.op(p.begin)
            waar = f"{artikel(wet, 'proefplaatsing_contract_lang_genoeg')}; {artikel(wet, pensioen.WAJONG)}"
            return Proef(grond.uitkering, 0, 0, p.proefmaanden, not p.proefmaanden, None, None, waar)
        feiten = {
            "proefplaatsing_wet": grond.uitkering,
            "proefplaatsing_maanden": p.proefmaanden,
            "contract_maanden": p.contract_maanden,
        }
        r = self.reken(p.begin, feiten, "proefplaatsing_binnen_maximum", "proefplaatsing_contract_lang_genoeg")
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

    def _jaar(self, p: Profiel, grond: Grond, jaar: int, begin: Computed, aow: date | None) -> JaarUitkomst:
        van_jaar = list(maanden(p, jaar))
        regels = list(rijen(p, grond, van_jaar, pensioen.laatste_registratiedag(aow)))
        uren = sum(rij["verloonde_uren"] for rij in regels)
        minder = dispensatie.minder(p, grond, van_jaar, begin, aow)
        loon = sum(rond(p.loon_per_maand * m.deel) for m in van_jaar)
        r = self.van_het_jaar(p, grond, jaar, regels)
        lks, waarom_lks = self._lks(p, grond, van_jaar, aow)
        lkv = r.outcome("hoogste_gevraagd_lkv")
        bijslag = None if minder is None else _deel(loon - minder, self._bijslag(jaar))
        lasten = 0 if minder is None else rond(Fraction((loon - minder) * p.lasten, 10_000))
        delen = (loon, bijslag, lasten, minder, lks, lkv)
        onbekend = [*(r.explain("hoogste_gevraagd_lkv").reasons() if lkv is None else ()), *waarom_lks]
        if minder is None:
            onbekend.append("de loonwaarde is nodig voor loondispensatie")
        return JaarUitkomst(
            jaar=jaar,
            van=van_jaar[0].van if van_jaar else None,
            tot=van_jaar[-1].tot if van_jaar else None,
            uren=uren,
            telt_mee=grond.geregistreerd and bool(r.outcome("verloonde_uren_doelgroep_eigen")),
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
            kosten=None if None in delen else loon - minder + bijslag + lasten - lks - lkv,  # type: ignore[operator]
            onbekend=tuple(dict.fromkeys(onbekend)),
        )

    def van_het_jaar(self, p: Profiel, grond: Grond, jaar: int, regels: list[dict[str, Any]]) -> Computed:
        """Loonkostenvoordeel and quota of one calendar year, from the rows as a payroll would file them."""
        op = date(jaar, 12, 31)
        feiten: dict[str, Any] = {
            **grond.werknemer(),
            "begin_dienstbetrekking": p.in_dienst,
            "doelgroepverklaring_aangevraagd_op": p.in_dienst,
            "geboortedatum": p.geboren,
            "tijdvak": regels,
            "uitlener": False,
            "toegerekende_uren": 0,
            "uitgeleende_uren_doelgroep": 0,
            "quotumplichtig": True,
        }
        law = self.wetten.op(op)
        feiten = {k: v for k, v in feiten.items() if k in law.facts or k in law.rules or k == "tijdvak"}
        eerst = self.reken(op, feiten, "hoogste_gevraagd_lkv", "gerealiseerde_banen")
        banen = eerst.outcome("gerealiseerde_banen")
        uren_week = p.uren if banen else 0
        meer = {"quotumtekort": banen, "weekuren_doelgroep_heel": uren_week}
        return self.reken(
            op, feiten | meer, "hoogste_gevraagd_lkv", "soort_lkv", "quotumheffing", "gerealiseerde_banen"
        )

    def _bijslag(self, jaar: int) -> int | None:
        """Holiday pay in hundredths of a percent."""
        return cijfer(self.wetten.op(jaar), "vakantiebijslag_percentage")

    def _heffing_opgelegd(self, jaar: int) -> bool:
        """Whether a levy is imposed on anybody in this year, in one sector or the other."""
        feiten = {"quotumplichtig": True, "quotumtekort": 10}
        law, naam = self.wetten.op(jaar), "quotumheffing_opgelegd"
        return any(compute(law, feiten | {"sector": s}, naam).outcome(naam) is not False for s in SECTOREN)

    def _lks(
        self, p: Profiel, grond: Grond, van_jaar: list[Maand], aow: date | None
    ) -> tuple[int | None, tuple[str, ...]]:
        """The subsidy of these months together; None with the reasons when it is unknown."""
        bedragen = []
        for maand in van_jaar:
            if aow is not None and aow <= maand.tot and grond.werknemer()["in_doelgroep_lks"]:
                return None, (pensioen.lks_onbekend(self.wetten.op(maand.tot)),)
            r = self.reken(maand.tot, self.lks_feiten(p, grond, maand), "loonkostensubsidie")
            bedrag = r.outcome("loonkostensubsidie")
            if bedrag is None:
                return None, tuple(r.explain("loonkostensubsidie").reasons())
            bedragen.append(rond(bedrag * maand.deel))
        return sum(bedragen), ()

    def lks_feiten(self, p: Profiel, grond: Grond, maand: Maand) -> dict[str, Any]:
        law = self.wetten.op(maand.tot)
        van = {"geboortedatum": p.geboren, "begin_dienstbetrekking": p.in_dienst}
        feiten = {
            **grond.werknemer(),
            "begin_dienstbetrekking": p.in_dienst,
            "lks_verzoek_op": p.in_dienst,
            "lks_forfaitair": p.forfait,
            "loonwaarde_percentage": p.loonwaarde,
            "lks_uren_per_week": p.uren,
            "voltijd_uren_per_week": p.voltijd,
            "leeftijd": compute(law, van).outcome("lks_leeftijd"),
            "bbl": False,
        }
        return {k: v for k, v in feiten.items() if k in law.facts or k in law.rules}


def _onbekend(knoop: Node) -> Iterator[str]:
    """The unknown ends that make a figure unknown; what is unknown and does not matter is left."""
    if knoop.waarde is None:
        for kind in knoop.kinderen:
            yield from _onbekend(kind)
        if not knoop.kinderen:
            yield knoop.naam


def _deel(bedrag: int, percentage: int | None) -> int | None:
    return None if percentage is None else rond(Fraction(bedrag * percentage, 10_000))


def _aannames(wetten: Wetten, p: Profiel, aow_bereikt: bool) -> tuple[str, ...]:
    zinnen = [
        "Een nieuwe werknemer, in de zes maanden ervoor niet bij u in dienst; elk voordeel wordt op tijd gevraagd, een "
        "doelgroepverklaring op de eerste dag.",
        "Een maand is 52/12 week; een deel van een maand telt naar dagen.",
        f"Jarig op de eerste dag, dan {p.leeftijd} jaar.",
    ]
    if p.lasten:
        zinnen.append(f"Werkgeverslasten zijn {p.lasten // 100} procent van het loon, zoals u opgaf.")
    else:
        zinnen.append("Zonder premies en pensioen; geef --werkgeverslasten om ze mee te rekenen.")
    if GRONDEN[p.grond].geregistreerd and not aow_bereikt:
        zinnen.append("De registratie in het doelgroepregister loopt door, hoogstens tot de AOW-leeftijd.")
    if _jeugdloon(wetten, p) and GRONDEN[p.grond].werknemer()["in_doelgroep_lks"]:
        zinnen.append(
            "De loonkostensubsidie volgt het minimumloon van de leeftijd op 1 januari, of op de eerste dag in dienst; "
            f"een verjaardag telt pas op 1 januari erna ({artikel(wetten.op(p.begin), 'lks_leeftijd_op')})."
        )
    return tuple(zinnen)


def _jeugdloon(wetten: Wetten, p: Profiel) -> bool:
    """Whether the minimum wage of this age is a part of that of an adult."""
    return bool(compute(wetten.op(p.begin), {"leeftijd": p.leeftijd, "bbl": False}).outcome("minimumjeugdloon"))


__all__ = ["GRONDEN", "JaarUitkomst", "Profiel", "Variant", "WatAls", "bereken", "met_uren", "vanzelf"]
