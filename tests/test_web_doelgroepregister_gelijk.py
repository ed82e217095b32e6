"""Whatever comes in by page, the terminal, the API and the page say the same of it, and the chain stays whole.

Drawn histories with every nature of event: requests, findings, ends, corrections, withdrawals, objections, decisions.
"""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import inzage_hulp as hulp
import register_hulp as r

hulp.web_hulp.opgezet()
from django.test import override_settings  # noqa: E402

import test_web_doelgroepregister_besluit as besluit  # noqa: E402
from telmee.cli import main  # noqa: E402
from telmee.register import gebeurtenis as g  # noqa: E402
from telmee.register import keten, opnemen  # noqa: E402
from telmee.web.kit.aanmelden import sleutels_nu  # noqa: E402

pytestmark = pytest.mark.xdist_group("web-register-besluit")
SOORTEN = ("wajong", "beschut_werk", "dienstbetrekking", "overlijden", "uitschrijving", "voorziening", "woonplaats")
FEITEN = {
    "wajong": st.fixed_dictionaries({}, optional={"duurzaam_geen_mogelijkheden": st.booleans()}),
    "woonplaats": st.fixed_dictionaries({"woongemeente": st.sampled_from(["GM0363", "GM0344"])}),
}


@pytest.fixture(scope="module", autouse=True)
def register() -> Iterator[None]:
    hulp.leeg()
    with override_settings(REGISTER_GRENZEN=hulp.RUIM):
        yield
    hulp.leeg()


@st.composite
def stap(draw: Any) -> dict[str, Any]:
    """One thing that somebody tries to record; what it is about may be there or not."""
    soort, aard = draw(st.sampled_from(SOORTEN)), draw(st.sampled_from(g.AARDEN))
    feiten = draw(FEITEN.get(soort, st.just({}))) if aard in (g.VASTSTELLING, g.CORRECTIE) else {}
    if aard == g.BESLISSING:
        feiten = {"bezwaar_gegrond": draw(st.booleans())}
    betreft = draw(st.integers(1, 4)) if aard not in (g.AANVRAAG, g.VASTSTELLING) else None
    return {
        "soort": soort, "aard": aard, "dag": draw(st.dates(date(2016, 7, 1), date(2026, 10, 1))),
        "feiten": feiten, "betreft": betreft,
    }  # fmt: skip


def opdracht(*argumenten: str) -> dict[str, Any]:
    """What a command prints for programs."""
    uit = io.StringIO()
    with contextlib.redirect_stdout(uit):
        assert main(["register", *argumenten, "--json"]) == 0
    gevonden: dict[str, Any] = json.loads(uit.getvalue())
    return gevonden


def per_pagina(client: Any, bsn: str, wat: dict[str, Any], kenmerk: str) -> bool:
    """Records it by page; whether that could be."""
    stuur = {f"feit-{n}": {True: "ja", False: "nee"}.get(w, w) for n, w in wat["feiten"].items()}
    if wat["aard"] == g.VASTSTELLING and wat["soort"] in ("wajong", "voorziening"):
        stuur["feit-vooraf_geinformeerd"] = "ja"
    bron = "BRP" if wat["soort"] == "woonplaats" else "UWV"
    dag, betreft = wat["dag"].isoformat(), str(wat["betreft"] or "")
    vast = {"bsn": bsn, "soort": wat["soort"], "aard": wat["aard"], "dag": dag, "bron": bron, "kenmerk": kenmerk}
    gezien = besluit.kijk(client, {**vast, **stuur, "betreft": betreft})
    if "Leg dit vast" not in besluit.kaal(gezien):
        assert besluit.fouten(gezien) or 'role="alert"' in gezien.content.decode()
        return False
    assert "Vastgelegd als regel" in besluit.kaal(besluit.leg_vast(client, gezien))
    return True


def per_deur(bsn: str, wat: dict[str, Any], kenmerk: str) -> bool:
    bron = "BRP" if wat["soort"] == "woonplaats" else "UWV"
    rest = {"betreft": wat["betreft"], "kenmerk": kenmerk, **wat["feiten"]}
    try:
        opnemen.neem_op(
            bsn, [r.vaststelling(wat["soort"], wat["dag"].isoformat(), bron, wat["aard"], **rest)], sleutels_nu()
        )
    except opnemen.Weigering:
        return False
    return True


@given(st.lists(stap(), min_size=1, max_size=7), st.dates(date(2016, 7, 1), date(2026, 10, 1)))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_page_door_terminal_and_api_say_the_same_of_any_history(reeks: list[dict[str, Any]], op: date) -> None:
    bsn, ander, client = r.nieuw_bsn(), r.nieuw_bsn(), besluit.bezoeker()
    for wat in reeks:
        kon = [per_pagina(client, bsn, wat, r.kenmerk()), per_deur(ander, wat, r.kenmerk())]
        assert kon[0] == kon[1], wat
    personen = [opnemen.persoon_van(each, sleutels_nu()) for each in (bsn, ander)]
    if personen[0] is None or personen[1] is None:
        return
    nummers = [str(each.nummer) for each in personen if each]
    dossiers = [opdracht("dossier", nummer, "--op", op.isoformat()) for nummer in nummers]
    zonder = ("persoon", "gebeurtenissen")
    assert [{n: w for n, w in d.items() if n not in zonder} for d in dossiers[:1]] == [
        {n: w for n, w in d.items() if n not in zonder} for d in dossiers[1:]
    ]
    toon = opdracht("toon", nummers[0], "--op", op.isoformat())
    assert [p["van"] for p in dossiers[0]["registraties"]] == [p["van"] for p in toon["registraties"]]
    assert [x["grond"] for x in dossiers[0]["gronden"]] == [x["grond"] for x in toon["gronden"]]
    koppen = {"Authorization": "Bearer demo-uwv"}
    inhoud = json.dumps({"persoon": int(nummers[0]), "op": op.isoformat()})
    api = client.post("/api/v1/register/dossiers", inhoud, content_type="application/json", headers=koppen)
    assert api.json() == dossiers[0]
    tekst = besluit.kaal(client.post("/register/dossier", {"persoon": nummers[0], "op": op.isoformat()}))
    assert ("staat op" in tekst and " niet in het register" not in tekst) == bool(dossiers[0]["registraties"])
    assert all(each["bewijs"] in tekst for each in dossiers[0]["gebeurtenissen"])
    assert all(each["code"] in tekst for each in dossiers[0]["redenen"] if each["wat"] == "grond")
    assert not [each for each in keten.controleer() if each.persoon in {p.nummer for p in personen if p}]
