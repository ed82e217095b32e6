"""The forecast as a picture: the answer, the years with their bands, the parts, the naive forecasts, why. No computing.

Figures are rounded to hundreds: more would say more than is known.
"""

from __future__ import annotations

from telmee.beleid.aannamen import AANNAMEN
from telmee.beleid.naief import NAMEN
from telmee.beleid.prognose import MATEN, Jaar, Prognose
from telmee.getallen import datum, geheel
from telmee.uitvoer.beeld import Beeld, Deel, Figuur
from telmee.uitvoer.grafiek import Grafiek, Reeks
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import Cel, Kolom, Merk, Tabel

AANNAME = Merk("rust op een aanname", "~", "~", "33")
NAMEN_MATEN = {
    "totaal": "Extra banen",
    "markt": "Markt",
    "overheid": "Overheid",
    "formeel": "Formele dienstverbanden",
    "inleen": "Inleenverbanden",
}
BAND = "In 80 van de 100 gevallen ligt de uitslag tussen van en tot."
EEN_TELLING = (
    "Dit is een verwachting en geen telling. Hoe vaak en waar zij ernaast zat: telmee beleid terugblik; de methode "
    "staat in docs/beleid.md."
)


def beeld(p: Prognose) -> Beeld:
    """The picture."""
    b = p.bekend
    gezien = f"uitslagen tot en met {b.laatste_jaar}" if b.officieel else "nog geen uitslag"
    if b.laatste_kwartaal:
        gezien += f", UWV tot en met {b.laatste_kwartaal[0]}K{b.laatste_kwartaal[1]}"
    delen = (_jaren(p), _week53(p), _onderdelen(p), _naief(p), _waarom(p))
    return Beeld(
        titel=f"Prognose van de banenafspraak tot en met {p.jaren[-1].jaar}",
        antwoord=antwoord(p),
        antwoord_en=antwoord_en(p),
        acties=(),
        delen=tuple(deel for deel in delen if deel is not None),
        kop=(("Wat bekend was", f"op {datum(b.stand)}: {gezien}"),),
        besluit=EEN_TELLING,
    )


def antwoord(p: Prognose) -> str:
    """Where the count will stand, and the chance of the target."""
    j = p.gevraagd
    zin = (
        f"Eind {j.jaar} verwachten wij {_rond(j.punt('totaal'))} extra banen, met 80% kans tussen "
        f"{_rond(j.punt('totaal', 10))} en {_rond(j.punt('totaal', 90))}."
    )
    doel = j.doel["totaal"]
    if doel is not None and j.kans is not None:
        zin += f" Het doel is {geheel(doel)}; de kans dat het wordt gehaald is {_kans(j.kans)}."
    if j.weken53:
        zin += " " + _week53_zin(j)
    return zin


def antwoord_en(p: Prognose) -> str:
    """The same in English."""
    j = p.gevraagd
    zin = (
        f"At the end of {j.jaar} we expect {_rond(j.punt('totaal'), ',')} extra jobs (extra banen), with 80% chance "
        f"between {_rond(j.punt('totaal', 10), ',')} and {_rond(j.punt('totaal', 90), ',')}."
    )
    doel = j.doel["totaal"]
    if doel is not None and j.kans is not None:
        zin += f" The target is {doel:,}; the chance of reaching it is {_kans(j.kans, 'less than 1%', 'over 99%')}."
    if j.weken53 and "totaal_week53" in j.maten:
        zin += (
            f" {j.jaar} has 53 weeks: with the extra week it may be {_rond(j.punt('totaal_week53'), ',')}, and a rise "
            "may be the calendar."
        )
    return zin


def _week53_zin(j: Jaar) -> str:
    if "totaal_week53" not in j.maten:
        return f"{j.jaar} telt 53 weken; wat dat doet had op deze dag nog niemand gemeten."
    return (
        f"Dat is zonder de extra week: {j.jaar} telt 53 weken, en met die week kan het "
        f"{_rond(j.punt('totaal_week53'))} worden. Een stijging kan dus de kalender zijn."
    )


def _rond(waarde: int | None, punt: str = ".") -> str:
    return geheel(afgerond(waarde)).replace(".", punt)


def afgerond(waarde: int | None) -> int | None:
    """To hundreds."""
    return None if waarde is None else round(waarde / 100) * 100


def _kans(kans: float, klein: str = "kleiner dan 1%", groot: str = "groter dan 99%") -> str:
    return klein if kans < 0.01 else groot if kans > 0.99 else f"{round(100 * kans)}%"


def _jaren(p: Prognose) -> Deel:
    kolommen = (
        Kolom("jaar", "Jaar", "links", "jaar", belang=0),
        Kolom("verwacht", "Verwacht", "rechts", belang=0),
        Kolom("van", "80%: van", "rechts", belang=0),
        Kolom("tot", "80%: tot", "rechts", belang=0),
        Kolom("doel", "Doel", "rechts", belang=1),
        Kolom("kans", "Kans op het doel", "rechts", belang=1),
        Kolom("half_van", "50%: van", "rechts", belang=2),
        Kolom("half_tot", "50%: tot", "rechts", belang=2),
    )
    rijen = tuple(
        (
            j.jaar,
            *(afgerond(j.punt("totaal", n)) for n in (50, 10, 90)),
            j.doel["totaal"],
            None if j.kans is None else _kans(j.kans),
            *(afgerond(j.punt("totaal", n)) for n in (25, 75)),
        )
        for j in p.jaren
    )
    noten = [BAND, "Afgerond op honderd banen."]
    if any("totaal_week53" in j.maten for j in p.jaren):
        noten.append("Zonder de extra week van een jaar met 53 weken; met die week: zie hieronder.")
    nadruk = tuple(n for n, j in enumerate(p.jaren) if j.jaar == p.jaar)
    tabel = Tabel("Extra banen per december", kolommen, rijen, tuple(noten), nadruk=nadruk)
    return Deel("jaren", "Waar de telling komt te staan", tabellen=(tabel,), grafiek=_staven(p), bestuur=True)


def _staven(p: Prognose) -> Staven:
    b = p.bekend
    staven = []
    if b.officieel:
        staven.append(Staaf(f"{b.laatste_jaar}: gemeten", b.officieel[b.laatste_jaar], 1))
    staven += [Staaf(f"{j.jaar}: verwacht", afgerond(j.punt("totaal")), 0) for j in p.jaren]
    staven.append(Staaf(f"{p.jaren[-1].jaar}: doel", p.jaren[-1].doel["totaal"], 4))
    return Staven(f"Gemeten, verwacht en doel tot en met {p.jaren[-1].jaar}", tuple(staven), "banen")


def _week53(p: Prognose) -> Deel | None:
    met = [j for j in p.jaren if "totaal_week53" in j.maten]
    if not met:
        return None
    kolommen = (
        Kolom("wat", "Wat"),
        Kolom("verwacht", "Verwacht", "rechts"),
        Kolom("van", "80%: van", "rechts"),
        Kolom("tot", "80%: tot", "rechts"),
        Kolom("kans", "Kans op het doel", "rechts", belang=2),
    )
    rijen = []
    for j in met:
        for naam, wat, merk, kans in (
            ("totaal", "zonder de extra week", None, j.kans),
            ("totaal_week53", "met de extra week", AANNAME, j.kansen["totaal_week53"]),
        ):
            cellen = (Cel(afgerond(j.punt(naam, n)), merk) for n in (50, 10, 90))
            rijen.append((f"{j.jaar}, {wat}", *cellen, None if kans is None else _kans(kans)))
    week = next(a for a in AANNAMEN if a.naam == "week53")
    zinnen = (
        f"Een extra week telt voor {_procent(week.laag)} tot {_procent(week.hoog)} van alle banen, de nulmeting "
        "inbegrepen: dat is wat in december 2015 en december 2020 te zien was.",
        "UWV noemde op 6 mei 2021 'een extra week'. Het jaar erna valt die stijging weer weg.",
    )
    tabel = Tabel("Met en zonder de 53e week", kolommen, tuple(rijen))
    return Deel("week53", "Het jaar met 53 weken", tabellen=(tabel,), zinnen=zinnen)


def _procent(deel: float) -> str:
    return f"{100 * deel:g}%".replace(".", ",")


def _onderdelen(p: Prognose) -> Deel:
    kolommen = (
        Kolom("deel", f"Deel, eind {p.jaar}"),
        Kolom("verwacht", "Verwacht", "rechts"),
        Kolom("van", "80%: van", "rechts"),
        Kolom("tot", "80%: tot", "rechts"),
        Kolom("doel", "Doel", "rechts", belang=2),
        Kolom("kans", "Kans op het doel", "rechts", belang=2),
    )
    j = p.gevraagd
    rijen = tuple(
        (
            NAMEN_MATEN[naam],
            *(Cel(afgerond(j.punt(naam, n)), AANNAME if j.punt(naam) is not None else None) for n in (50, 10, 90)),
            j.doel.get(naam, ""),
            "" if (kans := j.kansen.get(naam)) is None else _kans(kans),
        )
        for naam in MATEN[1:]
    )
    noten = [
        "In elke trekking zijn markt en overheid samen het totaal, en formeel en inleen ook; de middelste waarden "
        "hoeven niet op te tellen."
    ]
    onbekend = p.onbekend
    if onbekend:
        noten.append(f"Onbekend, want op deze dag niet gepubliceerd: {', '.join(onbekend)}.")
    tabel = Tabel("Markt, overheid en vorm", kolommen, rijen, tuple(noten))
    return Deel("onderdelen", "Waar de banen zijn", tabellen=(tabel,))


def _naief(p: Prognose) -> Deel:
    laatste = p.jaren[-1]
    jaren = (p.gevraagd,) if laatste.jaar == p.jaar else (p.gevraagd, laatste)
    kolommen = (Kolom("hoe", "Hoe"), *(Kolom(f"jaar_{j.jaar}", str(j.jaar), "rechts") for j in jaren))
    rijen = [(zin[0].upper() + zin[1:], *(afgerond(j.naief[naam]) for j in jaren)) for naam, zin in NAMEN.items()]
    rijen.append(("Deze prognose", *(afgerond(j.punt("totaal")) for j in jaren)))
    tabel = Tabel("Naast wat ieder kan uitrekenen", kolommen, tuple(rijen), nadruk=(len(rijen) - 1,))
    return Deel("naief", "Zes eenvoudige verwachtingen ernaast", tabellen=(tabel,))


def _waarom(p: Prognose) -> Deel:
    b = p.bekend
    zinnen = [
        "Drie modellen, gemiddeld: niveau, groei en seizoen uit beide reeksen; een groei die elk jaar minder wordt; en "
        "een groei die afneemt met wat er al is.",
        f"Zij gaan verder vanaf december {b.anker}."
        + (f" Dat is {p.jaar - b.anker} jaar voor {p.jaar}; de band is daarom breed." if p.jaar - b.anker > 1 else ""),
    ]
    if b.opgeteld:
        jaren = ", ".join(str(j) for j in b.opgeteld)
        zinnen.append(f"Van {jaren} is het totaal de som van markt en overheid; zelf is het niet precies gepubliceerd.")
    if b.afgeleid:
        n = len(b.afgeleid)
        zinnen.append(f"Van UWV is in {n} kwartalen een cijfer gerekend uit andere cijfers; --json noemt de bronnen.")
    return Deel("waarom", "Waar dit op rust", figuren=aannamen(), zinnen=tuple(zinnen))


def aannamen() -> tuple[Figuur, ...]:
    """What the forecast assumes, each with why."""
    return tuple(
        Figuur(a.naam, a.zin, _waarde(a.laag, a.midden, a.hoog), status=a.status, toelichting=a.waarom)
        for a in AANNAMEN
    )


def _waarde(laag: float, midden: float | None, hoog: float) -> str:
    def tekst(x: float) -> str:
        return geheel(round(x)) if x >= 100 else f"{x:g}".replace(".", ",")

    if laag == hoog:
        return tekst(laag)
    return f"{tekst(laag)} tot {tekst(hoog)}" + ("" if midden is None else f", midden {tekst(midden)}")


def grafiek(p: Prognose) -> Grafiek:
    """The results so far, from there the forecast with its 80% band, against the target."""
    b = p.bekend
    gemeten = sorted(b.officieel)
    voor, na = (None,) * len(gemeten), (None,) * len(p.jaren)

    def reeks(procent: int) -> tuple[int | None, ...]:
        """What was measured is not expected and has no band."""
        return (*voor, *(afgerond(j.punt("totaal", procent)) for j in p.jaren))

    doel = (*(p.doel_eerder[j] for j in gemeten), *(j.doel["totaal"] for j in p.jaren))
    uitslagen = Reeks("Gemeten", (*(b.officieel[j] for j in gemeten), *na), "totaal", open=True)
    return Grafiek(
        antwoord(p).split(". ")[0].rstrip("."),
        (*gemeten, *(j.jaar for j in p.jaren)),
        (
            *((uitslagen,) if gemeten else ()),
            Reeks("Verwacht", reeks(50), "verwacht" if gemeten else "totaal", open=True),
            Reeks("80%: van", reeks(10), "band", open=True),
            Reeks("80%: tot", reeks(90), "band", open=True),
            Reeks("Doel", doel, "doel"),
        ),
        "banen",
        f"Extra banen per december: gemeten tot en met {b.laatste_jaar}, daarna verwacht op {datum(b.stand)}."
        if gemeten
        else f"Extra banen per december, verwacht op {datum(b.stand)}.",
        "Kamerbrieven over de banenafspraak en kwartaalcijfers van UWV; berekening Telmee.",
    )
