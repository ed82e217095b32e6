"""What a filing says: hours, requests, contracts and dates, per year; the expectations of the sample messages."""

from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from aangifte_hulp import BSN, FEBRUARI, LHNR, VOORBEELDEN, bericht, codes, correctie, lees, record, vol
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte import EXTRA, KOLOMMEN, lees_aangiften, profiel
from telmee.gegevens.loonaangifte.tabel import beschrijving
from telmee.gegevens.schema import DIENSTVERBANDEN, dagnummer


def test_januari_2026_volgens_het_voorbeeld() -> None:
    a = lees_aangiften(VOORBEELDEN / "2026-januari.xml")
    d = a.dienstverbanden
    assert d["verloonde_uren"].sum() == 560
    assert d.filter("lkv_banenafspraak")["verloonde_uren"].to_list() == [87, 18]
    assert d.filter("lkv_arbeidsgehandicapt")["verloonde_uren"].sum() == 130
    assert (d.height, d["persoon"].n_unique()) == (5, 4)
    assert a.berichten["tot_generaal"].to_list() == [2693]
    assert d["soort"].unique().to_list() == [15] and sorted(d["aard"]) == [1, 1, 1, 1, 7]


def test_de_laatste_inkomstenperiode_geeft_het_contract_en_de_uren_tellen_eenmaal() -> None:
    a = lees_aangiften(VOORBEELDEN / "2026-januari.xml")
    twee = a.dienstverbanden.filter(pl.col("inkomstenperioden") == 2)
    assert twee.select("verloonde_uren", "onbepaalde_tijd", "lkv_arbeidsgehandicapt").rows() == [(130, True, True)]
    assert "meer-perioden" in codes(a)


def test_maart_verbetert_januari() -> None:
    a = lees_aangiften([VOORBEELDEN / "2026-maart-met-correctie.xml", VOORBEELDEN / "2026-januari.xml"])
    assert dict(a.tijdvakken.select("tijdvak_begin", "verloonde_uren").iter_rows()) == {
        date(2026, 1, 1): 550,
        date(2026, 3, 1): 399,
    }
    geeindigd = a.dienstverbanden.filter(pl.col("eind").is_not_null())
    assert geeindigd.select("eind", "reden_einde").rows() == [(date(2026, 3, 31), 20)]
    assert a.berichten["tot_generaal"].drop_nulls().to_list() == [2693, 2298]


def test_stand_is_wat_toen_was_aangegeven() -> None:
    paden = [VOORBEELDEN / "2026-januari.xml", VOORBEELDEN / "2026-maart-met-correctie.xml"]
    assert lees_aangiften(paden, stand=date(2026, 4, 11)).dienstverbanden["verloonde_uren"].sum() == 560
    assert lees_aangiften(paden, stand=date(2026, 4, 12)).dienstverbanden["verloonde_uren"].sum() == 550 + 399


def test_gemeente_2025() -> None:
    a = lees_aangiften(VOORBEELDEN / "2025.xml")
    d = a.dienstverbanden
    assert d["verloonde_uren"].sum() == 416
    assert d["sector_code"].unique().to_list() == [64] and (d["ufo"] > 0).all()
    assert d.filter(pl.col("aard") == 18).select("onbepaalde_tijd", "publiek_onbepaald", "oproep").rows() == [
        (True, True, None)
    ]
    assert d.filter("lkv_banenafspraak")["verloonde_uren"].to_list() == [104]
    assert codes(a) == {"jaar-niet-zeker"}  # inferred years say so, once


def test_sociaal_ontwikkelbedrijf_2022() -> None:
    a = lees_aangiften(VOORBEELDEN / "2022.xml")
    per_aard = dict(a.dienstverbanden.group_by("aard").agg(pl.col("verloonde_uren").sum()).iter_rows())
    assert per_aard == {21: 156, 22: 156, 24: 121, 1: 121}
    assert codes(a) == set()  # 2022 is exactly known


def test_kolommen_zijn_de_gedeclareerde() -> None:
    a = lees_aangiften(VOORBEELDEN / "2022.xml")
    assert dict(a.dienstverbanden.schema) == KOLOMMEN
    assert tuple(a.dienstverbanden.columns) == (*DIENSTVERBANDEN.namen, *(k.naam for k in EXTRA))
    for kolom in (*DIENSTVERBANDEN.kolommen, *EXTRA):
        assert not (kolom.verplicht and a.dienstverbanden[kolom.naam].null_count()), kolom.naam


def test_voor_de_regels_zijn_datums_dagnummers() -> None:
    a = lees_aangiften(VOORBEELDEN / "2022.xml")
    r = a.voor_regels()
    assert r["tijdvak_begin"].unique().to_list() == [dagnummer(date(2022, 1, 1))]
    assert {r.schema[k] for k in ("tijdvak_begin", "geboortedatum", "begin", "eind")} == {pl.Int64}
    assert "ingediend" not in r.columns


def test_elke_regel_wijst_naar_zijn_plek(tmp_path: Path) -> None:
    a = lees(tmp_path, bericht(vol(record(0), record(1)), id_="KENMERK"))
    regels = (tmp_path / "a.xml").read_text().splitlines()
    for regel, bestand, kenmerk, ingediend in a.dienstverbanden.select(
        "regel", "bestand", "bericht", "ingediend"
    ).iter_rows():
        assert "<InkomstenverhoudingInitieel>" in regels[regel - 1]
        assert (bestand, kenmerk, ingediend) == ("a.xml", "KENMERK", datetime(2026, 2, 10, 9))


@pytest.mark.parametrize("jaar", profiel.jaren())
def test_elk_bekend_jaar_gaat_heen_en_terug(tmp_path: Path, jaar: int) -> None:
    begin, eind = date(jaar, 1, 1), date(jaar, 1, 31)
    r = record(0, uren=87, loon_sv=123_456, lkv_banenafspraak=True, lkv_arbeidsgehandicapt=True, begin=begin)
    a = lees(tmp_path, bericht(vol(r, periode=(begin, eind)), dag=date(jaar, 2, 10), jaar=jaar))
    rij = a.dienstverbanden.row(0, named=True)
    assert (rij["verloonde_uren"], rij["loon_sv"], rij["bsn"]) == (87, 123_456, BSN[0])
    assert (rij["lkv_banenafspraak"], rij["lkv_arbeidsgehandicapt"], rij["lkv_oudere"]) == (True, True, False)
    assert codes(a) == (set() if jaar in (2022, 2026) else {"jaar-niet-zeker"})


def test_de_aanvraag_heet_anders_voor_en_na_2026(tmp_path: Path) -> None:
    oud = bericht(vol(record(lkv_banenafspraak=True))).replace(b"IndAvrLkvDgBaf>", b"IndAvrLkvDgBafSb>")
    a = lees(tmp_path, oud)
    assert a.dienstverbanden["lkv_banenafspraak"].to_list() == [True]
    assert "lkv-ander-jaar" in codes(a)


def test_twee_nummers_van_een_werkgever_krijgen_unieke_inkomstenverhoudingen(tmp_path: Path) -> None:
    a = lees(tmp_path, bericht(vol(record())), bericht(vol(record()), lhnr="700000008L02"))
    d = a.dienstverbanden
    assert a.werkgevers == (700000008,) and d["persoon"].n_unique() == 1
    assert d["inkomstenverhouding"].n_unique() == 2 and d["num_iv"].to_list() == [1, 1]
    assert "twee-werkgevers" not in codes(a)


def test_twee_werkgevers_apart_tenzij_samen(tmp_path: Path) -> None:
    berichten = bericht(vol(record(0))), bericht(vol(record(1)), lhnr="100000009L01")
    apart = lees(tmp_path, *berichten)
    assert apart.werkgevers == (100000009, 700000008) and "twee-werkgevers" in codes(apart)
    samen = lees(tmp_path, *berichten, samen=True)
    assert samen.werkgevers == (100000009,) and "twee-werkgevers" not in codes(samen)
    assert samen.dienstverbanden["werkgever"].unique().to_list() == [100000009]
    assert samen.loonheffingennummers == ("100000009L01", LHNR)
    assert samen.dienstverbanden["verloonde_uren"].sum() == apart.dienstverbanden["verloonde_uren"].sum()


def test_nihilaangifte_is_een_tijdvak_zonder_mensen(tmp_path: Path) -> None:
    a = lees(tmp_path, bericht(vol()), bericht(vol(record(), periode=FEBRUARI), dag=date(2026, 3, 10)))
    assert a.tijdvakken.select("volledig", "verloonde_uren").rows() == [(True, 0), (True, 100)]
    alleen = lees(tmp_path, bericht(vol()))
    assert alleen.dienstverbanden.height == 0 and dict(alleen.dienstverbanden.schema) == KOLOMMEN


@pytest.mark.parametrize("codering", ["UTF-8", "ISO-8859-1", "UTF-16"])
@pytest.mark.parametrize("inspringen", [True, False])
def test_genoemde_codering_wordt_gevolgd(tmp_path: Path, codering: str, inspringen: bool) -> None:
    tekst = bericht(vol(record()), codering=codering, inspringen=inspringen)
    assert codes(lees(tmp_path, tekst)) == set()


def test_ontbreekt_zegt_wat_het_totaal_mist(tmp_path: Path) -> None:
    a = lees(tmp_path, bericht(vol(record(0), record(1, uren=None))))
    assert a.dienstverbanden["verloonde_uren"].to_list() == [100, None]
    assert a.ontbreekt["uren_onbekend"] == 1
    assert len(a.ontbreekt["tijdvakken"][LHNR]) == 11


def test_van_jaar_en_personen(tmp_path: Path) -> None:
    oud = bericht(vol(record(0), periode=(date(2025, 12, 1), date(2025, 12, 31))), dag=date(2026, 1, 5), jaar=2025)
    a = lees(tmp_path, oud, bericht(vol(record(0), record(1))))
    assert a.jaren == (2025, 2026) and a.van_jaar(2025).dienstverbanden.height == 1
    assert a.personen()["bsn"].to_list() == BSN[:2]


def test_map_en_zip_geven_hetzelfde(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "alles.zip", "w", zipfile.ZIP_DEFLATED) as z:
        for pad in sorted(VOORBEELDEN.glob("*.xml")):
            z.write(pad, f"map/{pad.name}")
        z.writestr("lees.txt", "hoort er niet bij")
    weg = ["bestand"]
    uit_map, uit_zip = lees_aangiften(VOORBEELDEN), lees_aangiften(tmp_path / "alles.zip")
    assert uit_map.dienstverbanden.drop(weg).equals(uit_zip.dienstverbanden.drop(weg))
    assert uit_zip.dienstverbanden["bestand"].unique().sort()[0] == "alles.zip:map/2022.xml"


def test_geen_bestand_en_lege_map(tmp_path: Path) -> None:
    with pytest.raises(Fout, match="bestaat niet"):
        lees_aangiften(tmp_path / "weg.xml")
    with pytest.raises(Fout, match=r"geen \.xml of \.zip"):
        lees_aangiften(tmp_path)


def test_ander_voorvoegsel_en_commentaar_storen_niet(tmp_path: Path) -> None:
    tekst = bericht(vol(record())).decode()
    kop = 'xmlns="http://xml.belastingdienst.nl/schemas/Loonaangifte/2026/01"'
    met = tekst.replace(kop, kop.replace("xmlns", "xmlns:l"))
    for teken in ("</", "<"):
        met = met.replace(teken, f"{teken}l:")
    met = met.replace("<l:/l:", "</l:").replace("<l:?", "<?").replace("<l:/", "</")
    met = met.replace("<l:AantVerlU>100", "<!-- uren --><l:AantVerlU> 1<!-- a -->00 ")
    assert lees(tmp_path, met.encode()).dienstverbanden["verloonde_uren"].to_list() == [100]


def test_correctie_van_een_ouder_jaar_is_een_eigen_bericht(tmp_path: Path) -> None:
    periode = (date(2025, 6, 1), date(2025, 6, 30))
    a = lees(
        tmp_path,
        bericht(vol(record(uren=100), periode=periode), dag=date(2025, 7, 10), jaar=2025),
        bericht(correctie(record(uren=80), periode=periode), dag=date(2026, 4, 10), jaar=2025),
    )
    assert a.dienstverbanden["verloonde_uren"].to_list() == [80]
    assert not codes(a) & {"nooit-aangegeven", "jaar-anders"}


def test_de_documentatie_toont_de_gedeclareerde_kolommen() -> None:
    tekst = (Path(__file__).parent.parent / "docs" / "loonaangifte.md").read_text()
    assert beschrijving() in tekst


@pytest.mark.parametrize("jaar", [2018, 2019, 2020, 2021])
def test_wsw_voor_2022_is_een_code_voor_alles(tmp_path: Path, jaar: int) -> None:
    """CdAard 10 says Wsw, not whether it is sheltered, posted or supported: so not whether its hours are excluded."""
    periode = (date(jaar, 1, 1), date(jaar, 1, 31))
    oud = {"begin": date(jaar, 1, 1)}
    tekst = bericht(vol(record(0, **oud), record(1, aard=10, **oud), periode=periode), jaar=jaar, dag=date(jaar, 2, 9))
    a = lees(tmp_path, tekst)
    assert a.dienstverbanden.sort("bsn")["aard"].to_list() == [1, None] and a.tijdvakken["verloonde_uren"][0] == 200
    assert codes(a) == {"jaar-niet-zeker", "wsw-oud"} and a.dienstverbanden["wsw_oud"].sum() == 1
    later = bericht(vol(record(1, aard=10)))
    assert codes(lees(tmp_path, later)) == {"aard-onbekend"}


def test_2027_zonder_loonkostenvoordeel_oudere(tmp_path: Path) -> None:
    """The benefit for older workers is gone in 2027; a request is read and named."""
    periode = (date(2027, 1, 1), date(2027, 1, 31))
    tekst = bericht(vol(record(0), periode=periode), jaar=2027, dag=date(2027, 2, 9))
    assert codes(lees(tmp_path, tekst)) == {"jaar-niet-zeker"}
    vraagt = tekst.replace(b"<IndLhKort>", b"<IndAvrLkvOudrWn>J</IndAvrLkvOudrWn><IndLhKort>")
    a = lees(tmp_path, vraagt)
    assert codes(a) == {"jaar-niet-zeker", "lkv-ander-jaar"} and a.dienstverbanden["lkv_oudere"].all()
