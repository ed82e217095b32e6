"""Bad input at a terminal: the same refusals as the API gives, the register unchanged, every attempt in the log."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import test_register_uitvoering_api as api
from telmee.cli import main
from telmee.register import models
from telmee.web.kit.aanmelden import sleutels_nu

pytestmark = pytest.mark.xdist_group("register-uitvoering")
register = api.register
BSN, stand = api.BSN, api.stand


def opnemen(monkeypatch: Any, capsys: Any, tekst: str) -> tuple[int, Any, str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(tekst.encode("utf-8", "surrogateescape"))))
    code = main(["register", "opnemen", "-", "--json"])
    uit, fout = capsys.readouterr()
    return code, json.loads(uit) if uit else None, fout


def volledig(each: dict[str, Any], bsn: str = BSN) -> dict[str, Any]:
    """As a terminal takes it: with who says it, and what happens."""
    return {"bsn": bsn, "aard": "vaststelling", "bron": "UWV", **each}


@pytest.mark.parametrize("naam", sorted(api.SLECHT))
def test_een_terminal_weigert_wat_de_api_weigert_om_dezelfde_reden(naam: str, monkeypatch: Any, capsys: Any) -> None:
    vooraf, stuur, reden = api.SLECHT[naam]
    for each in vooraf:
        assert opnemen(monkeypatch, capsys, json.dumps(volledig(each)))[0] == 0
    models.Verwerking.objects.all().delete()
    eerder, mensen = stand(), models.Persoon.objects.count()
    code, uit, fout = opnemen(monkeypatch, capsys, json.dumps(volledig({**api.gezegd(), **stuur})))
    bsn = stuur.get("bsn", BSN)
    assert code == 1 and [each["reden"] for each in uit["personen"]] == [reden], fout
    assert uit["personen"][0]["zin"].strip().endswith(".") and (not bsn or bsn not in json.dumps(uit) + fout)
    assert stand() == eerder and models.Persoon.objects.count() == mensen
    regel = models.Verwerking.objects.get()
    wie = b"" if reden == "bsn" else sleutels_nu().actief.zoek(bsn)
    assert (bytes(regel.betrokkene), regel.status, regel.naam) == (wie, "Unset", "opname")


GOED = volledig(api.gezegd())
ONLEESBAAR: dict[str, tuple[str, str]] = {
    "geen JSON": ('{"bsn":', "JSON"),
    "geen UTF-8": ('{"bsn": "\udcff"}', "UTF-8"),
    "een getal": ("3", "object"),
    "een veld dat ontbreekt": (json.dumps({n: w for n, w in GOED.items() if n != "aard"}), "aard"),
    "een veld met een tikfout": (json.dumps({**GOED, "betrefd": 3}), "betreft"),
    "een dag die er niet is": (json.dumps({**GOED, "dag": "2026-02-30"}), "dag"),
    "een dag na 9999": (json.dumps({**GOED, "dag": "10000-01-01"}), "dag"),
    "een nummer dat geen nummer is": (json.dumps({**GOED, "betreft": 3.7}), "betreft"),
    "ja als nummer": (json.dumps({**GOED, "betreft": True}), "betreft"),
    "feiten als lijst": (json.dumps({**GOED, "feiten": [["werkt_in_beschut_werk", True]]}), "feiten"),
    "een BSN met een breuk": (json.dumps({**GOED, "bsn": 1.5}), "bsn"),
    "een naam die twee keer staat": (json.dumps(GOED)[:-1] + ', "dag": "2020-01-01"}', "twee keer"),
}


@pytest.mark.parametrize("naam", ONLEESBAAR)
def test_wat_een_terminal_niet_kan_lezen_is_een_zin_en_staat_in_het_logboek(
    naam: str, monkeypatch: Any, capsys: Any
) -> None:
    tekst, woord = ONLEESBAAR[naam]
    eerder = stand()
    code, uit, fout = opnemen(monkeypatch, capsys, tekst)
    assert code == 1 and uit is None and woord in fout and BSN not in fout and stand() == eerder
    regel = models.Verwerking.objects.get()
    assert (regel.naam, bytes(regel.betrokkene), regel.status) == ("opname", b"", "Unset")


@pytest.mark.parametrize("invoer", ["123456789", "", "abc", "9" * 40])
def test_wat_geen_bsn_is_wordt_ook_bij_zoeken_gelogd(invoer: str, monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{invoer}\n"))
    code = main(["register", "zoek", "--rol", "uwv", "--doel", "registratie"])
    assert code == 2 and (not invoer or invoer not in capsys.readouterr().err)
    assert models.Verwerking.objects.count() == (1 if invoer else 0)  # with nothing given nobody was asked about


def test_van_iedereen_in_een_levering_is_er_een_regel_ook_aan_een_terminal(
    tmp_path: Path, monkeypatch: Any, capsys: Any
) -> None:
    pad = tmp_path / "levering.csv"
    pad.write_text(
        f"{api.CSV}{BSN};beschut_werk;vaststelling;2025-03-01;UWV;l-1;\n{api.ANDER};banaan;;2025-03-01;UWV;l-2;\n"
        f"{api.NIEUW};beschut_werk;vaststelling;9999-12-31;UWV;l-3;\n",
        encoding="utf-8",
    )
    assert main(["register", "inname", str(pad)]) == 1
    boven, *regels = models.Verwerking.objects.filter(naam="inname").order_by("pk")
    assert not boven.betrokkene and {bytes(r.parent_span_id) for r in regels} == {bytes(boven.span_id)}
    zoek = {sleutels_nu().actief.zoek(bsn) for bsn in (BSN, api.NIEUW)}
    assert zoek <= {bytes(regel.betrokkene) for regel in regels}
    models.Verwerking.objects.all().delete()
    pad.write_bytes(b"<a>")
    assert main(["register", "inname", str(pad)]) == 1
    assert models.Verwerking.objects.filter(naam="inname").count() == 1, "nobody could be read, the attempt is there"


@pytest.fixture(autouse=True)
def _elke(register: Iterator[None]) -> None:
    """The register of the API's tests."""


@pytest.mark.parametrize("opdracht", ["toon", "dossier"])
def test_van_een_dag_die_nog_komt_zegt_een_terminal_niets(opdracht: str, capsys: Any) -> None:
    nummer = str(models.Persoon.objects.first().nummer)
    assert main(["register", opdracht, nummer, "--op", "9999-12-31"]) == 2
    uit, fout = capsys.readouterr()
    assert not uit and "weet nog niet wie er later in staat" in fout
