"""The same filings in another guise give the same position: split, repeated, shuffled, zipped, indented, re-encoded."""

import random
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aangifte_hulp import BSN, FEBRUARI, aanvulling, bericht, correctie, record, vol
from telmee.gegevens.loonaangifte import lees_aangiften
from telmee.gegevens.loonaangifte.schrijver import Inhoud

MAART = (date(2026, 3, 1), date(2026, 3, 31))
GEEN_BSN = {"bsn": None}


def _delen() -> list[tuple[Inhoud, date]]:
    """Returns of three months, a supplement and corrections; two people without BSN or personnel number."""
    mensen = [record(i, personeelsnummer=f"{i:03d}", lkv_banenafspraak=i == 1) for i in range(4)]
    naamloos = [record(5, uren=31, **GEEN_BSN), record(6, uren=32, **GEEN_BSN)]
    return [
        (vol(*mensen, *naamloos), date(2026, 2, 10)),
        (vol(*mensen[:3], periode=FEBRUARI), date(2026, 3, 10)),
        (correctie(record(0, uren=90), weg=[(1, BSN[1], None)]), date(2026, 3, 12)),
        (aanvulling(record(4, uren=12), periode=FEBRUARI), date(2026, 3, 20)),
        (vol(*mensen[1:], periode=MAART), date(2026, 4, 10)),
    ]


def _bestanden(**opties: Any) -> list[bytes]:
    return [bericht(d, dag=dag, **opties) for d, dag in _delen()]


def _stand(bestanden: dict[str, bytes] | Path) -> list[tuple[Any, ...]]:
    """All that a position is made of, but for where it stood."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) if isinstance(bestanden, dict) else bestanden
        for naam, inhoud in bestanden.items() if isinstance(bestanden, dict) else ():
            (pad / naam).write_bytes(inhoud)
        a = lees_aangiften(pad, vandaag=date(2030, 1, 1))
    return sorted(a.dienstverbanden.drop("bestand", "regel", "bericht").rows(), key=repr)


def _namen(bestanden: list[bytes]) -> dict[str, bytes]:
    return {f"{i}.xml": b for i, b in enumerate(bestanden)}


@pytest.fixture(scope="module")
def gewoon() -> list[tuple[Any, ...]]:
    return _stand(_namen(_bestanden()))


def _zip(bestanden: list[bytes]) -> dict[str, bytes]:
    with tempfile.NamedTemporaryFile(suffix=".zip") as f:
        with zipfile.ZipFile(f, "w", zipfile.ZIP_DEFLATED) as z:
            for i, b in enumerate(bestanden):
                z.writestr(f"map/{i}.xml", b)
        return {"alles.zip": Path(f.name).read_bytes()}


ANDERS: dict[str, Callable[[], dict[str, bytes]]] = {
    "andersom": lambda: {f"{9 - i}.xml": b for i, b in enumerate(_bestanden())},
    "herhaald": lambda: _namen(_bestanden() * 2),
    "gezipt": lambda: _zip(_bestanden()),
    "op een regel": lambda: _namen(_bestanden(inspringen=False)),
    "utf-16": lambda: _namen(_bestanden(codering="UTF-16")),
    "latin-1": lambda: _namen(_bestanden(codering="ISO-8859-1")),
    "met commentaar": lambda: _namen([b.replace(b"<Inkomstenperiode>", b"<!-- x --><Inkomstenperiode>")
                                      for b in _bestanden()]),
    "ander voorvoegsel": lambda: _namen([_voorvoegsel(b) for b in _bestanden()]),
    "gesplitst": lambda: _namen(_gesplitst()),
}  # fmt: skip


def _voorvoegsel(tekst: bytes) -> bytes:
    """The same elements, each with a prefix for the namespace."""
    uit = tekst.replace(b"</", b"\0").replace(b"<", b"<l:").replace(b"\0", b"</l:").replace(b"<l:?", b"<?")
    return uit.replace(b" xmlns=", b" xmlns:l=")


def _gesplitst() -> list[bytes]:
    """A supplement and a correction of two relations as two messages, one relation each."""
    uit = []
    for deel, dag in _delen():
        if deel.soort == "correctie":
            uit.append(bericht(Inhoud(deel.soort, deel.begin, deel.eind, deel.relaties), dag=dag, id_="a"))
            uit.append(bericht(Inhoud(deel.soort, deel.begin, deel.eind, [], deel.intrekkingen), dag=dag, id_="b"))
        else:
            uit.append(bericht(deel, dag=dag))
    return uit


@pytest.mark.parametrize("hoe", ANDERS)
def test_dezelfde_aangiften_in_een_andere_gedaante(gewoon: list[tuple[Any, ...]], hoe: str) -> None:
    assert _stand(ANDERS[hoe]()) == gewoon


def test_ingetrokken_en_opnieuw_aangegeven(gewoon: list[tuple[Any, ...]]) -> None:
    """Only the day on which it was filed is another."""
    bestanden = [
        *_bestanden(),
        bericht(correctie(weg=[(1, BSN[2], None)], periode=MAART), dag=date(2026, 5, 1)),
        bericht(correctie(_delen()[4][0].relaties[1], periode=MAART), dag=date(2026, 5, 2)),
    ]

    def zonder_dag(rijen: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        return sorted((tuple(v for v in r if type(v).__name__ != "datetime") for r in rijen), key=repr)

    assert zonder_dag(_stand(_namen(bestanden))) == zonder_dag(gewoon)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_de_volgorde_van_bestanden_nummert_de_rijen_niet(r: random.Random) -> None:
    """Also of two messages with the same moment and reference, of people without any number."""
    bestanden = [
        *_bestanden(),
        bericht(aanvulling(record(5, uren=41, **GEEN_BSN), periode=MAART), dag=date(2026, 4, 11), id_="x"),
        bericht(aanvulling(record(6, uren=42, **GEEN_BSN), periode=MAART), dag=date(2026, 4, 11), id_="x"),
    ]
    eerst = _stand(_namen(bestanden))
    r.shuffle(bestanden)
    assert _stand(_namen(bestanden)) == eerst
