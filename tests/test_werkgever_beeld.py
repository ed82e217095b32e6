"""What a person reads on the screen: the tables of `telmee werkgever positie`, straight from a position."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from telmee.uitvoer import beeld_tekst
from telmee.uitvoer.beeld import Deel
from telmee.uitvoer.scherm import Scherm
from telmee.werkgever import calculator, wat_als
from telmee.werkgever.beeld import beeld, calculatorbeeld
from telmee.werkgever.beeld_wat_als import wat_als_beeld
from telmee.werkgever.uitkomst import Bevinding, Positie
from telmee.wet.machine.node import Node
from werkgever_hulp import ALTIJD, BSN, bereken, jaar_van


def deel(p: Positie, naam: str, met_bsn: bool = False) -> Deel:
    """One section of the picture."""
    return beeld(p, met_bsn).deel(naam)


def test_bij_elk_loonkostenvoordeel_staan_artikel_en_tarief() -> None:
    d = deel(bereken(jaar_van(0, 100), {0: ALTIJD}), "voordelen")
    assert d.rijen is not None
    per_soort, acties = d.tabellen
    for tabel in (acties, d.rijen):
        plaats = [k.naam for k in tabel.kolommen].index("artikel")
        cel = list(tabel.cellen())[0][plaats]
        assert str(cel.waarde).startswith("Wtl 2.10")
        assert cel.link == (
            "https://wetten.overheid.nl/jci1.3:c:BWBR0037522&artikel=2.10&lid=1&z=2026-12-31&g=2026-12-31"
        )
    assert "€ 1,01 per verloond uur" in per_soort.voetnoten[0]


def test_wie_bsns_vraagt_ziet_ze_ook_bij_wat_er_te_doen_is() -> None:
    p = bereken(jaar_van(0, 100), {0: ALTIJD})
    met, zonder = (deel(p, "voordelen", met_bsn).tabellen[1] for met_bsn in (True, False))
    assert met.rijen[0][0] == f"{BSN[0]:09d}" and zonder.rijen[0][0] == "P00"
    assert any(
        str(cel).startswith("Vraag alsnog het loonkostenvoordeel doelgroep banenafspraak aan. Uw salarisadministratie")
        for cel in zonder.rijen[0]
    )
    assert str(BSN[0]) not in str(deel(p, "voordelen"))


def test_een_onbekend_totaal_is_geen_nul_euro() -> None:
    p = bereken(jaar_van(0, 100, lkv_arbeidsgehandicapt=True, begin=date(2025, 3, 1)), {0: None})
    samen = deel(p, "voordelen").tabellen[0].rijen[-1]
    assert samen[0] == "Samen" and samen[3:5] == (None, None)


def test_elk_cijfer_van_de_positie_is_dat_van_de_wet() -> None:
    """The fields for programs and the figures of the picture come from one computation, to the last unit."""
    for register in ({0: ALTIJD, 1: None, 20: None}, None):
        records = [*jaar_van(0, 50, range(1, 7)), *jaar_van(1, 90, range(1, 7)), *jaar_van(20, 4_000, range(1, 7))]
        p = bereken(records, register, uren_vorig_jaar=50_000, quotumpercentage=258)
        q, u, c = p.quotum, p.uren, {cijfer.naam: cijfer.waarde for cijfer in p.cijfers}
        assert (u.totaal, u.grondslag, u.doelgroep) == (
            c["verloonde_uren_totaal"], c["verloonde_uren_grondslag"], c["verloonde_uren_doelgroep"],
        )  # fmt: skip
        assert (q.plichtig, q.tekort, q.gerealiseerde_banen) == (
            c["quotumplichtig"], c["quotumtekort"], c["gerealiseerde_banen"],
        )  # fmt: skip
        assert q.vereiste_banen == c["vereiste_banen_tienden"] == 4
        assert (q.heffing.bedrag, q.heffing.opgelegd_bedrag) == (c["quotumheffing"], c["opgelegde_quotumheffing"])
        straks = {cijfer.naam: cijfer.waarde for cijfer in p.cijfers_prognose}
        v = p.prognose
        assert (v.plichtig, v.tekort, v.heffing) == (
            straks["quotumplichtig"], straks["quotumtekort"], straks["quotumheffing"],
        )  # fmt: skip


def test_wie_niet_onder_het_quotum_valt_heeft_niets_nodig() -> None:
    p = bereken(jaar_van(0, 100), {0: None}, uren_vorig_jaar=0, quotumpercentage=258)
    assert p.quotum.plichtig is False and p.quotum.aanvulling is not None
    assert (p.quotum.tekort, p.quotum.aanvulling.uren) == (0, 0) and "niet onder het quotum" in p.quotum.aanvulling.zin
    assert beeld(p).antwoord == "U mist nu geen loonkostenvoordeel. U valt in 2026 niet onder het quotum."


def test_het_antwoord_zegt_niet_wat_onbekend_is() -> None:
    antwoord = beeld(bereken(jaar_van(0, 4_000), None, uren_vorig_jaar=50_000)).antwoord
    assert antwoord.startswith("Of u loonkostenvoordeel mist is niet te zien. ")
    assert "Hoeveel banen u in 2026 moet realiseren is niet bekend; er wordt geen heffing opgelegd." in antwoord
    half = beeld(bereken(jaar_van(0, 8_000, range(1, 7)), {0: None}, quotumpercentage=258)).antwoord
    assert "Valt u in 2026 onder het quotum, dan moet u 0,9 baan meer realiseren" in half


def test_wat_onbekend_is_staat_er_een_keer() -> None:
    p = bereken(jaar_van(0, 100), None)
    for f in (*deel(p, "quotum").figuren, *deel(p, "opslag").figuren):
        assert not f.toelichting.startswith("onbekend"), f
    assert deel(p, "quotum").figuren[0].toelichting.startswith("1 werknemer;")


def test_van_de_bonus_staat_erbij_welke_uren_tellen() -> None:
    p = bereken(jaar_van(0, 100), {0: ALTIJD}, quotumpercentage=258)
    assert "recht op het loonkostenvoordeel" in " ".join(p.opslag_bonus.toelichting)
    assert "afgerond op honderdsten" in p.opslag_bonus.percentage_herkomst


@pytest.mark.parametrize("percentage, ongewoon", [(258, False), (193, False), (0, True), (2_580, True), (10_000, True)])
def test_een_komma_op_de_verkeerde_plaats_valt_op(percentage: int, ongewoon: bool) -> None:
    p = bereken(jaar_van(0, 100), {0: None}, quotumpercentage=percentage)
    gevonden = [b.wat for b in p.bevindingen if b.code == "quotumpercentage-ongewoon"]
    assert bool(gevonden) is ongewoon and all("1,93%" in wat for wat in gevonden)


def namen(boom: Node) -> Iterator[Node]:
    """Every figure of a tree."""
    yield boom
    for kind in boom.kinderen:
        yield from namen(kind)


@pytest.mark.parametrize("opgaven, vorig", [({"uren_vorig_jaar": 50_000, "uitlener": False}, "opgegeven"), ({}, None)])
def test_wat_uit_de_bestanden_komt_heet_niet_opgegeven(opgaven: dict[str, Any], vorig: str | None) -> None:
    p = bereken(jaar_van(0, 100, range(1, 7)), {0: ALTIJD}, quotumpercentage=258, **opgaven)
    bron = {b.naam: b.bron for boom in p.uitleg for b in namen(boom)}
    assert bron["verloonde_uren_totaal"] == "uit de aangiften" and bron["uren_lkv_banenafspraak"].startswith(
        "uit de aangiften, en"
    )
    opgegeven = {naam for naam, waar in bron.items() if waar == "opgegeven"}
    assert opgegeven == ({"uitlener"} if vorig else set())  # the hours of the year before decide nothing yet
    over = next(c for c in p.cijfers if c.naam == "toetsuren_vorig_jaar")
    assert (over.bron == "opgegeven") is bool(vorig)
    later = {b.naam: b.bron for boom in p.uitleg_prognose for b in namen(boom)}
    assert "schatting" in later["verloonde_uren_totaal"]


def test_wat_elke_aangifte_herhaalt_is_een_regel_op_het_scherm() -> None:
    zelfde = [
        Bevinding("element-volgorde", "mededeling", "A staat verkeerd", "geen gevolg", f"{m}.xml", 7, "A", aantal=2)
        for m in range(1, 13)
    ]
    leeg = [Bevinding("leeg", "fout", "dit bestand is leeg", "het telt niet mee", naam) for naam in ("x.xml", "y.xml")]
    p = replace(bereken(jaar_van(0, 100), {0: ALTIJD}), bevindingen=(*leeg, *zelfde))
    d = deel(p, "bevindingen")
    assert [(rij[1], rij[3]) for rij in d.tabellen[0].rijen] == [
        ("dit bestand is leeg", "x.xml"),
        ("dit bestand is leeg", "y.xml"),
        ("A staat verkeerd (24 keer)", "1.xml, regel 7, A en op nog 11 plaatsen"),
    ]
    assert d.rijen is not None and len(d.rijen.rijen) == 14  # a report has every place


@pytest.mark.parametrize("maanden, regels", [(3, 3), (4, 1)])
def test_wat_elke_maand_terugkomt_is_een_regel_met_hoe_vaak(maanden: int, regels: int) -> None:
    elke = [
        Bevinding("vinkje", "waarschuwing", f"in maand {m} staat iets", "vraag na", f"{m}.xml") for m in range(maanden)
    ]
    d = deel(replace(bereken(jaar_van(0, 100), {0: ALTIJD}), bevindingen=tuple(elke)), "bevindingen")
    wat = [rij[1] for rij in d.tabellen[0].rijen]
    assert len(wat) == regels and ("(zo ook 3 andere keren)" in str(wat[0])) is (maanden == 4)
    assert d.rijen is None if maanden == 3 else d.rijen is not None and len(d.rijen.rijen) == 4


def test_bij_een_dag_in_het_weekend_staat_wat_veilig_is_en_wat_de_wet_nog_toelaat() -> None:
    p = bereken(jaar_van(0, 100), {0: ALTIJD})
    noten = deel(p, "termijnen").tabellen[0].voetnoten
    assert "1 mei 2027 is geen werkdag; veilig is 30 april 2027." in noten
    laatste = "11 september 2027 is geen werkdag; veilig is 10 september 2027; de wet laat 13 september 2027 nog toe."
    assert laatste in noten
    assert [actie.uiterlijk for actie in beeld(p).acties if actie.bedrag] == [date(2027, 1, 29)]  # 31 January: Sunday


@pytest.mark.parametrize("breedte", [40, 60, 80, 120])
def test_een_terminal_toont_het_hele_beeld_op_elke_breedte(breedte: int) -> None:
    plaat = beeld(bereken(jaar_van(0, 100), {0: ALTIJD}, uren_vorig_jaar=50_000, quotumpercentage=258))
    tekst = beeld_tekst.tekst(plaat, Scherm(breedte))
    assert all(len(regel) <= breedte for regel in tekst.splitlines())
    vlak = " ".join(tekst.split())
    assert vlak.startswith(plaat.antwoord)
    for d in plaat.delen:
        assert d.kaarten or all(f.tekst.split()[0] in vlak for f in d.figuren)


def test_elk_veld_van_het_beeld_staat_beschreven() -> None:
    blad = (Path(__file__).parent.parent / "docs/json-werkgever.md").read_text(encoding="utf-8")
    gewoon = json.loads(json.dumps(beeld(bereken(jaar_van(0, 100), {0: ALTIJD})).als_dict()))
    deel_ = next(d for d in gewoon["delen"] if d["figuren"] and d["tabellen"])
    velden = {*gewoon, *deel_, *deel_["figuren"][0], *deel_["tabellen"][0], *gewoon["acties"][0]}
    assert len(velden) > 15 and [veld for veld in sorted(velden) if f"`{veld}`" not in blad] == []


def test_elke_sectie_heet_naar_wat_erin_staat_en_staat_beschreven() -> None:
    blad = (Path(__file__).parent.parent / "docs/json-werkgever.md").read_text(encoding="utf-8")
    profiel = wat_als.Profiel(
        grond="participatiewet", uren=2_400, begin=date(2026, 3, 1), uurloon=1_500, loonwaarde=6_000
    )
    een = wat_als.bereken(profiel)
    platen = [
        beeld(bereken(jaar_van(0, 100), {0: ALTIJD})),
        calculatorbeeld(calculator.bereken(calculator.Antwoorden("markt", 2026, calculator.Hoeveelheid(jaar=10_000)))),
        wat_als_beeld(een),
    ]
    namen = {deel.naam for plaat in platen for deel in plaat.delen}
    assert {"kosten", "regelingen", "varianten", "kunt_krijgen", "termijnen"} <= namen
    assert [naam for naam in sorted(namen) if f"`{naam}`" not in blad or re.search(r"\d", naam)] == []
    alleen = wat_als_beeld(replace(een, varianten=een.varianten[:1]))
    assert [deel.naam for deel in alleen.delen] == ["kosten", "regelingen"]


def test_de_uitleg_op_het_scherm_vertelt_elk_cijfer_een_keer() -> None:
    plaat = beeld(bereken(jaar_van(0, 4_000), {0: ALTIJD}, uren_vorig_jaar=50_000, quotumpercentage=258))
    bomen = beeld_tekst.bomen(plaat)
    verteld = {(b.naam, b.waarde) for boom in bomen for b in (boom, *boom.onderdelen())}
    met_boom = [f for d in plaat.delen for f in d.figuren if f.uitleg and f.uitleg.kinderen]
    assert met_boom and all((f.naam, f.waarde) in verteld for f in met_boom)
    assert len(bomen) < len({f.naam for f in met_boom})
    tekst = beeld_tekst.tekst(plaat, Scherm(100), True)
    regel = next(b.formule_ingevuld for boom in bomen for b in boom.onderdelen() if b.naam == "vereiste_uren")
    assert " ".join(re.sub("[│├└─]", " ", tekst).split()).count(regel) == 1


def test_de_engelse_zin_zegt_wat_de_nederlandse_zegt() -> None:
    """Missed or not, to be mended or not, certain or not: each says its own."""
    from telmee.werkgever import beeld_engels

    p = bereken(jaar_van(), {0: ALTIJD}, uren_vorig_jaar=50_000, quotumpercentage=258)
    dag = date(2027, 1, 29)

    def zin(gemist: int | None, onbekend: int = 0, herstel: date | None = dag, onzeker: bool = False) -> str:
        anders = replace(p, lkv_totaal=replace(p.lkv_totaal, gemist=gemist, onbekend=onbekend))
        return beeld_engels.positie(anders, p.quotum.tekort, herstel, onzeker)

    assert "You now miss € 1,919.05 of" in zin(191_905) and "until 29 January 2027" in zin(191_905)
    assert "at least € 1,919.05" in zin(191_905, onbekend=2) and "at least" not in zin(191_905)
    assert "can no longer be mended" in zin(191_905, herstel=None)
    assert "You now miss no" in zin(0) and "as far as can be seen" in zin(0, onbekend=1)
    assert "cannot be seen" in zin(None)
    assert zin(0, onzeker=True).startswith("With reservations") and not zin(0).startswith("With")
    assert all(len(deel.split()) <= 20 for deel in re.split(r"[.;](?:\s|$)", zin(191_905, 2, dag, True)))
