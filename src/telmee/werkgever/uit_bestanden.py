"""From filings and lists to the position: the one road of the command, the upload and the example.

What is read, and in which order, is the caller's: a terminal reads files, a page reads what is still coming in. Raises
`Fout` for what cannot be read, and for a year that cannot be computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from telmee.gegevens.loonaangifte import Aangiften, lees_aangiften
from telmee.gegevens.loonaangifte.inleen_csv import lees_inleen
from telmee.gegevens.loonaangifte.register_csv import lees_register
from telmee.gegevens.loonaangifte.verklaringen_csv import lees_verklaringen
from telmee.werkgever.beslisdag import telt
from telmee.werkgever.invoer import Opgaven, uit_aangiften
from telmee.werkgever.positie import positie
from telmee.werkgever.uitkomst import WAARSCHUWING, Bevinding, Positie
from telmee.wet import Wetten

LEZERS: dict[str, Callable[..., Any]] = {
    "register": lees_register,
    "inleen": lees_inleen,
    "verklaringen": lees_verklaringen,
}
"""The lists beside the filings, and who reads each."""


@dataclass(frozen=True)
class Lijsten:
    """What was read of the lists beside the filings; None: there was none."""

    register: Any = None
    inleen: Any = None
    verklaringen: Any = None


def aangiften(bronnen: Iterable[Any], wetten: Wetten, **hoe: Any) -> Aangiften:
    """The filings, cut at the day that decides over each year. `hoe` says how they are read (`lees_aangiften`)."""
    return lees_aangiften(bronnen, telt=telt(wetten), **hoe)


def uit(gelezen: Aangiften, jaar: int, opgaven: Opgaven, lijsten: Lijsten, wetten: Wetten) -> Positie:
    """The position over a year, from what was read."""
    invoer = uit_aangiften(gelezen, jaar, opgaven, lijsten.register, lijsten.inleen, lijsten.verklaringen, wetten)
    return positie(invoer)


def met_toekomst(p: Positie, stand: date | None) -> Positie:
    """Of a day still to come nobody knows what will be filed or decided; the picture would seem to say so."""
    if stand is None or stand <= date.today():
        return p
    wat = f"--stand is een dag die nog moet komen ({p.stand:%d-%m-%Y})"
    gevolg = "gerekend is met wat nu is aangegeven en bekend is; alleen de termijnen zijn die van die dag"
    return replace(p, bevindingen=(Bevinding("stand-toekomst", WAARSCHUWING, wat, gevolg), *p.bevindingen))
