"""Hired-in hours that an uitlener attributes to this employer, as a list of our own: bsn, uren, van, tot, uitlener.

Hours of people from a temp agency, payroll company or sheltered-work organisation are in the filing of the formal
employer; the law lets him attribute them to the hirer when both agree (Wfsv 38g lid 4 and 7; Besluit Wfsv 2.28). So the
list comes from the uitlener. `uren` are whole hours (at most two decimals, rounded, half up), `van` and `tot` the days
included, `uitlener` his loonheffingennummer or its first nine digits; optional are `soort` (uitzend, payroll, wsw),
`overeenstemming` (the day both agreed, before 1 August of the next year) and `bron`. Raises `Fout` when the list cannot
be read at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

import polars as pl

from telmee.gegevens.loonaangifte import csv_lijst
from telmee.gegevens.loonaangifte.bevindingen import Bevinding, Verzamelaar
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen, plek
from telmee.gegevens.loonaangifte.lijst_bron import naam_van
from telmee.getallen import lees, rond

NAMEN = {
    "bsn": ("burgerservicenummer", "sofinr"),
    "uren": ("verloondeuren", "paidhours", "hours"),
    "van": ("vanaf", "begin", "begindatum", "from"),
    "tot": ("totenmet", "tm", "einde", "einddatum", "until"),
    "uitlener": ("formelewerkgever", "loonheffingennummer", "lhnr", "formalemployerlhnr"),
    "soort": ("kind",),
    "overeenstemming": ("akkoord", "akkoordop", "overeenstemmingop"),
    "bron": ("source",),
}
SCHEMA = {
    "bsn": pl.Int64, "uren": pl.Int64, "van": pl.Date, "tot": pl.Date, "uitlener": pl.Int64, "soort": pl.String,
    "overeenstemming": pl.Date, "bron": pl.String, "regel": pl.Int64,
}  # fmt: skip
_Rij = tuple[int, int, date, date, int, str | None, date | None, str | None, int]


@dataclass(frozen=True)
class Inleen:
    """The attributed hours: columns of `SCHEMA`; `regel` is the line in the list."""

    regels: pl.DataFrame
    bevindingen: tuple[Bevinding, ...]

    def in_jaar(self, jaar: int) -> pl.DataFrame:
        """The lines whose last day lies in this year."""
        return self.regels.filter(pl.col("tot").dt.year() == jaar)


def lees_inleen(pad: Path | str | Ingekomen) -> Inleen:
    """Reads the list; a line that is wrong is a finding and does not count."""
    bron, meld = plek(pad), Verzamelaar()
    rijen = csv_lijst.lees(
        bron, NAMEN, ("bsn", "uren", "van", "tot", "uitlener"), meld, _lees_regel, lambda rij: rij[:-1]
    )
    goed = _mogelijk(rijen, naam_van(bron), meld)
    return Inleen(pl.DataFrame(goed, schema=SCHEMA, orient="row"), tuple(meld.alle()))


def _mogelijk(rijen: list[_Rij], naam: str, meld: Verzamelaar) -> list[_Rij]:
    """The lines without those that together give one person more hours than the days that they share can hold."""
    weg: set[int] = set()
    volgorde = sorted(rijen, key=lambda r: (r[0], r[2], r[3]))
    for _, groep in groupby(volgorde, key=lambda r: r[0]):
        for samen in _aaneen(list(groep)):
            dagen = (max(r[3] for r in samen) - samen[0][2]).days + 1
            if sum(r[1] for r in samen) > 24 * dagen:
                weg.update(r[-1] for r in samen)
    for rij in rijen:
        if rij[-1] in weg:
            meld.meld("inleen-samen-onmogelijk", naam, rij[-1])
    return [rij for rij in rijen if rij[-1] not in weg]


def _aaneen(rijen: list[_Rij]) -> list[list[_Rij]]:
    """Lines of one person, in order of their first day, taken together where their days overlap."""
    uit: list[list[_Rij]] = []
    laatste = date.min
    for rij in rijen:
        if uit and rij[2] <= laatste:
            uit[-1].append(rij)
        else:
            uit.append([rij])
        laatste = max(laatste, rij[3])
    return uit


def _lees_regel(regel: csv_lijst.Regel, bsn: int, meld: Verzamelaar) -> _Rij | None:
    if (dagen := csv_lijst.dagen(regel, ("van", "tot", "overeenstemming"), meld, verplicht=("van", "tot"))) is None:
        return None
    van, tot = dagen["van"], dagen["tot"]
    if van is None or tot is None or tot < van:
        meld.meld("csv-periode", *regel.plek)
        return None
    uren = _uren(regel, meld)
    if uren is not None and uren > 24 * ((tot - van).days + 1):
        meld.meld("csv-uren-onmogelijk", *regel.plek)
        return None
    uitlener = re.fullmatch(r"([0-9]{9})(?:L[0-9]{2})?", regel["uitlener"].upper().replace(" ", ""))
    if uitlener is None:
        meld.meld("csv-uitlener", *regel.plek)
    if uren is None or uitlener is None:
        return None
    return (bsn, uren, van, tot, int(uitlener[1]), regel["soort"].lower() or None, dagen["overeenstemming"],
            regel["bron"] or None, regel.nummer)  # fmt: skip


def _uren(regel: csv_lijst.Regel, meld: Verzamelaar) -> int | None:
    """Whole hours, half up. `1.040` is a thousand and forty, as people write it; `1,040` could be either: refused."""
    try:
        uren = lees(regel["uren"].replace(" ", ""))
    except ValueError:  # also one with two readings
        meld.meld("csv-uren", *regel.plek)
        return None
    if 100 % uren.denominator or uren >= 10**7:
        meld.meld("csv-uren", *regel.plek)
        return None
    if uren.denominator > 1:
        meld.meld("csv-uren-afgerond", *regel.plek)
    return rond(uren)
