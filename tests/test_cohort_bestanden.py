"""The cohort from files in memory: the same as from a folder, wrong files by name and row, and nothing left behind."""

from __future__ import annotations

import io
import os
import random
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from telmee.fouten import Fout, GebruiksFout
from telmee.meting import cohort, cohort_bestanden
from test_register_inuit_cohort import TOT, VAN, jaar_werk, land, tel

VOL = [(1, VAN, None), (2, VAN, TOT)]


def uit(bestanden: dict[str, bytes], van: date = VAN, tot: date = TOT) -> cohort.Cohort:
    with cohort_bestanden.geheugen() as plek:
        for naam, inhoud in bestanden.items():
            plek[naam] = cohort_bestanden.Geheugenbestand(naam)
            plek[naam].vul(io.BytesIO(inhoud))
        return cohort_bestanden.bereken(plek, van, tot)


def bestanden(map_: Path, soort: str = "csv", namen: tuple[str, ...] = cohort_bestanden.NAMEN) -> dict[str, bytes]:
    gelezen = {naam: (map_ / f"{naam}.csv").read_bytes() for naam in namen}
    if soort == "csv":
        return gelezen
    for naam, inhoud in gelezen.items():
        buffer = io.BytesIO()
        pl.read_csv(
            inhoud,
            try_parse_dates=True,
            schema_overrides={"tot": pl.Date} if naam in ("registraties", "grondslagen") else None,
        ).write_parquet(buffer)
        gelezen[naam] = buffer.getvalue()
    return gelezen


@pytest.mark.parametrize("soort", ["csv", "parquet"])
@pytest.mark.parametrize("zaad", range(4))
def test_the_same_as_from_a_folder_to_the_person(tmp_path, zaad, soort):
    lot = random.Random(zaad)
    registraties, gronden, werk = [], [], []
    for persoon in range(1, 60):
        begin = date(2018, lot.randint(1, 12), 1)
        registraties.append((persoon, begin, lot.choice([None, date(2021, 6, 1), date(2023, 1, 1)])))
        gronden.append((persoon, lot.choice(["wajong", "wsw", "overig"]), begin, None))
        if lot.random() < 0.6:
            werk.append(jaar_werk(persoon, lot.choice([1, 200, 364, 365])))
    map_ = land(tmp_path / "land", registraties, gronden, werk)
    van_schijf = tel(map_)
    assert uit(bestanden(map_, soort)).personen == van_schijf.personen and van_schijf.tel() > 5


def test_without_grounds_nobody_has_one(tmp_path):
    map_ = land(tmp_path / "land", VOL, [(1, "wajong", VAN, None)], [jaar_werk(1, 3)])
    zonder = uit(bestanden(map_, namen=cohort_bestanden.VERPLICHT))
    assert zonder.personen == {(cohort.ONBEKEND, cohort.KORT): 1, (cohort.ONBEKEND, cohort.NOOIT): 1}


@pytest.mark.parametrize(
    ("naam", "maak", "woorden"),
    [
        ("registraties", lambda b: b"", "ontbreekt of is leeg"),
        ("dienstverbanden", lambda b: b"", "ontbreekt of is leeg"),
        ("registraties", lambda b: b"a,b,c\n1,2,3\n", "kolom"),
        ("registraties", lambda b: b + b"3,2022-01-01,2019-01-01\n", "eindigt voordat"),
        ("registraties", lambda b: b + b"1,2020-01-01,\n", "open registratie"),
        ("registraties", lambda b: b + b"x,gisteren,\n", "persoon is geen geheel getal"),
        ("registraties", lambda b: b"PAR1 en verder niets", "geen heel Parquet-bestand"),
        ("dienstverbanden", lambda b: b"\x00\xff\xfe" * 50, ""),
        (
            "dienstverbanden",
            lambda b: b.replace(b"2020-01-01", b"2019-01-01").replace(b"2020-01-31", b"2019-01-31"),
            "",
        ),
    ],
)
def test_what_is_wrong_is_said_by_name_and_never_by_place(tmp_path, naam, maak, woorden):
    alle = bestanden(land(tmp_path / "land", VOL))
    with pytest.raises(Fout) as fout:
        uit(alle | {naam: maak(alle[naam])})
    zin = str(fout.value)
    assert woorden in zin and fout.value.veld == naam
    assert "/tmp" not in zin and "/proc" not in zin and str(tmp_path) not in zin and "telmee-cohort" not in zin


def test_a_year_that_is_missing_is_named(tmp_path):
    alle = bestanden(land(tmp_path / "land", VOL))
    zonder = b"\n".join(r for r in alle["dienstverbanden"].splitlines() if b"2020-" not in r) + b"\n"
    with pytest.raises(Fout, match=r"Het bestand dienstverbanden heeft geen loonaangiften van 2020;") as fout:
        uit(alle | {"dienstverbanden": zonder})
    assert fout.value.veld == "dienstverbanden"


def test_days_that_are_no_period_are_refused(tmp_path):
    with pytest.raises(GebruiksFout):
        uit(bestanden(land(tmp_path / "land", VOL)), TOT, TOT)
    assert uit(bestanden(tmp_path / "land"), VAN, VAN + timedelta(days=1)).tel() == 2


def test_too_many_rows_are_for_the_command(tmp_path, monkeypatch):
    alle = bestanden(land(tmp_path / "land", VOL))
    rijen = sum(inhoud.count(b"\n") - 1 for inhoud in alle.values())
    monkeypatch.setattr(cohort_bestanden, "MEESTE_RIJEN", rijen)
    assert uit(alle).tel() == 2
    monkeypatch.setattr(cohort_bestanden, "MEESTE_RIJEN", rijen - 1)
    with pytest.raises(Fout, match="meer rijen dan hier"):
        uit(alle)


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    """No file, no memory that stays open, no stamp of what was checked; also when it fails."""
    stempels = tmp_path / "stempels"
    monkeypatch.setenv("XDG_CACHE_HOME", str(stempels))
    kladmap = tmp_path / "klad"
    kladmap.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(kladmap))
    alle = bestanden(land(tmp_path / "land", VOL))
    uit(alle)
    open_ = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        uit(alle)
        with pytest.raises(Fout):
            uit(alle | {"registraties": b"onzin\n"})
    assert len(os.listdir("/proc/self/fd")) == open_
    assert not stempels.exists() and not list(kladmap.iterdir())
