"""A table as plain data, and its renderers for programs and pages: CSV, Markdown and HTML.

A ``Tabel`` holds exact values with the unit of their column; every renderer writes them in its own way. The terminal
renderer is in ``tabel_tekst``. A cell can carry a ``Merk``: a sign with a meaning, never colour alone, explained below
the table. A ``banner`` ("Synthetische gegevens") goes wherever the table goes, also into every row of the CSV.

Raises ValueError for a row that is longer or shorter than the columns, and for two columns with one name.
"""

from __future__ import annotations

import csv as csvmodule
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from telmee import veilig
from telmee.getallen import Waarde, decimalen_van, eenheid_in_woorden, ja_nee, kaal, toon
from telmee.veilig import escape

Uitlijning = Literal["links", "rechts"]


@dataclass(frozen=True)
class Merk:
    """A mark on a cell: its meaning, its sign, the sign in ASCII and the ANSI colour that may go with it."""

    naam: str
    teken: str
    ascii: str
    kleur: str = ""


GEHAALD = Merk("gehaald", "✓", "v", "32")
NIET_GEHAALD = Merk("niet gehaald", "✗", "x", "31")
INDICATIEF = Merk("indicatief: nog niet vastgesteld", "*", "*", "33")
NIET_IN_WERKING = Merk("aangenomen, nog niet in werking", "‡", "+", "33")
OPGEGEVEN = Merk("door u opgegeven, niet van een officiële bron", "°", "o", "33")


@dataclass(frozen=True)
class Cel:
    """A value with a mark, its unit where the column has none, and on a page the address that it leads to."""

    waarde: Waarde
    merk: Merk | None = None
    eenheid: str = ""
    link: str = ""


@dataclass(frozen=True)
class Kolom:
    """A column: the name for programs, the label for people, the side and the unit of its integers.

    ``ruim``: only where there is room for it; a terminal leaves it out, and a page in a table of all rows.
    ``belang``: where columns do not fit, the highest goes first (0 stays longest; from 2 on before words are squeezed).
    """

    naam: str
    label: str
    uitlijning: Uitlijning = "links"
    eenheid: str = ""
    ruim: bool = False
    belang: int = 1

    @property
    def kop(self) -> str:
        """The label with its unit, unless the cells show the unit themselves."""
        naam = eenheid_in_woorden(self.eenheid)
        return self.label if not naam or naam.startswith(("€", "%")) else f"{self.label} ({naam})"


@dataclass(frozen=True)
class Tabel:
    """A table; ``nadruk`` lists the rows (from 0) that stand out, such as a total.

    ``telt_op``: the columns that may be added up by who can. ``kort``: a table of all these rows is there too.
    """

    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Waarde | Cel, ...], ...]
    voetnoten: tuple[str, ...] = ()
    banner: str = ""
    nadruk: tuple[int, ...] = ()
    telt_op: tuple[str, ...] = ()
    kort: bool = False

    def __post_init__(self) -> None:
        namen = [kolom.naam for kolom in self.kolommen]
        if len(set(namen)) != len(namen):
            raise ValueError(f"tabel '{self.titel}' heeft twee kolommen met dezelfde naam: {', '.join(namen)}")
        for nummer, rij in enumerate(self.rijen):
            if len(rij) != len(namen):
                raise ValueError(f"rij {nummer} van tabel '{self.titel}' heeft {len(rij)} cellen, geen {len(namen)}")

    def cellen(self) -> Iterator[tuple[Cel, ...]]:
        """The rows, with every value as a ``Cel``."""
        for rij in self.rijen:
            yield tuple(cel if isinstance(cel, Cel) else Cel(cel) for cel in rij)

    def eerste(self, hoogstens: int, noot: str) -> Tabel:
        """At most so many rows; the note says so when rows went."""
        if len(self.rijen) <= hoogstens:
            return self
        nadruk = tuple(n for n in self.nadruk if n < hoogstens)
        return replace(self, rijen=self.rijen[:hoogstens], voetnoten=(*self.voetnoten, noot), nadruk=nadruk)

    def smal(self) -> Tabel:
        """Without the columns that ask for room."""
        return self.zonder(n for n, kolom in enumerate(self.kolommen) if kolom.ruim)

    def zonder(self, plaatsen: Iterable[int]) -> Tabel:
        """Without the columns at these places."""
        weg = set(plaatsen)
        houd = [n for n in range(len(self.kolommen)) if n not in weg]
        rijen = tuple(tuple(rij[n] for n in houd) for rij in self.rijen)
        return replace(self, kolommen=tuple(self.kolommen[n] for n in houd), rijen=rijen)

    def merken(self) -> tuple[Merk, ...]:
        """The marks in use, in order of appearance."""
        return tuple(dict.fromkeys(cel.merk for rij in self.cellen() for cel in rij if cel.merk is not None))

    def gemerkt(self, kolom: int) -> bool:
        """Whether a cell in this column carries a mark."""
        return any(rij[kolom].merk is not None for rij in self.cellen())


def csv(tabel: Tabel, *, nederlands: bool = False) -> str:
    """Comma separated values (RFC 4180) with exact decimals, ISO dates and an empty field for unknown.

    ``nederlands=True`` writes semicolons and decimal commas, as a Dutch spreadsheet expects. A column with marks gets
    a second column ``<naam>_merk``; a banner becomes the column ``let_op``. Text that a spreadsheet would run as a
    formula gets an apostrophe in front. Footnotes have no place in CSV and are left out.
    """
    buffer = io.StringIO()
    schrijver = csvmodule.writer(buffer, delimiter=";" if nederlands else ",", lineterminator="\r\n")
    gemerkt = [tabel.gemerkt(nummer) for nummer in range(len(tabel.kolommen))]
    kop: list[str] = []
    for kolom, met_merk in zip(tabel.kolommen, gemerkt, strict=True):
        kop += [kolom.naam, f"{kolom.naam}_merk"] if met_merk else [kolom.naam]
    schrijver.writerow([*kop, "let_op"] if tabel.banner else kop)
    for rij in tabel.cellen():
        velden: list[str] = []
        for cel, kolom, met_merk in zip(rij, tabel.kolommen, gemerkt, strict=True):
            velden.append(_csv_veld(cel.waarde, cel.eenheid or kolom.eenheid, "," if nederlands else "."))
            if met_merk:
                velden.append(cel.merk.naam if cel.merk else "")
        schrijver.writerow([*velden, tabel.banner] if tabel.banner else velden)
    return buffer.getvalue()


def _csv_veld(waarde: Waarde, eenheid: str, komma: str) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return ja_nee(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, str):
        return veilig.cel(waarde)
    return kaal(waarde, decimalen_van(eenheid), komma)


def markdown(tabel: Tabel) -> str:
    """GitHub-flavoured Markdown: heading, banner, table, marks and footnotes."""
    regels = [f"### {_md(tabel.titel)}", ""]
    if tabel.banner:
        regels += [f"> **Let op:** {_md(tabel.banner)}", ""]
    regels.append(_md_rij([_md(kolom.kop) for kolom in tabel.kolommen]))
    regels.append(_md_rij(["---:" if kolom.uitlijning == "rechts" else ":---" for kolom in tabel.kolommen]))
    for nummer, rij in enumerate(tabel.cellen()):
        velden = [_md(_met_teken(cel, kolom)) for cel, kolom in zip(rij, tabel.kolommen, strict=True)]
        regels.append(_md_rij([f"**{veld}**" if veld and nummer in tabel.nadruk else veld for veld in velden]))
    noten = [f"{_md(merk.teken)} {_md(merk.naam)}" for merk in tabel.merken()] + [_md(noot) for noot in tabel.voetnoten]
    for noot in noten:
        regels += ["", noot]
    return "\n".join(regels) + "\n"


def _md_rij(velden: list[str]) -> str:
    return f"| {' | '.join(velden)} |"


def _md(tekst: str) -> str:
    """Text in which no character starts markup."""
    vlak = veilig.regel(" ".join(tekst.split()))
    for teken in "\\`*_[]|#":
        vlak = vlak.replace(teken, f"\\{teken}")
    return vlak.replace("<", "&lt;").replace(">", "&gt;")


def _met_teken(cel: Cel, kolom: Kolom) -> str:
    tekst = toon(cel.waarde, cel.eenheid or kolom.eenheid)
    return f"{tekst} {cel.merk.teken}" if cel.merk else tekst


def html(tabel: Tabel, *, koppen: bool = False) -> str:
    """A ``<table>`` with caption, column and row headings; the first column is the heading of its row.

    With ``koppen`` every cell carries the heading of its column, for a page that shows rows as lists when it is narrow.
    """
    regels = ['<table class="telmee-tabel">', f"  <caption>{escape(tabel.titel)}{_html_banner(tabel.banner)}</caption>"]
    regels += ["  <thead>", "    <tr>"]
    regels += [f'      <th scope="col" class="{k.uitlijning}">{escape(k.kop)}</th>' for k in tabel.kolommen]
    regels += ["    </tr>", "  </thead>", "  <tbody>"]
    for nummer, rij in enumerate(tabel.cellen()):
        regels.append('    <tr class="nadruk">' if nummer in tabel.nadruk else "    <tr>")
        regels += [
            f"      {_html_cel(cel, kolom, n, koppen)}"
            for n, (cel, kolom) in enumerate(zip(rij, tabel.kolommen, strict=True))
        ]
        regels.append("    </tr>")
    regels.append("  </tbody>")
    noten = [f"{escape(merk.teken)} {escape(merk.naam)}" for merk in tabel.merken()]
    noten += [escape(noot) for noot in tabel.voetnoten]
    if noten:
        cel = "".join(f"<p>{noot}</p>" for noot in noten)
        regels += ["  <tfoot>", f'    <tr><td colspan="{len(tabel.kolommen)}">{cel}</td></tr>', "  </tfoot>"]
    return "\n".join([*regels, "</table>"]) + "\n"


def _leidt_ergens(adres: str) -> bool:
    """An address of a safe page elsewhere, or of a page of the same site; nothing that a browser would run."""
    return adres.startswith("https://") or (adres.startswith("/") and not adres.startswith("//"))


def _html_banner(banner: str) -> str:
    return f' <strong class="banner">Let op: {escape(banner)}</strong>' if banner else ""


def _html_cel(cel: Cel, kolom: Kolom, plaats: int, met_kop: bool) -> str:
    tekst = escape(toon(cel.waarde, cel.eenheid or kolom.eenheid))
    if _leidt_ergens(cel.link) and tekst:
        tekst = f'<a href="{escape(cel.link)}">{tekst}</a>'
    if cel.merk:
        tekst += f' <span class="merk" role="img" aria-label="{escape(cel.merk.naam)}">{escape(cel.merk.teken)}</span>'
    element = 'th scope="row"' if plaats == 0 else "td"
    kop = ""
    if met_kop and tekst and (plaats or kolom.uitlijning == "rechts"):
        kop = f' data-kop="{escape(kolom.kop)}"'
    soort = f"{kolom.uitlijning} dag" if isinstance(cel.waarde, date) else kolom.uitlijning
    return f'<{element} class="{soort}"{kop}>{tekst}</{element[:2]}>'
