"""Invented files to try beschut werk on: a country of municipalities, and a sociaal ontwikkelbedrijf of eight persons.

Every BSN is a test number (they begin with 999) and belongs to nobody. Among the eight, on purpose: one whose hours
change, one posted with a group, one who works under the old Wsw, one who waits more than a year, one who waits but is
not available. The same every time. Amounts in cents, hours a week in hundredths.
"""

from __future__ import annotations

import io
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from telmee.gegevens.beschut.voorbeeld_land import DAARNA, PUBLIEK, Gemeente, gemeenten
from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns
from telmee.gegevens.loonaangifte.schrijver import schrijf_bericht
from telmee.gegevens.loonaangifte.uit_dataset import maak_berichten
from telmee.schrijven import nieuwe_map

JAAR, MAANDEN = 2026, 9
OP = date(2026, 10, 1)
LHNR = "999993653L02"
MERK = "leesmij.txt"
UURLOON = 1_471
LEESMIJ = """Verzonnen bestanden over beschut werk, gemaakt door Telmee.

Geen van deze gemeenten bestaat. De burgerservicenummers beginnen met 999: dat zijn testnummers, ze horen bij niemand.
De doelen, indicaties en werkenden van 2019 tot en met 2024 zijn samen die van het land. De verdeling is geloot. Alles
van na 2024 is verzonnen.

aantallen.csv        het aantal plaatsen per gemeente en jaar
realisaties.csv      indicaties en werkenden per gemeente, ultimo elk jaar
regio.csv            arbeidsmarktregio en samenwerkingsverband van elke gemeente
verdeel.csv          cijfers voor een verdeling over 2027
sob/indicaties.csv   acht mensen van een sociaal ontwikkelbedrijf in {gemeente}
sob/plaatsingen.csv  waar zij werken
sob/regels.csv       een eigen regel van de gemeente
sob/aangiften/       loonaangiften over januari tot en met september 2026
sob/begroting.yaml   een begroting van een sociaal ontwikkelbedrijf

Probeer:
  ./telmee beschut positie --gemeente {code} --op 2026-10-01 --aantallen {map}/aantallen.csv \\
      --indicaties {map}/sob/indicaties.csv --plaatsingen {map}/sob/plaatsingen.csv
  ./telmee beschut verdeel --totaal 13500 --jaar 2027 --sleutel gerealiseerd --gegevens {map}/verdeel.csv --ingroei 10%
  ./telmee beschut indicaties --indicaties {map}/sob/indicaties.csv --plaatsingen {map}/sob/plaatsingen.csv \\
      --op 2026-10-01
  ./telmee beschut exploitatie {map}/sob/begroting.yaml
  ./telmee beschut reeks {map}/aantallen.csv --jaar 2024
"""


@dataclass(frozen=True)
class Mens:
    """Somebody of the example: the steps of the indication, and the placements as (form, first day, hours a week)."""

    aanvraag: date
    advies: date
    besluit: date
    route: str = "gemeente"
    beschikbaar: bool = True
    plaatsen: tuple[tuple[str, date, int], ...] = ()
    loonwaarde: int | None = None
    aard: int = 24
    proef: tuple[date, date] | None = None


MENSEN = (
    Mens(date(2021, 2, 8), date(2021, 3, 29), date(2021, 4, 12), loonwaarde=35,
         plaatsen=(("binnen", date(2021, 6, 1), 2_700),)),
    Mens(date(2022, 5, 2), date(2022, 6, 20), date(2022, 7, 4), "burger", loonwaarde=42,
         plaatsen=(("binnen", date(2022, 9, 1), 3_100),)),
    Mens(date(2023, 1, 9), date(2023, 2, 27), date(2023, 3, 13), loonwaarde=48,
         plaatsen=(("groepsdetachering", date(2023, 5, 1), 2_400),)),
    Mens(date(2024, 3, 4), date(2024, 4, 22), date(2024, 5, 6), loonwaarde=30,
         plaatsen=(("binnen", date(2024, 8, 1), 2_000), ("binnen", date(2026, 6, 1), 2_600))),
    Mens(date(2025, 9, 1), date(2025, 10, 20), date(2025, 11, 3), proef=(date(2026, 1, 5), date(2026, 2, 27)),
         plaatsen=(("buiten", date(2026, 3, 1), 1_650),)),
    Mens(date(2008, 1, 1), date(2008, 2, 1), date(2008, 3, 1), aard=21,
         plaatsen=(("binnen", date(2009, 1, 1), 3_600),)),
    Mens(date(2025, 4, 7), date(2025, 5, 26), date(2025, 6, 10)),
    Mens(date(2026, 2, 2), date(2026, 3, 23), date(2026, 4, 8), "burger", beschikbaar=False),
)  # fmt: skip


def gemeente_van_sob() -> Gemeente:
    """The municipality of the eight: one whose target of the year is of their size."""
    return min(gemeenten(), key=lambda g: (abs(g.doel[JAAR] - len(MENSEN)), g.code))


def _nummers() -> list[int]:
    return verzonnen_bsns(len(MENSEN))


def indicaties() -> str:
    """The indications as CSV; who works under the old Wsw has none."""
    kop = ("persoon", "gemeente", "route", "aanvraag_op", "advies_op", "advies", "besluit_op", "besluit", "beschikbaar",
           "proefplaatsing_van", "proefplaatsing_tot")  # fmt: skip
    rijen = [
        (_bsn(bsn), gemeente_van_sob().code, m.route, _dag(m.aanvraag), _dag(m.advies), "positief", _dag(m.besluit),
         "positief", "ja" if m.beschikbaar else "nee", *(map(_dag, m.proef) if m.proef else ("", "")))
        for m, bsn in zip(MENSEN, _nummers(), strict=True) if m.aard == 24
    ]  # fmt: skip
    return _csv(kop, rijen)


def plaatsingen() -> str:
    """The placements as CSV."""
    rijen = []
    for m, bsn in zip(MENSEN, _nummers(), strict=True):
        for (vorm, van, uren), volgend in zip(m.plaatsen, (*m.plaatsen[1:], None), strict=False):
            tot = "" if volgend is None else _dag(volgend[1] - timedelta(days=1))
            loonwaarde = "" if m.loonwaarde is None else m.loonwaarde
            regeling = "beschut" if m.aard == 24 else "wsw"
            rijen.append(
                (_bsn(bsn), LHNR, vorm, _dag(van), tot, f"{uren / 100:g}".replace(".", ","), loonwaarde, regeling)
            )
    kop = ("persoon", "werkgever", "vorm", "van", "tot", "uren_per_week", "loonwaarde", "regeling")
    return _csv(kop, rijen)


def regels() -> str:
    """A rule of the municipality's own as CSV: invented."""
    kop = ("gemeente", "onderwerp", "waarde", "eenheid", "regeling", "van", "tot", "bron", "zekerheid")
    wat = ("werkplekvergoeding beschut werk", "1500", "euro per jaar", "verzonnen verordening, artikel 4")
    return _csv(kop, [(gemeente_van_sob().code, *wat, "01-01-2026", "", "verzonnen", "geen")])


def records() -> list[dict[str, Any]]:
    """One record per person who works and month, as the writer of filings wants them."""
    rijen = []
    for maand in range(1, MAANDEN + 1):
        begin, eind = date(JAAR, maand, 1), date(JAAR, maand + 1, 1) - timedelta(days=1)
        for nummer, (m, bsn) in enumerate(zip(MENSEN, _nummers(), strict=True), 1):
            nu = [p for p in m.plaatsen if p[1] <= eind]
            if nu:
                rijen.append(_record(m, nu[-1][2], nummer, bsn, begin, eind))
    return rijen


def _record(m: Mens, per_week: int, nummer: int, bsn: int, begin: date, eind: date) -> dict[str, Any]:
    uren = per_week * 52 // 1200
    return {
        "persoon": nummer, "inkomstenverhouding": 1, "tijdvak_begin": begin, "tijdvak_eind": eind, "bsn": bsn,
        "personeelsnummer": f"{2000 + nummer}", "geboortedatum": date(1975 + 3 * nummer, nummer, 10),
        "begin": m.plaatsen[0][1], "eind": None, "reden_einde": None, "verloonde_uren": uren, "loon_sv": uren * UURLOON,
        "contracturen_week": per_week, "soort": 15, "aard": m.aard, "onbepaalde_tijd": True, "oproep": False,
        "sector_code": 64,
    }  # fmt: skip


def aangiften() -> list[tuple[str, bytes]]:
    """The filings: the name of each file and what is in it."""
    uit = []
    for bericht in maak_berichten(records(), LHNR, JAAR):
        inhoud = io.BytesIO()
        schrijf_bericht(inhoud, bericht.hoofd, bericht.delen)
        uit.append((f"{bericht.hoofd.moment:%Y-%m-%d}-{bericht.hoofd.id}.xml", inhoud.getvalue()))
    return uit


def aantallen() -> str:
    """The targets per municipality and year as CSV."""
    rijen = []
    for jaar in (*PUBLIEK, *DAARNA):
        bron = (
            "verzonnen verdeling van een verzonnen totaal"
            if jaar in DAARNA
            else "verzonnen verdeling van het landelijke doel"
        )
        rijen += [(g.code, jaar, g.doel[jaar], "regeling", bron) for g in gemeenten()]
    return _csv(("gemeente", "jaar", "aantal", "grond", "bron"), rijen)


def realisaties() -> str:
    """Indications and working persons per municipality at the end of each year as CSV."""
    rijen = [(g.code, f"31-12-{j}", g.indicaties[j], g.personen[j], "verzonnen") for j in PUBLIEK for g in gemeenten()]
    return _csv(("gemeente", "op", "indicaties", "personen", "bron"), rijen)


def regio() -> str:
    """The regions and samenwerkingsverbanden as CSV."""
    rijen = [(g.code, g.regio, "arbeidsmarktregio", "01-01-2015", "", "verzonnen") for g in gemeenten()]
    rijen += [(g.code, g.verband, "samenwerkingsverband", "01-01-2015", "", "verzonnen") for g in gemeenten()]
    return _csv(("gemeente", "regio", "soort", "van", "tot", "bron"), rijen)


def verdeel() -> str:
    """What a distribution over 2027 asks, as CSV; `gerealiseerd_2025` is 2024 with the growth of its year."""
    laatste, ervoor = PUBLIEK[-1], PUBLIEK[-2]
    kop = (
        "gemeente",
        "naam",
        "regio",
        "inwoners",
        f"oud_{DAARNA[1]}",
        "indicaties",
        f"gerealiseerd_{DAARNA[0]}",
        "behoefte",
    )

    def rij(g: Gemeente) -> tuple[Any, ...]:
        verder = max(0, 2 * g.personen[laatste] - g.personen[ervoor])
        return g.code, g.naam, g.regio, g.inwoners, g.doel[DAARNA[1]], g.indicaties[laatste], verder, g.behoefte

    return _csv(kop, map(rij, gemeenten()))


def maak(naar: Path | str, overschrijf: bool = False, erbij: Mapping[str, bytes] | None = None) -> tuple[str, ...]:
    """Writes everything to a new folder; gives the names of the files. `erbij` are files of others, by name."""
    inhoud: dict[str, bytes] = {
        f"{maker.__name__}.csv": maker().encode() for maker in (aantallen, realisaties, regio, verdeel)
    }
    inhoud |= {f"sob/{maker.__name__}.csv": maker().encode() for maker in (indicaties, plaatsingen, regels)}
    inhoud |= {f"sob/aangiften/{naam}": bericht for naam, bericht in aangiften()}
    inhoud["sob/begroting.yaml"] = files(__package__).joinpath("begroting.yaml").read_bytes()
    gemeente = gemeente_van_sob()
    wie = {"gemeente": f"{gemeente.naam} ({gemeente.code})", "code": gemeente.code, "map": shlex.quote(str(naar))}
    inhoud |= {**(erbij or {}), MERK: LEESMIJ.format(**wie).encode()}
    with nieuwe_map(naar, overwrite=overschrijf, merk=MERK) as map_:
        (map_ / "sob" / "aangiften").mkdir(parents=True)
        for naam, bytes_ in inhoud.items():
            (map_ / naam).write_bytes(bytes_)
    return tuple(inhoud)


def _csv(kop: Iterable[str], rijen: Iterable[Iterable[object]]) -> str:
    return "".join(";".join(map(str, rij)) + "\n" for rij in (kop, *rijen))


def _bsn(bsn: int) -> str:
    return f"{bsn:09d}"


def _dag(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"
