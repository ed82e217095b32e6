"""What commands that answer with a picture share: refusing files that cannot be made, writing files, the answer."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import typer

from telmee.cli.gebruik import eis_svg
from telmee.cli.geschreven import noem_geschreven
from telmee.schrijven import eis_eigen_plek, eis_map

RAPPORT = typer.Option(
    None, "--rapport", metavar="BESTAND", help="Schrijf een rapport: .html, .xlsx of .pdf; mag vaker."
)


def eis_uitvoer(
    alle: Sequence[Path], rapporten: Sequence[Path], grafiek: Path | None = None, gelezen: Iterable[Path | None] = ()
) -> None:
    """Refuses, before anything is computed, a kind that cannot be made, an absent folder, and a file that is read."""
    for pad in alle:
        eis_map(pad)
    if grafiek is not None:
        eis_svg(grafiek)
    if rapporten:
        from telmee.uitvoer import rapport

        for pad in rapporten:
            rapport.maker(pad)
    eis_eigen_plek(alle, gelezen)


def schrijf_uitvoer(
    beeld: Any,
    rapporten: Sequence[Path],
    csv: Path | None = None,
    tabel: Any = None,
    grafiek: Path | None = None,
    plaat: Any = None,
) -> None:
    """Writes the files that were asked for; a chart without anything to show is refused."""
    if rapporten:
        from telmee.uitvoer import rapport

        for pad in rapporten:
            rapport.schrijf(pad, beeld)
    if csv is not None:
        from telmee.schrijven import schrijf_tekst
        from telmee.uitvoer import tabel as tabelvorm

        schrijf_tekst(csv, tabelvorm.csv(tabel))
    if grafiek is not None:
        from telmee.fouten import Fout
        from telmee.schrijven import schrijf_tekst
        from telmee.uitvoer.grafiek import Grafiek

        if plaat is None:
            raise Fout("Er is niets om te tekenen: geen enkel aantal verandert; laat --grafiek weg.")
        if isinstance(plaat, Grafiek):
            from telmee.uitvoer.grafiek_svg import svg as lijnen

            schrijf_tekst(grafiek, lijnen(plaat))
        else:
            from telmee.uitvoer.staven import svg

            schrijf_tekst(grafiek, svg(plaat))


def toon(beeld: Any, inhoud: Any = None, geschreven: Iterable[Path] = (), uitleg: bool = False) -> None:
    """The picture on the screen, or the content for a program; and which files were written."""
    if inhoud is not None:
        from telmee.veilig import naar_json

        print(naar_json(inhoud))
    else:
        from telmee.uitvoer.beeld_tekst import tekst
        from telmee.uitvoer.scherm import scherm

        print(tekst(beeld, scherm(), uitleg), end="")
    noem_geschreven(geschreven, inhoud is not None)
