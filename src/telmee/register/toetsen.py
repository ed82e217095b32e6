"""What must hold of an event before it is recorded; every test asks the law, and refuses with one sentence.

Nothing of a person is in a sentence. What is doubtful but possible is recorded with a finding (`Bevinding`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from telmee.fouten import Fout, bedoelde_u
from telmee.register import gebeurtenis as g
from telmee.register.gebeurtenis import Gebeurtenis, Vastgelegd
from telmee.register.tijd import dag_hier
from telmee.register.tijdlijn import GEGROND, Feit, Kennis, feiten_van, geldig, veranderingen
from telmee.wet import Law, Wetten
from telmee.wet.machine.book import day_number
from telmee.wet.machine.event import SOURCES, Event
from telmee.wet.machine.rule import DAY
from telmee.wet.machine.units import TEXT, TRUTH

INFORMATIE = "informatieplicht_nagekomen"
GEINFORMEERD = ("vooraf_geinformeerd", "wist_het_redelijkerwijs")
OVERLEDEN, INFORMATIE_SOORT = "overlijden", "informatie"
COLLEGE = re.compile(r"GM[0-9]{4}")
KENMERK = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,78}[\x21-\x7e]|[\x21-\x7e]")
OVER: Mapping[str, tuple[str, ...]] = {
    g.CORRECTIE: (g.AANVRAAG, g.VASTSTELLING, g.EINDE, g.MELDING, g.CORRECTIE),
    g.INTREKKING: g.AARDEN,
    g.BEZWAAR: (g.VASTSTELLING, g.EINDE, g.CORRECTIE),
    g.BESLISSING: (g.BEZWAAR,),
}
"""What an event that refers to an earlier one may be about."""
KAN_OVER = {
    **OVER,
    g.VASTSTELLING: (g.AANVRAAG,),
    g.MELDING: (g.AANVRAAG,),
    g.EINDE: (g.VASTSTELLING, g.AANVRAAG),
}
"""The same, with those that may also stand by themselves."""
BESLIST = (g.VASTSTELLING, g.EINDE, g.BESLISSING)
"""The natures of who decides."""
BEGINT = (g.AANVRAAG, g.VASTSTELLING, g.MELDING)
"""What begins something, and so cannot lie after death."""
VOORUIT = timedelta(days=366)
"""How far ahead a day may lie: a decision may begin later than it was taken; a slip of the pen is none."""


class Weigering(Fout):
    """An event that is not recorded. ``reden`` is a code for programs."""

    def __init__(self, reden: str, zin: str, veld: str = "") -> None:
        super().__init__(zin, veld=veld)
        self.reden = reden


class Botsing(Weigering):
    """The same mark of the same source with other content."""


@dataclass(frozen=True)
class Bevinding:
    """Recorded, and doubtful: a code and a sentence."""

    reden: str
    zin: str


@dataclass(frozen=True)
class Context:
    """What the register knows of the person now, and the law that decides."""

    wetten: Wetten
    kennis: Kennis
    eerdere: Sequence[Vastgelegd]
    nu: datetime

    def law(self, dag: date) -> Law:
        """The law of a day, at the earliest that of the first text."""
        eerste = min(rule.since for rule in self.wetten.book.named(INFORMATIE))
        return self.wetten.op(max(dag, eerste))


def bron_soort(bron: str) -> str:
    """UWV, persoon or BRP as they are; a municipality goes by its code."""
    if COLLEGE.fullmatch(bron):
        return "college"
    if bron in SOURCES and bron != "college":
        return bron
    raise Weigering("bron_onbekend", "De bron is onbekend; geef UWV, BRP, persoon of de code van een gemeente.", "bron")


def met_grondslag(kennis: Kennis, nieuw: Gebeurtenis) -> Gebeurtenis:
    """The same event with the article on which its source delivers; refuses a kind or source that the law has not."""
    soort = kennis.soorten.get(nieuw.soort)
    if soort is None:
        raise Weigering(
            "soort_onbekend",
            f"De wet in dit programma kent deze soort gebeurtenis niet.{bedoelde_u(nieuw.soort[:40], kennis.soorten)}",
            "soort",
        )
    basis = soort.by.get(bron_soort(nieuw.bron))
    if basis is None:
        wie = ", ".join(SOURCES[bron] for bron in soort.by)
        raise Weigering("bron_mag_niet", f"Een gebeurtenis '{soort.name}' geeft alleen {wie}.", "bron")
    if not KENMERK.fullmatch(nieuw.kenmerk):
        raise Weigering(
            "kenmerk", "Het kenmerk moet 1 tot 80 gewone tekens zijn, zonder spatie aan het begin of eind.", "kenmerk"
        )
    return Gebeurtenis(**{**vars(nieuw), "feiten": dict(nieuw.feiten), "grondslag": basis})


def toets(context: Context, nieuw: Gebeurtenis) -> list[Bevinding]:
    """Refuses an event that cannot be; gives what is doubtful about it."""
    soort = context.kennis.soorten[nieuw.soort]
    if nieuw.aard not in g.AARDEN:
        raise Weigering("aard_onbekend", f"De aard moet {', '.join(g.AARDEN)} zijn.", "aard")
    _dag(context, soort, nieuw)
    _feiten(context, soort, nieuw)
    if nieuw.aard in g.VERWIJST:
        _verwijzing(context, nieuw)
    elif nieuw.betreft is not None and not any(each.nummer == nieuw.betreft for each in context.eerdere):
        raise Weigering("betreft_onbekend", "De gebeurtenis waar dit over gaat, staat niet in het register.", "betreft")
    bevindingen = _overlijden(context, nieuw)
    _aard_bij_soort(context, soort, nieuw)
    if nieuw.aard in (g.CORRECTIE, g.BESLISSING):
        _verschuift(context, nieuw)
    if nieuw.aard == g.EINDE and not _over_aanvraag(context, nieuw):
        bevindingen += _einde(nieuw, _zelfde_soort(context, nieuw))
    if nieuw.aard == g.VASTSTELLING:
        _geinformeerd(context, soort, nieuw)
        bevindingen += _dubbel(soort, context.kennis, nieuw, _zelfde_soort(context, nieuw))
    return bevindingen


def _aard_bij_soort(context: Context, soort: Event, nieuw: Gebeurtenis) -> None:
    """Only what has a term can be applied for; a report is about a request, or that somebody was informed; and who can
    only ask decides nothing."""
    if nieuw.aard in BESLIST and bron_soort(nieuw.bron) in soort.asks:
        wie = ", ".join(SOURCES[bron] for bron in soort.by if bron not in soort.asks)
        raise Weigering("bron_beslist_niet", f"Hierover beslist {wie}; deze bron kan het alleen aanvragen.", "aard")
    if nieuw.aard == g.AANVRAAG and not soort.terms and not soort.asked:
        raise Weigering("aard_bij_soort", f"Een gebeurtenis '{soort.name}' wordt niet aangevraagd.", "aard")
    if nieuw.aard == g.MELDING and soort.name != INFORMATIE_SOORT and not _over_aanvraag(context, nieuw):
        raise Weigering("aard_bij_soort", "Een melding gaat over een aanvraag; noem het nummer daarvan.", "betreft")
    if _over_aanvraag(context, nieuw):
        aanvraag = next(each for each in context.eerdere if each.nummer == nieuw.betreft)
        if aanvraag.soort != nieuw.soort or (nieuw.dag < aanvraag.dag and nieuw.aard != g.VASTSTELLING):
            raise Weigering(
                "betreft_aanvraag", "Die aanvraag is van een andere soort, of van een latere dag.", "betreft"
            )


def aarden_van(soort: Event, bron: str) -> tuple[str, ...]:
    """The natures that an event of this kind by this sort of source may have, before it is known what it is about."""
    gevraagd = bool(soort.terms or soort.asked)
    kan = {g.AANVRAAG: gevraagd, g.MELDING: gevraagd or soort.name == INFORMATIE_SOORT}
    kan |= dict.fromkeys(BESLIST, False) if bron in soort.asks else {}
    return tuple(aard for aard in g.AARDEN if kan.get(aard, True))


def kan_gaan_over(eerdere: Sequence[Vastgelegd], soort: str, aard: str) -> list[Vastgelegd]:
    """The earlier events that such an event may be about: those of its kind, and of a nature that fits."""
    return [each for each in eerdere if each.soort == soort and each.aard in KAN_OVER.get(aard, ())]


def _over_aanvraag(context: Context, nieuw: Gebeurtenis) -> bool:
    """Whether it answers an application."""
    antwoord = nieuw.aard in (g.MELDING, g.VASTSTELLING, g.EINDE)
    return antwoord and any(e.nummer == nieuw.betreft and e.aard == g.AANVRAAG for e in context.eerdere)


def _zelfde_soort(context: Context, nieuw: Gebeurtenis) -> list[Feit]:
    """What earlier events of this kind say."""
    return feiten_van(context.kennis, [each for each in context.eerdere if each.soort == nieuw.soort])


def _dag(context: Context, soort: Event, nieuw: Gebeurtenis) -> None:
    if not isinstance(nieuw.dag, date) or not DAY["low"] <= day_number(nieuw.dag) <= DAY["high"]:
        raise Weigering(
            "dag", "De dag kan niet: geef een datum vanaf 1 maart 1900 die niet ver in de toekomst ligt.", "dag"
        )
    if nieuw.dag > dag_hier(context.nu + VOORUIT):
        raise Weigering("dag_toekomst", "De dag ligt meer dan een jaar na vandaag; geef de dag van het besluit.", "dag")
    if soort.name == OVERLEDEN and nieuw.aard in (g.VASTSTELLING, g.CORRECTIE) and nieuw.dag > _vandaag(context):
        raise Weigering("dag_toekomst", "Een dag van overlijden ligt niet in de toekomst; controleer de dag.", "dag")
    if nieuw.aard in (g.VASTSTELLING, g.CORRECTIE, g.AANVRAAG, g.MELDING) and not soort.holds(nieuw.dag):
        tot = f" tot en met {soort.until:%d-%m-%Y}" if soort.until else ""
        raise Weigering(
            "soort_niet_op_dag",
            f"Een gebeurtenis '{soort.name}' gaat over een dag vanaf {soort.earliest or soort.since:%d-%m-%Y}{tot}.",
            "dag",
        )
    if soort.since > dag_hier(context.nu):
        raise Weigering(
            "soort_nog_niet", f"Een gebeurtenis '{soort.name}' bestaat vanaf {soort.since:%d-%m-%Y}.", "soort"
        )


def _vandaag(context: Context) -> date:
    """Today in the Netherlands."""
    return dag_hier(context.nu)


def toegestaan(soort: Event, aard: str) -> set[str]:
    """The facts that an event of this nature may carry."""
    namen = set(soort.proves) | (set(GEINFORMEERD) if soort.informs else set())
    if aard == g.AANVRAAG:
        namen |= {soort.asked} if soort.asked else set()
    if aard == g.BESLISSING:
        namen.add(GEGROND)
    return set() if aard in (g.INTREKKING, g.BEZWAAR, g.EINDE) else namen


def _feiten(context: Context, soort: Event, nieuw: Gebeurtenis) -> None:
    mag = toegestaan(soort, nieuw.aard)
    for naam, waarde in nieuw.feiten.items():
        if naam not in mag:
            raise Weigering(
                "feit_onbekend",
                f"Een {nieuw.aard} van '{soort.name}' zegt geen feit met deze naam.{bedoelde_u(str(naam)[:60], mag)}",
                "feiten",
            )
        if waarde is not None:
            _past(context, naam, waarde)
    if nieuw.aard == g.VASTSTELLING:
        for naam in soort.needs:
            if nieuw.feiten.get(naam) is None:
                label = context.wetten.book.label(naam)
                raise Weigering("feit_ontbreekt", f"Bij '{soort.name}' hoort '{naam}' ({label}); vul het in.", "feiten")


def _past(context: Context, naam: str, waarde: Any) -> None:
    """A figure of the right sort, within its bounds."""
    from telmee.wet.machine.bounds import bounds

    book = context.wetten.book
    feit, eenheid = book.facts.get(naam), book.unit(naam)
    if naam in context.kennis.dagen:
        try:
            waarde = day_number(waarde if isinstance(waarde, date) else date.fromisoformat(waarde))
        except (TypeError, ValueError):
            waarde = None
        if waarde is not None and waarde > day_number(_vandaag(context)):
            raise Weigering(
                "feit_waarde", f"'{naam}' ({book.label(naam)}) ligt na vandaag; geef de echte dag.", "feiten"
            )
    wil: Any = {TRUTH: bool, TEXT: str}.get(eenheid, int)
    laag, hoog = bounds(book, naam) if wil is int else (0, 0)
    keuzes = feit.choices if feit else ()
    fout = type(waarde) is not wil or (keuzes and waarde not in keuzes) or (hoog > laag and not laag <= waarde <= hoog)
    if fout or (wil is str and not keuzes and not re.fullmatch(r"[\w-]{1,40}", waarde)):
        moet = " of ".join(keuzes) or {"bool": "ja of nee (true of false)"}.get(wil.__name__, f"een {eenheid} die kan")
        raise Weigering("feit_waarde", f"'{naam}' ({book.label(naam)}) moet {moet} zijn.", "feiten")


def _verwijzing(context: Context, nieuw: Gebeurtenis) -> None:
    doel = next((each for each in context.eerdere if each.nummer == nieuw.betreft), None)
    if doel is None:
        raise Weigering("betreft_onbekend", "De gebeurtenis waar dit over gaat, staat niet in het register.", "betreft")
    if doel.soort != nieuw.soort:
        raise Weigering("betreft_soort", "De gebeurtenis waar dit over gaat, is van een andere soort.", "betreft")
    if doel.aard not in OVER[nieuw.aard]:
        raise Weigering("betreft_aard", f"Een {nieuw.aard} kan niet gaan over een {doel.aard}.", "betreft")
    if nieuw.aard == g.CORRECTIE and doel.aard != g.EINDE and _basis(context, doel).aard != g.EINDE:
        for naam in context.kennis.soorten[nieuw.soort].needs:
            if nieuw.feiten.get(naam) is None and _basis(context, doel).aard == g.VASTSTELLING:
                raise Weigering("feit_ontbreekt", f"Een correctie zegt alles opnieuw; '{naam}' ontbreekt.", "feiten")


def _basis(context: Context, each: Vastgelegd) -> Vastgelegd:
    """What a correction of a correction is in the end about."""
    op = {e.nummer: e for e in context.eerdere}
    while each.aard == g.CORRECTIE and each.betreft in op:
        each = op[each.betreft]
    return each


def _overlijden(context: Context, nieuw: Gebeurtenis) -> list[Bevinding]:
    """Nothing begins after death; what comes in late about before is fine."""
    if nieuw.soort != OVERLEDEN and not any(each.soort == OVERLEDEN for each in context.eerdere):
        return []
    staat = geldig(context.eerdere)
    dood = [nu.dag for eerste, nu in staat if eerste.soort == OVERLEDEN]
    begint = nieuw.aard in BEGINT or _verlegt(context, nieuw)
    if dood and nieuw.aard in BEGINT and nieuw.soort == OVERLEDEN:
        if min(dood) != nieuw.dag:
            raise Weigering("al_overleden", "Er is al een andere dag van overlijden bekend; corrigeer die.", "dag")
    elif dood and begint and nieuw.soort != OVERLEDEN and nieuw.dag > min(dood):
        raise Weigering(
            "na_overlijden", "Deze persoon is voor die dag overleden; corrigeer de dag of het overlijden.", "dag"
        )
    if nieuw.soort == OVERLEDEN and begint and any(nu.dag > nieuw.dag for e, nu in staat if e.soort != OVERLEDEN):
        return [Bevinding("na_overlijden", "Er is al iets vastgelegd over een dag na het overlijden.")]
    return []


def _verlegt(context: Context, nieuw: Gebeurtenis) -> bool:
    """Whether this correction puts something that begins on another day."""
    doel = next((e for e in context.eerdere if e.nummer == nieuw.betreft), None)
    if nieuw.aard != g.CORRECTIE or doel is None or doel.dag == nieuw.dag:
        return False
    return _basis(context, doel).aard in BEGINT


def _verschuift(context: Context, nieuw: Gebeurtenis) -> None:
    """Refuses a correction that puts an end before its begin, or a begin after its end: it would never end."""
    soort = [each for each in context.eerdere if each.soort == nieuw.soort]
    vast = Vastgelegd(**{**vars(nieuw), "nummer": len(context.eerdere) + 1, "bekend_op": context.nu})
    voor, na = feiten_van(context.kennis, soort), feiten_van(context.kennis, [*soort, vast])
    if _verkeerd_om(na) - _verkeerd_om(voor):
        zin = "Het einde ligt zo voor het begin; corrigeer eerst de andere dag, of geef een andere dag."
        raise Weigering("einde_voor_begin", zin, "dag")


def _verkeerd_om(feiten: Sequence[Feit]) -> set[int]:
    """Ends before every begin that they could be about."""
    begin = [each for each in feiten if each.aard == g.VASTSTELLING]
    return {
        einde.nummer
        for einde in feiten
        if einde.aard == g.EINDE
        and (van := [b.vanaf for b in begin if einde.betreft in (None, b.nummer)])
        and min(van) >= einde.vanaf
    }


def _einde(nieuw: Gebeurtenis, feiten: Sequence[Feit]) -> list[Bevinding]:
    begin = [
        feit.vanaf
        for feit in feiten
        if feit.soort == nieuw.soort and feit.aard == g.VASTSTELLING and nieuw.betreft in (None, feit.nummer)
    ]
    if begin and min(begin) > day_number(nieuw.dag):
        raise Weigering(
            "einde_voor_begin", "Het einde ligt voor het begin; geef de laatste dag waarop het gold.", "dag"
        )
    return [] if begin else [Bevinding("einde_zonder_begin", "Er is een einde vastgelegd zonder begin.")]


def _geinformeerd(context: Context, soort: Event, nieuw: Gebeurtenis) -> None:
    if not soort.informs:
        return
    zelf = {naam: nieuw.feiten.get(naam) for naam in GEINFORMEERD}
    if uitkomst(context.law(dag_hier(context.nu)), INFORMATIE, zelf) is True:
        return
    nu = day_number(dag_hier(context.nu))
    gezegd: dict[str, Any] = dict.fromkeys(GEINFORMEERD, False)
    for dag, anders in veranderingen(context.kennis, context.eerdere):
        if dag <= nu:
            gezegd |= {naam: waarde for naam, waarde in anders.items() if naam in gezegd}
    gezegd |= {naam: waarde for naam, waarde in zelf.items() if waarde is not None}
    if uitkomst(context.law(dag_hier(context.nu)), INFORMATIE, gezegd) is not True:
        raise Weigering(
            "niet_geinformeerd",
            "De persoon moet eerst zijn geïnformeerd; geef 'vooraf_geinformeerd' of 'wist_het_redelijkerwijs'.",
            "feiten",
        )


def uitkomst(law: Law, naam: str, feiten: Mapping[str, Any]) -> Any:
    """One outcome of the law for these facts; what is not given is unknown."""
    if naam not in law.rules:
        return None
    return _uitkomst(law, naam, tuple(sorted((n, w) for n, w in feiten.items() if law.book.knows(n))))


@lru_cache(maxsize=4096)
def _uitkomst(law: Law, naam: str, feiten: tuple[tuple[str, Any], ...]) -> Any:
    """The same, found once for the same facts: a delivery asks one thing of thousands."""
    return law.compute(dict(feiten), naam).outcome(naam)


def _dubbel(soort: Event, kennis: Kennis, nieuw: Gebeurtenis, feiten: Sequence[Feit]) -> list[Bevinding]:
    """Another finding of this kind on that day: by the same source it is to be corrected, by another it contradicts."""
    if soort.several:
        return []
    zegt = {naam: kennis.getal(naam, waarde) for naam, waarde in nieuw.feiten.items() if naam in kennis.afwezig}
    vanaf = day_number(nieuw.dag) + soort.after
    for feit in feiten:
        if feit.soort != nieuw.soort or feit.aard != g.VASTSTELLING or feit.vanaf != vanaf:
            continue
        anders = any(feit.zegt.get(naam) != waarde for naam, waarde in zegt.items())
        if anders and feit.bron == nieuw.bron:
            raise Weigering(
                "dubbel_besluit", "Over die dag is al een ander besluit vastgelegd; geef een correctie.", "dag"
            )
        if anders:
            zin = "Twee bronnen zeggen over die dag iets anders; dat feit is onbekend tot er een corrigeert."
            return [Bevinding("bronnen_spreken_tegen", zin)]
    return []
