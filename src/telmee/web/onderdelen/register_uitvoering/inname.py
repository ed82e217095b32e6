"""A delivery that comes in over the network: in memory, bounded, and never on the disk."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from telmee.fouten import Fout, GebruiksFout
from telmee.register.afleiden import wetten_op
from telmee.register.identiteit import Identiteit
from telmee.register.indienen import neem_levering_in
from telmee.register.innemen.neem_in import Inname, Ontvangen
from telmee.register.innemen.uit_suwiml import Vertaling
from telmee.register.logboek import Spoor
from telmee.register.sleutels import Sleutels
from telmee.web.kit.uploads import MIB, PER_KEER, UploadFout

GRENS = 64 * MIB
"""Bytes of one delivery; a larger one goes in parts, or from a terminal."""
TE_GROOT = f"Een levering is hoogstens {GRENS // MIB} MiB; stuur haar in delen."


@dataclass(frozen=True)
class Hoe:
    """How a delivery is to be read, as its sender said."""

    bron: str
    naam: str = "levering"
    geinformeerd: bool = False
    alles_of_niets: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)


def lichaam(request: HttpRequest) -> bytes:
    """The body, bounded; what is too large is refused by its length, or where it passes the bound."""
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > GRENS:
            raise UploadFout(TE_GROOT, 413)
    except ValueError:
        raise UploadFout("De lengte van deze levering klopt niet (Content-Length).", 400) from None
    return begrensd(request)


def begrensd(bron: Any) -> bytes:
    """All of a stream, up to the bound."""
    stukken, totaal = [], 0
    while stuk := bron.read(PER_KEER):
        totaal += len(stuk)
        if totaal > GRENS:
            raise UploadFout(TE_GROOT, 413)
        stukken.append(stuk)
    if not totaal:
        raise GebruiksFout("De levering is leeg; stuur een bestand van SuwiML of een lijst met gebeurtenissen.")
    return b"".join(stukken)


def codes(gegeven: Iterable[str]) -> dict[str, str]:
    """Codes of grounds with the ground of the law, as `code=grond`."""
    keuzes = wetten_op(None).book.facts["grond_van_registratie"].choices
    gevonden = {}
    for each in gegeven:
        code, _, grond = each.partition("=")
        if not code.strip() or grond.strip() not in keuzes:
            raise Fout(f"Geef een code met zijn grond, zoals 01=WSW; een grond is {', '.join(keuzes)}.", veld="code")
        gevonden[code.strip()] = grond.strip()
    return gevonden


def merk(inhoud: bytes) -> str:
    """What a delivery is known by."""
    return hashlib.sha256(inhoud).hexdigest()


def neem_in(wie: Identiteit, inhoud: bytes, hoe: Hoe, sleutels: Sleutels, spoor: Spoor | None = None) -> Inname:
    """Takes it in, as whoever sent it may."""
    vertaling = Vertaling(wetten_op(None).book.events, hoe.bron, dict(hoe.codes), hoe.geinformeerd)
    naam = re.sub(r"[^\w .()-]|\d{9}", "_", hoe.naam)[:100] or "levering"
    return neem_levering_in(
        wie, Ontvangen(naam, inhoud), sleutels, vertaling, alles_of_niets=hoe.alles_of_niets, spoor=spoor
    )


def als_dict(uit: Inname) -> dict[str, Any]:
    """What became of it, as plain JSON."""
    namen = ("al_ingenomen", "teruggedraaid", "personen", "gebeurtenissen", "al_bekend", "relaties", "fouten")
    return {
        **{naam: getattr(uit, naam) for naam in namen},
        "bevindingen": [b.als_dict() for b in uit.bevindingen.alle()],
    }
