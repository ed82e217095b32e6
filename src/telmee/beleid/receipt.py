"""A receipt of a reckoning: everything that it takes to make it again, and what came out. `controleer` makes it again.

The same program, the same lists and the same seed give the same digits. Raises `Fout` for a receipt of another version.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from telmee import __version__
from telmee.beleid.hervorming_lezen import van_dict
from telmee.beleid.verken import Uitkomst, Vraag, reken
from telmee.fouten import Fout
from telmee.gegevens.publicatie import vingerafdruk
from telmee.gelezen import json_van_bestand

SOORT, VORM = "telmee beleid verken", 1
_LIJSTEN = ("beleid_parameters.yaml", "beleid_ijking.yaml", "resultaten.yaml", "register.yaml")
_SLEUTELS = {"soort", "vorm", "versie", "lijsten", "hervorming", "stand", "zaad", "trekkingen", "jaren", "uitkomst"}


def lijsten() -> str:
    """A fingerprint of the lists that a reckoning rests on."""
    return vingerafdruk(_LIJSTEN)


def receipt(u: Uitkomst) -> dict[str, Any]:
    """What goes into the file."""
    return {
        "soort": SOORT,
        "vorm": VORM,
        "versie": __version__,
        "lijsten": lijsten(),
        "hervorming": u.vraag.hervorming.als_dict(),
        "stand": u.vraag.wetten.stand.isoformat(),
        "zaad": u.vraag.zaad,
        "trekkingen": u.vraag.trekkingen,
        "jaren": u.vraag.jaren,
        "uitkomst": u.als_dict(),
    }


def controleer(pad: Path) -> list[str]:
    """Makes it again: what differs, as `jaar maat`; nothing when every digit is the same."""
    from telmee.wet import Wetten

    r = json_van_bestand(pad, "het receipt")
    if not isinstance(r, dict) or set(r) != _SLEUTELS or r["soort"] != SOORT:
        raise Fout(f"'{pad.name}' is geen receipt van 'telmee beleid verken'; geef het bestand van --receipt.")
    if (r["vorm"], r["versie"]) != (VORM, __version__):
        raise Fout(
            f"Dit receipt is van versie {str(r['versie'])[:20]} en dit programma is {__version__}; "
            "controleer het met de versie die erop staat."
        )
    if r["lijsten"] != lijsten():
        raise Fout("De cijfers in dit programma zijn anders dan die van het receipt; reken de hervorming opnieuw.")
    if not all(isinstance(r[n], int) and not isinstance(r[n], bool) for n in ("zaad", "trekkingen", "jaren")):
        raise Fout(f"In '{pad.name}' zijn zaad, trekkingen en jaren geen gehele getallen; het receipt is veranderd.")
    wetten = Wetten.known(str(r["stand"]))
    opnieuw = reken(Vraag(van_dict(r["hervorming"], wetten), wetten, r["jaren"], r["trekkingen"], r["zaad"]))
    return verschil(r["uitkomst"], opnieuw.als_dict())


def verschil(oud: Any, nieuw: dict[str, Any]) -> list[str]:
    """Where two outcomes differ."""
    if oud == nieuw:
        return []
    if not isinstance(oud, dict) or not isinstance(oud.get("jaren"), list) or len(oud["jaren"]) != len(nieuw["jaren"]):
        return ["de jaren"]
    anders = [naam for naam in nieuw if naam != "jaren" and oud.get(naam) != nieuw[naam]]
    for was, wordt in zip(oud["jaren"], nieuw["jaren"], strict=True):
        maten = was.get("maten", {}) if isinstance(was, dict) else {}
        if not isinstance(maten, dict) or set(maten) != set(wordt["maten"]):
            anders.append(f"{wordt['jaar']}: de maten")
            continue
        anders += [f"{wordt['jaar']} {m}" for m, band in wordt["maten"].items() if maten[m] != band]
    return anders or ["de vorm"]
