"""More pictures of the measurement: a sector against its target, own service and hiring-in, the change taken apart, the
hiring-in key. Computes nothing; `beeld` has the series and the table of a year.
"""

from __future__ import annotations

from typing import Any

from telmee.meting.beeld import KOPPEN, RIJEN, als_merk
from telmee.meting.ontleding import AFRONDING, FORMEEL, INLEEN, SAMEN, SLEUTEL, Ontleding
from telmee.meting.sleutel import Sleutelvraag
from telmee.meting.uitkomst import CELLEN, SECTOREN, Uitslag, nuljaar
from telmee.meting.zinnen import procent, sleutel_zin, uitslag_zin
from telmee.uitvoer.grafiek import Grafiek, Reeks, opsomming
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import Cel as Veld
from telmee.uitvoer.tabel import Kolom, Tabel


def sector_grafiek(uitslagen: tuple[Uitslag, ...], sector: str) -> Grafiek:
    """One sector against its own target."""
    merken = tuple(als_merk(uitslag.gehaald[sector]) for uitslag in uitslagen)
    laatste = next((u for u in reversed(uitslagen) if u.gehaald[sector] is not None), uitslagen[-1])
    return Grafiek(
        uitslag_zin(laatste, sector).nl.rstrip("."),
        tuple(uitslag.jaar for uitslag in uitslagen),
        (
            Reeks(KOPPEN[sector], tuple(u.extra_banen[sector]["totaal"] for u in uitslagen), "totaal", merken),
            Reeks("Doelstelling", tuple(u.doelstelling[sector] for u in uitslagen), "doel"),
        ),
        "banen",
        f"Extra banen van {'de markt' if sector == 'markt' else 'de overheid'} boven december {nuljaar()}.",
        f"Kamerbrieven over de banenafspraak; doelen: {uitslagen[-1].wet.book.values['doelstelling'].law}.",
    )


def vormen_tabel(uitslagen: tuple[Uitslag, ...]) -> Tabel | None:
    """Own service and hiring-in per sector, of the years of which that was published."""
    bekend = [u for u in uitslagen if any(u.extra_banen[cel]["formeel"] is not None for cel in CELLEN)]
    if not bekend:
        return None
    kolommen = [Kolom("jaar", "Jaar", "links", "jaar")]
    for cel in CELLEN:
        kolommen += [
            Kolom(f"formeel_{cel}", f"{KOPPEN[cel]}, eigen dienst", "rechts"),
            Kolom(f"inleen_{cel}", f"{KOPPEN[cel]}, inleen", "rechts"),
        ]
    rijen = tuple(
        (u.jaar, *(u.extra_banen[cel][vorm] for cel in CELLEN for vorm in ("formeel", "inleen"))) for u in bekend
    )
    zonder = [str(u.jaar) for u in uitslagen if u not in bekend and u.extra_banen["markt"]["totaal"] is not None]
    noten = (f"De verdeling over deze vormen is niet gevonden voor {opsomming(zonder)}.",) if zonder else ()
    titel = f"Eigen dienst en inleen: extra banen ten opzichte van december {nuljaar()}"
    return Tabel(titel, tuple(kolommen), rijen, (*noten, f"Bron: {bronnen(bekend)}."))


def bronnen(uitslagen: list[Uitslag]) -> str:
    """Where the outcomes come from, each source once."""
    van = [h for u in uitslagen for h in u.bronnen if h.wat in ("extra_banen", "delen en gepubliceerde tabel", "uren")]
    return "; ".join(dict.fromkeys(h.bron for h in van if h.zekerheid != "onbekend"))


def deel_labels(sinds: int) -> dict[str, str]:
    """What the parts of a change are called."""
    return {
        FORMEEL: RIJEN["formeel"],
        INLEEN: f"Inleenverbanden, verdeeld met de sleutel van {sinds}",
        SLEUTEL: "Andere verdeelsleutel",
        SAMEN: "Formele dienstverbanden en inleenverbanden samen",
        AFRONDING: "Afronding",
    }


def ontleding_tabel(ontleding: Ontleding, uitslag: Uitslag) -> Tabel:
    """Every part of the change, and the change that they add up to."""
    namen = deel_labels(ontleding.sinds)
    labels = dict(namen) if ontleding.sleutel_apart else {**namen, INLEEN: RIJEN["inleen"]}
    rijen: list[tuple[Any, ...]] = [
        (labels[deel.naam], *(deel.banen[cel] for cel in CELLEN)) for deel in ontleding.delen
    ]
    rijen.append(("Verandering", *(ontleding.verandering[cel] for cel in CELLEN)))
    kolommen = (Kolom("wat", "Banen"), *(Kolom(cel, KOPPEN[cel], "rechts") for cel in CELLEN))
    noten = ["De delen tellen precies op; afronding is wat overblijft omdat elk cijfer apart is afgerond."]
    if not ontleding.sleutel_apart:
        noten.append("Wat de verdeelsleutel deed is niet apart bekend.")
    return Tabel(
        f"Verandering ten opzichte van {ontleding.sinds}, uit elkaar gehaald",
        kolommen,
        tuple(rijen),
        tuple(noten),
        uitslag.banner,
        nadruk=(len(rijen) - 1,),
    )


def sleutel_tabel(vraag: Sleutelvraag) -> Tabel:
    """The outcome with the key that was asked for and with those around it."""
    rijen: list[tuple[Any, ...]] = []
    for elk in vraag.eromheen:
        extra, gehaald = elk.uitslag.extra_banen, elk.uitslag.gehaald
        wat = ["van de wet"] if elk.markt == vraag.van_wet else []
        wat += ["gekozen"] if vraag.eigen and elk.markt == vraag.gekozen.markt else []
        velden = (Veld(extra[cel]["totaal"], als_merk(gehaald[cel])) for cel in CELLEN)
        rijen.append((elk.markt, elk.overheid, *velden, ", ".join(wat)))
    kolommen = (
        Kolom("markt_deel", "Sleutel markt", "rechts", "honderdsten procent"),
        Kolom("overheid_deel", "Sleutel overheid", "rechts", "honderdsten procent"),
        *(Kolom(cel, f"{KOPPEN[cel]}, extra banen", "rechts") for cel in CELLEN),
        Kolom("welke", "Welke sleutel"),
    )
    nadruk = next(n for n, elk in enumerate(vraag.eromheen) if elk.markt == vraag.gekozen.markt)
    return Tabel(
        f"Extra banen in {vraag.jaar} bij andere verdeelsleutels", kolommen, tuple(rijen), sleutel_noten(vraag),
        nadruk=(nadruk,),
    )  # fmt: skip


def sleutel_noten(vraag: Sleutelvraag) -> tuple[str, ...]:
    """Where the key of the law comes from, and what is divided by it."""
    entry = vraag.gekozen.uitslag.wet.book.values["verdeelsleutel_inleen"]
    if vraag.van_wet is None:
        eerst = "De verdeelsleutel van dit jaar is niet gevonden."
    else:
        hoe = "is gepubliceerd" if vraag.status == "vastgesteld" else "is niet gepubliceerd, maar teruggerekend"
        eerst = f"De sleutel van {vraag.jaar} ({procent(vraag.van_wet).nl} markt) {hoe}."
    return (
        eerst,
        f"De sleutel verdeelt {vraag.inleen:,} banen via inleenverbanden.".replace(",", "."),
        f"Bron: {entry.law}.",
    )


def sleutel_staven(vraag: Sleutelvraag) -> Staven:
    """Extra banen per sector beside the target, with the key of the law and with the one that was asked for."""
    staven = []
    keuzes = [(elk, n) for n, elk in enumerate((vraag.eromheen_wet, vraag.gekozen)) if elk is not None]
    for sector in SECTOREN:
        for elk, soort in keuzes if vraag.eigen else keuzes[-1:]:
            label = f"{KOPPEN[sector]}, sleutel {procent(elk.markt).nl} markt"
            staven.append(Staaf(label, elk.uitslag.extra_banen[sector]["totaal"], soort if vraag.eigen else 0))
        staven.append(Staaf(f"{KOPPEN[sector]}: doel", vraag.gekozen.uitslag.doelstelling[sector], 2))
    return Staven(sleutel_zin(vraag).nl.rstrip("."), tuple(staven), "banen")


def nulmeting_tabel(uitslag: Uitslag) -> Tabel:
    """The baseline, by form; what was never published is unknown."""
    nul = uitslag.nulmeting
    rijen = (
        (RIJEN["formeel"], nul["formeel"]),
        (RIJEN["inleen"], nul["inleen"]),
        ("Alle banen", nul["totaal"]),
    )
    noten = tuple(f"{h.bron}." if not h.bron.endswith(".") else h.bron for h in uitslag.bronnen if h.wat == "nulmeting")
    onbekend = tuple(h.bron for h in uitslag.bronnen if h.wat.startswith("nulmeting:"))
    bron = tuple(f"Bron: {noot}" for noot in noten)
    kolommen = (Kolom("wat", "Nulmeting"), Kolom("banen", "Banen", "rechts"))
    titel = f"Nulmeting: de banen van december {nuljaar()}"
    return Tabel(titel, kolommen, rijen, (*onbekend, *bron), uitslag.banner, nadruk=(2,))
