"""Stocks and flows on a page: the answer first, by ground and by region, no more than disclosure control lets out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

import inzage_hulp as hulp

hulp.web_hulp.opgezet()

from telmee.register import models, stromen_tonen, stromen_vraag, synthetisch  # noqa: E402
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


def test_two_questions_about_other_quarters_say_no_more_than_one_about_all() -> None:
    """A figure is hidden in every question or in none, so that windows laid side by side give nothing away."""
    heel = stromen_vraag.heel_register(None)
    samen: dict[Any, Any] = {}
    alle = heel.getoond.kwartalen
    for begin in range(0, len(alle), 3):
        for lengte in (1, 2, 5):
            welke = alle[begin : begin + lengte]
            deel = heel.deel(welke[0], welke[-1])
            voor = alle[begin - 1] if begin else "begin"
            for cel, waarde in deel.cellen.items():
                echt = tuple(voor if each == "begin" else each for each in cel)
                assert heel.getoond.cellen[echt] == waarde and samen.setdefault(echt, waarde) == waarde
    assert len(samen) > len(heel.getoond.cellen) / 3
    begin = heel.deel(alle[5], alle[6])
    assert stromen_tonen.als_dict(begin)["begin"]["register"] == heel.getoond["register", alle[4]]


@pytest.mark.parametrize(("van", "tot"), [("1995Q1", "1995Q4"), ("2014Q1", "2024Q1")])
def test_quarters_before_the_register_are_refused_with_those_that_there_are(van: str, tot: str) -> None:
    antwoord = hulp.web_hulp.client().get(f"/register/stromen?bron=register&van={van}&tot={tot}")
    assert "zijn er geen cijfers; kies" in kaal(antwoord)


def test_the_register_is_read_once_until_something_was_recorded(monkeypatch: Any) -> None:
    """By the last row where nobody makes roots, by the root of yesterday where somebody does."""
    gelezen: list[int] = []
    heel = stromen_vraag.heel_register(None)
    monkeypatch.setattr(stromen_vraag, "heel_register", lambda stand: gelezen.append(1) or heel)
    stromen._van_hier.cache_clear()
    for q in ("2020Q1", "2021Q1", "2022Q1"):
        stromen.toon("register", q, q)
    assert len(gelezen) == 1
    wie = models.Persoon.objects.first()
    nieuw = models.Grond.objects.create(persoon=wie, grond="WSW", van=date(2020, 1, 1), bekend_van=datetime.now(UTC))
    stromen.toon("register", "2020Q1", "2020Q1")
    assert len(gelezen) == 2
    gisteren = datetime.now(UTC).date() - timedelta(days=1)
    models.Dagwortel.objects.create(dag=gisteren, wortel=b"w" * 32, vorige=bytes(32), ketens=1)
    try:
        stromen.toon("register", "2020Q1", "2020Q1")
        nieuw.delete()
        stromen.toon("register", "2020Q1", "2020Q1")
        assert len(gelezen) == 3, "with roots once a day"
        models.Dagwortel.objects.update(dag=gisteren - timedelta(days=1))
        stromen.toon("register", "2020Q1", "2020Q1")
        assert len(gelezen) == 4, "a root of before yesterday says nothing of what came since"
    finally:
        models.Dagwortel.objects.all().delete()
        models.Grond.objects.filter(pk=nieuw.pk or 0).delete()
        stromen._van_hier.cache_clear()
