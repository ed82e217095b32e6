"""The closed pages of the register in a real browser: both languages and themes, an answer with its table included."""

from __future__ import annotations

import pytest

import browser_hulp
import inzage_hulp
import web_hulp

web_hulp.opgezet()
from telmee.web.onderdelen.doelgroepregister import proef  # noqa: E402 -- after Django was set up

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("browser-register")]
BSN = "999990007"
WEGEN = (
    ("bakker", "zoek", {"bsn": BSN}, "arbeidsdeelname|verwacht"),
    ("bakker", "lijst", {"bsns": f"{BSN}\n999991450"}, "arbeidsdeelname|verwacht"),
    ("bakker", "werknemers", {}, "quotumheffing|werknemer"),
    ("gemeente", "mensen", {}, "taak|inwoner"),
    ("uwv", "zoek", {"bsn": BSN}, "registratie|geen"),
    ("burger", "mijn", {}, ""),
)


@pytest.fixture(scope="module")
def bezoek():
    inzage_hulp.leeg()
    proef.vul(lambda *_: None)
    with browser_hulp.bezoek() as gevonden:
        yield gevonden


def vraag(blad, taal, wie, pagina, velden, waarvoor):
    """Logs in as somebody of the demo, and asks."""
    blad.goto(f"{taal}/register")
    with blad.expect_navigation(wait_until="load"):
        blad.click(f"button[value={wie}]")
    blad.goto(f"{taal}/register/{pagina}")
    for naam, waarde in velden.items():
        blad.fill(f"#veld-{naam}", waarde)
    if waarvoor:
        blad.check(f'input[value="{waarvoor}"]')
        with blad.expect_navigation(wait_until="load"):
            blad.click("main form.formulier .knop >> nth=0")


@pytest.mark.parametrize("taal", ["", "/en"])
@pytest.mark.parametrize(("wie", "pagina", "velden", "waarvoor"), WEGEN, ids=[f"{w}-{p}" for w, p, _, _ in WEGEN])
def test_axe_finds_nothing_in_form_and_answer(bezoek, taal, wie, pagina, velden, waarvoor):
    for donker, breedte in ((False, 1440), (True, 320)):
        with bezoek.blad(breedte=breedte, donker=donker) as blad:
            vraag(blad, taal, wie, pagina, velden, waarvoor)
            assert blad.locator("h1").count() == 1 and blad.locator("main table").count() >= (pagina != "zoek")
            assert browser_hulp.axe(blad) == [], (breedte, donker)
            assert browser_hulp.schuift(blad) <= 0


def test_the_whole_road_goes_by_keyboard_and_an_error_is_announced(bezoek):
    with bezoek.blad() as blad:
        blad.goto("/register")
        blad.focus("button[value=bakker]")
        blad.keyboard.press("Enter")
        blad.wait_for_selector("form[action$=afmelden]")
        blad.goto("/register/zoek")
        blad.focus("#veld-bsn")
        blad.keyboard.type("123")
        blad.keyboard.press("Enter")
        blad.wait_for_selector("[role=alert]")
        assert blad.locator("#veld-bsn").input_value() == "123"
        assert "waarvoor" in blad.locator("[role=alert]").inner_text()


def test_without_javascript_it_works_the_same(bezoek):
    with bezoek.blad(js=False) as blad:
        vraag(blad, "", "bakker", "werknemers", {}, "quotumheffing|werknemer")
        assert "staan in het register" in blad.locator("h1").inner_text()
