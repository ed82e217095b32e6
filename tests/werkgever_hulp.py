"""Invented employers for tests: records of months, straight into the table or through real filings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from aangifte_hulp import LHNR
from telmee.gegevens.loonaangifte import KOLOMMEN, lees_aangiften
from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns
from telmee.gegevens.loonaangifte.register_csv import lees_register
from telmee.gegevens.loonaangifte.schrijver import schrijf_bericht
from telmee.gegevens.loonaangifte.uit_dataset import maak_berichten
from telmee.gegevens.loonaangifte.verklaringen_csv import DAGEN, SCHEMA, Verklaringen, lees_verklaringen
from telmee.werkgever.invoer import INLEEN, REGISTER, Invoer, Opgaven, uit_aangiften
from telmee.werkgever.positie import positie
from telmee.werkgever.uitkomst import Positie, Voordeel
from telmee.wet import Wetten

BSN = verzonnen_bsns(40)
STAND = date(2026, 11, 22)
GROOT = {"uren_vorig_jaar": 50_000, "quotumpercentage": 258}
Periode = tuple[date, date | None]
ALTIJD: Periode = (date(2015, 1, 1), None)


def maand(nummer: int, jaar: int = 2026) -> tuple[date, date]:
    """First and last day."""
    volgende = date(jaar + nummer // 12, nummer % 12 + 1, 1)
    return date(jaar, nummer, 1), volgende - timedelta(days=1)


def rij(wie: int = 0, m: int = 1, uren: int | None = 100, jaar: int = 2026, **anders: Any) -> dict[str, Any]:
    """One month of one person."""
    begin, eind = maand(m, jaar)
    basis = {
        "persoon": wie + 1,
        "bsn": BSN[wie],
        "personeelsnummer": f"P{wie:02d}",
        "inkomstenverhouding": 1,
        "tijdvak_begin": begin,
        "tijdvak_eind": eind,
        "verloonde_uren": uren,
        "loon_sv": 2_000 * (uren or 0),
        "soort": 15,
        "aard": 1,
        "onbepaalde_tijd": True,
        "oproep": False,
        "begin": date(2021, 1, 1),
        "geboortedatum": date(1990, 5, 17),
        "contracturen_week": 2_400,
    }
    return basis | anders


def jaar_van(
    wie: int = 0, uren: int = 100, maanden: Iterable[int] = range(1, 13), **anders: Any
) -> list[dict[str, Any]]:
    """The same month again and again."""
    return [rij(wie, m, uren, **anders) for m in maanden]


def groot(*records: list[dict[str, Any]], uren: int = 4_000) -> list[dict[str, Any]]:
    """Records of an employer above the limit: one row a month stands for everybody else."""
    return [*[r for deel in records for r in deel], *jaar_van(20, uren)]


def verklaringen(*regels: dict[str, Any]) -> Verklaringen:
    """The list of declarations, as the reader would give it: columns of `SCHEMA`, all there when left out."""
    rijen = [dict.fromkeys(SCHEMA) | {"verklaring": True} | r | {"regel": i} for i, r in enumerate(regels, 2)]
    return Verklaringen(pl.DataFrame(rijen, schema=SCHEMA), (), "v.csv")


def register(perioden: dict[int, Periode | None]) -> tuple[pl.DataFrame, pl.Series]:
    """The answer about these people; None is nee."""
    regels = [(BSN[w], *p) for w, p in perioden.items() if p is not None]
    return pl.DataFrame(regels, schema=REGISTER, orient="row"), pl.Series([BSN[w] for w in perioden], dtype=pl.Int64)


def wetten(jaar: int, stand: date | None, opgaven: dict[str, Any]) -> Wetten:
    """The law of an answer; percentages among what is given are taken out and become figures of that year."""
    gevonden = Wetten.known(stand)
    namen = {"quotumpercentage": "quotumpercentage", "opslagpercentage": "inclusiviteitsopslag_percentage"}
    for optie, naam in namen.items():
        if (gegeven := opgaven.pop(optie, None)) is not None:
            gevonden = gevonden.with_values_in(jaar, **{naam: gegeven})
    return gevonden.with_values(**opgaven.pop("anders", {}))


def invoer(
    records: Sequence[dict[str, Any]],
    perioden: dict[int, Periode | None] | None = None,
    *,
    jaar: int = 2026,
    stand: date = STAND,
    inleen: Sequence[tuple[Any, ...]] | None = None,
    verklaringen: Verklaringen | None = None,
    **opgaven: Any,
) -> Invoer:
    """Straight from records: the table that the reader would give, made without it."""
    leeg: dict[str, Any] = dict.fromkeys(KOLOMMEN)
    vast = {
        "werkgever": int(LHNR[:9]),
        "loonheffingennummer": LHNR,
        "num_iv": 1,
        "lkv_oudere": False,
        "lkv_arbeidsgehandicapt": False,
        "lkv_herplaatsing": False,
        "lkv_banenafspraak": False,
        "wajong_in_loon": False,
        "inkomstenperioden": 1,
        "jaar_bericht": jaar,
        "bericht": "",
        "bestand": "",
        "aof_laag": 0,
        "ufo": 0,
        "wsw_oud": False,
    }
    rijen = []
    for i, r in enumerate(records):
        bsn = r.get("bsn")
        eigen = {"aof_hoog": r.get("loon_sv"), "bsn_geldig": bsn is not None, "regel": i + 1}
        rijen.append({k: v for k, v in (leeg | vast | eigen | r).items() if k in KOLOMMEN})
    tabel = pl.DataFrame(rijen, schema=KOLOMMEN)
    antwoord = (None, None) if perioden is None else register(perioden)
    return Invoer(
        jaar=jaar,
        dienstverbanden=tabel,
        tijdvakken=tabel.select("loonheffingennummer", "tijdvak_begin", "tijdvak_eind").unique(),
        loonheffingennummers=(LHNR,),
        register=antwoord[0],
        beantwoord=antwoord[1],
        inleen=None if inleen is None else pl.DataFrame(list(inleen), schema=INLEEN, orient="row"),
        verklaringen=verklaringen,
        wetten=wetten(jaar, stand, opgaven),
        opgaven=Opgaven(**opgaven),
    )


def bereken(*args: Any, **opties: Any) -> Positie:
    """The position straight from records."""
    return positie(invoer(*args, **opties))


def schrijf(map_: Path, records: list[dict[str, Any]], jaar: int = 2026, **opties: Any) -> list[Path]:
    """Real filings of these records."""
    paden = []
    for i, b in enumerate(maak_berichten(records, LHNR, jaar, **opties)):
        pad = map_ / f"{i:02d}.xml"
        with pad.open("wb") as uit:
            schrijf_bericht(uit, b.hoofd, b.delen)
        paden.append(pad)
    return paden


def register_csv(map_: Path, perioden: dict[int, Periode | None]) -> Path:
    """The answer as a list."""
    regels = ["bsn;geregistreerd;van;tot"]
    for w, p in perioden.items():
        regels.append(f"{BSN[w]:09d};nee;;" if p is None else f"{BSN[w]:09d};ja;{p[0]};{p[1] or ''}")
    pad = map_ / "register.csv"
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return pad


def verklaringen_csv(map_: Path, lijst: Verklaringen) -> Path:
    """The declarations as a list."""
    kolommen = ["bsn", "soort", "verklaring", *DAGEN]
    regels = [";".join(kolommen)]
    for rij_ in lijst.regels.select(kolommen).rows():
        regels.append(";".join({None: "", True: "ja", False: "nee"}.get(v, str(v)) for v in rij_))
    pad = map_ / "verklaringen.csv"
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return pad


def via_bestanden(
    map_: Path, records: list[dict[str, Any]], perioden: dict[int, Periode | None], *, stand: date | None = None,
    jaar: int = 2026, correcties: int = 0, te_laat: int = 0, verklaringen: Verklaringen | None = None, **opgaven: Any,
) -> Positie:  # fmt: skip
    """The same road with real files: written, read, folded, joined."""
    paden = schrijf(map_, records, jaar, correcties=correcties, te_laat=te_laat)
    antwoord = lees_register(register_csv(map_, perioden))
    verklaard = None if verklaringen is None else lees_verklaringen(verklaringen_csv(map_, verklaringen))
    aangiften = lees_aangiften(paden, stand=stand)
    wet = wetten(jaar, aangiften.stand, opgaven)
    return positie(uit_aangiften(aangiften, jaar, Opgaven(**opgaven), antwoord, None, verklaard, wet))


def een(p: Positie, soort: str = "banenafspraak") -> Voordeel:
    """The only row of this kind."""
    (gevonden,) = [v for v in p.lkv if v.soort == soort]
    return gevonden


def bevonden(p: Positie) -> set[str]:
    """The kinds of findings."""
    return {b.code for b in p.bevindingen}
