"""The kit as a Django app: its templates, static files and tags."""

from django.apps import AppConfig


class Kit(AppConfig):
    """Django's entry."""

    name = "telmee.web.kit"
    label = "kit"
