"""Levy, opslag and bonus of every employer under a reform, by the rules of the law: the first round, without behaviour.

What an employer gains or loses is what the form of the reform gives: bonus less opslag, or the levy. The percentage of
the opslag is the reform's own, else the one at which employers who pay get as much back. A percentage of the quota that
the law does not name follows from its own formula, over the hours in these records. A range of the reform is reckoned
at both ends, and what is said of it covers every combination of ends. Amounts are cents a year, percentages hundredths
of a per cent. Raises `Fout` and `GebruiksFout`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

import polars as pl

from telmee.beleid.hervorming import Hervorming
from telmee.beleid.werkgevers_feiten import Feiten
from telmee.fouten import Fout, GebruiksFout
from telmee.wet import Law
from telmee.wet.machine.explain import compute

SECTOREN = ("markt", "overheid")
PERCENTAGE, BONUS, QUOTUM = "inclusiviteitsopslag_percentage", "banenafspraakbonus_per_uur", "quotumpercentage"
EERST = ("uitlener_quotum", "toetsuren", "kleine_werkgever", "grens_kleine_werkgever", "verloonde_uren_grondslag")
UIT_RIJEN = ("verloonde_uren_totaal", "verloonde_uren_doelgroep_eigen", "opslag_grondslag", "premieplichtige_loonsom")
PLICHT = ("onder_drempel", "quotumplichtig")
UITKOMSTEN = (
    "verloonde_uren_doelgroep",
    "quotumtekort",
    "quotumheffing",
    "inclusiviteitsopslag",
    "banenafspraakbonus_werkgever",
    "saldo_opslag_bonus",
)
VASTGESTELD, OPGEGEVEN, AFGELEID, ONBEKEND = "vastgesteld", "opgegeven", "afgeleid", "onbekend"
ENDEN = ("laag", "hoog")


@dataclass(frozen=True)
class Tarief:
    """What is reckoned with at one end of the ranges; `quotum` by sector with how it is known."""

    einde: str
    bonus_per_uur: int
    opslagpercentage: int
    quotum: dict[str, tuple[int | None, str]]

    def als_dict(self) -> dict[str, Any]:
        """Plain data: euros and per cents."""
        return {
            "bonus_per_uur": self.bonus_per_uur / 100,
            "opslagpercentage": self.opslagpercentage / 100,
            "quotumpercentage": {
                sector: {"waarde": None if cijfer is None else cijfer / 100, "status": status}
                for sector, (cijfer, status) in self.quotum.items()
            },
        }


@dataclass(frozen=True)
class Variant:
    """Every employer at one tariff; `saldo` is what the reform gives or takes."""

    tarief: Tarief
    evenwicht: int | None
    werkgevers: pl.DataFrame

    def som(self, kolom: str, wie: pl.Expr | None = None) -> int | None:
        """What employers pay or receive together; those whose own rows are unknown are left out, and said."""
        deel = self.werkgevers.filter(pl.col("bekend") & (pl.lit(True) if wie is None else wie))[kolom]
        return None if deel.null_count() else int(deel.sum())

    def rijk(self, vorm: str) -> dict[str, int | None]:
        """The lines of the Rijk: what it pays is below nothing, and a line that is unknown leaves the balance so."""
        if vorm == "heffing":
            regels: dict[str, int | None] = {"heffing": self.som("quotumheffing")}
        else:
            klein = pl.col("kleine_werkgever")
            bonus = "banenafspraakbonus_werkgever"
            regels = {"opslag": self.som("inclusiviteitsopslag")}
            regels |= {"bonus_betalers": _min(self.som(bonus, ~klein)), "bonus_klein": _min(self.som(bonus, klein))}
        bekend = [w for w in regels.values() if w is not None]
        return regels | {"saldo": sum(bekend) if len(bekend) == len(regels) else None}


def _min(bedrag: int | None) -> int | None:
    return None if bedrag is None else -bedrag


@dataclass(frozen=True)
class Uitkomst:
    """The reform over the employers of a data set; two variants where it has a range: all low, and all high.

    `hoeken` has every combination of the ends that the form of the reform looks at, those two among them.
    """

    hervorming: Hervorming
    feiten: Feiten
    varianten: tuple[Variant, ...]
    hoeken: tuple[Variant, ...]

    @property
    def vorm(self) -> str:
        """heffing or opslag."""
        return self.hervorming.quotumvorm

    @cached_property
    def onbekend(self) -> int:
        """Employers of which the records leave hours or wages open; they are in no amount."""
        return int((~self.varianten[0].werkgevers["bekend"]).sum())

    @property
    def percentage_opgegeven(self) -> bool:
        """Whether the reform, or who asks, has a percentage of the opslag of its own."""
        eigen = self.hervorming.quotum and self.hervorming.quotum.opslagpercentage
        return bool(eigen) or self.feiten.law.figure(PERCENTAGE) is not None


def eis_quotum(h: Hervorming) -> None:
    """Refuses a reform that asks nothing of employers."""
    if h.quotum is None:
        raise GebruiksFout(
            "In deze hervorming staat geen quotum, dus er is geen heffing, opslag of bonus te rekenen; voeg een regel "
            "toe als 'quotum: {activering: 2027, vorm: opslag}'."
        )


def reken(h: Hervorming, feiten: Feiten) -> Uitkomst:
    """Every employer, at one tariff or at both ends of a range."""
    eis_quotum(h)
    basis = _basis(feiten)
    kanten = tuple((0, 1) if laag < hoog else (0,) for laag, hoog in _bereiken(h))
    laag, hoog = (tuple(k[plek] for k in kanten) for plek in (0, -1))
    if laag == hoog:
        variant = _variant(h, feiten, basis, "", laag)
        return Uitkomst(h, feiten, (variant,), (variant,))
    varianten = tuple(_variant(h, feiten, basis, e, p) for e, p in zip(ENDEN, (laag, hoog), strict=True))
    bonus, opslag, doel = kanten
    telt = product(bonus, opslag, (0,)) if h.quotumvorm == "opslag" else product((0,), (0,), doel)
    uiten = {_telt(h, laag), _telt(h, hoog)}
    rest = tuple(_variant(h, feiten, basis, "", p) for p in telt if p not in uiten)
    return Uitkomst(h, feiten, varianten, (*varianten, *rest))


def _telt(h: Hervorming, plekken: tuple[int, ...]) -> tuple[int, ...]:
    """The ends that the form looks at: the levy at the target, opslag and bonus at their own."""
    bonus, opslag, doel = plekken
    return (bonus, opslag, 0) if h.quotumvorm == "opslag" else (0, 0, doel)


def eis_cijfer(law: Law, naam: str, sleutel: str | None = None) -> int:
    """A figure of the law that cannot be done without."""
    cijfer = law.figure(naam, sleutel)
    if cijfer is None:
        raise Fout(
            f"De wet van {law.op} noemt geen '{naam}'; kies met --jaar een ander jaar, of geef het cijfer met --anders."
        )
    return int(cijfer)


def _bereiken(h: Hervorming) -> tuple[tuple[float, float], ...]:
    """The ranges of bonus, opslag and target; what the reform does not give has one end."""
    assert h.quotum is not None
    doel = h.doelstelling.vast if h.doelstelling else None
    return tuple(b or (0.0, 0.0) for b in (h.quotum.bonus_per_uur, h.quotum.opslagpercentage, doel))


def _basis(feiten: Feiten) -> pl.DataFrame:
    """Who is small and who is liable; no source says the hours of the year before, so those of the year stand there."""
    law = feiten.law
    eerst = _tabel(law.derive(feiten.werkgevers, *EERST, level="werkgever", check=False))
    met = eerst.with_columns(toetsuren_vorig_jaar=pl.col("toetsuren"))
    met = _tabel(law.derive(met, *PLICHT, level="werkgever", check=False))
    bekend = pl.all_horizontal(pl.col(*UIT_RIJEN).is_not_null())
    return met.with_columns(grootte=_grootte(law), bekend=bekend)


def _tabel(frame: Any) -> pl.DataFrame:
    gevonden: pl.DataFrame = frame.collect() if isinstance(frame, pl.LazyFrame) else frame
    return gevonden


def _grootte(law: Law) -> pl.Expr:
    """Employees of the average hours that the law takes for one."""
    return pl.col("verloonde_uren_totaal") // eis_cijfer(law, "gemiddelde_verloonde_uren_werknemer")


def _variant(h: Hervorming, feiten: Feiten, basis: pl.DataFrame, einde: str, plekken: tuple[int, ...]) -> Variant:
    bonusplek, opslagplek, doelplek = plekken
    assert h.quotum is not None
    eigen_bonus, eigen_opslag = h.quotum.bonus_per_uur, h.quotum.opslagpercentage
    bonus = round(eigen_bonus[bonusplek] * 100) if eigen_bonus else eis_cijfer(feiten.law, BONUS)
    evenwicht = _evenwicht(feiten.law.with_values(**{BONUS: bonus}), basis)
    gegeven = feiten.law.figure(PERCENTAGE)
    opslag = (
        round(eigen_opslag[opslagplek] * 100) if eigen_opslag else int(evenwicht or 0 if gegeven is None else gegeven)
    )
    quotum = {sector: _quotum(h, feiten, basis, sector, doelplek) for sector in SECTOREN}
    law = feiten.law.with_values(**{BONUS: bonus, PERCENTAGE: opslag})
    bekend = {sector: cijfer for sector, (cijfer, status) in quotum.items() if status == AFGELEID}
    if bekend:
        law = law.with_values(**{QUOTUM: bekend})
    bonusrijen = basis.select(
        "werkgever", "jaar", pl.lit(1).alias("persoon"), _bonusuren().alias("uren_lkv_banenafspraak")
    )
    uit = _tabel(law.derive({"werkgever": basis, "werknemer": bonusrijen}, *UITKOMSTEN, check=False))
    saldo = pl.col("saldo_opslag_bonus") if h.quotumvorm == "opslag" else -pl.col("quotumheffing")
    wie = uit.with_columns(saldo=saldo).sort("werkgever")
    return Variant(Tarief(einde, bonus, opslag, quotum), evenwicht, wie)


def _bonusuren() -> pl.Expr:
    """The bonus counts per hour, so the hours of all employees of one employer may stand in one row."""
    return pl.col("verloonde_uren_doelgroep_eigen")


def _evenwicht(law: Law, basis: pl.DataFrame) -> int | None:
    """The percentage at which employers who pay get as much back, with the hours of the target group that there are."""
    betaalt = basis.filter(pl.col("bekend") & ~pl.col("kleine_werkgever"))
    uren, loon = betaalt.select(_bonusuren().sum(), pl.col("opslag_grondslag").sum().alias("loon")).row(0)
    if not loon:
        return None
    land = {"bonusuren_land": uren, "opslagloon_land": loon}
    gevonden: int | None = compute(law, {"land": [land]}, check=False).outcome("opslagpercentage_evenwicht")
    return gevonden


def _quotum(h: Hervorming, feiten: Feiten, basis: pl.DataFrame, sector: str, plek: int) -> tuple[int | None, str]:
    """The percentage of a sector: given, settled by the law, or from the formula of the law over these records."""
    law, doel = feiten.law, h.doelstelling
    entry = law.entry(QUOTUM, sector)
    mee = bool(doel and doel.naar_omvang) and _nieuwe_groep(h)
    gewijzigd = bool(doel and doel.vast) or mee or not h.per_sector
    if entry is not None and entry.figure is not None and (entry.status == OPGEGEVEN or not gewijzigd):
        return int(entry.figure), OPGEGEVEN if entry.status == OPGEGEVEN else VASTGESTELD
    if mee:
        return None, ONBEKEND
    waar = (sector,) if h.per_sector else SECTOREN
    deel = _doel(h, law, waar, plek)
    nul = [law.figure("banen_quotumplichtig_nulmeting", s) for s in waar]
    plichtig = basis.filter(pl.col("quotumplichtig") & pl.col("sector").is_in(waar))
    uren = int(plichtig["verloonde_uren_grondslag"].sum())
    if not uren or deel is None or None in nul:
        return None, ONBEKEND
    schaal = feiten.dataset.schaal
    rij = {
        "sector": sector,
        "jaar": law.op.year,
        "banen_quotumplichtig_nulmeting": round(sum(nul) * schaal),
        "extra_banen_quotum": round(deel * schaal),
        "uren_alle_banen_quotumplichtig": uren,
    }
    cijfer = compute(law, {"sector": [rij]}, check=False).outcome("quotumpercentage_berekend")
    return (None, ONBEKEND) if cijfer is None or cijfer > law.book.values[QUOTUM].high else (int(cijfer), AFGELEID)


def _doel(h: Hervorming, law: Law, waar: tuple[str, ...], plek: int) -> float | None:
    """Extra banen of these sectors: of the law, or the reform's number in the proportion of the law."""
    wet = {s: law.figure("extra_banen_quotum", s) for s in SECTOREN}
    if None in wet.values():
        return None
    eigen = h.doelstelling.vast if h.doelstelling else None
    deel = sum(wet[s] for s in waar)
    return deel if eigen is None else eigen[plek] * deel / max(sum(wet.values()), 1)


def _nieuwe_groep(h: Hervorming) -> bool:
    """Whether people count who are not in the records."""
    return bool((h.doelgroep and h.doelgroep.optie > 1) or h.verbreding or h.leeftijdsgrens)
