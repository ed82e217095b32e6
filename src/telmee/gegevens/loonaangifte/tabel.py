"""The folded table: the columns of `dienstverbanden` and, behind them, what an employer's own file tells more.

Declared once, with type and meaning. Units: hours are whole hours, `contracturen_week` is hundredths of an hour, money
is cents, dates are days. `persoon` is a number without meaning, given in this run; `bsn` and `personeelsnummer` exist
only in memory and never leave the program unless asked for.
"""

from __future__ import annotations

import polars as pl

from telmee.gegevens.loonaangifte.bericht import WSW_OUD, leeg_frame
from telmee.gegevens.loonaangifte.fold import Stand
from telmee.gegevens.loonaangifte.nummers import TEST_VANAF
from telmee.gegevens.schema import AARDEN, DIENSTVERBANDEN, SOORTEN, Kolom

EXTRA = (
    Kolom("loonheffingennummer", "text", "het volledige nummer, met L en volgnummer", True),
    Kolom("num_iv", "int64", "NumIV zoals aangegeven; inkomstenverhouding is per werkgever uniek gemaakt", True),
    Kolom("bsn", "int64", "burgerservicenummer; leeg als het ontbreekt, geen negen cijfers heeft of met 000 begint"),
    Kolom("bsn_geldig", "bool", "slaagt voor de elfproef, en begint niet met 8 of 9 (of is een testnummer)", True),
    Kolom("personeelsnummer", "text", "PersNr"),
    Kolom("geboortedatum", "date", "Gebdat"),
    Kolom("begin", "date", "begin van de inkomstenverhouding (DatAanv)"),
    Kolom("eind", "date", "einde van de inkomstenverhouding (DatEind), alleen als die is geëindigd"),
    Kolom("reden_einde", "int64", "CdRdnEindArbov; 90, 91 en 92 zijn geen echt einde"),
    Kolom("schriftelijk", "bool", "schriftelijk contract (IndSchriftArbov)"),
    Kolom("publiek_onbepaald", "bool", "publiekrechtelijke aanstelling voor onbepaalde tijd (IndPubAanOnbepTd)"),
    Kolom("fase_uitzend", "int64", "fase van een uitzendkracht (FsIndFZ)"),
    Kolom("cao", "int64", "code van de cao"),
    Kolom("cao_inlener", "int64", "code van de cao van de inlener"),
    Kolom("lkv_oudere", "bool", "loonkostenvoordeel oudere werknemer gevraagd", True),
    Kolom("lkv_arbeidsgehandicapt", "bool", "loonkostenvoordeel arbeidsgehandicapte werknemer gevraagd", True),
    Kolom("lkv_herplaatsing", "bool", "loonkostenvoordeel herplaatsing arbeidsgehandicapte werknemer gevraagd", True),
    Kolom("verzekerd_wao", "bool", "verzekerd voor WAO, IVA of WGA"),
    Kolom("verzekerd_ww", "bool", "verzekerd voor WW"),
    Kolom("verzekerd_zw", "bool", "verzekerd voor ZW"),
    Kolom(
        "wajong_in_loon", "bool", "in het loon zit een Wajong-uitkering (IndSA72); geen bewijs van registratie", True
    ),
    Kolom("loon_lh", "int64", "loon voor loonbelasting en volksverzekeringen, centen (LnLbPh)"),
    Kolom("loon_in_geld", "int64", "loon in geld, centen (LnInGld)"),
    Kolom("vakantiebijslag", "int64", "uitbetaalde vakantiebijslag, centen (VakBsl)"),
    Kolom("aof_laag", "int64", "aanwas premieloon Aof laag, centen; niet nul wijst op een kleine werkgever"),
    Kolom("aof_hoog", "int64", "aanwas premieloon Aof hoog, centen"),
    Kolom("aof_uitkering", "int64", "aanwas premieloon Aof uitkering, centen"),
    Kolom("awf_laag", "int64", "aanwas premieloon AWf laag, centen"),
    Kolom("awf_hoog", "int64", "aanwas premieloon AWf hoog, centen"),
    Kolom("awf_herzien", "int64", "aanwas premieloon AWf herzien, centen"),
    Kolom("ufo", "int64", "aanwas premieloon Ufo, centen; niet nul wijst op een overheidswerkgever"),
    Kolom("contractloon", "int64", "contractloon, centen (Ctrctln)"),
    Kolom("contracturen_week", "int64", "contracturen per week in honderdsten (AantCtrcturenPWk)"),
    Kolom("wsw_oud", "bool", "Wsw met de code van vóór 2022 (CdAard 10): beschut, gedetacheerd of begeleid", True),
    Kolom("sector_code", "int64", "sector van de aansluiting (Sect); 61 tot en met 66 is overheid"),
    Kolom("inkomstenperioden", "int64", "aantal inkomstenperioden in het tijdvak; de laatste is gelezen", True),
    Kolom("jaar_bericht", "int64", "jaar van het berichtformaat", True),
    Kolom("ingediend", "moment", "moment waarop het bericht met deze regel is gemaakt"),
    Kolom("bericht", "text", "kenmerk van dat bericht (IdBer)", True),
    Kolom("bestand", "text", "bestand met deze regel", True),
    Kolom("regel", "int64", "regelnummer van de inkomstenverhouding in dat bestand", True),
)
_TYPEN = {
    "int64": pl.Int64,
    "date": pl.Date,
    "text": pl.String,
    "bool": pl.Boolean,
    "moment": pl.Datetime("us"),
}
KOLOMMEN: dict[str, pl.DataType] = {k.naam: _TYPEN[k.type] for k in (*DIENSTVERBANDEN.kolommen, *EXTRA)}  # type: ignore[misc]
VOLGORDE = ("werkgever", "tijdvak_begin", "tijdvak_eind", "persoon", "inkomstenverhouding")
_VAN_STAP = ("werkgever", "loonheffingennummer", "jaar_bericht", "ingediend", "bericht", "bestand")
_PER_NUMMER = 10_001  # NumIV runs to 9999; 0 becomes 10000


def maak_tabel(stand: Stand, samen: int | None = None) -> pl.DataFrame:
    """The folded rows, taken from `stand`, as the declared table; `samen` is the one employer to put them under.

    Made column by column, from a dict that lets go of each at once: most operations on a frame that is in pieces, also
    dropping a column, copy all of it first.
    """
    rijen = stand.neem_rijen()
    rijen = rijen if rijen.height else leeg_frame().with_columns(_LEEG)
    per_stap = _per_stap(stand, samen)
    bron = {k.name: k for k in rijen.get_columns()}
    bron |= {"persoon": _persoon(bron), "werkgever": per_stap["werkgever"].gather(bron["_stap"])}
    bron["inkomstenverhouding"] = _inkomstenverhouding(bron["num_iv"], per_stap["_plek"].gather(bron["_stap"]))
    bron["wsw_oud"] = (bron["aard"] == WSW_OUD).fill_null(False).alias("wsw_oud")
    del rijen
    orde = _orde(bron)
    stap = bron["_stap"].gather(orde)
    klaar, gelijk, uitdrukkingen = [stap], dict[str, pl.Expr](), _uitdrukkingen()
    for naam, soort in KOLOMMEN.items():
        kolom = per_stap[naam].gather(stap) if naam in per_stap.columns else _reken(uitdrukkingen[naam], bron)
        if _een_waarde(kolom):
            gelijk[naam] = pl.lit(kolom[0], soort).alias(naam)
        else:
            klaar.append(kolom if naam in per_stap.columns else kolom.gather(orde).cast(soort))
        if naam not in ("bsn", "num_iv"):
            bron.pop(naam, None)
    return pl.DataFrame(klaar).select(gelijk.get(naam, pl.col(naam)) for naam in KOLOMMEN)


def _een_waarde(kolom: pl.Series) -> bool:
    """Whether all rows have the same value. Such a column is kept once and not per row, which saves much memory."""
    return bool(kolom.len()) and (kolom.null_count() == kolom.len() or not kolom.null_count() and _gelijk(kolom))


def _gelijk(kolom: pl.Series) -> bool:
    eerste, laatste = kolom[0], kolom[-1]
    return bool(eerste == laatste and kolom.min() == kolom.max())


def _reken(uitdrukking: pl.Expr, bron: dict[str, pl.Series]) -> pl.Series:
    """One column, from the columns that it needs."""
    nodig = dict.fromkeys(uitdrukking.meta.root_names())
    return pl.DataFrame([bron[n] for n in nodig]).select(uitdrukking).to_series()


_LEEG = [
    pl.lit(0, pl.Int32).alias("_stap"),
    pl.lit("").cast(pl.Categorical).alias("lhnr"),
    pl.lit(None, pl.Date).alias("tijdvak_begin"),
    pl.lit(None, pl.Date).alias("tijdvak_eind"),
    pl.lit(None, pl.String).alias("_zonder_bsn"),
    pl.lit(0, pl.Int32).alias("_uniek"),
]


def _per_stap(stand: Stand, samen: int | None) -> pl.DataFrame:
    """What all rows of a step share; row n is step n."""
    nummers = sorted({s.bericht.lhnr for s in stand.stappen})
    baas = {n: samen or next(s.bericht.werkgever for s in stand.stappen if s.bericht.lhnr == n) or 0 for n in nummers}
    plek: dict[str, int] = {}
    for n in nummers:
        plek[n] = sum(1 for ander in plek if baas[ander] == baas[n])
    soorten = {n: KOLOMMEN[n] for n in _VAN_STAP} | {"_plek": pl.Int64()}
    berichten = [s.bericht for s in stand.stappen]
    waarden = [(baas[b.lhnr], b.lhnr, b.jaar, b.moment, b.id, b.bestand, plek[b.lhnr]) for b in berichten]
    return pl.DataFrame(waarden, schema=soorten, orient="row")


def _persoon(bron: dict[str, pl.Series]) -> pl.Series:
    """One number per BSN, else per personnel number of a loonheffingennummer, else per row."""
    nummer = bron["bsn"].rank("dense").cast(pl.Int64).alias("persoon")
    if not (geen := nummer.is_null()).any():
        return nummer
    wie = [bron["lhnr"].filter(geen).cast(pl.String), *(bron[n].filter(geen) for n in ("_zonder_bsn", "_uniek"))]
    zonder = pl.DataFrame(wie)
    anderen = zonder.unique().sort(zonder.columns, nulls_last=True).with_row_index("nummer", offset=1)
    getal = zonder.join(anderen, on=zonder.columns, how="left", nulls_equal=True, maintain_order="left")["nummer"]
    hoogste = nummer.max() or 0
    return nummer.scatter(geen.arg_true(), getal.cast(pl.Int64) + hoogste)


def _orde(bron: dict[str, pl.Series]) -> pl.Series:
    """The places of the rows in the order of `VOLGORDE`. From the last column to the first: all at once copies them."""
    orde = pl.int_range(bron["_stap"].len(), dtype=pl.UInt32, eager=True)
    for naam in reversed(VOLGORDE):
        kolom = bron[naam]
        if kolom.min() != kolom.max():
            per = kolom.gather(orde).to_frame(naam).select(pl.arg_sort_by(naam, maintain_order=True))
            orde = orde.gather(per.to_series())
    return orde


def _inkomstenverhouding(num_iv: pl.Series, plek: pl.Series) -> pl.Series:
    """Unique within an employer: the place of the loonheffingennummer and the NumIV in one number."""
    nummer = num_iv.cast(pl.Int64).replace({0: _PER_NUMMER - 1})
    return (plek * _PER_NUMMER + nummer).alias("inkomstenverhouding")


def _uitdrukkingen() -> dict[str, pl.Expr]:
    eigen: dict[str, pl.Expr] = {
        "aard": _bekend("aard", tuple(AARDEN)),
        "soort": _bekend("soort", SOORTEN),
        "onbepaalde_tijd": pl.coalesce("arbov_onbepaald", "publiek_onbepaald"),
        "lkv_banenafspraak": pl.col("lkv_banenafspraak").fill_null(False)
        | pl.col("lkv_banenafspraak_sb").fill_null(False),
        "bsn_geldig": geldig_bsn(),
        "wajong_in_loon": pl.col("wajong_in_loon").fill_null(False),
        "sector_code": pl.col("sector"),
        "inkomstenperioden": pl.col("_perioden"),
        "regel": pl.col("_regel"),
    } | {n: pl.col(n).fill_null(False) for n in ("lkv_oudere", "lkv_arbeidsgehandicapt", "lkv_herplaatsing")}

    return {n: eigen.get(n, pl.col(n)).alias(n) for n in KOLOMMEN}


def _bekend(naam: str, waarden: tuple[int, ...]) -> pl.Expr:
    return pl.when(pl.col(naam).is_in(list(waarden))).then(naam)


def geldig_bsn() -> pl.Expr:
    """Whether `bsn` passes the eleven-test and may occur in a filing; test numbers are accepted. Never null."""
    bsn = pl.col("bsn")
    som = pl.lit(0, pl.Int32)
    for i, gewicht in enumerate((9, 8, 7, 6, 5, 4, 3, 2, -1)):
        som = som + gewicht * (bsn // 10 ** (8 - i) % 10)
    mag = (bsn > 999_999) & ((bsn < 800_000_000) | (bsn >= TEST_VANAF))
    return ((som % 11 == 0) & mag).fill_null(False)


def voor_regels(tabel: pl.DataFrame) -> pl.DataFrame:
    """The table for the rule layer: every date a day number (days since 1970-01-01), every integer 64 bits."""
    return tabel.with_columns(pl.col(pl.Date).cast(pl.Int32).cast(pl.Int64)).drop("ingediend")


def beschrijving() -> str:
    """The columns behind those of `dienstverbanden` as Markdown, for the documentation."""
    kop = ["| kolom | type | leeg mag | betekenis |", "|---|---|---|---|"]
    return "\n".join(
        kop + [f"| `{k.naam}` | {k.type} | {'nee' if k.verplicht else 'ja'} | {k.betekenis} |" for k in EXTRA]
    )
