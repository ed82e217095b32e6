"""Facts that cannot both be: refused wherever facts of a case come in, in one sentence that names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from telmee import cli
from telmee.fouten import Fout
from telmee.gevallen import voer_uit
from telmee.wet import Law
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.rule import LEVELS, levels_above

OP = "2026-07-01"
FEITEN: list[tuple[dict[str, Any], dict[str, Any]]] = [  # what cannot be, and its twin that just can
    ({"geboortedatum": "2026-07-02"}, {"geboortedatum": OP}),
    (
        {"uwv_beoordeeld_op": "2024-02-29", "beoordeling_gevraagd_op": "2024-03-01"},
        {"uwv_beoordeeld_op": "2024-03-01", "beoordeling_gevraagd_op": "2024-03-01"},
    ),
    (
        {"beschut_vastgesteld": False, "beschut_vastgesteld_op": "2024-01-01"},
        {"beschut_vastgesteld": True, "beschut_vastgesteld_op": "2024-01-01"},
    ),
    (
        {"doelgroepverklaring_afgegeven_op": "2025-01-11", "doelgroepverklaring_aangevraagd_op": "2025-01-12"},
        {"doelgroepverklaring_afgegeven_op": "2025-01-12", "doelgroepverklaring_aangevraagd_op": "2025-01-12"},
    ),
    (
        {"geboortedatum": "2001-05-05", "begin_dienstbetrekking": "2001-05-04"},  # of another level
        {"geboortedatum": "2001-05-05", "begin_dienstbetrekking": "2001-05-05"},
    ),
    ({"recht_op_wajong": True, "wajong_afgewezen": True}, {"recht_op_wajong": True, "wajong_afgewezen": False}),
    ({"overleden": True, "recht_op_wajong": True}, {"overleden": True, "recht_op_wajong": False}),
]


@pytest.mark.parametrize(("niet", "wel"), FEITEN)
def test_wat_niet_samen_kan_wordt_geweigerd_en_wat_net_kan_niet(niet: dict[str, Any], wel: dict[str, Any]) -> None:
    law = Law.at(OP)
    with pytest.raises(Fout, match="^De feiten spreken elkaar tegen: ") as gezegd:
        law.compute(niet, "doelgroep_banenafspraak")
    assert all(f"'{naam}'" in str(gezegd.value) for naam in niet)
    law.compute(wel, "doelgroep_banenafspraak")
    for naam, elk in niet.items():
        law.compute({naam: elk} if len(niet) > 1 else {naam: None})  # each by itself is a fact like another


def test_elke_rij_wordt_bekeken() -> None:
    goed = {"tijdvak_begin": "2026-01-01", "tijdvak_eind": "2026-01-31"}
    fout = {"tijdvak_begin": "2026-03-01", "tijdvak_eind": "2026-02-28"}
    Law.at(OP).compute({"tijdvak": [goed, goed]}, "verloonde_uren_werknemer")
    with pytest.raises(Fout, match="'tijdvak_eind' is 2026-02-28, eerder dan 'tijdvak_begin'"):
        Law.at(OP).compute({"tijdvak": [goed, fout]}, "verloonde_uren_werknemer")


def test_elke_opdracht_zegt_het_met_dezelfde_zin(capsys: Any, tmp_path: Path) -> None:
    feiten = ["--feit", "beschut_vastgesteld=nee", "--feit", "beschut_vastgesteld_op=2024-01-01", "--op", OP]
    zin = "'beschut_vastgesteld_op' is 2024-01-01, maar 'beschut_vastgesteld' is nee"
    for vraag in (["wet", "bereken", "doelgroep_banenafspraak"], ["doelgroep", "toets"]):
        assert cli.main([*vraag, *feiten]) == 1
        assert zin in " ".join(capsys.readouterr().err.split())
    geval = tmp_path / "geval.yaml"
    geval.write_text(
        f"- id: een\n  op: {OP}\n  source: bedacht\n"
        "  feiten: {beschut_vastgesteld: false, beschut_vastgesteld_op: 2024-01-01}\n"
        "  verwacht: {doelgroep_banenafspraak: false}\n",
        encoding="utf-8",
    )
    assert any(zin in noot for noot in [str(vars(uitslag)) for uitslag in voer_uit(geval)])


def test_een_gevraagde_tegenspraak_wordt_beantwoord() -> None:
    feiten = {"recht_op_wajong": True, "wajong_afgewezen": True}
    assert Law.at(OP).compute(feiten, "tegenspraak_wajong").outcome("tegenspraak_wajong") is True


def test_wat_een_feit_noemt_staat_op_zijn_eigen_niveau_of_daarboven() -> None:
    book = lawbook()
    for feit in book.facts.values():
        for naam in filter(None, (*feit.after, feit.of)):
            niveau = book.facts[naam].level if naam in book.facts else book.named(naam)[-1].level
            assert niveau in (feit.level, *levels_above(feit.level)), (feit.name, naam)
            assert (book.unit(naam) == "datum") is (naam in feit.after)
    assert set(LEVELS) >= {feit.level for feit in book.facts.values() if feit.past}
