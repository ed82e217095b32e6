"""Where every indication for beschut werk stands on a day, as known on a day: events in, outcomes of the law out.

The days of an indication are gathered as facts; the step, why it ended, who waits since when, what cannot be, and which
term has passed, are rules (`wet/beschut_indicatie`, `wet/beschut_werk`). Derived for all at once, from all events;
bench/beschut_lijsten.py says how long that takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from telmee.beschut import gebeurtenissen as gb
from telmee.wet import Law, Wetten

SLEUTEL = ["persoon", "nummer"]
UITKOMSTEN = (
    "indicatie_stap", "indicatie_einde_reden", "indicatie_wacht", "indicatie_wacht_sinds", "indicatie_bezwaar_loopt",
    "indicatie_volgorde", "indicatie_aan_zet", "beschut_advies_uiterlijk", "beschut_besluit_uiterlijk",
    "beschut_bezwaar_beslissing_uiterlijk", "indicatie_advies_loopt", "indicatie_besluit_loopt",
    "indicatie_advies_te_laat", "indicatie_besluit_te_laat", "indicatie_bezwaar_te_laat",
)  # fmt: skip
TERMIJNEN = {
    "advies": ("beschut_advies_uiterlijk", "indicatie_advies_te_laat", "indicatie_advies_loopt"),
    "besluit": ("beschut_besluit_uiterlijk", "indicatie_besluit_te_laat", "indicatie_besluit_loopt"),
    "bezwaar": ("beschut_bezwaar_beslissing_uiterlijk", "indicatie_bezwaar_te_laat", "indicatie_bezwaar_loopt"),
}
"""Of every term the rules with its last day, that it has passed, and that it runs."""
BIJ_WET = {"onderzoek": "beschut_verzoek_op", "bekendmaking": "besluit_bekendgemaakt_op"}
"""Days that a term of the law begins with, by the kind of event that they are; an application to UWV begins none of the
college, so `beschut_aanvraag_op` stands apart."""
VORM = {"datum": pl.Date(), "ja/nee": pl.Boolean(), "tekst": pl.String()}
"""How an outcome is kept, by its unit."""


@dataclass(frozen=True)
class Stand:
    """Every indication on a day: `rijen` has persoon, nummer, gemeente, the facts and the outcomes."""

    law: Law
    stand: date | None
    rijen: pl.DataFrame
    dagen_verordening: int | None = None

    @property
    def op(self) -> date:
        """The day it is about."""
        return self.law.op

    def telling(self) -> dict[str, int]:
        """How many indications stand where; a step that is unknown has the name onbekend."""
        per = self.rijen.group_by(pl.col("indicatie_stap").fill_null("onbekend")).len().sort("indicatie_stap")
        return dict(per.iter_rows())

    def termijnen(self) -> pl.DataFrame:
        """Every term that runs: persoon, nummer, gemeente, termijn, uiterlijk, te_laat; the longest passed first."""
        delen = [self._termijn(naam, *regels) for naam, regels in TERMIJNEN.items()]
        return pl.concat(delen).sort("uiterlijk", "persoon", "nummer", nulls_last=True)

    def _termijn(self, naam: str, uiterlijk: str, te_laat: str, loopt: str) -> pl.DataFrame:
        return self.rijen.filter(pl.col(loopt)).select(
            "persoon",
            "nummer",
            "gemeente",
            termijn=pl.lit(naam),
            uiterlijk=pl.col(uiterlijk),
            te_laat=pl.col(te_laat),
        )


def feit(soort: str) -> str:
    """The fact that the day of a kind of event is."""
    return f"indicatie_{soort}" if soort.endswith(("_van", "_tot")) else f"indicatie_{soort}_op"


def verzamel(gebeurtenissen: pl.DataFrame, op: date, stand: date | None = None) -> pl.DataFrame:
    """The facts of every indication: of each kind the last day, and what the last decision said."""
    geldig = gb.genummerd(gb.tot_en_met(gebeurtenissen, op, stand))
    dag = {soort: pl.col("op").filter(pl.col("soort") == soort).max() for soort in gb.VOLGORDE}
    ja, nee = (
        pl.col("op").filter((pl.col("soort") == "beschikbaar") & (pl.col("waarde") == waarde))
        for waarde in ("ja", "nee")
    )
    zegt = {
        soort: pl.col("waarde").filter(pl.col("soort") == soort).last()
        for soort in ("aanvraag", "besluit", "beschikbaar", "bezwaar")
    }
    per = geldig.group_by(SLEUTEL, maintain_order=True).agg(
        pl.col("gemeente").drop_nulls().last(),
        *(
            waarde.alias(feit(soort))
            for soort, waarde in dag.items()
            if soort not in ("beschikbaar", *BIJ_WET, *gb.BERICHTEN)
        ),
        dag["onderzoek"].alias(feit("onderzoek")),
        *(dag[soort].alias(naam) for soort, naam in BIJ_WET.items()),
        beschut_aanvraag_op=pl.col("op")
        .filter((pl.col("soort") == "aanvraag") & pl.col("waarde").ne_missing(gb.BIJ_UWV))
        .max(),
        beschut_eigen_verzoek=_ja(zegt["aanvraag"], gb.BIJ_UWV, gb.BIJ_GEMEENTE),
        indicatie_besluit=zegt["besluit"],
        indicatie_beschikbaar=_ja(zegt["beschikbaar"], "ja", "nee"),
        indicatie_beschikbaar_op=ja.filter(ja >= nee.max().fill_null(pl.date(1, 1, 1))).min(),
        beschut_bezwaar_commissie=_ja(zegt["bezwaar"], "commissie", "geen_commissie"),
        beschut_bericht=(pl.col("soort") == "bericht").any(),
        beschut_bericht_dag=pl.col("nieuwe_dag").filter(pl.col("soort") == "bericht").max(),
        beschut_bezwaar_verdaagd=(pl.col("soort") == "verdaging").any(),
    )
    return per.with_columns(pl.col(feit(soort)).max().over("persoon") for soort in gb.VAN_DE_PERSOON)


def _ja(waarde: pl.Expr, ja: str, nee: str) -> pl.Expr:
    return waarde.replace_strict({ja: True, nee: False}, default=None, return_dtype=pl.Boolean)


def toestand(
    gebeurtenissen: pl.DataFrame,
    op: date,
    wetten: Wetten,
    stand: date | None = None,
    dagen_verordening: int | None = None,
) -> Stand:
    """Where each indication stands on `op`, as known on `stand`; what the law of the day does not have is unknown.

    dagen_verordening: within how many days the verordening says that the college decides; None: it says nothing.
    """
    law = wetten.op(op)
    feiten = verzamel(gebeurtenissen, op, stand)
    uitkomsten = [naam for naam in UITKOMSTEN if naam in law.rules]
    gemeente: dict[str, Any] = {"beschut_termijn_bepaald": dagen_verordening is not None}
    gemeente |= {"beschut_termijn_verordening": dagen_verordening}
    alles = feiten.with_columns(
        pl.lit(waarde, pl.Boolean if isinstance(waarde, bool) else pl.Int64).alias(naam)
        for naam, waarde in gemeente.items()
    )
    afgeleid = law.derive(alles, *uitkomsten, level="persoon")
    dagen = [naam for naam in uitkomsten if law.require(naam).unit == "datum"]
    geen = {naam: VORM[law.book.named(naam)[0].unit] for naam in UITKOMSTEN if naam not in uitkomsten}
    rijen = afgeleid.with_columns(
        pl.col(dagen).cast(pl.Int32).cast(pl.Date), *(pl.lit(None, vorm).alias(naam) for naam, vorm in geen.items())
    )
    return Stand(law, stand, rijen, dagen_verordening)
