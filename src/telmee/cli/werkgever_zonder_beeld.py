"""How the calculator and wat-als are shown: their outcomes as tables and charts. Computes nothing."""

from __future__ import annotations

import re
from typing import Any

from telmee.uitvoer.getallen import euro, geheel, ja_nee, procent, tienden
from telmee.uitvoer.tabel import INDICATIEF, Cel, Kolom, Merk, Tabel
from telmee.werkgever import calculator as rekenmachine

OPGEGEVEN = Merk("door u opgegeven, niet van een officiële bron", "°", "o", "33")
GEEN_HEFFING = "Er wordt geen heffing opgelegd"


def _merk(status: str) -> Merk | None:
    return {"indicatief": INDICATIEF, "opgegeven": OPGEGEVEN}.get(status)


# --- calculator -----------------------------------------------------------------------------------------------------


def calculator_tabellen(u: rekenmachine.Uitkomst) -> list[Tabel]:
    """The answer, the two counts, later years, and opslag and bonus when they were asked for."""
    tabellen = [_antwoord(u)]
    if u.quotum.tellingen:
        tabellen.append(_tellingen(u))
    if u.komende_jaren:
        tabellen.append(_komende_jaren(u))
    if u.opslag_bonus is not None:
        tabellen.append(_opslag_bonus(u))
    return tabellen


def _antwoord(u: rekenmachine.Uitkomst) -> Tabel:
    q = u.quotum
    doelgroep = u.uren["doelgroep"]
    rijen: list[tuple[Any, ...]] = [
        ("Onder het quotum", q.plichtig, _waarom(q)),
        (
            f"Uren in {u.jaar}",
            geheel(u.uren["totaal"]),
            "" if doelgroep is None else f"waarvan doelgroep {geheel(doelgroep)}",
        ),
    ]
    if q.plichtig is not False:
        rijen += [
            ("Quotumpercentage", Cel(procent(q.percentage), _merk(q.status)), ""),
            ("Gevraagde banen", tienden(q.vereiste_banen), ""),
            ("Aanwezige banen", tienden(q.gerealiseerde_banen), ""),
            ("Tekort", tienden(u.als_plichtig), "" if q.plichtig else "als u onder het quotum valt"),
            ("Nog nodig", geheel(q.aanvulling.uren if q.aanvulling else None), _per_week(q)),
        ]
    bedrag = "n.v.t." if q.plichtig is False else euro(q.heffing.bedrag)
    rijen += [("Heffing, als die gold", bedrag, ""), _betaalt(q)]
    noten = [*(reden_zin(reden) for reden in u.onbekend), *u.kanttekeningen]
    kolommen = (Kolom("wat", "Vraag"), Kolom("antwoord", "Antwoord", "rechts"), Kolom("toelichting", "Toelichting"))
    return Tabel(f"Het quotum in {u.jaar}, sector {u.sector}", kolommen, tuple(rijen), tuple(noten))


def reden_zin(reden: str) -> str:
    """Why something is unknown, without the names that programs use."""
    gevonden = re.fullmatch(r"'\w+' \((.*)\) is (onbekend|niet opgegeven)(?:: (.*))?", reden, re.DOTALL)
    if not gevonden:
        return f"Onbekend: {reden.rstrip('.')}."
    return f"Onbekend: {gevonden[1]}" + (f" ({gevonden[3].rstrip('.')})." if gevonden[3] else ".")


def _waarom(q: Any) -> str:
    d = q.drempel
    grens = f"{geheel(d.grens)} uur"
    if d.onder_jaar:
        return f"{geheel(d.uren_jaar)} uur is minder dan de drempel van {grens}"
    if d.onder_vorig_jaar:
        return f"het jaar ervoor {geheel(d.uren_vorig_jaar)} uur, onder de drempel van {grens}"
    if q.plichtig:
        return f"in beide jaren minstens {grens}"
    return f"hangt af van het jaar ervoor: minstens {grens}?"


def _per_week(q: Any) -> str:
    if not q.aanvulling or q.aanvulling.uren is None:
        return "uren in het jaar"
    if not q.aanvulling.uren:
        return "u heeft genoeg banen"
    per_week = -(-q.aanvulling.uren * 10 // rekenmachine.WEKEN)
    return f"uren in het jaar, ongeveer {tienden(per_week)} per week"


def _betaalt(q: Any) -> tuple[str, str, str]:
    if q.heffing.opgelegd is False:
        reden = f": {q.heffing.reden}" if q.heffing.reden else ""
        return "U betaalt", euro(0), f"{GEEN_HEFFING}{reden}"
    return "U betaalt", euro(q.heffing.opgelegd_bedrag), ""


def _tellingen(u: rekenmachine.Uitkomst) -> Tabel:
    rijen = tuple((t.naam, t.vereist, t.gerealiseerd, t.tekort, t.hoe) for t in u.quotum.tellingen)
    kolommen = (
        Kolom("telling", "Telling"),
        Kolom("vereist", "Vereist", "rechts", "tienden banen"),
        Kolom("gerealiseerd", "Aanwezig", "rechts", "tienden banen"),
        Kolom("tekort", "Tekort", "rechts", "tienden banen"),
        Kolom("hoe", "Hoe"),
    )
    noot = "De heffing volgt de jaartelling. Het tekort wordt pas aan het eind afgerond; dat kan 0,1 schelen."
    return Tabel("Twee manieren van tellen", kolommen, rijen, (noot,))


def _komende_jaren(u: rekenmachine.Uitkomst) -> Tabel:
    rijen = tuple((k.jaar, Cel(k.percentage, _merk(k.status)), k.vereiste_banen, k.tekort) for k in u.komende_jaren)
    kolommen = (
        Kolom("jaar", "Jaar", "links", "jaar"),
        Kolom("percentage", "Percentage", "rechts", "honderdsten procent"),
        Kolom("vereist", "Vereist", "rechts", "tienden banen"),
        Kolom("tekort", "Tekort", "rechts", "tienden banen"),
    )
    noot = f"Met dezelfde uren als in {u.jaar}. Een jaar dat ontbreekt heeft geen bekend percentage."
    return Tabel("Komende jaren", kolommen, rijen, (noot,))


def _opslag_bonus(u: rekenmachine.Uitkomst) -> Tabel:
    o = u.opslag_bonus
    assert o is not None
    rijen: list[tuple[Any, ...]] = [
        (
            "Kleine werkgever",
            ja_nee(o.kleine_werkgever),
            "voor de Aof-premie; een kleine werkgever betaalt geen opslag",
        ),
        ("Loon waarover opslag", euro(o.grondslag), "per werknemer tot het maximumpremieloon"),
        ("Percentage", procent(o.percentage), o.percentage_herkomst),
        ("Opslag", euro(o.opslag), ""),
        ("Bonus", euro(o.bonus), f"{geheel(o.bonusuren)} uur maal {euro(o.bonus_per_uur)}"),
        ("Saldo", euro(o.saldo), "bonus min opslag"),
        (
            "Evenwicht",
            geheel(o.evenwicht_uren),
            f"uren waarbij u gelijk speelt; nog {geheel(o.uren_tot_evenwicht)} te gaan",
        ),
    ]
    noten = (
        "Aangenomen maar nog niet in werking (Wet banenafspraak 4-6; Wtl 2.13 lid 2). "
        "Bedragen zijn een indicatie uit 2019; percentage en bonus worden pas bij activering vastgesteld.",
        *(reden_zin(reden) for reden in o.toelichting),
    )
    kolommen = (Kolom("wat", "Vraag"), Kolom("antwoord", "Antwoord", "rechts"), Kolom("toelichting", "Toelichting"))
    return Tabel("Opslag en bonus, indicatief", kolommen, tuple(rijen), noten)
