"""`telmee gegevens lees-loonaangifte` and `maak-loonaangifte`: what is in the files, and invented files to try with.

Shows totals and findings, never a person. The reading itself is in `telmee.gegevens.loonaangifte`.
"""

from datetime import date
from pathlib import Path
from typing import Any

import typer

from telmee.fouten import GebruiksFout
from telmee.getallen import geheel
from telmee.veilig import naar_json, regel

_EERSTE = 25
_LKV = {
    "lkv_banenafspraak": "doelgroep banenafspraak",
    "lkv_arbeidsgehandicapt": "arbeidsgehandicapte werknemer",
    "lkv_herplaatsing": "herplaatsing",
    "lkv_oudere": "oudere werknemer",
}
_MEERVOUD = {"fout": "fouten", "waarschuwing": "waarschuwingen", "mededeling": "mededelingen"}


def registreer(app: typer.Typer) -> None:
    """Adds both commands to the subject `gegevens`."""
    app.command("lees-loonaangifte")(lees)
    app.command("maak-loonaangifte")(maak)


def lees(
    bestanden: list[Path] = typer.Argument(..., metavar="BESTANDEN...", help="XML-bestanden, mappen of zips."),
    stand: str = typer.Option("", help="Wat op deze dag was aangegeven, zoals 2027-05-01; anders alles."),
    samen: bool = typer.Option(False, "--samen", help="Alle loonheffingennummers zijn van één werkgever."),
    xsd: Path | None = typer.Option(None, help="Controleer ook met dit officiële schema (.xsd of zip)."),
    alles: bool = typer.Option(False, "--alles", help=f"Toon elke bevinding, niet alleen de eerste {_EERSTE}."),
    als_json: bool = typer.Option(False, "--json", help="Uitkomst als JSON."),
) -> None:
    """Lees loonaangiften: tijdvakken, uren en wat er mis is. (Read filings: periods, hours, findings.)"""
    from telmee.gegevens.loonaangifte import lees_aangiften
    from telmee.schrijven import voortgang

    dag = _dag(stand) if stand else None
    with voortgang("Loonaangiften lezen"):
        aangiften = lees_aangiften(bestanden, stand=dag, samen=samen, xsd_pad=xsd, per_soort=100_000 if alles else 20)
    if als_json:
        print(naar_json(_als_json(aangiften), 1, str))
    else:
        _toon(aangiften, None if alles else _EERSTE)


def maak(
    van: Path = typer.Option(..., help="Map van een dataset, van 'telmee gegevens maak'."),
    naar: Path = typer.Option(..., help="Nieuwe map voor de bestanden."),
    jaar: int = typer.Option(..., help="Het jaar van de aangiften."),
    werkgever: int | None = typer.Option(None, help="Nummer van de werkgever; anders een van de gevraagde omvang."),
    omvang: int = typer.Option(200, help="Ongeveer zoveel werknemers, als er geen nummer is gegeven."),
    correcties: int = typer.Option(0, help="Zoveel regels worden eerst verkeerd aangegeven en later verbeterd."),
    te_laat: int = typer.Option(0, "--te-laat", help="Zoveel tijdvakken worden pas in het volgende jaar aangegeven."),
    zaad: int = typer.Option(1, help="Zelfde zaad, zelfde bytes."),
    overschrijf: bool = typer.Option(False, "--overschrijf", help="Vervang een map met loonaangiften die er al staat."),
    als_json: bool = typer.Option(False, "--json", help="Uitkomst als JSON."),
) -> None:
    """Maak verzonnen loonaangiften van één werkgever. (Make invented filings of one employer.)"""
    from telmee.gegevens.loonaangifte.uit_dataset import maak_loonaangiften
    from telmee.schrijven import voortgang

    with voortgang("Loonaangiften maken"):
        gemaakt = maak_loonaangiften(
            van,
            naar,
            jaar,
            werkgever=werkgever,
            omvang=omvang,
            correcties=correcties,
            te_laat=te_laat,
            zaad=zaad,
            overschrijf=overschrijf,
        )
    if als_json:
        print(
            naar_json(
                {
                    "map": str(naar),
                    "synthetisch": True,
                    "werkgever": gemaakt.werkgever,
                    "loonheffingennummer": gemaakt.loonheffingennummer,
                    "bestanden": list(gemaakt.bestanden),
                    "rijen": gemaakt.rijen,
                },
                1,
            )
        )
        return
    waar = regel(str(naar))
    print(
        f"Geschreven naar {waar}: {len(gemaakt.bestanden)} verzonnen loonaangiften van werkgever "
        f"{gemaakt.loonheffingennummer}, en register.csv.\nBekijk ze met: telmee gegevens lees-loonaangifte {waar}"
    )


def _dag(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise GebruiksFout(f"'{tekst[:40]}' is geen datum; schrijf die als 2027-05-01.") from None


def _als_json(aangiften: Any) -> dict[str, Any]:
    from telmee.gegevens.loonaangifte.bevindingen import tel

    d = aangiften.dienstverbanden
    return {
        "werkgevers": list(aangiften.werkgevers),
        "loonheffingennummers": list(aangiften.loonheffingennummers),
        "jaren": list(aangiften.jaren),
        "stand": aangiften.stand,
        "bestanden": aangiften.bestanden,
        "inkomstenverhoudingen": d.height,
        "personen": d["persoon"].n_unique(),
        "verloonde_uren": d["verloonde_uren"].sum(),
        "loon_sv": d["loon_sv"].sum(),
        "uren_lkv": _uren_lkv(d),
        "tijdvakken": aangiften.tijdvakken.to_dicts(),
        "berichten": aangiften.berichten.to_dicts(),
        "ontbreekt": aangiften.ontbreekt,
        "aantal_bevindingen": tel(aangiften.bevindingen),
        "bevindingen": [b.als_dict() for b in aangiften.bevindingen],
    }


def _uren_lkv(dienstverbanden: Any) -> dict[str, int]:
    return {naam: dienstverbanden.filter(naam)["verloonde_uren"].sum() for naam in _LKV}


def _toon(aangiften: Any, eerste: int | None) -> None:
    from telmee.gegevens.loonaangifte.bevindingen import tel

    per = "" if aangiften.stand is None else f", zoals aangegeven op {aangiften.stand:%d-%m-%Y}"
    print(_tijdvakken(aangiften, f"{', '.join(aangiften.loonheffingennummers)}{per}"))
    print(f"\nTotaal: {geheel(aangiften.dienstverbanden['verloonde_uren'].sum())} verloonde uren.")
    if gevraagd := _gevraagd(_uren_lkv(aangiften.dienstverbanden)):
        print(gevraagd)
    for wat in _ontbreekt(aangiften.ontbreekt):
        print(f"Dit totaal mist {wat}.")
    aantal = tel(aangiften.bevindingen)
    aantallen = ", ".join(f"{geheel(n)} {_MEERVOUD[ernst] if n > 1 else ernst}" for ernst, n in aantal.items() if n)
    print(f"\nBevindingen: {aantallen or 'geen'}")
    for b in aangiften.bevindingen[:eerste]:
        vaker = f" ({geheel(b.aantal)} keer)" if b.aantal > 1 else ""
        print(regel(f"- {b.ernst}{vaker}: {b.wat}; {b.gevolg}."))
    if eerste is not None and len(aangiften.bevindingen) > eerste:
        print(f"… en {geheel(len(aangiften.bevindingen) - eerste)} meer; toon ze met --alles.")


def _tijdvakken(aangiften: Any, titel: str) -> str:
    from telmee.uitvoer.scherm import scherm
    from telmee.uitvoer.tabel import Kolom, Tabel
    from telmee.uitvoer.tabel_tekst import tekst

    koppen = ("eerste dag", "laatste dag", "relaties", "personen", "uren", "LKV banenafspraak", "opmerking")
    rijen = []
    for t in aangiften.tijdvakken.to_dicts():
        opmerkingen = ["geen volledige aangifte"] if not t["volledig"] else []
        opmerkingen += ["gecorrigeerd"] if t["correcties"] and t["volledig"] else []
        opmerkingen += [f"{geheel(t['uren_onbekend'])} zonder uren"] if t["uren_onbekend"] else []
        namen = ("inkomstenverhoudingen", "personen", "verloonde_uren", "uren_lkv_banenafspraak")
        dagen = [f"{t[n]:%d-%m-%Y}" for n in ("tijdvak_begin", "tijdvak_eind")]
        rijen.append((*dagen, *(t[n] for n in namen), ", ".join(opmerkingen)))
    kolommen = tuple(Kolom(k.replace(" ", "_"), k, "rechts" if 2 <= i <= 5 else "links") for i, k in enumerate(koppen))
    return tekst(Tabel(titel, kolommen, tuple(rijen)), scherm())


def _ontbreekt(ontbreekt: dict[str, Any]) -> list[str]:
    teksten = {  # for one, and for more
        "uren_onbekend": ("de uren van 1 inkomstenverhouding", "de uren van {} inkomstenverhoudingen"),
        "bestanden_niet_gelezen": ("1 bestand dat niet te lezen is", "{} bestanden die niet te lezen zijn"),
        "bestanden_afgebroken": ("het eind van 1 bestand", "het eind van {} bestanden"),
        "inkomstenverhoudingen_overgeslagen": (
            "1 inkomstenverhouding die niet te gebruiken is",
            "{} inkomstenverhoudingen die niet te gebruiken zijn",
        ),
        "tijdvakken": (
            "1 tijdvak van het jaar waarover nog geen aangifte is gelezen",
            "{} tijdvakken van het jaar waarover nog geen aangifte is gelezen",
        ),
    }
    aantallen = ontbreekt | {"tijdvakken": sum(len(g) for g in ontbreekt["tijdvakken"].values())}
    return [teksten[n][aantallen[n] > 1].format(geheel(aantallen[n])) for n in teksten if aantallen[n]]


def _gevraagd(uren_lkv: dict[str, int]) -> str:
    """The hours of everybody for whom a benefit is asked, per kind."""
    soorten = ", ".join(f"{_LKV[naam]} {geheel(uren)} uur" for naam, uren in uren_lkv.items() if uren)
    return f"Loonkostenvoordeel is gevraagd voor: {soorten}." if soorten else ""
