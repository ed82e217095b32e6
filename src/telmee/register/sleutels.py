"""The keys of the register: outside the database, in a file that only its owner reads.

A BSN is found by a keyed hash (HMAC-SHA256) and read back by decryption (AES-256-GCM). The file is JSON:
`{"actief": 2, "sleutels": {"1": {"index": …, "inhoud": …}, "2": …}}`, each 32 bytes in base64. There is one index key
at a time for all rows but during a rotation (`vervangen`), when a person may still stand under the one before.
Raises `Fout` for a file that is missing, open to others, or wrong.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from telmee.fouten import Fout
from telmee.gelezen import json_van_bestand

LENGTE, NONCE = 32, 12
_WAT = "Het sleutelbestand van het register"


@dataclass(frozen=True)
class Sleutel:
    """One version: a key to find by and a key to read by."""

    nummer: int
    index: bytes = field(repr=False)
    inhoud: bytes = field(repr=False)

    def zoek(self, bsn: str) -> bytes:
        """What a BSN is found by: 32 bytes, the same each time."""
        return hmac.new(self.index, bsn.encode("ascii"), hashlib.sha256).digest()

    def versleutel(self, bsn: str) -> bytes:
        """The BSN, unreadable: nonce and ciphertext; another each time."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + AESGCM(self.inhoud).encrypt(nonce, bsn.encode("ascii"), None)

    def ontsleutel(self, inhoud: bytes) -> str:
        """The BSN again; `Fout` when this key did not encrypt it."""
        try:
            return AESGCM(self.inhoud).decrypt(inhoud[:NONCE], inhoud[NONCE:], None).decode("ascii")
        except InvalidTag:
            raise Fout(
                "Een BSN in het register is niet te lezen met deze sleutel; geef het sleutelbestand van dit register."
            ) from None


@dataclass(frozen=True)
class Sleutels:
    """All versions that may still be in use; `actief` encrypts."""

    actief: Sleutel
    alle: tuple[Sleutel, ...]

    def van(self, nummer: int) -> Sleutel:
        """The key of that version."""
        for sleutel in self.alle:
            if sleutel.nummer == nummer:
                return sleutel
        raise Fout(f"Sleutel {nummer} van het register ontbreekt in het sleutelbestand; zet de oude sleutel terug.")


def nieuwe_sleutel(nummer: int) -> dict[str, str]:
    """A fresh version, as it stands in the file."""
    maak = lambda: base64.b64encode(secrets.token_bytes(LENGTE)).decode("ascii")  # noqa: E731
    return {"index": maak(), "inhoud": maak()}


def _sleutel(nummer: str, deel: dict[str, str]) -> Sleutel:
    index, inhoud = (base64.b64decode(deel[naam], validate=True) for naam in ("index", "inhoud"))
    return Sleutel(int(nummer), index, inhoud)


def lees(pad: Path) -> Sleutels:
    """The keys of a file."""
    inhoud = json_van_bestand(pad, _WAT)
    if stat.S_IMODE(os.stat(pad).st_mode) & 0o077:
        raise Fout("Het sleutelbestand van het register is leesbaar voor anderen; geef het de rechten 600.")
    try:
        alle = tuple(_sleutel(nummer, deel) for nummer, deel in inhoud["sleutels"].items())
        sleutels = Sleutels(next(s for s in alle if s.nummer == inhoud["actief"]), alle)
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration):
        raise Fout("Het sleutelbestand van het register is beschadigd; zet de reservekopie terug.") from None
    if any(len(s.index) != LENGTE or len(s.inhoud) != LENGTE for s in alle):
        raise Fout("Het sleutelbestand van het register is beschadigd; zet de reservekopie terug.")
    return sleutels


def maak(pad: Path) -> Sleutels:
    """A new file with one key, readable by its owner only; an existing one is not touched."""
    pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        nummer = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return lees(pad)
    with os.fdopen(nummer, "w", encoding="ascii") as bestand:
        json.dump({"actief": 1, "sleutels": {"1": nieuwe_sleutel(1)}}, bestand)
        bestand.flush()
        os.fsync(bestand.fileno())
    return lees(pad)


def voeg_toe(pad: Path) -> Sleutels:
    """A fresh version that encrypts from now on; the older ones stay, for what stands under them."""
    inhoud = inhoud_van(pad)
    nummer = max(map(int, inhoud["sleutels"])) + 1
    inhoud["sleutels"][str(nummer)] = nieuwe_sleutel(nummer)
    return _schrijf(pad, inhoud | {"actief": nummer})


def neem_weg(pad: Path, nummers: Iterable[int]) -> Sleutels:
    """Without these versions, for good. What still stands under them can never be read again: ask first."""
    inhoud = inhoud_van(pad)
    weg = {str(nummer) for nummer in nummers if nummer != inhoud["actief"]}
    blijft = {nummer: deel for nummer, deel in inhoud["sleutels"].items() if nummer not in weg}
    return _schrijf(pad, inhoud | {"sleutels": blijft})


def zet_terug(pad: Path, eerder: dict[str, Any], nummers: Iterable[int]) -> Sleutels:
    """These versions again, as they stood in the file before."""
    inhoud = inhoud_van(pad)
    terug = {str(nummer): eerder["sleutels"][str(nummer)] for nummer in nummers}
    return _schrijf(pad, inhoud | {"sleutels": terug | inhoud["sleutels"]})


def inhoud_van(pad: Path) -> dict[str, Any]:
    """What stands in the file."""
    lees(pad)  # refuses what is damaged or open to others
    inhoud: dict[str, Any] = json_van_bestand(pad, _WAT)
    return inhoud


def _schrijf(pad: Path, inhoud: dict[str, Any]) -> Sleutels:
    """Whole or not at all, and on the disk before anything is encrypted with it."""
    tijdelijk = pad.with_name(f".{pad.name}.{secrets.token_hex(6)}")
    try:
        with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as uit:
            json.dump(inhoud, uit)
            uit.flush()
            os.fsync(uit.fileno())
        os.replace(tijdelijk, pad)
        map_ = os.open(pad.parent, os.O_RDONLY)
        try:
            os.fsync(map_)
        finally:
            os.close(map_)
    finally:
        tijdelijk.unlink(missing_ok=True)
    return lees(pad)


_gelezen: dict[Path, tuple[tuple[int, int, int], Sleutels]] = {}


def huidige(pad: Path, mag_maken: bool = False) -> Sleutels:
    """The keys as they are in the file now: read again only when the file is another than last time."""
    try:
        stand = os.stat(pad)
    except FileNotFoundError:
        if not mag_maken:
            raise Fout(f"{_WAT} ontbreekt; zet het terug, of maak het met 'telmee register sleutels nieuw'.") from None
        maak(pad)
        stand = os.stat(pad)
    merk = (stand.st_mtime_ns, stand.st_ino, stand.st_size)
    eerder = _gelezen.get(pad)
    if eerder is None or eerder[0] != merk:
        eerder = _gelezen[pad] = (merk, lees(pad))
    return eerder[1]
