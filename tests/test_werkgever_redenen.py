"""The words of a row of the benefits: everything that a figure counts is explained, and nothing else is said."""

from datetime import date
from typing import Any

from werkgever_hulp import ALTIJD, bereken, een, jaar_van, rij
from werkgever_hulp import verklaringen as lijst_van

ZONDER = {"begin": date(2019, 1, 1), "geboortedatum": date(1990, 5, 17)}


# --- Hours that are missing where nobody asked -----------------------------------------------------------------------


def leeg(wie: int, maanden: Any = range(1, 13), **anders: Any) -> list[dict[str, Any]]:
    """Filing periods without hours."""
    return [rij(wie, m, None, **anders) for m in maanden]


def test_een_gemist_voordeel_zonder_uren_verdwijnt_niet() -> None:
    ander = jaar_van(1, 100, lkv_banenafspraak=True)
    p = bereken([*ander, *leeg(0)], {0: ALTIJD, 1: ALTIJD})
    (v,) = [v for v in p.lkv if v.personeelsnummer == "P00"]
    assert (v.soort, v.recht, v.gevraagd, v.uren, v.bedrag, v.gemist) == (
        "banenafspraak",
        None,
        False,
        None,
        None,
        None,
    )
    assert "Vul AantVerlU in en zet IndAvrLkvDgBaf op J over jan-dec 2026" in v.actie
    assert "onbekend" in v.reden and v.uiterste_datum == date(2027, 5, 1)
    assert (p.lkv_totaal.gemist, p.lkv_totaal.onbekend) == (None, 1)  # not 0: nobody knows what is missed
    assert bereken(ander, {1: ALTIJD}).lkv_totaal.gemist == 0


def test_zonder_recht_of_in_een_jaar_met_verklaringen_is_er_zonder_uren_geen_rij() -> None:
    assert bereken(leeg(0), {0: None}).lkv == ()
    assert bereken(leeg(0), {0: (date(2019, 1, 1), date(2025, 12, 31))}).lkv == ()
    assert bereken(leeg(0, geboortedatum=date(1950, 1, 1)), {0: ALTIJD}).lkv == ()  # beyond the pension age
    assert bereken(leeg(0, jaar=2025), {0: ALTIJD}, jaar=2025).lkv == ()


def test_maanden_zonder_uren_waarover_niet_is_gevraagd_naast_maanden_met() -> None:
    p = bereken([*leeg(0, range(1, 4)), *jaar_van(0, 100, range(4, 13), lkv_banenafspraak=True)], {0: ALTIJD})
    v = een(p)
    assert (v.recht, v.bedrag, v.gemist, p.lkv_totaal.gemist) == (True, 90_900, None, None)
    assert "zet IndAvrLkvDgBaf op J over jan-mrt 2026" in v.actie
    gevraagd = leeg(0, range(1, 4), lkv_banenafspraak=True)
    ook = een(bereken([*gevraagd, *jaar_van(0, 100, range(4, 13), lkv_banenafspraak=True)], {0: ALTIJD}))
    assert (ook.gemist, "op J" in ook.actie) == (0, False)


def test_wat_het_hoogste_bedrag_al_heeft_mist_niets_door_uren_die_ontbreken() -> None:
    vol = [*leeg(0, range(1, 4)), *jaar_van(0, 300, range(4, 13), lkv_banenafspraak=True)]
    assert een(bereken(vol, {0: ALTIJD})).gemist == 0


def test_onterecht_gevraagd_met_uren_verbergt_geen_recht_zonder_uren() -> None:
    records = [*leeg(0, range(1, 4)), *jaar_van(0, 100, range(4, 13), lkv_banenafspraak=True, begin=date(2019, 1, 1))]
    v = een(bereken([r | {"begin": date(2019, 1, 1)} for r in records], {0: (date(2019, 1, 1), date(2026, 3, 15))}))
    assert (v.recht, v.gemist, v.onterecht_uren) == (None, None, 900)
    assert "op N over apr-dec 2026" in v.actie and "op J over jan-mrt 2026" in v.actie
