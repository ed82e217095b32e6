"""A list of wages that a user loads (.csv or .xlsx): schaal, trede and uurloon, each beside the minimum wage an hour.

A wrong or double row is a finding and does not count. Raises `Fout` for a list without these columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from telmee import getypt
from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens.loonaangifte.bevindingen import Melding, Verzamelaar, meldingen, meldingen_van
from telmee.gegevens.loonaangifte.lijst_bron import open_lijst
from telmee.getallen import euro
from telmee.veilig import regel

KOLOMMEN = ("schaal", "trede", "uurloon")
MEESTE = 2_000


@dataclass(frozen=True)
class Trede:
    """One step of a loaded scale, with what it is above or below the minimum wage an hour; None: that is unknown."""

    schaal: str
    trede: str
    uurloon: int
    boven_wml: int | None


class Meldingen(Verzamelaar):
    """Collects the findings of a list of wages."""

    def soorten(self) -> dict[str, Melding]:
        """Those of lists and those of `loontabel_meldingen.yaml`."""
        return _soorten()


@cache
def _soorten() -> dict[str, Melding]:
    return meldingen() | meldingen_van(__package__, "loontabel_meldingen.yaml")


def lees(pad: Path, wml: int | None, meld: Meldingen) -> tuple[Trede, ...]:
    """The steps that count, in the order of the list."""
    lijst = open_lijst(pad, meld)
    rijen = iter(lijst)
    try:
        _, kop = next(rijen)
    except StopIteration:
        raise Fout(f"Het bestand '{lijst.naam}' is leeg; er moet een regel met kolomnamen in staan.") from None
    namen = [veld.strip().lower() for veld in kop]
    if ontbreekt := [naam for naam in KOLOMMEN if namen.count(naam) != 1]:
        raise Fout(
            f"In '{lijst.naam}' hoort de kolom '{ontbreekt[0]}' één keer te staan, naast schaal, trede en uurloon."
        )
    lijst.zet_vast()
    gevonden: dict[tuple[str, str], Trede] = {}
    dubbel: set[tuple[str, str]] = set()
    for nummer, velden in rijen:
        if len(gevonden) >= MEESTE:
            raise Fout(f"'{lijst.naam}' heeft meer dan {MEESTE} treden; geef een kleinere lijst.")
        rij = dict(zip(namen, velden, strict=False))
        trede = _trede({naam: rij.get(naam, "").strip() for naam in KOLOMMEN}, nummer, lijst.naam, wml, meld)
        if trede is None:
            continue
        sleutel = (trede.schaal, trede.trede)
        if sleutel in gevonden:
            dubbel.add(sleutel)
            meld.meld("cao-dubbel", lijst.naam, nummer, schaal=sleutel[0], trede=sleutel[1])
        gevonden[sleutel] = trede
    return tuple(trede for sleutel, trede in gevonden.items() if sleutel not in dubbel)


def _trede(rij: dict[str, str], nummer: int, bestand: str, wml: int | None, meld: Meldingen) -> Trede | None:
    try:
        uurloon = getypt.centen(rij["uurloon"], "uurloon", "uur")
    except GebruiksFout as fout:
        meld.meld("cao-uurloon", bestand, nummer, zin=regel(str(fout).rstrip("."), 200))
        return None
    if not rij["schaal"] or not rij["trede"]:
        meld.meld("cao-leeg", bestand, nummer)
        return None
    schaal, trede = (regel(rij[naam], 40) for naam in ("schaal", "trede"))
    boven = None if wml is None else uurloon - wml
    if boven is not None and boven < 0:
        meld.meld("cao-onder-wml", bestand, nummer, uurloon=euro(uurloon), wml=euro(wml))
    return Trede(schaal, trede, uurloon, boven)
