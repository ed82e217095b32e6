"""What comes in as an open stream is read as a file of the same bytes is: the same rows, findings and totals."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aangifte_hulp import GOED, bericht, codes, record, uren, vol
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte import Grenzen, lees_aangiften
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.ingekomen import Herhaalbaar, Ingekomen
from telmee.gegevens.loonaangifte.register_csv import lees_register
from telmee.werkgever import voorbeeld

VIJANDIG = (b"", b"geen xml", b"<a/>", b"PK\x03\x04kapot", b"\xff\xfe", GOED[:400], GOED[:-40], b"\0" * 500)


class Druppels:
    """A stream that gives little at a time and can only be read on."""

    def __init__(self, inhoud: bytes, per_keer: int = 701) -> None:
        self._rest, self._per_keer = io.BytesIO(inhoud), per_keer

    def read(self, n: int) -> bytes:
        return self._rest.read(min(n, self._per_keer))


def zip_van(leden: dict[str, bytes]) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in leden.items():
            zip_.writestr(naam, inhoud)
    return doel.getvalue()


def beide(tmp_path: Path, bestanden: dict[str, bytes], **opties: Any) -> tuple[Any, Any]:
    paden = []
    for naam, inhoud in bestanden.items():
        (tmp_path / naam).write_bytes(inhoud)
        paden.append(tmp_path / naam)
    stromen = (Ingekomen(naam, Druppels(inhoud)) for naam, inhoud in bestanden.items())
    return lees_aangiften(paden, **opties), lees_aangiften(stromen, **opties)


def gelijk(een: Any, ander: Any) -> None:
    assert een.dienstverbanden.equals(ander.dienstverbanden)
    assert een.berichten.equals(ander.berichten)
    assert een.bevindingen == ander.bevindingen
    assert een.ontbreekt == ander.ontbreekt


@pytest.mark.parametrize("slecht", VIJANDIG, ids=range(len(VIJANDIG)))
def test_a_bad_stream_is_a_finding_as_a_bad_file_is(tmp_path: Path, slecht: bytes) -> None:
    gelijk(*beide(tmp_path, {"a.xml": slecht, "b.xml": GOED, "c.zip": zip_van({"x.xml": slecht})}))


def test_the_example_employer_as_streams_and_as_a_zip(tmp_path: Path) -> None:
    voorbeeld.maak(tmp_path / "v", False, lambda map_: None)
    bestanden = {p.name: p.read_bytes() for p in sorted((tmp_path / "v/aangiften").iterdir())}
    los, stroom = beide(tmp_path, bestanden)
    gelijk(los, stroom)
    ingepakt = lees_aangiften(Ingekomen("alles.zip", Druppels(zip_van(bestanden), 65_536)))
    assert ingepakt.dienstverbanden.drop("bestand", strict=False).equals(
        los.dienstverbanden.drop("bestand", strict=False)
    )


def test_another_encoding_than_it_says_is_read_anew(tmp_path: Path) -> None:
    tekst = bericht(vol(record())).decode()
    fout = tekst.replace("</LhNr>", "</LhNr><!-- \u00e9 -->", 1).encode("iso-8859-1")
    een, ander = beide(tmp_path, {"a.xml": fout, "b.xml": GOED})
    gelijk(een, ander)
    assert "codering" in codes(ander)


def test_too_large_to_be_read_twice_is_said() -> None:
    fout = bericht(vol(record())).decode().replace("</LhNr>", "</LhNr><!-- \u00e9 -->", 1).encode("iso-8859-1")
    groot = lees_aangiften(
        [Ingekomen("a.xml", Druppels(fout, 64)), Ingekomen("b.xml", Druppels(GOED))], grenzen=Grenzen(pijp=200)
    )
    assert "codering-fout" in codes(groot) and len(uren(groot)) == 1


def test_a_zip_that_is_too_large_to_keep_is_a_finding() -> None:
    stroom = Ingekomen("a.zip", Druppels(zip_van({"a.xml": GOED})))
    a = lees_aangiften([stroom, Ingekomen("b.xml", Druppels(GOED))], grenzen=Grenzen(pijp=100))
    assert "zip-te-groot" in codes(a) and a.niet_gelezen == 1


def test_names_lead_nowhere_and_no_bsn_is_in_them() -> None:
    namen = ("../../etc/passwd", "C:\\x\\..\\900000012.xml", "a\r\nSet-Cookie: x=1.xml", "\0", "", "__MACOSX/._a.xml")
    meld = Verzamelaar()
    gezien: list[str] = []
    lees_aangiften([Ingekomen(n, io.BytesIO(GOED)) for n in namen], meld=meld, volg=gezien.append)
    assert len(gezien) == 5  # what a Mac adds by itself is no filing
    assert not any("900000012" in naam or "\n" in naam or "\0" in naam for naam in gezien)


def test_each_stream_is_read_before_the_next_one_comes() -> None:
    volgorde: list[str] = []

    class Meldt(io.BytesIO):
        def __init__(self, naam: str) -> None:
            super().__init__(GOED)
            self.naam = naam

        def read(self, n: int | None = -1, /) -> bytes:
            stuk = super().read(n)
            if not stuk:
                volgorde.append(f"{self.naam} gelezen")
            return stuk

    def komen() -> Iterator[Ingekomen]:
        for naam in ("a", "b"):
            volgorde.append(naam)
            yield Ingekomen(f"{naam}.xml", Meldt(naam))

    lees_aangiften(komen())
    assert list(dict.fromkeys(volgorde)) == ["a", "a gelezen", "b", "b gelezen"]


def test_who_looks_on_may_stop_it() -> None:
    def stop(naam: str) -> None:
        raise KeyError(naam)

    with pytest.raises(KeyError):
        lees_aangiften(Ingekomen("a.xml", io.BytesIO(GOED)), volg=stop)


def test_a_stream_is_begun_anew_only_while_all_of_it_is_kept() -> None:
    h = Herhaalbaar(b"abcd", io.BytesIO(b"efghij"), 8)
    eerste = h.open()
    assert eerste.read(6) == b"abcd" and eerste.read(2) == b"ef"
    assert h.kan_opnieuw and h.open().read(10) == b"abcd"
    tweede = h.open()
    assert b"".join(iter(lambda: tweede.read(3), b"")) == b"abcdefghij"
    assert not h.kan_opnieuw
    with pytest.raises(OSError):
        h.open()


def test_a_list_comes_in_as_a_stream(tmp_path: Path) -> None:
    voorbeeld.maak(tmp_path / "v", False, lambda map_: None)
    pad = tmp_path / "v/register.csv"
    van_pad, van_stroom = lees_register(pad), lees_register(Ingekomen("register.csv", Druppels(pad.read_bytes(), 11)))
    assert van_pad.regels.equals(van_stroom.regels) and van_pad.bevindingen == van_stroom.bevindingen
    with pytest.raises(Fout, match="geplakt"):
        lees_register(Ingekomen("geplakt", io.BytesIO(b"geen lijst")))
