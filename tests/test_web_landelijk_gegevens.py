"""The server's own records: made in the background, the same as the command gives, and never more than that."""

import json
from itertools import combinations
from urllib.parse import urlencode

import pytest

import web_hulp

web_hulp.opgezet()

from telmee import cli  # noqa: E402 -- after Django was set up
from telmee.gegevens.synthetisch.maken import maak  # noqa: E402
from telmee.meting.openbaar import Openbaar, kenmerk, maak_openbaar  # noqa: E402
from telmee.meting.uitsplitsing import KENMERKEN, keuzes  # noqa: E402
from telmee.web.kit.models import BEZIG, KLAAR, Taak  # noqa: E402
from telmee.web.kit.taken import Gestopt, Melder  # noqa: E402
from telmee.web.onderdelen.landelijk import gegevens  # noqa: E402
from telmee.web.onderdelen.landelijk.models import Uitkomst  # noqa: E402
from telmee.wet import Wetten  # noqa: E402

KLANT = web_hulp.client()
NAAR = [",".join(kenmerk.naam for kenmerk in elk) for elk in keuzes()]


@pytest.fixture(scope="module")
def land(tmp_path_factory):
    map_ = tmp_path_factory.mktemp("gegevens") / "land"
    maak(map_, 0.002, [2012, 2023, 2024])
    return map_


@pytest.fixture
def geteld(land, settings_dataset):
    settings_dataset(str(land))
    gegevens.reken(Melder(str(Taak.objects.create(soort=gegevens.SOORT, sleutel="x", staat=BEZIG).pk)))
    Taak.objects.update(staat=KLAAR)
    return land


@pytest.fixture
def settings_dataset(monkeypatch):
    from django.conf import settings

    def zet(waarde, demo=True):
        monkeypatch.setattr(settings, "DATASET", waarde, raising=False)
        monkeypatch.setattr(settings, "DEMO", demo, raising=False)

    yield zet
    Uitkomst.objects.all().delete()
    Taak.objects.all().delete()


def commando(capsys, *delen):
    assert cli.main(["meting", *delen, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_de_meting_en_elke_uitsplitsing_zijn_die_van_het_commando(geteld, capsys):
    for jaar in (2023, 2024):
        verwacht = commando(capsys, str(jaar), "--gegevens", str(geteld))
        assert KLANT.get(f"/api/v1/metingen/{jaar}?manier=gegevens").json() == verwacht
        assert KLANT.get(f"/landelijk/eigen-gegevens.json?jaar={jaar}").json()["meting"] == verwacht
    for naar in ("grootteklasse", "grondslag", "sector,vorm", "grootteklasse,uurklasse"):
        verwacht = commando(capsys, "2024", "--gegevens", str(geteld), "--uitsplitsing", naar)["uitsplitsing"]
        antwoord = KLANT.get(f"/api/v1/metingen/2024/uitsplitsing?{urlencode({'naar': naar})}").json()
        assert {naam: antwoord[naam] for naam in verwacht} == verwacht
        pagina = KLANT.get(f"/landelijk/eigen-gegevens.json?{urlencode({'naar': naar, 'jaar': 2024})}").json()
        assert pagina["uitsplitsing"] == verwacht


def test_alles_wat_er_te_vragen_is_is_vast_en_er_is_niet_meer(geteld):
    assert len(NAAR) == len(KENMERKEN) + len(list(combinations(KENMERKEN, 2)))
    assert [",".join(elk) for elk in KLANT.get("/api/v1/dataset").json()["uitsplitsingen"]] == NAAR
    for naar in NAAR:
        antwoord = KLANT.get(f"/landelijk/eigen-gegevens?{urlencode({'naar': naar})}")
        assert antwoord.status_code == 200 and 'id="fouten"' not in antwoord.content.decode()
    for naar in ("sector,vorm,contract", "werkgever", "persoon", "sector,sector", ",", "sector,werkgever"):
        assert KLANT.get(f"/api/v1/metingen/2024/uitsplitsing?{urlencode({'naar': naar})}").status_code == 422, naar
        html = KLANT.get(f"/landelijk/eigen-gegevens?{urlencode({'naar': naar})}").content.decode()
        assert 'id="fouten"' in html and "<td" in html, "the page keeps its standard breakdown"


def test_wat_verborgen_is_staat_nergens(geteld):
    """A hidden cell is hidden in every breakdown of the year, in the order of its features or the other one."""
    verborgen = 0
    for naar in NAAR:
        cellen = KLANT.get(f"/api/v1/metingen/2024/uitsplitsing?{urlencode({'naar': naar})}").json()["cellen"]
        verborgen += sum(cel["personen"] is None for cel in cellen)
        for cel in cellen:
            alleen = [k for k, w in cel.items() if k in KENMERKEN and w != "totaal"]
            if len(alleen) == 1 and len(naar.split(",")) == 2:
                los = KLANT.get(f"/api/v1/metingen/2024/uitsplitsing?naar={alleen[0]}").json()["cellen"]
                zelfde = next(c for c in los if c[alleen[0]] == cel[alleen[0]])
                assert (zelfde["banen"], zelfde["personen"]) == (cel["banen"], cel["personen"]), (naar, cel)
        omgekeerd = ",".join(reversed(naar.split(",")))
        anders = KLANT.get(f"/api/v1/metingen/2024/uitsplitsing?{urlencode({'naar': omgekeerd})}").json()["cellen"]
        assert anders == cellen
    assert verborgen > 20, "a small country has small groups"


def test_er_wordt_niets_bewaard_dat_niet_getoond_mag_worden(geteld):
    bewaard = Uitkomst.objects.get().inhoud
    gesplitst = json.loads(bewaard)["uitsplitsingen"]
    assert len(gesplitst) == 2 * len(NAAR)
    for elk in gesplitst:
        for maat in ("banen", "personen"):
            raster = elk[maat]["raster"]
            los = [
                w
                for r, rij in enumerate(raster)
                for k, w in enumerate(rij)
                if (r, k) != (len(raster) - 1, len(rij) - 1)
            ]
            exact = [w for w in los if w is not None and w % elk[maat]["profiel"]["afronding"]]
            assert not exact, "only the grand total is exact"


def test_wat_bewaard_is_komt_terug_zoals_het_was(land):
    eerst = maak_openbaar(land)
    terug = Openbaar.van_dict(json.loads(json.dumps(eerst.als_dict())), Wetten.known())
    assert terug.uitsplitsingen == eerst.uitsplitsingen
    assert {j: u.naar_dict() for j, u in terug.jaren.items()} == {j: u.naar_dict() for j, u in eerst.jaren.items()}
    assert [k.as_dict() for k in terug.jaren[2024].uitleg()] == [k.as_dict() for k in eerst.jaren[2024].uitleg()]
    assert Openbaar.van_dict({"vorm": 0}, Wetten.known()) is None


def test_een_ander_bestand_is_een_ander_kenmerk(land, tmp_path):
    voor = kenmerk(land)
    assert kenmerk(land) == voor
    (land / "erbij.txt").write_text("x")
    assert kenmerk(land) != voor
    (land / "erbij.txt").unlink()
    assert kenmerk(land) == voor


def test_zonder_dataset_zegt_de_pagina_dat(settings_dataset):
    settings_dataset("", demo=False)
    html = KLANT.get("/landelijk/eigen-gegevens").content.decode()
    assert "Deze server heeft geen eigen gegevens" in html and "TELMEE_DATASET" in html
    assert KLANT.get("/api/v1/dataset").json()["staat"] == "geen"
    assert KLANT.get("/api/v1/metingen/2024/uitsplitsing").status_code == 404
    assert KLANT.post("/landelijk/eigen-gegevens/reken").status_code == 422


STATEN = [
    ("wacht", "worden zo geteld"),
    ("bezig", "De gegevens worden geteld"),
    ("mislukt", "konden niet worden geteld"),
    ("gestopt", "konden niet worden geteld"),
]


@pytest.mark.parametrize(("staat", "zin"), STATEN)
def test_zolang_er_niets_is_zegt_de_pagina_hoe_ver_het_is(settings_dataset, staat, zin):
    settings_dataset("")
    taak = Taak.objects.create(soort=gegevens.SOORT, sleutel="x", staat=staat, gedaan=3, van=58, zin="Meting over 2023")
    html = KLANT.get("/landelijk/eigen-gegevens").content.decode()
    assert zin in html and "verzonnen land" in html and "Meting over 2023" in html
    assert (f"/taken/{taak.pk}" in html) == (staat in ("wacht", "bezig"))
    assert ("hx-trigger=" in html) == (staat in ("wacht", "bezig")), "it looks again by itself"
    assert ("<progress" in html) == (staat in ("wacht", "bezig"))


def test_reken_begint_een_keer_en_niet_als_er_niets_veranderde(land, settings_dataset):
    settings_dataset(str(land))
    eerste, tweede = (KLANT.post("/landelijk/eigen-gegevens/reken") for _ in range(2))
    assert eerste.status_code == tweede.status_code == 302 and eerste["Location"] == tweede["Location"]
    assert Taak.objects.filter(soort=gegevens.SOORT).count() == 1
    Uitkomst.objects.create(pk=1, kenmerk=kenmerk(land), inhoud="{}")
    assert KLANT.post("/landelijk/eigen-gegevens/reken")["Location"] == "/landelijk/eigen-gegevens"


def test_reken_vraagt_een_formulier_van_ons(land, settings_dataset):
    settings_dataset(str(land))
    streng = web_hulp.client(enforce_csrf_checks=True)
    assert streng.post("/landelijk/eigen-gegevens/reken").status_code == 403
    assert KLANT.get("/landelijk/eigen-gegevens/reken").status_code == 405


def test_wie_stopt_stopt_het_werk(land, settings_dataset):
    settings_dataset(str(land))
    taak = Taak.objects.create(soort=gegevens.SOORT, sleutel="x", staat=BEZIG, stop=True)
    with pytest.raises(Gestopt):
        gegevens.reken(Melder(str(taak.pk)))
    assert not Uitkomst.objects.exists()


@pytest.mark.parametrize(("naam", "zin"), [
    ("weg", "De map 'weg' in TELMEE_DATASET is er niet"),
    ("bestand.csv", "'bestand.csv' in TELMEE_DATASET is een bestand"),
    ("leeg", "staat geen dataset: er zijn geen dienstverbanden"), ("anders", "staat geen dataset"),
])  # fmt: skip
def test_een_map_zonder_dataset_zegt_wat_te_doen_en_noemt_geen_pad(settings_dataset, tmp_path, naam, zin):
    from telmee.fouten import Fout

    (tmp_path / "leeg").mkdir()
    (tmp_path / "anders").mkdir()
    (tmp_path / "anders" / "lijst.csv").write_text("a;b")
    (tmp_path / "bestand.csv").write_text("a;b")
    settings_dataset(str(tmp_path / naam))
    taak = Taak.objects.create(soort=gegevens.SOORT, sleutel="x", staat=BEZIG)
    with pytest.raises(Fout) as fout:
        gegevens.reken(Melder(str(taak.pk)))
    assert zin in str(fout.value) and str(tmp_path) not in str(fout.value)


def test_van_een_andere_dataset_wordt_niets_getoond(geteld, settings_dataset, tmp_path):
    assert KLANT.get("/api/v1/dataset").json()["staat"] == "klaar"
    settings_dataset(str(tmp_path / "anders"))
    assert KLANT.get("/api/v1/dataset").json()["staat"] == "wacht"
    assert KLANT.get("/api/v1/metingen/2024?manier=gegevens").status_code == 404
    settings_dataset("", demo=False)
    assert "Deze server heeft geen eigen gegevens" in KLANT.get("/landelijk/eigen-gegevens").content.decode()


def test_wie_kijkt_terwijl_er_opnieuw_wordt_geteld_ziet_dat(geteld):
    assert "worden opnieuw geteld" not in KLANT.get("/landelijk/eigen-gegevens").content.decode()
    taak = Taak.objects.create(soort=gegevens.SOORT, sleutel="y", staat=BEZIG)
    html = KLANT.get("/landelijk/eigen-gegevens").content.decode()
    assert "worden opnieuw geteld" in html and f"/taken/{taak.pk}" in html


@pytest.mark.parametrize("jaar", ["2019", "2012", "abc", "9" * 50])
def test_een_jaar_dat_de_dataset_niet_heeft_staat_bij_het_veld(geteld, jaar):
    html = KLANT.get(f"/landelijk/eigen-gegevens?jaar={jaar}").content.decode()
    assert 'id="fouten"' in html and "kies uit 2023, 2024" in html
    assert KLANT.get(f"/landelijk/eigen-gegevens.json?jaar={jaar}").status_code == 422


def test_what_ended_days_ago_goes_when_new_work_begins(settings_dataset):
    """Work that ended just now stays: its page may still be open."""
    from datetime import timedelta

    from django.utils import timezone

    from telmee.web.kit import taken

    oud, vers = (Taak.objects.create(soort=gegevens.SOORT, sleutel=s, staat=KLAAR) for s in ("oud", "vers"))
    Taak.objects.filter(pk=oud.pk).update(gemeld=timezone.now() - timedelta(days=1, minutes=1))
    Taak.objects.filter(pk=vers.pk).update(gemeld=timezone.now() - timedelta(hours=23, minutes=59))
    nieuw = taken.begin("geen-werk")
    assert set(Taak.objects.values_list("pk", flat=True)) == {vers.pk, nieuw.pk}
    taken.stop(str(nieuw.pk))
