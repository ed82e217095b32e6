"""`telmee wet`: show, compute, explain, check and draw the rules of the law. Contains no rule and no figure."""

from datetime import date
from pathlib import Path
from typing import Any

import typer

from telmee import deur
from telmee.cli.anders import ANDERS
from telmee.cli.gebruik import eis_svg
from telmee.cli.geschreven import noem_geschreven
from telmee.cli.opties import JSON, STAND
from telmee.fouten import GebruiksFout
from telmee.gelezen import json_van_bestand
from telmee.veilig import naar_json, regel

app = typer.Typer(
    help="De regels zelf: toon, bereken en leg uit, met artikel, datum en bron. (The rules themselves.)",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

OP = typer.Option(
    None, "--op", metavar="DATUM", help="De dag (2018-12-31) of het jaar waarover het gaat; standaard vandaag."
)
REGIME = typer.Option(
    None, "--regime", metavar="REGIME", help="Reken ook met een regime dat niet in werking is, zoals wet-banenafspraak."
)
NAAM = typer.Argument(..., metavar="NAAM", help="De naam van een regel, feit of waarde.")


def _law(op: str | None, stand: str | None, regime: list[str] | None) -> Any:
    return deur.wetten(stand, regime).op(op or date.today())


def _print_json(content: Any) -> None:
    print(naar_json(content))


def _print_table(title: str, columns: list[str], rows: list[tuple[Any, ...]], notes: tuple[str, ...] = ()) -> None:
    from telmee.uitvoer.scherm import scherm
    from telmee.uitvoer.tabel import Kolom, Tabel
    from telmee.uitvoer.tabel_tekst import tekst

    names = tuple(Kolom(name.lower().replace(" ", "_"), name) for name in columns)
    print(tekst(Tabel(title, names, tuple(rows), voetnoten=notes), scherm()), end="")


ALLES = typer.Option(False, "--alles", help="Alle onderwerpen helemaal, in plaats van de aantallen per onderwerp.")
ONDERWERP = typer.Argument(None, metavar="[ONDERWERP]", help="Alleen dit onderwerp, helemaal.")


def _show(table: Any) -> None:
    from telmee.uitvoer.scherm import scherm
    from telmee.uitvoer.tabel_tekst import tekst

    print(tekst(table, scherm()), end="")


@app.command("lijst", short_help="Tel de regels en waarden per onderwerp, of noem ze.")
def list_names(onderwerp: str = ONDERWERP, alles: bool = ALLES, json_: bool = JSON) -> None:
    """Toon hoeveel regels en waarden er zijn, of welke. (Rules and values.)"""
    from telmee.wet.machine.load import lawbook
    from telmee.wetboek import lijst as wet_lijst

    book = lawbook()
    wet_lijst.kies(book, onderwerp)
    if json_:
        names = ("onderwerp", "soort", "naam", "label", "niveau", "artikel")
        _print_json([dict(zip(names, row, strict=True)) for row in wet_lijst.rijen(book, onderwerp)])
        return
    _show(wet_lijst.namen(book, onderwerp) if onderwerp or alles else wet_lijst.overzicht(book))


@app.command("toon", short_help="Toon een regel, feit of waarde, met artikel.")
def show(naam: str = NAAM, op: str = OP, stand: str = STAND, regime: list[str] = REGIME, json_: bool = JSON) -> None:
    """Toon een regel, feit, waarde of gebeurtenis: artikel, formule in woorden, wat erin gaat, waar hij gebruikt wordt.

    Met een wet en artikel ("Wfsv 38g lid 3"): elke regel en waarde die dat noemt.
    """
    from telmee.cli.wet_toon import print_description, print_event
    from telmee.wetboek.beschrijving import describe, describe_event, gebeurtenis

    law = _law(op, stand, regime)
    if kind := gebeurtenis(law.book, naam.strip()):
        event = describe_event(law, kind)
        _print_json(event) if json_ else print_event(event)
        return
    if " " in naam.strip():
        _show_article(law.book, naam, json_)
        return
    law.book.require(naam)
    description = describe(law, naam)
    _print_json(description) if json_ else print_description(law, description)


def _show_article(book: Any, question: str, json_: bool) -> None:
    from telmee.wetboek.dekking import by_article

    found = by_article(book, question)
    if json_:
        _print_json(found)
    elif found:
        rows = [(each["naam"], each["soort"], each["label"], each["artikel"]) for each in found]
        _print_table(f"Regels en waarden bij {question}", ["Naam", "Soort", "Betekenis", "Artikel"], rows)
    else:
        shown = regel(str(question), 200)
        print(f"Geen regel of waarde noemt {shown}; 'telmee wet dekking' toont welke artikelen er zijn.")


@app.command("dekking", short_help="Toon per wet wat er van elk artikel geworden is.")
def show_coverage(
    wet: str = typer.Argument(None, metavar="[WET]", help="Alleen deze wet, zoals Wfsv."),
    pagina: bool = typer.Option(False, "--pagina", help="Schrijf de bladzijde docs/dekking.md op het scherm."),
    json_: bool = JSON,
) -> None:
    """Toon per wet elk artikel dat ons raakt: gebouwd, door een mens, geen cijfer of nog niet, en wie het noemt."""
    from telmee.wet.machine.coverage import page
    from telmee.wet.machine.load import lawbook
    from telmee.wetboek.dekking import as_json, tables

    book = lawbook()
    if pagina:
        print(page(book), end="")
    elif json_:
        _print_json(as_json(book, wet))
    else:
        for title, columns, rows, notes in tables(book, wet):
            _print_table(title, columns, rows, notes)
            print()


@app.command("feiten", short_help="Toon welke feiten een uitkomst nodig heeft.")
def facts(naam: str = NAAM, op: str = OP, stand: str = STAND, regime: list[str] = REGIME, json_: bool = JSON) -> None:
    """Toon welke feiten een uitkomst nodig heeft: naam, soort, eenheid, betekenis. (Facts that an outcome needs.)"""
    from telmee.wet.machine.overview import needed_facts, unknown_keys

    law = _law(op, stand, regime)
    needs, totals, unknown = needed_facts(law, naam)
    if json_:
        _print_json(
            {
                "uitkomst": naam,
                "op": law.op.isoformat(),
                "feiten": [
                    {
                        "naam": n.fact.name,
                        "soort": n.fact.sort,
                        "eenheid": n.fact.unit,
                        "niveau": n.fact.level,
                        "betekenis": n.fact.meaning,
                        "label": n.fact.label,
                        "keuzes": list(n.fact.choices),
                        "minimum": n.fact.low if n.fact.high > n.fact.low else None,
                        "maximum": n.fact.high if n.fact.high > n.fact.low else None,
                        "vervangen_door": list(n.instead),
                        "beslist_door": n.fact.decider or None,
                        "bewijs": n.fact.evidence or None,
                    }
                    for n in needs
                ],
                "totalen": [
                    {"naam": t.name, "eenheid": t.unit, "niveau": t.level, "label": t.label, "soort": "geheel getal"}
                    for t in totals
                ],
                "onbekende_waarden": [value.name for value in unknown],
            }
        )
        return
    rows = [(n.fact.level, n.fact.name, n.fact.sort, n.fact.unit, _meaning(n.fact)) for n in needs]
    notes = tuple(
        f"In plaats van de feiten per rij mag ook rechtstreeks: {t.name} ({t.unit}; {t.label.lower()})." for t in totals
    )
    notes += tuple(
        f"Onbekend op deze datum{_for(unknown_keys(law, value.name))}, geef zelf zo nodig: {value.name} ({value.unit})."
        for value in unknown
    )
    _print_table(f"Feiten voor {naam} op {law.op}", ["Per", "Naam", "Soort", "Eenheid", "Betekenis"], rows, notes)


def _meaning(fact: Any) -> str:
    """What a fact is, and who decides it."""
    return f"{fact.label}. {fact.meaning}" + (f" Beslist door: {fact.decider}." if fact.decider else "")


def _for(keys: list[str | None]) -> str:
    named = [str(key) for key in keys if key is not None]
    return f" voor {' en '.join(named)}" if named else ""


@app.command("bereken", short_help="Bereken een uitkomst van één geval, van elke rij die u geeft.")
def compute_outcome(
    namen: list[str] = typer.Argument(..., metavar="NAAM...", help="Een of meer uitkomsten."),
    feiten: Path = typer.Option(
        None, "--feiten", metavar="BESTAND", help="JSON met de feiten; - leest de standaardinvoer."
    ),
    feit: list[str] = typer.Option(None, "--feit", metavar="NAAM=WAARDE", help="Een feit; mag vaker, ook naast JSON."),
    op: str = OP,
    stand: str = STAND,
    regime: list[str] = REGIME,
    json_: bool = JSON,
    anders: list[str] = ANDERS,
    uitleg: bool = typer.Option(False, "--uitleg", help="Leg elke stap uit, met artikel en bron."),
    html: Path = typer.Option(None, "--html", metavar="BESTAND", help="Schrijf de uitleg ook als HTML."),
    receipt: Path = typer.Option(
        None, "--receipt", metavar="BESTAND", help="Schrijf een receipt waarmee het antwoord is na te rekenen."
    ),
) -> None:
    """Bereken een uitkomst van één geval, van elke rij die u geeft. (Compute an outcome of one case.)

    Wat niet gegeven is, is onbekend; telmee wet feiten NAAM zegt wat een uitkomst nodig heeft. Een feit mag --feit
    sector=overheid zijn; een dag is 2018-12-31, ja of nee is ja of nee, en wat u niet weet is onbekend.
    """
    from telmee.schrijven import eis_eigen_plek
    from telmee.wetboek import berekening as answer

    written = [path for path in (receipt, html) if path]
    eis_eigen_plek(written, [Path(feiten)] if feiten else [])
    wetten = deur.wetten(stand, regime, anders)
    law = wetten.op(op or date.today())
    given = answer.with_facts(law, json_van_bestand(feiten, "feiten") if feiten else {}, feit or [])
    berekend = answer.bereken(law, given, namen)
    computed, found, nodes = berekend.computed, berekend.uitkomsten, berekend.uitleg
    if receipt:
        _write(receipt, naar_json(berekend.receipt()) + "\n")
    rows, notes = berekend.tabel
    notes += answer.changed(wetten, computed, namen)
    title = f"Op {law.op}, zoals bekend op {law.stand}"
    if html:
        _write(html, answer.as_html(title, rows, notes, nodes))
    if json_:
        content = answer.as_json(computed, found) | answer.changed_json(wetten, computed, namen)
        _print_json({**content, "uitleg": [node.as_dict() for node in nodes]} if uitleg else content)
        noem_geschreven(written, True)
        return
    _print_table(title, ["Uitkomst", "Waarde", "Status"], rows, notes)
    if uitleg:
        _print_explanation(nodes)
    noem_geschreven(written)


def _print_explanation(nodes: list[Any]) -> None:
    from telmee.uitvoer import uitleg as rendering
    from telmee.uitvoer.scherm import scherm

    done: dict[int, rendering.Uitleg] = {}
    for text in rendering.teksten((rendering.van_knoop(node, done) for node in nodes), scherm()):
        print()
        print(text, end="")


def _write(path: Path, text: str) -> None:
    from telmee.schrijven import schrijf_tekst

    schrijf_tekst(path, text)


@app.command("controleer")
def check(
    receipt: Path = typer.Argument(
        ..., metavar="RECEIPT", help="Een receipt van 'telmee wet bereken', of dat van een rapport."
    ),
) -> None:
    """Reken een receipt na en zeg wat er verschilt. (Compute a receipt again.)"""
    from telmee.wetboek.controle import examine

    found = examine(json_van_bestand(receipt, "het receipt"))
    print("\n".join(found.lines(receipt.name)))
    if found.differences:
        raise typer.Exit(1)


@app.command("graaf")
def draw(
    naam: str = NAAM,
    op: str = OP,
    stand: str = STAND,
    regime: list[str] = REGIME,
    naar: Path = typer.Option(
        None, "--naar", metavar="BESTAND", help="Schrijf de tekening in dit bestand in plaats van op het scherm."
    ),
) -> None:
    """Teken waar een uitkomst van afhangt, als SVG. (Draw what an outcome depends on.)"""
    from telmee.uitvoer.graaf import Knoop, graaf_svg
    from telmee.wet.machine.overview import graph

    if naar:
        eis_svg(naar)
    law = _law(op, stand, regime)
    nodes, arrows = graph(law, naam)
    svg = graaf_svg([Knoop(*node) for node in nodes], arrows, f"{law.book.label(naam)} op {law.op}")  # type: ignore[arg-type]
    if naar:
        _write(naar, svg)
        print(f"Geschreven: {regel(str(naar))} ({len(nodes)} onderdelen).")
    else:
        print(svg)


@app.command("onbekend", short_help="Toon wat niemand weet, en wat ervan afhangt.")
def unknown(onderwerp: str = ONDERWERP, alles: bool = ALLES, json_: bool = JSON) -> None:
    """Toon hoeveel waarden onbekend zijn, of welke: waar naar gezocht is, wat ervan afhangt. (Unknown values.)"""
    from telmee.wet.machine.load import lawbook
    from telmee.wet.machine.overview import unknown_values
    from telmee.wetboek import lijst as wet_lijst

    book = lawbook()
    wet_lijst.kies(book, onderwerp)
    found = [each for each in unknown_values(book) if onderwerp in (None, each[0].subject)]
    if json_:
        _print_json(wet_lijst.onbekend_als_json(found))
        return
    detail = onderwerp or alles
    _show(wet_lijst.onbekend_waarden(found, onderwerp) if detail else wet_lijst.onbekend_overzicht(found))


@app.command("verouderd")
def outdated(op: str = OP, json_: bool = JSON) -> None:
    """Toon de waarden die langer dan een jaar niet zijn nagekeken. (Values due for review.)"""
    from telmee.wet.machine.law import as_date
    from telmee.wet.machine.load import lawbook
    from telmee.wet.machine.overview import outdated_values

    day = as_date(op) if op else date.today()
    found = outdated_values(lawbook(), day)
    if json_:
        _print_json(
            [
                {"naam": v.name, "label": v.label, "nagekeken": v.reviewed.isoformat(), "onderwerp": v.subject}
                for v in found
            ]
        )
    elif found:
        _print_table(
            f"Meer dan een jaar voor {day} nagekeken",
            ["Waarde", "Betekenis", "Nagekeken op"],
            [(v.name, v.label, v.reviewed) for v in found],
        )
    else:
        print(f"Alle waarden zijn nagekeken in het jaar voor {day}.")


@app.command("gevallen")
def cases(
    bestand: Path = typer.Argument(..., metavar="BESTAND.yaml", help="Gevallen met feiten en verwachte uitkomsten."),
    engine: str = typer.Option("duckdb", "--engine", help="duckdb, polars of spark."),
    json_: bool = JSON,
) -> None:
    """Reken een bestand met gevallen na. (Run a file of cases.) Eindigt met 1 als er een fout is."""
    from telmee import gevallen

    if engine not in ("duckdb", "polars", "spark"):
        raise GebruiksFout(f"De engine '{engine}' bestaat niet; kies duckdb, polars of spark.")
    found = gevallen.voer_uit(bestand, engine)
    if json_:
        _print_json(gevallen.als_json(found))
    else:
        for result in found:
            print(gevallen.als_tekst(result))
        counts = {kind: sum(result.uitslag == kind for result in found) for kind in ("goed", "fout", "niet begrepen")}
        print("\n" + ", ".join(f"{count} {kind}" for kind, count in counts.items()) + f" ({engine})")
    if any(result.uitslag == "fout" for result in found):
        raise typer.Exit(1)
