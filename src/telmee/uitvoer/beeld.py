"""A picture: what one answer says, as plain data, for every renderer to draw and none to choose.

The answer comes first in one sentence, then what to do (who, what, before which day, what it is worth), then sections
with figures, tables and sentences; who it is about and what was found in the files come last. A figure carries its
name, label, unit, status, article, source, link and the explanation behind it, so that a renderer needs nothing else.
Figures keep the unit of the law; `telmee.getallen` shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from telmee.getallen import Waarde, datum, euro, geheel, toon_met_eenheid
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import INDICATIEF, NIET_IN_WERKING, OPGEGEVEN, Cel, Kolom, Merk, Tabel
from telmee.uitvoer.uitleg import Uitleg

T = TypeVar("T")
MERKEN = {"indicatief": INDICATIEF, "niet in werking": NIET_IN_WERKING, "opgegeven": OPGEGEVEN}
NIET_VAN_TOEPASSING = "niet van toepassing"
KOLOMMEN = (Kolom("wat", "Wat"), Kolom("uitkomst", "Uitkomst", "rechts"), Kolom("toelichting", "Toelichting"))
ACTIES = (
    Kolom("wat", "Wat"),
    Kolom("uiterlijk", "Uiterlijk"),
    Kolom("bedrag", "Waard", "rechts", "cent"),
    Kolom("wie", "Voor wie"),
)


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

    `vooraf` are the sentences that it opens with, `zinnen` those that it ends with.
    `rijen` is a table of everything, for where there is room for it; `blad` the sheet of its own in a spreadsheet;
    `bestuur`: also in the two pages for who decides.
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
    bestuur: bool = False
    vooraf: tuple[str, ...] = ()
    bomen: Callable[[], Iterable[Uitleg]] | None = field(default=None, compare=False, repr=False)
    """The explanations of its rows, in their order; made only by who shows them."""

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
            "vooraf": list(self.vooraf),
            "zinnen": list(self.zinnen),
        }


@dataclass(frozen=True)
class Actie:
    """One thing to do: about whom, what, the last safe day, and what it is worth in cents (None: not in money).

    `soort` is what it is about, in one word, for who wants to see only that.
    """

    wie: str
    wat: str
    uiterlijk: date | None = None
    bedrag: int | None = None
    uitleg: str = ""
    soort: str = ""

    @property
    def zin(self) -> str:
        """The same as one sentence."""
        wie = f"{self.wie}: " if self.wie else ""
        dag = f"; uiterlijk {datum(self.uiterlijk)}" if self.uiterlijk else ""
        waarde = f" ({euro(self.bedrag)})" if self.bedrag else ""
        return f"{wie}{self.wat.rstrip('.')}{dag}{waarde}."


def op_volgorde(acties: Iterable[Actie]) -> tuple[Actie, ...]:
    """What is worth most first, then what comes first."""
    return tuple(sorted(acties, key=lambda a: (-(a.bedrag or 0), a.uiterlijk or date.max)))


@dataclass(frozen=True)
class Beeld:
    """The whole picture. `naam` is whom it is about; `kop` says more of who and when; `besluit` who decides.

    `acties` in the order in which to do them; `receipt` is what a receipt rests on.
    """

    titel: str
    antwoord: str
    acties: tuple[Actie, ...]
    delen: tuple[Deel, ...]
    naam: str = ""
    kop: tuple[tuple[str, str], ...] = ()
    besluit: str = ""
    banner: str = ""
    dag: date | None = None
    antwoord_en: str = ""
    """The answer once more, in English, where who makes the picture says it in English too."""
    receipt: Mapping[str, Any] = field(default_factory=dict)

    @property
    def opschrift(self) -> str:
        """The title with the name of whom it is about."""
        return f"{self.naam}. {self.titel}" if self.naam else self.titel

    @property
    def te_doen(self) -> tuple[str, ...]:
        """What to do, as sentences."""
        return tuple(actie.zin for actie in self.acties)

    def eerste_acties(self, hoogstens: int) -> tuple[tuple[Actie, ...], str]:
        """The first so many, and a sentence on the others (empty when there are none)."""
        rest = self.acties[hoogstens:]
        if len(rest) < 2:
            return self.acties, ""
        waarde = sum(actie.bedrag or 0 for actie in rest)
        samen = f", samen {euro(waarde)}" if waarde else ""
        return self.acties[:hoogstens], f"En nog {geheel(len(rest))} andere punten{samen}."

    def actietabel(self, hoogstens: int | None = None, smal: bool = False) -> Tabel:
        """What to do as a table; `smal`: about whom stands before what to do, for it may never be left out."""
        acties, noot = (self.acties, "") if hoogstens is None else self.eerste_acties(hoogstens)
        rijen = tuple((a.wat, a.uiterlijk or "", "" if a.bedrag is None else a.bedrag, a.wie) for a in acties)
        noten = (noot,) if noot else ()
        if smal:
            samen = tuple((f"{wie}: {wat}" if wie else wat, dag, waard) for wat, dag, waard, wie in rijen)
            alles = Tabel("Wat u kunt doen", ACTIES[:-1], samen, noten)
        else:
            alles = Tabel("Wat u kunt doen", ACTIES, rijen, noten)
        return alles.zonder(n for n in range(len(alles.kolommen)) if all(rij[n] == "" for rij in alles.rijen))

    def deel(self, naam: str) -> Deel:
        """The section of that name."""
        return next(deel for deel in self.delen if deel.naam == naam)

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "titel": self.titel,
            "antwoord": self.antwoord,
            **({"antwoord_en": self.antwoord_en} if self.antwoord_en else {}),
            "naam": self.naam,
            "te_doen": list(self.te_doen),
            "acties": [{f.name: _plat(getattr(actie, f.name)) for f in fields(actie)} for actie in self.acties],
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


LAAT = ("uitleg", "bomen", "receipt", "grafiek")
"""Parts of a picture that stay as they are when its sentences are said in other words."""


def anders_gezegd(wat: T, zeg: Callable[[str], str], teken: str = "--") -> T:
    """The same picture, or plain data of it, with every sentence that names an option (has `teken`) said by `zeg`."""
    nieuw: Any = wat
    if isinstance(wat, str):
        nieuw = zeg(wat) if teken in wat else wat
    elif type(wat) in (tuple, list):
        nieuw = type(wat)(anders_gezegd(elk, zeg, teken) for elk in wat)  # type: ignore[attr-defined,call-arg]
    elif isinstance(wat, dict):
        nieuw = {naam: elk if naam in LAAT else anders_gezegd(elk, zeg, teken) for naam, elk in wat.items()}
    elif is_dataclass(wat) and not isinstance(wat, type):
        delen = {f.name: getattr(wat, f.name) for f in fields(wat) if f.init and f.name not in LAAT}
        ander = {naam: anders_gezegd(elk, zeg, teken) for naam, elk in delen.items()}
        if ander != delen:
            nieuw = replace(wat, **ander)
    return nieuw
