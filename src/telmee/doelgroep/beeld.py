"""The picture of the test: the answer in one sentence, what to do, the grounds, what it opens, who hears what, terms.

Everything that is law comes from the outcome and the law of the day; the days of terms are computed for who asks or
objects on the day of the test itself. Nothing of a person is in it but the answers that were given.
"""

from __future__ import annotations

from telmee.doelgroep.toets import UITSCHRIJVING, Toets
from telmee.getallen import datum
from telmee.uitvoer.beeld import Actie, Beeld, Deel
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.wet.machine.dates import from_day_number

BESLUIT = (
    "Uw gemeente en UWV beslissen. Dit is een berekening met uw eigen antwoorden; u kunt er geen rechten aan ontlenen."
)
TERMIJNEN = (
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
        "uitschrijving_gevraagd_op",
        "uitschrijving_besluit_uiterlijk",
        "Vraagt u op {dag} om uitschrijving? UWV beslist uiterlijk",
    ),
)
WIE = (
    Kolom("grond", "Grond"),
    Kolom("artikel", "Artikel"),
    Kolom("wie", "Wie beslist"),
    Kolom("bewijs", "Wat het laat zien"),
    Kolom("duur", "Hoe lang"),
)


def beeld(uitkomst: Toets) -> Beeld:
    """The picture of one outcome, also when the answer is not known yet."""
    delen = (_gronden(uitkomst), _opent(uitkomst), _werkgever(uitkomst), _termijnen(uitkomst), _antwoorden(uitkomst))
    return Beeld(
        titel="Bij de doelgroep banenafspraak of niet",
        antwoord=uitkomst.zin_u,
        antwoord_en=uitkomst.zin_engels,
        acties=_acties(uitkomst),
        delen=tuple(deel for deel in delen if deel.tabellen or deel.zinnen),
        kop=(("Op", datum(uitkomst.law.op)), ("Zoals bekend op", datum(uitkomst.law.stand))),
        besluit=BESLUIT,
        dag=uitkomst.law.op,
    )


def _acties(uitkomst: Toets) -> tuple[Actie, ...]:
    """Known: the paper of each ground. Not known: who can answer the first question that decides."""
    if uitkomst.hoort is None:
        eerst = [vraag for vraag in uitkomst.nodig if vraag.beslist_door][:1]
        return tuple(Actie("", f"Vraag aan {vraag.beslist_door}: {vraag.label.lower()}?") for vraag in eerst)
    acties = [Actie("", f"Bewaar {grond.bewijs}") for grond in uitkomst.geldend if grond.bewijs]
    if uitkomst.hoort and uitkomst.in_register is None:
        acties.append(Actie("", "Kijk in Mijn UWV of u in het doelgroepregister staat"))
    return tuple(dict.fromkeys(acties))


def _gronden(uitkomst: Toets) -> Deel:
    rijen = tuple((g.label, g.artikel, g.beslist_door, g.bewijs, g.duur) for g in uitkomst.geldend)
    tabellen = (Tabel("Waarom", WIE, rijen),) if rijen else ()
    return Deel("waarom", "Waarom", tabellen=tabellen, zinnen=tuple(uitkomst.zonder_tekst.values()))


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
    return Deel("opent", "Wat dit opent", tabellen=(Tabel("Wat dit opent", kolommen, rijen),))


def _werkgever(uitkomst: Toets) -> Deel:
    law = uitkomst.law
    mag = [f"{rule.label}: {rule.law}." for rule in (law.rules.get("werkgever_mag_weten"),) if rule]
    return Deel("werkgever", "Wat een werkgever ziet", zinnen=(uitkomst.werkgever_zin, *mag))


def _termijnen(uitkomst: Toets) -> Deel:
    """For who asks or objects on the day of the test."""
    law = uitkomst.law
    rijen = []
    for feit, regel, zin in TERMIJNEN:
        if regel in law.rules:
            dag = law.compute({feit: law.op}).outcome(regel)
            if dag is not None:
                rijen.append((zin.format(dag=datum(law.op)), from_day_number(dag), law.rules[regel].law))
    kolommen = (Kolom("wanneer", "Wanneer"), Kolom("dag", "Dag"), Kolom("artikel", "Artikel of bron"))
    tabellen = (Tabel("Termijnen", kolommen, tuple(rijen)), _wegen(uitkomst))
    return Deel("termijnen", "Erin, eruit en bezwaar", tabellen=tabellen, zinnen=_eruit(uitkomst))


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
    return (f"Eruit op eigen verzoek: dat {woord} ({regel.law}).",)


def _antwoorden(uitkomst: Toets) -> Deel:
    kolommen = (Kolom("vraag", "Uw antwoord op"), Kolom("waarde", "Antwoord"))
    rijen = tuple((label, waarde) for _, label, waarde in uitkomst.beslissend)
    tabellen = (Tabel("Deze antwoorden beslissen", kolommen, rijen),) if rijen else ()
    ongebruikt = (f"Opgegeven en niet gebruikt: {', '.join(uitkomst.ongebruikt)}.",) if uitkomst.ongebruikt else ()
    return Deel("antwoorden", "Waar dit op rust", tabellen=tabellen, zinnen=ongebruikt)
