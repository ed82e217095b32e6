"""Stocks and flows on a page: the answer first, by ground and by region, no more than disclosure control lets out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

import inzage_hulp as hulp

hulp.web_hulp.opgezet()

from telmee.register import models, synthetisch  # noqa: E402
from telmee.register.stromen_regio import REGIOS, SOORTEN  # noqa: E402
from telmee.web.onderdelen.doelgroepregister import stromen  # noqa: E402

pytestmark = pytest.mark.xdist_group("web-register")


@pytest.fixture(scope="module", autouse=True)
def register() -> Iterator[None]:
    """A small register of invented people."""
    hulp.leeg()
    synthetisch.maak(0.002, hulp.sleutels())
    yield
    hulp.leeg()


def kaal(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


@pytest.mark.parametrize(("taal", "woord"), [("", "verborgen"), ("/en", "hidden")])
def test_a_small_register_says_first_why_there_is_nothing_to_see_and_what_to_do(taal: str, woord: str) -> None:
    antwoord = hulp.web_hulp.client().get(f"{taal}/register/stromen?bron=register&van=2024Q4&tot=2024Q4")
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and html.index("<h1") < html.index(woord) < html.index("<table")
    assert "--schaal" not in html, "a page names no option of the command line"


def test_without_quarters_it_ends_where_somebody_came_or_left() -> None:
    """The invented country ends; that nobody came since then is said, not shown as a row of nothing."""
    data = hulp.web_hulp.client().get("/register/stromen.json?bron=register").json()
    laatste = max(models.Registratie.objects.exclude(tot=None).values_list("tot", flat=True))
    assert data["kwartalen"][-1]["kwartaal"] == f"{laatste.year}Q{(laatste.month + 2) // 3}"
    assert len(data["kwartalen"]) == 4
    assert "kwam of ging er niemand" in kaal(hulp.web_hulp.client().get("/register/stromen?bron=register"))


def test_regions_stand_on_the_page_in_the_api_and_in_a_file() -> None:
    client = hulp.web_hulp.client()
    pagina = client.get("/register/stromen.json?bron=register").json()
    api = client.get("/api/v1/register/stromen?bron=register").json()
    assert api["kwartalen"] == pagina["kwartalen"]
    regio = {each["regio"]: each for each in api["kwartalen"][-1]["per_regio"]}
    assert list(regio) == list(REGIOS) and set(regio["Twente"]) == {"regio", *SOORTEN}
    bewoond = {"Groot Amsterdam", "Rijnmond", "Haaglanden", "Groningen", "Twente"}
    assert all(regio[naam]["register"] % 10 == 0 for naam in bewoond if regio[naam]["register"] is not None)
    assert any(regio[naam]["register"] for naam in bewoond)
    assert regio["Zeeland"]["register"] is None, "nobody is a small number too"
    csv = client.get("/register/stromen.csv?bron=register&tabel=regio").content.decode()
    assert csv.splitlines()[0].lstrip("\ufeff").startswith("regio;register;") and "Twente" in csv


def test_of_replayed_quarters_nobody_says_where_people_live() -> None:
    tekst = kaal(hulp.web_hulp.client().get("/register/stromen"))
    assert "woonplaats niet bekend" in tekst and "Twente" not in tekst
    data = hulp.web_hulp.client().get("/api/v1/register/stromen").json()
    assert all(each["per_regio"] is None for each in data["kwartalen"])


def test_no_figure_below_the_threshold_leaves() -> None:
    for q in ("2020Q1", "2022Q3", "2024Q4"):
        getoond = stromen.toon("register", q, q)
        assert getoond is not None
        assert all(waarde is None or waarde >= 10 for waarde in getoond.cellen.values())
