"""Out of the register: the periods that statistics are made of, and the tables that the measurement reads.

Everything by the number of a person in the register, never a BSN. `op` gives the register as it is on that day: what
begins later is not in it, and what ends later is open. `stand` gives it as it was known at the end of that day. Raises
`Fout` for a file that is there already or cannot be written.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from telmee.fouten import Fout
from telmee.gegevens.bestanden import dataset_json
from telmee.gegevens.schema import GRONDSLAGEN_TABEL, REGISTRATIES, Tabel
from telmee.register import models, stromen_regio
from telmee.register.grondslag import grondslag_van
from telmee.register.inzage_lezen import bekend
from telmee.register.stromen import Perioden
from telmee.register.tijd import eind_van
from telmee.schrijven import nieuw_bestand
from telmee.veilig import naar_json

BESTANDEN = {tabel: f"{tabel.naam}.parquet" for tabel in (REGISTRATIES, GRONDSLAGEN_TABEL)}
SYNTHETISCH = "synthetisch"
"""The source of a delivery of invented people."""
_DATUM: dict[str, Any] = {"van": pl.Date, "tot": pl.Date}


@dataclass(frozen=True)
class Uitgegeven:
    """What was written: rows per table, and persons."""

    registraties: int
    grondslagen: int
    personen: int


def perioden(op: date | None = None, stand: date | None = None, met_regio: bool = False) -> Perioden:
    """What the register knows, as frames; where people live only when asked."""
    registraties = _frame(models.Registratie, ("van", "tot", "reden_einde"), op, stand)
    gronden = _frame(models.Grond, ("grond", "van", "tot"), op, stand)
    werk = _frame(models.Inkomstenverhouding, ("van", "tot"), op, stand)
    vertaald = {grond: grondslag_van(grond) for grond in gronden["grond"].unique().to_list()}
    gronden = gronden.with_columns(grondslag=pl.col("grond").replace_strict(vertaald, return_dtype=pl.String))
    woont = stromen_regio.woonplaatsen(eind_van(stand) if stand else None) if met_regio else stromen_regio.leeg()
    return Perioden(registraties, gronden.select("persoon", "grondslag", "van", "tot"), werk, woont)


def is_verzonnen() -> bool:
    """Whether this register holds invented people."""
    return bool(models.Levering.objects.filter(bron=SYNTHETISCH).exists())


def _frame(model: Any, velden: tuple[str, ...], op: date | None, stand: date | None) -> pl.DataFrame:
    rijen = model.objects.filter(bekend(eind_van(stand) if stand else None))
    if op is not None:
        rijen = rijen.filter(van__lte=op)
    schema = {"persoon": pl.Int64} | {veld: _DATUM.get(veld, pl.String) for veld in velden}
    gelezen = rijen.values_list("persoon__nummer", *velden).iterator(chunk_size=20_000)
    frame = pl.DataFrame(_kolommen(gelezen, len(schema)), schema=schema).sort("persoon", "van")
    if op is None:
        return frame
    later = pl.col("tot") > op
    return frame.with_columns(tot=pl.when(later).then(None).otherwise(pl.col("tot")))


def _kolommen(rijen: Iterable[tuple[Any, ...]], aantal: int) -> list[list[Any]]:
    kolommen: list[list[Any]] = [[] for _ in range(aantal)]
    for rij in rijen:
        for kolom, waarde in zip(kolommen, rij, strict=True):
            kolom.append(waarde)
    return kolommen


def geef_uit(naar: Path, op: date | None = None, stand: date | None = None, overschrijf: bool = False) -> Uitgegeven:
    """Writes `registraties.parquet` and `grondslagen.parquet` in a folder, both or none; what a data set
    there says of their rows goes along."""
    doelen = {tabel: naar / naam for tabel, naam in BESTANDEN.items()}
    for doel in doelen.values():
        if doel.exists() and not overschrijf:
            raise Fout(f"'{doel}' bestaat al; geef een andere map, of --overschrijf.")
        if (csv := doel.with_suffix(".csv")).exists():
            raise Fout(f"'{csv}' staat er al en zou hiernaast blijven gelden; haal dat bestand eerst weg.")
    alles = perioden(op, stand)
    gronden = alles.gronden.unique(maintain_order=True)
    frames = {REGISTRATIES: alles.registraties, GRONDSLAGEN_TABEL: gronden}
    try:
        naar.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise Fout(f"De map '{naar}' kan niet worden gemaakt; kies een andere plek.") from fout
    with ExitStack() as open_:
        for tabel, doel in doelen.items():
            _schrijf(open_.enter_context(nieuw_bestand(doel)), tabel, frames[tabel])
        if beschrijving := dataset_json(naar):
            tel = {tabel.naam: frame.height for tabel, frame in frames.items()}
            anders = beschrijving | {"rijen": {**beschrijving.get("rijen", {}), **tel}}
            tekst = naar_json(anders, 1) + "\n"
            open_.enter_context(nieuw_bestand(naar / "dataset.json")).write_text(tekst, encoding="utf-8")
    return Uitgegeven(alles.registraties.height, gronden.height, alles.registraties["persoon"].n_unique())


def _schrijf(pad: Path, tabel: Tabel, frame: pl.DataFrame) -> None:
    import pyarrow.parquet as pq

    pq.write_table(frame.select(tabel.namen).to_arrow().cast(tabel.arrow), pad)
