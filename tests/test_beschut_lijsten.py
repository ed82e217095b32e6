"""The lists of beschut werk: what people write is read, every row that does not count has a finding, none is lost."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee.fouten import Fout
from telmee.gegevens.beschut import schema
from telmee.gegevens.beschut.bevindingen import beschut_meldingen
from telmee.gegevens.beschut.lezen import Gelezen, lees, lees_aantallen_of_realisaties, ontbrekende
from telmee.gegevens.beschut.samen import toets
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen

WORTEL = Path(__file__).parent.parent


def uit(tekst: str, soort: str) -> Gelezen:
    return lees(Ingekomen("lijst.csv", io.BytesIO(tekst.encode())), soort, per_soort=10_000)


def codes(gelezen: Gelezen) -> list[tuple[str, int | None]]:
    return [(b.code, b.regel) for b in gelezen.bevindingen]


AANTALLEN = "gemeente;jaar;aantal\n"


@pytest.mark.parametrize(
    ("regel", "code"),
    [
        ("GM9999999;2026;3", "gemeente-onbekend"),
        ("GM0001;2026;3", "gemeente-onbekend"),
        ("Nergenshuizen;2026;3", "gemeente-onbekend"),
        ("Bergen;2026;3", "gemeente-meer"),
        (";2026;3", "gemeente-leeg"),
        ("GM0014;2026;2,5", "waarde-deel"),
        ("GM0014;2026;-3", "waarde-negatief"),
        ("GM0014;2026;−3", "waarde-negatief"),
        ("GM0014;2026;drie", "waarde-getal"),
        ("GM0014;2026;1,500", "waarde-getal"),
        ("GM0014;2026;", "waarde-leeg"),
        ("GM0014;;3", "waarde-leeg"),
        ("GM0014;2014;3", "waarde-grens"),
        ("GM0014;2101;3", "waarde-grens"),
        ("GM0014;2026;1.000.001", "waarde-grens"),
    ],
)
def test_een_slechte_rij_telt_niet_mee_en_zegt_waarom(regel: str, code: str) -> None:
    gelezen = uit(f"{AANTALLEN}GM0106;2026;4\n{regel}\n", "gemeente_aantallen")
    assert codes(gelezen) == [(code, 3)] and gelezen.weggelaten == 1
    assert gelezen.regels["aantal"].to_list() == [4]
    assert "telt niet mee" in gelezen.bevindingen[0].gevolg


@pytest.mark.parametrize(
    "gemeente", ["GM0014", "gm14", "0014", "14", " Groningen ", "GRONINGEN", "gemeente Groningen", "GM 0014"]
)
@pytest.mark.parametrize("aantal", ["1.070", "1070", "1 070", "1070,0"])
def test_een_gemeente_en_een_getal_zoals_mensen_ze_schrijven(gemeente: str, aantal: str) -> None:
    gelezen = uit(f"CBS-code\tJaar\tTaakstelling\n{gemeente}\t2026\t{aantal}\n", "gemeente_aantallen")
    assert gelezen.regels.select("gemeente", "aantal", "grond").rows() == [("GM0014", 1070, "regeling")]


@pytest.mark.parametrize(
    ("naam", "code"),
    [("Súdwest-Fryslân", "GM1900"), ("Sudwest Fryslan", "GM1900"), ("Den Haag", "GM0518"),
     ("'s-Hertogenbosch", "GM0796"), ("Bergen (L.)", "GM0893"), ("Rijswijk", "GM0603"), ("Groesbeek", "GM0241")],
)  # fmt: skip
def test_namen_met_accenten_en_van_vroeger(naam: str, code: str) -> None:
    assert uit(f"{AANTALLEN}{naam};2015;1\n", "gemeente_aantallen").regels["gemeente"].to_list() == [code]


def test_een_gemeente_twee_keer_telt_geen_van_beide_en_gelijk_telt_eens() -> None:
    gelezen = uit(f"{AANTALLEN}GM0014;2026;70\nGM0106;2026;3\nGM0014;2026;71\n", "gemeente_aantallen")
    assert codes(gelezen) == [("gemeente-dubbel", 2), ("gemeente-dubbel", 4)] and gelezen.weggelaten == 2
    gelezen = uit(f"{AANTALLEN}GM0014;2026;70\n14;2026;70\n", "gemeente_aantallen")
    assert codes(gelezen) == [("csv-dubbel", 3)] and gelezen.regels.height == 1
    gelezen = uit(f"{AANTALLEN}GM0014;2026;70\nGM0014;2027;71\n", "gemeente_aantallen")
    assert codes(gelezen) == []
    tekst = "gemeente;jaar;aantal;grond\nGM0014;2026;70;\nGM0014;2026;80;verordening\n"
    assert uit(tekst, "gemeente_aantallen").regels["grond"].to_list() == ["regeling", "verordening"]


@pytest.mark.parametrize(("som", "code"), [(74, "som-goed"), (75, "som-anders"), (73, "som-anders")])
def test_de_rij_met_het_totaal_wordt_vergeleken_en_niet_geteld(som: int, code: str) -> None:
    gelezen = uit(f"{AANTALLEN}GM0014;2026;70\nGM0106;2026;4\nTotaal;;{som}\n", "gemeente_aantallen")
    assert codes(gelezen) == [(code, 4)] and gelezen.regels.height == 2 and gelezen.totaal == som


def test_een_doel_van_nul_is_iets_anders_dan_onbekend() -> None:
    gelezen = uit(f"{AANTALLEN}GM0060;2026;0\n", "gemeente_aantallen")
    assert codes(gelezen) == [("doel-nul", 2)] and gelezen.regels["aantal"].to_list() == [0]


def test_een_code_die_al_weg_was_wordt_genoemd() -> None:
    tekst = "gemeente;jaar;aantal;indeling\nGM0010;2021;3;\nGM0010;2020;3;\nGM0010;2022;3;2020-12-31\nGM0140;2018;1;\n"
    gelezen = uit(tekst, "gemeente_aantallen")
    assert sorted(codes(gelezen)) == [("gemeente-gesplitst", 5), ("gemeente-opgegaan", 2)]
    assert gelezen.regels.height == 4


def test_wat_er_van_een_indeling_ontbreekt() -> None:
    from telmee.gegevens.beschut.indeling import indelingen

    alle = list(indelingen().gemeenten(date(2023, 1, 1)))
    assert ontbrekende(alle, date(2023, 1, 1), "a.csv") == ()
    (een,) = ontbrekende(alle[1:], date(2023, 1, 1), "a.csv")
    assert (
        een.code == "gemeente-ontbreekt" and een.wat.startswith("in de lijst staat 1 gemeente van") and een.aantal == 1
    )
    toen = list(indelingen().gemeenten(date(2017, 1, 1)))
    assert ontbrekende(toen, date(2018, 1, 1), "a.csv") == ontbrekende(toen, date(2023, 1, 1), "a.csv") == ()
    assert ontbrekende(["GM9001"], date(2023, 1, 1), "a.csv") == () == ontbrekende([], date(2023, 1, 1), "a.csv")


PLAATSINGEN = "persoon;werkgever;vorm;van;tot;uren_per_week;loonwaarde\n"


@pytest.mark.parametrize(
    ("uren", "waarde"),
    [("27", 2700), ("27,5", 2750), ("27.25", 2725), ("168", 16800), ("0", 0), ("27 uur", 2700), ("168,01", None),
     ("-1", None), ("27,333", None), ("veel", None)],
)  # fmt: skip
def test_uren_per_week_worden_honderdsten_of_onbekend(uren: str, waarde: int | None) -> None:
    gelezen = uit(f"{PLAATSINGEN}1;;;1-1-2026;;{uren};\n", "plaatsingen")
    assert gelezen.regels["uren_per_week"].to_list() == [waarde] and gelezen.weggelaten == 0
    assert ("plaats-zonder-uren", 2) in codes(gelezen) if waarde is None else codes(gelezen) == []


def test_zonder_uren_zijn_zij_onbekend_en_nooit_geraden() -> None:
    gelezen = uit(f"{PLAATSINGEN}1;;;1-1-2026;;;\n", "plaatsingen")
    assert codes(gelezen) == [("plaats-zonder-uren", 2)] and gelezen.regels["uren_per_week"].to_list() == [None]
    assert "niet geschat" in gelezen.bevindingen[0].gevolg


@pytest.mark.parametrize(
    ("tekst", "waarde", "code"),
    [("100", 10_000, None), ("100,01", None, "waarde-grens"), ("101%", None, "waarde-grens"), ("32,5%", 3250, None),
     ("0", 0, None), ("0,4", None, "waarde-deel-van-een"), ("1", 100, None), ("-5", None, "waarde-negatief")],
)  # fmt: skip
def test_een_loonwaarde_ligt_tussen_nul_en_honderd(tekst: str, waarde: int | None, code: str | None) -> None:
    gelezen = uit(f"{PLAATSINGEN}1;;;1-1-2026;;27;{tekst}\n", "plaatsingen")
    assert gelezen.regels["loonwaarde"].to_list() == [waarde]
    assert [c for c, _ in codes(gelezen)] == ([code] if code else [])


def test_een_periode_andersom_telt_niet_en_een_dag_wel() -> None:
    gelezen = uit(f"{PLAATSINGEN}1;;;2-1-2026;1-1-2026;27;\n2;;;2-1-2026;2-1-2026;27;\n", "plaatsingen")
    assert codes(gelezen) == [("periode-om", 2)] and gelezen.regels["persoon"].to_list() == ["2"]


@pytest.mark.parametrize("nummer", ["999990007", "999.99.00.07", "999 990 007", "0999990007"])
def test_een_persoon_is_een_nummer_hoe_het_ook_staat(nummer: str) -> None:
    assert uit(f"{PLAATSINGEN}{nummer};;;1-1-2026;;27;\n", "plaatsingen").regels["persoon"].to_list() == ["999990007"]


def test_negen_cijfers_die_geen_bsn_zijn_worden_gezegd_en_zonder_nummer_telt_een_rij_niet() -> None:
    gelezen = uit(f"{PLAATSINGEN}123456789;;;1-1-2026;;27;\n;;;1-1-2026;;27;\nP-12;;;1-1-2026;;27;\n", "plaatsingen")
    assert codes(gelezen) == [("persoon-leeg", 3), ("persoon-geen-bsn", None)]
    assert gelezen.regels["persoon"].to_list() == ["123456789", "P-12"]
    assert not any("123456789" in f"{b.wat}{b.gevolg}" for b in gelezen.bevindingen)


INDICATIES = "persoon;gemeente;aanvraag_op;advies_op;besluit_op;besluit;beschikbaar\n"


def test_stappen_in_de_verkeerde_volgorde_zijn_een_bevinding_en_de_indicatie_blijft() -> None:
    rijen = ["1;14;2-1-2026;1-1-2026;5-1-2026;positief;ja", "2;14;1-1-2026;1-1-2026;1-1-2026;positief;ja",
             "3;14;9-1-2026;;5-1-2026;positief;ja"]  # fmt: skip
    gelezen = uit(INDICATIES + "\n".join(rijen), "indicaties")
    assert codes(gelezen) == [("volgorde", 2), ("volgorde", 4)] and gelezen.regels.height == 3
    assert gelezen.bevindingen[1].wat == "besluit_op ligt vóór aanvraag_op"


def test_een_besluit_zonder_dag_of_uitkomst() -> None:
    rijen = ["1;14;;;;positief;", "2;14;;;1-1-2026;;nee", "3;14;;;1-1-2026;misschien;"]
    gelezen = uit(INDICATIES + "\n".join(rijen), "indicaties")
    assert [c for c, r in codes(gelezen) if r == 2] == ["besluit-zonder-dag"]
    assert [c for c, r in codes(gelezen) if r == 3] == ["besluit-zonder-uitkomst"]
    assert {c for c, r in codes(gelezen) if r == 4} == {"waarde-keuze", "besluit-zonder-uitkomst"}
    assert gelezen.regels["beschikbaar"].to_list() == [None, False, None]


def test_een_lijst_zonder_uitkomsten_is_een_lijst_van_indicaties() -> None:
    gelezen = uit("bsn;woongemeente;datum indicatie\n999990007;Assen;3 maart 2025\n", "indicaties")
    assert codes(gelezen) == [("besluit-niet-in-lijst", None)]
    assert gelezen.regels.select("persoon", "gemeente", "besluit", "besluit_op").rows() == [
        ("999990007", "GM0106", "positief", date(2025, 3, 3))
    ]


def test_een_datum_die_er_geen_is_maakt_het_gegeven_onbekend_of_de_rij_ongeldig() -> None:
    gelezen = uit(INDICATIES + "1;14;31-2-2026;;5-1-2026;positief;\n", "indicaties")
    assert codes(gelezen) == [("waarde-datum", 2)] and gelezen.regels["aanvraag_op"].to_list() == [None]
    gelezen = uit(PLAATSINGEN + "1;;;31-2-2026;;27;\n", "plaatsingen")
    assert codes(gelezen) == [("waarde-datum", 2)] and gelezen.weggelaten == 1


BESLUITEN = INDICATIES + "\n".join(
    ["1;14;;;1-6-2025;positief;", "2;14;;;1-6-2025;negatief;", "3;14;;;1-6-2025;positief;", "3;14;;;1-3-2025;positief;"]
)


@pytest.mark.parametrize(
    ("regel", "code", "telt_van"),
    [
        ("1;;;1-6-2025;;27;", None, date(2025, 6, 1)),
        ("1;;;31-5-2025;;27;", "plaats-voor-besluit", date(2025, 6, 1)),
        ("1;;;1-1-2025;1-6-2025;27;", "plaats-voor-besluit", date(2025, 6, 1)),
        ("1;;;1-1-2025;31-5-2025;27;", "plaats-geheel-voor-besluit", None),
        ("2;;;1-6-2025;;27;", "plaats-zonder-besluit", None),
        ("3;;;1-3-2025;;27;", None, date(2025, 3, 1)),
        ("9;;;1-6-2025;;27;", "plaats-zonder-indicatie", None),
    ],
)
def test_een_plaatsing_naast_de_indicaties(regel: str, code: str | None, telt_van: date | None) -> None:
    getoetst = toets(uit(BESLUITEN, "indicaties").regels, uit(PLAATSINGEN + regel, "plaatsingen"))
    assert [b.code for b in getoetst.bevindingen] == ([code] if code else [])
    assert getoetst.plaatsingen["telt_van"].to_list() == [telt_van]
    assert getoetst.plaatsingen["telt"].to_list() == [telt_van is not None]
    assert getoetst.weggelaten == (telt_van is None)


def test_de_oude_wsw_heeft_geen_indicatie_nodig() -> None:
    tekst = "persoon;van;uren;regeling\n9;1-1-2010;36;Wsw\n"
    getoetst = toets(uit(BESLUITEN, "indicaties").regels, uit(tekst, "plaatsingen"))
    assert getoetst.bevindingen == () and getoetst.weggelaten == 0


@pytest.mark.parametrize(("eerste_tot", "overlap"), [("31-12-2025", False), ("1-1-2026", True), ("", True)])
def test_twee_plaatsingen_tegelijk(eerste_tot: str, overlap: bool) -> None:
    tekst = f"{PLAATSINGEN}1;a;;1-6-2025;{eerste_tot};10;\n1;b;;1-1-2026;;12;\n"
    getoetst = toets(uit(BESLUITEN, "indicaties").regels, uit(tekst, "plaatsingen"))
    assert [(b.code, b.regel) for b in getoetst.bevindingen] == ([("plaats-overlap", 3)] if overlap else [])
    assert getoetst.plaatsingen["telt"].all()


def test_een_regio_op_dezelfde_dag_twee_keer_telt_niet() -> None:
    kop = "gemeente;arbeidsmarktregio;van;tot\n"
    gelezen = uit(f"{kop}14;A;;31-12-2019\n14;B;1-1-2020;\n106;A;;\n106;B;1-1-2020;\n", "gemeente_regio")
    assert codes(gelezen) == [("regio-tegenspraak", 4), ("regio-tegenspraak", 5)]
    assert gelezen.regels["regio"].to_list() == ["A", "B"]


def test_eigen_regels_zoals_een_gemeente_ze_opgeeft() -> None:
    tekst = (
        'gemeente,onderwerp,waarde,eenheid,regeling,source,confidence\nRotterdam,begeleiding,"1.500",EUR,eigen,x,hoog\n'
    )
    gelezen = uit(tekst, "gemeente_regels")
    assert gelezen.regels.select("gemeente", "waarde", "zekerheid").rows() == [("GM0599", "1.500", "hoog")]


def test_een_lijst_van_de_verkeerde_soort_zegt_wat_ontbreekt() -> None:
    with pytest.raises(Fout, match="besluit|persoon|van"):
        uit("a;b\n1;2\n", "plaatsingen")


def test_aantallen_of_realisaties_naar_hun_kolommen(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("gemeente;op;personen\n14;31-12-2024;3\n", encoding="utf-8")
    assert lees_aantallen_of_realisaties(tmp_path / "a.csv").tabel is schema.REALISATIES
    (tmp_path / "a.csv").write_text("gemeente;wat\n14;3\n", encoding="utf-8")
    with pytest.raises(Fout, match="jaar en aantal"):
        lees_aantallen_of_realisaties(tmp_path / "a.csv")


def als_xlsx(tabel: schema.Tabel, rijen: list[dict[str, Any]]) -> bytes:
    uit_ = io.BytesIO()
    with xlsxwriter.Workbook(uit_, {"in_memory": True}) as boek:
        blad, dag = boek.add_worksheet(), boek.add_format({"num_format": "dd-mm-yyyy"})
        for k, kolom in enumerate(tabel.kolommen):
            blad.write(0, k, kolom.naam)
            for r, rij in enumerate(rijen, 1):
                waarde = rij[kolom.naam]
                if isinstance(waarde, date):
                    blad.write_datetime(r, k, waarde, dag)
                elif waarde is not None:
                    blad.write(r, k, waarde / 100 if kolom.soort in ("uren", "procent") else waarde)
    return uit_.getvalue()


def cel(kolom: schema.Kolom) -> st.SearchStrategy[Any]:
    """A value that this column can have."""
    soorten: dict[str, st.SearchStrategy[Any]] = {
        "persoon": st.integers(1, 10**8 - 1).map(str), "gemeente": st.sampled_from(["GM0014", "GM0106", "GM9001"]),
        "dag": st.dates(date(2015, 1, 1), date(2030, 1, 1)), "ja_nee": st.booleans(), "jaar": st.integers(2015, 2100),
        "tekst": st.text("abc XYZé-", min_size=1, max_size=8).map(str.strip).filter(bool),
        "aantal": st.integers(0, 10**6),
        "uren": st.integers(0, kolom.maximum or 0), "procent": st.integers(100, 10_000),
    }  # fmt: skip
    basis = st.sampled_from(kolom.waarden) if kolom.soort == "keuze" else soorten[kolom.soort]
    return basis if kolom.verplicht or kolom.standaard else st.none() | basis


rijen_van = {
    naam: st.lists(st.fixed_dictionaries({k.naam: cel(k) for k in t.kolommen}), min_size=1, max_size=6)
    for naam, t in schema.TABELLEN.items()
}


@pytest.mark.parametrize("soort", schema.TABELLEN)
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_csv_en_xlsx_zeggen_hetzelfde_en_verliezen_geen_rij(soort: str, data: st.DataObject) -> None:
    tabel, rijen = schema.TABELLEN[soort], data.draw(rijen_van[soort])
    frame = pl.DataFrame(rijen, schema={k.naam: k.polars for k in tabel.kolommen})
    honderd = {k.naam for k in tabel.kolommen if k.soort in ("uren", "procent")}

    def schrijf(naam: str, waarde: Any) -> str:
        if waarde is None:
            return ""
        return f"{waarde // 100},{waarde % 100:02d}" if naam in honderd else str(waarde)

    regels = [frame.columns, *([schrijf(n, rij[n]) for n in frame.columns] for rij in rijen)]
    tekst = "\n".join(map(";".join, regels))
    een = uit(tekst, soort)
    twee = lees(Ingekomen("lijst.xlsx", io.BytesIO(als_xlsx(tabel, rijen))), soort, per_soort=10_000)
    assert een.regels.equals(twee.regels)
    assert een.regels.height + een.weggelaten == len(rijen)
    assert set(een.regels.drop("regel").rows()) <= {_zonder_losse_proef(soort, rij) for rij in frame.rows(named=True)}


def _zonder_losse_proef(soort: str, rij: dict[str, Any]) -> tuple[Any, ...]:
    """What the reader takes out of a row that stays: a trial placement that ends before it begins."""
    if soort == "indicaties":
        van, tot = rij["proefplaatsing_van"], rij["proefplaatsing_tot"]
        if van and tot and tot < van:
            rij = rij | {"proefplaatsing_van": None, "proefplaatsing_tot": None}
    return tuple(rij.values())


rommel = st.text(st.characters(codec="utf-8", exclude_characters=';\n\r"\x00'), max_size=12) | st.sampled_from(
    [
        "",
        "GM0014",
        "14",
        "Bergen",
        "totaal",
        "1-1-2026",
        "2026",
        "27,5",
        "-1",
        "1,500",
        "ja",
        "positief",
        "999990007",
        "0",
    ]
)


@pytest.mark.parametrize("soort", schema.TABELLEN)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_geen_rij_verdwijnt_stil(soort: str, data: st.DataObject) -> None:
    """Every line of rubbish is a row, or has a finding that says that it does not count (or was the total)."""
    namen = [k.naam for k in schema.TABELLEN[soort].kolommen]
    regels = data.draw(st.lists(st.lists(rommel, min_size=len(namen), max_size=len(namen)), max_size=8))
    vol = [r for r in regels if any(v.strip() for v in r)]
    tekst = ";".join(namen) + "\n" + "\n".join(";".join(r) for r in vol)
    if any("\x85" in t or "\u2028" in t for r in vol for t in r):
        return
    gelezen = uit(tekst, soort)
    totalen = sum(b.aantal for b in gelezen.bevindingen if b.code in ("som-goed", "som-anders"))
    zo = ("telt niet mee", "geen van beide", "zij telt één keer")
    weg = sum(b.aantal for b in gelezen.bevindingen if any(z in b.gevolg for z in zo))
    assert len(vol) == gelezen.regels.height + gelezen.weggelaten + max(
        totalen, sum(v[0].strip().lower() == "totaal" for v in vol) if "aantal" in namen else 0
    )
    assert weg >= gelezen.weggelaten


def test_een_kolom_die_niet_is_gelezen_wordt_genoemd() -> None:
    """A column under a name of its own is no column; who does not hear so thinks that it counted."""
    gelezen = uit("persoon;van;Uren per wk;soort plek;regeling\n9;1-1-2026;24;binnen;\n", "plaatsingen")
    (b,) = [b for b in gelezen.bevindingen if b.code == "kolom-vreemd"]
    assert "'Uren per wk'" in b.wat and "soort plek" not in b.wat and b.aantal == 1
    assert gelezen.regels["vorm"].to_list() == ["binnen"] and gelezen.regels["uren_per_week"].to_list() == [None]
    for soort, tabel in schema.TABELLEN.items():
        kop = ";".join(k.naam for k in tabel.kolommen)
        assert "kolom-vreemd" not in [b.code for b in uit(kop + "\n", soort).bevindingen], soort


def test_elke_bevinding_is_een_zin_met_gevolg_en_noemt_geen_persoon() -> None:
    for code, melding in beschut_meldingen().items():
        assert melding.wat and melding.gevolg and not melding.wat.endswith("."), code


def test_de_bladzijde_beschrijft_elke_lijst() -> None:
    assert schema.beschrijving() in (WORTEL / "docs/beschut-werk.md").read_text(encoding="utf-8")


def test_elke_melding_wordt_ergens_gedaan() -> None:
    bron = "".join(p.read_text(encoding="utf-8") for p in (WORTEL / "src/telmee").rglob("*.py"))
    import yaml

    eigen = yaml.safe_load((WORTEL / "src/telmee/gegevens/beschut/meldingen.yaml").read_text(encoding="utf-8"))
    assert [c for c in eigen if f'"{c}"' not in bron] == []
