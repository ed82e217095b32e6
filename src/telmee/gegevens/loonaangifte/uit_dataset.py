"""Filings of one employer of the synthetic country: a year of messages, with corrections and late filings on request.

The messages, folded, are exactly the records: what is filed wrongly on purpose is corrected later, in the next return
(hours changed, a relation that should not be there withdrawn, a forgotten one added), and of a late period the full
return comes after the year. People get test numbers, in the order of their own numbers. The same data set, employer and
seed give the same bytes. Raises `Fout` when the employer is not there and `GebruiksFout` for an impossible wish.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import polars as pl

from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens.lezen import Dataset, open_dataset
from telmee.gegevens.loonaangifte import profiel
from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns
from telmee.gegevens.loonaangifte.schrijver import Hoofd, Inhoud, schrijf_bericht
from telmee.gegevens.schema import EPOCH, OPEN_EIND
from telmee.schrijven import nieuwe_map

MERK = "leesmij.txt"
_NA_AFLOOP = timedelta(days=20)  # a return is made this many days after its period
_TE_LAAT = (4, 20)  # … and a late one on this day of the next year
_LEESMIJ = """Verzonnen loonaangiften van een verzonnen werkgever, gemaakt door Telmee {versie}.
Alle burgerservicenummers komen uit de reeks testnummers (999…) en horen bij niemand. Werkgever {lhnr}, jaar {jaar}.
register.csv is het antwoord dat het doelgroepregister over deze personen zou geven.
"""


@dataclass(frozen=True)
class Gemaakt:
    """What was written: files in order of their moment, the employer, and the BSN that stands for each person."""

    werkgever: int
    loonheffingennummer: str
    bestanden: tuple[str, ...]
    bsn: dict[int, int] = field(repr=False)
    rijen: int


@dataclass(frozen=True)
class Bericht:
    """One message to write: its head and its parts."""

    hoofd: Hoofd
    delen: tuple[Inhoud, ...]


def maak_loonaangiften(
    dataset_map: Path | str,
    naar: Path | str,
    jaar: int,
    *,
    werkgever: int | None = None,
    omvang: int = 200,
    correcties: int = 0,
    te_laat: int = 0,
    zaad: int = 1,
    overschrijf: bool = False,
) -> Gemaakt:
    """Writes the filings of one employer and `register.csv` to a new folder; `omvang` chooses one by its size."""
    if jaar not in profiel.jaren():
        raise GebruiksFout(f"Het jaar {jaar} kan niet; kies {profiel.jaren()[0]} tot en met {profiel.jaren()[-1]}.")
    with open_dataset(dataset_map, "polars", [jaar]) as dataset:
        werkgever = werkgever if werkgever is not None else kies_werkgever(dataset, jaar, omvang)
        rijen = _rijen(dataset, jaar, werkgever)
        overheid = _is_overheid(dataset, jaar, werkgever)
        registraties = dataset.frame("registraties").collect()
    personen = rijen["persoon"].unique().sort().to_list()
    bsn = dict(zip(personen, verzonnen_bsns(len(personen)), strict=True))
    lhnr = f"{werkgever:09d}L01"
    records = _records(rijen, bsn, overheid, jaar)
    berichten = maak_berichten(records, lhnr, jaar, correcties=correcties, te_laat=te_laat, zaad=zaad)
    namen = tuple(f"{b.hoofd.moment:%Y-%m-%d}-{b.hoofd.id}.xml" for b in berichten)
    with nieuwe_map(naar, overwrite=overschrijf, merk=MERK) as map_:
        for naam, bericht in zip(namen, berichten, strict=True):
            with (map_ / naam).open("wb") as uit:
                schrijf_bericht(uit, bericht.hoofd, bericht.delen)
        (map_ / "register.csv").write_text(_register(bsn, registraties), encoding="utf-8")
        tekst = _LEESMIJ.format(versie=_versie(), lhnr=lhnr, jaar=jaar)
        (map_ / MERK).write_text(tekst, encoding="utf-8")
    return Gemaakt(werkgever, lhnr, namen, bsn, len(records))


def _versie() -> str:
    from telmee import __version__

    return __version__


def kies_werkgever(dataset: Dataset, jaar: int, omvang: int) -> int:
    """The employer nearest to this many employees that employs somebody who is registered."""
    banen = dataset.frame("dienstverbanden", jaar)
    doelgroep = dataset.frame("registraties").select("persoon").unique()
    tellen = (
        banen.group_by("werkgever")
        .agg(pl.col("persoon").n_unique().alias("n"))
        .join(banen.join(doelgroep, on="persoon", how="semi").select("werkgever").unique(), on="werkgever", how="semi")
        .with_columns((pl.col("n") - omvang).abs().alias("_af"))
        .sort("_af", "werkgever")
        .head(1)
        .collect()
    )
    if not tellen.height:
        raise Fout("In deze dataset is geen werkgever met iemand uit het doelgroepregister; maak een grotere dataset.")
    return int(tellen["werkgever"][0])


def _rijen(dataset: Dataset, jaar: int, werkgever: int) -> pl.DataFrame:
    rijen: pl.DataFrame = dataset.frame("dienstverbanden", jaar).filter(pl.col("werkgever") == werkgever).collect()
    if not rijen.height:
        raise Fout(f"Werkgever {werkgever} heeft in {jaar} geen loonaangiften in deze dataset.")
    return rijen.sort("tijdvak_begin", "persoon", "inkomstenverhouding")


def _is_overheid(dataset: Dataset, jaar: int, werkgever: int) -> bool:
    frame = dataset.frame("werkgevers", jaar).filter(pl.col("werkgever") == werkgever).collect()
    return bool(frame.height) and frame["sector"][0] == "overheid"


def _records(rijen: pl.DataFrame, bsn: dict[int, int], overheid: bool, jaar: int) -> list[dict[str, Any]]:
    """The records with what a filing asks more: numbers, dates of birth and of employment, contract hours."""
    volgnummer = {p: i for i, p in enumerate(bsn, 1)}
    perioden = sorted({(_dag(b), _dag(e)) for b, e in rijen.select("tijdvak_begin", "tijdvak_eind").iter_rows()})
    laatste_dag = perioden[-1][1]
    per_relatie: dict[tuple[int, int], list[tuple[date, date]]] = {}
    records = []
    for r in rijen.iter_rows(named=True):
        begin, eind = _dag(r["tijdvak_begin"]), _dag(r["tijdvak_eind"])
        per_relatie.setdefault((r["persoon"], r["inkomstenverhouding"]), []).append((begin, eind))
        records.append(r | {"tijdvak_begin": begin, "tijdvak_eind": eind})
    for r in records:
        reeks = per_relatie[r["persoon"], r["inkomstenverhouding"]]
        lot = Random(f"{r['persoon']}/{r['inkomstenverhouding']}")
        eerder = timedelta(days=lot.randrange(30, 3000)) if reeks[0][0] == date(jaar, 1, 1) else timedelta()
        r["begin"] = reeks[0][0] - eerder
        if r["tijdvak_eind"] == reeks[-1][1] < laatste_dag:
            r["eind"], r["reden_einde"] = reeks[-1][1], 30 if not r["onbepaalde_tijd"] else 20
        dagen = (r["tijdvak_eind"] - r["tijdvak_begin"]).days + 1
        r["contracturen_week"] = (r["verloonde_uren"] or 0) * 700 // dagen
        r["bsn"], r["personeelsnummer"] = bsn[r["persoon"]], f"{volgnummer[r['persoon']]:05d}"
        r["geboortedatum"] = date(jaar - 20 - r["persoon"] % 45, 1 + r["persoon"] % 12, 1 + r["persoon"] % 28)
        r["overheid"], r["sector_code"] = overheid, 64 if overheid else 45
    return records


def _dag(nummer: int) -> date:
    return EPOCH + timedelta(days=nummer)


def maak_berichten(
    records: list[dict[str, Any]], lhnr: str, jaar: int, *, correcties: int = 0, te_laat: int = 0, zaad: int = 1
) -> list[Bericht]:
    """The messages of a year, in order of their moment; folded they are exactly `records`.

    `correcties` is how many relations are first filed wrongly; `te_laat` how many of the last periods are filed late.
    """
    per: dict[tuple[date, date], list[dict[str, Any]]] = {}
    for r in records:
        per.setdefault((r["tijdvak_begin"], r["tijdvak_eind"]), []).append(r)
    perioden = sorted(per)
    if not 0 <= te_laat < len(perioden):
        raise GebruiksFout(f"Te laat kunnen 0 tot en met {len(perioden) - 1} van de {len(perioden)} tijdvakken zijn.")
    if not 0 <= correcties <= len(records):
        raise GebruiksFout(f"Er zijn {len(records)} regels, dus kies 0 tot en met {len(records)} correcties.")
    fouten = _fouten(per, correcties, Random(zaad))
    op_tijd = perioden[: len(perioden) - te_laat]
    berichten, wacht = [], list[tuple[date, date]]()
    for nummer, periode in enumerate(perioden, 1):
        begin, eind = periode
        laat = periode not in op_tijd
        moment = datetime(jaar + 1, *_TE_LAAT, 9, nummer) if laat else datetime.combine(eind + _NA_AFLOOP, time(9))
        verkeerd = fouten.get(periode, {})
        inhoud = [Inhoud("volledig", begin, eind, _met_fouten(per[periode], verkeerd))]
        inhoud += [_correctie(p, per[p], fouten[p]) for p in wacht]
        inhoud[0] = replace(inhoud[0], saldi=tuple((p[0], p[1], 0) for p in wacht))
        wacht = [periode] if verkeerd else []
        berichten.append(Bericht(Hoofd(jaar, lhnr, f"{jaar}-{nummer:02d}", moment), tuple(inhoud)))
    if wacht:  # nothing follows in the year: a message with corrections only
        delen = tuple(_correctie(p, per[p], fouten[p]) for p in wacht)
        berichten.append(Bericht(Hoofd(jaar, lhnr, f"{jaar}-C", datetime(jaar + 1, 4, 25, 9)), delen))
    return sorted(berichten, key=lambda b: b.hoofd.moment)


def _fouten(
    per: dict[tuple[date, date], list[dict[str, Any]]], aantal: int, lot: Random
) -> dict[tuple[date, date], dict[int, str]]:
    """Per period which records (by index) are first filed wrongly, and how."""
    plekken = [(p, i) for p in sorted(per) for i in range(len(per[p]))]
    gekozen = sorted(lot.sample(range(len(plekken)), aantal))
    fouten: dict[tuple[date, date], dict[int, str]] = {}
    for n, plek in enumerate(gekozen):
        periode, i = plekken[plek]
        fouten.setdefault(periode, {})[i] = ("uren", "vergeten", "teveel")[n % 3]
    return fouten


def _met_fouten(records: list[dict[str, Any]], verkeerd: dict[int, str]) -> list[dict[str, Any]]:
    """The records as they are first filed: hours or wage too high, one forgotten, or one relation too many."""
    uit = []
    for i, r in enumerate(records):
        hoe = verkeerd.get(i)
        if hoe == "uren":
            uit.append(r | {"verloonde_uren": (r["verloonde_uren"] or 0) + 7, "loon_sv": (r["loon_sv"] or 0) + 12_345})
        elif hoe != "vergeten":
            uit.append(r)
        if hoe == "teveel":
            uit.append(r | {"num_iv": _TE_VEEL, "verloonde_uren": 40, "loon_sv": 100_000})
    return uit


_TE_VEEL = 9_000  # NumIV of a relation that is filed by mistake


def _correctie(periode: tuple[date, date], records: list[dict[str, Any]], verkeerd: dict[int, str]) -> Inhoud:
    """The correction that puts a period right."""
    goed = [records[i] for i, hoe in sorted(verkeerd.items()) if hoe != "teveel"]
    weg = [
        (_TE_VEEL, records[i]["bsn"], records[i]["personeelsnummer"])
        for i, h in sorted(verkeerd.items())
        if h == "teveel"
    ]
    return Inhoud("correctie", *periode, goed, weg)


def _register(bsn: dict[int, int], registraties: pl.DataFrame) -> str:
    """The register answer for these people, as `register_csv` reads it."""
    perioden: dict[int, list[tuple[str, str]]] = {}
    for persoon, van, tot in registraties.select("persoon", "van", "tot").iter_rows():
        if persoon in bsn:
            einde = "" if tot is None or tot >= OPEN_EIND else str(_dag(tot))
            perioden.setdefault(persoon, []).append((str(_dag(van)), einde))
    uit = io.StringIO()
    schrijf = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijf.writerow(["bsn", "geregistreerd", "van", "tot"])
    for persoon, nummer in bsn.items():
        for van, tot in sorted(perioden.get(persoon, [])):
            schrijf.writerow([f"{nummer:09d}", "ja", van, tot])
        if persoon not in perioden:
            schrijf.writerow([f"{nummer:09d}", "nee", "", ""])
    return uit.getvalue()
