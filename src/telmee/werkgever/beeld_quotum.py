"""The sections of figures: the quota, the year as it will end, opslag and bonus; one builder for whoever asks.

The order of the figures and what is said of each is decided here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from telmee.getallen import datum, euro, geheel, tienden
from telmee.uitvoer.beeld import Deel, Figuur
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import INDICATIEF, OPGEGEVEN, Cel, Kolom, Tabel
from telmee.werkgever.beeld_figuren import CENT, TIENDEN, los, uit_lijst, van_wet
from telmee.werkgever.beeld_uitleg import jaarboom
from telmee.werkgever.calculator import KUNT_KRIJGEN, Uitkomst
from telmee.werkgever.opslag import BONUS, EVENWICHT, PERCENTAGE
from telmee.werkgever.uitkomst import OpslagBonus, Positie, Quotum, Uren
from telmee.werkgever.woorden import aantal
from telmee.wet.machine.figure import Cijfer

ALS_PLICHTIG = "als u onder het quotum valt"
GEEN_HEFFING = "er wordt geen heffing opgelegd"
NIET_PLICHTIG = ("quotumpercentage", "vereiste_banen_tienden", "quotumtekort", "quotumheffing")
"""Of who is not liable nothing is asked."""
GRAFIEK = "Vereiste en gerealiseerde banen"


@dataclass(frozen=True)
class Quotumbeeld:
    """What the section of the quota is made of; `positie` only where there are filings."""

    q: Quotum
    cijfers: Mapping[str, Cijfer]
    positie: Positie | None = None

    @property
    def tekort(self) -> Cijfer:
        """The shortfall; while it is not certain that the quota applies, what it is if it does."""
        return self.cijfers["quotumtekort_als_plichtig" if self.q.plichtig is None else "quotumtekort"]


def kernfiguren(b: Quotumbeeld) -> tuple[Figuur, ...]:
    """What a reader of the quota looks for first."""
    waarom = f"{GEEN_HEFFING}: {b.q.heffing.reden}" if b.q.heffing.reden else ""
    tekort = _tussen(b.q) or ("tot en met nu" if b.q.plichtig is not None else "")
    return uit_lijst(b.cijfers, (("quotumplichtig", ""), (b.tekort.naam, tekort), ("opgelegde_quotumheffing", waarom)))


def quotumdeel(b: Quotumbeeld, tabellen: tuple[Tabel, ...] = (), zinnen: tuple[str, ...] = ()) -> Deel:
    """Hours, threshold, banen, levy; the two counts and the bars beside each other."""
    niet = NIET_PLICHTIG if b.q.plichtig is False else ()
    figuren = [f for f in uit_lijst(b.cijfers, _quotumlijst(b)) if f.naam not in niet]
    over = {c.naam: c for c in b.positie.cijfers_prognose} if b.positie is not None else b.cijfers
    if b.q.plichtig is not False and "aanvulling_uren" in over:
        figuren.insert(-2, van_wet(over["aanvulling_uren"], _aanvulling(b)))
    onzeker = b.q.onzeker.zin if b.q.onzeker is not None else ""
    vult = b.q.aanvulling.zin if b.q.aanvulling is not None and b.q.aanvulling.uren == 0 else ""
    artikelen = f"Artikelen: {b.q.artikel}." if b.q.artikel else ""
    return Deel(
        naam="quotum",
        titel="Het quotum",
        figuren=tuple(figuren),
        tabellen=(*((_tellingen(b.q),) if b.q.tellingen else ()), *tabellen),
        zinnen=tuple(zin for zin in (onzeker, vult, *zinnen, artikelen) if zin),
        blad="Quotum",
    )


def _quotumlijst(b: Quotumbeeld) -> tuple[tuple[str, str], ...]:
    q, d = b.q, b.q.drempel
    uren = b.positie.uren if b.positie is not None else None
    per_baan = b.cijfers["uren_per_baan_jaar"]
    een_baan = f"een baan is {geheel(per_baan.waarde)} uur per jaar"
    inleen = b.cijfers.get("toegerekende_uren_op_tijd")
    ingeleend = "ingeleend; zij zitten in de uren van de doelgroep" if inleen is not None and inleen.waarde else ""
    reden = f"{GEEN_HEFFING}: {q.heffing.reden}" if q.heffing.opgelegd is False and q.heffing.reden else ""
    return (
        ("verloonde_uren_totaal", _werknemers(b.positie)),
        ("verloonde_uren_grondslag", f"A in de wet{_zonder(uren)}"),
        ("verloonde_uren_doelgroep", f"C in de wet{_doelgroep(b.positie)}"),
        ("toegerekende_uren_op_tijd", ingeleend),
        ("drempel_uren", "geldt in het jaar zelf en in het jaar ervoor"),
        ("toetsuren", _herkomst(d.herkomst_jaar)),
        ("toetsuren_vorig_jaar", _herkomst(d.herkomst_vorig_jaar)),
        ("quotumplichtig", _waarom(q)),
        ("quotumpercentage", "geef het quotumpercentage als u het weet" if q.percentage is None else _status(q)),
        ("vereiste_banen_tienden", een_baan),
        ("gerealiseerde_banen", ""),
        (b.tekort.naam, _tussen(q) or "één keer afgerond, naar beneden op een tiende, uit uren"),
        ("quotumheffing", "volgens de formule, als er geheven zou worden"),
        ("opgelegde_quotumheffing", reden or ("wat u echt betaalt" if q.heffing.opgelegd else "")),
    )


def _tussen(q: Quotum) -> str:
    """The range of the shortfall, where it hangs on people without an answer of the register."""
    o = q.onzeker
    if o is None or o.tekort_van == o.tekort_tot:
        return ""
    wie = aantal(o.werknemers, "werknemer", "werknemers")
    return f"tussen {tienden(o.tekort_van)} en {tienden(o.tekort_tot)}: van {wie} is geen antwoord van het register"


def _herkomst(tekst: str) -> str:
    """What the figure and its sign do not say already."""
    return "" if tekst in ("opgegeven", "onbekend") else tekst


def _status(q: Quotum) -> str:
    """What the sign of the figure does not say already."""
    return q.status if q.status == "vastgesteld" else ""


def _werknemers(p: Positie | None) -> str:
    if p is None or p.werkgever.werknemers is None:
        return ""
    return f"{aantal(p.werkgever.werknemers, 'werknemer', 'werknemers')}; sector {p.werkgever.sector}"


def _zonder(uren: Uren | None) -> str:
    """What is not in the base."""
    if uren is None:
        return ""
    if uren.grondslag is None:
        return "; de bevindingen zeggen waarom dit onbekend is"
    if uren.grondslag == uren.totaal:
        return "; alle uren"
    delen = [f"{geheel(n)} uur {wat}" for n, wat in ((uren.wsw, "Wsw"), (uren.uitzend, "uitgeleend")) if n]
    return f"; zonder {', '.join(delen)}" if delen else ""


def _doelgroep(p: Positie | None) -> str:
    if p is None:
        return ""
    if p.uren.doelgroep is None:
        zonder = any(b.code == "geen-register" for b in p.bevindingen)
        return f"; {'er is geen antwoord uit het register' if zonder else 'de bevindingen zeggen waarom'}"
    return "" if p.uren.mensen_doelgroep is None else f"; {aantal(p.uren.mensen_doelgroep, 'mens', 'mensen')}"


def _waarom(q: Quotum) -> str:
    """Why the quota applies, or does not, or what that hangs on."""
    d = q.drempel
    grens = f"{geheel(d.grens)} uur"
    if d.onder_jaar:
        return f"{geheel(d.uren_jaar)} uur is minder dan de drempel van {grens}"
    if d.onder_vorig_jaar:
        return f"het jaar ervoor {geheel(d.uren_vorig_jaar)} uur, onder de drempel van {grens}"
    if q.plichtig and d.uren_jaar is not None:
        return f"in beide jaren minstens {grens}"
    vorig = "vorig jaar onbekend" if d.uren_vorig_jaar is None else f"vorig jaar {geheel(d.uren_vorig_jaar)} uur"
    nu = f"dit jaar {geheel(d.uren_jaar)} uur"
    if d.uren_jaar is None:
        boven = "dit jaar niet precies bekend, maar zeker niet onder de drempel"
        nu = boven if d.onder_jaar is False else "dit jaar niet bekend"
    return f"{vorig}, {nu}; {'nog niet zeker, ' if q.plichtig is None else ''}de drempel is {grens}"


def _aanvulling(b: Quotumbeeld) -> str:
    wanneer = "over het hele jaar"
    return wanneer if b.q.plichtig else f"{wanneer}, {ALS_PLICHTIG}"


def _tellingen(q: Quotum) -> Tabel:
    """The yearly and the weekly count beside each other."""
    kolommen = (
        Kolom("telling", "Telling"),
        Kolom("vereist", "Vereist", "rechts", TIENDEN),
        Kolom("gerealiseerd", "Gerealiseerd", "rechts", TIENDEN),
        Kolom("tekort", "Tekort", "rechts", TIENDEN),
        Kolom("hoe", "Hoe geteld"),
    )
    rijen = tuple((t.naam, t.vereist, t.gerealiseerd, t.tekort, t.hoe) for t in q.tellingen)
    noot = "De heffing volgt de jaartelling. Het tekort wordt pas aan het eind afgerond; dat kan 0,1 schelen."
    of = () if q.plichtig else (f"Het tekort is er alleen {ALS_PLICHTIG}; of dat zo is, is onbekend.",)
    return Tabel("Twee manieren van tellen", kolommen, rijen, (noot, *of))


def banengrafiek(b: Quotumbeeld) -> Staven | None:
    """The banen as bars, now and at the end of the year; nothing when the quota does not apply or none is known.

    Its title is what it shows.
    """
    if b.positie is None or b.q.plichtig is False:
        return None
    staven = [
        Staaf(f"{woord}, {wanneer}", waarde, soort)
        for wanneer, bron in (("nu", b.q), ("heel het jaar", b.positie.prognose))
        for soort, (woord, waarde) in enumerate(
            (("Vereist", bron.vereiste_banen), ("Gerealiseerd", bron.gerealiseerde_banen))
        )
        if waarde is not None
    ]
    return Staven(_conclusie(b.positie), tuple(staven), TIENDEN) if any(s.soort == 0 for s in staven) else None


def _conclusie(p: Positie) -> str:
    """What the bars say: the year as it will end, or as it is now when that is not known."""
    wanneer, bron = f"heel {p.jaar}", p.prognose
    if bron.vereiste_banen is None or bron.gerealiseerde_banen is None:
        return GRAFIEK
    vereist, echt = tienden(bron.vereiste_banen), tienden(bron.gerealiseerde_banen)
    if bron.tekort is None or not bron.tekort:
        return f"U realiseert over {wanneer} {echt} van de {vereist} vereiste banen"
    return f"U komt over {wanneer} {tienden(bron.tekort)} banen tekort: {echt} van de {vereist} vereiste banen"


def jarentabel(u: Uitkomst) -> Tabel:
    """Later years with the hours of this one."""
    merken = {"indicatief": INDICATIEF, "opgegeven": OPGEGEVEN}
    rijen = tuple(
        (k.jaar, Cel(k.percentage, merken.get(k.status)), k.vereiste_banen, k.tekort) for k in u.komende_jaren
    )
    kolommen = (
        Kolom("jaar", "Jaar", "links", "jaar"),
        Kolom("percentage", "Quotumpercentage", "rechts", "honderdsten procent"),
        Kolom("vereist", "Vereist", "rechts", TIENDEN),
        Kolom("tekort", "Tekort", "rechts", TIENDEN),
    )
    noot = f"Met dezelfde uren als in {u.jaar}. Een jaar dat ontbreekt heeft geen bekend percentage."
    return Tabel("Komende jaren", kolommen, rijen, (noot,))


def kunt_krijgendeel(u: Uitkomst) -> Deel | None:
    """For who owes nothing: what there is for taking somebody on all the same."""
    cijfers = {c.naam: c for c in u.cijfers}
    figuren = uit_lijst(cijfers, tuple((naam, "") for naam in KUNT_KRIJGEN))
    if u.quotum.plichtig is not False or not figuren:
        return None
    zin = (
        "Dit is er per werknemer; of u het krijgt hangt van die werknemer af. Reken het uit met wat-als. Voor wie al "
        "bij u werkt, reken het uit uw loonaangiften uit."
    )
    return Deel("kunt_krijgen", "U hoeft niets; dit kunt u wel krijgen", figuren, zinnen=(zin,))


# --- The year as it will end, and what is enacted -------------------------------------------------------------------


def prognosedeel(p: Positie) -> Deel:
    """The year as it will end when nothing changes."""
    v = p.prognose
    lijst = (
        ("verloonde_uren_totaal", ""),
        ("verloonde_uren_doelgroep", ""),
        ("quotumplichtig", ""),
        ("vereiste_banen_tienden", ""),
        ("gerealiseerde_banen", ""),
        ("quotumtekort", ""),
        ("quotumheffing", "volgens de formule, als er geheven zou worden"),
    )
    boom = jaarboom("lkv_jaar", "Loonkostenvoordeel, hele jaar", p)
    lkv = los("lkv_jaar", "Loonkostenvoordeel, hele jaar", v.lkv, CENT, "als het vragen doorgaat zoals nu", boom)
    basis = f"Uit {v.tijdvakken_aangegeven} van {v.tijdvakken_in_jaar} tijdvakken"
    basis += f", tot en met {datum(v.tot_en_met)}." if v.tot_en_met else "."
    figuren = (*uit_lijst({c.naam: c for c in p.cijfers_prognose}, lijst), lkv)
    onzeker = () if v.onzeker is None else (v.onzeker.zin,)
    zinnen = (basis, *onzeker, v.methode, *v.aannames)
    return Deel("prognose", f"Prognose voor heel {p.jaar}", figuren, zinnen=zinnen, bestuur=True)


def opslagdeel(o: OpslagBonus, cijfers: Mapping[str, Cijfer]) -> Deel | None:
    """Opslag and bonus: enacted, not in force; nothing without figures."""
    herkomst = o.percentage_herkomst.split(":")[0]
    percentage = PERCENTAGE if herkomst == "opgegeven" or o.percentage is None else EVENWICHT
    bonus = "" if o.bonus is None else f"{geheel(o.bonusuren)} uur maal {euro(o.bonus_per_uur)}"
    lijst = (
        ("kleine_werkgever", "voor de Aof-premie; een kleine werkgever betaalt geen opslag"),
        ("opslag_grondslag", "loon per werknemer tot het maximumpremieloon"),
        (percentage, "" if o.percentage is None else herkomst),
        ("inclusiviteitsopslag", ""),
        ("bonusuren", "met recht op het loonkostenvoordeel doelgroep banenafspraak, zonder ingeleende uren"),
        (BONUS, ""),
        ("banenafspraakbonus_werkgever", bonus),
        ("saldo_opslag_bonus", "bonus min opslag"),
        ("evenwicht_uren", ""),
        ("uren_tot_evenwicht", ""),
    )
    status = "" if o.van_toepassing else f"{o.status[0].upper()}{o.status[1:]}. De bedragen zijn een indicatie."
    zinnen = (status, *(reden_zin(t) for t in o.toelichting), f"Artikelen: {o.artikel}.")
    figuren = uit_lijst(cijfers, lijst)
    if not figuren:
        return None
    return Deel("opslag", "Opslag en bonus, indicatief", figuren, zinnen=tuple(z for z in zinnen if z))


def reden_zin(reden: str) -> str:
    """Why something is unknown, without the names that programs use; another sentence as it is."""
    slot = r"(onbekend|niet opgegeven|op \S+ \(stand \S+\) niet vastgesteld of nog niet bekend)(?:: (.*))?"
    gevonden = re.fullmatch(rf"'\w+' \((.*)\) is {slot}", reden.rstrip("."), re.DOTALL)
    if not gevonden:
        return reden if reden.endswith((".", "!", "?")) else f"Onbekend: {reden}."
    return f"Onbekend: {gevonden[1]}" + (f" ({gevonden[3].rstrip('.')})." if gevonden[3] else ".")
