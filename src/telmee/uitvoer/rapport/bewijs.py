"""The receipt inside a report: what was computed, with which dated values, by which version, and a check figure.

It holds the totals and the values with their source, and a fingerprint of the rows; never the rows themselves, so that
it can be passed on. A receipt that the caller gives (`telmee wet controleer` can compute that one again) is kept in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from telmee import __version__

SOORT = "telmee-rapport-1"
TOTALEN = ("uren", "quotum", "opslag_bonus", "lkv_totaal", "prognose")
RIJEN = ("lkv", "bevindingen", "termijnen")


def bewijs(positie: Mapping[str, Any]) -> dict[str, Any]:
    """The receipt of one report."""
    inhoud: dict[str, Any] = {
        "soort": SOORT,
        "telmee": __version__,
        "jaar": positie.get("jaar"),
        "stand": positie.get("stand"),
        "uitkomsten": {naam: positie[naam] for naam in TOTALEN if positie.get(naam) is not None},
        "waarden": list(_waarden(positie.get("uitleg") or ())),
        "rijen": {naam: _rijen(positie.get(naam) or ()) for naam in RIJEN},
    }
    if positie.get("receipt"):
        inhoud["receipt"] = positie["receipt"]
    return {**inhoud, "controlegetal": _afdruk(inhoud)}


def uit_rapport(inhoud: Mapping[str, Any]) -> tuple[Any, list[str]]:
    """What can be computed again of a receipt that came with a report (None: nothing), and what was changed in it."""
    kaal = {sleutel: waarde for sleutel, waarde in inhoud.items() if sleutel != "controlegetal"}
    heel = _afdruk(kaal) == inhoud.get("controlegetal")
    fout = [] if heel else ["Het controlegetal van het rapport klopt niet: het is na het maken veranderd."]
    return inhoud.get("receipt"), fout


def als_json(bewijs: Mapping[str, Any]) -> str:
    """As text, for a file or an attachment."""
    return json.dumps(bewijs, ensure_ascii=False, indent=2) + "\n"


def _rijen(rijen: Any) -> dict[str, Any]:
    """How many there are, and their fingerprint without BSN: the same whether or not a BSN is shown."""
    zonder = [{sleutel: w for sleutel, w in rij.items() if sleutel != "bsn"} for rij in rijen]
    return {"aantal": len(zonder), "vingerafdruk": _afdruk(zonder)}


def _waarden(bomen: Any) -> Iterator[dict[str, Any]]:
    """The dated values at the ends of the explanations, once each."""
    gezien: set[tuple[Any, ...]] = set()
    for knoop in bladen(bomen):
        if knoop.get("geldig_vanaf"):
            waarde = {
                "naam": knoop.get("naam"),
                "label": knoop.get("label"),
                "waarde": knoop.get("waarde"),
                "eenheid": knoop.get("eenheid"),
                "vanaf": str(knoop["geldig_vanaf"]),
                "status": knoop.get("status"),
                "artikel": knoop.get("wet"),
                "bron": knoop.get("bron"),
            }
            sleutel = (waarde["naam"], waarde["label"], waarde["vanaf"])
            if sleutel not in gezien:
                gezien.add(sleutel)
                yield waarde


def bladen(bomen: Any) -> Iterator[Mapping[str, Any]]:
    """The ends of the trees."""
    for boom in bomen:
        if kinderen := boom.get("kinderen"):
            yield from bladen(kinderen)
        else:
            yield boom


def _afdruk(inhoud: Any) -> str:
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()
