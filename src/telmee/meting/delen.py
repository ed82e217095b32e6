"""The published table recomputed from its published parts, by the rules of the law, with every rounding difference.

2023: formal banen per sector, the number of banen through inleenverbanden now and at the nulmeting, and the hiring-in
key. A year whose key was not published (2024) is only added up: forms to totals, sectors to the country. With a given
key it is recomputed, from the banen that follow from the published change. Banen become hours of December (x 110,92),
so that the law rounds once, at the end. Raises `Fout` for a year without published parts and `GebruiksFout` for a given
key that does not add up to all of it.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import Any

from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens import publicatie
from telmee.gegevens.publicatie import Nulmeting, Resultaat
from telmee.getallen import geheel, honderdsten, kaal
from telmee.meting import gepubliceerd as pub
from telmee.meting.uitkomst import (
    CELLEN,
    SECTOREN,
    UIT_DELEN,
    VORMEN,
    Herkomst,
    Raster,
    Uitslag,
    Verschil,
    doel_bronnen,
    met_anders,
    reken,
    uren_per_baan,
    wet_bron,
)
from telmee.wet import Law, Wetten
from telmee.wet.machine.explain import compute

KEY_SCALE = 10_000
ANDERE_SLEUTEL = "Er is met een andere verdeelsleutel gerekend dan in de gepubliceerde tabel."
HALF_BAAN, HALF_SHARE = Fraction(1, 2), Fraction(1, 2000)
"""Half of the last published digit: banen are published whole, the key in tenths of a per cent."""


def uit_delen(jaar: int, wetten: Wetten | None = None) -> Uitslag:
    """The table of a year from its parts; differences with the published table are listed with their cause."""
    wetten = wetten or Wetten.known()
    pub.eis_gepubliceerd(jaar, wetten)
    stand = wetten.stand
    gegeven, nul = publicatie.gepubliceerd(jaar, stand), publicatie.nulmeting(stand)
    if gegeven is None or nul is None or gegeven.formeel["markt"] is None or gegeven.inleen["markt"] is None:
        jaren = ", ".join(str(r.jaar) for r in publicatie.resultaten(stand) if r.formeel["markt"] is not None)
        raise Fout(
            f"Van {jaar} zijn geen delen gepubliceerd (formeel en inleen per sector); "
            + (f"--uit-delen kan voor {jaren}." if jaren else "kies een latere --stand.")
        )
    wet = wetten.op(jaar)
    eigen = sleutel_gegeven(wet)
    met_sleutel = eigen or (sleutel_gepubliceerd(wet) and gegeven.inleen_banen is not None)
    feiten = _met_sleutel(wet, gegeven, nul) if met_sleutel else _opgeteld(wet, gegeven, nul)
    som = compute(wet, feiten)
    extra, doel, gehaald = reken(som)
    banen = som.outcome("banen_land")
    raster = pub.raster(gegeven)
    marges = _marges(wet, gegeven, nul) if met_sleutel and not eigen else {}
    verschillen = _verschillen(raster, extra, marges, met_sleutel, eigen)
    if gegeven.banen_totaal is not None and banen != gegeven.banen_totaal:
        verschillen.append(
            Verschil(
                "banen.totaal",
                gegeven.banen_totaal,
                banen,
                "Afronding: nulmeting en delen zijn elk in hele banen gepubliceerd.",
            )
        )
    gevonden = Uitslag(
        jaar=jaar,
        bron=UIT_DELEN,
        extra_banen=extra,
        doelstelling=doel,
        gehaald=gehaald,
        banen=banen,
        nulmeting=pub.nulmeting_rij(nul),
        verandering=pub.verandering(jaar, stand),
        wet=wet,
        feiten=feiten,
        verschillen=tuple(verschillen),
        bronnen=tuple(_bronnen(wet, gegeven, nul, met_sleutel)),
        opmerkingen=(_opmerking(wet, gegeven, nul, met_sleutel),),
        feitbron=_feitbron(wet, gegeven, nul),
        gepubliceerd=raster,
        gepubliceerde_banen=gegeven.banen_totaal,
    )
    return met_anders(gevonden, wetten)


def sleutel_gepubliceerd(wet: Law) -> bool:
    """Whether a hiring-in key was published for this year, rather than computed back or not found."""
    entries = [wet.entry("verdeelsleutel_inleen", sector) for sector in SECTOREN]
    return all(e is not None and e.figure is not None and e.status == "vastgesteld" for e in entries)


def sleutel_gegeven(wet: Law) -> bool:
    """Whether a key was given instead of the law's own; then both sectors together are all of it."""
    gegeven = False
    for naam in ("verdeelsleutel_inleen", "verdeelsleutel_nulmeting"):
        entries = [wet.entry(naam, sector) for sector in SECTOREN]
        if not any(e is not None and e.status == "opgegeven" for e in entries):
            continue
        gegeven = True
        delen = [e.figure for e in entries if e is not None and isinstance(e.figure, int)]
        if len(delen) != len(SECTOREN) or sum(delen) != KEY_SCALE:
            raise GebruiksFout(
                f"Markt en overheid zijn bij {naam} samen geen 100%; geef beide, zoals --anders {naam}.markt=73,8 "
                f"--anders {naam}.overheid=26,2."
            )
    return gegeven


def inleen_niveau(gegeven: Resultaat, nul: Nulmeting) -> int | None:
    """All banen through inleenverbanden: as published, otherwise those of the nulmeting and the published change."""
    if gegeven.inleen_banen is not None:
        return gegeven.inleen_banen
    erbij = gegeven.inleen["totaal"]
    return None if erbij is None else nul.inleen + erbij


def _met_sleutel(wet: Law, gegeven: Resultaat, nul: Nulmeting) -> dict[str, Any]:
    """Formal banen per sector and the levels of hiring-in, as hours; the key is the law's."""
    uren = uren_per_baan(wet)
    niveau = inleen_niveau(gegeven, nul)
    assert niveau is not None
    sectoren = [
        {"sector": s, "jaar": wet.op.year, "extra_uren_formeel": (gegeven.formeel[s] or 0) * uren} for s in SECTOREN
    ]
    land = {
        "jaar": wet.op.year,
        "december_uren_inleen_land": niveau * uren,
        "nulmeting_uren_inleen": nul.inleen * uren,
        "december_uren_formeel_land": (nul.formeel + sum(gegeven.formeel[s] or 0 for s in SECTOREN)) * uren,
    }
    return {"sector": sectoren, "land": [land]}


def _opgeteld(wet: Law, gegeven: Resultaat, nul: Nulmeting) -> dict[str, Any]:
    """Both forms per sector as published, as hours; nothing is divided by a key."""
    uren = uren_per_baan(wet)
    formeel, inleen = ({s: (vorm[s] or 0) * uren for s in SECTOREN} for vorm in (gegeven.formeel, gegeven.inleen))
    sectoren = [
        {"sector": s, "jaar": wet.op.year, "extra_uren_formeel": formeel[s], "extra_uren_inleen": inleen[s] * KEY_SCALE}
        for s in SECTOREN
    ]
    land = {
        "jaar": wet.op.year,
        "december_uren_inleen_land": nul.inleen * uren + sum(inleen.values()),
        "december_uren_formeel_land": nul.formeel * uren + sum(formeel.values()),
    }
    return {"sector": sectoren, "land": [land]}


def _marges(wet: Law, gegeven: Resultaat, nul: Nulmeting) -> dict[str, Fraction]:
    """How far each recomputed cell can be off, because every published part was rounded before it was used."""
    nu, toen = inleen_niveau(gegeven, nul) or 0, nul.inleen
    marges = {"totaal.inleen": 2 * HALF_BAAN, "totaal.totaal": 4 * HALF_BAAN}
    for sector in SECTOREN:
        deel, deel_nul = (
            Fraction(_sleutel(wet, naam, sector), KEY_SCALE)
            for naam in ("verdeelsleutel_inleen", "verdeelsleutel_nulmeting")
        )
        marge = HALF_BAAN * (deel + deel_nul) + HALF_SHARE * (nu + toen + 1)
        marges |= {f"{sector}.inleen": marge, f"{sector}.totaal": marge + HALF_BAAN}
    return marges


def _sleutel(wet: Law, naam: str, sector: str) -> int:
    entry = wet.entry(naam, sector)
    assert entry is not None and isinstance(entry.figure, int)
    return entry.figure


def _verschillen(
    raster: Raster, extra: Raster, marges: dict[str, Fraction], met_sleutel: bool, eigen: bool
) -> list[Verschil]:
    """Every cell whose outcome differs from the published one, and the sum of the sectors when that differs too."""
    gevonden = []
    for cel in CELLEN:
        for vorm in VORMEN:
            was, wordt = raster[cel][vorm], extra[cel][vorm]
            if was is not None and wordt is not None and was != wordt:
                door_sleutel = eigen and cel != "totaal" and vorm != "formeel"
                oorzaak = ANDERE_SLEUTEL if door_sleutel else _oorzaak(marges.get(f"{cel}.{vorm}"))
                gevonden.append(Verschil(f"extra_banen.{cel}.{vorm}", was, wordt, oorzaak))
    som, totaal = pub.som_sectoren(raster), raster["totaal"]["totaal"]
    if not met_sleutel and som is not None and totaal is not None and som != totaal:
        gevonden.append(
            Verschil(
                "extra_banen.totaal.totaal, als som van markt en overheid",
                totaal,
                som,
                "Afronding: elk gepubliceerd cijfer is apart afgerond op hele banen.",
            )
        )
    return gevonden


def _oorzaak(marge: Fraction | None) -> str:
    """Rounding, and how far it can reach: only a cell that a share went into can be off by more than two."""
    if marge is None:
        return "Afronding: elk gepubliceerd cijfer is apart afgerond op hele banen."
    delen = "de delen zijn in hele banen gepubliceerd" + (
        " en het aandeel in tienden van een procent" if marge > 2 else ""
    )
    banen = "1 baan" if marge == 1 else f"{ceil(marge)} banen"
    return f"Afronding: {delen}; daardoor kan deze cel tot {banen} afwijken."


def _opmerking(wet: Law, gegeven: Resultaat, nul: Nulmeting, met_sleutel: bool) -> str:
    if met_sleutel:
        nu, toen = (_sleutel(wet, naam, "markt") for naam in ("verdeelsleutel_inleen", "verdeelsleutel_nulmeting"))
        soort = "een opgegeven" if sleutel_gegeven(wet) else "de gepubliceerde"
        niveau = ""
        if gegeven.inleen_banen is None:
            niveau = (
                f" Hoeveel banen via inleenverbanden er zijn ({geheel(inleen_niveau(gegeven, nul) or 0)}) volgt uit "
                "de nulmeting en de gepubliceerde verandering."
            )
        return (
            f"Ingeleende banen zijn verdeeld met {soort} sleutel: {_procent(nu)} markt nu, "
            f"{_procent(toen)} bij de nulmeting, de rest overheid.{niveau}"
        )
    return (
        "Voor dit jaar is geen verdeelsleutel gepubliceerd. De inleenverbanden zijn daarom niet met een sleutel "
        "nagerekend; er is alleen nagegaan of de gepubliceerde cellen optellen."
    )


def _procent(honderdsten: int) -> str:
    return f"{kaal(honderdsten, 2, ',').removesuffix('0')}%"


def _feitbron(wet: Law, gegeven: Resultaat, nul: Nulmeting) -> dict[str, Herkomst]:
    """Where the hours come from: published banen times the hours of one baan."""
    uren = f"gepubliceerde banen × {honderdsten(uren_per_baan(wet))} uur: "
    nu = Herkomst("delen", uren + gegeven.bron.tekst, gegeven.bron.url, gegeven.bron.zekerheid)
    toen = Herkomst("nulmeting", uren + nul.bron.tekst, nul.bron.url, nul.bron.zekerheid)
    namen = ("extra_uren_formeel", "extra_uren_inleen", "december_uren_inleen_land", "december_uren_formeel_land")
    return dict.fromkeys(namen, nu) | {"nulmeting_uren_inleen": toen}


def _bronnen(wet: Law, gegeven: Resultaat, nul: Nulmeting, met_sleutel: bool) -> list[Herkomst]:
    gevonden = [pub.herkomst("delen en gepubliceerde tabel", gegeven.bron), pub.herkomst("nulmeting", nul.bron)]
    if met_sleutel:
        for naam in ("verdeelsleutel_inleen", "verdeelsleutel_nulmeting"):
            gevonden += wet_bron(naam, wet.entry(naam, "markt"))
    gevonden += wet_bron("uren_per_baan_maand", wet.entry("uren_per_baan_maand", None))
    return gevonden + doel_bronnen(wet)
