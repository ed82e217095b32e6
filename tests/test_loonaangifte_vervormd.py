"""Damaged filings: nothing is counted otherwise than a strict reader does without a finding that says so."""

import pytest

import strenge_lezer
import vervormen


@pytest.mark.parametrize("nummer", range(4))
def test_een_gaaf_bericht_lezen_beide_gelijk(nummer: int) -> None:
    assert vervormen.oordeel(vervormen.gave(nummer)) == "gelijk"


def test_dezelfde_vervorming_is_dezelfde() -> None:
    assert vervormen.vervorm(7) == vervormen.vervorm(7) != vervormen.gave(7)


def test_niets_is_stil_verkeerd_gelezen() -> None:
    """The long run is `bench/vervorm --keer 100000`."""
    verkeerd = {z: u for z in range(250) if (u := vervormen.oordeel(vervormen.vervorm(z))).isupper()}
    assert verkeerd == {}


def test_de_vergelijking_kan_zakken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A strict reader that sees one hour more must be noticed."""
    echt = strenge_lezer.lees

    def een_meer(inhoud: bytes) -> strenge_lezer.Streng:
        s = echt(inhoud)
        s.delen = {k: [(*r[:2], r[2] + 1, *r[3:]) for r in v] for k, v in s.delen.items()}
        return s

    monkeypatch.setattr(strenge_lezer, "lees", een_meer)
    assert vervormen.oordeel(vervormen.gave(0)) == "ANDER TOTAAL"
