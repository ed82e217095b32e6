"""Twins: every key of a reform alone changes what it should and nothing else, and effects of zero change no digit."""

from functools import cache
from typing import Any

import numpy as np
import pytest

pytest.importorskip("pydantic")

from telmee.beleid import verken
from telmee.beleid.hervorming import schema
from telmee.beleid.hervorming_lezen import lees
from telmee.beleid.maten import MATEN
from telmee.beleid.parameters import parameters
from telmee.wet import Wetten

WETTEN = Wetten.known("2026-11-29")


@cache
def reken(tekst: str, trekkingen: int = 40, jaren: int = 9) -> verken.Uitkomst:
    return verken.reken(verken.Vraag(lees(tekst, WETTEN), WETTEN, jaren, trekkingen))


def anders(a: verken.Uitkomst, b: verken.Uitkomst) -> set[str]:
    """The measures that differ; one that is there in only one of the two, and is not nothing, too."""
    uit = set()
    for maat in a.maten.keys() | b.maten.keys():
        links, rechts = (u.maten.get(maat, 0) if maat in u.maten else 0 for u in (a, b))
        if (links is None) != (rechts is None) or (links is not None and not _gelijk(links, rechts)):
            uit.add(maat)
    return uit


def _gelijk(a: Any, b: Any) -> bool:
    return bool(np.allclose(*np.broadcast_arrays(a, b), rtol=1e-9, atol=1e-6))


NIET_HET_WERK = {"banen_nieuw", "banen_wsw", "doelgroep", "uitstroom_aow", "naar_beschut", "beschut_erbij"}
BANEN = {m for m, x in MATEN.items() if x.deel == "banen"} - NIET_HET_WERK
GAT = {"gat", "gat_nieuwe_nulmeting", "gat_markt", "gat_overheid", "doel_gehaald", "doel_gehaald_nieuwe_nulmeting"}
PER_SECTOR = {"gat_markt", "gat_overheid"}
DUUR = {"jaar_later", "starters_jaar_later", "vast_aandeel"}
PLAFOND = {"plafond", "doel_van_plafond"}
SALDO = {"saldo_rijk", "werkgever_saldo"}
GELD = {"rijk_besparing", "besparing_totaal", "van_ingeboekt", "rijk_lkv", *SALDO}
GEMEENTE = {"gemeente_lks", "gemeente_bijstand", "gemeente_begeleiding"}
ECHT = {"in_het_echt", "verdringing_buiten"}
GROND = {"in_participatiewet", "in_wajong"}
WERK = BANEN | GAT | DUUR | GELD | GEMEENTE | ECHT | PLAFOND | GROND | {"doelgroep"}
"""What more people at work can change; of the last three only by who leaves the register at work or not."""
LAST = {"beoordelingen", "beoordelingen_jaren", "wachtrij", "uwv_beoordelingen"}
PAPIER = {"extra_banen", "werkenden", "banen_markt", "banen_overheid", "banen_formeel", "banen_nieuw", "op_papier"}
GEEN_WERK = BANEN | {"gat", "gat_markt", "gat_overheid", "doel_gehaald"} | DUUR | PLAFOND | GROND | {"doelgroep"}
"""What people change who stop counting and keep their work: no truth and no money but the levy."""
ERIN = {"in_nieuw", "in_verbreding", "in_leeftijdsgrens"}
NIEUW = PAPIER | LAST | GAT | PLAFOND | SALDO | ERIN | {"doelgroep", "rijk_lkv"}
"""What people who come to count change, at work as they were."""
OPSLAG = {"rijk_opslag", "rijk_bonus", "saldo_rijk_evenwicht"}
ONBEKEND_TOT_OPGEGEVEN = {"gemeente_bijstand", "uwv_no_risk", "uwv_beoordelingen", "wachtrij"}
TWEE = "vanaf: 2027\ndoelgroep: {optie: 2}"
HEFFING, KOUD = "vanaf: 2027\nquotum: {activering: 2027}", "vanaf: 2027"
OPSLAGEN = "vanaf: 2027\nquotum: {activering: 2027, vorm: opslag, opslagpercentage: 1}"
IN_BEELD = "vanaf: 2027\nuitvoering: {in_beeld: 20000}"
OUD = "vanaf: 2027\nleeftijden: {allen: {15-44: 0.6, 45-66: 0.4}, instroom: {15-24: 1}}"
AOW = BANEN | {"banen_wsw", "in_wsw", *GROND} | GAT | DUUR | GELD | PLAFOND | {"doelgroep", "uitstroom_aow"}

Set = set[str]
TWEELING: dict[str, tuple[str, str, Set, Set]] = {
    # key: (without, with, what must differ, what may differ too)
    "naam": (KOUD, f"{KOUD}\nnaam: proef", set(), set()),
    "basis": (KOUD, f"{KOUD}\nbasis: wet-banenafspraak", PER_SECTOR, set()),
    "vanaf": (IN_BEELD, IN_BEELD.replace("2027", "2029"), {"in_het_echt", "in_beeld"}, WERK),
    "doelgroep.optie": (KOUD, TWEE, PAPIER | {"beoordelingen", "uwv_no_risk"}, NIEUW | GEMEENTE),
    "doelgroep.optie 3": (KOUD, TWEE.replace("2}", "3}"), PAPIER | {"beoordelingen", "uwv_no_risk"}, NIEUW | GEMEENTE),
    "doelgroep.optie 1": (KOUD, "vanaf: 2027\ndoelgroep: {optie: 1}", set(), set()),
    "doelgroep.omvang": (TWEE, TWEE.replace("2}", "2, omvang: 400000}"), PAPIER | {"beoordelingen"}, NIEUW),
    "doelgroep.werkt_al": (
        TWEE,
        TWEE.replace("2}", "2, werkt_al: 0.5}"),
        PAPIER,
        NIEUW - LAST - ERIN - {"doelgroep"},
    ),
    "doelgroep.loskoppelen": (TWEE, TWEE.replace("2}", "2, loskoppelen: [lkv]}"), {"rijk_lkv"}, SALDO),
    "doelgroep.loskoppelen no_risk": (
        TWEE,
        TWEE.replace("2}", "2, loskoppelen: [no_risk]}"),
        {"uwv_no_risk"},
        set(),
    ),
    "verbreding": (KOUD, f"{KOUD}\nverbreding: true", PAPIER | {"beoordelingen"}, NIEUW | GEMEENTE),
    "verbreding getal": (f"{KOUD}\nverbreding: 15000", f"{KOUD}\nverbreding: 16000", PAPIER, NIEUW),
    "leeftijdsgrens": (KOUD, f"{KOUD}\nleeftijdsgrens: 5000", PAPIER | {"beoordelingen"}, NIEUW | GEMEENTE),
    "leeftijdsgrens onbekend": (KOUD, f"{KOUD}\nleeftijdsgrens: vervalt", set(), GEMEENTE),
    "t_plus_2": (KOUD, f"{KOUD}\nt_plus_2: 0.02", {"werkenden", "extra_banen", "eraf_op_papier", "eruit"}, GEEN_WERK),
    "t_plus_2 onbekend": (KOUD, f"{KOUD}\nt_plus_2: true", {"eraf_op_papier", "eruit"}, set()),
    "doelstelling.vast": (KOUD, f"{KOUD}\ndoelstelling: {{vast: 150000}}", {"doel", "gat"}, GAT | {"doel_van_plafond"}),
    "doelstelling.naar_omvang": (TWEE, f"{TWEE}\ndoelstelling: naar_omvang", {"doel"}, GAT | {"doel_van_plafond"}),
    "doelstelling.naar_omvang zonder groei": (KOUD, f"{KOUD}\ndoelstelling: naar_omvang", set(), set()),
    "sectoronderscheid": (KOUD, f"{KOUD}\nsectoronderscheid: vervalt", PER_SECTOR, set()),
    "quotum": (KOUD, HEFFING, {"in_het_echt", "rijk_heffing", *GEMEENTE}, WERK),
    "quotum.activering": (HEFFING, HEFFING.replace("g: 2027", "g: 2029"), {"in_het_echt", "rijk_heffing"}, WERK),
    "quotum.vorm": (
        HEFFING,
        HEFFING.replace("2027}", "2027, vorm: opslag}"),
        {"in_het_echt", "rijk_heffing", *OPSLAG},
        WERK,
    ),
    "quotum.opslagpercentage": (OPSLAGEN, OPSLAGEN.replace("e: 1}", "e: 1.1}"), {"rijk_opslag"}, SALDO),
    "quotum.bonus_per_uur": (
        OPSLAGEN,
        OPSLAGEN.replace("e: 1}", "e: 1, bonus_per_uur: 3}"),
        {"rijk_bonus", "in_het_echt", "saldo_rijk_evenwicht"},
        WERK,
    ),
    "bonus_vast_contract": (
        KOUD,
        f"{KOUD}\nbonus_vast_contract: 3000",
        {"vast_aandeel", "rijk_bonus_vast", "in_het_echt"},
        WERK,
    ),
    "no_risk": (KOUD, f"{KOUD}\nno_risk: verruimd", {"in_het_echt", "uwv_no_risk"}, WERK),
    "lks": (KOUD, f"{KOUD}\nlks: [wia]", {"uwv_lks", *ECHT}, {"verdringing_binnen", *WERK} - {"op_papier"}),
    "lks ww": (f"{KOUD}\nlks: [wia]", f"{KOUD}\nlks: [wia, ww]", ECHT, {"verdringing_binnen", *WERK}),
    "uitvoering.in_beeld": (KOUD, IN_BEELD, {"in_het_echt", "in_beeld"}, WERK),
    "uitvoering.regionaal": (
        f"{KOUD}\nparameters: {{regionaal_effect: 0.1}}",
        f"{KOUD}\nuitvoering: {{regionaal: true}}\nparameters: {{regionaal_effect: 0.1}}",
        {"in_het_echt"},
        WERK,
    ),
    "uitvoering.regionaal onbekend": (KOUD, f"{KOUD}\nuitvoering: {{regionaal: true}}", set(), GEMEENTE),
    "uitvoering.quotum.uwv": (
        f"{IN_BEELD}\nparameters: {{quotum_uitvoering_effect: 0.1}}",
        f"{IN_BEELD[:-1]}, quotum: {{uwv: 100}}}}\nparameters: {{quotum_uitvoering_effect: 0.1}}",
        {"in_het_echt", "quotum_uwv"},
        WERK,
    ),
    "uitvoering.quotum.gemeenten": (
        f"{IN_BEELD}\nparameters: {{quotum_uitvoering_effect: 0.1}}",
        f"{IN_BEELD[:-1]}, quotum: {{gemeenten: 100}}}}\nparameters: {{quotum_uitvoering_effect: 0.1}}",
        {"in_het_echt", "quotum_gemeenten"},
        WERK,
    ),
    "uitvoering.quotum onbekend": (IN_BEELD, f"{IN_BEELD[:-1]}, quotum: {{uwv: 100}}}}", {"quotum_uwv"}, set()),
    "beschut": (
        KOUD,
        f"{KOUD}\nbeschut: 3000",
        {"rijk_beschut", "doelgroep", "naar_beschut", "beschut_erbij", "eruit", "in_participatiewet"},
        WERK,
    ),
    "beschut pad, dat even hard groeit": (KOUD, f"{KOUD}\nbeschut: pad", set(), set()),
    "leeftijden.allen": (KOUD, OUD, {"doelgroep", "uitstroom_aow"}, AOW),
    "leeftijden.instroom": (
        OUD,
        OUD.replace("15-24: 1", "15-24: 0.9, 60-64: 0.1"),
        {"doelgroep", "uitstroom_aow"},
        AOW,
    ),
    **{
        f"leeftijden.{grond}": (
            OUD,
            OUD.replace("instroom", f"{grond}: {{45-66: 1}}, instroom"),
            {"doelgroep", "uitstroom_aow"},
            AOW,
        )
        for grond in ("participatiewet", "wajong", "wsw")
    },
    "parameters": (KOUD, f"{KOUD}\nparameters: {{besparing_per_baan_begroting: 6000}}", {"besparing_totaal"}, GELD),
}


@pytest.mark.parametrize("sleutel", TWEELING)
def test_each_key_alone_changes_what_it_should_and_nothing_else(sleutel: str) -> None:
    zonder, met, moet, mag = TWEELING[sleutel]
    gevonden = anders(reken(zonder), reken(met))
    if moet & {"in_het_echt"}:
        mag = mag | moet | GEMEENTE | {"uwv_no_risk"} if "no_risk" in met else mag | moet | GEMEENTE
    assert moet <= gevonden, sorted(moet - gevonden)
    assert gevonden <= mag | moet, sorted(gevonden - mag - moet)


def _bladeren(deel: dict[str, Any], defs: dict[str, Any], voor: str = "") -> list[str]:
    uit = []
    for naam, veld in deel["properties"].items():
        ref = next((k["$ref"] for k in (veld, *veld.get("anyOf", ())) if "$ref" in k), None)
        onder = defs[ref.rsplit("/", 1)[1]] if ref else None
        uit += _bladeren(onder, defs, f"{voor}{naam}.") if onder else [f"{voor}{naam}"]
    return uit


def test_every_key_of_the_schema_has_a_twin() -> None:
    s = schema()
    alle = _bladeren(s, s["$defs"])
    assert len(alle) > 25 and "quotum.activering" in alle
    assert set(alle) <= {sleutel.split(" ")[0] for sleutel in TWEELING}


# --- Effects of zero ------------------------------------------------------------------------------------------------

NUL = (
    "parameters: {no_risk_effect: 0, in_beeld_effect: 0, bonus_vast_effect: 0, quotumeffect_per_baan: 0, "
    "kosten_intrinsiek: 0, lks_wia_effect: 0, effect_meetellen: 0, regionaal_effect: 0, quotum_uitvoering_effect: 0%s}"
)
ZONDER_EFFECT = (
    "no_risk: verruimd",
    "uitvoering: {in_beeld: 20000, regionaal: true, quotum: {uwv: 10}}",
    "uitvoering: {in_beeld: 0}",
    "quotum: {activering: 2027, vorm: heffing}",
    "quotum: {activering: 2027, vorm: opslag}",
    "bonus_vast_contract: 3000",
    "bonus_vast_contract: 0",
    "t_plus_2: 0",
    "lks: [wia]",
    "verbreding: 0",
    "leeftijdsgrens: 0",
    "beschut: [900, 900]",
    "leeftijden: {allen: {15-44: 1}, instroom: {15-30: 1}}",
)


@pytest.mark.parametrize("tekst", ZONDER_EFFECT)
@pytest.mark.parametrize("erbij", ["", "\nno_risk: verruimd"])
def test_effects_of_zero_are_the_baseline_to_the_digit(tekst: str, erbij: str) -> None:
    nul = NUL % (", beschut_uitstroom_jaar: 900" if "beschut" in tekst else "")
    if tekst.startswith("no_risk"):
        erbij = ""
    basis, zonder = reken(f"vanaf: 2027{erbij}\n{nul}").maten, reken(f"vanaf: 2027\n{tekst}{erbij}\n{nul}").maten
    for maat in (*BANEN, *DUUR, "banen_wsw", "gat", "in_het_echt", "doelgroep", "plafond", "rijk_besparing"):
        assert np.array_equal(basis[maat], zonder[maat]), maat
    assert not np.any(zonder["in_het_echt"])


# --- Parameters -----------------------------------------------------------------------------------------------------

ALLES = (
    "vanaf: 2027\ndoelgroep: {optie: 2}\nverbreding: true\nleeftijdsgrens: vervalt\nt_plus_2: true\n"
    "doelstelling: naar_omvang\nquotum: {activering: 2027, vorm: opslag, opslagpercentage: 1}\n"
    "bonus_vast_contract: 3000\nno_risk: verruimd\nlks: [wia]\nuitvoering: {in_beeld: 10000, regionaal: true, "
    "quotum: {uwv: 10}}\nbeschut: 2000"
)
HERVORMINGEN = {"basis": "vanaf: 2027", "heffing": HEFFING, "drie": TWEE.replace("2}", "3}"), "alles": ALLES}
ONBEKEND = {n: 0.01 for n, x in parameters().items() if x.laag is None and n != "aow_instroom_leeftijd"}
ONBEKEND["capaciteit_uwv"] = 9000
SAMEN = {"doel_gehaald", "doel_gehaald_nieuwe_nulmeting"}
"""Shares of all draws together, so not of one."""


@pytest.mark.parametrize("naam", HERVORMINGEN)
@pytest.mark.parametrize("onbekend", [False, True])
def test_a_parameter_changes_only_what_says_that_it_rests_on_it(naam: str, onbekend: bool) -> None:
    tekst = HERVORMINGEN[naam] + (f"\nparameters: {ONBEKEND}" if onbekend else "")
    h = lees(tekst, WETTEN)
    alle = {n: x for n, x in h.parameterlijst.items() if x.laag is not None}
    namen = sorted(alle)
    p = {n: np.full(2 * len(namen), float(x.kwantiel(np.full(1, 0.4))[0])) for n, x in alle.items()}
    for i, n in enumerate(namen):
        x = alle[n]
        p[n][2 * i : 2 * i + 2] = x.grenzen if x.is_bereik else (x.laag * 0.9, x.laag * 1.1)
    p |= {"conjunctuur_jaren": np.repeat(p["conjunctuur"][None], 8, 0), "_besparing": np.full(2 * len(namen), 0.4)}
    u = verken.reken(verken.Vraag(h, WETTEN, 8, 2 * len(namen)), p, toeval=False)
    doet_iets = set()
    for maat, w in u.maten.items():
        if w is None or maat in SAMEN:
            continue
        for i, n in enumerate(namen):
            if not np.allclose(w[:, 2 * i], w[:, 2 * i + 1], rtol=1e-9, atol=1e-6):
                doet_iets.add(n)
                assert n in u.gebruikt, (maat, n)
    stil = set(u.gebruikt) - doet_iets
    stil -= set() if onbekend else {"werknemersbanen"}  # the opslag is unknown where the hours of new people are
    assert len(doet_iets) > 15 and (naam != "alles" or not stil), sorted(stil)


def test_persons_are_conserved_whatever_the_reform() -> None:
    from telmee.beleid import plan, vooruit
    from telmee.beleid.wettelijk import wettelijk

    gezien: list[float] = []
    echt = vooruit.b.stap

    def stap(stand: Any, *rest: Any) -> Any:
        voor = stand.iedereen
        stroom = echt(stand, *rest)
        gezien.append(float(np.abs(stand.iedereen - voor).max()))
        assert stand.werk.min() >= 0 and stand.zonder.min() >= 0
        return stroom

    for tekst in (*HERVORMINGEN.values(), OUD, f"{ALLES}\n{OUD.split(chr(10), 1)[1]}"):
        h = lees(tekst, WETTEN)
        vraag = verken.Vraag(h, WETTEN, 9, 8)
        p = verken.trekkingen_van(h.parameterlijst, vraag)
        p |= verken._afgeleid(p)
        wet = wettelijk(WETTEN, h, range(2025, 2041))
        with pytest.MonkeyPatch.context() as m:
            m.setattr(vooruit.b, "stap", stap)
            vooruit.lopen(p, plan.maak(h, p, wet, 9, 1), 1)
    assert len(gezien) > 300 and max(gezien) < 1e-3
