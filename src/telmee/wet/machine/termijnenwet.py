"""The Algemene termijnenwet: on which days a term of an act does not end, and until when it then runs.

Artikel 1 extends a term that ends on a Saturday, a Sunday or a recognised holiday to the next other day. Artikel 3
names the holidays; days that a royal decree equates with them (lid 3) are not known here. Artikel 4 keeps the act away
from terms of more than 90 days, twelve weeks or three months, so who calls this has looked at that. Days are dates.
"""

from __future__ import annotations

from datetime import date, timedelta

DAG = timedelta(days=1)
ZATERDAG = 5
NA_PASEN = {-2: "Goede Vrijdag", 1: "tweede paasdag", 39: "Hemelvaartsdag", 50: "tweede pinksterdag"}
VAST = {(1, 1): "Nieuwjaarsdag", (5, 5): "5 mei", (12, 25): "eerste kerstdag", (12, 26): "tweede kerstdag"}
DAGNAMEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def pasen(jaar: int) -> date:
    """Easter Sunday, by the calendar of Gregory (Butcher's rule)."""
    gulden, eeuw, rest = jaar % 19, jaar // 100, jaar % 100
    epacta = (19 * gulden + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    zondag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - epacta - rest % 4) % 7
    terug = (gulden + 11 * epacta + 22 * zondag) // 451
    maand, dag = divmod(epacta + zondag - 7 * terug + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """27 April, or the day before when that is a Sunday; so since 2014, before any date that is asked for here."""
    dag = date(jaar, 4, 27)
    return dag - DAG if dag.weekday() == 6 else dag


def bijzonder(dag: date) -> str:
    """The name of a day on which a term does not end: Saturday, Sunday or holiday; empty for any other day."""
    feest = VAST.get((dag.month, dag.day)) or NA_PASEN.get((dag - pasen(dag.year)).days)
    if feest is None and dag == koningsdag(dag.year):
        feest = "Koningsdag"
    return feest or (DAGNAMEN[dag.weekday()] if dag.weekday() >= ZATERDAG else "")


def verlengd(laatste: date) -> date:
    """The last day of a term that ends here: the day itself, or the first one after it that is not special."""
    while bijzonder(laatste):
        laatste += DAG
    return laatste


def werkdag_ervoor(dag: date) -> date:
    """The day itself, or the last one before it that is not special: in time whatever the act says."""
    while bijzonder(dag):
        dag -= DAG
    return dag
