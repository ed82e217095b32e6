"""Reads SuwiML answers one client at a time, in flat memory, whether or not in a SOAP envelope.

Source: the public schemas of Suwinet (BKWI) of UWVDossierQuotumArbeidsbeperktenGSD v0300, UWVDossierInkomstenGSD v0200
and GSDDossierReintegratie v0200: names, occurrence and types. Elements within an answer are unqualified; qualified
ones are read too. A file may hold one answer or many. The parser is that of the loonaangifte: no entities, no document
type, no network, no huge nodes. Names, addresses and amounts that nobody needs are not read. Raises `Fout` for a path
that does not exist; all else is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from telmee.gegevens.loonaangifte.bronnen import MIB, Bron, Grenzen, bronnen
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen
from telmee.gegevens.loonaangifte.nummers import elfproef, werkgever_van
from telmee.gegevens.loonaangifte.stroom import Elementen, Onleesbaar, lees_kop, open_bron
from telmee.gegevens.suwiml import deeldatum
from telmee.gegevens.suwiml.bevindingen import Suwiverzamelaar
from telmee.gegevens.suwiml.deeldatum import Deeldatum

GRENZEN = Grenzen(stuk=16 * MIB)
_DIENST = re.compile(r"http://bkwi\.nl/SuwiML/Diensten/([A-Za-z]{1,60})/v([0-9]{4})")
_CLIENT, _NIETS = "ClientSuwi", ("NietsGevonden", "FWI")


@dataclass(frozen=True)
class Grondslag:
    """A ground as the register of UWV has it; the list of codes was not published."""

    code: str | None
    begin: Deeldatum
    einde: Deeldatum | None


@dataclass(frozen=True)
class Registratie:
    """Of the register: no group in the message means not registered; no end means still registered."""

    geregistreerd: bool
    einde: Deeldatum | None
    gronden: tuple[Grondslag, ...]


@dataclass(frozen=True)
class Opgave:
    """What one declaration says: paid hours in a period."""

    begin: Deeldatum
    einde: Deeldatum | None
    uren: int | None


@dataclass(frozen=True)
class Relatie:
    """An income relation with an employer; `soorten` are the codes of its periods (SrtIV)."""

    loonheffingennummer: str | None
    nummer: int
    begin: Deeldatum | None
    einde: Deeldatum | None
    soorten: tuple[int, ...]
    opgaven: tuple[Opgave, ...]


@dataclass(frozen=True)
class Voorziening:
    """A provision of a municipality; `loonwaarde` in hundredths of a per cent of the minimum wage."""

    begin: Deeldatum
    einde: Deeldatum | None
    soort: str | None
    loonwaarde: int | None


@dataclass(frozen=True)
class Traject:
    """What a municipality does for somebody; `arbeidsvermogen` is its code, 1 for below the minimum wage."""

    arbeidsvermogen: int | None
    voorzieningen: tuple[Voorziening, ...]


@dataclass(frozen=True)
class Client:
    """One person of one answer: exactly one of the three is there. `regel` is where it stands."""

    bestand: str
    regel: int
    bsn: str = field(repr=False)
    registratie: Registratie | None = None
    relaties: tuple[Relatie, ...] | None = None
    trajecten: tuple[Traject, ...] | None = None


def lees(
    paden: Iterable[Path | str | Ingekomen], meld: Suwiverzamelaar, grenzen: Grenzen = GRENZEN
) -> Iterator[Client]:
    """Every client in these files (XML, zips, folders), in order."""
    with bronnen(paden, meld, grenzen) as alle:
        for bron in alle:
            yield from _lees_bron(bron, meld, grenzen)


def _lees_bron(bron: Bron, meld: Suwiverzamelaar, grenzen: Grenzen) -> Iterator[Client]:
    aantal = 0
    try:
        with open_bron(bron) as stroom:
            kop = lees_kop(stroom, grenzen)
            elk = replace(kop, naamruimte="*")  # the wanted elements in any namespace, or in none
            elementen = Elementen(stroom, elk, (_CLIENT, *_NIETS), grenzen, lambda voor, ouder: None)
            for element in elementen:
                naam = _naam(element)
                if naam == _CLIENT:
                    aantal += 1
                    if (client := _client(element, bron.naam, meld)) is not None:
                        yield client
                elif _naam(element.getparent()) not in _NIETS:
                    aantal += 1
                    meld.meld("suwi-niets", bron.naam, element.sourceline)
                elementen.vergeet(element, boven=True)
    except Onleesbaar as fout:
        meld.onleesbaar(fout, bron.naam, "wat ervoor staat is gelezen" if aantal else "er is niets uit gelezen")
        return
    if not aantal:
        meld.meld("suwi-leeg", bron.naam)


def _naam(element: Any) -> str:
    if element is None or not isinstance(element.tag, str):
        return ""
    return str(element.tag).rpartition("}")[2]


def _client(element: Any, bestand: str, meld: Suwiverzamelaar) -> Client | None:
    regel = element.sourceline or 0
    dienst = _dienst(element, bestand, meld)
    if dienst is None:
        return None
    bsn = _tekst(element, "Burgerservicenr") or ""
    if not re.fullmatch(r"[0-9]{9}", bsn) or not elfproef(int(bsn)):
        meld.meld("suwi-bsn", bestand, regel)
        return None
    lezer = _Lezer(bestand, meld)
    veld, functie = DIENSTEN[dienst][1:]
    return Client(bestand, regel, bsn, **{veld: functie(lezer, element)})


def _dienst(element: Any, bestand: str, meld: Suwiverzamelaar) -> str | None:
    """Which answer the client stands in: the nearest element around it with a namespace of a service."""
    for ouder in element.iterancestors():
        ruimte = str(ouder.tag).rpartition("}")[0][1:]
        if gevonden := _DIENST.fullmatch(ruimte):
            naam, versie = gevonden.groups()
            if naam not in DIENSTEN:
                break
            if versie != DIENSTEN[naam][0]:
                meld.meld("suwi-versie", bestand, element.sourceline, versie=versie, bekend=DIENSTEN[naam][0])
            return naam
    meld.meld("suwi-geen-bericht", bestand, element.sourceline, bekend=", ".join(DIENSTEN))
    return None


def _tekst(ouder: Any, naam: str) -> str | None:
    """The text of the first child with this name; None when it is not there or empty."""
    for kind in ouder:
        if _naam(kind) == naam:
            return (kind.text or "").strip(" \t\r\n") or None
    return None


def _kinderen(ouder: Any, naam: str) -> Iterator[Any]:
    return (kind for kind in ouder if _naam(kind) == naam)


class _Lezer:
    """Reads fields and reports what is none."""

    def __init__(self, bestand: str, meld: Suwiverzamelaar) -> None:
        self.bestand, self.meld = bestand, meld

    def _meld(self, code: str, ouder: Any, naam: str, **velden: Any) -> None:
        self.meld.meld(code, self.bestand, ouder.sourceline, naam, naam=naam, **velden)

    def datum(self, ouder: Any, naam: str) -> Deeldatum | None:
        """A date that may lack; raises `_Fout` (reported) when it is no date."""
        tekst = _tekst(ouder, naam)
        if tekst is None:
            return None
        gelezen = deeldatum.lees(tekst)
        if gelezen is None:
            self._meld("suwi-datum", ouder, naam)
            raise _Fout
        return gelezen

    def moet(self, ouder: Any, naam: str) -> Deeldatum:
        """A date that must be there."""
        gelezen = self.datum(ouder, naam)
        if gelezen is None:
            self._meld("suwi-ontbreekt", ouder, naam)
            raise _Fout
        return gelezen

    def periode(self, ouder: Any, begin: str, einde: str) -> tuple[Deeldatum, Deeldatum | None]:
        """A first and a last day in order."""
        eerste, laatste = self.moet(ouder, begin), self.datum(ouder, einde)
        self.eis_orde(ouder, begin, eerste, laatste)
        return eerste, laatste

    def eis_orde(self, ouder: Any, naam: str, eerste: Deeldatum | None, laatste: Deeldatum | None) -> None:
        van, tot = eerste and eerste.vroegst(), laatste and laatste.laatst()
        if van and tot and tot < van:
            self._meld("suwi-eind-voor-begin", ouder, naam)
            raise _Fout

    def geheel(self, ouder: Any, naam: str, cijfers: int) -> int | None:
        """A whole number of at most so many digits; unknown (and reported) when it is none."""
        tekst = _tekst(ouder, naam)
        if tekst is None:
            return None
        if not re.fullmatch(rf"[+-]?[0-9]{{1,{cijfers}}}", tekst):
            self._meld("suwi-getal", ouder, naam)
            return None
        return int(tekst)

    def elk(self, ouder: Any, naam: str, functie: Callable[[_Lezer, Any], Any]) -> tuple[Any, ...]:
        """What a function makes of every child with this name; a bad one is left out, and was reported."""
        uit = []
        for kind in _kinderen(ouder, naam):
            try:
                uit.append(functie(self, kind))
            except _Fout:
                continue
        return tuple(uit)


class _Fout(Exception):
    """A part that does not count; it was reported."""


def _registratie(lezer: _Lezer, client: Any) -> Registratie:
    groepen = list(_kinderen(client, "LdrRegistratieWbQa"))
    einde = None
    if groepen:
        try:
            einde = lezer.datum(groepen[0], "DatELdrRegistratieWbQa")
        except _Fout:
            einde = Deeldatum()  # there is an end, and which is not known
    return Registratie(bool(groepen), einde, lezer.elk(client, "GrondslagArbeidsbeperktheid", _grondslag))


def _grondslag(lezer: _Lezer, element: Any) -> Grondslag:
    begin, einde = lezer.periode(element, "DatBGrondslagArbeidsbeperktheid", "DatEGrondslagArbeidsbeperktheid")
    return Grondslag(_tekst(element, "CdGrondslagArbeidsbeperktheid"), begin, einde)


def _relaties(lezer: _Lezer, client: Any) -> tuple[Relatie, ...]:
    return lezer.elk(client, "Inkomstenverhouding", _relatie)


def _relatie(lezer: _Lezer, element: Any) -> Relatie:
    begin, einde = lezer.datum(element, "DatBIkv"), lezer.datum(element, "DatEIkv")
    lezer.eis_orde(element, "DatBIkv", begin, einde)
    eenheid = next(_kinderen(element, "AdministratieveEenheid"), None)
    nummer = _tekst(eenheid, "Loonheffingennr") if eenheid is not None else None
    if nummer is not None and werkgever_van(nummer) is None:
        lezer._meld("suwi-getal", eenheid, "Loonheffingennr")
        nummer = None
    soorten = (lezer.geheel(p, "CdSrtIkv", 3) for p in _kinderen(element, "Inkomstenperiode"))
    return Relatie(
        nummer,
        lezer.geheel(element, "VolgnrIkv", 4) or 0,
        begin,
        einde,
        tuple(dict.fromkeys(soort for soort in soorten if soort is not None)),
        lezer.elk(element, "Inkomstenopgave", _opgave),
    )


def _opgave(lezer: _Lezer, element: Any) -> Opgave:
    begin, einde = lezer.periode(element, "DatBIko", "DatEIko")
    return Opgave(begin, einde, lezer.geheel(element, "AantVerloondeUrenIko", 5))


def _trajecten(lezer: _Lezer, client: Any) -> tuple[Traject, ...]:
    return lezer.elk(client, "AtlRelatie", _traject)


def _traject(lezer: _Lezer, element: Any) -> Traject:
    groep = next(_kinderen(element, "Arbeidsvermogen"), None)
    code = lezer.geheel(groep, "CdArbeidsvermogen", 2) if groep is not None else None
    return Traject(code, lezer.elk(element, "ReIntegratievoorziening", _voorziening))


def _voorziening(lezer: _Lezer, element: Any) -> Voorziening:
    begin, einde = lezer.periode(element, "DatBRv", "DatERv")
    subsidie = next(_kinderen(element, "Loonkostensubsidie"), None)
    loonwaarde = _loonwaarde(lezer, subsidie) if subsidie is not None else None
    return Voorziening(begin, einde, _tekst(element, "CdTypeRvGsd"), loonwaarde)


def _loonwaarde(lezer: _Lezer, subsidie: Any) -> int | None:
    """A sign and five digits, the last two decimals: the name of the part with digits was not seen, its type was."""
    for perc in _kinderen(subsidie, "PercLoonwaardeTovWml"):
        delen = [(kind.text or "").strip(" \t\r\n") for kind in perc] or [(perc.text or "").strip(" \t\r\n")]
        cijfers = [deel for deel in delen if re.fullmatch(r"[0-9]{5}", deel)]
        if len(cijfers) == 1 and "-" not in delen:
            return int(cijfers[0])
        lezer._meld("suwi-getal", subsidie, "PercLoonwaardeTovWml")
        return None
    lezer._meld("suwi-ontbreekt", subsidie, "PercLoonwaardeTovWml")
    return None


DIENSTEN: dict[str, tuple[str, str, Callable[[_Lezer, Any], Any]]] = {
    "UWVDossierQuotumArbeidsbeperktenGSD": ("0300", "registratie", _registratie),
    "UWVDossierInkomstenGSD": ("0200", "relaties", _relaties),
    "GSDDossierReintegratie": ("0200", "trajecten", _trajecten),
}
"""Every answer that is read: its version, the field of `Client` that it fills, and how."""
