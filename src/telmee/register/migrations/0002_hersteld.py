"""An index of the few events by which others become something else."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the index."""

    dependencies = [("register", "0001_begin")]
    operations = [
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                fields=["soort", "persoon"],
                condition=models.Q(aard__in=("correctie", "intrekking", "beslissing_op_bezwaar")),
                name="gebeurtenis_hersteld",
            ),
        )
    ]
