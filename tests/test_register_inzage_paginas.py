"""Every role against every page of the register, in every form a page has: the same file says who may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

import inzage_hulp as hulp

hulp.web_hulp.opgezet()
from django.test import override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402

from telmee.register.identiteit import toegang  # noqa: E402
from telmee.register.models import Verwerking  # noqa: E402
from telmee.web.kit.aanmelden import demo_identiteiten  # noqa: E402

D = date
BSN = "999990007"
SCOPES = {
    "doelgroepregister-start": "",
    "doelgroepregister-rechten": "",
    "doelgroepregister-stromen": "",
    "doelgroepregister-cohort": "",
    "doelgroepregister-zoek": "register.zoek",
    "doelgroepregister-lijst": "register.lijst",
    "doelgroepregister-werknemers": "register.werknemers",
    "doelgroepregister-mensen": "register.eigen-mensen",
    "doelgroepregister-mijn": "register.mijn",
    "doelgroepregister-aanvragen": "register.aanvragen",
    "doelgroepregister-inname": "register.innemen",
    "doelgroepregister-logboek": "register.log",
}
ROLLEN = {wie.rol: code for code, wie in demo_identiteiten().items() if code != "uitzender"}
VORMEN = ("", ".json", ".csv")


@pytest.fixture(autouse=True)
def register() -> Iterator[None]:
    hulp.leeg()
    hulp.mens(BSN, [(D(2020, 3, 1), None)], [("wsw", D(2020, 3, 1), None)], [(hulp.LHNR, D(2024, 1, 1), None)],
              hulp.GEMEENTE)  # fmt: skip
    with override_settings(REGISTER_GRENZEN=hulp.RUIM):
        yield
    hulp.leeg()


def bezoeker(rol: str) -> Any:
    client = hulp.web_hulp.client()
    if rol:
        assert client.post(reverse("doelgroepregister-aanmelden"), {"wie": ROLLEN[rol]}).status_code == 302
    return client


def verwacht(naam: str, rol: str) -> set[int]:
    if not SCOPES[naam]:
        return {200, 404}  # a page without a table has no CSV
    if not rol:
        return {401}
    return {200, 404} if SCOPES[naam] in toegang().rollen[rol].scopes else {403}


@pytest.mark.parametrize("rol", ["", *ROLLEN], ids=lambda rol: rol or "niemand")
@pytest.mark.parametrize("naam", SCOPES)
def test_elke_rol_krijgt_op_elke_pagina_wat_de_tabel_zegt(naam: str, rol: str) -> None:
    client = bezoeker(rol)
    for vorm in VORMEN:
        antwoord = client.get(reverse(f"{naam}{vorm}"))
        assert antwoord.status_code in verwacht(naam, rol), (vorm, antwoord.status_code)
        assert vorm or antwoord.status_code != 404
        if antwoord.status_code in (401, 403):
            assert BSN not in antwoord.content.decode()


def test_de_tabel_noemt_elke_pagina_van_het_register() -> None:
    gevonden = {
        p.naam for p in hulp.web_hulp.paginas() if p.naam.startswith("doelgroepregister-") and "GET" in p.methoden
    }
    assert gevonden == set(SCOPES)


@pytest.mark.parametrize("naam", [naam for naam, scope in SCOPES.items() if scope])
def test_na_afmelden_is_de_deur_weer_dicht(naam: str) -> None:
    scope = SCOPES[naam]
    rol = next(rol for rol in ROLLEN if scope in toegang().rollen[rol].scopes)
    client = bezoeker(rol)
    assert client.get(reverse(naam)).status_code == 200
    client.post(reverse("doelgroepregister-afmelden"))
    assert client.get(reverse(naam)).status_code == 401


def test_een_sessie_van_een_ander_programma_of_een_oude_sleutel_is_niemand() -> None:
    client = bezoeker("burger")
    for anders in ({"rol": "burger"}, {"rol": "uwv", "bsn": "99:xx"}, "tekst", {"rol": "koning", "organisatie": "",
                   "naam": "", "zekerheid": 3, "bsn": ""}):  # fmt: skip
        sessie = client.session
        sessie["identiteit"] = anders
        sessie.save()
        assert client.get(reverse("doelgroepregister-mijn")).status_code in (401, 403), anders
    assert not Verwerking.objects.exists()
