"""The grounds an anonymous profile can have, as the facts of the law that go with them.

A profile is nobody: it says "somebody with a Wajong benefit", never who. What a ground opens is not written here but
follows from these facts in `telmee.wet`. Facts that differ from a plain new employee are named; all others are the
plain ones of `GEWOON`: new with this employer, declarations asked for on the first day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from telmee.wet.machine.codes import codes
from telmee.wet.machine.law import LawOnDay

OPEN_EINDE = "9999-12-31"
ARBEIDSOVEREENKOMST, BESCHUT, BEGELEID = "gewone_arbeidsovereenkomst", "beschut_werk", "begeleid_werken"
WERKNEMER = "gewone_werknemer"
"""Kinds of contract and of relation, by the rule that says which code of the loonaangifte it is."""

GEWOON: Mapping[str, Any] = {
    "overgang_van_onderneming": False,
    "eerder_in_dienst": False,
    "uitkering_voor_aanvang": False,
    "wia_recht_voor_aanvang": False,
    "rea_arbeidsgehandicapte": False,
    "minder_dan_35_procent": False,
    "onderwijsbelemmering": False,
    "doelgroep_banenafspraak_bij_begin": False,
    "doelgroepverklaring_oudere": False,
    "doelgroepverklaring_arbeidsgehandicapte": False,
    "doelgroepverklaring_banenafspraak": False,
    "doelgroepverklaring_herplaatsen": False,
    "wia_recht_bij_herplaatsing": False,
    "in_doelgroep_lks": False,
    "lks_wsw": False,
    "al_in_dienst": False,
    "lks_groep_al_in_dienst": False,
    "wia_recht_direct_voor_begin": False,
    "wajong_recht": False,
    "wsw_begeleid_of_geindiceerd": False,
    "begonnen_voor_18_en_wajong": False,
    "participatiewet_onder_minimumloon": False,
    "beschut_werk_baan": False,
    "wia_bij_eigen_werkgever": False,
    "geregistreerd_banenafspraak": False,
    "wsw_artikel_2": False,
    "wsw_artikel_7": False,
    "wajong_duurzaam_geen_vermogen": False,
    "no_risk_verlengd": False,
}
REGISTER: Mapping[str, Any] = {"doelgroep_banenafspraak_bij_begin": True, "doelgroepverklaring_banenafspraak": True}


@dataclass(frozen=True)
class Grond:
    """A ground: what people call it, whether it stands in the register, the law of the benefit, and its facts."""

    naam: str
    label: str
    geregistreerd: bool
    uitkering: str | None = None
    aard: str = ARBEIDSOVEREENKOMST
    feiten: Mapping[str, Any] = field(default_factory=dict)
    doelgroep: tuple[str, ...] = ()
    """The grounds of the target group, by their rules, that this profile is an example of."""

    def werknemer(self) -> dict[str, Any]:
        """The facts of an employee with this ground."""
        return {**GEWOON, **(REGISTER if self.geregistreerd else {}), **self.feiten}

    def aangenomen(self) -> dict[str, Any]:
        """What is taken to be so of somebody with this ground, because the profile does not say it."""
        zelf = {*self.feiten, *(REGISTER if self.geregistreerd else ())}
        return {naam: waarde for naam, waarde in GEWOON.items() if naam not in zelf}

    def tijdvak(self, wet: LawOnDay) -> dict[str, Any]:
        """The facts of every payroll row: the benefit that there may be is asked for."""
        return {
            "aard": codes(wet, self.aard, "aard")[0],
            "soort": codes(wet, WERKNEMER, "soort")[0],
            "heeft_registratie": self.geregistreerd,
            "registratie_tot": OPEN_EINDE,
            "lkv_oudere_gevraagd": True,
            "lkv_arbeidsgehandicapte_gevraagd": True,
            "lkv_banenafspraak_gevraagd": True,
            "lkv_herplaatsen_gevraagd": True,
        }


GRONDEN = {
    grond.naam: grond
    for grond in (
        Grond(
            "participatiewet",
            "Participatiewet, kan het minimumloon niet verdienen; in het doelgroepregister",
            True,
            "Participatiewet",
            feiten={"in_doelgroep_lks": True, "participatiewet_onder_minimumloon": True},
            doelgroep=("grond_pw_uwv", "grond_praktijkroute"),
        ),
        Grond(
            "wajong",
            "Wajong met arbeidsvermogen; in het doelgroepregister",
            True,
            "Wajong",
            feiten={"wajong_recht": True},
            doelgroep=("grond_wajong",),
        ),
        Grond(
            "vso-pro",
            "Oud-leerling vso of praktijkonderwijs; in het doelgroepregister",
            True,
            feiten={"geregistreerd_banenafspraak": True},
            doelgroep=("grond_school",),
        ),
        Grond(
            "voorziening",
            "Kan het minimumloon alleen met een voorziening verdienen; in het doelgroepregister",
            True,
            feiten={"geregistreerd_banenafspraak": True},
            doelgroep=("grond_voorziening_jong",),
        ),
        Grond(
            "wsw",
            "Wsw-indicatie, begeleid werken; in het doelgroepregister",
            True,
            aard=BEGELEID,
            feiten={"wsw_begeleid_of_geindiceerd": True, "lks_wsw": True},
        ),
        Grond(
            "wia",
            "WIA-uitkering; niet in het doelgroepregister",
            False,
            "WIA",
            feiten={
                "wia_recht_voor_aanvang": True,
                "wia_recht_direct_voor_begin": True,
                "doelgroepverklaring_arbeidsgehandicapte": True,
                "uitkering_voor_aanvang": True,
            },
        ),
        Grond(
            "beschut",
            "Beschut werk; niet in het doelgroepregister",
            False,
            "Participatiewet",
            BESCHUT,
            {"in_doelgroep_lks": True, "beschut_werk_baan": True},
        ),
        Grond("geen", "Geen van deze", False),
    )
}


def bij_doelgroep(geldend: Iterable[str]) -> str | None:
    """The profile that is an example of the first ground that holds and has one; None where there is none."""
    namen = {regel: grond.naam for grond in GRONDEN.values() for regel in grond.doelgroep}
    return next((namen[regel] for regel in geldend if regel in namen), None)
