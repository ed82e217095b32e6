"""What `telmee wet toon` says of one name, as data and as text."""

from datetime import date
from typing import Any

from telmee.wet.machine.book import CALENDAR
from telmee.wet.machine.explain import CERTAINTY, plain_figure
from telmee.wet.machine.law import GENERAL, LawOnDay
from telmee.wet.machine.links import linked_places, links
from telmee.wet.machine.rule import LEVELS, Rule
from telmee.wet.machine.values import Entry, Value
from telmee.wet.machine.words import in_words


def describe(law: LawOnDay, name: str) -> dict[str, Any]:
    """Everything there is to say of a rule, fact or value on this day."""
    book = law.book
    common = {"naam": name, "label": book.label(name), "eenheid": book.unit(name), "gebruikt_in": book.used_by(name)}
    if book.named(name):
        return {**common, "soort": "regel", "op": law.op.isoformat(), **_rule(law, name)}
    if name in book.values:
        return {**common, "soort": "waarde", **_value(book.values[name])}
    if name in CALENDAR:
        return {**common, "soort": "kalender", "waarde": plain_figure(CALENDAR[name][2](law.op), CALENDAR[name][1])}
    fact = book.facts[name]
    return {
        **common,
        "soort": "feit",
        "niveau": fact.level,
        "betekenis": fact.meaning,
        "keuzes": list(fact.choices),
        "grenzen": [fact.low, fact.high] if fact.high > fact.low else None,
        "beslist_door": fact.decider or None,
        "bewijs": fact.evidence or None,
    }


def _rule(law: LawOnDay, name: str) -> dict[str, Any]:
    rule = law.rules.get(name + GENERAL) or law.require(name)
    needs = law.dependencies(rule.name)
    return {
        "artikel": rule.law,
        "links": list(links(rule.law, rule.since)),
        "geldig_vanaf": rule.since.isoformat(),
        "geldig_tot": rule.until.isoformat() if rule.until else None,
        "regime": rule.regime,
        "onderwerp": rule.subject,
        "niveau": rule.level,
        "totaal_over": rule.total,
        "alleen_waar": rule.among,
        "formule": in_words(rule.term, law.book.label, law.book.unit, rule.unit),
        "in_het_engels": rule.doc,
        "beslist_door": rule.decider or None,
        "bewijs": rule.evidence or None,
        "duur": rule.lasts or None,
        "uitzonderingen": [_exception(law, each) for each in law.exceptions.get(name, [])],
        "invoer": [_input(law, need) for need in needs],
        "andere_versies": [
            {
                "artikel": other.law,
                "geldig_vanaf": other.since.isoformat(),
                "geldig_tot": other.until.isoformat() if other.until else None,
                "regime": other.regime,
            }
            for other in law.book.named(name)
            if (other.law, other.since) != (rule.law, rule.since)
        ],
    }


def _exception(law: LawOnDay, rule: Rule) -> dict[str, Any]:
    return {
        "naam": rule.name,
        "label": rule.label,
        "artikel": rule.law,
        "als": law.book.label(str(rule.when)),
        "formule": in_words(rule.term, law.book.label, law.book.unit, rule.unit),
    }


def _input(law: LawOnDay, name: str) -> dict[str, Any]:
    kind = (
        "feit"
        if name in law.facts
        else "waarde"
        if name in law.book.values
        else "kalender"
        if name in CALENDAR
        else "regel"
    )
    found: dict[str, Any] = {"naam": name, "label": law.book.label(name), "soort": kind, "eenheid": law.book.unit(name)}
    if kind == "waarde":
        standing = law.values.get(name)
        found["waarden"] = [_entry(entry, found["eenheid"]) for _, entry in standing] if standing else []
    return found


def _entry(entry: Entry, unit: str) -> dict[str, Any]:
    return {
        "vanaf": entry.start.isoformat(),
        "tot": entry.end.isoformat() if entry.end else None,
        "sleutel": entry.key,
        "waarde": plain_figure(entry.figure, unit),
        "status": "onbekend" if entry.figure is None else entry.status,
        "bekend_sinds": entry.known_since.isoformat(),
        "regime": entry.regime,
        "bron": entry.source,
        "url": entry.url,
        "zekerheid": CERTAINTY[entry.confidence] or "onbekend",
        "gezocht": entry.searched,
        "opmerking": entry.note,
    }


def _value(value: Value) -> dict[str, Any]:
    return {
        "artikel": value.law,
        "links": list(links(value.law, value.entries[-1].start)),
        "onderwerp": value.subject,
        "betekenis": value.meaning,
        "per": value.by,
        "nagekeken": value.reviewed.isoformat(),
        "waarden": [_entry(entry, value.unit) for entry in value.entries],
    }


def print_description(law: LawOnDay, description: dict[str, Any]) -> None:
    """The same for people."""
    from telmee.getallen import eenheid_in_woorden
    from telmee.uitvoer.scherm import scherm

    screen = scherm()
    unit = description["eenheid"]
    print(screen.stijl(description["label"], "1") + f"  ({description['naam']})")
    shown_unit = eenheid_in_woorden(unit) if unit not in ("ja/nee", "tekst", "datum", "getal") else unit
    _line(
        "Soort",
        f"{description['soort']}, gerekend in {unit}" + (f", getoond in {shown_unit}" if shown_unit != unit else ""),
    )
    if description["soort"] == "regel":
        _print_rule(description)
    elif description["soort"] == "feit":
        _line("Niveau", f"{description['niveau']}: {LEVELS[description['niveau']].meaning}")
        _line("Betekenis", description["betekenis"])
        _line("Keuzes", " of ".join(description["keuzes"]))
        _line("Wie beslist", description["beslist_door"])
        _line("Bewijs", description["bewijs"])
        if description["grenzen"] and unit != "datum":
            _line("Grenzen", "van {:,} tot {:,}".format(*description["grenzen"]).replace(",", "."))
    elif description["soort"] == "waarde":
        _print_value(description)
    _line("Gebruikt in", ", ".join(description["gebruikt_in"]) or "geen regel")


def _line(word: str, text: Any) -> None:
    """One line of 'word: text', folded at the width of the screen."""
    import textwrap

    from telmee.uitvoer.scherm import scherm, zonder_unicode

    if text:
        width = min(scherm().breedte, 110)
        print(
            zonder_unicode(
                textwrap.fill(f"{word}: {text}", width, subsequent_indent="  ", break_on_hyphens=False), scherm()
            )
        )


def _print_links(description: dict[str, Any]) -> None:
    """The articles, which open when they are clicked where the screen can; otherwise their addresses."""
    from telmee.uitvoer.scherm import scherm

    screen = scherm()
    day = date.fromisoformat(description.get("geldig_vanaf") or description["waarden"][-1]["vanaf"])
    for url, place in linked_places(description["artikel"], day):
        print(f"Link: {screen.koppeling(place, url)}")  # not folded: an address in two pieces is no address


def _print_rule(description: dict[str, Any]) -> None:
    until = f" tot en met {description['geldig_tot']}" if description["geldig_tot"] else ""
    _line("Artikel", description["artikel"])
    _print_links(description)
    _line(
        "Geldt",
        f"vanaf {description['geldig_vanaf']}{until}"
        + ("" if description["regime"] == "geldend" else f"; regime {description['regime']}, nog niet in werking"),
    )
    _line("Niveau", f"{description['niveau']}: {LEVELS[description['niveau']].meaning}")
    _line("Formule", description["formule"])
    _line("Telt alleen rijen waarvoor", description["alleen_waar"])
    for exception in description["uitzonderingen"]:
        _line("Uitzondering", f"als {exception['als']}, dan {exception['formule']} ({exception['artikel']})")
    _line("Wie beslist", description["beslist_door"])
    _line("Bewijs", description["bewijs"])
    _line("Hoe lang", description["duur"])
    _line("In English", description["in_het_engels"])
    print("Invoer:")
    for each in description["invoer"]:
        _line(f"- {each['naam']}", f"{each['label']} ({each['soort']}, {each['eenheid']})")
        for entry in each.get("waarden", []):
            _line("    " + _entry_words(entry, each["eenheid"])[0], _entry_words(entry, each["eenheid"])[1])
    for other in description["andere_versies"]:
        until = f" tot en met {other['geldig_tot']}" if other["geldig_tot"] else ""
        _line("Ook", f"vanaf {other['geldig_vanaf']}{until}: {other['artikel']}")


def _entry_words(entry: dict[str, Any], unit: str) -> tuple[str, str]:
    from telmee.getallen import toon_met_eenheid

    key = f"{entry['sleutel']} " if entry["sleutel"] else ""
    figure = toon_met_eenheid(entry["waarde"], "" if unit in ("ja/nee", "tekst", "getal") else unit)
    status = "" if entry["status"] in ("vastgesteld", "onbekend") else f" ({entry['status']})"
    until = f" tot en met {entry['tot']}" if entry["tot"] else ""
    since = f", bekend sinds {entry['bekend_sinds']}" if entry["bekend_sinds"] != entry["vanaf"] else ""
    source = f"{entry['bron']}; zekerheid {entry['zekerheid']}" + (
        f"; gezocht: {entry['gezocht']}" if entry["gezocht"] else ""
    )
    return f"{key}{figure}{status}", f"vanaf {entry['vanaf']}{until}{since}; {source}"


def _print_value(description: dict[str, Any]) -> None:
    _line("Artikel", description["artikel"])
    _print_links(description)
    _line("Betekenis", description["betekenis"])
    _line("Nagekeken op", description["nagekeken"])
    print("Waarden:")
    for entry in description["waarden"]:
        word, text = _entry_words(entry, description["eenheid"])
        _line(f"- {word}", text)
        _line("    let op", entry["opmerking"])
