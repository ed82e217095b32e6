"""The rule pages: every name has one, every link leads somewhere, and what is computed is what the law computes."""

from __future__ import annotations

import gzip
import re
from html import unescape
from urllib.parse import urlsplit

import pytest

import web_hulp

CLIENT = web_hulp.client()
from telmee.wetboek import namen  # noqa: E402

ALLES = [each.naam for each in namen.alle()]
GROEPEN = [ALLES[n::8] for n in range(8)]
"""The names in portions, so that a fault says more than the first name."""


def haal(adres: str, status: int = 200) -> str:
    antwoord = CLIENT.get(adres)
    assert antwoord.status_code == status, (adres, antwoord.status_code)
    return antwoord.content.decode()


def verwijzingen(html: str) -> set[str]:
    """The addresses of this site on a page, without the place in it."""
    gevonden = {unescape(a) for a in re.findall(r'(?:href|action)="([^"]*)"', html)}
    return {a.partition("#")[0] for a in gevonden if a.startswith("/") and not a.startswith("/vast/")}


def test_no_name_of_the_law_has_the_address_of_another_page():
    vast = {"onderwerp", "dekking", "wijzigingen", "onbekend", "receipt", "geval"}
    assert not vast & set(ALLES)
    assert len(ALLES) == len(set(ALLES)) > 1000


@pytest.mark.parametrize("taal", ["", "/en"])
@pytest.mark.parametrize("portie", range(len(GROEPEN)))
def test_every_rule_value_and_fact_has_a_page_without_inline_style(portie, taal):
    te_zwaar, fout = {}, {}
    for naam in GROEPEN[portie]:
        antwoord = CLIENT.get(f"{taal}/regels/{naam}")
        html = antwoord.content.decode()
        if antwoord.status_code != 200 or html.count("<h1") != 1 or re.search(r'\sstyle="|<style|\son\w+="', html):
            fout[naam] = antwoord.status_code
        if len(gzip.compress(antwoord.content)) > 60_000:
            te_zwaar[naam] = len(antwoord.content)
    assert not fout and not te_zwaar


def test_every_link_of_every_page_leads_somewhere():
    bestaat = {f"/regels/{naam}" for naam in ALLES} | {f"/regels/{naam}/gevallen" for naam in ALLES}
    bekeken = {"/regels", "/regels/dekking", "/regels/wijzigingen", "/regels/onbekend", "/regels/receipt"}
    te_doen = [*sorted(bekeken), *sorted(bestaat)]
    gezien: set[str] = set()
    while te_doen:
        adres = te_doen.pop()
        pad = urlsplit(adres).path
        sleutel = pad if "zoek=" not in adres else adres
        if sleutel in gezien:
            continue
        gezien.add(sleutel)
        antwoord = CLIENT.get(adres)
        assert antwoord.status_code == 200, adres
        if pad.startswith("/regels") and "/geval/" not in pad and not pad.endswith("/reken"):
            te_doen += sorted(verwijzingen(antwoord.content.decode()) - gezien)
    assert len(gezien) > 2 * len(ALLES)
