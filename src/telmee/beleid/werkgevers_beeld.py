"""The employers of a reform as a picture: the answer, the Rijk, who gains, tariffs, threshold, what is left out.

Amounts of the country in tenths of a million, of an employer in whole euros. A figure that rests on an assumption has
its mark. No computing.
"""

from __future__ import annotations

from typing import Any

from telmee.beleid.hervorming import BRIEF
from telmee.beleid.plan_beeld import kaal
from telmee.beleid.verken_beeld import MERKEN, toon
from telmee.beleid.werkgevers import AFGELEID, ONBEKEND, OPGEGEVEN, SECTOREN, Uitkomst, Variant
from telmee.beleid.werkgevers_groepen import PROFIEL, TOTAAL, Drempel, Groep, drempel, groepen
from telmee.getallen import euro as centen
from telmee.getallen import geheel, procent
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.onthulling import VERBORGEN
from telmee.uitvoer.tabel import OPGEGEVEN as MERK_OPGEGEVEN
from telmee.uitvoer.tabel import Cel, Kolom, Tabel
from telmee.wet.machine.explain import compute

GEEN_GEDRAG = (
    "Dit is de eerste ronde: iedere werkgever houdt de mensen en de lonen van nu. Alleen bij de grens staat apart wat "
    "gedrag zou doen."
)
RIJK = {
    "heffing": "Heffing van werkgevers",
    "opslag": "Opslag van werkgevers die niet klein zijn",
    "bonus_betalers": "Bonus aan die werkgevers",
    "bonus_klein": "Bonus aan kleine werkgevers",
    "saldo": "Wat het Rijk overhoudt",
}


def beeld(u: Uitkomst) -> Beeld:
    """The picture."""
    f = u.feiten
    delen = (_rijk(u), *(_wie(u, v) for v in u.varianten), _tarieven(u), _grens(u), _buiten(u), _bronnen(u))
    jaar = (("Loonaangiften", str(f.jaar)), ("Regels en tarieven", str(f.law.op.year)))
    return Beeld(
        titel="Werkgevers onder een hervorming",
        naam=u.hervorming.naam,
        antwoord=antwoord(u),
        antwoord_en=antwoord_en(u),
        acties=(),
        delen=delen,
        kop=jaar if f.gecontroleerd else (*jaar, ("Let op", "deze gegevens zijn niet gecontroleerd")),
        besluit=GEEN_GEDRAG,
        banner=banner(u),
    )


def banner(u: Uitkomst) -> str:
    """Synthetic land, where it is."""
    van = u.feiten.dataset.banner
    return f"Synthetisch land: {van}" if van else ""


def totaal(variant: Variant) -> Groep:
    """All employers of one variant."""
    return groepen(variant)[-1]


def antwoord(u: Uitkomst) -> str:
    """Who gains and who loses, and what it is to the Rijk."""
    if open_ := _zonder_quotum(u):
        return (
            f"De heffing is niet te rekenen: het quotumpercentage van {open_} is niet bekend. Geef het, zoals "
            "--anders quotumpercentage.markt=2,5."
        )
    if u.vorm == "heffing":
        zin = (
            f"Onder de heffing betalen{_waar(u)} {_tellingen(u, 'achteruit')} werkgevers samen {_saldo(u)} miljoen "
            "euro per jaar"
        )
        return f"{zin}; geen enkele gaat erop vooruit.{_zonder(u)}"
    hoe = "" if u.percentage_opgegeven else ", waarbij wie betaalt evenveel terugkrijgt,"
    zin = (
        f"Met een opslag van {_opslag(u)} van het loon{hoe} gaan{_waar(u)} {_tellingen(u, 'vooruit')} werkgevers erop "
        "vooruit en "
    )
    zin += f"{_tellingen(u, 'achteruit')} erop achteruit; voor {_tellingen(u, 'gelijk')} verandert er niets. "
    return f"{zin}{_rijk_zin(u)}{_zonder(u)}"


def _waar(u: Uitkomst) -> str:
    """That the country is made up, and how much of the Netherlands it is."""
    d = u.feiten.dataset
    if not d.synthetisch:
        return ""
    return " in een synthetisch land " + (
        f"van {_deel(d.schaal)} van Nederland" if d.schaal < 1 else "zo groot als Nederland"
    )


def _waar_en(u: Uitkomst) -> str:
    d = u.feiten.dataset
    if not d.synthetisch:
        return ""
    hoe_groot = (
        f"of {_deel(d.schaal).replace(',', '.')} of the Netherlands" if d.schaal < 1 else "as large as the Netherlands"
    )
    return f" in a synthetic country {hoe_groot}"


def _deel(schaal: float) -> str:
    return f"{100 * schaal:g}%".replace(".", ",")


def _zonder_quotum(u: Uitkomst) -> str:
    """The sectors whose levy nobody can say; nothing where there is no levy."""
    if u.vorm != "heffing":
        return ""
    return " en ".join(s for s in SECTOREN if any(v.tarief.quotum[s][1] == ONBEKEND for v in u.varianten))


def _rijk_zin(u: Uitkomst) -> str:
    saldi = [v.rijk(u.vorm)["saldo"] or 0 for v in u.hoeken]
    if min(saldi) < 0 < max(saldi):
        bij, over = _mln(-min(saldi)), _mln(max(saldi))
        return f"Het Rijk legt per jaar tot {bij} miljoen euro bij, of houdt tot {over} miljoen euro over."
    if max(saldi) >= 0:
        return f"Het Rijk houdt {_saldo(u)} miljoen euro per jaar over."
    reden = "" if u.percentage_opgegeven else ", want kleine werkgevers krijgen bonus en betalen niets"
    return f"Het Rijk legt {_saldo(u, keer=-1)} miljoen euro per jaar bij{reden}."


def _zonder(u: Uitkomst) -> str:
    if not u.onbekend:
        return ""
    return f" Dat is zonder {geheel(u.onbekend)} werkgevers van wie uren of lonen ontbreken."


def antwoord_en(u: Uitkomst) -> str:
    """The same in English."""
    saldo = _saldo(u, "to")
    if _zonder_quotum(u):
        return "The levy cannot be reckoned: the percentage of the quota is unknown for a sector."
    if u.vorm == "heffing":
        wie = _tellingen(u, "achteruit", "to")
        return f"Under the levy{_waar_en(u)} {wie} employers pay {saldo} million euros a year together; none gains."
    wint, verliest, gelijk = (_tellingen(u, n, "to") for n in ("vooruit", "achteruit", "gelijk"))
    return (
        f"With a surcharge of {_opslag(u, 'to')} of wages{_waar_en(u)}, {wint} employers gain and {verliest} lose; "
        f"for {gelijk} nothing changes. The balance for the state is {saldo} million euros a year."
    )


def _reeks(waarden: list[int | None], toon_: Any, tot: str) -> str:
    """What it is at one tariff, or the lowest and the highest of every combination of ends."""
    bekend = [w for w in waarden if w is not None]
    if len(bekend) < len(waarden):
        return ONBEKEND
    return f" {tot} ".join(dict.fromkeys(toon_(w) for w in (min(bekend), max(bekend))))


def _tellingen(u: Uitkomst, naam: str, tot: str = "tot") -> str:
    return _reeks([totaal(v).maten[naam] for v in u.hoeken], geheel, tot)


def _saldo(u: Uitkomst, tot: str = "tot", keer: int = 1) -> str:
    saldi = [v.rijk(u.vorm)["saldo"] for v in u.hoeken]
    return _reeks([None if w is None else keer * w for w in saldi], _mln, tot)


def _opslag(u: Uitkomst, tot: str = "tot") -> str:
    return _reeks([v.tarief.opslagpercentage for v in u.hoeken], procent, tot)


def _mln(bedrag: int | None) -> str:
    return toon(None if bedrag is None else bedrag / 100, "euro")


def _einde(v: Variant) -> str:
    return {"": "", "laag": ", lage kant", "hoog": ", hoge kant"}[v.tarief.einde]


# --- Sections -------------------------------------------------------------------------------------------------------


def _rijk(u: Uitkomst) -> Deel:
    namen = tuple(u.varianten[0].rijk(u.vorm))
    kolommen = (
        Kolom("wat", "Wat"),
        *(Kolom(v.tarief.einde or "bedrag", f"Miljoen euro per jaar{_einde(v)}", "rechts") for v in u.varianten),
    )
    regels = [v.rijk(u.vorm) for v in u.varianten]
    rijen = tuple((RIJK[n], *(_mln(r[n]) for r in regels)) for n in namen)
    noten = ["Onder nul is wat het Rijk betaalt."]
    if len(u.hoeken) > len(u.varianten):
        noten.append(
            "Hier staan alle lage waarden samen en alle hoge samen; de zin bovenaan neemt ook een lage met een hoge."
        )
    if u.vorm == "opslag" and not u.percentage_opgegeven:
        noten.append(
            "Opslag en bonus van wie betaalt zijn niet precies gelijk: het percentage is afgerond op honderdsten."
        )
    tabel = Tabel("Netto voor het Rijk", kolommen, rijen, tuple(noten), nadruk=(len(rijen) - 1,))
    return Deel("rijk", "Het Rijk", tabellen=(tabel,))


_WIE = (
    Kolom("klasse", "Werknemers", belang=0),
    Kolom("sector", "Sector", belang=0),
    Kolom("werkgevers", "Werkgevers", "rechts"),
    Kolom("vooruit", "Vooruit", "rechts"),
    Kolom("achteruit", "Achteruit", "rechts"),
    Kolom("gelijk", "Gelijk", "rechts", belang=2),
    Kolom("mediaan", "Mediaan", "rechts", belang=2),
    Kolom("mediaan_vooruit", "Mediaan vooruit", "rechts", belang=2),
    Kolom("mediaan_achteruit", "Mediaan achteruit", "rechts", belang=2),
    Kolom("saldo", "Samen, mln euro", "rechts", belang=0),
)


def _wie(u: Uitkomst, v: Variant) -> Deel:
    alle = groepen(v)
    rijen = tuple(_groep(g) for g in alle)
    nadruk = tuple(n for n, g in enumerate(alle) if g.klasse == TOTAAL)
    noten = (
        "Werknemers zijn verloonde uren, gedeeld door het gemiddelde van de wet; 25 is de grens van het quotum.",
        "Een mediaan is in euro per werkgever per jaar; de helft zit erboven en de helft eronder.",
        f"Een groep van minder dan {PROFIEL.minimum_werkgevers} werkgevers is verborgen, en wat haar zou verraden ook.",
    )
    titel = f"Wie erop vooruitgaat{_einde(v)}"
    naam = f"wie_{v.tarief.einde}" if v.tarief.einde else "wie"
    return Deel(naam, titel, tabellen=(Tabel(titel, _WIE, rijen, noten, banner(u), nadruk),))


def _groep(g: Groep) -> tuple[Any, ...]:
    m = g.maten
    if m["werkgevers"] is None:
        weg = Cel("", VERBORGEN)
        return (g.klasse, g.sector, *[weg] * (len(_WIE) - 2))
    tellingen = tuple(geheel(m[n]) for n in ("werkgevers", "vooruit", "achteruit", "gelijk"))
    medianen = tuple(_heel(m[n]) for n in ("mediaan", "mediaan_vooruit", "mediaan_achteruit"))
    return (g.klasse, g.sector, *tellingen, *medianen, _mln(m["saldo"]))


def _heel(bedrag: int | None) -> str:
    return "" if bedrag is None else geheel(round(bedrag / 100))


def _tarieven(u: Uitkomst) -> Deel:
    kolommen = (
        Kolom("wat", "Wat"),
        *(Kolom(v.tarief.einde or "waarde", f"Waarde{_einde(v)}", "rechts") for v in u.varianten),
        Kolom("hoe", "Hoe bekend"),
    )
    rijen: list[tuple[Any, ...]] = []
    q = u.hervorming.quotum
    assert q is not None
    if u.vorm == "opslag":
        merk = MERK_OPGEGEVEN if u.percentage_opgegeven else None
        rijen.append(
            (
                "Opslag, procent van het loon",
                *(Cel(procent(v.tarief.opslagpercentage), merk) for v in u.varianten),
                OPGEGEVEN if merk else "het evenwicht",
            )
        )
        rijen.append(("Opslag bij evenwicht", *(_of(v.evenwicht) for v in u.varianten), AFGELEID))
        merk = MERK_OPGEGEVEN if q.bonus_per_uur else None
        bonus = u.feiten.law.entry("banenafspraakbonus_per_uur", None)
        hoe = OPGEGEVEN if merk else (bonus.status if bonus is not None else ONBEKEND)
        rijen.append(("Bonus per verloond uur", *(Cel(centen(v.tarief.bonus_per_uur), merk) for v in u.varianten), hoe))
    for sector in SECTOREN if u.vorm == "heffing" else ():
        cijfers = [v.tarief.quotum[sector] for v in u.varianten]
        merk = MERK_OPGEGEVEN if cijfers[0][1] == OPGEGEVEN else None
        rijen.append(
            (f"Quotum {sector}", *(Cel(_of(c), merk if c is not None else None) for c, _ in cijfers), cijfers[0][1])
        )
    noten = []
    if u.vorm == "heffing" and any(v.tarief.quotum[s][1] == AFGELEID for v in u.varianten for s in SECTOREN):
        noten.append("Een afgeleid quotum volgt uit de formule van de wet, over de uren in deze gegevens.")
    return Deel("tarieven", "Waarmee is gerekend", tabellen=(Tabel("Tarieven", kolommen, tuple(rijen), tuple(noten)),))


def _of(honderdsten: int | None) -> str:
    return ONBEKEND if honderdsten is None else procent(honderdsten)


def _grens(u: Uitkomst) -> Deel:
    alle = [drempel(u, v) for v in u.varianten]
    d = alle[0]
    grens = f"{geheel(d.grens)} uur" if d.wat == "uren" else f"een loonsom van {centen(d.grens)}"
    merk = MERKEN.get(d.parameter.status)
    kolommen = (
        Kolom("wat", "Wat"),
        *(Kolom(v.tarief.einde or "aantal", f"Aantal{_einde(v)}", "rechts") for v in u.varianten),
    )
    wat = "heffing" if d.wat == "uren" else "opslag"
    rijen: tuple[tuple[Any, ...], ...] = (
        ("Werkgevers tot twee werknemers onder de grens", *(geheel(x.net_onder) for x in alle)),
        ("Werkgevers tot twee werknemers erboven", *(geheel(x.net_boven) for x in alle)),
        ("Van hen blijven eronder", *(Cel(_bereik(x), merk) for x in alle)),
        (f"Dan minder {wat}, euro per jaar", *(Cel(_minder(x), merk) for x in alle)),
    )
    laag, hoog = (f"{kaal(g * 100)}%" for g in d.parameter.grenzen)
    zinnen = (
        f"De grens is {grens}. Wie er net boven zit, kan klein blijven.",
        f"Van hen doet {laag} tot {hoog} dat, volgens: {d.parameter.bron}.",
        "Dit gedrag zit niet in de bedragen hierboven.",
    )
    return Deel("grens", "Gedrag bij de grens", tabellen=(Tabel("Rond de grens", kolommen, rijen),), zinnen=zinnen)


def _bereik(d: Drempel) -> str:
    laag, hoog = d.eronder
    return geheel(laag) if laag == hoog else f"{geheel(laag)} tot {geheel(hoog)}"


def _minder(d: Drempel) -> str:
    if d.minder is None:
        return ONBEKEND
    laag, hoog = (geheel(round(m / 100)) for m in d.minder)
    return laag if laag == hoog else f"{laag} tot {hoog}"


def _buiten(u: Uitkomst) -> Deel:
    """What records do not hold, and what it does to the figures."""
    h, f = u.hervorming, u.feiten
    if u.vorm == "opslag":
        zinnen = [
            f"De loonsom van {f.jaar} beslist wie in {f.law.op.year} klein is. Startende werkgevers zijn niet te zien.",
            "Ieder uur van de doelgroep geeft bonus, ook na de AOW-leeftijd: een leeftijd staat niet in de gegevens.",
        ]
    else:
        zinnen = [
            f"Of iemand in {f.jaar - 1} onder het quotum viel staat er niet; de uren van {f.jaar} staan ervoor.",
            f"Wie uren krijgt van een uitlener staat er niet. Uitleners leenden {geheel(uitgeleend(u))} uur van de "
            "doelgroep uit. De heffing is daardoor een bovengrens, en hoogstens "
            f"{_mln(hoogstens_lager(u))} miljoen euro lager.",
        ]
    if h.quotum:
        vanaf = _eerste_jaar(u, h.quotum.activering)
        zinnen.append(
            f"De regeling is gerekend alsof zij nu al werkt; het besluit valt in {h.quotum.activering}{vanaf}."
        )
    zinnen += [f"Niet in deze gegevens: {wat}." for wat in niet_in_gegevens(u)]
    return Deel("buiten", "Wat hier niet in zit", zinnen=tuple(zinnen))


def _eerste_jaar(u: Uitkomst, activering: int) -> str:
    """From which year the opslag is due after that decision, by the law."""
    if u.vorm != "opslag":
        return ""
    jaar = compute(u.feiten.law, {"land": [{"jaar_activering": activering}]}).outcome("opslag_vanaf_jaar")
    return "" if jaar is None else f", en de opslag is er dan vanaf {jaar}"


def uitgeleend(u: Uitkomst) -> int:
    """Hours of the target group that count at nobody here."""
    wie = u.varianten[0].werkgevers
    return int(wie.filter(wie["uitlener_quotum"])["uitgeleende_uren_doelgroep"].sum())


def hoogstens_lager(u: Uitkomst) -> int | None:
    """The levy that those hours lift if each goes to an employer with a shortfall, by the law's rule."""
    rij = {"werkgever": 1, "jaar": u.feiten.law.op.year, "tekort_uren": uitgeleend(u) * 10_000}
    gevonden: int | None = compute(u.feiten.law, {"werkgever": [rij]}, check=False).outcome("quotumheffing_onafgerond")
    return gevonden


def niet_in_gegevens(u: Uitkomst) -> tuple[str, ...]:
    """Parts of the reform that need people or facts that no record has."""
    h = u.hervorming
    uit = []
    if h.doelgroep and h.doelgroep.optie > 1:
        uit.append(f"de nieuwe mensen van optie {h.doelgroep.optie} ({BRIEF}), dus ook hun bonus")
    if h.verbreding:
        uit.append("de mensen van de verbreding in de WIA en de WW, dus ook hun bonus")
    if h.leeftijdsgrens:
        uit.append("wie erbij komt als de leeftijdsgrens vervalt")
    if h.t_plus_2:
        uit.append("wie na het verlies van de grond nog twee jaar telt")
    return tuple(uit)


def _bronnen(u: Uitkomst) -> Deel:
    return Deel("bronnen", "Bronnen", zinnen=tuple(f"{b}." for b in bronnen(u)))


def bronnen(u: Uitkomst) -> tuple[str, ...]:
    """The articles of what was reckoned, and the records."""
    law = u.feiten.law
    namen = (
        ["quotumheffing", "onder_drempel"] if u.vorm == "heffing" else ["inclusiviteitsopslag", "banenafspraakbonus"]
    )
    namen += ["kleine_werkgever", "opslag_grondslag"] if u.vorm == "opslag" else []
    regels = [f"{law.rules[n].label}: {law.rules[n].law}" for n in namen]
    waarden = ["maximumpremieloon", "gemiddeld_loon_twee_jaar_eerder"] if u.vorm == "opslag" else ["heffing_per_baan"]
    regels += [f"{law.book.values[n].label}: {law.book.values[n].law}" for n in waarden]
    soort = "synthetische gegevens" if u.feiten.dataset.synthetisch else "loonaangiften en register"
    return (*dict.fromkeys(regels), f"Werkgevers: {soort} over {u.feiten.jaar}")
