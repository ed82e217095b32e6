"""The steps of an indication: drawn events against a plain machine that takes one event at a time, and two dates."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee.beschut import gebeurtenissen as gb
from telmee.beschut import toestand
from telmee.wet import Wetten

WETTEN = Wetten.known()
BEGIN = date(2026, 1, 1)
EINDEN = {"overlijden": 1, "aow": 2, "intrekking": 3, "verhuizing": 4, "einde": 5}
REDEN = {"einde": "anders"}


def rij(persoon: str, soort: str, op: date, waarde: str | None = None, bekend: date | None = None) -> dict[str, object]:
    return {
        "persoon": persoon,
        "gemeente": "GM9001",
        "soort": soort,
        "op": op,
        "bekend_op": bekend or op,
        "waarde": waarde,
    }


def frame(*rijen: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame(list(rijen), schema=gb.SCHEMA)


def stappen(gebeurtenissen: pl.DataFrame, op: date, stand: date | None = None) -> dict[tuple[str, int], str | None]:
    rijen = toestand.toestand(gebeurtenissen, op, WETTEN, stand).rijen
    return {(p, n): s for p, n, s in rijen.select("persoon", "nummer", "indicatie_stap").iter_rows()}


class Machine:
    """One indication, one event at a time; its answer is the step on the day of the question."""

    def __init__(self) -> None:
        self.laatste: dict[str, date] = {}
        self.besluit: str | None = None
        self.beschikbaar: str | None = None

    def neem(self, soort: str, op: date, waarde: str | None) -> None:
        self.laatste[soort] = max(op, self.laatste.get(soort, op))
        if soort == "besluit":
            self.besluit = waarde
        if soort == "beschikbaar":
            self.beschikbaar = waarde

    def stap(self, op: date, einde: bool) -> str | None:
        heeft = self.laatste
        if einde or any(soort in heeft for soort in EINDEN):
            return "einde"
        if "besluit" in heeft and self.besluit == "positief":
            if self._loopt("werk", op):
                return "werkt"
            if self._loopt("proefplaatsing", op):
                return "proefplaatsing"
            return {"ja": "wacht", "nee": "niet_beschikbaar", None: None}[self.beschikbaar]
        if "besluit" in heeft:
            return "afgewezen"
        return next((soort for soort in ("advies", "onderzoek", "aanvraag") if soort in heeft), "geen")

    def _loopt(self, wat: str, op: date) -> bool:
        van, tot = self.laatste.get(f"{wat}_van"), self.laatste.get(f"{wat}_tot")
        return van is not None and not (tot is not None and van <= tot < op)


GEBEURTENIS = st.builds(
    rij,
    st.sampled_from(["a", "b"]),
    st.sampled_from(gb.VOLGORDE),
    st.integers(0, 30).map(lambda n: BEGIN + timedelta(days=n)),
).flatmap(
    lambda r: st.sampled_from(
        {"besluit": ["positief", "negatief"], "beschikbaar": ["ja", "nee"]}.get(str(r["soort"]), [None])
    ).map(lambda waarde: r | {"waarde": waarde})
)


def plain(rijen: list[dict], op: date) -> dict[tuple[str, int], str | None]:
    machines: dict[tuple[str, int], Machine] = {}
    voorbij: set[str] = set()
    nummer: dict[str, int] = {}
    plaats = {soort: n for n, soort in enumerate(gb.VOLGORDE)}
    for r in sorted(rijen, key=lambda r: (r["op"], plaats[r["soort"]], r["bekend_op"])):
        if r["op"] > op:
            continue
        nummer[r["persoon"]] = nummer.get(r["persoon"], 0) + (r["soort"] == "aanvraag")
        machine = machines.setdefault((r["persoon"], max(nummer[r["persoon"]], 1)), Machine())
        machine.neem(r["soort"], r["op"], r["waarde"])
        if r["soort"] in gb.VAN_DE_PERSOON:
            voorbij.add(r["persoon"])
    return {sleutel: m.stap(op, sleutel[0] in voorbij) for sleutel, m in machines.items()}


@settings(max_examples=150, deadline=None)
@given(st.lists(GEBEURTENIS, max_size=25), st.integers(0, 32))
def test_elke_toestand_is_die_van_alle_gebeurtenissen_een_voor_een(rijen: list[dict], dagen: int) -> None:
    op = BEGIN + timedelta(days=dagen)
    assert stappen(frame(*rijen), op) == plain(rijen, op)


@settings(max_examples=50, deadline=None)
@given(st.lists(GEBEURTENIS, max_size=25), st.randoms())
def test_de_volgorde_waarin_zij_binnenkomen_maakt_niet_uit(rijen: list[dict], toeval) -> None:
    eens = list({(r["persoon"], r["soort"], r["op"]): r for r in rijen}.values())
    anders = list(eens)
    toeval.shuffle(anders)
    op = BEGIN + timedelta(days=31)
    assert stappen(frame(*eens), op) == stappen(frame(*anders), op)


def test_wat_gebeurde_en_wat_bekend_was_zijn_twee_dagen() -> None:
    """A decision of March that was sent in June: in May nobody knew it; asked later about May, it was there."""
    besluit = rij("a", "besluit", date(2026, 3, 2), "positief", date(2026, 6, 1))
    alles = frame(
        rij("a", "aanvraag", date(2026, 1, 5)),
        rij("a", "advies", date(2026, 2, 2), "positief"),
        besluit,
        rij("a", "beschikbaar", date(2026, 3, 2), "ja", date(2026, 6, 1)),
    )
    mei = date(2026, 5, 1)
    assert stappen(alles, mei, mei) == {("a", 1): "advies"}
    assert stappen(alles, mei, date(2026, 6, 1)) == {("a", 1): "wacht"}
    assert stappen(alles, date(2026, 3, 1)) == {("a", 1): "advies"}


def test_wat_vervalt_staat_er_niet_meer_vanaf_de_dag_dat_het_bekend_was() -> None:
    alles = frame(
        rij("a", "aanvraag", date(2026, 1, 5)),
        rij("a", "intrekking", date(2026, 2, 2)),
        rij("a", "intrekking", date(2026, 2, 2), gb.VERVALLEN, date(2026, 4, 1)),
    )
    op = date(2026, 6, 1)
    assert stappen(alles, op, date(2026, 3, 31)) == {("a", 1): "einde"}
    assert stappen(alles, op, date(2026, 4, 1)) == {("a", 1): "aanvraag"}


def test_een_nieuwe_aanvraag_begint_een_nieuwe_indicatie() -> None:
    alles = frame(
        rij("a", "aanvraag", date(2025, 1, 6)),
        rij("a", "advies", date(2025, 2, 3), "negatief"),
        rij("a", "besluit", date(2025, 2, 10), "negatief"),
        rij("a", "aanvraag", date(2026, 3, 2)),
    )
    assert stappen(alles, date(2026, 6, 1)) == {("a", 1): "afgewezen", ("a", 2): "aanvraag"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.none() | st.integers(0, 40)), max_size=6), st.integers(0, 45))
def test_wie_op_een_van_zijn_plekken_werkt_die_werkt(perioden: list[tuple[int, int | None]], dagen: int) -> None:
    """Two places at a time, one that ended and one that goes on, in any order."""
    op = BEGIN + timedelta(days=dagen)
    rijen = [(BEGIN + timedelta(days=v), None if n is None else BEGIN + timedelta(days=v + n)) for v, n in perioden]
    lijst = {"persoon": ["a"] * len(rijen), "van": [v for v, _ in rijen], "tot": [t for _, t in rijen]}
    plaatsingen = pl.DataFrame(lijst, schema={"persoon": pl.String, "van": pl.Date, "tot": pl.Date})
    besluit = {"persoon": ["a"], "gemeente": ["GM9001"], "aanvraag_op": [BEGIN], "besluit_op": [BEGIN],
               "besluit": ["positief"], "beschikbaar": [True]}  # fmt: skip
    alles = gb.uit_lijsten(pl.DataFrame(besluit), plaatsingen)
    werkt = any(v <= op and (t is None or t >= op) for v, t in rijen)
    assert stappen(alles, op) == {("a", 1): "werkt" if werkt else "wacht"}


def test_de_lijsten_worden_dezelfde_gebeurtenissen() -> None:
    indicaties = pl.DataFrame(
        {"persoon": ["a", "b"], "gemeente": ["GM9001"] * 2, "aanvraag_op": [date(2026, 1, 5)] * 2,
         "advies_op": [date(2026, 2, 2)] * 2, "advies": ["positief"] * 2, "besluit_op": [date(2026, 3, 2)] * 2,
         "besluit": ["positief"] * 2, "beschikbaar": [True, False]}
    )  # fmt: skip
    plaatsingen = pl.DataFrame(
        {"persoon": ["a"], "van": [date(2026, 4, 1)], "tot": [date(2026, 5, 31)]}, schema_overrides={"tot": pl.Date}
    )
    alles = gb.uit_lijsten(indicaties, plaatsingen)
    assert stappen(alles, date(2026, 5, 31)) == {("a", 1): "werkt", ("b", 1): "niet_beschikbaar"}
    assert stappen(alles, date(2026, 6, 1)) == {("a", 1): "wacht", ("b", 1): "niet_beschikbaar"}
    assert toestand.toestand(alles, date(2026, 6, 1), WETTEN).telling() == {"niet_beschikbaar": 1, "wacht": 1}


def test_voor_2017_kent_de_wet_geen_stappen() -> None:
    """10b had no offer and no number then: where an indication stood is unknown, and no term has passed."""
    alles = frame(rij("a", "onderzoek", date(2016, 1, 4)), rij("a", "bezwaar", date(2016, 2, 1)))
    assert stappen(alles, date(2016, 12, 31)) == {("a", 1): None}
    assert toestand.toestand(alles, date(2016, 12, 31), WETTEN).termijnen().is_empty()
    assert stappen(alles, date(2017, 1, 1)) == {("a", 1): "onderzoek"}


@pytest.mark.parametrize(
    ("route", "uiterlijk"), [("gemeente", date(2026, 3, 30)), (None, date(2026, 3, 30)), ("burger", None)]
)
def test_wie_bij_uwv_vraagt_begint_geen_termijn_van_de_gemeente(route: str | None, uiterlijk: date | None) -> None:
    """Awb 4:13: the term of the college begins when it gets the application."""
    alles = frame(rij("a", "aanvraag", date(2026, 2, 2), route), rij("a", "onderzoek", date(2026, 2, 3)))
    termijnen = toestand.toestand(alles, date(2026, 6, 1), WETTEN).termijnen()
    besluit = termijnen.row(by_predicate=pl.col("termijn") == "besluit", named=True)
    assert (besluit["uiterlijk"], besluit["te_laat"]) == (uiterlijk, None if uiterlijk is None else True)
    lijst = {"persoon": ["a"], "gemeente": ["GM9001"], "route": [route], "aanvraag_op": [date(2026, 2, 2)]}
    uit = gb.uit_lijsten(pl.DataFrame(lijst, schema_overrides={"route": pl.String}))
    assert uit["waarde"].to_list() == [route]


@pytest.mark.parametrize(
    ("later", "sinds"),
    [
        ([], date(2026, 3, 2)),
        ([("nee", 1), ("ja", 20)], date(2026, 3, 22)),
        ([("nee", 1), ("ja", 20), ("ja", 25)], date(2026, 3, 22)),
        ([("ja", 5)], date(2026, 3, 2)),
    ],
)
def test_wie_een_tijd_niet_kon_beginnen_wacht_vanaf_de_dag_dat_het_weer_kan(
    later: list[tuple[str, int]], sinds: date
) -> None:
    besluit = date(2026, 3, 2)
    alles = frame(
        rij("a", "advies", date(2026, 2, 2), "positief"),
        rij("a", "besluit", besluit, "positief"),
        rij("a", "beschikbaar", besluit, "ja"),
        *(rij("a", "beschikbaar", besluit + timedelta(days=dagen), wat) for wat, dagen in later),
    )
    assert toestand.toestand(alles, date(2026, 6, 1), WETTEN).rijen["indicatie_wacht_sinds"].to_list() == [sinds]
