"""What the pages say: short sentences, no difficult words, and HTML that follows the standard.

Level B1 cannot be measured; what can be is a sentence of at most twenty words, and a list of words to do without.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

import web_hulp

web_hulp.opgezet()
from telmee.doelgroep import vragen  # noqa: E402
from telmee.web.kit import teksten  # noqa: E402 -- after Django was set up

HIER = Path(__file__).resolve().parent
MOEILIJK = yaml.safe_load((HIER / "data/taal/moeilijk.yaml").read_text(encoding="utf-8"))
LANGSTE = 20
VNU = HIER / "npm/node_modules/vnu-jar/build/dist/vnu.jar"
PAGINAS = [*web_hulp.adressen(), *web_hulp.antwoorden()]


def zinnen(tekst: str) -> list[str]:
    """Sentences, also those that end in a colon or a semicolon before a new part."""
    kaal = re.sub(r"<[^>]+>|\{\w+\}", " iets ", tekst)
    kaal = re.sub(r"\b(bijv|enz|nr|art|ca|t\.n\.v|v\.a|t/m)\.", r"\1", kaal)
    return [zin for zin in re.split(r"(?<=[.!?:;])\s+|\n\s*\n|\n- ", kaal) if zin.strip()]


def woorden(zin: str) -> int:
    return len(re.findall(r"[\w'’€%-]+(?:[.,]\d+)*", zin))


@pytest.mark.parametrize("taal", teksten.TALEN)
def test_no_sentence_has_more_than_twenty_words(taal):
    lang = [
        (s, woorden(z), z) for s, tekst in teksten.alle(taal).items() for z in zinnen(tekst) if woorden(z) > LANGSTE
    ]
    assert lang == []


def in_vragen(taal: str) -> dict[str, str]:
    """The questions of the test, which stand beside the law's own words."""
    gevonden = {naam: vragen.woorden(naam, taal) for naam in vragen.namen()}
    return {naam: f"{w.vraag} {w.wat} {w.waar} {' '.join(w.keuzes.values())}" for naam, w in gevonden.items() if w}


@pytest.mark.parametrize("taal", teksten.TALEN)
def test_no_difficult_word(taal):
    gevonden = [
        (sleutel, woord, beter)
        for sleutel, tekst in {**teksten.alle(taal), **in_vragen(taal)}.items()
        for woord, beter in MOEILIJK[taal].items()
        if re.search(rf"(?<!\w){woord}(?!\w)", tekst, re.IGNORECASE)
    ]
    assert gevonden == []


def test_no_sentence_of_a_result_has_more_than_twenty_words():
    """Answer, what to do, explanations and notes of the reports and calculators: their pages draw these."""
    from test_begrippen import beelden

    teksten_ = []
    for plaat in beelden():
        teksten_ += [plaat.antwoord, plaat.besluit, plaat.banner, *plaat.te_doen]
        for deel in plaat.delen:
            teksten_ += [*deel.zinnen, *(f.toelichting for f in deel.figuren)]
            teksten_ += [noot for tabel in deel.tabellen for noot in tabel.voetnoten]
    lang = {(woorden(zin), zin) for tekst in teksten_ for zin in zinnen(tekst) if woorden(zin) > LANGSTE}
    assert lang == set() and len(teksten_) > 100


def test_a_long_sentence_and_a_difficult_word_would_be_seen():
    assert (
        woorden("Dit is een zin die met opzet zo veel woorden heeft dat hij langer is dan de grens die geldt hier nu.")
        > 20
    )
    assert re.search(r"(?<!\w)indien(?!\w)", "Indien u wilt.", re.IGNORECASE)


@pytest.mark.traag
def test_the_html_of_every_page_is_valid(tmp_path):
    if not VNU.exists() or shutil.which("java") is None:
        pytest.skip("de HTML-keuring is er niet: installeer Java en npm")
    client = web_hulp.client()
    for nummer, (naam, adres) in enumerate(PAGINAS):
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        (tmp_path / f"{nummer:03}-{naam}.html").write_bytes(antwoord.content)
    (tmp_path / "zzz-fout.html").write_text("<!DOCTYPE html><html lang='nl'><title>x</title><p id=a><p id=a>", "utf-8")
    uit = subprocess.run(
        ["java", "-Xss8m", "-jar", str(VNU), "--errors-only", "--format", "json", str(tmp_path)],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    fouten = [
        (m["url"].rsplit("/", 1)[-1], m.get("lastLine"), m["message"], m.get("extract", "")[:120])
        for m in json.loads(uit.stderr or uit.stdout)["messages"]
    ]
    assert any(url.startswith("zzz") for url, *_ in fouten), "the check sees what is wrong"
    assert [f for f in fouten if not f[0].startswith("zzz")] == []
