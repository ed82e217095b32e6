"""Bad content of a filing: every fault is found at its place, says what it does, and the rest still counts."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aangifte_hulp import (
    BSN,
    FEBRUARI,
    GOED,
    JANUARI,
    LHNR,
    aanvulling,
    alleen,
    bericht,
    codes,
    correctie,
    lees,
    met_goed,
    record,
    uren,
    vol,
    zonder_bsn,
)
from telmee.gegevens.loonaangifte.nummers import elfproef

# -- persons


def test_bsn_fout_ontbreekt_dubbel_en_8_of_9(tmp_path: Path) -> None:
    acht = next(n for n in range(812_345_600, 812_345_700) if elfproef(n))
    a = met_goed(
        tmp_path,
        bericht(
            vol(
                record(bsn=123_456_789, uren=1),
                record(bsn=None, personeelsnummer="12", uren=2),
                record(bsn=acht, uren=4),
                record(0, uren=8),
                record(0, uren=16),
                record(1, uren=32).copy() | {"bsn": 111_111_110},
            )
        ).replace(b"111111110", b"11111111X"),
    )
    assert {"bsn-elfproef", "bsn-ontbreekt", "bsn-8-of-9", "dubbel", "geen-waarde"} <= codes(a)
    januari = a.van_jaar(2026).dienstverbanden.filter(a.dienstverbanden["tijdvak_begin"] == JANUARI[0])
    assert sorted(januari["verloonde_uren"]) == [1, 2, 4, 16, 32]
    assert sorted(januari.filter("bsn_geldig")["verloonde_uren"]) == [16]
    assert a.ontbreekt["bsn_onbruikbaar"] == 4
    assert not any("123456789" in str(b) or str(acht) in str(b) for b in a.bevindingen)


def test_bsn_van_nullen_maakt_van_twee_mensen_niet_een(tmp_path: Path) -> None:
    """The schema forbids a SofiNr that starts with 000; it is no key, so the personnel number is."""
    mensen = [record(bsn=0, personeelsnummer=str(n), uren=u) for n, u in ((1, 60), (2, 70), (3, 80))]
    a = lees(
        tmp_path,
        bericht(vol(*mensen)),
        bericht(correctie(record(bsn=None, personeelsnummer="1", uren=61), weg=[(1, None, "3")]), dag=date(2026, 3, 1)),
    )
    assert sorted(a.dienstverbanden["verloonde_uren"]) == [61, 70] and a.personen().height == 2
    assert {"geen-waarde", "bsn-ontbreekt"} <= codes(a) and "dubbel" not in codes(a)


def test_personeelsnummer_met_twee_bsns_en_met_en_zonder(tmp_path: Path) -> None:
    p = {"personeelsnummer": "0042"}
    a = met_goed(tmp_path, bericht(vol(record(0, **p), record(1, **p), record(num_iv=1, bsn=None, **p))))
    assert {"personeelsnummer", "misschien-dubbel"} <= codes(a)
    assert not any("0042" in f"{b.wat}{b.gevolg}{b.plaats}" for b in a.bevindingen)


# -- hours, wages, codes and dates


@pytest.mark.parametrize(
    ("tekst", "waarde", "code"),
    [
        (b"-12", -12, "uren-negatief"),
        (b"700", 700, "uren-veel"),
        (b"744", 744, "uren-veel"),
        (b"745", None, "uren-onmogelijk"),
        (b"-745", None, "uren-onmogelijk"),
        (b"99999999999", None, "geen-waarde"),
        (b"165,5", None, "geen-waarde"),
        (b"veel", None, "geen-waarde"),
        (b"1e2", None, "geen-waarde"),
        (b"", None, "ontbreekt"),
        (b"165.00", 165, "andere-vorm"),
        (b"165,0", 165, "andere-vorm"),
        (b" 165 ", 165, ""),
        (b"+165", 165, ""),
        (b"0", 0, ""),
    ],
)
def test_uren(tmp_path: Path, tekst: bytes, waarde: int | None, code: str) -> None:
    a = met_goed(tmp_path, bericht(vol(record(0), record(1, uren=99))).replace(b">100<", b">" + tekst + b"<"))
    assert uren(a)[JANUARI[0], BSN[0], 1] == waarde and uren(a)[JANUARI[0], BSN[1], 1] == 99
    assert codes(a) - {"totaal"} == ({code} if code else set())
    if code:
        bestand, regel, element = alleen(a, code)
        assert bestand == "a.xml" and regel and element == "Werknemersgegevens/AantVerlU"
    assert a.ontbreekt["uren_onbekend"] == (waarde is None)


def test_uren_en_loon_ontbreken(tmp_path: Path) -> None:
    a = met_goed(tmp_path, bericht(vol(record(0, uren=None, loon_sv=None), record(1))))
    assert [b.element for b in a.bevindingen if b.code == "ontbreekt"] == [
        "Werknemersgegevens/AantVerlU",
        "Werknemersgegevens/LnSV",
    ]
    assert uren(a)[JANUARI[0], BSN[0], 1] is None  # missing is never zero


def test_onbekende_codes_zijn_onbekend(tmp_path: Path) -> None:
    a = met_goed(tmp_path, bericht(vol(record(0, aard=20), record(1, soort=99), record(2, soort=62, aard=None))))
    januari = a.dienstverbanden.filter(a.dienstverbanden["tijdvak_begin"] == JANUARI[0])
    assert januari["aard"].null_count() == 3 and januari["soort"].to_list() == [15, None, 62]
    assert {"aard-onbekend", "soort-onbekend"} <= codes(a)
    assert len([b for b in a.bevindingen if b.code == "aard-onbekend"]) == 1  # a benefit has no kind of work


def test_datums_die_niet_kunnen(tmp_path: Path) -> None:
    a = met_goed(
        tmp_path,
        bericht(
            vol(
                record(0, begin=date(2026, 2, 3)),
                record(1, eind=date(2026, 3, 1)),
                record(2, eind=date(2024, 1, 1)),
                record(3, geboortedatum=date(2027, 1, 1)),
                record(4, geboortedatum=date(1900, 1, 1)),
            )
        ).replace(b"<Gebdat>1990-05-17", b"<Gebdat>1990-02-30", 1),
    )
    assert {"begin-na-tijdvak", "eind-na-tijdvak", "eind-voor-begin", "geboortedatum", "geen-waarde"} <= codes(a)


def test_totaal_dat_niet_klopt(tmp_path: Path) -> None:
    tekst = bericht(vol(record(0), record(1)))
    assert "totaal" not in codes(met_goed(tmp_path, tekst))
    a = met_goed(tmp_path, tekst.replace(b"<TotLnSV>4000", b"<TotLnSV>6000"))
    assert alleen(a, "totaal")[2] == "CollectieveAangifte/TotLnSV"
    assert "totaal-generaal" in codes(met_goed(tmp_path, tekst.replace(b"<TotGen>", b"<TotGen>9")))


def test_lkv_zonder_verzekering(tmp_path: Path) -> None:
    onverzekerd = {f"verzekerd_{w}": False for w in ("wao", "ww", "zw")}
    a = met_goed(tmp_path, bericht(vol(record(lkv_banenafspraak=True, **onverzekerd))))
    assert "lkv-onverzekerd" in codes(a)


# -- elements


def test_onbekend_ontbrekend_dubbel_en_verplaatst_element(tmp_path: Path) -> None:
    tekst = bericht(vol(record(0), record(1)))
    for oud, nieuw, code in (
        (b"</Inkomstenperiode>", b"<IndNieuw>J</IndNieuw></Inkomstenperiode>", "element-onbekend"),
        (b"<LbTab>012</LbTab>", b"", "element-ontbreekt"),
        (b"<LbTab>012</LbTab>", b"<LbTab>012</LbTab><LbTab>012</LbTab>", "element-dubbel"),
        (b"</Inkomstenperiode>", b"<IndVakBn>N</IndVakBn></Inkomstenperiode>", "element-ander-jaar"),
        (b"<IndWAO>J</IndWAO>", b"", "element-ontbreekt"),
        (b"<LbTab>012</LbTab>", b"", "element-ontbreekt"),
    ):
        a = met_goed(tmp_path, tekst.replace(oud, nieuw))
        gevonden = [b for b in a.bevindingen if b.code == code]
        assert [b.aantal for b in gevonden] == [2], (code, codes(a))
        assert a.dienstverbanden["verloonde_uren"].sum() == 211
    om = tekst.replace(b"<IndLhKort>J</IndLhKort>", b"").replace(
        b"</Inkomstenperiode>", b"<IndLhKort>J</IndLhKort></Inkomstenperiode>"
    )
    assert "element-volgorde" in codes(met_goed(tmp_path, om))


def test_ander_schema_in_het_bericht(tmp_path: Path) -> None:
    """An element of another namespace does not pass for ours."""
    tekst = bericht(vol(record(0))).replace(b"<AantVerlU>", b'<AantVerlU xmlns="http://elders">')
    a = met_goed(tmp_path, tekst)
    assert uren(a)[JANUARI[0], BSN[0], 1] is None and {"element-onbekend", "ontbreekt"} <= codes(a)


def test_een_nummer_in_een_elementnaam_komt_niet_in_een_bevinding(tmp_path: Path) -> None:
    nummer = f"_{BSN[3]}".encode()
    tekst = bericht(vol(record(0))).replace(b"<LbTab>", b"<" + nummer + b"/><LbTab>")
    a = met_goed(tmp_path, tekst)
    assert alleen(a, "element-onbekend")[2] == "Inkomstenperiode/_…"


# -- messages and periods


def test_hoofd_van_het_bericht(tmp_path: Path) -> None:
    tekst = bericht(vol(record(0)))
    a = met_goed(tmp_path, tekst.replace(b"2026-02-10T09:00:00", b"gisteren"))
    assert alleen(a, "geen-moment")[2] == "Bericht/DatTdAanm" and len(uren(a)) == 2
    a = met_goed(tmp_path, tekst.replace(LHNR.encode(), b"700000008"))
    assert alleen(a, "loonheffingennummer") and a.overgeslagen == 1 and len(uren(a)) == 1
    a = met_goed(tmp_path, tekst.replace(LHNR.encode(), b"700000009L01"))
    assert {"loonheffingennummer-elfproef", "twee-werkgevers"} <= codes(a) and len(uren(a)) == 2
    a = met_goed(tmp_path, tekst.replace(b'version="2.0"', b'version="9.9"'))
    assert codes(a) == {"versie"}


@pytest.mark.parametrize("lhnr", ["700000008L00", "000123456L01"])
def test_loonheffingennummer_dat_niet_bestaat(tmp_path: Path, lhnr: str) -> None:
    """The schema forbids 000 in front and L00 behind; the hours still count."""
    a = lees(tmp_path, bericht(vol(record(uren=80)), lhnr=lhnr))
    assert alleen(a, "loonheffingennummer-vorm")[2] == "AdministratieveEenheid/LhNr"
    assert a.dienstverbanden["verloonde_uren"].to_list() == [80]


@pytest.mark.parametrize("eind", [b"2025-12-31", b"2026-13-31", b"", b"2029-01-01"])
def test_tijdvak_dat_niet_kan(tmp_path: Path, eind: bytes) -> None:
    tekst = bericht(vol(record(0))).replace(b"<DatEindTv>2026-01-31", b"<DatEindTv>" + eind)
    a = met_goed(tmp_path, tekst)
    assert alleen(a, "tijdvak")[0] == "a.xml" and a.overgeslagen == 1


def test_tijdvakken_overlappen_ontbreken_en_vallen_buiten_het_jaar(tmp_path: Path) -> None:
    vierweken = (date(2026, 1, 1), date(2026, 1, 25))
    a = met_goed(tmp_path, bericht(vol(record(0)), id_="A"), bericht(vol(record(0), periode=vierweken), id_="B"))
    assert "tijdvak-overlap" in codes(a)
    a = lees(tmp_path, bericht(vol(record(0))), bericht(vol(record(0), periode=(date(2026, 4, 1), date(2026, 4, 30)))))
    assert len([b for b in a.bevindingen if b.code == "tijdvak-ontbreekt"]) == 2
    a = met_goed(tmp_path, bericht(vol(record(0), periode=(date(2024, 1, 1), date(2024, 1, 31)))))
    assert "jaar-anders" in codes(a) and a.jaren == (2024, 2026)
    a = lees(tmp_path, bericht(vol(record(0), periode=(date(2026, 1, 5), date(2026, 1, 20)))))
    assert codes(a) == {"tijdvak-ongewoon"}


def test_vierweken_halfjaren_en_jaren_zijn_gewoon(tmp_path: Path) -> None:
    jaar = [(date(2026, 1, 1), date(2026, 12, 31))]
    half = [(date(2026, 1, 1), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 12, 31))]
    weken = [(date(2026, 1, 1), date(2026, 1, 25)), (date(2026, 11, 30), date(2026, 12, 31))]
    for perioden in (jaar, half):
        a = lees(tmp_path, *[bericht(vol(record(), periode=p), id_=str(p[0]), dag=date(2027, 1, 9)) for p in perioden])
        assert codes(a) == set() and a.ontbreekt["tijdvakken"] == {}
    a = lees(tmp_path, *[bericht(vol(record(), periode=p), id_=str(p[0]), dag=date(2027, 1, 9)) for p in weken])
    assert codes(a) == {"tijdvak-ontbreekt"}
    assert len([b for b in a.bevindingen if b.code == "tijdvak-ontbreekt"]) == 11  # the other four-week periods


def test_correctie_van_wat_nooit_is_aangegeven(tmp_path: Path) -> None:
    for inhoud in (correctie(record(0)), aanvulling(record(0))):
        a = met_goed(tmp_path, bericht(inhoud))
        assert alleen(a, "nooit-aangegeven")[0] == "a.xml" and (JANUARI[0], BSN[0], 1) in uren(a)
    a = lees(
        tmp_path,
        bericht(correctie(record(0, uren=1)), dag=date(2026, 2, 1)),
        bericht(vol(record(0)), dag=date(2026, 2, 9)),
    )
    assert codes(a) == {"te-vroeg"} and list(uren(a).values()) == [100]


def test_intrekking_van_een_onbekende(tmp_path: Path) -> None:
    a = met_goed(
        tmp_path,
        bericht(vol(record(0))),
        bericht(aanvulling(weg=[(2, BSN[0], None), (1, BSN[0], None)]), dag=date(2026, 2, 12)),
    )
    assert alleen(a, "intrekking-onbekend")[0] == "b.xml" and len(uren(a)) == 1
    nog_eens = bericht(aanvulling(weg=[(1, BSN[0], None)]), dag=date(2026, 2, 13))
    a = met_goed(
        tmp_path, bericht(vol(record(0))), bericht(aanvulling(weg=[(1, BSN[0], None)]), dag=date(2026, 2, 12)), nog_eens
    )
    assert alleen(a, "intrekking-onbekend")[0] == "c.xml"


# -- anything at all


SPUL = st.sampled_from(
    (b"", b"<", b">", b"&", b"]]>", b"<!--", b"<x/>", b"</", b"\0", b"\xff", b"-", b"9" * 30, b"0001-01-01", b"NaN",
     b"2026-02-10T09:00:00+14:00", b"0001-01-01T00:00:00+14:00", b"\xe2\x88\x9e", b"<![CDATA[7]]>", b"&#55;", b"&#0;",
     b"<InkomstenverhoudingInitieel/>", b"<CollectieveAangifte/>", b"<VolledigeAangifte/>", b"<LhNr/>", b"1e9", b" ")
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), SPUL), min_size=1, max_size=5))
def test_wat_er_ook_in_een_bestand_staat(ingrepen: list[tuple[float, int, bytes]]) -> None:
    """Random damage: never anything but findings, and never a number of a person in them."""
    tekst = bericht(
        vol(record(0, personeelsnummer="1"), record(1, uren=60), periode=FEBRUARI),
        correctie(record(2), weg=[(1, BSN[0], None)]),
    )
    for waar, hoeveel, wat in ingrepen:
        plek = int(waar * len(tekst))
        tekst = tekst[:plek] + wat + tekst[plek + hoeveel :]
    with tempfile.TemporaryDirectory() as map_:
        a = lees(Path(map_), tekst, GOED)
        assert zonder_bsn(f"{b.wat} {b.gevolg} {b.plaats}" for b in a.bevindingen)
        assert a.ontbreekt and a.personen().height == a.dienstverbanden["persoon"].n_unique()
