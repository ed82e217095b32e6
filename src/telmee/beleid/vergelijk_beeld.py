"""Comparing, tornado, breaking point and the list of parameters as pictures. No computing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telmee.beleid.breekpunt import Breekpunt
from telmee.beleid.maten import MATEN
from telmee.beleid.parameters import Parameter
from telmee.beleid.plan_beeld import kaal
from telmee.beleid.tornado import Tornado
from telmee.beleid.vergelijk import Omslag, Paar, Vergelijking
from telmee.beleid.verken_beeld import GEEN_VOORSPELLING, MERKEN, NIET_BEKEND, parameter_rij, toon, zonder_
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.tabel import Cel, Kolom, Tabel
from telmee.uitvoer.zin import binnen_zin


def _eenheid(maat: str) -> str:
    return {"euro": "mln euro per jaar", "personen": "mensen", "aandeel": "procent"}.get(
        MATEN[maat].eenheid, MATEN[maat].eenheid
    )


def vergelijking(v: Vergelijking) -> Beeld:
    """Reforms beside each other on one measure."""
    m = MATEN[v.maat]
    kolommen = (
        Kolom("naam", "Hervorming"),
        Kolom("midden", "Midden", "rechts"),
        Kolom("van", "Van", "rechts"),
        Kolom("tot", "Tot", "rechts"),
    )
    rijen: list[tuple[Any, ...]] = []
    for naam, u in zip(v.namen, v.uitkomsten, strict=True):
        b, merk = u.band(v.maat, v.jaar), MERKEN.get(u.status(v.maat))
        rijen.append(
            (naam, *(Cel(toon(b[k], m.eenheid), merk if b[k] is not None else None) for k in ("p50", "p10", "p90")))
        )
    zinnen = tuple(zin(p, v.uitkomsten[0].parameters) for p in v.paren)
    mist = tuple(
        f"Bij '{n}' is de uitkomst{z}." for n, u in zip(v.namen, v.uitkomsten, strict=True) if (z := zonder_(u, v.maat))
    )
    antwoord = _kop(v, zinnen)
    tabel = Tabel(f"{m.label}, eind {v.jaar} ({_eenheid(v.maat)})", kolommen, tuple(rijen))
    return Beeld(
        titel=f"Vergelijking: {binnen_zin(m.label)}",
        antwoord=antwoord,
        acties=(),
        delen=(Deel("vergelijking", "Naast elkaar", tabellen=(tabel,), zinnen=(*zinnen, *mist)),),
        besluit=GEEN_VOORSPELLING,
    )


def _kop(v: Vergelijking, zinnen: Sequence[str]) -> str:
    """The one comparison, the highest of several, or that not all of them can be compared."""
    waarover, paren = f"{MATEN[v.maat].label}, eind {v.jaar}", len(v.namen) * (len(v.namen) - 1) // 2
    if len(zinnen) < paren:
        return f"{waarover}: niet te vergelijken, want van een ervan is dit onbekend of er ontbreekt een regel aan."
    return f"{waarover}: {zinnen[0]}" if paren == 1 else _hoogste(v)


def _hoogste(v: Vergelijking) -> str:
    """Of several which one is highest in the middle; which is better is not for a table to say."""
    middens = [(u.band(v.maat, v.jaar)["p50"], naam) for naam, u in zip(v.namen, v.uitkomsten, strict=True)]
    bekend = [(midden, naam) for midden, naam in middens if midden is not None]
    if not bekend:
        return f"{len(v.namen)} hervormingen op dezelfde trekkingen."
    midden, naam = max(bekend)
    eenheid = "" if MATEN[v.maat].eenheid == "aandeel" else f" {_eenheid(v.maat)}"
    return (
        f"{MATEN[v.maat].label}, eind {v.jaar}: van {len(v.namen)} hervormingen is '{naam}' het hoogst, met "
        f"{toon(midden, MATEN[v.maat].eenheid)}{eenheid} in het midden."
    )


def zin(p: Paar, parameters: Any) -> str:
    """How often the one is above the other, where it turns, and what makes it so."""
    ander = 1 - p.deel - p.gelijk
    boven, onder, deel = (p.a, p.b, p.deel) if p.deel >= ander else (p.b, p.a, ander)
    zinnen = [f"'{boven}' ligt boven '{onder}' in {round(deel * 100)}% van de trekkingen."]
    if p.gelijk == 1:
        return f"'{p.a}' en '{p.b}' zijn in alle trekkingen gelijk."
    if p.gelijk:
        zinnen.append(f"In {round(p.gelijk * 100)}% zijn zij gelijk.")
    if p.omslag:
        zinnen.append(_omslag(p.omslag, parameters))
    if p.beslist:
        label = binnen_zin(parameters[p.beslist].label)
        zinnen.append(f"Hoe groot het verschil is, hangt het meest af van deze aanname: {label}.")
    return " ".join(zinnen)


def _omslag(o: Omslag, parameters: Any) -> str:
    label = binnen_zin(parameters[o.parameter].label)
    waarde = kaal(float(f"{o.waarde:.3g}"))
    return f"Het slaat om bij {waarde} voor '{label}'; daaronder ligt '{o.eronder}' boven."


def tornado(t: Tornado) -> Beeld:
    """The ranges, the widest first."""
    m = MATEN[t.maat]
    b = t.uitkomst.band(t.maat, t.jaar)
    kolommen = (
        Kolom("wat", "Parameter"),
        Kolom("laag", "Laag", "rechts", belang=2),
        Kolom("hoog", "Hoog", "rechts", belang=2),
        Kolom("bij_laag", "Bij laag", "rechts"),
        Kolom("bij_hoog", "Bij hoog", "rechts"),
        Kolom("eerste", "Alleen", "rechts", belang=2),
        Kolom("totaal", "Met andere", "rechts", belang=2),
    )
    rijen = tuple(
        (
            x.parameter.label,
            Cel(kaal(x.parameter.laag), MERKEN.get(x.parameter.status)),
            Cel(kaal(x.parameter.hoog), MERKEN.get(x.parameter.status)),
            toon(x.bij_laag, m.eenheid),
            toon(x.bij_hoog, m.eenheid),
            f"{round(x.eerste * 100)}%",
            f"{round(x.totaal * 100)}%",
        )
        for x in t.balken
    )
    eerste = t.balken[0] if t.balken and t.balken[0].breedte else None
    antwoord = "Geen enkel bereik speelt mee."
    if eerste is not None:
        antwoord = (
            f"'{eerste.parameter.label}' beslist het meest: van {toon(eerste.bij_laag, m.eenheid)} bij "
            f"{kaal(eerste.parameter.laag)} tot {toon(eerste.bij_hoog, m.eenheid)} bij {kaal(eerste.parameter.hoog)}."
        )
    noten = (
        "Alleen en Met andere: welk deel van de spreiding de parameter verklaart (Sobol), ruw en met weinig punten.",
        f"Alles samen: {toon(b['p10'], m.eenheid)} tot {toon(b['p90'], m.eenheid)} {_eenheid(t.maat)}.",
    )
    tabel = Tabel(f"{m.label}, eind {t.jaar} ({_eenheid(t.maat)})", kolommen, rijen, noten)
    return Beeld(
        f"Wat beslist: {binnen_zin(m.label)}",
        antwoord,
        (),
        (Deel("tornado", "Elk bereik van begin tot eind", tabellen=(tabel,)),),
        naam=t.uitkomst.vraag.hervorming.naam,
        besluit=GEEN_VOORSPELLING,
    )


def breekpunt(x: Breekpunt) -> Beeld:
    """Where the median crosses the line."""
    m = MATEN[x.maat]
    grens = toon(x.grens, m.eenheid)
    if x.waarde is None:
        antwoord = f"Tussen {kaal(x.van)} en {kaal(x.tot)} komt '{m.label}' eind {x.jaar} nergens op {grens}."
    else:
        antwoord = f"'{m.label}' is eind {x.jaar} {grens} bij {kaal(x.waarde)} voor {x.over}."
    if x.band:
        antwoord += f" In 80 van de 100 trekkingen ligt dat punt tussen {kaal(x.band[0])} en {kaal(x.band[1])}."
    kolommen = (
        Kolom("waarde", x.over, "rechts"),
        Kolom("midden", "Midden", "rechts"),
        Kolom("van", "Van", "rechts"),
        Kolom("tot", "Tot", "rechts"),
    )
    merk = MERKEN.get(x.status)
    rijen: tuple[tuple[Any, ...], ...] = tuple(
        (kaal(w), *(Cel(toon(v, m.eenheid), merk) for v in (p50, p10, p90))) for w, p10, p50, p90 in x.rooster
    )
    tabel = Tabel(f"{m.label}, eind {x.jaar} ({_eenheid(x.maat)})", kolommen, rijen)
    return Beeld(
        "Breekpunt",
        antwoord,
        (),
        (Deel("breekpunt", "Van begin tot eind", tabellen=(tabel,)),),
        besluit=GEEN_VOORSPELLING,
    )


def parameters(lijst: Sequence[Parameter]) -> Beeld:
    """The list, by group."""
    kolommen = (
        Kolom("id", "Naam"),
        Kolom("wat", "Wat", belang=2),
        Kolom("laag", "Laag", "rechts"),
        Kolom("hoog", "Hoog", "rechts"),
        Kolom("eenheid", "Eenheid", belang=2),
        Kolom("bron", "Bron", ruim=True),
    )
    delen = []
    for groep in dict.fromkeys(p.groep for p in lijst):
        rijen = tuple((p.id, *parameter_rij(p)) for p in lijst if p.groep == groep)
        delen.append(Deel(groep, groep.capitalize(), tabellen=(Tabel(groep.capitalize(), kolommen, rijen),)))
    telling = {s: sum(p.status == s for p in lijst) for s in dict.fromkeys(p.status for p in lijst)}
    antwoord = "; ".join(f"{n} {status}" for status, n in telling.items()) or NIET_BEKEND
    return Beeld(
        "Parameters",
        f"{len(lijst)} cijfers waarmee een hervorming wordt doorgerekend: {antwoord}.",
        (),
        tuple(delen),
        besluit="Een aanname heeft een bereik en geen midden; wat onbekend is, blijft leeg tot u het geeft.",
    )
