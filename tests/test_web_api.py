"""The API as a whole: the published rule set of the Dutch design rules, one shape of error, and no answer of 500."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest

import web_hulp

HIER = Path(__file__).resolve().parent
SPECTRAL = HIER / "npm/node_modules/.bin/spectral"
REGELS = HIER / "data/adr/linter.yaml"


def schema() -> dict:
    antwoord = web_hulp.client().get("/api/v1/openapi.json")
    assert antwoord.status_code == 200
    return antwoord.json()


def test_the_published_rule_set_finds_nothing(tmp_path):
    if not SPECTRAL.exists():
        pytest.skip("Spectral is er niet: installeer Node met npm (Debian, Ubuntu: sudo apt-get install npm)")
    plek = tmp_path / "openapi.json"
    plek.write_text(json.dumps(schema()), encoding="utf-8")
    opdracht = [str(SPECTRAL), "lint", "-r", str(REGELS), "--fail-severity", "warn", "-f", "json", "-q", str(plek)]
    uit = subprocess.run(opdracht, capture_output=True, text=True, timeout=120)
    gevonden = json.loads(uit.stdout or "[]")
    assert uit.returncode == 0 and not gevonden, [(g["code"], g["message"], g["path"]) for g in gevonden][:20]


def test_the_rule_set_would_have_seen_a_fault(tmp_path):
    if not SPECTRAL.exists():
        pytest.skip("Spectral is er niet: installeer Node met npm (Debian, Ubuntu: sudo apt-get install npm)")
    fout = schema()
    pad, inhoud = next(iter(fout["paths"].items()))
    fout["paths"] = {pad + "/NietZo": inhoud}
    plek = tmp_path / "openapi.json"
    plek.write_text(json.dumps(fout), encoding="utf-8")
    opdracht = [str(SPECTRAL), "lint", "-r", str(REGELS), "-f", "json", "-q", str(plek)]
    uit = subprocess.run(opdracht, capture_output=True, text=True, timeout=120)
    assert "nlgov:paths-kebab-case" in uit.stdout


def test_every_answer_says_the_version():
    antwoord = web_hulp.client().get("/api/v1/openapi.json")
    assert antwoord["API-Version"] == schema()["info"]["version"]


def test_every_page_that_shows_data_is_in_the_api():
    paden = set(schema()["paths"])
    for pagina in web_hulp.paginas():
        if pagina.api:
            assert any(pad.strip("/").split("/{")[0] == pagina.api.strip("/").split("/{")[0] for pad in paden), (
                pagina.api
            )


def test_node_is_there_in_ci():
    import os

    if os.environ.get("CI") == "true":
        assert shutil.which("npm") and SPECTRAL.exists()


UPLOADS = {
    ("/posities", "post"),
    *((f"/beschut-werk/{wat}", "post") for wat in ("verdeling", "exploitatie", "positie")),
}


def test_what_only_an_upload_can_answer_is_described_there_and_nowhere_else():
    web_hulp.opgezet()
    from telmee.web.kit.openapi import BIJ_AANMELDEN, BIJ_OPHALEN, BIJ_UPLOAD, FOUTEN, WERKWOORDEN

    for pad, inhoud in schema()["paths"].items():
        for werkwoord in set(inhoud) & set(WERKWOORDEN):
            antwoorden = inhoud[werkwoord]["responses"]
            assert set(FOUTEN) <= set(antwoorden), pad
            alleen_daar = set(BIJ_UPLOAD) - set(BIJ_AANMELDEN if inhoud[werkwoord].get("security") else ())
            if "vooruitkijken" in inhoud[werkwoord]["tags"]:  # its libraries are got when they are first asked for
                alleen_daar -= set(BIJ_OPHALEN)
            met_bestanden = "multipart/form-data" in inhoud[werkwoord].get("requestBody", {}).get("content", {})
            assert met_bestanden == bool(alleen_daar & set(antwoorden)), pad
            assert bool(inhoud[werkwoord].get("security")) == ({"401", "403"} <= set(antwoorden)), pad
            for status in {"429", "503"} & set(antwoorden):
                assert "Retry-After" in antwoorden[status]["headers"], (pad, status)
    bezoek = web_hulp.client()
    assert bezoek.post("/api/v1/posities", b"x", content_type="text/plain").status_code == 415
    assert bezoek.generic("POST", "/api/v1/posities", b"x", content_type="multipart/form-data; boundary=x",
                          CONTENT_LENGTH="").status_code == 411  # fmt: skip
    assert {"411", "415", "503"} <= set(schema()["paths"]["/posities"]["post"]["responses"])


def test_one_address_gets_so_many_reports_and_then_hears_when_to_come_back():
    bezoek = web_hulp.client()
    from django.core.cache import cache
    from django.test import override_settings

    adres = "/werkgever/calculator?sector=markt&jaar=2026&uren=180000&download="
    cache.clear()
    with override_settings(RAPPORT_GRENS="2/m"):
        soorten = ("html", "xlsx", "xlsx", "html", "xlsx")  # what is text is remembered, and costs nothing again
        assert [bezoek.get(adres + soort).status_code for soort in soorten] == [200, 200, 429, 200, 429]
        geweigerd = bezoek.get(adres + "xlsx")
        assert 1 <= int(geweigerd["Retry-After"]) <= 60 and "Wacht een minuut" in geweigerd.content.decode()
        a4 = bezoek.post("/gaat-het-over-mij/a4", {"recht_op_wajong": "ja", "op": "2026-11-29"})
        assert a4.status_code in (422, 429), "422 where no PDF can be made"
        assert (
            bezoek.get(adres + "receipt").status_code == 200 and bezoek.get("/werkgever/calculator").status_code == 200
        )
        assert bezoek.get(adres + "xlsx", REMOTE_ADDR="10.0.0.9").status_code == 200, "another address has its own"
    cache.clear()


def operaties() -> list[tuple[str, str, dict]]:
    """Every operation with its path and its description."""
    web_hulp.opgezet()
    from telmee.web.kit.openapi import WERKWOORDEN

    return [(w, pad, i[w]) for pad, i in schema()["paths"].items() for w in i if w in WERKWOORDEN]


@pytest.mark.parametrize(("werkwoord", "pad", "operatie"), operaties(), ids=[f"{w} {p}" for w, p, _ in operaties()])
def test_wat_een_operatie_niet_kent_weigert_zij_in_plaats_van_het_weg_te_laten(werkwoord, pad, operatie):
    """A misspelt parameter or field would otherwise be left out in silence."""
    from django.test import override_settings

    voorbeelden = {"nummer": "e3e70682-c209-1cac-a29f-6fbed82c07cd", "jaar": "2026"}
    adres = "/api/v1" + re.sub(r"\{(\w+)\}", lambda m: voorbeelden.get(m[1], "x"), pad)
    kop = {"headers": {"Authorization": f"Bearer demo-{'burger' if 'mijn' in pad else 'uwv'}"}}
    client, json_ = web_hulp.client(), "application/json" in operatie.get("requestBody", {}).get("content", {})
    lichaam = _kleinste(operatie["requestBody"]["content"]["application/json"]["schema"]) if json_ else {}
    with override_settings(REGISTER_GRENZEN={"per_minuut": 0}):
        if "multipart/form-data" not in operatie.get("requestBody", {}).get("content", {}):
            stuur = {"data": json.dumps(lichaam), "content_type": "application/json"} if werkwoord == "post" else {}
            verplicht = {
                p["name"]: p["schema"].get("examples", ["x"])[0]
                for p in operatie.get("parameters", [])
                if p["in"] == "query" and p.get("required")
            }
            vreemd = getattr(client, werkwoord)(f"{adres}?{urlencode({**verplicht, 'verzonnen': 1})}", **stuur, **kop)
            assert vreemd.status_code == 400 and "verzonnen" in vreemd.json()["detail"], vreemd.content
        if json_:
            data = json.dumps({**lichaam, "verzonnen": 1})
            vreemd = client.post(adres, data, content_type="application/json", **kop)
            assert vreemd.status_code == 400 and vreemd.json()["velden"][-1]["soort"] == "extra_forbidden", (
                vreemd.content
            )


def _kleinste(vorm: dict) -> dict:
    """A body that has the form that is asked for; what it says need not be possible."""
    alle, vorm = schema()["components"]["schemas"], dict(vorm)
    if "$ref" in vorm:
        vorm = alle[vorm["$ref"].rpartition("/")[2]]
    soort = {"string": "2026-01-01", "integer": 1, "object": {}, "boolean": True}

    def van(eigen: dict) -> object:
        if "$ref" in eigen:
            return _kleinste(eigen)
        if eigen.get("minProperties"):
            return {str(n): van(eigen["additionalProperties"]) for n in range(eigen["minProperties"])}
        return [van(eigen["items"])] if eigen.get("type") == "array" else soort[eigen["type"]]

    return {naam: van(eigen) for naam, eigen in vorm["properties"].items() if naam in vorm.get("required", ())}


@pytest.mark.parametrize(("werkwoord", "pad", "operatie"), operaties(), ids=[f"{w} {p}" for w, p, _ in operaties()])
def test_een_methode_die_er_niet_is_is_een_probleem_dat_zegt_wat_er_wel_is(werkwoord, pad, operatie):
    adres = "/api/v1" + re.sub(r"\{nummer\}", "e3e70682-c209-1cac-a29f-6fbed82c07cd", pad)
    antwoord = web_hulp.client().generic("DELETE", re.sub(r"\{\w+\}", "1", adres))
    assert (antwoord.status_code, antwoord["Content-Type"].partition(";")[0]) == (405, "application/problem+json")
    assert werkwoord.upper() in antwoord["Allow"] and werkwoord.upper() in antwoord.json()["detail"]
