"""The answer in one sentence and the list of what to do: made once from an outcome, drawn by every renderer.

What makes the answer doubtful stands in the sentence itself. Amounts, days and judgements are those of the law; here
they are only put in order and in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from telmee.getallen import datum, euro, geheel, tienden
from telmee.uitvoer.beeld import Actie, op_volgorde
from telmee.uitvoer.zin import binnen_zin
from telmee.werkgever.beeld_quotum import Quotumbeeld
from telmee.werkgever.calculator import Uitkomst
from telmee.werkgever.perioden import stuk
from telmee.werkgever.uitkomst import Positie, Quotum, Termijn, Voordeel
from telmee.werkgever.woorden import aantal

EEN_BAAN = 10
WOORDEN = 20
"""So many words has a sentence at most."""
REDENEN = 2
"""So many reasons for doubt stand in the sentence; of more it says how many."""
HERSTEL = ("verzoek", "correctie")
INLEEN = "inleen"
WEG = {
    "geen_aangifte": "De aangifte{van} over {over} ontbreekt.",
    "alleen_correctie": "Van de aangifte{van} over {over} is er alleen een correctie.",
    "afgebroken": "De aangifte{van} over {over} kon niet helemaal worden gelezen.",
    "te_laat": "De aangifte{van} over {over} kwam te laat en telt niet mee.",
}
"""Why a filing period is missing, by the names that the position has for it."""
REGISTER = "is niet bekend of die in het register sta"
"""What the totals miss of people who may be registered, as the rows say it."""
GEEN_REGISTER, ONBEKEND = "geen-register", ["register_onbekend"]
"""The finding that there is no answer of the register at all, and the only reason of a row that waits for it."""


def antwoord(p: Positie, q: Quotumbeeld) -> str:
    """What it comes to: what is missed, until when that can be mended, which banen are missing, and what is levied."""
    tot = p.prognose.tot_en_met
    tot_nu = "" if p.prognose.volledig or tot is None else f" Geteld is tot en met {datum(tot)}."
    zin = f"{_gemist(p)}. {quotumzin(p.jaar, q, tot_nu, _beslist(p))}"
    redenen = _voorbehoud(p)
    return f"Onder voorbehoud, want {redenen}: {binnen_zin(zin)}" if redenen else zin


def _voorbehoud(p: Positie) -> str:
    """What the totals miss, in so many words that a sentence can carry it."""
    kort = [zin.split(";")[0].rstrip(".") for zin in mist(p)]
    kort = [binnen_zin(zin) for zin in kort if zin]
    if len(kort) > REDENEN:
        kort = [*kort[:REDENEN], f"er zijn nog {geheel(len(kort) - REDENEN)} andere redenen"]
    return f"{', '.join(kort[:-1])} en {kort[-1]}" if len(kort) > 1 else "".join(kort)


def mist(p: Positie) -> list[str]:
    """What the totals miss; a period that may still come is no doubt, for the answer says up to when was counted."""
    weg = [t for t in p.ontbrekende_tijdvakken if t.gat or _beslist(p)]
    nummers = {t.loonheffingennummer for t in p.ontbrekende_tijdvakken}
    zinnen = [zin for zin in p.ontbreekt if not any(zin.startswith(f"Van {nummer}") for nummer in nummers)]
    for nummer, waarom in dict.fromkeys((t.loonheffingennummer, t.waarom) for t in weg):
        paren = [(t.begin, t.eind) for t in weg if (t.loonheffingennummer, t.waarom) == (nummer, waarom)]
        van = f" van {nummer}" if len(p.werkgever.loonheffingennummers) > 1 else ""
        zinnen.append(WEG[waarom].format(over=_perioden(paren), van=van))
    return zinnen


def _perioden(paren: list[tuple[date, date]]) -> str:
    """Periods in words; what follows on each other is said as one."""
    stukken: list[tuple[date, date]] = []
    for begin, eind in sorted(paren):
        if stukken and stukken[-1][1] + timedelta(days=1) == begin:
            begin = stukken.pop()[0]
        stukken.append((begin, eind))
    return ", ".join(stuk(begin, eind) for begin, eind in stukken)


def _beslist(p: Positie) -> bool:
    """Whether the day whose state decides has passed."""
    return p.beslisdag is not None and p.beslisdag.voorbij


def _gemist(p: Positie) -> str:
    """What is lost so far of the loonkostenvoordelen."""
    t = p.lkv_totaal
    if t.gemist is None and (p.lkv or any(b.code == GEEN_REGISTER for b in p.bevindingen)):
        return "Of u loonkostenvoordeel mist is niet te zien"
    if not t.gemist:
        bij = f", voor zover te zien (van {aantal(t.onbekend, 'rij', 'rijen')} is het onbekend)" if t.onbekend else ""
        return f"U {'heeft geen loonkostenvoordeel gemist' if _beslist(p) else 'mist nu geen loonkostenvoordeel'}{bij}"
    wat = f"{'minstens ' if t.onbekend else ''}{euro(t.gemist)}"
    dag = hersteldag(p)
    if dag is None:
        te_laat = p.beslisdag.lkv_te_laat if p.beslisdag is not None else None
        waarvan = f", waarvan {euro(te_laat)} te laat is gevraagd" if te_laat else ""
        return f"U heeft {wat} gemist{waarvan}; dat is niet meer te herstellen"
    return f"U mist nu {wat}; dat is te herstellen tot en met {datum(dag)}"


def hersteldag(p: Positie) -> date | None:
    """The first day still to come on which a correction is in time, the safe one before a weekend; None: all passed."""
    komt = [t for t in p.termijnen if t.soort in HERSTEL and t.datum >= p.stand]
    return min((t.veilig if t.veilig and t.veilig >= p.stand else t.datum for t in komt), default=None)


def herstelnoten(p: Positie) -> tuple[str, ...]:
    """Why the answer names an earlier day than the last one: both, and what each of them is good for."""
    dagen = {t.soort: t.veilig or t.datum for t in p.termijnen if t.soort in HERSTEL and t.datum >= p.stand}
    if "correctie" not in dagen:
        return ("De termijn voor correcties is voorbij.",)
    laatste = datum(dagen["correctie"])
    if "verzoek" not in dagen:
        return (f"Stuur een correctie uiterlijk op {laatste}; daarna telt zij niet meer mee.",)
    liefst = f"liefst uiterlijk op {datum(dagen['verzoek'])}, dan staat het in de voorlopige berekening van UWV"
    return (f"Stuur een correctie {liefst}. De laatste dag is {laatste}; daarna telt zij niet meer mee.",)


def quotumzin(jaar: int, b: Quotumbeeld, tot: str = "", voorbij: bool = False) -> str:
    """The banen that are still to be realised and the levy, in a sentence that is read at once; what is unknown too."""
    q, tekort = b.q, b.tekort.waarde
    if q.plichtig is False:
        return f"U {'viel' if voorbij else 'valt'} in {jaar} niet onder het quotum."
    als = "" if q.plichtig else f"{'Viel' if voorbij else 'Valt'} u in {jaar} onder het quotum, dan "
    moet = f"{als}{'moest' if voorbij else 'moet'} u" if als else f"U {'moest' if voorbij else 'moet'}"
    if tekort is None:
        return _met_heffing(_onbekend(jaar, b, als), q)
    if q.onzeker is not None and q.onzeker.tekort_van != q.onzeker.tekort_tot:
        van, tot_ = tienden(q.onzeker.tekort_van), tienden(q.onzeker.tekort_tot)
        wie_ = aantal(q.onzeker.werknemers, "werknemer", "werknemers")
        erbij = f" Van {wie_} is niet bekend of zij in het register staan."
        return _met_heffing(f"{moet} {van} tot {tot_} banen meer realiseren", q, tot) + erbij
    if tekort:
        banen = "baan" if tekort <= EEN_BAAN else "banen"
        return _met_heffing(f"{moet} {tienden(tekort)} {banen} meer realiseren", q, tot)
    return _met_heffing(f"{als}realiseert u genoeg banen" if als else "U realiseert genoeg banen", q, tot)


def _onbekend(jaar: int, b: Quotumbeeld, als: str) -> str:
    """As far as it is known: what is required without what there is, or neither. What to do about it is an action."""
    vereist = b.q.vereiste_banen
    if vereist is None or b.q.percentage is None:
        wat = "is niet bekend hoeveel banen u moet realiseren"
        return f"{als}{wat}" if als else f"Hoeveel banen u in {jaar} moet realiseren is niet bekend"
    banen, zijn = ("baan", "is") if vereist <= EEN_BAAN else ("banen", "zijn")
    wat = f"{zijn} {tienden(vereist)} {banen} vereist; hoeveel u er realiseert is niet bekend"
    return f"{als}{wat}" if als else f"In {jaar} {wat}"


def _met_heffing(zin: str, q: Quotum, tot: str = "") -> str:
    """With the levy: in the same sentence while that stays short; until when was counted stands behind it."""
    heffing = _heffing(q)
    samen = f"{zin}; {heffing}" if heffing else zin
    if len(samen.split()) > WOORDEN:
        samen = f"{zin}. {heffing[0].upper()}{heffing[1:]}"
    return f"{samen}.{tot}"


def _heffing(q: Quotum) -> str:
    if q.heffing.opgelegd is False:
        return "er wordt geen heffing opgelegd"
    if q.plichtig is None:
        return ""
    if q.heffing.opgelegd is None or q.heffing.opgelegd_bedrag is None:
        return "of er een heffing komt is onbekend"
    return f"de heffing is {euro(q.heffing.opgelegd_bedrag)}"


# --- What to do -----------------------------------------------------------------------------------------------------


def acties(p: Positie, met_bsn: bool = False) -> tuple[Actie, ...]:
    """Everything that can still be done, what is worth most first."""
    soorten = {
        "loonkostenvoordeel": _van_voordelen(p, met_bsn),
        "quotum": _van_quotum(p),
        "gegevens": _van_gegevens(p),
    }
    return op_volgorde(replace(actie, soort=soort) for soort, lijst in soorten.items() for actie in lijst)


def _van_voordelen(p: Positie, met_bsn: bool) -> Iterator[Actie]:
    laatste = {t.datum: t.veilig or t.datum for t in p.termijnen if t.soort in HERSTEL}
    eerst = hersteldag(p)
    zonder = any(b.code == GEEN_REGISTER for b in p.bevindingen)
    for v in p.lkv:
        if zonder and list(v.redenen) == ONBEKEND and not (v.gemist or v.onterecht_uren):
            continue  # one answer of the register settles them all, and that is asked for once
        over = v.uiterste_datum is not None and v.uiterste_datum < p.stand
        if over or not (v.gemist or v.onterecht_uren or v.actie):
            continue
        dag = eerst if v.uiterste_datum in laatste else v.uiterste_datum
        yield Actie(wie(v, met_bsn), _kort(v), dag, v.gemist or None, f"{v.reden} {v.actie}".strip())


def wie(v: Voordeel, met_bsn: bool) -> str:
    """How the reader finds this employee."""
    return f"BSN {v.bsn:09d}" if met_bsn and v.bsn is not None else v.naam


def _kort(v: Voordeel) -> str:
    """What to do without the dates, which stand beside it; and how many hours it is about when it is no money."""
    tekst = v.doe or v.actie or v.reden
    uren = "" if v.gemist or not v.onterecht_uren else f" ({geheel(v.onterecht_uren)} uur zonder recht)"
    return f"{tekst.rstrip('.')}{uren}"


def _van_quotum(p: Positie) -> Iterator[Actie]:
    """What closes the gap, and the dates of the quota on which the employer has something to do."""
    vult, heffing = p.quotum.aanvulling, p.quotum.heffing
    if vult is not None and vult.uren:
        dag = date(p.jaar, 12, 31)
        waard = p.prognose.heffing if heffing.opgelegd else None
        yield Actie("", vult.zin, dag if dag >= p.stand else None, waard)
    for t in p.termijnen:
        if t.soort == INLEEN and t.datum >= p.stand:
            yield Actie("", _eens(t), t.veilig or t.datum)


def _eens(t: Termijn) -> str:
    return f"Word het {binnen_zin(t.wat)}"


def _van_gegevens(p: Positie) -> Iterator[Actie]:
    """What takes away the doubt."""
    codes = {b.code for b in p.bevindingen}
    if GEEN_REGISTER in codes:
        dag = hersteldag(p) if any(v.gevraagd or v.recht is None for v in p.lkv) else None
        yield Actie("", "Vraag het antwoord uit het doelgroepregister op en geef het met --register", dag)
    if p.quotum.onzeker is not None:
        wie_ = aantal(p.quotum.onzeker.werknemers, "werknemer", "werknemers")
        staan = "staat" if p.quotum.onzeker.werknemers == 1 else "staan"
        lijst = "Is uw lijst het hele antwoord van UWV, geef dan --register-compleet-op met de dag van dat antwoord"
        hoe = "" if GEEN_REGISTER in codes else f". {lijst}"
        yield Actie("", f"Vraag na of {wie_} in het doelgroepregister {staan}{hoe}")
    if "uren-vorig-jaar-onbekend" in codes:
        yield Actie("", f"Geef de verloonde uren van {p.jaar - 1} (--uren-vorig-jaar), of de aangiften van dat jaar")
    if p.quotum.percentage is None and p.quotum.plichtig is not False and p.werkgever.sector:
        yield Actie("", f"Geef zelf --quotumpercentage. {_geen_percentage(p.werkgever.sector, p.jaar)}")
    for zin in mist(p):
        if p.quotum.onzeker is not None and REGISTER in zin:  # asked for above
            continue
        yield Actie("", f"Vul aan wat ontbreekt: {binnen_zin(zin)}")


def acties_calculator(u: Uitkomst) -> tuple[Actie, ...]:
    """For who has no filings: what closes the gap, and about how much that is a week; what to find out first."""
    return op_volgorde([*_vult(u), *_uitzoeken(u)])


def _vult(u: Uitkomst) -> Iterator[Actie]:
    vult = u.quotum.aanvulling
    if vult is None or not vult.uren:
        return
    als = "" if u.quotum.plichtig else "Als u onder het quotum valt: "
    wat = f"nog {aantal(vult.uren, 'uur', 'uren')} van mensen uit de doelgroep in {u.jaar}"
    zin = f"{wat}; over een heel jaar is dat ongeveer {geheel(vult.uren_per_week_rest)} uur per week"
    dag = date(u.jaar, 12, 31)
    yield Actie("", als + (zin if als else zin[0].upper() + zin[1:]), dag if dag >= u.stand else None)


def _uitzoeken(u: Uitkomst) -> Iterator[Actie]:
    """What the answer waits for, with where it is found; nothing for who is not liable anyhow."""
    if u.quotum.plichtig is False:
        return
    if u.quotum.percentage is None:
        yield Actie("", f"Vul zelf een quotumpercentage in. {_geen_percentage(u.sector, u.jaar)}")
    if u.uren["doelgroep"] is None:
        yield Actie("", "Vraag UWV wie in het doelgroepregister staat, en vul hun verloonde uren in")
    if u.quotum.plichtig is None and u.quotum.drempel.uren_vorig_jaar is None:
        yield Actie("", f"Zoek de verloonde uren van {u.jaar - 1} op in de loonaangiften van toen, en vul ze in")


def _geen_percentage(sector: str, jaar: int) -> str:
    return f"Dat van de {sector} over {jaar} is niet gevonden; probeer een raming"
