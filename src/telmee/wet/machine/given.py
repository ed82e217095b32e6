"""Figures that were given instead of the law's own (`--anders`), as an answer must name them: data and a sentence."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from telmee.getallen import toon_met_eenheid
from telmee.wet.machine.book import from_day_number
from telmee.wet.machine.units import DATE


@dataclass(frozen=True)
class Given:
    """One figure: for every key and year of the value, or for one of them. The field names are those of the answer."""

    naam: str
    label: str
    waarde: Any
    eenheid: str
    sleutel: Any = None
    jaar: int | None = None

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON; a day as ISO text."""
        plain = asdict(self)
        return {**plain, "waarde": self.waarde.isoformat() if isinstance(self.waarde, date) else self.waarde}

    @property
    def zoals_getypt(self) -> str:
        """The name with its key and year, as `--anders` has it."""
        return ".".join(str(part) for part in (self.naam, self.sleutel, self.jaar) if part is not None)

    @property
    def zin(self) -> str:
        """For people."""
        erbij = ", ".join(str(deel) for deel in (self.sleutel, self.jaar) if deel is not None)
        label = f"{self.label} ({erbij})" if erbij else self.label
        eenheid = "" if self.eenheid in ("tekst", "getal") else self.eenheid
        return f"{label} is hier {toon_met_eenheid(self.waarde, eenheid)}, en niet wat de wet zegt"


def given(naam: str, label: str, figure: Any, unit: str, key: Any, year: int | None) -> Given:
    """A given figure; days as dates."""
    return Given(
        naam, label, from_day_number(figure) if unit == DATE and figure is not None else figure, unit, key, year
    )
