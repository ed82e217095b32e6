"""The register of the synthetic country: who is registered when, and on which ground.

Per ground and year persons leave (at least the yearly outflow, more where the stock fell) and enter (new persons,
and some who were registered before), so that the stock on 31 December is the one in `synthetisch.yaml` at this
scale. Days are day numbers; a person has at most three registrations, which never overlap because nobody leaves and
returns in one year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from telmee.gegevens.schema import GRONDSLAGEN, OPEN_EIND, dagnummer
from telmee.gegevens.synthetisch.instellingen import alle_jaren, instellingen, stroom

Getallen = npt.NDArray[np.int64]
Vlaggen = npt.NDArray[np.bool_]
MEESTE = 3  # registrations of one person
_BEGIN_DAG = dagnummer(date(2002, 1, 1))


@dataclass
class Register:
    """All persons ever registered, as columns; `van` and `tot` have one column per registration (0 is unused)."""

    grond: Getallen
    van: Getallen
    tot: Getallen
    aantal: Getallen
    binnen: Vlaggen
    nooit: Vlaggen

    def __len__(self) -> int:
        return len(self.grond)

    def overlapt(self, personen: Getallen, begin: int, eind: int) -> Vlaggen:
        """Whether a registration of each person overlaps a period (both days included)."""
        van, tot = self.van[personen], self.tot[personen]
        return np.asarray(((van > 0) & (van <= eind) & (tot >= begin)).any(axis=1))

    def laatste_tot(self) -> Getallen:
        """Last day of the last registration of each person."""
        return self.tot[np.arange(len(self)), self.aantal - 1]


def leeg_register() -> Register:
    """A register without anybody."""
    breed = np.zeros((0, MEESTE), np.int64)
    return Register(
        np.zeros(0, np.int64), breed, breed.copy(), np.zeros(0, np.int64), np.zeros(0, bool), np.zeros(0, bool)
    )


def jaar_voorbij(reg: Register, jaar: int, schaal: float, zaad: int) -> tuple[Getallen, Getallen]:
    """Moves the register through one year, in place; gives the persons who left and those who entered."""
    uit: list[Getallen] = []
    nieuw: list[Getallen] = []
    for grond, naam in enumerate(GRONDSLAGEN):
        rng = stroom(zaad, "register-" + naam, jaar)
        doel = _stand(jaar, grond, schaal)
        leden = np.flatnonzero(reg.binnen & (reg.grond == grond))
        vertrek = (
            max(round(len(leden) * instellingen()["groep"]["uitstroom"]), len(leden) - doel)
            if jaar > alle_jaren()[0]
            else 0
        )
        weg = np.sort(rng.permutation(leden)[:vertrek])
        eerder = np.flatnonzero(~reg.binnen & (reg.grond == grond) & (reg.aantal < MEESTE))
        uit.append(_vertrek(reg, weg, jaar, rng))
        nieuw.append(_instroom(reg, grond, doel - len(leden) + vertrek, eerder, jaar, rng))
    return np.concatenate(uit), np.concatenate(nieuw)


def _stand(jaar: int, grond: int, schaal: float) -> int:
    """Persons on 31 December by ground; Wajong is what remains of the total."""
    standen = instellingen()["register"][jaar]
    aantallen = {g: round(standen[g] * schaal) for g in GRONDSLAGEN if g != "wajong"}
    aantallen["wajong"] = round(standen["totaal"] * schaal) - sum(aantallen.values())
    return aantallen[GRONDSLAGEN[grond]]


def _vertrek(reg: Register, weg: Getallen, jaar: int, rng: np.random.Generator) -> Getallen:
    reg.tot[weg, reg.aantal[weg] - 1] = dagnummer(date(jaar, 1, 31)) + rng.integers(0, 330, len(weg))
    reg.binnen[weg] = False
    return weg


def _instroom(
    reg: Register, grond: int, aantal: int, eerder: Getallen, jaar: int, rng: np.random.Generator
) -> Getallen:
    terug = np.sort(rng.permutation(eerder)[: round(aantal * instellingen()["groep"]["terugkeer"])])
    vers = max(0, aantal - len(terug))
    eerste = jaar == alle_jaren()[0]
    dag_een = dagnummer(date(jaar, 1, 1))
    dagen = (
        rng.integers(_BEGIN_DAG, dagnummer(date(jaar, 11, 30)), vers)
        if eerste
        else dag_een + rng.integers(0, 365, vers)
    )
    _meld_aan(reg, terug, dag_een + rng.integers(0, 365, len(terug)))
    begin = len(reg)
    reg.grond = np.concatenate([reg.grond, np.full(vers, grond)])
    reg.van = np.concatenate([reg.van, np.zeros((vers, MEESTE), np.int64)])
    reg.tot = np.concatenate([reg.tot, np.zeros((vers, MEESTE), np.int64)])
    reg.aantal = np.concatenate([reg.aantal, np.zeros(vers, np.int64)])
    reg.binnen = np.concatenate([reg.binnen, np.zeros(vers, bool)])
    kans = 0.0 if GRONDSLAGEN[grond] == "wsw" else instellingen()["groep"]["nooit"]
    reg.nooit = np.concatenate([reg.nooit, rng.random(vers) < kans])
    nieuwe = np.arange(begin, begin + vers)
    _meld_aan(reg, nieuwe, dagen)
    return np.concatenate([terug, nieuwe])


def _meld_aan(reg: Register, wie: Getallen, dagen: Getallen) -> None:
    reg.van[wie, reg.aantal[wie]] = dagen
    reg.tot[wie, reg.aantal[wie]] = OPEN_EIND
    reg.aantal[wie] += 1
    reg.binnen[wie] = True
