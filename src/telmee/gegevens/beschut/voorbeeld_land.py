"""An invented country of municipalities for beschut werk: 342 of them, with own names and codes from GM9001.

What they have together is what was published of the country: targets, valid indications and working persons at the end
of 2019-2024. The years after are invented along the straight line to the published end. Nobody's distribution: sizes
are drawn. The same every time. Raises `Fout` when the published figures are not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from random import Random

from telmee.fouten import Fout
from telmee.gegevens.beschut.gepubliceerd import Landstand, ultimo
from telmee.gegevens.beschut.indeling import VERZONNEN, verdeel_geheel

AANTAL, REGIOS, VERBANDEN = len(VERZONNEN), 35, 60
PUBLIEK = range(2019, 2025)
DAARNA = range(2025, 2028)
EIND = 2048
_ZAAD = 11
_VOOR = ("Amber", "Berken", "Distel", "Elzen", "Ganzen", "Hazel", "Iepen", "Kiezel", "Linden", "Meidoorn", "Nevel",
         "Otter", "Populier", "Reiger", "Sleedoorn", "Valken", "Wolken", "Zilver")  # fmt: skip
_ACHTER = ("akker", "beemd", "berge", "borg", "brink", "donk", "drecht", "geest", "gouw", "haag", "horst", "hoven",
           "kamp", "mark", "oord", "rode", "schans", "veste", "waard")  # fmt: skip


@dataclass(frozen=True)
class Gemeente:
    """One invented municipality: per year its target, its indications and the persons who work."""

    code: str
    naam: str
    regio: str
    verband: str
    inwoners: int
    doel: dict[int, int]
    indicaties: dict[int, int]
    personen: dict[int, int]
    behoefte: int


@cache
def gemeenten() -> tuple[Gemeente, ...]:
    """All of them, in order of the code."""
    lot = Random(_ZAAD)
    codes = [f"GM{n}" for n in VERZONNEN]
    namen = sorted(f"{voor}{achter}" for voor, achter in product(_VOOR, _ACHTER))
    inwoners = {c: 1_000 + round(30_000 * min(30, lot.paretovariate(1.5)) * lot.random()) for c in codes}
    gewicht = {c: inwoners[c] * (60 + lot.randrange(80)) for c in codes}
    vroeger = {c: inwoners[c] * (60 + lot.randrange(80)) for c in codes}  # who had a waiting list long ago
    werkend = {c: gewicht[c] * (80 + lot.randrange(40)) for c in codes}
    doel = {j: verdeel_geheel(n, vroeger) for j, n in {**{j: _van(j).doel or 0 for j in PUBLIEK}, **_lijn()}.items()}
    personen = {j: verdeel_geheel(_van(j).personen or 0, werkend) for j in PUBLIEK}
    wacht = {j: verdeel_geheel((_van(j).indicaties or 0) - (_van(j).personen or 0), gewicht) for j in PUBLIEK}
    return tuple(
        Gemeente(
            c,
            namen[i],
            f"Regio {_ACHTER[i % REGIOS % len(_ACHTER)].capitalize()}{'west' if i % REGIOS < len(_ACHTER) else 'oost'}",
            f"Werkkring {_VOOR[i % VERBANDEN % len(_VOOR)]} {1 + i % VERBANDEN // len(_VOOR)}",
            inwoners[c],
            {j: d[c] for j, d in doel.items()},
            {j: personen[j][c] + wacht[j][c] for j in PUBLIEK},
            {j: personen[j][c] for j in PUBLIEK},
            gewicht[c] // 1_000_000 + 1,
        )
        for i, c in enumerate(codes)
    )


def _van(jaar: int) -> Landstand:
    stand = ultimo(jaar)
    if stand is None:
        raise Fout(f"Van {jaar} zijn geen cijfers van beschut werk gepubliceerd; installeer telmee opnieuw.")
    return stand


def _lijn() -> dict[int, int]:
    """The targets of the years after, on the line from the last published year to the published end."""
    begin, eind = _van(PUBLIEK[-1]).doel or 0, _van(EIND).doel or 0
    jaren = EIND - PUBLIEK[-1]
    return {j: begin + (eind - begin) * (j - PUBLIEK[-1]) // jaren for j in DAARNA}
