"""The list of terms for programs."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from telmee.web.onderdelen.begrippen.paginas import lijst

router = Router(tags=["begrippen"])


class Term(Schema):
    """Een begrip uit de wet met zijn Engelse betekenis."""

    termen: list[str]
    betekenis: str
    artikel: str
    namen: list[str]


@router.get("/begrippen", response=list[Term], summary="De begrippen van de wet", operation_id="begrippen")
def begrippen(request: HttpRequest) -> list[dict[str, object]]:
    """Elk begrip met zijn Engelse betekenis, het artikel, en hoe het programma het noemt."""
    gevonden: list[dict[str, object]] = lijst().als_dict()["begrippen"]
    return gevonden
