"""One law: the facts of an employee through `wet` alone and through the position give one answer, reason and day.

The facts are put together here, from what was drawn, without anything of the room `werkgever`: which day is the first,
which declaration there is, which periods are asked. Then every benefit is compared.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from telmee.gegevens.loonaangifte import lees_aangiften
from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns
from telmee.gegevens.loonaangifte.register_csv import lees_register
from telmee.gegevens.loonaangifte.verklaringen_csv import lees_verklaringen
from telmee.werkgever import voorbeeld
from telmee.werkgever.invoer import REGISTER, Opgaven, uit_aangiften
from telmee.werkgever.positie import positie
from telmee.werkgever.uitkomst import Positie, Voordeel
from telmee.wet import Law, Wetten
from werkgever_hulp import invoer, maand, rij, verklaringen

SOORTEN = ("banenafspraak", "arbeidsgehandicapte", "herplaatsen", "oudere")
VRAAG = dict(
    zip(SOORTEN, ("lkv_banenafspraak", "lkv_arbeidsgehandicapt", "lkv_herplaatsing", "lkv_oudere"), strict=True)
)
AANTAL, ZAAD = 1_000, 20261128
ALTIJD, NOOIT = 30_000, 0


def nummer(dag: date | None) -> int | None:
    """Days since 1970, as the law counts with."""
    return None if dag is None else (dag - date(1970, 1, 1)).days


@dataclass(frozen=True)
class Mens:
    """What is known of one employee: work per month, registration, and at most one declaration."""

    nr: int
    geboren: date | None
    begin: date
    maanden: tuple[int, ...]
    soort: int
    aard: int | None
    registratie: tuple[date, date | None] | str | None
    """First and last day; None is not registered, 'onbekend' is not answered."""
    gevraagd: dict[str, frozenset[int]]
    verklaring: dict[str, Any] | None = None
    eerder: date | None = None
    """Last day of an earlier job here."""


def trek(rng: random.Random, nr: int, jaar: int, stand: date) -> Mens:
    """Somebody, with the edges of every period, term and age drawn often."""
    eerste = date(jaar, 1, 1)
    begin = rng.choice(
        [
            eerste - timedelta(days=rng.randrange(2_000)),
            eerste - timedelta(days=365 * 3 - rng.randrange(-40, 40)),
            eerste + timedelta(days=rng.randrange(300)),
            date(2024, 1, 1) + timedelta(days=rng.randrange(-2, 2)),
        ]
    )
    aow = date(jaar - 67, 1, 1) + timedelta(days=rng.randrange(365))
    zesenvijftig = date(begin.year - 56, begin.month, min(begin.day, 28)) + timedelta(days=rng.randrange(-2, 3))
    geboren = rng.choice([aow, zesenvijftig, date(1985, 3, 4), date(1960, 2, 3), date(1990, 5, 17), None])
    van = eerste + timedelta(days=rng.randrange(-400, 300))
    registratie = rng.choice([None, None, "onbekend", (van, None), (van, van + timedelta(days=rng.randrange(400)))])
    maanden = tuple(range(begin.month if begin.year == jaar else 1, 13))
    gevraagd = {s: frozenset(m for m in maanden if rng.random() < 0.7) for s in SOORTEN if rng.random() < 0.5}
    soort, aard = rng.choice([(15, 1)] * 12 + [(15, 21), (15, 22), (15, 23), (15, 24), (32, 1), (11, 18), (15, None)])
    eerder = begin - timedelta(days=rng.randrange(150, 220)) if rng.random() < 0.3 else None
    eerder = eerder if eerder and eerder.year < jaar else None  # in the year itself it would be a job with rows
    verklaring = trek_verklaring(rng, begin, stand) if rng.random() < 0.7 else None
    return Mens(nr, geboren, begin, maanden, soort, aard, registratie, gevraagd, verklaring, eerder)


def trek_verklaring(rng: random.Random, begin: date, stand: date) -> dict[str, Any] | None:
    """A declaration for this job; none that was made after the day from which is looked."""
    soort = rng.choice(SOORTEN)
    regel: dict[str, Any] = {"soort": soort, "begin": begin}
    anker = begin
    if soort == "herplaatsen":
        regel["begin"] = begin + timedelta(days=rng.randrange(300))
        regel["wia_vanaf"] = rng.choice([None, regel["begin"] + timedelta(days=rng.randrange(-200, 200))])
        anker = max(regel["begin"], regel["wia_vanaf"] or date.min)
    elif soort == "arbeidsgehandicapte" and rng.random() < 0.2:
        regel |= {"begin": begin - timedelta(days=rng.randrange(30, 900)), "overgang_op": begin}
        anker = regel["begin"]
    grens = anker + timedelta(days=rng.choice([91, 183]) + rng.randrange(-3, 8))
    regel["aangevraagd"] = rng.choice([anker, grens, grens, grens, None])
    regel["afgegeven"] = rng.choice([None, None, (regel["aangevraagd"] or grens) + timedelta(days=rng.randrange(40))])
    dagen = [d for d in (regel["aangevraagd"], regel["afgegeven"]) if d]
    te_laat_bekend = any(d > stand for d in dagen) or regel["begin"].year > stand.year
    return None if te_laat_bekend else regel


# --- Through the law alone ---


def feiten(m: Mens, soort: str, stand: date) -> dict[str, Any]:
    """The facts of one benefit of one employee."""
    v = m.verklaring if m.verklaring and m.verklaring["soort"] == soort else None
    basis = {"begin_dienstbetrekking": nummer(m.begin), "overgang_van_onderneming": False, "peildatum": nummer(stand)}
    if v is None:
        return basis
    basis |= {
        f"doelgroepverklaring_{soort}": True,
        "doelgroepverklaring_aangevraagd_op": nummer(v["aangevraagd"]),
        "doelgroepverklaring_afgegeven_op": nummer(v["afgegeven"]),
    }
    if soort == "herplaatsen":
        return basis | {"hervat_op": nummer(v["begin"]), "wia_recht_vanaf": nummer(v["wia_vanaf"])}
    if "overgang_op" in v:
        return basis | {"overgang_van_onderneming": True, "begin_bij_vervreemder": nummer(v["begin"])}
    if m.eerder is not None:
        basis |= {"eerdere_dienstbetrekking": True, "laatste_dag_eerdere_dienstbetrekking": nummer(m.eerder)}
    return basis


def tijdvakken(m: Mens, jaar: int) -> Iterable[dict[str, Any]]:
    """The rows of one employee."""
    for nr in m.maanden:
        begin, eind = maand(nr, jaar)
        rij_ = {"persoon": m.nr, "werkgever": 1, "inkomstenverhouding": 1, "tijdvak_begin": nummer(begin),
                "tijdvak_eind": nummer(eind), "verloonde_uren": 100, "soort": m.soort, "aard": m.aard}  # fmt: skip
        heeft, tot = None, None
        if m.registratie is None:
            heeft, tot = False, NOOIT
        elif not isinstance(m.registratie, str):
            van, laatste = m.registratie
            heeft = van <= eind
            tot = (nummer(laatste) if laatste else ALTIJD) if heeft else NOOIT
        yield (
            rij_
            | {"heeft_registratie": heeft, "registratie_tot": tot}
            | {f"lkv_{s}_gevraagd": nr in m.gevraagd.get(s, ()) for s in SOORTEN}
        )


def namen(soort: str) -> list[str]:
    return [f"{deel}_{soort}" if deel != "recht" else f"lkv_{soort}_recht"
            for deel in ("recht", "reden_lkv", "te_doen_lkv", "uiterste_dag_lkv")]  # fmt: skip


def door_de_wet(wet: Law, mensen: list[Mens], stand: date) -> dict[tuple[int, str], list[dict[str, Any]]]:
    """Per employee and benefit the rows with the outcomes of the law."""
    uit: dict[tuple[int, str], list[dict[str, Any]]] = {}
    rijen = pl.DataFrame([r for m in mensen for r in tijdvakken(m, wet.op.year)], infer_schema_length=None)
    personen = [{"persoon": m.nr, "geboortedatum": nummer(m.geboren)} for m in mensen]
    for soort in SOORTEN:
        nodig = [
            n for n in wet.everything_behind(*namen(soort)) if n in wet.facts and wet.facts[n].level == "werknemer"
        ]
        schema = {"persoon": pl.Int64, "werkgever": pl.Int64, "jaar": pl.Int64} | {
            n: pl.Boolean if wet.facts[n].unit == "ja/nee" else pl.Int64 for n in nodig
        }
        leeg = dict.fromkeys(schema) | {"werkgever": 1, "jaar": wet.op.year}
        werk = [
            leeg | {k: w for k, w in feiten(m, soort, stand).items() if k in schema} | {"persoon": m.nr} for m in mensen
        ]
        frames = {
            "tijdvak": rijen,
            "werknemer": pl.DataFrame(werk, schema=schema),
            "persoon": pl.DataFrame(personen, schema={"persoon": pl.Int64, "geboortedatum": pl.Int64}),
            "land": pl.DataFrame({"jaar": [wet.op.year]}),
        }
        for rij_ in wet.derive(frames, *namen(soort)).sort("persoon", "tijdvak_begin").to_dicts():
            uit.setdefault((rij_["persoon"], soort), []).append(rij_)
    return uit


# --- Compared ---


def vergelijk(v: Voordeel | None, rijen: list[dict[str, Any]], soort: str) -> None:
    """One row of the position against the rows of the law."""
    recht, reden, te_doen, dag = namen(soort)
    gevraagd = [r for r in rijen if r[f"lkv_{soort}_gevraagd"]]
    met = [r for r in rijen if r[recht]]
    onterecht, open_ = [[r for r in gevraagd if r[recht] is w] for w in (False, None)]
    if not gevraagd and not met:
        assert v is None
        return
    assert v is not None
    assert v.recht is (True if met else None if open_ else False)
    assert set(v.redenen) == {r[reden] for r in met + onterecht + open_}
    if None not in [r[recht] for r in gevraagd]:
        assert v.uren == 100 * len(met)
    if not met:
        assert v.uiterste_datum == date(1970, 1, 1) + timedelta(days=min(r[dag] for r in open_ or onterecht))
    elif {r[te_doen] for r in rijen} == {"niets"}:
        assert v.uiterste_datum is None


def leg_naast(p: Positie, wet: Law, mensen: list[Mens], stand: date) -> set[str]:
    """Everybody, every benefit. Gives the reasons that came by."""
    van = {(v.personeelsnummer, v.soort): v for v in p.lkv}
    gezien: set[str] = set()
    for (nr, soort), rijen in door_de_wet(wet, mensen, stand).items():
        vergelijk(van.pop((f"P{nr}", soort), None), rijen, soort)
        gezien |= {r[f"reden_lkv_{soort}"] for r in rijen}
    assert not van
    return gezien


ALLE_REDENEN = {
    2025: {"verklaring", "verklaring_na_overgang", "geen_dienstbetrekking", "aow_leeftijd", "wsw", "beschut_werk",
           "eerder_in_dienst", "te_laat_aangevraagd", "nog_niet_begonnen", "periode_voorbij", "te_jong",
           "verklaring_onbekend", "verklaring_kan_nog", "aard_onbekend", "begin_onbekend", "aanvraag_onbekend",
           "leeftijd_onbekend"},
    2026: {"register", "rest_oude_periode", "niet_in_register", "niet_in_register_en_voorbij", "begonnen_na_oud_recht",
           "register_onbekend", "wsw_onbekend", "rest_onbekend", "rest_aanvraag_onbekend",
           "register_leeftijd_onbekend"},
}  # fmt: skip


@pytest.mark.parametrize(("jaar", "stand"), [(2025, date(2025, 12, 20)), (2026, date(2026, 12, 20))])
def test_getrokken_werknemers_krijgen_van_de_wet_en_de_positie_een_antwoord(jaar: int, stand: date) -> None:
    rng = random.Random(ZAAD + jaar)
    mensen = [trek(rng, nr, jaar, stand) for nr in range(1, AANTAL + 1)]
    bsn = verzonnen_bsns(AANTAL)
    records = []
    for m in mensen:
        eigen = {"persoon": m.nr, "bsn": bsn[m.nr - 1], "personeelsnummer": f"P{m.nr}", "geboortedatum": m.geboren,
                 "soort": m.soort, "aard": m.aard, "wsw_oud": m.aard is None}  # fmt: skip
        for nr in m.maanden:
            vraagt = {VRAAG[s]: nr in wanneer for s, wanneer in m.gevraagd.items()}
            records.append(rij(0, nr, 100, jaar, **eigen, begin=m.begin, **vraagt))
        if m.eerder is not None:
            weg = {"begin": date(2010, 1, 1), "eind": m.eerder, "reden_einde": 20, "inkomstenverhouding": 2}
            records.append(rij(0, m.eerder.month, 100, m.eerder.year, **(eigen | {"soort": 15}), **weg))
    regels = [{"bsn": bsn[m.nr - 1], **m.verklaring} for m in mensen if m.verklaring]
    bron = invoer(records, {}, jaar=jaar, stand=stand, verklaringen=verklaringen(*regels))
    antwoord = [(bsn[m.nr - 1], *m.registratie) for m in mensen if isinstance(m.registratie, tuple)]
    gevraagd = pl.Series([bsn[m.nr - 1] for m in mensen if m.registratie != "onbekend"], dtype=pl.Int64)
    vast = {"register": pl.DataFrame(antwoord, schema=REGISTER, orient="row"), "beantwoord": gevraagd}
    p = positie(bron.__class__(**{**bron.__dict__, **vast}))
    gezien = leg_naast(p, Wetten.known(stand).op(jaar), mensen, stand)
    assert ALLE_REDENEN[jaar] <= gezien  # a draw that never comes by a reason proves nothing about it


def test_iedereen_van_de_voorbeeldwerkgever_krijgt_een_antwoord(tmp_path: Any) -> None:
    map_ = tmp_path / "voorbeeld"
    stand, jaar = date(2026, 11, 28), voorbeeld.JAAR
    voorbeeld.maak(map_)
    aangiften = lees_aangiften(sorted((map_ / "aangiften").glob("*.xml")), stand=stand)
    lijst = lees_verklaringen(map_ / "verklaringen.csv")
    p = positie(uit_aangiften(aangiften, jaar, Opgaven(), lees_register(map_ / "register.csv"), None, lijst))
    mensen = []
    for nr, m in enumerate(voorbeeld.mensen(), 1):
        maanden = tuple(range(m.van_maand, min(m.tot_maand, voorbeeld.MAANDEN) + 1))
        soort = {"lkv_banenafspraak": "banenafspraak"}.get(m.lkv_soort, "arbeidsgehandicapte")
        gevraagd = {} if m.lkv_vanaf is None else {soort: frozenset(n for n in maanden if n >= m.lkv_vanaf)}
        verklaring: dict[str, Any] | None = None
        if m.verklaring is not None:
            _, aangevraagd, afgegeven = m.verklaring
            verklaring = {"soort": soort, "begin": m.begin, "aangevraagd": aangevraagd, "afgegeven": afgegeven}
        mensen.append(Mens(1000 + nr, m.geboren, m.begin, maanden, 15, m.aard, m.registratie, gevraagd, verklaring))
    van = {(v.personeelsnummer, v.soort): v for v in p.lkv}
    for (nr, soort), rijen in door_de_wet(Wetten.known(stand).op(jaar), mensen, stand).items():
        v = van.get((f"{nr}", soort))
        recht = namen(soort)[0]
        if v is None:
            assert not any(r[recht] or r[f"lkv_{soort}_gevraagd"] for r in rijen)
            continue
        assert v.recht is (
            True if any(r[recht] for r in rijen) else False if all(r[recht] is False for r in rijen) else None
        )
        assert set(v.redenen) <= {r[f"reden_lkv_{soort}"] for r in rijen}
