"""The watch: what is ordinary passes, what is one more does not, UWV hears of it, and nobody's number is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

import inzage_hulp as hulp

hulp.web_hulp.opgezet()
from django.test import override_settings  # noqa: E402

from telmee.register import inzage, inzage_lijsten, wacht  # noqa: E402
from telmee.register.models import Signaal, Verbruik, Verwerking  # noqa: E402

D = date


@pytest.fixture(autouse=True)
def register() -> Iterator[None]:
    hulp.leeg()
    yield
    hulp.leeg()


def grens(**anders: int) -> Any:
    """All limits off but these."""
    return override_settings(REGISTER_GRENZEN=hulp.RUIM | anders)


def vraag_om(bsn: str, minuten: float = 0, relatie: str = "verwacht", wie: Any = None) -> Any:
    vraag = hulp.vraag(relatie=relatie, nu=hulp.na(0) + (hulp.na(1) - hulp.NU) * minuten)
    return inzage.zoek(wie or hulp.wie("werkgever"), bsn, vraag, hulp.sleutels())


def missers() -> int:
    return sum(Verbruik.objects.values_list("missers", flat=True))


def dicht(bsn: str, minuten: float = 0, **anders: Any) -> wacht.TeVaak:
    with pytest.raises(wacht.TeVaak) as fout:
        vraag_om(bsn, minuten, **anders)
    return fout.value


def test_de_laatste_vraag_van_de_minuut_mag_en_de_volgende_wacht_tot_de_minuut_erna() -> None:
    bsns = hulp.bsns(8)
    with grens(per_minuut=3):
        for bsn in bsns[:3]:
            vraag_om(bsn)
        fout = dicht(bsns[3])
        assert fout.status == 429 and fout.koppen == {"Retry-After": "60"}
        assert not Signaal.objects.exists()  # busy is not suspect
        vraag_om(bsns[4], 1)


def test_een_ander_heeft_daar_geen_last_van() -> None:
    bsns = hulp.bsns(4)
    with grens(per_minuut=1):
        vraag_om(bsns[0])
        dicht(bsns[1])
        vraag_om(bsns[2], wie=hulp.wie("werkgever", hulp.ANDER))


def test_een_lijst_is_een_vraag_van_de_minuut_en_telt_heel_voor_de_dag() -> None:
    bsns = hulp.bsns(40)
    wie, vraag = hulp.wie("werkgever"), hulp.vraag(relatie="verwacht")
    with grens(per_minuut=2, per_dag=30):
        inzage.lijst(wie, bsns[:15], vraag, hulp.sleutels())
        inzage.lijst(wie, bsns[15:30], vraag, hulp.sleutels())  # thirty: the last that may
    with grens(per_dag=30), pytest.raises(wacht.TeVaak):
        inzage.lijst(wie, bsns[30:32], vraag, hulp.sleutels())
    assert Signaal.objects.get().soort == "te_veel"


def test_veel_missers_sluiten_de_deur_en_uwv_ziet_dat() -> None:
    bsns = hulp.bsns(40)
    with grens(missers_per_uur=21, missers_procent=90, dicht_minuten=15):
        for bsn in bsns[:20]:
            vraag_om(bsn)
        fout = dicht(bsns[20])  # the first of every ten looks over the hour
        assert fout.seconden == 900 and "15 minuten" in str(fout)
        (signaal,) = wacht.signalen()
        assert signaal["soort"] == "mist_vaak" and signaal["organisatie"] == hulp.LHNR
        assert not any(bsn in str(signaal) for bsn in bsns)
        dicht(bsns[21], 14.9)
        with grens():
            vraag_om(bsns[22], 15.1)


def test_een_misser_minder_sluit_de_deur_niet() -> None:
    with grens(missers_per_uur=22, missers_procent=90):
        for bsn in hulp.bsns(21):
            vraag_om(bsn)
    assert not Signaal.objects.exists()


def test_wie_meestal_raak_vraagt_vist_niet() -> None:
    bsns = hulp.bsns(60)
    for bsn in bsns[::4]:
        hulp.mens(bsn, [(D(2020, 1, 1), None)])
    with grens(missers_per_uur=11, missers_procent=90):
        for bsn in bsns:
            vraag_om(bsn)
    assert not Signaal.objects.exists()


@pytest.mark.parametrize(("missers_per_dag", "gezien"), [(30, 0), (29, 1)])
def test_wie_steeds_dezelfde_bekende_ertussen_vraagt_vist_toch(missers_per_dag: int, gezien: int) -> None:
    bekend, *onbekend = hulp.bsns(31)
    hulp.mens(bekend, [(D(2020, 1, 1), None)])
    with grens(missers_per_uur=5, missers_procent=90, missers_per_dag=missers_per_dag):
        for bsn in onbekend:
            vraag_om(bekend)
            try:
                vraag_om(bsn)
            except wacht.TeVaak:
                break
        try:
            for _ in range(wacht.VAAK):  # the first of every ten looks over the day
                vraag_om(bekend)
        except wacht.TeVaak:
            pass
    assert [s.soort for s in Signaal.objects.all()] == ["mist_vaak"] * gezien


def test_een_nee_over_een_eigen_werknemer_is_geen_misser_en_een_band_die_niet_klopt_wel() -> None:
    werkt, elders = hulp.bsns(2)
    hulp.mens(werkt, werk=[(hulp.LHNR, D(2020, 1, 1), None)])
    with grens():
        assert not vraag_om(werkt, relatie="werknemer").in_register
        assert missers() == 0
        with pytest.raises(inzage.Verboden):
            vraag_om(elders, relatie="werknemer")
        assert missers() == 1


@pytest.mark.parametrize(("op_rij", "mag"), [(10, False), (12, True)])
def test_nummers_op_een_rij_vallen_op(op_rij: int, mag: bool) -> None:
    from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns

    rij = [f"{n:09d}" for n in verzonnen_bsns(12)]
    with grens(op_rij=op_rij, tussenruimte=30):
        for bsn in rij[:10]:
            vraag_om(bsn)
        if mag:
            vraag_om(rij[10])
        else:
            dicht(rij[10])
            assert Signaal.objects.get().soort == "op_rij"


def test_een_lijst_met_nummers_op_een_rij_valt_op_en_een_gewone_niet() -> None:
    from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns

    wie, vraag = hulp.wie("werkgever"), hulp.vraag(relatie="verwacht")
    with grens(op_rij=10, tussenruimte=30):
        inzage.lijst(wie, hulp.bsns(50), vraag, hulp.sleutels())
        with pytest.raises(wacht.TeVaak):
            inzage.lijst(wie, [f"{n:09d}" for n in verzonnen_bsns(50)], vraag, hulp.sleutels())


def test_wie_te_veel_vraagt_hoort_niets_en_dat_staat_in_het_logboek() -> None:
    bsns = hulp.bsns(3)
    for bsn in bsns:
        hulp.mens(bsn, [(D(2020, 1, 1), None)])
    with grens(per_minuut=1):
        vraag_om(bsns[0])
        dicht(bsns[1])
    laatste = Verwerking.objects.order_by("-pk")[0]
    assert (laatste.status, laatste.gevonden, laatste.velden) == ("Unset", False, "")


def test_een_burger_wordt_niet_geteld() -> None:
    bsn = hulp.bsns(1)[0]
    wie, vraag = hulp.wie("burger", bsn=bsn), hulp.vraag("eigen_gegevens", "zichzelf")
    with grens(per_minuut=1):
        for _ in range(5):
            inzage_lijsten.mijn(wie, vraag, hulp.sleutels())
    assert not Verbruik.objects.exists()


def test_tellingen_worden_twee_dagen_bewaard() -> None:
    een, twee, drie = hulp.bsns(3)
    with grens():
        vraag_om(een)
        vraag_om(twee, 60 * 47)
        assert Verbruik.objects.count() == 2
        vraag_om(drie, 60 * 49)
    assert Verbruik.objects.count() == 2


def test_wat_de_wacht_onthoudt_noemt_niemand() -> None:
    namen = {veld.name for model in (Verbruik, Signaal) for veld in model._meta.get_fields()}
    assert namen == {
        "id",
        "organisatie",
        "minuut",
        "deel",
        "verzoeken",
        "vragen",
        "missers",
        "soort",
        "gezien_op",
        "tot",
    }
