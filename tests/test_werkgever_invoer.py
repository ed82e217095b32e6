"""What the filings say of the employer itself: sector, uitlener, Wsw body, and that the people are invented."""

from typing import Any

import pytest

from telmee.gegevens.loonaangifte.nummers import elfproef
from telmee.werkgever.invoer import sector, uitlener
from werkgever_hulp import BSN, bereken, bevonden, invoer, rij


@pytest.mark.parametrize(
    ("anders", "gevonden"),
    [
        ({"sector_code": 60}, "markt"),
        ({"sector_code": 61}, "overheid"),
        ({"sector_code": 66}, "overheid"),
        ({"sector_code": 67}, "markt"),
        ({"ufo": 1}, "overheid"),
        ({"ufo": 1, "soort": 22}, "markt"),  # a benefit says nothing about the employer
        ({}, "markt"),
    ],
)
def test_de_sector_volgt_uit_de_aangiften(anders: dict[str, Any], gevonden: str) -> None:
    assert sector(invoer([rij(0), rij(1, **anders)]))[0] == gevonden
    assert sector(invoer([rij(0), rij(1, **anders)], sector="markt"))[:2] == ("markt", "opgegeven")


@pytest.mark.parametrize(
    ("aard", "leent_uit", "wsw"),
    [(1, False, False), (11, True, False), (82, True, False), (21, False, True), (22, True, True), (23, False, False)],
)
def test_uitlener_en_wsw_volgen_uit_de_aard_van_het_werk(aard: int, leent_uit: bool, wsw: bool) -> None:
    assert uitlener(invoer([rij(0), rij(1, aard=aard)]))[:2] == (leent_uit, wsw)
    # posting Wsw staff (22) makes an uitlener by definition, whatever was answered
    tegen, _, meldingen = uitlener(invoer([rij(0), rij(1, aard=aard)], uitlener=False))
    assert tegen is (aard == 22) and [each.code for each in meldingen] == ["uitlener-door-wsw"] * (aard == 22)
    assert ("uitlener-afgeleid" in bevonden(bereken([rij(0), rij(1, aard=aard)]))) is leent_uit


def test_alleen_wie_heel_verzonnen_is_krijgt_de_waarschuwing() -> None:
    """One number that could be somebody's, and the words "invented" would be untrue."""
    echt = next(n for n in range(123_456_700, 123_456_800) if elfproef(n) and n not in BSN)
    verzonnen, gemengd = [rij(0), rij(1)], [rij(0), rij(1, bsn=echt)]
    assert bereken(verzonnen).banner and not bereken(gemengd).banner
