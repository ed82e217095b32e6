"""The form of the upload: its fields, and what was typed in them as the use case wants it.

Every field says what it is and where to find it. What is wrong stands at its field; nothing is judged here. The fields
of `VOORAF` come before the files: they say how to read those. The others may come later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from telmee import deur, getypt
from telmee.fouten import Fout, GebruiksFout
from telmee.veilig import regel
from telmee.web.kit.fouten import zonder_opdracht
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld, gevuld
from telmee.werkgever.calculator_invoer import hoeveelheid
from telmee.werkgever.invoer import Opgaven

VOORAF = ("jaar", "uren_vorig_jaar", "quotumpercentage", "sector", "samen")
LATER = ("register_tekst", "register_compleet_op")
LIJSTEN = ("register", "inleen", "verklaringen")
AANGIFTEN = ("aangiften", "map")
GEPLAKT = 4 * 1024 * 1024
"""Bytes of a pasted list."""
_OPTIES = {
    "--register-compleet-op": "register_compleet_op", "--uren-vorig-jaar": "uren_vorig_jaar", "--samen": "samen",
    "--quotumpercentage": "quotumpercentage", "--verklaringen": "verklaringen", "--register": "register",
    "--sector": "sector", "--inleen": "inleen", "--jaar": "jaar",
}  # fmt: skip
_OPTIE = re.compile("|".join(_OPTIES))


@dataclass(frozen=True)
class Vraag:
    """What was asked, beside the files. `wetten` is the law of the whole answer."""

    jaar: int
    opgaven: Opgaven
    wetten: Any
    samen: bool = False


@dataclass
class Fouten:
    """What is wrong, by field; a sentence that belongs to no field is that of the filings."""

    per_veld: dict[str, str] = field(default_factory=dict)

    def bij(self, veld: str, fout: Fout) -> None:
        """Adds one; the first one at a field stays."""
        self.per_veld.setdefault(veld, gewoon(regel(str(fout))))

    def probeer(self, veld: str, lees: Callable[[], Any]) -> Any:
        """What `lees` gives; None with the sentence at the field when it refuses."""
        try:
            return lees()
        except Fout as fout:
            self.bij(veld, fout)
            return None


def gewoon(zin: str) -> str:
    """A sentence that names an option of the command line names the field of the form instead."""
    return zonder_opdracht(_OPTIE.sub(lambda m: f"‘{tekst(f'opname.{_OPTIES[m[0]]}_label')}’", zin))


def velden(gegeven: QueryDict | Mapping[str, str] | None = None, fouten: Fouten | None = None) -> dict[str, Veld]:
    """The fields by name, with what was sent and what was wrong with it."""
    alle = (
        _veld("jaar", "getal", waarde=str(date.today().year), verplicht=True),
        _veld("uren_vorig_jaar", "getal", eenheid=tekst("opname.uren_eenheid")),
        _veld("quotumpercentage", "getal", eenheid="%"),
        _veld("sector", "keuze", keuzes=tuple((naam, tekst(f"opname.sector_{naam}")) for naam in _SECTOREN),
              waarde="afgeleid"),
        _veld("samen", "vink"),
        _veld("aangiften", "bestand", soorten=".xml,.zip", meer=True),
        _veld("map", "bestand", meer=True, mappen=True),
        _veld("register", "bestand", soorten=".csv,.txt,.xlsx"),
        _veld("register_tekst", "lang"),
        _veld("register_compleet_op", "datum"),
        _veld("inleen", "bestand", soorten=".csv,.txt,.xlsx"),
        _veld("verklaringen", "bestand", soorten=".csv,.txt,.xlsx"),
    )  # fmt: skip
    per_veld = fouten.per_veld if fouten else {}
    return {veld.naam: veld for veld in gevuld(alle, gegeven or {}, per_veld)}


_SECTOREN = ("afgeleid", "markt", "overheid")


def _veld(naam: str, soort: Any, **meer: Any) -> Veld:
    return Veld(naam, tekst(f"opname.{naam}_label"), soort, hulp=tekst(f"opname.{naam}_hulp"),
                wat=tekst(f"opname.{naam}_wat"), waar=tekst(f"opname.{naam}_waar"), **meer)  # fmt: skip


def lees(gegeven: QueryDict, fouten: Fouten) -> Vraag | None:
    """The question; None when a field that comes first is wrong."""
    waarde = {naam: gegeven.get(naam, "").strip() for naam in VOORAF}
    jaar = fouten.probeer("jaar", lambda: _jaar(waarde["jaar"]))
    uren = fouten.probeer("uren_vorig_jaar", lambda: _of_niet(waarde["uren_vorig_jaar"], _uren))
    sector = fouten.probeer("sector", lambda: _sector(waarde["sector"]))
    wetten = fouten.probeer("quotumpercentage", lambda: _wetten(waarde["quotumpercentage"], jaar))
    if fouten.per_veld:
        return None
    return Vraag(jaar, Opgaven(uren_vorig_jaar=uren, sector=sector), wetten, bool(waarde["samen"]))


def _jaar(getypt_: str) -> int:
    if not re.fullmatch(r"[12][0-9]{3}", getypt_):
        raise GebruiksFout(tekst("opname.jaar_fout"))
    deur.wetten().op(int(getypt_))  # refuses a year that no law is about
    return int(getypt_)


def _of_niet(getypt_: str, lees_: Callable[[str], int | None]) -> int | None:
    """Nothing, and "weet ik niet", are no figure."""
    return None if not getypt_ or getypt.weet_niet(getypt_) else lees_(getypt_)


def _uren(getypt_: str) -> int | None:
    wat = tekst("opname.uren_vorig_jaar_label").lower()
    return hoeveelheid(getypt_, "uren_vorig_jaar", deur.wetten(), wat).per_jaar


def _sector(getypt_: str) -> str | None:
    if getypt_ in ("", "afgeleid"):
        return None
    return getypt.gekozen(getypt_, getypt.SECTOREN, "sector")


def _wetten(getypt_: str, jaar: int | None) -> Any:
    if not getypt_ or getypt.weet_niet(getypt_):
        return deur.wetten()
    getypt.procent(getypt_, tekst("opname.quotumpercentage_label").lower())
    return deur.met_percentage(deur.wetten(), "quotumpercentage", getypt_, jaar or date.today().year)


def compleet_op(gegeven: QueryDict, register: bool) -> date | None:
    """The day on which the list of the register was complete. Raises `Fout` when that says nothing."""
    getypt_ = gegeven.get("register_compleet_op", "").strip()
    if not getypt_:
        return None
    if not register:
        raise GebruiksFout(tekst("opname.compleet_zonder_register"))
    dag = getypt.dag(getypt_, "de dag")
    if dag > date.today():
        raise GebruiksFout(tekst("opname.compleet_later"))
    return dag
