"""What the letter of 2 July 2025 announces, how far it was, and what each would change as far as that can be computed.

Nothing here is law. A figure comes from the money (`geld`), the law (`exploitatie_lks`), the country (`landelijk`) or
the plan of the FNV; what has no rule to compute with says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from telmee.beschut import exploitatie_lks as subsidie
from telmee.beschut import geld, landelijk, recht_op_werk
from telmee.beschut.exploitatie_lezen import Groep
from telmee.beschut.geld import miljoen
from telmee.gegevens.publicatie import lees_publicatie
from telmee.getallen import dagen_in_woorden, datum, euro, geheel, procent
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.wet import Wetten

BESTAND = "beschut_voornemens.yaml"
JAAR = 2026
"""The last year of which the minimum wage of 1 January is known in full, for what 68% would be."""
LOONWAARDEN = (3_000, 5_000)


@dataclass(frozen=True)
class Voornemen:
    """One plan, and what it would change in a sentence."""

    naam: str
    wat: str
    vorm: str
    beoogd: str
    stand: str
    raakt: str
    gevolg: str


@cache
def jaar_68() -> int:
    """The year that the letter aims at for the fixed subsidy."""
    (plan,) = (v for v in lees_publicatie(BESTAND)["voornemens"] if v["naam"] == "lks_68")
    return int(plan["beoogd"])


def voornemens(wetten: Wetten) -> tuple[Voornemen, ...]:
    """All of them, in the order of the letter."""
    inhoud = lees_publicatie(BESTAND)
    zinnen: Mapping[str, Callable[[], str]] = {
        "lks_68": lambda: _lks_68(wetten),
        "geld_68": _geld_68,
        "verdeling": lambda: "Welke sleutel het wordt, is niet bekend; elke sleutel is na te rekenen bij de verdeling.",
        "impulsbudget": _impulsbudget,
        "infrastructuur": _infrastructuur,
        "wachtenden": lambda: _wachtenden(wetten),
        "recht_op_werk": _recht_op_werk,
        "niets": lambda: "Er verandert niets aan wat hier wordt berekend.",
        "geen_rekenregel": lambda: "Niet te berekenen: er is nog geen tekst, getal of regel.",
    }
    return tuple(
        Voornemen(v["naam"], v["wat"], v["vorm"], v["beoogd"], v["stand"], v["raakt"], zinnen[v["gevolg"]]())
        for v in inhoud["voornemens"]
    )


def _lks_68(wetten: Wetten) -> str:
    """The fixed subsidy of a month in the four readings, beside today's at two wage values, for the hours of a job."""
    r = subsidie.recht(wetten, JAAR)
    uren = r.uren_per_baan
    delen = [subsidie.van_groep(r, Groep("binnen", 1, uren, lw)) for lw in LOONWAARDEN]
    vast = list(delen[0].lezingen.values())
    if uren is None or None in vast or any(d.nu is None for d in delen):
        return "De bedragen zijn niet te berekenen: het minimumloon is niet bekend."
    nu = " en ".join(f"{_maand(d.nu)} bij {procent(lw)}" for d, lw in zip(delen, LOONWAARDEN, strict=True))
    straks = [bedrag for bedrag in vast if bedrag is not None]
    return (
        f"Bij {uren // 100} uur {_maand(min(straks))} tot {_maand(max(straks))} per maand, naar waarvan het 68% is; nu "
        f"{nu} loonwaarde."
    )


def _maand(jaar: int | None) -> str:
    return euro(None if jaar is None else jaar // subsidie.MAANDEN)


def _geld_68() -> str:
    s = geld.stroom("lks_68")
    jaren = [s.cel(jaar) for jaar in (2025, 2026, 2027)]
    return f"{', '.join(miljoen(c.bedrag or 0) for c in jaren)} miljoen in 2025, 2026 en 2027."


def _impulsbudget() -> str:
    open_, rest = geld.rest_van(next(s for s in geld.gegevens()["stromen"] if s["naam"] == "impulsbudget"))
    totaal = geld.gegevens()["stromen"][0]["totaal"]
    eerst = f"{miljoen(totaal['bedrag'])} miljoen van {totaal['van']} tot en met {totaal['tot']}"
    return f"{eerst}; {open_[0]} tot en met {open_[-1]} samen {miljoen(rest)}, per jaar onbekend."


def _infrastructuur() -> str:
    s = geld.stroom("sociale_infrastructuur")
    eerste, vast = (miljoen(bedrag or 0) for bedrag in (s.cel(2025).bedrag, s.structureel))
    return f"{eerste} miljoen in 2025, {vast} miljoen vanaf {s.structureel_vanaf}."


def _wachtenden(wetten: Wetten) -> str:
    laatste = landelijk.land(wetten).laatste
    t = None if laatste is None else laatste.telling
    if t is None or t.indicaties is None or t.personen is None:
        return "Hoeveel mensen een indicatie hebben en niet werken, is niet bekend."
    verschil = t.indicaties - t.personen
    return f"Eind {t.op.year} hadden {geheel(verschil)} mensen een indicatie en geen beschut werk."


def _recht_op_werk() -> str:
    u = recht_op_werk.bereken()
    brief, gemeten = u.groei[0], u.groei[1]
    return f"{geheel(brief.banen)} banen erbij volgens de brief, {geheel(gemeten.banen)} bij de gemeten groei."


def als_dict(wetten: Wetten) -> dict[str, Any]:
    """The same for programs."""
    inhoud = lees_publicatie(BESTAND)
    return {
        "bron": inhoud["bron"],
        "gezocht_tot": inhoud["gezocht_tot"].isoformat(),
        "voornemens": [asdict(v) for v in voornemens(wetten)],
        "beeld": beeld(wetten).als_dict(),
    }


def beeld(wetten: Wetten) -> Beeld:
    """The plans as a picture."""
    inhoud, alle = lees_publicatie(BESTAND), voornemens(wetten)
    kolommen = (
        Kolom("wat", "Voornemen", belang=0),
        Kolom("beoogd", "Beoogd", belang=0),
        Kolom("stand", "Stand in juli 2025", belang=0),
        Kolom("vorm", "Vorm", belang=2),
        Kolom("raakt", "Wat het raakt", ruim=True),
        Kolom("gevolg", "Wat het zou veranderen", ruim=True),
    )
    rijen = tuple((v.wat, dagen_in_woorden(v.beoogd), v.stand, v.vorm, v.raakt, v.gevolg) for v in alle)
    tot = datum(inhoud["gezocht_tot"])
    besloten = sum(v.stand in ("besloten", "gereed") for v in alle)
    antwoord = (
        f"Van de {len(alle)} voornemens in de brief van {datum(inhoud['bekend'])} zijn er {besloten} besloten of "
        f"gereed; van de andere is tot {tot} niets later gevonden."
    )
    zinnen = tuple(f"{v.wat}: {v.gevolg}" for v in alle)
    deel = Deel("voornemens", "De voornemens", tabellen=(Tabel("Voornemens", kolommen, rijen),), zinnen=zinnen)
    return Beeld("Voornemens over beschut werk", antwoord, (), (deel,), kop=(("Bron", inhoud["bron"]),),
                 besluit="Een voornemen is geen wet.")  # fmt: skip
