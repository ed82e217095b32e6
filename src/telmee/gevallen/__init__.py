"""Run files of cases: facts, a date and the outcomes that must come out, each with its source.

>>> for each in voer_uit(Path("src/telmee/wet/wfsv/cases.yaml")): print(als_tekst(each))

A case speaks the law's own language: names as ``telmee wet feiten`` prints them, figures in the units of the law. What
it does not name is unknown; what it takes for certain it says itself (``aangenomen``), and the result repeats it.
Every case is computed twice: on an engine, all cases of one date as one frame, and by the explanation.

Raises :class:`telmee.fouten.Fout` when a file cannot be read or is not in this form.
"""

from telmee.gevallen.rekenen import reken_na, voer_alle_uit, voer_uit
from telmee.gevallen.uitslag import Uitslag, als_json, als_tekst

__all__ = ["Uitslag", "als_json", "als_tekst", "reken_na", "voer_alle_uit", "voer_uit"]
