"""What of a report's receipt can be computed again: the quota, from the totals of hours in the receipt of the law.

A receipt proves only what it recomputes. The law's own receipt inside it has the facts; from these the quota is made
once more and every figure of it that the report states is compared, and every dated value is looked up in the law.
What rests on the rows of the filings, which a receipt does not hold, is named as not recomputed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from telmee import __version__
from telmee.fouten import Fout
from telmee.werkgever import quotumbeeld
from telmee.werkgever.uitkomst import plat
from telmee.wet import Law, Wetten
from telmee.wet.machine.explain import Computed, compute, entry_status
from telmee.wet.machine.figure import Cijfer

Pad = tuple[str, ...]
UREN = {
    "totaal": "verloonde_uren_totaal",
    "grondslag": "verloonde_uren_grondslag",
    "doelgroep": "verloonde_uren_doelgroep",
    "inleen": "toegerekende_uren_op_tijd",
}
FEITEN = {
    "doelgroep_eigen": "verloonde_uren_doelgroep_eigen",
    "uitgeleend": "uitgeleende_uren_doelgroep",
    "wsw": "verloonde_uren_wsw",
    "uitzend": "verloonde_uren_uitzendpersoneel",
}
NIET: dict[Pad, str] = {
    ("uitkomsten", "lkv_totaal"): "de loonkostenvoordelen",
    ("uitkomsten", "liv"): "het lage-inkomensvoordeel",
    ("uitkomsten", "opslag_bonus"): "opslag en bonus",
    ("uitkomsten", "prognose"): "de prognose",
    ("uitkomsten", "quotum", "tellingen"): "de twee tellingen naast elkaar",
    ("uitkomsten", "quotum", "aanvulling"): "wat nog nodig is",
    ("uitkomsten", "quotum", "onzeker"): "wat afhangt van wie geen antwoord van het register heeft",
    ("uitkomsten", "quotum", "drempel", "herkomst_vorig_jaar"): "",
    ("uitkomsten", "quotum", "drempel", "herkomst_jaar"): "",
    ("uitkomsten", "uren", "mensen_doelgroep"): "het aantal mensen uit de doelgroep",
    ("rijen",): "de rijen en bevindingen",
    ("receipt", "feiten"): "de uren zelf (die staan in de aangiften)",
    ("receipt", "op"): "",
    ("receipt", "stand"): "",
    ("receipt", "regimes"): "",
    ("receipt", "gevraagd"): "",
}
"""What a receipt does not prove, with its name for people; without a name it is a choice of who asked, or a remark."""
_VELDEN = {"naam", "label", "waarde", "eenheid", "vanaf", "status", "artikel", "bron"}
_BEKEND = {"soort", "telmee", "jaar", "stand", "uitkomsten", "waarden", "rijen", "receipt", "controlegetal"}


def niet_nagerekend(inhoud: Mapping[str, Any]) -> list[str]:
    """What of this receipt is not recomputed, in words; only what is in it."""
    return [naam for pad, naam in NIET.items() if naam and _heeft(inhoud, pad)]


def verschillen(inhoud: Mapping[str, Any]) -> list[str]:
    """What the report states otherwise than the law computes from the facts of its receipt, in sentences."""
    kern = inhoud.get("receipt")
    if not isinstance(kern, Mapping):
        raise Fout("Bij dit rapport hoort geen receipt dat na te rekenen is; de totalen ervan zijn niet bekend.")
    try:
        wet = Wetten.known(kern["stand"], kern["regimes"]).op(kern["op"])
        rekening = compute(wet, kern["feiten"])
        echt = _echt(rekening, wet, str(kern["feiten"].get("sector")))
        echt |= {"telmee": __version__, "jaar": rekening.law.op.year, "stand": kern["stand"]}
        beweerd = {sleutel: inhoud.get(sleutel) for sleutel in ("telmee", "jaar", "stand", "uitkomsten")}
        lijst = [f"Het deel '{n}' hoort niet in een receipt." for n in sorted(set(inhoud) - _BEKEND)]
        lijst += [_zin(pad, was, nu) for pad, was, nu in _anders(beweerd, echt, ())]
        return lijst + list(_andere_waarden(inhoud["waarden"], rekening))
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as fout:
        raise Fout("Dit receipt is niet volledig of niet goed opgebouwd; maak het opnieuw.") from fout


def _echt(rekening: Computed, wet: Law, sector: str) -> dict[str, Any]:
    """The figures of the report that follow from the facts."""
    cijfers = quotumbeeld.cijfers(rekening, sector)
    uren_ = uren(cijfers, rekening.row("werkgever"))
    return {"uitkomsten": {"uren": uren_, "quotum": plat(quotumbeeld.quotum(cijfers, wet, "", "", ()))}}


def uren(cijfers: Mapping[str, Cijfer], feiten: Mapping[str, Any]) -> dict[str, Any]:
    """The totals of hours, by the names that a report has for them."""
    w = quotumbeeld.waarden(dict(cijfers))
    return {veld: w.get(naam) for veld, naam in UREN.items()} | {
        veld: feiten.get(naam) for veld, naam in FEITEN.items()
    }


def _anders(was: Any, nu: Any, pad: Pad) -> Iterator[tuple[Pad, Any, Any]]:
    """Where two trees differ, leaving out what is not recomputed."""
    if pad in NIET:
        return
    if isinstance(was, Mapping) and isinstance(nu, Mapping):
        for naam in dict.fromkeys([*was, *nu]):
            yield from _anders(was.get(naam), nu.get(naam), (*pad, naam))
    elif type(was) is not type(nu) or was != nu:
        yield pad, was, nu


def _zin(pad: Pad, was: Any, nu: Any) -> str:
    return f"{'.'.join(pad)}: in het rapport {_kort(was)}, nagerekend {_kort(nu)}."


def _kort(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return "geen" if waarde in (None, "") else str(waarde)[:80]


def _andere_waarden(waarden: list[Mapping[str, Any]], rekening: Computed) -> Iterator[str]:
    """Dated values that the law does not have so, with the figure, unit, article and source that stand there."""
    gezien = set()
    for elk in waarden:
        sleutel = (elk["naam"], elk["label"], elk["vanaf"])
        if sleutel in gezien:
            yield f"De waarde '{_kort(elk['naam'])}' staat er twee keer."
        gezien.add(sleutel)
        if set(elk) != _VELDEN or not any(_gelijk(elk, echt) for echt in _in_de_wet(elk["naam"], rekening)):
            yield f"De waarde '{_kort(elk['naam'])}' vanaf {_kort(elk['vanaf'])} staat zo niet in de wet."


def _in_de_wet(naam: str, rekening: Computed) -> Iterator[dict[str, Any]]:
    """Every dated figure of this name, as a report states it."""
    if waarde := rekening.law.book.values.get(naam):
        for e in waarde.entries:
            figuur = e.figure.isoformat() if isinstance(e.figure, date) else e.figure
            yield {
                "naam": naam,
                "label": f"{waarde.label} ({e.key})" if e.key else waarde.label,
                "waarde": figuur,
                "eenheid": waarde.unit,
                "vanaf": e.start.isoformat(),
                "status": entry_status(e),
                "artikel": waarde.law,
                "bron": e.source,
            }


def _gelijk(elk: Mapping[str, Any], echt: Mapping[str, Any]) -> bool:
    return all(type(elk[veld]) is type(echt[veld]) and elk[veld] == echt[veld] for veld in _VELDEN)


def _heeft(inhoud: Any, pad: Pad) -> bool:
    for stap in pad:
        if not isinstance(inhoud, Mapping) or not inhoud.get(stap):
            return False
        inhoud = inhoud[stap]
    return True
