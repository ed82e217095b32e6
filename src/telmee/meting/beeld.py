"""What the measurement shows, on a terminal and on a page: outcomes as tables and a chart. Computes nothing.

Breakdowns are in `beschermd`: they pass disclosure control first, and the main table never does.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from telmee.getallen import geheel
from telmee.meting.gepubliceerd import ZONDER_VORM
from telmee.meting.uitkomst import BEREKEND, CELLEN, UIT_DELEN, VORMEN, Uitslag, nuljaar
from telmee.uitvoer.grafiek import Grafiek, Reeks, opsomming
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import GEHAALD, NIET_GEHAALD, Kolom, Merk, Tabel
from telmee.uitvoer.tabel import Cel as Veld
from telmee.uitvoer.zin import binnen_zin

KOPPEN = {"markt": "Markt", "overheid": "Overheid", "totaal": "Totaal"}
RIJEN = {"formeel": "Formele dienstverbanden", "inleen": "Inleenverbanden", "totaal": "Extra banen"}
TITELS = {BEREKEND: "uit loonaangiften en register", UIT_DELEN: "nagerekend uit de gepubliceerde delen"}


def als_merk(gehaald: bool | None) -> Merk | None:
    """The mark of a target that was reached or not."""
    return None if gehaald is None else GEHAALD if gehaald else NIET_GEHAALD


# --- The series -----------------------------------------------------------------------------------------------------


def reeks_tabel(uitslagen: tuple[Uitslag, ...]) -> Tabel:
    """One row per year: extra banen against the target, per sector."""
    kolommen = [Kolom("jaar", "Jaar", "links", "jaar")]
    for cel in CELLEN:
        samen = cel == "totaal"
        kolommen.append(Kolom(cel, KOPPEN[cel], "rechts", belang=0 if samen else 1))
        kolommen.append(Kolom(f"doel_{cel}", f"doel {cel}", "rechts", belang=0 if samen else 2))
    rijen = []
    for uitslag in uitslagen:
        velden: list[Any] = [uitslag.jaar]
        for cel in CELLEN:
            velden += [
                Veld(uitslag.extra_banen[cel]["totaal"], als_merk(uitslag.gehaald[cel])),
                uitslag.doelstelling[cel],
            ]
        rijen.append(tuple(velden))
    noten = _jaarnoten(uitslagen)
    titel = f"Banenafspraak: extra banen in december ten opzichte van de nulmeting ({nuljaar()})"
    return Tabel(titel, tuple(kolommen), tuple(rijen), tuple(noten))


def _jaarnoten(uitslagen: tuple[Uitslag, ...]) -> list[str]:
    """The remarks on the totals, each once with its years; the split by form is not in this table."""
    per_zin: dict[str, list[str]] = {}
    for uitslag in uitslagen:
        for zin in uitslag.opmerkingen:
            if zin != ZONDER_VORM:
                per_zin.setdefault(zin, []).append(str(uitslag.jaar))
    return [f"{opsomming(jaren)}: {binnen_zin(zin)}" for zin, jaren in per_zin.items()]


def reeks_grafiek(uitslagen: tuple[Uitslag, ...]) -> Grafiek:
    """Both sectors, their total and the target."""

    def reeks(cel: str) -> tuple[int | None, ...]:
        return tuple(uitslag.extra_banen[cel]["totaal"] for uitslag in uitslagen)

    merken = tuple(als_merk(uitslag.gehaald["totaal"]) for uitslag in uitslagen)
    return Grafiek(
        _conclusie(uitslagen),
        tuple(uitslag.jaar for uitslag in uitslagen),
        (
            Reeks("Markt", reeks("markt"), "deel"),
            Reeks("Overheid", reeks("overheid"), "deel"),
            Reeks("Totaal", reeks("totaal"), "totaal", merken),
            Reeks("Doelstelling", tuple(uitslag.doelstelling["totaal"] for uitslag in uitslagen), "doel"),
        ),
        "banen",
        f"Extra banen voor mensen uit de doelgroep, per december, boven de banen van december {nuljaar()}.",
        f"Kamerbrieven over de banenafspraak; doelen: {uitslagen[-1].wet.book.values['doelstelling'].law}.",
    )


def laatste(uitslagen: tuple[Uitslag, ...]) -> tuple[int, int, int, bool] | None:
    """The last year of which it is known whether the target was reached: year, extra banen, target, reached."""
    for uitslag in reversed(uitslagen):
        extra, doel, gehaald = _samen(uitslag)
        if extra is not None and doel is not None and gehaald is not None:
            return uitslag.jaar, extra, doel, gehaald
    return None


def _conclusie(uitslagen: tuple[Uitslag, ...]) -> str:
    """What the chart says, of the last year of which that is known."""
    gevonden = laatste(uitslagen)
    if gevonden is None:
        return "Extra banen tegenover de doelstelling"
    jaar, extra, doel, gehaald = gevonden
    return f"In {jaar} is het doel {'' if gehaald else 'niet '}gehaald: {_van(extra, doel)}"


def _samen(uitslag: Uitslag) -> tuple[int | None, int | None, bool | None]:
    return uitslag.extra_banen["totaal"]["totaal"], uitslag.doelstelling["totaal"], uitslag.gehaald["totaal"]


def _van(extra: int, doel: int) -> str:
    return f"{geheel(extra)} extra banen, het doel was {geheel(doel)}"


def jaar_grafiek(uitslag: Uitslag) -> Staven:
    """One year: extra banen beside the target, per sector and together; of a sample the target at its size."""
    op_schaal = "doel" if uitslag.schaal == 1 else "doel maal de schaal"
    staven = []
    for cel in CELLEN:
        doel = uitslag.doelstelling[cel]
        if doel is not None and uitslag.schaal < 1:
            doel = _maal(doel, uitslag.schaal)
        staven.append(Staaf(f"{KOPPEN[cel]}: extra banen", uitslag.extra_banen[cel]["totaal"], 0))
        staven.append(Staaf(f"{KOPPEN[cel]}: {op_schaal}", doel, 1))
    titel = (
        _conclusie((uitslag,)) if uitslag.schaal == 1 else f"Extra banen in december {uitslag.jaar}, in de steekproef"
    )
    return Staven(f"{titel} ({uitslag.banner})" if uitslag.banner else titel, tuple(staven), "banen")


# --- One year -------------------------------------------------------------------------------------------------------


def jaar_tabel(uitslag: Uitslag) -> Tabel:
    """The table of the letter: form by sector, target, nulmeting, all banen."""
    rijen: list[tuple[Any, ...]] = [
        (RIJEN[vorm], *(uitslag.extra_banen[cel][vorm] for cel in CELLEN)) for vorm in VORMEN[:2]
    ]
    rijen.append(
        (RIJEN["totaal"], *(Veld(uitslag.extra_banen[c]["totaal"], als_merk(uitslag.gehaald[c])) for c in CELLEN))
    )
    if any(doel is not None for doel in uitslag.doelstelling.values()):
        rijen += _doelrijen(uitslag)
    rijen.append((f"Nulmeting (december {nuljaar()})", *(uitslag.nulmeting[cel] for cel in CELLEN)))
    rijen.append(("Alle banen, met de nulmeting", None, None, uitslag.banen))
    manier = f", {TITELS[uitslag.bron]}" if uitslag.bron in TITELS else ""
    noten = [*uitslag.opmerkingen, *_bronregels(uitslag)]
    kolommen = (Kolom("wat", "Banen"), *(Kolom(cel, KOPPEN[cel], "rechts") for cel in CELLEN))
    titel = f"Banenafspraak: uitslag over december {uitslag.jaar}{manier}"
    return Tabel(titel, kolommen, tuple(rijen), tuple(noten), uitslag.banner, nadruk=(2,))


def _doelrijen(uitslag: Uitslag) -> list[tuple[Any, ...]]:
    """The target, and how far above or below it; of a sample the target at the size of the sample."""
    doelen = [uitslag.doelstelling[cel] for cel in CELLEN]
    if uitslag.schaal < 1:
        op_schaal = [None if doel is None else _maal(doel, uitslag.schaal) for doel in doelen]
        return [("Doelstelling van heel Nederland", *doelen), ("Doelstelling maal de schaal", *op_schaal)]
    verschil = []
    for cel, doel in zip(CELLEN, doelen, strict=True):
        extra = uitslag.extra_banen[cel]["totaal"]
        verschil.append(None if extra is None or doel is None else extra - doel)
    return [("Doelstelling", *doelen), ("Boven of onder (-) de doelstelling", *verschil)]


def _maal(banen: int, schaal: float) -> int:
    """Banen at the size of a sample, rounded."""
    return int(banen * Fraction(str(schaal)) + Fraction(1, 2))


def _bronregels(uitslag: Uitslag) -> list[str]:
    """The sources in one line each, once."""
    regels: dict[str, list[str]] = {}
    for herkomst in uitslag.bronnen:
        if herkomst.zekerheid != "onbekend":
            regels.setdefault(f"{herkomst.bron} (zekerheid: {herkomst.zekerheid})", []).append(in_woorden(herkomst.wat))
    return [f"Bron van {', '.join(wat)}: {bron}." for bron, wat in regels.items()]


def in_woorden(wat: str) -> str:
    """'doelstelling.markt' -> 'doelstelling markt': what a source is about, for people."""
    return wat.replace("_", " ").replace(".", " ")


def verandering_tabel(uitslag: Uitslag) -> Tabel | None:
    """The change against the year before; nothing when not one cell of it is known."""
    if all(waarde is None for rij in uitslag.verandering.values() for waarde in rij.values()):
        return None
    rijen = tuple((RIJEN[vorm], *(uitslag.verandering[cel][vorm] for cel in CELLEN)) for vorm in VORMEN)
    kolommen = (Kolom("wat", "Banen"), *(Kolom(cel, KOPPEN[cel], "rechts") for cel in CELLEN))
    noten = (
        () if uitslag.bron == BEREKEND else ("Zoals gepubliceerd, anders het verschil van twee gepubliceerde cijfers.",)
    )
    return Tabel(
        f"Verandering ten opzichte van {uitslag.jaar - 1}", kolommen, rijen, noten, uitslag.banner, nadruk=(2,)
    )


def verschil_tabellen(uitslag: Uitslag) -> list[Tabel]:
    """Every cell recomputed beside the published one, and why they differ."""
    if uitslag.bron != UIT_DELEN:
        return []
    rijen: list[tuple[Any, ...]] = []
    for cel in CELLEN:
        for vorm in VORMEN:
            rijen.append(
                _vergelijk(
                    f"{KOPPEN[cel]}, {RIJEN[vorm].lower()}",
                    uitslag.gepubliceerd[cel][vorm],
                    uitslag.extra_banen[cel][vorm],
                )
            )
    rijen.append(_vergelijk("Alle banen, met de nulmeting", uitslag.gepubliceerde_banen, uitslag.banen))
    kolommen = (
        Kolom("cel", "Cel"),
        Kolom("gepubliceerd", "Gepubliceerd", "rechts"),
        Kolom("uitkomst", "Uit delen", "rechts"),
        Kolom("verschil", "Verschil", "rechts"),
    )
    noten = tuple(
        f"{_celnaam(v.cel)}: {geheel(v.gepubliceerd)} gepubliceerd, {geheel(v.uitkomst)} uit delen. {v.oorzaak}"
        for v in uitslag.verschillen
    )
    return [Tabel("Uit delen naast de gepubliceerde tabel", kolommen, tuple(rijen), noten)]


def _vergelijk(naam: str, was: int | None, wordt: int | None) -> tuple[Any, ...]:
    return naam, was, wordt, None if was is None or wordt is None else wordt - was


def _celnaam(pad: str) -> str:
    """'extra_banen.markt.inleen' -> 'Markt, inleenverbanden'."""
    pad, _, achter = pad.partition(", ")
    soort, *rest = pad.split(".")
    naam = "Alle banen" if soort == "banen" else f"{KOPPEN[rest[0]]}, {RIJEN[rest[1]].lower()}"
    return f"{naam}, {achter}" if achter else naam
