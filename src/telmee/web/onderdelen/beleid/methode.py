"""The method: how the forecast and the options are made, what they can, what they cannot, and what they got wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from telmee.uitvoer.beeld import Beeld
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.beleid import blad
from telmee.web.onderdelen.beleid.halen import eerst
from telmee.web.onderdelen.beleid.terugblik import terug

NAAM = "beleid-methode"
DELEN = ("kort", "prognose", "band", "week53", "plan", "cijfers", "kan", "kan_niet", "fout")


@dataclass(frozen=True)
class Methode(Context):
    """Sections: name, heading and paragraphs; and the picture of what it got wrong, made anew from the figures."""

    delen: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    beeld: Beeld | None = None

    def als_dict(self) -> dict[str, Any]:
        """The texts."""
        return {"titel": self.titel, "delen": [{"kop": kop, "tekst": list(zinnen)} for _, kop, zinnen in self.delen]}


def beeld() -> Beeld:
    """How far off on average, where it went wrong, and how far off the model behind the options was."""
    from telmee.beleid import methode_beeld

    return methode_beeld.beeld(terug())


@pagina("beleid/methode", naam=NAAM, zuiver=True, sjabloon="beleid/methode.html", context=Methode)
@eerst
def methode(request: HttpRequest) -> Methode:
    """The method."""
    delen = tuple(
        (naam, tekst(f"beleid.methode_{naam}_kop"), tuple(tekst(f"beleid.methode_{naam}").split("\n\n")))
        for naam in DELEN
    )
    return Methode(tekst("beleid.methode_titel"), blad.kruimels(), delen, blad.getoond(beeld()))
