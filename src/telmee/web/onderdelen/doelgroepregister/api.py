"""Statistics of the register for programs; looking up people is in `register_inzage`."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from telmee.web.onderdelen.doelgroepregister import stromen as pagina

router = Router(tags=["register"])


@router.get(
    "/register/stromen", response=dict[str, Any], summary="Stand en stroom per kwartaal", operation_id="registerstromen"
)
def stromen(
    request: HttpRequest,
    bron: str = Query("nagespeeld", description="nagespeeld (wat UWV publiceerde) of register (dit register)."),
    van: str = Query("", description="Het eerste kwartaal, zoals 2021Q3."),
    tot: str = Query("", description="Het laatste kwartaal."),
) -> dict[str, Any]:
    """Kleine cijfers zijn verborgen (null), de andere afgerond. Voor iedereen."""
    getoond = pagina.toon(bron if bron in pagina.BRONNEN else pagina.BRONNEN[0], van.strip(), tot.strip())
    from telmee.register import stromen_tonen

    return {"bron": bron, **(stromen_tonen.als_dict(getoond) if getoond else {"kwartalen": []})}
