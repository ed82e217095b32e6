"""Where the facts of an explanation come from. What was counted in the files is not 'opgegeven': nobody said it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from telmee.werkgever.bomen import geschat
from telmee.werkgever.invoer import Opgaven
from telmee.wet.machine.explain import Node
from telmee.wet.machine.figure import Cijfer

GETELD = "uit de aangiften"
OPGEGEVEN = "opgegeven"  # what the rule layer says of every fact


def bronnen(opgaven: Opgaven, vorig_jaar: str, geschat: bool) -> dict[str, str]:
    """The source of each fact that the files gave; what the user gave is left out. `geschat`: of the whole year."""
    geteld = GETELD + (", met de schatting van wat nog komt" if geschat else "")
    lijst = "uit de lijst van ingeleende uren"
    gevonden = {
        "verloonde_uren_totaal": geteld,
        "verloonde_uren_wsw": geteld,
        "verloonde_uren_uitzendpersoneel": geteld,
        "verloonde_uren_doelgroep_eigen": f"{geteld}, en het antwoord uit het register",
        "uitgeleende_uren_doelgroep": f"{geteld}, en het antwoord uit het register",
        "uren_lkv_banenafspraak": f"{geteld}, en het antwoord uit het register",
        "kleine_werkgever": "uit de aangiften: de premie Aof die is aangegeven",
        "opslag_grondslag": geteld,
        "vereiste_uren": "berekend bij het quotum",
        "toegerekende_uren": lijst,
        "overeenstemming_op": lijst,
        "sw_uitvoerder": "afgeleid uit de aangiften",
    }
    if not opgaven.sector:
        gevonden["sector"] = "afgeleid uit de aangiften"
    if opgaven.uitlener is None:
        gevonden["uitlener"] = "afgeleid uit de aangiften"
    return gevonden | ({} if vorig_jaar == OPGEGEVEN else {"toetsuren_vorig_jaar": vorig_jaar})


def met_bronnen(cijfers: Mapping[str, Cijfer], van: Mapping[str, str]) -> dict[str, Cijfer]:
    """The same figures with these sources, in their explanations too."""
    klaar: dict[int, Node] = {}
    return {naam: _cijfer(cijfer, van, klaar) for naam, cijfer in cijfers.items()}


def _cijfer(cijfer: Cijfer, van: Mapping[str, str], klaar: dict[int, Node]) -> Cijfer:
    if cijfer.uitleg is None:
        return cijfer
    boom = _boom(cijfer.uitleg, van, klaar)
    return replace(cijfer, bron=boom.bron, status=boom.status, uitleg=boom)


def _boom(boom: Node, van: Mapping[str, str], klaar: dict[int, Node]) -> Node:
    """A part that several trees share is made once."""
    if id(boom) not in klaar:
        nieuw = replace(boom, kinderen=tuple(_boom(kind, van, klaar) for kind in boom.kinderen))
        if boom.bron == OPGEGEVEN and boom.naam in van:
            nieuw = replace(nieuw, bron=van[boom.naam], status="bekend")
        klaar[id(boom)] = nieuw
    return klaar[id(boom)]


def met_schatting(heel: Mapping[str, Cijfer], tot_nu: Mapping[str, Cijfer], methode: str) -> dict[str, Cijfer]:
    """The figures of the whole year; what was counted in the files is told as what was filed and what was estimated."""
    aangegeven = {
        deel.naam: deel.waarde
        for cijfer in tot_nu.values()
        if cijfer.uitleg is not None
        for deel in cijfer.uitleg.all_parts()
        if deel.bron.startswith(GETELD) and type(deel.waarde) is int
    }
    klaar: dict[int, Node] = {}
    return {naam: _geschat(cijfer, aangegeven, methode, klaar) for naam, cijfer in heel.items()}


def _geschat(cijfer: Cijfer, aangegeven: Mapping[str, int], methode: str, klaar: dict[int, Node]) -> Cijfer:
    if cijfer.uitleg is None:
        return cijfer
    return replace(cijfer, uitleg=_schatting(cijfer.uitleg, aangegeven, methode, klaar))


def _schatting(boom: Node, aangegeven: Mapping[str, int], methode: str, klaar: dict[int, Node]) -> Node:
    if id(boom) not in klaar:
        deel = tuple(_schatting(kind, aangegeven, methode, klaar) for kind in boom.kinderen)
        nieuw = replace(boom, kinderen=deel)
        if boom.bron.startswith(GETELD) and boom.naam in aangegeven and type(boom.waarde) is int:
            nieuw = geschat(nieuw, aangegeven[boom.naam], methode)
        klaar[id(boom)] = nieuw
    return klaar[id(boom)]
