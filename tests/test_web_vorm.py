"""The look of the pages: contrast in both themes, the design page and the style sheet alike, components and charts."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import web_hulp

web_hulp.opgezet()
from django.template import Context, Template  # noqa: E402 -- after Django was set up
from django.test import RequestFactory  # noqa: E402
from django.utils import translation  # noqa: E402

from telmee.web.kit import begrippen  # noqa: E402
from telmee.web.kit.velden import Veld, gevuld, met_fout  # noqa: E402

WORTEL = Path(__file__).resolve().parent.parent
STIJL = (WORTEL / "src/telmee/web/kit/static/telmee/stijl.css").read_text(encoding="utf-8")
TELEFOON = (WORTEL / "src/telmee/uitvoer/rapport/static/telmee/telefoon.css").read_text(encoding="utf-8")
ONTWERP = (WORTEL / "docs/web-ontwerp.md").read_text(encoding="utf-8")
LICHT, DONKER = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", STIJL[begin : STIJL.index("}", begin)]))
    for begin in (STIJL.index(":root {"), STIJL.index(":root {", STIJL.index("prefers-color-scheme: dark")))
)
THEMAS = {"licht": LICHT, "donker": DONKER}
TEKST = [
    *[(op, kleur, 7.0) for op in ("papier", "vlak") for kleur in ("inkt", "zacht", "accent", "accent-diep", "fout")],
    ("fout-vlak", "fout", 7.0), ("let-op-vlak", "let-op", 7.0), ("goed-vlak", "goed", 7.0),
    ("fout-vlak", "inkt", 7.0), ("let-op-vlak", "inkt", 7.0), ("goed-vlak", "inkt", 7.0),
    ("accent", "op-accent", 7.0), ("accent-diep", "op-accent", 7.0),
    ("papier", "rand", 3.0), ("vlak", "rand", 3.0), ("papier", "focus", 3.0), ("vlak", "focus", 3.0),
    *[("papier", f"s{n}", 4.5) for n in range(6)],
]  # fmt: skip


def helderheid(kleur: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    delen = [int(kleur[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(een: str, ander: str) -> float:
    """From 1 to 21."""
    laag, hoog = sorted((helderheid(een), helderheid(ander)))
    return (hoog + 0.05) / (laag + 0.05)


@pytest.mark.parametrize("thema", THEMAS)
@pytest.mark.parametrize(("op", "kleur", "eis"), TEKST, ids=lambda w: str(w))
def test_every_colour_has_contrast_on_its_ground(thema, op, kleur, eis):
    assert contrast(THEMAS[thema][op], THEMAS[thema][kleur]) >= eis


def test_contrast_is_counted_as_the_standard_does():
    assert contrast("#000000", "#ffffff") == 21
    assert 4.5 < contrast("#767676", "#ffffff") < 4.6  # the grey that just passes AA


def test_both_themes_have_the_same_colours_and_the_design_page_says_them():
    assert LICHT.keys() == DONKER.keys()
    rijen = [regel for regel in ONTWERP.splitlines() if regel.startswith("| `--")]
    for rij in rijen:
        namen, _, *kleuren = (cel.strip() for cel in rij.strip("| ").split(" | "))
        gezegd = [re.findall("#[0-9a-f]{6}", kleur) for kleur in kleuren]
        if len(gezegd) == 1:  # light and dark in one cell
            continue
        for n, naam in enumerate(re.findall(r"--([\w-]+)", namen)):
            assert (LICHT[naam], DONKER[naam]) == (gezegd[0][n], gezegd[1][n]), naam


def test_every_class_of_the_design_page_is_in_the_style_sheet():
    tabel = ONTWERP[ONTWERP.index("## Components") :]
    klassen = {
        k
        for rij in tabel.splitlines()
        for k in re.findall(r"`[\w.]*?\.([a-z][\w-]+)", rij.rstrip("| ").rpartition(" | ")[2])
    }
    klassen -= {"html", "pagina", "velden"}
    assert {k for k in klassen if f".{k}" not in STIJL} == set()
    assert len(klassen) > 15


def test_every_token_that_is_set_for_the_design_system_is_one_that_it_reads():
    from telmee.web import settings

    plek = settings.COMPONENTEN / "componenten.css"
    if not plek.exists():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            "de componenten van NL Design System zijn hier niet geïnstalleerd; ./test haalt ze op als npm er is"
        )
    gelezen = set(re.findall(r"var\(\s*--((?:utrecht|nl)-[\w-]+)", plek.read_text(encoding="utf-8")))
    gezet = set(re.findall(r"--((?:utrecht|nl)-[\w-]+):", STIJL))
    assert gezet - gelezen == set()


def test_without_the_components_a_page_has_our_own_style_alone(settings_zonder):
    html = web_hulp.client().get("/?zonder=componenten").content.decode()
    assert "componenten.css" not in html and "stijl.css" in html


@pytest.fixture
def settings_zonder():
    from django.test import override_settings

    with override_settings(STATICFILES_DIRS=[]):
        yield


@pytest.mark.parametrize("naam", ["lijnen", "staven"])
def test_a_chart_can_be_taken_along_and_follows_the_policy(naam):
    client = web_hulp.client()
    for vorm, begin in (("svg", b"<svg"), ("png", b"\x89PNG"), ("csv", b"")):
        antwoord = client.get(f"/componenten.{vorm}?{'tabel' if vorm == 'csv' else 'grafiek'}={naam}")
        assert antwoord.status_code == 200 and antwoord.content.startswith(begin)
        assert f"{naam}.{vorm}" in antwoord["Content-Disposition"]
    html = client.get("/componenten").content.decode()
    assert html.count(f"/componenten.svg?grafiek={naam}") == 1
    for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        assert "style=" not in svg and "<style" not in svg and 'role="img"' in svg


def test_the_chart_of_the_start_page_is_drawn_before_anybody_asks():
    from telmee.uitvoer import grafiek_svg
    from telmee.web.kit import opwarmen

    grafiek_svg.in_pagina.cache_clear()
    opwarmen.begin().join(60)
    assert grafiek_svg.in_pagina.cache_info().currsize >= 1
    web_hulp.client().get("/")
    assert grafiek_svg.in_pagina.cache_info().hits >= 1


def test_a_chart_that_is_not_there_is_named():
    antwoord = web_hulp.client().get("/componenten.svg?grafiek=%3Cx%3E")
    assert (
        antwoord.status_code == 404
        and antwoord.content.decode() == "Kies een grafiek met ?grafiek=NAAM: lijnen, staven."
    )
    assert "geen grafiek" in web_hulp.client().get("/begrippen.png").content.decode()


def test_every_colour_of_a_chart_has_one_in_the_theme():
    html = web_hulp.client().get("/componenten").content.decode()
    lijnen = "".join(re.findall(r'<svg class="lijnen.*?</svg>', html, re.DOTALL))
    for soort, kleur in set(re.findall(r'(fill|stroke)="(#[0-9a-f]{6})"', lijnen)):
        assert f'svg.lijnen [{soort}="{kleur}"]' in STIJL, (soort, kleur)


# --- Terms ----------------------------------------------------------------------------------------------------------


def sjabloon(tekst: str, taal: str, **meer: object) -> str:
    """A template drawn in a language."""
    with translation.override(taal):
        return Template(tekst).render(Context({"request": RequestFactory().get("/"), "taal": taal, **meer}))


def test_a_legal_term_has_its_meaning_beside_it_in_english_only():
    assert sjabloon('{% begrip "quotumtekort" %}', "nl") == "quotumtekort"
    engels = sjabloon('{% begrip "quotumtekort" %}', "en")
    assert '<dfn lang="nl">quotumtekort</dfn>' in engels and "(shortfall in jobs, down to one decimal)" in engels


def test_the_list_of_terms_is_read_whole():
    bron = (WORTEL / "docs/begrippen.md").read_text(encoding="utf-8")
    rijen = [
        r
        for deel in re.findall(r"\| term \| meaning in English.*?(?=\n\n|\Z)", bron, re.DOTALL)
        for r in deel.splitlines()[2:]
    ]
    assert len(begrippen.alle()) == len(rijen) > 80
    assert all(b.betekenis and b.termen[0] for b in begrippen.alle())


def test_a_label_that_holds_a_term_is_marked_once_a_page():
    html = '<th scope="row">Quotumtekort</th><th scope="row">Opgelegde quotumheffing</th><td>Quotumtekort</td>'
    eerst = begrippen.gemerkt(html * 2, set())
    assert eerst.count("(shortfall in jobs") == 1 and eerst.count("(quotumheffing: levy of 5,000 euros") == 1
    assert "<td>Quotumtekort</td>" in eerst
    assert begrippen.gemerkt('<th scope="col">Iets anders</th>', set()) == '<th scope="col">Iets anders</th>'


# --- Fields ---------------------------------------------------------------------------------------------------------

SOORTEN = ("tekst", "getal", "datum", "keuze", "lijst", "vink", "vinken", "bestand", "lang", "schuif")


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_field_keeps_what_was_typed_and_has_its_error_beside_it(soort):
    veld = Veld("x", "Een <veld>", soort, hulp="Hulp.", wat="Dit.", waar="Daar.", keuzes=(("a", "A"), ("b", "B")))
    (veld,) = gevuld([veld], {"x": 'b"><script>'}, {"x": "Dat kan niet."})
    html = sjabloon(
        '{% include "kit/fouten.html" with velden=velden %}{% include "kit/veld.html" %}',
        "nl",
        veld=veld,
        velden=[veld],
    )
    assert "<script>" not in html and "Een &lt;veld&gt;" in html
    assert 'aria-invalid="true"' in html and 'id="veld-x-fout"' in html and html.count("Dat kan niet.") == 2
    doel = re.search(r'<a href="#([\w-]+)">', html)
    assert doel and f'id="{doel[1]}"' in html, "the summary leads to the field"
    for bij in re.findall(r'aria-describedby="([^"]+)"', html):
        assert all(f'id="{naam}"' in html for naam in bij.split())
    assert "Wat is dit?" in html and "Waar vind ik het?" in html
    if soort in ("tekst", "getal", "datum", "lang", "schuif"):
        assert "b&quot;&gt;&lt;script&gt;" in html


def test_a_form_without_errors_has_no_summary():
    velden = gevuld([Veld("x", "X")], {})
    assert (
        met_fout(velden) == ()
        and sjabloon('{% include "kit/fouten.html" with velden=velden %}', "nl", velden=velden).strip() == ""
    )


# --- Every page ------------------------------------------------------------------------------------------------------

PAGINAS = [
    (naam, adres) for naam, adres in [*web_hulp.adressen(), *web_hulp.antwoorden()] if "kit_overzicht" not in naam
]


@pytest.mark.parametrize(("naam", "adres"), PAGINAS, ids=[adres for _, adres in PAGINAS])
def test_every_field_says_what_it_is_and_where_to_find_it_and_every_form_has_a_button(naam, adres):
    """Without JavaScript a form needs a button; a field that is only there with JavaScript is hidden."""
    from lxml import html as lxml_html

    boom = lxml_html.fromstring(web_hulp.client().get(adres).content.decode())
    for formulier in boom.iter("form"):
        assert formulier.xpath(".//button[not(@type='button')] | .//input[@type='submit']"), adres
        for vak in formulier.xpath(".//input[not(@type='hidden') and not(@hidden)] | .//select | .//textarea"):
            veld = vak.xpath("ancestor::*[contains(concat(' ', @class, ' '), ' veld ')][1]")
            assert veld, f"{adres}: {vak.get('name')} is not drawn by kit/veld.html"
            assert len(veld[0].xpath(".//details")) >= 2, f"{adres}: {vak.get('name')} does not say what and where"


@pytest.mark.parametrize(("naam", "adres"), PAGINAS, ids=[adres for _, adres in PAGINAS])
def test_a_page_with_its_styles_and_scripts_stays_under_150_kb_compressed(naam, adres):
    import gzip

    from django.contrib.staticfiles import finders

    html = web_hulp.client().get(adres).content
    vast = set(re.findall(r'(?:href|src)="/vast/([^"]+)"', html.decode()))
    delen = [html, *(Path(finders.find(pad)).read_bytes() for pad in vast)]
    assert any(pad.endswith(".css") for pad in vast) and any(pad.endswith(".js") for pad in vast)
    assert sum(len(gzip.compress(deel, 6)) for deel in delen) < 150_000


def test_nothing_looks_like_the_state():
    for pad in (WORTEL / "src/telmee/web").rglob("*"):
        if pad.suffix in (".css", ".html", ".svg", ".js"):
            assert not re.search(
                r"rijkshuisstijl|rijkslogo|rijksoverheid ?sans", pad.read_text("utf-8"), re.IGNORECASE
            ), pad


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_every_door_says_what_is_behind_it(taal):
    html = web_hulp.client().get("/" if taal == "nl" else "/en/").content.decode()
    deuren = re.search(r'<ul class="deuren">(.*?)</ul>', html, re.DOTALL)
    assert deuren and deuren[1].count("<strong>") == deuren[1].count("<span>")


def test_no_page_refreshes_itself():
    """A timed refresh takes a reader away (WCAG 2.2.1); what runs is followed by a part of the page, or by a link."""
    for pad in (WORTEL / "src/telmee/web").rglob("*.html"):
        assert "http-equiv" not in pad.read_text(encoding="utf-8"), pad


def test_wat_een_tabel_op_een_telefoon_wordt_staat_er_een_keer():
    """One file for the pages and for the report of one file; neither has rules of its own for it."""
    from telmee.uitvoer.rapport import stijl

    assert TELEFOON in stijl.PAGINA and stijl.PAGINA.index(TELEFOON) > stijl.PAGINA.index(".kader.breed")
    eigen = stijl.PAGINA.replace(TELEFOON, "")
    for css in (STIJL, eigen):
        assert "data-kop" not in css and ".stapel thead" not in css and "table.figuren thead" not in css
    html = web_hulp.client().get("/begrippen").content.decode()
    assert html.index("telmee/stijl") < html.index("telmee/telefoon")
