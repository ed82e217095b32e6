"""What is not there: 404 in both languages, with links to what is near it that all lead somewhere."""

import re
from html import unescape

import pytest

import web_hulp

web_hulp.opgezet()

from telmee import meting  # noqa: E402 -- after Django was set up
from telmee.web.kit import teksten  # noqa: E402
from telmee.web.onderdelen.regels.onderwerpen import onderdelen  # noqa: E402
from telmee.wet.machine.load import lawbook  # noqa: E402

KLANT = web_hulp.client()
NA = meting.reeks()[-1].jaar + 1
DICHTBIJ = {
    f"/landelijk/{NA}": "/landelijk/2024",
    "/landelijk/1999": "/landelijk/2015",
    "/landelijk/abcd": "/landelijk/2024",
    f"/landelijk/{NA}/bijlage": "/landelijk/2024",
    "/landelijk/2018/verdeelsleutel": "/landelijk/2024/verdeelsleutel",
    "/regels/quotumtekrot": "/regels/quotumtekort",
    "/regels/quotumtekrot/gevallen": "/regels/quotumtekort",
    "/regels/quotumtekrot/reken": "/regels/quotumtekort",
    "/regels/onderwerp/wfs": "/regels/onderwerp/wfsv",
    "/regels/dekking/wfvs": "/regels/dekking/wfsv",
    "/regels/geval/wfsv/drempel-precis": "/regels/geval/wfsv/drempel-precies",
    "/regels/geval/niets/drempel-precis": "/regels/geval/wfsv/drempel-precies",
    "/landelijkk": "/landelijk",
    "/begripen": "/begrippen",
}
"""An address that is not there, and one that its page must lead to."""


@pytest.mark.parametrize("taal", ["", "/en"])
@pytest.mark.parametrize("adres", DICHTBIJ)
def test_wat_er_niet_is_leidt_naar_wat_erop_lijkt(adres, taal):
    antwoord = KLANT.get(taal + adres)
    html = antwoord.content.decode()
    assert antwoord.status_code == 404 and html.count("<h1") == 1
    assert ("Deze pagina is er niet" in html) == (taal == "")
    links = [unescape(link) for link in re.findall(r'<li><a href="([^"]+)"', html.partition("<main")[2])]
    assert taal + DICHTBIJ[adres] in links
    for link in links:
        assert KLANT.get(link).status_code == 200, link


def test_een_pagina_noemt_geen_namen_van_het_programma_en_json_wel_de_adressen():
    html = KLANT.get("/regels/quotumtekrot").content.decode().partition("<main")[2]
    assert "quotumtekort_onafgerond" not in re.sub(r"<[^>]+>", "", html)
    van_json = KLANT.get("/regels/quotumtekrot.json").json()
    assert {"label": "Quotumtekort", "adres": "/regels/quotumtekort"} in van_json["dichtbij"]


def test_jaren_houden_de_dag_waarop_wordt_gekeken():
    html = KLANT.get("/landelijk/2024?stand=2024-01-01").content.decode()
    assert 'href="/landelijk/2022?stand=2024-01-01"' in html and "/landelijk/2024?" not in html.partition("<main")[2]


@pytest.mark.parametrize("adres", [
    f"/metingen/{NA}", f"/metingen/{NA}/ontleding", f"/metingen/{NA}/verdeelsleutel", "/metingen/2018/verdeelsleutel",
    "/metingen/2018?manier=uit-delen", "/regels/quotumtekrot", "/dekking/wfvs",
])  # fmt: skip
def test_voor_een_programma_is_het_een_probleem_met_404(adres):
    antwoord = KLANT.get(f"/api/v1{adres}")
    assert antwoord.status_code == 404 and antwoord["Content-Type"].startswith("application/problem+json")
    assert antwoord.json()["detail"]


def test_wat_op_niets_lijkt_raadt_niet():
    html = KLANT.get("/x9/y8/z7").content.decode()
    assert "Dit is er wel" not in html and "/x9" not in html.partition("<main")[2]


def test_elk_onderwerp_heeft_een_naam_en_zegt_wat_het_beslist():
    delen = {deel.naam: deel for deel in onderdelen()}
    met_iets = {each.subject for each in lawbook().rules} | {v.subject for v in lawbook().values.values()}
    assert met_iets <= set(delen)
    assert len({deel.label for deel in delen.values()}) == len(delen), "no two have the same name"
    for naam in lawbook().subjects:
        assert {f"regels.deel_{naam}", f"regels.deel_{naam}_uitleg"} <= set(teksten.alle("nl")), naam
    for taal in ("", "/en"):
        html = unescape(KLANT.get(f"{taal}/regels").content.decode())
        for naam in delen:
            assert f">{naam}<" not in html and f"{taal}/regels/onderwerp/{naam}" in html
    van_api = KLANT.get("/api/v1/onderwerpen").json()["onderwerpen"]
    assert [(o["naam"], o["label"], o["waarover"]) for o in van_api] == [
        (deel.naam, deel.label, deel.waarover) for deel in onderdelen()
    ]
