"""The test of the target group with the keyboard alone, with and without JavaScript, on a phone."""

from __future__ import annotations

import pytest

import browser_hulp

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("browser-doelgroep")]
ANTWOORDEN = {"recht_op_wajong": "ja", "duurzaam_geen_mogelijkheden": "nee", "beschut_vastgesteld": "nee"}


@pytest.fixture(scope="module")
def bezoek():
    with browser_hulp.bezoek() as gevonden:
        yield gevonden


def tab_naar(blad, kiezer: str) -> None:
    """Tab until this has the focus."""
    for _ in range(60):
        if blad.locator(f"{kiezer}:focus").count():
            return
        blad.keyboard.press("Tab")
    raise AssertionError(f"{kiezer} is not reached with the keyboard")


@pytest.mark.parametrize("js", [True, False])
def test_from_the_first_question_to_the_answer_with_the_keyboard_alone(bezoek, js):
    with bezoek.blad(breedte=390, hoogte=844, js=js) as blad:
        blad.goto("/gaat-het-over-mij")
        for _ in range(40):
            if blad.locator("input[name=vraag]").count() == 0:
                break
            vraag = blad.locator("input[name=vraag]").get_attribute("value")
            keuzes = ["ja", "nee", "weet ik niet"]
            stappen = keuzes.index(ANTWOORDEN.get(vraag, "weet ik niet"))
            if blad.locator("input[name=antwoord][type=radio]").count():
                tab_naar(blad, "input[name=antwoord]")
                blad.keyboard.press("Space")
                for _ in range(stappen):
                    blad.keyboard.press("ArrowDown")
            tab_naar(blad, "form.formulier .knop")
            with blad.expect_navigation():
                blad.keyboard.press("Enter")
        antwoord = blad.locator("h1.antwoord")
        assert "Ja, op" in antwoord.inner_text()
        assert antwoord.bounding_box()["y"] + antwoord.bounding_box()["height"] < 844
        eerste = blad.locator("ol.doen li").first.bounding_box()
        assert eerste["y"] + eerste["height"] < 844, "the first action is in the first view of a phone"
        assert "wajong" not in blad.url
        if js:
            assert browser_hulp.axe(blad) == []
            assert browser_hulp.schuift(blad) <= 0


def test_a_wrong_answer_is_announced_and_stands_at_the_field(bezoek):
    with bezoek.blad() as blad:
        blad.goto("/gaat-het-over-mij")
        for _ in range(40):
            if blad.locator("input[name=antwoord][type=text]").count():
                break
            blad.locator("input[name=antwoord][value='weet ik niet']").check()
            blad.locator("form.formulier .knop").click()
        blad.locator("input[name=antwoord]").fill("30 februari")
        blad.locator("form.formulier .knop").click()
        veld = blad.locator("input[name=antwoord]")
        assert veld.get_attribute("aria-invalid") == "true"
        assert veld.input_value() == "30 februari"
        assert blad.locator("[role=alert]").count() == 1
        assert browser_hulp.axe(blad) == []
