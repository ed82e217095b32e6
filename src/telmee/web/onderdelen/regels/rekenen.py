"""Computing on a rule page: an outcome with somebody's own facts, the cases that test a name, a receipt again.

Facts may be about a person, so they come by POST and stand in no address. Nothing of them is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from telmee.fouten import Fout
from telmee.getallen import dagen_in_woorden, eenheid_in_woorden
from telmee.uitvoer import uitleg as uitvoer_uitleg
from telmee.uitvoer.tabel import Cel, Kolom, Tabel
from telmee.veilig import naar_json
from telmee.web.kit.fouten import NietGevonden, Wijzer, dichtbij, in_woorden
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import taal, tekst
from telmee.web.kit.velden import Soort, Veld, gevuld
from telmee.web.onderdelen.regels import geval_naam as namen_van
from telmee.web.onderdelen.regels import tabellen
from telmee.web.onderdelen.regels.onderwerpen import onderdeel
from telmee.web.onderdelen.regels.vraag import Vraag, alles, kruimels, niet_gevonden, van
from telmee.wet.machine.explain import Node
from telmee.wet.machine.overview import needed_facts
from telmee.wet.machine.rule import LEVELS
from telmee.wet.machine.units import TEXT, TRUTH
from telmee.wetboek import berekening, controle, invoer, toetsen
from telmee.wetboek.melding import melding
from telmee.wetboek.namen import per_naam

VOOR = "f-"
"""Before the name of a field that is a fact, so that a fact is never taken for a field of the form."""
GROOTSTE_RECEIPT = 2_000_000


def feitveld(naam: str, sleutel: str, waarde: str) -> Veld:
    """The field of a fact, or of an outcome that may be given in its place."""
    from telmee.wet.machine.load import lawbook

    book = lawbook()
    feit, eenheid = book.facts.get(naam), book.unit(naam)
    wat = feit.meaning if feit else tekst("regels.veld_totaal_wat")
    waar = feit.evidence if feit and feit.evidence else tekst("regels.veld_feit_waar")
    taal_ = "nl" if feit and taal() == "en" else ""
    basis = Veld(VOOR + sleutel, book.label(naam), waarde=waarde, wat=wat, waar=waar, taal=taal_)
    weet_niet = ("", tekst("regels.weet_ik_niet"))
    if eenheid == TRUTH:
        ja_nee = (("ja", tekst("regels.ja")), ("nee", tekst("regels.nee")), weet_niet)
        return replace(basis, soort="lijst", keuzes=ja_nee)
    if feit and feit.choices:
        return replace(basis, soort="lijst", keuzes=(*((k, k) for k in feit.choices), weet_niet))
    if eenheid == "datum":
        return replace(basis, soort="datum", hulp=tekst("regels.veld_datum_hulp"))
    if eenheid in (TEXT, ""):
        return basis
    return replace(basis, soort="getal", eenheid="" if eenheid == "jaar" else eenheid_in_woorden(eenheid))


def lees_velden(velden: tuple[Veld, ...], post: QueryDict) -> tuple[dict[str, Any], dict[str, str]]:
    """What was typed in each field that was sent, as the law counts it, and what was wrong with it."""
    from telmee.wet.machine.load import lawbook

    cijfers, mis = {}, {}
    for veld in velden:
        naam = veld.naam.rpartition("-")[2]
        try:
            if veld.naam in post:
                cijfers[veld.naam] = invoer.lees(lawbook(), naam, post[veld.naam][:400])
        except Fout as probleem:
            mis[veld.naam] = in_woorden(str(probleem), 300)
    return cijfers, mis


def bij_veld(velden: tuple[Veld, ...], zin: str) -> str:
    """The field that an error of the law is about: the one whose name it says."""
    return next((v.naam for v in velden if f"'{v.naam.rpartition('-')[2]}'" in zin), "")


def bomen(nodes: list[Node] | tuple[Node, ...], open_tot: int = 1, zoekdeel: str = "") -> SafeString:
    """The explanations, every part once, unfolded so far; each part leads to its own page on the same day."""
    klaar: dict[int, uitvoer_uitleg.Uitleg] = {}
    gezien: dict[tuple[Any, ...], int] = {}
    with uitvoer_uitleg.met_wijzer(lambda naam: tabellen.adres_van(naam, zoekdeel) if naam in per_naam() else ""):
        delen = [uitvoer_uitleg.html(uitvoer_uitleg.van_knoop(n, klaar), open_tot, gezien) for n in nodes]
    return mark_safe("".join(delen))


# --- with one's own facts --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reken(Context):
    """The questions of an outcome; and when it was sent, the outcome with its explanation and a receipt."""

    naam: str = ""
    vraag: Vraag | None = None
    groepen: tuple[tuple[str, tuple[Veld, ...]], ...] = ()
    velden: tuple[Veld, ...] = ()
    extra: str = ""
    zin: str = ""
    noten: tuple[str, ...] = ()
    uitleg: SafeString = SafeString("")
    fout: str = ""
    uitkomsten: Mapping[str, Any] | None = None
    receipt: str = ""
    melding: str = ""

    def als_dict(self) -> dict[str, Any]:
        feiten = [{"naam": v.naam.removeprefix(VOOR), "label": v.label, "fout": v.fout} for v in self.velden]
        return {"titel": self.titel, "naam": self.naam, "fout": self.fout, "feiten": feiten, **(self.uitkomsten or {})}


@pagina(
    "regels/<slug:naam>/reken",
    naam="regels-reken",
    zuiver=True,
    sjabloon="regels/reken.html",
    context=Reken,
    api="berekeningen",
    methoden=("GET", "POST"),
    voorbeeld={"naam": "quotumtekort"},
)
def reken(request: HttpRequest, naam: str) -> Reken:
    """The outcome of a rule with facts that are typed, or that another page filled in."""
    wat = per_naam().get(naam)
    if wat is None or wat.soort != "regel":
        raise niet_gevonden(naam)
    vraag = van(request, naam)
    kader = Reken(tekst("regels.reken_titel", label=wat.label), kruimels(), naam=naam, vraag=vraag)
    if naam not in vraag.law.rules or any(v.fout for v in vraag.velden):
        zin = "" if naam in vraag.law.rules else tekst("regels.geldt_niet", dag=tabellen.dag(vraag.op))
        return replace(kader, velden=vraag.velden, fout=zin)
    velden = _velden(vraag, naam)
    if request.method != "POST":
        return _getekend(kader, velden)
    return _gerekend(kader, velden, request.POST)


def _velden(vraag: Vraag, naam: str) -> tuple[Veld, ...]:
    """A field for every fact that it needs, and for every total that may be given in place of rows."""
    facts, totals, _ = needed_facts(vraag.law, naam)
    namen = [need.fact.name for need in facts] + [total.name for total in totals if total.name != naam]
    return tuple(feitveld(each, each, "") for each in dict.fromkeys(namen))


def _getekend(kader: Reken, velden: tuple[Veld, ...]) -> Reken:
    """The fields by what a row of them is about."""
    assert kader.vraag is not None
    per: dict[str, list[Veld]] = {}
    for veld in velden:
        niveau = kader.vraag.law.level_of(veld.naam.removeprefix(VOOR)) or ""
        per.setdefault(niveau, []).append(veld)
    groepen = [(LEVELS[n].meaning if n in LEVELS else "", tuple(per[n])) for n in reversed(LEVELS) if n in per]
    return replace(kader, velden=velden, groepen=tuple(groepen))


def _gerekend(kader: Reken, velden: tuple[Veld, ...], post: QueryDict) -> Reken:
    """The outcome of what was sent; what was wrong stands at its field."""
    assert kader.vraag is not None
    cijfers, mis = lees_velden(velden, post)
    feiten: dict[str, Any] = {}
    fout = ""
    try:
        feiten = _meegegeven(post)
    except Fout as probleem:
        fout = in_woorden(str(probleem), 300)
    if not post.get("feiten"):
        velden = gevuld(velden, post, mis)
    else:  # facts of another page: they fill the fields, and what is typed goes before them
        book = kader.vraag.law.book
        vol = {VOOR + naam: invoer.schrijf(book, naam, cijfer) for naam, cijfer in feiten.items()}
        velden = gevuld(velden, {**vol, **{v.naam: post[v.naam] for v in velden if v.naam in post}}, mis)
    bekend = {VOOR + naam for naam in feiten} & {v.naam for v in velden}
    rest = {naam: cijfer for naam, cijfer in feiten.items() if VOOR + naam not in bekend}
    feiten |= {v.removeprefix(VOOR): c for v, c in cijfers.items() if c is not None or v.removeprefix(VOOR) in feiten}
    kader = replace(_getekend(kader, velden), extra=naar_json(rest, 0, str) if rest else "", fout=fout)
    if mis or fout:
        return kader
    try:
        return _uitkomst(kader, feiten)
    except Fout as probleem:
        zin = in_woorden(str(probleem))
        waar = bij_veld(velden, zin)
        velden = tuple(replace(v, fout=zin) if v.naam == waar else v for v in velden)
        return replace(_getekend(kader, velden), extra=kader.extra, fout="" if waar else zin)


def _meegegeven(post: QueryDict) -> dict[str, Any]:
    """Facts that another page sent along, as JSON."""
    if not post.get("feiten"):
        return {}
    feiten = invoer.lees_json(post["feiten"], tekst("regels.de_feiten"))
    if not isinstance(feiten, dict):
        raise Fout(tekst("regels.feiten_object"))
    return feiten


def _uitkomst(kader: Reken, feiten: dict[str, Any]) -> Reken:
    assert kader.vraag is not None
    naam, law = kader.naam, kader.vraag.law
    gevonden = berekening.bereken(law, feiten, [naam])
    rijen, noten = gevonden.tabel
    zin = tekst("regels.reken_zin", label=rijen[0][0], waarde=rijen[0][1])
    if len(rijen) > 1:
        noten = (*(f"{label}: {waarde}" for label, waarde, _ in rijen[1:20]), *noten)
    regels = tuple(f"{label}: {waarde}" for label, waarde, _ in rijen[:20])
    return replace(
        kader,
        zin=zin,
        noten=noten,
        uitleg=bomen(gevonden.uitleg[:20], 2, kader.vraag.zoekdeel),
        uitkomsten=gevonden.als_json(),
        receipt=naar_json(gevonden.receipt()),
        melding=melding(law, naam, feiten, regels),
    )


# --- the cases of a name ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gevallen(Context):
    """The cases that test a name; after the button, what came of each."""

    naam: str = ""
    zin: str = ""
    tabel: Tabel | None = None
    gedraaid: bool = False
    uitslagen: tuple[dict[str, Any], ...] = ()

    def tabellen(self) -> Mapping[str, Tabel]:
        return {"gevallen": self.tabel} if self.tabel else {}

    def als_dict(self) -> dict[str, Any]:
        return {"titel": self.titel, "naam": self.naam, "zin": self.zin, "gevallen": list(self.uitslagen)}


@pagina(
    "regels/<slug:naam>/gevallen",
    naam="regels-gevallen",
    zuiver=True,
    sjabloon="regels/gevallen.html",
    context=Gevallen,
    api="regels/{naam}/gevallen",
    methoden=("GET", "POST"),
    voorbeeld={"naam": "quotumtekort"},
)
def gevallen(request: HttpRequest, naam: str) -> Gevallen:
    """All cases of a name; POST runs them."""
    if naam not in per_naam():
        raise niet_gevonden(naam)
    alle = toetsen.van(naam).alle
    uitslagen = toetsen.draai(tuple(g for _, g in alle[: toetsen.MEESTE])) if request.method == "POST" else []
    goed = sum(u.uitslag == "goed" for u in uitslagen)
    zin = tekst("regels.gevallen_zin", aantal=len(alle), verwacht=sum(soort == "verwacht" for soort, _ in alle))
    if request.method == "POST":
        zin = tekst("regels.gevallen_gedraaid", goed=goed, aantal=len(uitslagen))
        zin += " " + tekst("regels.gevallen_meer", aantal=len(alle)) if len(alle) > len(uitslagen) else ""
    per = {id(geval): u.uitslag for (_, geval), u in zip(alle, uitslagen, strict=False)}
    namen = namen_van.titels(geval for _, geval in alle)
    rijen = [_gevalrij(naam_, soort, geval, per.get(id(geval)), bool(uitslagen))
             for naam_, (soort, geval) in zip(namen, alle, strict=True)]  # fmt: skip
    namen_ = ("geval", "over", "hoe", "geval_bron", *(("uitslag",) if uitslagen else ()))
    label = per_naam()[naam].label
    data = tuple(
        {"onderwerp": g.onderwerp, "id": g.id, "titel": g.case.title, "hoe": s, "uitslag": per.get(id(g))}
        for s, g in alle
    )
    titel = tekst("regels.gevallen_titel", label=label)
    tabel = Tabel(titel, tuple(map(tabellen.kolom, namen_)), tuple(rijen))
    return Gevallen(titel, kruimels(), naam, zin, tabel, bool(uitslagen), data)


def _gevalrij(titel: str, soort: str, geval: toetsen.Geval, uitslag: str | None, gedraaid: bool) -> tuple[Any, ...]:
    cel = Cel(titel, link=namen_van.geval_adres(geval))
    bron = dagen_in_woorden(geval.case.source)
    dag = namen_van.dag_of_jaar(geval.op)
    return (cel, dag, tekst(f"regels.hoe_{soort}"), bron, *((uitslag or "",) if gedraaid else ()))


# --- one case, with another fact -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class EenGeval(Context):
    """One case: its facts as fields, what came out, and after a change what flips."""

    geval: toetsen.Geval | None = None
    velden: tuple[Veld, ...] = ()
    groepen: tuple[tuple[str, tuple[Veld, ...]], ...] = ()
    zin: str = ""
    fout: str = ""
    veranderd: bool = False
    gevraagd: Tabel | None = None
    flips: Tabel | None = None
    uitleg: SafeString = SafeString("")
    op: str = ""
    melding: str = ""
    cijfers: tuple[dict[str, Any], ...] = ()
    uitslag: str = ""

    @property
    def over(self) -> str:
        """The day or year that the case is about."""
        return namen_van.dag_of_jaar(self.geval.op) if self.geval else ""

    def tabellen(self) -> Mapping[str, Tabel]:
        paren = {"uitkomsten": self.gevraagd, "veranderd": self.flips}
        return {naam: tabel for naam, tabel in paren.items() if tabel}

    def als_dict(self) -> dict[str, Any]:
        return {"titel": self.titel, "zin": self.zin, "fout": self.fout, "cijfers": list(self.cijfers)}


@pagina(
    "regels/geval/<slug:onderwerp>/<slug:geval>",
    naam="regels-geval",
    zuiver=True,
    sjabloon="regels/geval.html",
    context=EenGeval,
    api="gevallen/{onderwerp}/{geval}",
    methoden=("GET", "POST"),
    voorbeeld={"onderwerp": "wfsv", "geval": "drempel-precies"},
)
def een_geval(request: HttpRequest, onderwerp: str, geval: str) -> EenGeval:
    """A case as written; POST changes facts and shows what flips."""
    if (onderwerp, geval) not in toetsen.alle():
        raise _geen_geval(onderwerp, geval)
    gekozen = toetsen.neem(onderwerp, geval)
    vraag = toetsen.vraag_van(gekozen)
    book = vraag.law.book
    paden = {VOOR + "-".join(map(str, pad)): pad for pad, _ in toetsen.velden(vraag)}
    schrijf = [(pad, invoer.schrijf(book, str(pad[-1]), cijfer)) for pad, cijfer in toetsen.velden(vraag)]
    velden = tuple(feitveld(str(pad[-1]), "-".join(map(str, pad)), tekst_) for pad, tekst_ in schrijf)
    velden = tuple(v for v in velden if book.knows(v.naam.rpartition("-")[2].removeprefix(VOOR)))
    anders: dict[invoer.Pad, Any] = {}
    mis: dict[str, str] = {}
    if request.method == "POST":
        cijfers, mis = lees_velden(velden, request.POST)
        oud = {v.naam: v.waarde for v in velden}
        velden = gevuld(velden, request.POST, mis)
        anders = {paden[v]: c for v, c in cijfers.items() if invoer.schrijf(book, v.rpartition("-")[2], c) != oud[v]}
    kader = EenGeval(namen_van.titel_van(gekozen), kruimels(), gekozen, velden, _per_rij(velden))
    if mis:
        return kader
    try:
        return _doorgerekend(kader, gekozen, anders)
    except Fout as probleem:
        zin = in_woorden(str(probleem))
        waar = bij_veld(velden, zin)
        velden = tuple(replace(v, fout=zin) if v.naam == waar else v for v in velden)
        return replace(kader, velden=velden, groepen=_per_rij(velden), fout="" if waar else zin)


def _geen_geval(onderwerp: str, geval: str) -> NietGevonden:
    """A case that is not there, with those of its subject (else of all) that look like it."""
    van_hier = {id_ for waar, id_ in toetsen.alle() if waar == onderwerp}
    per_id = {id_: waar for waar, id_ in toetsen.alle() if not van_hier or waar == onderwerp}
    wijzers = [
        Wijzer(
            f"{onderdeel(per_id[id_]).label}: {id_}",
            reverse("regels-geval", kwargs={"onderwerp": per_id[id_], "geval": id_}),
        )
        for id_ in dichtbij(geval, per_id)
    ]
    return NietGevonden(tekst("regels.geval_onbekend"), wijzers, alles())


def _per_rij(velden: tuple[Veld, ...]) -> tuple[tuple[str, tuple[Veld, ...]], ...]:
    """The fields of the case, then those of each row."""
    per: dict[str, list[Veld]] = {}
    for veld in velden:
        delen = veld.naam.removeprefix(VOOR).split("-")
        rij = tekst("regels.rij", niveau=delen[0], nummer=int(delen[1]) + 1) if len(delen) == 3 else ""
        per.setdefault(rij, []).append(veld)
    return tuple((rij, tuple(deel)) for rij, deel in per.items())


def _doorgerekend(kader: EenGeval, geval: toetsen.Geval, anders: dict[invoer.Pad, Any]) -> EenGeval:
    gevonden = toetsen.reken(geval, anders)
    gevraagd = [c for c in gevonden.cijfers if c.gevraagd]
    flips = [c for c in gevonden.cijfers if c.anders]
    if anders:
        sleutel = "regels.geval_veranderd" if flips else "regels.geval_niets"
        zin = tekst(sleutel, aantal=len(flips), gevraagd=sum(c.gevraagd for c in flips))
        uitslag = ""
    else:
        uitslag = toetsen.draai((geval,))[0].uitslag
        zin = tekst("regels.geval_klopt" if uitslag == "goed" else "regels.geval_fout", aantal=len(gevraagd))
    law = gevonden.vraag.law
    feiten = invoer.gezet(gevonden.vraag.record, anders)
    zegt = tuple(f"{c.label}: {tabellen.cijfer(c.nieuw, c.eenheid)}" for c in gevraagd)
    eerste = gevraagd[0].naam if gevraagd else next(iter(gevonden.vraag.asked))
    return replace(
        kader,
        zin=zin,
        veranderd=bool(anders),
        gevraagd=_cijfertabel(tekst("regels.geval_uitkomsten"), gevraagd, bool(anders), law.op),
        flips=_cijfertabel(tekst("regels.geval_flips"), flips, True, law.op) if flips else None,
        uitleg=bomen(gevonden.uitleg, 1, f"?op={law.op.isoformat()}"),
        op=law.op.isoformat(),
        melding=melding(law, eerste, feiten, zegt),
        cijfers=tuple({**vars(c), "anders": c.anders} for c in gevonden.cijfers),
        uitslag=uitslag,
    )


def _cijfertabel(titel: str, cijfers: list[toetsen.Cijfer], twee: bool, op: date) -> Tabel:
    """Figures before and after; the same ones in one column."""
    kop: tuple[Kolom, ...] = (tabellen.kolom("betekenis"), tabellen.kolom("was" if twee else "uitkomst"))
    kop += (tabellen.kolom("wordt"), tabellen.kolom("verschil")) if twee else ()
    rijen = []
    for c in cijfers:
        label = f"{c.label} ({c.rij})" if any(d.naam == c.naam and d.rij != c.rij for d in cijfers) else c.label
        cel = Cel(label, link=tabellen.adres_van(c.naam, f"?op={op.isoformat()}"))
        verschil = tekst("regels.verschil_anders" if c.anders else "regels.verschil_gelijk")
        rest = (tabellen.cijfer(c.nieuw, c.eenheid), verschil) if twee else ()
        rijen.append((cel, tabellen.cijfer(c.oud, c.eenheid), *rest))
    return Tabel(titel, kop, tuple(rijen))


# --- a receipt again -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Receipt(Context):
    """The question for a receipt; after it was sent, whether it comes out the same, and what it does not prove."""

    velden: tuple[Veld, ...] = ()
    zin: str = ""
    klopt: bool | None = None
    verschillen: tuple[str, ...] = ()
    niet_bewezen: tuple[str, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        fout = next((v.fout for v in self.velden if v.fout), "")
        rest = {"verschillen": list(self.verschillen), "niet_bewezen": list(self.niet_bewezen)}
        return {"titel": self.titel, "klopt": self.klopt, "fout": fout, **rest}


@pagina(
    "regels/receipt",
    naam="regels-receipt",
    zuiver=True,
    sjabloon="regels/receipt.html",
    context=Receipt,
    api="receipts/controle",
    methoden=("GET", "POST"),
)
def receipt(request: HttpRequest) -> Receipt:
    """A receipt from a file or pasted, computed again in memory."""
    titel = tekst("regels.receipt_titel")
    velden = tuple(
        _receiptveld(naam, soort)  # type: ignore[arg-type]
        for naam, soort in (("bestand", "bestand"), ("json", "lang"))
    )
    if request.method != "POST":
        return Receipt(titel, kruimels(), velden)
    try:
        gevonden = controle.examine(invoer.lees_json(_ingestuurd(request), tekst("regels.het_receipt")))
    except Fout as probleem:
        waar = "bestand" if request.FILES.get("bestand") else "json"
        velden = gevuld(velden, request.POST, {waar: in_woorden(str(probleem), 300)})
        return Receipt(titel, kruimels(), velden)
    velden = gevuld(velden, request.POST)
    klopt = not gevonden.differences
    zin = tekst("regels.receipt_klopt" if klopt else "regels.receipt_anders", aantal=len(gevonden.differences))
    verschillen = tuple(controle.clean(each) for each in gevonden.differences)
    return Receipt(titel, kruimels(), velden, zin, klopt, verschillen, gevonden.unproven)


def _receiptveld(naam: str, soort: Soort) -> Veld:
    wat, waar = (tekst(f"regels.veld_{naam}_{deel}") for deel in ("wat", "waar"))
    return Veld(
        naam, tekst(f"regels.veld_{naam}"), soort, wat=wat, waar=waar, soorten=".json" if soort == "bestand" else ""
    )


def _ingestuurd(request: HttpRequest) -> str:
    """The text of the file, or what was pasted; one of the two."""
    bestand = request.FILES.get("bestand")
    if bestand is None:
        if geplakt := request.POST.get("json", "").strip():
            return geplakt
        raise Fout(tekst("regels.receipt_leeg"))
    if (bestand.size or 0) > GROOTSTE_RECEIPT:
        raise Fout(tekst("regels.receipt_te_groot"))
    try:
        return bytes(bestand.read()).decode("utf-8-sig")
    except UnicodeDecodeError as probleem:
        raise Fout(tekst("regels.receipt_geen_tekst")) from probleem
