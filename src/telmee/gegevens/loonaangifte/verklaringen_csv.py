"""Doelgroepverklaringen that employees gave to their employer, as a list of our own: bsn, soort, begin.

A declaration is about one kind of loonkostenvoordeel and one beginning (Wtl 2.3, 2.7, 2.11 until 2026, 2.15): `begin`
is the first day of the dienstbetrekking, or for herplaatsen the day on which the work was resumed. Optional are
`aangevraagd` and `afgegeven` (it is asked for within three months), `wia_vanaf` (herplaatsen: the first day of the
right to WIA), `overgang_op` (the day on which the employee came along in a transfer of undertaking; `begin` is then the
day at the employer before) and `verklaring`: ja, or nee for an employee who has none. Who is not in the list is
unknown, not nee. The list says something about a disability: it stays in memory. Raises `Fout` when it cannot be read
at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from telmee.gegevens.loonaangifte import csv_lijst
from telmee.gegevens.loonaangifte.bevindingen import Bevinding, Verzamelaar
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen, plek
from telmee.gegevens.loonaangifte.lijst_bron import naam_van
from telmee.gegevens.loonaangifte.register_csv import JA, NEE

NAMEN = {
    "bsn": ("burgerservicenummer", "sofinr", "sofinummer", "bsnnummer"),
    "soort": ("soortverklaring", "lkv", "soortlkv", "loonkostenvoordeel", "kind"),
    "begin": ("begindatum", "datumbegin", "indienst", "indienstop", "datumindienst", "startdatum", "ingangsdatum",
              "eerstedag", "begindienstbetrekking", "hervat", "hervatop", "datumhervatting"),
    "aangevraagd": ("aangevraagdop", "aanvraagdatum", "datumaanvraag", "aanvraag"),
    "afgegeven": ("afgegevenop", "afgiftedatum", "datumafgifte", "dagtekening", "datumverklaring"),
    "wia_vanaf": ("wia", "wiadatum", "datumwia", "ingangwia", "rechtopwiavanaf"),
    "overgang_op": ("overgang", "datumovergang", "overgenomenop", "overgangvanonderneming", "overgangsdatum"),
    "verklaring": ("doelgroepverklaring", "verklaringaanwezig", "aanwezig", "dgv"),
}  # fmt: skip
SCHEMA = {
    "bsn": pl.Int64, "soort": pl.String, "verklaring": pl.Boolean, "begin": pl.Date, "aangevraagd": pl.Date,
    "afgegeven": pl.Date, "wia_vanaf": pl.Date, "overgang_op": pl.Date, "regel": pl.Int64,
}  # fmt: skip
DAGEN = ("begin", "aangevraagd", "afgegeven", "wia_vanaf", "overgang_op")
_VOORVOEGSEL = re.compile(r"^(?:indavr|doelgroepverklaring|loonkostenvoordeel|dgv|lkv|doelgroep|dg)+(?=.)")
_WOORDEN = {
    "ouder": "oudere",
    "arbeidsgehandicapt": "arbeidsgehandicapte",
    "banenafspraak": "banenafspraak",
    "scholingsbelemmerd": "banenafspraak",
}
_KORT = {
    "oudrwn": "oudere", "56": "oudere", "56plus": "oudere", "agwn": "arbeidsgehandicapte", "ag": "arbeidsgehandicapte",
    "hpagwn": "herplaatsen", "baf": "banenafspraak", "bafsb": "banenafspraak",
}  # fmt: skip
_Rij = tuple[int, str, bool, date | None, date | None, date | None, date | None, date | None, int]


@dataclass(frozen=True)
class Verklaringen:
    """The lines that can be used, in the order of the list: columns of `SCHEMA`; `regel` is the line in `bestand`."""

    regels: pl.DataFrame
    bevindingen: tuple[Bevinding, ...]
    bestand: str = ""


def lees_verklaringen(pad: Path | str | Ingekomen) -> Verklaringen:
    """Reads the list; what is wrong with a line is a finding and the rest is used."""
    bron, meld = plek(pad), Verzamelaar()
    rijen = csv_lijst.lees(bron, NAMEN, ("bsn", "soort", "begin"), meld, _lees_regel, lambda rij: rij[:-1])
    naam = naam_van(bron)
    tabel = pl.DataFrame(_een_per_begin(rijen, naam, meld), schema=SCHEMA, orient="row")
    return Verklaringen(tabel, tuple(meld.alle()), naam)


def _lees_regel(regel: csv_lijst.Regel, bsn: int, meld: Verzamelaar) -> _Rij | None:
    if (soort := soort_van(regel["soort"])) is None:
        meld.meld("csv-soort", *regel.plek)
        return None
    antwoord = regel["verklaring"].lower() or "ja"
    if antwoord not in JA | NEE:
        meld.meld("csv-antwoord", *regel.plek, element="verklaring")
        return None
    if (dagen := csv_lijst.dagen(regel, DAGEN, meld)) is None:
        return None
    aangevraagd, afgegeven, ja = dagen["aangevraagd"], dagen["afgegeven"], antwoord in JA
    if ja and dagen["begin"] is None:
        meld.meld("csv-zonder-begin", *regel.plek)
        return None
    if aangevraagd and afgegeven and afgegeven < aangevraagd:
        meld.meld("csv-afgegeven", *regel.plek)
        return None
    overgang = dagen["overgang_op"]
    if overgang and dagen["begin"] and overgang <= dagen["begin"]:
        meld.meld("csv-overgang", *regel.plek)
        return None
    return bsn, soort, ja, dagen["begin"], aangevraagd, afgegeven, dagen["wia_vanaf"], overgang, regel.nummer


def soort_van(tekst: str) -> str | None:
    """The kind of benefit as people write it: with capitals, spaces, `LKV` before it, or as in the loonaangifte."""
    kaal = re.sub(r"[^a-z0-9]", "", tekst.lower())
    if "herplaats" in kaal:
        return "herplaatsen"
    gevonden = {soort for woord, soort in _WOORDEN.items() if woord in kaal}
    if gevonden:
        return gevonden.pop() if len(gevonden) == 1 else None
    return _KORT.get(_VOORVOEGSEL.sub("", kaal))


def _een_per_begin(rijen: list[_Rij], bestand: str, meld: Verzamelaar) -> list[_Rij]:
    """One line per person, kind and beginning: of two the one asked for first; yes goes before no."""
    gehouden: dict[tuple[int, str, date | None], _Rij] = {}
    met = {(r[0], r[1]) for r in rijen if r[2]}
    for rij in rijen:
        bsn, soort, ja, begin, aangevraagd, afgegeven, _, _, nummer = rij
        if not ja and (bsn, soort) in met:
            meld.meld("csv-verklaring-tegenspraak", bestand, nummer)
            continue
        eerder = gehouden.get((bsn, soort, begin))
        if eerder is None:
            gehouden[bsn, soort, begin] = rij
            continue
        meld.meld("csv-verklaring-dubbel", bestand, nummer)
        if (aangevraagd or afgegeven or date.max) < (eerder[4] or eerder[5] or date.max):
            gehouden[bsn, soort, begin] = rij
    return list(gehouden.values())
