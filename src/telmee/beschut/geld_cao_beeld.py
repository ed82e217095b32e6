"""The cao as a picture: what holds on the day, what comes, and the loaded scales beside the minimum wage."""

from __future__ import annotations

from telmee.beschut.beeld_delen import bevindingendeel, herstel
from telmee.beschut.geld_cao import GELDT, KOMT, Afspraak, Cao
from telmee.gegevens.publicatie import lees_publicatie
from telmee.getallen import datum, decimaal, euro
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.tabel import Cel, Kolom, Merk, Tabel

NIET_BEKRACHTIGD = Merk("bekrachtiging van dit resultaat niet gezien", "?", "?", "33")
BESLUIT = "Uit wat over de cao is gepubliceerd; de tekst van de cao zelf is niet gelezen en gaat voor."


def beeld(c: Cao) -> Beeld:
    """The picture of a day."""
    delen = (_afspraken(c), _schalen(c), bevindingendeel(c.bevindingen))
    kop = (("Dag", datum(c.op)), ("Minimumloon per uur", euro(c.wml)))
    return Beeld(
        "Cao Aan de Slag",
        antwoord(c),
        herstel(c.bevindingen),
        tuple(deel for deel in delen if deel is not None),
        kop=kop,
        besluit=BESLUIT,
        dag=c.op,
    )


def antwoord(c: Cao) -> str:
    """What changed last and what comes next, for the scales."""
    loon = [a for a in c.afspraken if a.onderwerp == "schaalbedragen"]
    geweest = [a for a in loon if a.stand(c.op) == GELDT]
    straks = [a for a in loon if a.stand(c.op) == KOMT]
    nu = f"De laatste wijziging van de schalen voor {datum(c.op)} is {_zin(geweest[-1])}" if geweest else (
        f"Voor {datum(c.op)} is geen wijziging van de schalen bekend"
    )  # fmt: skip
    return f"{nu}; de volgende is {_zin(straks[0])}." if straks else f"{nu}."


def _zin(a: Afspraak) -> str:
    return f"{_hoeveel(a)} op {datum(a.vanaf)} ({a.zekerheid})"


def _hoeveel(a: Afspraak) -> str:
    """The change in words: a percentage, an amount, hours, or what it follows."""
    if a.procent is not None or a.gerekend is not None:
        cijfer = decimaal(a.procent if a.procent is not None else a.gerekend, 3).rstrip("0").rstrip(",")
        return f"{cijfer}%"
    if a.bedrag is not None:
        return euro(a.bedrag)
    if a.uren is not None:
        return f"{a.uren} uur"
    return "onbekend" if a.onderwerp == "schaalbedragen" else ""


def _afspraken(c: Cao) -> Deel:
    kolommen = (
        Kolom("vanaf", "Vanaf", belang=0),
        Kolom("onderwerp", "Onderwerp", belang=0),
        Kolom("hoeveel", "Hoeveel", "rechts", belang=0),
        Kolom("stand", "Op deze dag"),
        Kolom("zekerheid", "Hoe zeker", belang=2),
        Kolom("bron", "Bron", ruim=True),
    )
    rijen = tuple((a.vanaf, a.onderwerp, _cel(a), a.stand(c.op), a.status, a.bron.noot) for a in c.afspraken)
    zinnen = tuple(f"{datum(a.vanaf)}, {a.onderwerp}: {a.wat}" for a in c.afspraken)
    return Deel("afspraken", "Afspraken", tabellen=(Tabel("Wat wanneer verandert", kolommen, rijen),), zinnen=zinnen)


def _cel(a: Afspraak) -> Cel:
    return Cel(_hoeveel(a) or a.wat.split(".")[0].lower()[:20], None if a.bekrachtigd else NIET_BEKRACHTIGD)


def _schalen(c: Cao) -> Deel:
    if not c.treden:
        zin = f"De schalen zijn onbekend: {lees_publicatie('beschut_cao.yaml')['schalen_gezocht']}."
        return Deel("schalen", "Schalen", zinnen=(zin,))
    kolommen = (
        Kolom("schaal", "Schaal", belang=0),
        Kolom("trede", "Trede", belang=0),
        Kolom("uurloon", "Per uur", "rechts", "cent", belang=0),
        Kolom("boven", "Boven het minimumloon", "rechts", "cent"),
    )
    rijen = tuple((t.schaal, t.trede, t.uurloon, t.boven_wml) for t in c.treden)
    noot = "Zoals u ze geeft; verhogingen van hierboven zijn er niet in verwerkt."
    tabel = Tabel("De schalen die u gaf", kolommen, rijen, (noot,))
    return Deel("schalen", "Schalen", tabellen=(tabel,), blad="Schalen")
