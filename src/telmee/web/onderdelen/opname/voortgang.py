"""How far an upload is: for the page that sent it, under the token of its form. Kept in this process, never written.

What happens is a list that only grows; who looks asks for what came after what he has. A token is known to the page
that the form was given to and to nobody else.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from telmee.web.kit.uploads import Afgebroken

MERK = re.compile(r"[A-Za-z0-9_-]{22,64}")
MEESTE = 200  # uploads that are remembered; of those that go on there are no more than may be open at the same time
GEBEURTENISSEN = 5_000  # of one upload
NA = 120  # seconds after the end
WACHT, LEZEN, REKENEN, KLAAR, MISLUKT = "wacht", "lezen", "rekenen", "klaar", "mislukt"


@dataclass
class Stand:
    """One upload."""

    fase: str = WACHT
    gelezen: int = 0
    lengte: int = 0
    gestopt: bool = False
    einde: float | None = None
    gebeurd: list[dict[str, Any]] = field(default_factory=list)
    geef_vrij: Callable[[], object] = field(default=lambda: None, repr=False)
    """Gives its places to others; may be called twice. Who sends the same form again does not wait for the first."""

    def meld(self, **wat: Any) -> None:
        """One thing that happened; of too many only the fact that there are more."""
        if len(self.gebeurd) < GEBEURTENISSEN:
            self.gebeurd.append(wat)

    def verder(self, gelezen: int) -> None:
        """So many bytes came; raises when the visitor asked to stop."""
        self.gelezen = gelezen
        self.eis_door()

    def eis_door(self) -> None:
        """Raises when the visitor asked to stop."""
        if self.gestopt:
            raise Afgebroken

    def als_dict(self, vanaf: int) -> dict[str, Any]:
        """For the page."""
        nieuw = self.gebeurd[max(vanaf, 0) :]
        return {"fase": self.fase, "gelezen": self.gelezen, "lengte": self.lengte, "gebeurd": nieuw,
                "volgende": max(vanaf, 0) + len(nieuw)}  # fmt: skip


_standen: dict[str, Stand] = {}
_slot = threading.Lock()


def begin(merk: str, lengte: int) -> Stand:
    """A new upload under this token; an earlier one of the same form is stopped, for it is the same one sent twice."""
    stand = Stand(lengte=lengte)
    if not MERK.fullmatch(merk):
        return stand
    with _slot:
        nu = time.monotonic()
        for oud in [m for m, s in _standen.items() if s.einde is not None and nu - s.einde > NA]:
            del _standen[oud]
        if merk in _standen:
            eerder = _standen.pop(merk)
            eerder.gestopt = True
            eerder.geef_vrij()
        klaar = [m for m, s in _standen.items() if s.einde is not None]
        for oud in klaar[: max(0, len(_standen) + 1 - MEESTE)]:  # one that goes on is never forgotten: they are few
            del _standen[oud]
        _standen[merk] = stand
    return stand


def van(merk: str) -> Stand | None:
    """The upload of this token."""
    with _slot:
        return _standen.get(merk)


def einde(stand: Stand, fase: str) -> None:
    """It is done, well or not."""
    stand.fase, stand.einde = fase, time.monotonic()
