"""Where the pages are: what is printed is where they are, and a place that is taken is said before anything begins."""

from __future__ import annotations

import socket

import pytest

import web_hulp

web_hulp.opgezet()

from telmee.fouten import Fout  # noqa: E402 -- after Django was set up
from telmee.web import serveren  # noqa: E402


@pytest.mark.parametrize(
    ("gegeven", "verwacht"),
    [("", ("127.0.0.1", 8000)), ("0.0.0.0:80", ("0.0.0.0", 80)), ("[::1]:65535", ("[::1]", 65_535))],
)
def test_the_address_is_this_machine_or_what_was_set(
    monkeypatch: pytest.MonkeyPatch, gegeven: str, verwacht: tuple[str, int]
) -> None:
    monkeypatch.setenv("TELMEE_LUISTER", gegeven)
    assert serveren.luister(8000) == verwacht


@pytest.mark.parametrize("gegeven", ["8000", ":8000", "0.0.0.0", "0.0.0.0:", "0.0.0.0:0", "0.0.0.0:65536", "a:²"])
def test_what_is_no_address_is_said(monkeypatch: pytest.MonkeyPatch, gegeven: str) -> None:
    monkeypatch.setenv("TELMEE_LUISTER", gegeven)
    with pytest.raises(Fout, match="TELMEE_LUISTER is geen adres met een poort"):
        serveren.luister(8000)


@pytest.mark.parametrize("gezet", [True, False])
def test_a_place_that_is_taken_is_said_with_what_to_change(monkeypatch: pytest.MonkeyPatch, gezet: bool) -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        monkeypatch.setenv("TELMEE_LUISTER", f"127.0.0.1:{poort}" if gezet else "")
        with pytest.raises(Fout, match=f"Poort {poort} .* {'TELMEE_LUISTER' if gezet else '--poort'}"):
            serveren.eis_poort(8000 if gezet else poort)
    assert serveren.eis_poort(poort) == ("127.0.0.1", poort)
