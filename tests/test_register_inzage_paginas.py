"""Sessions on the pages of the register: who logged out, or comes with a strange session, is nobody.

Every role against every page is in `test_register_tabel.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

import inzage_hulp as hulp
import tabel_hulp

hulp.web_hulp.opgezet()
from django.test import override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402

from telmee.register.identiteit import toegang  # noqa: E402
from telmee.register.models import Verwerking  # noqa: E402
from telmee.web.kit.aanmelden import demo_identiteiten  # noqa: E402

D = date
BSN = "999990007"
SCOPES = {naam: scope for naam, scope in tabel_hulp.PAGINAS.items() if "GET" in tabel_hulp.paginas()[naam].methoden}
ROLLEN = {wie.rol: code for code, wie in demo_identiteiten().items() if code != "uitzender"}


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
