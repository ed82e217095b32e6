"""Folds messages into the true state: what holds now, or held on a day, after every return, supplement and correction.

The messages of one loonheffingennummer are replayed in order of the moment they were made. A full return replaces its
filing period; a supplement and a correction replace or add income relations whole, and withdraw others; what they do
not name stays. The key of a relation is loonheffingennummer, period, BSN (or personnel number without BSN) and NumIV.
Replaying is done on whole columns: per period only what came after the last full return counts, and per key only the
last word. A part in which the file breaks off replaces what it holds, but clears nothing.

Source: data specification of the loonaangifte, 2.3 to 2.5, and conditions 0036 and 0037. Choices: docs/besluiten/0040.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl

from telmee.gegevens.loonaangifte.bericht import Bericht, Deel, leeg_frame
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.waarden import ogenblik

TIJDVAK = ("lhnr", "tijdvak_begin", "tijdvak_eind")
SLEUTEL = (*TIJDVAK, "bsn", "_zonder_bsn", "_uniek", "num_iv")
Telt = Callable[[date, int], bool]
"""Whether a part of a message that was made on a day counts, over a filing period of a year."""
_LANG_GELEDEN = datetime(1, 1, 1)
_KLOK = timedelta(days=1)


@dataclass(frozen=True)
class Stap:
    """One part of one message in the order of replay; `nummer` is the place in that order."""

    nummer: int
    bericht: Bericht
    deel: Deel

    @property
    def tijdvak(self) -> tuple[str, date, date]:
        """Loonheffingennummer and period."""
        return self.bericht.lhnr, self.deel.begin, self.deel.eind


@dataclass
class Stand:
    """The state: `rijen` (one per relation and period), the steps that made it, and the full return per period."""

    rijen: pl.DataFrame
    stappen: tuple[Stap, ...]
    vol: dict[tuple[str, date, date], Stap]

    def neem_rijen(self) -> pl.DataFrame:
        """Hands the rows over, so that they are not kept twice."""
        rijen, self.rijen = self.rijen, self.rijen.clear()
        return rijen


def vouw(
    berichten: Sequence[Bericht],
    meld: Verzamelaar,
    stand: date | None = None,
    vandaag: date | None = None,
    telt: Telt | None = None,
) -> Stand:
    """The state after all messages that were made on or before `stand` (None: all of them), as far as they count."""
    _meld_toekomst(berichten, meld, stand, vandaag or date.today())
    stappen = _stappen(_zonder_dubbele(_op_stand(berichten, stand, meld), meld), telt)
    vol: dict[tuple[str, date, date], Stap] = {}
    for stap in stappen:
        if stap.deel.soort == "volledig" and not stap.deel.afgebroken:
            vol[stap.tijdvak] = stap
    nodig = tuple(s for s in stappen if s.tijdvak not in vol or s.nummer >= vol[s.tijdvak].nummer)
    _meld_stappen(stappen, vol, meld)
    mutaties = _mutaties(nodig)
    return Stand(_laatste_woord(mutaties, nodig, meld), tuple(stappen), vol)


def _laatste_woord(mutaties: pl.DataFrame, stappen: Sequence[Stap], meld: Verzamelaar) -> pl.DataFrame:
    """Per key the last row, unless that is a withdrawal."""
    rijen = mutaties
    if verschillend(mutaties, SLEUTEL) < mutaties.height:  # cheap; the rest is rarely needed
        _meld_dubbele_sleutel(mutaties, stappen, meld)
        rijen = rijen.unique(subset=SLEUTEL, keep="last", maintain_order=True)
    if mutaties["_intrekking"].any():
        _meld_onbekende_intrekking(mutaties, stappen, meld)
        rijen = rijen.filter(~pl.col("_intrekking"))
    return rijen


def verschillend(rijen: pl.DataFrame, kolommen: Sequence[str]) -> int:
    """How many different rows there are in these columns, or (hardly ever) a few less.

    Column by column and on one sorted series of numbers: `n_unique` of whole rows costs many times their memory.
    """
    getal = rijen[kolommen[0]].hash()
    for kolom in kolommen[1:]:
        getal = getal * 31 + rijen[kolom].hash()
    getal = getal.sort()
    return int((getal != getal.shift(1)).sum()) + bool(rijen.height)


def _op_stand(berichten: Sequence[Bericht], stand: date | None, meld: Verzamelaar) -> list[Bericht]:
    if stand is None:
        return list(berichten)
    toen = [b for b in berichten if b.moment is None or b.moment.date() <= stand]
    if later := len(berichten) - len(toen):
        meld.meld("later-gemaakt", n=later, dag=f"{stand:%d-%m-%Y}")
    return toen


def _meld_toekomst(berichten: Sequence[Bericht], meld: Verzamelaar, stand: date | None, vandaag: date) -> None:
    """A message cannot be made after today; one day more is the clock of another place. See besluit 40."""
    for b in berichten:
        if b.moment is not None and b.moment.date() > vandaag + _KLOK:
            code = "toekomst" if stand is None or b.moment.date() <= stand else "toekomst-na-stand"
            meld.meld(code, b.bestand)


def _zonder_dubbele(berichten: list[Bericht], meld: Verzamelaar) -> list[Bericht]:
    """Leaves out a message that is there twice; two different ones of the same moment are reported."""
    samen = Counter((b.lhnr, b.moment) for b in berichten)
    inhoud = {id(b): _inhoud(b) for b in berichten if samen[b.lhnr, b.moment] > 1}
    gezien = set[tuple[Any, ...]]()
    tijdvakken: dict[tuple[str, datetime | None], set[tuple[date, date]]] = {}
    blijft = []
    for b in sorted(berichten, key=lambda b: (_volgorde(b), inhoud.get(id(b), ()), b.bestand)):
        moment = (b.lhnr, b.moment)
        if (wat := inhoud.get(id(b))) is not None:
            if (*moment, b.id, wat) in gezien:
                meld.meld("dubbel-bericht", b.bestand)
                continue
            gezien.add((*moment, b.id, wat))
        perioden = {(d.begin, d.eind) for d in b.delen}
        eerder = tijdvakken.setdefault(moment, set())
        if b.moment is not None and perioden & eerder:
            meld.meld("zelfde-moment", b.bestand)
        eerder |= perioden
        blijft.append(b)
    return blijft


def _volgorde(b: Bericht) -> tuple[datetime, str, str]:
    return ogenblik(b.moment) if b.moment else _LANG_GELEDEN, b.id, b.lhnr


def _inhoud(b: Bericht) -> tuple[Any, ...]:
    """What the message says, in a few numbers: to know it again in another file, and to order by without its name."""
    rijen = b.frame().drop("_regel")
    getal = pl.Series(range(1, rijen.height + 1), dtype=pl.UInt64)
    for kolom in rijen.get_columns():
        getal = getal * 31 + kolom.hash()
    plek = pl.Series(range(1, rijen.height + 1), dtype=pl.UInt64)
    delen = tuple((d.soort, d.begin, d.eind) for d in b.delen)
    return b.afgebroken, delen, rijen.height, int((getal * plek).sum() or 0)


def op_tijd(bericht: Bericht, deel: Deel, telt: Telt | None) -> bool:
    """Whether this part counts; of a message without a moment nobody can say that it came too late."""
    return telt is None or bericht.moment is None or telt(bericht.moment.date(), deel.eind.year)


def _stappen(berichten: list[Bericht], telt: Telt | None) -> list[Stap]:
    delen = [(b, d) for b in berichten for d in b.delen if op_tijd(b, d, telt)]
    return [Stap(i, b, d) for i, (b, d) in enumerate(delen)]


def _mutaties(stappen: Sequence[Stap]) -> pl.DataFrame:
    """All rows of these steps in order of replay, with period, employer and key."""
    per_bericht: dict[int, dict[int, Stap]] = {}
    berichten: dict[int, Bericht] = {}
    for s in stappen:
        per_bericht.setdefault(id(s.bericht), {})[s.deel.positie] = s
        berichten[id(s.bericht)] = s.bericht
    frames = []
    for sleutel, delen in per_bericht.items():
        frame = berichten[sleutel].frame()
        if len(delen) < len(berichten[sleutel].delen):
            frame = frame.filter(pl.col("_deel").is_in(list(delen)))
        van = {p: s.nummer for p, s in delen.items()}
        frames.append(frame.with_columns(pl.col("_deel").replace_strict(van, return_dtype=pl.Int32).alias("_stap")))
    alles = (
        pl.concat(frames, how="vertical_relaxed", rechunk=False)
        if frames
        else leeg_frame().with_columns(_stap=pl.lit(0, pl.Int32))
    )
    return _met_sleutel(alles.drop("_deel"), stappen)


def _met_sleutel(rijen: pl.DataFrame, stappen: Sequence[Stap]) -> pl.DataFrame:
    stap = pl.DataFrame(
        {
            "_stap": [s.nummer for s in stappen],
            "lhnr": [s.bericht.lhnr for s in stappen],
            "tijdvak_begin": [s.deel.begin for s in stappen],
            "tijdvak_eind": [s.deel.eind for s in stappen],
        },
        schema={"_stap": pl.Int32, "lhnr": pl.Categorical, "tijdvak_begin": pl.Date, "tijdvak_eind": pl.Date},
    )
    geen = pl.col("bsn").is_null()
    return rijen.join(stap, on="_stap", how="left", maintain_order="left").with_columns(
        pl.col("num_iv").fill_null(0),
        pl.when(geen).then("personeelsnummer").alias("_zonder_bsn"),
        pl.when(geen & pl.col("personeelsnummer").is_null())
        .then(pl.int_range(pl.len(), dtype=pl.Int32) + 1)
        .otherwise(0)
        .alias("_uniek"),
    )


def _meld_stappen(stappen: list[Stap], vol: dict[tuple[str, date, date], Stap], meld: Verzamelaar) -> None:
    """What the order of the messages itself tells: replaced returns, corrections of what was never filed."""
    ooit_vol: dict[tuple[str, date, date], str] = {}
    for s in stappen:
        b, d = s.bericht, s.deel
        if b.moment is not None and b.moment.date() < d.begin:
            meld.meld("voor-tijdvak", b.bestand, d.regel, periode=periode(d.begin, d.eind))
        if d.soort == "volledig":
            if s.tijdvak in ooit_vol and not d.afgebroken:
                ander = b.pakket and ooit_vol[s.tijdvak] not in ("", b.pakket)
                code = "vervangen-pakket" if ander else "vervangen"
                meld.meld(code, b.bestand, d.regel, periode=periode(d.begin, d.eind))
            ooit_vol[s.tijdvak] = b.pakket
        elif s.tijdvak not in ooit_vol:
            soort = "correctie" if d.soort == "correctie" else "aanvulling"
            code = "te-vroeg" if s.tijdvak in vol else "nooit-aangegeven"
            meld.meld(code, b.bestand, d.regel, soort=soort, periode=periode(d.begin, d.eind))


def _meld_onbekende_intrekking(mutaties: pl.DataFrame, stappen: Sequence[Stap], meld: Verzamelaar) -> None:
    """A withdrawal must follow a relation with the same key."""
    weg = mutaties.filter("_intrekking").select(SLEUTEL).unique()
    naast = (
        mutaties.join(weg, on=SLEUTEL, how="semi", nulls_equal=True, maintain_order="left")
        .with_columns(pl.col("_intrekking").shift(1).over(SLEUTEL).fill_null(True).alias("_niets"))
        .filter(pl.col("_intrekking") & pl.col("_niets"))
    )
    bestand = {s.nummer: s.bericht.bestand for s in stappen}
    for nummer, regel in naast.select("_stap", "_regel").iter_rows():
        meld.meld("intrekking-onbekend", bestand[nummer], regel)


def _meld_dubbele_sleutel(mutaties: pl.DataFrame, stappen: Sequence[Stap], meld: Verzamelaar) -> None:
    """The same relation twice in one part is one too many."""
    sleutel = ["_stap", *SLEUTEL, "_intrekking"]
    if not (dubbel := mutaties.select(sleutel).is_duplicated()).any():
        return
    bestand = {s.nummer: s.bericht.bestand for s in stappen}
    rijen = mutaties.filter(dubbel & ~mutaties["_intrekking"])
    later = ~pl.struct(sleutel).is_first_distinct()
    for nummer, regel in rijen.filter(later).select("_stap", "_regel").iter_rows():
        meld.meld("dubbel", bestand[nummer], regel)


def periode(begin: date, eind: date) -> str:
    """A filing period for people."""
    return f"{begin:%d-%m-%Y} tot en met {eind:%d-%m-%Y}"
