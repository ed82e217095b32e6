"""The report as a spreadsheet: one table a sheet, numbers as numbers, totals as formulas, rows high enough to read.

The first sheet is the answer and what to do. Then the figures, every table of the picture on its own sheet, and last
whom it is about. Headings stay in view and can be filtered. What is unknown says so in words, so that it never adds up
as zero. No text runs as a formula. The receipt is a part of the file that no sheet shows (`customXml/item1.xml`), its
check figure a property. Made in memory: a temporary file would hold what the report holds.
"""

from __future__ import annotations

import textwrap
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from telmee import __version__, veilig
from telmee.getallen import ONBEKEND, decimalen_van, eenheid_in_woorden, ja_nee
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.rapport import receipt
from telmee.uitvoer.tabel import Cel, Kolom, Tabel
from telmee.veilig import escape

OPTIES = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
BREEDST, SMALST = 46, 9
BREDER, HALF_WOORD = 90, 3
"""The widest column of a table of two; and what a broken line leaves open, on average."""
REGEL, TEKENS = 15.5, 0.88
"""Points of a line; and characters of text to one of width, for other letters are wider than Calibri."""
CEL_TEKENS = 32_000
"""A cell holds at most 32,767 characters."""
NAAMLENGTE = 31
FIGUREN = (
    Kolom("deel", "Onderdeel"),
    Kolom("wat", "Wat"),
    Kolom("uitkomst", "Uitkomst", "rechts"),
    Kolom("eenheid", "Eenheid"),
    Kolom("toelichting", "Toelichting"),
    Kolom("berekend", "Zo berekend"),
    Kolom("artikel", "Artikel"),
    Kolom("bron", "Bron"),
    Kolom("link", "Tekst van het artikel"),
)
GETAL = "getal"
CELVORMEN: dict[str, dict[str, Any]] = {
    "tekst": {"text_wrap": True, "align": "left", "indent": 1},
    "onbekend": {"italic": True, "font_color": "#454545", "align": "right"},
    "datum": {"num_format": "dd-mm-yyyy", "align": "left", "indent": 1},
}
OVER = (Kolom("onderwerp", "Onderwerp"), Kolom("tekst", "Tekst"))
RUIMTE = "urn:telmee:receipt"
DELEN = {
    "customXml/item1.xml": '<?xml version="1.0" encoding="UTF-8"?>\n<receipt xmlns="{ruimte}">{inhoud}</receipt>',
    "customXml/itemProps1.xml": '<?xml version="1.0" encoding="UTF-8"?>\n<ds:datastoreItem ds:itemID='
    '"{{6E6D0F0B-5B0E-4F5C-9A55-7E1BE8E00001}}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/'
    'customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{ruimte}"/></ds:schemaRefs></ds:datastoreItem>',
    "customXml/_rels/item1.xml.rels": '<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="http://schemas.'
    'openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>',
}
VERWIJZING = (
    '<Relationship Id="rIdReceipt" Target="../customXml/item1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"/></Relationships>'
)
SOORT = (
    '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'customXmlProperties+xml"/></Types>'
)


def xlsx(beeld: Beeld) -> bytes:
    """The whole workbook."""
    import xlsxwriter

    buffer = BytesIO()
    boek = xlsxwriter.Workbook(buffer, OPTIES)
    gemaakt = receipt.maak(beeld)
    boek.set_properties(
        {
            "title": veilig.regel(beeld.opschrift),
            "author": f"Telmee {__version__}",
            "company": veilig.regel(beeld.naam),
            "comments": veilig.regel(beeld.besluit),
            "created": datetime.combine(beeld.dag or date(2000, 1, 1), time()),
        }
    )
    boek.set_custom_property("Receipt, controlegetal", gemaakt["controlegetal"])
    vormen = Vormen(boek)
    _antwoord(Blad(boek, vormen, "Antwoord"), beeld)
    namen = {"antwoord"}
    for naam, tabel in bladen(beeld):
        Blad(boek, vormen, _vrij(naam, namen)).tabel(tabel)
    boek.close()
    return _met_receipt(buffer.getvalue(), receipt.als_json(gemaakt))


def bladen(beeld: Beeld) -> Iterator[tuple[str, Tabel]]:
    """The tables after the first sheet, each with the name of its sheet; every row of a section before its summary."""
    figuren = [(deel, f) for deel in beeld.delen if not deel.kaarten for f in deel.figuren]
    if figuren:
        yield "Cijfers", Tabel("Cijfers", FIGUREN, tuple(_figuur(deel, f) for deel, f in figuren))
    for deel in beeld.delen:
        alle = [deel.rijen] if deel.rijen is not None else []
        korter = [t for t in deel.tabellen if not (alle and t.kort)]
        for nummer, tabel in enumerate([*alle, *korter]):
            yield (deel.blad or deel.titel) if nummer == 0 else tabel.titel, tabel
    over = [*beeld.kop, ("Wie beslist", beeld.besluit)]
    over += [(deel.titel, zin) for deel in beeld.delen for zin in (*deel.vooraf, *deel.zinnen)]
    yield "Over", Tabel("Over deze berekening", OVER, tuple(paar for paar in over if paar[1]))


def _figuur(deel: Deel, f: Any) -> tuple[Any, ...]:
    """One figure: its number, what it is called, how it was filled in, and where the article can be read."""
    regels = dict(f.uitleg.regels()) if f.uitleg is not None else {}
    berekend = "\n".join(regels[woord] for woord in ("formule", "ingevuld") if regels.get(woord))
    toelichting = "; ".join(tekst for tekst in (f.toelichting, f.merk.naam if f.merk else "") if tekst)
    eenheid = eenheid_in_woorden(f.eenheid)
    waarde = f.tekst if f.waarde is None else Cel(f.waarde, eenheid=f.eenheid)
    return (deel.titel, f.label, waarde, eenheid, toelichting, berekend, f.artikel, f.bron, f.link)


def _vrij(naam: str, namen: set[str]) -> str:
    """A name of a sheet that was not given yet, without what a sheet may not be called."""
    kort = veilig.regel(naam).split(",")[0]
    schoon = "".join(teken for teken in kort if teken not in "[]:*?/\\'")[:NAAMLENGTE].strip() or "Blad"
    nummer, vrij = 1, schoon
    while vrij.casefold() in namen:
        nummer += 1
        vrij = f"{schoon[: NAAMLENGTE - 3]} {nummer}"
    namen.add(vrij.casefold())
    return vrij


def _met_receipt(boek: bytes, receipt: str) -> bytes:
    """The workbook with the receipt as a part of its own, that every reader of spreadsheets keeps and none shows."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(boek)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for lid in oud.infolist():
            inhoud = oud.read(lid)
            if lid.filename == "xl/_rels/workbook.xml.rels":
                inhoud = inhoud.replace(b"</Relationships>", VERWIJZING.encode())
            if lid.filename == "[Content_Types].xml":
                inhoud = inhoud.replace(b"</Types>", SOORT.encode())
            nieuw.writestr(_lid(lid), inhoud)
        for naam, tekst in DELEN.items():
            ingevuld = tekst.format(ruimte=RUIMTE, inhoud=escape(receipt, quote=False))
            nieuw.writestr(zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0)), ingevuld.encode("utf-8"))
    return uit.getvalue()


def _lid(lid: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The same member, deflated, on the day that all of them have."""
    nieuw = zipfile.ZipInfo(lid.filename, (1980, 1, 1, 0, 0, 0))
    nieuw.compress_type = zipfile.ZIP_DEFLATED
    return nieuw


class Vormen:
    """The formats of cells, made once each."""

    def __init__(self, boek: Any) -> None:
        self.boek = boek
        self._gemaakt: dict[tuple[Any, ...], Any] = {}
        self._van_cel: dict[tuple[str, str, bool], Any] = {}

    def cel(self, soort: str, eenheid: str = "", vet: bool = False) -> Any:
        """The format of a cell, asked for once per cell and therefore remembered."""
        sleutel = (soort, eenheid, vet)
        if sleutel not in self._van_cel:
            self._van_cel[sleutel] = (
                self.geef(**CELVORMEN[soort], **_vet(vet))
                if soort in CELVORMEN
                else self.geef(num_format=getalvorm(eenheid), **_vet(vet))
            )
        return self._van_cel[sleutel]

    def geef(self, **opties: Any) -> Any:
        sleutel = tuple(sorted(opties.items()))
        if sleutel not in self._gemaakt:
            self._gemaakt[sleutel] = self.boek.add_format({"valign": "top", "font_name": "Calibri", **opties})
        return self._gemaakt[sleutel]

    def kop(self, rechts: bool) -> Any:
        kant = {"align": "right"} if rechts else {"align": "left", "indent": 1}
        return self.geef(bold=True, bottom=1, text_wrap=True, bg_color="#E4EBF2", **kant)

    @property
    def zacht(self) -> Any:
        return self.geef(font_color="#454545", text_wrap=True)


def _vet(vet: bool) -> dict[str, Any]:
    """A total: bold, below a line."""
    return {"bold": True, "top": 1} if vet else {}


def getalvorm(eenheid: str) -> str:
    """How a spreadsheet shows this unit; the reader's own settings choose comma and point."""
    woorden = eenheid_in_woorden(eenheid)
    decimalen = decimalen_van(eenheid)
    cijfers = ("0" if eenheid == "jaar" else "#,##0") + ("." + "0" * decimalen if decimalen else "")
    if woorden.startswith("%"):
        return "0.00%"
    return f'"€" {cijfers}' if woorden.startswith("€") else cijfers


def in_cel(waarde: int, eenheid: str) -> float | int:
    """The number a spreadsheet computes with: euros, banen, a share of one. Doubles hold these exactly as shown."""
    decimalen = decimalen_van(eenheid) + (2 if eenheid_in_woorden(eenheid).startswith("%") else 0)
    return waarde / 10**decimalen if decimalen else waarde


def _lengte(waarde: Any, eenheid: str) -> int:
    """How wide a cell asks to be."""
    if waarde is None:
        return len(ONBEKEND) + 2
    if isinstance(waarde, (bool, date)):
        return 12
    if isinstance(waarde, int):
        return len(f"{in_cel(waarde, eenheid):,.2f}") + 4
    return max((len(regel) for regel in str(waarde).split("\n")), default=0) + 2


class Blad:
    """One sheet, written from the top down."""

    def __init__(self, boek: Any, vormen: Vormen, naam: str) -> None:
        self.vel = boek.add_worksheet(naam)
        self.vormen = vormen
        self.rij = 0
        self.vel.set_landscape()
        self.vel.set_paper(9)
        self.vel.fit_to_pages(1, 0)
        self.vel.set_footer("&L&A&Rbladzijde &P van &N")

    def cel(self, kolom: int, waarde: Any, eenheid: str = "", vet: bool = False) -> None:
        """One value in the current row: text is always text, a number a number in its unit."""
        v = self.vormen
        if waarde is None:
            self.vel.write_string(self.rij, kolom, ONBEKEND, v.cel("onbekend", "", vet))
        elif isinstance(waarde, bool):
            self.vel.write_string(self.rij, kolom, ja_nee(waarde), v.cel("tekst", "", vet))
        elif isinstance(waarde, int):
            self.vel.write_number(self.rij, kolom, in_cel(waarde, eenheid), v.cel(GETAL, eenheid, vet))
        elif isinstance(waarde, date):
            self.vel.write_datetime(self.rij, kolom, datetime.combine(waarde, time()), v.cel("datum", "", vet))
        elif waarde == "":
            self.vel.write_blank(self.rij, kolom, None, v.cel("tekst", "", vet))
        else:
            self.vel.write_string(self.rij, kolom, veilig.blok(str(waarde))[:CEL_TEKENS], v.cel("tekst", "", vet))

    def zin(self, tekst: str, breed: int, vorm: Any, grootte: float = 1.0) -> None:
        """A sentence over so many columns, in a row that is high enough for it."""
        tekst = veilig.blok(tekst)[:CEL_TEKENS]
        if breed > 1:
            self.vel.merge_range(self.rij, 0, self.rij, breed - 1, "", vorm)
        self.vel.write_string(self.rij, 0, tekst, vorm)
        regels = textwrap.wrap(tekst, max(int(sum(self.breedtes[:breed]) * TEKENS / grootte), 20)) or [""]
        self.vel.set_row(self.rij, REGEL * grootte * len(regels) + 3)
        self.rij += 1

    def tabel(self, tabel: Tabel) -> None:
        """The only table of this sheet: its heading is frozen, repeated on paper and can be filtered; totals add up."""
        cellen = list(tabel.cellen())
        self.maat(tabel, cellen)
        boven = self.rij
        for kolom, k in enumerate(tabel.kolommen):
            self.vel.write_string(self.rij, kolom, k.kop, self.vormen.kop(k.uitlijning == "rechts"))
        self._hoog([k.kop for k in tabel.kolommen])
        self.rij += 1
        gewone = [rij for n, rij in enumerate(cellen) if n not in tabel.nadruk]
        for rij in gewone:
            self._rij(rij, tabel)
        laatste = self.rij
        for rij in (cellen[n] for n in tabel.nadruk):
            self._rij(rij, tabel, (boven + 1, gewone))
        if not tabel.nadruk and tabel.telt_op:
            self._rij(_som_rij(tabel, cellen), tabel, (boven + 1, gewone))
        self.vel.freeze_panes(boven + 1, 1 if boven == 0 else 0)
        self.vel.repeat_rows(boven)
        self.vel.autofilter(boven, 0, max(laatste - 1, boven), len(tabel.kolommen) - 1)
        soorten = dict.fromkeys(cel.merk for rij in cellen for cel in rij if cel.merk is not None)
        merken = [f"{merk.teken} {merk.naam}" for merk in soorten]
        if noten := [*merken, *tabel.voetnoten]:
            self.rij += 1
            for noot in noten:
                self.zin(noot, len(tabel.kolommen), self.vormen.zacht)

    def maat(self, tabel: Tabel, cellen: list[tuple[Cel, ...]]) -> None:
        """The width of every column: its longest cell, within bounds; a heading may fold."""
        self.breedtes: list[int] = []
        for n, k in enumerate(tabel.kolommen):
            langste = max((_lengte(rij[n].waarde, rij[n].eenheid or k.eenheid) for rij in cellen), default=0)
            woord = max(len(w) for w in k.kop.split()) + 4
            hoogstens = BREDER if len(tabel.kolommen) == len(OVER) else BREEDST
            self.breedtes.append(max(SMALST, woord, min(langste, hoogstens)))
            self.vel.set_column(n, n, self.breedtes[n])

    def _rij(self, rij: tuple[Cel, ...], tabel: Tabel, onder: tuple[int, list[tuple[Cel, ...]]] | None = None) -> None:
        """A row; a total (`onder`: where its rows begin, and they) is a formula wherever the sum gives the figure."""
        for kolom, (cel, k) in enumerate(zip(rij, tabel.kolommen, strict=True)):
            waarde = cel.waarde
            if onder is not None and isinstance(waarde, int) and not isinstance(waarde, bool):
                begin, gewone = onder
                delen = [r[kolom].waarde for r in gewone]
                if waarde == sum(d for d in delen if isinstance(d, int)) and self.rij > begin:
                    naam = _kolomletters(kolom)
                    formule = f"=SUM({naam}{begin + 1}:{naam}{begin + len(gewone)})"
                    vorm = self.vormen.cel(GETAL, k.eenheid, True)
                    self.vel.write_formula(self.rij, kolom, formule, vorm, in_cel(waarde, k.eenheid))
                    continue
            self.cel(kolom, waarde, cel.eenheid or k.eenheid, onder is not None)
        self._hoog([cel.waarde if isinstance(cel.waarde, str) else "" for cel in rij])
        self.rij += 1

    def _hoog(self, teksten: list[str]) -> None:
        """A row as high as its fullest cell."""
        regels = 1
        for tekst, breedte in zip(teksten, self.breedtes, strict=True):
            ruimte = max(int(breedte * TEKENS) - 1, 4)
            if len(tekst) > ruimte or "\n" in tekst:  # a word that does not fit leaves at most half its length open
                kort = max(ruimte - HALF_WOORD, 4)
                regels = max(regels, sum(-(-len(deel) // kort) or 1 for deel in tekst.split("\n")))
        self.vel.set_row(self.rij, min(REGEL * regels + 2, 400))


def _kolomletters(kolom: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    naam: str = xl_col_to_name(kolom)
    return naam


def _som_rij(tabel: Tabel, cellen: list[tuple[Cel, ...]]) -> tuple[Cel, ...]:
    """The total below a table that has none: of the columns that may be added up, over what is known of them."""
    uit = []
    for n, k in enumerate(tabel.kolommen):
        bekend = [rij[n].waarde for rij in cellen if isinstance(rij[n].waarde, int)]
        uit.append(Cel(sum(w for w in bekend if isinstance(w, int)) if k.naam in tabel.telt_op and bekend else ""))
    open_ = any(
        rij[n].waarde is None for rij in cellen for n, k in enumerate(tabel.kolommen) if k.naam in tabel.telt_op
    )
    if uit[0].waarde == "":
        uit[0] = Cel("Samen, zonder wat onbekend is" if open_ else "Samen")
    return tuple(uit)


def _antwoord(blad: Blad, beeld: Beeld) -> None:
    """The answer, of whom it is, and everything that can be done with what it is worth together."""
    acties = beeld.actietabel()
    kolommen = (*acties.kolommen, Kolom("uitleg", "Waarom en hoe"))
    rijen = tuple((*rij, actie.uitleg) for rij, actie in zip(acties.rijen, beeld.acties, strict=True))
    telt_op = ("bedrag",) if any(actie.bedrag for actie in beeld.acties) else ()
    tabel = replace(acties, kolommen=kolommen, rijen=rijen, telt_op=telt_op)
    blad.maat(tabel, list(tabel.cellen()))
    breed = len(kolommen)
    groot = blad.vormen.geef(bold=True, font_size=16, font_color="#0B4A85", text_wrap=True)
    blad.zin(beeld.antwoord, breed, groot, 1.5)
    blad.zin(beeld.opschrift, breed, blad.vormen.zacht)
    if beeld.banner:
        vorm = blad.vormen.geef(bold=True, font_color="#8A3B00", text_wrap=True)
        blad.zin(f"Let op: {beeld.banner}", breed, vorm)
    blad.rij += 1
    if rijen:
        blad.tabel(tabel)
