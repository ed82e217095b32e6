"""Records -> XML -> reader -> position equals the position straight from the records, to the hour and the cent."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aangifte_hulp import VOORBEELDEN
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte import lees_aangiften
from telmee.werkgever.invoer import REGISTER, Opgaven, uit_aangiften
from telmee.werkgever.positie import positie
from telmee.werkgever.uitkomst import Positie
from werkgever_hulp import ALTIJD, BSN, bereken, een, jaar_van, rij, verklaringen, via_bestanden

DELEN = ("uren", "quotum", "opslag_bonus", "lkv", "lkv_totaal", "prognose")
NA_ALLES = date(2027, 12, 1)
DAGEN = st.dates(date(2024, 1, 1), date(2027, 6, 1))


@st.composite
def mensen(draw: st.DrawFn) -> tuple[list[dict[str, Any]], dict[int, Any], list[dict[str, Any]]]:
    """A few people over some months: registrations, requests, declarations, other kinds of work and pension ages."""
    records, register, verklaard = [], {}, []
    maanden = draw(st.integers(1, 12))
    for wie in range(draw(st.integers(1, 6))):
        aard = draw(st.sampled_from((1, 1, 1, 11, 18, 21, 22, 24)))
        soort = draw(st.sampled_from((15, 15, 15, 11, 32)))
        vraagt = draw(st.integers(0, 13))
        gehandicapt = draw(st.booleans()) and draw(st.booleans())
        van, tot = draw(DAGEN), draw(st.none() | DAGEN)
        register[wie] = draw(st.sampled_from((None, ALTIJD, (van, tot if tot is None or tot >= van else None))))
        geboren = draw(st.sampled_from((date(1990, 5, 17), date(1959, 5, 20), date(1957, 1, 1))))
        weg_na = draw(st.integers(1, 12))
        begin = draw(st.sampled_from((date(2021, 1, 1), date(2024, 5, 3), date(2025, 10, 1))))
        if draw(st.booleans()):
            soort_ = draw(st.sampled_from(("arbeidsgehandicapte", "banenafspraak", "oudere", "herplaatsen")))
            hoe = draw(st.sampled_from(({"aangevraagd": begin}, {"afgegeven": begin}, {}, {"verklaring": False})))
            verklaard.append({"bsn": BSN[wie], "soort": soort_, "begin": begin, "wia_vanaf": begin} | hoe)
        for m in range(draw(st.integers(1, maanden)), min(maanden, weg_na) + 1):
            einde = {"eind": rij(m=m)["tijdvak_eind"], "reden_einde": 20} if m == weg_na < maanden else {}
            records.append(
                rij(wie, m, draw(st.integers(0, 200)), aard=aard if soort in (11, 15) else None, soort=soort,
                    begin=begin, geboortedatum=geboren, lkv_banenafspraak=m >= vraagt,
                    lkv_arbeidsgehandicapt=gehandicapt, **einde)
            )  # fmt: skip
    records.append(rij(7, maanden, 10))
    return sorted(records, key=lambda r: (r["tijdvak_begin"], r["persoon"])), register | {7: None}, verklaard


def zonder_plaats(p: Positie) -> dict[str, Any]:
    """The figures, without the file and line that only a file has."""
    inhoud = p.als_dict()
    for v in inhoud["lkv"]:
        v.pop("bestand"), v.pop("regel")
    return {deel: inhoud[deel] for deel in DELEN}


@settings(max_examples=25)
@given(
    mensen(),
    st.integers(0, 4),
    st.integers(0, 2),
    st.sampled_from((None, 258)),
    st.sampled_from((None, 41_000, 40_574)),
)
def test_de_weg_door_de_bestanden_verandert_niets(
    geval: tuple[list[dict[str, Any]], dict[int, Any], list[dict[str, Any]]],
    correcties: int,
    te_laat: int,
    percentage: Any,
    vorig: Any,
) -> None:
    records, register, verklaard = geval
    lijst = verklaringen(*verklaard)
    te_laat = min(te_laat, len({r["tijdvak_begin"] for r in records}) - 1)
    opgaven = {"quotumpercentage": percentage, "uren_vorig_jaar": vorig}
    recht = bereken(records, register, stand=NA_ALLES, verklaringen=lijst, **opgaven)
    with tempfile.TemporaryDirectory() as naam:
        om = via_bestanden(Path(naam), records, register, stand=NA_ALLES, correcties=min(correcties, len(records)),
                           te_laat=te_laat, verklaringen=lijst, **opgaven)  # fmt: skip
    assert zonder_plaats(om) == zonder_plaats(recht)


def test_een_stand_ziet_niet_wat_later_kwam(tmp_path: Path) -> None:
    records = [rij(0, m, 100) for m in range(1, 7)]
    alles = via_bestanden(tmp_path, records, {0: ALTIJD}, stand=NA_ALLES, te_laat=2)
    toen = via_bestanden(tmp_path, records, {0: ALTIJD}, stand=date(2026, 12, 31), te_laat=2)
    assert (alles.uren.totaal, toen.uren.totaal) == (600, 400)
    assert toen.stand == date(2026, 12, 31)


# --- The sample filings -----------------------------------------------------------------------------------------------


def _voorbeeld(jaar: int, *namen: str) -> Positie:
    aangiften = lees_aangiften([VOORBEELDEN / n for n in namen], stand=date(2026, 11, 1))
    bsn = aangiften.dienstverbanden["bsn"].drop_nulls().unique()
    allen = pl.DataFrame(
        {"bsn": bsn, "van": [date(2015, 1, 1)] * bsn.len(), "tot": [None] * bsn.len()}, schema=REGISTER
    )
    return positie(replace(uit_aangiften(aangiften, jaar, Opgaven()), register=allen, beantwoord=bsn))


def test_voorbeeld_2026() -> None:
    p = _voorbeeld(2026, "2026-januari.xml")
    assert (p.uren.totaal, p.uren.grondslag, p.werkgever.sector) == (560, 560, "markt")
    gevraagd = {v.soort: v.uren_gevraagd for v in p.lkv if v.gevraagd}
    assert gevraagd == {"banenafspraak": 105, "arbeidsgehandicapte": 130}
    assert een(p, "arbeidsgehandicapte").recht is None  # a declaration is not in a filing


def test_voorbeeld_2026_met_correctie() -> None:
    p = _voorbeeld(2026, "2026-januari.xml", "2026-maart-met-correctie.xml")
    assert p.uren.totaal == 550 + 399


def test_voorbeeld_gemeente_2025() -> None:
    p = _voorbeeld(2025, "2025.xml")
    assert (p.uren.totaal, p.werkgever.sector) == (416, "overheid")
    assert p.quotum.heffing.opgelegd is False and "122na" in p.quotum.heffing.reden


def test_voorbeeld_sw_bedrijf_2022() -> None:
    p = _voorbeeld(2022, "2022.xml")
    assert (p.uren.totaal, p.uren.wsw, p.uren.uitzend) == (554, 156, 156)
    # posted Wsw is sent out, beschut werk is outside the target group: only the ordinary 121 hours are left
    assert (p.uren.grondslag, p.uren.doelgroep) == (554 - 156 - 156, 121)


@pytest.mark.parametrize("jaar", [2017, 2031])
def test_een_jaar_zonder_aangiften(jaar: int) -> None:
    aangiften = lees_aangiften(VOORBEELDEN / "2026-januari.xml")
    with pytest.raises(Fout, match=f"geen aangifte over {jaar}"):
        uit_aangiften(aangiften, jaar, Opgaven())


def test_een_jaar_dat_in_een_kapot_bestand_kan_zitten(tmp_path: Path) -> None:
    """The year may well be in what could not be read, so that is said first; without damage nothing is."""
    (tmp_path / "2026.xml").write_bytes((VOORBEELDEN / "2026-januari.xml").read_bytes())
    with pytest.raises(Fout) as heel:
        uit_aangiften(lees_aangiften(tmp_path), 2025, Opgaven())
    (tmp_path / "2025.zip").write_bytes(b"PK\x03\x04 en dan niets")
    with pytest.raises(Fout) as een_stuk:
        uit_aangiften(lees_aangiften(tmp_path), 2025, Opgaven())
    (tmp_path / "leeg.xml").write_bytes(b"<niets")
    with pytest.raises(Fout) as twee_stuk:
        uit_aangiften(lees_aangiften(tmp_path), 2025, Opgaven())
    assert "Niet gelezen" not in str(heel.value)
    assert "Niet gelezen is '2025.zip', want deze zip is niet te openen; staat" in str(een_stuk.value)
    assert "(en zo is er nog 1); staat de aangifte daarin" in str(twee_stuk.value)


def test_tijdvakken_die_ontbreken_staan_er_als_een_reeks(tmp_path: Path) -> None:
    p = via_bestanden(tmp_path, jaar_van(0, 100, (1, 4)), {0: None})
    assert any("over 01-02-2026 tot en met 31-03-2026, 01-05-2026 tot en met 31-12-2026;" in z for z in p.ontbreekt)
