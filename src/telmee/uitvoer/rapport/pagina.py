"""The report as one HTML page with every row: self-contained, without JavaScript, made for screen, reader and paper.

The answer first, then what to do, then the sections, and last whom it is about. Landmarks, one h1, a caption and scopes
on every table, explanations as `<details>`, and the receipt inside as JSON. A content security policy in the page
refuses everything from elsewhere, so opening it sends nothing.
"""

from __future__ import annotations

import base64
from itertools import islice
from typing import Any

from telmee import __version__
from telmee.getallen import datum, euro
from telmee.uitvoer import staven
from telmee.uitvoer import uitleg as uitvoer_uitleg
from telmee.uitvoer.beeld import Actie, Beeld, Deel, Figuur
from telmee.uitvoer.rapport import receipt, stijl
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import Tabel
from telmee.uitvoer.tabel import html as tabel_html
from telmee.uitvoer.uitleg import Uitleg
from telmee.uitvoer.vast import vast
from telmee.veilig import escape

BELEID = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
OVER = "Over deze berekening"
ACTIES = 8
"""So many things to do stand at the top; all of them in their own section."""
Gezien = dict[tuple[Any, ...], int]
"""The parts of explanations that the page has, with their number: every part once."""
HOOG = 25
"""Tables with more rows scroll inside their frame on a screen."""
MEESTE_BOMEN = 100
"""So many rows have their explanation in the page; thousands would make it too heavy to open."""
SMAL = 7
"""Tables with more columns may be wider than the screen."""
TELEFOON = 330
"""As wide as the text of a telephone: bars scaled from the full width would have words too small to read."""


def html(beeld: Beeld) -> str:
    """The whole page."""
    namen = [*((deel.naam, deel.titel) for deel in beeld.delen), ("over", OVER), ("receipt", "Receipt")]
    wijzer = "\n".join(f'<li><a href="#{naam}">{escape(kop)}</a></li>' for naam, kop in namen)
    gezien: Gezien = {}
    delen = [_sectie(deel.naam, deel.titel, _deel(deel, beeld, gezien), _lang(deel)) for deel in beeld.delen]
    hoofd = vast("\n".join([*delen, _sectie("over", OVER, over(beeld))]))
    hoofd += _sectie("receipt", "Receipt", _receipt(beeld))
    binnen = f"""<a class="sla-over" href="#inhoud">Naar de inhoud</a>
<header class="kop">
{vast(antwoord(beeld, ACTIES))}
</header>
<nav aria-label="Inhoud van het rapport"><ul>
{wijzer}
</ul></nav>
<main id="inhoud" tabindex="-1">
{hoofd}
</main>"""
    return _document(beeld.opschrift, binnen, _receipt_blok(beeld))


def _document(titel: str, binnen: str, achter: str = "") -> str:
    """A whole document that needs nothing from elsewhere: the head, what is in it, and who made it."""
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{BELEID}">
<meta name="generator" content="Telmee {__version__}">
<title>{escape(titel)}</title>
<style>{stijl.PAGINA}</style>
</head>
<body>
{binnen}
<footer><p>Gemaakt met Telmee {__version__}. Dit bestand haalt niets van elders op en stuurt niets weg.</p></footer>
{achter}
</body>
</html>
"""


def secties(beeld: Beeld, gezien: Gezien | None = None) -> list[tuple[str, str, str]]:
    """The sections for a page of somebody else: name, title, and what is in it; every explanation once.

    `gezien`: the explanations that the page has already.
    """
    boven: Gezien = {} if gezien is None else gezien
    delen = [(deel.naam, deel.titel, vast(_deel(deel, beeld, boven))) for deel in beeld.delen]
    return [*delen, ("over", OVER, over(beeld))]


def sectie(deel: Deel, beeld: Beeld) -> str:
    """What is in one section, for a page of its own: its explanations refer to nothing outside it."""
    return vast(_deel(deel, beeld, {}))


def kaal(titel: str, zinnen_: tuple[str, ...], tabel: Tabel, bomen: list[Uitleg]) -> str:
    """A small page in the same dress: what must be said first, a table, and explanations, the first level unfolded."""
    gezien: Gezien = {}
    uitleg = "".join(uitvoer_uitleg.html(boom, 1, gezien) for boom in bomen)
    return _document(
        titel,
        f"""<header class="kop"><h1 class="antwoord">{escape(zinnen_[0])}</h1>
{zinnen((titel, *zinnen_[1:]))}</header>
<main id="inhoud">
{kader(tabel)}
<section id="uitleg" aria-labelledby="kop-uitleg"><h2 id="kop-uitleg">Zo komen we aan de cijfers</h2>
{uitleg}</section>
</main>""",
    )


def antwoord(beeld: Beeld, hoogstens: int) -> str:
    """The answer, of whom it is, the warning that goes with it, and what to do, most worth first."""
    return f"{kop_antwoord(beeld.antwoord)}\n{onder_antwoord(beeld, hoogstens)}"


def kop_antwoord(zin: str) -> str:
    """The answer as the heading of a page: its first sentence large, what comes after it smaller below."""
    eerste, punt, verder = zin.partition(". ")
    rest = f'. <span class="verder">{escape(verder)}</span>' if punt else ""
    return f'<h1 class="antwoord">{escape(eerste)}{rest}</h1>'


def onder_antwoord(beeld: Beeld, hoogstens: int) -> str:
    """What stands under the answer."""
    boven = f'<p class="zacht wie">{escape(beeld.opschrift)}</p>\n'
    if beeld.banner:
        boven += f'<p class="let-op"><strong>Let op:</strong> {escape(beeld.banner)}</p>\n'
    acties, rest = beeld.eerste_acties(hoogstens)
    if not acties:
        return boven
    lijst = "".join(f"<li>{_actie(actie)}</li>" for actie in acties)
    noot = f"<p>{escape(rest)}</p>" if rest else ""
    return f'{boven}<h2 class="klein">Wat u kunt doen</h2>\n<ol class="doen">{lijst}</ol>{noot}'


def _actie(actie: Actie) -> str:
    """What it is worth and what to do; then about whom and before which day."""
    waard = f'<strong class="waard">{escape(euro(actie.bedrag))}</strong> ' if actie.bedrag else ""
    dag = f"uiterlijk {datum(actie.uiterlijk)}" if actie.uiterlijk else ""
    rest = "; ".join(deel for deel in (actie.wie, dag) if deel)
    return waard + escape(actie.wat) + (f'<span class="zacht"> {escape(rest)}</span>' if rest else "")


def over(beeld: Beeld) -> str:
    """Who and when, and who decides."""
    paren = "".join(f"<dt>{escape(woord)}</dt><dd>{escape(tekst)}</dd>" for woord, tekst in beeld.kop)
    return f'<dl class="over">{paren}</dl><p class="zacht">{escape(beeld.besluit)}</p>'


def _sectie(naam: str, kop: str, binnen: str, lang: bool = False) -> str:
    soort = ' class="lang"' if lang else ""
    boven = f'<section id="{naam}" aria-labelledby="kop-{naam}"{soort}>\n<h2 id="kop-{naam}">{escape(kop)}</h2>'
    return f"{boven}\n{binnen}\n</section>"


def _lang(deel: Deel) -> bool:
    """A section that may be broken over pages of paper."""
    return bool(deel.blad)


def _deel(deel: Deel, beeld: Beeld, gezien: Gezien) -> str:
    if deel.kaarten:
        return _kaarten(deel, beeld)
    binnen = zinnen(deel.vooraf) + (_grafiek(deel.grafiek) if deel.grafiek is not None else "")
    binnen += figurentabel(deel, gezien) if deel.figuren else ""
    binnen += "".join(kader(tabel) for tabel in (*deel.tabellen, *([deel.rijen.smal()] if deel.rijen else ())))
    return binnen + zinnen(deel.zinnen) + _rijbomen(deel, gezien)


def _rijbomen(deel: Deel, gezien: Gezien) -> str:
    """The explanations of the rows, folded in; of very many rows the first, a program can have them all."""
    if deel.bomen is None:
        return ""
    gevonden = list(islice(deel.bomen(), MEESTE_BOMEN + 1))
    if not gevonden:
        return ""
    noot = f"<p>De eerste {MEESTE_BOMEN}; met --json --uitleg heeft u ze alle.</p>" if gevonden[MEESTE_BOMEN:] else ""
    binnen = "".join(uitvoer_uitleg.html(boom, 0, gezien) for boom in gevonden[:MEESTE_BOMEN])
    return f"<details><summary>Uitleg per rij: {escape(deel.titel.lower())}</summary>{noot}{binnen}</details>"


def _kaarten(deel: Deel, beeld: Beeld) -> str:
    """The figures that a reader looks for first, large; their explanations stand where they come again."""
    waar = {f.naam: d for d in reversed(beeld.delen) for f in d.figuren if not d.kaarten}
    kaarten = []
    for f in deel.figuren:
        verder = waar.get(f.naam)
        link = f'<dd><a href="#{verder.naam}">Uitleg: {escape(verder.titel.lower())}</a></dd>' if verder else ""
        kaarten.append(
            f'<div><dt>{escape(f.label)}</dt><dd class="cijfer">{cijfer(f)}</dd>'
            + (f"<dd>{escape(f.toelichting)}</dd>" if f.toelichting else "")
            + f"{link}</div>"
        )
    grafiek = _grafiek(deel.grafiek) if deel.grafiek is not None else ""
    return f'<dl class="kort">{"".join(kaarten)}</dl>\n{grafiek}{zinnen(deel.zinnen)}'


def cijfer(f: Figuur) -> str:
    """The figure with its unit in words, and the sign of what is less than settled."""
    if f.merk is None:
        return escape(f.tekst)
    naam = escape(f.merk.naam)
    return f'{escape(f.tekst)} <span class="merk" role="img" aria-label="{naam}">{escape(f.merk.teken)}</span>'


def merken(deel: Deel) -> tuple[str, ...]:
    """What the signs mean."""
    return tuple(dict.fromkeys(f"{f.merk.teken} {f.merk.naam}" for f in deel.figuren if f.merk is not None))


def figurentabel(deel: Deel, gezien: Gezien) -> str:
    """Figures, one a row, each with its explanation folded in."""
    rijen = []
    for f in deel.figuren:
        toelichting = f"<div>{escape(f.toelichting)}</div>" if f.toelichting else ""
        rijen.append(
            f'<tr><th scope="row">{escape(f.label)}</th><td class="rechts">{cijfer(f)}</td>'
            f"<td>{toelichting}{artikel(f)}{_uitleg(f, gezien)}</td></tr>"
        )
    return (
        f'<table class="figuren"><caption>{escape(deel.titel)}: cijfers en uitleg</caption><thead><tr>'
        '<th scope="col">Wat</th><th scope="col" class="rechts">Uitkomst</th><th scope="col">Toelichting</th>'
        "</tr></thead>\n<tbody>" + "\n".join(rijen) + f"</tbody></table>\n{zinnen(merken(deel))}"
    )


def artikel(f: Figuur) -> str:
    """The article that gives the figure, as a link to its text."""
    if not f.artikel:
        return ""
    return f'<div class="artikel">{verwijzing(f.artikel, f.link)}</div>'


def verwijzing(tekst: str, adres: str) -> str:
    """Words that lead to an address, or only the words."""
    return f'<a href="{escape(adres)}">{escape(tekst)}</a>' if adres.startswith("https://") else escape(tekst)


def zinnen(teksten: tuple[str, ...]) -> str:
    """Sentences, a paragraph each."""
    return "".join(f"<p>{escape(zin)}</p>" for zin in teksten)


def _uitleg(figuur: Figuur, gezien: Gezien) -> str:
    return "" if figuur.uitleg is None else uitvoer_uitleg.html(figuur.uitleg, 0, gezien)


def kader(tabel: Tabel, heel: bool = False) -> str:
    """A table that may be wider than the screen: its frame scrolls, also with the keyboard.

    On a telephone a short table becomes a list of cells that carry their own heading; a long one keeps its rows.
    `heel`: a page that is about this table shows all of it, however long, as if it were short.
    """
    hoog = len(tabel.rijen) > HOOG and not heel
    soort = (" hoog" if hoog else " stapel") + (" breed" if len(tabel.kolommen) > SMAL else "")
    binnen = tabel_html(tabel, koppen=not hoog)
    naam = f"Tabel: {escape(tabel.titel)}"  # a section may have the name of its only table
    return f'<div class="kader{soort}" role="region" aria-label="{naam}" tabindex="0">\n{binnen}</div>\n'


def _grafiek(grafiek: Staven) -> str:
    """The bars, drawn twice: a telephone shows the narrow ones, for a bar cut off at the edge lies about its length."""
    breed, smal = staven.svg(grafiek, False), staven.svg(grafiek, False, TELEFOON)
    return f"<figure><figcaption>{escape(grafiek.titel)}</figcaption>{breed}{smal}</figure>"


def _receipt(beeld: Beeld) -> str:
    inhoud = receipt.als_json(receipt.maak(beeld)).encode("utf-8")
    adres = "data:application/json;base64," + base64.b64encode(inhoud).decode("ascii")
    return (
        "<p>Het receipt zegt met welke versie, welke waarden en welke bronnen is gerekend. "
        "Er staan geen personen in.</p>"
        f'<p><a href="{adres}" download="receipt.json">Bewaar het receipt (JSON)</a></p>'
        f"<details><summary>Toon het receipt</summary><pre>{escape(inhoud.decode('utf-8'))}</pre></details>"
    )


def _receipt_blok(beeld: Beeld) -> str:
    """The receipt for programs that read the page; a data block, never run."""
    tekst = receipt.als_json(receipt.maak(beeld)).replace("<", "\\u003c")
    return f'<script type="application/json" id="telmee-receipt">\n{tekst}</script>'
