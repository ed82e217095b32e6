"""Facts are tested in the pass that adds them up: the same refusals as with a pass of its own, and one pass less."""

from typing import Any

import duckdb
import polars as pl
import pytest

from telmee.fouten import Fout
from telmee.wet import Law
from telmee.wet.machine import engine

UREN = "verloonde_uren_totaal"
ENGINES = ["duckdb", "polars"]


def rijen(**anders: Any) -> pl.DataFrame:
    """Two rows of work and one that is none, so that it goes into no total; `anders` changes that last one."""
    werk = {"persoon": 1, "werkgever": 100, "verloonde_uren": 100, "soort": 15, "aard": 1}
    alle = [werk, werk | {"werkgever": 200}, werk | {"soort": 17} | anders]
    return pl.DataFrame(alle, schema=dict.fromkeys(werk, pl.Int64))


def werkgevers() -> pl.DataFrame:
    return pl.DataFrame({"werkgever": [100, 200, 300]})


@pytest.fixture(params=ENGINES)
def frames(request: pytest.FixtureRequest) -> Any:
    """Makes frames of the engine in turn, all of one DuckDB connection."""
    if request.param == "polars":
        yield lambda tabel: tabel.lazy()
        return
    with duckdb.connect(":memory:") as verbinding:
        yield lambda tabel: verbinding.from_arrow(tabel.to_arrow())


def uren(uit: Any) -> dict[int, int]:
    tabel = uit.collect() if isinstance(uit, pl.LazyFrame) else uit.pl()
    return dict(tabel.select("werkgever", UREN).rows())


@pytest.mark.parametrize("met_werkgevers", [True, False])
@pytest.mark.parametrize(("feit", "goed", "fout"), [("verloonde_uren", 0, -1), ("verloonde_uren", None, -(10**6))])
def test_een_rij_die_niet_meetelt_wordt_ook_getoetst(
    frames: Any, met_werkgevers: bool, feit: str, goed: int | None, fout: int
) -> None:
    """The filter of a total comes after the test, or a wrong figure would make a smaller total without a word."""
    wet = Law.at(2018)
    boven = {"werkgever": frames(werkgevers())} if met_werkgevers else {}
    uit = uren(wet.derive({"tijdvak": frames(rijen(**{feit: goed})), **boven}, UREN))
    assert uit == {100: 100, 200: 100} | ({300: 0} if met_werkgevers else {})
    with pytest.raises(Fout, match=f"'{feit}'.* bevat {fout}"):
        wet.derive({"tijdvak": frames(rijen(**{feit: fout})), **boven}, UREN)
    wet.derive({"tijdvak": frames(rijen(**{feit: fout})), **boven}, UREN, check=False)


def test_goede_rijen_worden_een_keer_gelezen(frames: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    gelezen = []
    echt = engine._one_row
    monkeypatch.setattr(engine, "_one_row", lambda frame: gelezen.append(frame.collect_schema().names()) or echt(frame))
    Law.at(2018).derive({"tijdvak": frames(rijen()), "werkgever": frames(werkgevers())}, UREN)
    assert gelezen == [["_buiten_tijdvak"]]  # of the outcome, that is there already
    gelezen.clear()
    with pytest.raises(Fout):
        Law.at(2018).derive({"tijdvak": frames(rijen(verloonde_uren=-1))}, UREN)
    assert len(gelezen) == 2


def test_de_uitkomst_heeft_geen_kolom_meer_en_blijft_bij_zijn_verbinding(frames: Any) -> None:
    """A second question goes on from the first."""
    wet = Law.at(2018)
    boven = frames(werkgevers())
    eerst = wet.derive({"tijdvak": frames(rijen()), "werkgever": boven}, UREN)
    zonder = wet.derive({"tijdvak": frames(rijen()), "werkgever": boven}, UREN, check=False)
    assert isinstance(eerst, type(zonder))
    namen = [tabel.collect_schema().names() if hasattr(tabel, "collect_schema") else tabel.columns
             for tabel in (eerst, zonder)]  # fmt: skip
    assert namen[0] == namen[1]
    later = wet.derive({"tijdvak": frames(rijen()), "werkgever": eerst}, "verloonde_uren_wsw")
    assert uren(later) == uren(zonder)
