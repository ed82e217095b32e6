"""Who asks: a role, an organisation and the scopes that `rollen.yaml` gives. Deny by default.

How somebody logged in is not known here (`web.kit.aanmelden`, `web.kit.oidc`); this room takes an `Identiteit`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from telmee.fouten import Fout

ROLLEN = Path(__file__).parent / "rollen.yaml"
LHNR = re.compile(r"[0-9]{9}L[0-9]{2}")
_ORGANISATIE = {"loonheffingennummer": LHNR, "gemeentecode": re.compile(r"GM[0-9]{4}")}


class Verboden(Fout):
    """No answer, and no word on whether there could have been one."""

    status = 403


class NietAangemeld(Fout):
    """Nobody is logged in."""

    status = 401
    koppen = {"WWW-Authenticate": 'Bearer realm="telmee"'}


@dataclass(frozen=True)
class Rol:
    """What the file says of a role."""

    code: str
    naam: str
    organisatie: str
    zekerheid: int
    scopes: frozenset[str]


@dataclass(frozen=True)
class Toegang:
    """The whole file."""

    zekerheid: tuple[str, ...]
    scopes: dict[str, str]
    rollen: dict[str, Rol]
    claims: dict[str, str]


@dataclass(frozen=True)
class Identiteit:
    """Who asks. `organisatie` is what its role is known by; `bsn` is there for a citizen only, and is never shown."""

    rol: str
    organisatie: str = ""
    naam: str = ""
    zekerheid: int = 0
    bsn: str = field(default="", repr=False)
    beperkt_tot: frozenset[str] | None = None
    """Scopes of the token, when there is one: never more than those of the role."""

    @property
    def scopes(self) -> frozenset[str]:
        """What this one may do: nothing when the login was not strong enough."""
        rol = toegang().rollen.get(self.rol)
        if rol is None or self.zekerheid < rol.zekerheid or not _past(self, rol):
            return frozenset()
        return rol.scopes if self.beperkt_tot is None else rol.scopes & self.beperkt_tot

    @property
    def wie(self) -> str:
        """Under what name it is counted and logged; never a BSN."""
        return self.organisatie or self.rol

    def eis(self, scope: str) -> None:
        """Raises `Verboden` when this one may not."""
        if scope not in toegang().scopes:
            raise ValueError(scope)
        if scope not in self.scopes:
            raise Verboden("U mag dit niet met deze aanmelding; meld u aan met een rol die het wel mag.")


NIEMAND = Identiteit("geen")


def _past(wie: Identiteit, rol: Rol) -> bool:
    """An employer has a loonheffingennummer, a municipality its code, a citizen a BSN."""
    if rol.code == "burger":
        return bool(wie.bsn)
    vorm = _ORGANISATIE.get(rol.organisatie)
    return bool(vorm.fullmatch(wie.organisatie)) if vorm else True


@cache
def toegang() -> Toegang:
    """`rollen.yaml`, read once."""
    import yaml

    inhoud: dict[str, Any] = yaml.safe_load(ROLLEN.read_text(encoding="utf-8"))
    niveaus = tuple(inhoud["zekerheid"])
    kort = [niveau.rsplit("/", 1)[-1] for niveau in niveaus]
    rollen = {}
    for code, deel in inhoud["rollen"].items():
        vreemd = set(deel["scopes"]) - set(inhoud["scopes"])
        if vreemd:
            raise Fout(f"Scope '{min(vreemd)}' in rollen.yaml bestaat niet; zet haar ook onder scopes.")
        rollen[code] = Rol(
            code, deel["naam"], deel["organisatie"], kort.index(deel["zekerheid"]) + 1, frozenset(deel["scopes"])
        )
    return Toegang(niveaus, inhoud["scopes"], rollen, inhoud["claims"])


def zekerheid_van(acr: str) -> int:
    """The level of an `acr`: 1 is low; 0 for what is unknown."""
    niveaus = toegang().zekerheid
    return niveaus.index(acr) + 1 if acr in niveaus else 0
