"""The quota without files: what an employer must do, from the answers to at most six questions.

Questions of the official calculator of the Rijksoverheid (sector, year, hours or fte, hours of the year before, hours
of the target group, and the percentage where none is known), for government and market. A question is not asked when
the answers already given decide the outcome. Every figure comes from `telmee.wet`; what is estimated here (a year from
weekly hours) says so. Units: hours whole, weekly hours hundredths, banen tenths, percentages hundredths of a percent,
cents.

Raises `Fout` for a year before the quota and for figures outside the bounds of the law's facts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from telmee.fouten import Fout
from telmee.getallen import rond
from telmee.werkgever import quotumbeeld, termijnen
from telmee.werkgever.opslag import REGIME, Opslag, bonusrijen, opslag, te_vroeg
from telmee.werkgever.uitkomst import Aanvulling, OpslagBonus, Quotum, plat
from telmee.werkgever.wetcijfers import artikel, eerste_jaar
from telmee.werkgever.woorden import dag_en_maand
from telmee.wet import Law, Wetten
from telmee.wet.machine.book import YEARS
from telmee.wet.machine.explain import Computed, compute
from telmee.wet.machine.figure import Cijfer, value_figure
from telmee.wet.machine.given import Given
from telmee.wet.machine.node import Node
from telmee.wet.machine.receipt import make_receipt

WEKEN = 52
"""A year in weeks, for who knows weekly hours only; marked as an estimate."""
VOORUIT = 6
"""So many later years are looked up."""
SECTOREN = ("overheid", "markt")


@dataclass(frozen=True)
class Hoeveelheid:
    """Paid hours as somebody knows them: per year, or per week in hundredths of an hour."""

    jaar: int | None = None
    week: int | None = None

    @property
    def per_jaar(self) -> int | None:
        """Hours a year; from weekly hours an estimate over 52 weeks, to the nearest hour."""
        return self.jaar if self.week is None else rond(Fraction(self.week * WEKEN, 100))

    @property
    def per_week(self) -> int | None:
        """Hundredths of an hour a week; from a year an estimate over 52 weeks."""
        return self.week if self.jaar is None else rond(Fraction(self.jaar * 100, WEKEN))


@dataclass(frozen=True)
class Antwoorden:
    """What was answered; None is not (yet) answered. `overgeslagen`: questions answered with "weet ik niet".

    `wetten` is the law of the whole answer, with the percentages that were given in it.
    """

    sector: str | None = None
    jaar: int | None = None
    uren: Hoeveelheid | None = None
    uren_vorig_jaar: int | None = None
    doelgroep: Hoeveelheid | None = None
    inleen: Hoeveelheid | None = None
    overgeslagen: frozenset[str] = frozenset()
    wetten: Wetten = field(default_factory=Wetten.known)


@dataclass(frozen=True)
class OpslagVraag:
    """What opslag and bonus need beside the hours: wages up to the maximum, and a small employer or not."""

    loonsom: int | None = None
    kleine_werkgever: bool | None = None


@dataclass(frozen=True)
class KomendJaar:
    """A later year with the same hours: what its percentage asks; indicative, given or fixed."""

    jaar: int
    percentage: int | None
    status: str
    vereiste_banen: int | None
    tekort: int | None


@dataclass(frozen=True)
class Uitkomst:
    """The answer of the calculator. `als_plichtig` is the shortfall if the employer turns out to be liable."""

    jaar: int
    stand: date
    sector: str
    uren: dict[str, int | None]
    geschat: tuple[str, ...]
    quotum: Quotum
    als_plichtig: int | None
    komende_jaren: tuple[KomendJaar, ...]
    opslag_bonus: OpslagBonus | None
    onbekend: tuple[str, ...]
    kanttekeningen: tuple[str, ...]
    uitleg: tuple[Node, ...]
    receipt: dict[str, Any]
    anders: tuple[Given, ...] = ()
    ongebruikt: tuple[str, ...] = ()
    cijfers: tuple[Cijfer, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON; dates as ISO text."""
        gewoon: dict[str, Any] = plat(self)
        return gewoon


# --- Which question comes next --------------------------------------------------------------------------------------


def volgende_vraag(a: Antwoorden) -> str | None:
    """The name of the next question, or None when the outcome is decided: at most six are ever asked."""
    if a.sector is None:
        return "sector"
    if a.jaar is None:
        return "jaar"
    if a.uren is None:
        return "uren"
    rekening = _compute(a)
    if rekening.outcome("quotumplichtig") is not False:
        if a.uren_vorig_jaar is None and "uren_vorig_jaar" not in a.overgeslagen:
            return "uren_vorig_jaar"
        if a.doelgroep is None and "doelgroep" not in a.overgeslagen:
            return "doelgroep"
        if rekening.outcome("vereiste_banen") is None and "percentage" not in a.overgeslagen:
            return "percentage"
    return None


def percentage_bekend(sector: str, jaar: int, wetten: Wetten) -> tuple[int | None, str, str]:
    """The percentage of a sector and year with its status, and what was found when it is unknown."""
    gevonden = value_figure(wetten.op(jaar), "quotumpercentage", sector)
    return gevonden.waarde, gevonden.status, "" if gevonden.waarde is not None else gevonden.opmerking


def controleer(a: Antwoorden) -> None:
    """Refuses more hours of the target group in own service than hours of all staff.

    Where one is said per year and the other per week, what no number of weeks makes true is refused.
    """
    if a.uren is None or a.doelgroep is None:
        return
    alle_jaar = a.uren.jaar if a.uren.week is None else rond(Fraction(a.uren.week * (WEKEN + 1), 100))
    gelijk_gezegd = (a.uren.jaar, a.doelgroep.jaar), (a.uren.week, a.doelgroep.week)
    for alle, deel in (*gelijk_gezegd, (alle_jaar, a.doelgroep.per_jaar)):
        if alle is not None and deel is not None and deel > alle:
            raise Fout("De uren van de doelgroep zijn meer dan alle uren samen; controleer ze allebei.")


# --- Facts and law --------------------------------------------------------------------------------------------------


def _wet(a: Antwoorden, *regimes: str) -> Law:
    jaar = a.jaar or date.today().year
    eerste = quotum_sinds(a.wetten)
    if jaar < eerste:
        raise Fout(f"Het quotum bestaat sinds {eerste}; kies een jaar vanaf {eerste}.")
    return a.wetten.with_regimes(*regimes).op(jaar)


def quotum_sinds(wetten: Wetten) -> int:
    """The first year of the quota."""
    return eerste_jaar(wetten.book, "quotumheffing")


def laatste_jaar() -> int:
    """The last year that can be asked about: that of the calendar of the law."""
    return YEARS[-1]


def feiten(a: Antwoorden, law: Law) -> dict[str, Any]:
    """The answers as facts of the law; an employer that is neither uitlener nor Wsw body (those need their filings)."""
    inleen = a.inleen.per_jaar if a.inleen else 0
    week, doelgroep_week = (a.uren.per_week if a.uren else None), _week_doelgroep(a)
    alle: dict[str, Any] = {
        "sector": a.sector,
        "uitlener": False,
        "sw_uitvoerder": False,
        "verloonde_uren_totaal": a.uren.per_jaar if a.uren else None,
        "verloonde_uren_wsw": 0,
        "verloonde_uren_uitzendpersoneel": 0,
        "uitgeleende_uren_doelgroep": 0,
        "toetsuren_vorig_jaar": a.uren_vorig_jaar,
        "verloonde_uren_doelgroep_eigen": a.doelgroep.per_jaar if a.doelgroep else None,
        "toegerekende_uren": inleen,
        "overeenstemming_op": _op_tijd(law),
        "weekuren_totaal": week,
        "weekuren_doelgroep_heel": doelgroep_week,
        "weken_rest": WEKEN,
    }
    return {naam: feit for naam, feit in alle.items() if naam in law.facts or naam in law.rules}


def _op_tijd(law: Law) -> str | None:
    """Agreed in time: on the last day of the law, which the answer names. None before hired-in hours counted."""
    naam = "inleen_overeenstemming_uiterlijk"
    return termijnen.dag(law, naam).isoformat() if naam in law.rules else None


def _week_doelgroep(a: Antwoorden) -> int | None:
    eigen = a.doelgroep.per_week if a.doelgroep else None
    inleen = a.inleen.per_week if a.inleen else 0
    return None if eigen is None or inleen is None else eigen + inleen


def _compute(a: Antwoorden) -> Computed:
    law = _wet(a)
    return compute(law, feiten(a, law), "quotumheffing")


# --- The answer -----------------------------------------------------------------------------------------------------

KUNT_KRIJGEN = ("lkv_banenafspraak_per_uur", "lkv_banenafspraak_maximum", "lkv_arbeidsgehandicapte_per_uur",
                "lkv_arbeidsgehandicapte_maximum", "lks_maximum_percentage", "no_risk_termijn")  # fmt: skip
"""What there is for an employer who takes somebody on, liable or not: figures of the law, by name."""
UITGELEGD = ("quotumplichtig", "quotumtekort", "quotumheffing", "opgelegde_quotumheffing")


def bereken(a: Antwoorden, vraag: OpslagVraag | None = None) -> Uitkomst:
    """Everything the answers decide; what they do not is None, with the reason in `onbekend`."""
    if a.sector not in SECTOREN or a.jaar is None or a.uren is None:
        raise Fout("Sector, jaar en uren zijn nodig; zonder die drie is er niets te berekenen.")
    controleer(a)
    law = _wet(a)
    gegeven = feiten(a, law)
    rekening = compute(law, gegeven, "quotumheffing")
    c = quotumbeeld.cijfers(rekening, a.sector)
    w = quotumbeeld.waarden(c)
    namen = [naam for naam in UITGELEGD if naam in law.rules]
    van_opslag = _opslag_bonus(a, vraag) if vraag is not None else None
    uitkomst = Uitkomst(
        jaar=a.jaar,
        stand=law.stand,
        sector=a.sector,
        uren={
            "totaal": w["verloonde_uren_totaal"],
            "grondslag": w["verloonde_uren_grondslag"],
            "doelgroep": w["verloonde_uren_doelgroep"],
            "inleen": a.inleen.per_jaar if a.inleen else 0,
        },
        geschat=_geschat(a),
        quotum=_quotum(a, c, law, rekening.outcome("aanvulling_uren_per_week")),
        als_plichtig=_als_plichtig(w),
        komende_jaren=_komende_jaren(a),
        opslag_bonus=van_opslag.beeld if van_opslag is not None else None,
        onbekend=tuple(rekening.explain("quotumheffing").reasons()) if w["quotumplichtig"] is not False else (),
        kanttekeningen=_kanttekeningen(a, law),
        uitleg=tuple(rekening.explain(naam) for naam in namen),
        receipt=make_receipt(law, gegeven, ["quotumheffing"]),
        cijfers=(
            *c.values(),
            *(van_opslag.cijfers.values() if van_opslag is not None else ()),
            *(kunt_krijgen(law) if w["quotumplichtig"] is False else ()),
        ),
    )
    return _met_anders(uitkomst, a.wetten)


def kunt_krijgen(law: Law) -> tuple[Cijfer, ...]:
    """What an employer can get for somebody of the target group, as far as the law has it on this day."""
    gevonden = (value_figure(law, naam) for naam in KUNT_KRIJGEN if naam in law.values)
    return tuple(cijfer for cijfer in gevonden if cijfer.waarde is not None)


def _met_anders(u: Uitkomst, wetten: Wetten) -> Uitkomst:
    """Named on the answer: what was given instead of the law's own figures, and what of it did nothing."""
    anders, ongebruikt = wetten.changed(), wetten.unused()
    zinnen = [f"{elk.zin}{'; niets hier hangt ervan af' if elk.zoals_getypt in ongebruikt else ''}." for elk in anders]
    return replace(u, anders=anders, ongebruikt=ongebruikt, kanttekeningen=(*u.kanttekeningen, *zinnen))


def _quotum(a: Antwoorden, c: dict[str, Cijfer], law: Law, per_week: int | None) -> Quotum:
    """The picture of the quota; of who is not liable nothing is asked."""
    w = quotumbeeld.waarden(c)
    geschat = "uit de jaaruren, 52 weken" if a.uren and a.uren.week is None else "uit de opgegeven weekuren"
    hoe = ("uren in het jaar, zoals de wet telt", f"uren per week, {geschat}; zoals sectororganisaties tellen")
    beeld = quotumbeeld.quotum(c, law, "opgegeven", "opgegeven", quotumbeeld.tellingen(c, *hoe))
    if beeld.plichtig is False:
        return replace(beeld, vereiste_banen=0, tellingen=(), aanvulling=None)
    return replace(beeld, aanvulling=Aanvulling(w["aanvulling_uren"], _als_plichtig(w), per_week, WEKEN))


def _als_plichtig(w: dict[str, Any]) -> int | None:
    """The shortfall; of who may or may not be liable what it is then."""
    naam = "quotumtekort_als_plichtig" if w["quotumplichtig"] is None else "quotumtekort"
    tekort: int | None = w[naam]
    return tekort


def _komende_jaren(a: Antwoorden) -> tuple[KomendJaar, ...]:
    """Later years of which the percentage is known or given, with the hours of this year."""
    assert a.jaar is not None and a.uren is not None
    gevonden = []
    for jaar in range(a.jaar + 1, min(a.jaar + VOORUIT, YEARS[-1]) + 1):
        later = Antwoorden(a.sector, jaar, a.uren, a.uren.per_jaar, a.doelgroep, a.inleen, wetten=a.wetten)
        r = _compute(later)
        percentage = value_figure(r.law, "quotumpercentage", a.sector)
        if percentage.waarde is not None and r.outcome("quotumplichtig"):
            status, banen = quotumbeeld.percentage_status(percentage), r.outcome("vereiste_banen_tienden")
            gevonden.append(KomendJaar(jaar, percentage.waarde, status, banen, r.outcome("quotumtekort")))
    return tuple(gevonden)


def _geschat(a: Antwoorden) -> tuple[str, ...]:
    """Which yearly hours are an estimate from weekly hours."""
    delen = (("alle uren", a.uren), ("uren van de doelgroep", a.doelgroep), ("ingeleende uren", a.inleen))
    return tuple(naam for naam, deel in delen if deel is not None and deel.week is not None)


def _kanttekeningen(a: Antwoorden, law: Law) -> tuple[str, ...]:
    zinnen = []
    if _geschat(a):
        wat = ", ".join(_geschat(a))
        zinnen.append(f"Geschat uit uren per week, maal {WEKEN} weken: {wat}. De wet telt de uren uit de loonaangifte.")
    if a.inleen and a.inleen.per_jaar:
        if "toegerekende_uren_op_tijd" in law.rules:
            eens = termijnen.dag(law, "inleen_overeenstemming_uiterlijk")
            zinnen.append(
                "Ingeleende uren tellen mee als de uitlener ze aan u toerekent en u het daarover uiterlijk "
                f"{dag_en_maand(eens)} {eens.year} eens bent ({artikel(law, 'inleen_overeenstemming_uiterlijk')})."
            )
        else:
            sinds = law.book.named("toegerekende_uren_op_tijd")[0].since.year
            zinnen.append(f"Ingeleende uren telden voor {sinds} nog niet mee bij de inlener.")
    zinnen.append(
        "Leent u zelf mensen uit of voert u de Wsw uit, dan geldt dit niet; reken dan uit uw loonaangiften. "
        "Het quotum stelt UWV vast, een heffing legt de Belastingdienst op."
    )
    return tuple(zinnen)


# --- Opslag and bonus -----------------------------------------------------------------------------------------------


def _opslag_bonus(a: Antwoorden, vraag: OpslagVraag) -> Opslag:
    """Opslag and bonus of the Wet banenafspraak for these hours: enacted, not in force, so an indication."""
    law = _wet(a, REGIME)
    if (eerste := te_vroeg(law)) is not None:
        raise Fout(f"Opslag en bonus staan in de Wet banenafspraak, die uit {eerste} is; kies een jaar vanaf {eerste}.")
    basis = feiten(a, law) | {"opslag_grondslag": vraag.loonsom, "kleine_werkgever": vraag.kleine_werkgever}
    basis["werknemer"] = bonusrijen(a.doelgroep.per_jaar if a.doelgroep else None)
    return opslag(law, basis)
