"""The report as one HTML page with every row: self-contained, without JavaScript, made for screen, reader and paper.

Landmarks, one h1, a caption and scopes on every table, explanations as `<details>`, and the receipt inside as JSON. A
content security policy in the page refuses everything from elsewhere, so opening it sends nothing.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape
from typing import Any

from telmee import __version__
from telmee.getallen import toon_met_eenheid
from telmee.uitvoer import uitleg as uitvoer_uitleg
from telmee.uitvoer.rapport import bewijs, inhoud, staven, stijl, tabellen
from telmee.uitvoer.rapport.inhoud import Bomen, Figuren, Figuur
from telmee.uitvoer.tabel import Tabel
from telmee.uitvoer.tabel import html as tabel_html

BELEID = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
HOOG = 25
"""Tables with more rows scroll inside their frame on a screen."""
UITLEG_BIJ = "quotum"
"""The short answer is too narrow for explanations; they stand at the same figures in this section."""
SMAL = 7
"""Tables with more columns may be wider than the screen."""

ALLE_RIJEN = tuple(naam for naam in tabellen.ALLES if naam not in ("actie", "uiterste_datum"))
"""What to do stands in a table of its own."""


def html(positie: Mapping[str, Any], met_bsn: bool = False) -> str:
    """The whole page."""
    delen = _delen(positie, met_bsn)
    wijzer = "\n".join(f'<li><a href="#{naam}">{escape(kop)}</a></li>' for naam, kop, _ in delen)
    hoofd = "\n".join(_sectie(naam, kop, binnen) for naam, kop, binnen in delen)
    titel = escape(inhoud.titel(positie))
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{BELEID}">
<meta name="generator" content="Telmee {__version__}">
<title>{titel}</title>
<style>{stijl.PAGINA}</style>
</head>
<body>
<a class="sla-over" href="#inhoud">Naar de inhoud</a>
<header class="kop">
<h1>{titel}</h1>
{_banner(positie)}{_kop(positie)}
<p class="zacht">{escape(inhoud.BESLIST)}</p>
</header>
<nav aria-label="Inhoud van het rapport"><ul>
{wijzer}
</ul></nav>
<main id="inhoud" tabindex="-1">
{hoofd}
</main>
<footer><p>Gemaakt met Telmee {__version__}. Dit bestand haalt niets van elders op en stuurt niets weg.</p></footer>
{_receipt_blok(positie)}
</body>
</html>
"""


def _delen(positie: Mapping[str, Any], met_bsn: bool) -> list[tuple[str, str, str]]:
    """The sections: anchor, heading, contents. Explanations that stand nowhere else come last."""
    bomen = Bomen(positie.get("uitleg") or ())
    delen: list[tuple[str, str, str]] = []
    kort = inhoud.in_het_kort(positie, bomen)
    delen.append(("kort", kort.titel, _kort(kort)))
    quotum = inhoud.quotum(positie, bomen)
    tellingen = tabellen.tellingen(positie)
    binnen = _grafiek(positie) + figurentabel(quotum) + (_kader(tellingen) if tellingen else "")
    delen.append(("quotum", quotum.titel, binnen))
    delen.append(("voordelen", "Loonkostenvoordelen", _voordelen(positie, met_bsn)))
    delen.append(("termijnen", "Termijnen", _kader(tabellen.termijnentabel(positie))))
    for naam, figuren in (("opslag", inhoud.opslag_bonus(positie, bomen)), ("prognose", inhoud.prognose(positie))):
        if figuren is not None:
            delen.append((naam, figuren.titel, figurentabel(figuren)))
    delen.append(("bevindingen", "Kwaliteit van de gegevens", _kader(tabellen.bevindingen(positie))))
    if rest := bomen.rest():
        delen.append(("uitleg", "Meer uitleg", "".join(_boom(boom) for boom in rest)))
    delen.append(("receipt", "Receipt", _receipt(positie)))
    return delen


def _sectie(naam: str, kop: str, binnen: str) -> str:
    lang = ' class="lang"' if naam in ("voordelen", "bevindingen", "termijnen", "quotum", "uitleg") else ""
    boven = f'<section id="{naam}" aria-labelledby="kop-{naam}"{lang}>\n<h2 id="kop-{naam}">{escape(kop)}</h2>'
    return f"{boven}\n{binnen}\n</section>"


def _banner(positie: Mapping[str, Any]) -> str:
    banner = positie.get("banner")
    return f'<p class="let-op"><strong>Let op:</strong> {escape(str(banner))}</p>\n' if banner else ""


def _kop(positie: Mapping[str, Any]) -> str:
    paren = "".join(f"<dt>{escape(woord)}</dt><dd>{escape(tekst)}</dd>" for woord, tekst in inhoud.kop(positie))
    return f"<dl>{paren}</dl>"


def _kort(figuren: Figuren) -> str:
    """The figures that a reader looks for first, large."""
    kaarten = []
    for f in figuren.figuren:
        toelichting = f"<dd>{escape(f.toelichting)}</dd>" if f.toelichting else ""
        verder = f'<dd><a href="#{UITLEG_BIJ}">Uitleg bij het quotum</a></dd>' if f.uitleg is not None else ""
        waarde = f'<dd class="cijfer">{escape(cijfer(f))}</dd>'
        kaarten.append(f"<div><dt>{escape(f.label)}</dt>{waarde}{toelichting}{verder}</div>")
    return f'<dl class="kort">{"".join(kaarten)}</dl>\n{_zinnen(figuren.zinnen)}'


def cijfer(figuur: Figuur) -> str:
    """The figure with its unit in words."""
    return toon_met_eenheid(figuur.waarde, figuur.eenheid)


def figurentabel(figuren: Figuren) -> str:
    """Figures, one a row, each with its explanation folded in."""
    rijen = []
    for f in figuren.figuren:
        toelichting = f"<div>{escape(f.toelichting)}</div>" if f.toelichting else ""
        rijen.append(
            f'<tr><th scope="row">{escape(f.label)}</th><td class="rechts">{escape(cijfer(f))}</td>'
            f"<td>{toelichting}{_uitleg(f)}</td></tr>"
        )
    return (
        f'<table class="figuren"><caption>{escape(figuren.titel)}: cijfers en uitleg</caption><thead><tr>'
        '<th scope="col">Wat</th><th scope="col" class="rechts">Uitkomst</th><th scope="col">Toelichting</th>'
        "</tr></thead>\n<tbody>" + "\n".join(rijen) + f"</tbody></table>\n{_zinnen(figuren.zinnen)}"
    )


def _zinnen(zinnen: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(zin)}</p>" for zin in zinnen)


def _uitleg(figuur: Figuur) -> str:
    return "" if figuur.uitleg is None else _boom(figuur.uitleg)


def _boom(boom: Mapping[str, Any]) -> str:
    return uitvoer_uitleg.html(uitvoer_uitleg.uit_dict(boom), open_tot=0)


def _kader(tabel: Tabel) -> str:
    """A table that may be wider than the screen: its frame scrolls, also with the keyboard.

    On a telephone a short table becomes a list of cells that carry their own heading; a long one keeps its rows.
    """
    hoog = len(tabel.rijen) > HOOG
    soort = (" hoog" if hoog else " stapel") + (" breed" if len(tabel.kolommen) > SMAL else "")
    return _scroller(tabel.titel, tabel_html(tabel, koppen=not hoog), soort)


def _grafiek(positie: Mapping[str, Any]) -> str:
    """The bars, drawn twice: a telephone shows the narrow ones, for a bar cut off at the edge lies about its length."""
    breed, smal = staven.svg(positie), staven.svg(positie, staven.TELEFOON)
    return f"<figure><figcaption>{staven.TITEL}</figcaption>{breed}{smal}</figure>" if breed else ""


def _scroller(naam: str, binnen: str, soort: str = "") -> str:
    return f'<div class="kader{soort}" role="region" aria-label="{escape(naam)}" tabindex="0">\n{binnen}</div>\n'


def _voordelen(positie: Mapping[str, Any], met_bsn: bool) -> str:
    rijen = positie.get("lkv") or ()
    delen = [_kader(tabellen.per_soort(positie))]
    if acties := [rij for rij in rijen if tabellen.is_actie(rij)]:
        noot = ("Herstel dit in de loonaangifte of met een correctie; de uiterste datum staat in de laatste kolom.",)
        delen.append(_kader(tabellen.voordelen(acties, "Waar u iets aan kunt doen", met_bsn, noot, tabellen.ACTIE)))
    if rijen:
        delen.append(_kader(tabellen.voordelen(rijen, "Alle rijen", met_bsn, namen=ALLE_RIJEN)))
    return "".join(delen)


def _receipt(positie: Mapping[str, Any]) -> str:
    inhoud_json = bewijs.als_json(bewijs.bewijs(positie)).encode("utf-8")
    adres = "data:application/json;base64," + base64.b64encode(inhoud_json).decode("ascii")
    return (
        "<p>Het receipt zegt met welke versie, welke waarden en welke bronnen is gerekend. "
        "Er staan geen personen in.</p>"
        f'<p><a href="{adres}" download="receipt.json">Bewaar het receipt (JSON)</a></p>'
        f"<details><summary>Toon het receipt</summary><pre>{escape(inhoud_json.decode('utf-8'))}</pre></details>"
    )


def _receipt_blok(positie: Mapping[str, Any]) -> str:
    """The receipt for programs that read the page; a data block, never run."""
    tekst = bewijs.als_json(bewijs.bewijs(positie)).replace("<", "\\u003c")
    return f'<script type="application/json" id="telmee-receipt">\n{tekst}</script>'
