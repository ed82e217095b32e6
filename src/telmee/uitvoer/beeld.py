"""A picture: what one answer says, as plain data, for every renderer to draw and none to choose.

The answer comes first in one sentence, then what to do and before which day, then sections with figures, tables and
sentences. A figure carries its name, label, unit, status, article, source, link and the explanation behind it, so that
a renderer needs nothing else. Figures keep the unit of the law; `telmee.getallen` shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from telmee.getallen import Waarde, toon_met_eenheid
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import INDICATIEF, NIET_IN_WERKING, OPGEGEVEN, Cel, Kolom, Merk, Tabel
from telmee.uitvoer.uitleg import Uitleg

MERKEN = {"indicatief": INDICATIEF, "niet in werking": NIET_IN_WERKING, "opgegeven": OPGEGEVEN}
NIET_VAN_TOEPASSING = "niet van toepassing"
KOLOMMEN = (Kolom("wat", "Wat"), Kolom("uitkomst", "Uitkomst", "rechts"), Kolom("toelichting", "Toelichting"))


@dataclass(frozen=True)
class Figuur:
    """One figure; `waarde` None is unknown. `toelichting` is what this answer adds to it."""

    naam: str
    label: str
    waarde: Waarde
    eenheid: str = ""
    status: str = ""
    artikel: str = ""
    bron: str = ""
    link: str = ""
    toelichting: str = ""
    uitleg: Uitleg | None = field(default=None, repr=False)

    @property
    def tekst(self) -> str:
        """The figure with its unit in words."""
        if self.waarde is None and self.status == NIET_VAN_TOEPASSING:
            return NIET_VAN_TOEPASSING
        return toon_met_eenheid(self.waarde, self.eenheid)

    @property
    def merk(self) -> Merk | None:
        """The sign of a figure that is less than settled; what is unknown already says so."""
        return None if self.waarde is None else MERKEN.get(self.status)

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON, without the tree."""
        gewoon = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "uitleg"}
        return {**gewoon, "waarde": _plat(self.waarde), "tekst": self.tekst}


@dataclass(frozen=True)
class Deel:
    """A section. `kaarten`: its figures are the ones looked for first, and stand in another section too.

    `rijen` is a table of everything, for where there is room for it; `blad` the sheet of its own in a spreadsheet.
    """

    naam: str
    titel: str
    figuren: tuple[Figuur, ...] = ()
    tabellen: tuple[Tabel, ...] = ()
    zinnen: tuple[str, ...] = ()
    grafiek: Staven | None = None
    rijen: Tabel | None = None
    kaarten: bool = False
    blad: str = ""

    def figurentabel(self) -> Tabel:
        """The figures as rows."""
        rijen = tuple((f.label, Cel(f.tekst, f.merk), f.toelichting) for f in self.figuren)
        return Tabel(self.titel, KOLOMMEN, rijen, self.zinnen)

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `rijen` is left out, for a program has them elsewhere in the answer."""
        return {
            "naam": self.naam,
            "titel": self.titel,
            "figuren": [f.als_dict() for f in self.figuren],
            "tabellen": [_tabel(t) for t in self.tabellen],
            "zinnen": list(self.zinnen),
        }


@dataclass(frozen=True)
class Beeld:
    """The whole picture. `kop` says who and when; `besluit` who decides; `bewijs` is what its receipt rests on."""

    titel: str
    antwoord: str
    te_doen: tuple[str, ...]
    delen: tuple[Deel, ...]
    kop: tuple[tuple[str, str], ...] = ()
    besluit: str = ""
    banner: str = ""
    dag: date | None = None
    bewijs: Mapping[str, Any] = field(default_factory=dict)

    def deel(self, naam: str) -> Deel:
        """The section of that name."""
        return next(deel for deel in self.delen if deel.naam == naam)

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "titel": self.titel,
            "antwoord": self.antwoord,
            "te_doen": list(self.te_doen),
            "kop": [list(paar) for paar in self.kop],
            "banner": self.banner,
            "delen": [deel.als_dict() for deel in self.delen],
        }


def figuur(cijfer: Mapping[str, Any], uitleg: Uitleg | None, toelichting: str = "", **anders: Any) -> Figuur:
    """A figure of the law as a part of a picture: the plain form of the law's own figure, and its tree."""
    namen = {f.name for f in fields(Figuur)} - {"uitleg", "toelichting"}
    kaal = Figuur(**{naam: w for naam, w in cijfer.items() if naam in namen}, toelichting=toelichting, uitleg=uitleg)
    return replace(kaal, **anders)


def _tabel(tabel: Tabel) -> dict[str, Any]:
    return {
        "titel": tabel.titel,
        "kolommen": [{"naam": k.naam, "label": k.label, "eenheid": k.eenheid} for k in tabel.kolommen],
        "rijen": [[_plat(cel.waarde) for cel in rij] for rij in tabel.cellen()],
        "voetnoten": list(tabel.voetnoten),
    }


def _plat(waarde: Waarde) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde
