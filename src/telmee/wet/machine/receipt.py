"""A receipt: everything needed to compute an answer again, and to see what differs when it does not come out the same.

It holds the program's version, the two dates and the regimes, the facts as given, every value and rule that was used
with its fingerprint, the outcomes, and a check figure over all of that. Raises :class:`telmee.fouten.Fout` on a
file that is not a receipt.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from telmee import __version__
from telmee.fouten import Fout
from telmee.wet.machine.explain import Computed, Node, compute, plain_figure
from telmee.wet.machine.face import Wetten
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.links import link
from telmee.wet.machine.terms import written
from telmee.wet.machine.values import IN_FORCE

KIND = "telmee-receipt-1"


def outcomes(computed: Computed, names: list[str]) -> dict[str, dict[str, Any]]:
    """The named outcomes and what must be read beside them: figure, unit, status, why when unknown, why this text.

    Of the first row, and under ``rijen`` of every row when there are more.
    """
    law = computed.law
    every = list(dict.fromkeys(each for name in names for each in (name, *law.rules[name].beside)))
    found = {}
    for name in every:
        rows = computed.explain_rows(name)
        node = rows[0]
        figures = [{"waarde": plain_figure(each.waarde, each.eenheid), "status": each.status} for each in rows]
        found[name] = {"waarde": figures[0]["waarde"], "eenheid": node.eenheid, "status": node.status}
        if len(rows) > 1:
            found[name]["rijen"] = figures
        if node.waarde is None:
            found[name]["reden"] = "; ".join(node.reasons())
        elif node.wet != law.rules[name].law:
            found[name]["artikel"] = node.wet
    return found


def values_used(nodes: list[Node]) -> list[dict[str, Any]]:
    """The dated values at the ends of the trees."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for node in nodes:
        for leaf in node.leaves():
            if leaf.geldig_vanaf is not None:
                found[leaf.naam, leaf.label] = {
                    "naam": leaf.naam,
                    "label": leaf.label,
                    "waarde": leaf.waarde,
                    "eenheid": leaf.eenheid,
                    "vanaf": leaf.geldig_vanaf.isoformat(),
                    "status": leaf.status,
                    "artikel": leaf.wet,
                    "link": leaf.link,
                    "bron": leaf.bron,
                    "url": leaf.url,
                    "zekerheid": leaf.zekerheid,
                    "vingerafdruk": _digest([leaf.waarde, leaf.geldig_vanaf.isoformat(), leaf.bron, leaf.status]),
                }
    return list(found.values())


def make_receipt(law: LawOnDay, facts: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """The receipt of one answer; figures that were given instead of the law's own stand with the facts."""
    facts = {**_given(law), **facts}
    computed = compute(law, facts, *names)
    nodes = [computed.explain(name) for name in names]
    receipt = {
        "soort": KIND,
        "telmee": __version__,
        "op": law.op.isoformat(),
        "stand": law.stand.isoformat(),
        "regimes": sorted(law.regimes - {IN_FORCE}),
        "gevraagd": names,
        "feiten": facts,
        "uitkomsten": outcomes(computed, names),
        "waarden": values_used(nodes),
        "regels": _rules_used(computed.law, names),
    }
    return {**receipt, "controlegetal": _digest(receipt)}


def _given(law: LawOnDay) -> dict[str, Any]:
    """Given figures as a file carries them: one, or one for each key that was given."""
    found: dict[str, Any] = {}
    for name, figure in law.given.items():
        keys = [key for key in law.book.values[name].keys if law.is_given(name, key)]
        per_key = isinstance(figure, dict)  # read from what was given: a receipt is no use of it
        found[name] = {str(key): figure.get(key, figure.get(None)) for key in keys} if per_key else figure
    return found


def _rules_used(law: LawOnDay, names: list[str]) -> list[dict[str, str]]:
    used = [law.rules[name] for name in law.everything_behind(*names) if name in law.rules]
    return [
        {
            "naam": rule.name,
            "artikel": rule.law,
            "link": link(rule.law, rule.since),
            "sinds": rule.since.isoformat(),
            "vingerafdruk": _digest([rule.name, rule.law, rule.since.isoformat(), written(rule.term)]),
        }
        for rule in used
    ]


def check_receipt(receipt: Any) -> list[str]:
    """Compute a receipt again: what differs, in sentences; nothing when it comes out the same."""
    if not isinstance(receipt, dict) or receipt.get("soort") != KIND:
        raise Fout("Dit is geen receipt van telmee; maak er een met 'telmee wet bereken … --receipt BESTAND'.")
    try:
        stored = {key: content for key, content in receipt.items() if key != "controlegetal"}
        differences = (
            []
            if _digest(stored) == receipt["controlegetal"]
            else ["Het controlegetal klopt niet: het receipt is na het maken veranderd."]
        )
        law = Wetten.known(receipt["stand"], receipt["regimes"]).op(receipt["op"])
        again = make_receipt(law, receipt["feiten"], receipt["gevraagd"])
        if receipt["telmee"] != again["telmee"]:
            differences.append(f"Gemaakt met telmee {receipt['telmee']}; nagerekend met {again['telmee']}.")
        differences += [f"'{_short_text(key)}' hoort niet in een receipt." for key in sorted(set(receipt) - set(again))]
        differences += _differing_outcomes(receipt["uitkomsten"], again["uitkomsten"])
        differences += _differing(receipt["waarden"], again["waarden"], "waarde", ("naam", "label"), "waarde")
        differences += _differing(receipt["regels"], again["regels"], "regel", ("naam",), "artikel")
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as problem:
        raise Fout("Dit receipt is niet volledig of niet goed opgebouwd; maak het opnieuw.") from problem
    return differences


def _differing_outcomes(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    lines = []
    for name in dict.fromkeys([*old, *new]):
        was, now = old.get(name), new.get(name)
        if not _same(was, now):
            lines.append(f"Uitkomst '{name}': in het receipt {_short(was)}, nu {_short(now)}.")
    return lines


def _short(outcome: Any) -> str:
    if outcome is None:
        return "niet genoemd"
    article = f", {outcome['artikel']}" if "artikel" in outcome else ""
    return f"{_figure(outcome.get('waarde'))} {outcome.get('eenheid')} ({outcome.get('status')}{article})"


def _figure(content: Any) -> str:
    """A figure as people say it: Dutch words for a truth value, for nothing and for an empty text."""
    if isinstance(content, bool):
        return "ja" if content else "nee"
    return "geen" if content in (None, "") else str(content)


def _differing(
    old: list[dict[str, Any]], new: list[dict[str, Any]], what: str, keys: tuple[str, ...], shown: str
) -> list[str]:
    was = {tuple(each[key] for key in keys): each for each in old}
    now = {tuple(each[key] for key in keys): each for each in new}
    lines = [] if len(was) == len(old) else [f"Een {what} staat twee keer in het receipt."]
    for key in dict.fromkeys([*was, *now]):
        if key not in now or key not in was:
            lines.append(
                f"De {what} '{key[-1]}' {'is er nu niet meer' if key not in now else 'stond niet in het receipt'}."
            )
        elif not _same(was[key], now[key]):
            lines.append(f"De {what} '{key[-1]}' is veranderd: {_change(was[key], now[key], shown)}.")
    return lines


def _change(was: dict[str, Any], now: dict[str, Any], first: str) -> str:
    """What of a value or a rule differs, the figure first; a fingerprint only when nothing else does."""
    parts = [part for part in dict.fromkeys([first, *was, *now]) if not _same(was.get(part), now.get(part))]
    said = [part for part in parts if part != "vingerafdruk"] or parts
    return "; ".join(f"{part} was {_figure(was.get(part))}, nu {_figure(now.get(part))}" for part in said)


def _same(was: Any, now: Any) -> bool:
    """Whether a file would say the same: 1 is not yes, and 1.0 is not 1."""
    return json.dumps(was, sort_keys=True) == json.dumps(now, sort_keys=True)


def _short_text(text: Any) -> str:
    return str(text)[:40]


def _digest(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
