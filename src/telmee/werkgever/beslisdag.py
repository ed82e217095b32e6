"""The day whose state of the filings decides over a year, and what came after it.

Which day that is, whether a message is in time, and what of a later one is too late or can be taken back are outcomes
of the law (Wtl 4.1 and 4.3, Wfsv 34 and 38e through `wtl_tegemoetkoming` and `wfsv`). Only filings are cut by it: the
law and the lists stay those of today. Amounts in cents. Before the day nothing is too late.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache

import polars as pl

from telmee.fouten import Fout
from telmee.getallen import euro, geheel, tienden
from telmee.werkgever import tellingen, termijnen, voordelen
from telmee.werkgever.invoer import Invoer
from telmee.werkgever.uitkomst import WAARSCHUWING, Beslisdag, Bevinding, LaterVoordeel, Positie, Sleutel, Voordeel
from telmee.werkgever.verklaringen import vraag
from telmee.werkgever.wetcijfers import artikel
from telmee.werkgever.woorden import aantal
from telmee.wet import Law, Wetten
from telmee.wet.machine.book import day_number

DAG, NOG = "correctie_uiterlijk", "correctie_telt_nog"
TELT = ("aangifte_telt_voor_tegemoetkoming", "aangifte_telt_voor_quotum")
TE_LAAT_GEDAAN = tellingen.TE_LAAT
STAND, LATER = "tegemoetkoming_stand_beslisdag", "tegemoetkoming_latere_stand"
TE_LAAT, TE_HERZIEN, HERZIENING = "tegemoetkoming_te_laat", "tegemoetkoming_te_herzien", "herziening_uiterlijk"


def telt(wetten: Wetten) -> Callable[[date, int], bool]:
    """Whether a message made on a day counts over a year. While the day that decides has not passed, all do."""

    @cache
    def beslist(jaar: int) -> Law | None:
        """The law of a year whose day has passed."""
        try:
            wet = wetten.op(jaar)
        except Fout:  # a year that the law does not know: the position will say so
            return None
        return wet if _voorbij(wet) else None

    @cache
    def op_tijd(dag: date, jaar: int) -> bool:
        if (wet := beslist(jaar)) is None:
            return True
        tijdvak = pl.DataFrame({"aangifte_ingediend_op": [day_number(dag)]})
        namen = [naam for naam in TELT if naam in wet.rules]
        uit = wet.derive({"tijdvak": tijdvak, "land": _land(wet)}, *namen, check=False)
        return all(bool(uit[naam].item()) for naam in namen)

    return op_tijd


def _voorbij(wet: Law) -> bool:
    """Whether the day has passed; about years of which the law has no such day nothing is too late."""
    if NOG not in wet.rules:
        return False
    (uit,) = vraag(
        wet, [{"persoon": 1, "werkgever": 1, "jaar": wet.op.year, "peildatum": day_number(wet.stand)}], [NOG]
    )
    return uit[NOG] is False


def _land(wet: Law) -> pl.DataFrame:
    return pl.DataFrame({"jaar": [wet.op.year]}, schema={"jaar": pl.Int64})


def stand(invoer: Invoer, wet: Law) -> Beslisdag:
    """The day itself, and how many messages came after it."""
    gevonden = Beslisdag(termijnen.dag(wet, DAG), _artikelen(wet), _voorbij(wet))
    if not gevonden.voorbij:
        zin = f"De stand van {gevonden.datum:%d-%m-%Y} beslist ({gevonden.artikel}); tot dan is alles op tijd."
        return replace(gevonden, zinnen=(zin,))
    return replace(
        gevonden,
        berichten_te_laat=invoer.berichten_te_laat,
        tijdvakken_te_laat=invoer.tijdvakken_te_laat,
        herziening_tot=termijnen.dag(wet, HERZIENING),
        herziening_artikel=artikel(wet, HERZIENING),
        zinnen=(_geldt(gevonden),),
    )


def _artikelen(wet: Law) -> str:
    return "; ".join(dict.fromkeys(artikel(wet, naam) for naam in (DAG, "quotumuren_vast_op")))


def _geldt(b: Beslisdag) -> str:
    return f"Wat hier staat is de stand van {b.datum:%d-%m-%Y}; die beslist ({b.artikel})."


def met_latere(p: Positie, later: Positie, wet: Law) -> Positie:
    """The position of the deciding day, with beside it what all messages together would have given.

    What was filed or asked too late is lost, so it counts in `gemist`; what is granted stays. A LIV that came by itself
    is not lost: beside it only the difference is (Wtl 4.1 through `tegemoetkoming_te_laat`).
    """
    assert p.beslisdag is not None
    rijen = _met_verlies(p, later, wet)
    nummers = {v.sleutel: v.rij for v in rijen}
    per = _per_werknemer(p, later, nummers, wet)
    totaal = voordelen.totaal(rijen)
    b = replace(
        p.beslisdag,
        lkv=per,
        lkv_te_laat=_som(v.te_laat for v in per),
        lkv_te_herzien=_som(v.te_herzien for v in per),
        uren_totaal_later=later.uren.totaal,
        uren_doelgroep_later=later.uren.doelgroep,
        tekort_later=later.quotum.tekort,
    )
    met_liv = any(v.berekend != 0 for v in (*p.liv, *later.liv) if v.soort == "liv")
    b = replace(b, zinnen=(_geldt(b), *_zinnen(b, p, met_liv)))
    return replace(p, lkv=rijen, lkv_totaal=totaal, beslisdag=b, bevindingen=(_bevinding(b), *p.bevindingen))


def zonder_latere(p: Positie, waarom: str) -> Positie:
    """The same when what came later cannot be computed: that it is so, and why."""
    assert p.beslisdag is not None
    zinnen = (*p.beslisdag.zinnen, f"{_berichten(p.beslisdag)} na die dag gemaakt en te laat.",
              f"Wat die hadden veranderd is niet te berekenen: {waarom}")  # fmt: skip
    b = replace(p.beslisdag, zinnen=zinnen, lkv_te_laat=None, lkv_te_herzien=None)
    return replace(p, beslisdag=b, bevindingen=(_bevinding(b), *p.bevindingen))


def _met_verlies(p: Positie, later: Positie, wet: Law) -> tuple[Voordeel, ...]:
    """The rows of the deciding day, with what is lost because it was filed too late; rows that only came later too."""
    toen = {(v.sleutel, v.soort): v for v in later.lkv}
    rijen, nummers = [], {v.sleutel: v.rij for v in p.lkv}
    liv = _Naast(p, later)
    for v in p.lkv:
        ander = toen.pop((v.sleutel, v.soort), None)
        extra = None if ander is None else _te_laat(*liv.erbij(v, _vol(v), _vol(ander)), wet)
        boom = v.boom if v.boom is None else replace(v.boom, te_laat=extra, naast_liv=liv.toen(v))
        rijen.append(replace(v, gemist=v.gemist + extra, boom=boom) if extra and v.gemist is not None else v)
    hoogste = max(nummers.values(), default=0)
    for (wie, _), v in toen.items():
        verlies = _te_laat(*liv.erbij(v, 0, _vol(v)), wet)
        if verlies is None and v.recht is not None and not v.onterecht_uren:
            verlies = v.gemist
        if wie not in nummers:
            hoogste += 1
            nummers[wie] = hoogste
        zin = f"{v.reden} Dit is pas aangegeven na de dag die beslist, en telt niet mee."
        boom = v.boom if v.boom is None else replace(v.boom, te_laat=verlies, pas_later=True, naast_liv=liv.toen(v))
        rijen.append(replace(v, rij=nummers[wie], bedrag=0, gemist=verlies, toegekend=False, reden=zin, boom=boom))
    return tuple(rijen)


class _Naast:
    """The LIV that is paid instead of a loonkostenvoordeel, by the deciding day and by all messages."""

    def __init__(self, p: Positie, later: Positie) -> None:
        self._nu, self._later = ({v.sleutel: v.bedrag for v in s.liv if v.soort == "liv"} for s in (p, later))

    def toen(self, v: Voordeel) -> int | None:
        """What was paid by the state of the day; nothing where there was none."""
        return self._nu.get(v.sleutel, 0)

    def erbij(self, v: Voordeel, nu: int | None, later: int | None) -> tuple[int | None, int | None]:
        """Two amounts of one row with the LIV that was paid; of a LIV that only grew later nothing is in a row."""
        toen, dan = self.toen(v), self._later.get(v.sleutel, 0)
        return _som((nu, toen)), _som((later, None if toen is None or dan is None else min(toen, dan)))

    def samen(self, wie: Sleutel, nu: int | None, later: int | None) -> tuple[int | None, int | None]:
        """What the employer has for one employee: the highest, so one of the two is nothing."""
        return _som((nu, self._nu.get(wie, 0))), _som((later, self._later.get(wie, 0)))


def _vol(v: Voordeel) -> int | None:
    """What there would be when everything was asked for."""
    return None if v.bedrag is None or v.gemist is None else v.bedrag + v.gemist


def _te_laat(nu: int | None, later: int | None, wet: Law) -> int | None:
    return None if nu is None or later is None else _verschil([(nu, later)], wet)[0][TE_LAAT]


def _verschil(paren: list[tuple[int | None, int | None]], wet: Law) -> list[dict[str, int | None]]:
    """What is too late and what can be taken back, by the rules of the law."""
    feiten = [{"persoon": n, "werkgever": 1, "jaar": wet.op.year, STAND: a, LATER: b} for n, (a, b) in enumerate(paren)]
    return vraag(wet, feiten, [TE_LAAT, TE_HERZIEN]) if feiten else []


def _per_werknemer(p: Positie, later: Positie, nummers: dict[Sleutel, int], wet: Law) -> tuple[LaterVoordeel, ...]:
    """Employees for whom the two states grant something else."""
    bedragen = [_bedragen(p.lkv), _bedragen(later.lkv)]
    wie = [w for w in dict.fromkeys((*bedragen[0], *bedragen[1])) if bedragen[0].get(w, 0) != bedragen[1].get(w, 0)]
    liv = _Naast(p, later)
    paren = [liv.samen(w, bedragen[0].get(w, 0), bedragen[1].get(w, 0)) for w in wie]
    uit = _verschil(paren, wet)
    namen = {v.sleutel: (v.personeelsnummer, v.bsn) for v in (*later.lkv, *p.lkv)}
    return tuple(
        LaterVoordeel(nummers[w], a, b, u[TE_LAAT], u[TE_HERZIEN], *namen[w])
        for w, (a, b), u in sorted(zip(wie, paren, uit, strict=True), key=lambda d: nummers[d[0]])
    )


def _bedragen(rijen: tuple[Voordeel, ...]) -> dict[Sleutel, int | None]:
    """Per employee what is granted; unknown when a row is."""
    per: dict[Sleutel, list[int | None]] = {}
    for v in rijen:
        per.setdefault(v.sleutel, []).append(v.bedrag)
    return {wie: None if None in b else sum(x for x in b if x is not None) for wie, b in per.items()}


def _som(bedragen: Iterable[int | None]) -> int | None:
    lijst = list(bedragen)
    return None if None in lijst else sum(b for b in lijst if b is not None)


def _zinnen(b: Beslisdag, p: Positie, met_liv: bool) -> tuple[str, ...]:
    """What came after the day, in money, hours and banen, and what can still happen with it.

    `met_liv`: amounts are what loonkostenvoordeel and LIV come to together, for the highest of the two is paid.
    """
    wat = "loonkostenvoordeel, met het LIV verrekend" if met_liv else "loonkostenvoordeel"
    zinnen = [f"{_berichten(b)} na die dag gemaakt en te laat."]
    if p.ontbrekende_tijdvakken and all(t.waarom == TE_LAAT_GEDAAN for t in p.ontbrekende_tijdvakken):
        zinnen.append(
            "Dat zijn ook aangiften zelf. Zijn deze bestanden later opnieuw gemaakt, geef dan de berichten zoals zij "
            "zijn ingediend."
        )
    if b.lkv_te_laat:
        zinnen.append(f"Wat zo te laat is gevraagd en niet wordt toegekend: {euro(b.lkv_te_laat)} aan {wat}.")
    if b.lkv_te_herzien:
        tot = f"{b.herziening_tot:%d-%m-%Y}" if b.herziening_tot else "later"
        zinnen.append(
            f"Wat te laat is ingetrokken of verlaagd, wordt toch toegekend: {euro(b.lkv_te_herzien)}; de inspecteur "
            f"kan dat tot en met {tot} terugnemen als de gegevens onjuist waren en dat aan de werkgever lag "
            f"of hem bekend kon zijn ({b.herziening_artikel})."
        )
    if None in (b.lkv_te_laat, b.lkv_te_herzien):
        zinnen.append(f"Wat de late berichten hadden veranderd aan {wat}, is niet helemaal bekend.")
    if b.uren_totaal_later is not None and b.uren_totaal_later != p.uren.totaal:
        zinnen.append(f"Met die berichten zouden het {geheel(b.uren_totaal_later)} verloonde uren zijn.")
    if b.uren_doelgroep_later is not None and b.uren_doelgroep_later != p.uren.doelgroep:
        zinnen.append(f"Voor de doelgroep zouden het {geheel(b.uren_doelgroep_later)} uren zijn.")
    if b.tekort_later is not None and b.tekort_later != p.quotum.tekort:
        zinnen.append(f"Het quotumtekort zou dan {tienden(b.tekort_later)} banen zijn.")
    return tuple(zinnen)


def _berichten(b: Beslisdag) -> str:
    return aantal(b.berichten_te_laat, "bericht is", "berichten zijn")


def _bevinding(b: Beslisdag) -> Bevinding:
    gevolg = " ".join(b.zinnen[2:]) or "Aan de uitkomst zou het niets veranderen."
    gevolg = f"telt niet mee ({b.artikel}). {gevolg}"
    return Bevinding(
        "na-beslisdag",
        WAARSCHUWING,
        f"{_berichten(b)} gemaakt na {b.datum:%d-%m-%Y}",
        gevolg,
        aantal=b.berichten_te_laat,
    )
