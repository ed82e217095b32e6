"""What a computation takes and says: facts as they are typed, an outcome of every row, why it is unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telmee import gelezen
from telmee.fouten import Fout, GebruiksFout
from telmee.getallen import toon_met_eenheid
from telmee.uitvoer import uitleg as rendering
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.veilig import regel
from telmee.wet import Law, Wetten
from telmee.wet.machine.explain import Computed, Node
from telmee.wet.machine.overview import needed_facts, without_text
from telmee.wet.machine.receipt import make_receipt, outcomes
from telmee.wet.machine.rule import LEVELS
from telmee.wet.machine.units import DATE, TEXT, TRUTH

UNKNOWN = ("onbekend", "null")
YES_NO = {"ja": True, "true": True, "nee": False, "false": False}
KEYS = {key for level in LEVELS.values() for key in level.keys}


# --- facts of the command line ----------------------------------------------------------------------------------------


def with_facts(law: Law, facts: Any, options: list[str]) -> Any:
    """The facts of a file with those of `--feit NAAM=WAARDE` beside them; what is given twice is refused."""
    if options and not isinstance(facts, dict):
        raise Fout("De feiten in het bestand moeten één JSON-object zijn, als er ook --feit bij staat.")
    for option in options:
        name, sign, text = option.partition("=")
        name = name.strip()
        if not sign or not name:
            raise GebruiksFout(
                f"'--feit {regel(option, 40)}' is niet te lezen; schrijf --feit naam=waarde, zoals sector=overheid."
            )
        if name in facts:
            raise GebruiksFout(f"'{regel(name, 40)}' is twee keer gegeven; laat er een weg.")
        facts = {**facts, name: _figure(law, name, text.strip())}
    return facts


def _figure(law: Law, name: str, text: str) -> Any:
    """The figure that a text stands for, as the unit of the name asks."""
    said = f"'--feit {regel(name, 40)}=…'"
    if text[:1] in ("[", "{"):
        return gelezen.json_van_tekst(text, said, GebruiksFout)
    if name not in KEYS:
        law.book.require(name)
    unit = law.book.unit(name)
    if text in UNKNOWN and unit != TEXT:
        return None
    if unit == TRUTH:
        return YES_NO.get(text.lower(), text)
    if unit in (TEXT, DATE):
        return text
    return gelezen.geheel_getal(text, said, GebruiksFout)


@dataclass(frozen=True)
class Berekening:
    """One computation: the law, the facts, what came out, and the trees behind it."""

    law: Law
    feiten: dict[str, Any]
    namen: list[str]
    computed: Computed
    uitkomsten: dict[str, Any]
    uitleg: list[Node]

    @property
    def tabel(self) -> tuple[list[tuple[str, str, str]], tuple[str, ...]]:
        """Label, figure and status of every outcome, and what must be said below."""
        return table(self.computed, self.uitkomsten)

    def als_json(self) -> dict[str, Any]:
        """For programs, without the trees."""
        return as_json(self.computed, self.uitkomsten)

    def receipt(self) -> dict[str, Any]:
        """What is needed to compute it again."""
        return make_receipt(self.law, self.feiten, self.namen)


def bereken(law: Law, feiten: Any, namen: list[str]) -> Berekening:
    """The named outcomes of one case, of every row that was given, with the explanation of each."""
    computed = law.compute(feiten, *namen)
    nodes = [node for naam in namen for node in computed.explain_rows(naam)]
    return Berekening(law, feiten, namen, computed, outcomes(computed, namen), nodes)


def zonder_feiten(law: Law, naam: str) -> Node | None:
    """The outcome of a rule that needs no facts, such as a day or a rate of the law; None where it needs any."""
    if naam not in law.rules or needed_facts(law, naam)[0]:
        return None
    node = law.explain({}, naam)
    return node if node.waarde is not None else None


# --- the answer -------------------------------------------------------------------------------------------------------


def as_json(computed: Computed, found: dict[str, Any]) -> dict[str, Any]:
    law = computed.law
    return {
        "op": law.op.isoformat(),
        "stand": law.stand.isoformat(),
        "regimes": sorted(law.regimes),
        "uitkomsten": found,
        "ontbrekende_feiten": sorted(computed.missing) if _reasons(computed, found) else [],
        "opmerkingen": list(without_text(law, found).values()),
    }


def table(computed: Computed, found: dict[str, Any]) -> tuple[list[tuple[str, str, str]], tuple[str, ...]]:
    """A line for every outcome, or for every row of it; and what must be said below."""
    law, lines = computed.law, []
    for name, outcome in found.items():
        rows = outcome.get("rijen") or [outcome]
        for number, row in enumerate(rows, 1):
            label = law.book.label(name) + (f", rij {number}" if len(rows) > 1 else "")
            status = "" if row["status"] == "bekend" else row["status"]
            lines.append((label, shown(row["waarde"], outcome["eenheid"]) or "geen", status))
    notes = _reasons(computed, found)
    by_formula = found.get("quotumheffing", {}).get("waarde")
    if by_formula and found.get("quotumheffing_opgelegd", {}).get("waarde") is False:
        would = shown(by_formula, "cent")
        notes.insert(0, f"Er wordt geen heffing opgelegd; het zou {would} zijn geweest.")
    without = without_text(law, found)
    notes += without.values()
    if regimes := sorted(law.regimes - {"geldend"} - without.keys()):
        notes.append(f"Gerekend met {', '.join(regimes)}: nog niet in werking.")
    return lines, tuple(dict.fromkeys(notes))


def changed_json(wetten: Wetten, computed: Computed, names: list[str]) -> dict[str, Any]:
    """What was given instead of the law's own figures, and what was given and does nothing."""
    return {"anders": [each.als_dict() for each in wetten.changed()], "ongebruikt": _unused(wetten, computed, names)}


def changed(wetten: Wetten, computed: Computed, names: list[str]) -> tuple[str, ...]:
    """The same in sentences."""
    said = tuple(f"{each.zin}." for each in wetten.changed())
    if not (unused := _unused(wetten, computed, names)):
        return said
    return *said, f"Opgegeven en niet gebruikt, want niets wat is gevraagd hangt ervan af: {', '.join(unused)}."


def _unused(wetten: Wetten, computed: Computed, names: list[str]) -> list[str]:
    return sorted({*computed.unused(*names), *wetten.unused()})


def shown(figure: Any, unit: str) -> str:
    return toon_met_eenheid(figure, "" if unit in ("ja/nee", "tekst", "getal") else unit)


def _reasons(computed: Computed, found: dict[str, Any]) -> list[str]:
    """Why outcomes are unknown, once: the facts that were not given in one sentence, then the figures nobody knows."""
    nodes = [node for name in found for node in computed.explain_rows(name) if node.waarde is None]
    reasons = list(dict.fromkeys(reason for node in nodes for reason in node.reasons()))
    absent = [name for name in computed.missing if any(reason.startswith(f"'{name}' ") for reason in reasons)]
    others = [reason for reason in reasons if not any(reason.startswith(f"'{name}' ") for name in absent)]
    notes = [f"Niet opgegeven en wel nodig: {', '.join(absent)}."] if absent else []
    return notes + [f"{reason}." for reason in others]


def as_html(title: str, rows: list[tuple[str, str, str]], notes: tuple[str, ...], nodes: list[Node]) -> str:
    """The same answer as a page: what must be said first, the outcomes, and how each came about."""
    from telmee.uitvoer.rapport import pagina

    done: dict[int, rendering.Uitleg] = {}
    trees = [rendering.van_knoop(node, done) for node in nodes]
    lines = tuple((label, figure, status) for label, figure, status in rows)
    columns = (Kolom("uitkomst", "Uitkomst"), Kolom("waarde", "Waarde", "rechts"), Kolom("status", "Status"))
    first = notes or tuple(f"{label}: {figure}." for label, figure, _ in rows[:1])
    return pagina.kaal(title, first, Tabel("Uitkomsten", columns, lines), trees)
