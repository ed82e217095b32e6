"""A list in a spreadsheet (.xlsx): the rows of its first visible sheet, as text in the forms that our lists know.

The file is unpacked under limits and handed on without pictures, links, macros or document types, so that the reader
(openpyxl) meets only what was counted. A date becomes 2026-12-31, a number is written without thousands and with a
decimal comma, a yes or no as such. What people do with spreadsheets is handled and said: cells merged over rows hold
for each of them, a formula gives its last result, a hidden sheet is not read and hidden rows are. Raises `Fout` for
what cannot be read.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.bronnen import LEESFOUTEN

UITGEPAKT = 64 * 1024 * 1024  # bytes of all parts together
DELEN = 1_000
KOLOMMEN = 100
SAMENGEVOEGD = 100_000  # cells
LAATSTE_RIJ = 1_048_576
RIJEN = 500_000
_NODIG = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(_rels/)?[^/]+\.(xml|rels)|xl/worksheets/.*", re.IGNORECASE
)
_GEVAARLIJK = (b"<!DOCTYPE", b"<!ENTITY")
_SAMEN = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_VERBORGEN = re.compile(rb'<(?:\w+:)?row\s[^>]*?hidden="(?:1|true)"')
_FORMULE = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ZONDER_UITKOMST = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
Rij = tuple[int, list[str]]


def lees(inhoud: bytes, naam: str, meld: Verzamelaar) -> tuple[date, list[Rij]]:
    """The day that dates are counted from, and the rows that hold something."""
    delen = _uitgepakt(inhoud, naam)
    try:
        boek = _boek(delen)
        blad = _blad(boek, naam, meld)
        rijen = _rijen(blad)
        xml = delen.get(str(getattr(blad, "_worksheet_path", "")).lstrip("/"), b"")
        begin = boek.epoch.date() if isinstance(boek.epoch, datetime) else boek.epoch
    except Fout:
        raise
    except Exception as fout:  # a damaged spreadsheet breaks the reader in more ways than it has errors for
        raise Fout(f"Het rekenblad '{naam}' is beschadigd; open het en sla het opnieuw op als .xlsx of CSV.") from fout
    _meld_vorm(xml, naam, meld)
    return begin, _met_samengevoegd(rijen, xml)


def _uitgepakt(inhoud: bytes, naam: str) -> dict[str, bytes]:
    """The parts that a list needs, within the limits."""
    delen: dict[str, bytes] = {}
    over = UITGEPAKT
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            leden = zip_.infolist()
            namen = {lid.filename for lid in leden}
            if "xl/workbook.xml" not in namen:
                raise Fout(f"Het bestand '{naam}' is geen rekenblad (.xlsx); sla het op als .xlsx of CSV.")
            for lid in leden[:DELEN]:
                if not _NODIG.fullmatch(lid.filename):
                    continue
                if lid.flag_bits & 1:
                    raise Fout(f"Het bestand '{naam}' heeft een wachtwoord; sla het op zonder.")
                with zip_.open(lid) as stroom:
                    deel = stroom.read(over + 1)
                over -= len(deel)
                if over < 0:
                    grens = UITGEPAKT // 2**20
                    raise Fout(
                        f"Het rekenblad '{naam}' is uitgepakt meer dan {grens} MiB; dat kan deze lijst niet zijn."
                    )
                if any(w in deel or w.decode().encode("utf-16-le") in deel for w in _GEVAARLIJK):
                    raise Fout(f"Het rekenblad '{naam}' heeft een documenttype; zo'n bestand wordt niet gelezen.")
                delen[lid.filename] = deel
    except LEESFOUTEN as fout:
        raise Fout(f"Het rekenblad '{naam}' is beschadigd; open het en sla het opnieuw op als .xlsx of CSV.") from fout
    return delen


def _boek(delen: dict[str, bytes]) -> Any:
    schoon = io.BytesIO()
    with zipfile.ZipFile(schoon, "w") as zip_:
        for naam, deel in delen.items():
            zip_.writestr(naam, deel)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(schoon, read_only=True, data_only=True, keep_links=False)


def _blad(boek: Any, naam: str, meld: Verzamelaar) -> Any:
    """The first visible sheet that holds something; the others are named as left out."""
    zichtbaar = [blad for blad in boek.worksheets if blad.sheet_state == "visible"]
    if verborgen := len(boek.worksheets) - len(zichtbaar):
        meld.meld("xlsx-verborgen-blad", naam, aantal=verborgen)
    vol = [blad for blad in zichtbaar if _iets(blad)]
    if len(vol) > 1:
        meld.meld("xlsx-bladen", naam, aantal=len(vol) - 1)
    if not vol:
        raise Fout(f"In het rekenblad '{naam}' is geen zichtbaar blad met regels; controleer het.")
    return vol[0]


def _iets(blad: Any) -> bool:
    blad.reset_dimensions()
    rijen = blad.iter_rows(max_col=KOLOMMEN, max_row=1_000, values_only=True)
    return any(waarde not in (None, "") for rij in rijen for waarde in rij)


def _rijen(blad: Any) -> list[Rij]:
    """Rows with something in them; one more than a list may have, so that who counts them can refuse."""
    uit: list[Rij] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for nummer, rij in enumerate(blad.iter_rows(max_col=KOLOMMEN, max_row=LAATSTE_RIJ, values_only=True), 1):
            if any(rij):
                velden = [_tekst(waarde) for waarde in rij]
                while velden and not velden[-1]:
                    velden.pop()
                uit.append((nummer, velden))
            if len(uit) > RIJEN or nummer >= LAATSTE_RIJ:
                break
    breedte = max((len(v) for _, v in uit), default=0)
    return [(n, v + [""] * (breedte - len(v))) for n, v in uit]


def _tekst(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return waarde.date().isoformat()
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, float):
        return str(int(waarde)) if waarde.is_integer() and abs(waarde) < 1e15 else repr(waarde).replace(".", ",")
    return str(waarde).strip()


def _met_samengevoegd(rijen: list[Rij], xml: bytes) -> list[Rij]:
    """Cells merged over several rows hold for each row that holds something else too; over columns they do not."""
    per = dict(rijen)
    over = SAMENGEVOEGD
    for links, boven, rechts, onder in _SAMEN.findall(xml):
        eerste, laatste, kolom = int(boven), int(onder), _kolom(links)
        over -= max(laatste - eerste, 0) + 1
        if over < 0 or rechts != links or eerste not in per or kolom >= len(per[eerste]):
            continue
        for nummer in range(eerste + 1, laatste + 1):
            if nummer in per and not per[nummer][kolom]:
                per[nummer][kolom] = per[eerste][kolom]
    return rijen


def _kolom(letters: bytes) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + letter - 64
    return nummer - 1


def _meld_vorm(xml: bytes, naam: str, meld: Verzamelaar) -> None:
    """What stands in the sheet otherwise than a reader of the list would think."""
    for code, patroon in (("xlsx-verborgen-rijen", _VERBORGEN), ("xlsx-formule-leeg", _ZONDER_UITKOMST)):
        if n := sum(1 for _ in patroon.finditer(xml)):
            meld.meld(code, naam, aantal=n)
    if _FORMULE.search(xml):
        meld.meld("xlsx-formule", naam)
