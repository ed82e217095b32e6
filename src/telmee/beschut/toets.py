"""The test for a person: may I ask for beschut werk, when must I hear, and what if the number is full?

At most six questions. An answer stands for facts of the law (`toets.yaml`); what follows is its outcome. Nothing is
asked that no outcome still needs. Raises `Fout` for an answer that does not fit and for a day before the law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from telmee import getypt
from telmee.fouten import Fout, bedoelde_u
from telmee.wet import Law, Wetten
from telmee.wet.machine.dates import from_day_number
from telmee.wet.machine.explain import Computed

TALEN = ("nl", "en")
ZELF = {
    "beschut_eigen_verzoek": True,
    "beschut_vastgesteld": True,
    "beschut_bericht": False,
    "beschut_termijn_bepaald": False,
}
"""Who takes the test asks for himself, and wants to know what follows when the municipality finds it so. The last day
of the decision is that of the act: no term in the verordening, no letter that it takes longer (the picture says so)."""
VRAGEN, TE_VROEG, ONDERZOEK = "beschut_zelf_vragen", "beschut_te_vroeg", "beschut_onderzoek"
ADVIES, BESLUIT, AANBOD = "beschut_advies_uiterlijk", "beschut_besluit_uiterlijk", "beschut_aanbod_reden"
WEER, WSW, GROND = "beschut_weer_onderzoek_vanaf", "beschut_wsw_beslist", "beschut_advies_grond"


@dataclass(frozen=True)
class Vraag:
    """One question: its words in one language, and its choices with their words; without choices a day is asked."""

    naam: str
    vraag: str
    wat: str
    waar: str
    keuzes: dict[str, str]
    mag_nee: bool = False
    """Of a day: whether 'nee' is an answer."""


@dataclass(frozen=True)
class Toets:
    """What the law says to the answers. None: they do not decide it. Days are dates."""

    law: Law
    antwoorden: dict[str, str]
    mag: bool | None
    onderzoek: bool | None
    reden: str | None
    weer_vanaf: date | None
    advies_uiterlijk: date | None
    besluit_uiterlijk: date | None
    aanbod: str | None
    artikelen: dict[str, str]

    def als_dict(self) -> dict[str, Any]:
        """For programs."""
        dagen = ("weer_vanaf", "advies_uiterlijk", "besluit_uiterlijk")
        inhoud: dict[str, Any] = {"op": self.law.op.isoformat(), "antwoorden": self.antwoorden}
        inhoud |= {naam: getattr(self, naam) for naam in ("mag", "onderzoek", "reden", "aanbod")}
        inhoud |= {naam: dag.isoformat() if (dag := getattr(self, naam)) else None for naam in dagen}
        volgende = volgende_vraag(self.law, self.antwoorden)
        return {**inhoud, "artikelen": self.artikelen, "volgende_vraag": volgende.naam if volgende else None}


@cache
def _inhoud() -> dict[str, Any]:
    gelezen: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("toets.yaml").read_text(encoding="utf-8"))
    return gelezen["vragen"]


def namen() -> tuple[str, ...]:
    """The questions, in the order in which they are asked."""
    return tuple(_inhoud())


def vraag(naam: str, taal: str = "nl") -> Vraag:
    """One question in the words of a language."""
    deel = _deel(naam)
    keuzes = {keuze: inhoud[taal] for keuze, inhoud in deel.get("keuzes", {}).items()}
    wat, uitleg, waar = deel[taal]
    return Vraag(naam, wat, uitleg, waar, keuzes, mag_nee="nee" in deel.get("dag", {}))


def _deel(naam: str) -> dict[str, Any]:
    if naam not in _inhoud():
        raise Fout(f"De vraag '{naam[:40]}' bestaat niet; kies uit {', '.join(namen())}.{bedoelde_u(naam, namen())}")
    deel: dict[str, Any] = _inhoud()[naam]
    return deel


def wet_van(wetten: Wetten, op: date | str | int) -> Law:
    """The law of the day, when it has a text about an own request."""
    law = wetten.op(op)
    if ADVIES not in law.rules or VRAGEN not in law.rules:
        eerste = law.book.named(ADVIES)[0]
        raise Fout(
            f"Op {law.op} kent dit programma de tekst over het advies niet: de eerste geldt vanaf {eerste.since} "
            f"({eerste.law}); kies die dag of een latere."
        )
    return law


def lees_antwoord(naam: str, tekst: str) -> str:
    """An answer as it is kept: a choice, or a day as ISO text. Raises `Fout` when it is neither."""
    deel, kaal = _deel(naam), tekst.strip().lower()
    if "keuzes" in deel:
        if kaal in deel["keuzes"]:
            return kaal
        raise Fout(f"'{tekst[:40]}' past niet bij de vraag '{naam}'; kies uit {', '.join(deel['keuzes'])}.")
    if "nee" in deel["dag"] and kaal in ("nee", "n", "no"):
        return "nee"
    return getypt.dag(tekst, f"'{naam}'").isoformat()


def feiten(antwoorden: Mapping[str, str]) -> dict[str, Any]:
    """The facts of the law that these answers are."""
    gevonden: dict[str, Any] = dict(ZELF)
    for naam, antwoord in antwoorden.items():
        deel = _deel(naam)
        if "keuzes" in deel:
            gevonden |= deel.get("altijd", {}) | deel["keuzes"][antwoord]["feiten"]
        elif antwoord == "nee":
            gevonden |= deel["dag"]["nee"]
        else:
            gevonden |= dict.fromkeys(deel["dag"]["feiten"], date.fromisoformat(antwoord)) | deel["dag"].get("ja", {})
    return gevonden


def volgende_vraag(
    law: Law, antwoorden: Mapping[str, str], overgeslagen: frozenset[str] = frozenset(), taal: str = "nl"
) -> Vraag | None:
    """The next question; None when no outcome needs another answer. Who may not ask at all is asked no more."""
    computed = _reken(law, antwoorden)
    if computed.outcome(VRAGEN) is False:
        return None
    for naam in namen():
        if naam not in antwoorden and naam not in overgeslagen and _nodig(computed, naam):
            return vraag(naam, taal)
    return None


def _nodig(computed: Computed, naam: str) -> bool:
    """Whether an outcome that is unknown lacks what this question answers."""
    open_ = [uitkomst for uitkomst in (VRAGEN, ONDERZOEK, ADVIES, AANBOD) if computed.outcome(uitkomst) is None]
    ontbreekt = set().union(*(_ontbreekt(computed, uitkomst) for uitkomst in open_))
    return bool(ontbreekt & set(_antwoordt(naam)))


def _antwoordt(naam: str) -> tuple[str, ...]:
    deel = _deel(naam)
    if "keuzes" in deel:
        return tuple(dict.fromkeys(feit for keuze in deel["keuzes"].values() for feit in keuze["feiten"]))
    return tuple(deel["dag"]["feiten"])


def _ontbreekt(computed: Computed, uitkomst: str) -> set[str]:
    """The unknown ends that make an outcome unknown."""
    gevonden: set[str] = set()

    def loop(knoop: Any) -> None:
        if knoop.waarde is None:
            gevonden.add(knoop.naam)
            for kind in knoop.kinderen:
                loop(kind)

    loop(computed.explain(uitkomst))
    return gevonden


def _reken(law: Law, antwoorden: Mapping[str, str]) -> Computed:
    return law.compute(feiten(antwoorden), VRAGEN, TE_VROEG, ONDERZOEK, ADVIES, BESLUIT, AANBOD)


def toets(law: Law, antwoorden: Mapping[str, str]) -> Toets:
    """The answer of the law to these answers."""
    computed = _reken(law, antwoorden)
    mag, onderzoek = computed.outcome(VRAGEN), computed.outcome(ONDERZOEK)
    onderzocht = mag is True and onderzoek is not False
    weer = computed.outcome(WEER) if computed.outcome(TE_VROEG) else None
    return Toets(
        law=law,
        antwoorden=dict(antwoorden),
        mag=mag,
        onderzoek=onderzoek if mag else None,
        reden=computed.outcome(GROND) if mag and onderzoek is not None else None,
        weer_vanaf=_dag(weer),
        advies_uiterlijk=_dag(computed.outcome(ADVIES)) if onderzocht else None,
        besluit_uiterlijk=_dag(computed.outcome(BESLUIT)) if mag is True else None,
        aanbod=computed.outcome(AANBOD),
        artikelen={naam: law.require(naam).law for naam in (VRAGEN, ONDERZOEK, ADVIES, BESLUIT, AANBOD)},
    )


def _dag(nummer: Any) -> date | None:
    return None if nummer is None else from_day_number(int(nummer))
