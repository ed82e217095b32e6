"""Everything that may be shown of a data set, made once: each year's measurement and every breakdown that there is.

The set of breakdowns is fixed (those of `telmee meting --uitsplitsing`, by one feature and by two), protected together,
and nothing else of the records leaves this room. What is kept is plain data: `als_dict` and `van_dict`. Raises `Fout`
for records that are wrong or without the nulmeting, naming what is missing, and whatever `meld` raises to stop it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from telmee import __version__
from telmee.fouten import Fout
from telmee.gegevens.bestanden import jaren_in
from telmee.meting.berekend import bereken, open_voor
from telmee.meting.beschermd import Beschermd, bescherm
from telmee.meting.uitkomst import Herkomst, Uitslag, nuljaar
from telmee.meting.uitsplitsing import alle_uitsplitsingen, keuzes
from telmee.wet import Wetten

VORM = 1
Meld = Callable[[int, int, str], None]
NIET_BEWAARD = ("wet", "verschillen", "gepubliceerd", "gepubliceerde_banen", "anders", "ongebruikt")


def _stil(gedaan: int, van: int, zin: str) -> None:
    """Says nothing."""


@dataclass(frozen=True)
class Openbaar:
    """The measured years of a data set, from old to new, with their breakdowns by the names of their features."""

    naam: str
    jaren: dict[int, Uitslag]
    uitsplitsingen: dict[int, dict[tuple[str, ...], Beschermd]] = field(repr=False)

    @property
    def banner(self) -> str:
        """What must stand on everything that comes from it."""
        return next((uitslag.banner for uitslag in self.jaren.values()), "")

    def als_dict(self) -> dict[str, Any]:
        """Plain data to keep."""
        return {
            "vorm": VORM,
            "naam": self.naam,
            "jaren": [_plat(uitslag) for uitslag in self.jaren.values()],
            "uitsplitsingen": [elk.als_dict() for alle in self.uitsplitsingen.values() for elk in alle.values()],
        }

    @classmethod
    def van_dict(cls, plat: dict[str, Any], wetten: Wetten) -> Openbaar | None:
        """What was kept; None when an older program kept it."""
        if plat.get("vorm") != VORM:
            return None
        jaren = {rij["jaar"]: _uitslag(rij, wetten) for rij in plat["jaren"]}
        alle: dict[int, dict[tuple[str, ...], Beschermd]] = {jaar: {} for jaar in jaren}
        for elk in map(Beschermd.van_dict, plat["uitsplitsingen"]):
            alle[elk.jaar][elk.namen] = elk
        return cls(plat["naam"], jaren, alle)


def maak_openbaar(map_: Path, wetten: Wetten | None = None, meld: Meld = _stil) -> Openbaar:
    """Measures every year of a data set after the nulmeting and breaks it down; `meld` hears how far it is."""
    wetten = wetten or Wetten.known()
    gevraagd = [jaar for jaar in jaren_in(map_) if jaar > nuljaar()]
    if not gevraagd:
        raise Fout(f"In de dataset staat geen jaar na {nuljaar()}; voeg loonaangiften van een later jaar toe.")
    per_jaar = 1 + len(keuzes())
    stap, van = 0, per_jaar * len(gevraagd)
    uitslagen: dict[int, Uitslag] = {}
    gesplitst: dict[int, dict[tuple[str, ...], Beschermd]] = {}
    for jaar in gevraagd:
        meld(stap, van, f"Meting over {jaar}")
        with open_voor(map_, jaar) as dataset:
            uitslagen[jaar] = bereken(dataset, jaar, wetten)
            stap += 1
            meld(stap, van, f"Uitsplitsingen van {jaar}")
            gesplitst[jaar] = {}
            for elk in alle_uitsplitsingen(dataset, jaar, wetten):
                veilig = bescherm(elk)
                gesplitst[jaar][veilig.namen] = veilig
                stap += 1
                meld(stap, van, f"Uitsplitsingen van {jaar}")
    return Openbaar(map_.name, uitslagen, gesplitst)


def kenmerk(map_: Path) -> str:
    """What tells this data set from another or a newer one: its files by name, size and time, and this program."""
    delen = [f"{__version__} {VORM}"]
    for pad in sorted(p for p in map_.rglob("*") if p.is_file()):
        stand = pad.stat()
        delen.append(f"{pad.relative_to(map_)} {stand.st_size} {stand.st_mtime_ns}")
    return hashlib.sha256("\n".join(delen).encode()).hexdigest()


def _plat(uitslag: Uitslag) -> dict[str, Any]:
    """One outcome as plain data; the law is found again by its year."""
    plat = {f.name: getattr(uitslag, f.name) for f in fields(uitslag) if f.name not in NIET_BEWAARD}
    plat["bronnen"] = [asdict(elk) for elk in uitslag.bronnen]
    plat["feitbron"] = {naam: asdict(elk) for naam, elk in uitslag.feitbron.items()}
    return plat


def _uitslag(plat: dict[str, Any], wetten: Wetten) -> Uitslag:
    rest = {naam: waarde for naam, waarde in plat.items() if naam not in ("bronnen", "feitbron", "opmerkingen")}
    return Uitslag(
        **rest,
        wet=wetten.op(plat["jaar"]),
        bronnen=tuple(Herkomst(**elk) for elk in plat["bronnen"]),
        feitbron={naam: Herkomst(**elk) for naam, elk in plat["feitbron"].items()},
        opmerkingen=tuple(plat["opmerkingen"]),
    )
