"""The tables of a data set, declared once: columns, types, what is allowed, and what each column means.

Reader, writer, validator and documentation all use this declaration. The columns carry the names of the law and the
loonaangifte. Units: hours are whole hours (`verloonde_uren`), money is cents (`loon_sv`), shares are hundredths of
a per cent (`aandeel`), dates are days. Every integer is 64 bits wide. Raises `KeyError` for a table that does not
exist.

Sources: Wfsv 38b-38g and Regeling Wfsv for what is counted; the loonaangifte (value lists SrtIV and CdAard, schemas
2022 and 2026) for the codes. A day number is the number of days since 1970-01-01.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported when a table is written: it is large, and readers of other formats do without
    import pyarrow as pa

MAP_VERSIE = 1
EPOCH = date(1970, 1, 1)
EERSTE_DAG = date(1990, 1, 1)
LAATSTE_DAG = date(2100, 12, 31)
OPEN_EIND = 2_932_896  # day number of 9999-12-31: "no end yet" where a null would need care
TIJDVAK_MAX_DAGEN = 366

SECTOREN = ("markt", "overheid")
GRONDSLAGEN = ("participatiewet", "wajong", "wsw", "wiw_id", "overig")

AARDEN = {
    1: "arbeidsovereenkomst",
    4: "deelvisser",
    6: "musicus of artiest",
    7: "stagiair",
    11: "uitzendkracht",
    18: "publiekrechtelijke aanstelling",
    21: "Wsw, beschut",
    22: "Wsw, gedetacheerd",
    23: "Wsw, begeleid werken",
    24: "beschut werk Participatiewet",
    79: "opting-in",
    81: "andere fictieve dienstbetrekking",
    82: "payrolling",
    83: "leerling bbl",
}
SOORTEN = (11, 12, 13, 14, 15, 17, 18, 21, 22, 23, 24, *range(31, 41), *range(42, 47), *range(50, 64))

_ARROW = {"int64": "int64", "date": "date32", "text": "string", "bool": "bool_"}
_PARQUET_MAG = {
    "int64": ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"),
    "date": ("date32[day]",),
    "text": ("string", "large_string", "string_view", "dictionary<values=string, indices=int32, ordered=0>"),
    "bool": ("bool",),
}


@dataclass(frozen=True)
class Kolom:
    """One column: its type, whether it may be empty, its bounds or values, and its meaning in Dutch."""

    naam: str
    type: str
    betekenis: str
    verplicht: bool = False
    minimum: int | None = None
    maximum: int | None = None
    waarden: tuple[int | str, ...] = ()

    @property
    def arrow(self) -> pa.DataType:
        """The Arrow type in which this column is written."""
        import pyarrow as pa

        soort: pa.DataType = getattr(pa, _ARROW[self.type])()
        return soort

    def past(self, soort: str) -> bool:
        """Whether a Parquet file may hold this column as Arrow type `soort` (narrower integers are widened)."""
        return soort in _PARQUET_MAG[self.type]


@dataclass(frozen=True)
class Tabel:
    """One table: its columns in order, whether it is split by year, and what makes a row unique."""

    naam: str
    betekenis: str
    kolommen: tuple[Kolom, ...]
    per_jaar: bool = False
    sleutel: tuple[str, ...] = ()

    def kolom(self, naam: str) -> Kolom:
        """The column with this name."""
        return next(k for k in self.kolommen if k.naam == naam)

    @property
    def namen(self) -> tuple[str, ...]:
        """All column names, in order."""
        return tuple(k.naam for k in self.kolommen)

    @property
    def arrow(self) -> pa.Schema:
        """The schema in which the table is written; the partition column `jaar` is in the path, not in the file."""
        import pyarrow as pa

        return pa.schema(
            [
                pa.field(k.naam, k.arrow, nullable=not k.verplicht)
                for k in self.kolommen
                if not (self.per_jaar and k.naam == "jaar")
            ]
        )


def _persoon() -> Kolom:
    return Kolom("persoon", "int64", "pseudoniem nummer van de persoon; nooit een BSN", True, 1, 10**15)


def _werkgever() -> Kolom:
    return Kolom("werkgever", "int64", "eerste negen cijfers van het loonheffingennummer", True, 1, 999_999_999)


def _dag(naam: str, betekenis: str, verplicht: bool = True) -> Kolom:
    return Kolom(naam, "date", betekenis, verplicht, (EERSTE_DAG - EPOCH).days, (LAATSTE_DAG - EPOCH).days)


DIENSTVERBANDEN = Tabel(
    "dienstverbanden",
    "een inkomstenverhouding in een aangiftetijdvak",
    (
        _persoon(),
        _werkgever(),
        Kolom("inkomstenverhouding", "int64", "volgnummer van de inkomstenverhouding (NumIV)", True, 1, 999_999),
        _dag("tijdvak_begin", "eerste dag van het aangiftetijdvak"),
        _dag("tijdvak_eind", "laatste dag van het aangiftetijdvak, deze dag hoort erbij"),
        Kolom(
            "verloonde_uren",
            "int64",
            "uren waarover loon is betaald in het tijdvak (AantVerlU); leeg is onbekend",
            False,
            0,
            10_000,
        ),
        Kolom(
            "loon_sv",
            "int64",
            "loon voor de werknemersverzekeringen in centen (LnSV); leeg is onbekend",
            False,
            0,
            10**12,
        ),
        Kolom("aard", "int64", "aard van de arbeidsverhouding (CdAard)", False, waarden=tuple(AARDEN)),
        Kolom("soort", "int64", "soort inkomstenverhouding (SrtIV): 11, 13 en 15 zijn werk", False, waarden=SOORTEN),
        Kolom("onbepaalde_tijd", "bool", "contract voor onbepaalde tijd"),
        Kolom("oproep", "bool", "oproepcontract"),
        Kolom("lkv_banenafspraak", "bool", "loonkostenvoordeel doelgroep banenafspraak gevraagd"),
    ),
    per_jaar=True,
    sleutel=("persoon", "werkgever", "inkomstenverhouding", "tijdvak_begin"),
)

WERKGEVERS = Tabel(
    "werkgevers",
    "een werkgever in een jaar; de sector ligt per jaar vast",
    (
        _werkgever(),
        Kolom("jaar", "int64", "het kalenderjaar", True, 1990, 2100),
        Kolom("sector", "text", "markt of overheid", True, waarden=SECTOREN),
        Kolom("uitlener", "bool", "uitzendonderneming, of werkgever die Wsw'ers detacheert", True),
    ),
    per_jaar=True,
    sleutel=("werkgever",),
)

REGISTRATIES = Tabel(
    "registraties",
    "een periode in het doelgroepregister; nooit overlappend per persoon",
    (
        _persoon(),
        _dag("van", "eerste dag van de registratie"),
        _dag("tot", "laatste dag van de registratie, deze dag hoort erbij; leeg is nog geregistreerd", False),
    ),
)

GRONDSLAGEN_TABEL = Tabel(
    "grondslagen",
    "een grond waarop iemand in het register staat; mag overlappen",
    (
        _persoon(),
        Kolom("grondslag", "text", "de grond van registratie", True, waarden=GRONDSLAGEN),
        _dag("van", "eerste dag van de grond"),
        _dag("tot", "laatste dag van de grond; leeg is nog geldig", False),
    ),
)

VERDEELSLEUTELS = Tabel(
    "verdeelsleutels",
    "de verdeling van ingeleende uren over de sectoren in een jaar",
    (
        Kolom("jaar", "int64", "het jaar van de meting", True, 1990, 2100),
        Kolom("sector", "text", "markt of overheid", True, waarden=SECTOREN),
        Kolom("aandeel", "int64", "aandeel in honderdsten van een procent", True, 0, 10_000),
        Kolom("bron", "text", "waar het aandeel staat", True),
    ),
    sleutel=("jaar", "sector"),
)

TABELLEN = {t.naam: t for t in (DIENSTVERBANDEN, WERKGEVERS, REGISTRATIES, GRONDSLAGEN_TABEL, VERDEELSLEUTELS)}


def dagnummer(dag: date) -> int:
    """Days since 1970-01-01."""
    return (dag - EPOCH).days


def beschrijving() -> str:
    """The tables as Markdown, for the documentation."""
    regels: list[str] = []
    for tabel in TABELLEN.values():
        regels += [
            f"### `{tabel.naam}`",
            "",
            f"Eén rij is {tabel.betekenis}.",
            "",
            "| kolom | type | leeg mag | waarden | betekenis |",
            "|---|---|---|---|---|",
        ]
        regels += [
            f"| `{k.naam}` | {k.type} | {'nee' if k.verplicht else 'ja'} | {_waarden(k)} | {k.betekenis} |"
            for k in tabel.kolommen
        ]
        regels.append("")
    return "\n".join(regels)


def _waarden(kolom: Kolom) -> str:
    if kolom.waarden:
        return ", ".join(str(w) for w in kolom.waarden)
    if kolom.type == "date":
        return f"{EERSTE_DAG} … {LAATSTE_DAG}"
    if kolom.minimum is not None:
        return f"{kolom.minimum} … {kolom.maximum}"
    return ""
