"""What can go wrong, said to the user.

A `Fout` carries one clear Dutch sentence that says what is wrong and what to do about it. It never holds data about
a person. The command line prints it and exits with its `code`; nothing else in the program prints errors.
"""

import sys
from collections.abc import Iterable


class Fout(Exception):
    """Something is wrong with the input, the data or the machine; the message is for the user, in Dutch.

    `veld` is the name of what was filled in wrongly, where that is one thing: a page puts the message there. `kan` are
    ways to write it that may have been meant: a page offers them.
    """

    code = 1
    gelogd = False
    """Whether the log of the register has the line of this attempt already."""

    def __init__(self, *zin: object, veld: str = "", kan: Iterable[str] = ()) -> None:
        super().__init__(*zin)
        self.veld, self.kan = veld, tuple(elk for elk in kan if elk)


class GebruiksFout(Fout):
    """The command was typed wrongly: an unknown name, an option that does not fit."""

    code = 2


def eis_uitleg() -> None:
    """Refuses a Python that threw the docstrings away: the sentences of the rules and of the help are in them."""
    if sys.flags.optimize > 1:
        raise Fout(
            "Python is gestart met -OO of PYTHONOPTIMIZE=2 en gooit dan de uitleg van de regels weg; start het zonder, "
            "of met -O."
        )


def bedoelde_u(naam: str, namen: Iterable[str], aantal: int = 3) -> str:
    """The names nearest to `naam` as a Dutch question with a leading space, or nothing when none is near."""
    from difflib import get_close_matches

    alle = list(namen)
    lager = {n.lower(): n for n in alle}
    dichtbij = [lager[n] for n in get_close_matches(naam.lower(), list(lager), n=aantal)]
    if not dichtbij:
        return ""
    if len(dichtbij) == 1:
        return f" Bedoelde u '{dichtbij[0]}'?"
    return " Bedoelde u " + ", ".join(f"'{n}'" for n in dichtbij[:-1]) + f" of '{dichtbij[-1]}'?"
