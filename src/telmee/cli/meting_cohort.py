"""`telmee meting cohort`: who stood in the register without a break, and never or hardly worked. Contains no rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from telmee import deur, getypt
from telmee.cli.geschreven import noem_geschreven
from telmee.cli.lees_geheugen import lees_geheugen
from telmee.fouten import GebruiksFout
from telmee.veilig import naar_json


def cohort(
    van: str = typer.Option(..., "--van", metavar="DATUM", help="De eerste dag, zoals 2019-01-01."),
    tot: str = typer.Option(..., "--tot", metavar="DATUM", help="De laatste dag van de registratie, zoals 2022-01-01."),
    gegevens: Path = typer.Option(..., "--gegevens", metavar="MAP", help="De map met loonaangiften en register."),
    engine: str = typer.Option("duckdb", "--engine", metavar="NAAM", help="duckdb (standaard), polars of spark."),
    master: str | None = typer.Option(None, "--master", metavar="ADRES", help="Met --engine spark: het cluster."),
    geheugen: str | None = typer.Option(
        None, "--geheugen", metavar="GROOTTE", parser=lees_geheugen, help="Geheugen voor DuckDB, zoals 2GB."
    ),
    zonder_controle: bool = typer.Option(False, "--zonder-controle", help="Sla de controle van de gegevens over."),
    stand: str | None = typer.Option(None, "--stand", metavar="DATUM", help="De wet zoals die op deze dag bekend was."),
    csv: Path | None = typer.Option(None, "--csv", metavar="BESTAND", help="Schrijf de tabel ook als CSV."),
    json_: bool = typer.Option(False, "--json", help="Voor programma's."),
) -> None:
    """Wie steeds geregistreerd stond en nooit of kort werkte. (Registered throughout, and never or hardly worked.)"""
    if master and engine != "spark":
        raise GebruiksFout("--master hoort bij --engine spark.")
    dagen = getypt.dag(van, "--van"), getypt.dag(tot, "--tot")
    wetten = deur.wetten(stand)
    from telmee.meting import cohort as kamer
    from telmee.meting import cohort_tonen

    with kamer.open_voor(gegevens, *dagen, engine, master=master, memory_limit=geheugen) as dataset:
        uit = kamer.bereken(dataset, *dagen, wetten, controle=not zonder_controle)
    if csv is not None:
        from telmee.schrijven import schrijf_tekst
        from telmee.uitvoer.tabel import csv as als_csv

        schrijf_tekst(csv, als_csv(cohort_tonen.tabel(uit)))
    if json_:
        print(naar_json(cohort_tonen.als_dict(uit)))
    else:
        _toon(cohort_tonen.tabel(uit))
        print()
        _toon(cohort_tonen.naast_gepubliceerd(uit))
    noem_geschreven([csv] if csv is not None else [], json_)


def _toon(tabel: Any) -> None:
    from telmee.uitvoer.scherm import scherm
    from telmee.uitvoer.tabel_tekst import tekst

    print(tekst(tabel, scherm()), end="")
