"""What work in the background yielded stands beside how far it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0002_een_keer_in_de_rij"),
    ]

    operations = [
        migrations.AddField(
            model_name="taak",
            name="uitkomst",
            field=models.TextField(default=""),
        ),
    ]
