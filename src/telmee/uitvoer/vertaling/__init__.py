"""The sentences of a picture in English: a catalogue of Dutch templates, and who draws a page in it.

`zin` gives the English of one finished Dutch text, or None: there is no half translation. `html` does the same for what
a renderer drew: each text in it becomes English, or says of itself that it is Dutch.
"""

from telmee.uitvoer.vertaling.tekening import html
from telmee.uitvoer.vertaling.zinnen import zin

__all__ = ["html", "zin"]
