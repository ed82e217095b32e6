"""The list of doelgroepverklaringen beside the filings: what it proves, what it does not, and what stays unknown."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from telmee.werkgever.uitkomst import Positie
from werkgever_hulp import ALTIJD, BSN, bereken, bevonden, een, jaar_van, rij
from werkgever_hulp import verklaringen as lijst_van

BEGIN = date(2025, 2, 1)
OP_TIJD, TE_LAAT = date(2025, 5, 1), date(2025, 5, 2)
AG = {"lkv_arbeidsgehandicapt": True, "begin": BEGIN}


def regel(
    wie: int = 0, soort: str = "arbeidsgehandicapte", begin: date | None = BEGIN, **anders: Any
) -> dict[str, Any]:
    """A line of the list: a declaration that was asked for on the last day."""
    return {"bsn": BSN[wie], "soort": soort, "begin": begin, "aangevraagd": OP_TIJD} | anders


def met(*regels: dict[str, Any], records: Any = None, perioden: Any = None, **opties: Any) -> Positie:
    """A year of one person who asks for arbeidsgehandicapte, with these lines."""
    records = jaar_van(0, 100, **AG) if records is None else records
    return bereken(records, {0: None} if perioden is None else perioden, verklaringen=lijst_van(*regels), **opties)


# --- Twins: with and without, in time and a day late, the right kind and the wrong one ------------------------------


def test_met_de_verklaring_is_er_recht_en_zonder_is_het_onbekend() -> None:
    ja, nee = met(regel()), bereken(jaar_van(0, 100, **AG), {0: None})
    v = een(ja, "arbeidsgehandicapte")
    assert (v.recht, v.uren, v.bedrag, v.gemist, v.actie) == (True, 1_200, 366_000, 0, "")
    assert v.reden.startswith("Er is een doelgroepverklaring") and "lkv-onbekend" not in bevonden(ja)
    assert een(nee, "arbeidsgehandicapte").recht is None and "lkv-onbekend" in bevonden(nee)


def test_een_dag_te_laat_aangevraagd_geeft_geen_recht() -> None:
    p = met(regel(aangevraagd=TE_LAAT))
    v = een(p, "arbeidsgehandicapte")
    assert (v.recht, v.bedrag, v.onterecht_uren) == (False, 0, 1_200)
    assert "te laat aangevraagd; dat kon tot en met 01-05-2025" in v.reden and v.artikel == "Wtl 2.7 lid 1"
    (gevonden,) = [b for b in p.bevindingen if b.code == "verklaring-te-laat"]
    assert (gevonden.bestand, gevonden.regel) == ("v.csv", 2)


@pytest.mark.parametrize("anders, recht", [({"afgegeven": OP_TIJD}, True), ({"afgegeven": TE_LAAT}, True), ({}, None)])
def test_wat_is_afgegeven_telt_en_zonder_enige_dag_is_het_onbekend(anders: dict[str, Any], recht: bool | None) -> None:
    """The three months bind who decides on the declaration (2.7 lid 1); a decision that was taken stands."""
    p = met(regel(aangevraagd=None, **anders))
    v = een(p, "arbeidsgehandicapte")
    assert v.recht is recht and ("verklaring-zonder-aanvraag" in bevonden(p)) is (recht is None)
    assert ("wanneer zij is aangevraagd" in v.reden) is (recht is None)


def test_een_besluit_gaat_voor_de_telling_en_die_staat_ernaast() -> None:
    p = met(regel(aangevraagd=TE_LAAT, afgegeven=TE_LAAT + timedelta(days=20)))
    assert een(p, "arbeidsgehandicapte").recht is True and "verklaring-laat-afgegeven" in bevonden(p)
    assert "verklaring-te-laat" not in bevonden(p)
    op_tijd = met(regel(afgegeven=TE_LAAT))
    assert een(op_tijd, "arbeidsgehandicapte").recht is True and "verklaring-laat-afgegeven" not in bevonden(op_tijd)


def test_een_verklaring_van_een_andere_soort_bewijst_niets() -> None:
    p = met(regel(soort="oudere"))
    assert een(p, "arbeidsgehandicapte").recht is None
    assert "in de lijst staat daarvoor geen verklaring" in een(p, "arbeidsgehandicapte").reden
    assert [v.soort for v in p.lkv] == ["arbeidsgehandicapte"]  # 41 years old: no benefit for older employees either


def test_wie_niet_in_de_lijst_staat_is_onbekend_en_nee_is_nee() -> None:
    stil, nee = met(regel(wie=5)), met(regel(verklaring=False, begin=None))
    assert een(stil, "arbeidsgehandicapte").recht is None and "verklaring-niet-in-aangifte" in bevonden(stil)
    v = een(nee, "arbeidsgehandicapte")
    assert v.recht is False and "volgens de lijst geen" in v.reden and v.artikel == "Wtl 2.6 lid 1 onder c"


def test_nee_geldt_pas_als_de_verklaring_niet_meer_kan_worden_aangevraagd() -> None:
    records = jaar_van(0, 100, range(9, 13), **(AG | {"begin": date(2026, 9, 1)}))
    for stand, recht in ((date(2026, 12, 1), None), (date(2026, 12, 2), False)):
        v = een(met(regel(verklaring=False, begin=None), records=records, stand=stand), "arbeidsgehandicapte")
        assert v.recht is recht, stand


def test_nee_wacht_ook_op_de_maandag_na_een_zaterdag() -> None:
    """The three months of 5 June end on Saturday 5 September 2026; Monday the 7th is still in time."""
    records = jaar_van(0, 100, range(6, 13), **(AG | {"begin": date(2026, 6, 5)}))
    for stand, recht in ((date(2026, 9, 7), None), (date(2026, 9, 8), False)):
        v = een(met(regel(verklaring=False, begin=None), records=records, stand=stand), "arbeidsgehandicapte")
        assert v.recht is recht, stand


def test_een_recht_waar_niemand_om_vroeg_wordt_zichtbaar() -> None:
    records = jaar_van(0, 100, begin=BEGIN)
    assert bereken(records, {0: None}).lkv == ()
    v = een(met(regel(), records=records), "arbeidsgehandicapte")
    assert (v.recht, v.gevraagd, v.gemist) == (True, False, 366_000) and "IndAvrLkvAgWn op J" in v.actie


def test_een_verklaring_verlengt_de_drie_jaar_niet() -> None:
    begin = date(2023, 3, 15)
    records = jaar_van(0, 100, lkv_arbeidsgehandicapt=True, begin=begin)
    v = een(met(regel(begin=begin, aangevraagd=begin), records=records), "arbeidsgehandicapte")
    assert (v.recht, v.uren, v.onterecht_uren) == (True, 300, 900)  # March counts as a whole (2.8 lid 2)
    assert "na 14-03-2026 voorbij" in v.reden


# --- Which beginning: the job in the filings ------------------------------------------------------------------------


def test_een_verklaring_voor_een_andere_baan_telt_niet() -> None:
    p = met(regel(begin=date(2025, 2, 2)))
    v = een(p, "arbeidsgehandicapte")
    assert v.recht is None and "andere eerste dag" in v.reden
    assert [b.regel for b in p.bevindingen if b.code == "verklaring-ander-begin"] == [2]


def terug(vorig_begin: date, laatste_dag: date) -> list[dict[str, Any]]:
    """Worked here in 2025 up to some day, and again from June 2026."""
    weg = rij(0, laatste_dag.month, 100, 2025, begin=vorig_begin, eind=laatste_dag, reden_einde=20)
    nu = {"begin": date(2026, 6, 1), "inkomstenverhouding": 2, "lkv_arbeidsgehandicapt": True}
    return [weg, *jaar_van(0, 100, range(6, 13), **nu)]


KRIJGT = {"lkv_arbeidsgehandicapt": True}
NIEUW = {"begin": date(2026, 6, 1), "aangevraagd": date(2026, 6, 1)}


@pytest.mark.parametrize("laatste, recht", [(date(2025, 11, 30), True), (date(2025, 12, 1), False)])
def test_in_de_zes_maanden_ervoor_hier_in_dienst_lezen_we_uit_de_aangiften(laatste: date, recht: bool) -> None:
    p = met(regel(**NIEUW), records=terug(date(2020, 1, 1), laatste))
    v = een(p, "arbeidsgehandicapte")
    assert v.recht is recht and ("verklaring-eerder-in-dienst" in bevonden(p)) is not recht
    assert recht or (v.artikel == "Wtl 2.6 lid 1 onder b" and "zes maanden" in v.reden)


@pytest.mark.parametrize(
    "eerste, aangevraagd, uren",
    [
        (date(2023, 9, 1), date(2023, 9, 1), 300),  # the first clock runs on to August 2026: a break does not count
        (date(2023, 9, 1), date(2023, 12, 2), 700),  # asked for too late, so the new job is the first with a right
        (date(2023, 6, 1), date(2023, 6, 1), 0),  # the three years ended the day before: there is no second time
    ],
)
def test_welke_van_twee_verklaringen_de_klok_zet(eerste: date, aangevraagd: date, uren: int) -> None:
    regels = regel(**NIEUW), regel(begin=eerste, aangevraagd=aangevraagd)
    v = een(met(*regels, records=terug(eerste, date(2025, 11, 30))), "arbeidsgehandicapte")
    assert (v.recht, v.uren) == (uren > 0, uren)


def test_een_tweede_verklaring_van_dezelfde_soort_begint_niet_opnieuw() -> None:
    """Wtl 2.6 lid 3 onder c and 2.8 lid 1: the first job sets the three years, and once they are over that is it."""
    eerste = date(2023, 3, 20)
    weg = [rij(0, m, 100, begin=eerste, **KRIJGT, eind=date(2026, 3, 31) if m == 3 else None) for m in (1, 2, 3)]
    nu = {"begin": date(2026, 10, 5), "inkomstenverhouding": 2, **KRIJGT}
    records = [*weg, *jaar_van(0, 100, range(10, 13), **nu)]
    regels = regel(begin=eerste, aangevraagd=eerste), regel(begin=date(2026, 10, 5), aangevraagd=date(2026, 10, 5))
    p = met(*regels, records=records)
    v = een(p, "arbeidsgehandicapte")
    assert (v.recht, v.uren, v.onterecht_uren) == (True, 300, 300)
    assert "na 19-03-2026 voorbij" in v.reden and "verklaring-tweede" in bevonden(p)


def test_een_andere_soort_heeft_haar_eigen_klok() -> None:
    """The highest of the year is granted (4.1 lid 3); the new job has a benefit of its own kind."""
    eerste = date(2023, 3, 20)
    weg = [rij(0, m, 100, begin=eerste, **KRIJGT, eind=date(2026, 3, 31) if m == 3 else None) for m in (1, 2, 3)]
    nu = {"begin": date(2026, 10, 5), "inkomstenverhouding": 2, "lkv_herplaatsing": True}
    hervat = {"begin": date(2026, 10, 5), "aangevraagd": date(2026, 10, 5), "wia_vanaf": date(2026, 10, 5)}
    p = met(
        regel(begin=eerste, aangevraagd=eerste),
        regel(soort="herplaatsen", **hervat),
        records=[*weg, *jaar_van(0, 150, range(10, 13), **nu)],
    )
    assert (een(p, "arbeidsgehandicapte").uren, een(p, "herplaatsen").uren) == (300, 450)
    assert (een(p, "arbeidsgehandicapte").bedrag, een(p, "herplaatsen").bedrag) == (0, 450 * 305)


def test_een_eerdere_verklaring_buiten_de_aangiften_maakt_het_onzeker() -> None:
    eerder = date(2020, 1, 1)
    records = jaar_van(0, 100, range(6, 13), begin=NIEUW["begin"], **KRIJGT)
    p = met(regel(**NIEUW), regel(begin=eerder, aangevraagd=eerder), records=records)
    v = een(p, "arbeidsgehandicapte")
    assert v.recht is None and "geen tweede keer" in v.reden and "verklaring-ander-begin" in bevonden(p)
    for dag, recht in (
        (date(2020, 7, 1), None),
        (date(2020, 7, 2), True),
    ):  # six months for a job begun in January 2020
        p = met(regel(**NIEUW), regel(begin=eerder, aangevraagd=dag), records=records)
        assert een(p, "arbeidsgehandicapte").recht is recht, dag  # one that was asked for too late cannot have counted


# --- Transfer of undertaking (BW 7:662-663; HR 24 May 2024, ECLI:NL:HR:2024:746) --------------------------------------

OVER = date(2025, 9, 1)


def test_na_een_overgang_loopt_de_klok_van_de_vorige_werkgever_door() -> None:
    bij_vorige = date(2023, 5, 10)
    records = jaar_van(0, 100, **(AG | {"begin": OVER}))
    zonder = met(regel(begin=bij_vorige, aangevraagd=bij_vorige), records=records)
    assert een(zonder, "arbeidsgehandicapte").recht is None
    assert any("overgang_op" in b.gevolg for b in zonder.bevindingen if b.code == "verklaring-ander-begin")
    v = een(
        met(regel(begin=bij_vorige, aangevraagd=bij_vorige, overgang_op=OVER), records=records), "arbeidsgehandicapte"
    )
    assert (v.recht, v.uren) == (True, 500) and "voor de overgang" in v.reden and "7:662" in v.artikel


def test_na_een_overgang_telt_de_eerste_dag_bij_de_vorige_werkgever_voor_het_bedrag() -> None:
    """6.2a lid 1: begun before 2024 with the transferor, so the old amount and the old three years."""
    bij_vorige = date(2023, 12, 15)
    oud = {"lkv_oudere": True, "begin": OVER, "geboortedatum": date(1960, 6, 1)}
    v = een(
        met(
            regel(soort="oudere", begin=bij_vorige, aangevraagd=bij_vorige, overgang_op=OVER),
            records=jaar_van(0, 100, **oud),
        ),
        "oudere",
    )
    assert (v.recht, v.bedrag) == (True, 1_200 * 305)


def test_de_zes_maanden_tellen_bij_de_vorige_werkgever() -> None:
    """Work with the acquirer before the transfer is not work with the employer of the declaration."""
    bij_vorige = date(2025, 8, 1)
    eerder = rij(0, 6, 100, 2025, begin=date(2025, 1, 1), eind=date(2025, 6, 30), inkomstenverhouding=2)
    p = met(
        regel(begin=bij_vorige, aangevraagd=bij_vorige, overgang_op=OVER),
        records=[eerder, *jaar_van(0, 100, **(AG | {"begin": OVER}))],
    )
    assert een(p, "arbeidsgehandicapte").recht is True and "verklaring-eerder-in-dienst" not in bevonden(p)


def test_een_regel_met_overgang_die_nergens_bij_past_hoort_welke_dagen_hij_moet_nakijken() -> None:
    p = met(regel(overgang_op=OVER - timedelta(days=1)), records=jaar_van(0, 100, **(AG | {"begin": OVER})))
    assert een(p, "arbeidsgehandicapte").recht is None
    assert {"verklaring-ander-overgang"} == {c for c in bevonden(p) if c.startswith("verklaring-")}
    (b,) = [b for b in p.bevindingen if b.code == "verklaring-ander-overgang"]
    assert "zet de dag daarvan" not in b.gevolg and "beide dagen" in b.gevolg


@pytest.mark.parametrize(("overgang", "later"), [(date(2026, 10, 31), False), (date(2026, 11, 1), True)])
def test_een_overgang_na_de_laatste_aangifte_telt_nog_niet(overgang: date, later: bool) -> None:
    p = met(regel(overgang_op=overgang), records=jaar_van(0, 100, range(1, 11), **AG))
    v = een(p, "arbeidsgehandicapte")
    assert v.recht is (None if later else True) and ("na de laatste aangifte" in v.reden) is later
    assert ("verklaring-overgang-later" in bevonden(p)) is later


def test_een_overgang_die_nog_komt_zet_geen_eerdere_klok() -> None:
    eerder = date(2024, 1, 1)
    p = met(
        regel(),
        regel(begin=eerder, aangevraagd=eerder, overgang_op=date(2027, 1, 1)),
        records=jaar_van(0, 100, **AG),
    )
    assert een(p, "arbeidsgehandicapte").recht is True and "verklaring-overgang-later" in bevonden(p)


def bezwaar(p: Positie) -> str:
    """What the calendar says about an objection."""
    (termijn,) = [t for t in p.termijnen if t.soort == "bezwaar"]
    return termijn.uitleg


def test_de_agenda_noemt_bezwaar_na_een_overgang_alleen_voor_wie_meekwam() -> None:
    records = jaar_van(0, 100, **(AG | {"begin": OVER}))
    mee = met(regel(overgang_op=OVER), records=records)
    assert "Voor 1 werknemer die bij een overgang van onderneming meekwam, is bezwaar nodig" in bezwaar(mee)
    assert "die blijft gelden, en het voordeel is in elk tijdvak" in een(mee, "arbeidsgehandicapte").reden
    assert "overgang" not in bezwaar(met(regel(begin=OVER, aangevraagd=OVER), records=records))
    assert "Kwam iemand mee" in bezwaar(bereken(records, {0: None}))  # without a list nobody knows


def test_de_oude_drie_jaar_noemen_hun_laatste_dag() -> None:
    begin = date(2023, 6, 1)
    records = jaar_van(0, 100, lkv_banenafspraak=True, begin=begin)
    v = een(met(regel(soort="banenafspraak", begin=begin, aangevraagd=begin), records=records))
    assert v.reden.startswith("Er is een doelgroepverklaring, en de oude drie jaar lopen tot en met 31-05-2026, en het")
    assert "lopen nog" not in v.reden


# --- A term that ends in a weekend (Algemene termijnenwet 1) ---------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "aangevraagd", "recht"),
    [
        (date(2025, 2, 2), date(2025, 5, 2), True),  # a Friday, the last day
        (date(2025, 2, 3), date(2025, 5, 6), True),  # a Saturday, and the Monday is 5 May: the Tuesday
        (date(2025, 2, 3), date(2025, 5, 7), False),
        (date(2025, 1, 18), date(2025, 4, 22), True),  # Good Friday: the Tuesday after Easter
        (date(2025, 1, 18), date(2025, 4, 23), False),
    ],
)
def test_een_termijn_die_in_een_weekend_eindigt_loopt_door(begin: date, aangevraagd: date, recht: bool) -> None:
    p = met(regel(begin=begin, aangevraagd=aangevraagd), records=jaar_van(0, 100, **(AG | {"begin": begin})))
    assert een(p, "arbeidsgehandicapte").recht is recht


def test_een_onderbreking_binnen_de_drie_jaar_telt_niet() -> None:
    eerste = date(2024, 3, 1)
    records = terug(eerste, date(2025, 12, 31))
    v = een(met(regel(begin=eerste, aangevraagd=eerste), records=records), "arbeidsgehandicapte")
    assert (v.recht, v.uren) == (True, 700)  # Wtl 2.6 lid 5: the clock of March 2024 runs on
    te_oud = date(2022, 3, 1)
    records = terug(te_oud, date(2025, 12, 31))
    v = een(met(regel(begin=te_oud, aangevraagd=te_oud), records=records), "arbeidsgehandicapte")
    assert v.recht is False and "28-02-2025" in v.reden


def test_een_verbeterde_eerste_dag_is_geen_eerdere_baan() -> None:
    records = [rij(0, 1, 100, **AG), *jaar_van(0, 100, range(2, 13), **(AG | {"begin": date(2025, 2, 10)}))]
    v = een(met(regel(begin=date(2025, 2, 10)), records=records), "arbeidsgehandicapte")
    assert v.recht is True


# --- Doelgroep banenafspraak: the law of 2025, and what runs on in 2026 (Wtl 6.2) -----------------------------------

BA: dict[str, Any] = {"lkv_banenafspraak": True, "begin": BEGIN}


@pytest.mark.parametrize("perioden", [{0: None}, {0: ALTIJD}])
def test_in_2025_beslist_de_verklaring_en_niet_het_register(perioden: Any) -> None:
    records = jaar_van(0, 100, range(2, 13), jaar=2025, **BA)
    zonder = een(bereken(records, perioden, jaar=2025))
    v = een(met(regel(soort="banenafspraak"), records=records, perioden=perioden, jaar=2025))
    assert zonder.recht is None and (v.recht, v.uren, v.bedrag) == (True, 1_100, 111_100)
    assert v.reden.startswith("Er is een doelgroepverklaring")


def test_in_2026_loopt_de_rest_van_de_drie_jaar_door() -> None:
    begin = date(2023, 7, 10)
    records = jaar_van(0, 100, lkv_banenafspraak=True, begin=begin)
    v = een(met(regel(soort="banenafspraak", begin=begin, aangevraagd=begin), records=records))
    assert (v.recht, v.uren, v.onterecht_uren) == (True, 700, 500)
    assert "oude drie jaar" in v.reden and "6.2 lid 1" in v.artikel and "na 09-07-2026 voorbij" in v.reden


def test_wie_uit_het_register_gaat_houdt_de_rest_van_de_drie_jaar() -> None:
    perioden = {0: (date(2020, 1, 1), date(2026, 4, 30))}
    zonder = een(bereken(jaar_van(0, 100, **BA), perioden))
    v = een(met(regel(soort="banenafspraak"), records=jaar_van(0, 100, **BA), perioden=perioden))
    assert (zonder.uren, zonder.bedrag) == (None, None) and (v.uren, v.bedrag) == (1_200, 121_200)
    assert "een deel van de tijd in het register" in v.reden


def test_voor_een_baan_van_2026_bestaat_die_verklaring_niet_meer() -> None:
    begin = date(2026, 1, 1)
    p = met(
        regel(soort="banenafspraak", begin=begin, aangevraagd=begin),
        records=jaar_van(0, 100, **(BA | {"begin": begin})),
    )
    assert een(p).recht is False and "niet in het register" in een(p).reden
    assert "verklaring-niet-nodig" in bevonden(p)


# --- Oudere werknemer and herplaatsen -------------------------------------------------------------------------------


@pytest.mark.parametrize("begin, bedrag", [(date(2023, 12, 31), 366_000), (date(2024, 1, 1), 0)])
def test_oudere_werknemer_na_2025_alleen_voor_wie_voor_2024_begon(begin: date, bedrag: int) -> None:
    records = jaar_van(0, 100, lkv_oudere=True, begin=begin, geboortedatum=date(1965, 5, 17))
    v = een(met(regel(soort="oudere", begin=begin, aangevraagd=begin), records=records), "oudere")
    assert (v.recht, v.bedrag) == (bool(bedrag), bedrag)
    assert bedrag or "vóór 2024" in v.reden


def test_het_bedrag_van_oudere_hangt_aan_de_eerste_baan() -> None:
    eerste = date(2023, 9, 1)
    records = [
        r | {"geboortedatum": date(1965, 5, 17), "lkv_oudere": r["begin"] != eerste, "lkv_arbeidsgehandicapt": False}
        for r in terug(eerste, date(2025, 11, 30))
    ]
    v = een(met(regel(soort="oudere", begin=eerste, aangevraagd=eerste), records=records), "oudere")
    assert (v.recht, v.uren, v.bedrag) == (True, 300, 91_500)  # 3.05 per hour, as for jobs of before 2024 (6.2a)


@pytest.mark.parametrize("uren, bedrag, bereikt", [(150, 549_000, False), (170, 600_000, True)])
def test_het_hoogste_bedrag_is_dat_van_wie_voor_2024_begon(uren: int, bedrag: int, bereikt: bool) -> None:
    begin = date(2023, 12, 31)
    records = jaar_van(0, uren, lkv_oudere=True, begin=begin, geboortedatum=date(1965, 5, 17))
    v = een(met(regel(soort="oudere", begin=begin, aangevraagd=begin), records=records), "oudere")
    assert v.bedrag == bedrag and ("Het hoogste bedrag van het jaar is bereikt." in v.reden) is bereikt


@pytest.mark.parametrize("geboren, recht", [(date(1969, 2, 1), True), (date(1969, 2, 2), False)])
def test_de_leeftijd_bij_het_begin_komt_uit_de_aangifte(geboren: date, recht: bool) -> None:
    records = jaar_van(0, 100, range(2, 13), jaar=2025, lkv_oudere=True, begin=BEGIN, geboortedatum=geboren)
    v = een(met(regel(soort="oudere"), records=records, jaar=2025), "oudere")
    assert (v.recht, v.bedrag) == (recht, 148_500 if recht else 0)  # 1,100 hours at 1.35


HERVAT = date(2025, 10, 1)


@pytest.mark.parametrize(
    "wia, uren, zin",
    [(date(2020, 1, 1), 900, "na 30-09-2026 voorbij"), (date(2026, 2, 10), 1_100, "begint op 10-02-2026")],
)
def test_herplaatsen_loopt_een_jaar_vanaf_hervatten_of_het_einde_van_de_wachttijd(
    wia: date, uren: int, zin: str
) -> None:
    records = jaar_van(0, 100, lkv_herplaatsing=True)
    p = met(regel(soort="herplaatsen", begin=HERVAT, aangevraagd=max(HERVAT, wia), wia_vanaf=wia), records=records)
    v = een(p, "herplaatsen")
    assert (v.recht, v.uren, v.onterecht_uren) == (True, uren, 1_200 - uren)
    assert zin in v.reden


def test_herplaatsen_zonder_dag_van_de_wia_blijft_onbekend() -> None:
    p = met(
        regel(soort="herplaatsen", begin=HERVAT, aangevraagd=HERVAT), records=jaar_van(0, 100, lkv_herplaatsing=True)
    )
    v = een(p, "herplaatsen")
    assert v.recht is None and "recht op WIA" in v.reden and "verklaring-zonder-wia" in bevonden(p)


@pytest.mark.parametrize("eerste_dag, kan", [(HERVAT, True), (HERVAT + timedelta(days=1), False)])
def test_hervatten_kan_vanaf_de_eerste_dag_van_de_baan_en_niet_ervoor(eerste_dag: date, kan: bool) -> None:
    verklaring = regel(soort="herplaatsen", begin=HERVAT, aangevraagd=HERVAT, wia_vanaf=HERVAT)
    p = met(verklaring, records=jaar_van(0, 100, lkv_herplaatsing=True, begin=eerste_dag))
    assert een(p, "herplaatsen").recht is (True if kan else None)
    assert ("verklaring-ander-begin" in bevonden(p)) is not kan


# --- Two declarations, the day from which is looked, and privacy ----------------------------------------------------


def test_twee_soorten_hebben_elk_hun_eigen_dagen() -> None:
    records = jaar_van(0, 100, lkv_herplaatsing=True, **AG)
    p = met(
        regel(aangevraagd=TE_LAAT),
        regel(soort="herplaatsen", begin=HERVAT, aangevraagd=HERVAT, wia_vanaf=HERVAT),
        records=records,
    )
    assert een(p, "arbeidsgehandicapte").recht is False
    assert (een(p, "herplaatsen").recht, een(p, "herplaatsen").uren) == (True, 900)


def test_van_twee_voordelen_is_nu_bekend_wat_het_hoogste_is() -> None:
    records = jaar_van(0, 100, lkv_banenafspraak=True, **AG)
    assert een(bereken(records, {0: ALTIJD})).bedrag is None
    p = met(regel(), records=records, perioden={0: ALTIJD})
    assert (een(p).bedrag, een(p, "arbeidsgehandicapte").bedrag) == (0, 366_000)


def test_wat_na_de_stand_is_aangevraagd_telt_nog_niet() -> None:
    later = OP_TIJD - timedelta(days=1)
    records = jaar_van(0, 100, range(2, 4), jaar=2025, **AG)
    for stand, recht in ((OP_TIJD, True), (later, None)):
        p = met(regel(), records=records, jaar=2025, stand=stand)
        assert een(p, "arbeidsgehandicapte").recht is recht
        assert ("verklaring-na-stand" in bevonden(p)) is (recht is None)


def test_geen_bsn_in_wat_over_de_lijst_wordt_gezegd() -> None:
    p = met(regel(begin=date(2025, 2, 2)), regel(wie=7), regel(aangevraagd=TE_LAAT), regel(soort="banenafspraak"))
    assert not re.search("|".join(str(n) for n in BSN), repr(p.als_dict()))


def test_zonder_lijst_verandert_er_niets(tmp_path: Path) -> None:
    records = jaar_van(0, 100, **AG) + jaar_van(1, 100, lkv_banenafspraak=True)
    perioden = {0: None, 1: ALTIJD}
    assert bereken(records, perioden).lkv[1] == bereken(records, perioden, verklaringen=lijst_van(regel())).lkv[1]
