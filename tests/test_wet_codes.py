"""What the law says in a text is a code, never a sentence; the sentence is made outside, for every code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from telmee.werkgever.invoer import WAARUIT
from telmee.werkgever.quotumbeeld import GEEN_HEFFING
from telmee.wet import Wetten
from telmee.wet.machine.terms import texts_in


def _codes() -> Iterator[tuple[str, str]]:
    for regel in Wetten.known().book.rules:
        if regel.unit == "tekst":
            yield from ((regel.name, code) for code, _ in texts_in(regel.term))


def test_een_tekst_van_de_wet_is_een_code() -> None:
    gevonden = list(_codes())
    assert len(gevonden) > 50
    assert [(naam, code) for naam, code in gevonden if set(code) & set(" ,;()")] == []


@pytest.mark.parametrize(("naam", "zinnen"), [("sector_waaruit", WAARUIT), ("reden_geen_heffing", GEEN_HEFFING)])
def test_elke_code_heeft_een_zin_en_geen_zin_is_over(naam: str, zinnen: Mapping[str, str]) -> None:
    codes = {code for van, code in _codes() if van == naam and code}
    assert codes == set(zinnen) and codes
