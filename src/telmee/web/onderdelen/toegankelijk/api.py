"""The statement for programs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from telmee.web.onderdelen.toegankelijk.paginas import gemeten

router = Router(tags=["toegankelijkheid"])


@router.get(
    "/toegankelijkheid",
    response=dict[str, Any],
    summary="Wat is gemeten aan toegankelijkheid",
    operation_id="toegankelijkheid",
)
def toegankelijkheid(request: HttpRequest) -> dict[str, Any]:
    """De dag, het gereedschap, en per pagina hoe vaak en wat er werd gevonden."""
    return gemeten()
