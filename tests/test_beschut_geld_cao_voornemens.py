"""The cao by day, with what was only negotiated said so; and the plans of the letter with what each would change."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from telmee import cli
from telmee.beschut import geld_cao, geld_cao_beeld, geld_voornemens
from telmee.fouten import Fout
from telmee.uitvoer import beeld_tekst
from telmee.uitvoer.scherm import Scherm
from telmee.wet import Wetten

WETTEN = Wetten.known()


def een(op: date, onderwerp: str, vanaf: date) -> geld_cao.Afspraak:
    (gevonden,) = [a for a in geld_cao.cao(op, WETTEN).afspraken if (a.onderwerp, a.vanaf) == (onderwerp, vanaf)]
    return gevonden


def test_wat_het_minimumloon_volgt_is_zijn_stijging() -> None:
    eerste = een(date(2026, 1, 1), "schaalbedragen", date(2026, 1, 1))
    assert eerste.procent == eerste.gerekend == 2_153  # 14,40 to 14,71
    tweede = een(date(2026, 1, 1), "schaalbedragen", date(2026, 7, 1))
    assert (tweede.procent, tweede.gerekend, tweede.status) == (None, 1_903, "afgeleid")  # 14,71 to 14,99
    derde = een(date(2026, 1, 1), "schaalbedragen", date(2027, 1, 1))
    assert (derde.gerekend, derde.status) == (None, "onbekend")


@pytest.mark.parametrize(
    ("op", "stand"),
    [
        (date(2025, 12, 31), "komt"),
        (date(2026, 1, 1), "geldt"),
        (date(2026, 12, 31), "geldt"),
        (date(2027, 1, 1), "voorbij"),
    ],
)
def test_een_afspraak_aan_beide_kanten_van_haar_dagen(op: date, stand: str) -> None:
    assert een(op, "eenmalige uitkering", date(2026, 1, 1)).stand(op) == stand


def test_wat_niet_is_bekrachtigd_zegt_dat() -> None:
    for a in geld_cao.cao(date(2026, 11, 29), WETTEN).afspraken:
        assert a.bekrachtigd == (a.vanaf.year == 2025)
        assert ("bekrachtiging niet gezien" in a.zekerheid) == (not a.bekrachtigd)
    tekst = beeld_tekst.tekst(geld_cao_beeld.beeld(geld_cao.cao(date(2026, 11, 29), WETTEN)), Scherm(60))
    assert "? bekrachtiging van dit resultaat niet gezien" in tekst and "2,153% ?" in tekst
    assert "De schalen zijn onbekend" in " ".join(tekst.split())


def test_schalen_worden_geladen_en_elke_fout_is_een_bevinding(tmp_path: Path) -> None:
    pad = tmp_path / "schalen.csv"
    pad.write_text(
        "schaal;trede;uurloon\nA;0;14,99\nA;1;15,40\nB;0;14,98\nB;1;-3\nC;0;16\nC;0;16,5\n;1;16\nD;0;16,123\n",
        encoding="utf-8",
    )
    c = geld_cao.cao(date(2026, 7, 1), WETTEN, pad)
    assert [(t.schaal, t.trede, t.boven_wml) for t in c.treden] == [("A", "0", 0), ("A", "1", 41), ("B", "0", -1)]
    assert sorted(b.code for b in c.bevindingen) == [
        "cao-dubbel", "cao-leeg", "cao-onder-wml", "cao-uurloon", "cao-uurloon",
    ]  # fmt: skip
    assert {b.regel for b in c.bevindingen} == {4, 5, 7, 8, 9}
    later = geld_cao.cao(date(2027, 1, 1), WETTEN, pad)
    assert later.wml is None and {t.boven_wml for t in later.treden} == {None}


@pytest.mark.parametrize(("tekst", "zin"), [("", "leeg"), ("schaal;uurloon\nA;15\n", "trede"), ("a;b\n", "schaal")])
def test_een_lijst_zonder_de_kolommen_is_een_zin(tmp_path: Path, tekst: str, zin: str) -> None:
    pad = tmp_path / "schalen.csv"
    pad.write_text(tekst, encoding="utf-8")
    with pytest.raises(Fout, match=zin):
        geld_cao.cao(date(2026, 7, 1), WETTEN, pad)


def test_een_rapport_komt_nooit_over_de_loontabel_heen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = tmp_path / "schalen.xlsx"
    pad.write_text("schaal;trede;uurloon\nA;0;15,40\n", encoding="utf-8")
    assert cli.main(["beschut", "cao", "--op", "2026-07-01", "--schalen", str(pad), "--rapport", str(pad)]) == 2
    assert "wordt ook gelezen" in capsys.readouterr().err and pad.read_text(encoding="utf-8").startswith("schaal")


def test_de_voornemens_zeggen_wat_ze_zouden_veranderen() -> None:
    alle = {v.naam: v for v in geld_voornemens.voornemens(WETTEN)}
    assert len(alle) == 15 and all(v.gevolg.endswith(".") for v in alle.values())
    assert all(f"€ {bedrag}" in alle["lks_68"].gevolg for bedrag in ("1.343,50", "1.813,72", "1.867,07", "1.333,62"))
    assert "34,3, 37, 39 miljoen" in alle["geld_68"].gevolg
    assert "77,4" in alle["impulsbudget"].gevolg
    assert "5.016" in alle["vng"].gevolg  # 15.635 less 10.619
    assert "7.753" in alle["recht_op_werk"].gevolg
    assert "geen tekst, getal of regel" in alle["definitie"].gevolg


@pytest.mark.parametrize("breedte", (60, 80, 120))
def test_het_past_op_elk_scherm(breedte: int) -> None:
    for plaat in (geld_voornemens.beeld(WETTEN), geld_cao_beeld.beeld(geld_cao.cao(date(2026, 7, 1), WETTEN))):
        assert all(len(regel) <= breedte for regel in beeld_tekst.tekst(plaat, Scherm(breedte)).splitlines())


def test_de_opdrachten_in_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.main(["beschut", "cao", "--op", "2026-07-01", "--json"]) == 0
    inhoud = json.loads(capsys.readouterr().out)
    assert inhoud["op"] == "2026-07-01" and inhoud["minimumloon_per_uur"] == 1_499
    assert len(inhoud["afspraken"]) == 13
    assert cli.main(["beschut", "voornemens", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["voornemens"]) == 15
    rapport = tmp_path / "v.html"
    assert cli.main(["beschut", "voornemens", "--rapport", str(rapport)]) == 0
    assert "Recht op werk" in rapport.read_text(encoding="utf-8")
    assert cli.main(["beschut", "cao", "--op", "ooit"]) == 2
