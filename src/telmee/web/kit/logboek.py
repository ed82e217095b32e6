"""The log: one JSON object a line, without an address, without what was sent, without who asked.

Of an error nobody foresaw it holds a number, the kind of the exception and the places in our code, never its message:
that may quote the input.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

_log = logging.getLogger("telmee.web")


class Json(logging.Formatter):
    """A line is an object."""

    def format(self, record: logging.LogRecord) -> str:
        velden = getattr(record, "velden", {})
        basis = {"op": datetime.now(UTC).isoformat(timespec="milliseconds"), "wat": record.getMessage()}
        return json.dumps(basis | velden, ensure_ascii=False)


def meld(wat: str, **velden: Any) -> None:
    """One line."""
    _log.info(wat, extra={"velden": velden})


def meld_fout(nummer: str, fout: BaseException) -> None:
    """Where it broke, never with what."""
    plaatsen = [f"{f.filename.rsplit('/src/', 1)[-1]}:{f.lineno}" for f in traceback.extract_tb(fout.__traceback__)]
    _log.error("fout", extra={"velden": {"nummer": nummer, "soort": type(fout).__name__, "plaatsen": plaatsen[-12:]}})
