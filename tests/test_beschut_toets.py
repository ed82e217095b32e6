"""The person's test of beschut werk: six questions at most, what they decide, and what is no answer."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee import cli
from telmee.beschut import toets as kamer
from telmee.beschut.toets_beeld import AANBODEN, REDENEN, beeld
from telmee.fouten import Fout
from telmee.wet import Wetten

WETTEN = Wetten.known()
LAW = kamer.wet_van(WETTEN, date(2026, 11, 30))
DAG = st.dates(date(2024, 1, 1), date(2026, 12, 31)).map(date.isoformat)
ANTWOORDEN = {
    "kring": st.sampled_from(["gemeente", "uwv", "wajong", "jong", "geen"]),
    "dag": DAG,
    "eerder": st.just("nee") | DAG,
    "wsw": st.sampled_from(["geen", "wel", "niet"]),
    "nieuw": st.sampled_from(["ja", "nee"]),
    "vol": st.sampled_from(["ja", "nee"]),
}


def doorloop(antwoorden: dict[str, str], weet_niet: frozenset[str] = frozenset()) -> dict[str, str]:
    """What is asked of somebody with these answers, with what was answered."""
    gegeven: dict[str, str] = {}
    overgeslagen: frozenset[str] = frozenset()
    while (vraag := kamer.volgende_vraag(LAW, gegeven, overgeslagen)) is not None:
        if vraag.naam in weet_niet:
            overgeslagen |= {vraag.naam}
        else:
            gegeven[vraag.naam] = antwoorden[vraag.naam]
        assert len(gegeven) + len(overgeslagen) <= 6
    return gegeven


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries(ANTWOORDEN))
def test_hoogstens_zes_vragen_en_wat_niet_gevraagd_is_verandert_niets(antwoorden: dict[str, str]) -> None:
    gevraagd = doorloop(antwoorden)
    kort, lang = kamer.toets(LAW, gevraagd), kamer.toets(LAW, antwoorden)
    assert (kort.mag, kort.onderzoek, kort.advies_uiterlijk) == (lang.mag, lang.onderzoek, lang.advies_uiterlijk)
    assert kort.mag is not None and (kort.mag is False or kort.aanbod == lang.aanbod)
    assert beeld(kort).antwoord.startswith("Ja" if kort.mag else "Nee")


@settings(max_examples=50, deadline=None)
@given(st.fixed_dictionaries(ANTWOORDEN), st.sets(st.sampled_from(list(ANTWOORDEN))))
def test_wie_niets_weet_krijgt_geen_antwoord_dat_er_niet_is(antwoorden: dict[str, str], niet: set[str]) -> None:
    uitkomst = kamer.toets(LAW, doorloop(antwoorden, frozenset(niet)))
    assert (uitkomst.mag is None) is ("kring" in niet)
    if "dag" in niet:
        assert uitkomst.advies_uiterlijk is None and uitkomst.besluit_uiterlijk is None


def test_wie_buiten_de_kring_valt_krijgt_een_vraag() -> None:
    assert list(doorloop({"kring": "geen"})) == ["kring"]


@pytest.mark.parametrize(
    ("dag", "onderzoek", "weer"), [("2027-06-01", False, date(2027, 6, 2)), ("2027-06-02", True, None)]
)
def test_de_laatste_dag_van_de_twaalf_maanden(dag: str, onderzoek: bool, weer: date | None) -> None:
    """Besluit advisering beschut werk 3 lid 3 onder b."""
    antwoorden = {"kring": "uwv", "dag": dag, "eerder": "2026-06-01", "nieuw": "nee", "wsw": "geen"}
    uitkomst = kamer.toets(LAW, antwoorden)
    assert uitkomst.onderzoek is onderzoek and uitkomst.weer_vanaf == weer
    assert kamer.toets(LAW, {**antwoorden, "nieuw": "ja"}).onderzoek is True


def test_de_dagen_zijn_die_van_de_wet() -> None:
    """Eight weeks, to the first working day (Besluit advisering beschut werk 2 lid 1; Awb 4:13)."""
    uitkomst = kamer.toets(LAW, {"kring": "gemeente", "dag": "2026-11-07", "eerder": "nee", "wsw": "geen"})
    assert uitkomst.advies_uiterlijk == uitkomst.besluit_uiterlijk == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("naam", "tekst", "zin"),
    [
        ("kring", "mars", "kies uit gemeente"),
        ("dag", "ooit", "datum"),
        ("dag", "nee", "datum"),
        ("eerder", "31-2-2026", "datum"),
        ("kleur", "rood", "bestaat niet"),
    ],
)
def test_wat_geen_antwoord_is(naam: str, tekst: str, zin: str) -> None:
    with pytest.raises(Fout, match=zin):
        kamer.lees_antwoord(naam, tekst)


def test_een_dag_voor_de_tekst_is_een_zin() -> None:
    with pytest.raises(Fout, match="2022-07-01"):
        kamer.wet_van(WETTEN, date(2022, 6, 30))


def test_elke_uitkomst_van_de_wet_heeft_woorden() -> None:
    def teksten(naam: str) -> set[str]:
        term = LAW.require(naam).term
        return {deel.parts[0] for deel in term.parts if getattr(deel, "kind", "") == "literal"}

    assert teksten("beschut_advies_grond") == set(REDENEN)
    assert teksten("beschut_aanbod_reden") == {*AANBODEN, "niet_vastgesteld"}


def test_elke_vraag_heeft_twee_talen_en_korte_zinnen() -> None:
    for naam in kamer.namen():
        for taal in kamer.TALEN:
            vraag = kamer.vraag(naam, taal)
            for tekst in (vraag.vraag, vraag.wat, vraag.waar, *vraag.keuzes.values()):
                assert tekst and all(len(zin.split()) <= 20 for zin in tekst.split(". "))


def test_wie_niet_gevraagd_wordt_ziet_wat_er_te_antwoorden_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal nothing is asked: every choice of the next question stands there, until none is left."""
    gegeven = {"kring": "gemeente", "eerder": "nee", "dag": "2026-03-02", "wsw": "geen", "vol": "nee"}
    for hoeveel in range(len(gegeven) + 1):
        deel = dict(list(gegeven.items())[:hoeveel])
        opties = [woord for naam, wat in deel.items() for woord in ("--antwoord", f"{naam}={wat}")]
        assert cli.main(["beschut", "toets", "--op", "2026-11-30", *opties]) == 0
        uit = capsys.readouterr().out
        open_ = kamer.volgende_vraag(LAW, deel)
        assert ("Nog te beantwoorden" in uit) is (open_ is not None)
        if open_ is not None:
            assert all(f"{open_.naam}={keuze}" in uit for keuze in open_.keuzes or ("2026-01-31",))
    assert open_ is None and "2 maart 2026" in uit and "2026-03-02" not in uit
