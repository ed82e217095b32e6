"""The money as a picture: the answer, the streams by year, what is known of one year only, and what does not close."""

from __future__ import annotations

from typing import Any

from telmee.beschut import geld, geld_controle
from telmee.beschut.geld import AFGELEID, AFGEROND, Cel, Stroom, in_woorden, miljoen
from telmee.getallen import euro
from telmee.uitvoer import tabel
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.tabel import Kolom, Merk, Tabel

ROND = Merk("afgerond gepubliceerd", "~", "~", "33")
VOLGT = Merk("afgeleid met een regel", "^", "^", "36")
MERKEN = {AFGEROND: ROND, AFGELEID: VOLGT}
PER_JAAR = (
    ("impulsbudget", "Impuls"),
    ("sociale_infrastructuur", "Infra"),
    ("lks_68", "68%-geld"),
    ("jongeren", "Jongeren"),
)
"""The streams with more than one year, with a short heading."""
BREUK = 2035
NIET_OFFICIEEL = (
    "Dit zijn gepubliceerde bedragen en wat er met een genoemde regel uit volgt. Het is geen begroting en geen "
    "beschikking."
)
PLAT = (
    Kolom("stroom", "Stroom"),
    Kolom("jaar", "Jaar", "rechts", "jaar"),
    Kolom("bedrag", "Bedrag", "rechts", "cent"),
    Kolom("eenheid", "Per"),
    Kolom("status", "Status"),
    Kolom("regel", "Regel"),
    Kolom("waarom", "Waarom"),
    Kolom("prijspeil", "Prijspeil"),
    Kolom("bron", "Bron"),
)


def beeld(van: int = geld.EERSTE, tot: int = geld.LAATSTE, stroom: str | None = None) -> Beeld:
    """The picture of these years, of one stream or of all."""
    jaren = geld.jaren(van, tot)
    gekozen = (geld.stroom(stroom),) if stroom else geld.stromen()
    delen = [_een_stroom(gekozen[0], jaren)] if stroom else [_reeks(jaren), _ander(jaren), _per_stuk(), _controles()]
    kop = (("Jaren", f"{van} tot en met {tot}"), ("Prijspeil", "nergens genoemd"))
    receipt = {
        "uitkomsten": {c.naam: c.als_dict() for c in geld_controle.controles()},
        "rijen": {s.naam: [cel.als_dict() for cel in s.cellen if cel.jaar in jaren] for s in gekozen},
    }
    return Beeld(
        "Geld voor beschut werk",
        _antwoord(gekozen, stroom),
        (),
        tuple(delen),
        kop=kop,
        besluit=NIET_OFFICIEEL,
        receipt=receipt,
    )


def als_dict(van: int, tot: int, stroom: str | None) -> dict[str, Any]:
    """The same for programs: every cell, every check, and the years in which the rule of 68% misses."""
    jaren = geld.jaren(van, tot)
    gekozen = (geld.stroom(stroom),) if stroom else geld.stromen()
    gewoon = [elk.als_dict() for elk in gekozen]
    for elk in gewoon:
        elk["cellen"] = [cel for cel in elk["cellen"] if cel["jaar"] in jaren]
    return {
        "van": van,
        "tot": tot,
        "stromen": gewoon,
        "per_stuk": [_stuk_dict(elk) for elk in geld.gegevens()["per_stuk"]],
        "regel_68": [elk.als_dict() for elk in geld_controle.regeljaren()],
        "controles": [elk.als_dict() for elk in geld_controle.controles()],
        "beeld": beeld(van, tot, stroom).als_dict(),
    }


def plat(van: int, tot: int, stroom: str | None) -> Tabel:
    """Every cell as a row, for a spreadsheet."""
    gekozen = (geld.stroom(stroom),) if stroom else geld.stromen()
    cellen = [cel for elk in gekozen for cel in elk.cellen if cel.jaar in geld.jaren(van, tot)]
    return Tabel("Geld voor beschut werk", PLAT, tuple(_rij(cel) for cel in cellen))


def _rij(cel: Cel) -> tuple[Any, ...]:
    peil = geld.prijspeilen()[cel.prijspeil]
    return (
        cel.stroom,
        cel.jaar,
        cel.bedrag,
        "plek" if cel.eenheid != "cent" else "",
        cel.status,
        cel.regel,
        cel.waarom,
        peil,
        cel.bron.noot if cel.bron else "",
    )


def _antwoord(gekozen: tuple[Stroom, ...], stroom: str | None) -> str:
    if stroom:
        bekend = [cel for cel in gekozen[0].cellen if cel.bedrag]
        if not bekend:
            return f"Van {gekozen[0].label} is geen bedrag per jaar bekend."
        eerste, laatste = bekend[0], bekend[-1]
        if eerste == laatste:
            return f"Van {gekozen[0].label} is alleen {eerste.jaar} bekend: {_zin(eerste)}."
        return f"{gekozen[0].label}: {_zin(eerste)} in {eerste.jaar}, {_zin(laatste)} in {laatste.jaar}."
    lks, impuls = geld.stroom("lks_68"), geld.gegevens()["stromen"][0]["totaal"]
    eerste = next(cel for cel in lks.cellen if cel.bedrag)
    return (
        f"Het 68%-geld loopt van {miljoen(eerste.bedrag or 0)} miljoen in {eerste.jaar} naar "
        f"{miljoen(lks.cel(geld.LAATSTE).bedrag or 0)} miljoen in {geld.LAATSTE}; het impulsbudget is "
        f"{miljoen(impuls['bedrag'])} miljoen over {impuls['van']} tot en met {impuls['tot']}, en daarna is er geen "
        "bedrag bekend."
    )


def _zin(cel: Cel) -> str:
    return in_woorden(cel.bedrag or 0, cel.eenheid)


def _cel(cel: Cel) -> tabel.Cel:
    """Millions, or euros for one place."""
    if cel.bedrag is None:
        return tabel.Cel("onbekend")
    tekst = miljoen(cel.bedrag) if cel.eenheid == "cent" else euro(cel.bedrag)
    return tabel.Cel(tekst, MERKEN.get(cel.status))


def _reeks(jaren: range) -> Deel:
    """The streams with more years, in two tables that fit on a screen."""
    kolommen = (
        Kolom("jaar", "Jaar", "links", "jaar", belang=0),
        *(Kolom(naam, label, "rechts") for naam, label in PER_JAAR),
    )
    stromen = [geld.stroom(naam) for naam, _ in PER_JAAR]
    helften = ([j for j in jaren if j < BREUK], [j for j in jaren if j >= BREUK])
    tabellen = tuple(
        Tabel(
            f"Miljoenen euro per jaar, {helft[0]} tot en met {helft[-1]}",
            kolommen,
            tuple((jaar, *(_cel(s.cel(jaar)) for s in stromen)) for jaar in helft),
        )
        for helft in helften
        if helft
    )
    open_, rest = geld.rest_van(next(s for s in geld.gegevens()["stromen"] if s["naam"] == "impulsbudget"))
    zinnen = (
        f"Impuls: van {open_[0]} tot en met {open_[-1]} is {miljoen(rest)} miljoen samen bekend, per jaar niet.",
        f"68%-geld, vanaf 2031: {geld.stroom('lks_68').cel(2031).waarom}.",
        f"Infra, 2026 tot en met 2034: {geld.stroom('sociale_infrastructuur').cel(2030).waarom}.",
        "De kolommen worden niet bij elkaar opgeteld: de bronnen zijn verschillend en noemen geen prijspeil.",
    )
    return Deel("per_jaar", "Per jaar", tabellen=tabellen, zinnen=zinnen, blad="Per jaar")


def _ander(jaren: range) -> Deel:
    """The streams of which one year, or only a structural amount, is known."""
    kolommen = (
        Kolom("stroom", "Stroom", belang=0),
        Kolom("bekend", "Bekend, in miljoenen of euro per plek", "rechts", belang=0),
        Kolom("rest", "Verder", belang=2),
        Kolom("bron", "Bron", ruim=True),
    )
    rijen = []
    for s in geld.stromen():
        if s.naam in dict(PER_JAAR):
            continue
        cel = next((c for c in s.cellen if c.bedrag and c.jaar in jaren), None)
        if cel is None and s.structureel is None:
            continue
        rijen.append((s.label, _bekend(s, cel), s.cel(geld.LAATSTE).waarom, _bron(s, cel)))
    return Deel(
        "een_jaar", "Wat van één jaar bekend is", tabellen=(Tabel("Eén bedrag bekend", kolommen, tuple(rijen)),)
    )


def _bekend(s: Stroom, cel: Cel | None) -> tabel.Cel:
    """'2024: 63,9', 'structureel: 12' or 'vanaf 2024: € 2.157,00'."""
    bedrag, status = (cel.bedrag, cel.status) if cel else (s.structureel, s.structureel_status)
    wanneer = str(cel.jaar) if cel else "structureel"
    if s.structureel_vanaf is not None:
        wanneer = f"vanaf {s.structureel_vanaf}"
    hoeveel = miljoen(bedrag or 0) if s.eenheid == "cent" else euro(bedrag)
    return tabel.Cel(f"{wanneer}: {hoeveel}", MERKEN.get(status))


def _bron(s: Stroom, cel: Cel | None) -> str:
    bron = cel.bron if cel else s.structureel_bron
    return bron.noot if bron else ""


def _per_stuk() -> Deel:
    kolommen = (
        Kolom("wat", "Wat", belang=0),
        Kolom("bedrag", "Per jaar", "rechts", "cent", belang=0),
        Kolom("jaar", "Jaar", "rechts", "jaar"),
        Kolom("prijspeil", "Prijspeil", belang=2),
        Kolom("bron", "Bron", ruim=True),
    )
    rijen = tuple(
        (
            s["label"],
            tabel.Cel(s["bedrag"], MERKEN.get(s["status"])),
            s["jaar"],
            geld.prijspeilen()[s["prijspeil"]],
            geld.bron(s["van"]).noot,
        )
        for s in geld.gegevens()["per_stuk"]
    )
    noten = tuple(f"{s['label']}: {s['opmerking']}" for s in geld.gegevens()["per_stuk"] if s.get("opmerking"))
    deel = Tabel("Bedragen per plek, per subsidie en per registratie", kolommen, rijen, noten)
    return Deel("per_stuk", "Per plek", tabellen=(deel,), zinnen=(geld_controle.controles()[4].zin,))


def _controles() -> Deel:
    """What closes and what does not, and the rule of 68% year by year."""
    regel = Tabel(
        "De regel voor het 68%-geld, in miljoenen",
        (
            Kolom("jaar", "Jaar", "links", "jaar", belang=0),
            Kolom("gepubliceerd", "Gepubliceerd", "rechts"),
            Kolom("regel", "Regel", "rechts"),
            Kolom("raakt", "Raakt op hele miljoenen"),
        ),
        tuple(
            (
                r.jaar,
                tabel.Cel(miljoen(r.gepubliceerd), MERKEN.get(r.status)),
                miljoen(r.regel),
                "ja" if r.raakt else "nee",
            )
            for r in geld_controle.regeljaren()
        ),
    )
    kolommen = (
        Kolom("wat", "Wat", belang=0),
        Kolom("gerekend", "Gerekend", "rechts"),
        Kolom("gepubliceerd", "Gepubliceerd", "rechts"),
        Kolom("uitkomst", "Uitkomst"),
    )
    rijen = tuple((c.label, _som(c.gerekend), _som(c.gepubliceerd), c.uitkomst) for c in geld_controle.controles())
    zinnen = tuple(f"{c.label}: {c.zin}" for c in geld_controle.controles() if c.naam != "per_plek")
    sluit = Tabel("Wat sluit en wat niet", kolommen, rijen)
    return Deel("controles", "Wat sluit en wat niet", tabellen=(regel, sluit), zinnen=zinnen, blad="Controles")


def _som(bedrag: int | None) -> str:
    """Millions, or whole euros where it is less than one."""
    if bedrag is None:
        return "onbekend"
    return f"{miljoen(bedrag)} mln" if bedrag >= geld.MILJOEN else euro(bedrag)


def _een_stroom(s: Stroom, jaren: range) -> Deel:
    kolommen = (
        Kolom("jaar", "Jaar", "links", "jaar", belang=0),
        Kolom("bedrag", "Miljoen euro" if s.eenheid == "cent" else "Euro per plek", "rechts", belang=0),
        Kolom("naast", "Ernaast", "rechts"),
        Kolom("status", "Status"),
        Kolom("bron", "Bron", ruim=True),
    )
    helften = ([j for j in jaren if j < BREUK], [j for j in jaren if j >= BREUK])
    tabellen = tuple(
        Tabel(
            f"{s.label}, {helft[0]} tot en met {helft[-1]}",
            kolommen,
            tuple(_stroomrij(s.cel(jaar)) for jaar in helft),
        )
        for helft in helften
        if helft
    )
    zinnen = (s.wat, *_waaroms(s, jaren), f"Prijspeil: {geld.prijspeilen()[s.prijspeil]}.")
    return Deel("stroom", s.label, tabellen=tabellen, zinnen=zinnen)


def _stroomrij(c: Cel) -> tuple[Any, ...]:
    naast = "; ".join(miljoen(n.bedrag) for n in c.naast)
    return (c.jaar, _cel(c), naast, c.status, c.bron.noot if c.bron else "")


def _waaroms(s: Stroom, jaren: range) -> tuple[str, ...]:
    """Why a cell is derived or unknown, once for all years of which the same is said; and what stands beside it."""
    per: dict[str, list[int]] = {}
    for c in (s.cel(jaar) for jaar in jaren):
        if c.waarom:
            per.setdefault(c.waarom, []).append(c.jaar)
    zinnen = [f"{_jaren(alle)}: {waarom}." for waarom, alle in per.items()]
    regels = {n.regel or n.status for c in s.cellen if c.jaar in jaren for n in c.naast}
    woorden = sorted(geld.REGELS.get(regel, f"{regel} in een andere bron") for regel in regels)
    return (*zinnen, *([f"Ernaast: {'; '.join(woorden)}."] if woorden else []))


def _jaren(alle: list[int]) -> str:
    return str(alle[0]) if len(alle) == 1 else f"{alle[0]} tot en met {alle[-1]}"


def _stuk_dict(s: dict[str, Any]) -> dict[str, Any]:
    return {
        "naam": s["naam"],
        "label": s["label"],
        "per": s["per"],
        "jaar": s["jaar"],
        "bedrag": s["bedrag"],
        "status": s["status"],
        "prijspeil": geld.prijspeilen()[s["prijspeil"]],
        "bron": geld.bron(s["van"], s.get("opmerking")).noot,
    }
