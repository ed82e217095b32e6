"""One table: every role against every operation of the API, every page and every command of the register.

What stands here is which scope each of them asks ('' is open to everybody). Which of them there are the router, the
pages and the typer app say; who has that scope `rollen.yaml`. `test_register_tabel.py` compares and runs it, and names
what is missing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import web_hulp

OPERATIES = {
    "POST /register/opvragingen": "register.zoek",
    "POST /register/lijsten": "register.lijst",
    "POST /register/werknemerslijsten": "register.werknemers",
    "POST /register/eigen-mensen": "register.eigen-mensen",
    "POST /register/mijn-gegevens": "register.mijn",
    "GET /register/verwerkingen": "register.log",
    "GET /register/signalen": "register.signalen",
    "POST /register/gebeurtenissen": "register.opnemen",
    "POST /register/dossiers": "register.dossier",
    "POST /register/leveringen": "register.innemen",
    "GET /register/aanvragen": "register.aanvragen",
    "GET /register/inzageregels": "",
    "GET /register/stromen": "",
    "GET /register/cohort": "",
    "POST /register/cohort": "",
}
PAGINAS = {
    "doelgroepregister-start": "",
    "doelgroepregister-aanmelden": "",
    "doelgroepregister-afmelden": "",
    "doelgroepregister-rechten": "",
    "doelgroepregister-stromen": "",
    "doelgroepregister-cohort": "",
    "doelgroepregister-zoek": "register.zoek",
    "doelgroepregister-lijst": "register.lijst",
    "doelgroepregister-werknemers": "register.werknemers",
    "doelgroepregister-mensen": "register.eigen-mensen",
    "doelgroepregister-dossier": "register.dossier",
    "doelgroepregister-besluit": "register.opnemen",
    "doelgroepregister-mijn": "register.mijn",
    "doelgroepregister-verzoek": "register.mijn-verzoek",
    "doelgroepregister-aanvragen": "register.aanvragen",
    "doelgroepregister-inname": "register.innemen",
    "doelgroepregister-logboek": "register.log",
}
BEHEER = "beheer"
"""Commands of who keeps the machine and its database; they take no role."""
OPDRACHTEN = {
    "zoek": "register.zoek",
    "lijst": "register.lijst",
    "werknemers": "register.werknemers",
    "stromen": "register.stromen-exact",  # with --exact; without it they are open to everybody
    "inzage": "",
    "log": BEHEER,
    "signalen": BEHEER,
    "sleutels toon": BEHEER,
    "sleutels nieuw": BEHEER,
    "sleutels vervang": BEHEER,
    "sleutels opruimen": BEHEER,
    "opnemen": BEHEER,
    "toon": BEHEER,
    "controleer": BEHEER,
    "wortel": BEHEER,
    "herleid": BEHEER,
    "aanvragen": BEHEER,
    "besluit": BEHEER,
    "dossier": BEHEER,
    "inname": BEHEER,
    "uitgifte": BEHEER,
    "maak": BEHEER,
    "dcat": "",
    "algoritmeregister": "",
}
OPEN_MET_ROL = frozenset({"inzage", "dcat", "algoritmeregister"})
"""Open commands: nobody's data is in them, so they ask nobody's name either."""


@dataclass(frozen=True)
class Regel:
    """One cell: what this role must get."""

    soort: str
    naam: str
    scope: str
    rol: str
    mag: bool

    def __str__(self) -> str:
        return f"{self.soort} {self.naam} - {self.rol or 'niemand'}"


def rollen() -> list[str]:
    """Every role, and '' for who is not logged in."""
    web_hulp.opgezet()
    from telmee.register.identiteit import toegang

    return ["", *toegang().rollen]


def tabel(soort: str, wat: dict[str, str]) -> list[Regel]:
    """The cells of one kind."""
    from telmee.register.identiteit import toegang

    def mag(scope: str, rol: str) -> bool:
        return not scope or (bool(rol) and scope in toegang().rollen[rol].scopes)

    return [Regel(soort, naam, scope, rol, mag(scope, rol)) for naam, scope in wat.items() for rol in rollen()]


def operaties() -> set[str]:
    """Every operation of the API of the register, from the router."""
    paden = web_hulp.client().get("/api/v1/openapi.json").json()["paths"]
    return {
        f"{werkwoord.upper()} {pad}" for pad, i in paden.items() for werkwoord in i if pad.split("/")[1] == "register"
    }


def paginas() -> dict[str, Any]:
    """Every page of the register, by name: by its address, whatever it is called."""
    return {p.naam: p for p in web_hulp.paginas() if p.adres.split("/")[0] == "register"}


def opdrachten() -> dict[str, set[str]]:
    """Every command of the register with its options, from the typer app."""
    import typer.main

    from telmee.cli.register import app

    def van(groep: Any, voor: str = "") -> dict[str, set[str]]:
        gevonden: dict[str, set[str]] = {}
        for naam, opdracht in groep.commands.items():
            if hasattr(opdracht, "commands"):
                gevonden |= van(opdracht, f"{voor}{naam} ")
            else:
                gevonden[voor + naam] = {optie for each in opdracht.params for optie in each.opts}
        return gevonden

    return van(typer.main.get_command(app))
