"""An invented employer to try the program on: ten months of filings, and the three lists beside them.

Every BSN is a test number (they begin with 999) and belongs to nobody. What can be found in it on purpose: a benefit
that was asked everywhere, one never asked, one asked from June on, one asked for who is not registered, one for who
reached the pension age, one that hangs on a declaration that is there; two corrections. The same every time. Amounts in
cents.
"""

from __future__ import annotations

import io
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns
from telmee.gegevens.loonaangifte.schrijver import schrijf_bericht
from telmee.gegevens.loonaangifte.uit_dataset import maak_berichten
from telmee.schrijven import nieuwe_map

JAAR, MAANDEN, OMVANG = 2026, 10, 160
LHNR = "999993653L01"
UREN_VORIG_JAAR = 268_300
MERK = "leesmij.txt"
ZAAD = 7
LEESMIJ = """Verzonnen aangiften van een verzonnen werkgever, gemaakt door Telmee.

Alle burgerservicenummers beginnen met 999: dat zijn testnummers, ze horen bij niemand.

aangiften/        loonaangiften over januari tot en met oktober 2026, met twee correcties
register.csv      het antwoord dat het doelgroepregister over deze mensen zou geven
inleen.csv        uren van ingeleende mensen, door hun uitlener toegerekend
verklaringen.csv  de doelgroepverklaringen die de werkgever heeft
rapport.html      wat Telmee ervan maakt

Zelf nog eens:
  ./telmee werkgever positie {map}/aangiften --register {map}/register.csv --inleen {map}/inleen.csv \\
      --verklaringen {map}/verklaringen.csv --uren-vorig-jaar {uren} --quotumpercentage 2,58 --jaar {jaar}

Het quotumpercentage van de markt in {jaar} is niet gevonden. 2,58 is een voorbeeld: een cijfer dat u zelf geeft.
"""


@dataclass(frozen=True)
class Mens:
    """Somebody of the example. `registratie` is (first day, last day) or None; months are counted from 1."""

    uren_week: int
    uurloon: int
    geboren: date
    begin: date = date(2021, 5, 1)
    van_maand: int = 1
    tot_maand: int = 12
    aard: int = 1
    registratie: tuple[date, date | None] | None = None
    lkv_vanaf: int | None = None
    lkv_soort: str = "lkv_banenafspraak"
    verklaring: tuple[str, date, date] | None = None
    """Kind, day it was asked for, day it was issued."""


BIJZONDER = (
    Mens(24, 1_620, date(1996, 3, 12), registratie=(date(2019, 2, 1), None), lkv_vanaf=1),
    Mens(28, 1_580, date(1999, 8, 30), registratie=(date(2022, 9, 15), None)),
    Mens(32, 1_710, date(1988, 11, 2), registratie=(date(2016, 1, 1), None), lkv_vanaf=6),
    Mens(
        20,
        1_495,
        date(2003, 4, 18),
        date(2026, 3, 1),
        3,
        registratie=(date(2024, 6, 1), date(2026, 7, 31)),
        lkv_vanaf=3,
    ),
    Mens(36, 2_150, date(1979, 6, 7), lkv_vanaf=2),
    Mens(16, 1_890, date(1959, 5, 20), registratie=(date(2015, 1, 1), None), lkv_vanaf=1),
    Mens(
        32,
        2_040,
        date(1984, 1, 25),
        date(2025, 2, 1),
        lkv_vanaf=1,
        lkv_soort="lkv_arbeidsgehandicapt",
        verklaring=("arbeidsgehandicapt", date(2025, 2, 10), date(2025, 3, 20)),
    ),
    Mens(18, 1_480, date(2001, 12, 9), aard=24, registratie=None),
)


def mensen() -> tuple[Mens, ...]:
    """The special ones first, then ordinary employees; three of them leave during the year."""
    gewoon = []
    for n in range(OMVANG - len(BIJZONDER)):
        gewoon.append(
            Mens(
                uren_week=(40, 36, 32, 24, 38)[n % 5],
                uurloon=1_900 + 73 * (n % 29),
                geboren=date(1964 + n % 38, 1 + n % 12, 1 + n % 28),
                begin=date(2012 + n % 13, 1 + n % 12, 1),
                tot_maand=(4, 6, 9)[n // 18 - 1] if n in (18, 36, 54) else 12,
            )
        )
    return (*BIJZONDER, *gewoon)


def records() -> list[dict[str, Any]]:
    """One record per person and month, as the writer of filings wants them."""
    wie, rijen = mensen(), []
    nummers = verzonnen_bsns(len(wie))
    for maand in range(1, MAANDEN + 1):
        begin = date(JAAR, maand, 1)
        eind = date(JAAR, maand + 1, 1) - timedelta(days=1)
        for volgnummer, (mens, bsn) in enumerate(zip(wie, nummers, strict=True), 1):
            if mens.van_maand <= maand <= mens.tot_maand:
                rijen.append(_record(mens, bsn, volgnummer, maand, begin, eind))
    return rijen


def _record(m: Mens, bsn: int, volgnummer: int, maand: int, begin: date, eind: date) -> dict[str, Any]:
    uren = m.uren_week * 52 // 12
    stopt = maand == m.tot_maand and maand < MAANDEN
    return {
        "persoon": volgnummer,
        "inkomstenverhouding": 1,
        "tijdvak_begin": begin,
        "tijdvak_eind": eind,
        "bsn": bsn,
        "personeelsnummer": f"{1000 + volgnummer}",
        "geboortedatum": m.geboren,
        "begin": m.begin,
        "eind": eind if stopt else None,
        "reden_einde": 20 if stopt else None,
        "verloonde_uren": uren,
        "loon_sv": uren * m.uurloon,
        "contracturen_week": m.uren_week * 100,
        "soort": 15,
        "aard": m.aard,
        "onbepaalde_tijd": True,
        "oproep": False,
        "sector_code": 45,
        **({m.lkv_soort: True} if m.lkv_vanaf is not None and maand >= m.lkv_vanaf else {}),
    }


def register() -> str:
    """The register answer as CSV."""
    regels = ["bsn;geregistreerd;van;tot"]
    for m, bsn in zip(mensen(), verzonnen_bsns(OMVANG), strict=True):
        if m.registratie is None:
            regels.append(f"{bsn:09d};nee;;")
        else:
            van, tot = m.registratie
            regels.append(f"{bsn:09d};ja;{van:%d-%m-%Y};{'' if tot is None else f'{tot:%d-%m-%Y}'}")
    return "\n".join(regels) + "\n"


def inleen() -> str:
    """Hours of one hired-in person as CSV."""
    bsn = verzonnen_bsns(OMVANG + 1)[-1]
    kop = "bsn;uren;van;tot;uitlener;soort;overeenstemming"
    return f"{kop}\n{bsn:09d};410;01-04-{JAAR};30-09-{JAAR};999990202;uitzend;15-10-{JAAR}\n"


def verklaringen() -> str:
    """The declarations as CSV."""
    regels = ["bsn;soort;begin;aangevraagd;afgegeven"]
    for m, bsn in zip(mensen(), verzonnen_bsns(OMVANG), strict=True):
        if m.verklaring is not None:
            soort, aangevraagd, afgegeven = m.verklaring
            regels.append(f"{bsn:09d};{soort};{m.begin:%d-%m-%Y};{aangevraagd:%d-%m-%Y};{afgegeven:%d-%m-%Y}")
    return "\n".join(regels) + "\n"


def aangiften() -> list[tuple[str, bytes]]:
    """The filings: the name of each file and what is in it."""
    gemaakt = []
    for bericht in maak_berichten(records(), LHNR, JAAR, correcties=2, zaad=ZAAD):
        uit = io.BytesIO()
        schrijf_bericht(uit, bericht.hoofd, bericht.delen)
        gemaakt.append((f"{bericht.hoofd.moment:%Y-%m-%d}-{bericht.hoofd.id}.xml", uit.getvalue()))
    return gemaakt


def maak(
    naar: Path | str, overschrijf: bool = False, erbij: Callable[[Path], None] = lambda map_: None
) -> tuple[str, ...]:
    """Writes the example to a new folder; gives the names of the filings.

    `erbij` gets the folder while it is made, to put more in it: the folder comes with everything or not at all.
    """
    bestanden = aangiften()
    with nieuwe_map(naar, overwrite=overschrijf, merk=MERK) as map_:
        (map_ / "aangiften").mkdir()
        for naam, inhoud in bestanden:
            (map_ / "aangiften" / naam).write_bytes(inhoud)
        (map_ / "register.csv").write_text(register(), encoding="utf-8")
        (map_ / "inleen.csv").write_text(inleen(), encoding="utf-8")
        (map_ / "verklaringen.csv").write_text(verklaringen(), encoding="utf-8")
        tekst = LEESMIJ.format(map=shlex.quote(str(naar)), uren=UREN_VORIG_JAAR, jaar=JAAR)
        (map_ / MERK).write_text(tekst, encoding="utf-8")
        erbij(map_)
    return tuple(naam for naam, _ in bestanden)
