"""One law for a whole answer: what `--stand`, `--regime` and `--anders` select flows into every figure and sentence."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee import cli
from telmee.deur import met_percentage, wetten
from telmee.fouten import Fout, GebruiksFout
from telmee.werkgever import calculator
from telmee.werkgever.calculator import Hoeveelheid, OpslagVraag
from telmee.werkgever.invoer import Invoer
from telmee.werkgever.opslag import REGIME
from telmee.werkgever.positie import positie
from telmee.werkgever.uitkomst import Positie
from telmee.wet import Law, Wetten
from telmee.wet.machine.figure import figures, value_figure
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.workdays import HOLIDAYS
from werkgever_hulp import ALTIJD, bereken, groot, invoer, jaar_van

BRON = Path(cli.__file__).resolve().parent.parent
ONGEACTIVEERD = "quotum niet geactiveerd voor deze sector (Wfsv 122n lid 1)"
CALCULATOR = ("werkgever", "calculator", "--sector", "markt", "--jaar", "2026")


def test_de_wet_wordt_een_keer_gemaakt_en_doorgegeven() -> None:
    gevonden = []
    for pad in sorted(BRON.rglob("*.py")):
        kaal = re.sub(r'""".*?"""', "", pad.read_text(encoding="utf-8"), flags=re.DOTALL)
        if re.search(r"\bLaw\.at\(", kaal):
            gevonden.append(str(pad.relative_to(BRON)))
    assert gevonden == []


# --- Reading NAAM=WAARDE --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "naam", "waarde"),
    [
        ("drempel_uren=50000", "drempel_uren", 50_000),
        ("drempel_uren=50.000 uur", "drempel_uren", 50_000),
        ("quotumpercentage=2,58", "quotumpercentage", 258),
        ("quotumpercentage=2,58%", "quotumpercentage", 258),
        ("quotumpercentage.markt=2,58", "quotumpercentage", {"markt": 258}),
        ("uren_per_baan_week=25,5", "uren_per_baan_week", 255),
        ("heffing_per_baan=6.000", "heffing_per_baan", 600_000),
        ("heffing_per_baan=€ 6.000,50", "heffing_per_baan", 600_050),
        ("quotum_geactiveerd.overheid=nee", "quotum_geactiveerd", {"overheid": False}),
        ("lkv_oudere_oud_recht_voor=2025-02-01", "lkv_oudere_oud_recht_voor", 20_120),
        ("minimumloon_percentage.20=85", "minimumloon_percentage", {20: 8_500}),
    ],
)
def test_een_waarde_wordt_gelezen_in_haar_eenheid(tekst: str, naam: str, waarde: Any) -> None:
    assert wetten(anders=[tekst]).given == {naam: waarde}


def test_een_jaar_geldt_alleen_voor_dat_jaar() -> None:
    gegeven = wetten(anders=["quotumpercentage=3", "quotumpercentage.markt.2027=4"])
    per = {(j, s): gegeven.op(j).figure("quotumpercentage", s) for j in (2026, 2027) for s in ("markt", "overheid")}
    assert per == {(2026, "markt"): 300, (2026, "overheid"): 300, (2027, "markt"): 400, (2027, "overheid"): 300}
    assert [g.zoals_getypt for g in gegeven.changed()] == ["quotumpercentage", "quotumpercentage.markt.2027"]


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("drempel_uur=1", "Bedoelde u 'drempel_uren'"),
        ("quotumheffing=1", "volgt uit een regel.*heffing_per_baan"),
        ("bbl=ja", "is een feit"),
        ("drempel_uren=5%", "past niet bij drempel_uren; geef het in uren"),
        ("heffing_per_baan=3 uur", "geef het in euro"),
        ("drempel_uren=40,5", "geen heel getal"),
        ("quotumpercentage=2,5871", "te veel cijfers"),
        ("quotumpercentage=258", "tussen 0,00% en 100,00%"),
        ("quotumpercentage.zee=3", "kies uit overheid, markt"),
        ("drempel_uren.markt=3", "voor iedereen gelijk"),
        ("quotumpercentage.markt.overheid=3", "noemt te veel"),
        ("quotum_geactiveerd=misschien", "zeg ja of nee"),
        ("lkv_oudere_oud_recht_voor=morgen", "geen datum"),
        ("drempel_uren", "geen NAAM=WAARDE"),
    ],
)
def test_wat_niet_kan_is_een_zin_met_de_weg_eruit(tekst: str, deel: str) -> None:
    with pytest.raises(GebruiksFout, match=deel):
        wetten(anders=[tekst])


# --- It flows, and is named -----------------------------------------------------------------------------------------


def json_van(capsys: Any, *argumenten: str) -> dict[str, Any]:
    assert cli.main([*argumenten, "--json"]) == 0
    gevonden: dict[str, Any] = json.loads(capsys.readouterr().out)
    return gevonden


def test_een_andere_drempel_staat_in_elke_zin_van_de_calculator(capsys: Any) -> None:
    vraag = [*CALCULATOR, "--uren", "45000", "--uren-vorig-jaar", "45000"]
    assert cli.main([*vraag, "--anders", "drempel_uren=50000"]) == 0
    uit = capsys.readouterr().out
    assert "50.000" in uit and "40.575" not in uit and "Drempel in verloonde uren is hier 50.000" in uit
    assert cli.main(vraag) == 0
    assert "is hier" not in capsys.readouterr().out


def test_een_andere_drempel_staat_in_de_positie() -> None:
    p = bereken(groot(jaar_van(0, 50)), {0: ALTIJD, 20: None}, uren_vorig_jaar=45_000, anders={"drempel_uren": 50_000})
    assert p.quotum.drempel.grens == 50_000 and p.quotum.plichtig is False and p.ongebruikt == ()
    assert "40.575" not in json.dumps(p.als_dict(), ensure_ascii=False)
    assert [g.waarde for g in p.anders] == [50_000]
    assert bereken(groot(), {20: None}, uren_vorig_jaar=45_000).quotum.plichtig is True


def test_wat_niets_doet_wordt_gezegd(capsys: Any, tmp_path: Path) -> None:
    feiten = tmp_path / "feiten.json"
    feiten.write_text('{"aantal_werknemers_drempel": 50, "bbl": true, "sector": "markt"}', encoding="utf-8")
    vraag = ("wet", "bereken", "quotumheffing", "--op", "2024", "--feiten", str(feiten))
    uit = json_van(capsys, *vraag, "--anders", "wml_uur=15", "--anders", "heffing_per_baan=1")
    assert uit["ongebruikt"] == ["aantal_werknemers_drempel", "bbl", "wml_uur"]
    assert [elk["naam"] for elk in uit["anders"]] == ["wml_uur", "heffing_per_baan"]
    assert cli.main([*vraag]) == 0
    assert "niet gebruikt, want niets wat is gevraagd hangt ervan af: aantal_werknemers_drempel, bbl." in " ".join(
        capsys.readouterr().out.split()
    )


@pytest.mark.parametrize(
    ("anders", "ongebruikt"),
    [
        ("drempel_uren=50000", ["drempel_uren"]),  # quotumplichtig is given, so there is nothing behind it
        ("quotumpercentage.markt=5", ["quotumpercentage.markt"]),  # another sector
        ("quotumpercentage.2019=5", ["quotumpercentage.2019"]),
        ("quotumpercentage.overheid=5", []),
        ("quotumpercentage.2018=5", ["sector"]),
    ],
)
def test_wat_in_dit_geval_niets_doet_wordt_gezegd(capsys: Any, anders: str, ongebruikt: list[str]) -> None:
    vraag = ["wet", "bereken", "quotumtekort", "--op", "2018", "--feit", "sector=overheid"]
    vraag += ["--feit", "quotumplichtig=ja"]
    vraag += ["--feit", "verloonde_uren_grondslag=100000", "--feit", "verloonde_uren_doelgroep=300"]
    assert json_van(capsys, *vraag, "--anders", anders)["ongebruikt"] == ongebruikt


@pytest.mark.parametrize("sector", ["markt", "overheid"])
def test_een_cijfer_van_de_andere_sector_doet_ook_bij_een_werkgever_niets(capsys: Any, sector: str) -> None:
    ander = {"markt": "overheid", "overheid": "markt"}[sector]
    vraag = ["werkgever", "calculator", "--sector", sector, "--jaar", "2026", "--doelgroep-uren", "0"]
    vraag += ["--uren", "200000", "--uren-vorig-jaar", "200000"]
    uit = json_van(capsys, *vraag, "--anders", f"quotumpercentage.{ander}=2,58")
    assert uit["ongebruikt"] == [f"quotumpercentage.{ander}"]
    assert json_van(capsys, *vraag, "--anders", f"quotumpercentage.{sector}=2,58")["ongebruikt"] == []
    p = bereken(groot(), {20: None}, sector=sector, anders={"quotumpercentage": {ander: 258}})
    assert p.ongebruikt == (f"quotumpercentage.{ander}",)
    assert bereken(groot(), {20: None}, sector=sector, anders={"quotumpercentage": {sector: 258}}).ongebruikt == ()


@pytest.mark.parametrize("sector", ["markt", "overheid"])
@pytest.mark.parametrize("jaar", [2018, 2024, 2026])
@pytest.mark.parametrize("weg", [("uren_vorig_jaar",), ("doelgroep",), ("uren_vorig_jaar", "doelgroep"), ()])
def test_ook_wie_niet_alles_weet_hoort_dat_het_van_de_andere_sector_is(
    sector: str, jaar: int, weg: tuple[str, ...]
) -> None:
    """What is not known stops the computation before the percentage is read; whose it is, is known all the same."""
    ander = {"markt": "overheid", "overheid": "markt"}[sector]
    alles = {"uren_vorig_jaar": 200_000, "doelgroep": Hoeveelheid(jaar=3_000)}
    bekend = {naam: w for naam, w in alles.items() if naam not in weg}
    later = f"quotumpercentage.{jaar + 3}=3"
    for sleutel, niets, erbij in (
        (ander, True, []),
        (sector, False, []),
        (ander, True, [later]),
        (sector, False, [later]),
    ):
        wet = wetten(anders=[f"quotumpercentage.{sleutel}=3", *erbij])
        u = calculator.bereken(calculator.Antwoorden(sector, jaar, Hoeveelheid(jaar=200_000), wetten=wet, **bekend))
        assert (f"quotumpercentage.{sleutel}" in u.ongebruikt) is niets, (sleutel, u.ongebruikt)


@pytest.mark.parametrize("tekst", ["quotumpercentage.9000=3", "quotumpercentage.markt.1492=3", "drempel_uren.20260=3"])
def test_een_jaar_waarover_geen_wet_gaat_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(Fout, match="de wet gaat over 1900 tot en met 2099"):
        wetten(anders=[tekst])
    with pytest.raises(Fout, match="de wet gaat over 1900 tot en met 2099"):
        met_percentage(wetten(), "quotumpercentage", "9000=2,58", 2026)
    assert wetten(anders=["quotumpercentage.2099=3"]).op(2099).figure("quotumpercentage", "markt") == 300
    assert wetten(anders=["quotumpercentage.1900=3"]).op(1900).figure("quotumpercentage", "markt") == 300


def test_wat_op_een_frame_niemand_heeft_doet_daar_niets() -> None:
    wet = Wetten.known("2026-11-22", given={"doelstelling": {"overheid": 1}})
    land = pl.DataFrame({"sector": ["markt"], "jaar": [2023], "extra_banen": [5]})
    wet.op(2023).derive({"sector": land}, "doelstelling_gehaald")
    assert wet.unused() == ("doelstelling.overheid",)
    wet.op(2023).derive({"sector": land.with_columns(sector=pl.lit("overheid"))}, "doelstelling_gehaald")
    assert wet.unused() == ()


def test_wat_gegeven_is_staat_ook_bij_de_meting(capsys: Any) -> None:
    uit = json_van(capsys, "meting", "2023", "--anders", "doelstelling.markt=1", "--anders", "wml_uur=15")
    assert uit["doelstelling"]["markt"] == 1 and uit["gehaald"]["markt"] is True
    assert uit["ongebruikt"] == ["wml_uur"] and [elk["sleutel"] for elk in uit["anders"]] == ["markt", None]
    assert json_van(capsys, "meting", "2023")["gehaald"]["markt"] is False


def test_wat_als_rekent_met_wat_gegeven_is(capsys: Any) -> None:
    vraag = ["werkgever", "wat-als", "--grond", "participatiewet", "--uren", "24", "--uurloon", "20"]
    vraag += ["--vanaf", "2026-03-01", "--stand", "2026-11-22", "--jaren", "1"]
    gewoon = json_van(capsys, *vraag)
    anders = json_van(capsys, *vraag, "--anders", "lkv_banenafspraak_per_uur=0,50", "--anders", "technologie_minimum=1")
    lkv, minder = (elk["varianten"][0]["jaren"][0]["lkv"] for elk in (gewoon, anders))
    assert minder == lkv * 50 // 101 > 0 and anders["ongebruikt"] == ["technologie_minimum"]
    assert [elk["naam"] for elk in anders["anders"]] == ["lkv_banenafspraak_per_uur", "technologie_minimum"]


def test_bevinding_en_veld_zeggen_hetzelfde_van_wat_niets_doet(capsys: Any) -> None:
    p = bereken(groot(), {20: None}, anders={"jeugd_liv_per_uur": {18: 500}})
    assert p.ongebruikt == ("jeugd_liv_per_uur.18",)
    assert [b.gevolg for b in p.bevindingen if b.code == "anders"] == ["niets in dit antwoord hangt ervan af"]
    vraag = [*CALCULATOR, "--uren", "200000", "--uren-vorig-jaar", "200000", "--doelgroep-uren", "0"]
    assert json_van(capsys, *vraag, "--anders", "jeugd_liv_per_uur.18=5")["ongebruikt"] == ["jeugd_liv_per_uur.18"]


def test_wat_twee_keer_gegeven_is_wordt_geweigerd(capsys: Any) -> None:
    vraag = [*CALCULATOR, "--uren", "200000", "--uren-vorig-jaar", "200000", "--doelgroep-uren", "0"]
    assert cli.main([*vraag, "--anders", "drempel_uren=1", "--anders", "drempel_uren=2"]) == 2
    assert "'drempel_uren' is twee keer gegeven" in capsys.readouterr().err
    assert cli.main([*vraag, "--anders", "quotumpercentage=3", "--quotumpercentage", "2,58"]) == 2
    assert "geven hetzelfde cijfer; laat er een weg" in capsys.readouterr().err
    twee = json_van(capsys, *vraag, "--anders", "quotumpercentage=3", "--quotumpercentage", "2027=2,58")
    assert [(elk["waarde"], elk["jaar"]) for elk in twee["anders"]] == [(300, None), (258, 2027)]


def test_wat_als_noemt_wat_gegeven_is_ook_op_het_scherm(capsys: Any) -> None:
    vraag = ["werkgever", "wat-als", "--grond", "wajong", "--uren", "24", "--uurloon", "16", "--loonwaarde", "60"]
    vraag += ["--vanaf", "2026-03-01", "--stand", "2026-11-22"]
    assert cli.main([*vraag, "--anders", "uren_per_baan_jaar=1000", "--anders", "technologie_minimum=1"]) == 0
    uit = " ".join(capsys.readouterr().out.split())
    assert "Verloonde uren per jaar van één baan is hier 1.000 uren per baan, en niet wat de wet zegt." in uit
    assert uit.count("niets hier hangt ervan af") == 1


def test_een_jaar_zegt_dat_het_cijfer_van_een_ander_jaar_niets_doet(capsys: Any) -> None:
    uit = json_van(capsys, "meting", "2023", "--anders", "doelstelling.2024=5")
    assert uit["ongebruikt"] == ["doelstelling.2024"] and [elk["jaar"] for elk in uit["anders"]] == [2024]
    assert cli.main(["meting", "--anders", "doelstelling.2024=5"]) == 0
    reeks = " ".join(capsys.readouterr().out.split())
    assert reeks.count("is hier 5 banen") == 1 and "niets hier" not in reeks


def test_de_opties_zijn_een_andere_naam(capsys: Any) -> None:
    vraag = [*CALCULATOR, "--uren", "200000", "--uren-vorig-jaar", "200000", "--doelgroep-uren", "0"]
    kort = json_van(capsys, *vraag, "--quotumpercentage", "2,58")
    lang = json_van(capsys, *vraag, "--anders", "quotumpercentage.2026=2,58")
    assert kort == lang and kort["quotum"]["status"] == "opgegeven" and kort["komende_jaren"] == []


# --- A figure, as it leaves the law ---------------------------------------------------------------------------------


def test_een_cijfer_draagt_alles_van_de_wet() -> None:
    law = Wetten.known("2026-11-22").op(2018)
    feiten = {"sector": "overheid", "verloonde_uren_grondslag": 1_000_000, "verloonde_uren_doelgroep": 0}
    gevonden = figures(law.compute(feiten), ("vereiste_uren", "quotumtekort", "bestaat_niet"))
    c = gevonden["vereiste_uren"]
    assert (c.waarde, c.eenheid, c.status) == (1_000_000 * 193, "tienduizendsten uren", "bekend")
    assert c.label == law.book.label("vereiste_uren") and c.artikel == law.rules["vereiste_uren"].law
    assert c.uitleg is not None and c.als_dict()["naam"] == "vereiste_uren" and "uitleg" not in c.als_dict()
    onbekend = gevonden["quotumtekort"]
    assert onbekend.waarde is None and onbekend.status == "onbekend" and "niet opgegeven" in onbekend.opmerking


def test_een_waarde_die_gegeven_is_zegt_dat() -> None:
    law = Wetten.known("2026-11-22", given={"drempel_uren": 1}).op(2026)
    c = value_figure(law, "drempel_uren")
    assert (c.waarde, c.status, c.bron) == (1, "opgegeven", "opgegeven in plaats van de waarde van de wet")
    assert value_figure(Wetten.known("2026-11-22").op(2026), "drempel_uren").status == "bekend"
    assert value_figure(Wetten.known("2026-11-22").op(2026), "quotumpercentage", "markt").status == "onbekend"


def test_een_onbekende_naam_wordt_bij_de_deur_geweigerd() -> None:
    with pytest.raises(Fout, match="Bedoelt u quotumpercentage"):
        Wetten.known(given={"quotumpercentge": 1})


# --- A property: what depends on a figure may change, and nothing else does ------------------------------------------

BOEK = lawbook()
GETALLEN = sorted(n for n, w in BOEK.values.items() if w.high > w.low and not w.by and w.subject != HOLIDAYS)
PER_SECTOR = sorted(n for n, w in BOEK.values.items() if w.high > w.low and w.by == "sector")
VRAAG = calculator.Antwoorden(
    "overheid", 2024, Hoeveelheid(jaar=120_000), 110_000, Hoeveelheid(jaar=1_000), wetten=Wetten.known("2026-11-22")
)
OPSLAG = OpslagVraag(700_000_000, False)
ZEGT_HET = ("anders", "ongebruikt", "kanttekeningen", "receipt", "bevindingen")


def anders_dan(wetten_: Wetten, naam: str, trekking: float) -> Wetten:
    """The same laws with a drawn figure, within the bounds of the value."""
    waarde = BOEK.values[naam]
    cijfer = waarde.low + int(trekking * (waarde.high - waarde.low))
    return wetten_.with_values(**{naam: {"overheid": cijfer} if waarde.by else cijfer})


def houd_vast(voor: Any, na: Any, naam: str, law: Law) -> None:
    """Figures of which the value is not behind stay as they were; when it is behind none, so does all of the answer."""
    oud, nieuw = ({c.naam: c.waarde for c in antwoord.cijfers} for antwoord in (voor, na))
    los = [c for c in oud if naam not in law.everything_behind(c)]
    assert {c: nieuw[c] for c in los} == {c: oud[c] for c in los}
    assert [elk.naam for elk in na.anders] == [naam] and (naam in na.ongebruikt) is bool(na.ongebruikt)
    if na.ongebruikt:
        plat = ({k: v for k, v in a.als_dict().items() if k not in ZEGT_HET} for a in (voor, na))
        assert next(plat) == next(plat)


@given(naam=st.sampled_from(GETALLEN + PER_SECTOR), trekking=st.floats(0, 1))
@settings(max_examples=150, deadline=None)
def test_een_waarde_verandert_in_de_calculator_wat_ervan_afhangt_en_niets_anders(naam: str, trekking: float) -> None:
    ander = replace(VRAAG, wetten=anders_dan(VRAAG.wetten, naam, trekking))
    try:
        na = calculator.bereken(ander, OPSLAG)
    except Fout:
        return  # a figure with which an outcome leaves its bounds is refused in a sentence
    houd_vast(calculator.bereken(VRAAG, OPSLAG), na, naam, VRAAG.wetten.with_regimes(REGIME).op(2024))


@pytest.mark.parametrize(
    ("tekst", "pad", "waarde"),
    [
        ("drempel_uren=130000", "quotum.plichtig", False),
        ("drempel_uren=130000", "quotum.drempel.grens", 130_000),
        ("quotumpercentage.overheid=10", "quotum.percentage", 1_000),
        ("uren_per_baan_jaar=1000", "quotum.gerealiseerde_banen", 10),
        ("uren_per_baan_week=10", "quotum.tellingen.1.uren_per_baan", 100),
        ("heffing_opgeschort=nee", "quotum.heffing.opgelegd", True),
        ("quotum_geactiveerd=nee", "quotum.heffing.reden", ONGEACTIVEERD),
    ],
)
def test_een_waarde_verandert_wat_ervan_afhangt(tekst: str, pad: str, waarde: Any) -> None:
    def bij(antwoord: calculator.Uitkomst) -> Any:
        gevonden: Any = antwoord.als_dict()
        for deel in pad.split("."):
            gevonden = gevonden[int(deel) if deel.isdigit() else deel]
        return gevonden

    anders = replace(VRAAG, wetten=wetten("2026-11-22", anders=[tekst]))
    assert bij(calculator.bereken(anders)) == waarde != bij(calculator.bereken(VRAAG))


@cache
def positie_voor() -> tuple[Invoer, Positie]:
    vraag: dict[str, Any] = {"uren_vorig_jaar": 50_000, "quotumpercentage": 258}
    bron = invoer(groot(jaar_van(0, 50)), {0: ALTIJD, 20: None}, **vraag)
    return bron, positie(bron)


@pytest.mark.parametrize("naam", ["drempel_uren", "uren_per_baan_jaar", "maximumpremieloon", "wml_uur"])
@pytest.mark.parametrize("trekking", [0.0, 1.0])
def test_een_waarde_verandert_in_de_positie_wat_ervan_afhangt_en_niets_anders(naam: str, trekking: float) -> None:
    bron, voor = positie_voor()
    ander = anders_dan(bron.wetten, naam, trekking)
    na = positie(replace(bron, wetten=ander))
    assert [elk.naam for elk in na.anders] == [naam, "quotumpercentage"]
    law = bron.wetten.with_regimes(REGIME).op(2026)
    oud, nieuw = ({c.naam: c.waarde for c in antwoord.cijfers} for antwoord in (voor, na))
    los = [c for c in oud if naam not in law.everything_behind(c)]
    assert {c: nieuw[c] for c in los} == {c: oud[c] for c in los}
