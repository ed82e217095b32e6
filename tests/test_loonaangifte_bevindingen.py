"""Findings of a reader: counted when there are many, each a sentence, each in use; and the numbers of the filing."""

from pathlib import Path

import pytest

from aangifte_hulp import BSN, bericht, lees, record, vol
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar, meldingen
from telmee.gegevens.loonaangifte.nummers import elfproef, werkgever_van


def test_veel_van_hetzelfde_wordt_geteld(tmp_path: Path) -> None:
    a = lees(tmp_path, bericht(vol(*[record(i % 8, 1 + i // 8, uren=-1) for i in range(500)])))
    negatief = [b for b in a.bevindingen if b.code == "uren-negatief"]
    assert len(negatief) == 21 and sum(b.aantal for b in negatief) == 500


def test_elke_melding_is_een_zin_zonder_punt() -> None:
    for code, m in meldingen().items():
        assert m.ernst in ("fout", "waarschuwing", "mededeling"), code
        assert m.wat and m.gevolg and not m.wat.endswith(".") and not m.gevolg.endswith("."), code


def test_elke_melding_wordt_ergens_gebruikt() -> None:
    huis = Path(meldingen.__wrapped__.__code__.co_filename).parents[2]
    code = "\n".join(p.read_text() for p in huis.rglob("*.py"))
    soorten = ("onbekend", "ontbreekt", "dubbel", "volgorde", "kind", "attribuut", "tekst", "meer", "waarde")
    samengesteld = {f"element-{s}" for s in soorten} | {"waarde-dubbel", "waarde-kind"}
    assert [c for c in meldingen() if f'"{c}"' not in code and c not in samengesteld] == []


def test_een_melding_die_niet_bestaat_is_een_fout_van_ons() -> None:
    with pytest.raises(KeyError):
        Verzamelaar().meld("bestaat-niet")


def test_nummers() -> None:
    assert all(elfproef(n) and 999_990_000 <= n <= 999_999_999 for n in BSN)
    assert not elfproef(123_456_789) and not elfproef(0) and not elfproef(10**9)
    assert werkgever_van("700000008L01") == 700_000_008
    assert [werkgever_van(t) for t in ("700000008", "70000000L01", "700000008B01", "000000000L01")] == [None] * 4
