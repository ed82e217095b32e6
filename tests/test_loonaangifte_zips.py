"""Hostile zips: limits over the whole run. Each is read or refused in a few seconds, and the good file is read."""

import os
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from aangifte_hulp import GOED, bericht, record, uren, vol
from telmee.gegevens.loonaangifte import lees_aangiften
from tempo_hulp import duur

TEKST = bericht(vol(record(0)))
PLEK = TEKST.index(b"<InkomstenverhoudingInitieel>")
HOOGSTENS = 10  # processor seconds; each takes a few
IV = b"InkomstenverhoudingInitieel"
EEN = TEKST[PLEK : TEKST.index(b"</%b>" % IV) + len(IV) + 3]


def _met(binnen: bytes) -> bytes:
    return TEKST[:PLEK] + binnen + TEKST[PLEK:]


def _groot(aantal: int, delen: int) -> bytes:
    """Relations that are all of another shape, each with so many elements."""
    return _met(b"".join(b"<%b>%b</%b>" % (IV, b"<x/>" * (delen - n), IV) for n in range(aantal)))


OMGEVING = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
ZIPS = {
    "300 bommen": (300, _met(b" " * 15_000_000)),
    "300 bommen van relaties": (300, _met(EEN * (15_000_000 // len(EEN)))),
    "300 kleine bommen": (300, _met(b" " * 4_000_000)),
    "grote relaties": (1, _groot(700, 3_900)),
    "25 keer grote relaties": (25, _groot(230, 3_900)),
    "300 keer een paar grote relaties": (300, _groot(20, 3_900)),
}


def _lees(map_: Path) -> None:
    """In a process of its own, so that its time and memory are its own; the last line is about them."""
    a = lees_aangiften(map_)
    assert 11 in uren(a).values(), a.bevindingen  # the good file
    assert [b for b in a.bevindingen if b.code == "te-groot"]
    print(duur(lambda: lees_aangiften(map_), HOOGSTENS), _piek() / 1024)


def _piek() -> float:
    """KiB at most in this program; `getrusage` also counts what the program that started it once held."""
    status = Path("/proc/self/status")
    if status.exists():
        return float(next(r.split()[1] for r in status.read_text().splitlines() if r.startswith("VmHWM")))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize("naam", ZIPS)
def test_een_kwade_zip_houdt_niets_lang_bezig(tmp_path: Path, naam: str) -> None:
    aantal, lid = ZIPS[naam]
    eerste = zipfile.ZipInfo("b000.xml")
    eerste.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(tmp_path / "z.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("a.xml", GOED)
        z.writestr(eerste, lid)
        ruw = _ruw(tmp_path / "z.zip", eerste)
        _herhaal(z, eerste, ruw, aantal)
    werk = f"import pathlib, test_loonaangifte_zips as t; t._lees(pathlib.Path({str(tmp_path)!r}))"
    uit = subprocess.run([sys.executable, "-c", werk], capture_output=True, text=True, env=OMGEVING)
    assert not uit.returncode, uit.stderr
    seconden, mib = map(float, uit.stdout.split())
    print(naam, seconden, mib)
    assert seconden < HOOGSTENS and mib < 300


def _ruw(pad: Path, lid: zipfile.ZipInfo) -> bytes:
    """The member as it stands in the file, with its local header."""
    return pad.read_bytes()[lid.header_offset :][: 30 + len(lid.filename) + lid.compress_size]


def _herhaal(z: zipfile.ZipFile, lid: zipfile.ZipInfo, ruw: bytes, aantal: int) -> None:
    """The same member under other names, without packing it again."""
    assert z.fp is not None
    for n in range(1, aantal):
        nieuw = zipfile.ZipInfo(f"b{n:03}.xml")
        for veld in ("compress_type", "CRC", "compress_size", "file_size", "flag_bits", "create_version"):
            setattr(nieuw, veld, getattr(lid, veld))
        nieuw.header_offset = z.start_dir
        z.fp.seek(z.start_dir)
        z.fp.write(ruw.replace(lid.filename.encode(), nieuw.filename.encode(), 1))
        z.start_dir = z.fp.tell()
        z.filelist.append(nieuw)
        z.NameToInfo[nieuw.filename] = nieuw
    z._didModify = True
