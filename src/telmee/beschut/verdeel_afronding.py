"""Whole places from exact numbers: by largest remainder, or by the divisor method of Sainte-Laguë.

An exact number is a numerator over one common denominator, so nothing passes through a float. Equal claims are settled
by the order in which they come (the order of the codes), so the outcome does not depend on the order of a file.
Largest remainder keeps everybody within one place of the exact number, but a larger total can cost somebody a place
(Balinski and Young, "Fair Representation", 1982); Sainte-Laguë never does that, and can be more than one place off:
`grenzen` holds it to a least and a most per municipality.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

GROOTSTE_RESTEN, SAINTE_LAGUE = "grootste-resten", "sainte-lague"


@dataclass(frozen=True)
class Precies:
    """Numbers before rounding: `tellers` over one `noemer`; together a whole number. `onder`, `boven`: its limits."""

    tellers: tuple[int, ...]
    noemer: int
    onder: tuple[int, ...] = ()
    boven: tuple[int, ...] = ()

    @property
    def totaal(self) -> int:
        """All of it, in whole places."""
        return sum(self.tellers) // self.noemer

    def breuk(self, n: int) -> Fraction:
        """The exact number of one."""
        return Fraction(self.tellers[n], self.noemer)


def op_een_noemer(getallen: Sequence[int | Fraction]) -> tuple[list[int], int]:
    """The same numbers as numerators over one denominator."""
    noemer = lcm(*(g.denominator for g in getallen)) if getallen else 1
    return [g.numerator * (noemer // g.denominator) for g in getallen], noemer


def naar_rato(gewichten: Sequence[int | Fraction], totaal: int) -> Precies:
    """The total in proportion to the weights; they are not negative and not all zero."""
    tellers, _ = op_een_noemer(gewichten)
    return Precies(tuple(totaal * t for t in tellers), sum(tellers))


def grootste_resten(precies: Precies) -> tuple[int, ...]:
    """Whole parts first, then one each to the largest remainders."""
    tellers, noemer = precies.tellers, precies.noemer
    uit = [t // noemer for t in tellers]
    over = precies.totaal - sum(uit)
    if over:
        rest = sorted(range(len(uit)), key=lambda n: (-(tellers[n] % noemer), n))
        for n in rest[:over]:
            uit[n] += 1
    return tuple(uit)


def sainte_lague(precies: Precies) -> tuple[int, ...]:
    """Divides by 1, 3, 5 and so on; begins at plain rounding, which is the same method at one divisor."""
    tellers, noemer = precies.tellers, precies.noemer
    onder = precies.onder or (0,) * len(tellers)
    boven = precies.boven or (precies.totaal,) * len(tellers)
    uit = [min(max((2 * t + noemer) // (2 * noemer), o), b) for t, o, b in zip(tellers, onder, boven, strict=True)]
    te_veel = sum(uit) - precies.totaal
    if te_veel > 0:
        _neem_terug(uit, tellers, onder, te_veel)
    elif te_veel < 0:
        _geef_erbij(uit, tellers, boven, -te_veel)
    return tuple(uit)


def _geef_erbij(uit: list[int], tellers: Sequence[int], boven: Sequence[int], hoeveel: int) -> None:
    hoop = [(-Fraction(t, 2 * uit[n] + 1), n) for n, t in enumerate(tellers) if uit[n] < boven[n]]
    heapq.heapify(hoop)
    for _ in range(hoeveel):
        _, n = heapq.heappop(hoop)
        uit[n] += 1
        if uit[n] < boven[n]:
            heapq.heappush(hoop, (-Fraction(tellers[n], 2 * uit[n] + 1), n))


def _neem_terug(uit: list[int], tellers: Sequence[int], onder: Sequence[int], hoeveel: int) -> None:
    hoop = [(Fraction(t, 2 * uit[n] - 1), -n) for n, t in enumerate(tellers) if uit[n] > onder[n]]
    heapq.heapify(hoop)
    for _ in range(hoeveel):
        _, n = heapq.heappop(hoop)
        uit[-n] -= 1
        if uit[-n] > onder[-n]:
            heapq.heappush(hoop, (Fraction(tellers[-n], 2 * uit[-n] - 1), n))


Afronding = Callable[[Precies], tuple[int, ...]]
AFRONDINGEN: dict[str, Afronding] = {GROOTSTE_RESTEN: grootste_resten, SAINTE_LAGUE: sainte_lague}


def verliezers_door_groei(precies: Precies, kleiner: int, afronding: Afronding) -> frozenset[int]:
    """Who gets fewer places of the whole total than of a smaller one, with the same shares."""
    if not 0 < kleiner < precies.totaal:
        return frozenset()
    nu = afronding(Precies(precies.tellers, precies.noemer))
    toen = afronding(Precies(tuple(t * kleiner for t in precies.tellers), precies.noemer * precies.totaal))
    return frozenset(n for n, (was, is_) in enumerate(zip(toen, nu, strict=True)) if was > is_)
