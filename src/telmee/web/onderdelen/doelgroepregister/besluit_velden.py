"""The fields of an event, made from what the law declares of its kind; and what was typed in them, read.

No kind, fact or source is named here: all come from `Lawbook.events` and the tests of `register.toetsen`.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from telmee import getypt
from telmee.doelgroep import lees_antwoord
from telmee.fouten import Fout, GebruiksFout
from telmee.register import dossier_tonen
from telmee.register import gebeurtenis as g
from telmee.register.gebeurtenis import Gebeurtenis, Vastgelegd
from telmee.register.identiteit import Identiteit
from telmee.register.indienen import bronnen
from telmee.register.tijd import HIER
from telmee.register.toetsen import KAN_OVER, OVER, kan_gaan_over, toegestaan
from telmee.web.kit import teksten
from telmee.web.kit.fouten import in_woorden
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.doelgroepregister import velden as vraag
from telmee.wet import Law, Wetten
from telmee.wet.machine.event import SOURCES, Event

FEIT = "feit-"
COLLEGE = "college"


@dataclass(frozen=True)
class Invoer:
    """What the form says of an event; `fouten` by field, `gezegd` what was typed."""

    soort: Event
    aard: str
    gezegd: Mapping[str, str]
    gebeurtenis: Gebeurtenis | None = None
    fouten: Mapping[str, str] = field(default_factory=dict)


def feitnamen(soort: Event, aard: str) -> list[str]:
    """The facts that an event of this kind and nature may say, those that it must say first."""
    mag = toegestaan(soort, aard)
    if aard == g.AANVRAAG:
        mag = mag - {soort.asked}  # its day is the day of the event
    volgorde = (*soort.needs, *soort.proves)
    return sorted(mag, key=lambda naam: (volgorde.index(naam) if naam in volgorde else len(volgorde), naam))


def nieuw_kenmerk() -> str:
    """A mark of our own, that nobody else gives."""
    return f"scherm-{secrets.token_hex(8)}"


def velden(
    invoer: Invoer, wie: Identiteit, wetten: Wetten, law: Law, eerdere: Sequence[Vastgelegd] | None
) -> tuple[Veld, ...]:
    """The fields of this kind and nature. `eerdere`: what it may be about; None when that may not be told."""
    return (
        *_bron(invoer, wie),
        *_betreft(invoer, wetten, eerdere),
        *(() if wie.rol == "burger" else (_dag(invoer),)),
        *(_feit(naam, invoer, law) for naam in _gevraagd(invoer, wie)),
        *(() if wie.rol == "burger" else (_kenmerk(invoer),)),
    )


def _gevraagd(invoer: Invoer, wie: Identiteit) -> list[str]:
    """A citizen asks, and says no facts."""
    return [] if wie.rol == "burger" else feitnamen(invoer.soort, invoer.aard)


def _veld(naam: str, soort: Any, invoer: Invoer, **meer: Any) -> Veld:
    vast = {deel: tekst(f"doelgroepregister.veld_{naam}_{deel}") for deel in ("wat", "waar")}
    vast |= {"label": tekst(f"doelgroepregister.veld_{naam}"), "fout": invoer.fouten.get(naam, "")}
    return Veld(naam, soort=soort, **{**vast, "waarde": invoer.gezegd.get(naam, ""), **meer})


def _bron(invoer: Invoer, wie: Identiteit) -> list[Veld]:
    """Who says it: asked of who keeps the register, where more than one source delivers this kind."""
    kan = bronnen(invoer.soort, wie)
    if wie.rol != "uwv":
        return []
    keuzes = tuple((bron, SOURCES[bron][:1].upper() + SOURCES[bron][1:]) for bron in kan)
    waarde = invoer.gezegd.get("bron", "") or (wie.organisatie if wie.organisatie in kan else next(iter(kan)))
    gevonden = [_veld("bron", "keuze", invoer, keuzes=keuzes, waarde=waarde, verplicht=True)]
    return [*gevonden, _veld("gemeente", "tekst", invoer)] if COLLEGE in kan else gevonden


def _betreft(invoer: Invoer, wetten: Wetten, eerdere: Sequence[Vastgelegd] | None) -> list[Veld]:
    """Which earlier event it is about, where it may be about one."""
    if invoer.aard not in KAN_OVER:
        return []
    moet = invoer.aard in OVER
    if eerdere is None:
        return [_veld("betreft", "getal", invoer, verplicht=moet)] if moet else []
    kan = kan_gaan_over(eerdere, invoer.soort.name, invoer.aard)
    if not kan and not moet:
        return []
    keuzes = tuple((str(each.nummer), f"{each.nummer}. {vraag.wat(each)}, {teksten.dag(each.dag)}") for each in kan)
    leeg = () if moet else (("", tekst("doelgroepregister.betreft_geen")),)
    return [_veld("betreft", "lijst", invoer, keuzes=(*leeg, *keuzes), verplicht=moet)]


def _dag(invoer: Invoer) -> Veld:
    """What its day means the law says; of another nature than a finding the page does."""
    eigen = tekst(f"doelgroepregister.dag_{invoer.aard}")
    if invoer.aard in (g.VASTSTELLING, g.CORRECTIE):
        heel = invoer.soort.day_means
        kort = re.split(r"[,;.]", heel)[0]
        return _veld("dag", "datum", invoer, label=kort, wat=heel, taal="nl", verplicht=True)
    return _veld("dag", "datum", invoer, label=eigen, verplicht=True)


def _kenmerk(invoer: Invoer) -> Veld:
    return _veld("kenmerk", "tekst", invoer, waarde=invoer.gezegd.get("kenmerk", "") or nieuw_kenmerk())


def _feit(naam: str, invoer: Invoer, law: Law) -> Veld:
    """One fact in the words of the law: its label and meaning, and where it is found."""
    book = law.book
    feit, eenheid = book.facts.get(naam), book.unit(naam)
    moet = naam in invoer.soort.needs and invoer.aard in (g.VASTSTELLING, g.CORRECTIE)
    vaste = feit.choices if feit and feit.choices else ()
    keuzes = tuple((keuze, SOURCES.get(keuze) or keuze.replace("_", " ")) for keuze in vaste)
    if eenheid == "ja/nee":
        keuzes = tuple((woord, tekst(f"doelgroepregister.antwoord_{woord}")) for woord in ("ja", "nee"))
    if keuzes and not moet:
        keuzes = (("", tekst("doelgroepregister.niet_gezegd")), *keuzes)
    soort: Any = "keuze" if keuzes else "datum" if eenheid == "datum" else "tekst"
    return Veld(
        FEIT + naam,
        book.label(naam),
        soort,
        invoer.gezegd.get(FEIT + naam, ""),
        wat=(feit.meaning if feit else "") or book.label(naam),
        waar=tekst("doelgroepregister.feit_waar", waar=invoer.soort.evidence or invoer.soort.label),
        eenheid="%" if eenheid == "honderdsten procent" else "",
        keuzes=keuzes,
        verplicht=moet,
        fout=invoer.fouten.get(FEIT + naam, ""),
        taal="nl",
    )


# --- What was typed -----------------------------------------------------------------------------------------


def lees(soort: Event, aard: str, stuur: Mapping[str, str], wie: Identiteit, law: Law) -> Invoer:
    """The event that the form says, or what is wrong at which field."""
    fouten: dict[str, str] = {}
    gezegd = {naam: stuur[naam] for naam in stuur if naam.startswith(FEIT) or naam in _EIGEN}
    feiten = {}
    for naam in [] if wie.rol == "burger" else feitnamen(soort, aard):
        getypt_ = stuur.get(FEIT + naam, "").strip()
        try:
            if getypt_:
                feiten[naam] = _lees_feit(naam, getypt_, law)
        except Fout as fout:
            fouten[FEIT + naam] = in_woorden(str(fout))
    dag = _lees_dag(stuur, wie, fouten)
    betreft = _lees_betreft(stuur, aard, fouten)
    bron = _lees_bron(soort, stuur, wie, fouten)
    if fouten or dag is None:
        return Invoer(soort, aard, gezegd, None, fouten)
    kenmerk = stuur.get("kenmerk", "").strip() or nieuw_kenmerk()
    gebeurtenis = Gebeurtenis(soort.name, aard, dag, g.kaal(feiten), bron, kenmerk, betreft)
    return Invoer(soort, aard, {**gezegd, "kenmerk": kenmerk}, gebeurtenis, fouten)


_EIGEN = ("bron", "gemeente", "betreft", "dag", "kenmerk")


def _lees_feit(naam: str, getypt_: str, law: Law) -> Any:
    feit = law.book.facts.get(naam)
    keuzes = feit.choices if feit else ()
    if keuzes and getypt_ not in keuzes:
        raise GebruiksFout(tekst("doelgroepregister.kies_antwoord"))
    if keuzes or law.book.unit(naam) == "tekst":
        return getypt_[:80]
    return lees_antwoord(law, naam, getypt_)


def _lees_dag(stuur: Mapping[str, str], wie: Identiteit, fouten: dict[str, str]) -> date | None:
    if wie.rol == "burger":
        return datetime.now(HIER).date()
    getypt_ = stuur.get("dag", "").strip()
    try:
        return getypt.dag(getypt_, "de dag")
    except Fout as fout:
        fouten["dag"] = in_woorden(str(fout)) if getypt_ else tekst("doelgroepregister.vul_dag_in")
        return None


def _lees_betreft(stuur: Mapping[str, str], aard: str, fouten: dict[str, str]) -> int | None:
    getypt_ = stuur.get("betreft", "").strip() if aard in KAN_OVER else ""
    if getypt_.isascii() and getypt_.isdecimal() and len(getypt_) < 10:
        return int(getypt_)
    if getypt_ or aard in OVER:
        fouten["betreft"] = tekst("doelgroepregister.kies_betreft")
    return None


def _lees_bron(soort: Event, stuur: Mapping[str, str], wie: Identiteit, fouten: dict[str, str]) -> str:
    kan = bronnen(soort, wie)
    if wie.rol != "uwv":
        return next(iter(kan.values()), wie.organisatie)
    bron = stuur.get("bron", "").strip()
    if bron not in kan:
        fouten["bron"] = tekst("doelgroepregister.kies_bron")
    if bron != COLLEGE:
        return bron
    code = stuur.get("gemeente", "").strip().upper()
    if not re.fullmatch(r"GM[0-9]{4}", code):
        fouten["gemeente"] = tekst("doelgroepregister.geef_gemeente")
    return code


def bij_veld(fout: Fout, soort: Event, aard: str, law: Law) -> tuple[str, str]:
    """The field that a refusal is about, and its sentence with the labels of facts for their names."""
    zin = str(fout)
    namen = feitnamen(soort, aard)
    naam = next((each for each in re.findall(r"'(\w+)'", zin) if each in namen), "")
    zin = re.sub(r"'(\w+)' \([^)]*\)", lambda m: f"'{law.book.label(m[1])}'" if law.book.knows(m[1]) else m[0], zin)
    zin = re.sub(r"'(\w+)'", lambda m: _label(m[1], law) or m[0], zin)
    veld = getattr(fout, "veld", "")
    if veld == "feiten" or (naam and veld in ("", "feiten")):
        veld = FEIT + naam if naam else "dag"
    return ("gemeente" if veld == "bron" and COLLEGE in zin else veld), in_woorden(zin)


def _label(naam: str, law: Law) -> str:
    if naam in law.book.events:
        return f"'{law.book.events[naam].label}'"
    return f"'{law.book.label(naam)}'" if law.book.knows(naam) else ""


def getypt_van(over: Vastgelegd, wetten: Wetten) -> dict[str, str]:
    """What an earlier event says, as it is typed in the fields of a correction."""
    gevonden = {}
    for naam, waarde in over.feiten.items():
        vast = wetten.book.facts.get(naam)
        woorden_ = str(waarde) if vast and waarde in vast.choices else dossier_tonen.waarde(naam, waarde, wetten)
        gevonden[FEIT + naam] = "" if waarde is None else woorden_.rstrip("%")
    return gevonden
