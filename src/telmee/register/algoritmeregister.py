"""An entry for the Algoritmeregister, made from the rules: law, facts and decisions are asked there.

Headings as the public entries have them, in their three parts; a published schema for machines was not read, so the
names are ours (docs/standaarden.md). The organisation fills in what only it knows (impact assessments, risks it took).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from telmee.register.afleiden import wetten_op
from telmee.wet import Law
from telmee.wet.machine.links import citations

UITKOMSTEN = ("geregistreerd", "voldoet_aan_grond", "reden_einde_registratie")
VASTGELEGD = "vastgelegd_"


def invoer(op: date, organisatie: str, contact: str) -> dict[str, Any]:
    """The entry by the law of a day."""
    law = wetten_op(None).op(op)
    namen = [*UITKOMSTEN, *(naam for naam in law.rules if naam.startswith(VASTGELEGD))]
    achter = law.everything_behind(*namen)
    regels: list[Any] = [law.rules[naam] for naam in achter if naam in law.rules]
    feiten: list[Any] = [law.facts[naam] for naam in achter if naam in law.facts]
    besluiten: list[Any] = [each for each in [*regels, *feiten] if each.decider]
    return {
        "algemene_informatie": {
            "naam": "Afleiding van registraties in het doelgroepregister",
            "organisatie": organisatie,
            "korte_omschrijving": (
                "Uit vastgelegde gebeurtenissen volgt met de regels van de wet of iemand in het register staat, vanaf "
                "wanneer en op welke grond."
            ),
            "status": "In gebruik",
            "begindatum": min(regel.since for regel in wetten_op(None).book.named("geregistreerd")).isoformat(),
            "contact": contact,
        },
        "verantwoord_gebruik": _verantwoord(law, regels, besluiten),
        "werking": _werking(law, regels, feiten),
    }


def _verantwoord(law: Law, regels: list[Any], besluiten: list[Any]) -> dict[str, Any]:
    return {
        "doel_en_impact": (
            "Wie in het register staat, telt mee voor de banenafspraak. Werkgevers kunnen voordelen krijgen voor "
            "iemand die erin staat."
        ),
        "afwegingen": (
            "Er wordt niets voorspeld en niemand gerangschikt. Wat de wet niet zegt of wat niet bekend is, blijft "
            "onbekend en leidt niet tot uitschrijving."
        ),
        "menselijke_tussenkomst": (
            "Elke beoordeling is van een mens; het programma past de regels daarop toe. Bezwaar staat open."
        ),
        "beslissingen_van_mensen": sorted({f"{each.label} ({each.decider})" for each in besluiten}),
        "risicobeheer": (
            "Elke regel heeft gevallen met een bron; gebeurtenissen zijn onveranderlijk en aan elkaar geketend; elke "
            "uitkomst is uit te leggen en na te rekenen."
        ),
        "wettelijke_basis": _artikelen(regels),
        "impacttoetsen": None,
    }


def _artikelen(regels: list[Any]) -> list[str]:
    """Every article that a rule rests on, in order of name."""
    return sorted({c.place for regel in regels for c in citations(regel.law) if not c.source})


def _werking(law: Law, regels: list[Any], feiten: list[Any]) -> dict[str, Any]:
    return {
        "gegevens": [
            {
                "gegeven": feit.label,
                "betekenis": feit.meaning,
                "bewijs": feit.evidence or None,
                "van": feit.decider or None,
            }
            for feit in sorted(feiten, key=lambda each: each.label)
        ],
        "technische_werking": (
            f"{len(regels)} vaste regels, elk met artikel en ingangsdatum, op {len(feiten)} feiten; geen lerend model."
        ),
        "op_dag": law.op.isoformat(),
        "leverancier": "Telmee, open source (EUPL-1.2)",
    }
