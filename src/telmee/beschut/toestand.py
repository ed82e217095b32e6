"""Where every indication for beschut werk stands on a day, as known on a day: events in, outcomes of the law out.

The days of an indication are gathered as facts; the step, why it ended, who waits since when, and what cannot be, are
rules (`wet/beschut_indicatie`). Derived for all at once, from all events: 16,000 indications take less than a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from telmee.beschut import gebeurtenissen as gb
from telmee.wet import Wetten

SLEUTEL = ["persoon", "nummer"]
UITKOMSTEN = (
    "indicatie_stap", "indicatie_einde_reden", "indicatie_wacht", "indicatie_wacht_sinds", "indicatie_bezwaar_loopt",
    "indicatie_volgorde",
)  # fmt: skip


@dataclass(frozen=True)
class Stand:
    """Every indication on a day: `rijen` has persoon, nummer, gemeente, the facts and the outcomes."""

    op: date
    stand: date | None
    rijen: pl.DataFrame

    def telling(self) -> dict[str, int]:
        """How many indications stand where; a step that is unknown has the name onbekend."""
        per = self.rijen.group_by(pl.col("indicatie_stap").fill_null("onbekend")).len().sort("indicatie_stap")
        return dict(per.iter_rows())


def feit(soort: str) -> str:
    """The fact that the day of a kind of event is."""
    return f"indicatie_{soort}" if soort.endswith(("_van", "_tot")) else f"indicatie_{soort}_op"


def verzamel(gebeurtenissen: pl.DataFrame, op: date, stand: date | None = None) -> pl.DataFrame:
    """The facts of every indication: of each kind the last day, and what the last decision said."""
    geldig = gb.genummerd(gb.tot_en_met(gebeurtenissen, op, stand))
    dagen = [pl.col("op").filter(pl.col("soort") == soort).max().alias(feit(soort)) for soort in gb.VOLGORDE]
    waarde = {soort: pl.col("waarde").filter(pl.col("soort") == soort).last() for soort in ("besluit", "beschikbaar")}
    per = geldig.group_by(SLEUTEL, maintain_order=True).agg(
        pl.col("gemeente").drop_nulls().last(),
        *(dag for dag in dagen if dag.meta.output_name() != feit("beschikbaar")),
        indicatie_besluit=waarde["besluit"],
        indicatie_beschikbaar=waarde["beschikbaar"].replace_strict({"ja": True, "nee": False}, return_dtype=pl.Boolean),
    )
    return per.with_columns(pl.col(feit(soort)).max().over("persoon") for soort in gb.VAN_DE_PERSOON)


def toestand(gebeurtenissen: pl.DataFrame, op: date, wetten: Wetten, stand: date | None = None) -> Stand:
    """Where each indication stands on `op`, as known on `stand`."""
    feiten = verzamel(gebeurtenissen, op, stand)
    return Stand(op, stand, wetten.op(op).derive(feiten, *UITKOMSTEN, level="persoon"))
