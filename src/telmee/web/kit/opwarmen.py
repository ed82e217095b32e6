"""What the first visitor would wait for, done as the server starts: a subject offers `opwarmen` in `paginas`."""

from __future__ import annotations

import threading

from telmee.web.kit import geheugen, logboek, ontdek


def begin() -> threading.Thread:
    """Starts it; what goes wrong there is in the log, and the page itself says so again."""
    draad = threading.Thread(target=_alle, name="opwarmen", daemon=True)
    draad.start()
    return draad


def _alle() -> None:
    for module in ontdek.modules("paginas"):
        try:
            getattr(module, "opwarmen", lambda: None)()
        except Exception as fout:
            logboek.meld_fout("opwarmen", fout)
    geheugen.zet_vast()
