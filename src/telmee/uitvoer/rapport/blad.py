"""The report as a spreadsheet with every row: numbers as numbers, dates as dates, and no cell that runs as a formula.

Sheets: Samenvatting, one for every section that asks for it, Receipt. The heading of a table stays in view and can
be filtered. What is unknown says so in words, so that it never adds up as zero. Made in memory: a temporary file would
hold what the report holds.
"""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from telmee import __version__
from telmee.getallen import ONBEKEND, decimalen_van, eenheid_in_woorden, ja_nee
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.rapport import bewijs
from telmee.uitvoer.tabel import Tabel

OPTIES = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
BREEDST, SMALST = 60, 8
FIGUURKOLOMMEN = ("Wat", "Uitkomst", "Toelichting", "Zo berekend", "Artikel", "Bron")
CEL_TEKENS = 32_000
"""A cell holds at most 32,767 characters."""


def xlsx(beeld: Beeld) -> bytes:
    """The whole workbook."""
    import xlsxwriter

    buffer = BytesIO()
    boek = xlsxwriter.Workbook(buffer, OPTIES)
    boek.set_properties(
        {
            "title": beeld.titel,
            "author": f"Telmee {__version__}",
            "comments": beeld.besluit,
            "created": datetime.combine(beeld.dag or date(2000, 1, 1), time()),
        }
    )
    vormen = Vormen(boek)
    _samenvatting(Blad(boek, vormen, "Samenvatting"), beeld)
    for deel in (d for d in beeld.delen if d.blad):
        _eigen_blad(Blad(boek, vormen, deel.blad), deel)
    _receipt(Blad(boek, vormen, "Receipt"), beeld)
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

    def figuren(self, deel: Deel) -> None:
        """Figures with unit, remark, and where they come from."""
        self.losse_zin(deel.titel, self.vormen.geef(bold=True, font_size=13, font_color="#0B4A85"))
        if deel.figuren:
            self.regel(*FIGUURKOLOMMEN, vorm=self.vormen.kop)
        for f in deel.figuren:
            regels = dict(f.uitleg.regels()) if f.uitleg is not None else {}
            self.cel(0, f.label, vorm=self.vormen.geef(bold=True, text_wrap=True))
            self.cel(1, f.waarde, f.eenheid)
            self.cel(2, "; ".join(tekst for tekst in (f.toelichting, f.merk.naam if f.merk else "") if tekst))
            self.cel(3, regels.get("ingevuld", "") and f"{regels['formule']}\n= {regels['ingevuld']}")
            self.cel(4, f.artikel)
            self.cel(5, f.bron)
            self.rij += 1
        for zin in deel.zinnen:
            self.losse_zin(zin, self.vormen.geef(font_color="#454545"))
        self.rij += 1
        self.klaar()

    def klaar(self) -> None:
        """Sets the widths."""
        for kolom, breedte in self.breedtes.items():
            self.vel.set_column(kolom, kolom, breedte)


def _samenvatting(blad: Blad, beeld: Beeld) -> None:
    """The answer, what to do, and every section that has no sheet of its own; of the others the short tables."""
    blad.losse_zin(beeld.titel, blad.vormen.titel)
    if beeld.banner:
        blad.losse_zin(f"Let op: {beeld.banner}", blad.vormen.geef(bold=True, font_color="#8A3B00"))
    for zin in (beeld.antwoord, *beeld.te_doen):
        blad.losse_zin(zin, blad.vormen.geef(bold=zin == beeld.antwoord))
    blad.losse_zin(beeld.besluit, blad.vormen.geef(font_color="#454545"))
    blad.rij += 1
    for woord, tekst in beeld.kop:
        blad.regel(woord, tekst)
    blad.rij += 1
    for deel in beeld.delen:
        if not deel.blad:
            blad.figuren(deel)
        if deel.rijen is not None or not deel.blad:
            for tabel in deel.tabellen:
                blad.tabel(tabel)
    blad.breedtes |= {0: 38, 1: 20}
    blad.klaar()


def _eigen_blad(blad: Blad, deel: Deel) -> None:
    """Every row, or the only table, can be filtered; figures and their tables stand below each other."""
    alleen = deel.rijen or (deel.tabellen[0] if len(deel.tabellen) == 1 and not deel.figuren else None)
    if alleen is not None:
        blad.tabel(alleen, alleen=True)
        return
    blad.figuren(deel)
    for tabel in deel.tabellen:
        blad.tabel(tabel)
    blad.breedtes |= {0: 38, 1: 20}
    blad.klaar()
    blad.vel.freeze_panes(2, 1)


def _receipt(blad: Blad, beeld: Beeld) -> None:
    """The receipt as JSON, a line a row: select column A to have the file back."""
    for regel in bewijs.als_json(bewijs.bewijs(beeld)).splitlines():
        for deel in range(0, max(len(regel), 1), CEL_TEKENS):
            blad.losse_zin(regel[deel : deel + CEL_TEKENS], blad.vormen.geef(font_name="Consolas"))
    blad.breedtes[0] = 110
    blad.klaar()
