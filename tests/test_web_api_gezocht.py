"""Schemathesis asks every operation of the API what its description allows and what it does not: no 500, ever.

In one process: its questions go to the application itself, not over a network. Of the register everybody asks in turn.
"""

from __future__ import annotations

import itertools

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

import web_hulp

pytestmark = pytest.mark.traag
web_hulp.opgezet()
from telmee.web.kit.aanmelden import demo_identiteiten  # noqa: E402 -- after Django was set up
from telmee.web.wsgi import application  # noqa: E402

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)

IEDEREEN = itertools.cycle([*demo_identiteiten(), "niemand"])


@schema.parametrize()
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_question_breaks_it_and_answers_are_as_described(case):
    case.headers["Accept-Encoding"] = "identity"  # this client does not unpack
    case.headers["Authorization"] = f"Bearer demo-{next(IEDEREEN)}"
    case.call_and_validate(checks=[not_a_server_error, response_schema_conformance])
