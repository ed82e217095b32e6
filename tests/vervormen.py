"""Damages a loonaangifte in many small ways, has both readers read it, and says when one was wrong in silence.

The same seed gives the same damage. Used small by `test_loonaangifte_vervormd.py` and long by `bench/vervorm`.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import strenge_lezer
from aangifte_hulp import BSN, FEBRUARI, JANUARI, aanvulling, bericht, correctie, record, vol
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte import lees_aangiften

ELEMENT = re.compile(rb"<([A-Za-z]+)>[^<>]*</\1>")
BLOK = re.compile(rb"<(InkomstenverhoudingInitieel|Werknemersgegevens|NatuurlijkPersoon|Inkomstenperiode|Bericht|"
                  rb"VolledigeAangifte|TijdvakAangifte|TijdvakCorrectie|CollectieveAangifte|AdministratieveEenheid|"
                  rb"InkomstenverhoudingIntrekking)>.*?</\1>", re.DOTALL)  # fmt: skip
TAG = re.compile(rb"</?([A-Za-z]+)>")
WAARDEN = [b"", b" ", b"0", b"-1", b"+7", b"172.0", b"172,5", b"1e3", b"0x10", b"99999999999", b"9" * 5000,
           b"2026-1-31",           b"+2026-01-31", b"0000-01-31", b"10000-01-01", b"2026-02-30",
           b"2026-01-31Z", b"J", b"j", b"JA", b"&amp;",
           b"&", b"&#49;", b"\xc2\xa0172", b"\xd9\xa1\xd9\xa7", b"<x/>", b"1<x/>2", b"<!-- x -->5", b"<![CDATA[8]]>",
           b"&foo;", b"\x00", b"\x1b[2J", b"\xff", b"]]>", b"NaN", b"1_000", b"2026-W05-1", b"000000000", b"1.234,50",
           b"<?p?>6", b"\xe2\x80\xae55"]  # fmt: skip
STUKKEN = [b"<x/>", b"<x>", b"</x>", b"<!--", b"-->", b"<!DOCTYPE a>", b"&", b"&bar;", b"<y:z/>", b"tekst", b"\x00",
           b"<AantVerlU>9</AantVerlU>", b"<DatEindTv>2026-01-30</DatEindTv>", b"<LhNr>700000008L02</LhNr>", b"]]>",
           b"<InkomstenverhoudingInitieel/>", b"<NumIV>3</NumIV>", b"<Sect>33</Sect>", b"<?xml version='1.0'?>",
           b"<VolledigeAangifte/>", b"<LnSV>5.00</LnSV>", b"\xef\xbb\xbf", b"<SofiNr>999990019</SofiNr>"]  # fmt: skip


def _plek(r: random.Random, tekst: bytes, patroon: re.Pattern[bytes]) -> tuple[int, int]:
    alle = [m.span() for m in patroon.finditer(tekst)]
    return r.choice(alle) if alle else (0, len(tekst))


def waarde(r: random.Random, t: bytes) -> bytes:
    a, b = _plek(r, t, re.compile(rb"(?<=>)[^<>]*(?=</)"))
    return t[:a] + r.choice(WAARDEN) + t[b:]


def weg(r: random.Random, t: bytes) -> bytes:
    a, b = _plek(r, t, r.choice([ELEMENT, ELEMENT, BLOK]))
    return t[:a] + t[b:]


def dubbel(r: random.Random, t: bytes) -> bytes:
    a, b = _plek(r, t, r.choice([ELEMENT, ELEMENT, BLOK]))
    return t[:b] + t[a:b] + t[b:]


def verhuis(r: random.Random, t: bytes) -> bytes:
    a, b = _plek(r, t, r.choice([ELEMENT, BLOK]))
    rest = t[:a] + t[b:]
    c = _plek(r, rest, TAG)[r.randrange(2)]
    return rest[:c] + t[a:b] + rest[c:]


def hernoem(r: random.Random, t: bytes) -> bytes:
    namen = sorted({m[1] for m in TAG.finditer(t)})
    if not namen:
        return t
    oud = r.choice(namen)
    nieuw = r.choice([oud + b"X", oud.lower(), r.choice(namen), b"q:" + oud, oud[:-1] or b"a"])
    if r.random() < 0.3:
        return t.replace(b"<" + oud + b">", b"<" + nieuw + b">").replace(b"</" + oud + b">", b"</" + nieuw + b">")
    m = _plek(r, t, re.compile(rb"<" + oud + rb">.*?</" + oud + rb">", re.DOTALL))
    heel = t[m[0] : m[1]]
    binnen = heel[len(oud) + 2 : len(heel) - len(oud) - 3]
    return t[: m[0]] + b"<" + nieuw + b">" + binnen + b"</" + nieuw + b">" + t[m[1] :]


def omhul(r: random.Random, t: bytes) -> bytes:
    a, b = _plek(r, t, r.choice([ELEMENT, BLOK]))
    naam = r.choice([b"x", b"VolledigeAangifte", b"InkomstenverhoudingInitieel", b"Sector", b"Werknemersgegevens"])
    return t[:a] + b"<" + naam + b">" + t[a:b] + b"</" + naam + b">" + t[b:]


def steek(r: random.Random, t: bytes) -> bytes:
    a = r.choice([_plek(r, t, TAG)[r.randrange(2)], r.randrange(max(len(t), 1))])
    return t[:a] + r.choice(STUKKEN) + t[a:]


def attribuut(r: random.Random, t: bytes) -> bytes:
    _, b = _plek(r, t, re.compile(rb"<[A-Za-z]+(?=>)"))
    return (
        t[:b]
        + r.choice([b" a='1'", b" xml:lang='nl'", b" a='1' a='2'", b" xmlns='x'", b" xmlns=''", b" q:a='1'"])
        + t[b:]
    )


def bytes_(r: random.Random, t: bytes) -> bytes:
    a = r.randrange(max(len(t), 1))
    n = r.choice([1, 1, 2, 8, 60, 500])
    return t[:a] + r.choice([b"", bytes(r.randrange(256) for _ in range(n)), t[a : a + n] * 2]) + t[a + n :]


def kap(r: random.Random, t: bytes) -> bytes:
    return t[: r.randrange(max(len(t), 1))]


def codering(r: random.Random, t: bytes) -> bytes:
    return t.replace(b"UTF-8", r.choice([b"utf-16", b"ISO-8859-1", b"klingon", b"US-ASCII", b"UTF-7", b""]), 1)


VORMEN: list[Callable[[random.Random, bytes], bytes]] = [
    waarde, waarde, waarde, weg, dubbel, verhuis, hernoem, omhul, steek, steek, attribuut, bytes_, kap, codering,
]  # fmt: skip


def gave(nummer: int) -> bytes:
    """One of the whole messages that are damaged."""
    mensen = [record(0, uren=100), record(1, uren=60, lkv_banenafspraak=True), record(2, 2, uren=40, sector_code=33)]
    delen = [
        [vol(*mensen)],
        [vol(*mensen, periode=FEBRUARI), correctie(record(3, uren=12), weg=[(1, BSN[4], None)], periode=JANUARI)],
        [aanvulling(*mensen[:2], weg=[(2, BSN[2], None)])],
        [correctie(*mensen)],
    ]
    return bericht(*delen[nummer % 4], jaar=(2026, 2026, 2022, 2025)[nummer % 4] if nummer % 4 < 2 else 2026)


def vervorm(zaad: int) -> bytes:
    """The damaged message of this seed: one change, or a few."""
    r = random.Random(zaad)
    tekst = gave(zaad)
    for _ in range(r.choice([1, 1, 1, 2, 3])):
        tekst = r.choice(VORMEN)(r, tekst) or b"<"
    return tekst


def _onze(inhoud: bytes) -> tuple[Any, list[Any]]:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "a.xml"
        pad.write_bytes(inhoud)
        try:
            a = lees_aangiften(pad, vandaag=date(2030, 1, 1))
        except Fout as fout:
            return None, [str(fout)]
    return a, [b for b in a.bevindingen if b.code != "bsn-test"]


@cache
def _gewoon() -> frozenset[tuple[str, str]]:
    """The findings about whole messages: that they were said is no news."""
    return frozenset((b.code, b.element) for n in range(4) for b in _onze(gave(n))[1])


def oordeel(inhoud: bytes) -> str:
    """What the two readers make of it: `gelijk`, `gemeld`, or in capitals what was wrong in silence."""
    a, bevindingen = _onze(inhoud)
    try:
        streng = strenge_lezer.lees(inhoud)
    except strenge_lezer.Geweigerd:
        streng = None
    if a is None:
        return "geweigerd"
    nieuw = [b for b in bevindingen if (b.code, b.element) not in _gewoon()]
    if streng is None:
        return "gemeld" if any(b.bestand for b in nieuw) else "STIL OVER WAT STRENG WEIGERT"
    if _samenvatting(a) == _verwacht(streng):
        return "gelijk"
    return "anders, gemeld" if any(b.ernst == "fout" for b in nieuw) else "ANDER TOTAAL"


def _samenvatting(a: Any) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    uit = {}
    for t in a.tijdvakken.to_dicts():
        if t["uren_onbekend"]:
            return {("onbekend", ""): (0, 0, 0, 0)}
        uit[str(t["tijdvak_begin"]), str(t["tijdvak_eind"])] = (
            t["inkomstenverhoudingen"], t["verloonde_uren"], t["loon_sv"], t["uren_lkv_banenafspraak"],
        )  # fmt: skip
    return uit


def _verwacht(s: strenge_lezer.Streng) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """The fold of one message, the simple way: parts in order, the last word per person and NumIV."""
    stand: dict[tuple[str, str], dict[Any, tuple[str, str, int, int, bool]]] = {}
    for (soort, begin, eind), relaties in s.delen.items():
        rijen = stand.setdefault((begin, eind), {})
        if soort == "VolledigeAangifte":
            rijen.clear()
        for n, r in enumerate(relaties):
            rijen[(r[0], r[1]) if r[0] else (n, r[1])] = r
        for w in s.weg[soort, begin, eind]:
            rijen.pop(w, None)
    return {
        t: (len(r), sum(x[2] for x in r.values()), sum(x[3] for x in r.values()), sum(x[2] for x in r.values() if x[4]))
        for t, r in stand.items()
    }


def tel(zaden: range) -> Counter[str]:
    """How often each judgement was given."""
    return Counter(oordeel(vervorm(z)) for z in zaden)
