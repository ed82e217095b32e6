"""Starts the one Spark session of this program, for the law and for the records.

A Ctrl-C while Java starts waits until it has started: Java that has no word from us yet would stay behind for ever.
Once started it ends with the program. Raises `Fout` when Spark or Java is not there.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from telmee.fouten import Fout

_ALTIJD = {
    "spark.ui.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.log.level": "FATAL",
    # else every part of an expression is told to Java with the line it stands on, which takes longer than the rest
    "spark.python.sql.dataFrameDebugging.enabled": "false",
}
_HIER = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
_STOPPEN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def start_spark(master: str = "local[*]", instellingen: dict[str, str] | None = None) -> Any:
    """The session that runs already, or a new one; a local one listens to this machine only."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as fout:
        raise Fout(
            "Spark is niet geïnstalleerd; installeer telmee met de extra 'spark' of gebruik --engine duckdb."
        ) from fout
    logging.getLogger().addHandler(logging.NullHandler())  # else an interrupted call prints a traceback of its own
    bouw = SparkSession.builder.appName("telmee").master(master)
    for naam, waarde in (_ALTIJD | (_HIER if master.startswith("local") else {}) | (instellingen or {})).items():
        bouw = bouw.config(naam, waarde)
    try:
        with _zonder_onderbreking():
            return bouw.getOrCreate()
    except Exception as fout:
        raise Fout("Spark start niet; installeer Java 17 of nieuwer, of gebruik --engine duckdb.") from fout


@contextmanager
def _zonder_onderbreking() -> Iterator[None]:
    """A request to stop is heard after the block; Spark's own answer to it (a long traceback) is taken away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    gevraagd: list[int] = []
    eerder = {teken: signal.signal(teken, lambda nummer, _: gevraagd.append(nummer)) for teken in _STOPPEN}
    try:
        yield
    finally:
        for teken, antwoord in eerder.items():
            signal.signal(teken, antwoord)
    if gevraagd:
        raise KeyboardInterrupt
