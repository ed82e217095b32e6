"""Lists that nobody has to name anybody for: an employer's own workers, a municipality's own people, one's own data.

Who is on them the queryset decides (`inzage_lezen`), what is told the law; everybody on a list has a line in the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from telmee.fouten import GebruiksFout
from telmee.getallen import geheel
from telmee.register import inzage, logboek, wacht
from telmee.register import inzage_lezen as lezen
from telmee.register.beurt import schrijfbeurt
from telmee.register.identiteit import Identiteit, Verboden
from telmee.register.inzage import GEEN_ANTWOORD, Antwoord, Vraag
from telmee.register.recht import Recht, recht
from telmee.register.sleutels import Sleutels

PER_BLADZIJDE = 500
MEEST_WERKNEMERS = 200_000


@dataclass(frozen=True)
class Werknemers:
    """The own workers of a loonheffingennummer who are in the register on that day, and nothing else of them."""

    op: date
    artikel: str
    loonheffingennummer: str
    bsns: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class Bladzijde:
    """A page of people; `volgende` is where the next begins, None on the last."""

    mensen: tuple[tuple[str, Antwoord], ...] = field(repr=False)  # by BSN
    volgende: int | None
    begeleid: frozenset[str] = field(default=frozenset(), repr=False)
    """Of these, whom this municipality helps: who of them is in view."""


@dataclass(frozen=True)
class Mijn:
    """Everything about oneself, and who looked."""

    antwoord: Antwoord
    wie_keek: tuple[dict[str, Any], ...]


def werknemers(wie: Identiteit, vraag: Vraag, sleutels: Sleutels) -> Werknemers:
    """An employer's own workers in the register: all of them, or refused. Of every worker that was looked at there is
    a line."""
    wie.eis("register.werknemers")
    with inzage.poging(wie, vraag, sleutels, "inzage_werknemers"), schrijfbeurt(licht=True):
        mag, op = _mag(wie, vraag)
        wacht.eis_open(wie.wie, vraag.nu)
        mensen = lezen.werknemers_van(wie.organisatie, op, vraag.stand)
        alle = list(lezen.bladzijde(mensen, 0, MEEST_WERKNEMERS + 1))
        if len(alle) > MEEST_WERKNEMERS:  # a list that stops halfway would be read as complete
            raise GebruiksFout(
                f"Bij dit loonheffingennummer werken meer dan {geheel(MEEST_WERKNEMERS)} mensen; dat past niet in één "
                "antwoord. Vraag ze op met een eigen lijst, in delen."
            )
        erin = {rij[0] for rij in lezen.bladzijde(lezen.in_register_op(mensen, op, vraag.stand), 0, MEEST_WERKNEMERS)}
        bsns = [sleutels.van(nummer).ontsleutel(bytes(inhoud)) for _, _, inhoud, nummer in alle]
        te_vaak = _tel_en_log(wie, vraag, mag, bsns, sleutels, "inzage_werknemers")
    if te_vaak:
        raise te_vaak
    gevonden = [bsn for bsn, rij in zip(bsns, alle, strict=True) if rij[0] in erin]
    return Werknemers(op, mag.artikel, wie.organisatie, tuple(sorted(gevonden)))


def eigen_mensen(
    wie: Identiteit,
    vraag: Vraag,
    sleutels: Sleutels,
    na: int = 0,
    aantal: int = PER_BLADZIJDE,
    ook_nooit: bool = False,
) -> Bladzijde:
    """A municipality's own people who are or were in the register, a page at a time; `ook_nooit`: the others too."""
    wie.eis("register.eigen-mensen")
    if not 1 <= aantal <= PER_BLADZIJDE:
        raise GebruiksFout(f"Vraag 1 tot en met {PER_BLADZIJDE} mensen per bladzijde.")
    with inzage.poging(wie, vraag, sleutels, "inzage_eigen_mensen"):
        mag, op = _mag(wie, vraag)
    with schrijfbeurt(licht=True):
        wacht.eis_open(wie.wie, vraag.nu)
        eigen = lezen.van_gemeente(wie.organisatie, op, vraag.stand, vraag.relatie)
        mensen_ = eigen if ook_nooit else lezen.ooit_in_register(eigen, vraag.stand)
        rijen = list(lezen.bladzijde(mensen_, na, aantal + 1))
        meer, rijen = len(rijen) > aantal, rijen[:aantal]
        zoek = [bytes(rij[1]) for rij in rijen]
        feiten = inzage.feiten_van(zoek, mag, vraag.stand)
        bsns = [sleutels.van(nummer).ontsleutel(bytes(inhoud)) for _, _, inhoud, nummer in rijen]
        antwoorden = [inzage.antwoord_van([hash_], feiten, mag, op) for hash_ in zoek]
        helpt = lezen.in_hashes(lezen.van_gemeente(wie.organisatie, op, vraag.stand, "begeleid"), zoek)
        te_vaak = _tel_en_log(wie, vraag, mag, bsns, sleutels, "inzage_eigen_mensen")
    if te_vaak:
        raise te_vaak
    mensen = tuple(zip(bsns, antwoorden, strict=True))
    begeleid = frozenset(bsn for bsn, hash_ in zip(bsns, zoek, strict=True) if hash_ in helpt)
    return Bladzijde(mensen, rijen[-1][0] if meer else None, begeleid)


def mijn(wie: Identiteit, vraag: Vraag, sleutels: Sleutels, regels: int = 200) -> Mijn:
    """A citizen about themselves: the registration, and who looked; this look too."""
    wie.eis("register.mijn-log")
    antwoord = inzage.zoek(wie, wie.bsn, vraag, sleutels, "register.mijn")
    gezien = list(logboek.van_betrokkene(wie.bsn, sleutels)[:regels]) if "wie_keek" in antwoord.velden else []
    return Mijn(antwoord, tuple(logboek.wie_keek(gezien)))


def _mag(wie: Identiteit, vraag: Vraag) -> tuple[Recht, date]:
    """What this one may see; refused as every refusal."""
    mag = recht(wie.rol, vraag.doel, vraag.relatie, vraag.dag)
    if "in_register" not in mag.velden:
        raise Verboden(GEEN_ANTWOORD)
    return mag, inzage.dag_van(mag, vraag)


def _tel_en_log(
    wie: Identiteit, vraag: Vraag, mag: Recht, bsns: Sequence[str], sleutels: Sleutels, naam: str
) -> wacht.TeVaak | None:
    """The line of everybody on the list; or what to say instead, when this is too much."""
    te_vaak = wacht.tel(wie.wie, bsns, 0, vraag.nu, op_bsn=False)
    blik, betrokkenen = inzage.blik_van(wie, vraag, mag, naam), logboek.betrokkenen(bsns, sleutels)
    logboek.schrijf(blik, betrokkenen, [not te_vaak] * len(bsns), groep=True)
    return te_vaak
