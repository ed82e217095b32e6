"""The register as a Django app."""

from django.apps import AppConfig


class Register(AppConfig):
    """Its tables begin with `register_`."""

    name = "telmee.register"
    label = "register"
    verbose_name = "Doelgroepregister"
