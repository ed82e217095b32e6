"""The libraries of beleid where they are not there: the pages say so, get them once, and never wait."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import web_hulp

web_hulp.opgezet()
from django.utils import timezone  # noqa: E402 -- after Django was set up

from telmee.fouten import Fout  # noqa: E402
from telmee.web.kit.models import BEZIG, GESTOPT, KLAAR, LOOPT, MISLUKT, Taak  # noqa: E402
from telmee.web.kit.onthouden import GEHEUGEN  # noqa: E402
from telmee.web.kit.taken import Gestopt  # noqa: E402
from telmee.web.onderdelen.beleid import halen  # noqa: E402

PAGINAS = [adres for naam, adres in web_hulp.adressen() if naam.startswith("beleid-") and naam != "beleid-start"]


@pytest.fixture(autouse=True)
def ontbreekt(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An environment of Telmee in which the set was never installed."""
    halen._gezien.clear()
    GEHEUGEN.leeg()
    Taak.objects.filter(soort=halen.SOORT).delete()
    monkeypatch.setattr(halen, "find_spec", lambda naam: None)
    monkeypatch.setattr(halen, "kan", lambda: True)
    yield
    Taak.objects.filter(soort=halen.SOORT).delete()
    halen._gezien.clear()
    GEHEUGEN.leeg()


def taken() -> list[Any]:
    """The work that was put in the queue for it."""
    return list(Taak.objects.filter(soort=halen.SOORT))


@pytest.mark.parametrize("adres", PAGINAS)
def test_a_page_says_at_once_that_it_is_being_got(adres: str) -> None:
    begin = time.monotonic()
    antwoord = web_hulp.client().get(adres)
    assert time.monotonic() - begin < 5
    bladzijde = antwoord.content.decode()
    assert antwoord.status_code == 202 and antwoord["Retry-After"] == str(halen.SECONDEN)
    assert 'role="status"' in bladzijde and 'id="ververs"' in bladzijde
    assert ("being fetched" if adres.startswith("/en/") else "worden nu opgehaald") in bladzijde


def test_it_is_begun_once_however_many_ask() -> None:
    for adres in PAGINAS * 2:
        web_hulp.client().get(adres)
    assert len(taken()) == 1 and taken()[0].staat in LOOPT


def test_the_first_page_of_the_subject_begins_nothing() -> None:
    assert web_hulp.client().get("/beleid").status_code == 200 and not taken()


@pytest.mark.parametrize("achter", [".json", ".csv", ".svg"])
def test_a_program_is_told_to_come_back(achter: str) -> None:
    antwoord = web_hulp.client().get(f"/beleid/prognose{achter}")
    assert antwoord.status_code == 503 and antwoord["Retry-After"] == str(halen.SECONDEN)
    assert "opgehaald" in antwoord.content.decode()


def test_progress_is_shown() -> None:
    Taak.objects.create(soort=halen.SOORT, sleutel="x", staat=BEZIG, gedaan=4, van=9, zin="De pakketten ophalen")
    assert 'max="9" value="4"' in web_hulp.client().get("/beleid/prognose").content.decode()


def test_what_failed_is_said_and_tried_again_only_later() -> None:
    reden = "De pakketten konden niet worden opgehaald: de schijf is vol; maak ruimte vrij en probeer het opnieuw."
    mis = Taak.objects.create(soort=halen.SOORT, sleutel="x", staat=MISLUKT, zin=reden)
    antwoord = web_hulp.client().get("/beleid/prognose")
    assert antwoord.status_code == 503 and reden in antwoord.content.decode()
    assert 'id="ververs"' not in antwoord.content.decode() and len(taken()) == 1
    Taak.objects.filter(pk=mis.pk).update(gemeld=timezone.now() - halen.OPNIEUW - timedelta(seconds=1))
    assert web_hulp.client().get("/beleid/prognose").status_code == 202 and len(taken()) == 2


def test_where_it_cannot_be_installed_the_page_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halen, "kan", lambda: False)
    antwoord = web_hulp.client().get("/beleid/prognose")
    assert antwoord.status_code == 503 and not taken()
    assert "requirements-beleid.txt" in antwoord.content.decode()


def test_no_answer_from_before_is_kept_and_the_page_is_there_when_the_set_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert web_hulp.client().get("/beleid/terugblik").status_code == 202
    monkeypatch.setattr(halen, "find_spec", lambda naam: object())
    assert web_hulp.client().get("/beleid/terugblik").status_code == 202  # still being written
    Taak.objects.filter(soort=halen.SOORT).update(staat=KLAAR)
    assert web_hulp.client().get("/beleid/terugblik").status_code == 200


class Meldt:
    """Who hears how far it is; it may say stop."""

    def __init__(self, stop_bij: int = 99) -> None:
        self.gehoord: list[tuple[int, int]] = []
        self.stop_bij = stop_bij

    def __call__(self, gedaan: int, van: int, zin: str = "") -> None:
        self.gehoord.append((gedaan, van))
        if gedaan >= self.stop_bij:
            raise Gestopt


def script(monkeypatch: pytest.MonkeyPatch, map_: Path, inhoud: str) -> None:
    """Another script in the place of the one that installs."""
    pad = map_ / "omgeving.py"
    pad.write_text(f"import sys, time\n{inhoud}\n", encoding="utf-8")
    monkeypatch.setattr(halen, "SCRIPT", pad)


def test_the_work_tells_how_far_it_is_and_asks_for_this_set_in_this_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    uit = tmp_path / "gevraagd"
    script(
        monkeypatch,
        tmp_path,
        f"import os; open({str(uit)!r}, 'w').write(' '.join(sys.argv[1:]) + '|' + os.environ['TELMEE_VENV'])\n"
        "print('      10 van 12 opgehaald', file=sys.stderr)",
    )
    meldt = Meldt()
    halen.haal(meldt)
    assert meldt.gehoord == [(0, 0), (10, 12)] and uit.read_text() == f"beleid|{sys.prefix}"


@pytest.mark.parametrize(
    ("regels", "reden"),
    [
        ("print('Fout: de omgeving is niet gemaakt: de schijf is vol.', file=sys.stderr)", "de schijf is vol."),
        ("print('Traceback: iets', file=sys.stderr)", "onbekend waarom"),
        ("print(f'Fout: kapot in {sys.prefix}/lib.', file=sys.stderr)", "kapot in de omgeving/lib."),
    ],
)
def test_a_failure_is_one_sentence_without_a_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, regels: str, reden: str
) -> None:
    script(monkeypatch, tmp_path, f"{regels}\nsys.exit(1)")
    with pytest.raises(Fout, match="De pakketten konden niet worden opgehaald") as fout:
        halen.haal(Meldt())
    assert reden in str(fout.value) and sys.prefix not in str(fout.value)


def test_who_stops_it_ends_its_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gestart: list[subprocess.Popen[str]] = []
    echt = subprocess.Popen

    def let_op(*a: Any, **k: Any) -> Any:
        gestart.append(echt(*a, **k))
        return gestart[-1]

    script(monkeypatch, tmp_path, "print('1 van 9', file=sys.stderr, flush=True); time.sleep(60)")
    monkeypatch.setattr(halen.subprocess, "Popen", let_op)
    begin = time.monotonic()
    with pytest.raises(Gestopt):
        halen.haal(Meldt(stop_bij=1))
    assert time.monotonic() - begin < 20 and gestart[0].poll() is not None


def test_what_somebody_stopped_is_begun_again_for_who_asks() -> None:
    Taak.objects.create(soort=halen.SOORT, sleutel="x", staat=GESTOPT)
    assert web_hulp.client().get("/beleid/prognose").status_code == 202 and len(taken()) == 2


@pytest.mark.parametrize(("merk", "bezig", "mag"), [(True, False, True), (False, False, False), (True, True, False)])
def test_only_an_environment_of_telmee_that_is_whole_is_written_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, merk: bool, bezig: bool, mag: bool
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    for naam, er in ((".telmee-python", merk), (".telmee-bezig", bezig)):
        if er:
            (tmp_path / naam).touch()
    assert halen.kan() is mag


def test_the_pages_load_without_the_set() -> None:
    """Importing them imports none of the libraries: the first start of everything else stays as fast."""
    proef = (
        "import sys, web_hulp; web_hulp.opgezet(); import telmee.web.urls\n"
        "print([n for n in ('scipy', 'statsmodels', 'pandas') if n in sys.modules])"
    )
    hier = Path(__file__).resolve().parent
    omgeving = os.environ | {"PYTHONPATH": f"{hier.parent / 'src'}:{hier}"}
    klaar = subprocess.run([sys.executable, "-c", proef], capture_output=True, text=True, env=omgeving, timeout=60)
    assert klaar.stdout.strip() == "[]", klaar.stderr[-500:]
