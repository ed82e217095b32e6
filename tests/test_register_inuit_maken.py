"""A fictional register: the law derives the country's registrations from its events; tables go out and are measured."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache

import polars as pl
import pytest

import register_hulp as r

r.opgezet()

from django.db import transaction  # noqa: E402

from telmee import cli  # noqa: E402
from telmee.fouten import Fout  # noqa: E402
from telmee.gegevens.loonaangifte.nummers import elfproef, vele_verzonnen_bsns, verzonnen_bsns  # noqa: E402
from telmee.gegevens.schema import GRONDSLAGEN_TABEL, REGISTRATIES  # noqa: E402
from telmee.gegevens.synthetisch.maken import maak as maak_land  # noqa: E402
from telmee.gegevens.synthetisch.registerdeel import maak_registerdeel  # noqa: E402
from telmee.register import models, synthetisch, uitgeven  # noqa: E402
from telmee.register.afleiden import wetten_op  # noqa: E402
from telmee.register.gebeurtenis import Vastgelegd  # noqa: E402
from telmee.register.grondslag import grondslag_van  # noqa: E402
from telmee.register.velen import leid_velen_af  # noqa: E402

SCHAAL = 0.005
NU = date(2026, 1, 1)


@cache
def mensen() -> list[synthetisch.Mens]:
    return list(synthetisch.mensen(maak_registerdeel(SCHAAL)))


@cache
def afgeleid():
    vast = [
        [
            Vastgelegd(**{**vars(g), "nummer": n, "bekend_op": synthetisch.bekend_op(g)})
            for n, g in enumerate(synthetisch.gebeurtenissen(mens), 1)
        ]
        for mens in mensen()
    ]
    return leid_velen_af(vast, wetten_op(None))


def test_the_law_derives_the_registrations_of_the_country():
    verkeerd = []
    for mens, uit in zip(mensen(), afgeleid(), strict=True):
        wil = [(max(van, synthetisch.EERSTE_DAG), tot) for van, tot in mens.perioden]
        # who lives on leaves at the pension age; the country does not look that far
        heeft = [(p.van, p.tot if p.tot and p.tot < NU else None) for p in uit.registraties]
        if wil != heeft:
            verkeerd.append((mens, heeft))
    assert len(mensen()) > 2_000 and verkeerd == []


def test_the_grounds_are_those_of_the_country_where_the_law_has_them():
    anders = [
        mens.grond
        for mens, uit in zip(mensen(), afgeleid(), strict=True)
        if mens.grond not in {grondslag_van(g.grond) for g in uit.gronden}
    ]
    assert len(anders) < len(mensen()) / 500 and set(anders) <= {"wsw", "wiw_id"}


def test_the_first_day_is_the_one_of_the_law():
    assert min(rule.since for rule in wetten_op(None).book.named("geregistreerd")) == synthetisch.EERSTE_DAG


def test_every_number_is_a_test_number_and_nobody_s():
    nummers = vele_verzonnen_bsns(100_000)
    assert nummers[:500] == [f"{n:09d}" for n in verzonnen_bsns(500)]
    assert len(set(nummers)) == 100_000 and all(n[0] == "9" and elfproef(int(n)) for n in nummers)
    assert len(vele_verzonnen_bsns(300_000)) == 300_000, "enough for the country"


def test_the_persons_are_those_of_the_payroll_records(tmp_path):
    maak_land(tmp_path / "land", 0.001, [2019])
    deel = maak_registerdeel(0.001)
    registraties = pl.read_parquet(tmp_path / "land" / "registraties.parquet")
    assert set(registraties["persoon"]) == set(deel.nummers.tolist())
    dienst = pl.read_parquet(tmp_path / "land" / "dienstverbanden" / "jaar=2019" / "*.parquet")
    in_groep = dienst.join(registraties.select("persoon").unique(), on="persoon", how="semi")
    paren = set(zip(deel.nummers[deel.banen.persoon].tolist(), deel.werkgever.tolist(), strict=True))
    assert set(in_groep.select("persoon", "werkgever").unique().iter_rows()) <= paren and in_groep.height > 100


class _Terug(Exception):
    """The tests share one database: what was made goes away again."""


@pytest.fixture
def leeg():
    """An empty register, and afterwards what was there."""
    try:
        with transaction.atomic():
            for model in (models.Registratie, models.Grond, models.Inkomstenverhouding, models.Gebeurtenis,
                          models.Persoon, models.Levering):  # fmt: skip
                model.objects.all().delete()
            yield
            raise _Terug
    except _Terug:
        pass


def test_a_register_is_made_given_out_and_read_back(leeg, tmp_path):
    uit = synthetisch.maak(0.001, r.sleutels())
    assert uit.personen == models.Persoon.objects.count() > 300 and uit.inkomstenverhoudingen > 200
    assert set(models.Persoon.objects.values_list("nummer", flat=True)) <= set(
        maak_registerdeel(0.001).nummers.tolist()
    )
    with pytest.raises(Fout, match="leeg register"):
        synthetisch.maak(0.001, r.sleutels())
    geschreven = uitgeven.geef_uit(tmp_path / "uit", op=date(2024, 12, 31))
    tabel = pl.read_parquet(tmp_path / "uit" / "registraties.parquet")
    land = maak_registerdeel(0.001)
    wil = sorted(
        (m.nummer, max(van, synthetisch.EERSTE_DAG), tot) for m in synthetisch.mensen(land) for van, tot in m.perioden
    )
    wil = [rij for rij in wil if rij[1] <= date(2024, 12, 31)]
    assert sorted(tabel.iter_rows(), key=lambda x: (x[0], x[1])) == wil and geschreven.registraties == len(wil)
    gronden = pl.read_parquet(tmp_path / "uit" / "grondslagen.parquet")
    assert tabel.columns == list(REGISTRATIES.namen) and gronden.columns == list(GRONDSLAGEN_TABEL.namen)
    assert set(gronden["grondslag"]) <= set(GRONDSLAGEN_TABEL.kolom("grondslag").waarden)
    with pytest.raises(Fout, match="overschrijf"):
        uitgeven.geef_uit(tmp_path / "uit")
    uitgeven.geef_uit(tmp_path / "uit", overschrijf=True)
    assert uitgeven.is_verzonnen()


def test_the_check_of_records_accepts_what_is_given_out(leeg, tmp_path):
    from telmee.gegevens.controle import eis_geldig
    from telmee.gegevens.lezen import open_dataset

    synthetisch.maak(0.001, r.sleutels())
    maak_land(tmp_path / "land", 0.001, [2019])
    uitgeven.geef_uit(tmp_path / "land", overschrijf=True)
    with open_dataset(tmp_path / "land", "duckdb") as dataset:
        eis_geldig(dataset)


def test_as_known_then_and_as_it_is_on_a_day(leeg):
    from telmee.register import opnemen

    bsn = r.nieuw_bsn()
    opnemen.neem_op(bsn, [r.vaststelling("wajong", "2016-03-01")], r.sleutels())
    opnemen.neem_op(bsn, [r.vaststelling("beeindiging", "2020-06-30", reden_beeindiging="anders")], r.sleutels())
    rijen = lambda **k: [(v, t) for _, v, t, _ in uitgeven.perioden(**k).registraties.iter_rows()]  # noqa: E731
    assert rijen() == [(date(2016, 3, 1), date(2020, 6, 30))]
    assert rijen(op=date(2020, 6, 30)) == [(date(2016, 3, 1), date(2020, 6, 30))]
    assert rijen(op=date(2020, 6, 29)) == [(date(2016, 3, 1), None)] and rijen(op=date(2016, 2, 29)) == []
    vandaag = date.today()
    assert rijen(stand=vandaag + timedelta(days=1)) == rijen() and rijen(stand=vandaag - timedelta(days=1)) == []


def test_from_a_terminal(tmp_path, capsys):
    bsn = r.nieuw_bsn()
    lijst = tmp_path / "lijst.csv"
    kop = "bsn;soort;dag;bron;kenmerk;feiten\n"
    lijst.write_text(kop + f"{bsn};wajong;2018-03-01;UWV;{r.kenmerk()};vooraf_geinformeerd=ja\n")
    assert cli.main(["register", "inname", str(lijst), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["gebeurtenissen"] == 1
    assert cli.main(["register", "inname", str(lijst)]) == 0
    assert "al ingenomen" in capsys.readouterr().out
    lijst.write_text(kop + f"{bsn};wajonk;2018-03-01;UWV;{r.kenmerk()};\n")
    assert cli.main(["register", "inname", str(lijst)]) == 1
    assert "regel 2" in capsys.readouterr().out
    assert cli.main(["register", "uitgifte", "--naar", str(tmp_path / "uit")]) == 0
    assert (tmp_path / "uit" / "registraties.parquet").exists()
    assert bsn not in capsys.readouterr().out
    assert cli.main(["register", "maak", "--schaal", "0.001"]) == 1, "there are people in it"


def test_flows_from_a_terminal(tmp_path, capsys):
    svg, csv = tmp_path / "s.svg", tmp_path / "s.csv"
    assert cli.main(["register", "stromen", "--nagespeeld", "--json"]) == 0
    plat = json.loads(capsys.readouterr().out)
    assert [k["kwartaal"] for k in plat["kwartalen"]] == ["2021Q3", "2021Q4", "2022Q1", "2022Q2"]
    assert plat["kwartalen"][1]["register"] == 245_880 and plat["kwartalen"][1]["gepubliceerd"]["register"] == 245_884
    opdracht = ["register", "stromen", "--nagespeeld", "--van", "2022Q1", "--tot", "2022Q1"]
    assert cli.main([*opdracht, "--grafiek", str(svg), "--csv", str(csv)]) == 0
    assert "248.730" in capsys.readouterr().out and svg.read_text().startswith("<svg") and csv.exists()
    assert cli.main([*opdracht, "--exact"]) == 2 and cli.main([*opdracht, "--exact", "--rol", "gemeente"]) == 2
    capsys.readouterr()
    assert cli.main([*opdracht, "--exact", "--rol", "uwv", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kwartalen"][0]["uit_naar"]["eigen_verzoek"] == 62
    assert cli.main(["register", "stromen", "--van", "2022Q5"]) == 2
