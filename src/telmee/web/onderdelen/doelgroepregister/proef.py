"""In demo mode: a register of invented people, made in the background the first time that somebody comes to look.

The people are those of a small invented country; the employer and the person of the demo's identities are put among
them. On a server nothing is made: an empty register is empty.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.conf import settings

from telmee.register import models, opnemen, synthetisch
from telmee.register.gebeurtenis import VASTSTELLING, Gebeurtenis
from telmee.web.kit.aanmelden import demo_identiteiten, sleutels_nu
from telmee.web.kit.models import Taak
from telmee.web.kit.taken import Melder, begin, taak
from telmee.web.kit.teksten import tekst

SOORT = "register-proef"
SCHAAL = 0.005
WERKNEMERS = 12
"""So many people work for the employer of the demo."""
_VANAF = date(2024, 3, 1)


def begin_zo_nodig() -> Taak | None:
    """Puts the work in the queue where there is nobody yet; the work that runs, or None."""
    if not settings.DEMO or models.Persoon.objects.exists():
        return None
    return begin(SOORT)


@taak(SOORT)
def vul(meld: Melder) -> None:
    """Fills the register of the demo."""
    meld(0, 2, tekst("doelgroepregister.proef_mensen"))
    sleutels = sleutels_nu()
    if not models.Persoon.objects.exists():
        synthetisch.maak(SCHAAL, sleutels)
    meld(1, 2, tekst("doelgroepregister.proef_banen"))
    wie = demo_identiteiten()
    _schrijf_in(wie["burger"].bsn)
    _geef_werk(wie["bakker"].organisatie, wie["burger"].bsn)
    meld(2, 2)


def _schrijf_in(bsn: str) -> None:
    """The person of the demo, with a Wajong; as it was known, so it stays."""
    feiten = {"vooraf_geinformeerd": True, "duurzaam_geen_mogelijkheden": False}
    opnemen.neem_op(bsn, [Gebeurtenis("wajong", VASTSTELLING, _VANAF, feiten, "UWV", "demo-1")], sleutels_nu())


def _geef_werk(loonheffingennummer: str, bsn: str) -> None:
    """The employer's people: the person of the demo, and some of the invented country, registered or not any more."""
    eigen = opnemen.persoon_van(bsn, sleutels_nu())
    anderen = models.Persoon.objects.exclude(pk=eigen.pk if eigen else None).order_by("nummer")[: WERKNEMERS - 1]
    nu = datetime.now(UTC)
    models.Inkomstenverhouding.objects.bulk_create(
        models.Inkomstenverhouding(
            persoon=persoon,
            loonheffingennummer=loonheffingennummer,
            nummer=1,
            van=_VANAF,
            verloonde_uren=None,
            bekend_van=nu,
        )
        for persoon in filter(None, (eigen, *anderen))
    )
