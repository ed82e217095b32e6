"""Stocks and flows as they may be shown: small figures hidden with what would give them away, the rest rounded.

The one place where they leave the program. `exact` is for UWV, who keeps the register (Wfsv 38d lid 1), and says so on
the table. Beside them what UWV published: totals, and reasons only where they were published.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from telmee.gegevens.publicatie_register import Kwartaalstroom, kwartaalstromen
from telmee.register import stromen_regio_tonen as regiokamer
from telmee.register.stromen import BEWEGINGEN, IN, ONBEKEND, WSW_ANDERS, Stromen
from telmee.uitvoer import stelsel
from telmee.uitvoer.onthulling import STANDAARD, VERBORGEN, Profiel
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import Cel, Kolom, Merk, Tabel

PROFIEL = Profiel("telmee register", STANDAARD.minimum_personen, 1, STANDAARD.afronding, STANDAARD.bron)
VERWISSELD = Merk("lijkt in de bron verwisseld met een andere reden van dit kwartaal", "↔", "~", "33")
LABELS = {
    "register": "In het register",
    "werkend": "Daarvan aan het werk",
    "in": "Erbij",
    "uit": "Eraf",
    "werk_gevonden": "Vond werk",
    "werk_verloren": "Verloor werk",
    "werkend_in": "Erbij, aan het werk",
    "werkend_uit": "Eraf, aan het werk",
}
_IN = {
    "participatiewet": "erbij: Participatiewet",
    "wajong": "erbij: Wajong",
    "wsw": "erbij: Wsw",
    "wiw_id": "erbij: WIW- of ID-baan",
    "overig": "erbij: andere grond",
    ONBEKEND: "erbij: grond onbekend",
}
_UIT = {
    "overlijden": "eraf: overleden",
    "aow_leeftijd": "eraf: AOW-leeftijd",
    "beschut_werk": "eraf: beschut werk",
    WSW_ANDERS: "eraf: Wsw, zoals beschut bij het Wsw-bedrijf",
    "wajong_duurzaam": "eraf: Wajong, duurzaam geen mogelijkheden",
    "eigen_verzoek": "eraf: eigen verzoek",
    "onterecht": "eraf: ten onrechte geregistreerd",
    "voorwaarden": "eraf: voldeed niet meer (tot 2020)",
    "anders": "eraf: andere reden",
    ONBEKEND: "eraf: reden onbekend",
}
REDENEN = tuple(naam for naam in _UIT if naam not in (WSW_ANDERS, ONBEKEND))
"""Reasons that the law gives, so that one for which nobody left is a row too."""
GEPUBLICEERD = {"beschut_pw": "beschut_werk", "wsw_beschut": WSW_ANDERS}
"""Reasons under UWV's name that are ours under another."""
Sleutel = tuple[str, ...]  # ("register", "2021Q3") or ("uit", "2021Q3", "overlijden")


@dataclass(frozen=True)
class Getoond:
    """Every figure as it may be shown; None is hidden."""

    kwartalen: tuple[str, ...]
    cellen: dict[Sleutel, int | None]
    redenen: tuple[str, ...]
    gronden: tuple[str, ...]
    exact: bool
    banner: str = ""
    stil_na: str = ""
    met_regio: bool = False

    def deel(self, welke: tuple[str, ...], stil_na: str = "") -> Getoond:
        """Some quarters in a row, as they are shown among all."""
        plaats = self.kwartalen.index(welke[0])
        voor = self.kwartalen[plaats - 1] if plaats else "begin"
        op = {voor: "begin"} | {q: q for q in welke}
        cellen: dict[Sleutel, int | None] = {}
        for cel, waarde in self.cellen.items():
            waar = 2 if cel[0] == regiokamer.REGIO else 1
            if (q := op.get(cel[waar])) is not None and (q != "begin" or regiokamer.is_stand(cel)):
                cellen[(*cel[:waar], q, *cel[waar + 1 :])] = waarde
        return replace(self, kwartalen=welke, cellen=cellen, stil_na=stil_na)

    @property
    def verborgen(self) -> bool:
        """Whether of no quarter may be shown how many came or left."""
        return all(self[naam, q] is None for q in self.kwartalen for naam in ("in", "uit"))

    @property
    def opmerkingen(self) -> tuple[str, ...]:
        """What is to be said before the figures: why they end where they do, why flows are hidden and what to do."""
        uit = []
        if self.verborgen:
            uit.append(
                f"Hoeveel mensen erbij kwamen en weggingen, is hier verborgen: elk aantal is kleiner dan "
                f"{PROFIEL.minimum_personen} of zou zo'n klein aantal verraden; maak een groter verzonnen register "
                "(telmee register maak --schaal 0.05), of bekijk de kwartalen die UWV publiceerde (--nagespeeld)."
            )
        if self.stil_na:
            uit.append(
                f"Na {self.stil_na} kwam of ging er niemand in dit register; daarom houdt het overzicht daar op."
            )
        return tuple(uit)

    def __getitem__(self, sleutel: Sleutel) -> int | None:
        return self.cellen[sleutel]


def toon(stromen: Stromen, exact: bool = False, banner: str = "") -> Getoond:
    """After disclosure control, unless exactly asked for."""
    samen = als_stelsel(stromen)
    samen.eis_sluitend()
    cellen: dict[Sleutel, int | None] = dict(samen.cellen)
    if not exact:
        cellen = stelsel.beveilig(samen, PROFIEL.minimum_personen, PROFIEL.afronding)
    gronden = tuple(n for n in IN if n != ONBEKEND or any(k.in_naar[n] or k.op_grond[n] for k in stromen.kwartalen))
    redenen = tuple(n for n in stromen.redenen if n != ONBEKEND or any(k.uit_naar[n] for k in stromen.kwartalen))
    namen = tuple(k.kwartaal.naam for k in stromen.kwartalen)
    met_regio, stil_na = bool(stromen.begin_regio), stromen.stil_na
    return Getoond(namen, cellen, redenen, gronden, exact, banner, stil_na, met_regio)


def als_stelsel(stromen: Stromen) -> stelsel.Stelsel[Sleutel]:
    """All figures and the sums between them."""
    cellen: dict[Sleutel, int] = {("register", "begin"): stromen.begin[0], ("werkend", "begin"): stromen.begin[1]}
    sommen: list[dict[Sleutel, int]] = []
    if stromen.begin_regio:
        cellen |= regiokamer.begincellen(stromen.begin_regio)
        sommen.append(regiokamer.beginsom(cellen))
    voor = "begin"
    for each in stromen.kwartalen:
        q = each.kwartaal.naam
        cellen |= {("register", q): each.register, ("werkend", q): each.werkend}
        cellen.update({(naam, q): each.bewegingen[naam] for naam in BEWEGINGEN})
        sommen.append({("register", q): -1, ("register", voor): 1, ("in", q): 1, ("uit", q): -1})
        werk: dict[Sleutel, int] = {
            ("werk_gevonden", q): 1,
            ("werk_verloren", q): -1,
            ("werkend_in", q): 1,
            ("werkend_uit", q): -1,
        }
        sommen.append({("werkend", q): -1, ("werkend", voor): 1, **werk})
        for kant, naar in (("register", each.op_grond), ("in", each.in_naar), ("uit", each.uit_naar)):
            # a name for what is not known is shown only where it occurs: it says nothing about a person
            delen: dict[Sleutel, int] = {
                (kant, q, naam): aantal for naam, aantal in naar.items() if aantal or naam != ONBEKEND
            }
            cellen |= delen
            sommen.append({(kant, q): -1, **dict.fromkeys(delen, 1)})
        if each.regio:
            cellen |= regiokamer.cellen(q, each.regio)
            sommen += regiokamer.sommen(q, voor, cellen)
        voor = q
    return stelsel.Stelsel(cellen, sommen)


def tabel(getoond: Getoond) -> Tabel:
    """A row per figure, a column per quarter."""
    namen: list[Sleutel] = [("register",), *(("register", grond) for grond in getoond.gronden), ("werkend",), ("in",)]
    namen += [("in", grond) for grond in getoond.gronden] + [("uit",)] + [("uit", reden) for reden in getoond.redenen]
    namen += [(naam,) for naam in BEWEGINGEN[2:]]
    rijen = tuple((_label(naam), *(_cel(getoond, naam, q) for q in getoond.kwartalen)) for naam in namen)
    kolommen = (Kolom("cijfer", "Personen"), *(Kolom(f"k{q}", q, "rechts") for q in getoond.kwartalen))
    nadruk = tuple(n for n, naam in enumerate(namen) if naam in (("register",), ("werkend",)))
    return Tabel("Het register per kwartaal", kolommen, rijen, (_noot(getoond),), getoond.banner, nadruk)


def regiotabel(getoond: Getoond) -> Tabel | None:
    """The last quarter by region; None where nobody's home is known."""
    if not getoond.met_regio:
        return None
    return regiokamer.tabel(getoond.cellen, getoond.kwartalen[-1], getoond.banner, _noot(getoond))


def _noot(getoond: Getoond) -> str:
    if getoond.exact:
        return "Exacte cijfers, alleen voor UWV: niet verder geven."
    return (
        f"Beveiligd met profiel {PROFIEL.naam}: minstens {PROFIEL.minimum_personen} personen per cijfer, afgerond op "
        f"{PROFIEL.afronding}; daardoor tellen cijfers niet altijd op."
    )


def _label(naam: Sleutel) -> str:
    if len(naam) == 1:
        return LABELS[naam[0]]
    if naam[0] == "register":
        return _IN[naam[1]].replace("erbij", "daarvan")
    return (_IN if naam[0] == "in" else _UIT).get(naam[1], naam[1])


def _cel(getoond: Getoond, naam: Sleutel, q: str) -> Cel | int:
    sleutel = (naam[0], q, *naam[1:])
    if sleutel not in getoond.cellen:
        return 0
    waarde = getoond.cellen[sleutel]
    return Cel("", VERBORGEN) if waarde is None else waarde


def staven(getoond: Getoond) -> Staven:
    """Who came in and who left, quarter by quarter; what is hidden is said in the title and has no bar.

    Where all of that is hidden: who is in the register, and who of them works.
    """
    namen = ("register", "werkend") if getoond.verborgen else ("in", "uit")
    paren = [(q, naam, getoond[naam, q]) for q in getoond.kwartalen for naam in namen]
    weg = [f"{LABELS[naam].lower()} in {q}" for q, naam, waarde in paren if waarde is None]
    titel = ("Het register per kwartaal" if getoond.verborgen else "Erbij en eraf in het register per kwartaal") + (
        f"; verborgen: {', '.join(weg)}" if weg else ""
    )
    if getoond.banner:
        titel += f" ({getoond.banner})"
    bekend = tuple(
        Staaf(f"{q} {LABELS[naam].lower()}", waarde, namen.index(naam))
        for q, naam, waarde in paren
        if waarde is not None
    )
    return Staven(titel, bekend or (Staaf("alles verborgen", None),), "personen")


def naast_gepubliceerd(getoond: Getoond) -> Tabel | None:
    """What UWV published of the same quarters beside it; None when it published none."""
    bekend = {k.kwartaal: k for k in kwartaalstromen() if k.kwartaal in getoond.kwartalen}
    if not bekend:
        return None
    rijen = [rij for q in getoond.kwartalen if q in bekend for rij in _rijen(getoond, bekend[q])]
    kolommen = (
        Kolom("kwartaal", "Kwartaal"),
        Kolom("cijfer", "Personen"),
        Kolom("register", "Dit register", "rechts"),
        Kolom("gepubliceerd", "UWV", "rechts"),
    )
    noten = tuple(dict.fromkeys(f"{k.kwartaal}: {k.bron.noot}." for k in bekend.values()))
    return Tabel("Naast wat UWV publiceerde", kolommen, tuple(rijen), noten, getoond.banner)


def _rijen(getoond: Getoond, uwv: Kwartaalstroom) -> list[tuple[Any, ...]]:
    q = uwv.kwartaal
    paren: list[tuple[Sleutel, int | None, str]] = [(("register",), uwv.register, ""), (("werkend",), uwv.werkend, "")]
    paren += [((naam,), uwv.stromen[naam], "") for naam in BEWEGINGEN]
    paren += [(("in", naam), aantal, naam) for naam, aantal in uwv.in_naar.items()]
    paren += [(("uit", GEPUBLICEERD.get(naam, naam)), aantal, naam) for naam, aantal in uwv.uit_naar.items()]
    rijen: list[tuple[Any, ...]] = []
    for naam, aantal, uwv_naam in paren:
        if aantal is not None:
            merk = VERWISSELD if uwv_naam in uwv.verwisseld else None
            rijen.append((q, _label(naam), _cel(getoond, naam, q), Cel(aantal, merk)))
    return rijen


def als_dict(getoond: Getoond) -> dict[str, Any]:
    """For programs; null is hidden."""
    uit = []
    uwv = {k.kwartaal: k for k in kwartaalstromen()}
    for q in getoond.kwartalen:
        een: dict[str, Any] = {"kwartaal": q}
        een |= {naam: getoond[naam, q] for naam in ("register", "werkend", *BEWEGINGEN)}
        een["op_grond"] = {n: getoond.cellen.get(("register", q, n), 0) for n in getoond.gronden}
        een["in_naar"] = {n: getoond.cellen.get(("in", q, n), 0) for n in getoond.gronden}
        een["uit_naar"] = {n: getoond.cellen.get(("uit", q, n), 0) for n in getoond.redenen}
        een["per_regio"] = regiokamer.als_dict(getoond.cellen, q) if getoond.met_regio else None
        een["gepubliceerd"] = _uwv_dict(uwv[q]) if q in uwv else None
        uit.append(een)
    beveiliging = None if getoond.exact else PROFIEL.als_dict(werkgevers=False)
    begin = {naam: getoond[naam, "begin"] for naam in ("register", "werkend")}
    opmerkingen = list(getoond.opmerkingen)
    return {"begin": begin, "kwartalen": uit, "beveiliging": beveiliging, "opmerkingen": opmerkingen}


def _uwv_dict(uwv: Kwartaalstroom) -> dict[str, Any]:
    return {
        "register": uwv.register,
        "werkend": uwv.werkend,
        **uwv.stromen,
        "in_naar": dict(uwv.in_naar),
        "uit_naar": {GEPUBLICEERD.get(naam, naam): aantal for naam, aantal in uwv.uit_naar.items()},
        "verwisseld": [GEPUBLICEERD.get(naam, naam) for naam in uwv.verwisseld],
        "afgeleid": list(uwv.afgeleid),
        "bron": uwv.bron.tekst,
        "url": uwv.bron.url,
    }
