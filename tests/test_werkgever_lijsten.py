"""From files to sentence with the lists that people have: a bare answer, complete or not, and what hangs on it."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from aangifte_hulp import BSN
from telmee.cli import main
from werkgever_hulp import BSN as VEEL
from werkgever_hulp import rij, schrijf

MAANDEN = range(1, 13)
ERIN, ONBEKEND, VREEMD = VEEL[0], VEEL[1], VEEL[2]
assert BSN[0] == ERIN


@pytest.fixture(scope="module")
def aangiften(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole year of three people with 1,600 hours and one with so many that the quota applies."""
    map_ = tmp_path_factory.mktemp("aangiften")
    records = [rij(wie, m, 133, jaar=2025) for wie in range(3) for m in MAANDEN]
    veel = [rij(wie, m, 170, jaar=2025) for wie in range(3, 25) for m in MAANDEN]
    schrijf(map_, records + veel, 2025)
    return map_


def positie(capsys: pytest.CaptureFixture[str], aangiften: Path, *args: object, code: int = 0) -> Any:
    vast = ("--jaar", "2025", "--uren-vorig-jaar", "50.000", "--quotumpercentage", "7", "--sector", "markt")
    gekregen = main(["werkgever", "positie", str(aangiften), *vast, *map(str, args)])
    uit = capsys.readouterr()
    assert gekregen == code, uit.err
    return uit.out if code == 0 else uit.err


def als_json(capsys: pytest.CaptureFixture[str], aangiften: Path, *args: object) -> dict[str, Any]:
    gevonden: dict[str, Any] = json.loads(positie(capsys, aangiften, *args, "--json"))
    return gevonden


def lijst(map_: Path, *nummers: int) -> Path:
    pad = map_ / "antwoord.txt"
    pad.write_text("\n".join(f"{n:09d}" for n in nummers), encoding="utf-8")
    return pad


def test_een_kale_lijst_geeft_een_tekort_van_tot(
    capsys: pytest.CaptureFixture[str], aangiften: Path, tmp_path: Path
) -> None:
    """Who is not on it is unknown: the shortfall is the law run twice, and the figure beside it the largest."""
    alle = lijst(tmp_path, *VEEL[:25])
    hoog = als_json(capsys, aangiften, "--register", alle)["quotum"]
    pad = lijst(tmp_path, *(VEEL[n] for n in range(25) if n not in (1, 2)))
    laag = als_json(capsys, aangiften, "--register", pad)["quotum"]
    assert hoog["onzeker"] is None
    o = laag["onzeker"]
    assert (o["werknemers"], o["uren"]) == (2, 2 * 12 * 133)
    assert (o["gerealiseerde_banen_van"], o["gerealiseerde_banen_tot"]) == (
        laag["gerealiseerde_banen"],
        hoog["gerealiseerde_banen"],
    )


def met_een(capsys: pytest.CaptureFixture[str], aangiften: Path, tmp_path: Path, *args: object) -> dict[str, Any]:
    return als_json(capsys, aangiften, "--register", lijst(tmp_path, ERIN), *args)


def test_de_grenzen_zijn_twee_keer_de_wet(capsys: pytest.CaptureFixture[str], aangiften: Path, tmp_path: Path) -> None:
    """One unknown, the others yes or no: the ends are the answers with that one yes and with that one no."""
    antwoorden = {}
    for wat, regel in (("onbekend", ""), ("ja", f"{ONBEKEND};ja\n"), ("nee", f"{ONBEKEND};nee\n")):
        pad = tmp_path / f"{wat}.csv"
        rest = "".join(f"{n};nee\n" for n in VEEL[2:25])
        pad.write_text(f"bsn;geregistreerd\n{ERIN};ja\n{rest}{regel}")
        antwoorden[wat] = als_json(capsys, aangiften, "--register", pad)
    o, ja, nee = antwoorden["onbekend"]["quotum"]["onzeker"], antwoorden["ja"]["quotum"], antwoorden["nee"]["quotum"]
    assert ja["onzeker"] is None and nee["onzeker"] is None and ja["tekort"] < nee["tekort"]
    assert (o["tekort_van"], o["tekort_tot"]) == (ja["tekort"], nee["tekort"])
    assert (o["heffing_van"], o["heffing_tot"]) == (ja["heffing"]["bedrag"], nee["heffing"]["bedrag"])
    assert (o["doelgroep_uren_van"], o["doelgroep_uren_tot"]) == (12 * 133, 2 * 12 * 133)
    assert antwoorden["onbekend"]["prognose"]["onzeker"] == o
    assert "tekort-onzeker" in {b["code"] for b in antwoorden["onbekend"]["bevindingen"]}


def test_de_zin_noemt_beide_grenzen(capsys: pytest.CaptureFixture[str], aangiften: Path, tmp_path: Path) -> None:
    pad = tmp_path / "r.csv"
    pad.write_text(f"bsn;geregistreerd\n{ERIN};ja\n" + "".join(f"{n};nee\n" for n in VEEL[2:25]))
    tekst = " ".join(positie(capsys, aangiften, "--register", pad).split())
    o = als_json(capsys, aangiften, "--register", pad)["quotum"]["onzeker"]
    van, tot = (f"{o[k] // 10},{o[k] % 10}" for k in ("tekort_van", "tekort_tot"))
    assert f"Het tekort is {van} tot {tot} banen: van 1 werknemer (1.596 uur)" in tekst


def test_wie_niet_op_een_complete_lijst_staat_is_niet_geregistreerd(
    capsys: pytest.CaptureFixture[str], aangiften: Path, tmp_path: Path
) -> None:
    compleet = met_een(capsys, aangiften, tmp_path, "--register-compleet-op", "2025-12-31")
    assert compleet["quotum"]["onzeker"] is None and "register-onbekend" not in {
        b["code"] for b in compleet["bevindingen"]
    }
    assert compleet["uren"]["doelgroep"] == 12 * 133


@pytest.mark.parametrize(("dag", "uren"), [("2025-12-31", 0), ("2025-12-30", 1), ("2025-06-30", 6), ("2025-06-29", 7)])
def test_een_lijst_zegt_niets_over_tijdvakken_die_later_eindigen(
    capsys: pytest.CaptureFixture[str], aangiften: Path, tmp_path: Path, dag: str, uren: int
) -> None:
    """The last day of a period decides: on the day before it, the whole period is unknown."""
    o = met_een(capsys, aangiften, tmp_path, "--register-compleet-op", dag)["quotum"]["onzeker"]
    per_maand = 2 * 133 + 22 * 170
    assert (0 if o is None else o["uren"]) == uren * per_maand


def test_een_lege_complete_lijst_is_een_antwoord(
    capsys: pytest.CaptureFixture[str], aangiften: Path, tmp_path: Path
) -> None:
    pad = tmp_path / "leeg.csv"
    pad.write_text("bsn;geregistreerd\n")
    niets = als_json(capsys, aangiften, "--register", pad)
    niemand = als_json(capsys, aangiften, "--register", pad, "--register-compleet-op", "2026-01-02")
    assert niets["uren"]["doelgroep"] is None and niemand["uren"]["doelgroep"] == 0


def test_een_lijst_van_een_ander_loonheffingennummer_is_voor_dat_nummer_compleet(
    capsys: pytest.CaptureFixture[str], aangiften: Path, tmp_path: Path
) -> None:
    pad = tmp_path / "r.csv"
    pad.write_text(f"700000024L01;{ERIN:09d}\n")
    o = als_json(capsys, aangiften, "--register", pad, "--register-compleet-op", "2026-01-02")["quotum"]["onzeker"]
    assert o["werknemers"] == 24


def test_een_rekenblad_zegt_hetzelfde_als_een_csv(
    capsys: pytest.CaptureFixture[str], aangiften: Path, tmp_path: Path
) -> None:
    pad = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(pad)) as boek:
        boek.add_worksheet().write_column(0, 0, [ERIN])
    dag = ("--register-compleet-op", "2026-01-02")
    een = als_json(capsys, aangiften, "--register", pad, *dag)
    ander = met_een(capsys, aangiften, tmp_path, *dag)
    for antwoord in (een, ander):
        for b in (*antwoord["bevindingen"], *antwoord["beeld"].get("bevindingen", [])):
            b.pop("bestand", None)
    assert een["uren"] == ander["uren"] and een["quotum"] == ander["quotum"] and een["lkv"] == ander["lkv"]


@pytest.mark.parametrize(
    ("args", "zin"),
    [
        (("--register-compleet-op", "2026-01-02"), "hoort bij --register"),
        (("--register", "-", "--inleen", "-"), "één lijst worden geplakt"),
        (("--register", "-", "--register-compleet-op", "2999-01-01"), "niet later zijn dan vandaag"),
        (("--register", "-", "--register-compleet-op", "gisteren"), "geen datum"),
    ],
)
def test_verkeerd_gebruik(capsys: pytest.CaptureFixture[str], aangiften: Path, args: tuple[str, ...], zin: str) -> None:
    assert zin in positie(capsys, aangiften, *args, code=2)


def test_stand_van_vandaag() -> None:
    """The example of these tests lies in the past, so that a complete list of it can exist."""
    assert date(2026, 1, 2) < date.today()


# --- Numbers of people in a list ------------------------------------------------------------------------------------

PLANT = [f"{n:09d}" for n in VEEL[30:38]]


def _geplant(map_: Path) -> dict[str, Path]:
    """Lists with a BSN in every text field, in their names, in lines that count and in lines that do not."""
    p, kop = PLANT, f"{ERIN:09d}"
    overal = ";".join([p[1]] * 5)
    inhoud = {
        "register": f"bsn;geregistreerd;van;tot;relatie\n{kop};ja;2020-01-01;;{p[0]}\n{overal}\n",
        "inleen": (
            "bsn;uren;van;tot;uitlener;soort;bron\n"
            f"{p[2]};100;2025-01-01;2025-03-31;{p[3]};{p[3]};factuur {p[3]}\n{p[2]};{p[4]};2025-01-01;2025-03-31;x;;\n"
        ),
        "verklaringen": (
            f"bsn;soort;begin;verklaring\n{kop};oudere;2020-01-01;ja\n{p[5]};{p[5]};{p[5]};{p[5]}\n{p[6]};oudere;;\n"
        ),
    }
    paden = {}
    for naam, tekst in inhoud.items():
        paden[naam] = map_ / f"{naam} {PLANT[7]}.csv"
        paden[naam].write_text(tekst, encoding="utf-8")
    return paden


def test_een_bsn_in_welk_veld_van_een_lijst_ook_komt_nergens_uit(
    capsys: pytest.CaptureFixture[str], aangiften: Path, tmp_path: Path
) -> None:
    """Terminal, explanation, JSON, HTML, spreadsheet and calendar: read as text, whatever they are packed in."""
    lijsten = [deel for naam, pad in _geplant(tmp_path).items() for deel in (f"--{naam}", pad)]
    uit = [tmp_path / naam for naam in ("r.html", "r.xlsx", "t.ics")]
    stukken = [positie(capsys, aangiften, *lijsten, "--json", "--uitleg")]
    rapporten = ("--rapport", uit[0], "--rapport", uit[1], "--kalender", uit[2])
    stukken.append(positie(capsys, aangiften, *lijsten, *rapporten, "--uitleg"))
    for pad in uit:
        if zipfile.is_zipfile(pad):
            with zipfile.ZipFile(pad) as zip_:
                stukken += [zip_.read(naam).decode("utf-8", "replace") for naam in zip_.namelist()]
        else:
            stukken.append(pad.read_text(encoding="utf-8"))
    assert len(stukken) > 6
    for stuk in stukken:
        assert [n for n in (*PLANT, f"{ERIN:09d}") if n in stuk] == []
