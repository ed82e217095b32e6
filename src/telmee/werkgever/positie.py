"""The whole picture of one employer in one year: `positie(invoer)` puts the parts together.

Nothing is written and nothing is kept. What is unknown is None, with a finding that says why; what the totals miss is
in `ontbreekt`. Raises `Fout` when the year cannot be computed at all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from telmee.fouten import Fout
from telmee.werkgever import (
    aannemelijk,
    bereik,
    beslisdag,
    herkomst,
    liv,
    opslag_bonus,
    prognose,
    quotum,
    redenen,
    tellingen,
    termijnen,
    verklaringen,
    voordelen,
)
from telmee.werkgever import invoer as bron
from telmee.werkgever.feiten import Feiten
from telmee.werkgever.inleen import nog_niet_eens
from telmee.werkgever.invoer import Invoer
from telmee.werkgever.opslag import EVENWICHT
from telmee.werkgever.rijen import Rijen, maak_rijen, personen
from telmee.werkgever.uitkomst import (
    FOUT,
    MEDEDELING,
    SOORTEN,
    WAARSCHUWING,
    Bevinding,
    Liv,
    Positie,
    Prognose,
    Termijn,
    Tijdvak,
    Voordeel,
    VoordelenTotaal,
    Werkgever,
)
from telmee.werkgever.wetcijfers import eerste_jaar
from telmee.werkgever.woorden import aantal
from telmee.wet import Wetten
from telmee.wet.machine.figure import Cijfer
from telmee.wet.machine.node import Node

UITLEG = ("quotumheffing", "opgelegde_quotumheffing", "gerealiseerde_banen", "vereiste_banen_tienden")
UITLEG_OPSLAG = ("saldo_opslag_bonus", "evenwicht_uren")
UITLEG_PROGNOSE = ("quotumheffing", "gerealiseerde_banen", "vereiste_banen_tienden", "aanvulling_uren")
NIET_HEEL = {
    "alleen_correctie": "is er alleen een correctie of aanvulling, en niet de aangifte zelf",
    "afgebroken": "is de aangifte niet tot het eind te lezen",
}
"""Why a period is missing of which something is there."""
_ERNST = (FOUT, WAARSCHUWING, MEDEDELING)


def positie(invoer: Invoer) -> Positie:
    """The position of an employer: by the state that decides, with what came too late beside it."""
    if invoer.later is None:
        return _van_stand(invoer)
    try:
        later = _positie(invoer.later)
    except Fout as fout:  # what would have been is not needed to say what is
        return beslisdag.zonder_latere(_van_stand(invoer), str(fout))
    return beslisdag.met_latere(_van_stand(invoer), later, invoer.wetten.op(invoer.jaar))


def _van_stand(invoer: Invoer) -> Positie:
    """The position by one state of the filings, with the day that decides and the periods that are not there."""
    wet = invoer.wetten.op(invoer.jaar)
    dag = beslisdag.stand(invoer, wet)
    weg = tuple(replace(t, gat=t.gat or dag.voorbij) for t in tellingen.ontbrekend(invoer, invoer.jaar) or ())
    onaannemelijk = aannemelijk.bevindingen(invoer, wet)
    invoer, onmogelijk = aannemelijk.zonder_onmogelijke(invoer)
    p = _positie(invoer)
    bevindingen = (*p.bevindingen, *_over_correcties(weg), *onmogelijk, *onaannemelijk)
    return replace(
        p,
        beslisdag=dag,
        ontbrekende_tijdvakken=weg,
        bevindingen=tuple(sorted(bevindingen, key=lambda b: _ERNST.index(b.ernst))),
        ontbreekt=(*p.ontbreekt, *_zinnen_over_gaten(weg)),
    )


def _positie(invoer: Invoer) -> Positie:
    """The position by one state of the filings."""
    eerste = eerste_jaar(invoer.wetten.book, "toegerekende_uren_op_tijd")
    if invoer.jaar < eerste:
        raise Fout(f"Over {invoer.jaar} kan dit niet worden berekend; de regels hier beginnen in {eerste}.")
    sector, sector_herkomst, over_sector = bron.sector(invoer)
    uitlener, sw, over_uitlener = bron.uitlener(invoer)
    feiten = quotum.feiten(invoer, sector, uitlener, sw)
    geheel = prognose.heel_jaar(invoer)
    rijen = maak_rijen(invoer, invoer.rijen, feiten.wet)
    jaarrijen = rijen if geheel.compleet else maak_rijen(invoer, geheel.rijen, feiten.wet)
    week = tellingen.weekfeiten(invoer, feiten)
    stand = quotum.stel_vast(rijen, feiten, geheel.compleet, **week)
    tot = {"gerekend_tot_en_met": max(geheel.tot_en_met or feiten.wet.stand, feiten.wet.stand)}
    eind = stand if geheel.compleet else quotum.stel_vast(jaarrijen, feiten, True, **tot)
    lijst = verklaringen.houd_tegen(invoer, feiten.wet)
    lkv, totaal, bedragen, jaar_lkv, livs = _voordelen(invoer, rijen, jaarrijen, geheel, feiten, lijst)
    opslag, over_opslag, van_opslag = opslag_bonus.bereken(rijen, feiten, stand.waarden, bedragen, invoer.wetten)
    cijfers = _met_bronnen(stand.cijfers | van_opslag, invoer, feiten, False)
    van_jaar = _met_bronnen(eind.cijfers, invoer, feiten, not geheel.compleet)
    van_jaar = van_jaar if geheel.compleet else herkomst.met_schatting(van_jaar, cijfers, geheel.methode)
    deel = quotum.quotum(stand, invoer, geheel.compleet, rijen.onbekend)
    onzeker = bereik.onzeker(rijen, stand, geheel.compleet, **week)
    jaar_onzeker = onzeker if geheel.compleet else bereik.onzeker(jaarrijen, eind, True, **tot)
    termijnen_ = _termijnen(feiten, totaal, invoer, lijst)
    tarieven = voordelen.tarieven(lkv, feiten.wet)
    ongebruikt = invoer.wetten.unused()  # once, when all is computed: the finding and the field say the same
    bevindingen = (*_over_anders(invoer.wetten, ongebruikt), *_zonder_register(invoer), *over_sector, *over_uitlener,
                   *feiten.bevindingen, *rijen.bevindingen, *_over_jaar(stand, geheel), *_over_drempel(stand, rijen),
                   *bereik.bevinding(onzeker),
                   *tellingen.na_aow_leeftijd(rijen, feiten.wet, uitlener), *_over_nummers(geheel), *_over_lkv(lkv),
                   *over_opslag, *lijst.bevindingen, *invoer.bevindingen)  # fmt: skip
    mensen = invoer.rijen["persoon"].n_unique()
    return Positie(
        jaar=invoer.jaar,
        stand=feiten.wet.stand,
        werkgever=Werkgever(invoer.loonheffingennummers, sector, sector_herkomst, uitlener, mensen, invoer.naam),
        uren=stand.uren(rijen, feiten.wet),
        quotum=replace(deel, aanvulling=quotum.aanvulling(eind, deel, _is_om(geheel)), onzeker=onzeker),
        opslag_bonus=opslag,
        lkv=lkv,
        lkv_totaal=totaal,
        lkv_tarieven=tarieven,
        prognose=replace(_prognose(geheel, eind, jaarrijen, jaar_lkv, totaal.onbekend), onzeker=jaar_onzeker),
        termijnen=termijnen_,
        bevindingen=tuple(sorted(bevindingen, key=lambda b: _ERNST.index(b.ernst))),
        ontbreekt=(*invoer.ontbreekt, *rijen.ontbreekt),
        uitleg=_bomen(cijfers, *UITLEG, *UITLEG_OPSLAG, *(() if opslag.percentage is None else (EVENWICHT,))),
        uitleg_prognose=_bomen(van_jaar, *UITLEG_PROGNOSE),
        banner=_banner(invoer),
        receipt=quotum.receipt(stand, list(UITLEG)),
        anders=invoer.wetten.changed(),
        ongebruikt=ongebruikt,
        cijfers=tuple(cijfers.values()),
        cijfers_prognose=tuple(van_jaar.values()),
        liv=livs,
        liv_totaal=liv.totaal(livs),
    )


def _met_bronnen(cijfers: dict[str, Cijfer], invoer: Invoer, f: Feiten, geschat: bool) -> dict[str, Cijfer]:
    van = herkomst.bronnen(invoer.opgaven, f.herkomst_vorig_jaar, geschat)
    return herkomst.met_bronnen(cijfers, van)


def _bomen(cijfers: dict[str, Cijfer], *namen: str) -> tuple[Node, ...]:
    """The trees of these figures, as far as there are any."""
    bomen = (cijfers[naam].uitleg for naam in namen if naam in cijfers)
    return tuple(boom for boom in bomen if boom is not None)


def _voordelen(
    invoer: Invoer, rijen: Rijen, jaarrijen: Rijen, geheel: prognose.Geheel, f: Feiten, verklaard: verklaringen.Lijst
) -> tuple[tuple[Voordeel, ...], VoordelenTotaal, dict[int, dict[str, Any]], int | None, tuple[Liv, ...]]:
    """The rows, their total, amounts per employee, what the whole year gives when asking goes on as now; the LIV."""
    wie = personen(invoer.rijen)
    livs = liv.bereken(rijen, invoer.rijen, f.wet)
    nu = voordelen.rechten(rijen, wie, f.wet, verklaard, livs)
    jaar = nu
    if jaarrijen is not rijen:
        jaar = voordelen.rechten(jaarrijen, wie, f.wet, verklaard, liv.bereken(jaarrijen, geheel.rijen, f.wet))
    kalender = redenen.Kalender(
        termijnen.dag(f.wet, "verzoek_voorlopige_berekening_uiterlijk"),
        termijnen.dag(f.wet, "correctie_uiterlijk"),
        f.wet.stand,
    )
    leeg = voordelen.gemist_zonder_uren(invoer, wie, f.wet, verklaard)
    lijst = voordelen.maak(nu, jaar, wie, f.wet, kalender, verklaard, leeg)
    verwacht = [b[f"uitbetaald_lkv_{soort}"] for b in jaar.bedragen.values() for soort in SOORTEN]
    som = sum(b for b in verwacht if b is not None)
    return (
        lijst,
        voordelen.totaal(lijst, invoer.register is not None),
        nu.bedragen,
        None if not som and (None in verwacht or any(v.bedrag is None for v in lijst)) else som,
        liv.maak(livs, nu.bedragen, wie, f.wet),
    )


def _is_om(geheel: prognose.Geheel) -> bool:
    """Whether no day of the year is still to be filed."""
    return geheel.tot_en_met is None or geheel.tot_en_met >= date(geheel.tot_en_met.year, 12, 31)


def _prognose(geheel: prognose.Geheel, eind: quotum.Stand, rijen: Rijen, lkv: int | None, onbekend: int) -> Prognose:
    c = eind.waarden
    return Prognose(
        tot_en_met=geheel.tot_en_met,
        tijdvakken_aangegeven=geheel.aangegeven,
        tijdvakken_in_jaar=geheel.in_jaar,
        methode=geheel.methode,
        uren=eind.uren(rijen, eind.feiten.wet),
        plichtig=c["quotumplichtig"],
        vereiste_banen=c["vereiste_banen_tienden"],
        gerealiseerde_banen=c["gerealiseerde_banen"],
        tekort=c["quotumtekort"],
        heffing=c["quotumheffing"],
        lkv=lkv,
        volledig=geheel.compleet,
        aannames=(*(() if geheel.compleet else prognose.AANNAMES), *_onbekend_in_prognose(onbekend)),
    )


def _onbekend_in_prognose(regels: int) -> tuple[str, ...]:
    if not regels:
        return ()
    wat = aantal(regels, "regel", "regels")
    return (f"In het bedrag aan loonkostenvoordelen telt niet mee: {wat} met onbekend recht of bedrag.",)


def _termijnen(f: Feiten, totaal: VoordelenTotaal, invoer: Invoer, lijst: verklaringen.Lijst) -> tuple[Termijn, ...]:
    inleen = invoer.inleen is not None and nog_niet_eens(invoer.inleen, f.wet)
    return termijnen.termijnen(f.wet, totaal, inleen, lijst.overgangen)


def _over_anders(wetten: Wetten, ongebruikt: tuple[str, ...]) -> list[Bevinding]:
    """What was given instead of the law's own figures, and what of it did nothing."""
    gevonden = []
    for elk in wetten.changed():
        gevolg = (
            "niets in dit antwoord hangt ervan af"
            if elk.zoals_getypt in ongebruikt
            else "alles wat ervan afhangt rekent daarmee"
        )
        gevonden.append(Bevinding("anders", MEDEDELING, elk.zin, gevolg))
    return gevonden


def _zonder_register(invoer: Invoer) -> list[Bevinding]:
    if invoer.register is not None:
        return []
    wat = "er is geen antwoord uit het register gegeven"
    gevolg = (
        "wie tot de doelgroep hoort is onbekend, dus ook gerealiseerde banen, tekort, bonus en wat er aan "
        "loonkostenvoordeel is gemist; geef --register met een CSV (bsn, geregistreerd, van, tot)"
    )
    return [Bevinding("geen-register", WAARSCHUWING, wat, gevolg)]


def _over_jaar(stand: quotum.Stand, geheel: prognose.Geheel) -> list[Bevinding]:
    """That the year is not complete, and what that leaves open."""
    if geheel.compleet:
        return []
    tot = f"{geheel.tot_en_met:%d-%m-%Y}" if geheel.tot_en_met else "onbekend"
    open_ = " Of de drempel van het jaar wordt gehaald, staat nog niet vast."
    return [
        Bevinding(
            "jaar-niet-compleet",
            MEDEDELING,
            f"van {aantal(geheel.ontbrekend, 'tijdvak', 'tijdvakken')} is er nog geen aangifte; de laatste loopt "
            f"tot en met {tot}",
            "uren en bedragen zijn die tot nu toe; het hele jaar staat bij de prognose."
            + (open_ if stand.waarden["onder_drempel_jaar"] is None else ""),
        )
    ]


def _over_correcties(weg: tuple[Tijdvak, ...]) -> list[Bevinding]:
    """Periods of which something is there, and not their own return."""
    gevonden = []
    for reden, wat in NIET_HEEL.items():
        if deel := [t for t in weg if t.waarom == reden]:
            over = bron.reeks(sorted({(t.begin, t.eind) for t in deel}))
            gevolg = "de uren van wie er niet in staat ontbreken en zijn in de prognose geschat; geef ook de aangifte"
            gevonden.append(
                Bevinding("tijdvak-niet-heel", WAARSCHUWING, f"over {over} {wat}", gevolg, aantal=len(deel))
            )
    return gevonden


def _zinnen_over_gaten(weg: tuple[Tijdvak, ...]) -> tuple[str, ...]:
    """Which periods the totals lack, per number."""
    zinnen = []
    for nummer, reden in dict.fromkeys((t.loonheffingennummer, t.waarom) for t in weg):
        over = bron.reeks([(t.begin, t.eind) for t in weg if (t.loonheffingennummer, t.waarom) == (nummer, reden)])
        if reden == tellingen.TE_LAAT:
            zinnen.append(f"Van {nummer} is de aangifte over {over} te laat gedaan; die uren tellen niet mee.")
        elif reden in NIET_HEEL:
            zinnen.append(f"Van {nummer}: over {over} {NIET_HEEL[reden]}; de andere uren ontbreken.")
        else:
            zinnen.append(f"Van {nummer} is er geen aangifte over {over}; die uren ontbreken.")
    return tuple(zinnen)


def _over_drempel(stand: quotum.Stand, rijen: Rijen) -> list[Bevinding]:
    """Hours that are missing leave open whether the threshold of the year is reached."""
    if not rijen.onbekend or stand.waarden["onder_drempel_jaar"] is not None:
        return []
    wat = f"van {aantal(rijen.onbekend, 'regel', 'regels')} met werk is niet bekend hoeveel uren het zijn"
    gevolg = "of u dit jaar onder de drempel blijft is niet zeker, dus ook niet of u onder het quotum valt"
    return [Bevinding("drempel-onbekend", WAARSCHUWING, wat, gevolg)]


def _over_nummers(geheel: prognose.Geheel) -> list[Bevinding]:
    """Relations that are under one loonheffingennummer in some periods and under another in the others."""
    n = geheel.verhuisd.height
    if not n:
        return []
    nummers = geheel.verhuisd["loonheffingennummer"].explode().unique().sort().to_list()
    wat = f"{aantal(n, 'inkomstenverhouding staat', 'inkomstenverhoudingen staan')} niet steeds onder hetzelfde nummer"
    gevolg = (
        "geteld is wat er staat, en in de prognose één keer; is een nummer in een bestand verkeerd overgenomen, dan "
        "klopt niet van welk nummer een tijdvak ontbreekt"
    )
    return [Bevinding("ander-nummer", WAARSCHUWING, f"{wat} ({', '.join(nummers)})", gevolg, aantal=n)]


def _over_lkv(lkv: tuple[Voordeel, ...]) -> list[Bevinding]:
    """Why rows of the benefits are unknown."""
    gevonden = []
    if n := sum(v.recht is None for v in lkv):
        hoeveel = aantal(n, "loonkostenvoordeel", "loonkostenvoordelen")
        wat = f"bij {hoeveel} is in de aangifte niet te zien of er recht is, of over hoeveel uren"
        gevolg = "recht en bedrag zijn daar onbekend en tellen niet mee in het totaal; de reden staat per regel"
        gevonden.append(Bevinding("lkv-onbekend", WAARSCHUWING, wat, gevolg, aantal=n))
    if n := sum(v.recht is not None and None in (v.bedrag, v.gemist) for v in lkv):
        hoeveel = aantal(n, "loonkostenvoordeel", "loonkostenvoordelen")
        wat = f"bij {hoeveel} is niet te zeggen wat wordt toegekend of gemist"
        gevolg = "dat bedrag is onbekend en telt niet mee in het totaal; de reden staat per regel"
        gevonden.append(Bevinding("lkv-bedrag-onbekend", WAARSCHUWING, wat, gevolg, aantal=n))
    return gevonden


def _banner(invoer: Invoer) -> str:
    """What must stand on everything made of invented persons."""
    bsn = invoer.rijen["bsn"].drop_nulls()
    return (
        "verzonnen gegevens (testnummers die met 999 beginnen)"
        if bsn.len() and bool((bsn >= 999_000_000).all())
        else ""
    )
