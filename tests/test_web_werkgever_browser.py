"""The calculator and the what-if in a real browser: the answer changes while one types; sliders, back, the keyboard."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

import browser_hulp

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("browser-werkgever")]
CALC, WAT = "/werkgever/calculator", "/werkgever/wat-als"
PROFIEL = "grond=participatiewet&uren=24&uurloon=minimum&loonwaarde=60&vanaf=2027-01-01"


@pytest.fixture(scope="module")
def bezoek():
    with browser_hulp.bezoek() as b:
        yield b


def kop(blad, zonder: str = "") -> str:
    """The answer, when it is another than this one."""
    blad.wait_for_function("(was) => document.querySelector('h1').textContent !== was", arg=zonder)
    return blad.text_content("h1")


def vraag(blad) -> dict[str, str]:
    return {naam: waarde for naam, waarde in parse_qsl(urlsplit(blad.url).query) if waarde}


def test_the_answer_appears_and_changes_while_one_types_and_the_address_goes_with_it(bezoek):
    with bezoek.blad() as blad:
        blad.goto(CALC)
        blad.evaluate("() => { window.dezelfde = true; }")
        leeg = blad.text_content("h1")
        blad.check("input[name=sector][value=markt]")
        blad.fill("#veld-uren", "30.000")
        eerst = kop(blad, leeg)
        assert "niet onder het quotum" in eerst and vraag(blad)["uren"] == "30.000"
        blad.fill("#veld-uren", "300.000")
        tweede = kop(blad, eerst)
        assert "Valt u in " in tweede
        blad.fill("#veld-uren_vorig_jaar", "300.000")
        blad.fill("#veld-doelgroep_uren", "3000")
        blad.fill("#veld-quotumpercentage", "2,58")
        blad.wait_for_function("() => document.querySelector('h1').textContent.startsWith('U moet')")
        assert blad.evaluate("() => window.dezelfde") and blad.input_value("#veld-uren") == "300.000"
        assert "uren_vorig_jaar=300.000" in blad.get_attribute("#taalkeuze a", "href")
        assert blad.evaluate("() => document.activeElement.id") == "veld-quotumpercentage"
        live = blad.text_content("h1")
        blad.reload()
        assert blad.text_content("h1") == live


def test_on_a_phone_the_field_stays_in_view_when_the_answer_appears_above_it(bezoek):
    with bezoek.blad(breedte=390, hoogte=844) as blad:
        blad.goto(CALC)
        leeg = blad.text_content("h1")
        blad.check("input[name=sector][value=markt]")
        blad.click("#veld-uren")
        blad.keyboard.type("100 x 36")
        kop(blad, leeg)
        blad.wait_for_timeout(200)
        plek = blad.locator("#veld-uren").bounding_box()
        assert 0 <= plek["y"] <= 844 - plek["height"]
        assert blad.evaluate("() => document.activeElement.id") == "veld-uren"


def test_what_cannot_be_read_is_said_at_once_and_goes_when_it_is_mended(bezoek):
    with bezoek.blad() as blad:
        blad.goto(f"{CALC}?sector=markt&jaar=2026&uren=30.000")
        blad.fill("#veld-uren", "60 fte")
        blad.wait_for_selector("#antwoord .foutenlijst")
        assert "60 x 36" in blad.text_content(".foutenlijst") and blad.input_value("#veld-uren") == "60 fte"
        blad.click(".foutenlijst a")
        assert blad.evaluate("() => document.activeElement.id") == "veld-uren"
        blad.fill("#veld-uren", "60 x 36")
        blad.wait_for_selector("h1.antwoord")
        assert blad.locator(".foutenlijst").count() == 0


def test_back_brings_the_question_before_with_its_answer(bezoek):
    with bezoek.blad() as blad:
        blad.goto(f"{CALC}?sector=markt&jaar=2026&uren=30.000")
        eerst = blad.text_content("h1")
        blad.fill("#veld-uren", "300.000")
        blad.wait_for_function("() => document.querySelector('h1').textContent.includes('Valt u')")
        with blad.expect_navigation():
            blad.click("#uw-gegevens button.knop")
        blad.goto("/")
        blad.go_back()
        assert "Valt u" in blad.text_content("h1") and blad.input_value("#veld-uren") == "300.000"
        blad.goto(f"{CALC}?sector=markt&jaar=2026&uren=30.000")
        assert blad.text_content("h1") == eerst


def test_a_slider_moves_its_field_and_the_answer_and_follows_the_field(bezoek):
    with bezoek.blad() as blad:
        blad.goto(f"{WAT}?{PROFIEL}")
        eerst = blad.text_content("h1")
        schuif = blad.locator('input[data-schuif="veld-uren"]')
        assert schuif.is_visible() and schuif.input_value() == "24"
        schuif.focus()
        blad.keyboard.press("ArrowRight")
        tweede = kop(blad, eerst)
        assert blad.input_value("#veld-uren") == "25" and vraag(blad)["uren"] == "25"
        blad.fill("#veld-uren", "25,5")
        kop(blad, tweede)
        assert schuif.input_value() in ("25", "26") and blad.input_value("#veld-uren") == "25,5"


@pytest.mark.parametrize("adres", [f"{WAT}?{PROFIEL}", f"{CALC}?sector=markt&jaar=2026&uren=30.000"])
def test_without_javascript_the_form_gives_the_same_answer_and_there_is_no_slider(bezoek, adres):
    with bezoek.blad() as met, bezoek.blad(js=False) as zonder:
        met.goto(adres)
        zonder.goto(adres)
        assert zonder.text_content("h1") == met.text_content("h1")
        assert zonder.locator("input[type=range]:visible").count() == 0
        zonder.fill("#veld-uren", "36")
        zonder.click("#uw-gegevens button.knop")
        met.fill("#veld-uren", "36")
        met.wait_for_url("**uren=36**")
        zonder.wait_for_url("**uren=36**")
        met.wait_for_function(
            "(goed) => document.querySelector('h1').textContent === goed", arg=zonder.text_content("h1")
        )


def test_the_whole_calculator_with_the_keyboard_one_question_at_a_time(bezoek):
    with bezoek.blad(breedte=390, hoogte=844) as blad:
        blad.goto(f"{CALC}?stap=verder")
        blad.focus("input[name=sector]")
        blad.keyboard.press("Space")
        for tekst in ("", "2026", "300.000", "300.000", "3000", "2,58"):
            if tekst:
                blad.locator("form.formulier input[type=text]").first.fill(tekst)
            with blad.expect_navigation():
                blad.keyboard.press("Enter")
        assert blad.text_content("h1").startswith("U moet")
        assert browser_hulp.in_eerste_blik(blad)


@pytest.mark.parametrize(
    "adres",
    [
        f"{CALC}?sector=x&uren=60+fte&y=1",
        f"{WAT}?grond=x&uren=&naast_uren=999",
        f"{CALC}?stap=na-uren&sector=markt&jaar=2026",
    ],
)
@pytest.mark.parametrize("taal", ["", "/en"])
def test_axe_finds_nothing_on_a_page_with_faults(bezoek, adres, taal):
    with bezoek.blad(breedte=320) as blad:
        blad.goto(taal + adres)
        assert browser_hulp.schuift(blad) <= 0
        assert browser_hulp.axe(blad) == []
