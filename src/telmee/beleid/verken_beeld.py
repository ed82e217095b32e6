"""A reckoned reform as a picture: the answer, then every section with its band, then what it rests on. No computing.

People and banen are shown to the hundred, euros to the tenth of a million. A figure that rests on an assumption has its
mark; the middle is the middle of the draws and no best guess.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telmee.beleid import ijking, toegang
from telmee.beleid.maten import DELEN, MATEN
from telmee.beleid.parameters import AANNAME as STATUS_AANNAME
from telmee.beleid.parameters import ONBEKEND, OPGEGEVEN, Parameter
from telmee.beleid.plan_beeld import kaal, plan_deel
from telmee.beleid.verken import Uitkomst, kijkjaar
from telmee.getallen import datum, geheel
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.grafiek import opsomming
from telmee.uitvoer.tabel import OPGEGEVEN as MERK_OPGEGEVEN
from telmee.uitvoer.tabel import Cel, Kolom, Merk, Tabel
from telmee.uitvoer.zin import binnen_zin

AANNAME = Merk("rust op een aanname", "~", "~", "33")
MERKEN = {STATUS_AANNAME: AANNAME, OPGEGEVEN: MERK_OPGEGEVEN}
NIET_BEKEND = "onbekend"
KORT = {
    "uwv_no_risk": "no-risk",
    "bijstandsnorm": "bijstand",
    "rijk_lkv": "loonkostenvoordeel",
    "rijk_opslag": "opslag",
    "rijk_bonus": "bonus",
    "rijk_heffing": "heffing",
    "rijk_bonus_vast": "bonus vast contract",
    "uwv_beoordelingen": "beoordelingen",
    "uwv_lks": "loonkostensubsidie in WIA en WW",
}
GEEN_VOORSPELLING = (
    "Dit rekent een keuze door en voorspelt niets: de verschillen komen uit het model, het niveau hoort bij "
    "'telmee beleid prognose'. Wat het wel en niet kan staat in docs/beleid-verken.md."
)
SAMEN = ("doel_gehaald", "doel_gehaald_nieuwe_nulmeting")
"""Shares of all draws together, so without a band."""
BAND = "In 80 van de 100 trekkingen ligt de uitkomst tussen van en tot; midden is het midden van de trekkingen."


def beeld(u: Uitkomst, jaar: int | None = None) -> Beeld:
    """The picture, of the year that is asked or the one that is looked at."""
    h = u.vraag.hervorming
    jaar = kijkjaar((h,), u.jaren) if jaar is None else jaar
    delen = [d for naam in DELEN if (d := _deel(u, naam, jaar)) is not None]
    return Beeld(
        titel="Verkenning van een hervorming",
        naam=h.naam,
        antwoord=antwoord(u, jaar),
        antwoord_en=antwoord_en(u, jaar),
        acties=(),
        delen=(*delen, plan_deel(u), _aannamen(u), terugkijken(), _bronnen(u)),
        kop=(
            (
                "Gerekend",
                f"{u.vraag.trekkingen} trekkingen, zaad {u.vraag.zaad}, {u.jaren[0]} tot en met {u.jaren[-1]}",
            ),
        ),
        besluit=GEEN_VOORSPELLING,
    )


def antwoord(u: Uitkomst, jaar: int) -> str:
    """What it does in truth and on paper, and for the Rijk. How near the target is, is for the forecast to say."""
    echt, open_ = u.band("in_het_echt", jaar), effect_onbekend(u)
    if u.vraag.hervorming.vanaf > jaar:
        zin = f"Deze hervorming begint pas in {u.vraag.hervorming.vanaf}; u kijkt naar {jaar}."
    elif echt["p10"] == echt["p90"] == 0 and open_:
        zin = f"Hoeveel mensen door deze hervorming werken is onbekend: {open_}."
    elif echt["p10"] == echt["p90"] == 0:
        zin = f"Eind {jaar} werkt door deze hervorming niemand meer of minder."
    else:
        zin = f"Eind {jaar} werken door deze hervorming {_meer(echt)}."
        zin += f" Onbekend is nog: {open_}." if open_ else ""
    if _is_iets(u, "beschut_erbij", jaar):
        zin += f" Sinds het begin gaan {_meer(u.band('beschut_erbij', jaar))} naar beschut werk."
    if _is_iets(u, "eraf_op_papier", jaar):
        zin += f" Op papier tellen {_van_tot(u, 'eraf_op_papier', jaar)} mensen die werken niet meer mee."
    zin += "".join(f" {zinnen[0]}" for n, zinnen in _AANTALLEN.items() if n in u.onbekend)
    if "op_papier" in u.maten:
        zin += f" Op papier tellen {_van_tot(u, 'op_papier', jaar)} mensen mee die al werkten."
    if "op_papier" in u.maten:
        oud, nieuw = (u.band(m, jaar)["p50"] for m in ("doel_gehaald", "doel_gehaald_nieuwe_nulmeting"))
        zin += (
            f" De doelstelling wordt zo gehaald in {_procent(oud)} van de trekkingen, en in {_procent(nieuw)} met een "
            "nieuwe nulmeting."
        )
    saldo = u.band("saldo_rijk", jaar)
    if saldo["p10"] or saldo["p90"]:
        zin += f" Het Rijk {_houdt(saldo)}{zonder_(u, 'saldo_rijk')}."
    return zin + (f" Deze cijfers rusten op aannamen ({AANNAME.teken})." if _rust_op_aanname(u, jaar) else "")


def _rust_op_aanname(u: Uitkomst, jaar: int) -> bool:
    genoemd = ("in_het_echt", "beschut_erbij", "eraf_op_papier", "op_papier", "saldo_rijk")
    return any(_is_iets(u, maat, jaar) and u.status(maat) == STATUS_AANNAME for maat in genoemd)


_AANTALLEN = {
    "leeftijdsgrens_omvang": ("Hoeveel mensen erin komen is onbekend.", "How many people come in is unknown."),
    "t_plus_2_uitstroom": ("Hoeveel mensen niet meer meetellen is onbekend.", "How many stop counting is unknown."),
}
_EFFECTEN = ("effect_meetellen", "regionaal_effect", "quotum_uitvoering_effect")
"""Without these nobody can say how many people work because of what they are the effect of."""


def effect_onbekend(u: Uitkomst) -> str:
    """What would have to be known before it can be said how many people work because of it."""
    return opsomming([binnen_zin(u.parameters[n].label) for n in u.onbekend if n in _EFFECTEN])


def _is_iets(u: Uitkomst, maat: str, jaar: int) -> bool:
    return u.maten.get(maat) is not None and any(u.band(maat, jaar)[k] for k in ("p10", "p90"))


def antwoord_en(u: Uitkomst, jaar: int) -> str:
    """The same in English."""
    echt, begin = u.band("in_het_echt", jaar), u.vraag.hervorming.vanaf
    zin = f"At the end of {jaar} {_meer_en(echt)} at work because of this reform."
    if begin > jaar:
        zin = f"This reform begins in {begin}; you look at {jaar}."
    elif echt["p10"] == echt["p90"] == 0 and effect_onbekend(u):
        zin = "How many people work because of this reform is unknown: no source has its effect."
    elif effect_onbekend(u):
        zin += " A part of its effect is unknown: no source has it."
    if _is_iets(u, "beschut_erbij", jaar):
        zin += f" Since it began {_meer_en(u.band('beschut_erbij', jaar))} in beschut werk (sheltered work)."
    if _is_iets(u, "eraf_op_papier", jaar):
        eraf = _van_tot(u, "eraf_op_papier", jaar, "to").translate(_KOMMA)
        zin += f" On paper {eraf} people who work do not count any more."
    zin += "".join(f" {zinnen[1]}" for n, zinnen in _AANTALLEN.items() if n in u.onbekend)
    if "op_papier" in u.maten:
        papier = _van_tot(u, "op_papier", jaar, "to").translate(_KOMMA)
        zin += f" On paper {papier} people count who already worked."
        oud, nieuw = (u.band(m, jaar)["p50"] for m in ("doel_gehaald", "doel_gehaald_nieuwe_nulmeting"))
        zin += f" So the target is reached in {_procent(oud)} of the draws, with a new baseline in {_procent(nieuw)}."
    saldo = u.band("saldo_rijk", jaar)
    if saldo["p10"] or saldo["p90"]:
        zin += f" The Rijk (the State) {_houdt_en(saldo)}{_zonder_en(u, 'saldo_rijk')}."
    return zin + (f" These figures rest on assumptions ({AANNAME.teken})." if _rust_op_aanname(u, jaar) else "")


_KOMMA = {ord("."): ",", ord(","): "."}


def _meer_en(b: Any) -> str:
    laag, hoog = b["p10"], b["p90"]
    cijfers = [toon(abs(x), "personen").translate(_KOMMA) for x in (laag, hoog)]
    if laag == hoog == 0:
        return "nobody more or less is"
    if laag >= 0:
        return f"{cijfers[0]} to {cijfers[1]} more people are"
    if hoog <= 0:
        return f"{cijfers[1]} to {cijfers[0]} fewer people are"
    return f"from {cijfers[0]} fewer to {cijfers[1]} more people are"


def _van_tot(u: Uitkomst, maat: str, jaar: int, tot: str = "tot") -> str:
    b = u.band(maat, jaar)
    laag, hoog = (toon(b[k], MATEN[maat].eenheid) for k in ("p10", "p90"))
    return _bereik(laag, hoog, tot)


def _meer(b: Any) -> str:
    laag, hoog = b["p10"], b["p90"]
    cijfers = [toon(abs(x), "personen") for x in (laag, hoog)]
    if laag >= 0:
        return f"{cijfers[0]} tot {cijfers[1]} mensen meer"
    if hoog <= 0:
        return f"{cijfers[1]} tot {cijfers[0]} mensen minder"
    return f"van {cijfers[0]} mensen minder tot {cijfers[1]} mensen meer"


def _houdt(b: Any) -> str:
    """What the Rijk keeps or pays: nobody keeps an amount below zero."""
    laag, hoog = (toon(abs(b[k]), MATEN["saldo_rijk"].eenheid) for k in ("p10", "p90"))
    if b["p10"] >= 0:
        return f"houdt {_bereik(laag, hoog)} miljoen euro per jaar over"
    if b["p90"] <= 0:
        return f"legt {_bereik(hoog, laag)} miljoen euro per jaar bij"
    return f"legt tot {laag} miljoen euro per jaar bij of houdt tot {hoog} miljoen over"


def _houdt_en(b: Any) -> str:
    laag, hoog = (toon(abs(b[k]), MATEN["saldo_rijk"].eenheid).translate(_KOMMA) for k in ("p10", "p90"))
    if b["p10"] >= 0:
        return f"keeps {_bereik(laag, hoog, 'to')} million euros a year"
    if b["p90"] <= 0:
        return f"pays {_bereik(hoog, laag, 'to')} million euros a year"
    return f"pays up to {laag} or keeps up to {hoog} million euros a year"


def _bereik(laag: str, hoog: str, tot: str = "tot") -> str:
    return laag if laag == hoog else f"{laag} {tot} {hoog}"


def zonder_(u: Uitkomst, maat: str) -> str:
    """What a total is without, in brackets; empty when nothing is missing."""
    mist = u.zonder.get(maat) or []
    return f" (zonder: {', '.join(KORT.get(n, n) for n in mist)})" if mist else ""


_KORT_EN = {
    "bijstand": "bijstand (social assistance)",
    "loonkostenvoordeel": "loonkostenvoordeel (wage cost benefit)",
    "opslag": "opslag (surcharge)",
    "heffing": "heffing (levy)",
    "bonus vast contract": "bonus for a permanent contract",
    "beoordelingen": "assessments",
    "loonkostensubsidie in WIA en WW": "loonkostensubsidie (wage subsidy) in WIA and WW",
}


def _zonder_en(u: Uitkomst, maat: str) -> str:
    mist = [KORT.get(n, n) for n in u.zonder.get(maat) or []]
    return f" (without: {', '.join(_KORT_EN.get(n, n) for n in mist)})" if mist else ""


def toon(waarde: float | None, eenheid: str) -> str:
    """A figure as it is shown: hundreds, tenths of a million, whole per cents."""
    if waarde is None:
        return NIET_BEKEND
    if eenheid == "euro":
        tiende = round(waarde / 100_000)
        return f"{'-' if tiende < 0 else ''}{geheel(abs(tiende) // 10)},{abs(tiende) % 10}"
    if eenheid == "aandeel":
        return _procent(waarde)
    if eenheid == "jaar":
        return f"{waarde:.1f}".replace(".", ",")
    return geheel(int(round(waarde, -2 if abs(waarde) >= 1000 else -1)))


def _procent(waarde: float | None) -> str:
    return NIET_BEKEND if waarde is None else f"{round(waarde * 100)}%"


_EENHEDEN = {"euro": "mln euro", "aandeel": "", "personen": "mensen", "banen": "banen", "jaar": "jaar"}
_KOLOMMEN = (
    Kolom("wat", "Wat"),
    Kolom("midden", "Midden", "rechts"),
    Kolom("van", "Van", "rechts"),
    Kolom("tot", "Tot", "rechts"),
    Kolom("eenheid", "Eenheid", belang=2),
)


def _deel(u: Uitkomst, deel: str, jaar: int) -> Deel | None:
    namen = [m for m in u.maten if MATEN[m].deel == deel and not _leeg(u, m, jaar)]
    if not namen:
        return None
    rijen = tuple(_rij(u, m, jaar) for m in namen)
    noten = [BAND] if deel == "banen" else []
    noten += [f"Het saldo is{zonder_(u, m)[1:]}." for m in namen if zonder_(u, m) and m == "saldo_rijk"]
    noten = [n.replace("is(zonder: ", "is zonder: ").replace(").", ".") for n in noten]
    noten += _uitleg(u, deel, jaar)
    tabel = Tabel(f"{DELEN[deel]}, eind {jaar}", _KOLOMMEN, rijen, tuple(noten))
    gemaakt = Deel(deel, DELEN[deel], tabellen=(tabel,), rijen=_alle_jaren(u, namen, deel))
    return _toegang(u, gemaakt) if deel == "toegang" else gemaakt


def _leeg(u: Uitkomst, maat: str, jaar: int) -> bool:
    b = u.band(maat, jaar)
    return maat not in ("in_het_echt", "extra_banen", *SAMEN) and b["p10"] == b["p90"] == 0


def _rij(u: Uitkomst, maat: str, jaar: int) -> tuple[Any, ...]:
    m, b = MATEN[maat], u.band(maat, jaar)
    aantal = 1 if maat in SAMEN else 3
    merk = MERKEN.get(u.status(maat))
    return (
        m.label,
        *(Cel(toon(b[k], m.eenheid), merk if b[k] is not None else None) for k in ("p50", "p10", "p90")[:aantal]),
        *[""] * (3 - aantal),
        _EENHEDEN[m.eenheid],
    )


def _alle_jaren(u: Uitkomst, namen: list[str], deel: str) -> Tabel:
    kolommen = (Kolom("jaar", "Jaar", "rechts", "jaar"), *_KOLOMMEN)
    rijen = tuple((jaar, *_rij(u, m, jaar)) for m in namen for jaar in u.jaren)
    return Tabel(f"{DELEN[deel]}, alle jaren", kolommen, rijen)


def _uitleg(u: Uitkomst, deel: str, jaar: int) -> list[str]:
    if deel == "banen" and any((u.band(m, jaar)["p10"] or 0) < 0 for m in u.maten if _zijn_banen(m)):
        noten = ["Onder nul: er zijn minder van deze banen dan bij de nulmeting van 2012."]
        return noten + _uitleg_pad(u)
    if deel == "banen":
        return _uitleg_pad(u)
    if deel == "plafond":
        return ["Bij het deel tellen de banen van de nulmeting mee, naast de extra banen van de doelstelling."]
    if deel == "doel":
        niveau = "Hoe ver de doelstelling is, zegt 'telmee beleid prognose'; dit gaat verder zoals de standen groeiden."
        if "nulmeting_uren_nieuw" not in u.onbekend:
            return [niveau]
        return [niveau, "De uren van de nieuwe groep zijn onbekend; hun werk telt hier in mensen, niet in banen."]
    if deel == "last":
        return _uitleg_last(u)
    if deel == "geld":
        noten = ["Positief is een voordeel voor wie ervoor staat. De opbrengst van een heffing is een ondergrens."]
        return noten + ([u.wet.heffing_opgeschort] if u.wet.heffing_opgeschort else [])
    if deel == "waarheid":
        return _uitleg_waarheid(u)
    return []


def _zijn_banen(maat: str) -> bool:
    return MATEN[maat].deel == "banen" and MATEN[maat].eenheid == "banen"


def _uitleg_pad(u: Uitkomst) -> list[str]:
    erbij = u.maten.get("beschut_erbij")
    if u.vraag.hervorming.beschut != "pad" or erbij is None or erbij.any():
        return []
    return ["Het pad van beschut werk groeit even hard als de stroom van nu; deze sleutel verandert daarom niets."]


def _uitleg_waarheid(u: Uitkomst) -> list[str]:
    h = u.vraag.hervorming
    noten = (
        ["Op papier erbij is geen extra werk: deze mensen werkten al en gaan meetellen."]
        if "op_papier" in u.maten
        else []
    )
    noten += (
        ["Op papier eraf is geen verloren werk: deze mensen werken nog."]
        if u.maten.get("eraf_op_papier") is not None
        else []
    )
    if h.lks and not h.verbreding:
        noten.append("De loonkostensubsidie werkt op de raming van de verbreding, ook al tellen die mensen niet mee.")
    return noten


def _uitleg_last(u: Uitkomst) -> list[str]:
    noten = []
    if "capaciteit_uwv" in u.onbekend:
        noten.append("Hoeveel mensen UWV extra kan beoordelen is onbekend; daarom staat er geen wachtrij.")
    if "quotum_uitvoering_effect" in u.onbekend:
        noten.append(
            "Hoeveel werk een quotum voor UWV en gemeenten oplevert is onbekend; dit is wat het van hen vraagt."
        )
    return noten


def _toegang(u: Uitkomst, deel: Deel) -> Deel:
    """Under how many are in by ground: the ways in, who decides and on what paper, as far as it is known."""
    h = u.vraag.hervorming
    zinnen = toegang.zinnen(h)
    if not toegang.raakt(h):
        return replace(deel, zinnen=zinnen)
    kolommen = (
        Kolom("wie", "Grond"),
        Kolom("beslist", "Wie beslist"),
        Kolom("bewijs", "Op grond waarvan", belang=2),
        Kolom("bron", "Artikel of brief", belang=3),
    )
    ingangen = (*toegang.van_de_hervorming(h), *toegang.van_de_wet(u.vraag.wetten, h.vanaf, h.basis))
    rijen = tuple((x.wie, x.beslist, x.bewijs, x.bron) for x in ingangen)
    tabel = Tabel(f"Waardoor iemand erin komt, in {h.vanaf}", kolommen, rijen)
    return replace(deel, tabellen=(*deel.tabellen, tabel), zinnen=zinnen)


def _aannamen(u: Uitkomst) -> Deel:
    kolommen = (
        Kolom("wat", "Aanname"),
        Kolom("laag", "Laag", "rechts"),
        Kolom("hoog", "Hoog", "rechts"),
        Kolom("eenheid", "Eenheid", belang=2),
        Kolom("bron", "Waarom", ruim=True),
    )
    rijen = tuple(parameter_rij(u.parameters[n]) for n in u.aannamen)
    tabel = Tabel("Waarop het rust", kolommen, rijen)
    mist = tuple(f"Onbekend, en niet ingevuld: {binnen_zin(u.parameters[n].label)} ({n})." for n in u.onbekend)
    mist += tuple(f"{zin}." for zin in u.aow_vastgehouden)
    mist += tuple(f"U gaf {n}, maar dat cijfer speelt in dit plan niet mee." for n in u.niet_gebruikt)
    return Deel("aannamen", "Aannamen en wat niemand weet", tabellen=(tabel,) if rijen else (), zinnen=mist)


def parameter_rij(p: Parameter) -> tuple[Any, ...]:
    """A parameter in a table: its range with the mark of what it is."""
    merk = MERKEN.get(p.status)
    if p.status == ONBEKEND:
        return (p.label, NIET_BEKEND, NIET_BEKEND, p.eenheid, p.bron)
    return (p.label, Cel(kaal(p.laag), merk), Cel(kaal(p.hoog), merk), p.eenheid, p.bron)


def terugkijken() -> Deel:
    """How far the same population was off, looking back, and where it runs too high."""
    f, t = ijking.fouten(), ijking.terugkijken()
    was = ijking.gepubliceerd_over_duur()
    mensen = {op: fout for op, fout in f["mensen"].items() if op > ijking.GEIJKT_TOT}
    later = " en ".join(f"{_tiende(fout)} op {datum(op)}" for op, fout in mensen.items())
    zinnen = (
        f"Teruggekeken vanaf eind 2015, gemiddeld ernaast: mensen aan het werk {_tiende(f['gemiddeld_mensen'])}, extra "
        f"banen {_tiende(f['gemiddeld_banen'])}, werk gevonden en verloren {_tiende(f['gemiddeld_stromen'])}.",
        f"In drie jaar nooit gewerkt: {_tiende(t.nooit)}, gepubliceerd {_procent(was['nooit_in_drie_jaar'])}. Een jaar "
        f"later aan het werk: {_tiende(t.jaar_later)} ({_procent(was['jaar_later'])}); van wie net begon "
        f"{_tiende(t.starters)} ({_procent(was['starters'])}).",
        f"{ijking.NA_2023} Het aantal werkenden is {later} te hoog; de extra banen van 2024 "
        f"{_tiende(f['banen'][2024])}. Een doorrekening begint daarom bij de laatste standen en hun groei.",
    )
    return Deel("terugkijken", "Hoe ver dit model er eerder naast zat", zinnen=zinnen)


def _tiende(deel: float) -> str:
    return f"{deel * 100:.1f}%".replace(".", ",")


def _bronnen(u: Uitkomst) -> Deel:
    return Deel("bronnen", "Bronnen", zinnen=tuple(f"{b[0].upper()}{b[1:]}." for b in u.bronnen))
