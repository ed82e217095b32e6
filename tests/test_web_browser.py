"""Every page in a real browser: both languages, both themes, from a phone to a desk.

axe-core finds nothing (WCAG 2.2 A and AA, best practices), nothing runs off the page at 320 px (that is 400% zoom of
1280), no error on the console, nothing is asked of another machine.
"""

from __future__ import annotations

import pytest

import browser_hulp
import web_hulp

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("browser")]
BREEDTES = (320, 768, 1440)
ADRESSEN = [*web_hulp.adressen(), *web_hulp.antwoorden()]


@pytest.fixture(scope="module")
def bezoek():
    with browser_hulp.bezoek() as gevonden:
        yield gevonden


@pytest.mark.parametrize(("naam", "adres"), ADRESSEN, ids=[f"{naam}-{a.split('/')[1]}" for naam, a in ADRESSEN])
def test_axe_finds_nothing_and_nothing_runs_off_the_page(bezoek, naam, adres):
    """Everything that folds is unfolded; between the narrowest and the widest only the width is looked at."""
    breed = (1440,) if adres.split("/")[1] != "en" else ()
    for donker, axe_op in ((False, (320, *breed)), (True, (320,))):
        with bezoek.blad(donker=donker) as blad:
            blad.goto(adres)
            for breedte in BREEDTES:
                blad.set_viewport_size({"width": breedte, "height": 900})
                assert browser_hulp.schuift(blad) <= 0, f"{adres} runs off a screen of {breedte}"
                if breedte in axe_op:
                    assert browser_hulp.axe(blad) == [], (breedte, donker)
                    assert browser_hulp.schuift(blad) <= 0, f"{adres}, unfolded, runs off a screen of {breedte}"


@pytest.mark.parametrize(("naam", "adres"), web_hulp.antwoorden() or [("geen", "")])
def test_on_a_phone_the_answer_and_the_first_action_are_in_the_first_view(bezoek, naam, adres):
    with bezoek.blad(breedte=390, hoogte=844) as blad:
        blad.goto(adres or "/componenten")
        assert browser_hulp.in_eerste_blik(blad), naam


def test_the_first_tab_skips_to_the_content(bezoek):
    with bezoek.blad() as blad:
        blad.goto("/")
        blad.keyboard.press("Tab")
        plek = blad.evaluate("() => document.activeElement.getBoundingClientRect().top")
        assert blad.evaluate("() => document.activeElement.getAttribute('href')") == "#inhoud" and plek >= 0
        blad.keyboard.press("Enter")
        blad.keyboard.press("Tab")
        assert blad.evaluate("() => document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize(("naam", "adres"), ADRESSEN[:2])
def test_without_javascript_a_page_shows_the_same(bezoek, naam, adres):
    with bezoek.blad(js=False) as zonder, bezoek.blad() as met:
        zonder.goto(adres)
        met.goto(adres)
        assert zonder.inner_text("main") == met.inner_text("main")


def test_a_slider_and_its_number_are_the_same(bezoek):
    with bezoek.blad() as blad:
        blad.goto("/componenten")
        schuif = blad.locator("[data-schuif=veld-schuif]")
        assert schuif.is_visible() and schuif.input_value() == "24"
        blad.fill("#veld-schuif", "30")
        assert schuif.input_value() == "30"
        schuif.press("ArrowRight")
        assert blad.input_value("#veld-schuif") == "31"


def test_axe_finds_what_is_wrong(bezoek):
    """A test that cannot fail is a defect."""
    with bezoek.blad() as blad:
        blad.goto("/")
        blad.evaluate("() => document.documentElement.removeAttribute('lang')")
        assert "html-has-lang" in " ".join(browser_hulp.axe(blad))


def test_what_is_asked_of_elsewhere_is_seen(bezoek):
    with pytest.raises(AssertionError, match="elsewhere|policy|Policy"), bezoek.blad() as blad:
        blad.goto("/")
        blad.evaluate("() => fetch('http://192.0.2.1/x').catch(() => 0)")
