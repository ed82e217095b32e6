"""The page of one rule, value or fact: what it is, what it is now, from when, on what it rests, and what tests it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from telmee.getallen import eenheid_in_woorden, toon
from telmee.uitvoer import vertaling
from telmee.uitvoer.graaf import Knoop, graaf_svg
from telmee.uitvoer.tabel import Tabel
from telmee.uitvoer.tijdlijn import BREED, TELEFOON, Balk, Rij, tijdlijn_svg
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import taal, tekst
from telmee.web.onderdelen.regels import geval_naam, rekenen, tabellen
from telmee.web.onderdelen.regels.onderwerpen import Onderdeel, onderdeel
from telmee.web.onderdelen.regels.vraag import Vraag, kruimels, niet_gevonden, van
from telmee.wet import Wetten
from telmee.wet.machine.explain import Node, plain_figure
from telmee.wet.machine.links import linked_places
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.overview import kind
from telmee.wet.machine.rule import LEVELS
from telmee.wet.machine.units import DATE
from telmee.wet.machine.values import IN_FORCE
from telmee.wetboek import berekening, toetsen
from telmee.wetboek.beschrijving import describe, stappen
from telmee.wetboek.melding import melding
from telmee.wetboek.namen import Naam, per_naam
from telmee.wetboek.schema import Rondom, rondom
from telmee.wetboek.tijdlijn import Periode, beste_dag, perioden

MEESTE_GEVALLEN = 12
MEESTE_RIJEN = 14
"""So many rows are drawn on a time line; the table has all."""
GEEN_EENHEID = ("ja/nee", "tekst", "datum", "getal", "jaar")


@dataclass(frozen=True)
class Blad(Context):
    """Everything there is to see of one name on one day."""

    naam: Naam | None = None
    vraag: Vraag | None = None
    zin: str = ""
    let_op: tuple[str, ...] = ()
    uitleg: SafeString = SafeString("")
    paren: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    inhoud: Mapping[str, Any] | None = None
    geldt: bool = True
    tijdlijn: SafeString = SafeString("")
    perioden: tuple[Periode, ...] = ()
    graaf: SafeString = SafeString("")
    rond: Rondom | None = None
    nodig: tuple[tuple[str, str, str], ...] = ()
    voedt: tuple[tuple[str, str, str], ...] = ()
    onbekend: tuple[tuple[str, str, str], ...] = ()
    gevallen: tuple[tuple[str, toetsen.Geval], ...] = ()
    """The first cases, each with a title of its own."""
    aantal_gevallen: int = 0
    melding: str = ""

    @property
    def is_antwoord(self) -> bool:
        """Whether the sentence has a figure in it: then it is the largest on the page."""
        return bool(self.uitleg) or (self.naam is not None and self.naam.soort in ("waarde", "kalender"))

    @property
    def stappen(self) -> tuple[str, ...]:
        """The formula step by step; nothing when it is one sentence."""
        delen = stappen(self.inhoud["formule"]) if self.inhoud and self.inhoud.get("formule") else ()
        return delen if len(delen) > 1 else ()

    @property
    def engels(self) -> tuple[str, ...]:
        """The formula in English step by step, on an English page and where the catalogue has all of it."""
        formule = self.inhoud.get("formule") if self.inhoud and taal() == "en" else None
        delen = [vertaling.zin(stap) for stap in stappen(formule)] if formule else []
        return tuple(deel for deel in delen if deel) if all(delen) else ()

    @property
    def label_en(self) -> str:
        """What it is called in English, where that is another name."""
        gevonden = vertaling.zin(self.titel) if taal() == "en" else None
        return gevonden if gevonden and gevonden != self.titel else ""

    @property
    def deel(self) -> Onderdeel | None:
        """The subject that it stands in."""
        return onderdeel(self.naam.onderwerp) if self.naam is not None and self.naam.onderwerp else None

    @property
    def meer_rijen(self) -> bool:
        """Whether the drawing has not all rows."""
        return len({(p.regime, p.sleutel) for p in self.perioden}) > MEESTE_RIJEN

    def tabellen(self) -> Mapping[str, Tabel]:
        """The periods, and of a value its dated figures."""
        gevonden = {"perioden": tabellen.perioden(self.perioden)} if self.perioden else {}
        if self.inhoud and self.inhoud["soort"] == "waarde":
            op = self.vraag.op if self.vraag else None
            gevonden["waarden"] = tabellen.waarden(self.inhoud["waarden"], self.inhoud["eenheid"], op)
        return gevonden

    def als_dict(self) -> dict[str, Any]:
        return {"titel": self.titel, "zin": self.zin, **als_dict(self)}


def als_dict(blad: Blad) -> dict[str, Any]:
    """The same for a program: what `telmee wet toon` says, the periods, the graph and the cases."""
    assert blad.vraag is not None and blad.rond is not None
    return {
        **(blad.inhoud or {}),
        "op": blad.vraag.op.isoformat(),
        "stand": blad.vraag.stand.isoformat(),
        "regimes": list(blad.vraag.regimes),
        "geldt": blad.geldt,
        "perioden": [
            {**vars(p), "vanaf": p.vanaf.isoformat(), "tot": p.tot.isoformat() if p.tot else None}
            for p in blad.perioden
        ],
        "nodig": list(blad.rond.nodig),
        "voedt": list(blad.rond.voedt),
        "gevallen": [
            {"onderwerp": g.onderwerp, "id": g.id, "titel": g.case.title, "adres": geval_naam.geval_adres(g)}
            for _, g in blad.gevallen
        ],
        "aantal_gevallen": blad.aantal_gevallen,
    }


@pagina(
    "regels/<slug:naam>",
    naam="regels-regel",
    zuiver=True,
    sjabloon="regels/regel.html",
    context=Blad,
    api="regels/{naam}",
    voorbeeld={"naam": "quotumtekort"},
)
def blad(request: HttpRequest, naam: str) -> Blad:
    """One rule, value, fact, or figure of the calendar."""
    if naam not in per_naam():
        raise niet_gevonden(naam)
    return van_naam(naam, van(request, naam))


def van_naam(naam: str, vraag: Vraag) -> Blad:
    """The page of a name that exists."""
    law, wat = vraag.law, per_naam()[naam]
    geldt = wat.soort != "regel" or naam in law.rules
    stukken = perioden(law.book, naam, vraag.stand, law.regimes)
    inhoud = describe(law, naam) if geldt else _elders(naam, vraag)
    rond = rondom(law, naam) if geldt else Rondom((), (), (), tuple(law.book.used_by(naam)), 0, 0)
    nu = berekening.zonder_feiten(law, naam)
    getoetst = toetsen.van(naam)
    gevallen = (getoetst.verwacht or getoetst.gegeven or getoetst.erachter)[:MEESTE_GEVALLEN]
    return Blad(
        wat.label,
        kruimels(),
        naam=wat,
        vraag=vraag,
        zin=_zin(wat, vraag, stukken, nu),
        uitleg=rekenen.bomen([nu], 1, vraag.zoekdeel) if nu else SafeString(""),
        let_op=_let_op(vraag, stukken, geldt),
        paren=_paren(wat, inhoud),
        links=_links(inhoud),
        inhoud=inhoud,
        geldt=geldt,
        tijdlijn=_tijdlijn(naam, vraag.op, vraag.stand, vraag.regimes, taal()),
        perioden=stukken,
        graaf=_graaf(naam, vraag.op, vraag.stand, vraag.regimes, vraag.zoekdeel, taal()) if geldt else SafeString(""),
        rond=rond,
        nodig=_lijst(rond.nodig, vraag),
        voedt=_lijst(rond.voedt, vraag),
        onbekend=_onbekend(naam, vraag) if geldt else (),
        gevallen=tuple(zip(geval_naam.titels(gevallen), gevallen, strict=True)),
        aantal_gevallen=len(getoetst.verwacht) + len(getoetst.gegeven) + len(getoetst.erachter),
        melding=melding(law, naam),
    )


def _elders(naam: str, vraag: Vraag) -> dict[str, Any]:
    """A rule that does not hold on this day, described on the nearest day on which it does."""
    dag, stand, regimes = beste_dag(lawbook(), naam, vraag.op, vraag.stand, frozenset(vraag.regimes))
    return describe(Wetten.known(stand, regimes).op(dag), naam)


# --- the sentence ----------------------------------------------------------------------------------------------------


def _zin(wat: Naam, vraag: Vraag, stukken: tuple[Periode, ...], uit: Node | None) -> str:
    """What it is and what it is now, in one sentence."""
    dag = tabellen.dag(vraag.op)
    if wat.soort == "waarde":
        return _zin_waarde(wat, vraag, stukken, dag)
    if wat.soort == "feit":
        beslist = lawbook().facts[wat.naam].decider
        return tekst("regels.zin_feit_beslist", wie=beslist) if beslist else tekst("regels.zin_feit")
    if wat.soort == "kalender":
        return tekst("regels.zin_kalender", waarde=_kalender(wat, vraag))
    if wat.naam not in vraag.law.rules:
        return tekst("regels.zin_regel_niet", dag=dag)
    nu = next(p for p in stukken if p.op(vraag.op) and p.regime in vraag.regimes)
    if uit is not None:
        waarde = tabellen.in_zin(plain_figure(uit.waarde, uit.eenheid), uit.eenheid)
        return tekst("regels.zin_regel_nu", dag=dag, waarde=waarde)
    sleutel = "zin_regel" if nu.tot is None else "zin_regel_tot"
    return tekst(
        f"regels.{sleutel}",
        artikel=nu.artikel,
        vanaf=tabellen.dag(nu.vanaf),
        tot=tabellen.dag(nu.tot) if nu.tot else "",
        dag=dag,
    )


def _zin_waarde(wat: Naam, vraag: Vraag, stukken: tuple[Periode, ...], dag: str) -> str:
    gelden = [p for p in stukken if p.op(vraag.op) and p.regime in vraag.regimes]
    gelden = [p for p in gelden if p.regime != IN_FORCE] or gelden
    if not gelden:
        return tekst("regels.zin_waarde_niet", dag=dag)
    if all(p.status == "onbekend" for p in gelden):
        return tekst("regels.zin_waarde_onbekend", dag=dag)
    delen = [
        tabellen.in_zin(p.waarde, p.eenheid) + (f" ({tabellen.woord(p.sleutel)})" if p.sleutel else "")
        for p in gelden[:3]
    ]
    rest = " " + tekst("regels.en_meer", aantal=len(gelden) - 3) if len(gelden) > 3 else ""
    return tekst("regels.zin_waarde", dag=dag, waarde=", ".join(delen) + rest)


def _kalender(wat: Naam, vraag: Vraag) -> str:
    return tabellen.in_zin(describe(vraag.law, wat.naam)["waarde"], wat.eenheid)


def _let_op(vraag: Vraag, stukken: tuple[Periode, ...], geldt: bool) -> tuple[str, ...]:
    """What must be known before anybody uses it."""
    gevonden = [] if geldt else [tekst("regels.geldt_niet", dag=tabellen.dag(vraag.op))]
    nu = [p for p in stukken if p.op(vraag.op) and p.regime in vraag.regimes]
    elders = sorted({p.regime for p in nu if p.regime != IN_FORCE})
    gevonden += [tekst("regels.niet_in_werking", regime=regime) for regime in elders]
    gevonden += [tekst("regels.indicatief")] if any(p.status == "indicatief" for p in nu) else []
    return tuple(gevonden)


# --- what there is to say --------------------------------------------------------------------------------------------


def _paren(wat: Naam, inhoud: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Word and text, those that say something."""
    eenheid = wat.eenheid if wat.eenheid in GEEN_EENHEID else eenheid_in_woorden(wat.eenheid) or wat.eenheid
    niveau = f"{wat.niveau}: {LEVELS[wat.niveau].meaning}" if wat.niveau else ""
    grenzen = inhoud.get("grenzen")
    paren = (
        ("betekenis", inhoud.get("betekenis")),
        ("keuzes", ", ".join(inhoud.get("keuzes") or ())),
        ("grenzen", _grenzen(grenzen, wat.eenheid) if grenzen and wat.eenheid != "datum" else ""),
        ("eenheid", eenheid),
        ("niveau", niveau),
        ("totaal", inhoud.get("totaal_over")),
        ("alleen_waar", lawbook().label(inhoud["alleen_waar"]) if inhoud.get("alleen_waar") else ""),
        ("beslist_door", inhoud.get("beslist_door")),
        ("bewijs", inhoud.get("bewijs")),
        ("duur", inhoud.get("duur")),
        ("regime", inhoud.get("regime")),
        ("nagekeken", tabellen.dag(date.fromisoformat(inhoud["nagekeken"])) if inhoud.get("nagekeken") else ""),
        ("naam", wat.naam),
    )
    return tuple((tekst(f"regels.paar_{woord}"), str(inhoud_)) for woord, inhoud_ in paren if inhoud_)


def _grenzen(grenzen: list[int], eenheid: str) -> str:
    laag, hoog = (tabellen.cijfer(grens, eenheid) for grens in grenzen)
    return tekst("regels.van_tot", laag=laag, hoog=hoog)


def _links(inhoud: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Address and place of every article; the citation itself when nothing can be opened."""
    artikel = inhoud.get("artikel")
    if not artikel:
        return ()
    vanaf = inhoud.get("geldig_vanaf") or inhoud["waarden"][-1]["vanaf"]
    return linked_places(artikel, date.fromisoformat(vanaf)) or (("", artikel),)


def _lijst(lijst: tuple[str, ...], vraag: Vraag) -> tuple[tuple[str, str, str], ...]:
    """Label, address and kind of names."""
    gevonden = []
    for naam in lijst:
        wat = per_naam()[naam]
        gevonden.append((wat.label, tabellen.adres_van(naam, vraag.zoekdeel), tekst(f"regels.een_{wat.soort}")))
    return tuple(gevonden)


def _onbekend(naam: str, vraag: Vraag) -> tuple[tuple[str, str, str], ...]:
    """The values behind it that nobody knows on this day: label, address, what was searched."""
    law, gevonden = vraag.law, []
    for each in law.everything_behind(naam):
        if each in law.book.values and kind(law, each) == "onbekend":
            entries = [e for _, e in law.values[each] if e.figure is None] if each in law.values else []
            gezocht = entries[0].searched if entries else ""
            gevonden.append((law.book.label(each), tabellen.adres_van(each, vraag.zoekdeel), gezocht or ""))
    return tuple(gevonden)


# --- drawings --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _tijdlijn(naam: str, op: date, stand: date, regimes: tuple[str, ...], taal_: str) -> SafeString:
    """The periods drawn; nothing for what has none."""
    per: dict[tuple[str, str], list[Periode]] = {}
    for p in perioden(lawbook(), naam, stand, frozenset(regimes)):
        per.setdefault((p.regime, p.sleutel), []).append(p)
    rijen = []
    for (regime, sleutel), delen in list(per.items())[:MEESTE_RIJEN]:
        label = sleutel if regime == IN_FORCE else " ".join(filter(None, (sleutel, regime)))
        balken = tuple(Balk(p.vanaf, p.tot, _in_balk(p), _soort(p)) for p in delen)
        rijen.append(Rij(label or (tekst("regels.geldend", taal_) if len(per) > 1 else ""), balken))
    if not rijen:
        return SafeString("")
    titel = tekst("regels.tijdlijn_van", taal_, label=lawbook().label(naam))
    dag_woord = tekst("regels.vandaag", taal_) if op == date.today() else tabellen.dag(op)
    gezegd = _voorgelezen(rijen)
    breed, smal = (tijdlijn_svg(rijen, op, titel, gezegd, dag_woord, maat) for maat in (BREED, TELEFOON))
    return mark_safe(f'<div class="op-breed">{breed}</div><div class="op-smal">{smal}</div>')


def _voorgelezen(rijen: list[Rij]) -> str:
    """The time line for who does not see it, in the language of the page."""

    def stuk(b: Balk) -> str:
        vanaf, tot = tabellen.dag(b.vanaf), tabellen.dag(b.tot) if b.tot else ""
        return tekst(f"regels.tijdlijn_{'stuk' if b.tot else 'open'}", wat=b.woorden, vanaf=vanaf, tot=tot)

    delen = ((rij.label, "; ".join(map(stuk, rij.balken))) for rij in rijen)
    return " ".join(f"{label}: {periodes}." if label else f"{periodes}." for label, periodes in delen)


def _in_balk(p: Periode) -> str:
    """The figure without the words of its unit, which the page says once; of a rule its article."""
    if not p.eenheid:
        return p.artikel
    return tabellen.cijfer(p.waarde, p.eenheid) if p.eenheid == DATE else toon(p.waarde, p.eenheid)


def _soort(p: Periode) -> str:
    return "onbekend" if p.status == "onbekend" else "geldt" if p.regime == IN_FORCE else "elders"


@lru_cache(maxsize=1024)
def _graaf(naam: str, op: date, stand: date, regimes: tuple[str, ...], zoekdeel: str, taal_: str) -> SafeString:
    """What it needs and feeds; every box leads to its own page."""
    law = Wetten.known(stand, regimes).op(op)
    rond = rondom(law, naam)
    if len(rond.knopen) < 2:
        return SafeString("")
    basis = reverse("regels-regel", kwargs={"naam": "x"})[:-1]
    knopen = [
        Knoop(id_, label, soort, laag, "" if id_ == naam else f"{basis}{id_}{zoekdeel}")  # type: ignore[arg-type]
        for id_, label, soort, laag in rond.knopen
    ]
    return mark_safe(graaf_svg(knopen, rond.pijlen, tekst("regels.graaf_van", taal_, label=law.book.label(naam))))
