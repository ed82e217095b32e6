"""The one list of what an employer sees: the position and the calculator as a picture for every renderer.

Both go through the same sections (`beeld_quotum`, `beeld_lijsten`). Figures come from the law with their label, unit,
status, article, source and explanation; here they are only put in order and given a sentence. Nothing is computed.
"""

from __future__ import annotations

from typing import Any

from telmee.getallen import datum, geheel, toon_met_eenheid
from telmee.uitvoer.beeld import Beeld, Deel, Figuur
from telmee.werkgever.beeld_beslisdag import beslisdagdeel
from telmee.werkgever.beeld_figuren import UREN, los
from telmee.werkgever.beeld_lijsten import bevindingendeel, termijnendeel, voordelendeel
from telmee.werkgever.beeld_liv import livdeel
from telmee.werkgever.beeld_quotum import (
    Quotumbeeld,
    jarentabel,
    kernfiguren,
    opslagdeel,
    prognosedeel,
    quotumdeel,
    reden_zin,
)
from telmee.werkgever.calculator import Uitkomst
from telmee.werkgever.uitkomst import Positie, Quotum, Termijn, VoordelenTotaal, plat
from telmee.werkgever.woorden import aantal

BESLUIT = (
    "Dit is een berekening en geen besluit. UWV stelt uren en voordelen vast; de Belastingdienst beslist over "
    "loonkostenvoordelen en legt een quotumheffing op."
)
ALTIJD = ("inleen",)
"""Dates on which there is always something to do; the others ask for it only when rows are open."""


def beeld(p: Positie, met_bsn: bool = False) -> Beeld:
    """The position as a picture. A BSN is in it only when it was asked for."""
    cijfers = {c.naam: c for c in p.cijfers}
    q = Quotumbeeld(p.quotum, cijfers, p)
    kort = Deel(
        "kort", "In het kort", (*kernfiguren(q), *_van_voordelen(p.lkv_totaal)), zinnen=p.ontbreekt, kaarten=True
    )
    delen = (
        kort,
        quotumdeel(q),
        voordelendeel(p.lkv, p.lkv_totaal, p.lkv_tarieven, met_bsn),
        livdeel(p, met_bsn),
        beslisdagdeel(p, met_bsn),
        termijnendeel(p),
        prognosedeel(p),
        opslagdeel(p.opslag_bonus, cijfers),
        bevindingendeel(p),
    )
    return Beeld(
        titel=f"Banenafspraak: uw positie in {p.jaar}",
        antwoord=antwoord(p.jaar, q, "" if p.prognose.volledig else _tot(p)),
        te_doen=te_doen(p),
        delen=tuple(deel for deel in delen if deel is not None),
        kop=_kop(p),
        besluit=BESLUIT,
        banner=p.banner,
        dag=p.stand,
        bewijs=_bewijs(p),
    )


def calculatorbeeld(u: Uitkomst) -> Beeld:
    """The answer of the calculator as a picture."""
    cijfers = {c.naam: c for c in u.cijfers}
    q = Quotumbeeld(u.quotum, cijfers)
    tabellen = (jarentabel(u),) if u.komende_jaren else ()
    zinnen = tuple(reden_zin(reden) for reden in u.onbekend) + u.kanttekeningen
    delen = (quotumdeel(q, tabellen, zinnen), opslagdeel(u.opslag_bonus, cijfers) if u.opslag_bonus else None)
    kop = (("Jaar", str(u.jaar)), ("Sector", u.sector), ("Zoals bekend op", datum(u.stand)))
    return Beeld(
        titel=f"Banenafspraak: het quotum in {u.jaar}",
        antwoord=antwoord(u.jaar, q),
        te_doen=_in_het_jaar(u),
        delen=tuple(deel for deel in delen if deel is not None),
        kop=kop,
        besluit=BESLUIT,
        dag=u.stand,
    )


def antwoord(jaar: int, b: Quotumbeeld, tot: str = "") -> str:
    """What it comes to, in one sentence; `tot` says up to when was counted. What is unknown is said to be so."""
    q, tekort = b.q, b.tekort.waarde
    if q.plichtig is False:
        return f"U valt in {jaar} niet onder het quotum."
    banen = toon_met_eenheid(tekort, b.tekort.eenheid)
    if q.plichtig is None:
        dan = f"komt u {banen} tekort" if tekort else "heeft u genoeg banen"
        dan = "is onbekend hoeveel banen u tekortkomt" if tekort is None else dan
        return f"Het is nog niet zeker of u in {jaar} onder het quotum valt; als dat zo is, {dan}{tot}{_heffing(q)}."
    dan = f" en komt {banen} tekort" if tekort else " en heeft genoeg banen"
    dan = "; hoeveel banen u tekortkomt is onbekend" if tekort is None else dan
    return f"U valt in {jaar} onder het quotum{dan}{tot}{_heffing(q)}."


def _heffing(q: Quotum) -> str:
    if q.heffing.opgelegd is False:
        return "; er wordt geen heffing opgelegd"
    if q.plichtig is None:
        return ""
    if q.heffing.opgelegd is None or q.heffing.opgelegd_bedrag is None:
        return "; of er een heffing komt is onbekend"
    return f"; de heffing is {toon_met_eenheid(q.heffing.opgelegd_bedrag, 'cent')}"


def _tot(p: Positie) -> str:
    return f", geteld tot en met {datum(p.prognose.tot_en_met)}" if p.prognose.tot_en_met else ""


def _in_het_jaar(u: Uitkomst) -> tuple[str, ...]:
    """What closes the gap, for who has no filings: in the year, and about how much that is a week."""
    vult = u.quotum.aanvulling
    if vult is None or not vult.uren:
        return ()
    als = "" if u.quotum.plichtig else "Als u onder het quotum valt: "
    wat = f"nog {aantal(vult.uren, 'uur', 'uren')} van mensen uit de doelgroep in {u.jaar}"
    zin = f"{wat}, ongeveer {geheel(vult.uren_per_week_rest)} uur per week."
    return (als + (zin if als else zin[0].upper() + zin[1:]),)


def te_doen(p: Positie) -> tuple[str, ...]:
    """What to do, and before which day: what closes the gap, then the dates on which something can be mended."""
    vult = p.quotum.aanvulling
    eerst = (vult.zin,) if vult is not None and vult.uren != 0 else ()
    komt = [t for t in p.termijnen if t.datum >= p.stand and (t.aantal or t.soort in ALTIJD)]
    return (*eerst, *(_termijn(t) for t in sorted(komt, key=lambda t: t.datum)))


def _termijn(t: Termijn) -> str:
    wanneer = datum(t.veilig or t.datum)
    los_van = f" ({datum(t.datum)} is geen werkdag)" if t.veilig is not None else ""
    wat = [aantal(t.aantal, "rij", "rijen") if t.aantal else "", toon_met_eenheid(t.bedrag, "cent") if t.bedrag else ""]
    waarover = ", ".join(deel for deel in wat if deel)
    return f"Uiterlijk {wanneer}{los_van}: {t.wat}{f' ({waarover})' if waarover else ''}."


def _kop(p: Positie) -> tuple[tuple[str, str], ...]:
    """Who and when, as pairs of a word and a text."""
    w, tot = p.werkgever, p.prognose.tot_en_met
    sector = w.sector or "onbekend"
    paren = (
        ("Loonheffingennummer", ", ".join(w.loonheffingennummers) or "onbekend"),
        ("Sector", f"{sector} ({w.sector_herkomst})" if w.sector_herkomst else sector),
        ("Werknemers", "" if w.werknemers is None else geheel(w.werknemers)),
        ("Aangiften tot en met", datum(tot) if tot else ""),
        ("Zoals bekend op", datum(p.stand)),
    )
    return tuple((woord, tekst) for woord, tekst in paren if tekst)


def _van_voordelen(t: VoordelenTotaal) -> tuple[Figuur, ...]:
    """The benefits together."""
    return (
        los(
            "lkv_gevraagd",
            "Loonkostenvoordeel tot nu",
            t.bedrag,
            "cent",
            f"gevraagd bij {aantal(t.gevraagd, 'rij', 'rijen')}",
        ),
        los("lkv_gemist", "Loonkostenvoordeel, nog niet gevraagd", t.gemist, "cent", _bij(t.gemist_bij)),
        los("lkv_onterecht", "Uren zonder recht", t.onterecht_uren, UREN, _bij(t.onterecht_bij)),
    )


def _bij(hoeveel: int) -> str:
    return f"bij {aantal(hoeveel, 'rij', 'rijen')}" if hoeveel else ""


def _bewijs(p: Positie) -> dict[str, Any]:
    """What a receipt rests on: totals, and the rows without BSN; a receipt of the law that can be computed again."""
    gewoon = {naam: plat(getattr(p, naam)) for naam in ("uren", "quotum", "opslag_bonus", "lkv_totaal", "prognose")}
    rijen = {naam: plat(getattr(p, naam)) for naam in ("lkv", "bevindingen", "termijnen")}
    for rij in rijen["lkv"]:
        rij.pop("bsn")
    return {"jaar": p.jaar, "uitkomsten": gewoon, "rijen": rijen, "receipt": p.receipt}
