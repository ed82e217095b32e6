"""What is in the filings and can hardly be right: per employee over a whole period, and between own months.

A finding says what, where, what it does to the figures, and what to do. Nothing is changed, but for hours that cannot
be: those of one person together above all hours of a period are unknown. What the minimum wage is, and who is in the
register in a period, are outcomes of the law; the factors below are our own (docs/besluiten/0066). Amounts in cents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import polars as pl

from telmee.fouten import Fout
from telmee.getallen import geheel
from telmee.werkgever.invoer import Invoer
from telmee.werkgever.perioden import stuk
from telmee.werkgever.rijen import met_registratie
from telmee.werkgever.uitkomst import FOUT, MEDEDELING, WAARSCHUWING, Bevinding
from telmee.werkgever.wetcijfers import artikel, cijfer, is_werk
from telmee.werkgever.woorden import aantal
from telmee.wet import Law

MEER, MINDER = (3, 2), (2, 3)
"""Hours a day above or below so much of the usual are a jump."""
MINSTENS = 3
"""From so many periods on there is something usual."""
VEEL = 100
"""Hours in a week of which more is much."""
ONDER = "loon_onder_minimumloon"
ZINNEN = {
    "uren-samen-veel": (
        WAARSCHUWING,
        f"meer dan {VEEL} uur per week, alle banen samen",
        "deze uren zijn geteld; controleer of een baan dubbel is aangegeven, en corrigeer die",
    ),
    "uren-samen-onmogelijk": (
        FOUT,
        "meer uren dan er in het tijdvak gaan, alle banen samen",
        "deze uren zijn onbekend en ontbreken in alle totalen; zoek op welke baan dubbel of fout is, en corrigeer die",
    ),
    "loon-zonder-uren": (
        WAARSCHUWING,
        "loon zonder verloonde uren",
        "er tellen geen uren; is er wel gewerkt, dan zijn grondslag, banen en loonkostenvoordeel te laag: vul "
        "de verloonde uren (AantVerlU) in en stuur een correctie",
    ),
    "uren-zonder-loon": (
        WAARSCHUWING,
        "verloonde uren zonder loon",
        "deze uren zijn geteld; verloonde uren zijn uren waarover loon is betaald, dus controleer het loon of zet de "
        "uren op 0",
    ),
    "loon-onder-minimum": (
        MEDEDELING,
        "een loon onder het minimumloon van die dag",
        "aan uren en banen verandert het niets; bij loondispensatie, bbl of een fout aantal uren kan het, controleer "
        "anders uren en loon",
    ),
    "vinkje-zonder-register": (
        WAARSCHUWING,
        "het loonkostenvoordeel doelgroep banenafspraak aangevraagd, zonder registratie in dat tijdvak",
        "door het register is er dan geen recht en tellen de uren niet bij de doelgroep; vraag de datum na bij UWV, "
        "of zet het verzoek op N als er ook geen doelgroepverklaring is",
    ),
}
"""How serious it is, what it is, and what it does and asks."""
_WIE = ["persoon", "tijdvak_begin", "tijdvak_eind"]
_DAGEN = (pl.col("tijdvak_eind") - pl.col("tijdvak_begin")).dt.total_days() + 1
_LONEN = ("loon_sv", "loon_lh", "loon_in_geld")


def zonder_onmogelijke(invoer: Invoer) -> tuple[Invoer, list[Bevinding]]:
    """The input with hours unknown where those of one person together are more than a period holds; and findings."""
    rijen = invoer.dienstverbanden
    meer = rijen.select(_WIE).is_duplicated()
    if not meer.any():
        return invoer, []
    samen = rijen.filter(meer).group_by(_WIE).agg(pl.col("verloonde_uren").sum(), pl.col("bestand", "regel").first())
    te_veel = samen.filter(pl.col("verloonde_uren") > 24 * _DAGEN)
    veel = samen.filter((pl.col("verloonde_uren") * 7 > VEEL * _DAGEN) & (pl.col("verloonde_uren") <= 24 * _DAGEN))
    gevonden = list(_per_periode(veel.filter(_in_jaar(invoer)), "uren-samen-veel"))
    if te_veel.is_empty():
        return invoer, gevonden
    gevonden += _per_periode(te_veel.filter(_in_jaar(invoer)), "uren-samen-onmogelijk")
    weg = rijen.join(te_veel.select(*_WIE, pl.lit(True).alias("_weg")), on=_WIE, how="left", maintain_order="left")
    uren = pl.when(pl.col("_weg").is_null()).then("verloonde_uren").alias("verloonde_uren")
    return replace(invoer, dienstverbanden=weg.with_columns(uren).drop("_weg")), gevonden


def _in_jaar(invoer: Invoer) -> pl.Expr:
    return pl.col("tijdvak_eind").dt.year() == invoer.jaar


def bevindingen(invoer: Invoer, wet: Law) -> list[Bevinding]:
    """All findings about a year."""
    werk = invoer.rijen.filter(is_werk(wet))
    if werk.is_empty():
        return []
    samen = _per_werknemer(werk)
    loon = pl.max_horizontal([pl.col(k).fill_null(0) for k in _LONEN])
    geen_loon = pl.all_horizontal([pl.col(k).fill_null(0) == 0 for k in _LONEN]) & pl.col("loon_sv").is_not_null()
    bekend, dienst = pl.col("_uren_onbekend") == 0, pl.col("_in_dienst")
    zonder_uren = samen.filter(bekend & dienst & (pl.col("verloonde_uren") == 0) & (loon > pl.col("vakantiebijslag")))
    zonder_loon = samen.filter(bekend & (pl.col("verloonde_uren") > 0) & geen_loon)
    return [
        *_per_periode(zonder_uren, "loon-zonder-uren"),
        *_per_periode(zonder_loon, "uren-zonder-loon"),
        *_sprongen(invoer, werk),
        *_onder_minimum(invoer, samen),
        *_zonder_register(invoer, werk, wet),
    ]  # fmt: skip


def _per_werknemer(werk: pl.DataFrame) -> pl.DataFrame:
    """One row per person and period, all jobs together."""
    return (
        werk.with_columns(pl.coalesce("loon_in_geld", "loon_sv").alias("_loon"))
        .group_by(_WIE)
        .agg(
            pl.col("verloonde_uren").sum(),
            pl.col("verloonde_uren").null_count().alias("_uren_onbekend"),
            (pl.col("eind").is_null() | (pl.col("eind") >= pl.col("tijdvak_begin"))).any().alias("_in_dienst"),
            pl.len().cast(pl.Int64).alias("_banen"),
            *[pl.when(pl.col(k).null_count() < pl.len()).then(pl.col(k).sum()).alias(k) for k in (*_LONEN, "_loon")],
            pl.col("vakantiebijslag").fill_null(0).sum(),
            pl.col("geboortedatum").drop_nulls().last(),
            pl.col("bestand", "regel").first(),
        )
        .sort(*_WIE[1:], "bestand", "regel")
    )


def _per_periode(rijen: pl.DataFrame, code: str, bron: str = "") -> Iterator[Bevinding]:
    """One finding per period, at the first place, with how many employees it is about."""
    ernst, wat, gevolg = ZINNEN[code]
    gevolg += f" ({bron})" if bron else ""
    for (begin, eind), deel in rijen.sort("tijdvak_begin", "bestand", "regel").group_by(_WIE[1:], maintain_order=True):
        n, eerste = deel["persoon"].n_unique(), deel.row(0, named=True)
        zin = f"over {stuk(begin, eind)} staat bij {aantal(n, 'werknemer', 'werknemers')} {wat}"
        yield Bevinding(code, ernst, zin, gevolg, eerste["bestand"] or "", eerste["regel"], aantal=n)


def _sprongen(invoer: Invoer, werk: pl.DataFrame) -> Iterator[Bevinding]:
    """Periods of which the hours a day are far from the middle one of the employer's own periods."""
    kop = ["loonheffingennummer", *_WIE[1:]]
    per = (
        werk.join(invoer.aangegeven.select(kop), on=kop, how="semi")
        .group_by(kop)
        .agg(pl.col("verloonde_uren").sum().alias("uren"), pl.col("verloonde_uren").null_count().alias("_weg"),
             pl.col("bestand").first())
        .filter(pl.col("_weg") == 0)
        .with_columns((pl.col("uren") / _DAGEN).alias("_dag"))
    )  # fmt: skip
    gewoon = pl.col("_dag").median().over("loonheffingennummer")
    meer = pl.col("_dag") * MEER[1] > gewoon * MEER[0]
    minder = pl.col("_dag") * MINDER[1] < gewoon * MINDER[0]
    raak = per.with_columns((gewoon * _DAGEN).round().cast(pl.Int64).alias("_gewoon")).filter(
        (pl.len().over("loonheffingennummer") >= MINSTENS) & (meer | minder)
    )
    for rij in raak.sort(kop).to_dicts():
        welk = "meer" if rij["uren"] > rij["_gewoon"] else "minder"
        wat = f"over {stuk(rij['tijdvak_begin'], rij['tijdvak_eind'])} zijn er veel {welk} uren dan anders: "
        wat += f"{geheel(rij['uren'])}, gewoon is ongeveer {geheel(rij['_gewoon'])} ({rij['loonheffingennummer']})"
        gevolg = "de uren zijn geteld zoals zij er staan; controleer of deze aangifte compleet is en niet dubbel"
        yield Bevinding("uren-sprong", WAARSCHUWING, wat, gevolg, rij["bestand"] or "")


def _onder_minimum(invoer: Invoer, samen: pl.DataFrame) -> Iterator[Bevinding]:
    """Wages below the minimum of the first day of the period; an hour per job is left for the rounding of hours."""
    uren = pl.max_horizontal(pl.col("verloonde_uren") - pl.col("_banen"), pl.lit(1))
    rijen = samen.filter(
        (pl.col("_uren_onbekend") == 0) & (pl.col("verloonde_uren") > 0) & (pl.col("_loon") > pl.col("vakantiebijslag"))
    ).with_columns(((pl.col("_loon") - pl.col("vakantiebijslag")) * 100 // uren).alias("loon_per_uur"))
    for (begin,), deel in rijen.group_by(["tijdvak_begin"], maintain_order=True):
        assert isinstance(begin, date)
        try:
            wet = invoer.wetten.op(begin)
        except Fout:
            continue
        hoogste = cijfer(wet, "wml_uur")  # of an adult: who earns that is below no minimum
        if hoogste is None:
            continue
        deel = deel.filter(pl.col("loon_per_uur") < hoogste * 100)
        if deel.is_empty():
            continue
        onder = _beoordeeld(deel, wet, begin)
        yield from _per_periode(deel.filter(onder), "loon-onder-minimum", artikel(wet, ONDER) if onder.any() else "")


def _beoordeeld(deel: pl.DataFrame, wet: Law, begin: date) -> pl.Series:
    """Whether the law says that it is below; not where it does not know."""
    if ONDER not in wet.rules:
        return pl.Series([False] * deel.height)
    geboren = pl.col("geboortedatum")
    nog_niet = (geboren.dt.month() > begin.month) | (
        (geboren.dt.month() == begin.month) & (geboren.dt.day() > begin.day)
    )
    leeftijd = pl.lit(begin.year) - geboren.dt.year() - nog_niet.cast(pl.Int32)
    namen = [n for n in wet.everything_behind(ONDER) if n in wet.facts and wet.facts[n].level == "persoon"]
    bekend = {"persoon": pl.int_range(pl.len(), dtype=pl.Int64), "leeftijd": leeftijd.cast(pl.Int64),
              "loon_per_uur": pl.min_horizontal("loon_per_uur", pl.lit(10**8)), "bbl": pl.lit(False)}  # fmt: skip
    leeg = {n: pl.lit(None, pl.Int64) for n in namen if n not in bekend}
    frame = deel.select(e.alias(n) for n, e in (bekend | leeg).items())
    land = pl.DataFrame({"jaar": [wet.op.year]}, schema={"jaar": pl.Int64})
    uit: pl.DataFrame = wet.derive({"persoon": frame, "land": land}, ONDER, check=False)
    return uit.sort("persoon")[ONDER].fill_null(False)


def _zonder_register(invoer: Invoer, werk: pl.DataFrame, wet: Law) -> Iterator[Bevinding]:
    """Asked for the target group, while the answer of the register has no day of it in the period."""
    gevraagd = werk.filter(pl.col("lkv_banenafspraak").fill_null(False))
    if invoer.register is None or gevraagd.is_empty():
        return
    met = met_registratie(gevraagd, invoer).with_row_index("_nr")
    dag = [pl.col(k).cast(pl.Int32).cast(pl.Int64) for k in _WIE[1:]]
    tijdvak = met.select(
        pl.col("_nr").cast(pl.Int64).alias("inkomstenverhouding"), *dag, "heeft_registratie", "registratie_tot"
    )
    uit = wet.derive({"tijdvak": tijdvak}, "geregistreerd_in_tijdvak", check=False).sort("inkomstenverhouding")
    niet = met.filter(~uit["geregistreerd_in_tijdvak"].fill_null(True) & ~met["register_onbekend"])
    yield from _per_periode(niet, "vinkje-zonder-register")
