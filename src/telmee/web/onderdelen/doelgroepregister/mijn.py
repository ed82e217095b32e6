"""One's own data: registered or not, on which ground, what an employer hears, who looked, how to object or leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from telmee import deur, doelgroep
from telmee.doelgroep import vragen
from telmee.register import inzage, inzage_lijsten, lezen, opnemen, recht, tonen
from telmee.uitvoer.tabel import Tabel
from telmee.web.kit import teksten
from telmee.web.kit.aanmelden import sleutels_nu
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.doelgroepregister import wie as toegang
from telmee.wet.machine.dates import from_day_number


@dataclass(frozen=True)
class Mijn(Context):
    """The sentence, the tables, what an employer would hear, and the ways to object or leave."""

    wie: str = ""
    artikel: str = ""
    alle: Mapping[str, Tabel] | None = None
    werkgever: str = ""
    nooit_grond: bool = False
    """Whether the law gives an employer the ground of nobody."""
    eruit: tuple[str, ...] = ()
    feiten: tuple[tuple[str, str], ...] = ()
    """What the register holds, as the test takes it: there one can see what a change would do."""

    def tabellen(self) -> Mapping[str, Tabel]:
        """Periods, grounds, work, and who looked."""
        return self.alle or {}

    def als_dict(self) -> dict[str, Any]:
        """The sentence; programs ask the API with a token."""
        return {"zin": self.titel, "artikel": self.artikel}


@pagina(
    "register/mijn",
    naam="doelgroepregister-mijn",
    sjabloon="doelgroepregister/mijn.html",
    context=Mijn,
    api="register/mijn-gegevens",
    los=True,
)
def mijn(request: HttpRequest) -> Mijn:
    """What the register says of who is logged in; this look is in the log too."""
    wie = toegang.eis(request, "register.mijn")
    doel, relatie = toegang.paren(wie.rol, date.today())[0]
    gevonden = inzage_lijsten.mijn(wie, inzage.Vraag(doel, relatie), sleutels_nu())
    antwoord = gevonden.antwoord
    staat = "doelgroepregister.mijn_ja" if antwoord.in_register else "doelgroepregister.mijn_nee"
    alle = {**tonen.antwoordtabellen(antwoord, deur.wetten()), "wie_keek": tonen.wie_keek(gevonden.wie_keek)}
    kruimels = ((tekst("doelgroepregister.titel_kort"), "doelgroepregister-start"),)
    feiten = _feiten(wie.bsn, antwoord.in_register) if "gronden_eerder" in antwoord.velden else ()
    return Mijn(tekst(staat), kruimels, wie.naam, antwoord.artikel, alle, *_werkgever(), _eruit(), feiten)


def _feiten(bsn: str, in_register: bool) -> tuple[tuple[str, str], ...]:
    """The facts that the test asks about, with their answers in its words."""
    persoon = opnemen.persoon_van(bsn, sleutels_nu())
    if persoon is None:
        return ()
    law = doelgroep.wet_van(deur.wetten(), date.today())
    gevonden = lezen.feiten_van(persoon, date.today()) | {"opgenomen_in_register": in_register}
    gevraagd = [naam for naam in vragen.namen() if naam in gevonden and (naam in law.facts or naam in law.rules)]
    return tuple((naam, _antwoord(gevonden[naam])) for naam in gevraagd)


def _antwoord(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def _werkgever() -> tuple[str, bool]:
    """What an employer hears, by the fields of the law, and whether that is never the ground."""
    paren = toegang.paren("werkgever", date.today())
    velden = {veld for doel, relatie in paren for veld in recht.recht("werkgever", doel, relatie, date.today()).velden}
    woorden = ", ".join(tonen.VELDEN[veld] for veld in recht.VELDEN if veld in velden)
    return woorden, not velden & {"grond", "gronden_eerder"}


def _eruit() -> tuple[str, ...]:
    """How to object and to leave: days and articles of the law of today."""
    law = deur.wetten().op(date.today())
    dag = law.compute({"besluit_bekendgemaakt_op": date.today()}).outcome("bezwaar_besluit_uiterlijk")
    bezwaar = tekst("doelgroepregister.bezwaar_tot", dag=teksten.dag(from_day_number(dag)))
    namen = ("bezwaar_bij_wie_besliste", "bezwaar_schorst", "uitschrijving_mogelijk")
    artikel = law.require("bezwaar_besluit_uiterlijk").law
    return (
        f"{bezwaar} ({artikel}).",
        *(f"{tekst(f'doelgroepregister.{naam}')} ({law.require(naam).law})." for naam in namen),
    )
