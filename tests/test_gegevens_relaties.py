"""What the sorting of hashes suspects, against all pairs of rows: nothing is missed, and nothing more is named."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee.gegevens import relaties

BEGIN = date(2024, 1, 1)
Rij = tuple[int, int, int, int, int]
"""Person, employer, income relation, first day of the period and its length less one, in days."""

rijen = st.lists(
    st.tuples(st.integers(1, 3), st.integers(1, 2), st.integers(1, 2), st.integers(0, 60), st.integers(0, 30)),
    max_size=12,
)


def botsend(regels: list[Rij]) -> set[tuple[int, int, int]]:
    """By hand: the relations of which two rows share a day."""
    gevonden = set()
    for n, (*wie, begin, duur) in enumerate(regels):
        for *ander, begin2, duur2 in regels[:n]:
            if wie == ander and begin <= begin2 + duur2 and begin2 <= begin + duur:
                gevonden.add((wie[0], wie[1], wie[2]))
    return gevonden


def verdacht(regels: list[Rij], map_: str | None = None) -> set[tuple[int, int, int]]:
    with duckdb.connect(":memory:") as verbinding:
        velden = "persoon BIGINT, werkgever BIGINT, inkomstenverhouding BIGINT, tijdvak_begin DATE, tijdvak_eind DATE"
        verbinding.sql(f"CREATE TABLE bron ({velden})")
        for *wie, begin, duur in regels:
            eerste = BEGIN + timedelta(begin)
            verbinding.execute("INSERT INTO bron VALUES (?, ?, ?, ?, ?)", [*wie, eerste, eerste + timedelta(duur)])
        dagen = "tijdvak_begin - DATE '1970-01-01', tijdvak_eind - DATE '1970-01-01'"
        vakken = verbinding.sql(f"SELECT DISTINCT {dagen} FROM bron").fetchall()
        iets = relaties.vul_verdacht(verbinding, "bron", vakken, len(regels), map_)
        gevonden: set[Any] = set(verbinding.sql("SELECT * FROM verdacht").fetchall())
    assert iets == bool(gevonden)
    return gevonden


@settings(deadline=None, max_examples=60)
@given(rijen)
def test_alles_wat_botst_en_niets_anders(regels: list[Rij]) -> None:
    assert verdacht(regels) == botsend(regels)


@settings(deadline=None, max_examples=25)
@given(rijen)
def test_in_delen_en_in_blokken_hetzelfde(regels: list[Rij]) -> None:
    """As a country is done: divided over files, compared in blocks, periods looked up instead of in a table."""
    with pytest.MonkeyPatch.context() as proef:
        proef.setattr(relaties, "DEEL", 2)
        proef.setattr(relaties, "BLOK", 1)
        proef.setattr(relaties, "TABEL", 1)
        assert verdacht(regels) == botsend(regels)


def test_er_blijft_niets_achter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relaties, "DEEL", 1)
    assert verdacht([(1, 1, 1, 0, 30), (1, 1, 1, 30, 30), (2, 1, 1, 0, 30)], str(tmp_path)) == {(1, 1, 1)}
    assert list(tmp_path.iterdir()) == []
