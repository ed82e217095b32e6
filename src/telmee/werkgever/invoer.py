"""What a position is computed from: folded payroll rows, the register answer, hired-in hours, and what the user knows.

`Invoer` is plain data; `uit_aangiften` makes it from what the reader gives. A figure that the user gives goes before
one that is derived from the files. Hours are whole hours, percentages hundredths of a percent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import polars as pl

from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.register_csv import koppel
from telmee.gegevens.loonaangifte.verklaringen_csv import Verklaringen
from telmee.werkgever.uitkomst import FOUT, MEDEDELING, WAARSCHUWING, Bevinding
from telmee.werkgever.wetcijfers import artikel
from telmee.werkgever.woorden import aantal
from telmee.wet import Wetten

TIJDVAK = ("loonheffingennummer", "tijdvak_begin", "tijdvak_eind", "waarom")
REGISTER = {"bsn": pl.Int64, "van": pl.Date, "tot": pl.Date}
INLEEN = {"bsn": pl.Int64, "uren": pl.Int64, "van": pl.Date, "tot": pl.Date, "overeenstemming": pl.Date}

NUMMER = re.compile(r"\d(?:\W?\d){7,}")


@dataclass(frozen=True)
class Opgaven:
    """What the user gives beside files; None is not given."""

    uren_vorig_jaar: int | None = None
    sector: str | None = None
    uitlener: bool | None = None


@dataclass(frozen=True)
class Invoer:
    """`dienstverbanden` has the columns of `gegevens.loonaangifte.KOLOMMEN`, of one employer, of any year.

    `register` (columns of REGISTER) has one row per registered period; None: no answer was given. `beantwoord` are the
    BSNs that the answer is about, `twijfel` those about whom it contradicts itself. `compleet_op`: who is not in the
    answer was not registered until this day, of `compleet_voor` (loonheffingennummers; none is all). `inleen` has the
    columns of INLEEN. `verklaringen` is the list of doelgroepverklaringen. `tijdvakken`: filed periods per
    loonheffingennummer; `waarom` says why one has no return of its own (null or left out: it has). `wetten` is the law
    of the whole answer. `naam` is the employer's, as filed. `later` is the same with the messages that came after the
    day that decides.
    """

    jaar: int
    dienstverbanden: pl.DataFrame
    tijdvakken: pl.DataFrame
    loonheffingennummers: tuple[str, ...]
    register: pl.DataFrame | None = None
    beantwoord: pl.Series | None = None
    twijfel: pl.Series | None = None
    compleet_op: date | None = None
    compleet_voor: tuple[str, ...] = ()
    inleen: pl.DataFrame | None = None
    verklaringen: Verklaringen | None = None
    bevindingen: tuple[Bevinding, ...] = ()
    ontbreekt: tuple[str, ...] = ()
    wetten: Wetten = field(default_factory=Wetten.known)
    opgaven: Opgaven = field(default_factory=Opgaven)
    naam: str = ""
    later: Invoer | None = None
    berichten_te_laat: int = 0
    tijdvakken_te_laat: int = 0

    @property
    def aangegeven(self) -> pl.DataFrame:
        """The periods that have a return of their own."""
        eigen = self.tijdvakken
        return eigen.filter(pl.col("waarom").is_null()).drop("waarom") if "waarom" in eigen.columns else eigen

    @property
    def rijen(self) -> pl.DataFrame:
        """The rows of the year itself."""
        return self.dienstverbanden.filter(pl.col("tijdvak_eind").dt.year() == self.jaar)

    def van_jaar(self, jaar: int) -> Invoer:
        """The same question about another year."""
        return replace(self, jaar=jaar)


def uit_aangiften(
    aangiften: Any,
    jaar: int,
    opgaven: Opgaven,
    register: Any | None = None,
    inleen: Any | None = None,
    verklaringen: Verklaringen | None = None,
    wetten: Wetten | None = None,
) -> Invoer:
    """The input of one employer and year, from what the readers give. Raises `Fout` without any filing of that year.

    `wetten`: the law as known on the day from which the filings were read; made here when it was not handed down. When
    something was filed after the day that decides, the state of that day is the input, and all of it stands in `later`.
    """
    lijsten = (register, inleen, verklaringen, wetten or Wetten.known(aangiften.stand))
    alles = _een_stand(aangiften, jaar, opgaven, *lijsten)
    if aangiften.beslist is None:
        return alles
    hier = pl.col("loonheffingennummer").is_in(alles.loonheffingennummers)
    sleutel = ["bestand", "bericht", "soort", "loonheffingennummer", "tijdvak_begin", "tijdvak_eind"]
    te_laat = aangiften.berichten.join(aangiften.beslist.berichten, on=sleutel, how="anti").filter(hier)
    vast = _een_stand(aangiften.beslist, jaar, opgaven, *lijsten, werkgever=alles)
    dit_jaar = te_laat.filter(pl.col("tijdvak_eind").dt.year() == jaar)
    return replace(
        vast,
        later=None if dit_jaar.is_empty() else alles,
        berichten_te_laat=dit_jaar.select("bestand", "bericht").n_unique(),
        tijdvakken_te_laat=dit_jaar.select("tijdvak_begin", "tijdvak_eind").n_unique(),
        bevindingen=(*_vorig_jaar_te_laat(te_laat, jaar - 1), *vast.bevindingen),
    )


def _vorig_jaar_te_laat(te_laat: pl.DataFrame, jaar: int) -> list[Bevinding]:
    """What was filed too late over the year before does not count for the threshold either."""
    toen = te_laat.filter(pl.col("tijdvak_eind").dt.year() == jaar).select("bestand", "bericht").n_unique()
    if not toen:
        return []
    wat = f"{aantal(toen, 'bericht', 'berichten')} over {jaar} te laat gemaakt, na de dag die over dat jaar beslist"
    return [Bevinding("vorig-jaar-te-laat", MEDEDELING, wat, "voor de drempel tellen die uren niet mee", aantal=toen)]


def _een_stand(
    aangiften: Any,
    jaar: int,
    opgaven: Opgaven,
    register: Any | None,
    inleen: Any | None,
    verklaringen: Verklaringen | None,
    wetten: Wetten,
    werkgever: Invoer | None = None,
) -> Invoer:
    """The input of one state of the filings; `werkgever` is the other state, of which the employer is taken."""
    if werkgever is None and jaar not in aangiften.jaren:
        toen = f" op {aangiften.stand:%d-%m-%Y}" if aangiften.stand else ""
        wel = f", wel over {', '.join(map(str, aangiften.jaren))}" if aangiften.jaren else ""
        raad = "kies een ander --jaar" if wel or not toen else "kies een latere --stand"
        raise Fout(f"Er is{toen} geen aangifte over {jaar} gelezen{wel}; {raad}.{_niet_gelezen(aangiften)}")
    if werkgever is None:
        nummer, extra = _een_werkgever(aangiften, jaar)
        hier = pl.col("werkgever") == nummer
        nummers = aangiften.tijdvakken.filter(hier)["loonheffingennummer"].unique().sort().to_list()
    else:
        extra, nummers = [], list(werkgever.loonheffingennummers)
        hier = pl.col("loonheffingennummer").is_in(nummers)
    tijdvakken = _met_waarom(aangiften).filter(hier).select(*TIJDVAK)
    lijst = register
    if register is not None and register.regels.is_empty() and register.compleet_op is None:
        register = None  # a list in which nobody stands is no answer about anybody
    return Invoer(
        jaar=jaar,
        dienstverbanden=aangiften.dienstverbanden.filter(hier),
        tijdvakken=tijdvakken,
        loonheffingennummers=tuple(nummers),
        **_van_register(register),
        inleen=None if inleen is None else inleen.regels.select(*INLEEN),
        verklaringen=verklaringen,
        bevindingen=(
            *extra,
            *aangiften.bevindingen,
            *_van_lijsten(aangiften, lijst, inleen, verklaringen),
        ),
        ontbreekt=(*_anderen(extra), *_ontbreekt(aangiften.van_jaar(jaar).ontbreekt)),
        wetten=wetten,
        opgaven=opgaven,
        naam=naam_van(aangiften.namen[n] for n in nummers if n in aangiften.namen),
    )


def naam_van(namen: Iterable[str]) -> str:
    """The employer's names, each once; one that holds so many digits that it may be of a person is left out."""
    vlak = (" ".join(naam.split()) for naam in namen)
    return ", ".join(dict.fromkeys(naam for naam in vlak if naam and not NUMMER.search(naam)))


def _van_register(register: Any | None) -> dict[str, Any]:
    """What the answer says about whom, and about whom it says nothing that can be used."""
    if register is None:
        return {}
    zeker = pl.col("geregistreerd").is_not_null()
    return {
        "register": register.regels.filter("geregistreerd").select(*REGISTER),
        "beantwoord": register.regels.filter(zeker)["bsn"].unique(),
        "twijfel": register.regels.filter(~zeker)["bsn"].unique(),
        "compleet_op": register.compleet_op,
        "compleet_voor": register.loonheffingennummers,
    }


def _niet_gelezen(aangiften: Any) -> str:
    """What may hold the return that is looked for: the first file that could not be read, and what is wrong with it."""
    gelezen = set(aangiften.berichten["bestand"])
    stuk = {b.bestand: b.wat for b in reversed(aangiften.bevindingen) if b.ernst == FOUT and b.bestand not in gelezen}
    if not (namen := [naam for naam in stuk if naam]):
        return ""
    n = len(namen) - 1
    rest = f" (en zo {'is' if n == 1 else 'zijn'} er nog {n})" if n else ""
    eerste = namen[-1]
    return f" Niet gelezen is '{eerste}', want {stuk[eerste]}{rest}; staat de aangifte daarin, herstel dat dan eerst."


def _een_werkgever(aangiften: Any, jaar: int) -> tuple[int, list[Bevinding]]:
    """One position is about one employer: the one with most rows in the year; the others are named as left out."""
    per = (
        aangiften.tijdvakken.filter(pl.col("tijdvak_eind").dt.year() == jaar)
        .group_by("werkgever")
        .agg(pl.col("inkomstenverhoudingen").sum(), pl.col("loonheffingennummer").unique().sort())
        .sort(["inkomstenverhoudingen", "werkgever"], descending=[True, False])
        .to_dicts()
    )
    if len(per) == 1:
        return per[0]["werkgever"], []
    rest = ", ".join(n for p in per[1:] for n in p["loonheffingennummer"])
    melding = Bevinding(
        "andere-werkgever",
        WAARSCHUWING,
        f"de bestanden zijn van {len(per)} werkgevers; dit beeld gaat over {', '.join(per[0]['loonheffingennummer'])}",
        f"de uren van {rest} tellen niet mee; geef --samen als het voor de wet één werkgever is",
    )
    return per[0]["werkgever"], [melding]


def _anderen(extra: list[Bevinding]) -> list[str]:
    """That other employers in the files are left out, as a sentence."""
    return [f"{b.wat[0].upper()}{b.wat[1:]}; {b.gevolg}." for b in extra]


def _van_lijsten(
    aangiften: Any, register: Any | None, inleen: Any | None, verklaringen: Verklaringen | None
) -> list[Bevinding]:
    """What was wrong in the lists; who has no answer is said once, with hours, where the rows are counted."""
    gevonden: list[Bevinding] = []
    if register is not None:
        gevonden += [b for b in koppel(aangiften, register).bevindingen if b.code != "register-zonder-antwoord"]
    for lijst in (inleen, verklaringen):
        gevonden += [] if lijst is None else lijst.bevindingen
    return gevonden


def _ontbreekt(tekort: dict[str, Any]) -> list[str]:
    """Sentences on what the totals miss."""
    soorten = {
        "bestanden_niet_gelezen": ("bestand kon", "bestanden konden", "niet worden gelezen; wat daarin staat"),
        "bestanden_afgebroken": ("bestand houdt", "bestanden houden", "halverwege op; wat daarna kwam"),
        "inkomstenverhoudingen_overgeslagen": ("inkomstenverhouding is", "inkomstenverhoudingen zijn",
                                               "overgeslagen; wat daarin staat"),
    }  # fmt: skip
    zin = [
        f"{aantal(n, een, meer)} {rest}, telt niet mee."
        for k, (een, meer, rest) in soorten.items()
        if (n := tekort.get(k))
    ]
    return zin


def _met_waarom(aangiften: Any) -> pl.DataFrame:
    """The periods, and why one has no return of its own: only its correction is there, or its return breaks off."""
    breekt_af = aangiften.berichten.filter((pl.col("soort") == "volledig") & pl.col("afgebroken")).select(
        "loonheffingennummer", "tijdvak_begin", "tijdvak_eind", pl.lit("afgebroken").alias("_af")
    )
    frame: pl.DataFrame = aangiften.tijdvakken.join(breekt_af.unique(), on=list(TIJDVAK[:3]), how="left")
    waarom = pl.when(~pl.col("volledig")).then(pl.coalesce("_af", pl.lit("alleen_correctie")))
    return frame.with_columns(waarom.alias("waarom")).drop("_af")


def reeks(paren: Sequence[tuple[date, date]]) -> str:
    """Periods in words; what follows on each other is said as one."""
    stukken: list[tuple[date, date]] = []
    for begin, eind in paren:
        if stukken and stukken[-1][1] + timedelta(days=1) == begin:
            stukken[-1] = (stukken[-1][0], eind)
        else:
            stukken.append((begin, eind))
    return ", ".join(f"{b:%d-%m-%Y} tot en met {e:%d-%m-%Y}" for b, e in stukken)


SECTOR = ("sector_uit_aangifte", "sector_waaruit")
WAARUIT = {
    "premie_ufo": "premie voor het Ufo",
    "sectorcode_overheid": "een sectorcode van de overheid",
    "geen_kenmerk_overheid": "geen premie voor het Ufo en geen sectorcode van de overheid",
}
"""What decides by the law, as a sentence says it."""
AARD = ("uitlener_uit_aangifte", "sw_uitvoerder_uit_aangifte", "regels_wsw_gedetacheerd")
REGELS = ("regels_ufo", "regels_sectorcode_overheid", "regels_uitzendpersoneel", "regels_wsw_bij_uitvoerder",
          "zekere_regels_wsw_bij_uitvoerder", "regels_wsw_gedetacheerd")  # fmt: skip


def uit_aangifte(invoer: Invoer, *namen: str) -> dict[str, Any]:
    """What the codes in the filings of the year say about the employer, by the rules of the law.

    A code that a filing does not have is 0, that of before 2022 for all Wsw is unknown; a relation of which the kind is
    unknown says nothing.
    """
    wet = invoer.wetten.op(invoer.jaar)
    rijen = invoer.rijen.filter(pl.col("soort").is_not_null())
    if rijen.is_empty():
        leeg = wet.compute(dict.fromkeys(REGELS, 0), *namen)
        return {naam: leeg.outcome(naam) for naam in namen}
    tijdvak = rijen.select(
        "werkgever",
        pl.col("soort").cast(pl.Int64),
        pl.when(~pl.col("wsw_oud").fill_null(False)).then(pl.col("aard").fill_null(0)).cast(pl.Int64).alias("aard"),
        pl.col("sector_code").fill_null(0).cast(pl.Int64).alias("sectorcode"),
        pl.col("ufo").fill_null(0).cast(pl.Int64).alias("premieloon_ufo"),
    )
    uit = wet.derive({"tijdvak": tijdvak}, *namen, check=False)
    return {naam: uit[naam].item() for naam in namen}


def sector(invoer: Invoer) -> tuple[str, str, list[Bevinding]]:
    """Market or government, how that was found, and what to say about it."""
    if invoer.opgaven.sector:
        return invoer.opgaven.sector, "opgegeven", []
    gevonden, code = uit_aangifte(invoer, *SECTOR).values()
    waaruit = WAARUIT[code]
    wat = waaruit if gevonden == "markt" else f"in de aangiften staat {waaruit}"
    return gevonden, f"afgeleid: {wat}", [_sector_melding(invoer, gevonden, waaruit)]


def _sector_melding(invoer: Invoer, sector_: str, waardoor: str) -> Bevinding:
    bron = artikel(invoer.wetten.op(invoer.jaar), "sector_uit_aangifte")
    return Bevinding(
        "sector-afgeleid",
        MEDEDELING,
        f"de sector is afgeleid uit de aangiften: {waardoor}",
        f"gerekend is met de sector {sector_} ({bron}); geef --sector als dat niet klopt",
    )


def uitlener(invoer: Invoer) -> tuple[bool, bool | None, list[Bevinding]]:
    """Whether the employer sends out staff and carries out the Wsw, by the kinds of work filed."""
    leent_uit, sw, wsw = uit_aangifte(invoer, *AARD).values()
    if invoer.opgaven.uitlener is not None:
        return _volgens_opgave(invoer, wsw, sw)
    if not leent_uit:
        return False, sw, []
    melding = Bevinding(
        "uitlener-afgeleid",
        MEDEDELING,
        "er zijn uitzendkrachten, payrollwerknemers of gedetacheerde Wsw'ers aangegeven",
        f"gerekend is als uitlener: hun uren tellen niet bij u ({artikel(invoer.wetten.op(invoer.jaar), AARD[0])}); "
        "geef --geen-uitlener als u op 31 december van het jaar ervoor niet als uitlener stond ingeschreven",
    )
    return True, sw, [melding]


def _volgens_opgave(invoer: Invoer, wsw: int, sw: bool | None) -> tuple[bool, bool | None, list[Bevinding]]:
    """What was answered, unless the filings make the employer an uitlener by definition."""
    gegeven, naam, wet = bool(invoer.opgaven.uitlener), "uitlener_quotum", invoer.wetten.op(invoer.jaar)
    if (
        naam not in wet.rules
        or wet.compute({"uitlener": gegeven, "regels_wsw_gedetacheerd": wsw}, naam).outcome(naam) == gegeven
    ):
        return gegeven, sw, []
    melding = Bevinding(
        "uitlener-door-wsw",
        WAARSCHUWING,
        "u zegt dat u geen uitlener bent, maar in de aangiften staan gedetacheerde Wsw'ers",
        f"wie Wsw'ers detacheert is altijd uitlener ({artikel(wet, naam)}), dus zo is gerekend; "
        "verbeter de aangifte als zij niet gedetacheerd zijn",
    )
    return True, sw, [melding]
