"""Reads loonaangiften into one table: the true state of every income relation, with what was wrong in the files.

`lees_aangiften` is the entry. Everything that can be computed is computed; what is missing is in `bevindingen` and
counted in `ontbreekt`. Nothing is kept and nothing is written. Raises `Fout` when no file could be read at all, and
when a path does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from telmee.fouten import Fout
from telmee.gegevens.loonaangifte import controle, tabel, verbergen, xsd
from telmee.gegevens.loonaangifte.bericht import Bericht
from telmee.gegevens.loonaangifte.bevindingen import Bevinding, Verzamelaar
from telmee.gegevens.loonaangifte.bronnen import NIET_GEOPEND, Grenzen, bronnen
from telmee.gegevens.loonaangifte.fold import Stand, Telt, op_tijd, vouw
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen
from telmee.gegevens.loonaangifte.openen import lees_bericht


@dataclass(frozen=True)
class Aangiften:
    """What the files say. `dienstverbanden` has the columns of `tabel.KOLOMMEN`; see there for their meaning.

    `tijdvakken` has one row per employer, loonheffingennummer and filing period; `berichten` one per part of a message.
    `beslist` is the state without the parts that came too late to count; None when there are none.
    `namen`: per loonheffingennummer the name in the last message that gives one.
    """

    dienstverbanden: pl.DataFrame
    tijdvakken: pl.DataFrame
    berichten: pl.DataFrame
    bevindingen: tuple[Bevinding, ...]
    werkgevers: tuple[int, ...]
    loonheffingennummers: tuple[str, ...]
    bestanden: int
    niet_gelezen: int
    afgebroken: int
    overgeslagen: int
    stand: date | None = None
    namen: dict[str, str] = field(default_factory=dict)
    beslist: Aangiften | None = None

    @property
    def jaren(self) -> tuple[int, ...]:
        """The years of the filing periods."""
        return tuple(sorted(self.tijdvakken["tijdvak_eind"].dt.year().unique().to_list()))

    def van_jaar(self, jaar: int) -> Aangiften:
        """Only the filing periods of one year; the findings stay those of all files."""
        in_jaar = pl.col("tijdvak_eind").dt.year() == jaar
        return replace(
            self,
            dienstverbanden=self.dienstverbanden.filter(in_jaar),
            tijdvakken=self.tijdvakken.filter(in_jaar),
            berichten=self.berichten.filter(in_jaar),
        )

    def voor_regels(self) -> pl.DataFrame:
        """`dienstverbanden` with day numbers for dates, as the rule layer wants it."""
        return tabel.voor_regels(self.dienstverbanden)

    def personen(self) -> pl.DataFrame:
        """One row per person: `persoon`, `bsn`, `bsn_geldig`, and the last `personeelsnummer` and `geboortedatum`."""
        laatste = [pl.col(k).drop_nulls().last() for k in ("personeelsnummer", "geboortedatum")]
        return (
            self.dienstverbanden.sort("tijdvak_eind", maintain_order=True)
            .group_by("persoon")
            .agg(pl.col("bsn", "bsn_geldig").first(), *laatste)
            .sort("persoon")
        )

    @property
    def ontbreekt(self) -> dict[str, Any]:
        """What the totals lack: rows without hours, wage or BSN; files; filing periods of the years that are there."""
        d = self.dienstverbanden
        gaten = {
            lhnr: [[str(b), str(e)] for b, e in controle.ontbrekend(paren, hele_jaar=True)]
            for lhnr, paren in self._paren().items()
        }
        return {
            "uren_onbekend": d["verloonde_uren"].null_count(),
            "loon_onbekend": d["loon_sv"].null_count(),
            "bsn_onbruikbaar": int((~d["bsn_geldig"]).sum()),
            "bestanden_niet_gelezen": self.niet_gelezen,
            "bestanden_afgebroken": self.afgebroken,
            "inkomstenverhoudingen_overgeslagen": self.overgeslagen,
            "tijdvakken": {n: g for n, g in gaten.items() if g},
        }

    def _paren(self) -> dict[str, list[tuple[date, date]]]:
        paren: dict[str, list[tuple[date, date]]] = {}
        for n, b, e in self.tijdvakken.select("loonheffingennummer", "tijdvak_begin", "tijdvak_eind").iter_rows():
            paren.setdefault(n, []).append((b, e))
        return paren


def lees_aangiften(
    paden: Iterable[Path | str | Ingekomen] | Path | str | Ingekomen,
    *,
    stand: date | None = None,
    samen: bool = False,
    vandaag: date | None = None,
    xsd_pad: Path | str | None = None,
    grenzen: Grenzen = Grenzen(),
    per_soort: int = 20,
    telt: Telt | None = None,
    meld: Verzamelaar | None = None,
    volg: Callable[[str], None] | None = None,
) -> Aangiften:
    """Reads files, folders and zips; `stand` replays what was filed by that day, `samen` makes it one employer.

    `telt` says whether a part of a message is in time to count; what is not, is left out of `beslist`. No message
    can have been made after `vandaag` (None: today by the clock). Who looks on gives a collector `meld` of his own and
    `volg`, which is told the name of every source before it is read; what `volg` raises ends the reading.
    """
    lijst = [paden] if isinstance(paden, str | Path | Ingekomen) else paden
    meld = Verzamelaar(per_soort) if meld is None else meld
    strikt = xsd.laad(xsd_pad) if xsd_pad is not None else None
    berichten: list[Bericht] = []
    bestanden = mislukt = 0
    with bronnen(lijst, meld, grenzen) as alle:
        for bron in alle:
            bestanden += 1
            if volg is not None:
                volg(bron.naam)
            if not (uit_bron := lees_bericht(bron, meld, grenzen)):
                mislukt += 1
                continue
            berichten += uit_bron
            if strikt is not None:
                strikt.controleer(bron, meld, grenzen, uit_bron[0].codering)
    bruikbaar = [b for b in berichten if b.delen]
    if not bruikbaar:
        raise Fout(_niets(meld))
    tot_hier = deepcopy(meld)
    standen = [(vouw(bruikbaar, meld, stand, vandaag), meld)]
    if any(not op_tijd(b, d, telt) for b in bruikbaar for d in b.delen):
        standen.append((vouw(bruikbaar, tot_hier, stand, vandaag, telt), tot_hier))
    bsns = verbergen.bsns_van(bruikbaar)
    for b in bruikbaar:
        b.rijen.clear()  # what the fold did not take is no longer needed
    telling = (bestanden, mislukt)
    alles, *rest = [_samenstellen(bruikbaar, m, s, stand, samen, telling, berichten, bsns) for s, m in standen]
    return replace(alles, beslist=rest[0]) if rest else alles


def _samenstellen(
    bruikbaar: list[Bericht],
    meld: Verzamelaar,
    gevouwen: Stand,
    stand: date | None,
    samen: bool,
    bestanden: tuple[int, int],
    alle: list[Bericht],
    bsns: frozenset[int],
) -> Aangiften:
    werkgevers = sorted({b.werkgever for b in bruikbaar if b.werkgever is not None})
    if not samen:
        controle.controleer_werkgevers(werkgevers, meld)
    controle.controleer_tijdvakken(gevouwen, meld)
    controle.controleer_totalen(gevouwen, meld)
    dienstverbanden = controle.controleer_rijen(tabel.maak_tabel(gevouwen, werkgevers[0] if samen else None), meld)
    dienstverbanden, berichten, bevindingen, namen = verbergen.verberg(
        dienstverbanden,
        _berichten(gevouwen),
        meld,
        {s.bericht.lhnr: s.bericht.naam for s in gevouwen.stappen if s.bericht.naam},
        bsns,
    )
    return Aangiften(
        dienstverbanden,
        _tijdvakken(dienstverbanden, gevouwen, werkgevers[0] if samen else None),
        berichten,
        bevindingen,
        tuple(werkgevers[:1] if samen else werkgevers),
        tuple(sorted({b.lhnr for b in bruikbaar})),
        bestanden[0],
        bestanden[1] + sum(b.aantal for b in bevindingen if b.code in NIET_GEOPEND),
        sum(bool(b.afgebroken) for b in alle),
        sum(b.overgeslagen for b in alle),
        stand,
        namen,
    )


def _niets(meld: Verzamelaar) -> str:
    """The sentence when nothing could be read, with the first reason."""
    bevindingen = meld.alle()
    if not bevindingen:
        return "Er zijn geen loonaangiften gevonden; geef een XML-bestand, een map of een zip."
    eerste = bevindingen[0]
    waar = f" ({eerste.plaats})" if eerste.plaats else ""
    return f"Er is geen loonaangifte gelezen: {eerste.wat}{waar}; geef het XML-bestand uit het salarispakket."


def _tijdvakken(rijen: pl.DataFrame, stand: Stand, samen: int | None) -> pl.DataFrame:
    """Per loonheffingennummer and filing period what the state is; a full return without employees is a row too."""
    sleutel = ["werkgever", "loonheffingennummer", "tijdvak_begin", "tijdvak_eind"]
    per = rijen.group_by(sleutel).agg(
        pl.len().cast(pl.Int64).alias("inkomstenverhoudingen"),
        pl.col("persoon").n_unique().cast(pl.Int64).alias("personen"),
        pl.col("verloonde_uren").sum(),
        pl.col("verloonde_uren").null_count().cast(pl.Int64).alias("uren_onbekend"),
        pl.col("loon_sv").sum(),
        pl.col("verloonde_uren").filter("lkv_banenafspraak").sum().alias("uren_lkv_banenafspraak"),
    )
    stappen: dict[tuple[str, date, date], dict[str, Any]] = {}
    for s in stand.stappen:
        rij = stappen.setdefault(s.tijdvak, {"volledig": False, "correcties": 0, "ingediend": None})
        rij["volledig"] = rij["volledig"] or (s.deel.soort == "volledig" and not s.deel.afgebroken)
        rij["correcties"] += s.deel.soort != "volledig"
        rij["ingediend"] = s.bericht.moment
        rij["werkgever"] = samen or s.bericht.werkgever
    kop = [{"loonheffingennummer": t[0], "tijdvak_begin": t[1], "tijdvak_eind": t[2], **r} for t, r in stappen.items()]
    schema: dict[str, Any] = {
        "werkgever": pl.Int64, "loonheffingennummer": pl.String, "tijdvak_begin": pl.Date, "tijdvak_eind": pl.Date,
        "volledig": pl.Boolean, "correcties": pl.Int64, "ingediend": pl.Datetime("us"),
    }  # fmt: skip
    return (
        pl.DataFrame(kop, schema=schema)
        .join(per, on=sleutel, how="left")
        .with_columns(pl.col("inkomstenverhoudingen", "personen", "verloonde_uren", "uren_onbekend", "loon_sv",
                             "uren_lkv_banenafspraak").fill_null(0))
        .sort(sleutel)
    )  # fmt: skip


def _berichten(stand: Stand) -> pl.DataFrame:
    """Every part of every message that was used, in order of replay, with the collective figures in whole euros."""
    rijen = [
        {
            "bestand": s.bericht.bestand,
            "bericht": s.bericht.id,
            "ingediend": s.bericht.moment,
            "loonheffingennummer": s.bericht.lhnr,
            "jaar": s.bericht.jaar,
            "soort": s.deel.soort,
            "tijdvak_begin": s.deel.begin,
            "tijdvak_eind": s.deel.eind,
            "inkomstenverhoudingen": s.deel.relaties,
            "intrekkingen": s.deel.intrekkingen,
            "afgebroken": s.deel.afgebroken,
            "tot_loon_sv": s.deel.totalen.get("TotLnSV"),
            "tot_te_betalen": s.deel.totalen.get("TotTeBet"),
            "saldi": s.deel.saldi,
            "tot_generaal": s.deel.totalen.get("TotGen"),
        }
        for s in stand.stappen
    ]
    getal = ("jaar", "inkomstenverhoudingen", "intrekkingen", "tot_loon_sv", "tot_te_betalen", "saldi", "tot_generaal")
    schema: dict[str, Any] = dict.fromkeys(getal, pl.Int64) | {
        "ingediend": pl.Datetime("us"), "tijdvak_begin": pl.Date, "tijdvak_eind": pl.Date, "afgebroken": pl.Boolean,
    }  # fmt: skip
    namen = ["bestand", "bericht", "ingediend", "loonheffingennummer", "jaar", "soort", "tijdvak_begin", "tijdvak_eind",
             "inkomstenverhoudingen", "intrekkingen", "afgebroken", *getal[3:]]  # fmt: skip
    return pl.DataFrame(rijen, schema={n: schema.get(n, pl.String) for n in namen})
