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
