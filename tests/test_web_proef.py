"""The report of the invented employer: what `telmee werkgever positie` says of the example, one button away."""

from __future__ import annotations

import re

import web_hulp


def test_a_visitor_sees_a_whole_report_before_sending_anything():
    client = web_hulp.client()
    antwoord = client.post("/wat-loop-ik-mis/voorbeeld")
    assert antwoord.status_code == 303
    html = client.get(antwoord["Location"]).content.decode()
    from telmee.web.onderdelen.opname.proef import voorbeeldpositie
    from telmee.werkgever.beeld import beeld

    plaat = beeld(voorbeeldpositie())
    kop = re.search(r"<h1.*?</h1>", html, re.S)
    assert kop and re.sub(r"<[^>]+>", "", kop[0]).replace("\u00a0", " ") == plaat.antwoord
    assert client.get("/wat-loop-ik-mis/bestand/positie.json").json()["beeld"]["antwoord"] == plaat.antwoord


def test_two_visitors_have_a_secret_of_their_own():
    een, ander = web_hulp.client(), web_hulp.client()
    een.post("/wat-loop-ik-mis/voorbeeld")
    ander.post("/wat-loop-ik-mis/voorbeeld")
    namen = {k for k in een.cookies if k != "telmee_csrf"}
    assert namen and all(een.cookies[k].value != ander.cookies[k].value for k in namen)


def test_slow_senders_leave_the_other_pages_alone():
    """When every place for an upload is taken the next one hears so at once, as a page and as a problem."""
    from contextlib import ExitStack

    from telmee.web.onderdelen.opname import lezen

    client = web_hulp.client()
    with ExitStack() as bezet:
        for _ in range(lezen.BINNEN):
            bezet.enter_context(lezen.binnen())
        assert client.post("/wat-loop-ik-mis", {"jaar": "2026"}).status_code == 503
        antwoord = client.post("/api/v1/posities", {"jaar": "2026"})
        assert antwoord.status_code == 503 and antwoord["Content-Type"].startswith("application/problem+json")
        assert client.get("/").status_code == 200
    assert client.post("/api/v1/posities", {"jaar": "2026"}).status_code != 503
