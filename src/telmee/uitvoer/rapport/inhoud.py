"""What is in the report, in words: the figures with their explanation, and the tables, from the position as plain data.

The three renderers share this, so that HTML, XLSX and PDF say the same. A key that the position does not have is
unknown or left out; the only arithmetic is adding up rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from telmee.uitvoer.getallen import Waarde, datum, geheel
from telmee.uitvoer.tabel import Kolom, Tabel

VOORDELEN = {
    "banenafspraak": "Doelgroep banenafspraak",
    "arbeidsgehandicapte": "Arbeidsgehandicapte werknemer",
    "herplaatsen": "Herplaatsen arbeidsgehandicapte",
    "oudere": "Oudere werknemer",
}
ERNST = {"fout": "Fout", "waarschuwing": "Waarschuwing", "mededeling": "Mededeling"}
BESLIST = (
    "Dit rapport is een berekening en geen besluit. UWV stelt uren en voordelen vast; de Belastingdienst beslist over "
    "loonkostenvoordelen en legt een quotumheffing op."
)
TIENDEN, CENT, UREN, PROCENT = "tienden banen", "cent", "uren", "honderdsten procent"


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

    def zoek(self, *namen: str) -> Mapping[str, Any] | None:
        """The explanation of the first of these names that is there."""
        for naam in namen:
            if naam in self.op_naam:
                self.getoond.add(naam)
                return self.op_naam[naam]
        return None

    def rest(self) -> tuple[Mapping[str, Any], ...]:
        """Whole trees that stand nowhere yet."""
        return tuple(boom for boom in self.bomen if str(boom.get("naam")) not in self.getoond)


def _onder(boom: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for kind in boom.get("kinderen") or ():
        yield kind
        yield from _onder(kind)


def deel(bron: Mapping[str, Any] | None, *pad: str) -> Any:
    """The value at a path, None when a step is missing."""
    waarde: Any = bron
    for stap in pad:
        if not isinstance(waarde, Mapping):
            return None
        waarde = waarde.get(stap)
    return waarde


def dag(waarde: Any) -> date | None:
    """A day from ISO text."""
    if isinstance(waarde, date) or waarde is None:
        return waarde
    try:
        return date.fromisoformat(str(waarde))
    except ValueError:
        return None


def zin(tekst: Any) -> str:
    """A sentence with a capital and a full stop; nothing stays nothing."""
    vlak = " ".join(str(tekst or "").split())
    return vlak if not vlak else vlak[0].upper() + vlak[1:] + ("" if vlak[-1] in ".!?" else ".")


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
        Figuur("Onder het quotum", q.get("plichtig"), "", "", bomen.zoek("quotumplichtig")),
        Figuur("Tekort aan banen", q.get("tekort"), TIENDEN, "tot en met nu", bomen.zoek("quotumtekort")),
        Figuur(
            "Heffing die u betaalt",
            _betaalt(heffing),
            CENT,
            _reden(heffing),
            bomen.zoek("opgelegde_quotumheffing", "quotumheffing_opgelegd"),
        ),
        Figuur("Loonkostenvoordeel, gevraagd", totaal["bedrag"], CENT, f"bij {geheel(totaal['gevraagd'])} rijen"),
        Figuur("Loonkostenvoordeel, nog niet gevraagd", totaal["gemist"], CENT, _bij(totaal["gemist_bij"])),
        Figuur("Uren gevraagd zonder recht", totaal["onterecht_uren"], UREN, _bij(totaal["onterecht_bij"])),
    ]
    eerste = next((t for t in termijnen(positie) if _nog_te_komen(t, positie)), None)
    zinnen = []
    if eerste is not None and (wanneer := dag(eerste.get("datum"))):
        zinnen.append(f"Eerstvolgende datum: {datum(wanneer)}. {zin(eerste.get('wat'))}")
    zinnen += [zin(tekst) for tekst in positie.get("ontbreekt") or ()]
    return Figuren("In het kort", tuple(figuren), tuple(zinnen))


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
    z = bomen.zoek
    figuren = [
        Figuur("Alle verloonde uren", uren.get("totaal"), UREN, "", z("verloonde_uren_totaal")),
        Figuur(
            "Uren die de wet als basis neemt", uren.get("grondslag"), UREN, "A in de wet", z("verloonde_uren_grondslag")
        ),
        Figuur("Uren van de doelgroep", uren.get("doelgroep"), UREN, "C in de wet", z("verloonde_uren_doelgroep")),
        Figuur("Waarvan ingeleend", uren.get("inleen"), UREN, "", z("toegerekende_uren_op_tijd")),
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
        Figuur("Onder het quotum", q.get("plichtig"), "", "", z("quotumplichtig")),
        Figuur("Quotumpercentage", q.get("percentage"), PROCENT, q.get("status") or "", z("quotumpercentage")),
        Figuur("Banen die het quotum vraagt", q.get("vereiste_banen"), TIENDEN, "", z("vereiste_banen")),
        Figuur("Banen die u heeft", q.get("gerealiseerde_banen"), TIENDEN, "", z("gerealiseerde_banen")),
        Figuur("Tekort", q.get("tekort"), TIENDEN, "één keer afgerond, naar beneden", z("quotumtekort")),
    ]
    if vult:
        figuren.append(Figuur("Uren die het tekort opheffen", vult.get("uren"), UREN, "", z("aanvulling_uren")))
    figuren += [
        Figuur(
            "Heffing volgens de formule", heffing.get("bedrag"), CENT, "als er geheven zou worden", z("quotumheffing")
        ),
        Figuur("Heffing die u betaalt", _betaalt(heffing), CENT, _reden(heffing), z("opgelegde_quotumheffing")),
    ]
    zinnen = (zin(vult.get("zin")), zin(f"Grondslag: {q['artikel']}") if q.get("artikel") else "")
    return Figuren("Het quotum", tuple(figuren), tuple(z for z in zinnen if z))


def tellingen(positie: Mapping[str, Any]) -> Tabel | None:
    """The yearly and the weekly count beside each other."""
    gevonden = deel(positie, "quotum", "tellingen") or ()
    if not gevonden:
        return None
    rijen = tuple(
        (t["naam"], t.get("vereist"), t.get("gerealiseerd"), t.get("tekort"), t.get("hoe", "")) for t in gevonden
    )
    kolommen = (
        Kolom("telling", "Telling"),
        Kolom("vereist", "Gevraagd", "rechts", TIENDEN),
        Kolom("gerealiseerd", "Aanwezig", "rechts", TIENDEN),
        Kolom("tekort", "Tekort", "rechts", TIENDEN),
        Kolom("hoe", "Hoe geteld"),
    )
    return Tabel("Twee manieren van tellen", kolommen, rijen, ("De heffing volgt de jaartelling.",))


def opslag_bonus(positie: Mapping[str, Any], bomen: Bomen) -> Figuren | None:
    """Opslag and bonus: enacted, not in force."""
    o = positie.get("opslag_bonus")
    if not o:
        return None
    z = bomen.zoek
    figuren = (
        Figuur("Kleine werkgever", o.get("kleine_werkgever"), "", "voor de Aof-premie", z("kleine_werkgever")),
        Figuur("Loon waarover opslag", o.get("grondslag"), CENT, "", z("opslag_grondslag")),
        Figuur("Percentage van de opslag", o.get("percentage"), PROCENT, o.get("percentage_herkomst") or ""),
        Figuur("Inclusiviteitsopslag", o.get("opslag"), CENT, "", z("inclusiviteitsopslag")),
        Figuur("Uren met bonus", o.get("bonusuren"), UREN, "", z("bonusuren")),
        Figuur("Banenafspraakbonus", o.get("bonus"), CENT, "", z("banenafspraakbonus_werkgever")),
        Figuur("Saldo, bonus min opslag", o.get("saldo"), CENT, "", z("saldo_opslag_bonus")),
        Figuur("Uren waarbij u gelijk speelt", o.get("evenwicht_uren"), UREN, "", z("evenwicht_uren")),
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
    figuren = (
        Figuur("Alle verloonde uren", uren.get("totaal"), UREN),
        Figuur("Uren van de doelgroep", uren.get("doelgroep"), UREN),
        Figuur("Onder het quotum", p.get("plichtig")),
        Figuur("Banen die het quotum vraagt", p.get("vereiste_banen"), TIENDEN),
        Figuur("Banen die u heeft", p.get("gerealiseerde_banen"), TIENDEN),
        Figuur("Tekort", p.get("tekort"), TIENDEN),
        Figuur("Heffing volgens de formule", p.get("heffing"), CENT, "als er geheven zou worden"),
        Figuur("Loonkostenvoordeel over het hele jaar", p.get("lkv"), CENT, "als u het overal vraagt"),
    )
    gedaan, alle = p.get("tijdvakken_aangegeven"), p.get("tijdvakken_in_jaar")
    basis = f"Uit {gedaan} van {alle} tijdvakken." if gedaan is not None and alle is not None else ""
    zinnen = [basis, zin(p.get("methode")), *(zin(t) for t in p.get("aannames") or ())]
    return Figuren("Prognose tot en met december", figuren, tuple(tekst for tekst in zinnen if tekst))


# --- Benefits ---------------------------------------------------------------------------------------------------------


def lkv_totaal(positie: Mapping[str, Any]) -> dict[str, Any]:
    """The totals as given, or the sums of the rows whose figure is known."""
    if positie.get("lkv_totaal"):
        return dict(positie["lkv_totaal"])
    rijen = positie.get("lkv") or ()
    return {
        "bedrag": _som(rijen, "bedrag"),
        "gemist": _som(rijen, "gemist"),
        "onterecht_uren": _som(rijen, "onterecht_uren"),
        "gevraagd": sum(bool(rij.get("gevraagd")) for rij in rijen),
        "gemist_bij": sum(bool(rij.get("gemist")) for rij in rijen),
        "onterecht_bij": sum(bool(rij.get("onterecht_uren")) for rij in rijen),
        "onbekend": sum(rij.get("bedrag") is None for rij in rijen),
    }


def _som(rijen: Iterable[Mapping[str, Any]], naam: str) -> int:
    return sum(rij[naam] for rij in rijen if rij.get(naam) is not None)


def is_actie(rij: Mapping[str, Any]) -> bool:
    """Whether there is something to do for this row."""
    return bool(rij.get("gemist") or rij.get("onterecht_uren") or rij.get("actie"))


def per_soort(positie: Mapping[str, Any]) -> Tabel:
    """The rows added up per benefit."""
    rijen = positie.get("lkv") or ()
    soorten = dict.fromkeys([*VOORDELEN, *(str(rij.get("soort")) for rij in rijen)])
    regels: list[tuple[Waarde, ...]] = []
    for soort in soorten:
        van = [rij for rij in rijen if rij.get("soort") == soort]
        if van:
            regels.append(_soortregel(VOORDELEN.get(soort, soort), van))
    if len(regels) > 1:
        regels.append(_soortregel("Samen", list(rijen)))
    kolommen = (
        Kolom("soort", "Loonkostenvoordeel"),
        Kolom("recht", "Met recht", "rechts"),
        Kolom("gevraagd", "Gevraagd", "rechts"),
        Kolom("bedrag", "Bedrag tot nu", "rechts", CENT),
        Kolom("gemist", "Nog niet gevraagd", "rechts", CENT),
        Kolom("onterecht", "Zonder recht", "rechts", UREN),
        Kolom("onbekend", "Niet te zien", "rechts"),
    )
    noten = ("Niet te zien: rijen waarvan het recht niet uit de aangiften blijkt; die bedragen ontbreken in de som.",)
    return Tabel(
        "Loonkostenvoordelen per soort",
        kolommen,
        tuple(regels),
        noten if regels else ("Er zijn geen rijen met een loonkostenvoordeel.",),
        nadruk=(len(regels) - 1,) if len(regels) > 1 else (),
    )


def _soortregel(naam: str, van: list[Mapping[str, Any]]) -> tuple[Waarde, ...]:
    return (
        naam,
        sum(rij.get("recht") is True for rij in van),
        sum(bool(rij.get("gevraagd")) for rij in van),
        _som(van, "bedrag"),
        _som(van, "gemist"),
        _som(van, "onterecht_uren"),
        sum(rij.get("recht") is None for rij in van),
    )


LKV_KOLOMMEN = (
    Kolom("rij", "Rij", "rechts"),
    Kolom("personeelsnummer", "Personeelsnr."),
    Kolom("bsn", "BSN"),
    Kolom("soort", "Voordeel"),
    Kolom("recht", "Recht"),
    Kolom("gevraagd", "Gevraagd"),
    Kolom("uren", "Met recht", "rechts", UREN),
    Kolom("bedrag", "Bedrag tot nu", "rechts", CENT),
    Kolom("gemist", "Nog niet gevraagd", "rechts", CENT),
    Kolom("onterecht_uren", "Zonder recht", "rechts", UREN),
    Kolom("bedrag_jaar", "Hele jaar", "rechts", CENT),
    Kolom("reden", "Reden"),
    Kolom("artikel", "Artikel"),
    Kolom("actie", "Wat u kunt doen"),
    Kolom("uiterste_datum", "Uiterlijk"),
)


MISBAAR = ("personeelsnummer", "actie", "uiterste_datum")
ACTIE = (
    "rij",
    "personeelsnummer",
    "bsn",
    "soort",
    "recht",
    "gevraagd",
    "gemist",
    "onterecht_uren",
    "actie",
    "uiterste_datum",
)
ALLES = tuple(kolom.naam for kolom in LKV_KOLOMMEN)


def voordelen(
    rijen: Iterable[Mapping[str, Any]],
    kop: str,
    met_bsn: bool,
    noten: tuple[str, ...] = (),
    namen: tuple[str, ...] = ALLES,
) -> Tabel:
    """The rows themselves; the BSN only when it was asked for, and no column that is empty everywhere."""
    rijen = list(rijen)
    kolommen = [k for k in LKV_KOLOMMEN if k.naam in namen and (k.naam != "bsn" or met_bsn)]
    kolommen = [k for k in kolommen if k.naam not in MISBAAR or any(r.get(k.naam) for r in rijen)]
    return Tabel(kop, tuple(kolommen), tuple(tuple(_lkv_cel(rij, k.naam) for k in kolommen) for rij in rijen), noten)


def _lkv_cel(rij: Mapping[str, Any], naam: str) -> Waarde:
    waarde = rij.get(naam)
    if naam == "soort":
        return VOORDELEN.get(str(waarde), str(waarde))
    if naam == "bsn":
        return "" if waarde is None else f"{int(waarde):09d}"
    if naam == "uiterste_datum":
        return dag(waarde) or ""
    if naam == "onterecht_uren" and waarde is None:
        return "" if "onterecht_uren" not in rij else None
    if naam in ("personeelsnummer", "reden", "artikel", "actie"):
        return str(waarde or "")
    gevonden: Waarde = waarde
    return gevonden


# --- Dates and findings -----------------------------------------------------------------------------------------------


def termijnen(positie: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The dates, first one first."""
    return sorted(positie.get("termijnen") or (), key=lambda t: str(t.get("datum")))


def termijnentabel(positie: Mapping[str, Any]) -> Tabel:
    """What to do before which date."""
    gevonden = termijnen(positie)
    kolommen = [
        Kolom("datum", "Uiterlijk"),
        Kolom("wat", "Wat"),
        Kolom("wie", "Wie"),
        Kolom("artikel", "Artikel"),
        Kolom("bedrag", "Bedrag", "rechts", CENT),
        Kolom("uitleg", "Uitleg"),
    ]
    kolommen = [k for k in kolommen if k.naam != "bedrag" or any(t.get("bedrag") is not None for t in gevonden)]
    rijen = tuple(tuple(_termijncel(t, k.naam) for k in kolommen) for t in gevonden)
    return Tabel("Wat u wanneer doet", tuple(kolommen), rijen, () if rijen else ("Er zijn geen termijnen.",))


def _termijncel(termijn: Mapping[str, Any], naam: str) -> Waarde:
    waarde = termijn.get(naam)
    if naam == "datum":
        return dag(waarde) or ""
    if naam == "bedrag":
        return "" if waarde is None else int(waarde)
    return str(waarde or "")


def bevindingen(positie: Mapping[str, Any], hoogstens: int | None = None) -> Tabel:
    """What was found in the files, worst first, and what it does to the figures."""
    volgorde = list(ERNST)
    alle = sorted(
        positie.get("bevindingen") or (),
        key=lambda b: volgorde.index(b["ernst"]) if b.get("ernst") in volgorde else len(volgorde),
    )
    kolommen = (
        Kolom("ernst", "Soort"),
        Kolom("wat", "Wat"),
        Kolom("gevolg", "Gevolg voor de cijfers"),
        Kolom("waar", "Waar"),
        Kolom("aantal", "Aantal", "rechts"),
    )
    getoond = alle if hoogstens is None else alle[:hoogstens]
    rijen = tuple(
        (
            ERNST.get(b.get("ernst", ""), str(b.get("ernst") or "")),
            b.get("wat") or "",
            b.get("gevolg") or "",
            _waar(b),
            b.get("aantal", 1),
        )
        for b in getoond
    )
    noot = ""
    if not alle:
        noot = "Er is niets gevonden dat de cijfers verandert."
    elif len(getoond) < len(alle):
        noot = f"De eerste {len(getoond)} van {geheel(len(alle))}; alle staan in het rapport als .html of .xlsx."
    return Tabel("Wat er in de bestanden is gevonden", kolommen, rijen, (noot,) if noot else ())


def _waar(bevinding: Mapping[str, Any]) -> str:
    delen = [str(bevinding.get("bestand") or "")]
    if bevinding.get("regel") is not None:
        delen.append(f"regel {bevinding['regel']}")
    if bevinding.get("element"):
        delen.append(str(bevinding["element"]))
    return ", ".join(deel for deel in delen if deel)
