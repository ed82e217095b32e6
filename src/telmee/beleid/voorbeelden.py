"""The options of the letter of June 2025 and what can be combined, as files that `verken` accepts."""

from __future__ import annotations

from pathlib import Path

BRON = "# Kamerstukken II 2024/25, 34 352, nr. 340. Elk getal mag ook een bereik zijn: [laag, hoog].\n"
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
        "basis: wet-banenafspraak\nquotum: {activering: 2027, vorm: opslag}\n",
    ),
    "heffing": ("heffing per baan", "quotum: {activering: 2027, vorm: heffing}\n"),
    "bonus_vast": ("bonus voor een vast contract", "bonus_vast_contract: 2000\n"),
}
_LOS = {
    "verbreding": ("Beperkte verbreding met WIA en WW", "verbreding: true\nlks: [wia, ww]\n"),
    "leeftijdsgrens": ("De leeftijdsgrens vervalt", "leeftijdsgrens: vervalt\n"),
    "in_beeld": ("Meer mensen in beeld", "uitvoering: {in_beeld: 10000, regionaal: true}\n"),
    "quotum_uitvoering": (
        "Quotum voor UWV en gemeenten, met een doel",
        "uitvoering: {in_beeld: 10000, quotum: {uwv: 4000, gemeenten: 6000}}\n",
    ),
    "loskoppelen": (
        "Optie 2: wel meetellen, geen LKV en no-risk",
        "doelgroep: {optie: 2, loskoppelen: [lkv, no_risk]}\n",
    ),
    "beschut_pad": ("Beschut werk volgens het pad", "beschut: pad\n"),
    "vandaag": ("Niets verandert", ""),
}


def voorbeelden() -> dict[str, str]:
    """All files by name. Option 1 keeps the target, so it has no example with another one."""
    uit = {f"{naam}.yaml": _tekst(titel, inhoud) for naam, (titel, inhoud) in _LOS.items()}
    for optie, (titel, groep) in _OPTIES.items():
        for doel, (doel_titel, doelstelling) in _DOELEN.items():
            if optie == "optie1" and doel != "vast":
                continue
            for prikkel, (prikkel_titel, middel) in _PRIKKELS.items():
                samen = ", ".join(deel for deel in (titel, doel_titel, prikkel_titel) if deel)
                uit[f"{optie}_{doel}_{prikkel}.yaml"] = _tekst(samen, groep + doelstelling + middel)
    return uit


def _tekst(titel: str, inhoud: str) -> str:
    return f'{BRON}naam: "{titel}"\nvanaf: 2027\n{inhoud}'


def schrijf(naar: Path) -> list[Path]:
    """Writes them straight into this folder, all or none; what is there already is refused."""
    from telmee.fouten import GebruiksFout
    from telmee.schrijven import schrijf_tekst

    paden = {naar / naam: tekst for naam, tekst in voorbeelden().items()}
    if naar.exists() and not naar.is_dir():
        raise GebruiksFout(f"'{naar}' is een bestand en geen map; geef een map.")
    if er_al := [pad.name for pad in paden if pad.exists()]:
        raise GebruiksFout(f"In '{naar}' staat al '{er_al[0]}'; kies een lege map.")
    naar.mkdir(parents=True, exist_ok=True)
    for pad, tekst in paden.items():
        schrijf_tekst(pad, tekst)
    return list(paden)
