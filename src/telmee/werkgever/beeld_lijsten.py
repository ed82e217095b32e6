"""The sections of rows: benefits, dates, findings. Everything stands in `rijen`; what to do stands apart and first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from telmee.getallen import Waarde, datum, geheel
from telmee.uitvoer.beeld import Deel
from telmee.uitvoer.tabel import Cel, Kolom, Tabel
from telmee.werkgever.beeld_figuren import CENT, UREN
from telmee.werkgever.beeld_uitleg import rijbomen, termijnbomen
from telmee.werkgever.uitkomst import (
    FOUT,
    MEDEDELING,
    WAARSCHUWING,
    Bevinding,
    Positie,
    Tarief,
    Termijn,
    Voordeel,
    VoordelenTotaal,
)
from telmee.werkgever.woorden import aantal
from telmee.wet.machine.links import link

VOORDELEN = {
    "banenafspraak": "Doelgroep banenafspraak",
    "arbeidsgehandicapte": "Arbeidsgehandicapte werknemer",
    "herplaatsen": "Herplaatsen arbeidsgehandicapte",
    "oudere": "Oudere werknemer",
}
ERNST = {FOUT: "Fout", WAARSCHUWING: "Waarschuwing", MEDEDELING: "Mededeling"}
KOLOMMEN = (
    Kolom("rij", "Rij", "rechts"),
    Kolom("personeelsnummer", "Personeelsnr."),
    Kolom("bsn", "BSN"),
    Kolom("soort", "Voordeel", belang=2),
    Kolom("recht", "Recht"),
    Kolom("gevraagd", "Gevraagd"),
    Kolom("uren", "Met recht", "rechts", UREN),
    Kolom("bedrag", "Bedrag tot nu", "rechts", CENT),
    Kolom("gemist", "Nog niet gevraagd", "rechts", CENT),
    Kolom("onterecht_uren", "Zonder recht", "rechts", UREN),
    Kolom("bedrag_jaar", "Hele jaar", "rechts", CENT),
    Kolom("reden", "Reden"),
    Kolom("artikel", "Artikel", belang=4),
    Kolom("actie", "Wat u kunt doen", belang=3),
    Kolom("uiterste_datum", "Uiterlijk"),
)
ACTIE = ("wie", "soort", "gemist", "onterecht_uren", "reden", "artikel", "actie", "uiterste_datum")
ALLES = tuple(kolom.naam for kolom in KOLOMMEN)
RIJEN = "rijen"
KEREN = 3
"""So many findings of one kind stand apart; of more the first one, and how many there are."""
TELT_OP = ("uren", "bedrag", "gemist", "onterecht_uren")
"""A yearly amount is no part of a sum: of an employee only the highest benefit counts."""
MISBAAR = ("personeelsnummer", "actie", "uiterste_datum", "onterecht_uren")


def voordelendeel(p: Positie, met_bsn: bool, noten: tuple[str, ...] = ()) -> Deel | None:
    """Per benefit, what can be done, and every row; nothing without rows. `noten`: until when it can be mended."""
    lkv, op = p.lkv, date(p.jaar, 12, 31)
    if not lkv:
        return None
    tabellen = [_per_soort(lkv, p.lkv_totaal, p.lkv_tarieven)]
    acties = sorted((v for v in lkv if _is_actie(v)), key=lambda v: (-(v.gemist or 0), v.rij))
    if acties:
        kan = any(v.uiterste_datum is None or v.uiterste_datum >= p.stand for v in acties)
        kop = "Waar u iets aan kunt doen" if kan else "Wat niet meer te herstellen is"
        tabellen.append(_voordelen(acties, kop, met_bsn, noten, ACTIE, op))
    alle = _voordelen(lkv, "Alle rijen met een loonkostenvoordeel", met_bsn, (), ALLES, op)
    return Deel(
        "voordelen", "Loonkostenvoordelen", tabellen=tuple(tabellen), rijen=alle, blad="Voordelen", bomen=rijbomen(lkv)
    )


def _is_actie(v: Voordeel) -> bool:
    return bool(v.gemist or v.onterecht_uren or v.actie)


def _per_soort(lkv: tuple[Voordeel, ...], t: VoordelenTotaal, tarieven: tuple[Tarief, ...]) -> Tabel:
    """The rows added up per benefit, with the totals of the position below."""
    soorten = [s for s in VOORDELEN if any(v.soort == s for v in lkv)]
    regels = [_soortregel(VOORDELEN[s], [v for v in lkv if v.soort == s]) for s in soorten]
    samen = _soortregel("Samen", lkv)
    regels.append((*samen[:3], t.bedrag, t.gemist, t.onterecht_uren, samen[6]))
    kolommen = (
        Kolom("soort", "Loonkostenvoordeel"),
        Kolom("recht", "Met recht", "rechts", RIJEN, belang=3),
        Kolom("gevraagd", "Gevraagd", "rechts", RIJEN, belang=3),
        Kolom("bedrag", "Bedrag tot nu", "rechts", CENT),
        Kolom("gemist", "Nog niet gevraagd", "rechts", CENT),
        Kolom("onterecht", "Zonder recht", "rechts", UREN),
        Kolom("onbekend", "Niet te zien", "rechts", RIJEN, belang=2),
    )
    noten = [tarief.zin for tarief in tarieven]
    if samen[6]:
        noten.append("Niet te zien: of er recht is blijkt niet uit de aangiften; die bedragen ontbreken in de som.")
    if t.onbekend:
        wat = aantal(t.onbekend, "rij", "rijen")
        noten.append(f"Van {wat} is het recht of het bedrag onbekend; dat staat niet in het totaal.")
    nadruk = (len(regels) - 1,)
    return Tabel("Loonkostenvoordelen per soort, tot nu toe", kolommen, tuple(regels), tuple(noten), nadruk=nadruk)


def _soortregel(naam: str, rijen: Iterable[Voordeel]) -> tuple[Any, ...]:
    rijen = list(rijen)
    return (
        naam,
        sum(v.recht is True for v in rijen),
        sum(v.gevraagd for v in rijen),
        _som([v.bedrag for v in rijen]),
        _som([v.gemist for v in rijen]),
        sum(v.onterecht_uren or 0 for v in rijen),
        sum(v.recht is None for v in rijen),
    )


def _som(bedragen: list[int | None]) -> int | None:
    """The sum of what is known; unknown when no row knows it."""
    bekend = [b for b in bedragen if b is not None]
    return sum(bekend) if bekend else None


def _voordelen(
    rijen: Iterable[Voordeel], titel: str, met_bsn: bool, noten: tuple[str, ...], namen: tuple[str, ...], op: date
) -> Tabel:
    """The rows themselves; the BSN only when it was asked for, and no column that is empty everywhere."""
    rijen = list(rijen)
    alle = (Kolom("wie", "BSN" if met_bsn else "Wie"), *KOLOMMEN)
    kolommen = [k for k in alle if k.naam in namen and (k.naam != "bsn" or met_bsn)]
    kolommen = [k for k in kolommen if k.naam not in MISBAAR or any(getattr(v, k.naam) for v in rijen)]
    if namen is ALLES:  # what to do has a table of its own
        kolommen = [replace(k, ruim=k.naam in ACTIE[-2:]) for k in kolommen]
    return Tabel(
        titel,
        tuple(kolommen),
        tuple(
            tuple(
                artikelcel(v.artikel, op) if k.naam == "artikel" else _cel(v, k.naam, met_bsn, namen is ACTIE)
                for k in kolommen
            )
            for v in rijen
        ),
        noten,
        telt_op=TELT_OP if namen is ALLES else (),
        kort=namen is ACTIE,
    )


def artikelcel(artikel: str, op: date) -> Waarde | Cel:
    """The article as it is written, leading to its text as it read on that day."""
    return Cel(artikel, link=link(artikel, op)) if artikel else artikel


def _cel(v: Voordeel, naam: str, met_bsn: bool, kort: bool) -> Waarde:
    if naam == "wie":
        bsn = met_bsn and v.bsn is not None
        return f"{v.bsn:09d}" if bsn else v.personeelsnummer or f"rij {v.rij}"
    if naam == "bsn":
        return "" if v.bsn is None else f"{v.bsn:09d}"
    if naam == "soort":
        return VOORDELEN[v.soort]
    waarde: Waarde = getattr(v, naam)
    if kort and naam in ("gemist", "onterecht_uren"):
        return "" if waarde == 0 else waarde
    return waarde or "" if naam in ("personeelsnummer", "uiterste_datum") else waarde


# --- Dates and findings ---------------------------------------------------------------------------------------------


def termijnendeel(p: Positie) -> Deel:
    """What to do before which date, first one first; a date that is no working day says what is safe."""
    gevonden = sorted(p.termijnen, key=lambda t: t.datum)
    kolommen = [
        Kolom("datum", "Uiterlijk"),
        Kolom("wat", "Wat"),
        Kolom("wie", "Wie"),
        Kolom("artikel", "Artikel", belang=2),
        Kolom("bedrag", "Bedrag", "rechts", CENT, ruim=True),
        Kolom("uitleg", "Uitleg", ruim=True),
    ]
    rijen = tuple(
        (
            t.datum,
            f"{t.wat} (voorbij)" if t.datum < p.stand else t.wat,
            t.wie,
            artikelcel(t.artikel, date(p.jaar, 12, 31)),
            _bedrag(t),
            t.uitleg,
        )
        for t in gevonden
    )
    noten = {t.datum: _veilig(t) for t in gevonden if t.veilig is not None and t.datum >= p.stand}
    tabel = Tabel(f"Wat u wanneer doet over {p.jaar}", tuple(kolommen), rijen, tuple(noten.values()))
    return Deel(
        "termijnen", "Termijnen", tabellen=(tabel,), blad="Termijnen", bestuur=True, bomen=termijnbomen(gevonden)
    )


def _bedrag(t: Termijn) -> Waarde:
    return "" if t.bedrag is None else t.bedrag


def _veilig(t: Termijn) -> str:
    nog = "" if t.later is None else f"; de wet laat {datum(t.later)} nog toe"
    return f"{datum(t.datum)} is geen werkdag; veilig is {datum(t.veilig)}{nog}."


def bevindingendeel(p: Positie) -> Deel | None:
    """What was found in the files, worst first, and what it does to the figures; what repeats is one line."""
    titel = "Wat er in de bestanden is gevonden"
    if not p.bevindingen:
        return None
    soorten: dict[tuple[str, ...], list[Bevinding]] = {}
    for b in p.bevindingen:
        eigen = b.bestand if b.ernst == FOUT else ""  # of what is not counted, every file is named
        soorten.setdefault((b.ernst, b.code, b.wat, b.gevolg, eigen), []).append(b)
    kort = _bevindingen(titel, _eens_per_soort(soorten))
    alle = None
    if len(kort.rijen) < len(p.bevindingen):
        kort = replace(kort, kort=True)
        alle = _bevindingen(f"{titel}, elke plaats", [(b.ernst, _keer([b]), b.gevolg, _waar(b)) for b in p.bevindingen])
    return Deel("bevindingen", "Kwaliteit van de gegevens", tabellen=(kort,), rijen=alle, blad="Bevindingen")


def _eens_per_soort(soorten: dict[tuple[str, ...], list[Bevinding]]) -> list[tuple[str, str, str, str]]:
    """A row per finding; of one that comes in every period the first, and how often it comes."""
    zelfde: dict[tuple[str, ...], list[list[Bevinding]]] = {}
    for (ernst, code, wat, gevolg, _), groep in soorten.items():
        sleutel = (ernst, code, gevolg) if ernst != FOUT else (ernst, code, gevolg, wat, str(len(zelfde)))
        zelfde.setdefault(sleutel, []).append(groep)
    rijen = []
    for groepen in zelfde.values():
        for groep in groepen if len(groepen) <= KEREN else groepen[:1]:
            meer = "" if len(groepen) <= KEREN else f" (zo ook {geheel(len(groepen) - 1)} andere keren)"
            rijen.append((groep[0].ernst, _keer(groep) + meer, groep[0].gevolg, _plaats(groep)))
    return rijen


def _bevindingen(titel: str, rijen: list[tuple[str, str, str, str]]) -> Tabel:
    volgorde = list(ERNST)
    kolommen = (
        Kolom("ernst", "Soort"),
        Kolom("wat", "Wat"),
        Kolom("gevolg", "Gevolg voor de cijfers"),
        Kolom("waar", "Waar", belang=2),
    )
    ergst = sorted(rijen, key=lambda rij: volgorde.index(rij[0]))
    return Tabel(titel, kolommen, tuple((ERNST[ernst], *rest) for ernst, *rest in ergst))


def _keer(zelfde: list[Bevinding]) -> str:
    keer = sum(b.aantal for b in zelfde)
    return zelfde[0].wat if keer == 1 else f"{zelfde[0].wat} ({keer} keer)"


def _plaats(zelfde: list[Bevinding]) -> str:
    meer = "" if len(zelfde) == 1 else f" en op nog {aantal(len(zelfde) - 1, 'plaats', 'plaatsen')}"
    return _waar(zelfde[0]) + meer


def _waar(b: Bevinding) -> str:
    return ", ".join(d for d in (b.bestand, f"regel {b.regel}" if b.regel else "", b.element) if d)
