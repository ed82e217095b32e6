"""The report on paper: a PDF with the summary, every figure with its explanation, and the receipt attached.

Tagged for screen readers (PDF/UA-1), with a language, a title, bookmarks and table headings. Rows of employees are only
in it where there is something to do, at most 25: a PDF is a summary, all rows are in HTML and XLSX. Explanations are a
numbered list in which every part stands once; figures refer to its numbers.

Laid out by WeasyPrint, which needs Pango from the system: without it a `Fout` names the packages.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import redirect_stdout
from datetime import datetime, time
from html import escape
from io import BytesIO, StringIO
from typing import Any

from telmee import __version__
from telmee.fouten import Fout
from telmee.uitvoer import uitleg as uitvoer_uitleg
from telmee.uitvoer.rapport import bewijs, inhoud, staven, stijl, tabellen
from telmee.uitvoer.rapport.inhoud import Bomen, Figuren
from telmee.uitvoer.rapport.pagina import cijfer
from telmee.uitvoer.tabel import html as tabel_html
from telmee.uitvoer.uitleg import Uitleg

HOOGSTENS = 25
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


def pdf(positie: Mapping[str, Any], met_bsn: bool = False) -> bytes:
    """The whole document."""
    import weasyprint

    receipt = bewijs.als_json(bewijs.bewijs(positie)).encode("utf-8")
    gemaakt = tabellen.dag(positie.get("stand"))
    bron = weasyprint.HTML(string=html(positie, met_bsn), url_fetcher=_niets_van_elders)
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


def html(positie: Mapping[str, Any], met_bsn: bool = False) -> str:
    """The document before it is laid out."""
    bomen, wijs = Bomen(positie.get("uitleg") or ()), Verwijzingen()
    delen = [_deel(inhoud.in_het_kort(positie, bomen), wijs)]
    tellingen = tabellen.tellingen(positie)
    delen.append(
        _deel(inhoud.quotum(positie, bomen), wijs, staven.svg(positie)) + (tabel_html(tellingen) if tellingen else "")
    )
    delen.append(_voordelen(positie, met_bsn))
    delen.append(f'<h2>Termijnen</h2><div class="breed">{tabel_html(tabellen.termijnentabel(positie))}</div>')
    for figuren in (inhoud.opslag_bonus(positie, bomen), inhoud.prognose(positie)):
        if figuren is not None:
            delen.append(_deel(figuren, wijs))
    gevonden = tabel_html(tabellen.bevindingen(positie, HOOGSTENS))
    delen.append(f'<h2>Kwaliteit van de gegevens</h2><div class="breed">{gevonden}</div>')
    for boom in bomen.rest():
        wijs.nummer(uitvoer_uitleg.uit_dict(boom))
    if uitleg := wijs.lijst():
        delen.append(f"<h2>Zo komen we aan de cijfers</h2>{uitleg}")
    delen.append(_receipt(positie))
    return _document(positie, "\n".join(delen))


def _document(positie: Mapping[str, Any], binnen: str) -> str:
    titel, banner = escape(inhoud.titel(positie)), positie.get("banner")
    paren = "".join(f"<dt>{escape(woord)}</dt><dd>{escape(tekst)}</dd>" for woord, tekst in inhoud.kop(positie))
    let_op = f'<p class="let-op"><strong>Let op:</strong> {escape(str(banner))}</p>' if banner else ""
    stand = escape(str(positie.get("stand") or ""))
    return f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>{titel}</title>
<meta name="author" content="Telmee {__version__}"><meta name="description" content="{escape(inhoud.BESLIST)}">
<meta name="generator" content="Telmee {__version__}"><meta name="dcterms.created" content="{stand}">
<style>{stijl.DRUK}</style></head>
<body><h1>{titel}</h1>{let_op}<div class="kop"><dl>{paren}</dl></div><p class="zacht">{escape(inhoud.BESLIST)}</p>
{binnen}
</body></html>"""


def _deel(figuren: Figuren, wijs: Verwijzingen, voor: str = "") -> str:
    rijen = []
    for f in figuren.figuren:
        link = wijs.link(uitvoer_uitleg.uit_dict(f.uitleg)) if f.uitleg is not None else ""
        tekst = ". ".join(deel for deel in (escape(f.toelichting), link) if deel)
        label, waarde = escape(f.label), escape(cijfer(f))
        rijen.append(f'<tr><th scope="row">{label}</th><td class="rechts">{waarde}</td><td>{tekst}</td></tr>')
    zinnen = "".join(f"<p>{escape(zin)}</p>" for zin in figuren.zinnen)
    kop = '<th scope="col">Wat</th><th scope="col" class="rechts">Uitkomst</th><th scope="col">Toelichting</th>'
    return (
        f"<h2>{escape(figuren.titel)}</h2>{voor}"
        f'<table class="figuren"><thead><tr>{kop}</tr></thead><tbody>{"".join(rijen)}</tbody></table>{zinnen}'
    )


def _voordelen(positie: Mapping[str, Any], met_bsn: bool) -> str:
    acties = [rij for rij in positie.get("lkv") or () if tabellen.is_actie(rij)]
    delen = [f"<h2>Loonkostenvoordelen</h2><div class='voordelen'>{tabel_html(tabellen.per_soort(positie))}</div>"]
    if acties:
        meest = sorted(acties, key=lambda rij: -(rij.get("gemist") or 0))[:HOOGSTENS]
        noot = "Alle rijen staan in het rapport als .html of .xlsx."
        if len(meest) < len(acties):
            noot = f"De {len(meest)} hoogste bedragen van {len(acties)} rijen. {noot}"
        namen = tuple(naam for naam in tabellen.ACTIE if naam not in ("recht", "gevraagd"))
        tabel = tabellen.voordelen(meest, "Waar u iets aan kunt doen", met_bsn, (noot,), namen)
        delen.append(f'<div class="breed">{tabel_html(tabel)}</div>')
    return "".join(delen)


def _receipt(positie: Mapping[str, Any]) -> str:
    gemaakt = bewijs.bewijs(positie)
    return (
        "<h2>Receipt</h2><p>Bij dit document hoort de bijlage receipt.json, met de versie, de waarden en de bronnen. "
        f"Er staan geen personen in.</p><p class='zacht'>Telmee {__version__}, "
        f"controlegetal {gemaakt['controlegetal']}.</p>"
    )
