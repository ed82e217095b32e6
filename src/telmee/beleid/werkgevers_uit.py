"""The employers of a reform for programs: the answer as plain data, and a row per employer. No computing."""

from __future__ import annotations

from typing import Any

import polars as pl

from telmee.beleid import werkgevers_beeld as plaat
from telmee.beleid.werkgevers import ONBEKEND, SECTOREN, Uitkomst, Variant
from telmee.beleid.werkgevers_groepen import BUNDELING, drempel, groepen

GELD = {
    "heffing": "quotumheffing",
    "opslag": "inclusiviteitsopslag",
    "bonus": "banenafspraakbonus_werkgever",
    "saldo": "saldo",
}
VAN_VORM = {"heffing": ("heffing", "saldo"), "opslag": ("opslag", "bonus", "saldo")}
"""The amounts that a form of the reform has; nobody pays the levy under the opslag, nor the other way round."""
VAST = {
    "werkgever": "werkgever",
    "sector": "sector",
    "werknemers": "grootte",
    "klein": "kleine_werkgever",
    "quotumplichtig": "quotumplichtig",
    "uren": "verloonde_uren_grondslag",
    "uren_doelgroep": "verloonde_uren_doelgroep",
    "loon_met_opslag_cent": "opslag_grondslag",
}


def als_dict(u: Uitkomst) -> dict[str, Any]:
    """Plain data: euros a year, percentages in per cents."""
    f = u.feiten
    return {
        "hervorming": u.hervorming.als_dict(),
        "vorm": u.vorm,
        "jaar": f.jaar,
        "regels_van": f.law.op.year,
        "antwoord": plaat.antwoord(u),
        "synthetisch": f.dataset.synthetisch,
        "banner": plaat.banner(u),
        "gecontroleerd": f.gecontroleerd,
        "zonder_werkgevers": u.onbekend,
        "uitgeleende_uren": plaat.uitgeleend(u),
        "varianten": [_variant(u, v) for v in u.varianten],
        "aannamen": [BUNDELING],
        "onbekend": _onbekend(u),
        "bronnen": list(plaat.bronnen(u)),
    }


def _variant(u: Uitkomst, v: Variant) -> dict[str, Any]:
    return {
        "einde": v.tarief.einde,
        "tarieven": v.tarief.als_dict() | {"evenwicht": None if v.evenwicht is None else v.evenwicht / 100},
        "rijk": {naam: None if w is None else round(w / 100) for naam, w in v.rijk(u.vorm).items()},
        "groepen": [
            {n: w for n, w in g.als_dict().items() if n not in GELD or n in VAN_VORM[u.vorm]} for g in groepen(v)
        ],
        "drempel": drempel(u, v).als_dict(),
    }


def _onbekend(u: Uitkomst) -> list[str]:
    wat = [f"quotumpercentage {s}" for s in SECTOREN if any(v.tarief.quotum[s][1] == ONBEKEND for v in u.varianten)]
    return [*wat, *plaat.niet_in_gegevens(u)]


def csv(u: Uitkomst) -> str:
    """A row per employer, in order of number; amounts in cents, empty is unknown. Two ends have columns each."""
    eerste = u.varianten[0].werkgevers
    tabel = eerste.select(pl.col(kolom).alias(naam) for naam, kolom in VAST.items())
    kolommen = [(naam, GELD[naam]) for naam in VAN_VORM[u.vorm]]
    for v in u.varianten:
        achter = f"_{v.tarief.einde}" if v.tarief.einde else ""
        geld = v.werkgevers.select(pl.col(kolom).alias(f"{naam}_cent{achter}") for naam, kolom in kolommen)
        tabel = tabel.hstack(geld)
    return ("" if not plaat.banner(u) else f"# {plaat.banner(u)}\n") + tabel.write_csv()
