"""Every fault is found at its file and row, beside a twin without the fault that passes; CSV and Parquet alike."""

import errno
import json
import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

from telmee.fouten import Fout
from telmee.gegevens import controle
from telmee.gegevens.controle import controleer, eis_geldig
from telmee.gegevens.lezen import open_dataset
from telmee.gegevens.schema import TABELLEN

JAAR = 2024
Rij = dict[str, Any]


def dienstverband(maand: int = 1, **anders: Any) -> Rij:
    eind = {1: 31, 2: 29, 3: 31}[maand]
    return {
        "persoon": 7,
        "werkgever": 100,
        "inkomstenverhouding": 1,
        "tijdvak_begin": date(JAAR, maand, 1),
        "tijdvak_eind": date(JAAR, maand, eind),
        "verloonde_uren": 120,
        "loon_sv": 200_000,
        "aard": 1,
        "soort": 15,
        "onbepaalde_tijd": True,
        "oproep": False,
        "lkv_banenafspraak": False,
    } | anders


def goed() -> dict[str, list[Rij]]:
    """A small data set in which nothing is wrong; unknown hours and wages are allowed."""
    return {
        "dienstverbanden": [
            dienstverband(1),
            dienstverband(2),
            dienstverband(3, verloonde_uren=None, loon_sv=None, aard=None),
            dienstverband(1, inkomstenverhouding=2),
            dienstverband(1, persoon=8, werkgever=200),
        ],
        "werkgevers": [
            {"werkgever": 100, "sector": "markt", "uitlener": False},
            {"werkgever": 200, "sector": "overheid", "uitlener": False},
        ],
        "registraties": [
            {"persoon": 7, "van": date(2016, 1, 1), "tot": date(2018, 12, 31)},
            {"persoon": 7, "van": date(2019, 1, 1), "tot": None},
        ],
        "grondslagen": [{"persoon": 7, "grondslag": "wajong", "van": date(2016, 1, 1), "tot": None}],
        "verdeelsleutels": [
            {"jaar": JAAR, "sector": "markt", "aandeel": 7350, "bron": "test"},
            {"jaar": JAAR, "sector": "overheid", "aandeel": 2650, "bron": "test"},
        ],
    }


def schrijf(map_: Path, tabellen: dict[str, list[Rij]], soort: str) -> Path:
    """Writes the tables as a data set directory, in Parquet per year or in loose CSV files."""
    map_.mkdir(parents=True)
    for naam, rijen in tabellen.items():
        tabel = TABELLEN[naam]
        schema = tabel.arrow
        if soort == "csv":
            if naam == "werkgevers":
                rijen = [{"werkgever": r["werkgever"], "jaar": r.get("jaar", JAAR)} | r for r in rijen]
                schema = schema.insert(1, pa.field("jaar", pa.int64()))
            los = pa.schema([f.with_nullable(True) for f in schema])
            pa_csv.write_csv(pa.Table.from_pylist(rijen, schema=los), map_ / f"{naam}.csv")
            continue
        pad = map_ / naam / f"jaar={JAAR}" / "deel-00000.parquet" if tabel.per_jaar else map_ / f"{naam}.parquet"
        pad.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_pylist(rijen, schema=pa.schema([f.with_nullable(True) for f in schema])), pad)
    return map_


def met(tabel: str, rij: int, **anders: Any) -> dict[str, list[Rij]]:
    tabellen = goed()
    tabellen[tabel][rij] |= anders
    return tabellen


def erbij(tabel: str, rij: Rij) -> dict[str, list[Rij]]:
    tabellen = goed()
    tabellen[tabel].append(rij)
    return tabellen


# name: (the data, table, the rows that must be named, words of the reason)
FOUTEN: dict[str, tuple[dict[str, list[Rij]], str, list[int], str]] = {
    "persoon leeg": (met("dienstverbanden", 2, persoon=None), "dienstverbanden", [3], "persoon is leeg"),
    "werkgever leeg": (met("dienstverbanden", 2, werkgever=None), "dienstverbanden", [3], "werkgever is leeg"),
    "uren negatief": (met("dienstverbanden", 1, verloonde_uren=-1), "dienstverbanden", [2], "negatief"),
    "uren te veel": (met("dienstverbanden", 1, verloonde_uren=10_001), "dienstverbanden", [2], "meer dan 10000"),
    "loon te veel": (met("dienstverbanden", 1, loon_sv=10**12 + 1), "dienstverbanden", [2], "loon_sv is meer dan"),
    "onbekende aard": (met("dienstverbanden", 0, aard=99), "dienstverbanden", [1], "aard is geen bekende waarde"),
    "onbekende soort": (met("dienstverbanden", 0, soort=16), "dienstverbanden", [1], "soort is geen bekende waarde"),
    "werkgevernummer te lang": (
        met("dienstverbanden", 4, werkgever=1_000_000_000),
        "dienstverbanden",
        [5],
        "buiten 1 tot en met 999999999",
    ),
    "tijdvak eindigt voor begin": (
        met("dienstverbanden", 1, tijdvak_eind=date(JAAR, 1, 31)),
        "dienstverbanden",
        [2],
        "eindigt voordat het begint",
    ),
    "ander jaar": (
        met("dienstverbanden", 4, tijdvak_begin=date(2023, 12, 4), tijdvak_eind=date(JAAR, 1, 28)),
        "dienstverbanden",
        [5],
        "tijdvak",
    ),
    "dubbele rij": (erbij("dienstverbanden", dienstverband(1)), "dienstverbanden", [1, 6], "komt dubbel voor"),
    "overlappend tijdvak": (
        erbij("dienstverbanden", dienstverband(1, tijdvak_begin=date(JAAR, 1, 20), tijdvak_eind=date(JAAR, 1, 25))),
        "dienstverbanden",
        [1, 6],
        "overlapt een ander tijdvak",
    ),
    "onbekende werkgever": (met("dienstverbanden", 4, werkgever=300), "dienstverbanden", [5], "staat niet in de tabel"),
    "werkgever dubbel": (
        erbij("werkgevers", {"werkgever": 100, "sector": "overheid", "uitlener": False}),
        "werkgevers",
        [1, 3],
        "meer dan een keer",
    ),
    "onbekende sector": (met("werkgevers", 1, sector="zorg"), "werkgevers", [2], "sector is geen bekende waarde"),
    "uitlener leeg": (met("werkgevers", 1, uitlener=None), "werkgevers", [2], "uitlener is leeg"),
    "registraties overlappen": (
        met("registraties", 0, tot=date(2019, 1, 1)),
        "registraties",
        [1, 2],
        "overlapt een andere registratie",
    ),
    "registratie eindigt voor begin": (
        met("registraties", 0, tot=date(2015, 12, 31)),
        "registraties",
        [1],
        "eindigt voordat die begint",
    ),
    "tweede open registratie": (met("registraties", 0, tot=None), "registraties", [1, 2], "meer dan een open"),
    "registratie voor 1990": (met("registraties", 0, van=date(1989, 12, 31)), "registraties", [1], "buiten 1990"),
    "onbekende grondslag": (met("grondslagen", 0, grondslag="wia"), "grondslagen", [1], "geen bekende waarde"),
    "sleutel telt niet op": (met("verdeelsleutels", 0, aandeel=7351), "verdeelsleutels", [1, 2], "geen 10000"),
}


@pytest.mark.parametrize("soort", ["parquet", "csv"])
def test_zonder_fouten_is_er_niets(tmp_path: Path, soort: str) -> None:
    dataset = open_dataset(schrijf(tmp_path / "d", goed(), soort))
    bevindingen = controleer(dataset)
    assert list(bevindingen) == []
    assert bevindingen.gecontroleerd == 12
    assert eis_geldig(dataset).fouten == 0


@pytest.mark.parametrize("soort", ["parquet", "csv"])
@pytest.mark.parametrize("naam", FOUTEN)
def test_elke_fout_op_zijn_rij(tmp_path: Path, naam: str, soort: str) -> None:
    tabellen, tabel, rijen, reden = FOUTEN[naam]
    dataset = open_dataset(schrijf(tmp_path / "d", tabellen, soort), jaren=[JAAR])
    gevonden = [b for b in controleer(dataset) if reden in b.reden]
    assert [(b.tabel, b.rijnummer) for b in gevonden] == [(tabel, r) for r in rijen]
    with pytest.raises(Fout, match="niets berekend") as melding:
        eis_geldig(dataset)
    assert "telmee gegevens controleer" in str(melding.value)


def test_geen_rij_gaat_verloren(tmp_path: Path) -> None:
    """A row with several faults is listed for each, and many bad rows are all listed."""
    tabellen = goed()
    tabellen["dienstverbanden"] += [
        dienstverband(2, persoon=100 + i, verloonde_uren=-i, soort=99) for i in range(1, 2001)
    ]
    bevindingen = controleer(open_dataset(schrijf(tmp_path / "d", tabellen, "parquet")))
    assert len(bevindingen) == 4000
    assert {b.rijnummer for b in bevindingen if "negatief" in b.reden} == set(range(6, 2006))
    assert len(list(bevindingen.eerste(20))) == 20


def test_veel_verschillende_tijdvakken(tmp_path: Path) -> None:
    """With more periods than bits the overlap is still found, and only that one."""
    rijen = [dienstverband(1, persoon=i, tijdvak_eind=date(JAAR, 1 + i // 28, 1 + i % 28)) for i in range(1, 150)]
    tabellen = goed() | {"dienstverbanden": [*rijen, dienstverband(1, persoon=149, tijdvak_begin=date(JAAR, 1, 2))]}
    gevonden = list(controleer(open_dataset(schrijf(tmp_path / "d", tabellen, "parquet"))))
    assert [(b.rijnummer, "overlapt" in b.reden) for b in gevonden] == [(149, True), (150, True)]


def test_een_datum_ver_buiten_elke_kalender(tmp_path: Path) -> None:
    """Parquet can hold days that Python has no date for; the row is named like any other."""
    map_ = schrijf(tmp_path / "d", goed(), "parquet")
    pad = map_ / "dienstverbanden" / f"jaar={JAAR}" / "deel-00000.parquet"
    tabel = pq.read_table(pad)
    dagen = pa.array([4_000_000, *tabel["tijdvak_eind"].cast(pa.int32()).to_pylist()[1:]], pa.int32()).cast(pa.date32())
    pq.write_table(tabel.set_column(tabel.column_names.index("tijdvak_eind"), "tijdvak_eind", dagen), pad)
    gevonden = list(controleer(open_dataset(map_)))
    assert {b.rijnummer for b in gevonden if "buiten 1990" in b.reden} == {1}
    assert {b.rijnummer for b in gevonden if "overlapt" in b.reden} == {1, 2, 3}


def test_geen_persoonsnummer_in_meldingen(tmp_path: Path) -> None:
    tabellen = erbij("dienstverbanden", dienstverband(1, persoon=987_654_321, verloonde_uren=-5, werkgever=300))
    dataset = open_dataset(schrijf(tmp_path / "d", tabellen, "parquet"))
    assert not any("987654321" in b.zin() for b in controleer(dataset))


@pytest.mark.parametrize(
    ("kolom", "tekst", "reden"),
    [
        ("verloonde_uren", "twaalf", "geen geheel getal"),
        ("verloonde_uren", "12.5", "geen geheel getal"),
        ("tijdvak_begin", "01-02-2024", "geen datum"),
        ("oproep", "misschien", "geen true of false"),
    ],
)
def test_verkeerd_type_in_csv(tmp_path: Path, kolom: str, tekst: str, reden: str) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "csv")
    rijen = [r.split(",") for r in (map_ / "dienstverbanden.csv").read_text().splitlines()]
    rijen[2][[k.strip('"') for k in rijen[0]].index(kolom)] = tekst
    (map_ / "dienstverbanden.csv").write_text("\n".join(",".join(r) for r in rijen) + "\n")
    gevonden = list(controleer(open_dataset(map_, jaren=[JAAR])))
    assert [(b.rijnummer, b.kolom) for b in gevonden if reden in b.reden] == [(2, kolom)]


@pytest.mark.parametrize(("kolom", "tekst"), [("tijdvak_eind", "31-12-2023"), ("tijdvak_eind", "")])
def test_een_jaar_met_alleen_een_onleesbare_datum_gaat_niet_verloren(tmp_path: Path, kolom: str, tekst: str) -> None:
    """The years of a loose file come from its rows; a row that hides its year still has to be judged."""
    map_ = schrijf(tmp_path / "d", goed(), "csv")
    pad = map_ / "dienstverbanden.csv"
    kop, eerste, *rest = pad.read_text().splitlines()
    rij = dict(zip(kop.replace('"', "").split(","), eerste.split(","), strict=True))
    rij |= {"tijdvak_begin": "2023-12-01", kolom: tekst}
    pad.write_text("\n".join([kop, ",".join(rij.values()), *rest]) + "\n")
    dataset = open_dataset(map_)
    assert dataset.jaren == (2023, JAAR)
    assert (1, kolom) in {(b.rijnummer, b.kolom) for b in controleer(dataset)}


def test_csv_rij_met_te_veel_kolommen(tmp_path: Path) -> None:
    """The refused row is named, and the numbers of rows after it still fit the file."""
    tabellen = met("dienstverbanden", 3, verloonde_uren=-1)
    map_ = schrijf(tmp_path / "d", tabellen, "csv")
    regels = (map_ / "dienstverbanden.csv").read_text().splitlines()
    regels[2] += ",extra,extra"
    (map_ / "dienstverbanden.csv").write_text("\n".join(regels) + "\n")
    gevonden = {(b.rijnummer, b.reden.split(" ")[0]) for b in controleer(open_dataset(map_, jaren=[JAAR]))}
    assert gevonden == {(2, "de"), (4, "verloonde_uren")}


def test_kolom_ontbreekt_of_is_onbekend(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "parquet")
    pad = map_ / "registraties.parquet"
    tabel = pq.read_table(pad)
    pq.write_table(tabel.rename_columns(["persoon", "van", "tott"]), pad)
    bevindingen = {(b.kolom, b.ernst) for b in controleer(open_dataset(map_))}
    assert bevindingen == {("tot", "fout"), ("tott", "waarschuwing")}
    pq.write_table(tabel.append_column("memo", pa.array(["a", "b"])), pad)
    assert eis_geldig(open_dataset(map_)).fouten == 0


def test_verkeerd_type_in_parquet(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "parquet")
    pad = map_ / "verdeelsleutels.parquet"
    tabel = pq.read_table(pad)
    pq.write_table(tabel.set_column(2, "aandeel", pa.array([73.5, 26.5])), pad)
    assert [b.reden for b in controleer(open_dataset(map_))] == ["de kolom aandeel heeft het type double en niet int64"]
    pq.write_table(tabel.set_column(2, "aandeel", pa.array([7350, 2650], pa.int16())), pad)
    assert list(controleer(open_dataset(map_))) == []


def test_onleesbaar_bestand_is_een_zin(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "parquet")
    pad = map_ / "dienstverbanden" / f"jaar={JAAR}" / "deel-00000.parquet"
    pad.write_bytes(pad.read_bytes()[:200])
    with pytest.raises(Fout, match="geen heel Parquet-bestand"):
        controleer(open_dataset(map_))
    (map_ / "werkgevers" / f"jaar={JAAR}" / "deel-00000.parquet").unlink()
    with pytest.raises(Fout, match="ontbreekt de tabel werkgevers"):
        open_dataset(map_).frame("werkgevers", JAAR)


def test_een_leeg_bestand_wordt_zelf_genoemd(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "csv")
    (map_ / "werkgevers.csv").write_text("")
    with pytest.raises(Fout, match=r"werkgevers\.csv' is leeg"):
        controleer(open_dataset(map_))


def test_een_csv_zoals_een_rekenblad_die_schrijft(tmp_path: Path) -> None:
    """With a byte order mark and Windows line ends."""
    map_ = schrijf(tmp_path / "d", goed(), "csv")
    for pad in map_.glob("*.csv"):
        pad.write_bytes(b"\xef\xbb\xbf" + pad.read_bytes().replace(b"\r", b"").replace(b"\n", b"\r\n"))
    assert list(controleer(open_dataset(map_))) == []


@pytest.mark.parametrize("soort", ["csv", "parquet"])
def test_een_bestand_dat_niet_gelezen_mag_worden_is_niet_kapot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, soort: str
) -> None:
    map_ = schrijf(tmp_path / "d", goed(), soort)
    dataset = open_dataset(map_)

    def mag_niet(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", mag_niet)
    monkeypatch.setattr(pq, "read_schema", mag_niet)
    with pytest.raises(Fout, match="niet lezen"):
        controleer(dataset)


def test_een_tabel_waar_een_deel_van_mist_is_niet_goed(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "parquet")
    aantal = len(goed()["dienstverbanden"])
    (map_ / "dataset.json").write_text(json.dumps({"rijen": {f"dienstverbanden {JAAR}": aantal}}))
    assert not list(controleer(open_dataset(map_)))
    (map_ / "dataset.json").write_text(json.dumps({"rijen": {f"dienstverbanden {JAAR}": aantal + 1}}))
    (bevinding,) = controleer(open_dataset(map_))
    assert bevinding.zin() == (
        f"dataset.json: er zijn {aantal} rijen, maar het zijn er {aantal + 1} volgens dataset.json"
    )


# --- what was checked before ------------------------------------------------------------------------------------------


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "telmee" / "gecontroleerd"


def tel_controles(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int | None]]:
    """The tables that are really checked, in order."""
    gedaan: list[tuple[str, int | None]] = []
    echt = controle._controleer_tabel

    def tel(verbinding: Any, dataset: Any, tabel: Any, jaar: int | None, paden: list[Path]) -> int:
        gedaan.append((tabel.naam, jaar))
        return echt(verbinding, dataset, tabel, jaar, paden)

    monkeypatch.setattr(controle, "_controleer_tabel", tel)
    return gedaan


@pytest.mark.parametrize("soort", ["parquet", "csv"])
def test_dezelfde_bytes_worden_niet_twee_keer_gecontroleerd(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, soort: str
) -> None:
    dataset = open_dataset(schrijf(tmp_path / "d", goed(), soort))
    gedaan = tel_controles(monkeypatch)
    assert eis_geldig(dataset).gecontroleerd == 12
    assert len(gedaan) == 5
    assert eis_geldig(dataset).gecontroleerd == 12
    assert len(gedaan) == 5
    assert controleer(dataset).gecontroleerd == 12  # who asks for a check gets one
    assert len(gedaan) == 10
    shutil.copytree(tmp_path / "d", tmp_path / "kopie")
    assert eis_geldig(open_dataset(tmp_path / "kopie")).gecontroleerd == 12
    assert len(gedaan) == 10
    assert {pad.read_text() for pad in cache.iterdir()} == {"5\n", "2\n", "1\n"}


def test_een_ander_cijfer_in_een_bestand_met_dezelfde_grootte_en_tijd_wordt_gezien(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file looks untouched: as long, and of the same moment; only what is in it tells."""
    map_ = schrijf(tmp_path / "d", goed(), "csv")
    eis_geldig(open_dataset(map_))
    pad = map_ / "dienstverbanden.csv"
    staat, oud = pad.stat(), pad.read_bytes()
    pad.write_bytes(oud.replace(b",120,", b",-20,", 1))
    os.utime(pad, ns=(staat.st_atime_ns, staat.st_mtime_ns))
    assert (pad.stat().st_size, pad.stat().st_mtime_ns) == (staat.st_size, staat.st_mtime_ns)
    with pytest.raises(Fout, match="negatief"):
        eis_geldig(open_dataset(map_))
    with pytest.raises(Fout, match="negatief"):  # what was bad is no better the second time
        eis_geldig(open_dataset(map_))
    pad.write_bytes(oud)
    gedaan = tel_controles(monkeypatch)
    eis_geldig(open_dataset(map_))
    assert gedaan == []


def test_een_andere_tabel_werkgevers_controleert_ook_de_dienstverbanden(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "csv")
    eis_geldig(open_dataset(map_))
    gedaan = tel_controles(monkeypatch)
    pad = map_ / "werkgevers.csv"
    pad.write_text(pad.read_text().replace("200", "201"))
    with pytest.raises(Fout, match="staat niet in de tabel werkgevers"):
        eis_geldig(open_dataset(map_))
    assert gedaan == [("dienstverbanden", JAAR), ("werkgevers", JAAR)]


def test_een_ander_aantal_rijen_in_dataset_json_wordt_gezien(tmp_path: Path, cache: Path) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "parquet")
    eis_geldig(open_dataset(map_))
    (map_ / "dataset.json").write_text(json.dumps({"rijen": {"registraties": 3}}))
    with pytest.raises(Fout, match=r"volgens dataset\.json"):
        eis_geldig(open_dataset(map_))


def test_een_andere_controle_kijkt_opnieuw(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = schrijf(tmp_path / "d", goed(), "parquet")
    eis_geldig(open_dataset(map_))
    gedaan = tel_controles(monkeypatch)
    monkeypatch.setattr("telmee.gegevens.stempel.__version__", "999")
    eis_geldig(open_dataset(map_))
    assert len(gedaan) == 5


@pytest.mark.parametrize("inhoud", ["", "geen getal", None])
def test_zonder_bruikbare_stempel_wordt_er_gecontroleerd(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, inhoud: str | None
) -> None:
    """A damaged stamp, or no place for one: then the work is done, without a word."""
    if inhoud is None:
        cache.parent.parent.mkdir()
        cache.parent.write_text("hier kan geen map komen")
    dataset = open_dataset(schrijf(tmp_path / "d", goed(), "parquet"))
    eis_geldig(dataset)
    for pad in cache.iterdir() if inhoud is not None else ():
        pad.write_text(inhoud)
    gedaan = tel_controles(monkeypatch)
    assert eis_geldig(dataset).gecontroleerd == 12
    assert len(gedaan) == 5


def test_oude_stempels_gaan_weg(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("telmee.gegevens.stempel.HOOGSTENS", 3)
    eis_geldig(open_dataset(schrijf(tmp_path / "d", goed(), "parquet")))
    assert len(list(cache.iterdir())) == 3
