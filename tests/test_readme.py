"""The README's commands do what the README says: each is run, so that the page cannot rot."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DUTCH = (ROOT / "README.nl.md").read_text(encoding="utf-8")
FACTS = {
    "sector": "overheid",
    "quotumplichtig": True,
    "verloonde_uren_grondslag": 100000,
    "verloonde_uren_doelgroep": 300,
}
CASE = """cases:
- id: voorbeeld
  title: Threshold
  op: 2018
  feiten: {toetsuren_vorig_jaar: 40575, verloonde_uren_totaal: 40575, uitlener: false, sw_uitvoerder: false}
  verwacht: {quotumplichtig: true}
  source: Wfsv 34 lid 4
"""


def telmee(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program as a user would, in a folder of its own, without a terminal."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "COLUMNS": "80", "NO_COLOR": "1"}
    leeg = arguments[:2] == ["register", "maak"] and (folder / "register").exists()
    environment["TELMEE_MAP"] = str(folder / ("leeg" if leeg else "register"))  # invented people: in an empty one only
    return subprocess.run(
        [sys.executable, "-m", "telmee", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


def commands() -> list[str]:
    """Every `./telmee …` of the table, options in brackets left out, the words in capitals still in it.

    Not `serve`, which goes on until it is stopped: `test_web_dienst` starts it.
    """
    table = README[README.index("| question | command |") : README.index("Every command has")]
    return [c for c in dict.fromkeys(re.findall(r"`\./telmee ([^`]+)`", table)) if c != "serve"]


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the README's commands mention, so that none waits for another: facts, a receipt, cases, a
    small synthetic country and the example employer."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "feiten.json").write_text(json.dumps(FACTS))
    (folder / "BESTAND.yaml").write_text(CASE)
    bereken = shlex.split("wet bereken quotumheffing --op 2018-12-31 --feiten feiten.json --receipt r.json")
    assert telmee(bereken, folder).returncode == 0
    for making in (
        "gegevens maak --schaal 0.001 --jaren 2012,2024 --naar MAP",
        "werkgever voorbeeld --naar voorbeeld",
        "register maak --schaal 0.001",
    ):
        made = telmee(shlex.split(making), folder)
        assert made.returncode == 0, made.stderr
    return folder


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_table_runs(command: str, workplace: Path) -> None:
    elsewhere = re.sub(r"--naar (MAP|voorbeeld)$", r"--naar NIEUW-\1", command)
    arguments = shlex.split(elsewhere.replace("0.01", "0.001"))
    done = telmee(arguments, workplace)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_example_prints_what_the_readme_shows(workplace: Path) -> None:
    block = README[README.index("```console") :]
    shown = block[block.index("Op 2018") : block.index("\n```")].split("\n", 1)[1]
    done = telmee(shlex.split("wet bereken quotumheffing --op 2018-12-31 --feiten feiten.json"), workplace)
    assert [line.rstrip() for line in done.stdout.split("\n", 1)[1].rstrip().split("\n")] == shown.rstrip().split("\n")


def test_the_table_mentions_at_least_the_main_commands() -> None:
    assert {"meting", "meting 2023", "meting 2023 --uit-delen", "wet onbekend"} <= set(commands())


# --- The Dutch page beside it ---------------------------------------------------------------------------------------


def test_the_two_pages_lead_to_each_other() -> None:
    assert "(README.nl.md)" in README and "(README.md)" in DUTCH


def test_the_dutch_page_has_the_same_commands_and_the_same_example() -> None:
    """What runs for one page runs for the other; the words around it differ."""
    code = r"`(?:\./telmee )?([^`\n]*(?:--|wet |meting|werkgever )[^`\n]*)`"
    assert re.findall(code, README[README.index("| question") : README.index("No source was found")]) == re.findall(
        code, DUTCH[DUTCH.index("| vraag") : DUTCH.index("Voor het quotumpercentage")]
    )
    example = re.compile(r"```console.*?```", re.DOTALL)
    assert example.findall(README) == example.findall(DUTCH) != []


def test_every_option_of_the_dutch_page_exists() -> None:
    docs = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "docs").glob("*.md"))
    assert [o for o in set(re.findall(r"--[a-z][a-z-]+", DUTCH)) if o not in docs + README] == []


PERCENTAGE = re.compile(r"--quotumpercentage '?(\d+,\d+)")
PAGES = [ROOT / "README.md", ROOT / "README.nl.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize(
    "page", [p for p in PAGES if PERCENTAGE.search(p.read_text(encoding="utf-8"))], ids=lambda p: p.name
)
def test_no_page_teaches_a_percentage_that_the_law_marks_unknown_without_saying_so(page: Path) -> None:
    """The law of this program has no percentage of 2026 for the market; who copies a command must read that."""
    from telmee.wet import Wetten

    entry = Wetten.known().op("2026-12-31").entry("quotumpercentage", "markt")
    assert entry is None or entry.figure is None
    text = " ".join(page.read_text(encoding="utf-8").split())
    assert re.search(r"is not established|is hier niet vastgesteld", text)
