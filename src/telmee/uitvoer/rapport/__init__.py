"""A picture as a report: .html and .xlsx with every row, .pdf as a summary.

`schrijf` draws a `Beeld` and chooses nothing: which figures, words and rows there are is decided where the picture is
made. Files are written whole or not at all. Modules: `pagina` (HTML), `blad` (XLSX), `druk` (PDF), `receipt` (the
receipt inside).

Raises `GebruiksFout` for another extension, and `Fout` when the system lacks Pango for a PDF or refuses the place.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from telmee.fouten import GebruiksFout
from telmee.schrijven import nieuw_bestand, voortgang
from telmee.uitvoer.beeld import Beeld

SOORTEN = (".html", ".xlsx", ".pdf")


def schrijf(pad: Path | str, beeld: Beeld) -> None:
    """Writes the report; the extension says which kind."""
    doel = Path(pad)
    maak = maker(doel)
    with voortgang(f"Rapport {doel.name} schrijven"), nieuw_bestand(doel) as tijdelijk:
        tijdelijk.write_bytes(maak(beeld))


def schrijf_bestuur(pad: Path | str, beeld: Beeld) -> None:
    """Writes the version of two pages for who decides; always a PDF."""
    doel = Path(pad)
    maak = maker_bestuur(doel)
    with voortgang(f"Rapport {doel.name} schrijven"), nieuw_bestand(doel) as tijdelijk:
        tijdelijk.write_bytes(maak(beeld))


def maker_bestuur(pad: Path) -> Callable[[Beeld], bytes]:
    """The function that makes the two pages; refuses at once what is no PDF or cannot be made here."""
    if pad.suffix.lower() != ".pdf":
        raise GebruiksFout(
            f"De versie voor het bestuur is een PDF en '{pad.name}' niet; kies een naam als bestuur.pdf."
        )
    from telmee.uitvoer.rapport import druk

    druk.eis_pango()
    return druk.bestuur


def maker(pad: Path) -> Callable[[Beeld], bytes]:
    """The function that makes this kind of report; refuses at once what is unknown or cannot be made here."""
    soort = pad.suffix.lower()
    if soort == ".html":
        from telmee.uitvoer.rapport import pagina

        return lambda beeld: pagina.html(beeld).encode("utf-8")
    if soort == ".xlsx":
        from telmee.uitvoer.rapport import blad

        return blad.xlsx
    if soort == ".pdf":
        from telmee.uitvoer.rapport import druk

        druk.eis_pango()
        return druk.pdf
    wat = f"'{pad.suffix}'" if pad.suffix else "geen extensie"
    raise GebruiksFout(f"Een rapport kan {', '.join(SOORTEN[:-1])} of {SOORTEN[-1]} zijn, en '{pad.name}' heeft {wat}.")
