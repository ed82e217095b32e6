"""The reform of an address: what was typed as a reform, a reform as the end of an address, and what is wrong where.

A range is two fields, `<name>_van` and `<name>_tot`; one of them is one value. Shares are typed in per cents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.http import QueryDict
from django.http.request import validate_host
from django.urls import reverse
from django.utils.translation import override

from telmee import deur, getypt
from telmee.beleid.parameters import parameters
from telmee.fouten import Fout, GebruiksFout
from telmee.gelezen import json_van_tekst
from telmee.web.kit.teksten import taal, tekst
from telmee.web.onderdelen.werkgever import vraag

TREKKINGEN, JAREN, ZAAD = 200, 15, 1
CIJFER = "cijfer_"
"""Before the name of a parameter: a range of the user for it."""
KEUZES = {
    "basis": ("vandaag", "wet-banenafspraak"),
    "optie": ("", "1", "2", "3"),
    "doelstelling": ("", "vast", "naar_omvang"),
    "sectoronderscheid": ("", "blijft", "vervalt"),
    "vorm": ("", "heffing", "opslag"),
}
VINKEN = (
    "los_lkv",
    "los_no_risk",
    "verbreding_aan",
    "leeftijdsgrens_aan",
    "t_plus_2_aan",
    "no_risk",
    "lks_wia",
    "lks_ww",
    "regionaal",
    "beschut_pad",
)
JAARVELDEN = ("vanaf", "activering")
BEREIKEN = {
    "omvang": ("doelgroep.omvang", 1),
    "werkt_al": ("doelgroep.werkt_al", 100),
    "verbreding": ("verbreding", 1),
    "leeftijdsgrens": ("leeftijdsgrens", 1),
    "t_plus_2": ("t_plus_2", 100),
    "doel": ("doelstelling.vast", 1),
    "opslagpercentage": ("quotum.opslagpercentage", 1),
    "bonus_per_uur": ("quotum.bonus_per_uur", 1),
    "bonus_vast": ("bonus_vast_contract", 1),
    "in_beeld": ("uitvoering.in_beeld", 1),
    "quotum_uwv": ("uitvoering.quotum.uwv", 1),
    "quotum_gemeenten": ("uitvoering.quotum.gemeenten", 1),
    "beschut": ("beschut", 1),
}
"""Where a range goes in a reform, and by what it is divided: per cents of a share by a hundred."""
PLEK = {plek: f"{naam}_van" for naam, (plek, _) in BEREIKEN.items()} | {
    "doelgroep.optie": "optie",
    "doelgroep": "optie",
    "doelgroep.loskoppelen": "los_lkv",
    "quotum.activering": "activering",
    "quotum.vorm": "vorm",
    "quotum": "opslagpercentage_van",
    "uitvoering": "quotum_uwv_van",
    "no_risk": "no_risk",
    "lks": "lks_wia",
    "": "optie",
}
"""The field at which a refusal of a place in a reform stands."""


HANGT_AAN = {
    "optie": ("omvang", "werkt_al", "los_lkv", "los_no_risk", "doelstelling", "doel"),
    "doelstelling": ("doel",),
    "vorm": ("activering", "opslagpercentage", "bonus_per_uur"),
    "in_beeld": ("quotum_uwv", "quotum_gemeenten"),
    "basis": ("sectoronderscheid", "vorm", "activering", "opslagpercentage", "bonus_per_uur"),
}
"""What cannot be judged while this is wrong."""


def velden() -> tuple[str, ...]:
    """Every name that the address of a reform may have."""
    eigen = [f"{CIJFER}{naam}" for naam in parameters()]
    ranges = [f"{naam}_{kant}" for naam in (*BEREIKEN, *eigen) for kant in ("van", "tot")]
    return (*KEUZES, *VINKEN, *JAARVELDEN, *ranges)


@dataclass(frozen=True)
class Gelezen:
    """The reform as plain data, or what is wrong by field; `leeg`: nothing was chosen."""

    inhoud: Mapping[str, Any] = field(default_factory=dict)
    fouten: Mapping[str, str] = field(default_factory=dict)
    leeg: bool = True

    @property
    def sleutel(self) -> str:
        """The reform in one line, the same for what is the same."""
        return json.dumps(self.inhoud, sort_keys=True)


def lees(gegeven: Mapping[str, str]) -> Gelezen:
    """The reform that was typed, checked against the law of today."""
    kaal = {naam: getypt_.strip() for naam, getypt_ in gegeven.items() if getypt_.strip()}
    fouten: dict[str, str] = {}
    inhoud: dict[str, Any] = {}
    _keuzes(kaal, inhoud, fouten)
    _bereiken(kaal, inhoud, fouten)
    fouten |= {veld: tekst(f"beleid.{sleutel}") for veld, sleutel in _los(kaal).items() if veld not in fouten}
    if not fouten and (fout := _van_de_wet(kaal, inhoud)):
        fouten |= [fout]
    while fouten and (nog := _nog_een(kaal, fouten)):
        fouten |= [nog]
    return Gelezen(inhoud, fouten, not kaal)


def _van_de_wet(kaal: Mapping[str, str], inhoud: dict[str, Any]) -> tuple[str, str] | None:
    """The first thing that the law refuses: at which field, and what it says."""
    try:
        _quotum(inhoud)
    except Fout as fout:
        return "vorm", str(fout)
    try:
        hervorming(json.dumps(inhoud, sort_keys=True), date.today())
    except Fout as fout:
        return waar(fout, kaal), op_pagina(str(fout))
    return None


def _nog_een(kaal: Mapping[str, str], fouten: Mapping[str, str]) -> tuple[str, str] | None:
    """What is wrong beside what is known to be: the law is asked about the rest, so that errors come together."""
    fout = {_stam(veld) for veld in fouten}
    weg = fout.union(*(HANGT_AAN.get(naam, ()) for naam in fout))
    rest = {veld: waarde for veld, waarde in kaal.items() if _stam(veld) not in weg}
    inhoud: dict[str, Any] = {}
    _keuzes(rest, inhoud, {})
    _bereiken(rest, inhoud, {})
    nog = _van_de_wet(rest, inhoud) if rest and not _los(rest) else None
    return nog if nog and nog[0] in rest else None


def _stam(veld: str) -> str:
    """The name of a range by that of one of its ends."""
    return veld.removesuffix("_van").removesuffix("_tot")


def _keuzes(kaal: Mapping[str, str], inhoud: dict[str, Any], fouten: dict[str, str]) -> None:
    gekozen = {}
    for naam, kan in KEUZES.items():
        if naam in kaal and kaal[naam] not in kan:
            fouten[naam] = f"'{kaal[naam][:40]}' is geen keuze; kies uit {', '.join(filter(None, kan))}."
        gekozen[naam] = kaal.get(naam, "")
    aan = {naam: naam in kaal for naam in VINKEN}
    if gekozen["basis"]:
        inhoud["basis"] = gekozen["basis"]
    if gekozen["optie"] and "optie" not in fouten:
        zet(inhoud, "doelgroep.optie", int(gekozen["optie"]))
    if los := [naam for naam in ("lkv", "no_risk") if aan[f"los_{naam}"]]:
        zet(inhoud, "doelgroep.loskoppelen", los)
    for naam, plek, waarde in (
        ("verbreding_aan", "verbreding", True),
        ("leeftijdsgrens_aan", "leeftijdsgrens", "vervalt"),
        ("t_plus_2_aan", "t_plus_2", True),
        ("no_risk", "no_risk", "verruimd"),
        ("regionaal", "uitvoering.regionaal", True),
        ("beschut_pad", "beschut", "pad"),
    ):
        if aan[naam]:
            zet(inhoud, plek, waarde)
    if lks := [naam for naam in ("wia", "ww") if aan[f"lks_{naam}"]]:
        inhoud["lks"] = lks
    if gekozen["doelstelling"]:
        inhoud["doelstelling"] = {"naar_omvang": True} if gekozen["doelstelling"] == "naar_omvang" else {}
    if gekozen["sectoronderscheid"]:
        inhoud["sectoronderscheid"] = gekozen["sectoronderscheid"]
    if gekozen["vorm"]:
        zet(inhoud, "quotum.vorm", gekozen["vorm"])
    for naam, plek in (("vanaf", "vanaf"), ("activering", "quotum.activering")):
        try:
            if naam in kaal:
                zet(inhoud, plek, _jaar(kaal[naam]))
        except Fout as fout:
            fouten[naam] = str(fout)


def _los(kaal: Mapping[str, str]) -> dict[str, str]:
    """Fields that go with a choice that was not made, in the words of the form: at which field, and which sentence."""

    def gevuld(*namen: str) -> bool:
        return any(f"{naam}{kant}" in kaal for naam in namen for kant in ("", "_van", "_tot"))

    fouten = {}
    if kaal.get("optie", "1") == "1" and gevuld("omvang", "werkt_al", "los_lkv", "los_no_risk"):
        fouten["optie"] = "fout_optie"
    if "doelstelling" not in kaal and gevuld("doel"):
        fouten["doel_van"] = "fout_doelstelling"
    if kaal.get("doelstelling") == "naar_omvang" and gevuld("doel"):
        fouten["doelstelling"] = "fout_doelstelling"
    zonder, heffing = "vorm" not in kaal, kaal.get("vorm") == "heffing"
    for naam in ("activering", "opslagpercentage", "bonus_per_uur"):
        if gevuld(naam) and (zonder or (heffing and naam in BEREIKEN)):
            fouten[f"{naam}_van" if naam in BEREIKEN else naam] = "fout_vorm" if zonder else "fout_opslag"
    for naam in ("quotum_uwv", "quotum_gemeenten"):
        if gevuld(naam) and not gevuld("in_beeld"):
            fouten[f"{naam}_van"] = "fout_in_beeld"
    if "beschut_pad" in kaal and gevuld("beschut"):
        fouten["beschut_van"] = "fout_beschut"
    return fouten


def kleine_delen(kaal: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Shares of less than one per cent, typed without the sign of it: the field, and how a whole share is written."""
    gevonden = []
    for naam, (_, delen) in BEREIKEN.items():
        for veld in (f"{naam}_van", f"{naam}_tot"):
            getypt_ = kaal.get(veld, "").strip()
            if delen == 100 and getypt_ and not getypt.splits(getypt_)[0] and 0 < (x := getal(getypt_)) < 1:
                gevonden.append((veld, schrijf(x * 100)))
    return tuple(gevonden)


def _jaar(getypt_: str) -> int:
    if not (getypt_.isascii() and getypt_.isdigit() and len(getypt_) == 4):
        raise GebruiksFout(f"'{getypt_[:20]}' is geen jaar; schrijf het als 2030.")
    return int(getypt_)


def _bereiken(kaal: Mapping[str, str], inhoud: dict[str, Any], fouten: dict[str, str]) -> None:
    eigen = {f"{CIJFER}{naam}": (f"parameters.{naam}", 1) for naam in parameters()}
    for naam, (plek, delen) in {**BEREIKEN, **eigen}.items():
        gevonden = bereik(kaal, naam, delen, fouten, naam in eigen)
        if gevonden is not None:
            zet(inhoud, plek, gevonden)


def bereik(
    kaal: Mapping[str, str], naam: str, delen: int, fouten: dict[str, str], onder_nul: bool = False
) -> list[float] | None:
    """The two ends of a range; one that was typed is both. What is wrong goes to `fouten`."""
    einden: list[float] = []
    for kant in ("van", "tot"):
        veld = f"{naam}_{kant}"
        try:
            if kaal.get(veld, "").strip():
                einden.append(getal(kaal[veld], onder_nul, delen))
        except Fout as fout:
            fouten[veld] = str(fout)
    if not einden:
        return None
    if einden[0] > einden[-1]:
        fouten[f"{naam}_van"] = "Het bereik staat ondersteboven; vul eerst de laagste en dan de hoogste waarde in."
    return [einden[0], einden[-1]]


def getal(getypt_: str, onder_nul: bool = False, delen: int = 1) -> float:
    """A number as it was typed, the Dutch way."""
    kaal = getypt_.strip()
    min_ = onder_nul and kaal[:1] in ("-", "−")
    waarde = getypt.getal(kaal[1:] if min_ else kaal, "dit veld", None) / delen
    if waarde > 10**12:
        raise GebruiksFout("Dat getal is te groot; geef een kleiner getal.")
    if delen == 100 and waarde > 1:
        raise GebruiksFout("Meer dan 100% kan niet; geef een percentage van 0 tot en met 100.")
    return -float(waarde) if min_ else float(waarde)


def op_pagina(zin: str) -> str:
    """A refusal with its share as people write it: with a comma on a Dutch page."""
    return re.sub(r"\b0\.(?=\d)", "0,", zin) if taal() == "nl" else zin


def zet(inhoud: dict[str, Any], plek: str, waarde: Any) -> None:
    """Puts a value at its place in a reform."""
    *ervoor, naam = plek.split(".")
    for deel in ervoor:
        inhoud = inhoud.setdefault(deel, {})
    inhoud[naam] = waarde


def _quotum(inhoud: dict[str, Any]) -> None:
    """Without a year the first in which the law allows the decision. Raises `Fout`."""
    quotum = inhoud.get("quotum")
    if quotum is None or "activering" in quotum:
        return
    from telmee.beleid.hervorming import vroegste_activering

    vorm = quotum.get("vorm") or _vorm(inhoud)
    quotum["activering"] = max(vroegste_activering(deur.wetten(), vorm), inhoud.get("vanaf", 0))


def _vorm(inhoud: Mapping[str, Any]) -> str:
    """The form of the law that a reform begins with."""
    return "opslag" if inhoud.get("basis") == "wet-banenafspraak" else "heffing"


def waar(fout: Fout, kaal: Mapping[str, str]) -> str:
    """The field that a refusal is about."""
    plek, zin = fout.veld, str(fout)
    for naam in parameters():
        if f"'{naam}'" in zin and (plek in ("", "parameters") or plek.startswith("parameters")):
            eigen = f"{CIJFER}{naam}_van"
            return eigen if eigen in kaal or f"{CIJFER}{naam}_tot" in kaal else _bij_naam(naam)
    if not plek and "opslag" in zin:
        return "opslagpercentage_van"
    if not plek and "bonus" in zin:
        return "bonus_per_uur_van"
    if plek.startswith("parameters."):
        return f"{CIJFER}{plek.removeprefix('parameters.')}_van"
    return PLEK.get(plek, plek if plek in velden() else "optie")


def _bij_naam(naam: str) -> str:
    """The field of the form that gives this parameter."""
    return {"verbreding_wia_ww": "verbreding_van", "leeftijdsgrens_omvang": "leeftijdsgrens_van"}.get(
        naam, "werkt_al_van" if naam.endswith("_werkend") else "omvang_van"
    )


@lru_cache(maxsize=128)
def hervorming(sleutel: str, vandaag: date, naam: str = "") -> Any:
    """The reform of plain data in one line. Raises `Fout`."""
    from telmee.beleid.hervorming_lezen import van_dict

    gevonden = van_dict(json_van_tekst(sleutel, "De hervorming"), deur.wetten())
    return gevonden.model_copy(update={"naam": naam}) if naam else gevonden


def uit_adres(adres: str) -> Gelezen:
    """The reform of an address of the form, whole or only its end. Raises `GebruiksFout` for another address."""
    kaal = adres.strip()
    voor, is_heel, eind = kaal.partition("?")
    if is_heel and not _van_de_opties(voor):
        raise GebruiksFout(tekst("beleid.fout_adres"))
    vraagdeel = eind.partition("#")[0] if is_heel else kaal
    query = QueryDict(urlencode(parse_qsl(vraagdeel, max_num_fields=300)), mutable=False)
    gesteld = vraag.lees(query, velden())
    if not gesteld.gegeven:
        raise GebruiksFout(tekst("beleid.fout_adres"))
    if gesteld.onbekend:
        raise GebruiksFout(tekst("beleid.fout_adres_onbekend", naam=", ".join(naam for naam, _ in gesteld.onbekend)))
    return lees(gesteld.gegeven)


def _van_de_opties(voor: str) -> bool:
    """Whether this is what stands before the question in an address of the page with the options, on this site."""
    if voor in ("", "/"):
        return True
    try:
        delen = urlsplit(voor if "://" in voor or voor.startswith("/") else f"//{voor}")
        huis = delen.hostname
    except ValueError:  # no address of anything
        return False
    if huis is not None and not validate_host(huis, settings.ALLOWED_HOSTS):
        return False
    paden = set()
    for elke in ("nl", "en"):
        with override(elke):
            paden.add(reverse("beleid-opties").rstrip("/"))
    return delen.scheme in ("", "http", "https") and delen.path.rstrip("/") in paden


# --- From a reform to an address ------------------------------------------------------------------------------------


def als_adres(inhoud: Mapping[str, Any]) -> str:
    """The end of the address that asks for this reform (as a file of it reads)."""
    groep, doel = inhoud.get("doelgroep", {}), inhoud.get("doelstelling", {})
    doel = {} if doel == "vast" else {"naar_omvang": True} if doel == "naar_omvang" else doel
    quotum, uitvoering = inhoud.get("quotum", {}), inhoud.get("uitvoering", {})
    paren: dict[str, Any] = {naam: inhoud.get(naam) for naam in ("basis", "vanaf", "sectoronderscheid")}
    vorm = quotum.get("vorm") or (_vorm(inhoud) if quotum else None)
    paren |= {"optie": groep.get("optie"), "vorm": vorm, "activering": quotum.get("activering")}
    paren |= {f"los_{naam}": "ja" for naam in groep.get("loskoppelen", ())}
    paren |= {f"lks_{naam}": "ja" for naam in inhoud.get("lks", ())}
    aan = {
        "verbreding_aan": inhoud.get("verbreding") is True,
        "leeftijdsgrens_aan": inhoud.get("leeftijdsgrens") == "vervalt",
        "t_plus_2_aan": inhoud.get("t_plus_2") is True,
        "no_risk": inhoud.get("no_risk") == "verruimd",
        "regionaal": uitvoering.get("regionaal"),
        "beschut_pad": inhoud.get("beschut") == "pad",
    }
    paren |= {naam: "ja" for naam, is_ in aan.items() if is_}
    if "doelstelling" in inhoud:
        paren["doelstelling"] = "naar_omvang" if doel.get("naar_omvang") else "vast"
    for naam, (plek, delen) in BEREIKEN.items():
        paren |= _paar(naam, _haal(inhoud, plek), delen)
    for naam, waarde in inhoud.get("parameters", {}).items():
        paren |= _paar(f"{CIJFER}{naam}", waarde, 1)
    return urlencode({naam: waarde for naam, waarde in paren.items() if waarde not in (None, "")})


def _haal(inhoud: Any, plek: str) -> Any:
    for deel in plek.split("."):
        inhoud = inhoud.get(deel) if isinstance(inhoud, Mapping) else None
    return inhoud


def _paar(naam: str, waarde: Any, delen: int) -> dict[str, str]:
    if isinstance(waarde, bool) or not isinstance(waarde, int | float | list | tuple):
        return {}
    laag, hoog = waarde if isinstance(waarde, list | tuple) else (waarde, waarde)
    paar = {f"{naam}_van": schrijf(laag * delen)}
    return paar if laag == hoog else {**paar, f"{naam}_tot": schrijf(hoog * delen)}


def schrijf(x: float) -> str:
    """A number as it is typed."""
    return f"{x:.10f}".rstrip("0").rstrip(".").replace(".", ",")
