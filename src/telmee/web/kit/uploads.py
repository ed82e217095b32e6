"""Forms with files: small ones in memory, large ones read as they come in. Nothing that is sent touches the disk.

`InGeheugen` serves ordinary forms. `Lichaam` is for an upload of any size: it gives the parts of a multipart body one
after another, each read from the connection when it is asked for, and says whether all of it came. Who uses it may not
touch `request.POST`, and asks `csrf_fout` with the fields that came before the first file.

Raises `UploadFout` for what is no such form, for what is too large, and for a connection that breaks. What a part
raises while it is read is raised again by the next part: a reader that takes every error for a damaged file cannot
hide it.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import FILE, RAW, LazyStream, MultiPartParserError, Parser
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.datastructures import MultiValueDict
from django.utils.http import parse_header_parameters

from telmee.fouten import Fout

MIB = 1024 * 1024
PER_KEER = 64 * 1024
ONGELEZEN = 64 * MIB
"""Of what is refused so much is still taken in, so that the sender hears why; beyond it the connection ends."""


class InGeheugen(MemoryFileUploadHandler):
    """Every file in memory; the bound of the whole request is that of `DATA_UPLOAD_MAX_MEMORY_SIZE` for small forms."""

    def handle_raw_input(self, *args: object, **kwargs: object) -> None:
        """Always active: there is no second handler that would use the disk."""
        self.activated = True


class UploadFout(Fout):
    """The body is not what it must be; `status` is that of the answer."""

    def __init__(self, wat: str, status: int = 400) -> None:
        super().__init__(wat)
        self.status = status


class Afgebroken(UploadFout):
    """The connection broke, or the sender stopped: nothing of it may be used."""

    def __init__(self) -> None:
        super().__init__("Het versturen is afgebroken; er is niets bewaard. Stuur het opnieuw.")


@dataclass(frozen=True)
class Grens:
    """What a body may not pass, in bytes unless the name says otherwise."""

    lichaam: int = 1024 * MIB
    delen: int = 5_000
    """Parts, files and fields together."""
    veld: int = 64 * 1024
    stil: int = 30
    """Seconds without a byte, after which the connection counts as broken."""
    duur: int = 900
    """Seconds of waiting for the sender, all together."""


class Deel:
    """A part: a field, or a file with the name that its sender gave it. `read` is the next piece of it."""

    def __init__(self, naam: str, bestand: str | None, stukken: Iterator[bytes]) -> None:
        self.naam, self.bestand = naam, bestand
        self._stukken, self._rest = stukken, b""

    def is_leeg(self) -> bool:
        """Whether nothing of it is left, seen without taking any of it."""
        while not self._rest:
            try:
                self._rest = next(self._stukken)
            except StopIteration:
                return True
        return False

    def read(self, n: int, /) -> bytes:
        """At most `n` bytes; none at the end."""
        if self.is_leeg():
            return b""
        uit, self._rest = self._rest[:n], self._rest[n:]
        return uit

    def tekst(self, meest: int) -> str:
        """All of a field, when that is at most `meest` bytes."""
        gelezen = b""
        while stuk := self.read(PER_KEER):
            gelezen += stuk
            if len(gelezen) > meest:
                raise UploadFout(f"Het veld '{self.naam[:40]}' is te lang.", 413)
        return gelezen.decode("utf-8", "replace")

    def leeg(self) -> None:
        """Reads on to its end."""
        while self.read(MIB):
            pass


class _Bron:
    """The connection: counts, ends when the sender stops, and remembers how it ended."""

    def __init__(self, request: HttpRequest, lengte: int, grens: Grens, gelezen: Callable[[int], None]) -> None:
        self._request, self._lengte, self._meld = request, lengte, gelezen
        self.gelezen, self.staart, self._over = 0, b"", float(grens.duur)
        verbinding = request.META.get("gunicorn.socket")
        if verbinding is not None:  # gunicorn sets it back for what comes after this request
            verbinding.settimeout(grens.stil)
        self.fout: Exception | None = None

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self.fout is not None:
            raise self.fout
        try:
            self._meld(self.gelezen)
            begin = time.monotonic()
            stuk = self._request.read(PER_KEER) if self.gelezen < self._lengte else b""
            self._over -= time.monotonic() - begin
            if self._over < 0 or (not stuk and self.gelezen < self._lengte):
                raise Afgebroken
        except OSError:  # also Django's own word for it
            self.fout = Afgebroken()
            raise self.fout from None
        except Exception as fout:
            self.fout = fout
            raise
        if not stuk:
            raise StopIteration
        self.gelezen += len(stuk)
        self.staart = (self.staart + stuk)[-256:]
        return stuk

    def lees_uit(self) -> None:
        """Takes in at most `ONGELEZEN` more and throws it away; who asked to stop waits for an answer too."""
        tot = min(self._lengte, self.gelezen + ONGELEZEN)
        try:
            while self.gelezen < tot and self._over > 0:
                begin = time.monotonic()
                stuk = self._request.read(PER_KEER)
                self._over -= time.monotonic() - begin
                self.gelezen += len(stuk)
                if not stuk:
                    return
        except OSError:  # the sender is away
            return


class Lichaam:
    """The body of one request. `gelezen` is told how many bytes came so far, and may stop it by raising."""

    def __init__(
        self, request: HttpRequest, grens: Grens = Grens(), gelezen: Callable[[int], None] = lambda n: None
    ) -> None:
        self._grens = grens
        request._mark_post_parse_error()  # nobody reads the body a second time
        soort, opties = parse_header_parameters(request.META.get("CONTENT_TYPE", ""))
        self._rand = opties.get("boundary", "").encode("ascii", "replace")
        if soort != "multipart/form-data" or not 0 < len(self._rand) <= 200:
            raise UploadFout("Dit is geen formulier met bestanden (multipart/form-data).", 415)
        try:
            self.lengte = int(request.META.get("CONTENT_LENGTH") or "")
        except ValueError:
            raise UploadFout("De lengte van dit formulier ontbreekt (Content-Length).", 411) from None
        self._bron = _Bron(request, self.lengte, grens, gelezen)
        if self.lengte > grens.lichaam:
            raise UploadFout(
                f"Dit is meer dan {grens.lichaam // MIB} MiB; stuur de bestanden in een zip, of in delen.", 413
            )

    def delen(self) -> Iterator[Deel]:
        """The parts in order; what was not read of one is passed over when the next one is asked for."""
        try:
            for nummer, (soort, kop, stroom) in enumerate(Parser(LazyStream(self._bron), self._rand)):
                if nummer > self._grens.delen:
                    raise UploadFout(f"Dit zijn meer dan {self._grens.delen} bestanden; stuur ze in een zip.", 413)
                if soort == RAW:
                    self._tussenin(stroom)
                    continue
                deel = _deel(kop, stroom, soort == FILE)
                yield deel
                deel.leeg()
        except MultiPartParserError:
            raise UploadFout("Dit formulier is niet te lezen; de kop van een onderdeel is te lang.") from None
        if b"--" + self._rand + b"--" not in self._bron.staart:
            raise UploadFout("Dit formulier houdt te vroeg op; er is niets bewaard. Stuur het opnieuw.")

    def _tussenin(self, stroom: Any) -> None:
        """What stands before the first part and after the last one: nothing, or a part whose head cannot be read."""
        over = 0
        for stuk in stroom:
            over += len(stuk)
            if over > 8:
                raise UploadFout("Dit formulier is niet te lezen; de kop van een onderdeel klopt niet.")

    def lees_uit(self) -> None:
        """Takes in what is left of what is refused, up to a bound, so that the answer can be heard."""
        self._bron.lees_uit()


def _deel(kop: dict[str, Any], stroom: Any, is_bestand: bool) -> Deel:
    _, opties = kop["content-disposition"]
    naam = opties.get("name", b"").decode("utf-8", "replace")
    if str(kop.get("content-transfer-encoding", ("", {}))[0]).strip() not in ("", "binary", "8bit", "7bit"):
        raise UploadFout("De inhoud van een onderdeel is gecodeerd (Content-Transfer-Encoding); stuur die gewoon.")
    bestand = opties["filename"].decode("utf-8", "replace") if is_bestand else None
    return Deel(naam, bestand, iter(stroom))


def csrf_fout(request: HttpRequest, velden: QueryDict) -> HttpResponseBase | None:
    """The refusal of a form that we did not give out, by the fields that came before its first file."""

    def beschermd(request: HttpRequest) -> HttpResponseBase:
        raise NotImplementedError

    proef = copy.copy(request)
    proef._post, proef._files = velden, MultiValueDict()
    wacht = CsrfViewMiddleware(beschermd)
    wacht.process_request(proef)
    return wacht.process_view(proef, beschermd, (), {})
