"""The test `telmee doelgroep toets`: which question comes next, and what the law answers to the facts that were given.

Everything that is law is an outcome of `telmee.wet`: the yes or no, the grounds with who decides, what shows it and how
long it lasts, what an employer is told, and what it opens. Here facts are gathered and sentences are made.

Raises :class:`telmee.fouten.Fout` for a day before the law, an answer that does not fit, and facts that cannot both be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from telmee import getypt
from telmee.doelgroep import vragen
from telmee.fouten import Fout
from telmee.getallen import datum
from telmee.wet import Law, Wetten
from telmee.wet.machine.ask import Asking, grounds
from telmee.wet.machine.explain import Computed, plain_figure, shown
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.overview import without_text
from telmee.wet.machine.rule import Rule

HOORT, GROND = "doelgroep_banenafspraak", "doelgroep_grond"
GEVOLGEN = ("telt_voor_banenafspraak", "telt_voor_quotum", "opent_lkv", "opent_no_risk", "opent_loonkostensubsidie")
WERKGEVER = ("opgenomen_in_register", "registratie_vanaf", "werkgever_hoort_periode", "werkgever_hoort_grond")
UITSCHRIJVING = "uitschrijving_mogelijk"
JA, NEE = ("ja", "j", "yes", "true", "1"), ("nee", "n", "no", "false", "0")


@dataclass(frozen=True)
class Vraag:
    """A fact, or an outcome that a body decided, as it is asked. `label` and `betekenis` are those of the law."""

    naam: str
    label: str
    betekenis: str
    soort: str
    keuzes: tuple[str, ...]
    beslist_door: str
    bewijs: str
    artikel: str = ""
    """Of a decision its own article; of a fact that of the first rule that uses it."""

    def woorden(self, taal: str = "nl") -> vragen.Woorden:
        """The question in the words of people; the label of the law where it has none."""
        return vragen.woorden(self.naam, taal) or vragen.Woorden(f"{self.label}?", self.betekenis, self.bewijs, {})


@dataclass(frozen=True)
class Grond:
    """One ground: its article, who decides it, what shows it, how long it lasts, and whether it holds."""

    naam: str
    label: str
    artikel: str
    beslist_door: str
    bewijs: str
    duur: str
    geldt: bool | None


@dataclass(frozen=True)
class Gevolg:
    """What it brings. ``begin_met``: the question to begin with, of what is unknown while the answer itself is not."""

    naam: str
    label: str
    waarde: bool | None
    artikel: str
    begin_met: Vraag | None


@dataclass(frozen=True)
class Toets:
    """What the law says to the facts that were given. ``hoort`` None: they do not decide it; then ``nodig`` may."""

    law: Law
    feiten: dict[str, Any]
    hoort: bool | None
    grond: str | None
    gronden: tuple[Grond, ...]
    beslissend: tuple[tuple[str, str, str], ...]
    nodig: tuple[Vraag, ...]
    gevolgen: tuple[Gevolg, ...]
    in_register: bool | None
    registratie_vanaf: str | None
    periode: bool
    artikel_werkgever: str
    uitschrijving: bool | None
    ongebruikt: tuple[str, ...]
    zonder_tekst: dict[str, str]

    @property
    def geldend(self) -> list[Grond]:
        """The grounds that hold for certain."""
        return [grond for grond in self.gronden if grond.geldt]

    @property
    def zin(self) -> str:
        """The answer in one sentence, about somebody."""
        return self._zin("hoort deze persoon", "deze persoon bij de doelgroep banenafspraak hoort")

    @property
    def zin_u(self) -> str:
        """The same, to the person."""
        return self._zin("hoort u", "u bij de doelgroep banenafspraak hoort")

    def _zin(self, hoort: str, of: str) -> str:
        op = f"{datum(self.law.op)}{self._onder('niet in werking')}"
        if self.hoort is None:
            return f"Op {op} is niet te zeggen of {of}."
        namen = " en ".join(f"{grond.label} ({grond.artikel})" for grond in self.geldend)
        if self.hoort:
            reden = f": {namen}" if namen else ""
            return f"Ja, op {op} {hoort} bij de doelgroep banenafspraak{reden}."
        reden = f", al geldt {namen}" if namen else ": geen enkele grond geldt"
        return f"Nee, op {op} {hoort} niet bij de doelgroep banenafspraak{reden}."

    @property
    def zin_engels(self) -> str:
        """The same, to the person, in English; names of the law stay Dutch."""
        op = f"{self.law.op:%-d %B %Y}{self._onder('not in force')}"
        namen = " and ".join(f"{grond.label} ({grond.artikel})" for grond in self.geldend)
        if self.hoort is None:
            return (
                f"On {op} your answers do not decide whether you belong to the target group (doelgroep banenafspraak)."
            )
        if self.hoort:
            return (
                f"Yes, on {op} you belong to the target group (doelgroep banenafspraak){f': {namen}' if namen else ''}."
            )
        reden = f", though this holds: {namen}" if namen else ": no ground holds"
        return f"No, on {op} you do not belong to the target group (doelgroep banenafspraak){reden}."

    def _onder(self, niet_in_werking: str) -> str:
        """Which texts that are not in force were used."""
        regimes = sorted(self.law.regimes - {"geldend"} - self.zonder_tekst.keys())
        return f" (regime {', '.join(regimes)}, {niet_in_werking})" if regimes else ""

    @property
    def werkgever_zin(self) -> str:
        """What an employer with a tie to the person is told: yes or no and the period, never the ground."""
        staat = {True: "ja", False: "nee", None: "onbekend"}[self.in_register]
        periode = " en in welke periode van dit of het vorige jaar" if self.periode else ""
        vanaf = f" Datum van registratie: {self.registratie_vanaf}." if self.periode and self.registratie_vanaf else ""
        return f"Een werkgever hoort alleen of iemand in het register staat ({staat}){periode}; nooit de grond.{vanaf}"

    def als_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "op": self.law.op.isoformat(),
            "stand": self.law.stand.isoformat(),
            "regimes": sorted(self.law.regimes),
            "hoort": self.hoort,
            "zin": self.zin,
            "grond": self.grond,
            "gronden": [dict(vars(grond)) for grond in self.gronden],
            "beslissend": [dict(zip(("naam", "label", "waarde"), each, strict=True)) for each in self.beslissend],
            "nodig": [{**vars(vraag), "keuzes": list(vraag.keuzes)} for vraag in self.nodig],
            "gevolgen": [
                {**vars(gevolg), "begin_met": gevolg.begin_met and gevolg.begin_met.naam} for gevolg in self.gevolgen
            ],
            "werkgever": {
                "in_register": self.in_register,
                "registratie_vanaf": self.registratie_vanaf if self.periode else None,
                "zin": self.werkgever_zin,
                "artikel": self.artikel_werkgever,
            },
            "feiten": {k: v.isoformat() if isinstance(v, date) else v for k, v in self.feiten.items()},
            "ongebruikt": list(self.ongebruikt),
            "opmerkingen": list(self.zonder_tekst.values()),
        }


def wet_van(wetten: Wetten, op: date | str | int) -> Law:
    """The law of the day; says which text was the first when the day lies before it."""
    law = wetten.op(op)
    if HOORT not in law.rules:
        eerste = law.book.named(HOORT)[0]
        raise Fout(
            f"Op {law.op} was er nog geen doelgroep banenafspraak: de eerste tekst geldt vanaf {eerste.since} "
            f"({eerste.law}); kies die dag of een latere."
        )
    return law


def volgende_vraag(law: Law, feiten: Mapping[str, Any], overgeslagen: frozenset[str] = frozenset()) -> Vraag | None:
    """The next question; None when the outcome is known, or when nothing that can be asked decides it."""
    naam = _vragend(law.compute(_van_een(feiten)), HOORT, overgeslagen).next()
    return None if naam is None else vraag_over(law, naam)


def toets(law: Law, feiten: Mapping[str, Any], overgeslagen: frozenset[str] = frozenset()) -> Toets:
    """The answer of the law to these facts."""
    feiten = _van_een(feiten)
    computed = law.compute(feiten)
    vragend, hoort = _vragend(computed, HOORT, overgeslagen), computed.outcome(HOORT)
    row = computed.row("persoon")
    in_register, vanaf, periode, _ = (computed.figure(naam, row) if _kent(law, naam) else None for naam in WERKGEVER)
    open_ = [] if hoort is not None else _eerst(vragend.next(), vragend.undecided())
    return Toets(
        law=law,
        feiten=dict(feiten),
        hoort=hoort,
        grond=computed.outcome(GROND),
        gronden=tuple(_grond(computed, rule) for rule in grounds(law, HOORT)),
        beslissend=tuple(_waarde(computed, naam) for naam in vragend.deciding()),
        nodig=tuple(vraag_over(law, naam) for naam in open_),
        gevolgen=tuple(_gevolg(computed, naam, hoort, overgeslagen) for naam in GEVOLGEN if naam in law.rules),
        in_register=in_register,
        registratie_vanaf=plain_figure(vanaf, "datum"),
        periode=_kent(law, WERKGEVER[2]),
        artikel_werkgever=law.require(WERKGEVER[3]).law,
        uitschrijving=computed.outcome(UITSCHRIJVING) if _kent(law, UITSCHRIJVING) else None,
        ongebruikt=tuple(naam for naam in feiten if naam not in _alles_achter(law)),
        zonder_tekst=without_text(law, [HOORT]),
    )


def lees_antwoord(law: Law, naam: str, tekst: str) -> Any:
    """An answer in words as the law counts: ja or nee, a day, a choice, a number (a percentage as people say it)."""
    if not law.book.knows(naam) and (near := [each for each in vragen.namen() if naam in each.split("_")]):
        raise Fout(f"De wet in dit programma kent geen '{naam}'. Bedoelt u {' of '.join(sorted(near, key=len)[:3])}?")
    law.book.require(naam)
    tekst = tekst.strip()
    kaal, eenheid, label = tekst.lower(), law.book.unit(naam), law.book.label(naam)
    feit = law.facts.get(naam)
    if eenheid == "ja/nee":
        if kaal in JA or kaal in NEE:
            return kaal in JA
        raise Fout(f"'{tekst[:40]}' is geen antwoord op '{label}'; antwoord ja of nee.")
    if feit and feit.choices:
        if kaal in feit.choices:
            return kaal
        raise Fout(f"'{tekst[:40]}' past niet bij '{label}'; kies uit {', '.join(feit.choices)}.")
    if eenheid == "datum":
        return getypt.dag(tekst, f"'{label}'")
    try:
        getal = Decimal(kaal.rstrip("%").strip().replace(",", ".")) * (100 if eenheid == "honderdsten procent" else 1)
        if getal != int(getal):
            raise ValueError
        return int(getal)
    except (InvalidOperation, ValueError) as problem:
        raise Fout(f"'{tekst[:40]}' is geen getal voor '{label}' ({eenheid}); schrijf het als 60.") from problem


# --- parts ---------------------------------------------------------------------------------------------------------


def _vragend(computed: Computed, naam: str, overgeslagen: frozenset[str]) -> Asking:
    return Asking(computed, naam, overgeslagen, vragen.eerst(), vragen.zelden())


def _van_een(feiten: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of one person, also when they were given as the only row of the level."""
    rijen = feiten.get("persoon")
    if not isinstance(rijen, list | dict):
        return dict(feiten)
    rijen = [rijen] if isinstance(rijen, dict) else rijen
    if len(rijen) != 1 or not isinstance(rijen[0], dict):
        raise Fout("Deze toets gaat over één persoon; geef de feiten van één persoon tegelijk.")
    return {**{naam: each for naam, each in feiten.items() if naam != "persoon"}, **rijen[0]}


def _kent(law: Law, naam: str) -> bool:
    return naam in law.rules or naam in law.facts


def _eerst(naam: str | None, namen: list[str]) -> list[str]:
    """The question to begin with in front."""
    return [*filter(None, [naam]), *(each for each in namen if each != naam)]


def vraag_over(law: LawOnDay, naam: str) -> Vraag:
    """One fact or decision, as it is asked."""
    feit, rule = law.facts.get(naam), law.rules.get(naam)
    if feit is not None:
        keuzes = feit.choices or (("ja", "nee") if feit.unit == "ja/nee" else ())
        artikel = _gebruikt_door(law).get(naam, "")
        return Vraag(naam, feit.label, feit.meaning, feit.sort, keuzes, feit.decider, feit.evidence, artikel)
    assert rule is not None
    return Vraag(
        naam, rule.label, f"Volgens {rule.law}.", "ja/nee", ("ja", "nee"), rule.decider, rule.evidence, rule.law
    )


def _gebruikt_door(law: LawOnDay) -> dict[str, str]:
    """Of every name the article of the first rule behind the answer that uses it."""
    gevonden: dict[str, str] = {}
    for regel in (law.rules[naam] for naam in law.everything_behind(HOORT) if naam in law.rules):
        gevonden |= {nodig: regel.law for nodig in regel.needs if nodig not in gevonden}
    return gevonden


def _grond(computed: Computed, rule: Rule) -> Grond:
    geldt = computed.figure(rule.name, computed.row(rule.level))
    return Grond(rule.name, rule.label, rule.law, rule.decider, rule.evidence, rule.lasts, geldt)


def _waarde(computed: Computed, naam: str) -> tuple[str, str, str]:
    book = computed.law.book
    return naam, book.label(naam), shown(computed.figure(naam, computed.row("persoon")), book.unit(naam))


def _gevolg(computed: Computed, naam: str, hoort: bool | None, overgeslagen: frozenset[str]) -> Gevolg:
    rule, waarde = computed.law.rules[naam], computed.outcome(naam)
    eerst = _vragend(computed, naam, overgeslagen).next() if waarde is None and hoort is not None else None
    return Gevolg(naam, rule.label, waarde, rule.law, None if eerst is None else vraag_over(computed.law, eerst))


def _alles_achter(law: Law) -> frozenset[str]:
    """Every name that the answer may use."""
    namen = [naam for naam in (HOORT, GROND, *GEVOLGEN, *WERKGEVER) if naam in law.rules]
    return frozenset(law.everything_behind(*namen)) | frozenset(WERKGEVER)
