"""The Algemene termijnenwet: holidays by the calendar, and where a term then ends."""

from datetime import date, timedelta

import pytest

from telmee.wet.machine.termijnenwet import bijzonder, koningsdag, pasen, verlengd, werkdag_ervoor


@pytest.mark.parametrize(
    ("jaar", "dag"),
    [
        (2018, (4, 1)),
        (2019, (4, 21)),
        (2024, (3, 31)),
        (2025, (4, 20)),
        (2026, (4, 5)),
        (2027, (3, 28)),
        (2038, (4, 25)),
    ],
)
def test_pasen_volgens_de_kalender(jaar: int, dag: tuple[int, int]) -> None:
    assert pasen(jaar) == date(jaar, *dag) and pasen(jaar).weekday() == 6


def test_koningsdag_is_nooit_op_zondag() -> None:
    assert koningsdag(2025) == date(2025, 4, 26) and koningsdag(2026) == date(2026, 4, 27)
    assert bijzonder(date(2025, 4, 26)) == "Koningsdag" and bijzonder(date(2025, 4, 28)) == ""


@pytest.mark.parametrize(
    ("laatste", "dan", "ervoor"),
    [
        (date(2027, 5, 1), date(2027, 5, 3), date(2027, 4, 30)),  # a Saturday
        (date(2026, 4, 3), date(2026, 4, 7), date(2026, 4, 2)),  # Good Friday, the weekend, Easter Monday
        (date(2027, 5, 5), date(2027, 5, 7), date(2027, 5, 4)),  # 5 May, and Ascension Day on the 6th
        (date(2026, 12, 25), date(2026, 12, 28), date(2026, 12, 24)),  # a Friday
        (date(2022, 12, 31), date(2023, 1, 2), date(2022, 12, 30)),  # over the turn of the year
        (date(2026, 9, 11), date(2026, 9, 11), date(2026, 9, 11)),  # an ordinary Friday
    ],
)
def test_waar_een_termijn_eindigt(laatste: date, dan: date, ervoor: date) -> None:
    """Algemene termijnenwet 1 lid 1 and 3."""
    assert (verlengd(laatste), werkdag_ervoor(laatste)) == (dan, ervoor)


def test_elk_jaar_heeft_dezelfde_feestdagen() -> None:
    for jaar in range(2015, 2061):
        dagen = (date(jaar, 1, 1) + timedelta(days=n) for n in range(365))
        feest = {bijzonder(d) for d in dagen} - {"", "zaterdag", "zondag"}
        assert feest >= {"Nieuwjaarsdag", "Goede Vrijdag", "tweede paasdag", "Koningsdag", "tweede kerstdag"}, jaar
