"""What a what-if refuses because it cannot be, before anything is computed: a wage or a loonwaarde that was mistyped.

Limits that are law come from `telmee.wet`; `VER_BOVEN` and the least loonwaarde are ours, and only ask whether the
comma is in the right place.

Raises `GebruiksFout` that names the field and what to give instead.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from telmee.fouten import GebruiksFout
from telmee.getallen import datum, euro, honderdsten, rond
from telmee.werkgever.lonen import Lonen
from telmee.werkgever.profiel import WEKEN, Profiel
from telmee.werkgever.wetcijfers import artikel
from telmee.wet import Wetten

VER_BOVEN = 5
"""So many times the maximum premium wage, in a full week, is no wage but a comma that was forgotten."""
MINSTE_LOONWAARDE = 100
"""Up to one percent is a fraction that was meant as a percentage: 0,6 for 60."""


def controleer(p: Profiel, lonen: Lonen, wetten: Wetten) -> None:
    """Refuses what cannot be."""
    if p.loonwaarde is not None and 0 < p.loonwaarde <= MINSTE_LOONWAARDE:
        gegeven = honderdsten(p.loonwaarde)
        raise GebruiksFout(
            f"De loonwaarde is een percentage, en {gegeven} procent kan niet; bedoelt u "
            f"{honderdsten(p.loonwaarde * 100)}? Schrijf dan loonwaarde {honderdsten(p.loonwaarde * 100)}.",
            veld="loonwaarde",
            kan=(honderdsten(p.loonwaarde * 100),),
        )
    if p.minimum:
        _bestaat(p, lonen)
        return
    veld = "uurloon" if p.uurloon is not None else "maandloon"
    _niet_ver_boven(p, lonen, wetten, veld)
    dag = p.in_dienst
    if lonen.te_laag(dag):
        minimum, uurloon = lonen.minimum(dag), rond(lonen.per_uur(dag) or 0)
        raise GebruiksFout(
            f"Met dit {veld} is het loon {euro(uurloon)} per uur, lager dan het minimumloon op {datum(dag)}, "
            f"{euro(minimum)} per uur bij {p.leeftijd} jaar ({artikel(wetten.op(dag), 'loon_onder_minimumloon')}); "
            "geef ten minste dat, of minimum als uurloon, dat elke verhoging volgt.",
            veld=veld,
            kan=("minimum",) if veld == "uurloon" else (),
        )


def _bestaat(p: Profiel, lonen: Lonen) -> None:
    """There is no minimum wage to follow below the age of the act."""
    if lonen.minimum(p.in_dienst) == 0:
        raise GebruiksFout(
            f"Bij {p.leeftijd} jaar is er geen minimumloon; geef een bedrag als uurloon.", veld="uurloon"
        )


def _niet_ver_boven(p: Profiel, lonen: Lonen, wetten: Wetten, veld: str) -> None:
    hoogste, uurloon = _maximumpremieloon(wetten, p.in_dienst), lonen.per_uur(p.in_dienst)
    if hoogste is None or uurloon is None:
        return
    in_een_jaar = uurloon * Fraction(max(p.voltijd, p.uren), 100) * WEKEN * 12
    if in_een_jaar > VER_BOVEN * hoogste:
        bedrag = p.uurloon if p.uurloon is not None else p.maandloon
        raise GebruiksFout(
            f"{euro(bedrag)} als {veld} kan niet: in een volle week is dat {euro(rond(in_een_jaar))} per jaar, meer "
            f"dan {VER_BOVEN} keer het maximumpremieloon ({euro(hoogste)}). Staat de komma goed? Met minimum "
            "als uurloon volgt het loon het minimumloon.",
            veld=veld,
            kan=(honderdsten(rond(Fraction(bedrag or 0, 100))), *(("minimum",) if veld == "uurloon" else ())),
        )


def _maximumpremieloon(wetten: Wetten, dag: date) -> int | None:
    """That of the year, or else the last one known before it."""
    bekend = [e for e in wetten.book.values["maximumpremieloon"].entries if e.figure is not None and e.start <= dag]
    van_de_dag = wetten.op(dag).figure("maximumpremieloon")
    laatste = van_de_dag if van_de_dag is not None else bekend[-1].figure if bekend else None
    return None if laatste is None else int(laatste)
