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
