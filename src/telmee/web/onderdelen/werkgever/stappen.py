"""One question at a time: which one is next, and which were answered. Which are needed is decided by the calculator."""

from __future__ import annotations

from dataclasses import dataclass, replace

from telmee.fouten import Fout
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.werkgever.vraag import Vraag
from telmee.werkgever.calculator import volgende_vraag
from telmee.werkgever.calculator_invoer import VRAGEN, Gelezen

STAPPEN = {
    "sector": ("sector",),
    "jaar": ("jaar",),
    "uren": ("uren",),
    "uren_vorig_jaar": ("uren_vorig_jaar",),
    "doelgroep_uren": ("doelgroep_uren", "inleen_uren"),
    "quotumpercentage": ("quotumpercentage",),
}
"""The steps, and the fields of each."""
NA = "na-"
"""What the form of a step says: this question was asked, so what was not sent was left open."""


@dataclass(frozen=True)
class Stap:
    """The question that is asked now; `verborgen` are the other answers, `lijst` all steps: label, address, here."""

    naam: str
    velden: tuple[Veld, ...]
    verborgen: tuple[tuple[str, str], ...]
    lijst: tuple[tuple[str, str, bool], ...]


def stap(vraag: Vraag, gelezen: Gelezen, velden: tuple[Veld, ...]) -> Stap | None:
    """The step to show; None when the answer is known or somebody wants all questions at once."""
    if "stap" not in vraag.gevraagd:
        return None
    naam = _welke(vraag, gelezen)
    if naam is None:
        return None
    eigen = STAPPEN[naam]
    gepoogd = vraag.gevraagd["stap"] == f"{NA}{naam}"
    getoond = tuple(_veld(veld, gelezen, gepoogd) for veld in velden if veld.naam in eigen)
    rest = [(n, w) for n, w in vraag.gegeven.items() if n not in eigen] + [("anders", deel) for deel in vraag.anders]
    return Stap(naam, getoond, tuple(rest), tuple(_lijst(vraag, naam)))


def _welke(vraag: Vraag, gelezen: Gelezen) -> str | None:
    """The step that was asked for, else the first one that is wrong, else the next question."""
    gewild = vraag.gevraagd["stap"]
    if gewild in STAPPEN:
        return gewild
    fout = next((naam for naam, eigen in STAPPEN.items() if any(n in gelezen.fouten for n in eigen)), None)
    if fout is not None:
        return fout
    try:
        volgende = volgende_vraag(gelezen.antwoorden)
    except Fout:
        return None
    return None if volgende is None else VRAGEN.get(volgende, volgende)


def _veld(veld: Veld, gelezen: Gelezen, gepoogd: bool) -> Veld:
    """A question that cannot be left out and was sent empty says so."""
    if gepoogd and not veld.fout and veld.naam in gelezen.ontbreekt:
        return replace(veld, fout=tekst(f"werkgever.ontbreekt_{veld.naam}"))
    return veld


def _lijst(vraag: Vraag, hier: str) -> list[tuple[str, str, bool]]:
    """Every step: what was answered leads back to its question."""
    gevonden = []
    for naam, eigen in STAPPEN.items():
        beantwoord = any(n in vraag.gegeven for n in eigen) and naam != hier
        adres = f"?{vraag.als_adres(leeg=True, stap=naam)}" if beantwoord else ""
        gevonden.append((tekst(f"werkgever.stap_{naam}"), adres, naam == hier))
    return gevonden
