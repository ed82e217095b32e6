"""From the file of a reform to what it pushes in the population, and which parameters it brings in."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from telmee.beleid import vooruit
from telmee.beleid.begin import REGISTER
from telmee.beleid.hervorming import Hervorming
from telmee.beleid.leeftijd import Cohorten, cohorten, klassen
from telmee.beleid.parameters import OPGEGEVEN, Bereik, Parameter, uniform
from telmee.beleid.vooruit import NIEUW, Getallen, Groep, Plan, Quotumdruk
from telmee.beleid.wettelijk import Wettelijk
from telmee.fouten import Fout

EIGEN_STROOM = ("baanvinden_kwartaal", "instroom_register_jaar")
"""Flows that follow from the growth of the published stocks, unless the user gives them."""


def nodig(h: Hervorming) -> tuple[str, ...]:
    """Parameters that this reform asks, known or not."""
    namen: list[str] = ["verdringing_buiten", "besparing_per_baan_akkoord", "besparing_per_baan_begroting"]
    namen += ["ingeboekte_besparing"]
    groep = h.doelgroep
    if groep and groep.optie > 1:
        namen += [f"optie{groep.optie}_omvang", f"optie{groep.optie}_werkend", "nulmeting_uren_nieuw"]
    if h.verbreding or h.lks:
        namen += ["verbreding_wia_ww", "optie2_werkend"]
    if h.leeftijdsgrens:
        namen += ["leeftijdsgrens_omvang", "optie2_werkend"]
    if (groep and groep.optie > 1) or h.verbreding or h.leeftijdsgrens:
        namen += ["effect_meetellen", "verdringing_binnen", "beoordelingen_nu", "beoordeling_kosten", "capaciteit_uwv"]
    namen += ["t_plus_2_uitstroom"] if h.t_plus_2 else []
    if h.quotum:
        namen += ["quotumeffect_per_baan", "aankondiging_jaren", "aanpassing_jaren", "kosten_intrinsiek"]
        namen += ["klein_aandeel", *(["opslag_tegen_heffing"] if h.quotumvorm == "opslag" else [])]
    namen += ["werknemersbanen"] if h.quotum and h.quotum.opslagpercentage else []
    namen += ["bonus_vast_effect"] if h.bonus_vast_contract else []
    namen += ["no_risk_effect"] if h.no_risk else []
    namen += ["no_risk_kosten"] if krijgt_no_risk(h) else []
    namen += ["lks_wia_effect"] if h.lks else []
    if h.uitvoering:
        namen += ["in_beeld_effect"] if h.uitvoering.in_beeld else []
        namen += ["regionaal_effect"] if h.uitvoering.regionaal else []
        namen += ["quotum_uitvoering_effect"] if h.uitvoering.quotum else []
    namen += ["beschut_per_plek"] if h.beschut else []
    namen += [naam for naam in EIGEN_STROOM if naam in h.opgegeven]
    if doet_iets(h):
        namen += ["begeleiding_per_persoon", "deadweight", "gemeentefonds_lks", "lks_personen", "bijstandsnorm"]
    return tuple(dict.fromkeys(namen))


def krijgt_no_risk(h: Hervorming) -> bool:
    """Whether more people get the no-riskpolis than today."""
    groep = h.doelgroep
    return bool(h.no_risk) or (groep is not None and groep.optie > 1 and "no_risk" not in groep.loskoppelen)


def doet_iets(h: Hervorming) -> bool:
    """Whether it can bring anybody to work."""
    breder = h.doelgroep is not None and h.doelgroep.optie > 1
    return any(
        (breder, h.verbreding, h.leeftijdsgrens, h.quotum, h.bonus_vast_contract, h.no_risk, h.lks, h.uitvoering)
    )


def maak(h: Hervorming, p: Mapping[str, Getallen], wet: Wettelijk, jaren: int, zaad: int) -> Plan:
    """The push of this reform, as arrays over draws."""
    aantal = len(p["register_personen"])
    groepen = _groepen(h, p)
    return Plan(
        h.vanaf,
        jaren,
        groepen,
        p.get("capaciteit_uwv") if any(g.telt for g in groepen) else None,
        _vind(h, p, groepen),
        _in_beeld(h, p, aantal, zaad),
        _vast(h, p, aantal, zaad),
        p.get("t_plus_2_uitstroom") if h.t_plus_2 else None,
        wet.t_plus_2_vanaf,
        _beschut(h, p, wet, aantal, zaad),
        _quotum(h, p, wet, groepen, zaad),
        _cohorten(h, wet),
    )


def _cohorten(h: Hervorming, wet: Wettelijk) -> Cohorten | None:
    """The ages that the file gives, with the pension age of the law."""
    if h.leeftijden is None:
        return None
    return cohorten([klassen(h.leeftijden.van(g)) for g in REGISTER], klassen(h.leeftijden.instroom), wet.aow)


STROOM = "hervorming."
"""Before the name of the draws of a range in the file itself."""
_IN_BESTAND = {
    "opslagpercentage": ("quotum.opslagpercentage", "procent"),
    "bonus_per_uur": ("quotum.bonus_per_uur", "euro/uur"),
    "bonus_vast_contract": ("bonus_vast_contract", "euro"),
    "in_beeld": ("uitvoering.in_beeld", "personen"),
    "quotum_uwv": ("uitvoering.quotum.uwv", "personen"),
    "quotum_gemeenten": ("uitvoering.quotum.gemeenten", "personen"),
    "beschut": ("beschut", "personen"),
    "doelstelling": ("doelstelling.vast", "banen"),
}
"""Figures of the file that are no parameter: by the name of their draws the key and the unit."""


def eigen_bereiken(h: Hervorming) -> dict[str, Parameter]:
    """Ranges in the file that are no parameter, as one each; by the name of their draws."""
    q, u, d = h.quotum, h.uitvoering, h.doelstelling
    gegeven = {
        "opslagpercentage": q and q.opslagpercentage,
        "bonus_per_uur": q and q.bonus_per_uur,
        "bonus_vast_contract": h.bonus_vast_contract,
        "in_beeld": u and u.in_beeld,
        "quotum_uwv": u and u.quotum and u.quotum.uwv,
        "quotum_gemeenten": u and u.quotum and u.quotum.gemeenten,
        "beschut": None if h.beschut == "pad" else h.beschut,
        "doelstelling": d and d.vast,
    }
    uit = {}
    for naam, bereik in gegeven.items():
        if bereik and bereik[0] < bereik[1]:
            sleutel, eenheid = _IN_BESTAND[naam]
            leeg = Parameter(sleutel, "hervorming", sleutel, eenheid, OPGEGEVEN, OPGEGEVEN, OPGEGEVEN, (sleutel,))
            uit[STROOM + naam] = leeg.opgegeven(bereik)
    return uit


def van(p: Mapping[str, Getallen], bereik: Bereik, naam: str, aantal: int, zaad: int) -> Getallen:
    """Draws of a range in the file itself, those that are given before its own; one figure is the same in all."""
    if STROOM + naam in p:
        return p[STROOM + naam]
    return bereik[0] + uniform(f"{STROOM}{naam}", aantal, zaad) * (bereik[1] - bereik[0])


def _groepen(h: Hervorming, p: Mapping[str, Getallen]) -> tuple[Groep, ...]:
    """New people; of option 2 and 3 the size is that of the whole group, so who comes in otherwise is part of it."""
    uit = []
    if h.verbreding or h.lks:
        uit.append(Groep("verbreding", p["verbreding_wia_ww"], p["optie2_werkend"], bool(h.verbreding)))
    if h.leeftijdsgrens and "leeftijdsgrens_omvang" in p:
        uit.append(Groep("leeftijdsgrens", p["leeftijdsgrens_omvang"], p["optie2_werkend"]))
    if h.doelgroep and h.doelgroep.optie > 1:
        optie = h.doelgroep.optie
        al = sum((g.omvang for g in uit if g.telt), np.zeros_like(p["register_personen"]))
        erbij = np.maximum(p[f"optie{optie}_omvang"] - p["register_personen"] - al, 0)
        uit.append(Groep("nieuw", erbij, p[f"optie{optie}_werkend"]))
    return tuple(sorted(uit, key=lambda g: NIEUW.index(g.grond)))


def _vind(h: Hervorming, p: Mapping[str, Getallen], groepen: tuple[Groep, ...]) -> dict[str, Getallen]:
    """Times the chance of work, by ground; only what this reform does."""
    keer: dict[str, Getallen] = {}
    namen = [*REGISTER[:2], *(g.grond for g in groepen)]

    def doe(grond: str, hoeveel: Getallen) -> None:
        keer[grond] = keer[grond] * hoeveel if grond in keer else hoeveel

    los = set(h.doelgroep.loskoppelen) if h.doelgroep else set()
    for grond in namen:
        if h.no_risk and not (grond == "nieuw" and "no_risk" in los):
            doe(grond, 1 + p["no_risk_effect"])
        if h.uitvoering and h.uitvoering.regionaal and "regionaal_effect" in p:
            doe(grond, 1 + p["regionaal_effect"])
        if h.uitvoering and h.uitvoering.quotum and "quotum_uitvoering_effect" in p:
            doe(grond, 1 + p["quotum_uitvoering_effect"])
    for g in groepen:
        if g.telt and "effect_meetellen" in p:
            doe(g.grond, 1 + p["effect_meetellen"])
        if h.lks and g.grond == "verbreding":
            hoger = np.minimum(g.werkt + p["lks_wia_effect"] / 100 * len(set(h.lks)) / 2, 0.98)
            hoeveel = (hoger / (1 - hoger)) * (1 - g.werkt) / np.maximum(g.werkt, 1e-9)
            doe(g.grond, np.where(hoger > g.werkt, hoeveel, 1.0))
    return keer


def _in_beeld(h: Hervorming, p: Mapping[str, Getallen], aantal: int, zaad: int) -> Getallen | None:
    if h.uitvoering is None or h.uitvoering.in_beeld is None:
        return None
    return np.asarray(van(p, h.uitvoering.in_beeld, "in_beeld", aantal, zaad) * p["in_beeld_effect"])


def _vast(h: Hervorming, p: Mapping[str, Getallen], aantal: int, zaad: int) -> Getallen | None:
    if h.bonus_vast_contract is None:
        return None
    per_duizend = van(p, h.bonus_vast_contract, "bonus_vast_contract", aantal, zaad) / 1000
    return np.asarray(np.minimum(per_duizend * p["bonus_vast_effect"], 1) / 4)


def _beschut(
    h: Hervorming, p: Mapping[str, Getallen], wet: Wettelijk, aantal: int, zaad: int
) -> dict[int, Getallen] | None:
    """People a year to beschut werk; along the path: the flow of now, times its growth against that of 2024."""
    if h.beschut is None:
        return None
    jaren = sorted(wet.doel)
    if h.beschut != "pad":
        return dict.fromkeys(jaren, van(p, h.beschut, "beschut", aantal, zaad))
    eerst = min(wet.beschut)
    nu = wet.beschut[eerst + 1] - wet.beschut[eerst]
    return {j: p["beschut_uitstroom_jaar"] * (wet.beschut[j] - wet.beschut[j - 1]) / nu for j in jaren}


def doel(
    h: Hervorming, p: Mapping[str, Getallen], wet: Wettelijk, groepen: tuple[Groep, ...], jaar: int, zaad: int
) -> Getallen:
    """The target of a year: of the law, fixed by the reform, or in proportion to the group."""
    aantal = len(p["register_personen"])
    gewoon = np.full(aantal, float(wet.doel[jaar]))
    if h.doelstelling is None or jaar < h.vanaf:
        return gewoon
    if h.doelstelling.vast is not None:
        return van(p, h.doelstelling.vast, "doelstelling", aantal, zaad)
    if not h.doelstelling.naar_omvang:
        return gewoon
    erbij = sum((g.omvang for g in groepen if g.telt), np.zeros(aantal))
    return np.asarray(gewoon * (1 + erbij / p["register_personen"]))


def _quotum(
    h: Hervorming, p: Mapping[str, Getallen], wet: Wettelijk, groepen: tuple[Groep, ...], zaad: int
) -> Quotumdruk | None:
    """Banen that the quota adds when it works in full: per baan that is asked of employers that are not small."""
    q = h.quotum
    if q is None:
        return None
    begin = wet.quotum_vanaf
    assert begin is not None
    einde = max(wet.doel)
    gevraagd = (wet.nulmeting + doel(h, p, wet, groepen, min(max(begin, h.vanaf), einde), zaad)) * (
        1 - p["klein_aandeel"]
    )
    kracht = np.ones_like(gevraagd)
    if h.quotumvorm == "opslag":
        kracht = (
            p["opslag_tegen_heffing"] * bonus_per_uur(h, p, wet, len(gevraagd), zaad) * wet.uren_per_baan / wet.heffing
        )
    return Quotumdruk(
        p["quotumeffect_per_baan"] * gevraagd * kracht,
        vooruit.eerste_kwartaal(q.activering),
        vooruit.eerste_kwartaal(begin),
        p["aankondiging_jaren"],
        p["aanpassing_jaren"],
        p["kosten_intrinsiek"],
    )


def bonus_per_uur(h: Hervorming, p: Mapping[str, Getallen], wet: Wettelijk, aantal: int, zaad: int) -> Getallen:
    """Of the reform, else the indication of the law."""
    eigen = h.quotum.bonus_per_uur if h.quotum else None
    if eigen is None:
        if wet.bonus_per_uur is None:
            raise Fout("De wet van deze stand noemt geen bonus; geef 'bonus_per_uur' bij het quotum.")
        eigen = (wet.bonus_per_uur, wet.bonus_per_uur)
    return van(p, eigen, "bonus_per_uur", aantal, zaad)
