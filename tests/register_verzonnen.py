"""Drawn histories of invented persons, for the properties of the register."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from telmee.register.gebeurtenis import Vastgelegd

DAGEN = st.dates(date(2014, 1, 1), date(2026, 6, 30))
RANDEN = st.sampled_from(
    [
        date(2015, 4, 30), date(2015, 5, 1), date(2015, 12, 10), date(2015, 12, 11), date(2016, 6, 17),
        date(2016, 6, 18), date(2016, 10, 27), date(2016, 10, 28), date(2016, 12, 31), date(2017, 1, 1),
        date(2017, 12, 29), date(2017, 12, 30), date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31),
        date(2021, 1, 1),
        date(2025, 12, 31), date(2026, 1, 1),
    ]
)  # fmt: skip
DAG = DAGEN | RANDEN
JA_NEE = st.booleans()
FEITEN: dict[str, Any] = {
    "persoonsgegevens": st.fixed_dictionaries({"geboortedatum": st.dates(date(1948, 1, 1), date(2004, 1, 1)).map(str)}),
    "toeleiding": st.just({}),
    "loonkostensubsidie": st.fixed_dictionaries({"loonkostensubsidie_10d_lid_2": JA_NEE}),
    "beoordeling_arbeidsvermogen": st.fixed_dictionaries(
        {
            "kan_drempelfunctie": JA_NEE,
            "beoordeling_gevraagd_door": st.sampled_from(["college", "persoon"]),
            "beperkingen_nog_zes_maanden": JA_NEE,
            "beoordeling_gevraagd_op": DAG.map(str),
        }
    ),
    "loonwaarde": st.fixed_dictionaries({"loonwaarde_vastgesteld_procent": st.sampled_from([0, 9999, 10_000])}),
    "wsw_indicatie": st.just({}),
    "wsw_verlopen": st.just({}),
    "wajong": st.fixed_dictionaries({"duurzaam_geen_mogelijkheden": JA_NEE}),
    "dienstbetrekking": st.fixed_dictionaries({"inkomen_ten_minste_wml": JA_NEE}),
    "schoolmelding": st.fixed_dictionaries({"vso_leerling": JA_NEE, "praktijkonderwijs_leerling": JA_NEE}),
    "entree": st.just({}),
    "wajong_afwijzing": st.fixed_dictionaries({"wajong_aangevraagd_op": DAG.map(str)}),
    "overgang_2013": st.fixed_dictionaries({"was_wsw_sinds_2013": JA_NEE}),
    "iva_loondispensatie": st.just({}),
    "voorziening": st.fixed_dictionaries({"voorziening_ontvangen": JA_NEE}),
    "wiw_id": st.fixed_dictionaries({"wiw_of_id_baan": JA_NEE}),
    "beschut_werk": st.fixed_dictionaries({"beschut_op_advies_van_uwv": JA_NEE}),
    "uitschrijving": st.just({}),
    "beeindiging": st.fixed_dictionaries({"reden_beeindiging": st.sampled_from(["onterecht", "anders"])}),
    "overlijden": st.just({}),
}
"""Every kind that changes who is in the register, with what it may say."""


@st.composite
def geschiedenis(draw: Any, meeste: int = 7) -> list[Vastgelegd]:
    """Events of one person in the order in which they became known, corrections and withdrawals among them."""
    gemaakt: list[Vastgelegd] = []
    for nummer in range(1, draw(st.integers(1, meeste)) + 1):
        bekend = datetime(2026, 7, 1, tzinfo=UTC) + timedelta(hours=nummer)
        aard = draw(st.sampled_from(["vaststelling"] * 5 + ["einde", "correctie", "intrekking", "aanvraag"]))
        doel = draw(st.sampled_from(gemaakt)) if gemaakt and aard in ("correctie", "intrekking") else None
        soort = doel.soort if doel else draw(st.sampled_from(sorted(FEITEN)))
        if aard in ("correctie", "intrekking") and doel is None:
            aard = "vaststelling"
        feiten = draw(FEITEN[soort]) if aard in ("vaststelling", "correctie") else {}
        bron = draw(st.sampled_from(["UWV", "GM0363"]))
        gemaakt.append(
            Vastgelegd(
                soort, aard, draw(DAG), feiten, bron, f"k{nummer}", doel.nummer if doel else None, "", nummer, bekend
            )
        )
    return gemaakt
