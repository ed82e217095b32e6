"""What questions on a terminal share."""

import textwrap
from shutil import get_terminal_size

from telmee.veilig import blok


def gevouwen(tekst: str) -> str:
    """Lines no wider than the terminal, indented as the answers are."""
    return textwrap.fill(
        blok(tekst), max(get_terminal_size().columns, 20), subsequent_indent="   ", replace_whitespace=False
    )
