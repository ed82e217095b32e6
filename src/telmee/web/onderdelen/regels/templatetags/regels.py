"""`{% load regels %}`: a figure of any page leads to its rule, with its own numbers filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.tabel import Tabel
from telmee.veilig import escape, naar_json
from telmee.web.kit import teksten
from telmee.web.kit.templatetags.kit import tabel_met_csv
from telmee.wetboek.namen import per_naam

register = template.Library()
MEESTE_KNOPPEN = 6


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
    return _knop(context, naam, {"op": op.isoformat() if isinstance(op, date) else str(op), "feiten": feiten})


def _knop(context: dict[str, Any], naam: str, kern: Mapping[str, Any]) -> SafeString:
    """The form of a button: the day, the knowledge, the regimes and the facts of a receipt."""
    inhoud = {
        "naam": naam,
        "label": per_naam()[naam].label,
        "op": str(kern["op"]),
        "stand": str(kern.get("stand") or ""),
        "regimes": kern.get("regimes") or (),
        "feiten": naar_json(kern["feiten"], 0, str),
    }
    return mark_safe(render_to_string("regels/reken_na.html", inhoud, request=context.get("request")))


@register.simple_tag(takes_context=True)
def reken_beeld_na(context: dict[str, Any], beeld: Beeld) -> SafeString:
    """A button for every outcome that an answer rests on, with the numbers of that answer; none without a receipt."""
    kern = beeld.receipt.get("receipt")
    if not isinstance(kern, Mapping) or not kern.get("feiten"):
        return mark_safe("")
    namen = [naam for naam in kern.get("gevraagd", ()) if naam in per_naam()][:MEESTE_KNOPPEN]
    knoppen = "".join(_knop(context, naam, kern) for naam in namen)
    kop = escape(teksten.tekst("regels.reken_beeld_kop"))
    return mark_safe(f'<div class="reken-beeld"><p class="zacht">{kop}</p><div class="knoppen">{knoppen}</div></div>')


@register.simple_tag(takes_context=True)
def wettabel(context: dict[str, Any], gegeven: Tabel, naam: str = "") -> SafeString:
    """A table of which the cells are in Dutch and the headings in the language of the page."""
    html = tabel_met_csv(context, gegeven, naam, heel=True)
    return mark_safe(html.replace("<tbody>", '<tbody lang="nl">')) if teksten.taal() == "en" else html


@register.simple_tag
def nl() -> SafeString:
    """The attribute of an element with a text of the law, on a page in another language."""
    return mark_safe(' lang="nl"' if teksten.taal() == "en" else "")
