"""What holds of every report: a BSN only when asked, the same bytes, unknown is no zero, whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from rapport_hulp import BSN, Boom, een_positie, lees_xlsx, rij
from telmee.fouten import Fout, GebruiksFout
from telmee.uitvoer.rapport import bewijs, blad, druk, inhoud, pagina, schrijf, tabellen


@pytest.fixture
def positie() -> dict:
    return een_positie()


def test_een_bsn_staat_er_alleen_in_op_verzoek(positie):
    nummer = str(BSN)
    assert nummer not in pagina.html(positie) and nummer in pagina.html(positie, True)
    assert nummer not in druk.html(positie) and nummer in druk.html(positie, True)
    assert nummer not in str(lees_xlsx(blad.xlsx(positie))) and nummer in str(lees_xlsx(blad.xlsx(positie, True)))
    assert nummer not in bewijs.als_json(bewijs.bewijs(positie))
    zonder = [{k: w for k, w in r.items() if k != "bsn"} for r in positie["lkv"]]
    assert bewijs.bewijs(positie)["rijen"] == bewijs.bewijs({**positie, "lkv": zonder})["rijen"]


def test_een_bsn_met_een_nul_voorop_houdt_die(positie):
    positie["lkv"] = [rij(1, bsn=12345672)]
    assert "012345672" in pagina.html(positie, True)
    assert ("tekst", "012345672") in lees_xlsx(blad.xlsx(positie, True))["Voordelen"][1].values()


def test_de_vingerafdruk_hangt_niet_aan_de_volgorde_van_de_sleutels(positie):
    omgekeerd = {**positie, "lkv": [dict(reversed(list(r.items()))) for r in positie["lkv"]]}
    assert bewijs.bewijs(omgekeerd)["rijen"] == bewijs.bewijs(positie)["rijen"]


@pytest.mark.parametrize("soort", ["html", "xlsx"])
def test_dezelfde_positie_geeft_dezelfde_bytes(positie, tmp_path, soort):
    schrijf(tmp_path / f"a.{soort}", positie)
    schrijf(tmp_path / f"b.{soort}", positie)
    assert (tmp_path / f"a.{soort}").read_bytes() == (tmp_path / f"b.{soort}").read_bytes()


@pytest.mark.parametrize("leeg", [{}, {"jaar": 2026}, {"jaar": 2026, "quotum": None, "lkv": None, "uitleg": None}])
def test_wat_er_niet_is_wordt_onbekend_en_geen_nul(leeg):
    tekst = " ".join(Boom(pagina.html(leeg)).tekst)
    assert "onbekend" in tekst and "Er zijn geen rijen" in tekst
    assert "0,0 banen" not in tekst
    assert lees_xlsx(blad.xlsx(leeg))["Voordelen"]


@pytest.mark.parametrize("naam", ["rapport.docx", "rapport", "rapport.html.gz", ".html"])
def test_een_onbekende_extensie_is_verkeerd_gebruik(tmp_path, positie, naam):
    with pytest.raises(GebruiksFout, match=r"\.html, \.xlsx of \.pdf"):
        schrijf(tmp_path / naam, positie)
    assert list(tmp_path.iterdir()) == []


def test_hoofdletters_in_de_extensie_mogen(tmp_path, positie):
    schrijf(tmp_path / "X.HTML", positie)
    assert (tmp_path / "X.HTML").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_een_map_die_er_niet_is(tmp_path, positie):
    with pytest.raises(Fout, match="bestaat niet"):
        schrijf(tmp_path / "nergens" / "x.html", positie)


@pytest.mark.parametrize("soort", ["html", "xlsx"])
def test_een_volle_schijf_laat_het_oude_rapport_staan(monkeypatch, tmp_path, positie, soort):
    doel = tmp_path / f"x.{soort}"
    doel.write_bytes(b"oud")

    def vol(self, inhoud_):
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", vol)
    with pytest.raises(Fout, match="schijf is vol"):
        schrijf(doel, positie)
    assert doel.read_bytes() == b"oud" and list(tmp_path.iterdir()) == [doel]


def test_xlsx_maakt_geen_tijdelijke_bestanden(monkeypatch, positie):
    import tempfile

    def verboden(*_, **__):
        raise AssertionError("a temporary file would hold what the report holds")

    for naam in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile"):
        monkeypatch.setattr(tempfile, naam, verboden)
    assert blad.xlsx(positie, True)[:2] == b"PK"


def test_een_rij_zonder_iets_te_doen_staat_niet_bij_de_acties(positie):
    assert [r["rij"] for r in positie["lkv"] if tabellen.is_actie(r)] == [1, 2]
    totaal = inhoud.lkv_totaal(positie)
    assert (totaal["gemist"], totaal["bedrag"], totaal["onterecht_uren"], totaal["onbekend"]) == (
        90_900,
        90_900,
        345,
        1,
    )


def test_per_soort_is_onbekend_recht_iets_anders_dan_een_onbekend_bedrag(positie):
    """A benefit whose rate of the year is not known is a right, and is not among what cannot be seen."""
    positie["lkv"].append(rij(5, gevraagd=True, bedrag=None, gemist=None))
    rijen = {r[0]: r[1:3] + r[-1:] for r in tabellen.per_soort(positie).rijen}
    assert rijen["Doelgroep banenafspraak"] == (3, 2, 1)  # rows 1, 4 and 5; asked in 4 and 5; row 3 cannot be seen
    assert rijen["Oudere werknemer"] == (0, 1, 0) and rijen["Samen"] == (3, 3, 1)
