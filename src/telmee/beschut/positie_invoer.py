"""What a position rests on: the lists, on one division of municipalities, with the person behind every placement.

A placement has no municipality of its own: it is that of the person's indication. One of nobody in the lists counts
nowhere, and was said. Hours are hundredths a week. Raises `Fout` when a list cannot be read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import polars as pl

from telmee.beschut import gebeurtenissen
from telmee.beschut.toestand import toestand
from telmee.fouten import Fout, bedoelde_u
from telmee.gegevens.beschut import lezen, plaatsingen, samen
from telmee.gegevens.beschut.bevindingen import Beschutverzamelaar
from telmee.gegevens.beschut.gemeentenamen import Gemeentenamen
from telmee.gegevens.beschut.indeling import Deel, Indelingen, indelingen
from telmee.gegevens.beschut.regio import SAMENWERKINGSVERBAND, Regios, standaard
from telmee.gegevens.beschut.schema import GRONDEN, REGELINGEN, TABELLEN
from telmee.gegevens.loonaangifte.bevindingen import Bevinding
from telmee.gegevens.loonaangifte.ingekomen import Plek
from telmee.veilig import regel
from telmee.wet import Wetten

REGELING, VERORDENING = GRONDEN


@dataclass(frozen=True)
class Bestanden:
    """Where the lists are; `aangiften` are loonaangiften of the one who employs."""

    aantallen: Plek | None = None
    indicaties: Plek | None = None
    plaatsingen: Plek | None = None
    realisaties: Plek | None = None
    regios: Plek | None = None
    aangiften: tuple[Plek, ...] = ()


@dataclass(frozen=True)
class Aantal:
    """The number of one municipality in a year. `bepaald`: whether there is one; None: the list does not say."""

    bepaald: bool | None
    waarde: int | None
    bron: str = ""
    laag: int | None = None
    hoog: int | None = None


@dataclass(frozen=True)
class Stand:
    """What was realised on a day. `uren` None: unknown for somebody; `uren_bekend` is the sum of who is known."""

    personen: int
    dienstbetrekkingen: int
    uren: int | None
    uren_bekend: int
    zonder_uren: int


@dataclass(frozen=True)
class Invoer:
    """Everything that was read, ready to ask about any municipality. `bewoond`: those with somebody in the lists."""

    op: date
    indelingen: Indelingen
    regios: Regios
    aantallen: pl.DataFrame = field(repr=False)
    plekken: pl.DataFrame = field(repr=False)
    wacht: pl.DataFrame = field(repr=False)
    realisaties: pl.DataFrame = field(repr=False)
    met_plekken: bool = True
    met_indicaties: bool = True
    bewoond: frozenset[str] = frozenset()
    bron_aantallen: str = ""
    bevindingen: tuple[Bevinding, ...] = ()
    weggelaten: int = 0

    def naam(self, code: str) -> str:
        """What a municipality is called."""
        return self.indelingen.gemeenten(self.op).get(code, code)

    def stand(self, codes: tuple[str, ...], op: date) -> Stand:
        """What was realised on a day in these municipalities."""
        er = self.plekken.filter(
            pl.col("gemeente").is_in(list(codes))
            & (pl.col("telt_van") <= op)
            & (pl.col("tot").is_null() | (pl.col("tot") >= op))
        )
        uren = er["uren_per_week"]
        zonder = uren.null_count()
        bekend = int(uren.sum())
        return Stand(er["persoon"].n_unique(), er.height, None if zonder else bekend, bekend, zonder)

    def uitstroom(self, codes: tuple[str, ...], van: date) -> Stand:
        """Who worked after `van` and no longer does: their last placement, once a person."""
        eigen = self.plekken.filter(pl.col("gemeente").is_in(list(codes)) & (pl.col("telt_van") <= self.op))
        nog = eigen.filter(pl.col("tot").is_null() | (pl.col("tot") >= self.op)).select("persoon")
        weg = eigen.join(nog, on="persoon", how="anti").filter(pl.col("tot") >= van)
        laatste = weg.sort("tot").group_by("persoon").last()
        zonder, bekend = laatste["uren_per_week"].null_count(), int(laatste["uren_per_week"].sum())
        return Stand(laatste.height, laatste.height, None if zonder else bekend, bekend, zonder)

    def aantal(self, code: str, grond: str) -> Aantal:
        """The number of the year of the question, of the regeling or of a verordening, on the division of the day."""
        jaar = self.aantallen.filter((pl.col("jaar") == self.op.year) & (pl.col("grond") == grond))
        deel, bronnen = self._deel(jaar, code)
        if deel is None:
            if grond == VERORDENING:
                return Aantal(False if self.bron_aantallen else None, None)
            return Aantal(None, None)
        bron = "; ".join(bronnen) or self.bron_aantallen
        if deel.onbekend:
            bron += f"; daarin mist {' en '.join(map(self.indelingen.naam, deel.onbekend))}"
        return Aantal(True, deel.waarde, bron, deel.laag, deel.hoog)

    def _deel(self, jaar: pl.DataFrame, code: str) -> tuple[Deel | None, list[str]]:
        """What the rows of a year say of one municipality, whichever division each was counted on."""
        per_dag: dict[date, dict[str, int | None]] = {}
        bronnen: dict[str, None] = {}
        for gemeente, aantal, indeling in jaar.select("gemeente", "aantal", "indeling").iter_rows():
            dag = indeling or date(self.op.year, 1, 1)
            per_dag.setdefault(dag, {})[gemeente] = aantal
        delen = []
        for dag, reeks in per_dag.items():
            omgezet = self.indelingen.zet_om(reeks, dag, self.op)
            if (deel := omgezet.per_gemeente.get(code)) is not None:
                delen.append(deel)
        for gemeente, bron in jaar.select("gemeente", "bron").iter_rows():
            if bron and any(gemeente in deel.uit for deel in delen):
                bronnen[regel(bron, 120)] = None
        if len(delen) != 1:  # counted on two divisions at once: which of them holds is not known
            return (delen[0] if delen and all(d == delen[0] for d in delen) else None), list(bronnen)
        return delen[0], list(bronnen)


def lees(bestanden: Bestanden, op: date, wetten: Wetten) -> Invoer:
    """Reads the lists and puts them beside each other."""
    bekend = indelingen()
    gelezen: dict[str, lezen.Gelezen] = {}
    for soort, pad in (
        ("gemeente_aantallen", bestanden.aantallen),
        ("indicaties", bestanden.indicaties),
        ("plaatsingen", bestanden.plaatsingen),
        ("realisaties", bestanden.realisaties),
        ("gemeente_regio", bestanden.regios),
    ):
        if pad is not None:
            gelezen[soort] = lezen.lees(pad, soort, bekend)
    bevindingen = [b for g in gelezen.values() for b in g.bevindingen]
    weg = sum(g.weggelaten for g in gelezen.values())
    plekken = gelezen.get("plaatsingen")
    if bestanden.aangiften:
        plekken, erbij = _uit_aangiften(bestanden.aangiften, plekken, wetten)
        bevindingen += erbij
        weg += plekken.weggelaten
    indicaties = _frame(gelezen, "indicaties")
    indicaties = indicaties.with_columns(gemeente=_op_indeling(indicaties["gemeente"], bekend, op))
    getoetst = None
    if plekken is not None and "indicaties" not in gelezen:
        bevindingen += _melding("plaats-zonder-lijst", plekken.bestand)
    elif plekken is not None:
        getoetst = samen.toets(indicaties, plekken)
        bevindingen += getoetst.bevindingen
        weg += getoetst.weggelaten
    regios = standaard()
    if "gemeente_regio" in gelezen:
        regios = Regios(gelezen["gemeente_regio"].regels, bekend)
    aantallen = _frame(gelezen, "gemeente_aantallen")
    if "gemeente_aantallen" in gelezen and not (aantallen["jaar"] == op.year).any():
        bevindingen += _melding("aantal-zonder-jaar", gelezen["gemeente_aantallen"].bestand, jaar=op.year)
    return Invoer(
        op=op,
        indelingen=bekend,
        regios=regios,
        aantallen=aantallen.with_columns(pl.col("grond").fill_null(REGELING)),
        plekken=_plekken(indicaties, None if getoetst is None else getoetst.plaatsingen),
        wacht=_wachtenden(indicaties, getoetst, op, wetten),
        realisaties=_frame(gelezen, "realisaties"),
        met_plekken=getoetst is not None,
        met_indicaties="indicaties" in gelezen,
        bewoond=frozenset(indicaties["gemeente"].to_list()),
        bron_aantallen=gelezen["gemeente_aantallen"].bestand if "gemeente_aantallen" in gelezen else "",
        bevindingen=tuple(bevindingen),
        weggelaten=weg,
    )


def _frame(gelezen: dict[str, lezen.Gelezen], soort: str) -> pl.DataFrame:
    """The rows of a list; none when it was not given."""
    return gelezen[soort].regels if soort in gelezen else pl.DataFrame(schema=TABELLEN[soort].polars)


def _op_indeling(codes: pl.Series, bekend: Indelingen, op: date) -> pl.Series:
    """The municipality of a person today, where that follows: what merged is one, what was split stays what it was."""
    nieuw = {code: bekend.opvolgers(code, op) for code in codes.unique().to_list()}
    return codes.replace({oud: n[0] for oud, n in nieuw.items() if len(n) == 1})


def _uit_aangiften(
    paden: tuple[Plek, ...], ernaast: lezen.Gelezen | None, wetten: Wetten
) -> tuple[lezen.Gelezen, list[Bevinding]]:
    """Placements out of loonaangiften, and those of a list for who is not in them (by person)."""
    from telmee.gegevens.loonaangifte.lezen import lees_aangiften

    uit = plaatsingen.uit_aangiften(lees_aangiften(paden))
    if ernaast is None:
        return uit, list(uit.bevindingen)
    los = ernaast.regels.join(uit.regels.select("persoon").unique(), on="persoon", how="anti")
    regels = pl.concat([uit.regels, los.select(uit.regels.columns)])
    return replace(uit, regels=regels, bestand=ernaast.bestand), list(uit.bevindingen)


def _plekken(indicaties: pl.DataFrame, getoetst: pl.DataFrame | None) -> pl.DataFrame:
    """The placements in beschut werk that count, each with the municipality of its person."""
    schema = {
        "persoon": pl.String,
        "werkgever": pl.String,
        "tot": pl.Date,
        "uren_per_week": pl.Int64,
        "telt_van": pl.Date,
        "gemeente": pl.String,
    }
    if getoetst is None:
        return pl.DataFrame(schema=schema)
    waar = indicaties.sort("besluit_op", nulls_last=False).group_by("persoon").agg(pl.col("gemeente").last())
    telt = getoetst.filter(pl.col("telt") & (pl.col("regeling").fill_null(REGELINGEN[0]) == REGELINGEN[0]))
    return telt.join(waar, on="persoon", how="left").select(list(schema))


def _wachtenden(indicaties: pl.DataFrame, getoetst: samen.Getoetst | None, op: date, wetten: Wetten) -> pl.DataFrame:
    """Who waits, by the law: `indicatie_wacht` (null: unknown), since when, and the line in the list."""
    plekken = None if getoetst is None else getoetst.plaatsingen.filter(pl.col("telt") & (pl.col("telt_van") <= op))
    wat = gebeurtenissen.uit_lijsten(indicaties, plekken)
    rijen = toestand(wat, op, wetten).rijen
    regels = indicaties.group_by("persoon").agg(pl.col("regel").last())
    kolommen = ["gemeente", "indicatie_stap", "indicatie_wacht", "indicatie_wacht_sinds", "regel"]
    return rijen.join(regels, on="persoon", how="left").select(kolommen)


def _melding(code: str, bestand: str, **velden: Any) -> list[Bevinding]:
    """One finding about a whole list."""
    meld = Beschutverzamelaar()
    meld.meld(code, bestand, None, "", 1, "", **velden)
    return meld.alle()


def jaar_eerder(dag: date) -> date:
    """The same day a year before; 29 February becomes the 28th."""
    try:
        return dag.replace(year=dag.year - 1)
    except ValueError:
        return dag.replace(year=dag.year - 1, day=28)


# --- Whom it is about ----------------------------------------------------------------------------------------------


def zoek_gemeente(tekst: str, op: date, bekend: Indelingen | None = None) -> str:
    """The code of one municipality of the day; one that merged is refused with what it became."""
    bekend = bekend or indelingen()
    codes = Gemeentenamen(bekend).zoek(tekst)
    if len(codes) != 1:
        meer = f" Die naam hebben er meer: {', '.join(codes)}." if codes else ""
        raise Fout(f"De gemeente '{regel(tekst, 40)}' is niet bekend; gebruik de code van het CBS, zoals GM0014.{meer}")
    if nieuw := bekend.opvolgers(codes[0], op):
        raise Fout(f"{codes[0]} bestaat niet meer op {op:%d-%m-%Y}; kies {' of '.join(nieuw)}.")
    return codes[0]


def zoek_verband(naam: str, invoer: Invoer) -> tuple[str, ...]:
    """The municipalities of a samenwerkingsverband in the user's list."""
    if gevonden := invoer.regios.gemeenten(naam, invoer.op, SAMENWERKINGSVERBAND):
        return gevonden
    namen = invoer.regios.namen(invoer.op, SAMENWERKINGSVERBAND)
    if not namen:
        raise Fout(
            "Welke gemeenten samenwerken is niet bekend; geef een lijst met --regios, soort samenwerkingsverband."
        )
    raise Fout(f"Het samenwerkingsverband '{regel(naam, 60)}' staat niet in de lijst.{bedoelde_u(naam, namen)}")
