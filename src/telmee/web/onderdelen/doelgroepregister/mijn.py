"""One's own data: registered or not, on which ground, what an employer hears, who looked, how to object or leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from telmee import deur, doelgroep
from telmee.doelgroep import vragen
from telmee.getallen import datum
from telmee.register import (
    bezwaar,
    dossier_tonen,
    indienen,
    inzage,
    inzage_lijsten,
    lezen,
    opnemen,
    recht,
    tonen,
)
from telmee.register import gebeurtenis as g
from telmee.register.aanvragen import LOOPT
from telmee.register.identiteit import Identiteit
from telmee.uitvoer.tabel import Tabel
from telmee.web.kit import teksten
from telmee.web.kit.aanmelden import sleutels_nu
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.doelgroepregister import velden as vraag
from telmee.web.onderdelen.doelgroepregister import wie as toegang
from telmee.wet.machine.dates import from_day_number


@dataclass(frozen=True)
class BesluitRegel:
    """One decision with the way to object to it."""

    nummer: int
    soort: str
    wat: str
    delen: tuple[tuple[str, str], ...]
    zin: str
    hier: bool


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
    besluiten: tuple[BesluitRegel, ...] = ()
    vragen: tuple[tuple[str, str], ...] = ()
    """What one can ask for oneself: kind and label, as the law has them."""
    terug: tuple[tuple[str, str, int], ...] = ()
    """What one asked and may take back: kind, words, number."""
    mag_vragen: bool = False

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
    zelf = _zelf(wie) if "gronden_eerder" in antwoord.velden else {}
    alle |= zelf.pop("alle", {})
    basis = (tekst(staat), kruimels, wie.naam, antwoord.artikel, alle, *_werkgever(), _eruit(), feiten)
    return Mijn(*basis, **zelf)


def _zelf(wie: Identiteit) -> dict[str, Any]:
    """Decisions with the way to object, what runs, and what one can ask for."""
    wetten, vandaag = deur.wetten(), date.today()
    persoon = opnemen.persoon_van(wie.bsn, sleutels_nu())
    rijen = persoon.gebeurtenissen.order_by("nummer") if persoon else ()
    events = [opnemen.als_vastgelegd(rij) for rij in rijen]
    zaken = bezwaar.eigen_verzoeken(events, wetten, vandaag)
    tabel = Tabel("Aanvragen en bezwaren", dossier_tonen.ZAKEN, dossier_tonen.zaakrijen([z for z, _ in zaken], wetten))
    kan = [each for each in indienen.soorten(wetten, wie, vandaag) if g.AANVRAAG in indienen.aarden(each, wie)]
    loopt = {z.soort for z, _ in zaken if z.aard == g.AANVRAAG and z.staat == LOOPT}
    return {
        "alle": {"verzoeken": tabel} if tabel.rijen else {},
        "besluiten": tuple(_besluit(each) for each in bezwaar.besluiten_van(events, wetten, vandaag)),
        "vragen": tuple((each.name, vraag.in_taal(each.label)) for each in kan if each.name not in loopt),
        "terug": tuple((z.soort, _zaak(z), z.nummer) for z, mag in zaken if mag),
        "mag_vragen": "register.mijn-verzoek" in wie.scopes,
    }


def _zaak(zaak: Any) -> str:
    soort = vraag.in_taal(dossier_tonen.soortnaam(zaak.soort, deur.wetten()))
    return f"{soort}: {tekst(f'doelgroepregister.aard_{zaak.aard}')}"


def _besluit(each: bezwaar.Besluit) -> BesluitRegel:
    """One decision: who made it, what it says, and until when an objection goes where."""
    wetten, over = deur.wetten(), each.gebeurtenis
    delen = (
        (tekst("doelgroepregister.dag_van"), datum(over.dag)),
        (tekst("doelgroepregister.zegt"), dossier_tonen.feiten(over.feiten, wetten)),
        (tekst("doelgroepregister.bron_wie"), over.bron),
        (tekst("doelgroepregister.grondslag"), over.grondslag),
    )
    if each.loopt:
        zin = tekst("doelgroepregister.bezwaar_loopt")
    elif each.op_tijd and each.tot:
        zin = tekst("doelgroepregister.bezwaar_kan", dag=teksten.dag(each.tot), wie=over.bron)
    else:
        zin = tekst("doelgroepregister.bezwaar_voorbij", wie=over.bron)
    gevuld = tuple((woord, inhoud) for woord, inhoud in delen if inhoud)
    return BesluitRegel(over.nummer, over.soort, vraag.wat(over), gevuld, zin, each.hier)


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
