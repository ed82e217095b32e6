"""Reckoning a reform: each key alone, effects of zero, the sizes that the sources give, receipts, and bad input."""

import json
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pydantic")
pytest.importorskip("scipy")

from beleid_personen import Geteld
from telmee.beleid import (
    begin,
    bevolking,
    breekpunt,
    model,
    plan,
    prognose,
    receipt,
    tornado,
    vergelijk,
    verken,
    verken_beeld,
)
from telmee.beleid.hervorming_lezen import lees
from telmee.beleid.maten import MATEN
from telmee.beleid.parameters import parameters
from telmee.fouten import Fout, GebruiksFout
from telmee.wet import Wetten

WETTEN = Wetten.known("2026-11-29")


@cache
def reken(tekst: str, trekkingen: int = 60, zaad: int = 1) -> verken.Uitkomst:
    return verken.reken(verken.Vraag(lees(tekst, WETTEN), WETTEN, 10, trekkingen, zaad))


def test_before_it_starts_nothing_differs() -> None:
    basis, later = reken("vanaf: 2030"), reken("vanaf: 2030\ndoelgroep: {optie: 2}\nno_risk: verruimd")
    n = basis.jaren.index(2029) + 1
    for maat in ("extra_banen", "werkenden", "doelgroep", "in_het_echt", "plafond"):
        assert np.array_equal(basis.maten[maat][:n], later.maten[maat][:n]), maat
    assert not np.array_equal(basis.maten["werkenden"][n], later.maten["werkenden"][n])


def test_the_baseline_begins_as_the_published_stocks_grew() -> None:
    vraag = verken.Vraag(lees("{}", WETTEN), WETTEN, 3, 50)
    p = verken.trekkingen_van(vraag.hervorming.parameterlijst, vraag)
    p |= verken._afgeleid(p)
    p = {naam: w for naam, w in p.items() if naam not in plan.EIGEN_STROOM}
    stand, tempo = begin.begin(p, 3)
    duw = begin.instroom(p, tempo, stand)
    assert np.allclose(stand.werkend.sum(axis=0), p["register_werkend"])
    assert np.allclose((stand.werkend + stand.niet_werkend).sum(axis=0), p["register_personen"])
    later, gevonden = stand.kopie(), []
    for kwartaal in range(8):
        gevonden.append(bevolking.stap(later, tempo, kwartaal, None, duw).gevonden.sum(axis=0).mean())
        if kwartaal == 3:
            groei = later.werkend.sum(axis=0) - stand.werkend.sum(axis=0)
            assert np.allclose(groei, p["groei_werkend_jaar"], atol=100)
            erbij = (later.werkend + later.niet_werkend).sum(axis=0) - p["register_personen"]
            assert np.allclose(erbij, p["groei_register_jaar"], atol=400)
    assert max(gevonden) < 1.1 * min(gevonden)  # it was 1.25 when durations did not fit the chances
    assert np.allclose(later.iedereen, stand.iedereen)


@pytest.mark.traag
def test_the_whole_register_is_what_persons_one_by_one_are_for_fifteen_years() -> None:
    draws, kwartalen = 600, 60
    alle = lees("{}", WETTEN).parameterlijst
    midden = {n: x.kwantiel(np.full(draws, 0.5)) for n, x in alle.items() if x.laag is not None}
    midden["_besparing"] = np.full(draws, 0.5)
    p = {n: w for n, w in (midden | verken._afgeleid(midden)).items() if n not in plan.EIGEN_STROOM}
    stand, tempo = begin.begin(p, 3)
    komt = begin.instroom(p, tempo, stand)
    mensen = Geteld(stand, tempo, 1)
    luck = np.random.default_rng(2)
    for kwartaal in range(kwartalen):
        mensen.stap(komt)
        bevolking.stap(stand, tempo, kwartaal, lambda _soort, _k, vorm: luck.standard_normal(vorm), komt)
    een = (mensen.werk.sum(axis=(0, 1, 2)), mensen.zonder.sum(axis=(0, 1, 2)))
    for elk, cellen in zip(een, (stand.werkend.sum(axis=0), stand.niet_werkend.sum(axis=0)), strict=True):
        assert cellen.mean() == pytest.approx(elk.mean(), rel=0.002)
        assert 0.88 < cellen.std() / elk.std() < 1.13


def test_the_baseline_stays_within_the_band_of_the_forecast() -> None:
    d = prognose.prognose(WETTEN, tot=2030).als_dict()
    basis = reken("vanaf: 2027", 400)
    for rij in d["jaren"]:
        verwacht = rij["maten"]["totaal"]
        assert verwacht["p10"] < basis.band("extra_banen", rij["jaar"])["p50"] < verwacht["p90"], rij["jaar"]


@pytest.mark.parametrize("naam", ["instroom_register_jaar", "baanvinden_kwartaal"])
def test_a_flow_that_the_user_gives_goes_before_the_growth(naam: str) -> None:
    laag, hoog = parameters()[naam].grenzen
    weinig, veel = (reken(f"parameters: {{{naam}: {x}}}") for x in (laag, hoog))
    assert naam in weinig.aannamen and naam not in reken("{}").gebruikt
    assert (veel.maten["werkenden"][3] > weinig.maten["werkenden"][3] + 1000).all()


def test_sizes_are_those_of_the_sources() -> None:
    drie = reken("vanaf: 2027\ndoelgroep: {optie: 3}", 400)
    op_papier = drie.maten["op_papier"][drie.jaren.index(2027)]
    assert op_papier.min() >= 560_000 and op_papier.max() <= 795_000
    punt = "parameters: {register_personen: 270000, beoordelingen_nu: 16500}"
    for optie, laag, hoog in ((2, 130_000 / 16_500, 430_000 / 16_500), (3, 630_000 / 16_500, 830_000 / 16_500)):
        last = reken(f"vanaf: 2027\ndoelgroep: {{optie: {optie}}}\n{punt}", 400)
        jaren = last.maten["beoordelingen_jaren"][-1]
        assert laag - 0.01 <= jaren.min() < laag + 1.5 and hoog - 1.5 < jaren.max() <= hoog + 0.01


def test_the_target_asks_most_of_the_ceiling_today() -> None:
    nu = reken("vanaf: 2027", 400).maten["doel_van_plafond"][0]
    assert nu.min() > 0.80 and nu.max() < 1.0
    p = parameters()
    laag, hoog = p["nooit_werk"].grenzen
    banen = p["banen_per_persoon"].grenzen
    uitersten = [200_179 / (270_000 * (1 - n) * b) for n, b in ((laag, banen[1]), (hoog, banen[0]))]
    assert [round(100 * x) for x in uitersten] == [84, 99]


def test_a_queue_only_when_the_capacity_is_given() -> None:
    zonder = reken("vanaf: 2027\nverbreding: 15000")
    assert zonder.maten["wachtrij"] is None and "capaciteit_uwv" in zonder.onbekend
    met = reken("vanaf: 2027\nverbreding: 15000\nparameters: {capaciteit_uwv: 4000}")
    rij = met.maten["wachtrij"]
    assert np.allclose(rij[met.jaren.index(2027)], 11_000) and np.allclose(rij[met.jaren.index(2031)], 0)


def test_what_nobody_knows_stays_unknown_and_the_total_says_so() -> None:
    u = reken("vanaf: 2027\nno_risk: verruimd")
    assert u.maten["uwv_no_risk"] is None and u.status("uwv_no_risk") == "onbekend"
    assert "zonder: no-risk, bijstand" in verken_beeld.beeld(u).antwoord
    gegeven = reken("vanaf: 2027\nno_risk: verruimd\nparameters: {no_risk_kosten: 1000}")
    assert gegeven.maten["uwv_no_risk"] is not None
    assert gegeven.parameters["no_risk_kosten"].status == "opgegeven"


def test_hours_of_the_new_group_count_once_they_are_given() -> None:
    personen = reken("vanaf: 2027\ndoelgroep: {optie: 2, omvang: 400000, werkt_al: 0.5}")
    banen = reken(
        "vanaf: 2027\ndoelgroep: {optie: 2, omvang: 400000, werkt_al: 0.5}\nparameters: {nulmeting_uren_nieuw: 12.75}"
    )
    assert "nulmeting_uren_nieuw" in personen.onbekend and "nulmeting_uren_nieuw" not in banen.onbekend
    verschil = personen.maten["extra_banen"][-1] - banen.maten["extra_banen"][-1]
    assert np.allclose(verschil, personen.maten["banen_nieuw"][-1] / 2)
    assert personen.maten["rijk_lkv"] is None and banen.maten["rijk_lkv"] is not None


def test_decoupled_from_lkv_costs_no_lkv() -> None:
    los = reken("vanaf: 2027\ndoelgroep: {optie: 2, loskoppelen: [lkv, no_risk]}")
    assert los.maten["rijk_lkv"] is not None and "uwv_no_risk" not in los.maten


def test_parts_add_up_in_every_draw() -> None:
    for tekst in ("vanaf: 2027", "vanaf: 2027\ndoelgroep: {optie: 2}\nquotum: {activering: 2027, vorm: opslag}"):
        m = reken(tekst).maten
        verschil = m["banen_markt"] + m["banen_overheid"] - m["banen_formeel"] - m["banen_inleen"]
        assert np.abs(verschil).max() < 2
        assert np.abs(m["banen_markt"] + m["banen_overheid"] - m["extra_banen"]).max() < 2


def test_the_balance_percentage_costs_the_rijk_what_small_employers_get() -> None:
    u = reken("vanaf: 2027\nquotum: {activering: 2027, vorm: opslag}")
    m, n = u.maten, u.jaren.index(2030)
    klein = u.trekkingen["klein_aandeel"]
    assert np.allclose(m["saldo_rijk_evenwicht"][n], m["rijk_bonus"][n] * klein)
    assert (m["saldo_rijk_evenwicht"][n] < 0).all()
    assert not np.any(m["rijk_opslag"][u.jaren.index(2028)]) and np.all(m["rijk_opslag"][u.jaren.index(2029)])


def test_more_draws_begin_with_the_same_ones() -> None:
    klein, groot = reken("vanaf: 2027\nno_risk: verruimd", 60), reken("vanaf: 2027\nno_risk: verruimd", 300)
    assert np.array_equal(klein.maten["extra_banen"], groot.maten["extra_banen"][:, :60])
    assert not np.array_equal(
        klein.maten["extra_banen"], reken("vanaf: 2027\nno_risk: verruimd", 60, 2).maten["extra_banen"]
    )


def test_json_is_as_documented() -> None:
    d = json.loads(json.dumps(reken("naam: proef\nvanaf: 2027\nno_risk: verruimd").als_dict()))
    assert list(d) == ["hervorming", "stand", "zaad", "trekkingen", "jaren", "aannamen", "onbekend", "bronnen"]
    assert d["stand"] == "2026-11-29" and d["hervorming"]["naam"] == "proef"
    for jaar in d["jaren"]:
        assert set(jaar) == {"jaar", "maten"}
        for naam, band in jaar["maten"].items():
            assert list(band) == ["p10", "p25", "p50", "p75", "p90", "eenheid", "status"], naam
            assert band["status"] in ("bron", "afgeleid", "aanname", "opgegeven", "onbekend")
            if band["p10"] is not None:
                assert band["p10"] <= band["p25"] <= band["p50"] <= band["p75"] <= band["p90"]


@pytest.mark.parametrize(
    ("jaren", "trekkingen", "zaad", "woord"),
    [
        (10, 1, 1, "trekkingen"),
        (10, 10_000_000, 1, "trekkingen"),
        (0, 50, 1, "--jaren"),
        (16, 50, 1, "--jaren"),
        (10, 50, -1, "--zaad"),
    ],
)
def test_numbers_that_cannot_be(jaren: int, trekkingen: int, zaad: int, woord: str) -> None:
    with pytest.raises(GebruiksFout, match=woord):
        verken.Vraag(lees("vanaf: 2027", WETTEN), WETTEN, jaren, trekkingen, zaad)


def test_a_stand_before_2016_is_refused() -> None:
    with pytest.raises(GebruiksFout, match="2016"):
        verken.Vraag(lees("vanaf: 2027", WETTEN), Wetten.known("2015-12-31"))


# --- Beside each other ----------------------------------------------------------------------------------------------


def _vraag(tekst: str, trekkingen: int = 60) -> verken.Vraag:
    return verken.Vraag(lees(tekst, WETTEN), WETTEN, 8, trekkingen)


def test_the_same_reform_twice_is_equal_in_every_draw() -> None:
    v = vergelijk.vergelijk([_vraag("no_risk: verruimd")] * 2, ["a", "b"], "in_het_echt")
    assert (v.paren[0].deel, v.paren[0].gelijk) == (0.0, 1.0)


def test_more_is_above_less_and_the_assumption_is_named() -> None:
    meer, minder = "no_risk: verruimd\nuitvoering: {in_beeld: 30000}", "uitvoering: {in_beeld: 1000}"
    v = vergelijk.vergelijk([_vraag(meer), _vraag(minder)], ["meer", "minder"], "in_het_echt")
    assert v.paren[0].deel >= 0.95 and v.paren[0].beslist in ("in_beeld_effect", "no_risk_effect")


def test_where_it_turns() -> None:
    v = vergelijk.vergelijk(
        [_vraag("no_risk: verruimd", 400), _vraag("uitvoering: {in_beeld: 12000}", 400)], ["a", "b"], "in_het_echt"
    )
    omslag = v.paren[0].omslag
    assert omslag is not None and omslag.parameter in ("no_risk_effect", "in_beeld_effect")
    laag, hoog = parameters()[omslag.parameter].grenzen
    assert laag < omslag.waarde < hoog and {omslag.eronder, omslag.erboven} == {"a", "b"}


def test_a_measure_that_is_not_there() -> None:
    with pytest.raises(GebruiksFout, match="Bedoelde u 'in_het_echt'"):
        vergelijk.vergelijk([_vraag("{}"), _vraag("{}")], ["a", "b"], "in_het_ect")
    with pytest.raises(GebruiksFout, match="2025 tot en met 2032"):
        vergelijk.vergelijk([_vraag("{}"), _vraag("{}")], ["a", "b"], "gat", 2050)


def test_tornado_finds_the_figure_that_decides() -> None:
    t = tornado.tornado(_vraag("no_risk: verruimd", 20), "in_het_echt", 2032, 8)
    eerste = t.balken[0]
    assert eerste.parameter.id == "no_risk_effect" and eerste.bij_laag == 0 < eerste.bij_hoog
    stil = next(b for b in t.balken if b.parameter.id == "verdringing_buiten")
    assert stil.breedte == 0 and stil.totaal == pytest.approx(0, abs=0.01)


def test_the_breaking_point_of_the_opslag_is_where_the_saldo_is_nothing() -> None:
    vraag = _vraag("quotum: {activering: 2027, vorm: opslag}")
    x = breekpunt.breekpunt(vraag, "saldo_rijk", "quotum.opslagpercentage", 2031)
    assert x.waarde is not None and x.band is not None and x.band[0] <= x.waarde <= x.band[1]
    precies = verken.reken(_vraag(f"quotum: {{activering: 2027, vorm: opslag, opslagpercentage: {x.waarde}}}"))
    saldo, bonus = precies.maten["saldo_rijk"], precies.maten["rijk_bonus"]
    n = precies.jaren.index(2031)
    assert abs(np.median(saldo[n])) < 0.01 * abs(np.median(bonus[n]))


@pytest.mark.parametrize("over", ["quotum.opslagpercentage", "quotum.vorm", "deadwight", "lks_personen"])
def test_what_cannot_move(over: str) -> None:
    with pytest.raises(Fout):
        breekpunt.breekpunt(_vraag("no_risk: verruimd"), "gat", over)


# --- Receipts -------------------------------------------------------------------------------------------------------


def _bewijs(pad: Path) -> dict:
    u = verken.reken(_vraag("naam: proef\nno_risk: verruimd\nparameters: {deadweight: [0.3, 0.4]}", 30))
    inhoud = receipt.receipt(u)
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    return inhoud


def test_a_receipt_is_made_again_to_the_digit(tmp_path: Path) -> None:
    pad = tmp_path / "r.json"
    inhoud = _bewijs(pad)
    assert receipt.controleer(pad) == []
    inhoud["uitkomst"]["jaren"][3]["maten"]["gat"]["p50"] += 1
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    assert receipt.controleer(pad) == ["2028 gat"]


@pytest.mark.parametrize(
    ("sleutel", "waarde", "woord"),
    [
        ("versie", "0.0.1", "versie"),
        ("lijsten", "x", "anders"),
        ("zaad", "1", "gehele"),
        ("soort", "x", "geen receipt"),
    ],
)
def test_a_receipt_of_something_else(tmp_path: Path, sleutel: str, waarde: str, woord: str) -> None:
    pad = tmp_path / "r.json"
    inhoud = _bewijs(pad)
    inhoud[sleutel] = waarde
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    with pytest.raises(Fout, match=woord):
        receipt.controleer(pad)


# --- The law of another day -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("stand", ["2016-06-01", "2018-01-01", "2022-06-01", "2024-06-01", "2027-01-01", "2028-06-01"])
def test_another_stand_reckons_with_the_law_of_that_day(stand: str) -> None:
    from telmee.beleid.wettelijk import wettelijk

    wetten = Wetten.known(stand)
    h = lees("vanaf: 2029\nno_risk: verruimd", wetten)
    wet = wettelijk(wetten, h, range(2025, 2041))
    assert wet.deel_overheid == 0.2  # 25.000 of 125.000, whatever was asked of government in the year of the stand
    u = verken.reken(verken.Vraag(h, wetten, 3, 4))
    assert (u.maten["rijk_lkv"] is None) == (wetten.stand.year < 2018)  # the LKV is of 1 January 2018
    assert ("rijk_lkv" in u.zonder["saldo_rijk"]) == (wetten.stand.year < 2018)


def test_a_rate_that_is_not_known_yet_is_the_last_one_and_says_so() -> None:
    nu, later = (
        verken.reken(verken.Vraag(lees("vanaf: 2028\nno_risk: verruimd", w), w, 5, 4))
        for w in (WETTEN, Wetten.known("2027-06-01"))
    )
    assert np.array_equal(nu.maten["rijk_lkv"], later.maten["rijk_lkv"])
    assert not any("bedrag van" in bron for bron in nu.bronnen)
    (bron,) = (bron for bron in later.bronnen if "Loonkostenvoordeel" in bron)
    assert "bedrag van 2026; van 2027 is het nog niet bekend" in bron


@pytest.mark.parametrize(("vorm", "vanaf"), [("heffing", 2029), ("opslag", 2030)])
def test_the_law_says_from_when_a_quota_is_paid(vorm: str, vanaf: int) -> None:
    u = verken.reken(
        verken.Vraag(lees(f"vanaf: 2027\nquotum: {{activering: 2028, vorm: {vorm}}}", WETTEN), WETTEN, 8, 4)
    )
    geld = u.maten[f"rijk_{vorm}"]
    assert u.wet.quotum_vanaf == vanaf
    assert not geld[: vanaf - 2025].any() and geld[vanaf - 2025].any()


def test_the_answer_says_the_same_in_english() -> None:
    u = reken("vanaf: 2027\ndoelgroep: {optie: 2}\nno_risk: verruimd")
    jaar = verken.kijkjaar((u.vraag.hervorming,), u.jaren)
    nl, en = verken_beeld.antwoord(u, jaar), verken_beeld.antwoord_en(u, jaar)
    saldo = u.band("saldo_rijk", jaar)
    assert saldo["p10"] and "Het Rijk houdt" in nl and "zonder: " in nl
    for einde in ("p10", "p90"):
        cijfer = verken_beeld.toon(saldo[einde], "euro")
        assert cijfer in nl and cijfer.translate({44: ".", 46: ","}) in en
    assert "million euros a year (without: loonkostenvoordeel (wage cost benefit), no-risk, assessments, " in en


@pytest.mark.parametrize(
    ("laag", "hoog", "nl", "en"),
    [
        (2e6, 4e6, "houdt 2,0 tot 4,0 miljoen euro per jaar over", "keeps 2.0 to 4.0 million euros a year"),
        (-4e6, -2e6, "legt 2,0 tot 4,0 miljoen euro per jaar bij", "pays 2.0 to 4.0 million euros a year"),
        (
            -2e6,
            4e6,
            "legt tot 2,0 miljoen euro per jaar bij of houdt tot 4,0 miljoen over",
            "pays up to 2.0 or keeps up to 4.0 million euros a year",
        ),
    ],
)
def test_nobody_keeps_an_amount_below_zero(laag: float, hoog: float, nl: str, en: str) -> None:
    band = {"p10": laag, "p90": hoog}
    assert (verken_beeld._houdt(band), verken_beeld._houdt_en(band)) == (nl, en)


def test_an_answer_of_a_reform_that_costs_the_rijk_says_that_it_pays() -> None:
    u = reken("vanaf: 2027\nquotum: {activering: 2027, vorm: opslag}")
    jaar = verken.kijkjaar((u.vraag.hervorming,), u.jaren)
    assert u.band("saldo_rijk", jaar)["p90"] < 0
    assert "Het Rijk legt " in verken_beeld.antwoord(u, jaar) and " pays " in verken_beeld.antwoord_en(u, jaar)
    assert not re.search(r" -\d", verken_beeld.antwoord(u, jaar) + verken_beeld.antwoord_en(u, jaar))


def test_the_share_of_the_ceiling_says_that_it_counts_the_baseline() -> None:
    u = reken("vanaf: 2027\nno_risk: verruimd")
    jaar = verken.kijkjaar((u.vraag.hervorming,), u.jaren)
    doel, plafond, deel = (u.band(m, jaar)["p50"] for m in ("doel", "plafond", "doel_van_plafond"))
    assert deel > doel / plafond * 1.1
    (tabel,) = (t for d in verken_beeld.beeld(u).delen for t in d.tabellen if t.titel.startswith("Het plafond"))
    assert any("nulmeting mee" in noot for noot in tabel.voetnoten)


def test_no_label_names_a_figure_that_the_law_or_the_user_can_change() -> None:
    getal = re.compile(r"\d{2,3}\.\d{3}|\d+ miljoen|\d+ miljard")
    labels = {p.label for p in parameters().values()} | {m.label for m in MATEN.values()}
    eigen = {label for label in labels if getal.search(label)}
    assert eigen == {"MKBA LKS: kosten en baten voor 40.000 mensen"}  # what that study looks at, as published


def test_who_loses_the_ground_counts_for_two_more_years() -> None:
    zonder, met = reken("vanaf: 2027"), reken("vanaf: 2027\nt_plus_2: 0.02")
    n = met.jaren.index(2030)  # lost in 2027: the last day is 31 December 2029
    assert met.wet.t_plus_2_vanaf == 2030
    for maat in ("werkenden", "doelgroep", "extra_banen"):
        assert np.array_equal(zonder.maten[maat][:n], met.maten[maat][:n]), maat
        assert (met.maten[maat][n] < zonder.maten[maat][n]).all(), maat


@pytest.mark.parametrize(
    ("sleutel", "punt", "bereik", "maat"),
    [
        ("doelstelling.vast", "doelstelling: {vast: 150000}", "doelstelling: {vast: [100000, 200000]}", "gat"),
        ("bonus_vast_contract", "bonus_vast_contract: 2000", "bonus_vast_contract: [0, 4000]", "rijk_bonus_vast"),
        ("uitvoering.in_beeld", "uitvoering: {in_beeld: 9000}", "uitvoering: {in_beeld: [0, 18000]}", "in_het_echt"),
        ("beschut", "beschut: 2000", "beschut: [500, 9000]", "rijk_beschut"),
        (
            "quotum.bonus_per_uur",
            "quotum: {activering: 2027, vorm: opslag, bonus_per_uur: 3}",
            "quotum: {activering: 2027, vorm: opslag, bonus_per_uur: [1, 5]}",
            "rijk_bonus",
        ),
        (
            "quotum.opslagpercentage",
            "quotum: {activering: 2027, vorm: opslag, opslagpercentage: 1}",
            "quotum: {activering: 2027, vorm: opslag, opslagpercentage: [0.5, 1.5]}",
            "rijk_opslag",
        ),
    ],
)
def test_a_range_of_the_file_itself_is_in_the_tornado(sleutel: str, punt: str, bereik: str, maat: str) -> None:
    h = lees(f"vanaf: 2027\n{bereik}", WETTEN)
    ((stroom, een),) = plan.eigen_bereiken(h).items()
    assert een.id == sleutel and een.is_bereik and een.status == "opgegeven"
    assert not plan.eigen_bereiken(lees(f"vanaf: 2027\n{punt}", WETTEN))
    vraag = _vraag(f"vanaf: 2027\n{bereik}", 8)
    bij_laag, bij_hoog = tornado._uiteinden(vraag, verken.reken(vraag), stroom, een, maat, 2032)
    assert bij_laag != bij_hoog
    if sleutel == "doelstelling.vast":  # nothing else moves the target: all of the spread is its own
        (balk,) = (b for b in tornado.tornado(vraag, "doel", 2032, 2).balken if b.parameter.id == sleutel)
        assert (balk.bij_laag, balk.bij_hoog) == (100000, 200000) and balk.totaal > 0.3


def test_a_figure_that_was_given_and_plays_no_part_is_named() -> None:
    tekst = "vanaf: 2027\nno_risk: verruimd\nparameters: {alleen_betalen: 0.5, demping: 0.7, no_risk_effect: 0.02}"
    u = reken(tekst)
    assert u.niet_gebruikt == ("alleen_betalen", "demping")
    zinnen = verken_beeld._aannamen(u).zinnen
    assert [z for z in zinnen if "niet mee" in z] == [
        f"U gaf {n}, maar dat cijfer speelt in dit plan niet mee." for n in ("alleen_betalen", "demping")
    ]
    basis = reken("vanaf: 2027\nno_risk: verruimd\nparameters: {no_risk_effect: 0.02}")
    assert not basis.niet_gebruikt
    assert all(np.array_equal(basis.maten[m], w) for m, w in u.maten.items() if w is not None)


def test_a_figure_of_the_forecast_is_the_same_in_the_list_of_parameters() -> None:
    v, alle = model.VOORAF, parameters()
    assert alle["demping"].grenzen == (v.demping_laag, v.demping_hoog) and alle["demping"].midden == v.demping
    assert alle["week53"].grenzen == (v.week53_laag, v.week53_hoog) and alle["week53"].midden is None


@pytest.mark.parametrize(
    ("tekst", "status"),
    [
        ("", "afgeleid"),
        ("doelgroep: {optie: 2}", "afgeleid"),  # the target of the law, whoever belongs
        ("doelgroep: {optie: 2}\ndoelstelling: naar_omvang", "aanname"),
        ("doelgroep: {optie: 2, omvang: 500000}\ndoelstelling: naar_omvang", "opgegeven"),
        ("doelgroep: {optie: 3}\ndoelstelling: naar_omvang", "afgeleid"),
        ("verbreding: 9000\ndoelstelling: naar_omvang", "opgegeven"),
        ("doelstelling: {vast: 150000}", "opgegeven"),
        ("doelstelling: vast", "afgeleid"),
    ],
)
def test_a_target_is_as_sure_as_what_it_is_in_proportion_to(tekst: str, status: str) -> None:
    assert reken(f"vanaf: 2027\n{tekst}").status("doel") == status
    assert reken("vanaf: 2027\nuitvoering: {in_beeld: 9000}").status("in_beeld") == "opgegeven"
