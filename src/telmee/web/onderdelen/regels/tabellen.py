"""Tables of the rule pages: plain tables with addresses of this site in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from telmee.getallen import dagen_in_woorden, toon_met_eenheid
from telmee.uitvoer import vertaling
from telmee.uitvoer.tabel import Cel, Kolom, Tabel
from telmee.web.kit.teksten import dag as dag
from telmee.web.kit.teksten import taal, tekst
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
    return woord(cijfer(waarde, eenheid)).replace("€ ", "€\u00a0")


def woord(tekst_: str) -> str:
    """A figure or word in English on an English page, where the catalogue has it."""
    return (vertaling.zin(tekst_) if taal() == "en" else None) or tekst_


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


def waarden(lijst: list[dict[str, Any]], eenheid: str, op: date | None = None) -> Tabel:
    """The dated figures of a value with where they come from; those that hold on `op` stand out."""
    sleutels = any(entry["sleutel"] for entry in lijst)
    namen_ = ("vanaf", "tot", *(("sleutel",) if sleutels else ()), "waarde", "zekerheid", "bron")
    rijen: list[tuple[Any, ...]] = []
    nu: list[int] = []
    for entry in sorted(lijst, key=lambda e: (e["vanaf"], e["bekend_sinds"]), reverse=True):
        vanaf, eind = (date.fromisoformat(dag_) if dag_ else None for dag_ in (entry["vanaf"], entry["tot"]))
        assert vanaf is not None
        if op is not None and vanaf <= op and (eind is None or op <= eind):
            nu.append(len(rijen))
        bron = dagen_in_woorden("; ".join(filter(None, (entry["bron"], entry["opmerking"], _gezocht(entry)))))
        sleutel = (str(entry["sleutel"] or ""),) if sleutels else ()
        tot = eind if eind and eind.year < 9000 else ""  # far away is no end
        rest = (cijfer(entry["waarde"], eenheid), _hoe_zeker(entry), Cel(bron, link=entry["url"] or ""))
        rijen.append((vanaf, tot, *sleutel, *rest))
    rechts = {"waarde"} if eenheid != TEXT else set()
    kolommen = tuple(kolom(naam, uitlijning="rechts" if naam in rechts else "links") for naam in namen_)
    nadruk = tuple(nu) if len(nu) < len(rijen) else ()
    return Tabel(tekst("regels.waarden_titel"), kolommen, tuple(rijen), nadruk=nadruk)


def _hoe_zeker(entry: dict[str, Any]) -> str:
    """The status, how sure the source is, and the regime where it is another."""
    delen = dict.fromkeys((entry["status"], entry["zekerheid"]))
    return ", ".join(delen) + ("" if entry["regime"] == "geldend" else f" ({entry['regime']})")


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
