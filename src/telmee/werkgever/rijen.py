"""Payroll rows as the rule layer wants them: with registration, what was asked, and day numbers for dates.

One registered day makes a whole filing period count, so a row carries the last registration that begins on or before
its last day. Who has no usable BSN, or is not in the register answer, is not counted and `register_onbekend` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from telmee.getallen import geheel
from telmee.werkgever.invoer import Invoer
from telmee.werkgever.uitkomst import FOUT, WAARSCHUWING, Bevinding, Sleutel
from telmee.werkgever.wetcijfers import binnen_bereik, is_werk
from telmee.werkgever.woorden import aantal
from telmee.wet import Law
from telmee.wet.machine.book import day_number

OPEN_EIND = day_number(date.max)
GEVRAAGD = {
    "lkv_banenafspraak": "lkv_banenafspraak_gevraagd",
    "lkv_arbeidsgehandicapt": "lkv_arbeidsgehandicapte_gevraagd",
    "lkv_herplaatsing": "lkv_herplaatsen_gevraagd",
    "lkv_oudere": "lkv_oudere_gevraagd",
}
SLEUTEL = ["persoon", "werkgever", "inkomstenverhouding", "tijdvak_begin"]


@dataclass(frozen=True)
class Rijen:
    """`tijdvak` and `persoon` are frames for the rule layer; `laag_tarief` is premium wage at low and high tariff.

    `loon` has the rows of `tijdvak` and those whose hours are missing: wages count without hours. `onbekend` are rows
    of work, or of what may be work, that are in no total of hours; `niets_bekend`: there are no others.
    """

    tijdvak: pl.DataFrame
    persoon: pl.DataFrame
    bevindingen: tuple[Bevinding, ...]
    ontbreekt: tuple[str, ...]
    loon: pl.DataFrame
    laag_tarief: tuple[int, int] = (0, 0)
    onbekend: int = 0
    niets_bekend: bool = False


def maak_rijen(invoer: Invoer, bron: pl.DataFrame, wet: Law) -> Rijen:
    """The rows of a year (filed or projected) that can be counted."""
    meld, ontbreekt = _onbruikbaar(bron, wet)
    telbaar = bron.filter(pl.col("verloonde_uren").is_not_null() & pl.col("soort").is_not_null())
    met = met_registratie(telbaar, invoer)
    if invoer.register is not None:
        extra, zin = _zonder_register(met, wet)
        meld, ontbreekt = meld + extra, ontbreekt + zin
    aof = (int(bron["aof_laag"].fill_null(0).sum()), int(bron["aof_hoog"].fill_null(0).sum()))
    loon = _tijdvak(met_registratie(bron.filter(pl.col("soort").is_not_null()), invoer))
    werk = is_werk(wet).fill_null(True)
    zonder = bron.filter(
        werk & (pl.col("verloonde_uren").is_null() | (pl.col("soort").is_null() & (pl.col("verloonde_uren") != 0)))
    )
    niets = zonder.height > 0 and telbaar.filter(werk).is_empty()
    tijdvak, persoon = _tijdvak(met), _persoon(met, wet)
    return Rijen(tijdvak, persoon, tuple(meld), tuple(ontbreekt), loon, aof, zonder.height, niets)


def _onbruikbaar(bron: pl.DataFrame, wet: Law) -> tuple[list[Bevinding], list[str]]:
    zonder_uren, zonder_soort = bron["verloonde_uren"].null_count(), bron["soort"].null_count()
    werk, wsw = is_werk(wet), pl.col("wsw_oud").fill_null(False)
    aard = bron.filter(werk & pl.col("aard").is_null() & ~wsw).height
    zinnen = []
    if zonder_uren:
        zinnen.append(
            f"Van {aantal(zonder_uren, 'regel', 'regels')} zijn de uren onbekend; die uren ontbreken in alle totalen."
        )
    if zonder_soort:
        zinnen.append(
            f"Van {aantal(zonder_soort, 'regel', 'regels')} is onbekend of het werk is; die uren ontbreken in alle "
            "totalen."
        )
    meld = [
        Bevinding("uren-onvolledig", FOUT, zin[0].lower() + zin[1:-1], "de uitkomst is berekend zonder deze regels")
        for zin in zinnen
    ]
    if aard:
        meld.append(
            Bevinding(
                "aard-onbekend-geteld",
                WAARSCHUWING,
                f"van {aantal(aard, 'regel', 'regels')} ontbreekt de aard van de arbeidsverhouding",
                "deze uren zijn geteld als gewoon werk; Wsw, beschut werk en uitzendwerk zijn zo niet te herkennen",
            )
        )
    return meld + _over_wsw(bron.filter(werk & wsw), wet), zinnen


def _over_wsw(wsw: pl.DataFrame, wet: Law) -> list[Bevinding]:
    """Before 2022 one code stood for all Wsw; only its sheltered part is outside the base."""
    if wsw.is_empty():
        return []
    uren = geheel(int(wsw["verloonde_uren"].sum()))
    wat = f"{aantal(wsw.height, 'regel', 'regels')} met samen {uren} uur zijn Wsw-werk met de code van vóór 2022"
    gevolg = (
        f"beschut Wsw-werk hoort niet bij de grondslag ({wet.rules['uren_wsw'].law}), gedetacheerd en begeleid wel; "
        f"welk deel dat is staat niet in de aangifte, dus de grondslag is onbekend: tot {uren} uur lager dan het totaal"
    )
    return [Bevinding("wsw-onbekend", WAARSCHUWING, wat, gevolg, aantal=wsw.height)]


def met_registratie(bron: pl.DataFrame, invoer: Invoer) -> pl.DataFrame:
    """`heeft_registratie`, `registratie_tot` and `register_onbekend`; all unknown without a register answer."""
    if invoer.register is None:
        leeg = [pl.lit(None, pl.Boolean).alias("heeft_registratie"), pl.lit(None, pl.Int64).alias("registratie_tot")]
        return bron.with_columns(*leeg, pl.lit(True).alias("register_onbekend"))
    perioden = (
        invoer.register.filter(pl.col("bsn").is_not_null())
        .select("bsn", pl.col("van").fill_null(pl.date(1900, 1, 1)), pl.col("tot").alias("_tot"))
        .sort("van")
    )
    met = bron.sort("tijdvak_eind", maintain_order=True).join_asof(
        perioden, left_on="tijdvak_eind", right_on="van", by="bsn", strategy="backward", check_sortedness=False
    )
    bekend = invoer.beantwoord if invoer.beantwoord is not None else invoer.register["bsn"]
    gevraagd = pl.col("bsn_geldig") & (pl.col("bsn").is_in(bekend.implode()).fill_null(False) | _compleet(invoer))
    heeft = pl.col("bsn_geldig") & pl.col("van").is_not_null()
    return met.with_columns(
        heeft.alias("heeft_registratie"),
        pl.when(heeft).then(_dag("_tot").fill_null(OPEN_EIND)).otherwise(0).alias("registratie_tot"),
        (~gevraagd).alias("register_onbekend"),
    )


def _compleet(invoer: Invoer) -> pl.Expr:
    """Whether the list would have named this person: it was complete on the last day of the period, or later.

    A period that is projected goes by the last one that was filed.
    """
    if invoer.compleet_op is None:
        return pl.lit(False)
    laatste = invoer.rijen["tijdvak_eind"].max()
    eind = pl.min_horizontal(pl.col("tijdvak_eind"), pl.lit(laatste, pl.Date))
    compleet = eind <= pl.lit(invoer.compleet_op, pl.Date)
    if invoer.compleet_voor:
        compleet &= pl.col("loonheffingennummer").is_in(list(invoer.compleet_voor)).fill_null(False)
    if invoer.twijfel is not None:
        compleet &= ~pl.col("bsn").is_in(invoer.twijfel.implode()).fill_null(False)
    return compleet


def _zonder_register(met: pl.DataFrame, wet: Law) -> tuple[list[Bevinding], list[str]]:
    """What is not in the target group only because nobody could look."""
    werk = met.filter(is_werk(wet) & pl.col("register_onbekend"))
    if werk.is_empty():
        return [], []
    mensen, uren = werk["persoon"].n_unique(), int(werk["verloonde_uren"].sum())
    wie = f"{aantal(mensen, 'werknemer', 'werknemers')} ({geheel(uren)} uur)"
    zin = (
        f"Van {wie} is niet bekend of die in het register {'staat' if mensen == 1 else 'staan'} (geen antwoord, of "
        "geen bruikbaar burgerservicenummer); die uren zijn niet bij de doelgroep geteld."
    )
    wat = f"van {wie} is niet bekend of die in het register {'staat' if mensen == 1 else 'staan'}"
    gevolg = "die uren tellen in het totaal en niet bij de doelgroep; vraag het na in het werkgeversportaal van UWV"
    return [Bevinding("register-onbekend", WAARSCHUWING, wat, gevolg)], [zin]


def _dag(kolom: str) -> pl.Expr:
    return pl.col(kolom).cast(pl.Date).cast(pl.Int32).cast(pl.Int64)


def _tijdvak(met: pl.DataFrame) -> pl.DataFrame:
    premieloon = pl.coalesce(
        pl.when(pl.col("aof_laag").is_not_null() | pl.col("aof_hoog").is_not_null()).then(
            pl.col("aof_laag").fill_null(0) + pl.col("aof_hoog").fill_null(0)
        ),
        pl.col("loon_sv"),
        pl.lit(0),
    )
    return met.select(
        "persoon",
        "werkgever",
        "inkomstenverhouding",
        _dag("tijdvak_begin").alias("tijdvak_begin"),
        _dag("tijdvak_eind").alias("tijdvak_eind"),
        pl.col("verloonde_uren").cast(pl.Int64),
        pl.when(~pl.col("wsw_oud").fill_null(False)).then(pl.col("aard").fill_null(0)).cast(pl.Int64).alias("aard"),
        pl.col("soort").cast(pl.Int64),
        "heeft_registratie",
        pl.col("registratie_tot").cast(pl.Int64),
        "register_onbekend",
        premieloon.cast(pl.Int64).alias("premieloon_tijdvak"),
        *[pl.col(k).fill_null(False).alias(n) for k, n in GEVRAAGD.items()],
    )


def _persoon(met: pl.DataFrame, wet: Law) -> pl.DataFrame:
    """Day of birth and pension age, one row per person."""
    per = (
        met.sort("tijdvak_eind", maintain_order=True)
        .group_by("persoon", maintain_order=True)
        .agg(pl.col("geboortedatum").drop_nulls().last())
        .with_columns(binnen_bereik(wet, "geboortedatum", _dag("geboortedatum")).alias("geboortedatum"))
    )
    if "aow_datum" not in wet.rules:
        return per.with_columns(pl.lit(None, pl.Int64).alias("aow_leeftijd_op"))
    frame: pl.DataFrame = wet.derive({"persoon": per}, "aow_datum", check=False)
    return frame.rename({"aow_datum": "aow_leeftijd_op"}).select("persoon", "geboortedatum", "aow_leeftijd_op")


def gevraagd_leeg(gevraagd: str) -> str:
    """The column that says whether it was asked in a filing period whose hours are missing."""
    return f"{gevraagd}_zonder_uren"


def personen(rijen: pl.DataFrame) -> pl.DataFrame:
    """One row per person with a row number (`rij`) that a correction does not change, and where the last row stands."""
    return (
        rijen.sort("tijdvak_begin", "inkomstenverhouding", maintain_order=True)
        .group_by("persoon", maintain_order=True)
        .agg(
            pl.col("tijdvak_begin").first().alias("_eerst"),
            pl.col("loonheffingennummer").first(),
            pl.col("personeelsnummer").drop_nulls().last(),
            pl.col("bsn", "bsn_geldig").first(),
            pl.col("begin").min(),
            pl.col("bestand", "regel").last(),
            pl.struct(_dag("tijdvak_begin").alias("tijdvak_begin"), _dag("tijdvak_eind").alias("tijdvak_eind"))
            .filter(pl.col("verloonde_uren").is_null())
            .alias("zonder_uren"),
            *[
                (pl.col(kolom).fill_null(False) & pl.col("verloonde_uren").is_null()).any().alias(gevraagd_leeg(naam))
                for kolom, naam in GEVRAAGD.items()
            ],
        )
        .sort("_eerst", "personeelsnummer", "persoon", nulls_last=True)
        .with_row_index("rij", offset=1)
        .with_columns(pl.col("rij").cast(pl.Int64))
    )


def sleutel(persoon: dict[str, Any]) -> Sleutel:
    """Who this is in every state of the filings: row numbers and persons are numbered anew in each of them.

    Without BSN and personnel number a row is a person by itself, and the place where it was filed says which.
    """
    if persoon["bsn"] is not None:
        return ("bsn", persoon["bsn"])
    if persoon["personeelsnummer"]:
        return ("nummer", persoon["loonheffingennummer"], persoon["personeelsnummer"])
    return ("plaats", persoon["bestand"], persoon["regel"])
