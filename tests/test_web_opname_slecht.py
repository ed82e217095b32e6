"""Whatever is sent: one clear sentence or a finding, the rest still read, nothing of the input in answer or log."""

from __future__ import annotations

import io
import re
import threading
import zipfile
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import opname_hulp as hulp
from aangifte_hulp import GOED, bericht, record, vol
from opname_hulp import ADRES, RAND, VELDEN, Bestand, klein, lichaam, lijsten, stuur, zip_van

hulp.client()  # sets Django up
from telmee.uitvoer.rapport import druk  # noqa: E402
from telmee.web.kit import uploads  # noqa: E402
from telmee.web.kit.uploads import Grens  # noqa: E402
from telmee.web.onderdelen.opname import lezen  # noqa: E402
from telmee.web.onderdelen.opname.models import Uitslag  # noqa: E402

API = "/api/v1/posities"
SOORT = f"multipart/form-data; boundary={RAND}"
LANG = "n" * 2_000


@pytest.fixture(autouse=True)
def _zonder_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(druk, "bestuur", lambda beeld: b"%PDF")
    monkeypatch.setattr(druk, "pdf", lambda beeld: b"%PDF")


def codes(antwoord: Any) -> set[str]:
    assert antwoord.status_code == 200, antwoord.content
    return {b["code"] for b in antwoord.json()["bevindingen"]}


def bom() -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("bom.xml", b"<x>" + b" " * (64 * 1024 * 1024))
    return doel.getvalue()


def beschadigd() -> bytes:
    heel = bytearray(zip_van([("", "a.xml", GOED), ("", "b.xml", GOED * 3)]))
    heel[60:90] = b"\xff" * 30
    return bytes(heel)


def met_wachtwoord() -> bytes:
    heel = bytearray(zip_van([("", "a.xml", GOED)]))
    heel[6] |= 1
    heel[heel.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(heel)


# -- files


@pytest.mark.parametrize(
    ("naam", "inhoud", "code"),
    [
        ("leeg.xml", b"", "leeg"),
        ("tekst.xml", b"gewoon tekst", "geen-xml"),
        ("foto.xml", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "geen-xml"),
        ("pagina.html", b"<!DOCTYPE html><html></html>", "documenttype"),
        ("entiteit.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "documenttype"),
        ("anders.xml", b'<a xmlns="urn:x"/>', "geen-loonaangifte"),
        ("afgekapt.xml", GOED[: GOED.rindex(b"</")], "afgekapt"),
        ("lijst.xlsx", zip_van([("", "[Content_Types].xml", b"<a/>"), ("", "xl/workbook.xml", b"<a/>")]), "office"),
        ("kapot.zip", b"PK\x03\x04" + b"\0" * 50, "zip-kapot"),
        ("beschadigd.zip", beschadigd(), "kapot"),
        ("dicht.zip", met_wachtwoord(), "zip-wachtwoord"),
        ("dubbel.zip", zip_van([("", "b.zip", zip_van([("", "a.xml", GOED)]))]), "zip-in-zip"),
        ("leeg.zip", zip_van([]), "lege-zip"),
        ("bom.zip", bom(), "te-groot"),
        ("open.xml", b"<!-- <!--" * 24_000, "afgekapt"),
    ],
    ids=lambda v: v if isinstance(v, str) and "." in v else "",
)
def test_a_bad_file_is_named_and_the_others_count(naam: str, inhoud: bytes, code: str) -> None:
    antwoord = stuur(hulp.client(), [("aangiften", naam, inhoud), *klein()], adres=API)
    assert code in codes(antwoord)
    assert antwoord.json()["uren"]["totaal"] >= 200, "the good file is counted"
    alleen = stuur(hulp.client(), [("aangiften", naam, inhoud)], adres=API)
    if naam in ("afgekapt.xml", "beschadigd.zip"):  # a part of it can be read
        assert code in codes(alleen)
        return
    assert alleen.status_code == 422 and alleen["Content-Type"].startswith("application/problem+json")
    assert [v["naam"] for v in alleen.json()["velden"]] == ["aangiften"]


def test_a_thousand_files_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    duizend = [("map", f"jaar/{n:04d}.xml", GOED if n == 7 else b"<leeg/>") for n in range(1_000)]
    antwoord = stuur(hulp.client(), duizend, adres=API)
    assert antwoord.status_code == 200 and antwoord.json()["uren"]["totaal"] > 0
    monkeypatch.setattr(lezen, "GRENS", Grens(delen=100))
    te_veel = stuur(hulp.client(), duizend, adres=API)
    assert te_veel.status_code == 413 and "zip" in te_veel.json()["detail"]


def test_what_a_computer_adds_to_a_folder_is_no_filing() -> None:
    erbij = [
        ("map", "jaar/.DS_Store", b"\0"),
        ("map", "__MACOSX/._januari.xml", b"\0"),
        ("map", "jaar/register.csv", b"x"),
    ]
    assert not codes(stuur(hulp.client(), [*erbij, *klein()], adres=API)) & {"geen-xml", "leeg"}


@pytest.mark.parametrize("taal", ["", "/en"])
def test_a_csv_alone_is_named_and_its_own_place_is_said(taal: str) -> None:
    antwoord = stuur(hulp.client(), [("aangiften", "Uitvoer HR.CSV", b"Medewerker;Uren")], adres=f"{taal}{ADRES}")
    html = unescape(antwoord.content.decode())
    assert antwoord.status_code == 422 and "'Uitvoer HR.CSV'" in html and "XML" in html
    label = tekst_in("en" if taal else "nl", "opname.register_label")
    assert re.search(f"‘{label}", html), "it says where a list belongs"
    niets = unescape(stuur(hulp.client(), [], adres=f"{taal}{ADRES}").content.decode())
    zin = "No loonaangiften (wage filings) were found" if taal else "Er zijn geen loonaangiften gevonden"
    assert zin in niets and "'Uitvoer" not in niets


def tekst_in(taal: str, sleutel: str) -> str:
    from django.utils import translation

    from telmee.web.kit.teksten import tekst

    with translation.override(taal):
        return tekst(sleutel)


NAMEN = (
    "../../../etc/cron.d/x.xml",
    "..\\..\\windows\\x.xml",
    "/etc/passwd",
    "C:\\x.xml",
    "a\tb.xml",
    "CON",
    "x" * 700,
    "a%0d%0aSet-Cookie%3a x=1.xml",
    "<script>alert(1)</script>.xml",
    "{{ 7|add:7 }}.xml",
    "\u202egnp.xml",
    "....//x.xml",
    "javascript:alert(1)",
)


@pytest.mark.parametrize("naam", NAMEN, ids=range(len(NAMEN)))
def test_a_name_is_shown_and_leads_nowhere(naam: str) -> None:
    client = hulp.client()
    antwoord = stuur(client, [("aangiften", naam, b"<kapot"), *klein()])
    assert antwoord.status_code == 303 and antwoord["Location"] == f"{ADRES}/rapport"
    assert set(antwoord.headers) <= {
        "Location",
        "Content-Type",
        "Content-Length",
        "Vary",
        "Content-Language",
        "X-Frame-Options",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
        "Content-Security-Policy",
        "Cache-Control",
    }
    html = client.get(f"{ADRES}/rapport/bevindingen").content.decode()
    assert "<script>alert" not in html and "\u202e" not in html and "{{" not in html.replace("{{ 7", "")
    assert client.get(f"{ADRES}/bestand/rapport.xlsx")["Content-Disposition"].endswith('"telmee-2026-rapport.xlsx"')


@pytest.mark.parametrize("kop", [
    'form-data; name="aangiften"; filename="a.xml"\r\nSet-Cookie: x=1',
    'form-data; name="aangiften\r\n x"; filename="a.xml"',
    'form-data; name="aangiften"; filename="a\r\n\r\nb.xml"',
    "form-data; name=\"aangiften\"; filename*=UTF-8''a%0d%0aX:y.xml",
    'form-data; name="aangiften"; filename="\xff\xfe.xml"',
])  # fmt: skip
def test_a_head_with_more_lines_than_it_may_have_changes_no_head_of_ours(kop: str) -> None:
    deel = f"--{RAND}\r\nContent-Disposition: {kop}\r\n\r\n".encode("latin-1") + GOED + f"\r\n--{RAND}--\r\n".encode()
    antwoord = hulp.client().post(ADRES, lichaam(VELDEN, [])[: -len(f"--{RAND}--\r\n")] + deel, content_type=SOORT)
    assert antwoord.status_code in (303, 400, 422)
    assert "X" not in antwoord.headers and set(antwoord.cookies) <= {"telmee_uitslag", "telmee_csrf"}


def test_a_bsn_in_a_name_or_a_list_is_in_no_answer_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    bestanden = [
        ("aangiften", "123456782.xml", b"<kapot"),
        ("register", "123456782.csv", b"bsn;geregistreerd\n123456782;misschien\n"),
        *klein(),
    ]
    for adres in (API, ADRES):
        antwoord = stuur(hulp.client(), bestanden, adres=adres)
        assert b"123456782" not in antwoord.content
    fout = stuur(hulp.client(), [("register", "l.csv", b"123456782;;niet\n")], VELDEN | {"uren_vorig_jaar": "x"})
    assert b"123456782" not in fout.content and "123456782" not in caplog.text


def test_of_another_year_it_is_said_which_years_there_are() -> None:
    antwoord = stuur(hulp.client(), klein(), VELDEN | {"jaar": "2025"}, adres=API)
    assert antwoord.status_code == 422
    assert [v["naam"] for v in antwoord.json()["velden"]] == ["jaar"] and "wel over 2026" in antwoord.json()["detail"]


def test_two_employers_are_named_and_together_when_asked() -> None:
    ander = ("aangiften", "b.xml", bericht(vol(record(2)), lhnr="700000021L01"))
    apart = stuur(hulp.client(), [*klein(), ander], adres=API)
    assert "andere-werkgever" in codes(apart) and apart.json()["uren"]["totaal"] == 200
    samen = stuur(hulp.client(), [*klein(), ander], VELDEN | {"samen": "ja"}, adres=API)
    assert samen.json()["uren"]["totaal"] == 300


# -- fields


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("jaar", ""),
        ("jaar", "26"),
        ("jaar", "tweeduizend"),
        ("jaar", "2026\r\nX: y"),
        ("jaar", "²026"),
        ("jaar", "1066"),
        ("uren_vorig_jaar", "60 fte"),
        ("uren_vorig_jaar", "-5"),
        ("uren_vorig_jaar", "1,500"),
        ("uren_vorig_jaar", "9" * 5000),
        ("uren_vorig_jaar", "€ 24"),
        ("uren_vorig_jaar", "a\tb\n1\t2"),
        ("uren_vorig_jaar", "\ud800x".encode("utf-8", "replace").decode()),
        ("quotumpercentage", "258"),
        ("quotumpercentage", "2,585"),
        ("quotumpercentage", "=1+1"),
        ("sector", "zorg"),
        ("register_compleet_op", "29-2-2026"),
        ("register_compleet_op", "1-1-2999"),
        ("register_compleet_op", "morgen"),
    ],
)
def test_a_wrong_field_keeps_what_was_typed_and_says_what_to_do(veld: str, waarde: str) -> None:
    antwoord = stuur(hulp.client(), [*lijsten(), *klein()], VELDEN | {veld: waarde})
    assert antwoord.status_code == 422
    html = antwoord.content.decode()
    assert 'class="foutenlijst"' in html and f'id="veld-{veld}-fout"' in html or veld == "sector"
    assert 'aria-invalid="true"' in html
    assert f'value="{VELDEN["uren_vorig_jaar"]}"' in html or veld == "uren_vorig_jaar", "what was typed stays"
    zinnen = re.findall(r'class="fout-bij-veld"[^>]*>.*?</span>([^<]*)', html)
    assert zinnen and all(len(zin) < 300 and "--" not in zin for zin in zinnen)


def test_what_is_unknown_may_be_said() -> None:
    velden = VELDEN | {"uren_vorig_jaar": "weet ik niet", "quotumpercentage": "?", "sector": "afgeleid"}
    assert stuur(hulp.client(), klein(), velden, adres=API).status_code == 200


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [("register", b"geen lijst"), ("register", b"PK\x03\x04"), ("inleen", b"a;b\n1;2"), ("verklaringen", b"\0\1\2"),
     ("register", b"\xd0\xcf\x11\xe0" + b"\0" * 600)],
)  # fmt: skip
def test_a_list_that_is_none_is_said_at_its_field(naam: str, inhoud: bytes) -> None:
    antwoord = stuur(hulp.client(), [*klein(), (naam, "l.csv", inhoud)], adres=API)
    assert antwoord.status_code == 422 and [v["naam"] for v in antwoord.json()["velden"]] == [naam]
    assert "--" not in antwoord.json()["detail"]


@pytest.mark.parametrize("tekst", ["geen lijst", "naam;adres\nJan;hier"])
def test_a_pasted_list_that_is_none_is_said_where_it_was_pasted(tekst: str) -> None:
    api = stuur(hulp.client(), klein(), later={"register_tekst": tekst}, adres=API)
    assert api.status_code == 422 and [v["naam"] for v in api.json()["velden"]] == ["register_tekst"]
    html = stuur(hulp.client(), klein(), later={"register_tekst": tekst}).content.decode()
    assert 'id="veld-register_tekst-fout"' in html and 'id="veld-register-fout"' not in html
    assert 'href="#veld-register_tekst"' in html and tekst.splitlines()[0] in html


def test_a_list_twice_or_a_day_without_a_list_is_asked_about() -> None:
    lijst = next(elk for elk in lijsten() if elk[0] == "register")
    dubbel = stuur(hulp.client(), [lijst, *klein()], later={"register_tekst": "999990019"}, adres=API)
    assert [v["naam"] for v in dubbel.json()["velden"]] == ["register_tekst"]
    dag = stuur(hulp.client(), klein(), later={"register_compleet_op": "1-11-2026"}, adres=API)
    assert [v["naam"] for v in dag.json()["velden"]] == ["register_compleet_op"]


# -- bodies


def test_what_is_no_such_form_is_refused() -> None:
    client = hulp.client()
    vormen: list[tuple[bytes, str, int]] = [
        (b"{}", "application/json", 415),
        (b"jaar=2026", "application/x-www-form-urlencoded", 415),
        (b"x", "multipart/form-data", 415),
        (b"x", f"multipart/form-data; boundary={'b' * 300}", 415),
        (b"zomaar iets" * 20, SOORT, 400),
        (lichaam(VELDEN, klein())[:-8], SOORT, 400),
        (
            f'--{RAND}\r\nContent-Disposition: form-data; name="a"; filename="{LANG}"\r\n\r\nx\r\n--{RAND}--'.encode(),
            SOORT,
            400,
        ),
        (f"--{RAND}\r\nX: y\r\n\r\niets zonder naam\r\n--{RAND}--\r\n".encode(), SOORT, 400),
        (lichaam({"jaar": "2" * 70_000}, klein()), SOORT, 413),
    ]
    for inhoud, soort, status in vormen:
        for adres in (API, ADRES):
            assert client.post(adres, inhoud, content_type=soort).status_code == status, (inhoud[:60], adres)
    gecodeerd = lichaam(VELDEN, klein()).replace(
        b"application/octet-stream", b"text/xml\r\nContent-Transfer-Encoding: base64"
    )
    assert client.post(API, gecodeerd, content_type=SOORT).status_code == 400
    zonder = client.generic("POST", API, b"x", content_type=SOORT, CONTENT_LENGTH="")
    assert zonder.status_code == 411


def test_more_than_may_be_sent_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lezen, "GRENS", Grens(lichaam=10_000))
    monkeypatch.setattr(lezen.uit_bestanden, "aangiften", lambda *a, **k: pytest.fail("a file was read"))
    antwoord = stuur(hulp.client(), [("aangiften", "a.xml", b"x" * 20_000)], adres=API)
    assert antwoord.status_code == 413


def test_a_field_about_reading_that_comes_after_the_files_is_refused() -> None:
    antwoord = stuur(hulp.client(), klein(), VELDEN, later={"samen": "ja"}, adres=API)
    assert antwoord.status_code == 400 and "samen" in antwoord.json()["detail"]


def test_when_it_is_busy_who_waits_too_long_hears_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lezen, "WACHTEN", 1)
    monkeypatch.setattr(lezen, "_plaatsen", threading.BoundedSemaphore(1))
    with lezen._plaatsen:
        for adres in (API, ADRES):
            antwoord = stuur(hulp.client(), klein(), adres=adres)
            assert antwoord.status_code == 503 and antwoord["Retry-After"] == "1"
    assert stuur(hulp.client(), klein(), adres=API).status_code == 200


def test_of_large_uploads_one_is_in_memory_until_its_report_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three years of thousands of people together passed the memory of a server; small ones go on meanwhile."""
    monkeypatch.setattr(lezen, "WACHTEN", 1)
    groot = len(lichaam(VELDEN, klein())) - 1
    gemaakt: list[bool] = []
    echt = lezen.Opname._bereken

    def bereken(zelf: Any, *wat: Any) -> Any:
        gemaakt.append(lezen._grote.acquire(blocking=False))
        if gemaakt[-1]:
            lezen._grote.release()
        return echt(zelf, *wat)

    monkeypatch.setattr(lezen.Opname, "_bereken", bereken)
    assert stuur(hulp.client(), klein(), adres=API).status_code == 200 and gemaakt == [True]
    monkeypatch.setattr(lezen, "KLEIN", groot)
    assert stuur(hulp.client(), klein(), adres=API).status_code == 200 and gemaakt == [True, False]
    with lezen._grote:
        assert stuur(hulp.client(), klein(), adres=API).status_code == 503
        monkeypatch.setattr(lezen, "KLEIN", groot * 2)
        assert stuur(hulp.client(), klein(), adres=API).status_code == 200
    monkeypatch.setattr(lezen, "KLEIN", groot)
    assert stuur(hulp.client(), [("aangiften", "a.xml", b"geen xml" * groot)], adres=API).status_code == 422
    assert stuur(hulp.client(), klein(), adres=API).status_code == 200, "a place is given back whatever happens"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 5000), st.integers(0, 40))
def test_a_body_that_was_mangled_never_breaks_the_server(ruis: bytes, plek: int, weg: int) -> None:
    heel = lichaam(VELDEN, [("register", "r.csv", b"bsn;geregistreerd\n"), *klein()])
    plek %= len(heel)
    antwoord = hulp.client().post(API, heel[:plek] + ruis + heel[plek + weg :], content_type=SOORT)
    assert antwoord.status_code in (200, 400, 413, 422)


@given(st.lists(st.binary(min_size=1, max_size=70_000), max_size=6), st.integers(1, 70_000))
@settings(max_examples=40, deadline=None)
def test_parts_come_out_as_they_went_in_however_they_are_read(inhoud: list[bytes], per_keer: int) -> None:
    from django.test import RequestFactory

    bestanden: list[Bestand] = [("f", f"{n}", deel) for n, deel in enumerate(inhoud)]
    verzoek = RequestFactory().post("/", lichaam({"a": "b"}, bestanden), content_type=SOORT)
    delen = []
    for deel in uploads.Lichaam(verzoek).delen():
        delen.append(b"".join(iter(lambda deel=deel: deel.read(per_keer), b"")))  # type: ignore[misc]
    assert delen == [b"b", *inhoud]


def test_nothing_of_what_was_refused_is_kept() -> None:
    Uitslag.objects.all().delete()
    stuur(hulp.client(), klein(), VELDEN | {"jaar": "x"})
    stuur(hulp.client(), [("aangiften", "a.xml", b"<x")])
    stuur(hulp.client(), klein(), adres=API)
    assert not Uitslag.objects.exists()


@pytest.mark.parametrize("adres", [ADRES, API])
def test_many_fields_before_the_first_file_do_not_fill_the_memory(adres: str) -> None:
    """They are read before it is known who sends them, so together they have a bound, whatever their names are."""
    veel = "".join(
        f'--{RAND}\r\nContent-Disposition: form-data; name="v{n}"\r\n\r\n{"x" * 60_000}\r\n' for n in range(150)
    )
    sturen = f"{veel}--{RAND}--\r\n".encode()
    assert len(sturen) > lezen.VELDEN
    antwoord = hulp.client().post(adres, sturen, content_type=SOORT)
    assert antwoord.status_code == 413
