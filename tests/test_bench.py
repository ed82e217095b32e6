"""The benchmark at a thousandth of the country: every variant runs, and a total that differs is found."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from telmee.gegevens.lezen import open_dataset
from telmee.gegevens.synthetisch.maken import maak

BENCH = Path(__file__).resolve().parents[1] / "bench"


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("bench") / "land"
    maak(map_, 0.001, [2024])
    return map_


def meet(land: Path, naar: Path, *woorden: str) -> tuple[subprocess.CompletedProcess[str], dict[str, Any]]:
    vast = ["--map", str(land), "--keer", "1", "--naar", str(naar), *woorden]
    omgeving = {**os.environ, "PYTHONPATH": str(BENCH.parent / "src")}
    klaar = subprocess.run(
        [sys.executable, str(BENCH / "meet.py"), *vast], capture_output=True, text=True, env=omgeving, check=False
    )
    gevonden = list(naar.glob("meting-*.json"))
    return klaar, json.loads(gevonden[0].read_text(encoding="utf-8")) if gevonden else {}


def test_alle_varianten_gelijk(land: Path, tmp_path: Path) -> None:
    klaar, uit = meet(land, tmp_path, "--alleen", "duckdb,polars")
    assert klaar.returncode == 0, klaar.stderr
    assert uit["ongelijk"] == []
    assert {regel["variant"] for regel in uit["regels"]} >= {"duckdb-onze", "duckdb-onze-2GB", "polars-onze"}
    assert all(regel["MiB"] > 20 and regel["fout"] is None for regel in uit["regels"])
    assert uit["totalen"]["werkgever"]["quotumheffing"] > 0 and uit["totalen"]["december"]["inleen"] > 0
    assert uit["uitleg"]["stappen"] >= 10
    assert "| werkgever | onze regels op DuckDB |" in klaar.stdout


@pytest.mark.spark
def test_spark_gelijk(land: Path, tmp_path: Path, spark: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the session of the tests: starting another Java takes most of a minute."""
    monkeypatch.syspath_prepend(str(BENCH))
    import hand
    import onze
    from taken import TAKEN, Opdracht

    dataset = open_dataset(land, "spark", [2024], session=spark)
    for taak in TAKEN:
        opdracht = Opdracht(taak, str(land), 2024)
        gevonden = onze.onze(opdracht, "spark", dataset, onze.laad(2024))
        assert gevonden == hand.duckdb_hand(opdracht, str(tmp_path))


def test_een_ander_totaal_valt_op(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    import meet as bench

    goed, fout = {"totalen": {"uren": 10, "inleen": 3}}, {"totalen": {"uren": 10, "inleen": 4}}
    assert bench.ongelijk({("december", "duckdb-hand"): [goed], ("december", "duckdb-onze"): [goed, goed]}) == []
    klachten = bench.ongelijk({("december", "duckdb-hand"): [goed], ("december", "duckdb-onze"): [fout]})
    assert klachten == ["december, duckdb-onze: inleen wijkt af"]


def test_onbekende_keuze(land: Path, tmp_path: Path) -> None:
    klaar, _ = meet(land, tmp_path, "--alleen", "duckbd")
    assert klaar.returncode == 2 and "'duckbd' is geen vraag, engine of variant" in klaar.stderr
