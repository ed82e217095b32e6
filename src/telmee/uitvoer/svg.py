"""What every SVG of ours shares: colours with enough contrast, an accessible name and description, measured text.

Colours keep at least 4.5:1 contrast on white and are told apart by shape or dash as well. Text is measured with an
upper bound per character (in hundredths of the type size) that holds for the usual sans-serif fonts, so that what was
drawn to fit also fits on a machine with other fonts.
"""

from __future__ import annotations

import hashlib
import re

from telmee.veilig import escape

LETTER = "Helvetica, Arial, 'DejaVu Sans', sans-serif"
INKT = "#1a1a1a"
GRIJS = "#595959"
RASTER = "#d9d9d9"
BLAUW = "#0b4f9e"
ROOD = "#a8320a"
PAARS = "#6a3d9a"
GROEN = "#1b6e3c"
OKER = "#7a5200"

SMAL = frozenset("iljtfrI.,:;|!'()[] ")
BREED = frozenset("mwMW@%—…")


def tekstbreedte(tekst: str, grootte: int) -> int:
    """At most this many pixels, for text of this size."""
    honderdsten = sum(45 if t in SMAL else 100 if t in BREED else 80 if t.isupper() else 66 for t in tekst)
    return -(-honderdsten * grootte // 100)


def kort_in(tekst: str, breedte: int, grootte: int) -> list[str]:
    """The text in lines of at most ``breedte`` pixels, broken at spaces and underscores, inside a word if it must."""
    regels: list[str] = []
    regel = ""
    for stuk in re.findall(r"[^\s_]*_+|\S+?(?=_)|[^\s_]+\s*|\s+", " ".join(tekst.split())):
        if regel and tekstbreedte((regel + stuk).rstrip(), grootte) > breedte:
            regels.append(regel.rstrip())
            regel = ""
        for teken in stuk:
            if regel and tekstbreedte(regel + teken, grootte) > breedte and teken != " ":
                regels.append(regel.rstrip())
                regel = ""
            regel += teken
    return [*regels, regel.rstrip()] if regel.strip() else regels or [""]


def toegankelijk(svg: str, titel: str, omschrijving: str) -> str:
    """The SVG as one image with a Dutch name and description, instead of a machine-made label on every part.

    The ids follow from the text and the size, so that they are the same every time, and another for a narrow drawing.
    """
    begin = svg.index("<svg")
    eind = svg.index(">", begin)
    maat = "".join(re.findall(r'viewBox="[^"]*"', svg[begin:eind]))
    sleutel = hashlib.sha256(f"{titel}\n{omschrijving}\n{maat}".encode()).hexdigest()[:8]
    kop = re.sub(r'\s(role|aria-[a-z]+|lang)="[^"]*"', "", svg[begin:eind])
    kop += f' role="img" lang="nl" aria-labelledby="titel-{sleutel}" aria-describedby="tekst-{sleutel}"'
    namen = (
        f'<title id="titel-{sleutel}">{escape(titel)}</title><desc id="tekst-{sleutel}">{escape(omschrijving)}</desc>'
    )
    lijf = re.sub(r'\s(role|aria-[a-z]+)="[^"]*"', "", svg[eind + 1 :])
    return f"{svg[:begin]}{kop}>{namen}{lijf}"
