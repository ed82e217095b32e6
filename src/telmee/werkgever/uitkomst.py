"""Where one employer stands in one year, as plain data: hours, quota, opslag and bonus, benefits, forecast, dates.

Units: money in cents, hours whole, banen in tenths, percentages in hundredths of a percent, days as dates. None is
unknown, never zero, and a finding says why. `Positie.als_dict` is the form for programs and reports; the keys that
`docs/werkgever.md` calls fixed do not change, the others may grow. A BSN is in it only when it was asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from telmee.gegevens.loonaangifte.bevindingen import Bevinding as Bevinding
from telmee.werkgever.soorten import ARBEIDSGEHANDICAPT as ARBEIDSGEHANDICAPT
from telmee.werkgever.soorten import BANENAFSPRAAK as BANENAFSPRAAK
from telmee.werkgever.soorten import HERPLAATSING as HERPLAATSING
from telmee.werkgever.soorten import OUDERE as OUDERE
from telmee.werkgever.soorten import SOORTEN as SOORTEN
from telmee.wet.machine.figure import Cijfer
from telmee.wet.machine.given import Given
from telmee.wet.machine.node import Node

if TYPE_CHECKING:
    from telmee.werkgever.bomen import Livboom, Rijboom

FOUT, WAARSCHUWING, MEDEDELING = "fout", "waarschuwing", "mededeling"
Sleutel = tuple[str | int | None, ...]
"""Who a row is about, in every state of the filings; never shown."""
STIL = {"stil": True}
"""Marks a field that is no part of the plain form: what explains a figure, made when somebody asks."""


@dataclass(frozen=True)
class Werkgever:
    """Who this is about. `sector` is markt or overheid, `sector_herkomst` says how it was found; `naam` as filed."""

    loonheffingennummers: tuple[str, ...]
    sector: str | None
    sector_herkomst: str = ""
    uitlener: bool | None = None
    werknemers: int | None = None
    naam: str = ""


@dataclass(frozen=True)
class Uren:
    """Verloonde uren of the year so far: all, the base of the quota (A), the target group (C), hired-in within C."""

    totaal: int | None
    grondslag: int | None
    doelgroep: int | None
    inleen: int | None
    doelgroep_eigen: int | None = None
    uitgeleend: int | None = None
    wsw: int | None = None
    uitzend: int | None = None
    mensen_doelgroep: int | None = None


@dataclass(frozen=True)
class Heffing:
    """The levy by the formula, and whether it is imposed (`opgelegd`); `reden` is why it is not."""

    bedrag: int | None
    opgelegd: bool | None
    opgelegd_bedrag: int | None = None
    reden: str = ""


@dataclass(frozen=True)
class Drempel:
    """The test of Wfsv 34: hours of the year before and of the year itself against the limit, and their origin."""

    grens: int | None
    uren_vorig_jaar: int | None
    onder_vorig_jaar: bool | None
    uren_jaar: int | None
    onder_jaar: bool | None
    herkomst_vorig_jaar: str = ""
    herkomst_jaar: str = ""


@dataclass(frozen=True)
class Telling:
    """One way of counting banen (tenths): the act's yearly count, or the weekly count of the sector bodies."""

    naam: str
    hoe: str
    vereist: int | None
    gerealiseerd: int | None
    tekort: int | None
    uren_per_baan: int | None = None
    eenheid: str = ""


@dataclass(frozen=True)
class Aanvulling:
    """What closes the gap of the whole year: hours, banen (tenths), hours per week until the end of the year."""

    uren: int | None
    banen: int | None
    uren_per_week_rest: int | None = None
    weken_rest: int | None = None
    zin: str = ""


@dataclass(frozen=True)
class Onzeker:
    """What hangs on people of whom nobody knows whether they are registered: the least and the most of each figure.

    The figures beside it count them as not registered. Banen in tenths, money in cents; None is unknown.
    """

    werknemers: int
    uren: int
    doelgroep_uren_van: int | None
    doelgroep_uren_tot: int | None
    gerealiseerde_banen_van: int | None
    gerealiseerde_banen_tot: int | None
    tekort_van: int | None
    tekort_tot: int | None
    heffing_van: int | None
    heffing_tot: int | None
    zin: str = ""


@dataclass(frozen=True)
class Quotum:
    """The quota of the Wfsv. `status` of the percentage: vastgesteld, indicatief, opgegeven or onbekend."""

    plichtig: bool | None
    percentage: int | None
    status: str
    vereiste_banen: int | None
    gerealiseerde_banen: int | None
    tekort: int | None
    heffing: Heffing
    drempel: Drempel
    tellingen: tuple[Telling, ...] = ()
    aanvulling: Aanvulling | None = None
    vereiste_uren: int | None = None
    artikel: str = ""
    onzeker: Onzeker | None = None


@dataclass(frozen=True)
class OpslagBonus:
    """Opslag and bonus of the Wet banenafspraak: enacted, not in force. Amounts are indications."""

    regime: str
    van_toepassing: bool | None
    status: str
    kleine_werkgever: bool | None
    percentage: int | None
    percentage_herkomst: str
    grondslag: int | None
    opslag: int | None
    bonusuren: int | None
    bonus_per_uur: int | None
    bonus: int | None
    saldo: int | None
    evenwicht_uren: int | None
    uren_tot_evenwicht: int | None
    uitgezonderd_loon: int | None = None
    toelichting: tuple[str, ...] = ()
    artikel: str = ""


@dataclass(frozen=True)
class Voordeel:
    """One loonkostenvoordeel of one employee.

    `recht`: in at least one tijdvak (None: it cannot be seen in the files). `gevraagd`: asked in at least one tijdvak.
    `uren`: hours with the right so far. `bedrag`: what the filings so far give. `gemist`: what asking in every tijdvak
    with the right would add. `onterecht_uren`: asked without the right. `bedrag_jaar`: whole year, asked everywhere.
    `actie`: what to do, how and until when; `doe`: only what.
    `redenen`: why, by the names that the law gives its reasons (`reden_lkv_…`).
    """

    rij: int
    soort: str
    recht: bool | None
    gevraagd: bool
    uren: int | None
    bedrag: int | None
    gemist: int | None
    reden: str
    artikel: str
    uiterste_datum: date | None
    personeelsnummer: str | None = None
    bsn: int | None = field(default=None, repr=False)
    uren_gevraagd: int | None = None
    onterecht_uren: int | None = None
    bedrag_jaar: int | None = None
    tijdvakken_recht: int | None = None
    tijdvakken_gevraagd: int = 0
    toegekend: bool | None = None
    actie: str = ""
    doe: str = ""
    bestand: str = ""
    regel: int | None = None
    redenen: tuple[str, ...] = ()
    boom: Rijboom | None = field(default=None, compare=False, repr=False, metadata=STIL)
    sleutel: Sleutel = field(default=(), compare=False, repr=False, metadata=STIL)

    @property
    def naam(self) -> str:
        """How people find this employee in their own records, without a BSN."""
        return f"personeelsnummer {self.personeelsnummer}" if self.personeelsnummer else f"rij {self.rij}"


@dataclass(frozen=True)
class Tarief:
    """What a loonkostenvoordeel is per hour and at most per employee per year (cents), with article and source."""

    soort: str
    per_uur: int | None
    hoogste: int | None
    artikel: str
    bron: str
    url: str | None
    zin: str


@dataclass(frozen=True)
class VoordelenTotaal:
    """All benefits together, over the rows of which the figure is known; `onbekend` counts the rows that are not.

    An amount of which no row is known is None: a sum of unknowns is not zero.
    """

    bedrag: int | None
    gemist: int | None
    bedrag_jaar: int | None
    onterecht_uren: int
    met_recht: int
    gevraagd: int
    gemist_bij: int
    onterecht_bij: int
    onbekend: int


@dataclass(frozen=True)
class Prognose:
    """The year as it will end when nothing changes, and how that was made."""

    tot_en_met: date | None
    tijdvakken_aangegeven: int
    tijdvakken_in_jaar: int
    methode: str
    uren: Uren | None
    plichtig: bool | None
    vereiste_banen: int | None
    gerealiseerde_banen: int | None
    tekort: int | None
    heffing: int | None
    lkv: int | None
    volledig: bool = False
    aannames: tuple[str, ...] = ()
    onzeker: Onzeker | None = None


@dataclass(frozen=True)
class Termijn:
    """One date in the calendar of the employer: what to do before or on it, and the article.

    `veilig` is the last working day before a date in a weekend or on a holiday, `later` until when it is extended.
    """

    datum: date
    wat: str
    wie: str
    artikel: str
    uitleg: str = ""
    soort: str = ""
    aantal: int | None = None
    bedrag: int | None = None
    veilig: date | None = None
    later: date | None = None
    boom: Node | None = field(default=None, compare=False, repr=False, metadata=STIL)


@dataclass(frozen=True)
class Tijdvak:
    """A filing period without a return of its own. `waarom`: `geen_aangifte`, `alleen_correctie` (a correction or
    supplement touches it, its own return is not there), `afgebroken` (its return could not be read to the end) or
    `te_laat` (its return was made after the day that decides).

    `gat`: it should have been there, as later periods are; otherwise it may still come."""

    loonheffingennummer: str
    begin: date
    eind: date
    waarom: str
    gat: bool


@dataclass(frozen=True)
class LaterVoordeel:
    """What messages of after the deciding day would change for one employee: cents.

    `bedrag` is what the state of that day grants, `bedrag_later` what all messages together would; the LIV that is paid
    instead of a loonkostenvoordeel is in both."""

    rij: int
    bedrag: int | None
    bedrag_later: int | None
    te_laat: int | None
    te_herzien: int | None
    personeelsnummer: str | None = None
    bsn: int | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Beslisdag:
    """The day whose state of the filings decides over the year, and what came after it.

    Before it (`voorbij` is false) everything is still in time. Hours and shortfall (tenths of banen) `_later` are what
    all messages together would give. `zinnen` say it in words, in the order of what matters."""

    datum: date
    artikel: str
    voorbij: bool
    berichten_te_laat: int = 0
    tijdvakken_te_laat: int = 0
    lkv: tuple[LaterVoordeel, ...] = ()
    lkv_te_laat: int | None = 0
    lkv_te_herzien: int | None = 0
    uren_totaal_later: int | None = None
    uren_doelgroep_later: int | None = None
    tekort_later: int | None = None
    herziening_tot: date | None = None
    herziening_artikel: str = ""
    zinnen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Liv:
    """A LIV or jeugd-LIV of one employee: it comes by itself, without a request.

    `berekend` is the amount by itself, `bedrag` what is paid beside a loonkostenvoordeel: the higher one only."""

    rij: int
    soort: str
    uren: int | None
    uurloon: int | None
    berekend: int | None
    bedrag: int | None
    reden: str
    artikel: str
    personeelsnummer: str | None = None
    bsn: int | None = field(default=None, repr=False)
    boom: Livboom | None = field(default=None, compare=False, repr=False, metadata=STIL)
    sleutel: Sleutel = field(default=(), compare=False, repr=False, metadata=STIL)


@dataclass(frozen=True)
class Positie:
    """The whole picture. `ontbreekt` are sentences on what the totals miss, `uitleg` the trees behind the figures
    so far, `uitleg_prognose` those behind the whole year. `anders` are figures given instead of the law's own,
    `ongebruikt` those of them on which nothing here depends. `cijfers`: the figures of the year so far with all
    that the law says of them; `cijfers_prognose`: of the whole year. `beslisdag`: the day that decides and what came
    after it. `ontbrekende_tijdvakken`: periods that nobody filed. `liv`: never among `lkv`."""

    jaar: int
    stand: date
    werkgever: Werkgever
    uren: Uren
    quotum: Quotum
    opslag_bonus: OpslagBonus
    lkv: tuple[Voordeel, ...]
    lkv_totaal: VoordelenTotaal
    lkv_tarieven: tuple[Tarief, ...]
    prognose: Prognose
    termijnen: tuple[Termijn, ...]
    bevindingen: tuple[Bevinding, ...]
    ontbreekt: tuple[str, ...] = ()
    uitleg: tuple[Node, ...] = field(default=(), compare=False, repr=False)
    uitleg_prognose: tuple[Node, ...] = field(default=(), compare=False, repr=False)
    banner: str = ""
    receipt: dict[str, Any] | None = None
    anders: tuple[Given, ...] = ()
    ongebruikt: tuple[str, ...] = ()
    cijfers: tuple[Cijfer, ...] = ()
    cijfers_prognose: tuple[Cijfer, ...] = ()
    beslisdag: Beslisdag | None = None
    ontbrekende_tijdvakken: tuple[Tijdvak, ...] = ()
    liv: tuple[Liv, ...] = ()
    liv_totaal: int | None = 0

    def als_dict(self, met_bsn: bool = False) -> dict[str, Any]:
        """Plain data for JSON and reports; dates as ISO text. Without `met_bsn` there is no key for it at all."""
        gewoon: dict[str, Any] = plat(self)
        if not met_bsn:
            beslisdag = gewoon["beslisdag"] or {"lkv": []}
            for rij in (*gewoon["lkv"], *gewoon["liv"], *beslisdag["lkv"]):
                rij.pop("bsn")
        return gewoon


def plat(waarde: Any) -> Any:
    """Dataclasses, dates and tuples as plain JSON values."""
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Cijfer):
        return waarde.als_dict()
    if isinstance(waarde, Node):
        return waarde.as_dict()
    if isinstance(waarde, (tuple, list)):
        return [plat(w) for w in waarde]
    if isinstance(waarde, dict):
        return {sleutel: plat(w) for sleutel, w in waarde.items()}
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return {f.name: plat(getattr(waarde, f.name)) for f in fields(waarde) if not f.metadata.get("stil")}
    return waarde
