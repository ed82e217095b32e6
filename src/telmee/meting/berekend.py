"""The measurement from payroll records and register: the same table, computed by the rules of the law.

Nothing is computed from a part of the data: bad rows are refused first, and without December 2012 there is no nulmeting
and so no outcome. A sample (``schaal`` below 1) gives the figures of the sample: targets stay those of the country and
whether they were reached is left open. Raises `Fout` for what is missing, naming it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import narwhals as nw

from telmee.fouten import Fout
from telmee.gegevens.controle import GEHEUGEN, eis_geldig
from telmee.gegevens.lezen import Dataset, open_dataset
from telmee.meting.december import Decemberuren, decemberuren, heeft_december, verzamel
from telmee.meting.uitkomst import (
    BEREKEND,
    CELLEN,
    LANDREGELS,
    SECTOREN,
    SECTORREGELS,
    VORMEN,
    Herkomst,
    Raster,
    Rij,
    Uitslag,
    boom,
    doel_bronnen,
    leeg_raster,
    met_anders,
    min_raster,
    nuljaar,
    reken,
    wet_bron,
)
from telmee.schrijven import voortgang
from telmee.wet import Law, Wetten
from telmee.wet.machine.explain import Computed, compute

ZONDER_CONTROLE = "de gegevens zijn voor dit antwoord niet gecontroleerd"
Sleutels = dict[int, dict[str, tuple[int, str]]]


def open_voor(map_: Path | str, jaar: int, engine: str = "duckdb", **opties: Any) -> Dataset:
    """Opens a data set for one measurement: the nulmeting, the year, and the year before when it is there.

    DuckDB takes no more memory than ``memory_limit``, or than the check of the records does.
    """
    if opties.get("memory_limit") is None and engine == "duckdb":
        opties["memory_limit"] = GEHEUGEN
    if jaar <= nuljaar():
        raise Fout(f"{jaar} kan niet met de nulmeting van december {nuljaar()} worden vergeleken; kies een later jaar.")
    alles = open_dataset(map_, engine, **opties)
    wel = ", ".join(map(str, alles.in_map))
    if jaar not in alles.in_map:
        raise Fout(f"De dataset '{map_}' heeft geen loonaangiften van {jaar}; wel van {wel}.")
    if nuljaar() not in alles.in_map:
        raise Fout(
            f"De dataset '{map_}' heeft geen loonaangiften van december {nuljaar()}, en zonder nulmeting zijn er "
            f"geen extra banen te tellen; voeg {nuljaar()} toe (nu staan er {wel})."
        )
    return open_dataset(map_, engine, [j for j in (nuljaar(), jaar - 1, jaar) if j in alles.in_map], **opties)


def bereken(dataset: Dataset, jaar: int, wetten: Wetten | None = None, controle: bool = True) -> Uitslag:
    """The table of one year. ``controle=False`` does not check the data set first, and the outcome says so."""
    wetten = wetten or Wetten.known()
    if controle:
        eis_geldig(dataset)
    with voortgang(f"Decemberuren van {', '.join(map(str, dataset.jaren))} tellen", len(dataset.jaren)) as verder:
        uren: dict[int, Decemberuren] = {}
        for elk in dataset.jaren:
            uren[elk] = decemberuren(dataset, wetten.op(elk))
            if not any((*uren[elk].formeel.values(), uren[elk].inleen)) and not heeft_december(dataset, elk):
                raise Fout(
                    f"In '{dataset.map}' staat geen loonaangifte over december {elk}, de maand van de meting; "
                    "vul de loonaangiften van dat jaar aan."
                )
            verder(1)
    sleutels = lees_sleutels(dataset)
    nu = _reken_jaar(jaar, uren, sleutels, wetten)
    toen = leeg_raster()
    if jaar - 1 == nuljaar():
        toen = {cel: dict.fromkeys(VORMEN, 0) for cel in CELLEN}
    elif jaar - 1 in uren:
        toen = _reken_jaar(jaar - 1, uren, sleutels, wetten).raster
    gevonden = _uitslag(dataset, nu, min_raster(nu.raster, toen), uren, sleutels, wetten)
    return met_anders(gevonden if controle else _ongecontroleerd(gevonden), wetten)


def _ongecontroleerd(uitslag: Uitslag) -> Uitslag:
    """The outcome with the warning that rows may have been wrong or left out."""
    uren, *rest = uitslag.bronnen
    bron = replace(uren, bron=f"{uren.bron} ({ZONDER_CONTROLE})")
    zin = f"{ZONDER_CONTROLE[0].upper()}{ZONDER_CONTROLE[1:]}: foute rijen kunnen het cijfer veranderen."
    return replace(uitslag, bronnen=(bron, *rest), opmerkingen=(*uitslag.opmerkingen, zin))


@dataclass(frozen=True)
class _Jaar:
    """One year worked out."""

    jaar: int
    wet: Law
    feiten: dict[str, Any]
    som: Computed
    raster: Raster
    doel: Rij
    gehaald: dict[str, bool | None]


def _reken_jaar(jaar: int, uren: dict[int, Decemberuren], sleutels: Sleutels, wetten: Wetten) -> _Jaar:
    wet = wetten.op(jaar)
    feiten = _feiten(jaar, uren, sleutels)
    som = compute(wet, feiten)
    return _Jaar(jaar, wet, feiten, som, *reken(som))


def _feiten(jaar: int, uren: dict[int, Decemberuren], sleutels: Sleutels) -> dict[str, Any]:
    """Hours and keys as facts of the law; a key in the data set goes before the law's own value."""
    nu, nul = uren[jaar], uren[nuljaar()]
    sectoren = []
    for sector in SECTOREN:
        rij: dict[str, Any] = {
            "sector": sector,
            "jaar": jaar,
            "december_uren_formeel_sector": nu.formeel[sector],
            "nulmeting_uren_formeel": nul.formeel[sector],
        }
        for naam, van in (("verdeelsleutel_inleen", jaar), ("verdeelsleutel_nulmeting", nuljaar())):
            if van in sleutels:
                rij[naam] = sleutels[van][sector][0]
        sectoren.append(rij)
    land = {"jaar": jaar, "december_uren_inleen_land": nu.inleen, "nulmeting_uren_inleen": nul.inleen}
    return {"sector": sectoren, "land": [land]}


def lees_sleutels(dataset: Dataset) -> Sleutels:
    """The hiring-in keys of the data set by year and sector, with their source; years with both sectors only."""
    gevonden: Sleutels = {}
    for rij in verzamel(nw.from_native(dataset.frame("verdeelsleutels")).lazy()).iter_rows(named=True):
        gevonden.setdefault(rij["jaar"], {})[rij["sector"]] = (rij["aandeel"], rij["bron"])
    return {jaar: delen for jaar, delen in gevonden.items() if set(delen) == set(SECTOREN)}


def _uitslag(
    dataset: Dataset,
    nu: _Jaar,
    verandering: Raster,
    uren: dict[int, Decemberuren],
    sleutels: Sleutels,
    wetten: Wetten,
) -> Uitslag:
    heel = dataset.schaal >= 1
    redenen = _redenen(nu, uren)
    opmerkingen = list(dict.fromkeys(h.bron for h in redenen))
    if not heel:
        opmerkingen.append(
            f"De cijfers zijn die van de steekproef (schaal {_komma(dataset.schaal)}); de doelstelling geldt voor "
            "heel Nederland, dus of die is gehaald blijft open."
        )
    return Uitslag(
        jaar=nu.jaar,
        bron=BEREKEND,
        extra_banen=nu.raster,
        doelstelling=nu.doel,
        gehaald=nu.gehaald if heel else dict.fromkeys(CELLEN),
        banen=nu.som.outcome("banen_land"),
        nulmeting=_nulmeting(uren[nuljaar()], wetten.op(nuljaar())),
        verandering=verandering,
        wet=nu.wet,
        feiten=nu.feiten,
        schaal=dataset.schaal,
        bronnen=(*_bronnen(dataset, nu, sleutels), *redenen),
        opmerkingen=tuple(opmerkingen),
        banner=dataset.banner,
        feitbron=_feitbron(nu.jaar, uren, sleutels),
    )


def _komma(schaal: float) -> str:
    return f"{schaal:g}".replace(".", ",")


def _nulmeting(uren: Decemberuren, nul: Law) -> Rij:
    """The nulmeting of the data set in banen; the law divides it over the sectors only as a difference with a year."""

    def banen(formeel: int | None, inleen: int | None) -> int | None:
        land = {"jaar": nuljaar(), "december_uren_formeel_land": formeel, "december_uren_inleen_land": inleen}
        gevonden: int | None = compute(nul, {"land": [land]}).outcome("banen_land")
        return gevonden

    formeel = None if None in uren.formeel.values() else sum(u or 0 for u in uren.formeel.values())
    return {
        "markt": None,
        "overheid": None,
        "totaal": banen(formeel, uren.inleen),
        "formeel": banen(formeel, 0),
        "inleen": banen(0, uren.inleen),
    }


def _redenen(nu: _Jaar, uren: dict[int, Decemberuren]) -> list[Herkomst]:
    """Why cells are unknown, cell by cell."""
    gevonden = []
    for cel in CELLEN:
        for vorm in VORMEN:
            if nu.raster[cel][vorm] is None:
                gevonden.append(Herkomst(f"extra_banen.{cel}.{vorm}", _reden(nu, cel, vorm, uren), None, "onbekend"))
    return gevonden


def _reden(nu: _Jaar, cel: str, vorm: str, uren: dict[int, Decemberuren]) -> str:
    for elk in (nu.jaar, nuljaar()):
        if aantal := uren[elk].onbekend_bij:
            wie = "1 werkgever" if aantal == 1 else f"{aantal} werkgevers"
            return (
                f"Onbekend: bij {wie} ontbreken in december {elk} de verloonde uren, de aard of de soort van een "
                "dienstverband dat meetelt of kan meetellen; er wordt niet met een deel van de uren gerekend."
            )
    uitleg = (
        boom(nu.wet, nu.feiten, LANDREGELS[vorm])
        if cel == "totaal"
        else boom(nu.wet, nu.feiten, SECTORREGELS[vorm], cel)
    )
    return "Onbekend: " + "; ".join(uitleg.reasons()) + "."


def _feitbron(jaar: int, uren: dict[int, Decemberuren], sleutels: Sleutels) -> dict[str, Herkomst]:
    """Where the hours and keys come from, for the explanation."""

    def opgeteld(elk: int) -> Herkomst:
        return Herkomst(
            "uren",
            f"opgeteld uit de loonaangiften van december {elk}",
            None,
            "berekend",
        )

    bronnen = dict.fromkeys(("december_uren_formeel_sector", "december_uren_inleen_land"), opgeteld(jaar))
    bronnen |= dict.fromkeys(("nulmeting_uren_formeel", "nulmeting_uren_inleen"), opgeteld(nuljaar()))
    for naam, van in (("verdeelsleutel_inleen", jaar), ("verdeelsleutel_nulmeting", nuljaar())):
        if van in sleutels:
            bronnen[naam] = Herkomst(naam, f"dataset: {sleutels[van]['overheid'][1]}", None, "dataset")
    return bronnen


def _bronnen(dataset: Dataset, nu: _Jaar, sleutels: Sleutels) -> list[Herkomst]:
    soort = "synthetische gegevens" if dataset.synthetisch else "loonaangiften, werkgevers en register"
    gevonden = [
        Herkomst(
            "uren",
            f"{soort} in {dataset.map.name}, december {nu.jaar} en december {nuljaar()}",
            None,
            "synthetisch" if dataset.synthetisch else "berekend",
        )
    ]
    for naam, jaar in (("verdeelsleutel_inleen", nu.jaar), ("verdeelsleutel_nulmeting", nuljaar())):
        if jaar in sleutels:
            gevonden.append(Herkomst(naam, f"dataset: {sleutels[jaar]['overheid'][1]}", None, "dataset"))
        else:
            gevonden += wet_bron(naam, nu.wet.entry(naam, "overheid"))
    gevonden += wet_bron("uren_per_baan_maand", nu.wet.entry("uren_per_baan_maand", None))
    return gevonden + doel_bronnen(nu.wet)
