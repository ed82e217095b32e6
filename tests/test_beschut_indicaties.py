"""Terms of indications from events: each last day with its twin, what is unknown, the calendar, the command."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from telmee import cli
from telmee.beschut import gebeurtenissen as gb
from telmee.beschut import indicaties_beeld, toestand
from telmee.wet import Wetten

WETTEN = Wetten.known()
KOP = "persoon;gemeente;soort;op;bekend_op;waarde;nieuwe_dag\n"
RIJEN = (
    "1;GM0014;aanvraag;2026-01-05;;;\n1;GM0014;onderzoek;2026-01-12;;;\n"
    "2;GM0014;aanvraag;2025-10-01;;;\n2;GM0014;onderzoek;2025-10-08;;;\n2;GM0014;advies;2025-11-20;;positief;\n"
    "2;GM0014;besluit;2025-12-01;;positief;\n2;GM0014;bekendmaking;2025-12-02;;;\n2;GM0014;beschikbaar;2025-12-01;;ja;\n"
    "2;GM0014;bezwaar;2025-12-20;;geen_commissie;\n"
    "3;GM0014;aanvraag;2026-01-05;;;\n3;GM0014;bericht;2026-02-20;;;2026-06-01\n"
)


def alles(*rijen: tuple[str, str, str, str | None, str | None]) -> pl.DataFrame:
    lijst = [
        {"persoon": p, "gemeente": "GM0014", "soort": s, "op": date.fromisoformat(op),
         "bekend_op": date.fromisoformat(op), "waarde": w, "nieuwe_dag": date.fromisoformat(n) if n else None}
        for p, s, op, w, n in rijen
    ]  # fmt: skip
    return pl.DataFrame(lijst, schema=gb.SCHEMA)


Termijnen = dict[str, tuple[date | None, bool | None]]


def termijnen(gebeurtenissen: pl.DataFrame, op: str, dagen: int | None = None) -> Termijnen:
    stand = toestand.toestand(gebeurtenissen, date.fromisoformat(op), WETTEN, dagen_verordening=dagen)
    return {t: (u, laat) for t, u, laat in stand.termijnen().select("termijn", "uiterlijk", "te_laat").iter_rows()}


GEVRAAGD = alles(("1", "aanvraag", "2026-01-05", None, None), ("1", "onderzoek", "2026-01-12", None, None))


@pytest.mark.parametrize(("op", "laat"), [("2026-03-09", False), ("2026-03-10", True)])
def test_op_de_laatste_dag_is_het_advies_nog_op_tijd(op: str, laat: bool) -> None:
    """Besluit advisering beschut werk 2 lid 1: eight weeks."""
    assert termijnen(GEVRAAGD, op)["advies"] == (date(2026, 3, 9), laat)


@pytest.mark.parametrize(("op", "laat"), [("2026-03-02", False), ("2026-03-03", True)])
def test_op_de_laatste_dag_is_het_besluit_nog_op_tijd(op: str, laat: bool) -> None:
    """Awb 4:13: eight weeks where the verordening names no term."""
    assert termijnen(GEVRAAGD, op)["besluit"] == (date(2026, 3, 2), laat)


def test_de_termijn_van_de_verordening_en_een_bericht_gaan_voor() -> None:
    assert termijnen(GEVRAAGD, "2026-02-01", 30)["besluit"] == (date(2026, 2, 4), False)
    bericht = alles(("1", "bericht", "2026-02-20", None, "2026-06-01"))
    assert termijnen(pl.concat([GEVRAAGD, bericht]), "2026-06-01")["besluit"] == (date(2026, 6, 1), False)
    assert termijnen(pl.concat([GEVRAAGD, bericht]), "2026-02-19")["besluit"] == (date(2026, 3, 2), False)


def test_een_bezwaar_zonder_bekendmaking_heeft_geen_dag() -> None:
    """Without the day on which the decision was made known, or a word on a committee, nobody can say it."""
    basis = (
        ("1", "advies", "2025-11-20", "positief", None), ("1", "besluit", "2025-12-01", "positief", None),
        ("1", "bezwaar", "2025-12-20", "geen_commissie", None),
    )  # fmt: skip
    assert termijnen(alles(*basis), "2026-01-10") == {"bezwaar": (None, None)}
    bekend = ("1", "bekendmaking", "2025-12-02", None, None)
    assert termijnen(alles(*basis, bekend), "2026-01-10") == {"bezwaar": (date(2026, 2, 24), False)}
    commissie = (*basis[:2], ("1", "bezwaar", "2025-12-20", "commissie", None), bekend)
    assert termijnen(alles(*commissie), "2026-01-10")["bezwaar"][0] == date(2026, 4, 7)
    verdaagd = ("1", "verdaging", "2026-01-05", None, None)
    assert termijnen(alles(*basis, bekend, verdaagd), "2026-01-10")["bezwaar"][0] == date(2026, 4, 7)


def test_wie_een_besluit_heeft_wacht_nergens_meer_op() -> None:
    besloten = alles(("1", "advies", "2026-02-02", "positief", None), ("1", "besluit", "2026-03-02", "negatief", None))
    assert termijnen(pl.concat([GEVRAAGD, besloten]), "2026-06-01") == {}


def test_de_opdracht_zegt_wie_er_wacht_en_wat_voorbij_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lijst, ics = tmp_path / "g.csv", tmp_path / "t.ics"
    lijst.write_text(KOP + RIJEN + "x;GM9999;dans;2026-01-05;;;\n", encoding="utf-8")
    vraag = ["indicaties", "--gebeurtenissen", str(lijst), "--op", "2026-04-15"]
    uit = voer_uit(capsys, *vraag, "--ics", str(ics))
    assert uit.startswith("Op 15 april 2026 wacht 1 persoon op een plek; bij 3 is een termijn voorbij.")
    assert "regel 13" in uit and "telt niet" in uit
    agenda = ics.read_bytes().decode()
    assert agenda.count("BEGIN:VEVENT") == 4 and "GM0014" not in agenda
    inhoud = json.loads(voer_uit(capsys, *vraag, "--json"))
    assert inhoud["stappen"] == {"aanvraag": 1, "onderzoek": 1, "wacht": 1} and len(inhoud["termijnen"]) == 4


def voer_uit(capsys: pytest.CaptureFixture[str], *argumenten: str) -> str:
    assert cli.main(["beschut", *argumenten]) == 0
    return capsys.readouterr().out


def test_zonder_lijst_zegt_de_opdracht_wat_te_doen(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["beschut", "indicaties"]) == 2
    assert "--gebeurtenissen" in capfd.readouterr().err


def test_elke_stap_en_elke_fout_heeft_woorden() -> None:
    law = WETTEN.op("2026-06-30")

    def teksten(naam: str) -> set[str]:
        return {deel.parts[0] for deel in law.require(naam).term.parts if getattr(deel, "kind", "") == "literal"}

    assert teksten("indicatie_stap") | {"onbekend"} == set(indicaties_beeld.STAPPEN)
    assert teksten("indicatie_volgorde") - {"geen"} == set(indicaties_beeld.FOUTEN)


def test_het_antwoord_noemt_termijnen_zonder_dag_en_zegt_dan_niet_dat_er_geen_voorbij_is() -> None:
    basis = (("1", "advies", "2025-11-20", "positief", None), ("1", "besluit", "2025-12-01", "positief", None))
    bezwaar = ("1", "bezwaar", "2025-12-20", "geen_commissie", None)
    met, zonder = (
        indicaties_beeld.antwoord(toestand.toestand(alles(*basis, *rest), date(2026, 1, 10), WETTEN))
        for rest in ((bezwaar, ("1", "bekendmaking", "2025-12-02", None, None)), (bezwaar,))
    )
    assert "geen termijn voorbij" in met and "onbekend (van" not in met
    assert "geen termijn voorbij" not in zonder and "van 1 termijn is de laatste dag onbekend" in zonder
