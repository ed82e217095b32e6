"""What opslag and bonus of the Wet banenafspraak would come to: regime `wet-banenafspraak`, enacted and not in force.

The percentage is in no source. It is what the user gives, or else what the balance rule of the letter of 2019 gives for
this employer: the percentage at which opslag and bonus are equal at exactly the quota. Both are said. Amounts in cents.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from telmee.getallen import euro
from telmee.werkgever.calculator import REGIME, bonusrijen, van_toepassing
from telmee.werkgever.feiten import Feiten
from telmee.werkgever.rijen import Rijen
from telmee.werkgever.tellingen import uit_totalen
from telmee.werkgever.uitkomst import MEDEDELING, WAARSCHUWING, Bevinding, OpslagBonus
from telmee.werkgever.wetcijfers import cijfer, register_sinds
from telmee.wet import Law, Wetten
from telmee.wet.machine.explain import compute

UITLEG = ("saldo_opslag_bonus", "evenwicht_uren")
STATUS = "aangenomen, nog niet in werking: er is nu geen opslag en geen bonus"


def bereken(
    rijen: Rijen, f: Feiten, cijfers: dict[str, Any], lkv: dict[int, dict[str, Any]], wetten: Wetten
) -> tuple[OpslagBonus, list[Bevinding], tuple[dict[str, Any], ...]]:
    """Opslag, bonus and balance over the hours and wages so far, what to say about them, and the trees behind them.

    `lkv` has the hours with a right per employee.
    """
    wet = wetten.with_regimes(REGIME).op(f.wet.op)
    if wet.op.year < (eerste_jaar := register_sinds(wet)):
        return _te_vroeg(wet, eerste_jaar)
    klein = _kleine_werkgever(rijen)
    basis = _grondslag(rijen, f, wet)
    bonusuren = _bonusuren(rijen, lkv)
    feiten = {"kleine_werkgever": klein, "opslag_grondslag": basis, "vereiste_uren": cijfers["vereiste_uren"]}
    percentage, herkomst = _percentage(wet, feiten)
    met = wet.with_values(inclusiviteitsopslag_percentage=percentage) if percentage is not None else wet
    uit = uit_totalen(met, {**feiten, "bonusuren": bonusuren}, "inclusiviteitsopslag", "evenwicht_uren")
    tarief = cijfer(met, "banenafspraakbonus_per_uur")
    bonus = None if bonusuren is None or tarief is None else _bonus(met, bonusuren)
    saldo = _saldo(met, bonus, uit["inclusiviteitsopslag"])
    evenwicht = uit["evenwicht_uren"]
    beeld = OpslagBonus(
        regime=REGIME,
        van_toepassing=van_toepassing(wet),
        status=STATUS,
        kleine_werkgever=klein,
        percentage=percentage,
        percentage_herkomst=herkomst,
        grondslag=basis,
        opslag=uit["inclusiviteitsopslag"],
        bonusuren=bonusuren,
        bonus_per_uur=tarief,
        bonus=bonus,
        saldo=saldo,
        evenwicht_uren=evenwicht,
        uren_tot_evenwicht=None if evenwicht is None or bonusuren is None else max(evenwicht - bonusuren, 0),
        uitgezonderd_loon=_uitgezonderd(rijen, basis),
        toelichting=_toelichting(klein, percentage, herkomst, tarief),
    )
    return beeld, _bevindingen(beeld, f, rijen), _uitleg(wet, met, feiten, bonusuren, percentage is not None)


def _te_vroeg(wet: Law, eerste_jaar: int) -> tuple[OpslagBonus, list[Bevinding], tuple[dict[str, Any], ...]]:
    jaar = wet.op.year
    zin = (
        f"De bonus volgt het register, zoals het loonkostenvoordeel sinds {eerste_jaar} doet; over {jaar} is er uit "
        "aangiften niets te berekenen."
    )
    wat = f"opslag en bonus van de Wet banenafspraak bestonden in {jaar} nog niet"
    melding = Bevinding("opslag-te-vroeg", MEDEDELING, wat, "daarover is niets berekend")
    leeg = OpslagBonus(REGIME, van_toepassing(wet), STATUS, None, None, "", *(None,) * 8, toelichting=(zin,))
    return leeg, [melding], ()


def _uitleg(
    wet: Law, met: Law, feiten: dict[str, Any], bonusuren: int | None, percentage: bool
) -> tuple[dict[str, Any], ...]:
    """The trees behind opslag, bonus and balance; of the percentage before it was filled in, when it was derived."""
    record = {**feiten, "werknemer": bonusrijen(bonusuren)}
    bomen = [compute(met, record, *UITLEG).explain(naam).as_dict() for naam in UITLEG]
    if percentage:
        bomen.append(wet.explain(record, "opslagpercentage_uit_evenwicht").as_dict())
    return tuple(bomen)


def _kleine_werkgever(rijen: Rijen) -> bool | None:
    """The tariff that the employer files itself: low is for small employers, whose Wsw wages are high (Wfsv 36)."""
    laag, hoog = rijen.laag_tarief
    if not laag and not hoog:
        return None
    return laag > 0


def _grondslag(rijen: Rijen, f: Feiten, wet: Law) -> int | None:
    """Wages up to the maximum of everybody who is not excluded."""
    boven = pl.DataFrame({"werkgever": [_werkgever(rijen)], "jaar": [wet.op.year], "uitlener": [f.feiten["uitlener"]]})
    tijdvak = rijen.loon.drop("register_onbekend")
    per = wet.derive({"tijdvak": tijdvak, "werkgever": boven}, "premieloon_met_opslag_jaar", check=False)
    wie = per.rename({"premieloon_met_opslag_jaar": "premieloon"}).with_columns(uitgezonderd_van_opslag=pl.lit(False))
    uit = wet.derive({"werknemer": wie, "werkgever": boven}, "opslag_grondslag", check=False)
    som: int | None = uit["opslag_grondslag"].item()
    return som


def _werkgever(rijen: Rijen) -> int:
    return int(rijen.loon["werkgever"].item(0)) if rijen.loon.height else 1


def _bonusuren(rijen: Rijen, lkv: dict[int, dict[str, Any]]) -> int | None:
    """Hours with a right to the LKV banenafspraak; unknown without a register answer."""
    if rijen.niets_bekend or rijen.tijdvak["heeft_registratie"].null_count():
        return None
    uren = [rij["uren_lkv_banenafspraak"] for rij in lkv.values()]
    return sum(u for u in uren if u is not None)


def _percentage(wet: Law, feiten: dict[str, Any]) -> tuple[int | None, str]:
    if (gegeven := cijfer(wet, "inclusiviteitsopslag_percentage")) is not None:
        return gegeven, "opgegeven"
    uit: int | None = uit_totalen(wet, feiten, "opslagpercentage_uit_evenwicht")["opslagpercentage_uit_evenwicht"]
    if uit is None:
        return (
            None,
            "onbekend: het percentage staat in geen regeling, en zonder quotumpercentage is het niet af te leiden",
        )
    return uit, (
        "afgeleid: het percentage waarbij opslag en bonus voor deze werkgever gelijk zijn als hij precies aan het "
        "quotum voldoet, afgerond op honderdsten; het echte percentage is voor alle werkgevers gelijk en "
        "volgt pas bij activering"
    )


def _bonus(wet: Law, uren: int) -> int | None:
    frame = pl.DataFrame({"persoon": [1], "werkgever": [1], "jaar": [wet.op.year], "uren_lkv_banenafspraak": [uren]})
    bonus: int | None = wet.derive({"werknemer": frame}, "banenafspraakbonus", check=False)["banenafspraakbonus"].item()
    return bonus


def _saldo(wet: Law, bonus: int | None, opslag: int | None) -> int | None:
    feiten = {"banenafspraakbonus_werkgever": bonus, "inclusiviteitsopslag": opslag}
    saldo: int | None = uit_totalen(wet, feiten, "saldo_opslag_bonus")["saldo_opslag_bonus"]
    return saldo


def _uitgezonderd(rijen: Rijen, basis: int | None) -> int | None:
    """Wages that are not in the base: above the maximum, or of who is excluded."""
    return None if basis is None else int(rijen.loon["premieloon_tijdvak"].sum()) - basis


def _toelichting(klein: bool | None, percentage: int | None, herkomst: str, tarief: int | None) -> tuple[str, ...]:
    zinnen = ["Indicatie: de bedragen worden pas vastgesteld als de regeling wordt geactiveerd."]
    if klein:
        zinnen.append(
            "In de aangiften staat de lage Aof-premie, dus dit is een kleine werkgever: geen opslag, wel bonus."
        )
    elif klein is None:
        zinnen.append("Of dit een kleine werkgever is, is niet te zien; kleine werkgevers betalen geen opslag.")
    if percentage is not None:
        zinnen.append(f"Het percentage is {herkomst}.")
    if tarief is not None:
        zinnen.append(f"De bonus is {euro(tarief)} per verloond uur (brief van 2019), boven op het loonkostenvoordeel.")
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
