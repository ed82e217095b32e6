"""The picture of the test: the answer in one sentence, what to do, the grounds, what it opens, who hears what, terms.

Everything that is law comes from the outcome and the law of the day; the days of terms are computed for who asks or
objects on the day of the test itself. Nothing of a person is in it but the answers that were given.
"""

from __future__ import annotations

from telmee.doelgroep.toets import UITSCHRIJVING, Toets
from telmee.getallen import datum
from telmee.uitvoer.beeld import Actie, Beeld, Deel
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.uitvoer.zin import binnen_zin
from telmee.wet.machine.dates import from_day_number

BESLUIT = (
    "Uw gemeente en UWV beslissen. Dit is een berekening met uw eigen antwoorden; u kunt er geen rechten aan ontlenen."
)
TERMIJNEN = (
    (
        "aanvraag_ontvangen_op",
        "aanvraag_bevestigd_uiterlijk",
        "Krijgt UWV uw aanvraag op {dag}? UWV laat dat weten uiterlijk",
    ),
    (
        "aanvraag_ontvangen_op",
        "bericht_op_aanvraag_uiterlijk",
        "Duurt het langer dan acht weken? UWV laat dat weten uiterlijk",
    ),
    (
        "beoordeling_gevraagd_op",
        "beoordeling_besluit_uiterlijk",
        "Vraagt u op {dag} een beoordeling aan? UWV beslist uiterlijk",
    ),
    (
        "besluit_bekendgemaakt_op",
        "bezwaar_besluit_uiterlijk",
        "Krijgt u op {dag} een besluit? U kunt bezwaar maken tot en met",
    ),
    (
        "besluit_bekendgemaakt_op",
        "beslissing_op_bezwaar_persoon_uiterlijk",
        "Maakt u bezwaar tegen een besluit van {dag}? Zonder commissie komt er een beslissing uiterlijk",
    ),
    (
        "besluit_bekendgemaakt_op",
        "beslissing_op_bezwaar_medisch_uiterlijk",
        "Rust dat besluit op een medische of arbeidskundige beoordeling van UWV? UWV beslist uiterlijk",
    ),
    (
        "uitschrijving_gevraagd_op",
        "uitschrijving_besluit_uiterlijk",
        "Vraagt u op {dag} om uitschrijving? UWV beslist uiterlijk",
    ),
)
BEZWAAR = ("bezwaar_bij_wie_besliste", "bezwaar_is_schriftelijk", "bezwaar_schorst")
BEROEP = ("beroep_bij_de_rechter", "beroep_kost_griffierecht")
UITGESCHREVEN = "uitschrijving_besluit_uiterlijk"
AANVRAAG = "Vraag UWV om de 'Beoordeling arbeidsvermogen', zelf of via uw gemeente"
WAAR = (
    "Een formulier zoekt u op uwv.nl of vraagt u aan uw gemeente. Een postadres of telefoonnummer staat niet in onze "
    "bronnen."
)
WIE = (
    Kolom("grond", "Grond"),
    Kolom("artikel", "Artikel"),
    Kolom("wie", "Wie beslist"),
    Kolom("bewijs", "Wat het laat zien"),
    Kolom("duur", "Hoe lang"),
)


OP_PAPIER = ("Termijnen", "Waarom", "De wegen erin", "Wat dit opent")
"""Which tables stay first where room is short."""


def beeld(uitkomst: Toets) -> Beeld:
    """The picture of one outcome, also when the answer is not known yet."""
    delen = (_gronden(uitkomst), _opent(uitkomst), _werkgever(uitkomst), _termijnen(uitkomst), _antwoorden(uitkomst))
    return Beeld(
        titel="Bij de doelgroep banenafspraak of niet",
        antwoord=uitkomst.zin_u,
        antwoord_en=uitkomst.zin_engels,
        acties=_acties(uitkomst),
        delen=tuple(deel for deel in delen if deel.tabellen or deel.zinnen or deel.vooraf),
        kop=(("Op", datum(uitkomst.law.op)), ("Zoals bekend op", datum(uitkomst.law.stand))),
        besluit=BESLUIT,
        dag=uitkomst.law.op,
    )


def _acties(uitkomst: Toets) -> tuple[Actie, ...]:
    """Yes: the paper of each ground. No or not known: whom to ask, for a decision that there is not yet."""
    if uitkomst.hoort is None:
        eerst = [vraag for vraag in uitkomst.nodig if vraag.beslist_door][:1]
        vragen_ = [Actie("", f"{vraag.woorden().vraag} Vraag het aan {vraag.beslist_door}") for vraag in eerst]
        return (*vragen_, Actie("", AANVRAAG))
    if not uitkomst.hoort:
        return (Actie("", f"Denkt u dat u er wel bij hoort? {AANVRAAG}"),)
    acties = [Actie("", f"Bewaar {grond.bewijs}") for grond in uitkomst.geldend if grond.bewijs]
    if uitkomst.in_register is None:
        acties.append(Actie("", "Kijk in Mijn UWV of u in het doelgroepregister staat"))
    return tuple(dict.fromkeys(acties))


def _gronden(uitkomst: Toets) -> Deel:
    rijen = tuple((g.label, g.artikel, g.beslist_door, g.bewijs, g.duur) for g in uitkomst.geldend)
    tabellen = (Tabel("Waarom", WIE, rijen),) if rijen else ()
    zin = f"U voldoet aan {len(rijen)} {'grond' if len(rijen) == 1 else 'gronden'} van de wet." if rijen else ""
    return Deel(
        "waarom", "Waarom", tabellen=tabellen, vooraf=tuple(filter(None, (zin, *uitkomst.zonder_tekst.values())))
    )


def _opent(uitkomst: Toets) -> Deel:
    kolommen = (
        Kolom("wat", "Wat"),
        Kolom("uitkomst", "Uitkomst"),
        Kolom("nog", "Wat dat beslist"),
        Kolom("artikel", "Artikel"),
    )
    rijen = tuple(
        (
            gevolg.label,
            {True: "ja", False: "nee", None: "onbekend"}[gevolg.waarde],
            gevolg.begin_met.label if gevolg.begin_met else "",
            gevolg.artikel,
        )
        for gevolg in uitkomst.gevolgen
    )
    return Deel(
        "opent", "Wat dit opent", tabellen=(Tabel("Wat dit opent", kolommen, rijen),), vooraf=_opent_zinnen(uitkomst)
    )


def _opent_zinnen(uitkomst: Toets) -> tuple[str, ...]:
    """What is certain and what is not, counted."""
    telling = [sum(gevolg.waarde is waarde for gevolg in uitkomst.gevolgen) for waarde in (True, False, None)]
    woorden = (f"{telling[0]} ja", f"{telling[1]} nee", f"{telling[2]} nog niet te zeggen")
    return (f"Van wat dit kan openen: {', '.join(w for w, n in zip(woorden, telling, strict=True) if n)}.",)


def _werkgever(uitkomst: Toets) -> Deel:
    law = uitkomst.law
    mag = [f"{rule.label}: {rule.law}." for rule in (law.rules.get("werkgever_mag_weten"),) if rule]
    return Deel("werkgever", "Wat een werkgever ziet", zinnen=(uitkomst.werkgever_zin, *mag))


def _termijnen(uitkomst: Toets) -> Deel:
    """For who asks or objects on the day of the test."""
    law = uitkomst.law
    rijen = []
    for feit, regel, zin in TERMIJNEN:
        if regel in law.rules and not (regel == UITGESCHREVEN and uitkomst.uitschrijving is False):
            dag = law.compute({feit: law.op}).outcome(regel)
            if dag is not None:
                rijen.append((zin.format(dag=datum(law.op)), from_day_number(dag), law.rules[regel].law))
    kolommen = (Kolom("wanneer", "Wanneer"), Kolom("dag", "Dag"), Kolom("artikel", "Artikel of bron"))
    tabellen = (Tabel("Termijnen", kolommen, tuple(rijen)), *(() if uitkomst.hoort else (_wegen(uitkomst),)))
    zinnen = (*_erin(uitkomst), *_eruit(uitkomst), *_bezwaar(uitkomst))
    return Deel("termijnen", "Erin, eruit en bezwaar", tabellen=tabellen, vooraf=zinnen)


def _wegen(uitkomst: Toets) -> Tabel:
    """Every way in: the ground, who decides it, and what shows it."""
    kolommen = (Kolom("grond", "Grond"), Kolom("wie", "Wie beslist"), Kolom("bewijs", "Wat het laat zien"))
    rijen = tuple((g.label, g.beslist_door, g.bewijs) for g in uitkomst.gronden)
    return Tabel("De wegen erin", kolommen, rijen)


def _eruit(uitkomst: Toets) -> tuple[str, ...]:
    """Whether one may ask to leave."""
    regel = uitkomst.law.rules.get(UITSCHRIJVING)
    if regel is None:
        return ()
    woord = {True: "kan", False: "kan nu niet", None: "hangt af van uw grond"}[uitkomst.uitschrijving]
    hoe = (
        ()
        if uitkomst.uitschrijving is False
        else ("UWV heeft daarvoor de 'Aanvraag uitschrijving doelgroepregister'.",)
    )
    return (f"Eruit op eigen verzoek: dat {woord} ({regel.law}).", *hoe)


def _erin(uitkomst: Toets) -> tuple[str, ...]:
    """Where one asks to come in; who belongs by a decision that there is, need not ask."""
    if uitkomst.hoort:
        return ()
    regel = uitkomst.law.rules.get("beoordeling_besluit_uiterlijk")
    waar = f" ({regel.law})" if regel else ""
    return (
        f"Erin: {binnen_zin(AANVRAAG)}{waar}.",
        WAAR,
        "Stuur de papieren mee die uw antwoorden laten zien. Uw grond bepaalt wie beslist en welk papier telt.",
        "Wat een aanvraag kost, staat niet in onze bronnen.",
    )


def _bezwaar(uitkomst: Toets) -> tuple[str, ...]:
    """Where and how one objects, what happens meanwhile, what comes after and what that costs."""
    regels = uitkomst.law.rules
    waar, hoe, schorst = (regels[naam] for naam in BEZWAAR)
    beroep, kosten = (regels[naam] for naam in BEROEP)
    return (
        f"Niet eens met een besluit? Stuur uw bezwaar naar wie het nam: UWV of uw gemeente ({waar.law}).",
        "Het adres staat in het besluit, of vraag het wie het nam.",
        "Zet erin: uw naam en adres, de datum en om welk besluit het gaat.",
        "Schrijf ook waarom u het er niet mee eens bent.",
        f"Zet uw handtekening eronder ({hoe.law}).",
        f"Het besluit geldt tot er een nieuw is ({schorst.law}).",
        f"Zegt de beslissing op uw bezwaar ook nee? Dan kunt u binnen zes weken naar de rechter ({beroep.law}).",
        f"De rechter vraagt griffierecht ({kosten.law}). Hoeveel dat nu is, staat niet in onze bronnen.",
        "Wat bezwaar zelf kost, staat niet in onze bronnen.",
    )


def _antwoorden(uitkomst: Toets) -> Deel:
    kolommen = (Kolom("vraag", "Uw antwoord op"), Kolom("waarde", "Antwoord"))
    rijen = tuple((label, waarde) for _, label, waarde in uitkomst.beslissend)
    tabellen = (Tabel("Deze antwoorden beslissen", kolommen, rijen),) if rijen else ()
    vooraf = ("Met andere antwoorden kan de uitkomst anders zijn.",) if rijen else ()
    ongebruikt = (f"Opgegeven en niet gebruikt: {', '.join(uitkomst.ongebruikt)}.",) if uitkomst.ongebruikt else ()
    return Deel("antwoorden", "Waar dit op rust", tabellen=tabellen, zinnen=ongebruikt, vooraf=vooraf)
