"""What the law fixes for a reform: targets, levy, bonus, hours per baan, LKV. Rates of the year of the answer, held.

Money is reckoned in the rates of the year of the answer, and where nobody knows those yet in the last ones that are
known, which is said; a reform's own bonus and percentage go through `with_values`, so that the bounds of the law hold.
What the law did not have on that day is None. Raises `Fout` when it does not know a figure that is always needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from telmee.beleid.hervorming import Hervorming
from telmee.fouten import Fout, GebruiksFout
from telmee.wet.machine.figure import figures

SECTOREN = ("markt", "overheid")
TERUG = 3
"""So many years back a rate may be that is held while the later one is unknown."""


@dataclass(frozen=True)
class Wettelijk:
    """Banen, hours and euros; `beschut` is the path of the target by year.

    `quotum_vanaf`: the first year over which a levy or opslag is due after the decision of the reform, if it has one.
    `heffing_opgeschort`: the sentence that says that the law of now carries out no levy over that year; else empty.
    `t_plus_2_vanaf`: the first year without people who lose the ground in the first year of the reform.

    `aow`: the AOW age in years, in mid 2025 and after every quarter, held after the last year that it is fixed for.
    `bronnen` says where each comes from.
    """

    nulmeting: int
    doel: dict[int, int]
    deel_overheid: float
    uren_per_baan: int
    uren_per_week: float
    heffing: float
    bonus_per_uur: float | None
    quotum_vanaf: int | None
    heffing_opgeschort: str
    t_plus_2_vanaf: int
    lkv_per_baan: float | None
    gemiddeld_loon: float | None
    beschut: dict[int, int]
    aow: tuple[float, ...]
    aow_vastgesteld_tot: int
    aow_bron: str
    bronnen: tuple[str, ...]


def wettelijk(wetten: Any, hervorming: Hervorming, jaren: range) -> Wettelijk:
    """The figures of the law of this answer."""
    regime = wetten.with_regimes("wet-banenafspraak")
    law = regime.op(date(wetten.stand.year, 12, 31))
    tarief = _Tarieven(regime, wetten.stand.year)
    vanaf = _quotum_vanaf(regime, hervorming)
    uren = int(tarief.eis("uren_per_baan_jaar"))
    aow, tot = _aow(wetten, hervorming, jaren)
    per_uur, hoogste = tarief.van("lkv_banenafspraak_per_uur"), tarief.van("lkv_banenafspraak_maximum")
    lkv = None if per_uur is None or hoogste is None else min(per_uur * uren, hoogste) / 100
    per_sector = {s: {j: int(_van(regime.op(date(j, 12, 31)), "doelstelling", s)) for j in jaren} for s in SECTOREN}
    doel = {j: sum(per_sector[s][j] for s in SECTOREN) for j in jaren}
    return Wettelijk(
        int(tarief.eis("nulmeting_banen")),
        doel,
        per_sector["overheid"][jaren.start] / doel[jaren.start],
        uren,
        tarief.eis("uren_per_baan_week") / 10,
        tarief.eis("heffing_per_baan") / 100,
        _euro(tarief.van("banenafspraakbonus_per_uur")),
        vanaf,
        _opgeschort(wetten, hervorming, vanaf),
        _t_plus_2_vanaf(wetten, hervorming),
        lkv,
        _euro(tarief.van("gemiddeld_loon_twee_jaar_eerder")),
        {j: _beschut(wetten, j) for j in range(2023, jaren.stop)} if hervorming.beschut == "pad" else {},
        aow,
        tot,
        law.book.values["aow_leeftijd"].law,
        _bronnen(law, hervorming, tarief),
    )


class _Tarieven:
    """Figures of one year; of one that is unknown then, the last that is known, with its year in `eerder`."""

    def __init__(self, regime: Any, jaar: int) -> None:
        self.regime, self.jaar = regime, jaar
        self.eerder: dict[str, int] = {}

    def van(self, naam: str) -> float | None:
        """The figure; None when the law does not have it on this day, or it is unknown for long."""
        for jaar in range(self.jaar, self.jaar - TERUG - 1, -1):
            entry = self.regime.op(date(jaar, 12, 31)).entry(naam, None)
            if entry is None:
                return None
            if entry.figure is not None:
                if jaar < self.jaar:
                    self.eerder[naam] = jaar
                return float(entry.figure)
        return None

    def eis(self, naam: str) -> float:
        """The figure, refused when there is none."""
        gevonden = self.van(naam)
        if gevonden is None:
            raise Fout(f"De wet van {self.jaar} noemt geen '{naam}'; kies een andere stand of geef het cijfer op.")
        return gevonden


def _euro(cent: float | None) -> float | None:
    return None if cent is None else cent / 100


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


def _quotum_vanaf(regime: Any, hervorming: Hervorming) -> int | None:
    """Of the opslag the law says it; of the levy no article does, so the calendar year after the decision is taken."""
    if hervorming.quotum is None:
        return None
    besluit = hervorming.quotum.activering
    if hervorming.quotumvorm == "heffing":
        return _niet_te_vroeg(besluit + 1, hervorming)
    law = regime.op(date(besluit, 12, 31))
    vanaf = law.compute({"jaar_activering": besluit}, "opslag_vanaf_jaar")
    cijfer = figures(vanaf, ["opslag_vanaf_jaar"])["opslag_vanaf_jaar"]
    if cijfer.waarde is None:
        raise Fout(f"De wet van {law.op} zegt niet vanaf welk jaar de opslag er is; kies een andere stand.")
    return _niet_te_vroeg(int(cijfer.waarde), hervorming)


def _niet_te_vroeg(eerst: int, hervorming: Hervorming) -> int:
    """A quota that is due before the reform begins is no part of it."""
    if eerst < hervorming.vanaf:
        raise GebruiksFout(
            f"De {hervorming.quotumvorm} is er vanaf {eerst}, maar deze hervorming begint pas in {hervorming.vanaf}; "
            f"zet 'vanaf' op {eerst} of eerder, of neem een later jaar bij 'activering'.",
            veld="quotum.activering",
        )
    return eerst


def _opgeschort(wetten: Any, hervorming: Hervorming, jaar: int | None) -> str:
    """Whether the law of now carries out a levy over the first year that it is due."""
    if jaar is None or hervorming.quotumvorm != "heffing":
        return ""
    law = wetten.op(date(jaar, 12, 31))
    if law.figure("heffing_opgeschort") is not True:
        return ""
    artikel = law.book.values["heffing_opgeschort"].law
    return f"Zoals de wet nu is, komt er over {jaar} geen heffing ({artikel}); hier staat wat er is als dat verandert."


def _t_plus_2_vanaf(wetten: Any, hervorming: Hervorming) -> int:
    """The first year without who loses the ground in the first year of the reform, by the rule as it first was."""
    if not hervorming.t_plus_2:
        return hervorming.vanaf
    naam = "registratie_einde_voorwaarden"
    law = wetten.op(wetten.op(date(wetten.stand.year, 12, 31)).book.named(naam)[0].since)
    gegeven = {"jaar_voorwaarden_geeindigd": hervorming.vanaf, "registratie_loopt_af": True}
    laatste = figures(law.compute(gegeven, naam), [naam])[naam].waarde
    if laatste is None:
        raise Fout("De wet van deze stand zegt niet hoelang iemand na het verlies van de grond telt; kies een andere.")
    return (date(1970, 1, 1) + timedelta(days=int(laatste))).year + 1


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


def _bronnen(law: Any, hervorming: Hervorming, tarief: _Tarieven) -> tuple[str, ...]:
    namen = ["nulmeting_banen", "doelstelling", "uren_per_baan_jaar", "lkv_banenafspraak_per_uur"]
    if hervorming.quotum:
        namen += ["heffing_per_baan"]
        namen += ["banenafspraakbonus_per_uur", "jaren_tot_opslag"] if hervorming.quotumvorm == "opslag" else []
        namen += ["gemiddeld_loon_twee_jaar_eerder"] if hervorming.quotum.opslagpercentage else []
    namen += ["aow_leeftijd"] if hervorming.leeftijden else []
    waarden = law.book.values

    def regel(naam: str) -> str:
        bron, eerder = f"{waarden[naam].label}: {waarden[naam].law}", tarief.eerder.get(naam)
        return bron if eerder is None else f"{bron} (bedrag van {eerder}; van {tarief.jaar} is het nog niet bekend)"

    return tuple(dict.fromkeys(regel(naam) for naam in namen if naam in waarden))
