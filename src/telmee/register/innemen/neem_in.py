"""One delivery into the register: a file of SuwiML or a list of events, from its bytes to what became of every line.

The delivery is known by the hash of its bytes. While it is taken in it is marked so; who starts again after a stop goes
on where it was, because every event has a mark that follows from the delivery and its place. A person is recorded
whole; where that is refused, each event by itself, so that every good line counts. Raises `Fout` for a file that cannot
be opened at all.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from django.db import transaction

from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.bevindingen import FOUT
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen, Plek
from telmee.gegevens.suwiml import berichten, gebeurtenissen_csv
from telmee.gegevens.suwiml.berichten import Client
from telmee.gegevens.suwiml.bevindingen import Suwiverzamelaar
from telmee.register import bulk, models, opnemen
from telmee.register.gebeurtenis import Gebeurtenis
from telmee.register.innemen import samen, uit_suwiml
from telmee.register.innemen.bevinding import Bevindingen, fout, van_lezer, waarschuwing
from telmee.register.innemen.uit_suwiml import Vertaling
from telmee.register.sleutels import Sleutels
from telmee.register.toetsen import Weigering
from telmee.schrijven import fout_van
from telmee.veilig import regel

DEEL = 5_000
"""So many persons are taken in together."""
MEESTE = 1_000
"""So many findings are kept with the delivery; the rest is counted."""
BEZIG = {"code": "bezig"}
GEBEURTENISSEN, SUWIML, GEWEIGERD = "gebeurtenissen", "suwiml", "geweigerd"


@dataclass
class Inname:
    """What became of a delivery. `al_ingenomen`: these bytes were taken in before, so nothing happened."""

    al_ingenomen: bool = False
    teruggedraaid: bool = False
    personen: int = 0
    gebeurtenissen: int = 0
    al_bekend: int = 0
    relaties: int = 0
    bevindingen: Bevindingen = field(default_factory=Bevindingen)

    def tel_relaties(self, geteld: samen.Geteld) -> None:
        """What became of the income relations of some of its people."""
        self.personen += geteld.personen
        self.relaties += geteld.relaties
        self.al_bekend += geteld.al_bekend

    @property
    def fouten(self) -> int:
        """How many lines or parts were not recorded."""
        return self.bevindingen.tel(FOUT)


@dataclass(frozen=True)
class Stuk:
    """An event of one line, with where it stood."""

    bsn: str = field(repr=False)
    gebeurtenis: Gebeurtenis
    bestand: str
    regel: int


@dataclass(frozen=True)
class Ontvangen:
    """A delivery that came in over the network: its bytes, in memory, under its sender's name."""

    naam: str
    inhoud: bytes


Mag = Callable[[str, Gebeurtenis | None], Weigering | None]
"""Asked of every event (None: of income relations): why this sender may not say this of this person."""


@dataclass
class _Werk:
    """One delivery while it is taken in: what it is read with, who may say what in it, and what became of it."""

    levering: models.Levering
    sleutels: Sleutels
    hoe: Vertaling
    uit: Inname
    mag: Mag | None
    voortgang: Callable[[int], None] | None
    lezer: Suwiverzamelaar = field(default_factory=Suwiverzamelaar)


class _Terug(Exception):
    """Everything back: all or nothing was asked for, and something was wrong."""


def neem_in(
    van: Path | Ontvangen,
    sleutels: Sleutels,
    hoe: Vertaling,
    *,
    alles_of_niets: bool = False,
    voortgang: Callable[[int], None] | None = None,
    mag: Mag | None = None,
) -> Inname:
    """Takes in one file; what it is follows from its first bytes."""
    soort, hash_ = _bekijk(van)
    pad: Plek = van if isinstance(van, Path) else Ingekomen(van.naam, io.BytesIO(van.inhoud))
    uit = Inname()
    try:
        with transaction.atomic() if alles_of_niets else _los():
            levering = _levering(hoe.bron, soort, hash_)
            if levering is None:
                return Inname(al_ingenomen=True)
            werk = _Werk(levering, sleutels, hoe, uit, mag, voortgang)
            stukken = _lijst(pad, werk) if soort == GEBEURTENISSEN else _suwiml(pad, werk)
            _neem_op(_alleen(stukken, werk), werk)
            for gelezen in werk.lezer.alle():
                uit.bevindingen.append(van_lezer(gelezen))
            if alles_of_niets and uit.fouten:
                raise _Terug
            levering.aantal = uit.gebeurtenissen + uit.relaties
            levering.bevindingen = [b.als_dict() for b in uit.bevindingen.alle()[:MEESTE]]
            levering.save(update_fields=["aantal", "bevindingen"])
    except _Terug:
        _noteer_poging(hoe.bron, soort, hash_, uit.bevindingen)
        return Inname(teruggedraaid=True, bevindingen=uit.bevindingen)
    return uit


def _noteer_poging(bron: str, soort: str, hash_: bytes, bevindingen: Bevindingen) -> None:
    """That a delivery was refused as a whole, and why; under another kind, so that a mended rule lets it in later."""
    wat = {"ontvangen_op": datetime.now(UTC), "bevindingen": [b.als_dict() for b in bevindingen.alle()[:MEESTE]]}
    models.Levering.objects.update_or_create(bron=bron, soort=f"{soort} {GEWEIGERD}", hash=hash_, defaults=wat)


class _los:
    """No transaction around it: every person has its own."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


def _bekijk(pad: Path | Ontvangen) -> tuple[str, bytes]:
    """What the file is, and the hash of its bytes."""
    if isinstance(pad, Ontvangen):
        return _wat(pad.inhoud[:256], Path(pad.naam).suffix), hashlib.sha256(pad.inhoud).digest()
    teller = hashlib.sha256()
    begin = b""
    if pad.exists() and not pad.is_file() and not pad.is_dir():  # read twice: for its hash, and for what it says
        raise Fout(f"'{regel(str(pad))}' is geen gewoon bestand; sla de levering eerst op.")
    try:
        with pad.open("rb") as bestand:
            while stuk := bestand.read(1024 * 1024):
                begin = begin or stuk[:256]
                teller.update(stuk)
    except OSError as reden:
        raise fout_van(reden, pad) from reden
    return _wat(begin, pad.suffix), teller.digest()


def _wat(begin: bytes, uitgang: str) -> str:
    """Messages, or a list of events."""
    kaal_begin = begin.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    is_zip = begin.startswith(b"PK") and uitgang.lower() != ".xlsx"
    return SUWIML if kaal_begin.startswith(b"<") or is_zip else GEBEURTENISSEN


def _levering(bron: str, soort: str, hash_: bytes) -> models.Levering | None:
    """The delivery to fill; None when it was filled before."""
    levering, nieuw = models.Levering.objects.get_or_create(
        bron=bron, soort=soort, hash=hash_, defaults={"ontvangen_op": datetime.now(UTC), "bevindingen": [BEZIG]}
    )
    gevonden: models.Levering = levering
    return gevonden if nieuw or gevonden.bevindingen == [BEZIG] else None


def _lijst(pad: Plek, werk: _Werk) -> Iterator[Stuk]:
    """The events of a list."""
    feiten = {naam for soort in werk.hoe.soorten.values() for naam in (*soort.proves, *uit_suwiml.INFORMATIE)}
    for r in gebeurtenissen_csv.lees(pad, sorted(feiten), werk.lezer):
        gezegd = Gebeurtenis(r.soort, r.aard, r.dag, r.feiten, r.bron, r.kenmerk, r.betreft)
        yield Stuk(r.bsn, gezegd, r.bestand, r.regel)


def _suwiml(pad: Plek, werk: _Werk) -> Iterator[Stuk]:
    """The events of messages; their income relations are taken in beside them."""
    nummer, uit, mag = 0, werk.uit, werk.mag
    for deel in samen.in_delen(berichten.lees([pad], werk.lezer), samen.CLIENTEN):
        staat, met_werk = samen.stand_van(deel, werk.sleutels), list[Client]()
        for client in deel:
            if client.relaties is not None:
                if (nee := mag(client.bsn, None) if mag else None) is None:
                    met_werk.append(client)
                else:
                    uit.bevindingen.append(fout(nee.reden, str(nee), client.bestand, client.regel))
                continue
            bekend = staat.bekend(client.bsn)
            for each in uit_suwiml.gebeurtenissen(client, werk.hoe, uit.bevindingen):
                nummer += 1
                if samen.inhoud(each) in bekend:
                    uit.al_bekend += 1
                    continue
                merk = f"{bytes(werk.levering.hash).hex()[:32]}-{nummer}"
                yield Stuk(client.bsn, replace(each, kenmerk=merk), client.bestand, client.regel)
        if met_werk:
            uit.tel_relaties(samen.neem_relaties(met_werk, staat, werk.levering, uit.bevindingen))


def _alleen(stukken: Iterator[Stuk], werk: _Werk) -> Iterator[Stuk]:
    """Those that this sender may say; of each other a finding."""
    for stuk in stukken:
        nee = werk.mag(stuk.bsn, stuk.gebeurtenis) if werk.mag else None
        if nee is None:
            yield stuk
        else:
            werk.uit.bevindingen.append(fout(nee.reden, str(nee), stuk.bestand, stuk.regel))


def _neem_op(stukken: Iterator[Stuk], werk: _Werk) -> None:
    """Part by part; events of one person in a part stay together and in their order."""
    uit = werk.uit
    while deel := list(islice(stukken, DEEL)):
        per: dict[str, list[Stuk]] = {}
        for stuk in deel:
            per.setdefault(stuk.bsn, []).append(stuk)
        personen = list(per.items())
        gedaan = bulk.neem_velen_op(
            ((bsn, [s.gebeurtenis for s in hier]) for bsn, hier in personen), werk.sleutels, levering=werk.levering
        )
        uit.personen += gedaan.personen
        uit.gebeurtenissen += gedaan.gebeurtenissen
        uit.al_bekend += gedaan.al_bekend
        for plaats, twijfel in gedaan.bevindingen:
            eerste = personen[plaats][1][0]
            uit.bevindingen.append(waarschuwing(twijfel.reden, twijfel.zin, eerste.bestand, eerste.regel))
        for plaats, reden, zin in gedaan.geweigerd:
            _elk_apart(personen[plaats][1], reden, zin, werk)
        if werk.voortgang:
            werk.voortgang(len(deel))


def _elk_apart(hier: Sequence[Stuk], reden: str, zin: str, werk: _Werk) -> None:
    """Of a person that was refused every event by itself, so that only the bad ones are left out."""
    uit = werk.uit
    if len(hier) == 1:
        uit.bevindingen.append(fout(reden, zin, hier[0].bestand, hier[0].regel))
        return
    genomen = False
    for stuk in hier:
        try:
            gedaan = opnemen.neem_op(stuk.bsn, [stuk.gebeurtenis], werk.sleutels, levering=werk.levering)
        except Weigering as weigering:
            uit.bevindingen.append(fout(weigering.reden, str(weigering), stuk.bestand, stuk.regel))
            continue
        genomen = True
        uit.gebeurtenissen += sum(not al for al in gedaan.al_bekend)
        uit.al_bekend += sum(gedaan.al_bekend)
        for twijfel in gedaan.bevindingen:
            uit.bevindingen.append(waarschuwing(twijfel.reden, twijfel.zin, stuk.bestand, stuk.regel))
    uit.personen += genomen
