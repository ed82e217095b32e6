"""Stocks and flows by arbeidsmarktregio of the municipality where somebody lives.

    register of a region = its register before + in - uit + verhuisd_in - verhuisd_uit

Who comes in counts where they live at the end of the quarter, who leaves where they lived at the end of the one before,
and who stayed but lives in another region moved. The register knows a municipality, never a region: the division is
published data (`gegevens.publicatie_regio`). Of whom no municipality is known, or one without a region, the region is
unknown; nobody is guessed into one. Pure, but for `woonplaatsen`, which reads the register.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl

from telmee.gegevens.publicatie_regio import regio_van, regios
from telmee.register.gebeurtenis import EINDE, VASTSTELLING, Vastgelegd
from telmee.register.tijdlijn import geldig

ONBEKEND = "onbekend"
REGIOS = (*regios(), ONBEKEND)
SOORTEN = ("register", "werkend", "in", "uit", "verhuisd_in", "verhuisd_uit")
SCHEMA: dict[str, Any] = {"persoon": pl.Int64, "van": pl.Date, "regio": pl.String}
Regiotelling = Mapping[str, Mapping[str, int]]
"""Per figure of `SOORTEN` how many persons in each of `REGIOS`."""


def leeg() -> pl.DataFrame:
    """Of nobody is known where they live."""
    return pl.DataFrame(schema=SCHEMA)


def met_regio(mensen: pl.DataFrame, woont: pl.DataFrame, dag: date) -> pl.DataFrame:
    """People with the region where they lived on a day: the last place before it or on it."""
    op = (
        woont.filter(pl.col("van") <= dag)
        .sort("persoon", "van", maintain_order=True)
        .unique("persoon", keep="last", maintain_order=True)
    )
    samen = mensen.join(op.select("persoon", "regio"), on="persoon", how="left")
    return samen.with_columns(pl.col("regio").fill_null(ONBEKEND))


def tel(voor: pl.DataFrame, nu: pl.DataFrame) -> Regiotelling:
    """The figures of a quarter, from who was there before it and who is there at its end, each with region and work."""
    bleef = nu.join(voor.select("persoon", woonde="regio"), on="persoon", how="inner")
    verhuisd = bleef.filter(pl.col("regio") != pl.col("woonde"))
    return {
        "register": _per(nu["regio"]),
        "werkend": _per(nu.filter("werkt")["regio"]),
        "in": _per(nu.join(voor, on="persoon", how="anti")["regio"]),
        "uit": _per(voor.join(nu, on="persoon", how="anti")["regio"]),
        "verhuisd_in": _per(verhuisd["regio"]),
        "verhuisd_uit": _per(verhuisd["woonde"]),
    }


def begin(eerste: Regiotelling) -> dict[str, int]:
    """The register of each region before the first quarter: what its figures lead back to."""
    plus, min_ = ("register", "uit", "verhuisd_uit"), ("in", "verhuisd_in")
    return {r: sum(eerste[n][r] for n in plus) - sum(eerste[n][r] for n in min_) for r in REGIOS}


def _per(kolom: pl.Series) -> dict[str, int]:
    geteld = dict(kolom.value_counts().iter_rows())
    return {regio: int(geteld.get(regio, 0)) for regio in REGIOS}


def woonplaatsen(stand: datetime | None) -> pl.DataFrame:
    """Where people live since when, as the register knows it: corrections and withdrawals worked in."""
    from telmee.register.models import Gebeurtenis

    velden = ("persoon__nummer", "nummer", "aard", "dag", "feiten", "betreft", "bekend_op")
    rijen = Gebeurtenis.objects.filter(soort="woonplaats").order_by("persoon__nummer", "nummer").values_list(*velden)
    if stand is not None:
        rijen = rijen.filter(bekend_op__lte=stand)
    return als_frame(rijen.iterator(chunk_size=20_000))


def als_frame(rijen: Iterable[tuple[Any, ...]]) -> pl.DataFrame:
    """Persons with a region from a day, from events about a home in the order of persons: person, number, aard, day,
    facts, which one it concerns, since when it is known."""
    personen: list[int] = []
    dagen: list[date] = []
    regios_: list[str] = []
    for persoon, van_hem in groupby(rijen, key=itemgetter(0)):
        for dag, gemeente in _plaatsen(list(van_hem)):
            personen.append(persoon)
            dagen.append(dag)
            regios_.append(regio_van(gemeente) or ONBEKEND)
    return pl.DataFrame([personen, dagen, regios_], schema=SCHEMA)


def _plaatsen(rijen: list[tuple[Any, ...]]) -> list[tuple[date, str]]:
    """Since when one person lives where, in the order of recording; after an end it is not known."""
    if len(rijen) == 1 and rijen[0][2] == VASTSTELLING:
        return [(rijen[0][3], str(rijen[0][4].get("woongemeente")))]
    alle = [Vastgelegd("woonplaats", a, dag, f, "", "", b, "", n, op) for _, n, a, dag, f, b, op in rijen]
    uit = []
    for each, inhoud in geldig(alle):
        if each.aard == VASTSTELLING:
            uit.append((inhoud.dag, str(inhoud.feiten.get("woongemeente"))))
        elif each.aard == EINDE:
            uit.append((inhoud.dag + timedelta(days=1), ""))
    return uit
