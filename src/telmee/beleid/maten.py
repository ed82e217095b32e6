"""The measures: name, label, unit, section, and on which parameters each rests. No figure is here."""

from __future__ import annotations

from dataclasses import dataclass

STROMEN = (
    "register_personen",
    "register_werkend",
    "groei_werkend_jaar",
    "baanverlies_kwartaal",
    "groei_register_jaar",
    "uitstroom_register_jaar",
    "instroom_werkend",
    "nooit_werk",
    "nooit_werk_grond_wajong",
    "nooit_instroom",
    "duur_afhankelijkheid",
    "aanloop_verlies",
    "wsw_uitstroom",
    "conjunctuur",
    "register_wajong",
    "register_wsw",
    "beschut_uitstroom_jaar",
    "vast_aandeel",
    "inleen_key_overheid",
)
BANEN = (*STROMEN, "banen_per_persoon")
_BESCHUT = ("beschut_uitstroom_jaar",)


@dataclass(frozen=True)
class Maat:
    """One measure. `beter`: whether more is better (1), worse (-1) or neither (0)."""

    naam: str
    label: str
    eenheid: str
    deel: str
    rust_op: tuple[str, ...]
    beter: int = 1


def _m(naam: str, label: str, eenheid: str, deel: str, rust_op: tuple[str, ...], beter: int = 1) -> Maat:
    return Maat(naam, label, eenheid, deel, rust_op, beter)


_ALLE = (
    _m("extra_banen", "Extra banen sinds 2012", "banen", "banen", BANEN),
    _m("banen_markt", "Extra banen, markt", "banen", "banen", BANEN),
    _m("banen_overheid", "Extra banen, overheid", "banen", "banen", BANEN),
    _m("banen_formeel", "Extra banen, formele dienstverbanden", "banen", "banen", BANEN),
    _m("banen_inleen", "Extra banen, inleenverbanden", "banen", "banen", BANEN, 0),
    _m("banen_participatiewet", "Banen, Participatiewet en overig", "banen", "banen", BANEN),
    _m("banen_wajong", "Banen, Wajong", "banen", "banen", BANEN),
    _m("banen_wsw", "Banen, Wsw", "banen", "banen", BANEN, 0),
    _m("banen_nieuw", "Nieuwe groepen: werkenden die tellen", "personen", "banen", BANEN, 0),
    _m("werkenden", "Mensen aan het werk in de doelgroep", "personen", "banen", STROMEN),
    _m("doelgroep", "Mensen in de doelgroep", "personen", "banen", STROMEN, 0),
    _m("uitstroom_aow", "Uit de doelgroep door de AOW-leeftijd, per jaar", "personen", "banen", STROMEN, 0),
    _m("naar_beschut", "Van de doelgroep naar beschut werk, per jaar", "personen", "banen", _BESCHUT, 0),
    _m("beschut_erbij", "Meer mensen naar beschut werk, sinds het begin", "personen", "banen", _BESCHUT, 0),
    _m("in_participatiewet", "Erin: Participatiewet en overig", "personen", "toegang", STROMEN, 0),
    _m("in_wajong", "Erin: Wajong", "personen", "toegang", STROMEN, 0),
    _m("in_wsw", "Erin: Wsw", "personen", "toegang", STROMEN, 0),
    _m("in_verbreding", "Komen erin: WIA en WW, verbreding", "personen", "toegang", (), 0),
    _m("in_leeftijdsgrens", "Komen erin: de leeftijdsgrens vervalt", "personen", "toegang", (), 0),
    _m("in_nieuw", "Komen erin: optie 2 of 3", "personen", "toegang", (), 0),
    _m("eruit", "Eruit door deze hervorming", "personen", "toegang", STROMEN, 0),
    _m("doel", "Doelstelling extra banen", "banen", "doel", (), 0),
    _m("gat", "Tekort op de doelstelling, nulmeting van 2012", "banen", "doel", BANEN, -1),
    _m("gat_nieuwe_nulmeting", "Tekort als wie al werkte in een nieuwe nulmeting zit", "banen", "doel", BANEN, -1),
    _m("gat_markt", "Tekort van de markt", "banen", "doel", BANEN, -1),
    _m("gat_overheid", "Tekort van de overheid", "banen", "doel", BANEN, -1),
    _m("doel_gehaald", "Deel van de trekkingen dat de doelstelling haalt", "aandeel", "doel", BANEN),
    _m("doel_gehaald_nieuwe_nulmeting", "Idem, met een nieuwe nulmeting", "aandeel", "doel", BANEN),
    _m("op_papier", "Op papier: werkte al en telt nu mee", "personen", "waarheid", (), 0),
    _m("eraf_op_papier", "Op papier eraf: werkt nog en telt niet meer mee", "personen", "waarheid", STROMEN, 0),
    _m(
        "in_het_echt",
        "In het echt: meer mensen aan het werk bij gewone werkgevers",
        "personen",
        "waarheid",
        (*STROMEN, "verdringing_binnen"),
    ),
    _m("plafond", "Plafond: banen als iedereen met een reële kans werkt", "banen", "plafond", BANEN),
    _m("doel_van_plafond", "Deel van het plafond dat de doelstelling vraagt", "aandeel", "plafond", BANEN, -1),
    _m("jaar_later", "Werkenden die een jaar later (weer) werken", "aandeel", "duurzaam", STROMEN),
    _m("starters_jaar_later", "Starters die een jaar later (weer) werken", "aandeel", "duurzaam", STROMEN),
    _m("vast_aandeel", "Werkenden met een vast contract", "aandeel", "duurzaam", STROMEN),
    _m("verdringing_binnen", "Verdringing binnen de doelgroep", "personen", "verdringing", ("verdringing_binnen",), -1),
    _m("verdringing_buiten", "Verdringing buiten de doelgroep", "personen", "verdringing", ("verdringing_buiten",), -1),
    _m("beoordelingen", "Nieuwe mensen te beoordelen", "personen", "last", (), -1),
    _m("beoordelingen_jaren", "Dat is, in jaren van de instroom nu", "jaar", "last", ("beoordelingen_nu",), -1),
    _m("wachtrij", "Wachtend op een beoordeling", "personen", "last", ("capaciteit_uwv",), -1),
    _m("in_beeld", "Mensen die per jaar in beeld komen", "personen", "last", (), 0),
    _m("quotum_uwv", "Quotum voor UWV, mensen per jaar", "personen", "last", (), 0),
    _m("quotum_gemeenten", "Quotum voor gemeenten, mensen per jaar", "personen", "last", (), 0),
    _m("rijk_besparing", "Rijk: minder uitkeringen", "euro", "geld", ("besparing_per_baan",)),
    _m("besparing_totaal", "Besparing op uitkeringen sinds 2012", "euro", "geld", ("besparing_per_baan", *BANEN)),
    _m(
        "van_ingeboekt",
        "Daarvan, deel van de ingeboekte besparing",
        "aandeel",
        "geld",
        ("besparing_per_baan", "ingeboekte_besparing"),
    ),
    _m("rijk_heffing", "Rijk: opbrengst van de heffing (ondergrens)", "euro", "geld", ("klein_aandeel", *BANEN), 0),
    _m("rijk_opslag", "Rijk: opbrengst van de opslag", "euro", "geld", ("klein_aandeel", *BANEN), 0),
    _m("rijk_bonus", "Rijk: bonus", "euro", "geld", BANEN, 0),
    _m("rijk_lkv", "Rijk: loonkostenvoordeel", "euro", "geld", BANEN, -1),
    _m("rijk_bonus_vast", "Rijk: bonus voor vaste contracten", "euro", "geld", STROMEN, -1),
    _m("rijk_beschut", "Rijk: plekken beschut werk", "euro", "geld", ("beschut_per_plek",), -1),
    _m("uwv_no_risk", "UWV: no-riskpolis", "euro", "geld", ("no_risk_kosten",), -1),
    _m("uwv_beoordelingen", "UWV: beoordelingen", "euro", "geld", ("beoordeling_kosten",), -1),
    _m("uwv_lks", "UWV: loonkostensubsidie in WIA en WW", "euro", "geld", (), -1),
    _m("gemeente_lks", "Gemeenten: loonkostensubsidie", "euro", "geld", ("gemeentefonds_lks", "lks_personen"), -1),
    _m(
        "gemeente_bijstand",
        "Gemeenten: minder bijstand, als wie werkt er helemaal uit gaat",
        "euro",
        "geld",
        ("bijstandsnorm", *STROMEN),
    ),
    _m(
        "gemeente_begeleiding",
        "Gemeenten en UWV: begeleiding",
        "euro",
        "geld",
        ("begeleiding_per_persoon", "deadweight"),
        -1,
    ),
    _m(
        "werkgever_saldo",
        "Werkgevers: ontvangen min betaald",
        "euro",
        "geld",
        ("klein_aandeel", "gemeentefonds_lks", "lks_personen", *BANEN),
        0,
    ),
    _m("saldo_rijk", "Saldo voor het Rijk", "euro", "geld", ("besparing_per_baan", "klein_aandeel", *BANEN)),
    _m(
        "saldo_rijk_evenwicht",
        "Opslag min bonus als betalende werkgevers gelijk spelen",
        "euro",
        "geld",
        ("klein_aandeel", *BANEN),
    ),
)
MATEN = {m.naam: m for m in _ALLE}
"""All measures, in the order in which they are shown."""
DELEN = {
    "banen": "Banen en mensen",
    "doel": "Tegen de doelstelling",
    "waarheid": "Op papier en in het echt",
    "plafond": "Het plafond",
    "duurzaam": "Hoe lang het werk duurt",
    "verdringing": "Verdringing",
    "toegang": "Toegang: wie erin zit, en wie dat beslist",
    "last": "Wat het van de uitvoering vraagt",
    "geld": "Geld per jaar, tegen de tarieven van nu",
}
