"""The page per standard names the test that holds it: each of those is there, and no row is without one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import inzage_hulp as hulp

WORTEL = Path(__file__).resolve().parent.parent
PAGINA = (WORTEL / "docs/standaarden.md").read_text(encoding="utf-8")
RIJEN = [
    [cel.strip() for cel in regel.strip("|").split("|")]
    for regel in PAGINA.splitlines()
    if regel.startswith("| ") and not regel.startswith(("| standard ", "| rule "))
]
TEST = re.compile(r"`(tests/[\w*]+\.py)(?:::(\w+))?`")


@pytest.mark.parametrize("rij", RIJEN, ids=lambda rij: rij[0][:50])
def test_elke_standaard_noemt_een_test_die_er_is(rij: list[str]) -> None:
    genoemd = [m for cel in rij for m in TEST.findall(cel)]
    assert genoemd or any(cel.startswith("the same") for cel in rij), rij
    for naam, functie in genoemd:
        paden = sorted(WORTEL.glob(naam))
        assert paden, naam
        assert not functie or any(f"def {functie}(" in pad.read_text(encoding="utf-8") for pad in paden), functie


def test_er_zijn_rijen_en_zij_zijn_gelezen() -> None:
    namen = " ".join(rij[0] for rij in RIJEN)
    for standaard in ("Loonaangifte", "SuwiML", "Logboek Dataverwerkingen", "OpenID Connect", "DCAT-AP-NL", "RFC 9457"):
        assert standaard in namen
    eerste = next(rij for rij in RIJEN if not rij[-1].startswith("the same"))
    assert TEST.search(" ".join(eerste))


GOED = {
    "trace_id": "a" * 32, "span_id": "b" * 16, "parent_span_id": None, "name": "inzage", "start_time": 1, "end_time": 2,
    "status": "Ok", "resource": {"service.name": "telmee", "service.namespace": "register"},
    "attributes": {"dpl.core.processing_activity_id": "urn:x", "telmee.rol": "uwv"},
}  # fmt: skip


@pytest.mark.parametrize(
    "anders",
    [
        {"trace_id": "0" * 32}, {"trace_id": "A" * 32}, {"span_id": "b"}, {"parent_span_id": ""}, {"status": "OK"},
        {"start_time": "1"}, {"end_time": 0}, {"resource": {}}, {"extra": 1}, {"attributes": {}},
        {"attributes": {"dpl.core.processing_activity_id": "geen uri"}},
        {"attributes": {"dpl.core.processing_activity_id": "urn:x", "dpl.core.user": "x"}},
        {"attributes": {"dpl.core.processing_activity_id": "urn:x", "dpl.core.data_subject_id": "1:YQ=="}},
        {"attributes": {"dpl.core.processing_activity_id": "urn:x", "dpl.core.data_subject_id": "900000001",
                        "dpl.core.data_subject_id_type": "BSN"}},
    ],
)  # fmt: skip
def test_een_regel_die_niet_is_zoals_de_standaard_zou_zijn_gevonden(anders: dict) -> None:
    hulp.eis_ldv(GOED)
    with pytest.raises(AssertionError):
        hulp.eis_ldv({**GOED, **anders})
