"""The door of the law: what `--stand`, `--regime` and `--anders` select is one object, made here once for an answer.

`--anders NAAM=WAARDE` computes with another figure than the law's own, in the units of every other option: 2,58 is a
percentage, 14,71 is euros, ja or nee, a date. Of a value that differs by sector (or age) one key may be named
(`quotumpercentage.markt=2,58`), and one year (`quotumpercentage.2027=2,70`). `--quotumpercentage` and
`--opslagpercentage` are aliases. Raises `GebruiksFout` for what is no value of the law or does not fit its unit.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from telmee import getypt
from telmee.fouten import GebruiksFout, bedoelde_u
from telmee.getallen import decimalen_van, toon_met_eenheid

_ACHTER = re.compile(r"(%|€|[a-z]+)\s*$", re.IGNORECASE)
_JAAR = re.compile(r"[0-9]{4,}")
_EENHEID = {"%": "procent", "procent": "procent", "€": "cent", "euro": "cent", "eur": "cent", "uur": "uur", "u": "uur"}
KORT = {"opslagpercentage": "inclusiviteitsopslag_percentage"}
"""Options that go by another name than the value."""


def wetten(stand: Any = None, regimes: Sequence[str] | None = None, anders: Sequence[str] | None = None) -> Any:
    """The laws of this answer."""
    from telmee.wet import Wetten

    gevonden = Wetten.known(stand, regimes or ())
    for tekst in anders or ():
        gevonden = _met(gevonden, tekst)
    return gevonden


def met_percentage(wetten_: Any, optie: str, tekst: str | None, jaar: int | None) -> Any:
    """An alias with its value: the percentage of the year that is asked about, or of a year that is named."""
    if tekst is None:
        return wetten_
    voor, is_, na = tekst.partition("=")
    if is_ and not voor.strip().isdecimal():
        raise GebruiksFout(f"'{tekst[:40]}' begint niet met een jaar; schrijf --{optie} 2027=2,70.")
    wanneer = int(voor) if is_ else jaar
    if wanneer is None:
        raise GebruiksFout(f"Geef bij --{optie} ook --jaar, of schrijf het jaar erbij: 2026=2,58.")
    naam = KORT.get(optie, optie)
    for elk in wetten_.changed():  # a year that is named may differ from what holds for every year
        if elk.naam == naam and elk.jaar in ((wanneer,) if is_ else (None, wanneer)):
            raise GebruiksFout(f"--{optie} en '{elk.zoals_getypt}' geven hetzelfde cijfer; laat er een weg.")
    waarde = getypt.procent(na if is_ else tekst, f"--{optie}")
    return wetten_.with_values_in(wanneer, **{naam: waarde})


def _met(wetten_: Any, tekst: str) -> Any:
    voor, is_, na = tekst.partition("=")
    if not is_ or not voor.strip() or not na.strip():
        raise GebruiksFout(f"'{tekst[:40]}' is geen NAAM=WAARDE; schrijf --anders drempel_uren=50000.")
    naam, *delen = [deel.strip() for deel in voor.split(".")]
    waarde = _waarde(wetten_, naam)
    jaren = [int(deel) for deel in delen if _JAAR.fullmatch(deel)]
    sleutels = [_sleutel(waarde, deel) for deel in delen if not _JAAR.fullmatch(deel)]
    if len(jaren) > 1 or len(sleutels) > 1:
        raise GebruiksFout(f"'{voor.strip()[:60]}' noemt te veel; schrijf hoogstens één sector of soort en één jaar.")
    cijfer = lees(na, waarde)
    nieuw = (naam, sleutels[0] if sleutels else None, jaren[0] if jaren else None)
    if nieuw in {(elk.naam, elk.sleutel, elk.jaar) for elk in wetten_.changed()}:
        raise GebruiksFout(f"'{voor.strip()[:60]}' is twee keer gegeven; laat er een weg.")
    gegeven = {naam: {sleutels[0]: cijfer} if sleutels else cijfer}
    return wetten_.with_values_in(jaren[0], **gegeven) if jaren else wetten_.with_values(**gegeven)


def _waarde(wetten_: Any, naam: str) -> Any:
    """The value of that name; what is something else is refused with the values that it could have been."""
    book = wetten_.book
    if naam in book.values:
        return book.values[naam]
    if book.named(naam):
        law = wetten_.op(max(book.named(naam)[-1].since, wetten_.stand))
        achter = [n for n in law.everything_behind(naam) if n in book.values] if naam in law.rules else []
        welke = f"; wat te veranderen is en erin meetelt: {', '.join(achter)}" if achter else ""
        raise GebruiksFout(f"'{naam}' volgt uit een regel en is geen waarde van de wet{welke}.")
    if naam in book.facts:
        raise GebruiksFout(f"'{naam}' is een feit en geen waarde van de wet; geef het bij de feiten.")
    anders = bedoelde_u(naam, book.values) or " Kijk met 'telmee wet lijst' welke waarden er zijn."
    raise GebruiksFout(f"De wet in dit programma kent geen waarde '{naam[:60]}'.{anders}")


def _sleutel(waarde: Any, deel: str) -> Any:
    for sleutel in waarde.keys:
        if str(sleutel) == deel:
            return sleutel
    kan = f"kies uit {', '.join(map(str, waarde.keys))}" if waarde.keys else "die waarde is voor iedereen gelijk"
    raise GebruiksFout(f"'{waarde.name}' is er niet voor '{deel[:40]}'; {kan}.")


def lees(tekst: str, waarde: Any) -> Any:
    """What was typed as the law counts it: hundredths of a percent, cents, whole hours, ja/nee, a day."""
    soort, wat = waarde.unit, f"--anders {waarde.name}"
    vast: dict[str, Callable[[], Any]] = {
        "ja/nee": lambda: getypt.ja_nee(tekst, wat),
        "tekst": lambda: tekst.strip(),
        "datum": lambda: _dagnummer(tekst, wat),
    }
    if soort in vast:
        return vast[soort]()
    eis_eenheid(tekst, soort, waarde.name)
    decimalen = decimalen_van(soort)
    if soort == "honderdsten procent":
        getypt.geen_duizenden(tekst, wat)
    cijfer = getypt.in_delen(tekst, 10**decimalen, wat) if decimalen else getypt.geheel(tekst, wat)
    if waarde.high > waarde.low and not waarde.low <= cijfer <= waarde.high:
        laag, hoog = (toon_met_eenheid(grens, soort) for grens in (waarde.low, waarde.high))
        raise GebruiksFout(f"'{tekst.strip()[:40]}' kan niet voor {waarde.name}; het ligt tussen {laag} en {hoog}.")
    return cijfer


def eis_eenheid(tekst: str, soort: str, naam: str) -> None:
    """A unit that stands behind the number must be that of the value."""
    gevonden = _ACHTER.search(tekst) or re.match(r"\s*(€)", tekst)
    if not gevonden:
        return
    woord = _EENHEID.get(gevonden[1].lower(), gevonden[1].lower())
    woorden = {"uur" if deel == "uren" else deel for deel in soort.split()}
    if ("uur" if woord == "uren" else woord) not in woorden:
        in_wat = "euro" if soort.startswith("cent") else "procent" if "procent" in soort else soort
        raise GebruiksFout(f"'{tekst.strip()[:40]}' past niet bij {naam}; geef het in {in_wat}, zonder eenheid erbij.")


def _dagnummer(tekst: str, wat: str) -> int:
    from telmee.wet.machine.book import day_number

    return day_number(getypt.dag(tekst, wat))


# --- On an answer that does not name it by itself -------------------------------------------------------------------


def als_dict(wetten_: Any) -> dict[str, Any]:
    """`anders` and `ongebruikt` for programs."""
    return {"anders": [elk.als_dict() for elk in wetten_.changed()], "ongebruikt": list(wetten_.unused())}
