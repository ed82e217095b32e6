"""The dashboard as a Django app: it keeps what may be shown of the server's data set."""

from django.apps import AppConfig


class Landelijk(AppConfig):
    """Django's entry."""

    name = "telmee.web.onderdelen.landelijk"
    label = "landelijk"
