"""Stocks and flows as somebody asks for them: of this register, or of the quarters that UWV published, replayed."""

from __future__ import annotations

from datetime import date

from telmee.fouten import GebruiksFout
from telmee.register import stromen, stromen_tonen
from telmee.register.stromen import Kwartaal, Stromen

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
    """This register, by default the last four whole quarters, and what stands above them."""
    from telmee.register.uitgeven import is_verzonnen, perioden

    laatste = tot or _vorig_kwartaal(stand or date.today())
    welke = _welke(van or _jaar_eerder(laatste), laatste)
    if welke[-1].eind > (stand or date.today()):
        raise GebruiksFout(f"{welke[-1].naam} is nog niet voorbij; kies een eerder kwartaal.", veld="tot")
    berekend = stromen.bereken(perioden(stand=stand), welke, stromen_tonen.REDENEN)
    return berekend, VERZONNEN if is_verzonnen() else ""


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
