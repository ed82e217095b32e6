"""What a case is called on a page, what day or year it is about, and its address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from django.urls import reverse

from telmee.web.kit import teksten
from telmee.web.kit.teksten import taal, tekst
from telmee.wetboek import toetsen

_DAG = re.compile(r"-?(\d{4}-\d{2}-\d{2})-?")


def titel_van(geval: toetsen.Geval) -> str:
    """What a case is called: its title, which is English; on a Dutch page the name that the law's file gives it."""
    if taal() == "en":
        return teksten.dagen(geval.case.title or geval.id, "en")
    delen = _DAG.split(geval.id)  # a day keeps its own dashes, whatever stands before it
    naam = " ".join(deel if n % 2 else deel.replace("-", " ") for n, deel in enumerate(delen) if deel)
    return teksten.dagen(tekst("regels.geval_naam", naam=naam))


def titels(gevallen: Iterable[toetsen.Geval]) -> list[str]:
    """What each case is called, with a number where more have the same title."""
    kaal = [titel_van(geval) for geval in gevallen]
    gezien: Counter[str] = Counter()
    klaar = []
    for titel in kaal:
        gezien[titel] += 1
        klaar.append(f"{titel} ({gezien[titel]})" if kaal.count(titel) > 1 else titel)
    return klaar


def dag_of_jaar(op: str) -> str:
    """What a case is about as people write it: a day in words, or a year."""
    return teksten.dagen(op)


def geval_adres(geval: toetsen.Geval) -> str:
    """The page of a case."""
    return reverse("regels-geval", kwargs={"onderwerp": geval.onderwerp, "geval": geval.id})
