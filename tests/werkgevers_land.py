"""Small countries for tests of employers: tables written as a data set, and the same reckoned by hand, whole.

The reckoning by hand knows the figures of wages of 2024 and rules of 2026 as plain numbers, and nothing of the program.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from telmee.gegevens.schema import DIENSTVERBANDEN, REGISTRATIES, WERKGEVERS

JAAR = 2024
HOOGSTE_LOON = 7_162_800
GRENS_KLEIN = 108_250_000
DREMPEL_UREN = 40_575
BONUS = 377
HEFFING_PER_TIENDE = 50_000
UREN_PER_BAAN = 1_331


@dataclass(frozen=True)
class Baan:
    """One payroll row of January; `tijdvak` is another month, `nummer` another income relation."""

    persoon: int
    werkgever: int
    uren: int | None
    loon: int | None
    aard: int = 1
    soort: int = 15
    tijdvak: int = 1
    nummer: int = 1


@dataclass(frozen=True)
class Land:
    """Rows, employers as (sector, uitlener) by number, and the persons who are registered all year."""

    banen: tuple[Baan, ...]
    werkgevers: dict[int, tuple[str, bool]]
    geregistreerd: frozenset[int] = field(default_factory=frozenset)


def schrijf(land: Land, map_: Path, delen: int = 1, synthetisch: bool = True, schaal: float = 1.0) -> Path:
    """The data set of this country; its rows spread over so many files by employer."""
    nummers = sorted(land.werkgevers)
    dienst, werk = map_ / "dienstverbanden" / f"jaar={JAAR}", map_ / "werkgevers" / f"jaar={JAAR}"
    dienst.mkdir(parents=True)
    werk.mkdir(parents=True)
    for deel in range(delen):
        van = set(nummers[deel * len(nummers) // delen : (deel + 1) * len(nummers) // delen])
        pq.write_table(_rijen([b for b in land.banen if b.werkgever in van]), dienst / f"deel-{deel:05d}.parquet")
    kolommen = {
        "werkgever": nummers,
        "sector": [land.werkgevers[n][0] for n in nummers],
        "uitlener": [land.werkgevers[n][1] for n in nummers],
    }
    pq.write_table(pa.table(kolommen, schema=WERKGEVERS.arrow), werk / "deel-00000.parquet")
    wie = sorted(land.geregistreerd)
    register = {"persoon": wie, "van": [date(2015, 1, 1)] * len(wie), "tot": [None] * len(wie)}
    pq.write_table(pa.table(register, schema=REGISTRATIES.arrow), map_ / "registraties.parquet")
    (map_ / "dataset.json").write_text(json.dumps({"synthetisch": synthetisch, "schaal": schaal, "versie": 1}))
    return map_


def _rijen(banen: list[Baan]) -> pa.Table:
    kolommen: dict[str, list[Any]] = {
        "persoon": [b.persoon for b in banen],
        "werkgever": [b.werkgever for b in banen],
        "inkomstenverhouding": [b.nummer for b in banen],
        "tijdvak_begin": [date(JAAR, b.tijdvak, 1) for b in banen],
        "tijdvak_eind": [date(JAAR, b.tijdvak, 28) for b in banen],
        "verloonde_uren": [b.uren for b in banen],
        "loon_sv": [b.loon for b in banen],
        "aard": [b.aard for b in banen],
        "soort": [b.soort for b in banen],
        "onbepaalde_tijd": [True] * len(banen),
        "oproep": [False] * len(banen),
        "lkv_banenafspraak": [False] * len(banen),
    }
    return pa.table(kolommen, schema=DIENSTVERBANDEN.arrow)


@dataclass(frozen=True)
class Met:
    """One employer, reckoned by hand."""

    uren: int
    plichtig: bool
    doelgroep: int
    grondslag: int
    loonsom: int
    klein: bool
    bonus: int

    def opslag(self, percentage: int) -> int:
        """In cents; the percentage in hundredths of a per cent."""
        return 0 if self.klein else self.grondslag * percentage // 10_000

    def heffing(self, percentage: int) -> int:
        """In cents, with the shortfall cut at tenths of a baan."""
        if not self.plichtig:
            return 0
        tekort = max((self.uren * percentage - self.doelgroep * 10_000) // (UREN_PER_BAAN * 1_000), 0)
        return tekort * HEFFING_PER_TIENDE


def met_de_hand(land: Land) -> dict[int, Met]:
    """Every employer of the country, without the program."""
    return {nummer: _met(land, nummer) for nummer in land.werkgevers}


def _met(land: Land, nummer: int) -> Met:
    werk = [b for b in land.banen if b.werkgever == nummer and b.soort in (11, 13, 15)]
    uitleen, beschut = (11, 82, 22), (21, 24)
    uitlener = land.werkgevers[nummer][1] or any(b.aard == 22 for b in werk)
    som: dict[str, int] = defaultdict(int)
    loon: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for b in werk:
        uren, bedrag = b.uren or 0, b.loon or 0
        som["alles"] += uren
        som["wsw"] += uren * (b.aard == 21)
        som["uit"] += uren * (b.aard in uitleen)
        if b.persoon in land.geregistreerd and b.aard not in beschut:
            som["groep"] += uren
            som["groep_uit"] += uren * (b.aard in uitleen)
        loon[b.persoon][0] += 0 if b.aard in (*uitleen, *beschut) else bedrag
        loon[b.persoon][1] += bedrag
    af = som["uit"] if uitlener else 0
    sw = som["wsw"] if any(b.aard in (21, 22) for b in werk) else 0
    loonsom = sum(min(hele, HOOGSTE_LOON) for _, hele in loon.values())
    return Met(
        uren=som["alles"] - som["wsw"] - af,
        plichtig=som["alles"] - af - sw >= DREMPEL_UREN,
        doelgroep=som["groep"] - (som["groep_uit"] if uitlener else 0),
        grondslag=sum(min(deel, HOOGSTE_LOON) for deel, _ in loon.values()),
        loonsom=loonsom,
        klein=loonsom <= GRENS_KLEIN,
        bonus=som["groep"] * BONUS,
    )
