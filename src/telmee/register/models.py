"""The tables of the register. Nothing in them is overwritten but what can be made again from the events.

Two times everywhere. `dag`, `van`, `tot` are what the facts are about (`--op`); `bekend_op`, `bekend_van` and
`bekend_tot` are when this register knew it (`--stand`). A day is included at both ends; an empty `tot` is open; an
empty `bekend_tot` is what is known now. A BSN stands nowhere in clear: `bsn_index` is a keyed hash to find it by,
`bsn_versleuteld` its ciphertext (`sleutels`).
"""

from __future__ import annotations

from django.db import models

from telmee.register.gebeurtenis import BESLISSING, CORRECTIE, INTREKKING

HERSTELT = (CORRECTIE, INTREKKING, BESLISSING)
"""Natures by which what was recorded before may become something else."""


class Persoon(models.Model):
    """One person; `nummer` is the pseudonym that leaves the register, `kop` the hash of the last event of the chain."""

    nummer = models.BigIntegerField(unique=True)
    bsn_index = models.BinaryField(max_length=32, unique=True)
    bsn_versleuteld = models.BinaryField(max_length=64)
    sleutel = models.PositiveSmallIntegerField()
    kop = models.BinaryField(max_length=32)
    gebeurtenissen_tot = models.PositiveIntegerField(default=0)


class Levering(models.Model):
    """One delivery: a file, a message or a form. `hash` is of its bytes: the same delivery twice changes nothing."""

    bron = models.CharField(max_length=40)
    soort = models.CharField(max_length=40)
    hash = models.BinaryField(max_length=32)
    ontvangen_op = models.DateTimeField()
    aantal = models.PositiveIntegerField(default=0)
    bevindingen = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bron", "soort", "hash"], name="levering_een_keer")]


class Gebeurtenis(models.Model):
    """One event. `soort` is declared by the law, `aard` says what it does; `feiten` are in the names of the law.

    `hash` covers everything but the row numbers of the database, and `vorige`: the hash of the event before it.
    `kenmerk` is the source's own mark; one source cannot give one mark twice.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="gebeurtenissen")
    nummer = models.PositiveIntegerField()
    soort = models.CharField(max_length=60)
    aard = models.CharField(max_length=24)
    dag = models.DateField()
    feiten = models.JSONField(default=dict)
    betreft = models.PositiveIntegerField(null=True)  # `nummer` of an earlier event of the same person
    bron = models.CharField(max_length=40)
    grondslag = models.CharField(max_length=120)
    kenmerk = models.CharField(max_length=80)
    levering = models.ForeignKey(Levering, models.PROTECT, null=True)
    bekend_op = models.DateTimeField()
    vorige = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["persoon", "nummer"], name="gebeurtenis_nummer"),
            models.UniqueConstraint(fields=["bron", "kenmerk"], name="gebeurtenis_kenmerk"),
        ]
        indexes = [
            models.Index(fields=["bekend_op"]),
            models.Index(fields=["soort", "dag"]),
            models.Index(
                fields=["soort", "persoon"], condition=models.Q(aard__in=HERSTELT), name="gebeurtenis_hersteld"
            ),
        ]


class Registratie(models.Model):
    """Derived: one period in the register, as known between two moments."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="registraties")
    van = models.DateField()
    tot = models.DateField(null=True)
    reden_einde = models.CharField(max_length=60, default="")
    bekend_van = models.DateTimeField()
    bekend_tot = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["persoon", "bekend_tot"]), models.Index(fields=["van", "tot"])]


class Grond(models.Model):
    """Derived: one ground of a person (`grond` is a code of `doelgroep_grond`), as known between two moments."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="gronden")
    grond = models.CharField(max_length=40)
    van = models.DateField()
    tot = models.DateField(null=True)
    bekend_van = models.DateTimeField()
    bekend_tot = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["persoon", "bekend_tot"]), models.Index(fields=["grond", "van"])]


class Inkomstenverhouding(models.Model):
    """A person works at a loonheffingennummer: what makes somebody an employer's own worker (Wfsv 38d lid 7)."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="inkomstenverhoudingen")
    loonheffingennummer = models.CharField(max_length=12)
    nummer = models.PositiveSmallIntegerField()
    van = models.DateField()
    tot = models.DateField(null=True)
    verloonde_uren = models.IntegerField(null=True)
    levering = models.ForeignKey(Levering, models.PROTECT, null=True)
    bekend_van = models.DateTimeField()
    bekend_tot = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["loonheffingennummer", "bekend_tot"]), models.Index(fields=["persoon"])]


class Dagwortel(models.Model):
    """The root over the last hash of every chain that grew on a day, with the root before it."""

    dag = models.DateField(unique=True)
    wortel = models.BinaryField(max_length=32)
    vorige = models.BinaryField(max_length=32)
    ketens = models.PositiveIntegerField()


class Verwerking(models.Model):
    """One look at, or change of, the data of one person: a record of the standard Logboek Dataverwerkingen 1.0.

    `betrokkene` is the keyed hash of the BSN that was asked about, whether or not it is in the register, so that a log
    line never tells the two apart; `betrokkene_versleuteld` is the encrypted `dpl.core.data_subject_id`. Both are empty
    in the line above those of a list. `gevonden` says whether an answer was given, never which. `parent_span_id` and
    `bron_verwerking` come from who called.
    """

    trace_id = models.BinaryField(max_length=16)
    span_id = models.BinaryField(max_length=8)
    parent_span_id = models.BinaryField(max_length=8, null=True)
    naam = models.CharField(max_length=60)
    begin = models.DateTimeField()
    eind = models.DateTimeField()
    status = models.CharField(max_length=8)
    activiteit = models.CharField(max_length=200)
    betrokkene = models.BinaryField(max_length=32)
    betrokkene_versleuteld = models.BinaryField(max_length=64)
    sleutel = models.PositiveSmallIntegerField()  # the key of both
    rol = models.CharField(max_length=24)
    organisatie = models.CharField(max_length=40)
    doel = models.CharField(max_length=40)
    relatie = models.CharField(max_length=24, default="")
    velden = models.CharField(max_length=200, default="")
    gevonden = models.BooleanField()
    bron_verwerking = models.CharField(max_length=200, default="")  # dpl.core.foreign_operation.*

    class Meta:
        indexes = [models.Index(fields=["betrokkene", "begin"]), models.Index(fields=["organisatie", "begin"])]


class Verbruik(models.Model):
    """How much an organisation asked in a minute, for limits and the watch. Counts, never whom.

    `deel`: where many write at once they do not wait for each other on one row; the sum counts.
    """

    organisatie = models.CharField(max_length=40)
    minuut = models.DateTimeField()
    deel = models.PositiveSmallIntegerField(default=0)
    verzoeken = models.PositiveIntegerField(default=0)
    vragen = models.PositiveIntegerField(default=0)  # people asked about
    missers = models.PositiveIntegerField(default=0)  # claims not borne out, or a no to who may only be applying

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "minuut", "deel"], name="verbruik_een_minuut")]


class Signaal(models.Model):
    """Something of an organisation's asking that UWV should look at; while `tot` lies ahead it gets no answers."""

    organisatie = models.CharField(max_length=40)
    soort = models.CharField(max_length=24)
    gezien_op = models.DateTimeField()
    tot = models.DateTimeField()
    vragen = models.PositiveIntegerField()
    missers = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["organisatie", "tot"])]
