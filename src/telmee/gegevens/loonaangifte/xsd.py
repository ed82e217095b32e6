"""Strict validation against the official schema, when the user points to one; the schema itself is not shipped.

The Belastingdienst publishes a zip per year with the schema in it; give that zip or the .xsd. Only messages in the
namespace of the schema are validated. What the validator says is not repeated, because it may quote a value from the
file: a finding names the line, the element and the kind of offence. Raises `Fout` for a schema that cannot be used.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from lxml import etree

from telmee.begrensd import lees_bytes, lees_stroom
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.bronnen import LEESFOUTEN, Bron, Grenzen, Stroom
from telmee.gegevens.loonaangifte.stroom import Onleesbaar, lees_kop, open_bron, parser

_MEESTE = 200  # offences in one message, after which it is no use to go on
_PER_KEER = 64 * 1024
_GROOTSTE = 16 * 1024 * 1024
_ELEMENT = re.compile(r"^Element '(?:\{[^}']*\})?([A-Za-z]{1,60})'")
_SOORTEN = {
    "ELEMENT_CONTENT": "een element ontbreekt of staat hier verkeerd",
    "DATATYPE": "de waarde heeft niet de goede vorm",
    "FACET": "de waarde is te lang, te kort of niet toegestaan",
    "PATTERN": "de waarde heeft niet de goede vorm",
    "ENUMERATION": "de waarde staat niet in de lijst",
    "DIGITS": "het getal heeft te veel cijfers",
    "LENGTH": "de waarde is te lang of te kort",
    "ATTRIBUTE": "een attribuut klopt niet",
}


@dataclass(frozen=True)
class Schema:
    """A loaded schema and the namespace it is for."""

    schema: Any
    naamruimte: str

    def controleer(self, bron: Bron, meld: Verzamelaar, grenzen: Grenzen, codering: str | None = None) -> None:
        """Validates one message as a stream; what cannot be read is left to the reader to report.

        `codering` is the encoding that the reader needed, when it is not the one that the file names.
        """
        try:
            with open_bron(bron) as stroom:
                kop = lees_kop(stroom, grenzen, codering)
                if kop.naamruimte != self.naamruimte:
                    meld.meld("xsd-ander-jaar", bron.naam)
                    return
                self._loop(stroom, kop.bytes, bron.naam, meld, grenzen, codering)
        except Onleesbaar:
            return

    def _loop(
        self, stroom: Stroom, stuk: bytes, naam: str, meld: Verzamelaar, grenzen: Grenzen, codering: str | None
    ) -> None:
        """Feeds line by line: the validator does not say on which line it is, so the line that was fed last is it."""
        relatie = f"{{{self.naamruimte}}}InkomstenverhoudingInitieel"
        p = parser(codering, events=("end",), tag=relatie, schema=self.schema)
        nummer, sinds, gemeld, rest = 1, 0, 0, b""
        try:
            while stuk:
                *regels, rest = (rest + stuk).split(b"\n")
                for regel in regels:
                    p.feed(regel + b"\n")
                    gemeld = _meld_nieuwe(p, gemeld, nummer, naam, meld)
                    nummer += 1
                if len(rest) > _PER_KEER:  # a line without end is fed in pieces
                    p.feed(rest)
                    rest = b""
                    gemeld = _meld_nieuwe(p, gemeld, nummer, naam, meld)
                for _, e in p.read_events():
                    sinds = 0
                    e.clear()
                    while e.getprevious() is not None:
                        del e.getparent()[0]
                sinds += len(stuk)
                if sinds > grenzen.stuk:
                    meld.meld("xsd-niet-af", naam, nummer, waarom="één onderdeel is te groot")
                    return
                if gemeld > _MEESTE:
                    meld.meld("xsd-niet-af", naam, nummer, waarom=f"er waren al {_MEESTE} afwijkingen")
                    return
                stuk = stroom.read(_PER_KEER)
            p.feed(rest)
            p.close()
        except etree.XMLSyntaxError:
            pass  # either not well-formed, which the reader reports, or the end of a message that is not valid
        _meld_nieuwe(p, gemeld, nummer, naam, meld)


def _meld_nieuwe(p: Any, gemeld: int, nummer: int, naam: str, meld: Verzamelaar) -> int:
    """Reports what the validator has found since the last time; gives how much it has found in all."""
    log = [r for r in p.feed_error_log if r.domain_name == "SCHEMASV"]
    for r in log[gemeld:]:
        _meld(r, naam, nummer, meld)
    return len(log)


def _meld(melding: Any, naam: str, regel: int, meld: Verzamelaar) -> None:
    element = _ELEMENT.match(melding.message)
    wat = next((t for s, t in _SOORTEN.items() if s in melding.type_name), "dit voldoet niet aan het schema")
    meld.meld("xsd", naam, regel, element[1] if element else "", wat=wat)


def laad(pad: Path | str) -> Schema:
    """The schema in an .xsd, or the only .xsd in a zip."""
    bron = Path(pad)
    try:
        inhoud = io.BytesIO(lees_bytes(bron, _GROOTSTE))
        tekst = _uit_zip(inhoud, bron) if zipfile.is_zipfile(inhoud) else inhoud.getvalue()
    except LEESFOUTEN as fout:
        raise Fout(f"Het schema '{bron}' is niet te lezen; geef het .xsd-bestand of de zip.") from fout
    if b"<!DOCTYPE" in tekst or b"<!ENTITY" in tekst:
        raise Fout(f"Het bestand '{bron}' is geen schema van de loonaangifte.")
    try:
        boom = etree.fromstring(tekst, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
        return Schema(etree.XMLSchema(boom), boom.get("targetNamespace", ""))
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as fout:
        raise Fout(f"Het bestand '{bron}' is geen bruikbaar schema; geef het officiële .xsd-bestand.") from fout


def _uit_zip(bestand: IO[bytes], bron: Path) -> bytes:
    with zipfile.ZipFile(bestand) as zip_:
        namen = [i for i in zip_.infolist() if i.filename.lower().endswith(".xsd")]
        if len(namen) != 1:
            raise Fout(f"In '{bron}' staan {len(namen)} schema's; pak de zip uit en geef het goede .xsd-bestand.")
        with zip_.open(namen[0]) as inhoud:
            return lees_stroom(inhoud, _GROOTSTE, str(bron))
