"""`telmee beleid`: the forecast and looking back on it. Contains no rule; everything heavy is imported when needed."""

from pathlib import Path
from typing import Any

import typer

from telmee import deur
from telmee.cli.gebruik import eis_svg
from telmee.cli.geschreven import noem_geschreven
from telmee.cli.opties import JSON, STAND
from telmee.schrijven import eis_map
from telmee.veilig import naar_json

JAAR = typer.Option(None, "--jaar", metavar="JAAR", help="Het jaar waar het om gaat; standaard dit jaar.")
TOT = typer.Option(None, "--tot", metavar="JAAR", help="Het laatste jaar; standaard vier jaar later.")
GRAFIEK = typer.Option(None, "--grafiek", metavar="BESTAND", help="Schrijf de grafiek als SVG.")


def registreer(app: typer.Typer) -> None:
    """The commands, on the group of the subject."""
    app.command("prognose", short_help="Waar de telling komt te staan, met een eerlijke band.")(prognose)
    app.command("terugblik", short_help="Wat deze prognose eerder had gezegd, en hoe ver zij ernaast zat.")(terugblik)


def prognose(
    jaar: int | None = JAAR,
    tot: int | None = TOT,
    stand: str | None = STAND,
    grafiek: Path | None = GRAFIEK,
    json_: bool = JSON,
) -> None:
    """Waar de telling komt te staan, met een eerlijke band. (Where the count will stand, with an honest band.)"""
    if grafiek is not None:
        eis_svg(grafiek)
        eis_map(grafiek)
    from telmee.beleid import prognose as kamer
    from telmee.beleid import prognose_beeld

    uitkomst = kamer.prognose(deur.wetten(stand), jaar, tot)
    if grafiek is not None:
        from telmee.schrijven import schrijf_tekst
        from telmee.uitvoer.grafiek_svg import svg

        schrijf_tekst(grafiek, svg(prognose_beeld.grafiek(uitkomst)))
    _toon(prognose_beeld.beeld(uitkomst), uitkomst.als_dict() if json_ else None)
    noem_geschreven([grafiek] if grafiek else [], json_)


def terugblik(json_: bool = JSON) -> None:
    """Wat deze prognose eerder had gezegd, en hoe ver zij ernaast zat. (Past forecasts, and how far off.)"""
    from telmee.beleid import terugblik as kamer
    from telmee.beleid import terugblik_beeld

    uitkomst = kamer.terugblik()
    _toon(terugblik_beeld.beeld(uitkomst), uitkomst.als_dict() if json_ else None)


def _toon(plaat: Any, inhoud: Any) -> None:
    """The picture on the screen, or the content for a program."""
    if inhoud is not None:
        print(naar_json(inhoud))
        return
    from telmee.uitvoer.beeld_tekst import tekst
    from telmee.uitvoer.scherm import scherm

    print(tekst(plaat, scherm()), end="")
