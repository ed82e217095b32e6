"""What the law fixes for a reform: targets, levy, bonus, hours per baan, LKV. Rates of the year of the answer, held.

Money is reckoned in the rates of the last year that the law knows on that day; a reform's own bonus and percentage go
through `with_values`, so that the bounds of the law hold. Raises `Fout` when the law does not know a figure it needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from telmee.beleid.hervorming import Hervorming
from telmee.fouten import Fout
from telmee.wet.machine.figure import figures

SECTOREN = ("markt", "overheid")


@dataclass(frozen=True)
class Wettelijk:
    """Banen, hours and euros; `beschut` is the path of the target by year.

    `aow`: the AOW age in years, in mid 2025 and after every quarter, held after the last year that it is fixed for.
    `bronnen` says where each comes from.
    """

    nulmeting: int
    doel: dict[int, int]
    deel_overheid: float
    uren_per_baan: int
    uren_per_week: float
    heffing: float
    bonus_per_uur: float
    jaren_tot_opslag: int
    lkv_per_baan: float
    gemiddeld_loon: float
    beschut: dict[int, int]
    aow: tuple[float, ...]
    aow_vastgesteld_tot: int
    aow_bron: str
    bronnen: tuple[str, ...]


def wettelijk(wetten: Any, hervorming: Hervorming, jaren: range) -> Wettelijk:
    """The figures of the law of this answer."""
    regime = wetten.with_regimes("wet-banenafspraak")
    law = regime.op(date(wetten.stand.year, 12, 31))
    cijfer = _lezer(law)
    uren = int(cijfer("uren_per_baan_jaar"))
    aow, tot = _aow(wetten, hervorming, jaren)
    lkv = min(cijfer("lkv_banenafspraak_per_uur") * uren, cijfer("lkv_banenafspraak_maximum"))
    doel = {j: sum(int(_van(regime.op(date(j, 12, 31)), "doelstelling", s)) for s in SECTOREN) for j in jaren}
    return Wettelijk(
        int(cijfer("nulmeting_banen")),
        doel,
        _van(law, "doelstelling", "overheid") / doel[jaren.start],
        uren,
        cijfer("uren_per_baan_week") / 10,
        cijfer("heffing_per_baan") / 100,
        cijfer("banenafspraakbonus_per_uur") / 100,
        _jaren_tot_opslag(regime, hervorming),
        lkv / 100,
        cijfer("gemiddeld_loon_twee_jaar_eerder") / 100,
        {j: _beschut(wetten, j) for j in range(2023, jaren.stop)} if hervorming.beschut == "pad" else {},
        aow,
        tot,
        law.book.values["aow_leeftijd"].law,
        _bronnen(law, hervorming),
    )


def _aow(wetten: Any, hervorming: Hervorming, jaren: range) -> tuple[tuple[float, ...], int]:
    """The AOW age by quarter, only where ages are given, and the last year that it is known of."""
    if hervorming.leeftijden is None:
        return (), 0
    uit: list[float] = []
    tot = 0
    for kwartaal in range((jaren.stop - jaren.start) * 4):
        jaar, maand = divmod(5 + 3 * kwartaal, 12)
        maanden = wetten.op(date(jaren.start + jaar, maand + 1, 28)).figure("aow_leeftijd")
        if maanden is not None:
            tot = jaren.start + jaar
        elif not uit:
            raise Fout("De AOW-leeftijd van 2025 is op deze stand niet bekend; kies een latere stand.")
        uit.append(uit[-1] if maanden is None else maanden / 12)
    return tuple(uit), tot


def _jaren_tot_opslag(regime: Any, hervorming: Hervorming) -> int:
    """From the decision; the law of the year of the decision. Nothing where no opslag is asked."""
    if hervorming.quotum is None or hervorming.quotumvorm != "opslag":
        return 0
    return int(_van(regime.op(date(hervorming.quotum.activering, 12, 31)), "jaren_tot_opslag", None))


def _lezer(law: Any) -> Any:
    return lambda naam: _van(law, naam, None)


def _van(law: Any, naam: str, sleutel: str | None) -> float:
    waarde = law.figure(naam, sleutel)
    if waarde is None:
        raise Fout(f"De wet van {law.op} noemt geen '{naam}'; kies een andere stand of geef het cijfer op.")
    return float(waarde)


def _beschut(wetten: Any, jaar: int) -> int:
    law = wetten.op(date(jaar, 12, 31))
    cijfer = figures(law.compute({}, "beschut_doel_pad"), ["beschut_doel_pad"])["beschut_doel_pad"]
    if cijfer.waarde is None:
        raise Fout(f"Het pad voor beschut werk is voor {jaar} niet bekend; geef bij 'beschut' een getal.")
    return int(cijfer.waarde)


def _bronnen(law: Any, hervorming: Hervorming) -> tuple[str, ...]:
    namen = ["nulmeting_banen", "doelstelling", "uren_per_baan_jaar"]
    if hervorming.quotum:
        namen += ["heffing_per_baan"] if hervorming.quotumvorm == "heffing" else ["banenafspraakbonus_per_uur"]
    namen += ["aow_leeftijd"] if hervorming.leeftijden else []
    waarden = law.book.values
    return tuple(dict.fromkeys(f"{waarden[naam].label}: {waarden[naam].law}" for naam in namen))
