"""The cohort on a page: the report first, one's own files counted as the command counts them, and nothing kept."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import inzage_hulp as hulp

hulp.web_hulp.opgezet()
from django.test import Client, override_settings  # noqa: E402

from telmee import cli  # noqa: E402
from telmee.gegevens.publicatie_register import cohort as gepubliceerd  # noqa: E402
from telmee.meting import cohort_bestanden, cohort_tonen  # noqa: E402
from telmee.meting.cohort import Cohort  # noqa: E402
from telmee.web.onderdelen.doelgroepregister import cohort_opname, cohort_proef  # noqa: E402
from test_register_inuit_cohort import VAN, jaar_werk, land  # noqa: E402

pytestmark = pytest.mark.xdist_group("web-register")
API = "/api/v1/register/cohort"


@pytest.fixture(autouse=True)
def geen_proef() -> Iterator[None]:
    """Nothing was made in the background."""
    cohort_proef._uitkomst().unlink(missing_ok=True)
    with override_settings(DEMO=False):
        yield


@pytest.fixture(scope="module")
def bestanden(tmp_path_factory: Any) -> dict[str, bytes]:
    """Files of some hundreds of people."""
    registraties = [(n, VAN, None) for n in range(1, 301)]
    gronden = [(n, ("wajong", "wsw", "participatiewet")[n % 3], VAN, None) for n in range(1, 301)]
    werk = [jaar_werk(n, 365 if n % 2 else 100) for n in range(1, 201)]
    map_ = land(tmp_path_factory.mktemp("cohort") / "land", registraties, gronden, werk)
    uit = {naam: (map_ / f"{naam}.csv").read_bytes() for naam in cohort_bestanden.NAMEN}
    return {**uit, "map": str(map_).encode()}


def stuur(adres: str, bestanden: dict[str, bytes], client: Any = None, **velden: str) -> Any:
    delen = {naam: io.BytesIO(bestanden[naam]) for naam in cohort_bestanden.NAMEN if naam in bestanden}
    for naam, bestand in delen.items():
        bestand.name = f"{naam}.csv"
    return (client or hulp.web_hulp.client()).post(adres, {**velden, **delen})


def kaal(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


@pytest.mark.parametrize("taal", ["", "/en"])
def test_without_files_the_report_is_the_answer(taal: str) -> None:
    antwoord = hulp.web_hulp.client().get(f"{taal}/register/cohort")
    html = antwoord.content.decode()
    kop = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.S)
    assert antwoord.status_code == 200 and kop is not None
    assert "190" in kop[1] and "35" in kop[1] and 'name="csrfmiddlewaretoken"' in html
    data = hulp.web_hulp.client().get("/register/cohort.json").json()
    assert data["van_wie"] == "rapport" and data["gepubliceerd"]["personen"] == gepubliceerd().personen
    assert hulp.web_hulp.client().get(API).json()["gepubliceerd"] == data["gepubliceerd"]


def test_files_are_counted_as_the_command_counts_them(bestanden: dict[str, bytes], capsys: Any) -> None:
    opdracht = ["meting", "cohort", "--van", "2019-01-01", "--tot", "2022-01-01", "--json"]
    assert cli.main([*opdracht, "--gegevens", bestanden["map"].decode()]) == 0
    verwacht = json.loads(capsys.readouterr().out)
    assert stuur(API, bestanden).json() == verwacht
    pagina = stuur("/register/cohort.json", bestanden).json()
    assert {naam: pagina[naam] for naam in verwacht} == verwacht and pagina["van_wie"] == "eigen"
    html = kaal(stuur("/register/cohort", bestanden))
    assert "Van 300 mensen die steeds geregistreerd stonden, werkte 33 procent nooit." in html


def test_an_answer_to_files_has_no_address_where_it_can_be_had_again(bestanden: dict[str, bytes]) -> None:
    """A link beside it would give other figures: those of everybody."""
    for sturen in (bestanden, {}):
        html = stuur("/register/cohort", sturen).content.decode()
        assert "<figure" in html and ".csv?" not in html and ".svg?" not in html
    assert "/register/cohort.csv?tabel=gepubliceerd" in hulp.web_hulp.client().get("/register/cohort").content.decode()
    for vorm in (".csv", ".svg", ".json"):
        fout = hulp.web_hulp.client().post(f"/register/cohort{vorm}", {"van": "onzin"})
        assert fout.status_code == 422 and fout.json()["fouten"]["van"]


def test_other_days_are_said_beside_the_report(bestanden: dict[str, bytes]) -> None:
    tekst = kaal(stuur("/register/cohort", bestanden, van="1-1-2019", tot="1 juli 2020"))
    assert "van andere dagen" in tekst
    assert stuur(API, bestanden, van="2019-01-01", tot="2020-07-01").json()["tot"] == "2020-07-01"


@pytest.mark.parametrize(
    ("weg", "velden", "veld", "woord"),
    [
        ("registraties", {}, "registraties", "ontbreekt"),
        ("dienstverbanden", {}, "dienstverbanden", "ontbreekt"),
        ("", {"van": "gisteren"}, "van", ""),
        ("", {"van": "2022-01-01"}, "tot", "niet na de eerste"),
        ("", {"van": "2017-01-01"}, "dienstverbanden", "geen loonaangiften van 2017"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    bestanden: dict[str, bytes], weg: str, velden: dict[str, str], veld: str, woord: str
) -> None:
    over = {naam: inhoud for naam, inhoud in bestanden.items() if naam != weg}
    antwoord = stuur("/register/cohort", over, **velden)
    html = antwoord.content.decode()
    assert antwoord.status_code == 422 and f'id="veld-{veld}-fout"' in html and f'href="#veld-{veld}"' in html
    assert woord in html and "--van" not in html
    assert all(f'value="{waarde}"' in html for waarde in velden.values())
    api = stuur(API, over, **velden)
    assert api.status_code == 422 and api["Content-Type"].startswith("application/problem+json")
    assert api.json()["velden"][0]["naam"] == veld


def test_without_the_grounds_every_ground_is_unknown(bestanden: dict[str, bytes]) -> None:
    uit = stuur(API, {naam: inhoud for naam, inhoud in bestanden.items() if naam != "grondslagen"}).json()
    assert {rij["grondslag"] for rij in uit["cellen"] if rij["totaal"]} == {"onbekend", "totaal"}


def test_a_form_that_we_did_not_give_out_is_refused_before_its_files_are_read(bestanden: dict[str, bytes]) -> None:
    streng = Client(enforce_csrf_checks=True)
    assert stuur("/register/cohort", bestanden, streng).status_code == 403
    streng.get("/register/cohort")
    penning = streng.cookies["csrftoken"].value if "csrftoken" in streng.cookies else ""
    merk = (
        penning or re.search(r'csrfmiddlewaretoken" value="([^"]+)', streng.get("/register/cohort").content.decode())[1]
    )
    assert stuur("/register/cohort", bestanden, streng, csrfmiddlewaretoken=merk).status_code == 200


def test_one_file_too_often_one_body_too_many_and_no_body_at_all(bestanden: dict[str, bytes]) -> None:
    client = hulp.web_hulp.client()
    twee = [io.BytesIO(bestanden["registraties"]), io.BytesIO(bestanden["registraties"])]
    assert client.post(API, {"registraties": twee}).status_code == 400
    assert client.post(API, b"{}", content_type="application/json").status_code == 415
    assert cohort_opname._plaatsen.acquire(blocking=False) and cohort_opname._plaatsen.acquire(blocking=False)
    try:
        for adres in (API, "/register/cohort"):
            druk = stuur(adres, bestanden)
            assert druk.status_code == 503 and druk["Retry-After"]
    finally:
        cohort_opname._plaatsen.release()
        cohort_opname._plaatsen.release()
    assert stuur(API, bestanden).status_code == 200, "the places came free again"


def test_nothing_of_a_file_is_kept(bestanden: dict[str, bytes]) -> None:
    from django.conf import settings

    stuur("/register/cohort", bestanden)
    open_ = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        stuur("/register/cohort", bestanden)
        stuur(API, {**bestanden, "registraties": b"onzin"})
    assert len(os.listdir("/proc/self/fd")) <= open_
    spoor = b"2019-01-01,2019-04-10"  # a filing period of the files
    assert spoor in bestanden["dienstverbanden"]
    assert not [pad for pad in Path(settings.MAP).rglob("*") if pad.is_file() and spoor in pad.read_bytes()]


def test_small_cells_are_hidden_and_no_figure_is_below_the_threshold(bestanden: dict[str, bytes]) -> None:
    uit = stuur(
        API, {**bestanden, "grondslagen": bestanden["grondslagen"].replace(b"3,participatiewet", b"3,overig")}
    ).json()
    getallen = [w for rij in uit["cellen"] for n, w in rij.items() if n != "grondslag"]
    assert None in getallen and all(w is None or w >= 10 for w in getallen)


def test_what_is_hidden_is_said_in_the_chart_and_has_no_bar() -> None:
    klein = Cohort(VAN, date(2022, 1, 1), {("wajong", "nooit"): 4, ("wsw", "een jaar of langer"): 50})
    plaat = cohort_tonen.staven(klein)
    assert "Verborgen: werkte nooit" in plaat.titel
    assert [staaf.label for staaf in plaat.staven if "rapport" not in staaf.label] == []
    assert Cohort.van_dict(klein.als_dict()) == klein


def test_in_demo_mode_the_cohort_of_the_invented_country_is_made_from_files() -> None:
    """The register's own export beside payroll records of the same people; the page shows it when it is there."""
    hulp.leeg()
    with override_settings(DEMO=True):
        assert cohort_proef.uitkomst() is None
        cohort_proef.reken(lambda *_: None)
        gemaakt = cohort_proef.uitkomst()
        assert gemaakt is not None and gemaakt.tel() > 200 and gemaakt.banner
        assert cohort_proef.begin_zo_nodig() is None
        client = hulp.web_hulp.client()
        data = client.get("/register/cohort.json").json()
        assert data["van_wie"] == "proef" and data["synthetisch"] is True
        assert data["cellen"] == cohort_tonen.als_dict(gemaakt)["cellen"]
        assert "verzonnen" in kaal(client.get("/register/cohort"))
        assert client.get(API).json()["cellen"] == data["cellen"]
    assert cohort_proef.uitkomst() is None, "on a server it is not shown"
    hulp.leeg()
