"""Which elements of an income relation are read, as what, and under which name; names and addresses are never read.

A field is an element in a block. Of several income periods in one filing period the last one gives the nature, kind
and contract (the situation at the end of the period), and a benefit is asked when any of them asks it; hours and wages
are given once for the whole filing period. See docs/besluiten/0041.
"""

from __future__ import annotations

from dataclasses import dataclass

INITIEEL, PERSOON, PERIODE, LOON, SECTOR = (
    "InkomstenverhoudingInitieel",
    "NatuurlijkPersoon",
    "Inkomstenperiode",
    "Werknemersgegevens",
    "Sector",
)


@dataclass(frozen=True)
class Veld:
    """One field of the raw row; `eis` says what is lost when it lacks, and is empty when it may lack."""

    naam: str
    blok: str
    element: str
    type: str
    eis: str = ""

    @property
    def plaats(self) -> str:
        """The element as findings name it."""
        return self.element if self.blok == INITIEEL else f"{self.blok}/{self.element}"


VELDEN = (
    Veld("num_iv", INITIEEL, "NumIV", "geheel", "de inkomstenverhouding krijgt nummer 0"),
    Veld("bsn", PERSOON, "SofiNr", "bsn"),
    Veld("personeelsnummer", INITIEEL, "PersNr", "tekst"),
    Veld("verloonde_uren", LOON, "AantVerlU", "geheel", "de uren zijn onbekend"),
    Veld("loon_sv", LOON, "LnSV", "geld", "het loon is onbekend"),
    Veld("begin", INITIEEL, "DatAanv", "datum", "het begin is onbekend"),
    Veld("eind", INITIEEL, "DatEind", "datum"),
    Veld("reden_einde", INITIEEL, "CdRdnEindArbov", "geheel"),
    Veld("geboortedatum", PERSOON, "Gebdat", "datum", "leeftijd en AOW-datum zijn onbekend"),
    Veld("soort", PERIODE, "SrtIV", "geheel", "of dit werk is, is onbekend"),
    Veld("aard", PERIODE, "CdAard", "geheel"),
    Veld("fase_uitzend", PERIODE, "FsIndFZ", "geheel"),
    Veld("cao", PERIODE, "CAO", "geheel"),
    Veld("cao_inlener", PERIODE, "CdCaoInl", "geheel"),
    Veld("arbov_onbepaald", PERIODE, "IndArbovOnbepTd", "jn"),
    Veld("schriftelijk", PERIODE, "IndSchriftArbov", "jn"),
    Veld("oproep", PERIODE, "IndOprov", "jn"),
    Veld("publiek_onbepaald", PERIODE, "IndPubAanOnbepTd", "jn"),
    Veld("lkv_oudere", PERIODE, "IndAvrLkvOudrWn", "jn"),
    Veld("lkv_arbeidsgehandicapt", PERIODE, "IndAvrLkvAgWn", "jn"),
    Veld("lkv_banenafspraak", PERIODE, "IndAvrLkvDgBaf", "jn"),
    Veld("lkv_banenafspraak_sb", PERIODE, "IndAvrLkvDgBafSb", "jn"),
    Veld("lkv_herplaatsing", PERIODE, "IndAvrLkvHpAgWn", "jn"),
    Veld("verzekerd_wao", PERIODE, "IndWAO", "jn"),
    Veld("verzekerd_ww", PERIODE, "IndWW", "jn"),
    Veld("verzekerd_zw", PERIODE, "IndZW", "jn"),
    Veld("wajong_in_loon", PERIODE, "IndSA72", "jn"),
    Veld("loon_lh", LOON, "LnLbPh", "geld"),
    Veld("loon_in_geld", LOON, "LnInGld", "geld"),
    Veld("vakantiebijslag", LOON, "VakBsl", "geld"),
    Veld("aof_laag", LOON, "PrlnAofAnwLg", "geld"),
    Veld("aof_hoog", LOON, "PrlnAofAnwHg", "geld"),
    Veld("aof_uitkering", LOON, "PrlnAofAnwUit", "geld"),
    Veld("awf_laag", LOON, "PrlnAwfAnwLg", "geld"),
    Veld("awf_hoog", LOON, "PrlnAwfAnwHg", "geld"),
    Veld("awf_herzien", LOON, "PrlnAwfAnwHz", "geld"),
    Veld("ufo", LOON, "PrLnUfo", "geld"),
    Veld("contractloon", LOON, "Ctrctln", "geld"),
    Veld("contracturen_week", LOON, "AantCtrcturenPWk", "geld"),
    Veld("sector", SECTOR, "Sect", "geheel"),
)
AANVRAGEN = tuple(i for i, v in enumerate(VELDEN) if v.element.startswith("IndAvr"))
NAMEN = tuple(v.naam for v in VELDEN)
DECIDEREND = frozenset(
    {f"{v.blok}/{v.element}" for v in VELDEN if v.eis} | {f"{INITIEEL}/{b}" for b in (PERIODE, LOON)}
)
