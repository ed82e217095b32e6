"""Counted banen and persons of December broken down by one or two features, exact and not yet protected.

For breakdowns only: what leaves the program goes through disclosure control first (`telmee.uitvoer.onthulling`). The
engine picks the rows that count; they are brought in (a few hundred thousand for the country) and grouped here. Banen
are December hours in hundredths divided by those of one baan, rounded per cell; the nulmeting is not subtracted. A
person with several jobs is in several cells, and once in every total. Raises `GebruiksFout` for an unknown feature and
`Fout` when the total itself is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations, pairwise
from typing import Any

import narwhals as nw

from telmee.fouten import Fout, GebruiksFout, bedoelde_u
from telmee.gegevens.lezen import Dataset, grondslag_op
from telmee.gegevens.schema import GRONDSLAGEN
from telmee.getallen import kaal
from telmee.meting.december import december_frame, rijen, verzamel, werkgevers
from telmee.meting.uitkomst import uren_per_baan, week_per_baan
from telmee.schrijven import voortgang
from telmee.wet import Law, Wetten
from telmee.wet.machine.book import day_number

ONBEKEND = "onbekend"
KLASSEN = ((10, "1-9"), (25, "10-24"), (100, "25-99"), (250, "100-249"))
GROOTSTE = "250 en meer"
WEINIG_UREN, VEEL_UREN = 1200, 3600
INGELEEND = "ingeleend"


@dataclass(frozen=True)
class Kenmerk:
    """A feature: its name, what people call it, its categories in order, and the column that it comes from."""

    naam: str
    label: str
    categorieen: tuple[str, ...]


KENMERKEN = {
    k.naam: k
    for k in (
        Kenmerk("grondslag", "Grondslag op 31 december", (*GRONDSLAGEN, ONBEKEND)),
        Kenmerk("grootteklasse", "Werknemers bij de werkgever", (*(naam for _, naam in KLASSEN), GROOTSTE)),
        Kenmerk("sector", "Sector", ("markt", "overheid", INGELEEND)),
        Kenmerk("vorm", "Vorm", ("formeel", "inleen")),
        Kenmerk("contract", "Soort contract", ("onbepaalde tijd", "bepaalde tijd", ONBEKEND)),
        Kenmerk("uurklasse", "Uren per week", ()),  # those of one baan are a border, and the law says them
        Kenmerk("uitlener", "Werkgever leent uit", ("ja", "nee")),
    )
}
GROEPEN = {
    ("vorm", "inleen"): (("sector", INGELEEND),),
    ("vorm", "formeel"): (("sector", "markt"), ("sector", "overheid")),
}
"""Groups that are other groups under a second name."""
IN_HOOFDTABEL = tuple(("sector", naam) for naam in ("markt", "overheid", INGELEEND))
"""Groups of which the measurement itself publishes the banen, to the exact job."""
ANDERE_NAMEN = {
    "contractsoort": "contract",
    "soort_contract": "contract",
    "soort contract": "contract",
    "uren": "uurklasse",
}


@dataclass(frozen=True)
class Cel:
    """One cell: banen, persons and employers behind it."""

    banen: int
    personen: int
    werkgevers: int


@dataclass(frozen=True)
class Uitsplitsing:
    """Cells by row and column category, with totals of their own; without a second feature there is one column.

    `alle` has every cell of every breakdown by at most two features, by pairs of feature and category: what may be
    shown of one depends on the others. `categorieen` are those of every feature.
    """

    jaar: int
    kenmerken: tuple[Kenmerk, ...]
    cellen: tuple[tuple[Cel, ...], ...]
    rijtotalen: tuple[Cel, ...]
    kolomtotalen: tuple[Cel, ...]
    totaal: Cel
    alle: Mapping[frozenset[tuple[str, str]], Cel] = field(default_factory=dict, repr=False)
    categorieen: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def kolommen(self) -> tuple[str, ...]:
        return self.kenmerken[1].categorieen if len(self.kenmerken) > 1 else ("alle",)


def lees_kenmerken(tekst: str) -> tuple[Kenmerk, ...]:
    """The features asked for, as "grondslag,vorm"; at most two."""
    namen = [ANDERE_NAMEN.get(deel.strip().lower(), deel.strip().lower()) for deel in tekst.split(",") if deel.strip()]
    for naam in namen:
        if naam not in KENMERKEN:
            raise GebruiksFout(
                f"Uitsplitsen naar '{naam}' kan niet; kies uit {', '.join(KENMERKEN)}.{bedoelde_u(naam, KENMERKEN)}"
            )
    if not 1 <= len(set(namen)) <= 2 or len(namen) != len(set(namen)):
        raise GebruiksFout("Noem bij --uitsplitsing één of twee verschillende kenmerken, zoals grondslag,vorm.")
    return tuple(KENMERKEN[naam] for naam in namen)


def splits_uit(
    dataset: Dataset, jaar: int, kenmerken: tuple[Kenmerk, ...], wetten: Wetten | None = None
) -> Uitsplitsing:
    """The breakdown of the counted banen of December."""
    return next(alle_uitsplitsingen(dataset, jaar, wetten, (kenmerken,)))


def keuzes() -> tuple[tuple[Kenmerk, ...], ...]:
    """Every breakdown that there is: by one feature and by two."""
    los = tuple((kenmerk,) for kenmerk in KENMERKEN.values())
    return (*los, *combinations(KENMERKEN.values(), 2))


def alle_uitsplitsingen(
    dataset: Dataset, jaar: int, wetten: Wetten | None = None, welke: Iterable[tuple[Kenmerk, ...]] | None = None
) -> Iterator[Uitsplitsing]:
    """Several breakdowns of one year (all of them, unless said which), from one reading of the records."""
    wet = (wetten or Wetten.known()).op(jaar)
    van_jaar = {naam: _met_klassen(k, wet) for naam, k in KENMERKEN.items()}
    with voortgang(f"Banen van december {jaar} uitsplitsen"):
        tabel = _tellende_rijen(dataset, wet)
        for kenmerk in KENMERKEN.values():
            tabel = _KOLOM[kenmerk.naam](dataset, wet, tabel)
        alle, categorieen = _alle(wet, tabel), tuple((naam, k.categorieen) for naam, k in van_jaar.items())
        for kenmerken in keuzes() if welke is None else welke:
            geteld = _tel(wet, tabel, tuple(van_jaar[k.naam] for k in kenmerken))
            yield replace(geteld, alle=alle, categorieen=categorieen)


def _tellende_rijen(dataset: Dataset, wet: Law) -> Any:
    """The rows that count, with their December hours, form and employer, as a Polars frame."""
    import polars as pl

    jaar = wet.op.year
    frames = {
        "tijdvak": rijen(dataset, jaar, ("inkomstenverhouding", "onbepaalde_tijd")),
        "werkgever": werkgevers(dataset, jaar),
    }
    afgeleid = nw.from_native(wet.derive(frames, "telt_mee", "is_inleenverband", "december_uren", check=False)).lazy()
    kolommen = (
        "persoon",
        "werkgever",
        "inkomstenverhouding",
        "onbepaalde_tijd",
        "telt_mee",
        "is_inleenverband",
        "december_uren",
    )
    tabel = verzamel(afgeleid.filter(nw.col("telt_mee") | nw.col("telt_mee").is_null()).select(*kolommen))
    if tabel.select(pl.any_horizontal(pl.col("telt_mee", "is_inleenverband", "december_uren").is_null()).any()).item():
        raise Fout(
            f"In december {jaar} ontbreken van een dienstverband dat meetelt of kan meetellen de uren, de aard of "
            "de soort; zonder die gegevens wordt er niet uitgesplitst."
        )
    bij = verzamel(nw.from_native(werkgevers(dataset, jaar)).lazy().select("werkgever", "sector", "uitlener"))
    tabel = tabel.filter(pl.col("december_uren") > 0).join(bij, on="werkgever", how="left")
    return tabel.with_columns(
        vorm=pl.when("is_inleenverband").then(pl.lit("inleen")).otherwise(pl.lit("formeel")),
        uitlener=pl.when("uitlener").then(pl.lit("ja")).otherwise(pl.lit("nee")),
    )


# --- One column per feature -----------------------------------------------------------------------------------------


def _is_er_al(dataset: Dataset, wet: Law, tabel: Any) -> Any:
    return tabel


def _grondslag(dataset: Dataset, wet: Law, tabel: Any) -> Any:
    """The ground on 31 December; of who left the register in December, that on 1 December."""
    import polars as pl

    for naam, dag in (("op_31", date(wet.op.year, 12, 31)), ("op_1", date(wet.op.year, 12, 1))):
        gronden = verzamel(nw.from_native(grondslag_op(dataset, day_number(dag))).lazy())
        tabel = tabel.join(gronden.rename({"grondslag": naam}), on="persoon", how="left")
    return tabel.with_columns(grondslag=pl.coalesce("op_31", "op_1", pl.lit(ONBEKEND)))


def _sector(dataset: Dataset, wet: Law, tabel: Any) -> Any:
    """The employer's sector; of lent-out people the records do not say in which sector they work."""
    import polars as pl

    return tabel.with_columns(sector=pl.when("is_inleenverband").then(pl.lit(INGELEEND)).otherwise("sector"))


def _contract(dataset: Dataset, wet: Law, tabel: Any) -> Any:
    import polars as pl

    vast, tijdelijk = pl.lit("onbepaalde tijd"), pl.lit("bepaalde tijd")
    soort = (
        pl.when("onbepaalde_tijd")
        .then(vast)
        .when(pl.col("onbepaalde_tijd").is_null())
        .then(pl.lit(ONBEKEND))
        .otherwise(tijdelijk)
    )
    return tabel.with_columns(contract=soort)


def _uurklasse(dataset: Dataset, wet: Law, tabel: Any) -> Any:
    """December hours of the income relation as hours a week: those of one baan in December stand for its week."""
    import polars as pl

    relatie = ["persoon", "werkgever", "inkomstenverhouding"]
    week = pl.col("december_uren").sum().over(relatie) * week_per_baan(wet) // uren_per_baan(wet)
    *lager, (_, hoogste) = _uurklassen(wet)
    return tabel.with_columns(uurklasse=_klasse(week, lager, hoogste))


def _met_klassen(kenmerk: Kenmerk, wet: Law) -> Kenmerk:
    """The feature with the classes of the law of that year."""
    klassen = (naam for _, naam in _uurklassen(wet)) if kenmerk.naam == "uurklasse" else kenmerk.categorieen
    return replace(kenmerk, categorieen=tuple(klassen))


def _uurklassen(wet: Law) -> list[tuple[int, str]]:
    """Upper bound, in hundredths of an hour a week, and name of every class; the last has no bound."""
    grenzen = sorted({WEINIG_UREN, week_per_baan(wet), VEEL_UREN})
    uren = [kaal(grens, 2, ",").rstrip("0").rstrip(",") for grens in grenzen]
    namen = [f"minder dan {uren[0]}", *(f"{van} tot {tot}" for van, tot in pairwise(uren)), f"{uren[-1]} en meer"]
    return list(zip([*grenzen, 0], namen, strict=True))


def _grootteklasse(dataset: Dataset, wet: Law, tabel: Any) -> Any:
    """Persons in service of the employer in December, whether or not they count."""
    import polars as pl

    frame = nw.from_native(december_frame(dataset, wet.op.year)).lazy().select("persoon", "werkgever", "soort")
    werk = nw.from_native(wet.derive({"tijdvak": frame.to_native()}, "in_dienstbetrekking", check=False)).lazy()
    paren = werk.filter(nw.col("in_dienstbetrekking")).select("persoon", "werkgever").unique()
    aantal = verzamel(paren.group_by("werkgever").agg(nw.len().alias("werknemers")))
    tabel = tabel.join(aantal, on="werkgever", how="left")
    return tabel.with_columns(grootteklasse=_klasse(pl.col("werknemers"), KLASSEN, GROOTSTE))


def _klasse(maat: Any, grenzen: Iterable[tuple[int, str]], hoogste: str) -> Any:
    """The name of the class below whose bound the measure lies."""
    import polars as pl

    naam = pl.lit(hoogste)
    for grens, klasse in reversed(list(grenzen)):
        naam = pl.when(maat < grens).then(pl.lit(klasse)).otherwise(naam)
    return naam


_KOLOM: dict[str, Callable[[Dataset, Law, Any], Any]] = {
    "grondslag": _grondslag,
    "grootteklasse": _grootteklasse,
    "sector": _sector,
    "vorm": _is_er_al,
    "contract": _contract,
    "uurklasse": _uurklasse,
    "uitlener": _is_er_al,
}


# --- Counting -------------------------------------------------------------------------------------------------------


def _tel(wet: Law, tabel: Any, kenmerken: tuple[Kenmerk, ...]) -> Uitsplitsing:
    eerste, tweede = kenmerken[0], kenmerken[1] if len(kenmerken) > 1 else None
    rijnamen, kolomnamen = eerste.categorieen, tweede.categorieen if tweede else ("alle",)
    per_baan = uren_per_baan(wet)
    per_rij = _groepen(tabel, [eerste.naam], per_baan)
    if tweede:
        paren, per_kolom = (
            _groepen(tabel, [eerste.naam, tweede.naam], per_baan),
            _groepen(tabel, [tweede.naam], per_baan),
        )
    else:
        paren = {(*sleutel, "alle"): cel for sleutel, cel in per_rij.items()}
        per_kolom = _groepen(tabel, [], per_baan)
        per_kolom = {("alle",): per_kolom[()]}
    leeg = Cel(0, 0, 0)
    return Uitsplitsing(
        wet.op.year,
        kenmerken,
        tuple(tuple(paren.get((r, k), leeg) for k in kolomnamen) for r in rijnamen),
        tuple(per_rij.get((r,), leeg) for r in rijnamen),
        tuple(per_kolom.get((k,), leeg) for k in kolomnamen),
        _groepen(tabel, [], per_baan)[()],
    )


def _alle(wet: Law, tabel: Any) -> dict[frozenset[tuple[str, str]], Cel]:
    """Every group by at most two features; the empty one is everybody."""
    uit: dict[frozenset[tuple[str, str]], Cel] = {}
    for namen in ([], *([naam] for naam in KENMERKEN), *(list(paar) for paar in combinations(KENMERKEN, 2))):
        for waarden, cel in _groepen(tabel, namen, uren_per_baan(wet)).items():
            uit[frozenset(zip(namen, waarden, strict=True))] = cel
    return uit


def _groepen(tabel: Any, namen: list[str], per_baan: int) -> dict[tuple[str, ...], Cel]:
    """Banen, persons and employers of every group; without names: of everything."""
    import polars as pl

    maten = [
        pl.col("december_uren").sum().alias("uren"),
        pl.col("persoon").n_unique().alias("personen"),
        pl.col("werkgever").n_unique().alias("werkgevers"),
    ]
    samen = tabel.group_by(namen).agg(maten) if namen else tabel.select(maten)
    return {
        tuple(rij[naam] for naam in namen): Cel(
            (2 * rij["uren"] + per_baan) // (2 * per_baan), rij["personen"], rij["werkgevers"]
        )
        for rij in samen.iter_rows(named=True)
    }
