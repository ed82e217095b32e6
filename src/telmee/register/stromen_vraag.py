"""Stocks and flows as somebody asks for them: of this register, or of the quarters that UWV published, replayed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from telmee.fouten import GebruiksFout
from telmee.register import stromen, stromen_tonen
from telmee.register.stromen import Kwartaal, Perioden, Stromen

VERZONNEN = "Verzonnen mensen: dit register is gemaakt met 'telmee register maak'"
NAGESPEELD = "Nagespeeld met verzonnen mensen"


def nagespeeld(van: str | None, tot: str | None, stand: date | None) -> tuple[Stromen, str]:
    """The published quarters, and what stands above them; they need no database."""
    from telmee.register import naspelen
    from telmee.register.afleiden import wetten_op

    rij = naspelen.kwartalen_op_rij()
    perioden = naspelen.perioden(wetten_op(stand), naspelen.levens())
    welke = _welke(van or rij[0].kwartaal, tot or rij[-1].kwartaal)
    return stromen.bereken(perioden, welke, stromen_tonen.REDENEN), NAGESPEELD


def van_dit_register(van: str | None, tot: str | None, stand: date | None) -> tuple[Stromen, str]:
    """This register, by default four whole quarters up to the last in which somebody came or left, and what stands
    above them."""
    from telmee.register.uitgeven import is_verzonnen, perioden

    vandaag = stand or date.today()
    if tot and Kwartaal.lees(tot).eind > vandaag:
        raise GebruiksFout(f"{Kwartaal.lees(tot).naam} is nog niet voorbij; kies een eerder kwartaal.", veld="tot")
    alles = perioden(stand=stand, met_regio=True)
    laatste = tot or _laatst_bewogen(alles, vandaag)
    welke = _welke(van or _jaar_eerder(laatste), laatste)
    berekend = stromen.bereken(alles, welke, stromen_tonen.REDENEN)
    if not tot and laatste != _vorig_kwartaal(vandaag):
        berekend = replace(berekend, stil_na=laatste)
    return berekend, VERZONNEN if is_verzonnen() else ""


def _laatst_bewogen(alles: Perioden, vandaag: date) -> str:
    """The last whole quarter in which somebody came or left; of a register without anybody the last whole one."""
    grens = Kwartaal.lees(_vorig_kwartaal(vandaag))
    uit = alles.registraties["tot"] + timedelta(days=1)
    dagen = [d for kolom in (alles.registraties["van"], uit) if (d := kolom.filter(kolom <= grens.eind).max())]
    return min(grens, Kwartaal.lees(str(max(dagen)))).naam if dagen else grens.naam


def _welke(van: str, tot: str) -> tuple[Kwartaal, ...]:
    return stromen.kwartalen(Kwartaal.lees(van), Kwartaal.lees(tot))


def _vorig_kwartaal(dag: date) -> str:
    """The last whole quarter before a day."""
    nummer = (dag.month + 2) // 3
    return f"{dag.year}Q{nummer - 1}" if nummer > 1 else f"{dag.year - 1}Q4"


def _jaar_eerder(kwartaal: str) -> str:
    """The first of four quarters that end with this one."""
    q = Kwartaal.lees(kwartaal)
    return f"{q.jaar - 1}Q{q.nummer + 1}" if q.nummer < 4 else f"{q.jaar}Q1"
