"""A ``Grafiek`` as SVG, drawn by Vega-Lite through Altair and vl-convert: a library call, no browser and no network.

Series differ in colour, in line and in marker; the target is a stepped line; an unknown year breaks the line and is
named below the chart. Numbers are written the Dutch way (90.000). Altair and vl-convert are imported when a chart is
asked for, because that takes longer than most commands.
"""

from __future__ import annotations

from typing import Any

from telmee.getallen import decimalen_van, eenheid_in_woorden, toon, toon_met_eenheid
from telmee.uitvoer.grafiek import Grafiek, Reeks, grenzen, ronde_stappen
from telmee.uitvoer.svg import BLAUW, GRIJS, GROEN, INKT, LETTER, OKER, PAARS, RASTER, ROOD, kort_in, toegankelijk

BREEDTE, HOOGTE, MARGE, REGEL = 600, 340, 100, 18
GETAL_NL = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""], "minus": "-"}
STIJL_TOTAAL = (BLAUW, [1, 0], "circle")
STIJL_DOEL = (INKT, [5, 4], "stroke")
STIJL_DEEL = (
    (ROOD, [8, 3], "square"),
    (PAARS, [4, 3], "triangle-up"),
    (GROEN, [10, 3, 2, 3], "diamond"),
    (OKER, [6, 2, 2, 2], "cross"),
)


def svg(grafiek: Grafiek) -> str:
    """The chart as an SVG document with title, description and role."""
    import vl_convert

    bron = vl_convert.vegalite_to_svg(
        _spec(grafiek), vl_version=_versie(), format_locale=GETAL_NL, allowed_base_urls=[], show_warnings=False
    )
    return toegankelijk(bron, grafiek.titel, beschrijving(grafiek))


def beschrijving(grafiek: Grafiek) -> str:
    """What the chart shows, in sentences, for who cannot see it."""
    zinnen = [f"Let op: {grafiek.banner}." if grafiek.banner else "", grafiek.omschrijving]
    zinnen.append(f"Lijngrafiek over {grafiek.jaren[0]} tot en met {grafiek.jaren[-1]}.")
    for reeks in grafiek.reeksen:
        punten = [(j, w) for j, w in zip(grafiek.jaren, reeks.waarden, strict=True) if w is not None]
        if punten:
            delen = [f"{toon_met_eenheid(w, grafiek.eenheid)} in {j}" for j, w in dict([punten[0], punten[-1]]).items()]
            zinnen.append(f"{reeks.naam}: {', '.join(delen)}.")
    return " ".join(zin for zin in [*zinnen, *grafiek.onbekend()] if zin)


def _versie() -> str:
    """The Vega-Lite version that Altair writes, in the form vl-convert wants: 'v6.1.0' -> '6.1'."""
    import altair

    return ".".join(altair.SCHEMA_VERSION.lstrip("v").split(".")[:2])


def _stijlen(grafiek: Grafiek) -> list[tuple[Reeks, tuple[str, list[int], str]]]:
    delen = iter(STIJL_DEEL)
    vast = {"totaal": STIJL_TOTAAL, "doel": STIJL_DOEL}
    return [(reeks, vast[reeks.rol] if reeks.rol in vast else next(delen)) for reeks in grafiek.reeksen]


def _punten(grafiek: Grafiek, reeksen: tuple[Reeks, ...]) -> list[dict[str, Any]]:
    return [
        {"jaar": str(jaar), "reeks": reeks.naam, "waarde": None if waarde is None else waarde / _deler(grafiek)}
        for reeks in reeksen
        for jaar, waarde in zip(grafiek.jaren, reeks.waarden, strict=True)
    ]


def _deler(grafiek: Grafiek) -> int:
    deler: int = 10 ** decimalen_van(grafiek.eenheid)
    return deler


def _streepjes(grafiek: Grafiek) -> range:
    """The values at the grid lines: round, at most seven, around all points."""
    laag, hoog = grenzen(grafiek)
    for stap in ronde_stappen():
        onder, boven = laag // stap, -(-hoog // stap)
        if boven - onder <= 6:
            return range(onder * stap, boven * stap + 1, stap)
    raise AssertionError("the steps never end")


def _bijschriften(grafiek: Grafiek, laag: int, hoog: int) -> list[dict[str, Any]]:
    """A label to the right of every line: name and last known figure, moved apart where they would touch."""
    labels = []
    for reeks in grafiek.reeksen:
        bekend = [(jaar, w) for jaar, w in zip(grafiek.jaren, reeks.waarden, strict=True) if w is not None]
        if bekend:
            jaar, waarde = bekend[-1]
            wanneer = f" ({jaar})" if jaar != grafiek.jaren[-1] else ""
            hoogte = HOOGTE * (hoog - waarde) // (hoog - laag)
            labels.append((hoogte, f"{reeks.naam} {toon(waarde, grafiek.eenheid)}{wanneer}", reeks.naam))
    labels.sort()
    plekken = [hoogte for hoogte, _, _ in labels]
    for n in range(1, len(plekken)):
        plekken[n] = max(plekken[n], plekken[n - 1] + REGEL)
    for n in range(len(plekken) - 1, -1, -1):
        plekken[n] = min(plekken[n], HOOGTE if n == len(plekken) - 1 else plekken[n + 1] - REGEL)
    return [{"tekst": t, "reeks": r, "plek": p} for (_, t, r), p in zip(labels, plekken, strict=True)]


def _onderschriften(grafiek: Grafiek) -> list[dict[str, Any]]:
    """The sentences below the axis: which years are unknown, and the source."""
    zinnen = [*grafiek.onbekend(), f"Bron: {grafiek.bron}" if grafiek.bron else ""]
    regels = [regel for zin in zinnen if zin for regel in kort_in(zin, BREEDTE + MARGE, 12)]
    return [{"tekst": regel, "plek": HOOGTE + 48 + 17 * n} for n, regel in enumerate(regels)]


def _spec(grafiek: Grafiek) -> dict[str, Any]:
    """The Vega-Lite specification. Floats occur here only: positions on paper."""
    import altair as alt

    stijlen = _stijlen(grafiek)
    namen = [reeks.naam for reeks, _ in stijlen]
    kleur = alt.Color("reeks:N", legend=None).scale(domain=namen, range=[stijl[0] for _, stijl in stijlen])
    streep = alt.StrokeDash("reeks:N", legend=None).scale(domain=namen, range=[stijl[1] for _, stijl in stijlen])
    vorm = alt.Shape("reeks:N", legend=None).scale(domain=namen, range=[stijl[2] for _, stijl in stijlen])
    waarden = _streepjes(grafiek)
    streepjes = [waarde / _deler(grafiek) for waarde in waarden]
    as_titel = eenheid_in_woorden(grafiek.eenheid)
    x = alt.X("jaar:O", title=None, axis=alt.Axis(labelAngle=0)).scale(type="point", padding=0.3)
    y = alt.Y("waarde:Q", title=None, axis=alt.Axis(format=",~f", values=streepjes)).scale(
        domain=[streepjes[0], streepjes[-1]], nice=False
    )
    lijnen = alt.Chart(alt.Data(values=_punten(grafiek, grafiek.met_rol("deel") + grafiek.met_rol("totaal"))))
    doel = alt.Chart(alt.Data(values=_punten(grafiek, grafiek.met_rol("doel"))))
    plek = alt.Y("plek:Q").scale(None).axis(None)
    bij = alt.Chart(alt.Data(values=_bijschriften(grafiek, waarden[0], waarden[-1])))
    onder = alt.Chart(alt.Data(values=[*_onderschriften(grafiek), {"tekst": as_titel, "plek": -16}]))
    lijnwerk = alt.layer(
        doel.mark_line(interpolate="step", strokeWidth=2).encode(x, y, kleur, streep),
        doel.mark_point(size=170, strokeWidth=2, filled=False, opacity=1).encode(x, y, kleur, vorm),
        lijnen.mark_line(strokeWidth=2.5).encode(x, y, kleur, streep),
        lijnen.mark_point(size=64, filled=True, opacity=1).encode(x, y, kleur, vorm),
    )
    lagen = [
        lijnwerk,
        bij.mark_text(align="left", baseline="middle", fontSize=13, fontWeight="bold").encode(
            alt.XValue(BREEDTE + 4), plek, alt.Text("tekst:N"), kleur
        ),
        onder.mark_text(align="left", baseline="middle", fontSize=12, color=INKT).encode(
            alt.XValue(0), plek, alt.Text("tekst:N")
        ),
    ]
    beeld = alt.layer(*lagen).resolve_scale(y="independent").properties(width=BREEDTE, height=HOOGTE)
    return dict(_opmaak(beeld, grafiek).to_dict())


def _opmaak(beeld: Any, grafiek: Grafiek) -> Any:
    import altair as alt

    titel = alt.TitleParams(
        kort_in(grafiek.titel, BREEDTE + MARGE, 17),
        subtitle=kort_in(f"Let op: {grafiek.banner}", BREEDTE + MARGE, 13) if grafiek.banner else [],
        subtitleColor=ROOD,
        subtitleFontSize=13,
        subtitleFontWeight="bold",
        fontSize=17,
        anchor="start",
        frame="group",
        offset=14,
        color=INKT,
    )
    as_ = {"labelFontSize": 13, "labelColor": INKT, "gridColor": RASTER, "domainColor": GRIJS, "tickColor": GRIJS}
    return (
        beeld.properties(title=titel, background="white", padding=16)
        .configure(font=LETTER)
        .configure_view(stroke=None)
        .configure_axis(**as_)
        .configure_axisX(grid=False)
    )
