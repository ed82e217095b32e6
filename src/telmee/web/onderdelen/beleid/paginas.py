"""The pages of beleid: the questions that people come with, each a page."""

from __future__ import annotations

from django.http import HttpRequest

from telmee.web.kit import deuren
from telmee.web.kit.pagina import pagina
from telmee.web.onderdelen.beleid import methode, opties, parameters, prognose, terugblik, vergelijk

VRAGEN = (
    ("prognose", prognose.NAAM),
    ("terugblik", terugblik.NAAM),
    ("opties", opties.NAAM),
    ("vergelijk", vergelijk.NAAM),
    ("parameters", parameters.NAAM),
    ("methode", methode.NAAM),
)
"""What people ask, in the order in which the page names it: the key of its texts, and its page."""


@pagina("beleid", naam="beleid-start", zuiver=True, sjabloon=deuren.SJABLOON, context=deuren.Deuren, deur=True)
def start(request: HttpRequest) -> deuren.Deuren:
    """The start page of the subject."""
    return deuren.van("beleid", VRAGEN)
