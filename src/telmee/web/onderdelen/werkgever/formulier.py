"""The fields of both pages, with their texts, what was typed in them and what was wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from telmee import getypt
from telmee.uitvoer import vertaling
from telmee.web.kit.teksten import of_leeg, taal, tekst
from telmee.web.kit.velden import Soort, Veld, gevuld
from telmee.web.onderdelen.werkgever.vraag import Vraag
from telmee.werkgever.gronden import GRONDEN

Keuzes = tuple[tuple[str, str], ...]
SCHUIVEN = {
    "uren": (4, 40, 1),
    "uurloon": (14, 40, 1),
    "loonwaarde": (10, 100, 5),
    "naast_uren": (4, 40, 1),
    "naast_uurloon": (14, 40, 1),
    "naast_loonwaarde": (10, 100, 5),
}
"""Lowest, highest and step of a slider; the field beside it takes every value."""
MET_WOORDEN = (
    *("uren", "uren_vorig_jaar", "doelgroep_uren", "inleen_uren", "quotumpercentage"),
    *("uurloon", "naast_uurloon", "loonwaarde", "naast_loonwaarde"),
)
"""Numbers that may be said in words: '100 x 36', 'minimum', 'weet ik niet', '2027=2,70'."""


def veld(
    deel: str, naam: str, soort: Soort = "getal", keuzes: Keuzes = (), waarde: str = "", verplicht: bool = False
) -> Veld:
    """One field of a page (`calc` or `wat`), with the texts of its name."""
    sleutel = f"werkgever.{deel}_{naam.removeprefix('naast_')}"
    return Veld(
        naam,
        tekst(sleutel),
        soort,
        waarde,
        hulp=of_leeg(sleutel + "_hulp"),
        wat=tekst(sleutel + "_wat"),
        waar=tekst(sleutel + "_waar"),
        eenheid=of_leeg(sleutel + "_eenheid"),
        keuzes=keuzes,
        verplicht=verplicht,
        grenzen=SCHUIVEN.get(naam, (0, 100, 1)),
        woorden=naam in MET_WOORDEN,
    )


def ja_nee() -> Keuzes:
    """Yes, no, or not said."""
    return (("ja", tekst("werkgever.ja")), ("nee", tekst("werkgever.nee")))


def calculator() -> tuple[tuple[Veld, ...], tuple[Veld, ...]]:
    """The questions, and what few people need."""
    sectoren = (("markt", tekst("werkgever.markt")), ("overheid", tekst("werkgever.overheid")))
    vragen = (
        veld("calc", "sector", "keuze", sectoren, verplicht=True),
        veld("calc", "jaar", waarde=str(date.today().year), verplicht=True),
        veld("calc", "uren", verplicht=True),
        veld("calc", "uren_vorig_jaar"),
        veld("calc", "doelgroep_uren"),
        veld("calc", "inleen_uren"),
        veld("calc", "quotumpercentage"),
    )
    meer = (
        veld("calc", "opslag", "vink"),
        veld("calc", "loonsom"),
        veld("calc", "opslagpercentage"),
        veld("calc", "kleine_werkgever", "keuze", ja_nee()),
        veld("calc", "anders", "lang"),
        veld("calc", "stand", "datum"),
    )
    return vragen, meer


def wat_als(vanaf: date) -> tuple[tuple[Veld, ...], tuple[Veld, ...], tuple[Veld, ...]]:
    """The profile, another one beside it, and what few people need."""
    gronden = tuple((naam, tekst(f"werkgever.grond_{naam}")) for naam in GRONDEN)
    keuzes = (("", tekst("werkgever.kies")), *gronden)
    profiel = (
        veld("wat", "grond", "lijst", keuzes, verplicht=True),
        veld("wat", "uren", "schuif", waarde="24", verplicht=True),
        veld("wat", "uurloon", "schuif", waarde="minimum"),
        veld("wat", "loonwaarde", "schuif"),
        veld("wat", "vanaf", "datum", waarde=vanaf.isoformat(), verplicht=True),
        veld("wat", "tot", "datum"),
        veld("wat", "leeftijd", waarde="30"),
    )
    naast = (
        veld("wat", "naast_grond", "lijst", (("", tekst("werkgever.zelfde")), *gronden)),
        *(veld("wat", f"naast_{naam}", "schuif") for naam in ("uren", "uurloon", "loonwaarde")),
        veld("wat", "naast_leeftijd"),
    )
    meer = (
        veld("wat", "meer_uren"),
        veld("wat", "langer_tot", "tekst"),
        veld("wat", "maandloon"),
        veld("wat", "voltijd", waarde="36"),
        veld("wat", "proefplaatsing"),
        veld("wat", "forfait", "vink"),
        veld("wat", "werkgeverslasten"),
        veld("wat", "jaren", waarde="3"),
        veld("wat", "zonder_aannames", "vink"),
        veld("calc", "anders", "lang"),
        veld("calc", "stand", "datum"),
    )
    return profiel, naast, meer


def ingevuld(
    velden: Sequence[Veld], vraag: Vraag, fouten: Mapping[str, str], kan: Mapping[str, tuple[str, ...]]
) -> tuple[Veld, ...]:
    """The fields with what was typed, what is wrong with it, and what may have been meant."""
    anders = {"anders": "\n".join(vraag.anders)} if vraag.anders else {}
    gegeven = {**vraag.gegeven, **anders}
    uit = {veld.naam: "" for veld in velden if veld.soort == "vink" and gegeven.get(veld.naam, "").lower() == "nee"}
    alle = tuple(_met_kan(elk, vraag, kan.get(elk.naam, ())) for elk in gevuld(velden, gegeven | uit, fouten))
    if taal() == "nl":
        return alle
    return tuple(_in_engels(v) if v.fout and v.fout != _ontbreekt(v.naam) else v for v in alle)


def _in_engels(elk: Veld) -> Veld:
    """Its error in English, or said to be Dutch."""
    engels = vertaling.zin(elk.fout)
    return replace(elk, fout_taal="nl") if engels is None else replace(elk, fout=engels)


def _met_kan(elk: Veld, vraag: Vraag, kan: tuple[str, ...]) -> Veld:
    """What may have been meant, each as the address of the same question with that in it."""
    if not elk.fout or not kan:
        return elk
    getypt_ = vraag.gegeven.get(elk.naam, "")
    per_week = getypt_.strip()[:40] if kan == getypt.van_fte(getypt.fte(getypt_)) else ""
    return replace(elk, kan=tuple((f"?{vraag.met(elk.naam, waarde)}", waarde) for waarde in kan), per_week=per_week)


def _ontbreekt(naam: str) -> str:
    """What a page itself says of a field that was left empty; every other fault is said in Dutch."""
    return of_leeg(f"werkgever.ontbreekt_{naam}")
