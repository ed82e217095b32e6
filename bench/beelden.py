"""Makes every rendering of the example report and a picture of each: `bench/beelden [MAP]`.

HTML at 1280, 768 and 390 pixels, light and dark, whole and as first seen on a telephone; how it prints; the PDF and the
version for the board page by page; and the sheets as LibreOffice lays them out on paper. What a tool is missing for is
said and left out. `browser`, `schot` and `naar_pdf` are what the tests look with too.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from html import escape
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
KANTOREN = ("soffice", "libreoffice")
BREEDTES = {"breed": (1280, 900), "tablet": (768, 1024), "telefoon": (390, 844)}
DONKER = ("--blink-settings=preferredColorScheme=0",)
OPTIES = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--hide-scrollbars",
          "--disable-background-networking", "--disable-dev-shm-usage", "--virtual-time-budget=4000")  # fmt: skip
REKEN_ALTIJD = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
RAND = 500
"""A window is at least so wide; narrower pages stand in a frame."""


def gevonden(namen: tuple[str, ...]) -> str | None:
    """The first of these programs that the system has."""
    return next((pad for naam in namen if (pad := shutil.which(naam))), None)


def browser(*opties: str, map_: Path, tijd: int = 120) -> str:
    """Starts the browser without a screen; gives what it prints."""
    pad = gevonden(BROWSERS)
    assert pad is not None
    opdracht = [pad, *OPTIES, f"--user-data-dir={map_ / 'profiel'}", *opties]
    return subprocess.run(opdracht, capture_output=True, text=True, timeout=tijd, check=False).stdout


def schot(pagina: Path, doel: Path, breedte: int, hoogte: int, *opties: str) -> None:
    """A picture of so many pixels of a page; a page narrower than a window stands in a frame of its own."""
    bron = pagina
    if breedte < RAND:
        bron = doel.with_suffix(".kader.html")
        stijl = f"border:0;width:{breedte}px;height:{hoogte}px"
        bron.write_text(
            f'<body style="margin:0"><iframe src="{escape(pagina.as_uri())}" style="{stijl}"></iframe></body>',
            encoding="utf-8",
        )
    vlak = f"--window-size={max(breedte, RAND)},{hoogte}"
    browser(vlak, f"--screenshot={doel}", *opties, bron.as_uri(), map_=doel.parent)
    if bron is not pagina:
        bron.unlink()


def gedrukt(pagina: Path, doel: Path) -> None:
    """The page as the browser prints it."""
    browser("--no-pdf-header-footer", f"--print-to-pdf={doel}", pagina.as_uri(), map_=doel.parent)


def kantoor(blad: Path, map_: Path, soort: str) -> None:
    """LibreOffice without a screen, that computes every formula again; what it makes comes in the folder."""
    pad = gevonden(KANTOREN)
    assert pad is not None
    profiel = map_ / "kantoor"
    (profiel / "user").mkdir(parents=True, exist_ok=True)
    (profiel / "user/registrymodifications.xcu").write_text(REKEN_ALTIJD, encoding="utf-8")
    opdracht = [pad, f"-env:UserInstallation={profiel.as_uri()}", "--headless", "--convert-to", soort,
                "--outdir", str(map_), str(blad)]  # fmt: skip
    subprocess.run(opdracht, capture_output=True, timeout=300, check=False)


def naar_pdf(blad: Path, map_: Path) -> Path:
    """The sheets as LibreOffice lays them out on paper."""
    kantoor(blad, map_, "pdf")
    return map_ / f"{blad.stem}.pdf"


def naar_csv(blad: Path, map_: Path) -> dict[str, Path]:
    """Every sheet as LibreOffice computed it: bare numbers, by name of the sheet."""
    kantoor(blad, map_, "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1")
    begin = f"{blad.stem}-"
    return {pad.stem.removeprefix(begin): pad for pad in map_.glob(f"{begin}*.csv")}


def zonder_uitkomsten(blad: Path, doel: Path) -> None:
    """The same workbook with the outcome of every formula taken out."""
    with zipfile.ZipFile(blad) as oud, zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for lid in oud.infolist():
            inhoud = oud.read(lid)
            if lid.filename.startswith("xl/worksheets/"):
                inhoud = re.sub(rb"</f><v>[^<]*</v>", b"</f>", inhoud)
            nieuw.writestr(lid.filename, inhoud)


def bladzijden(pdf: Path) -> None:
    """Every page of a PDF as a picture beside it."""
    if shutil.which("pdftoppm") is None:
        print("pdftoppm ontbreekt (poppler-utils): geen plaatjes van bladzijden", file=sys.stderr)
        return
    subprocess.run(["pdftoppm", "-r", "70", "-png", str(pdf), str(pdf.with_suffix(""))], check=True)


def maak(map_: Path) -> None:
    """The example, its reports and their pictures."""
    from telmee.cli import main

    voorbeeld = map_ / "voorbeeld"
    main(["werkgever", "voorbeeld", "--naar", str(voorbeeld), "--overschrijf"])
    lijsten = [f"--{naam}={voorbeeld / f'{naam}.csv'}" for naam in ("register", "inleen", "verklaringen")]
    rapporten = [f"--rapport={map_ / f'rapport.{soort}'}" for soort in ("html", "pdf", "xlsx")]
    main(["werkgever", "positie", str(voorbeeld / "aangiften"), *lijsten, "--jaar=2026", "--quotumpercentage=2,58",
          "--uren-vorig-jaar=268.300", *rapporten, f"--bestuur={map_ / 'bestuur.pdf'}"])  # fmt: skip
    bladzijden(map_ / "rapport.pdf")
    bladzijden(map_ / "bestuur.pdf")
    pagina = map_ / "rapport.html"
    if gevonden(BROWSERS):
        for naam, (breedte, hoogte) in BREEDTES.items():
            for licht, opties in (("licht", ()), ("donker", DONKER)):
                schot(pagina, map_ / f"html-{naam}-{licht}.png", breedte, hoogte, *opties)
                schot(pagina, map_ / f"html-{naam}-{licht}-heel.png", breedte, 6_000, *opties)
        gedrukt(pagina, map_ / "gedrukt.pdf")
        bladzijden(map_ / "gedrukt.pdf")
    else:
        print("Chromium ontbreekt: geen plaatjes van de pagina", file=sys.stderr)
    if gevonden(KANTOREN):
        shutil.copy(map_ / "rapport.xlsx", map_ / "bladen.xlsx")
        bladzijden(naar_pdf(map_ / "bladen.xlsx", map_))
    else:
        print("LibreOffice ontbreekt: geen plaatjes van de bladen", file=sys.stderr)
    print(f"{len(list(map_.glob('*.png')))} plaatjes in {map_} ({date.today():%d-%m-%Y})")


if __name__ == "__main__":
    doel = Path(sys.argv[1] if len(sys.argv) > 1 else "beelden").resolve()
    doel.mkdir(parents=True, exist_ok=True)
    maak(doel)
