"""What is kept of an upload: pieces that only the key in the visitor's cookie opens. Of the key nothing is here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Uitslag(models.Model):
    """One report; `id` and `formulier` are digests, `tot` the moment on which it goes."""

    id = models.CharField(max_length=64, primary_key=True)
    formulier = models.CharField(max_length=64, unique=True)
    tot = models.DateTimeField(db_index=True)


class Stuk(models.Model):
    """One encrypted piece of a report: a section, a file to take along, or what is in it."""

    uitslag = models.ForeignKey(Uitslag, models.CASCADE, related_name="stukken")
    naam = models.CharField(max_length=60)
    inhoud = models.BinaryField()

    class Meta:
        """One of each name."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["uitslag", "naam"], name="een_stuk_per_naam")]
