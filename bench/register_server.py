"""The server that `bench/register` loads: the program itself, with one bare page beside it (one read, one insert)."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(WORTEL / "src"), str(WORTEL / "tests")]


def kaal(request: Any) -> Any:
    """What any look-up with a log costs at least on this server: no law, no keys, no JSON."""
    from django.db import transaction
    from django.http import HttpResponse

    from telmee.register.models import Persoon, Verbruik

    with transaction.atomic():
        Persoon.objects.filter(pk=int(request.GET["n"])).values_list("nummer").first()
        Verbruik.objects.create(organisatie=os.urandom(8).hex(), minuut="2026-01-01T00:00:00Z")
    return HttpResponse("{}", content_type="application/json")


def main() -> None:
    """Serves on the port that is given until it is stopped."""
    from telmee.web import serveren

    serveren.bereid_voor()
    from django.urls import path

    from telmee.web import urls

    kaal.telmee_open = True  # type: ignore[attr-defined]
    urls.urlpatterns.insert(0, path("kaal", kaal))
    print("klaar", flush=True)
    serveren.start(int(sys.argv[1]))


if __name__ == "__main__":
    main()
