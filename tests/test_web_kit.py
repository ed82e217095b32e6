"""Every page, walked: both languages, its data beside it, the texts complete, nothing open by accident."""

from __future__ import annotations

import re

import pytest

import web_hulp

PAGINAS = web_hulp.paginas()
from django.urls import reverse  # noqa: E402 -- after Django was set up
from django.utils import translation  # noqa: E402

from telmee.web.kit import teksten  # noqa: E402


def test_the_languages_have_the_same_texts_with_the_same_words_to_fill_in():
    nl, en = teksten.alle("nl"), teksten.alle("en")
    assert nl.keys() == en.keys()
    for sleutel, tekst in nl.items():
        assert set(re.findall(r"\{(\w+)\}", tekst)) == set(re.findall(r"\{(\w+)\}", en[sleutel])), sleutel


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("pagina", [p for p in PAGINAS if "GET" in p.methoden and not p.los], ids=lambda p: p.naam)
def test_a_page_answers_in_both_languages_with_its_data_beside_it(pagina, taal):
    with translation.override(taal):
        adres = reverse(pagina.naam, kwargs=dict(pagina.voorbeeld) or None)
        json = reverse(f"{pagina.naam}.json", kwargs=dict(pagina.voorbeeld) or None)
    client = web_hulp.client()
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    html = antwoord.content.decode()
    assert f'<html lang="{taal}">' in html
    assert html.count("<h1") == 1
    assert "unsafe" not in antwoord["Content-Security-Policy"]
    assert not re.search(r'\sstyle="|\son\w+="', html), "inline style or handler is refused by the policy"
    assert client.get(json).json()["titel"]


def test_what_is_not_open_is_closed():
    from django.test import RequestFactory

    from telmee.web.kit.middleware import AllesDicht

    def view(request): ...

    assert AllesDicht(lambda r: None).process_view(RequestFactory().get("/"), view, (), {}).status_code == 403


def test_an_unknown_address_is_a_calm_page_and_a_problem_for_a_program():
    client = web_hulp.client()
    assert client.get("/geheim-123").status_code == 404
    assert "geheim-123" not in client.get("/geheim-123").content.decode()
    antwoord = client.get("/api/v1/geheim")
    assert antwoord.status_code == 404
    assert antwoord["Content-Type"].startswith("application/problem+json")
