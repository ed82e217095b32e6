"""Findings about the lists of beschut werk, in the form of those about loonaangiften.

What can be found is in `meldingen.yaml` here; the findings about lists as such are those of the loonaangifte.
"""

from __future__ import annotations

from functools import cache

from telmee.gegevens.loonaangifte.bevindingen import Melding, Verzamelaar, meldingen, meldingen_van


@cache
def beschut_meldingen() -> dict[str, Melding]:
    """All findings that can be made here."""
    return meldingen() | meldingen_van(__package__)


class Beschutverzamelaar(Verzamelaar):
    """Collects them."""

    def soorten(self) -> dict[str, Melding]:
        return beschut_meldingen()
