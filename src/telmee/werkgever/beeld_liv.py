"""The section of the LIV and the jeugd-LIV: what comes by itself, apart from what must be asked for."""

from __future__ import annotations

from telmee.uitvoer.beeld import Deel
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.werkgever.beeld_figuren import CENT, UREN
from telmee.werkgever.beeld_uitleg import livbomen
from telmee.werkgever.uitkomst import Positie

NAMEN = {"liv": "LIV", "jeugd-liv": "Jeugd-LIV"}
KOLOMMEN = (
    Kolom("wie", "Wie"),
    Kolom("soort", "Voordeel"),
    Kolom("uren", "Uren", "rechts", UREN),
    Kolom("berekend", "Berekend", "rechts", CENT),
    Kolom("bedrag", "Uitbetaald", "rechts", CENT),
    Kolom("reden", "Reden", ruim=True),
    Kolom("artikel", "Artikel", ruim=True),
)


def livdeel(p: Positie, met_bsn: bool) -> Deel | None:
    """Nothing in years without, and when nobody has one."""
    if not p.liv:
        return None
    rijen = [
        (
            f"{v.bsn:09d}" if met_bsn and v.bsn is not None else v.personeelsnummer or f"rij {v.rij}",
            NAMEN[v.soort],
            v.uren,
            v.berekend,
            v.bedrag,
            v.reden,
            v.artikel,
        )
        for v in p.liv
    ]
    samen = ("Samen", "", "", "", p.liv_totaal, "", "")
    zin = "Dit komt vanzelf uit de loonaangifte; u hoeft het niet te vragen."
    tabel = Tabel("Lage-inkomensvoordeel per werknemer", KOLOMMEN, (*rijen, samen), nadruk=(len(rijen),))
    return Deel("liv", "Lage-inkomensvoordeel", tabellen=(tabel,), zinnen=(zin,), blad="LIV", bomen=livbomen(p.liv))
