"""What is filled in wrongly on a page of the register is an attempt: it changes nothing and has a line in the log.

And what this server could not do itself is told to who keeps it, without a word of who asked about whom.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest

import inzage_hulp as hulp
import test_web_doelgroepregister_besluit as paginas

hulp.web_hulp.opgezet()
from django.db import OperationalError  # noqa: E402

from telmee.register import models, wacht  # noqa: E402

pytestmark = pytest.mark.xdist_group("web-register-besluit")
register = paginas.register
BSN = paginas.r.nieuw_bsn()
SOORT = {"soort": "beschut_werk", "aard": "vaststelling", "bron": "UWV"}
FOUT: dict[str, tuple[str, str, dict[str, str], set[str]]] = {
    # name: who, the page, what is sent, the fields that are wrong
    "zoek zonder doel en BSN": ("bakker", "zoek", {"bsn": "12 34"}, {"bsn", "waarvoor"}),
    "zoek met een dag die er niet is": ("bakker", "zoek", {"bsn": BSN, "op": "31-2-2026"}, {"waarvoor", "op"}),
    "lijst zonder doel": ("uwv", "lijst", {"bsns": BSN}, {"waarvoor"}),
    "werknemers zonder doel": ("bakker", "werknemers", {"op": "gisteren"}, {"waarvoor", "op"}),
    "dossier met een stand die er niet is": ("uwv", "dossier", {"bsn": BSN, "stand": "x"}, {"stand"}),
    "mensen zonder doel": ("gemeente", "mensen", {}, {"waarvoor"}),
    "inname zonder bestand": ("uwv", "inname", {}, {"bestand"}),
    "besluit zonder soort": ("uwv", "besluit", {"stap": "kies", "bsn": "1"}, {"bsn", "soort"}),
    "besluit zonder dag": ("uwv", "besluit", {"stap": "kijk", "bsn": BSN, **SOORT}, {"dag"}),
    "besluit vastleggen met een dag in 99999": (
        "uwv", "besluit", {"stap": "vastleggen", "bsn": BSN, **SOORT, "dag": "1-1-99999"}, {"dag"},
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def schoon() -> Iterator[None]:
    models.Verwerking.objects.all().delete()
    yield


def verkeerd(antwoord: Any) -> set[str]:
    """The fields that the page marks as wrong."""
    return set(re.findall(r'id="(?:veld-)?([\w-]+?)-fout"', antwoord.content.decode()))


@pytest.mark.parametrize("naam", FOUT)
def test_een_formulier_dat_niet_klopt_staat_een_keer_in_het_logboek(naam: str) -> None:
    wie, pagina, stuur, fouten = FOUT[naam]
    gebeurtenissen, mensen = models.Gebeurtenis.objects.count(), models.Persoon.objects.count()
    antwoord = paginas.bezoeker(wie).post(f"/register/{pagina}", stuur)
    assert antwoord.status_code == 200 and verkeerd(antwoord) == fouten
    assert (models.Gebeurtenis.objects.count(), models.Persoon.objects.count()) == (gebeurtenissen, mensen)
    regel = models.Verwerking.objects.get(naam="afgewezen_verzoek")
    assert (regel.rol, regel.gevonden, bytes(regel.betrokkene)) == ({"bakker": "werkgever"}.get(wie, wie), False, b"")


def test_kijken_naar_een_leeg_formulier_is_geen_poging() -> None:
    for wie, pagina, *_ in FOUT.values():
        assert paginas.bezoeker(wie).get(f"/register/{pagina}").status_code == 200
    assert not models.Verwerking.objects.exists()


def test_wat_niet_kan_volgens_de_wet_heet_niet_onzeker_en_intrekken_kan_altijd() -> None:
    """Who has a Wajong cannot leave: the request may be made, and the page does not call that uncertain."""
    bsn = paginas.mens(paginas.wajong(), woont="GM0363")
    uwv = paginas.bezoeker("uwv")
    vraag = {
        "stap": "kijk",
        "bsn": bsn,
        "soort": "uitschrijving",
        "aard": "aanvraag",
        "bron": "persoon",
        "dag": "1-6-2026",
    }
    tekst = paginas.kaal(uwv.post("/register/besluit", {**vraag, "kenmerk": "u-1"}))
    assert "kan dit niet volgens de wet (Registratie kan op eigen verzoek eindigen: nee)" in tekst, tekst
    assert "niet vast" not in tekst and "Kan dit op" in tekst
    nummer = paginas.opnemen.neem_op(
        bsn, [paginas.r.vaststelling("uitschrijving", "2026-06-01", "persoon", "aanvraag")], paginas.sleutels_nu()
    ).nummers[-1]
    terug = {**vraag, "aard": "intrekking", "betreft": str(nummer), "kenmerk": "u-2"}
    tekst = paginas.kaal(uwv.post("/register/besluit", terug))
    assert "Dit wordt vastgelegd" in tekst and "Kan dit op" not in tekst, tekst


@pytest.mark.parametrize("waar", ["pagina", "api"])
def test_waarom_het_register_niet_antwoordt_staat_in_het_logboek_van_de_server(
    waar: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stuk(*_: Any, **__: Any) -> None:
        raise OperationalError(f"no such column: deel {BSN}")

    bezoeker = paginas.bezoeker("uwv")
    monkeypatch.setattr(wacht, "eis_open", stuk)
    logging.getLogger("telmee.web").addHandler(caplog.handler)
    if waar == "pagina":
        antwoord = bezoeker.post("/register/zoek", {"bsn": BSN, "waarvoor": "registratie|geen"})
    else:
        antwoord = bezoeker.post(
            "/api/v1/register/opvragingen", {"bsn": BSN, "doel": "registratie"}, content_type="application/json",
            headers={"Authorization": "Bearer demo-uwv"},
        )  # fmt: skip
    logging.getLogger("telmee.web").removeHandler(caplog.handler)
    assert antwoord.status_code == 503 and BSN not in antwoord.content.decode()
    fouten = [each.velden for each in caplog.records if each.getMessage() == "fout"]
    assert [each["soort"] for each in fouten] == ["OperationalError"] and BSN not in str(fouten)
