"""The accessibility statement: what was measured, with what, on which pages, and what was not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest

from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.web.kit.pagina import PAGINAS, Context, pagina
from telmee.web.kit.teksten import dag, tekst

GEMETEN = Path(__file__).with_name("gemeten.json")
"""Written by `bench/toegankelijk.py`; a test holds it to the pages that there are."""


@cache
def gemeten() -> dict[str, Any]:
    """The day, the tools and per page how many faults were found."""
    inhoud: dict[str, Any] = json.loads(GEMETEN.read_text(encoding="utf-8"))
    return inhoud


@dataclass(frozen=True)
class Toegankelijkheid(Context):
    """`gemist`: pages that were added since the measurement."""

    op: str = ""
    gereedschap: tuple[str, ...] = ()
    breedtes: tuple[int, ...] = ()
    fouten: int = 0
    paginas: int = 0
    gemist: tuple[str, ...] = ()
    tabel: Tabel | None = None

    def tabellen(self) -> dict[str, Tabel]:
        """Per page."""
        return {"paginas": self.tabel} if self.tabel else {}


@pagina(
    "toegankelijkheid",
    naam="toegankelijk-verklaring",
    zuiver=True,
    sjabloon="toegankelijk/verklaring.html",
    context=Toegankelijkheid,
    api="toegankelijkheid",
)
def toegankelijkheid(request: HttpRequest) -> Toegankelijkheid:
    """The statement."""
    return verklaring()


def verklaring() -> Toegankelijkheid:
    """What was measured, beside the pages that there are now."""
    from datetime import date

    bron = gemeten()
    per_pagina = bron["paginas"]
    nu = {elk.naam for elk in PAGINAS.values() if "GET" in elk.methoden and not elk.los}
    kolommen = (
        Kolom("pagina", tekst("toegankelijk.pagina")),
        Kolom("keren", tekst("toegankelijk.keren"), "rechts"),
        Kolom("fouten", tekst("toegankelijk.fouten"), "rechts"),
    )
    rijen = tuple((naam, cijfers["keren"], cijfers["fouten"]) for naam, cijfers in sorted(per_pagina.items()))
    return Toegankelijkheid(
        tekst("toegankelijk.titel"),
        op=dag(date.fromisoformat(bron["op"])),
        gereedschap=tuple(bron["gereedschap"]),
        breedtes=tuple(bron["breedtes"]),
        fouten=sum(cijfers["fouten"] for cijfers in per_pagina.values()),
        paginas=len(per_pagina),
        gemist=tuple(sorted(nu - per_pagina.keys())),
        tabel=Tabel(tekst("toegankelijk.tabel"), kolommen, rijen),
    )
