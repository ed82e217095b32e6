"""Makes a picture of every page: `bench/paginas [--map MAP] [--alleen NAAM …] [--taal nl|en] [--readme]`.

At 360, 768 and 1440 pixels, light and dark, whole, and of each page all of them beside each other (`samen-…`). Pages
with an answer are shown with one. `--readme` makes those of the README.
Uses the server and the browser of the tests; nothing leaves the machine.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import Any

from PIL import Image

import browser_hulp
import web_hulp

WORTEL = Path(__file__).resolve().parent.parent
BREEDTES = (360, 768, 1440)
HOOGSTE = 4000
"""Longer pages are cut off in the picture of all together."""
README = {"start": "start", "werkgever-calculator": "calculator", "opname-rapport": "rapport"}
"""The pages of the README and what their pictures are called."""
SCHERM = (1120, 760)
GROOTSTE = 150_000


def adressen(taal: str) -> list[tuple[str, str]]:
    """Every page that can be asked for, empty and with an answer."""
    kaal = web_hulp.adressen((taal,))
    return [*kaal, *((f"{naam}-antwoord", adres) for naam, adres in web_hulp.antwoorden((taal,)))]


def schiet(bezoek: Any, adres: str, breedte: int, donker: bool) -> Image.Image:
    """One picture."""
    with bezoek.blad(breedte=breedte, hoogte=900, donker=donker, mag_mis=True) as blad:
        blad.goto(adres)
        blad.wait_for_load_state("networkidle")
        return Image.open(io.BytesIO(blad.screenshot(full_page=True))).convert("RGB")


def doelgroep(blad: Any) -> None:
    """The test of the target group up to its answer: a Wajong, able to work."""
    kies = {"recht_op_wajong": "ja", "duurzaam_geen_mogelijkheden": "nee", "beschut_vastgesteld": "nee"}
    blad.goto("/gaat-het-over-mij")
    while blad.locator("input[name=vraag]").count():
        vraag = blad.locator("input[name=vraag]").get_attribute("value")
        keuze = blad.get_by_label(kies.get(vraag, "weet ik niet"), exact=True)
        if keuze.count():
            keuze.first.check()
        with blad.expect_navigation():
            blad.locator("form.formulier .knop").first.click()


def opname(blad: Any) -> None:
    """The invented employer, uploaded."""
    import opname_hulp

    map_ = opname_hulp.voorbeeldmap()
    blad.goto("/wat-loop-ik-mis")
    for vak, bestanden in (("aangiften", sorted(map_.glob("aangiften/*"))), ("register", [map_ / "register.csv"])):
        blad.set_input_files(f"#veld-{vak}", [str(pad) for pad in bestanden])
    blad.locator("form.formulier button[type=submit], form.formulier .knop").last.click()
    blad.wait_for_url("**/rapport", timeout=120_000)


WEGEN = {"doelgroep-antwoord": doelgroep, "opname-rapport": opname}
"""Pages that are only there after a form."""


def loop(bezoek: Any, map_: Path, naam: str) -> None:
    """Walks to the page once, and takes every picture of it."""
    beelden = []
    with bezoek.blad(mag_mis=True) as blad:
        WEGEN[naam](blad)
        for breedte in BREEDTES:
            for donker in (False, True):
                blad.set_viewport_size({"width": breedte, "height": 900})
                blad.emulate_media(color_scheme="dark" if donker else "light")
                beeld = Image.open(io.BytesIO(blad.screenshot(full_page=True))).convert("RGB")
                beeld.save(map_ / f"{naam}-nl-{breedte}{'-donker' if donker else ''}.png")
                beelden.append(beeld)
    samen([beelden[0], beelden[1], beelden[2], beelden[5]], map_ / f"samen-{naam}-nl.png")


def samen(beelden: list[Image.Image], doel: Path) -> None:
    """Beside each other, as far as the first so many pixels."""
    hoog = min(max(b.height for b in beelden), HOOGSTE)
    vel = Image.new("RGB", (sum(b.width + 20 for b in beelden), hoog), "#808080")
    x = 0
    for beeld in beelden:
        vel.paste(beeld.crop((0, 0, beeld.width, min(beeld.height, hoog))), (x, 0))
        x += beeld.width + 20
    vel.save(doel, optimize=True)


def alles(bezoek: Any, map_: Path, alleen: list[str], taal: str) -> None:
    """Every page."""
    map_.mkdir(parents=True, exist_ok=True)
    for naam, adres in adressen(taal):
        if alleen and not any(naam.startswith(deel) for deel in alleen):
            continue
        beelden = []
        for breedte in BREEDTES:
            for donker in (False, True):
                beeld = schiet(bezoek, adres, breedte, donker)
                beeld.save(map_ / f"{naam}-{taal}-{breedte}{'-donker' if donker else ''}.png")
                beelden.append(beeld)
        samen([beelden[0], beelden[1], beelden[2], beelden[5]], map_ / f"samen-{naam}-{taal}.png")
        print(f"{naam} {adres}", flush=True)
    for naam in WEGEN if taal == "nl" else ():
        if not alleen or any(naam.startswith(deel) for deel in alleen):
            loop(bezoek, map_, naam)
            print(naam, flush=True)


def readme(bezoek: Any, map_: Path) -> None:
    """The three pictures of the README, small enough to keep."""
    adressen_ = dict(web_hulp.adressen(("nl",))) | dict(web_hulp.antwoorden(("nl",)))
    for naam, heet in README.items():
        with bezoek.blad(breedte=SCHERM[0], hoogte=SCHERM[1], mag_mis=True) as blad:
            if naam in WEGEN:
                WEGEN[naam](blad)
            else:
                blad.goto(adressen_[naam])
            blad.wait_for_load_state("networkidle")
            beeld = Image.open(io.BytesIO(blad.screenshot())).convert("RGB")
        doel = map_ / f"pagina-{heet}.png"
        beeld.quantize(64, dither=Image.Dither.NONE).save(doel, optimize=True)
        if doel.stat().st_size > GROOTSTE:
            sys.exit(f"{doel} is larger than {GROOTSTE} bytes")
        print(f"{doel.relative_to(WORTEL)} {doel.stat().st_size}")


def main() -> None:
    """The command."""
    keuze = argparse.ArgumentParser(description=__doc__)
    keuze.add_argument("--map", type=Path, default=WORTEL / "uit/paginas")
    keuze.add_argument("--alleen", nargs="*", default=[])
    keuze.add_argument("--taal", choices=("nl", "en"), default="nl")
    keuze.add_argument("--readme", action="store_true")
    gegeven = keuze.parse_args()
    with browser_hulp.bezoek() as bezoek:
        if gegeven.readme:
            readme(bezoek, WORTEL / "docs/beeld")
        else:
            alles(bezoek, gegeven.map, gegeven.alleen, gegeven.taal)


if __name__ == "__main__":
    main()
