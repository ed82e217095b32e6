"""The forecast: parts add up in every draw, the filter is what it says, and bad input gets one sentence."""

import json
import resource
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tempo_hulp import beste

pytest.importorskip("statsmodels", reason="statsmodels komt met requirements-beleid.txt")
np = pytest.importorskip("numpy")

from telmee import cli, deur  # noqa: E402 -- after the set was found
from telmee.beleid import prognose_beeld  # noqa: E402
from telmee.beleid.bekend import bekend_op, telt_53_weken  # noqa: E402
from telmee.beleid.model import (  # noqa: E402
    GROEI,
    NIVEAU,
    SCHOK,
    SEIZOEN,
    VERSCHIL,
    VOORAF,
    filter_toestand,
    volgend,
    week53,
)
from telmee.beleid.prognose import MATEN, PUNTEN, einddoel, prognose  # noqa: E402
from telmee.beleid.trekking import trek  # noqa: E402
from telmee.fouten import GebruiksFout  # noqa: E402
from telmee.getallen import geheel  # noqa: E402
from telmee.uitvoer.beeld_tekst import tekst  # noqa: E402
from telmee.uitvoer.grafiek_svg import svg  # noqa: E402
from telmee.uitvoer.scherm import Scherm  # noqa: E402

WORTEL = Path(__file__).parent.parent
DOEL = (100_000, 25_000)
STANDEN = st.dates(date(2016, 7, 14), date(2026, 11, 29))


def met(stand: str, **vraag):
    return prognose(deur.wetten(stand), **vraag)


@settings(max_examples=60)
@given(stand=STANDEN, zaad=st.integers(0, 2**32), ver=st.integers(0, 10))
def test_de_delen_tellen_op_in_elke_trekking(stand, zaad, ver):
    b = bekend_op(stand)
    t = trek(b, b.anker + 1 + ver, DOEL, 50, zaad)
    assert t.jaren[0] == b.eerste_jaar and t.jaren[-1] == b.anker + 1 + ver
    for jaar in t.jaren:
        assert np.isfinite(t.totaal[jaar]).all() and len(t.totaal[jaar]) == 50
        for een, ander in (("markt", "overheid"), ("formeel", "inleen")):
            if t.delen[een] is None:
                assert t.delen[ander] is None
            else:
                samen = t.delen[een][jaar] + t.delen[ander][jaar]
                assert samen == pytest.approx(t.totaal[jaar], abs=1e-6)


@settings(max_examples=40)
@given(stand=STANDEN, ver=st.integers(0, 15), jaar=st.integers(0, 15))
def test_een_jaar_is_gelijk_wat_het_laatste_jaar_ook_is(stand, ver, jaar):
    wetten = deur.wetten(stand.isoformat())
    b = bekend_op(stand)
    verste = b.anker + 15
    tot = min(b.eerste_jaar + ver, verste)
    heel, kort = (prognose(wetten, b.eerste_jaar, laatste) for laatste in (verste, tot))
    assert kort.jaren == heel.jaren[: len(kort.jaren)] and kort.jaren[-1].jaar == tot
    ander = min(b.eerste_jaar + jaar, tot)
    assert prognose(wetten, ander, tot).gevraagd == next(j for j in heel.jaren if j.jaar == ander)


def eigen_filter(b, v):
    """The same filter, written out: one figure at a time."""
    m, c = np.zeros(7), np.diag([1, v.groei_onzeker**2, *3 * [v.seizoen**2], v.verschil**2, 0.0])
    m[GROEI] = v.groei
    nu = (2012, 4)
    while nu < max([(b.laatste_jaar, 4), b.laatste_kwartaal]):
        jaar, nummer = nu = volgend(nu)
        stap = np.eye(7)
        stap[NIVEAU, GROEI], stap[GROEI, GROEI], stap[SCHOK, SCHOK] = 1, v.demping**0.25, 0
        ruis = np.diag([v.niveau_ruis, v.groei_ruis, *3 * [v.seizoen_ruis], v.verschil_ruis, 0.0]) ** 2
        m, c = stap @ m, stap @ c @ stap.T
        if nummer == 4:
            ruis[SCHOK, SCHOK] = v.december**2
            if telt_53_weken(jaar):
                banen = 75179 + b.officieel.get(jaar, b.kwartalen.get(nu, 0))
                midden, breed = week53(v, b.week53)
                m[SCHOK], ruis[SCHOK, SCHOK] = midden * banen, v.december**2 + (breed * banen) ** 2
        c = c + ruis
        blik = np.zeros(7)
        blik[[NIVEAU, SCHOK]] = 1
        gezien = [(b.kwartalen.get(nu), blik.copy(), v.uwv_ruis)]
        if nummer < 4:
            gezien[0][1][SEIZOEN + nummer - 1] = 1
        else:
            blik[VERSCHIL] = 1
            gezien.append((b.officieel.get(jaar), blik, v.meting_ruis))
        for cijfer, h, spreiding in gezien:
            if cijfer is not None:
                winst = c @ h / (h @ c @ h + spreiding**2)
                m, c = m + winst * (cijfer - h @ m), c - np.outer(winst, h @ c)
    return nu, m, c


@pytest.mark.parametrize("stand", ["2016-07-14", "2017-07-28", "2020-05-15", "2021-02-10", "2023-08-10", "2026-11-29"])
def test_het_filter_is_dat_van_de_bibliotheek_en_doet_wat_er_staat(stand):
    b = bekend_op(date.fromisoformat(stand))
    nu, m, c = eigen_filter(b, VOORAF)
    t = filter_toestand(b)
    assert t.kwartaal == nu
    assert t.gemiddelde == pytest.approx(m, abs=0.01)
    assert t.covariantie == pytest.approx(c, rel=1e-6, abs=1)


def test_zonder_ruis_en_met_een_rechte_reeks_gaat_het_filter_rechtdoor():
    b = replace(
        bekend_op(date(2024, 8, 10)),
        officieel={j: 10_000 * (j - 2012) for j in range(2015, 2024)},
        kwartalen={(j, k): 10_000 * (j - 2013) + 2500 * k for j in range(2014, 2024) for k in range(1, 5)},
    )
    t = filter_toestand(b, replace(VOORAF, demping=1.0))
    assert t.gemiddelde[NIVEAU] == pytest.approx(110_000, abs=400)
    assert 4 * t.gemiddelde[GROEI] == pytest.approx(10_000, rel=0.05)
    assert abs(t.gemiddelde[VERSCHIL]) < 100


def test_de_prognose_van_2026():
    """Reckoned once and kept; a small change of a library may move it by a baan or two."""
    p = met("2026-11-29")
    assert p.jaar == 2026 and [j.jaar for j in p.jaren] == list(range(2025, 2031))
    j = p.gevraagd
    assert j.punt("totaal") == pytest.approx(96_400, abs=100)
    assert j.doel == {"totaal": 125_000, "markt": 100_000, "overheid": 25_000}
    assert j.kans == 0.0 and j.naief["zelfde"] == 89_616
    assert json.dumps(p.als_dict()) == json.dumps(met("2026-11-29").als_dict())


def test_json_is_zoals_beschreven():
    plat = met("2026-11-29", jaar=2026, tot=2030).als_dict()
    vast = {"hervorming", "stand", "jaar", "zaad", "trekkingen", "jaren", "naief", "aannamen", "onbekend", "bronnen"}
    assert set(plat) == vast and plat["stand"] == "2026-11-29" and plat["onbekend"] == []
    assert len(plat["naief"]) == 6 and all(
        set(n) == {str(j) for j in range(2025, 2031)} for n in plat["naief"].values()
    )
    for jaar in plat["jaren"]:
        assert set(MATEN) <= set(jaar["maten"])
        for maat in jaar["maten"].values():
            assert set(maat) == {"p10", "p25", "p50", "p75", "p90", "eenheid", "status"}
            assert sorted(maat[f"p{p}"] for p in PUNTEN) == [maat[f"p{p}"] for p in PUNTEN]
    assert all(a["waarom"] and a["status"] in ("aanname", "afgeleid") for a in plat["aannamen"])
    assert len(plat["bronnen"]) == 1 + 10 + 28


def test_wat_niet_gepubliceerd_was_blijft_onbekend():
    p = met("2016-07-20")
    assert p.onbekend == ["markt", "overheid", "formeel", "inleen"]
    assert p.gevraagd.maten["markt"].als_dict() == {f"p{n}": None for n in PUNTEN} | {
        "eenheid": "banen",
        "status": "onbekend",
    }
    assert met("2016-09-27").onbekend == ["formeel", "inleen"]
    assert met("2017-04-30").onbekend == []


def test_met_en_zonder_de_53e_week():
    p = met("2026-11-29")
    met_week = [j.jaar for j in p.jaren if "totaal_week53" in j.maten]
    assert met_week == [2026]
    j, jaar_erna = p.gevraagd, p.jaren[2]
    alle = 75_179 + j.punt("totaal")
    assert 0.0265 * alle < j.punt("totaal_week53") - j.punt("totaal") < 0.056 * alle
    assert jaar_erna.punt("totaal") < j.punt("totaal_week53")
    woorden = prognose_beeld.antwoord(p)
    assert "zonder de extra week" in woorden and "Een stijging kan dus de kalender zijn" in woorden
    assert "53 weeks" in prognose_beeld.antwoord_en(p)


@pytest.mark.parametrize(("stand", "kent"), [("2021-05-05", False), ("2021-05-06", True)])
def test_voor_uwv_de_week_noemde_wist_niemand_wat_zij_doet(stand, kent):
    p = met(stand, jaar=2026)
    assert ("totaal_week53" in p.gevraagd.maten) == kent
    assert ("had op deze dag nog niemand gemeten" in prognose_beeld.antwoord(p)) != kent


def test_wat_uwv_al_telde_is_bijna_zeker_en_verder_weg_steeds_minder():
    p = met("2024-05-15", jaar=2023, tot=2028)
    breedten = [j.punt("totaal", 90) - j.punt("totaal", 10) for j in p.jaren]
    assert breedten == sorted(breedten) and breedten[0] < 3000


def test_een_hoger_einddoel_geeft_meer_en_alleen_in_het_derde_model():
    b = bekend_op(date(2024, 8, 10))
    laag, hoog = (trek(b, 2029, doel, 200).totaal for doel in ((80_000, 20_000), DOEL))
    assert all((hoog[j] > laag[j]).all() for j in range(2024, 2030))
    zonder = replace(VOORAF, gewicht_trend=1.0, demping=1.0, demping_laag=0.9, demping_hoog=1.0)
    laag, hoog = (trek(b, 2029, doel, 200, vooraf=zonder).totaal for doel in ((80_000, 20_000), DOEL))
    assert all((hoog[j] == laag[j]).all() for j in range(2024, 2030))


@pytest.mark.parametrize(
    ("vraag", "woorden"),
    [
        ({"jaar": 2024}, "al bekend; kies --jaar 2025"),
        ({"jaar": 2015}, "over 2015 was op 29 november 2026 al bekend"),
        ({"jaar": 2014}, "Over 2014 is er geen prognose; kies met --jaar een jaar van 2025 tot en met 2039"),
        ({"jaar": -1}, "Over -1 is er geen prognose; kies met --jaar een jaar van 2025 tot en met 2039"),
        ({"jaar": 2028, "tot": 2027}, "--tot 2027 ligt voor 2028"),
        ({"jaar": 2099}, "Verder dan 2039"),
        ({"jaar": 2040}, "Verder dan 2039"),
        ({"tot": 2040}, "Verder dan 2039"),
    ],
)
def test_jaren_die_niet_kunnen(vraag, woorden):
    with pytest.raises(GebruiksFout, match=woorden):
        met("2026-11-29", **vraag)
    assert met("2026-11-29", jaar=2039).jaren[-1].jaar == 2039


def test_vandaag_is_de_laatste_stand():
    vandaag = date.today()
    assert met(vandaag.isoformat()).bekend.stand == vandaag
    with pytest.raises(GebruiksFout, match="weet nog niemand; kies met --stand vandaag of een eerdere dag"):
        met((vandaag + timedelta(days=1)).isoformat())


@pytest.mark.parametrize(
    ("argumenten", "code", "woorden"),
    [
        (["--stand", "2015-12-31"], 1, "kan niet van voor 2016 zijn"),
        (["--stand", "2016-07-13"], 1, "kies een --stand vanaf 14 juli 2016"),
        (["--jaar", "2024", "--stand", "2026-11-29"], 2, "al bekend"),
        (["--jaar", "-1", "--stand", "2026-11-29"], 2, "van 2025 tot en met 2039"),
        (["--stand", "2199-12-31"], 2, "weet nog niemand"),
        (["--jaar", "x"], 2, "geen heel getal"),
        (["--grafiek", "a.png"], 2, "SVG"),
        (["--grafiek", "weg/a.svg"], 1, "weg"),
    ],
)
def test_verkeerde_invoer_is_een_zin_en_laat_niets_achter(argumenten, code, woorden, capfd, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["beleid", "prognose", *argumenten]) == code
    uit, fouten = capfd.readouterr()
    assert uit == "" and woorden in fouten and fouten.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=25)
@given(stand=STANDEN, ver=st.integers(0, 6))
def test_elk_beeld_past_en_begint_met_het_antwoord(stand, ver):
    wetten = deur.wetten(stand.isoformat())
    eerste = bekend_op(stand).eerste_jaar
    p = prognose(wetten, tot=max(eerste, stand.year) + ver)
    b = prognose_beeld.beeld(p)
    for breedte in (60, 80, 120):
        uit = tekst(b, Scherm(breedte=breedte))
        assert uit.startswith(f"Eind {p.jaar} verwachten wij")
        assert max(len(regel) for regel in uit.splitlines()) <= breedte
        assert "None" not in uit and "nan" not in uit.split()
    assert prognose_beeld.grafiek(p).onbekend() == ()


def test_de_grafiek_komt_in_een_bestand(tmp_path, capfd):
    pad = tmp_path / "f.svg"
    assert cli.main(["beleid", "prognose", "--stand", "2026-11-29", "--grafiek", str(pad), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["jaar"] == 2026
    assert "Verwacht" in pad.read_text(encoding="utf-8") and "onbekend" not in pad.read_text(encoding="utf-8")


@pytest.mark.parametrize("stand", ["2016-07-20", "2019-08-10", "2026-11-29"])
def test_de_grafiek_is_gemeten_tot_de_uitslag_en_verwacht_met_een_band_vanaf_daar(stand):
    p = met(stand)
    plaat = prognose_beeld.grafiek(p)
    eerste, aantal = p.jaren[0].jaar, len(p.bekend.officieel)
    per = {r.naam: {j for j, w in zip(plaat.jaren, r.waarden, strict=True) if w is not None} for r in plaat.reeksen}
    assert per.get("Gemeten", set()) == set(p.bekend.officieel)
    assert all(per[naam] == {j.jaar for j in p.jaren} for naam in ("Verwacht", "80%: van", "80%: tot"))
    getekend = svg(plaat)
    assert getekend.count("Gemeten:") == bool(aantal)
    assert f"Verwacht: {geheel(plaat.reeksen[bool(aantal)].waarden[aantal])} banen in {eerste}," in getekend
    assert "onbekend" not in getekend and getekend.count('opacity="0.18"') == 1


def test_het_einddoel_komt_uit_de_wet():
    assert einddoel(deur.wetten("2017-08-10")) == DOEL
    assert einddoel(deur.wetten(None).with_values(doelstelling={"overheid": 30_000}))[1] == 30_000


def test_een_prognose_duurt_hoogstens_vijf_seconden():
    """The whole command, from the start of Python on; in processor time of a machine like that of the bounds."""

    def opdracht() -> float:
        voor = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "telmee", "beleid", "prognose"], cwd=WORTEL / "src", check=True, capture_output=True
        )
        na = resource.getrusage(resource.RUSAGE_CHILDREN)
        return na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime

    assert beste(opdracht, 5) < 5
