"""The cohort: who stood in the register throughout, counted from records and held against counting day by day."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from telmee import cli
from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens.publicatie_register import cohort as gepubliceerd
from telmee.meting import cohort, cohort_tonen

VAN, TOT = date(2019, 1, 1), date(2022, 1, 1)
KOP = (
    "persoon,werkgever,inkomstenverhouding,tijdvak_begin,tijdvak_eind,verloonde_uren,loon_sv,aard,soort,"
    "onbepaalde_tijd,oproep,lkv_banenafspraak"
)


def land(map_: Path, registraties, gronden=(), werk=()) -> Path:
    """A data set of a few rows; werk: person, employer, first day, last day, hours, kind."""
    map_.mkdir(exist_ok=True)

    def schrijf(naam: str, kop: str, rijen) -> None:
        regels = [",".join("" if w is None else str(w) for w in rij) for rij in rijen]
        (map_ / f"{naam}.csv").write_text("\n".join([kop, *regels]) + "\n")

    def rij(persoon, werkgever, begin, eind, uren, soort=15):
        return (persoon, werkgever, 1, begin, eind, uren, 100_000, 1, soort, "true", "false", "false")

    altijd = [rij(999_999, 9, date(j, 1, 1), date(j, 1, 31), 10) for j in (2019, 2020, 2021)]
    schrijf("dienstverbanden", KOP, [*altijd, *[rij(*w) for w in werk]])
    schrijf(
        "werkgevers",
        "werkgever,jaar,sector,uitlener",
        [(w, j, "markt", "false") for w in (1, 2, 9) for j in (2019, 2020, 2021)],
    )
    schrijf("registraties", "persoon,van,tot", registraties)
    schrijf("grondslagen", "persoon,grondslag,van,tot", gronden)
    schrijf("verdeelsleutels", "jaar,sector,aandeel,bron", [])
    return map_


def tel(map_: Path, engine: str = "polars", **opties) -> cohort.Cohort:
    with cohort.open_voor(map_, VAN, TOT, engine) as dataset:
        return cohort.bereken(dataset, VAN, TOT, **opties)


def jaar_werk(persoon: int, dagen: int, werkgever: int = 1):
    return (persoon, werkgever, VAN, VAN + timedelta(days=dagen - 1), 100)


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    ("registraties", "werk", "groep"),
    [
        ([(VAN, TOT)], [], cohort.NOOIT),
        ([(VAN, None)], [], cohort.NOOIT),
        ([(date(2015, 5, 1), None)], [jaar_werk(1, 1)], cohort.KORT),
        ([(VAN, TOT)], [jaar_werk(1, 364)], cohort.KORT),
        ([(VAN, TOT)], [jaar_werk(1, 365)], cohort.LANG),
        ([(VAN, TOT)], [jaar_werk(1, 200), jaar_werk(1, 200, 2)], cohort.KORT),
        ([(VAN, TOT)], [jaar_werk(1, 200), (1, 2, date(2020, 1, 1), date(2020, 6, 30), 5)], cohort.LANG),
        ([(VAN, TOT)], [(1, 1, VAN, date(2019, 12, 31), 0)], cohort.NOOIT),
        ([(VAN, TOT)], [(1, 1, VAN, date(2019, 12, 31), 100, 37)], cohort.NOOIT),
        ([(VAN, TOT)], [(1, 1, VAN, date(2019, 12, 31), None)], cohort.ONBEKEND),
        ([(VAN, TOT)], [jaar_werk(1, 365), (1, 2, VAN, VAN, None)], cohort.LANG),
        ([(VAN, date(2020, 6, 30)), (date(2020, 7, 1), None)], [], cohort.NOOIT),
        ([(VAN, date(2020, 6, 30)), (date(2020, 7, 2), None)], [], None),
        ([(date(2019, 1, 2), None)], [], None),
        ([(VAN, date(2021, 12, 31))], [], None),
    ],
)
def test_who_belongs_and_how_long_they_worked(tmp_path, engine, registraties, werk, groep):
    map_ = land(tmp_path / "land", [(1, van, tot) for van, tot in registraties], [(1, "wajong", VAN, None)], werk)
    gevonden = tel(map_, engine).personen
    assert gevonden == ({("wajong", groep): 1} if groep else {})


def test_without_a_ground_on_the_first_day_it_is_unknown(tmp_path):
    map_ = land(tmp_path / "land", [(1, VAN, None)], [(1, "wsw", date(2019, 1, 2), None)])
    assert tel(map_).personen == {(cohort.ONBEKEND, cohort.NOOIT): 1}


@pytest.mark.parametrize("zaad", range(6))
@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_the_engines_count_what_day_by_day_counting_finds(tmp_path, engine, zaad):
    lot = random.Random(zaad)
    registraties, gronden, werk = [], [], []
    for persoon in range(1, 40):
        dag = date(2018, lot.randint(1, 12), lot.randint(1, 28))
        for _ in range(lot.randint(1, 3)):
            eind = dag + timedelta(days=lot.choice([300, 700, 2_000]))
            registraties.append((persoon, dag, eind))
            dag = eind + timedelta(days=lot.choice([1, 1, 40]))
        gronden.append((persoon, lot.choice(["wajong", "wsw", "participatiewet"]), date(2018, 1, 1), None))
        for werkgever in (1, 2):
            for jaar in (2019, 2020, 2021):
                for maand in range(1, 13):
                    if lot.random() < 0.15 * (persoon % 4):
                        begin = date(jaar, maand, 1)
                        laatste = (begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)
                        werk.append((persoon, werkgever, begin, laatste, lot.choice([0, 10, 10, 10, None])))
    gevonden = tel(land(tmp_path / "land", registraties, gronden, werk), engine).personen
    assert gevonden == met_de_hand(registraties, gronden, werk) and sum(gevonden.values()) > 5


def met_de_hand(registraties, gronden, werk) -> dict[tuple[str, str], int]:
    uit: dict[tuple[str, str], int] = {}
    dagen = [VAN + timedelta(days=n) for n in range((TOT - VAN).days + 1)]
    for persoon, grond, *_ in gronden:
        eigen = [(van, tot) for p, van, tot in registraties if p == persoon]
        if not all(any(van <= dag <= tot for van, tot in eigen) for dag in dagen):
            continue
        zeker, misschien = set(), set()
        for p, _, begin, eind, uren in werk:
            if p == persoon and uren != 0:
                hier = {dag for dag in dagen[:-1] if begin <= dag <= eind}
                misschien |= hier
                zeker |= hier if uren else set()
        soorten = {
            cohort.NOOIT if not n else cohort.KORT if n < 365 else cohort.LANG for n in (len(zeker), len(misschien))
        }
        groep = soorten.pop() if len(soorten) == 1 else cohort.ONBEKEND
        uit[grond, groep] = uit.get((grond, groep), 0) + 1
    return uit


def test_a_year_that_is_not_there_is_named(tmp_path):
    map_ = land(tmp_path / "land", [(1, VAN, None)])
    with pytest.raises(Fout, match="2022"):
        cohort.open_voor(map_, VAN, date(2023, 1, 1), "polars")
    with pytest.raises(GebruiksFout):
        cohort.open_voor(map_, TOT, VAN, "polars")


def test_small_groups_are_hidden_and_shares_are_of_what_is_shown():
    uit = cohort.Cohort(VAN, TOT, {("wajong", cohort.NOOIT): 40, ("wsw", cohort.LANG): 60, ("wiw_id", cohort.KORT): 3})
    plat = cohort_tonen.als_dict(uit)
    cellen = {rij["grondslag"]: rij for rij in plat["cellen"]}
    assert cellen["wiw_id"]["korter_dan_een_jaar"] is None and cellen["totaal"]["totaal"] == 103
    assert all(
        w is None or w % 10 == 0 or w == 103 for rij in plat["cellen"] for k, w in rij.items() if k != "grondslag"
    )
    assert plat["procenten"]["korter_dan_een_jaar"] is None
    assert plat["gepubliceerd"]["personen"] == 190_769 == gepubliceerd().personen
    assert (plat["gepubliceerd"]["nooit"], plat["gepubliceerd"]["korter_dan_een_jaar"]) == (35, 11)


def test_the_command_and_the_one_that_was_there(tmp_path, capsys):
    map_ = str(
        land(
            tmp_path / "land", [(p, VAN, None) for p in range(1, 31)], [(p, "wajong", VAN, None) for p in range(1, 31)]
        )
    )
    dagen = ["--van", "2019-01-01", "--tot", "2022-01-01"]
    assert cli.main(["meting", "cohort", *dagen, "--gegevens", map_, "--json"]) == 0
    plat = json.loads(capsys.readouterr().out)
    assert plat["procenten"]["personen"] == 30 and plat["opmerkingen"] == []
    assert (
        cli.main(
            ["meting", "cohort", *dagen, "--gegevens", map_, "--zonder-controle", "--csv", str(tmp_path / "c.csv")]
        )
        == 0
    )
    uit = capsys.readouterr().out
    assert (
        "190.769" in uit
        and "niet gecontroleerd" in uit
        and (tmp_path / "c.csv").read_text().startswith("\ufeff") is False
    )
    assert cli.main(["meting", "cohort", *dagen]) == 2
    assert cli.main(["meting", "cohort", *dagen, "--gegevens", map_, "--master", "local"]) == 2


def test_the_measurement_keeps_working_with_its_options_and_without(capsys):
    assert cli.main(["meting", "2023", "--json"]) == 0
    met = capsys.readouterr().out
    assert cli.main(["meting", "jaar", "2023", "--json"]) == 0
    assert capsys.readouterr().out == met and json.loads(met)["jaar"] == 2023
    assert cli.main(["meting"]) == 0
    assert "2015" in capsys.readouterr().out
    assert cli.main(["meting", "--help"]) == 0
    hulp = capsys.readouterr().out
    assert "Gebruik: telmee meting [OPTIES] [JAAR]" in hulp and "telmee meting cohort" in hulp
    assert cli.main(["meting", "20x3"]) == 2
    assert "telmee meting --help" in capsys.readouterr().err


def test_the_cohort_never_asks_the_register_itself():
    import ast

    for naam in ("cohort", "cohort_tonen"):
        boom = ast.parse((Path(cohort.__file__).parent / f"{naam}.py").read_text())
        namen = [n.module or "" for n in ast.walk(boom) if isinstance(n, ast.ImportFrom)]
        assert not [n for n in namen if n.startswith("telmee.register")]


@pytest.mark.spark
@pytest.mark.traag
def test_spark_counts_the_same(tmp_path, spark):
    lot = random.Random(3)
    registraties = [(p, VAN, None) for p in range(1, 40)]
    gronden = [(p, lot.choice(["wajong", "wsw"]), VAN, None) for p in range(1, 40)]
    werk = [jaar_werk(p, lot.choice([1, 200, 365]), p % 2 + 1) for p in range(1, 30)]
    map_ = land(tmp_path / "land", registraties, gronden, werk)
    with cohort.open_voor(map_, VAN, TOT, "spark", session=spark) as dataset:
        assert cohort.bereken(dataset, VAN, TOT).personen == tel(map_).personen
