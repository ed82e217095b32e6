"""A moved range as a picture: what the measure was and what it becomes, on the same draws. No computing."""

from __future__ import annotations

from dataclasses import replace

from telmee.beleid.maten import MATEN
from telmee.beleid.parameters import Parameter
from telmee.beleid.plan_beeld import kaal
from telmee.beleid.vergelijk import Vergelijking
from telmee.beleid.vergelijk_beeld import vergelijking
from telmee.beleid.verken_beeld import toon
from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.zin import binnen_zin

_EENHEID = {"euro": " miljoen euro", "aandeel": "", "personen": " mensen", "banen": " banen", "jaar": " jaar"}
_ENGELS = {"euro": " million euros", "aandeel": "", "personen": " people", "banen": " jobs", "jaar": " years"}


def beeld(v: Vergelijking, p: Parameter) -> Beeld:
    """First as it was, then with the range of the user; `p` is the parameter with that range."""
    heel = vergelijking(v)
    delen = tuple(replace(deel, titel="Zoals het is, en met uw bereik", zinnen=()) for deel in heel.delen)
    return replace(
        heel,
        titel=f"Verschoven: {binnen_zin(p.label)}",
        antwoord=antwoord(v, p),
        antwoord_en=antwoord_en(v),
        delen=delen,
    )


def antwoord(v: Vergelijking, p: Parameter) -> str:
    """What the middle was and becomes."""
    m = MATEN[v.maat]
    was, wordt = (u.band(v.maat, v.jaar) for u in v.uitkomsten)
    laag, hoog = (kaal(x) for x in p.grenzen)
    bij = laag if laag == hoog else f"{laag} tot {hoog}"
    if was["p50"] is None or wordt["p50"] is None:
        return f"'{m.label}' is eind {v.jaar} onbekend, ook met {bij} voor '{p.label}'."
    if was == wordt:
        return f"Met {bij} voor '{p.label}' verandert er eind {v.jaar} niets aan '{m.label}'."
    nu, eerst = (f"{toon(b['p50'], m.eenheid)}{_EENHEID[m.eenheid]}" for b in (wordt, was))
    van, tot = (toon(wordt[k], m.eenheid) for k in ("p10", "p90"))
    return (
        f"Met {bij} voor '{p.label}' is '{m.label}' eind {v.jaar} {nu} in het midden. Zonder uw bereik was dat "
        f"{eerst}. In 80 van de 100 trekkingen ligt het tussen {van} en {tot}."
    )


def antwoord_en(v: Vergelijking) -> str:
    """The same in short in English."""
    m = MATEN[v.maat]
    was, wordt = (u.band(v.maat, v.jaar) for u in v.uitkomsten)
    if was["p50"] is None or wordt["p50"] is None:
        return f"At the end of {v.jaar} this measure is unknown, also with your range."
    if was == wordt:
        return f"With your range nothing changes in this measure at the end of {v.jaar}."
    nu, eerst = (toon(b["p50"], m.eenheid).translate(_KOMMA) + _ENGELS[m.eenheid] for b in (wordt, was))
    return f"With your range this measure is {nu} in the middle at the end of {v.jaar}. Without it that was {eerst}."


_KOMMA = {ord("."): ",", ord(","): "."}
