"""A reform as a file: what is changed from which year on, every number a figure or a range `[laag, hoog]`.

Two options that exclude each other, what the letter of June 2025 ties together and what the law does not allow yet are
refused, with the place that says so. A key that is not there is refused with the nearest one. Shares between 0 and 1;
amounts in euros; the percentage of the opslag in per cents. Raises `GebruiksFout`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from telmee.beleid.parameters import Bereik, met
from telmee.fouten import GebruiksFout
from telmee.veilig import regel

BRIEF = "Kamerstukken II 2024/25, 34 352, nr. 340"
EERSTE_JAAR, LAATSTE_JAAR = 2025, 2039
MAX = 1_000_000_000_000
"""No number that is given is higher."""
MEEST_AANTAL, MEEST_EURO = 20_000_000, 1_000_000
"""More people or jobs than the country has, and more than anybody gets for one person: a slip of the pen."""


def _bereik(waarde: Any) -> Bereik:
    """A number, or a low and a high one."""
    delen = list(waarde) if isinstance(waarde, list | tuple) else [waarde, waarde]
    if any(isinstance(d, str) and d[:1].isdecimal() for d in delen):
        raise ValueError("schrijf een getal met een punt en zonder teken erachter, zoals 1.5")
    if len(delen) != 2 or any(isinstance(d, bool) or not isinstance(d, int | float) for d in delen):
        raise ValueError("geef een getal, of een bereik als [laag, hoog]")
    laag, hoog = (float(d) for d in delen)
    if not abs(laag) <= MAX or not abs(hoog) <= MAX:
        raise ValueError("dat getal is te groot of geen getal")
    if laag > hoog:
        raise ValueError("het bereik staat ondersteboven; schrijf eerst de laagste en dan de hoogste waarde")
    return laag, hoog


def _niet_negatief(bereik: Bereik) -> Bereik:
    if bereik[0] < 0:
        raise ValueError("dit kan niet negatief zijn")
    return bereik


def _aandeel(bereik: Bereik) -> Bereik:
    if not 0 <= bereik[0] <= bereik[1] <= 1:
        raise ValueError("dit is een aandeel tussen 0 en 1; schrijf 50% als 0.5")
    return bereik


_GETAL = {"oneOf": [{"type": "number"}, {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}]}
_SCHEMA = WithJsonSchema({**_GETAL, "description": "Een getal, of [laag, hoog]."})
GRONDEN = ("participatiewet", "wajong", "wsw")
JONGSTE, OUDSTE = 15, 70
"""Ages that a band can have; who has reached the pension age is in no register."""
LAATSTE_BEGIN = 65
"""A band begins no later, so that somebody of it is under the pension age, whatever the law makes of that."""


def _klassen(waarde: Any) -> dict[str, float]:
    """Shares by band of ages, that do not overlap and together are one."""
    if not isinstance(waarde, dict) or not waarde:
        raise ValueError('geef per leeftijdsgroep een aandeel, zoals {"15-44": 0.7, "45-66": 0.3}')
    vorige, som = JONGSTE - 1, 0.0
    for naam, deel in sorted(waarde.items(), key=lambda paar: str(paar[0])):
        grenzen = re.fullmatch(r"(\d\d)-(\d\d)", str(naam))
        van, tot = (int(g) for g in grenzen.groups()) if grenzen else (0, 0)
        if not vorige < van <= tot <= OUDSTE or van > LAATSTE_BEGIN:
            raise ValueError(
                f'de leeftijdsgroep "{regel(str(naam))[:20]}" past niet; schrijf groepen van {JONGSTE} tot en met '
                f'{OUDSTE} jaar die elkaar niet raken en uiterlijk bij {LAATSTE_BEGIN} beginnen, zoals "15-24"'
            )
        if isinstance(deel, bool) or not isinstance(deel, int | float) or not 0 <= deel <= 1:
            raise ValueError("elk aandeel ligt tussen 0 en 1; schrijf 30% als 0.3")
        vorige, som = tot, som + float(deel)
    if abs(som - 1) > 0.005:
        raise ValueError(f"de aandelen zijn samen {som:.3g} en moeten samen 1 zijn")
    return {str(naam): float(deel) for naam, deel in sorted(waarde.items())}


Klassen = Annotated[
    dict[str, float],
    BeforeValidator(_klassen),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "number"}}),
]


def _zichtbaar(naam: str) -> str:
    if regel(naam) != naam:
        raise ValueError("schrijf een naam op één regel, met tekens die te zien zijn")
    return naam


def _aantal(bereik: Bereik) -> Bereik:
    if bereik[1] > MEEST_AANTAL:
        raise ValueError(f"zoveel zijn er niet; geef hoogstens {MEEST_AANTAL}")
    return bereik


def _euro(bereik: Bereik) -> Bereik:
    if bereik[1] > MEEST_EURO:
        raise ValueError(f"dit is een bedrag per persoon; geef hoogstens {MEEST_EURO}")
    return bereik


VrijBereik = Annotated[Bereik, BeforeValidator(_bereik), _SCHEMA]
Getal = Annotated[Bereik, BeforeValidator(lambda w: _niet_negatief(_bereik(w))), _SCHEMA]
Aandeel = Annotated[Bereik, BeforeValidator(lambda w: _aandeel(_bereik(w))), _SCHEMA]
Aantal = Annotated[Bereik, BeforeValidator(lambda w: _aantal(_niet_negatief(_bereik(w)))), _SCHEMA]
Euro = Annotated[Bereik, BeforeValidator(lambda w: _euro(_niet_negatief(_bereik(w)))), _SCHEMA]


class _Deel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Doelgroep(_Deel):
    """Choice 1 of the letter: who belongs."""

    optie: Literal[1, 2, 3]
    omvang: Aantal | None = Field(None, description="Mensen in de hele nieuwe doelgroep, het register erbij.")
    werkt_al: Aandeel | None = Field(None, description="Deel van de nieuwe mensen dat al werkt.")
    loskoppelen: list[Literal["lkv", "no_risk"]] = Field(
        default_factory=list, description="Wat de nieuwe mensen niet krijgen."
    )

    @model_validator(mode="after")
    def _optie_1(self) -> Doelgroep:
        if self.optie == 1 and (self.omvang or self.werkt_al or self.loskoppelen):
            raise ValueError(
                f"optie 1 houdt de doelgroep zoals zij is ({BRIEF}); laat omvang, werkt_al en loskoppelen weg, "
                "of kies optie 2 of 3"
            )
        return self


class Doelstelling(_Deel):
    """Choice 2: a fixed number of extra banen, or one that grows with the group."""

    vast: Aantal | None = None
    naar_omvang: Literal[True] | None = None

    @model_validator(mode="before")
    @classmethod
    def _woord(cls, waarde: Any) -> Any:
        if waarde in ("vast", "naar_omvang"):
            return {} if waarde == "vast" else {"naar_omvang": True}
        return waarde

    @model_validator(mode="after")
    def _een(self) -> Doelstelling:
        if self.vast and self.naar_omvang:
            raise ValueError("een doelstelling is vast of naar_omvang, niet allebei; laat er een weg")
        return self


class Quotum(_Deel):
    """Choice 3: the levy of today's act, or the opslag with bonus of the Wet banenafspraak."""

    activering: int = Field(description="Jaar van het besluit.")
    vorm: Literal["heffing", "opslag"] | None = Field(
        None, description="Zonder keuze: die van de basis, vandaag de heffing en bij de Wet banenafspraak de opslag."
    )
    opslagpercentage: Getal | None = Field(None, description="In procenten van het loon.")
    bonus_per_uur: Getal | None = Field(None, description="In euro per verloond uur.")

    @model_validator(mode="after")
    def _bij_opslag(self) -> Quotum:
        if self.vorm != "opslag" and (self.opslagpercentage or self.bonus_per_uur):
            raise ValueError(
                "opslagpercentage en bonus_per_uur horen bij de opslag, niet bij de heffing; schrijf vorm: opslag"
            )
        return self


class QuotumUitvoering(_Deel):
    """Persons to be brought into view or placed, by who carries the law out."""

    uwv: Aantal | None = None
    gemeenten: Aantal | None = None


class Uitvoering(_Deel):
    """Agreements with UWV and municipalities."""

    in_beeld: Aantal | None = Field(None, description="Mensen die per jaar in beeld komen.")
    regionaal: bool = False
    quotum: QuotumUitvoering | None = None

    @model_validator(mode="after")
    def _doel_eerst(self) -> Uitvoering:
        if self.quotum is not None and self.in_beeld is None:
            raise ValueError(
                "een quotum voor UWV en gemeenten kan alleen samen met een concrete doelstelling voor de uitvoering "
                f"({BRIEF}); geef ook in_beeld"
            )
        return self


class Leeftijden(_Deel):
    """Ages, as shares by band ("15-24": both count); of a ground by itself, else of the whole register."""

    allen: Klassen | None = Field(None, description="Van de gronden die hieronder niet zelf staan.")
    participatiewet: Klassen | None = None
    wajong: Klassen | None = None
    wsw: Klassen | None = None
    instroom: Klassen = Field(description="Van wie in het register komt.")

    @model_validator(mode="after")
    def _elke_grond(self) -> Leeftijden:
        mist = [g for g in GRONDEN if getattr(self, g) is None]
        if mist and self.allen is None:
            raise ValueError(f"van {' en '.join(mist)} staan er geen leeftijden; geef ze, of geef 'allen'")
        return self

    def van(self, grond: str) -> dict[str, float]:
        """The ages of a ground."""
        eigen = getattr(self, grond)
        return dict(eigen if eigen is not None else self.allen or {})


class Hervorming(_Deel):
    """Everything that differs from today; what is left out stays as it is."""

    naam: Annotated[str, AfterValidator(_zichtbaar)] = Field("", max_length=120)
    basis: Literal["vandaag", "wet-banenafspraak"] = "vandaag"
    vanaf: int = Field(2027, ge=EERSTE_JAAR + 1, le=LAATSTE_JAAR)
    doelgroep: Doelgroep | None = None
    verbreding: Literal[True] | Aantal | None = Field(
        None, description="Mensen in de WIA en de WW; true neemt de raming."
    )
    leeftijdsgrens: Literal["vervalt"] | Aantal | None = Field(None, description="vervalt, of het aantal mensen erbij.")
    t_plus_2: Literal[True] | Aandeel | None = Field(
        None,
        description="Wie de grond verliest telt nog twee jaar; true, of welk deel van de werkenden dat per jaar is.",
    )
    doelstelling: Doelstelling | None = None
    sectoronderscheid: Literal["blijft", "vervalt"] | None = Field(
        None, description="Zonder keuze: blijft, en bij de Wet banenafspraak vervalt."
    )
    quotum: Quotum | None = None
    bonus_vast_contract: Euro | None = Field(None, description="Euro per nieuw vast contract.")
    no_risk: Literal["verruimd"] | None = None
    lks: list[Literal["wia", "ww"]] = Field(default_factory=list)
    uitvoering: Uitvoering | None = None
    leeftijden: Leeftijden | None = Field(None, description="Opbouw naar leeftijd; zonder is wie uitstroomt een deel.")
    beschut: Literal["pad"] | Aantal | None = Field(None, description="pad, of mensen per jaar naar beschut werk.")
    parameters: dict[str, VrijBereik] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _een_is_geen_ja(cls, inhoud: Any) -> Any:
        """One is a number here, though for Python it is the same as `true`."""
        if not isinstance(inhoud, dict):
            return inhoud
        een = {n for n in ("verbreding", "t_plus_2") if type(inhoud.get(n)) in (int, float) and inhoud[n] == 1}
        return {n: [1, 1] if n in een else w for n, w in inhoud.items()}

    @model_validator(mode="after")
    def _samen(self) -> Hervorming:
        if self.no_risk and self.doelgroep and "no_risk" in self.doelgroep.loskoppelen:
            raise ValueError("no_risk staat als verruimd en als losgekoppeld; kies een van de twee")
        if dubbel := sorted(self._met_een_sleutel.keys() & self.parameters):
            raise ValueError(f"'{dubbel[0]}' staat onder 'parameters' en ook bij een sleutel; laat er een weg")
        return self

    @property
    def quotumvorm(self) -> str:
        """The form of the quota: as chosen, else that of the law it starts from."""
        eigen = self.quotum.vorm if self.quotum else None
        return eigen or ("opslag" if self.basis == "wet-banenafspraak" else "heffing")

    @property
    def per_sector(self) -> bool:
        """Whether market and government keep a target of their own."""
        eigen = self.sectoronderscheid or ("vervalt" if self.basis == "wet-banenafspraak" else "blijft")
        return eigen == "blijft"

    @property
    def opgegeven(self) -> dict[str, Bereik]:
        """What it gives instead of a parameter, by id."""
        return self.parameters | self._met_een_sleutel

    @property
    def _met_een_sleutel(self) -> dict[str, Bereik]:
        gegeven: dict[str, Bereik] = {}
        groep = self.doelgroep
        if groep and groep.optie > 1:
            gegeven |= {f"optie{groep.optie}_omvang": groep.omvang} if groep.omvang else {}
            gegeven |= {f"optie{groep.optie}_werkend": groep.werkt_al} if groep.werkt_al else {}
        if isinstance(self.verbreding, tuple):
            gegeven["verbreding_wia_ww"] = self.verbreding
        if isinstance(self.leeftijdsgrens, tuple):
            gegeven["leeftijdsgrens_omvang"] = self.leeftijdsgrens
        if isinstance(self.t_plus_2, tuple):
            gegeven["t_plus_2_uitstroom"] = self.t_plus_2
        return gegeven

    @property
    def parameterlijst(self) -> dict[str, Any]:
        """All parameters with what is given here instead."""
        return met(self.opgegeven)

    def als_dict(self) -> dict[str, Any]:
        """As it would be written: a point is one number, and what is not there is left out."""
        return {naam: w for naam, w in _kaal(self.model_dump()).items() if w not in (None, [], {}, "")}


def _kaal(waarde: Any) -> Any:
    if isinstance(waarde, tuple):
        laag, hoog = (int(x) if x == int(x) else x for x in waarde)
        return laag if laag == hoog else [laag, hoog]
    if isinstance(waarde, dict):
        return {naam: _kaal(w) for naam, w in waarde.items() if w is not None and w != []}
    return waarde


def schema() -> dict[str, Any]:
    """The JSON schema of the file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Hervorming.model_json_schema(mode="validation"),
        "title": "Hervorming",
    }


def _wacht(law: Any, jaar: int) -> Any:
    return law.op(date(jaar, 12, 31)).figure("jaren_tot_opslag")


def vroegste_activering(wetten: Any, vorm: str) -> int:
    """The first year in which a decision still can lead to what the act allows: not before the day of the answer.

    The opslag is due some years after the decision, and not over years in which the act does not apply.
    """
    jaar = wetten.stand.year
    if vorm == "heffing":
        return int(jaar)
    law = wetten.with_regimes("wet-banenafspraak")
    jaar = next((j for j in range(jaar, LAATSTE_JAAR + 1) if _wacht(law, j) is not None), None)
    if jaar is None:
        raise GebruiksFout(f"Op {wetten.stand} kende de wet de opslag nog niet; kies een latere stand of de heffing.")
    wacht = int(_wacht(law, jaar))
    while law.op(date(jaar + wacht, 12, 31)).figure("opslag_van_toepassing") is False:
        jaar += 1
    return int(jaar)
