"""Fields that several forms of the register share: who it is about, which day, as known when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings

from telmee import deur, getypt
from telmee.fouten import Fout
from telmee.register import dossier_tonen
from telmee.register.gebeurtenis import Gebeurtenis
from telmee.register.identiteit import Identiteit
from telmee.uitvoer import vertaling
from telmee.web.kit.aanmelden import demo_identiteiten
from telmee.web.kit.fouten import in_woorden
from telmee.web.kit.teksten import taal, tekst
from telmee.web.kit.velden import Veld

DAGEN = ("op", "stand")


def kruimels() -> tuple[tuple[str, str], ...]:
    """The way back to the start of the register."""
    return ((tekst("doelgroepregister.titel_kort"), "doelgroepregister-start"),)


def in_taal(woorden: str) -> str:
    """What the law calls something, in the language of the page as far as that is known."""
    return (vertaling.zin(woorden) if taal() == "en" else None) or woorden


def wat(each: Gebeurtenis) -> str:
    """Kind and nature of an event, in the language of the page."""
    over = tekst("doelgroepregister.over_regel", nummer=each.betreft) if each.betreft else ""
    soort = in_taal(dossier_tonen.soortnaam(each.soort, deur.wetten()))
    return f"{soort}: {tekst(f'doelgroepregister.aard_{each.aard}')}{over}"


def bsnveld(wie: Identiteit, waarde: str, fout: str = "") -> Veld:
    """The number of a person; in demo mode with one that can be tried."""
    return Veld(
        "bsn",
        tekst("doelgroepregister.bsn"),
        "tekst",
        waarde,
        hulp=voorbeeld(wie),
        wat=tekst("doelgroepregister.bsn_wat"),
        waar=tekst("doelgroepregister.bsn_waar"),
        verplicht=True,
        fout=fout,
    )


def voorbeeld(wie: Identiteit) -> str:
    """In demo mode: a number that can be tried, for everybody who looks somebody up."""
    if not settings.DEMO or wie.rol == "burger":
        return ""
    burger = next((each for each in demo_identiteiten().values() if each.bsn), None)
    return tekst("doelgroepregister.demo_probeer", bsn=burger.bsn, naam=burger.naam) if burger else ""


def dagveld(naam: str, waarde: str, fout: str = "", leeg: str = "vandaag") -> Veld:
    """About which day (`op`), or as known on which day (`stand`)."""
    return Veld(
        naam,
        tekst(f"doelgroepregister.{naam}"),
        "datum",
        waarde,
        hulp=tekst(f"doelgroepregister.leeg_is_{'nu' if naam == 'stand' else leeg}"),
        wat=tekst(f"doelgroepregister.{naam}_wat"),
        waar=tekst(f"doelgroepregister.{naam}_waar"),
        fout=fout,
    )


def dagvelden(stuur: Mapping[str, str], fouten: Mapping[str, str]) -> tuple[Veld, ...]:
    """Both days of a dossier, where no day means every day."""
    return tuple(dagveld(naam, stuur.get(naam, ""), fouten.get(naam, ""), "alle") for naam in DAGEN)


def lees_dagen(stuur: Mapping[str, str]) -> tuple[dict[str, date | None], dict[str, str]]:
    """Both days as they were typed; errors by field."""
    dagen, fouten = dict[str, date | None](), dict[str, str]()
    for naam in DAGEN:
        getypt_ = stuur.get(naam, "").strip()
        try:
            dagen[naam] = getypt.dag(getypt_, "de dag") if getypt_ else None
        except Fout as fout:
            dagen[naam] = None
            fouten[naam] = in_woorden(str(fout))
    return dagen, fouten


def persoonnummer(stuur: Any) -> int | None:
    """The number of a person in the register, as a button of ours sends it; None when there is none."""
    gegeven = stuur.get("persoon", "")
    return int(gegeven) if gegeven.isascii() and gegeven.isdecimal() and len(gegeven) < 16 else None
