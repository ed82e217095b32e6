"""The frame of a message: what stands around the income relations, and where. Source: the message specification."""

from __future__ import annotations

from typing import Any

from telmee.gegevens.loonaangifte.velden import INITIEEL

WORTEL, HOOFD, EENHEID = "Loonaangifte", "Bericht", "AdministratieveEenheid"
AANGIFTE, CORRECTIE = "TijdvakAangifte", "TijdvakCorrectie"
INTREKKING, COLLECTIEF = "InkomstenverhoudingIntrekking", "CollectieveAangifte"
SOORTEN = {"VolledigeAangifte": "volledig", "AanvullendeAangifte": "aanvullend", CORRECTIE: "correctie"}
DAGEN = ("DatAanvTv", "DatEindTv")
IN_DEEL = tuple((WORTEL, EENHEID, AANGIFTE, s) for s in SOORTEN if s != CORRECTIE) + ((WORTEL, EENHEID, CORRECTIE),)
# where each element of the frame may stand, from the root down
PLEK: dict[str, tuple[tuple[str, ...], ...]] = {
    WORTEL: ((),),
    HOOFD: ((WORTEL,),),
    EENHEID: ((WORTEL,),),
    "LhNr": ((WORTEL, EENHEID),),
    "NmIP": ((WORTEL, EENHEID),),
    AANGIFTE: ((WORTEL, EENHEID),),
    CORRECTIE: ((WORTEL, EENHEID),),
    **dict.fromkeys(DAGEN, ((WORTEL, EENHEID, AANGIFTE), (WORTEL, EENHEID, CORRECTIE))),
    **{s: ((WORTEL, EENHEID, AANGIFTE),) for s in SOORTEN if s != CORRECTIE},
    COLLECTIEF: IN_DEEL,
    INITIEEL: IN_DEEL,
    INTREKKING: IN_DEEL[1:],
}


def onder_wortel(e: Any) -> Any:
    """The element right below the root that this one is in."""
    boven = None
    for a in e.iterancestors():
        if a.getparent() is None:
            return boven
        boven = a
    return boven


def kaal(tag: Any) -> str:
    """The name of an element without any namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
