"""What the measurement says in one sentence, in Dutch and in English: heads of pages and charts. Computes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from telmee.getallen import geheel, kaal
from telmee.meting.ontleding import AFRONDING, FORMEEL, INLEEN, SAMEN, SLEUTEL, Gemis, Ontleding
from telmee.meting.sleutel import Sleutelvraag
from telmee.meting.uitkomst import CELLEN, Uitslag, nuljaar

ENGELS = {"markt": "the market", "overheid": "government", "totaal": "the Netherlands"}
NEDERLANDS = {"markt": "de markt", "overheid": "de overheid", "totaal": "Nederland"}
DELEN = {
    FORMEEL: ("eigen dienst", "own service"),
    INLEEN: ("inleen", "hiring-in"),
    SLEUTEL: ("de verdeelsleutel", "the hiring-in key"),
    SAMEN: ("eigen dienst en inleen samen", "own service and hiring-in together"),
    AFRONDING: ("afronding", "rounding"),
}


@dataclass(frozen=True)
class Zin:
    """One sentence in both languages."""

    nl: str
    en: str

    def in_taal(self, taal: str) -> str:
        """In the language of a page."""
        return self.en if taal == "en" else self.nl


def engels(getal: int) -> str:
    """89616 -> '89,616'."""
    return f"{getal:,}"


def met_teken(getal: int, komma: str = ".") -> str:
    """1234 -> '+1.234'; of nothing no sign."""
    tekst = geheel(getal) if komma == "." else engels(getal)
    return f"+{tekst}" if getal > 0 else tekst


def procent(honderdsten: int) -> Zin:
    """7280 -> '72,8%' and '72.8%'."""
    nl = kaal(honderdsten, 2, ",").removesuffix("0").removesuffix(",0").removesuffix(",")
    return Zin(f"{nl}%", f"{nl.replace(',', '.')}%")


def uitslag_zin(uitslag: Uitslag, cel: str = "totaal") -> Zin:
    """Whether a sector, or the country, reached its target; of a sample only how many banen."""
    extra, doel, gehaald = uitslag.extra_banen[cel]["totaal"], uitslag.doelstelling[cel], uitslag.gehaald[cel]
    jaar, wie, who = uitslag.jaar, NEDERLANDS[cel], ENGELS[cel]
    if uitslag.schaal < 1 and extra is not None:
        return Zin(
            f"In {jaar} telt deze steekproef {geheel(extra)} extra banen.",
            f"In {jaar} this sample counts {engels(extra)} extra jobs.",
        )
    if extra is None and doel is not None:
        if uitslag.bron == "gepubliceerd" and any(uitslag.extra_banen[c]["totaal"] is not None for c in CELLEN):
            return Zin(
                f"Het precieze totaal van {jaar} is niet gepubliceerd; het doel was {geheel(doel)} extra banen.",
                f"The exact total of {jaar} was not published; the target was {engels(doel)} extra jobs.",
            )
        return Zin(
            f"Over {jaar} is nog geen uitslag; het doel is {geheel(doel)} extra banen.",
            f"There is no result about {jaar} yet; the target is {engels(doel)} extra jobs.",
        )
    if extra is None or doel is None or gehaald is None:
        aantal = "een onbekend aantal" if extra is None else geheel(extra)
        number = "an unknown number of" if extra is None else engels(extra)
        return Zin(f"In {jaar} zijn het {aantal} extra banen.", f"In {jaar} there are {number} extra jobs.")
    af = abs(extra - doel)
    if gehaald:
        return Zin(
            f"In {jaar} haalde {wie} het doel: {geheel(extra)} extra banen, {geheel(af)} boven de {geheel(doel)}.",
            f"In {jaar} {who} reached the target: {engels(extra)} extra jobs, {engels(af)} above the {engels(doel)}.",
        )
    return Zin(
        f"In {jaar} haalde {wie} het doel niet: {geheel(extra)} extra banen, {geheel(af)} onder de {geheel(doel)}.",
        f"In {jaar} {who} missed the target: {engels(extra)} extra jobs, {engels(af)} below the {engels(doel)}.",
    )


def reeks_zin(uitslagen: tuple[Uitslag, ...]) -> Zin:
    """The last year of which it is known whether the target was reached."""
    for uitslag in reversed(uitslagen):
        if uitslag.gehaald["totaal"] is not None:
            return uitslag_zin(uitslag)
    return Zin("Er is nog geen uitslag bekend.", "No result is known yet.")


def vormen_zin(uitslagen: tuple[Uitslag, ...]) -> Zin:
    """How own service and hiring-in went, in the last year in which both are known."""
    for uitslag in reversed(uitslagen):
        formeel, inleen = (uitslag.extra_banen["totaal"][vorm] for vorm in ("formeel", "inleen"))
        if formeel is not None and inleen is not None:
            meer, more = ("meer", "more") if inleen >= 0 else ("minder", "fewer")
            return Zin(
                f"In {uitslag.jaar}: {met_teken(formeel)} banen in eigen dienst, en {geheel(abs(inleen))} {meer} via "
                f"inleen dan in {nuljaar()}.",
                f"In {uitslag.jaar}: {met_teken(formeel, ',')} jobs in own service, and {engels(abs(inleen))} {more} "
                f"through hiring-in than in {nuljaar()}.",
            )
    return Zin(
        "De verdeling over eigen dienst en inleen is niet gepubliceerd.",
        "The split over own service and hiring-in was not published.",
    )


def ontleding_zin(ontleding: Ontleding) -> Zin:
    """The change of the country and its parts; the key moves only between the sectors, so it is none of them."""
    totaal = ontleding.verandering["totaal"]
    vorig = ontleding.sinds
    if totaal is None:
        return Zin(
            f"Wat er sinds {vorig} in heel Nederland veranderde is niet precies bekend.",
            f"What changed in the whole country since {vorig} is not known exactly.",
        )
    delen = [deel for deel in ontleding.delen if deel.naam not in (AFRONDING, SLEUTEL) and deel.banen["totaal"]]
    if any(deel.naam == SAMEN for deel in delen):
        per = [(("markt", "market"), delen[0].banen["markt"]), (("overheid", "government"), delen[0].banen["overheid"])]
    else:
        per = [(DELEN[deel.naam], deel.banen["totaal"]) for deel in delen]
    nl = ", ".join(f"{namen[0]} {met_teken(banen or 0)}" for namen, banen in per)
    en = ", ".join(f"{namen[1]} {met_teken(banen or 0, ',')}" for namen, banen in per)
    return Zin(
        f"Sinds {vorig}: {met_teken(totaal)} banen ({nl}).", f"Since {vorig}: {met_teken(totaal, ',')} jobs ({en})."
    )


GEMIST = {
    "uitslag": ("de uitslag", "the result"),
    "vormen": ("de verdeling over eigen dienst en inleen", "the split over own service and hiring-in"),
    "sleutel": ("een gepubliceerde verdeelsleutel", "a published hiring-in key"),
}


def gemis_zin(gemis: Gemis) -> Zin:
    """Which figure is missing, of which year; what was searched is Dutch in both."""
    nl, en = GEMIST[gemis.wat]
    return Zin(f"Van {gemis.jaar} ontbreekt {nl}.", f"Of {gemis.jaar} {en} is missing.")


def sleutel_zin(vraag: Sleutelvraag) -> Zin:
    """What the key that was asked for changes, or what one point of the key of the law does."""
    punt = vraag.punt["markt"] or 0
    deel = procent(vraag.gekozen.markt)
    if not vraag.eigen:
        return Zin(
            f"In {vraag.jaar} verschuift één punt van de verdeelsleutel {geheel(punt)} banen tussen overheid en markt.",
            f"One point of the hiring-in key moves {engels(punt)} jobs between government and market in {vraag.jaar}.",
        )
    extra = vraag.gekozen.uitslag.extra_banen
    markt, overheid = extra["markt"]["totaal"] or 0, extra["overheid"]["totaal"] or 0
    return Zin(
        f"Met {deel.nl} voor de markt telt de markt in {vraag.jaar} {geheel(markt)} extra banen en de overheid "
        f"{geheel(overheid)}.",
        f"With {deel.en} for the market, the market has {engels(markt)} extra jobs in {vraag.jaar} and government "
        f"{engels(overheid)}.",
    )
