"""A picture on a terminal: the answer, what to do, every section as tables, and last whom it is about.

Sections whose figures come again below are left out, and so are columns that ask for room. Of a long table the first
rows are shown, with a note where the others are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from telmee.getallen import geheel
from telmee.uitvoer import staven, tabel_tekst
from telmee.uitvoer import uitleg as uitvoer_uitleg
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.scherm import Scherm, zonder_unicode
from telmee.uitvoer.tabel import Tabel
from telmee.uitvoer.uitleg import Uitleg
from telmee.uitvoer.vast import vouw

RIJEN = 20
ACTIES = 8
BREEDST = 100
SMAL = 72
"""On a screen narrower than this, whom an action is about has no column of its own."""


def tekst(beeld: Beeld, scherm: Scherm = Scherm(), met_uitleg: bool = False) -> str:
    """The whole picture; with `met_uitleg` the explanations below, every part of them once."""
    delen = [_boven(beeld, scherm), *(_deel(deel, scherm) for deel in beeld.delen), _onder(beeld, scherm)]
    if met_uitleg:
        gezien: set[tuple[Any, ...]] = set()
        alle = [*bomen(beeld), *(boom for deel in beeld.delen for boom in rijbomen(deel))]
        delen += [uitvoer_uitleg.tekst(boom, scherm, gezien) for boom in alle]
    return "\n".join(deel for deel in delen if deel)


def bomen(beeld: Beeld) -> list[Uitleg]:
    """The explanations of all figures, once each; one that is a part of another is told there."""
    alle = dict.fromkeys(f.uitleg for deel in beeld.delen for f in deel.figuren if f.uitleg and f.uitleg.kinderen)
    binnen = {(deel.naam, deel.waarde) for boom in alle for deel in boom.onderdelen()}
    return [boom for boom in alle if (boom.naam, boom.waarde) not in binnen]


def rijbomen(deel: Deel) -> Iterator[Uitleg]:
    """The explanations of the first rows of a section; `--json --uitleg` has them all."""
    return iter(()) if deel.bomen is None else islice(deel.bomen(), RIJEN)


def _boven(beeld: Beeld, scherm: Scherm) -> str:
    """The answer first, then of whom it is, then what to do."""
    regels = [scherm.stijl(regel, "1") for regel in _vouw(beeld.antwoord, scherm)]
    regels += _vouw(f"{beeld.opschrift}.", scherm)
    if beeld.banner:
        regels += [scherm.stijl(regel, "33") for regel in _vouw(f"Let op: {beeld.banner}.", scherm)]
    boven = "\n".join(regels) + "\n"
    if not beeld.acties:
        return boven
    return f"{boven}\n{tabel_tekst.tekst(beeld.actietabel(ACTIES, smal=scherm.breedte < SMAL), _smal(scherm))}"


def _onder(beeld: Beeld, scherm: Scherm) -> str:
    """Who it is about, from which day, and who decides."""
    kop = "; ".join(f"{woord}: {wat}" for woord, wat in beeld.kop)
    return "\n".join([*_vouw(f"{kop}." if kop else "", scherm), *_vouw(beeld.besluit, scherm)]) + "\n"


def _smal(scherm: Scherm) -> Scherm:
    """A table of sentences reads badly when it is as wide as a wide screen."""
    return replace(scherm, breedte=min(scherm.breedte, BREEDST + 20))


def _deel(deel: Deel, scherm: Scherm) -> str:
    delen = ["\n".join(r for zin in deel.vooraf for r in _vouw(zin, scherm)) + "\n"] if deel.vooraf else []
    if deel.kaarten:  # its figures come again below; what they leave out is in the answer already
        return "" if deel.grafiek is None else staven.tekst(deel.grafiek, scherm)
    if deel.figuren:
        delen.append(tabel_tekst.tekst(deel.figurentabel(), scherm))
    if deel.grafiek is not None:
        delen.append(staven.tekst(deel.grafiek, scherm))
    delen += [tabel_tekst.tekst(_kort(tabel), scherm) for tabel in deel.tabellen]
    if deel.zinnen and not deel.figuren:
        delen.append("\n".join(regel for zin in deel.zinnen for regel in _vouw(zin, scherm)) + "\n")
    return "\n".join(delen)


def _kort(tabel: Tabel) -> Tabel:
    noot = f"Getoond zijn {RIJEN} van {geheel(len(tabel.rijen))} rijen; alles staat in --rapport en --json."
    return tabel.smal().eerste(RIJEN, noot)


def _vouw(zin: str, scherm: Scherm, eerst: str = "", later: str = "") -> list[str]:
    breed = min(scherm.breedte, BREEDST)
    return vouw(zonder_unicode(zin, scherm), breed, eerst, later)
