"""The files of a table as the validator needs them: every row with its file and row number, nothing refused
beforehand.

Parquet is read as it is. From CSV every value comes as text and is converted here, so that a value of the wrong
type is a finding about one row and not the end of the reading. Raises `Fout` for a file that cannot be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telmee.fouten import Fout, bedoelde_u
from telmee.gegevens.bestanden import csv_kop, is_los, scheidingsteken
from telmee.gegevens.schema import Kolom, Tabel
from telmee.schrijven import fout_van

_BOOL = "lower(trim({0})) IN ('true', 'false', '1', '0')"


@dataclass(frozen=True)
class Bron:
    """A table to be checked: `sql` stands behind FROM and gives the columns, `bestand` and `rij` (1 is the first)."""

    tabel: Tabel
    sql: str
    kolommen: tuple[str, ...]
    csv: bool
    los: bool
    afgewezen: tuple[tuple[str, int], ...] = ()


def structuur(tabel: Tabel, pad: Path) -> list[tuple[str, str, str]]:
    """What is wrong with the columns of a file: column, reason and severity."""
    typen = _typen(pad)
    nodig = [k for k in tabel.kolommen if not (tabel.per_jaar and k.naam == "jaar" and not is_los([pad]))]
    uit = [
        (k.naam, f"de kolom {k.naam} ontbreekt{bedoelde_u(k.naam, typen)}", "fout")
        for k in nodig
        if k.naam not in typen
    ]
    for naam, soort in typen.items():
        if naam not in tabel.namen:
            uit.append((naam, f"de kolom {naam} is onbekend en wordt niet gelezen", "waarschuwing"))
        elif soort is not None and not tabel.kolom(naam).past(soort):
            uit.append((naam, f"de kolom {naam} heeft het type {soort} en niet {tabel.kolom(naam).type}", "fout"))
    return uit


def bronnen_van(verbinding: Any, tabel: Tabel, paden: list[Path], jaar: int | None, map_: Path) -> Bron:
    """The rows of a table (of one year) with file and row number."""
    namen = tuple(k.naam for k in tabel.kolommen if k.naam in _typen(paden[0]))
    los = is_los(paden)
    waar = ""
    if tabel.per_jaar and los:
        deel = "jaar" if tabel.naam == "werkgevers" else "year(coalesce(tijdvak_eind, tijdvak_begin))"
        waar = f" WHERE {deel} = {jaar} OR {deel} IS NULL"
    if paden[0].suffix == ".csv":
        sql, afgewezen = _csv(verbinding, tabel, paden, namen, map_)
        return Bron(tabel, f"(SELECT * FROM {sql}{waar})", namen, True, los, afgewezen)
    lijst = "[" + ", ".join(_tekst(str(p)) for p in paden) + "]"
    kolommen = ", ".join(f"{n}::DATE AS {n}" if tabel.kolom(n).type == "date" else n for n in namen)
    bestand = f"filename[{len(str(map_)) + 2}:]"
    bron = f"read_parquet({lijst}, hive_partitioning = false, filename = true, file_row_number = true)"
    return Bron(
        tabel,
        f"(SELECT {kolommen}, {bestand} AS bestand, file_row_number + 1 AS rij FROM {bron}{waar})",
        namen,
        False,
        los,
    )


def _csv(
    verbinding: Any, tabel: Tabel, paden: list[Path], namen: tuple[str, ...], map_: Path
) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Reads CSV files as text into a temporary table with converted columns; gives it and the rows that did not fit."""
    naam = f"csv_{tabel.naam}_{abs(hash(tuple(paden))) % 10**9}"
    delen, afgewezen = [], []
    for nummer, pad in enumerate(paden):
        kop = csv_kop(pad)
        kolommen = ", ".join(f"{_tekst(k)}: 'VARCHAR'" for k in kop)
        lezen = (
            f"read_csv({_tekst(str(pad))}, header = true, delim = '{scheidingsteken(pad)}', columns = {{{kolommen}}}, "
            "nullstr = '', auto_detect = false, quote = '\"', store_rejects = true, "
            f"rejects_scan = 'scan_{nummer}', rejects_table = 'weg_{nummer}')"
        )
        velden = ", ".join(_veld(tabel.kolom(n)) for n in namen)
        bestand = str(pad.relative_to(map_))
        verbinding.sql(f"""
            CREATE OR REPLACE TEMP TABLE {naam}_{nummer} AS
            SELECT {velden}, {_tekst(bestand)} AS bestand, row_number() OVER () AS rij FROM {lezen}""")
        regels = verbinding.sql(f"SELECT DISTINCT line FROM weg_{nummer} ORDER BY line").fetchall()
        verbinding.sql(f"DROP TABLE weg_{nummer}")
        verbinding.sql(f"DROP TABLE scan_{nummer}")
        afgewezen += [(bestand, int(r[0]) - 1) for r in regels]
        for (regel,) in regels:  # rows after a refused one stand one row further down
            verbinding.sql(f"UPDATE {naam}_{nummer} SET rij = rij + 1 WHERE rij >= {regel - 1}")
        delen.append(f"SELECT * FROM {naam}_{nummer}")
    return "(" + " UNION ALL ".join(delen) + ")", tuple(afgewezen)


def _veld(kolom: Kolom) -> str:
    """A CSV column as its own type, and whether the text does not fit that type."""
    n = f'"{kolom.naam}"'
    if kolom.type == "text":
        return f"{n}, false AS fout_{kolom.naam}"
    if kolom.type == "int64":
        goed, waarde = f"regexp_full_match({n}, '[+-]?[0-9]{{1,18}}')", f"TRY_CAST({n} AS BIGINT)"
    elif kolom.type == "date":
        goed, waarde = f"regexp_full_match({n}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}')", f"TRY_CAST({n} AS DATE)"
    else:
        goed, waarde = _BOOL.format(n), f"TRY_CAST({n} AS BOOLEAN)"
    veilig = f"CASE WHEN {goed} THEN {waarde} END"
    return f"{veilig} AS {kolom.naam}, {n} IS NOT NULL AND ({veilig}) IS NULL AS fout_{kolom.naam}"


def _typen(pad: Path) -> dict[str, str | None]:
    """Columns of a file and their Arrow type; in CSV everything is text, so the type is None."""
    if pad.suffix == ".csv":
        return dict.fromkeys(csv_kop(pad))
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return {veld.name: str(veld.type) for veld in pq.read_schema(pad)}
    except FileNotFoundError as fout:
        raise Fout(f"Het bestand '{pad}' bestaat niet.") from fout
    except PermissionError as fout:
        raise fout_van(fout, pad) from fout
    except (pa.ArrowException, OSError) as fout:
        raise Fout(f"Het bestand '{pad}' is geen heel Parquet-bestand; maak of haal het opnieuw.") from fout


def _tekst(waarde: str) -> str:
    return "'" + waarde.replace("'", "''") + "'"
