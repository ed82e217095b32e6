"""What holds of every report: a BSN only when asked, the same bytes, unknown is no zero, whole or not at all."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from rapport_hulp import BSN, Boom, een_positie, lees_xlsx, met_rijen, rij
from telmee.fouten import Fout, GebruiksFout
from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.rapport import blad, druk, pagina, schrijf
from telmee.uitvoer.rapport import receipt as receipt_kamer
from telmee.werkgever.beeld import beeld
from telmee.werkgever.uitkomst import Positie


@pytest.fixture
def positie() -> Positie:
    return een_positie()


@pytest.fixture
def plaat(positie) -> Beeld:
    return beeld(positie)


def test_een_bsn_staat_er_alleen_in_op_verzoek(positie):
    nummer, zonder, met = str(BSN), beeld(positie), beeld(positie, True)
    assert nummer not in pagina.html(zonder) and nummer in pagina.html(met)
    assert nummer not in druk.html(zonder) and nummer in druk.html(met)
    assert nummer not in str(lees_xlsx(blad.xlsx(zonder))) and nummer in str(lees_xlsx(blad.xlsx(met)))
    assert nummer not in str(zonder.als_dict()) and nummer not in receipt_kamer.als_json(receipt_kamer.maak(met))
    assert receipt_kamer.maak(zonder)["rijen"] == receipt_kamer.maak(met)["rijen"]


def test_een_bsn_met_een_nul_voorop_houdt_die(positie):
    met = beeld(met_rijen(positie, [rij(1, bsn=12345672)]), True)
    assert "012345672" in pagina.html(met)
    assert ("tekst", "012345672") in lees_xlsx(blad.xlsx(met))["Voordelen"][1].values()


def test_een_andere_rij_geeft_een_andere_vingerafdruk(positie):
    anders = met_rijen(positie, [*positie.lkv[:-1], replace(positie.lkv[-1], bedrag=90_901)])
    eerst, dan = (receipt_kamer.maak(beeld(p))["rijen"]["lkv"] for p in (positie, anders))
    assert eerst["aantal"] == dan["aantal"] == 4 and eerst["vingerafdruk"] != dan["vingerafdruk"]


@pytest.mark.parametrize("soort", ["html", "xlsx"])
def test_hetzelfde_beeld_geeft_dezelfde_bytes(positie, tmp_path, soort):
    schrijf(tmp_path / f"a.{soort}", beeld(positie))
    schrijf(tmp_path / f"b.{soort}", beeld(positie))
    assert (tmp_path / f"a.{soort}").read_bytes() == (tmp_path / f"b.{soort}").read_bytes()


def test_wat_er_niet_is_wordt_onbekend_en_geen_nul(positie):
    leeg = tuple(replace(c, waarde=None, status="onbekend", uitleg=None) for c in positie.cijfers)
    niets = replace(positie.quotum, plichtig=None, tekort=None, tellingen=(), vereiste_banen=None, aanvulling=None)
    p = replace(met_rijen(positie, []), cijfers=leeg, cijfers_prognose=leeg, quotum=niets)
    tekst = " ".join(Boom(pagina.html(beeld(p))).tekst)
    assert "onbekend" in tekst and "Voordelen" not in lees_xlsx(blad.xlsx(beeld(p)))
    assert "0,0 banen" not in tekst and "heeft genoeg" not in tekst
    assert not any(deel.naam == "voordelen" for deel in beeld(p).delen)  # a section without content is left out


def test_wat_er_niet_is_krijgt_geen_kop(positie):
    """Without rows, without findings: no heading that says that there is nothing below it."""
    p = replace(met_rijen(positie, []), bevindingen=(), ontbreekt=())
    plaat = beeld(p)
    assert [deel.naam for deel in plaat.delen] == ["kort", "quotum", "prognose", "termijnen"]
    for deel in plaat.delen:
        assert deel.figuren or deel.tabellen and any(t.rijen for t in deel.tabellen)
    for tekst in (pagina.html(plaat), druk.html(plaat)):
        assert "Loonkostenvoordelen</h2>" not in tekst and "Kwaliteit van de gegevens" not in tekst


@pytest.mark.parametrize("naam", ["rapport.docx", "rapport", "rapport.html.gz", ".html"])
def test_een_onbekende_extensie_is_verkeerd_gebruik(tmp_path, plaat, naam):
    with pytest.raises(GebruiksFout, match=r"\.html, \.xlsx of \.pdf"):
        schrijf(tmp_path / naam, plaat)
    assert list(tmp_path.iterdir()) == []


def test_hoofdletters_in_de_extensie_mogen(tmp_path, plaat):
    schrijf(tmp_path / "X.HTML", plaat)
    assert (tmp_path / "X.HTML").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_een_map_die_er_niet_is(tmp_path, plaat):
    with pytest.raises(Fout, match="bestaat niet"):
        schrijf(tmp_path / "nergens" / "x.html", plaat)


@pytest.mark.parametrize("soort", ["html", "xlsx"])
def test_een_volle_schijf_laat_het_oude_rapport_staan(monkeypatch, tmp_path, plaat, soort):
    doel = tmp_path / f"x.{soort}"
    doel.write_bytes(b"oud")

    def vol(self, inhoud_):
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", vol)
    with pytest.raises(Fout, match="schijf is vol"):
        schrijf(doel, plaat)
    assert doel.read_bytes() == b"oud" and list(tmp_path.iterdir()) == [doel]


def test_xlsx_maakt_geen_tijdelijke_bestanden(monkeypatch, plaat):
    import tempfile

    def verboden(*_, **__):
        raise AssertionError("a temporary file would hold what the report holds")

    for naam in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile"):
        monkeypatch.setattr(tempfile, naam, verboden)
    assert blad.xlsx(plaat)[:2] == b"PK"


def test_een_rij_zonder_iets_te_doen_staat_niet_bij_de_acties(positie, plaat):
    acties = plaat.deel("voordelen").tabellen[1]
    assert acties.titel == "Waar u iets aan kunt doen" and [rij_[0] for rij_ in acties.rijen] == ["P1", "P2"]
    t = positie.lkv_totaal
    assert (t.gemist, t.bedrag, t.onterecht_uren, t.onbekend) == (90_900, 90_900, 345, 1)


def test_per_soort_is_onbekend_recht_iets_anders_dan_een_onbekend_bedrag(positie):
    """A benefit whose rate of the year is not known is a right, and is not among what cannot be seen."""
    erbij = met_rijen(positie, [*positie.lkv, rij(5, gevraagd=True, bedrag=None, gemist=None)])
    rijen = {r[0]: r[1:3] + r[-1:] for r in beeld(erbij).deel("voordelen").tabellen[0].rijen}
    assert rijen["Doelgroep banenafspraak"] == (3, 2, 1)  # rows 1, 4 and 5; asked in 4 and 5; row 3 cannot be seen
    assert rijen["Oudere werknemer"] == (0, 1, 0) and rijen["Samen"] == (3, 3, 1)
