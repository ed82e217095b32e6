"""The data set of this server: which one, what may be shown of it, and the work that makes that.

`TELMEE_DATASET` names its folder. Without it a laptop (demo mode) makes a fictional country of one hundredth of the
Netherlands and measures that; a server has none then. The work takes seconds for that country and minutes for a real
one, so it runs in the background (`kit.taken`); what comes out of it is kept by the database. It is made again at the
next start when the files are no longer the same.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from telmee import deur
from telmee.fouten import Fout
from telmee.gegevens.bestanden import jaren_in
from telmee.meting.openbaar import Openbaar, kenmerk, maak_openbaar
from telmee.web.kit.models import Taak
from telmee.web.kit.taken import Melder, begin, taak
from telmee.web.onderdelen.landelijk.models import Uitkomst

SOORT = "landelijk-gegevens"
DEMO_MAP, DEMO_SCHAAL, DEMO_JAREN = "demo-land", 0.01, [2012, 2023, 2024]


def dataset_map() -> Path | None:
    """The folder of the data set; None on a server that has none."""
    if settings.DATASET:
        return Path(settings.DATASET).expanduser()
    return Path(settings.MAP) / DEMO_MAP if settings.DEMO else None


def eis_dataset(map_: Path) -> None:
    """Refuses a folder that is none, or that holds no data set, with what to do; never with where it is."""
    waar = f"'{map_.name}' in TELMEE_DATASET"
    if map_.is_file():
        raise Fout(f"{waar} is een bestand; geef de map waarin de dataset staat.")
    if not map_.is_dir():
        raise Fout(f"De map {waar} is er niet; geef een heel pad, of maak er een met 'telmee gegevens maak'.")
    if not jaren_in(map_):
        raise Fout(
            f"In de map {waar} staat geen dataset: er zijn geen dienstverbanden; maak er een met "
            "'telmee gegevens maak', of zie docs/gegevens.md."
        )


def is_demo() -> bool:
    """Whether it is the country that this program makes up."""
    return not settings.DATASET and bool(settings.DEMO)


@taak(SOORT)
def reken(meld: Melder) -> None:
    """Makes what may be shown of the data set, and keeps it; a country of its own first, in demo mode."""
    map_ = dataset_map()
    if map_ is None:
        raise Fout("Deze server heeft geen dataset; geef de map in TELMEE_DATASET.")
    if is_demo() and not (map_ / "dataset.json").exists():
        from telmee.gegevens.synthetisch.maken import maak

        meld(0, 0, "Het verzonnen land maken")
        maak(map_, DEMO_SCHAAL, DEMO_JAREN, overschrijf=True)
    eis_dataset(map_)
    try:
        gemaakt = maak_openbaar(map_, meld=meld)
    except Fout as fout:
        raise Fout(str(fout).replace(str(map_), map_.name)) from fout
    inhoud = json.dumps(gemaakt.als_dict(), ensure_ascii=False)
    Uitkomst.objects.update_or_create(pk=1, defaults={"kenmerk": kenmerk(map_), "inhoud": inhoud})


def begin_zo_nodig() -> Taak | None:
    """Puts the work in the queue when nothing was made of these files yet."""
    map_ = dataset_map()
    if map_ is None:
        return None
    gemaakt = Uitkomst.objects.filter(pk=1).values_list("kenmerk", flat=True).first()
    if gemaakt is not None and map_.is_dir() and gemaakt == kenmerk(map_):
        return None
    return begin(SOORT)


def openbaar() -> tuple[Openbaar, datetime] | None:
    """What may be shown, and when it was made; None while nothing was, also when it is of another data set."""
    map_ = dataset_map()
    if map_ is None:
        return None
    try:
        gemaakt = Uitkomst.objects.filter(pk=1).values_list("gemaakt", flat=True).first()
    except DatabaseError:
        return None
    gevonden = _lees(gemaakt, date.today()) if gemaakt is not None else None
    return None if gevonden is None or gemaakt is None or gevonden.naam != map_.name else (gevonden, gemaakt)


@lru_cache(maxsize=2)
def _lees(gemaakt: datetime, vandaag: date) -> Openbaar | None:
    """Read once for as long as it is the same."""
    inhoud = Uitkomst.objects.filter(pk=1, gemaakt=gemaakt).values_list("inhoud", flat=True).first()
    return None if inhoud is None else Openbaar.van_dict(json.loads(inhoud), deur.wetten(vandaag))


def laatste_taak() -> Taak | None:
    """The work that was begun last."""
    return Taak.objects.filter(soort=SOORT).order_by("-begonnen").first()
