"""The report on paper: a PDF with the answer, what to do, the sections in short, and the receipt attached.

Tagged for screen readers (PDF/UA-1), with a language, a title, bookmarks and table headings. A PDF is a summary: rows
only where there is something to do, at most 10, and of every figure how it was filled in; all rows and the whole
explanations are in HTML and XLSX. `bestuur` is shorter still: two pages, for who decides.

Laid out by WeasyPrint, which needs Pango from the system: without it a `Fout` names the packages.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import datetime, time
from io import BytesIO, StringIO
from typing import Any

from telmee import __version__
from telmee.fouten import Fout
from telmee.getallen import geheel
from telmee.uitvoer import staven
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.rapport import pagina, receipt, stijl
from telmee.uitvoer.tabel import Tabel
from telmee.uitvoer.tabel import html as tabel_html
from telmee.uitvoer.uitleg import Uitleg
from telmee.uitvoer.vast import vast
from telmee.veilig import escape

HOOGSTENS = 10
HEEL = 20
"""A table of no more rows than this is whole: of a budget the last row is what it is about."""
ACTIES = 8
KORT = ("ingevuld", "let op")
"""What paper says of how a figure came about; its article stands beside it."""
MISBAAR = 3
"""A column of which the `belang` is higher is not on paper."""
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
    return _bytes(_opgemaakt(html(beeld)), beeld)


def bestuur(beeld: Beeld) -> bytes:
    """Two pages for who decides: the answer, what to do and the picture; then the figures, the dates and the doubts.

    On each as many rows as fit.
    """
    eerste = _passend(_document(beeld, _bestuur_een(beeld, n)) for n in range(ACTIES, 0, -1))
    tweede = _passend(_document(beeld, _bestuur_twee(beeld, n)) for n in range(HOOGSTENS, -1, -2))
    delen = [*_bestuur_een(beeld, ACTIES - eerste), *_bestuur_twee(beeld, HOOGSTENS - 2 * tweede)]
    return _bytes(_opgemaakt(_document(beeld, delen)), beeld)


def een_blad(beeld: Beeld, eerst: tuple[str, ...] = ()) -> bytes:
    """One page to take along: the answer, what to do, and of the sections every sentence and the tables that fit.

    `eerst`: the titles of the tables that are tried first, in that order.
    """
    alle = [tabel.titel for deel in beeld.delen for tabel in deel.tabellen]
    blijven: list[str] = []
    blad = _opgemaakt(_document(beeld, _mee(beeld, blijven)))
    for titel in sorted(alle, key=lambda titel: eerst.index(titel) if titel in eerst else len(eerst)):
        met = _opgemaakt(_document(beeld, _mee(beeld, [*blijven, titel])))
        if len(met.pages) == 1:
            blijven, blad = [*blijven, titel], met
    return _bytes(blad, beeld)


def _mee(beeld: Beeld, titels: list[str]) -> list[str]:
    """The page with the tables of these titles."""
    delen = [pagina.antwoord(beeld, ACTIES)]
    for deel in beeld.delen:
        tabellen = [tabel_html(_smal(tabel)) for tabel in deel.tabellen if tabel.titel in titels]
        if tabellen or deel.vooraf or deel.zinnen:
            zinnen = pagina.zinnen((*deel.vooraf, *deel.zinnen))
            delen.append(f"<h2>{escape(deel.titel)}</h2>{zinnen}{''.join(tabellen)}")
    return ['<div class="mee">', *delen, _over(beeld), "</div>"]


def _passend(vormen: Iterable[str]) -> int:
    """Which of these forms, each shorter than the one before, is the first that fits on one page; else the last."""
    geprobeerd = 0
    for tekst in vormen:
        geprobeerd += 1
        if len(_opgemaakt(tekst).pages) == 1:
            break
    return geprobeerd - 1


def _opgemaakt(tekst: str) -> Any:
    import weasyprint

    return weasyprint.HTML(string=tekst, url_fetcher=_niets_van_elders).render(pdf_variant=SOORT)


def _bytes(document: Any, beeld: Beeld) -> bytes:
    """The file, with the receipt inside."""
    import weasyprint

    bijlage = receipt.als_json(receipt.maak(beeld)).encode("utf-8")
    gemaakt = beeld.dag
    document.metadata.attachments = [
        weasyprint.Attachment(
            file_obj=BytesIO(bijlage),
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
    """Numbers for the explanations of figures, in the order in which figures refer to them."""

    def __init__(self) -> None:
        self.nummers: dict[Uitleg, int] = {}

    def link(self, boom: Uitleg) -> str:
        n = self.nummers.setdefault(boom, len(self.nummers) + 1)
        return f'<a href="#u{n}" title="Uitleg {n}: {escape(boom.label or boom.naam)}">uitleg {n}</a>'

    def lijst(self) -> str:
        """How each figure was filled in; what is behind its parts is in HTML and XLSX."""
        return "\n".join(self._blok(boom, nummer) for boom, nummer in self.nummers.items())

    @staticmethod
    def _blok(boom: Uitleg, nummer: int) -> str:
        paren = [(woord, zin) for woord, zin in boom.regels() if woord in KORT]
        regels = "".join(f"<dt>{escape(woord)}</dt><dd>{escape(zin)}</dd>" for woord, zin in paren)
        lijst = f"<dl>{regels}</dl>" if regels else ""
        return f'<div class="uitlegdeel"><h3 id="u{nummer}">{nummer}. {escape(boom.kop)}</h3>{lijst}</div>'


def html(beeld: Beeld) -> str:
    """The document before it is laid out."""
    wijs = Verwijzingen()
    delen = [_deel(deel, wijs) for deel in beeld.delen]
    if uitleg := wijs.lijst():
        waar = "Hoe elk onderdeel is berekend staat in het rapport als .html of .xlsx."
        delen.append(f"<h2>Zo komen we aan de cijfers</h2><p>{waar}</p>{uitleg}")
    return _document(beeld, [pagina.antwoord(beeld, HOOGSTENS), *delen, _over(beeld), _receipt(beeld)])


def _bestuur_een(beeld: Beeld, acties: int) -> list[str]:
    """The first page: the answer, what to do, the picture."""
    beelden = [staven.svg(deel.grafiek) for deel in beeld.delen if deel.grafiek is not None]
    return [pagina.antwoord(beeld, acties), *beelden]


def _bestuur_twee(beeld: Beeld, rijen: int) -> list[str]:
    """The second page: figures, dates, doubts, and whom it is about."""
    delen = [_deel(_kaal(deel, rijen), Verwijzingen()) for deel in beeld.delen if deel.bestuur]
    return ['<section class="blad">', *delen, _over(beeld), _receipt(beeld), "</section>"]


def _kaal(deel: Deel, rijen: int) -> Deel:
    """A section for who decides: figures without explanation, the first rows, and of sentences what is in doubt.

    What stands under a table stays: a date that is not safe is no date without the one that is.
    """
    figuren = tuple(replace(f, uitleg=None, artikel="") for f in deel.figuren)
    zinnen = deel.zinnen[:2] if deel.kaarten else ()
    tabellen = tuple(replace(_smal(t).eerste(rijen, ""), voetnoten=t.voetnoten) for t in deel.tabellen)
    return replace(deel, figuren=figuren, grafiek=None, rijen=None, tabellen=tabellen, zinnen=zinnen)


def _over(beeld: Beeld) -> str:
    return f"<h2>{pagina.OVER}</h2>{pagina.over(beeld)}"


def _document(beeld: Beeld, delen: list[str]) -> str:
    titel, dag = escape(beeld.opschrift), beeld.dag.isoformat() if beeld.dag else ""
    binnen = vast("\n".join(delen))
    return f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>{titel}</title>
<meta name="author" content="Telmee {__version__}"><meta name="description" content="{escape(beeld.besluit)}">
<meta name="generator" content="Telmee {__version__}"><meta name="dcterms.created" content="{dag}">
<style>{stijl.DRUK}</style></head>
<body>{binnen}
</body></html>"""


def _deel(deel: Deel, wijs: Verwijzingen) -> str:
    """A section; of a long table the first rows, and of all rows none: those are in HTML and XLSX."""
    delen = [f"<h2>{escape(deel.titel)}</h2>", pagina.zinnen(deel.vooraf)]
    if deel.grafiek is not None:
        delen.append(staven.svg(deel.grafiek))
    if deel.figuren:
        delen.append(_figuren(deel, wijs))
    for tabel in map(_smal, deel.tabellen):
        noot = f"De eerste {HOOGSTENS} van {geheel(len(tabel.rijen))} rijen."
        breed = ' class="breed"' if len(tabel.kolommen) > SMAL else ""
        delen.append(
            f"<div{breed}>{tabel_html(tabel if len(tabel.rijen) <= HEEL else tabel.eerste(HOOGSTENS, noot))}</div>"
        )
    if deel.rijen is not None:
        delen.append("<p>Alle rijen staan in het rapport als .html of .xlsx.</p>")
    return "".join([*delen, pagina.zinnen(deel.zinnen)])


def _smal(tabel: Tabel) -> Tabel:
    """Without what asks for room, and without what other renderings have beside it."""
    smal = tabel.smal()
    return smal.zonder(n for n, kolom in enumerate(smal.kolommen) if kolom.belang > MISBAAR)


def _figuren(deel: Deel, wijs: Verwijzingen) -> str:
    """Figures, one a row; where they come again below, their article and explanation stand there."""
    rijen = []
    for f in (replace(f, uitleg=None, artikel="") if deel.kaarten else f for f in deel.figuren):
        link = wijs.link(f.uitleg) if f.uitleg is not None else ""
        bron = pagina.verwijzing(f.artikel, f.link) if f.artikel else ""
        tekst = ". ".join(stuk for stuk in (escape(f.toelichting), bron, link) if stuk)
        waarde = pagina.cijfer(f)
        rijen.append(f'<tr><th scope="row">{escape(f.label)}</th><td class="rechts">{waarde}</td><td>{tekst}</td></tr>')
    kop = '<th scope="col">Wat</th><th scope="col" class="rechts">Uitkomst</th><th scope="col">Toelichting</th>'
    tabel = f'<table class="figuren"><thead><tr>{kop}</tr></thead><tbody>{"".join(rijen)}</tbody></table>'
    return tabel + pagina.zinnen(pagina.merken(deel))


def _receipt(beeld: Beeld) -> str:
    gemaakt = receipt.maak(beeld)
    return (
        "<h2>Receipt</h2><p>Bij dit document hoort de bijlage receipt.json, met de versie, de waarden en de bronnen. "
        f"Er staan geen personen in.</p><p class='zacht'>Telmee {__version__}, "
        f"controlegetal {gemaakt['controlegetal']}.</p>"
    )
