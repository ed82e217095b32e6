"""The cohort as it may leave the program: through disclosure control, beside what the labour inspectorate published.

Shares are of figures as they are shown, so they say no more than those.
"""

from __future__ import annotations

from typing import Any

from telmee.gegevens.publicatie_register import cohort as gepubliceerd
from telmee.getallen import datum
from telmee.meting.cohort import GROEPEN, GRONDEN, KORT, NOOIT, ONBEKEND, Cohort
from telmee.uitvoer.onthulling import (
    STANDAARD,
    VERBORGEN,
    Beveiligd,
    Profiel,
    Telling,
    beveilig,
    beveiligde_tabel,
    tel_op,
)
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import Cel, Kolom, Tabel

PROFIEL = Profiel("telmee cohort", STANDAARD.minimum_personen, 1, STANDAARD.afronding, STANDAARD.bron)


WOORDEN = {
    "participatiewet": "Participatiewet",
    "wajong": "Wajong",
    "wsw": "Wsw",
    "wiw_id": "WIW- of ID-baan",
    "overig": "andere grond",
}


def bescherm(cohort: Cohort) -> Beveiligd:
    """Persons by ground and group; what is not known of anybody has no row or column."""
    gronden = [g for g in GRONDEN if g != ONBEKEND or cohort.tel(grond=g)]
    if 0 < cohort.tel() == cohort.tel(grond=ONBEKEND):
        gronden = [ONBEKEND]  # no grounds were given: rows of nothing would only hide the one there is
    groepen = [w for w in GROEPEN if w != ONBEKEND or cohort.tel(groep=w)]
    cellen = [[_telling(cohort.tel(grond, groep)) for groep in groepen] for grond in gronden]
    return beveilig(tel_op(gronden, groepen, cellen), PROFIEL)


def _telling(aantal: int) -> Telling:
    return Telling(aantal, aantal, 1)


def tabel(cohort: Cohort) -> Tabel:
    """The cohort by ground."""
    titel = f"Geregistreerd van {datum(cohort.van)} tot en met {datum(cohort.tot)}: hoe lang is er gewerkt?"
    basis = beveiligde_tabel(bescherm(cohort), titel, kop="Grondslag op de eerste dag", banner=cohort.banner)
    noot = (
        f"Beveiligd met profiel {PROFIEL.naam}: minstens {PROFIEL.minimum_personen} personen per cijfer, afgerond op "
        f"{PROFIEL.afronding}; alleen het eindtotaal is exact."
    )
    rijen = tuple((WOORDEN.get(str(rij[0]), rij[0]), *rij[1:]) for rij in basis.rijen)
    return Tabel(basis.titel, basis.kolommen, rijen, (noot, *cohort.opmerkingen), basis.banner, basis.nadruk)


AANDELEN = {
    "nooit": "Werkte nooit",
    "korter_dan_een_jaar": "Werkte korter dan een jaar",
    "nooit_wajong": "Van wie nooit werkte: Wajong",
}
"""Shares in whole per cent, by the name that they have for programs."""


def naast_gepubliceerd(cohort: Cohort | None) -> Tabel:
    """Totals and shares beside those of the labour inspectorate, of its own days; None: those alone."""
    bron, onze = gepubliceerd(), _aandelen(bescherm(cohort)) if cohort else {}
    eigen = (Kolom("telling", "Deze gegevens", "rechts"),) if cohort else ()
    kolommen = (Kolom("cijfer", "Cijfer"), *eigen, Kolom("rapport", "Rapport", "rechts"))
    alle = [("personen", "Personen in het cohort"), *((naam, f"{label} (%)") for naam, label in AANDELEN.items())]
    eigen_cel = {naam: Cel("", VERBORGEN) if waarde is None else waarde for naam, waarde in onze.items()}
    rijen = tuple((label, *((eigen_cel[naam],) if cohort else ()), _rapport()[naam]) for naam, label in alle)
    noten = [f"Rapport: {bron.bron.tekst}, over {datum(bron.van)} tot {datum(bron.tot)}, afgeronde procenten."]
    if cohort and (cohort.van, cohort.tot) != (bron.van, bron.tot):
        noten.append("Uw cohort is van andere dagen dan dat van het rapport.")
    return Tabel(
        "Naast het rapport van de Arbeidsinspectie", kolommen, rijen, tuple(noten), cohort.banner if cohort else ""
    )


def _rapport() -> dict[str, int]:
    """What the labour inspectorate published, by the names of `_aandelen`."""
    bron = gepubliceerd()
    return {
        "personen": bron.personen,
        "nooit": bron.nooit_gewerkt,
        "korter_dan_een_jaar": bron.korter_dan_een_jaar,
        "nooit_wajong": bron.nooit_gewerkt_wajong,
    }


def aandelen(cohort: Cohort | None) -> dict[str, int | None]:
    """Persons and shares as they are shown; None: those of the report."""
    return _aandelen(bescherm(cohort)) if cohort else {**_rapport()}


def staven(cohort: Cohort | None) -> Staven:
    """The shares beside those of the report; what is hidden is said in the title and has no bar."""
    rapport, onze = _rapport(), _aandelen(bescherm(cohort)) if cohort else {}
    weg = [AANDELEN[naam].lower() for naam in AANDELEN if naam in onze and onze[naam] is None]
    titel = "Wie steeds geregistreerd stond: hoe lang is er gewerkt?"
    titel += f" Verborgen: {', '.join(weg)}." if weg else ""
    titel += f" ({cohort.banner.rstrip('.')})" if cohort and cohort.banner else ""
    bars: list[Staaf] = []
    for naam, label in AANDELEN.items():
        if onze.get(naam) is not None:
            bars.append(Staaf(f"{label} (%)", onze[naam]))
        bars.append(Staaf(f"{label}, rapport (%)" if cohort else f"{label} (%)", rapport[naam], 1))
    return Staven(titel, tuple(bars), "%")


def _aandelen(beveiligd: Beveiligd) -> dict[str, int | None]:
    """Whole per cent of figures as shown; None where one of the two is hidden."""

    def plek(grond: str | None, groep: str | None) -> int | None:
        if grond and grond not in beveiligd.rijen:
            return None
        rij = beveiligd.rijen.index(grond) if grond else len(beveiligd.rijen)
        return beveiligd.raster[rij][beveiligd.kolommen.index(groep) if groep else len(beveiligd.kolommen)]

    def deel(teller: int | None, noemer: int | None) -> int | None:
        return None if teller is None or not noemer else (200 * teller + noemer) // (2 * noemer)

    totaal = plek(None, None)
    return {
        "personen": totaal,
        "nooit": deel(plek(None, NOOIT), totaal),
        "korter_dan_een_jaar": deel(plek(None, KORT), totaal),
        "nooit_wajong": deel(plek("wajong", NOOIT), plek(None, NOOIT)),
    }


def als_dict(cohort: Cohort) -> dict[str, Any]:
    """For programs; null is hidden."""
    beveiligd = bescherm(cohort)
    kolommen = (*beveiligd.kolommen, "totaal")
    rijen = [
        {"grondslag": rij, **dict(zip((k.replace(" ", "_") for k in kolommen), beveiligd.raster[n], strict=True))}
        for n, rij in enumerate((*beveiligd.rijen, "totaal"))
    ]
    return {
        "van": cohort.van.isoformat(),
        "tot": cohort.tot.isoformat(),
        "synthetisch": bool(cohort.banner),
        "cellen": rijen,
        "procenten": _aandelen(beveiligd),
        "beveiliging": PROFIEL.als_dict(werkgevers=False),
        "gepubliceerd": gepubliceerd_dict(),
        "opmerkingen": list(cohort.opmerkingen),
    }


def gepubliceerd_dict() -> dict[str, Any]:
    """What the labour inspectorate published."""
    bron = gepubliceerd()
    return {"van": bron.van.isoformat(), "tot": bron.tot.isoformat(), **_rapport(), "bron": bron.bron.tekst}
