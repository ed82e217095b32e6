"""The section of what came after the day that decides: in sentences, and per employee. Only when something did."""

from __future__ import annotations

from telmee.uitvoer.beeld import Deel
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.werkgever.beeld_figuren import CENT
from telmee.werkgever.uitkomst import Positie

KOLOMMEN = (
    Kolom("wie", "Wie"),
    Kolom("bedrag", "Toegekend", "rechts", CENT),
    Kolom("bedrag_later", "Met late berichten", "rechts", CENT),
    Kolom("te_laat", "Te laat gevraagd", "rechts", CENT),
    Kolom("te_herzien", "Terug te nemen", "rechts", CENT),
)


def beslisdagdeel(p: Positie, met_bsn: bool) -> Deel | None:
    """What came too late, and what it would have changed."""
    b = p.beslisdag
    if b is None or not b.berichten_te_laat:
        return None
    rijen = tuple(
        (
            f"{v.bsn:09d}" if met_bsn and v.bsn is not None else v.personeelsnummer or f"rij {v.rij}",
            v.bedrag,
            v.bedrag_later,
            v.te_laat,
            v.te_herzien,
        )
        for v in b.lkv
    )
    titel = f"Wat na {b.datum:%d-%m-%Y} kwam"
    tabellen = (Tabel("Loonkostenvoordeel met en zonder late berichten", KOLOMMEN, rijen),) if rijen else ()
    return Deel("beslisdag", titel, tabellen=tabellen, zinnen=b.zinnen, blad="Te laat")
