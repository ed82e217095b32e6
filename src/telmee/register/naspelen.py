"""The published quarters replayed: invented lives, as events, of which the law derives the published stocks and flows.

Many lives are the same, so each is derived once and counted as often as it occurs (`Leven.aantal`). Everybody is in at
most one flow. A reason that was published is given by an event that has it in the law; who left or came without a
published reason died, or came in by the Wajong: those parts say nothing. Days lie in the middle of the quarter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl

from telmee.gegevens.publicatie_register import Kwartaalstroom, kwartaalstromen
from telmee.register.afleiden import leid_af
from telmee.register.gebeurtenis import EINDE, VASTSTELLING, Gebeurtenis, Vastgelegd
from telmee.register.grondslag import grondslag_van
from telmee.register.stromen import Kwartaal, Perioden
from telmee.wet import Wetten

GEMEENTE = "GM0363"
_VROEG = date(2016, 3, 1)
_WERK = date(2020, 1, 1)


@dataclass(frozen=True)
class Leven:
    """Events of one person, the first and last working day, and how many live so. Events have no mark."""

    gebeurtenissen: tuple[Gebeurtenis, ...]
    werk: tuple[date, date | None] | None
    aantal: int


def kwartalen_op_rij() -> tuple[Kwartaalstroom, ...]:
    """The published quarters that follow each other: 2021Q3 to 2022Q2."""
    uit: list[Kwartaalstroom] = []
    for each in kwartaalstromen():
        aan_de_beurt = uit and Kwartaal.lees(uit[-1].kwartaal).volgende == Kwartaal.lees(each.kwartaal)
        if each.begin is not None or aan_de_beurt:
            uit.append(each)
    return tuple(uit)


def levens() -> list[Leven]:
    """Everybody of the published quarters."""
    stromen = kwartalen_op_rij()
    register, werkend = stromen[0].begin or (0, 0)
    uit: list[Leven] = []
    for stroom in stromen:
        uit += [*_eruit(stroom), *_erin(stroom), *_werk(stroom)]
    van_het_begin = [leven for leven in uit if leven.gebeurtenissen[0].dag < _WERK and not _kwam_terug(leven)]
    werkte = sum(leven.aantal for leven in van_het_begin if leven.werk and leven.werk[0] == _WERK)
    bleef = register - sum(leven.aantal for leven in van_het_begin)
    rest_werkt = werkend - werkte
    uit.append(Leven(_wajong(_VROEG), (_WERK, None), rest_werkt))
    uit.append(Leven(_wajong(_VROEG), None, bleef - rest_werkt))
    return [leven for leven in uit if leven.aantal]


def perioden(wetten: Wetten, alle: Sequence[Leven]) -> Perioden:
    """What the law derives of these lives: a row per person."""
    registraties, gronden, werk = [], [], []
    persoon = 1
    for leven in alle:
        afleiding = leid_af(vastgelegd(leven), wetten)
        wie = pl.DataFrame({"persoon": range(persoon, persoon + leven.aantal)}, schema={"persoon": pl.Int64})
        persoon += leven.aantal
        registraties += [_elk(wie, van=p.van, tot=p.tot, reden_einde=p.reden_einde) for p in afleiding.registraties]
        gronden += [_elk(wie, grondslag=grondslag_van(p.grond), van=p.van, tot=p.tot) for p in afleiding.gronden]
        if leven.werk:
            werk.append(_elk(wie, van=leven.werk[0], tot=leven.werk[1]))
    return Perioden(pl.concat(registraties), pl.concat(gronden), pl.concat(werk))


def _elk(wie: pl.DataFrame, **velden: Any) -> pl.DataFrame:
    soort = {"van": pl.Date, "tot": pl.Date}
    return wie.with_columns(**{n: pl.lit(w, dtype=soort.get(n, pl.String)) for n, w in velden.items()})


def vastgelegd(leven: Leven) -> Iterator[Vastgelegd]:
    """The events as the register would hold them."""
    for nummer, each in enumerate(leven.gebeurtenissen, 1):
        yield Vastgelegd(**{**vars(each), "nummer": nummer, "bekend_op": datetime(2026, 1, 1, tzinfo=UTC)})


def _dag(stroom: Kwartaalstroom) -> date:
    return Kwartaal.lees(stroom.kwartaal).begin + timedelta(days=45)


def _zeg(soort: str, dag: date, bron: str = "UWV", aard: str = VASTSTELLING, **feiten: Any) -> Gebeurtenis:
    return Gebeurtenis(soort, aard, dag, feiten, bron, "", 2 if aard == EINDE else None)


def _bekend(soort: str, dag: date, bron: str = "UWV", **feiten: Any) -> Gebeurtenis:
    """A finding of which the person was told before."""
    return _zeg(soort, dag, bron, vooraf_geinformeerd=True, **feiten)


def _wajong(dag: date) -> tuple[Gebeurtenis, ...]:
    return (_bekend("wajong", dag),)


def _wsw() -> tuple[Gebeurtenis, ...]:
    return (_bekend("wsw_indicatie", date(2010, 3, 1)),)


def _pw(dag: date) -> tuple[Gebeurtenis, ...]:
    return (
        _bekend("toeleiding", dag, GEMEENTE),
        _bekend(
            "beoordeling_arbeidsvermogen", dag, kan_drempelfunctie=False, beperkingen_nog_zes_maanden=True,
            wegens_ziekte_of_gebrek=True, beoordeling_gevraagd_door="college", beoordeling_gevraagd_op=dag,
        ),
    )  # fmt: skip


def _eruit(stroom: Kwartaalstroom) -> Iterator[Leven]:
    dag = _dag(stroom)
    einde = lambda reden: _zeg("beeindiging", dag, reden_beeindiging=reden)  # noqa: E731
    hoe = {
        "wsw_beschut": (*_wsw(), einde("anders")),
        "wajong_duurzaam": (*_wajong(_VROEG), einde("wajong_duurzaam")),
        "beschut_pw": (*_pw(_VROEG), _zeg("beschut_werk", dag, GEMEENTE, beschut_op_advies_van_uwv=True)),
        "eigen_verzoek": (_bekend("schoolmelding", _VROEG + timedelta(days=300), vso_leerling=True),
                          _zeg("uitschrijving", dag)),
    }  # fmt: skip
    redenen = dict(stroom.uit_naar) | {"": stroom.stromen["uit"] - sum(stroom.uit_naar.values())}
    for reden, aantal, werkt in _met_werk(redenen, stroom.stromen["werkend_uit"]):
        gebeurtenissen = hoe.get(reden, (*_wajong(_VROEG), _zeg("overlijden", dag, "BRP")))
        yield Leven(gebeurtenissen, (_WERK, None) if werkt else None, aantal)


def _erin(stroom: Kwartaalstroom) -> Iterator[Leven]:
    dag = _dag(stroom)
    terug = (*_wsw(), _zeg("beeindiging", date(2018, 3, 1), reden_beeindiging="anders"))
    hoe = {"participatiewet": _pw(dag), "wsw": (*terug, _zeg("beeindiging", dag, aard=EINDE))}
    redenen = dict(stroom.in_naar) | {"": stroom.stromen["in"] - sum(stroom.in_naar.values())}
    for reden, aantal, werkt in _met_werk(redenen, stroom.stromen["werkend_in"]):
        yield Leven(hoe.get(reden, _wajong(dag)), (dag, None) if werkt else None, aantal)


def _kwam_terug(leven: Leven) -> bool:
    return leven.gebeurtenissen[-1].aard == EINDE


def _werk(stroom: Kwartaalstroom) -> Iterator[Leven]:
    dag = _dag(stroom)
    yield Leven(_wajong(_VROEG), (dag, None), stroom.stromen["werk_gevonden"])
    yield Leven(_wajong(_VROEG), (_WERK, dag), stroom.stromen["werk_verloren"])


def _met_werk(redenen: dict[str, int], werkend: int) -> Iterator[tuple[str, int, bool]]:
    """Every reason in two parts: who works, as far as they go, and who does not."""
    for reden, aantal in redenen.items():
        hier = min(werkend, aantal)
        werkend -= hier
        yield reden, hier, True
        yield reden, aantal - hier, False


def aantal(alle: Iterable[Leven]) -> int:
    """How many people."""
    return sum(leven.aantal for leven in alle)
