"""Finds the files of a data set, and says in one sentence why a file cannot be read.

A table is a Parquet or CSV file, or a folder per year of such files
(`dienstverbanden/jaar=2024/deel-00000.parquet`). Raises `Fout` for what is missing or unreadable, naming the first
file that is to blame.
"""

from __future__ import annotations

import errno
import math
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from telmee.fouten import Fout, bedoelde_u
from telmee.gegevens import schema
from telmee.gegevens.schema import Tabel
from telmee.gelezen import json_van_bestand
from telmee.schrijven import fout_van


def duckdb_bron(tabel: Tabel, paden: list[Path], extra: str = "") -> str:
    """The table function that reads these files in DuckDB; `extra` adds options such as file names."""
    lijst = "[" + ", ".join("'" + str(p).replace("'", "''") + "'" for p in paden) + "]"
    if paden[0].suffix == ".csv":
        soorten = {"int64": "BIGINT", "date": "DATE", "text": "VARCHAR", "bool": "BOOLEAN"}
        kolommen = csv_kop(paden[0])
        typen = ", ".join(
            f"'{n}': '{soorten[tabel.kolom(n).type] if n in tabel.namen else 'VARCHAR'}'" for n in kolommen
        )
        return (
            f"read_csv({lijst}, header = true, delim = '{scheidingsteken(paden[0])}', columns = {{{typen}}}, "
            f"nullstr = '', dateformat = '%Y-%m-%d'{extra})"
        )
    return f"read_parquet({lijst}, hive_partitioning = false{extra})"


def leesfout(tabel: Tabel, paden: list[Path], fout: Exception) -> Fout:
    """One sentence about files that cannot be read, naming the first one that is to blame."""
    if type(fout).__name__ == "OutOfMemoryException":
        return Fout(f"De tabel {tabel.naam} past niet in het geheugen dat DuckDB mag gebruiken; geef het meer.")
    for pad in paden:
        if pad.suffix == ".parquet" and (zin := _parquet_fout(tabel, pad)):
            return Fout(zin)
        if pad.suffix == ".csv":
            with suppress(Fout):
                eis_kolommen(tabel, csv_kop(pad), [pad])
                continue
            return Fout(f"'{pad}' heeft niet de kolommen van de tabel {tabel.naam}: {', '.join(tabel.namen)}.")
    return Fout(
        f"De tabel {tabel.naam} in '{paden[0].parent}' is niet te lezen ({eerste_zin(fout)}); "
        "voer 'telmee gegevens controleer' uit."
    )


def _parquet_fout(tabel: Tabel, pad: Path) -> str | None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        namen = pq.read_schema(pad).names
    except FileNotFoundError:
        return f"Het bestand '{pad}' bestaat niet."
    except PermissionError as fout:
        return str(fout_van(fout, pad))
    except (pa.ArrowException, OSError):
        return f"Het bestand '{pad}' is geen heel Parquet-bestand; maak of haal het opnieuw."
    mist = [k.naam for k in tabel.kolommen if k.naam not in namen and not (tabel.per_jaar and k.naam == "jaar")]
    return f"In '{pad}' ontbreekt de kolom {mist[0]} van de tabel {tabel.naam}." if mist else None


def eis_kolommen(tabel: Tabel, aanwezig: list[str], paden: list[Path]) -> None:
    """Refuses files that lack a column of the table."""
    mist = [k.naam for k in tabel.kolommen if k.naam not in aanwezig and not (tabel.per_jaar and k.naam == "jaar")]
    if mist:
        raise Fout(
            f"In '{paden[0]}' ontbreekt de kolom {mist[0]} van de tabel {tabel.naam}.{bedoelde_u(mist[0], aanwezig)}"
        )


def is_los(paden: list[Path]) -> bool:
    """Whether a table stands in one loose file with all years, instead of in a folder per year."""
    return not paden[0].parent.name.startswith("jaar=")


def bestanden_van(map_: Path, tabel: Tabel) -> list[Path]:
    """The file of a table that is not split by year."""
    for pad in (map_ / f"{tabel.naam}.parquet", map_ / f"{tabel.naam}.csv"):
        if pad.is_file():
            return [pad]
    raise Fout(
        f"In '{map_}' ontbreekt de tabel {tabel.naam}: er is geen {tabel.naam}.parquet en geen {tabel.naam}.csv."
    )


def bestanden_van_jaar(map_: Path, tabel: Tabel, jaar: int) -> list[Path]:
    """The files of one year of a table, in order."""
    deel = map_ / tabel.naam / f"jaar={jaar}"
    for soort in ("parquet", "csv"):
        if deel.is_dir() and (paden := sorted(deel.glob(f"*.{soort}"))):
            return paden
    if deel.is_dir() or (map_ / tabel.naam).is_dir():
        raise Fout(
            f"In '{map_}' ontbreekt de tabel {tabel.naam} van {jaar}: "
            f"er staat geen bestand in {tabel.naam}/jaar={jaar}."
        )
    return bestanden_van(map_, tabel)


def jaren_in(map_: Path) -> tuple[int, ...]:
    """The years for which there are payroll rows."""
    map_dienst = map_ / "dienstverbanden"
    if map_dienst.is_dir() and not os.access(map_dienst, os.R_OK | os.X_OK):
        raise fout_van(PermissionError(errno.EACCES, "", str(map_dienst)))
    delen = map_dienst.glob("jaar=*")
    jaren = tuple(sorted(int(p.name[5:]) for p in delen if p.name[5:].isdecimal()))
    if jaren:
        return jaren
    for pad in (map_ / "dienstverbanden.parquet", map_ / "dienstverbanden.csv"):
        if pad.is_file():
            return _jaren_in_bestand(pad)
    return ()


def _jaren_in_bestand(pad: Path) -> tuple[int, ...]:
    """The years of the filing periods in one loose file."""
    import duckdb

    tabel = schema.DIENSTVERBANDEN
    bron, dag = duckdb_bron(tabel, [pad]), "coalesce(tijdvak_eind, tijdvak_begin)"
    if pad.suffix == ".csv":  # rows that do not fit are for the validator: here only the years matter
        kolommen = ", ".join("'" + k.replace("'", "''") + "': 'VARCHAR'" for k in csv_kop(pad))
        naam = str(pad).replace("'", "''")
        bron = f"""read_csv('{naam}', header = true, delim = '{scheidingsteken(pad)}', columns = {{{kolommen}}},
            auto_detect = false, quote = '"', ignore_errors = true)"""
        dag = "coalesce(TRY_CAST(tijdvak_eind AS DATE), TRY_CAST(tijdvak_begin AS DATE))"
    try:
        with duckdb.connect(":memory:") as verbinding:
            vraag = f"SELECT DISTINCT year({dag}::DATE) AS jaar FROM {bron} WHERE {dag} IS NOT NULL"
            rijen = verbinding.sql(vraag).fetchall()
    except duckdb.Error as fout:
        raise leesfout(tabel, [pad], fout) from fout
    return tuple(sorted(int(r[0]) for r in rijen))


def dataset_json(map_: Path) -> dict[str, Any]:
    """What `dataset.json` says about the data set; empty when there is none. A scale that cannot be is refused."""
    pad = map_ / "dataset.json"
    if not pad.is_file():
        return {}
    inhoud = json_van_bestand(pad, "de beschrijving van de dataset")
    inhoud = inhoud if isinstance(inhoud, dict) else {}
    schaal = inhoud.get("schaal", 1)
    if not isinstance(schaal, int | float) or isinstance(schaal, bool) or not 0 < schaal < math.inf:
        raise Fout(f"In '{pad}' staat een schaal die niet kan; geef een getal boven 0 (1 is heel Nederland).")
    return inhoud


def csv_kop(pad: Path) -> list[str]:
    """The column names in the first line of a CSV file."""
    kop = _kopregel(pad).strip()
    if not kop:
        raise Fout(f"Het bestand '{pad}' is leeg of begint met een lege regel; zet er de namen van de kolommen boven.")
    return [k.strip().strip('"') for k in kop.split(scheidingsteken(pad))]


def scheidingsteken(pad: Path) -> str:
    """What stands between the columns of a CSV file: a comma or a semicolon."""
    kop = _kopregel(pad)
    return ";" if kop.count(";") > kop.count(",") else ","


def _kopregel(pad: Path) -> str:
    try:
        with pad.open(encoding="utf-8-sig") as bestand:
            return bestand.readline()
    except UnicodeDecodeError as fout:
        raise Fout(f"Het bestand '{pad}' is niet te lezen als tekst in UTF-8; sla het op als CSV UTF-8.") from fout
    except OSError as fout:
        raise fout_van(fout, pad) from fout


def eerste_zin(fout: Exception) -> str:
    """The first line of an error of an engine."""
    return (str(fout).strip().splitlines() or [type(fout).__name__])[0][:160]
