"""Findings about the lists of beschut werk, in the form of those about loonaangiften.

What can be found is in `meldingen.yaml` here; the findings about lists as such are those of the loonaangifte.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from telmee.gegevens.loonaangifte.bevindingen import Melding, Verzamelaar, meldingen


@cache
def beschut_meldingen() -> dict[str, Melding]:
    """All findings that can be made here."""
    tekst = files(__package__).joinpath("meldingen.yaml").read_text(encoding="utf-8")
    return meldingen() | {code: Melding(**m) for code, m in yaml.safe_load(tekst).items()}


class Beschutverzamelaar(Verzamelaar):
    """Collects them."""

    def soorten(self) -> dict[str, Melding]:
        return beschut_meldingen()
