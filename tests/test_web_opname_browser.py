"""The upload in a real browser: by keyboard, with progress, findings, stop, drag; on a phone; and without a script."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import browser_hulp
import opname_hulp as hulp
from opname_hulp import ADRES, VELDEN

hulp.client()  # sets Django up
from telmee.web.onderdelen.opname import voortgang  # noqa: E402
from telmee.web.onderdelen.opname.models import Uitslag  # noqa: E402

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("browser-opname")]
RAPPORT = (
    "rapport",
    "rapport/acties",
    "rapport/voordelen",
    "rapport/quotum",
    "rapport/termijnen",
    "rapport/bevindingen",
)


@pytest.fixture(scope="module")
def bezoek() -> Iterator[browser_hulp.Bezoek]:
    with browser_hulp.bezoek() as gevonden:
        yield gevonden


@pytest.fixture(autouse=True)
def _leeg() -> None:
    Uitslag.objects.all().delete()


def paden() -> list[str]:
    return [str(pad) for pad in sorted((hulp.voorbeeldmap() / "aangiften").iterdir())]


def vul(blad: Any, adres: str = ADRES) -> None:
    blad.goto(adres)
    blad.fill("[name=jaar]", VELDEN["jaar"])
    blad.set_input_files("[name=aangiften]", paden())
    blad.set_input_files("[name=register]", str(hulp.voorbeeldmap() / "register.csv"))


def stuur(blad: Any) -> None:
    blad.click("#opname button[type=submit]")


def langzaam(monkeypatch: pytest.MonkeyPatch, seconden: float = 0.1) -> None:
    """The server takes so long for every piece."""
    echt = voortgang.Stand.verder

    def verder(zelf: voortgang.Stand, gelezen: int) -> None:
        time.sleep(seconden)
        echt(zelf, gelezen)

    monkeypatch.setattr(voortgang.Stand, "verder", verder)


def test_by_keyboard_from_the_form_to_the_report_with_findings_on_the_way(
    bezoek: browser_hulp.Bezoek, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    langzaam(monkeypatch)
    kapot = tmp_path / "kapot.xml"
    kapot.write_bytes(b"<kapot")
    with bezoek.blad() as blad:
        vul(blad)
        blad.set_input_files("[name=aangiften]", [str(kapot), *paden()])
        blad.focus("[name=jaar]")
        gezien = set()
        for _ in range(60):
            blad.keyboard.press("Tab")
            gezien.add(blad.evaluate("() => document.activeElement.name || document.activeElement.type"))
            if blad.evaluate("() => document.activeElement.type") == "submit":
                break
        assert {"aangiften", "map", "register", "register_compleet_op", "submit"} <= gezien
        blad.keyboard.press("Enter")
        blad.wait_for_selector("#opname-bestanden li ul li")
        assert "kapot.xml" in blad.inner_text("#opname-bestanden li >> nth=0")
        assert blad.inner_text("#opname-zin") and blad.is_visible("#opname-stop")
        assert blad.evaluate("() => document.activeElement.id") == "opname-bezig-kop"
        assert browser_hulp.axe(blad) == []
        blad.wait_for_url("**/rapport", timeout=60_000)
        assert blad.inner_text("h1").startswith(("U mist", "Onder voorbehoud"))


@pytest.mark.parametrize("taal", ["", "/en"])
def test_axe_finds_nothing_in_the_report_and_it_fits_every_screen(bezoek: browser_hulp.Bezoek, taal: str) -> None:
    with bezoek.blad() as blad:
        vul(blad, taal + ADRES)
        stuur(blad)
        blad.wait_for_url("**/rapport", timeout=60_000)
        for pad in RAPPORT[: 2 if taal else None]:  # what the others say is Dutch in both
            blad.goto(f"{taal}{ADRES}/{pad}")
            for kleur, breedte in (("light", 320), ("light", 1440), ("dark", 320)):
                blad.emulate_media(color_scheme=kleur)
                blad.set_viewport_size({"width": breedte, "height": 900})
                assert browser_hulp.axe(blad) == [], (pad, kleur, breedte)
                assert browser_hulp.schuift(blad) <= 0, (pad, breedte)


def test_on_a_phone_the_answer_and_the_first_action_are_seen_at_once(bezoek: browser_hulp.Bezoek) -> None:
    with bezoek.blad(breedte=390, hoogte=844) as blad:
        vul(blad)
        stuur(blad)
        blad.wait_for_url("**/rapport", timeout=60_000)
        assert browser_hulp.in_eerste_blik(blad)


def test_without_a_script_the_form_answers_with_the_report(bezoek: browser_hulp.Bezoek) -> None:
    with bezoek.blad(js=False) as blad:
        vul(blad)
        stuur(blad)
        blad.wait_for_url("**/rapport", timeout=60_000)
        blad.goto(f"{ADRES}/rapport/acties")
        blad.select_option("#soort", "gegevens")
        blad.click(".opname-filter button")
        assert "soort=gegevens" in blad.url and blad.locator(".doen > li").count() >= 1
        blad.click("text=Wis nu")
        assert blad.inner_text("h1") == "Uw rapport is gewist" and not Uitslag.objects.exists()


def test_what_is_wrong_stands_at_its_field_and_the_files_are_still_chosen(bezoek: browser_hulp.Bezoek) -> None:
    with bezoek.blad(mag_mis=True) as blad:
        vul(blad)
        blad.fill("[name=jaar]", "26")
        stuur(blad)
        blad.wait_for_selector("#opname-fouten li")
        assert blad.evaluate("() => document.activeElement.id") == "opname-fouten"
        assert blad.get_attribute("[name=jaar]", "aria-invalid") == "true"
        assert "vier cijfers" in blad.inner_text("#veld-jaar-fout")
        assert "veld-jaar-fout" in str(blad.get_attribute("[name=jaar]", "aria-describedby"))
        assert blad.evaluate("() => document.querySelector('[name=aangiften]').files.length") == len(paden())
        assert browser_hulp.axe(blad) == []
        blad.fill("[name=jaar]", "2026")
        stuur(blad)
        blad.wait_for_url("**/rapport", timeout=60_000)


def test_stop_keeps_nothing_and_it_can_be_sent_again(
    bezoek: browser_hulp.Bezoek, monkeypatch: pytest.MonkeyPatch
) -> None:
    langzaam(monkeypatch, 0.3)
    with bezoek.blad(mag_mis=True) as blad:
        vul(blad)
        stuur(blad)
        blad.wait_for_selector("#opname-bestanden li")
        blad.click("#opname-stop")
        blad.wait_for_selector("#opname-fouten")
        assert "Er is niets bewaard" in blad.inner_text("#opname-fouten")
        monkeypatch.undo()
        stuur(blad)
        blad.wait_for_url("**/rapport", timeout=60_000)
        assert Uitslag.objects.count() == 1


def test_a_broken_connection_is_said_and_the_choices_stay(bezoek: browser_hulp.Bezoek) -> None:
    with bezoek.blad(mag_mis=True) as blad:
        vul(blad)
        blad.route(f"**{ADRES}", lambda r: r.abort("connectionreset") if r.request.method == "POST" else r.continue_())
        stuur(blad)
        blad.wait_for_selector("#opname-fouten h2")
        assert "verbinding is verbroken" in blad.inner_text("#opname-fouten")
        assert blad.evaluate("() => document.querySelector('[name=aangiften]').files.length") == len(paden())
        assert not Uitslag.objects.exists()


def test_two_clicks_send_once(bezoek: browser_hulp.Bezoek, monkeypatch: pytest.MonkeyPatch) -> None:
    langzaam(monkeypatch, 0.05)
    with bezoek.blad() as blad:
        vul(blad)
        verzonden: list[str] = []
        blad.on("request", lambda r: verzonden.append(r.url) if r.method == "POST" and r.url.endswith(ADRES) else None)
        blad.evaluate(
            "() => { const k = document.querySelector('#opname button[type=submit]'); k.click(); k.click(); }"
        )
        blad.wait_for_url("**/rapport", timeout=60_000)
        assert len(verzonden) == 1 and Uitslag.objects.count() == 1


def test_files_can_be_dragged(bezoek: browser_hulp.Bezoek) -> None:
    with bezoek.blad() as blad:
        blad.goto(ADRES)
        blad.fill("[name=jaar]", "2026")
        tekst = Path(paden()[0]).read_text(encoding="utf-8")
        sleep = blad.evaluate_handle(
            "(t) => { const d = new DataTransfer(); d.items.add(new File([t], 'januari.xml')); return d; }", tekst
        )
        blad.dispatch_event("#opname-vak", "drop", {"dataTransfer": sleep})
        blad.wait_for_selector("#opname-gesleept li")
        stuur(blad)
        blad.wait_for_url("**/rapport", timeout=60_000)


def test_another_language_half_way_keeps_what_was_filled_in(bezoek: browser_hulp.Bezoek) -> None:
    with bezoek.blad() as blad:
        blad.goto(ADRES)
        blad.fill("[name=jaar]", "2025")
        blad.fill("[name=register_compleet_op]", "1-11-2025")
        blad.click("text=English")
        blad.wait_for_url("**/en/**")
        assert blad.input_value("[name=jaar]") == "2025"
        assert blad.input_value("[name=register_compleet_op]") == "1-11-2025"
