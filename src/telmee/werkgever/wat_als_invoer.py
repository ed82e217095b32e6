"""What somebody typed for a what-if, read as the profile that it is; each thing that is wrong at its own field.

Every field is text as it was typed; what was not given has its usual value. A field that cannot be read is named in
`fouten`; the others are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from telmee import deur, getypt
from telmee.fouten import Fout, GebruiksFout
from telmee.werkgever import wat_als
from telmee.werkgever.calculator_invoer import leesbaar
from telmee.werkgever.gronden import GRONDEN
from telmee.werkgever.profiel import Profiel
from telmee.werkgever.wat_als_uitkomst import WatAls

VERPLICHT = ("grond", "uren", "vanaf")
LOON = ("uurloon", "maandloon")
NAAST = ("grond", "uren", "uurloon", "maandloon", "loonwaarde", "leeftijd")
"""Of another profile beside it, what may differ; as a field `naast_` is written before it."""
VELDEN = (*VERPLICHT, *LOON, "loonwaarde", "tot", "leeftijd", "voltijd", "proefplaatsing", "forfait",
          "werkgeverslasten", "meer_uren", "langer_tot", "jaren", "zonder_aannames", "anders", "stand",
          *(f"naast_{naam}" for naam in NAAST))  # fmt: skip
MINIMUM = ("minimum", "minimumloon")


@dataclass(frozen=True)
class Gevraagd:
    """The what-if as far as it could be read; `fouten` by field, `ontbreekt` what is needed and was not given."""

    profiel: Profiel | None
    varianten: dict[str, Profiel] | None = None
    jaren: int = 3
    vasthouden: bool = True
    wetten: Any = None
    fouten: Mapping[str, str] = field(default_factory=dict)
    kan: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By field, what may have been meant by what could not be read."""
    ontbreekt: tuple[str, ...] = ()

    @property
    def klaar(self) -> bool:
        """Whether there is enough to compute, and nothing of it is in doubt."""
        return self.profiel is not None and not self.fouten

    def bereken(self) -> WatAls:
        """The answer. Raises `Fout`, with its field, for what only shows when it is computed."""
        assert self.profiel is not None
        return wat_als.bereken(self.profiel, self.jaren, None, self.varianten, self.vasthouden, self.wetten)


def lees(gegeven: Mapping[str, str], anders: Sequence[str] = ()) -> Gevraagd:
    """The what-if behind these fields; `anders` are the figures to use instead of the law's own."""
    return _Lezer(gegeven, anders).alles()


class _Lezer:
    """Reads field by field, and remembers what was wrong."""

    def __init__(self, gegeven: Mapping[str, str], anders: Sequence[str]) -> None:
        self.gegeven, self.anders = gegeven, anders
        self.fouten: dict[str, str] = {}
        self.kan: dict[str, tuple[str, ...]] = {}

    def alles(self) -> Gevraagd:
        wetten = self._van("stand", lambda t: deur.wetten(getypt.dag(t, "de stand"))) or deur.wetten()
        wetten = self._van_anders(wetten)
        jaren = self._van("jaren", lambda t: _tussen(t, "het aantal jaren", 1, 10), 3)
        streng = self._van("zonder_aannames", lambda t: getypt.ja_nee(t, "zonder aannames"), False)
        ontbreekt = tuple(naam for naam in VERPLICHT if not self._tekst(naam))
        if not any(self._tekst(naam) for naam in LOON):
            ontbreekt = (*ontbreekt, LOON[0])
        gelezen = self._profiel()
        profiel = None
        if not ontbreekt and not self.fouten:
            profiel = self._maak(lambda: Profiel(**gelezen), "grond")
        varianten = None if profiel is None else self._varianten(profiel, wetten)
        return Gevraagd(profiel, varianten, jaren, not streng, wetten, self.fouten, self.kan, ontbreekt)

    def _tekst(self, naam: str) -> str:
        return self.gegeven.get(naam, "").strip()

    def _van(self, naam: str, lezer: Callable[[str], Any], gewoon: Any = None) -> Any:
        tekst = self._tekst(naam)
        return self._maak(lambda: lezer(tekst), naam, gewoon, lezer) if tekst else gewoon

    def _maak(
        self, werk: Callable[[], Any], naam: str, gewoon: Any = None, lezer: Callable[[str], Any] | None = None
    ) -> Any:
        """What this gives; what is refused stands at the field that the refusal names, or at this one."""
        try:
            return werk()
        except Fout as fout:
            waar = fout.veld if fout.veld in VELDEN else naam
            self.fouten[waar] = str(fout)
            self.kan[waar] = leesbaar(fout, lezer) if lezer is not None else fout.kan
            return gewoon

    def _van_anders(self, wetten: Any) -> Any:
        gevraagd = [deel for deel in self.anders if deel.strip()]
        return self._maak(lambda: deur.wetten(wetten.stand, anders=gevraagd), "anders", wetten)

    def _profiel(self) -> dict[str, Any]:
        """The fields of the profile."""
        uurloon = self._tekst("uurloon")
        minimum = is_minimum(uurloon)
        return {
            "grond": self._van("grond", grond),
            "uren": self._van("uren", lambda t: getypt.weekuren(t, "de uren per week")),
            "begin": self._van("vanaf", lambda t: getypt.dag(t, "de eerste werkdag")),
            "uurloon": None if minimum else self._van("uurloon", lambda t: loon(t, "het uurloon", "uur")),
            "maandloon": self._van("maandloon", lambda t: loon(t, "het maandloon", "maand")),
            "minimum": minimum,
            "loonwaarde": self._van("loonwaarde", lambda t: procent(t, "de loonwaarde")),
            "eind": self._van("tot", lambda t: getypt.dag(t, "de laatste dag van het contract")),
            "leeftijd": self._van("leeftijd", lambda t: getypt.geheel(t, "de leeftijd", ("jaar",)), 30),
            "voltijd": self._van("voltijd", lambda t: getypt.weekuren(t, "de volle werkweek"), 3_600),
            "forfait": self._van("forfait", lambda t: getypt.ja_nee(t, "het forfait"), False),
            "proefmaanden": self._van("proefplaatsing", lambda t: _tussen(t, "de proefplaatsing", 0, 24), 0),
            "lasten": self._van("werkgeverslasten", lambda t: procent(t, "de werkgeverslasten")) or 0,
        }

    # What stands beside it

    def _varianten(self, p: Profiel, wetten: Any) -> dict[str, Profiel] | None:
        """What was asked to stand beside it; None: the usual ones."""
        gevraagd = dict(self._gevraagd(p, wetten))
        return gevraagd or None

    def _gevraagd(self, p: Profiel, wetten: Any) -> Iterator[tuple[str, Profiel]]:
        if self._tekst("meer_uren"):
            gemaakt = self._van("meer_uren", lambda t: met_meer_uren(p, getypt.weekuren(t, "meer uren per week")))
            if gemaakt is not None:
                yield "meer uren", gemaakt
        if self._tekst("langer_tot"):
            gemaakt = self._van("langer_tot", lambda t: met_langer_contract(p, t))
            if gemaakt is not None:
                yield "langer contract", gemaakt
        if any(self._tekst(f"naast_{naam}") for naam in NAAST):
            gemaakt = self._naast(wetten)
            if gemaakt is not None:
                yield "ander profiel", gemaakt

    def _naast(self, wetten: Any) -> Profiel | None:
        """Another profile: what was not given is that of the first."""
        eigen = {naam: self._tekst(f"naast_{naam}") for naam in NAAST if self._tekst(f"naast_{naam}")}
        if any(naam in eigen for naam in LOON):
            rest = {naam: w for naam, w in self.gegeven.items() if naam not in LOON}
        else:
            rest = dict(self.gegeven)
        lezer = _Lezer(rest | eigen, ())
        gelezen = lezer._profiel()
        gemaakt: Profiel | None = None if lezer.fouten else lezer._maak(lambda: Profiel(**gelezen), "grond")
        if gemaakt is not None:
            profiel = gemaakt
            lezer._maak(lambda: wat_als.kan(profiel, wetten), "uurloon")
        for naam, zin in lezer.fouten.items():
            self.fouten[waar := f"naast_{naam}" if naam in NAAST else naam] = zin
            self.kan[waar] = lezer.kan.get(naam, ())
        return None if lezer.fouten else gemaakt


def met_meer_uren(p: Profiel, meer: int) -> Profiel:
    """The same with more hours a week."""
    if meer <= p.uren:
        raise GebruiksFout("Meer uren is niet meer dan de uren per week; geef een groter aantal.", veld="meer_uren")
    return wat_als.met_uren(p, meer)


def met_langer_contract(p: Profiel, tekst: str) -> Profiel:
    """The same with a later last day, or without one."""
    eind = None if tekst.strip().lower() == "onbepaald" else getypt.dag(tekst, "het langere contract")
    if p.eind is None:
        zin = "Zonder laatste dag is het contract al onbepaald; geef die dag, of laat het langere contract weg."
        raise GebruiksFout(zin, veld="langer_tot")
    if eind is not None and eind <= p.eind:
        raise GebruiksFout("Het langere contract eindigt niet later; geef een latere datum.", veld="langer_tot")
    return replace(p, eind=eind)


def is_minimum(tekst: str) -> bool:
    """Whether the wage is to follow the minimum wage."""
    return tekst.strip().lower() in MINIMUM


def grond(tekst: str) -> str:
    """One of the grounds."""
    return getypt.gekozen(tekst, {naam: naam for naam in GRONDEN}, "grond")


def _tussen(tekst: str, wat: str, laag: int, hoog: int) -> int:
    getal = getypt.geheel(tekst, wat, ("jaar", "maanden", "maand"))
    if not laag <= getal <= hoog:
        raise GebruiksFout(f"'{tekst[:40]}' kan niet voor {wat}; geef {laag} tot en met {hoog}.")
    return getal


def procent(tekst: str, wat: str) -> int | None:
    """Hundredths of a percent; None for who does not know."""
    return None if getypt.weet_niet(tekst) else getypt.procent(tekst, wat)


def loon(tekst: str, wat: str, per: str) -> int:
    """Cents; a wage of nothing is no wage to compute with."""
    if getypt.weet_niet(tekst):
        raise GebruiksFout("Zonder loon is er niets te rekenen; geef een bedrag, of minimum als uurloon.")
    bedrag = getypt.centen(tekst, wat, per)
    if not bedrag:
        raise GebruiksFout(f"'{tekst[:40]}' is geen loon voor {wat}; geef een bedrag boven 0, zoals 14,71.")
    return bedrag


def vandaag_over_een_maand() -> date:
    """The first day of the next month: when somebody who is asked about now could begin."""
    nu = date.today()
    return date(nu.year + nu.month // 12, nu.month % 12 + 1, 1)
