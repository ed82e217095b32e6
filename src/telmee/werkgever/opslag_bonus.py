"""Opslag and bonus of the Wet banenafspraak for one employer, from its filings: the facts, and what to say about them.

What they come to is in `opslag`. The bonus follows the register, as the loonkostenvoordeel does since the day that the
law names; of a year before it nothing can be computed from filings. Amounts in cents.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from telmee.fouten import Fout
from telmee.getallen import euro
from telmee.werkgever.feiten import Feiten
from telmee.werkgever.opslag import BONUS, REGIME, leeg, opslag
from telmee.werkgever.rijen import Rijen
from telmee.werkgever.uitkomst import MEDEDELING, WAARSCHUWING, Bevinding, OpslagBonus
from telmee.wet import Law, Wetten
from telmee.wet.machine.book import from_day_number
from telmee.wet.machine.figure import Cijfer


def bereken(
    rijen: Rijen, f: Feiten, cijfers: dict[str, Any], lkv: dict[int, dict[str, Any]], wetten: Wetten
) -> tuple[OpslagBonus, list[Bevinding], dict[str, Cijfer]]:
    """Opslag, bonus and balance; what cannot be computed is unknown with its reason, and the rest stands."""
    try:
        return _bereken(rijen, f, cijfers, lkv, wetten)
    except Fout as fout:
        gevolg = "daarover staat hier niets; de rest van het antwoord hangt er niet van af"
        melding = Bevinding("opslag-onbekend", WAARSCHUWING, "opslag en bonus zijn niet te berekenen", gevolg)
        zin = f"Opslag en bonus zijn niet te berekenen: {fout}"
        return leeg(wetten.with_regimes(REGIME).op(f.wet.op), zin), [melding], {}


def _bereken(
    rijen: Rijen, f: Feiten, cijfers: dict[str, Any], lkv: dict[int, dict[str, Any]], wetten: Wetten
) -> tuple[OpslagBonus, list[Bevinding], dict[str, Cijfer]]:
    """Opslag, bonus and balance over the hours and wages so far, what to say, and the figures with their trees.

    `lkv` has the hours with a right per employee.
    """
    wet = wetten.with_regimes(REGIME).op(f.wet.op)
    sinds = from_day_number(int(wet.figure("lkv_banenafspraak_register_vanaf"))).year
    if wet.op.year < sinds:
        return *_te_vroeg(wet, sinds), {}
    feiten = {
        "opslag_grondslag": _grondslag(rijen, f, wet),
        "vereiste_uren": cijfers["vereiste_uren"],
        "premieloon_alle_tijdvakken": int(rijen.loon["premieloon_tijdvak"].sum()),
        "kleine_werkgever": _kleine_werkgever(rijen, wet),
        "werknemer": _werknemers(rijen, lkv),
    }
    uit = opslag(wet, feiten)
    beeld = replace(uit.beeld, toelichting=_toelichting(uit.beeld, uit.cijfers[BONUS].bron))
    return beeld, _bevindingen(beeld, f, rijen), uit.cijfers


def _te_vroeg(wet: Law, sinds: int) -> tuple[OpslagBonus, list[Bevinding]]:
    jaar = wet.op.year
    zin = (
        f"De bonus volgt het register, zoals het loonkostenvoordeel sinds {sinds} doet; over {jaar} is er uit "
        "aangiften niets te berekenen."
    )
    wat = f"opslag en bonus van de Wet banenafspraak bestonden in {jaar} nog niet"
    melding = Bevinding("opslag-te-vroeg", MEDEDELING, wat, "daarover is niets berekend")
    return leeg(wet, zin), [melding]


def _kleine_werkgever(rijen: Rijen, wet: Law) -> bool | None:
    """By the tariff that the employer files itself; unknown when no wages for the Aof were filed."""
    laag, hoog = rijen.laag_tarief
    if not laag and not hoog:
        return None
    naam = "kleine_werkgever_uit_aangifte"
    klein: bool | None = wet.compute({"premieloon_aof_laag": laag}, naam).outcome(naam)
    return klein


def _grondslag(rijen: Rijen, f: Feiten, wet: Law) -> int | None:
    """Wages up to the maximum of everybody who is not excluded."""
    werkgever = int(rijen.loon["werkgever"].item(0)) if rijen.loon.height else 1
    boven = pl.DataFrame({"werkgever": [werkgever], "jaar": [wet.op.year], "uitlener": [f.feiten["uitlener"]]})
    tijdvak = rijen.loon.drop("register_onbekend")
    per = wet.derive({"tijdvak": tijdvak, "werkgever": boven}, "premieloon_met_opslag_jaar", check=False)
    wie = per.rename({"premieloon_met_opslag_jaar": "premieloon"}).with_columns(uitgezonderd_van_opslag=pl.lit(False))
    uit = wet.derive({"werknemer": wie, "werkgever": boven}, "opslag_grondslag", check=False)
    som: int | None = uit["opslag_grondslag"].item()
    return som


def _werknemers(rijen: Rijen, lkv: dict[int, dict[str, Any]]) -> list[dict[str, int | None]]:
    """Hours with a right to the LKV banenafspraak per employee; unknown without a register answer."""
    if rijen.niets_bekend or rijen.tijdvak["heeft_registratie"].null_count():
        return [{"uren_lkv_banenafspraak": None}]
    return [{"uren_lkv_banenafspraak": rij["uren_lkv_banenafspraak"]} for _, rij in sorted(lkv.items())]


def _toelichting(beeld: OpslagBonus, bron: str) -> tuple[str, ...]:
    klein, tarief = beeld.kleine_werkgever, beeld.bonus_per_uur
    zinnen = ["Indicatie: de bedragen worden pas vastgesteld als de regeling wordt geactiveerd."]
    if klein:
        zinnen.append(
            "In de aangiften staat de lage Aof-premie, dus dit is een kleine werkgever: geen opslag, wel bonus."
        )
    elif klein is None:
        zinnen.append("Of dit een kleine werkgever is, is niet te zien; kleine werkgevers betalen geen opslag.")
    if beeld.percentage is not None:
        zinnen.append(f"Het percentage is {beeld.percentage_herkomst}.")
    if tarief is not None:
        zinnen.append(f"De bonus is {euro(tarief)} per verloond uur, boven op het loonkostenvoordeel ({bron}).")
    zinnen.append(
        "De bonus telt alleen uren met recht op het loonkostenvoordeel doelgroep banenafspraak: niet de ingeleende "
        "uren, en niet de uren na de AOW-leeftijd."
    )
    zinnen.append("Een hoogste bedrag per werknemer staat in geen gelezen wettekst; er is niet begrensd.")
    return tuple(zinnen)


def _bevindingen(beeld: OpslagBonus, f: Feiten, rijen: Rijen) -> list[Bevinding]:
    gevonden = []
    if beeld.percentage is None:
        wat = "het percentage van de inclusiviteitsopslag staat in geen regeling"
        of = (
            ", of --quotumpercentage om het af te leiden"
            if f.status == "onbekend"
            else "; af te leiden is het hier niet"
        )
        gevolg = f"opslag en saldo zijn onbekend; geef --opslagpercentage{of}"
        gevonden.append(Bevinding("opslagpercentage-onbekend", WAARSCHUWING, wat, gevolg))
    if beeld.grondslag is None and rijen.loon["aard"].null_count():
        wat = "van een deel van het loon is niet te zien of er opslag over geldt: welk soort Wsw het is, staat er niet"
        gevonden.append(Bevinding("opslagloon-onbekend", WAARSCHUWING, wat, "opslag en saldo zijn onbekend"))
    elif beeld.grondslag is None and beeld.percentage_herkomst:
        wat = "het maximumpremieloon van dit jaar is niet bekend"
        gevonden.append(Bevinding("maximumpremieloon-onbekend", WAARSCHUWING, wat, "opslag en saldo zijn onbekend"))
    if beeld.kleine_werkgever is None:
        wat = "in de aangiften staat geen Aof-premieloon, dus of dit een kleine werkgever is, is onbekend"
        gevonden.append(Bevinding("kleine-werkgever-onbekend", WAARSCHUWING, wat, "de opslag is onbekend"))
    return gevonden
