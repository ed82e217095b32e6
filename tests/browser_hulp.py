"""A real browser on the pages: one server and one browser for a test module, nothing of it leaves the machine.

    pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("browser-onderwerp")]

    @pytest.fixture(scope="module")
    def bezoek():
        with browser_hulp.bezoek() as b:
            yield b

    def test_…(bezoek):
        with bezoek.blad(breedte=320, donker=True) as blad:      # a Playwright page with `.mis` beside it
            blad.goto("/en/calculator")
            assert browser_hulp.axe(blad) == []

A page that logs an error, breaks its policy or asks anything of another machine fails when it is closed. Without
Chromium or Playwright the tests are left out with the reason, and CI fails.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

import web_hulp

NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
EIS = "de tests in de browser hebben Chromium nodig (Debian, Ubuntu: sudo apt-get install chromium)"
OPTIES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KIJK = """async (tags) => (await axe.run(document, {runOnly: {type: "tag", values: tags}}))
  .violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html.slice(0, 200) + " | " + (n.any[0]?.message ?? "")))"""


def programma() -> str:
    """The browser of the system."""
    gevonden = next((pad for naam in NAMEN if (pad := shutil.which(naam))), None)
    if gevonden is None or importlib.util.find_spec("playwright") is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(EIS)
    return str(gevonden)


@cache
def axe_bron() -> str:
    """axe-core, as it comes with its package."""
    bron = importlib.util.find_spec("axe_core_python")
    assert bron is not None and bron.submodule_search_locations
    return (Path(bron.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")


def axe(blad: Any, open_: bool = True) -> list[str]:
    """What axe-core finds on the page as it stands; with everything that folds unfolded."""
    if open_:
        blad.evaluate("() => { for (const d of document.querySelectorAll('details')) d.open = true; }")
    blad.evaluate(axe_bron())
    return list(blad.evaluate(KIJK, TAGS))


def schuift(blad: Any) -> int:
    """How many pixels the page is wider than the screen."""
    return int(blad.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@dataclass
class Bezoek:
    """A visit: the address of the server and the browser."""

    adres: str
    browser: Any
    buiten: list[str] = field(default_factory=list)

    @contextmanager
    def blad(
        self,
        breedte: int = 1280,
        hoogte: int = 900,
        donker: bool = False,
        js: bool = True,
        mag_mis: bool = False,
        **opties: Any,
    ) -> Iterator[Any]:
        """A page of its own; `mag_mis`: errors on the console are expected (a 404 is one)."""
        from urllib.parse import urlsplit

        mis: list[str] = []
        context = self.browser.new_context(
            base_url=self.adres,
            viewport={"width": breedte, "height": hoogte},
            color_scheme="dark" if donker else "light",
            java_script_enabled=js,
            reduced_motion="reduce",
            **opties,
        )

        def poort(route: Any) -> None:
            naar = urlsplit(route.request.url)
            if naar.scheme in ("data", "blob", "about") or f"{naar.scheme}://{naar.netloc}" == self.adres:
                route.continue_()
            else:
                self.buiten.append(route.request.url)
                mis.append(f"asked of elsewhere: {route.request.url}")
                route.abort()

        context.route("**/*", poort)
        blad = context.new_page()
        blad.on("console", lambda m: mis.append(m.text) if m.type == "error" else None)
        blad.on("pageerror", lambda e: mis.append(str(e)))
        try:
            yield blad
        finally:
            context.close()
        assert mag_mis or not mis, mis


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class _Stil(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@contextmanager
def server() -> Iterator[str]:
    """The pages on a free port of this machine, static files straight from their folders."""
    web_hulp.opgezet()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop in the thread of the tests
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    met = make_server(
        "127.0.0.1", 0, StaticFilesHandler(get_wsgi_application()), server_class=_Server, handler_class=_Stil
    )
    draad = threading.Thread(target=met.serve_forever, daemon=True)
    draad.start()
    try:
        yield f"http://127.0.0.1:{met.server_port}"
    finally:
        met.shutdown()
        met.server_close()
        draad.join(5)


@contextmanager
def bezoek() -> Iterator[Bezoek]:
    """Server and browser together."""
    pad = programma()
    from playwright.sync_api import sync_playwright

    with server() as adres, sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=pad, args=OPTIES)
        try:
            yield Bezoek(adres, browser)
        finally:
            browser.close()


def in_eerste_blik(blad: Any) -> bool:
    """Whether the answer and the first thing to do stand whole in what is seen first."""
    onder = """() => Math.max(...["h1", ".doen li"].map(
      s => document.querySelector("main " + s)?.getBoundingClientRect().bottom ?? 0))"""
    blad.evaluate("() => scrollTo(0, 0)")
    return bool(0 < blad.evaluate(onder) <= blad.viewport_size["height"])
