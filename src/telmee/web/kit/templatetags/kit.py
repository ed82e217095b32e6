"""Tags for templates: texts, addresses that keep the language, Dutch numbers, and the picture drawn in parts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from telmee.uitvoer import vertaling
from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.grafiek import Grafiek
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import Tabel
from telmee.uitvoer.uitleg import Uitleg, met_wijzer
from telmee.uitvoer.uitleg import html as uitleg_html
from telmee.uitvoer.vast import vast
from telmee.veilig import escape
from telmee.web.kit import begrippen, engels, teksten, velden
from telmee.web.kit import grafiek as plaat

register = template.Library()
VOLGORDE = ("werkgever", "opname", "doelgroep", "landelijk", "beleid", "beschut_werk", "regels")
"""The doors by subject: what must I do, what do I miss, is it about me, does the country make it, what is the law."""


@register.simple_tag
def tekst(sleutel: str, **woorden: object) -> str:
    """A text by its key, `<subject>.<name>`."""
    return teksten.tekst(sleutel, None, **woorden)


@register.filter
def dag(waarde: date) -> str:
    """A day in words, in the language of the page."""
    return teksten.dag(waarde)


@register.filter
def dagen(zin: str, taal: str = "nl") -> str:
    """A text with its days in words; what the law and its sources say is Dutch on every page."""
    return teksten.dagen(zin, taal)


@register.simple_tag
def adres(pagina_: str, **deel: object) -> str:
    """The address of a page in the language of this request; `naam=…` is a part of an address."""
    return reverse(pagina_, kwargs=deel or None)


@register.simple_tag(takes_context=True)
def andere_taal(context: dict[str, Any]) -> dict[str, str]:
    """This page in the other language: its address with the same question, the code and the name of that language."""
    request = context["request"]
    naar = "nl" if teksten.taal() == "en" else "en"
    gevonden = getattr(request, "resolver_match", None)
    # A page with an error says nothing of what was asked, and a page of forms reads nothing from its address.
    van_pagina = request.method == "GET" and "pagina" in context and "POST" not in context["pagina"].methoden
    vraag = request.META.get("QUERY_STRING", "") if van_pagina else ""
    with translation.override(naar):
        pad = reverse(gevonden.view_name, kwargs=gevonden.kwargs) if gevonden else reverse("start")
    return {
        "adres": pad + (f"?{vraag}" if vraag else ""),
        "taal": naar,
        "naam": {"nl": "Nederlands", "en": "English"}[naar],
    }


@register.simple_tag
def begrip(term: str) -> SafeString:
    """A legal term: in English its Dutch name with the meaning beside it."""
    gevonden = begrippen.per_term()[term.lower()]
    naam = escape(term if term.lower() in (t.lower() for t in gevonden.termen) else gevonden.termen[0])
    if teksten.taal() == "nl":
        return mark_safe(naam)
    betekenis = f'<span class="begrip-betekenis">({escape(gevonden.kort)})</span>'
    return mark_safe(f'<span class="begrip"><dfn lang="nl">{naam}</dfn> {betekenis}</span>')


def _in_taal(html: str, gehad: set[str] | None = None) -> SafeString:
    """What a renderer made: on an English page in English, with the meaning beside the legal terms of its labels."""
    return mark_safe(engels.html(html, gehad) if teksten.taal() == "en" else html)


def _met_begrippen(html: str) -> SafeString:
    """What was made in the language of the page: in English with the meaning beside the legal terms of its labels."""
    return mark_safe(begrippen.gemerkt(html, set()) if teksten.taal() == "en" else html)


@register.filter(name="engels")
def in_engels(zin: str) -> SafeString:
    """A Dutch text on a page: in English where that is known, otherwise an element that says it is Dutch."""
    return mark_safe(engels.html(escape(str(zin))) if teksten.taal() == "en" else escape(str(zin)))


@register.simple_tag
def antwoord(beeld: Beeld, hoogstens: int = 8) -> SafeString:
    """The answer of a picture and what to do; on an English page in English as far as that is known."""
    from telmee.uitvoer.rapport import pagina

    if teksten.taal() == "nl":
        return mark_safe(vast(pagina.antwoord(beeld, hoogstens)))
    return mark_safe(engels.antwoord(beeld, hoogstens))


def _gezien(context: dict[str, Any]) -> dict[tuple[Any, ...], int]:
    """The parts of explanations that the page has already: each is there once, with a number of its own."""
    gezien: dict[tuple[Any, ...], int] = context["request"].__dict__.setdefault("telmee_gezien", {})
    return gezien


def _zonder_dubbel(titel: str, binnen: str) -> str:
    """A caption that says what the heading above it says is there for who listens only."""
    dubbel = f"<caption>{escape(titel)}</caption>"
    return binnen.replace(dubbel, f'<caption class="alleen-voorlezen">{escape(titel)}</caption>')


@register.simple_tag(takes_context=True)
def secties(context: dict[str, Any], beeld: Beeld) -> list[tuple[str, str, SafeString]]:
    """The sections of a picture: name, title and what is in it; what is known of explanations is shown once."""
    from telmee.uitvoer.rapport import pagina

    gehad: set[str] = set()
    op = (beeld.receipt.get("receipt") or {}).get("op")
    with met_wijzer(lambda naam: rekenregel(naam, f"?op={op}" if op else "")):
        delen = [(n, t, _zonder_dubbel(t, b)) for n, t, b in pagina.secties(beeld, _gezien(context))]
    return [(naam, in_engels(titel), _in_taal(binnen, gehad)) for naam, titel, binnen in delen]


def rekenregel(naam: str, dag: str = "") -> str:
    """The page of a rule, value or fact, on a day; nothing for a figure that is not the law's own."""
    from telmee.wetboek.namen import per_naam

    return reverse("regels-regel", kwargs={"naam": naam}) + dag if naam in per_naam() else ""


@register.filter
def tabel(gegeven: Tabel) -> SafeString:
    """A table in a frame that scrolls."""
    from telmee.uitvoer.rapport import pagina

    return _met_begrippen(pagina.kader(gegeven))


@register.simple_tag(takes_context=True, name="tabel")
def tabel_met_csv(
    context: dict[str, Any], gegeven: Tabel, naam: str = "", heel: bool = False, nederlands: bool = False
) -> SafeString:
    """A table in its frame, with its CSV below it where the page has it under this name; `heel`: all rows in sight.

    `nederlands`: of a picture, Dutch on every page, so made English here; others were made in the language of the page.
    """
    from telmee.uitvoer.rapport import pagina

    kader = (_in_taal if nederlands else _met_begrippen)(pagina.kader(gegeven, heel))
    return mark_safe(kader + (_bij(context, naam) if naam else ""))


def _bij(context: dict[str, Any], naam: str) -> str:
    """The link to the data of a table of this page, with the same question."""
    waar = escape(plaat.adres(context["request"], "csv", naam))
    return f'<p class="bij-tabel"><a href="{waar}" download>{escape(teksten.tekst("kit.tabel_csv"))}</a></p>'


@register.simple_tag(takes_context=True)
def grafiek(context: dict[str, Any], gegeven: Grafiek | Staven, naam: str = "", kop: bool = True) -> SafeString:
    """A chart with its table and, where the page has it under this name, its files."""
    return mark_safe(plaat.figuur(context["request"], gegeven, naam, kop))


@register.simple_tag(takes_context=True)
def uitleg(context: dict[str, Any], boom: Uitleg, open_tot: int = 0) -> SafeString:
    """The explanation of a figure, folded in."""
    with met_wijzer(rekenregel):
        return _in_taal(uitleg_html(boom, open_tot, _gezien(context)))


@register.simple_tag(takes_context=True)
def veld(context: dict[str, Any], gegeven: velden.Veld) -> SafeString:
    """A field; one of a page that was asked for by its address is drawn once for as long as it is filled in alike.

    What somebody sends by POST is not remembered.
    """
    return (_veld if context["request"].method == "GET" else _veld.__wrapped__)(gegeven, teksten.taal())


@lru_cache(maxsize=512)
def _veld(gegeven: velden.Veld, taal: str) -> SafeString:
    return render_to_string("kit/veld.html", {"veld": gegeven})


@register.simple_tag(takes_context=True)
def deuren(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The doors: pages that say of themselves that they are one, the most asked first.

    Texts: `<subject>.<page>_deur` is its question; `…_menu` (a few words) and `…_deur_uitleg` (what one gets) may be.
    """
    gevonden = getattr(context["request"], "resolver_match", None)
    return _deuren(getattr(gevonden, "view_name", ""), teksten.taal())


@lru_cache(maxsize=256)
def _deuren(hier: str, taal: str) -> list[dict[str, Any]]:
    from telmee.web.kit.pagina import PAGINAS

    return [
        {
            "adres": reverse(p.naam),
            "label": teksten.tekst(sleutel + "_deur"),
            "kort": teksten.of_leeg(sleutel + "_menu") or teksten.tekst(sleutel + "_deur"),
            "uitleg": teksten.of_leeg(sleutel + "_deur_uitleg"),
            "hier": p.naam == hier,
        }
        for p in sorted(PAGINAS.values(), key=_plek)
        for sleutel in [_sleutel(p.naam)]
        if p.deur
    ]


def _plek(p: Any) -> int:
    """Where a door stands; subjects that are not in the list come last, in the order in which they were declared."""
    onderwerp = p.naam.split("-")[0]
    return VOLGORDE.index(onderwerp) if onderwerp in VOLGORDE else len(VOLGORDE)


def _sleutel(naam: str) -> str:
    """The key of a page's texts: `<subject>.<page>`; of a page with the name of its subject that name twice."""
    return naam.replace("-", ".", 1) if "-" in naam else f"{naam}.{naam}"


@register.simple_tag
def voetlinks() -> list[tuple[str, str]]:
    """What stands at the foot of every page: pages that have a text `<subject>.<page>_voet`."""
    return _voetlinks(teksten.taal())


@cache
def _voetlinks(taal: str) -> list[tuple[str, str]]:
    from telmee.web.kit.pagina import PAGINAS

    namen = [(naam, teksten.of_leeg(_sleutel(naam) + "_voet")) for naam in PAGINAS]
    return [(label, reverse(naam)) for naam, label in namen if label]


@register.simple_tag
def componentstijl() -> SafeString:
    """The style sheets of NL Design System, where they are installed."""
    if not settings.STATICFILES_DIRS:
        return mark_safe("")
    return mark_safe(f'<link rel="stylesheet" href="{escape(static("componenten/componenten.css"))}">')


@register.filter
def foutzin(veld: velden.Veld) -> str:
    """What is wrong with a field, in English where the page is and the sentence is known."""
    if teksten.taal() != "en" or veld.fout_taal:
        return veld.fout
    return vertaling.zin(veld.fout) or veld.fout


@register.simple_tag
def met_fout(velden_: Iterable[velden.Veld]) -> tuple[velden.Veld, ...]:
    """The fields that are wrong."""
    return velden.met_fout(velden_)
