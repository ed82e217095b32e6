"""The figures for a distribution, read from one list with a row per municipality (CSV or XLSX).

Columns: `gemeente` (code of CBS), and what the key needs: `oud` (the last numbers), `indicaties`, `gerealiseerd` (two
years before), `behoefte`, or a column of the user. A year behind a name picks it: `gerealiseerd_2025` is the one for
2027. May be there: `naam`, `regio`, `inwoners`. A wrong cell is a finding and unknown; the rest is computed.

Raises `Fout` when the list is none, has no heading or lacks a column that the key needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib.resources import files

import yaml

from telmee import getallen
from telmee.fouten import Fout, bedoelde_u
from telmee.gegevens.loonaangifte.bevindingen import Bevinding, Melding, Verzamelaar, meldingen
from telmee.gegevens.loonaangifte.ingekomen import Plek
from telmee.gegevens.loonaangifte.lijst_bron import open_lijst
from telmee.veilig import regel

HEEL = {"oud": "plaatsen", "indicaties": "personen", "inwoners": "personen"}
"""Columns that count whole things."""
T_MIN = {"gerealiseerd": 2, "oud": 1}
"""So many years before the year of the distribution a column is about."""
TEKST = ("gemeente", "naam", "regio")
ANDERS = {"gemeentecode": "gemeente", "code": "gemeente", "cbs_gemeentecode": "gemeente", "gemeentenaam": "naam",
          "arbeidsmarktregio": "regio", "samenwerkingsverband": "regio"}  # fmt: skip
_CODE = re.compile(r"(?:GM)?(\d{1,4})", re.IGNORECASE)
Rij = Mapping[str, str]


@cache
def eigen_meldingen() -> dict[str, Melding]:
    """The findings of this reader beside those of every list."""
    tekst = files(__package__).joinpath("verdeel_meldingen.yaml").read_text(encoding="utf-8")
    return meldingen() | {code: Melding(**m) for code, m in yaml.safe_load(tekst).items()}


class Bevindingen(Verzamelaar):
    """Collects the findings of a distribution."""

    def soorten(self) -> dict[str, Melding]:
        """Those of lists and those of our own."""
        return eigen_meldingen()


@dataclass(frozen=True)
class Gemeente:
    """One row: its code, what it is called, and its figures by column (None: unknown)."""

    code: str
    naam: str = ""
    regio: str = ""
    cijfers: Mapping[str, Fraction | None] = field(default_factory=dict)
    rij: int | None = None

    def heel(self, kolom: str) -> int | None:
        """A whole number."""
        waarde = self.cijfers.get(kolom)
        return None if waarde is None else int(waarde)


@dataclass(frozen=True)
class Invoer:
    """The municipalities in the order of their codes, and the collector of what was found."""

    gemeenten: tuple[Gemeente, ...]
    meld: Bevindingen
    bestand: str = ""

    @property
    def bevindingen(self) -> list[Bevinding]:
        """What was found."""
        return self.meld.alle()


def lees(pad: Plek, jaar: int, nodig: Iterable[str]) -> Invoer:
    """The rows of the list; `nodig` are the columns that the key needs."""
    meld = Bevindingen()
    lijst = open_lijst(pad, meld)
    rijen = iter(lijst)
    try:
        _, kop = next(rijen)
    except StopIteration:
        raise Fout(f"Het bestand '{lijst.naam}' is leeg; er moet een regel met kolomnamen in staan.") from None
    lijst.zet_vast()
    namen = kolomnamen(kop, jaar)
    _eis(namen, kop, lijst.naam, jaar, nodig)
    per: dict[str, list[Gemeente]] = {}
    for nummer, velden in rijen:
        if len(velden) < len(kop) or any(velden[len(kop) :]):
            meld.meld("csv-velden", lijst.naam, nummer)
        elif (gemeente := _gemeente(dict(zip(namen, velden, strict=False)), nummer, lijst.naam, meld)) is not None:
            per.setdefault(gemeente.code, []).append(gemeente)
    gemeenten = (_een(rijen, lijst.naam, meld) for _, rijen in sorted(per.items()))
    return Invoer(tuple(gemeenten), meld, lijst.naam)


def kolomnamen(kop: list[str], jaar: int) -> list[str]:
    """Our names of the columns; a column of another year keeps its own."""
    uit = []
    for veld in kop:
        naam = re.sub(r"[^a-z0-9]+", "_", veld.lower()).strip("_")
        naam = ANDERS.get(naam, naam)
        if (gevonden := re.fullmatch(r"(.+)_(\d{4})", naam)) and int(gevonden[2]) == jaar - T_MIN.get(gevonden[1], -1):
            naam = gevonden[1]
        uit.append(naam)
    return uit


def _eis(namen: list[str], kop: list[str], bestand: str, jaar: int, nodig: Iterable[str]) -> None:
    dubbel = next((n for n in namen if n and namen.count(n) > 1), "")
    if dubbel:
        raise Fout(f"In '{bestand}' staat de kolom '{regel(dubbel, 40)}' twee keer; haal er een weg.")
    for naam in ("gemeente", *nodig):
        if naam in namen:
            continue
        ander = [regel(k, 40) for k in kop if k.lower().startswith(f"{naam}_")]
        if ander:
            goed = f"{naam}_{jaar - T_MIN.get(naam, 0)}"
            raise Fout(f"In '{bestand}' staat {' en '.join(ander)}, maar voor {jaar} is '{goed}' nodig.")
        raise Fout(f"In '{bestand}' ontbreekt de kolom '{regel(naam, 60)}'.{bedoelde_u(naam, kop, 1)}")


def code_van(tekst: str) -> str | None:
    """'gm14' and '14' are GM0014; None when it is no code."""
    gevonden = _CODE.fullmatch(tekst.strip())
    return f"GM{int(gevonden[1]):04d}" if gevonden and int(gevonden[1]) else None


def _gemeente(rij: Rij, nummer: int, bestand: str, meld: Bevindingen) -> Gemeente | None:
    code = code_van(rij["gemeente"])
    if code is None:
        meld.meld("verdeel-code", bestand, nummer)
        return None
    cijfers = {k: _getal(w, k, code, nummer, bestand, meld) for k, w in rij.items() if k and k not in TEKST}
    return Gemeente(code, regel(rij.get("naam", ""), 60), regel(rij.get("regio", ""), 60), cijfers, nummer)


def _getal(tekst: str, kolom: str, code: str, nummer: int, bestand: str, meld: Bevindingen) -> Fraction | None:
    if not tekst:
        return None
    min_, kaal = tekst[0] in "-−–", tekst.lstrip("-−–").replace(" ", "").replace("\u00a0", "")

    def fout(wat: str) -> None:
        meld.meld(wat, bestand, nummer, kolom=regel(kolom, 40), gemeente=code, eenheid=HEEL.get(kolom, ""))

    try:
        waarde = getallen.lees(kaal)
    except ValueError:
        fout("verdeel-geen-getal")
        return None
    if min_ and waarde:
        fout("verdeel-negatief")
        return None
    if kolom in HEEL and waarde.denominator != 1:
        fout("verdeel-decimaal")
        return None
    return waarde


def _een(rijen: list[Gemeente], bestand: str, meld: Bevindingen) -> Gemeente:
    """One row of a municipality that stands there more than once."""
    eerste, *meer = rijen
    for ander in meer:
        if ander.cijfers == eerste.cijfers:
            meld.meld("verdeel-dubbel-gelijk", bestand, ander.rij, gemeente=eerste.code)
        else:
            meld.meld("verdeel-dubbel", bestand, ander.rij, gemeente=eerste.code)
            return Gemeente(eerste.code, eerste.naam, eerste.regio, {}, eerste.rij)
    return eerste
