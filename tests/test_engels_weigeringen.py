"""Everything that the register or an upload can refuse has its English; nothing in that list is said by nobody."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

import test_register_uitvoering_api as api
from telmee.uitvoer.vertaling import zinnen

SRC = Path(zinnen.MAP).parents[1]
KAMERS = [
    *sorted((SRC / "register").glob("*.py")),
    *sorted((SRC / "web/onderdelen").glob("register_*/*.py")),
    *(SRC / "web/kit" / naam for naam in ("uploads.py", "tokens.py", "aanmelden.py")),
]
ZEGT = {"Fout", "GebruiksFout", "UploadFout", "Weigering", "Botsing", "Verboden", "NietAangemeld", "NietBereikbaar"}
VOOR_DE_BEHEERDER = re.compile(
    r"sleutel|rollen\.yaml|telmee |--overschrijf|bestand eerst weg|De map|verzonnen|al mensen|schijf|te druk|database"
)
"""Said to who keeps the machine, at a terminal."""
register = api.register
pytestmark = pytest.mark.xdist_group("register-uitvoering")


def gezegd(boom: ast.Module) -> set[str]:
    """Every sentence that an error of this file can hold, with \\0 for what is filled in."""
    namen = {
        doel.id: stam
        for each in ast.walk(boom)
        if isinstance(each, ast.Assign) and (stam := _stam(each.value))
        for doel in each.targets
        if isinstance(doel, ast.Name)
    }
    gevonden = set()
    for each in ast.walk(boom):
        if isinstance(each, ast.Call) and getattr(each.func, "id", "") in ZEGT:
            for wat in each.args:
                stam = namen.get(wat.id, "") if isinstance(wat, ast.Name) else _stam(wat)
                if " " in stam:
                    gevonden.add(stam)
    return gevonden


def _stam(each: ast.AST) -> str:
    if isinstance(each, ast.Constant) and isinstance(each.value, str):
        return each.value
    if isinstance(each, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "\0" for v in each.values)
    return ""


STAMMEN = {re.sub(r"\{[a-z]+\d?\}", "\0", nl) for nl in zinnen.zinnen()}


@pytest.mark.parametrize("pad", KAMERS, ids=lambda pad: str(pad.relative_to(SRC)))
def test_elke_weigering_heeft_haar_engels(pad: Path) -> None:
    stammen = gezegd(ast.parse(pad.read_text(encoding="utf-8")))
    zonder = [s for s in stammen if s.rstrip("\0") not in STAMMEN and s not in STAMMEN and not _past(s)]
    assert [s for s in zonder if not VOOR_DE_BEHEERDER.search(s)] == []


def _past(stam: str) -> bool:
    """Whether it is a template of which a word in the middle is chosen in the code, or sentences that stand alone."""
    delen = re.split(r"(?<=[.?]) (?=[A-Z])", stam)
    if len(delen) > 1:
        return all(deel in STAMMEN for deel in delen)
    vorm = re.compile("[^\0]*?".join(map(re.escape, stam.rstrip("\0").replace("\0", "\0\0").split("\0\0"))))
    return any(vorm.fullmatch(each.replace("\0", "x")) for each in STAMMEN if len(each) > 20)


@pytest.mark.parametrize("naam", sorted(api.SLECHT))
def test_een_programma_dat_engels_vraagt_krijgt_engels(naam: str, monkeypatch: Any) -> None:
    vooraf, stuur, _ = api.SLECHT[naam]
    for each in vooraf:
        assert api.zend("uwv", each).status_code == 201
    from inzage_hulp import web_hulp

    client = web_hulp.client
    monkeypatch.setattr(web_hulp, "client", lambda **_: client(headers={"Accept-Language": "en"}))
    bsn = stuur.get("bsn", api.BSN)
    antwoord = api.zend("uwv", {**api.gezegd(), **{n: w for n, w in stuur.items() if n != "bsn"}}, bsn=bsn)
    zin = antwoord.json()["detail"]
    assert not re.search(r"\b(de|het|een|geef|niet|moet|staat)\b", re.sub(r"'[^']*'|\([^)]*\)", "", zin)), zin


def test_een_upload_en_een_tikfout_ook() -> None:
    client = api.hulp.web_hulp.client(headers={"Accept-Language": "en"})
    leeg = client.post("/api/v1/posities", {"jaar": "2026"})
    assert "No loonaangiften" in leeg.json()["detail"] and "No loonaangiften" in leeg.json()["velden"][0]["fout"]
    assert "is no form" in client.post("/api/v1/posities", b"x", content_type="text/plain").json()["detail"]
    tik = client.get("/api/v1/versie?x=1").json()
    assert "does not exist" in tik["detail"] and "does not exist" in tik["velden"][0]["detail"]


def test_niets_in_de_lijst_wordt_door_niemand_gezegd() -> None:
    """The other way round: what no source says any more goes."""
    bron = [re.sub(r'"\s*\n\s*f?"', "", pad.read_text(encoding="utf-8")) for pad in SRC.rglob("*.py")]
    for nl in zinnen.weigeringen():
        langste = max(re.split(r"\{[a-z]+\d?\}", re.sub("geen (doel|relatie)", "geen {x}", nl)), key=len).strip()
        assert any(stuk in each for each in bron for stuk in (langste[:50], langste[-40:])), nl


def test_een_tabel_om_mee_te_nemen_is_op_een_engelse_pagina_engels_met_dezelfde_kolommen() -> None:
    vraag = "/werkgever/calculator.csv?sector=markt&jaar=2026&uren=100+x+36&uren_vorig_jaar=180000"
    nl, en = (api.hulp.web_hulp.client().get(taal + vraag).content.decode().splitlines() for taal in ("", "/en"))
    assert nl[0] == en[0] and len(nl) == len(en) > 5
    anders = sum(a != b for a, b in zip(nl[1:], en[1:], strict=True))
    assert 2 * anders > len(nl), "most rows say something"
    assert not any("Drempel in verloonde uren" in rij for rij in en)
