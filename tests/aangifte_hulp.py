"""Small invented filings for tests: people are test numbers, and a message is a few words."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from telmee.gegevens.loonaangifte import Aangiften, Grenzen, lees_aangiften
from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns
from telmee.gegevens.loonaangifte.schrijver import Hoofd, Inhoud, schrijf_bericht

VOORBEELDEN = Path(__file__).parent / "data" / "loonaangifte"
LHNR = "700000008L01"
BSN = verzonnen_bsns(8)
JANUARI = (date(2026, 1, 1), date(2026, 1, 31))
FEBRUARI = (date(2026, 2, 1), date(2026, 2, 28))


def record(wie: int = 0, num_iv: int = 1, uren: int | None = 100, **anders: Any) -> dict[str, Any]:
    """An income relation of the `wie`-th test person."""
    basis = {
        "bsn": BSN[wie],
        "num_iv": num_iv,
        "verloonde_uren": uren,
        "loon_sv": 2000 * (uren or 0),
        "soort": 15,
        "aard": 1,
        "onbepaalde_tijd": True,
        "oproep": False,
        "begin": date(2025, 1, 1),
        "geboortedatum": date(1990, 5, 17),
    }
    return basis | anders


def vol(*records: dict[str, Any], periode: tuple[date, date] = JANUARI) -> Inhoud:
    """A full return."""
    return Inhoud("volledig", *periode, records)


def aanvulling(*records: dict[str, Any], weg: Any = (), periode: tuple[date, date] = JANUARI) -> Inhoud:
    """A supplement; `weg` is what it withdraws: (num_iv, bsn, personeelsnummer)."""
    return Inhoud("aanvullend", *periode, records, weg)


def correctie(*records: dict[str, Any], weg: Any = (), periode: tuple[date, date] = JANUARI) -> Inhoud:
    """A correction of an earlier period."""
    return Inhoud("correctie", *periode, records, weg)


def bericht(
    *delen: Inhoud,
    dag: date | datetime = date(2026, 2, 10),
    lhnr: str = LHNR,
    id_: str = "",
    jaar: int = 2026,
    **opties: Any,
) -> bytes:
    """A message made on this day, as bytes."""
    moment = dag if isinstance(dag, datetime) else datetime(dag.year, dag.month, dag.day, 9)
    uit = io.BytesIO()
    schrijf_bericht(uit, Hoofd(jaar, lhnr, id_ or f"T{moment:%Y%m%d%H%M}", moment), delen, **opties)
    return uit.getvalue()


def lees(map_: Path, *inhoud: bytes, **opties: Any) -> Aangiften:
    """Writes each message to a file of its own (a.xml, b.xml …) and reads them."""
    paden = []
    for i, tekst in enumerate(inhoud):
        pad = map_ / f"{chr(97 + i)}.xml"
        pad.write_bytes(tekst)
        paden.append(pad)
    return lees_aangiften(paden, **{"vandaag": date(2030, 1, 1)} | opties)


def codes(aangiften: Any) -> set[str]:
    """The kinds of findings, without what every test file has."""
    return {b.code for b in aangiften.bevindingen} - {"bsn-test"}


def uren(aangiften: Aangiften) -> dict[tuple[date, int | None, int], int | None]:
    """Hours per period, BSN and NumIV."""
    return {
        (b, n, i): u
        for b, n, i, u in aangiften.dienstverbanden.select(
            "tijdvak_begin", "bsn", "num_iv", "verloonde_uren"
        ).iter_rows()
    }


def zonder_bsn(teksten: Iterable[str]) -> bool:
    """Whether none of these texts holds a BSN of a test person."""
    return not any(f"{n:09d}" in t or str(n) in t for t in teksten for n in verzonnen_bsns(900))


GOED = bericht(vol(record(7, uren=11), periode=FEBRUARI), dag=date(2026, 3, 10))


def met_goed(map_: Path, *fout: bytes, grenzen: Grenzen = Grenzen()) -> Aangiften:
    """Reads bad files beside a good one and checks that the good one counts and that nothing names a person."""
    a = lees(map_, *fout, GOED, grenzen=grenzen)
    assert (FEBRUARI[0], BSN[7], 1) in uren(a) and uren(a)[FEBRUARI[0], BSN[7], 1] == 11
    assert zonder_bsn(f"{b.wat} {b.gevolg} {b.plaats}" for b in a.bevindingen)
    return a


def alleen(a: Aangiften, code: str) -> tuple[str, int | None, str]:
    """Where the one finding of this kind is."""
    gevonden = [b for b in a.bevindingen if b.code == code]
    assert len(gevonden) == 1, [b.code for b in a.bevindingen]
    return gevonden[0].bestand, gevonden[0].regel, gevonden[0].element
