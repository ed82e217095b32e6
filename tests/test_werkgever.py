"""The position of invented employers: twins that differ in one fact, for the quota, opslag, bonus and forecast."""

import re
from datetime import date
from typing import Any

import pytest

from aangifte_hulp import LHNR
from telmee.werkgever.invoer import Opgaven
from telmee.werkgever.quotum import feiten
from telmee.werkgever.tellingen import weekuren as weekuren_van
from telmee.werkgever.termijnen import ics
from werkgever_hulp import ALTIJD, BSN, GROOT, bereken, bevonden, een, groot, invoer, jaar_van, rij

# --- Quota ----------------------------------------------------------------------------------------------------------


def test_quotum_tot_op_de_tiende() -> None:
    p = bereken(groot(jaar_van(0, 50)), {0: ALTIJD, 20: None}, **GROOT)
    # 48,600 hours x 2.58% = 1,253.88 hours; 600 are there; 653.88 / 1,331 = 0.49 baan
    assert (p.uren.totaal, p.uren.doelgroep) == (48_600, 600)
    q = p.quotum
    assert (q.plichtig, q.percentage, q.status) == (True, 258, "opgegeven")
    assert (q.vereiste_banen, q.gerealiseerde_banen, q.tekort) == (9, 4, 4)
    assert (q.heffing.bedrag, q.heffing.opgelegd, q.heffing.opgelegd_bedrag) == (200_000, False, 0)
    assert q.aanvulling is not None and (q.aanvulling.uren, q.aanvulling.banen) == (654, 4)
    jaar = next(t for t in q.tellingen if t.naam == "jaartelling")
    assert jaar.tekort == q.tekort  # from hours, rounded once: 0,9 less 0,4 would be 0,5


def test_genoeg_banen_is_geen_negatief_tekort() -> None:
    p = bereken(groot(jaar_van(0, 150)), {0: ALTIJD, 20: None}, **GROOT)
    assert p.quotum.tekort == 0 and [t.tekort for t in p.quotum.tellingen] == [0, 0]


@pytest.mark.parametrize("stand, weken", [(date(2026, 7, 1), 26), (date(2026, 11, 24), 5), (date(2026, 12, 28), None)])
def test_wat_ontbreekt_moet_in_de_weken_die_nog_komen(stand: date, weken: int | None) -> None:
    half = jaar_van(0, 50, range(1, 7)) + jaar_van(20, 4_000, range(1, 7))
    gat = bereken(half, {0: ALTIJD, 20: None}, stand=stand, **GROOT).quotum.aanvulling
    assert gat is not None and gat.uren is not None and gat.weken_rest == weken
    assert gat.uren_per_week_rest == (None if weken is None else -(-gat.uren // weken))
    assert (f"{weken} weken" in gat.zin) is (weken is not None)


@pytest.mark.parametrize("vorig, plichtig", [(40_575, True), (40_574, False), (None, None)])
def test_drempel_van_vorig_jaar(vorig: int | None, plichtig: bool | None) -> None:
    p = bereken(groot(), {20: None}, uren_vorig_jaar=vorig, quotumpercentage=258)
    assert p.quotum.plichtig is plichtig
    assert ("uren-vorig-jaar-onbekend" in bevonden(p)) is (vorig is None)


def test_uren_van_vorig_jaar_uit_de_aangiften() -> None:
    p = bereken(groot() + jaar_van(20, 4_000, jaar=2025), {20: None}, quotumpercentage=258)
    assert p.quotum.drempel.uren_vorig_jaar == 48_000 and p.quotum.plichtig is True
    assert p.uren.totaal == 48_000


def test_een_half_jaar_zegt_nog_niet_of_de_drempel_wordt_gehaald() -> None:
    p = bereken(jaar_van(20, 4_000, range(1, 7)), {20: None}, **GROOT)
    assert (p.quotum.plichtig, p.prognose.plichtig, p.prognose.volledig) == (None, True, False)
    assert {"jaar-niet-compleet"} <= bevonden(p)


def test_wie_vorig_jaar_onder_de_drempel_bleef_hoeft_dit_jaar_niet_af_te_wachten() -> None:
    p = bereken(jaar_van(20, 1_000, range(1, 7)), {20: None}, uren_vorig_jaar=1_000, quotumpercentage=258)
    assert p.quotum.plichtig is False and p.quotum.tekort == 0
    (half,) = [b for b in p.bevindingen if b.code == "jaar-niet-compleet"]
    assert "drempel" not in half.gevolg


def test_het_percentage_van_2026_is_onbekend() -> None:
    p = bereken(groot(), {20: None}, uren_vorig_jaar=50_000)
    q = p.quotum
    assert (q.percentage, q.status, q.vereiste_banen, q.tekort, q.heffing.bedrag) == (
        None,
        "onbekend",
        None,
        None,
        None,
    )
    assert q.heffing.opgelegd is False and "quotumpercentage-onbekend" in bevonden(p)


@pytest.mark.parametrize("sector, reden", [("markt", "niet geactiveerd"), ("overheid", "opgeschort")])
def test_er_wordt_geen_heffing_opgelegd(sector: str, reden: str) -> None:
    p = bereken(groot(), {20: None}, sector=sector, **GROOT)
    assert p.quotum.heffing.bedrag and p.quotum.heffing.opgelegd_bedrag == 0 and reden in p.quotum.heffing.reden


@pytest.mark.parametrize("stand, opgelegd", [(date(2019, 6, 1), True), (date(2020, 1, 1), False)])
def test_de_opschorting_kwam_later(stand: date, opgelegd: bool) -> None:
    p = bereken(
        jaar_van(20, 4_000, jaar=2018), {20: None}, jaar=2018, stand=stand, sector="overheid", uren_vorig_jaar=50_000
    )
    # 48,000 hours x 1.93% = 926.4 hours, and 926.4 / 1,331 = 0.69 baan
    assert (p.quotum.percentage, p.quotum.status, p.quotum.tekort) == (193, "vastgesteld", 6)
    assert (p.quotum.heffing.bedrag, p.quotum.heffing.opgelegd) == (300_000, opgelegd)
    assert p.quotum.heffing.opgelegd_bedrag == (300_000 if opgelegd else 0)


@pytest.mark.parametrize("jaar", range(2018, 2028))
def test_elk_jaar_is_te_berekenen(jaar: int) -> None:
    records = jaar_van(0, 100, jaar=jaar, lkv_banenafspraak=True, begin=date(jaar, 1, 1))
    p = bereken(records, {0: ALTIJD}, jaar=jaar, stand=date(2028, 1, 1))
    assert (p.uren.totaal, p.uren.doelgroep) == (1_200, 1_200) and p.quotum.heffing.opgelegd is False
    assert een(p).recht is (True if jaar >= 2026 else None)  # before 2026 it hangs on a declaration


def test_bedragen_van_2027_zijn_niet_gevonden() -> None:
    p = bereken(jaar_van(0, 100, jaar=2027), {0: ALTIJD}, jaar=2027, stand=date(2028, 1, 1))
    v = een(p)
    assert (v.recht, v.uren, v.bedrag, v.gemist) == (True, 1_200, 0, None) and "niet gevonden" in v.reden
    assert p.opslag_bonus.grondslag is None and "maximumpremieloon-onbekend" in bevonden(p)


def test_zonder_register_blijft_onbekend_onbekend() -> None:
    p = bereken(groot(jaar_van(0, 50)), None, **GROOT)
    assert (p.uren.totaal, p.uren.doelgroep, p.quotum.gerealiseerde_banen, p.quotum.tekort) == (
        48_600,
        None,
        None,
        None,
    )
    assert p.opslag_bonus.bonus is None and "geen-register" in bevonden(p)


def test_wie_geen_antwoord_heeft_telt_niet_mee_en_dat_staat_erbij() -> None:
    p = bereken(groot(jaar_van(0, 50), jaar_van(1, 70)), {0: ALTIJD, 20: None}, **GROOT)
    assert p.uren.doelgroep == 600 and "register-onbekend" in bevonden(p)
    assert any("840 uur" in zin for zin in p.ontbreekt)


@pytest.mark.parametrize(
    "registratie, uren",
    [
        ((date(2026, 3, 31), None), 1_000),
        ((date(2026, 4, 1), None), 900),
        ((date(2015, 1, 1), date(2026, 3, 1)), 300),
        ((date(2015, 1, 1), date(2026, 2, 28)), 200),
        ((None, date(2026, 2, 28)), 200),  # an answer without a first day: registered since long ago
        (None, 0),
    ],
)
def test_een_dag_in_het_tijdvak_is_genoeg(registratie: Any, uren: int) -> None:
    assert bereken(jaar_van(0, 100), {0: registratie}).uren.doelgroep == uren


@pytest.mark.parametrize(
    "aard, grondslag, doelgroep", [(1, 1_200, 1_200), (21, 0, 0), (22, 0, 0), (23, 1_200, 1_200), (24, 1_200, 0)]
)
def test_de_aard_beslist(aard: int, grondslag: int, doelgroep: int) -> None:
    p = bereken(jaar_van(0, 100, aard=aard), {0: ALTIJD})
    assert (p.uren.totaal, p.uren.grondslag, p.uren.doelgroep) == (1_200, grondslag, doelgroep)


def test_een_uitzendkracht_telt_niet_bij_de_uitlener() -> None:
    records = jaar_van(0, 100, aard=11)
    ja, nee = bereken(records, {0: ALTIJD}), bereken(records, {0: ALTIJD}, uitlener=False)
    assert (ja.uren.grondslag, ja.uren.doelgroep, ja.uren.uitgeleend) == (0, 0, 1_200)
    assert (nee.uren.grondslag, nee.uren.doelgroep) == (1_200, 1_200)
    assert "uitlener-afgeleid" in bevonden(ja) and "uitlener-afgeleid" not in bevonden(nee)


def test_wie_wsw_ers_detacheert_is_uitlener_ook_tegen_een_opgave_in() -> None:
    records = jaar_van(0, 100, aard=22)
    ja, nee = bereken(records, {0: ALTIJD}), bereken(records, {0: ALTIJD}, uitlener=False)
    assert nee.uren == ja.uren and nee.uren.grondslag == 0
    assert "uitlener-door-wsw" in bevonden(nee) and "uitlener-door-wsw" not in bevonden(ja)


def test_een_uitkering_is_geen_werk() -> None:
    assert bereken(jaar_van(0, 100, soort=32, aard=None), {0: ALTIJD}).uren.totaal == 0


def inleenregel(wie: int, uren: int, van: date, tot: date, eens: date | None) -> tuple[Any, ...]:
    return (BSN[wie], uren, van, tot, eens)


def test_ingeleende_uren_tellen_mee_als_het_op_tijd_is_afgesproken() -> None:
    van, tot = date(2026, 1, 1), date(2026, 6, 30)
    for eens, uren in ((date(2027, 8, 1), 400), (date(2027, 8, 2), 0), (None, 400)):
        p = bereken(jaar_van(0), {0: None}, inleen=[inleenregel(9, 400, van, tot, eens)], stand=date(2027, 10, 1))
        assert (p.uren.inleen, p.uren.doelgroep) == (uren, uren), eens
        assert ("inleen-overeenstemming" in bevonden(p)) is (eens is None)
        assert ("inleen-te-laat" in bevonden(p)) is (uren == 0)


def test_een_te_late_regel_neemt_de_andere_ingeleende_uren_niet_mee() -> None:
    """Besluit Wfsv 2.28 lid 3 is about each agreement, not about the last one of the year."""
    van, tot = date(2026, 1, 1), date(2026, 6, 30)
    dagen = (date(2026, 7, 1), date(2027, 9, 1), None)
    regels = [inleenregel(9, uren, van, tot, eens) for uren, eens in zip((400, 50, 6), dagen, strict=True)]
    p = bereken(jaar_van(0), {0: None}, inleen=regels)
    assert p.uren.inleen == 406 and {"inleen-te-laat", "inleen-overeenstemming"} <= bevonden(p)


def test_ingeleende_uren_van_wie_niet_geregistreerd_is_tellen_niet() -> None:
    regel = [inleenregel(9, 400, date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1))]
    assert bereken(jaar_van(0), {0: None, 9: ALTIJD}, inleen=regel).uren.doelgroep == 400
    niet = bereken(jaar_van(0), {0: None, 9: None}, inleen=regel)
    assert niet.uren.doelgroep == 0 and "inleen-niet-geregistreerd" in bevonden(niet)
    stil = bereken(jaar_van(0), {0: None}, inleen=regel)  # the answer says nothing of this person: counted, and said
    assert stil.uren.doelgroep == 400
    assert [p for p in (niet, stil) if "inleen-zonder-antwoord" in bevonden(p)] == [stil]
    (melding,) = [b for b in stil.bevindingen if b.code == "inleen-zonder-antwoord"]
    assert "bij 1 regel met samen 400 ingeleende uren" in melding.wat and "alsof" in melding.gevolg
    ander = bereken(jaar_van(0), {0: None}, inleen=[inleenregel(9, 400, date(2025, 1, 1), date(2025, 2, 1), None)])
    assert ander.uren.doelgroep == 0 and "inleen-ander-jaar" in bevonden(ander)


@pytest.mark.parametrize(("eens", "nog"), [(date(2026, 11, 28), False), (date(2026, 11, 29), True), (None, True)])
def test_wie_het_eens_is_hoeft_het_niet_meer_te_worden(eens: date | None, nog: bool) -> None:
    regel = [inleenregel(9, 400, date(2026, 1, 1), date(2026, 6, 30), eens)]
    p = bereken(jaar_van(0), {0: None}, inleen=regel, stand=date(2026, 11, 28))
    assert any(t.soort == "inleen" for t in p.termijnen) is nog


@pytest.mark.parametrize(
    "registratie, uren",
    [
        ((date(2026, 6, 30), None), 400),  # one day is enough
        ((date(2026, 7, 1), None), 0),
        ((date(2020, 1, 1), date(2026, 1, 1)), 400),
        ((date(2020, 1, 1), date(2025, 12, 31)), 0),
    ],
)
def test_een_geregistreerde_dag_in_de_inleenperiode_is_genoeg(registratie: Any, uren: int) -> None:
    regel = [inleenregel(9, 400, date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1))]
    assert bereken(jaar_van(0), {0: None, 9: registratie}, inleen=regel).uren.doelgroep == uren


def test_weektelling_naast_jaartelling() -> None:
    p = bereken(groot(jaar_van(0, 110, contracturen_week=2_550)), {0: ALTIJD, 20: None}, **GROOT)
    jaar, week = p.quotum.tellingen
    assert (jaar.naam, jaar.gerealiseerd) == ("jaartelling", 9)  # 1,320 / 1,331
    assert "1.331 per baan" in jaar.hoe and "25,5 per baan" in week.hoe
    assert (week.naam, week.gerealiseerd) == ("weektelling", 10)  # 25.5 / 25.5


@pytest.mark.parametrize(
    "anders, weekuren",
    [
        ({}, 20),
        ({"eind": date(2026, 12, 31)}, 20),  # still there on the day that is counted
        ({"eind": date(2026, 12, 30)}, 0),
        ({"aard": 21}, 0),  # Wsw at the Wsw body itself is outside the base (Wfsv 38g lid 2)
        ({"aard": 23}, 20),
        ({"soort": 22}, 0),  # a benefit is no work
    ],
)
def test_de_weektelling_telt_wie_er_op_de_laatste_dag_werkt(anders: dict[str, Any], weekuren: int) -> None:
    """10,000 hours a week of others, and those of one who differs."""
    records = groot(jaar_van(0, 100, contracturen_week=2_000, **anders), uren=40_000)
    p = invoer(
        [r | {"contracturen_week": 1_000_000} if r["persoon"] == 21 else r for r in records], {0: None, 20: None}
    )
    alle, doelgroep, dag = weekuren_van(p, feiten(p, "markt", False, None))
    assert (alle, doelgroep, dag) == (1_000_000 + weekuren * 100, 0, date(2026, 12, 31))


@pytest.mark.parametrize("uitlener", [False, True])
def test_de_weektelling_van_een_uitlener_laat_weg_wie_hij_uitleent(uitlener: bool) -> None:
    """As the yearly count does (Besluit Wfsv 2.27 and 2.28): from the base and from the target group."""
    records = groot(jaar_van(0, 100, contracturen_week=2_000, aard=11) + jaar_van(1, 100, contracturen_week=3_000))
    p = invoer(
        [r | {"contracturen_week": 0} if r["persoon"] == 21 else r for r in records], {0: ALTIJD, 1: ALTIJD, 20: None}
    )
    alle, doelgroep, _ = weekuren_van(p, feiten(p, "markt", uitlener, None))
    assert (alle, doelgroep) == ((3_000, 3_000) if uitlener else (5_000, 5_000))


# --- Opslag and bonus -----------------------------------------------------------------------------------------------


def test_opslag_en_bonus_met_een_gegeven_percentage() -> None:
    p = bereken(jaar_van(0, 100) + jaar_van(1, 100, loon_sv=1_000_000), {0: ALTIJD, 1: None}, opslagpercentage=50)
    o = p.opslag_bonus
    # 12 x 2,000 euro, and 120,000 euro cut at the maximum of 79,409
    assert (o.grondslag, o.opslag, o.uitgezonderd_loon) == (2_400_000 + 7_940_900, 51_704, 12_000_000 - 7_940_900)
    assert (o.bonusuren, o.bonus, o.saldo) == (1_200, 452_400, 452_400 - 51_704)
    assert o.evenwicht_uren == 138 and o.van_toepassing is False and "niet in werking" in o.status
    assert o.uren_tot_evenwicht == 0  # 1,200 is past it, and no debt of hours


def test_het_percentage_uit_het_evenwicht() -> None:
    p = bereken(groot(jaar_van(0, 50)), {0: ALTIJD, 20: None}, **GROOT)
    assert p.opslag_bonus.percentage is not None and p.opslag_bonus.percentage_herkomst.startswith("afgeleid")
    zonder = bereken(groot(jaar_van(0, 50)), {0: ALTIJD, 20: None})
    assert zonder.opslag_bonus.opslag is None and "opslagpercentage-onbekend" in bevonden(zonder)


def test_wsw_loon_tegen_het_hoge_tarief_maakt_een_kleine_werkgever_niet_groot() -> None:
    records = jaar_van(0, 100, aof_laag=200_000) + jaar_van(1, 100, aof_hoog=900_000, aard=23)
    assert bereken(groot(records), {0: ALTIJD}, **GROOT).opslag_bonus.kleine_werkgever is True


def test_een_kleine_werkgever_betaalt_geen_opslag_en_krijgt_wel_bonus() -> None:
    records = jaar_van(0, 100, aof_laag=200_000, aof_hoog=0)
    o = bereken(records, {0: ALTIJD}, opslagpercentage=50).opslag_bonus
    assert (o.kleine_werkgever, o.opslag, o.bonus) == (True, 0, 452_400)


def test_voor_2026_is_er_geen_opslag_te_berekenen() -> None:
    """Until then the hours of the benefit hang on declarations that no filing shows: a bonus of zero is wrong."""
    p = bereken(jaar_van(0, 100, jaar=2025), {0: ALTIJD}, jaar=2025, opslagpercentage=50)
    o = p.opslag_bonus
    assert (o.opslag, o.bonus, o.saldo) == (None, None, None) and "sinds 2026" in o.toelichting[0]
    assert "opslag-te-vroeg" in bevonden(p)  # what is null has a finding


def test_of_de_opslag_later_geldt_is_onbekend_en_geen_nee() -> None:
    """Wet banenafspraak 12: at the earliest two years after activation, and of 2028 nobody knows."""
    for jaar, geldt in ((2027, False), (2028, None)):
        assert bereken(jaar_van(0, 100, jaar=jaar), {0: ALTIJD}, jaar=jaar).opslag_bonus.van_toepassing is geldt


def test_elk_cijfer_van_het_beeld_heeft_een_uitleg_die_op_hetzelfde_uitkomt() -> None:
    """So far, and over the whole year: the trees come to the figures of the picture."""
    p = bereken(jaar_van(0, 50, range(1, 7)) + jaar_van(20, 4_000, range(1, 7)), {0: ALTIJD, 20: None}, **GROOT)
    nu = {boom.naam: boom.waarde for boom in p.uitleg}
    assert nu["quotumheffing"] == p.quotum.heffing.bedrag and nu["saldo_opslag_bonus"] == p.opslag_bonus.saldo
    assert nu["evenwicht_uren"] == p.opslag_bonus.evenwicht_uren
    assert nu["opslagpercentage_uit_evenwicht"] == p.opslag_bonus.percentage
    jaar = {boom.naam: boom.waarde for boom in p.uitleg_prognose}
    assert jaar["quotumheffing"] == p.prognose.heffing and jaar["gerealiseerde_banen"] == p.prognose.gerealiseerde_banen
    assert p.quotum.aanvulling is not None and jaar["aanvulling_uren"] == p.quotum.aanvulling.uren


# --- Forecast, dates, privacy ---------------------------------------------------------------------------------------


def test_prognose_trekt_de_laatste_drie_tijdvakken_door() -> None:
    records = jaar_van(0, 100, range(1, 7)) + jaar_van(1, 120, range(1, 6)) + [rij(1, 6, 120, eind=date(2026, 6, 30))]
    p = bereken(records, {0: (date(2015, 1, 1), date(2026, 9, 30)), 1: None})
    # April-June: 300 hours over 91 days; July to December are 31 31 30 31 30 31 days. The second person left.
    verwacht = sum(round(300 * d / 91) for d in (31, 31, 30, 31, 30, 31))
    assert p.prognose.uren is not None
    assert p.prognose.uren.totaal == 600 + 720 + verwacht
    assert p.prognose.uren.doelgroep == 600 + sum(round(300 * d / 91) for d in (31, 31, 30))
    assert (p.prognose.tijdvakken_aangegeven, p.prognose.tijdvakken_in_jaar) == (6, 12)


def test_een_verkeerd_nummer_in_een_bestand_verdubbelt_de_prognose_niet() -> None:
    """May under another sub-number: the same people, so they go on once, and no period of May is estimated."""
    mensen = [jaar_van(w, 120, maanden=range(1, 11)) for w in range(3)]
    goed = [r for rijen in mensen for r in rijen]
    ander = LHNR[:-2] + "02"
    fout = [r | ({"loonheffingennummer": ander} if r["tijdvak_begin"].month == 5 else {}) for r in goed]
    een_, twee = bereken(goed, {0: ALTIJD}), bereken(fout, {0: ALTIJD})
    assert een_.prognose.uren == twee.prognose.uren and een_.prognose.methode == twee.prognose.methode
    assert (twee.prognose.tijdvakken_aangegeven, twee.prognose.tijdvakken_in_jaar) == (10, 12)
    melding = next(b for b in twee.bevindingen if b.code == "ander-nummer")
    assert melding.aantal == 3 and LHNR in melding.wat and ander in melding.wat
    assert "ander-nummer" not in bevonden(een_)


def test_twee_banen_onder_twee_nummers_gaan_allebei_door() -> None:
    """At the same time under both is two jobs; the number that is a month behind is estimated for that month too."""
    ander = {"loonheffingennummer": LHNR[:-2] + "02", "inkomstenverhouding": 2}
    p = bereken([*jaar_van(0, 100, range(1, 12)), *jaar_van(0, 50, range(1, 11), **ander)], {0: ALTIJD})
    assert p.prognose.uren.totaal == 1_100 + 500 + round(300 * 31 / 91) + round(150 * 30 / 92) + round(150 * 31 / 92)
    assert "ander-nummer" not in bevonden(p)


def test_een_heel_jaar_is_zijn_eigen_prognose() -> None:
    p = bereken(groot(jaar_van(0, 50)), {0: ALTIJD, 20: None}, **GROOT)
    assert p.prognose.volledig and p.prognose.uren == p.uren and p.prognose.tekort == p.quotum.tekort


def test_termijnen_uit_de_wet() -> None:
    p = bereken(jaar_van(0, 100), {0: ALTIJD})
    dagen = {t.soort: t.datum for t in p.termijnen if t.soort != "quotum"}
    assert dagen["verzoek"] == date(2027, 1, 31) and dagen["correctie"] == date(2027, 5, 1)
    assert dagen["berekening"] == date(2027, 3, 14) and dagen["beschikking"] == date(2027, 7, 31)
    assert dagen["bezwaar"] == dagen["uitbetaling"] == date(2027, 9, 11)
    tot = {t.soort: t.uitleg.split(".")[0] for t in p.termijnen}  # of the two on the quota the last one
    woorden = ("Vóór 15 maart", "Vóór 1 augustus", "Vóór 1 november")
    assert (tot["berekening"], tot["beschikking"], tot["quotum"]) == woorden


def test_een_laatste_dag_in_het_weekend_krijgt_een_veilige_dag():
    """1 May 2027 is a day that the act names; six weeks is a term, which runs on (Algemene termijnenwet 1)."""
    p = bereken(jaar_van(0, 100), {0: ALTIJD})
    per = {t.soort: t for t in p.termijnen if t.soort != "quotum"}
    correctie, bezwaar, betaald = per["correctie"], per["bezwaar"], per["uitbetaling"]
    assert (correctie.datum, correctie.veilig, correctie.later) == (date(2027, 5, 1), date(2027, 4, 30), None)
    assert "Reken niet op uitstel" in correctie.uitleg
    assert (bezwaar.datum, bezwaar.veilig, bezwaar.later) == (date(2027, 9, 11), date(2027, 9, 10), date(2027, 9, 13))
    assert (betaald.veilig, betaald.later) == (None, date(2027, 9, 13))
    assert (per["verzoek"].datum, per["verzoek"].veilig) == (date(2027, 1, 31), date(2027, 1, 29))
    assert per["beschikking"].veilig is None  # a Saturday as well, but not for the employer
    agenda = ics(p.termijnen, 2026, p.stand)
    assert "DTSTART;VALUE=DATE:20270430" in agenda and "DTSTART;VALUE=DATE:20270501" not in agenda


def test_agenda() -> None:
    p = bereken(jaar_van(0, 100), {0: ALTIJD})
    tekst = ics(p.termijnen, 2026, p.stand)
    assert tekst.startswith("BEGIN:VCALENDAR\r\n") and tekst.endswith("END:VCALENDAR\r\n")
    assert tekst.count("BEGIN:VEVENT") == len(p.termijnen) == tekst.count("UID:")
    assert all(len(regel.encode()) <= 75 for regel in tekst.split("\r\n"))
    assert "DTSTART;VALUE=DATE:20270314\r\nDTEND;VALUE=DATE:20270315" in tekst  # the end is the day after (RFC 5545)
    assert "Nog te verbeteren: 1 regel\\; nog niet gevraagd: € 1.212\\,00." in tekst.replace("\r\n ", "")
    assert ics(p.termijnen, 2026, p.stand) == tekst


def test_geen_bsn_zonder_dat_het_is_gevraagd() -> None:
    p = bereken(groot(jaar_van(0, 50)), {0: ALTIJD, 20: None}, **GROOT)
    tekst = repr(p.als_dict())
    assert not re.search("|".join(str(n) for n in BSN), tekst)
    assert str(BSN[0]) in repr(p.als_dict(met_bsn=True))
    assert p.banner


def test_opgaven_zijn_leeg_als_niets_is_gegeven() -> None:
    assert Opgaven() == Opgaven(None, None, None)


# --- Rows that cannot be used ---------------------------------------------------------------------------------------


def test_onbekende_uren_ontbreken_en_dat_staat_erbij() -> None:
    p = bereken([*jaar_van(0, 100), rij(1, 1, None)], {0: ALTIJD, 1: None})
    assert p.uren.totaal == 1_200 and "uren-onvolledig" in bevonden(p)
    assert any("1 regel zijn de uren onbekend" in zin for zin in p.ontbreekt)


def test_alleen_onbruikbare_regels_geven_onbekend_en_een_verklaring() -> None:
    p = bereken([rij(0, 1, None)], {0: ALTIJD})
    (v,) = p.lkv  # registered and nobody asked: what is missed is unknown, and that is a row
    assert p.uren.totaal is None and p.ontbreekt and (v.recht, v.gevraagd, v.gemist) == (None, False, None)


def test_onbekende_aard_telt_als_gewoon_werk() -> None:
    p = bereken(jaar_van(0, 100, aard=None), {0: ALTIJD})
    assert p.uren.doelgroep == 1_200 and "aard-onbekend-geteld" in bevonden(p)


def test_wsw_met_de_code_van_voor_2022_maakt_de_grondslag_onbekend() -> None:
    """Sheltered Wsw is no part of A (Wfsv 38g lid 2), posted and supported are; code 10 does not say which."""
    gewoon, wsw = jaar_van(0, 4_000, jaar=2021), jaar_van(1, 100, jaar=2021, aard=None, wsw_oud=True)
    vragen: Any = {"jaar": 2021, "stand": date(2022, 6, 1), "uren_vorig_jaar": 60_000, "quotumpercentage": 258}
    zonder, met = (bereken(r, {0: ALTIJD, 1: None}, **vragen) for r in (gewoon, [*gewoon, *wsw]))
    assert (zonder.uren.grondslag, zonder.quotum.plichtig) == (48_000, True)
    assert (met.uren.totaal, met.uren.grondslag, met.uren.wsw, met.quotum.tekort) == (49_200, None, None, None)
    assert met.uren.doelgroep == 48_000  # who is not registered does not count, whatever the kind of Wsw
    melding = next(b for b in met.bevindingen if b.code == "wsw-onbekend")
    assert "12 regels met samen 1.200 uur" in melding.wat and "38g lid 2" in melding.gevolg
    assert "aard-onbekend-geteld" not in bevonden(met) and met.quotum.tellingen[1].vereist is None


def test_wsw_in_het_jaar_ervoor_laat_de_drempel_open() -> None:
    """Whether a Wsw body may subtract hours for the threshold (Besluit Wfsv 2.33) is not in code 10 either."""
    vorig = jaar_van(1, 4_000, jaar=2021, aard=None, wsw_oud=True)
    nu = jaar_van(0, 4_000, jaar=2022, aard=21)
    p = bereken([*vorig, *nu], {0: ALTIJD, 1: None}, jaar=2022, stand=date(2023, 6, 1))
    assert p.quotum.drempel.uren_vorig_jaar is None and "uren-vorig-jaar-onbekend" in bevonden(p)


def test_zonder_bsn_kan_niemand_in_het_register_kijken() -> None:
    p = bereken(jaar_van(0, 100, bsn=None, lkv_banenafspraak=True, begin=date(2026, 1, 1)), {1: ALTIJD})
    v = een(p)
    assert (p.uren.totaal, p.uren.doelgroep, v.recht) == (1_200, 0, None) and "ontbreekt" in v.reden


def test_negatieve_uren_verlagen_het_totaal() -> None:
    p = bereken([*jaar_van(0, 100), rij(0, 12, -40, inkomstenverhouding=2)], {0: ALTIJD})
    assert (p.uren.totaal, p.uren.doelgroep) == (1_160, 1_160)
