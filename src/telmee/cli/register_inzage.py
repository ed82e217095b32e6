"""`telmee register zoek|lijst|inzage|log|signalen|sleutels`: who may see what, the look-up, its log and its keys.

A BSN never stands on the command line, where others on the machine can read it: it comes from a file or from the
standard input. Whoever works here asks in the name of a role, and hears no more than that role.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import typer

from telmee import getypt
from telmee.cli.opties import DATABASE, JSON
from telmee.cli.opties import STAND_REGISTER as STAND
from telmee.fouten import Fout, GebruiksFout
from telmee.veilig import naar_json

ROL = typer.Option(..., "--rol", metavar="ROL", help="Namens wie: werkgever, gemeente, belastingdienst of uwv.")
ORGANISATIE = typer.Option(
    "", "--organisatie", metavar="NUMMER", help="Het loonheffingennummer (900000001L01) of de gemeentecode (GM0363)."
)
DOEL = typer.Option(..., "--doel", metavar="DOEL", help="Waarvoor, zoals arbeidsdeelname, quotumheffing of taak.")
RELATIE = typer.Option(
    "geen", "--relatie", metavar="BAND", help="De band, zoals werknemer, verwacht, toezicht, inwoner of begeleid."
)
OP = typer.Option(None, "--op", metavar="DATUM", help="De dag waarover het gaat; standaard vandaag.")
BESTAND = typer.Argument(..., metavar="BESTAND", help="Een BSN per regel; - leest de standaardinvoer.")
_sleutels = typer.Typer(
    help="De sleutels van het register: tonen, vernieuwen, opruimen. (The keys.)",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


def meld_aan(app: typer.Typer) -> None:
    """Adds these commands to the group."""
    app.command("zoek")(look_up)
    app.command("lijst")(look_up_many)
    app.command("werknemers")(workers)
    app.command("inzage")(who_sees_what)
    app.command("log")(log)
    app.command("signalen")(signals)
    app.add_typer(_sleutels, name="sleutels")


def _open(database: str | None) -> Any:
    from telmee.cli.register import bereid_voor

    return bereid_voor(database)


def _wie(rol: str, organisatie: str) -> Any:
    from telmee.register.identiteit import Identiteit, toegang

    rollen = toegang().rollen
    if rol not in rollen:
        raise GebruiksFout(f"'{rol[:40]}' is geen rol; kies uit {', '.join(rollen)}.")
    wie = Identiteit(rol, organisatie, rollen[rol].naam, len(toegang().zekerheid))
    if rollen[rol].scopes and not wie.scopes and rol != "burger":
        raise GebruiksFout(f"Geef bij deze rol met --organisatie haar {rollen[rol].organisatie}.")
    return wie


def _vraag(doel: str, relatie: str, op: str | None, stand: str | None) -> Any:
    from telmee.register.inzage import Vraag
    from telmee.register.tijd import eind_van

    toen = eind_van(getypt.dag(stand, "--stand")) if stand else None
    return Vraag(doel, relatie, getypt.dag(op, "--op") if op else None, toen)


def _bsns(bestand: str) -> list[str]:
    """The numbers in a file, one a line."""
    try:
        tekst = sys.stdin.read() if bestand == "-" else Path(bestand).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fout:
        raise Fout("Het bestand met BSN's is niet te lezen; geef een tekstbestand met een BSN per regel.") from fout
    return [regel.strip() for regel in tekst.splitlines() if regel.strip()]


def look_up(
    rol: str = ROL,
    organisatie: str = ORGANISATIE,
    doel: str = DOEL,
    relatie: str = RELATIE,
    op: str = OP,
    stand: str = STAND,
    database: str = DATABASE,
    json_: bool = JSON,
) -> None:
    """Zoek één persoon op; het BSN komt van de standaardinvoer. (Look somebody up; the BSN is read from stdin.)"""
    sleutels = _open(database)
    from telmee.register import inzage

    wie, vraag, bsns = _wie(rol, organisatie), _vraag(doel, relatie, op, stand), _bsns("-")
    if len(bsns) != 1:
        raise GebruiksFout("Geef op de standaardinvoer één BSN; een lijst gaat met 'telmee register lijst'.")
    antwoord = inzage.zoek(wie, bsns[0], vraag, sleutels)
    if json_:
        print(naar_json(als_dict(antwoord)))
    else:
        _toon(antwoord)


def als_dict(antwoord: Any) -> dict[str, Any]:
    """An answer for programs: what was not for this asker is not there."""
    alles = asdict(antwoord)
    return {naam: _kaal(waarde) for naam, waarde in alles.items() if waarde is not None}


def _kaal(waarde: Any) -> Any:
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, dict):
        return {naam: _kaal(deel) for naam, deel in waarde.items()}
    return [_kaal(deel) for deel in waarde] if isinstance(waarde, list | tuple) else waarde


def _toon(antwoord: Any) -> None:
    """The same sentence and tables as on the page."""
    from telmee import deur
    from telmee.register import tonen
    from telmee.uitvoer.scherm import scherm
    from telmee.uitvoer.tabel_tekst import tekst

    print(f"{tonen.antwoordzin(antwoord)} ({antwoord.artikel})")
    for tabel in tonen.antwoordtabellen(antwoord, deur.wetten()).values():
        if tabel.rijen:
            print()
            print(tekst(tabel, scherm()), end="")


def look_up_many(
    bestand: str = BESTAND,
    rol: str = ROL,
    organisatie: str = ORGANISATIE,
    doel: str = DOEL,
    relatie: str = RELATIE,
    op: str = OP,
    stand: str = STAND,
    database: str = DATABASE,
    json_: bool = JSON,
) -> None:
    """Zoek een lijst van personen op. (Look up a list of people.)"""
    sleutels = _open(database)
    from telmee.register import inzage

    bsns = _bsns(bestand)
    antwoorden = inzage.lijst(_wie(rol, organisatie), bsns, _vraag(doel, relatie, op, stand), sleutels)
    if json_:
        paren = zip(bsns, antwoorden, strict=True)
        print(naar_json([{"bsn": bsn, "antwoord": als_dict(a) if a else None} for bsn, a in paren]))
        return
    print("bsn;in_register")
    for bsn, antwoord in zip(bsns, antwoorden, strict=True):
        print(f"{bsn};{'geen antwoord' if antwoord is None else 'ja' if antwoord.in_register else 'nee'}")


def workers(
    organisatie: str = ORGANISATIE,
    doel: str = DOEL,
    op: str = OP,
    stand: str = STAND,
    database: str = DATABASE,
    json_: bool = JSON,
) -> None:
    """De werknemers van een loonheffingennummer die in het register staan. (An employer's own workers in it.)"""
    sleutels = _open(database)
    from telmee.register.inzage_lijsten import werknemers

    gevonden = werknemers(_wie("werkgever", organisatie), _vraag(doel, "werknemer", op, stand), sleutels)
    if json_:
        print(naar_json({"op": gevonden.op.isoformat(), "artikel": gevonden.artikel, "bsns": list(gevonden.bsns)}))
    else:
        print("\n".join(("bsn", *gevonden.bsns)))


def who_sees_what(op: str = OP, json_: bool = JSON) -> None:
    """Toon wie wat mag weten: rol, doel en band, met artikel. (Who may know what, with the article.)"""
    from telmee.register import recht

    dag = getypt.dag(op, "--op") if op else date.today()
    rijen = list(recht.tabel(dag))
    if json_:
        print(naar_json([_kaal(recht.als_dict(each, dag)) for each in rijen]))
        return
    from telmee.register import tonen
    from telmee.uitvoer.scherm import scherm
    from telmee.uitvoer.tabel_tekst import tekst

    print(tekst(tonen.rechtentabel(dag), scherm()), end="")


def log(
    aantal: int = typer.Option(100, "--aantal", min=1, max=10_000, metavar="N", help="Hoeveel regels, nieuwste eerst."),
    organisatie: str = typer.Option("", "--organisatie", metavar="NUMMER", help="Alleen van deze organisatie."),
    database: str = DATABASE,
    json_: bool = JSON,
) -> None:
    """De regels van het Logboek Dataverwerkingen; wie het betreft blijft versleuteld. (The processing log.)"""
    _open(database)
    from telmee.register import logboek
    from telmee.register.models import Verwerking
    from telmee.register.tijd import HIER

    rijen = Verwerking.objects.order_by("-begin", "-pk")
    rijen = (rijen.filter(organisatie=organisatie) if organisatie else rijen)[:aantal]
    if json_:
        print(naar_json([logboek.als_ldv(rij) for rij in rijen]))
        return
    koppen = ["moment", "wat", "rol", "organisatie", "doel", "band", "status"]
    inhoud = [
        (
            f"{rij.begin.astimezone(HIER):%Y-%m-%d %H:%M:%S}",
            rij.naam,
            rij.rol,
            rij.organisatie,
            rij.doel,
            rij.relatie,
            rij.status,
        )
        for rij in rijen
    ]
    _tabel("Wie keek in het register", koppen, inhoud)


def signals(database: str = DATABASE, json_: bool = JSON) -> None:
    """Welke organisatie ongewoon veel vraagt, of vraagt wat vaak mist. (Who asks unusually much, or misses often.)"""
    _open(database)
    from telmee.register.wacht import signalen

    rijen = signalen()
    if json_:
        print(naar_json(rijen))
        return
    koppen = ["organisatie", "soort", "gezien op", "dicht tot", "vragen", "missers"]
    _tabel("Ongewone vragen aan het register", koppen, [tuple(rij.values()) for rij in rijen])


@_sleutels.command("toon")
def show_keys(database: str = DATABASE, json_: bool = JSON) -> None:
    """Toon welke sleutels er zijn en hoeveel rijen eronder staan. (Which keys, and how many rows under each.)"""
    sleutels = _open(database)
    from telmee.register.vervangen import aantallen

    rijen = aantallen()
    plat = [
        {"sleutel": s.nummer, "actief": s.nummer == sleutels.actief.nummer, "rijen": rijen.get(s.nummer, 0)}
        for s in sleutels.alle
    ]
    if json_:
        print(naar_json(plat))
    else:
        inhoud = [(p["sleutel"], "ja" if p["actief"] else "nee", p["rijen"]) for p in plat]
        _tabel("Sleutels van het register", ["sleutel", "actief", "rijen"], inhoud)


@_sleutels.command("nieuw")
def new_key(database: str = DATABASE) -> None:
    """Maak een nieuwe sleutel; wat nieuw is, komt er vanaf nu onder. (A new key for what comes from now on.)"""
    pad = _pad(database)
    from telmee.register import sleutels as s

    gemaakt = s.voeg_toe(pad) if pad.exists() else s.maak(pad)
    print(f"Sleutel {gemaakt.actief.nummer} is nu actief. Zet met 'telmee register sleutels vervang' de rest eronder.")


@_sleutels.command("vervang")
def rekey(
    per: int = typer.Option(500, "--per", min=1, max=100_000, metavar="N", help="Hoeveel rijen in één keer."),
    database: str = DATABASE,
) -> None:
    """Zet alles onder de actieve sleutel; afbreken en later verdergaan mag. (Re-key everything; may be stopped.)"""
    sleutels = _open(database)
    from telmee.register.vervangen import vervang
    from telmee.schrijven import voortgang

    with voortgang("Sleutels vervangen"):
        gedaan = vervang(sleutels, per)
    print(f"{gedaan} rijen staan nu onder sleutel {sleutels.actief.nummer}.")


@_sleutels.command("opruimen")
def retire_keys(database: str = DATABASE) -> None:
    """Haal sleutels weg waar niets meer onder staat. (Remove the keys that nothing stands under.)"""
    sleutels = _open(database)
    from telmee.register.vervangen import ruim_op

    weg = ruim_op(_pad(database), sleutels)
    print(f"Weg: sleutel {', '.join(map(str, weg))}." if weg else "Er is alleen de actieve sleutel; er ging niets weg.")


def _pad(database: str | None) -> Path:
    """The file with the keys."""
    from telmee.cli.register import stel_in

    return Path(stel_in(database).REGISTER_SLEUTELS)


def _tabel(titel: str, koppen: list[str], rijen: list[tuple[Any, ...]]) -> None:
    from telmee.uitvoer.scherm import scherm
    from telmee.uitvoer.tabel import Kolom, Tabel
    from telmee.uitvoer.tabel_tekst import tekst

    kolommen = tuple(Kolom(kop.replace(" ", "_").strip("?"), kop) for kop in koppen)
    print(tekst(Tabel(titel, kolommen, tuple(rijen)), scherm()), end="")
