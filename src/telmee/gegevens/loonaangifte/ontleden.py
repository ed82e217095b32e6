"""Takes the elements of one message in order: its head, its parts, every income relation and withdrawal.

The frame of a message is small and fixed (see `PLEK`). What stands elsewhere, stands there twice or is not in the
schema is reported with its line; where it could change what is counted, the hours of that part become unknown, because
a total that is too small without anybody knowing is worse than none. Memory: at most what `Grenzen` allows between two
elements, and what was read of the relations. Source: the message specification (see `elementen.yaml`). Raises
`Onleesbaar`.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import islice
from typing import Any

import polars as pl

from telmee.gegevens.loonaangifte import waarden
from telmee.gegevens.loonaangifte.bericht import PER_BLOK, WSW_GESPLITST, WSW_OUD, Bericht, Deel, kort, smal
from telmee.gegevens.loonaangifte.bevindingen import MEDEDELING, Verzamelaar
from telmee.gegevens.loonaangifte.bronnen import Grenzen, Stroom
from telmee.gegevens.loonaangifte.kader import (
    AANGIFTE,
    COLLECTIEF,
    DAGEN,
    EENHEID,
    HOOFD,
    IN_DEEL,
    INTREKKING,
    PLEK,
    SOORTEN,
    WORTEL,
    kaal,
    onder_wortel,
)
from telmee.gegevens.loonaangifte.nummers import elfproef, werkgever_van
from telmee.gegevens.loonaangifte.profiel import Profiel, jaren, profiel
from telmee.gegevens.loonaangifte.stroom import Elementen, Kop, Onleesbaar
from telmee.gegevens.loonaangifte.velden import DECIDEREND, INITIEEL, NAMEN
from telmee.gegevens.loonaangifte.vorm import Vorm, leer, lokaal, merken

BLOKKEN = 16  # small blocks that are then made into one
_GESLOTEN = frozenset({INITIEEL, INTREKKING, COLLECTIEF, HOOFD})  # what is in these is read with them
_ZOALS_EEN_RELATIE = frozenset({INITIEEL, INTREKKING, "NatuurlijkPersoon", "Inkomstenperiode", "Werknemersgegevens",
                                "AantVerlU", "SofiNr", "LnSV"})  # fmt: skip
_KIJK = 400  # elements within an odd one, to see whether it looks like a relation


class Lezer:
    """Fills `berichten`: one, or as many as there are employers in the message."""

    def __init__(
        self, bestand: str, profiel_: Profiel, meld: Verzamelaar, grenzen: Grenzen, stroom: Stroom, kop: Kop
    ) -> None:
        self.bestand, self.profiel, self.meld, self.grenzen, self.stroom = bestand, profiel_, meld, grenzen, stroom
        self.bericht = Bericht(bestand, profiel_.jaar, profiel_.zekerheid)
        self.berichten = [self.bericht]
        self._kop = kop
        self._vormen: dict[tuple[str, ...], Vorm] = {}
        self._geleerd = self._mis_aantal = self._relaties = self._kader = 0
        self._vreemd: Counter[tuple[str, str]] = Counter()
        self._vreemd_regel: dict[tuple[str, str], int] = {}
        self._hoofd_gezien = self._twijfel = False
        self._eenheid: Any = None
        self._houder: Any = None  # the element whose days were read last
        self._dagen: dict[str, list[str | None]] = {}
        self._anker: Any = None  # the part that is open, and the parent of its relations
        self._ouder: Any = None
        self._deel: int | None = None
        self._van_houder: list[int] = []
        self._rijen: list[tuple[str | None, ...]] = []
        self._blokken: list[pl.DataFrame] = []
        self._wat: list[tuple[int, int, frozenset[str] | None, int]] = []  # part, line, silent fields, income periods

    def lees(self, codering: str | None) -> None:
        """Reads until the end or until the message breaks off."""
        namen = tuple(PLEK)
        self._stroom = Elementen(self.stroom, self._kop, namen, self.grenzen, self._los, codering)
        relatie = f"{{{self.profiel.naamruimte}}}{INITIEEL}"
        try:
            for e in self._stroom:
                if e.tag == relatie and e.getparent() is self._ouder:
                    self._relatie(e)
                    self._stroom.vergeet(e)
                else:
                    self._ander(e)
        except Onleesbaar as fout:
            if fout.code == "codering":
                raise
            self._breek_af(fout)
        self._sluit_bericht()
        self._meld_vreemd()

    def _ander(self, e: Any) -> None:
        """Everything but a relation in the part that is open."""
        keten = [lokaal(a.tag, self.profiel.naamruimte) for a in islice(e.iterancestors(), self.grenzen.diepte + 1)]
        if len(keten) > self.grenzen.diepte:
            raise Onleesbaar("te-diep-bericht", "de elementen staan te diep in elkaar", e.sourceline)
        if not _GESLOTEN.isdisjoint(keten):
            return
        naam = lokaal(e.tag, self.profiel.naamruimte)
        self._kader += naam != INTREKKING
        if self._kader > 20 * self.grenzen.delen:
            raise Onleesbaar("te-groot", "er staan te veel onderdelen buiten de inkomstenverhoudingen", e.sourceline)
        goed = tuple(reversed(keten)) in PLEK[naam]
        if not goed:
            self._mis("plek-vreemd", e.sourceline, "/".join([*reversed(keten[:2]), naam]), naam=naam)
        if e.attrib and naam not in (WORTEL, INITIEEL):
            self._noteer([("attribuut", naam)], e.sourceline)
        self._DOE[naam](self, e, goed)
        self._stroom.vergeet(e, boven=True)

    # -- the head and the employer

    def _hoofd(self, e: Any, goed: bool) -> None:
        if self._hoofd_gezien:
            self._mis("kop-dubbel", e.sourceline, naam=HOOFD)
            self._twijfel = True
            return
        self._hoofd_gezien = True
        teksten = self._teksten(e, HOOFD, ("IdBer", "DatTdAanm"))
        for b in self.berichten:
            b.id = kort(teksten.get("IdBer"), 32)
            b.pakket = kort(teksten.get("GebrSwPakket"), 60)
            b.moment = waarden.moment(teksten.get("DatTdAanm") or "")
        if self.bericht.moment is None:
            self.meld.meld("geen-moment", self.bestand, e.sourceline)

    def _lhnr(self, e: Any, goed: bool) -> None:
        lhnr, hier = (e.text or "").strip(waarden.WIT).upper()[:20], onder_wortel(e)
        if len(e):
            self._mis("waarde-kind", e.sourceline, f"{EENHEID}/LhNr", naam="LhNr")
            lhnr = ""
        if self.bericht.lhnr and hier is self._eenheid:
            self._mis("kop-dubbel", e.sourceline, naam="LhNr")
            self._twijfel = True
            return
        if self.bericht.lhnr:
            self._nieuwe_eenheid(e.sourceline)
        self._eenheid = hier
        self._twijfel, b = self._twijfel or not goed, self.bericht
        b.lhnr, b.werkgever = lhnr, werkgever_van(lhnr)
        if b.werkgever is None:
            self.meld.meld("loonheffingennummer", b.bestand, e.sourceline)
        elif lhnr.startswith("000") or lhnr.endswith("L00"):  # the schema, type SubNr
            self.meld.meld("loonheffingennummer-vorm", b.bestand, e.sourceline)
        elif not elfproef(b.werkgever):
            self.meld.meld("loonheffingennummer-elfproef", b.bestand, e.sourceline)

    def _nieuwe_eenheid(self, regel: int) -> None:
        """A second employer in one message: the schema has one, so whether any of it was accepted is not known."""
        self._mis("twee-eenheden", regel, EENHEID)
        self._twijfel = True
        self._sluit_bericht()
        oud = self.bericht
        self.bericht = Bericht(oud.bestand, oud.jaar, oud.zekerheid, oud.id, oud.moment, pakket=oud.pakket)
        self.berichten.append(self.bericht)
        self._twijfel = True
        self._anker = self._ouder = self._houder = self._deel = None

    def _naam(self, e: Any, goed: bool) -> None:
        if self.bericht.naam:
            self._noteer([("dubbel", f"{EENHEID}/NmIP")], e.sourceline)
        if len(e):
            self.meld.meld("waarde-kind", self.bestand, e.sourceline, f"{EENHEID}/NmIP", naam="NmIP")
            return
        self.bericht.naam = kort(e.text, 200)

    def _sluit(self, e: Any, goed: bool) -> None:
        self._kinderen(e)

    # -- the parts

    def _dag(self, e: Any, goed: bool) -> None:
        houder, naam = e.getparent(), lokaal(e.tag, self.profiel.naamruimte)
        if houder is not self._houder:
            self._houder, self._dagen, self._van_houder = houder, {n: [] for n in DAGEN}, []
        tekst = None if len(e) else (e.text or "").strip(waarden.WIT)
        eerder = self._dagen[naam]
        eerder.append(tekst)
        if len(eerder) == 2:
            self._mis("tijdvak-dubbel", e.sourceline, naam, naam=naam)
        if len(eerder) > 1:
            for nummer in self._van_houder:
                self.bericht.delen[nummer].onzeker = True

    def _open_deel(self, e: Any, ouder: Any) -> None:
        """The part that this belongs to: starts it when it is the first of it."""
        self._ouder = ouder
        keten = [(a, lokaal(a.tag, self.profiel.naamruimte)) for a in (ouder, *ouder.iterancestors())]
        anker, naam = next(((a, n) for a, n in keten if n in SOORTEN), keten[0])
        vreemd = naam not in SOORTEN or tuple(n for _, n in reversed(keten)) not in IN_DEEL
        if anker is self._anker and self._deel is not None:
            self.bericht.delen[self._deel].onzeker |= vreemd
            return
        self._anker, self._deel = anker, None
        if len(self.bericht.delen) >= self.grenzen.delen:
            raise Onleesbaar("te-groot", f"dit bericht heeft meer dan {self.grenzen.delen} tijdvakken", e.sourceline)
        dagen = self._tijdvak(keten)
        if dagen is None:
            self._mis("tijdvak", anker.sourceline)
            return
        if self.bericht.werkgever is None or onder_wortel(e) is not self._eenheid:
            if self._eenheid is not None and onder_wortel(e) is not self._eenheid:
                self._mis("eenheid-zonder-nummer", e.sourceline, f"{EENHEID}/LhNr")
            return
        self._deel = len(self.bericht.delen)
        deel = Deel(SOORTEN.get(naam, "aanvullend"), *dagen, anker.sourceline, self._deel)
        deel.onzeker = vreemd or any(len(d) > 1 for d in self._dagen.values())
        self.bericht.delen.append(deel)
        self._van_houder.append(self._deel)
        if len(self._van_houder) > 1:
            self._mis("deel-dubbel", e.sourceline, naam)
            for nummer in self._van_houder:
                self.bericht.delen[nummer].onzeker = True

    def _tijdvak(self, keten: list[tuple[Any, str]]) -> tuple[date, date] | None:
        """The days of the nearest element around that has any."""
        if not any(a is self._houder for a, _ in keten):
            return None
        begin, eind = (waarden.datum((self._dagen[n] or [None])[-1] or "") for n in DAGEN)
        if begin is None or eind is None or eind < begin or (eind - begin).days > 366:
            return None
        return begin, eind

    def _sluit_deel(self, e: Any, goed: bool) -> None:
        """The end of a part: one without a single child is still a part (a full return without employees)."""
        if self._anker is not e and len(e):
            self._open_deel(e, e)
        self._kinderen(e)
        self._anker = self._ouder = self._deel = None

    def _sluit_aangifte(self, e: Any, goed: bool) -> None:
        self._kinderen(e)
        if self._houder is e and not self._van_houder:
            self._mis("geen-deel", e.sourceline, AANGIFTE)

    def _collectief(self, e: Any, goed: bool) -> None:
        self._in_deel(e)
        if self._deel is None:
            return
        deel = self.bericht.delen[self._deel]
        for naam, tekst in self._teksten(e, COLLECTIEF, ()).items():
            if tekst is not None and (bedrag := waarden.geheel(tekst)) is not None:
                deel.totalen[naam] = bedrag
        for saldo in e.iterchildren("{*}SaldoCorrectiesVoorgaandTijdvak"):
            teksten = self._teksten(saldo, "SaldoCorrectiesVoorgaandTijdvak", ())
            deel.saldi += waarden.geheel(teksten.get("Saldo") or "") or 0

    def _in_deel(self, e: Any) -> None:
        if (ouder := e.getparent()) is not None and ouder is not self._ouder:
            self._open_deel(e, ouder)

    # -- relations and withdrawals

    def _eerste_relatie(self, e: Any, goed: bool) -> None:
        self._in_deel(e)
        self._relatie(e)

    def _relatie(self, e: Any) -> None:
        deel = self._deel
        if deel is None:
            self.bericht.overgeslagen += 1
            return
        tags, teksten = merken(e)
        regel = e.sourceline
        if len(tags) > 2 * self.grenzen.onderdelen:
            self._onbruikbaar("relatie-groot", deel, regel)
            return
        vorm = self._vormen.get(tags) or self._leer(e, tags)
        if vorm.vreemd:
            self._noteer(vorm.vreemd, regel)
        if vorm.diep > self.grenzen.diepte:
            self._onbruikbaar("te-diep", deel, regel)
            return
        if "".join(vorm.los(teksten)).strip():
            self._noteer([("tekst", INITIEEL)], regel)
        if mis := vorm.ongelezen(teksten):
            self._noteer([("waarde", plek) for plek in mis], regel)
        teksten.append(None)
        self._neem(deel, vorm.kies(teksten), regel, vorm.twijfel, vorm.perioden)
        self.bericht.delen[deel].relaties += 1

    def _onbruikbaar(self, code: str, deel: int, regel: int) -> None:
        self.bericht.overgeslagen += 1
        self.meld.meld(code, self.bestand, regel, grens=self.grenzen.onderdelen)
        self._leeg(deel, regel)

    def _leer(self, e: Any, tags: tuple[str, ...]) -> Vorm:
        self._geleerd += 1
        if self._geleerd > self.grenzen.vormen + self.stroom.gelezen // (16 * 1024) or not (
            self.stroom.mag_leren(len(tags))
        ):
            raise Onleesbaar("te-groot", "er staan te veel verschillende inkomstenverhoudingen in", e.sourceline)
        vorm = self._vormen[tags] = leer(e, self.profiel, tags)
        return vorm

    def _intrekking(self, e: Any, goed: bool) -> None:
        self._in_deel(e)
        if self._deel is None:
            self.bericht.overgeslagen += 1
            return
        velden = {"num_iv": "NumIV", "bsn": "SofiNr", "personeelsnummer": "PersNr"}
        teksten = self._teksten(e, INTREKKING, tuple(velden.values()))
        rij = tuple(teksten.get(velden[n]) if n in velden else None for n in NAMEN)
        self._neem(self._deel, rij, e.sourceline, None, 0)
        self.bericht.delen[self._deel].intrekkingen += 1

    def _leeg(self, deel: int, regel: int) -> None:
        """A relation of which nothing could be used: there are hours, and nobody knows how many."""
        self._neem(deel, (None,) * len(NAMEN), regel, frozenset(NAMEN), 0)

    def _neem(self, deel: int, rij: tuple[str | None, ...], regel: int, stil: frozenset[str] | None, n: int) -> None:
        self._rijen.append(rij)
        self._wat.append((deel, regel, stil, n))
        if len(self._rijen) >= PER_BLOK:
            self._naar_frame()

    def _naar_frame(self) -> None:
        """Turns the rows that wait into typed columns."""
        if not self._rijen:
            return
        self._relaties += len(self._rijen)
        delen, regels, stil, perioden = zip(*self._wat, strict=True)
        frame = waarden.zet_om(self._rijen, regels, stil, self.meld, self.bestand).with_columns(
            pl.Series("_deel", delen, pl.Int32),
            pl.Series("_regel", regels, pl.Int32),
            pl.Series("_intrekking", [s is None for s in stil], pl.Boolean),
            pl.Series("_perioden", perioden, pl.Int16),
        )
        self._rijen, self._wat = [], []
        self._blokken.append(frame)
        for nummer, sv, lh in frame.group_by("_deel").agg(pl.col("loon_sv", "loon_lh").sum()).iter_rows():
            self.bericht.delen[nummer].loon_sv += sv
            self.bericht.delen[nummer].loon_lh += lh
        self._meld_wsw(frame)
        if len(self._blokken) >= BLOKKEN:
            self._bijeen()
        g = self.grenzen
        if self._relaties > max(g.relaties_vanaf, self.stroom.gelezen // g.relatie):
            raise Onleesbaar("te-groot", "er staan meer inkomstenverhoudingen in dan in dit bestand kunnen passen")

    def _meld_wsw(self, frame: pl.DataFrame) -> None:
        """Before 2022 one code stood for all Wsw; the value list of 2022 and later does not have it."""
        if self.profiel.jaar < WSW_GESPLITST and (oud := frame.filter(pl.col("aard") == WSW_OUD)).height:
            self.meld.meld("wsw-oud", self.bestand, oud["_regel"][0], aantal=oud.height)

    def _bijeen(self) -> None:
        """Makes one block of the small ones: many small pieces leave holes in the memory that nothing fits in."""
        if self._blokken:
            self.bericht.rijen.append(smal(pl.concat(self._blokken, rechunk=True)))
            self._blokken = []

    # -- what is odd

    def _teksten(self, e: Any, blok: str, nodig: tuple[str, ...]) -> dict[str, str | None]:
        """The values in a block of the frame. What is odd is noted; in what is `nodig` it makes the hours unknown."""
        bekend, teksten = self.profiel.blokken[blok], dict[str, str | None]()
        if e.text and e.text.strip():
            self._noteer([("tekst", blok)], e.sourceline)
        for k in e:
            naam = lokaal(k.tag, self.profiel.naamruimte)
            element = bekend.get(naam)
            if element is None:
                self._noteer([("onbekend", f"{blok}/{naam}")], k.sourceline)
                continue
            if naam in teksten and not element.vaker or (len(k) and element.type != "groep"):
                soort = "waarde-" * (naam in nodig) + ("dubbel" if naam in teksten else "kind")
                self._noteer([(soort, f"{blok}/{naam}")], k.sourceline)
                if naam in nodig:
                    self._twijfel = self._twijfel or blok == HOOFD
                    self._onzeker()
            if k.attrib or (k.tail and k.tail.strip()):
                self._noteer([("attribuut" if k.attrib else "tekst", blok)], k.sourceline)
            tekst = (k.text or "").strip(waarden.WIT)
            if (vorm := waarden.SCHEMA.get(element.type)) is not None and not vorm.fullmatch(tekst):
                self._noteer([("waarde", f"{blok}/{naam}")], k.sourceline)
            teksten[naam] = tekst or None
        mist = [n for n, element in bekend.items() if element.verplicht and n not in teksten]
        self._noteer([("ontbreekt", f"{blok}/{n}") for n in mist], e.sourceline)
        return teksten

    def _onzeker(self) -> None:
        if self._deel is not None:
            self.bericht.delen[self._deel].onzeker = True

    def _kinderen(self, e: Any) -> None:
        """What is left in a part of the frame that ends."""
        for k in self._stroom.onbekend(e):
            self._los(k, e)
        if e.text and e.text.strip():
            self._noteer([("tekst", lokaal(e.tag, self.profiel.naamruimte))], e.sourceline)

    def _los(self, kind: Any, ouder: Any) -> None:
        """An element that nobody asked for is let go of: it is named, and looked at for hours that are lost with it."""
        naam, van = (lokaal(k.tag, self.profiel.naamruimte) for k in (kind, ouder))
        if kind.tail and kind.tail.strip():
            self._noteer([("tekst", van)], kind.sourceline)
        if naam in PLEK:
            return
        if _ZOALS_EEN_RELATIE.isdisjoint(kaal(k.tag) for k in islice(kind.iter(), _KIJK)):
            self._noteer([("onbekend", f"{van}/{naam}")], kind.sourceline)
            return
        self._mis("relatie-vreemd", kind.sourceline, f"{van}/{naam}")
        self.bericht.overgeslagen += 1
        if ouder is self._ouder and self._deel is not None:
            self._leeg(self._deel, kind.sourceline)

    def _mis(self, code: str, regel: int | None, element: str = "", **velden: Any) -> None:
        self._mis_aantal += 1
        if self._mis_aantal > self.grenzen.vreemd:
            raise Onleesbaar("te-groot", f"er staan meer dan {self.grenzen.vreemd} vreemde onderdelen in", regel)
        self.meld.meld(code, self.bestand, regel, element, **velden)

    def _noteer(self, vreemd: Any, regel: int) -> None:
        for v in vreemd:
            if v not in self._vreemd and len(self._vreemd) >= self.grenzen.namen:
                v = ("meer", "")
            self._vreemd[v] += 1
            self._vreemd_regel.setdefault(v, regel)

    def _meld_vreemd(self) -> None:
        """One finding per odd element: what is odd, how often, and the first line."""
        for (code, plek), aantal in self._vreemd.items():
            if code == "ontbreekt" and (plek in DECIDEREND or self.profiel.zekerheid == "deels"):
                continue  # a deciding field was reported per row already; of a half-known year we cannot say
            blok, _, naam = plek.rpartition("/")
            zeker = self.profiel.zekerheid == "exact" or code not in ("onbekend", "ontbreekt", "volgorde")
            self.meld.meld(
                self._code(code, blok, naam),
                self.bestand,
                self._vreemd_regel[code, plek],
                plek,
                aantal,
                "" if zeker else MEDEDELING,
                naam=naam[:60],
                jaar=self.profiel.jaar,
            )

    def _code(self, code: str, blok: str, naam: str) -> str:
        """Which finding an odd element is; one that other years know is told apart from one that nobody knows."""
        if code == "onbekend" and any(naam in profiel(j).blokken.get(blok, {}) for j in jaren()):
            return "lkv-ander-jaar" if naam.startswith("IndAvrLkv") else "element-ander-jaar"
        return code if code.startswith("waarde-") else f"element-{code}"

    # -- the end

    def _sluit_bericht(self) -> None:
        """Of this employer all was read: what is doubtful about its hours makes them unknown."""
        try:
            self._naar_frame()
        except Onleesbaar as fout:
            self._breek_af(fout)
        self._bijeen()
        b = self.bericht
        for deel in b.delen:
            deel.onzeker |= self._twijfel
        if onzeker := [d.positie for d in b.delen if d.onzeker]:
            uren = pl.when(~pl.col("_deel").is_in(onzeker)).then("verloonde_uren").alias("verloonde_uren")
            b.rijen = [r.with_columns(uren) for r in b.rijen]
        self._twijfel = False
        if not b.delen and not b.afgebroken and b.werkgever is not None and not b.overgeslagen:
            self.meld.meld("geen-tijdvak", b.bestand)
        if not b.lhnr and not b.afgebroken:
            self.meld.meld("geen-loonheffingennummer", b.bestand)
        if b.lhnr and not b.naam and not b.afgebroken:
            self.meld.meld("geen-naam", b.bestand)
        if not self._hoofd_gezien and not b.afgebroken:
            self.meld.meld("geen-moment", b.bestand)
        if b.overgeslagen:
            self.meld.meld("overgeslagen", b.bestand, n=b.overgeslagen)

    def _breek_af(self, fout: Onleesbaar) -> None:
        b = self.bericht
        if b.afgebroken:
            return
        b.afgebroken = fout.code
        if self._anker is not None and self._deel is not None:
            b.delen[self._deel].afgebroken = True
        gelezen = sum(d.relaties for d in b.delen)
        fout.meld(
            self.meld,
            b.bestand,
            f"{gelezen} inkomstenverhoudingen vóór die plek tellen mee; wat erna komt ontbreekt in de totalen",
        )

    _DOE = {
        WORTEL: _sluit,
        HOOFD: _hoofd,
        EENHEID: _sluit,
        "LhNr": _lhnr,
        "NmIP": _naam,
        AANGIFTE: _sluit_aangifte,
        **dict.fromkeys(SOORTEN, _sluit_deel),
        **dict.fromkeys(DAGEN, _dag),
        COLLECTIEF: _collectief,
        INITIEEL: _eerste_relatie,
        INTREKKING: _intrekking,
    }
