"""Small hostile inputs: each ends soon, with a finding, and the good file beside it is read. And one kind of value."""

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aangifte_hulp import BSN, GOED, JANUARI, bericht, codes, lees, met_goed, record, uren, vol
from telmee.gegevens.loonaangifte import lees_aangiften
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.velden import NAMEN, VELDEN
from telmee.gegevens.loonaangifte.waarden import LEZERS, WIT, zet_om
from tempo_hulp import duur

TEKST = bericht(vol(record(0)))
PLEK = TEKST.index(b"<InkomstenverhoudingInitieel>")
IV = b"InkomstenverhoudingInitieel"
BOMMEN = {
    "open commentaar": b"<?xml version='1.0'?>" + b"<!--" * 55_000,
    "lege relaties": TEKST[:PLEK] + (b"<" + IV + b"/>") * 40_000 + TEKST[PLEK:],
    "voorvoegsel zonder naamruimte": TEKST[:PLEK] + b"<x:a/>" * 100_000 + TEKST[PLEK:],
    "nummers": TEKST[:PLEK] + b"<a><LhNr/></a>" * 60_000 + TEKST[PLEK:],
    "vormen": TEKST[:PLEK] + b"".join(b"<%b><x%d/></%b>" % (IV, i, IV) for i in range(6_000)) + TEKST[PLEK:],
    "dagen": TEKST.replace(b"<VolledigeAangifte>", b"<DatEindTv/>" * 60_000 + b"<VolledigeAangifte>"),
    "een grote relatie": TEKST[:PLEK] + b"<" + IV + b">" + b"<x/>" * 100_000 + b"</" + IV + b">" + TEKST[PLEK:],
}


@pytest.mark.parametrize("naam", BOMMEN)
def test_een_klein_bestand_houdt_niets_lang_bezig(tmp_path: Path, naam: str) -> None:
    assert duur(lambda: lees(tmp_path, BOMMEN[naam], GOED), 5) < 5
    a = lees(tmp_path, BOMMEN[naam], GOED)
    assert 11 in uren(a).values()  # the good file beside it
    assert [b for b in a.bevindingen if b.ernst == "fout" and b.bestand == "a.xml"] and len(a.bevindingen) < 2_000


def test_een_lid_zonder_naam_en_een_beschadigd_lid(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as z:
        z.writestr("goed.xml", GOED)
        z.writestr("x", TEKST)
        z.writestr("kapot.xml", TEKST)
    inhoud = bytearray((tmp_path / "z.zip").read_bytes())
    inhoud[inhoud.rindex(b"PK\x03\x04") + 2] = 9  # that local header no longer is one
    (tmp_path / "z.zip").write_bytes(inhoud)
    a = lees_aangiften(tmp_path)
    assert a.dienstverbanden.height == 1 and {"kapot", "andere-bestanden"} <= codes(a)


def test_een_map_achter_een_verwijzing_wordt_genoemd(tmp_path: Path) -> None:
    buiten, map_ = tmp_path / "buiten", tmp_path / "in"
    buiten.mkdir()
    map_.mkdir()
    (buiten / "a.xml").write_bytes(TEKST)
    (map_ / "goed.xml").write_bytes(GOED)
    os.symlink(buiten, map_ / "half")
    a = lees_aangiften(map_)
    assert "map-verwijzing" in codes(a) and a.ontbreekt["bestanden_niet_gelezen"] == 1


@pytest.mark.parametrize(
    ("oud", "nieuw", "code"),
    [
        (b"<AantVerlU>100</AantVerlU>", b"<AantVerlU>100</AantVerlU><AantVerlU>7</AantVerlU>", "waarde-dubbel"),
        (b"<AantVerlU>100</AantVerlU>", b"<AantVerlU>1<x/>00</AantVerlU>", "waarde-kind"),
        (b"VolledigeAangifte>", b"VolledigAangifte>", "plek-vreemd"),
        (b"</DatEindTv>", b"</DatEindTv><DatEindTv>2026-01-30</DatEindTv>", "tijdvak-dubbel"),
        (b"InkomstenverhoudingInitieel>", b"Inkomstenverhouding>", "relatie-vreemd"),
        (b"</LhNr>", b"</LhNr><LhNr>700000008L02</LhNr>", "kop-dubbel"),
    ],
)
def test_twijfel_over_uren_is_een_fout_en_geen_kleiner_getal(
    tmp_path: Path, oud: bytes, nieuw: bytes, code: str
) -> None:
    a = met_goed(tmp_path, TEKST.replace(oud, nieuw))
    assert [b.ernst for b in a.bevindingen if b.code == code and b.regel][:1] == ["fout"]
    januari = [u for k, u in uren(a).items() if k[0] == JANUARI[0]]
    assert januari == [None] or a.overgeslagen


def test_twee_werkgevers_in_een_bericht_houden_beide_hun_regels(tmp_path: Path) -> None:
    a, b = TEKST.index(b"<AdministratieveEenheid>"), TEKST.index(b"</Loonaangifte>")
    tweede = TEKST[a:b].replace(b"700000008L01", b"999993653L01")
    gelezen = met_goed(tmp_path, TEKST[:b] + tweede + TEKST[b:])
    assert "twee-eenheden" in codes(gelezen) and len(gelezen.loonheffingennummers) == 2
    januari = gelezen.dienstverbanden.filter(gelezen.dienstverbanden["bsn"] == BSN[0])
    assert januari["verloonde_uren"].to_list() == [None, None]


GETALLEN = st.text("0123456789+-.,:TZJNjn \t\u00a0\u0661eE_", max_size=14)
VREEMD = "0000-01-31 10000-01-01 2026-1-31 +2026-01-31 172.0 172,0 2026-01-31Z -0 2147483648 -2147483648 000123456"
BIJZONDER = st.sampled_from([*VREEMD.split(), "99999999999.99", "1849-12-31"])


@given(st.lists(GETALLEN | BIJZONDER, min_size=1, max_size=8))
def test_de_vlugge_en_de_trage_weg_lezen_hetzelfde(teksten: list[str]) -> None:
    frame = zet_om([(t,) * len(NAMEN) for t in teksten], range(len(teksten)), [None] * len(teksten), Verzamelaar(), "")
    for veld in VELDEN:
        if veld.type != "tekst":
            assert frame[veld.naam].to_list() == [LEZERS[veld.type](t.strip(WIT)) for t in teksten], veld
