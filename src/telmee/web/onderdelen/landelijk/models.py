"""What may be shown of the data set of this server: protected tables only, nothing of a person or an employer."""

from __future__ import annotations

from django.db import models


class Uitkomst(models.Model):
    """The one outcome that is kept; `kenmerk` tells from which files it was made."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    kenmerk = models.CharField(max_length=64)
    inhoud = models.TextField()
    gemaakt = models.DateTimeField(auto_now=True)
