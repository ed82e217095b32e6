"""Every role against every command as one table, made from `rollen.yaml` and the law; and what the commands print."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import inzage_hulp as hulp

hulp.web_hulp.opgezet()
from django.test import override_settings  # noqa: E402

from telmee.cli import main  # noqa: E402
from telmee.register import recht  # noqa: E402
from telmee.register.identiteit import toegang  # noqa: E402
from telmee.register.models import Verwerking  # noqa: E402
from telmee.register.tijd import HIER  # noqa: E402
from telmee.web.kit.aanmelden import demo_identiteiten  # noqa: E402

D = date
BSN, ANDER = hulp.bsns(2)
WEG = {
    "werkgever": ("arbeidsdeelname", "werknemer", hulp.LHNR),
    "gemeente": ("taak", "inwoner", hulp.GEMEENTE),
    "belastingdienst": ("quotumheffing", "heffing", ""),
    "bzk": ("overheid", "overheidswerknemer", ""),
    "onderzoek": ("onderzoek", "geregistreerd", ""),
    "uwv": ("registratie", "geen", ""),
    "burger": ("eigen_gegevens", "zichzelf", ""),
    "geen": ("ander", "geen", ""),
}
SCOPE = {"zoek": "register.zoek", "lijst": "register.lijst", "werknemers": "register.werknemers"}


@pytest.fixture(autouse=True)
def register(tmp_path: Path) -> Iterator[Path]:
    hulp.leeg()
    hulp.mens(BSN, [(D(2020, 3, 1), None)], [("wsw", D(2020, 3, 1), None)], [(hulp.LHNR, D(2024, 1, 1), None)],
              hulp.GEMEENTE)  # fmt: skip
    lijst = tmp_path / "bsns.txt"
    lijst.write_text(f"{BSN}\n{ANDER}\n", encoding="ascii")
    with override_settings(REGISTER_GRENZEN=hulp.RUIM):
        yield lijst
    hulp.leeg()


def doe(monkeypatch: Any, *argumenten: str, invoer: str = "") -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(invoer))
    return main(["register", *argumenten])


def opdracht(wat: str, rol: str, lijst: Path) -> list[str]:
    doel, relatie, organisatie = WEG[rol]
    if wat == "werknemers":
        return [wat, "--organisatie", organisatie, "--doel", doel]
    vast = ["--rol", rol, "--doel", doel, "--relatie", relatie, "--organisatie", organisatie]
    vast = vast if organisatie else vast[:-2]
    return [wat, *([str(lijst)] if wat == "lijst" else []), *vast]


@pytest.mark.parametrize("wat", ["zoek", "lijst"])
@pytest.mark.parametrize("rol", WEG)
def test_elke_rol_hoort_bij_elke_opdracht_wat_de_tabel_zegt(
    wat: str, rol: str, register: Path, monkeypatch: Any, capsys: Any
) -> None:
    mag = SCOPE[wat] in toegang().rollen[rol].scopes
    code = doe(monkeypatch, *opdracht(wat, rol, register), "--json", invoer=BSN)
    uit, fout = capsys.readouterr()
    assert code == (0 if mag else 1), fout
    if not mag:
        assert uit == "" and BSN not in fout and not Verwerking.objects.exists()
        return
    gevonden = json.loads(uit)
    antwoord = gevonden if wat == "zoek" else gevonden[0]["antwoord"]
    velden = recht.recht(rol, *WEG[rol][:2], date.today()).velden
    assert antwoord["in_register"] and set(antwoord["velden"]) == velden
    assert ("gronden" in antwoord) == ("grond" in velden) and ("werk" in antwoord) == ("uren" in velden)


def test_de_tabel_noemt_elke_rol() -> None:
    assert set(WEG) == set(toegang().rollen)


@pytest.mark.parametrize(
    ("argumenten", "invoer", "woord"),
    [
        (["--rol", "koning", "--doel", "taak"], BSN, "geen rol"),
        (["--rol", "werkgever", "--doel", "arbeidsdeelname"], BSN, "loonheffingennummer"),
        (["--rol", "gemeente", "--doel", "taak", "--organisatie", "Amsterdam"], BSN, "gemeentecode"),
        (["--rol", "uwv", "--doel", "zomaar"], BSN, "geen doel"),
        (["--rol", "uwv", "--doel", "registratie", "--relatie", "vriend"], BSN, "geen relatie"),
        (["--rol", "uwv", "--doel", "registratie"], "", "één BSN"),
        (["--rol", "uwv", "--doel", "registratie"], f"{BSN}\n{ANDER}", "één BSN"),
        (["--rol", "uwv", "--doel", "registratie"], "123456789", "elfproef"),
        (["--rol", "uwv", "--doel", "registratie", "--op", "2099-01-01"], BSN, "tot en met vandaag"),
        (["--rol", "uwv", "--doel", "registratie", "--stand", "2099-01-01"], BSN, "van 1900 tot nu"),
        (["--rol", "uwv", "--doel", "registratie", "--stand", "0001-01-01"], BSN, "van 1900 tot nu"),
    ],
)
def test_slechte_invoer_is_een_zin_en_code_2(
    argumenten: list[str], invoer: str, woord: str, monkeypatch: Any, capsys: Any
) -> None:
    assert doe(monkeypatch, "zoek", *argumenten, invoer=invoer) == 2
    fout = capsys.readouterr().err
    assert woord in fout and BSN not in fout and "123456789" not in fout


def test_een_bsn_kan_niet_op_de_opdrachtregel(monkeypatch: Any, capsys: Any) -> None:
    assert doe(monkeypatch, "zoek", BSN, "--rol", "uwv", "--doel", "registratie") == 2


def test_zoek_zegt_het_in_woorden(monkeypatch: Any, capsys: Any) -> None:
    assert doe(monkeypatch, *opdracht("zoek", "gemeente", Path()), invoer=BSN) == 0
    uit = capsys.readouterr().out
    assert "in het doelgroepregister. (Wfsv 38d lid 4)" in uit and "1 maart 2020" in uit and BSN not in uit


@pytest.mark.parametrize("rol", ["gemeente", "werkgever", "uwv"])
def test_een_opdracht_en_een_pagina_zeggen_hetzelfde(rol: str, monkeypatch: Any, capsys: Any) -> None:
    """One sentence and one set of tables, whoever asks and wherever."""
    assert doe(monkeypatch, *opdracht("zoek", rol, Path()), invoer=BSN) == 0
    uit = capsys.readouterr().out
    client = hulp.web_hulp.client()
    code = next(code for code, each in demo_identiteiten().items() if each.rol == rol and code != "uitzender")
    client.post("/register/aanmelden", {"wie": code})
    doel, relatie, _ = WEG[rol]
    blad = client.post("/register/zoek", {"bsn": BSN, "waarvoor": f"{doel}|{relatie}"}).content.decode()
    zin = re.search(r'<h1 class="antwoord">(.*?)</h1>', blad)
    assert zin and zin[1] in uit
    tabellen = re.findall(r"<table.*?</table>", blad, re.S)
    cellen = {
        re.sub(r"<[^>]+>", "", c).strip() for t in tabellen for c in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", t, re.S)
    }
    plat = re.sub(r"\s+", " ", uit)
    assert cellen and [cel for cel in cellen if cel not in plat] == []


@pytest.mark.parametrize(
    "wat", [["zoek", "--rol", "uwv", "--doel", "registratie"], ["sleutels", "nieuw"], ["signalen"]]
)
def test_een_adres_dat_geen_database_is_wordt_overal_geweigerd(wat: list[str], monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setenv("TELMEE_DATABASE", "")
    assert doe(monkeypatch, *wat, "--database", "zomaar", invoer=BSN) == 2
    assert "geen adres van een database" in capsys.readouterr().err


def test_lijst_en_werknemers_als_tekst(register: Path, monkeypatch: Any, capsys: Any) -> None:
    assert doe(monkeypatch, *opdracht("lijst", "werkgever", register)) == 0
    assert capsys.readouterr().out.splitlines() == ["bsn;in_register", f"{BSN};ja", f"{ANDER};geen antwoord"]
    assert doe(monkeypatch, *opdracht("werknemers", "werkgever", register)) == 0
    assert capsys.readouterr().out.splitlines() == ["bsn", BSN]


def test_de_tabel_op_een_dag(monkeypatch: Any, capsys: Any) -> None:
    assert doe(monkeypatch, "inzage", "--json") == 0
    rijen = json.loads(capsys.readouterr().out)
    assert {(r["rol"], r["doel"], r["relatie"]) for r in rijen} == {
        (r.rol, r.doel, r.relatie) for r in recht.tabel(date.today())
    }
    eigen = next(r for r in rijen if (r["rol"], r["relatie"]) == ("werkgever", "werknemer"))
    assert eigen["velden"] == {"in_register": "2015-05-01", "periode": "2026-01-01"} and eigen["verplicht"]
    assert doe(monkeypatch, "inzage", "--op", "2025-12-31", "--json") == 0
    eerder = json.loads(capsys.readouterr().out)
    assert next(r for r in eerder if r["rol"] == "werkgever")["velden"] == {"in_register": "2015-05-01"}
    assert doe(monkeypatch, "inzage") == 0
    assert "Wie hier niet staat, ziet niets" in capsys.readouterr().out


def test_het_logboek_en_de_signalen(register: Path, monkeypatch: Any, capsys: Any) -> None:
    doe(monkeypatch, *opdracht("zoek", "uwv", register), invoer=BSN)
    doe(monkeypatch, *opdracht("zoek", "werkgever", register), invoer=BSN)
    capsys.readouterr()
    assert doe(monkeypatch, "log", "--json", "--organisatie", hulp.LHNR) == 0
    (regel,) = json.loads(capsys.readouterr().out)
    assert regel["attributes"]["telmee.rol"] == "werkgever" and BSN not in json.dumps(regel)
    laatste = Verwerking.objects.order_by("-pk").first().begin
    assert doe(monkeypatch, "log") == 0
    assert f"{laatste.astimezone(HIER):%H:%M:%S}" in capsys.readouterr().out, "the clock of the Netherlands"
    for wat in (["log"], ["log", "--aantal", "1"], ["signalen"], ["signalen", "--json"]):
        assert doe(monkeypatch, *wat) == 0
        assert BSN not in capsys.readouterr().out


def test_de_sleutels_van_nieuw_tot_opgeruimd(monkeypatch: Any, capsys: Any) -> None:
    assert doe(monkeypatch, "sleutels", "nieuw") == 0
    assert doe(monkeypatch, "sleutels", "opruimen") == 1  # somebody still stands under the old one
    assert "vervang" in capsys.readouterr().err
    assert doe(monkeypatch, "sleutels", "vervang", "--per", "1") == 0
    assert doe(monkeypatch, "sleutels", "opruimen") == 0
    capsys.readouterr()
    assert doe(monkeypatch, "sleutels", "toon", "--json") == 0
    (een,) = json.loads(capsys.readouterr().out)
    assert een["actief"] and een["rijen"] == 1


def test_wat_toen_bekend_was(monkeypatch: Any, capsys: Any) -> None:
    bsn = hulp.bsns(1, 30)[0]
    hulp.mens(bsn, [(D(2020, 1, 1), None)], bekend=datetime.fromisoformat("2026-06-02T12:00:00+00:00"))
    for stand, erin in (("2026-06-01", False), ("2026-06-02", True)):
        argumenten = ["zoek", "--rol", "uwv", "--doel", "registratie", "--stand", stand, "--json"]
        assert doe(monkeypatch, *argumenten, invoer=bsn) == 0
        assert json.loads(capsys.readouterr().out)["in_register"] is erin
