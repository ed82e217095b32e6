"""The site as a whole: every page is found from the start page, every link leads on, every page is light."""

from __future__ import annotations

import gzip
import html
import re
from collections import deque
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

import web_hulp

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("web-samenhang")]
MEEST = 150_000
PER_SOORT = 14
"""Of the hundreds of pages of rules so many of each kind are followed; their own test walks them all."""


@cache
def gelopen() -> dict[str, tuple[str, str]]:
    """Every address that is reached from the two start pages: the name of its page, and what it answered."""
    client = web_hulp.client()
    from django.urls import resolve
    from django.utils import translation

    gezien: dict[str, tuple[str, str]] = {}
    per_naam: dict[str, int] = {}
    rij = deque(["/", "/en/"])
    translation.activate("nl")  # an address is looked up without its language
    while rij:
        pad = rij.popleft()
        kaal = pad.partition("?")[0]
        naam = resolve(kaal.removeprefix("/en") or "/").view_name
        sleutel = f"{pad.startswith('/en/')} {naam}"
        if pad in gezien or per_naam.get(sleutel, 0) >= PER_SOORT:
            continue
        per_naam[sleutel] = per_naam.get(sleutel, 0) + 1
        antwoord = client.get(pad)
        translation.activate("nl")
        assert antwoord.status_code in (200, 302), (pad, antwoord.status_code)
        gezien[pad] = (naam, antwoord.content.decode() if "html" in antwoord["Content-Type"] else "")
        for doel in re.findall(r'<a[^>]*\shref="([^"#]+)', gezien[pad][1]):
            volledig = urlsplit(urljoin(f"http://testserver{pad}", html.unescape(doel)))
            bestand = re.search(r"\.(csv|json|svg|png|pdf|xlsx|ics)$", volledig.path)
            if volledig.netloc == "testserver" and not volledig.path.startswith("/vast/") and not bestand:
                rij.append(volledig.path + (f"?{volledig.query}" if volledig.query else ""))
    return gezien


def test_every_page_is_found_from_the_start_page_in_both_languages():
    gevonden = {naam for naam, _ in gelopen().values()}
    wees = {p.naam for p in web_hulp.paginas() if "GET" in p.methoden and not p.los} - gevonden
    assert not wees, f"no page leads to {sorted(wees)}"
    engels = {naam for pad, (naam, _) in gelopen().items() if pad.startswith("/en/")}
    assert not {p.naam for p in web_hulp.paginas() if "GET" in p.methoden and not p.los} - engels


def test_a_page_is_light():
    """Compressed, with its style sheets and scripts."""
    mee = _gewicht_van_vast()
    zwaar = {pad: len(gzip.compress(inhoud.encode(), 6)) + mee for pad, (_, inhoud) in gelopen().items()}
    zwaar = {pad: n for pad, n in zwaar.items() if n > MEEST}
    assert not zwaar


def _gewicht_van_vast() -> int:
    from django.contrib.staticfiles import finders

    totaal = 0
    for pad in set(re.findall(r'(?:href|src)="/vast/([^"]+\.(?:css|js))"', gelopen()["/"][1])):
        gevonden = finders.find(pad)
        assert gevonden, pad
        totaal += len(gzip.compress(Path(str(gevonden)).read_bytes(), 6))
    return totaal
