"""`telmee beleid werkgevers`: levy, opslag and bonus of every employer in a data set. Contains no rule."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from telmee import deur
from telmee.cli.anders import ANDERS, druk_af
from telmee.cli.geschreven import noem_geschreven
from telmee.cli.lees_geheugen import lees_geheugen
from telmee.cli.opties import JSON
from telmee.fouten import Fout
from telmee.schrijven import eis_eigen_plek, eis_map
from telmee.veilig import naar_json

HERVORMING = typer.Argument(..., metavar="HERVORMING", help="Het bestand met de hervorming (YAML), met een quotum.")
GEGEVENS = typer.Option(..., "--gegevens", metavar="MAP", help="De map met loonaangiften en register.")
JAAR = typer.Option(None, "--jaar", metavar="JAAR", help="Het jaar van de loonaangiften; standaard het laatste.")
GEHEUGEN = typer.Option(
    None, "--geheugen", metavar="GROOTTE", parser=lees_geheugen, help="Zoveel geheugen, zoals 2GB (standaard)."
)
ZONDER_CONTROLE = typer.Option(False, "--zonder-controle", help="Sla de controle van de gegevens over.")
RAPPORT = typer.Option(None, "--rapport", metavar="BESTAND", help="Schrijf een rapport: .html, .xlsx of .pdf.")
CSV = typer.Option(
    None, "--csv", metavar="BESTAND", help="Schrijf iedere werkgever als rij; noemt nummers, deel het niet."
)


def registreer(app: typer.Typer) -> None:
    """The command, on the group of the subject."""
    app.command("werkgevers", short_help="Heffing, opslag en bonus van iedere werkgever in een dataset.")(werkgevers)


def werkgevers(
    hervorming: Path = HERVORMING,
    gegevens: Path = GEGEVENS,
    jaar: int | None = JAAR,
    anders: list[str] | None = ANDERS,
    geheugen: str | None = GEHEUGEN,
    zonder_controle: bool = ZONDER_CONTROLE,
    rapport: Path | None = RAPPORT,
    csv: Path | None = CSV,
    json_: bool = JSON,
) -> None:
    """Heffing, opslag en bonus van iedere werkgever: wie wint en wie verliest. (Every employer, first round.)"""
    uit = [pad for pad in (rapport, csv) if pad is not None]
    for pad in uit:
        eis_map(pad)
    eis_eigen_plek(uit, [hervorming])
    if rapport is not None:
        from telmee.uitvoer import rapport as rapporten

        rapporten.maker(rapport)
    from telmee.beleid import pakketten

    pakketten.eis()
    from telmee.beleid import werkgevers as kamer
    from telmee.beleid import werkgevers_beeld as plaat
    from telmee.beleid import werkgevers_feiten as bron
    from telmee.beleid.hervorming_lezen import lees_bestand

    wetten = deur.wetten(anders=anders)
    h = lees_bestand(hervorming, wetten)
    kamer.eis_quotum(h)
    with _genoeg_geheugen(), bron.open_voor(gegevens, jaar, geheugen) as dataset:
        feiten = bron.feiten(dataset, wetten, controle=not zonder_controle)
    uitkomst = kamer.reken(h, feiten)
    if rapport is not None:
        rapporten.schrijf(rapport, plaat.beeld(uitkomst))
    if csv is not None:
        from telmee.beleid import werkgevers_uit
        from telmee.schrijven import schrijf_tekst

        schrijf_tekst(csv, werkgevers_uit.csv(uitkomst))
    if json_:
        from telmee.beleid import werkgevers_uit

        print(naar_json(werkgevers_uit.als_dict(uitkomst)))
    else:
        from telmee.uitvoer.beeld_tekst import tekst
        from telmee.uitvoer.scherm import scherm

        print(tekst(plaat.beeld(uitkomst), scherm()), end="")
        druk_af(wetten)
    noem_geschreven(uit, json_)


@contextmanager
def _genoeg_geheugen() -> Iterator[None]:
    """Too little memory is said with the option that this command has."""
    try:
        yield
    except Exception as fout:
        if isinstance(fout, MemoryError) or type(fout).__name__ == "OutOfMemoryException":  # the latter is DuckDB's
            raise Fout("Er is te weinig geheugen; geef meer met --geheugen, zoals --geheugen 4GB.") from fout
        raise
