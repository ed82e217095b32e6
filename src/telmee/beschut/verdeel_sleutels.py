"""The keys by which places can be divided: a small table, and what a user can add to it.

A key is a function from the figures of all municipalities and the total to a weight each (whole numbers or fractions,
none below zero, not all zero). None of these is the official model: the research variants of 2021 are no regeling, and
the present key was never published. A user adds one with a column (`kolom(naam)`), with a file (`sleutel.py:functie`)
or with a package that offers the entry point `telmee.verdeelsleutels`.

Raises `GebruiksFout` for a key that does not exist or is not written well, `Fout` for one that gives no weights.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any

from telmee import getallen, getypt
from telmee.fouten import Fout, GebruiksFout, bedoelde_u
from telmee.veilig import regel

Getal = int | Fraction
Kolommen = Mapping[str, Sequence[Getal]]
Gewichten = Callable[[Kolommen, int], Sequence[Getal]]
GROEP = "telmee.verdeelsleutels"
APE = (
    "Significant APE, Verdeelmodel beschut werk: nieuwe verdeling (31-3-2021), in opdracht van SZW; onderzoeksvariant, "
    "geen regeling"
)


@dataclass(frozen=True)
class Sleutel:
    """A key: its name, what it does in a few words, which columns it needs, and where it comes from."""

    naam: str
    wat: str
    nodig: tuple[str, ...]
    gewichten: Gewichten
    bron: str

    def voor(self, kolommen: Kolommen, totaal: int) -> Sequence[Getal]:
        """The weights for this total; refused when there is nothing to divide by."""
        gewichten = self.gewichten(kolommen, totaal)
        if not sum(gewichten):
            raise Fout(f"De sleutel '{regel(self.naam, 60)}' is bij elke gemeente nul; vul {self.velden} in.")
        return gewichten

    @property
    def velden(self) -> str:
        """The columns that it needs, in words."""
        return " en ".join(f"de kolom '{naam}'" for naam in self.nodig) or "de gegevens"


def _kolom(naam: str, kolommen: Kolommen, totaal: int) -> Sequence[Getal]:
    """In proportion to one column."""
    return kolommen[naam]


def _som(getallen: Sequence[Getal], waarvan: str) -> Getal:
    som = sum(getallen)
    if not som:
        raise Fout(f"De kolom '{waarvan}' is bij elke gemeente nul; vul die in of kies een andere sleutel.")
    return som


def _mix(gewicht: Fraction, kolommen: Kolommen, totaal: int) -> Sequence[Getal]:
    """A fixed part by what was realised, the rest by the need; on one denominator, so that whole numbers stay whole."""
    oud, nieuw = kolommen["gerealiseerd"], kolommen["behoefte"]
    som_oud, som_nieuw = _som(oud, "gerealiseerd"), _som(nieuw, "behoefte")
    deel, rest = gewicht.numerator * som_nieuw, (gewicht.denominator - gewicht.numerator) * som_oud
    return [deel * o + rest * n for o, n in zip(oud, nieuw, strict=True)]


def _tweetraps(kolommen: Kolommen, totaal: int) -> Sequence[Getal]:
    """First what was realised; what is left to the need at the size of the country, less what was realised.

    Who realises above the need gets nothing in the second step (our reading: what happens then was not published).
    When more was realised than there is to divide, the first step is all there is, in proportion. On one denominator,
    so that whole numbers stay whole.
    """
    klaar, behoefte = kolommen["gerealiseerd"], kolommen["behoefte"]
    over = totaal - sum(klaar)
    if over <= 0:
        return klaar
    nodig = _som(behoefte, "behoefte")
    rest = [max(totaal * b - k * nodig, 0) for k, b in zip(klaar, behoefte, strict=True)]
    som = sum(rest)
    return [k * som + over * r for k, r in zip(klaar, rest, strict=True)]


def _een_kolom(naam: str, kolom: str, wat: str, bron: str) -> Sleutel:
    return Sleutel(naam, wat, (kolom,), partial(_kolom, kolom), bron)


SLEUTELS: dict[str, Sleutel] = {
    s.naam: s
    for s in (
        _een_kolom(
            "regeling",
            "oud",
            "de verhouding van de laatst geladen aantallen",
            "de regeling waaruit u de aantallen laadde; de sleutel daarachter is niet gepubliceerd gevonden",
        ),
        _een_kolom(
            "indicaties", "indicaties", "de mensen met een geldige indicatie", "eigen voorstel, geen officieel model"
        ),
        _een_kolom("gerealiseerd", "gerealiseerd", "de plaatsen die twee jaar eerder bezet waren (t-2)", APE),
        _een_kolom("objectief", "behoefte", "de behoefte die u per gemeente opgeeft", APE),
        Sleutel(
            "tweetraps",
            "eerst wat gerealiseerd is (t-2), de rest naar de behoefte",
            ("gerealiseerd", "behoefte"),
            _tweetraps,
            APE,
        ),
    )
}
VORMEN = (*SLEUTELS, "mix(50%)", "kolom(naam)", "bestand.py:functie")
_AANROEP = re.compile(r"(mix|kolom)\((.*)\)")


def zoek(tekst: str) -> Sleutel:
    """The key that is meant: a name, `mix(50%)`, `kolom(naam)`, `bestand.py:functie` or one of a package."""
    kort = tekst.strip()
    if (gewoon := ingebouwd(kort)) is not None:
        return gewoon
    if ".py:" in kort:
        return _uit_bestand(kort)
    for punt in metadata.entry_points(group=GROEP):
        if punt.name == kort:
            return _van_gebruiker(kort, punt.load(), f"het pakket dat '{kort}' aanbiedt")
    anders = bedoelde_u(kort, SLEUTELS) or f" Kies uit {', '.join(VORMEN)}."
    raise GebruiksFout(f"De sleutel '{regel(kort, 60)}' bestaat niet.{anders}")


def ingebouwd(kort: str) -> Sleutel | None:
    """A key of our own, for whoever may not have a program of theirs run here; None for another name."""
    if kort in SLEUTELS:
        return SLEUTELS[kort]
    if gevonden := _AANROEP.fullmatch(kort):
        return gemengd(gevonden[2]) if gevonden[1] == "mix" else van_kolom(gevonden[2].strip())
    if kort == "mix":
        raise GebruiksFout("Schrijf bij mix welk deel naar wat gerealiseerd is gaat, zoals --sleutel 'mix(50%)'.")
    return None


def gemengd(tekst: str) -> Sleutel:
    """The key `mix` with this part by what was realised, such as 50%."""
    deel = aandeel(tekst, "mix")
    zegt = f"{_procent(deel)} naar wat gerealiseerd is (t-2), de rest naar de behoefte"
    return Sleutel(f"mix({_procent(deel)})", zegt, ("gerealiseerd", "behoefte"), partial(_mix, deel), APE)


def van_kolom(naam: str) -> Sleutel:
    """The key that follows a column of the user."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", naam):
        raise GebruiksFout(f"'{regel(naam, 60)}' is geen naam van een kolom; schrijf die als kolom(naam).")
    return _een_kolom(f"kolom({naam})", naam, f"uw kolom '{naam}'", "door u opgegeven")


def aandeel(tekst: str, wat: str) -> Fraction:
    """A part of the whole: '50%' and '0,5' are a half."""
    eenheid, kaal = getypt.splits(tekst)
    deel = getypt.getal(kaal, wat, ()) / (100 if eenheid == "%" else 1)
    if eenheid not in ("", "%") or deel > 1:
        raise GebruiksFout(f"'{regel(tekst, 40)}' is geen deel van het geheel voor {wat}; schrijf het als 50%.")
    return deel


def _procent(deel: Fraction) -> str:
    tekst = getallen.procent(round(deel * 10_000))
    return tekst.replace(",00%", "%")


def _uit_bestand(tekst: str) -> Sleutel:
    """A function of a file of the user; the file runs, as every program that somebody starts on his own machine."""
    from importlib import util

    naam, _, functie = tekst.rpartition(":")
    bestand = Path(naam)
    if not bestand.is_file():
        raise Fout(f"Het bestand '{regel(naam, 80)}' met de sleutel bestaat niet; controleer de naam.")
    spec = util.spec_from_file_location("telmee_sleutel_van_gebruiker", bestand)
    if spec is None or spec.loader is None:
        raise Fout(f"Het bestand '{regel(naam, 80)}' is geen Python; geef een bestand dat eindigt op .py.")
    module = util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as fout:
        raise Fout(f"Het bestand '{regel(naam, 80)}' met de sleutel geeft een fout ({type(fout).__name__}).") from fout
    if not callable(gevonden := getattr(module, functie, None)):
        raise Fout(f"In '{regel(naam, 80)}' staat geen functie '{regel(functie, 40)}'; controleer de naam.")
    return _van_gebruiker(functie, gevonden, f"uw bestand {bestand.name}")


def _van_gebruiker(naam: str, functie: Any, bron: str) -> Sleutel:
    """A key of somebody else: the columns it needs stand in `functie.nodig`; what it gives is checked."""
    if isinstance(functie, Sleutel):
        return replace(functie, gewichten=partial(_getoetst, naam, functie.gewichten))
    nodig = tuple(getattr(functie, "nodig", ()))
    wat = next(iter((functie.__doc__ or "").strip().splitlines()), "") or "een sleutel van uzelf"
    return Sleutel(naam, regel(wat.rstrip("."), 120), nodig, partial(_getoetst, naam, functie), bron)


def _getoetst(naam: str, functie: Gewichten, kolommen: Kolommen, totaal: int) -> Sequence[Getal]:
    try:
        gewichten = list(functie(kolommen, totaal))
    except Exception as fout:
        raise Fout(
            f"De sleutel '{regel(naam, 60)}' geeft een fout ({type(fout).__name__}); herstel de functie."
        ) from fout
    goed = all(isinstance(g, int | Fraction) and not isinstance(g, bool) and g >= 0 for g in gewichten)
    if not goed or len(gewichten) != len(next(iter(kolommen.values()), ())):
        raise Fout(
            f"De sleutel '{regel(naam, 60)}' moet voor elke gemeente één getal van nul of meer geven: een int of een "
            "Fraction, geen kommagetal van Python."
        )
    return gewichten
