"""The reports as they are seen: the sheets as LibreOffice lays them out, the page as a telephone shows it first.

Needs LibreOffice, poppler and Chromium from the system; without them these tests are left out with the reason, and CI
fails. `bench/beelden` makes pictures of the same to look at.
"""

from __future__ import annotations

import csv
import html as htmlmodule
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rapport_hulp import een_positie, lees_xlsx, met_rijen, rij
from telmee.uitvoer.rapport import blad, pagina
from telmee.werkgever.beeld import beeld

WORTEL = Path(__file__).parent.parent
_bron = importlib.util.spec_from_file_location("beelden", WORTEL / "bench/beelden.py")
assert _bron is not None and _bron.loader is not None
beelden = importlib.util.module_from_spec(_bron)
sys.modules["beelden"] = beelden
_bron.loader.exec_module(beelden)

pytestmark = pytest.mark.traag
TELEFOON = (390, 844)
MEET = """
const vak = e => { const r = e.getBoundingClientRect(); return [r.top, r.bottom, r.left, r.right] };
const uit = {h1: vak(document.querySelector("h1")), actie: vak(document.querySelector(".doen li")),
  hoog: innerHeight, breed: innerWidth, pagina: document.documentElement.scrollWidth,
  papier: getComputedStyle(document.body).backgroundColor, inkt: getComputedStyle(document.body).color};
parent.document.body.textContent = "UIT" + JSON.stringify(uit) + "TIU";
"""


def eis(gevonden: object, wat: str) -> None:
    if not gevonden:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"{wat} ontbreekt op dit systeem")


@pytest.fixture(scope="module")
def werkboek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with many rows and long texts."""
    eis(beelden.gevonden(beelden.KANTOREN), "LibreOffice (libreoffice-calc-nogui)")
    lang = (
        "Deze zin is zo lang dat hij over meer regels gaat dan er in een gewone rij passen, en dan nog een keer. " * 3
    )
    rijen = [rij(n, reden=lang if n % 3 == 0 else "kort", gemist=n * 1_000_000 + 7) for n in range(1, 25)]
    pad = tmp_path_factory.mktemp("blad") / "rapport.xlsx"
    pad.write_bytes(blad.xlsx(beeld(met_rijen(een_positie(), rijen))))
    return pad


def test_op_de_bladen_staat_niets_over_elkaar(werkboek: Path, tmp_path: Path) -> None:
    """Every word on the paper of LibreOffice has a place of its own, and no number became ###."""
    eis(shutil.which("pdftotext"), "pdftotext (poppler-utils)")
    pdf = beelden.naar_pdf(werkboek, tmp_path)
    lijst = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    bladen = lijst.split("<page ")[1:]
    woorden = 0
    for nummer, stuk in enumerate(bladen, 1):
        vakken = [
            (*(float(deel) for deel in gevonden[:4]), htmlmodule.unescape(gevonden[4]))
            for gevonden in re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', stuk)
        ]
        woorden += len(vakken)
        assert not [v for v in vakken if "###" in v[4]], nummer
        assert [(a[4], b[4]) for a, b in overlap(vakken)] == [], nummer
    assert len(bladen) >= 8 and woorden > 500


def overlap(vakken: list[tuple[Any, ...]]) -> list[tuple[Any, Any]]:
    """Pairs of words of which a quarter of the smaller one lies on the other."""
    paren = []
    vakken = sorted(vakken, key=lambda v: v[1])
    for n, a in enumerate(vakken):
        for b in vakken[n + 1 :]:
            if b[1] >= a[3]:
                break
            breed, hoog = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
            if breed > 0 and hoog > 0:
                kleinste = min((v[2] - v[0]) * (v[3] - v[1]) for v in (a, b))
                if breed * hoog > kleinste / 4:
                    paren.append((a, b))
    return paren


def test_wat_over_elkaar_staat_wordt_gevonden() -> None:
    assert overlap([(0.0, 0.0, 10.0, 10.0, "a"), (5.0, 2.0, 15.0, 12.0, "b")]) != []
    assert overlap([(0.0, 0.0, 10.0, 10.0, "a"), (10.0, 0.0, 20.0, 10.0, "b")]) == []


def test_libreoffice_rekent_de_totalen_zelf_uit(werkboek: Path, tmp_path: Path) -> None:
    """The figures that are in the file are taken out, so that only computing can give them back."""
    leeg = tmp_path / "leeg.xlsx"
    beelden.zonder_uitkomsten(werkboek, leeg)
    assert leeg.read_bytes() != werkboek.read_bytes()
    per_blad = beelden.naar_csv(leeg, tmp_path)
    t = met_rijen(een_positie(), [rij(n, gemist=n * 1_000_000 + 7) for n in range(1, 25)]).lkv_totaal
    voordelen = list(csv.reader(per_blad["Voordelen"].read_text(encoding="utf-8").splitlines()))
    plaats = voordelen[0].index("Nog niet gevraagd")
    samen = next(r for r in voordelen if r and r[0].startswith("Samen"))
    assert t.gemist is not None and round(float(samen[plaats]) * 100) == t.gemist
    antwoord = list(csv.reader(per_blad["Antwoord"].read_text(encoding="utf-8").splitlines()))
    assert round(float(next(r for r in antwoord if r and r[0] == "Samen")[2]) * 100) == t.gemist
    assert lees_xlsx(werkboek.read_bytes())["Antwoord"][0]["A1"][1] == antwoord[0][0]


def eerste_blik(map_: Path, tekst: str, maat: tuple[int, int], *opties: str) -> dict[str, Any]:
    """Where the answer and the first thing to do are when the page has just been opened."""
    eis(beelden.gevonden(beelden.BROWSERS), "Chromium")
    zonder = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", tekst)
    (map_ / "x.html").write_text(zonder.replace("</body>", f"<script>{MEET}</script></body>"), encoding="utf-8")
    kader = f'<body style="margin:0"><iframe src="x.html" width="{maat[0]}" height="{maat[1]}" style="border:0">'
    (map_ / "kader.html").write_text(f"{kader}</iframe></body>", encoding="utf-8")
    dom = beelden.browser("--window-size=1000,1000", "--allow-file-access-from-files", "--dump-dom", *opties,
                          (map_ / "kader.html").as_uri(), map_=map_)  # fmt: skip
    gevonden = re.search(r"UIT(\{.*\})TIU", dom, re.DOTALL)
    assert gevonden, dom[:500]
    uit: dict[str, Any] = json.loads(htmlmodule.unescape(gevonden[1]))
    return uit


def test_op_een_telefoon_staan_het_antwoord_en_het_eerste_dat_te_doen_is_in_beeld(tmp_path: Path) -> None:
    uit = eerste_blik(tmp_path, pagina.html(beeld(een_positie())), TELEFOON)
    assert (uit["breed"], uit["hoog"]) == TELEFOON and uit["pagina"] <= TELEFOON[0]
    for naam in ("h1", "actie"):
        boven, onder, links, rechts = uit[naam]
        assert 0 <= boven < onder <= TELEFOON[1] and 0 <= links < rechts <= TELEFOON[0], naam
    assert uit["h1"][1] <= uit["actie"][0]


@pytest.mark.parametrize(("opties", "donker"), [((), False), (beelden.DONKER, True)])
def test_de_pagina_volgt_licht_en_donker(tmp_path: Path, opties: tuple[str, ...], donker: bool) -> None:
    uit = eerste_blik(tmp_path, pagina.html(beeld(een_positie())), (768, 900), *opties)
    papier, inkt = (sum(int(d) for d in re.findall(r"\d+", uit[naam])) for naam in ("papier", "inkt"))
    assert (papier < inkt) is donker


def test_gedrukt_is_de_pagina_licht_ook_als_het_scherm_donker_is(tmp_path: Path) -> None:
    eis(beelden.gevonden(beelden.BROWSERS) and shutil.which("pdftoppm"), "Chromium of pdftoppm (poppler-utils)")
    from PIL import Image

    bron, pdf = tmp_path / "x.html", tmp_path / "x.pdf"
    bron.write_text(pagina.html(beeld(een_positie())), encoding="utf-8")
    beelden.browser(*beelden.DONKER, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", bron.as_uri(), map_=tmp_path)
    beelden.bladzijden(pdf)
    eerste = min(tmp_path.glob("x-*.png"))
    with Image.open(eerste) as plaatje:
        tinten = plaatje.convert("L").histogram()
    assert sum(n * tint for tint, n in enumerate(tinten)) / sum(tinten) > 200
