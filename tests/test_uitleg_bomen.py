"""Every amount has its tree, and the tree ends in that amount: position, calculator and what-if; every line adds up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rapport_hulp import een_positie
from reken_hulp import reken_na
from taken_hulp import Zaak, werk
from telmee.cli import main
from telmee.uitvoer import beeld_tekst
from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.rapport import pagina
from telmee.uitvoer.uitleg import Uitleg, van_knoop
from telmee.werkgever import calculator, voorbeeld, wat_als
from telmee.werkgever.beeld import beeld, calculatorbeeld
from telmee.werkgever.bomen import UITKOMSTEN
from telmee.werkgever.profiel import Profiel
from telmee.werkgever.uitkomst import Positie
from telmee.wet import Wetten
from telmee.wet.machine.explain import compute

STAND = date(2026, 11, 28)
LIJNEN = 150
"""Different lines in the picture of the example employer: 163 when this was written."""


@pytest.fixture(scope="module")
def positie(tmp_path_factory: pytest.TempPathFactory) -> Positie:
    """The example employer, as its command computes it."""
    from telmee.cli import werkgever
    from telmee.werkgever.invoer import Opgaven

    map_ = tmp_path_factory.mktemp("werkgever") / "voorbeeld"
    voorbeeld.maak(map_, False)
    wetten = Wetten.known(STAND).with_values_in(voorbeeld.JAAR, quotumpercentage=258)
    lijsten = werkgever.Lijsten(map_ / "register.csv", map_ / "inleen.csv", map_ / "verklaringen.csv")
    opgaven = Opgaven(uren_vorig_jaar=voorbeeld.UREN_VORIG_JAAR)
    uit = werkgever._bereken([map_ / "aangiften"], voorbeeld.JAAR, lijsten, opgaven, wetten, None, False, None)
    assert isinstance(uit, Positie)
    return uit


def alles(bomen: Iterable[Uitleg]) -> Iterator[Uitleg]:
    """Every part, once."""
    gezien: set[int] = set()
    rij = list(bomen)
    while rij:
        boom = rij.pop()
        if id(boom) not in gezien:
            gezien.add(id(boom))
            yield boom
            rij += boom.kinderen


def bomen_van(plaat: Beeld) -> list[Uitleg]:
    figuren = [f.uitleg for deel in plaat.delen for f in deel.figuren if f.uitleg is not None]
    return figuren + [boom for deel in plaat.delen if deel.bomen is not None for boom in deel.bomen()]


def zonder(plaat: Beeld) -> list[str]:
    """Figures in euros, banen or hours without an explanation, or with one that ends elsewhere."""
    fout = []
    for deel in plaat.delen:
        for f in deel.figuren:
            boom = f.uitleg
            zegt_iets = boom is not None and (boom.formule_ingevuld or boom.kinderen or boom.wet or boom.bron)
            if f.waarde not in (None, 0) and not zegt_iets:
                fout.append(f"{deel.naam}.{f.naam}: geen uitleg")
            if boom is not None and boom.waarde != f.waarde:
                fout.append(f"{deel.naam}.{f.naam}: {f.waarde}, en de uitleg eindigt op {boom.waarde}")
    return fout


def scheve(bomen: Iterable[Uitleg]) -> tuple[int, list[str]]:
    """How many lines there are, and those that do not give their own figure."""
    regels = {(b.formule_ingevuld, b.opmerking) for b in alles(bomen) if b.formule_ingevuld}
    fout = []
    for regel, opmerking in regels:
        nagerekend, gedrukt = reken_na(regel, opmerking)
        if nagerekend != gedrukt:
            fout.append(f"{regel}: {nagerekend}")
    return len(regels), fout


def test_elk_bedrag_van_de_positie_heeft_zijn_boom(positie: Positie) -> None:
    plaat = beeld(positie)
    assert zonder(plaat) == []
    aantal, fout = scheve(bomen_van(plaat))
    assert fout == [] and aantal >= LIJNEN


def test_elk_voordeel_van_elke_werknemer(positie: Positie) -> None:
    """The tree of one employee, computed as a record, ends in what the frames gave."""
    assert len(positie.lkv) >= 7
    for v in positie.lkv:
        assert v.boom is not None, v.naam
        for wat in UITKOMSTEN:
            knoop = v.boom.knoop(wat)
            assert knoop is not None and knoop.waarde == getattr(v, wat), (v.naam, v.soort, wat)
    met = next(v for v in positie.lkv if v.bedrag)
    assert met.boom is not None
    einden = {blad.bron for blad in met.boom.knoop("bedrag").leaves()}  # type: ignore[union-attr]
    assert {"uit de aangiften", "uit het antwoord van het register"} <= einden


def eindigen_gelijk(antwoord: dict[str, Any]) -> int:
    """Every tree of a row ends in the amount of that row; how many trees there are."""
    aantal = 0
    for soort, velden in (("lkv", UITKOMSTEN), ("liv", ("berekend", "bedrag"))):
        bomen = {(b["rij"], b["soort"]): b for b in antwoord[f"uitleg_{soort}"]}
        for v in antwoord[soort]:
            for veld in velden:
                assert bomen[v["rij"], v["soort"]][veld]["waarde"] == v[veld], (soort, veld, v)
                aantal += 1
    return aantal


@pytest.mark.parametrize("dag", [date(2026, 5, 1), date(2026, 5, 2)], ids=["op tijd", "te laat"])
def test_wat_te_laat_is_gevraagd_staat_in_de_boom(tmp_path: Path, dag: date) -> None:
    wie = werk(0, 130, vraagt=True, begin=date(2024, 2, 1))
    zaak = Zaak(tmp_path, 2025).register(0).maanden(wie, welke=range(1, 12)).maand(12, wie, dag=dag)
    zaak.lijst("verklaringen", "bsn;soort;begin;aangevraagd", f"{wie['bsn']};banenafspraak;2024-02-01;2024-02-10")
    a = zaak.positie("--stand", "2026-11-28", "--uitleg")
    assert eindigen_gelijk(a.json) == 3
    (boom,) = a.json["uitleg_lkv"]
    laat = [kind["label"] for kind in boom["gemist"]["kinderen"] if kind["naam"] == "te_laat"]
    assert bool(laat) is (dag == date(2026, 5, 2))


@pytest.mark.parametrize("vraagt", [False, True])
def test_een_liv_heeft_zijn_boom(tmp_path: Path, vraagt: bool) -> None:
    """By itself 1.560 hours of 0,78; beside the LKV that was asked for nothing of it is paid."""
    wie = werk(0, 130, vraagt=vraagt, begin=date(2021, 2, 1), loon_sv=1_200 * 130)
    zaak = Zaak(tmp_path, 2022).register(0).maanden(wie)
    zaak.lijst("verklaringen", "bsn;soort;begin;aangevraagd", f"{wie['bsn']};banenafspraak;2021-02-01;2021-02-10")
    a = zaak.positie("--stand", "2026-11-28", "--uitleg")
    assert eindigen_gelijk(a.json) == 5
    (liv,) = a.json["uitleg_liv"]
    assert "1.560 uren × € 0,78" in json.dumps(liv["berekend"], ensure_ascii=False)
    assert liv["bedrag"]["waarde"] == (0 if vraagt else 121_680)


def test_elke_termijn_en_de_prognose(positie: Positie) -> None:
    for t in positie.termijnen:
        assert t.boom is not None and van_knoop(t.boom).waarde == t.datum, t.wat
    heel = next(f for f in beeld(positie).deel("prognose").figuren if f.naam == "verloonde_uren_totaal")
    assert heel.uitleg is not None
    aangegeven, geschat = heel.uitleg.kinderen
    assert aangegeven.waarde + geschat.waarde == heel.waarde  # type: ignore[operator]
    assert "gemiddelden per dag" in geschat.opmerking and geschat.bron == "geschat"


def test_bomen_van_rijen_worden_pas_gemaakt_als_iemand_ze_toont(
    positie: Positie, monkeypatch: pytest.MonkeyPatch
) -> None:
    from telmee.werkgever.bomen import Rijboom

    gemaakt = []
    monkeypatch.setattr(Rijboom, "knoop", lambda self, wat: gemaakt.append(wat))
    plaat = beeld(positie)
    beeld_tekst.tekst(plaat)
    plaat.als_dict()
    positie.als_dict()
    assert gemaakt == []
    pagina.html(plaat)
    assert gemaakt


def test_een_onderdeel_staat_eens_in_het_rapport(positie: Positie) -> None:
    html = pagina.html(beeld(positie))
    assert "Uitleg per rij: loonkostenvoordelen" in html and html.count("zie boven</a>") > 50
    nummers = [deel.split('"')[0] for deel in html.split('<details id="uitleg-')[1:]]
    assert len(nummers) == len(set(nummers))
    doelen = {deel.split('"')[0] for deel in html.split('href="#uitleg-')[1:]}
    assert doelen <= set(nummers)
    assert len(html) < 600_000


def test_een_verzonnen_positie_zonder_bestanden() -> None:
    """Rows that come from no filings have no tree of their own, and the rest has."""
    assert [zin for zin in zonder(beeld(een_positie())) if "eindigt op" in zin] == []


def test_elk_bedrag_van_de_calculator() -> None:
    antwoorden = calculator.Antwoorden(
        sector="markt",
        jaar=2026,
        uren=calculator.Hoeveelheid(100_000),
        uren_vorig_jaar=90_000,
        doelgroep=calculator.Hoeveelheid(1_000),
        inleen=calculator.Hoeveelheid(0),
        wetten=Wetten.known(STAND).with_values_in(2026, quotumpercentage=258),
    )
    plaat = calculatorbeeld(calculator.bereken(antwoorden))
    assert zonder(plaat) == []
    aantal, fout = scheve(bomen_van(plaat))
    assert fout == [] and aantal >= 15


KOEN = Profiel("participatiewet", 2_400, date(2026, 3, 1), uurloon=1_471, loonwaarde=6_000, eind=date(2028, 2, 28))
WAJONG = Profiel("wajong", 2_550, date(2026, 3, 16), uurloon=1_499, loonwaarde=7_000, lasten=2_000)


@pytest.mark.parametrize("profiel", [KOEN, WAJONG], ids=["subsidie", "dispensatie"])
def test_elk_bedrag_van_wat_als(profiel: Profiel) -> None:
    variant = wat_als.bereken(profiel, stand=STAND, varianten={}).varianten[0]
    bomen = [van_knoop(boom) for boom in variant.uitleg()]
    kosten = {boom.label[-4:]: boom for boom in bomen if boom.naam == "kosten"}
    velden = {"loon": "loon", "vakantiebijslag": "vakantiebijslag", "lasten": "lasten", "lks": "lks",
              "loondispensatie": "loondispensatie", "hoogste_gevraagd_lkv": "lkv"}  # fmt: skip
    for jaar in variant.jaren:
        boom = kosten[str(jaar.jaar)]
        assert boom.waarde == jaar.kosten
        gevonden = {velden[deel.naam]: deel.waarde for deel in boom.kinderen}
        verwacht = {veld: getattr(jaar, veld) for veld in velden.values()}
        assert {veld: gevonden.get(veld, 0) for veld in verwacht} == verwacht
    aantal, fout = scheve(bomen)
    assert fout == [] and aantal >= 20


def test_wat_als_zegt_elk_deel_een_keer(capsys: pytest.CaptureFixture[str]) -> None:
    vraag = "--grond participatiewet --uren 24 --vanaf 2026-03-01 --uurloon 14,71 --loonwaarde 60 --stand 2026-11-28"
    assert main(["werkgever", "wat-als", *vraag.split(), "--uitleg"]) == 0
    uit = capsys.readouterr().out
    assert len(uit.splitlines()) < 700  # it was 2.037, for one year of the three
    assert "zie boven: " in uit and "€ 15.298,40 × 8,00% = € 1.223,872, afgerond op hele centen" in uit


FEITEN = [
    f"--feit={feit}"
    for feit in (
        "sector=overheid", "verloonde_uren_totaal=1000000", "verloonde_uren_doelgroep=12000", "verloonde_uren_wsw=0",
        "toetsuren_vorig_jaar=900000", "uitlener=nee", "sw_uitvoerder=nee", "verloonde_uren_uitzendpersoneel=0",
    )
]  # fmt: skip


def test_een_heffing_die_niet_wordt_opgelegd_begint_daarmee(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the screen, in the page and in the data the same: no levy, and what it would have been."""
    doel = tmp_path / "u.html"
    opdracht = ["wet", "bereken", "quotumheffing", "--op", "2018-12-31", "--stand", "2026-11-28", *FEITEN]
    assert main([*opdracht, "--uitleg", "--html", str(doel)]) == 0
    uit = capsys.readouterr().out
    zin = "Er wordt geen heffing opgelegd; het zou € 27.000,00 zijn geweest."
    assert zin in uit and "5,4 banen × € 5.000,00 = € 27.000,00" in uit
    html = doel.read_text(encoding="utf-8")
    assert f'<h1 class="antwoord">{zin}</h1>' in html and "<style>" in html
    assert html.index(zin) < html.index("5,4 banen × € 5.000,00 = € 27.000,00")
    assert main([*opdracht, "--uitleg", "--json"]) == 0
    boom = json.loads(capsys.readouterr().out)["uitleg"][0]
    assert boom["formule_ingevuld"] == "5,4 banen × € 5.000,00 = € 27.000,00"


def test_de_boom_van_de_heffing_noemt_eerst_wat_ook_de_reden_is() -> None:
    """Who the quota does not apply to: that is the reason, also in a sector that was not activated (its twin)."""
    law = Wetten.known("2019-11-11").op(2019)
    basis = {"sector": "markt", "verloonde_uren_totaal": 100_000, "verloonde_uren_doelgroep_eigen": 0}
    for vorig_jaar, reden, eerste in (
        (40_574, "niet_quotumplichtig", "quotumplichtig"),
        (40_575, "niet_geactiveerd", "quotum_geactiveerd"),
    ):
        rekening = compute(law, {**basis, "toetsuren_vorig_jaar": vorig_jaar}, "opgelegde_quotumheffing")
        assert rekening.outcome("reden_geen_heffing") == reden
        boom = rekening.explain("quotumheffing_opgelegd")
        namen = [kind.naam for kind in _alle(boom) if kind.naam in ("quotumplichtig", "quotum_geactiveerd")]
        assert namen[0] == eerste, namen


def _alle(knoop: Any) -> Iterator[Any]:
    yield knoop
    for kind in knoop.kinderen:
        yield from _alle(kind)
