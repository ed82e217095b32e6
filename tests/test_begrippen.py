"""One Dutch term per thing: every label of an answer is of the law or of docs/begrippen.md, and no other is used."""

import re
from pathlib import Path

import pytest

from telmee.uitvoer.beeld import Beeld
from telmee.werkgever import wat_als
from telmee.werkgever.beeld import beeld, calculatorbeeld
from telmee.werkgever.beeld_wat_als import wat_als_tabellen
from telmee.werkgever.calculator import Antwoorden, Hoeveelheid, OpslagVraag, bereken
from telmee.wet import Wetten
from telmee.wet.machine.load import lawbook
from test_werkgever_wat_als import KOEN
from werkgever_hulp import ALTIJD, jaar_van
from werkgever_hulp import bereken as positie

WORTEL = Path(__file__).parent.parent
BLADZIJDE = (WORTEL / "docs/begrippen.md").read_text(encoding="utf-8")
DEEL = BLADZIJDE[BLADZIJDE.index("## What every answer calls it") : BLADZIJDE.index("## Words of the program")]
RIJEN = [[cel.strip() for cel in regel.strip("|").split("|")] for regel in DEEL.splitlines() if regel.startswith("| ")]
VAN_WET = {rij[0]: (re.findall("`(.*?)`", rij[1]), rij[2].split("; ")) for rij in RIJEN[1:] if len(rij) == 3}
LOS = {term for rij in RIJEN if len(rij) == 2 for term in rij[0].split("; ")}
PROGRAMMA = BLADZIJDE[BLADZIJDE.index("| term of the program") :].splitlines()[2:]
NIET_VAN_PROGRAMMA = sorted({w.strip() for regel in PROGRAMMA for w in regel.strip("|").split("|")[1].split(";")})
NIET = sorted({synoniem for _, synoniemen in VAN_WET.values() for synoniem in synoniemen if synoniem})
BOEK = lawbook()


def labels_van_de_wet() -> set[str]:
    """Every label of a rule, a fact or a value."""
    regels = {regel.label for regel in BOEK.rules}
    return regels | {feit.label for feit in BOEK.facts.values()} | {waarde.label for waarde in BOEK.values.values()}


def beelden() -> list[Beeld]:
    """A position with everything, one without a register answer, and the calculator with opslag and bonus."""
    records = [*jaar_van(0, 50, range(1, 7)), *jaar_van(1, 90, range(1, 7)), *jaar_van(20, 4_000, range(1, 7))]
    posities = [
        positie(records, register, uren_vorig_jaar=50_000, quotumpercentage=258)
        for register in ({0: ALTIJD, 1: None, 20: None}, None)
    ]
    wetten = Wetten.known(None).with_values_in(2026, quotumpercentage=258)
    uren = Hoeveelheid(jaar=200_000)
    calculator = bereken(Antwoorden("markt", 2026, uren, None, Hoeveelheid(jaar=3_000), wetten=wetten), OpslagVraag())
    return [*(beeld(p) for p in posities), calculatorbeeld(calculator)]


def test_elk_label_van_een_cijfer_is_dat_van_de_wet_of_staat_in_de_begrippen() -> None:
    bekend = labels_van_de_wet()
    for plaat in beelden():
        for figuur in (f for deel in plaat.delen for f in deel.figuren):
            kaal = re.sub(r" \((markt|overheid)\)$", "", figuur.label)
            assert kaal in bekend or kaal in LOS, figuur.label
            if kaal not in bekend:
                assert not figuur.artikel  # no rule gives it; its explanation is a sum of what rules give
                assert figuur.uitleg is not None and not figuur.uitleg.wet


def test_wat_als_gebruikt_dezelfde_woorden() -> None:
    bekend = labels_van_de_wet() | LOS
    uitkomst = wat_als.bereken(KOEN, 2, None, None, True, Wetten.known(None))
    for tabel in wat_als_tabellen(uitkomst):
        for rij in tabel.rijen:
            kaal = re.sub(r" \d{4}$", " samen", str(rij[0]))
            assert kaal in bekend, rij[0]


@pytest.mark.parametrize("term", VAN_WET)
def test_een_term_is_het_label_van_de_wet(term: str) -> None:
    namen, _ = VAN_WET[term]
    assert term in {BOEK.label(naam) for naam in namen}


@pytest.mark.parametrize("synoniem", NIET)
def test_een_ander_woord_voor_hetzelfde_staat_nergens(synoniem: str) -> None:
    paden = [p for map_ in ("src", "docs") for p in (WORTEL / map_).rglob("*") if p.suffix in (".py", ".yaml", ".md")]
    for pad in (*paden, WORTEL / "README.md"):
        if pad.name != "begrippen.md":
            assert f'"{synoniem}"' not in (tekst := pad.read_text(encoding="utf-8").lower()), pad
            assert len(synoniem.split()) < 3 or synoniem not in tekst, pad


@pytest.mark.parametrize("woord", NIET_VAN_PROGRAMMA)
def test_een_ding_van_het_programma_heeft_een_woord(woord: str) -> None:
    """Texts, docs, command line and API: with one word for it, who reads one finds the other."""
    soorten = (".py", ".yaml", ".md", ".html", ".js")
    paden = [p for map_ in ("src", "docs") for p in (WORTEL / map_).rglob("*") if p.suffix in soorten]
    for pad in (*paden, WORTEL / "README.md"):
        if pad.name != "begrippen.md":
            assert not re.search(rf"\b{woord}\b", pad.read_text(encoding="utf-8").lower()), pad


def test_bewijs_is_wat_een_feit_laat_zien_en_geen_receipt() -> None:
    for map_ in ("uitvoer", "werkgever", "wetboek", "meting"):
        for pad in (WORTEL / "src/telmee" / map_).rglob("*.py"):
            assert pad.stem != "bewijs" and not re.search(r"\b_?bewijs\(|\.bewijs\b", pad.read_text("utf-8")), pad
