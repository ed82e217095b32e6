"""Reads JSON that somebody wrote, pasted or sent: the one door for facts, receipts and descriptions.

What cannot be meant is refused in one sentence that begins with what was read (`wat`: "Het bestand a.json met
feiten"): no UTF-8, no JSON, too much, too deep, a name that is written twice (the first would disappear), a number that
no computer shares with another (NaN, Infinity, 1e999) or that is longer than anybody means. The mark that some editors
put before UTF-8 is no part of the text.

Raises `Fout`, or the error it is asked to raise.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from telmee.begrensd import lees_bytes
from telmee.fouten import Fout
from telmee.veilig import regel

GROOTST = 64_000_000
"""So many bytes are read at most."""
LANGST = 40
"""So many figures a number has at most."""
DIEPST = 100
"""So many lists and objects stand within one another at most."""
_MERK = "\ufeff"


def json_van_tekst(tekst: str | bytes, wat: str, fout: type[Fout] = Fout, grootst: int = GROOTST) -> Any:
    """What a text of JSON says."""
    lezer = _Lezer(wat, fout)
    if len(tekst) > grootst:
        raise fout(f"{wat} is te groot; geef hoogstens {max(1, grootst // 1_000_000)} MB.")
    try:
        if isinstance(tekst, bytes):
            tekst = tekst.decode("utf-8")
        inhoud = json.loads(
            tekst.removeprefix(_MERK),
            object_pairs_hook=lezer.eenmaal,
            parse_constant=lezer.geen_getal,
            parse_float=lezer.breuk,
            parse_int=lezer.geheel,
        )
        lezer.eis_ondiep(inhoud)
    except UnicodeDecodeError as probleem:
        raise fout(f"{wat} is geen tekst in UTF-8; sla het op als UTF-8.") from probleem
    except json.JSONDecodeError as probleem:
        raise fout(f"{wat} is geen goede JSON (regel {probleem.lineno}); herstel het.") from probleem
    except RecursionError as probleem:
        raise lezer.te_diep() from probleem
    return inhoud


def json_van_bestand(pad: Path, wat: str) -> Any:
    """What a file of JSON says; `-` is the standard input. `wat` is what stands in it: feiten, het receipt."""
    if str(pad) == "-":
        tekst = getattr(sys.stdin, "buffer", sys.stdin).read(GROOTST + 1)
        return json_van_tekst(tekst, f"De standaardinvoer met {wat}")
    return json_van_tekst(lees_bytes(pad, GROOTST), f"Het bestand {regel(pad.name, 80)} met {wat}")


class _Lezer:
    """What the reader of JSON asks of every part."""

    def __init__(self, wat: str, fout: type[Fout]) -> None:
        self.wat, self.fout = wat, fout

    def eenmaal(self, paren: list[tuple[str, Any]]) -> dict[str, Any]:
        inhoud = dict(paren)
        if len(inhoud) < len(paren):
            dubbel = Counter(naam for naam, _ in paren).most_common(1)[0][0]
            raise self.fout(f"In {self.midden} staat '{regel(dubbel, 40)}' twee keer; haal er een weg.")
        return inhoud

    def geen_getal(self, woord: str) -> Any:
        raise self.fout(f"In {self.midden} staat {regel(woord, 20)}, en dat is geen getal; gebruik null voor onbekend.")

    def breuk(self, tekst: str) -> float:
        if not math.isfinite(getal := float(tekst)):
            self.geen_getal(tekst)
        return getal

    def geheel(self, tekst: str) -> int:
        if len(tekst.lstrip("-")) > LANGST:
            raise self.fout(f"In {self.midden} staat een getal van meer dan {LANGST} cijfers; kijk het na.")
        return int(tekst)

    def eis_ondiep(self, inhoud: Any) -> None:
        laag = [inhoud]
        for _ in range(DIEPST + 1):
            laag = [deel for elk in laag for deel in _delen(elk)]
            if not laag:
                return
        raise self.te_diep()

    def te_diep(self) -> Fout:
        return self.fout(f"{self.wat} heeft lijsten en objecten die te diep in elkaar staan; maak het platter.")

    @property
    def midden(self) -> str:
        """What was read, in the middle of a sentence."""
        return self.wat[0].lower() + self.wat[1:]


def _delen(elk: Any) -> list[Any]:
    """The lists and objects in a list or an object."""
    binnen = elk.values() if isinstance(elk, dict) else elk if isinstance(elk, list) else ()
    return [deel for deel in binnen if isinstance(deel, dict | list)]


def geheel_getal(tekst: str, wat: str, fout: type[Fout] = Fout) -> int | str:
    """A whole number as it was typed, refused when it is longer than anybody means; what is none stays a text."""
    kaal = tekst.removeprefix("-")
    return _Lezer(wat, fout).geheel(tekst) if kaal.isascii() and kaal.isdecimal() else tekst
