"""Days that people read are in words (or as 31-12-2026): no page shows one as programs write it."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import web_hulp

web_hulp.opgezet()

from telmee import getallen, getypt  # noqa: E402 -- after Django was set up
from telmee.fouten import GebruiksFout  # noqa: E402
from telmee.wetboek import namen  # noqa: E402

KLANT = web_hulp.client()
ALS_PROGRAMMA = re.compile(r"\d{4}-\d{2}-\d{2}")
ADRES = re.compile(r"\S*(?:://|jci1\.3:)\S*")
LETTERLIJK = {"code", "pre", "textarea", "script", "style", "kbd"}
LEEG = {"br", "meta", "link", "input", "img", "hr"}
VOORGELEZEN = {"aria-label", "title", "alt", "placeholder", "summary"}
VOOR_PROGRAMMAS = "koppelvlak"
"""Its table says how a program writes a day."""


class Gelezen(HTMLParser):
    """What a person sees or hears of a page."""

    def __init__(self, html):
        super().__init__()
        self.open, self.zinnen = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.zinnen += [waarde for naam, waarde in attrs if naam in VOORGELEZEN and waarde]
        if tag not in LEEG:
            self.open.append(tag)

    def handle_endtag(self, tag):
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if not LETTERLIJK & set(self.open):
            self.zinnen.append(data)


def eis_geen(html, adres):
    mis = [zin.strip()[:120] for zin in Gelezen(html).zinnen if ALS_PROGRAMMA.search(ADRES.sub("", zin))]
    assert not mis, (adres, mis)


JAREN = [
    f"{taal}/landelijk/{jaar}{wat}" for taal in ("", "/en") for jaar in range(2015, 2026) for wat in ("", "/bijlage")
]
VRAGEN = [
    f"{taal}{adres}"
    for taal in ("", "/en")
    for adres in ("/landelijk?stand=2024-01-01&kleur=rood", "/landelijk/2031?stand=2024-01-01", "/regels?zoek=wfsv+38g",
                  "/landelijk?stand=2099-01-01", "/landelijk?stand=gisteren", "/regels/wijzigingen?op=2026-01-01",
                  "/regels/wijzigingen?op=30-2-2026", "/regels/quotumtekort?op=2016-06-01",
                  "/regels/quotumtekort/reken?op=2013-06-01", "/werkgever/wat-als?vanaf=morgen",
                  "/regels/dekking/besluit-wfsv")
]  # fmt: skip


def test_geen_pagina_schrijft_een_dag_als_een_programma():
    paginas = [adres for naam, adres in web_hulp.adressen() if not naam.startswith(VOOR_PROGRAMMAS)]
    for adres in [*paginas, *(adres for _, adres in web_hulp.antwoorden()), *JAREN, *VRAGEN]:
        eis_geen(KLANT.get(adres).content.decode(), adres)


@pytest.mark.parametrize("portie", range(4))
def test_geen_bladzijde_van_een_regel_of_waarde_ook_niet(portie):
    for n, naam in enumerate(n.naam for n in namen.alle()[portie::12]):
        adres = f"{'/en' if n % 3 == 0 else ''}/regels/{naam}"
        eis_geen(KLANT.get(adres).content.decode(), adres)
        if n % 4 == 0:
            eis_geen(KLANT.get(f"{adres}/gevallen").content.decode(), adres)


def test_de_keuring_ziet_wat_zij_moet_zien():
    for html in ("<p>op 2026-01-01</p>", '<svg aria-label="vanaf 2026-01-01"></svg>', "<td>2026-01-01</td>"):
        with pytest.raises(AssertionError):
            eis_geen(html, "")
    goed = (
        '<a href="?op=2026-01-01">1 januari 2026</a><code>2026-01-01</code><input value="2026-01-01"><p>31-12-2026</p>'
    )
    eis_geen(goed + "<a>https://wetten.overheid.nl/jci1.3:c:X&z=2026-01-01&g=2026-01-01</a>", "")


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_een_dag_in_woorden_leest_terug(dag):
    for maanden in (getallen.MAANDEN, getallen.MONTHS):
        woorden = getallen.dagen_in_woorden(f"{dag}", maanden)
        assert woorden == f"{dag.day} {maanden[dag.month - 1]} {dag.year}"
        assert getypt.dag(woorden, "de dag") == dag
    adres = f"https://wetten.overheid.nl/x/{dag}?z={dag}&g={dag}"
    assert getallen.dagen_in_woorden(adres) == adres


@pytest.mark.parametrize("fout", ["31 februari 2026", "1 smarch 2026", "0 mei 2026", "1 mei 26", "mei 2026", "1 mei"])
def test_een_dag_die_niet_bestaat_in_woorden_is_geen_dag(fout):
    with pytest.raises(GebruiksFout):
        getypt.dag(fout, "de dag")
