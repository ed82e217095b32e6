"""How wat-als is shown: its outcome as tables and a chart. Computes nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from telmee.getallen import MAANDEN, ONBEKEND, datum, datum_kort, euro, geheel, honderdsten, ja_nee, tienden
from telmee.uitvoer.beeld import Actie, Beeld, Deel, op_volgorde
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.uitvoer.uitleg import Uitleg, van_knoop
from telmee.werkgever import beeld_engels, wat_als
from telmee.werkgever.beeld_quotum import reden_zin
from telmee.werkgever.uitkomst import plat
from telmee.werkgever.wat_als_uitkomst import MaandUitkomst

DELEN = ("regelingen", "varianten")
"""The sections behind what it costs; without variants there is no second one."""
LKV_WOORDEN = {
    "doelgroep_banenafspraak": "doelgroep banenafspraak",
    "arbeidsgehandicapte": "arbeidsgehandicapte werknemer",
    "herplaatsen_arbeidsgehandicapte": "herplaatsen",
    "oudere": "oudere werknemer",
    "geen": "geen",
}


def wat_als_beeld(w: wat_als.WatAls) -> Beeld:
    """The answer as a picture: the sentence, what to ask, the years, and the variants."""
    eerste = w.varianten[0]
    kosten, *rest = wat_als_tabellen(w)
    staven = wat_als_grafiek(w)
    grafiek = staven if any(staaf.waarde is not None for staaf in staven.staven) else None
    indicatief = any(v["jaar"] < _eerste_jaar(eerste).jaar for v in w.vastgehouden)
    delen = (
        Deel("kosten", "Wat het kost", tabellen=(kosten,), grafiek=grafiek, bomen=lambda: _bomen(eerste)),
        *(Deel(naam, tabel.titel, tabellen=(tabel,)) for naam, tabel in zip(DELEN, rest, strict=False)),
    )
    return Beeld(
        titel="Banenafspraak: wat als u iemand aanneemt",
        antwoord=antwoord(eerste, indicatief),
        acties=acties(eerste),
        delen=delen,
        kop=(("Profiel", kosten.titel), ("Zoals bekend op", datum(w.stand))),
        dag=w.stand,
        antwoord_en=beeld_engels.wat_als(_eerste_jaar(eerste), indicatief),
    )


def _bomen(variant: wat_als.Variant) -> list[Uitleg]:
    klaar: dict[int, Uitleg] = {}
    return [van_knoop(boom, klaar) for boom in variant.uitleg()]


def _eerste_jaar(variant: wat_als.Variant) -> wat_als.JaarUitkomst:
    """The year that was asked about: the first one with a contract."""
    return (_loopt(variant) or list(variant.jaren))[0]


def antwoord(variant: wat_als.Variant, indicatief: bool = False) -> str:
    """What it costs in the year of the first day, and what it does to the quota; `indicatief`: figures of before."""
    jaar = _eerste_jaar(variant)
    kost = (
        "is niet bekend wat deze persoon u kost" if jaar.kosten is None else f"kost deze persoon u {euro(jaar.kosten)}"
    )
    if jaar.telt_mee is None:
        telt = "of deze persoon meetelt voor het quotum is onbekend"
    elif jaar.telt_mee:
        telt = f"voor het quotum telt dit als {tienden(jaar.banen)} baan"
    else:
        telt = "voor het quotum telt deze persoon niet mee"
    slag = ", met bedragen van nu" if indicatief and jaar.kosten is not None else ""
    return f"{_wanneer(jaar)} {kost}{slag}; {telt}."


def _wanneer(jaar: wat_als.JaarUitkomst) -> str:
    """'In 2027', 'In 2026 (vanaf 1 maart)' or 'In 2026 (1 maart tot en met 31 mei)'."""
    if jaar.van is None or jaar.tot is None or _periode(jaar) == str(jaar.jaar):
        return f"In {jaar.jaar}"
    van, tot = (f"{dag.day} {MAANDEN[dag.month - 1]}" for dag in (jaar.van, jaar.tot))
    deel = f"vanaf {van}" if (jaar.tot.month, jaar.tot.day) == (12, 31) else f"{van} tot en met {tot}"
    return f"In {jaar.jaar} ({deel})"


def acties(variant: wat_als.Variant) -> tuple[Actie, ...]:
    """What to ask for, with what it is worth in the year of the answer; and what must be known first."""
    jaar = _eerste_jaar(variant)
    vragen = (
        (jaar.lkv, "Vraag het loonkostenvoordeel in de loonaangifte"),
        (jaar.lks, "Vraag de gemeente om loonkostensubsidie"),
        (jaar.loondispensatie, "Vraag UWV om loondispensatie"),
    )
    eerst = () if variant.profiel.loonwaarde is not None else (
        (jaar.lks, "Vraag de gemeente de loonwaarde te meten: daaruit volgt de loonkostensubsidie"),
        (jaar.loondispensatie, "Vraag UWV de loonwaarde te meten: daaruit volgt de loondispensatie"),
    )  # fmt: skip
    waard = [Actie("", f"{wat} (waarde in {jaar.jaar})", None, bedrag) for bedrag, wat in vragen if bedrag]
    return op_volgorde([*waard, *(Actie("", wat) for bedrag, wat in eerst if bedrag is None)])


def wat_als_tabellen(w: wat_als.WatAls) -> list[Tabel]:
    """Cost per year, the schemes, and the variants beside each other."""
    eerste = w.varianten[0]
    tabellen = [_kosten(w, eerste), _regelingen(eerste)]
    if len(w.varianten) > 1:
        tabellen.append(_vergelijking(w))
    return tabellen


def _loopt(variant: wat_als.Variant) -> list[wat_als.JaarUitkomst]:
    """The years in which there is a contract."""
    return [jaar for jaar in variant.jaren if jaar.van is not None]


def _kosten(w: wat_als.WatAls, variant: wat_als.Variant) -> Tabel:
    jaren = _loopt(variant)
    posten: tuple[tuple[str, str, int], ...] = (
        ("Loon", "loon", 1),
        ("Loondispensatie", "loondispensatie", -1),
        ("Vakantiebijslag", "vakantiebijslag", 1),
        ("Werkgeverslasten", "lasten", 1),
        ("Loonkostensubsidie", "lks", -1),
        ("Loonkostenvoordeel", "lkv", -1),
    )
    rijen: list[tuple[Any, ...]] = []
    for label, naam, teken in posten:
        bedragen = [getattr(jaar, naam) for jaar in jaren]
        if naam in ("loon", "lks", "lkv") or any(bedragen) or None in bedragen:
            rijen.append((label, *_met_som([None if b is None else teken * b for b in bedragen])))
    rijen.append(("Kosten voor u", *_met_som([jaar.kosten for jaar in jaren])))
    kolommen = [Kolom("post", "Bedrag")]
    for nummer, jaar in enumerate(jaren, 1):
        kolommen.append(Kolom(f"jaar_{nummer}", f"Jaar {nummer}: {_periode(jaar)}", "rechts", "cent"))
    kolommen.append(Kolom("samen", "Samen", "rechts", "cent"))
    p = variant.profiel
    titel = f"{w.grond}: {honderdsten(p.uren)} uur per week vanaf {datum(p.in_dienst)}"
    anders = [f"{g.zin}{'; niets hier hangt ervan af' if g.zoals_getypt in w.ongebruikt else ''}." for g in w.anders]
    noten = [*_let_op(w, variant), *w.aannames, *anders]
    return Tabel(titel, tuple(kolommen), tuple(rijen), tuple(noten), nadruk=(len(rijen) - 1,))


def _met_som(bedragen: list[int | None]) -> list[int | None]:
    bekend = [b for b in bedragen if b is not None]
    return [*bedragen, sum(bekend) if len(bekend) == len(bedragen) else None]


def _periode(jaar: wat_als.JaarUitkomst) -> str:
    """'2027', or the months of a part of a year."""
    assert jaar.van is not None and jaar.tot is not None
    if (jaar.van.month, jaar.van.day, jaar.tot.month, jaar.tot.day) == (1, 1, 12, 31):
        return str(jaar.jaar)
    return f"{jaar.van.day}-{jaar.van.month} t/m {jaar.tot.day}-{jaar.tot.month}-{jaar.jaar}"


def _let_op(w: wat_als.WatAls, variant: wat_als.Variant) -> list[str]:
    """What makes these figures less than certain."""
    zinnen = []
    if w.vastgehouden:
        wat = "; ".join(dict.fromkeys(f"{v['label']} ({v['jaar']})" for v in w.vastgehouden))
        zinnen.append(f"Indicatief: nog niet bekend, dus gerekend met het laatste bekende bedrag: {wat}.")
    if variant.minimumloon_stijgt is not None:
        s = variant.minimumloon_stijgt
        zinnen.append(
            f"Let op: vanaf {datum(s.vanaf)} is het minimumloon {euro(s.minimumloon)} per uur, meer dan dit loon; de "
            "kosten zijn dan hoger dan hier staat."
        )
    zinnen += variant.na_aow_leeftijd
    if variant.opvallend_hoog:
        zinnen.append("Let op: dit loon is hoger dan het maximumpremieloon; staat de komma goed?")
    redenen = dict.fromkeys(reden for jaar in variant.jaren for reden in jaar.onbekend)
    return zinnen + [reden_zin(reden) for reden in redenen]


def _regelingen(v: wat_als.Variant) -> Tabel:
    jaren = _loopt(v)
    eerste = jaren[0] if jaren else v.jaren[0]
    rijen = [
        ("Quotum", f"{tienden(eerste.banen)} baan" if eerste.telt_mee else "telt niet mee", _quotumzin(v, eerste)),
        ("Loonkostenvoordeel", LKV_WOORDEN.get(str(eerste.lkv_soort), ONBEKEND), _lkv_zin(v, eerste)),
        ("Loonkostensubsidie", _ja_als(eerste.lks), _lks_zin(v, eerste)),
        ("Loondispensatie", _ja_als(eerste.loondispensatie), _dispensatie_zin(v, eerste)),
        ("No-riskpolis", ja_nee(v.no_risk.geldt), _no_risk(v)),
        ("Proefplaatsing", _proef(v), _proefzin(v)),
    ]
    kolommen = (Kolom("regeling", "Regeling"), Kolom("uitkomst", "Uitkomst"), Kolom("hoe", "Hoe"))
    return Tabel("Wat er geldt", kolommen, tuple(rijen))


def _quotumzin(v: wat_als.Variant, jaar: wat_als.JaarUitkomst) -> str:
    if not jaar.telt_mee:
        return f"alleen uren van wie in het doelgroepregister staat tellen; {v.artikelen['telt_mee']}"
    scheelt = f"bij een tekort {euro(jaar.heffing_minder)} minder heffing"
    if not jaar.heffing_opgelegd:
        scheelt = f"zou er geheven worden, dan {scheelt}, maar er wordt geen heffing opgelegd"
    uren = f"{geheel(jaar.uren)} uur in {jaar.jaar}; {tienden(jaar.banen_week)} baan naar uren per week"
    return f"{uren}; {scheelt}. {v.artikelen['quotumheffing']}"


def _lkv_zin(v: wat_als.Variant, jaar: wat_als.JaarUitkomst) -> str:
    if jaar.lkv_soort == "geen":
        return f"geen recht met deze grond, leeftijd en begindatum; {v.artikelen['lkv_mogelijk']}"
    return f"in de loonaangifte vragen; {v.artikelen['lkv_mogelijk']}"


def _lks_zin(v: wat_als.Variant, jaar: wat_als.JaarUitkomst) -> str:
    if jaar.lks == 0:
        wie = "alleen voor de doelgroep loonkostensubsidie, met een loonwaarde onder het minimumloon"
        return f"{wie}; {v.artikelen['lks_recht']}"
    return f"de gemeente beslist en meet de loonwaarde; {v.artikelen['lks_recht']}"


def _dispensatie_zin(v: wat_als.Variant, jaar: wat_als.JaarUitkomst) -> str:
    if jaar.loondispensatie == 0 and v.geen_loondispensatie is not None:
        return v.geen_loondispensatie
    return f"UWV beslist; {v.artikelen['loondispensatie_mogelijk']}"


def _ja_als(bedrag: int | None) -> str:
    return ONBEKEND if bedrag is None else f"{euro(bedrag)} in jaar 1" if bedrag else "nee"


def _no_risk(v: wat_als.Variant) -> str:
    n = v.no_risk
    if not n.geldt:
        return "de grond is onbekend" if n.geldt is None else n.artikel
    delen = [] if n.laatste_dag is None else [f"voor ziekte die begint tot en met {datum(n.laatste_dag)}"]
    if n.weken_na_aow is not None:
        wanneer = "" if v.aow_bij_begin else "vanaf de AOW-leeftijd "
        delen.append(f"{wanneer}hoogstens {n.weken_na_aow} weken")
    tot = ", ".join(delen) or "zonder einddatum"
    return f"UWV betaalt bij ziekte, {tot}; ziek melden binnen zes weken. {n.artikel}"


def _proef(v: wat_als.Variant) -> str:
    p = v.proef
    if p.hoogstens is None:
        return "hangt af van de uitkering"
    if p.hoogstens == 0:
        return "nee"
    return f"hoogstens {p.hoogstens} maanden" if p.past is not False else f"te lang: hoogstens {p.hoogstens} maanden"


def _proefzin(v: wat_als.Variant) -> str:
    p = v.proef
    if p.wet is None:
        return "vraag het UWV of de gemeente"
    if p.hoogstens == 0:
        return f"het recht op {p.wet} is geëindigd bij de AOW-leeftijd. {p.artikel}"
    delen = [f"{p.wet}: {p.zonder_verlenging} maanden zonder verlenging"]
    if p.wet != "Participatiewet":
        delen.append("UWV staat gewoonlijk 2 maanden toe" if p.langer_dan_beleid else "")
        delen.append("het contract erna moet langer zijn" if p.contract_lang_genoeg is False else "")
    return "; ".join(deel for deel in delen if deel) + f". {p.artikel}"


def _vergelijking(w: wat_als.WatAls) -> Tabel:
    """The variants as columns: few of them, many figures."""
    v = w.varianten
    gronden = [x.profiel.grond for x in v]
    wie = [("Grond", *gronden)] if len(set(gronden)) > 1 else []
    rijen: list[tuple[str, ...]] = [
        *wie,
        ("Uren per week", *(honderdsten(x.profiel.uren) for x in v)),
        ("Contract tot", *(datum_kort(x.profiel.eind) if x.profiel.eind else "onbepaald" for x in v)),
    ]
    for n, jaar in enumerate(v[0].jaren):
        kosten = [euro(x.jaren[n].kosten) if x.jaren[n].van is not None else "geen contract" for x in v]
        rijen.append((f"Kosten {jaar.jaar}", *kosten))
    rijen += [
        ("Kosten samen", *(euro(x.totaal) for x in v)),
        ("Per verloond uur", *(euro(x.per_uur) for x in v)),
        ("Gerealiseerde banen", *(tienden(_banen_vol(x)) for x in v)),
    ]
    kolommen = (Kolom("wat", "Wat"), *(Kolom(f"variant_{n}", x.naam.capitalize(), "rechts") for n, x in enumerate(v)))
    noot = "Gerealiseerde banen: van deze persoon, in het jaar met de meeste uren."
    anders = any(x.naam not in ("meer uren", "langer contract") for x in v[1:])
    titel = "Naast elkaar" if anders else "Ernaast: meer uren of een langer contract"
    return Tabel(titel, kolommen, tuple(rijen), (noot,))


def _banen_vol(v: wat_als.Variant) -> int | None:
    return max((jaar.banen for jaar in v.jaren if jaar.banen is not None), default=None)


def wat_als_grafiek(w: wat_als.WatAls) -> Staven:
    """Cost per year, every variant beside the profile as given; its title says what it comes to, and of whom."""
    gevonden = tuple(
        Staaf(f"{_periode(jaar)}, {v.naam}", jaar.kosten, nummer)
        for n in range(len(w.varianten[0].jaren))
        for nummer, v in enumerate(w.varianten)
        for jaar in (v.jaren[n],)
        if jaar.van is not None
    )
    eerste = w.varianten[0]
    wie = f"{w.grond}, {honderdsten(eerste.profiel.uren)} uur per week vanaf {datum(eerste.profiel.in_dienst)}"
    samen = "Kosten voor u per jaar" if eerste.totaal is None else f"Kosten voor u: {euro(eerste.totaal)} samen"
    return Staven(f"{samen} ({wie})", gevonden, "cent")


def maandtabel(variant: wat_als.Variant) -> Tabel:
    """The first full year month by month; what is counted over the year stands in the table of the years."""
    jaar = _eerste_jaar(variant)
    met_minder = any(m.loondispensatie != 0 for m in jaar.maanden)
    kolommen = [
        Kolom("maand", "Maand"),
        Kolom("uren", "Uren", "rechts", "uren"),
        Kolom("loon", "Loon", "rechts", "cent"),
        *([Kolom("loondispensatie", "Loondispensatie", "rechts", "cent")] if met_minder else []),
        Kolom("lks", "Loonkostensubsidie", "rechts", "cent"),
        Kolom("kosten", "Over om te betalen", "rechts", "cent"),
    ]
    rijen = []
    for m in jaar.maanden:
        eraf = [None if m.loondispensatie is None else -m.loondispensatie] if met_minder else []
        rijen.append((_maandnaam(m), m.uren, m.loon, *eraf, None if m.lks is None else -m.lks, m.kosten))
    noot = "Vakantiebijslag, werkgeverslasten en loonkostenvoordeel tellen over het jaar en staan hier niet bij."
    return Tabel(f"{jaar.jaar}, maand voor maand", tuple(kolommen), tuple(rijen), (noot,))


def maandgrafiek(variant: wat_als.Variant) -> Staven | None:
    """The same as bars; its title is what they show. Nothing when no month is known."""
    jaar = _eerste_jaar(variant)
    bekend = [m.kosten for m in jaar.maanden if m.kosten is not None]
    if not bekend:
        return None
    laag, hoog = euro(min(bekend)), euro(max(bekend))
    titel = f"In {jaar.jaar} betaalt u per maand {laag if laag == hoog else f'{laag} tot {hoog}'} aan loon, na subsidie"
    return Staven(titel, tuple(Staaf(_maandnaam(m), m.kosten) for m in jaar.maanden), "cent")


def _maandnaam(m: MaandUitkomst) -> str:
    """'maart', or the days of a part of it."""
    heel = m.van.day == 1 and (m.tot + timedelta(days=1)).day == 1
    naam = MAANDEN[m.van.month - 1]
    return naam if heel else f"{m.van.day} t/m {m.tot.day} {naam}"


def wat_als_dict(w: wat_als.WatAls, uitleg: bool = True) -> dict[str, Any]:
    """Plain data for JSON; the explanations of the profile as given only, those of the variants are alike."""
    gewoon: dict[str, Any] = plat(w)
    if uitleg:
        gewoon["varianten"][0]["uitleg"] = [boom.as_dict() for boom in w.varianten[0].uitleg()]
    gewoon["beeld"] = wat_als_beeld(w).als_dict()
    return gewoon
