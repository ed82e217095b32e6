"""For the tests of the upload: a body of form data, the example employer, and what the command line says of it."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import web_hulp
from aangifte_hulp import bericht, record, vol
from telmee.cli import main
from telmee.werkgever import voorbeeld

RAND = "grens-van-de-proef"
ADRES = "/wat-loop-ik-mis"
VELDEN = {"jaar": str(voorbeeld.JAAR), "uren_vorig_jaar": str(voorbeeld.UREN_VORIG_JAAR), "quotumpercentage": "2,58"}
LIJSTEN = ("register", "inleen", "verklaringen")
Bestand = tuple[str, str, bytes]
"""Field, name and content."""


@cache
def voorbeeldmap() -> Path:
    """The example employer, made once."""
    map_ = Path(tempfile.mkdtemp(prefix="telmee-opname-")) / "v"
    voorbeeld.maak(map_, False, lambda naar: None)
    return map_


def aangiften() -> list[Bestand]:
    """The filings of the example."""
    return [("aangiften", p.name, p.read_bytes()) for p in sorted((voorbeeldmap() / "aangiften").iterdir())]


@cache
def klein() -> list[Bestand]:
    """One month of two people: where what is in it does not matter."""
    return [("aangiften", "januari.xml", bericht(vol(record(0), record(1, lkv_banenafspraak=True))))]


def lijsten() -> list[Bestand]:
    """The lists of the example."""
    return [(naam, f"{naam}.csv", (voorbeeldmap() / f"{naam}.csv").read_bytes()) for naam in LIJSTEN]


def zip_van(bestanden: list[Bestand]) -> bytes:
    """The files in a zip."""
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for _, naam, inhoud in bestanden:
            zip_.writestr(naam, inhoud)
    return doel.getvalue()


def lichaam(velden: dict[str, str], bestanden: list[Bestand], later: dict[str, str] | None = None) -> bytes:
    """The body as a browser sends it: fields, files, and the fields that stand after them."""
    delen = [_veld(naam, waarde) for naam, waarde in velden.items()]
    for veld, naam, inhoud in bestanden:
        kop = f'--{RAND}\r\nContent-Disposition: form-data; name="{veld}"; filename="{naam}"\r\n'
        delen.append(kop.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + inhoud + b"\r\n")
    delen += [_veld(naam, waarde) for naam, waarde in (later or {}).items()]
    return b"".join(delen) + f"--{RAND}--\r\n".encode()


def _veld(naam: str, waarde: str) -> bytes:
    return f'--{RAND}\r\nContent-Disposition: form-data; name="{naam}"\r\n\r\n{waarde}\r\n'.encode()


def stuur(
    client: Any,
    bestanden: list[Bestand],
    velden: dict[str, str] = VELDEN,
    later: dict[str, str] | None = None,
    adres: str = ADRES,
    **kop: str,
) -> Any:
    """Sends them as the form does."""
    inhoud = lichaam(velden, bestanden, later)
    return client.post(adres, inhoud, content_type=f"multipart/form-data; boundary={RAND}", headers=kop or None)


def opdrachtregel(*extra: str, map_: Path | None = None) -> dict[str, Any]:
    """What `telmee werkgever positie --json` says of the example; nothing when it refuses."""
    van = map_ or voorbeeldmap()
    opties = [x for naam in LIJSTEN if (van / f"{naam}.csv").exists() for x in (f"--{naam}", str(van / f"{naam}.csv"))]
    uit = io.StringIO()
    with contextlib.redirect_stdout(uit), contextlib.redirect_stderr(io.StringIO()):
        code = main(["werkgever", "positie", str(van / "aangiften"), *opties, *extra, "--json"])
    gevonden: dict[str, Any] = json.loads(uit.getvalue()) if code == 0 else {}
    return gevonden


def client(**opties: Any) -> Any:
    """A visitor."""
    return web_hulp.client(**opties)
