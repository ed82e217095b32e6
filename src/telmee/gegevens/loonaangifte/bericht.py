"""Reads one message: its head, its filing periods (a return and corrections), and every income relation and withdrawal.

A message has one `Bericht`, one employer and one or more parts: a full return, a supplement, or a correction, each for
one filing period. The result is a block of typed rows per part, not yet folded. A message that breaks off gives what
was read before the break. Source: the message specification of the year (see `elementen.yaml`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import polars as pl

from telmee.gegevens.loonaangifte import waarden
from telmee.gegevens.loonaangifte.bevindingen import MEDEDELING, Verzamelaar
from telmee.gegevens.loonaangifte.bronnen import Bron, Grenzen
from telmee.gegevens.loonaangifte.nummers import elfproef, werkgever_van
from telmee.gegevens.loonaangifte.profiel import UITGAVE, VERSIE, Profiel, jaar_van, jaren, profiel
from telmee.gegevens.loonaangifte.stroom import Kop, Onleesbaar, elementen, lees_kop
from telmee.gegevens.loonaangifte.velden import INITIEEL, LOON, NAMEN, PERIODE, VELDEN
from telmee.gegevens.loonaangifte.vorm import MEESTE_VORMEN, Vorm, leer, lokaal

PER_BLOK, BLOKKEN = 1_024, 16  # rows in a block, and blocks that are then made into one
INTREKKING, COLLECTIEF = "InkomstenverhoudingIntrekking", "CollectieveAangifte"
SOORTEN = {"VolledigeAangifte": "volledig", "AanvullendeAangifte": "aanvullend", "TijdvakCorrectie": "correctie"}
WSW_OUD, WSW_GESPLITST = 10, 2022  # CdAard 10 became 21, 22 and 23
_GELD = tuple(v.naam for v in VELDEN if v.type == "geld")
_NAMEN = (INITIEEL, INTREKKING, COLLECTIEF, "Bericht", "LhNr", "NmIP", *SOORTEN)
_NUMMER = re.compile(r"\d(?:\W?\d){7,}")  # a name that holds a number of a person is not shown
_DECIDEREND = {f"{v.blok}/{v.element}" for v in VELDEN if v.eis} | {f"{INITIEEL}/{b}" for b in (PERIODE, LOON)}


@dataclass
class Deel:
    """One filing period in a message; `afgebroken`: the message stops in it.

    `totalen` and `saldi` are whole euros as filed; `loon_sv` and `loon_lh` are the sums of its relations, in cents.
    """

    soort: str
    begin: date
    eind: date
    regel: int
    positie: int
    relaties: int = 0
    intrekkingen: int = 0
    afgebroken: bool = False
    totalen: dict[str, int] = field(default_factory=dict)
    saldi: int = 0
    loon_sv: int = 0
    loon_lh: int = 0

    @property
    def dagen(self) -> int:
        """Days in the filing period."""
        return (self.eind - self.begin).days + 1


@dataclass
class Bericht:
    """One message as read: who filed it, when, its parts, and the rows (`_deel` is the index of the part)."""

    bestand: str
    jaar: int
    zekerheid: str
    id: str = ""
    moment: datetime | None = None
    lhnr: str = ""
    werkgever: int | None = None
    delen: list[Deel] = field(default_factory=list)
    rijen: list[pl.DataFrame] = field(default_factory=list)
    afgebroken: str = ""
    overgeslagen: int = 0
    codering: str | None = None  # when another one than the file names was needed
    naam: str = ""  # of the employer, as filed

    def frame(self) -> pl.DataFrame:
        """All rows in order."""
        return pl.concat(self.rijen, how="vertical_relaxed", rechunk=False) if self.rijen else leeg_frame()


def leeg_frame() -> pl.DataFrame:
    """No rows, with the columns and types of rows that were read."""
    geen = waarden.zet_om([(None,) * len(VELDEN)], [0], [False], Verzamelaar(), "").clear()
    return geen.with_columns(
        pl.lit(0, pl.Int32).alias("_deel"),
        pl.lit(0, pl.Int32).alias("_regel"),
        pl.lit(False).alias("_intrekking"),
        pl.lit(0, pl.Int16).alias("_perioden"),
    ).clear()


def _smal(blok: pl.DataFrame) -> pl.DataFrame:
    """Amounts in 32 bits where they fit: until the table is made they are most of the memory."""
    passen = [n for n in _GELD if (blok[n].min() or 0) > -(2**31) and (blok[n].max() or 0) < 2**31]  # type: ignore[operator]
    return blok.with_columns(pl.col(passen).cast(pl.Int32))


def lees_bericht(bron: Bron, meld: Verzamelaar, grenzen: Grenzen = Grenzen()) -> Bericht | None:
    """The message in a file; None (with a finding) when the file is no loonaangifte at all."""
    codering: str | None = None
    regel: int | None = None
    for _ in range(2):
        proef = Verzamelaar(meld.per_soort)
        try:
            with bron.open() as stroom:
                kop = lees_kop(stroom, grenzen, codering)
                lezer = _begin(kop, bron, proef, grenzen)
                if lezer is not None:
                    lezer.lees(elementen(stroom, kop, _NAMEN, grenzen, codering))
        except Onleesbaar as fout:
            if fout.code == "codering" and codering is None:
                codering, regel = "iso-8859-1", fout.regel
                continue
            _meld_onleesbaar(proef, bron.naam, fout, "het telt niet mee")
            lezer = None
        if codering is not None and lezer is not None:
            meld.meld("codering", bron.naam, regel)
            lezer.bericht.codering = codering
        meld.neem_over(proef)
        return lezer.bericht if lezer is not None else None
    return None


def _meld_onleesbaar(meld: Verzamelaar, bestand: str, fout: Onleesbaar, gelezen: str) -> None:
    code = "codering-fout" if fout.code == "codering" else fout.code
    meld.meld(code, bestand, fout.regel, grens=fout.wat, gelezen=gelezen)


def _begin(kop: Kop, bron: Bron, meld: Verzamelaar, grenzen: Grenzen) -> _Lezer | None:
    """Chooses the profile of the year, or says why this is no loonaangifte that we can read."""
    gevonden = jaar_van(kop.naamruimte)
    if gevonden is None or kop.wortel != "Loonaangifte":
        meld.meld("geen-loonaangifte", bron.naam)
        return None
    jaar, uitgave = gevonden
    if jaar not in jaren():
        meld.meld("jaar-onbekend", bron.naam, jaar=jaar, bekend=f"{jaren()[0]} tot en met {jaren()[-1]}")
        return None
    p = profiel(jaar, uitgave)
    if uitgave != UITGAVE:
        meld.meld("uitgave", bron.naam, jaar=jaar, uitgave=uitgave, bekend=UITGAVE)
    elif p.zekerheid != "exact":
        hoe = "afgeleid uit de jaren ernaast" if p.zekerheid == "afgeleid" else "maar voor een deel bekend"
        meld.meld("jaar-niet-zeker", bron.naam, jaar=jaar, hoe=hoe)
    if kop.versie and kop.versie != VERSIE and p.zekerheid != "deels":
        meld.meld("versie", bron.naam, versie=VERSIE)
    return _Lezer(Bericht(bron.naam, jaar, p.zekerheid), p, meld, grenzen)


class _Lezer:
    """Takes the elements of one message in order and fills its `Bericht`."""

    def __init__(self, bericht: Bericht, profiel_: Profiel, meld: Verzamelaar, grenzen: Grenzen) -> None:
        self.bericht, self.profiel, self.meld, self.grenzen = bericht, profiel_, meld, grenzen
        self._vormen: dict[tuple[Any, ...], Vorm] = {}
        self._vreemd: Counter[tuple[str, str]] = Counter()
        self._vreemd_regel: dict[tuple[str, str], int] = {}
        self._ouder: Any = None
        self._deel: int | None = None
        self._rijen: list[tuple[str | None, ...]] = []
        self._blokken: list[pl.DataFrame] = []
        self._wat: list[tuple[int, int, bool, int]] = []  # part, line, withdrawal, income periods

    def lees(self, stroom: Any) -> None:
        """Reads until the end or until the message breaks off."""
        doe = {
            INITIEEL: self._relatie,
            INTREKKING: self._intrekking,
            COLLECTIEF: self._collectief,
            "Bericht": self._hoofd,
            "LhNr": self._lhnr,
            "NmIP": self._naam,
        }
        relatie, doe_relatie = f"{{{self.profiel.naamruimte}}}{INITIEEL}", self._relatie
        try:
            for e in stroom:
                if e.tag == relatie:
                    doe_relatie(e)
                elif (naam := lokaal(e.tag, self.profiel.naamruimte)) in doe:
                    doe[naam](e)
                elif naam in SOORTEN:
                    self._sluit_deel(e)
        except Onleesbaar as fout:
            if fout.code == "codering":
                raise
            self._breek_af(fout)
        self._naar_frame()
        self._bijeen()
        self._meld_vreemd()
        self._meld_leeg()

    def _hoofd(self, e: Any) -> None:
        teksten = self._teksten(e)
        self.bericht.id = (teksten.get("IdBer") or "").strip()[:32]
        self.bericht.moment = waarden.moment(teksten.get("DatTdAanm") or "")
        if self.bericht.moment is None:
            self.meld.meld("geen-moment", self.bericht.bestand, e.sourceline)

    def _lhnr(self, e: Any) -> None:
        b = self.bericht
        b.lhnr = (e.text or "").strip().upper()
        b.werkgever = werkgever_van(b.lhnr)
        if b.werkgever is None:
            self.meld.meld("loonheffingennummer", b.bestand, e.sourceline)
        elif b.lhnr.startswith("000") or b.lhnr.endswith("L00"):  # the schema, type SubNr
            self.meld.meld("loonheffingennummer-vorm", b.bestand, e.sourceline)
        elif not elfproef(b.werkgever):
            self.meld.meld("loonheffingennummer-elfproef", b.bestand, e.sourceline)

    def _naam(self, e: Any) -> None:
        """The name of the employer: one line, of what can be shown."""
        vlak = " ".join("".join(c if c.isprintable() else " " for c in (e.text or "")[:1_000]).split())[:200]
        if not self.bericht.naam and not _NUMMER.search(vlak):
            self.bericht.naam = vlak

    def _open_deel(self, e: Any) -> None:
        """Called for every child of a part; starts the part when it is the first one."""
        self._ouder = ouder = e.getparent()
        self._deel = None
        soort = SOORTEN.get(lokaal(ouder.tag, self.profiel.naamruimte)) if ouder is not None else None
        houder = ouder if soort == "correctie" else (ouder.getparent() if ouder is not None else None)
        teksten = self._teksten(houder) if houder is not None else {}
        begin, eind = (waarden.datum((teksten.get(n) or "").strip()) for n in ("DatAanvTv", "DatEindTv"))
        if len(self.bericht.delen) >= self.grenzen.delen:
            raise Onleesbaar("te-groot", f"dit bericht heeft meer dan {self.grenzen.delen} tijdvakken", e.sourceline)
        if soort is None or begin is None or eind is None or eind < begin or (eind - begin).days > 366:
            self.meld.meld("tijdvak", self.bericht.bestand, (e if ouder is None else ouder).sourceline)
            return
        if self.bericht.werkgever is None:
            return
        self._deel = len(self.bericht.delen)
        self.bericht.delen.append(Deel(soort, begin, eind, ouder.sourceline, self._deel))

    def _sluit_deel(self, e: Any) -> None:
        """The end of a part: one without a single child is still a part (a full return without employees)."""
        if self._ouder is not e and len(e):
            self._open_deel(e[0])
        self._ouder = None

    def _collectief(self, e: Any) -> None:
        if e.getparent() is not self._ouder:
            self._open_deel(e)
        if self._deel is None:
            return
        deel = self.bericht.delen[self._deel]
        for naam, tekst in self._teksten(e).items():
            if naam not in self.profiel.blokken[COLLECTIEF]:
                self._noteer([("onbekend", f"{COLLECTIEF}/{naam}")], e.sourceline)
            elif tekst is not None and (bedrag := waarden.geheel(tekst.strip())) is not None:
                deel.totalen[naam] = bedrag
        for saldo in e.iterchildren("{*}SaldoCorrectiesVoorgaandTijdvak"):
            deel.saldi += waarden.geheel((self._teksten(saldo).get("Saldo") or "").strip()) or 0

    def _relatie(self, e: Any) -> None:
        if e.getparent() is not self._ouder:
            self._open_deel(e)
        deel = self._deel
        if deel is None:
            self.bericht.overgeslagen += 1
            return
        tags, teksten = zip(*[(k.tag, k.text) for k in e.iter()], strict=True)
        vorm = self._vormen.get(tags)
        if vorm is None:
            if len(self._vormen) >= MEESTE_VORMEN:
                self._vormen.clear()
            vorm = self._vormen[tags] = leer(e, self.profiel)
        regel = e.sourceline
        if vorm.vreemd or vorm.diep > self.grenzen.diepte:
            self._noteer(vorm.vreemd, regel)
            if vorm.diep > self.grenzen.diepte:
                self._te_diep(regel)
                return
        self._rijen.append(vorm.kies((*teksten, None)))
        self._wat.append((deel, regel, False, vorm.perioden))
        self.bericht.delen[deel].relaties += 1
        if len(self._rijen) >= PER_BLOK:
            self._naar_frame()

    def _te_diep(self, regel: int) -> None:
        self.bericht.overgeslagen += 1
        self.meld.meld("te-diep", self.bericht.bestand, regel)

    def _intrekking(self, e: Any) -> None:
        if e.getparent() is not self._ouder:
            self._open_deel(e)
        if self._deel is None:
            return
        teksten = self._teksten(e)
        velden = {"num_iv": "NumIV", "bsn": "SofiNr", "personeelsnummer": "PersNr"}
        self._rijen.append(tuple(teksten.get(velden[n]) if n in velden else None for n in NAMEN))
        self._wat.append((self._deel, e.sourceline, True, 0))
        self.bericht.delen[self._deel].intrekkingen += 1
        if len(self._rijen) >= PER_BLOK:
            self._naar_frame()

    def _teksten(self, e: Any) -> dict[str, str | None]:
        return {lokaal(k.tag, self.profiel.naamruimte): k.text for k in e}

    def _naar_frame(self) -> None:
        """Turns the rows that wait into typed columns."""
        if not self._rijen:
            return
        delen, regels, intrekkingen, perioden = zip(*self._wat, strict=True)
        frame = waarden.zet_om(
            self._rijen, regels, [not i for i in intrekkingen], self.meld, self.bericht.bestand
        ).with_columns(
            pl.Series("_deel", delen, pl.Int32),
            pl.Series("_regel", regels, pl.Int32),
            pl.Series("_intrekking", intrekkingen, pl.Boolean),
            pl.Series("_perioden", perioden, pl.Int16),
        )
        self._blokken.append(frame)
        for nummer, sv, lh in frame.group_by("_deel").agg(pl.col("loon_sv", "loon_lh").sum()).iter_rows():
            self.bericht.delen[nummer].loon_sv += sv
            self.bericht.delen[nummer].loon_lh += lh
        self._meld_wsw(frame)
        self._rijen, self._wat = [], []
        if len(self._blokken) >= BLOKKEN:
            self._bijeen()

    def _meld_wsw(self, frame: pl.DataFrame) -> None:
        """Before 2022 one code stood for all Wsw; the value list of 2022 and later does not have it."""
        if self.profiel.jaar < WSW_GESPLITST and (oud := frame.filter(pl.col("aard") == WSW_OUD)).height:
            self.meld.meld("wsw-oud", self.bericht.bestand, oud["_regel"][0], aantal=oud.height)

    def _bijeen(self) -> None:
        """Makes one block of the small ones: many small pieces leave holes in the memory that nothing fits in."""
        if self._blokken:
            self.bericht.rijen.append(_smal(pl.concat(self._blokken, rechunk=True)))
            self._blokken = []

    def _noteer(self, vreemd: Any, regel: int) -> None:
        for v in vreemd:
            self._vreemd[v] += 1
            self._vreemd_regel.setdefault(v, regel)

    def _meld_vreemd(self) -> None:
        """One finding per odd element: what is odd, how often, and the first line."""
        for (code, plek), aantal in self._vreemd.items():
            if code == "ontbreekt" and (plek in _DECIDEREND or self.profiel.zekerheid == "deels"):
                continue  # a deciding field was reported per row already; of a half-known year we cannot say
            blok, _, naam = plek.rpartition("/")
            ernst = "" if self.profiel.zekerheid == "exact" else MEDEDELING
            self.meld.meld(
                self._code(code, blok, naam),
                self.bericht.bestand,
                self._vreemd_regel[code, plek],
                plek,
                aantal,
                ernst,
                naam=naam[:60],
                jaar=self.profiel.jaar,
            )

    def _code(self, code: str, blok: str, naam: str) -> str:
        """Which finding an odd element is; one that other years know is told apart from one that nobody knows."""
        if code == "onbekend" and any(naam in profiel(j).blokken.get(blok, {}) for j in jaren()):
            return "lkv-ander-jaar" if naam.startswith("IndAvrLkv") else "element-ander-jaar"
        return f"element-{code}"

    def _meld_leeg(self) -> None:
        b = self.bericht
        if not b.delen and not b.afgebroken and b.werkgever is not None and not b.overgeslagen:
            self.meld.meld("geen-tijdvak", b.bestand)
        if not b.lhnr and not b.afgebroken:
            self.meld.meld("geen-loonheffingennummer", b.bestand)
        if b.overgeslagen:
            self.meld.meld("overgeslagen", b.bestand, n=b.overgeslagen)

    def _breek_af(self, fout: Onleesbaar) -> None:
        b = self.bericht
        b.afgebroken = fout.code
        if self._ouder is not None and self._deel is not None:
            b.delen[self._deel].afgebroken = True
        gelezen = sum(d.relaties for d in b.delen)
        _meld_onleesbaar(
            self.meld,
            b.bestand,
            fout,
            f"{gelezen} inkomstenverhoudingen vóór die plek tellen mee; wat erna komt ontbreekt in de totalen",
        )
