"""A ``Tabel`` as text for the terminal: aligned, and complete at every width.

Numbers are never broken. When the columns do not fit, words in text columns and headings wrap; when that is not enough,
every row becomes a block of "label: value" lines. Nothing is cut off. Plain code instead of a library, because the
libraries that draw tables shorten what does not fit, and because a table must appear at once.
"""

from __future__ import annotations

import textwrap

from telmee.getallen import toon
from telmee.uitvoer.scherm import Scherm, zonder_unicode
from telmee.uitvoer.tabel import Cel, Kolom, Merk, Tabel

TUSSEN = 2


def tekst(tabel: Tabel, scherm: Scherm = Scherm()) -> str:
    """The table with title, banner, meaning of the marks and footnotes; ends with a newline."""
    breedtes = _breedtes(tabel, scherm)
    regels = [scherm.stijl(regel, "1") for regel in _vouw(tabel.titel, scherm)]
    if tabel.banner:
        regels += [scherm.stijl(regel, "33") for regel in _vouw(f"Let op: {tabel.banner}", scherm)]
    regels += [""] + (_blokken(tabel, scherm) if breedtes is None else _kolommen(tabel, breedtes, scherm))
    noten = [f"{_teken(merk, scherm)} {merk.naam}" for merk in tabel.merken()]
    slot = ["   ".join(noten), *tabel.voetnoten] if noten else list(tabel.voetnoten)
    if slot:
        regels += ["", *(regel for noot in slot for regel in _vouw(noot, scherm))]
    return "\n".join(regel.rstrip() for regel in regels) + "\n"


def _vouw(zin: str, scherm: Scherm) -> list[str]:
    return textwrap.wrap(zonder_unicode(zin, scherm), scherm.breedte) or [""]


def _teken(merk: Merk, scherm: Scherm) -> str:
    return scherm.kies(merk.teken, merk.ascii)


def _cel(cel: Cel, kolom: Kolom, scherm: Scherm) -> str:
    return zonder_unicode(" ".join(toon(cel.waarde, kolom.eenheid).split()), scherm)


def _inhoud(tabel: Tabel, scherm: Scherm) -> list[list[str]]:
    """Every cell as text. A right-aligned column with marks keeps room for the sign: its figures stay aligned."""
    regels = []
    for rij in tabel.cellen():
        velden = []
        for nummer, (cel, kolom) in enumerate(zip(rij, tabel.kolommen, strict=True)):
            veld = _cel(cel, kolom, scherm)
            if cel.merk:
                veld += f" {_teken(cel.merk, scherm)}"
            elif kolom.uitlijning == "rechts" and tabel.gemerkt(nummer):
                veld += "  "
            velden.append(veld)
        regels.append(velden)
    return regels


def _langste_woord(zin: str) -> int:
    return max((len(woord) for woord in zin.split()), default=1)


def _breedtes(tabel: Tabel, scherm: Scherm) -> list[int] | None:
    """The width of every column, or None when even the narrowest form does not fit."""
    inhoud = _inhoud(tabel, scherm)
    minimaal, inhoudelijk, gewenst = [], [], []
    for nummer, kolom in enumerate(tabel.kolommen):
        kop = zonder_unicode(kolom.kop, scherm)
        velden = [rij[nummer] for rij in inhoud]
        langste = max((len(veld) for veld in velden), default=0)
        woord = max((_langste_woord(veld) for veld in velden), default=0)
        vast = kolom.uitlijning == "rechts" or not any(isinstance(rij[nummer].waarde, str) for rij in tabel.cellen())
        minimaal.append(max(1, _langste_woord(kop), langste if vast else woord))
        inhoudelijk.append(max(minimaal[-1], langste))
        gewenst.append(max(1, len(kop), langste))
    ruimte = scherm.breedte - TUSSEN * (len(minimaal) - 1) - sum(minimaal)
    if ruimte < 0:
        return None
    breedtes = list(minimaal)
    for doel in (inhoudelijk, gewenst):  # cells before headings, narrow columns first: a label stays whole
        while ruimte > 0 and (krap := [n for n, breedte in enumerate(breedtes) if breedte < doel[n]]):
            breedtes[min(krap, key=lambda n: breedtes[n])] += 1
            ruimte -= 1
    return breedtes


def _kolommen(tabel: Tabel, breedtes: list[int], scherm: Scherm) -> list[str]:
    koppen = [zonder_unicode(kolom.kop, scherm) for kolom in tabel.kolommen]
    lijn = scherm.kies("─", "-")
    streep = (" " * TUSSEN).join(lijn * breedte for breedte in breedtes)
    regels = [scherm.stijl(regel, "1") for regel in _rij(koppen, tabel, breedtes, None, scherm, onderaan=True)]
    regels.append(streep)
    for nummer, (velden, cellen) in enumerate(zip(_inhoud(tabel, scherm), tabel.cellen(), strict=True)):
        dik = nummer in tabel.nadruk
        if dik and nummer and nummer - 1 not in tabel.nadruk:
            regels.append(streep)
        rij = _rij(velden, tabel, breedtes, None if dik else cellen, scherm)
        regels += [scherm.stijl(regel, "1") for regel in rij] if dik else rij
    return regels


def _rij(
    velden: list[str],
    tabel: Tabel,
    breedtes: list[int],
    cellen: tuple[Cel, ...] | None,
    scherm: Scherm,
    *,
    onderaan: bool = False,
) -> list[str]:
    """One row as one or more lines; headings stand on the line, cells hang from it."""
    kolommen: list[list[str]] = []
    for veld, kolom, breedte in zip(velden, tabel.kolommen, breedtes, strict=True):
        delen = [veld] if len(veld) <= breedte else textwrap.wrap(veld, breedte, break_on_hyphens=False)
        kolommen.append(
            [deel.rjust(breedte) if kolom.uitlijning == "rechts" else deel.ljust(breedte) for deel in delen]
        )
    hoogte = max(len(delen) for delen in kolommen)
    regels = []
    for hoog in range(hoogte):
        stukken = []
        for nummer, delen in enumerate(kolommen):
            plaats = hoog - (hoogte - len(delen)) if onderaan else hoog
            stuk = delen[plaats] if 0 <= plaats < len(delen) else " " * breedtes[nummer]
            merk = cellen[nummer].merk if cellen else None
            stukken.append(scherm.stijl(stuk, merk.kleur) if merk else stuk)
        regels.append((" " * TUSSEN).join(stukken))
    return regels


def _blokken(tabel: Tabel, scherm: Scherm) -> list[str]:
    """Every row as a block of lines, for a table that is wider than the screen; an empty cell has nothing to say."""
    regels: list[str] = []
    for velden in _inhoud(tabel, scherm):
        for veld, kolom in zip(velden, tabel.kolommen, strict=True):
            if not veld.strip():
                continue
            zin = f"{zonder_unicode(kolom.kop, scherm)}: {veld.rstrip()}"
            regels += textwrap.wrap(zin, scherm.breedte, subsequent_indent="  ") or [""]
        regels.append("")
    return regels[:-1]
