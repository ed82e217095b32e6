"""Invented filings: records -> XML -> reader gives the records back to the hour and the cent; always the same bytes."""

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aangifte_hulp import BSN, VOORBEELDEN, bericht, codes, lees, record, vol, zonder_bsn
from telmee.cli import main
from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens.lezen import open_dataset
from telmee.gegevens.loonaangifte import lees_aangiften
from telmee.gegevens.loonaangifte.nummers import elfproef, verzonnen_bsns
from telmee.gegevens.loonaangifte.register_csv import koppel, lees_register
from telmee.gegevens.loonaangifte.schrijver import schrijf_bericht
from telmee.gegevens.loonaangifte.uit_dataset import Gemaakt, maak_berichten, maak_loonaangiften
from telmee.gegevens.schema import EPOCH
from telmee.gegevens.synthetisch.maken import maak

WAARDEN = ["verloonde_uren", "loon_sv", "aard", "soort", "lkv_banenafspraak"]


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pad = tmp_path_factory.mktemp("land") / "land"
    maak(pad, 0.001, [2024])
    return pad


def records(land: Path, gemaakt: Gemaakt) -> pl.DataFrame:
    """The rows of the employer in the data set, with test numbers for persons."""
    with open_dataset(land, "polars", [2024]) as d:
        rijen = d.frame("dienstverbanden", 2024).filter(pl.col("werkgever") == gemaakt.werkgever).collect()
    return rijen.with_columns(pl.col("persoon").replace_strict(gemaakt.bsn).alias("bsn"))


@pytest.mark.parametrize(("correcties", "te_laat"), [(0, 0), (25, 0), (7, 3)])
def test_records_gaan_heen_en_terug_tot_op_het_uur_en_de_cent(
    land: Path, tmp_path: Path, correcties: int, te_laat: int
) -> None:
    gemaakt = maak_loonaangiften(land, tmp_path / "x", 2024, omvang=40, correcties=correcties, te_laat=te_laat)
    a = lees_aangiften(tmp_path / "x")
    sleutel = ["bsn", "inkomstenverhouding", "tijdvak_begin", "tijdvak_eind"]
    voor = records(land, gemaakt).select(*sleutel, *WAARDEN).sort(sleutel)
    na = a.voor_regels().select(*sleutel, *WAARDEN)
    niet_werk = voor["soort"] > 17  # a benefit has no kind of work in a filing
    voor = voor.with_columns(pl.when(~niet_werk).then("aard").alias("aard"))
    assert na.sort(sleutel).equals(voor)
    assert a.werkgevers == (gemaakt.werkgever,)
    assert not {b.code for b in a.bevindingen if b.ernst == "fout"}
    assert codes(a) <= {"jaar-niet-zeker", "loonheffingennummer-elfproef", "aard-onbekend"}


def test_te_laat_is_op_een_mei_van_het_volgende_jaar_wel_binnen(land: Path, tmp_path: Path) -> None:
    maak_loonaangiften(land, tmp_path / "x", 2024, omvang=40, correcties=5, te_laat=2)
    alles = lees_aangiften(tmp_path / "x")
    eind_maart = lees_aangiften(tmp_path / "x", stand=date(2025, 3, 31))
    een_mei = lees_aangiften(tmp_path / "x", stand=date(2025, 5, 1))
    assert eind_maart.tijdvakken.height == alles.tijdvakken.height - 2
    assert een_mei.dienstverbanden.equals(alles.dienstverbanden)


def test_register_hoort_bij_de_dataset(land: Path, tmp_path: Path) -> None:
    gemaakt = maak_loonaangiften(land, tmp_path / "x", 2024, omvang=40)
    k = koppel(lees_aangiften(tmp_path / "x"), lees_register(tmp_path / "x" / "register.csv"))
    with open_dataset(land, "polars", [2024]) as d:
        echt = d.frame("registraties").filter(pl.col("persoon").is_in(list(gemaakt.bsn))).collect()
    assert k.registraties.height == echt.height > 0 and k.personen["geregistreerd"].null_count() == 0
    assert k.bevindingen == ()


def test_zelfde_zaad_zelfde_bytes(land: Path, tmp_path: Path) -> None:
    for naam, zaad in (("a", 1), ("b", 1), ("c", 2)):
        maak_loonaangiften(land, tmp_path / naam, 2024, omvang=40, correcties=9, zaad=zaad)
    som = {
        n: [hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted((tmp_path / n).iterdir())]
        for n in ("a", "b", "c")
    }
    assert som["a"] == som["b"] != som["c"]


def test_alle_nummers_zijn_verzonnen_bsns(land: Path, tmp_path: Path) -> None:
    gemaakt = maak_loonaangiften(land, tmp_path / "x", 2024, omvang=40)
    assert all(elfproef(n) and n >= 999_990_000 for n in gemaakt.bsn.values())
    assert len(set(verzonnen_bsns(1200))) == 1200 and all(str(n).startswith("999") for n in verzonnen_bsns(1200))
    with pytest.raises(Fout, match="kleinere werkgever"):
        verzonnen_bsns(200_000)


def test_wensen_die_niet_kunnen(land: Path, tmp_path: Path) -> None:
    with pytest.raises(GebruiksFout, match="kies 2018"):
        maak_loonaangiften(land, tmp_path / "x", 2012)
    with pytest.raises(Fout, match="geen jaar 2023"):
        maak_loonaangiften(land, tmp_path / "x", 2023)
    with pytest.raises(Fout, match="geen loonaangiften in deze dataset"):
        maak_loonaangiften(land, tmp_path / "x", 2024, werkgever=1)
    with pytest.raises(GebruiksFout, match="Te laat kunnen"):
        maak_loonaangiften(land, tmp_path / "x", 2024, omvang=40, te_laat=99)
    with pytest.raises(GebruiksFout, match="correcties"):
        maak_loonaangiften(land, tmp_path / "x", 2024, omvang=40, correcties=10**6)
    assert not (tmp_path / "x").exists()


maanden = [(date(2026, m, 1), date(2026, m + 1, 1) - timedelta(days=1)) for m in range(1, 5)]
verzonnen = st.dictionaries(
    st.tuples(st.sampled_from(maanden), st.integers(0, 4), st.integers(1, 2)),
    st.tuples(st.integers(0, 300), st.integers(0, 10**7), st.booleans(), st.sampled_from((1, 11, 18, 22, 82, 83))),
    min_size=1,
    max_size=10,
)


@settings(max_examples=25)
@given(verzonnen, st.integers(0, 5), st.integers(0, 9))
def test_elk_stel_records_gaat_heen_en_terug(wat: Any, correcties: int, zaad: int) -> None:
    import tempfile

    regels = [
        record(w, n, u, loon_sv=loon, lkv_banenafspraak=lkv, aard=aard, tijdvak_begin=p[0], tijdvak_eind=p[1],
               personeelsnummer=f"{w}")
        for (p, w, n), (u, loon, lkv, aard) in wat.items()
    ]  # fmt: skip
    berichten = maak_berichten(regels, "700000008L01", 2026, correcties=min(correcties, len(regels)), zaad=zaad)
    with tempfile.TemporaryDirectory() as map_:
        for b in berichten:
            with (Path(map_) / f"{b.hoofd.id}.xml").open("wb") as uit:
                schrijf_bericht(uit, b.hoofd, b.delen)
        a = lees_aangiften(map_)
    uitkomst = {
        ((b, e), BSN.index(n), i): rest
        for b, e, n, i, *rest in a.dienstverbanden.select(
            "tijdvak_begin", "tijdvak_eind", "bsn", "num_iv", "verloonde_uren", "loon_sv", "lkv_banenafspraak", "aard"
        ).iter_rows()
    }
    assert uitkomst == {k: list(v) for k, v in wat.items()}


# -- strict validation


XSD = """<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{ruimte}" xmlns="{ruimte}"
  elementFormDefault="qualified">
  <xs:element name="Loonaangifte"><xs:complexType><xs:sequence>
    <xs:any processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="version" fixed="2.0"/></xs:complexType></xs:element>
  <xs:element name="AdministratieveEenheid"><xs:complexType><xs:sequence>
    <xs:any processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
  <xs:element name="LhNr"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="{patroon}"/>
    </xs:restriction></xs:simpleType></xs:element>
</xs:schema>"""


def schema(map_: Path, jaar: int = 2026, patroon: str = r"[0-9]{{9}}L[0-9]{{2}}") -> Path:
    """A tiny schema of our own: the official one is not shipped."""
    ruimte = f"http://xml.belastingdienst.nl/schemas/Loonaangifte/{jaar}/01"
    pad = map_ / f"eigen{jaar}.xsd"
    pad.write_text(XSD.format(ruimte=ruimte, patroon=patroon.format()))
    return pad


def test_schema_van_de_gebruiker(tmp_path: Path) -> None:
    tekst = bericht(vol(record()))
    assert codes(lees(tmp_path, tekst, xsd_pad=schema(tmp_path))) == set()
    a = lees(tmp_path, tekst, xsd_pad=schema(tmp_path, patroon="[A-Z]+"))
    gevonden = [b for b in a.bevindingen if b.code == "xsd"]
    assert gevonden and {b.element for b in gevonden} == {"LhNr"} and gevonden[0].regel == 12
    assert not any("700000008" in b.wat + b.gevolg for b in gevonden)  # the value itself is not repeated
    assert a.dienstverbanden["verloonde_uren"].sum() == 100
    tweemaal = tekst.replace(b"<NmIP>", b"<LhNr>X</LhNr><LhNr>700000008L01</LhNr>\n<NmIP>")
    b = lees(tmp_path, tweemaal, xsd_pad=schema(tmp_path, patroon="[A-Z]+"))
    assert [(x.code, x.regel) for x in b.bevindingen if x.code == "xsd"] == [("xsd", 12), ("xsd", 13)]
    assert "xsd-ander-jaar" in codes(lees(tmp_path, tekst, xsd_pad=schema(tmp_path, 2022)))


def test_schema_zegt_van_een_te_lang_getal_dat_het_te_lang_is(tmp_path: Path) -> None:
    """As the official schema declares the hours: a whole number of at most five digits."""
    pad = schema(tmp_path)
    heel = (
        pad.read_text()
        .replace("xs:string", "xs:integer")
        .replace('pattern value="[0-9]{9}L[0-9]{2}"', 'totalDigits value="5"')
    )
    pad.write_text(heel)
    tekst = bericht(vol(record())).replace(b"<NmIP>", b"<LhNr>123456</LhNr>\n<NmIP>")
    a = lees(
        tmp_path,
        tekst.replace(b"<LhNr>700000008L01</LhNr>", b"<LhNr>12345</LhNr>"),
        bericht(vol(record())),
        xsd_pad=pad,
    )
    assert any("te veel cijfers" in b.wat for b in a.bevindingen if b.code == "xsd" and b.bestand == "a.xml")


def test_schema_zegt_tot_waar_het_is_gekomen(tmp_path: Path) -> None:
    """Two hundred offences are enough; silence about the rest would read as approval."""
    tekst = bericht(vol(record()))
    veel = tekst.replace(b"<NmIP>", b"<LhNr>X</LhNr>\n" * 20_000 + b"<NmIP>")
    a = lees(tmp_path, veel, tekst, xsd_pad=schema(tmp_path))
    assert [b.bestand for b in a.bevindingen if b.code == "xsd-niet-af"] == ["a.xml"]


def test_schema_ook_bij_een_verkeerde_codering(tmp_path: Path) -> None:
    """What stands after the first wrong letter is validated too."""
    tekst = bericht(vol(record())).replace(b"Voorbeeldwerkgever", "Vóór".encode("latin-1"))
    fout = tekst.replace(b"</NmIP>", b"</NmIP><LhNr>X</LhNr><LhNr>700000008L01</LhNr>")
    for inhoud, aantal in ((tekst, 0), (fout, 1)):
        a = lees(tmp_path, inhoud, xsd_pad=schema(tmp_path))
        assert len([b for b in a.bevindingen if b.code == "xsd" and b.element == "LhNr"]) == aantal
        assert "codering" in codes(a)


def test_schema_uit_een_zip_en_een_onbruikbaar_schema(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "s.zip", "w") as z:
        z.write(schema(tmp_path), "map/schema.xsd")
        z.writestr("lees.pdf", b"x")
    assert codes(lees(tmp_path, bericht(vol(record())), xsd_pad=tmp_path / "s.zip")) == set()
    for inhoud in (b"geen schema", b"<a/>", b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"):
        (tmp_path / "fout.xsd").write_bytes(inhoud)
        with pytest.raises(Fout, match="schema"):
            lees(tmp_path, bericht(vol(record())), xsd_pad=tmp_path / "fout.xsd")
    with pytest.raises(Fout, match="bestaat niet"):
        lees(tmp_path, bericht(vol(record())), xsd_pad=tmp_path / "weg.xsd")


# -- the command line


def test_lees_op_de_opdrachtregel(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gegevens", "lees-loonaangifte", str(VOORBEELDEN)]) == 0
    uit = capsys.readouterr().out
    assert "1.919 verloonde uren" in uit and "er is geen aangifte over 01-02-2026" in uit and zonder_bsn([uit])
    januari = str(VOORBEELDEN / "2026-januari.xml")
    assert main(["gegevens", "lees-loonaangifte", januari]) == 0
    assert (
        "gevraagd voor: doelgroep banenafspraak 105 uur, arbeidsgehandicapte werknemer 130 uur."
        in capsys.readouterr().out
    )
    assert main(["gegevens", "lees-loonaangifte", januari, "--stand", "2026-01-01"]) == 0
    assert "1 bericht(en) zijn na 01-01-2026 gemaakt" in capsys.readouterr().out


def test_lees_als_json(capsys: pytest.CaptureFixture[str]) -> None:
    januari, maart = (str(VOORBEELDEN / f"2026-{n}.xml") for n in ("januari", "maart-met-correctie"))
    assert main(["gegevens", "lees-loonaangifte", januari, maart, "--json", "--stand", "2026-03-31"]) == 0
    tekst = capsys.readouterr().out
    uit = json.loads(tekst)
    assert (uit["verloonde_uren"], uit["uren_lkv"]["lkv_banenafspraak"], uit["stand"]) == (560, 105, "2026-03-31")
    assert uit["ontbreekt"]["uren_onbekend"] == 0 and zonder_bsn([tekst])


@pytest.mark.parametrize(
    ("argumenten", "code", "zin"),
    [
        (["lees-loonaangifte", "bestaat-niet.xml"], 1, "bestaat niet"),
        (["lees-loonaangifte", str(VOORBEELDEN), "--stand", "gisteren"], 2, "geen datum"),
        (["lees-loonaangifte", __file__], 1, "geen XML"),
        (["maak-loonaangifte", "--van", "weg", "--naar", "x", "--jaar", "2024"], 1, "bestaat niet"),
    ],
)
def test_fouten_op_de_opdrachtregel(
    capsys: pytest.CaptureFixture[str], argumenten: list[str], code: int, zin: str
) -> None:
    assert main(["gegevens", *argumenten]) == code
    assert zin in capsys.readouterr().err


def test_maak_op_de_opdrachtregel(land: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opdracht = ["gegevens", "maak-loonaangifte", "--van", str(land), "--naar", str(tmp_path / "x"), "--jaar", "2024"]
    assert main([*opdracht, "--omvang", "40", "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["synthetisch"] and len(uit["bestanden"]) in (12, 13) and not (EPOCH.year - 1970)
    assert main(opdracht) == 1 and "bestaat al" in capsys.readouterr().err
    assert main([*opdracht, "--omvang", "40", "--overschrijf"]) == 0
    assert "verzonnen" in capsys.readouterr().out


def test_schema_ook_bij_een_bericht_op_een_lange_regel(tmp_path: Path) -> None:
    """Nothing of a line of more than 4 MiB was validated, and nobody said so."""
    tekst = bericht(vol(*[record(i % 8, 1 + i // 8) for i in range(2_500)]), inspringen=False)
    assert len(tekst) > 4 * 1024 * 1024 and b"\n" not in tekst
    a = lees(tmp_path, tekst, xsd_pad=schema(tmp_path, patroon="[A-Z]+"))
    assert {"xsd", "xsd-niet-af"} & codes(a) and "xsd" not in codes(lees(tmp_path, tekst, xsd_pad=schema(tmp_path)))
