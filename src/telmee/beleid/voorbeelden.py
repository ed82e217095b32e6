"""The options of the letter of June 2025 and what can be combined, as files that `verken` accepts on the day.

The letter names no amounts and no numbers of people; where a file needs one it says that it is an example.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

VANAF = 2027
"""The year in which they start; later where the law allows no decision in it any more."""
BRON = "# Kamerstukken II 2024/25, 34 352, nr. 340. Elk getal mag ook een bereik zijn: [laag, hoog].\n"
_EIGEN_BEDRAG = "# een voorbeeld: de brief noemt geen bedrag"
_EIGEN_AANTAL = "# een voorbeeld: de brief noemt geen aantallen"
_OPTIES = {
    "optie1": ("Optie 1: de doelgroep blijft, no-risk breder", "doelgroep: {optie: 1}\nno_risk: verruimd\n"),
    "optie2": ("Optie 2: wie aantoonbaar steun nodig heeft", "doelgroep: {optie: 2}\n"),
    "optie3": ("Optie 3: iedereen met een beperking in de beroepsbevolking", "doelgroep: {optie: 3}\n"),
}
_DOELEN = {
    "vast": ("", ""),
    "naar_omvang": ("doel naar omvang", "doelstelling: naar_omvang\n"),
}
_PRIKKELS = {
    "zonder_quotum": ("", ""),
    "opslag": (
        "opslag en bonus",
        "basis: wet-banenafspraak\nquotum: {activering: JAAR, vorm: opslag}\n",
    ),
    "heffing": ("heffing per baan", "quotum: {activering: JAAR, vorm: heffing}\n"),
    "bonus_vast": ("bonus voor een vast contract", f"bonus_vast_contract: 2000  {_EIGEN_BEDRAG}\n"),
}
_AFSPRAKEN = {
    "afspraken": (
        "afspraken uitvoering",
        f"uitvoering: {{in_beeld: 10000, regionaal: true}}  {_EIGEN_AANTAL}\n",
    ),
    "uitvoeringsquotum": (
        "quotum uitvoering",
        f"uitvoering: {{in_beeld: 10000, quotum: {{uwv: 4000, gemeenten: 6000}}}}  {_EIGEN_AANTAL}\n",
    ),
}
"""What can come with every target, the letter says; here with the two ways of moving employers that it names."""
_MET_AFSPRAKEN = ("zonder_quotum", "opslag")
_LOS = {
    "verbreding": ("Beperkte verbreding met WIA en WW", "verbreding: true\nlks: [wia, ww]\n"),
    "leeftijdsgrens": ("De leeftijdsgrens vervalt", "leeftijdsgrens: vervalt\n"),
    "in_beeld": ("Meer mensen in beeld", _AFSPRAKEN["afspraken"][1]),
    "quotum_uitvoering": ("Quotum voor UWV en gemeenten, met een doel", _AFSPRAKEN["uitvoeringsquotum"][1]),
    "loskoppelen": (
        "Optie 2: wel meetellen, geen LKV en no-risk",
        "doelgroep: {optie: 2, loskoppelen: [lkv, no_risk]}\n",
    ),
    "beschut_pad": ("Beschut werk volgens het pad", "beschut: pad\n"),
    "vandaag": ("Niets verandert", ""),
}


def voorbeelden(jaar: int = VANAF) -> dict[str, str]:
    """All files by name, from that year. Option 1 keeps the target, so it has no example with another one."""
    uit = {f"{naam}.yaml": _tekst(titel, inhoud, jaar) for naam, (titel, inhoud) in _LOS.items()}
    for optie, (titel, groep) in _OPTIES.items():
        for doel, (doel_titel, doelstelling) in _DOELEN.items():
            if optie == "optie1" and doel != "vast":
                continue
            for prikkel, (prikkel_titel, middel) in _PRIKKELS.items():
                samen = ", ".join(deel for deel in (titel, doel_titel, prikkel_titel) if deel)
                naam, inhoud = f"{optie}_{doel}_{prikkel}", groep + doelstelling + middel
                uit[f"{naam}.yaml"] = _tekst(samen, inhoud, jaar)
                for erbij, (ook, regels) in _AFSPRAKEN.items() if prikkel in _MET_AFSPRAKEN else ():
                    uit[f"{naam}_{erbij}.yaml"] = _tekst(f"{samen}, {ook}", inhoud + regels, jaar)
    return uit


def eerste_jaar(wetten: Any) -> int:
    """From which year they can start on this day: not before the law allows the decision that is in some of them."""
    from telmee.beleid.hervorming import vroegste_activering
    from telmee.fouten import GebruiksFout

    jaar = max(VANAF, vroegste_activering(wetten, "heffing"))
    try:
        return max(jaar, vroegste_activering(wetten, "opslag"))
    except GebruiksFout:  # a day on which the opslag was no law yet
        return jaar


def _tekst(titel: str, inhoud: str, jaar: int) -> str:
    return f'{BRON}naam: "{titel}"\nvanaf: {jaar}\n{inhoud.replace("JAAR", str(jaar))}'


def schrijf(naar: Path, wetten: Any) -> list[Path]:
    """Writes them straight into this folder, all or none; what is there already is refused."""
    from telmee.fouten import GebruiksFout
    from telmee.schrijven import schrijf_tekst

    paden = {naar / naam: tekst for naam, tekst in voorbeelden(eerste_jaar(wetten)).items()}
    if naar.exists() and not naar.is_dir():
        raise GebruiksFout(f"'{naar}' is een bestand en geen map; geef een map.")
    if er_al := [pad.name for pad in paden if pad.exists()]:
        raise GebruiksFout(f"In '{naar}' staat al '{er_al[0]}'; kies een lege map.")
    naar.mkdir(parents=True, exist_ok=True)
    for pad, tekst in paden.items():
        schrijf_tekst(pad, tekst)
    return list(paden)
