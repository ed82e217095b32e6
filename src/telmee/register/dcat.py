"""The statistics of the register described for data catalogues: DCAT-AP-NL 3.0, as JSON-LD. Holds nothing of a person.

What must be there is read from the application profile (Geonovum, DCAT-AP-NL 3.0); its shapes carry no licence and are
not in the project, so the tests hold the description against the properties that they ask for (docs/standaarden.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from telmee.register import stromen_tonen
from telmee.register.afleiden import wetten_op
from telmee.register.stromen import Kwartaal
from telmee.wet.machine.links import SITE, citations

EU = "http://publications.europa.eu/resource/authority/"
PROFIEL = "https://geonovum.github.io/DCAT-AP-NL30/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dcatap": "http://data.europa.eu/r5r/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
STROMEN, UITLEG = "/register/stromen", "/register"
"""The pages of this program that are pointed at, below the address where it is served."""
Knoop = dict[str, Any]


@dataclass(frozen=True)
class Uitgever:
    """Who publishes, where people ask, and where it stands on the web."""

    naam: str
    adres: str
    contact: str
    basis: str


def catalogus(wie: Uitgever, van: Kwartaal, tot: Kwartaal, vandaag: date) -> Knoop:
    """A catalogue with one dataset: stocks and flows of the register by quarter."""
    graaf = [
        _catalogus(wie, vandaag),
        *_dataset(wie, van, tot, vandaag),
        _agent(wie),
        _vcard(wie),
        *_waarden(),
        *_bladen(wie),
    ]
    return {"@context": CONTEXT, "@graph": graaf}


def _id(adres: str) -> Knoop:
    return {"@id": adres}


def _nl(tekst: str) -> Knoop:
    return {"@value": tekst, "@language": "nl"}


def _dag(dag: date) -> Knoop:
    return {"@value": dag.isoformat(), "@type": "xsd:date"}


def _catalogus(wie: Uitgever, vandaag: date) -> Knoop:
    return {
        "@id": f"{wie.basis}/catalogus",
        "@type": "dcat:Catalog",
        "dct:title": _nl("Cijfers van het doelgroepregister"),
        "dct:description": _nl("Statistiek over het register van de banenafspraak, zonder gegevens van personen."),
        "dct:publisher": _id(wie.adres),
        "dct:creator": _id(wie.adres),
        "dcat:contactPoint": _id(f"{wie.basis}/contact"),
        "dct:language": _id(f"{EU}language/NLD"),
        "dct:license": _id(CC0),
        "dct:modified": _dag(vandaag),
        "dcat:dataset": [_id(f"{wie.basis}/dataset/register-kwartalen")],
    }


def _dataset(wie: Uitgever, van: Kwartaal, tot: Kwartaal, vandaag: date) -> list[Knoop]:
    adres = f"{wie.basis}/dataset/register-kwartalen"
    periode = {"@type": "dct:PeriodOfTime", "dcat:startDate": _dag(van.begin), "dcat:endDate": _dag(tot.eind)}
    dataset = {
        "@id": adres,
        "@type": "dcat:Dataset",
        "dct:identifier": adres,
        "dct:title": _nl("Doelgroepregister: stand, instroom en uitstroom per kwartaal"),
        "dct:description": _nl(
            "Hoeveel personen er in het register staan en werken, hoeveel erbij kwamen en eraf gingen en waarom, en "
            "hoeveel werk vonden of verloren. Kleine aantallen zijn verborgen en de rest is afgerond op "
            f"{stromen_tonen.PROFIEL.afronding}."
        ),
        "dct:publisher": _id(wie.adres),
        "dct:creator": _id(wie.adres),
        "dcat:contactPoint": _id(f"{wie.basis}/contact"),
        "dcat:theme": _id(f"{EU}data-theme/SOCI"),
        "dcat:keyword": [_nl("banenafspraak"), _nl("doelgroepregister"), _nl("arbeidsbeperking")],
        "dct:accessRights": _id(f"{EU}access-right/PUBLIC"),
        "dct:language": _id(f"{EU}language/NLD"),
        "dct:accrualPeriodicity": _id(f"{EU}frequency/QUARTERLY"),
        "dct:spatial": _id(f"{EU}country/NLD"),
        "dct:temporal": periode,
        "dct:modified": _dag(vandaag),
        "dcatap:applicableLegislation": [_id(adres_van_wet) for adres_van_wet in wetten()],
        "dct:conformsTo": _id(PROFIEL),
        "dcat:landingPage": _id(wie.basis + STROMEN),
        "foaf:page": _id(wie.basis + UITLEG),
        "dcat:distribution": [_id(f"{adres}/csv"), _id(f"{adres}/json")],
    }
    return [dataset, *(_distributie(wie, adres, soort, van, tot) for soort in ("csv", "json"))]


def _distributie(wie: Uitgever, adres: str, soort: str, van: Kwartaal, tot: Kwartaal) -> Knoop:
    media = {"csv": "text/csv", "json": "application/json"}[soort]
    bestand = f"{wie.basis}{STROMEN}.{soort}?bron=register&van={van.naam}&tot={tot.naam}&tabel=kwartalen"
    return {
        "@id": f"{adres}/{soort}",
        "@type": "dcat:Distribution",
        "dct:title": _nl(f"Kwartalen als {soort.upper()}"),
        "dct:description": _nl(f"Alle kwartalen in één bestand ({media})."),
        "dcat:accessURL": _id(bestand),
        "dcat:downloadURL": _id(bestand),
        "dct:language": _id(f"{EU}language/NLD"),
        "dcat:mediaType": _id(f"https://www.iana.org/assignments/media-types/{media}"),
        "dct:format": _id(f"{EU}file-type/{soort.upper()}"),
        "dct:license": _id(CC0),
    }


def _agent(wie: Uitgever) -> Knoop:
    return {"@id": wie.adres, "@type": "foaf:Agent", "foaf:name": _nl(wie.naam)}


def _vcard(wie: Uitgever) -> Knoop:
    return {
        "@id": f"{wie.basis}/contact",
        "@type": ["vcard:Organization", "vcard:Kind"],
        "vcard:fn": wie.naam,
        "vcard:hasEmail": _id(f"mailto:{wie.contact}"),
    }


def _bladen(wie: Uitgever) -> list[Knoop]:
    """Pages that are pointed at."""
    return [{"@id": wie.basis + blad, "@type": "foaf:Document"} for blad in (STROMEN, UITLEG)]


def _waarden() -> list[Knoop]:
    """The kinds of what is pointed at, so that who validates needs no network."""
    soorten = {
        f"{EU}data-theme/SOCI": "skos:Concept",
        f"{EU}access-right/PUBLIC": "dct:RightsStatement",
        f"{EU}language/NLD": "dct:LinguisticSystem",
        f"{EU}frequency/QUARTERLY": "dct:Frequency",
        f"{EU}country/NLD": "dct:Location",
        CC0: "dct:LicenseDocument",
        PROFIEL: "dct:Standard",
    }
    soorten |= {f"{EU}file-type/{soort}": "dct:MediaTypeOrExtent" for soort in ("CSV", "JSON")}
    media = ("text/csv", "application/json")
    soorten |= {f"https://www.iana.org/assignments/media-types/{soort}": "dct:MediaType" for soort in media}
    thema = {"@id": f"{EU}data-theme/SOCI", "@type": "skos:Concept", "skos:prefLabel": _nl("Bevolking en samenleving")}
    soorten |= dict.fromkeys(wetten(), "eli:LegalResource")
    rest = [{"@id": adres, "@type": soort} for adres, soort in soorten.items() if soort != "skos:Concept"]
    return [thema, *rest]


def wetten() -> list[str]:
    """The acts on which the register rests, as addresses, from the texts that the program knows."""
    boek = wetten_op(None).book
    regels = [regel for regel in boek.rules if regel.subject in ("doelgroep", "doelgroep_register")]
    bekend = {c.known.bwb for regel in regels for c in citations(regel.law) if c.known is not None and c.known.bwb}
    return sorted(f"{SITE}{bwb}" for bwb in bekend)
