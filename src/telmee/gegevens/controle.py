"""Judges every row of a data set, and lists each bad one with its reason; none is lost and none is left out in
silence.

The checks are set operations in DuckDB, so 120 million rows pass out of core. Of Parquet one pass takes the least, the
greatest and the number of every column, the codes that occur and the filing periods that occur; the checks are put to
those, and row by row only the checks that find something there. Overlap of filing periods is for `relaties`: an
income relation that is suspected is looked at row by row, all others are done. A finding names file and row (row 1
is the first row with data), never a person. `eis_geldig` refuses a data set with bad rows, so no figure is computed
from a part of the data.

Raises `Fout` for a file that cannot be read, and from `eis_geldig` with a summary in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telmee.fouten import Fout
from telmee.gegevens.bestanden import leesfout
from telmee.gegevens.bronnen import Bron, bronnen_van, structuur
from telmee.gegevens.lezen import Dataset, duckdb_verbinding
from telmee.gegevens.relaties import RELATIE as _RELATIE
from telmee.gegevens.relaties import vul_verdacht
from telmee.gegevens.schema import DIENSTVERBANDEN, TABELLEN, TIJDVAK_MAX_DAGEN, Kolom, Tabel
from telmee.gegevens.stempel import Stempels
from telmee.schrijven import voortgang

Toets = tuple[str, str, str]  # column, reason, and what holds of a value or row that is wrong
GEHEUGEN = "500MB"  # for DuckDB, unless another limit was asked for
_GRENZEN = ("threads", "memory_limit", "temp_directory")
FOUT, WAARSCHUWING = "fout", "waarschuwing"
_EERDER = "wie ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
_LATER = "wie ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING"
_KOLOMMEN = "tabel VARCHAR, jaar BIGINT, bestand VARCHAR, rijnummer BIGINT, kolom VARCHAR, reden VARCHAR, ernst VARCHAR"


@dataclass(frozen=True)
class Bevinding:
    """One thing that is wrong: which table, year, file and row, which column, and why. Row None: the whole file."""

    tabel: str
    jaar: int | None
    bestand: str
    rijnummer: int | None
    kolom: str
    reden: str
    ernst: str = FOUT

    def zin(self) -> str:
        """The finding in one sentence."""
        rij = f", rij {self.rijnummer}" if self.rijnummer is not None else ""
        return f"{self.bestand}{rij}: {self.reden}"


class Bevindingen:
    """All findings, in a DuckDB table so that millions fit; counts at once, rows when iterated (by file and row)."""

    def __init__(self, verbinding: Any, gecontroleerd: int) -> None:
        self._verbinding = verbinding
        self.gecontroleerd = gecontroleerd

    def __len__(self) -> int:
        return int(self._verbinding.sql("SELECT count(*) FROM bevindingen").fetchall()[0][0])

    def __iter__(self) -> Iterator[Bevinding]:
        return self.eerste(None)

    def eerste(self, aantal: int | None) -> Iterator[Bevinding]:
        """The first findings (None: all), faults before warnings."""
        grens = "" if aantal is None else f" LIMIT {aantal}"
        lezer = self._verbinding.cursor().execute(
            "SELECT * FROM bevindingen ORDER BY ernst, tabel, jaar, bestand, rijnummer, kolom, reden" + grens
        )
        while rijen := lezer.fetchmany(10_000):
            for rij in rijen:
                yield Bevinding(*rij)

    def aantallen(self) -> list[tuple[str, int | None, str, str, int]]:
        """Table, year, reason, severity and number of findings, most first."""
        vraag = """
            SELECT tabel, jaar, reden, ernst, count(*) AS n FROM bevindingen
            GROUP BY ALL ORDER BY ernst, n DESC, tabel, jaar, reden"""
        return [tuple(r) for r in self._verbinding.sql(vraag).fetchall()]

    @property
    def fouten(self) -> int:
        """How many findings make the data unfit for a figure."""
        return sum(n for *_, ernst, n in self.aantallen() if ernst == FOUT)


def controleer(
    dataset: Dataset, jaren: Iterable[int] | None = None, temp_directory: str | None = None, herhaal: bool = True
) -> Bevindingen:
    """Checks all tables for some years (None: the opened ones) and lists every bad row.

    herhaal=False: a table of which the same bytes were checked before, and were good, is not checked again.
    """
    import duckdb

    gekozen = tuple(jaren) if jaren is not None else dataset.jaren
    verbinding = duckdb_verbinding(_grenzen(dataset, temp_directory))
    verbinding.sql(f"CREATE TABLE bevindingen ({_KOLOMMEN})")
    klussen = [(t, j) for t in TABELLEN.values() for j in (gekozen if t.per_jaar else (None,))]
    bevindingen, stempels = Bevindingen(verbinding, 0), Stempels(dataset)
    with voortgang("Gegevens controleren", len(klussen)) as verder:
        for tabel, jaar in klussen:
            naam, eerder = stempels.naam(tabel.naam, jaar), len(bevindingen)
            aantal = None if herhaal else stempels.rijen(naam)
            if aantal is None:
                paden = dataset.bestanden(tabel.naam, jaar)
                try:
                    aantal = _controleer_tabel(verbinding, dataset, tabel, jaar, paden)
                except duckdb.Error as fout:
                    raise leesfout(tabel, paden, fout) from fout
                if len(bevindingen) == eerder and stempels.naam(tabel.naam, jaar) == naam:
                    stempels.zet(naam, aantal)
            bevindingen.gecontroleerd += aantal
            verder(1)
    return bevindingen


def controleer_los(dataset: Dataset, tabellen: Iterable[str]) -> Bevindingen:
    """Checks these tables only, of a data set that has no others: an employer need not be known.

    Nothing is remembered of them, not even that they are good.
    """
    import duckdb

    verbinding = duckdb_verbinding(_grenzen(dataset, None))
    verbinding.sql(f"CREATE TABLE bevindingen ({_KOLOMMEN})")
    bevindingen = Bevindingen(verbinding, 0)
    for tabel in (TABELLEN[naam] for naam in tabellen):
        for jaar in dataset.jaren if tabel.per_jaar else (None,):
            paden = dataset.bestanden(tabel.naam, jaar)
            try:
                bevindingen.gecontroleerd += _controleer_tabel(verbinding, dataset, tabel, jaar, paden, los=True)
            except duckdb.Error as fout:
                raise leesfout(tabel, paden, fout) from fout
    return bevindingen


def _grenzen(dataset: Dataset, temp_directory: str | None) -> dict[str, Any]:
    """The limits that the data set was opened with, and ours where there are none."""
    opties = {"memory_limit": GEHEUGEN} | {k: v for k, v in dataset.opties.items() if k in _GRENZEN}
    return opties | ({"temp_directory": temp_directory} if temp_directory else {})


def eis_geldig(dataset: Dataset, jaren: Iterable[int] | None = None) -> Bevindingen:
    """Refuses a data set with bad rows: says how many, the first reasons, and which command lists them all.

    What was checked before, byte for byte, and was good, is not checked again.
    """
    bevindingen = controleer(dataset, jaren, herhaal=False)
    if n := bevindingen.fouten:
        redenen = list(dict.fromkeys(reden for _, _, reden, ernst, _ in bevindingen.aantallen() if ernst == FOUT))
        meer = " en meer" if len(redenen) > 2 else ""
        woord = "is 1 fout" if n == 1 else f"zijn {n} fouten"
        raise Fout(
            f"In de gegevens van '{dataset.map}' {woord} gevonden ({'; '.join(redenen[:2])}{meer}), "
            "dus er is niets berekend; "
            f"bekijk ze met 'telmee gegevens controleer {dataset.map} --alles'."
        )
    return bevindingen


def _controleer_tabel(
    verbinding: Any, dataset: Dataset, tabel: Tabel, jaar: int | None, paden: list[Path], los: bool = False
) -> int:
    """Checks one table (of one year); gives the number of rows it has. ``los``: there is no table of employers."""
    heel = True
    for pad in paden:
        for kolom, reden, ernst in structuur(tabel, pad):
            _schrijf(verbinding, Bevinding(tabel.naam, jaar, _naam(dataset, pad), None, kolom, reden, ernst))
            heel = heel and ernst != FOUT
    if not heel:
        return 0
    bron = bronnen_van(verbinding, tabel, paden, jaar, dataset.map)
    for rij in bron.afgewezen:
        _schrijf(
            verbinding, Bevinding(tabel.naam, jaar, rij[0], rij[1], "", "de rij heeft niet het juiste aantal kolommen")
        )
    aantal = _per_rij(verbinding, bron, jaar)
    extra = {
        "dienstverbanden": _tijdvakken if los else _dienstverbanden,
        "werkgevers": _werkgevers,
        "registraties": _registraties,
        "verdeelsleutels": _verdeelsleutels,
    }.get(tabel.naam)
    if extra is not None:
        extra(verbinding, bron, jaar, dataset)
    aantal += len(bron.afgewezen)
    naam = tabel.naam if jaar is None else f"{tabel.naam} {jaar}"
    if (gemaakt := dataset.rijen.get(naam, aantal)) != aantal:
        reden = f"er zijn {aantal} rijen, maar het zijn er {gemaakt} volgens dataset.json"
        _schrijf(verbinding, Bevinding(tabel.naam, jaar, "dataset.json", None, "", reden))
    return aantal


def _per_rij(verbinding: Any, bron: Bron, jaar: int | None) -> int:
    """Checks that look at one row; first whether a check can find something, then the rows of those that do."""
    toetsen = [t for kolom in bron.tabel.kolommen if kolom.naam in bron.kolommen for t in _toetsen(kolom, bron)]
    toetsen += _toetsen_van_rij(bron, jaar)
    if bron.csv:
        aantal, raak = _treffers(verbinding, bron.sql, toetsen)
    else:
        aantal, raak = _vooraf(verbinding, bron, toetsen)
    for kolom, reden, predicaat in raak:
        _lijst(verbinding, bron, jaar, kolom, reden, f"SELECT bestand, rij FROM {bron.sql} WHERE {predicaat}")
    return aantal


def _treffers(verbinding: Any, bron: str, toetsen: list[Toets]) -> tuple[int, list[Toets]]:
    """The number of rows, and the checks that find any among them."""
    telling = ", ".join(["count(*)", *[f"count(*) FILTER (coalesce({p}, false))" for _, _, p in toetsen]])
    aantal, *raak = verbinding.sql(f"SELECT {telling} FROM {bron}").fetchall()[0]
    return int(aantal), [toets for toets, n in zip(toetsen, raak, strict=True) if n]


def _vooraf(verbinding: Any, bron: Bron, toetsen: list[Toets]) -> tuple[int, list[Toets]]:
    """The same from what stands in the columns: their ends and whether any is empty, codes that occur, pairs of dates.

    A check of one number finds nothing in between when it finds nothing at the ends. So what is not found here is not
    there; what is found here may stand in a row that another check is about.
    """
    dagen = [k.naam for k in bron.tabel.kolommen if k.type == "date"]
    codes = [k.naam for k in bron.tabel.kolommen if k.waarden and k.naam in bron.kolommen]
    getallen = [n for n in bron.kolommen if n not in (*dagen, *codes)]
    raak: list[Toets] = []
    for samen, tabel in ((codes, "codes"), (dagen, "dagen")):
        eigen = [t for t in toetsen if t[0] in samen]
        if eigen:
            velden = ", ".join(samen)
            verbinding.sql(
                f"CREATE OR REPLACE TEMP TABLE {tabel} AS SELECT {velden}, count(*) AS n FROM {bron.sql} GROUP BY ALL"
            )
            raak += _treffers(verbinding, tabel, eigen)[1]
    uiteinden = ", ".join(f"min({n}) AS {n}_laag, max({n}) AS {n}_hoog, count({n}) AS {n}_aantal" for n in getallen)
    verbinding.sql(f"CREATE OR REPLACE TEMP TABLE grenzen AS SELECT count(*) AS aantal, {uiteinden} FROM {bron.sql}")
    for naam in getallen:
        uiteinden = f"[{naam}_laag, {naam}_hoog, CASE WHEN {naam}_aantal = aantal THEN {naam}_laag END]"
        rijen = f"(SELECT unnest({uiteinden}) AS {naam} FROM grenzen WHERE aantal > 0)"
        raak += _treffers(verbinding, rijen, [t for t in toetsen if t[0] == naam])[1]
    return int(verbinding.sql("SELECT aantal FROM grenzen").fetchall()[0][0]), [t for t in toetsen if t in raak]


def _toetsen(kolom: Kolom, bron: Bron) -> list[Toets]:
    """Column, reason and condition for what one value can have wrong."""
    naam = kolom.naam
    uit = []
    if bron.csv:
        soort = {"int64": "geheel getal", "date": "datum als 2024-12-31", "bool": "true of false", "text": "tekst"}[
            kolom.type
        ]
        uit.append((naam, f"{naam} is geen {soort}", f"fout_{naam}"))
    if kolom.verplicht:
        uit.append((naam, f"{naam} is leeg", f"{naam} IS NULL" + (f" AND NOT fout_{naam}" if bron.csv else "")))
    if kolom.waarden:
        lijst = ", ".join(f"'{w}'" if isinstance(w, str) else str(w) for w in kolom.waarden)
        uit.append((naam, f"{naam} is geen bekende waarde", f"{naam} NOT IN ({lijst})"))
    elif kolom.minimum is not None and kolom.maximum is not None:
        laag, hoog, waarde = kolom.minimum, kolom.maximum, naam
        if kolom.type == "date":
            waarde = f"({naam} - DATE '1970-01-01')"
            uit.append((naam, f"{naam} ligt buiten 1990 tot en met 2100", f"{waarde} < {laag} OR {waarde} > {hoog}"))
        elif laag == 0:
            uit.append((naam, f"{naam} is negatief", f"{waarde} < 0"))
            uit.append((naam, f"{naam} is meer dan {hoog}", f"{waarde} > {hoog}"))
        else:
            uit.append(
                (naam, f"{naam} ligt buiten {laag} tot en met {hoog}", f"{waarde} < {laag} OR {waarde} > {hoog}")
            )
    return uit


def _toetsen_van_rij(bron: Bron, jaar: int | None) -> list[Toets]:
    """What columns of one row can have wrong together."""
    if bron.tabel is DIENSTVERBANDEN:
        toetsen = [
            ("tijdvak_eind", "het tijdvak eindigt voordat het begint", "tijdvak_eind < tijdvak_begin"),
            (
                "tijdvak_eind",
                f"het tijdvak duurt langer dan {TIJDVAK_MAX_DAGEN} dagen",
                f"tijdvak_eind - tijdvak_begin >= {TIJDVAK_MAX_DAGEN}",
            ),
        ]
        if bron.los:
            buiten = "year(tijdvak_begin) <> year(tijdvak_eind)"
            return [*toetsen, ("tijdvak_begin", "het tijdvak loopt over de jaargrens", buiten)]
        buiten = f"year(tijdvak_begin) <> {jaar} OR year(tijdvak_eind) <> {jaar}"
        return [*toetsen, ("tijdvak_begin", f"het tijdvak valt buiten {jaar}, het jaar van de map", buiten)]
    if "tot" in bron.kolommen:
        wat = "de registratie" if bron.tabel.naam == "registraties" else "de grondslag"
        return [("tot", f"{wat} eindigt voordat die begint", "tot < van")]
    if bron.tabel.naam == "werkgevers" and "jaar" in bron.kolommen and not bron.los:
        return [("jaar", f"het jaar is niet {jaar}, het jaar van de map", f"jaar <> {jaar}")]
    return []


def _dienstverbanden(verbinding: Any, bron: Bron, jaar: int | None, dataset: Dataset) -> None:
    """Rows without employer, double rows, and filing periods of one income relation that overlap."""
    werkgevers = bronnen_van(
        verbinding, TABELLEN["werkgevers"], dataset.bestanden("werkgevers", jaar), jaar, dataset.map
    )
    bekend = f"SELECT werkgever FROM {werkgevers.sql} WHERE werkgever IS NOT NULL"
    verbinding.sql(
        f"CREATE OR REPLACE TEMP TABLE vreemd AS SELECT werkgever FROM (SELECT DISTINCT werkgever FROM {bron.sql}) "
        f"WHERE werkgever IS NOT NULL AND werkgever NOT IN ({bekend})"
    )
    if verbinding.sql("SELECT count(*) FROM vreemd").fetchall()[0][0]:
        zonder = f"SELECT bestand, rij FROM {bron.sql} WHERE werkgever IN (SELECT werkgever FROM vreemd)"
        _lijst(
            verbinding, bron, jaar, "werkgever", f"de werkgever staat niet in de tabel werkgevers van {jaar}", zonder
        )
    _tijdvakken(verbinding, bron, jaar, dataset)


def _tijdvakken(verbinding: Any, bron: Bron, jaar: int | None, dataset: Dataset) -> None:
    """Double rows, and filing periods of one income relation that overlap."""
    if not _verdacht(verbinding, bron, dataset):
        return
    rijen = f"""
        SELECT bestand, rij, count(*) OVER sleutel > 1 AS dubbel,
            coalesce(max(tijdvak_eind) OVER ({_EERDER}) >= tijdvak_begin, false)
            OR coalesce(min(tijdvak_begin) OVER ({_LATER}) <= tijdvak_eind, false) AS overlapt
        FROM (SELECT * FROM {bron.sql} WHERE tijdvak_eind >= tijdvak_begin) SEMI JOIN verdacht USING ({_RELATIE})
        WINDOW wie AS (PARTITION BY {_RELATIE} ORDER BY tijdvak_begin, bestand, rij),
            sleutel AS (PARTITION BY {_RELATIE}, tijdvak_begin)"""
    verbinding.sql(f"CREATE OR REPLACE TEMP TABLE botsing AS SELECT * FROM ({rijen}) WHERE dubbel OR overlapt")
    dubbel = "de rij komt dubbel voor (zelfde persoon, werkgever, inkomstenverhouding en begin van het tijdvak)"
    _lijst(verbinding, bron, jaar, "tijdvak_begin", dubbel, "SELECT bestand, rij FROM botsing WHERE dubbel")
    overlap = "het tijdvak overlapt een ander tijdvak van dezelfde inkomstenverhouding"
    _lijst(verbinding, bron, jaar, "tijdvak_begin", overlap, "SELECT bestand, rij FROM botsing WHERE NOT dubbel")


def _verdacht(verbinding: Any, bron: Bron, dataset: Dataset) -> bool:
    """Finds income relations whose filing periods may collide; fills the table `verdacht`."""
    bron_van_dagen = f"(SELECT *, 1 AS n FROM {bron.sql})" if bron.csv else "dagen"
    tijdvakken = verbinding.sql(f"""
        SELECT tijdvak_begin - DATE '1970-01-01' AS eerste, tijdvak_eind - DATE '1970-01-01' AS laatste, sum(n)::BIGINT
        FROM {bron_van_dagen} WHERE tijdvak_eind >= tijdvak_begin GROUP BY ALL""").fetchall()
    rijen = sum(n for *_, n in tijdvakken)
    tijdelijk = dataset.opties.get("temp_directory")
    return vul_verdacht(
        verbinding, bron.sql, [(eerste, laatste) for eerste, laatste, _ in tijdvakken], rijen, tijdelijk
    )


def _werkgevers(verbinding: Any, bron: Bron, jaar: int | None, dataset: Dataset) -> None:
    dubbel = f"""
        SELECT bestand, rij FROM {bron.sql} WHERE werkgever IS NOT NULL
        QUALIFY count(*) OVER (PARTITION BY werkgever) > 1"""
    _lijst(verbinding, bron, jaar, "werkgever", f"de werkgever staat meer dan een keer in {jaar}", dubbel)


def _registraties(verbinding: Any, bron: Bron, jaar: int | None, dataset: Dataset) -> None:
    """Registrations of one person never overlap, and at most one is open."""
    rijen = f"""
        SELECT bestand, rij, tot IS NULL AND count(*) FILTER (tot IS NULL) OVER iemand > 1 AS open,
            coalesce(max(eind) OVER ({_EERDER}) >= van, false)
            OR coalesce(min(van) OVER ({_LATER}) <= eind, false) AS overlapt
        FROM (SELECT *, coalesce(tot, DATE '9999-12-31') AS eind FROM {bron.sql})
        WHERE persoon IS NOT NULL AND van IS NOT NULL AND eind >= van
        WINDOW iemand AS (PARTITION BY persoon), wie AS (PARTITION BY persoon ORDER BY van, bestand, rij)"""
    verbinding.sql(f"CREATE OR REPLACE TEMP TABLE botsing AS SELECT * FROM ({rijen}) WHERE open OR overlapt")
    _lijst(
        verbinding,
        bron,
        jaar,
        "tot",
        "de persoon heeft meer dan een open registratie",
        "SELECT bestand, rij FROM botsing WHERE open",
    )
    overlap = "de registratie overlapt een andere registratie van dezelfde persoon"
    _lijst(verbinding, bron, jaar, "van", overlap, "SELECT bestand, rij FROM botsing WHERE overlapt AND NOT open")


def _verdeelsleutels(verbinding: Any, bron: Bron, jaar: int | None, dataset: Dataset) -> None:
    per_sector = "QUALIFY count(*) OVER (PARTITION BY jaar, sector) > 1"
    dubbel = f"SELECT bestand, rij FROM {bron.sql} {per_sector}"
    _lijst(verbinding, bron, jaar, "sector", "de sector heeft in dit jaar meer dan een aandeel", dubbel)
    som = f"SELECT bestand, rij FROM {bron.sql} QUALIFY sum(aandeel) OVER (PARTITION BY jaar) <> 10000"
    _lijst(verbinding, bron, jaar, "aandeel", "de aandelen van dit jaar zijn samen geen 10000 (100 procent)", som)


def _lijst(verbinding: Any, bron: Bron, jaar: int | None, kolom: str, reden: str, vraag: str) -> None:
    """Adds the rows that a query gives (file, row) to the findings."""
    verbinding.execute(
        f"INSERT INTO bevindingen SELECT ?, ?, bestand, rij, ?, ?, ? FROM ({vraag})",
        [bron.tabel.naam, jaar, kolom, reden, FOUT],
    )


def _schrijf(verbinding: Any, b: Bevinding) -> None:
    verbinding.execute(
        "INSERT INTO bevindingen VALUES (?, ?, ?, ?, ?, ?, ?)",
        [b.tabel, b.jaar, b.bestand, b.rijnummer, b.kolom, b.reden, b.ernst],
    )


def _naam(dataset: Dataset, pad: Path) -> str:
    return str(pad.relative_to(dataset.map))
