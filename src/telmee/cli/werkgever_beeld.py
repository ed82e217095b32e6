"""What `telmee werkgever positie` shows: the picture as tables. Pure; chooses words and rows, computes nothing.

On a screen the first rows of long lists are shown, the ones with something to do first; --json and --rapport hold all.
"""

from __future__ import annotations

from typing import Any

from telmee.getallen import datum, euro, geheel, ja_nee, procent, tienden
from telmee.uitvoer.tabel import INDICATIEF, Cel, Kolom, Merk, Tabel
from telmee.werkgever.uitkomst import FOUT, Bevinding, OpslagBonus, Positie, Prognose, Quotum, Voordeel
from telmee.werkgever.woorden import aantal

OPGEGEVEN = Merk("door u opgegeven, niet van een officiële bron", "°", "o", "33")
RIJEN = 20
_DRIE = (Kolom("wat", "Wat"), Kolom("waarde", "Waarde", "rechts"), Kolom("toelichting", "Toelichting"))
SOORTEN = {
    "banenafspraak": "doelgroep banenafspraak",
    "arbeidsgehandicapte": "arbeidsgehandicapte",
    "herplaatsen": "herplaatsen",
    "oudere": "oudere werknemer",
}


def tabellen(p: Positie, met_bsn: bool) -> list[Tabel]:
    """Every part of the picture that has something to show."""
    lijst = [_quotum(p), _tellingen(p), _prognose(p.prognose, p), _opslag_bonus(p.opslag_bonus, p.banner)]
    if p.lkv:
        lijst.append(_voordelen(p, met_bsn))
    lijst.append(_termijnen(p))
    if p.bevindingen or p.ontbreekt:
        lijst.append(_bevindingen(p))
    return lijst


def _quotum(p: Positie) -> Tabel:
    q, u, d = p.quotum, p.uren, p.quotum.drempel
    merk = {"indicatief": INDICATIEF, "opgegeven": OPGEGEVEN}.get(q.status)
    rijen: list[tuple[Any, ...]] = [
        ("Verloonde uren", geheel(u.totaal), f"{_werknemers(p)}; sector {p.werkgever.sector}"),
        ("Grondslag van het quotum", geheel(u.grondslag), _grondslag(p)),
        ("Uren van de doelgroep", geheel(u.doelgroep), _doelgroep(p)),
        ("Valt onder het quotum", q.plichtig, _drempel(q)),
        (
            "Quotumpercentage",
            Cel(procent(q.percentage), merk),
            "geef --quotumpercentage als u het weet" if q.percentage is None else q.status,
        ),
        ("Vereiste banen", tienden(q.vereiste_banen), "een baan is 1.331 uur per jaar"),
        ("Gerealiseerde banen", tienden(q.gerealiseerde_banen), ""),
        ("Tekort", tienden(q.tekort), _tekort(q)),
        ("Heffing volgens de formule", euro(q.heffing.bedrag), ""),
        ("Heffing die wordt opgelegd", euro(q.heffing.opgelegd_bedrag), q.heffing.reden),
    ]
    if q.aanvulling is not None:
        rijen.append(("Nodig voor het hele jaar", geheel(q.aanvulling.uren), q.aanvulling.zin))
    titel = f"{', '.join(p.werkgever.loonheffingennummers)}: het quotum in {p.jaar}, stand {datum(p.stand)}"
    noten = [*p.ontbreekt, f"Artikelen: {q.artikel}; Besluit Wfsv 2.20-2.33. Drempel: {geheel(d.grens)} uur."]
    return Tabel(titel, _DRIE, tuple(rijen), tuple(noten), p.banner)


def _werknemers(p: Positie) -> str:
    n = p.werkgever.werknemers
    return "1 werknemer" if n == 1 else f"{geheel(n)} werknemers"


def _grondslag(p: Positie) -> str:
    if p.uren.grondslag is None:
        return "de bevindingen zeggen waarom"
    delen = [f"zonder {geheel(n)} uur {wat}" for n, wat in ((p.uren.wsw, "Wsw"), (p.uren.uitzend, "uitgeleend")) if n]
    return ", ".join(delen) if p.uren.grondslag != p.uren.totaal else "alle uren"


def _doelgroep(p: Positie) -> str:
    u = p.uren
    if u.doelgroep is None:
        zonder = any(b.code == "geen-register" for b in p.bevindingen)
        return "er is geen antwoord uit het register" if zonder else "de bevindingen zeggen waarom"
    delen = ["1 mens" if u.mensen_doelgroep == 1 else f"{u.mensen_doelgroep} mensen"]
    if u.inleen:
        delen.append(f"waarvan {geheel(u.inleen)} uur ingeleend")
    return ", ".join(delen)


def _drempel(q: Quotum) -> str:
    d = q.drempel
    vorig = "vorig jaar onbekend" if d.uren_vorig_jaar is None else f"vorig jaar {geheel(d.uren_vorig_jaar)} uur"
    nu = f"dit jaar {geheel(d.uren_jaar)} uur"
    if d.uren_jaar is None:
        boven = "dit jaar niet precies bekend, maar zeker niet onder de grens"
        nu = boven if d.onder_jaar is False else "dit jaar niet bekend"
    slot = "nog niet zeker" if q.plichtig is None else f"de grens is {geheel(d.grens)}"
    return f"{vorig}, {nu}; {slot}"


def _tekort(q: Quotum) -> str:
    if q.plichtig is None and None not in (q.vereiste_banen, q.gerealiseerde_banen):
        return "het is niet zeker of u onder het quotum valt"
    return "naar beneden afgerond op een tiende, uit uren"


def _tellingen(p: Positie) -> Tabel:
    kolommen = (
        Kolom("telling", "Telling"),
        Kolom("vereist", "Vereist", "rechts"),
        Kolom("gerealiseerd", "Gerealiseerd", "rechts"),
        Kolom("verschil", "Nog te maken", "rechts"),
    )
    rijen = tuple((t.naam, tienden(t.vereist), tienden(t.gerealiseerd), tienden(t.tekort)) for t in p.quotum.tellingen)
    noten = tuple(f"{t.naam}: {t.hoe}." for t in p.quotum.tellingen)
    return Tabel("Twee manieren van tellen, in banen", kolommen, rijen, noten, p.banner)


def _prognose(v: Prognose, p: Positie) -> Tabel:
    rijen: list[tuple[Any, ...]] = [
        (
            "Aangegeven",
            f"{v.tijdvakken_aangegeven} van {v.tijdvakken_in_jaar}",
            f"tijdvakken, tot en met {datum(v.tot_en_met)}",
        ),
        ("Verloonde uren", geheel(v.uren.totaal if v.uren else None), ""),
        ("Uren van de doelgroep", geheel(v.uren.doelgroep if v.uren else None), ""),
        ("Valt onder het quotum", ja_nee(v.plichtig), ""),
        ("Vereiste banen", tienden(v.vereiste_banen), ""),
        ("Gerealiseerde banen", tienden(v.gerealiseerde_banen), ""),
        ("Tekort", tienden(v.tekort), ""),
        ("Heffing volgens de formule", euro(v.heffing), "wordt nu niet opgelegd"),
        ("Loonkostenvoordelen", euro(v.lkv), "als het vragen doorgaat zoals nu"),
    ]
    noten = (v.methode, *v.aannames)
    return Tabel(f"Prognose voor heel {p.jaar}", _DRIE, tuple(rijen), noten, p.banner)


def _opslag_bonus(o: OpslagBonus, banner: str) -> Tabel:
    rijen: list[tuple[Any, ...]] = [
        ("Kleine werkgever", ja_nee(o.kleine_werkgever), "kleine werkgevers betalen geen opslag"),
        ("Loon waarover opslag", euro(o.grondslag), "per werknemer tot het maximumpremieloon"),
        ("Percentage", Cel(procent(o.percentage), OPGEGEVEN if o.percentage_herkomst == "opgegeven" else INDICATIEF),
         "" if o.percentage is None else o.percentage_herkomst.split(":")[0]),
        ("Opslag", euro(o.opslag), ""),
        ("Bonus", euro(o.bonus), _bonus(o)),
        ("Saldo", euro(o.saldo), "bonus min opslag"),
        ("In evenwicht bij", geheel(o.evenwicht_uren), "uren van de doelgroep"),
        ("Nog te gaan tot evenwicht", geheel(o.uren_tot_evenwicht), "uren"),
    ]  # fmt: skip
    titel = f"Opslag en bonus (regime {o.regime}): {o.status}"
    return Tabel(titel, _DRIE, tuple(rijen), (*o.toelichting, f"Artikelen: {o.artikel}."), banner)


def _bonus(o: OpslagBonus) -> str:
    return "" if o.bonus is None else f"{geheel(o.bonusuren)} uur maal {euro(o.bonus_per_uur)}"


def _voordelen(p: Positie, met_bsn: bool) -> Tabel:
    eerst = sorted(p.lkv, key=lambda v: (not v.actie, -(v.gemist or 0), v.rij))
    wie = Kolom("wie", "BSN" if met_bsn else "Personeelsnr.")
    kolommen = (wie, Kolom("soort", "Voordeel"), Kolom("recht", "Recht"), Kolom("gevraagd", "Gevraagd"),
                Kolom("uren", "Uren", "rechts"), Kolom("bedrag", "Nu", "rechts"), Kolom("gemist", "Gemist", "rechts"),
                Kolom("reden", "Reden"), Kolom("artikel", "Artikel"))  # fmt: skip
    rijen = [_voordeel(v, met_bsn) for v in eerst[:RIJEN]]
    t = p.lkv_totaal
    rijen.append(
        (
            "Totaal",
            "1 regel" if len(p.lkv) == 1 else f"{len(p.lkv)} regels",
            "",
            "",
            "",
            euro(t.bedrag),
            euro(t.gemist),
            "",
            "",
        )
    )
    noten = [t.zin for t in p.lkv_tarieven]
    noten += [f"{_wie(v, met_bsn)}: {v.actie}" for v in eerst[:RIJEN] if v.actie]
    if len(eerst) > RIJEN:
        noten.append(
            f"Getoond zijn {RIJEN} van {len(eerst)} regels, die met iets te doen eerst; alles staat in --rapport."
        )
    if t.onbekend:
        wat = "1 regel" if t.onbekend == 1 else f"{t.onbekend} regels"
        noten.append(f"Van {wat} is het recht of het bedrag onbekend; dat staat niet in het totaal.")
    titel = f"Loonkostenvoordelen {p.jaar}, tot nu toe"
    return Tabel(titel, kolommen, tuple(rijen), tuple(noten), p.banner, (len(rijen) - 1,))


def _voordeel(v: Voordeel, met_bsn: bool) -> tuple[Any, ...]:
    if met_bsn:
        wie = f"{v.bsn:09d}" if v.bsn is not None else "onbekend"
    else:
        wie = v.personeelsnummer or f"rij {v.rij}"
    return (wie, SOORTEN[v.soort], ja_nee(v.recht), ja_nee(v.gevraagd), geheel(v.uren), euro(v.bedrag), euro(v.gemist),
            v.reden, v.artikel)  # fmt: skip


def _wie(v: Voordeel, met_bsn: bool) -> str:
    """Whom an action is about, by the number that the table shows."""
    return f"BSN {v.bsn:09d}" if met_bsn and v.bsn is not None else v.naam


def _termijnen(p: Positie) -> Tabel:
    kolommen = (Kolom("datum", "Datum"), Kolom("wat", "Wat"), Kolom("wie", "Wie"), Kolom("artikel", "Artikel"))
    rijen = tuple(
        (datum(t.datum) + (" (voorbij)" if t.datum < p.stand else ""), t.wat, t.wie, t.artikel) for t in p.termijnen
    )
    noten = []
    for t in {t.datum: t for t in p.termijnen if t.veilig is not None and t.datum >= p.stand}.values():
        nog = "" if t.later is None else f"; de wet laat {datum(t.later)} nog toe"
        noten.append(f"{datum(t.datum)} is geen werkdag; veilig is {datum(t.veilig)}{nog}.")
    noten.append("Als agenda: --kalender termijnen.ics.")
    return Tabel(f"Termijnen over {p.jaar}", kolommen, rijen, tuple(noten), p.banner)


def _bevindingen(p: Positie) -> Tabel:
    kolommen = (Kolom("ernst", "Ernst"), Kolom("wat", "Wat"), Kolom("waar", "Waar"), Kolom("gevolg", "Gevolg"))
    soorten: dict[tuple[str, ...], list[Bevinding]] = {}
    for b in p.bevindingen:
        eigen = b.bestand if b.ernst == FOUT else ""  # of what is not counted, every file is named
        soorten.setdefault((b.ernst, b.code, b.wat, b.gevolg, eigen), []).append(b)
    eerst = list(soorten.values())[:RIJEN]
    rijen = tuple((b[0].ernst, _hoe_vaak(b), _waar(b), b[0].gevolg) for b in eerst)
    rest = len(p.bevindingen) - sum(len(b) for b in eerst)
    noten = (f"En nog {rest} bevindingen; alles staat in --json en --rapport.",) if rest > 0 else ()
    return Tabel("Wat er in de gegevens opviel", kolommen, rijen, noten, p.banner)


def _hoe_vaak(zelfde: list[Bevinding]) -> str:
    """What every filing repeats is one line."""
    keer = sum(b.aantal for b in zelfde)
    return zelfde[0].wat if keer == 1 else f"{zelfde[0].wat} ({keer} keer)"


def _waar(zelfde: list[Bevinding]) -> str:
    b = zelfde[0]
    plaats = ", ".join(d for d in (b.bestand, f"regel {b.regel}" if b.regel else "", b.element) if d)
    meer = "" if len(zelfde) == 1 else f" en op nog {aantal(len(zelfde) - 1, 'plaats', 'plaatsen')}"
    return plaats + meer
