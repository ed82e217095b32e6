"""Any series on any division: what merged is added up, what was split has bounds, and nothing is lost."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee.fouten import Fout
from telmee.gegevens.beschut.gepubliceerd import gemeente_aantallen
from telmee.gegevens.beschut.herindelingen import lees_herindelingen
from telmee.gegevens.beschut.indeling import HEEL, Wijziging, bekende_wijzigingen, indelingen, maak, verdeel_geheel
from telmee.gegevens.beschut.regio import SAMENWERKINGSVERBAND, Regios, standaard

I = indelingen()  # noqa: E741
D2017, D2023 = date(2017, 1, 1), date(2023, 1, 1)
CODES = sorted(I._leven) + ["GM9001", "GM9342", "GM0001"]
dagen = st.dates(date(2015, 1, 1), date(2028, 12, 31))
reeksen = st.dictionaries(st.sampled_from(CODES), st.integers(-500, 5000), max_size=60)


def doelen(jaar: int) -> dict[str, int | None]:
    frame = gemeente_aantallen().filter(pl.col("jaar") == jaar)
    return dict(frame.select("gemeente", "aantal").iter_rows())


@pytest.mark.parametrize(
    ("jaar", "aantal"),  # CBS, gemeentelijke indeling op 1 januari
    [(2015, 393), (2016, 390), (2017, 388), (2018, 380), (2019, 355), (2020, 355), (2021, 352), (2022, 345),
     (2023, 342)],
)  # fmt: skip
def test_zoveel_gemeenten_waren_er(jaar: int, aantal: int) -> None:
    assert len(I.gemeenten(date(jaar, 1, 1))) == aantal


def test_de_dag_van_een_herindeling_telt_en_de_dag_ervoor_niet() -> None:
    assert "GM0457" in I.gemeenten(date(2022, 3, 23)) and "GM0457" not in I.gemeenten(date(2022, 3, 24))
    assert "GM1942" not in I.gemeenten(date(2015, 12, 31)) and "GM1942" in I.gemeenten(date(2016, 1, 1))
    assert I.gemeenten(date(2015, 1, 1))["GM0241"] == "Groesbeek"


def test_wat_gepland_is_telt_alleen_als_het_gevraagd_wordt() -> None:
    dag = date(2027, 1, 1)
    assert "GM1696" in I.gemeenten(dag) and "GM1696" not in I.gemeenten(dag, gepland=True)
    reeks = {"GM1696": 5, "GM0402": 7}
    assert I.zet_om(reeks, D2023, dag).per_gemeente["GM0402"].waarde == 7
    assert I.zet_om(reeks, D2023, dag, gepland=True).per_gemeente["GM0402"].waarde == 12


@pytest.mark.parametrize("van", [D2017, date(2018, 1, 1)])  # published on 2017; without that day a code that is gone
def test_de_doelen_van_2018_op_de_indeling_van_2023(van: date) -> None:
    uit = I.zet_om(doelen(2018), van, D2023)
    delen = uit.per_gemeente
    assert (delen["GM1979"].waarde, delen["GM0014"].waarde) == (19, 73)
    assert (delen["GM0080"].laag, delen["GM0080"].hoog, delen["GM0080"].waarde) == (35, 36, None)
    assert [(o.uit, o.aantal, len(o.over)) for o in uit.onverdeeld] == [("GM0053", 4, 2), ("GM0140", 1, 3)]
    assert uit.totaal == sum(n or 0 for n in doelen(2018).values()) == 422


@settings(max_examples=200, deadline=None)
@given(reeksen, dagen, dagen, st.booleans(), st.booleans())
def test_elke_reeks_houdt_haar_totaal_op_elke_indeling(
    reeks: dict[str, int], van: date, naar: date, gepland: bool, weg_is_nul: bool
) -> None:
    uit = I.zet_om(reeks, van, naar, gepland=gepland, weg_is_nul=weg_is_nul)
    assert uit.totaal + sum(n or 0 for n in uit.vreemd.values()) == sum(reeks.values())
    assert set(uit.vreemd) == {c for c in reeks if c == "GM0001"}
    los = sum(o.aantal for o in uit.onverdeeld)
    assert sum(d.vast for d in uit.per_gemeente.values()) + los + sum(n or 0 for n in uit.vreemd.values()) == sum(
        reeks.values()
    )
    for deel in uit.per_gemeente.values():
        if deel.laag is None or deel.hoog is None:
            assert deel.onbekend and not weg_is_nul and not set(deel.onbekend) & set(reeks)
        else:
            assert deel.laag <= deel.vast <= deel.hoog and not deel.onbekend


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(I.basis)), st.integers(0, 5000), max_size=40), dagen, dagen)
def test_wat_op_een_indeling_komt_bestaat_daar(reeks: dict[str, int], van: date, naar: date) -> None:
    uit = I.zet_om(reeks, van, naar)
    assert set(uit.per_gemeente) <= set(I.gemeenten(naar))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_twee_stappen_zijn_een_stap(data: st.DataObject) -> None:
    van, tussen, naar = sorted(data.draw(st.lists(st.dates(date(2015, 1, 1), D2023), min_size=3, max_size=3)))
    reeks = data.draw(st.dictionaries(st.sampled_from(sorted(I.gemeenten(van))), st.integers(0, 900), max_size=30))
    ineens = I.zet_om(reeks, van, naar, weg_is_nul=True)
    eerst = I.zet_om(reeks, van, tussen, weg_is_nul=True)
    if not eerst.onverdeeld:
        vast: dict[str, int | None] = {g: d.waarde for g, d in eerst.per_gemeente.items()}
        dan = I.zet_om(vast, tussen, naar, weg_is_nul=True)
        assert {g: (d.laag, d.hoog) for g, d in dan.per_gemeente.items() if d.hoog} == {
            g: (d.laag, d.hoog) for g, d in ineens.per_gemeente.items() if d.hoog
        }


def test_een_onbekend_getal_blijft_onbekend_en_wordt_genoemd() -> None:
    deel = I.zet_om({"GM0003": 5, "GM0010": None, "GM0024": 4}, D2017, D2023).per_gemeente["GM1979"]
    assert (deel.laag, deel.hoog, deel.vast, deel.onbekend) == (None, None, 9, ("GM0010",))


@pytest.mark.parametrize("van", [D2017, date(2018, 1, 1)])
def test_wie_niet_in_de_reeks_staat_is_onbekend_en_geen_nul(van: date) -> None:
    delen = I.zet_om(doelen(2018), van, D2023).per_gemeente  # codes up to 153 only
    assert (delen["GM1966"].vast, delen["GM1966"].waarde, delen["GM1966"].onbekend) == (3, None, ("GM1651", "GM1663"))
    assert delen["GM1970"].onbekend == ("GM1722",) and delen["GM1949"].onbekend == ("GM1908",)
    assert delen["GM1969"].onbekend == () and "GM0363" not in delen
    zonder = {c: n for c, n in doelen(2018).items() if c != "GM0017"}
    assert I.zet_om(zonder, van, D2023).per_gemeente["GM0014"].onbekend == ("GM0017",)
    assert I.zet_om(zonder, van, D2023, weg_is_nul=True).per_gemeente["GM0014"].waarde == 71


def test_terug_in_de_tijd_hoort_een_getal_bij_allen_samen() -> None:
    uit = I.zet_om({"GM1979": 19}, D2023, D2017)
    assert uit.onverdeeld[0].over == ("GM0003", "GM0010", "GM0024")
    assert {(d.laag, d.hoog) for d in uit.per_gemeente.values()} == {(0, 19)}


def test_een_grens_die_schoof_wordt_genoemd_en_niet_verrekend() -> None:
    uit = I.zet_om({"GM0040": 3, "GM0014": 70}, date(2016, 1, 1), date(2017, 1, 1))
    assert uit.per_gemeente["GM0014"].waarde == 70 and "Slochteren" in uit.opmerkingen[0]
    assert I.zet_om({"GM0040": 3}, date(2017, 1, 1), D2023).opmerkingen == ()


def test_na_het_laatste_jaar_dat_is_nagegaan_staat_dat_erbij() -> None:
    assert I.zet_om({"GM0014": 1}, D2023, date(2024, 12, 31)).opmerkingen == ()
    assert "niet nagegaan" in I.zet_om({"GM0014": 1}, D2023, date(2025, 1, 1)).opmerkingen[0]
    assert I.zet_om({"GM9001": 1}, D2023, date(2026, 1, 1)).opmerkingen == ()


def test_voor_de_eerste_indeling_is_er_geen() -> None:
    I.gemeenten(date(2015, 1, 1))
    with pytest.raises(Fout, match="1 januari 2015"):
        I.gemeenten(date(2014, 12, 31))


def lijst(map_: Path, *regels: str) -> Path:
    pad = map_ / "h.csv"
    pad.write_text(
        "\n".join(("datum;soort;oude_code;nieuwe_code;aandeel_pct;nieuwe_gemeente", *regels)), encoding="utf-8"
    )
    return pad


def test_met_aandelen_wordt_een_splitsing_verdeeld(tmp_path: Path) -> None:
    pad = lijst(tmp_path, "01-01-2018;splitsing;GM0140;GM0080;20;", "1-1-2018;splitsing;140;1900;50;",
                "2018-01-01;splitsing;GM0140;GM1949;30;")  # fmt: skip
    bekend, bevindingen = lees_herindelingen(pad)
    uit = bekend.zet_om({"GM0140": 10, "GM0080": 34}, D2017, D2023, weg_is_nul=True)
    assert {g: d.waarde for g, d in uit.per_gemeente.items()} == {"GM0080": 36, "GM1900": 5, "GM1949": 3}
    assert not bevindingen and not uit.onverdeeld and len(bekend.gemeenten(D2017)) == 388


def test_het_laatste_aandeel_volgt_en_aandelen_boven_honderd_kunnen_niet(tmp_path: Path) -> None:
    bekend, _ = lees_herindelingen(lijst(tmp_path, "2019-01-01;splitsing;GM0053;GM1966;75;"))
    assert bekend.zet_om({"GM0053": 4}, D2017, D2023, weg_is_nul=True).per_gemeente["GM1969"].waarde == 1
    with pytest.raises(Fout, match="100%"):
        lees_herindelingen(
            lijst(tmp_path, "2019-01-01;splitsing;GM0053;GM1966;75;", "2019-01-01;splitsing;GM0053;GM1969;26;")
        )


def test_een_eigen_herindeling_komt_erbij_en_een_slechte_regel_is_een_bevinding(tmp_path: Path) -> None:
    pad = lijst(tmp_path, "2026-01-01;samenvoeging;GM0014;GM2000;;ja", "2026-01-01;samenvoeging;GM0106;GM2000;;ja",
                "geen dag;samenvoeging;GM0109;GM2000;;", "2026-01-01;iets;GM0109;GM2000;;")  # fmt: skip
    bekend, bevindingen = lees_herindelingen(pad)
    assert [(b.regel, b.element) for b in bevindingen] == [(4, "datum"), (5, "soort")]
    assert bekend.zet_om({"GM0014": 3, "GM0106": 4}, D2023, date(2026, 1, 1)).per_gemeente["GM2000"].waarde == 7
    assert len(bekend.gemeenten(date(2026, 1, 1))) == 341 and len(bekend.gemeenten(date(2025, 12, 31))) == 342


def test_een_grens_met_aandeel_wordt_verrekend() -> None:
    erbij = Wijziging(D2017, "grenscorrectie", "GM0040", "GM0014", 1_000)
    uit = maak((*bekende_wijzigingen(), erbij)).zet_om({"GM0040": 10}, date(2016, 6, 1), D2017, weg_is_nul=True)
    assert {g: d.waarde for g, d in uit.per_gemeente.items()} == {"GM0014": 1, "GM0040": 9}


@given(st.integers(-10_000, 10_000), st.lists(st.integers(0, HEEL), min_size=1, max_size=6))
def test_een_verdeling_in_gehelen_sluit_en_niemand_is_een_plaats_verder(aantal: int, aandelen: list[int]) -> None:
    if not sum(aandelen):
        return
    per = {f"GM{n}": a for n, a in enumerate(aandelen)}
    uit = verdeel_geheel(aantal, per)
    assert sum(uit.values()) == aantal
    assert all(abs(uit[g] * sum(aandelen) - aantal * a) < sum(aandelen) for g, a in per.items())


def test_elke_gemeente_van_elke_dag_ligt_in_een_regio_behalve_wie_uit_twee_kwam() -> None:
    regios = standaard()
    for dag in (date(2015, 1, 1), date(2018, 1, 1), D2023):
        zonder = {g for g in I.gemeenten(dag) if regios.van(g, dag).regio is None}
        assert zonder == ({"GM1960", "GM1961"} if dag == D2023 else set())
    assert regios.van("GM1931", D2023).regio == "Midden-Holland"
    assert regios.van("GM1961", D2023).kan == ("Gorinchem", "Midden-Utrecht")
    assert sum(len(regios.gemeenten(r, D2023)) for r in regios.namen(D2023)) == 340
    assert len(regios.namen(D2023)) == 35
    assert "GM1979" in regios.gemeenten("Groningen", D2023) and "GM0010" not in regios.gemeenten("Groningen", D2023)


def test_een_eigen_regio_geldt_van_en_tot_en_met() -> None:
    tabel = pl.DataFrame({"gemeente": ["GM0014", "GM0014"], "soort": [SAMENWERKINGSVERBAND] * 2, "regio": ["A", "B"],
                          "van": [None, date(2020, 1, 1)], "tot": [date(2019, 12, 31), None]},
                         schema_overrides={"van": pl.Date, "tot": pl.Date})  # fmt: skip
    regios = Regios(tabel, I)
    for dag, naam in ((date(2019, 12, 31), "A"), (date(2020, 1, 1), "B")):
        assert regios.van("GM0014", dag, SAMENWERKINGSVERBAND).regio == naam
        assert regios.gemeenten(naam, dag, SAMENWERKINGSVERBAND) == ("GM0014",)
    assert regios.van("GM0014", D2023).regio is None


def test_opvolgers_en_voorgangers() -> None:
    assert I.opvolgers("GM0010", D2023) == ("GM1979",) and I.opvolgers("GM0010", date(2020, 12, 31)) == ()
    assert I.opvolgers("GM0788", D2023) == ("GM0757", "GM0824", "GM0855", "GM0865")
    assert I.opvolgers("GM0014", D2023) == I.opvolgers("GM0001", D2023) == ()
    assert I.voorgangers("GM0014", D2023, D2017) == ("GM0009", "GM0014", "GM0017")


def test_elke_wijziging_heeft_een_bron_en_elke_code_is_er_een_dag_eerder() -> None:
    for w in bekende_wijzigingen():
        assert w.bron and w.oude_naam and w.nieuwe_naam
        if not w.gepland:
            ervoor = I.gemeenten(w.dag - timedelta(days=1))
            assert w.oud in ervoor and (w.nieuw in ervoor) is not w.opgericht
