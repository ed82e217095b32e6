"""The door for who is logged in and says something of a person: who may say what of whom, and every attempt in the log.

UWV keeps the register and takes in what every source says. A college speaks for itself only, of kinds that the law lets
a college deliver, and of its own people; with help that it gives somebody becomes one of them. A citizen asks and
objects for herself, of kinds that the law lets the person deliver, on the day itself. Whether a person is a college's
own the queryset of `inzage_lezen` decides, and a refusal is the same for who is known and who is not. The record
itself is made by `opnemen`; what it refuses is logged too, and nothing of a person is in the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TypeVar

from telmee.fouten import Fout
from telmee.register import gebeurtenis as g
from telmee.register import inzage_lezen as lezen
from telmee.register import logboek, models, opnemen, wacht
from telmee.register.beurt import NietBereikbaar, schrijfbeurt
from telmee.register.gebeurtenis import Gebeurtenis
from telmee.register.identiteit import Identiteit
from telmee.register.innemen.neem_in import Inname, Ontvangen, neem_in
from telmee.register.innemen.uit_suwiml import Vertaling
from telmee.register.logboek import Blik, Spoor
from telmee.register.opnemen import Getoetst
from telmee.register.sleutels import Sleutels
from telmee.register.tijd import dag_hier
from telmee.register.toetsen import Bevinding, Weigering, aarden_van, bron_soort
from telmee.wet import Wetten
from telmee.wet.machine.event import Event

T = TypeVar("T")
BOTST = frozenset({"kenmerk_bezet", "dubbel_besluit", "al_overleden", "na_overlijden", "sleutel_bezet"})
"""Refusals because of what is there already: 409; every other one is 422."""
INTUSSEN = "intussen"
MEESTE = 100
"""Events of one person in one call."""
REGISTRATIE = "registratie"
"""The purpose of who keeps the register."""
DOEL = {"uwv": REGISTRATIE, "gemeente": "taak", "burger": "eigen_gegevens"}
PERSOON, UWV = "persoon", "UWV"
VAN_PERSOON = (g.AANVRAAG, g.BEZWAAR, g.INTREKKING)
"""What a person says of herself: she asks, objects and takes that back; what holds, others decide."""
NIET_VAN_U = (
    "U kunt dit niet vastleggen over deze persoon. Controleer het burgerservicenummer. "
    "Dat het niet kan, zegt niets over deze persoon."
)


class Geweigerd(Fout):
    """Not recorded. `meer` goes along with the problem: the code of the refusal."""

    def __init__(self, weigering: Fout) -> None:
        super().__init__(str(weigering), veld=weigering.veld)
        self.reden = str(getattr(weigering, "reden", "geweigerd"))
        self.status = 403 if self.reden == "niet_van_u" else 409 if self.reden in BOTST else 422
        self.meer = {"reden": self.reden}


@dataclass(frozen=True)
class Proef:
    """What would be recorded. `kent`: whether what the register holds of this person may be told; `stand`: of when."""

    uit: Getoetst
    kent: bool
    stand: str


@dataclass(frozen=True)
class Ingediend:
    """What became of it: per event its number in the history of this person, and whether it was there already."""

    persoon: int
    nummers: tuple[int, ...]
    al_bekend: tuple[bool, ...]
    bevindingen: tuple[Bevinding, ...] = field(default_factory=tuple)


def dien_in(
    wie: Identiteit,
    bsn: str,
    gebeurtenissen: Sequence[Gebeurtenis],
    sleutels: Sleutels,
    spoor: Spoor | None = None,
    nu: datetime | None = None,
    gezien: str | None = None,
) -> Ingediend | Geweigerd:
    """Records events of one person, or says why not; either way there is a line in the log. All or nothing.

    Gives the refusal instead of raising it, so that the transaction around it keeps that line. `gezien`: the mark of
    what was looked at (`stand_van`); when something came in since, nothing is recorded.
    """
    return _gelogd_gedaan(
        wie, "opname", bsn, sleutels, spoor, nu, lambda: _probeer(wie, bsn, gebeurtenissen, sleutels, nu, gezien)
    )


def proef(
    wie: Identiteit,
    bsn: str,
    gebeurtenissen: Sequence[Gebeurtenis],
    sleutels: Sleutels,
    spoor: Spoor | None = None,
    nu: datetime | None = None,
) -> Proef | Geweigerd:
    """What would become of it, and nothing is recorded but the line in the log; the same refusals as `dien_in`.

    What would change of somebody who is not one's own yet is not told: it is tested as of somebody unknown.
    """

    def doe() -> Proef | Geweigerd:
        try:
            kent = _eis(wie, bsn, gebeurtenissen, sleutels, nu).kent(bsn)
            persoon = opnemen.persoon_van(bsn, sleutels)
            uit = opnemen.getoetst(persoon if kent else None, gebeurtenissen, nu)
        except NietBereikbaar:
            raise
        except Fout as nee:
            return Geweigerd(nee)
        return Proef(uit, kent, stand_van(bsn, persoon, kent, sleutels))

    return _gelogd_gedaan(wie, "voorproef", bsn, sleutels, spoor, nu, doe)


def stand_van(bsn: str, persoon: models.Persoon | None, kent: bool, sleutels: Sleutels) -> str:
    """A mark of what is recorded of a person, which says nothing else: it changes with every event.

    For who may not hear what is recorded it is the same whatever that is, and whether there is anything.
    """
    wat = f"{persoon.nummer}:{persoon.gebeurtenissen_tot}" if persoon and kent else f"niemand:{bsn}"
    return sleutels.actief.zoek(wat).hex()[:32]


def _gelogd_gedaan(
    wie: Identiteit,
    naam: str,
    bsn: str,
    sleutels: Sleutels,
    spoor: Spoor | None,
    nu: datetime | None,
    doe: Callable[[], T | Geweigerd],
) -> T | Geweigerd:
    """One attempt with its line, counted by the watch; a citizen has nobody to fish for and is not counted."""
    wie.eis("register.mijn-verzoek" if wie.rol == "burger" else "register.opnemen")
    begin, telt, te_vaak = nu or datetime.now(UTC), wie.rol != "burger", None
    blik = blik_van(wie, naam, spoor or logboek.spoor(), begin, "geen" if telt else "zichzelf")
    with schrijfbeurt():
        if telt:
            wacht.eis_open(wie.wie, begin)
        uit = doe()
        nee = isinstance(uit, Geweigerd)
        if telt:
            mist = int(uit.reden == "niet_van_u") if isinstance(uit, Geweigerd) else 0
            te_vaak = wacht.tel(wie.wie, [bsn], mist, begin, op_bsn=False)
        logboek.schrijf(blik, _gelogd(bsn, sleutels), [not nee])
        if isinstance(uit, Geweigerd):
            uit.gelogd = True
    if te_vaak is not None and nee:
        raise te_vaak
    return uit


def blik_van(wie: Identiteit, naam: str, spoor: Spoor, begin: datetime, relatie: str = "geen") -> Blik:
    """What the log says of who wrote."""
    return Blik(naam, wie.rol, wie.wie, DOEL.get(wie.rol, REGISTRATIE), relatie, "", spoor, begin)


def _gelogd(bsn: str, sleutels: Sleutels) -> logboek.Betrokkenen:
    """Who it was about; what is no BSN is of nobody, and is kept nowhere."""
    try:
        opnemen.eis_bsn(bsn)
    except Weigering:
        return sleutels.actief.nummer, [(b"", b"")]
    return logboek.betrokkenen([bsn], sleutels)


def _probeer(
    wie: Identiteit,
    bsn: str,
    gebeurtenissen: Sequence[Gebeurtenis],
    sleutels: Sleutels,
    nu: datetime | None,
    gezien: str | None,
) -> Ingediend | Geweigerd:
    try:
        kent = _eis(wie, bsn, gebeurtenissen, sleutels, nu).kent(bsn)
        if gezien is not None:
            persoon = _op_slot(bsn, sleutels)
            eerder = gezien == stand_van(bsn, persoon, kent, sleutels)
            if not eerder and not all(opnemen.getoetst(persoon, gebeurtenissen, nu).al_bekend):  # no second click
                raise Weigering(INTUSSEN, "Er is intussen iets veranderd bij deze persoon; kijk opnieuw wat dit doet.")
        uit = opnemen.neem_op(bsn, gebeurtenissen, sleutels, nu=nu)
    except NietBereikbaar:
        raise
    except Fout as nee:
        return Geweigerd(nee)
    return Ingediend(uit.persoon, uit.nummers, uit.al_bekend, uit.bevindingen)


def _op_slot(bsn: str, sleutels: Sleutels) -> models.Persoon | None:
    """A person, who stays as she is until the end of the transaction."""
    zoek = [each.zoek(bsn) for each in sleutels.alle]
    gevonden: models.Persoon | None = models.Persoon.objects.select_for_update().filter(bsn_index__in=zoek).first()
    return gevonden


def bronnen(soort: Event, wie: Identiteit) -> dict[str, str]:
    """The sources of a kind that this one may speak for, as they are written: UWV for all, others for themselves."""
    if wie.rol == "uwv":
        return {bron: bron for bron in soort.by}
    eigen = {"gemeente": ("college", wie.organisatie), "burger": (PERSOON, PERSOON)}.get(wie.rol)
    return {eigen[0]: eigen[1]} if eigen and eigen[0] in soort.by else {}


def soorten(wetten: Wetten, wie: Identiteit, dag: date) -> list[Event]:
    """The kinds of events that exist on a day and of which this one may say something."""
    return [each for each in wetten.book.events.values() if each.since <= dag and bronnen(each, wie)]


def aarden(soort: Event, wie: Identiteit) -> tuple[str, ...]:
    """The natures of an event of this kind that this one may record."""
    kan = {aard for bron in bronnen(soort, wie) for aard in aarden_van(soort, bron)}
    return tuple(aard for aard in g.AARDEN if aard in kan and (wie.rol != "burger" or aard in VAN_PERSOON))


def _eis(
    wie: Identiteit, bsn: str, gebeurtenissen: Sequence[Gebeurtenis], sleutels: Sleutels, nu: datetime | None
) -> Eigen:
    """Refuses what this one may not say of this person."""
    opnemen.eis_bsn(bsn)
    if not 1 <= len(gebeurtenissen) <= MEESTE:
        raise Weigering("aantal", f"Geef 1 tot en met {MEESTE} gebeurtenissen van één persoon.", "gebeurtenissen")
    eigen = Eigen(wie, sleutels, nu)
    begint = any(_helpt(wie, each) for each in gebeurtenissen)
    for each in gebeurtenissen:
        if nee := eigen.nee(bsn, each, begint):
            raise nee
    return eigen


def _helpt(wie: Identiteit, gebeurtenis: Gebeurtenis) -> bool:
    """Whether this says that this college helps the person: then it is one of its people."""
    zelf = gebeurtenis.bron == wie.organisatie and gebeurtenis.aard == g.VASTSTELLING
    return zelf and gebeurtenis.soort in lezen.hulp()


@dataclass
class Eigen:
    """Who may say this of this person; a college of its own people only."""

    wie: Identiteit
    sleutels: Sleutels
    nu: datetime | None = None
    _gevraagd: dict[tuple[bytes, ...], bool] = field(default_factory=dict, repr=False)

    def nee(self, bsn: str, gebeurtenis: Gebeurtenis | None, begint: bool = False) -> Weigering | None:
        """Why not; None when it may. Of income relations (no event) only UWV speaks."""
        if self.wie.rol == "uwv":
            return None
        if self.wie.rol == "burger" and gebeurtenis is not None:
            return self._nee_burger(bsn, gebeurtenis)
        if self.wie.rol != "gemeente" or gebeurtenis is None:
            return Weigering("niet_van_u", NIET_VAN_U)
        if gebeurtenis.bron != self.wie.organisatie:
            return Weigering("bron_mag_niet", "U kunt alleen namens uw eigen gemeente iets vastleggen.", "bron")
        zoek = [sleutel.zoek(bsn) for sleutel in self.sleutels.alle]
        van_ons = self._van_ons(zoek)
        if not begint and not van_ons:
            return Weigering("niet_van_u", NIET_VAN_U)
        if gebeurtenis.betreft is not None and not self._eigen_besluit(zoek, gebeurtenis.betreft, van_ons):
            if not van_ons:  # whether another said that, or nobody, is not told
                return Weigering("niet_van_u", NIET_VAN_U)
            zin = "Dit heeft een andere organisatie vastgelegd; vraag die om het te herstellen."
            return Weigering("betreft_niet_van_u", zin, "betreft")
        return None

    def kent(self, bsn: str) -> bool:
        """Whether what the register holds of this person may be told to who asks."""
        eigen = self.wie.rol == "uwv" or bsn == self.wie.bsn
        return eigen or (self.wie.rol == "gemeente" and self._van_ons([each.zoek(bsn) for each in self.sleutels.alle]))

    def _nee_burger(self, bsn: str, gebeurtenis: Gebeurtenis) -> Weigering | None:
        """A citizen: for herself, today, and what she has said herself she may take back."""
        if bsn != self.wie.bsn:
            return Weigering("niet_van_u", NIET_VAN_U)
        if gebeurtenis.bron != PERSOON:
            return Weigering("bron_mag_niet", "U kunt alleen namens uzelf iets vastleggen.", "bron")
        if gebeurtenis.aard not in VAN_PERSOON:
            return Weigering("aard_mag_niet", "U kunt iets aanvragen, bezwaar maken of dat weer intrekken.", "aard")
        vandaag = dag_hier(self.nu or datetime.now(UTC))
        if gebeurtenis.feiten:
            return Weigering("feit_mag_niet", "U vraagt iets; wat vaststaat, beslist wie het besluit neemt.", "feiten")
        if gebeurtenis.dag != vandaag:
            return Weigering("dag_vandaag", "U vraagt dit vandaag; geef de dag van vandaag.", "dag")
        over = models.Gebeurtenis.objects.filter(
            persoon__bsn_index__in=[each.zoek(bsn) for each in self.sleutels.alle], nummer=gebeurtenis.betreft or 0
        )
        bron = PERSOON if gebeurtenis.aard == g.INTREKKING else UWV
        if gebeurtenis.betreft is not None and not over.filter(bron=bron).exists():
            zin = "Dit heeft een andere organisatie vastgelegd; vraag het daar."
            return Weigering("betreft_niet_van_u", zin, "betreft")
        return None

    def _van_ons(self, zoek: Sequence[bytes]) -> bool:
        """Asked once of each person: a delivery says many things of one."""
        merk = tuple(zoek)
        if merk not in self._gevraagd:
            self._gevraagd[merk] = self._vraag_van_ons(zoek)
        return self._gevraagd[merk]

    def _vraag_van_ons(self, zoek: Sequence[bytes]) -> bool:
        dag = dag_hier(self.nu or datetime.now(UTC))
        return bool(lezen.in_hashes(lezen.van_gemeente(self.wie.organisatie, dag, None), zoek))

    def _eigen_besluit(self, zoek: Sequence[bytes], nummer: int, er_niet: bool) -> bool:
        """Whether it concerns what this college said, or an objection to it. `er_niet`: what of an event that is not
        there; of its own people `opnemen` refuses that."""
        rijen = models.Gebeurtenis.objects.filter(persoon__bsn_index__in=zoek, nummer__lte=nummer)
        op = {n: (bron, betreft) for n, bron, betreft in rijen.values_list("nummer", "bron", "betreft")}
        while nummer in op:
            bron, betreft = op[nummer]
            if bron == self.wie.organisatie:
                return True
            if betreft is None or betreft >= nummer:
                return False
            nummer = betreft
        return er_niet


def neem_levering_in(
    wie: Identiteit,
    ontvangen: Ontvangen,
    sleutels: Sleutels,
    hoe: Vertaling,
    *,
    alles_of_niets: bool = False,
    spoor: Spoor | None = None,
) -> Inname:
    """A delivery of one sender: a college for itself, of its own people. Everybody in it has a line in the log."""
    wie.eis("register.innemen")
    begin = datetime.now(UTC)
    spoor = spoor or logboek.spoor()
    with logboek.poging(blik_van(wie, "inname", spoor, begin), sleutels):
        if wie.rol == "gemeente" and hoe.bron != wie.organisatie:
            raise Weigering("bron_mag_niet", "U kunt alleen namens uw eigen gemeente iets leveren.", "bron")
        bron_soort(hoe.bron)
        wacht.eis_open(wie.wie, begin)
    eigen, mensen, begonnen = Eigen(wie, sleutels), dict[str, bool](), set[str]()

    def mag(bsn: str, gebeurtenis: Gebeurtenis | None) -> Weigering | None:
        if gebeurtenis is not None and _helpt(wie, gebeurtenis):
            begonnen.add(bsn)
        nee = eigen.nee(bsn, gebeurtenis, bsn in begonnen)
        mensen[bsn] = mensen.get(bsn, False) or nee is None
        return nee

    try:
        return neem_in(ontvangen, sleutels, hoe, alles_of_niets=alles_of_niets, mag=mag)
    except Fout as fout:
        fout.gelogd = True
        raise
    finally:
        _log_levering(wie, mensen, sleutels, spoor, begin)


def _log_levering(wie: Identiteit, mensen: dict[str, bool], sleutels: Sleutels, spoor: Spoor, begin: datetime) -> None:
    """The line of the delivery, and one below it of everybody in it: whether anything of them may be recorded."""
    with schrijfbeurt():
        blik = blik_van(wie, "inname", spoor, begin)
        logboek.schrijf(blik, logboek.betrokkenen(mensen, sleutels), mensen.values(), groep=True)
