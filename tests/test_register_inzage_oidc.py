"""Logging in with a provider of the tests, and the tokens of the API: what is good passes, each fault by itself not."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

import inzage_hulp as hulp

hulp.web_hulp.opgezet()
from django.test import override_settings  # noqa: E402

import oidc_hulp  # noqa: E402
from telmee.fouten import Fout  # noqa: E402
from telmee.register.identiteit import Identiteit, toegang  # noqa: E402
from telmee.web.kit import oidc, tokens  # noqa: E402
from telmee.web.kit.aanmelden import SESSIE  # noqa: E402

BSN = "999990007"
LAAG = "http://eidas.europa.eu/LoA/low"


@pytest.fixture(params=["RSA", "EC"])
def dienst(request: Any, tmp_path: Path) -> Iterator[oidc_hulp.Uitgever]:
    hulp.leeg()
    hulp.mens(BSN, [(date(2020, 1, 1), None)], werk=[(hulp.LHNR, date(2024, 1, 1), None)])
    with oidc_hulp.uitgever(tmp_path, request.param) as (uitgever, instellingen), override_settings(OIDC=instellingen):
        tokens.vergeet()
        yield uitgever
    tokens.vergeet()
    hulp.leeg()


# --- The tokens of the API -----------------------------------------------------------------------------------------


def vraag(token: str) -> Any:
    inhoud = {"doel": "arbeidsdeelname", "relatie": "werknemer", "bsn": BSN}
    return hulp.web_hulp.client().post(
        "/api/v1/register/opvragingen", json.dumps(inhoud), content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )  # fmt: skip


@pytest.mark.parametrize("dienst", ["RSA"], indirect=True)
def test_een_goed_toegangsbewijs_geeft_antwoord_en_de_sleutels_worden_een_keer_gehaald(dienst: Any) -> None:
    for typ in ("at+jwt", "application/at+jwt"):
        antwoord = vraag(dienst.toegang(typ))
        assert antwoord.status_code == 200 and antwoord.json()["in_register"]
    assert dienst.gehaald.count("/jwks") == 1


@pytest.mark.parametrize("dienst", ["RSA"], indirect=True)
def test_een_bewijs_voor_meer_diensten_geldt_als_deze_erbij_is(dienst: Any) -> None:
    assert vraag(dienst.toegang(aud=["https://ander.example", oidc_hulp.API])).status_code == 200
    assert vraag(dienst.toegang(aud=["https://ander.example"])).status_code == 401
    assert vraag(dienst.toegang(aud=[])).status_code == 401


SLECHT: dict[str, dict[str, Any]] = {
    "van een andere uitgever": {"iss": "https://kwaad.example"},
    "voor een ander": {"aud": "https://ander.example"},
    "verlopen": {"exp": int(time.time()) - 120},
    "zonder einde": {"exp": None},
    "uit de toekomst": {"iat": int(time.time()) + 3600},
    "zonder iat": {"iat": None},
    "nog niet geldig": {"nbf": int(time.time()) + 3600},
    "zonder persoon": {"sub": None},
    "zonder client": {"client_id": None},
    "zonder nummer": {"jti": None},
    "met een onbekende rol": {"telmee_rol": "koning"},
    "zonder rol": {"telmee_rol": None},
}


@pytest.mark.parametrize("dienst", ["RSA"], indirect=True)
@pytest.mark.parametrize("anders", SLECHT.values(), ids=SLECHT)
def test_een_toegangsbewijs_met_een_fout_is_niemand(dienst: Any, anders: dict[str, Any]) -> None:
    antwoord = vraag(dienst.toegang(**anders))
    assert antwoord.status_code == 401 and antwoord["WWW-Authenticate"].startswith("Bearer")


def b64(inhoud: bytes) -> str:
    return base64.urlsafe_b64encode(inhoud).rstrip(b"=").decode()


@pytest.mark.parametrize("dienst", ["RSA"], indirect=True)
def test_een_bewijs_van_een_andere_soort_of_met_een_andere_handtekening_is_niemand(dienst: Any) -> None:
    goed = dienst.toegang()
    kop, inhoud, tekening = goed.split(".")
    vreemd = oidc_hulp.rsa("vreemd")
    publiek = dienst.sleutel.as_pem(private=False)  # the old trick: the public key as a shared secret
    hs256 = f"{b64(json.dumps({'alg': 'HS256', 'typ': 'at+jwt', 'kid': 'een'}).encode())}.{inhoud}"
    nagemaakt = f"{hs256}.{b64(hmac.digest(publiek, hs256.encode(), 'sha256'))}"
    zonder = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0"  # {"alg":"none","typ":"at+jwt"}
    for slecht in (
        dienst.toegang(None), dienst.toegang("JWT"), dienst.toegang("at+JWT x"),
        dienst.teken(dienst.claims(), "at+jwt", sleutel=vreemd),
        nagemaakt, dienst.teken(dienst.claims(), "at+jwt", "PS512"),
        f"{zonder}.{inhoud}.", f"{kop}.{inhoud}.", f"{kop}.{inhoud}.{tekening[:-4]}AAAA", "x" * 20_000, "a.b",
    ):  # fmt: skip
        assert vraag(slecht).status_code == 401
    assert vraag(goed).status_code == 200


@pytest.mark.parametrize("dienst", ["RSA"], indirect=True)
def test_een_bewijs_geeft_niet_meer_dan_zijn_scopes_zijn_rol_en_zijn_niveau(dienst: Any) -> None:
    for anders in (
        {"scope": "register.lijst"}, {"scope": None}, {"scope": "register.zoekx"}, {"acr": LAAG}, {"acr": None},
        {"acr": "substantial"}, {"telmee_rol": "bzk"}, {"telmee_organisatie": "12"}, {"telmee_organisatie": None},
    ):  # fmt: skip
        assert vraag(dienst.toegang(**anders)).status_code == 403, anders
    assert vraag(dienst.toegang(acr="http://eidas.europa.eu/LoA/high")).status_code == 200


@pytest.mark.parametrize("dienst", ["RSA"], indirect=True)
def test_een_nieuwe_sleutel_van_de_dienst_wordt_opgehaald_maar_niet_bij_elk_slecht_bewijs(dienst: Any) -> None:
    assert vraag(dienst.toegang()).status_code == 200
    dienst.sleutel = oidc_hulp.rsa("twee")
    assert vraag(dienst.toegang()).status_code == 401  # within a minute the keys are not asked for again
    tokens._sleutels["op"] -= 61
    assert vraag(dienst.toegang()).status_code == 200 and dienst.gehaald.count("/jwks") == 2
    for _ in range(5):
        vraag("a.b.c")
    assert dienst.gehaald.count("/jwks") == 2


@pytest.mark.parametrize("dienst", ["RSA"], indirect=True)
def test_een_dienst_die_niet_antwoordt_of_een_ander_is_geeft_een_zin(dienst: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(tokens, "haal", lambda _: {"issuer": "https://kwaad.example", "jwks_uri": "x"})
    assert vraag(dienst.toegang()).status_code == 401
    monkeypatch.undo()
    with override_settings(OIDC={"uitgever": "http://127.0.0.1:9", "client": "c", "sleutel": "s", "api": "a"}):
        antwoord = vraag(dienst.toegang())
        assert antwoord.status_code == 401 and "antwoordt nu niet" in antwoord.json()["detail"]
        assert hulp.web_hulp.client().get("/aanmelden/oidc").status_code in (401, 422)


@pytest.mark.parametrize("dienst", ["RSA"], indirect=True)
def test_wat_goed_was_wordt_onthouden_en_niet_langer_dan_het_geldt(dienst: Any, monkeypatch: Any) -> None:
    token = dienst.toegang(exp=int(time.time()) + 5)
    assert vraag(token).status_code == 200
    nu = time.time()
    monkeypatch.setattr(tokens.time, "time", lambda: nu + 6)
    assert onthouden_tot(token) < nu + 6
    monkeypatch.undo()


def onthouden_tot(token: str) -> float:
    """Until when this token is remembered."""
    return tokens._gezien[hashlib.sha256(token.encode()).digest()][0]


# --- Logging in ------------------------------------------------------------------------------------------------------


def begin(client: Any) -> dict[str, str]:
    """What we ask of the provider."""
    antwoord = client.get("/aanmelden/oidc")
    assert antwoord.status_code == 302, antwoord.content
    return {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(antwoord["Location"]).query).items()}


def terug(client: Any, gevraagd: dict[str, str], code: str, **anders: str) -> Any:
    return client.get("/aanmelden/oidc/terug", {"code": code, "state": gevraagd["state"], **anders})


def wie(client: Any) -> dict[str, Any] | None:
    gevonden: dict[str, Any] | None = client.session.get(SESSIE)
    return gevonden


def test_de_vraag_is_zoals_het_profiel_haar_wil(dienst: Any) -> None:
    gevraagd = begin(hulp.web_hulp.client())
    assert gevraagd["response_type"] == "code" and gevraagd["scope"] == "openid"
    assert gevraagd["code_challenge_method"] == "S256" and len(gevraagd["code_challenge"]) == 43
    assert gevraagd["acr_values"] == oidc_hulp.SUBSTANTIEEL and gevraagd["client_id"] == oidc_hulp.CLIENT
    assert len(gevraagd["state"]) >= 22 and len(gevraagd["nonce"]) >= 20  # 128 and 119 bits
    assert gevraagd["redirect_uri"].endswith("/aanmelden/oidc/terug") and "client_secret" not in gevraagd
    assert begin(hulp.web_hulp.client())["state"] != gevraagd["state"]


def test_aanmelden_lukt_met_een_sleutel_en_zonder_geheim(dienst: Any) -> None:
    client = hulp.web_hulp.client()
    gevraagd = begin(client)
    eerder = client.session.session_key
    antwoord = terug(client, gevraagd, dienst.code(gevraagd), iss=dienst.adres)
    assert antwoord.status_code == 302 and dienst.geweigerd == []
    assert wie(client) == {"rol": "werkgever", "organisatie": hulp.LHNR, "naam": "Iemand", "zekerheid": 2, "bsn": ""}
    assert client.session.session_key != eerder  # a session that somebody else knew is worth nothing


def test_van_een_burger_staat_het_bsn_versleuteld_in_de_sessie(dienst: Any) -> None:
    from telmee.web.kit import aanmelden

    client = hulp.web_hulp.client()
    gevraagd = begin(client)
    claims = {"telmee_rol": "burger", "telmee_organisatie": "x", toegang().claims["bsn"]: BSN}
    assert terug(client, gevraagd, dienst.code(gevraagd, **claims)).status_code == 302
    sessie = wie(client)
    assert sessie and BSN not in json.dumps(sessie) and sessie["organisatie"] == ""

    class Verzoek:
        session = client.session

    assert aanmelden.wie_van(Verzoek()) == Identiteit("burger", "", "Iemand", 2, BSN)


FOUT: dict[str, dict[str, Any]] = {
    "een andere nonce": {"nonce": "anders"},
    "geen nonce": {"nonce": None},
    "voor een ander": {"aud": "ander"},
    "van een ander": {"iss": "https://kwaad.example"},
    "verlopen": {"exp": int(time.time()) - 600},
    "een onbekende rol": {"telmee_rol": "koning"},
    "te zwak": {"acr": LAAG},
    "zonder niveau": {"acr": None},
}


@pytest.mark.parametrize("dienst", ["RSA"], indirect=True)
@pytest.mark.parametrize("claims", FOUT.values(), ids=FOUT)
def test_een_identiteitsbewijs_met_een_fout_meldt_niemand_aan(dienst: Any, claims: dict[str, Any]) -> None:
    client = hulp.web_hulp.client()
    gevraagd = begin(client)
    assert terug(client, gevraagd, dienst.code(gevraagd, **claims)).status_code in (401, 403)
    assert wie(client) is None


@pytest.mark.parametrize("dienst", ["RSA"], indirect=True)
def test_een_andere_state_een_tweede_keer_een_andere_bezoeker_of_een_weigering_meldt_niemand_aan(dienst: Any) -> None:
    client, ander = hulp.web_hulp.client(), hulp.web_hulp.client()
    gevraagd = begin(client)
    assert client.get("/aanmelden/oidc/terug", {"code": dienst.code(gevraagd), "state": "x"}).status_code == 401
    assert terug(ander, gevraagd, dienst.code(gevraagd)).status_code == 401
    assert (
        client.get("/aanmelden/oidc/terug", {"error": "access_denied", "state": gevraagd["state"]}).status_code == 401
    )
    assert terug(client, begin(client), "geraden").status_code == 401
    assert terug(client, gevraagd, dienst.code(gevraagd), iss="https://kwaad.example").status_code == 401
    gevraagd = begin(client)
    vervalst = dienst.code({**gevraagd, "code_challenge": "x" * 43})
    assert terug(client, gevraagd, vervalst).status_code == 401 and "pkce" in dienst.geweigerd
    assert wie(client) is None and wie(ander) is None
    gevraagd = begin(client)
    code = dienst.code(gevraagd)
    assert terug(client, gevraagd, code).status_code == 302
    assert terug(client, gevraagd, code).status_code == 401  # the same answer once more


def test_een_sleutel_die_anderen_kunnen_lezen_of_die_ontbreekt_wordt_geweigerd(tmp_path: Path) -> None:
    pad = tmp_path / "s.pem"
    pad.write_text("geen sleutel")
    pad.chmod(0o644)
    for wat in ("rechten 600", "niet te lezen"):
        with pytest.raises(Fout, match=wat):
            oidc._eigen_sleutel(str(pad))
        pad.chmod(0o600)
    with pytest.raises(Fout, match="niet te lezen"):
        oidc._eigen_sleutel(str(tmp_path / "weg.pem"))


def test_zonder_dienst_zegt_aanmelden_dat_het_niet_aan_staat() -> None:
    for adres in ("/aanmelden/oidc", "/aanmelden/oidc/terug"):
        antwoord = hulp.web_hulp.client().get(adres)
        assert antwoord.status_code == 401 and "staat op deze server niet aan" in antwoord.content.decode()


# --- The settings ----------------------------------------------------------------------------------------------------

GOED = {"UITGEVER": "https://aanmelden.example", "CLIENT": "telmee", "SLEUTEL": "/k.pem", "API": "https://t.example"}


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({}, "geen fout"),
        ({"CLIENT": ""}, "TELMEE_OIDC_CLIENT ontbreekt"),
        ({"SLEUTEL": ""}, "TELMEE_OIDC_SLEUTEL ontbreekt"),
        ({"API": ""}, "TELMEE_OIDC_API ontbreekt"),
        ({"UITGEVER": "http://aanmelden.example"}, "https"),
        ({"UITGEVER": ""}, "geen fout"),
    ],
)
def test_een_server_start_niet_met_een_halve_aanmelddienst(anders: dict[str, str], woord: str, tmp_path: Path) -> None:
    eigen = {
        "TELMEE_DEMO": "0", "TELMEE_GEHEIM": "x" * 40, "TELMEE_NAMEN": "telmee.example", "TELMEE_MAP": str(tmp_path),
        **{f"TELMEE_OIDC_{naam}": waarde for naam, waarde in {**GOED, **anders}.items()},
    }  # fmt: skip
    wortel = Path(__file__).resolve().parent.parent / "src"
    uit = subprocess.run(
        [sys.executable, "-c", "from telmee.web import settings; print('geen fout', bool(settings.OIDC))"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(wortel), **eigen}, capture_output=True, text=True,
    )  # fmt: skip
    assert woord in uit.stdout + uit.stderr
    assert (woord == "geen fout") == (uit.returncode == 0)
    assert woord != "geen fout" or str(bool({**GOED, **anders}["UITGEVER"])) in uit.stdout
