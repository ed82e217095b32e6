"""The table of the law as a whole: what may never be, on any day, for any role, purpose and tie; a clipped period."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inzage_hulp as hulp

hulp.web_hulp.opgezet()
from telmee.fouten import GebruiksFout  # noqa: E402
from telmee.register import recht  # noqa: E402
from telmee.register.inzage_lezen import Periode  # noqa: E402

D = date
DAGEN = (D(2015, 5, 1), D(2015, 5, 2), D(2015, 12, 31), D(2017, 1, 1), D(2018, 5, 25), D(2025, 12, 31), D(2026, 1, 1))
ALLES = list(product(recht.keuzes("rol"), recht.keuzes("doel"), recht.keuzes("relatie")))
OVERHEID = {"gemeente", "bzk", "onderzoek", "uwv", "burger"}


@pytest.mark.parametrize("dag", DAGEN, ids=str)
def test_wat_op_geen_enkele_dag_mag(dag: date) -> None:
    ziet_iets = 0
    for rol, doel, relatie in ALLES:
        mag = recht.recht(rol, doel, relatie, dag)
        velden = mag.velden
        ziet_iets += bool(velden)
        assert bool(velden) == ("in_register" in velden) == bool(mag.artikel), (rol, doel, relatie)
        assert rol != "geen" or not velden
        assert rol != "werkgever" or velden <= {"in_register", "periode"}
        assert "grond" not in velden or rol in OVERHEID
        assert "gronden_eerder" not in velden or "grond" in velden
        assert "alle_perioden" not in velden or "periode" in velden
        assert "wie_keek" not in velden or rol in {"uwv", "burger"}
        assert doel != "ander" or not velden
        assert relatie != "geen" or rol == "uwv" or not velden
        assert mag.tot == dag and mag.vanaf in (dag, D(dag.year - 1, 1, 1))
        assert velden or not mag.verplicht
    assert 0 < ziet_iets < len(ALLES) // 5  # most of the table is empty


def test_wat_eenmaal_gezien_mag_worden_bleef_zo_en_er_kwam_iets_bij() -> None:
    for eerder, later in pairwise(DAGEN):
        for combinatie in ALLES:
            assert recht.recht(*combinatie, eerder).velden <= recht.recht(*combinatie, later).velden
    assert any(recht.recht(*c, DAGEN[0]).velden < recht.recht(*c, DAGEN[-1]).velden for c in ALLES)


def test_sinds_is_de_eerste_dag_waarop_het_mocht() -> None:
    eind = D(2026, 11, 29)
    for mag in recht.tabel(eind):
        for veld in mag.velden:
            begin = recht.sinds(mag.rol, mag.doel, mag.relatie, veld, eind)
            assert begin is not None and veld in recht.recht(mag.rol, mag.doel, mag.relatie, begin).velden
            if begin > D(2015, 5, 1):
                ervoor = recht.recht(mag.rol, mag.doel, mag.relatie, begin - timedelta(days=1))
                assert veld not in ervoor.velden, (mag.rol, veld, begin)


def test_de_tabel_is_wat_recht_zegt_en_niets_anders() -> None:
    dag = D(2026, 11, 29)
    in_tabel = {(m.rol, m.doel, m.relatie) for m in recht.tabel(dag)}
    for rol, doel, relatie in ALLES:
        if rol != "uwv" or relatie == "geen":
            assert bool(recht.recht(rol, doel, relatie, dag).velden) == ((rol, doel, relatie) in in_tabel)


@pytest.mark.parametrize("fout", [("koning", "taak", "geen"), ("uwv", "zomaar", "geen"), ("uwv", "taak", "vriend")])
def test_wat_de_wet_niet_kent_wordt_geweigerd_met_wat_zij_wel_kent(fout: tuple[str, str, str]) -> None:
    with pytest.raises(GebruiksFout, match="kies uit"):
        recht.recht(*fout, D(2026, 1, 1))


DAG = st.dates(D(2023, 1, 1), D(2028, 12, 31))


@given(van=DAG, tot=st.none() | DAG, vanaf=DAG, dag=DAG)
def test_een_afgekapte_periode_is_dag_voor_dag_gelijk(van: date, tot: date | None, vanaf: date, dag: date) -> None:
    if tot is not None and tot < van or vanaf > dag:
        return
    heel = Periode(van, tot)
    deel = heel.binnen(vanaf, dag)
    for nummer in range(0, (dag - vanaf).days + 1, 7):
        elke = vanaf + timedelta(days=nummer)
        assert heel.op(elke) == (deel is not None and deel.op(elke))
    if deel is None:
        assert not heel.op(vanaf) and not heel.op(dag)
    else:
        assert vanaf <= deel.van <= dag and (deel.tot is None or deel.tot <= dag)
        assert deel.op(dag) == heel.op(dag) and deel.op(vanaf) == heel.op(vanaf)
