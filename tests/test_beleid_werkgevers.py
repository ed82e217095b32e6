"""Levy, opslag and bonus of every employer: against a reckoning by hand, the lines of the law, and what must add up."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("pydantic")

import werkgevers_land as hand
from telmee.beleid import werkgevers, werkgevers_beeld, werkgevers_feiten, werkgevers_groepen
from telmee.beleid.hervorming_lezen import lees
from telmee.beleid.werkgevers_uit import als_dict
from telmee.fouten import Fout, GebruiksFout
from telmee.wet import Wetten
from werkgevers_land import Baan, Land

WETTEN = Wetten.known("2026-11-29")
OPSLAG = "quotum: {activering: 2027, vorm: opslag}"
HEFFING = "quotum: {activering: 2027, vorm: heffing}"
MARKT, OVERHEID = ("markt", False), ("overheid", False)


def feiten(land: Land, delen: int = 1, **meer: Any) -> werkgevers_feiten.Feiten:
    with TemporaryDirectory() as tijdelijk:
        map_ = hand.schrijf(land, Path(tijdelijk) / "land", delen, **meer)
        with werkgevers_feiten.open_voor(map_, None) as dataset:
            return werkgevers_feiten.feiten(dataset, WETTEN, controle=False)


def reken(land: Land, tekst: str = OPSLAG, delen: int = 1, **meer: Any) -> werkgevers.Uitkomst:
    return werkgevers.reken(lees(tekst, WETTEN), feiten(land, delen, **meer))


def een(u: werkgevers.Uitkomst, nummer: int, variant: int = 0) -> dict[str, Any]:
    rij = u.varianten[variant].werkgevers.filter(u.varianten[variant].werkgevers["werkgever"] == nummer)
    return rij.to_dicts()[0]


# --- Against the reckoning by hand ---

BANEN = st.builds(
    Baan,
    persoon=st.integers(1, 12),
    werkgever=st.integers(1, 5),
    uren=st.integers(0, 9_000),
    loon=st.integers(0, 9_000_000),
    aard=st.sampled_from((1, 1, 1, 11, 18, 21, 22, 23, 24, 82)),
    soort=st.sampled_from((11, 13, 15, 15, 15, 31)),
    tijdvak=st.integers(1, 12),
    nummer=st.integers(1, 3),
)
LANDEN = st.builds(
    Land,
    st.lists(BANEN, min_size=1, max_size=40, unique_by=lambda b: (b.persoon, b.werkgever, b.nummer, b.tijdvak)).map(
        tuple
    ),
    st.fixed_dictionaries({n: st.tuples(st.sampled_from(("markt", "overheid")), st.booleans()) for n in range(1, 6)}),
    st.frozensets(st.integers(1, 12)),
)


@settings(max_examples=40)
@given(LANDEN, st.integers(1, 300), st.integers(1, 2_000), st.integers(1, 5))
def test_every_employer_is_what_is_reckoned_by_hand(land: Land, opslag: int, quotum: int, delen: int) -> None:
    wetten = WETTEN.with_values(quotumpercentage={"markt": quotum, "overheid": quotum})
    tekst = f"quotum: {{activering: 2027, vorm: opslag, opslagpercentage: {opslag / 100}}}"
    with TemporaryDirectory() as tijdelijk:
        map_ = hand.schrijf(land, Path(tijdelijk) / "land", delen)
        with werkgevers_feiten.open_voor(map_, None) as dataset:
            gevonden = werkgevers_feiten.feiten(dataset, wetten, controle=False)
    u = werkgevers.reken(lees(tekst, wetten), gevonden)
    for nummer, met in hand.met_de_hand(land).items():
        rij = een(u, nummer)
        assert rij["kleine_werkgever"] is met.klein
        assert rij["quotumplichtig"] is met.plichtig
        assert (rij["opslag_grondslag"], rij["premieplichtige_loonsom"]) == (met.grondslag, met.loonsom)
        assert rij["verloonde_uren_doelgroep"] == met.doelgroep
        assert rij["quotumheffing"] == met.heffing(quotum)
        assert rij["inclusiviteitsopslag"] == met.opslag(opslag)
        assert rij["banenafspraakbonus_werkgever"] == met.bonus
        assert rij["saldo"] == met.bonus - met.opslag(opslag)


# --- Twins at the lines of the law ---


def vol(werkgever: int, loonsom: int, uren: int = 1_000, vanaf: int = 1) -> list[Baan]:
    """People at the cap, and one with what is left of this wage sum."""
    heel, rest = divmod(loonsom, hand.HOOGSTE_LOON)
    lonen = [hand.HOOGSTE_LOON] * heel + [rest]
    return [Baan(vanaf + n, werkgever, uren, loon) for n, loon in enumerate(lonen)]


def test_exactly_the_limit_of_the_wage_sum_is_small_and_one_cent_more_is_not() -> None:
    banen = (*vol(1, hand.GRENS_KLEIN), *vol(2, hand.GRENS_KLEIN + 1, vanaf=101))
    u = reken(Land(banen, {1: MARKT, 2: MARKT}), f"{OPSLAG[:-1]}, opslagpercentage: 1}}")
    klein, groot = een(u, 1), een(u, 2)
    assert (klein["kleine_werkgever"], klein["inclusiviteitsopslag"]) == (True, 0)
    assert (groot["kleine_werkgever"], groot["inclusiviteitsopslag"]) == (False, (hand.GRENS_KLEIN + 1) // 100)


@pytest.mark.parametrize(("uren", "plichtig"), [(hand.DREMPEL_UREN - 1, False), (hand.DREMPEL_UREN, True)])
def test_exactly_the_limit_of_hours_is_liable_and_one_less_is_not(uren: int, plichtig: bool) -> None:
    banen = tuple(Baan(n, 1, 8_115 if n < 5 else uren - 4 * 8_115, 1_000) for n in range(1, 6))
    u = reken(Land(banen, {1: OVERHEID}), HEFFING)
    assert een(u, 1)["quotumplichtig"] is plichtig
    # the percentage of the government for 2026 is 2,58 (Regeling Wfsv 3.37)
    assert een(u, 1)["quotumheffing"] == (
        hand.met_de_hand(Land(banen, {1: OVERHEID}))[1].heffing(258) if plichtig else 0
    )
    assert (u.varianten[0].rijk("heffing")["saldo"] or 0) == (350_000 if plichtig else 0)


@pytest.mark.parametrize(
    ("loon", "grondslag"), [(3_581_400, 7_162_800), (3_581_401, 7_162_800), (3_581_399, 7_162_799)]
)
def test_the_cap_is_of_one_person_over_the_year_whatever_the_income_relation(loon: int, grondslag: int) -> None:
    banen = (Baan(1, 1, 100, 3_581_400), Baan(1, 1, 100, loon, nummer=2, tijdvak=2))
    assert een(reken(Land(banen, {1: MARKT})), 1)["opslag_grondslag"] == grondslag


@pytest.mark.parametrize(
    ("aard", "grondslag", "bonus"), [(1, 100, 377), (11, 0, 377), (21, 0, 0), (22, 0, 377), (24, 0, 0), (23, 100, 377)]
)
def test_who_is_sent_out_or_sheltered_has_no_opslag_and_sheltered_work_no_bonus(
    aard: int, grondslag: int, bonus: int
) -> None:
    rij = een(reken(Land((Baan(1, 1, 1, 100, aard=aard),), {1: ("markt", True)}, frozenset({1}))), 1)
    assert (rij["opslag_grondslag"], rij["banenafspraakbonus_werkgever"]) == (grondslag, bonus)


def test_a_benefit_is_neither_wage_nor_hour() -> None:
    rij = een(reken(Land((Baan(1, 1, 5, 100, soort=31),), {1: MARKT}, frozenset({1}))), 1)
    assert [rij[n] for n in ("opslag_grondslag", "premieplichtige_loonsom", "banenafspraakbonus_werkgever")] == [
        0,
        0,
        0,
    ]


# --- The balance, the Rijk and who gains ---


@cache
def midden() -> werkgevers_feiten.Feiten:
    """Forty employers, of which twelve are not small, with some of the target group at each fourth."""
    banen: list[Baan] = []
    for n in range(1, 41):
        loonsom = hand.GRENS_KLEIN * 2 + n if n % 10 < 3 else 5_000_000 + n
        banen += vol(n, loonsom, uren=1_600, vanaf=n * 1_000)
    groep = frozenset(n * 1_000 for n in range(4, 41, 4)) | frozenset({1_000, 2_000, 10_000, 11_000})
    return feiten(Land(tuple(banen), {n: MARKT if n % 2 else OVERHEID for n in range(1, 41)}, groep), schaal=0.0001)


def over(tekst: str) -> werkgevers.Uitkomst:
    return werkgevers.reken(lees(tekst, WETTEN), midden())


def test_at_the_balance_who_pays_gets_as_much_back_but_for_the_rounding_and_the_rijk_pays_the_small() -> None:
    u = over(OPSLAG)
    (v,) = u.varianten
    wie, rijk = v.werkgevers, v.rijk("opslag")
    betaalt = wie.filter(~wie["kleine_werkgever"])
    assert betaalt.height == 12 and rijk["opslag"] and rijk["bonus_klein"]
    loon = int(betaalt["opslag_grondslag"].sum())
    verschil = abs(rijk["opslag"] + (rijk["bonus_betalers"] or 0))
    assert verschil * 20_000 <= loon + 20_000 * betaalt.height  # half a hundredth of a per cent, and a cent each
    assert v.tarief.opslagpercentage == v.evenwicht
    assert rijk["saldo"] == rijk["opslag"] + (rijk["bonus_betalers"] or 0) + rijk["bonus_klein"]
    assert rijk["saldo"] == -int(wie["saldo"].sum())


@given(st.integers(0, 500), st.integers(1, 500))
@settings(max_examples=15)
def test_a_higher_opslag_is_better_for_nobody_and_a_higher_bonus_worse_for_nobody(laag: int, meer: int) -> None:
    def saldi(tarief: str) -> Any:
        return over(f"quotum: {{activering: 2027, vorm: opslag, {tarief}}}").varianten[0].werkgevers.sort("werkgever")

    a, b = (saldi(f"opslagpercentage: {p / 100}") for p in (laag, laag + meer))
    assert (b["saldo"] <= a["saldo"]).all() and (b["saldo"] < a["saldo"]).any()
    assert (b.filter(b["kleine_werkgever"])["saldo"] == a.filter(a["kleine_werkgever"])["saldo"]).all()
    a, b = (saldi(f"opslagpercentage: 0.2, bonus_per_uur: {p / 100}") for p in (laag, laag + meer))
    assert (b["saldo"] >= a["saldo"]).all() and (b["saldo"] > a["saldo"]).any()


def test_a_range_is_both_its_ends_and_nothing_else() -> None:
    samen = over("quotum: {activering: 2027, vorm: opslag, bonus_per_uur: [3, 4], opslagpercentage: [0.1, 0.4]}")
    los = [
        over(f"quotum: {{activering: 2027, vorm: opslag, bonus_per_uur: {b}, opslagpercentage: {o}}}")
        for b, o in ((3, 0.1), (4, 0.4))
    ]
    assert [v.tarief.einde for v in samen.varianten] == ["laag", "hoog"]
    for deel, punt in zip(samen.varianten, los, strict=True):
        assert deel.werkgevers.equals(punt.varianten[0].werkgevers)


def test_what_is_said_of_two_ranges_covers_every_point_of_them() -> None:
    samen = over("quotum: {activering: 2027, vorm: opslag, bonus_per_uur: [1, 9], opslagpercentage: [0.01, 0.9]}")
    alle = [v.rijk("opslag")["saldo"] or 0 for v in samen.hoeken]
    assert len(samen.hoeken) == 4 and samen.hoeken[:2] == samen.varianten
    los = {
        (b, o): over(f"quotum: {{activering: 2027, vorm: opslag, bonus_per_uur: {b}, opslagpercentage: {o}}}")
        for b in (1, 5, 9)
        for o in (0.01, 0.5, 0.9)
    }
    saldi = {punt: u.varianten[0].rijk("opslag")["saldo"] or 0 for punt, u in los.items()}
    assert (min(alle), max(alle)) == (saldi[9, 0.01], saldi[1, 0.9]) == (min(saldi.values()), max(saldi.values()))
    zin = werkgevers_beeld.antwoord(samen)
    for naam in ("vooruit", "achteruit"):
        tellingen = [werkgevers_beeld.totaal(u.varianten[0]).maten[naam] or 0 for u in los.values()]
        assert f"{min(tellingen)} tot {max(tellingen)}" in zin or min(tellingen) == max(tellingen)


def test_a_range_that_the_form_does_not_look_at_makes_no_combinations() -> None:
    doel = "doelstelling: {vast: [125000, 130000]}"
    assert len(over(f"{doel}\n{OPSLAG[:-1]}, bonus_per_uur: [3, 4]}}").hoeken) == 2
    assert len(over(f"{doel}\n{HEFFING}").hoeken) == 2
    assert len(over(OPSLAG).hoeken) == 1


def test_a_levy_gives_nobody_anything() -> None:
    u = over(HEFFING)
    totaal = werkgevers_beeld.totaal(u.varianten[0]).maten
    assert (
        totaal["vooruit"] == 0
        and totaal["achteruit"]
        and totaal["saldo"] == -(u.varianten[0].rijk("heffing")["saldo"] or 0)
    )
    assert "geen enkele gaat erop vooruit" in werkgevers_beeld.antwoord(u)


@pytest.mark.parametrize("tekst", [OPSLAG, HEFFING])
def test_groups_add_up_and_few_are_hidden(tekst: str) -> None:
    (v,) = over(tekst).varianten
    groepen = {(g.klasse, g.sector): g.maten for g in werkgevers_groepen.groepen(v)}
    assert len(groepen) == 18
    getoond = [m for m in groepen.values() if m["werkgevers"] is not None]
    assert getoond and len(getoond) < len(groepen)
    for m in getoond:
        assert m["werkgevers"] >= 10
        assert m["werkgevers"] == sum(m[n] or 0 for n in ("vooruit", "achteruit", "gelijk", "onbekend"))
        assert (m["mediaan_vooruit"] is not None) == ((m["vooruit"] or 0) >= 10)
    totaal = groepen["totaal", "totaal"]
    assert totaal["werkgevers"] == v.werkgevers.height and totaal["saldo"] == int(v.werkgevers["saldo"].sum())
    for klasse in {k for k, _ in groepen}:
        regel = [groepen[klasse, s]["werkgevers"] is None for s in ("markt", "overheid", "totaal")]
        assert sum(regel) != 1, f"the hidden one of {klasse} follows from the others"


def test_one_percentage_for_both_sectors_where_the_distinction_lapses() -> None:
    apart = over(HEFFING).varianten[0].tarief.quotum
    samen = over(f"sectoronderscheid: vervalt\n{HEFFING}").varianten[0].tarief.quotum
    assert apart["overheid"] == (258, "vastgesteld") and apart["markt"][1] == "afgeleid"
    assert samen["markt"] == samen["overheid"] and samen["markt"][1] == "afgeleid"


def test_a_higher_target_asks_a_higher_percentage_of_both_sectors() -> None:
    # the percentage of the formula: of a country this small it would be above all of the hours, so a small share of it
    land = feiten_klein()
    laag, hoog = (
        werkgevers.reken(lees(f"doelstelling: {{vast: {n}}}\n{HEFFING}", WETTEN), land) for n in (125_000, 250_000)
    )
    for sector in ("markt", "overheid"):
        a, b = (u.varianten[0].tarief.quotum[sector] for u in (laag, hoog))
        assert a[1] == b[1] == "afgeleid" and (a[0] or 0) < (b[0] or 0)


@cache
def feiten_klein() -> werkgevers_feiten.Feiten:
    banen = [Baan(n, 1 + n % 2, 9_000, 1_000) for n in range(1, 41)]
    return feiten(Land(tuple(banen), {1: MARKT, 2: OVERHEID}), schaal=0.0001)


def test_a_target_that_grows_with_people_who_are_not_here_leaves_the_percentage_open() -> None:
    u = over(f"doelgroep: {{optie: 3}}\ndoelstelling: naar_omvang\n{HEFFING}")
    assert u.varianten[0].tarief.quotum["markt"] == (None, "onbekend")
    plat = als_dict(u)
    assert "quotumpercentage van markt en overheid is niet bekend" in plat["antwoord"]
    assert "quotumpercentage markt" in plat["onbekend"] and plat["varianten"][0]["rijk"]["saldo"] is None
    assert any("optie 3" in wat for wat in plat["onbekend"])


def test_what_an_uitlener_lends_counts_at_nobody_and_bounds_the_levy() -> None:
    banen = (Baan(1, 1, hand.UREN_PER_BAAN, 100, aard=11), Baan(2, 2, hand.UREN_PER_BAAN, 100, aard=11))
    u = reken(Land(banen, {1: ("markt", True), 2: MARKT}, frozenset({1, 2})), HEFFING)
    assert (een(u, 1)["verloonde_uren_doelgroep"], een(u, 2)["verloonde_uren_doelgroep"]) == (0, hand.UREN_PER_BAAN)
    assert werkgevers_beeld.uitgeleend(u) == hand.UREN_PER_BAAN
    assert werkgevers_beeld.hoogstens_lager(u) == 10 * hand.HEFFING_PER_TIENDE


@pytest.mark.parametrize(("activering", "vanaf"), [(2027, "vanaf 2029"), (2028, "vanaf 2030")])
def test_the_opslag_is_due_in_the_second_year_after_the_decision(activering: int, vanaf: str) -> None:
    zinnen = werkgevers_beeld.beeld(over(OPSLAG.replace("2027", str(activering)))).deel("buiten").zinnen
    assert any(vanaf in zin for zin in zinnen)
    assert not any("opslag is er" in zin for zin in werkgevers_beeld.beeld(over(HEFFING)).deel("buiten").zinnen)


# --- Unknown stays unknown ---


def test_an_employer_whose_wages_are_unknown_is_in_no_amount_and_is_counted() -> None:
    banen = (*vol(1, 2 * hand.GRENS_KLEIN), Baan(900, 2, 10, None), Baan(901, 3, None, 10))
    u = reken(Land(banen, {1: MARKT, 2: MARKT, 3: OVERHEID}, frozenset({1, 901})))
    zonder = reken(Land(banen[:-2], {1: MARKT}, frozenset({1, 901})))
    assert u.onbekend == 2 and zonder.onbekend == 0
    assert u.varianten[0].rijk("opslag") == zonder.varianten[0].rijk("opslag")
    assert "zonder 2 werkgevers" in werkgevers_beeld.antwoord(u) and "zonder" not in werkgevers_beeld.antwoord(zonder)
    assert werkgevers_beeld.totaal(u.varianten[0]).maten["onbekend"] in (2, None)


# --- The line where behaviour begins ---


def test_just_above_and_just_below_the_line_of_hours() -> None:
    def met_uren(nummer: int, uren: int) -> list[Baan]:
        return [Baan(nummer * 100 + n, nummer, uren // 10, 100) for n in range(9)] + [
            Baan(nummer * 100 + 9, nummer, uren - 9 * (uren // 10), 100)
        ]

    rand = hand.DREMPEL_UREN + 2 * 1_623
    uren = {1: hand.DREMPEL_UREN - 1, 2: hand.DREMPEL_UREN, 3: rand - 1, 4: rand, 5: hand.DREMPEL_UREN - 2 * 1_623 - 1}
    banen = tuple(b for n, u in uren.items() for b in met_uren(n, u))
    u = reken(Land(banen, dict.fromkeys(uren, OVERHEID)), HEFFING)
    d = werkgevers_groepen.drempel(u, u.varianten[0])
    assert (d.wat, d.grens, d.net_onder, d.net_boven) == ("uren", hand.DREMPEL_UREN, 1, 2)
    assert d.gevraagd == sum(een(u, n)["quotumheffing"] for n in (2, 3))


def test_just_above_and_just_below_the_line_of_wages_with_the_range_of_the_literature_or_of_the_user() -> None:
    gemiddeld = 4_330_000
    sommen = {
        1: hand.GRENS_KLEIN,
        2: hand.GRENS_KLEIN + 1,
        3: hand.GRENS_KLEIN + 2 * gemiddeld,
        4: hand.GRENS_KLEIN + 2 * gemiddeld + 1,
    }
    banen = tuple(b for n, s in sommen.items() for b in vol(n, s, vanaf=n * 1_000))
    land = feiten(Land(banen, dict.fromkeys(sommen, MARKT)))
    tekst = f"{OPSLAG[:-1]}, opslagpercentage: 1}}"
    u = werkgevers.reken(lees(tekst, WETTEN), land)
    d = werkgevers_groepen.drempel(u, u.varianten[0])
    assert (d.grens, d.net_onder, d.net_boven, d.parameter.status) == (hand.GRENS_KLEIN, 1, 2, "aanname")
    assert d.minder == (round(0.01 * (d.gevraagd or 0)), round(0.03 * (d.gevraagd or 0)))
    eigen = werkgevers.reken(lees(f"{tekst}\nparameters: {{bundeling_drempel: 0.5}}", WETTEN), land)
    d = werkgevers_groepen.drempel(eigen, eigen.varianten[0])
    assert d.eronder == (1, 1) and d.parameter.status == "opgegeven"


def test_behaviour_is_in_no_other_figure() -> None:
    a, b = over(OPSLAG), over(f"{OPSLAG}\nparameters: {{bundeling_drempel: 1}}")
    assert a.varianten[0].werkgevers.equals(b.varianten[0].werkgevers)
    assert werkgevers_beeld.antwoord(a) == werkgevers_beeld.antwoord(b)


# --- What it refuses ---


@pytest.mark.parametrize("tekst", ["no_risk: verruimd", "{}", "beschut: pad", "doelgroep: {optie: 2}"])
def test_a_reform_that_asks_nothing_of_employers_is_refused(tekst: str) -> None:
    with pytest.raises(GebruiksFout, match="staat geen quotum"):
        over(tekst)


@pytest.mark.parametrize(
    ("jaar", "zin"), [(2012, "neem met --jaar loonaangiften van 2023 of later"), (2025, "niet bekend")]
)
def test_a_year_of_which_the_law_does_not_say_who_is_small_is_refused(jaar: int, zin: str) -> None:
    with pytest.raises(Fout, match=zin):
        werkgevers_feiten.wet_van(WETTEN, jaar)


def test_files_that_share_an_employer_are_one_part(tmp_path: Path) -> None:
    land = Land((*vol(1, 10), *vol(2, 10, vanaf=50)), {1: MARKT, 2: MARKT})
    with werkgevers_feiten.open_voor(hand.schrijf(land, tmp_path / "los", 2), None) as dataset:
        assert len(dataset.stukken("dienstverbanden", hand.JAAR, "werkgever")) == 2
    gedeeld = hand.schrijf(land, tmp_path / "gedeeld", 2)
    map_ = gedeeld / "dienstverbanden" / f"jaar={hand.JAAR}"
    hand.pq.write_table(hand._rijen([Baan(99, 1, 1, 5), Baan(98, 2, 1, 5)]), map_ / "deel-00002.parquet")
    with werkgevers_feiten.open_voor(gedeeld, None) as dataset:
        assert len(dataset.stukken("dienstverbanden", hand.JAAR, "werkgever")) == 1
        assert (
            werkgevers_feiten.feiten(dataset, WETTEN, controle=False).werkgevers["premieplichtige_loonsom"].sum() == 30
        )


def test_employers_around_and_between_the_parts_are_counted_once(tmp_path: Path) -> None:
    """Of the files one holds 3 to 5 and the other 8; 1, 6 and 9 have no rows at all and are in no file."""
    land = Land((Baan(1, 3, 1, 10), Baan(2, 5, 1, 20), Baan(3, 8, 1, 40)), dict.fromkeys((1, 3, 5, 6, 8, 9), MARKT))
    map_ = hand.schrijf(land, tmp_path / "land", 2)
    with werkgevers_feiten.open_voor(map_, None) as dataset:
        assert len(dataset.stukken("dienstverbanden", hand.JAAR, "werkgever")) == 2
        gevonden = werkgevers_feiten.feiten(dataset, WETTEN, controle=False).werkgevers.sort("werkgever")
    assert gevonden["werkgever"].to_list() == [1, 3, 5, 6, 8, 9]
    assert gevonden["premieplichtige_loonsom"].to_list() == [0, 10, 20, 0, 40, 0]


class _Zonder:
    """The law without some of its figures."""

    def __init__(self, law: Any, *namen: str) -> None:
        self._law, self._namen = law, namen

    def figure(self, naam: str, sleutel: str | None = None) -> Any:
        return None if naam in self._namen else self._law.figure(naam, sleutel)

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._law, naam)


GROOT = Land((Baan(1, 1, 9_000_000_000, 9_000_000),), {1: MARKT}, frozenset({1}))


@pytest.mark.parametrize("naam", ["banen_quotumplichtig_nulmeting", "extra_banen_quotum"])
def test_what_the_law_leaves_open_is_no_nothing_in_the_percentage(naam: str) -> None:
    h, f = lees(HEFFING, WETTEN), feiten(GROOT)
    basis = werkgevers._basis(f)
    assert werkgevers._quotum(h, f, basis, "markt", 0)[1] == werkgevers.AFGELEID
    open_ = replace(f, law=_Zonder(f.law, naam))
    assert werkgevers._quotum(h, open_, basis, "markt", 0) == (None, werkgevers.ONBEKEND)


@pytest.mark.parametrize("naam", ["banenafspraakbonus_per_uur", "gemiddelde_verloonde_uren_werknemer"])
def test_a_figure_that_cannot_be_missed_is_refused_and_not_nothing(naam: str) -> None:
    f = feiten(GROOT)
    with pytest.raises(Fout, match=naam):
        werkgevers.reken(lees(OPSLAG, WETTEN), replace(f, law=_Zonder(f.law, naam)))
