"""Why a loonkostenvoordeel is there, missed or wrongly asked: reason, article, what to send, until when.

Words only: whether there is a right and what it comes to was computed by the rules. Amounts in cents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from telmee.gegevens.loonaangifte.profiel import profiel
from telmee.gegevens.loonaangifte.velden import PERIODE, VELDEN
from telmee.getallen import MAANDEN, euro, geheel
from telmee.werkgever.uitkomst import ARBEIDSGEHANDICAPT, BANENAFSPRAAK, HERPLAATSING, OUDERE
from telmee.werkgever.wetcijfers import cijfer, register_sinds, vast_cijfer
from telmee.wet import Law
from telmee.wet.machine import workdays
from telmee.wet.machine.book import from_day_number

if TYPE_CHECKING:
    from telmee.werkgever.verklaringen import Verklaring
    from telmee.werkgever.voordelen import Kalender

ARTIKEL = {
    BANENAFSPRAAK: "Wtl 2.10-2.13",
    ARBEIDSGEHANDICAPT: "Wtl 2.6-2.9",
    HERPLAATSING: "Wtl 2.14-2.17",
    OUDERE: "Wtl 2.2-2.5 en 6.2a",
}
UITSLUITING = {
    BANENAFSPRAAK: "Wtl 2.10 lid 2",
    ARBEIDSGEHANDICAPT: "Wtl 2.6 lid 3",
    HERPLAATSING: "Wtl 2.14 lid 2",
    OUDERE: "Wtl 2.2 lid 2",
}
WETNAAM = {
    BANENAFSPRAAK: "doelgroep_banenafspraak",
    ARBEIDSGEHANDICAPT: "arbeidsgehandicapte",
    HERPLAATSING: "herplaatsen_arbeidsgehandicapte",
    OUDERE: "oudere",
}
NAAM = {
    BANENAFSPRAAK: "doelgroep banenafspraak",
    ARBEIDSGEHANDICAPT: "arbeidsgehandicapte werknemer",
    HERPLAATSING: "herplaatsen arbeidsgehandicapte werknemer",
    OUDERE: "oudere werknemer",
}
VELD = {
    BANENAFSPRAAK: ("lkv_banenafspraak", "lkv_banenafspraak_sb"),
    ARBEIDSGEHANDICAPT: ("lkv_arbeidsgehandicapt",),
    HERPLAATSING: ("lkv_herplaatsing",),
    OUDERE: ("lkv_oudere",),
}
"""The fields of the loonaangifte in which a benefit is asked; which of them a year has is in its profile."""


class Reden(NamedTuple):
    """What is said about one row."""

    reden: str
    artikel: str
    datum: date | None
    actie: str


@dataclass(frozen=True)
class Geval:
    """One benefit of one employee: rows, amounts so far (`nu`), if every condition held, and of the year."""

    soort: str
    regels: list[dict[str, Any]]
    persoon: dict[str, Any]
    wet: Law
    kalender: Kalender
    nu: dict[str, Any]
    als_recht: dict[str, Any]
    jaar: dict[str, Any]
    verklaring: Verklaring | None = None
    met_lijst: bool = False
    leeg_niet_gevraagd: list[dict[str, Any]] = field(default_factory=list)

    @cached_property
    def gevraagd(self) -> list[dict[str, Any]]:
        """Rows in which it was asked."""
        return [r for r in self.regels if r[f"lkv_{self.soort}_gevraagd"]]

    @cached_property
    def met_recht(self) -> list[dict[str, Any]]:
        """Rows with the right."""
        return [r for r in self.regels if r[f"lkv_{self.soort}_recht"] is True]

    @cached_property
    def onterecht(self) -> list[dict[str, Any]]:
        """Rows in which it was asked without the right."""
        return [r for r in self.gevraagd if r[f"lkv_{self.soort}_recht"] is False]

    @cached_property
    def niet_gevraagd(self) -> list[dict[str, Any]]:
        """Rows with the right in which it was not asked."""
        return [r for r in self.met_recht if not r[f"lkv_{self.soort}_gevraagd"]]

    @cached_property
    def onzeker(self) -> list[dict[str, Any]]:
        """Rows in which it was asked and the right cannot be seen."""
        return [r for r in self.gevraagd if r[f"lkv_{self.soort}_recht"] is None]

    @property
    def noemen(self) -> bool:
        """Whether there is something to say: it was asked, or there is a right."""
        return bool(self.gevraagd or self.met_recht)

    @property
    def recht(self) -> bool | None:
        """In at least one filing period; None when it was asked and cannot be seen, or its hours are missing."""
        if self.met_recht:
            return True
        return None if self.onzeker or self.leeg_niet_gevraagd else False

    @property
    def bedrag(self) -> int | None:
        """What the filings so far give for this benefit: the highest only."""
        if self.recht is False:
            return 0
        toegekend = self.nu["soort_lkv"]
        if toegekend is None:
            return None
        return self.nu[f"gevraagd_lkv_{self.soort}"] if toegekend == WETNAAM[self.soort] else 0

    @property
    def gemist(self) -> int | None:
        """What asking everywhere would add, on the row of the benefit that would then be the highest."""
        if self.recht is False:
            return 0
        hoogste = self.nu["soort_recht_lkv"]
        if hoogste is None:
            return None
        gemist: int | None = self.nu["gemist_lkv"] if hoogste == WETNAAM[self.soort] else 0
        return None if gemist == 0 and self.leeg_niet_gevraagd and not self._vol else gemist

    @property
    def _vol(self) -> bool:
        """Whether the hours that are known already give the maximum, so that no other hours can add to it."""
        hoogste, bedrag = cijfer(self.wet, f"lkv_{self.soort}_maximum"), self.nu[f"gevraagd_lkv_{self.soort}"]
        return None not in (hoogste, bedrag) and bedrag >= hoogste

    @property
    def tot(self) -> str:
        """Until when a correction counts."""
        return _tot(self.kalender)

    @staticmethod
    def uren(regels: list[dict[str, Any]]) -> int:
        """Hours of these rows."""
        return sum(r["verloonde_uren"] for r in regels)

    @property
    def rubriek(self) -> str:
        """The element of the loonaangifte."""
        return _rubriek(self.soort, self.wet)

    @cached_property
    def uit_register(self) -> bool:
        """Whether the right rests on the register in every tijdvak, and not on a declaration."""
        return self.soort == BANENAFSPRAAK and self.wet.op.year >= register_sinds(self.wet)

    @cached_property
    def alleen_oud_recht(self) -> bool:
        """Whether only jobs from before a day still give the right: oudere since 2026 (Wtl 6.2a)."""
        return self.soort == OUDERE and "begonnen_voor_2024" in self.wet.rules[f"lkv_{OUDERE}_recht"].needs


def beoordeel(g: Geval) -> Reden:
    """The reason of a row, with what to do and until when."""
    if g.recht is False:
        return _geen_recht(g)
    if g.met_recht:
        return _met_lege_uren(g, _recht(g))
    return _met_lege_uren(g, _onzeker(g) if g.onzeker else _geen_recht(g))


def _met_lege_uren(g: Geval, reden: Reden) -> Reden:
    """Filing periods whose hours are unknown are in no figure of the row: that must be said where the figure stands."""
    if not (leeg := g.persoon["zonder_uren"]):
        return reden
    zin = f"{reden.reden} De uren over {periode(leeg)} ontbreken in de aangifte; wat hier staat is zonder die uren."
    ook = ""
    if g.leeg_niet_gevraagd:
        zin += f" Over {periode(g.leeg_niet_gevraagd)} is er wel recht en is het voordeel niet gevraagd."
        ook = f", zet {g.rubriek} op J over {periode(g.leeg_niet_gevraagd)}"
    actie = f"Vul AantVerlU in over {periode(leeg)}{ook} en stuur een correctie{g.tot}."
    return Reden(zin, reden.artikel, reden.datum or g.kalender.correctie, f"{reden.actie} {actie}".strip())


def zonder_uren(soort: str, leeg: list[dict[str, Any]], kalender: Kalender) -> Reden:
    """Of an employee without hours in any filing period, for whom it was asked: nothing can be counted."""
    over = periode(leeg)
    return Reden(
        f"Gevraagd over {over}, maar de verloonde uren ontbreken in de aangifte; recht en bedrag zijn onbekend.",
        ARTIKEL[soort],
        kalender.correctie,
        f"Vul AantVerlU in over {over} en stuur een correctie{_tot(kalender)}.",
    )


def niet_gevraagd_zonder_uren(soort: str, leeg: list[dict[str, Any]], wet: Law, kalender: Kalender) -> Reden:
    """Of an employee with the right, for whom it was not asked, over filing periods without hours."""
    over = periode(leeg)
    register = soort == BANENAFSPRAAK and all(r["geregistreerd_in_tijdvak"] is True for r in leeg)
    grond = "Staat in het register" if register else "Er is een doelgroepverklaring"
    return Reden(
        f"{grond}, maar het voordeel is niet gevraagd over {over}. "
        "Daarover ontbreken ook de verloonde uren in de aangifte; wat er wordt gemist is onbekend.",
        f"{ARTIKEL[soort]}, 4.1 lid 3",
        kalender.correctie,
        f"Vul AantVerlU in en zet {_rubriek(soort, wet)} op J over {over}, en stuur een correctie{_tot(kalender)}.",
    )


def _rubriek(soort: str, wet: Law) -> str:
    elementen = [v.element for v in VELDEN if v.naam in VELD[soort]]
    vorm = profiel(wet.op.year)
    return next((e for e in elementen if vorm.heeft(PERIODE, e)), elementen[0])


def _recht(g: Geval) -> Reden:
    grond, artikel = _grond(g)
    delen, acties = [], []
    if not g.niet_gevraagd:
        komma = "," if "," in grond else ""
        delen.append(f"{grond}{komma} en het voordeel is in elk tijdvak met recht gevraagd.")
    else:
        hoe, waar = _hoe_gemist(g)
        over = periode(g.niet_gevraagd)
        delen.append(f"{grond}, maar het voordeel {hoe}: niet over {over} ({_uur(g, g.niet_gevraagd)}).")
        if g.gemist:
            acties.append(f"Zet {g.rubriek}{waar} op J over {over} en stuur een correctie{g.tot}.")
    delen += _over_onterecht(g)
    acties += _tegen_onterecht(g)
    if g.onzeker:
        delen.append(f"Over {periode(g.onzeker)} is niet te zien of er recht is.")
    delen += _naast(g)
    return Reden(" ".join(delen), artikel, g.kalender.correctie if acties else None, " ".join(acties))


def _hoe_gemist(g: Geval) -> tuple[str, str]:
    """How it was not asked, and for which job it must be: who has two jobs may have asked it for one of them."""
    if not g.gevraagd:
        return "is niet gevraagd", ""
    wel, niet = tijdvakken(g.gevraagd), tijdvakken(g.niet_gevraagd)
    baan = " ook voor de andere baan"
    if niet <= wel:
        return "is niet voor elke baan gevraagd", baan
    if niet & wel:
        return "is niet in elk tijdvak en niet voor elke baan gevraagd", baan
    return "is niet in elk tijdvak gevraagd", ""


def _over_onterecht(g: Geval) -> list[str]:
    """Why it was wrong to ask in some periods, beside others in which there is or may be a right."""
    if not g.onterecht:
        return []
    return [f"Onterecht gevraagd over {periode(g.onterecht)}: {_waarom_niet(g, g.onterecht)[0]}"]


def _tegen_onterecht(g: Geval) -> list[str]:
    if not g.onterecht:
        return []
    return [f"Zet {g.rubriek} op N over {periode(g.onterecht)} en stuur een correctie{g.tot}."]


def _grond(g: Geval) -> tuple[str, str]:
    """Why there is a right, and the articles: the register, a declaration, or both in turn."""
    artikel = f"{ARTIKEL[g.soort]}, 4.1 lid 3"
    if g.verklaring is None or not g.verklaring.bewijst:
        return "Staat in het register" if g.soort == BANENAFSPRAAK else "Er is recht", artikel
    if not g.uit_register:
        if g.verklaring.feiten.get("overgang_van_onderneming"):
            zin = "Er is een doelgroepverklaring van voor de overgang van onderneming, die blijft gelden"
            return zin, f"{artikel}; BW 7:662-663; HR 24 mei 2024, ECLI:NL:HR:2024:746"
        return "Er is een doelgroepverklaring", artikel
    geregistreerd = [r["geregistreerd_in_tijdvak"] is True for r in g.met_recht]
    if all(geregistreerd):
        return "Staat in het register", artikel
    if any(geregistreerd):
        return "Staat een deel van de tijd in het register, en heeft een doelgroepverklaring", f"{artikel}, 6.2"
    tot = f" tot en met {_datum(laatste)}" if (laatste := g.verklaring.laatste_dag) is not None else ""
    return f"Er is een doelgroepverklaring, en de oude drie jaar lopen{tot}", f"{artikel}, 6.2"


def _naast(g: Geval) -> list[str]:
    """The maximum, another benefit that is higher, and why nothing is missed though it was not asked everywhere."""
    zinnen = []
    if cijfer(g.wet, f"lkv_{g.soort}_per_uur") is None:
        zinnen.append(f"Het bedrag per uur van {g.wet.op.year} is niet gevonden, dus het bedrag is onbekend.")
    elif g.nu["soort_lkv"] not in (None, "geen", WETNAAM[g.soort]) and g.gevraagd:
        zinnen.append("Een ander voordeel is hoger, en alleen het hoogste wordt toegekend.")
    elif g.nu["soort_lkv"] is None:
        zinnen.append("Wat wordt toegekend hangt af van een ander voordeel dat is gevraagd; alleen het hoogste telt.")
    elif g.niet_gevraagd and g.gemist == 0:
        zinnen.append("Dat kost niets: het hoogste bedrag van het jaar is al bereikt, of een ander voordeel is hoger.")
    onbegrensd = g.nu[f"onbegrensd_lkv_{g.soort}"]
    if g.bedrag and onbegrensd is not None and onbegrensd > g.bedrag:
        zinnen.append("Het hoogste bedrag van het jaar is bereikt.")
    return zinnen


def _geen_recht(g: Geval) -> Reden:
    waarom, artikel = _waarom_niet(g, g.onterecht)
    zin = f"Gevraagd zonder recht over {periode(g.onterecht)} ({_uur(g, g.onterecht)}): {waarom}"
    actie = (
        f"Zet {g.rubriek} op N over {periode(g.onterecht)} en stuur een correctie{g.tot}; op een onjuist verzoek kan "
        "een boete staan (Wtl 4.7)."
    )
    return Reden(zin, artikel, g.kalender.correctie, actie)


def _waarom_niet(g: Geval, regels: list[dict[str, Any]]) -> tuple[str, str]:
    """The first exclusion that holds for these rows, from the article that says so."""
    uit = UITSLUITING[g.soort]
    wsw = "wsw_niet_gedetacheerd" if g.uit_register else "wsw_dienstbetrekking"
    toetsen = [
        ("in_dienstbetrekking", False, "dit is geen dienstbetrekking maar een uitkering of pensioen.", "Wtl 1.1"),
        ("voor_aow_leeftijd", False, "de AOW-leeftijd is bereikt.", f"{uit} onder a"),
        (wsw, True, "dit is een dienstbetrekking volgens de Wsw.", f"{uit} onder b"),
        ("beschut_werk", True, "dit is beschut werk.", "Participatiewet 10b; Wfsv 38b"),
    ]
    for kenmerk, fout, zin, artikel in toetsen:
        if all(r[kenmerk] is fout for r in regels):
            return zin, artikel
    v = g.verklaring
    if g.uit_register and (v is None or v.laatste_dag is None):
        rest = g.onzeker and all(r["in_lkv_periode"] is False for r in regels)
        zin = "deze werknemer staat dan niet in het register"
        return f"{zin}{', en de oude drie jaar zijn dan voorbij' if rest else ''}.", "Wtl 2.10 lid 1 (2026); Wfsv 38b"
    if v is not None and v.niet:
        return v.niet, v.artikel
    eerste, laatste = (v.eerste_dag, v.laatste_dag) if v is not None else (None, None)
    if eerste is not None and all(r["tijdvak_eind"] < eerste for r in regels):
        return f"de periode waarover dit voordeel loopt, begint op {_datum(eerste)}.", f"{ARTIKEL[g.soort]} (duur)"
    if laatste is not None and all(r["tijdvak_begin"] > laatste for r in regels):
        return (
            f"de periode waarover dit voordeel loopt, was na {_datum(laatste)} voorbij.",
            f"{ARTIKEL[g.soort]} (duur)",
        )
    if laatste is None and all(r["in_lkv_periode"] is False for r in regels):
        return "de periode waarover dit voordeel loopt, is voorbij.", f"{ARTIKEL[g.soort]} (duur)"
    if g.alleen_oud_recht and g.nu["begonnen_voor_2024"] is False:
        tot, voor = (_jaar_van(g.wet, f"lkv_oudere_{n}") for n in ("verstrekt_tot_en_met", "oud_recht_voor"))
        return f"na {tot} is er alleen nog recht voor wie vóór {voor} begon.", "Wtl 2.4 lid 1 (2025), 6.2a lid 1"
    if g.soort == OUDERE and g.nu["oudere_bij_begin"] is False:
        leeftijd = vast_cijfer(g.wet, "lkv_leeftijd_oudere")
        zin = f"deze werknemer was jonger dan {leeftijd} jaar op de dag waarop de baan begon."
        return zin, "Wtl 2.2 lid 1 onder b (tot 2026)"
    return "aan de voorwaarden is niet voldaan.", ARTIKEL[g.soort]


def _onzeker(g: Geval) -> Reden:
    reden = _waarom_onzeker(g)
    zin, actie = " ".join([reden.reden, *_over_onterecht(g)]), " ".join([reden.actie, *_tegen_onterecht(g)])
    return reden._replace(reden=zin, actie=actie)


def _waarom_onzeker(g: Geval) -> Reden:
    bedrag = g.als_recht[f"gevraagd_lkv_{g.soort}"]
    als = f" Is er recht, dan is het {euro(bedrag)} tot nu toe." if bedrag is not None else ""
    over = f"Gevraagd over {periode(g.onzeker)} ({_uur(g, g.onzeker)})."
    if g.uit_register:
        if any(r["geregistreerd_in_tijdvak"] is None for r in g.onzeker):
            waarom = "Het antwoord uit het register over deze werknemer ontbreekt"
            wat = "Vraag in het werkgeversportaal van UWV op of deze werknemer in het register staat"
        elif any(r["geregistreerd_in_tijdvak"] for r in g.onzeker):
            waarom, wat = _wel_in_register(g)
        else:
            waarom = "Staat niet in het register; recht kan er alleen zijn als rest van de oude drie jaar (Wtl 6.2)"
            waarom += f"; {bekend}" if (bekend := _uit_de_lijst(g)) else ""
            wat = "Zoek de doelgroepverklaring op; is die er niet, zet het verzoek dan op N"
        return Reden(f"{over} {waarom}.{als}", "Wtl 2.10-2.13 en 6.2", g.kalender.correctie, f"{wat}{g.tot}.")
    waarom = f"Het recht hangt af van een doelgroepverklaring ({NAAM[g.soort]}); "
    waarom += _uit_de_lijst(g) or "die staat niet in de aangifte"
    datum, extra = _verklaring(g)
    actie = f"Bewaar een kopie van de doelgroepverklaring bij de loonadministratie; is die er niet, {extra}."
    return Reden(f"{over} {waarom}.{als}", ARTIKEL[g.soort], datum, actie)


def _wel_in_register(g: Geval) -> tuple[str, str]:
    """What a registered employee's filings leave open: the kind of work, or the day of birth."""
    if any(r["wsw_niet_gedetacheerd"] is None for r in g.onzeker):
        waarom = (
            "Staat in het register, maar de aangifte heeft een Wsw-code van vóór 2022: of dit werk recht geeft, is "
        )
        return f"{waarom}niet te zien", "Zet in CdAard de code die nu geldt en stuur een correctie"
    waarom = "Staat in het register, maar de geboortedatum ontbreekt: of de AOW-leeftijd is bereikt, is niet te zien"
    return waarom, "Vul Gebdat in en stuur een correctie"


def _uit_de_lijst(g: Geval) -> str:
    """What the list of declarations leaves open; empty without a list."""
    if g.verklaring is None:
        return "in de lijst staat daarvoor geen verklaring, en dan is niet bekend of die er is" if g.met_lijst else ""
    return g.verklaring.onzeker or "de verklaring is er, maar de geboortedatum ontbreekt"


def _verklaring(g: Geval) -> tuple[date, str]:
    """Until when a declaration can still be asked: three months after the start."""
    dag = g.nu["doelgroepverklaring_uiterlijk"]
    if dag is not None and g.soort != HERPLAATSING:
        uiterlijk = from_day_number(dag)
        if uiterlijk >= g.kalender.stand:
            return uiterlijk, f"laat de werknemer die uiterlijk {uiterlijk:%d-%m-%Y} aanvragen"
    return g.kalender.correctie, f"zet {g.rubriek} dan op N{g.tot}"


def _datum(dag: int) -> str:
    return f"{from_day_number(dag):%d-%m-%Y}"


def _jaar_van(wet: Law, naam: str) -> int:
    """The year of a day that the law names."""
    return from_day_number(vast_cijfer(wet, naam)).year


def _tot(k: Kalender) -> str:
    if k.stand > k.correctie:
        return f" (de termijn liep tot en met {k.correctie:%d-%m-%Y}; daarna telt een correctie niet meer mee)"
    veilig = workdays.safe_day(k.correctie)
    uiterlijk = f"uiterlijk {k.correctie:%d-%m-%Y}"
    if k.stand <= veilig < k.correctie:
        uiterlijk += f" (veilig: {veilig:%d-%m-%Y})"
    if k.stand > k.voorlopig:
        return f", {uiterlijk}"
    return f", liefst vóór {k.voorlopig + timedelta(days=1):%d-%m-%Y} en {uiterlijk}"


def _uur(g: Geval, regels: list[dict[str, Any]]) -> str:
    return f"{geheel(g.uren(regels))} uur"


def tijdvakken(regels: list[dict[str, Any]]) -> set[tuple[int, int]]:
    """The filing periods of these rows: who has two jobs has two rows in one."""
    return {(r["tijdvak_begin"], r["tijdvak_eind"]) for r in regels}


def periode(regels: list[dict[str, Any]]) -> str:
    """Filing periods in words: months by name, runs of months as one, other periods by their days."""
    stukken: list[list[date]] = []
    for begin, eind in sorted(tijdvakken(regels)):
        b, e = from_day_number(begin), from_day_number(eind)
        if stukken and stukken[-1][1] + timedelta(days=1) == b:
            stukken[-1][1] = e
        else:
            stukken.append([b, e])
    return ", ".join(_stuk(b, e) for b, e in stukken)


def _stuk(b: date, e: date) -> str:
    hele_maanden = b.day == 1 and (e + timedelta(days=1)).day == 1
    if not hele_maanden:
        return f"{b:%d-%m} tot en met {e:%d-%m-%Y}"
    if (b.year, b.month) == (e.year, e.month):
        return f"{_kort(b)} {b.year}"
    return f"{_kort(b)}-{_kort(e)} {e.year}"


def _kort(dag: date) -> str:
    return "mrt" if dag.month == 3 else MAANDEN[dag.month - 1][:3]
