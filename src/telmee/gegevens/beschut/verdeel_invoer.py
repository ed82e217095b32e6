"""The figures for a distribution, read from one list with a row per municipality (CSV or XLSX).

Columns: `gemeente` (code of CBS), and what the key needs: `oud` (the last numbers), `indicaties`, `gerealiseerd` (two
years before), `behoefte`, or a column of the user. A year behind a name picks it: `gerealiseerd_2025` is the one for
2027. May be there: `naam`, `regio`, `inwoners`. A wrong cell is a finding and unknown; the rest is computed.

Raises `Fout` when the list is none, has no heading or lacks a column that the key needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cache

from telmee import getallen
from telmee.fouten import Fout, bedoelde_u
from telmee.gegevens.beschut.gemeentenamen import Gemeentenamen
from telmee.gegevens.beschut.indeling import Indelingen, indelingen, is_verzonnen
from telmee.gegevens.beschut.regio import standaard
from telmee.gegevens.loonaangifte.bevindingen import Bevinding, Melding, Verzamelaar, meldingen, meldingen_van
from telmee.gegevens.loonaangifte.ingekomen import Plek
from telmee.gegevens.loonaangifte.lijst_bron import open_lijst
from telmee.getallen import datum
from telmee.veilig import regel

HEEL = {"oud": "plaatsen", "indicaties": "personen", "inwoners": "personen"}
"""Columns that count whole things."""
T_MIN = {"gerealiseerd": 2, "oud": 1}
"""So many years before the year of the distribution a column is about."""
TEKST = ("gemeente", "naam", "regio")
ANDERS = {"gemeentecode": "gemeente", "code": "gemeente", "cbs_gemeentecode": "gemeente", "gemeentenaam": "naam",
          "arbeidsmarktregio": "regio", "samenwerkingsverband": "regio"}  # fmt: skip
Rij = Mapping[str, str]


@cache
def eigen_meldingen() -> dict[str, Melding]:
    """The findings of this reader beside those of every list."""
    return meldingen() | meldingen_van(__package__, "verdeel_meldingen.yaml")


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


@dataclass(frozen=True)
class _Stand:
    """What reading one list goes by: the division of the year, the names of all municipalities, what was found."""

    bestand: str
    meld: Bevindingen
    op: date
    indelingen: Indelingen
    namen: Gemeentenamen


def lees(pad: Plek, jaar: int, nodig: Iterable[str]) -> Invoer:
    """The rows of the list, on the division of the first day of the year; `nodig` are the columns the key needs."""
    meld, bekend = Bevindingen(), indelingen()
    lijst = open_lijst(pad, meld)
    stand = _Stand(lijst.naam, meld, date(jaar, 1, 1), bekend, Gemeentenamen(bekend))
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
        elif (gemeente := _gemeente(dict(zip(namen, velden, strict=False)), nummer, stand)) is not None:
            per.setdefault(gemeente.code, []).append(gemeente)
    gemeenten = _op_indeling([_een(rijen, stand) for _, rijen in sorted(per.items())], stand)
    _meld_ontbrekende(gemeenten, stand)
    if "regio" not in namen:
        gemeenten = _met_regio(gemeenten, stand)
    return Invoer(tuple(gemeenten), meld, lijst.naam)


def _op_indeling(gemeenten: list[Gemeente], stand: _Stand) -> list[Gemeente]:
    """What merged is added up, on the municipality that it went into; what was split does not count."""
    heet = stand.indelingen.gemeenten(stand.op)
    per: dict[str, list[Gemeente]] = {}
    for g in gemeenten:
        nieuw = stand.indelingen.opvolgers(g.code, stand.op)
        if len(nieuw) > 1:
            stand.meld.meld(
                "verdeel-gesplitst", stand.bestand, g.rij, gemeente=g.code, nieuw=" en ".join(nieuw), op=datum(stand.op)
            )
            continue
        if nieuw:
            stand.meld.meld("verdeel-opgegaan", stand.bestand, g.rij, gemeente=g.code, nieuw=nieuw[0])
        per.setdefault(nieuw[0] if nieuw else g.code, []).append(g)
    return [_samen(code, delen, heet.get(code, "")) for code, delen in sorted(per.items())]


def _samen(code: str, delen: list[Gemeente], heet: str) -> Gemeente:
    """One municipality out of those that it was made of; a figure that one of them lacks is unknown."""
    eerste = next((g for g in delen if g.code == code), delen[0])
    naam = eerste.naam if eerste.code == code and eerste.naam else heet
    if len(delen) == 1:
        return replace(eerste, code=code, naam=naam)
    cijfers: dict[str, Fraction | None] = {}
    for kolom in dict.fromkeys(k for g in delen for k in g.cijfers):
        waarden = [g.cijfers.get(kolom) for g in delen]
        cijfers[kolom] = None if None in waarden else sum((w for w in waarden if w is not None), Fraction(0))
    return Gemeente(code, naam, eerste.regio, cijfers, eerste.rij)


def _met_regio(gemeenten: list[Gemeente], stand: _Stand) -> list[Gemeente]:
    """The arbeidsmarktregio of each, where the list does not say one; invented ones have none."""
    kaart = standaard()
    uit = [replace(g, regio=kaart.van(g.code, stand.op).regio or "") for g in gemeenten]
    if any(g.regio for g in uit):
        stand.meld.meld("verdeel-regio", stand.bestand, gevolg=" ".join(kaart.opmerkingen).rstrip("."))
    return uit


def _meld_ontbrekende(gemeenten: list[Gemeente], stand: _Stand) -> None:
    """Municipalities of the year that are not in the list; invented ones are by themselves."""
    er = {g.code for g in gemeenten}
    if not er or all(map(is_verzonnen, er)):
        return
    heet = stand.indelingen.gemeenten(stand.op)
    if weg := [code for code in heet if code not in er]:
        meer = f" en nog {len(weg) - 5}" if len(weg) > 5 else ""
        welke = ", ".join(heet[code] for code in weg[:5]) + meer
        hoeveel = "1 gemeente" if len(weg) == 1 else f"{len(weg)} gemeenten"
        stand.meld.meld(
            "verdeel-ontbreekt", stand.bestand, aantal=len(weg), hoeveel=hoeveel, welke=welke, op=datum(stand.op)
        )


def kolomnamen(kop: list[str], jaar: int) -> list[str]:
    """Our names of the columns; a column of another year keeps its own."""
    uit = []
    for veld in kop:
        naam = re.sub(r"[^a-z0-9]+", "_", veld.lower()).strip("_")
        naam = ANDERS.get(naam, naam)
        if (gevonden := re.fullmatch(r"(.+)_(\d{4})", naam)) and int(gevonden[2]) == jaar - T_MIN.get(gevonden[1], -1):
            naam = gevonden[1]
        uit.append(naam)
    if "gemeente" not in uit:  # a name says as well which municipality it is
        uit = ["gemeente" if naam == "naam" else naam for naam in uit]
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


def _gemeente(rij: Rij, nummer: int, stand: _Stand) -> Gemeente | None:
    codes = stand.namen.zoek(rij["gemeente"])
    if len(codes) != 1:
        stand.meld.meld("verdeel-meer" if codes else "verdeel-code", stand.bestand, nummer, codes=", ".join(codes))
        return None
    cijfers = {k: _getal(w, k, codes[0], nummer, stand) for k, w in rij.items() if k and k not in TEKST}
    return Gemeente(codes[0], regel(rij.get("naam", ""), 60), regel(rij.get("regio", ""), 60), cijfers, nummer)


def _getal(tekst: str, kolom: str, code: str, nummer: int, stand: _Stand) -> Fraction | None:
    if not tekst:
        return None
    min_, kaal = tekst[0] in "-−–", tekst.lstrip("-−–").replace(" ", "").replace("\u00a0", "")

    def fout(wat: str) -> None:
        stand.meld.meld(wat, stand.bestand, nummer, kolom=regel(kolom, 40), gemeente=code, eenheid=HEEL.get(kolom, ""))

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


def _een(rijen: list[Gemeente], stand: _Stand) -> Gemeente:
    """One row of a municipality that stands there more than once."""
    eerste, *meer = rijen
    for ander in meer:
        if ander.cijfers == eerste.cijfers:
            stand.meld.meld("verdeel-dubbel-gelijk", stand.bestand, ander.rij, gemeente=eerste.code)
        else:
            stand.meld.meld("verdeel-dubbel", stand.bestand, ander.rij, gemeente=eerste.code)
            return Gemeente(eerste.code, eerste.naam, eerste.regio, {}, eerste.rij)
    return eerste
