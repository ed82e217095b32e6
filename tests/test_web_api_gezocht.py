"""Schemathesis asks every operation of the API what its description allows and what it does not: no 500, ever.

In one process: its questions go to the application itself, not over a network. Of the register every role of
`rollen.yaml` asks every operation with a token of an OpenID provider, and everybody of the demo in turn.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

import inzage_hulp as hulp

hulp.web_hulp.opgezet()
from django.test import override_settings  # noqa: E402 -- after Django was set up

import oidc_hulp  # noqa: E402
from telmee.register.identiteit import toegang  # noqa: E402
from telmee.web.kit import tokens  # noqa: E402
from telmee.web.kit.aanmelden import Drager, demo_identiteiten  # noqa: E402
from telmee.web.wsgi import application  # noqa: E402

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("api-gezocht")]
BSN = "999990007"
ORGANISATIE = {"loonheffingennummer": hulp.LHNR, "gemeentecode": hulp.GEMEENTE}
VRAAG = {  # how a role asks what it may
    "werkgever": ("arbeidsdeelname", "werknemer"),
    "gemeente": ("taak", "inwoner"),
    "belastingdienst": ("quotumheffing", "heffing"),
    "uwv": ("registratie", "geen"),
}
CONTROLES = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.missing_required_header,
    checks.unsupported_method,
    checks.ignored_auth,
]
HOE = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
)

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
register = schema.include(path_regex="^/register/")
IEDEREEN = itertools.cycle(demo_identiteiten())


@pytest.fixture(scope="module")
def dienst(tmp_path_factory: Any) -> Iterator[oidc_hulp.Uitgever]:
    """A provider, and somebody in the register to be found."""
    hulp.leeg()
    hulp.mens(BSN, [(date(2020, 3, 1), None)], [("wsw", date(2020, 3, 1), None)],
              [(hulp.LHNR, date(2024, 1, 1), None)], hulp.GEMEENTE)  # fmt: skip
    with (
        oidc_hulp.uitgever(tmp_path_factory.mktemp("oidc")) as (uitgever, instellingen),
        override_settings(OIDC=instellingen, REGISTER_GRENZEN=hulp.RUIM),
    ):
        tokens.vergeet()
        yield uitgever
    tokens.vergeet()
    hulp.leeg()


def bewijs(dienst: oidc_hulp.Uitgever, rol: str) -> str:
    """A token of that role with everything it may."""
    bekend = toegang().rollen[rol]
    return dienst.toegang(
        telmee_rol=rol,
        telmee_organisatie=ORGANISATIE.get(bekend.organisatie, bekend.naam),
        scope=" ".join(sorted(bekend.scopes)),
        **{toegang().claims["bsn"]: BSN if rol == "burger" else None},
    )


def vraag(case: Any, token: str, rol: str = "") -> Any:
    """One request. What is drawn as a good question is asked about somebody who is there, with a tie of this role."""
    koppen = {"Accept-Encoding": "identity", "Authorization": f"Bearer {token}"}  # this client does not unpack
    goed = case.meta is None or case.meta.generation.mode.is_positive
    if goed and rol in VRAAG and isinstance(case.body, dict) and "doel" in case.body:
        wie = {"bsn": BSN, "bsns": [BSN]}
        case.body = {naam: wie.get(naam, waarde) for naam, waarde in case.body.items() if naam not in ("op", "stand")}
        case.body |= dict(zip(("doel", "relatie"), VRAAG[rol], strict=True))
    return case.call_and_validate(checks=CONTROLES, headers=koppen)


@schema.parametrize()
@HOE
def test_geen_vraag_breekt_het_en_elk_antwoord_is_zoals_beschreven(case: Any) -> None:
    with override_settings(REGISTER_GRENZEN=hulp.RUIM):
        vraag(case, f"demo-{next(IEDEREEN)}")


GEZIEN: dict[tuple[str, str], set[int]] = {}


@pytest.mark.parametrize("rol", sorted(toegang().rollen))
@register.parametrize()
@settings(HOE, max_examples=4)
def test_elke_rol_met_een_echt_bewijs_krijgt_bij_elke_operatie_wat_beschreven_is(
    case: Any, rol: str, dienst: oidc_hulp.Uitgever
) -> None:
    antwoord = vraag(case, bewijs(dienst, rol), rol)
    GEZIEN.setdefault((case.operation.label, rol), set()).add(antwoord.status_code)


def test_er_kwam_ook_een_goed_antwoord_en_niemand_zonder_recht_kreeg_er_een() -> None:
    """Otherwise all those questions would only show that refusals are well formed."""
    scopes = {"/register/opvragingen": "register.zoek", "/register/lijsten": "register.lijst",
              "/register/verwerkingen": "register.log", "/register/signalen": "register.signalen",
              "/register/aanvragen": "register.aanvragen", "/register/mijn-gegevens": "register.mijn",
              "/register/werknemerslijsten": "register.werknemers"}  # fmt: skip
    if not GEZIEN:
        pytest.skip("de vragen zelf zijn in deze run niet gesteld")
    for (operatie, rol), statussen in GEZIEN.items():
        scope = scopes.get(operatie.split()[1])
        assert scope is None or (200 in statussen) == (scope in toegang().rollen[rol].scopes), (operatie, rol)


def test_een_operatie_die_niet_vraagt_wie_u_bent_zou_zijn_gevonden(
    dienst: oidc_hulp.Uitgever, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check on authentication can fail: with a door that lets everybody in it does."""
    monkeypatch.setattr(Drager, "__call__", lambda self, request: demo_identiteiten()["uwv"])
    case = schema["/register/signalen"]["GET"].Case()
    with pytest.raises(BaseException, match="(?i)auth"):
        vraag(case, bewijs(dienst, "uwv"), "uwv")
