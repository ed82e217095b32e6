"""The words of a row of the benefits: everything that a figure counts is explained, and nothing else is said."""

import re
from datetime import date
from typing import Any

import pytest

from telmee.werkgever.beeld import beeld
from werkgever_hulp import ALTIJD, bereken, een, jaar_van, rij

# --- Hours that are missing where nobody asked -----------------------------------------------------------------------


def leeg(wie: int, maanden: Any = range(1, 13), **anders: Any) -> list[dict[str, Any]]:
    """Filing periods without hours."""
    return [rij(wie, m, None, **anders) for m in maanden]


def test_een_gemist_voordeel_zonder_uren_verdwijnt_niet() -> None:
    ander = jaar_van(1, 100, lkv_banenafspraak=True)
    p = bereken([*ander, *leeg(0)], {0: ALTIJD, 1: ALTIJD})
    (v,) = [v for v in p.lkv if v.personeelsnummer == "P00"]
    assert (v.soort, v.recht, v.gevraagd, v.uren, v.bedrag, v.gemist) == (
        "banenafspraak",
        None,
        False,
        None,
        None,
        None,
    )
    assert "IndAvrLkvDgBaf op J over jan-dec 2026 en vult de verloonde uren (AantVerlU) in" in v.actie
    assert "onbekend" in v.reden and v.uiterste_datum == date(2027, 5, 1)
    assert (p.lkv_totaal.gemist, p.lkv_totaal.onbekend) == (None, 1)  # not 0: nobody knows what is missed
    assert bereken(ander, {1: ALTIJD}).lkv_totaal.gemist == 0


def test_zonder_recht_of_in_een_jaar_met_verklaringen_is_er_zonder_uren_geen_rij() -> None:
    assert bereken(leeg(0), {0: None}).lkv == ()
    assert bereken(leeg(0), {0: (date(2019, 1, 1), date(2025, 12, 31))}).lkv == ()
    assert bereken(leeg(0, geboortedatum=date(1950, 1, 1)), {0: ALTIJD}).lkv == ()  # beyond the pension age
    assert bereken(leeg(0, jaar=2025), {0: ALTIJD}, jaar=2025).lkv == ()


def test_maanden_zonder_uren_waarover_niet_is_gevraagd_naast_maanden_met() -> None:
    p = bereken([*leeg(0, range(1, 4)), *jaar_van(0, 100, range(4, 13), lkv_banenafspraak=True)], {0: ALTIJD})
    v = een(p)
    assert (v.recht, v.bedrag, v.gemist, p.lkv_totaal.gemist) == (True, 90_900, None, None)
    assert "zet ook in het salarisprogramma IndAvrLkvDgBaf op J over jan-mrt 2026" in v.actie
    gevraagd = leeg(0, range(1, 4), lkv_banenafspraak=True)
    ook = een(bereken([*gevraagd, *jaar_van(0, 100, range(4, 13), lkv_banenafspraak=True)], {0: ALTIJD}))
    assert (ook.gemist, "op J" in ook.actie) == (0, False)


def test_wat_het_hoogste_bedrag_al_heeft_mist_niets_door_uren_die_ontbreken() -> None:
    vol = [*leeg(0, range(1, 4)), *jaar_van(0, 300, range(4, 13), lkv_banenafspraak=True)]
    assert een(bereken(vol, {0: ALTIJD})).gemist == 0


def test_onterecht_gevraagd_met_uren_verbergt_geen_recht_zonder_uren() -> None:
    records = [*leeg(0, range(1, 4)), *jaar_van(0, 100, range(4, 13), lkv_banenafspraak=True, begin=date(2019, 1, 1))]
    v = een(bereken([r | {"begin": date(2019, 1, 1)} for r in records], {0: (date(2019, 1, 1), date(2026, 3, 15))}))
    assert (v.recht, v.gemist, v.onterecht_uren) == (None, None, 900)
    assert "op N over apr-dec 2026" in v.actie and "op J over jan-mrt 2026" in v.actie


# --- What was wrongly asked, beside what is unknown ------------------------------------------------------------------

VOORBIJ = date(2023, 6, 1)


def test_onterecht_naast_onbekend_wordt_uitgelegd() -> None:
    """Three years from June 2023: until May it hangs on a declaration, after that there is no right."""
    v = een(bereken(jaar_van(0, 100, lkv_arbeidsgehandicapt=True, begin=VOORBIJ), {0: None}), "arbeidsgehandicapte")
    assert (v.recht, v.onterecht_uren) == (None, 700)
    assert "Onterecht gevraagd over jun-dec 2026: de periode waarover dit voordeel loopt, is voorbij." in v.reden
    assert "zet in het salarisprogramma IndAvrLkvAgWn op N over jun-dec 2026" in v.actie
    heel = een(bereken(jaar_van(0, 100, lkv_arbeidsgehandicapt=True), {0: None}), "arbeidsgehandicapte")
    assert "Onterecht gevraagd over" not in heel.reden  # without right all year: said in one sentence


def test_onterecht_naast_de_rest_van_de_oude_drie_jaar() -> None:
    v = een(bereken(jaar_van(0, 100, lkv_banenafspraak=True, begin=VOORBIJ), {0: None}))
    assert (v.recht, v.onterecht_uren) == (None, 700)
    assert "Onterecht gevraagd over jun-dec 2026: deze werknemer staat dan niet in het register, en de oude" in v.reden


# --- The reason that holds for this employee -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "geboren", "zin"),
    [
        (date(2023, 6, 1), date(1990, 1, 1), "jonger dan 56 jaar op de dag waarop de baan begon"),
        (date(2024, 1, 1), date(1960, 1, 1), "na 2025 is er alleen nog recht voor wie vóór 2024 begon"),
    ],
)
def test_alleen_wie_in_2024_of_later_begon_hoort_dat_het_oude_recht_ontbreekt(
    begin: date, geboren: date, zin: str
) -> None:
    v = een(bereken(jaar_van(0, 100, lkv_oudere=True, begin=begin, geboortedatum=geboren), {0: None}), "oudere")
    assert v.recht is False and zin in v.reden and ("vóór 2024 begon" in v.reden) is (begin.year == 2024)


@pytest.mark.parametrize(
    ("anders", "reden", "actie"),
    [
        ({"aard": None, "wsw_oud": True}, "Wsw-code van vóór 2022", "Zet bij de aard van de arbeidsverhouding"),
        ({"geboortedatum": None}, "de geboortedatum ontbreekt", "Vul de geboortedatum (Gebdat) in"),
    ],
)
def test_wie_in_het_register_staat_hoort_niet_dat_hij_er_niet_in_staat(
    anders: dict[str, Any], reden: str, actie: str
) -> None:
    v = een(bereken(jaar_van(0, 100, lkv_banenafspraak=True, **anders), {0: ALTIJD}))
    assert v.recht is None and "Staat niet in het register" not in v.reden
    assert reden in v.reden and v.actie.startswith(actie)


@pytest.mark.parametrize(("begin", "hangt"), [(date(2017, 12, 31), True), (date(2018, 1, 1), False)])
def test_een_baan_van_voor_2018_kan_ook_aan_een_premiekorting_hangen(begin: date, hangt: bool) -> None:
    """Wtl 6.2 (2018-2020): the rest of the term of a premiekorting, without a declaration."""
    records = jaar_van(0, 100, jaar=2020, lkv_arbeidsgehandicapt=True, begin=begin)
    v = een(bereken(records, {0: None}, jaar=2020, stand=date(2021, 3, 1)), "arbeidsgehandicapte")
    assert v.recht is None and ("premiekorting" in v.reden) is ("6.2" in v.artikel) is hangt


# --- Two jobs of one person ------------------------------------------------------------------------------------------


def test_twee_banen_van_een_mens_zijn_samen_twaalf_tijdvakken() -> None:
    wel = jaar_van(0, 50, lkv_banenafspraak=True)
    v = een(bereken([*wel, *jaar_van(0, 20, inkomstenverhouding=2)], {0: ALTIJD}))
    assert (v.tijdvakken_recht, v.tijdvakken_gevraagd, v.gemist) == (12, 12, 12 * 20 * 101)
    assert "is niet voor elke baan gevraagd: niet over jan-dec 2026 (240 uur)" in v.reden
    assert "aan, ook voor de andere baan. Uw" in v.actie
    half = een(bereken([*wel[:6], *jaar_van(0, 20, range(1, 9), inkomstenverhouding=2)], {0: ALTIJD}))
    assert "niet in elk tijdvak en niet voor elke baan gevraagd: niet over jan-aug 2026" in half.reden


# --- Dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dag", "veilig"), [(date(2027, 4, 30), True), (date(2027, 5, 1), False)])
def test_een_laatste_dag_op_zaterdag_noemt_de_werkdag_ervoor(dag: date, veilig: bool) -> None:
    v = een(bereken(jaar_van(0, 100), {0: ALTIJD}, stand=dag))
    assert "uiterlijk 01-05-2027" in v.actie and ("(veilig: 30-04-2027)" in v.actie) is veilig
    assert v.uiterste_datum == date(2027, 5, 1)  # the day of the act
    vorig = een(bereken(jaar_van(0, 100, jaar=2028), {0: ALTIJD}, jaar=2028, stand=dag))
    assert "veilig" not in vorig.actie  # 1 May 2029 is a Tuesday


@pytest.mark.parametrize(
    ("records", "geregistreerd", "doe"),
    [
        (jaar_van(0, 100), {0: ALTIJD}, "zet in het salarisprogramma IndAvrLkvDgBaf op J over jan-dec 2026"),
        (
            jaar_van(0, 100, lkv_banenafspraak=True),
            {0: None},
            "zet in het salarisprogramma IndAvrLkvDgBaf op N over jan-dec 2026",
        ),
        (
            jaar_van(0, 100, lkv_banenafspraak=True),
            {},
            "Vraag in het werkgeversportaal van UWV op of deze werknemer in het register staat",
        ),
        (
            jaar_van(0, 100, lkv_arbeidsgehandicapt=True, begin=date(2025, 6, 1)),
            {0: None},
            "Bewaar een kopie van de doelgroepverklaring bij de loonadministratie",
        ),
    ],
)
def test_wat_te_doen_is_staat_los_van_hoe_en_wanneer(records, geregistreerd, doe):
    """The list of actions has the day in a column of its own, so what to do is said without; the row says it all."""
    p = bereken(records, geregistreerd)
    v = next(v for v in p.lkv if v.actie)
    assert doe in v.doe and v.actie.startswith(v.doe) and len(v.actie) > len(v.doe)
    assert not re.search(r"\d\d-\d\d-\d{4}", v.doe)
    assert any(actie.wat.startswith(v.doe) for actie in beeld(p).acties)
