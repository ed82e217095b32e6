"""The text with which somebody can report that a rule seems wrong: which rule, which day, which facts, what came out.

Nothing is sent: whoever reports copies the text, and takes out what is about a person.
"""

from __future__ import annotations

from typing import Any

from telmee import __version__
from telmee.veilig import blok, naar_json
from telmee.wet.machine.law import LawOnDay

LANGST = 20_000
"""A case of more characters than this does not go into a text to copy."""


def melding(law: LawOnDay, naam: str, feiten: dict[str, Any] | None = None, uitkomsten: tuple[str, ...] = ()) -> str:
    """The report of one name, with the case filled in when there is one."""
    regel = law.rules.get(naam)
    waarde = law.book.values.get(naam)
    artikel = regel.law if regel else waarde.law if waarde else ""
    delen = [
        f"Deze regel lijkt fout: {law.book.label(naam)} ({naam})",
        f"Artikel: {artikel}" if artikel else "",
        f"Over: {law.op}, zoals bekend op {law.stand}, regimes: {', '.join(sorted(law.regimes))}",
        f"Telmee {__version__}",
    ]
    if feiten is not None:
        tekst = naar_json(feiten, 2, str)
        delen += ["", "Feiten:", tekst if len(tekst) <= LANGST else "(te veel om hier te noemen)"]
    delen += ["", "Telmee zegt:", *uitkomsten] if uitkomsten else []
    delen += ["", "Volgens mij moet het zijn:", "", "Want (artikel, bron of uitspraak):", ""]
    return blok("\n".join(deel for nummer, deel in enumerate(delen) if deel or nummer > 3))
