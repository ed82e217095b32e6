"""Run files of cases: facts, a date and the expected outcomes, each with its source.

>>> for each in voer_uit(Path("src/telmee/wet/quotum/cases.yaml")): print(als_tekst(each))

A case is written in the words of its source. What those words mean in facts, values and outcomes of the law stands
in one place, ``gevalsleutels.yaml``; a key that has no meaning there makes the case "niet begrepen", which names the
key. All cases of one date, stand and set of given names run as one frame (a row per case), so that starting an engine
is paid once.

Raises :class:`telmee.fouten.Fout` when the file cannot be read or is not in this form.
"""

from telmee.wet.gevallen.rekenen import voer_uit
from telmee.wet.gevallen.uitslag import Uitslag, als_json, als_tekst

__all__ = ["Uitslag", "als_json", "als_tekst", "voer_uit"]
