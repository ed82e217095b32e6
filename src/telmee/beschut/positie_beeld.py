"""A position as a picture: the answer, what to do, the number and both counts, who waits, the path, the region, money.

Nothing is computed. A person is a line in the list, never a number or a name.
"""

from __future__ import annotations

from typing import Any

from telmee.beschut.beeld_delen import BEVINDINGEN, aantal, bevindingendeel, herstel
from telmee.beschut.positie import Plaats, Positie, Uitkomst
from telmee.beschut.positie_gat import PLAATSEN, Hefboom
from telmee.getallen import datum, decimaal, geheel
from telmee.uitvoer.beeld import Actie, Beeld, Deel, Figuur, figuur
from telmee.uitvoer.grafiek import Grafiek, Reeks
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.uitvoer.uitleg import uit_dict, van_figuur
from telmee.wet.machine.figure import Cijfer

BESLUIT = (
    "Dit is een berekening en geen besluit. De gemeente beslist over beschut werk; hoeveel plaatsen zij ten minste "
    "haalt, staat in de ministeriële regeling van het jaar."
)
LEZING = "Uren gedeeld door die van een baan is onze lezing; de wet telt in lid 6 dienstbetrekkingen."
BANEN, UREN = "honderdsten banen", "honderdsten uren per week"
STATUS = {
    "geldt": "de plicht om beschut werk aan te bieden geldt",
    "vervallen": "het aantal is gehaald en de plicht geldt niet meer",
    "onzeker": "of de plicht geldt is onzeker: de twee tellingen zeggen iets anders",
    "geen_aantal": "er is geen aantal, dus de plicht geldt voor iedereen bij wie het is vastgesteld",
    "onbekend": "of de plicht geldt is onbekend",
    "bestaat_niet": "de wet kende op deze dag nog geen aantal",
}
VOLGORDE = {
    "wet_noemt_geen": "De wet noemt geen volgorde; hier staat voorop wie het langst wacht.",
    "verordening": "De verordening regelt de volgorde boven de regeling; hier staat voorop wie het langst wacht.",
    "raad_regelde_geen": "De raad regelde geen volgorde; hier staat voorop wie het langst wacht.",
}
AANTALFIGUREN = (
    "beschut_aantal", "beschut_banen_31", "beschut_nodig_banen_31", "beschut_nodig_dienstbetrekkingen",
    "beschut_gehaald_in_banen", "beschut_gehaald_in_dienstbetrekkingen",
)  # fmt: skip
HEFBOMEN = {"plaatsen": "Meer plaatsen", "uren": "Meer uren per persoon", "uitstroom": "Minder uitstroom"}


def beeld(u: Uitkomst) -> Beeld:
    """The picture of one municipality, or of a samenwerkingsverband."""
    if u.verband:
        return _verbandbeeld(u)
    p = u.een
    delen = (
        _nu(u, p),
        _plicht(p),
        _gat(p),
        _wachtlijst(u, p),
        _pad(p),
        _regio(u),
        _geld(p),
        bevindingendeel(u.bevindingen),
    )
    return Beeld(
        titel="Beschut werk: doel, plicht en wachtlijst",
        antwoord=antwoord(u, p),
        acties=(*_acties(p), *herstel(u.bevindingen)),
        naam=p.naam,
        delen=tuple(deel for deel in delen if deel is not None),
        kop=_kop(u),
        besluit=BESLUIT,
        dag=u.op,
    )


def _kop(u: Uitkomst) -> tuple[tuple[str, str], ...]:
    mist = aantal(u.weggelaten, "regel telt", "regels tellen")
    paren = (
        ("Op", datum(u.op)),
        ("Een baan", f"{decimaal(u.uren_per_baan, 2).removesuffix(',00')} uur per week"),
        ("Niet meegeteld", f"{mist} niet mee; zie {BEVINDINGEN}" if u.weggelaten else ""),
    )
    return tuple((woord, tekst) for woord, tekst in paren if tekst)


def antwoord(u: Uitkomst, p: Positie) -> str:
    """What was realised beside the number, and what that means for the duty, in one sentence."""
    doel = "het doel is onbekend" if p.doel is None else f"het doel is {decimaal(p.doel, 2).removesuffix(',00')} banen"
    return f"Op {datum(u.op)} {_gerealiseerd(p)}; {doel}, en {STATUS.get(p.plicht, p.plicht)}."


def _gerealiseerd(p: Positie) -> str:
    if p.stand is None:
        return f"is onbekend hoeveel mensen in {p.naam} beschut werken"
    if not p.stand.personen:
        return f"werkt in {p.naam} niemand beschut"
    werkt = "werkt" if p.stand.personen == 1 else "werken"
    wie = f"{werkt} in {p.naam} {aantal(p.stand.personen, 'mens', 'mensen')} beschut"
    banen = p.waarde("beschut_banen_31")
    if banen is None:
        want = f", want van {geheel(p.stand.zonder_uren)} ontbreken de uren" if p.stand.zonder_uren else ""
        return f"{wie}; hoeveel banen dat zijn is onbekend{want}"
    return f"{wie}, samen {decimaal(banen, 2)} banen"


def _acties(p: Positie) -> tuple[Actie, ...]:
    """What to do first."""
    acties = []
    if p.stand is not None and p.stand.zonder_uren:
        wat = f"vul de uren per week in bij {aantal(p.stand.zonder_uren, 'plaatsing', 'plaatsingen')}"
        acties.append(Actie("de plaatsingen", wat, soort="gegevens"))
    if p.doel is None:
        acties.append(Actie("de aantallen", "geef het aantal van dit jaar op met --aantallen", soort="gegevens"))
    plaatsen = next((h for h in p.hefbomen if h.hefboom == PLAATSEN), None)
    if plaatsen is not None and plaatsen.nodig:
        acties.append(
            Actie("het doel", f"nog {aantal(plaatsen.nodig, 'plaats', 'plaatsen')} nodig: {plaatsen.toelichting}")
        )
    if p.wachtlijst.ouder_dan_jaar:
        wie = aantal(p.wachtlijst.ouder_dan_jaar, "persoon wacht", "mensen wachten")
        acties.append(Actie("de wachtlijst", f"{wie} langer dan een jaar; bied hun als eersten een plaats aan"))
    return tuple(acties)


# --- The number and the duty ----------------------------------------------------------------------------------------


def _nu(u: Uitkomst, p: Positie) -> Deel:
    s = p.stand
    deels = f"bekend is {decimaal(s.uren_bekend, 2)} uur" if s is not None and s.uren is None else ""
    figuren = (
        Figuur("doel", "Doel", p.doel, BANEN, bron=p.bron, toelichting=_bron(p)),
        Figuur("personen", "Mensen die beschut werken", s.personen if s else None, "personen"),
        Figuur("dienstbetrekkingen", "Dienstbetrekkingen", s.dienstbetrekkingen if s else None, ""),
        Figuur("uren_week", "Uren per week samen", s.uren if s else None, UREN, toelichting=deels),
        Figuur("banen_31", "Banen", p.waarde("beschut_banen_31"), BANEN, toelichting=LEZING),
    )
    return Deel("nu", f"Op {datum(u.op)}", figuren, grafiek=staven(p), blad="Nu", bestuur=True)


def _bron(p: Positie) -> str:
    """Where the number stands, or between which numbers it lies."""
    a = p.verordening if p.verordening.bepaald else p.regeling
    if a.waarde is None and a.laag is not None:
        return f"tussen {geheel(a.laag)} en {geheel(a.hoog)}: een gemeente is verdeeld, en hoe is niet bekend"
    soort = "verordening" if p.verordening.bepaald else "regeling"
    return f"{soort}: {p.bron}" if p.bron else "geen aantal in de lijst"


def staven(p: Positie) -> Staven | None:
    """The number beside what was realised; nothing when neither is known."""
    banen = p.waarde("beschut_banen_31")
    if p.doel is None and banen is None:
        return None
    return Staven("Doel en banen", (Staaf("Doel", p.doel, 0), Staaf("Banen", banen, 1)), BANEN)


def _wetfiguur(cijfer: Cijfer) -> Figuur:
    gewoon = cijfer.als_dict()
    boom = van_figuur(cijfer.uitleg) if cijfer.uitleg is not None else uit_dict(gewoon)
    return figuur({**gewoon, "waarde": cijfer.waarde}, boom)


def _plicht(p: Positie) -> Deel:
    figuren = tuple(_wetfiguur(p.cijfers[naam]) for naam in AANTALFIGUREN if naam in p.cijfers)
    status = STATUS.get(p.plicht, p.plicht)
    vooraf = (f"{status[0].upper()}{status[1:]}.",)
    zinnen = ("Het aantal geldt voor het eind van het jaar; dit is de stand van deze dag.",)
    return Deel("plicht", "De plicht, in beide tellingen", figuren, vooraf=vooraf, zinnen=zinnen)


def _gat(p: Positie) -> Deel | None:
    if not p.hefbomen:
        return None
    kolommen = (
        Kolom("wat", "Wat", belang=0),
        Kolom("nodig", "Nodig", "rechts", belang=0),
        Kolom("kan", "Is er genoeg", belang=0),
        Kolom("toelichting", "Toelichting", belang=0),
    )
    rijen = tuple((HEFBOMEN[h.hefboom], _nodig(h), h.kan, h.toelichting) for h in p.hefbomen)
    noten = ("Elk alleen: er verandert dan verder niets.",)
    return Deel("gat", "Wat het gat sluit", tabellen=(Tabel("Wat het gat sluit", kolommen, rijen, noten),), blad="Gat")


def _nodig(h: Hefboom) -> str | None:
    if h.nodig is None:
        return "" if h.kan is False else None
    if h.eenheid.startswith("honderdsten"):
        return f"{decimaal(h.nodig, 2)} uur per persoon"
    return f"{geheel(h.nodig)} {h.eenheid}"


# --- Who waits, the path, the region, the money ---------------------------------------------------------------------


def _wachtlijst(u: Uitkomst, p: Positie) -> Deel | None:
    w = p.wachtlijst
    if not w.er_is:
        return None
    figuren = (
        Figuur("wachtlijst", "Mensen die wachten", len(w.wachtenden), "personen"),
        Figuur(
            "dagen_mediaan",
            "Dagen wachten, de middelste",
            w.mediaan,
            "dagen",
            toelichting="" if w.wachtenden else "er wacht niemand",
        ),
        Figuur("ouder_dan_jaar", "Langer dan een jaar", w.ouder_dan_jaar, "personen"),
        Figuur(
            "wacht_onbekend",
            "Onbekend of zij wachten",
            w.onbekend,
            "personen",
            toelichting="" if not w.onbekend else "niet bekend of zij kunnen beginnen",
        ),
    )
    kolommen = (
        Kolom("plaats", "Volgorde", "rechts"),
        Kolom("regel", "Regel in de lijst", "rechts"),
        Kolom("sinds", "Wacht sinds"),
        Kolom("dagen", "Dagen", "rechts"),
    )
    rijen = tuple((n, x.regel, x.sinds, x.dagen) for n, x in enumerate(w.wachtenden, 1))
    volgorde = VOLGORDE.get(str(p.waarde("beschut_volgorde")), VOLGORDE["wet_noemt_geen"])
    tabellen = (Tabel("Wie wacht", kolommen, rijen, (volgorde,)),) if rijen else ()
    zinnen = ("Wie nu niet kan beginnen, wacht niet.",)
    return Deel("wachtlijst", "Wachtlijst", figuren, tabellen, zinnen, blad="Wachtlijst")


def _pad(p: Positie) -> Deel | None:
    if all(j.doel is None and j.verwacht is None for j in p.pad):
        return None
    kolommen = (
        Kolom("jaar", "Jaar", "links", "jaar"),
        Kolom("doel", "Doel", "rechts", BANEN),
        Kolom("verwacht", "Verwacht", "rechts", BANEN),
    )
    alle = tuple((j.jaar, j.doel, j.verwacht) for j in p.pad)
    houd = tuple(rij for n, rij in enumerate(alle) if n < 4 or rij[0] % 5 == 0 or n == len(alle) - 1)
    noten = (
        "Doel: het aandeel van nu in het landelijke pad, dat is afgeleid; een nieuwe verdeling verandert dat.",
        "Verwacht: het tempo van de laatste twaalf maanden, volgens de lijst met plaatsingen.",
    )
    titel = "Het pad naar 2048"
    kort = Tabel(titel, kolommen, houd, noten, kort=len(houd) < len(alle))
    return Deel("pad", titel, tabellen=(kort,), rijen=Tabel(titel, kolommen, alle, noten), blad="Pad")


def grafiek(u: Uitkomst) -> Grafiek | None:
    """The path of one municipality; nothing when neither line is known."""
    p = u.een
    if u.verband or all(j.doel is None and j.verwacht is None for j in p.pad):
        return None
    return Grafiek(
        f"Beschut werk in {p.naam}: het pad naar 2048",
        tuple(j.jaar for j in p.pad),
        (
            Reeks("Verwacht", tuple(j.verwacht for j in p.pad), "totaal"),
            Reeks("Doel", tuple(j.doel for j in p.pad), "doel"),
        ),
        BANEN,
        "Banen beschut werk aan het eind van elk jaar, allebei afgeleid.",
        "eigen lijsten; landelijk pad: Kamerstukken II 2024/25, 34 352, nr. 341",
    )


def _regio(u: Uitkomst) -> Deel | None:
    if not u.regio:
        return None
    kolommen = (
        Kolom("plaats", "Plaats", "rechts", belang=1),
        Kolom("gemeente", "Gemeente", belang=0),
        Kolom("doel", "Doel", "rechts", belang=0),
        Kolom("personen", "Mensen aan het werk", "rechts", belang=0),
        Kolom("deel", "Mensen per doel", "rechts", "honderdsten procent", belang=1),
    )
    eerst = sorted(u.plaatsen, key=lambda x: (x.deel is None, -(x.deel or 0), x.code))
    rijen = tuple((n if x.deel is not None else "", x.naam, x.doel, x.personen, x.deel) for n, x in enumerate(eerst, 1))
    noten = ("Mensen per doel telt mensen en geen banen; het zegt niets over de plicht.", *u.opmerkingen)
    nadruk = tuple(n for n, x in enumerate(eerst) if x.code == u.een.code)
    tabel = Tabel(f"Gemeenten in de regio: {u.regio}", kolommen, rijen, noten, nadruk=nadruk)
    return Deel(
        "regio", f"Plaats in de regio: {u.regio}", tabellen=(tabel,), vooraf=(_plaatszin(u, eerst),), blad="Regio"
    )


def _plaatszin(u: Uitkomst, eerst: list[Plaats]) -> str:
    bekend = [x for x in eerst if x.deel is not None]
    zelf = next((n for n, x in enumerate(bekend, 1) if x.code == u.een.code), None)
    if zelf is None or len(bekend) < 2:
        return f"Van de andere gemeenten in deze regio ({u.regio}) is te weinig bekend; geef --realisaties."
    return f"{u.een.naam} is nummer {zelf} van {len(bekend)} gemeenten waarvan doel en mensen bekend zijn."


def _geld(p: Positie) -> Deel | None:
    kolommen = (
        Kolom("wat", "Bedrag per plek", belang=0),
        Kolom("jaar", "Jaar", "rechts", "jaar", belang=1),
        Kolom("per_plek", "Per plek", "rechts", "cent", belang=0),
        Kolom("som", "Maal het doel", "rechts", "cent", belang=0),
        Kolom("prijspeil", "Prijspeil", belang=2),
        Kolom("bron", "Bron", belang=3),
    )
    rijen = tuple((g.label, g.jaar, g.per_plek, g.som, g.prijspeil, g.bron) for g in p.geld)
    noten = ("Het prijspeil verschilt, dus deze bedragen zijn niet op te tellen.",)
    return Deel("geld", "Geld per plek", tabellen=(Tabel("Geld per plek", kolommen, rijen, noten),), blad="Geld")


# --- A samenwerkingsverband -----------------------------------------------------------------------------------------


def _verbandbeeld(u: Uitkomst) -> Beeld:
    """The municipalities beside each other; the duty is of each by itself."""
    inhoud = u.als_dict()
    doel, banen = inhoud["doel"]["banen_31"], inhoud["gerealiseerd"]["banen_31"]
    zinnen = [_of(doel, "het doel is", "banen"), _of(banen, "gehaald is", "banen")]
    delen = (_gemeenten(u), _wachtenden(u), bevindingendeel(u.bevindingen))
    return Beeld(
        titel="Beschut werk: doel en wachtlijst per gemeente",
        antwoord=f"Op {datum(u.op)}: {'; '.join(zinnen)}, in {aantal(len(u.posities), 'gemeente', 'gemeenten')} samen.",
        acties=herstel(u.bevindingen),
        naam=u.verband,
        delen=tuple(deel for deel in delen if deel is not None),
        kop=_kop(u),
        besluit=f"{BESLUIT} De plicht geldt voor elke gemeente apart.",
        dag=u.op,
    )


def _of(waarde: int | None, begin: str, eind: str) -> str:
    return f"{begin} {'onbekend' if waarde is None else f'{decimaal(waarde, 2)} {eind}'}"


def _gemeenten(u: Uitkomst) -> Deel:
    kolommen = (
        Kolom("gemeente", "Gemeente", belang=0),
        Kolom("doel", "Doel", "rechts", "honderdsten", belang=0),
        Kolom("personen", "Mensen", "rechts", belang=1),
        Kolom("uren", "Uren", "rechts", "honderdsten", belang=2),
        Kolom("banen", "Banen", "rechts", "honderdsten", belang=0),
        Kolom("plicht", "Plicht", belang=0),
    )
    rijen: list[tuple[Any, ...]] = [
        (p.naam, p.doel, p.stand and p.stand.personen, p.stand and p.stand.uren, p.waarde("beschut_banen_31"), p.plicht)
        for p in u.posities
    ]
    return Deel(
        "gemeenten",
        "Per gemeente",
        tabellen=(Tabel("Per gemeente", kolommen, tuple(rijen), (LEZING,)),),
        blad="Gemeenten",
    )


def _wachtenden(u: Uitkomst) -> Deel | None:
    if not any(p.wachtlijst.er_is for p in u.posities):
        return None
    kolommen = (
        Kolom("gemeente", "Gemeente"),
        Kolom("wachten", "Wachten", "rechts"),
        Kolom("mediaan", "Dagen, de middelste", "rechts"),
        Kolom("ouder", "Langer dan een jaar", "rechts"),
    )
    rijen = tuple(
        (p.naam, len(p.wachtlijst.wachtenden), p.wachtlijst.mediaan or "", p.wachtlijst.ouder_dan_jaar)
        if p.wachtlijst.er_is
        else (p.naam, None, None, None)
        for p in u.posities
    )
    return Deel("wachtlijst", "Wachtlijst", tabellen=(Tabel("Wie wacht", kolommen, rijen),), blad="Wachtlijst")
