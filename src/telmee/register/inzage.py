"""The only door that reads about a person: asks the law what this one may see, writes the log line, gives no more.

One transaction: read, count, log; no answer without its line. A refusal is one sentence and one status, whether the BSN
is registered, not registered or unknown, after the same statements. What an asker claims of a tie is tried where the
register can (`_banden`); otherwise it is a statement of the asker, and logged as that.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from telmee.fouten import GebruiksFout
from telmee.gegevens.loonaangifte.nummers import GEEN_BSN, is_bsn
from telmee.getallen import datum
from telmee.register import inzage_lezen as lezen
from telmee.register import logboek, wacht
from telmee.register.beurt import schrijfbeurt
from telmee.register.identiteit import Identiteit, Verboden
from telmee.register.inzage_lezen import Grondperiode, Periode, Werk
from telmee.register.logboek import Blik, Spoor
from telmee.register.recht import GEEN, Recht, recht
from telmee.register.sleutels import Sleutels
from telmee.register.tijd import dag_hier, eind_van

GEEN_ANTWOORD = (
    "Op deze vraag krijgt u geen antwoord. Controleer het BSN, het doel en de band met deze persoon. "
    "Dat u geen antwoord krijgt, zegt niets over deze persoon."
)
EERSTE_STAND = datetime(1900, 1, 1, tzinfo=UTC)
"""Before it nothing was known; far before it databases cannot count."""
LIJST = "inzage_lijst"


@dataclass(frozen=True)
class Vraag:
    """What is asked, but for about whom. `op`: about which day; `stand`: as known then; `nu`: when it is asked."""

    doel: str
    relatie: str = GEEN
    op: date | None = None
    stand: datetime | None = None
    nu: datetime = field(default_factory=lambda: datetime.now(UTC))
    spoor: Spoor = field(default_factory=logboek.spoor)

    @property
    def dag(self) -> date:
        """The day of asking, in the Netherlands: its law answers."""
        return dag_hier(self.nu)


@dataclass(frozen=True)
class Antwoord:
    """What somebody may know of one person. What is None was not for this asker."""

    op: date
    in_register: bool
    artikel: str
    velden: tuple[str, ...]
    perioden: tuple[Periode, ...] | None = None
    gronden: tuple[Grondperiode, ...] | None = None
    werk: tuple[Werk, ...] | None = None


def eis_bsn(bsn: str) -> str:
    """Refuses what is no BSN, without repeating it."""
    if not is_bsn(bsn):
        raise GebruiksFout(GEEN_BSN)
    return bsn


def zoek(wie: Identiteit, bsn: str, vraag: Vraag, sleutels: Sleutels, scope: str = "register.zoek") -> Antwoord:
    """One person. Raises `Verboden`, always the same, when the law gives this asker no answer."""
    wie.eis(scope)
    with poging(wie, vraag, sleutels, "inzage"):
        antwoord = _kijk(wie, [eis_bsn(bsn)], vraag, sleutels, "inzage")[0]
    if antwoord is None:
        raise Verboden(GEEN_ANTWOORD)
    return antwoord


def lijst(wie: Identiteit, bsns: Sequence[str], vraag: Vraag, sleutels: Sleutels) -> list[Antwoord | None]:
    """Many people, in the order given; None is the refusal of `zoek`, for that one."""
    wie.eis("register.lijst")
    with poging(wie, vraag, sleutels, LIJST):
        _eis_lijst(bsns)
        return _kijk(wie, list(bsns), vraag, sleutels, LIJST)


def poging(wie: Identiteit, vraag: Vraag, sleutels: Sleutels, naam: str) -> AbstractContextManager[None]:
    """What is wrong with the question itself is in the log too."""
    return logboek.poging(Blik(naam, wie.rol, wie.wie, "", "", "", vraag.spoor, vraag.nu), sleutels)


def _eis_lijst(bsns: Sequence[str]) -> None:
    """So many that are BSNs, each once."""
    grens = wacht.grenzen().lijst
    if not bsns or len(bsns) > grens:
        raise GebruiksFout(f"Geef minstens één en hoogstens {grens} BSN's in één lijst; splits een langere.")
    fout = [nummer for nummer, bsn in enumerate(bsns, 1) if not is_bsn(bsn)]
    if fout:
        raise GebruiksFout(f"Op {len(fout)} plaatsen staat geen BSN, het eerst op plaats {fout[0]}; herstel de lijst.")
    if len(set(bsns)) < len(bsns):
        raise GebruiksFout("In de lijst staat een BSN meer dan één keer; haal de dubbele weg.")


def _kijk(wie: Identiteit, bsns: list[str], vraag: Vraag, sleutels: Sleutels, naam: str) -> list[Antwoord | None]:
    """Reads, counts and logs in one transaction."""
    mag = recht(wie.rol, vraag.doel, vraag.relatie, vraag.dag)
    op = dag_van(mag, vraag)
    blik = blik_van(wie, vraag, mag, naam)
    zoek_ = [sleutel.zoek(bsn) for bsn in bsns for sleutel in sleutels.alle]
    hoeveel = len(sleutels.alle)
    telt = wie.rol != "burger"  # who sees only themselves has nothing to fish for, and is no organisation
    betrokkenen = logboek.betrokkenen(bsns, sleutels)
    with schrijfbeurt(licht=True):
        if telt:
            wacht.eis_open(wie.wie, vraag.nu)
        banden = _banden(wie, bsns, zoek_, mag, vraag, op)
        feiten = feiten_van(zoek_, mag, vraag.stand)
        antwoorden: list[Antwoord | None] = []
        for nummer in range(len(bsns)):
            eigen = zoek_[nummer * hoeveel : (nummer + 1) * hoeveel]
            klopt = banden is None or any(each in banden for each in eigen)
            antwoord = antwoord_van(eigen, feiten, mag, op)  # made for everybody, so that it takes as long
            antwoorden.append(antwoord if klopt and mag.velden else None)
        te_vaak = wacht.tel(wie.wie, bsns, _missers(wie, antwoorden, banden), vraag.nu) if telt else None
        if te_vaak:
            antwoorden = [None] * len(bsns)
        gezien = [antwoord is not None for antwoord in antwoorden]
        logboek.schrijf(blik, betrokkenen, gezien, groep=naam == LIJST)
    if te_vaak:
        raise te_vaak
    return antwoorden


def blik_van(wie: Identiteit, vraag: Vraag, mag: Recht, naam: str) -> Blik:
    """What the log says of this question."""
    velden = ",".join(sorted(mag.velden))
    return Blik(naam, wie.rol, wie.wie, vraag.doel, vraag.relatie, velden, vraag.spoor, vraag.nu)


def eis_voorbij(op: date, vandaag: date) -> None:
    """Refuses a day that is still to come: what runs now may have ended by then."""
    if op > vandaag:
        zin = "Het register weet nog niet wie er later in staat; kies een dag tot en met vandaag."
        raise GebruiksFout(zin, veld="op")


def dag_van(mag: Recht, vraag: Vraag) -> date:
    """The day that is asked about; an employer may ask about the days of which the law lets him hear."""
    op = vraag.op or vraag.dag
    if vraag.stand is not None and not EERSTE_STAND <= vraag.stand <= eind_van(vraag.dag):
        raise GebruiksFout("Wat het register toen wist is er niet; kies een dag van 1900 tot nu.", veld="stand")
    eis_voorbij(op, vraag.dag)
    if "alle_perioden" not in mag.velden and not mag.vanaf <= op <= mag.tot:
        zin = f"U kunt vragen over een dag van {datum(mag.vanaf)} tot en met {datum(mag.tot)}; kies een andere dag."
        raise GebruiksFout(zin, veld="op")
    return op


def _banden(
    wie: Identiteit, bsns: list[str], zoek_: list[bytes], mag: Recht, vraag: Vraag, op: date
) -> set[bytes] | None:
    """Of whom the claimed tie is borne out; None when only the asker can know (applying, hired in, a body's own task).

    What is read depends on who asks, never on about whom.
    """
    if wie.rol == "burger":
        eigen = {hash_ for bsn, hash_ in _paren(bsns, zoek_) if bsn == wie.bsn}
        return eigen
    if wie.rol == "gemeente":
        return lezen.in_hashes(lezen.van_gemeente(wie.organisatie, op, vraag.stand, vraag.relatie), zoek_)
    if wie.rol == "werkgever" and vraag.relatie == "werknemer":
        return lezen.werkt_bij(zoek_, wie.organisatie, mag.vanaf, mag.tot, vraag.stand)
    return None


def _paren(bsns: list[str], zoek_: list[bytes]) -> list[tuple[str, bytes]]:
    hoeveel = len(zoek_) // len(bsns)
    return [(bsn, zoek_[nummer * hoeveel + deel]) for nummer, bsn in enumerate(bsns) for deel in range(hoeveel)]


def feiten_van(zoek_: list[bytes], mag: Recht, stand: datetime | None) -> dict[str, dict[bytes, list[Any]]]:
    """Everything that may be needed, by what may be seen."""
    feiten: dict[str, dict[bytes, list[Any]]] = {"registraties": lezen.registraties(zoek_, stand)}
    if "grond" in mag.velden:
        feiten["gronden"] = lezen.gronden(zoek_, stand)
    if "uren" in mag.velden:
        feiten["werk"] = lezen.werk(zoek_, stand)
    return feiten


def antwoord_van(eigen: list[bytes], feiten: dict[str, dict[bytes, list[Any]]], mag: Recht, op: date) -> Antwoord:
    """The fields that the law names, and no others."""

    def van(wat: str) -> list[Any]:
        return [each for hash_ in eigen for each in feiten.get(wat, {}).get(hash_, ())]

    alle: list[Periode] = van("registraties")
    antwoord = Antwoord(op, any(p.op(op) for p in alle), mag.artikel, tuple(sorted(mag.velden)))
    if "alle_perioden" in mag.velden:
        antwoord = replace(antwoord, perioden=tuple(alle))
    elif "periode" in mag.velden:
        antwoord = replace(antwoord, perioden=tuple(filter(None, (p.binnen(mag.vanaf, mag.tot) for p in alle))))
    if "grond" in mag.velden:
        gronden = van("gronden")
        eerder = "gronden_eerder" in mag.velden
        antwoord = replace(antwoord, gronden=tuple(g for g in gronden if eerder or g.op(op)))
    if "uren" in mag.velden:
        antwoord = replace(antwoord, werk=tuple(van("werk")))
    return antwoord


def _missers(wie: Identiteit, antwoorden: Sequence[Antwoord | None], banden: set[bytes] | None) -> int:
    """Claims that were not borne out, and a no to an employer of whom only his own word says that he may ask."""
    woord = wie.rol == "werkgever" and banden is None
    return sum(a is None or (woord and not a.in_register) for a in antwoorden)
