"""Looking back as a picture: how far off on average, every forecast, and where it went wrong. No computing."""

from __future__ import annotations

from datetime import date

from telmee.beleid.naief import NAMEN
from telmee.beleid.terugblik import AUGUSTUS, GROEPEN, Regel, Terugblik
from telmee.getallen import datum, decimaal, geheel
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.grafiek import Grafiek, Reeks
from telmee.uitvoer.tabel import Cel, Kolom, Merk, Tabel

BUITEN = Merk("de uitslag lag buiten de band van 80%", "✗", "x", "31")
KORT = {
    "zelfde": "Zelfde",
    "groei": "Groei door",
    "gemiddeld": "Gem. groei",
    "lijn": "Lijn",
    "uwv": "UWV zelf",
    "uwv_jaar": "Groei UWV",
}


def beeld(t: Terugblik) -> Beeld:
    """The picture."""
    return Beeld(
        titel="Terugblik: wat deze prognose eerder had gezegd",
        antwoord=antwoord(t),
        antwoord_en=antwoord_en(t),
        acties=(),
        delen=(_samen(t), _banden(t), _mis(t), _regels(t)),
        besluit="Elke verwachting zag alleen wat op haar dag gepubliceerd was. Hoe: docs/beleid.md.",
    )


def antwoord(t: Terugblik) -> str:
    """How far off, on average."""
    samen = t.samen()
    aug, vijf, banden = samen[AUGUSTUS], samen["vijf_jaar"], samen["een_tot_vijf_jaar"]
    return (
        f"In augustus zat deze prognose gemiddeld {_pct(aug['fout_pct'])} naast de uitslag van december dat jaar; de "
        f"groei van het laatste jaar doortrekken {_pct(aug['naief']['groei'])}. Vijf jaar vooruit was het "
        f"{_pct(vijf['fout_pct'])} tegen {_pct(vijf['naief']['groei'])}. Van {banden['aantal']} verwachtingen van een "
        f"tot vijf jaar vooruit lag de uitslag {banden['binnen_80']} keer in de band van 80%."
    )


def antwoord_en(t: Terugblik) -> str:
    """The same in English."""
    samen = t.samen()
    aug, vijf, banden = samen[AUGUSTUS], samen["vijf_jaar"], samen["een_tot_vijf_jaar"]
    return (
        f"In August this forecast was on average {aug['fout_pct']:.1f}% off the result of that December; repeating "
        f"last year's growth was {aug['naief']['groei']:.1f}% off. Five years ahead it was {vijf['fout_pct']:.1f}% "
        f"against {vijf['naief']['groei']:.1f}%. Of {banden['aantal']} forecasts one to five years ahead, "
        f"{banden['binnen_80']} had the result inside the 80% band."
    )


def _pct(waarde: float | None) -> str:
    return f"{decimaal(_tienden(waarde), 1)}%" if waarde is not None else "onbekend"


def _tienden(waarde: float | None) -> int | None:
    return None if waarde is None else round(waarde * 10)


def _samen(t: Terugblik) -> Deel:
    samen = t.samen()
    kolommen = (
        Kolom("wanneer", "Gemaakt op"),
        Kolom("n", "Keer", "rechts", belang=2),
        Kolom("fout", "Deze prognose", "rechts", "tienden", belang=0),
        *(Kolom(naam, KORT[naam], "rechts", "tienden", belang=1 if naam == "groei" else 3) for naam in NAMEN),
    )
    rijen = tuple(
        (
            g.titel,
            samen[g.naam]["aantal"],
            _tienden(samen[g.naam]["fout_pct"]),
            *(_tienden(samen[g.naam]["naief"][naam]) for naam in NAMEN),
        )
        for g in GROEPEN
    )
    noten = (
        "Gemiddelde afwijking zonder teken, in procent van de uitslag.",
        *(f"{KORT[naam]}: {zin}." for naam, zin in NAMEN.items()),
    )
    return Deel(
        "samen", "Hoe ver ernaast", tabellen=(Tabel("Gemiddelde fout in %", kolommen, rijen, noten),), bestuur=True
    )


def _banden(t: Terugblik) -> Deel:
    samen = t.samen()
    kolommen = (
        Kolom("wanneer", "Gemaakt op"),
        Kolom("n", "Keer", "rechts"),
        Kolom("in80", "In 80%", "rechts"),
        Kolom("in50", "In 50%", "rechts", belang=2),
        Kolom("breed", "Breedte 80% in %", "rechts", "tienden", belang=1),
        Kolom("score", "Intervalscore", "rechts", belang=2),
    )
    rijen = tuple(
        (g.titel, s["aantal"], s["binnen_80"], s["binnen_50"], _tienden(s["breedte_80_pct"]), s["intervalscore"])
        for g in GROEPEN
        for s in [samen[g.naam]]
    )
    noten = (
        "Intervalscore: de breedte van de band in banen, plus tien keer wat de uitslag erbuiten ligt; lager is beter.",
        "Stonden en jaren overlappen: dit zijn geen losse proeven.",
    )
    return Deel("banden", "Hadden de banden gelijk", tabellen=(Tabel("De banden", kolommen, rijen, noten),))


def _mis(t: Terugblik) -> Deel:
    """The four misses that matter, each with what this forecast said and why."""

    def een(stand: date, jaar: int) -> Regel:
        return t.een(stand, jaar)

    def zei(r: Regel) -> str:
        hoe = "te laag" if r.fout_pct < 0 else "te hoog"
        return (
            f"op {datum(r.stand)} voor {r.doeljaar}: {geheel(r.voorspeld)}, de uitslag was {geheel(r.werkelijk)} "
            f"({_pct(abs(r.fout_pct))} {hoe})"
        )

    zinnen = (
        f"2017 en 2018: {zei(een(date(2017, 8, 10), 2018))}. December 2015 had een extra week, dus 2016 leek bijna "
        "zonder groei. Niemand had die week nog genoemd.",
        f"2020, een jaar eerder: {zei(een(date(2019, 8, 10), 2020))}. De pandemie remde de groei, en geen cijfer van "
        "voor maart 2020 kon dat zeggen.",
        f"2020, met het derde kwartaal: {zei(een(date(2021, 2, 10), 2020))}. December 2020 had een extra week; UWV "
        "noemde die pas op 6 mei 2021.",
        f"2021: {zei(een(date(2021, 8, 10), 2021))}, en {zei(een(date(2021, 8, 10), 2022))}. De groei kwam na de "
        "pandemie sneller terug dan een gedempte groei toelaat.",
        "Wat geen model hier ziet: een nieuwe wet, een andere doelgroep, een crisis.",
    )
    return Deel("mis", "Waar het misging", zinnen=zinnen)


def _regels(t: Terugblik) -> Deel:
    heel = tabel(t)
    houd = [n for n, r in enumerate(t.regels) if r.soort == AUGUSTUS and r.vooruit in (0, 1, 5) and r.vanaf > 2016]
    noot = (
        f"Getoond zijn de {len(houd)} van 10 augustus vanaf 2017, voor dat jaar, het jaar erna en vijf jaar verder; "
        f"alle {len(t.regels)} staan in --json."
    )
    kort = Tabel(heel.titel, heel.kolommen, tuple(heel.rijen[n] for n in houd), (*heel.voetnoten, noot), kort=True)
    return Deel("regels", "Elke verwachting", tabellen=(kort,), rijen=heel, blad="Regels")


def tabel(t: Terugblik) -> Tabel:
    """Every forecast."""
    kolommen = (
        Kolom("stand", "Stand", "links", "datum", belang=0),
        Kolom("doeljaar", "Voor", "links", "jaar", belang=0),
        Kolom("voorspeld", "Voorspeld", "rechts", belang=0),
        Kolom("band", "Band van 80%", "rechts", belang=2),
        Kolom("werkelijk", "Uitslag", "rechts", belang=1),
        Kolom("fout", "Fout in %", "rechts", "tienden", belang=0),
        Kolom("score", "Intervalscore", "rechts", belang=3),
    )
    rijen = tuple(
        (
            r.stand,
            r.doeljaar,
            r.voorspeld,
            f"{geheel(r.punten[10])} - {geheel(r.punten[90])}",
            r.werkelijk,
            Cel(_tienden(r.fout_pct), None if r.binnen else BUITEN),
            round(r.score),
        )
        for r in t.regels
    )
    return Tabel("Voorspeld en uitgekomen", kolommen, rijen)


def grafiek(t: Terugblik) -> Grafiek:
    """The results, beside what was expected in August of that year, the year before and five years before."""
    van_augustus = [r for r in t.regels if r.soort == AUGUSTUS]
    jaren = sorted({r.doeljaar for r in van_augustus})
    uitslagen = {r.doeljaar: r.werkelijk for r in van_augustus}

    def eerder(vooruit: int) -> tuple[int | None, ...]:
        gezegd = {r.doeljaar: round(r.voorspeld / 100) * 100 for r in van_augustus if r.vooruit == vooruit}
        return tuple(gezegd.get(jaar) for jaar in jaren)

    return Grafiek(
        f"In augustus zat deze prognose gemiddeld {_pct(t.samen()[AUGUSTUS]['fout_pct'])} naast de uitslag",
        tuple(jaren),
        (
            Reeks("Uitslag", tuple(uitslagen[jaar] for jaar in jaren), "totaal"),
            Reeks("Verwacht in augustus", eerder(0), "deel"),
            Reeks("Een jaar eerder", eerder(1), "deel"),
            Reeks("Vijf jaar eerder", eerder(5), "deel"),
        ),
        "banen",
        "Extra banen per december: de uitslag, en wat deze prognose eerder had gezegd.",
        "Kamerbrieven over de banenafspraak en kwartaalcijfers van UWV; berekening Telmee.",
    )
