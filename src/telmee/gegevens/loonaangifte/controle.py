"""What is wrong or missing in the folded table and between the messages: numbers, hours, periods, totals, employers.

Every check reports and goes on. Only two things are changed: hours that cannot be (more than 24 per day of the filing
period, either way) become unknown, and a code that is not in the value lists was already unknown. Sources: conditions
0014, 0036, 0037, 0040, 0045, 2101, 2287 and 2315 of the data specification; closed lists of filing periods.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import polars as pl

from telmee.gegevens.codes import werk
from telmee.gegevens.loonaangifte.bericht import WSW_GESPLITST
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.fold import Stand, periode, verschillend
from telmee.gegevens.loonaangifte.nummers import TEST_VANAF
from telmee.gegevens.schema import EPOCH
from telmee.gegevens.synthetisch import tijdvakken

_DAGEN = (pl.col("tijdvak_eind") - pl.col("tijdvak_begin")).dt.total_days() + 1
_UREN = pl.col("verloonde_uren")
_ONMOGELIJK = _UREN.abs() > 24 * _DAGEN
_LKV = pl.any_horizontal("lkv_banenafspraak", "lkv_arbeidsgehandicapt", "lkv_herplaatsing", "lkv_oudere")
_VERZEKERD = pl.any_horizontal(pl.col("verzekerd_wao", "verzekerd_ww", "verzekerd_zw").fill_null(True))
_ACHT_OF_NEGEN = pl.col("bsn").is_between(800_000_000, TEST_VANAF - 1)
_JAAR = pl.col("tijdvak_eind").dt.year()
_WSW_OUD = pl.col("wsw_oud") & (pl.col("jaar_bericht") < WSW_GESPLITST)  # was reported when it was read

# finding -> the rows that have it; the texts are in meldingen.yaml
TOETSEN = {
    "bsn-ontbreekt": pl.col("bsn").is_null(),
    "bsn-elfproef": pl.col("bsn").is_not_null() & ~pl.col("bsn_geldig") & ~_ACHT_OF_NEGEN,
    "bsn-8-of-9": _ACHT_OF_NEGEN,
    "bsn-test": (pl.col("bsn") >= TEST_VANAF) & pl.col("bsn_geldig"),
    "num-iv": ~pl.col("num_iv").is_between(0, 9999),
    "uren-onmogelijk": _ONMOGELIJK,
    "uren-negatief": (_UREN < 0) & ~_ONMOGELIJK,
    "uren-veel": (_UREN * 7 > 100 * _DAGEN) & ~_ONMOGELIJK,
    "loon-negatief": pl.col("loon_sv") < 0,
    "soort-onbekend": pl.col("soort").is_null(),
    "aard-onbekend": pl.col("aard").is_null() & pl.col("soort").is_in(list(werk())) & ~_WSW_OUD,
    "begin-na-tijdvak": pl.col("begin") > pl.col("tijdvak_eind"),
    "eind-na-tijdvak": pl.col("eind") > pl.col("tijdvak_eind"),
    "eind-voor-begin": pl.col("eind") < pl.col("begin"),
    "geboortedatum": (pl.col("geboortedatum") > pl.col("tijdvak_eind"))
    | (pl.col("geboortedatum").dt.year() < _JAAR - 110),
    "lkv-onverzekerd": _LKV & ~_VERZEKERD,
    "meer-perioden": pl.col("inkomstenperioden") > 1,
    "jaar-anders": pl.col("jaar_bericht") != _JAAR,
}
_EENMAAL = ("bsn-test", "meer-perioden", "jaar-anders")  # one finding per file, with how often


def controleer_rijen(tabel: pl.DataFrame, meld: Verzamelaar) -> pl.DataFrame:
    """Reports what is odd about rows and gives the table with impossible hours made unknown."""
    if not tabel.height:
        return tabel
    onmogelijk = None
    for code, waar in TOETSEN.items():
        vlag = tabel.select(waar.fill_null(False)).to_series()
        if not vlag.any():
            continue
        onmogelijk = vlag if code == "uren-onmogelijk" else onmogelijk
        raak = pl.DataFrame([tabel[k].filter(vlag) for k in ("bestand", "regel")]).sort("bestand", "regel")
        for (bestand,), regels in raak.group_by("bestand", maintain_order=True):
            _meld_regels(code, bestand, regels["regel"], meld)
    _meld_personen(tabel, meld)
    if onmogelijk is None:
        return tabel
    return tabel.with_columns(pl.when(~onmogelijk).then("verloonde_uren").alias("verloonde_uren"))


def _meld_regels(code: str, bestand: str, regels: pl.Series, meld: Verzamelaar) -> None:
    """The first lines one by one and the rest as a number: a bad file may have a hundred thousand of them."""
    if code in _EENMAAL:
        meld.meld(code, bestand, regels[0], aantal=regels.len())
        return
    for regel in regels.head(meld.per_soort):
        meld.meld(code, bestand, regel)
    if (rest := regels.len() - meld.per_soort) > 0:
        meld.meld(code, bestand, aantal=rest)


def _meld_personen(tabel: pl.DataFrame, meld: Verzamelaar) -> None:
    """One personnel number with two BSNs, and one relation once with and once without BSN."""
    wie, plek = ["loonheffingennummer", "personeelsnummer"], ["bestand", "regel"]
    met = pl.col("personeelsnummer").is_not_null()
    if verschillend(tabel, wie) < verschillend(tabel, [*wie, "bsn"]):
        paren = tabel.lazy().filter(met, pl.col("bsn").is_not_null()).select(*wie, "bsn").unique().collect()
        twee = paren.filter(paren.select(wie).is_duplicated())
        eerste = tabel.join(twee, on=[*wie, "bsn"], how="semi").group_by(wie).agg(pl.col(plek).first())
        for bestand, regel in eerste.select(plek).sort(plek).iter_rows():
            meld.meld("personeelsnummer", bestand, regel)
    if tabel["bsn"].null_count():
        sleutel = [*wie, "tijdvak_begin", "tijdvak_eind", "num_iv"]
        zonder = tabel.filter(met, pl.col("bsn").is_null()).select(*sleutel, *plek)
        dubbel = zonder.join(tabel.filter(met, pl.col("bsn").is_not_null()), on=sleutel, how="semi")
        for bestand, regel in dubbel.select(plek).sort(plek).iter_rows():
            meld.meld("misschien-dubbel", bestand, regel)


def controleer_totalen(stand: Stand, meld: Verzamelaar) -> None:
    """Compares each full return with its own collective figures (whole euros, cut in the employer's favour)."""
    for stap in stand.vol.values():
        d, plek = stap.deel, (stap.bericht.bestand, stap.deel.regel)
        for naam, som in (("TotLnSV", d.loon_sv), ("TotLnLbPh", d.loon_lh)):
            if naam in d.totalen and abs(som - 100 * d.totalen[naam]) > 100:
                meld.meld("totaal", *plek, f"CollectieveAangifte/{naam}", naam=naam, periode=periode(d.begin, d.eind))
        if {"TotGen", "TotTeBet"} <= d.totalen.keys() and d.totalen["TotGen"] != d.totalen["TotTeBet"] + d.saldi:
            meld.meld("totaal-generaal", *plek)


def controleer_tijdvakken(stand: Stand, meld: Verzamelaar) -> None:
    """Periods that are in no list, that overlap, or that lack between the first and the last one of a year."""
    per_nummer: dict[str, dict[tuple[date, date], str]] = {}
    for s in stand.stappen:
        per_nummer.setdefault(s.bericht.lhnr, {}).setdefault((s.deel.begin, s.deel.eind), s.bericht.bestand)
    for paren in per_nummer.values():
        gesorteerd = sorted(paren)
        for begin, eind in gesorteerd:
            if (begin, eind) not in gewone_tijdvakken(eind.year):
                meld.meld("tijdvak-ongewoon", paren[begin, eind], periode=periode(begin, eind))
        for (b1, e1), (b2, e2) in zip(gesorteerd, gesorteerd[1:], strict=False):
            if b2 <= e1:
                meld.meld("tijdvak-overlap", paren[b2, e2], periode=periode(b1, e1), ander=periode(b2, e2))
        for begin, eind in ontbrekend(gesorteerd):
            meld.meld("tijdvak-ontbreekt", periode=periode(begin, eind))


def controleer_werkgevers(werkgevers: Iterable[int], meld: Verzamelaar) -> None:
    """More than one employer, when nobody said that they belong together."""
    if (n := len(set(werkgevers))) > 1:
        meld.meld("twee-werkgevers", n=n)


@cache
def gewone_tijdvakken(jaar: int) -> frozenset[tuple[date, date]]:
    """The filing periods of a year: months, four weeks, half-years and the year."""
    lijst = [
        (EPOCH + timedelta(days=t.begin), EPOCH + timedelta(days=t.eind))
        for t in tijdvakken.maanden(jaar) + tijdvakken.vierweken(jaar)
    ]
    begin, eind = date(jaar, 1, 1), date(jaar, 12, 31)
    return frozenset([*lijst, (begin, date(jaar, 6, 30)), (date(jaar, 7, 1), eind), (begin, eind)])


def ontbrekend(aanwezig: Iterable[tuple[date, date]], hele_jaar: bool = False) -> list[tuple[date, date]]:
    """The ordinary periods that lack between the first and the last one (or in the whole year), per year."""
    gaten: list[tuple[date, date]] = []
    paren = sorted(set(aanwezig))
    for jaar in sorted({e.year for _, e in paren}):
        in_jaar = [p for p in paren if p[1].year == jaar]
        van = date(jaar, 1, 1) if hele_jaar else in_jaar[0][0]
        tot = date(jaar, 12, 31) if hele_jaar else max(e for _, e in in_jaar)
        gaten += [
            (b, e)
            for b, e in _ritme(jaar, in_jaar)
            if van <= b and e <= tot and not any(ab <= e and ae >= b for ab, ae in in_jaar)
        ]
    return gaten


def _ritme(jaar: int, paren: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """The list of periods that this employer seems to follow."""

    def dagen(lijst: list[tijdvakken.Tijdvak]) -> list[tuple[date, date]]:
        return [(EPOCH + timedelta(days=t.begin), EPOCH + timedelta(days=t.eind)) for t in lijst]

    maanden, weken = dagen(tijdvakken.maanden(jaar)), dagen(tijdvakken.vierweken(jaar))
    return weken if len(set(paren) & set(weken)) > len(set(paren) & set(maanden)) else maanden
