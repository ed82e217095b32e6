"""Every address: the pages in both languages, the API, and what keeps the server alive. What is not here is a 404."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver

from telmee.web.kit import fouten, gezond, oidc, ontdek
from telmee.web.kit.api import api_adressen
from telmee.web.kit.pagina import adressen

ontdek.modules("paginas")

urlpatterns: list[URLPattern | URLResolver] = [
    *gezond.adressen(),
    *oidc.adressen(),
    *api_adressen(),
    *i18n_patterns(*adressen(), prefix_default_language=False),
]
handler400 = fouten.slecht
handler403 = fouten.verboden
handler404 = fouten.niet_gevonden
handler500 = fouten.kapot
