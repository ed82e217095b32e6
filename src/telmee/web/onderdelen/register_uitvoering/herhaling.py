"""The same call twice: the same key with the same content gets the same answer, with other content a conflict.

Only what succeeded is kept, for a week: a call that was refused changed nothing, so it may be put right under its key.
What was sent is not kept, but a digest with a key of the register: it cannot be guessed back to a BSN.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from telmee.fouten import Fout
from telmee.register.beurt import schrijfbeurt
from telmee.register.identiteit import Identiteit
from telmee.register.indienen import Geweigerd
from telmee.register.sleutels import Sleutels
from telmee.register.toetsen import Botsing
from telmee.web.onderdelen.register_uitvoering.models import Herhaalsleutel

BEWAARD = timedelta(days=7)
LANGST = 255
BOTST = "Deze Idempotency-Key is al gebruikt voor iets anders; geef een nieuwe sleutel."
BEZIG = "Het vorige verzoek met deze Idempotency-Key loopt nog; probeer het zo opnieuw."


def een_keer(
    wie: Identiteit, sleutel: str, inhoud: Any, sleutels: Sleutels, doe: Callable[[], dict[str, Any] | Geweigerd]
) -> dict[str, Any] | Geweigerd:
    """What `doe` answers, in one transaction with the memory of it; what it answered before when this is the same."""
    if not sleutel:
        return doe()
    if not (len(sleutel) <= LANGST and sleutel.isascii() and sleutel.isprintable()):
        raise Fout(f"De Idempotency-Key is te lang of niet te lezen; geef hoogstens {LANGST} gewone tekens.")
    onder = {"wie": f"{wie.rol}:{wie.wie}"[:64], "sleutel": hashlib.sha256(sleutel.encode("ascii")).digest()}
    merk = hashlib.sha256(json.dumps(inhoud, sort_keys=True, default=str).encode()).hexdigest()
    with schrijfbeurt():
        nu = datetime.now(UTC)
        Herhaalsleutel.objects.filter(gemaakt_op__lt=nu - BEWAARD).delete()
        eerder = Herhaalsleutel.objects.filter(**onder).first()
        if eerder is not None:
            return _zelfde(eerder, merk, sleutels)
        try:
            with transaction.atomic():
                rij = Herhaalsleutel.objects.create(
                    **onder, inhoud=sleutels.actief.zoek(merk), versie=sleutels.actief.nummer, gemaakt_op=nu
                )
        except IntegrityError:  # the same call, at this very moment
            return Geweigerd(Botsing("sleutel_bezet", BEZIG))
        uit = doe()
        if isinstance(uit, Geweigerd):
            rij.delete()
        else:
            rij.antwoord = uit
            rij.save(update_fields=["antwoord"])
    return uit


def _zelfde(eerder: Herhaalsleutel, merk: str, sleutels: Sleutels) -> dict[str, Any] | Geweigerd:
    """The answer of then. Of a key of the register that is gone nothing can be compared: then it is another call."""
    versies = {each.nummer: each for each in sleutels.alle}
    if eerder.versie in versies and versies[eerder.versie].zoek(merk) == bytes(eerder.inhoud):
        antwoord: dict[str, Any] = eerder.antwoord
        return antwoord
    return Geweigerd(Botsing("sleutel_bezet", BOTST))
