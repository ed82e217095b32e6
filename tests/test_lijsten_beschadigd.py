"""A zip that is damaged in any way is refused in one sentence: a spreadsheet as well as the official schema."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from telmee.fouten import Fout
from telmee.gegevens.loonaangifte import xsd
from telmee.gegevens.loonaangifte.register_csv import lees_register

WIJZEN = {"deflate": zipfile.ZIP_DEFLATED, "bzip2": zipfile.ZIP_BZIP2, "lzma": zipfile.ZIP_LZMA}


def _beschadigd(lid: str, wijze: int, heel: bool) -> bytes:
    """A zip with this member, packed in this way; unless `heel` its packed bytes are spoiled."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", wijze) as zip_:
        zip_.writestr(lid, b"<x>" + bytes(range(256)) * 40 + b"</x>")
    rauw = bytearray(uit.getvalue())
    begin = 30 + len(lid) + 12  # behind the local heading, and behind what LZMA says of itself
    if not heel:
        rauw[begin : begin + 60] = b"\xff" * 60
    return bytes(rauw)


@pytest.mark.parametrize("wijze", WIJZEN)
def test_een_beschadigd_lid_is_een_zin(tmp_path: Path, wijze: str) -> None:
    schema, lijst = tmp_path / "schema.zip", tmp_path / "lijst.xlsx"
    schema.write_bytes(_beschadigd("a.xsd", WIJZEN[wijze], False))
    lijst.write_bytes(_beschadigd("xl/workbook.xml", WIJZEN[wijze], False))
    with pytest.raises(Fout, match="niet te lezen; geef het .xsd-bestand of de zip"):
        xsd.laad(schema)
    with pytest.raises(Fout, match="is beschadigd; open het en sla het opnieuw op"):
        lees_register(lijst)


def test_een_schema_wordt_niet_verder_gelezen_dan_een_schema_is() -> None:
    """What has no end is refused at once, as for every other file."""
    with pytest.raises(Fout, match="groter dan 16 MiB"):
        xsd.laad("/dev/zero")


def test_een_heel_lid_komt_verder(tmp_path: Path) -> None:
    """The twin: the same zip without damage is unpacked, and refused for what is in it."""
    schema = tmp_path / "schema.zip"
    schema.write_bytes(_beschadigd("a.xsd", zipfile.ZIP_LZMA, True))
    with pytest.raises(Fout, match="geen bruikbaar schema"):
        xsd.laad(schema)
