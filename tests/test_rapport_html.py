"""The report in HTML: landmarks, tables, explanations, the receipt; and that nothing in a file becomes markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapport_hulp import Boom, een_positie, met_rijen, rij
from telmee.getallen import datum
from telmee.uitvoer.rapport import pagina, stijl
from telmee.uitvoer.rapport import receipt as receipt_kamer
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.uitvoer.vast import los
from telmee.werkgever.beeld import beeld
from telmee.werkgever.uitkomst import Bevinding, Positie


@pytest.fixture
def positie() -> Positie:
    return een_positie()


@pytest.fixture
def boom(positie) -> Boom:
    return Boom(pagina.html(beeld(positie)))


def test_de_pagina_is_goed_genest_en_heeft_bakens(boom):
    assert boom.fouten == [] and boom.open == []
    assert boom.alle("html") == [{"lang": "nl"}]
    for baken in ("main", "nav", "header", "footer", "h1", "head"):
        assert len(boom.alle(baken)) == 1, baken
    assert boom.alle("a")[0]["href"] == "#inhoud"
    ids = [attrs["id"] for _, attrs in boom.elementen if "id" in attrs]
    assert len(ids) == len(set(ids))
    anker = {a["href"][1:] for a in boom.alle("a") if a.get("href", "").startswith("#")}
    assert anker <= set(ids)
    koppen = [naam for naam, _ in boom.elementen if re.fullmatch("h[1-6]", naam)]
    assert koppen[0] == "h1" and set(koppen[1:]) == {"h2"}


def test_een_kleine_pagina_heeft_hetzelfde_hoofd_en_dezelfde_voet(positie):
    """What keeps a page from calling elsewhere, and says who made it, is written once for both kinds."""
    groot = pagina.html(beeld(positie))
    klein = pagina.kaal(beeld(positie).opschrift, ("Het antwoord.",), Tabel("T", (Kolom("a", "A"),), (("1",),)), [])
    hoofden = [tekst[: tekst.index("<body>")] for tekst in (groot, klein)]
    assert hoofden[0] == hoofden[1] and pagina.BELEID in hoofden[0]
    assert [re.findall("<footer>.*</footer>", tekst) for tekst in (groot, klein)] == 2 * [
        re.findall("<footer>.*</footer>", groot)
    ]
    assert (kleine := Boom(klein)).fouten == [] and kleine.open == []


def test_elke_tabel_heeft_een_bijschrift_en_elke_kop_een_richting(boom):
    assert len(boom.alle("caption")) == len(boom.alle("table")) >= 7
    assert all(attrs.get("scope") in ("col", "row") for attrs in boom.alle("th"))
    for kader in (attrs for attrs in boom.alle("div") if attrs.get("role") == "region"):
        assert kader["tabindex"] == "0" and kader["aria-label"]


def test_geen_tabel_loopt_de_pagina_uit(positie):
    """Figures become a list on a telephone; other tables stand in frames that scroll; bars are drawn twice."""
    tekst = pagina.html(beeld(met_rijen(positie, [rij(n) for n in range(1, 40)])))
    buiten = re.sub(r'<div class="kader.*?</div>', "", tekst, flags=re.DOTALL)
    assert "pre { white-space: pre-wrap;" in stijl.PAGINA  # the receipt has long lines
    assert re.findall(r'<table class="([^"]*)"', buiten) == ["figuren"] * 2
    assert re.findall(r'<svg [^>]*class="([^"]*)"', buiten) == ["staven", "staven smal"]
    assert "svg.staven.smal { display: none;" in stijl.PAGINA and "min-width: 30rem" not in stijl.PAGINA
    kaders = re.findall(r'<div class="(kader[^"]*)"[^>]*aria-label="Tabel: ([^"]*)"', tekst)
    assert {naam: soort for soort, naam in kaders}["Alle rijen met een loonkostenvoordeel"] == "kader hoog breed"
    assert 'data-kop="Wat u kunt doen"' not in tekst  # 39 rows: too many for a list of cells
    kort = pagina.html(beeld(met_rijen(positie, [rij(1)])))
    assert 'data-kop="Wat u kunt doen">stuur een correctie' in kort


def test_elk_cijfer_heeft_zijn_eigen_uitleg(positie):
    """The same names now and at the end of the year, other figures: every figure comes with its own tree."""
    plaat = beeld(positie)
    for deel in ("quotum", "prognose"):
        for f in plaat.deel(deel).figuren:
            assert f.uitleg is None or (f.uitleg.naam, f.uitleg.waarde) == (f.naam, f.waarde), f
    nu, straks = ({f.naam: f for f in plaat.deel(d).figuren}["quotumtekort"] for d in ("quotum", "prognose"))
    assert nu.uitleg is not None and straks.uitleg is not None and nu.waarde != straks.waarde


def test_een_artikel_leidt_naar_zijn_tekst(positie):
    """In figures, in what can be done, in the dates: a Juriconnect link, of the day of the text; nothing is fetched."""
    boom = Boom(pagina.html(beeld(positie)))
    adressen = {a["href"] for a in boom.alle("a") if a["href"].startswith("https:")}
    jci = {a for a in adressen if re.match(r"https://wetten\.overheid\.nl/jci1\.3:c:BWBR\d+&artikel=[\w.:]+&", a)}
    for artikel in ("artikel=38g&lid=3", "artikel=2.10", "artikel=4.1&lid=4"):
        assert any(artikel in adres for adres in jci), artikel


def test_de_pagina_haalt_niets_op_en_draait_niets(positie, boom):
    tekst = pagina.html(beeld(positie))
    assert [attrs.get("type") for attrs in boom.alle("script")] == ["application/json"]
    assert not any(naam in ("img", "link", "iframe", "object", "embed") for naam, _ in boom.elementen)
    assert not any(sleutel.startswith("on") or sleutel == "src" for _, attrs in boom.elementen for sleutel in attrs)
    assert "url(" not in tekst and "@import" not in tekst
    (beleid,) = [m["content"] for m in boom.alle("meta") if m.get("http-equiv")]
    assert beleid.startswith("default-src 'none'")
    assert "<script>alert" not in tekst and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in tekst


def test_alle_rijen_staan_erin_met_nederlandse_getallen(positie, boom):
    veel = met_rijen(positie, [rij(n, gemist=123_456 + n) for n in range(1, 301)])
    tekst = los(" ".join(Boom(pagina.html(beeld(veel))).tekst))
    assert all(f"P{n}" in tekst for n in (1, 150, 300))
    assert "€ 1.237,56" in tekst
    eerst = " ".join(boom.tekst)
    assert "166.400 uren" in eerst and "0,9 banen" in eerst and "2,58%" in eerst and "01-05-2027" in eerst
    assert "er wordt geen heffing opgelegd: niet geactiveerd (122n)" in eerst
    assert "onbekend" in eerst


def test_het_antwoord_staat_voorop_en_dan_wat_te_doen(positie, boom):
    tekst = " ".join(" ".join(boom.tekst).split())
    plaat = beeld(positie)
    assert plaat.antwoord == (
        "Onder voorbehoud, want november is nog niet aangegeven: u mist nu minstens € 909,00; dat is te herstellen tot "
        "en met 31 januari 2027. U moet 0,9 baan meer realiseren; er wordt geen heffing opgelegd. Geteld is tot en met "
        "31 oktober 2026."
    )
    assert [(a.wie, a.bedrag, a.uiterlijk) for a in plaat.acties][:2] == [
        ("personeelsnummer P1", 90_900, date(2027, 1, 31)),
        ("", None, date(2026, 12, 31)),  # what closes the gap: this year
    ]
    assert len(plaat.acties) == 4  # and who asked without a right, and the month that is missing
    plaatsen = [tekst.index(stuk) for stuk in (plaat.antwoord[:40], plaat.acties[0].wat, "In het kort", "Receipt")]
    assert plaatsen == sorted(plaatsen)


def test_een_cijfer_staat_in_de_eenheid_van_de_wet_en_is_naar_beneden_afgerond(positie):
    vereist = {f.naam: f for f in beeld(positie).deel("quotum").figuren}["vereiste_banen_tienden"]
    assert (vereist.waarde, vereist.eenheid, vereist.tekst) == (32, "tienden banen", "3,2 banen")
    assert vereist.uitleg is not None and vereist.uitleg.kinderen[0].waarde == 32_254


@pytest.mark.parametrize(
    ("stand", "eerste"),
    [
        (date(2027, 1, 31), date(2027, 1, 31)),
        (date(2027, 2, 1), date(2027, 5, 1)),
        (date(2027, 5, 1), date(2027, 5, 1)),
    ],
)
def test_wat_te_doen_is_staat_er_op_de_dag_zelf_nog(positie, stand, eerste):
    plaat = beeld(replace(positie, stand=stand))
    assert plaat.acties[0].uiterlijk == eerste and f"tot en met {datum(eerste)}" in plaat.antwoord


def test_wat_niet_meer_kan_staat_niet_bij_wat_te_doen_is(positie):
    plaat = beeld(replace(positie, stand=date(2027, 5, 2)))
    assert not any(actie.bedrag for actie in plaat.acties)
    assert "U heeft minstens € 909,00 gemist; dat is niet meer te herstellen." in plaat.antwoord.replace("u h", "U h")


def test_het_receipt_staat_erin_en_klopt(positie):
    tekst = pagina.html(beeld(positie))
    (blok,) = re.findall(r'<script type="application/json" id="telmee-receipt">\n(.*?)</script>', tekst, re.DOTALL)
    receipt = json.loads(blok)
    zonder = {sleutel: w for sleutel, w in receipt.items() if sleutel != "controlegetal"}
    assert receipt["controlegetal"] == receipt_kamer._afdruk(zonder)
    assert receipt["uitkomsten"]["quotum"]["tekort"] == 9
    assert receipt["rijen"]["lkv"]["aantal"] == 4
    assert {w["naam"] for w in receipt["waarden"]} >= {"heffing_per_baan", "uren_per_baan_jaar"}
    assert "P1" not in json.dumps(receipt["rijen"])


def test_het_receipt_van_de_wet_wordt_bewaard(positie):
    met = replace(positie, receipt={"soort": "telmee-receipt-1"})
    assert receipt_kamer.maak(beeld(met))["receipt"] == {"soort": "telmee-receipt-1"}


@pytest.mark.parametrize("donker", [False, True])
def test_contrast_is_minstens_7_op_1(donker):
    """Ink, soft ink and links, on paper, on a card and on a warning."""
    bron = stijl.PAGINA[stijl.PAGINA.index("prefers-color-scheme: dark") :] if donker else stijl.BASIS
    kleuren = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", bron))
    assert {"inkt", "zacht", "accent", "papier", "vlak", "let-op"} <= set(kleuren)
    for voor in ("inkt", "zacht", "accent"):
        for achter in ("papier", "vlak", "let-op"):
            if (voor, achter) != ("accent", "let-op"):
                assert _contrast(kleuren[voor], kleuren[achter]) >= 7, (voor, achter)


def _contrast(een: str, ander: str) -> float:
    def licht(kleur: str) -> float:
        delen = [int(kleur[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        rood, groen, blauw = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
        return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw

    hoog, laag = sorted((licht(een), licht(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


@given(st.text(max_size=40))
@settings(max_examples=40)
def test_geen_tekst_uit_een_bestand_wordt_opmaak(tekst):
    def elementen(woord: str) -> int:
        p = met_rijen(een_positie(), [rij(1, reden=woord)])
        p = replace(p, banner=woord or "x", bevindingen=(Bevinding("x", "fout", woord, woord),))
        return len(Boom(pagina.html(beeld(p))).elementen)

    assert elementen(tekst) == elementen("gewoon")
