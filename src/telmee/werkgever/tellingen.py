"""Counts beside the quota: people of the target group, hired-in hours, missing periods, weekly against yearly count.

The yearly count is the act's (1,331 hours a baan); the weekly one (25.5 hours a week) is that of sector bodies and uses
the contract hours of who is in service on the last day that was filed. They may differ by a part of a baan.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from telmee.gegevens.loonaangifte import controle
from telmee.getallen import geheel, tienden
from telmee.werkgever import quotumbeeld
from telmee.werkgever.feiten import Feiten
from telmee.werkgever.invoer import Invoer
from telmee.werkgever.rijen import OPEN_EIND, Rijen, maak_rijen
from telmee.werkgever.uitkomst import WAARSCHUWING, Bevinding, Telling, Tijdvak
from telmee.werkgever.wetcijfers import is_werk
from telmee.werkgever.woorden import aantal
from telmee.wet import Law
from telmee.wet.machine.codes import codes
from telmee.wet.machine.figure import Cijfer

Gat = tuple[str, date, date]
KOP = ("loonheffingennummer", "tijdvak_begin", "tijdvak_eind")
TE_LAAT = "te_laat"
"""Why a period does not count whose return was made after the day that decides."""


def gaten(invoer: Invoer, jaar: int) -> list[Gat] | None:
    """Filing periods of a year without a return of their own, per loonheffingennummer; None when nothing is there.

    That a correction touches a period does not make it filed. A return that came too late is known, and lost.
    """
    if (weg := ontbrekend(invoer, jaar)) is None:
        return None
    return [(t.loonheffingennummer, t.begin, t.eind) for t in weg if t.waarom != TE_LAAT]


def ontbrekend(invoer: Invoer, jaar: int) -> list[Tijdvak] | None:
    """The same with those too late, each with why, and whether later periods are there."""
    nu, later = _perioden(invoer, jaar), {} if invoer.later is None else _perioden(invoer.later, jaar)
    if not nu and not later:
        return None
    lijst = []
    for nummer in sorted(nu | later):
        van = nu.get(nummer, {})
        laatste = max((e for (_, e), reden in van.items() if reden is None), default=date.min)
        alle = van | later.get(nummer, {})
        weg: dict[tuple[date, date], str] = dict.fromkeys(controle.ontbrekend(alle, hele_jaar=True), "geen_aangifte")
        weg |= {paar: reden for paar, reden in alle.items() if reden is not None}
        weg |= {paar: TE_LAAT for paar, reden in alle.items() if reden is None and van.get(paar, TE_LAAT)}
        lijst += [Tijdvak(nummer, b, e, reden, e < laatste) for (b, e), reden in sorted(weg.items())]
    return lijst


def _perioden(invoer: Invoer, jaar: int) -> dict[str, dict[tuple[date, date], str | None]]:
    """Per number the periods of a year, with why one has no return of its own."""
    in_jaar = invoer.tijdvakken.filter(pl.col("tijdvak_eind").dt.year() == jaar)
    waarom = pl.col("waarom") if "waarom" in in_jaar.columns else pl.lit(None, pl.String)
    per: dict[str, dict[tuple[date, date], str | None]] = {}
    for nummer, begin, eind, reden in in_jaar.select(*KOP, waarom.alias("waarom")).iter_rows():
        per.setdefault(nummer, {})[begin, eind] = reden
    return per


def na_aow_leeftijd(rijen: Rijen, wet: Law, uitlener: bool | None) -> list[Bevinding]:
    """Hours that count only because a registration has no last day: UWV says that it ends at the pension age."""
    werk = is_werk(wet) & pl.col("heeft_registratie").fill_null(False)
    tijdvak = rijen.tijdvak.filter(werk & (pl.col("registratie_tot") == OPEN_EIND))
    if uitlener:
        uitgeleend = pl.col("aard").is_in(list(codes(wet, "uitzendpersoneel", "aard")))
        tijdvak = tijdvak.filter(~uitgeleend.fill_null(False))
    na = tijdvak.join(rijen.persoon.select("persoon", "aow_leeftijd_op"), on="persoon").filter(
        pl.col("tijdvak_begin") > pl.col("aow_leeftijd_op")
    )
    if na.is_empty():
        return []
    tel = wet.derive({"tijdvak": na.drop("register_onbekend", "aow_leeftijd_op")}, "telt_mee", check=False)
    tel = tel.filter(pl.col("telt_mee").fill_null(False))
    if tel.is_empty():
        return []
    wie = aantal(tel["persoon"].n_unique(), "werknemer is", "werknemers zijn")
    wat = f"{wie} na de AOW-leeftijd nog geteld ({geheel(int(tel['verloonde_uren'].sum()))} uur): bij de registratie"
    gevolg = "volgens UWV eindigt een registratie bij de AOW-leeftijd; vraag na of er een einddatum bij hoort"
    return [Bevinding("na-aow-leeftijd", WAARSCHUWING, f"{wat} staat geen einddatum", gevolg)]


def mensen(rijen: Rijen, wet: Law) -> int | None:
    """People with at least one row that counts; unknown without a register answer."""
    tel = wet.derive({"tijdvak": rijen.tijdvak.drop("register_onbekend")}, "telt_mee", check=False)
    if tel["telt_mee"].null_count():
        return None
    return int(tel.filter("telt_mee")["persoon"].n_unique())


def beide(c: dict[str, Cijfer], dag: date) -> tuple[Telling, ...]:
    """The yearly and the weekly count side by side; `dag`: the day of the contract hours."""
    per_jaar, per_week = c["uren_per_baan_jaar"].waarde, c["uren_per_baan_week"].waarde
    jaar = f"zoals de wet telt: verloonde uren tot nu toe, gedeeld door {geheel(per_jaar)} per baan"
    jaar += f" ({c['quotumtekort'].artikel})"
    jaar += "" if c["quotumplichtig"].waarde else "; wat nog te maken is, geldt alleen als u onder het quotum valt"
    week = f"zoals sectororganisaties tellen: contracturen per week op {dag:%d-%m-%Y}, gedeeld door "
    week += f"{tienden(per_week)} per baan; zonder ingeleende mensen en oproepcontracten zonder vaste uren"
    return quotumbeeld.tellingen(c, jaar, week)


def laatste_dag(invoer: Invoer) -> date:
    """The last day that was filed."""
    dag: date = invoer.rijen["tijdvak_eind"].max() or date(invoer.jaar, 12, 31)  # type: ignore[assignment]
    return dag


def weekfeiten(invoer: Invoer, f: Feiten) -> dict[str, Any]:
    """The facts of the weekly count."""
    alle, doelgroep, _ = weekuren(invoer, f)
    return {"weekuren_totaal": alle, "weekuren_doelgroep_heel": doelgroep}


def weekuren(invoer: Invoer, f: Feiten) -> tuple[int | None, int | None, date]:
    """Contract hours per week (hundredths) of all staff and of the target group, on the last day that was filed.

    Whose hours are in the two follows from the rules of the yearly count, with contract hours for paid hours.
    """
    laatste = pl.col("tijdvak_eind") == pl.col("tijdvak_eind").max().over("loonheffingennummer")
    in_dienst = pl.col("eind").is_null() | (pl.col("eind") >= pl.col("tijdvak_eind"))
    nu = invoer.rijen.filter(laatste & in_dienst & is_werk(f.wet))
    dag = laatste_dag(invoer)
    if nu["contracturen_week"].null_count() or nu["wsw_oud"].any():
        return None, None, dag
    rijen = maak_rijen(invoer, nu.with_columns(pl.col("contracturen_week").alias("verloonde_uren")), f.wet).tijdvak
    werkgever = rijen["werkgever"].first() if rijen.height else 1
    feiten = {"jaar": f.wet.op.year, "uitlener": f.feiten["uitlener"], "toegerekende_uren_op_tijd": 0}
    boven = pl.DataFrame({"werkgever": [werkgever]} | {naam: [feit] for naam, feit in feiten.items()})
    frames = {"tijdvak": rijen.drop("register_onbekend"), "werkgever": boven}
    namen = ("verloonde_uren_grondslag", "verloonde_uren_doelgroep")
    uit = f.wet.derive(frames, *namen, check=False)
    alle, doelgroep = (uit[naam].item() for naam in namen)
    return alle, doelgroep, dag
