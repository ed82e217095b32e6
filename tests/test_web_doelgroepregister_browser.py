"""One person and what is recorded, in a real browser: form, look, record and own page, in both languages and themes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import browser_hulp
import inzage_hulp
import web_hulp

web_hulp.opgezet()
from telmee.web.onderdelen.doelgroepregister import proef  # noqa: E402 -- after Django was set up

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("browser-register")]
BSN = "999990007"
BREEDTES = ((False, 1440), (True, 768), (True, 320), (False, 320))


@pytest.fixture(scope="module")
def bezoek():
    inzage_hulp.leeg()
    proef.vul(lambda *_: None)
    with browser_hulp.bezoek() as gevonden:
        yield gevonden


def klik(blad, waar):
    with blad.expect_navigation(wait_until="load"):
        blad.click(waar)


def meld_aan(blad, taal, wie):
    blad.goto(f"{taal}/register")
    klik(blad, f"button[value={wie}]")


def dossier(blad, taal):
    meld_aan(blad, taal, "uwv")
    blad.goto(f"{taal}/register/dossier")
    blad.fill("#veld-bsn", BSN)
    klik(blad, "main form.formulier .knop")


def waarom(blad, taal):
    dossier(blad, taal)
    klik(blad, "button[name=waarom]")


def kies(blad, taal):
    meld_aan(blad, taal, "uwv")
    blad.goto(f"{taal}/register/besluit")


def vul(blad, taal):
    kies(blad, taal)
    blad.fill("#veld-bsn", BSN)
    blad.select_option("#veld-soort", "beoordeling_arbeidsvermogen")
    klik(blad, "main form.formulier .knop")


def fout(blad, taal):
    vul(blad, taal)
    klik(blad, "main form.formulier .knop")


def kijk(blad, taal):
    kies(blad, taal)
    blad.fill("#veld-bsn", BSN)
    blad.select_option("#veld-soort", "beschut_werk")
    klik(blad, "main form.formulier .knop")
    blad.fill("#veld-dag", "1-3-2026")
    klik(blad, "main form.formulier .knop")


def mijn(blad, taal):
    meld_aan(blad, taal, "burger")
    blad.goto(f"{taal}/register/mijn")


def verzoek(blad, taal):
    mijn(blad, taal)
    klik(blad, "button[value=uitschrijving]")


def mensen(blad, taal):
    meld_aan(blad, taal, "gemeente")
    blad.goto(f"{taal}/register/mensen")
    blad.check('input[value="taak|inwoner"]')
    klik(blad, "main form.formulier .knop >> nth=0")


WEGEN = (dossier, waarom, kies, vul, fout, kijk, mijn, verzoek, mensen)


@pytest.mark.parametrize("taal", ["", "/en"])
@pytest.mark.parametrize("weg", WEGEN, ids=lambda weg: weg.__name__)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(bezoek, taal, weg):
    for donker, breedte in BREEDTES:
        with bezoek.blad(breedte=breedte, donker=donker) as blad:
            weg(blad, taal)
            if map_ := os.environ.get("TELMEE_BEELDEN"):
                naam = f"{weg.__name__}{taal.replace('/', '-')}-{breedte}{'-donker' if donker else ''}.png"
                blad.screenshot(path=str(Path(map_) / naam), full_page=True)
            assert blad.locator("h1").count() == 1
            assert browser_hulp.axe(blad) == [], (breedte, donker)
            assert browser_hulp.schuift(blad) <= 0, (breedte, donker)


def test_a_record_goes_by_keyboard_and_is_there_once(bezoek):
    with bezoek.blad() as blad:
        kijk(blad, "")
        blad.focus("button[value=vastleggen]")
        with blad.expect_navigation(wait_until="load"):
            blad.keyboard.press("Enter")
        assert "Vastgelegd als regel" in blad.locator("h1").inner_text()
