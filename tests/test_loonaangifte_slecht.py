"""Bad input: every fault is found at its place, says what it does and names no person, and the rest still counts."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aangifte_hulp import (
    BSN,
    FEBRUARI,
    JANUARI,
    LHNR,
    aanvulling,
    bericht,
    codes,
    correctie,
    lees,
    record,
    uren,
    vol,
    zonder_bsn,
)
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte import Aangiften, Grenzen, lees_aangiften
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar, meldingen
from telmee.gegevens.loonaangifte.nummers import elfproef, werkgever_van

GOED = bericht(vol(record(7, uren=11), periode=FEBRUARI), dag=date(2026, 3, 10))
KOP = b"<?xml version='1.0' encoding='UTF-8'?>\n"
RUIMTE = b"http://xml.belastingdienst.nl/schemas/Loonaangifte/2026/01"


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


# -- files that are no filing


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
        (KOP + b'<Loonaangifte xmlns="' + RUIMTE + b'"/>', "element"),
    ],
)
def test_geen_loonaangifte(tmp_path: Path, inhoud: bytes, code: str) -> None:
    a = met_goed(tmp_path, inhoud)
    if code != "element":
        assert alleen(a, code)[0] == "a.xml" and a.niet_gelezen == 1


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
    assert a.niet_gelezen + a.afgebroken == 3


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
    assert "xml-fout" in codes(met_goed(tmp_path, heel_diep))


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
    import tempfile

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


# -- persons


def test_bsn_fout_ontbreekt_dubbel_en_8_of_9(tmp_path: Path) -> None:
    acht = next(n for n in range(812_345_600, 812_345_700) if elfproef(n))
    a = met_goed(
        tmp_path,
        bericht(
            vol(
                record(bsn=123_456_789, uren=1),
                record(bsn=None, personeelsnummer="12", uren=2),
                record(bsn=acht, uren=4),
                record(0, uren=8),
                record(0, uren=16),
                record(1, uren=32).copy() | {"bsn": 111_111_110},
            )
        ).replace(b"111111110", b"11111111X"),
    )
    assert {"bsn-elfproef", "bsn-ontbreekt", "bsn-8-of-9", "dubbel", "geen-waarde"} <= codes(a)
    januari = a.van_jaar(2026).dienstverbanden.filter(a.dienstverbanden["tijdvak_begin"] == JANUARI[0])
    assert sorted(januari["verloonde_uren"]) == [1, 2, 4, 16, 32]
    assert sorted(januari.filter("bsn_geldig")["verloonde_uren"]) == [16]
    assert a.ontbreekt["bsn_onbruikbaar"] == 4
    assert not any("123456789" in str(b) or str(acht) in str(b) for b in a.bevindingen)


def test_personeelsnummer_met_twee_bsns_en_met_en_zonder(tmp_path: Path) -> None:
    p = {"personeelsnummer": "0042"}
    a = met_goed(tmp_path, bericht(vol(record(0, **p), record(1, **p), record(num_iv=1, bsn=None, **p))))
    assert {"personeelsnummer", "misschien-dubbel"} <= codes(a)
    assert not any("0042" in f"{b.wat}{b.gevolg}{b.plaats}" for b in a.bevindingen)


# -- hours, wages, codes and dates


@pytest.mark.parametrize(
    ("tekst", "waarde", "code"),
    [
        (b"-12", -12, "uren-negatief"),
        (b"700", 700, "uren-veel"),
        (b"744", 744, "uren-veel"),
        (b"745", None, "uren-onmogelijk"),
        (b"-745", None, "uren-onmogelijk"),
        (b"99999999999", None, "geen-waarde"),
        (b"165,5", None, "geen-waarde"),
        (b"veel", None, "geen-waarde"),
        (b"1e2", None, "geen-waarde"),
        (b"", None, "ontbreekt"),
        (b"165.00", 165, ""),
        (b" 165 ", 165, ""),
        (b"+165", 165, ""),
        (b"0", 0, ""),
    ],
)
def test_uren(tmp_path: Path, tekst: bytes, waarde: int | None, code: str) -> None:
    a = met_goed(tmp_path, bericht(vol(record(0), record(1, uren=99))).replace(b">100<", b">" + tekst + b"<"))
    assert uren(a)[JANUARI[0], BSN[0], 1] == waarde and uren(a)[JANUARI[0], BSN[1], 1] == 99
    assert codes(a) - {"totaal"} == ({code} if code else set())
    if code:
        bestand, regel, element = alleen(a, code)
        assert bestand == "a.xml" and regel and element == "Werknemersgegevens/AantVerlU"
    assert a.ontbreekt["uren_onbekend"] == (waarde is None)


def test_uren_en_loon_ontbreken(tmp_path: Path) -> None:
    a = met_goed(tmp_path, bericht(vol(record(0, uren=None, loon_sv=None), record(1))))
    assert [b.element for b in a.bevindingen if b.code == "ontbreekt"] == [
        "Werknemersgegevens/AantVerlU",
        "Werknemersgegevens/LnSV",
    ]
    assert uren(a)[JANUARI[0], BSN[0], 1] is None  # missing is never zero


def test_onbekende_codes_zijn_onbekend(tmp_path: Path) -> None:
    a = met_goed(tmp_path, bericht(vol(record(0, aard=20), record(1, soort=99), record(2, soort=62, aard=None))))
    januari = a.dienstverbanden.filter(a.dienstverbanden["tijdvak_begin"] == JANUARI[0])
    assert januari["aard"].null_count() == 3 and januari["soort"].to_list() == [15, None, 62]
    assert {"aard-onbekend", "soort-onbekend"} <= codes(a)
    assert len([b for b in a.bevindingen if b.code == "aard-onbekend"]) == 1  # a benefit has no kind of work


def test_datums_die_niet_kunnen(tmp_path: Path) -> None:
    a = met_goed(
        tmp_path,
        bericht(
            vol(
                record(0, begin=date(2026, 2, 3)),
                record(1, eind=date(2026, 3, 1)),
                record(2, eind=date(2024, 1, 1)),
                record(3, geboortedatum=date(2027, 1, 1)),
                record(4, geboortedatum=date(1900, 1, 1)),
            )
        ).replace(b"<Gebdat>1990-05-17", b"<Gebdat>1990-02-30", 1),
    )
    assert {"begin-na-tijdvak", "eind-na-tijdvak", "eind-voor-begin", "geboortedatum", "geen-waarde"} <= codes(a)


def test_totaal_dat_niet_klopt(tmp_path: Path) -> None:
    tekst = bericht(vol(record(0), record(1)))
    assert "totaal" not in codes(met_goed(tmp_path, tekst))
    a = met_goed(tmp_path, tekst.replace(b"<TotLnSV>4000", b"<TotLnSV>6000"))
    assert alleen(a, "totaal")[2] == "CollectieveAangifte/TotLnSV"
    assert "totaal-generaal" in codes(met_goed(tmp_path, tekst.replace(b"<TotGen>", b"<TotGen>9")))


def test_lkv_zonder_verzekering(tmp_path: Path) -> None:
    onverzekerd = {f"verzekerd_{w}": False for w in ("wao", "ww", "zw")}
    a = met_goed(tmp_path, bericht(vol(record(lkv_banenafspraak=True, **onverzekerd))))
    assert "lkv-onverzekerd" in codes(a)


# -- elements


def test_onbekend_ontbrekend_dubbel_en_verplaatst_element(tmp_path: Path) -> None:
    tekst = bericht(vol(record(0), record(1)))
    for oud, nieuw, code in (
        (b"</Inkomstenperiode>", b"<IndNieuw>J</IndNieuw></Inkomstenperiode>", "element-onbekend"),
        (b"<LbTab>012</LbTab>", b"", "element-ontbreekt"),
        (b"<LbTab>012</LbTab>", b"<LbTab>012</LbTab><LbTab>012</LbTab>", "element-dubbel"),
        (b"</Inkomstenperiode>", b"<IndVakBn>N</IndVakBn></Inkomstenperiode>", "element-ander-jaar"),
        (b"<IndWAO>J</IndWAO>", b"", "element-ontbreekt"),
        (b"<LbTab>012</LbTab>", b"", "element-ontbreekt"),
    ):
        a = met_goed(tmp_path, tekst.replace(oud, nieuw))
        gevonden = [b for b in a.bevindingen if b.code == code]
        assert [b.aantal for b in gevonden] == [2], (code, codes(a))
        assert a.dienstverbanden["verloonde_uren"].sum() == 211
    om = tekst.replace(b"<IndLhKort>J</IndLhKort>", b"").replace(
        b"</Inkomstenperiode>", b"<IndLhKort>J</IndLhKort></Inkomstenperiode>"
    )
    assert "element-volgorde" in codes(met_goed(tmp_path, om))


def test_ander_schema_in_het_bericht(tmp_path: Path) -> None:
    """An element of another namespace does not pass for ours."""
    tekst = bericht(vol(record(0))).replace(b"<AantVerlU>", b'<AantVerlU xmlns="http://elders">')
    a = met_goed(tmp_path, tekst)
    assert uren(a)[JANUARI[0], BSN[0], 1] is None and {"element-onbekend", "ontbreekt"} <= codes(a)


def test_een_nummer_in_een_elementnaam_komt_niet_in_een_bevinding(tmp_path: Path) -> None:
    nummer = f"_{BSN[3]}".encode()
    tekst = bericht(vol(record(0))).replace(b"<LbTab>", b"<" + nummer + b"/><LbTab>")
    a = met_goed(tmp_path, tekst)
    assert alleen(a, "element-onbekend")[2] == "Inkomstenperiode/_…"


# -- messages and periods


def test_hoofd_van_het_bericht(tmp_path: Path) -> None:
    tekst = bericht(vol(record(0)))
    a = met_goed(tmp_path, tekst.replace(b"2026-02-10T09:00:00", b"gisteren"))
    assert alleen(a, "geen-moment")[2] == "Bericht/DatTdAanm" and len(uren(a)) == 2
    a = met_goed(tmp_path, tekst.replace(LHNR.encode(), b"700000008"))
    assert alleen(a, "loonheffingennummer") and a.overgeslagen == 1 and len(uren(a)) == 1
    a = met_goed(tmp_path, tekst.replace(LHNR.encode(), b"700000009L01"))
    assert {"loonheffingennummer-elfproef", "twee-werkgevers"} <= codes(a) and len(uren(a)) == 2
    a = met_goed(tmp_path, tekst.replace(b'version="2.0"', b'version="9.9"'))
    assert codes(a) == {"versie"}


@pytest.mark.parametrize("eind", [b"2025-12-31", b"2026-13-31", b"", b"2029-01-01"])
def test_tijdvak_dat_niet_kan(tmp_path: Path, eind: bytes) -> None:
    tekst = bericht(vol(record(0))).replace(b"<DatEindTv>2026-01-31", b"<DatEindTv>" + eind)
    a = met_goed(tmp_path, tekst)
    assert alleen(a, "tijdvak")[0] == "a.xml" and a.overgeslagen == 1


def test_tijdvakken_overlappen_ontbreken_en_vallen_buiten_het_jaar(tmp_path: Path) -> None:
    vierweken = (date(2026, 1, 1), date(2026, 1, 25))
    a = met_goed(tmp_path, bericht(vol(record(0)), id_="A"), bericht(vol(record(0), periode=vierweken), id_="B"))
    assert "tijdvak-overlap" in codes(a)
    a = lees(tmp_path, bericht(vol(record(0))), bericht(vol(record(0), periode=(date(2026, 4, 1), date(2026, 4, 30)))))
    assert len([b for b in a.bevindingen if b.code == "tijdvak-ontbreekt"]) == 2
    a = met_goed(tmp_path, bericht(vol(record(0), periode=(date(2024, 1, 1), date(2024, 1, 31)))))
    assert "jaar-anders" in codes(a) and a.jaren == (2024, 2026)
    a = lees(tmp_path, bericht(vol(record(0), periode=(date(2026, 1, 5), date(2026, 1, 20)))))
    assert codes(a) == {"tijdvak-ongewoon"}


def test_vierweken_halfjaren_en_jaren_zijn_gewoon(tmp_path: Path) -> None:
    jaar = [(date(2026, 1, 1), date(2026, 12, 31))]
    half = [(date(2026, 1, 1), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 12, 31))]
    weken = [(date(2026, 1, 1), date(2026, 1, 25)), (date(2026, 11, 30), date(2026, 12, 31))]
    for perioden in (jaar, half):
        a = lees(tmp_path, *[bericht(vol(record(), periode=p), id_=str(p[0])) for p in perioden])
        assert codes(a) == set() and a.ontbreekt["tijdvakken"] == {}
    a = lees(tmp_path, *[bericht(vol(record(), periode=p), id_=str(p[0])) for p in weken])
    assert codes(a) == {"tijdvak-ontbreekt"}
    assert len([b for b in a.bevindingen if b.code == "tijdvak-ontbreekt"]) == 11  # the other four-week periods


def test_correctie_van_wat_nooit_is_aangegeven(tmp_path: Path) -> None:
    for inhoud in (correctie(record(0)), aanvulling(record(0))):
        a = met_goed(tmp_path, bericht(inhoud))
        assert alleen(a, "nooit-aangegeven")[0] == "a.xml" and (JANUARI[0], BSN[0], 1) in uren(a)
    a = lees(
        tmp_path,
        bericht(correctie(record(0, uren=1)), dag=date(2026, 2, 1)),
        bericht(vol(record(0)), dag=date(2026, 2, 9)),
    )
    assert codes(a) == {"te-vroeg"} and list(uren(a).values()) == [100]


def test_intrekking_van_een_onbekende(tmp_path: Path) -> None:
    a = met_goed(
        tmp_path,
        bericht(vol(record(0))),
        bericht(aanvulling(weg=[(2, BSN[0], None), (1, BSN[0], None)]), dag=date(2026, 2, 12)),
    )
    assert alleen(a, "intrekking-onbekend")[0] == "b.xml" and len(uren(a)) == 1
    nog_eens = bericht(aanvulling(weg=[(1, BSN[0], None)]), dag=date(2026, 2, 13))
    a = met_goed(
        tmp_path, bericht(vol(record(0))), bericht(aanvulling(weg=[(1, BSN[0], None)]), dag=date(2026, 2, 12)), nog_eens
    )
    assert alleen(a, "intrekking-onbekend")[0] == "c.xml"


# -- anything at all


SPUL = st.sampled_from(
    (b"", b"<", b">", b"&", b"]]>", b"<!--", b"<x/>", b"</", b"\0", b"\xff", b"-", b"9" * 30, b"0001-01-01", b"NaN",
     b"2026-02-10T09:00:00+14:00", b"0001-01-01T00:00:00+14:00", b"\xe2\x88\x9e", b"<![CDATA[7]]>", b"&#55;", b"&#0;",
     b"<InkomstenverhoudingInitieel/>", b"<CollectieveAangifte/>", b"<VolledigeAangifte/>", b"<LhNr/>", b"1e9", b" ")
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), SPUL), min_size=1, max_size=5))
def test_wat_er_ook_in_een_bestand_staat(ingrepen: list[tuple[float, int, bytes]]) -> None:
    """Random damage: never anything but findings, and never a number of a person in them."""
    import tempfile

    tekst = bericht(
        vol(record(0, personeelsnummer="1"), record(1, uren=60), periode=FEBRUARI),
        correctie(record(2), weg=[(1, BSN[0], None)]),
    )
    for waar, hoeveel, wat in ingrepen:
        plek = int(waar * len(tekst))
        tekst = tekst[:plek] + wat + tekst[plek + hoeveel :]
    with tempfile.TemporaryDirectory() as map_:
        a = lees(Path(map_), tekst, GOED)
        assert zonder_bsn(f"{b.wat} {b.gevolg} {b.plaats}" for b in a.bevindingen)
        assert a.ontbreekt and a.personen().height == a.dienstverbanden["persoon"].n_unique()


# -- findings themselves


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
    samengesteld = {f"element-{s}" for s in ("onbekend", "ontbreekt", "dubbel", "volgorde")}
    assert [c for c in meldingen() if f'"{c}"' not in code and c not in samengesteld] == []


def test_een_melding_die_niet_bestaat_is_een_fout_van_ons() -> None:
    with pytest.raises(KeyError):
        Verzamelaar().meld("bestaat-niet")


def test_nummers() -> None:
    assert all(elfproef(n) and 999_990_000 <= n <= 999_999_999 for n in BSN)
    assert not elfproef(123_456_789) and not elfproef(0) and not elfproef(10**9)
    assert werkgever_van("700000008L01") == 700_000_008
    assert [werkgever_van(t) for t in ("700000008", "70000000L01", "700000008B01", "000000000L01")] == [None] * 4
