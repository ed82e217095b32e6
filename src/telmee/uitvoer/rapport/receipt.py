"""The receipt inside a report: what was computed, with which dated values, by which version, and a check figure.

It holds the totals and the values with their source, and a fingerprint of the rows; never the rows themselves, so that
it can be passed on. A receipt that the caller gives (`telmee wet controleer` can compute that one again) is kept in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from telmee import __version__, veilig
from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.uitleg import Uitleg

SOORT = "telmee-rapport-1"


def maak(beeld: Beeld) -> dict[str, Any]:
    """The receipt of one report."""
    rust = beeld.receipt
    inhoud: dict[str, Any] = {
        "soort": SOORT,
        "telmee": __version__,
        "jaar": rust.get("jaar"),
        "stand": beeld.dag.isoformat() if beeld.dag else None,
        "uitkomsten": dict(rust.get("uitkomsten") or {}),
        "waarden": list(_waarden(beeld)),
        "rijen": {naam: _rijen(rijen) for naam, rijen in (rust.get("rijen") or {}).items()},
    }
    if rust.get("receipt"):
        inhoud["receipt"] = rust["receipt"]
    return {**inhoud, "controlegetal": _afdruk(inhoud)}


def uit_rapport(inhoud: Mapping[str, Any]) -> tuple[Any, list[str]]:
    """What can be computed again of a receipt that came with a report (None: nothing), and what was changed in it."""
    kaal = {sleutel: waarde for sleutel, waarde in inhoud.items() if sleutel != "controlegetal"}
    heel = _afdruk(kaal) == inhoud.get("controlegetal")
    fout = [] if heel else ["Het controlegetal van het rapport klopt niet: het is na het maken veranderd."]
    return inhoud.get("receipt"), fout


def als_json(receipt: Mapping[str, Any]) -> str:
    """As text, for a file or an attachment."""
    return veilig.naar_json(receipt) + "\n"


def _rijen(rijen: Any) -> dict[str, Any]:
    """How many there are, and their fingerprint without BSN: the same whether or not a BSN is shown."""
    zonder = [{sleutel: w for sleutel, w in rij.items() if sleutel != "bsn"} for rij in rijen]
    return {"aantal": len(zonder), "vingerafdruk": _afdruk(zonder)}


def _waarden(beeld: Beeld) -> Iterator[dict[str, Any]]:
    """The dated values at the ends of the explanations, once each."""
    gezien: set[tuple[Any, ...]] = set()
    bomen = dict.fromkeys(f.uitleg for deel in beeld.delen for f in deel.figuren if f.uitleg is not None)
    for knoop in bladen(bomen):
        sleutel = (knoop.naam, knoop.label, str(knoop.geldig_vanaf))
        if knoop.geldig_vanaf and not knoop.formule and sleutel not in gezien:  # a formula is a rule's, not a value's
            gezien.add(sleutel)
            yield {
                "naam": knoop.naam,
                "label": knoop.label,
                "waarde": knoop.waarde.isoformat() if isinstance(knoop.waarde, date) else knoop.waarde,
                "eenheid": knoop.eenheid,
                "vanaf": str(knoop.geldig_vanaf),
                "status": knoop.status,
                "artikel": knoop.wet,
                "bron": knoop.bron,
            }


def bladen(bomen: Iterable[Uitleg]) -> Iterator[Uitleg]:
    """The ends of the trees."""
    for boom in bomen:
        if boom.kinderen:
            yield from bladen(boom.kinderen)
        else:
            yield boom


def _afdruk(inhoud: Any) -> str:
    tekst = json.dumps(inhoud, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(tekst.encode("utf-8", "surrogatepass")).hexdigest()
