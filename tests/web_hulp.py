"""Django for the tests: demo settings, a database and static files in a folder of their own, and a client."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any


@cache
def opgezet() -> None:
    """Sets Django up once in a process."""
    os.environ |= {
        "TELMEE_DEMO": "1",
        "TELMEE_WEB_TEST": "1",
        "TELMEE_MAP": tempfile.mkdtemp(prefix="telmee-web-"),
        "TELMEE_NAMEN": "127.0.0.1,localhost,testserver",
        "DJANGO_SETTINGS_MODULE": "telmee.web.settings",
    }
    (Path(os.environ["TELMEE_MAP"]) / "vast").mkdir()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def client(**opties: Any) -> Any:
    """A visitor."""
    opgezet()
    from django.test import Client

    return Client(raise_request_exception=False, **opties)


def paginas() -> list[Any]:
    """Every page that was declared."""
    opgezet()
    import telmee.web.urls  # noqa: F401 -- declares them
    from telmee.web.kit.pagina import PAGINAS

    return list(PAGINAS.values())


def adressen(talen: tuple[str, ...] = ("nl", "en")) -> list[tuple[str, str]]:
    """Name and address of every page that can be asked for, in both languages."""
    from django.urls import reverse
    from django.utils import translation

    gevonden = []
    for pagina in paginas():
        for taal in talen if "GET" in pagina.methoden and not pagina.los else ():
            with translation.override(taal):
                gevonden.append((pagina.naam, reverse(pagina.naam, kwargs=dict(pagina.voorbeeld) or None)))
    return gevonden


ANTWOORDEN: dict[str, str] = {
    "werkgever-calculator": "sector=markt&jaar=2026&uren=100+x+36&uren_vorig_jaar=180.000&doelgroep_uren=3000"
    "&quotumpercentage=2,58",
    "werkgever-wat_als": "grond=participatiewet&uren=24&uurloon=minimum&loonwaarde=60&vanaf=2027-01-01",
    "landelijk-sleutel": "markt=73,8",
    "beleid-opties": "basis=wet-banenafspraak&optie=2&vorm=opslag",
    "beleid-vergelijk": "plan_1=optie2_vast_opslag&plan_2=optie3_vast_opslag",
    "beleid-parameters": "cijfer=groei_werkend_jaar&van=1000&tot=2000&maat=extra_banen",
}
"""Pages that show an answer when something is asked: what to ask."""


def antwoorden(talen: tuple[str, ...] = ("nl", "en")) -> list[tuple[str, str]]:
    """Name and address of every page with an answer on it."""
    return [(naam, f"{adres}?{ANTWOORDEN[naam]}") for naam, adres in adressen(talen) if naam in ANTWOORDEN]
