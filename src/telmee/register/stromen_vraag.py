"""Stocks and flows as somebody asks for them: of this register, or of the quarters that UWV published, replayed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from telmee.fouten import GebruiksFout
from telmee.register import stromen, stromen_tonen
from telmee.register.stromen import Kwartaal, Perioden, Stromen
from telmee.register.stromen_tonen import Getoond

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
    """Exact figures of this register, by default of four whole quarters up to the last in which somebody came or left,
    and what stands above them."""
    from telmee.register.uitgeven import is_verzonnen, perioden

    vandaag = stand or date.today()
    alles = perioden(stand=stand, met_regio=True)
    welke = kies(van, tot, _laatst_bewogen(alles, vandaag), vandaag)
    berekend = stromen.bereken(alles, welke, stromen_tonen.REDENEN)
    if not tot and welke[-1].naam != _vorig_kwartaal(vandaag):
        berekend = replace(berekend, stil_na=welke[-1].naam)
    return berekend, VERZONNEN if is_verzonnen() else ""


@dataclass(frozen=True)
class Heel:
    """All quarters of a register as they may be shown, and the last one in which somebody came or left.

    Protected together: two questions about other quarters, laid side by side, say no more than one about all.
    """

    getoond: Getoond
    laatste: str
    op: date

    def deel(self, van: str | None, tot: str | None) -> Getoond:
        """What somebody asks of it."""
        welke = kies(van, tot, self.laatste, self.op)
        for each in (welke[0], welke[-1]):
            if each.naam not in self.getoond.kwartalen:
                eerst, laatst = self.getoond.kwartalen[0], self.getoond.kwartalen[-1]
                raise GebruiksFout(
                    f"Van {each.naam} zijn er geen cijfers; kies {eerst} tot en met {laatst}.", veld="van"
                )
        stil = "" if tot or self.laatste == _vorig_kwartaal(self.op) else self.laatste
        return self.getoond.deel(tuple(each.naam for each in welke), stil)


def heel_register(stand: date | None) -> Heel:
    """This register from its first quarter through the last whole one, of at most the last sixty."""
    from telmee.register.uitgeven import is_verzonnen, perioden

    vandaag = stand or date.today()
    alles = perioden(stand=stand, met_regio=True)
    laatst = Kwartaal.lees(_vorig_kwartaal(vandaag))
    dag = alles.registraties["van"].min()
    eerst = max(min(Kwartaal.lees(str(dag)) if dag else laatst, laatst), _eerder(laatst, stromen.MEESTE - 1))
    eerst = min(eerst, _eerder(laatst, 3))
    berekend = stromen.bereken(alles, stromen.kwartalen(eerst, laatst), stromen_tonen.REDENEN)
    getoond = stromen_tonen.toon(berekend, False, VERZONNEN if is_verzonnen() else "")
    return Heel(getoond, _laatst_bewogen(alles, vandaag), vandaag)


def kies(van: str | None, tot: str | None, laatste: str, vandaag: date) -> tuple[Kwartaal, ...]:
    """The quarters that are asked for, all of them over."""
    if tot and Kwartaal.lees(tot).eind > vandaag:
        raise GebruiksFout(f"{Kwartaal.lees(tot).naam} is nog niet voorbij; kies een eerder kwartaal.", veld="tot")
    eind = tot or laatste
    return _welke(van or _jaar_eerder(eind), eind)


def _eerder(kwartaal: Kwartaal, aantal: int) -> Kwartaal:
    plaats = kwartaal.jaar * 4 + kwartaal.nummer - 1 - aantal
    return Kwartaal(plaats // 4, plaats % 4 + 1)


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
