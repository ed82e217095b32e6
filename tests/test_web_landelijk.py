"""The dashboard: the same figures as `telmee meting --json` on the page, beside it and in the API; bad input."""

import csv
import io
import json
import re
from html import unescape
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import web_hulp

web_hulp.opgezet()

from telmee import cli, deur, meting  # noqa: E402 -- after Django was set up

JAREN = [uitslag.jaar for uitslag in meting.reeks()]
KLANT = web_hulp.client()
PAGINAS = ["landelijk", "landelijk/2024", "landelijk/2018", "landelijk/2025", "landelijk/2024/bijlage",
           "landelijk/2023/verdeelsleutel", "landelijk/2023/verdeelsleutel?markt=70"]  # fmt: skip
PROBLEEM = "application/problem+json; charset=utf-8"


def commando(capsys, *delen):
    assert cli.main(["meting", *delen, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def json_van(adres):
    antwoord = KLANT.get(adres)
    assert antwoord.status_code == 200, (adres, antwoord.content[:300])
    return json.loads(antwoord.content)


def punt(getal):
    return f"{getal:,}".replace(",", ".")


# --- The same figures -------------------------------------------------------------------------------------------------


def test_de_reeks_is_die_van_het_commando(capsys):
    reeks = commando(capsys)
    assert json_van("/landelijk.json")["metingen"] == reeks
    assert json_van("/api/v1/metingen")["metingen"] == reeks
    html = KLANT.get("/landelijk").content.decode()
    for uitslag in reeks:
        for waarde in (*uitslag["doelstelling"].values(), *(rij["totaal"] for rij in uitslag["extra_banen"].values())):
            assert waarde is None or punt(waarde) in html


@pytest.mark.parametrize("jaar", JAREN)
def test_elk_jaar_is_dat_van_het_commando(jaar, capsys):
    verwacht = commando(capsys, str(jaar))
    van_pagina = json_van(f"/landelijk/{jaar}.json")
    assert {naam: van_pagina[naam] for naam in verwacht} == verwacht
    assert json_van(f"/api/v1/metingen/{jaar}") == verwacht
    for taal in ("", "/en"):
        html = KLANT.get(f"{taal}/landelijk/{jaar}").content.decode()
        for rij in verwacht["extra_banen"].values():
            for waarde in rij.values():
                assert waarde is None or punt(waarde) in html
    tabel = lees_csv(KLANT.get(f"/landelijk/{jaar}.csv?tabel=tabel"))
    extra = dict(zip(tabel[0], next(rij for rij in tabel if rij[0] == "Extra banen"), strict=True))
    wil = {cel: verwacht["extra_banen"][cel]["totaal"] for cel in ("markt", "overheid", "totaal")}
    assert {cel: extra[cel] for cel in wil} == {cel: "" if w is None else str(w) for cel, w in wil.items()}


@pytest.mark.parametrize("jaar", [2023, 2024])
def test_uit_delen_in_de_api_is_die_van_het_commando(jaar, capsys):
    assert json_van(f"/api/v1/metingen/{jaar}?manier=uit-delen") == commando(capsys, str(jaar), "--uit-delen")


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([2023, 2024]))
def test_elke_sleutel_geeft_wat_het_commando_geeft(markt, jaar):
    """The command gets the key by --anders; page and API get it as one share."""
    tekst = f"{markt // 100},{markt % 100:02d}"
    rest = f"{(10_000 - markt) // 100},{(10_000 - markt) % 100:02d}"
    sleutels = [f"verdeelsleutel_inleen.markt={tekst}", f"verdeelsleutel_inleen.overheid={rest}"]
    verwacht = json.loads(json.dumps(meting.uit_delen(jaar, deur.wetten(None, anders=sleutels)).naar_dict()))
    vraag = urlencode({"markt": tekst})
    van_pagina = json_van(f"/landelijk/{jaar}/verdeelsleutel.json?{vraag}")
    assert van_pagina["uitkomst"] == verwacht
    assert van_pagina["sleutel"] == {"markt": markt, "overheid": 10_000 - markt}
    van_api = json_van(f"/api/v1/metingen/{jaar}/verdeelsleutel?{vraag}")
    assert van_api == {naam: van_pagina[naam] for naam in van_api}
    anders = urlencode([("manier", "uit-delen"), *(("anders", elk) for elk in sleutels)])
    assert json_van(f"/api/v1/metingen/{jaar}?{anders}") == verwacht


def test_een_sleutel_in_het_adres_staat_op_de_pagina():
    html = KLANT.get("/landelijk/2023/verdeelsleutel?markt=73,8").content.decode()
    assert "Met 73,8% voor de markt telt de markt in 2023 74.381 extra banen" in html
    assert 'value="73,8"' in html and "351 banen" in html
    assert "Met 73,8%" not in KLANT.get("/landelijk/2023/verdeelsleutel").content.decode()


def test_de_ontleding_telt_op_en_is_die_van_de_api():
    for jaar in JAREN[1:-1]:
        van_api = json_van(f"/api/v1/metingen/{jaar}/ontleding")
        assert van_api == json_van(f"/landelijk/{jaar}.json")["ontleding"]
        for cel, waarde in van_api["verandering"].items():
            assert waarde is None or sum(deel[cel] for deel in van_api["delen"]) == waarde
    assert KLANT.get(f"/api/v1/metingen/{JAREN[-1]}/ontleding").status_code == 404


def test_de_dag_in_het_adres_laat_zien_wat_toen_bekend_was(capsys):
    verwacht = commando(capsys, "--stand", "2024-01-01")
    assert json_van("/landelijk.json?stand=2024-01-01")["metingen"] == verwacht
    assert json_van("/api/v1/metingen?stand=1-1-2024")["metingen"] == verwacht
    html = KLANT.get("/landelijk?stand=2024-01-01").content.decode()
    assert "In 2022 haalde Nederland het doel niet" in html and "/landelijk/2022?stand=2024-01-01" in html
    assert KLANT.get("/landelijk/2024?stand=2024-01-01").status_code == 404


@pytest.mark.parametrize("jaar", [1999, 2012, 2013, JAREN[-1] + 1, 9999])
@pytest.mark.parametrize("adres", ["/landelijk/{}", "/landelijk/{}.json", "/en/landelijk/{}", "/api/v1/metingen/{}"])
def test_geen_fout_spreekt_van_een_opdracht(jaar, adres):
    antwoord = KLANT.get(adres.format(jaar))
    zin = unescape(antwoord.content.decode())
    assert antwoord.status_code == 404
    if adres.startswith("/en"):
        assert f"Choose a year from {JAREN[0]} to {JAREN[-1]}" in zin
    else:
        assert f"tot en met {JAREN[-1]}" in zin
        assert "--" not in re.search(r"Over [0-9]+ .*?\.|.* is de nulmeting .*?\.", zin)[0]


def test_een_bron_eindigt_met_een_punt():
    for adres in ("/landelijk", *(f"/landelijk/{jaar}" for jaar in JAREN)):
        html = KLANT.get(adres).content.decode()
        assert "Bron: " in html and ".. " not in html and "..<" not in html


# --- Files ------------------------------------------------------------------------------------------------------------


def lees_csv(antwoord):
    assert antwoord.status_code == 200 and antwoord["Content-Type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("adres", PAGINAS)
def test_elke_grafiek_en_elke_tabel_is_een_bestand(adres):
    """Every link of the page to take something along is followed."""
    pad, _, vraag = adres.partition("?")
    html = KLANT.get(f"/{adres}").content.decode()
    links = [unescape(link) for link in re.findall(r'href="([^"]+)" download', html)]
    assert {link.split("?")[0].rsplit(".", 1)[1] for link in links} == {"svg", "png", "csv"}
    assert html.count("<figure") == sum(".svg?" in link for link in links), "every chart can be taken along"
    for link in links:
        assert vraag in link, "the file answers the same question"
        antwoord = KLANT.get(link)
        assert antwoord.status_code == 200, link
        if ".svg?" in link:
            assert ElementTree.fromstring(antwoord.content).tag.endswith("svg")
        elif ".png?" in link:
            assert antwoord.content.startswith(b"\x89PNG\r\n") and len(antwoord.content) > 5_000
        else:
            assert len(lees_csv(antwoord)) >= 3, link
    assert KLANT.get(f"/{pad}.svg?grafiek=niks").status_code == 404
    assert KLANT.get(f"/{pad}.csv?tabel=niks").status_code == 404


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("adres", PAGINAS)
def test_elke_pagina_spreekt_beide_talen(adres, taal):
    html = KLANT.get(f"/{'en/' if taal == 'en' else ''}{adres}").content.decode()
    assert f'<html lang="{taal}">' in html
    engels = "target" in html and "Kies een jaar" not in html
    assert engels == (taal == "en")
    assert "style=" not in html and "onclick" not in html


def test_de_engelse_zin_zegt_hetzelfde_als_de_nederlandse():
    assert (
        "In 2024 the Netherlands missed the target: 89,616 extra jobs"
        in KLANT.get("/en/landelijk/2024").content.decode()
    )
    assert "In 2024 haalde Nederland het doel niet: 89.616 extra banen" in KLANT.get("/landelijk/2024").content.decode()


def test_elke_rij_leidt_naar_haar_rekenregel_en_elk_cijfer_naar_zijn_uitleg():
    html = KLANT.get("/landelijk/2024").content.decode()
    for naam in ("extra_banen_land", "doelstelling_land", "banen_land", "verdeelsleutel_inleen"):
        adres = f"/regels/{naam}?op=2024-12-31"
        assert adres in html
        assert KLANT.get(adres).status_code == 200
    assert "telmee-uitleg" in html


def test_de_bijlage_heeft_elke_tabel_met_haar_nummer():
    html = KLANT.get("/landelijk/2024/bijlage").content.decode()
    assert [n for n in range(1, 10) if f"Tabel {n}. " in html] == list(range(1, 9))
    zonder = KLANT.get("/landelijk/2019/bijlage").content.decode()
    assert "verdeelsleutel van de inleenverbanden" not in zonder and "Tabel 1. " in zonder


@pytest.mark.parametrize("jaar", JAREN)
def test_elk_jaar_zegt_wat_ontbreekt_om_de_verandering_uit_elkaar_te_halen(jaar):
    ontleding = json_van(f"/landelijk/{jaar}.json")["ontleding"]
    for taal, kop, gezocht in (("", "Wat er ontbreekt", "Gezocht:"), ("/en", "What is missing", "Searched:")):
        html = unescape(KLANT.get(f"{taal}/landelijk/{jaar}").content.decode())
        if jaar == JAREN[0]:
            assert "eerste meting" in html or "first measurement" in html
        elif jaar == 2024:
            assert kop not in html and "Andere verdeelsleutel" in html and ontleding["ontbreekt"] == []
        else:
            aantal = len(ontleding["ontbreekt"]) if ontleding else 1
            assert kop in html and html.count(gezocht) == aantal > 0


def test_de_bijlage_is_te_drukken_met_en_zonder_script():
    html = KLANT.get("/landelijk/2024/bijlage").content.decode()
    assert "data-druk hidden" in html and "Ctrl en P" in html


# --- Bad input --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "jaar", ["1999", "2012", "2014", "2031", "9999", "0000", "99999", "abcd", "-1", "2o24", "٢٠٢٤"]
)
def test_een_jaar_dat_er_niet_is_zegt_welke_er_wel_zijn(jaar):
    for achter in ("", "/bijlage", "/verdeelsleutel"):
        antwoord = KLANT.get(f"/landelijk/{jaar}{achter}")
        assert antwoord.status_code == 404
        assert not re.fullmatch(r"[a-z0-9-]+", jaar) or "/landelijk/2015" in antwoord.content.decode()
    api = KLANT.get(f"/api/v1/metingen/{jaar}")
    assert api.status_code in (400, 404) and api["Content-Type"] == PROBLEEM


@pytest.mark.parametrize("markt", ["-1", "101", "60 fte", "abc", "73,8,8", "1e9", "73.800", "7" * 500, "=1+1", "<b>"])
def test_een_sleutel_die_niet_kan_staat_bij_het_veld(markt):
    vraag = urlencode({"markt": markt})
    antwoord = KLANT.get(f"/landelijk/2023/verdeelsleutel?{vraag}")
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and 'aria-invalid="true"' in html and 'id="fouten"' in html
    assert "<b>" not in html and "One point" not in html
    for adres in (f"/landelijk/2023/verdeelsleutel.json?{vraag}", f"/api/v1/metingen/2023/verdeelsleutel?{vraag}"):
        fout = KLANT.get(adres)
        assert fout.status_code in (400, 422) and fout["Content-Type"] == PROBLEEM


@pytest.mark.parametrize("stand", ["gisteren", "2024-02-30", "0001-01-01", "1900-01-01", "9999-12-31", "x" * 300])
def test_een_dag_die_niet_kan_staat_bij_het_veld(stand):
    vraag = urlencode({"stand": stand})
    for adres in ("/landelijk", "/landelijk/2024", "/landelijk/2024/bijlage"):
        antwoord = KLANT.get(f"{adres}?{vraag}")
        assert antwoord.status_code == 200 and 'id="fouten"' in antwoord.content.decode(), adres
    fout = KLANT.get(f"/api/v1/metingen?{vraag}")
    assert fout.status_code in (400, 422) and fout["Content-Type"] == PROBLEEM


@pytest.mark.parametrize("adres", ["/landelijk", "/landelijk/2024", "/landelijk/2023/verdeelsleutel"])
def test_een_adres_van_vorig_jaar_zegt_wat_niet_is_begrepen(adres):
    html = KLANT.get(f"{adres}?peildatum=2024-01-01&kleur=<rood>").content.decode()
    assert "peildatum=2024-01-01" in html and "kent deze pagina niet" in html and "<rood>" not in html
    assert json_van(f"{adres}.json?peildatum=x")["nietBegrepen"] == ["peildatum=x"]
    assert "kent deze pagina niet" not in KLANT.get(adres).content.decode()


ONGELDIG = [
    "manier=geraden",
    "anders=x",
    "anders=drempel_uren",
    "anders=doelstelling.markt=veel",
    "manier=uit-delen&anders=verdeelsleutel_inleen.markt=70",
]


@pytest.mark.parametrize("vraag", ONGELDIG)
def test_wat_de_api_niet_kan_is_een_probleem(vraag):
    fout = KLANT.get(f"/api/v1/metingen/2023?{vraag}")
    assert fout.status_code == 422 and fout["Content-Type"] == PROBLEEM and json.loads(fout.content)["detail"]


OVERAL = [
    *("/landelijk", "/landelijk/2024", "/landelijk/2024/verdeelsleutel", "/landelijk/eigen-gegevens"),
    *("/api/v1/metingen/2024", "/api/v1/metingen/2024/verdeelsleutel", "/api/v1/metingen/2024/uitsplitsing"),
]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_geen_enkele_vraag_geeft_een_fout_van_ons(links, rechts):
    for adres in OVERAL:
        vraag = urlencode({"markt": links, "stand": rechts, "naar": links, "jaar": rechts, "manier": links})
        assert KLANT.get(f"{adres}?{vraag}").status_code < 500
