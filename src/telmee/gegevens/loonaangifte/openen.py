"""Opens one source: finds out whether it is a loonaangifte, of which year, in which encoding, and has it read.

Whatever goes wrong in one source, also while it is opened, is a finding about that source; the others are still read.
"""

from __future__ import annotations

from telmee.gegevens.loonaangifte.bericht import Bericht
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.bronnen import Bron, Grenzen
from telmee.gegevens.loonaangifte.kader import WORTEL
from telmee.gegevens.loonaangifte.ontleden import Lezer
from telmee.gegevens.loonaangifte.profiel import UITGAVE, VERSIE, Profiel, jaar_van, jaren, profiel
from telmee.gegevens.loonaangifte.stroom import Kop, Onleesbaar, lees_kop, open_bron


def lees_bericht(bron: Bron, meld: Verzamelaar, grenzen: Grenzen = Grenzen()) -> list[Bericht]:
    """The message in a file, per employer; none (with a finding) when the file is no loonaangifte at all."""
    codering: str | None = None
    regel: int | None = None
    for _ in range(2):
        proef, lezer = Verzamelaar(meld.per_soort), None
        try:
            with open_bron(bron) as stroom:
                kop = lees_kop(stroom, grenzen, codering)
                if (p := _profiel(kop, bron, proef)) is not None:
                    lezer = Lezer(bron.naam, p, proef, grenzen, stroom, kop)
                    lezer.lees(codering)
        except Onleesbaar as fout:
            if fout.code == "codering" and codering is None and bron.opnieuw():
                codering, regel = "iso-8859-1", fout.regel
                continue
            fout.meld(proef, bron.naam, "het telt niet mee")
            lezer = None
        if codering is not None and lezer is not None:
            meld.meld("codering", bron.naam, regel)
            for b in lezer.berichten:
                b.codering = codering
        meld.neem_over(proef)
        return lezer.berichten if lezer is not None else []
    return []


def _profiel(kop: Kop, bron: Bron, meld: Verzamelaar) -> Profiel | None:
    """Chooses the profile of the year, or says why this is no loonaangifte that we can read."""
    gevonden = jaar_van(kop.naamruimte)
    if gevonden is None or kop.wortel != WORTEL:
        meld.meld("geen-loonaangifte", bron.naam)
        return None
    jaar, uitgave = gevonden
    if jaar not in jaren():
        meld.meld("jaar-onbekend", bron.naam, jaar=jaar, bekend=f"{jaren()[0]} tot en met {jaren()[-1]}")
        return None
    p = profiel(jaar, uitgave)
    if uitgave != UITGAVE:
        meld.meld("uitgave", bron.naam, jaar=jaar, uitgave=uitgave, bekend=UITGAVE)
    elif p.zekerheid != "exact":
        hoe = "afgeleid uit de jaren ernaast" if p.zekerheid == "afgeleid" else "maar voor een deel bekend"
        meld.meld("jaar-niet-zeker", bron.naam, jaar=jaar, hoe=hoe)
    if kop.versie and kop.versie != VERSIE and p.zekerheid != "deels":
        meld.meld("versie", bron.naam, versie=VERSIE)
    return p
