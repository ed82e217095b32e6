"""Numbers and counts inside the sentences of this room, the Dutch way: 1.116 uur, € 2.530,05, 1 regel or 2 regels."""

from __future__ import annotations


def geheel(getal: int) -> str:
    """90000 -> '90.000'."""
    return f"{getal:,}".replace(",", ".")


def euro(centen: int) -> str:
    """253005 -> '€ 2.530,05'."""
    heel, rest = divmod(abs(centen), 100)
    return f"€ {'-' if centen < 0 else ''}{geheel(heel)},{rest:02d}"


def aantal(hoeveel: int, een: str, meer: str) -> str:
    """(1, 'regel', 'regels') -> '1 regel'."""
    return f"{geheel(hoeveel)} {een if hoeveel == 1 else meer}"
