"""The first table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What may be shown of the data set."""

    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Uitkomst",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("kenmerk", models.CharField(max_length=64)),
                ("inhoud", models.TextField()),
                ("gemaakt", models.DateTimeField(auto_now=True)),
            ],
        ),
    ]
