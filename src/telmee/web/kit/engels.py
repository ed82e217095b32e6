"""What a renderer drew, for an English page: the sentences of the catalogue, and the meaning beside legal terms."""

from __future__ import annotations

from telmee.uitvoer import vertaling
from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.rapport import pagina
from telmee.uitvoer.vast import vast
from telmee.veilig import escape
from telmee.web.kit.begrippen import gemerkt


def html(getekend: str, gehad: set[str] | None = None) -> str:
    """It in English; `gehad`: the terms that had their meaning beside them already."""
    return gemerkt(vertaling.html(getekend), set() if gehad is None else gehad)


def antwoord(beeld: Beeld, hoogstens: int) -> str:
    """The answer and what to do: the whole Dutch answer in English, or the short English one with the Dutch below."""
    heel = vertaling.zin(beeld.antwoord)
    if heel or not beeld.antwoord_en:
        return vast(vertaling.html(pagina.antwoord(beeld, hoogstens)))
    onder = f"<p>{escape(beeld.antwoord)}</p>\n{pagina.onder_antwoord(beeld, hoogstens)}"
    return vast(f"{pagina.kop_antwoord(beeld.antwoord_en)}\n{vertaling.html(onder)}")
