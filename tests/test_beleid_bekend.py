"""What was known when: every figure from its own day on, and a forecast that sees nothing of what came later."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee import deur
from telmee.beleid.bekend import (
    WEEK53_GENOEMD,
    bekend_op,
    kwartaal_van,
    telt_53_weken,
    totaal_van,
    werkelijk,
)
from telmee.beleid.naief import NAMEN, naief
from telmee.fouten import Fout
from telmee.gegevens import publicatie
from telmee.gegevens.publicatie import Bron

EEN_DAG = timedelta(days=1)


@pytest.mark.parametrize("cijfer", publicatie.kwartaalcijfers(), ids=lambda k: k.kwartaal)
def test_een_kwartaal_is_er_vanaf_zijn_dag_en_geen_dag_eerder(cijfer):
    op, kwartaal = cijfer.bron.bekend, kwartaal_van(cijfer.kwartaal)
    assert kwartaal in bekend_op(op).kwartalen
    if cijfer is not publicatie.kwartaalcijfers()[0]:
        assert kwartaal not in bekend_op(op - EEN_DAG).kwartalen


@pytest.mark.parametrize("uitslag", publicatie.resultaten(), ids=lambda r: str(r.jaar))
def test_een_uitslag_is_er_vanaf_zijn_dag_en_geen_dag_eerder(uitslag):
    op = uitslag.bron.bekend
    assert bekend_op(op).officieel[uitslag.jaar] == totaal_van(uitslag)
    assert uitslag.jaar not in bekend_op(op - EEN_DAG).officieel


def test_achtentwintig_kwartalen_en_wat_gerekend_is_zegt_hoe():
    cijfers = publicatie.kwartaalcijfers()
    assert len(cijfers) == 28 and [k.kwartaal for k in cijfers] == sorted(k.kwartaal for k in cijfers)
    gerekend = {k.kwartaal: k.afgeleid for k in cijfers if k.afgeleid}
    assert len(gerekend) == 9
    assert gerekend["2019K4"] == ("extra_banen",) and gerekend["2021K4"] == ("formeel",)
    for k in cijfers:
        assert bool(k.afgeleid) == ("gerekend" in (k.bron.opmerking or ""))
        if k.formeel is not None and k.inleen is not None:
            assert abs(k.formeel + k.inleen - k.extra_banen) <= 1


def test_het_vierde_kwartaal_van_2019_kwam_na_15_mei():
    assert (2019, 4) not in bekend_op(date(2020, 5, 15)).kwartalen
    assert (2019, 4) in bekend_op(date(2020, 5, 31)).kwartalen


def test_van_2018_is_het_totaal_de_som_en_dat_wordt_gezegd():
    assert bekend_op(date(2024, 1, 1)).opgeteld == (2018,)
    assert werkelijk()[2018] == 44017 + 7940


@pytest.mark.parametrize(("dag", "woorden"), [(date(2015, 12, 31), "voor 2016"), (date(2016, 7, 13), "14 juli 2016")])
def test_voor_het_eerste_cijfer_is_er_geen_prognose(dag, woorden):
    with pytest.raises(Fout, match=woorden):
        bekend_op(dag)
    assert bekend_op(date(2016, 7, 14)).kwartalen == {(2015, 4): 21057}


def test_het_anker_is_een_uitslag_of_een_kwartaal_dat_dichtbij_ligt():
    assert bekend_op(date(2023, 7, 31)).anker == 2022  # only the first quarter of 2023
    assert bekend_op(date(2023, 10, 31)).anker == 2022  # the second
    assert bekend_op(date(2024, 1, 31)).anker == 2023  # the third
    assert bekend_op(date(2026, 1, 1)).anker == 2024


def test_jaren_met_53_weken():
    assert [jaar for jaar in range(2012, 2040) if telt_53_weken(jaar)] == [2015, 2020, 2026, 2032, 2037]
    assert bekend_op(WEEK53_GENOEMD).week53 and not bekend_op(WEEK53_GENOEMD - EEN_DAG).week53


def test_de_groei_tot_2020_beloofde_112_duizend_voor_2024():
    gezien = naief(bekend_op(date(2020, 8, 10)), 2024)
    assert gezien["gemiddeld"] == 61615 + 5 * (61615 - 21057) / 4
    assert round(gezien["gemiddeld"], -3) == 112_000
    assert gezien["zelfde"] == 61615 and gezien["groei"] == 61615 + 5 * (61615 - 51957)
    assert gezien["uwv"] == 58763  # the first quarter of 2020
    assert gezien["uwv_jaar"] == 61615 + 5 * (58763 - 51978)


def test_de_lijn_is_die_van_de_kleinste_kwadraten():
    np = pytest.importorskip("numpy")
    b = bekend_op(date(2024, 8, 10))
    helling, hoogte = np.polyfit(list(b.officieel), list(b.officieel.values()), 1)
    assert naief(b, 2027)["lijn"] == pytest.approx(hoogte + helling * 2027)


def test_naief_zonder_uitslag_is_alleen_wat_uwv_zei():
    gezien = naief(bekend_op(date(2016, 7, 14)), 2016)
    assert set(gezien) == set(NAMEN)
    assert {naam for naam, waarde in gezien.items() if waarde is not None} == {"uwv"}


# --- Nothing of later -------------------------------------------------------------------------------------------------


def met_later(monkeypatch, stand: date, extra: int, dagen: int) -> None:
    """Figures of later: new ones, and every known one told again with another value."""
    later = Bron("verzonnen", bekend=stand + timedelta(days=dagen))
    resultaten = [r for r in publicatie._resultaten() if r.bron.bekend <= stand]
    kwartalen = [k for k in publicatie._kwartaalcijfers() if k.bron.bekend <= stand]
    voorbeeld_r, voorbeeld_k = publicatie._resultaten()[-1], publicatie._kwartaalcijfers()[-1]
    for jaar in range(2015, 2031):
        delen = {"markt": extra, "overheid": extra, "totaal": 2 * extra}
        resultaten.append(replace(voorbeeld_r, jaar=jaar, extra=delen, inleen=delen, bron=later))
        for kwartaal in range(1, 5):
            kwartalen.append(
                replace(voorbeeld_k, kwartaal=f"{jaar}K{kwartaal}", extra_banen=extra, inleen=1, bron=later)
            )
    monkeypatch.setattr(publicatie, "_resultaten", lambda: tuple(resultaten))
    monkeypatch.setattr(publicatie, "_kwartaalcijfers", lambda: tuple(kwartalen))


def als_json(stand: date) -> str:
    from telmee.beleid.prognose import prognose

    return json.dumps(prognose(deur.wetten(stand.isoformat())).als_dict())


@settings(max_examples=40)
@given(
    stand=st.dates(date(2016, 7, 14), date.today()),
    extra=st.integers(-200_000, 400_000),
    dagen=st.integers(1, 3000),
)
def test_een_prognose_ziet_niets_van_wat_later_is_gepubliceerd(stand, extra, dagen):
    pytest.importorskip("statsmodels", reason="statsmodels komt met requirements-beleid.txt")
    eerlijk = als_json(stand)
    with pytest.MonkeyPatch.context() as monkeypatch:
        met_later(monkeypatch, stand, extra, dagen)
        assert als_json(stand) == eerlijk


def test_en_wat_op_de_dag_zelf_verschijnt_ziet_zij_wel(monkeypatch):
    pytest.importorskip("statsmodels", reason="statsmodels komt met requirements-beleid.txt")
    stand = date(2023, 8, 10)
    eerlijk = als_json(stand)
    met_later(monkeypatch, stand, 50_000, 0)
    assert als_json(stand) != eerlijk
