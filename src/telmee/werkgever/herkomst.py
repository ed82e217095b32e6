"""Where the facts of an explanation come from. What was counted in the files is not 'opgegeven': nobody said it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telmee.werkgever.invoer import Opgaven

OPGEGEVEN = "opgegeven"  # what the rule layer says of every fact


def bronnen(opgaven: Opgaven, vorig_jaar: str, geschat: bool) -> dict[str, str]:
    """The source of each fact that the files gave; what the user gave is left out. `geschat`: of the whole year."""
    geteld = "uit de aangiften" + (", met de schatting van wat nog komt" if geschat else "")
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


def met_bronnen(boom: Mapping[str, Any], van: Mapping[str, str]) -> dict[str, Any]:
    """The same tree with these sources."""
    gewoon = {**boom, "kinderen": [met_bronnen(kind, van) for kind in boom["kinderen"]]}
    if boom["bron"] == OPGEGEVEN and boom["naam"] in van:
        gewoon |= {"bron": van[boom["naam"]], "status": "bekend"}
    return gewoon
