"""The API of beleid gives what the commands give; more than a page does comes later; wrong input is said."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml

import web_hulp

web_hulp.opgezet()
pytest.importorskip("statsmodels", reason="de pakketten van beleid zijn er niet")

from django.utils import timezone  # noqa: E402 -- after Django was set up

from telmee.beleid.voorbeelden import voorbeelden  # noqa: E402 -- after Django was set up
from telmee.cli import main  # noqa: E402
from telmee.web.kit import taken  # noqa: E402
from telmee.web.kit.models import BEZIG, KLAAR, MISLUKT, Taak  # noqa: E402
from telmee.web.onderdelen.beleid import halen, werk  # noqa: E402

CLIENT = web_hulp.client()
OPTIE2: dict[str, Any] = {"naam": "x", "vanaf": 2027, "doelgroep": {"optie": 2}}
OPNIEUW = {"hervorming": OPTIE2, "trekkingen": 300}


def stuur(pad: str, inhoud: Any) -> Any:
    return CLIENT.post(f"/api/v1/{pad}", json.dumps(inhoud), content_type="application/json")


def opdracht(capsys: pytest.CaptureFixture[str], *argumenten: str) -> Any:
    """What the command gives."""
    assert main(["beleid", *argumenten, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def voer_uit() -> None:
    """A worker does all that is in the queue."""
    taken.werker(0.01)
    for nummer in Taak.objects.filter(staat="wacht", soort__in=(werk.VERKENNING, werk.VERGELIJKING)):
        taken._voer_uit.func(str(nummer.pk), nummer.soort, _gegeven(nummer))


def _gegeven(taak: Taak) -> dict[str, Any]:
    from django_tasks_db.models import DBTaskResult

    rijen = [rij.args_kwargs["args"] for rij in DBTaskResult.objects.all()]
    return next(args[2] for args in rijen if args[0] == str(taak.pk))


@pytest.fixture(autouse=True)
def leeg() -> None:
    Taak.objects.filter(soort__in=(werk.VERKENNING, werk.VERGELIJKING)).delete()


# --- The same as the commands ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pad", "argumenten"),
    [
        ("prognoses", ["prognose"]),
        ("prognoses?jaar=2027&tot=2032", ["prognose", "--jaar", "2027", "--tot", "2032"]),
        ("prognoses?stand=2020-08-10", ["prognose", "--stand", "2020-08-10"]),
        ("terugblik", ["terugblik"]),
        ("parameters", ["parameters"]),
        ("parameters?status=aanname", ["parameters", "--status", "aanname"]),
    ],
)
def test_a_question_gives_what_the_command_gives(
    capsys: pytest.CaptureFixture[str], pad: str, argumenten: list[str]
) -> None:
    antwoord = CLIENT.get(f"/api/v1/{pad}")
    assert antwoord.status_code == 200 and antwoord["Content-Type"].startswith("application/json")
    assert antwoord.json() == opdracht(capsys, *argumenten)


@pytest.mark.parametrize("naam", ["vandaag", "optie3_naar_omvang_opslag", "loskoppelen", "quotum_uitvoering"])
def test_a_reform_gives_what_the_command_gives(capsys: pytest.CaptureFixture[str], tmp_path: Path, naam: str) -> None:
    inhoud = voorbeelden()[f"{naam}.yaml"]
    pad = tmp_path / f"{naam}.yaml"
    pad.write_text(inhoud, encoding="utf-8")
    antwoord = stuur("verkenningen", {"hervorming": yaml.safe_load(inhoud), "trekkingen": 40, "jaren": 9, "zaad": 7})
    assert antwoord.status_code == 200
    assert antwoord.json() == opdracht(capsys, "verken", str(pad), "--trekkingen", "40", "--jaren", "9", "--zaad", "7")


def test_reforms_side_by_side_give_what_the_command_gives(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    hervormingen = {}
    for naam in ("optie2_vast_opslag", "optie3_vast_opslag"):
        (tmp_path / f"{naam}.yaml").write_text(voorbeelden()[f"{naam}.yaml"], encoding="utf-8")
        hervormingen[naam] = yaml.safe_load(voorbeelden()[f"{naam}.yaml"])
    vraag = {"hervormingen": hervormingen, "maat": "in_het_echt", "jaar": 2032, "trekkingen": 60}
    antwoord = stuur("vergelijkingen", vraag)
    paden = [str(tmp_path / f"{naam}.yaml") for naam in hervormingen]
    verwacht = opdracht(capsys, "vergelijk", *paden, "--maat", "in_het_echt", "--jaar", "2032", "--trekkingen", "60")
    assert antwoord.status_code == 200 and antwoord.json() == verwacht


# --- In the background ----------------------------------------------------------------------------------------------


def test_more_than_a_page_does_is_reckoned_in_the_background_and_is_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    begin = stuur("verkenningen", {"hervorming": OPTIE2, "trekkingen": 201})
    assert begin.status_code == 202 and begin.json()["staat"] == "wacht" and begin["Retry-After"] == "2"
    assert stuur("verkenningen", {"hervorming": OPTIE2, "trekkingen": 201})["Location"] == begin["Location"], "once"
    assert CLIENT.get(begin["Location"]).status_code == 202
    voer_uit()
    eind = CLIENT.get(begin["Location"])
    (tmp_path / "x.yaml").write_text(yaml.safe_dump(OPTIE2), encoding="utf-8")
    verwacht = opdracht(capsys, "verken", str(tmp_path / "x.yaml"), "--trekkingen", "201")
    assert eind.status_code == 200 and eind.json() == verwacht


def test_the_last_that_is_answered_at_once() -> None:
    assert stuur("verkenningen", {"hervorming": OPTIE2, "trekkingen": 200}).status_code == 200
    twee = {"a": OPTIE2, "b": {}}
    klein = {"hervormingen": twee, "maat": "gat", "trekkingen": 100}
    assert stuur("vergelijkingen", klein).status_code == 200
    begin = stuur("vergelijkingen", klein | {"trekkingen": 101})
    assert begin.status_code == 202
    voer_uit()
    assert CLIENT.get(begin["Location"]).json()["maat"] == "gat"
    andersom = begin["Location"].replace("vergelijkingen", "verkenningen")
    assert CLIENT.get(andersom).status_code == 404, "each kind at its own address"


def test_work_that_failed_or_is_gone_says_so() -> None:
    begin = stuur("verkenningen", {"hervorming": OPTIE2, "trekkingen": 300})
    nummer = begin["Location"].rpartition("/")[2]
    Taak.objects.filter(pk=nummer).update(staat=MISLUKT)
    antwoord = CLIENT.get(begin["Location"])
    assert antwoord.status_code == 422 and "Vraag haar opnieuw" in antwoord.json()["detail"]
    taken.stop(stuur("verkenningen", {"hervorming": OPTIE2, "trekkingen": 300})["Location"].rpartition("/")[2])
    assert not Taak.objects.filter(staat=KLAAR, soort=werk.VERKENNING).exists()
    onbekend = CLIENT.get(f"/api/v1/verkenningen/{uuid4()}")
    assert onbekend.status_code == 404 and onbekend["Content-Type"].startswith("application/problem+json")


def test_work_whose_worker_died_says_to_ask_again() -> None:
    begin = stuur("verkenningen", OPNIEUW)
    nummer = begin["Location"].rpartition("/")[2]
    lang = timezone.now() - taken.STIL - timedelta(seconds=1)
    for vraag in (lambda: CLIENT.get(begin["Location"]), lambda: stuur("verkenningen", OPNIEUW)):
        Taak.objects.filter(pk=nummer).update(staat=BEZIG, zin=werk.ZIN, gemeld=lang)
        antwoord = vraag()
        assert antwoord.get("Location") != begin["Location"], "the dead one is no answer"
        antwoord = CLIENT.get(begin["Location"])
        assert antwoord.status_code == 422 and "Vraag haar opnieuw" in antwoord.json()["detail"]


def test_two_at_once_give_what_each_gives_alone() -> None:
    vragen = [{"hervorming": h, "trekkingen": 50, "jaren": 6, "zaad": z} for h in ({}, OPTIE2) for z in (1, 2)]
    alleen = [stuur("verkenningen", elk).json() for elk in vragen]
    assert len({json.dumps(elk) for elk in alleen}) == len(vragen)
    with ThreadPoolExecutor(len(vragen)) as samen:
        assert list(samen.map(lambda elk: stuur("verkenningen", elk).json(), vragen)) == alleen
    groot = [stuur("verkenningen", elk | {"trekkingen": 501})["Location"] for elk in vragen]
    assert len(set(groot)) == len(vragen)
    voer_uit()
    assert [CLIENT.get(plek).json()["zaad"] for plek in groot] == [elk["zaad"] for elk in vragen]


def test_work_that_was_stopped_while_it_reckoned_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = stuur("verkenningen", {"hervorming": OPTIE2, "trekkingen": 300})
    nummer = begin["Location"].rpartition("/")[2]
    echt = werk.reken

    def met_stop(*gegeven: Any) -> Any:
        taken.stop(nummer)
        return echt(*gegeven)

    monkeypatch.setattr(werk, "reken", met_stop)
    voer_uit()
    taak = Taak.objects.get(pk=nummer)
    assert (taak.staat, taak.uitkomst) == ("gestopt", "") and CLIENT.get(begin["Location"]).status_code == 422


# --- Wrong input ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hervorming", "veld", "zin"),
    [
        ({"doelgrop": {"optie": 2}}, "hervorming.doelgrop", "Bedoelde u 'doelgroep'?"),
        ({"doelgroep": {"omvang": [9, 1]}}, "hervorming.doelgroep.omvang", "ondersteboven"),
        ({"doelgroep": {"optie": [1, 2]}}, "hervorming.doelgroep.optie", "kies er een"),
        ({"quotum": {"activering": 2020, "vorm": "heffing"}}, "hervorming.quotum.activering", "op zijn vroegst"),
        ({"parameters": {"verzonnen": 1}}, "hervorming.parameters.verzonnen", "verzonnen"),
    ],
)
def test_what_is_wrong_with_a_reform_is_said_at_its_place(hervorming: Any, veld: str, zin: str) -> None:
    for pad, vraag, waar in (
        ("verkenningen", {"hervorming": hervorming}, veld),
        (
            "vergelijkingen",
            {"hervormingen": {"a": {}, "b": hervorming}, "maat": "gat"},
            veld.replace("hervorming.", "hervormingen.b.", 1),
        ),
    ):
        antwoord = stuur(pad, vraag)
        assert antwoord.status_code == 422 and zin in antwoord.json()["detail"], antwoord.content
        assert antwoord.json()["velden"][0]["naam"] == waar
    assert not Taak.objects.filter(soort__in=(werk.VERKENNING, werk.VERGELIJKING)).exists()


@pytest.mark.parametrize(
    ("pad", "vraag", "status"),
    [
        ("verkenningen", {"hervorming": {}, "trekkingen": 1}, 400),
        ("verkenningen", {"hervorming": {}, "trekkingen": 5_001}, 400),
        ("verkenningen", {"hervorming": {}, "jaren": 0}, 400),
        ("verkenningen", {"hervorming": {}, "jaren": 16}, 400),
        ("verkenningen", {"hervorming": {}, "zaad": -1}, 400),
        ("verkenningen", {"hervorming": {f"k{n}": 1 for n in range(61)}}, 400),
        ("verkenningen", {"hervorming": []}, 400),
        ("verkenningen", {}, 400),
        ("vergelijkingen", {"hervormingen": {"a": {}}, "maat": "gat"}, 400),
        ("vergelijkingen", {"hervormingen": {str(n): {} for n in range(9)}, "maat": "gat"}, 400),
        ("vergelijkingen", {"hervormingen": {"a": {}, "b": {}}, "maat": "gatt"}, 422),
        ("vergelijkingen", {"hervormingen": {"a": {}, "b": {}}, "maat": ""}, 400),
        ("vergelijkingen", {"hervormingen": {"a": {}, "b": {}}, "maat": " "}, 422),
        ("vergelijkingen", {"hervormingen": {"a": {}, "b": {}}, "maat": "gat", "jaar": False}, 400),
        *(
            ("verkenningen", {"hervorming": {}, naam: waarde}, 400)
            for naam in ("jaren", "trekkingen", "zaad")
            for waarde in (True, "5", 2.5, None)
        ),
        ("vergelijkingen", {"hervormingen": {"a": {}, "b": {}}, "maat": "gat", "jaar": 2040}, 422),
        ("vergelijkingen", {"hervormingen": {"a": {}, "b": {}}, "maat": "gat", "jaar": 2026, "jaren": 1}, 422),
    ],
)
def test_what_is_outside_the_bounds_is_refused(pad: str, vraag: Any, status: int) -> None:
    antwoord = stuur(pad, vraag)
    assert antwoord.status_code == status and antwoord.json()["detail"], antwoord.content


@pytest.mark.parametrize("naam", ["", "x" * 81, "a\0b", "a\nb", "\x1b[31m", "\ud800"])
def test_a_name_that_cannot_be_shown_or_kept_is_refused(naam: str) -> None:
    """PostgreSQL keeps no NUL and no half of a pair; a screen shows no escape."""
    eigen = naam if len(naam) not in (0, 81) else "y" * 121  # the bounds of a reform's own name
    for antwoord, veld in (
        (stuur("vergelijkingen", {"hervormingen": {naam: {}, "b": {}}, "maat": "gat"}), "hervormingen"),
        (stuur("verkenningen", {"hervorming": {"naam": eigen}}), "hervorming.naam"),
    ):
        assert antwoord.status_code == 422 and antwoord.json()["velden"][0]["naam"] == veld, antwoord.content
    assert not Taak.objects.filter(soort__in=(werk.VERKENNING, werk.VERGELIJKING)).exists()


def test_no_more_waits_than_will_be_reckoned_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(werk, "MEEST_IN_DE_RIJ", 2)
    groot = [{"hervorming": OPTIE2, "trekkingen": 300, "zaad": zaad} for zaad in range(3)]
    assert [stuur("verkenningen", elk).status_code for elk in groot] == [202, 202, 503]
    vol = stuur("vergelijkingen", {"hervormingen": {"a": {}, "b": {}}, "maat": "gat"})
    assert vol.status_code == 503 and vol["Retry-After"] == "60" and "over een minuut" in vol.json()["detail"]
    assert stuur("verkenningen", groot[0]).status_code == 202, "what runs already is given back"
    assert stuur("verkenningen", {**groot[2], "trekkingen": 2}).status_code == 200, "what is small waits for nothing"
    voer_uit()
    assert stuur("verkenningen", groot[2]).status_code == 202


@pytest.mark.parametrize(
    ("pad", "veld"),
    [
        ("prognoses?stand=gisteren", "stand"),
        ("prognoses?jaar=2024", "jaar"),
        ("prognoses?jaar=2099", "jaar"),
        ("prognoses?jaar=2030&tot=2029", "tot"),
        ("prognoses?tot=2040", "tot"),
        ("prognoses?stand=2015-01-01", "stand"),
        ("parameters?status=bro", "status"),
    ],
)
def test_a_question_that_cannot_be_is_refused_at_its_field(pad: str, veld: str) -> None:
    antwoord = CLIENT.get(f"/api/v1/{pad}")
    assert antwoord.status_code == 422 and antwoord.json()["velden"][0]["naam"] == veld, antwoord.content
    assert "--" not in antwoord.json()["detail"]


def test_without_the_libraries_it_says_when_to_ask_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halen, "is_er", lambda: False)
    monkeypatch.setattr(halen, "kan", lambda: False)
    for antwoord in (CLIENT.get("/api/v1/prognoses"), stuur("verkenningen", {"hervorming": {}})):
        assert antwoord.status_code == 503 and antwoord["Retry-After"] == str(halen.SECONDEN)
        assert "beheerder" in antwoord.json()["detail"]
    assert CLIENT.get("/api/v1/parameters").status_code == 200, "a list needs nothing more"


@pytest.mark.parametrize(
    ("inhoud", "nl", "en"),
    [
        ({"trekkingen": 1}, "ten minste 2", "at least 2"),
        ({"trekkingen": 5001}, "hoogstens 5000", "at most 5000"),
        ({"jaren": 0}, "ten minste 1", "at least 1"),
        ({"jaren": 16}, "hoogstens 15", "at most 15"),
        ({"zaad": 2**53}, "minder dan 9007199254740992", "less than 9007199254740992"),
        ({"hervormingen": {"a": {}}}, "ten minste 2", "at least 2"),
        ({"hervormingen": {str(n): {} for n in range(9)}}, "hoogstens 8", "at most 8"),
        ({"maat": ""}, "ten minste 1", "at least 1"),
        ({"maat": "x" * 81}, "hoogstens 80", "at most 80"),
    ],
)
def test_what_passes_a_bound_is_told_the_bound(inhoud: dict[str, Any], nl: str, en: str) -> None:
    heel = json.dumps({"hervormingen": {"a": {}, "b": {"vanaf": 2028}}, "maat": "gat", **inhoud})
    for taal, grens in (("nl", nl), ("en", en)):
        antwoord = CLIENT.post(
            "/api/v1/vergelijkingen", heel, content_type="application/json", headers={"Accept-Language": taal}
        )
        (veld,) = antwoord.json()["velden"]
        assert antwoord.status_code == 400 and veld["naam"] in inhoud and veld["detail"].endswith(f": {grens}"), veld
