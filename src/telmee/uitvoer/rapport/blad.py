"""The report as a spreadsheet with every row: numbers as numbers, dates as dates, and no cell that runs as a formula.

Sheets: Samenvatting, Quotum, Voordelen, Bevindingen, Termijnen, Receipt. The heading of a table stays in view and can
be filtered. What is unknown says so in words, so that it never adds up as zero. Made in memory: a temporary file would
hold what the report holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from telmee import __version__
from telmee.getallen import ONBEKEND, decimalen_van, eenheid_in_woorden, ja_nee
from telmee.uitvoer import uitleg as uitvoer_uitleg
from telmee.uitvoer.rapport import bewijs, inhoud, tabellen
from telmee.uitvoer.rapport.inhoud import Bomen, Figuren
from telmee.uitvoer.tabel import Tabel

OPTIES = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
BREEDST, SMALST = 60, 8
CEL_TEKENS = 32_000
"""A cell holds at most 32,767 characters."""


def xlsx(positie: Mapping[str, Any], met_bsn: bool = False) -> bytes:
    """The whole workbook."""
    import xlsxwriter

    buffer = BytesIO()
    boek = xlsxwriter.Workbook(buffer, OPTIES)
    gemaakt = tabellen.dag(positie.get("stand")) or date(2000, 1, 1)
    boek.set_properties(
        {
            "title": inhoud.titel(positie),
            "author": f"Telmee {__version__}",
            "comments": inhoud.BESLIST,
            "created": datetime.combine(gemaakt, time()),
        }
    )
    vormen = Vormen(boek)
    bomen = Bomen(positie.get("uitleg") or ())
    _samenvatting(Blad(boek, vormen, "Samenvatting"), positie, bomen)
    _quotum(Blad(boek, vormen, "Quotum"), positie, bomen)
    kop = "Alle rijen met een loonkostenvoordeel"
    Blad(boek, vormen, "Voordelen").tabel(tabellen.voordelen(positie.get("lkv") or (), kop, met_bsn), alleen=True)
    Blad(boek, vormen, "Bevindingen").tabel(tabellen.bevindingen(positie), alleen=True)
    Blad(boek, vormen, "Termijnen").tabel(tabellen.termijnentabel(positie), alleen=True)
    _receipt(Blad(boek, vormen, "Receipt"), positie)
    boek.close()
    return buffer.getvalue()


class Vormen:
    """The formats of cells, made once each."""

    def __init__(self, boek: Any) -> None:
        self.boek = boek
        self._gemaakt: dict[tuple[Any, ...], Any] = {}

    def geef(self, **opties: Any) -> Any:
        sleutel = tuple(sorted(opties.items()))
        if sleutel not in self._gemaakt:
            self._gemaakt[sleutel] = self.boek.add_format({"valign": "top", "font_name": "Calibri", **opties})
        return self._gemaakt[sleutel]

    @property
    def titel(self) -> Any:
        return self.geef(bold=True, font_size=16, font_color="#0B4A85")

    @property
    def kop(self) -> Any:
        return self.geef(bold=True, bottom=2, text_wrap=True, bg_color="#E4EBF2")

    @property
    def tekst(self) -> Any:
        return self.geef(text_wrap=True)

    @property
    def onbekend(self) -> Any:
        return self.geef(italic=True, font_color="#454545")

    def getal(self, eenheid: str, vet: bool = False) -> Any:
        return self.geef(num_format=getalvorm(eenheid), **({"bold": True} if vet else {}))

    @property
    def datum(self) -> Any:
        return self.geef(num_format="dd-mm-yyyy", align="left")


def getalvorm(eenheid: str) -> str:
    """How a spreadsheet shows this unit; the reader's own settings choose comma and point."""
    woorden = eenheid_in_woorden(eenheid)
    decimalen = decimalen_van(eenheid)
    cijfers = "#,##0" + ("." + "0" * decimalen if decimalen else "")
    if woorden.startswith("%"):
        return "0.00%"
    return f'"€" {cijfers}' if woorden.startswith("€") else cijfers


def in_cel(waarde: int, eenheid: str) -> float | int:
    """The number a spreadsheet computes with: euros, banen, a share of one. Doubles hold these exactly as shown."""
    decimalen = decimalen_van(eenheid) + (2 if eenheid_in_woorden(eenheid).startswith("%") else 0)
    return waarde / 10**decimalen if decimalen else waarde


class Blad:
    """One sheet, written from the top down."""

    def __init__(self, boek: Any, vormen: Vormen, naam: str) -> None:
        self.vel = boek.add_worksheet(naam)
        self.vormen = vormen
        self.rij = 0
        self.breedtes: dict[int, int] = {}
        self.vel.set_landscape()
        self.vel.set_paper(9)
        self.vel.fit_to_pages(1, 0)
        self.vel.set_footer("&L&A&Rbladzijde &P van &N")

    def cel(self, kolom: int, waarde: Any, eenheid: str = "", vorm: Any = None) -> None:
        """One value in the current row: text is always text, a number a number in its unit."""
        v = self.vormen
        lengte = 12
        if waarde is None:
            self.vel.write_string(self.rij, kolom, ONBEKEND, v.onbekend)
        elif isinstance(waarde, bool):
            self.vel.write_string(self.rij, kolom, ja_nee(waarde), vorm or v.tekst)
        elif isinstance(waarde, int):
            self.vel.write_number(self.rij, kolom, in_cel(waarde, eenheid), vorm or v.getal(eenheid))
            lengte = max(len(f"{waarde:,}") + 4, SMALST)
        elif isinstance(waarde, date):
            self.vel.write_datetime(self.rij, kolom, datetime.combine(waarde, time()), v.datum)
        elif waarde != "":
            tekst = str(waarde)[:CEL_TEKENS]
            self.vel.write_string(self.rij, kolom, tekst, vorm or v.tekst)
            lengte = max(len(regel) for regel in tekst.split("\n")) + 2
        self.breedtes[kolom] = max(self.breedtes.get(kolom, SMALST), min(lengte, BREEDST))

    def regel(self, *waarden: Any, vorm: Any = None) -> None:
        """A row of texts."""
        for kolom, waarde in enumerate(waarden):
            self.cel(kolom, waarde, vorm=vorm)
        self.rij += 1

    def losse_zin(self, tekst: str, vorm: Any = None) -> None:
        """A sentence that runs over the cells beside it and does not widen the column."""
        self.vel.write_string(self.rij, 0, tekst[:CEL_TEKENS], vorm or self.vormen.geef())
        self.rij += 1

    def tabel(self, tabel: Tabel, alleen: bool = False) -> None:
        """A table; `alleen`: it is the whole sheet, so its heading is frozen, repeated on paper and can be filtered."""
        if not alleen:
            self.losse_zin(tabel.titel, self.vormen.geef(bold=True))
        boven, voor = self.rij, dict(self.breedtes)
        for kolom, k in enumerate(tabel.kolommen):
            self.cel(kolom, k.kop, vorm=self.vormen.kop)
            self.breedtes[kolom] = max(voor.get(kolom, SMALST), min(len(k.kop) + 3, 18))
        self.rij += 1
        for nummer, rij in enumerate(tabel.cellen()):
            for kolom, (cel, k) in enumerate(zip(rij, tabel.kolommen, strict=True)):
                vet = nummer in tabel.nadruk
                vorm = self.vormen.getal(k.eenheid, vet) if vet and type(cel.waarde) is int else None
                self.cel(kolom, cel.waarde, k.eenheid, vorm or (self.vormen.geef(bold=True) if vet else None))
            self.rij += 1
        if alleen:
            self.vel.freeze_panes(boven + 1, 1)
            self.vel.repeat_rows(boven)
            self.vel.autofilter(boven, 0, max(self.rij - 1, boven), len(tabel.kolommen) - 1)
            self._noten_achteraan(tabel)
        else:
            for noot in tabel.voetnoten:
                self.losse_zin(noot, self.vormen.geef(font_color="#454545"))
            self.rij += 1
        self.klaar()

    def _noten_achteraan(self, tabel: Tabel) -> None:
        self.rij += 1
        for noot in tabel.voetnoten:
            self.losse_zin(noot, self.vormen.geef(font_color="#454545"))

    def figuren(self, figuren: Figuren) -> None:
        """Figures with unit, remark, and where they come from."""
        self.losse_zin(figuren.titel, self.vormen.geef(bold=True, font_size=13, font_color="#0B4A85"))
        self.regel("Wat", "Uitkomst", "Toelichting", "Zo berekend", "Artikel", "Bron", vorm=self.vormen.kop)
        for f in figuren.figuren:
            regels = dict(uitvoer_uitleg.uit_dict(f.uitleg).regels()) if f.uitleg is not None else {}
            self.cel(0, f.label, vorm=self.vormen.geef(bold=True, text_wrap=True))
            self.cel(1, f.waarde, f.eenheid)
            self.cel(2, f.toelichting)
            self.cel(3, regels.get("ingevuld", "") and f"{regels['formule']}\n= {regels['ingevuld']}")
            self.cel(4, regels.get("wet", ""))
            self.cel(5, regels.get("bron", ""))
            self.rij += 1
        for zin in figuren.zinnen:
            self.losse_zin(zin, self.vormen.geef(font_color="#454545"))
        self.rij += 1
        self.klaar()

    def klaar(self) -> None:
        """Sets the widths."""
        for kolom, breedte in self.breedtes.items():
            self.vel.set_column(kolom, kolom, breedte)


def _samenvatting(blad: Blad, positie: Mapping[str, Any], bomen: Bomen) -> None:
    blad.losse_zin(inhoud.titel(positie), blad.vormen.titel)
    if banner := positie.get("banner"):
        blad.losse_zin(f"Let op: {banner}", blad.vormen.geef(bold=True, font_color="#8A3B00"))
    blad.losse_zin(inhoud.BESLIST, blad.vormen.geef(font_color="#454545"))
    blad.rij += 1
    for woord, tekst in inhoud.kop(positie):
        blad.regel(woord, tekst)
    blad.rij += 1
    blad.figuren(inhoud.in_het_kort(positie, bomen))
    blad.tabel(tabellen.per_soort(positie))
    for deel in (inhoud.prognose(positie), inhoud.opslag_bonus(positie, bomen)):
        if deel is not None:
            blad.figuren(deel)
    blad.breedtes |= {0: 38, 1: 20}
    blad.klaar()


def _quotum(blad: Blad, positie: Mapping[str, Any], bomen: Bomen) -> None:
    blad.figuren(inhoud.quotum(positie, bomen))
    if (tellingen := tabellen.tellingen(positie)) is not None:
        blad.tabel(tellingen)
    blad.breedtes |= {0: 38, 1: 20}
    blad.klaar()
    blad.vel.freeze_panes(2, 1)


def _receipt(blad: Blad, positie: Mapping[str, Any]) -> None:
    """The receipt as JSON, a line a row: select column A to have the file back."""
    for regel in bewijs.als_json(bewijs.bewijs(positie)).splitlines():
        for deel in range(0, max(len(regel), 1), CEL_TEKENS):
            blad.losse_zin(regel[deel : deel + CEL_TEKENS], blad.vormen.geef(font_name="Consolas"))
    blad.breedtes[0] = 110
    blad.klaar()
