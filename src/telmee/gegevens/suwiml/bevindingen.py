"""Findings about SuwiML messages and lists of events, in the form of those about loonaangiften.

What can be found is in `meldingen.yaml` here; the findings about files and lists are those of the loonaangifte.
"""

from __future__ import annotations

from functools import cache

from telmee.gegevens.loonaangifte.bevindingen import Melding, Verzamelaar, meldingen, meldingen_van
from telmee.gegevens.loonaangifte.stroom import Onleesbaar

_ANDERS = {
    "documenttype": "dit bestand heeft een documenttype (DOCTYPE of ENTITY); dat hoort in een SuwiML-bericht niet",
    "te-groot": "één onderdeel of het hele bestand is groter dan in een SuwiML-bericht kan",
}


@cache
def suwi_meldingen() -> dict[str, Melding]:
    """All findings that can be made here."""
    return meldingen() | meldingen_van(__package__)


class Suwiverzamelaar(Verzamelaar):
    """Collects them."""

    def soorten(self) -> dict[str, Melding]:
        return suwi_meldingen()

    def onleesbaar(self, fout: Onleesbaar, bestand: str, gelezen: str) -> None:
        """A file that cannot be read (further)."""
        waarom = _ANDERS.get(fout.code, fout.wat)
        self.meld("suwi-onleesbaar", bestand, fout.regel, waarom=waarom, gelezen=gelezen)
