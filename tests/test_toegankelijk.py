"""The report in a real browser: axe-core finds nothing (WCAG 2.1 A, AA, best practices), nothing runs off the page.

Needs Chromium from the system; without it these tests are left out with the reason, and CI fails.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from telmee.uitvoer.rapport import pagina
from telmee.werkgever.beeld import beeld
from werkgever_hulp import ALTIJD, bereken, jaar_van

pytestmark = pytest.mark.traag
NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
EIS = "de tests in de browser hebben Chromium nodig (Debian, Ubuntu: sudo apt-get install chromium)"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PROEF = """
for (const d of document.querySelectorAll("details")) d.open = %s;
axe.run(document, {runOnly: {type: "tag", values: %s}}).then(r => {
  const uit = {breed: document.documentElement.scrollWidth, scherm: innerWidth, goed: r.passes.length,
    fout: r.violations.map(v => v.id + ": " + v.nodes[0].html)};
  document.documentElement.innerHTML = "<body></body>";
  document.body.textContent = "UIT" + JSON.stringify(uit) + "TIU";
});
"""


@pytest.fixture(scope="module")
def browser() -> str:
    """The browser of the system."""
    gevonden = next((pad for naam in NAMEN if (pad := shutil.which(naam))), None)
    if gevonden is None or importlib.util.find_spec("axe_core_python") is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(EIS)
    return gevonden


@pytest.fixture(scope="module")
def rapport() -> str:
    """A report with every part: rows, dates, findings, forecast, explanations."""
    records = [*jaar_van(0, 50, range(1, 7)), *jaar_van(1, 90, range(1, 7), lkv_banenafspraak=True)]
    p = bereken([*records, *jaar_van(20, 4_000, range(1, 7))], {0: ALTIJD, 1: None, 20: None},
                uren_vorig_jaar=50_000, quotumpercentage=258)  # fmt: skip
    return pagina.html(beeld(p))


def bekijk(browser: str, map_: Path, tekst: str, breedte: int, open_: bool = True, *opties: str) -> dict[str, Any]:
    """What axe finds and how wide the page is; its policy against scripts is taken out, so that the test can run."""
    bron = importlib.util.find_spec("axe_core_python")
    assert bron is not None and bron.submodule_search_locations
    axe = (Path(bron.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")
    zonder = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", tekst)
    proef = PROEF % (json.dumps(open_), json.dumps(TAGS))
    (map_ / "x.html").write_text(
        zonder.replace("</body>", f"<script>{axe}</script><script>{proef}</script></body>"), encoding="utf-8"
    )
    opdracht = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions",
                "--disable-background-networking", "--disable-dev-shm-usage", "--virtual-time-budget=5000",
                f"--user-data-dir={map_ / 'profiel'}", f"--window-size={breedte},900", *opties, "--dump-dom",
                (map_ / "x.html").as_uri()]  # fmt: skip
    dom = subprocess.run(opdracht, capture_output=True, text=True, timeout=400).stdout
    gevonden = re.search(r"UIT(\{.*\})TIU", dom, re.DOTALL)
    assert gevonden, dom[:500]
    uit: dict[str, Any] = json.loads(unescape(gevonden[1]))
    return uit


DONKER = "--blink-settings=preferredColorScheme=0"


@pytest.mark.parametrize(
    ("breedte", "open_", "opties"),
    [(500, True, ()), (500, True, (DONKER,)), (768, False, ()), (1280, True, ()), (1280, True, (DONKER,))],
)
def test_axe_vindt_niets_en_niets_loopt_de_pagina_uit(
    browser: str, rapport: str, tmp_path: Path, breedte: int, open_: bool, opties: tuple[str, ...]
) -> None:
    uit = bekijk(browser, tmp_path, rapport, breedte, open_, *opties)
    assert uit["fout"] == [] and uit["goed"] > 20
    assert uit["breed"] <= uit["scherm"] <= breedte


def test_axe_vindt_wat_er_wel_mis_is(browser: str, rapport: str, tmp_path: Path) -> None:
    """A test that cannot fail is a defect: without a language and with pale text axe does find something."""
    fout = rapport.replace('<html lang="nl">', "<html>").replace("--zacht: #454545", "--zacht: #b0b0b0")
    gevonden = " ".join(bekijk(browser, tmp_path, fout, 1280)["fout"])
    assert "html-has-lang" in gevonden and "color-contrast" in gevonden
