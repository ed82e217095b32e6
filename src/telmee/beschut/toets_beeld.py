"""The person's test as a picture, to the person: may you ask, when must you hear, and what if the number is full."""

from __future__ import annotations

from datetime import date

from telmee.beschut.toets import AANBOD, ADVIES, BESLUIT, VRAGEN, Toets, vraag
from telmee.beschut.toets import volgende_vraag as volgende
from telmee.getallen import datum
from telmee.uitvoer.beeld import Actie, Beeld, Deel
from telmee.uitvoer.tabel import Kolom, Tabel

GEEN_BESLUIT = (
    "Uw gemeente beslist. Dit is een berekening met uw eigen antwoorden; u kunt er geen rechten aan ontlenen."
)
REDENEN = {
    "onderzoek": ("UWV doet onderzoek en geeft advies.", "UWV examines and advises."),
    "te_vroeg": (
        "UWV onderzoekt het niet, want het vorige advies is te kort geleden.",
        "UWV does not examine it: the last advice is too recent.",
    ),
    "samenloop": ("Wat UWV dan adviseert, zegt de wet niet.", "The act does not say what UWV then advises."),
    "wsw_niet_begeleid": (
        "UWV adviseert ja, op grond van uw Wsw-indicatie.",
        "UWV advises yes, because of your Wsw-indicatie.",
    ),
    "wsw_begeleid": (
        "UWV adviseert nee, op grond van uw Wsw-indicatie.",
        "UWV advises no, because of your Wsw-indicatie.",
    ),
}
NIET_ONDERZOCHT = ("UWV doet nu geen onderzoek.", "UWV does not examine it now.")
AANBODEN = {
    "aanbod": (
        "Vindt de gemeente dat u alleen beschut kunt werken? Dan moet zij u een plek aanbieden.",
        "Does the municipality find that you can only work in sheltered work? Then it must offer you a place.",
    ),
    "aantal_gehaald": (
        "Is het aantal plekken van dit jaar gehaald? Dan hoeft de gemeente u geen plek te bieden. Zij mag het wel.",
        "Has this year's number of places been reached? Then the municipality need not offer you one. It may.",
    ),
    "onzeker": (
        "De wet zegt niet duidelijk of het aantal is gehaald. Vraag de gemeente hoe zij telt.",
        "The act is not clear on whether the number has been reached. Ask the municipality how it counts.",
    ),
    "buiten_de_kring": (
        "De gemeente hoeft u geen plek te bieden, want de wet noemt u niet.",
        "The municipality need not offer you a place, for the act does not name you.",
    ),
}


def beeld(t: Toets) -> Beeld:
    """The picture."""
    nl, en = antwoord(t)
    return Beeld(
        titel="Beschut werk vragen",
        antwoord=nl,
        antwoord_en=en,
        acties=tuple(_acties(t)),
        delen=tuple(deel for deel in (_termijnen(t), _vol(t), _antwoorden(t)) if deel is not None),
        kop=(("Op", datum(t.law.op)), ("Zoals bekend op", datum(t.law.stand))),
        besluit=GEEN_BESLUIT,
        dag=t.law.op,
    )


def antwoord(t: Toets) -> tuple[str, str]:
    """The answer in one or two short sentences, in Dutch and English."""
    if t.mag is None:
        return (
            "Nog niet te zeggen of u beschut werk mag vragen.",
            "It cannot be said yet whether you may ask for beschut werk.",
        )
    if not t.mag:
        return (
            f"Nee, u kunt niet zelf om beschut werk vragen ({t.artikelen[VRAGEN]}).",
            f"No, you cannot ask for beschut werk yourself ({t.artikelen[VRAGEN]}).",
        )
    nl, en = REDENEN[t.reden] if t.reden else NIET_ONDERZOCHT if t.onderzoek is False else ("", "")
    ja = f"Ja, u mag zelf bij UWV om advies over beschut werk vragen ({t.artikelen[VRAGEN]})."
    return (
        f"{ja} {nl}".strip(),
        f"Yes, you may ask UWV for advice on beschut werk yourself ({t.artikelen[VRAGEN]}). {en}".strip(),
    )


def _acties(t: Toets) -> list[Actie]:
    if t.mag is None:
        open_ = volgende(t.law, t.antwoorden)
        return [Actie("", f"Beantwoord eerst: {vraag(open_.naam).vraag} ({open_.naam})")] if open_ else []
    if not t.mag:
        return [Actie("", "Vraag uw gemeente welke hulp bij werk er voor u wel is")]
    if t.weer_vanaf is not None:
        return [Actie("", f"Vraag het vanaf {datum(t.weer_vanaf)} weer, of schrijf nu wat er is veranderd")]
    return [Actie("", "Vraag UWV om advies over beschut werk, zelf of via uw gemeente")]


def _termijnen(t: Toets) -> Deel | None:
    rijen = []
    if t.advies_uiterlijk is not None:
        rijen.append(("Vraagt u het aan UWV: advies", datum(t.advies_uiterlijk), t.artikelen[ADVIES]))
    if t.besluit_uiterlijk is not None:
        rijen.append(("Vraagt u het aan de gemeente: besluit", datum(t.besluit_uiterlijk), t.artikelen[BESLUIT]))
    if not rijen:
        return None
    kolommen = (Kolom("wat", "Wat", belang=0), Kolom("dag", "Uiterlijk op", belang=0), Kolom("artikel", "Artikel"))
    meer = (
        "Het besluit komt van de gemeente, ook als UWV adviseert. Haar verordening kan een andere termijn noemen, en "
        "zij kan schrijven dat het langer duurt."
    )
    return Deel(
        "termijnen",
        "Wanneer u het hoort",
        tabellen=(Tabel("Wanneer u het hoort", kolommen, tuple(rijen)),),
        zinnen=(meer,),
    )


def _vol(t: Toets) -> Deel | None:
    """What follows when the number is not reached and when it is, or only what was answered."""
    if t.mag is None or (t.aanbod is None and not t.mag):
        return None
    namen = [t.aanbod] if t.aanbod else ["aanbod", "aantal_gehaald"]
    kolommen = (Kolom("wat", "Wat de gemeente moet", belang=0), Kolom("artikel", "Artikel"))
    rijen = tuple((AANBODEN[naam][0], t.artikelen[AANBOD]) for naam in namen)
    return Deel("vol", "Als het aantal vol is", tabellen=(Tabel("Als het aantal vol is", kolommen, rijen),))


def _antwoorden(t: Toets) -> Deel | None:
    if not t.antwoorden:
        return None
    kolommen = (Kolom("vraag", "Vraag", belang=0), Kolom("antwoord", "Uw antwoord", belang=0))
    rijen = tuple((vraag(naam).vraag, _in_woorden(naam, wat)) for naam, wat in t.antwoorden.items())
    return Deel("antwoorden", "Uw antwoorden", tabellen=(Tabel("Uw antwoorden", kolommen, rijen),))


def _in_woorden(naam: str, wat: str) -> str:
    keuzes = vraag(naam).keuzes
    return keuzes[wat] if wat in keuzes else wat if wat == "nee" else datum(date.fromisoformat(wat))
