"""Questions on a terminal: on stderr, so that the answer on stdout stays clean, and again until they are understood."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterable
from shutil import get_terminal_size
from typing import TypeVar

from telmee import getypt
from telmee.fouten import Fout
from telmee.veilig import blok

T = TypeVar("T")


def vraag(regels: Iterable[str], lees: Callable[[str], T]) -> T | None:
    """One answer as `lees` reads it (it raises `Fout` for what is none); None is 'weet ik niet'."""
    print("\n" + "\n".join(map(gevouwen, regels)), file=sys.stderr)
    while True:
        print("   > ", end="", file=sys.stderr, flush=True)
        regel = sys.stdin.readline()
        if not regel:
            raise KeyboardInterrupt
        if not regel.strip() or getypt.weet_niet(regel):
            return None
        try:
            return lees(regel)
        except Fout as fout:
            print(gevouwen(f"   {fout}"), file=sys.stderr)


def gevouwen(tekst: str) -> str:
    """Lines no wider than the terminal, indented as the answers are."""
    return textwrap.fill(
        blok(tekst), max(get_terminal_size().columns, 20), subsequent_indent="   ", replace_whitespace=False
    )
