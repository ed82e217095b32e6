"""A data set reads the same on every engine: 64-bit integers, dates as day numbers, one register row per person."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hulp import haal_op
from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens.lezen import Dataset, grondslag_op, open_dataset, registraties_op_volgorde
from telmee.gegevens.schema import OPEN_EIND, TABELLEN, beschrijving, dagnummer
from test_gegevens_controle import JAAR, dienstverband, goed, schrijf


@pytest.fixture(params=["parquet", "csv"])
def dataset(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> Iterator[Dataset]:
    opties: dict[str, Any] = {"session": request.getfixturevalue("spark")} if engine == "spark" else {}
    tabellen = goed()
    tabellen["grondslagen"].append(
        {"persoon": 7, "grondslag": "participatiewet", "van": date(2020, 1, 1), "tot": date(2020, 12, 31)}
    )
    with open_dataset(schrijf(tmp_path / "d", tabellen, request.param), engine, **opties) as geopend:
        yield geopend


def test_heen_en_terug(dataset: Dataset) -> None:
    """What was written comes back, with dates as day numbers."""
    for naam, rijen in goed().items():
        if naam == "grondslagen":
            continue
        per_jaar = TABELLEN[naam].per_jaar
        terug = haal_op(dataset.frame(naam, JAAR if per_jaar else None))
        verwacht = [
            {k: dagnummer(v) if isinstance(v, date) else v for k, v in r.items()}
            | ({"jaar": JAAR} if naam == "werkgevers" else {})
            for r in rijen
        ]
        assert sorted(terug, key=repr) == sorted([{k: r[k] for k in terug[0]} for r in verwacht], key=repr)


def test_registraties_op_volgorde(dataset: Dataset) -> None:
    """Every registration knows where the next one of the same person begins."""
    rijen = haal_op(registraties_op_volgorde(dataset))
    eerste, tweede = dagnummer(date(2016, 1, 1)), dagnummer(date(2019, 1, 1))
    assert sorted(rijen, key=lambda rij: rij["van"]) == [
        {"persoon": 7, "van": eerste, "tot": dagnummer(date(2018, 12, 31)), "volgende_van": tweede},
        {"persoon": 7, "van": tweede, "tot": OPEN_EIND, "volgende_van": OPEN_EIND + 1},
    ]


def test_een_grondslag_per_persoon_in_vaste_volgorde(dataset: Dataset) -> None:
    """Of two grounds at once the first of the fixed order is given; alone, the other one."""
    assert haal_op(grondslag_op(dataset, dagnummer(date(2020, 12, 31)))) == [
        {"persoon": 7, "grondslag": "participatiewet"}
    ]
    assert haal_op(grondslag_op(dataset, dagnummer(date(2021, 1, 1)))) == [{"persoon": 7, "grondslag": "wajong"}]
    assert haal_op(grondslag_op(dataset, dagnummer(date(2015, 12, 31)))) == []


def test_los_bestand_met_meer_jaren(tmp_path: Path) -> None:
    """Loose files hold all years; a frame gives the rows of one."""
    tabellen = goed()
    tabellen["dienstverbanden"].append(dienstverband(1, tijdvak_begin=date(2023, 3, 1), tijdvak_eind=date(2023, 3, 31)))
    tabellen["werkgevers"].append({"werkgever": 100, "jaar": 2023, "sector": "overheid", "uitlener": False})
    map_ = schrijf(tmp_path / "d", tabellen, "csv")
    for engine in ("duckdb", "polars"):
        dataset = open_dataset(map_, engine)
        assert dataset.jaren == (2023, JAAR)
        assert [len(haal_op(dataset.frame("dienstverbanden", j))) for j in dataset.jaren] == [1, 5]
        assert [r["sector"] for r in haal_op(dataset.frame("werkgevers", 2023))] == ["overheid"]


def test_fouten_bij_openen(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "parquet")
    with pytest.raises(GebruiksFout, match="Bedoelde u 'duckdb'"):
        open_dataset(map_, "duckbd")
    with pytest.raises(Fout, match="bestaat niet"):
        open_dataset(tmp_path / "weg")
    with pytest.raises(Fout, match="heeft geen jaar 2019; wel 2024"):
        open_dataset(map_, jaren=[2019])
    with pytest.raises(GebruiksFout, match="DuckDB kent deze instelling niet"):
        open_dataset(map_, memory_limit="veel").frame("registraties")
    with pytest.raises(GebruiksFout, match="noem een jaar"):
        open_dataset(map_).frame("werkgevers")
    with pytest.raises(GebruiksFout, match="Bedoelde u 'werkgevers'"):
        open_dataset(map_).frame("werkgever")
    (tmp_path / "leeg").mkdir()
    with pytest.raises(Fout, match="geen loonaangiften"):
        open_dataset(tmp_path / "leeg")


@pytest.mark.parametrize("lezer", ["duckdb", "polars"])
def test_afgekapt_of_verkeerd_bestand_is_een_zin(tmp_path: Path, lezer: str) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "parquet")
    pad = map_ / "registraties.parquet"
    pad.write_bytes(pad.read_bytes()[:-50])
    with pytest.raises(Fout, match="registraties.parquet' is geen heel Parquet-bestand"):
        open_dataset(map_, lezer).frame("registraties")
    pad.unlink()
    with pytest.raises(Fout, match="ontbreekt de tabel registraties"):
        open_dataset(map_, lezer).frame("registraties")
    (map_ / "registraties.csv").write_text("persoon;van\n7;2016-01-01\n")
    with pytest.raises(Fout, match="ontbreekt de kolom tot|niet de kolommen"):
        open_dataset(map_, lezer).frame("registraties")


def test_kapotte_dataset_json(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "parquet")
    (map_ / "dataset.json").write_text("{")
    with pytest.raises(Fout, match="dataset is geen goede JSON"):
        open_dataset(map_)


@pytest.mark.parametrize("schaal", ["-3", "0", '"heel"', "true", "null", "NaN", "1e999"])
def test_een_schaal_die_niet_kan(tmp_path: Path, schaal: str) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "parquet")
    (map_ / "dataset.json").write_text(f'{{"schaal": {schaal}}}')
    with pytest.raises(Fout, match="een schaal die niet kan|en dat is geen getal"):
        open_dataset(map_)


def test_documentatie_noemt_elke_kolom() -> None:
    """The table in docs/gegevens.md is the declared schema, word for word."""
    tekst = (Path(__file__).parent.parent / "docs" / "gegevens.md").read_text(encoding="utf-8")
    assert beschrijving().strip() in tekst
