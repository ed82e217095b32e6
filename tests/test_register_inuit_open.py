"""What others read of the register: the catalogue against what DCAT-AP-NL 3.0 asks for, and the entry."""

from __future__ import annotations

import json
from datetime import date

import pytest

import register_hulp as r

r.opgezet()

from django.db import transaction  # noqa: E402

from telmee import cli  # noqa: E402
from telmee.register import algoritmeregister, dcat, opnemen  # noqa: E402
from telmee.register.stromen import Kwartaal  # noqa: E402

WIE = dcat.Uitgever(
    "Voorbeelddienst", "https://example.org/dienst", "cijfers@example.org", "https://example.org/telmee"
)
MOET = {
    "dcat:Catalog": ("dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:dataset"),
    "dcat:Dataset": ("dct:title", "dct:description", "dct:identifier", "dct:publisher", "dct:creator",
                     "dcat:contactPoint", "dcat:theme", "dct:accessRights"),
    "dcat:Distribution": ("dcat:accessURL", "dct:license"),
    "foaf:Agent": ("foaf:name",),
}  # fmt: skip
"""Class -> properties of which at least one value is asked for: the shapes of the profile, of 14 July 2026."""
HOOGSTENS_EEN = ("dct:identifier", "dct:publisher", "dct:accessRights", "dcat:accessURL", "dct:license", "dct:modified")
SOORT = {
    "dct:publisher": "foaf:Agent", "dct:creator": "foaf:Agent", "dcat:contactPoint": "vcard:Kind",
    "dcat:theme": "skos:Concept", "dct:accessRights": "dct:RightsStatement", "dct:license": "dct:LicenseDocument",
    "dct:language": "dct:LinguisticSystem", "dct:accrualPeriodicity": "dct:Frequency", "dct:spatial": "dct:Location",
    "dcatap:applicableLegislation": "eli:LegalResource", "dcat:distribution": "dcat:Distribution",
    "dcat:dataset": "dcat:Dataset", "dct:conformsTo": "dct:Standard",
}  # fmt: skip
"""Property -> the class that its values have; the shapes test classes, so the graph says them itself."""


def graaf() -> list[dict]:
    return dcat.catalogus(WIE, Kwartaal(2021, 3), Kwartaal(2022, 2), date(2026, 7, 1))["@graph"]


def waarden(waarde) -> list:
    return waarde if isinstance(waarde, list) else [waarde]


@pytest.mark.parametrize("klasse", sorted(MOET))
def test_every_class_has_what_the_profile_asks_for(klasse):
    knopen = [k for k in graaf() if klasse in waarden(k["@type"])]
    assert knopen
    for knoop in knopen:
        assert [e for e in MOET[klasse] if not knoop.get(e)] == []
        assert [e for e in HOOGSTENS_EEN if len(waarden(knoop.get(e, []))) > 1] == []


def test_what_is_pointed_at_is_there_and_of_its_class():
    knopen = {k["@id"]: waarden(k["@type"]) for k in graaf()}
    for knoop in graaf():
        for eigenschap, klasse in SOORT.items():
            for waarde in waarden(knoop.get(eigenschap, [])):
                assert klasse in knopen[waarde["@id"]], eigenschap


def test_every_name_has_its_space_and_nothing_stands_twice():
    ids = [k["@id"] for k in graaf()]
    assert len(ids) == len(set(ids))
    gebruikt = {e.partition(":")[0] for k in graaf() for e in k if not e.startswith("@")}
    assert gebruikt <= set(dcat.CONTEXT)


def test_every_page_and_file_that_is_pointed_at_is_served():
    """An address in a catalogue that answers 404 is worse than none."""
    vol = [k for k in graaf() if k["@type"] in ("dcat:Dataset", "dcat:Distribution")]
    soorten = ("dcat:landingPage", "foaf:page", "dcat:accessURL", "dcat:downloadURL")
    adressen = {knoop[soort]["@id"] for knoop in vol for soort in soorten if soort in knoop}
    with transaction.atomic():
        opnemen.neem_op(r.nieuw_bsn(), [r.vaststelling("wajong", "2020-01-01")], r.sleutels())
        for adres in sorted(adressen):
            antwoord = r.web_hulp.client().get(adres.removeprefix(WIE.basis))
            assert antwoord.status_code == 200, adres
            if "." in adres.rpartition("/")[2]:
                assert all(q in antwoord.content.decode() for q in ("2021Q3", "2021Q4", "2022Q1", "2022Q2")), adres
        transaction.set_rollback(True)
    assert len(adressen) == 4


def test_the_acts_are_those_of_the_rules():
    assert "https://wetten.overheid.nl/BWBR0017745" in dcat.wetten() and len(dcat.wetten()) == len(set(dcat.wetten()))


def test_the_entry_says_what_the_rules_say():
    uit = algoritmeregister.invoer(date(2026, 7, 1), "Voorbeelddienst", "a@example.org")
    artikelen = uit["verantwoord_gebruik"]["wettelijke_basis"]
    assert {"Besluit SUWI 3.2 lid 2", "Wfsv 38b lid 6"} <= set(artikelen)
    oud = algoritmeregister.invoer(date(2016, 1, 1), "Voorbeelddienst", "a@example.org")
    assert "Wfsv 38b lid 6" not in oud["verantwoord_gebruik"]["wettelijke_basis"], "lid 6 came later"
    assert all(g["betekenis"] for g in uit["werking"]["gegevens"])
    assert any("UWV" in each for each in uit["verantwoord_gebruik"]["beslissingen_van_mensen"])
    assert uit["verantwoord_gebruik"]["impacttoetsen"] is None, "only the organisation knows"


def test_from_a_terminal(tmp_path, capsys):
    waar = ["--uitgever", "X", "--uitgever-adres", "https://example.org/x", "--basis", "https://example.org"]
    opdracht = ["register", "dcat", *waar, "--contact", "a@example.org", "--tot", "2022Q2"]
    assert cli.main([*opdracht, "--naar", str(tmp_path / "c.jsonld")]) == 0
    assert json.loads((tmp_path / "c.jsonld").read_text())["@context"] == dcat.CONTEXT
    capsys.readouterr()
    assert cli.main(opdracht) == 0 and "register-kwartalen" in capsys.readouterr().out
    assert cli.main([*opdracht[:-2], "--tot", "2020Q1"]) == 2
    assert cli.main([*opdracht, "--basis", "hier"]) == 2
    assert cli.main(["register", "algoritmeregister", "--organisatie", "X", "--contact", "a@example.org"]) == 0
    assert "wettelijke_basis" in capsys.readouterr().out
