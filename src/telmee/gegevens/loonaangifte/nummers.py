"""Numbers of persons and employers: the eleven-test, the test range, and the layout of a loonheffingennummer.

A BSN has nine digits and passes the eleven-test; in a loonaangifte its first digit is not 8 or 9 (data specification,
conditions 0045, 2101 and 2287). So numbers that start with 999 belong to nobody: the test numbers (999990000 to
999999999, as used for test persons of the BRP) lie there, and everything this program invents. Raises `Fout` when
more test numbers are asked for than there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from telmee.fouten import Fout

TEST_VANAF = 999_000_000
_KERN_VANAF = 999_990_000  # the range of the published test persons
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_LHNR = re.compile(r"([0-9]{9})L([0-9]{2})")


def elfproef(nummer: int) -> bool:
    """Whether a number of at most nine digits passes the eleven-test of BSN and tax numbers."""
    return 0 < nummer < 10**9 and sum(g * int(c) for g, c in zip(_GEWICHTEN, f"{nummer:09d}", strict=True)) % 11 == 0


def _alle_verzonnen_bsns() -> Iterator[int]:
    for vanaf, tot in ((_KERN_VANAF, 10**9), (TEST_VANAF, _KERN_VANAF)):
        yield from (n for n in range(vanaf, tot) if elfproef(n))


def verzonnen_bsns(aantal: int) -> list[int]:
    """The first `aantal` test numbers, always in the same order; all pass the eleven-test and belong to nobody."""
    nummers = list(islice(_alle_verzonnen_bsns(), aantal))
    if len(nummers) < aantal:
        raise Fout(f"Er zijn {len(nummers)} testnummers en {aantal} personen; kies een kleinere werkgever.")
    return nummers


def werkgever_van(loonheffingennummer: str) -> int | None:
    """The first nine digits of a loonheffingennummer (nine digits, L, two digits), or None when it is not one."""
    gevonden = _LHNR.fullmatch(loonheffingennummer)
    return int(gevonden[1]) or None if gevonden else None
