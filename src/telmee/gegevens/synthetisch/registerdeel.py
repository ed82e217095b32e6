"""Register and jobs of the synthetic country without its payroll rows: the same persons of one seed, in seconds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from telmee.gegevens.synthetisch import bevolking
from telmee.gegevens.synthetisch.groep import Banen, maak_groep
from telmee.gegevens.synthetisch.instellingen import alle_jaren, controleer_keuze
from telmee.gegevens.synthetisch.maken import PER_BLOK
from telmee.gegevens.synthetisch.register import Getallen, Register
from telmee.gegevens.synthetisch.werkgevers import maak_werkgevers


@dataclass(frozen=True)
class Registerdeel:
    """All persons ever registered: `nummers` are those of the data set, `werkgever` the first nine digits per job."""

    register: Register
    nummers: Getallen
    banen: Banen
    werkgever: Getallen


def maak_registerdeel(schaal: float, zaad: int = 1, per_blok: int = PER_BLOK) -> Registerdeel:
    """The register and the jobs that `maken.maak` writes at this scale and seed."""
    controleer_keuze(schaal, list(alle_jaren()), zaad)
    wg = maak_werkgevers(schaal, zaad)
    vanaf = sum(bevolking.personen_in(wg, blok) for blok in bevolking.verdeel_blokken(wg, per_blok))
    groep = maak_groep(wg, schaal, zaad)
    nummers = bevolking.persoonsnummer(np.arange(len(groep.register)) + vanaf)
    return Registerdeel(groep.register, nummers, groep.banen, wg.nummer[groep.banen.werkgever])
