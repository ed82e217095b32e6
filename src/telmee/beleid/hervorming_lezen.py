"""Reads the file of a reform and says in one Dutch sentence what is wrong with it. Raises `GebruiksFout`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from telmee.begrensd import lees_bytes
from telmee.beleid.hervorming import BRIEF, EERSTE_JAAR, LAATSTE_JAAR, Hervorming, Quotum, vroegste_activering
from telmee.fouten import GebruiksFout, bedoelde_u
from telmee.getallen import geheel
from telmee.veilig import regel

GROOTST = 100_000
"""So many bytes a reform has at most."""
_ELKAAR_UITSLUITEND = f"De opties 1, 2 en 3 voor de doelgroep sluiten elkaar uit ({BRIEF}); kies er een."


_MAG_UIT = ("verbreding", "leeftijdsgrens", "t_plus_2")
"""Keys of which `false` says the same as leaving them out."""


class _Lezer(yaml.SafeLoader):
    """YAML without dates and without a key twice."""


_Lezer.yaml_implicit_resolvers = {
    teken: [(tag, patroon) for tag, patroon in lijst if tag != "tag:yaml.org,2002:timestamp"]
    for teken, lijst in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _eenmaal(lezer: yaml.SafeLoader, knoop: yaml.MappingNode) -> dict[Any, Any]:
    uit: dict[Any, Any] = {}
    for sleutel_knoop, waarde_knoop in knoop.value:
        sleutel = lezer.construct_object(sleutel_knoop, deep=True)
        if not isinstance(sleutel, str):
            raise GebruiksFout(
                f"Regel {knoop.start_mark.line + 1} van de hervorming heeft een sleutel die geen naam is."
            )
        if sleutel in uit:
            raise GebruiksFout(f"In de hervorming staat '{regel(sleutel)[:40]}' twee keer; laat er een weg.")
        uit[sleutel] = lezer.construct_object(waarde_knoop, deep=True)
    return uit


_Lezer.add_constructor("tag:yaml.org,2002:map", _eenmaal)


def lees_bestand(pad: Path, wetten: Any) -> Hervorming:
    """The reform in a file."""
    inhoud = lees_bytes(pad, GROOTST)
    hervorming = lees(inhoud, wetten)
    return hervorming if hervorming.naam else hervorming.model_copy(update={"naam": pad.stem})


def lees(tekst: str | bytes, wetten: Any) -> Hervorming:
    """The reform in a text of YAML."""
    try:
        gevonden = yaml.load(tekst.decode("utf-8-sig") if isinstance(tekst, bytes) else tekst, Loader=_Lezer)
    except UnicodeDecodeError as fout:
        raise GebruiksFout("De hervorming is geen tekst in UTF-8; sla het bestand op als UTF-8.") from fout
    except (yaml.YAMLError, RecursionError, ValueError) as fout:
        plek = getattr(fout, "problem_mark", None)
        waar = f" (regel {plek.line + 1})" if plek else ""
        raise GebruiksFout(f"De hervorming is geen goede YAML{waar}; herstel het bestand.") from fout
    if gevonden is None:
        raise GebruiksFout("De hervorming is leeg; schrijf wat er verandert, zoals 'vanaf: 2027', of '{}' voor niets.")
    return van_dict(gevonden, wetten)


def van_dict(inhoud: Any, wetten: Any) -> Hervorming:
    """The reform of plain data, checked against the law of this answer too."""
    if not isinstance(inhoud, dict):
        raise GebruiksFout("Een hervorming is een lijst van sleutels met een waarde, zoals 'vanaf: 2027'.")
    inhoud = {n: w for n, w in inhoud.items() if not (w is False and n in _MAG_UIT)}
    groep = inhoud.get("doelgroep")
    if isinstance(groep, dict) and isinstance(groep.get("optie"), list):
        raise GebruiksFout(_ELKAAR_UITSLUITEND, veld="doelgroep.optie")
    try:
        hervorming = Hervorming.model_validate(inhoud)
    except ValidationError as fout:
        raise _in_woorden(fout, inhoud) from fout
    _ = hervorming.parameterlijst
    _eis_doel(hervorming, wetten)
    _eis_wet(hervorming, wetten)
    return hervorming


def _eis_doel(hervorming: Hervorming, wetten: Any) -> None:
    """Option 1 keeps the target, which is that of the law."""
    doel = hervorming.doelstelling
    if doel is None or hervorming.doelgroep is None or hervorming.doelgroep.optie != 1:
        return
    from telmee.beleid.prognose import doel_samen

    wet = doel_samen(wetten, hervorming.vanaf)
    if doel.naar_omvang or (doel.vast is not None and doel.vast != (wet, wet)):
        plek = "doelstelling" if doel.vast is None else "doelstelling.vast"
        hoeveel = "" if wet is None else f" van {geheel(wet)} banen"
        raise GebruiksFout(f"Optie 1 houdt de doelstelling{hoeveel} ({BRIEF}); laat doelstelling weg.", veld=plek)


BEPAALT_ACTIVERING = {
    "opslag": ("jaren_tot_opslag", "opslag_van_toepassing"),
    "heffing": ("quotum_geactiveerd", "heffing_opgeschort"),
}
"""Values of the law that say from when a quota can be."""


def _eis_wet(hervorming: Hervorming, wetten: Any) -> None:
    """What the law says: not before it allows, and its own bounds for its own figures."""
    quotum = hervorming.quotum
    if quotum is None:
        return
    eerst = vroegste_activering(wetten, hervorming.quotumvorm)
    if not eerst <= quotum.activering <= LAATSTE_JAAR:
        waarden = wetten.with_regimes("wet-banenafspraak").op(eerst).book.values
        grond = " en ".join(waarden[naam].law for naam in BEPAALT_ACTIVERING[hervorming.quotumvorm])
        raise GebruiksFout(
            f"Activering in {quotum.activering} kan niet; de wet staat het op zijn vroegst in {eerst} toe ({grond}), "
            f"en dit programma rekent tot en met {LAATSTE_JAAR}.",
            veld="quotum.activering",
        )
    _eis_grenzen(quotum, wetten.with_regimes("wet-banenafspraak").op(eerst).book.values)


def _eis_grenzen(quotum: Quotum, waarden: Any) -> None:
    """The bounds of the law for its own figures, in the unit and at the key where the user wrote them."""
    for naam, sleutel in (
        ("inclusiviteitsopslag_percentage", "opslagpercentage"),
        ("banenafspraakbonus_per_uur", "bonus_per_uur"),
    ):
        laagst, hoogst = waarden[naam].low, waarden[naam].high
        for waarde in getattr(quotum, sleutel) or ():
            if not laagst <= round(waarde * 100) <= hoogst:
                raise GebruiksFout(
                    f"Bij 'quotum.{sleutel}': dit ligt buiten {laagst // 100} tot en met {geheel(hoogst // 100)}; "
                    "kies een getal daarbinnen.",
                    veld=f"quotum.{sleutel}",
                )


def _in_woorden(fout: ValidationError, inhoud: dict[str, Any]) -> GebruiksFout:
    """The first thing that is wrong, as a sentence."""
    alles = fout.errors(include_url=False, include_input=True)
    elk = min(alles, key=lambda e: (e["type"] not in ("extra_forbidden", "value_error"), -len(e["loc"])))
    plek = _plek(elk["loc"], inhoud, elk["type"] == "missing")
    waar = regel(".".join(plek), 100)
    if elk["type"] == "extra_forbidden":
        kent = _sleutels(plek[:-1])
        hulp = bedoelde_u(plek[-1], kent) or f" Kies uit: {', '.join(kent)}."
        return GebruiksFout(f"De sleutel '{waar[:60]}' kent een hervorming niet.{hulp}", veld=waar)
    if elk["type"] == "value_error":
        zin = str(elk["ctx"]["error"])
        return GebruiksFout(f"Bij '{waar}': {zin}." if waar else f"{zin[0].upper()}{zin[1:]}.", veld=waar)
    if elk["type"] == "missing":
        return GebruiksFout(f"De sleutel '{waar}' ontbreekt; vul hem in of laat het onderdeel weg.", veld=waar)
    return GebruiksFout(f"De waarde van '{waar}' past niet; {_wat_wel(elk)}.", veld=waar)


def _wat_wel(elk: Any) -> str:
    ctx = elk.get("ctx", {})
    if "expected" in ctx:
        return f"kies {ctx['expected'].replace(' or ', ' of ')}"
    if "ge" in ctx or "le" in ctx:
        if str(elk["loc"][-1]) == "vanaf":
            return f"kies een jaar van {EERSTE_JAAR + 1} tot en met {LAATSTE_JAAR}"
        return "kies een ander getal"
    soort = elk["type"]
    if soort.startswith(("int", "float")):
        return "geef een geheel getal" if soort.startswith("int") else "geef een getal"
    if soort.startswith("bool"):
        return "schrijf true of false"
    if soort.startswith("string"):
        return f"geef hoogstens {ctx['max_length']} tekens" if "max_length" in ctx else "geef een tekst"
    if soort.startswith("list"):
        return "geef een lijst, zoals [wia, ww]"
    if soort.startswith(("model", "dict")):
        return "geef sleutels met een waarde"
    return "kijk in de beschrijving van de hervorming"


def _plek(delen: Iterable[str | int], inhoud: Any, ontbreekt: bool) -> list[str]:
    """The keys that lead to a place in what was given, without what pydantic adds for a choice of kinds.

    Whoever wrote it may have a key of any name, also one that pydantic uses; a key that is missing is not there.
    """
    gevonden, delen = [], list(delen)
    for nummer, deel in enumerate(delen):
        in_lijst = isinstance(inhoud, list) and isinstance(deel, int) and 0 <= deel < len(inhoud)
        if in_lijst or (isinstance(inhoud, dict) and deel in inhoud):
            gevonden.append(str(deel))
            inhoud = inhoud[deel]
        elif ontbreekt and nummer == len(delen) - 1:
            gevonden.append(str(deel))
    return gevonden


def _sleutels(plek: Iterable[str]) -> list[str]:
    soort: Any = Hervorming
    for deel in plek:
        if not (isinstance(soort, type) and issubclass(soort, BaseModel)) or deel not in soort.model_fields:
            return []
        kan = soort.model_fields[deel].annotation
        soort = next((k for k in getattr(kan, "__args__", (kan,)) if isinstance(k, type)), None)
    return list(soort.model_fields) if isinstance(soort, type) and issubclass(soort, BaseModel) else []
