"""Every employer of a data set with what the law asks of its rows: hours, those of the group, wages up to the cap.

The rules of the law make the totals, on the engine of the data set; what comes back is one row per employer. Wages are
those of the year of the data, with the maximum of that year; the small employer of two years later follows from them.
What records do not hold is taken as said here: nobody starts, hours that an uitlener attributes are at nobody, and the
hours of the year before are those of the year. Hours are whole, money is cents. Raises `Fout`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from telmee.fouten import Fout
from telmee.gegevens.controle import eis_geldig
from telmee.gegevens.lezen import Dataset, met_registratie, open_dataset
from telmee.schrijven import voortgang
from telmee.wet import Law, Wetten
from telmee.wet.machine.scan import collected

REGIME = "wet-banenafspraak"
RIJEN = ("persoon", "werkgever", "tijdvak_begin", "tijdvak_eind", "verloonde_uren", "aard", "soort")
OVER_ALLE_RIJEN = (
    "verloonde_uren_totaal",
    "verloonde_uren_wsw",
    "verloonde_uren_uitzendpersoneel",
    "regels_wsw_gedetacheerd",
    "sw_uitvoerder_uit_aangifte",
)
DOELGROEP = ("verloonde_uren_doelgroep_eigen", "uitgeleende_uren_doelgroep")
PER_WERKNEMER = ("premieloon_met_opslag_jaar", "premieloon_in_dienst_jaar")
LOON = ("opslag_grondslag", "premieplichtige_loonsom")
TWEE_JAAR = 2
"""The small employer of a year is decided by the wages of two years before."""
MEEST_GEHEUGEN = "2GB"


@dataclass(frozen=True)
class Feiten:
    """One row per employer, under the law of two years after the records; `dataset` says where they are from."""

    dataset: Dataset
    jaar: int
    law: Law
    werkgevers: pl.DataFrame
    gecontroleerd: bool = True


def open_voor(map_: Path | str, jaar: int | None, geheugen: str | None = None, engine: str = "duckdb") -> Dataset:
    """The data set, opened for one year: the last that is there when none is asked for."""
    alles = open_dataset(map_, engine)
    jaar = alles.in_map[-1] if jaar is None else jaar
    opties = {"memory_limit": geheugen or MEEST_GEHEUGEN} if engine == "duckdb" else {}
    return open_dataset(map_, engine, [jaar], **opties)


def wet_van(wetten: Wetten, jaar: int) -> Law:
    """The law that wages of this year decide about, with the maximum of the wages themselves."""
    law = wetten.with_regimes(REGIME).op(date(jaar + TWEE_JAAR, 12, 31))
    for naam in ("inclusiviteitsopslag", "premieplichtige_loonsom"):
        if naam not in law.rules:
            begin = law.book.named(naam)[0].since.year - TWEE_JAAR
            raise Fout(
                f"De loonsom van {jaar} beslist over {jaar + TWEE_JAAR}, en toen kende de wet dit nog niet; neem met "
                f"--jaar loonaangiften van {begin} of later."
            )
    hoogste = wetten.op(date(jaar, 12, 31)).figure("maximumpremieloon")
    gemiddeld = law.figure("gemiddeld_loon_twee_jaar_eerder")
    if hoogste is None or gemiddeld is None:
        raise Fout(
            f"Van {jaar} is het gemiddelde of het hoogste premieloon niet bekend, dus wie een kleine werkgever is ook "
            "niet; kies met --jaar een ander jaar, of een latere stand."
        )
    return law.with_values(maximumpremieloon=int(hoogste))


def feiten(dataset: Dataset, wetten: Wetten, controle: bool = True) -> Feiten:
    """The employers of the one year of this data set. Nothing is computed from bad rows."""
    (jaar,) = dataset.jaren
    law = wet_van(wetten, jaar)
    if controle:
        eis_geldig(dataset)
    with voortgang(f"Werkgevers van {jaar} tellen", 3) as verder:
        uit = _tel(dataset, law, jaar, verder)
    if not uit.height:
        raise Fout(f"In '{dataset.map}' staat over {jaar} geen enkele werkgever; vul de tabel werkgevers aan.")
    return Feiten(dataset, jaar, law, _aangevuld(uit), controle)


def _tel(dataset: Dataset, law: Law, jaar: int, verder: Any) -> pl.DataFrame:
    alles = nw.from_native(dataset.frame("dienstverbanden", jaar)).lazy()
    rijen = alles.select(*RIJEN).to_native()
    boven = _werkgevers(dataset, law, jaar)
    uit = _polars(law.derive({"tijdvak": rijen, "werkgever": boven}, *OVER_ALLE_RIJEN, check=False))
    verder(1)
    met = met_registratie(dataset, rijen)
    doelgroep = _polars(law.derive({"tijdvak": met, "werkgever": boven}, *DOELGROEP, check=False))
    verder(1)
    stukken = _met_eigen_werkgevers(dataset.stukken("dienstverbanden", jaar, "werkgever"), boven)
    lonen = pl.concat([_lonen(law, stuk, eigen) for stuk, eigen in stukken])
    verder(1)
    return uit.join(doelgroep.select("werkgever", *DOELGROEP), on="werkgever").join(lonen, on="werkgever")


def _werkgevers(dataset: Dataset, law: Law, jaar: int) -> Any:
    """The employers as the law of the later year sees them."""
    frame = nw.from_native(dataset.frame("werkgevers", jaar)).lazy()
    return frame.with_columns(nw.lit(law.op.year, dtype=nw.Int64).alias("jaar")).to_native()


def _lonen(law: Law, stuk: Any, boven: Any) -> pl.DataFrame:
    """Wages per employee first, for the cap is per employee; who is excluded has no wages with opslag to begin with."""
    alles = nw.from_native(stuk).lazy()
    loon = alles.select("persoon", "werkgever", "aard", "soort", premieloon_tijdvak=nw.col("loon_sv")).to_native()
    per = law.derive({"tijdvak": loon, "werkgever": boven}, *PER_WERKNEMER, check=False)
    wie = nw.from_native(per).lazy().rename({PER_WERKNEMER[0]: "premieloon"})
    wie = wie.with_columns(nw.lit(False).alias("uitgezonderd_van_opslag"))
    uit = _polars(law.derive({"werknemer": wie.to_native(), "werkgever": boven}, *LOON, check=False))
    return uit.select("werkgever", *LOON)


def _met_eigen_werkgevers(stukken: list[Any], boven: Any) -> list[tuple[Any, Any]]:
    """Every part with its own employers: those after the last of the part before it, up to the first of the next.

    Parts share no employer, so who has no rows at all is with one part too, and nobody is with two.
    """
    per_eerste = sorted((eerste, n) for n, stuk in enumerate(stukken) if (eerste := _eerste(stuk)) is not None)
    if len(per_eerste) < 2:
        return [(stukken[per_eerste[0][1] if per_eerste else 0], boven)]
    wie = nw.col("werkgever")
    uit = []
    for plek, (eerste, n) in enumerate(per_eerste):
        eigen = nw.from_native(boven).lazy()
        if plek:
            eigen = eigen.filter(wie >= eerste)
        if plek + 1 < len(per_eerste):
            eigen = eigen.filter(wie < per_eerste[plek + 1][0])
        uit.append((stukken[n], eigen.to_native()))
    return uit


def _eerste(stuk: Any) -> int | None:
    """The first employer of a part; None when it has no rows."""
    gevonden: int | None = _polars(nw.from_native(stuk).lazy().select(nw.col("werkgever").min()).to_native()).item()
    return gevonden


def _polars(frame: Any) -> pl.DataFrame:
    uit = nw.from_native(frame).lazy().to_native()
    if isinstance(uit, pl.LazyFrame):
        gevonden: pl.DataFrame = collected(uit)
        return gevonden
    return pl.DataFrame(uit.to_arrow_table())


def _aangevuld(uit: pl.DataFrame) -> pl.DataFrame:
    """What the records do not hold."""
    return uit.with_columns(
        loonsom_twee_jaar_eerder=pl.col("premieplichtige_loonsom"),
        sw_uitvoerder=pl.col("sw_uitvoerder_uit_aangifte"),
        startende_werkgever=pl.lit(False),
        toegerekende_uren=pl.lit(0, dtype=pl.Int64),
        overeenstemming_op=pl.lit(None, dtype=pl.Int64),
    )
