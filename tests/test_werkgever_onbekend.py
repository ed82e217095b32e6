"""What is missing decides nothing: twins that differ in one fact that nobody knows."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from telmee.werkgever.beeld import beeld
from werkgever_hulp import ALTIJD, BSN, STAND, bereken, bevonden, jaar_van, rij, via_bestanden

VRAAG: dict[str, Any] = {"uren_vorig_jaar": 50_000, "quotumpercentage": 258}


# --- The threshold ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "anders, plichtig",
    [
        ([], False),  # 37,440 hours, all known: surely below 40,575
        (jaar_van(1, None), None),  # somebody worked hours that nobody filed
        (jaar_van(1, 100, soort=None), None),  # hours of what may be work
        (jaar_van(1, None, soort=31), False),  # a benefit has no hours for the threshold
        ([*jaar_van(1, 300), *jaar_van(2, None)], True),  # above the limit is certain, whatever is missing
    ],
)
def test_ontbrekende_uren_beslissen_niet_dat_iemand_onder_de_drempel_blijft(anders: Any, plichtig: bool | None) -> None:
    p = bereken([*jaar_van(0, 3_120), *anders], {0: ALTIJD, 1: None, 2: None}, **VRAAG)
    q, onder = p.quotum, None if plichtig is None else not plichtig
    assert (q.plichtig, p.prognose.plichtig, q.drempel.onder_jaar) == (plichtig, plichtig, onder)
    assert (q.tekort is None, q.heffing.bedrag is None, p.prognose.tekort is None) == (plichtig is None,) * 3
    assert ("onbekend" in q.drempel.herkomst_jaar) is (p.ontbreekt != () and anders[0]["soort"] != 31)


@pytest.mark.parametrize("uren, bekend", [(3_000, None), (4_000, 48_000)])
def test_ontbrekende_uren_in_het_jaar_ervoor_ook_niet(uren: int, bekend: int | None) -> None:
    vorig = [*jaar_van(0, uren, jaar=2025), rij(1, 1, None, jaar=2025)]
    p = bereken([*vorig, *jaar_van(0, 4_000)], {0: None}, quotumpercentage=258)
    assert p.quotum.drempel.uren_vorig_jaar == bekend and p.quotum.plichtig is (None if bekend is None else True)
    assert ("uren-vorig-jaar-onbekend" in bevonden(p)) is (bekend is None)


@pytest.mark.parametrize("gewoon, plichtig", [(4_900, True), (3_300, None), (3_000, False)])
def test_een_onbekend_soort_wsw_laat_de_drempel_alleen_open_als_het_uitmaakt(gewoon: int, plichtig: Any) -> None:
    """At most all 1,680 hours may be subtracted: 58,800 is above the limit without them, 37,680 below it with them."""
    wsw = jaar_van(1, 140, jaar=2021, aard=None, wsw_oud=True)
    p = bereken([*jaar_van(0, gewoon, jaar=2021), *wsw], {0: None, 1: None}, jaar=2021, stand=date(2022, 6, 1), **VRAAG)
    assert (p.quotum.plichtig, p.quotum.drempel.uren_jaar, p.uren.grondslag) == (plichtig, None, None)


def test_wat_niet_zeker_is_staat_ook_zo_in_de_uitleg() -> None:
    p = bereken([*jaar_van(0, 3_120), rij(1, 1, None)], {0: ALTIJD}, **VRAAG)
    boom = p.uitleg[0]
    assert boom.naam == "quotumheffing" and boom.waarde is None
    assert p.receipt is not None and p.receipt["feiten"]["onder_drempel_jaar"] is None


# --- No hours at all --------------------------------------------------------------------------------------------------


def test_zonder_enig_uur_is_het_totaal_onbekend_en_telt_het_loon_wel() -> None:
    p = bereken(jaar_van(0, None, loon_sv=200_000, lkv_banenafspraak=True), {0: ALTIJD}, **VRAAG)
    u, o = p.uren, p.opslag_bonus
    assert (u.totaal, u.grondslag, u.doelgroep, u.mensen_doelgroep, p.quotum.plichtig) == (None,) * 5
    assert (o.grondslag, o.kleine_werkgever, o.bonus, o.percentage) == (2_400_000, False, None, None)
    assert not {"kleine-werkgever-onbekend", "maximumpremieloon-onbekend"} & bevonden(p)


# --- One answer to one question ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "uren, maanden, vorig, zin",
    [
        (4_000, 12, None, "Als u onder het quotum valt: er is geen tekort."),
        (4_000, 12, 50_000, "Er is geen tekort."),
        (100, 6, None, "Volgens de prognose valt u niet onder het quotum; dan is er niets nodig."),
        (100, 6, 1_000, "U valt niet onder het quotum, dus er is niets nodig."),
    ],
)
def test_de_zin_zegt_voor_welk_geval_hij_geldt(uren: int, maanden: int, vorig: int | None, zin: str) -> None:
    p = bereken(jaar_van(0, uren, range(1, maanden + 1)), {0: ALTIJD}, uren_vorig_jaar=vorig, quotumpercentage=258)
    assert p.quotum.aanvulling is not None and p.quotum.aanvulling.zin == zin
    assert ("als u onder het quotum valt" in p.quotum.tellingen[0].hoe) is (p.quotum.plichtig is not True)


@pytest.mark.parametrize(
    "perioden, percentage, zin",
    [
        (None, 258, "het aantal uren van de doelgroep is onbekend"),
        ({0: None}, None, "het quotumpercentage is onbekend"),
        (None, None, "het quotumpercentage en het aantal uren van de doelgroep zijn onbekend"),
    ],
)
def test_alleen_wat_echt_onbekend_is_wordt_genoemd(perioden: Any, percentage: int | None, zin: str) -> None:
    p = bereken(jaar_van(0, 4_000), perioden, uren_vorig_jaar=50_000, quotumpercentage=percentage)
    assert p.quotum.aanvulling is not None and p.quotum.aanvulling.zin == f"Niet te zeggen: {zin}."


def test_uren_die_er_niet_zijn_heten_geen_onbekend_uur() -> None:
    wsw = jaar_van(1, 140, jaar=2021, aard=None, wsw_oud=True)
    p = bereken([*jaar_van(0, 4_900, jaar=2021), *wsw], {0: None}, jaar=2021, stand=date(2022, 6, 1), **VRAAG)
    cel = next(f for f in beeld(p).deel("quotum").figuren if f.naam == "quotumplichtig")
    assert cel.waarde is True and "zeker niet onder de drempel" in cel.toelichting
    assert "onbekend uur" not in cel.toelichting


def test_een_bekende_nul_naast_alleen_onbekende_bedragen_is_geen_totaal() -> None:
    gevraagd = jaar_van(0, 100, lkv_arbeidsgehandicapt=True, begin=date(2025, 3, 1))
    p = bereken([*gevraagd, *jaar_van(1, 100)], {0: None, 1: ALTIJD})
    assert {v.bedrag for v in p.lkv} == {None, 0}
    assert (p.lkv_totaal.bedrag, p.prognose.lkv, p.lkv_totaal.gemist) == (None, None, 121_200)
    q = bereken([*gevraagd, *jaar_van(1, 100, lkv_banenafspraak=True)], {0: None, 1: ALTIJD})
    assert q.lkv_totaal.bedrag == q.prognose.lkv == 121_200


# --- Lists that say nothing, or too early, or no last day -----------------------------------------------------------


def test_een_lijst_met_alleen_een_kop_is_geen_antwoord(tmp_path: Path) -> None:
    p = via_bestanden(tmp_path, jaar_van(0, 100), {}, stand=STAND)
    assert (p.uren.totaal, p.uren.doelgroep) == (1_000, None) and "geen-register" in bevonden(p)


@pytest.mark.parametrize("stand, uren", [(date(2026, 7, 14), 0), (date(2026, 7, 15), 400)])
def test_een_overeenstemming_van_na_de_stand_telt_nog_niet(stand: date, uren: int) -> None:
    regel = (BSN[9], 400, date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 15))
    p = bereken(jaar_van(0), {0: None}, inleen=[regel], stand=stand)
    assert p.uren.inleen == uren and ("inleen-na-stand" in bevonden(p)) is (uren == 0)


@pytest.mark.parametrize("begin, gezegd", [(date(2026, 7, 1), False), (date(2026, 7, 2), True)])
def test_ingeleende_uren_van_na_de_stand_worden_gezegd(begin: date, gezegd: bool) -> None:
    regel = (BSN[9], 400, begin, date(2026, 12, 31), None)
    p = bereken(jaar_van(0), {0: None}, inleen=[regel], stand=date(2026, 7, 1))
    assert p.uren.inleen == 400 and ("inleen-nog-niet-begonnen" in bevonden(p)) is gezegd


@pytest.mark.parametrize("tot, gezegd", [(None, True), (date(2026, 6, 9), False)])
def test_een_registratie_zonder_einddatum_na_de_aow_leeftijd_wordt_gezegd(tot: date | None, gezegd: bool) -> None:
    """Born on 10 June 1959: 67 in June 2026, so July to December are after the pension age."""
    p = bereken(jaar_van(0, 100, geboortedatum=date(1959, 6, 10)), {0: (date(2015, 1, 1), tot)})
    gevonden = [b.wat for b in p.bevindingen if b.code == "na-aow-leeftijd"]
    assert p.uren.doelgroep == (1_200 if gezegd else 600) and bool(gevonden) is gezegd
    assert all("1 werknemer is na de AOW-leeftijd nog geteld (600 uur)" in wat for wat in gevonden)


def test_een_onbekend_soort_wsw_krijgt_zijn_eigen_reden_bij_de_opslag() -> None:
    p = bereken(jaar_van(0, 100, aard=None, wsw_oud=True), {0: None}, **VRAAG)
    assert "opslagloon-onbekend" in bevonden(p) and "maximumpremieloon-onbekend" not in bevonden(p)
    (melding,) = [b for b in p.bevindingen if b.code == "opslagpercentage-onbekend"]
    assert "--quotumpercentage" not in melding.gevolg  # it was given
