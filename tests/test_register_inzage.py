"""The look-up: what each asker hears of one person, the line that is written, and that a refusal tells nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

import inzage_hulp as hulp

hulp.web_hulp.opgezet()
from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from telmee.fouten import GebruiksFout  # noqa: E402
from telmee.register import inzage, logboek, opnemen  # noqa: E402
from telmee.register.identiteit import Verboden  # noqa: E402
from telmee.register.models import Verwerking  # noqa: E402
from telmee.register.toetsen import Weigering  # noqa: E402

D = date
IN, UIT, WEG, BUITEN = hulp.bsns(4)
"""In the register since 2020; left in June 2025; left in 2020; unknown."""


@pytest.fixture(autouse=True)
def register() -> Iterator[None]:
    hulp.leeg()
    werk = [(hulp.LHNR, D(2024, 1, 1), None)]
    gronden = [("wajong", D(2020, 3, 1), D(2022, 1, 1)), ("wsw", D(2022, 1, 1), None)]
    hulp.mens(IN, [(D(2020, 3, 1), None)], gronden, werk, hulp.GEMEENTE)
    hulp.mens(UIT, [(D(2016, 1, 1), D(2025, 6, 30))], werk=werk, helpt=hulp.GEMEENTE, gemeente=hulp.BUREN)
    hulp.mens(WEG, [(D(2016, 1, 1), D(2020, 6, 30))], werk=[(hulp.ANDER, D(2015, 1, 1), None)])
    yield
    hulp.leeg()


def kijk(wie: Any, bsn: str, vraag: Any = None) -> Any:
    scope = "register.mijn" if wie.rol == "burger" else "register.zoek"
    return inzage.zoek(wie, bsn, vraag or hulp.vraag(), hulp.sleutels(), scope)


def perioden(antwoord: Any) -> list[tuple[date, date | None]]:
    return [(p.van, p.tot) for p in antwoord.perioden]


# --- What an employer hears ------------------------------------------------------------------------------------------


def test_een_werkgever_hoort_ja_met_de_periode_in_dit_en_vorig_jaar_en_nooit_de_grond() -> None:
    antwoord = kijk(hulp.wie("werkgever"), IN)
    assert antwoord.in_register and antwoord.artikel == "Wfsv 38d lid 7"
    assert perioden(antwoord) == [(D(2025, 1, 1), None)]
    assert antwoord.gronden is None and antwoord.werk is None


def test_wie_vorig_jaar_uit_het_register_ging_is_er_nu_niet_in_maar_de_periode_wordt_genoemd() -> None:
    antwoord = kijk(hulp.wie("werkgever"), UIT)
    assert not antwoord.in_register and perioden(antwoord) == [(D(2025, 1, 1), D(2025, 6, 30))]


def test_wat_langer_geleden_is_hoort_een_werkgever_niet() -> None:
    antwoord = kijk(hulp.wie("werkgever", hulp.ANDER), WEG)
    assert not antwoord.in_register and perioden(antwoord) == []


@pytest.mark.parametrize(
    ("tot", "verwacht"),
    [
        (D(2024, 12, 31), []),
        (D(2025, 1, 1), [(D(2025, 1, 1), D(2025, 1, 1))]),
        (D(2026, 11, 29), [(D(2025, 1, 1), D(2026, 11, 29))]),
        (D(2026, 11, 30), [(D(2025, 1, 1), None)]),  # a last day that lies ahead is not told
    ],
)
def test_de_periode_wordt_aan_beide_kanten_afgekapt(tot: date, verwacht: Any) -> None:
    bsn = hulp.bsns(1, 20)[0]
    hulp.mens(bsn, [(D(2016, 1, 1), tot)], werk=[(hulp.LHNR, D(2024, 1, 1), None)])
    assert perioden(kijk(hulp.wie("werkgever"), bsn)) == verwacht


def test_voor_2026_hoorde_een_werkgever_alleen_ja_of_nee() -> None:
    antwoord = kijk(hulp.wie("werkgever"), IN, hulp.vraag(nu=datetime(2025, 12, 31, 12, tzinfo=UTC)))
    assert antwoord.in_register and antwoord.perioden is None
    antwoord = kijk(hulp.wie("werkgever"), IN, hulp.vraag(nu=datetime(2026, 1, 1, 12, tzinfo=UTC)))
    assert perioden(antwoord) == [(D(2025, 1, 1), None)]


@pytest.mark.parametrize(
    ("op", "mag"), [(D(2024, 12, 31), False), (D(2025, 1, 1), True), (D(2026, 11, 29), True), (D(2026, 11, 30), False)]
)
def test_een_werkgever_vraagt_over_een_dag_in_dit_of_vorig_jaar(op: date, mag: bool) -> None:
    vraag = hulp.vraag(op=op)
    if mag:
        assert kijk(hulp.wie("werkgever"), IN, vraag).op == op
    else:
        with pytest.raises(GebruiksFout, match="kies een"):
            kijk(hulp.wie("werkgever"), IN, vraag)


def test_de_dag_van_vragen_is_een_dag_in_nederland() -> None:
    """Just before midnight UTC on New Year's Eve it is 2027 here."""
    antwoord = kijk(hulp.wie("werkgever"), IN, hulp.vraag(nu=datetime(2026, 12, 31, 23, 30, tzinfo=UTC)))
    assert antwoord.op == D(2027, 1, 1) and perioden(antwoord) == [(D(2026, 1, 1), None)]


# --- The tie ---------------------------------------------------------------------------------------------------------


def test_een_eigen_werknemer_die_er_volgens_de_polisadministratie_niet_werkt_geeft_geen_antwoord() -> None:
    with pytest.raises(Verboden):
        kijk(hulp.wie("werkgever"), WEG)


def test_zonder_gegevens_over_dat_nummer_staat_het_woord_van_de_werkgever() -> None:
    assert kijk(hulp.wie("werkgever", hulp.LEEG), IN).in_register


@pytest.mark.parametrize("relatie", ["verwacht", "toezicht"])
def test_een_sollicitant_of_inleenkracht_is_een_verklaring_van_de_vrager_en_staat_in_het_logboek(relatie: str) -> None:
    assert kijk(hulp.wie("werkgever"), IN, hulp.vraag(relatie=relatie)).in_register
    assert Verwerking.objects.get().relatie == relatie


def test_een_gemeente_ziet_haar_inwoner_en_wie_zij_helpt_met_de_grond_en_niemand_anders() -> None:
    wie = hulp.wie("gemeente")
    antwoord = kijk(wie, IN, hulp.vraag("taak", "inwoner"))
    assert perioden(antwoord) == [(D(2020, 3, 1), None)] and [g.grond for g in antwoord.gronden] == ["wajong", "wsw"]
    assert perioden(kijk(wie, UIT, hulp.vraag("taak", "begeleid"))) == [(D(2016, 1, 1), D(2025, 6, 30))]
    for bsn, relatie in ((UIT, "inwoner"), (IN, "begeleid"), (WEG, "inwoner"), (BUITEN, "inwoner")):
        with pytest.raises(Verboden):
            kijk(wie, bsn, hulp.vraag("taak", relatie))


def test_een_burger_ziet_alleen_zichzelf() -> None:
    vraag = hulp.vraag("eigen_gegevens", "zichzelf")
    antwoord = kijk(hulp.wie("burger", bsn=IN), IN, vraag)
    assert antwoord.gronden and antwoord.werk and antwoord.artikel == "AVG 15 lid 1"
    with pytest.raises(Verboden):
        kijk(hulp.wie("burger", bsn=UIT), IN, vraag)


# --- As known then ---------------------------------------------------------------------------------------------------


def test_wat_toen_bekend_was() -> None:
    bsn = hulp.bsns(1, 20)[0]
    hulp.mens(bsn, [(D(2020, 1, 1), None)], bekend=datetime(2026, 6, 1, tzinfo=UTC))
    uwv, vraag = hulp.wie("uwv"), ("registratie", "geen")
    assert not kijk(uwv, bsn, hulp.vraag(*vraag, stand=datetime(2026, 5, 31, tzinfo=UTC))).in_register
    assert kijk(uwv, bsn, hulp.vraag(*vraag, stand=datetime(2026, 6, 1, tzinfo=UTC))).in_register


# --- The line --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bsn", [IN, UIT, BUITEN])
def test_geen_antwoord_zonder_regel_en_de_regel_zegt_niet_wat_het_antwoord_was(bsn: str) -> None:
    kijk(hulp.wie("werkgever"), bsn, hulp.vraag(relatie="verwacht"))
    rij = Verwerking.objects.get()
    assert (rij.rol, rij.organisatie, rij.doel, rij.gevonden) == ("werkgever", hulp.LHNR, "arbeidsdeelname", True)
    assert rij.velden == "in_register,periode" and rij.status == "Ok"
    assert hulp.sleutels().van(rij.sleutel).ontsleutel(bytes(rij.betrokkene_versleuteld)) == bsn


def test_mislukt_de_regel_dan_is_er_geen_antwoord(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk(*_: Any, **__: Any) -> None:
        raise OSError("vol")

    monkeypatch.setattr(logboek, "schrijf", stuk)
    with pytest.raises(OSError):
        kijk(hulp.wie("werkgever"), IN)
    assert not Verwerking.objects.exists()


def test_een_ongeldig_bsn_wordt_niet_herhaald() -> None:
    for slecht in ("123456789", "12345678", "", "000000000", "٩٩٩٩٩٩٩٩٩", "99999000x"):
        with pytest.raises(GebruiksFout) as fout:
            kijk(hulp.wie("werkgever"), slecht)
        with pytest.raises(Weigering) as geweigerd:
            opnemen.eis_bsn(slecht)
        assert str(geweigerd.value) == str(fout.value) and (not slecht or slecht not in str(fout.value))
    regels = list(Verwerking.objects.values())
    assert len(regels) == 6, "every attempt is in the log, and who it was about is not"
    assert {(bytes(r["betrokkene"]), bytes(r["betrokkene_versleuteld"]), r["gevonden"]) for r in regels} == {
        (b"", b"", False)
    }
    assert not any("123456789" in str(waarde) for regel in regels for waarde in regel.values())


# --- Many at once ----------------------------------------------------------------------------------------------------


def test_een_lijst_is_gelijk_aan_elk_apart_in_de_volgorde_van_de_lijst_met_een_regel_per_mens() -> None:
    bsns = [UIT, *hulp.bsns(1_500, 50), BUITEN, IN, WEG]
    with override_settings(REGISTER_GRENZEN=hulp.RUIM):
        with CaptureQueriesContext(connection) as gezien:
            antwoorden = inzage.lijst(hulp.wie("werkgever"), bsns, hulp.vraag(), hulp.sleutels())
        assert Verwerking.objects.count() == len(bsns) + 1 and len(gezien) < 40
        assert len({bytes(r.span_id) for r in Verwerking.objects.all()}) == len(bsns) + 1
        assert len(set(Verwerking.objects.values_list("trace_id", flat=True))) == 1
        assert [antwoorden[0], antwoorden[-2]] == [kijk(hulp.wie("werkgever"), bsn) for bsn in (UIT, IN)]
    assert [each is None for each in antwoorden] == [bsn not in (IN, UIT) for bsn in bsns]


@pytest.mark.parametrize("aantal", [1, 2, 255, 256, 257, 449, 450, 451])
def test_een_lijst_van_elke_lengte_zegt_hetzelfde_als_op_een_moment(aantal: int) -> None:
    """As known now goes by a statement that is kept, as known then by another: they agree at every length."""
    bsns = [IN, UIT, *hulp.bsns(450, 50)][:aantal]
    wie, nu = hulp.wie("uwv"), hulp.vraag("registratie", "geen")
    toen = hulp.vraag("registratie", "geen", stand=hulp.NU)
    with override_settings(REGISTER_GRENZEN=hulp.RUIM):
        assert inzage.lijst(wie, bsns, nu, hulp.sleutels()) == inzage.lijst(wie, bsns, toen, hulp.sleutels())
