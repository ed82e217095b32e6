"""The rule pages: every name has one, every link leads somewhere, and what is computed is what the law computes."""

from __future__ import annotations

import gzip
import json
import re
from html import unescape
from urllib.parse import urlsplit

import pytest

import web_hulp

CLIENT = web_hulp.client()
from telmee.wet.machine.load import lawbook  # noqa: E402 -- after Django was set up
from telmee.wetboek import namen, toetsen  # noqa: E402

ALLES = [each.naam for each in namen.alle()]
GROEPEN = [ALLES[n::8] for n in range(8)]
"""The names in portions, so that a fault says more than the first name."""


def haal(adres: str, status: int = 200) -> str:
    antwoord = CLIENT.get(adres)
    assert antwoord.status_code == status, (adres, antwoord.status_code)
    return antwoord.content.decode()


def verwijzingen(html: str) -> set[str]:
    """The addresses of this site on a page, without the place in it."""
    gevonden = {unescape(a) for a in re.findall(r'(?:href|action)="([^"]*)"', html)}
    return {a.partition("#")[0] for a in gevonden if a.startswith("/") and not a.startswith("/vast/")}


def test_no_name_of_the_law_has_the_address_of_another_page():
    vast = {"onderwerp", "dekking", "wijzigingen", "onbekend", "receipt", "geval"}
    assert not vast & set(ALLES)
    assert len(ALLES) == len(set(ALLES)) > 1000


def gezien(adres: str) -> set[str]:
    """A page that is there, light and within the policy; the addresses on it."""
    antwoord = CLIENT.get(adres)
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and html.count("<h1") == 1, adres
    assert not re.search(r'\sstyle="|<style|\son\w+="', html), adres
    assert len(gzip.compress(antwoord.content)) < 100_000, adres
    return verwijzingen(html)


def eis_dat_ze_bestaan(adressen: set[str]) -> None:
    """An address of a name or a case is held against the law; every other one is asked for, once."""
    for adres in adressen:
        delen = urlsplit(adres).path.removeprefix("/en").strip("/").split("/")
        if delen[:2] == ["regels", "geval"]:
            assert tuple(delen[2:]) in toetsen.alle(), adres
        elif delen[0] == "regels" and len(delen) > 1 and delen[1] in PER_NAAM:
            kan = [[], ["gevallen"], ["gevallen.csv"], *([["reken"]] if PER_NAAM[delen[1]].soort == "regel" else [])]
            assert delen[2:] in kan, adres
        elif adres not in GEHAALD:
            GEHAALD.add(adres)
            assert CLIENT.get(adres).status_code == 200, adres


GEHAALD: set[str] = set()
PER_NAAM = namen.per_naam()


@pytest.mark.parametrize("portie", range(len(GROEPEN)))
def test_every_rule_value_and_fact_has_a_page_and_every_link_on_it_leads_somewhere(portie):
    adressen = [f"/regels/{naam}" for naam in GROEPEN[portie]]
    adressen += [f"/en{adres}" for adres in adressen[::4]]
    adressen += [f"/regels/{naam}/gevallen" for naam in GROEPEN[portie][::6]]
    adressen += [f"/regels/{naam}/reken" for naam in GROEPEN[portie][::6] if PER_NAAM[naam].soort == "regel"]
    for adres in adressen:
        eis_dat_ze_bestaan(gezien(adres))


def test_the_pages_of_the_law_as_a_whole_lead_somewhere():
    vast = {"/regels", "/regels/dekking", "/regels/wijzigingen", "/regels/onbekend", "/regels/receipt"}
    lijsten = {f"/regels?soort={soort}" for soort in namen.SOORTEN}
    for adres in vast | lijsten:
        gevonden = gezien(adres)
        eis_dat_ze_bestaan(gevonden)
        for verder in gevonden:
            if re.match(r"/regels/(onderwerp|dekking)/[^.]*$|/regels/wijzigingen\?op=", verder):
                eis_dat_ze_bestaan(gezien(verder))


# --- what an address may say -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("gevraagd", ["quotumtekrot", "Quotumtekort", "x", "a" * 150, "9999"])
def test_an_unknown_name_is_a_calm_page_with_what_looks_like_it(gevraagd):
    html = haal(f"/regels/{gevraagd}", 404)
    assert html.count("<h1") == 1
    lijkt_op = re.findall(r'<li><a href="/regels/([a-z0-9_]+)"', html)
    assert ("quotumtekort" in lijkt_op) == gevraagd.lower().startswith("quotum")
    for pad in (f"/regels/{gevraagd}.json", f"/api/v1/regels/{gevraagd}"):
        antwoord = CLIENT.get(pad)
        assert antwoord.status_code == 404
        assert antwoord["Content-Type"].startswith("application/problem+json")
        assert ("quotumtekort" in antwoord.content.decode()) == gevraagd.lower().startswith("quotum")


GEEN_DAG = ["morgen", "2026-02-30", "31-4-2026", "99999", "0000", "1850-01-01", "2300", "<b>x</b>", "2026;"]


@pytest.mark.parametrize("dag", GEEN_DAG)
@pytest.mark.parametrize("pad", ["/regels/quotumtekort", "/regels/wijzigingen", "/regels/quotumtekort/reken"])
def test_a_day_that_is_none_stands_at_its_field_and_a_program_is_told(pad, dag):
    html = CLIENT.get(pad, {"op": dag}).content.decode()
    assert 'role="alert"' in html and 'aria-invalid="true"' in html and "veld-op-fout" in html
    assert "<b>x</b>" not in html
    antwoord = CLIENT.get(f"{pad}.json", {"op": dag})
    assert antwoord.status_code == 422 and antwoord.json()["detail"]


@pytest.mark.parametrize("veld", ["op", "stand"])
@pytest.mark.parametrize(("taal", "zin"), [("", "is geen datum voor de "), ("/en", "is no day for ")])
def test_what_is_wrong_with_a_day_is_a_sentence_in_the_language_of_the_page(veld, taal, zin):
    """No question inside it, and no Dutch sentence with an English label in it."""
    html = CLIENT.get(f"{taal}/regels/quotumtekort", {veld: "29-2-2026"}).content.decode()
    fout = re.search(rf'id="veld-{veld}-fout".*?</p>', html, re.S)[0]
    assert zin in fout and "?" not in fout


def test_what_an_old_address_asks_and_nobody_knows_is_said_and_the_rest_is_shown():
    html = haal("/regels/quotumtekort?op=2019-06-01&kleur=rood&regime=bestaat-niet")
    assert "<code>kleur</code>" in html and "<code>regime=bestaat-niet</code>" in html
    assert "2019-06-01" in html


def test_a_rule_on_a_day_without_it_says_so_and_shows_the_nearest_text():
    voor, na = haal("/regels/quotumtekort?op=2015-04-30"), haal("/regels/quotumtekort?op=2015-05-01")
    zin = "Deze regel geldt niet op 30 april 2015."
    assert zin in voor and zin not in na
    assert "Grondslag van het quotum" in voor and "Grondslag van het quotum" in na
    assert CLIENT.get("/regels/quotumtekort.json?op=2015-04-30").json()["geldt"] is False


def test_a_regime_that_is_not_in_force_says_so():
    book = lawbook()
    geldend = {r.name for r in book.rules if r.regime == "geldend"}
    anders = sorted({(r.name, r.regime) for r in book.rules if r.name not in geldend})
    assert len(anders) > 10
    for naam, regime in anders[::5]:
        assert f"Dit hoort bij het regime {regime} en is nog niet in werking." in haal(f"/regels/{naam}"), naam


# --- search, what changed, coverage ----------------------------------------------------------------------------------


def test_search_finds_by_word_and_by_article_and_says_when_it_finds_nothing():
    assert "/regels/quotumtekort" in verwijzingen(haal("/regels?zoek=QUOTUM+tekort"))
    op_artikel = CLIENT.get("/regels.json", {"zoek": "Wfsv 38g lid 3"}).json()
    assert op_artikel["gevonden_op_artikel"] and {n["naam"] for n in op_artikel["namen"]} >= {"quotumtekort"}
    html = haal("/regels?zoek=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in html and "Niets gevonden" in html
    assert "quotumtekort" in CLIENT.get("/regels.json?zoek=quotmtekort").json()["lijkt_op"]
    lang = CLIENT.get("/regels", {"zoek": "a" * 10_000})
    assert lang.status_code == 200 and len(lang.content) < 40_000


def test_a_list_of_a_kind_is_all_of_it():
    for soort in namen.SOORTEN:
        lijst = CLIENT.get("/regels.json", {"soort": soort}).json()["namen"]
        assert [n["naam"] for n in lijst] == [n.naam for n in namen.alle() if n.soort == soort]


def test_what_changed_on_1_january_2026_is_there_with_old_and_new():
    html = haal("/regels/wijzigingen?op=2026-01-01")
    assert "Op 1 januari 2026 veranderen" in html
    assert "2,68%" in html and "2,58%" in html  # the quota percentage of government
    assert "€ 14,40 per uur" in html and "€ 14,71 per uur" in html  # the minimum wage per hour
    dag_ervoor = CLIENT.get("/regels/wijzigingen.json?op=2025-12-30").json()["wijzigingen"]
    op_de_dag = CLIENT.get("/regels/wijzigingen.json?op=2026-01-01").json()["wijzigingen"]
    for naam, hier in (("wml_uur", op_de_dag), ("quotumpercentage", op_de_dag)):
        assert naam in {w["naam"] for w in hier} and naam not in {w["naam"] for w in dag_ervoor}


def test_an_english_page_says_the_formula_and_the_figure_in_english_where_it_can():
    html = unescape(haal("/en/regels/quotumtekort?op=2024"))
    assert "if Subject to the quota, then" in html and "In Dutch, in the words of the law" in html
    assert html.index("Subject to the quota, then") < html.index("als Valt onder het quotum, dan")
    assert "40,575 hours" in haal("/en/regels/drempel_uren") and "40.575 uren" in haal("/regels/drempel_uren")
    zonder = unescape(haal("/en/regels/vereiste_weekuren"))
    assert "Weekuren van al het personeel × Quotumpercentage" in zonder, "what has no English stays Dutch"
    assert "Subject to the quota, then" not in haal("/regels/quotumtekort?op=2024")


@pytest.mark.parametrize("op", ["2026-01-01", "2025-01-01", "2015-05-01", "2024-02-10"])
def test_how_much_changes_on_a_day_is_one_count_wherever_it_is_said(op):
    html = unescape(haal(f"/regels/wijzigingen?op={op}"))
    dagen = dict(re.findall(r'\?op=([0-9-]{10})"[^>]*>[^<]*</a> <span class="zacht">(\d+) wijziging', html))
    in_tabellen = sum(int(n) for n in re.findall(r"<caption[^>]*>(?:Cijfers|Regels) die veranderen: (\d+)", html))
    for adres in (f"/regels/wijzigingen.json?op={op}", f"/api/v1/wijzigingen?op={op}"):
        aantal = CLIENT.get(adres).json()["aantal"]
        assert aantal["cijfers"] + aantal["regels"] == in_tabellen
    if in_tabellen:
        assert f"veranderen {aantal['cijfers']} cijfers en {aantal['regels']} regels" in html
        assert int(dagen[op]) == in_tabellen
    else:
        assert "verandert er niets" in html and op not in dagen


def test_coverage_is_that_of_the_command():
    from telmee.wetboek import dekking

    wetten = dekking.as_json(lawbook(), None)["wetten"]
    html = haal("/regels/dekking")
    for wet in wetten:
        adres = f"/regels/dekking/{namen.slak(wet['wet'])}"
        assert adres in html
        assert [a["artikel"] for a in CLIENT.get(f"{adres}.json").json()["artikelen"]] == [
            a["artikel"] for a in wet["artikelen"]
        ]
    assert CLIENT.get("/api/v1/dekking").json()["wetten"] == json.loads(json.dumps(wetten))
    assert CLIENT.get("/regels/dekking/bestaat-niet").status_code == 404


@pytest.mark.parametrize("taal", ["", "/en"])
def test_the_name_of_an_act_as_people_and_the_command_write_it_leads_to_its_page(taal):
    antwoord = CLIENT.get(f"{taal}/regels/dekking/Wfsv")
    assert (antwoord.status_code, antwoord["Location"]) == (302, f"{taal}/regels/dekking/wfsv")


def test_every_table_is_also_csv():
    for adres, tabel in (
        ("/regels", "namen"),
        ("/regels/quotumpercentage", "waarden"),
        ("/regels/quotumtekort", "perioden"),
        ("/regels/wijzigingen", "regels"),
        ("/regels/dekking", "wetten"),
        ("/regels/onbekend", "onbekend"),
        ("/regels/quotumtekort/gevallen", "gevallen"),
    ):
        vraag = {"tabel": tabel, **({"op": "2026-01-01"} if "wijz" in adres else {})}
        antwoord = CLIENT.get(f"{adres}.csv", vraag)
        assert antwoord.status_code == 200 and antwoord.content.count(b"\r\n") > 1, adres


def test_the_page_of_a_value_says_what_it_is_now_first():
    html = haal("/regels/quotumpercentage?op=2018-12-31")
    assert html.index("1,93% (overheid)") < html.index("<h2")
    assert "Kamerstukken" in html  # the source of what is unknown


def test_the_english_page_marks_what_is_dutch():
    html = haal("/en/regels/quotumtekort")
    assert '<h1 lang="nl">Quotumtekort</h1>' in html and "This is a rule of" in html
    assert '<tbody lang="nl">' in html


def test_a_list_comes_in_pages_that_together_are_all_of_it():
    namen_: list[str] = []
    for blad in (1, 2, 3):
        deel = CLIENT.get("/api/v1/regels", {"pagina": blad, "perPagina": 500}).json()
        assert deel["aantal"] == len(ALLES) and len(deel["namen"]) <= 500
        namen_ += [n["naam"] for n in deel["namen"]]
    assert namen_ == ALLES
    assert CLIENT.get("/api/v1/regels", {"perPagina": 501}).status_code == 400
