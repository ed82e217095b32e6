"""Reads one upload as it comes in and computes the position: the same road as `telmee werkgever positie`.

The fields that say how to read come first, then files and lists in any order; each is read while it comes. Of what
breaks off or is stopped nothing is used. A few uploads at a time: the others wait, and their senders with them.
"""

from __future__ import annotations

import io
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, QueryDict

from telmee.fouten import Fout
from telmee.gegevens.loonaangifte import Aangiften, Bevinding, Grenzen
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.bronnen import schoon
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen
from telmee.web.kit import geheugen
from telmee.web.kit.teksten import tekst
from telmee.web.kit.uploads import Deel, Grens, Lichaam, UploadFout
from telmee.web.onderdelen.opname import voortgang
from telmee.web.onderdelen.opname.voortgang import Stand
from telmee.web.onderdelen.opname.vraag import (
    AANGIFTEN,
    GEPLAKT,
    LATER,
    LIJSTEN,
    Fouten,
    Vraag,
    compleet_op,
    gewoon,
    lees,
)
from telmee.werkgever import uit_bestanden
from telmee.werkgever.uitkomst import Positie

T = TypeVar("T")
MIB = 1024 * 1024
GRENS = Grens(lichaam=1024 * MIB)
GRENZEN = Grenzen(bestand=1024 * MIB, totaal=2048 * MIB, bestanden=5_000, pijp=128 * MIB)
"""Of the filings, unpacked; a zip of at most 128 MiB is kept in memory while it is read."""
TEGELIJK, WACHTEN = 3, 120
"""So many uploads are read at the same time; so many seconds one waits for its turn."""
GETOOND, KEREN = 5, 12
"""Findings of one file, and of one kind, that the page shows while it reads; the report has them all."""
VELDEN = 2 * GEPLAKT
"""Bytes of all fields together: they are kept in memory, and the first ones before it is known who sends them."""
BINNEN = 8
"""So many uploads may be open at the same time, being read or waiting: the other threads are for the other pages."""
_binnen = threading.BoundedSemaphore(BINNEN)
KLEIN = 2 * MIB
"""A larger upload may hold the year of thousands of people: of those one at a time is in memory."""
_plaatsen = threading.BoundedSemaphore(TEGELIJK)
_grote = threading.BoundedSemaphore(1)


@contextmanager
def binnen() -> Iterator[None]:
    """A place for one upload; raises `UploadFout` at once when all are taken."""
    if not _binnen.acquire(blocking=False):
        raise UploadFout(tekst("opname.druk"), 503)
    try:
        yield
    finally:
        _binnen.release()


def wachtend(antwoord: HttpResponse) -> HttpResponse:
    """The answer; a refusal because it is busy says when to come back."""
    if antwoord.status_code == 503:
        antwoord["Retry-After"] = str(WACHTEN)
    return antwoord


class Verkeerd(Exception):
    """The form cannot be used as it is; `fouten` says why, at which field."""

    def __init__(self, fouten: Fouten) -> None:
        super().__init__()
        self.fouten = fouten


class Opname:
    """One upload. `toegang` sees the fields that came before the first file, and raises for who may not go on."""

    def __init__(self, request: HttpRequest, toegang: Callable[[QueryDict], None] = lambda velden: None) -> None:
        self.velden = QueryDict(mutable=True)
        self.fouten = Fouten()
        self.stand = Stand()
        self.lichaam = Lichaam(request, GRENS, lambda gelezen: self.stand.verder(gelezen))
        self._toegang, self._lijsten, self._csv = toegang, dict[str, Any](), ""
        self._delen = self.lichaam.delen()
        self._eerste: Deel | None = None
        self._over = VELDEN

    def lees(self, maak: Callable[[Positie], T]) -> T:
        """What `maak` makes of the position. Raises `Verkeerd` for the form and `UploadFout` for the body."""
        self._lees_vooraf()
        self._toegang(self.velden)
        vraag = lees(self.velden, self.fouten)
        if vraag is None:
            raise Verkeerd(self.fouten)
        with self._aan_de_beurt():
            aangiften = self._lees_aangiften(vraag)
            self.stand.fase = voortgang.REKENEN
            self.stand.eis_door()
            return maak(self._bereken(aangiften, vraag))

    def _lees_vooraf(self) -> None:
        """The fields before the first file."""
        for deel in self._delen:
            if deel.naam in (*AANGIFTEN, *LIJSTEN):
                self._eerste = deel
                return
            self._veld(deel)

    def _veld(self, deel: Deel) -> None:
        waarde = deel.tekst(min(GEPLAKT if deel.naam in LATER else GRENS.veld, self._over))
        self._over -= len(waarde.encode())
        self.velden.appendlist(deel.naam[:100], waarde)

    @contextmanager
    def _aan_de_beurt(self) -> Iterator[None]:
        with ExitStack() as plaatsen:
            tot = time.monotonic() + WACHTEN
            for slot in (*((_grote,) if self.lichaam.lengte > KLEIN else ()), _plaatsen):
                while not slot.acquire(timeout=1):
                    self.stand.eis_door()
                    if time.monotonic() > tot:
                        raise UploadFout(tekst("opname.druk"), 503)
                plaatsen.callback(slot.release)
                self.stand.geef_vrij = plaatsen.close
            if self.lichaam.lengte > KLEIN:
                geheugen.geef_terug()  # what the one before needed
            self.stand.fase = voortgang.LEZEN
            yield

    def _lees_aangiften(self, vraag: Vraag) -> Aangiften:
        meld = Meekijker(self.stand)
        try:
            return uit_bestanden.aangiften(
                self._aangiften(meld), vraag.wetten, samen=vraag.samen, grenzen=GRENZEN, meld=meld, volg=meld.begin
            )
        except UploadFout:
            raise
        except Fout as fout:
            alleen_csv = self._csv and not meld.alle()
            self.fouten.bij("aangiften", Fout(tekst("opname.csv", naam=self._csv)) if alleen_csv else fout)
            raise Verkeerd(self.fouten) from None

    def _aangiften(self, meld: Meekijker) -> Iterator[Ingekomen]:
        """The filings as they come; the lists between them are read in passing."""
        if self._eerste is not None:
            yield from self._deel(self._eerste)
        for deel in self._delen:
            yield from self._deel(deel)
        meld.klaar()

    def _deel(self, deel: Deel) -> Iterator[Ingekomen]:
        if deel.naam in AANGIFTEN:
            if not deel.is_leeg() or deel.bestand:
                if (deel.bestand or "").lower().endswith(".csv"):
                    self._csv = self._csv or schoon(deel.bestand or "")  # left out in silence: lists lie in folders too
                yield Ingekomen(deel.bestand or "", deel)
                self.stand.eis_door()
        elif deel.naam in LIJSTEN:
            if not deel.is_leeg() or deel.bestand:
                self._lijst(deel.naam, Ingekomen(deel.bestand or deel.naam, deel))
        elif deel.bestand is not None:
            return
        elif deel.naam in LATER:
            self._veld(deel)
        elif deel.naam and not deel.is_leeg():
            raise UploadFout(tekst("opname.veld_te_laat", naam=deel.naam[:40]))

    def _lijst(self, naam: str, bron: Ingekomen, veld: str = "") -> None:
        """Reads one list; what is wrong with it stands at `veld`, where that is not the field of its file."""
        veld = veld or naam
        if naam in self._lijsten or veld in self.fouten.per_veld:
            self.fouten.bij(veld, Fout(tekst("opname.een_lijst")))
            return
        self.stand.meld(soort="bestand", naam=gewoon(tekst(f"opname.{naam}_label")))
        self._lijsten[naam] = self.fouten.probeer(veld, lambda: uit_bestanden.LEZERS[naam](bron))
        if (gelezen := self._lijsten[naam]) is not None:
            for elk in gelezen.bevindingen[:GETOOND]:
                meld_bevinding(self.stand, elk)

    def _bereken(self, aangiften: Aangiften, vraag: Vraag) -> Positie:
        register = self._register()
        if self.fouten.per_veld:
            raise Verkeerd(self.fouten)
        lijsten = uit_bestanden.Lijsten(**{**self._lijsten, "register": register})
        try:
            return uit_bestanden.uit(aangiften, vraag.jaar, vraag.opgaven, lijsten, vraag.wetten)
        except Fout as fout:
            self.fouten.bij("jaar", fout)
            raise Verkeerd(self.fouten) from None

    def _register(self) -> Any:
        """The answer of the register, as a file or pasted, with the day on which it was complete."""
        geplakt = self.velden.get("register_tekst", "")
        if geplakt.strip():
            bron = Ingekomen(tekst("opname.geplakt"), io.BytesIO(geplakt.encode()))
            self._lijst("register", bron, "register_tekst")
        register = self._lijsten.get("register")
        er_is = "register" in self._lijsten
        op = self.fouten.probeer("register_compleet_op", lambda: compleet_op(self.velden, er_is))
        return register if register is None or op is None else replace(register, compleet_op=op)


class Meekijker(Verzamelaar):
    """Collects findings, and shows the first ones of each file to the page that waits."""

    def __init__(self, stand: Stand) -> None:
        super().__init__()
        self._stand, self._getoond = stand, 0
        self._gezien = Counter[str]()

    def __deepcopy__(self, memo: dict[int, Any]) -> Verzamelaar:
        return Verzamelaar(self.per_soort, list(self._lijst), Counter(self._aantal), dict(self._laatste))

    def begin(self, naam: str) -> None:
        """The next file."""
        self._stand.eis_door()
        self._getoond = 0
        self._stand.meld(soort="bestand", naam=naam)

    def meld(self, code: str, *args: Any, **velden: Any) -> None:
        voor = len(self._lijst)
        super().meld(code, *args, **velden)
        self._toon(self._lijst[voor:])

    def neem_over(self, ander: Verzamelaar) -> None:
        super().neem_over(ander)
        self._toon(ander._lijst)

    def _toon(self, nieuw: list[Bevinding]) -> None:
        for elk in nieuw:
            self._gezien[elk.code] += 1
            if self._getoond < GETOOND and self._gezien[elk.code] <= KEREN:
                self._getoond += 1
                meld_bevinding(self._stand, elk)

    def klaar(self) -> None:
        """All files were read: what is found between them is for the report."""
        self._getoond = GETOOND


def meld_bevinding(stand: Stand, elk: Bevinding) -> None:
    """One finding for the page that waits."""
    stand.meld(soort="bevinding", ernst=elk.ernst, wat=elk.wat, gevolg=gewoon(elk.gevolg), waar=elk.plaats)
