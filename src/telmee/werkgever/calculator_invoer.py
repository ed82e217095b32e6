"""What somebody typed for the calculator, read as the question that it is; each thing that is wrong at its own field.

Every field is text as it was typed. What was not given is absent; what was left empty, or is "weet ik niet", is unknown
and is not asked again. Nothing is guessed: a field that cannot be read is left out of the question and named in
`fouten`, so that the others are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from telmee import deur, getypt
from telmee.fouten import Fout, GebruiksFout
from telmee.getallen import geheel
from telmee.werkgever.calculator import (
    Antwoorden,
    Hoeveelheid,
    OpslagVraag,
    controleer,
    laatste_jaar,
    quotum_sinds,
)
from telmee.wet import Wetten

VERPLICHT = ("sector", "jaar", "uren")
UREN = {
    "uren": ("de uren", "verloonde_uren_totaal"),
    "uren_vorig_jaar": ("de uren van vorig jaar", "toetsuren_vorig_jaar"),
    "doelgroep_uren": ("de uren van de doelgroep", "verloonde_uren_doelgroep_eigen"),
    "inleen_uren": ("de ingeleende uren", "toegerekende_uren"),
}
"""Fields with hours: how a sentence calls them, and the fact of the law that bounds them."""
OPSLAG = ("loonsom", "opslagpercentage", "kleine_werkgever")
VELDEN = ("sector", "jaar", *UREN, "quotumpercentage", "opslag", *OPSLAG, "anders", "stand")
VRAGEN = {"doelgroep": "doelgroep_uren", "percentage": "quotumpercentage"}
"""Questions of the calculator that are answered in a field of another name."""


@dataclass(frozen=True)
class Gelezen:
    """The question as far as it could be read; `fouten` by field, `ontbreekt` what is needed and was not given."""

    antwoorden: Antwoorden
    opslag: OpslagVraag | None = None
    fouten: Mapping[str, str] = field(default_factory=dict)
    kan: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By field, what may have been meant by what could not be read: each of these can."""
    ontbreekt: tuple[str, ...] = ()

    @property
    def klaar(self) -> bool:
        """Whether there is enough to compute, and nothing of it is in doubt."""
        return not self.fouten and not self.ontbreekt


def lees(gegeven: Mapping[str, str], anders: Sequence[str] = ()) -> Gelezen:
    """The question behind these fields; `anders` are the figures to use instead of the law's own."""
    fouten: dict[str, str] = {}
    kan: dict[str, tuple[str, ...]] = {}

    def van(naam: str, lezer: Callable[[str], Any], gewoon: Any = None) -> Any:
        tekst = gegeven.get(naam, "").strip()
        if not tekst or (naam not in VERPLICHT and getypt.weet_niet(tekst)):
            return gewoon
        try:
            return lezer(tekst)
        except Fout as fout:
            fouten[naam], kan[naam] = str(fout), leesbaar(fout, lezer)
            return gewoon

    jaar = van("jaar", jaartal)
    wetten = van("stand", lambda t: deur.wetten(getypt.dag(t, "de stand")), None) or deur.wetten()
    wetten = _anders(wetten, anders, fouten)
    wetten = van("quotumpercentage", lambda t: _met_percentage(wetten, "quotumpercentage", t, jaar), wetten)
    antwoorden = Antwoorden(
        sector=van("sector", lambda t: getypt.gekozen(t, getypt.SECTOREN, "sector")),
        jaar=jaar,
        uren=van("uren", lambda t: hoeveelheid(t, "uren", wetten)),
        uren_vorig_jaar=van("uren_vorig_jaar", lambda t: hoeveelheid(t, "uren_vorig_jaar", wetten).per_jaar),
        doelgroep=van("doelgroep_uren", lambda t: hoeveelheid(t, "doelgroep_uren", wetten)),
        inleen=van("inleen_uren", lambda t: hoeveelheid(t, "inleen_uren", wetten)),
        overgeslagen=_overgeslagen(gegeven),
        wetten=wetten,
    )
    vraag = None
    if van("opslag", lambda t: getypt.ja_nee(t, "de vraag of opslag en bonus erbij moeten"), False):
        wetten = van("opslagpercentage", lambda t: _met_percentage(wetten, "opslagpercentage", t, jaar), wetten)
        antwoorden = replace(antwoorden, wetten=wetten)
        loonsom = van("loonsom", lambda t: getypt.centen(t, "de loonsom", "jaar"))
        klein = van("kleine_werkgever", lambda t: getypt.ja_nee(t, "de vraag of u een kleine werkgever bent"))
        vraag = OpslagVraag(loonsom, klein)
    try:
        controleer(antwoorden)
    except Fout as fout:
        fouten.setdefault("doelgroep_uren", str(fout))
    return Gelezen(antwoorden, vraag, fouten, kan, tuple(naam for naam in VERPLICHT if _ontbreekt(gegeven, naam)))


def leesbaar(fout: Fout, lezer: Callable[[str], Any]) -> tuple[str, ...]:
    """What may have been meant, as far as it can be read there."""
    gevonden = []
    for tekst in fout.kan:
        with suppress(Fout):
            lezer(tekst)
            gevonden.append(tekst)
    return tuple(gevonden)


def _ontbreekt(gegeven: Mapping[str, str], naam: str) -> bool:
    return not gegeven.get(naam, "").strip()


def _overgeslagen(gegeven: Mapping[str, str]) -> frozenset[str]:
    """Questions that were asked and left open: given, but empty or "weet ik niet"."""
    namen = {"uren_vorig_jaar": "uren_vorig_jaar", **{v: vraag for vraag, v in VRAGEN.items()}}
    leeg = {v for v in namen if v in gegeven and (not gegeven[v].strip() or getypt.weet_niet(gegeven[v]))}
    return frozenset(namen[v] for v in leeg)


def _anders(wetten: Any, anders: Sequence[str], fouten: dict[str, str]) -> Any:
    try:
        return deur.wetten(wetten.stand, anders=[deel for deel in anders if deel.strip()])
    except Fout as fout:
        fouten["anders"] = str(fout)
        return wetten


def _met_percentage(wetten: Any, naam: str, tekst: str, jaar: int | None) -> Any:
    """The laws with it; without a year it can only be read, and the missing year is said where it belongs."""
    if jaar is None and "=" not in tekst:
        getypt.procent(tekst, naam)
        return wetten
    return deur.met_percentage(wetten, naam, tekst, jaar)


def jaartal(tekst: str) -> int:
    """A year in which there is a quota."""
    kaal = tekst.strip()
    return in_bereik(int(kaal) if kaal.isascii() and kaal.isdigit() and len(kaal) < 5 else 0)


def in_bereik(jaar: int) -> int:
    """The year, when there is a quota in it and the law goes so far."""
    eerste, laatste = quotum_sinds(Wetten.known()), laatste_jaar()
    if not eerste <= jaar <= laatste:
        raise GebruiksFout(
            f"Het quotum bestaat sinds {eerste}; kies een jaar tot en met {laatste}, zoals {date.today().year}."
        )
    return jaar


def hoeveelheid(tekst: str, naam: str, wetten: Any, wat: str = "") -> Hoeveelheid:
    """Hours of one of the fields of `UREN`, which a sentence calls `wat`; a number of fte alone says no hours."""
    gewoon, feit = UREN[naam]
    wat = wat or gewoon
    if aantal := getypt.fte(tekst):
        kan = f"'{aantal[:20]} x 36'"
        if "x" not in aantal.lower():
            zin = f"'{tekst[:40]}' zegt nog niet hoeveel uren dat zijn; schrijf er de uren per week bij, zoals {kan}."
            raise GebruiksFout(zin, kan=getypt.van_fte(aantal))
    gevonden = Hoeveelheid(*getypt.uren(tekst, wat))
    if (gevonden.per_jaar or 0) > (hoogste := _hoogste(wetten, feit)):
        raise GebruiksFout(f"Zoveel kan niet voor {wat}; geef hoogstens {geheel(hoogste)} uur per jaar.")
    return gevonden


def _hoogste(wetten: Any, naam: str) -> int:
    """The most that the law counts with."""
    book = wetten.book
    grens = book.facts[naam].high if naam in book.facts else book.named(naam)[-1].high
    return int(grens)
