"""In demo mode: the cohort of the invented country, made in the background and kept as counts.

The payroll records are those of the country of the invented register, the registrations are that register's own export
(`uitgeven.geef_uit`): both have the same numbers for the same people. On a server nothing is made.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from telmee.fouten import Fout
from telmee.gegevens.publicatie_register import cohort as gepubliceerd
from telmee.gelezen import json_van_bestand
from telmee.meting import cohort
from telmee.meting.cohort import Cohort
from telmee.register import models
from telmee.register.uitgeven import geef_uit
from telmee.veilig import naar_json
from telmee.web.kit.models import Taak
from telmee.web.kit.taken import Melder, begin, taak
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.doelgroepregister import proef

SOORT = "register-cohort"


def _map() -> Path:
    return Path(settings.MAP) / "demo-cohort"


def _uitkomst() -> Path:
    return Path(settings.MAP) / "demo-cohort.json"


def begin_zo_nodig() -> Taak | None:
    """Puts the work in the queue where nothing was made yet; the work that runs, or None."""
    if not settings.DEMO or _uitkomst().exists():
        return None
    return begin(SOORT)


@taak(SOORT)
def reken(meld: Melder) -> None:
    """Makes the country of the invented register, puts that register's export in it, and counts."""
    from telmee.gegevens.synthetisch.maken import maak

    if not models.Persoon.objects.exists():
        proef.vul(meld)
    bron = gepubliceerd()
    meld(0, 3, tekst("doelgroepregister.cohort_land"))
    maak(_map(), proef.SCHAAL, list(range(bron.van.year, bron.tot.year)), overschrijf=True)
    meld(1, 3, tekst("doelgroepregister.cohort_uitgeven"))
    geef_uit(_map(), overschrijf=True)
    meld(2, 3, tekst("doelgroepregister.cohort_tellen"))
    with cohort.open_voor(_map(), bron.van, bron.tot) as dataset:
        uit = cohort.bereken(dataset, bron.van, bron.tot)
    tijdelijk = _uitkomst().with_suffix(f".{os.getpid()}")
    tijdelijk.write_text(naar_json(uit.als_dict()), encoding="utf-8")
    tijdelijk.replace(_uitkomst())
    meld(3, 3)


def uitkomst() -> Cohort | None:
    """The cohort that was made; None while there is none."""
    try:
        return _lees(_uitkomst(), _uitkomst().stat().st_mtime_ns) if settings.DEMO else None
    except (OSError, Fout):
        return None


@lru_cache(maxsize=2)
def _lees(pad: Path, _: int) -> Cohort:
    return Cohort.van_dict(json_van_bestand(pad, "De uitkomst"))
