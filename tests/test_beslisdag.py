"""The state of 1 May as a property: what is made after it changes nothing of the position but what is lost."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from aangifte_hulp import bericht
from taken_hulp import BSN, maand, werk
from telmee.gegevens.loonaangifte import lees_aangiften
from telmee.gegevens.loonaangifte.schrijver import Inhoud
from telmee.werkgever.beslisdag import telt
from telmee.werkgever.invoer import REGISTER, Opgaven, uit_aangiften
from telmee.werkgever.positie import positie
from telmee.werkgever.uitkomst import Positie
from telmee.wet import Wetten

JAAR, NU = 2025, date(2026, 11, 28)
GRENS = datetime(2026, 5, 2)
WETTEN = Wetten.known(NU)


def reken(map_: Path, *berichten: bytes) -> Positie:
    """The position of these messages, of which the first person is in the register."""
    for i, inhoud in enumerate(berichten):
        (map_ / f"{i:03d}.xml").write_bytes(inhoud)
    aangiften = lees_aangiften(map_, telt=telt(WETTEN))
    invoer = uit_aangiften(aangiften, JAAR, Opgaven(), wetten=WETTEN)
    lijst = pl.DataFrame([(BSN[0], date(2015, 1, 1), None)], schema=REGISTER, orient="row")
    met = {"register": lijst, "beantwoord": pl.Series(BSN[:3], dtype=pl.Int64)}
    later = None if invoer.later is None else replace(invoer.later, **met)
    return positie(replace(invoer, later=later, **met))


def _wat_telt(p: Positie) -> dict[str, Any]:
    inhoud = p.als_dict()
    rijen = [
        (v["personeelsnummer"], v["soort"], v["bedrag"], v["recht"]) for v in inhoud["lkv"] if v["bedrag"] or v["uren"]
    ]
    return {naam: inhoud[naam] for naam in ("uren", "quotum")} | {"lkv": rijen, "liv": inhoud["liv"]}


dagen = st.integers(-60 * 24, 200 * 24).map(lambda uur: GRENS + timedelta(hours=uur))
correcties = st.lists(
    st.tuples(dagen, st.integers(1, 12), st.integers(0, 2), st.integers(0, 160), st.booleans()), max_size=4
)


@settings(max_examples=5)
@given(correcties)
def test_wat_na_de_dag_komt_verandert_de_stand_niet(gevallen: list[tuple[datetime, int, int, int, bool]]) -> None:
    vast = [
        bericht(
            Inhoud("volledig", *maand(m, JAAR), [werk(0, 130), werk(1, 150)]),
            dag=date(2026, 2, 1),
            id_=f"V{m}",
            jaar=JAAR,
        )
        for m in range(1, 13)
    ]
    later = [
        (
            dag,
            bericht(
                Inhoud("correctie", *maand(m, JAAR), [werk(wie, uren, vraagt=vraagt)]), dag=dag, id_=f"C{i}", jaar=JAAR
            ),
        )
        for i, (dag, m, wie, uren, vraagt) in enumerate(gevallen)
    ]
    with tempfile.TemporaryDirectory() as een, tempfile.TemporaryDirectory() as ander:
        alles = reken(Path(een), *vast, *[b for _, b in later])
        op_tijd = reken(Path(ander), *vast, *[b for dag, b in later if dag < GRENS])
    assert _wat_telt(alles) == _wat_telt(op_tijd)
    te_laat = sum(dag >= GRENS for dag, _ in later)
    assert alles.beslisdag is not None and alles.beslisdag.berichten_te_laat == te_laat
    assert (alles.lkv_totaal.gemist or 0) >= (op_tijd.lkv_totaal.gemist or 0)
