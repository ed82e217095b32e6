"""A pocket calculator that reads: a filled-in line of an explanation is computed from its printed text alone.

It knows how figures, units, days, comparisons, choices and roundings are written, and nothing of the law, the terms or
the units of the program. Fractions, not floats: what is printed is exact, or says with '…' that it goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from telmee.getallen import MAANDEN

GETAL = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")
WOORD = (
    r"(?:uren|uur|banen|baan|dagen|dag|weken|week|maanden|maand|jaar|personen|persoon|werknemers|werknemer|contracten)"
)
EENHEID = re.compile(rf"(?: {WOORD}\b)*(?: per {WOORD}\b)*")
DAG = re.compile(rf"(\d{{1,2}}) ({'|'.join(MAANDEN)}) (\d{{4}})")
DAG_VAN = re.compile(rf"(\d{{1,2}}) ({'|'.join(MAANDEN)}) van ")
TEKST = re.compile(r"'(.*?)'(?=$| = | \(omdat| gelijk aan| niet gelijk aan| en | of |\)|; )", re.DOTALL)
LABEL = re.compile(r"[^=]*?: (ja|nee|onbekend)(?=$| en | of | = | \(|\)|;)")
VERGELIJK: tuple[tuple[str, Callable[[Any, Any], bool]], ...] = (
    ("minder dan", lambda a, b: a < b),
    ("hoogstens", lambda a, b: a <= b),
    ("meer dan", lambda a, b: a > b),
    ("minstens", lambda a, b: a >= b),
    ("niet gelijk aan", lambda a, b: a != b),
    ("gelijk aan", lambda a, b: a == b),
    ("vóór", lambda a, b: a < b),
    ("uiterlijk op", lambda a, b: a <= b),
    ("op of na", lambda a, b: a >= b),
    ("na", lambda a, b: a > b),
)
VERDER = re.compile(
    rf"$|[),;…]| \((?:omdat|zolang) | (?:=|×|÷|\+|−|plus|en|of|{'|'.join(woord for woord, _ in VERGELIJK)}) "
)
AFRONDEN: dict[str, Callable[[Fraction], int]] = {
    "naar beneden afgerond": floor,
    "naar boven afgerond": ceil,
    "afgerond": lambda deel: floor(deel + Fraction(1, 2)),
}
AFGEROND = re.compile(r", (naar beneden afgerond|naar boven afgerond|afgerond) op ")
STAP = re.compile(
    r"hele centen|hele euro's|hele getallen|een veelvoud van € (?P<veelvoud>[\d.,]+)|hele \w+"
    r"|(?P<cent>[\d.,]+) cent|(?P<deel>[\d.,]+)(?:%| \w+)"
)


class Onleesbaar(Exception):
    """The line says something that a reader cannot compute."""


class Maat(Fraction):
    """A figure with the first word of its unit, which only counts after a day: 'plus 3 maanden'."""

    eenheid: str = ""

    @classmethod
    def van(cls, waarde: Fraction | int, eenheid: str = "") -> Maat:
        maat = cls(waarde)
        maat.eenheid = eenheid
        return maat


def getal(tekst: str) -> Fraction:
    return Fraction(Decimal(tekst.replace(".", "").replace(",", ".")))


def reken_na(regel: str, opmerking: str = "", delen: frozenset[str] | None = None) -> tuple[Any, Any]:
    """What the line comes to when it is computed, and the figure that it ends with.

    delen: the heads of the parts that stand below it, such as 'Valt onder het quotum: ja'; what is not among them may
    not be said of a part.
    """
    return Lezer(regel, opmerking, delen).regel()


class Lezer:
    def __init__(self, tekst: str, opmerking: str = "", delen: frozenset[str] | None = None) -> None:
        self.tekst, self.plaats, self.opmerking, self.delen = tekst, 0, opmerking, delen

    # Reading

    def eet(self, stuk: str) -> bool:
        if self.tekst.startswith(stuk, self.plaats):
            self.plaats += len(stuk)
            return True
        return False

    def past(self, patroon: re.Pattern[str]) -> re.Match[str] | None:
        gevonden = patroon.match(self.tekst, self.plaats)
        if gevonden:
            self.plaats = gevonden.end()
        return gevonden

    def eis(self, stuk: str) -> None:
        if not self.eet(stuk):
            raise Onleesbaar(f"'{stuk}' verwacht op {self.plaats}: …{self.tekst[self.plaats :][:60]}")

    # The line

    def regel(self) -> tuple[Any, Any]:
        if self.tekst.startswith("(omdat "):
            self.reden(leeg=True)
            self.eis(" = ")
            uitkomst = self.atoom()
            return uitkomst, self.slot(uitkomst)
        waarde = self.of()
        self.eis(" = ")
        begin = self.plaats
        tussen = self.tussen()
        if tussen is not None and (afgerond := self.past(AFGEROND)):
            self.houd(waarde, *tussen)
            waarde = self.rond(waarde, afgerond[1])
            self.eis(" = ")
        else:
            self.plaats = begin
        return waarde, self.slot(self.of())

    def slot(self, uitkomst: Any) -> Any:
        if self.plaats != len(self.tekst):
            raise Onleesbaar(f"er staat nog iets achter de uitkomst: {self.tekst[self.plaats :][:60]}")
        return uitkomst

    def tussen(self) -> tuple[Fraction, Fraction, bool] | None:
        """The figure before it is rounded: its amount, the size of its last decimal, and whether it goes on."""
        self.eet("€ ")
        cijfers = self.past(GETAL)
        if not cijfers:
            return None
        gaat_door = self.eet("…")
        deel = Fraction(1, 100) if self.eet("%") else Fraction(1)
        self.past(EENHEID)
        decimalen = len(cijfers[0].partition(",")[2])
        return getal(cijfers[0]) * deel, Fraction(1, 10**decimalen) * deel, gaat_door

    def houd(self, waarde: Any, gezegd: Fraction, stap: Fraction, gaat_door: bool) -> None:
        verschil = (Fraction(waarde) - gezegd) * (1 if waarde >= 0 else -1)
        if not 0 < verschil < stap if gaat_door else verschil:
            raise Onleesbaar(f"voor het afronden staat er {gezegd} en het is {waarde}")

    def rond(self, waarde: Any, hoe: str) -> Any:
        gevonden = self.past(STAP)
        if not gevonden:
            raise Onleesbaar(f"waarop wordt er afgerond? {self.tekst[self.plaats :][:40]}")
        if gevonden[0] in ("hele centen",):
            stap = Fraction(1, 100)
        elif gevonden["veelvoud"]:
            stap = getal(gevonden["veelvoud"])
        elif gevonden["cent"]:
            stap = getal(gevonden["cent"]) / 100
        elif gevonden["deel"]:
            stap = getal(gevonden["deel"]) / (100 if gevonden[0].endswith("%") else 1)
        else:
            stap = Fraction(1)
        return None if waarde is None else Maat.van(AFRONDEN[hoe](Fraction(waarde) / stap) * stap)

    # Truth

    def of(self) -> Any:
        waarden = [self.en()]
        while self.eet(" of "):
            waarden.append(self.en())
        if len(waarden) == 1:
            return waarden[0]
        return True if True in waarden else None if None in waarden else False

    def en(self) -> Any:
        waarden = [self.vergelijking()]
        while self.eet(" en "):
            waarden.append(self.vergelijking())
        if len(waarden) == 1:
            return waarden[0]
        return False if False in waarden else None if None in waarden else True

    def vergelijking(self) -> Any:
        links = self.som()
        for woord, geldt in VERGELIJK:
            if self.eet(f" {woord} "):
                rechts = self.som()
                return None if links is None or rechts is None else geldt(links, rechts)
        return links

    # Figures

    def som(self) -> Any:
        waarde = self.product()
        while True:
            if self.eet(" + "):
                waarde = self.bij(waarde, self.product(), 1)
            elif self.eet(" − "):
                waarde = self.bij(waarde, self.product(), -1)
            elif self.eet(" plus "):
                waarde = self.later(waarde, self.product())
            else:
                return waarde

    @staticmethod
    def bij(links: Any, rechts: Any, teken: int) -> Any:
        if links is None or rechts is None:
            return None
        if isinstance(links, date) and isinstance(rechts, date):
            return Maat.van((links - rechts).days, "dagen")
        if isinstance(links, date):
            return links + timedelta(days=int(teken * rechts))
        return Maat.van(Fraction(links) + teken * Fraction(rechts), getattr(links, "eenheid", ""))

    @staticmethod
    def later(dag: Any, duur: Any) -> Any:
        if dag is None or duur is None:
            return None
        maanden = int(duur * 12 if duur.eenheid == "jaar" else duur)
        if duur.eenheid not in ("jaar", "maanden", "maand"):
            raise Onleesbaar(f"'plus {duur} {duur.eenheid}'")
        jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
        for terug in range(4):
            try:
                return date(jaar, maand + 1, dag.day - terug)
            except ValueError:
                continue
        raise Onleesbaar("die dag bestaat niet")

    def product(self) -> Any:
        waarde = self.atoom()
        while True:
            if self.eet(" × "):
                rechts = self.atoom()
                waarde = None if waarde is None or rechts is None else Maat.van(Fraction(waarde) * Fraction(rechts))
            elif self.eet(" ÷ "):
                rechts = self.atoom()
                waarde = None if waarde is None or rechts is None else Maat.van(Fraction(waarde) / Fraction(rechts))
            else:
                return waarde

    def atoom(self) -> Any:
        waarde = self.kern()
        while self.tekst.startswith((" (omdat ", " (zolang "), self.plaats):
            self.plaats += 1
            self.reden()
        return waarde

    def kern(self) -> Any:
        if self.eet("niet ("):
            waarde = self.of()
            self.eis(")")
            return None if waarde is None else not waarde
        if self.eet("("):
            waarde = self.of()
            if afgerond := self.past(AFGEROND):
                waarde = self.rond(waarde, afgerond[1])
            self.eis(")")
            return waarde
        for woord, kies in (("de kleinste van ", min), ("de grootste van ", max)):
            if self.eet(woord):
                links = self.som()
                self.eis(" en ")
                rechts = self.som()
                return None if links is None or rechts is None else kies(links, rechts)
        for woord, deler in (("de hele maanden van ", 1), ("de hele jaren van ", 12)):
            if self.eet(woord):
                begin = self.atoom()
                self.eis(" tot ")
                return self.ertussen(begin, self.atoom(), deler)
        if self.eet("het jaar van "):
            dag = self.atoom()
            return None if dag is None else Maat.van(dag.year)
        for woord, stap in (("de eerste werkdag op of na ", 1), ("de laatste werkdag op of vóór ", -1)):
            if self.eet(woord):
                return self.werkdag(self.atoom(), stap)
        return self.los()

    def ertussen(self, begin: Any, eind: Any, deler: int) -> Any:
        """The most months or years that can be added without passing the end."""
        if begin is None or eind is None:
            return None
        aantal = ((eind.year - begin.year) * 12 + eind.month - begin.month) // deler + 2
        while self.later(begin, Maat.van(aantal * deler, "maanden")) > eind:
            aantal -= 1
        return Maat.van(aantal, "jaar" if deler == 12 else "maanden")

    def los(self) -> Any:
        for deel in self.delen or ():  # a label may begin with a figure: '56 jaar of ouder bij het begin: ja'
            if deel[0].isdigit() and self.eet(deel):
                return {"ja": True, "nee": False}.get(deel.rpartition(": ")[2])
        if gevonden := self.past(DAG):
            return date(int(gevonden[3]), MAANDEN.index(gevonden[2]) + 1, int(gevonden[1]))
        if gevonden := self.past(DAG_VAN):
            return self.dag_van(self.atoom(), MAANDEN.index(gevonden[2]) + 1, int(gevonden[1]))
        if self.eet("dag "):
            dag = self.atoom()
            self.eis(" van maand ")
            maand = self.atoom()
            self.eis(" van ")
            return self.dag_van(self.atoom(), maand, dag)
        if gevonden := self.past(TEKST):
            return gevonden[1]
        for woord, waarde in (("ja", True), ("nee", False), ("onbekend", None)):
            if re.match(rf"{woord}(?=$| |\)|,)", self.tekst[self.plaats :]):
                self.plaats += len(woord)
                return waarde
        begin = self.plaats
        self.eet("€ ")
        if cijfers := self.past(GETAL):
            deel = 100 if self.eet("%") else 1
            eenheid = self.past(EENHEID)
            if not VERDER.match(self.tekst, self.plaats):  # a label that begins with a figure
                self.plaats = begin
                return self.label()
            return Maat.van(getal(cijfers[0]) / deel, eenheid[0].split(" ")[1] if eenheid and eenheid[0] else "")
        return self.label()

    def label(self) -> bool | None:
        if gevonden := self.past(LABEL):
            deel = gevonden[0].replace(" (algemene regel): ", ": ")
            if self.delen is not None and " bekend: " not in deel and deel not in self.delen:
                raise Onleesbaar(f"onder de regel staat niet '{deel}'")
            return {"ja": True, "nee": False}.get(gevonden[1])
        raise Onleesbaar(f"onleesbaar: {self.tekst[self.plaats :][:60]}")

    @staticmethod
    def dag_van(jaar: Any, maand: Any, dag: Any) -> Any:
        if None in (jaar, maand, dag):
            return None
        for terug in range(4):
            try:
                return date(int(jaar), int(maand), int(dag) - terug)
            except ValueError:
                continue
        raise Onleesbaar("die dag bestaat niet")

    def reden(self, leeg: bool = False) -> None:
        """'(omdat A: ja; 3 uren meer dan 2 uren)': every reason must be true; '(zolang …)' tells what is unknown."""
        diep, eind = 0, self.plaats
        while True:
            diep += {"(": 1, ")": -1}.get(self.tekst[eind], 0)
            eind += 1
            if diep == 0:
                break
        woord, _, binnen = self.tekst[self.plaats + 1 : eind - 1].partition(" ")
        self.plaats = eind
        for reden in binnen.split("; "):
            if (
                woord == "omdat"
                and reden != "geen van de andere gevallen geldt"
                and not reden.endswith((": ja", ": nee"))
            ):
                lezer = Lezer(reden, self.opmerking)
                if lezer.slot(lezer.of()) is not True:
                    raise Onleesbaar(f"de reden klopt niet: {reden}")

    # Working days

    def werkdag(self, dag: Any, stap: int) -> Any:
        """The remark tells what no almanac knows: a day that a decree names, or a year that is not listed."""
        while dag is not None:
            if f"Van {dag} is niet bekend" in self.opmerking:
                return None
            if dag.weekday() < 5 and not self.feestdag(dag):
                return dag
            dag += timedelta(days=stap)
        return None

    def feestdag(self, dag: date) -> bool:
        pasen = eerste_paasdag(dag.year)
        vast = {(1, 1), (5, 5), (12, 25), (12, 26)} | {(4, 26) if date(dag.year, 4, 27).weekday() == 6 else (4, 27)}
        beweegt = {pasen + timedelta(days=n) for n in (-2, 0, 1, 39, 49, 50)}
        return (dag.month, dag.day) in vast or dag in beweegt or f"{dag} is " in self.opmerking


def eerste_paasdag(jaar: int) -> date:
    """The Gregorian Easter, as in any almanac."""
    a, b, c = jaar % 19, *divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)
