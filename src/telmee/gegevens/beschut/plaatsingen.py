"""Placements out of the loonaangiften of a sociaal ontwikkelbedrijf: who works there, as what, for how many hours.

Beschut werk of the Participatiewet is aard 24; the old Wsw is 21 (sheltered), 22 (posted) and 23 (supported). What was
filed with aard 10 (all Wsw until 2022) is a finding: which of the three it is, is not in it. One placement is a run of
filing periods with the same kind and the same contract hours (hundredths a week); a relation that has not ended in the
last period that was read is still open. A person is linked to the other lists by BSN, which stays in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import polars as pl

from telmee.gegevens import codes
from telmee.gegevens.beschut.bevindingen import Beschutverzamelaar
from telmee.gegevens.beschut.lezen import Gelezen
from telmee.gegevens.beschut.schema import PLAATSINGEN, REGELINGEN
from telmee.gegevens.loonaangifte.lezen import Aangiften

BESCHUT, WSW = REGELINGEN
_VORM = {21: "binnen", 22: "detachering", 23: "begeleid_werken", 24: None}
_SLEUTEL = ("bsn", "loonheffingennummer", "inkomstenverhouding")
_KOLOMMEN = (*_SLEUTEL, "aard", "wsw_oud", "begin", "eind", "tijdvak_begin", "tijdvak_eind", "contracturen_week",
             "bsn_geldig", "bestand", "regel")  # fmt: skip


def uit_aangiften(aangiften: Aangiften, per_soort: int = 20) -> Gelezen:
    """The placements in these filings; `regel` is the line of the first period in its file."""
    meld = Beschutverzamelaar(per_soort)
    d = aangiften.dienstverbanden.filter(pl.col("aard").is_in(list(_VORM)) | pl.col("wsw_oud")).select(_KOLOMMEN)
    weg = 0
    for bestand, regel in d.filter("wsw_oud").select("bestand", "regel").iter_rows():
        meld.meld("plaats-aard-10", bestand, regel)
    goed = d.filter(pl.col("bsn").is_not_null() & pl.col("bsn_geldig"))
    for bestand, regel in d.join(goed, on=["bestand", "regel"], how="anti").select("bestand", "regel").iter_rows():
        meld.meld("plaats-zonder-bsn", bestand, regel)
        weg += 1
    per_nummer = aangiften.tijdvakken.group_by("loonheffingennummer").agg(pl.col("tijdvak_eind").max())
    laatste: dict[str, date] = dict(per_nummer.iter_rows())
    rijen: list[dict[str, Any]] = []
    gesorteerd = goed.sort(*_SLEUTEL, "tijdvak_begin").to_dicts()
    for _, groep in groupby(gesorteerd, key=lambda r: tuple(r[k] for k in _SLEUTEL)):
        rijen += _van_een(list(groep), laatste, meld)
    return Gelezen(
        PLAATSINGEN, pl.DataFrame(rijen, schema=PLAATSINGEN.polars), tuple(meld.alle()), "loonaangiften", weg
    )


def _van_een(
    perioden: list[dict[str, Any]], laatste: dict[str, date], meld: Beschutverzamelaar
) -> list[dict[str, Any]]:
    """The placements of one income relation, in order."""
    reeksen = list(_reeksen(perioden))
    if len({(r[0]["aard"], r[0]["contracturen_week"]) for r in reeksen}) > 1:
        meld.meld("plaats-uren-wisselen", perioden[0]["bestand"])
    uit = []
    for nummer, reeks in enumerate(reeksen):
        eerste, eind = reeks[0], reeks[-1]
        van = eerste["begin"] or eerste["tijdvak_begin"]
        if nummer or van > eerste["tijdvak_eind"]:
            van = eerste["tijdvak_begin"]
        tot = eind["eind"]
        if tot is None and (nummer < len(reeksen) - 1 or eind["tijdvak_eind"] < laatste[eind["loonheffingennummer"]]):
            tot = eind["tijdvak_eind"]
        if eerste["contracturen_week"] is None:
            meld.meld("plaats-zonder-uren", eerste["bestand"], eerste["regel"])
        oud = eerste["wsw_oud"]
        uit.append({
            "persoon": str(eerste["bsn"]),
            "werkgever": eerste["loonheffingennummer"],
            "vorm": None if oud else _VORM[eerste["aard"]],
            "van": van,
            "tot": tot,
            "uren_per_week": eerste["contracturen_week"],
            "loonwaarde": None,
            "regeling": BESCHUT if eerste["aard"] in codes.lijst("beschut_werk", "aard") and not oud else WSW,
            "regel": eerste["regel"],
        })  # fmt: skip
    return uit


def _reeksen(perioden: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Periods that follow each other with the same kind and hours; a gap or a change begins another one."""
    reeks: list[dict[str, Any]] = []
    for p in perioden:
        if reeks and not _zelfde(reeks[-1], p):
            yield reeks
            reeks = []
        reeks.append(p)
    if reeks:
        yield reeks


def _zelfde(a: dict[str, Any], b: dict[str, Any]) -> bool:
    gelijk = all(a[k] == b[k] for k in ("aard", "wsw_oud", "contracturen_week"))
    return gelijk and a["eind"] is None and b["tijdvak_begin"] <= a["tijdvak_eind"] + timedelta(days=1)
