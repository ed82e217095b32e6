"""What was published is there with source and date, adds up within one baan, and is silent before it was known."""

from datetime import date

import pytest

from telmee.gegevens import publicatie


@pytest.mark.parametrize(
    ("jaar", "markt", "overheid", "totaal"),
    [
        (2015, 15_604, 5_453, 21_057),
        (2016, 18_957, 3_597, 22_554),
        (2017, 30_432, 6_471, 36_904),
        (2018, 44_017, 7_940, None),
        (2019, 51_829, 9_786, 61_615),
        (2020, 53_799, 12_298, 66_097),
        (2021, 60_966, 11_842, 72_809),
        (2022, 71_113, 10_004, 81_117),
        (2023, 74_031, 11_634, 85_665),
        (2024, 77_143, 12_474, 89_616),
    ],
)
def test_gepubliceerde_resultaten(jaar: int, markt: int, overheid: int, totaal: int | None) -> None:
    """Letters and news of each year; the total of 2018 was never read as an exact figure ('bijna 52.000')."""
    resultaat = publicatie.gepubliceerd(jaar)
    assert resultaat is not None
    assert resultaat.extra == {"markt": markt, "overheid": overheid, "totaal": totaal}
    assert resultaat.bron.tekst and resultaat.bron.bekend


@pytest.mark.parametrize("jaar", [2023, 2024])
def test_delen_tellen_op_binnen_een_baan(jaar: int) -> None:
    r = publicatie.gepubliceerd(jaar)
    nul = publicatie.nulmeting()
    assert r and nul and r.banen_totaal is not None and r.extra["totaal"] is not None
    assert r.banen_totaal == nul.totaal + r.extra["totaal"]
    for cel in publicatie.CELLEN:
        formeel, inleen, samen = r.formeel[cel], r.inleen[cel], r.extra[cel]
        assert formeel is not None and inleen is not None and samen is not None
        assert abs(formeel + inleen - samen) <= 1


def test_stand_laat_weg_wat_nog_niet_bekend_was() -> None:
    """The letter on 2024 is of 3 July 2025; a day earlier there was no such result."""
    assert publicatie.gepubliceerd(2024, date(2025, 7, 3)) is not None
    assert publicatie.gepubliceerd(2024, date(2025, 7, 2)) is None
    assert [r.jaar for r in publicatie.resultaten(date(2020, 7, 1))] == [2015, 2016, 2017, 2018]
    assert publicatie.nulmeting(date(2024, 6, 30)) is None
    assert publicatie.gepubliceerd(2025) is None


def test_registerstanden_sluiten() -> None:
    """Stock plus inflow minus outflow is the next stock, in the quarters for which UWV gave all three."""
    standen = {s.op: s for s in publicatie.registerstanden()}
    for eerder, later in [
        ((2021, 9, 30), (2021, 12, 31)),
        ((2021, 12, 31), (2022, 3, 31)),
        ((2022, 3, 31), (2022, 6, 30)),
    ]:
        oud, nieuw = standen[date(*eerder)], standen[date(*later)]
        assert oud.register is not None and nieuw.instroom is not None and nieuw.uitstroom is not None
        assert oud.register + nieuw.instroom - nieuw.uitstroom == nieuw.register


def test_elk_cijfer_heeft_een_bron() -> None:
    for ding in (*publicatie.resultaten(), *publicatie.kwartaalcijfers(), *publicatie.registerstanden()):
        assert ding.bron.tekst
