"""`{% load regels %}`: a figure of any page leads to its rule, with its own numbers filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from telmee.uitvoer.tabel import Tabel
from telmee.veilig import naar_json
from telmee.web.kit import teksten
from telmee.web.kit.templatetags.kit import tabel_met_csv
from telmee.wetboek.namen import per_naam

register = template.Library()


@register.simple_tag
def regel_adres(naam: str, op: date | str | int = "") -> str:
    """The page of a rule, value or fact, as it is on a day; the index for a name that the law does not have."""
    if naam not in per_naam():
        return reverse("regels")
    dag = op.isoformat() if isinstance(op, date) else str(op)
    return reverse("regels-regel", kwargs={"naam": naam}) + (f"?op={dag}" if dag else "")


@register.simple_tag(takes_context=True)
def reken_na(context: dict[str, Any], naam: str, feiten: Mapping[str, Any], op: date | str | int) -> SafeString:
    """A button that opens the explanation of a rule with these facts; sent by POST, for they may be about a person."""
    if naam not in per_naam():
        return mark_safe("")
    dag = op.isoformat() if isinstance(op, date) else str(op)
    inhoud = {"naam": naam, "feiten": naar_json(feiten, 0, str), "op": dag, "label": per_naam()[naam].label}
    return mark_safe(render_to_string("regels/reken_na.html", inhoud, request=context.get("request")))


@register.simple_tag(takes_context=True)
def wettabel(context: dict[str, Any], gegeven: Tabel, naam: str = "") -> SafeString:
    """A table of which the cells are in Dutch and the headings in the language of the page."""
    html = tabel_met_csv(context, gegeven, naam, heel=True)
    return mark_safe(html.replace("<tbody>", '<tbody lang="nl">')) if teksten.taal() == "en" else html


@register.simple_tag
def nl() -> SafeString:
    """The attribute of an element with a text of the law, on a page in another language."""
    return mark_safe(' lang="nl"' if teksten.taal() == "en" else "")
