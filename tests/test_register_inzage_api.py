"""Every role against every operation and command as one table of what must come back; and the shape of each answer.

The table is made from `rollen.yaml` (who may do what) and the law (who sees what), not written down here: what stands
here is which scope an operation asks, so that an operation without one is found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

import inzage_hulp as hulp

hulp.web_hulp.opgezet()
from django.test import override_settings  # noqa: E402

from telmee.register import recht  # noqa: E402
from telmee.register.identiteit import toegang  # noqa: E402
from telmee.register.models import Verwerking  # noqa: E402
from telmee.web.kit.aanmelden import demo_identiteiten  # noqa: E402

D = date
BSN = "999990007"  # of the demo's citizen
ANDER = hulp.bsns(2)[1]
VANDAAG = date.today()
OPERATIES: dict[str, tuple[str, str]] = {
    "POST /register/opvragingen": ("register.zoek", "zoek"),
    "POST /register/lijsten": ("register.lijst", "zoek"),
    "POST /register/werknemerslijsten": ("register.werknemers", "werknemer"),
    "POST /register/eigen-mensen": ("register.eigen-mensen", "inwoner"),
    "POST /register/mijn-gegevens": ("register.mijn", "zichzelf"),
    "GET /register/verwerkingen": ("register.log", ""),
    "GET /register/signalen": ("register.signalen", ""),
    "GET /register/inzageregels": ("", ""),
    "GET /register/stromen": ("", ""),
}
EIGEN = {"opvragingen": {"bsn": BSN}, "lijsten": {"bsns": [BSN]}}
ROLLEN = {wie.rol: code for code, wie in demo_identiteiten().items() if code != "uitzender"}
WEG = {  # the purpose and tie with which a role looks somebody up
    "werkgever": ("arbeidsdeelname", "werknemer"),
    "gemeente": ("taak", "inwoner"),
    "belastingdienst": ("quotumheffing", "heffing"),
    "bzk": ("overheid", "overheidswerknemer"),
    "onderzoek": ("onderzoek", "geregistreerd"),
    "uwv": ("registratie", "geen"),
    "burger": ("eigen_gegevens", "zichzelf"),
    "geen": ("ander", "geen"),
}


@pytest.fixture(autouse=True)
def register() -> Iterator[None]:
    hulp.leeg()
    hulp.mens(BSN, [(D(2020, 3, 1), None)], [("wsw", D(2020, 3, 1), None)], [(hulp.LHNR, D(2024, 1, 1), None)],
              hulp.GEMEENTE)  # fmt: skip
    with override_settings(REGISTER_GRENZEN=hulp.RUIM):
        yield
    hulp.leeg()


def vraag(operatie: str, wie: str, **anders: Any) -> Any:
    """One request of somebody."""
    methode, pad = operatie.split()
    rol = demo_identiteiten()[wie].rol if wie else "geen"
    doel, relatie = WEG[rol]
    inhoud = {"doel": doel, "relatie": relatie, **EIGEN.get(pad.rpartition("/")[2], {}), **anders}
    inhoud = {} if pad.endswith("mijn-gegevens") else inhoud
    if operatie == "POST /register/werknemerslijsten":
        inhoud["relatie"] = "werknemer" if rol == "werkgever" else relatie
    koppen = {"Authorization": f"Bearer demo-{wie}"} if wie else {}
    client = hulp.web_hulp.client()
    if methode == "GET":
        return client.get(f"/api/v1{pad}", headers=koppen)
    return client.post(f"/api/v1{pad}", json.dumps(inhoud), content_type="application/json", headers=koppen)


def verwacht(operatie: str, rol: str) -> int:
    """What the file and the law together say."""
    scope = OPERATIES[operatie][0]
    if not scope:
        return 200
    if rol == "":
        return 401
    return 200 if scope in toegang().rollen[rol].scopes else 403


TABEL = [(operatie, rol, verwacht(operatie, rol)) for operatie in OPERATIES for rol in ("", *ROLLEN)]


@pytest.mark.parametrize(("operatie", "rol", "status"), TABEL, ids=[f"{o}-{r or 'niemand'}" for o, r, _ in TABEL])
def test_elke_rol_krijgt_bij_elke_operatie_wat_de_tabel_zegt(operatie: str, rol: str, status: int) -> None:
    antwoord = vraag(operatie, ROLLEN.get(rol, ""))
    assert antwoord.status_code == status, antwoord.content
    if status != 200:
        assert antwoord["Content-Type"].startswith("application/problem+json")
        assert BSN not in antwoord.content.decode() and not Verwerking.objects.exists()
        assert status != 401 or antwoord["WWW-Authenticate"].startswith("Bearer")


OPEN = {"GET /register/cohort", "POST /register/cohort"}
"""For everybody on purpose: they read published figures and files that the asker sends, never the register."""


def test_de_tabel_noemt_elke_operatie_en_elke_rol_en_laat_iemand_toe_en_weigert_iemand() -> None:
    schema = hulp.web_hulp.client().get("/api/v1/openapi.json").json()
    gevonden = {
        f"{werkwoord.upper()} {pad}"
        for pad, inhoud in schema["paths"].items()
        for werkwoord in inhoud
        if pad.startswith("/register/") and inhoud[werkwoord]["tags"] == ["register"]
    }
    assert gevonden == set(OPERATIES) | OPEN
    assert set(ROLLEN) | {"geen"} == set(toegang().rollen)
    for operatie, (scope, _) in OPERATIES.items():
        statussen = {status for each, _, status in TABEL if each == operatie}
        assert statussen == ({200, 401, 403} if scope else {200})


def test_elke_operatie_van_het_register_vraagt_wie_u_bent_tenzij_zij_hier_open_staat() -> None:
    """Whoever adds an operation must close it, or open it here on purpose."""
    paden = hulp.web_hulp.client().get("/api/v1/openapi.json").json()["paths"]
    eigen = {f"{w.upper()} {pad}": o for pad, i in paden.items() for w, o in i.items() if pad.startswith("/register/")}
    open_ = {naam for naam, operatie in eigen.items() if not operatie.get("security")}
    assert open_ == {naam for naam, (scope, _) in OPERATIES.items() if not scope} | OPEN and len(eigen) > len(OPERATIES)


def test_wat_niet_open_is_vraagt_om_een_toegangsbewijs_en_zegt_dat_in_de_beschrijving() -> None:
    paden = hulp.web_hulp.client().get("/api/v1/openapi.json").json()["paths"]
    for operatie, (scope, _) in OPERATIES.items():
        methode, pad = operatie.split()
        assert bool(paden[pad][methode.lower()].get("security")) == bool(scope), operatie


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if "register.zoek" in toegang().rollen[rol].scopes])
def test_niemand_ziet_een_veld_dat_de_wet_hem_niet_geeft(rol: str) -> None:
    antwoord = vraag("POST /register/opvragingen", ROLLEN[rol]).json()
    mag = recht.recht(rol, *WEG[rol], VANDAAG).velden
    assert set(antwoord["velden"]) == mag and antwoord["in_register"] is True
    assert (antwoord["gronden"] is not None) == ("grond" in mag)
    assert (antwoord["werk"] is not None) == ("uren" in mag)
    assert (antwoord["perioden"] is not None) == bool(mag & {"periode", "alle_perioden"})
    vroegste = min(p["van"] for p in antwoord["perioden"])
    assert vroegste == ("2020-03-01" if "alle_perioden" in mag else f"{VANDAAG.year - 1}-01-01")


def test_een_onbekende_rol_of_onbekend_toegangsbewijs_is_niemand() -> None:
    client = hulp.web_hulp.client()
    for token in ("demo-koning", "demo-", "x.y.z", "Basic", ""):
        antwoord = client.post("/api/v1/register/opvragingen", "{}", content_type="application/json",
                               headers={"Authorization": f"Bearer {token}"})  # fmt: skip
        assert antwoord.status_code == 401, token


@override_settings(DEMO=False)
def test_buiten_de_demo_zijn_er_geen_demo_identiteiten() -> None:
    demo_identiteiten.cache_clear()
    try:
        antwoord = hulp.web_hulp.client().get("/api/v1/register/signalen", headers={"Authorization": "Bearer demo-uwv"})
        assert antwoord.status_code == 401
    finally:
        demo_identiteiten.cache_clear()


# --- Refusals and bad input ------------------------------------------------------------------------------------------


def test_een_weigering_is_tot_op_de_byte_gelijk() -> None:
    gezien = {
        (a.status_code, a.content, tuple(sorted((k, v) for k, v in a.headers.items() if k != "traceparent")))
        for a in (vraag("POST /register/opvragingen", "bakker", relatie="geen", bsn=b) for b in (BSN, ANDER))
    }
    assert len(gezien) == 1 and next(iter(gezien))[0] == 403


@pytest.mark.parametrize(
    ("anders", "status"),
    [
        ({"bsn": "123456789"}, 422), ({"bsn": 5}, 400), ({"bsn": None}, 400), ({"bsn": ""}, 422),
        ({"bsn": "9" * 5000}, 422), ({"doel": "x"}, 422), ({"doel": None}, 400), ({"relatie": "vriend"}, 422),
        ({"op": "gisteren"}, 400), ({"op": "9999-12-31"}, 422), ({"op": "2000-01-01"}, 422),
        ({"stand": "9999-12-31T23:59:59-14:00"}, 422), ({"stand": "2026-01-01"}, 200),
        ({"stand": "1899-12-31T23:59:59Z"}, 422), ({"stand": "1900-01-01T00:00:00Z"}, 200),
        ({"stand": "0001-01-01"}, 422), ({"stand": "0001-01-01T00:00:00+14:00"}, 422),
    ],
)  # fmt: skip
def test_slechte_invoer_is_een_probleem_dat_niets_herhaalt(anders: dict[str, Any], status: int) -> None:
    antwoord = vraag("POST /register/opvragingen", "bakker", **anders)
    assert antwoord.status_code == status, antwoord.content
    if status != 200:
        probleem = antwoord.json()
        assert probleem["status"] == status and probleem["detail"].endswith(".")
        assert "123456789" not in antwoord.content.decode() and "99999" not in probleem["detail"]
        regel = Verwerking.objects.get()  # the attempt is in the log, with nothing of what was sent
        assert (regel.rol, regel.organisatie, regel.doel, regel.status) == ("werkgever", hulp.LHNR, "", "Unset")
        assert not regel.betrokkene and not regel.gevonden


def test_een_lijst_met_dubbele_of_te_veel_nummers_of_een_die_niet_klopt_wordt_geweigerd() -> None:
    for bsns in ([BSN, BSN], [], [BSN, "123456789"], ["x"] * 10_001):
        antwoord = vraag("POST /register/lijsten", "bakker", bsns=bsns)
        assert antwoord.status_code == 422 and BSN not in antwoord.content.decode()
    regels = list(Verwerking.objects.all())  # each attempt has its line, of nobody
    assert len(regels) == 4 and {(r.naam, bytes(r.betrokkene), r.status) for r in regels} == {
        ("inzage_lijst", b"", "Unset")
    }


def test_geen_adres_heeft_een_plaats_voor_een_bsn() -> None:
    paden = hulp.web_hulp.client().get("/api/v1/openapi.json").json()["paths"]
    for pad, inhoud in paden.items():
        if pad.startswith("/register/"):
            namen = [p["name"].lower() for o in inhoud.values() for p in o.get("parameters", [])]
            assert "bsn" not in pad and not any("bsn" in naam for naam in namen), pad


@pytest.mark.parametrize("tabel", ["register_verwerking", "register_registratie", "register_verbruik"])
def test_een_database_die_het_begeeft_geeft_503_en_geen_antwoord_zonder_regel(tabel: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {tabel} RENAME TO weg")
    try:
        antwoord = vraag("POST /register/opvragingen", "bakker")
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE weg RENAME TO {tabel}")
    assert antwoord.status_code == 503 and antwoord["Retry-After"] == "30" and "in_register" not in antwoord.json()
    assert tabel not in antwoord.content.decode() and not Verwerking.objects.exists()


# --- The trace and the log -------------------------------------------------------------------------------------------

VAST = {"trace_id", "span_id", "parent_span_id", "name", "start_time", "end_time", "status", "resource", "attributes"}
KERN = {"dpl.core.processing_activity_id", "dpl.core.data_subject_id", "dpl.core.data_subject_id_type"}
VREEMD = {"dpl.core.foreign_operation.processor", "dpl.core.foreign_operation.span_id"}


def regels() -> list[dict[str, Any]]:
    gevonden: list[dict[str, Any]] = vraag("GET /register/verwerkingen", "uwv").json()["regels"]
    return gevonden


def test_een_regel_heeft_de_velden_van_de_standaard() -> None:
    vraag("POST /register/opvragingen", "bakker")
    (regel,) = regels()
    assert set(regel) == VAST and set(regel["attributes"]) >= KERN
    eigen = {naam for naam in regel["attributes"] if not naam.startswith("telmee.")}
    assert eigen == KERN and not VREEMD & eigen
    assert re.fullmatch("[0-9a-f]{32}", regel["trace_id"]) and re.fullmatch("[0-9a-f]{16}", regel["span_id"])
    assert regel["status"] in ("Unset", "Ok", "Error") and regel["parent_span_id"] is None
    assert isinstance(regel["start_time"], int) and regel["start_time"] <= regel["end_time"]
    assert regel["attributes"]["dpl.core.data_subject_id_type"] == "BSN"
    assert re.match(r"[a-z][a-z0-9+.-]*:\S+$", regel["attributes"]["dpl.core.processing_activity_id"])
    assert BSN not in json.dumps(regel)


def spoor(kop: str, bron: str = "") -> Any:
    koppen = {"Authorization": "Bearer demo-bakker", "traceparent": kop, "traceparent-processor": bron}
    inhoud = {"doel": "arbeidsdeelname", "relatie": "werknemer", "bsn": BSN}
    return hulp.web_hulp.client().post(
        "/api/v1/register/opvragingen", json.dumps(inhoud), content_type="application/json", headers=koppen
    )


def test_het_spoor_van_een_ander_loopt_door_in_de_regel_en_het_antwoord() -> None:
    binnen = f"00-{'a1' * 16}-{'b2' * 8}-01"
    uit = spoor(binnen, "loket.example")["traceparent"]
    (regel,) = regels()
    assert uit == f"00-{'a1' * 16}-{regel['span_id']}-01" and regel["trace_id"] == "a1" * 16
    assert regel["parent_span_id"] == "b2" * 8
    assert {n: regel["attributes"][n] for n in VREEMD} == {
        "dpl.core.foreign_operation.processor": "loket.example",
        "dpl.core.foreign_operation.span_id": "b2" * 8,
    }


def test_een_lijst_is_een_handeling_met_een_regel_per_mens_eronder() -> None:
    koppen = {"Authorization": "Bearer demo-bakker", "traceparent": f"00-{'a1' * 16}-{'b2' * 8}-01"}
    inhoud = {"doel": "arbeidsdeelname", "relatie": "werknemer", "bsns": [BSN, ANDER]}
    antwoord = hulp.web_hulp.client().post(
        "/api/v1/register/lijsten", json.dumps(inhoud), content_type="application/json", headers=koppen
    )
    boven = next(r for r in regels() if "dpl.core.data_subject_id" not in r["attributes"])
    mensen = [r for r in regels() if r is not boven and "dpl.core.data_subject_id" in r["attributes"]]
    assert boven["span_id"] == antwoord["traceparent"].split("-")[2] and boven["parent_span_id"] == "b2" * 8
    assert {r["parent_span_id"] for r in mensen} == {boven["span_id"]} and len(mensen) == 2
    assert {r["trace_id"] for r in (boven, *mensen)} == {"a1" * 16}
    assert set(boven["attributes"]) >= VREEMD and not any(VREEMD & set(r["attributes"]) for r in mensen)
    assert sorted(r["status"] for r in mensen) == ["Ok", "Unset"]  # the second has no answer


@pytest.mark.parametrize(
    "kop",
    ["", "x", f"00-{'0' * 32}-{'b2' * 8}-01", f"00-{'a1' * 16}-{'0' * 16}-01", f"ff-{'a1' * 16}-{'b2' * 8}-01",
     f"00-{'a1' * 16}-{'b2' * 8}-01-extra", f"00-{'g1' * 16}-{'b2' * 8}-01"],
)  # fmt: skip
def test_een_spoor_dat_niet_klopt_begint_opnieuw(kop: str) -> None:
    antwoord = spoor(kop)
    (regel,) = regels()
    assert antwoord.status_code == 200 and regel["trace_id"] not in ("a1" * 16, "0" * 32)
    assert regel["parent_span_id"] is None and not VREEMD & set(regel["attributes"])


def test_wie_belde_komt_schoon_in_het_logboek() -> None:
    spoor(f"00-{'a1' * 16}-{'b2' * 8}-01", f"kwaad {BSN} <b>\x07")
    assert regels()[0]["attributes"]["dpl.core.foreign_operation.processor"] == "kwaad  b"


def test_het_logboek_komt_in_bladzijden() -> None:
    for _ in range(5):
        vraag("POST /register/opvragingen", "bakker")
    client, koppen = hulp.web_hulp.client(), {"Authorization": "Bearer demo-uwv"}
    gezien, na = [], 0
    while na is not None:
        deel = client.get(f"/api/v1/register/verwerkingen?aantal=2&na={na}", headers=koppen).json()
        gezien += [regel["span_id"] for regel in deel["regels"]]
        na = deel["volgende"]
    assert len(gezien) == len(set(gezien)) == 5


def test_een_burger_ziet_wie_er_keek_en_waarom() -> None:
    vraag("POST /register/opvragingen", "bakker")
    vraag("POST /register/opvragingen", "gemeente")
    vraag("POST /register/opvragingen", "bakker", bsn=ANDER)
    gezien = vraag("POST /register/mijn-gegevens", "burger").json()["wie_keek"]
    assert [(g["rol"], g["doel"]) for g in gezien] == [
        ("burger", "eigen_gegevens"), ("gemeente", "taak"), ("werkgever", "arbeidsdeelname"),
    ]  # fmt: skip
    assert gezien[2]["organisatie"] == hulp.LHNR and gezien[2]["gezien"] == ["in_register", "periode"]


# --- A municipality's own people, an employer's own workers ----------------------------------------------------------


def test_een_gemeente_ziet_haar_eigen_mensen_per_bladzijde_en_niemand_anders() -> None:
    eigen = {BSN}
    for nummer, bsn in enumerate(hulp.bsns(9, 10)):
        eigen |= {bsn} if nummer % 3 == 0 else set()
        hulp.mens(bsn, [(D(2020, 1, 1), None)], gemeente=hulp.GEMEENTE if nummer % 3 == 0 else hulp.BUREN)
    hulp.mens(hulp.bsns(1, 30)[0], gemeente=hulp.GEMEENTE)  # lives there, never registered
    gezien, na = [], 0
    while na is not None:
        deel = vraag("POST /register/eigen-mensen", "gemeente", aantal=2, na=na).json()
        gezien += [rij["bsn"] for rij in deel["mensen"]]
        na = deel["volgende"]
    assert len(gezien) == len(set(gezien)) and set(gezien) == eigen
    assert Verwerking.objects.filter(naam="inzage_eigen_mensen").exclude(betrokkene=b"").count() == len(eigen)


def test_de_lijst_van_een_loonheffingennummer_is_wie_er_werkt_en_erin_staat() -> None:
    nu, toen = (hulp.LHNR, D(2024, 1, 1), None), (hulp.LHNR, D(2020, 1, 1), D(2024, 1, 1))
    werkt, weg, niet_erin, elders = hulp.bsns(4, 10)
    hulp.mens(werkt, [(D(2020, 1, 1), None)], werk=[nu])
    hulp.mens(weg, [(D(2020, 1, 1), None)], werk=[toen])
    hulp.mens(niet_erin, werk=[nu])
    hulp.mens(elders, [(D(2020, 1, 1), None)], werk=[(hulp.ANDER, D(2020, 1, 1), None)])
    gevonden = vraag("POST /register/werknemerslijsten", "bakker").json()
    assert set(gevonden["bsns"]) == {BSN, werkt} and gevonden["loonheffingennummer"] == hulp.LHNR
    assert Verwerking.objects.exclude(betrokkene=b"").count() == 3  # who was looked at, in it or not
