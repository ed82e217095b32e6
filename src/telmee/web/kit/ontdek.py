"""Finds the subjects: every folder of `onderdelen` is one. Knows nothing of Django, for the settings read it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

MAP = Path(__file__).resolve().parent.parent / "onderdelen"
PAKKET = "telmee.web.onderdelen"


def namen() -> list[str]:
    """The names of the subjects, in the order of the alphabet."""
    return sorted(map_.name for map_ in MAP.iterdir() if (map_ / "__init__.py").exists())


def apps() -> list[str]:
    """The subjects as Django apps."""
    return [f"{PAKKET}.{naam}" for naam in namen()]


def modules(soort: str) -> list[ModuleType]:
    """The module of that name (`paginas`, `api`) of every subject that has one."""
    paden = [f"{PAKKET}.{naam}.{soort}" for naam in namen()]
    return [import_module(pad) for pad in paden if find_spec(pad) is not None]
