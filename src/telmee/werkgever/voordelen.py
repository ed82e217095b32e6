"""Loonkostenvoordelen per employee: entitled, asked, missed, wrongly asked, so far and for the whole year.

Rights, reasons, days and amounts are outcomes of the law (`wet/wtl_lkv` and the subjects beside it). The files do not
tell whether there is a doelgroepverklaring, so a right that hangs on it is unknown, unless the list of declarations
says so (`verklaringen`); a right that nobody asked for and that cannot be seen is left out. A transfer of undertaking
cannot be seen either, and is taken not to have happened unless that list has the day of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import polars as pl

from telmee.getallen import euro
from telmee.werkgever import liv, redenen
from telmee.werkgever.bomen import Rijboom
from telmee.werkgever.invoer import Invoer
from telmee.werkgever.perioden import tijdvakken
from telmee.werkgever.rechten import Rechten
from telmee.werkgever.redenen import Kalender
from telmee.werkgever.rijen import SLEUTEL, Rijen, gevraagd_leeg, maak_rijen, sleutel
from telmee.werkgever.uitkomst import OUDERE, SOORTEN, Tarief, Voordeel, VoordelenTotaal
from telmee.werkgever.verklaringen import Lijst
from telmee.werkgever.wetcijfers import binnen_bereik, kolomtype
from telmee.wet import Law
from telmee.wet.machine.book import day_number

PER_SOORT = ("uren_lkv_{}", "recht_lkv_{}", "gevraagd_lkv_{}", "toegekend_lkv_{}", "gemist_lkv_{}", "lkv_{}_toegekend",
             "lkv_{}_vol", "lkv_{}_afgetopt", "uitbetaald_lkv_{}", "verlies_lkv_{}")  # fmt: skip
SAMEN = ("hoogste_gevraagd_lkv", "hoogste_recht_lkv")
BEDRAGEN = (*[p.format(s) for s in SOORTEN for p in PER_SOORT], *SAMEN)
DAGEN = ("periode_lkv_{}_vanaf", "periode_lkv_{}_tot_en_met", "verklaring_{}_uiterlijk")


Leeg = dict[tuple[int, str], list[dict[str, Any]]]
"""Filing periods without hours, by person and benefit."""


def rechten(
    rijen: Rijen, personen: pl.DataFrame, wet: Law, lijst: Lijst, livs: Mapping[int, liv.Bedragen] | None = None
) -> Rechten:
    """Rights and amounts of everybody who is registered or has a declaration, or for whom something was asked.

    `livs`: the LIV of each employee, that is set off against it.
    """
    gevraagd = pl.any_horizontal([f"lkv_{s}_gevraagd" for s in SOORTEN])
    verklaard = pl.col("persoon").is_in(sorted({persoon for persoon, _ in lijst.per}))
    wie = rijen.tijdvak.filter(pl.col("heeft_registratie").fill_null(False) | gevraagd | verklaard)["persoon"].unique()
    tijdvak = rijen.tijdvak.filter(pl.col("persoon").is_in(wie.implode())).with_columns(
        *[pl.when(~pl.col("register_onbekend")).then(k).alias(k) for k in ("heeft_registratie", "registratie_tot")]
    )
    if tijdvak.is_empty():
        return Rechten(tijdvak, {}, {}, {})
    boven = {
        "persoon": rijen.persoon.filter(pl.col("persoon").is_in(wie.implode())),
        "werknemer": liv.bij_werknemers(_werknemer(tijdvak, personen, wet, lijst), livs or {}, wet),
        "land": pl.DataFrame({"jaar": [wet.op.year]}, schema={"jaar": pl.Int64}),
    }
    kaal = tijdvak.drop("register_onbekend")
    namen = [naam for soort in SOORTEN for naam in _uitkomsten(soort)]
    met: pl.DataFrame = wet.derive({"tijdvak": kaal, **boven}, *namen, check=False)
    dagen = _dagen(boven, wet, *SOORTEN)
    van: dict[str, dict[str, pl.DataFrame]] = {}
    for soort in SOORTEN:
        eigen = van[soort] = _met_verklaringen(boven, lijst, soort)
        met = _vervang(met, kaal, eigen, wet, soort)
        dagen |= _dagen(eigen, wet, soort)
    nu = _bedragen(met, boven, wet, None)
    onzeker = pl.any_horizontal([pl.col(f"lkv_{s}_recht").is_null() & pl.col(f"lkv_{s}_gevraagd") for s in SOORTEN])
    als_recht = _bedragen(met, boven, wet, True) if met.select(onzeker.any()).item() else nu
    return Rechten(met, nu, als_recht, dagen, boven, van)


def gemist_zonder_uren(invoer: Invoer, personen: pl.DataFrame, wet: Law, lijst: Lijst) -> Leeg:
    """Filing periods whose hours are missing, in which there is a right that nobody asked for.

    Whether there is a right does not hang on the number of hours, so zero stands in for the one that is missing.
    """
    bron = invoer.rijen.filter(pl.col("verloonde_uren").is_null())
    if bron.is_empty():
        return {}
    nul = bron.with_columns(pl.lit(0).cast(bron.schema["verloonde_uren"]).alias("verloonde_uren"))
    tijdvak = rechten(maak_rijen(invoer, nul, wet), personen, wet, lijst).tijdvak
    if tijdvak.is_empty():
        return {}
    open_: Leeg = {}
    for soort in SOORTEN:
        for rij in tijdvak.filter(pl.col(f"lkv_{soort}_recht") & ~pl.col(f"lkv_{soort}_gevraagd")).to_dicts():
            open_.setdefault((rij["persoon"], soort), []).append(rij)
    return open_


def _uitkomsten(soort: str) -> tuple[str, ...]:
    """What is asked of every filing period: the right, why, and until when something can be done about it."""
    return f"lkv_{soort}_recht", f"reden_lkv_{soort}", f"uiterste_dag_lkv_{soort}"


def _met_verklaringen(boven: dict[str, pl.DataFrame], lijst: Lijst, soort: str) -> dict[str, pl.DataFrame]:
    """The employees of whom the list knows about this benefit, with the facts of it; every benefit has its own."""
    per = lijst.van(soort)
    wie = pl.col("persoon").is_in(sorted(per))
    frame = boven["werknemer"].filter(wie)
    rijen = [rij | {k: v for k, v in per[rij["persoon"]].feiten.items() if k in rij} for rij in frame.to_dicts()]
    return boven | {"werknemer": pl.DataFrame(rijen, schema=frame.schema), "persoon": boven["persoon"].filter(wie)}


def _vervang(
    met: pl.DataFrame, kaal: pl.DataFrame, eigen: dict[str, pl.DataFrame], wet: Law, soort: str
) -> pl.DataFrame:
    """Right, reason and day of one benefit, where the list of declarations has facts of its own."""
    wie = eigen["werknemer"]["persoon"]
    if wie.is_empty():
        return met
    namen = _uitkomsten(soort)
    nieuw: pl.DataFrame = wet.derive(
        {"tijdvak": kaal.filter(pl.col("persoon").is_in(wie.implode())), **eigen}, *namen, check=False
    )
    sleutel, dezen = [*SLEUTEL, "tijdvak_eind"], pl.col("persoon").is_in(wie.implode())
    nieuw = nieuw.select(*sleutel, *[pl.col(n).alias(f"_{n}") for n in namen])
    return (
        met.join(nieuw, on=sleutel, how="left", maintain_order="left")
        .with_columns([pl.when(dezen).then(f"_{n}").otherwise(n).alias(n) for n in namen])
        .drop([f"_{n}" for n in namen])
    )


def _dagen(boven: dict[str, pl.DataFrame], wet: Law, *soorten: str) -> dict[tuple[int, str], dict[str, Any]]:
    """The days of each benefit: its period, and until when a declaration can be asked for."""
    if boven["werknemer"].is_empty():
        return {}
    namen = [d.format(soort) for soort in soorten for d in DAGEN]
    uit: pl.DataFrame = wet.derive(boven, *namen, check=False)
    return {(rij["persoon"], soort): rij for rij in uit.select("persoon", *namen).to_dicts() for soort in soorten}


def _werknemer(tijdvak: pl.DataFrame, personen: pl.DataFrame, wet: Law, lijst: Lijst) -> pl.DataFrame:
    """One row per employee with what is known of the conditions; all else is unknown.

    The beginning is that of the filings, or that of a declaration oudere werknemer: its rate hangs on it (6.2a).
    """
    begin_oudere = {p: d for p, v in lijst.van(OUDERE).items() if (d := v.feiten.get("begin_dienstbetrekking"))}
    frame = (
        tijdvak.select("persoon", "werkgever")
        .unique()
        .join(personen.select("persoon", "begin"), on="persoon", how="left")
    )
    eigen = pl.col("persoon").replace_strict(begin_oudere, default=None, return_dtype=pl.Int64)
    begin = pl.coalesce(eigen, pl.col("begin").cast(pl.Int32).cast(pl.Int64))
    bekend = {
        "jaar": pl.lit(wet.op.year, pl.Int64),
        "begin_dienstbetrekking": binnen_bereik(wet, "begin_dienstbetrekking", begin),
        "overgang_van_onderneming": pl.lit(False),
        "peildatum": pl.lit(day_number(wet.stand), pl.Int64),
    }
    nodig = wet.everything_behind(*[n for s in SOORTEN for n in (*_uitkomsten(s), *[d.format(s) for d in DAGEN])])
    onbekend = [n for n in nodig if n in wet.facts and wet.facts[n].level == "werknemer" and n not in bekend]
    leeg = [pl.lit(None, kolomtype(wet, n)).alias(n) for n in onbekend]
    return frame.select("persoon", "werkgever", *[e.alias(n) for n, e in bekend.items()], *leeg)


def _bedragen(
    met: pl.DataFrame, boven: dict[str, pl.DataFrame], wet: Law, als_onbekend: bool | None
) -> dict[int, dict[str, Any]]:
    """Amounts per employee. An unknown right that was asked for stays unknown, unless `als_onbekend` says otherwise."""
    vast, namen = [], [n for n in (*BEDRAGEN, "liv_toegekend") if n in wet.rules]
    for s in SOORTEN:
        recht, gevraagd = pl.col(f"lkv_{s}_recht"), pl.col(f"lkv_{s}_gevraagd")
        anders = pl.when(gevraagd).then(pl.lit(als_onbekend, pl.Boolean)).otherwise(False)
        vast.append(pl.when(recht.is_not_null()).then(recht).otherwise(anders).alias(f"lkv_{s}_recht"))
    frames = {"tijdvak": met.with_columns(vast), **boven}
    uit: pl.DataFrame = wet.derive(frames, *namen, check=False)
    return {rij["persoon"]: rij for rij in uit.select("persoon", *namen).to_dicts()}


def maak(
    r: Rechten,
    jaar_bedragen: Rechten,
    personen: pl.DataFrame,
    wet: Law,
    kalender: Kalender,
    lijst: Lijst,
    leeg: Leeg,
) -> tuple[Voordeel, ...]:
    """The rows, in the order of the files; within a person in the order of `SOORTEN`.

    `leeg` is what `gemist_zonder_uren` found.
    """
    wie = {p["persoon"]: p for p in personen.to_dicts()}
    per = r.tijdvak.sort("tijdvak_begin").partition_by("persoon", as_dict=True)
    rijen = []
    for (persoon,), deel in sorted(per.items(), key=lambda d: wie[d[0][0]]["rij"]):
        regels = deel.to_dicts()
        for soort in SOORTEN:
            geval = redenen.Geval(
                soort=soort,
                regels=regels,
                persoon=wie[persoon],
                wet=wet,
                kalender=kalender,
                nu=r.bedragen[persoon],
                als_recht=r.als_recht[persoon],
                jaar=jaar_bedragen.bedragen.get(persoon, {}),
                dagen=r.dagen[persoon, soort],
                verklaring=lijst.per.get((persoon, soort)),
                met_lijst=lijst.gegeven,
                leeg_niet_gevraagd=leeg.get((persoon, soort), []),
            )
            if geval.noemen:
                rijen.append(replace(_rij(geval), boom=Rijboom(wet, r, jaar_bedragen, persoon, soort)))
    rijen += _zonder_uren(wie.values(), {(v.rij, v.soort) for v in rijen}, leeg, wet, kalender)
    return tuple(sorted(rijen, key=lambda v: (v.rij, SOORTEN.index(v.soort))))


def _zonder_uren(
    personen: Iterable[dict[str, Any]], genoemd: set[tuple[int, str]], leeg: Leeg, wet: Law, kalender: Kalender
) -> list[Voordeel]:
    """What was asked, or could have been, only over periods without hours: it may not drop out of sight."""
    rijen = []
    for persoon in personen:
        for soort in SOORTEN:
            if (persoon["rij"], soort) in genoemd:
                continue
            if persoon[gevraagd_leeg(f"lkv_{soort}_gevraagd")]:
                reden = redenen.zonder_uren(soort, persoon["zonder_uren"], wet, kalender)
                rijen.append(_voordeel(persoon, soort, reden, tijdvakken_gevraagd=len(persoon["zonder_uren"])))
            elif open_ := leeg.get((persoon["persoon"], soort)):
                reden = redenen.niet_gevraagd_zonder_uren(soort, open_, wet, kalender)
                rijen.append(_voordeel(persoon, soort, reden, gevraagd=False, uren_gevraagd=0, toegekend=False))
    return rijen


def _voordeel(persoon: dict[str, Any], soort: str, reden: redenen.Reden, **bekend: Any) -> Voordeel:
    """A row; what is not given is unknown, and it was asked."""
    leeg = {"recht": None, "gevraagd": True, "uren": None, "bedrag": None, "gemist": None}
    return Voordeel(
        rij=persoon["rij"],
        soort=soort,
        reden=reden.reden,
        artikel=reden.artikel,
        uiterste_datum=reden.datum,
        personeelsnummer=persoon["personeelsnummer"],
        bsn=persoon["bsn"],
        sleutel=sleutel(persoon),
        actie=reden.actie,
        doe=reden.doe,
        bestand=persoon["bestand"] or "",
        regel=persoon["regel"],
        **leeg | bekend,
    )


def _rij(g: redenen.Geval) -> Voordeel:
    return _voordeel(
        g.persoon,
        g.soort,
        redenen.beoordeel(g),
        recht=g.recht,
        gevraagd=bool(g.gevraagd),
        uren=g.nu[f"uren_lkv_{g.soort}"],
        bedrag=g.bedrag,
        gemist=g.gemist,
        uren_gevraagd=g.uren(g.gevraagd),
        onterecht_uren=g.uren(g.onterecht),
        bedrag_jaar=g.jaar.get(f"recht_lkv_{g.soort}") if g.recht is not None else None,
        tijdvakken_recht=None if g.recht is None else len(tijdvakken(g.met_recht)),
        tijdvakken_gevraagd=len(tijdvakken(g.gevraagd)),
        toegekend=False if g.liv else g.nu[f"lkv_{g.soort}_toegekend"],
        redenen=tuple(g.codes(g.met_recht + g.onterecht + g.onzeker)),
    )


def tarieven(rijen: tuple[Voordeel, ...], wet: Law) -> tuple[Tarief, ...]:
    """The rate and the maximum of every benefit there is a row of; the old ones of `oudere` beside the new (6.2a)."""
    vormen = [(soort, deel) for soort in SOORTEN if any(v.soort == soort for v in rijen) for deel in ("", "_oud")]
    return tuple(t for soort, deel in vormen if (t := _tarief(soort, deel, wet)) is not None)


def _tarief(soort: str, deel: str, wet: Law) -> Tarief | None:
    naam = f"lkv_{soort}_per_uur{deel}"
    per_uur, hoogste = wet.entry(naam, None), wet.entry(f"lkv_{soort}_maximum{deel}", None)
    if per_uur is None or per_uur.figure == 0:
        return None
    bedragen = [None if e is None or e.figure is None else int(e.figure) for e in (per_uur, hoogste)]
    waarde = wet.book.values[naam]
    if bedragen[0] is None:
        wat = f"het bedrag per uur van {wet.op.year} is niet gevonden"
    else:
        wat = f"{euro(bedragen[0])} per verloond uur"
        wat += "" if bedragen[1] is None else f", hoogstens {euro(bedragen[1])} per werknemer per jaar"
    zin = f"{waarde.label.removesuffix(', per verloond uur')}: {wat} ({waarde.law})."
    return Tarief(soort, bedragen[0], bedragen[1], waarde.law, per_uur.source, per_uur.url, zin)


def totaal(rijen: tuple[Voordeel, ...], met_register: bool = True) -> VoordelenTotaal:
    """All rows together; a yearly amount counts once per employee (the highest only, Wtl 4.1 lid 3).

    Where no row has a figure there is no sum either. Without a register answer nobody knows what nobody asked for, and
    nothing missed is not known either while a row that was not asked everywhere has no figure.
    """
    gemist = _som([v.gemist for v in rijen], leeg=0 if met_register else None)
    open_ = any(v.gemist is None and (not v.gevraagd or v.bedrag is not None) for v in rijen)
    per_jaar: dict[int, list[int | None]] = {}
    for v in rijen:
        per_jaar.setdefault(v.rij, []).append(v.bedrag_jaar)
    hoogste = [max((b for b in bedragen if b is not None), default=None) for bedragen in per_jaar.values()]
    return VoordelenTotaal(
        bedrag=_som([v.bedrag for v in rijen]),
        gemist=None if open_ and not gemist else gemist,
        bedrag_jaar=_som(hoogste, leeg=0 if met_register else None),
        onterecht_uren=sum(v.onterecht_uren or 0 for v in rijen),
        met_recht=sum(v.recht is True for v in rijen),
        gevraagd=sum(v.gevraagd for v in rijen),
        gemist_bij=sum(bool(v.gemist) for v in rijen),
        onterecht_bij=sum(bool(v.onterecht_uren) for v in rijen),
        onbekend=sum(v.recht is None or None in (v.bedrag, v.gemist) for v in rijen),
    )


def _som(bedragen: list[int | None], leeg: int | None = 0) -> int | None:
    """The sum of what is known; unknown when something is unknown and the rest comes to nothing."""
    som = sum(b for b in bedragen if b is not None)
    return som if som else None if None in bedragen else 0 if bedragen else leeg
