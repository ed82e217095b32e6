"""Reads the numbers per municipality from a saved page of the Staatscourant (HTML or XML).

The yearly regeling has a table with code, municipality and number, sometimes more than one set of columns beside each
other, and sometimes a total, which is checked. What becomes of each row is what `lezen` does with a line of a list; its
number is the row within the page. The page is parsed without network, entities or document types. Raises `Fout` for a
page without such a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from telmee.begrensd import lees_bytes, lees_stroom
from telmee.fouten import Fout
from telmee.gegevens.beschut.bevindingen import Beschutverzamelaar
from telmee.gegevens.beschut.gemeentenamen import Gemeentenamen
from telmee.gegevens.beschut.indeling import Indelingen, indelingen
from telmee.gegevens.beschut.lezen import Gelezen, lees_regels
from telmee.gegevens.beschut.schema import GEMEENTE_AANTALLEN, eis_jaar
from telmee.gegevens.loonaangifte.csv_lijst import Regel
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen, plek
from telmee.gegevens.loonaangifte.lijst_bron import naam_van
from telmee.getallen import datum_kort

GROOTST = 16 * 1024 * 1024  # bytes
_CODE = re.compile(r"(?:gm ?)?[0-9]{1,4}", re.IGNORECASE)
_AANTAL = re.compile(r"-?[0-9][0-9. ]*(?:,[0-9]+)?")
_TOTAAL = re.compile(r"\b(totaal|som)\b", re.IGNORECASE)
_JAAR = re.compile(r"\b20[1-4][0-9]\b")
_RIJ, _CEL = {"tr", "row"}, {"td", "th", "entry"}


@dataclass(frozen=True)
class _Tabel:
    """Rows of cells with the row number on the page; `plaats` says per set of columns where each thing stands."""

    rijen: list[tuple[int, list[str]]]
    kop: str
    plaats: list[tuple[int | None, int, int]]
    breedte: int


def lees_regeling(
    pad: Path | str | Ingekomen, jaar: int, indeling: date | None = None, bekend: Indelingen | None = None
) -> Gelezen:
    """The numbers of this year; `indeling` is the day of the division on which they were fixed, when it is known."""
    eis_jaar(jaar)
    bron = plek(pad)
    naam = naam_van(bron)
    inhoud = lees_stroom(bron.stroom, GROOTST, naam) if isinstance(bron, Ingekomen) else lees_bytes(bron, GROOTST)
    boom = _boom(inhoud, naam)
    tabellen = [t for rijen in _tabellen(boom) if (t := _herken(rijen)) is not None]
    if not tabellen:
        raise Fout(
            f"In '{naam}' staat geen tabel met gemeenten en aantallen; bewaar de pagina van de regeling zelf, als HTML "
            "of XML."
        )
    meld = Beschutverzamelaar(per_soort=100)
    if jaren := _ander_jaar(boom, " ".join(t.kop for t in tabellen), jaar):
        meld.meld("regeling-jaar", naam, jaar=jaar, jaren=" en ".join(jaren))
    namen = Gemeentenamen(bekend or indelingen())
    vast = {"jaar": str(jaar), "indeling": str(indeling or ""), "bron": naam}
    regels = (r for t in tabellen for r in _regels(t, naam, vast, namen, meld))
    gelezen = lees_regels(regels, GEMEENTE_AANTALLEN, naam, meld, bekend)
    if gelezen.totaal is None:
        meld.meld("regeling-geen-som", naam)
    op = indeling or date(jaar, 1, 1)
    if mist := (bekend or indelingen()).ontbrekend(gelezen.regels["gemeente"].to_list(), op):
        hoeveel = "1 gemeente" if len(mist) == 1 else f"{len(mist)} gemeenten"
        meld.meld(
            "gemeente-ontbreekt",
            naam,
            aantal=len(mist),
            hoeveel=hoeveel,
            staan="staat" if len(mist) == 1 else "staan",
            dag=datum_kort(op),
        )
    weg = gelezen.weggelaten + sum(b.aantal for b in meld.alle() if b.code == "regeling-cel")
    return Gelezen(gelezen.tabel, gelezen.regels, tuple(meld.alle()), naam, weg, gelezen.totaal)


def _boom(inhoud: bytes, naam: str) -> etree._Element:
    begin = inhoud.lstrip(b"\xef\xbb\xbf \t\r\n")[:1024].lower()
    xml = (
        begin.startswith(b"<?xml")
        and b"<html" not in begin
        or begin.startswith((b"<officiele-publicatie", b"<staatscourant"))
    )
    veilig = {"no_network": True, "huge_tree": False, "remove_comments": True, "remove_pis": True}
    try:
        if xml:
            lezer = etree.XMLParser(resolve_entities=False, load_dtd=False, dtd_validation=False, **veilig)
            boom = etree.fromstring(inhoud, lezer)
        else:
            boom = etree.fromstring(inhoud, etree.HTMLParser(encoding=_codering(inhoud), **veilig))
    except (etree.XMLSyntaxError, ValueError) as fout:
        raise Fout(f"Het bestand '{naam}' is geen hele HTML- of XML-pagina; bewaar de pagina opnieuw.") from fout
    if boom is None:
        raise Fout(f"Het bestand '{naam}' is leeg; bewaar de pagina opnieuw.")
    return boom


def _ander_jaar(boom: etree._Element, kop: str, jaar: int) -> list[str]:
    """The years above the numbers when this one is not among them; in a title also the year before, of the decision."""
    boven = set(_JAAR.findall(kop))
    if boven:
        return [] if str(jaar) in boven else sorted(boven)
    titels = " ".join(_tekst(e) for e in boom.iter() if _soort(e) in ("h1", "intitule", "citeertitel"))
    genoemd = set(_JAAR.findall(titels))
    return [] if genoemd & {str(jaar), str(jaar - 1)} else sorted(genoemd)


def _codering(inhoud: bytes) -> str:
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _soort(element: etree._Element) -> str:
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def _tabellen(boom: etree._Element) -> Iterator[list[tuple[int, list[str]]]]:
    """Every table as rows of cells; rows are counted over the page."""
    nummer = 0
    for tabel in boom.iter():
        if _soort(tabel) != "table":
            continue
        rijen = []
        for rij in tabel.iter():
            if _soort(rij) not in _RIJ or any(_soort(o) == "table" and o is not tabel for o in _boven(rij, tabel)):
                continue
            nummer += 1
            rijen.append((nummer, [_tekst(cel) for cel in rij if _soort(cel) in _CEL]))
        yield rijen


def _boven(element: etree._Element, tot: etree._Element) -> Iterator[etree._Element]:
    while (element := element.getparent()) is not None and element is not tot:
        yield element


def _tekst(cel: etree._Element) -> str:
    return " ".join("".join(cel.itertext()).split())


def _herken(rijen: list[tuple[int, list[str]]]) -> _Tabel | None:
    """The table when its rows are municipalities with a number: by its heading, else by what most rows look like."""
    for i, (_, cellen) in enumerate(rijen[:10]):
        if plaats := _kop(cellen):
            rest = [r for r in rijen[i + 1 :] if any(r[1])]
            return _Tabel(rest, " ".join(cellen), plaats, len(cellen))
    vol = [c for _, c in rijen if len(c) >= 3 and _CODE.fullmatch(c[0]) and _AANTAL.fullmatch(c[-1])]
    if len(vol) < max(3, len(rijen) // 2):
        return None
    return _Tabel([r for r in rijen if any(r[1])], "", [(0, 1, len(vol[0]) - 1)], len(vol[0]))


def _kop(cellen: list[str]) -> list[tuple[int | None, int, int]]:
    """Where code, municipality and number stand, once or more beside each other; nothing when this is no heading."""
    uit: list[tuple[int | None, int, int]] = []
    code = naam = None
    for i, cel in enumerate(cellen):
        kaal = cel.lower()
        if "code" in kaal or "nummer" in kaal:
            code = i
        elif "gemeente" in kaal and naam is None:
            naam = i
        elif naam is not None and re.search(r"aantal|ultimo|plaatsen|beschut|dienstbetrekking|20[1-4][0-9]", kaal):
            uit.append((code, naam, i))
            code = naam = None
    return uit


def _regels(
    tabel: _Tabel, bestand: str, vast: dict[str, str], namen: Gemeentenamen, meld: Beschutverzamelaar
) -> Iterator[Regel]:
    """The rows as lines of a list of numbers."""
    for nummer, cellen in tabel.rijen:
        if any(map(_TOTAAL.search, cellen)):
            aantallen = [c for c in cellen if _AANTAL.fullmatch(c)]
            yield Regel(bestand, nummer, vast | {"gemeente": "totaal", "aantal": aantallen[-1] if aantallen else ""})
            continue
        if len(cellen) != tabel.breedte:
            meld.meld("regeling-cel", bestand, nummer)
            continue
        for code, naam, aantal in tabel.plaats:
            if not cellen[naam] and not cellen[aantal]:
                continue  # the last row of columns beside each other may be half empty
            gemeente = cellen[naam] if code is None else cellen[code]
            if code is not None and len(gevonden := namen.zoek(cellen[naam])) == 1 and gevonden != namen.zoek(gemeente):
                meld.meld("regeling-naam", bestand, nummer, bij=gemeente[:8])
            yield Regel(bestand, nummer, vast | {"gemeente": gemeente, "aantal": cellen[aantal].replace(" ", "")})
