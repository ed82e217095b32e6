"""Hours of people that this employer hires in: which lines of the list count, by the rules of the law, and what to say.

A line counts when its person is registered in its period and both sides agreed in time. What the list does not say (the
day of agreement) is assumed to be in time, and said. Hours are whole hours.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from telmee.getallen import geheel
from telmee.werkgever import termijnen
from telmee.werkgever.invoer import Invoer
from telmee.werkgever.rijen import met_registratie
from telmee.werkgever.uitkomst import MEDEDELING, WAARSCHUWING, Bevinding
from telmee.werkgever.wetcijfers import artikel
from telmee.werkgever.woorden import aantal
from telmee.wet import Law

OP_TIJD, EENS_OP = "toegerekende_uren_op_tijd", "inleen_overeenstemming_uiterlijk"


def inleen(invoer: Invoer, wet: Law) -> tuple[int, date | None, list[Bevinding]]:
    """Hours that uitleners attribute to this employer in the year, and the day on which that was agreed."""
    if invoer.inleen is None or invoer.inleen.is_empty():
        return 0, None, []
    regels, meld = _van_jaar(invoer, wet)
    uiterlijk = termijnen.dag(wet, EENS_OP)
    regels = regels.with_columns(_op_tijd(regels, wet))
    te_laat = (pl.col("uren") != 0) & (pl.col("_telt") == 0)
    laat = regels.filter(te_laat)
    if laat.height:
        over = aantal(laat.height, "regel", "regels")
        wat = f"over {over} met samen {laat['uren'].sum()} ingeleende uren was u het pas na"
        gevolg = f"deze uren tellen niet mee ({artikel(wet, OP_TIJD)})"
        meld.append(Bevinding("inleen-te-laat", WAARSCHUWING, f"{wat} {uiterlijk:%d-%m-%Y} eens", gevolg))
    regels, over_stand = _op_stand(regels.filter(~te_laat.fill_null(False)), wet)
    meld += over_stand
    overeen: date | None = regels["overeenstemming"].max()  # type: ignore[assignment]
    if zonder := regels["overeenstemming"].null_count():
        overeen = overeen or min(wet.stand, uiterlijk)
        gevolg = f"gerekend is alsof u het op tijd eens wordt met de uitlener, uiterlijk op {uiterlijk:%d-%m-%Y}"
        bij = aantal(zonder, "regel", "regels")
        wat = f"bij {bij} met ingeleende uren staat niet wanneer u het met de uitlener eens bent geworden"
        meld.append(Bevinding("inleen-overeenstemming", MEDEDELING, wat, f"{gevolg} ({artikel(wet, OP_TIJD)})"))
    return int(regels["uren"].sum()), overeen, meld


def nog_niet_eens(regels: pl.DataFrame, wet: Law) -> bool:
    """Whether something is still to be agreed on with an uitlener: a line of the year without a day that has come."""
    eens = (pl.col("overeenstemming") <= wet.stand).fill_null(False)
    return not regels.filter((pl.col("tot").dt.year() == wet.op.year) & ~eens).is_empty()


def _van_jaar(invoer: Invoer, wet: Law) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Attributed hours of the year; nothing counts of people who are not registered according to the answer."""
    assert invoer.inleen is not None
    regels = invoer.inleen.filter(pl.col("tot").dt.year() == invoer.jaar)
    meld = []
    buiten = invoer.inleen.height - regels.height
    if buiten:
        wat = f"{aantal(buiten, 'regel', 'regels')} met ingeleende uren buiten {invoer.jaar}"
        meld.append(Bevinding("inleen-ander-jaar", MEDEDELING, wat, "deze uren tellen in een ander jaar"))
    if invoer.register is None or invoer.beantwoord is None or regels.is_empty():
        return regels, meld
    tijdvak = met_registratie(
        regels.select(
            pl.int_range(pl.len(), dtype=pl.Int64).alias("inkomstenverhouding"),
            "bsn",
            pl.lit(True).alias("bsn_geldig"),
            pl.col("van").alias("tijdvak_begin"),
            pl.col("tot").alias("tijdvak_eind"),
        ),
        invoer,
    )
    tijdvak = wet.derive({"tijdvak": tijdvak}, "geregistreerd_in_tijdvak", check=False)
    niet = tijdvak.filter(~pl.col("register_onbekend") & ~pl.col("geregistreerd_in_tijdvak"))["inkomstenverhouding"]
    meld += _zonder_antwoord(regels, tijdvak)
    if uit := niet.len():
        wat = f"{aantal(uit, 'regel', 'regels')} met ingeleende uren van wie dan niet in het register staat"
        gevolg = f"deze uren tellen niet mee; toerekenen kan alleen uren uit de doelgroep ({artikel(wet, OP_TIJD)})"
        meld.append(Bevinding("inleen-niet-geregistreerd", WAARSCHUWING, wat, gevolg))
    return regels.filter(~pl.int_range(pl.len(), dtype=pl.Int64).is_in(niet.implode())), meld


def _zonder_antwoord(regels: pl.DataFrame, tijdvak: pl.DataFrame) -> list[Bevinding]:
    """Lines of people about whom the answer says nothing: the uitlener says that they count, so they do."""
    open_ = tijdvak.filter("register_onbekend")["inkomstenverhouding"]
    telt = regels.filter(pl.int_range(pl.len(), dtype=pl.Int64).is_in(open_.implode()) & (pl.col("uren") != 0))
    if telt.is_empty():
        return []
    bij = aantal(telt.height, "regel", "regels")
    wat = f"bij {bij} met samen {geheel(int(telt['uren'].sum()))} ingeleende uren zegt het antwoord uit het register"
    gevolg = "gerekend is alsof deze mensen in het register staan; vraag het na bij de uitlener of bij UWV"
    return [Bevinding("inleen-zonder-antwoord", WAARSCHUWING, f"{wat} niets over die persoon", gevolg)]


def _op_tijd(regels: pl.DataFrame, wet: Law) -> pl.Series:
    """The hours of every line that count by the day of its agreement; unknown without one."""
    per_regel = regels.select(
        pl.int_range(pl.len(), dtype=pl.Int64).alias("werkgever"),
        pl.lit(wet.op.year, pl.Int64).alias("jaar"),
        pl.col("uren").alias("toegerekende_uren"),
        pl.col("overeenstemming").cast(pl.Int32).cast(pl.Int64).alias("overeenstemming_op"),
    )
    telt: pl.Series = wet.derive({"werkgever": per_regel}, OP_TIJD, check=False).sort("werkgever")[OP_TIJD]
    return telt.alias("_telt")


def _op_stand(regels: pl.DataFrame, wet: Law) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Lines that are agreed on the day from which is looked, which the list itself does not know."""
    meld, stand = [], wet.stand
    later = regels.filter(pl.col("overeenstemming") > stand)
    if later.height:
        uren = geheel(int(later["uren"].sum()))
        wat = f"bij {aantal(later.height, 'regel', 'regels')} met samen {uren} ingeleende uren ligt de overeenstemming"
        eens = f"u bent het nog niet eens ({artikel(wet, OP_TIJD)})"
        gevolg = f"deze uren tellen nog niet mee: {eens}; controleer de datum"
        meld.append(Bevinding("inleen-na-stand", WAARSCHUWING, f"{wat} na {stand:%d-%m-%Y}", gevolg))
    regels = regels.filter((pl.col("overeenstemming") <= stand) | pl.col("overeenstemming").is_null())
    komt = regels.filter(pl.col("van") > stand)
    if komt.height:
        uren, gaan = geheel(int(komt["uren"].sum())), "gaat" if komt.height == 1 else "gaan"
        wat = f"{aantal(komt.height, 'regel', 'regels')} met samen {uren} ingeleende uren {gaan} over een"
        gevolg = "deze uren tellen al mee; haal ze uit de lijst als u alleen wilt zien wat er tot die dag is"
        meld.append(Bevinding("inleen-nog-niet-begonnen", WAARSCHUWING, f"{wat} tijd na {stand:%d-%m-%Y}", gevolg))
    return regels, meld
