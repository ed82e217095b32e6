"""The loonkostenvoordelen of invented employers: twins that differ in one fact."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from telmee.fouten import Fout
from telmee.werkgever.voordelen import totaal
from telmee.werkgever.wetcijfers import cijfer, vast_cijfer
from telmee.wet import Law
from werkgever_hulp import ALTIJD, bereken, bevonden, een, jaar_van


def test_gemist_tot_op_de_cent() -> None:
    p = bereken(jaar_van(0, 100), {0: ALTIJD})
    v = een(p)
    assert (v.recht, v.gevraagd, v.uren, v.bedrag, v.gemist, v.bedrag_jaar) == (True, False, 1_200, 0, 121_200, 121_200)
    assert v.uiterste_datum == date(2027, 5, 1) and "IndAvrLkvDgBaf" in v.actie and "01-02-2027" in v.actie
    assert p.lkv_totaal.gemist == 121_200


def test_gevraagd_in_elk_tijdvak_is_niets_te_doen() -> None:
    v = een(bereken(jaar_van(0, 100, lkv_banenafspraak=True), {0: ALTIJD}))
    assert (v.bedrag, v.gemist, v.actie, v.uiterste_datum) == (121_200, 0, "", None)


def test_deels_gevraagd() -> None:
    records = jaar_van(0, 100, range(1, 4)) + jaar_van(0, 100, range(4, 13), lkv_banenafspraak=True)
    v = een(bereken(records, {0: ALTIJD}))
    assert (v.bedrag, v.gemist) == (90_900, 30_300) and "jan-mrt 2026" in v.reden


def test_boven_het_hoogste_bedrag_kost_een_gemist_tijdvak_niets() -> None:
    records = jaar_van(0, 200, range(1, 2)) + jaar_van(0, 200, range(2, 13), lkv_banenafspraak=True)
    v = een(bereken(records, {0: ALTIJD}))
    assert (v.bedrag, v.gemist, v.actie) == (200_000, 0, "") and "hoogste bedrag" in v.reden


def test_gevraagd_voor_wie_nergens_uren_heeft_verdwijnt_niet() -> None:
    records = jaar_van(0, 100, lkv_banenafspraak=True) + jaar_van(1, None, (1, 2), lkv_oudere=True)
    p = bereken(records, {0: ALTIJD, 1: None})
    v = een(p, "oudere")
    assert (v.recht, v.gevraagd, v.uren, v.bedrag, v.gemist) == (None, True, None, None, None)
    assert "jan-feb 2026" in v.reden and "AantVerlU" in v.actie and v.uiterste_datum == date(2027, 5, 1)
    assert (p.lkv_totaal.onbekend, p.lkv_totaal.bedrag) == (1, 121_200)


def test_alleen_gevraagd_over_een_maand_zonder_uren() -> None:
    records = jaar_van(0, 100, (1, 2)) + jaar_van(0, None, (3,), lkv_oudere=True)
    p = bereken(records, {0: ALTIJD})
    assert [(v.soort, v.recht) for v in p.lkv] == [("banenafspraak", True), ("oudere", None)]


@pytest.mark.parametrize(
    "anders, registratie, reden, artikel",
    [
        ({"begin": date(2026, 1, 1)}, None, "niet in het register", "2.10 lid 1"),
        ({"geboortedatum": date(1955, 1, 1)}, ALTIJD, "AOW-leeftijd", "2.10 lid 2"),
        ({"aard": 24}, ALTIJD, "beschut werk", "10b"),
        ({"aard": 21}, ALTIJD, "Wsw", "2.10 lid 2"),
        ({"soort": 32, "aard": None}, ALTIJD, "uitkering", "Wtl 1.1"),
    ],
)
def test_gevraagd_zonder_recht(anders: dict[str, Any], registratie: Any, reden: str, artikel: str) -> None:
    basis: dict[str, Any] = {"begin": date(2026, 1, 1)}
    p = bereken(jaar_van(0, 100, lkv_banenafspraak=True, **(basis | anders)), {0: registratie})
    v = een(p)
    assert (v.recht, v.bedrag, v.gemist, v.onterecht_uren) == (False, 0, 0, 1_200), v
    assert reden in v.reden and artikel in v.artikel and "op N" in v.actie
    assert p.lkv_totaal.onterecht_bij == 1


def test_wie_voor_2026_begon_kan_nog_overgangsrecht_hebben() -> None:
    kan = een(bereken(jaar_van(0, 100, lkv_banenafspraak=True, begin=date(2024, 6, 1)), {0: None}))
    niet = een(bereken(jaar_van(0, 100, lkv_banenafspraak=True, begin=date(2022, 6, 1)), {0: None}))
    assert kan.recht is None and "6.2" in kan.reden and kan.bedrag is None
    assert niet.recht is False


def test_aow_valt_midden_in_het_jaar() -> None:
    v = een(bereken(jaar_van(0, 100, lkv_banenafspraak=True, geboortedatum=date(1959, 5, 20)), {0: ALTIJD}))
    assert (v.recht, v.uren, v.bedrag, v.onterecht_uren) == (True, 500, 50_500, 700)  # May still counts as a whole


def test_geregistreerd_over_een_deel_van_het_jaar() -> None:
    records = jaar_van(0, 100, lkv_banenafspraak=True, begin=date(2026, 1, 1))
    v = een(bereken(records, {0: (date(2015, 1, 1), date(2026, 3, 5))}))
    assert (v.uren, v.bedrag, v.onterecht_uren) == (300, 30_300, 900)
    assert "apr-dec 2026" in v.actie


def test_een_verklaring_staat_niet_in_de_aangifte() -> None:
    p = bereken(jaar_van(0, 100, lkv_arbeidsgehandicapt=True, begin=date(2025, 3, 1)), {0: None})
    v = een(p, "arbeidsgehandicapte")
    assert (v.recht, v.bedrag, v.gemist, v.uren_gevraagd) == (None, None, None, 1_200)
    assert "3.660,00" in v.reden and "doelgroepverklaring" in v.actie and "lkv-onbekend" in bevonden(p)
    voorbij = een(
        bereken(jaar_van(0, 100, lkv_arbeidsgehandicapt=True, begin=date(2020, 3, 1)), {0: None}), "arbeidsgehandicapte"
    )
    assert voorbij.recht is False and "voorbij" in voorbij.reden


def test_een_som_van_alleen_onbekende_bedragen_is_geen_nul() -> None:
    p = bereken(jaar_van(0, 100, lkv_arbeidsgehandicapt=True, begin=date(2025, 3, 1)), {0: None})
    t = p.lkv_totaal
    assert (t.bedrag, t.gemist, t.bedrag_jaar, t.onbekend) == (None, None, None, 1)
    assert {x.bedrag for x in p.termijnen} == {None}
    half = bereken(
        jaar_van(0, 100, lkv_arbeidsgehandicapt=True, begin=date(2025, 3, 1)) + jaar_van(1, 100), {0: None, 1: ALTIJD}
    )
    assert (half.lkv_totaal.bedrag, half.lkv_totaal.gemist, half.lkv_totaal.onbekend) == (None, 121_200, 1)


@pytest.mark.parametrize("perioden, gemist", [(None, None), ({0: None}, 0)])
def test_wat_niemand_vroeg_is_zonder_register_niet_te_zeggen(perioden: Any, gemist: int | None) -> None:
    t = bereken(jaar_van(0, 100), perioden).lkv_totaal
    assert (t.bedrag, t.gemist, t.bedrag_jaar) == (0, gemist, gemist)


def test_bij_een_bedrag_staat_wat_het_per_uur_is() -> None:
    p = bereken(jaar_van(0, 100, lkv_banenafspraak=True), {0: ALTIJD})
    (tarief,) = p.lkv_tarieven
    assert (tarief.soort, tarief.per_uur, tarief.hoogste) == ("banenafspraak", 101, 200_000)
    assert een(p).bedrag == een(p).uren * tarief.per_uur
    assert "€ 1,01 per verloond uur, hoogstens € 2.000,00" in tarief.zin and "(Wtl 2.13)" in tarief.zin
    later = bereken(jaar_van(0, 100, jaar=2027), {0: ALTIJD}, jaar=2027, stand=date(2028, 1, 1)).lkv_tarieven
    assert later[0].per_uur is None and "niet gevonden" in later[0].zin


def test_het_oude_tarief_van_een_oudere_werknemer_staat_erbij() -> None:
    records = jaar_van(0, 100, jaar=2025, lkv_oudere=True, begin=date(2023, 6, 1))
    zinnen = [t.zin for t in bereken(records, {0: None}, jaar=2025).lkv_tarieven]
    assert len(zinnen) == 2 and "€ 1,35" in zinnen[0] and "begonnen voor 2024: € 3,05" in zinnen[1]


def test_ontbrekende_uren_staan_bij_het_bedrag_dat_ze_mist() -> None:
    records = jaar_van(0, 100, lkv_banenafspraak=True)
    records[4]["verloonde_uren"] = None
    v = een(bereken(records, {0: ALTIJD}))
    assert (v.uren, v.bedrag, v.uiterste_datum) == (1_100, 111_100, date(2027, 5, 1))
    assert "De uren over mei 2026 ontbreken" in v.reden and "de verloonde uren (AantVerlU) in over mei 2026" in v.actie


def test_de_verklaring_kan_nog_worden_aangevraagd() -> None:
    records = jaar_van(0, 100, range(10, 13), lkv_arbeidsgehandicapt=True, begin=date(2026, 10, 1))
    v = een(bereken(records, {0: None}), "arbeidsgehandicapte")
    # three months end on Friday 1 January 2027, a holiday: the Monday after (Algemene termijnenwet 1)
    assert v.uiterste_datum == date(2027, 1, 4) and "04-01-2027" in v.actie
    for stand, uiterlijk in ((date(2027, 1, 4), date(2027, 1, 4)), (date(2027, 1, 5), date(2027, 5, 1))):
        later = een(bereken(records, {0: None}, stand=stand), "arbeidsgehandicapte")
        assert later.uiterste_datum == uiterlijk, stand  # the last day itself is in time


def test_van_twee_voordelen_alleen_het_hoogste() -> None:
    records = jaar_van(0, 100, lkv_banenafspraak=True, lkv_oudere=True, begin=date(2025, 6, 1))
    p = bereken(records, {0: ALTIJD})
    assert (een(p).bedrag, een(p, "oudere").recht, een(p, "oudere").bedrag) == (121_200, False, 0)
    samen = bereken(
        jaar_van(0, 100, lkv_banenafspraak=True, lkv_arbeidsgehandicapt=True, begin=date(2025, 6, 1)), {0: ALTIJD}
    )
    assert een(samen).recht is True and een(samen).bedrag is None  # the other one may be higher


def test_het_jaarbedrag_telt_per_werknemer_alleen_het_hoogste() -> None:
    """Wtl 4.1 lid 3; in whichever order the rows stand."""
    een_rij = een(bereken(jaar_van(0, 100), {0: ALTIJD}))
    paren = [(1, 300), (1, 100), (2, 50), (2, 60), (3, None)]
    rijen = tuple(replace(een_rij, rij=rij_, bedrag_jaar=bedrag) for rij_, bedrag in paren)
    assert totaal(rijen).bedrag_jaar == 300 + 60


@pytest.mark.parametrize("stand, woorden", [(1, ", uiterlijk 01-05-2027"), (2, "liep tot en met 01-05-2027")])
def test_na_1_mei_is_het_voorbij(stand: int, woorden: str) -> None:
    """Wtl 4.1 lid 2: a correction on 1 May itself still counts."""
    assert woorden in een(bereken(jaar_van(0, 100), {0: ALTIJD}, stand=date(2027, 5, stand))).actie


def test_twee_inkomstenverhoudingen_van_een_mens_delen_het_hoogste_bedrag() -> None:
    records = jaar_van(0, 100, lkv_banenafspraak=True) + jaar_van(0, 100, lkv_banenafspraak=True, inkomstenverhouding=2)
    v = een(bereken(records, {0: ALTIJD}))
    assert (v.uren, v.bedrag) == (2_400, 200_000)


def test_een_cijfer_dat_nodig_is_en_ontbreekt_is_een_fout_en_geen_nul() -> None:
    """A term of zero months would refuse every declaration."""
    wet = Law.at(2030, "2026-11-22")
    assert cijfer(wet, "maximumpremieloon") is None
    with pytest.raises(Fout, match="Van 2030 is 'Maximumpremieloon"):
        vast_cijfer(wet, "maximumpremieloon")
