"""All that the register holds of one person, for who keeps it; a college sees of its own people what it said itself.

Registrations and grounds as the law gives them to who asks, each with its reasons; the events with their source, basis
and receipt; what runs, with its terms. As known on a day (`stand`), about a day (`op`). One transaction with the line
in the log, as every look. Who is not one's own gets the same refusal as who is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from telmee.register import inzage, logboek, models, opnemen, wacht
from telmee.register import inzage_lezen as lezen
from telmee.register.aanvragen import Zaak, zaken_van
from telmee.register.afleiden import Afleiding, Grondperiode, Onbekend, Periode, bekend, leid_af, wetten_op
from telmee.register.beurt import schrijfbeurt
from telmee.register.gebeurtenis import BEZWAAR, Vastgelegd
from telmee.register.identiteit import Identiteit, Verboden
from telmee.register.indienen import blik_van
from telmee.register.recht import GEEN, Recht, recht, tabel
from telmee.register.redenen import Reden, raakt, redenen
from telmee.register.sleutels import Sleutels
from telmee.register.tijd import dag_hier, eind_van

NAAM, VELD = "inzage_dossier", "gebeurtenissen"


@dataclass(frozen=True)
class Bewijs:
    """What shows that an event was recorded: its hash in the chain of this person, and the delivery that it came in."""

    hash: str
    levering: str


@dataclass(frozen=True)
class Dossier:
    """Of one person. `persoon` is None of whom the register knows nothing."""

    persoon: int | None
    op: date | None
    stand: date | None
    vandaag: date
    artikel: str
    registraties: tuple[Periode, ...]
    gronden: tuple[Grondperiode, ...]
    onbekend: tuple[Onbekend, ...]
    redenen: tuple[Reden, ...]
    gebeurtenissen: tuple[Vastgelegd, ...]
    bewijzen: dict[int, Bewijs]
    zaken: tuple[Zaak, ...]
    alles: bool
    """Whether these are all events; a college sees its own."""

    @property
    def in_register(self) -> bool:
        """On the day that is asked about, or today."""
        return any(raakt(p, self.op or self.vandaag) for p in self.registraties)


def dossier(
    wie: Identiteit,
    van_wie: str | int,
    sleutels: Sleutels,
    op: date | None = None,
    stand: date | None = None,
    nu: datetime | None = None,
    spoor: logboek.Spoor | None = None,
) -> Dossier:
    """By BSN, or by the number in the register. Raises `Verboden`, always the same, when it is not for who asks."""
    wie.eis("register.dossier")
    moment = nu or datetime.now(UTC)
    dag = dag_hier(moment)
    spoor = spoor or logboek.spoor()
    with logboek.poging(logboek.Blik(NAAM, wie.rol, wie.wie, "", "", "", spoor, moment), sleutels):
        persoon = persoon_van(van_wie, sleutels)
        if persoon is None and isinstance(van_wie, int):  # nobody has this number: a line of nobody, and a miss
            raise _mis(wie, moment) or Verboden(inzage.GEEN_ANTWOORD)
        bsn = _bsn(van_wie, persoon, sleutels)
        band = band_met(wie, persoon, dag)
        gezien = band is not None
        mag, vraag = _vraag(wie, band, op, stand, moment)
        inzage.dag_van(mag, vraag)
    with schrijfbeurt():
        wacht.eis_open(wie.wie, moment)
        alle = _gebeurtenissen(persoon if gezien else None)
        te_vaak = wacht.tel(wie.wie, [bsn], int(not gezien), moment)
        blik = inzage.blik_van(wie, vraag, mag, NAAM)
        blik = replace(blik, velden=f"{blik.velden},{VELD}", spoor=spoor)
        logboek.schrijf(blik, logboek.betrokkenen([bsn], sleutels), [gezien and not te_vaak])
    if te_vaak is not None:
        raise te_vaak
    if not gezien:
        raise Verboden(inzage.GEEN_ANTWOORD)
    return _maak(wie, persoon, alle, mag, dag, op, stand)


def _mis(wie: Identiteit, moment: datetime) -> wacht.TeVaak | None:
    """Counts a number of nobody, or of nobody of one's own; gives what must be answered when that is too often."""
    with schrijfbeurt():
        wacht.eis_open(wie.wie, moment)
        return wacht.tel(wie.wie, [], 1, moment, op_bsn=False)


def bsn_van(wie: Identiteit, nummer: int, sleutels: Sleutels) -> str:
    """The BSN of a number in the register, to record something of; none for who may not see that person.

    What is refused has its line, of nobody, and is counted.
    """
    moment = datetime.now(UTC)
    persoon = persoon_van(nummer, sleutels)
    if persoon is not None and band_met(wie, persoon, dag_hier(moment)) is not None:
        return _bsn(nummer, persoon, sleutels)
    if (te_vaak := _mis(wie, moment)) is not None:
        raise te_vaak
    logboek.afgewezen(blik_van(wie, NAAM, logboek.spoor(), moment), sleutels)
    return ""


def _vraag(
    wie: Identiteit, band: str | None, op: date | None, stand: date | None, moment: datetime
) -> tuple[Recht, inzage.Vraag]:
    """The road of the law with which this role sees all periods and grounds, with this tie."""
    dag = dag_hier(moment)
    wegen = [each for each in tabel(dag) if each.rol == wie.rol and {"alle_perioden", "grond"} <= each.velden]
    if not wegen:
        raise Verboden(inzage.GEEN_ANTWOORD)
    weg = next((each for each in wegen if each.relatie == band), wegen[0])
    vraag = inzage.Vraag(weg.doel, weg.relatie, op, eind_van(stand) if stand else None, moment)
    return recht(wie.rol, weg.doel, weg.relatie, dag), vraag


def persoon_van(van_wie: str | int, sleutels: Sleutels) -> models.Persoon | None:
    """By BSN or by number; None who is not there."""
    if isinstance(van_wie, int):
        gevonden: models.Persoon | None = models.Persoon.objects.filter(nummer=van_wie).first()
        return gevonden
    return opnemen.persoon_van(inzage.eis_bsn(van_wie), sleutels)


def _bsn(van_wie: str | int, persoon: models.Persoon | None, sleutels: Sleutels) -> str:
    if isinstance(van_wie, str) or persoon is None:
        return str(van_wie)
    return sleutels.van(persoon.sleutel).ontsleutel(bytes(persoon.bsn_versleuteld))


def band_met(wie: Identiteit, persoon: models.Persoon | None, dag: date) -> str | None:
    """The tie by which this one may see a person: UWV needs none, a college only its own; the queryset decides.

    Of nobody as much is asked of the database as of somebody who is not its own: the time tells no difference.
    """
    if wie.rol == "uwv":
        return GEEN
    if wie.rol == "gemeente":
        for band in ("begeleid", "inwoner"):
            mensen = lezen.van_gemeente(wie.organisatie, dag, None, band)
            if mensen.filter(pk=persoon.pk if persoon else 0).exists():
                return band
    return None


def eerdere(wie: Identiteit, bsn: str, sleutels: Sleutels) -> list[Vastgelegd] | None:
    """What was recorded, as far as it is for who asks, to say something about; None where that may not be told.

    A look, with its line, and counted as every look. A citizen sees all of herself.
    """
    moment = datetime.now(UTC)
    zelf = wie.rol == "burger" and bsn == wie.bsn
    persoon = opnemen.persoon_van(bsn, sleutels)
    mag = zelf or band_met(wie, persoon, dag_hier(moment)) is not None
    blik = replace(blik_van(wie, NAAM, logboek.spoor(), moment, "zichzelf" if zelf else GEEN), velden=VELD)
    te_vaak = None
    with schrijfbeurt():
        if not zelf:
            wacht.eis_open(wie.wie, moment)
            te_vaak = wacht.tel(wie.wie, [bsn], int(not mag), moment, op_bsn=False)
        logboek.schrijf(blik, logboek.betrokkenen([bsn], sleutels), [mag and not te_vaak])
    if te_vaak is not None:
        raise te_vaak
    if not mag:
        return None
    alle = [each for each, _ in _gebeurtenissen(persoon)]
    return alle if zelf else eigen_gebeurtenissen(wie, alle)


def eigen_gebeurtenissen(wie: Identiteit, alle: Sequence[Vastgelegd]) -> list[Vastgelegd]:
    """UWV all; a college what it said itself, and what is about that."""
    if wie.rol == "uwv":
        return list(alle)
    gezien: set[int] = set()
    for each in alle:
        if each.bron == wie.organisatie or each.betreft in gezien:
            gezien.add(each.nummer)
    return [each for each in alle if each.nummer in gezien]


def _gebeurtenissen(persoon: models.Persoon | None) -> list[tuple[Vastgelegd, Bewijs]]:
    if persoon is None:
        return []
    rijen = persoon.gebeurtenissen.select_related("levering").order_by("nummer")
    return [
        (opnemen.als_vastgelegd(rij), Bewijs(bytes(rij.hash).hex(), rij.levering.soort if rij.levering else ""))
        for rij in rijen
    ]


def _maak(
    wie: Identiteit,
    persoon: models.Persoon | None,
    rijen: Sequence[tuple[Vastgelegd, Bewijs]],
    mag: Recht,
    dag: date,
    op: date | None,
    stand: date | None,
) -> Dossier:
    wetten = wetten_op(stand)
    alle = bekend([each for each, _ in rijen], stand)
    uit = leid_af(alle, wetten) if alle else Afleiding()
    heel = wie.rol == "uwv"
    eigen = eigen_gebeurtenissen(wie, alle)
    nummers = {each.nummer for each in eigen}
    zaken = [
        z for z in zaken_van(alle, wetten, stand or dag) if (z.betreft if z.aard == BEZWAAR else z.nummer) in nummers
    ]
    return Dossier(
        persoon.nummer if persoon else None,
        op,
        stand,
        dag,
        mag.artikel,
        tuple(p for p in uit.registraties if raakt(p, op)),
        tuple(g for g in uit.gronden if raakt(g, op)),
        uit.onbekend,
        tuple(redenen(alle, uit, wetten, op)) if heel else (),
        tuple(eigen),
        {each.nummer: bewijs for each, bewijs in rijen if each.nummer in nummers},
        tuple(zaken),
        heel,
    )


def als_dict(d: Dossier) -> dict[str, Any]:
    """As plain JSON, for the terminal and for programs."""
    plat = {naam: _iso(getattr(d, naam)) for naam in ("persoon", "op", "stand", "artikel")}
    return {
        **plat,
        "in_register": d.in_register,
        "registraties": [_rij(each) for each in d.registraties],
        "gronden": [_rij(each) for each in d.gronden],
        "onbekend": [_rij(each) for each in d.onbekend],
        "redenen": [each.als_dict() for each in d.redenen],
        "gebeurtenissen": [_gebeurtenis(each, d.bewijzen[each.nummer]) for each in d.gebeurtenissen],
        "zaken": [{**_rij(each), "termijnen": [_rij(t) for t in each.termijnen]} for each in d.zaken],
    }


def _gebeurtenis(each: Vastgelegd, bewijs: Bewijs) -> dict[str, Any]:
    return {**_rij(each), "feiten": dict(each.feiten), "bewijs": bewijs.hash, "levering": bewijs.levering}


def _rij(each: Any) -> dict[str, Any]:
    return {naam: _iso(waarde) for naam, waarde in vars(each).items()}


def _iso(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde
