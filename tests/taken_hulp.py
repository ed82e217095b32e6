"""Tasks of a payroll adviser as tests: filings in words, then the whole road from files to sentence.

zaak = Zaak(tmp_path, jaar=2025).register(0)
zaak.maanden(werk(0, 130)).bericht(correctie(…), dag=date(2026, 5, 2))
antwoord = zaak.positie("--stand", "2026-11-28")
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from aangifte_hulp import LHNR
from telmee.cli import main
from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns
from telmee.gegevens.loonaangifte.schrijver import Hoofd, Inhoud, schrijf_bericht

BSN = verzonnen_bsns(60)
GEEN: frozenset[int] = frozenset()


def maand(nummer: int, jaar: int) -> tuple[date, date]:
    """First and last day."""
    volgende = date(jaar + nummer // 12, nummer % 12 + 1, 1)
    return date(jaar, nummer, 1), volgende - timedelta(days=1)


def werk(wie: int, uren: int | None, vraagt: bool = False, **anders: Any) -> dict[str, Any]:
    """The relation of the `wie`-th person in a month; `vraagt`: the LKV banenafspraak. Twenty euro an hour."""
    basis = {
        "bsn": BSN[wie],
        "personeelsnummer": f"P{wie:02d}",
        "num_iv": 1,
        "verloonde_uren": uren,
        "loon_sv": 2_000 * (uren or 0),
        "soort": 15,
        "aard": 1,
        "onbepaalde_tijd": True,
        "oproep": False,
        "contracturen_week": 3_000,
        "begin": date(2020, 1, 1),
        "geboortedatum": date(1990, 5, 17),
        "lkv_banenafspraak": vraagt,
    }
    return basis | anders


@dataclass
class Antwoord:
    """What the command gave: the JSON, and the text for people."""

    json: dict[str, Any]
    tekst: str

    @property
    def codes(self) -> set[str]:
        """The kinds of findings."""
        return {b["code"] for b in self.json["bevindingen"]}

    def bevinding(self, code: str) -> dict[str, Any]:
        """The one finding of this kind."""
        (gevonden,) = [b for b in self.json["bevindingen"] if b["code"] == code]
        return dict(gevonden)

    def lkv(self, wie: int = 0, soort: str = "banenafspraak") -> dict[str, Any]:
        """The row of one employee."""
        (rij,) = [v for v in self.json["lkv"] if (v["personeelsnummer"], v["soort"]) == (f"P{wie:02d}", soort)]
        return dict(rij)


@dataclass
class Zaak:
    """One employer in one folder."""

    map: Path
    jaar: int = 2025
    lhnr: str = LHNR
    opties: list[str] = field(default_factory=list)
    nummer: int = 0

    def bericht(self, *delen: Inhoud, dag: date | datetime, lhnr: str = "", jaar: int = 0) -> Zaak:
        """A message made on this day, or at this moment."""
        moment = dag if isinstance(dag, datetime) else datetime(dag.year, dag.month, dag.day, 9)
        self.nummer += 1
        hoofd = Hoofd(jaar or delen[0].begin.year, lhnr or self.lhnr, f"B{self.nummer}", moment)
        (self.map / "aangiften").mkdir(exist_ok=True)
        with (self.map / "aangiften" / f"{self.nummer:03d}.xml").open("wb") as uit:
            schrijf_bericht(uit, hoofd, list(delen))
        return self

    def maand(self, nummer: int, *records: dict[str, Any], dag: date | None = None, lhnr: str = "") -> Zaak:
        """The full return of a month, made three weeks after it."""
        begin, eind = maand(nummer, self.jaar)
        return self.bericht(Inhoud("volledig", begin, eind, records), dag=dag or eind + timedelta(days=21), lhnr=lhnr)

    def maanden(self, *records: dict[str, Any], welke: Iterable[int] = range(1, 13), lhnr: str = "") -> Zaak:
        """The same in every month."""
        for nummer in welke:
            self.maand(nummer, *records, lhnr=lhnr)
        return self

    def correctie(self, nummer: int, *records: dict[str, Any], dag: date | datetime, weg: Any = ()) -> Zaak:
        """A correction of one month, in a message of its own."""
        return self.correcties([nummer], *records, dag=dag, weg=weg)

    def correcties(self, welke: Iterable[int], *records: dict[str, Any], dag: date | datetime, weg: Any = ()) -> Zaak:
        """The same correction of several months, in one message."""
        delen = [Inhoud("correctie", *maand(nummer, self.jaar), records, weg) for nummer in welke]
        return self.bericht(*delen, dag=dag)

    def register(self, *wie: int, nee: Iterable[int] = GEEN, van: str = "2015-01-01", tot: str = "") -> Zaak:
        """The answer of the register: these people are in it since `van`, those of `nee` are not."""
        regels = [f"{BSN[w]:09d};ja;{van};{tot}" for w in wie] + [f"{BSN[w]:09d};nee;;" for w in nee]
        return self.lijst("register", "bsn;geregistreerd;van;tot", *regels)

    def lijst(self, optie: str, *regels: str) -> Zaak:
        """A list as CSV, given to the command."""
        pad = self.map / f"{optie}.csv"
        pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
        self.opties += [f"--{optie}", str(pad)]
        return self

    def positie(self, *opties: str, bestanden: Path | None = None) -> Antwoord:
        """The whole command, twice: for programs and for people. No BSN may be in either."""
        vast = ["werkgever", "positie", str(bestanden or self.map / "aangiften"), "--jaar", str(self.jaar)]
        uit = [_start([*vast, *self.opties, *opties, *extra]) for extra in (["--json"], [])]
        assert not any(f"{bsn:09d}" in tekst for bsn in BSN for tekst in uit)
        return Antwoord(json.loads(uit[0]), uit[1])

    def fout(self, *opties: str) -> str:
        """What the command says when it refuses."""
        fout = io.StringIO()
        with redirect_stdout(io.StringIO()), redirect_stderr(fout):
            code = main(
                ["werkgever", "positie", str(self.map / "aangiften"), "--jaar", str(self.jaar), *self.opties, *opties]
            )
        assert code and "Traceback" not in fout.getvalue()
        return fout.getvalue()


def _start(opdracht: list[str]) -> str:
    uit, fout = io.StringIO(), io.StringIO()
    with redirect_stdout(uit), redirect_stderr(fout):
        code = main(opdracht)
    assert code == 0, fout.getvalue()
    return uit.getvalue()
