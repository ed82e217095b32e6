"""The libraries of this room, which are installed on first use. Raises `Fout` where they are missing."""

from __future__ import annotations

from importlib.util import find_spec

from telmee.fouten import Fout

NAMEN = ("scipy", "statsmodels", "pydantic")


def eis() -> None:
    """Refuses when the set is not there."""
    if any(find_spec(naam) is None for naam in NAMEN):
        raise Fout(
            "De pakketten voor 'telmee beleid' zijn niet geïnstalleerd; start met ./telmee beleid, dan komen ze erbij, "
            "of installeer telmee met de extra 'beleid'."
        )
