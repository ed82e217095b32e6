"""`telmee register`: events in, what follows from them out, and the proof that nothing was changed. Contains no rule.

A BSN never stands on the command line, where others on the machine can read it: it comes from a file or from the
standard input. What is shown goes by the number of the person in the register.
"""

from __future__ import annotations

import os
import pkgutil
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import typer

from telmee import cli
from telmee.cli.opties import DATABASE, JSON, eis_adres
from telmee.cli.opties import STAND_REGISTER as STAND
from telmee.fouten import Fout, GebruiksFout
from telmee.veilig import naar_json

app = typer.Typer(
    help="Het doelgroepregister. (The register of the target group.)",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)
BESTAND = typer.Argument(..., metavar="BESTAND", help="JSON met gebeurtenissen; - leest de standaardinvoer.")
PERSOON = typer.Argument(..., metavar="NUMMER", help="Het nummer van een persoon in het register, geen BSN.")
OP = typer.Option(None, "--op", metavar="DATUM", help="De dag waarover het gaat; zonder: alle dagen.")
VASTLEGGEN = typer.Option(
    False, "--vastleggen", help="Leg ook vast wat nu volgt, zoals na een nieuwe tekst van de wet."
)


def stel_in(database: str | None = None) -> Any:
    """The settings as `telmee serve` has them, for this database."""
    if "TELMEE_GEHEIM" not in os.environ:  # no server's settings: the demo's
        os.environ.setdefault("TELMEE_DEMO", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "telmee.web.settings")
    try:
        if database:
            eis_adres(database)
            os.environ["TELMEE_DATABASE"] = database
        import django

        django.setup()
        from django.conf import settings
    except ModuleNotFoundError as fout:
        raise Fout("Het register heeft het deel 'web' nodig; start het met ./telmee register.") from fout
    return settings


def bereid_voor(database: str | None = None) -> Any:
    """Django as `telmee serve` has it, with the database at its newest form; gives the keys."""
    settings = stel_in(database)
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as fout:
        raise Fout("De database antwoordt niet; controleer --database of TELMEE_DATABASE.") from fout
    from telmee.register import sleutels

    return sleutels.huidige(Path(settings.REGISTER_SLEUTELS), mag_maken=settings.DEMO)


@app.command("opnemen")
def take_in(bestand: str = BESTAND, database: str = DATABASE, json_: bool = JSON) -> None:
    """Neem gebeurtenissen op, per persoon alles of niets. (Record events, per person all or none.)"""
    sleutels = bereid_voor(database)
    from telmee.register import sporen
    from telmee.register.toetsen import Weigering

    with sporen.poging("opname", sleutels):
        personen = _per_persoon(_lees(bestand))
    uit: list[dict[str, Any]] = []
    geweigerd = 0
    for bsn, gebeurtenissen in personen.items():
        try:
            gedaan = sporen.neem_op(bsn, gebeurtenissen, sleutels)
        except Weigering as fout:
            geweigerd += 1
            uit.append({"persoon": None, "reden": fout.reden, "zin": str(fout)})
            continue
        uit.append(
            {
                "persoon": gedaan.persoon,
                "gebeurtenissen": list(gedaan.nummers),
                "al_bekend": list(gedaan.al_bekend),
                "bevindingen": [vars(each) for each in gedaan.bevindingen],
            }
        )
    if json_:
        print(naar_json({"opgenomen": len(uit) - geweigerd, "geweigerd": geweigerd, "personen": uit}))
    else:
        for each in uit:
            zinnen = [each["zin"]] if each.get("zin") else [b["zin"] for b in each["bevindingen"]]
            print(f"{each['persoon'] or 'geweigerd'}: {' '.join(zinnen) or 'opgenomen'}")
        print(f"Opgenomen: {len(uit) - geweigerd} personen; geweigerd: {geweigerd}.")
    if geweigerd:
        raise typer.Exit(1)


def _lees(bestand: str) -> list[dict[str, Any]]:
    from telmee.gelezen import json_van_bestand

    inhoud = json_van_bestand(Path(bestand), "gebeurtenissen")
    regels = inhoud if isinstance(inhoud, list) else [inhoud]
    if not all(isinstance(each, dict) for each in regels):
        raise Fout('Elke gebeurtenis is een object, zoals {"bsn": …, "soort": …, "aard": …, "dag": …}.')
    return regels


def _per_persoon(regels: list[dict[str, Any]]) -> dict[str, list[Any]]:
    from telmee.register.gebeurtenis import Gebeurtenis

    gevonden: dict[str, list[Any]] = {}
    for nummer, regel in enumerate(regels, 1):
        try:
            _eis_velden(regel)
            gebeurtenis = Gebeurtenis(
                str(regel["soort"]),
                str(regel["aard"]),
                date.fromisoformat(regel["dag"]),
                dict(regel.get("feiten") or {}),
                str(regel["bron"]),
                str(regel["kenmerk"]),
                regel.get("betreft"),
            )
            gevonden.setdefault(str(regel["bsn"]), []).append(gebeurtenis)
        except (KeyError, TypeError, ValueError) as fout:
            velden = "bsn, soort, aard, dag (2026-07-01), bron, kenmerk, en eventueel feiten en betreft"
            raise Fout(f"Gebeurtenis {nummer} is niet te lezen; geef {velden}.") from fout
    return gevonden


def _eis_velden(regel: dict[str, Any]) -> None:
    """Raises ValueError for a field that nobody reads, which would be a misspelt one, and for what is not of its type.

    A BSN may be a number: many lists have it so.
    """
    vormen: dict[str, tuple[type, ...]] = dict.fromkeys(("soort", "aard", "dag", "bron", "kenmerk"), (str,))
    vormen |= {"bsn": (str, int), "feiten": (dict, type(None)), "betreft": (int, type(None))}
    for naam, waarde in regel.items():
        if naam not in vormen or type(waarde) not in vormen[naam]:  # exactly: true is no number
            raise ValueError(naam)


@app.command("toon")
def show(nummer: int = PERSOON, op: str = OP, stand: str = STAND, database: str = DATABASE, json_: bool = JSON) -> None:
    """Registraties en gronden van een persoon. (What the register says of a person.)"""
    dagen = [_dag(each) for each in (op, stand)]
    sleutels = bereid_voor(database)
    from telmee.register.inzage import eis_voorbij
    from telmee.register.lezen import beeld_van
    from telmee.register.sporen import gelogd
    from telmee.register.tijd import HIER

    with gelogd("toon", sleutels) as gezien:
        if dagen[0]:
            eis_voorbij(dagen[0], datetime.now(HIER).date())
        beeld = beeld_van(nummer, *dagen)
        gezien.append(nummer)
    if json_:
        print(naar_json(beeld))
        return
    for each in beeld["registraties"]:
        print(f"In het register: {_periode(each)}{' (' + each['reden_einde'] + ')' if each['reden_einde'] else ''}")
    for each in beeld["gronden"]:
        print(f"Grond {each['grond']}: {_periode(each)}")
    for each in beeld["onbekend"]:
        print(f"Niet te zeggen vanaf {each['van']}: {each['label']}")
    if not beeld["registraties"]:
        print("Niet in het register.")


def _periode(each: dict[str, Any]) -> str:
    return f"{each['van']} tot en met {each['tot']}" if each["tot"] else f"vanaf {each['van']}"


def _dag(tekst: str | None) -> date | None:
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError:
        raise GebruiksFout(f"'{tekst}' is geen datum; schrijf die als 2026-07-01.") from None


@app.command("controleer")
def check(database: str = DATABASE, json_: bool = JSON) -> None:
    """Reken elke keten en elke dagwortel na. (Compute every chain and root again.)"""
    bereid_voor(database)
    from telmee.register import keten

    breuken = list(keten.controleer())
    if json_:
        print(naar_json({"heel": not breuken, "breuken": [_breuk(each) for each in breuken]}))
    else:
        for each in breuken:
            waar = [f"persoon {each.persoon}"] if each.persoon else []
            waar += [f"gebeurtenis {each.gebeurtenis}"] if each.gebeurtenis else []
            waar += [f"dag {each.dag}"] if each.dag else []
            print(f"{', '.join(waar)}: {each.wat}")
        print("Alle ketens zijn heel." if not breuken else f"Er zijn {len(breuken)} breuken.")
    if breuken:
        raise typer.Exit(1)


def _breuk(each: Any) -> dict[str, Any]:
    return {**vars(each), "dag": each.dag.isoformat() if each.dag else None}


@app.command("wortel")
def root(database: str = DATABASE, json_: bool = JSON) -> None:
    """Leg de dagwortels vast en toon de laatste, om elders te bewaren. (The daily roots, to be kept elsewhere.)"""
    bereid_voor(database)
    from telmee.register import keten, models

    keten.leg_wortels_vast()
    rijen = models.Dagwortel.objects.order_by("-dag")[:10]
    uit = [{"dag": r.dag.isoformat(), "wortel": bytes(r.wortel).hex(), "ketens": r.ketens} for r in rijen]
    if json_:
        print(naar_json({"wortels": uit}))
        return
    for each in uit:
        print(f"{each['dag']}  {each['wortel']}  ({each['ketens']} ketens)")
    if not uit:
        print("Er is nog geen dag met een wortel; de wortel van vandaag komt morgen.")


@app.command("herleid")
def derive_again(vastleggen: bool = VASTLEGGEN, database: str = DATABASE, json_: bool = JSON) -> None:
    """Leid alles opnieuw af uit de gebeurtenissen en zeg wat anders is. (Derive again, and tell differences.)"""
    bereid_voor(database)
    from telmee.register import opnemen
    from telmee.register.lezen import verschillen

    anders = list(verschillen())
    if vastleggen:
        for each in anders:
            opnemen.leid_opnieuw_af(each["persoon"])
    if json_:
        print(naar_json({"gelijk": not anders, "personen": anders}))
    else:
        wat = " en nu vastgelegd" if vastleggen else ""
        print("Alles volgt uit de gebeurtenissen." if not anders else f"Bij {len(anders)} personen is het anders{wat}.")
    if anders and not vastleggen:
        raise typer.Exit(1)


for _module in sorted(each.name for each in pkgutil.iter_modules(cli.__path__) if each.name.startswith("register_")):
    import_module(f"telmee.cli.{_module}").meld_aan(app)  # the commands beside this one, found by themselves


VANDAAG = typer.Option(None, "--op", metavar="DATUM", help="Reken de termijnen op deze dag; standaard vandaag.")
TE_LAAT = typer.Option(False, "--te-laat", help="Alleen wat over de termijn is.")
GEBEURTENIS = typer.Argument(..., metavar="GEBEURTENIS", help="Het nummer van het besluit bij deze persoon.")


@app.command("aanvragen")
def requests(op: str = VANDAAG, te_laat: bool = TE_LAAT, database: str = DATABASE, json_: bool = JSON) -> None:
    """Aanvragen en bezwaren die lopen, met termijnen. (Requests and objections that run, with their terms.)"""
    dag = _dag(op)
    sleutels = bereid_voor(database)
    from telmee.register import aanvragen
    from telmee.register.sporen import gelogd

    with gelogd("aanvragen", sleutels) as gezien:
        gevonden = list(aanvragen.lopend(dag, te_laat))
        gezien += [nummer for nummer, _ in gevonden]
    if json_:
        print(naar_json({"zaken": [{"persoon": nummer, **_zaak(zaak)} for nummer, zaak in gevonden]}))
        return
    for nummer, zaak in gevonden:
        print(f"Persoon {nummer}: {zaak.aard} {zaak.soort} van {zaak.begonnen_op}")
        for each in zaak.termijnen:
            print(f"  {each.label}: {each.uiterlijk or 'nog niet te zeggen'} ({each.staat}; {each.wie or 'UWV'})")
    print(f"{'Te laat' if te_laat else 'Lopende aanvragen en bezwaren'}: {len(gevonden)}.")


def _zaak(zaak: Any) -> dict[str, Any]:
    def plat(each: Any) -> dict[str, Any]:
        return {naam: w.isoformat() if isinstance(w, date) else w for naam, w in vars(each).items()}

    return {**plat(zaak), "termijnen": [plat(each) for each in zaak.termijnen]}


@app.command("besluit")
def decision(
    nummer: int = PERSOON, gebeurtenis: int = GEBEURTENIS, database: str = DATABASE, json_: bool = JSON
) -> None:
    """Waarom een besluit zo uitviel, uit de wet van die dag. (Why a decision is what it is.)"""
    sleutels = bereid_voor(database)
    from telmee.register import aanvragen
    from telmee.register.sporen import gelogd

    with gelogd("besluit", sleutels) as gezien:
        uitleg = aanvragen.motivering(nummer, gebeurtenis)
        gezien.append(nummer)
    print(naar_json(uitleg.as_dict()) if json_ else uitleg.as_text())
