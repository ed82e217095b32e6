"""What is said of a receipt: what differs, and what it does not prove. Contains no rule.

A receipt proves only what is recomputed. A file from somebody else is data: what is printed of it is one short line.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

from telmee.fouten import Fout
from telmee.veilig import regel

GIVEN = "de feiten, de datum en de stand (die zijn gegeven)"


@dataclass(frozen=True)
class Findings:
    """Differences in sentences, and in words what was not recomputed."""

    differences: tuple[str, ...]
    unproven: tuple[str, ...]

    def lines(self, name: str) -> list[str]:
        """For people."""
        name = clean(name)
        if self.differences:
            return [f"Het receipt {name} komt niet uit:", *(f"- {clean(line)}" for line in self.differences)]
        *first, last = self.unproven
        rest = f"{', '.join(first)} en {last}" if first else last
        return [
            f"Het receipt {name} klopt: opnieuw gerekend met dezelfde uitkomsten.",
            *textwrap.wrap(f"Niet nagerekend, en dus niet bewezen: {rest}.", 100),
        ]


def clean(text: str) -> str:
    """One line that a terminal only shows."""
    return regel(text, 400)


def examine(content: Any) -> Findings:
    """Computes a receipt of the law, or that of a report, again."""
    from telmee.uitvoer.rapport.receipt import SOORT, uit_rapport
    from telmee.werkgever import receipt
    from telmee.wet.machine.receipt import check_receipt

    if not isinstance(content, dict) or content.get("soort") != SOORT:
        return Findings(tuple(check_receipt(content)), (GIVEN,))
    core, differences = uit_rapport(content)
    if core is None:
        raise Fout("Bij dit rapport hoort geen receipt dat na te rekenen is; de totalen ervan zijn niet bekend.")
    differences += [*check_receipt(core), *receipt.verschillen(content)]
    return Findings(tuple(dict.fromkeys(differences)), tuple(receipt.niet_nagerekend(content)))
