"""Takes a burgerservicenummer out of every text that came with a filing and may be shown.

In small payrolls the personnel number often is the person's own BSN, plain, with dots or with letters around it. What
may leave the program without being asked for never holds one: a personnel number that holds a BSN of these filings is
left out (the row number stands in its place), and so is a file name or a reference. The fold has used them by then.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

import polars as pl

from telmee.gegevens.loonaangifte.bericht import Bericht
from telmee.gegevens.loonaangifte.bevindingen import Bevinding, Verzamelaar
from telmee.veilig import regel

_LANGST = 40
_GENOEG = r"\d(?:\D*\d){7}"  # a BSN has nine digits, or eight when a spreadsheet took the zero away


def bevat_bsn(tekst: str, bsns: frozenset[int]) -> bool:
    """Whether one of these numbers stands in the digits of the text, whatever stands between and around them."""
    cijfers = "".join(str(unicodedata.decimal(c)) for c in tekst if c.isdecimal())
    return any(int(cijfers[i : i + 9]) in bsns for i in range(len(cijfers) - 8)) or any(
        c[0] != "0" and int(c) in bsns for i in range(len(cijfers) - 7) if (c := cijfers[i : i + 8])
    )


def bsns_van(berichten: Iterable[Bericht]) -> frozenset[int]:
    """Every number in the rows of these messages, also of relations that were replaced or withdrawn."""
    return frozenset(n for b in berichten for r in b.rijen for n in r["bsn"].unique() if n is not None)


def verberg(
    tabel: pl.DataFrame, berichten: pl.DataFrame, meld: Verzamelaar, namen: dict[str, str], bsns: frozenset[int]
) -> tuple[pl.DataFrame, pl.DataFrame, tuple[Bevinding, ...], dict[str, str]]:
    """The rows, messages, findings and names of employers as they may be shown."""
    tabel = _personeelsnummers(tabel, bsns, meld)
    kenmerken = {k: "" for k in berichten["bericht"].unique() if bevat_bsn(k, bsns)}
    bevindingen = meld.alle()
    anders = _bestanden([*berichten["bestand"].unique(), *(b.bestand for b in bevindingen)], bsns)
    if kenmerken or anders:
        beide = [pl.col("bericht").replace(kenmerken), pl.col("bestand").replace(anders)]
        tabel, berichten = tabel.with_columns(beide), berichten.with_columns(beide)
        bevindingen = [replace(b, bestand=anders.get(b.bestand, b.bestand)) for b in bevindingen]
    return tabel, berichten, tuple(bevindingen), {n: t for n, t in namen.items() if not bevat_bsn(t, bsns)}


def _personeelsnummers(tabel: pl.DataFrame, bsns: frozenset[int], meld: Verzamelaar) -> pl.DataFrame:
    """Personnel numbers that may be shown: without a BSN, and of visible characters."""
    nummers = tabel["personeelsnummer"].unique().drop_nulls()
    eigen = [n for n in nummers.filter(nummers.str.contains(_GENOEG)) if bevat_bsn(n, bsns)]
    anders: dict[str, str | None] = {n: regel(n, _LANGST) for n in nummers if not n.isprintable() or len(n) > _LANGST}
    anders |= dict.fromkeys(eigen)
    if eigen:
        raak = tabel.filter(pl.col("personeelsnummer").is_in(eigen)).sort("bestand", "regel")
        meld.meld("personeelsnummer-bsn", raak["bestand"][0], raak["regel"][0], aantal=raak.height)
    return tabel.with_columns(pl.col("personeelsnummer").replace(anders)) if anders else tabel


def _bestanden(namen: list[str], bsns: frozenset[int]) -> dict[str, str]:
    """Names of files in which one of the numbers stands, and what they are called instead."""
    alle = enumerate(sorted(set(namen)), 1)
    return {n: f"bestand {i} (met een bsn in de naam)" for i, n in alle if bevat_bsn(n, bsns)}
