"""The plan 'Recht op Werk' of the FNV: every figure computed again, with sliders, and the objections of the cabinet as
checks.

The figures are those of the letter of 2 July 2025 (`gegevens/publicaties/beschut_fnv.yaml`); the growth is that of the
letter, the one that was measured, or the user's. Everything is exact until it is shown. Money in cents a year, jobs
whole, growth in tenths of a job a year. A check says `geraakt`, `niet geraakt` or `onbekend`, with its figure.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from telmee.beschut import geld
from telmee.beschut.geld import miljoen
from telmee.fouten import GebruiksFout
from telmee.gegevens.publicatie import lees_publicatie
from telmee.getallen import euro, geheel, rond, tienden

BESTAND = "beschut_fnv.yaml"
GERAAKT, NIET_GERAAKT, ONBEKEND = "geraakt", "niet geraakt", "onbekend"
BRIEF, GEMETEN, EIGEN = "brief", "gemeten", "eigen"
HEEL = 10_000
"""The whole in hundredths of a percent."""

WOORDEN = {
    "kosten": ("Kosten van het plan per jaar, vanaf 2030", "cent", "bestaand + extra"),
    "extra": ("Daarvan extra", "cent", "zoals de brief; een ander budget verschuift het"),
    "bestaand": ("Daarvan bestaande financiering", "cent", "kosten min extra"),
    "buiten_budget": ("Kosten buiten het participatiebudget", "cent", "kosten min participatiebudget"),
    "personen": (
        "Personen, als het hele budget begeleiding is",
        "personen",
        "participatiebudget gedeeld door begeleiding",
    ),
    "autonoom": ("Banen die er zonder het plan ook komen", "banen", "groei per jaar maal jaren"),
    "aanvullend": ("Banen die het plan toevoegt", "banen", "alle banen min die groei"),
    "per_jaar": ("Daarvan per jaar", "tienden banen", "aanvullende banen gedeeld door jaren"),
    "kosten_per_baan": (
        "Extra kosten per aanvullende baan per jaar",
        "cent",
        "extra gedeeld door aanvullende banen, voor afronding",
    ),
    "kosten_per_alle_banen": ("Extra kosten per baan, over alle banen", "cent", "extra gedeeld door alle banen"),
}
"""Of every figure its label, unit and formula."""


@dataclass(frozen=True)
class Keuze:
    """What the user may set; None leaves it as published, or unknown. Cents, and hundredths of a percent."""

    groei: Fraction | None = None
    aandeel: int | None = None
    budget: int | None = None
    begeleiding: int | None = None
    incidenteel: int | None = None
    dekking: int | None = None
    uit_reintegratie: int | None = None
    doelgroep: int | None = None
    uwv_banen: int | None = None

    def __post_init__(self) -> None:
        if self.groei is not None and self.aandeel is not None:
            raise GebruiksFout("Geef --groei of --aandeel; het ene volgt uit het andere.", veld="aandeel")
        if self.begeleiding == 0:
            raise GebruiksFout(
                "--begeleiding is meer dan nul; geef een bedrag per persoon per jaar.", veld="begeleiding"
            )
        banen = plan("banen")
        if self.uwv_banen is not None and self.uwv_banen > banen:
            raise GebruiksFout(f"--uwv-banen is hoogstens het hele plan, {geheel(banen)}.", veld="uwv_banen")


@dataclass(frozen=True)
class Groei:
    """One view of the growth that comes without the plan, and what it leaves; `per_baan` None: nothing is left."""

    naam: str
    wat: str
    per_jaar: Fraction
    autonoom: Fraction
    aanvullend: Fraction
    per_baan: int | None

    @property
    def banen(self) -> int:
        """Whole jobs that the plan adds."""
        return rond(self.aanvullend)

    def als_dict(self) -> dict[str, Any]:
        """Plain data; growth in tenths."""
        return {
            "naam": self.naam,
            "wat": self.wat,
            "per_jaar_tienden": rond(self.per_jaar * 10),
            "autonoom": rond(self.autonoom),
            "aanvullend": self.banen,
            "kosten_per_baan": self.per_baan,
        }


@dataclass(frozen=True)
class Cijfer:
    """A figure with how it follows."""

    naam: str
    label: str
    waarde: int
    eenheid: str
    status: str
    formule: str
    ingevuld: str


@dataclass(frozen=True)
class Bezwaar:
    """An objection of the cabinet as a check."""

    naam: str
    wat: str
    status: str
    cijfer: int | None
    eenheid: str
    zin: str


@dataclass(frozen=True)
class Uitkomst:
    """The plan, computed."""

    keuze: Keuze
    cijfers: tuple[Cijfer, ...]
    groei: tuple[Groei, ...]
    gekozen: Groei
    bezwaren: tuple[Bezwaar, ...]

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        keuze = asdict(self.keuze)
        keuze["groei_tienden"] = None if self.keuze.groei is None else rond(self.keuze.groei * 10)
        keuze.pop("groei")
        return {
            "keuze": keuze,
            "gekozen": self.gekozen.naam,
            "cijfers": [asdict(c) for c in self.cijfers],
            "groei": [g.als_dict() for g in self.groei],
            "bezwaren": [asdict(b) for b in self.bezwaren],
        }


@cache
def gegevens() -> dict[str, Any]:
    """The plan as published."""
    return lees_publicatie(BESTAND)


def plan(naam: str) -> int:
    """A figure of the plan."""
    waarde: int = gegevens()["plan"][naam]["waarde"]
    return waarde


def gemeten_groei() -> Fraction:
    """Persons with loonkostensubsidie a year, between the two months of the series; not rounded."""
    van, tot = gegevens()["lks"]["van"], gegevens()["lks"]["tot"]
    return Fraction((tot["personen"] - van["personen"]) * 12, _maanden(van["maand"], tot["maand"]))


def _maanden(van: date, tot: date) -> int:
    return (tot.year - van.year) * 12 + tot.month - van.month


def groei_van_de_brief() -> Fraction:
    """What the letter counts with: all jobs less those that it calls additional, a year."""
    return Fraction(plan("banen") - plan("aanvullend"), plan("jaren"))


def bereken(keuze: Keuze = Keuze()) -> Uitkomst:
    """Everything, for this choice."""
    extra = extra_kosten(keuze)
    rijen = [
        _groei(BRIEF, "zoals de brief rekent", groei_van_de_brief(), extra),
        _groei(GEMETEN, _wanneer(), gemeten_groei(), extra),
    ]
    eigen = _eigen(keuze)
    if eigen is not None:
        rijen.append(_groei(EIGEN, "zoals u opgeeft", eigen, extra))
    gekozen = rijen[-1] if eigen is not None else rijen[0]
    return Uitkomst(keuze, _cijfers(keuze, gekozen), tuple(rijen), gekozen, _bezwaren(keuze, gekozen, rijen[1]))


def extra_kosten(keuze: Keuze) -> int:
    """The extra costs a year; another participatiebudget moves them by as much, never below zero."""
    anders = 0 if keuze.budget is None else keuze.budget - plan("participatiebudget")
    return max(plan("extra") + anders, 0)


def _eigen(keuze: Keuze) -> Fraction | None:
    """The growth that the user gives, or that follows from the share that is additional."""
    if keuze.aandeel is not None:
        return Fraction(plan("banen") * (HEEL - keuze.aandeel), HEEL * plan("jaren"))
    return keuze.groei


def _groei(naam: str, wat: str, per_jaar: Fraction, extra: int) -> Groei:
    autonoom = per_jaar * plan("jaren")
    aanvullend = max(plan("banen") - autonoom, Fraction(0))
    return Groei(naam, wat, per_jaar, autonoom, aanvullend, rond(extra / aanvullend) if aanvullend else None)


def _wanneer() -> str:
    van, tot = (gegevens()["lks"][elk]["maand"] for elk in ("van", "tot"))
    return f"gemeten van {van:%Y-%m} tot {tot:%Y-%m} (CBS)"


def _cijfers(keuze: Keuze, gekozen: Groei) -> tuple[Cijfer, ...]:
    """The figures of the letter, and what follows from them."""
    budget = plan("participatiebudget") if keuze.budget is None else keuze.budget
    begeleiding = plan("begeleiding") if keuze.begeleiding is None else keuze.begeleiding
    extra, bestaand = extra_kosten(keuze), plan("kosten") - plan("extra")
    kosten, banen = bestaand + extra, geheel(plan("banen"))
    mln = {naam: f"{miljoen(plan(naam))} miljoen" for naam in ("kosten", "extra", "participatiebudget")}
    rijen: list[tuple[str, int | None, str]] = [
        ("kosten", kosten, f"{miljoen(bestaand)} + {miljoen(extra)} miljoen"),
        ("extra", extra, f"{mln['extra']} bij {mln['participatiebudget']} budget"),
        ("bestaand", bestaand, f"{mln['kosten']} - {mln['extra']}"),
        ("buiten_budget", kosten - budget, f"{miljoen(kosten)} miljoen - {miljoen(budget)} miljoen"),
        ("personen", rond(Fraction(budget, begeleiding)), f"{miljoen(budget)} miljoen / {_euro(begeleiding)}"),
        ("autonoom", rond(gekozen.autonoom), f"{tienden(rond(gekozen.per_jaar * 10))} x {plan('jaren')}"),
        ("aanvullend", gekozen.banen, f"{banen} - {geheel(rond(gekozen.autonoom))}"),
        ("per_jaar", rond(gekozen.aanvullend * 10 / plan("jaren")), f"{geheel(gekozen.banen)} / {plan('jaren')}"),
        ("kosten_per_baan", gekozen.per_baan, f"{miljoen(extra)} miljoen / {geheel(gekozen.banen)}"),
        ("kosten_per_alle_banen", rond(Fraction(extra, plan("banen"))), f"{miljoen(extra)} miljoen / {banen}"),
    ]
    zo = () if keuze.budget is not None else ("kosten", "extra")
    return tuple(
        Cijfer(n, WOORDEN[n][0], w, WOORDEN[n][1], geld.GEPUBLICEERD if n in zo else geld.AFGELEID, WOORDEN[n][2], i)
        for n, w, i in rijen
        if w is not None
    )


def _euro(centen: int) -> str:
    return f"€ {geheel(centen // 100)}" if centen % 100 == 0 else euro(centen)


# --- The objections ------------------------------------------------------------------------------------------------


def _bezwaren(keuze: Keuze, gekozen: Groei, gemeten: Groei) -> tuple[Bezwaar, ...]:
    """The objections in the order of the publication."""
    toetsen = {
        "incidenteel": lambda: _incidenteel(keuze),
        "aannames": lambda: _aannames(gekozen, gemeten),
        "dekking": lambda: _dekking(keuze),
        "reintegratie": lambda: _reintegratie(keuze),
        "doelgroep": lambda: _doelgroep(keuze),
        "uwv": lambda: _uwv(keuze),
    }
    return tuple(Bezwaar(b["naam"], b["wat"], *toetsen[b["naam"]]()) for b in gegevens()["bezwaren"])


Toets = tuple[str, int | None, str, str]


def _incidenteel(keuze: Keuze) -> Toets:
    bestaand = plan("kosten") - plan("extra")
    if keuze.incidenteel is None:
        impuls = geld.stroom("impulsbudget")
        nu, straks = impuls.cel(2030).bedrag or 0, impuls.cel(2034).bedrag or 0
        zin = (
            f"Waaruit de {miljoen(bestaand)} miljoen bestaat, is niet gepubliceerd. Het impulsbudget is incidenteel: "
            f"{miljoen(nu)} miljoen in 2030, {miljoen(straks)} in 2034. Geef dat deel op als u het weet."
        )
        return ONBEKEND, nu, "cent", zin
    zin = f"Van de {miljoen(bestaand)} miljoen bestaand geld is {miljoen(keuze.incidenteel)} miljoen incidenteel."
    return GERAAKT if keuze.incidenteel else NIET_GERAAKT, keuze.incidenteel, "cent", zin


def _aannames(gekozen: Groei, gemeten: Groei) -> Toets:
    minder = gekozen.banen - gemeten.banen
    zin = (
        f"De brief noemt de aannames niet; dit toetst er één. Bij de gemeten groei van "
        f"{tienden(rond(gemeten.per_jaar * 10))} per jaar zijn {geheel(gemeten.banen)} banen aanvullend, "
    )
    if minder > 0:
        return GERAAKT, minder, "banen", f"{zin}{geheel(minder)} minder dan de {geheel(gekozen.banen)} hier."
    return NIET_GERAAKT, 0, "banen", f"{zin}niet minder dan de {geheel(gekozen.banen)} hier."


def _dekking(keuze: Keuze) -> Toets:
    nodig, er_is = extra_kosten(keuze), keuze.dekking or 0
    if er_is >= nodig:
        zin = f"De opgegeven dekking van {miljoen(er_is)} miljoen is genoeg voor {miljoen(nodig)} miljoen."
        return NIET_GERAAKT, 0, "cent", zin
    gevonden = "Er is geen structurele dekking gepubliceerd" if keuze.dekking is None else "De dekking is te klein"
    zin = f"{gevonden}; van de {miljoen(nodig)} miljoen extra per jaar is {miljoen(nodig - er_is)} miljoen niet gedekt."
    return GERAAKT, nodig - er_is, "cent", zin


def _reintegratie(keuze: Keuze) -> Toets:
    bestaand = plan("kosten") - plan("extra")
    if keuze.uit_reintegratie is None:
        zin = (
            f"{miljoen(bestaand)} miljoen is bestaand geld; uit welke stroom, is niet gepubliceerd. Geef "
            "dat deel op als u het weet."
        )
        return ONBEKEND, bestaand, "cent", zin
    zin = f"{miljoen(keuze.uit_reintegratie)} miljoen komt uit geld voor andere re-integratie."
    return GERAAKT if keuze.uit_reintegratie else NIET_GERAAKT, keuze.uit_reintegratie, "cent", zin


def _doelgroep(keuze: Keuze) -> Toets:
    banen, kant = plan("banen"), gegevens()["mkba"]["aan_de_kant"]
    if keuze.doelgroep is None:
        zin = (
            f"Een afbakening is niet gepubliceerd: {geheel(banen)} banen, en minstens {geheel(kant)} mensen aan de "
            "kant (Berenschot). Geef op hoeveel mensen de groep heeft als u die afbakent."
        )
        return GERAAKT, kant, "personen", zin
    zin = f"De afgebakende groep heeft {geheel(keuze.doelgroep)} mensen voor {geheel(banen)} banen."
    return NIET_GERAAKT if keuze.doelgroep >= banen else GERAAKT, keuze.doelgroep, "personen", zin


def _uwv(keuze: Keuze) -> Toets:
    voor = keuze.uwv_banen or 0
    zin = f"{geheel(voor)} van de {geheel(plan('banen'))} banen zijn er voor cliënten van UWV."
    erbij = "" if keuze.uwv_banen is not None else " Het plan noemt alleen gemeenten; geef op welk deel voor UWV is."
    return NIET_GERAAKT if voor else GERAAKT, voor, "banen", zin + erbij
