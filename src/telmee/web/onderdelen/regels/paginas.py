"""The pages of the law as a whole: the index with its search, subjects, acts, what changed, what nobody knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from telmee.getallen import dagen_in_woorden
from telmee.uitvoer.tabel import Cel, Tabel
from telmee.veilig import regel
from telmee.web.kit.fouten import NietGevonden, Wijzer, dichtbij
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.regels import tabellen
from telmee.web.onderdelen.regels.onderwerpen import Onderdeel, onderdeel, onderdelen
from telmee.web.onderdelen.regels.vraag import Vraag, alles, kruimels, van
from telmee.wet import Wetten
from telmee.wet.machine.coverage import Coverage, coverage, of_act
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.overview import unknown_values
from telmee.wet.machine.texts import MARKS
from telmee.wetboek import lijst as wetlijst
from telmee.wetboek import namen, wijzigingen
from telmee.wetboek.namen import Gevonden, Naam, slak


@cache
def dekking_van_alles() -> tuple[Coverage, ...]:
    """What became of every article; the law of this program does not change while it runs."""
    return tuple(coverage(lawbook()))


@cache
def onbekende_waarden() -> tuple[Any, ...]:
    """Every unknown value with its entry and what hangs on it."""
    return tuple(unknown_values(lawbook()))


@cache
def _telling() -> Mapping[str, int]:
    return Counter(each.soort for each in namen.alle())


# --- the index -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Regels(Context):
    """The question and what it found; or the ways in: by kind, subject, act and day."""

    veld: Veld = Veld("zoek", "")
    soort: str = ""
    gevonden: Gevonden = Gevonden(())
    zin: str = ""
    tabel: Tabel | None = None
    onderwerpen: tuple[Onderdeel, ...] = ()
    wetten: tuple[tuple[str, str, str], ...] = ()
    soorten: tuple[tuple[str, str, int], ...] = ()
    onbegrepen: tuple[str, ...] = ()

    def tabellen(self) -> Mapping[str, Tabel]:
        return {"namen": self.tabel or tabellen.namen(self.titel, namen.alle())}

    def als_dict(self) -> dict[str, Any]:
        lijst = self.gevonden.namen if self.tabel else namen.alle()
        rest = {"gevonden_op_artikel": self.gevonden.artikel, "lijkt_op": [n.naam for n in self.gevonden.lijkt_op]}
        return {
            "titel": self.titel,
            "zoek": self.veld.waarde,
            "soort": self.soort,
            "namen": [vars(n) for n in lijst],
            **rest,
        }


@pagina("regels", naam="regels", zuiver=True, sjabloon="regels/index.html", context=Regels, api="regels", deur=True)
def index(request: HttpRequest) -> Regels:
    """Search, or look around."""
    zoek, soort = request.GET.get("zoek", "")[: namen.LANGST], request.GET.get("soort", "")
    soort = soort if soort in namen.SOORTEN else ""
    gevonden = namen.zoek(zoek) if zoek.strip() else Gevonden(namen.alle() if soort else ())
    lijst = tuple(n for n in gevonden.namen if soort in ("", n.soort))
    gevonden = Gevonden(lijst, gevonden.artikel, gevonden.lijkt_op)
    gevraagd = bool(zoek.strip() or soort)
    return Regels(
        tekst("regels.titel"),
        veld=Veld(
            "zoek",
            tekst("regels.veld_zoek"),
            waarde=regel(zoek),
            hulp=tekst("regels.veld_zoek_hulp"),
            wat=tekst("regels.veld_zoek_wat"),
            waar=tekst("regels.veld_zoek_waar"),
        ),
        soort=soort,
        gevonden=gevonden,
        zin=tekst("regels.gevonden", aantal=len(lijst)) if gevraagd else "",
        tabel=tabellen.namen(tekst("regels.gevonden", aantal=len(lijst)), lijst) if gevraagd and lijst else None,
        onderwerpen=onderdelen(),
        wetten=_wetten(),
        soorten=tuple((s, tekst(f"regels.soort_{s}"), _telling()[s]) for s in namen.SOORTEN),
        onbegrepen=tuple(regel(key, 60) for key in request.GET if key not in ("zoek", "soort"))[:5],
    )


@cache
def _wetten() -> tuple[tuple[str, str, str], ...]:
    return tuple((slak(each.act.name), each.act.name, each.act.full_name) for each in dekking_van_alles())


# --- a subject -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Onderwerp(Context):
    """What stands in one subject of the law, and what that decides."""

    onderwerp: str = ""
    waarover: str = ""
    lijst: tuple[Naam, ...] = ()

    def tabellen(self) -> Mapping[str, Tabel]:
        per = {s: tuple(n for n in self.lijst if n.soort == s) for s in namen.SOORTEN}
        return {s: tabellen.namen(tekst(f"regels.soort_{s}"), lijst) for s, lijst in per.items() if lijst}


@pagina(
    "regels/onderwerp/<slug:onderwerp>",
    naam="regels-onderwerp",
    zuiver=True,
    sjabloon="regels/onderwerp.html",
    context=Onderwerp,
    api="onderwerpen",
    voorbeeld={"onderwerp": "wfsv"},
)
def onderwerp(request: HttpRequest, onderwerp: str) -> Onderwerp:
    """Rules, values and facts of a subject."""
    if onderwerp not in lawbook().subjects:
        lijkt_op = dichtbij(onderwerp, lawbook().subjects)
        wijzers = [Wijzer(o.label, reverse("regels-onderwerp", kwargs={"onderwerp": o.naam})) for o in onderdelen()
                   if o.naam in lijkt_op]  # fmt: skip
        raise NietGevonden(tekst("regels.onderwerp_onbekend"), wijzers, alles())
    wat = onderdeel(onderwerp)
    return Onderwerp(wat.label, kruimels(), onderwerp, wat.waarover, namen.van_onderwerp(onderwerp))


# --- coverage by act -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dekking(Context):
    """Per act how many articles have which mark."""

    zin: str = ""
    tabel: Tabel | None = None

    def tabellen(self) -> Mapping[str, Tabel]:
        return {"wetten": self.tabel} if self.tabel else {}


@pagina(
    "regels/dekking", naam="regels-dekking", zuiver=True, sjabloon="regels/dekking.html", context=Dekking, api="dekking"
)
def dekking(request: HttpRequest) -> Dekking:
    """Every act that was read."""
    rijen: list[tuple[Cel | str | int, ...]] = []
    totaal = Counter(dict.fromkeys(MARKS, 0))
    for each in dekking_van_alles():
        merken = Counter(article.mark for article, _ in each.rows())
        totaal.update(merken)
        adres = reverse("regels-wet", kwargs={"wet": slak(each.act.name)})
        rijen.append((Cel(each.act.full_name, link=adres), *(merken[m] for m in MARKS)))
    kolommen = tuple(
        tabellen.kolom(naam, uitlijning="rechts" if naam in MARKS else "links") for naam in ("wet", *MARKS)
    )
    zin = tekst("regels.dekking_zin", wetten=len(rijen), artikelen=sum(totaal.values()), **_woorden(totaal))
    tabel = Tabel(tekst("regels.dekking_tabel"), kolommen, tuple(rijen))
    return Dekking(tekst("regels.dekking_titel"), kruimels(), zin, tabel)


def _woorden(telling: Counter[str]) -> dict[str, Any]:
    return dict(telling)


@dataclass(frozen=True)
class DekkingVanWet(Context):
    """One act: each article that touches us, its mark, why, and what cites it."""

    zin: str = ""
    volledig: str = ""
    versies: tuple[date, ...] = ()
    bwb: str = ""
    tabel: Tabel | None = None
    artikelen: tuple[dict[str, Any], ...] = ()

    def tabellen(self) -> Mapping[str, Tabel]:
        return {"artikelen": self.tabel} if self.tabel else {}

    def als_dict(self) -> dict[str, Any]:
        return {"titel": self.titel, "naam": self.volledig, "bwb": self.bwb, "artikelen": list(self.artikelen)}


@pagina(
    "regels/dekking/<slug:wet>",
    naam="regels-wet",
    zuiver=True,
    sjabloon="regels/wet.html",
    context=DekkingVanWet,
    api="dekking/{wet}",
    voorbeeld={"wet": "wfsv"},
)
def wet(request: HttpRequest, wet: str) -> DekkingVanWet | HttpResponseBase:
    """The articles of one act; also for who writes its name as people do."""
    if wet not in namen.wetten() and (anders := namen.slak(wet)) in namen.wetten():
        return redirect(reverse("regels-wet", kwargs={"wet": anders}))
    if wet not in namen.wetten():
        per = {slak_: naam for slak_, _, naam in _wetten()}
        wijzers = [Wijzer(per[s], reverse("regels-wet", kwargs={"wet": s}), nl=True) for s in dichtbij(wet, per)]
        verder = Wijzer(tekst("regels.naar_dekking"), reverse("regels-dekking"))
        raise NietGevonden(tekst("regels.wet_onbekend"), wijzers, verder)
    each = of_act(list(dekking_van_alles()), namen.wetten()[wet])
    rijen = []
    for article, noemers in each.rows():
        zoek = f"{reverse('regels')}?zoek={each.act.name} {article.number}".replace(" ", "+")
        merk = MARKS[article.mark] + (f": {article.why}" if article.why else "")
        nummer = Cel(article.number, link=zoek if noemers else "")
        rijen.append((nummer, article.about, merk, len(noemers), ", ".join(noemers)))
    kolommen = tuple(map(tabellen.kolom, ("artikel", "waarover", "merk", "aantal", "genoemd_door")))
    zin = tekst("regels.wet_zin", naam=each.act.name, aantal=len(rijen)) + " " + _gelezen(each.act.read)
    artikelen = tuple(
        {"artikel": a.number, "over": a.about, "merk": a.mark, "waarom": a.why, "genoemd_door": list(n)}
        for a, n in each.rows()
    )
    tabel = Tabel(each.act.full_name, kolommen, tuple(rijen))
    act, versies = each.act, tuple(each.act.read)
    return DekkingVanWet(act.name, kruimels(), zin, act.full_name, versies, act.bwb, tabel, artikelen)


def _gelezen(dagen: Sequence[date]) -> str:
    """Which versions of its text were read."""
    if not dagen:
        return tekst("regels.gelezen_niet")
    eerst, laatst = (tabellen.dag(dag) for dag in (min(dagen), max(dagen)))
    return tekst("regels.gelezen_een" if len(dagen) == 1 else "regels.gelezen_meer", aantal=len(dagen), eerst=eerst,
                 laatst=laatst)  # fmt: skip


# --- what changed on a day -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wijzigingen(Context):
    """What is not as it was the day before; and the days before and after on which something changes."""

    vraag: Vraag | None = None
    zin: str = ""
    lijst: tuple[wijzigingen.Wijziging, ...] = ()
    dagen: tuple[tuple[date, int], ...] = ()

    @property
    def fout_in_vraag(self) -> bool:
        """Whether the form must be open."""
        return any(v.fout for v in self.vraag.velden) if self.vraag else False

    def tabellen(self) -> Mapping[str, Tabel]:
        """Values, rules, what was set anew and feast days apart, those that there are."""
        gewoon = [w for w in self.lijst if not w.feestdag]
        zoekdeel = self.vraag.zoekdeel if self.vraag else ""
        delen = {
            "waarden": [w for w in gewoon if w.soort == "waarde" and w.wat != wijzigingen.ZELFDE],
            "regels": [w for w in gewoon if w.soort == "regel"],
            "zelfde": [w for w in gewoon if w.wat == wijzigingen.ZELFDE],
            "feestdagen": [w for w in self.lijst if w.feestdag],
        }
        titels = {naam: tekst(f"regels.wijzigingen_{naam}", aantal=len(deel)) for naam, deel in delen.items()}
        return {n: tabellen.wijzigingen(titels[n], deel, zoekdeel) for n, deel in delen.items() if deel}

    def als_dict(self) -> dict[str, Any]:
        op = self.vraag.op.isoformat() if self.vraag else None
        return {
            "titel": self.titel,
            "op": op,
            "aantal": vars(wijzigingen.tel(self.lijst)),
            "wijzigingen": [vars(w) for w in self.lijst],
        }


@pagina(
    "regels/wijzigingen",
    naam="regels-wijzigingen",
    zuiver=True,
    sjabloon="regels/wijzigingen.html",
    context=Wijzigingen,
    api="wijzigingen",
)
def veranderd(request: HttpRequest) -> Wijzigingen:
    """What changes on a day; without one, on the last day on which something did."""
    vraag = van(request)
    alle = wijzigingen.per_dag(vraag.stand, vraag.regimes)
    if not vraag.zelf_gekozen and not any(v.fout for v in vraag.velden):
        eerder = [dag for dag in alle if dag <= vraag.op]
        vraag = _op_dag(vraag, max(eerder) if eerder else vraag.op)
    lijst = _veranderd(vraag.stand, vraag.regimes, vraag.op)
    rond = sorted(sorted(alle, key=lambda dag: abs((dag - vraag.op).days))[:9])
    telling = wijzigingen.tel(lijst)
    zin = tekst(
        "regels.wijzigingen_zin" if telling.samen else "regels.wijzigingen_niets",
        dag=tabellen.dag(vraag.op),
        waarden=telling.cijfers,
        regels=telling.regels,
    )
    titel = tekst("regels.wijzigingen_titel")
    return Wijzigingen(titel, kruimels(), vraag, zin, lijst, tuple((dag, alle[dag].samen) for dag in rond))


def _op_dag(vraag: Vraag, dag: date) -> Vraag:
    velden = tuple(Veld(**{**vars(v), "waarde": dag.isoformat()}) if v.naam == "op" else v for v in vraag.velden)
    return Vraag(dag, vraag.stand, vraag.regimes, velden, vraag.onbegrepen)


def _veranderd(stand: date, regimes: tuple[str, ...], dag: date) -> tuple[wijzigingen.Wijziging, ...]:
    return wijzigingen.wijzigingen(Wetten.known(stand, regimes), dag)


# --- what nobody knows -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Onbekend(Context):
    """The values for which no source was found, with what was searched and what hangs on them."""

    zin: str = ""
    tabel: Tabel | None = field(default=None)
    waarden: tuple[dict[str, Any], ...] = ()

    def tabellen(self) -> Mapping[str, Tabel]:
        return {"onbekend": self.tabel} if self.tabel else {}

    def als_dict(self) -> dict[str, Any]:
        return {"titel": self.titel, "waarden": list(self.waarden)}


@pagina(
    "regels/onbekend",
    naam="regels-onbekend",
    zuiver=True,
    sjabloon="regels/onbekend.html",
    context=Onbekend,
    api="onbekende-waarden",
)
def onbekend(request: HttpRequest) -> Onbekend:
    """Every unknown value."""
    gevonden = onbekende_waarden()
    rijen = []
    for waarde, entry, afhankelijk in gevonden:
        label = f"{waarde.label} ({entry.key})" if entry.key else waarde.label
        tot = entry.end if entry.end and entry.end.year < 2100 else ""
        meer = ", ".join(afhankelijk[:6]) + (f" (+{len(afhankelijk) - 6})" if len(afhankelijk) > 6 else "")
        gezocht = dagen_in_woorden(entry.searched or "")
        rijen.append((Cel(label, link=tabellen.adres_van(waarde.name)), entry.start, tot, gezocht, meer))
    kolommen = tuple(map(tabellen.kolom, ("betekenis", "vanaf", "tot", "gezocht", "hangt_ervan_af")))
    zin = tekst("regels.onbekend_zin", aantal=len({w.name for w, _, _ in gevonden}))
    tabel = Tabel(tekst("regels.onbekend_titel"), kolommen, tuple(rijen))
    return Onbekend(tekst("regels.onbekend_titel"), kruimels(), zin, tabel, tuple(wetlijst.onbekend_als_json(gevonden)))


# The page of a name comes after all others, for its address fits theirs too.
from telmee.web.onderdelen.regels import blad  # noqa: E402

__all__ = ["blad"]
