"""The quota of one employer as a picture: one builder, from the outcomes of the law, for position and calculator.

Facts come in (totals of hours, as counted in filings or as answered); every figure is an outcome or a value of the
law, with its label, unit, article, status and explanation. Nothing is computed here.
"""

from __future__ import annotations

from typing import Any

from telmee.werkgever.uitkomst import Drempel, Heffing, Quotum, Telling
from telmee.werkgever.wetcijfers import artikel
from telmee.wet import Law
from telmee.wet.machine.explain import Computed
from telmee.wet.machine.figure import Cijfer, figures, from_node, value_figure

UITKOMSTEN = (
    "verloonde_uren_totaal",
    "verloonde_uren_grondslag",
    "verloonde_uren_doelgroep",
    "toegerekende_uren_op_tijd",
    "toetsuren",
    "onder_drempel_vorig_jaar",
    "onder_drempel_jaar",
    "quotumplichtig",
    "vereiste_uren",
    "vereiste_uren_heel",
    "vereiste_banen_tienden",
    "gerealiseerde_banen",
    "quotumtekort",
    "quotumtekort_als_plichtig",
    "quotumheffing",
    "quotumheffing_opgelegd",
    "opgelegde_quotumheffing",
    "reden_geen_heffing",
    "aanvulling_uren",
    "vereiste_banen_week_tienden",
    "gerealiseerde_banen_week",
    "ontbrekende_banen_week",
)
WAARDEN = ("drempel_uren", "uren_per_baan_jaar", "uren_per_baan_week", "heffing_per_baan")
VORIG_JAAR = "toetsuren_vorig_jaar"
GEEN_HEFFING = {
    "niet_geactiveerd": "quotum niet geactiveerd voor deze sector",
    "opgeschort": "opgeschort voor dit jaar",
    "niet_quotumplichtig": "niet quotumplichtig",
    "geen_tekort": "geen tekort",
}
"""The reasons of the law why there is no levy, as a sentence says them."""
ARTIKELEN = ("onder_drempel", "quotumpercentage", "quotumtekort", "quotumheffing", "reden_geen_heffing")


def cijfers(r: Computed, sector: str) -> dict[str, Cijfer]:
    """Every figure of the picture, by its name in the law."""
    gevonden = figures(r, UITKOMSTEN)
    gevonden |= {naam: value_figure(r.law, naam) for naam in WAARDEN if naam in r.law.values}
    gevonden[VORIG_JAAR] = from_node(r.node(VORIG_JAAR, r.row("werkgever")))
    return gevonden | {"quotumpercentage": value_figure(r.law, "quotumpercentage", sector)}


def quotum(
    c: dict[str, Cijfer], law: Law, herkomst_vorig_jaar: str, herkomst_jaar: str, tellingen: tuple[Telling, ...]
) -> Quotum:
    """The quota part of the picture; `herkomst`: where the hours of the threshold come from."""
    w = waarden(c)
    return Quotum(
        plichtig=w["quotumplichtig"],
        percentage=w["quotumpercentage"],
        status=percentage_status(c["quotumpercentage"]),
        vereiste_banen=w["vereiste_banen_tienden"],
        gerealiseerde_banen=w["gerealiseerde_banen"],
        tekort=w["quotumtekort"],
        heffing=Heffing(
            w["quotumheffing"],
            w["quotumheffing_opgelegd"],
            w["opgelegde_quotumheffing"],
            _geen_heffing(c.get("reden_geen_heffing")),
        ),
        drempel=Drempel(
            grens=w["drempel_uren"],
            uren_vorig_jaar=w[VORIG_JAAR],
            onder_vorig_jaar=w["onder_drempel_vorig_jaar"],
            uren_jaar=w["toetsuren"],
            onder_jaar=w["onder_drempel_jaar"],
            herkomst_vorig_jaar=herkomst_vorig_jaar,
            herkomst_jaar=herkomst_jaar,
        ),
        tellingen=tellingen,
        vereiste_uren=w["vereiste_uren_heel"],
        artikel="; ".join(dict.fromkeys(artikel(law, naam) for naam in ARTIKELEN)),
    )


def _geen_heffing(reden: Cijfer | None) -> str:
    """Why no levy is imposed, with the article of that reason; empty when one is, or may be."""
    if reden is None or not reden.waarde:
        return ""
    return f"{GEEN_HEFFING[reden.waarde]} ({reden.artikel})"


def tellingen(c: dict[str, Cijfer], hoe_jaar: str, hoe_week: str) -> tuple[Telling, ...]:
    """The count of the act and that of the sector bodies beside each other; both as if the quota applies."""
    jaar = ("vereiste_banen_tienden", "gerealiseerde_banen", "quotumtekort_als_plichtig", "uren_per_baan_jaar")
    week = ("vereiste_banen_week_tienden", "gerealiseerde_banen_week", "ontbrekende_banen_week", "uren_per_baan_week")
    return _telling(c, "jaartelling", hoe_jaar, jaar), _telling(c, "weektelling", hoe_week, week)


def _telling(c: dict[str, Cijfer], naam: str, hoe: str, namen: tuple[str, str, str, str]) -> Telling:
    vereist, gerealiseerd, tekort, per_baan = (waarden(c)[n] for n in namen)
    return Telling(naam, hoe, vereist, gerealiseerd, tekort, per_baan, c[namen[-1]].eenheid)


def waarden(c: dict[str, Cijfer]) -> dict[str, Any]:
    """The bare figures, None for what has no rule on this day."""
    return dict.fromkeys((*UITKOMSTEN, *WAARDEN)) | {naam: cijfer.waarde for naam, cijfer in c.items()}


def percentage_status(percentage: Cijfer) -> str:
    """How sure the percentage is: vastgesteld, indicatief, opgegeven or onbekend."""
    return {"bekend": "vastgesteld"}.get(percentage.status, percentage.status)
