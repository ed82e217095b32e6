"""Why a loonkostenvoordeel is there, missed or wrongly asked: reason, article, what to send, until when.

Sentences only: whether there is a right, why or why not, the article, the days and the amounts are outcomes of the law
(`wet/wtl_reden`). Amounts in cents.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from telmee.gegevens.loonaangifte.profiel import dichtste_jaar, profiel
from telmee.gegevens.loonaangifte.velden import PERIODE, VELDEN
from telmee.getallen import euro, geheel
from telmee.werkgever.perioden import periode, tijdvakken
from telmee.werkgever.redenen_zinnen import DEELS, GEEN, GROND, LIJST, REGISTER, REST, VERKLARING, VOORBIJ
from telmee.werkgever.uitkomst import ARBEIDSGEHANDICAPT, BANENAFSPRAAK, HERPLAATSING, OUDERE
from telmee.werkgever.verklaringen import Verklaring
from telmee.werkgever.wetcijfers import cijfer, vast_cijfer
from telmee.werkgever.woorden import telwoord
from telmee.wet import Law
from telmee.wet.machine import workdays
from telmee.wet.machine.book import from_day_number
from telmee.wet.machine.law import GENERAL
from telmee.wet.machine.terms import texts_in

VELD = {
    BANENAFSPRAAK: ("lkv_banenafspraak", "lkv_banenafspraak_sb"),
    ARBEIDSGEHANDICAPT: ("lkv_arbeidsgehandicapt",),
    HERPLAATSING: ("lkv_herplaatsing",),
    OUDERE: ("lkv_oudere",),
}
"""The fields of the loonaangifte in which a benefit is asked; which of them a year has is in its profile."""

SALARIS = "Uw salarisadministratie"
UREN_IN = "Vul in het salarisprogramma de verloonde uren (AantVerlU) in"
KAN_NOG = ("verklaring_kan_nog", "rest_kan_nog")


@dataclass(frozen=True)
class Kalender:
    """The dates that rows name: provisional calculation and last correction, and the day from which is looked."""

    voorlopig: date
    correctie: date
    stand: date


class Daad(NamedTuple):
    """One thing to do, and what goes with it: how, until when, what if not."""

    wat: str
    erbij: str


class Reden(NamedTuple):
    """What is said about one row."""

    reden: str
    artikel: str
    datum: date | None
    daden: tuple[Daad, ...]

    @property
    def actie(self) -> str:
        """All there is to do, as sentences."""
        return " ".join(f"{daad.wat}{daad.erbij}." for daad in self.daden)

    @property
    def doe(self) -> str:
        """The same without what goes with it, for who shows the day beside it."""
        return ". ".join(daad.wat for daad in self.daden)


@dataclass(frozen=True)
class Geval:
    """One benefit of one employee: rows, days, amounts so far (`nu`), if every condition held, and of the year."""

    soort: str
    regels: list[dict[str, Any]]
    persoon: dict[str, Any]
    wet: Law
    kalender: Kalender
    nu: dict[str, Any]
    als_recht: dict[str, Any]
    jaar: dict[str, Any]
    dagen: dict[str, Any]
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
        bedrag: int | None = self.nu[f"uitbetaald_lkv_{self.soort}"]
        return bedrag

    @property
    def liv(self) -> int:
        """A LIV that is paid instead, as it is higher; it comes by itself."""
        return self.nu.get("liv_toegekend") or 0

    @property
    def gemist(self) -> int | None:
        """What asking everywhere would add, on the row of the benefit that would then be the highest."""
        gemist: int | None = self.nu[f"verlies_lkv_{self.soort}"]
        vol = self.nu[f"lkv_{self.soort}_vol"]
        return None if gemist == 0 and self.leeg_niet_gevraagd and not vol else gemist

    def codes(self, regels: list[dict[str, Any]]) -> list[str]:
        """The reasons that the law gives for these rows, in the order in which it looks at them."""
        gevonden = {r[f"reden_lkv_{self.soort}"] for r in regels}
        return [code for code in artikelen(self.wet, self.soort) if code in gevonden]

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


def artikelen(wet: Law, soort: str) -> dict[str, str]:
    """The reasons that the law knows for a benefit, in its order, each with its article."""
    naam = f"reden_lkv_{soort}"
    regels = [*wet.exceptions.get(naam, []), wet.rules.get(naam + GENERAL, wet.rules[naam])]
    return {code: artikel or regel.law for regel in regels for code, artikel in texts_in(regel.term)}


def _artikel(g: Geval, codes: Iterable[str]) -> str:
    van = artikelen(g.wet, g.soort)
    return "; ".join(dict.fromkeys(van[code] for code in codes))


def naam(wet: Law, soort: str) -> str:
    """What the benefit is called."""
    return wet.rules[f"lkv_{soort}_recht"].label.removeprefix("Recht op LKV ")


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
        ook = f". {_zet(g.soort, g.wet, 'J', g.leeg_niet_gevraagd, ' ook')}"
    daad = Daad(f"{UREN_IN} over {periode(leeg)}{ook}", f" en stuur{'t' if ook else ''} een correctie{g.tot}")
    return Reden(zin, reden.artikel, reden.datum or g.kalender.correctie, (*reden.daden, daad))


def zonder_uren(soort: str, leeg: list[dict[str, Any]], wet: Law, kalender: Kalender) -> Reden:
    """Of an employee without hours in any filing period, for whom it was asked: nothing can be counted."""
    over = periode(leeg)
    return Reden(
        f"Gevraagd over {over}, maar de verloonde uren ontbreken in de aangifte; recht en bedrag zijn onbekend.",
        wet.rules[f"lkv_{soort}_recht"].law,
        kalender.correctie,
        (Daad(f"{UREN_IN} over {over}", f" en stuur een correctie{_tot(kalender)}"),),
    )


def niet_gevraagd_zonder_uren(soort: str, leeg: list[dict[str, Any]], wet: Law, kalender: Kalender) -> Reden:
    """Of an employee with the right, for whom it was not asked, over filing periods without hours."""
    over = periode(leeg)
    codes = dict.fromkeys(r[f"reden_lkv_{soort}"] for r in leeg)
    grond = GROND["register" if set(codes) == {"register"} else "verklaring"]
    return Reden(
        f"{grond}, maar het voordeel is niet gevraagd over {over}. "
        "Daarover ontbreken ook de verloonde uren in de aangifte; wat er wordt gemist is onbekend.",
        "; ".join(artikelen(wet, soort)[code] for code in codes),
        kalender.correctie,
        (
            Daad(
                f"{_vraag_aan(soort, wet)}. {_zet(soort, wet, 'J', leeg)} en vult de verloonde uren (AantVerlU) in",
                f", en stuurt een correctie{_tot(kalender)}",
            ),
        ),
    )


def _vraag_aan(soort: str, wet: Law) -> str:
    return f"Vraag alsnog het loonkostenvoordeel {naam(wet, soort)} aan"


def _zet(soort: str, wet: Law, jn: str, regels: list[dict[str, Any]], ook: str = "") -> str:
    """Who does it, where, and in which field: the field by itself says nothing to who reads it."""
    return f"{SALARIS} zet{ook} in het salarisprogramma {_rubriek(soort, wet)} op {jn} over {periode(regels)}"


def _trek_in(g: Geval) -> str:
    wat = f"Trek het verzoek om loonkostenvoordeel {naam(g.wet, g.soort)} in"
    return f"{wat}. {_zet(g.soort, g.wet, 'N', g.onterecht)} en stuurt een correctie"


def _rubriek(soort: str, wet: Law) -> str:
    elementen = [v.element for v in VELDEN if v.naam in VELD[soort]]
    vorm = profiel(dichtste_jaar(wet.op.year))
    return next((e for e in elementen if vorm.heeft(PERIODE, e)), elementen[0])


def _recht(g: Geval) -> Reden:
    grond, artikel = _grond(g)
    delen: list[str] = []
    daden: list[Daad] = []
    if not g.niet_gevraagd:
        komma = "," if "," in grond else ""
        delen.append(f"{grond}{komma} en het voordeel is in elk tijdvak met recht gevraagd.")
    else:
        hoe, waar = _hoe_gemist(g)
        over = periode(g.niet_gevraagd)
        delen.append(f"{grond}, maar het voordeel {hoe}: niet over {over} ({_uur(g, g.niet_gevraagd)}).")
        if g.gemist and g.kalender.stand > g.kalender.correctie:
            dag = f"{g.kalender.correctie:%d-%m-%Y}"
            daden.append(Daad("Dit is niet meer te herstellen", f": de termijn liep tot en met {dag}"))
        elif g.gemist:
            wat = f"{_vraag_aan(g.soort, g.wet)}{waar}. {_zet(g.soort, g.wet, 'J', g.niet_gevraagd)}"
            daden.append(Daad(f"{wat} en stuurt een correctie", g.tot))
    delen += _over_onterecht(g)
    daden += _tegen_onterecht(g)
    if g.onzeker:
        delen.append(f"Over {periode(g.onzeker)} is niet te zien of er recht is.")
    delen += _naast(g)
    return Reden(" ".join(delen), artikel, g.kalender.correctie if daden else None, tuple(daden))


def _hoe_gemist(g: Geval) -> tuple[str, str]:
    """How it was not asked, and for which job it must be: who has two jobs may have asked it for one of them."""
    if not g.gevraagd:
        return "is niet gevraagd", ""
    wel, niet = tijdvakken(g.gevraagd), tijdvakken(g.niet_gevraagd)
    baan = ", ook voor de andere baan"
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


def _tegen_onterecht(g: Geval) -> list[Daad]:
    if not g.onterecht:
        return []
    return [Daad(_trek_in(g), g.tot)]


def _grond(g: Geval) -> tuple[str, str]:
    """Why there is a right, and the articles: the register, a declaration, or both in turn."""
    codes = g.codes(g.met_recht)
    zin = GROND[codes[0]] if len(codes) == 1 else DEELS
    return _ingevuld(g, zin), _artikel(g, codes)


def _ingevuld(g: Geval, zin: str) -> str:
    """A sentence with the days and figures of the law in it."""
    return zin.format_map(_Cijfers(g))


class _Cijfers(dict[str, str]):
    """What a sentence may name, looked up where it does."""

    def __init__(self, g: Geval) -> None:
        self.g = g

    def __missing__(self, woord: str) -> str:
        wet, dagen, soort = self.g.wet, self.g.dagen, self.g.soort
        return {
            "jaren": lambda: telwoord(vast_cijfer(wet, "lkv_duur")),
            "maanden": lambda: telwoord(vast_cijfer(wet, "lkv_maanden_niet_in_dienst")),
            "leeftijd": lambda: str(vast_cijfer(wet, "lkv_leeftijd_oudere")),
            "verstrekt": lambda: str(from_day_number(vast_cijfer(wet, "lkv_oudere_verstrekt_tot_en_met")).year),
            "oud": lambda: str(from_day_number(vast_cijfer(wet, "lkv_oudere_oud_recht_voor")).year),
            "oud_recht": lambda: wet.rules["lkv_banenafspraak_overgang"].law,
            "eerste": lambda: _datum(dagen[f"periode_lkv_{soort}_vanaf"]),
            "laatste": lambda: _datum(dagen[f"periode_lkv_{soort}_tot_en_met"]),
            "uiterlijk": lambda: _datum(dagen[f"verklaring_{soort}_uiterlijk"]),
        }[woord]()


def _naast(g: Geval) -> list[str]:
    """The maximum, another benefit that is higher, and why nothing is missed though it was not asked everywhere."""
    zinnen = []
    if cijfer(g.wet, f"lkv_{g.soort}_per_uur") is None:
        zinnen.append(f"Het bedrag per uur van {g.wet.op.year} is niet gevonden, dus het bedrag is onbekend.")
    elif g.nu[f"lkv_{g.soort}_toegekend"] is False and g.gevraagd and g.nu["hoogste_gevraagd_lkv"]:
        zinnen.append("Een ander voordeel is hoger, en alleen het hoogste wordt toegekend.")
    elif g.nu[f"lkv_{g.soort}_toegekend"] is None:
        zinnen.append("Wat wordt toegekend hangt af van een ander voordeel dat is gevraagd; alleen het hoogste telt.")
    elif g.niet_gevraagd and g.gemist == 0:
        zinnen.append("Dat kost niets: het hoogste bedrag van het jaar is al bereikt, of een ander voordeel is hoger.")
    if g.liv:
        zinnen.append(f"Over deze werknemer krijgt u vanzelf {euro(g.liv)} LIV; alleen wat daarboven komt telt.")
    if g.bedrag and g.nu[f"lkv_{g.soort}_afgetopt"]:
        zinnen.append("Het hoogste bedrag van het jaar is bereikt.")
    return zinnen


def _geen_recht(g: Geval) -> Reden:
    waarom, artikel = _waarom_niet(g, g.onterecht)
    zin = f"Gevraagd zonder recht over {periode(g.onterecht)} ({_uur(g, g.onterecht)}): {waarom}"
    boete = g.wet.rules[f"lkv_{g.soort}_onterecht"].law
    daad = Daad(
        _trek_in(g),
        f"{g.tot}; op een onjuist verzoek kan een boete staan ({boete})",
    )
    return Reden(zin, artikel, g.kalender.correctie, (daad,))


def _waarom_niet(g: Geval, regels: list[dict[str, Any]]) -> tuple[str, str]:
    """Why there is no right in these rows, and the articles; each reason with its periods where there are several."""
    codes = g.codes(regels)
    zinnen = [_ingevuld(g, _zonder_recht(g, code)) for code in codes]
    if len(codes) > 1:
        per = [[r for r in regels if r[f"reden_lkv_{g.soort}"] == code] for code in codes]
        zinnen = [f"over {periode(deel)}: {zin}" for deel, zin in zip(per, zinnen, strict=True)]
    return " ".join(zinnen), _artikel(g, codes)


def _zonder_recht(g: Geval, code: str) -> str:
    bekend = g.verklaring is not None and g.verklaring.feiten
    return VOORBIJ if code == "periode_voorbij" and not bekend else GEEN[code]


def _onzeker(g: Geval) -> Reden:
    reden = _waarom_onzeker(g)
    zin = " ".join([reden.reden, *_over_onterecht(g)])
    return reden._replace(reden=zin, daden=(*reden.daden, *_tegen_onterecht(g)))


def _waarom_onzeker(g: Geval) -> Reden:
    bedrag = g.als_recht[f"gevraagd_lkv_{g.soort}"]
    als = f" Is er recht, dan is het {euro(bedrag)} tot nu toe." if bedrag is not None else ""
    over = f"Gevraagd over {periode(g.onzeker)} ({_uur(g, g.onzeker)})."
    codes = g.codes(g.onzeker)
    code = codes[0]
    datum = from_day_number(min(r[f"uiterste_dag_lkv_{g.soort}"] for r in g.onzeker))
    if code in REGISTER:
        waarom, wat, erbij = (_ingevuld(g, zin) for zin in REGISTER[code])
        if REGISTER[code][0] == REST and (bekend := _uit_de_lijst(g, code)):
            waarom += f"; {bekend}"
        return Reden(f"{over} {waarom}.{als}", _artikel(g, codes), datum, (Daad(wat, f"{erbij}{g.tot}"),))
    waarom = f"Het recht hangt af van een doelgroepverklaring ({naam(g.wet, g.soort)}); "
    waarom += _uit_de_lijst(g, code) or VERKLARING.get(code, "die staat niet in de aangifte")
    extra = f"laat uw salarisadministratie het verzoek ({g.rubriek}) dan op N zetten{g.tot}"
    if code in KAN_NOG:
        extra = f"laat de werknemer die uiterlijk {datum:%d-%m-%Y} aanvragen"
    daad = Daad("Bewaar een kopie van de doelgroepverklaring bij de loonadministratie", f"; is die er niet, {extra}")
    return Reden(f"{over} {waarom}.{als}", _artikel(g, codes), datum, (daad,))


def _uit_de_lijst(g: Geval, code: str) -> str:
    """What the list of declarations leaves open; empty without a list."""
    v = g.verklaring
    if v is None:
        return "in de lijst staat daarvoor geen verklaring, en dan is niet bekend of die er is" if g.met_lijst else ""
    if v.onzeker:
        return LIJST[v.onzeker]
    if f"doelgroepverklaring_{g.soort}" not in v.feiten:
        return "er is volgens de lijst nog geen verklaring, en zij kan nog worden aangevraagd"
    return VERKLARING.get(code, "de verklaring is er, maar of aan alle voorwaarden is voldaan, is niet te zien")


def _datum(dag: int) -> str:
    return f"{from_day_number(dag):%d-%m-%Y}"


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
