"""The hiring-in key: what the outcome of a year would be with another one, and what one point of it does.

UWV knows the lender and not where somebody works, so a survey divides hiring-in over the sectors. Every figure here is
that of `uit_delen` with a given key: the rules of the law on the published parts. Raises `Fout` for a year without
published parts and `GebruiksFout` for a share that is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens import publicatie
from telmee.meting.delen import KEY_SCALE, inleen_niveau, uit_delen
from telmee.meting.uitkomst import CELLEN, Rij, Uitslag
from telmee.wet import Wetten

NAAM = "verdeelsleutel_inleen"
PUNT = 100
EROMHEEN = (-300, -200, -100, 0, 100, 200, 300)
"""Of the key and what stands beside it, in hundredths of a percent."""


@dataclass(frozen=True)
class MetSleutel:
    """One key and its outcome; `markt` is the share of the market, the rest is government."""

    markt: int
    uitslag: Uitslag

    @property
    def overheid(self) -> int:
        """The share of government."""
        return KEY_SCALE - self.markt


@dataclass(frozen=True)
class Sleutelvraag:
    """A year with the key that was asked for (`gekozen`), the one of the law (None: unknown) and those around it.

    `status` says whether the key of the law was published ("vastgesteld") or computed back. `punt` is what one point
    more for the market changes, per sector; `inleen` how many banen the key divides.
    """

    jaar: int
    eigen: bool
    gekozen: MetSleutel
    van_wet: int | None
    status: str
    inleen: int
    punt: Rij
    eromheen: tuple[MetSleutel, ...]

    @property
    def eromheen_wet(self) -> MetSleutel | None:
        """The outcome with the key of the law."""
        return next((elk for elk in self.eromheen if elk.markt == self.van_wet), None)


def jaren(wetten: Wetten) -> tuple[int, ...]:
    """The years whose parts were published: those of which a key can be tried."""
    return tuple(r.jaar for r in publicatie.resultaten(wetten.stand) if r.formeel["markt"] is not None)


def van_de_wet(jaar: int, wetten: Wetten) -> tuple[int | None, str]:
    """The key of the law of that year, and how it is known."""
    entry = wetten.op(jaar).entry(NAAM, "markt")
    if entry is None or not isinstance(entry.figure, int):
        return None, "onbekend"
    return entry.figure, entry.status


def met_sleutel(jaar: int, wetten: Wetten, markt: int) -> MetSleutel:
    """The outcome with this share for the market, in hundredths of a percent."""
    if not 0 <= markt <= KEY_SCALE:
        raise GebruiksFout("Het aandeel van de markt ligt tussen 0 en 100 procent.")
    gegeven = {"markt": markt, "overheid": KEY_SCALE - markt}
    return MetSleutel(markt, uit_delen(jaar, wetten.with_values(**{NAAM: gegeven})))


def sleutelvraag(jaar: int, wetten: Wetten, markt: int | None = None) -> Sleutelvraag:
    """What a key does in one year; without a key that of the law."""
    if jaar not in jaren(wetten):
        uit_delen(jaar, wetten)  # says which years there are
    van_wet, status = van_de_wet(jaar, wetten)
    keuze = van_wet if markt is None else markt
    if keuze is None:
        raise Fout(f"Van {jaar} is geen verdeelsleutel bekend; geef zelf een aandeel van de markt.")
    gekozen = met_sleutel(jaar, wetten, keuze)
    erbij = keuze + PUNT if keuze + PUNT <= KEY_SCALE else keuze - PUNT
    punt = _verschil(gekozen, met_sleutel(jaar, wetten, erbij))
    around = sorted({keuze + afstand for afstand in EROMHEEN} | ({van_wet} if van_wet is not None else set()))
    gegeven, nul = publicatie.gepubliceerd(jaar, wetten.stand), publicatie.nulmeting(wetten.stand)
    assert gegeven is not None and nul is not None
    return Sleutelvraag(
        jaar=jaar,
        eigen=markt is not None and markt != van_wet,
        gekozen=gekozen,
        van_wet=van_wet,
        status=status,
        inleen=inleen_niveau(gegeven, nul) or 0,
        punt=punt if erbij > keuze else {cel: None if w is None else -w for cel, w in punt.items()},
        eromheen=tuple(met_sleutel(jaar, wetten, elk) for elk in around if 0 <= elk <= KEY_SCALE),
    )


def _verschil(van: MetSleutel, naar: MetSleutel) -> Rij:
    """What changes in the extra banen of every sector."""

    def cel(naam: str) -> int | None:
        voor, na = van.uitslag.extra_banen[naam]["totaal"], naar.uitslag.extra_banen[naam]["totaal"]
        return None if voor is None or na is None else na - voor

    return {naam: cel(naam) for naam in CELLEN}
