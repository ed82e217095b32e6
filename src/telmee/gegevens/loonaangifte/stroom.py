"""A hardened stream of the elements of a loonaangifte: flat memory, no entities, no DTD, no network, no huge nodes.

The parser is fed piece by piece. Before anything is built the head is inspected: the root element and its namespace,
and whether there is a document type, which a loonaangifte never has and which is refused unread. Between two elements
that we ask for no more than `Grenzen.stuk` bytes may pass, so one endless element cannot fill the memory. Source: the
XML 1.0 specification; what lxml and libxml2 leave on by default is turned off here. Raises `Onleesbaar`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.bronnen import Bron, Grenzen, Stroom, TeGroot

PER_KEER = 256 * 1024
_WIT = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # white space and byte-order marks
_EINDEN = ((b"<!--", b"-->"), (b"<?", b"?>"))  # what may stand before the root element, and where it ends
_DOCTYPE = (b"<!DOCTYPE", b"<!ENTITY")
_CODERING = {
    etree.ErrorTypes.ERR_INVALID_CHAR,
    etree.ErrorTypes.ERR_INVALID_ENCODING,
    etree.ErrorTypes.ERR_UNKNOWN_ENCODING,
    etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING,
    etree.ErrorTypes.I18N_CONV_FAILED,
    etree.ErrorTypes.I18N_NO_HANDLER,
}
_AFGEKAPT = {
    etree.ErrorTypes.ERR_DOCUMENT_END,
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED,
    etree.ErrorTypes.ERR_DOCUMENT_EMPTY,
}
_VOL = 100  # complaints that the parser keeps; the first ones may then be gone


class Onleesbaar(Exception):
    """The message cannot be read (further); `code` and `wat` say why, in Dutch, without anything from the file."""

    def __init__(self, code: str, wat: str, regel: int | None = None) -> None:
        super().__init__(wat)
        self.code, self.wat, self.regel = code, wat, regel

    def meld(self, meld: Verzamelaar, bestand: str, gelezen: str) -> None:
        """Reports it; `gelezen` says what became of the rest of the file."""
        code = "codering-fout" if self.code == "codering" else self.code
        meld.meld(code, bestand, self.regel, grens=self.wat, gelezen=gelezen)


@dataclass(frozen=True)
class Kop:
    """What the head of a file says: the bytes read so far, the root element and its version."""

    bytes: bytes
    naamruimte: str
    wortel: str
    versie: str


def parser(codering: str | None, **opties: Any) -> Any:
    """A pull parser with everything off that a loonaangifte does not need."""
    return etree.XMLPullParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
        encoding=codering,
        **opties,
    )


def open_bron(bron: Bron) -> Stroom:
    """The stream of a source; what goes wrong while it is opened is no other thing than what goes wrong in it."""
    try:
        return bron.open()
    except Exception as fout:  # whatever the system or the unpacker has to say about this one file
        raise _kapot() from fout


def lees_kop(stroom: Stroom, grenzen: Grenzen, codering: str | None = None) -> Kop:
    """Reads up to and including the root element; refuses what is no XML and what carries a document type."""
    lezer, gelezen, voor = parser(codering, events=("start",)), b"", _Voorstuk()
    while True:
        stuk = _lees(stroom, 16 * 1024)
        gelezen += stuk
        if not stuk and not gelezen.strip(_WIT):
            raise Onleesbaar("leeg", "dit bestand is leeg")
        _weiger(gelezen, grenzen)
        voor.verder(stuk)
        try:
            lezer.feed(stuk) if stuk else lezer.close()
        except etree.XMLSyntaxError as fout:
            if not stuk or not (gebeurtenissen := list(lezer.read_events())):
                raise _vertaald(fout, lezer) if b">" in gelezen else _afgekapt(fout.lineno) from None
        else:
            gebeurtenissen = list(lezer.read_events())
        if gebeurtenissen:
            wortel = gebeurtenissen[0][1]
            if wortel.getroottree().docinfo.internalDTD is not None:
                raise _documenttype()
            ruimte, _, naam = wortel.tag.rpartition("}")
            return Kop(gelezen, ruimte[1:], naam, wortel.get("version", ""))
        if not stuk:
            raise Onleesbaar("leeg", "er staat geen enkel element in dit bestand")


class _Voorstuk:
    """What stands before the root element, looked at once: a document type is refused before the parser sees it.

    Keeps its place between two pieces, so that a file of comments that never end takes time in proportion to its size.
    """

    def __init__(self) -> None:
        self._rest, self._einde, self._klaar = b"", b"", False

    def verder(self, stuk: bytes) -> None:
        tekst, hier = self._rest + stuk.replace(b"\0", b""), 0  # without the zeros that UTF-16 has
        self._rest = b""
        while not self._klaar:
            if self._einde:  # within a comment or an instruction
                plek = tekst.find(self._einde, hier)
                if plek < 0:
                    self._rest = tekst[max(hier, len(tekst) - 2) :]
                    return
                hier, self._einde = plek + len(self._einde), b""
            plek = tekst.find(b"<", hier)
            if plek < 0 or len(tekst) - plek < len(_DOCTYPE[0]):
                self._rest = tekst[plek:] if plek >= 0 else b""
                return
            if tekst.startswith(_DOCTYPE, plek):
                raise _documenttype()
            begin, self._einde = next((e for e in _EINDEN if tekst.startswith(e[0], plek)), (b"", b""))
            hier, self._klaar = plek + len(begin), not begin


def _weiger(gelezen: bytes, grenzen: Grenzen) -> None:
    eerste = gelezen[:64].lstrip(_WIT) or gelezen.lstrip(_WIT)
    if not eerste.startswith(b"<") and (eerste or b"\0" in gelezen):  # a file of zeros is no empty file
        raise Onleesbaar("geen-xml", "dit bestand is geen XML")
    if gelezen[:1].isspace() and eerste.startswith(b"<?xml "):
        regel = gelezen[: gelezen.index(b"<")].count(b"\n") + 1
        raise Onleesbaar("declaratie", "vóór de eerste regel met <?xml staat nog iets", regel)
    if len(gelezen) > grenzen.kop:
        raise Onleesbaar("te-groot", "vóór het eerste element staat te veel tekst")


def _afgekapt(regel: int | None) -> Onleesbaar:
    return Onleesbaar("afgekapt", "het bestand houdt midden in het bericht op", regel)


def _documenttype() -> Onleesbaar:
    return Onleesbaar(
        "documenttype", "dit bestand heeft een documenttype (DOCTYPE of ENTITY); een loonaangifte heeft dat nooit"
    )


class Elementen:
    """The finished elements with one of these names, in order. `vergeet` lets go of one, and of all before it.

    What is not forgotten stays in memory, so no more than `Grenzen.stuk` bytes may pass without it. `los` is called for
    every element that is let go of and has none of the names: the one who reads can then say that it was not read.
    """

    def __init__(
        self,
        stroom: Stroom,
        kop: Kop,
        namen: tuple[str, ...],
        grenzen: Grenzen,
        los: Callable[[Any, Any], None],
        codering: str | None = None,
    ) -> None:
        tags = [f"{{{kop.naamruimte}}}{n}" for n in namen]
        self._tags, self._los, self._grenzen = frozenset(tags), los, grenzen
        self._stroom, self._stuk, self._sinds = stroom, kop.bytes, 0
        self._lezer = parser(codering, events=("end",), tag=tags)

    def __iter__(self) -> Iterator[Any]:
        lezer = self._lezer
        while True:
            fout: Onleesbaar | None = None
            try:
                lezer.feed(self._stuk) if self._stuk else lezer.close()
            except etree.XMLSyntaxError as e:
                fout = _vertaald(e, lezer)
            else:
                fout = _verzwegen(lezer)
            self._sinds += len(self._stuk)
            for _, element in lezer.read_events():
                yield element
            if fout:
                raise fout
            if not self._stuk:
                return
            if self._sinds > self._grenzen.stuk:
                raise Onleesbaar("te-groot", f"één onderdeel is groter dan {self._grenzen.stuk // 1024} KiB")
            self._stuk = _lees(self._stroom, PER_KEER)

    def vergeet(self, element: Any, boven: bool = False) -> None:
        """Forgets an element and everything before it on its level; `boven`: on the levels above as well."""
        self._sinds = 0
        element.clear(keep_tail=True)
        while element is not None:
            ouder = element.getparent()
            while ouder is not None and (voor := element.getprevious()) is not None:
                if voor.tag not in self._tags or voor.tail:
                    self._los(voor, ouder)
                ouder.remove(voor)
            element = ouder if boven else None

    def onbekend(self, ouder: Any) -> list[Any]:
        """The children that have none of the names, or text behind them."""
        return [k for k in ouder if k.tag not in self._tags or k.tail]


def _lees(stroom: Stroom, n: int) -> bytes:
    try:
        return stroom.read(n)
    except TeGroot as fout:
        raise Onleesbaar("te-groot", str(fout)) from None
    except Exception as fout:  # whatever the system or the unpacker has to say about this one file
        raise _kapot() from fout


def _kapot() -> Onleesbaar:
    return Onleesbaar("kapot", "dit bestand is beschadigd of niet te lezen")


def _vertaald(fout: Any, lezer: Any) -> Onleesbaar:
    """The reason in our words: what the parser says may hold text from the file."""
    regel = fout.lineno or None
    if (eerder := _entiteit(lezer)) is not None:  # the first cause; the exception may only tell what came of it
        return eerder
    verklaring = fout.code == etree.ErrorTypes.ERR_SPACE_REQUIRED and fout.position[0] == 1 and fout.position[1] < 100
    if fout.code in _CODERING or verklaring:  # a wrong encoding may already break the declaration that names it
        return Onleesbaar("codering", "de tekens passen niet bij de codering die het bestand noemt", regel)
    if fout.code in _AFGEKAPT:
        return _afgekapt(regel)
    if "EntityRef" in (fout.msg or ""):  # the code is that of any name that lacks
        return Onleesbaar("ampersand", "hier staat een & die geen &amp; is", regel)
    if fout.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:  # one code for several limits; only the text tells them apart
        if "depth" in fout.msg:
            return Onleesbaar("te-diep-bericht", "de elementen staan te diep in elkaar", regel)
        return Onleesbaar("te-groot", "één onderdeel is groter dan in een loonaangifte kan", regel)
    return Onleesbaar("xml-fout", "hier is het geen goede XML meer", regel)


def _entiteit(lezer: Any) -> Onleesbaar | None:
    """After an unknown entity the parser stops, says nothing, and would begin anew."""
    for melding in lezer.feed_error_log:
        if melding.type == etree.ErrorTypes.ERR_UNDECLARED_ENTITY:
            return Onleesbaar("entiteit", "hier staat een verwijzing (&…;) die niet bestaat", melding.line or None)
    return None


def _verzwegen(lezer: Any) -> Onleesbaar | None:
    """What the parser only logs while a strict one refuses it, such as a prefix without a namespace."""
    if not (log := lezer.feed_error_log):
        return None
    ernstig = [m for m in log if m.level >= etree.ErrorLevels.ERROR]
    if ernstig or len(log) >= _VOL:
        regel = (ernstig or list(log))[0].line or None
        return _entiteit(lezer) or Onleesbaar("xml-fout", "hier is het geen goede XML meer", regel)
    return None
