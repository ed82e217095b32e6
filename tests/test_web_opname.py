"""The upload on the page: the same answer as the command line, nothing twice, nothing of a person kept or shown."""

from __future__ import annotations

import io
import re
import tempfile
import threading
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import opname_hulp as hulp
from aangifte_hulp import bericht, record, vol
from opname_hulp import ADRES, RAND, VELDEN, aangiften, klein, lichaam, lijsten, stuur, zip_van
from test_werkgever_weg import mensen
from werkgever_hulp import register_csv, schrijf, verklaringen, verklaringen_csv

hulp.client()  # sets Django up
from django.utils import timezone  # noqa: E402

from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns  # noqa: E402
from telmee.uitvoer.beeld import anders_gezegd  # noqa: E402
from telmee.uitvoer.rapport import druk  # noqa: E402
from telmee.web.onderdelen.opname import kluis, voortgang  # noqa: E402
from telmee.web.onderdelen.opname.models import Stuk, Uitslag  # noqa: E402
from telmee.web.onderdelen.opname.vraag import gewoon  # noqa: E402

OPTIES = ("--jaar", VELDEN["jaar"], "--uren-vorig-jaar", VELDEN["uren_vorig_jaar"], "--quotumpercentage", "2,58")
BSN = re.compile(rb"(?<![0-9])999[0-9]{6}(?![0-9L])")
JSON = f"{ADRES}/bestand/positie.json"
FORMULIER = re.compile(r'name="merk" value="([^"]+)"')


@pytest.fixture(autouse=True)
def _leeg(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    Uitslag.objects.all().delete()
    if "every_page" not in request.node.name:  # two of the three seconds that a report takes
        monkeypatch.setattr(druk, "bestuur", lambda beeld: b"%PDF")
        monkeypatch.setattr(druk, "pdf", lambda beeld: b"%PDF")


def rapport_van(client: Any) -> dict[str, Any]:
    gevonden: dict[str, Any] = client.get(JSON).json()
    return gevonden


def in_woorden_van_de_pagina(antwoord: Any) -> Any:
    """What the command says, where it names an option, as the page says it."""
    return anders_gezegd(antwoord, gewoon)


# -- the same answer


def test_the_example_employer_gets_the_answer_of_the_command_line() -> None:
    client, verwacht = hulp.client(), in_woorden_van_de_pagina(hulp.opdrachtregel(*OPTIES))
    antwoord = stuur(client, [*lijsten(), *aangiften()])
    assert (antwoord.status_code, antwoord["Location"]) == (303, f"{ADRES}/rapport")
    assert rapport_van(client) == verwacht
    api = stuur(hulp.client(), [*aangiften(), *lijsten()], adres="/api/v1/posities")
    assert api.status_code == 200 and api.json() == verwacht
    assert Uitslag.objects.count() == 1, "the API keeps nothing"


def test_a_zip_a_folder_and_files_in_any_order_say_the_same() -> None:
    verwacht = hulp.opdrachtregel(*OPTIES)
    ingepakt = [("aangiften", "jaar.zip", zip_van(aangiften()))]
    map_ = [("map", f"map/{n}/{naam}", inhoud) for n, (_, naam, inhoud) in enumerate(reversed(aangiften()))]
    for vorm in (ingepakt, map_):
        gevonden = stuur(hulp.client(), [*vorm, *lijsten()], adres="/api/v1/posities").json()
        for deel in ("uren", "quotum", "lkv_totaal", "prognose", "opslag_bonus"):
            assert gevonden[deel] == verwacht[deel]


@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])  # a smaller example takes minutes to find
@given(mensen())
def test_drawn_filings_give_the_answer_of_the_command_line(gegeven: Any) -> None:
    records, register, verklaard = gegeven
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        (map_ / "aangiften").mkdir()
        paden = schrijf(map_ / "aangiften", records)
        lijst = [register_csv(map_, register), verklaringen_csv(map_, verklaringen(*verklaard))]
        bestanden = [("aangiften", p.name, p.read_bytes()) for p in paden]
        bestanden += [(p.stem, p.name, p.read_bytes()) for p in lijst]
        api = stuur(hulp.client(), bestanden, adres="/api/v1/posities")
        verwacht = in_woorden_van_de_pagina(hulp.opdrachtregel(*OPTIES, map_=map_))
        assert api.status_code == (200 if verwacht else 422), api.content
        assert not verwacht or api.json() == verwacht


SAMEN = 25
PERSOON = st.fixed_dictionaries(
    {
        "uren": st.integers(0, 190),
        "loon_sv": st.integers(0, 600_000),
        "geboortedatum": st.dates(date(1955, 1, 1), date(2008, 12, 31)),
        "begin": st.dates(date(2019, 1, 1), date(2026, 1, 1)),
        "lkv_banenafspraak": st.booleans(),
        "lkv_scholingsbelemmerd": st.booleans(),
        "lkv_herplaatsing": st.booleans(),
    }
)


@settings(
    max_examples=20, phases=[Phase.explicit, Phase.generate], deadline=None, suppress_health_check=list(HealthCheck)
)
@given(st.lists(st.tuples(PERSOON, st.sampled_from(["ja", "nee", ""])), min_size=SAMEN, max_size=SAMEN))
def test_five_hundred_drawn_employees_are_to_the_cent_as_in_the_terminal(gegeven: Any) -> None:
    """Twenty uploads of twenty-five: what an upload costs by itself is most of the time of a small one."""
    bsns = verzonnen_bsns(SAMEN)
    records = [record(0, **p) | {"bsn": bsn, "personeelsnummer": f"P{n:02d}"} for n, (bsn, (p, _)) in
               enumerate(zip(bsns, gegeven, strict=True))]  # fmt: skip
    regels = [
        f"{bsn:09d};{wat};{'2015-01-01' if wat == 'ja' else ''};"
        for bsn, (_, wat) in zip(bsns, gegeven, strict=True)
        if wat
    ]
    register = "\n".join(["bsn;geregistreerd;van;tot", *regels, ""]).encode()
    bestanden = [("aangiften", "januari.xml", bericht(vol(*records))), ("register", "register.csv", register)]
    antwoord = stuur(hulp.client(), bestanden, adres="/api/v1/posities")
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        (map_ / "aangiften").mkdir()
        (map_ / "aangiften" / "januari.xml").write_bytes(bestanden[0][2])
        (map_ / "register.csv").write_bytes(register)
        verwacht = in_woorden_van_de_pagina(hulp.opdrachtregel(*OPTIES, map_=map_))
    assert antwoord.status_code == 200 and verwacht and antwoord.json() == verwacht
    assert BSN.search(antwoord.content) is None


def test_a_pasted_list_and_a_spreadsheet_are_the_same_list() -> None:
    tekst = (hulp.voorbeeldmap() / "register.csv").read_text()
    boek, doel = openpyxl.Workbook(), io.BytesIO()
    for regel in tekst.splitlines():
        boek.active.append(regel.split(";"))
    boek.save(doel)
    verwacht = hulp.opdrachtregel(*OPTIES)["lkv_totaal"]
    rest = [elk for elk in lijsten() if elk[0] != "register"]
    geplakt = stuur(hulp.client(), [*aangiften(), *rest], adres="/api/v1/posities", later={"register_tekst": tekst})
    blad = [("register", "lijst.xlsx", doel.getvalue())]
    xlsx = stuur(hulp.client(), [*aangiften(), *rest, *blad], adres="/api/v1/posities")
    assert geplakt.json()["lkv_totaal"] == verwacht == xlsx.json()["lkv_totaal"]


def test_the_day_of_a_complete_list_means_what_it_does_on_the_command_line() -> None:
    namen = [r.split(";")[0] for r in (hulp.voorbeeldmap() / "register.csv").read_text().splitlines() if ";ja;" in r]
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        (map_ / "aangiften").symlink_to(hulp.voorbeeldmap() / "aangiften")
        (map_ / "register.csv").write_text("\n".join(namen))
        op = ("--register-compleet-op", "2026-11-01")
        verwacht = hulp.opdrachtregel(*OPTIES, *op, map_=map_)
    later = {"register_tekst": "\n".join(namen), "register_compleet_op": "1-11-2026"}
    gevonden = stuur(hulp.client(), aangiften(), later=later, adres="/api/v1/posities").json()
    assert gevonden["quotum"] == verwacht["quotum"] and gevonden["lkv_totaal"] == verwacht["lkv_totaal"]


# -- the report


def test_every_page_of_the_report_is_there_in_both_languages_and_none_holds_a_bsn() -> None:
    client = hulp.client()
    stuur(client, [*lijsten(), *aangiften()])
    kern = client.get(f"{ADRES}/rapport.json").json()
    namen = [elk["naam"] for elk in kern["secties"]]
    assert {"quotum", "voordelen", "termijnen", "bevindingen", "over"} <= set(namen)
    for voor, taal in (("", "nl"), ("/en", "en")):
        for pad in ("rapport", "rapport/acties", *(f"rapport/{naam}" for naam in namen)):
            antwoord = client.get(f"{voor}{ADRES}/{pad}")
            html = antwoord.content.decode()
            assert antwoord.status_code == 200, pad
            assert f'<html lang="{taal}">' in html and html.count("<h1") == 1
            assert not re.search(r'\sstyle="|\son\w+="', html)
            assert not BSN.search(antwoord.content)
            assert not re.search(r"[^-]--(register|sector|samen|uren)", html), "options of the command line"
            assert len(set(re.findall(r' id="([^"]+)"', html))) == len(re.findall(r' id="([^"]+)"', html)), pad
    for bestand in ("bestuur.pdf", "rapport.pdf", "rapport.xlsx", "termijnen.ics", "positie.json"):
        antwoord = client.get(f"{ADRES}/bestand/{bestand}")
        assert antwoord.status_code == 200 and len(antwoord.content) > 500
        assert antwoord["Content-Disposition"] == f'attachment; filename="telmee-2026-{bestand}"'
    assert client.get(f"{ADRES}/bestand/kern").status_code == 404
    assert client.get(f"{ADRES}/rapport/geheim").status_code == 404


def test_links_between_sections_lead_to_pages() -> None:
    client = hulp.client()
    stuur(client, [*lijsten(), *aangiften()])
    html = client.get(f"/en{ADRES}/rapport").content.decode()
    assert f'href="/en{ADRES}/rapport/quotum"' in html
    assert not re.search(r'href="#(quotum|voordelen)"', html)


def test_the_list_of_what_to_do_has_a_filter_without_script() -> None:
    client = hulp.client()
    stuur(client, [*lijsten(), *aangiften()])
    alle = client.get(f"{ADRES}/rapport/acties.json").json()["acties"]
    soorten = {actie["soort"] for actie in alle}
    assert soorten <= {"loonkostenvoordeel", "quotum", "gegevens"} and len(soorten) > 1
    for soort in soorten:
        eigen = client.get(f"{ADRES}/rapport/acties.json?soort={soort}").json()["acties"]
        assert eigen == [a for a in alle if a["soort"] == soort]
        csv = client.get(f"{ADRES}/rapport/acties.csv?soort={soort}").content.decode()
        assert len(csv.strip().splitlines()) == len(eigen) + 1
    assert client.get(f"{ADRES}/rapport/acties?soort=<script>&blad=-9999999999").status_code == 200


def test_long_tables_are_cut_into_pages_and_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from telmee.web.onderdelen.opname import uitslag

    monkeypatch.setattr(uitslag, "PER_BLAD", 3)
    client = hulp.client()
    stuur(client, [*lijsten(), *aangiften()])
    verwacht = len(rapport_van(client)["lkv"])
    html = client.get(f"{ADRES}/rapport/voordelen").content.decode()
    assert 'class="bladeren"' in html
    rijen = 0
    for blad in range(1, -(-verwacht // 3) + 1):
        binnen = client.get(f"{ADRES}/rapport/voordelen?blad={blad}").content.decode()
        alle = binnen.split("Alle rijen met een loonkostenvoordeel")[-1].split("</table>")[0]
        rijen += alle.count("<tr") - 1
    assert rijen == verwacht


def test_the_english_report_begins_with_the_same_in_english() -> None:
    client = hulp.client()
    stuur(client, [*lijsten(), *aangiften()], VELDEN | {"jaar": "2026"})
    html = client.get(f"/en{ADRES}/rapport").content.decode()
    antwoord = rapport_van(client)["beeld"]
    (kop,) = re.findall(r'<h1 class="antwoord">(.*?)</h1>', html)
    assert kop.startswith("You now miss") and "until 29" in kop.replace("\u00a0", " ")
    cent = rapport_van(client)["lkv_totaal"]["gemist"]
    assert f"{cent // 100:,}.{cent % 100:02d}" in antwoord["antwoord_en"]
    nl = client.get(f"{ADRES}/rapport").content.decode()
    assert "You now miss" not in nl and "U mist nu" in nl
    assert 'href="/en/regels/' in client.get(f"/en{ADRES}/rapport/quotum").content.decode()
    assert 'href="/regels/' in client.get(f"{ADRES}/rapport/quotum").content.decode()


# -- who can see it, and how long


def test_only_the_cookie_opens_it_and_it_is_a_strict_one() -> None:
    client = hulp.client()
    cookie = stuur(client, klein()).cookies["telmee_uitslag"]
    assert cookie["httponly"] and cookie["samesite"] == "Strict" and cookie["max-age"] == 1800 and not cookie["domain"]
    vreemd = hulp.client()
    assert vreemd.get(f"{ADRES}/rapport").status_code == 404
    for waarde in ("x", "A" * 43, cookie.value[:-1] + ("A" if cookie.value[-1] != "A" else "B")):
        vreemd.cookies["telmee_uitslag"] = waarde
        antwoord = vreemd.get(f"{ADRES}/rapport")
        assert antwoord.status_code == 404 and "Er staat geen rapport klaar" in antwoord.content.decode()
        assert vreemd.get(JSON).status_code == 404


def test_outside_demo_the_cookie_is_for_https_of_this_server_only(settings: Any) -> None:
    settings.HTTPS = True
    cookie = stuur(hulp.client(), klein()).cookies["__Host-telmee_uitslag"]
    assert cookie["secure"] and cookie["path"] == "/"


@pytest.fixture
def settings() -> Any:
    from django.test import override_settings

    class Wissel:
        def __setattr__(self, naam: str, waarde: Any) -> None:
            object.__setattr__(self, "_wissel", override_settings(**{naam: waarde}))
            self._wissel.enable()

    wissel = Wissel()
    yield wissel
    wissel._wissel.disable()


def test_a_secret_from_elsewhere_is_never_taken_over() -> None:
    client, vast = hulp.client(), "A" * 43
    client.cookies["telmee_uitslag"] = vast
    nieuw = stuur(client, klein()).cookies["telmee_uitslag"].value
    assert nieuw != vast
    tweede = stuur(client, klein()).cookies["telmee_uitslag"].value
    assert tweede != nieuw
    aanvaller = hulp.client()
    aanvaller.cookies["telmee_uitslag"] = vast
    assert aanvaller.get(f"{ADRES}/rapport").status_code == 404
    aanvaller.cookies["telmee_uitslag"] = nieuw
    assert aanvaller.get(f"{ADRES}/rapport").status_code == 404, "the report before went with the new one"
    assert Uitslag.objects.count() == 1


def test_the_database_alone_opens_nothing() -> None:
    client = hulp.client()
    geheim = stuur(client, [*lijsten(), *klein()]).cookies["telmee_uitslag"].value
    antwoord = rapport_van(client)["beeld"]["antwoord"]
    rijen = list(Uitslag.objects.values()), list(Stuk.objects.values())
    ruw = repr(rijen).encode() + b"".join(bytes(s["inhoud"]) for s in rijen[1])
    assert not BSN.search(ruw) and geheim.encode() not in ruw and antwoord[:20].encode() not in ruw
    assert kluis.naam_van(geheim) == rijen[0][0]["id"]
    naam = rijen[1][0]["naam"]
    anders = bytearray(rijen[1][0]["inhoud"])
    anders[-1] ^= 1
    Stuk.objects.filter(naam=naam).update(inhoud=bytes(anders))
    assert kluis.haal(geheim, naam) is None, "what was tampered with is not shown"
    een, ander = Stuk.objects.exclude(naam=naam)[:2]
    Stuk.objects.filter(pk=een.pk).update(inhoud=ander.inhoud)
    assert kluis.haal(geheim, een.naam) is None, "a piece in the place of another is not shown"


def test_after_half_an_hour_it_is_gone_also_from_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    client = hulp.client()
    geheim = stuur(client, klein()).cookies["telmee_uitslag"].value
    assert timedelta(minutes=29) < kluis.tot(geheim) - timezone.now() <= timedelta(minutes=30)
    Uitslag.objects.update(tot=timezone.now())
    assert client.get(f"{ADRES}/rapport").status_code == 404 and client.get(JSON).status_code == 404
    assert Uitslag.objects.count() == 1
    kluis.ruim_op()
    assert not Uitslag.objects.exists() and not Stuk.objects.exists()
    monkeypatch.setattr(kluis, "_ruimer", kluis._Ruimer())
    monkeypatch.setattr(kluis, "DUUR", timedelta(seconds=0.2))  # the thread that sleeps until then
    stuur(client, klein())
    for _ in range(60):
        if not Uitslag.objects.exists():
            break
        threading.Event().wait(0.1)
    assert not Uitslag.objects.exists()


def test_wipe_does_so_at_once() -> None:
    client = hulp.client()
    stuur(client, klein())
    antwoord = client.post(f"{ADRES}/wissen")
    assert antwoord.status_code == 200 and "Uw rapport is gewist" in antwoord.content.decode()
    assert not Uitslag.objects.exists() and not Stuk.objects.exists()
    assert client.cookies["telmee_uitslag"].value == ""
    assert client.post(f"{ADRES}/wissen").status_code == 200, "twice is no error"
    assert hulp.client(enforce_csrf_checks=True).post(f"{ADRES}/wissen").status_code == 403


def test_two_tabs_a_page_of_the_old_report_does_not_wipe_the_new_one() -> None:
    client = hulp.client()
    stuur(client, klein())
    oud = FORMULIER.search(client.get(f"{ADRES}/rapport").content.decode())[1]
    stuur(client, [*klein(), *lijsten()])
    antwoord = client.post(f"{ADRES}/wissen", {"merk": oud})
    assert antwoord.status_code == 303 and Uitslag.objects.count() == 1
    assert "In een ander tabblad" in client.get(antwoord["Location"]).content.decode()
    nieuw = FORMULIER.search(client.get(f"{ADRES}/rapport").content.decode())[1]
    assert client.post(f"{ADRES}/wissen", {"merk": nieuw}).status_code == 200 and not Uitslag.objects.exists()


# -- nothing twice, nothing half


def test_the_same_form_sent_twice_keeps_one_report() -> None:
    merk = "m" * 32
    for _ in range(3):
        stuur(hulp.client(), klein(), VELDEN | {"merk": merk})
    assert Uitslag.objects.count() == 1
    stuur(hulp.client(), klein(), VELDEN | {"merk": "n" * 32})
    assert Uitslag.objects.count() == 2, "somebody else's form is another one"


@pytest.mark.parametrize("deel", [0.3, 0.8, 0.999])
def test_a_body_that_ends_too_early_keeps_nothing(deel: float) -> None:
    client, heel = hulp.client(), lichaam(VELDEN, [*lijsten(), *aangiften()])
    kort = heel[: int(len(heel) * deel)]
    soort = f"multipart/form-data; boundary={RAND}"
    afgekapt = client.post(ADRES, kort, content_type=soort)
    gebroken = client.generic("POST", ADRES, heel, content_type=soort, **{"wsgi.input": io.BytesIO(kort)})
    for antwoord in (afgekapt, gebroken):
        assert antwoord.status_code == 400 and "niets bewaard" in antwoord.content.decode()
    assert not Uitslag.objects.exists()


def test_an_upload_that_goes_on_is_not_forgotten_for_those_that_ended() -> None:
    eerst = voortgang.begin("a" * 22, 1)
    for nummer in range(voortgang.MEESTE + 50):
        voortgang.einde(voortgang.begin(f"{nummer:022d}", 1), voortgang.KLAAR)
    assert voortgang.van("a" * 22) is eerst and len(voortgang._standen) <= voortgang.MEESTE
    assert voortgang.van("0" * 22) is None and voortgang.van(f"{voortgang.MEESTE + 49:022d}") is not None
    voortgang._standen.clear()


def test_progress_tells_files_and_findings_and_stop_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    client, merk = hulp.client(), "p" * 32
    kapot = ("aangiften", "kapot.xml", b"<kapot")
    stuur(client, [*klein(), kapot], VELDEN | {"merk": merk})
    stand = client.post(f"{ADRES}/voortgang", {"merk": merk, "vanaf": "0"}).json()
    assert stand["fase"] == "klaar" and stand["gelezen"] == stand["lengte"] > 0
    namen = [g["naam"] for g in stand["gebeurd"] if g["soort"] == "bestand"]
    assert namen == [klein()[0][1], "kapot.xml"]
    assert any(g["soort"] == "bevinding" and g["waar"].startswith("kapot.xml") for g in stand["gebeurd"])
    rest = client.post(f"{ADRES}/voortgang", {"merk": merk, "vanaf": stand["volgende"]}).json()
    assert rest["gebeurd"] == []
    for vreemd in ("", "kort", "x" * 32, "é" * 30):
        assert client.post(f"{ADRES}/voortgang", {"merk": vreemd, "vanaf": "x"}).json()["fase"] == "onbekend"

    Uitslag.objects.all().delete()
    merk = "s" * 32
    echt = voortgang.Stand.verder

    def stop(zelf: voortgang.Stand, gelezen: int) -> None:
        if gelezen > 100_000:
            client.post(f"{ADRES}/stop", {"merk": merk})
        echt(zelf, gelezen)

    monkeypatch.setattr(voortgang.Stand, "verder", stop)
    assert stuur(client, [*lijsten(), *aangiften()], VELDEN | {"merk": merk}).status_code == 400
    assert not Uitslag.objects.exists()


# -- who may send


def test_a_form_that_we_did_not_give_out_is_refused_before_a_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from telmee.web.onderdelen.opname import lezen

    client = hulp.client(enforce_csrf_checks=True)
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', client.get(ADRES).content.decode())[1]
    met_token = VELDEN | {"csrfmiddlewaretoken": token}
    assert stuur(client, klein(), met_token).status_code == 303
    monkeypatch.setattr(lezen.uit_bestanden, "aangiften", lambda *a, **k: pytest.fail("a file was read"))
    for velden, later in ((VELDEN, None), (VELDEN, {"csrfmiddlewaretoken": token}),
                          (VELDEN | {"csrfmiddlewaretoken": "x" * 64}, None)):  # fmt: skip
        antwoord = stuur(client, klein(), velden, later)
        assert antwoord.status_code == 403 and "formulier" in antwoord.content.decode()
    assert client.post(f"{ADRES}/voortgang", {"merk": "x"}).status_code == 403


def test_the_script_of_the_page_hears_the_same_as_data() -> None:
    client = hulp.client()
    goed = stuur(client, klein(), Accept="application/json")
    assert goed.json() == {"adres": f"{ADRES}/rapport"} and "telmee_uitslag" in goed.cookies
    fout = stuur(client, klein(), VELDEN | {"jaar": "26"}, Accept="application/json")
    assert fout.status_code == 422 and [f["veld"] for f in fout.json()["fouten"]] == ["veld-jaar"]


def test_english_stays_english() -> None:
    client = hulp.client()
    assert stuur(client, klein(), adres=f"/en{ADRES}")["Location"] == f"/en{ADRES}/rapport"
    antwoord = stuur(client, klein(), VELDEN | {"jaar": "x"}, adres=f"/en{ADRES}")
    assert "Write the year with four digits" in antwoord.content.decode()
