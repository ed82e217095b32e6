"""A distribution as a picture: who gains and who loses, by size and region, when the key is reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from telmee.beschut.beeld_delen import aantal, bevindingendeel, herstel
from telmee.beschut.verdeel import GEEN_MODEL, Uitkomst, Verdeling, honderdsten
from telmee.beschut.verdeel_afronding import SAINTE_LAGUE
from telmee.getallen import geheel, procent
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import Kolom, Tabel

BANNER = "geen officiële verdeling"
GROOTSTE = 8
"""So many gain most and lose most in the chart."""
PLAATSEN = "plaatsen"
INWONERS = ((20_000, "minder dan 20.000 inwoners"), (50_000, "20.000 tot 50.000"), (100_000, "50.000 tot 100.000"))
OUD = ((1, "geen plaats"), (10, "1 tot en met 9 plaatsen"), (50, "10 tot en met 49"), (200, "50 tot en met 199"))


def beeld(v: Verdeling, hoogstens: int | None = None) -> Beeld:
    """The picture; with `hoogstens` only so many municipalities in it, for where a file has them all."""
    vraag = v.vraag
    delen = (_winnaars(v, hoogstens), _groepen(v), _pad(v), _afronding(v), bevindingendeel(v.bevindingen))
    kop = (
        ("Sleutel", f"{vraag.sleutel.naam}: {vraag.sleutel.wat}"),
        ("Bron", vraag.sleutel.bron),
        ("Ingroeipad", "geen" if vraag.ingroei is None else f"hoogstens {_deel(v)} of één plaats per jaar"),
        ("Afronding", vraag.afronding),
    )
    return Beeld(
        titel=f"Beschut werk: {geheel(vraag.totaal)} plaatsen verdeeld voor {vraag.jaar}",
        antwoord=antwoord(v),
        acties=herstel(v.bevindingen),
        delen=tuple(deel for deel in delen if deel is not None),
        kop=kop,
        besluit=GEEN_MODEL,
        banner=BANNER,
    )


def antwoord(v: Verdeling) -> str:
    """One sentence, and one more on what the total lacks."""
    bekend = [u.verschil for u in v.uitkomsten if u.verschil is not None]
    meer, minder = sum(d > 0 for d in bekend), sum(d < 0 for d in bekend)
    begin = f"Met de sleutel '{v.vraag.sleutel.naam}' "
    if bekend:
        zin = (
            f"{begin}krijgen in {v.vraag.jaar} {aantal(meer, 'gemeente', 'gemeenten')} meer plaatsen dan nu, "
            f"{geheel(minder)} minder en {geheel(len(bekend) - meer - minder)} evenveel."
        )
    else:
        zin = f"{begin}zijn {geheel(v.verdeeld)} plaatsen verdeeld over {_gemeenten(v.uitkomsten)}."
    onbekend = sum(u.nieuw is None for u in v.uitkomsten)
    if not onbekend:
        return zin
    wie = aantal(onbekend, "gemeente", "gemeenten")
    return f"{zin} Van {wie} is het aantal onbekend; daarvoor staan {geheel(v.buiten)} plaatsen apart."


def _gemeenten(uitkomsten: Sequence[Uitkomst]) -> str:
    return aantal(sum(u.nieuw is not None for u in uitkomsten), "gemeente", "gemeenten")


def _deel(v: Verdeling) -> str:
    return procent(round((v.vraag.ingroei or 0) * 10_000)).replace(",00%", "%")


def naam(u: Uitkomst) -> str:
    """What a municipality is called: its name, else its code."""
    return u.gemeente.naam or u.gemeente.code


# --- Who gains and who loses ----------------------------------------------------------------------------------------


def staven(v: Verdeling) -> Staven | None:
    """Who gains most and who loses most; nothing when nobody moves."""
    bekend = [(u.verschil, u) for u in v.uitkomsten if u.verschil]
    if not bekend:
        return None
    rij = sorted(bekend, key=lambda paar: (-paar[0], paar[1].gemeente.code))
    omhoog = [p for p in rij if p[0] > 0][:GROOTSTE]
    omlaag = [p for p in rij if p[0] < 0][-GROOTSTE:]
    lijst = tuple(Staaf(naam(u), d, int(d < 0)) for d, u in (*omhoog, *omlaag))
    return Staven(f"Wie het meest wint en verliest in {v.vraag.jaar} ({BANNER})", lijst, PLAATSEN)


def _winnaars(v: Verdeling, hoogstens: int | None = None) -> Deel:
    return Deel(
        "gemeenten",
        f"Plaatsen per gemeente in {v.vraag.jaar}",
        grafiek=staven(v),
        tabellen=(_tabel(v, [u for u in v.uitkomsten if u.verschil != 0], hoogstens),),
        rijen=tabel(v) if hoogstens is None else None,
        blad="Verdeling",
        bestuur=True,
    )


def _tabel(v: Verdeling, uitkomsten: Sequence[Uitkomst], hoogstens: int | None) -> Tabel:
    """Largest moves first, either way; what is unknown comes before all."""
    eerst = sorted(uitkomsten, key=lambda u: (u.verschil is not None, -abs(u.verschil or 0), u.gemeente.code))
    kolommen = (
        Kolom("gemeente", "Gemeente", belang=0),
        Kolom("oud", "Nu", "rechts", belang=0),
        Kolom("nieuw", "Nieuw", "rechts", belang=0),
        Kolom("verschil", "Verschil", "rechts", belang=0),
        Kolom("sleutel", "Sleutel alleen", "rechts", "honderdsten", belang=2),
        Kolom("aankomst", "Bereikt in", "rechts", "jaar", belang=1),
    )
    rijen = tuple(
        (naam(u), u.oud, u.nieuw, u.verschil, honderdsten(u.sleutel), u.aankomst or _niet(u, v))
        for u in eerst[:hoogstens]
    )
    noten: tuple[str, ...] = ("Sleutel alleen: wat de sleutel zonder ingroeipad en vóór afronding geeft.",)
    if hoogstens is not None and len(eerst) > hoogstens:
        noten = (f"Dit zijn de {hoogstens} grootste verschuivingen; elke gemeente staat in het CSV-bestand.", *noten)
    return Tabel("Wie meer of minder krijgt dan nu", kolommen, rijen, noten, kort=True)


def _niet(u: Uitkomst, v: Verdeling) -> str | None:
    return None if u.nieuw is None else f"na {u.pad[-1][0]}"


def tabel(v: Verdeling) -> Tabel:
    """Every municipality with its path, for where there is room."""
    jaren = next((u.pad for u in v.uitkomsten if u.pad), ())
    kolommen = (
        Kolom("gemeente", "Gemeente"),
        Kolom("naam", "Naam"),
        Kolom("regio", "Regio"),
        Kolom("oud", "Nu", "rechts", PLAATSEN),
        Kolom("nieuw", "Nieuw", "rechts", PLAATSEN),
        Kolom("verschil", "Verschil", "rechts", PLAATSEN),
        Kolom("precies", "Voor afronding", "rechts", "honderdsten plaatsen"),
        Kolom("sleutel", "Sleutel alleen", "rechts", "honderdsten plaatsen"),
        Kolom("naar", "Afgerond"),
        Kolom("verliest", "Verliest alleen door groei van het totaal"),
        Kolom("aankomst", "Bereikt in", "rechts", "jaar"),
        *(Kolom(f"jaar_{jaar}", str(jaar), "rechts", PLAATSEN) for jaar, _ in jaren[1:]),
    )
    rijen = tuple(_rij(u, len(jaren)) for u in v.uitkomsten)
    telt_op = ("oud", "nieuw", "verschil")
    return Tabel(f"Alle gemeenten in {v.vraag.jaar}", kolommen, rijen, (GEEN_MODEL,), BANNER, telt_op=telt_op)


def _rij(u: Uitkomst, jaren: int) -> tuple[Any, ...]:
    pad = [plaatsen for _, plaatsen in u.pad[1:]] if u.pad else [None] * max(0, jaren - 1)
    vast = (u.gemeente.code, u.gemeente.naam, u.gemeente.regio, u.oud, u.nieuw, u.verschil)
    return (*vast, honderdsten(u.precies), honderdsten(u.sleutel), u.naar, u.verliest, u.aankomst, *pad)


# --- By size and by region ------------------------------------------------------------------------------------------


def grootte(u: Uitkomst, met_inwoners: bool) -> str:
    """The class of size of a municipality: by inhabitants, or by its old number."""
    waarde = u.gemeente.heel("inwoners") if met_inwoners else u.oud
    if waarde is None:
        return "onbekend"
    grenzen, boven = (INWONERS, "100.000 en meer") if met_inwoners else (OUD, "200 plaatsen en meer")
    return next((woord for grens, woord in grenzen if waarde < grens), boven)


def _groepen(v: Verdeling) -> Deel:
    met_inwoners = any(u.gemeente.heel("inwoners") is not None for u in v.uitkomsten)
    soort = "aantal inwoners" if met_inwoners else "oud aantal plaatsen"
    orde = [woord for _, woord in (INWONERS if met_inwoners else OUD)]
    tabellen = [_groep(f"Naar {soort}", v.uitkomsten, lambda u: grootte(u, met_inwoners), orde)]
    if any(u.gemeente.regio for u in v.uitkomsten):
        tabellen.append(_groep("Naar regio", v.uitkomsten, lambda u: u.gemeente.regio or "zonder regio", []))
    return Deel("groepen", "Naar grootte en regio", tabellen=tuple(tabellen), blad="Groepen")


def _groep(titel: str, uitkomsten: Iterable[Uitkomst], van: Callable[[Uitkomst], str], orde: list[str]) -> Tabel:
    per: dict[str, list[Uitkomst]] = {woord: [] for woord in orde}
    for u in uitkomsten:
        per.setdefault(van(u), []).append(u)
    rijen = [(woord, *_som(leden)) for woord, leden in per.items() if leden]
    if not orde:
        rijen.sort()
    rijen.append(("Samen", *_som([u for leden in per.values() for u in leden])))
    kolommen = (
        Kolom("groep", "Groep", belang=0),
        Kolom("gemeenten", "Gemeenten", "rechts", belang=2),
        Kolom("oud", "Nu", "rechts", belang=0),
        Kolom("nieuw", "Nieuw", "rechts", belang=0),
        Kolom("verschil", "Verschil", "rechts", belang=0),
        Kolom("meer", "Wint", "rechts", belang=1),
        Kolom("minder", "Verliest", "rechts", belang=1),
    )
    return Tabel(titel, kolommen, tuple(rijen), nadruk=(len(rijen) - 1,))


def _som(leden: Sequence[Uitkomst]) -> tuple[int | None, ...]:
    """Sums of what is known; unknown as soon as one of the group is."""
    oud, nieuw, verschil = ([getattr(u, wat) for u in leden] for wat in ("oud", "nieuw", "verschil"))
    bekend = [d for d in verschil if d is not None]
    sommen = (None if None in lijst else sum(lijst) for lijst in (oud, nieuw, verschil))
    return len(leden), *sommen, sum(d > 0 for d in bekend), sum(d < 0 for d in bekend)


# --- The path and the rounding --------------------------------------------------------------------------------------


def _pad(v: Verdeling) -> Deel | None:
    if v.vraag.ingroei is None:
        return None
    mee = [u for u in v.uitkomsten if u.pad]
    jaren: dict[int | None, int] = {}
    for u in mee:
        jaren[u.aankomst] = jaren.get(u.aankomst, 0) + 1
    rijen: list[tuple[Any, ...]] = [(jaar, jaren[jaar]) for jaar in sorted(j for j in jaren if j is not None)]
    if None in jaren:
        rijen.append((f"na {mee[0].pad[-1][0]}", jaren[None]))
    kolommen = (Kolom("jaar", "Bereikt in", "links", "jaar"), Kolom("gemeenten", "Gemeenten", "rechts"))
    eind = f"in {v.aangekomen}" if v.aangekomen else f"na {mee[0].pad[-1][0]}"
    vooraf = (
        f"Elke gemeente is {eind} bij de sleutel: minder dan één plaats ervandaan, vóór afronding.",
        "De jaren na het eerste groeien mee met het landelijke doel, dat voor die jaren is afgeleid.",
    )
    tabellen = (Tabel("Wanneer gemeenten de sleutel bereiken", kolommen, tuple(rijen)),)
    return Deel("ingroeipad", "Ingroeipad", tabellen=tabellen, vooraf=vooraf, blad="Ingroeipad")


def _afronding(v: Verdeling) -> Deel:
    verliest = [naam(u) for u in v.uitkomsten if u.verliest]
    if v.vraag.afronding == SAINTE_LAGUE:
        zin = "Met deze afronding verliest niemand een plaats alleen omdat het totaal groeit."
    elif not verliest:
        zin = "Niemand verliest een plaats alleen omdat het totaal groeit."
    else:
        wie = ", ".join(verliest[:20]) + (f" en nog {len(verliest) - 20}" if len(verliest) > 20 else "")
        zin = (
            f"Door de afronding {'verliest' if len(verliest) == 1 else 'verliezen'} {wie} een plaats alleen omdat het "
            "totaal groeit; met de afronding sainte-lague gebeurt dat niet."
        )
    return Deel("afronding", "Afronding op hele plaatsen", zinnen=(zin,))
