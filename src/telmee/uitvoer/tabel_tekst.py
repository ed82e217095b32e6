"""A ``Tabel`` as text for the terminal: aligned, and with rows that can be compared at every width.

When the columns do not fit, words in text columns and headings wrap; when that is not enough, columns go, the least
important first, and a line below says which. Rows stay rows. Plain code instead of a library, because the libraries
that draw tables shorten what does not fit in silence, and because a table must appear at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from telmee.getallen import toon
from telmee.uitvoer.scherm import Scherm, zonder_unicode
from telmee.uitvoer.tabel import Cel, Kolom, Merk, Tabel
from telmee.uitvoer.vast import vast, vouw

TUSSEN = 2
RUIM = 24
"""A text column with so many characters reads well."""
MISBAAR = 2
"""From this `belang` on a column goes before the others are squeezed."""


def tekst(tabel: Tabel, scherm: Scherm = Scherm()) -> str:
    """The table with title, banner, meaning of the marks and footnotes; ends with a newline."""
    maten = _maten(tabel, scherm)
    weg = _weg(tabel, maten, scherm.breedte)
    if weg:
        weggelaten = ", ".join(kolom.label for n, kolom in enumerate(tabel.kolommen) if n in weg)
        noot = f"Weggelaten omdat het scherm te smal is: {weggelaten}."
        tabel = replace(tabel.zonder(weg), voetnoten=(noot, *tabel.voetnoten))
        maten = _maten(tabel, scherm)
    breedtes = _breedtes(maten, scherm.breedte)
    regels = [scherm.stijl(regel, "1") for regel in _vouw(tabel.titel, scherm)]
    if tabel.banner:
        regels += [scherm.stijl(regel, "33") for regel in _vouw(f"Let op: {tabel.banner}", scherm)]
    regels += ["", *_kolommen(tabel, breedtes, scherm)]
    noten = [f"{_teken(merk, scherm)} {merk.naam}" for merk in tabel.merken()]
    slot = ["   ".join(noten), *tabel.voetnoten] if noten else list(tabel.voetnoten)
    if slot:
        regels += ["", *(regel for noot in slot for regel in _vouw(noot, scherm))]
    return "\n".join(regel.rstrip() for regel in regels) + "\n"


def _vouw(zin: str, scherm: Scherm) -> list[str]:
    return vouw(zonder_unicode(zin, scherm), scherm.breedte) or [""]


def _teken(merk: Merk, scherm: Scherm) -> str:
    return scherm.kies(merk.teken, merk.ascii)


def _cel(cel: Cel, kolom: Kolom, scherm: Scherm) -> str:
    return zonder_unicode(" ".join(toon(cel.waarde, cel.eenheid or kolom.eenheid).split()), scherm)


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
    return max((len(woord) for woord in vast(zin).split(" ")), default=1)


@dataclass(frozen=True)
class _Maten:
    """Of every column: squeezed, comfortable, with its longest cell, with its heading on one line."""

    minimaal: list[int]
    gemak: list[int]
    inhoudelijk: list[int]
    gewenst: list[int]

    def som(self, maat: list[int], weg: set[int]) -> int:
        """The width of the table without some columns."""
        over = [breedte for n, breedte in enumerate(maat) if n not in weg]
        return sum(over) + TUSSEN * (len(over) - 1)


def _maten(tabel: Tabel, scherm: Scherm) -> _Maten:
    inhoud = _inhoud(tabel, scherm)
    maten = _Maten([], [], [], [])
    for nummer, kolom in enumerate(tabel.kolommen):
        kop = zonder_unicode(kolom.kop, scherm)
        velden = [rij[nummer] for rij in inhoud]
        langste = max((len(veld) for veld in velden), default=0)
        woord = max((_langste_woord(veld) for veld in velden), default=0)
        vast_ = kolom.uitlijning == "rechts" or not any(isinstance(rij[nummer].waarde, str) for rij in tabel.cellen())
        maten.minimaal.append(max(1, _langste_woord(kop), langste if vast_ else woord))
        maten.gemak.append(max(maten.minimaal[-1], min(langste, RUIM)))
        maten.inhoudelijk.append(max(maten.minimaal[-1], langste))
        maten.gewenst.append(max(1, len(kop), langste))
    return maten


def _weg(tabel: Tabel, maten: _Maten, breedte: int) -> set[int]:
    """The columns that go: the least important first, the last one of equals; two at least stay, the first always.

    A column that may be missed goes when others would be squeezed, any other only when it does not fit at all.
    """
    weg: set[int] = set()
    volgorde = sorted(range(1, len(tabel.kolommen)), key=lambda n: (-tabel.kolommen[n].belang, -n))
    for n in volgorde:
        maat = maten.gemak if tabel.kolommen[n].belang >= MISBAAR else maten.minimaal
        if maten.som(maat, weg) > breedte and len(weg) < len(tabel.kolommen) - 2:
            weg.add(n)
    return weg


def _breedtes(maten: _Maten, breedte: int) -> list[int]:
    """The width of every column; where even the squeezed ones do not fit, the widest gives way and words break."""
    breedtes = list(maten.minimaal)
    ruimte = breedte - maten.som(breedtes, set())
    while ruimte < 0 and max(breedtes) > 1:
        breedtes[max(range(len(breedtes)), key=lambda n: breedtes[n])] -= 1
        ruimte += 1
    for doel in (maten.inhoudelijk, maten.gewenst):  # cells before headings, narrow columns first: a label stays whole
        while ruimte > 0 and (krap := [n for n, breed in enumerate(breedtes) if breed < doel[n]]):
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
        delen = [veld] if len(veld) <= breedte else vouw(veld, breedte, break_on_hyphens=False)
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
