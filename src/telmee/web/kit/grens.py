"""How often one address may ask for what takes a second or more to make, such as a report to print.

The bound is `TELMEE_RAPPORT_GRENS`; the counting is that of the API (`ninja.throttling`), in the memory of the process.
"""

from __future__ import annotations

from math import ceil

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import AnonRateThrottle

from telmee.fouten import Fout
from telmee.web.kit.teksten import tekst


class TeVaak(Fout):
    """Asked too often: 429, with the seconds until it may be asked again."""

    status = 429

    def __init__(self, seconden: float | None) -> None:
        super().__init__(tekst("kit.te_vaak"))
        self.koppen = {"Retry-After": str(ceil(seconden or 60))}  # whole seconds (RFC 9110)


class _Rapport(AnonRateThrottle):
    scope = "rapport"


def rapport(request: HttpRequest) -> None:
    """Counts one report. Raises `TeVaak` when this address asked for too many."""
    if not settings.RAPPORT_GRENS:
        return
    teller = _Rapport(settings.RAPPORT_GRENS)  # one for each request: it remembers what it counted
    if not teller.allow_request(request):
        raise TeVaak(teller.wait())
