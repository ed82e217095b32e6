"""Bad files: no filing, a trick, cut short, another encoding. The place is found and the other files still count."""

import tempfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aangifte_hulp import (
    BSN,
    FEBRUARI,
    GOED,
    JANUARI,
    LHNR,
    alleen,
    bericht,
    codes,
    correctie,
    lees,
    met_goed,
    record,
    uren,
    vol,
    zonder_bsn,
)
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte import Grenzen, lees_aangiften

KOP = b"<?xml version='1.0' encoding='UTF-8'?>\n"
RUIMTE = b"http://xml.belastingdienst.nl/schemas/Loonaangifte/2026/01"


# -- files that are no filing


def test_een_bestand_dat_niet_open_mag_houdt_de_rest_niet_op(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in ("dicht.xml", "open.xml"):
        (tmp_path / naam).write_bytes(GOED)
    echt = Path.open

    def open_(pad: Path, *args: object, **opties: object) -> object:
        if pad.name == "dicht.xml":
            raise PermissionError(13, "Permission denied", str(pad))
        return echt(pad, *args, **opties)

    monkeypatch.setattr(Path, "open", open_)
    a = lees_aangiften(tmp_path)
    assert list(uren(a).values()) == [11]
    assert alleen(a, "onleesbaar")[0] == "dicht.xml" and a.niet_gelezen == 1
    with pytest.raises(Fout, match="kan of mag niet worden geopend"):
        lees_aangiften(tmp_path / "dicht.xml")


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", "leeg"),
        (b"  \n\n ", "leeg"),
        (b"dit is geen XML", "geen-xml"),
        (b"%PDF-1.7 ...", "geen-xml"),
        (b"\x00\x01\x02\x03binair", "geen-xml"),
        (b"<", "afgekapt"),
        (b"<?x", "afgekapt"),
        (KOP, "afgekapt"),
        (KOP + b"<a><b></a>", "geen-loonaangifte"),
        (KOP + b"<Loonaangifte/>", "geen-loonaangifte"),
        (KOP + b'<Loonaangifte xmlns="http://elders/2026"/>', "geen-loonaangifte"),
        (KOP + b'<Iets xmlns="' + RUIMTE + b'"/>', "geen-loonaangifte"),
        (KOP + b'<Loonaangifte xmlns="' + RUIMTE.replace(b"2026", b"2016") + b'"/>', "jaar-onbekend"),
        (KOP + b'<Loonaangifte xmlns="' + RUIMTE.replace(b"2026", b"2031") + b'"/>', "jaar-onbekend"),
    ],
)
def test_geen_loonaangifte(tmp_path: Path, inhoud: bytes, code: str) -> None:
    a = met_goed(tmp_path, inhoud)
    assert alleen(a, code)[0] == "a.xml" and a.niet_gelezen == 1


def test_een_loonaangifte_met_niets_erin_mist_haar_nummer(tmp_path: Path) -> None:
    a = met_goed(tmp_path, KOP + b'<Loonaangifte xmlns="' + RUIMTE + b'"/>')
    assert alleen(a, "geen-loonheffingennummer") == ("a.xml", None, "AdministratieveEenheid/LhNr")


def test_zonder_een_leesbaar_bestand_is_er_een_zin(tmp_path: Path) -> None:
    with pytest.raises(Fout, match=r"dit bestand is geen XML \(a.xml\)"):
        lees(tmp_path, b"hallo")


# -- tricks


BOM = b"".join(b'<!ENTITY %c "%s">' % (97 + i, b"&%c;" % (96 + i) * 10 if i else b"lol" * 10) for i in range(9))


@pytest.mark.parametrize(
    "doctype",
    [
        b"<!DOCTYPE l [" + BOM + b"]>",
        b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd">',
        b'<!DOCTYPE l [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
        b"<!DOCTYPE l>",
        b"<!-- onschuldig -->\n<!DOCTYPE l [<!ENTITY x 'y'>]>",
    ],
)
@pytest.mark.parametrize("codering", ["utf-8", "utf-16"])
def test_documenttype_wordt_geweigerd(tmp_path: Path, doctype: bytes, codering: str) -> None:
    kop = KOP.replace(b"UTF-8", codering.upper().encode())
    tekst = bericht(vol(record())).replace(KOP, kop + doctype + b"\n").replace(b">100<", b">&x;<")
    a = met_goed(tmp_path, tekst.decode().encode(codering))
    assert alleen(a, "documenttype")[0] == "a.xml"


def test_een_woord_doctype_in_commentaar_is_geen_documenttype(tmp_path: Path) -> None:
    tekst = bericht(vol(record())).replace(KOP, KOP + b"<!-- <!DOCTYPE l [<!ENTITY x 'y'>]> -->")
    assert not codes(met_goed(tmp_path, tekst)) & {"documenttype"}


def test_onbekende_entiteit_breekt_het_bericht_af(tmp_path: Path) -> None:
    a = met_goed(tmp_path, bericht(vol(record(0), record(1, uren=77))).replace(b">77<", b">&geheim;<"))
    assert alleen(a, "entiteit")[0] == "a.xml"
    assert uren(a)[JANUARI[0], BSN[0], 1] == 100 and a.afgebroken == 1


def test_onbekende_entiteit_in_een_groot_bericht(tmp_path: Path) -> None:
    """The parser says nothing at the entity itself and would go on with the next piece as if it were a new file."""
    relaties = [record(i % 8, 1 + i // 8) for i in range(400)]
    tekst = bericht(vol(*relaties)).replace(b"<NmIP>", b"<NmIP>&geheim;")
    assert len(tekst) > 3 * 256 * 1024
    plek = alleen(met_goed(tmp_path, tekst), "entiteit")
    assert plek == ("a.xml", tekst[: tekst.index(b"&geheim;")].count(b"\n") + 1, "")


def test_zipbom(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bom.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("bom.xml", KOP + b'<Loonaangifte xmlns="' + RUIMTE + b'">' + b" " * 30_000_000)
        z.writestr("goed.xml", GOED)
    grenzen = Grenzen(uitpakken_vanaf=1_000_000, stuk=100_000_000)
    a = lees_aangiften(tmp_path, grenzen=grenzen)
    assert alleen(a, "te-groot")[0] == "bom.zip:bom.xml" and a.dienstverbanden.height == 1


def test_zip_met_onware_groottes_wachtwoord_zip_en_office(tmp_path: Path) -> None:
    for naam, leden in {"office.zip": ["[Content_Types].xml", "xl/w.xml"], "in.zip": ["nog.zip"]}.items():
        with zipfile.ZipFile(tmp_path / naam, "w") as z:
            for lid in leden:
                z.writestr(lid, b"<x/>")
    with zipfile.ZipFile(tmp_path / "slot.zip", "w") as z:
        z.writestr("a.xml", GOED)
    slot = bytearray((tmp_path / "slot.zip").read_bytes())
    slot[slot.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "slot.zip").write_bytes(slot)
    kapot = (tmp_path / "in.zip").read_bytes()[:-25]
    (tmp_path / "kapot.zip").write_bytes(kapot)
    (tmp_path / "goed.xml").write_bytes(GOED)
    a = lees_aangiften(tmp_path)
    assert {"office", "zip-in-zip", "zip-wachtwoord", "zip-kapot"} <= codes(a) and a.dienstverbanden.height == 1
    assert a.ontbreekt["bestanden_niet_gelezen"] == 4


def test_beschadigd_lid_van_een_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("a.xml", bericht(vol(*[record(i % 8, i) for i in range(1, 400)])))
    inhoud = bytearray((tmp_path / "z.zip").read_bytes())
    midden = len(inhoud) // 2
    inhoud[midden : midden + 20] = b"\xff" * 20
    (tmp_path / "z.zip").write_bytes(inhoud)
    (tmp_path / "goed.xml").write_bytes(GOED)
    a = lees_aangiften(tmp_path)
    assert codes(a) & {"kapot", "xml-fout", "codering"} and a.ontbreekt["bestanden_niet_gelezen"] + a.afgebroken == 1


def test_een_regel_zonder_einde(tmp_path: Path) -> None:
    """One endless line: no element ends in it, so it stops at the limit instead of filling the memory."""
    eindeloos = KOP + b'<Loonaangifte xmlns="' + RUIMTE + b'"><Bericht><IdBer>' + b"x" * 3_000_000
    a = met_goed(tmp_path, eindeloos, grenzen=Grenzen(stuk=1_000_000))
    assert alleen(a, "te-groot")[0] == "a.xml"


def test_een_lange_regel_met_gewone_inhoud_is_goed(tmp_path: Path) -> None:
    tekst = bericht(vol(*[record(i % 8, 1 + i // 8) for i in range(800)]), inspringen=False)
    assert tekst.count(b"\n") == 0
    assert met_goed(tmp_path, tekst, grenzen=Grenzen(stuk=600_000)).dienstverbanden.height == 801


def test_eindeloze_inkomstenverhouding_kop_en_attribuut(tmp_path: Path) -> None:
    tekst = bericht(vol(record(0), record(1)))
    groot = tekst.replace(b"</Inkomstenperiode>", b"</Inkomstenperiode>" + b"<Inkomstenperiode/>" * 300_000, 1)
    kop = KOP + b"<!--" + b"x" * 2_000_000 + b"-->" + tekst[len(KOP) :]
    attribuut = tekst.replace(b'version="2.0"', b'version="2.0" a="' + b"x" * 20_000_000 + b'"')
    a = met_goed(tmp_path, groot, kop, attribuut, grenzen=Grenzen(stuk=1_000_000))
    assert a.niet_gelezen + a.afgebroken == 3 and "xml-fout" not in codes(a)


def test_te_veel_bestanden_bytes_en_tijdvakken(tmp_path: Path) -> None:
    a = lees(tmp_path, GOED, GOED, GOED, grenzen=Grenzen(bestanden=2))
    assert "te-veel-bestanden" in codes(a) and a.bestanden == 2
    assert "te-groot" in codes(met_goed(tmp_path, bericht(vol(*[record()] * 99)), grenzen=Grenzen(bestand=50_000)))
    veel = bericht(vol(record(0)), *[correctie(periode=FEBRUARI)] * 50)
    assert "te-groot" in codes(met_goed(tmp_path, veel, grenzen=Grenzen(delen=20)))


def test_diep_in_elkaar(tmp_path: Path) -> None:
    diep = b"<x>" * 30 + b"</x>" * 30
    tekst = bericht(vol(record(0), record(1))).replace(b"</NatuurlijkPersoon>", diep + b"</NatuurlijkPersoon>", 1)
    a = met_goed(tmp_path, tekst)
    assert {"te-diep", "overgeslagen"} <= codes(a) and a.overgeslagen == 1
    heel_diep = tekst.replace(diep, b"<x>" * 5000 + b"</x>" * 5000)
    a = met_goed(tmp_path, heel_diep)
    assert "te-diep-bericht" in codes(a) and "xml-fout" not in codes(a)
    assert alleen(a, "te-diep-bericht")[1] == tekst[: tekst.index(diep)].count(b"\n") + 1


def test_wat_in_een_map_ligt_en_niet_gelezen_wordt(tmp_path: Path) -> None:
    """Nobody may think that a filing under another name was read; what a system adds by itself is no news."""
    (tmp_path / "goed.xml").write_bytes(GOED)
    for naam in ("jan.xml.gz", "feb.txt", "register.csv", ".DS_Store", "Thumbs.db", "._goed.xml"):
        (tmp_path / naam).write_bytes(b"x")
    (tmp_path / "weg.xml").symlink_to(tmp_path / "nergens.xml")
    (tmp_path / "map.xml").mkdir()
    a = lees_aangiften(tmp_path)
    assert {(b.code, b.bestand) for b in a.bevindingen if b.code != "bsn-test"} == {
        ("andere-bestanden", tmp_path.name),
        ("geen-bestand", "weg.xml"),
    }
    assert "(2)" in next(b.wat for b in a.bevindingen if b.code == "andere-bestanden")
    assert a.ontbreekt["bestanden_niet_gelezen"] == 1  # the broken link: the total says that it misses a file


def test_zip_van_een_mac_en_zip_zonder_aangifte(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mac.zip", "w") as z:
        z.writestr("goed.xml", GOED)
        z.writestr("__MACOSX/._goed.xml", b"\0\5\x16\7Mac")
    zipfile.ZipFile(tmp_path / "leeg.zip", "w").close()
    with zipfile.ZipFile(tmp_path / "anders.zip", "w") as z:
        z.writestr("lijst.txt", b"bsn")
    a = lees_aangiften(tmp_path)
    assert {(b.code, b.bestand) for b in a.bevindingen if b.code != "bsn-test"} == {
        ("lege-zip", "leeg.zip"),
        ("lege-zip", "anders.zip"),
        ("andere-bestanden", "anders.zip"),
    }
    assert a.dienstverbanden.height == 1


def test_namen_van_bestanden_in_een_zip(tmp_path: Path) -> None:
    """A name is data too: no way out of the zip, no control characters to the screen, and no BSN."""
    bsn = f"{BSN[3]:09d}"
    namen = ["../../../buiten.xml", "/etc/x.xml", "a\n\x1b[31mrood.xml", f"map {bsn}/{bsn}_jan.xml", f"{LHNR}.xml"]
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as z:
        for naam in namen:
            z.writestr(naam, b"geen xml")
        z.writestr("goed.xml", GOED)
    a = lees_aangiften(tmp_path)
    genoemd = {b.bestand for b in a.bevindingen if b.code == "geen-xml"}
    assert len(genoemd) == len(namen) and all(n.isprintable() and bsn not in n for n in genoemd)
    assert f"z.zip:{LHNR}.xml" in genoemd  # whose file it is may be said
    assert sorted(p.name for p in tmp_path.iterdir()) == ["z.zip"] and not (tmp_path.parent / "buiten.xml").exists()


def test_bsn_in_de_naam_van_een_bestand(tmp_path: Path) -> None:
    (tmp_path / f"{BSN[3]:09d}.xml").write_bytes(b"geen xml")
    (tmp_path / "goed.xml").write_bytes(GOED)
    a = lees_aangiften(tmp_path)
    assert "geen-xml" in codes(a) and zonder_bsn(b.bestand for b in a.bevindingen)


def test_andere_uitgave_van_een_bekend_jaar(tmp_path: Path) -> None:
    """A namespace that ends in /02 was once read as a message with nothing in it, without a word."""
    tekst = bericht(vol(record(0, uren=33))).replace(RUIMTE, RUIMTE.replace(b"/01", b"/02"))
    a = met_goed(tmp_path, tekst)
    assert uren(a)[JANUARI[0], BSN[0], 1] == 33 and alleen(a, "uitgave")[0] == "a.xml"


def test_bericht_zonder_loonheffingennummer(tmp_path: Path) -> None:
    tekst = bericht(vol(record(0))).replace(b"<LhNr>" + LHNR.encode() + b"</LhNr>", b"")
    a = met_goed(tmp_path, tekst)
    assert alleen(a, "geen-loonheffingennummer")[0] == "a.xml" and a.overgeslagen == 1


def test_wat_voor_de_declaratie_staat_en_een_bestand_van_nullen(tmp_path: Path) -> None:
    a = met_goed(tmp_path, b"\n" + GOED, b"\0" * 100_000)
    assert alleen(a, "declaratie")[:2] == ("a.xml", 2) and alleen(a, "geen-xml")[0] == "b.xml"


def test_een_blok_dat_ontbreekt_zegt_wat_het_kost(tmp_path: Path) -> None:
    """Without Werknemersgegevens the hours are unknown; that it would have no influence on them is not said."""
    tekst = bericht(vol(record(0), record(1)))
    begin, eind = tekst.index(b"<Werknemersgegevens>"), tekst.index(b"</Werknemersgegevens>") + 21
    a = met_goed(tmp_path, tekst[:begin] + tekst[eind:])
    assert "element-ontbreekt" not in codes(a)
    assert {"de uren zijn onbekend", "het loon is onbekend"} == {
        b.gevolg.split(";")[0] for b in a.bevindingen if b.code == "ontbreekt"
    }


def test_van_een_fout_in_elke_regel_staan_er_twintig_en_de_rest_als_aantal(tmp_path: Path) -> None:
    a = met_goed(tmp_path, bericht(vol(*[record(i % 8, i, uren=-1) for i in range(1, 101)])))
    aantallen = [(b.aantal, b.regel is None) for b in a.bevindingen if b.code == "uren-negatief"]
    assert aantallen == [(1, False)] * 20 + [(80, True)]


# -- truncated and wrongly encoded


@settings(max_examples=40)
@example(3)  # within <?xml
@example(5)
@example(39)  # nothing but the declaration
@given(st.integers(0, 10_000))
def test_overal_afgekapt(plek: int) -> None:
    """Wherever a file stops: no crash, what was read counts, and the finding says that the total lacks the rest."""
    heel = bericht(vol(record(0), record(1, uren=60), record(2, uren=7)))
    with tempfile.TemporaryDirectory() as map_:
        a = met_goed(Path(map_), heel[: min(plek, len(heel) - 20)])
        gelezen = {k: u for k, u in uren(a).items() if k[0] == JANUARI[0]}
        assert all(u == {BSN[0]: 100, BSN[1]: 60, BSN[2]: 7}[k[1]] for k, u in gelezen.items() if k[1])
        assert codes(a) & {"afgekapt", "leeg", "xml-fout"}
        assert a.ontbreekt["bestanden_niet_gelezen"] + a.ontbreekt["bestanden_afgebroken"] == 1


def test_afgekapte_volledige_aangifte_wist_de_vorige_niet(tmp_path: Path) -> None:
    later = bericht(vol(record(0, uren=80), record(1, uren=70), record(2, uren=60)), dag=date(2026, 2, 20))
    kapot = later[: later.rindex(b"<InkomstenverhoudingInitieel>")]
    a = lees(tmp_path, bericht(vol(record(0), record(1), record(2))), kapot)
    assert [uren(a)[JANUARI[0], BSN[i], 1] for i in range(3)] == [80, 70, 100]


def test_verkeerde_codering(tmp_path: Path) -> None:
    tekst = bericht(vol(record(uren=87))).replace(b"Voorbeeld<", "Vóórbeeld<".encode("latin-1"))
    a = met_goed(tmp_path, tekst)
    bestand, regel, _ = alleen(a, "codering")
    assert bestand == "a.xml" and regel is not None and uren(a)[JANUARI[0], BSN[0], 1] == 87
    onbekend = bericht(vol(record(uren=87))).replace(b"UTF-8", b"KLINGON")
    assert uren(met_goed(tmp_path, onbekend))[JANUARI[0], BSN[0], 1] == 87
    nul = met_goed(tmp_path, bericht(vol(record(uren=87))).replace(b"Voorbeeld<", b"Voor\0beeld<"))
    assert codes(nul) == {"codering-fout"} and nul.niet_gelezen == 1  # not also: "it was read as ISO-8859-1"
    verkeerd = bericht(vol(record(uren=87))).replace(b"UTF-8", b"UTF-16")
    assert uren(met_goed(tmp_path, verkeerd))[JANUARI[0], BSN[0], 1] == 87
