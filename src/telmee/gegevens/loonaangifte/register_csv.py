"""The answer of the doelgroepregister: a list of our own (bsn, geregistreerd, van, tot), or only the numbers in it.

No standard exists: people copy from the employer's portal what it shows. Asked by loonheffingennummer it gives the BSNs
that are in the register and nothing else: such a list, with or without the loonheffingennummer, is read as yes for
everybody on it. In a list with a heading `geregistreerd` is ja or nee, `van` the first day and `tot` the last day
included (empty is open); optional are `raadpleegdatum`, `loonheffingennummer`, `relatie` (in what capacity the employer
may ask, Wfsv 38d lid 7) and `compleet_op`, the same on every line: who is not on the list was not registered then. One
person may have several lines. Yes without a first day counts from ever, and says so. Of answers about one person that
contradict each other none is used. Who is not on the list is unknown, unless it or the user says on what day it was
complete. The answer says something about a disability: it stays in memory. Raises `Fout` when the list cannot be read
at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from telmee.gegevens.loonaangifte import csv_lijst
from telmee.gegevens.loonaangifte.bevindingen import Bevinding, Verzamelaar, hoeveel_personen
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen, plek
from telmee.gegevens.loonaangifte.lezen import Aangiften
from telmee.gegevens.loonaangifte.lijst_bron import naam_van
from telmee.gegevens.schema import EERSTE_DAG

NAMEN = {
    "bsn": ("burgerservicenummer", "sofinr", "sofinummer", "bsnnummer"),
    "geregistreerd": ("registered", "registratie", "inregister", "opgenomen", "doelgroep"),
    "van": ("vanaf", "begin", "begindatum", "datumvan", "startdatum", "ingangsdatum", "registeredfrom"),
    "tot": ("totenmet", "tm", "einde", "eind", "einddatum", "datumtot", "registereduntil"),
    "raadpleegdatum": ("lookupdate", "datumraadpleging", "geraadpleegdop"),
    "relatie": ("relation",),
    "compleet_op": ("completeon", "volledigop"),
    "loonheffingennummer": ("lhnr", "lhnummer", "loonheffingsnummer", "loonheffingennr", "lhnrs"),
}
JA = {"ja", "j", "yes", "y", "true", "waar", "1", "x"}
NEE = {"nee", "n", "no", "false", "onwaar", "0"}
_Rij = tuple[int, bool | None, date | None, date | None, date | None, str | None]


@dataclass(frozen=True)
class Registerantwoord:
    """What the list says per BSN.

    `regels` has bsn, geregistreerd, van, tot, raadpleegdatum, relatie: one row per merged period, and one row without
    period for a person with only nee, and with `geregistreerd` unknown for one about whom the list contradicts itself.
    `compleet_op`: on this day everybody who was registered stood on the list (None: nobody said so), of these
    `loonheffingennummers` when the list names any.
    """

    regels: pl.DataFrame
    bevindingen: tuple[Bevinding, ...]
    compleet_op: date | None = None
    loonheffingennummers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Koppeling:
    """The answer joined to the filings.

    `registraties` has persoon, van, tot, as the rule layer wants it. `personen` has persoon and `geregistreerd`: true
    (some period), false, or null when there is no answer: unknown, which is not the same as no.
    """

    registraties: pl.DataFrame
    personen: pl.DataFrame
    bevindingen: tuple[Bevinding, ...]


def lees_register(pad: Path | str | Ingekomen, compleet_op: date | None = None) -> Registerantwoord:
    """Reads the list; what is wrong with a line is a finding and the rest is used."""
    bron, meld = plek(pad), Verzamelaar()
    nummers: set[str] = set()
    compleet: set[date | None] = set()

    def lees_regel(regel: csv_lijst.Regel, bsn: int, meld: Verzamelaar) -> _Rij | None:
        if nummer := re.sub(r"[ .\-]", "", regel["loonheffingennummer"].upper()):
            nummers.add(nummer)
        if "compleet_op" in regel.velden:
            compleet.add(csv_lijst.datum(regel["compleet_op"]))
        return _lees_regel(regel, bsn, meld)

    rijen = csv_lijst.lees(
        bron, NAMEN, ("bsn", "geregistreerd"), meld, lees_regel, lambda rij: rij[:5], kaal="geregistreerd"
    )
    samen = _voeg_samen(rijen, naam_van(bron), meld)
    return Registerantwoord(samen, tuple(meld.alle()), compleet_op or _compleet(compleet), tuple(sorted(nummers)))


def _compleet(dagen: set[date | None]) -> date | None:
    """The day on which the list says that it was complete; on every line the same, otherwise nobody knows."""
    return next(iter(dagen)) if len(dagen) == 1 else None


def _lees_regel(regel: csv_lijst.Regel, bsn: int, meld: Verzamelaar) -> _Rij | None:
    antwoord = regel["geregistreerd"].lower() if "geregistreerd" in regel.velden else "ja"
    if antwoord not in JA | NEE:
        meld.meld("csv-antwoord", *regel.plek)
        return None
    if (dagen := csv_lijst.dagen(regel, ("van", "tot", "raadpleegdatum"), meld)) is None:
        return None
    van, tot, ja = dagen["van"], dagen["tot"], antwoord in JA
    if van and tot and tot < van:
        meld.meld("csv-periode", *regel.plek)
        return None
    if not ja and (van or tot):
        meld.meld("csv-nee-met-periode", *regel.plek)
        van = tot = None
    if ja and van is None:
        if "van" in regel.velden:
            meld.meld("csv-zonder-van", *regel.plek)
        else:
            meld.meld("lijst-zonder-van", regel.bestand)
        van = EERSTE_DAG
    return bsn, ja, van, tot, dagen["raadpleegdatum"], regel["relatie"] or None


def _voeg_samen(rijen: list[_Rij], bestand: str, meld: Verzamelaar) -> pl.DataFrame:
    """Per person: the periods with yes, merged where they overlap or touch; else one row with no, or with unknown."""
    per: dict[int, list[_Rij]] = {}
    for rij in rijen:
        per.setdefault(rij[0], []).append(rij)
    uit: list[_Rij] = []
    for bsn in sorted(per):
        ja = sorted((r for r in per[bsn] if r[1]), key=lambda r: (r[2] or EERSTE_DAG, r[3] or date.max))
        laatste = max(per[bsn], key=lambda r: r[4] or date.min)
        if _spreken_tegen(ja, [r for r in per[bsn] if not r[1]]):
            meld.meld("csv-tegenspraak", bestand)
            uit.append((bsn, None, None, None, laatste[4], laatste[5]))
            continue
        perioden = _perioden([(r[2] or EERSTE_DAG, r[3]) for r in ja])
        if len(perioden) < len(ja):
            meld.meld("csv-overlap", bestand)
        op, relatie = laatste[4], laatste[5]
        uit += [(bsn, True, van, tot, op, relatie) for van, tot in perioden]
        if not perioden:
            uit.append((bsn, False, None, None, op, relatie))
    schema = {"bsn": pl.Int64, "geregistreerd": pl.Boolean, "van": pl.Date, "tot": pl.Date, "raadpleegdatum": pl.Date,
              "relatie": pl.String}  # fmt: skip
    return pl.DataFrame(uit, schema=schema, orient="row")


def _spreken_tegen(ja: list[_Rij], nee: list[_Rij]) -> bool:
    """Whether somebody was not registered on a day on which another line says he was.

    A no is about the day on which the register was asked; without that day, about today: against a yes without end.
    """
    return any(
        (van or EERSTE_DAG) <= (op or date.max) <= (tot or date.max) for *_, op, _ in nee for _, _, van, tot, _, _ in ja
    )


def _perioden(paren: list[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    """Periods in order, merged: never overlapping, as the table `registraties` asks."""
    uit: list[tuple[date, date | None]] = []
    for van, tot in paren:
        if uit and (uit[-1][1] is None or van <= uit[-1][1] + timedelta(days=1)):
            vorige = uit[-1][1]
            uit[-1] = (uit[-1][0], None if vorige is None or tot is None else max(vorige, tot))
        else:
            uit.append((van, tot))
    return uit


def koppel(aangiften: Aangiften, antwoord: Registerantwoord) -> Koppeling:
    """Joins on BSN; people without an answer and answers without a filing are reported, not guessed."""
    meld = Verzamelaar()
    personen = aangiften.personen().select(
        "persoon", pl.col("bsn").filter(pl.col("bsn_geldig")).first().over("persoon")
    )
    regels = antwoord.regels.join(personen.drop_nulls("bsn"), on="bsn", how="left")
    buiten = regels.filter(pl.col("persoon").is_null())["bsn"].n_unique()
    if buiten:
        meld.meld("register-niet-in-aangifte", wie=hoeveel_personen(buiten))
    binnen = regels.filter(pl.col("persoon").is_not_null())
    status = personen.select("persoon").join(
        binnen.group_by("persoon").agg(pl.col("geregistreerd").any(ignore_nulls=False)), on="persoon", how="left"
    )
    if onbekend := status["geregistreerd"].null_count():
        meld.meld("register-zonder-antwoord", wie=hoeveel_personen(onbekend))
    registraties = binnen.filter("geregistreerd").select("persoon", "van", "tot").sort("persoon", "van")
    return Koppeling(registraties, status.sort("persoon"), (*antwoord.bevindingen, *meld.alle()))
