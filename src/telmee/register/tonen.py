"""How the register is shown: an answer, the table of who may know what, and a log, as sentences and tables.

Computes nothing and reads nothing: what comes in is what the law let somebody see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from telmee.getallen import datum
from telmee.register import recht
from telmee.register.tijd import HIER
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.wet import Wetten

if TYPE_CHECKING:  # the table of rights is there without a database
    from telmee.register.inzage import Antwoord

VAN_TOT = (Kolom("van", "Van"), Kolom("tot", "Tot en met"))
WERK = (
    Kolom("loonheffingennummer", "Loonheffingennummer"),
    Kolom("van", "Van"),
    Kolom("tot", "Tot en met"),
    Kolom("verloonde_uren", "Verloonde uren", "rechts", "uren"),
)
VELDEN = {
    "in_register": "ja of nee",
    "periode": "periode (dit en vorig jaar)",
    "alle_perioden": "alle perioden",
    "grond": "grond",
    "gronden_eerder": "eerdere gronden",
    "uren": "uren",
    "wie_keek": "wie keek",
}
RECHTEN = (
    Kolom("rol", "Wie"),
    Kolom("doel", "Waarvoor"),
    Kolom("relatie", "Band met de persoon"),
    Kolom("velden", "Ziet"),
    Kolom("sinds", "Sinds"),
    Kolom("artikel", "Artikel"),
    Kolom("verplicht", "UWV moet antwoorden"),
)


def rechtentabel(dag: date) -> Tabel:
    """Who may know what on a day; one row for each role, purpose and tie."""
    rijen = tuple(rij for each in recht.tabel(dag) for rij in _rechtrijen(each, dag))
    return Tabel(f"Wie mag wat weten op {datum(dag)}", RECHTEN, rijen, ("Wie hier niet staat, ziet niets.",))


def _rechtrijen(each: recht.Recht, dag: date) -> list[tuple[str, ...]]:
    """One row for each day since which something is open."""
    per_dag: dict[date, list[str]] = {}
    for veld, sinds in recht.velden_sinds(each, dag).items():
        per_dag.setdefault(sinds, []).append(VELDEN[veld])
    wie = (_woord(each.rol), _woord(each.doel), _woord(each.relatie))
    plicht = "ja" if each.verplicht else "nee"
    return [(*wie, ", ".join(velden), datum(sinds), each.artikel, plicht) for sinds, velden in sorted(per_dag.items())]


def _woord(code: str) -> str:
    return code.replace("_", " ").replace("-", " ")


def antwoordzin(antwoord: Antwoord, taal: str = "nl") -> str:
    """The answer in one sentence."""
    if taal == "en":
        niet = "" if antwoord.in_register else "not "
        return f"On {antwoord.op:%-d %B %Y} this person is {niet}in the doelgroepregister (target group register)."
    niet = "" if antwoord.in_register else "niet "
    return f"Deze persoon staat op {datum(antwoord.op)} {niet}in het doelgroepregister."


def antwoordtabellen(antwoord: Antwoord, wetten: Wetten) -> dict[str, Tabel]:
    """What else this asker may see: periods, grounds with the name that the law gives them, work."""
    gevonden = {}
    if antwoord.perioden is not None:
        rijen = tuple((_dag(p.van), _dag(p.tot)) for p in antwoord.perioden)
        kort = () if "alle_perioden" in antwoord.velden else ("Alleen wat in dit jaar en het jaar ervoor valt.",)
        gevonden["perioden"] = Tabel("In het register", VAN_TOT, rijen, kort)
    if antwoord.gronden is not None:
        rijen_g = tuple((grondnaam(g.grond, wetten), _dag(g.van), _dag(g.tot)) for g in antwoord.gronden)
        gevonden["gronden"] = Tabel("Gronden", (Kolom("grond", "Grond"), *VAN_TOT), rijen_g)
    if antwoord.werk is not None:
        rijen_w = tuple((w.loonheffingennummer, _dag(w.van), _dag(w.tot), w.verloonde_uren) for w in antwoord.werk)
        gevonden["werk"] = Tabel("Werk", WERK, rijen_w)
    return gevonden


def grondnaam(code: str, wetten: Wetten) -> str:
    """What the law calls a ground that is recorded; its code where the law has no such ground."""
    naam = f"vastgelegd_{code.lower()}"
    if not wetten.book.named(naam):
        return code
    return f"{wetten.book.label(naam).removeprefix('Vastgelegd: ')} ({code})"


def _dag(dag: date | None) -> str:
    return datum(dag) if dag else "loopt nog"


def wie_keek(regels: Iterable[Mapping[str, Any]]) -> Tabel:
    """Who looked at somebody's data, when and why, newest first (`logboek.wie_keek`)."""
    kolommen = (
        Kolom("moment", "Wanneer"),
        Kolom("wie", "Wie"),
        Kolom("doel", "Waarvoor"),
        Kolom("relatie", "Band die is opgegeven"),
        Kolom("gezien", "Mocht zien"),
        Kolom("beantwoord", "Kreeg antwoord"),
    )
    rijen = tuple(
        (
            moment(datetime.fromisoformat(r["moment"])),
            wie(r["rol"], r["organisatie"]),
            _woord(r["doel"]),
            _woord(r["relatie"]),
            ", ".join(woord for veld, woord in VELDEN.items() if veld in r["gezien"]),
            "ja" if r["beantwoord"] else "nee",
        )
        for r in regels
    )
    return Tabel("Wie keek naar uw gegevens", kolommen, rijen)


def wie(rol: str, organisatie: str) -> str:
    """A role with its organisation, once where that is the same."""
    return organisatie if organisatie.lower() == rol else f"{_woord(rol)} {organisatie}".strip()


def moment(wanneer: datetime) -> str:
    """A moment as people in the Netherlands read it."""
    hier = wanneer.astimezone(HIER)
    return f"{datum(hier.date())}, {hier:%H:%M}"
