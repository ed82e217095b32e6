"""Bars: on a screen of any width, as SVG with words for who cannot see it."""

import pytest

from rapport_hulp import Boom
from telmee.uitvoer.scherm import Scherm
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.staven import svg as staven_svg
from telmee.uitvoer.staven import tekst as staven_tekst


def test_staven_op_het_scherm_en_als_svg():
    grafiek = Staven("Kosten", (Staaf("een", 100_000), Staaf("twee", 50_000, 1), Staaf("drie", None)), "cent")
    breed = staven_tekst(grafiek, Scherm(60))
    smal = staven_tekst(grafiek, Scherm(40, unicode=False))
    assert breed.count("█") // 2 == breed.count("▓") and "drie   onbekend" in breed
    assert "EUR 1.000,00" in smal and all(len(regel) <= 40 for regel in smal.splitlines())
    boom = Boom(staven_svg(grafiek))
    assert len(boom.alle("rect")) == 2 and "drie: onbekend" in boom.alle("svg")[0]["aria-label"]
    op_telefoon = Boom(staven_svg(grafiek, breed=330))
    assert op_telefoon.alle("svg")[0]["class"] == "staven smal"
    assert all(int(balk["x"]) + int(balk["width"]) < 330 - 80 for balk in op_telefoon.alle("rect"))
    with pytest.raises(ValueError, match="geen staven"):
        Staven("leeg", ())


def test_waar_labels_geen_ruimte_laten_staan_zij_boven_hun_staaf():
    grafiek = Staven("Banen", (Staaf("Overheid, sleutel 73,5% van de markt", 12_473), Staaf("Doel", 25_000, 1)))
    smal, breed = Boom(staven_svg(grafiek, False, 330)), Boom(staven_svg(grafiek, False))
    assert {int(balk["x"]) for balk in smal.alle("rect")} == {0} and all(int(b["x"]) > 200 for b in breed.alle("rect"))
    assert max(int(balk["width"]) for balk in smal.alle("rect")) > 250
    labels = [tekst for tekst in smal.alle("text") if tekst.get("font-weight") != "bold"]
    for label, balk in zip(labels, smal.alle("rect"), strict=True):
        assert int(label["y"]) < int(balk["y"])
