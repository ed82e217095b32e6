"""The one list of what an employer sees: the position and the calculator as a picture for every renderer.

Both go through the same sections (`beeld_quotum`, `beeld_lijsten`). Figures come from the law with their label, unit,
status, article, source and explanation; here they are only put in order and given a sentence. Nothing is computed.
"""

from __future__ import annotations

from typing import Any

from telmee.getallen import datum, geheel
from telmee.uitvoer.beeld import Beeld, Deel, Figuur
from telmee.werkgever import beeld_engels, receipt
from telmee.werkgever.beeld_antwoord import (
    acties,
    acties_calculator,
    antwoord,
    hersteldag,
    herstelnoten,
    mist,
    quotumzin,
)
from telmee.werkgever.beeld_beslisdag import beslisdagdeel
from telmee.werkgever.beeld_figuren import CENT, UREN, los
from telmee.werkgever.beeld_lijsten import bevindingendeel, termijnendeel, voordelendeel
from telmee.werkgever.beeld_liv import livdeel
from telmee.werkgever.beeld_quotum import (
    Quotumbeeld,
    banengrafiek,
    jarentabel,
    kernfiguren,
    kunt_krijgendeel,
    opslagdeel,
    prognosedeel,
    quotumdeel,
    reden_zin,
)
from telmee.werkgever.beeld_uitleg import totaalboom
from telmee.werkgever.calculator import Uitkomst
from telmee.werkgever.uitkomst import Positie, plat
from telmee.werkgever.woorden import aantal

BESLUIT = (
    "Dit is een berekening en geen besluit. UWV stelt uren en voordelen vast; de Belastingdienst beslist over "
    "loonkostenvoordelen en legt een quotumheffing op."
)


def beeld(p: Positie, met_bsn: bool = False) -> Beeld:
    """The position as a picture. A BSN is in it only when it was asked for."""
    cijfers = {c.naam: c for c in p.cijfers}
    q = Quotumbeeld(p.quotum, cijfers, p)
    kort = Deel(
        "kort",
        "In het kort",
        (*kernfiguren(q), *_van_voordelen(p)),
        zinnen=tuple(mist(p)),
        grafiek=banengrafiek(q),
        kaarten=True,
        bestuur=True,
    )
    delen = (
        kort,
        quotumdeel(q),
        voordelendeel(p, met_bsn, herstelnoten(p)),
        livdeel(p, met_bsn),
        beslisdagdeel(p, met_bsn),
        prognosedeel(p),
        termijnendeel(p),
        opslagdeel(p.opslag_bonus, cijfers),
        bevindingendeel(p),
    )
    return Beeld(
        titel=f"Banenafspraak: uw positie in {p.jaar}",
        antwoord=antwoord(p, q),
        antwoord_en=beeld_engels.positie(p, q.tekort.waarde, hersteldag(p), bool(mist(p))),
        acties=acties(p, met_bsn),
        naam=p.werkgever.naam,
        delen=tuple(deel for deel in delen if deel is not None),
        kop=_kop(p),
        besluit=BESLUIT,
        banner=p.banner,
        dag=p.stand,
        receipt=_receipt(p),
    )


def calculator_dict(u: Uitkomst) -> dict[str, Any]:
    """The answer of the calculator for programs, with its picture."""
    return u.als_dict() | {"beeld": calculatorbeeld(u).als_dict()}


def calculatorbeeld(u: Uitkomst) -> Beeld:
    """The answer of the calculator as a picture."""
    cijfers = {c.naam: c for c in u.cijfers}
    q = Quotumbeeld(u.quotum, cijfers)
    tabellen = (jarentabel(u),) if u.komende_jaren else ()
    zinnen = tuple(reden_zin(reden) for reden in u.onbekend) + u.kanttekeningen
    opslag = opslagdeel(u.opslag_bonus, cijfers) if u.opslag_bonus else None
    delen = (
        kunt_krijgendeel(u),
        quotumdeel(q, tabellen, zinnen),
        opslag,
    )
    kop = (("Jaar", str(u.jaar)), ("Sector", u.sector), ("Zoals bekend op", datum(u.stand)))
    return Beeld(
        titel=f"Banenafspraak: het quotum in {u.jaar}",
        antwoord=quotumzin(u.jaar, q),
        acties=acties_calculator(u),
        delen=tuple(deel for deel in delen if deel is not None),
        kop=kop,
        besluit=BESLUIT,
        dag=u.stand,
        antwoord_en=beeld_engels.quotum(u.jaar, u.quotum, q.tekort.waarde),
        receipt={
            "jaar": u.jaar,
            "uitkomsten": {"uren": receipt.uren(cijfers, u.receipt["feiten"]), "quotum": plat(u.quotum)},
            "receipt": u.receipt,
        },
    )


def _kop(p: Positie) -> tuple[tuple[str, str], ...]:
    """Who and when, as pairs of a word and a text."""
    w, tot = p.werkgever, p.prognose.tot_en_met
    sector = w.sector or "onbekend"
    paren = (
        ("Werkgever", w.naam),
        ("Loonheffingennummer", ", ".join(w.loonheffingennummers) or "onbekend"),
        ("Sector", f"{sector} ({w.sector_herkomst})" if w.sector_herkomst else sector),
        ("Werknemers", "" if w.werknemers is None else geheel(w.werknemers)),
        ("Aangiften tot en met", datum(tot) if tot else ""),
        ("Zoals bekend op", datum(p.stand)),
    )
    return tuple((woord, tekst) for woord, tekst in paren if tekst)


def _van_voordelen(p: Positie) -> tuple[Figuur, ...]:
    """The benefits together."""
    t = p.lkv_totaal
    gevraagd = f"gevraagd bij {aantal(t.gevraagd, 'rij', 'rijen')}"
    lijst = (
        ("lkv_gevraagd", "Loonkostenvoordeel tot nu", t.bedrag, CENT, gevraagd, "bedrag"),
        ("lkv_gemist", "Loonkostenvoordeel, nog niet gevraagd", t.gemist, CENT, _bij(t.gemist_bij), "gemist"),
        ("lkv_onterecht", "Uren zonder recht", t.onterecht_uren, UREN, _bij(t.onterecht_bij), "onterecht_uren"),
    )
    return tuple(
        los(naam, label, waarde, eenheid, zin, totaalboom(naam, label, waarde, p.lkv, wat))
        for naam, label, waarde, eenheid, zin, wat in lijst
    )


def _bij(hoeveel: int) -> str:
    return f"bij {aantal(hoeveel, 'rij', 'rijen')}" if hoeveel else ""


def _receipt(p: Positie) -> dict[str, Any]:
    """What a receipt rests on: totals, and the rows without BSN; a receipt of the law that can be computed again."""
    gewoon = {naam: plat(getattr(p, naam)) for naam in ("uren", "quotum", "opslag_bonus", "lkv_totaal", "prognose")}
    rijen = {naam: plat(getattr(p, naam)) for naam in ("lkv", "bevindingen", "termijnen")}
    for rij in rijen["lkv"]:
        rij.pop("bsn")
    return {"jaar": p.jaar, "uitkomsten": gewoon, "rijen": rijen, "receipt": p.receipt}
