"""The report on paper: a PDF with the summary, every figure with its explanation, and the receipt attached.

Tagged for screen readers (PDF/UA-1), with a language, a title, bookmarks and table headings. Rows of employees are only
in it where there is something to do, at most 25: a PDF is a summary, all rows are in HTML and XLSX. Explanations are a
numbered list in which every part stands once; figures refer to its numbers.

Laid out by WeasyPrint, which needs Pango from the system: without it a `Fout` names the packages.
"""

from __future__ import annotations

from contextlib import redirect_stdout
from datetime import datetime, time
from html import escape
from io import BytesIO, StringIO
from typing import Any

from telmee import __version__
from telmee.fouten import Fout
from telmee.getallen import geheel
from telmee.uitvoer import staven
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.rapport import bewijs, pagina, stijl
from telmee.uitvoer.tabel import html as tabel_html
from telmee.uitvoer.uitleg import Uitleg

HOOGSTENS = 25
SMAL = 5
"""Tables with more columns get smaller letters."""
SOORT = "pdf/ua-1"
PANGO = (
    "Een rapport in PDF heeft Pango nodig en dat ontbreekt op deze computer; installeer het (Debian, Ubuntu: "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0; macOS: brew install pango) "
    "of kies een rapport dat eindigt op .html of .xlsx."
)


def eis_pango() -> None:
    """Refuses at once when the library of the system is missing; what WeasyPrint prints about it is left out."""
    try:
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: F401
    except OSError as fout:
        raise Fout(PANGO) from fout


def pdf(beeld: Beeld) -> bytes:
    """The whole document."""
    import weasyprint

    receipt = bewijs.als_json(bewijs.bewijs(beeld)).encode("utf-8")
    gemaakt = beeld.dag
    bron = weasyprint.HTML(string=html(beeld), url_fetcher=_niets_van_elders)
    document = bron.render(pdf_variant=SOORT)
    document.metadata.attachments = [
        weasyprint.Attachment(
            file_obj=BytesIO(receipt),
            name="receipt.json",
            description="Receipt: versie, waarden en bronnen van dit rapport",
            created=datetime.combine(gemaakt, time()) if gemaakt else None,
            modified=datetime.combine(gemaakt, time()) if gemaakt else None,
        )
    ]
    uit: bytes = document.write_pdf(pdf_variant=SOORT)
    return uit


def _niets_van_elders(adres: str, *_: Any, **__: Any) -> Any:
    """Nothing is fetched: the document carries all it needs."""
    raise ValueError(f"een rapport haalt niets op: {adres[:80]}")


class Verwijzingen:
    """Numbers for the explanations: every part once, in the order in which figures refer to them."""

    def __init__(self) -> None:
        self.nummers: dict[Uitleg, int] = {}

    def nummer(self, boom: Uitleg) -> int:
        if boom not in self.nummers:
            self.nummers[boom] = len(self.nummers) + 1
        return self.nummers[boom]

    def link(self, boom: Uitleg) -> str:
        n = self.nummer(boom)
        return f'<a href="#u{n}" title="Uitleg {n}: {escape(boom.label or boom.naam)}">uitleg {n}</a>'

    def lijst(self) -> str:
        """Every explanation, and what it refers to, until nothing new turns up."""
        blokken, klaar = [], 0
        while klaar < len(self.nummers):
            boom = list(self.nummers)[klaar]
            klaar += 1
            blokken.append(self._blok(boom, klaar))
        return "\n".join(blokken)

    def _blok(self, boom: Uitleg, nummer: int) -> str:
        regels = "".join(f"<dt>{escape(woord)}</dt><dd>{escape(zin)}</dd>" for woord, zin in boom.regels())
        uit = ""
        kinderen = dict.fromkeys(kind for kind in boom.kinderen)
        if kinderen:
            links = "; ".join(f"{escape(kind.kop)} ({self.link(kind)})" for kind in kinderen)
            uit = f"<dt>volgt uit</dt><dd>{links}</dd>"
        lijst = f"<dl>{regels}{uit}</dl>" if regels or uit else ""
        return f'<div class="uitlegdeel"><h3 id="u{nummer}">{nummer}. {escape(boom.kop)}</h3>{lijst}</div>'


def html(beeld: Beeld) -> str:
    """The document before it is laid out."""
    wijs = Verwijzingen()
    delen = [_deel(deel, wijs) for deel in beeld.delen]
    if uitleg := wijs.lijst():
        delen.append(f"<h2>Zo komen we aan de cijfers</h2>{uitleg}")
    delen.append(_receipt(beeld))
    return _document(beeld, "\n".join(delen))


def _document(beeld: Beeld, binnen: str) -> str:
    titel, dag = escape(beeld.titel), beeld.dag.isoformat() if beeld.dag else ""
    return f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>{titel}</title>
<meta name="author" content="Telmee {__version__}"><meta name="description" content="{escape(beeld.besluit)}">
<meta name="generator" content="Telmee {__version__}"><meta name="dcterms.created" content="{dag}">
<style>{stijl.DRUK}</style></head>
<body><h1>{titel}</h1>{pagina.antwoord(beeld)}<div class="kop">{pagina.kop(beeld)}</div>
<p class="zacht">{escape(beeld.besluit)}</p>
{binnen}
</body></html>"""


def _deel(deel: Deel, wijs: Verwijzingen) -> str:
    """A section; of a table the first rows, and of all rows none: those are in HTML and XLSX."""
    delen = [f"<h2>{escape(deel.titel)}</h2>"]
    if deel.grafiek is not None:
        delen.append(staven.svg(deel.grafiek, False))
    if deel.figuren:
        delen.append(_figuren(deel, wijs))
    for tabel in deel.tabellen:
        noot = f"De eerste {HOOGSTENS} van {geheel(len(tabel.rijen))} rijen."
        breed = ' class="breed"' if len(tabel.kolommen) > SMAL else ""
        delen.append(f"<div{breed}>{tabel_html(tabel.eerste(HOOGSTENS, noot))}</div>")
    if deel.rijen is not None:
        delen.append("<p>Alle rijen staan in het rapport als .html of .xlsx.</p>")
    return "".join([*delen, pagina.zinnen(deel.zinnen)])


def _figuren(deel: Deel, wijs: Verwijzingen) -> str:
    rijen = []
    for f in deel.figuren:
        link = wijs.link(f.uitleg) if f.uitleg is not None else ""
        tekst = ". ".join(stuk for stuk in (escape(f.toelichting), link) if stuk)
        waarde = pagina.cijfer(f)
        rijen.append(f'<tr><th scope="row">{escape(f.label)}</th><td class="rechts">{waarde}</td><td>{tekst}</td></tr>')
    kop = '<th scope="col">Wat</th><th scope="col" class="rechts">Uitkomst</th><th scope="col">Toelichting</th>'
    tabel = f'<table class="figuren"><thead><tr>{kop}</tr></thead><tbody>{"".join(rijen)}</tbody></table>'
    return tabel + pagina.zinnen(pagina.merken(deel))


def _receipt(beeld: Beeld) -> str:
    gemaakt = bewijs.bewijs(beeld)
    return (
        "<h2>Receipt</h2><p>Bij dit document hoort de bijlage receipt.json, met de versie, de waarden en de bronnen. "
        f"Er staan geen personen in.</p><p class='zacht'>Telmee {__version__}, "
        f"controlegetal {gemaakt['controlegetal']}.</p>"
    )
