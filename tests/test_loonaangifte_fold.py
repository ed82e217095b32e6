"""Folding: a plain replay in a dictionary gives the same state; order and repetition do not matter."""

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from aangifte_hulp import BSN, FEBRUARI, JANUARI, aanvulling, bericht, codes, correctie, lees, record, uren, vol
from telmee.gegevens.loonaangifte import Aangiften, lees_aangiften
from telmee.gegevens.loonaangifte.schrijver import Inhoud

BEGIN = datetime(2026, 2, 10, 9)
sleutels = st.tuples(st.integers(0, 3), st.integers(1, 2))
regels = st.dictionaries(sleutels, st.integers(0, 160), max_size=5)
delen = st.tuples(
    st.sampled_from(("volledig", "aanvullend", "correctie")),
    st.sampled_from((JANUARI, FEBRUARI)),
    regels,
    st.lists(sleutels, max_size=2, unique=True),
)
reeksen = st.lists(delen, min_size=1, max_size=6)


@contextmanager
def map_() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as naam:
        yield Path(naam)


def _inhoud(deel: Any) -> Inhoud:
    soort, periode, uren_, weg = deel
    records = [record(w, n, u) for (w, n), u in uren_.items()]
    weg_ = [] if soort == "volledig" else [(n, BSN[w], None) for w, n in weg]
    return Inhoud(soort, *periode, records, weg_)


def _berichten(reeks: list[Any]) -> list[bytes]:
    """One message per part, an hour apart."""
    return [bericht(_inhoud(d), dag=BEGIN + timedelta(hours=i), id_=f"B{i}") for i, d in enumerate(reeks)]


def _naspelen(reeks: list[Any]) -> dict[tuple[date, int, int], int]:
    """The plainest reading of the rule: one dictionary, one step at a time."""
    stand: dict[tuple[date, int, int], int] = {}
    for soort, (begin, _), uren_, weg in reeks:
        if soort == "volledig":
            stand = {k: u for k, u in stand.items() if k[0] != begin}
        stand |= {(begin, BSN[w], n): u for (w, n), u in uren_.items()}
        if soort != "volledig":
            for w, n in weg:
                stand.pop((begin, BSN[w], n), None)
    return stand


def _inhoudelijk(a: Aangiften) -> pl.DataFrame:
    return a.dienstverbanden.drop("bestand", "regel", "bericht", "ingediend")


@settings(max_examples=40)
@given(reeksen)
def test_vouwen_is_naspelen(reeks: list[Any]) -> None:
    with map_() as m:
        assert uren(lees(m, *_berichten(reeks))) == _naspelen(reeks)


@settings(max_examples=25)
@given(reeksen, st.randoms(use_true_random=False))
def test_volgorde_van_de_bestanden_doet_er_niet_toe(reeks: list[Any], lot: Any) -> None:
    berichten = _berichten(reeks)
    anders = berichten.copy()
    lot.shuffle(anders)
    with map_() as m:
        assert _inhoudelijk(lees(m, *berichten)).equals(_inhoudelijk(lees(m, *anders)))


@settings(max_examples=25)
@given(reeksen)
def test_tweemaal_hetzelfde_lezen_verandert_niets(reeks: list[Any]) -> None:
    berichten = _berichten(reeks)
    with map_() as m:
        eens, dubbel = lees(m, *berichten), lees(m, *berichten, *berichten)
        assert _inhoudelijk(eens).equals(_inhoudelijk(dubbel))
        assert "dubbel-bericht" in codes(dubbel)


@settings(max_examples=25)
@given(reeksen)
def test_de_uitkomst_opnieuw_aangeven_geeft_de_uitkomst(reeks: list[Any]) -> None:
    """Folding is idempotent: the state, filed as full returns, folds to itself."""
    stand = _naspelen(reeks)
    with map_() as m:
        eerst = lees(m, *_berichten(reeks))
        vol_ = [
            vol(*[record(BSN.index(p), n, u) for (b, p, n), u in stand.items() if b == periode[0]], periode=periode)
            for periode in (JANUARI, FEBRUARI)
        ]
        later = [bericht(v, dag=BEGIN + timedelta(days=9, hours=i)) for i, v in enumerate(vol_)]
        assert uren(lees(m, *later)) == uren(eerst) == uren(lees(m, *_berichten(reeks), *later))


@settings(max_examples=25)
@given(regels, regels, st.lists(sleutels, max_size=2, unique=True))
def test_aangifte_met_correctie_is_de_gecorrigeerde_aangifte(eerst: Any, anders: Any, weg: Any) -> None:
    goed = {k: u for k, u in (eerst | anders).items() if k not in weg}
    reeks = [("volledig", JANUARI, eerst, []), ("correctie", JANUARI, anders, weg)]
    with map_() as m:
        gecorrigeerd = lees(m, *_berichten(reeks))
        ineens = lees(m, bericht(vol(*[record(w, n, u) for (w, n), u in goed.items()])))
        assert _inhoudelijk(gecorrigeerd).equals(_inhoudelijk(ineens))


@settings(max_examples=25)
@given(reeksen, st.integers(0, 6))
def test_stand_is_het_begin_van_de_reeks(reeks: list[Any], dagen: int) -> None:
    berichten = [bericht(_inhoud(d), dag=BEGIN + timedelta(days=i), id_=f"B{i}") for i, d in enumerate(reeks)]
    with map_() as m:
        a = lees(m, *berichten, stand=(BEGIN + timedelta(days=dagen)).date())
        assert uren(a) == _naspelen(reeks[: dagen + 1])


def test_alle_volgordes_van_een_kleine_geschiedenis(tmp_path: Path) -> None:
    berichten = _berichten(
        [
            ("volledig", JANUARI, {(0, 1): 100, (1, 1): 50}, []),
            ("aanvullend", JANUARI, {(2, 1): 30}, [(1, 1)]),
            ("correctie", JANUARI, {(0, 1): 90}, []),
        ]
    )
    for volgorde in itertools.permutations(berichten):
        assert uren(lees(tmp_path, *volgorde)) == {(JANUARI[0], BSN[0], 1): 90, (JANUARI[0], BSN[2], 1): 30}


def test_tweede_volledige_aangifte_vervangt_de_eerste_en_wat_eraan_hing(tmp_path: Path) -> None:
    a = lees(
        tmp_path,
        bericht(vol(record(0), record(1)), dag=date(2026, 2, 1)),
        bericht(aanvulling(record(2)), dag=date(2026, 2, 2)),
        bericht(vol(record(0, uren=80)), dag=date(2026, 2, 3)),
    )
    assert uren(a) == {(JANUARI[0], BSN[0], 1): 80} and "vervangen" in codes(a)


def test_correctie_in_dezelfde_aangifte_als_een_nieuw_tijdvak(tmp_path: Path) -> None:
    a = lees(
        tmp_path,
        bericht(vol(record(0), record(1)), dag=date(2026, 2, 10)),
        bericht(
            vol(record(0, uren=90), periode=FEBRUARI),
            correctie(record(0, uren=95), weg=[(1, BSN[1], None)]),
            dag=date(2026, 3, 10),
        ),
    )
    assert uren(a) == {(JANUARI[0], BSN[0], 1): 95, (FEBRUARI[0], BSN[0], 1): 90}
    assert a.tijdvakken["correcties"].to_list() == [1, 0] and codes(a) == set()


def test_zonder_bsn_is_het_personeelsnummer_de_sleutel(tmp_path: Path) -> None:
    eerst = [record(bsn=None, personeelsnummer="007"), record(bsn=None, personeelsnummer="008", uren=60)]
    a = lees(
        tmp_path,
        bericht(vol(*eerst)),
        bericht(
            correctie(record(bsn=None, personeelsnummer="007", uren=40), weg=[(1, None, "008")]), dag=date(2026, 3, 1)
        ),
    )
    assert a.dienstverbanden.select("personeelsnummer", "verloonde_uren").rows() == [("007", 40)]
    assert "bsn-ontbreekt" in codes(a)


def test_zonder_enig_nummer_blijft_elke_regel_staan(tmp_path: Path) -> None:
    a = lees(tmp_path, bericht(vol(record(bsn=None), record(bsn=None, uren=60))))
    assert sorted(a.dienstverbanden["verloonde_uren"]) == [60, 100] and a.dienstverbanden["persoon"].n_unique() == 2


def test_zelfde_moment_wordt_gemeld_en_is_bepaald(tmp_path: Path) -> None:
    een = bericht(vol(record(uren=10)), id_="A")
    twee = bericht(vol(record(uren=20)), id_="B")
    for volgorde in ((een, twee), (twee, een)):
        a = lees(tmp_path, *volgorde)
        assert a.dienstverbanden["verloonde_uren"].to_list() == [20] and "zelfde-moment" in codes(a)


def test_lezen_van_een_lijst_paden_of_een_pad(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(bericht(vol(record())))
    een = lees_aangiften(str(tmp_path / "a.xml"))
    twee = lees_aangiften([tmp_path / "a.xml", tmp_path])
    assert een.dienstverbanden.equals(twee.dienstverbanden) and "zelfde-bestand" in codes(twee)


def test_een_moment_in_de_toekomst_wint_en_dat_staat_erbij(tmp_path: Path) -> None:
    """A year typed wrong makes a message the newest of all; a day ahead is only another clock."""
    verkeerd, later = (
        bericht(vol(record(uren=10)), dag=date(2062, 2, 10)),
        bericht(vol(record(uren=20)), dag=date(2026, 3, 9)),
    )
    a = lees(tmp_path, verkeerd, later, vandaag=date(2026, 3, 10))
    assert a.dienstverbanden["verloonde_uren"].to_list() == [10]
    assert [(b.bestand, b.ernst) for b in a.bevindingen if b.code == "toekomst"] == [("a.xml", "fout")]
    assert "toekomst" not in codes(lees(tmp_path, later, vandaag=date(2026, 3, 8)))
    toen = lees(tmp_path, verkeerd, later, stand=date(2026, 3, 10), vandaag=date(2026, 3, 10))
    assert toen.dienstverbanden["verloonde_uren"].to_list() == [20]
    assert {"toekomst-na-stand", "later-gemaakt"} <= codes(toen) and "toekomst" not in codes(toen)


def test_een_moment_voor_het_tijdvak_verliest_en_dat_staat_erbij(tmp_path: Path) -> None:
    verkeerd, eerder = bericht(vol(record(uren=10)), dag=date(1926, 3, 9)), bericht(vol(record(uren=20)))
    a = lees(tmp_path, verkeerd, eerder)
    assert a.dienstverbanden["verloonde_uren"].to_list() == [20]
    assert [b.bestand for b in a.bevindingen if b.code == "voor-tijdvak"] == ["a.xml"]


def test_in_de_nacht_dat_de_klok_teruggaat_telt_het_ogenblik(tmp_path: Path) -> None:
    """02:10 in winter time comes after 02:50 in summer time, forty minutes earlier on the clock."""
    oktober = {"periode": (date(2026, 10, 1), date(2026, 10, 31))}
    eerst, later = (
        bericht(vol(record(uren=u), **oktober), dag=datetime(2026, 10, 25, 2, m)) for u, m in ((10, 50), (20, 10))
    )
    zomer, winter = eerst.replace(b"02:50:00", b"02:50:00+02:00"), later.replace(b"02:10:00", b"02:10:00+01:00")
    for volgorde in ((zomer, winter), (winter, zomer)):
        assert lees(tmp_path, *volgorde).dienstverbanden["verloonde_uren"].to_list() == [20]


def test_wat_na_de_stand_is_gemaakt_wordt_genoemd(tmp_path: Path) -> None:
    laat = bericht(vol(record(1), periode=FEBRUARI), dag=date(2026, 3, 10))
    a = lees(tmp_path, bericht(vol(record(0))), laat, stand=date(2026, 3, 9))
    assert a.dienstverbanden.height == 1 and codes(a) == {"later-gemaakt"}
    niets = lees(tmp_path, laat, stand=date(2026, 1, 1))
    assert niets.dienstverbanden.height == 0 and codes(niets) == {"later-gemaakt"}


def test_een_tijdvak_aangegeven_door_twee_pakketten(tmp_path: Path) -> None:
    """Each package sent its own people as a full return: the second replaces the first, and that is said."""
    een, twee = bericht(vol(record(0))), bericht(vol(record(1)), dag=date(2026, 2, 11))
    a = lees(tmp_path, een, twee.replace(b"telmee (verzonnen)", b"ander pakket"))
    assert "vervangen-pakket" in codes(a) and "vervangen" not in codes(a)
    assert "vervangen" in codes(lees(tmp_path, een, twee))


def test_veel_berichten_van_hetzelfde_moment(tmp_path: Path) -> None:
    """Each was once compared with all before it."""
    moment = date(2026, 2, 11)
    a = lees(tmp_path, *[bericht(aanvulling(record(0, i + 1)), dag=moment, id_="x") for i in range(60)], bericht(vol()))
    assert a.dienstverbanden.height == 60 and "zelfde-moment" in codes(a)
