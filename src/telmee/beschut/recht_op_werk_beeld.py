"""The plan of the FNV as a picture: the answer, its figures, the growth in three views, the objections."""

from __future__ import annotations

from telmee.beschut import recht_op_werk as kamer
from telmee.beschut.recht_op_werk import Cijfer, Uitkomst
from telmee.getallen import euro, geheel, rond, tienden
from telmee.uitvoer.beeld import Beeld, Deel, Figuur
from telmee.uitvoer.tabel import Cel, Kolom, Tabel
from telmee.uitvoer.uitleg import Uitleg

BESLUIT = (
    "Nagerekend uit de Kamerbrief van 2 juli 2025. Het pamflet zelf en de bijlage met de hele appreciatie zijn niet "
    "gelezen."
)


def beeld(u: Uitkomst) -> Beeld:
    """The picture."""
    kop = (("Bron", kamer.gegevens()["bron"]), ("Groei", u.gekozen.wat))
    delen = (_cijfers(u), _groei(u), _bezwaren(u))
    receipt = {"uitkomsten": u.als_dict()}
    return Beeld("Recht op werk (FNV), nagerekend", antwoord(u), (), delen, kop=kop, besluit=BESLUIT, receipt=receipt)


def antwoord(u: Uitkomst) -> str:
    """What the plan adds and what that costs, in one sentence."""
    g, banen = u.gekozen, kamer.plan("banen")
    per_jaar = tienden(rond(g.per_jaar * 10))
    if g.per_baan is None:
        return f"Bij een groei van {per_jaar} banen per jaar komen alle {geheel(banen)} banen er ook zonder het plan."
    return (
        f"Bij een groei van {per_jaar} banen per jaar komen {geheel(g.banen)} van de {geheel(banen)} banen door het "
        f"plan; dat kost {euro(g.per_baan)} extra per baan per jaar."
    )


def _figuur(c: Cijfer) -> Figuur:
    bron = kamer.gegevens()["bron"]
    boom = Uitleg(
        c.naam, c.label, c.waarde, c.eenheid, c.status, bron=bron, formule=c.formule, formule_ingevuld=c.ingevuld
    )
    return Figuur(c.naam, c.label, c.waarde, c.eenheid, c.status, bron=bron, toelichting=c.ingevuld, uitleg=boom)


def _cijfers(u: Uitkomst) -> Deel:
    return Deel("cijfers", "Elk cijfer nagerekend", figuren=tuple(map(_figuur, u.cijfers)), blad="Cijfers")


def _groei(u: Uitkomst) -> Deel:
    kolommen = (
        Kolom("wat", "Groei", belang=0),
        Kolom("per_jaar", "Per jaar", "rechts", "tienden banen"),
        Kolom("autonoom", "Zonder plan", "rechts", "banen"),
        Kolom("aanvullend", "Door het plan", "rechts", "banen", belang=0),
        Kolom("per_baan", "Extra per baan", "rechts", "cent", belang=0),
    )
    rijen = tuple(
        (
            g.wat,
            rond(g.per_jaar * 10),
            rond(g.autonoom),
            g.banen,
            "geen" if g.per_baan is None else g.per_baan,
        )
        for g in u.groei
    )
    noot = (
        "De groei is gemeten in personen met loonkostensubsidie, het plan telt banen. Gerekend is met de groei zonder "
        "afronding."
    )
    tabel = Tabel("Wat het plan toevoegt, bij elke groei", kolommen, rijen, (noot,))
    return Deel("groei", "De groei", tabellen=(tabel,))


def _bezwaren(u: Uitkomst) -> Deel:
    kolommen = (
        Kolom("bezwaar", "Bezwaar van het kabinet", belang=0),
        Kolom("status", "Uitkomst", belang=0),
        Kolom("cijfer", "Cijfer", "rechts", belang=0),
        Kolom("zin", "Waarom", belang=2),
    )
    rijen = tuple((b.wat, b.status, Cel(b.cijfer, eenheid=b.eenheid), b.zin) for b in u.bezwaren)
    zinnen = tuple(f"{b.wat}: {b.zin}" for b in u.bezwaren)
    tabel = Tabel("De bezwaren, getoetst", kolommen[:3], tuple(rij[:3] for rij in rijen))
    return Deel("bezwaren", "De bezwaren", tabellen=(tabel,), zinnen=zinnen, blad="Bezwaren")
