"""In which group the figures count a ground: asked of the law, once per ground."""

from __future__ import annotations

from functools import lru_cache

from telmee.register.afleiden import wetten_op


@lru_cache(maxsize=64)
def grondslag_van(grond: str) -> str:
    """The group in which the figures count a ground, as the law groups them."""
    wetten = wetten_op(None)
    uit = wetten.op(wetten.stand).compute({"grond_van_registratie": grond}, "grondslag_in_cijfers")
    return str(uit.outcome("grondslag_in_cijfers"))
