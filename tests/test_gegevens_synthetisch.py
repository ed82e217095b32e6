"""The synthetic country: same seed, same bytes; closed on the published figures; nothing half-written."""

import errno
import hashlib
import json
import threading
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens import publicatie
from telmee.gegevens.controle import controleer
from telmee.gegevens.lezen import open_dataset
from telmee.gegevens.schema import EPOCH
from telmee.gegevens.synthetisch import maken
from telmee.gegevens.synthetisch.ijking import FORMEEL, INLEEN, NIET, telt_mee
from telmee.gegevens.synthetisch.ijktabel import ijktabel
from telmee.gegevens.synthetisch.instellingen import alle_jaren, doel, instellingen
from telmee.gegevens.synthetisch.tijdvakken import maanden, vierweken
from telmee.gegevens.synthetisch.werkgevers import _elfproef, maak_werkgevers


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The country at one hundredth, with the baseline and the years that were published in parts."""
    map_ = tmp_path_factory.mktemp("land") / "d"
    maken.maak(map_, 0.01, [2012, 2022, 2023, 2024])
    return map_


def afdruk(map_: Path) -> dict[str, str]:
    return {
        str(p.relative_to(map_)): hashlib.sha256(p.read_bytes()).hexdigest() for p in map_.rglob("*") if p.is_file()
    }


def test_zelfde_zaad_zelfde_bytes(tmp_path: Path) -> None:
    """Also with another number of threads, and a year does not depend on which other years are made."""
    for naam, draden, jaren in (("a", 1, [2016]), ("b", 3, [2016]), ("c", 2, [2016, 2018])):
        maken.maak(tmp_path / naam, 0.002, jaren, zaad=5, draden=draden, per_blok=5_000)
    a, b, c = (afdruk(tmp_path / n) for n in "abc")
    assert a == b
    assert {k: v for k, v in c.items() if k in a and k != "dataset.json"} == {
        k: v for k, v in a.items() if k != "dataset.json"
    }
    maken.maak(tmp_path / "d", 0.002, [2016], zaad=6, per_blok=5_000)
    d = afdruk(tmp_path / "d")
    assert d.keys() == a.keys()
    assert all(d[k] != a[k] for k in a if "verdeelsleutels" not in k)


def test_ijking_binnen_een_baan_in_de_data(land: Path) -> None:
    """At scale 0.01 one baan in the data is 100 here; published job figures are met within three."""
    with open_dataset(land) as dataset:
        punten = ijktabel(dataset)
    banen = [p for p in punten if "banen" in p.figuur]
    assert len(banen) == 25
    for punt in banen:
        assert abs(punt.verschil) <= 3, punt
    for punt in punten:
        if "register" in punt.figuur:
            assert abs(punt.verschil) <= 100, punt
        if "aan het werk" in punt.figuur or "werkgevers met" in punt.figuur:
            assert abs(punt.verschil) <= 0.06 * punt.gepubliceerd, punt


def test_er_is_geen_foute_rij(land: Path) -> None:
    with open_dataset(land) as dataset:
        bevindingen = controleer(dataset)
    assert list(bevindingen) == []
    assert bevindingen.gecontroleerd > 4_800_000


def test_het_land_lijkt_op_nederland(land: Path) -> None:
    """Size, several jobs, both filing periods, average hours, hiring-in, sheltered work, people who never work."""
    with open_dataset(land) as dataset:
        vraag = dataset.verbinding.sql
        dv, reg = dataset.sql("dienstverbanden", 2024), dataset.sql("registraties")
        rijen, personen, werkgevers = vraag(
            f"SELECT count(*), count(DISTINCT persoon), count(DISTINCT werkgever) FROM ({dv}) WHERE soort < 17"
        ).fetchall()[0]
        assert 1_000_000 < rijen < 1_300_000 and 85_000 < personen < 100_000 and 3_000 < werkgevers < 5_000
        uren = vraag(
            f"SELECT avg(u) FROM (SELECT sum(verloonde_uren) * 7 / 31 AS u FROM ({dv}) WHERE tijdvak_begin = "
            f"{(date(2024, 12, 1) - EPOCH).days} GROUP BY persoon)"
        ).fetchall()[0][0]
        assert uren == pytest.approx(31.1, abs=1)
        assert vraag(f"SELECT count(DISTINCT tijdvak_eind) FROM ({dv})").fetchall() == [(24,)]
        aarden = {a for (a,) in vraag(f"SELECT DISTINCT aard FROM ({dv})").fetchall()}
        assert {1, 11, 18, 21, 22, 23, 24, 82} <= aarden
        meer = vraag(
            f"SELECT count(*) FROM (SELECT persoon FROM ({dv}) GROUP BY persoon HAVING count(DISTINCT werkgever) > 1)"
        )
        assert meer.fetchall()[0][0] > 3_000
        nooit = vraag(f"SELECT count(*) FROM (SELECT DISTINCT persoon FROM ({reg})) ANTI JOIN ({dv}) USING (persoon)")
        assert nooit.fetchall()[0][0] > 1_000
        terug = vraag(f"SELECT count(*) FROM (SELECT persoon FROM ({reg}) GROUP BY persoon HAVING count(*) > 1)")
        assert terug.fetchall()[0][0] > 50


def test_december_is_te_vinden_aan_de_statistiek(land: Path) -> None:
    """One row group per filing period, in order, so that a filter on December reads a few of them."""
    (pad,) = (land / "dienstverbanden" / "jaar=2024").glob("*.parquet")
    bestand = pq.ParquetFile(pad)
    kolom = bestand.schema_arrow.get_field_index("tijdvak_eind")
    einden = [bestand.metadata.row_group(i).column(kolom).statistics for i in range(bestand.num_row_groups)]
    assert len(einden) == 25 and all(s.min == s.max for s in einden)
    assert sum(s.max >= date(2024, 12, 1) for s in einden) == 3


def test_alles_zegt_dat_het_synthetisch_is(land: Path) -> None:
    beschrijving = json.loads((land / "dataset.json").read_text(encoding="utf-8"))
    assert beschrijving["synthetisch"] is True and "verzonnen" in beschrijving["opmerking"]
    assert open_dataset(land).synthetisch and open_dataset(land).schaal == 0.01


def test_telt_mee() -> None:
    """Twins that differ in one fact: nature, kind, lender or registration."""
    gevallen = [
        ((1, 15, False, True), FORMEEL),
        ((1, 15, False, False), NIET),
        ((1, 33, False, True), NIET),
        ((21, 15, False, True), NIET),
        ((24, 15, False, True), NIET),
        ((23, 15, False, True), FORMEEL),
        ((22, 15, False, True), INLEEN),
        ((11, 15, True, True), INLEEN),
        ((11, 15, False, True), FORMEEL),
        ((82, 15, True, True), INLEEN),
        ((1, 15, True, True), FORMEEL),
    ]
    kolommen = [np.array(k) for k in zip(*(g for g, _ in gevallen), strict=True)]
    assert telt_mee(*kolommen).tolist() == [u for _, u in gevallen]


@pytest.mark.parametrize(
    ("jaar", "eerste", "laatste"),
    [(2024, date(2024, 1, 28), date(2024, 12, 2)), (2026, date(2026, 1, 25), date(2026, 11, 30))],
)
def test_vierwekentijdvakken(jaar: int, eerste: date, laatste: date) -> None:
    """The closed lists of the loonaangifte: first from 1 January, last until 31 December; 2026 as listed."""
    tijdvakken = vierweken(jaar)
    assert len(tijdvakken) == 13
    assert tijdvakken[0].begin == (date(jaar, 1, 1) - EPOCH).days and tijdvakken[0].eind == (eerste - EPOCH).days
    assert tijdvakken[12].begin == (laatste - EPOCH).days and tijdvakken[12].eind == (date(jaar, 12, 31) - EPOCH).days
    assert all(a.eind + 1 == b.begin for a, b in zip(tijdvakken, tijdvakken[1:], strict=False))
    assert sum(t.december for t in tijdvakken) == 31 == sum(t.december for t in maanden(jaar))


def test_werkgevers_naar_grootteklasse() -> None:
    """Jobs per class as CBS has them (scaled), and no number that could belong to a real employer."""
    wg = maak_werkgevers(0.05, 1)
    per_klasse = np.bincount(wg.klasse[~wg.sob], wg.banen[~wg.sob])
    assert per_klasse == pytest.approx(np.array(instellingen()["banen_per_klasse"]) * 0.05, rel=0.02)
    assert not _elfproef(wg.nummer).any() and (np.diff(wg.nummer) > 0).all() and wg.nummer[-1] < 10**9
    assert 300_000 * 0.05 < len(wg) < 500_000 * 0.05


@pytest.mark.parametrize("jaar", [2012, 2013, 2015, 2018, 2023, 2024])
def test_doel_volgt_uit_de_publicaties(jaar: int) -> None:
    d, nul, r = doel(jaar), publicatie.nulmeting(), publicatie.gepubliceerd(jaar)
    assert nul is not None
    totaal = d.formeel_markt + d.formeel_overheid + d.inleen
    if jaar == 2012:
        assert totaal == pytest.approx(75_179) and d.inleen == 36_206
    elif r is not None:
        assert totaal - nul.totaal == pytest.approx((r.extra["markt"] or 0) + (r.extra["overheid"] or 0), abs=1.5)
    assert min(d.formeel_markt, d.formeel_overheid, d.inleen - d.wsw) > 0


def test_elk_jaar_heeft_een_bron_of_zegt_dat_er_geen_is() -> None:
    inst = instellingen()
    for tabel in ("register", "inleen", "verdeelsleutel_overheid"):
        assert set(inst[tabel]) == set(alle_jaren())
        assert all(r["bron"] for r in inst[tabel].values())


@pytest.mark.parametrize(
    ("schaal", "jaren", "zaad"),
    [(0.0, [2012], 1), (5.0, [2012], 1), (0.01, [2011], 1), (0.01, [2025], 1), (0.01, [], 1), (0.01, [2012], -1)],
)
def test_onmogelijke_keuze(tmp_path: Path, schaal: float, jaren: list[int], zaad: int) -> None:
    with pytest.raises(GebruiksFout):
        maken.maak(tmp_path / "d", schaal, jaren, zaad)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wat", ["schijf vol", "ctrl-c"])
def test_halverwege_stoppen_laat_niets_achter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wat: str) -> None:
    """A full disk in a writer and Ctrl-C in the main thread: one sentence, and the folder is as it was."""
    echt, aantal = maken._schrijf_deel, iter(range(100))

    def kapot(*argumenten: object) -> int:
        if next(aantal) == 2:
            raise OSError(errno.ENOSPC, "No space left on device") if wat == "schijf vol" else KeyboardInterrupt
        return echt(*argumenten)  # type: ignore[arg-type]

    monkeypatch.setattr(maken, "_schrijf_deel", kapot)
    verwacht = Fout if wat == "schijf vol" else KeyboardInterrupt
    with pytest.raises(verwacht) as melding:
        maken.maak(tmp_path / "d", 0.002, [2012, 2013, 2014, 2015], per_blok=5_000)
    if wat == "schijf vol":
        assert "schijf is vol" in str(melding.value)
    assert list(tmp_path.iterdir()) == []
    assert threading.active_count() < 10


def test_bestaande_map_blijft(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "brief.txt").write_text("van mij")
    with pytest.raises(Fout):
        maken.maak(tmp_path / "d", 0.002, [2012])
    with pytest.raises(Fout):
        maken.maak(tmp_path / "d", 0.002, [2012], overschrijf=True)
    assert (tmp_path / "d" / "brief.txt").read_text() == "van mij"
