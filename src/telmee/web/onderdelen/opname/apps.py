"""The upload as a Django app: what is kept longer than its time goes at every start."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Opname(AppConfig):
    """Django's entry."""

    name = "telmee.web.onderdelen.opname"
    label = "opname"

    def ready(self) -> None:
        """Clears what a server that was stopped left behind."""
        post_migrate.connect(_ruim_op, sender=self)


def _ruim_op(**_: object) -> None:
    from django.db import connection

    from telmee.web.onderdelen.opname import kluis, models

    if models.Uitslag._meta.db_table in connection.introspection.table_names():
        kluis.ruim_op()
