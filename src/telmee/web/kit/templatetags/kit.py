"""Tags for templates: texts, addresses that keep the language, Dutch numbers, and the picture drawn in parts."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.tabel import Tabel
from telmee.uitvoer.tabel import html as tabel_html
from telmee.web.kit import teksten

register = template.Library()


@register.simple_tag
def tekst(sleutel: str, **woorden: object) -> str:
    """A text by its key, `<subject>.<name>`."""
    return teksten.tekst(sleutel, None, **woorden)


@register.simple_tag
def adres(naam: str, **deel: object) -> str:
    """The address of a page in the language of this request."""
    return reverse(naam, kwargs=deel or None)


@register.simple_tag(takes_context=True)
def andere_taal(context: dict[str, Any]) -> dict[str, str]:
    """This page in the other language: its address with the same question, the code and the name of that language."""
    request = context["request"]
    naar = "nl" if teksten.taal() == "en" else "en"
    gevonden = getattr(request, "resolver_match", None)
    van_pagina = request.method == "GET" and "pagina" in context  # a page with an error says nothing of what was asked
    vraag = request.META.get("QUERY_STRING", "") if van_pagina else ""
    with translation.override(naar):
        pad = reverse(gevonden.view_name, kwargs=gevonden.kwargs) if gevonden else reverse("start")
    return {
        "adres": pad + (f"?{vraag}" if vraag else ""),
        "taal": naar,
        "naam": {"nl": "Nederlands", "en": "English"}[naar],
    }


@register.simple_tag
def antwoord(beeld: Beeld, hoogstens: int = 8) -> SafeString:
    """The answer of a picture and what to do."""
    from telmee.uitvoer.rapport import pagina

    return mark_safe(pagina.antwoord(beeld, hoogstens))


@register.simple_tag
def secties(beeld: Beeld) -> list[tuple[str, str, SafeString]]:
    """The sections of a picture: name, title and what is in it; what is known of explanations is shown once."""
    from telmee.uitvoer.rapport import pagina

    return [(naam, titel, mark_safe(binnen)) for naam, titel, binnen in pagina.secties(beeld)]


@register.filter
def tabel(gegeven: Tabel) -> SafeString:
    """A table in a frame that scrolls."""
    return mark_safe(tabel_html(gegeven))


@register.simple_tag(takes_context=True)
def deuren(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The doors: pages that say of themselves that they are one, in the order in which they were declared."""
    from telmee.web.kit.pagina import PAGINAS

    gevonden = getattr(context["request"], "resolver_match", None)
    hier = getattr(gevonden, "view_name", "")
    return [
        {
            "adres": reverse(p.naam),
            "label": teksten.tekst(p.naam.replace("-", ".", 1) + "_deur"),
            "hier": p.naam == hier,
        }
        for p in PAGINAS.values()
        if p.deur
    ]
