"""Counters in the OpenMetrics form, by name of the page: nothing of a person, no address."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.openmetrics.exposition import generate_latest

REGISTER = CollectorRegistry()
_VERZOEKEN = Counter(
    "telmee_verzoeken", "Requests by page, method and status.", ["pagina", "methode", "status"], registry=REGISTER
)
_DUUR = Histogram(
    "telmee_verzoek_seconden",
    "Time to answer by page.",
    ["pagina"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10, 60),
    registry=REGISTER,
)
METHODEN = ("GET", "HEAD", "POST", "OPTIONS")


def tel(pagina: str, methode: str, status: int, seconden: float) -> None:
    """One request."""
    _VERZOEKEN.labels(pagina, methode if methode in METHODEN else "anders", str(status)).inc()
    _DUUR.labels(pagina).observe(seconden)


def tekst() -> bytes:
    """All of them, as a page for a collector."""
    return generate_latest(REGISTER)
