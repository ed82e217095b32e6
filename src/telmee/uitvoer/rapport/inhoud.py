"""What the report says in words: the heading, and the figures with their explanation, from the position as plain data.

The three renderers share this, so that HTML, XLSX and PDF say the same. A key that the position does not have is
unknown or left out; nothing is computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from telmee.getallen import Waarde, datum, decimalen_van, geheel
from telmee.uitvoer.rapport.tabellen import CENT, TIENDEN, UREN, dag, deel, lkv_totaal, termijnen, zin

BESLIST = (
    "Dit rapport is een berekening en geen besluit. UWV stelt uren en voordelen vast; de Belastingdienst beslist over "
    "loonkostenvoordelen en legt een quotumheffing op."
)
PROCENT = "honderdsten procent"
BONUSUREN = "met recht op het loonkostenvoordeel doelgroep banenafspraak, zonder ingeleende uren"
VALT_ONDER = "Valt onder het quotum"


@dataclass(frozen=True)
class Figuur:
    """One figure: what it is, the figure, its unit, a remark, and its explanation when there is one."""

    label: str
    waarde: Waarde
    eenheid: str = ""
    toelichting: str = ""
    uitleg: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Figuren:
    """Figures that belong together, with a heading and sentences below."""

    titel: str
    figuren: tuple[Figuur, ...]
    zinnen: tuple[str, ...] = ()


class Bomen:
    """The explanations by name, and which of them have been shown."""

    def __init__(self, bomen: Iterable[Mapping[str, Any]]) -> None:
        self.bomen = tuple(bomen)
        self.op_naam: dict[str, Mapping[str, Any]] = {}
        self.getoond: set[str] = set()
        for knoop in [*self.bomen, *(k for boom in self.bomen for k in _onder(boom))]:
            self.op_naam.setdefault(str(knoop.get("naam")), knoop)

    def figuur(self, label: str, waarde: Waarde, eenheid: str, toelichting: str, *namen: str) -> Figuur:
        """The figure with the explanation of the first of these names that comes to the same figure."""
        for naam in namen:
            boom = self.op_naam.get(naam)
            if boom is not None and _zelfde(boom, waarde, eenheid):
                self.getoond.add(naam)
                return Figuur(label, waarde, eenheid, toelichting, boom)
        return Figuur(label, waarde, eenheid, toelichting)

    def rest(self) -> tuple[Mapping[str, Any], ...]:
        """Whole trees that stand nowhere yet."""
        return tuple(boom for boom in self.bomen if str(boom.get("naam")) not in self.getoond)


def _zelfde(boom: Mapping[str, Any], waarde: Waarde, eenheid: str) -> bool:
    """Whether an explanation is of this figure, perhaps in smaller parts: another figure would explain it wrongly."""
    gevonden = boom.get("waarde")
    if type(gevonden) is int and type(waarde) is int:
        meer = decimalen_van(str(boom.get("eenheid") or "")) - decimalen_van(eenheid)
        return gevonden // 10**meer == waarde if meer > 0 else gevonden == waarde
    return bool(gevonden == waarde)


def _onder(boom: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for kind in boom.get("kinderen") or ():
        yield kind
        yield from _onder(kind)


def titel(positie: Mapping[str, Any]) -> str:
    """The heading of the report."""
    return f"Banenafspraak: uw positie in {positie.get('jaar', 'het jaar')}"


def kop(positie: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Who and when, as pairs of a word and a text."""
    werkgever = positie.get("werkgever") or {}
    nummers = ", ".join(str(n) for n in werkgever.get("loonheffingennummers") or ())
    sector = werkgever.get("sector") or "onbekend"
    herkomst = werkgever.get("sector_herkomst")
    tot = dag(deel(positie, "prognose", "tot_en_met"))
    paren = (
        ("Loonheffingennummer", nummers or "onbekend"),
        ("Sector", f"{sector} ({herkomst})" if herkomst else str(sector)),
        ("Werknemers", geheel(werkgever["werknemers"]) if werkgever.get("werknemers") is not None else ""),
        ("Aangiften tot en met", datum(tot) if tot else ""),
        ("Zoals bekend op", datum(stand) if (stand := dag(positie.get("stand"))) else ""),
    )
    return tuple((woord, tekst) for woord, tekst in paren if tekst)


# --- The short answer -------------------------------------------------------------------------------------------------


def in_het_kort(positie: Mapping[str, Any], bomen: Bomen) -> Figuren:
    """The figures that a reader looks for first."""
    q, totaal = positie.get("quotum") or {}, lkv_totaal(positie)
    heffing = q.get("heffing") or {}
    figuren = [
        bomen.figuur(VALT_ONDER, q.get("plichtig"), "", "", "quotumplichtig"),
        bomen.figuur("Tekort aan banen", q.get("tekort"), TIENDEN, "tot en met nu", "quotumtekort"),
        bomen.figuur(
            "Heffing die u betaalt",
            _betaalt(heffing),
            CENT,
            _reden(heffing),
            "opgelegde_quotumheffing",
            "quotumheffing_opgelegd",
        ),
        Figuur("Loonkostenvoordeel, gevraagd", totaal["bedrag"], CENT, _bij(totaal["gevraagd"]) or "bij 0 rijen"),
        Figuur("Loonkostenvoordeel, nog niet gevraagd", totaal["gemist"], CENT, _bij(totaal["gemist_bij"])),
        Figuur("Uren gevraagd zonder recht", totaal["onterecht_uren"], UREN, _bij(totaal["onterecht_bij"])),
    ]
    eerste = next((t for t in termijnen(positie) if _nog_te_komen(t, positie)), None)
    zinnen = []
    if eerste is not None and (wanneer := dag(eerste.get("datum"))):
        veilig = dag(eerste.get("veilig"))
        let_op = f" (geen werkdag; veilig is {datum(veilig)})" if veilig else ""
        zinnen.append(f"Eerstvolgende datum: {datum(wanneer)}{let_op}. {zin(eerste.get('wat'))}")
    zinnen += [zin(tekst) for tekst in positie.get("ontbreekt") or ()]
    return Figuren("In het kort", tuple(figuren), tuple(zinnen))


def _bomen_prognose(positie: Mapping[str, Any]) -> Bomen:
    """The explanations of the whole year: the same names as those so far, other figures."""
    return Bomen(positie.get("uitleg_prognose") or ())


def _bij(aantal: int) -> str:
    return "" if not aantal else "bij 1 rij" if aantal == 1 else f"bij {geheel(aantal)} rijen"


def _nog_te_komen(termijn: Mapping[str, Any], positie: Mapping[str, Any]) -> bool:
    wanneer, stand = dag(termijn.get("datum")), dag(positie.get("stand"))
    return wanneer is not None and (stand is None or wanneer >= stand)


def _betaalt(heffing: Mapping[str, Any]) -> int | None:
    if heffing.get("opgelegd") is False:
        return 0
    bedrag: int | None = heffing.get("opgelegd_bedrag", heffing.get("bedrag") if heffing.get("opgelegd") else None)
    return bedrag


def _reden(heffing: Mapping[str, Any]) -> str:
    if heffing.get("opgelegd") is False:
        reden = heffing.get("reden")
        return "er wordt geen heffing opgelegd" + (f": {reden}" if reden else "")
    return ""


# --- Quota, opslag and bonus, forecast --------------------------------------------------------------------------------


def quotum(positie: Mapping[str, Any], bomen: Bomen) -> Figuren:
    """Hours, threshold, banen, levy."""
    q, uren = positie.get("quotum") or {}, positie.get("uren") or {}
    heffing, drempel, vult = q.get("heffing") or {}, q.get("drempel") or {}, q.get("aanvulling") or {}
    figuren = [
        bomen.figuur("Alle verloonde uren", uren.get("totaal"), UREN, "", "verloonde_uren_totaal"),
        bomen.figuur(
            "Uren die de wet als basis neemt", uren.get("grondslag"), UREN, "A in de wet", "verloonde_uren_grondslag"
        ),
        bomen.figuur("Uren van de doelgroep", uren.get("doelgroep"), UREN, "C in de wet", "verloonde_uren_doelgroep"),
        bomen.figuur("Waarvan ingeleend", uren.get("inleen"), UREN, "", "toegerekende_uren_op_tijd"),
    ]
    if drempel:
        figuren += [
            Figuur("Drempel", drempel.get("grens"), UREN, "geldt in het jaar zelf en in het jaar ervoor"),
            Figuur(
                "Uren voor de drempel, dit jaar", drempel.get("uren_jaar"), UREN, drempel.get("herkomst_jaar") or ""
            ),
            Figuur(
                "Uren voor de drempel, vorig jaar",
                drempel.get("uren_vorig_jaar"),
                UREN,
                drempel.get("herkomst_vorig_jaar") or "",
            ),
        ]
    figuren += [
        bomen.figuur(VALT_ONDER, q.get("plichtig"), "", "", "quotumplichtig"),
        bomen.figuur("Quotumpercentage", q.get("percentage"), PROCENT, q.get("status") or "", "quotumpercentage"),
        bomen.figuur("Banen die het quotum vraagt", q.get("vereiste_banen"), TIENDEN, "", "vereiste_banen"),
        bomen.figuur("Banen die u heeft", q.get("gerealiseerde_banen"), TIENDEN, "", "gerealiseerde_banen"),
        bomen.figuur("Tekort", q.get("tekort"), TIENDEN, "één keer afgerond, naar beneden", "quotumtekort"),
    ]
    if vult:
        figuren.append(
            _bomen_prognose(positie).figuur(
                "Uren die het tekort opheffen", vult.get("uren"), UREN, "over het hele jaar", "aanvulling_uren"
            )
        )
    figuren += [
        bomen.figuur(
            "Heffing volgens de formule", heffing.get("bedrag"), CENT, "als er geheven zou worden", "quotumheffing"
        ),
        bomen.figuur("Heffing die u betaalt", _betaalt(heffing), CENT, _reden(heffing), "opgelegde_quotumheffing"),
    ]
    zinnen = (zin(vult.get("zin")), zin(f"Grondslag: {q['artikel']}") if q.get("artikel") else "")
    return Figuren("Het quotum", tuple(figuren), tuple(z for z in zinnen if z))


def opslag_bonus(positie: Mapping[str, Any], bomen: Bomen) -> Figuren | None:
    """Opslag and bonus: enacted, not in force."""
    o = positie.get("opslag_bonus")
    if not o:
        return None
    figuren = (
        bomen.figuur("Kleine werkgever", o.get("kleine_werkgever"), "", "voor de Aof-premie", "kleine_werkgever"),
        bomen.figuur("Loon waarover opslag", o.get("grondslag"), CENT, "", "opslag_grondslag"),
        bomen.figuur(
            "Percentage van de opslag",
            o.get("percentage"),
            PROCENT,
            o.get("percentage_herkomst") or "",
            "opslagpercentage_uit_evenwicht",
        ),
        bomen.figuur("Inclusiviteitsopslag", o.get("opslag"), CENT, "", "inclusiviteitsopslag"),
        bomen.figuur("Uren met bonus", o.get("bonusuren"), UREN, BONUSUREN, "bonusuren"),
        bomen.figuur("Banenafspraakbonus", o.get("bonus"), CENT, "", "banenafspraakbonus_werkgever"),
        bomen.figuur("Saldo, bonus min opslag", o.get("saldo"), CENT, "", "saldo_opslag_bonus"),
        bomen.figuur("Uren waarbij u gelijk speelt", o.get("evenwicht_uren"), UREN, "", "evenwicht_uren"),
        Figuur("Uren die daarvoor nog ontbreken", o.get("uren_tot_evenwicht"), UREN),
    )
    status = "" if o.get("van_toepassing") else "Niet in werking: deze bedragen zijn een indicatie en gelden nu niet."
    zinnen = [status, *(zin(t) for t in o.get("toelichting") or ()), zin(o.get("artikel"))]
    return Figuren("Opslag en bonus, indicatief", figuren, tuple(tekst for tekst in zinnen if tekst))


def prognose(positie: Mapping[str, Any]) -> Figuren | None:
    """The year as it will end."""
    p = positie.get("prognose")
    if not p:
        return None
    uren = p.get("uren") or {}
    bomen = _bomen_prognose(positie)
    figuren = (
        bomen.figuur("Alle verloonde uren", uren.get("totaal"), UREN, "", "verloonde_uren_totaal"),
        bomen.figuur("Uren van de doelgroep", uren.get("doelgroep"), UREN, "", "verloonde_uren_doelgroep"),
        bomen.figuur(VALT_ONDER, p.get("plichtig"), "", "", "quotumplichtig"),
        bomen.figuur("Banen die het quotum vraagt", p.get("vereiste_banen"), TIENDEN, "", "vereiste_banen"),
        bomen.figuur("Banen die u heeft", p.get("gerealiseerde_banen"), TIENDEN, "", "gerealiseerde_banen"),
        bomen.figuur("Tekort", p.get("tekort"), TIENDEN, "", "quotumtekort"),
        bomen.figuur(
            "Heffing volgens de formule", p.get("heffing"), CENT, "als er geheven zou worden", "quotumheffing"
        ),
        Figuur("Loonkostenvoordeel over het hele jaar", p.get("lkv"), CENT, "als het vragen doorgaat zoals nu"),
    )
    gedaan, alle = p.get("tijdvakken_aangegeven"), p.get("tijdvakken_in_jaar")
    basis = f"Uit {gedaan} van {alle} tijdvakken." if gedaan is not None and alle is not None else ""
    zinnen = [basis, zin(p.get("methode")), *(zin(t) for t in p.get("aannames") or ())]
    return Figuren("Prognose tot en met december", figuren, tuple(tekst for tekst in zinnen if tekst))
