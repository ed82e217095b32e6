"""A part that cannot be computed is unknown with its reason, and the rest of the answer stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from taken_hulp import Zaak, werk

VREEMD = {
    "uren onder nul": [werk(0, -100), werk(1, 150)],
    "loon onder nul": [werk(0, 100, loon_sv=-10_000), werk(1, 150, loon_sv=-(10**9))],
    "een loon van een cent": [werk(0, 100, loon_sv=1), werk(1, 150, loon_sv=1)],
}


@pytest.mark.parametrize("wat", VREEMD)
def test_opslag_en_bonus_houden_het_antwoord_niet_tegen(tmp_path: Path, wat: str) -> None:
    records: list[dict[str, Any]] = VREEMD[wat]
    zaak = Zaak(tmp_path, 2026).register(0, nee=[1]).maanden(*records, welke=(1, 2, 3))
    a = zaak.positie("--stand", "2026-11-28", "--uren-vorig-jaar", "50.000", "--quotumpercentage", "2,58")
    assert a.json["uren"]["totaal"] == 3 * sum(r["verloonde_uren"] for r in records)
    opslag = a.json["opslag_bonus"]
    assert opslag["opslag"] is None or opslag["percentage"] is not None
    assert opslag["toelichting"] and opslag["regime"] == "wet-banenafspraak"
