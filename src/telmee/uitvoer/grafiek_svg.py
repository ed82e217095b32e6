"""A ``Grafiek`` as SVG, drawn by Vega-Lite through Altair and vl-convert: a library call, no browser and no network.

Series differ in colour, in line and in marker; the target is a stepped line; an unknown year breaks the line and is
named below the chart. Numbers are written the Dutch way (90.000). Altair and vl-convert are imported when a chart is
asked for, because that takes longer than most commands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from telmee.getallen import decimalen_van, eenheid_in_woorden, toon, toon_met_eenheid
from telmee.uitvoer.grafiek import Grafiek, Reeks, grenzen, ronde_stappen
from telmee.uitvoer.svg import BLAUW, GRIJS, GROEN, INKT, LETTER, OKER, PAARS, RASTER, ROOD, kort_in, toegankelijk


@dataclass(frozen=True)
class Maat:
    """How large a chart is drawn: the plot, the room to its right and the height of a label there.

    `los`: a picture of its own, with title and source; otherwise the page around it says them. `smal`: for a telephone,
    name and figure of a line below each other and not every year named.
    """

    breedte: int = 600
    hoogte: int = 340
    marge: int = 100
    regel: int = 18
    los: bool = True
    smal: bool = False


LOS = Maat()
PAGINA = Maat(los=False)
TELEFOON = Maat(190, 230, 90, 32, los=False, smal=True)
GETAL_NL = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""], "minus": "-"}
STIJL_TOTAAL = (BLAUW, [1, 0], "circle")
STIJL_VERWACHT = (BLAUW, [6, 4], "diamond")
STIJL_BAND = (BLAUW, [1, 0], "circle")
DEKKING_BAND = 0.18
STIJL_DOEL = (INKT, [5, 4], "stroke")
STIJL_DEEL = (
    (ROOD, [8, 3], "square"),
    (PAARS, [4, 3], "triangle-up"),
    (GROEN, [10, 3, 2, 3], "diamond"),
    (OKER, [6, 2, 2, 2], "cross"),
)


def svg(grafiek: Grafiek, maat: Maat = LOS) -> str:
    """The chart as an SVG document with title, description and role."""
    import vl_convert

    bron = vl_convert.vegalite_to_svg(
        _spec(grafiek, maat), vl_version=_versie(), format_locale=GETAL_NL, allowed_base_urls=[], show_warnings=False
    )
    return toegankelijk(bron, grafiek.titel, beschrijving(grafiek))


@lru_cache(maxsize=128)
def in_pagina(grafiek: Grafiek) -> str:
    """The chart for inside a page, drawn twice: a telephone shows the narrow one. Its ground is that of the page.

    The style sheet of the page gives its own colours to the colours that stand in the picture.
    """
    delen = []
    for maat, soort in ((PAGINA, "lijnen"), (TELEFOON, "lijnen smal")):
        beeld = svg(grafiek, maat)
        beeld = re.sub(r' (class="marks"|version="1.1"|xmlns:xlink="[^"]*")', "", beeld)
        beeld = re.sub(r'(id|labelledby|describedby)="(titel|tekst)-', rf'\1="\2-{soort[-1]}', beeld)
        delen.append(beeld.replace("<svg", f'<svg class="{soort}"', 1).replace(' fill="white"', ' fill="none"', 1))
    return "".join(delen)


def png(bron: str) -> bytes:
    """An SVG document as a picture, twice as large for sharp screens."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(bron, scale=2))


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
    vast = {"totaal": STIJL_TOTAAL, "verwacht": STIJL_VERWACHT, "band": STIJL_BAND, "doel": STIJL_DOEL}
    return [(reeks, vast[reeks.rol] if reeks.rol in vast else next(delen)) for reeks in grafiek.reeksen]


def _punten(grafiek: Grafiek, reeksen: tuple[Reeks, ...]) -> list[dict[str, Any]]:
    return [
        {"jaar": str(jaar), "reeks": reeks.naam, "waarde": None if waarde is None else waarde / _deler(grafiek)}
        for reeks in reeksen
        for jaar, waarde in zip(grafiek.jaren, reeks.waarden, strict=True)
    ]


def _vlak(grafiek: Grafiek) -> list[dict[str, Any]]:
    """The years between the lowest and the highest series of the band, where both are there."""
    grenzen_ = [reeks.waarden for reeks in grafiek.met_rol("band")]
    jaren = zip(grafiek.jaren, zip(*grenzen_, strict=True), strict=bool(grenzen_))
    deler = _deler(grafiek)
    return [
        {"jaar": str(j), "van": van / deler, "tot": tot / deler} for j, (van, tot) in jaren if None not in (van, tot)
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


def _bijschriften(grafiek: Grafiek, laag: int, hoog: int, maat: Maat) -> list[dict[str, Any]]:
    """A label to the right of every line: name and last known figure, moved apart where they would touch."""
    labels = []
    for reeks in grafiek.reeksen:
        bekend = [(jaar, w) for jaar, w in zip(grafiek.jaren, reeks.waarden, strict=True) if w is not None]
        if bekend:
            jaar, waarde = bekend[-1]
            wanneer = f" ({jaar})" if jaar != grafiek.jaren[-1] else ""
            hoogte = maat.hoogte * (hoog - waarde) // (hoog - laag)
            cijfer = toon(waarde, grafiek.eenheid)
            tekst = [reeks.naam, cijfer] if maat.smal else f"{reeks.naam} {cijfer}{wanneer}"
            labels.append((hoogte, tekst, reeks.naam))
    labels.sort(key=itemgetter(0))
    plekken = [hoogte for hoogte, _, _ in labels]
    for n in range(1, len(plekken)):
        plekken[n] = max(plekken[n], plekken[n - 1] + maat.regel)
    for n in range(len(plekken) - 1, -1, -1):
        plekken[n] = min(plekken[n], maat.hoogte if n == len(plekken) - 1 else plekken[n + 1] - maat.regel)
    return [{"tekst": t, "reeks": r, "plek": p} for (_, t, r), p in zip(labels, plekken, strict=True)]


def _onderschriften(grafiek: Grafiek, maat: Maat) -> list[dict[str, Any]]:
    """The sentences below the axis: which years are unknown, and the source."""
    if not maat.los:
        return []
    zinnen = [*grafiek.onbekend(), f"Bron: {grafiek.bron}" if grafiek.bron else ""]
    regels = [regel for zin in zinnen if zin for regel in kort_in(zin, maat.breedte + maat.marge, 12)]
    return [{"tekst": regel, "plek": maat.hoogte + 48 + 17 * n} for n, regel in enumerate(regels)]


def _jaren(grafiek: Grafiek, maat: Maat) -> list[str]:
    """The years that are named on the axis, as many as fit: on a telephone every third, counted back from the last."""
    jaren = [str(jaar) for jaar in grafiek.jaren]
    eerst, passen = (3, 5) if maat.smal else (1, 14)
    stap = max(eerst, -(-len(jaren) // passen))
    return [jaar for n, jaar in enumerate(jaren) if (len(jaren) - 1 - n) % stap == 0]


def _spec(grafiek: Grafiek, maat: Maat) -> dict[str, Any]:
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
    x = alt.X("jaar:O", title=None, axis=alt.Axis(labelAngle=0, values=_jaren(grafiek, maat))).scale(
        type="point", padding=0.3
    )
    y, van = (
        alt.Y(f"{wat}:Q", title=None, axis=alt.Axis(format=",~f", values=streepjes)).scale(
            domain=[streepjes[0], streepjes[-1]], nice=False
        )
        for wat in ("waarde", "van")
    )
    rollen = tuple(reeks for reeks in grafiek.reeksen if reeks.rol in ("deel", "verwacht", "totaal"))
    lijnen = alt.Chart(alt.Data(values=_punten(grafiek, tuple(sorted(rollen, key=lambda r: r.rol)))))
    vlak = alt.Chart(alt.Data(values=_vlak(grafiek)))
    doel = alt.Chart(alt.Data(values=_punten(grafiek, grafiek.met_rol("doel"))))
    plek = alt.Y("plek:Q").scale(None).axis(None)
    bij = alt.Chart(alt.Data(values=_bijschriften(grafiek, waarden[0], waarden[-1], maat)))
    onder = alt.Chart(alt.Data(values=[*_onderschriften(grafiek, maat), {"tekst": as_titel, "plek": -16}]))
    banden = [vlak.mark_area(color=BLAUW, opacity=DEKKING_BAND).encode(x, van, alt.Y2("tot:Q"))]
    lijnwerk = alt.layer(
        *(banden if grafiek.met_rol("band") else []),
        doel.mark_line(interpolate="step", strokeWidth=2).encode(x, y, kleur, streep),
        doel.mark_point(size=170, strokeWidth=2, filled=False, opacity=1).encode(x, y, kleur, vorm),
        lijnen.mark_line(strokeWidth=2.5).encode(x, y, kleur, streep),
        lijnen.mark_point(size=64, filled=True, opacity=1).encode(x, y, kleur, vorm),
    )
    lagen = [
        lijnwerk,
        bij.mark_text(align="left", baseline="middle", fontSize=13, fontWeight="bold").encode(
            alt.XValue(maat.breedte + 4), plek, alt.Text("tekst:N"), kleur
        ),
        onder.mark_text(align="left", baseline="middle", fontSize=12, color=INKT).encode(
            alt.XValue(0), plek, alt.Text("tekst:N")
        ),
    ]
    beeld = alt.layer(*lagen).resolve_scale(y="independent").properties(width=maat.breedte, height=maat.hoogte)
    return dict(_opmaak(beeld, grafiek, maat).to_dict())


def _opmaak(beeld: Any, grafiek: Grafiek, maat: Maat) -> Any:

    if maat.los:
        beeld = beeld.properties(title=_titel(grafiek, maat.breedte + maat.marge))
    as_ = {"labelFontSize": 13, "labelColor": INKT, "gridColor": RASTER, "domainColor": GRIJS, "tickColor": GRIJS}
    return (
        beeld.properties(background="white", padding=16 if maat.los else 2)
        .configure(font=LETTER)
        .configure_view(stroke=None)
        .configure_axis(**as_)
        .configure_axisX(grid=False)
    )


def _titel(grafiek: Grafiek, ruim: int) -> Any:
    import altair as alt

    return alt.TitleParams(
        kort_in(grafiek.titel, ruim, 17),
        subtitle=kort_in(f"Let op: {grafiek.banner}", ruim, 13) if grafiek.banner else [],
        subtitleColor=ROOD,
        subtitleFontSize=13,
        subtitleFontWeight="bold",
        fontSize=17,
        anchor="start",
        frame="group",
        offset=14,
        color=INKT,
    )
