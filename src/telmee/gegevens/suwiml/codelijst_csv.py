"""A list of codes that a user gives: which ground of the law a code of UWV's register stands for.

UWV's own list (CdGrondslagArbeidsbeperktheid) was not published, so nothing is assumed. Columns: code and grond. Raises
`Fout` when the list cannot be read, when a ground is not one of the law, or when one code stands for two.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from telmee.fouten import Fout, bedoelde_u
from telmee.gegevens.loonaangifte import csv_lijst
from telmee.gegevens.suwiml.bevindingen import Suwiverzamelaar


def lees(pad: Path, gronden: Collection[str]) -> dict[str, str]:
    """Code -> ground."""
    uit: dict[str, str] = {}
    namen = {"code": ("cdgrondslagarbeidsbeperktheid",), "grond": ("grondslag",)}
    for rij in csv_lijst.regels(pad, namen, ("code", "grond"), Suwiverzamelaar()):
        code, grond = rij["code"], rij["grond"].upper()
        if grond not in gronden:
            raise Fout(
                f"Regel {rij.nummer} van de codelijst noemt een grond die de wet hier niet heeft."
                f"{bedoelde_u(grond[:40], gronden)}"
            )
        if uit.setdefault(code, grond) != grond:
            raise Fout(f"Regel {rij.nummer} van de codelijst geeft een code een tweede grond; laat er één staan.")
    return uit
