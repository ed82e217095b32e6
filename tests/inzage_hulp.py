"""A small register for the tests: invented people of the test range, in a database of their own."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import web_hulp

NU = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
VROEGER = datetime(2015, 6, 1, tzinfo=UTC)
LHNR, ANDER, LEEG = "900000001L01", "900000002L01", "900000003L01"
GEMEENTE, BUREN = "GM0363", "GM0344"
RUIM = {"per_minuut": 0, "per_dag": 0, "missers_per_uur": 0, "missers_per_dag": 0, "op_rij": 0}
"""Limits that a test of something else never meets."""


def bsns(aantal: int, vanaf: int = 0) -> list[str]:
    """BSNs of the test range, far enough apart not to look like a row."""
    from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns

    return [f"{bsn:09d}" for bsn in verzonnen_bsns((vanaf + aantal) * 7)[::7]][vanaf : vanaf + aantal]


def sleutels() -> Any:
    """The keys of this test register, as they are now."""
    web_hulp.opgezet()
    from django.conf import settings

    from telmee.register import sleutels as s

    return s.huidige(Path(settings.REGISTER_SLEUTELS), mag_maken=True)


def leeg() -> None:
    """Forgets everybody, every line and every count."""
    web_hulp.opgezet()
    from django.apps import apps

    from telmee.register import wacht

    wacht._laatste.clear()
    modellen = list(apps.get_app_config("register").get_models())
    while modellen:
        for model in list(modellen):
            with suppress(Exception):
                model.objects.all().delete()
                modellen.remove(model)


def mens(
    bsn: str,
    registraties: Any = (),
    gronden: Any = (),
    werk: Any = (),
    gemeente: str = "",
    helpt: str = "",
    bekend: datetime = VROEGER,
) -> Any:
    """Somebody, as the register derived it."""
    from telmee.register.models import Gebeurtenis, Grond, Inkomstenverhouding, Persoon, Registratie

    actief = sleutels().actief
    persoon = Persoon.objects.create(
        nummer=1 + secrets.randbelow(10**12),
        bsn_index=actief.zoek(bsn),
        bsn_versleuteld=actief.versleutel(bsn),
        sleutel=actief.nummer,
        kop=bytes(32),
    )
    for van, tot in registraties:
        Registratie.objects.create(persoon=persoon, van=van, tot=tot, bekend_van=bekend)
    for grond, van, tot in gronden:
        Grond.objects.create(persoon=persoon, grond=grond, van=van, tot=tot, bekend_van=bekend)
    for lhnr, van, tot in werk:
        Inkomstenverhouding.objects.create(
            persoon=persoon, loonheffingennummer=lhnr, nummer=1, van=van, tot=tot, verloonde_uren=100, bekend_van=bekend
        )
    for nummer, (soort, bron, feiten) in enumerate(
        ([("woonplaats", "BRP", {"woongemeente": gemeente})] if gemeente else [])
        + ([("toeleiding", helpt, {})] if helpt else []),
        1,
    ):
        Gebeurtenis.objects.create(
            persoon=persoon, nummer=nummer, soort=soort, aard="vaststelling", dag=date(2016, 1, 1), feiten=feiten,
            bron=bron, grondslag="", kenmerk=secrets.token_hex(8), bekend_op=bekend, vorige=bytes(32), hash=bytes(32),
        )  # fmt: skip
    return persoon


def wie(rol: str, organisatie: str = "", bsn: str = "") -> Any:
    """Somebody who logged in well enough."""
    from telmee.register.identiteit import Identiteit

    standaard = {"werkgever": LHNR, "gemeente": GEMEENTE, "belastingdienst": "Belastingdienst", "uwv": "UWV"}
    return Identiteit(rol, organisatie or standaard.get(rol, ""), rol, 3, bsn)


def vraag(doel: str = "arbeidsdeelname", relatie: str = "werknemer", **meer: Any) -> Any:
    """A question at a fixed moment."""
    from telmee.register.inzage import Vraag

    return Vraag(doel, relatie, **{"nu": NU, **meer})


def na(minuten: int) -> datetime:
    """Later."""
    return NU + timedelta(minutes=minuten)


LDV: dict[str, tuple[Any, ...]] = {  # the record of Logboek Dataverwerkingen 1.0: field, its type
    "trace_id": (str,), "span_id": (str,), "parent_span_id": (str, type(None)), "name": (str,), "start_time": (int,),
    "end_time": (int,), "status": (str,), "resource": (dict,), "attributes": (dict,),
}  # fmt: skip
LDV_KERN = {
    "dpl.core.processing_activity_id": r"[a-z][a-z0-9+.-]*:\S+",
    "dpl.core.data_subject_id": r"\d+:[A-Za-z0-9+/]+=*",
    "dpl.core.data_subject_id_type": "BSN",
    "dpl.core.foreign_operation.processor": r"\S.{0,199}",
    "dpl.core.foreign_operation.span_id": r"[0-9a-f]{16}",
}
LDV_SAMEN = (
    {"dpl.core.data_subject_id", "dpl.core.data_subject_id_type"},
    {"dpl.core.foreign_operation.processor", "dpl.core.foreign_operation.span_id"},
)


def eis_ldv(regel: dict[str, Any]) -> None:
    """A line against the attribute set of the standard: every field, its form, nothing that it does not know."""
    import re

    assert set(regel) == set(LDV)
    for naam, soorten in LDV.items():
        assert type(regel[naam]) in soorten, naam
    assert re.fullmatch("[0-9a-f]{32}", regel["trace_id"]) and set(regel["trace_id"]) != {"0"}
    assert re.fullmatch("[0-9a-f]{16}", regel["span_id"]) and set(regel["span_id"]) != {"0"}
    assert regel["parent_span_id"] is None or re.fullmatch("[0-9a-f]{16}", regel["parent_span_id"])
    assert re.fullmatch("[a-z_]{1,60}", regel["name"]) and regel["status"] in ("Unset", "Ok", "Error")
    assert 0 < regel["start_time"] <= regel["end_time"]
    assert set(regel["resource"]) == {"service.name", "service.namespace"}
    van_de_standaard = {naam for naam in regel["attributes"] if not naam.startswith("telmee.")}
    assert {"dpl.core.processing_activity_id"} <= van_de_standaard <= set(LDV_KERN)
    for naam in van_de_standaard:
        assert re.fullmatch(LDV_KERN[naam], regel["attributes"][naam]), naam
    for samen in LDV_SAMEN:
        assert not samen & van_de_standaard or samen <= van_de_standaard


def eis_elke_regel_ldv() -> int:
    """Every line that is in the log now; gives how many."""
    from telmee.register import logboek
    from telmee.register.models import Verwerking

    rijen = list(Verwerking.objects.all())
    for rij in rijen:
        eis_ldv(logboek.als_ldv(rij))
    return len(rijen)
