"""Reads a list of beschut werk (CSV or .xlsx): the rows that can be used, and a finding for everything that is not.

A row without what it must have does not count; any other value that cannot be read is unknown and the row stays. No row
is lost in silence: what was read is what is in `regels`, plus `weggelaten`. Findings name row, what and consequence,
never a person or a value. Raises `Fout` when the list cannot be read at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from telmee.fouten import Fout
from telmee.gegevens.beschut import schema
from telmee.gegevens.beschut.bevindingen import Beschutverzamelaar
from telmee.gegevens.beschut.cellen import LEZERS, Mis
from telmee.gegevens.beschut.gemeentenamen import Gemeentenamen
from telmee.gegevens.beschut.indeling import Indelingen, indelingen
from telmee.gegevens.beschut.schema import Kolom, Tabel
from telmee.gegevens.loonaangifte import csv_lijst
from telmee.gegevens.loonaangifte.bevindingen import Bevinding
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen, plek
from telmee.gegevens.loonaangifte.lijst_bron import naam_van
from telmee.gegevens.loonaangifte.nummers import elfproef
from telmee.getallen import datum_kort

WEG, ONBEKEND = "deze regel telt niet mee", "dit gegeven is onbekend; de rest van de regel telt mee"
STAPPEN = ("aanvraag_op", "onderzoek_op", "advies_op", "besluit_op", "bezwaar_op", "besluit_bezwaar_op")
_TOTAAL = re.compile(r"(eind)?totaal( nederland)?|nederland|som|landelijk( totaal)?", re.IGNORECASE)
Rij = dict[str, Any]


@dataclass(frozen=True)
class Gelezen:
    """One list: `regels` has the columns of its table and `regel`; `weggelaten` are rows that do not count.

    `totaal` is what the list itself says the numbers are together, None when it does not.
    """

    tabel: Tabel
    regels: pl.DataFrame = field(repr=False)
    bevindingen: tuple[Bevinding, ...]
    bestand: str
    weggelaten: int = 0
    totaal: int | None = None


@dataclass
class _Stand:
    """What reading one list builds up."""

    tabel: Tabel
    namen: Gemeentenamen
    meld: Beschutverzamelaar
    bestand: str
    kolommen: set[str] = field(default_factory=set)
    weg: int = 0
    totaal: tuple[int, int] | None = None

    def laat_weg(self, code: str, regel: int, element: str = "", **velden: object) -> None:
        """A row that does not count, with the finding that says why."""
        self.weg += 1
        self.meld.meld(code, self.bestand, regel, element, 1, "", **velden)


def lees(pad: Path | str | Ingekomen, soort: str, bekend: Indelingen | None = None, per_soort: int = 20) -> Gelezen:
    """Reads a list of this kind (a name in `schema.TABELLEN`); `bekend` are the divisions, ours when left out."""
    bron, tabel, meld = plek(pad), schema.TABELLEN[soort], Beschutverzamelaar(per_soort)
    regels = csv_lijst.regels(bron, tabel.namen, tabel.verplicht, meld, vreemd="kolom-vreemd")
    return lees_regels(regels, tabel, naam_van(bron), meld, bekend)


def lees_regels(
    regels: Iterable[csv_lijst.Regel],
    tabel: Tabel,
    bestand: str,
    meld: Beschutverzamelaar,
    bekend: Indelingen | None = None,
) -> Gelezen:
    """The same for lines that come from elsewhere, such as a table on a page."""
    stand = _Stand(tabel, _namen(bekend or indelingen()), meld, bestand)
    rijen: list[Rij] = []
    gezien: set[tuple[Any, ...]] = set()
    for regel in regels:
        stand.kolommen.update(regel.velden)
        if (rij := _lees_regel(regel, stand)) is None:
            continue
        inhoud = tuple(rij.values())
        if inhoud in gezien:
            stand.laat_weg("csv-dubbel", regel.nummer)
            continue
        gezien.add(inhoud)
        rijen.append(rij | {"regel": regel.nummer})
    for nazien in _NAZIEN[tabel.naam]:
        rijen = nazien(rijen, stand)
    frame = pl.DataFrame(rijen, schema=tabel.polars)
    weg = stand.weg + sum(b.aantal for b in stand.meld.alle() if b.code in ("csv-velden", "csv-aanhaling"))
    totaal = stand.totaal[1] if stand.totaal else None
    return Gelezen(tabel, frame, tuple(stand.meld.alle()), stand.bestand, weg, totaal)


@lru_cache(maxsize=4)
def _namen(bekend: Indelingen) -> Gemeentenamen:
    return Gemeentenamen(bekend)


def _lees_regel(regel: csv_lijst.Regel, stand: _Stand) -> Rij | None:
    """The row by column, None when it does not count."""
    uit: Rij = {}
    for kolom in stand.tabel.kolommen:  # the municipality stands first: a row of totals has little else
        tekst = regel[kolom.naam]
        if not tekst and kolom.soort not in ("gemeente", "persoon"):
            if kolom.verplicht:
                stand.laat_weg("waarde-leeg", regel.nummer, naam=kolom.naam)
                return None
            uit[kolom.naam] = kolom.standaard
            continue
        try:
            uit[kolom.naam] = _cel(kolom, tekst, regel, stand)
        except Mis as mis:
            velden = {"naam": kolom.naam, "gevolg": WEG if kolom.verplicht else ONBEKEND, **mis.velden}
            if kolom.verplicht:
                stand.laat_weg(mis.code, regel.nummer, **velden)
                return None
            stand.meld.meld(mis.code, regel.bestand, regel.nummer, "", 1, "", **velden)
            uit[kolom.naam] = None
        except _Totaal:
            _onthoud_totaal(regel, stand)
            return None
    return uit


class _Totaal(Exception):
    """This row is the total of the list."""


def _cel(kolom: Kolom, tekst: str, regel: csv_lijst.Regel, stand: _Stand) -> Any:
    if kolom.soort == "gemeente":
        return _gemeente(tekst, stand)
    if kolom.soort == "persoon":
        if not tekst:
            raise Mis("persoon-leeg")
        nummer = LEZERS["persoon"](kolom, tekst, regel)
        if len(nummer) == 9 and nummer.isdecimal() and not elfproef(int(nummer)):
            stand.meld.meld("persoon-geen-bsn", regel.bestand)
        return nummer
    return LEZERS[kolom.soort](kolom, tekst, regel)


def _gemeente(tekst: str, stand: _Stand) -> str:
    codes = stand.namen.zoek(tekst) if tekst else ()
    if len(codes) == 1:
        return codes[0]
    if not codes and _TOTAAL.fullmatch(tekst) and "aantal" in stand.tabel.per_naam:
        raise _Totaal
    if not tekst:
        raise Mis("gemeente-leeg")
    raise Mis("gemeente-meer", codes=", ".join(codes)) if codes else Mis("gemeente-onbekend")


def _onthoud_totaal(regel: csv_lijst.Regel, stand: _Stand) -> None:
    kolom = stand.tabel.per_naam["aantal"]
    try:
        stand.totaal = (regel.nummer, int(LEZERS["aantal"](kolom, regel["aantal"], regel)))
    except Mis as mis:
        stand.meld.meld(mis.code, *regel.plek, naam="aantal", gevolg="het totaal is niet te controleren")


def _zie_som(rijen: list[Rij], stand: _Stand) -> list[Rij]:
    """The total that the list gives against the sum of its rows."""
    if stand.totaal is not None:
        regel, totaal = stand.totaal
        som = sum(r["aantal"] for r in rijen)
        stand.meld.meld("som-goed" if som == totaal else "som-anders", stand.bestand, regel, totaal=totaal, som=som)
    return rijen


def _zie_nul(rijen: list[Rij], stand: _Stand) -> list[Rij]:
    for r in rijen:
        if r["aantal"] == 0:
            stand.meld.meld("doel-nul", stand.bestand, r["regel"])
    return rijen


def _zie_dubbel(rijen: list[Rij], stand: _Stand) -> list[Rij]:
    """Rows with one key and another content: nobody can say which is right."""
    per: dict[tuple[Any, ...], list[Rij]] = defaultdict(list)
    for r in rijen:
        per[tuple(r[n] for n in stand.tabel.sleutel)].append(r)
    goed = []
    for r in rijen:
        if len(per[tuple(r[n] for n in stand.tabel.sleutel)]) > 1:
            stand.laat_weg("gemeente-dubbel", r["regel"])
        else:
            goed.append(r)
    return goed


def _zie_opgegaan(rijen: list[Rij], stand: _Stand) -> list[Rij]:
    """Municipalities that were gone already on the day of the number: said, and followed when the series is moved."""
    for r in rijen:
        dag = r.get("indeling") or r.get("op") or date(r["jaar"], 1, 1)
        nieuw = stand.namen.indelingen.opvolgers(r["gemeente"], dag)
        if nieuw:
            code = "gemeente-opgegaan" if len(nieuw) == 1 else "gemeente-gesplitst"
            stand.meld.meld(code, stand.bestand, r["regel"], oud=r["gemeente"], nieuw=" en ".join(nieuw))
    return rijen


def _zie_periode(rijen: list[Rij], stand: _Stand) -> list[Rij]:
    goed = []
    for r in rijen:
        if r["van"] and r["tot"] and r["tot"] < r["van"]:
            stand.laat_weg("periode-om", r["regel"])
        else:
            goed.append(r)
    return goed


def _zie_uren(rijen: list[Rij], stand: _Stand) -> list[Rij]:
    for r in rijen:
        if r["uren_per_week"] is None:
            stand.meld.meld("plaats-zonder-uren", stand.bestand, r["regel"])
    return rijen


def _zie_stappen(rijen: list[Rij], stand: _Stand) -> list[Rij]:
    """Steps in another order than they can have happened in, and a decision of which something lacks."""
    for r in rijen:
        gezet = [(n, r[n]) for n in STAPPEN if r[n] is not None]
        for (eerder, eerste), (later, tweede) in zip(gezet, gezet[1:], strict=False):
            if tweede < eerste:
                stand.meld.meld("volgorde", stand.bestand, r["regel"], naam=later, later=later, eerder=eerder)
        if r["besluit"] is not None and r["besluit_op"] is None:
            stand.meld.meld("besluit-zonder-dag", stand.bestand, r["regel"])
        elif r["besluit"] is None and r["besluit_op"] is not None:
            _vul_besluit(r, stand)
        van, tot = r["proefplaatsing_van"], r["proefplaatsing_tot"]
        if van and tot and tot < van:
            stand.meld.meld("proefplaatsing-om", stand.bestand, r["regel"])
            r["proefplaatsing_van"] = r["proefplaatsing_tot"] = None
    return rijen


def _vul_besluit(r: Rij, stand: _Stand) -> None:
    """A list without any outcome is a list of indications; one with outcomes leaves an empty one unknown."""
    if "besluit" in stand.kolommen:
        stand.meld.meld("besluit-zonder-uitkomst", stand.bestand, r["regel"])
    else:
        stand.meld.meld("besluit-niet-in-lijst", stand.bestand)
        r["besluit"] = schema.UITKOMSTEN[0]


def _zie_regio(rijen: list[Rij], stand: _Stand) -> list[Rij]:
    """One municipality in two regions of one kind on one day."""
    per: dict[tuple[str, str], list[Rij]] = defaultdict(list)
    for r in rijen:
        per[r["gemeente"], r["soort"]].append(r)
    fout = {
        r["regel"]
        for groep in per.values()
        for r in groep
        for a in groep
        if a is not r and a["regio"] != r["regio"] and _tegelijk(a, r)
    }
    for r in rijen:
        if r["regel"] in fout:
            stand.laat_weg("regio-tegenspraak", r["regel"])
    return [r for r in rijen if r["regel"] not in fout]


def _tegelijk(a: Rij, b: Rij) -> bool:
    return (a["van"] or date.min) <= (b["tot"] or date.max) and (b["van"] or date.min) <= (a["tot"] or date.max)


_NAZIEN: dict[str, tuple[Callable[[list[Rij], _Stand], list[Rij]], ...]] = {
    "indicaties": (_zie_stappen,),
    "plaatsingen": (_zie_periode, _zie_uren),
    "gebeurtenissen": (),
    "gemeente_aantallen": (_zie_som, _zie_dubbel, _zie_nul, _zie_opgegaan),
    "realisaties": (_zie_dubbel, _zie_opgegaan),
    "gemeente_regels": (_zie_periode,),
    "gemeente_regio": (_zie_periode, _zie_regio),
}


def ontbrekende(
    codes: Iterable[str], op: date, bestand: str, bekend: Indelingen | None = None
) -> tuple[Bevinding, ...]:
    """A finding when municipalities of the division of this day are not among these codes; none for invented ones."""
    weg = (bekend or indelingen()).ontbrekend(codes, op)
    if not weg:
        return ()
    meld = Beschutverzamelaar()
    hoeveel = "1 gemeente" if len(weg) == 1 else f"{len(weg)} gemeenten"
    meld.meld(
        "gemeente-ontbreekt",
        bestand,
        aantal=len(weg),
        hoeveel=hoeveel,
        staan="staat" if len(weg) == 1 else "staan",
        dag=datum_kort(op),
    )
    return tuple(meld.alle())


def lees_aantallen_of_realisaties(pad: Path | str, bekend: Indelingen | None = None) -> Gelezen:
    """A list of one of these two kinds, by the columns that it has."""
    try:
        return lees(pad, "gemeente_aantallen", bekend)
    except Fout as eerste:
        try:
            return lees(pad, "realisaties", bekend)
        except Fout:
            raise eerste from None
