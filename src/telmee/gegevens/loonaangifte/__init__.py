"""Loonaangiften: read (streamed and hardened), folded into the true state, checked, and written as test messages.

The reader is loaded when it is used: who only needs a table or a list of it does not wait for lxml and Polars.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from telmee.gegevens.loonaangifte.bevindingen import Bevinding
    from telmee.gegevens.loonaangifte.bronnen import Grenzen
    from telmee.gegevens.loonaangifte.lezen import Aangiften, lees_aangiften
    from telmee.gegevens.loonaangifte.tabel import EXTRA, KOLOMMEN, voor_regels

__all__ = ["EXTRA", "KOLOMMEN", "Aangiften", "Bevinding", "Grenzen", "lees_aangiften", "voor_regels"]
_WAAR = {
    "Bevinding": "bevindingen",
    "Grenzen": "bronnen",
    "Aangiften": "lezen",
    "lees_aangiften": "lezen",
    "EXTRA": "tabel",
    "KOLOMMEN": "tabel",
    "voor_regels": "tabel",
}


def __getattr__(naam: str) -> Any:
    if naam not in _WAAR:
        raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
    return getattr(import_module(f"{__name__}.{_WAAR[naam]}"), naam)
