"""How a dossier and a trial are shown: sentences and tables. Computes nothing and reads nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from telmee.getallen import datum
from telmee.register.aanvragen import LOOPT, TE_LAAT, Zaak
from telmee.register.afleiden import Afleiding
from telmee.register.dossier import Bewijs, Dossier
from telmee.register.gebeurtenis import Gebeurtenis, Vastgelegd
from telmee.register.redenen import Reden
from telmee.register.tonen import VAN_TOT, grondnaam, moment
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.wet import Wetten

REGISTRATIES = (*VAN_TOT, Kolom("reden", "Waarom geëindigd"))
GRONDEN = (Kolom("grond", "Grond"), *VAN_TOT)
GEBEURTENISSEN = (
    Kolom("nummer", "Nummer", "rechts"),
    Kolom("wat", "Wat"),
    Kolom("dag", "Dag"),
    Kolom("zegt", "Zegt"),
    Kolom("bron", "Wie zegt het"),
    Kolom("grondslag", "Grondslag"),
    Kolom("kenmerk", "Kenmerk"),
    Kolom("bekend", "Bekend sinds"),
    Kolom("bewijs", "Bewijs"),
)
ZAKEN = (
    Kolom("wat", "Wat"),
    Kolom("begonnen", "Begonnen op"),
    Kolom("staat", "Staat"),
    Kolom("termijn", "Wat er moet gebeuren"),
    Kolom("uiterlijk", "Uiterlijk"),
    Kolom("wie", "Wie"),
    Kolom("artikel", "Artikel of bron"),
)
GEVOLG = (Kolom("wat", "Wat"), Kolom("was", "Was"), Kolom("wordt", "Wordt"))
AARDEN = {
    "aanvraag": "aanvraag",
    "vaststelling": "besluit of begin",
    "einde": "einde",
    "correctie": "correctie",
    "intrekking": "intrekking",
    "bezwaar": "bezwaar",
    "beslissing_op_bezwaar": "beslissing op bezwaar",
    "melding": "melding",
}
"""A nature as people read it."""
KORT = 16
"""So many signs of a hash are shown; all of them are in the data."""


def zin(d: Dossier) -> str:
    """What the register says of this person, in one sentence."""
    dag = datum(d.op or d.vandaag)
    toen = f", zoals bekend op {datum(d.stand)}" if d.stand else ""
    if d.persoon is None:
        return f"Het register weet niets van deze persoon{toen}."
    niet = "" if d.in_register else "niet "
    return f"Deze persoon staat op {dag} {niet}in het register{toen}."


def zin_en(d: Dossier) -> str:
    """The same in English."""
    toen = f", as known on {d.stand:%-d %B %Y}" if d.stand else ""
    if d.persoon is None:
        return f"The register knows nothing of this person{toen}."
    niet = "" if d.in_register else "not "
    return f"On {d.op or d.vandaag:%-d %B %Y} this person is {niet}in the register{toen}."


def tabellen(d: Dossier, wetten: Wetten) -> dict[str, Tabel]:
    """Every table of a dossier, those that are empty too."""
    regs = tuple((datum(p.van), tot(p.tot), reden(p.reden_einde)) for p in d.registraties)
    gronden = tuple((grondnaam(g.grond, wetten), datum(g.van), tot(g.tot)) for g in d.gronden)
    onbekend = tuple((wetten.book.label(o.naam), datum(o.van)) for o in d.onbekend)
    gevonden = {
        "registraties": Tabel("In het register", REGISTRATIES, regs),
        "gronden": Tabel("Gronden", GRONDEN, gronden),
        "zaken": Tabel("Aanvragen en bezwaren", ZAKEN, zaakrijen(d.zaken, wetten)),
        "gebeurtenissen": gebeurtenistabel(d.gebeurtenissen, d.bewijzen, wetten),
    }
    if onbekend:
        kolommen = (Kolom("wat", "Wat de wet niet kan zeggen"), Kolom("van", "Vanaf"))
        gevonden["onbekend"] = Tabel("Onbekend", kolommen, onbekend)
    return gevonden


def tot(dag: date | None) -> str:
    """The last day, or that it still runs."""
    return datum(dag) if dag else "loopt nog"


def reden(code: str) -> str:
    """Why a registration ended, as people read it."""
    return code.replace("_", " ").replace("aow", "AOW")


def redenkop(each: Reden, wetten: Wetten) -> str:
    """What an explanation is of, in words."""
    namen = {"registratie": "In het register", "einde": f"Einde van de registratie ({reden(each.code)})"}
    return f"{namen.get(each.wat) or f'Grond {grondnaam(each.code, wetten)}'} op {datum(each.dag)}"


def soortnaam(soort: str, wetten: Wetten) -> str:
    """What the law calls a kind of event."""
    gevonden = wetten.book.events.get(soort)
    return gevonden.label if gevonden else soort


def wat(each: Gebeurtenis, wetten: Wetten) -> str:
    """Kind and nature of an event, with what it is about."""
    over = f" van {each.betreft}" if each.betreft else ""
    return f"{soortnaam(each.soort, wetten)}: {AARDEN.get(each.aard, each.aard)}{over}"


def gebeurtenistabel(gebeurtenissen: Iterable[Vastgelegd], bewijzen: Mapping[int, Bewijs], wetten: Wetten) -> Tabel:
    """What was recorded, newest first, with who said it, on which basis, and the receipt."""
    rijen = tuple(
        (
            str(each.nummer),
            wat(each, wetten),
            datum(each.dag),
            feiten(each.feiten, wetten),
            each.bron,
            each.grondslag,
            each.kenmerk,
            moment(each.bekend_op),
            bewijzen[each.nummer].hash[:KORT],
        )
        for each in sorted(gebeurtenissen, key=lambda each: -each.nummer)
    )
    return Tabel("Vastgelegd", GEBEURTENISSEN, rijen)


def feiten(gezegd: Mapping[str, Any], wetten: Wetten) -> str:
    """The facts of an event in words."""
    return "; ".join(f"{wetten.book.label(naam)}: {waarde(naam, w, wetten)}" for naam, w in gezegd.items())


def waarde(naam: str, gegeven: Any, wetten: Wetten) -> str:
    """One figure as people write it."""
    if gegeven is None:
        return "onbekend"
    if isinstance(gegeven, bool):
        return "ja" if gegeven else "nee"
    eenheid = wetten.book.unit(naam)
    if eenheid == "datum":
        return datum(gegeven if isinstance(gegeven, date) else date.fromisoformat(str(gegeven)))
    if eenheid == "honderdsten procent":
        heel, rest = divmod(int(gegeven), 100)
        return f"{heel},{rest:02d}%" if rest else f"{heel}%"
    return str(gegeven)


def zaakrijen(zaken: Sequence[Zaak], wetten: Wetten) -> tuple[tuple[str, ...], ...]:
    """A row for each term; what still runs comes first."""
    rijen: list[tuple[str, ...]] = []
    for zaak in sorted(zaken, key=lambda each: (each.staat != LOOPT, each.nummer)):
        begin = (f"{soortnaam(zaak.soort, wetten)}: {AARDEN[zaak.aard]}", datum(zaak.begonnen_op), zaak.staat)
        termijnen = [(t.label, _uiterlijk(t), t.wie, t.artikel) for t in zaak.termijnen]
        rijen += [(*begin, *termijn) for termijn in termijnen or [("", "", "", "")]]
    return tuple(rijen)


def _uiterlijk(termijn: Any) -> str:
    dag = datum(termijn.uiterlijk) if termijn.uiterlijk else "nog niet te zeggen"
    gedaan = f" (gedaan op {datum(termijn.gedaan_op)})" if termijn.gedaan_op else ""
    return f"{dag}{gedaan}{' (te laat)' if termijn.staat == TE_LAAT else ''}"


def gevolg(voor: Afleiding, na: Afleiding, wetten: Wetten) -> Tabel:
    """What becomes other by an event: a row for each period that changes, comes or goes."""
    rijen = [("In het register", was, wordt) for was, wordt in _anders(_periodes(voor), _periodes(na))]
    for grond in sorted({g.grond for g in (*voor.gronden, *na.gronden)}):
        oud, nieuw = (_periodes_van(uit, grond) for uit in (voor, na))
        rijen += [(f"Grond {grondnaam(grond, wetten)}", was, wordt) for was, wordt in _anders(oud, nieuw)]
    return Tabel("Wat er verandert", GEVOLG, tuple(rijen))


def _periodes(uit: Afleiding) -> list[tuple[date, date | None, str]]:
    return [(p.van, p.tot, p.reden_einde) for p in uit.registraties]


def _periodes_van(uit: Afleiding, grond: str) -> list[tuple[date, date | None, str]]:
    return [(g.van, g.tot, "") for g in uit.gronden if g.grond == grond]


def _anders(
    oud: list[tuple[date, date | None, str]], nieuw: list[tuple[date, date | None, str]]
) -> list[tuple[str, str]]:
    """Periods that are not in both, those that began on the same day side by side."""
    weg = {each[0]: each for each in oud if each not in nieuw}
    erbij = {each[0]: each for each in nieuw if each not in oud}
    return [(_in_woorden(weg.get(dag)), _in_woorden(erbij.get(dag))) for dag in sorted({*weg, *erbij})]


def _in_woorden(each: tuple[date, date | None, str] | None) -> str:
    if each is None:
        return "niet"
    van, eind, waarom = each
    woorden = f"{datum(van)} tot en met {datum(eind)}" if eind else f"vanaf {datum(van)}"
    return f"{woorden} ({reden(waarom)})" if waarom else woorden
