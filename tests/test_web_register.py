"""The pages of the register: closed until somebody logged in, each role its own, no more than the law gives."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

import inzage_hulp
import web_hulp

web_hulp.opgezet()
from django.test import override_settings  # noqa: E402 -- after Django was set up

from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns  # noqa: E402 -- after Django was set up
from telmee.register import models, opnemen, tonen  # noqa: E402
from telmee.register.gebeurtenis import Gebeurtenis  # noqa: E402
from telmee.register.recht import tabel  # noqa: E402
from telmee.web.kit.aanmelden import demo_identiteiten, sleutels_nu  # noqa: E402
from telmee.web.kit.pagina import PAGINAS  # noqa: E402
from telmee.web.onderdelen.doelgroepregister import mijn, stromen  # noqa: E402

pytestmark = pytest.mark.xdist_group("web-register")
WAJONG, ANDER = map(str, verzonnen_bsns(40)[30:32])
VRAAG = {"waarvoor": "arbeidsdeelname|verwacht"}
GESLOTEN = ("zoek", "lijst", "werknemers", "mensen", "mijn")


@pytest.fixture(scope="module", autouse=True)
def register() -> Any:
    """One registered person, and the citizen of the demo; nobody of another test."""
    inzage_hulp.leeg()
    for bsn in (WAJONG, demo_identiteiten()["burger"].bsn):
        opnemen.neem_op(bsn, [_informatie(bsn), _wajong(bsn)], sleutels_nu())
    yield
    inzage_hulp.leeg()


def _informatie(bsn: str) -> Gebeurtenis:
    feiten = {"vooraf_geinformeerd": True, "wist_het_redelijkerwijs": False}
    return Gebeurtenis("informatie", "melding", date(2024, 1, 1), feiten, "UWV", f"i-{bsn[-3:]}", None)


def _wajong(bsn: str) -> Gebeurtenis:
    feiten = {"duurzaam_geen_mogelijkheden": False}
    return Gebeurtenis("wajong", "vaststelling", date(2024, 2, 1), feiten, "UWV", f"w-{bsn[-3:]}", None)


def bezoeker(wie: str = "") -> Any:
    """A visitor, who plays somebody of the demo."""
    client = web_hulp.client()
    if wie:
        assert client.post("/register/aanmelden", {"wie": wie}).status_code == 302
    return client


def kaal(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


@pytest.mark.parametrize("taal", ["", "/en"])
@pytest.mark.parametrize("pagina", GESLOTEN)
def test_nobody_sees_anything_before_logging_in(pagina: str, taal: str) -> None:
    for wijze in ("get", "post"):
        antwoord = getattr(bezoeker(), wijze)(f"{taal}/register/{pagina}")
        assert antwoord.status_code in (401, 405)
    assert bezoeker().get(f"{taal}/register/{pagina}.json").status_code == 401


@pytest.mark.parametrize("wie", sorted(demo_identiteiten()))
def test_every_role_gets_its_own_pages_and_no_other(wie: str) -> None:
    """The scopes of the file decide, page by page."""
    scopes = demo_identiteiten()[wie].scopes
    client = bezoeker(wie)
    for pagina, scope in (
        ("zoek", "zoek"),
        ("lijst", "lijst"),
        ("werknemers", "werknemers"),
        ("mensen", "eigen-mensen"),
        ("mijn", "mijn"),
    ):
        verwacht = 200 if f"register.{scope}" in scopes else 403
        assert client.get(f"/register/{pagina}").status_code == verwacht, pagina
    deuren = kaal(client.get("/register"))
    assert ("Wat staat er over mij?" in deuren) is ("register.mijn" in scopes)


def test_an_employer_hears_yes_and_the_period_and_never_the_ground() -> None:
    tekst = kaal(bezoeker("bakker").post("/register/zoek", {"bsn": WAJONG, **VRAAG}))
    assert "Deze persoon staat op" in tekst and f"1 januari {date.today().year - 1}" in tekst
    assert "WAJONG" not in tekst and "Wajong" not in tekst
    nee = kaal(bezoeker("bakker").post("/register/zoek", {"bsn": ANDER, **VRAAG}))
    assert "niet in het doelgroepregister" in nee


def test_who_keeps_the_register_sees_the_ground_and_what_was_known_then() -> None:
    uwv = bezoeker("uwv")
    tekst = kaal(uwv.post("/register/zoek", {"bsn": WAJONG, "waarvoor": "registratie|geen"}))
    assert "(WAJONG)" in tekst
    eerder = kaal(uwv.post("/register/zoek", {"bsn": WAJONG, "waarvoor": "registratie|geen", "stand": "2020-01-01"}))
    assert "niet in het doelgroepregister" in eerder and "(WAJONG)" not in eerder


def test_a_list_counts_and_is_a_file_that_a_position_reads(tmp_path: Any) -> None:
    client = bezoeker("bakker")
    tekst = kaal(client.post("/register/lijst", {"bsns": f"{WAJONG}\n{ANDER}", **VRAAG}))
    assert "1 in het register, 1 niet, 0 zonder antwoord" in tekst
    csv = client.post("/register/lijst", {"bsns": f"{WAJONG}\n{ANDER}", "vorm": "csv", **VRAAG})
    assert csv["Content-Type"].startswith("text/csv") and f"{WAJONG};ja" in csv.content.decode()


def test_the_list_of_a_loonheffingennummer_is_complete_on_its_day(tmp_path: Any) -> None:
    """What the register gives is what the position reads: the day it was complete, and for whom."""
    from telmee.gegevens.loonaangifte.register_csv import lees_register

    persoon = opnemen.persoon_van(WAJONG, sleutels_nu())
    models.Inkomstenverhouding.objects.create(
        persoon=persoon,
        loonheffingennummer="900000001L01",
        nummer=1,
        van=date(2024, 2, 1),
        bekend_van=datetime.now(UTC),
    )
    vraag = {"waarvoor": "quotumheffing|werknemer", "vorm": "csv"}
    bestand = tmp_path / "register.csv"
    bestand.write_bytes(bezoeker("bakker").post("/register/werknemers", vraag).content)
    gelezen = lees_register(bestand)
    assert gelezen.compleet_op == date.today() and gelezen.loonheffingennummers == ("900000001L01",)
    assert gelezen.regels["bsn"].to_list() == [int(WAJONG)]
    models.Inkomstenverhouding.objects.all().delete()


def test_one_sees_oneself_who_looked_and_how_to_object() -> None:
    eigen = demo_identiteiten()["burger"].bsn
    bezoeker("bakker").post("/register/zoek", {"bsn": eigen, **VRAAG})
    tekst = kaal(bezoeker("burger").get("/register/mijn"))
    assert "U staat in het doelgroepregister" in tekst and "900000001L01" in tekst
    assert "(WAJONG)" in tekst and "Awb 6:7" in tekst


@pytest.mark.parametrize(("velden", "zegt"), [({"in_register"}, True), ({"in_register", "grond"}, False)])
def test_that_an_employer_never_hears_the_ground_is_said_as_long_as_the_law_says_so(
    velden: set[str], zegt: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mijn.toegang, "paren", lambda *_: [("taak", "geen")])
    monkeypatch.setattr(mijn.recht, "recht", lambda *_: SimpleNamespace(velden=velden))
    assert mijn._werkgever() == (", ".join(tonen.VELDEN[veld] for veld in tonen.VELDEN if veld in velden), zegt)
    monkeypatch.undo()
    assert "Nooit waarom u erin staat" in kaal(bezoeker("burger").get("/register/mijn"))


def test_the_figures_of_this_register_follow_a_job_that_came_without_an_event() -> None:
    """Jobs come after people when a register is filled; what was counted before may not stay."""
    mensen = models.Persoon.objects.bulk_create(
        models.Persoon(
            nummer=n, bsn_index=n.to_bytes(32), bsn_versleuteld=b"", sleutel=1, kop=bytes(32), gebeurtenissen_tot=0
        )
        for n in range(1, 101)
    )
    toen = datetime(2024, 1, 1, tzinfo=UTC)
    models.Registratie.objects.bulk_create(
        models.Registratie(persoon=m, van=date(2020, 1, 1), bekend_van=toen) for m in mensen
    )
    try:
        voor = stromen.toon("register", "2024Q4", "2024Q4")
        models.Inkomstenverhouding.objects.bulk_create(
            models.Inkomstenverhouding(
                persoon=m, loonheffingennummer="900000001L01", nummer=1, van=date(2020, 1, 1), bekend_van=toen
            )
            for m in mensen
        )
        na = stromen.toon("register", "2024Q4", "2024Q4")
        assert voor and na and voor["werkend", "2024Q4"] is None  # nobody: hidden
        assert na["werkend", "2024Q4"] == 100
    finally:
        models.Inkomstenverhouding.objects.filter(persoon__in=mensen).delete()
        models.Registratie.objects.filter(persoon__in=mensen).delete()
        models.Persoon.objects.filter(pk__in=[m.pk for m in mensen]).delete()


def test_ones_own_facts_go_to_the_test_and_give_the_same_answer() -> None:
    """Taken along by form, and there an answer can be changed."""
    client = bezoeker("burger")
    html = client.get("/register/mijn").content.decode()
    feiten = dict(re.findall(r'name="(feit\.\w+)" value="([^"]*)"', html))
    assert feiten["feit.recht_op_wajong"] == "ja" and feiten["feit.beschut_vastgesteld"] == "nee"
    zelfde = kaal(client.post("/gaat-het-over-mij", feiten))
    assert "Ja, op" in zelfde and "hoort u bij de doelgroep" in zelfde
    anders = kaal(client.post("/gaat-het-over-mij", feiten | {"feit.beschut_vastgesteld": "ja"}))
    assert "hoort u niet bij de doelgroep" in anders


@pytest.mark.parametrize("bsn", ["", "123", "123456789", "abcdefghi", "9" * 30, WAJONG + "0", "<script>"])
def test_what_is_no_bsn_is_said_at_the_field_and_not_repeated(bsn: str) -> None:
    antwoord = bezoeker("bakker").post("/register/zoek", {"bsn": bsn, **VRAAG})
    tekst = antwoord.content.decode()
    assert (
        antwoord.status_code == 200
        and 'aria-invalid="true"' in tekst
        and "<script>" not in tekst.split("<main")[1].split("</main")[0]
    )


@pytest.mark.parametrize(
    ("pagina", "wie", "gestuurd", "veld", "zin"),
    [
        ("zoek", "bakker", {"bsn": WAJONG, "op": "2000-01-01"}, "op", "U kunt vragen over een dag van 1 januari"),
        ("zoek", "bakker", {"bsn": "123456789"}, "bsn", "Dit is geen burgerservicenummer"),
        ("lijst", "bakker", {"bsns": f"{WAJONG} {WAJONG}"}, "bsns", "meer dan één keer"),
        ("lijst", "bakker", {"bsns": WAJONG, "op": "2099-01-01"}, "op", "tot en met vandaag"),
        ("zoek", "uwv", {"bsn": WAJONG, "stand": "2099-01-01", "waarvoor": "registratie|geen"}, "stand", "tot nu"),
        ("zoek", "uwv", {"bsn": WAJONG, "stand": "0001-01-01", "waarvoor": "registratie|geen"}, "stand", "van 1900"),
    ],
)
def test_what_the_register_says_of_a_question_stands_at_its_field_with_days_in_words(
    pagina: str, wie: str, gestuurd: dict[str, str], veld: str, zin: str
) -> None:
    html = bezoeker(wie).post(f"/register/{pagina}", VRAAG | gestuurd).content.decode()
    fouten = re.findall(r'<(?:input|textarea|select)[^>]*name="(\w+)"[^>]*aria-invalid="true"', html)
    assert fouten == [veld] and zin in html


@pytest.mark.parametrize("vorm", ["pagina", "csv"])
def test_who_asks_too_often_gets_a_429_on_a_page_too(vorm: str) -> None:
    """Not an error at a field of a page that says 200: a program that fetches the list must see it."""
    with override_settings(REGISTER_GRENZEN={"per_minuut": 1}):
        client, gestuurd = bezoeker("bakker"), {"bsns": WAJONG, "vorm": vorm, **VRAAG}
        antwoorden = [client.post("/register/lijst", gestuurd) for _ in range(3)]
    te_vaak = antwoorden[-1]
    assert te_vaak.status_code == 429 and 1 <= int(te_vaak["Retry-After"]) <= 60
    assert "wij geven even geen antwoord" in kaal(te_vaak).lower() and WAJONG not in te_vaak.content.decode()


@pytest.mark.parametrize(
    "gestuurd", [{}, {"waarvoor": "taak|inwoner"}, {"waarvoor": "registratie|geen"}, {"waarvoor": "x"}]
)
def test_a_purpose_that_is_not_ones_own_gets_no_answer(gestuurd: dict[str, str]) -> None:
    tekst = kaal(bezoeker("bakker").post("/register/zoek", {"bsn": WAJONG, **gestuurd}))
    assert "Kies waarvoor u dit vraagt" in tekst and "Deze persoon staat" not in tekst


def test_nothing_of_a_person_stands_in_an_address_or_in_data_beside_a_page() -> None:
    for naam, pagina in PAGINAS.items():
        if naam.startswith("doelgroepregister-"):
            assert "bsn" not in pagina.adres
    client = bezoeker("bakker")
    assert WAJONG not in client.post("/register/zoek.json", {"bsn": WAJONG, **VRAAG}).content.decode()
    assert "Deze persoon" not in kaal(client.get(f"/register/zoek?bsn={WAJONG}&waarvoor=arbeidsdeelname|verwacht"))


def test_every_look_on_a_page_is_in_the_log() -> None:
    eerder = models.Verwerking.objects.count()
    bezoeker("bakker").post("/register/zoek", {"bsn": WAJONG, **VRAAG})
    assert models.Verwerking.objects.count() == eerder + 1
    laatste = models.Verwerking.objects.latest("begin")
    assert (
        laatste.organisatie == "900000001L01" and laatste.relatie == "verwacht" and laatste.begin <= datetime.now(UTC)
    )


def test_the_table_of_rights_is_for_everybody_and_follows_the_day() -> None:
    nu = kaal(bezoeker().get("/register/wie-mag-wat"))
    toen = kaal(bezoeker().get("/register/wie-mag-wat?op=2024-01-01"))
    assert "periode (dit en vorig jaar)" in nu and nu != toen
    assert len(list(tabel(date.today()))) >= 8
    assert bezoeker().get("/register/wie-mag-wat?op=morgen").status_code == 200


def test_logging_out_closes_the_door_and_a_wrong_name_opens_none() -> None:
    client = bezoeker("bakker")
    assert client.post("/register/afmelden").status_code == 302
    assert client.get("/register/zoek").status_code == 401
    assert bezoeker().post("/register/aanmelden", {"wie": "minister"}).status_code == 422


@pytest.mark.parametrize(
    ("wie", "status", "titel"), [("", 401, "Meld u eerst aan"), ("bakker", 403, "Dit mag niet")], ids=["niemand", "rol"]
)
def test_a_closed_page_says_so_and_leads_to_where_one_logs_in(wie: str, status: int, titel: str) -> None:
    """Not that the request cannot be understood, and not only back to the start of the site."""
    antwoord = bezoeker(wie).get("/register/mijn")
    assert antwoord.status_code == status
    inhoud = antwoord.content.decode()
    assert f"<h1>{titel}</h1>" in inhoud
    assert '<a href="/register">Naar het register</a>' in inhoud
    assert '<a href="/en/register">' in bezoeker(wie).get("/en/register/mijn").content.decode()


@pytest.mark.parametrize("pagina", ["zoek", "lijst", "werknemers"])
@pytest.mark.parametrize(
    ("op", "zin"),
    [
        ("29-2-2026", "februari 2026 heeft 28 dagen"),
        ("1-1-2020", "tot en met"),
        ("1-1-2090", "Het register weet nog niet wie er later in staat"),
    ],
)
def test_what_is_wrong_with_the_day_stands_at_the_day(pagina: str, op: str, zin: str) -> None:
    """Also what only the register knows: an employer may ask about this year and the one before."""
    vraag = {"bsn": WAJONG, "bsns": WAJONG, "waarvoor": "quotumheffing|werknemer", "op": op}
    inhoud = bezoeker("bakker").post(f"/register/{pagina}", vraag).content.decode()
    velden = dict(re.findall(r'id="veld-(\w+)-fout"[^>]*>(.*?)</(?:p|div)>', inhoud, re.DOTALL))
    assert list(velden) == ["op"] and zin in velden["op"]
    assert not re.search(r"\d{4}-\d{2}-\d{2}", velden["op"])  # people read days in words


def test_the_own_workers_are_asked_for_with_no_other_tie() -> None:
    client = bezoeker("bakker")
    keuzes = re.findall(r'name="waarvoor"[^>]*value="([^"]+)"', client.get("/register/werknemers").content.decode())
    assert sorted(keuzes) == ["arbeidsdeelname|werknemer", "quotumheffing|werknemer"]
    anders = kaal(client.post("/register/werknemers", {"waarvoor": "quotumheffing|verwacht"}))
    assert "Kies waarvoor u dit vraagt" in anders and "staan in het register" not in anders


@pytest.mark.parametrize("veld", [{"op": "1-1-2020"}, {"op": "1-1-2090"}, {"op": "29-2-2026"}, {"bsn": "123456789"}])
def test_what_is_wrong_is_said_in_english_on_an_english_page(veld: dict[str, str]) -> None:
    vraag = {"bsn": WAJONG, "waarvoor": "quotumheffing|werknemer", **veld}
    inhoud = bezoeker("bakker").post("/en/register/zoek", vraag).content.decode()
    (fout,) = re.findall(r'class="fout-bij-veld".*?</p>', inhoud, re.DOTALL)
    assert 'lang="nl"' not in fout and not re.search(r"\b(kies|geen|voor|dag)\b", kaal_tekst(fout)), fout


def kaal_tekst(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html)


def test_a_delivery_on_a_page_says_what_came_in_and_what_did_not_and_what_now_runs() -> None:
    """The good lines are recorded, the bad one is a finding without a number, and the request has its terms."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    eigen = demo_identiteiten()["burger"].bsn
    regels = ["bsn;soort;aard;dag;bron;kenmerk", f"{eigen};beoordeling_arbeidsvermogen;aanvraag;2026-06-01;persoon;p-1"]
    inhoud = "\n".join([*regels, "123;wajong;vaststelling;2024-03-01;UWV;p-2"]).encode()
    uwv = bezoeker("uwv")
    tekst = kaal(uwv.post("/register/inname", {"bestand": SimpleUploadedFile("l.csv", inhoud)}))
    assert "1 gebeurtenissen van 1 personen zijn opgenomen; 1 fouten" in tekst and eigen not in tekst
    weer = kaal(uwv.post("/register/inname", {"bestand": SimpleUploadedFile("l.csv", inhoud)}))
    assert "al ingenomen" in weer
    assert "Kies een bestand" in kaal(uwv.post("/register/inname", {}))
    lopend = kaal(uwv.get("/register/aanvragen"))
    assert "beoordeling arbeidsvermogen" in lopend and "(te laat)" in lopend and eigen not in lopend
    assert uwv.get("/register/aanvragen?na=x").status_code == 200
    log = kaal(uwv.get("/register/logboek"))
    assert "inname" in log and "De laatste" in log and eigen not in log
    assert "Unset" not in log and "uwv UWV" not in log and "inzage aanvragen" in log, "people read it, not programs"
