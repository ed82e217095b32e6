"""Numbers of persons and employers: the eleven-test, the test range, and the layout of a loonheffingennummer.

A BSN has nine digits and passes the eleven-test; in a loonaangifte its first digit is not 8 or 9 (data specification,
conditions 0045, 2101 and 2287). So numbers that start with 999 belong to nobody: the test numbers (999990000 to
999999999, as used for test persons of the BRP) lie there, and everything this program invents. A register of invented
people needs more numbers than begin with 999: it goes on with others that begin with 9. Raises `Fout` when more
numbers are asked for than there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from telmee.fouten import Fout

TEST_VANAF = 999_000_000
_KERN_VANAF = 999_990_000  # the range of the published test persons
_VERDER_VANAF = 900_000_000  # begins with 9 as well: belongs to no employee
_PER_KEER = 5_000_000
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_LHNR = re.compile(r"([0-9]{9})L([0-9]{2})")


def elfproef(nummer: int) -> bool:
    """Whether a number of at most nine digits passes the eleven-test of BSN and tax numbers."""
    return 0 < nummer < 10**9 and sum(g * int(c) for g, c in zip(_GEWICHTEN, f"{nummer:09d}", strict=True)) % 11 == 0


GEEN_BSN = "Dit is geen burgerservicenummer; het heeft negen cijfers en voldoet aan de elfproef."


def is_bsn(tekst: str) -> bool:
    """Whether a text is nine plain digits that pass the eleven-test."""
    return len(tekst) == 9 and tekst.isascii() and tekst.isdecimal() and elfproef(int(tekst))


def _alle_verzonnen_bsns() -> Iterator[int]:
    for vanaf, tot in ((_KERN_VANAF, 10**9), (TEST_VANAF, _KERN_VANAF)):
        yield from (n for n in range(vanaf, tot) if elfproef(n))


def verzonnen_bsns(aantal: int) -> list[int]:
    """The first `aantal` test numbers, always in the same order; all pass the eleven-test and belong to nobody."""
    nummers = list(islice(_alle_verzonnen_bsns(), aantal))
    if len(nummers) < aantal:
        raise Fout(f"Er zijn {len(nummers)} testnummers en {aantal} personen; kies een kleinere werkgever.")
    return nummers


def vele_verzonnen_bsns(aantal: int) -> list[str]:
    """Very many test numbers, as nine digits: those of `verzonnen_bsns` first, then on from 900000000."""
    import numpy as np

    uit: list[str] = []
    verder = [(vanaf, min(vanaf + _PER_KEER, TEST_VANAF)) for vanaf in range(_VERDER_VANAF, TEST_VANAF, _PER_KEER)]
    for vanaf, tot in ((_KERN_VANAF, 10**9), (TEST_VANAF, _KERN_VANAF), *verder):
        if len(uit) >= aantal:
            break
        nummers = np.arange(vanaf, tot, dtype=np.int64)
        som = sum(g * (nummers // 10 ** (8 - plaats) % 10) for plaats, g in enumerate(_GEWICHTEN))
        uit += [str(n) for n in nummers[som % 11 == 0][: aantal - len(uit)].tolist()]
    if len(uit) < aantal:
        raise Fout(f"Er zijn {len(uit)} testnummers en {aantal} personen; kies een kleinere schaal.")
    return uit


def werkgever_van(loonheffingennummer: str) -> int | None:
    """The first nine digits of a loonheffingennummer (nine digits, L, two digits), or None when it is not one."""
    gevonden = _LHNR.fullmatch(loonheffingennummer)
    return int(gevonden[1]) or None if gevonden else None
