"""Writes a synthetic data set: payroll rows in blocks, employers, register, grounds, and hiring-in keys.

Rows stand in order of filing period and employer, one Parquet row group per period, so that December can be found
by the statistics alone. Memory stays flat: a block is about a million job slots, and a period of a block is written
at once. The directory appears whole or not at all. Raises `GebruiksFout` for an impossible choice and `Fout` when
writing fails.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from telmee import __version__
from telmee.gegevens import schema
from telmee.gegevens.synthetisch import bevolking, tijdvakken
from telmee.gegevens.synthetisch.groep import Groep, maak_groep
from telmee.gegevens.synthetisch.ijking import Groepsjaar, maak_groepsjaar
from telmee.gegevens.synthetisch.instellingen import alle_jaren, controleer_keuze, instellingen, sleutel, stroom
from telmee.gegevens.synthetisch.register import Getallen
from telmee.gegevens.synthetisch.werkgevers import Werkgevers, maak_werkgevers
from telmee.schrijven import nieuwe_map, voortgang

PER_BLOK = 1_000_000
_GROEP = 122_880
"""Rows in one group of a file: several threads can then read one table."""
OPMERKING = "Synthetische gegevens: verzonnen personen en werkgevers, geijkt op gepubliceerde totalen."
_WOORDENBOEK = ["werkgever", "inkomstenverhouding", "tijdvak_begin", "tijdvak_eind", "verloonde_uren", "aard", "soort"]


@dataclass(frozen=True)
class Land:
    """All that the blocks share."""

    werkgevers: Werkgevers
    groep: Groep
    jaren: dict[int, Groepsjaar]
    groep_vanaf: int
    zaad: int


def maak(
    naar: Path | str,
    schaal: float,
    jaren: list[int],
    zaad: int = 1,
    *,
    overschrijf: bool = False,
    draden: int | None = None,
    per_blok: int = PER_BLOK,
) -> dict[str, int]:
    """Writes the data set to a new directory; gives the number of rows per table and year."""
    jaren = sorted(set(jaren))
    controleer_keuze(schaal, jaren, zaad)
    with nieuwe_map(naar, overwrite=overschrijf) as map_:
        wg = maak_werkgevers(schaal, zaad)
        blokken = bevolking.verdeel_blokken(wg, per_blok)
        aantallen = [bevolking.personen_in(wg, b) for b in blokken]
        vanaf = [sum(aantallen[:i]) for i in range(len(blokken) + 1)]
        with voortgang("Register en banen van de doelgroep maken"):
            groep = maak_groep(wg, schaal, zaad)
            land = Land(wg, groep, {j: maak_groepsjaar(groep, wg, j, schaal, zaad) for j in jaren}, vanaf[-1], zaad)
        rijen = _kleine_tabellen(map_, land, jaren)
        with voortgang("Loonaangiften schrijven", len(blokken) * len(jaren)) as verder:
            per_jaar = _schrijf_blokken(map_, land, blokken, vanaf, verder, draden)
        rijen |= {f"dienstverbanden {j}": sum(b[j] for b in per_jaar) for j in jaren}
        beschrijving = {
            "telmee": __version__,
            "versie": schema.MAP_VERSIE,
            "synthetisch": True,
            "schaal": schaal,
            "zaad": zaad,
            "jaren": jaren,
            "opmerking": OPMERKING,
            "rijen": rijen,
        }
        (map_ / "dataset.json").write_text(
            json.dumps(beschrijving, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    return rijen


def _schrijf_blokken(
    map_: Path,
    land: Land,
    blokken: list[tuple[int, int]],
    vanaf: list[int],
    verder: Callable[[int], None],
    draden: int | None,
) -> list[dict[int, int]]:
    """Writes every block for every year; threads only change the speed, never the bytes."""
    stop = threading.Event()

    def een(nummer: int) -> dict[int, int]:
        blok = bevolking.maak_blok(land.werkgevers, nummer, blokken[nummer], vanaf[nummer], land.zaad)
        rijen = {}
        for jaar in alle_jaren():
            if jaar > max(land.jaren) or stop.is_set():
                break
            bezetting = bevolking.jaar_verder(blok, jaar, land.zaad)
            if jaar in land.jaren:
                rijen[jaar] = _schrijf_deel(map_, land, blok, bezetting, jaar, stop)
                verder(1)
        return rijen

    for jaar in land.jaren:
        (map_ / "dienstverbanden" / f"jaar={jaar}").mkdir(parents=True)
    with ThreadPoolExecutor(draden or min(4, os.cpu_count() or 1)) as werkers:
        klussen = [werkers.submit(een, n) for n in range(len(blokken))]
        try:
            return [k.result() for k in klussen]
        except BaseException:
            stop.set()
            werkers.shutdown(wait=True, cancel_futures=True)
            raise


@dataclass(frozen=True)
class _Plekken:
    """The slots of a block with one filing period (months or four weeks), ready to be written."""

    blok: bevolking.Blok
    bezetting: bevolking.Bezetting
    welke: npt.NDArray[np.int64]
    nummers: Getallen
    aard: npt.NDArray[np.int8]
    soort: npt.NDArray[np.int8]
    uurloon: Getallen


def _schrijf_deel(
    map_: Path, land: Land, blok: bevolking.Blok, bezetting: bevolking.Bezetting, jaar: int, stop: threading.Event
) -> int:
    """One file: all periods of one block in one year."""
    rng = stroom(land.zaad, "uren", jaar, blok.nummer)
    aard, soort = bevolking.codes(blok, land.werkgevers, jaar)
    vier = land.werkgevers.vierweken[blok.werkgever]
    ondergrens = _ondergrens(jaar)
    soorten = {}
    for maandelijks in (True, False):
        welke = np.flatnonzero(vier != maandelijks)
        soorten[maandelijks] = _Plekken(
            blok,
            bezetting,
            welke,
            land.werkgevers.nummer[blok.werkgever[welke]],
            aard[welke],
            soort[welke],
            blok.loon[welke].astype(np.int64) * ondergrens // 100,
        )
    rooster = sorted(
        [(t.begin, i, t) for i, t in enumerate(tijdvakken.maanden(jaar))]
        + [(t.begin, i, t) for i, t in enumerate(tijdvakken.vierweken(jaar))],
        key=lambda r: (r[0], r[2].eind),
    )
    pad = map_ / "dienstverbanden" / f"jaar={jaar}" / f"deel-{blok.nummer:05d}.parquet"
    rijen = 0
    arrow = schema.DIENSTVERBANDEN.arrow
    with pq.ParquetWriter(pad, arrow, compression="zstd", compression_level=1, use_dictionary=_WOORDENBOEK) as uit:
        for _, nummer, tijdvak in rooster:
            if stop.is_set():
                break
            gewoon = _gewone_rijen(soorten[tijdvak.maand], tijdvak, nummer, rng)
            groep = _groepsrijen(land, blok, jaar, tijdvak, nummer, ondergrens)
            samen = {k: np.concatenate([gewoon[k], groep[k]]) for k in gewoon}
            volgorde = np.argsort(samen["werkgever"], kind="stable")
            n = len(volgorde)
            kolommen = {k: v[volgorde] for k, v in samen.items()} | {
                "tijdvak_begin": np.full(n, tijdvak.begin, np.int32),
                "tijdvak_eind": np.full(n, tijdvak.eind, np.int32),
            }
            uit.write_table(
                pa.table([pa.array(kolommen[f.name]).cast(f.type) for f in arrow], schema=arrow),
                row_group_size=max(n, 1),
            )
            rijen += n
    return rijen


def _gewone_rijen(
    p: _Plekken, tijdvak: tijdvakken.Tijdvak, nummer: int, rng: np.random.Generator
) -> dict[str, npt.NDArray[np.generic]]:
    """Rows of everybody who is not registered, in one period."""
    deel = nummer if tijdvak.maand else nummer * 12 // 13
    wissel = p.bezetting.wissel[p.welke]
    oud = deel < wissel
    aanwezig = np.flatnonzero(oud | (deel >= wissel + p.bezetting.gat[p.welke]))
    oud, i = oud[aanwezig], p.welke[aanwezig]
    uren_week = p.blok.uren_week[i].astype(np.int32)
    uren = uren_week * 435 // 100 if tijdvak.maand else uren_week * tijdvak.dagen // 7
    uren = uren + uren * p.blok.grillig[i] * rng.integers(-30, 31, len(i), dtype=np.int8) // 100
    if tijdvak.december >= 15:
        uren = uren * round(instellingen()["bevolking"]["december"] * 1000) // 1000
    soort = p.soort[aanwezig]
    uren = np.where(soort > 17, 0, np.maximum(uren, 1)).astype(np.int64)
    lot = p.blok.soort_code[i]
    return {
        "persoon": np.where(oud, p.bezetting.oud[i], p.bezetting.nieuw[i]),
        "werkgever": p.nummers[aanwezig],
        "inkomstenverhouding": np.where(oud, p.bezetting.nummer_oud[i], p.bezetting.nummer_nieuw[i]).astype(np.int64),
        "verloonde_uren": uren,
        "loon_sv": np.where(soort > 17, 120_000, uren * p.uurloon[aanwezig]),
        "aard": p.aard[aanwezig].astype(np.int64),
        "soort": soort.astype(np.int64),
        "onbepaalde_tijd": lot % 100 < 100 * instellingen()["bevolking"]["onbepaalde_tijd"],
        "oproep": lot * 7 % 100 >= 100 - 100 * instellingen()["bevolking"]["oproep"],
        "lkv_banenafspraak": np.zeros(len(i), bool),
    }


def _groepsrijen(
    land: Land, blok: bevolking.Blok, jaar: int, tijdvak: tijdvakken.Tijdvak, nummer: int, ondergrens: int
) -> dict[str, npt.NDArray[np.generic]]:
    """Rows of (once) registered persons at the employers of a block, in one period."""
    gj = land.jaren[jaar]
    van, tot = np.searchsorted(gj.banen.werkgever, [blok.eerste, blok.laatste])
    uren = gj.uren[van:tot, nummer]
    welke = van + np.flatnonzero((gj.vierweken[van:tot] != tijdvak.maand) & (uren >= 0))
    b, uren = gj.banen.kies(welke), gj.uren[welke, nummer]
    return {
        "persoon": bevolking.persoonsnummer(b.persoon + land.groep_vanaf),
        "werkgever": land.werkgevers.nummer[b.werkgever],
        "inkomstenverhouding": b.inkomstenverhouding,
        "verloonde_uren": uren,
        "loon_sv": np.where(b.soort == 37, 90_000, uren * (b.loon * ondergrens // 100)),
        "aard": b.aard,
        "soort": b.soort,
        "onbepaalde_tijd": b.onbepaald == 1,
        "oproep": b.loon % 12 == 0,
        "lkv_banenafspraak": (b.lkv == 1) & (jaar >= 2018),
    }


def _ondergrens(jaar: int) -> int:
    """A rough wage floor in cents per hour, straight between two given years."""
    (j0, b0), (j1, b1) = sorted(instellingen()["bevolking"]["ondergrens_uurloon"].items())
    return int(b0 + (b1 - b0) * (jaar - j0) // (j1 - j0))


def _kleine_tabellen(map_: Path, land: Land, jaren: list[int]) -> dict[str, int]:
    wg, reg = land.werkgevers, land.groep.register
    rijen = {}
    for jaar in jaren:
        pad = map_ / "werkgevers" / f"jaar={jaar}" / "deel-00000.parquet"
        pad.parent.mkdir(parents=True)
        sector = pa.array(np.where(wg.overheid, "overheid", "markt"))
        _schrijf(pad, schema.WERKGEVERS, [wg.nummer, sector, wg.uitlener])
        rijen[f"werkgevers {jaar}"] = len(wg)
    nummers = bevolking.persoonsnummer(np.arange(len(reg)) + land.groep_vanaf)
    wie, welke = np.nonzero(reg.van > 0)
    van, tot = reg.van[wie, welke], reg.tot[wie, welke]
    _schrijf(map_ / "registraties.parquet", schema.REGISTRATIES, [nummers[wie], _dagen(van), _dagen(tot)])
    grond, persoon, van, tot = _grondslagen(land)
    _schrijf(
        map_ / "grondslagen.parquet",
        schema.GRONDSLAGEN_TABEL,
        [nummers[persoon], pa.array(np.array(schema.GRONDSLAGEN)[grond]), _dagen(van), _dagen(tot)],
    )
    sleutels = [
        (j, s, sleutel(j)[s], instellingen()["verdeelsleutel_overheid"][j]["bron"])
        for j in alle_jaren()
        for s in schema.SECTOREN
    ]
    _schrijf(map_ / "verdeelsleutels.parquet", schema.VERDEELSLEUTELS, [list(k) for k in zip(*sleutels, strict=True)])
    return rijen | {"registraties": len(wie), "grondslagen": len(grond), "verdeelsleutels": len(sleutels)}


def _grondslagen(land: Land) -> tuple[Getallen, Getallen, Getallen, Getallen]:
    """One ground per person from the first registration on; some persons have a second one that overlaps."""
    reg = land.groep.register
    rng = stroom(land.zaad, "grondslagen")
    iedereen = np.arange(len(reg))
    erbij = iedereen[rng.random(len(reg)) < 0.08]
    tweede = (reg.grond[erbij] + rng.integers(1, len(schema.GRONDSLAGEN), len(erbij))) % len(schema.GRONDSLAGEN)
    persoon = np.concatenate([iedereen, erbij])
    volgorde = np.argsort(persoon, kind="stable")
    van = np.concatenate([reg.van[:, 0], reg.van[erbij, 0] + rng.integers(0, 900, len(erbij))])
    tot = reg.laatste_tot()[persoon]
    van = np.minimum(van, tot)
    return np.concatenate([reg.grond, tweede])[volgorde], persoon[volgorde], van[volgorde], tot[volgorde]


def _dagen(nummers: Getallen) -> pa.Array:
    """Day numbers as dates; an open end is empty."""
    return pa.array(nummers.astype(np.int32), mask=nummers == schema.OPEN_EIND).cast(pa.date32())


def _schrijf(pad: Path, tabel: schema.Tabel, kolommen: list[object]) -> None:
    arrow = tabel.arrow
    arrays = [
        (k if isinstance(k, pa.Array) else pa.array(k)).cast(f.type) for k, f in zip(kolommen, arrow, strict=True)
    ]
    pq.write_table(pa.table(arrays, schema=arrow), pad, compression="zstd", row_group_size=_GROEP)
