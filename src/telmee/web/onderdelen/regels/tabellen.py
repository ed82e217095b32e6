"""Tables of the rule pages: plain tables with addresses of this site in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from telmee.getallen import dagen_in_woorden, toon_met_eenheid
from telmee.uitvoer.tabel import Cel, Kolom, Tabel
from telmee.web.kit.teksten import dag as dag
from telmee.web.kit.teksten import tekst
from telmee.wet.machine.units import DATE, TEXT, TRUTH
from telmee.wetboek.namen import Naam, per_naam
from telmee.wetboek.tijdlijn import Periode
from telmee.wetboek.wijzigingen import Wijziging


def kolom(naam: str, **meer: Any) -> Kolom:
    """A column with its heading in the language of this request."""
    return Kolom(naam, tekst(f"regels.kolom_{naam}"), **meer)


def adres_van(naam: str, zoekdeel: str = "") -> str:
    """The page of a name."""
    return reverse("regels-regel", kwargs={"naam": naam}) + zoekdeel


def naamcel(naam: str, zoekdeel: str = "") -> Cel:
    """A label that leads to its page."""
    bekend = per_naam().get(naam)
    return Cel(bekend.label if bekend else naam, link=adres_van(naam, zoekdeel) if bekend else "")


def cijfer(waarde: Any, eenheid: str) -> str:
    """A figure as people read it."""
    if eenheid == DATE and isinstance(waarde, str):
        waarde = date.fromisoformat(waarde)
    return toon_met_eenheid(waarde, "" if eenheid in (TRUTH, TEXT, "getal") else eenheid) or "–"


def in_zin(waarde: Any, eenheid: str) -> str:
    """The same in a sentence: a day in words, and no line that ends in a euro sign."""
    if eenheid == DATE and isinstance(waarde, str):
        return dag(date.fromisoformat(waarde))
    return cijfer(waarde, eenheid).replace("€ ", "€\u00a0")


def namen(titel: str, lijst: Iterable[Naam], zoekdeel: str = "") -> Tabel:
    """Names with what they are."""
    kolommen = (kolom("betekenis"), kolom("soort"), kolom("artikel"), kolom("naam"))
    basis = adres_van("x")[:-1]
    rijen = tuple((Cel(n.label, link=f"{basis}{n.naam}{zoekdeel}"), n.soort, n.artikel, n.naam) for n in lijst)
    return Tabel(titel, kolommen, rijen)


def perioden(lijst: Iterable[Periode]) -> Tabel:
    """From when to when, beside the drawing."""
    alle = tuple(lijst)
    waarden = any(p.eenheid for p in alle)
    kolommen = (
        kolom("vanaf"),
        kolom("tot"),
        *((kolom("sleutel"),) if any(p.sleutel for p in alle) else ()),
        kolom("waarde", uitlijning="rechts") if waarden else kolom("artikel"),
        kolom("regime"),
    )
    rijen = []
    for p in alle:
        sleutel = (p.sleutel,) if len(kolommen) == 5 else ()
        rijen.append((p.vanaf, p.tot or "", *sleutel, cijfer(p.waarde, p.eenheid) if waarden else p.artikel, p.regime))
    return Tabel(tekst("regels.geldig_tabel"), kolommen, tuple(rijen))


def waarden(lijst: list[dict[str, Any]], eenheid: str) -> Tabel:
    """The dated figures of a value with where they come from."""
    sleutels = any(entry["sleutel"] for entry in lijst)
    namen_ = ("vanaf", "tot", *(("sleutel",) if sleutels else ()), "waarde", "status", "zekerheid", "bron")
    rijen = []
    for entry in sorted(lijst, key=lambda e: (e["vanaf"], e["bekend_sinds"]), reverse=True):
        bron = dagen_in_woorden("; ".join(filter(None, (entry["bron"], entry["opmerking"], _gezocht(entry)))))
        sleutel = (str(entry["sleutel"] or ""),) if sleutels else ()
        status = entry["status"] + ("" if entry["regime"] == "geldend" else f" ({entry['regime']})")
        cel = Cel(bron, link=entry["url"] or "")
        vanaf = date.fromisoformat(entry["vanaf"])
        tot = date.fromisoformat(entry["tot"]) if (entry["tot"] or "9") < "9" else ""  # far away is no end
        rijen.append((vanaf, tot, *sleutel, cijfer(entry["waarde"], eenheid), status, entry["zekerheid"], cel))
    return Tabel(tekst("regels.waarden_titel"), tuple(map(kolom, namen_)), tuple(rijen))


def _gezocht(entry: dict[str, Any]) -> str:
    return f"gezocht: {entry['gezocht']}" if entry["gezocht"] else ""


def wijzigingen(titel: str, lijst: Iterable[Wijziging], zoekdeel: str) -> Tabel:
    """What is not as it was the day before."""
    kolommen = tuple(map(kolom, ("betekenis", "wat", "oud", "nieuw", "artikel")))
    rijen = []
    for w in lijst:
        label = f"{w.label} ({w.sleutel})" if w.sleutel else w.label
        oud, nieuw = (cijfer(c, w.eenheid) if w.soort == "waarde" else c or "" for c in (w.oud, w.nieuw))
        if w.soort == "waarde":
            oud, nieuw = ("" if w.wat == "nieuw" else oud), ("" if w.wat == "vervallen" else nieuw)
        elif oud == nieuw:
            oud, nieuw = w.oud_artikel, w.artikel
        rijen.append((Cel(label, link=adres_van(w.naam, zoekdeel)), w.wat, oud, nieuw, w.artikel or w.oud_artikel))
    return Tabel(titel, kolommen, tuple(rijen))
