"""What an answer of Suwinet says, as events and income relations of one person. Reads nothing and writes nothing.

An answer says that somebody is registered, on which coded ground from which day; it does not say the facts. So only
grounds whose definition has all facts become events (`gronden.yaml`). A day that is not wholly known is no day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from telmee.gegevens.suwiml.berichten import Client, Grondslag, Registratie, Relatie, Voorziening
from telmee.gegevens.suwiml.deeldatum import Deeldatum
from telmee.register.gebeurtenis import EINDE, VASTSTELLING, Gebeurtenis
from telmee.register.innemen.bevinding import Bevindingen, fout, mededeling, waarschuwing
from telmee.wet.machine.event import Event

INFORMATIE = ("vooraf_geinformeerd", "wist_het_redelijkerwijs")
ONDER_MINIMUMLOON = 1
"""The code of arbeidsvermogen with which a municipality reports a loonwaarde below the minimum wage (praktijkroute)."""


@dataclass(frozen=True)
class Vertaling:
    """How codes and sources of a delivery are to be read.

    codes: code of a ground -> ground. bron: who delivers. geinformeerd: the persons were told before.
    """

    soorten: Mapping[str, Event]
    bron: str
    codes: Mapping[str, str] = field(default_factory=dict)
    geinformeerd: bool = False


@cache
def gronden() -> dict[str, list[dict[str, Any]]]:
    """Ground -> the events that prove it."""
    tekst = files(__package__).joinpath("gronden.yaml").read_text(encoding="utf-8")
    inhoud: dict[str, list[dict[str, Any]]] = yaml.safe_load(tekst)
    return inhoud


def gebeurtenissen(client: Client, hoe: Vertaling, bevindingen: Bevindingen) -> list[Gebeurtenis]:
    """The events of one answer; what cannot be recorded is a finding."""
    waar = (client.bestand, client.regel)
    if client.registratie is not None:
        uit = list(_van_registratie(client.registratie, hoe, bevindingen, waar))
    elif client.trajecten is not None:
        uit = list(_van_trajecten(client, hoe, bevindingen, waar))
    else:
        return []
    return [_geinformeerd(each, hoe) for each in uit]


def _geinformeerd(each: Gebeurtenis, hoe: Vertaling) -> Gebeurtenis:
    soort = hoe.soorten.get(each.soort)
    if not hoe.geinformeerd or soort is None or not soort.informs or each.aard != VASTSTELLING:
        return each
    return replace(each, feiten={INFORMATIE[0]: True, **each.feiten})


def _zeg(hoe: Vertaling, soort: str, dag: date, aard: str = VASTSTELLING, **feiten: Any) -> Gebeurtenis:
    return Gebeurtenis(soort, aard, dag, feiten, hoe.bron, "")


def _van_registratie(
    registratie: Registratie, hoe: Vertaling, bevindingen: Bevindingen, waar: tuple[str, int]
) -> Iterator[Gebeurtenis]:
    if not registratie.geregistreerd:
        bevindingen.append(
            mededeling("niet_geregistreerd", "deze persoon staat volgens het bericht niet in het register", *waar)
        )
        return
    for grond in registratie.gronden:
        yield from _van_grond(grond, hoe, bevindingen, waar)
    if not registratie.gronden:
        bevindingen.append(waarschuwing("geen_grond", "het bericht noemt geen grond; er is niets opgenomen", *waar))
    einde = _dag(registratie.einde, "het einde van de registratie", bevindingen, waar)
    if einde is not None:
        yield _zeg(hoe, "beeindiging", einde, reden_beeindiging="anders")


def _van_grond(
    grond: Grondslag, hoe: Vertaling, bevindingen: Bevindingen, waar: tuple[str, int]
) -> Iterator[Gebeurtenis]:
    naam = hoe.codes.get(grond.code or "")
    if naam is None:
        zin = "de code van een grond staat niet in de codelijst; die grond is onbekend en niet opgenomen"
        bevindingen.append(waarschuwing("grond_onbekend", zin, *waar))
        return
    if naam not in gronden():
        zin = f"de grond {naam} bewijst niet alle feiten die de wet vraagt; geef de gebeurtenissen zelf in een lijst"
        bevindingen.append(fout("grond_zonder_feiten", zin, *waar))
        return
    begin = _dag(grond.begin, "het begin van een grond", bevindingen, waar)
    if begin is None:
        return
    for elk in gronden()[naam]:
        yield _zeg(hoe, elk["soort"], begin, **elk.get("feiten", {}))
    einde = _dag(grond.einde, "het einde van een grond", bevindingen, waar)
    if einde is not None:
        for elk in gronden()[naam]:
            yield _zeg(hoe, elk["soort"], einde, EINDE)


def _dag(deel: Deeldatum | None, naam: str, bevindingen: Bevindingen, waar: tuple[str, int]) -> date | None:
    """The day, when it is wholly known."""
    if deel is not None and deel.datum is None:
        zin = f"van {naam} is de dag, de maand of het jaar onbekend; dat is niet opgenomen"
        bevindingen.append(waarschuwing("datum_onbekend", zin, *waar))
    return deel.datum if deel is not None else None


def _van_trajecten(
    client: Client, hoe: Vertaling, bevindingen: Bevindingen, waar: tuple[str, int]
) -> Iterator[Gebeurtenis]:
    for traject in client.trajecten or ():
        metingen = [v for v in traject.voorzieningen if v.loonwaarde is not None]
        if traject.arbeidsvermogen == ONDER_MINIMUMLOON and not metingen:
            zin = "het bericht zegt dat iemand niet het minimumloon kan verdienen, zonder loonwaarde; niet opgenomen"
            bevindingen.append(fout("zonder_loonwaarde", zin, *waar))
        for voorziening in metingen:
            yield from _van_voorziening(voorziening, traject.arbeidsvermogen, hoe, bevindingen, waar)


def _van_voorziening(
    voorziening: Voorziening, code: int | None, hoe: Vertaling, bevindingen: Bevindingen, waar: tuple[str, int]
) -> Iterator[Gebeurtenis]:
    begin = _dag(voorziening.begin, "het begin van een voorziening", bevindingen, waar)
    if begin is None:
        return
    yield _zeg(hoe, "toeleiding", begin)
    if code == ONDER_MINIMUMLOON:
        yield _zeg(hoe, "loonwaarde", begin, loonwaarde_vastgesteld_procent=voorziening.loonwaarde)
    else:
        zin = "het bericht zegt niet dat iemand minder dan het minimumloon kan verdienen; geen loonwaarde opgenomen"
        bevindingen.append(mededeling("geen_praktijkroute", zin, *waar))
    yield _zeg(hoe, "loonkostensubsidie", begin)
    einde = _dag(voorziening.einde, "het einde van een voorziening", bevindingen, waar)
    if einde is not None:
        yield _zeg(hoe, "loonkostensubsidie", einde, EINDE)


def relaties(client: Client, bevindingen: Bevindingen) -> Iterator[tuple[Relatie, date, date | None, int | None]]:
    """Income relations with their first and last day, and their paid hours together (None: some are unknown)."""
    waar = (client.bestand, client.regel)
    for relatie in client.relaties or ():
        if relatie.loonheffingennummer is None:
            bevindingen.append(
                fout("zonder_werkgever", "een inkomstenverhouding heeft geen loonheffingennummer", *waar)
            )
            continue
        begin = _dag(relatie.begin, "het begin van een inkomstenverhouding", bevindingen, waar)
        if begin is None:
            if relatie.begin is None:
                bevindingen.append(fout("zonder_begin", "een inkomstenverhouding heeft geen eerste dag", *waar))
            continue
        einde = _dag(relatie.einde, "het einde van een inkomstenverhouding", bevindingen, waar)
        if relatie.einde is not None and einde is None:
            continue  # open would say that it still runs
        uren = [opgave.uren for opgave in relatie.opgaven]
        bekend = [u for u in uren if u is not None]
        yield relatie, begin, einde, sum(bekend) if uren and len(bekend) == len(uren) else None
