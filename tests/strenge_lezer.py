"""A second reader of loonaangiften, for tests only: strict, short, slow, and sharing no code with the real one.

It parses a whole message with a parser that forgives nothing and walks it the way the message specification is written.
Anything that the specification does not have raises `Geweigerd`; what is left has exactly one meaning. Where the real
reader gives another total for a message that this one accepts, or says nothing about one that this one refuses,
somebody's hours are wrong in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import Any

import yaml
from lxml import etree

RUIMTE = re.compile(r"\{http://xml\.belastingdienst\.nl/schemas/Loonaangifte/([0-9]{4})/01\}")
TABEL: dict[str, Any] = yaml.safe_load(
    files("telmee.gegevens.loonaangifte").joinpath("elementen.yaml").read_text(encoding="utf-8")
)
DEEL = {"CollectieveAangifte": "1", "InkomstenverhoudingInitieel": "*", "InkomstenverhoudingIntrekking": "*"}
KADER = {
    "Loonaangifte": {"Bericht": "1", "AdministratieveEenheid": "1"},
    "AdministratieveEenheid": {"LhNr": "1", "NmIP": "1", "TijdvakAangifte": "?", "TijdvakCorrectie": "*"},
    "TijdvakAangifte": {"DatAanvTv": "1", "DatEindTv": "1", "VolledigeAangifte": "?", "AanvullendeAangifte": "?"},
    "VolledigeAangifte": {n: h for n, h in DEEL.items() if n != "InkomstenverhoudingIntrekking"},
    "AanvullendeAangifte": DEEL,
    "TijdvakCorrectie": {"DatAanvTv": "1", "DatEindTv": "1", **DEEL},
}
WAARDE = {
    "geheel": r"[+-]?[0-9]{1,9}",
    "geld": r"[+-]?[0-9]{1,12}(\.[0-9]{1,2})?",
    "uren": r"[+-]?[0-9]{1,12}(\.[0-9]{1,2})?",
    "euro": r"[+-]?[0-9]{1,12}",
    "datum": r"[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?",
    "jn": r"[JN]",
    "bsn": r"(?!000)[0-9]{9}",
    "lhnr": r"[0-9]{9}L[0-9]{2}",
    "moment": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?",
}


class Geweigerd(Exception):
    """The message is not as the specification has it."""


@dataclass
class Streng:
    """Per (soort, begin, eind) the relations (BSN, NumIV, hours, cents, request) and the withdrawals."""

    jaar: int
    lhnr: str
    delen: dict[tuple[str, str, str], list[tuple[str, str, int, int, bool]]] = field(default_factory=dict)
    weg: dict[tuple[str, str, str], list[tuple[str, str]]] = field(default_factory=dict)


def lees(inhoud: bytes) -> Streng:
    """One message. Raises `Geweigerd`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                             remove_pis=True, recover=False, huge_tree=False)  # fmt: skip
    try:
        wortel = etree.fromstring(inhoud, parser)
    except (etree.XMLSyntaxError, ValueError) as fout:
        raise Geweigerd(str(fout)) from fout
    if wortel.getroottree().docinfo.doctype:
        raise Geweigerd("doctype")
    gevonden = RUIMTE.match(wortel.tag)
    if gevonden is None or int(gevonden[1]) not in TABEL["jaren"]:
        raise Geweigerd("naamruimte")
    return _Wandeling(int(gevonden[1]), gevonden[0]).loonaangifte(wortel)


class _Wandeling:
    def __init__(self, jaar: int, ruimte: str) -> None:
        self.jaar, self.ruimte = jaar, ruimte

    def blok(self, naam: str) -> dict[str, tuple[str, str]]:
        return {
            n: (str(e["komt"]), e["type"])
            for n, e in TABEL["blokken"][naam].items()
            if e.get("van", self.jaar) <= self.jaar <= e.get("tot", self.jaar)
        }

    def kinderen(self, e: Any, blok: str) -> dict[str, list[Any]]:
        """The children by name, when they are those of this block and nothing else stands between them."""
        kader = KADER.get(blok)
        mag = {n: (h, "groep") for n, h in kader.items()} if kader else self.blok(blok)
        gevonden: dict[str, list[Any]] = {}
        if (e.text or "").strip() or (e.attrib and blok != "Loonaangifte"):
            raise Geweigerd(f"tekst of attribuut in {blok}")
        for k in e:
            naam = k.tag.removeprefix(self.ruimte)
            if not k.tag.startswith(self.ruimte) or naam not in mag or (k.tail or "").strip():
                raise Geweigerd(f"{naam} in {blok}")
            gevonden.setdefault(naam, []).append(k)
            if mag[naam][1] != "groep":
                self.waarde(k, mag[naam][1])
        for naam, (hoe, _) in mag.items():
            n = len(gevonden.get(naam, ()))
            if (n == 0 and hoe in "1+") or (n > 1 and hoe in "1?"):
                raise Geweigerd(f"{naam} {n} keer in {blok}")
        return gevonden

    def waarde(self, e: Any, soort: str = "tekst") -> str:
        tekst: str = (e.text or "").strip(" \t\r\n")
        if len(e) or e.attrib:
            raise Geweigerd(f"meer dan een waarde in {e.tag}")
        if soort in WAARDE and not re.fullmatch(WAARDE[soort], tekst):
            raise Geweigerd(f"waarde van {e.tag}")
        if soort == "datum":
            self.dag(tekst)
        return tekst

    @staticmethod
    def dag(tekst: str) -> str:
        try:
            if not 1850 <= date.fromisoformat(tekst[:10]).year <= 2200:
                raise ValueError
        except ValueError:
            raise Geweigerd("datum") from None
        return tekst[:10]

    def loonaangifte(self, wortel: Any) -> Streng:
        delen = self.kinderen(wortel, "Loonaangifte")
        self.kinderen(delen["Bericht"][0], "Bericht")
        eenheid = self.kinderen(delen["AdministratieveEenheid"][0], "AdministratieveEenheid")
        uit = Streng(self.jaar, self.waarde(eenheid["LhNr"][0], "lhnr"))
        self.waarde(eenheid["NmIP"][0])
        for aangifte in eenheid.get("TijdvakAangifte", ()):
            k = self.kinderen(aangifte, "TijdvakAangifte")
            soorten = [s for s in ("VolledigeAangifte", "AanvullendeAangifte") if s in k]
            if len(soorten) != 1:
                raise Geweigerd("geen of twee aangiften in een tijdvak")
            self.deel(uit, k[soorten[0]][0], soorten[0], k)
        for correctie in eenheid.get("TijdvakCorrectie", ()):
            self.deel(uit, correctie, "TijdvakCorrectie", self.kinderen(correctie, "TijdvakCorrectie"))
        if not uit.delen:
            raise Geweigerd("geen tijdvak")
        return uit

    def deel(self, uit: Streng, e: Any, soort: str, dagen: dict[str, list[Any]]) -> None:
        begin, eind = (self.dag(self.waarde(dagen[n][0], "datum")) for n in ("DatAanvTv", "DatEindTv"))
        if not 0 <= (date.fromisoformat(eind) - date.fromisoformat(begin)).days <= 366:
            raise Geweigerd("tijdvak")
        k = self.kinderen(e, soort)
        for saldo in self.kinderen(k["CollectieveAangifte"][0], "CollectieveAangifte").get(
            "SaldoCorrectiesVoorgaandTijdvak", ()
        ):
            self.kinderen(saldo, "SaldoCorrectiesVoorgaandTijdvak")
        plek = soort, begin, eind
        if plek in uit.delen:
            raise Geweigerd("tijdvak twee keer")
        uit.delen[plek] = [self.relatie(r) for r in k.get("InkomstenverhoudingInitieel", ())]
        uit.weg[plek] = []
        for w in k.get("InkomstenverhoudingIntrekking", ()):
            v = self.kinderen(w, "InkomstenverhoudingIntrekking")
            uit.weg[plek].append((self.tekst(v, "SofiNr"), self.tekst(v, "NumIV")))

    def tekst(self, velden: dict[str, list[Any]], naam: str) -> str:
        return self.waarde(velden[naam][0]) if naam in velden else ""

    def relatie(self, e: Any) -> tuple[str, str, int, int, bool]:
        k = self.kinderen(e, "InkomstenverhoudingInitieel")
        persoon = self.kinderen(k["NatuurlijkPersoon"][0], "NatuurlijkPersoon")
        for adres in ("AdresBinnenland", "AdresBuitenland"):
            for a in persoon.get(adres, ()):
                self.kinderen(a, adres)
        perioden = [self.kinderen(p, "Inkomstenperiode") for p in k["Inkomstenperiode"]]
        loon = self.kinderen(k["Werknemersgegevens"][0], "Werknemersgegevens")
        for s in k.get("Sector", ()):
            self.kinderen(s, "Sector")
        lkv = any(self.tekst(p, n) == "J" for p in perioden for n in ("IndAvrLkvDgBaf", "IndAvrLkvDgBafSb"))
        heel, _, deel = self.tekst(loon, "LnSV").lstrip("+").partition(".")
        centen = abs(int(heel)) * 100 + int((deel or "").ljust(2, "0"))
        return (
            self.tekst(persoon, "SofiNr"),
            str(int(self.tekst(k, "NumIV"))),
            int(self.tekst(loon, "AantVerlU")),
            -centen if heel.startswith("-") else centen,
            lkv,
        )
