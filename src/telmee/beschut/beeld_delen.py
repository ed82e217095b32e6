"""Parts that several pictures of beschut werk have: what was found in the lists, and who is not an authority."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from telmee.gegevens.loonaangifte.bevindingen import ERNST, FOUT, Bevinding
from telmee.getallen import geheel
from telmee.uitvoer.beeld import Actie, Deel
from telmee.uitvoer.tabel import Kolom, Tabel

SOORTEN = {"fout": "Fout", "waarschuwing": "Let op", "mededeling": "Ter informatie"}
BEVINDINGEN = "Kwaliteit van de gegevens"
"""The heading under which findings stand; sentences that point there use it."""


def bevindingendeel(bevindingen: Sequence[Bevinding]) -> Deel | None:
    """What was found, worst first: where, what, and what it does to the figures."""
    if not bevindingen:
        return None
    ergst = sorted(bevindingen, key=lambda b: ERNST.index(b.ernst))
    kolommen = (
        Kolom("ernst", "Soort"),
        Kolom("waar", "Waar", belang=0),
        Kolom("wat", "Wat", belang=0),
        Kolom("gevolg", "Gevolg voor de cijfers", belang=0),
    )
    rijen = tuple((SOORTEN[b.ernst], b.plaats, _keer(b), b.gevolg) for b in ergst)
    tabel = Tabel(BEVINDINGEN, kolommen, rijen)  # a terminal shows the heading of the table only
    return Deel("bevindingen", BEVINDINGEN, tabellen=(tabel,), blad="Bevindingen")


def _keer(b: Bevinding) -> str:
    return b.wat if b.aantal == 1 else f"{b.wat} ({geheel(b.aantal)} keer)"


def herstel(bevindingen: Iterable[Bevinding]) -> tuple[Actie, ...]:
    """One thing to do when rows do not count."""
    fouten = sum(b.aantal for b in bevindingen if b.ernst == FOUT)
    if not fouten:
        return ()
    wat = "1 fout" if fouten == 1 else f"{geheel(fouten)} fouten"
    return (Actie("de lijsten", f"herstel {wat} onder {BEVINDINGEN} en reken opnieuw", soort="gegevens"),)


def zin(b: Bevinding) -> str:
    """A finding in one sentence."""
    waar = f"{b.plaats}: " if b.plaats else ""
    return f"{waar}{_keer(b)}; gevolg: {b.gevolg}."


def aantal(hoeveel: int, een: str, meer: str) -> str:
    """'1 gemeente', '2 gemeenten'."""
    return f"{geheel(hoeveel)} {een if hoeveel == 1 else meer}"
