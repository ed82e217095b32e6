"""The law for programs: names, what changed, coverage, cases, computations with their explanation, receipts again.

Bounds, so that one request cannot hold up the rest: a body of 2 MB, 20 outcomes, 5,000 rows, and of an explanation
20,000 parts (JSON writes every part in full; ask fewer outcomes, or leave the explanation out).
"""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router
from ninja.errors import HttpError

from telmee import deur
from telmee.fouten import Fout
from telmee.web.kit.lichaam import Lichaam
from telmee.web.kit.pagina import plat
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.regels import blad, paginas
from telmee.web.onderdelen.regels.onderwerpen import onderdelen
from telmee.web.onderdelen.regels.vraag import Vraag, lees_dag
from telmee.wet import Wetten
from telmee.wet.machine.explain import Node
from telmee.wet.machine.load import lawbook
from telmee.wetboek import berekening, controle, dekking, invoer, namen, toetsen, wijzigingen
from telmee.wetboek import lijst as wetlijst
from telmee.wetboek.tijdlijn import beste_dag

router = Router(tags=["regels"])
MEESTE_UITKOMSTEN, MEESTE_RIJEN, MEESTE_DELEN = 20, 5_000, 20_000
Op = Annotated[str, Query("", max_length=20, description="Een dag (2026-07-01) of een jaar; standaard vandaag.")]
Stand = Annotated[str, Query("", max_length=20, description="Wat op deze dag bekend was; standaard vandaag.")]
Regime = Annotated[list[str], Query([], description="Ook dit regime, zoals wet-banenafspraak.")]


def _wetten(stand: str, regimes: list[str]) -> Wetten:
    return deur.wetten(lees_dag(stand, "stand") if stand else None, regimes)


def _eis_goed(request: HttpRequest, wat: str) -> None:
    """Refuses what the framework reads and no one means: a name twice, NaN, a number of a thousand figures."""
    invoer.lees_json(request.body.decode("utf-8", "replace"), tekst(wat))


def _naam(naam: str) -> namen.Naam:
    """The name; 404 with those that look like it."""
    if naam not in namen.per_naam():
        lijkt_op = ", ".join(each.naam for each in namen.lijkt_op(naam))
        hint = f" {tekst('regels.bedoelde_u', namen=lijkt_op)}" if lijkt_op else ""
        raise HttpError(404, tekst("regels.naam_onbekend") + hint)
    return namen.per_naam()[naam]


@router.get("/regels", response=dict[str, Any], summary="Zoek regels, waarden en feiten", operation_id="regels")
def regels(
    request: HttpRequest,
    zoek: Annotated[str, Query("", max_length=200, description="Een woord, of een wet met een artikel.")] = "",
    soort: Annotated[str, Query("", description="regel, waarde, feit of kalender.")] = "",
    onderwerp: Annotated[str, Query("", description="Alleen dit onderwerp.")] = "",
    pagina: Annotated[int, Query(1, ge=1, le=1_000)] = 1,
    per_pagina: Annotated[int, Query(100, ge=1, le=500, alias="perPagina")] = 100,
) -> dict[str, Any]:
    """Alle namen, of wat een vraag vindt; het best passende eerst."""
    gevonden = namen.zoek(zoek) if zoek.strip() else namen.Gevonden(namen.alle())
    lijst = [n for n in gevonden.namen if soort in ("", n.soort) and onderwerp in ("", n.onderwerp)]
    begin = (pagina - 1) * per_pagina
    return {
        "aantal": len(lijst),
        "pagina": pagina,
        "op_artikel": gevonden.artikel,
        "namen": [vars(n) for n in lijst[begin : begin + per_pagina]],
        "lijkt_op": [n.naam for n in gevonden.lijkt_op],
    }


@router.get("/regels/{naam}", response=dict[str, Any], summary="Eén regel, waarde of feit", operation_id="regel")
def regel(request: HttpRequest, naam: str, op: Op = "", stand: Stand = "", regime: Regime = []) -> dict[str, Any]:  # noqa: B006
    """Artikel, formule in woorden, geldigheid, cijfers met bron, wat erin gaat, wat het voedt en wat het toetst."""
    _naam(naam)
    wetten = _wetten(stand, regime)
    dag, regimes = lees_dag(op, "op") if op else wetten.stand, wetten.regimes
    if not op:
        dag, _, regimes = beste_dag(lawbook(), naam, dag, wetten.stand, regimes)
    return blad.van_naam(naam, Vraag(dag, wetten.stand, tuple(sorted(regimes)), ())).als_dict()


@router.get(
    "/regels/{naam}/gevallen", response=dict[str, Any], summary="De gevallen van een naam", operation_id="regelgevallen"
)
def regelgevallen(
    request: HttpRequest,
    naam: str,
    reken_na: Annotated[bool, Query(False, alias="rekenNa", description="Reken de eerste 250 ook na.")] = False,
) -> dict[str, Any]:
    """Elk geval dat deze naam verwacht, ervan uitgaat, of verwacht wat eruit volgt."""
    _naam(naam)
    alle = toetsen.van(naam).alle
    uitslagen: list[toetsen.Uitslag] = toetsen.draai(tuple(g for _, g in alle[: toetsen.MEESTE])) if reken_na else []
    paren = zip_longest(alle, uitslagen)
    return {"aantal": len(alle), "gevallen": [_geval(g, s, u) for (s, g), u in paren]}


def _geval(geval: toetsen.Geval, soort: str, uitslag: toetsen.Uitslag | None) -> dict[str, Any]:
    rest = {"uitslag": uitslag.uitslag} if uitslag else {}
    return {
        "onderwerp": geval.onderwerp,
        "id": geval.id,
        "titel": geval.case.title,
        "op": geval.op,
        "bron": geval.case.source,
        "hoe": soort,
        **rest,
    }


class Verandering(Lichaam):
    """Other facts of a case, each at its path: `sector`, or `tijdvak.0.verloonde_uren` for the first row."""

    anders: dict[str, Any] = Field(default_factory=dict, description="Pad en nieuwe waarde, in de eenheid van de wet.")


@router.post(
    "/gevallen/{onderwerp}/{geval}",
    response=dict[str, Any],
    summary="Een geval, met andere feiten",
    operation_id="geval",
)
def een_geval(request: HttpRequest, onderwerp: str, geval: str, verandering: Verandering) -> dict[str, Any]:
    """Rekent een geval na en zegt welke cijfers omslaan als u een feit verandert."""
    _eis_goed(request, "regels.de_feiten")
    if (onderwerp, geval) not in toetsen.alle():
        raise HttpError(404, tekst("regels.geval_onbekend"))
    gekozen = toetsen.neem(onderwerp, geval)
    bekend = {".".join(map(str, pad)): pad for pad, _ in toetsen.velden(toetsen.vraag_van(gekozen))}
    if vreemd := sorted(set(verandering.anders) - set(bekend)):
        raise Fout(f"Dit geval heeft geen feit '{vreemd[0][:60]}'; kies uit {', '.join(bekend)}.")
    gevonden = toetsen.reken(gekozen, {bekend[pad]: cijfer for pad, cijfer in verandering.anders.items()})
    return {
        **_geval(gekozen, "verwacht", None),
        "feiten": plat(gevonden.vraag.record),
        "cijfers": [{**vars(c), "anders": c.anders} for c in gevonden.cijfers],
    }


@router.get("/onderwerpen", response=dict[str, Any], summary="De onderwerpen van de wet", operation_id="onderwerpen")
def onderwerpen(request: HttpRequest) -> dict[str, Any]:
    """Elk onderwerp met hoeveel regels, waarden en feiten het heeft."""
    telling: dict[str, dict[str, int]] = {naam: {} for naam in lawbook().subjects}
    for each in namen.alle():
        if each.onderwerp:
            telling[each.onderwerp][each.soort] = telling[each.onderwerp].get(each.soort, 0) + 1
    return {
        "onderwerpen": [
            {"naam": o.naam, "label": o.label, "waarover": o.waarover, **telling[o.naam]} for o in onderdelen()
        ]
    }


@router.get("/dekking", response=dict[str, Any], summary="Wat er van elk artikel geworden is", operation_id="dekking")
def dekking_(request: HttpRequest) -> dict[str, Any]:
    """Per wet elk artikel dat ons raakt, met zijn merk en wie het noemt."""
    return dekking.van(lawbook(), list(paginas.dekking_van_alles()))


@router.get("/dekking/{wet}", response=dict[str, Any], summary="De dekking van één wet", operation_id="dekkingwet")
def dekking_van_wet(request: HttpRequest, wet: str) -> dict[str, Any]:
    """De artikelen van één wet; `wet` is de naam in kleine letters met streepjes, zoals besluit-wfsv."""
    if wet not in namen.wetten():
        raise HttpError(404, tekst("regels.wet_onbekend"))
    gekozen = [each for each in paginas.dekking_van_alles() if each.act.name == namen.wetten()[wet]]
    return dekking.van(lawbook(), gekozen)["wetten"][0]


@router.get("/wijzigingen", response=dict[str, Any], summary="Wat er op een dag verandert", operation_id="wijzigingen")
def wijzigingen_(request: HttpRequest, op: Op = "", stand: Stand = "", regime: Regime = []) -> dict[str, Any]:  # noqa: B006
    """De regels en waarden die niet meer zijn zoals de dag ervoor, met oud en nieuw."""
    wetten = _wetten(stand, regime)
    dag = lees_dag(op, "op") if op else date.today()
    gevonden = wijzigingen.wijzigingen(wetten, dag)
    return {
        "op": dag.isoformat(),
        "stand": wetten.stand.isoformat(),
        "aantal": vars(wijzigingen.tel(gevonden)),
        "wijzigingen": [vars(w) for w in gevonden],
    }


@router.get("/onbekende-waarden", response=dict[str, Any], summary="Wat niemand weet", operation_id="onbekendewaarden")
def onbekende_waarden(request: HttpRequest) -> dict[str, Any]:
    """Elke waarde zonder bron, met wat gezocht is en wat ervan afhangt."""
    return {"waarden": wetlijst.onbekend_als_json(paginas.onbekende_waarden())}


# --- computing -------------------------------------------------------------------------------------------------------


class Rekenvraag(Lichaam):
    """What `telmee wet bereken` takes: outcomes, facts in the names and units of the law, and which law."""

    uitkomsten: list[str] = Field(description="De namen van de uitkomsten.", min_length=1, max_length=MEESTE_UITKOMSTEN)
    feiten: dict[str, Any] = Field(default_factory=dict, description="Feiten, of rijen van een niveau.")
    op: str = Field("", max_length=20, description="Een dag of een jaar; standaard vandaag.")
    stand: str = Field("", max_length=20, description="Wat op deze dag bekend was; standaard vandaag.")
    regimes: list[str] = Field(default_factory=list, max_length=10, description="Ook deze regimes.")
    anders: list[str] = Field(default_factory=list, max_length=50, description="NAAM=WAARDE: een ander cijfer.")
    uitleg: bool = Field(True, description="Elke stap erbij.")
    receipt: bool = Field(False, description="Ook een receipt, om later na te rekenen.")


@router.post(
    "/berekeningen", response=dict[str, Any], summary="Bereken uitkomsten, met uitleg", operation_id="berekening"
)
def bereken(request: HttpRequest, vraag: Rekenvraag) -> dict[str, Any]:
    """Wat niet gegeven is, is onbekend; het antwoord zegt welke feiten ontbreken. Er wordt niets bewaard."""
    _eis_goed(request, "regels.de_feiten")
    for naam in vraag.uitkomsten:
        if naam not in namen.per_naam():
            lawbook().require(naam)
    if sum(len(rijen) for rijen in vraag.feiten.values() if isinstance(rijen, list)) > MEESTE_RIJEN:
        raise Fout(f"Dat zijn te veel rijen in één keer; stuur er hoogstens {MEESTE_RIJEN}.")
    wetten = deur.wetten(lees_dag(vraag.stand, "stand") if vraag.stand else None, vraag.regimes, vraag.anders)
    law = wetten.op(lees_dag(vraag.op, "op") if vraag.op else date.today())
    namen_ = list(dict.fromkeys(vraag.uitkomsten))
    gevonden = berekening.bereken(law, vraag.feiten, namen_)
    antwoord = gevonden.als_json() | berekening.changed_json(wetten, gevonden.computed, namen_)
    if vraag.uitleg:
        _eis_niet_te_groot(gevonden.uitleg)
        antwoord["uitleg"] = [node.as_dict() for node in gevonden.uitleg]
    return antwoord | ({"receipt": gevonden.receipt()} if vraag.receipt else {})


def _eis_niet_te_groot(bomen: list[Node]) -> None:
    """Counts the parts as JSON writes them, and stops where there are too many."""
    gemaakt: dict[int, int] = {}

    def delen(node: Node) -> int:
        if id(node) not in gemaakt:
            gemaakt[id(node)] = 1 + sum(delen(kind) for kind in node.kinderen)
        return gemaakt[id(node)]

    if sum(map(delen, bomen)) > MEESTE_DELEN:
        raise Fout("De uitleg is te groot om te sturen; vraag minder uitkomsten of rijen, of laat 'uitleg' weg.")


class Controle(Lichaam):
    """A receipt as it was made."""

    receipt: dict[str, Any] = Field(description="Het hele receipt.")


@router.post(
    "/receipts/controle", response=dict[str, Any], summary="Reken een receipt na", operation_id="receiptcontrole"
)
def receiptcontrole(request: HttpRequest, vraag: Controle) -> dict[str, Any]:
    """Rekent een receipt opnieuw uit en zegt wat verschilt, en wat niet bewezen is. Er wordt niets bewaard."""
    _eis_goed(request, "regels.het_receipt")
    gevonden = controle.examine(vraag.receipt)
    return {
        "klopt": not gevonden.differences,
        "verschillen": [controle.clean(each) for each in gevonden.differences],
        "niet_bewezen": list(gevonden.unproven),
    }
