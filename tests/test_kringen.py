"""No two modules of the program need each other in a circle, not even where an import is late or for types only."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent / "src"
MODULES = {
    ".".join(pad.relative_to(WORTEL).with_suffix("").parts).removesuffix(".__init__"): pad
    for pad in sorted(WORTEL.rglob("*.py"))
}


def nodig(bron: str, modules: set[str]) -> set[str]:
    """The modules that a source imports, wherever the import stands."""
    gevonden = set()
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.ImportFrom) and knoop.module and not knoop.level:
            heel = {f"{knoop.module}.{naam.name}" for naam in knoop.names}
            gevonden |= (heel & modules) or ({knoop.module} & modules)
        elif isinstance(knoop, ast.Import):
            gevonden |= {naam.name for naam in knoop.names} & modules
    return gevonden


def kring(graaf: dict[str, set[str]]) -> list[str]:
    try:
        tuple(TopologicalSorter(graaf).static_order())
    except CycleError as fout:
        return list(fout.args[1])
    return []


def test_geen_kring_tussen_de_modules() -> None:
    bekend = set(MODULES)
    graaf = {naam: nodig(pad.read_text(encoding="utf-8"), bekend) - {naam} for naam, pad in MODULES.items()}
    assert len(graaf) > 100 and kring(graaf) == []


def test_een_late_import_en_een_voor_de_types_tellen_mee() -> None:
    laat = "def f():\n    from telmee.b import g\n"
    types = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import telmee.a\n"
    bekend = {"telmee.a", "telmee.b"}
    assert set(kring({"telmee.a": nodig(laat, bekend), "telmee.b": nodig(types, bekend)})) == bekend
