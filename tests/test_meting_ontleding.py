"""The change taken apart and the hiring-in key: parts add up, and every figure is that of the command with that key."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee import cli, meting
from telmee.fouten import Fout, GebruiksFout
from telmee.meting import CELLEN
from telmee.meting.delen import uit_delen
from telmee.meting.ontleding import ontbreekt, ontleed, ontleed_sinds_nulmeting
from telmee.meting.sleutel import met_sleutel, sleutelvraag
from telmee.wet import Wetten

WETTEN = Wetten.known()


def paren():
    reeks = meting.reeks(WETTEN)
    return list(zip(reeks, reeks[1:], strict=False))


def test_de_delen_tellen_in_elk_jaar_op_tot_de_verandering():
    gezien = 0
    for toen, nu in paren():
        ontleding = ontleed(nu, toen, WETTEN)
        if ontleding is None:
            assert nu.jaar == 2025, "only of the year without a result nothing is known"
            continue
        for cel in CELLEN:
            assert ontleding.verandering[cel] == nu.verandering[cel]["totaal"]
            if ontleding.verandering[cel] is not None:
                delen = [deel.banen[cel] for deel in ontleding.delen]
                assert sum(delen) == ontleding.verandering[cel]
                assert abs(delen[-1]) <= 1, "what is left is rounding"
                gezien += 1
    assert gezien == 9 * 3 - 2, "2018 has no exact total, so 2018 and 2019 have none of the country"


def test_2024_staat_de_sleutel_apart():
    """By hand: 32.195 banen at 72,8% less 27.516,56 is -4.078,6; published is -3.853, so the key moved 226."""
    toen, nu = paren()[-2]
    delen = {deel.naam: deel.banen for deel in ontleed(nu, toen, WETTEN).delen}
    assert delen["formeel"] == {"markt": 4969, "overheid": 1843, "totaal": 6812}
    assert delen["sleutel"] == {"markt": 226, "overheid": -226, "totaal": 0}
    assert delen["inleen"] == {"markt": -1857 - 226, "overheid": -1003 + 226, "totaal": -2860}
    assert delen["afronding"] == {"markt": 0, "overheid": 0, "totaal": -1}


def test_zonder_verdeling_naar_vorm_staan_de_sectoren_er_alleen():
    toen, nu = paren()[0]
    ontleding = ontleed(nu, toen, WETTEN)
    assert [deel.naam for deel in ontleding.delen] == ["samen", "afronding"]
    assert not ontleding.sleutel_apart


def test_sinds_de_nulmeting_staat_de_sleutel_apart_in_elk_jaar_met_vormen():
    """By hand, 2023: 35.056 banen at 76% less 27.516,56 is -874; published is -1.996, so the key moved -1.122."""
    gevonden = {u.jaar: d for u in meting.reeks(WETTEN) if (d := ontleed_sinds_nulmeting(u, WETTEN)) is not None}
    assert sorted(gevonden) == [2023, 2024], "the split by form was published of these years"
    for uitslag in meting.reeks(WETTEN):
        if uitslag.jaar in gevonden:
            ontleding = gevonden[uitslag.jaar]
            assert ontleding.sinds == 2012 and ontleding.sleutel_apart
            for cel in CELLEN:
                assert ontleding.verandering[cel] == uitslag.extra_banen[cel]["totaal"]
                assert sum(deel.banen[cel] for deel in ontleding.delen) == uitslag.extra_banen[cel]["totaal"]
    delen = {deel.naam: deel.banen for deel in gevonden[2023].delen}
    assert abs(delen["sleutel"]["totaal"]) <= 1, "a key makes no banen; each cell is rounded on its own"
    assert abs(delen["sleutel"]["markt"] + 1122) <= 1
    assert delen["formeel"] == {"markt": 76027, "overheid": 10788, "totaal": 86815}


def test_van_elk_jaar_staat_er_welk_cijfer_ontbreekt_en_wat_is_gezocht():
    mis = {nu.jaar: [(g.wat, g.jaar) for g in ontbreekt(nu, toen)] for toen, nu in paren()}
    assert mis[2016] == [("vormen", 2015), ("vormen", 2016), ("sleutel", 2015)]
    assert mis[2021] == [("vormen", 2020), ("vormen", 2021)], "the key of 2020 was published"
    assert mis[2023] == [("vormen", 2022), ("sleutel", 2022)], "the split of 2023 itself is there"
    assert mis[2024] == []
    assert mis[2025] == [("uitslag", 2025)]
    for toen, nu in paren():
        assert all(gemist.gezocht for gemist in ontbreekt(nu, toen)), nu.jaar
        ontleding = ontleed(nu, toen, WETTEN)
        assert ontleding is None or ontleding.ontbreekt == ontbreekt(nu, toen)
        assert ontleding is None or ontleding.sleutel_apart == (not ontleding.ontbreekt)


def test_een_punt_is_een_honderdste_van_de_ingeleende_banen():
    vraag = sleutelvraag(2023, WETTEN)
    assert (vraag.van_wet, vraag.status, vraag.inleen) == (7280, "vastgesteld", 35055)
    assert vraag.punt == {"markt": 351, "overheid": -351, "totaal": 0}
    assert sleutelvraag(2024, WETTEN).status == "afgeleid"


@pytest.mark.parametrize(("markt", "mag"), [(-1, False), (0, True), (10_000, True), (10_001, False)])
def test_een_aandeel_ligt_tussen_nul_en_honderd_procent(markt, mag):
    if mag:
        assert met_sleutel(2023, WETTEN, markt).overheid == 10_000 - markt
        assert sleutelvraag(2023, WETTEN, markt).punt["markt"] > 0
    else:
        with pytest.raises(GebruiksFout, match="tussen 0 en 100"):
            met_sleutel(2023, WETTEN, markt)


def test_een_jaar_zonder_delen_noemt_de_jaren_die_wel_kunnen():
    with pytest.raises(Fout, match="2023, 2024"):
        sleutelvraag(2019, WETTEN)


@given(st.integers(0, 10_000), st.sampled_from([2023, 2024]))
def test_een_sleutel_verschuift_alleen_tussen_de_sectoren(markt, jaar):
    extra = met_sleutel(jaar, WETTEN, markt).uitslag.extra_banen
    assert extra["totaal"] == met_sleutel(jaar, WETTEN, 5000).uitslag.extra_banen["totaal"]
    assert abs(extra["markt"]["totaal"] + extra["overheid"]["totaal"] - extra["totaal"]["totaal"]) <= 1


def commando(capsys, *delen):
    assert cli.main(["meting", *delen, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("jaar", [2023, 2024])
def test_een_opgegeven_sleutel_rekent_ook_in_het_commando(jaar, capsys):
    sleutel = ["--anders", "verdeelsleutel_inleen.markt=73,85", "--anders", "verdeelsleutel_inleen.overheid=26,15"]
    antwoord = commando(capsys, str(jaar), "--uit-delen", *sleutel)
    assert antwoord["extra_banen"] == met_sleutel(jaar, WETTEN, 7385).uitslag.extra_banen
    assert antwoord["extra_banen"] != uit_delen(jaar).extra_banen
    door = {v["cel"]: v["oorzaak"] for v in antwoord["verschillen"]}
    assert "andere verdeelsleutel" in door["extra_banen.markt.totaal"]


@pytest.mark.parametrize("sleutel", [["markt=73,8"], ["markt=73,8", "overheid=26,3"], ["overheid=26,2"]])
def test_een_sleutel_die_geen_honderd_procent_is_wordt_geweigerd(sleutel, capsys):
    anders = [deel for elk in sleutel for deel in ("--anders", f"verdeelsleutel_inleen.{elk}")]
    assert cli.main(["meting", "2023", "--uit-delen", *anders]) == 2
    assert "samen geen 100%" in capsys.readouterr().err


def test_de_gepubliceerde_sleutel_opgegeven_is_de_gepubliceerde_uitkomst():
    assert met_sleutel(2023, WETTEN, 7280).uitslag.extra_banen == uit_delen(2023).extra_banen
