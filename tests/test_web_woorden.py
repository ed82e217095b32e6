"""No page and no answer of the API speaks of the terminal: no option with its hyphens, no command."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml

import web_hulp

web_hulp.opgezet()
from telmee.web.kit.fouten import in_woorden  # noqa: E402 -- after Django was set up
from telmee.web.onderdelen.opname import uitslag  # noqa: E402
from telmee.web.onderdelen.opname.vraag import gewoon  # noqa: E402
from test_web_werkgever import CLIENT  # noqa: E402
from werkgever_hulp import bereken, jaar_van  # noqa: E402

BRON = Path(__file__).resolve().parent.parent / "src/telmee"
TERMINAL = re.compile(r"(?<![\w-])--[a-z]+|\btelmee (?:wet|werkgever|gegevens|doelgroep|meting|serve)\b")
ALLEEN_TERMINAL = ("cli", "web", "uitvoer/rapport/stijl.py", "uitvoer/beeld_tekst.py", "werkgever/voorbeeld.py",
                   "wetboek/lijst.py", "wet/machine/coverage.py")  # fmt: skip
"""Rooms and modules whose words only a terminal shows, or that are no sentences but styles."""


def _tekst(knoop: ast.AST) -> str:
    if isinstance(knoop, ast.JoinedStr):
        return "".join(str(deel.value) if isinstance(deel, ast.Constant) else "x" for deel in knoop.values)
    return knoop.value if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) else ""


def _uit_code(pad: Path) -> Iterator[str]:
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    los = {id(k.value) for k in ast.walk(boom) if isinstance(k, ast.Expr)}  # docstrings
    los |= {id(d) for k in ast.walk(boom) if isinstance(k, ast.JoinedStr) for d in k.values}
    yield from (_tekst(knoop) for knoop in ast.walk(boom) if id(knoop) not in los)


def zinnen() -> list[str]:
    """Every sentence of the rooms under the command line that names an option or a command."""
    gevonden: set[str] = set()
    for pad in sorted(BRON.rglob("*.py")):
        naam = pad.relative_to(BRON).as_posix()
        if not naam.startswith(ALLEEN_TERMINAL):
            gevonden |= {zin for zin in _uit_code(pad) if TERMINAL.search(zin)}
    meldingen = yaml.safe_load((BRON / "gegevens/loonaangifte/meldingen.yaml").read_text(encoding="utf-8"))
    gevonden |= {str(w) for m in meldingen.values() for w in m.values() if TERMINAL.search(str(w))}
    return sorted(gevonden)


@pytest.mark.parametrize("woorden", [in_woorden, gewoon])
def test_every_sentence_that_names_an_option_is_said_in_the_words_of_a_page(woorden):
    alle = zinnen()
    assert len(alle) > 20
    assert [zin for zin in alle if TERMINAL.search(woorden(zin))] == []


API = [
    ("quotumberekening", {"anders": "drempel=1"}),
    ("quotumberekening", {"anders": "onzin_zonder_naam_die_lijkt=1"}),
    ("quotumberekening", {"anders": "drempel_uren"}),
    ("quotumberekening", {"anders": "drempel_uren=veel"}),
    ("quotumberekening", {"anders": "quotumpercentage.9000=3"}),
    ("quotumberekening", {"quotumpercentage": "258"}),
    ("quotumberekening", {"quotumpercentage": "x=2"}),
    ("quotumberekening", {"quotumpercentage": "2,58", "anders": "quotumpercentage.2026=3"}),
    ("quotumberekening", {"uren": "60 fte"}),
    ("regels/quotumheffing", {"op": "1999-01-01"}),
    ("regels/banenafspraakbonus_per_uur", {"op": "2026"}),
    ("regels/bestaat_niet", {}),
]


@pytest.mark.parametrize(("pad", "vraag"), API)
def test_no_error_of_the_api_names_an_option(pad, vraag):
    basis = {"sector": "markt", "jaar": "2026", "uren": "180000"} if pad == "quotumberekening" else {}
    antwoord = CLIENT.get(f"/api/v1/{pad}?{urlencode(basis | vraag)}")
    if antwoord.status_code >= 400:
        assert not TERMINAL.search(antwoord.content.decode()), antwoord.content.decode()
    assert antwoord.status_code < 500 and (pad != "quotumberekening" or antwoord.status_code == 422)


def test_an_error_that_is_about_one_parameter_names_it():
    vraag = {"op": "1999-01-01", "uitkomsten": ["quotumheffing"], "feiten": {}}
    antwoord = CLIENT.post("/api/v1/berekeningen", vraag, content_type="application/json")
    assert antwoord.status_code == 422 and antwoord.json()["velden"][0]["naam"] == "op"


def test_a_report_of_the_upload_names_no_option_in_any_of_its_files():
    """Without the register's answer, the percentage or the year before: the report asks for each of them."""
    p = bereken([*jaar_van(0, 100), *jaar_van(20, 4_000)], None)
    stukken = uitslag.maak(p)
    kaal = {naam: inhoud.decode() for naam, inhoud in stukken.items() if not naam.endswith((".pdf", ".xlsx"))}
    assert any("‘" in inhoud for inhoud in kaal.values())
    woord = re.compile(r"(?<![\w-])--(?:register|uren|quotum|opslag|sector|samen|jaar|stand|geen|inleen|verklaringen)")
    assert [naam for naam, inhoud in kaal.items() if woord.search(inhoud)] == []
