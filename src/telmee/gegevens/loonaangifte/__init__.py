"""Loonaangiften: read (streamed and hardened), folded into the true state, checked, and written as test messages."""

from telmee.gegevens.loonaangifte.bevindingen import Bevinding
from telmee.gegevens.loonaangifte.bronnen import Grenzen
from telmee.gegevens.loonaangifte.lezen import Aangiften, lees_aangiften
from telmee.gegevens.loonaangifte.tabel import EXTRA, KOLOMMEN, voor_regels

__all__ = ["EXTRA", "KOLOMMEN", "Aangiften", "Bevinding", "Grenzen", "lees_aangiften", "voor_regels"]
