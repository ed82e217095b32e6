"""What the kit keeps: how far work in the background is. Nothing of a person."""

from __future__ import annotations

import uuid

from django.db import models

WACHT, BEZIG, KLAAR, GESTOPT, MISLUKT = "wacht", "bezig", "klaar", "gestopt", "mislukt"
LOOPT = (WACHT, BEZIG)


class Taak(models.Model):
    """One piece of work: what, with which settings, how far, and how it ended. `stop` was asked for by somebody.

    `sleutel` is a hash of what and which settings: the same work is in the queue once. `uitkomst` is what it yielded,
    as its kind writes it, for as long as the work is remembered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=60)
    sleutel = models.CharField(max_length=64)
    staat = models.CharField(max_length=10, default=WACHT)
    gedaan = models.PositiveIntegerField(default=0)
    van = models.PositiveIntegerField(default=0)
    zin = models.CharField(max_length=300, default="")
    uitkomst = models.TextField(default="")
    stop = models.BooleanField(default=False)
    begonnen = models.DateTimeField(auto_now_add=True)
    gemeld = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"], condition=models.Q(staat__in=LOOPT, stop=False), name="taak_loopt_een_keer"
            )
        ]

    @property
    def loopt(self) -> bool:
        """Whether an answer may still come."""
        return self.staat in LOOPT
