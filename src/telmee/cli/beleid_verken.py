"""`telmee beleid`: parameters, reforms, comparing, checking a receipt. Contains no rule; all is imported late."""

from pathlib import Path
from typing import Any

import typer

from telmee import deur
from telmee.cli.geschreven import noem_geschreven
from telmee.cli.opties import JSON
from telmee.fouten import Fout, GebruiksFout, bedoelde_u
from telmee.schrijven import eis_eigen_plek, eis_map, voortgang
from telmee.veilig import naar_json, regel

HERVORMING = typer.Argument(..., metavar="HERVORMING", help="Het bestand met de hervorming (YAML).")
HERVORMINGEN = typer.Argument(..., metavar="HERVORMINGEN", help="Twee of meer bestanden met een hervorming.")
JAREN = typer.Option(15, "--jaren", metavar="AANTAL", help="Zoveel jaren, van 2025 af; hoogstens 15.")
TREKKINGEN = typer.Option(1000, "--trekkingen", metavar="AANTAL", help="Zo vaak trekken; 2 tot en met 20000.")
MINDER = typer.Option(200, "--trekkingen", metavar="AANTAL", help="Zo vaak trekken; 2 tot en met 20000.")
ZAAD = typer.Option(1, "--zaad", metavar="GETAL", help="Hetzelfde zaad geeft dezelfde trekkingen.")
MAAT = typer.Option(..., "--maat", metavar="MAAT", help="De maat, zoals in_het_echt, gat of saldo_rijk.")
JAAR = typer.Option(None, "--jaar", metavar="JAAR", help="Het jaar waarnaar u kijkt; standaard vijf jaar na het begin.")
RAPPORT = typer.Option(None, "--rapport", metavar="BESTAND", help="Schrijf een rapport: .html, .xlsx of .pdf.")
RECEIPT = typer.Option(None, "--receipt", metavar="BESTAND", help="Schrijf een bewijs dat na te rekenen is (JSON).")
STATUS = typer.Option(None, "--status", metavar="STATUS", help="Alleen bron, afgeleid, aanname of onbekend.")
NAAR = typer.Option(..., "--naar", metavar="MAP", help="De map waar de bestanden komen.")
OVER = typer.Option(..., "--over", metavar="SLEUTEL", help="Wat beweegt: quotum.opslagpercentage, of een parameter.")
GRENS = typer.Option(0.0, "--grens", metavar="GETAL", help="Waar de maat op moet komen; standaard 0.")


def registreer(app: typer.Typer) -> None:
    """The commands, on the group of the subject."""
    app.command("parameters", short_help="De cijfers waarmee wordt gerekend, met hun bereik en bron.")(parameters)
    app.command("voorbeelden", short_help="Schrijf de opties van de brief als bestanden.")(voorbeelden)
    app.command("verken", short_help="Reken een hervorming door.")(verken)
    app.command("vergelijk", short_help="Zet hervormingen naast elkaar op dezelfde trekkingen.")(vergelijk)
    app.command("tornado", short_help="Welk cijfer beslist.")(tornado)
    app.command("breekpunt", short_help="Bij welke waarde een maat op een grens komt.")(breekpunt)
    app.command("controleer", short_help="Reken een bewijs na, tot op het cijfer.")(controleer)


def parameters(status: str | None = STATUS, json_: bool = JSON) -> None:
    """De cijfers waarmee wordt gerekend, met hun bereik en bron. (The figures, with range and source.)"""
    from telmee.beleid import pakketten
    from telmee.beleid import parameters as kamer

    if status is not None and status not in kamer.STATUSSEN:
        keuze = ", ".join(kamer.STATUSSEN)
        raise GebruiksFout(
            f"De status '{status[:40]}' bestaat niet; kies uit {keuze}.{bedoelde_u(status, kamer.STATUSSEN)}"
        )
    lijst = [p for p in kamer.parameters().values() if status in (None, p.status)]
    if json_:
        print(naar_json([p.als_dict() for p in lijst]))
        return
    pakketten.eis()
    from telmee.beleid import vergelijk_beeld

    _toon(vergelijk_beeld.parameters(lijst))


def voorbeelden(naar: Path = NAAR) -> None:
    """Schrijf de opties van de brief van juni 2025 als bestanden. (Writes the options as files.)"""
    from telmee.beleid import pakketten

    pakketten.eis()
    from telmee.beleid import voorbeelden as kamer

    eis_map(naar)
    paden = kamer.schrijf(naar, deur.wetten())
    print(f"Geschreven: {len(paden)} hervormingen in {regel(str(naar))}.")


def verken(
    hervorming: Path = HERVORMING,
    jaar: int | None = JAAR,
    jaren: int = JAREN,
    trekkingen: int = TREKKINGEN,
    zaad: int = ZAAD,
    rapport: Path | None = RAPPORT,
    receipt: Path | None = RECEIPT,
    json_: bool = JSON,
) -> None:
    """Reken een hervorming door: banen, geld, en wat er in het echt verandert. (Reckon a reform.)"""
    uit = [pad for pad in (rapport, receipt) if pad is not None]
    for pad in uit:
        eis_map(pad)
    eis_eigen_plek(uit, [hervorming])
    if rapport is not None:
        from telmee.uitvoer import rapport as rapporten

        rapporten.maker(rapport)
    (vraag,) = _vragen([hervorming], jaren, trekkingen, zaad)
    from telmee.beleid import verken as kamer
    from telmee.beleid import verken_beeld
    from telmee.beleid.vergelijk import eis_jaar
    from telmee.beleid.vooruit import gerekende_jaren

    wanneer = None if jaar is None else eis_jaar(jaar, gerekende_jaren(jaren))
    with voortgang("Doorrekenen"):
        uitkomst = kamer.reken(vraag)
    plaat = verken_beeld.beeld(uitkomst, wanneer)
    if rapport is not None:
        rapporten.schrijf(rapport, plaat)
    if receipt is not None:
        from telmee.beleid import receipt as bewijs
        from telmee.schrijven import schrijf_tekst

        schrijf_tekst(receipt, naar_json(bewijs.receipt(uitkomst)) + "\n")
    _toon(plaat, uitkomst.als_dict() if json_ else None)
    noem_geschreven(uit, json_)


def vergelijk(
    hervormingen: list[Path] = HERVORMINGEN,
    maat: str = MAAT,
    jaar: int | None = JAAR,
    jaren: int = JAREN,
    trekkingen: int = TREKKINGEN,
    zaad: int = ZAAD,
    json_: bool = JSON,
) -> None:
    """Zet hervormingen naast elkaar op dezelfde trekkingen. (Reforms side by side on the same draws.)"""
    vragen = _vragen(hervormingen, jaren, trekkingen, zaad)
    from telmee.beleid import vergelijk as kamer
    from telmee.beleid import vergelijk_beeld

    with voortgang("Vergelijken", len(vragen)) as verder:
        v = kamer.vergelijk(vragen, _namen(hervormingen), maat, jaar, verder)
    _toon(vergelijk_beeld.vergelijking(v), v.als_dict() if json_ else None)


def tornado(
    hervorming: Path = HERVORMING,
    maat: str = MAAT,
    jaar: int | None = JAAR,
    jaren: int = JAREN,
    trekkingen: int = MINDER,
    zaad: int = ZAAD,
    json_: bool = JSON,
) -> None:
    """Welk cijfer beslist: elk bereik van begin tot eind. (Which figure decides.)"""
    (vraag,) = _vragen([hervorming], jaren, trekkingen, zaad)
    from telmee.beleid import tornado as kamer
    from telmee.beleid import vergelijk_beeld

    with voortgang("Bereiken doorrekenen") as verder:
        t = kamer.tornado(vraag, maat, jaar, verder=verder)
    _toon(vergelijk_beeld.tornado(t), t.als_dict() if json_ else None)


def breekpunt(
    hervorming: Path = HERVORMING,
    maat: str = MAAT,
    over: str = OVER,
    jaar: int | None = JAAR,
    grens: float = GRENS,
    jaren: int = JAREN,
    trekkingen: int = MINDER,
    zaad: int = ZAAD,
    json_: bool = JSON,
) -> None:
    """Bij welke waarde van een cijfer een maat op een grens komt. (At which value a measure crosses a line.)"""
    (vraag,) = _vragen([hervorming], jaren, trekkingen, zaad)
    from telmee.beleid import breekpunt as kamer
    from telmee.beleid import vergelijk_beeld

    with voortgang("Breekpunt zoeken", kamer.ROOSTER) as verder:
        x = kamer.breekpunt(vraag, maat, over, jaar, grens, verder)
    _toon(vergelijk_beeld.breekpunt(x), x.als_dict() if json_ else None)


def controleer(receipt: Path = typer.Argument(..., metavar="BEWIJS", help="Het bestand van --receipt.")) -> None:
    """Reken een bewijs na, tot op het cijfer. (Makes a receipt again, to the digit.)"""
    from telmee.beleid import pakketten

    pakketten.eis()
    from telmee.beleid import receipt as kamer

    with voortgang("Narekenen"):
        anders = kamer.controleer(receipt)
    if anders:
        meer = f" en nog {len(anders) - 1}" if len(anders) > 1 else ""
        raise Fout(f"Het bewijs klopt niet: {anders[0]}{meer} is anders; reken de hervorming opnieuw.")
    print("Het bewijs klopt: dezelfde cijfers, tot op het laatste.")


def _vragen(paden: list[Path], jaren: int, trekkingen: int, zaad: int) -> list[Any]:
    from telmee.beleid import pakketten

    pakketten.eis()
    from telmee.beleid.hervorming_lezen import lees_bestand
    from telmee.beleid.verken import Vraag

    wetten = deur.wetten()
    return [Vraag(lees_bestand(pad, wetten), wetten, jaren, trekkingen, zaad) for pad in paden]


def _namen(paden: list[Path]) -> list[str]:
    """The names of the files; where two are the same, with their folder."""
    kort = [pad.stem for pad in paden]
    return kort if len(set(kort)) == len(kort) else [str(pad) for pad in paden]


def _toon(plaat: Any, inhoud: Any = None) -> None:
    """The picture on the screen, or the content for a program."""
    if inhoud is not None:
        print(naar_json(inhoud))
        return
    from telmee.uitvoer.beeld_tekst import tekst
    from telmee.uitvoer.scherm import scherm

    print(tekst(plaat, scherm()), end="")
