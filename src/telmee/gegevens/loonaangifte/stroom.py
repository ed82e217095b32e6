"""A hardened stream of the elements of a loonaangifte: flat memory, no entities, no DTD, no network, no huge nodes.

The parser is fed piece by piece. Before anything is built the head is inspected: the root element and its namespace,
and whether there is a document type, which a loonaangifte never has and which is refused unread. Between two elements
that we ask for no more than `Grenzen.stuk` bytes may pass, so one endless element cannot fill the memory. Source: the
XML 1.0 specification; what lxml and libxml2 leave on by default is turned off here. Raises `Onleesbaar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from telmee.gegevens.loonaangifte.bronnen import LEESFOUTEN, Grenzen, Stroom, TeGroot

PER_KEER = 256 * 1024
_WIT = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # white space and byte-order marks
_COMMENTAAR = re.compile(rb"<!--.*?-->", re.DOTALL)
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


class Onleesbaar(Exception):
    """The message cannot be read (further); `code` and `wat` say why, in Dutch, without anything from the file."""

    def __init__(self, code: str, wat: str, regel: int | None = None) -> None:
        super().__init__(wat)
        self.code, self.wat, self.regel = code, wat, regel


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


def lees_kop(stroom: Stroom, grenzen: Grenzen, codering: str | None = None) -> Kop:
    """Reads up to and including the root element; refuses what is no XML and what carries a document type."""
    lezer, gelezen = parser(codering, events=("start",)), b""
    while True:
        stuk = _lees(stroom, 16 * 1024)
        gelezen += stuk
        if not stuk and not gelezen.strip(_WIT):
            raise Onleesbaar("leeg", "dit bestand is leeg")
        _weiger(gelezen, grenzen)
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


def _weiger(gelezen: bytes, grenzen: Grenzen) -> None:
    kaal = gelezen.lstrip(_WIT)
    if not kaal.startswith(b"<") and (kaal or b"\0" in gelezen):  # a file of zeros is no empty file
        raise Onleesbaar("geen-xml", "dit bestand is geen XML")
    if gelezen[:1].isspace() and kaal.startswith(b"<?xml "):
        regel = gelezen[: -len(kaal)].count(b"\n") + 1
        raise Onleesbaar("declaratie", "vóór de eerste regel met <?xml staat nog iets", regel)
    zonder = _COMMENTAAR.sub(b"", gelezen.replace(b"\0", b""))
    if b"<!DOCTYPE" in zonder or b"<!ENTITY" in zonder:
        raise _documenttype()
    if len(gelezen) > grenzen.kop:
        raise Onleesbaar("te-groot", "vóór het eerste element staat te veel tekst")


def _afgekapt(regel: int | None) -> Onleesbaar:
    return Onleesbaar("afgekapt", "het bestand houdt midden in het bericht op", regel)


def _documenttype() -> Onleesbaar:
    return Onleesbaar(
        "documenttype", "dit bestand heeft een documenttype (DOCTYPE of ENTITY); een loonaangifte heeft dat nooit"
    )


def elementen(
    stroom: Stroom, kop: Kop, namen: tuple[str, ...], grenzen: Grenzen, codering: str | None = None
) -> Iterator[Any]:
    """The finished elements with one of these names, in order; a relation is cleared when the next one is asked for."""
    tags = [f"{{{kop.naamruimte}}}{n}" for n in namen]
    lezer = parser(codering, events=("end",), tag=tags)
    stuk, sinds = kop.bytes, 0
    while True:
        fout: Onleesbaar | None = None
        try:
            lezer.feed(stuk) if stuk else lezer.close()
        except etree.XMLSyntaxError as e:
            fout = _vertaald(e, lezer)
        else:
            fout = _verzwegen(lezer)
        sinds += len(stuk)
        for _, element in lezer.read_events():
            sinds = 0
            yield element
            _ruim(element)
        if fout:
            raise fout
        if not stuk:
            return
        if sinds > grenzen.stuk:
            raise Onleesbaar("te-groot", f"één onderdeel is groter dan {grenzen.stuk // 1024} KiB")
        stuk = _lees(stroom, PER_KEER)


def _ruim(element: Any) -> None:
    """Forgets an element and everything before it on its level."""
    element.clear()
    ouder = element.getparent()
    while ouder is not None and element.getprevious() is not None:
        del ouder[0]


def _lees(stroom: Stroom, n: int) -> bytes:
    try:
        return stroom.read(n)
    except TeGroot as fout:
        raise Onleesbaar("te-groot", str(fout)) from None
    except LEESFOUTEN as fout:
        raise Onleesbaar("kapot", "dit bestand is beschadigd of niet te lezen") from fout


def _vertaald(fout: Any, lezer: Any) -> Onleesbaar:
    """The reason in our words: what the parser says may hold text from the file."""
    regel = fout.lineno or None
    if (eerder := _verzwegen(lezer)) is not None:  # the first cause; the exception may only tell what came of it
        return eerder
    verklaring = fout.code == etree.ErrorTypes.ERR_SPACE_REQUIRED and fout.position[0] == 1 and fout.position[1] < 100
    if fout.code in _CODERING or verklaring:  # a wrong encoding may already break the declaration that names it
        return Onleesbaar("codering", "de tekens passen niet bij de codering die het bestand noemt", regel)
    if fout.code in _AFGEKAPT:
        return _afgekapt(regel)
    if fout.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:  # one code for several limits; only the text tells them apart
        if "depth" in fout.msg:
            return Onleesbaar("te-diep-bericht", "de elementen staan te diep in elkaar", regel)
        return Onleesbaar("te-groot", "één onderdeel is groter dan in een loonaangifte kan", regel)
    return Onleesbaar("xml-fout", "hier is het geen goede XML meer", regel)


def _verzwegen(lezer: Any) -> Onleesbaar | None:
    """What the parser only logs: after an unknown entity it stops, says nothing, and would begin anew."""
    for melding in lezer.feed_error_log:
        if melding.type == etree.ErrorTypes.ERR_UNDECLARED_ENTITY:
            return Onleesbaar("entiteit", "hier staat een verwijzing (&…;) die niet bestaat", melding.line or None)
    return None
