"""An employer's position as a report: .html and .xlsx with every row, .pdf as a summary.

`schrijf` takes the position as plain data (the form of `telmee werkgever positie --json`, with the explanations that go
with it) and renders it; nothing is computed but sums of rows that are shown. Files are written whole or not at all. A
BSN is only in a report when it was asked for. Modules: `inhoud` and `tabellen` (which figures and tables, in words),
`pagina` (HTML), `blad` (XLSX), `druk` (PDF), `bewijs` (the receipt inside).

Raises `GebruiksFout` for another extension, and `Fout` when the system lacks Pango for a PDF or refuses the place.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from telmee.fouten import GebruiksFout
from telmee.schrijven import nieuw_bestand, voortgang

SOORTEN = (".html", ".xlsx", ".pdf")


def schrijf(pad: Path | str, positie: Mapping[str, Any], *, met_bsn: bool = False) -> None:
    """Writes the report; the extension says which kind."""
    doel = Path(pad)
    maak = maker(doel)
    with voortgang(f"Rapport {doel.name} schrijven"), nieuw_bestand(doel) as tijdelijk:
        tijdelijk.write_bytes(maak(positie, met_bsn))


def maker(pad: Path) -> Any:
    """The function that makes this kind of report; refuses at once what is unknown or cannot be made here."""
    soort = pad.suffix.lower()
    if soort == ".html":
        from telmee.uitvoer.rapport import pagina

        return lambda positie, met_bsn: pagina.html(positie, met_bsn).encode("utf-8")
    if soort == ".xlsx":
        from telmee.uitvoer.rapport import blad

        return blad.xlsx
    if soort == ".pdf":
        from telmee.uitvoer.rapport import druk

        druk.eis_pango()
        return druk.pdf
    wat = f"'{pad.suffix}'" if pad.suffix else "geen extensie"
    raise GebruiksFout(f"Een rapport kan {', '.join(SOORTEN[:-1])} of {SOORTEN[-1]} zijn, en '{pad.name}' heeft {wat}.")
