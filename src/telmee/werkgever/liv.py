"""The LIV and jeugd-LIV of every employee, of the years that had them: no request, the loonaangifte decides.

Wage, hours and age are facts; bands, rates and what is paid beside a loonkostenvoordeel are outcomes of the law. Cents.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from telmee.getallen import euro, geheel
from telmee.werkgever.bomen import Livboom
from telmee.werkgever.rijen import Rijen, sleutel
from telmee.werkgever.uitkomst import Liv
from telmee.werkgever.wetcijfers import artikel, is_werk
from telmee.wet import Law

LIV, JEUGD, UREN = "lage_inkomensvoordeel", "jeugd_liv", "uren_liv"
FRAMES = "frames"
"""Under this name an employee has what the amounts were computed from, for who explains them."""
Bedragen = dict[str, Any]
"""The outcomes of one employee, by name."""


def bereken(rijen: Rijen, bron: pl.DataFrame, wet: Law) -> dict[int, Bedragen]:
    """By person; empty in years without. Who has hours that are missing has an unknown LIV."""
    if UREN not in wet.rules or rijen.loon.is_empty():
        return {}
    loon = pl.when(pl.col("loon_lh").null_count() == 0).then(pl.col("loon_lh").sum())
    oud = pl.lit(wet.op.year - 1) - pl.col("geboortedatum").drop_nulls().last().dt.year()  # on 31 December
    werknemer = (
        bron.filter(is_werk(wet))
        .group_by("persoon", "werkgever")
        .agg(loon.alias("jaarloon"), oud.cast(pl.Int64).alias("leeftijd_eind_vorig_jaar"))
        .filter(pl.col("jaarloon").is_null() | (pl.col("jaarloon") >= 0))
        .with_columns(pl.lit(wet.op.year, pl.Int64).alias("jaar"))
    )
    wie = pl.col("persoon").is_in(werknemer["persoon"].implode())
    frames = {
        "tijdvak": rijen.loon.filter(wie).drop("register_onbekend"),
        "persoon": rijen.persoon.filter(wie),
        "werknemer": werknemer,
        "land": pl.DataFrame({"jaar": [wet.op.year]}, schema={"jaar": pl.Int64}),
    }
    namen = [n for n in (LIV, JEUGD, UREN, "gemiddeld_uurloon") if n in wet.rules]
    uit: pl.DataFrame = wet.derive(frames, *namen, check=False)
    return {rij["persoon"]: rij | {FRAMES: frames} for rij in uit.select("persoon", *namen).to_dicts()}


def bij_werknemers(frame: pl.DataFrame, livs: Mapping[int, Bedragen], wet: Law) -> pl.DataFrame:
    """The employees with their LIV beside them, where the year has it."""
    if UREN not in wet.rules:
        return frame
    bedragen = {persoon: b[LIV] for persoon, b in livs.items()}
    kolom = pl.col("persoon").replace_strict(bedragen, default=None, return_dtype=pl.Int64)
    return frame.with_columns(kolom.alias(LIV))


def maak(
    livs: Mapping[int, Bedragen], betaald: Mapping[int, Bedragen], personen: pl.DataFrame, wet: Law
) -> tuple[Liv, ...]:
    """The rows; `betaald` has what is paid of who also has a loonkostenvoordeel."""
    rijen = []
    for persoon in personen.filter(pl.col("persoon").is_in(list(livs))).to_dicts():
        eigen, lkv = livs[persoon["persoon"]], betaald.get(persoon["persoon"], {})
        for soort, naam in (("liv", LIV), ("jeugd-liv", JEUGD)):
            bedrag = eigen.get(naam, 0)
            if bedrag == 0:
                continue
            uitbetaald = lkv.get("liv_toegekend", bedrag) if naam == LIV else bedrag
            reden = _reden(eigen, bedrag, uitbetaald)
            naast = [] if uitbetaald == bedrag else [artikel(wet, "liv_toegekend")]
            rijen.append(
                Liv(
                    rij=persoon["rij"],
                    soort=soort,
                    uren=eigen[UREN],
                    uurloon=eigen["gemiddeld_uurloon"],
                    berekend=bedrag,
                    bedrag=uitbetaald,
                    reden=reden,
                    artikel="; ".join([artikel(wet, naam), *naast]),
                    personeelsnummer=persoon["personeelsnummer"],
                    bsn=persoon["bsn"],
                    sleutel=sleutel(persoon),
                    boom=Livboom(wet, eigen[FRAMES], persoon["persoon"], naam, uitbetaald, reden),
                )
            )
    return tuple(sorted(rijen, key=lambda v: (v.rij, v.soort)))


def _reden(eigen: Bedragen, bedrag: int | None, uitbetaald: int | None) -> str:
    if bedrag is None:
        return "Loon of uren ontbreken in de aangifte; of er een LIV is, is onbekend."
    zin = f"Gemiddeld {euro(eigen['gemiddeld_uurloon'])} per uur over {geheel(eigen[UREN])} uur; het komt vanzelf."
    if uitbetaald is None:
        return f"{zin} Of een loonkostenvoordeel hoger is, is onbekend; alleen het hoogste wordt uitbetaald."
    return zin if uitbetaald else f"{zin} Een loonkostenvoordeel is hoger of gelijk, en wordt uitbetaald."


def totaal(rijen: tuple[Liv, ...]) -> int | None:
    """What is paid together; unknown where no row is known."""
    bekend = [v.bedrag for v in rijen if v.bedrag is not None]
    return sum(bekend) if bekend or not rijen else None
