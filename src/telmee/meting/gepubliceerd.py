"""The measurement as it was published: one year, or the series against its targets.

The figures are those of ``telmee.gegevens.publicatie``, the targets and whether they were reached come from the law.
Only what was public on the day of the law (``wetten.stand``) is used. Raises `Fout` for a year of which nothing was.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from telmee.fouten import Fout
from telmee.gegevens import publicatie
from telmee.gegevens.publicatie import Bron, Nulmeting, Resultaat
from telmee.getallen import datum
from telmee.meting.uitkomst import (
    CELLEN,
    GEPUBLICEERD,
    LANDREGELS,
    SECTOREN,
    SECTORREGELS,
    VORMEN,
    Herkomst,
    Raster,
    Rij,
    Uitslag,
    doel_bronnen,
    eerste_meting,
    leeg_raster,
    met_anders,
    min_raster,
    nuljaar,
    reken,
)
from telmee.wet import Law, Wetten
from telmee.wet.machine.explain import compute

PUBLICATIEFEITEN = (*SECTORREGELS.values(), *LANDREGELS.values(), "banen_land")
ZONDER_VORM = "De verdeling over formele dienstverbanden en inleenverbanden is niet gevonden."
NIET_OP_TE_TELLEN = (
    "Gepubliceerd is elk cijfer apart afgerond, dus markt en overheid tellen niet precies op tot het totaal."
)


def jaren(wetten: Wetten) -> range:
    """The years of the series: from the first measurement to the year after the last published result."""
    bekend = [r.jaar for r in publicatie.resultaten(wetten.stand)]
    doelen = wetten.op(eerste_meting()).entry("doelstelling", "markt")
    if not bekend and doelen is None:
        raise Fout(
            f"Op {datum(wetten.stand)} was over de banenafspraak nog niets gepubliceerd; kies een latere --stand."
        )
    return range(eerste_meting(), max(bekend, default=eerste_meting() - 1) + 2)


def reeks(wetten: Wetten | None = None) -> tuple[Uitslag, ...]:
    """All years that were published by then, and the target of the year after."""
    wetten = wetten or Wetten.known()
    return tuple(uitslag(jaar, wetten, in_reeks=True) for jaar in jaren(wetten))


def uitslag(jaar: int, wetten: Wetten | None = None, in_reeks: bool = False) -> Uitslag:
    """The published outcome of one year, with unknown cells where nothing was published."""
    wetten = wetten or Wetten.known()
    eis_gepubliceerd(jaar, wetten)
    stand = wetten.stand
    gegeven = publicatie.gepubliceerd(jaar, stand)
    nul = publicatie.nulmeting(stand)
    wet = wetten.op(jaar)
    extra = raster(gegeven)
    banen = _banen(gegeven, nul, extra)
    feiten = _feiten(jaar, extra, banen)
    _, doel, gehaald = reken(compute(wet, feiten))
    gevonden = Uitslag(
        jaar=jaar,
        bron=GEPUBLICEERD,
        extra_banen=extra,
        doelstelling=doel,
        gehaald=gehaald,
        banen=banen,
        nulmeting=nulmeting_rij(nul),
        verandering=verandering(jaar, stand),
        wet=wet,
        feiten=feiten,
        feitbron=_feitbron(gegeven, nul),
        bronnen=tuple(_bronnen(gegeven, nul, wet)),
        opmerkingen=tuple(_opmerkingen(_nog_niet(wet), gegeven, extra, doel)),
    )
    return met_anders(gevonden, wetten, in_reeks)


def eis_gepubliceerd(jaar: int, wetten: Wetten) -> None:
    """Refuses a year about which nothing was published, and says which years there are."""
    reeks_jaren = jaren(wetten)
    if jaar in reeks_jaren:
        return
    keuze = f"kies een jaar van {reeks_jaren[0]} tot en met {reeks_jaren[-1]}"
    if jaar < nuljaar():
        raise Fout(f"Over {jaar} is er geen meting: de nulmeting is december {nuljaar()}; {keuze}.")
    if jaar == nuljaar():
        raise Fout(f"{nuljaar()} is de nulmeting zelf, waar elk jaar mee wordt vergeleken; {keuze}.")
    if jaar < eerste_meting():
        raise Fout(
            f"Over {jaar} is geen meting gepubliceerd: de eerste ging over december {eerste_meting()}; {keuze}, "
            "of reken met --gegevens MAP."
        )
    op = f"was op {datum(wetten.stand)}" if _vroeger(wetten.stand) else "is"
    raise Fout(f"Over {jaar} {op} nog niets gepubliceerd; {keuze}, of reken met --gegevens MAP.")


def raster(gegeven: Resultaat | None) -> Raster:
    """The published cells; unknown where the split by form was not published."""
    if gegeven is None:
        return leeg_raster()
    return {
        cel: {"formeel": gegeven.formeel[cel], "inleen": gegeven.inleen[cel], "totaal": gegeven.extra[cel]}
        for cel in CELLEN
    }


def verandering(jaar: int, stand: date) -> Raster:
    """The change against the year before: as published, otherwise the difference of two published levels."""
    nu = publicatie.gepubliceerd(jaar, stand)
    verschil = min_raster(raster(nu), raster(publicatie.gepubliceerd(jaar - 1, stand)))
    if nu is None:
        return verschil

    def cel(sector: str, vorm: str) -> int | None:
        zoals_gepubliceerd = nu.verandering[vorm][sector]
        return verschil[sector][vorm] if zoals_gepubliceerd is None else zoals_gepubliceerd

    return {sector: {vorm: cel(sector, vorm) for vorm in VORMEN} for sector in CELLEN}


def nulmeting_rij(nul: Nulmeting | None) -> Rij:
    """The baseline in banen, by sector and by form; the sector split was never published."""
    return {
        "markt": None,
        "overheid": None,
        "totaal": nul.totaal if nul else None,
        "formeel": nul.formeel if nul else None,
        "inleen": nul.inleen if nul else None,
    }


def _banen(gegeven: Resultaat | None, nul: Nulmeting | None, extra: Raster) -> int | None:
    """All banen with the nulmeting: as published, otherwise extra banen plus the published nulmeting."""
    if gegeven is not None and gegeven.banen_totaal is not None:
        return gegeven.banen_totaal
    totaal = extra["totaal"]["totaal"]
    return None if totaal is None or nul is None else totaal + nul.totaal


def _feiten(jaar: int, extra: Raster, banen: int | None) -> dict[str, Any]:
    """The published cells as facts of the law, so that its rules judge them."""

    def rij(cel: str, namen: dict[str, str]) -> dict[str, Any]:
        return {namen[vorm]: extra[cel][vorm] for vorm in VORMEN}

    land = {"jaar": jaar, "banen_land": banen} | rij("totaal", LANDREGELS)
    return {"sector": [{"sector": s, "jaar": jaar} | rij(s, SECTORREGELS) for s in SECTOREN], "land": [land]}


def _feitbron(gegeven: Resultaat | None, nul: Nulmeting | None) -> dict[str, Herkomst]:
    """Where the published facts come from, for the explanation."""
    if gegeven is None:
        return {}
    bronnen = {naam: herkomst(naam, gegeven.bron) for naam in PUBLICATIEFEITEN}
    som = _banen_bron(gegeven, nul)
    return bronnen | ({"banen_land": som} if som else {})


def herkomst(wat: str, bron: Bron) -> Herkomst:
    """The source of a published figure."""
    return Herkomst(wat, bron.tekst, bron.url, bron.zekerheid)


def _bronnen(gegeven: Resultaat | None, nul: Nulmeting | None, wet: Law) -> list[Herkomst]:
    """Where the figures come from, and why cells are unknown."""
    gevonden = [herkomst("extra_banen", gegeven.bron)] if gegeven else []
    gevonden += [herkomst("nulmeting", nul.bron)] if nul else []
    if som := _banen_bron(gegeven, nul):
        gevonden.append(som)
    return [*gevonden, *doel_bronnen(wet), *_onbekend(_nog_niet(wet), gegeven, nul)]


def _banen_bron(gegeven: Resultaat | None, nul: Nulmeting | None) -> Herkomst | None:
    """How the number of all banen came about, when it was not published as such."""
    if gegeven is None or nul is None or gegeven.banen_totaal is not None or gegeven.extra["totaal"] is None:
        return None
    return Herkomst(
        "banen.totaal", "niet zo gepubliceerd; het is de som van extra banen en nulmeting", None, "afgeleid"
    )


def _vroeger(stand: date) -> bool:
    """Whether is looked from a day in the past, on which less was known than now."""
    return stand < date.today()


def _nog_niet(wet: Law) -> str:
    """That a result is not there yet, on the day that was asked about."""
    if _vroeger(wet.stand):
        return (
            f"Over {wet.op.year} was op {datum(wet.stand)} nog geen uitslag gepubliceerd; de doelstelling stond vast."
        )
    return f"Over {wet.op.year} is nog geen uitslag gevonden; de doelstelling staat vast."


def _onbekend(nog_niet: str, gegeven: Resultaat | None, nul: Nulmeting | None) -> list[Herkomst]:
    """Why cells are unknown."""
    if gegeven is None:
        return [Herkomst("extra_banen", nog_niet, None, "onbekend")]
    gevonden = []
    if gegeven.extra["totaal"] is None:
        gevonden.append(
            Herkomst("extra_banen.totaal.totaal", gegeven.bron.opmerking or "niet gevonden", None, "onbekend")
        )
    if all(gegeven.formeel[cel] is None for cel in CELLEN):
        gevonden.append(Herkomst("extra_banen: formeel en inleen", ZONDER_VORM, None, "onbekend"))
    if nul and nul.bron.opmerking:
        gevonden.append(Herkomst("nulmeting: markt en overheid", nul.bron.opmerking, None, "onbekend"))
    return gevonden


def _opmerkingen(nog_niet: str, gegeven: Resultaat | None, extra: Raster, doel: Rij) -> list[str]:
    """What a reader must know beside the figures."""
    if gegeven is None:
        return [nog_niet]
    zinnen = [gegeven.bron.opmerking] if gegeven.bron.opmerking else []
    som, totaal, doel_land = som_sectoren(extra), extra["totaal"]["totaal"], doel["totaal"]
    if totaal is None and som is not None and doel_land is not None:
        zeker = (
            "; die is dus gehaald"
            if som > doel_land + 1
            else "; die is dus niet gehaald"
            if som + 1 < doel_land
            else ""
        )
        zinnen.append(f"Markt en overheid zijn samen {_punt(som)}, en de doelstelling was {_punt(doel_land)}{zeker}.")
    elif som is not None and som != totaal:
        zinnen.append(NIET_OP_TE_TELLEN)
    if all(extra[cel]["formeel"] is None for cel in CELLEN):
        zinnen.append(ZONDER_VORM)
    return zinnen


def som_sectoren(extra: Raster) -> int | None:
    """Market and government added up."""
    markt, overheid = extra["markt"]["totaal"], extra["overheid"]["totaal"]
    return None if markt is None or overheid is None else markt + overheid


def _punt(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")
