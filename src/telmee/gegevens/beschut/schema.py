"""The lists of beschut werk, declared once: columns, what each may hold, and what it means.

Reader, example and documentation all use this declaration. Units: hours a week and percentages are hundredths
(`uren_per_week` 2700 is 27 hours, `loonwaarde` 4000 is 40%), numbers of persons and places are whole, dates are days. A
municipality is its code (GM0014). `persoon` is any number that the same person has in every list; it stays in memory.
Raises `KeyError` for a list that does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import polars as pl

ROUTES = ("gemeente", "burger")
UITKOMSTEN = ("positief", "negatief")
VORMEN = (
    "binnen",
    "buiten",
    "detachering",
    "groepsdetachering",
    "individuele_detachering",
    "begeleid_werken",
)
REGELINGEN = ("beschut", "wsw")
GRONDEN = ("regeling", "verordening")
SOORTEN_REGIO = ("arbeidsmarktregio", "samenwerkingsverband")
SOORTEN_GEBEURTENIS = (
    "aanvraag", "onderzoek", "advies", "bericht", "besluit", "bekendmaking", "beschikbaar", "proefplaatsing_van",
    "werk_van", "bezwaar", "verdaging", "besluit_bezwaar", "proefplaatsing_tot", "werk_tot", "intrekking",
    "verhuizing", "einde", "overlijden", "aow",
)  # fmt: skip
"""What may happen to an indication, in the order in which what happens on one day is taken."""
VERVALLEN = "vervallen"
WAARDEN_GEBEURTENIS = ("positief", "negatief", "ja", "nee", "commissie", "geen_commissie", *ROUTES, VERVALLEN)

_POLARS: dict[str, Any] = {
    "persoon": pl.String, "gemeente": pl.String, "tekst": pl.String, "keuze": pl.String, "dag": pl.Date,
    "aantal": pl.Int64, "jaar": pl.Int64, "uren": pl.Int64, "procent": pl.Int64, "ja_nee": pl.Boolean,
}  # fmt: skip


@dataclass(frozen=True)
class Kolom:
    """One column: what it holds, its meaning in Dutch, the other headings that it may have, and its bounds.

    `standaard` is what an empty cell says, None: unknown.
    """

    naam: str
    soort: str
    betekenis: str
    verplicht: bool = False
    anders: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    waarden: tuple[str, ...] = ()
    standaard: str | None = None

    @property
    def polars(self) -> Any:
        """The type of this column in a frame."""
        return _POLARS[self.soort]


@dataclass(frozen=True)
class Tabel:
    """One list: its columns in order, and what a row is."""

    naam: str
    betekenis: str
    kolommen: tuple[Kolom, ...]
    sleutel: tuple[str, ...] = ()

    @cached_property
    def per_naam(self) -> dict[str, Kolom]:
        """The columns by name."""
        return {k.naam: k for k in self.kolommen}

    @cached_property
    def namen(self) -> dict[str, tuple[str, ...]]:
        """Each column with its other headings, as the list reader wants them."""
        return {k.naam: k.anders for k in self.kolommen}

    @cached_property
    def verplicht(self) -> tuple[str, ...]:
        """The columns that a list must have."""
        return tuple(k.naam for k in self.kolommen if k.verplicht)

    @cached_property
    def polars(self) -> dict[str, Any]:
        """The schema of a frame; `regel` is the line in the list."""
        return {k.naam: k.polars for k in self.kolommen} | {"regel": pl.Int64}


_PERSOON = Kolom(
    "persoon",
    "persoon",
    "nummer van de persoon, in elke lijst hetzelfde; een BSN mag, en is nodig om loonaangiften te koppelen",
    True,
    ("bsn", "burgerservicenummer", "clientnummer", "klantnummer", "persoonsnummer", "personeelsnummer", "nummer"),
)
_GEMEENTE = Kolom(
    "gemeente",
    "gemeente",
    "code (GM0014) of naam van de gemeente",
    True,
    ("gemeentecode", "cbscode", "cbsgemeentecode", "code", "gm", "gmcode", "woongemeente"),
)


def _dag(naam: str, betekenis: str, *anders: str, verplicht: bool = False) -> Kolom:
    return Kolom(naam, "dag", betekenis, verplicht, anders)


def _ja_negatief(naam: str, betekenis: str, *anders: str) -> Kolom:
    return Kolom(naam, "keuze", betekenis, False, anders, waarden=UITKOMSTEN)


INDICATIES = Tabel(
    "indicaties",
    "een aanvraag of indicatie van een persoon, met een dag per stap",
    (
        _PERSOON,
        _GEMEENTE,
        Kolom(
            "route",
            "keuze",
            "wie het advies vroeg: de gemeente of de burger zelf",
            False,
            ("aanvrager",),
            waarden=ROUTES,
        ),
        _dag(
            "aanvraag_op",
            "de aanvraag kwam binnen",
            "aanvraag",
            "aangevraagd",
            "aangevraagdop",
            "datumaanvraag",
            "aanvraagdatum",
        ),
        _dag("onderzoek_op", "het onderzoek begon", "onderzoek", "datumonderzoek", "onderzoekdatum"),
        _dag("advies_op", "UWV gaf advies", "adviesdatum", "datumadvies"),
        _ja_negatief("advies", "wat UWV adviseerde", "uitkomstadvies"),
        _dag(
            "besluit_op",
            "de gemeente besloot (de vaststelling)",
            "besluitdatum",
            "datumbesluit",
            "indicatiedatum",
            "datumindicatie",
            "vaststelling",
            "vastgesteldop",
        ),
        _ja_negatief("besluit", "wat de gemeente besloot", "uitkomstbesluit"),
        Kolom(
            "beschikbaar",
            "ja_nee",
            "de persoon kan nu beginnen; wie dat niet kan, wacht niet",
            False,
            ("beschikbaarvoorwerk",),
        ),
        _dag("proefplaatsing_van", "eerste dag van de proefplaatsing", "proefplaatsing", "beginproefplaatsing"),
        _dag("proefplaatsing_tot", "laatste dag van de proefplaatsing", "eindeproefplaatsing"),
        _dag("bezwaar_op", "het bezwaar kwam binnen", "bezwaar", "datumbezwaar"),
        _dag("besluit_bezwaar_op", "de beslissing op het bezwaar", "beslissingopbezwaar"),
        _dag("intrekking_op", "de indicatie is ingetrokken", "intrekking", "ingetrokken", "ingetrokkenop"),
        _dag("verhuizing_op", "de persoon verhuisde naar een andere gemeente", "verhuizing", "verhuisd", "verhuisdop"),
        _dag("einde_op", "de indicatie eindigde om een andere reden", "einde", "einddatum", "eindeindicatie"),
        _dag("overlijden_op", "de persoon overleed", "overlijden", "overleden", "overledenop"),
        _dag("aow_op", "de persoon bereikte de AOW-leeftijd", "aow", "aowdatum"),
    ),
    ("persoon", "aanvraag_op", "besluit_op"),
)

PLAATSINGEN = Tabel(
    "plaatsingen",
    "een periode waarin een persoon op een plek werkt",
    (
        _PERSOON,
        Kolom(
            "werkgever",
            "tekst",
            "loonheffingennummer, of een eigen nummer of naam",
            False,
            ("loonheffingennummer", "lhnr", "formelewerkgever"),
        ),
        Kolom("vorm", "keuze", "waar en hoe het werk is", False, ("plaatsingsvorm",), waarden=VORMEN),
        _dag(
            "van",
            "eerste dag",
            "vanaf",
            "begin",
            "begindatum",
            "startdatum",
            "indienst",
            "datumindienst",
            verplicht=True,
        ),
        _dag(
            "tot",
            "laatste dag, deze dag hoort erbij; leeg is nog bezig",
            "totenmet",
            "tm",
            "einde",
            "einddatum",
            "uitdienst",
            "datumuitdienst",
        ),
        Kolom(
            "uren_per_week",
            "uren",
            "contracturen per week, met hoogstens twee decimalen; leeg is onbekend",
            False,
            ("uren", "urenweek", "uurperweek", "contracturen", "contracturenperweek", "hours"),
            0,
            16_800,
        ),
        Kolom(
            "loonwaarde",
            "procent",
            "vastgestelde loonwaarde in procenten; leeg is onbekend",
            False,
            ("loonwaardepct", "loonwaardeprocent"),
            0,
            10_000,
        ),
        Kolom(
            "regeling",
            "keuze",
            "beschut werk van de Participatiewet, of de oude Wsw; leeg is beschut",
            False,
            (),
            waarden=REGELINGEN,
            standaard=REGELINGEN[0],
        ),
    ),
    ("persoon", "werkgever", "van"),
)

GEMEENTE_AANTALLEN = Tabel(
    "gemeente_aantallen",
    "het aantal plaatsen dat een gemeente in een jaar ten minste haalt",
    (
        _GEMEENTE,
        Kolom("jaar", "jaar", "het kalenderjaar; het aantal geldt ultimo", True, ("year", "kalenderjaar"), 2015, 2100),
        Kolom(
            "aantal",
            "aantal",
            "aantal dienstbetrekkingen van de omvang die de regeling noemt",
            True,
            ("doel", "taakstelling", "ultimo", "minplacesultimo", "aantalultimo", "plaatsen", "banen31"),
            0,
            1_000_000,
        ),
        Kolom(
            "grond",
            "keuze",
            "een ministeriële regeling, of een hoger aantal in een verordening; leeg is regeling",
            False,
            (),
            waarden=GRONDEN,
            standaard=GRONDEN[0],
        ),
        _dag("indeling", "de dag van de gemeentelijke indeling waarop het aantal is vastgesteld", "indelingop"),
        Kolom("bron", "tekst", "waar het aantal staat", False, ("source", "vindplaats")),
    ),
    ("gemeente", "jaar", "grond"),
)

REALISATIES = Tabel(
    "realisaties",
    "wat er op een dag in een gemeente was",
    (
        _GEMEENTE,
        _dag("op", "de dag van de stand", "peildatum", "datum", "stand", "peildag", verplicht=True),
        Kolom(
            "indicaties",
            "aantal",
            "personen met een geldige indicatie",
            False,
            ("geldigeindicaties", "adviezen", "positieveadviezen"),
            0,
            1_000_000,
        ),
        Kolom(
            "personen",
            "aantal",
            "personen die beschut werken, ongeacht hun uren",
            False,
            ("werkend", "werkzamepersonen", "werkzaam"),
            0,
            1_000_000,
        ),
        Kolom("uren_per_week", "uren", "hun contracturen per week bij elkaar", False, ("uren", "urenweek"), 0, 10**10),
        Kolom("bron", "tekst", "waar de stand staat", False, ("source", "vindplaats")),
    ),
    ("gemeente", "op"),
)

GEMEENTE_REGELS = Tabel(
    "gemeente_regels",
    "een eigen regel van een gemeente, zoals zij die zelf opgeeft",
    (
        _GEMEENTE,
        Kolom("onderwerp", "tekst", "waarover de regel gaat", True, ("topic",)),
        Kolom("waarde", "tekst", "het bedrag, het getal of de regel", True, ("value",)),
        Kolom("eenheid", "tekst", "waarin de waarde is", False, ("unit",)),
        Kolom("regeling", "tekst", "de verordening of beleidsregel, met artikel", False, ()),
        _dag("van", "eerste dag", "vanaf", "begin", "begindatum"),
        _dag("tot", "laatste dag, deze dag hoort erbij", "totenmet", "tm", "einde", "einddatum"),
        Kolom("bron", "tekst", "waar het staat", False, ("source", "vindplaats")),
        Kolom("zekerheid", "tekst", "hoe zeker het is", False, ("confidence",)),
    ),
    ("gemeente", "onderwerp", "van"),
)

GEMEENTE_REGIO = Tabel(
    "gemeente_regio",
    "in welke regio of welk samenwerkingsverband een gemeente ligt",
    (
        _GEMEENTE,
        Kolom(
            "regio",
            "tekst",
            "naam van de regio of het samenwerkingsverband",
            True,
            ("arbeidsmarktregio", "samenwerkingsverband", "naamregio"),
        ),
        Kolom(
            "soort",
            "keuze",
            "arbeidsmarktregio of samenwerkingsverband; leeg is arbeidsmarktregio",
            False,
            ("soortregio",),
            waarden=SOORTEN_REGIO,
            standaard=SOORTEN_REGIO[0],
        ),
        _dag("van", "eerste dag", "vanaf", "begin", "begindatum", "geldigvan"),
        _dag("tot", "laatste dag, deze dag hoort erbij", "totenmet", "tm", "einde", "einddatum", "geldigtot"),
        Kolom("bron", "tekst", "waar het staat", False, ("source", "vindplaats")),
    ),
    ("gemeente", "soort", "van"),
)

GEBEURTENISSEN = Tabel(
    "gebeurtenissen",
    "iets wat met een aanvraag of indicatie gebeurde",
    (
        _PERSOON,
        replace(_GEMEENTE, verplicht=False),
        Kolom("soort", "keuze", "wat er gebeurde", True, ("gebeurtenis",), waarden=SOORTEN_GEBEURTENIS),
        _dag("op", "de dag waarop het gebeurde", "datum", "dag", verplicht=True),
        _dag("bekend_op", "de dag waarop het bekend was; leeg is de dag zelf", "bekend", "ingevoerd", "ingevoerdop"),
        Kolom(
            "waarde",
            "keuze",
            "aanvraag: bij de gemeente, of door de burger bij UWV; advies en besluit: positief of negatief; "
            "beschikbaar: ja of nee; bezwaar: met of zonder commissie; "
            "vervallen trekt dezelfde gebeurtenis in",
            False,
            ("uitkomst",),
            waarden=WAARDEN_GEBEURTENIS,
        ),
        _dag("nieuwe_dag", "van een bericht dat het langer duurt: de nieuwe uiterste dag", "nieuwedatum"),
    ),
)

TABELLEN = {
    t.naam: t
    for t in (
        INDICATIES,
        PLAATSINGEN,
        GEBEURTENISSEN,
        GEMEENTE_AANTALLEN,
        REALISATIES,
        GEMEENTE_REGELS,
        GEMEENTE_REGIO,
    )  # fmt: skip
}


def beschrijving() -> str:
    """The lists as Markdown, for the documentation."""
    regels: list[str] = []
    for tabel in TABELLEN.values():
        regels += [f"### `{tabel.naam}`", "", f"Eén rij is {tabel.betekenis}.", "",
                   "| kolom | soort | nodig | betekenis |", "|---|---|---|---|"]  # fmt: skip
        regels += [
            f"| `{k.naam}` | {_soort(k)} | {'ja' if k.verplicht else 'nee'} | {k.betekenis} |" for k in tabel.kolommen
        ]
        regels.append("")
    return "\n".join(regels)


def _soort(kolom: Kolom) -> str:
    return ", ".join(kolom.waarden) if kolom.waarden else kolom.soort.replace("_", "/")
