"""Every role against every operation, page and command of the register: one table, made and run.

Which there are comes from the router, the pages and the typer app, so that a new one cannot be forgotten: the first
tests here name what `tabel_hulp` does not have yet. What a role sees of whom is in `test_register_inzage_*`.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import inzage_hulp as hulp
import tabel_hulp as tabel

hulp.web_hulp.opgezet()
from django.test import override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402

from telmee.cli import main  # noqa: E402
from telmee.register import models  # noqa: E402
from telmee.register.identiteit import Identiteit, toegang  # noqa: E402
from telmee.web.kit import aanmelden  # noqa: E402

BSN = "999990007"
D = date
WIE = {"werkgever": hulp.LHNR, "gemeente": hulp.GEMEENTE}


def wie(rol: str) -> Identiteit:
    """Somebody of that role; also of a role that nobody plays in the demo."""
    return Identiteit(rol, WIE.get(rol, ""), rol, len(toegang().zekerheid), BSN if rol == "burger" else "")


@pytest.fixture(autouse=True)
def register(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    hulp.leeg()
    hulp.mens(BSN, [(D(2020, 3, 1), None)], [("wsw", D(2020, 3, 1), None)], [(hulp.LHNR, D(2024, 1, 1), None)],
              hulp.GEMEENTE)  # fmt: skip
    monkeypatch.setattr(aanmelden, "demo_identiteiten", lambda: {rol: wie(rol) for rol in toegang().rollen})
    with override_settings(REGISTER_GRENZEN=hulp.RUIM):
        yield
    hulp.eis_elke_regel_ldv()  # whatever a test here did: what it wrote is as the standard says
    hulp.leeg()


# --- Nothing is forgotten -----------------------------------------------------------------------------------------


def verschil(er_zijn: Any, staan_er: Any) -> tuple[list[str], list[str]]:
    """What must be added to the table, and what is no more."""
    return sorted(set(er_zijn) - set(staan_er)), sorted(set(staan_er) - set(er_zijn))


def test_elke_operatie_staat_in_de_tabel() -> None:
    erbij, weg = verschil(tabel.operaties(), tabel.OPERATIES)
    assert (erbij, weg) == ([], []), "zet in tabel_hulp.OPERATIES met zijn scope, of haal weg"


def test_elke_pagina_staat_in_de_tabel() -> None:
    erbij, weg = verschil(tabel.paginas(), tabel.PAGINAS)
    assert (erbij, weg) == ([], []), "zet in tabel_hulp.PAGINAS met haar scope, of haal weg"


def test_elke_opdracht_staat_in_de_tabel() -> None:
    erbij, weg = verschil(tabel.opdrachten(), tabel.OPDRACHTEN)
    assert (erbij, weg) == ([], []), "zet in tabel_hulp.OPDRACHTEN met haar scope of BEHEER, of haal weg"


def test_elke_scope_is_ergens_voor_nodig_en_geen_andere() -> None:
    gevraagd = {*tabel.OPERATIES.values(), *tabel.PAGINAS.values(), *tabel.OPDRACHTEN.values()} - {"", tabel.BEHEER}
    binnen = {"register.mijn-log", "register.sleutels"}  # asked inside mijn-gegevens; keys are replaced by the keeper
    assert gevraagd | binnen == set(toegang().scopes)


# --- The API ------------------------------------------------------------------------------------------------------


def lichaam(naam: str) -> dict[str, Any]:
    vraag = {"doel": "registratie", "relatie": "geen"}
    gebeurtenis = {"soort": "beschut_werk", "dag": "2025-03-01", "kenmerk": "k"}
    return {
        "opvragingen": {**vraag, "bsn": BSN},
        "lijsten": {**vraag, "bsns": [BSN]},
        "werknemerslijsten": vraag,
        "eigen-mensen": vraag,
        "dossiers": {"bsn": BSN},
        "gebeurtenissen": {"bsn": BSN, "gebeurtenissen": [gebeurtenis]},
    }.get(naam.rpartition("/")[2], {})


@pytest.mark.parametrize("cel", tabel.tabel("API", tabel.OPERATIES), ids=str)
def test_de_api(cel: tabel.Regel) -> None:
    """Who may not hears so, whatever the question is; who may, gets further than the door."""
    methode, pad = cel.naam.split()
    koppen = {"Authorization": f"Bearer demo-{cel.rol}"} if cel.rol else {}
    client = hulp.web_hulp.client()
    adres = f"/api/v1{pad}"
    if methode == "GET":
        antwoord = client.get(adres, headers=koppen)
    else:
        antwoord = client.post(adres, json.dumps(lichaam(cel.naam)), content_type="application/json", headers=koppen)
    _mag_of_niet(cel, antwoord, anders_niet=(401, 403) if methode == "GET" else (401,))
    zonder_recht = "U mag dit niet met deze aanmelding" in antwoord.content.decode()
    assert zonder_recht == (not cel.mag and bool(cel.rol))


def _mag_of_niet(cel: tabel.Regel, antwoord: Any, anders_niet: tuple[int, ...]) -> None:
    assert antwoord.status_code < 500, antwoord.content
    if not cel.mag:
        assert antwoord.status_code == (403 if cel.rol else 401), antwoord.content
        assert BSN not in antwoord.content.decode()
        assert not models.Verwerking.objects.exists() and models.Gebeurtenis.objects.count() == 1
    else:
        assert antwoord.status_code not in anders_niet, antwoord.content


# --- The pages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cel", tabel.tabel("pagina", tabel.PAGINAS), ids=str)
def test_de_paginas(cel: tabel.Regel) -> None:
    """Every form of a page, to look at and to send."""
    pagina = tabel.paginas()[cel.naam]
    for vorm in ("", ".json", ".csv"):
        for methode in pagina.methoden:
            client = hulp.web_hulp.client()
            if cel.rol:
                assert client.post(reverse("doelgroepregister-aanmelden"), {"wie": cel.rol}).status_code == 302
            antwoord = getattr(client, methode.lower())(reverse(f"{cel.naam}{vorm}", kwargs=pagina.voorbeeld or None))
            _mag_of_niet(cel, antwoord, anders_niet=(401, 403))


# --- The commands -------------------------------------------------------------------------------------------------

MET_ROL = {naam for naam, opties in tabel.opdrachten().items() if "--rol" in opties}


def test_wie_namens_een_rol_vraagt_zegt_welke_en_de_rest_kent_geen_rol() -> None:
    vast = {"werknemers"}  # always in the name of an employer
    vragen = {naam for naam, scope in tabel.OPDRACHTEN.items() if scope not in ("", tabel.BEHEER)}
    assert vragen == MET_ROL | vast


def test_geen_opdracht_neemt_een_bsn_op_de_opdrachtregel() -> None:
    for naam, opties in tabel.opdrachten().items():
        assert not {optie for optie in opties if "bsn" in optie.lower()}, naam


@pytest.mark.parametrize(
    "cel", [cel for cel in tabel.tabel("opdracht", tabel.OPDRACHTEN) if cel.rol], ids=str
)  # a terminal always speaks for somebody
def test_de_opdrachten(cel: tabel.Regel, tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    lijst = tmp_path / "bsns.txt"
    lijst.write_text(BSN, encoding="ascii")
    monkeypatch.setattr(sys, "stdin", io.StringIO(BSN))
    rol = ["--rol", cel.rol]
    if cel.naam not in MET_ROL and cel.naam != "werknemers":
        assert main(["register", *cel.naam.split(), *rol]) == 2  # nobody gets anything by naming a role
        return
    if cel.naam == "werknemers":
        assert main(["register", "werknemers", *rol, "--organisatie", hulp.LHNR, "--doel", "quotumheffing"]) == 2
        return
    vraag = ["--doel", DOEL.get(cel.rol, "taak"), "--relatie", BAND[cel.rol]]
    vraag += ["--organisatie", WIE[cel.rol]] if cel.rol in WIE else []
    argumenten = {
        "zoek": ["zoek", *rol, *vraag],
        "lijst": ["lijst", str(lijst), *rol, *vraag],
        "stromen": ["stromen", "--nagespeeld", "--exact", *rol],
    }[cel.naam]
    code = main(["register", *argumenten])
    uit, fout = capsys.readouterr()
    assert code == (0 if cel.mag else 2 if cel.naam == "stromen" else 1), fout
    if not cel.mag:
        assert BSN not in uit + fout and not models.Verwerking.objects.exists()


DOEL = {"werkgever": "arbeidsdeelname", "belastingdienst": "quotumheffing", "uwv": "registratie"}
BAND = dict.fromkeys(tabel.rollen(), "geen") | {
    "werkgever": "werknemer",
    "gemeente": "inwoner",
    "belastingdienst": "heffing",
}
