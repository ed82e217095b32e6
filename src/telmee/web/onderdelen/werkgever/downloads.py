"""The answer as a file: a report (PDF, XLSX, HTML), the receipt, the data, and each table as CSV."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from telmee.uitvoer import rapport
from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.tabel import Tabel
from telmee.veilig import naar_json
from telmee.web.kit import grens
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.werkgever.vraag import Vraag

SOORTEN = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}
RECEIPT = "receipt"
Downloads = tuple[tuple[str, str, str], ...]


def maak(request: HttpRequest, soort: str, naam: str, beeld: Beeld, receipt: Mapping[str, Any] | None) -> HttpResponse:
    """The file that was asked for. 404 for a kind that there is not; raises `TeVaak` for too many reports."""
    if soort == RECEIPT and receipt is not None:
        inhoud, type_, achter = (naar_json(receipt) + "\n").encode(), "application/json; charset=utf-8", "receipt.json"
    elif soort in SOORTEN:
        grens.rapport(request)
        inhoud, type_, achter = rapport.maker(Path(f"{naam}.{soort}"))(beeld), SOORTEN[soort], f"rapport.{soort}"
    else:
        raise Http404
    antwoord = HttpResponse(inhoud, content_type=type_)
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}-{achter}"'
    return antwoord


def lijst(pagina: str, vraag: Vraag, tabellen: Mapping[str, Tabel], receipt: bool) -> Downloads:
    """What there is to take along, with its address."""
    adres, json, csv = (reverse(naam) for naam in (pagina, f"{pagina}.json", f"{pagina}.csv"))
    soorten = [*SOORTEN, *([RECEIPT] if receipt else [])]
    bestanden = [
        (
            tekst(f"werkgever.download_{soort}"),
            f"{adres}?{vraag.als_adres(download=soort)}",
            tekst(f"werkgever.download_{soort}_wat"),
        )
        for soort in soorten
    ]
    data = (tekst("werkgever.download_json"), f"{json}?{vraag.als_adres()}", tekst("werkgever.download_json_wat"))
    los = [(f"CSV: {tabel.titel}", f"{csv}?{vraag.als_adres(tabel=naam)}", "") for naam, tabel in tabellen.items()]
    return (*bestanden, data, *los)


def tabellen(beeld: Beeld | None) -> dict[str, Tabel]:
    """Every table of the picture by a name for an address: of each section its figures, then its own tables."""
    if beeld is None:
        return {}
    gevonden: dict[str, Tabel] = {}
    for deel in beeld.delen:
        if deel.figuren:
            gevonden[_naam(deel.naam)] = deel.figurentabel()
        for tabel in deel.tabellen:
            gevonden.setdefault(_naam(tabel.titel.split(":")[0]), tabel)
    return gevonden


def _naam(titel: str) -> str:
    """A title as it stands in an address."""
    return re.sub(r"[^a-z0-9]+", "-", titel.lower()).strip("-")[:40]
