"""What is kept of a call that carried an idempotency key: digests and the answer. Nothing of a person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Herhaalsleutel(models.Model):
    """One key of one organisation: `inhoud` is a keyed digest of what was sent, `antwoord` what was answered to it."""

    wie = models.CharField(max_length=64)
    sleutel = models.BinaryField(max_length=32)
    inhoud = models.BinaryField(max_length=32)
    versie = models.PositiveSmallIntegerField()  # of the key of the register that made `inhoud`
    antwoord = models.JSONField(null=True)
    gemaakt_op = models.DateTimeField(db_index=True)

    class Meta:
        """One of each."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["wie", "sleutel"], name="herhaalsleutel_een_keer")]
