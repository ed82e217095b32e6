"""What `telmee wet toon` says of one name, as text."""

from datetime import date
from typing import Any

from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.links import linked_places
from telmee.wet.machine.rule import LEVELS


def print_description(law: LawOnDay, description: dict[str, Any]) -> None:
    """The same for people."""
    from telmee.getallen import eenheid_in_woorden
    from telmee.uitvoer.scherm import scherm, zonder_unicode

    screen = scherm()
    unit = description["eenheid"]
    label, name = (zonder_unicode(description[word], screen) for word in ("label", "naam"))
    print(f"{screen.stijl(label, '1')}  ({name})")
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


def print_event(event: dict[str, Any]) -> None:
    """A kind of event, for people."""
    from telmee.uitvoer.scherm import scherm, zonder_unicode

    screen = scherm()
    print(f"{screen.stijl(zonder_unicode(event['label'], screen), '1')}  ({event['naam']})")
    _line("Soort", "gebeurtenis van het doelgroepregister")
    _line("Artikel", event["artikel"])
    _line("Welke dag", f"{event['dag_is']} Over dagen vanaf {event['over_dagen_vanaf']}.")
    for each in event["bronnen"]:
        _line("Wie levert", f"{each['bron']} ({each['grondslag']})")
    for word, names in (
        ("Bewijst altijd", "bewijst_altijd"),
        ("Bewijst wat zij zegt", "bewijst"),
        ("Termijn", "termijnen"),
    ):
        for each in event[names]:
            _line(word, f"{each['naam']} ({each['label']})")
    _line("Moet zeggen", ", ".join(event["verplicht"]))
    _line(
        "Zonder gebeurtenis", ", ".join(f"{n}: {'ja' if w else 'nee'}" for n, w in event["zonder_gebeurtenis"].items())
    )
    _line("Beëindigt", ", ".join(event["beeindigt"]))
    _line("Vervalt door een nieuwere", ", ".join(event["vervalt_door"]))
    _line("De gemeente helpt", "ja" if event["gemeente_helpt"] else "")
    _line("Vooraf informeren", "ja" if event["vooraf_informeren"] else "")
    _line("Bewijs", event["bewijs"])
