"""Records in: tables, readers, validation, published figures and the synthetic country. Nothing else reads files."""

from telmee.gegevens.publicatie import gepubliceerd, kwartaalcijfers, nulmeting, registerstanden, resultaten
from telmee.gegevens.schema import TABELLEN

__all__ = ["TABELLEN", "gepubliceerd", "kwartaalcijfers", "nulmeting", "registerstanden", "resultaten"]
