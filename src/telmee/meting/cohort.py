"""Who was registered without a break, and never or hardly worked: the cohort of the labour inspectorate, from records.

From `registraties`, `grondslagen` and payroll rows only. The engine picks the rows of persons who may belong, with paid
work by the rule of the law; they are brought in, days are counted once however many jobs there were, and the rules say
who never worked and who worked shorter than a year. Work counts from the first day up to, not including, the last
(docs/besluiten/0151). Hours that are unknown may be work: who then falls in another group with and without them is
counted as unknown. Exact here; what leaves the program is in `cohort_tonen`. Raises `Fout` for years that are missing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens.controle import GEHEUGEN, eis_geldig
from telmee.gegevens.lezen import Dataset, grondslag_op, open_dataset
from telmee.gegevens.schema import GRONDSLAGEN, OPEN_EIND
from telmee.meting.december import verzamel
from telmee.schrijven import voortgang
from telmee.wet import Law, Wetten
from telmee.wet.machine.book import day_number

NOOIT, KORT, LANG, ONBEKEND = "nooit", "korter dan een jaar", "een jaar of langer", "onbekend"
GROEPEN = (NOOIT, KORT, LANG, ONBEKEND)
GRONDEN = (*GRONDSLAGEN, ONBEKEND)


@dataclass(frozen=True)
class Cohort:
    """Persons by ground on the first day and by how long they worked, exact and not yet protected."""

    van: date
    tot: date
    personen: dict[tuple[str, str], int]
    banner: str = ""
    opmerkingen: tuple[str, ...] = ()

    def tel(self, grond: str | None = None, groep: str | None = None) -> int:
        """How many, of one ground or one group or both."""
        return sum(n for (g, w), n in self.personen.items() if grond in (None, g) and groep in (None, w))

    def als_dict(self) -> dict[str, Any]:
        """Plain data of all of it, exact: for whoever keeps it, never to show."""
        dagen = {"van": self.van.isoformat(), "tot": self.tot.isoformat()}
        return {**dagen, "personen": [[*wie, n] for wie, n in self.personen.items()], "banner": self.banner}

    @classmethod
    def van_dict(cls, gegeven: dict[str, Any]) -> Cohort:
        """From that."""
        van, tot = (date.fromisoformat(gegeven[naam]) for naam in ("van", "tot"))
        return cls(van, tot, {(g, w): n for g, w, n in gegeven["personen"]}, gegeven["banner"])


def eis_dagen(van: date, tot: date) -> None:
    """Refuses days that are no period."""
    if tot <= van:
        raise GebruiksFout("De laatste dag van het cohort ligt niet na de eerste; geef eerst --van en dan --tot.")


def open_voor(map_: Path | str, van: date, tot: date, engine: str = "duckdb", wat: str = "", **opties: Any) -> Dataset:
    """Opens the years of the cohort; refuses when one is not in the data set (in words: `wat`)."""
    eis_dagen(van, tot)
    wat = wat or f"De dataset '{map_}'"
    if opties.get("memory_limit") is None and engine == "duckdb":
        opties["memory_limit"] = GEHEUGEN
    jaren = range(van.year, (tot - timedelta(days=1)).year + 1)
    er_is = open_dataset(map_, engine, **opties).in_map
    if weg := [jaar for jaar in jaren if jaar not in er_is]:
        raise Fout(
            f"{wat} heeft geen loonaangiften van {', '.join(map(str, weg))}; zonder elk jaar van het cohort is niet te "
            "zeggen wie nooit werkte."
        )
    return open_dataset(map_, engine, jaren, **opties)


def bereken(dataset: Dataset, van: date, tot: date, wetten: Wetten | None = None, controle: bool = True) -> Cohort:
    """The cohort of these days. ``controle=False`` does not check the data set first, and the outcome says so."""
    if controle:
        eis_geldig(dataset)
    noten = () if controle else ("De gegevens zijn voor dit antwoord niet gecontroleerd: foute rijen tellen mee.",)
    return replace(tel(dataset, van, tot, wetten), opmerkingen=noten)


def tel(dataset: Dataset, van: date, tot: date, wetten: Wetten | None = None) -> Cohort:
    """The cohort of data that were checked."""
    wet = (wetten or Wetten.known()).op(tot)
    with voortgang("Cohort tellen", len(dataset.jaren)) as verder:
        leden = _leden(dataset, wet, van, tot)
        rijen = []
        for jaar in dataset.jaren:
            rijen.append(_werk(dataset, wet, jaar, van, tot).join(leden, on="persoon", how="semi"))
            verder(1)
        werk = pl.concat(rijen)
        mensen = _met_dagen(leden, werk)
        gronden = verzamel(nw.from_native(grondslag_op(dataset, day_number(van))).lazy())
    ingedeeld = _groep(wet, mensen).join(gronden, on="persoon", how="left")
    geteld = ingedeeld.group_by(pl.col("grondslag").fill_null(ONBEKEND), "groep").len()
    personen = {(g, w): int(n) for g, w, n in geteld.iter_rows()}
    banner = dataset.opmerking if dataset.synthetisch else ""
    return Cohort(van, tot, personen, banner or ("Synthetische gegevens." if dataset.synthetisch else ""))


def _leden(dataset: Dataset, wet: Law, van: date, tot: date) -> pl.DataFrame:
    """Everybody who was registered without a break; registrations that follow on each other are one."""
    alle = nw.from_native(dataset.frame("registraties")).lazy().with_columns(nw.col("tot").fill_null(OPEN_EIND))
    raakt = alle.filter((nw.col("van") <= day_number(tot)) & (nw.col("tot") >= day_number(van)))
    samen = _samengevoegd(verzamel(raakt.select("persoon", "van", "tot")))
    gevraagd = samen.select(
        "persoon",
        registratie_van="van",
        registratie_t_m="tot",
        cohort_van=pl.lit(day_number(van), dtype=pl.Int64),
        cohort_tot=pl.lit(day_number(tot), dtype=pl.Int64),
    )
    erin = wet.derive(gevraagd, "in_cohort", level="persoon")
    return erin.filter("in_cohort").select("persoon").unique()


def _samengevoegd(perioden: pl.DataFrame) -> pl.DataFrame:
    """Periods of each person merged where they overlap or touch: one row per stretch without a gap."""
    op_rij = perioden.sort("persoon", "van", "tot")
    eerder = pl.col("tot").cum_max().shift(1).over("persoon")
    nieuw = (pl.col("van") > eerder + 1).fill_null(True)
    stuk = op_rij.with_columns(nieuw.cast(pl.Int64).cum_sum().over("persoon").alias("stuk"))
    return stuk.group_by("persoon", "stuk").agg(pl.col("van").min(), pl.col("tot").max()).drop("stuk")


def _werk(dataset: Dataset, wet: Law, jaar: int, van: date, tot: date) -> pl.DataFrame:
    """Periods with work, or with work that may be, of who was registered on the first day, within the cohort's days."""
    register = nw.from_native(dataset.frame("registraties")).lazy().with_columns(nw.col("tot").fill_null(OPEN_EIND))
    op_dag = register.filter((nw.col("van") <= day_number(van)) & (nw.col("tot") >= day_number(van)))
    rijen = nw.from_native(dataset.frame("dienstverbanden", jaar)).lazy()
    rijen = rijen.filter((nw.col("tijdvak_eind") >= day_number(van)) & (nw.col("tijdvak_begin") < day_number(tot)))
    namen = ("persoon", "tijdvak_begin", "tijdvak_eind", "soort", "verloonde_uren")
    van_wie = rijen.select(*namen).join(op_dag.select("persoon"), on="persoon", how="inner")
    werk = nw.from_native(wet.derive({"tijdvak": van_wie.to_native()}, "betaald_werk", check=False)).lazy()
    mogelijk = werk.filter(nw.col("betaald_werk") | nw.col("betaald_werk").is_null())
    uit = verzamel(mogelijk.select("persoon", "tijdvak_begin", "tijdvak_eind", "betaald_werk").unique())
    return uit.select(
        "persoon",
        van=pl.max_horizontal("tijdvak_begin", pl.lit(day_number(van), dtype=pl.Int64)),
        tot=pl.min_horizontal("tijdvak_eind", pl.lit(day_number(tot) - 1, dtype=pl.Int64)),
        zeker=pl.col("betaald_werk").fill_null(False),
    )


def _met_dagen(leden: pl.DataFrame, werk: pl.DataFrame) -> pl.DataFrame:
    """Every member with the days worked for certain, and at most."""
    uit = leden
    for naam, rijen in (("zeker", werk.filter("zeker")), ("hoogstens", werk)):
        stukken = _samengevoegd(rijen.select("persoon", "van", "tot"))
        dagen = stukken.group_by("persoon").agg((pl.col("tot") - pl.col("van") + 1).sum().alias(naam))
        uit = uit.join(dagen, on="persoon", how="left").with_columns(pl.col(naam).fill_null(0))
    return uit


def _groep(wet: Law, mensen: pl.DataFrame) -> pl.DataFrame:
    """The group of each person; unknown where certain and possible work do not agree."""
    for naam in ("zeker", "hoogstens"):
        gevraagd = mensen.select("persoon", dagen_betaald_werk=pl.col(naam).cast(pl.Int64))
        uit = wet.derive(gevraagd, "nooit_gewerkt", "korter_dan_een_jaar_gewerkt", level="persoon")
        groep = pl.when("nooit_gewerkt").then(pl.lit(NOOIT)).when("korter_dan_een_jaar_gewerkt").then(pl.lit(KORT))
        ingedeeld = uit.select("persoon", groep.otherwise(pl.lit(LANG)).alias(f"groep_{naam}"))
        mensen = mensen.join(ingedeeld, on="persoon", how="left")
    gelijk = pl.col("groep_zeker") == pl.col("groep_hoogstens")
    return mensen.select("persoon", groep=pl.when(gelijk).then("groep_zeker").otherwise(pl.lit(ONBEKEND)))
