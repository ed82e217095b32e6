"""Writes loonaangiften: test messages in the structure of the year, from records. Never a real filing.

A record is a mapping with the columns of `dienstverbanden` (hours, cents, codes) and those of `tabel.EXTRA` that are
known; what is absent gets a plain value. Premiums and tax are round percentages, not the statutory rates; totals are
sums cut to whole euros. Elements follow the profile of the year, in its order. Raises `Fout` for a year that is not
known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Any
from xml.sax.saxutils import escape

from telmee.fouten import Fout
from telmee.gegevens import codes
from telmee.gegevens.loonaangifte.profiel import VERSIE, Profiel, jaren, profiel

Record = Mapping[str, Any]
_SOORTEN = {"volledig": "VolledigeAangifte", "aanvullend": "AanvullendeAangifte", "correctie": "TijdvakCorrectie"}
_LKV = {
    "lkv_oudere": ("IndAvrLkvOudrWn",),
    "lkv_arbeidsgehandicapt": ("IndAvrLkvAgWn",),
    "lkv_herplaatsing": ("IndAvrLkvHpAgWn",),
    "lkv_banenafspraak": ("IndAvrLkvDgBaf", "IndAvrLkvDgBafSb"),
}
"""The elements in which a benefit is asked; which of them a year has is in its profile."""
# promilles of the wage; round numbers, see above
_PROMILLE = {"IngLbPh": 150, "PrAofLg": 60, "PrAofHg": 70, "OpslWko": 5, "PrGediffWhk": 10, "PrAwfLg": 30,
             "PrAwfHg": 80, "PrUFO": 7, "WghZvw": 60, "OpgRchtVakBsl": 80}  # fmt: skip
_TOTALEN = {
    "TotLnLbPh": "LnLbPh", "TotLnSV": "LnSV", "TotPrlnAofAnwLg": "PrlnAofAnwLg", "TotPrlnAofAnwHg": "PrlnAofAnwHg",
    "TotPrlnAofAnwUit": "PrlnAofAnwUit", "TotPrlnWhkAnw": "PrlnWhkAnw", "TotPrlnAwfAnwLg": "PrlnAwfAnwLg",
    "TotPrlnAwfAnwHg": "PrlnAwfAnwHg", "TotPrlnAwfAnwHz": "PrlnAwfAnwHz", "TotPrlnAwfAnwUit": "PrlnAwfAnwUit",
    "PrLnUFO": "PrLnUfo", "IngLbPh": "IngLbPh", "TotPrAofLg": "PrAofLg", "TotPrAofHg": "PrAofHg",
    "TotOpslWko": "OpslWko", "TotPrGediffWhk": "PrGediffWhk", "TotPrAwfLg": "PrAwfLg", "TotPrAwfHg": "PrAwfHg",
    "PrUFO": "PrUFO", "IngBijdrZvw": "BijdrZvw", "TotWghZvw": "WghZvw",
}  # fmt: skip
_TE_BETALEN = ("IngLbPh", "TotPrAofLg", "TotPrAofHg", "TotOpslWko", "TotPrGediffWhk", "TotPrAwfLg", "TotPrAwfHg",
               "PrUFO", "IngBijdrZvw", "TotWghZvw")  # fmt: skip


@dataclass(frozen=True)
class Hoofd:
    """Who files and when; `moment` decides which of two messages is newer."""

    jaar: int
    loonheffingennummer: str
    id: str
    moment: datetime
    naam: str = "Voorbeeldwerkgever"


@dataclass(frozen=True)
class Inhoud:
    """One part of a message: a period with relations, and (num_iv, bsn, personeelsnummer) of what is withdrawn."""

    soort: str
    begin: date
    eind: date
    relaties: Sequence[Record]
    intrekkingen: Sequence[tuple[int, int | None, str | None]] = ()
    saldi: Sequence[tuple[date, date, int]] = field(default=())


def schrijf_bericht(
    uit: IO[bytes], hoofd: Hoofd, inhoud: Iterable[Inhoud], *, codering: str = "UTF-8", inspringen: bool = True
) -> None:
    """Writes one message; at most the first part is a return, the others are corrections."""
    if hoofd.jaar not in jaren():
        raise Fout(f"Het jaar {hoofd.jaar} is niet bekend; kies {jaren()[0]} tot en met {jaren()[-1]}.")
    s = _Schrijver(uit, profiel(hoofd.jaar), codering, inspringen)
    s.regel(f"<?xml version='1.0' encoding='{codering}'?>")
    with s.blok(f'Loonaangifte xmlns="{s.profiel.naamruimte}" version="{VERSIE}"'):
        with s.blok("Bericht"):
            s.velden("Bericht", _bericht(hoofd))
        with s.blok("AdministratieveEenheid"):
            s.element("LhNr", hoofd.loonheffingennummer)
            s.element("NmIP", hoofd.naam)
            for deel in inhoud:
                _schrijf_deel(s, deel)
    s.leeg()


def _schrijf_deel(s: _Schrijver, deel: Inhoud) -> None:
    if deel.soort == "correctie":
        with s.blok("TijdvakCorrectie"):
            s.velden_los({"DatAanvTv": str(deel.begin), "DatEindTv": str(deel.eind)})
            _vul_deel(s, deel)
        return
    with s.blok("TijdvakAangifte"):
        s.velden_los({"DatAanvTv": str(deel.begin), "DatEindTv": str(deel.eind)})
        with s.blok(_SOORTEN[deel.soort]):
            _vul_deel(s, deel)


def _vul_deel(s: _Schrijver, deel: Inhoud) -> None:
    lonen = [_lonen(r, s.profiel) for r in deel.relaties]
    with s.blok("CollectieveAangifte"):
        s.collectief(_totalen(lonen), deel)
    for record, loon in zip(deel.relaties, lonen, strict=True):
        _schrijf_relatie(s, record, loon, deel)
    for num_iv, bsn, personeelsnummer in deel.intrekkingen:
        with s.blok("InkomstenverhoudingIntrekking"):
            s.velden(
                "InkomstenverhoudingIntrekking", {"NumIV": str(num_iv), "SofiNr": _bsn(bsn), "PersNr": personeelsnummer}
            )


def _schrijf_relatie(s: _Schrijver, r: Record, loon: Mapping[str, str | None], deel: Inhoud) -> None:
    with s.blok("InkomstenverhoudingInitieel"):
        s.velden("InkomstenverhoudingInitieel", {
            "NumIV": str(r.get("num_iv", r.get("inkomstenverhouding", 1))),
            "DatAanv": str(r.get("begin") or deel.begin),
            "DatEind": _tekst(r.get("eind")),
            "CdRdnEindArbov": f"{r['reden_einde']:02d}" if r.get("reden_einde") else None,
            "PersNr": r.get("personeelsnummer"),
        })  # fmt: skip
        with s.blok("NatuurlijkPersoon"):
            s.velden(
                "NatuurlijkPersoon",
                {"SofiNr": _bsn(r.get("bsn")), "SignNm": "Voorbeeld", "Gebdat": _tekst(r.get("geboortedatum"))},
            )
        with s.blok("Inkomstenperiode"):
            s.velden("Inkomstenperiode", _periode(r, deel))
        with s.blok("Werknemersgegevens"):
            s.velden("Werknemersgegevens", loon)
        if r.get("sector_code") is not None:
            with s.blok("Sector"):
                s.velden("Sector", {"DatAanvSect": f"{s.profiel.jaar}-01-01", "Sect": str(r["sector_code"])})


class _Schrijver:
    """Writes elements in the order of the profile, with or without indentation."""

    def __init__(self, uit: IO[bytes], profiel_: Profiel, codering: str, inspringen: bool) -> None:
        self.uit, self.profiel, self.codering, self.inspringen = uit, profiel_, codering, inspringen
        self._diep, self._wacht = 0, list[str]()

    def regel(self, tekst: str) -> None:
        self._wacht.append("  " * self._diep + tekst + "\n" if self.inspringen else tekst)
        if len(self._wacht) > 20_000:
            self.leeg()

    def leeg(self) -> None:
        self.uit.write("".join(self._wacht).encode(self.codering, "xmlcharrefreplace"))
        self._wacht.clear()

    def blok(self, kop: str) -> _Blok:
        return _Blok(self, kop)

    def begin(self, kop: str) -> None:
        self.regel(f"<{kop}>")
        self._diep += 1

    def einde(self, kop: str) -> None:
        self._diep -= 1
        self.regel(f"</{kop.split(' ', 1)[0]}>")

    def element(self, naam: str, waarde: str) -> None:
        self.regel(f"<{naam}>{escape(waarde)}</{naam}>")

    def velden_los(self, waarden: Mapping[str, str]) -> None:
        for naam, waarde in waarden.items():
            self.element(naam, waarde)

    def velden(self, blok: str, waarden: Mapping[str, str | None]) -> None:
        """The elements of a block in order; an amount that is required and not given is 0.00."""
        for naam, e in self.profiel.blokken[blok].items():
            waarde = waarden.get(naam, "0.00" if e.type == "geld" and e.verplicht else None)
            if waarde is not None:
                self.element(naam, waarde)

    def collectief(self, totalen: Mapping[str, int], deel: Inhoud) -> None:
        generaal = totalen["TotTeBet"] + sum(b for _, _, b in deel.saldi)
        for naam, e in self.profiel.blokken["CollectieveAangifte"].items():
            if naam == "SaldoCorrectiesVoorgaandTijdvak":
                for begin, eind, bedrag in deel.saldi:
                    with self.blok(naam):
                        self.velden_los({"DatAanvTv": str(begin), "DatEindTv": str(eind), "Saldo": str(bedrag)})
            elif naam == "TotGen":
                if deel.soort != "correctie":
                    self.element(naam, str(generaal))
            elif e.verplicht or totalen.get(naam):
                self.element(naam, str(totalen.get(naam, 0)))


class _Blok:
    def __init__(self, s: _Schrijver, kop: str) -> None:
        self._s, self._kop = s, kop

    def __enter__(self) -> None:
        self._s.begin(self._kop)

    def __exit__(self, *_: object) -> None:
        self._s.einde(self._kop)


def _bericht(hoofd: Hoofd) -> dict[str, str | None]:
    return {
        "IdBer": hoofd.id,
        "DatTdAanm": hoofd.moment.isoformat(timespec="seconds"),
        "ContPers": "Testpersoon",
        "TelNr": "0000000000",
        "RelNr": "SWO00000",
        "GebrSwPakket": "telmee (verzonnen)",
    }


def _periode(r: Record, deel: Inhoud) -> dict[str, str | None]:
    werk, aard = r.get("soort") in codes.werk(), r.get("aard")
    contract = werk and aard in codes.lijst("contract_in_aangifte", "aard", soort=r["soort"])
    aanstelling = werk and aard in codes.lijst("aanstelling_in_aangifte", "aard", soort=r["soort"])
    lkv = {e: "J" for k, elementen in _LKV.items() if r.get(k) for e in elementen}
    return lkv | {
        "DatAanv": str(max(deel.begin, r.get("begin") or deel.begin)),
        "SrtIV": _tekst(r.get("soort", 15)),
        "CdAard": _tekst(aard) if werk else None,
        "FsIndFZ": _tekst(r.get("fase_uitzend")),
        "CAO": _tekst(r.get("cao")),
        "IndArbovOnbepTd": _jn(r.get("onbepaalde_tijd")) if contract else None,
        "IndSchriftArbov": _jn(r.get("schriftelijk", True)) if contract else None,
        "IndOprov": _jn(r.get("oproep")) if contract else None,
        "IndPubAanOnbepTd": _jn(r.get("onbepaalde_tijd")) if aanstelling else None,
        "IndLhKort": "J",
        "LbTab": "012",
        "IndWAO": _jn(r.get("verzekerd_wao", werk)),
        "IndWW": _jn(r.get("verzekerd_ww", werk)),
        "IndZW": _jn(r.get("verzekerd_zw", werk)),
        "CdZvw": "K",
        "IndSA72": "J" if r.get("wajong_in_loon") else None,
    }


def _lonen(r: Record, p: Profiel) -> dict[str, str | None]:
    """All amounts of a relation as text; a wage or hours that are unknown are left out, which is then a finding."""
    loon, uren = r.get("loon_sv"), r.get("verloonde_uren")
    sv = loon or 0
    ufo, hoog = bool(r.get("overheid")), bool(r.get("aof_is_hoog", True))
    vast = bool(r.get("onbepaalde_tijd")) and not r.get("oproep")
    bedragen = {n: sv * f // 1000 for n, f in _PROMILLE.items()}
    weg = {"PrAofLg" if hoog else "PrAofHg", "PrAwfHg" if vast else "PrAwfLg"}
    weg |= {"PrAwfLg", "PrAwfHg"} if ufo else {"PrUFO"}
    bedragen |= dict.fromkeys(sorted(weg), 0)
    bedragen |= {"LnLbPh": sv, "LnSV": sv, "LnInGld": sv, "PrlnAofAnwHg" if hoog else "PrlnAofAnwLg": sv}
    bedragen["PrlnWhkAnw"] = sv
    bedragen["PrLnUfo" if ufo else ("PrlnAwfAnwLg" if vast else "PrlnAwfAnwHg")] = sv
    teksten: dict[str, str | None] = {n: _geld(b) for n, b in bedragen.items() if n in p.blokken["Werknemersgegevens"]}
    if r.get("soort") in codes.lijst("contractloon_in_aangifte", "soort"):
        teksten["Ctrctln"] = _geld(r["contractloon"] if r.get("contractloon") is not None else sv)
        teksten["AantCtrcturenPWk"] = _geld(r.get("contracturen_week") or 0)
    if uren is not None:
        teksten["AantVerlU"] = str(uren)
    if loon is None:
        teksten["LnSV"] = None
    return teksten


def _totalen(lonen: Sequence[Mapping[str, str | None]]) -> dict[str, int]:
    """The collective figures: sums in cents, cut to whole euros in the employer's favour."""

    def som(naam: str) -> int:
        return sum(int((rij.get(naam) or "0.00").replace(".", "")) for rij in lonen) // 100

    totalen = {t: som(n) for t, n in _TOTALEN.items()}
    return totalen | {"TotTeBet": sum(totalen[n] for n in _TE_BETALEN)}


def _geld(centen: int) -> str:
    return f"{'-' if centen < 0 else ''}{abs(centen) // 100}.{abs(centen) % 100:02d}"


def _bsn(bsn: int | None) -> str | None:
    return None if bsn is None else f"{bsn:09d}"


def _jn(waarde: Any) -> str | None:
    return None if waarde is None else ("J" if waarde else "N")


def _tekst(waarde: Any) -> str | None:
    return None if waarde is None else str(waarde)
