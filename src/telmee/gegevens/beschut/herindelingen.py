"""A list of mergers of the user's own (CSV or .xlsx), beside those that come with the program.

Columns: datum, soort (samenvoeging, splitsing, grenscorrectie), oude_code, nieuwe_code, and if need be aandeel_pct,
oude_naam, nieuwe_naam, nieuwe_gemeente (ja when it is new), status (voorgenomen) and bron. A row about a merger that is
known already replaces it, so a share alone is enough to divide a split. Raises `Fout` when the list cannot be read, and
when shares are together more than 100%.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from telmee.gegevens.beschut.bevindingen import Beschutverzamelaar
from telmee.gegevens.beschut.cellen import Mis, honderdsten
from telmee.gegevens.beschut.indeling import HEEL, SOORTEN, Indelingen, Wijziging, bekende_wijzigingen, maak
from telmee.gegevens.beschut.schema import Kolom
from telmee.gegevens.loonaangifte import csv_lijst
from telmee.gegevens.loonaangifte.bevindingen import Bevinding
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen, plek
from telmee.gegevens.loonaangifte.register_csv import JA

NAMEN: dict[str, tuple[str, ...]] = {
    "datum": ("dag", "ingangsdatum", "per"),
    "soort": ("soortwijziging",),
    "oude_code": ("oud", "van", "oudegemeente"),
    "nieuwe_code": ("nieuw", "naar"),
    "oude_naam": (),
    "nieuwe_naam": (),
    "nieuwe_gemeente": ("opgericht",),
    "aandeel_pct": ("aandeel", "percentage"),
    "status": (),
    "bron": ("source",),
}
VERPLICHT = ("datum", "oude_code", "nieuwe_code")
_AANDEEL = Kolom("aandeel_pct", "uren", "", maximum=HEEL, minimum=0)


def lees_herindelingen(pad: Path | str | Ingekomen) -> tuple[Indelingen, tuple[Bevinding, ...]]:
    """The divisions with the mergers of this list, and what was wrong with it."""
    meld = Beschutverzamelaar()
    eerder = {(w.dag, w.oud, w.nieuw): w for w in bekende_wijzigingen()}
    eigen = []
    for regel in csv_lijst.regels(plek(pad), NAMEN, VERPLICHT, meld):
        if (w := _lees(regel, meld)) is not None:
            bekend = eerder.get((w.dag, w.oud, w.nieuw))
            eigen.append(w if bekend is None else replace(bekend, aandeel=w.aandeel, bron=w.bron or bekend.bron))
    return maak((*bekende_wijzigingen(), *eigen)), tuple(meld.alle())


def _lees(regel: csv_lijst.Regel, meld: Beschutverzamelaar) -> Wijziging | None:
    dag = csv_lijst.datum(regel["datum"])
    oud, nieuw = (_code(regel[n]) for n in ("oude_code", "nieuwe_code"))
    soort = regel["soort"].lower() or SOORTEN[0]
    for naam, goed in (("datum", dag), ("oude_code", oud), ("nieuwe_code", nieuw), ("soort", soort in SOORTEN)):
        if not goed:
            meld.meld("herindeling-slecht", *regel.plek, naam=naam)
    if dag is None or not oud or not nieuw or soort not in SOORTEN:
        return None
    try:
        aandeel = honderdsten(_AANDEEL, regel["aandeel_pct"], regel) if regel["aandeel_pct"] else None
    except Mis as mis:
        velden = {"naam": "aandeel_pct", "gevolg": "deze regel telt niet mee", **mis.velden}
        meld.meld(mis.code, regel.bestand, regel.nummer, "", 1, "", **velden)
        return None
    if aandeel is None and soort == "samenvoeging":
        aandeel = HEEL
    return Wijziging(
        dag, soort, oud, nieuw, aandeel, regel["nieuwe_gemeente"].lower() in JA,
        regel["status"].lower().startswith("voorgenomen"), regel["oude_naam"], regel["nieuwe_naam"], regel["bron"],
    )  # fmt: skip


def _code(tekst: str) -> str:
    """GM0014 for what people write; nothing when it is no code."""
    gevonden = re.fullmatch(r"(?:GM)?0*([0-9]{1,4})", tekst.upper())
    return f"GM{int(gevonden[1]):04d}" if gevonden else ""
