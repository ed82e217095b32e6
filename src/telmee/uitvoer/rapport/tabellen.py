"""The tables of the report: counts, benefits, dates and findings, from the position as plain data.

A key that the position does not have is unknown or left out; the only arithmetic is adding up rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from telmee.getallen import Waarde, geheel
from telmee.uitvoer.tabel import Kolom, Tabel

VOORDELEN = {
    "banenafspraak": "Doelgroep banenafspraak",
    "arbeidsgehandicapte": "Arbeidsgehandicapte werknemer",
    "herplaatsen": "Herplaatsen arbeidsgehandicapte",
    "oudere": "Oudere werknemer",
}
ERNST = {"fout": "Fout", "waarschuwing": "Waarschuwing", "mededeling": "Mededeling"}
TIENDEN, CENT, UREN = "tienden banen", "cent", "uren"


def deel(bron: Mapping[str, Any] | None, *pad: str) -> Any:
    """The value at a path, None when a step is missing."""
    waarde: Any = bron
    for stap in pad:
        if not isinstance(waarde, Mapping):
            return None
        waarde = waarde.get(stap)
    return waarde


def dag(waarde: Any) -> date | None:
    """A day from ISO text."""
    if isinstance(waarde, date) or waarde is None:
        return waarde
    try:
        return date.fromisoformat(str(waarde))
    except ValueError:
        return None


def zin(tekst: Any) -> str:
    """A sentence with a capital and a full stop; nothing stays nothing."""
    vlak = " ".join(str(tekst or "").split())
    return vlak if not vlak else vlak[0].upper() + vlak[1:] + ("" if vlak[-1] in ".!?" else ".")


def tellingen(positie: Mapping[str, Any]) -> Tabel | None:
    """The yearly and the weekly count beside each other."""
    gevonden = deel(positie, "quotum", "tellingen") or ()
    if not gevonden:
        return None
    rijen = tuple(
        (t["naam"], t.get("vereist"), t.get("gerealiseerd"), t.get("tekort"), t.get("hoe", "")) for t in gevonden
    )
    kolommen = (
        Kolom("telling", "Telling"),
        Kolom("vereist", "Gevraagd", "rechts", TIENDEN),
        Kolom("gerealiseerd", "Aanwezig", "rechts", TIENDEN),
        Kolom("tekort", "Tekort", "rechts", TIENDEN),
        Kolom("hoe", "Hoe geteld"),
    )
    return Tabel("Twee manieren van tellen", kolommen, rijen, ("De heffing volgt de jaartelling.",))


# --- Benefits ---------------------------------------------------------------------------------------------------------


def lkv_totaal(positie: Mapping[str, Any]) -> dict[str, Any]:
    """The totals as given, or the sums of the rows whose figure is known."""
    if positie.get("lkv_totaal"):
        return dict(positie["lkv_totaal"])
    rijen = positie.get("lkv") or ()
    return {
        "bedrag": _som(rijen, "bedrag"),
        "gemist": _som(rijen, "gemist"),
        "onterecht_uren": _som(rijen, "onterecht_uren") or 0,
        "gevraagd": sum(bool(rij.get("gevraagd")) for rij in rijen),
        "gemist_bij": sum(bool(rij.get("gemist")) for rij in rijen),
        "onterecht_bij": sum(bool(rij.get("onterecht_uren")) for rij in rijen),
        "onbekend": sum(rij.get("bedrag") is None for rij in rijen),
    }


def _som(rijen: Iterable[Mapping[str, Any]], naam: str) -> int | None:
    """The sum of what is known; unknown when no row knows it."""
    waarden = [rij.get(naam) for rij in rijen]
    bekend = [w for w in waarden if w is not None]
    return sum(bekend) if bekend or not waarden else None


def is_actie(rij: Mapping[str, Any]) -> bool:
    """Whether there is something to do for this row."""
    return bool(rij.get("gemist") or rij.get("onterecht_uren") or rij.get("actie"))


def per_soort(positie: Mapping[str, Any]) -> Tabel:
    """The rows added up per benefit."""
    rijen = positie.get("lkv") or ()
    soorten = dict.fromkeys([*VOORDELEN, *(str(rij.get("soort")) for rij in rijen)])
    regels: list[tuple[Waarde, ...]] = []
    for soort in soorten:
        van = [rij for rij in rijen if rij.get("soort") == soort]
        if van:
            regels.append(_soortregel(VOORDELEN.get(soort, soort), van))
    if len(regels) > 1:
        regels.append(_soortregel("Samen", list(rijen)))
    kolommen = (
        Kolom("soort", "Loonkostenvoordeel"),
        Kolom("recht", "Met recht", "rechts"),
        Kolom("gevraagd", "Gevraagd", "rechts"),
        Kolom("bedrag", "Bedrag tot nu", "rechts", CENT),
        Kolom("gemist", "Nog niet gevraagd", "rechts", CENT),
        Kolom("onterecht", "Zonder recht", "rechts", UREN),
        Kolom("onbekend", "Niet te zien", "rechts"),
    )
    tarieven = (str(t["zin"]) for t in positie.get("lkv_tarieven") or ())
    noten = (
        *tarieven,
        "Niet te zien: rijen waarvan het recht niet uit de aangiften blijkt; die bedragen ontbreken in de som.",
    )
    return Tabel(
        "Loonkostenvoordelen per soort",
        kolommen,
        tuple(regels),
        noten if regels else ("Er zijn geen rijen met een loonkostenvoordeel.",),
        nadruk=(len(regels) - 1,) if len(regels) > 1 else (),
    )


def _soortregel(naam: str, van: list[Mapping[str, Any]]) -> tuple[Waarde, ...]:
    return (
        naam,
        sum(rij.get("recht") is True for rij in van),
        sum(bool(rij.get("gevraagd")) for rij in van),
        _som(van, "bedrag"),
        _som(van, "gemist"),
        _som(van, "onterecht_uren") or 0,
        sum(rij.get("recht") is None for rij in van),
    )


LKV_KOLOMMEN = (
    Kolom("rij", "Rij", "rechts"),
    Kolom("personeelsnummer", "Personeelsnr."),
    Kolom("bsn", "BSN"),
    Kolom("soort", "Voordeel"),
    Kolom("recht", "Recht"),
    Kolom("gevraagd", "Gevraagd"),
    Kolom("uren", "Met recht", "rechts", UREN),
    Kolom("bedrag", "Bedrag tot nu", "rechts", CENT),
    Kolom("gemist", "Nog niet gevraagd", "rechts", CENT),
    Kolom("onterecht_uren", "Zonder recht", "rechts", UREN),
    Kolom("bedrag_jaar", "Hele jaar", "rechts", CENT),
    Kolom("reden", "Reden"),
    Kolom("artikel", "Artikel"),
    Kolom("actie", "Wat u kunt doen"),
    Kolom("uiterste_datum", "Uiterlijk"),
)


MISBAAR = ("personeelsnummer", "actie", "uiterste_datum")
ACTIE = (
    "rij",
    "personeelsnummer",
    "bsn",
    "soort",
    "recht",
    "gevraagd",
    "gemist",
    "onterecht_uren",
    "actie",
    "uiterste_datum",
)
ALLES = tuple(kolom.naam for kolom in LKV_KOLOMMEN)


def voordelen(
    rijen: Iterable[Mapping[str, Any]],
    kop: str,
    met_bsn: bool,
    noten: tuple[str, ...] = (),
    namen: tuple[str, ...] = ALLES,
) -> Tabel:
    """The rows themselves; the BSN only when it was asked for, and no column that is empty everywhere."""
    rijen = list(rijen)
    kolommen = [k for k in LKV_KOLOMMEN if k.naam in namen and (k.naam != "bsn" or met_bsn)]
    kolommen = [k for k in kolommen if k.naam not in MISBAAR or any(r.get(k.naam) for r in rijen)]
    return Tabel(kop, tuple(kolommen), tuple(tuple(_lkv_cel(rij, k.naam) for k in kolommen) for rij in rijen), noten)


def _lkv_cel(rij: Mapping[str, Any], naam: str) -> Waarde:
    waarde = rij.get(naam)
    if naam == "soort":
        return VOORDELEN.get(str(waarde), str(waarde))
    if naam == "bsn":
        return "" if waarde is None else f"{int(waarde):09d}"
    if naam == "uiterste_datum":
        return dag(waarde) or ""
    if naam == "onterecht_uren" and waarde is None:
        return "" if "onterecht_uren" not in rij else None
    if naam in ("personeelsnummer", "reden", "artikel", "actie"):
        return str(waarde or "")
    gevonden: Waarde = waarde
    return gevonden


# --- Dates and findings -----------------------------------------------------------------------------------------------


def termijnen(positie: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The dates, first one first."""
    return sorted(positie.get("termijnen") or (), key=lambda t: str(t.get("datum")))


def termijnentabel(positie: Mapping[str, Any]) -> Tabel:
    """What to do before which date."""
    gevonden = termijnen(positie)
    kolommen = [
        Kolom("datum", "Uiterlijk"),
        Kolom("wat", "Wat"),
        Kolom("wie", "Wie"),
        Kolom("artikel", "Artikel"),
        Kolom("bedrag", "Bedrag", "rechts", CENT),
        Kolom("uitleg", "Uitleg"),
    ]
    kolommen = [k for k in kolommen if k.naam != "bedrag" or any(t.get("bedrag") is not None for t in gevonden)]
    rijen = tuple(tuple(_termijncel(t, k.naam) for k in kolommen) for t in gevonden)
    return Tabel("Wat u wanneer doet", tuple(kolommen), rijen, () if rijen else ("Er zijn geen termijnen.",))


def _termijncel(termijn: Mapping[str, Any], naam: str) -> Waarde:
    waarde = termijn.get(naam)
    if naam == "datum":
        return dag(waarde) or ""
    if naam == "bedrag":
        return "" if waarde is None else int(waarde)
    return str(waarde or "")


def bevindingen(positie: Mapping[str, Any], hoogstens: int | None = None) -> Tabel:
    """What was found in the files, worst first, and what it does to the figures."""
    volgorde = list(ERNST)
    alle = sorted(
        positie.get("bevindingen") or (),
        key=lambda b: volgorde.index(b["ernst"]) if b.get("ernst") in volgorde else len(volgorde),
    )
    kolommen = (
        Kolom("ernst", "Soort"),
        Kolom("wat", "Wat"),
        Kolom("gevolg", "Gevolg voor de cijfers"),
        Kolom("waar", "Waar"),
        Kolom("aantal", "Aantal", "rechts"),
    )
    getoond = alle if hoogstens is None else alle[:hoogstens]
    rijen = tuple(
        (
            ERNST.get(b.get("ernst", ""), str(b.get("ernst") or "")),
            b.get("wat") or "",
            b.get("gevolg") or "",
            _waar(b),
            b.get("aantal", 1),
        )
        for b in getoond
    )
    noot = ""
    if not alle:
        noot = "Er is niets gevonden dat de cijfers verandert."
    elif len(getoond) < len(alle):
        noot = f"De eerste {len(getoond)} van {geheel(len(alle))}; alle staan in het rapport als .html of .xlsx."
    return Tabel("Wat er in de bestanden is gevonden", kolommen, rijen, (noot,) if noot else ())


def _waar(bevinding: Mapping[str, Any]) -> str:
    delen = [str(bevinding.get("bestand") or "")]
    if bevinding.get("regel") is not None:
        delen.append(f"regel {bevinding['regel']}")
    if bevinding.get("element"):
        delen.append(str(bevinding["element"]))
    return ", ".join(deel for deel in delen if deel)
