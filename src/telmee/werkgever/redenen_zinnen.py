"""The sentences on why there is a right to a loonkostenvoordeel, why not, and what it hangs on.

`redenen` fills them in. Which of them holds is an outcome of the law (`wet/wtl_reden`), named by its codes.
"""

from __future__ import annotations

from telmee.werkgever.verklaringen import ANDER_BEGIN, EERDER_ELDERS, OVERGANG_LATER

GROND = {
    "register": "Staat in het register",
    "verklaring": "Er is een doelgroepverklaring",
    "verklaring_na_overgang": "Er is een doelgroepverklaring van voor de overgang van onderneming, die blijft gelden",
    "premiekorting": "De premiekorting die eind 2017 liep, gaat door als dit voordeel",
    "rest_oude_periode": "Er is een doelgroepverklaring, en de oude {jaren} jaar lopen tot en met {laatste}",
}
"""Why there is a right."""
DEELS = "Staat een deel van de tijd in het register, en heeft een doelgroepverklaring"
GEEN = {
    "geen_dienstbetrekking": "dit is geen dienstbetrekking maar een uitkering of pensioen.",
    "aow_leeftijd": "de AOW-leeftijd is bereikt.",
    "begonnen_na_aow_leeftijd": "de baan begon op of na de AOW-leeftijd.",
    "wsw": "dit is een dienstbetrekking volgens de Wsw.",
    "beschut_werk": "dit is beschut werk.",
    "eerder_in_dienst": "deze werknemer was in de {maanden} maanden ervoor al bij u in dienst, zo staat in de "
    "aangiften.",
    "geen_verklaring": "er is volgens de lijst geen doelgroepverklaring.",
    "te_laat_aangevraagd": "de doelgroepverklaring is te laat aangevraagd; dat kon tot en met {uiterlijk}.",
    "nog_niet_begonnen": "de periode waarover dit voordeel loopt, begint op {eerste}.",
    "periode_voorbij": "de periode waarover dit voordeel loopt, was na {laatste} voorbij.",
    "begonnen_na_oud_recht": "na {verstrekt} is er alleen nog recht voor wie vóór {oud} begon.",
    "te_jong": "deze werknemer was jonger dan {leeftijd} jaar op de dag waarop de baan begon.",
    "niet_in_register": "deze werknemer staat dan niet in het register.",
    "niet_in_register_en_voorbij": "deze werknemer staat dan niet in het register, en de oude {jaren} jaar zijn dan "
    "voorbij.",
    "voorwaarden": "aan de voorwaarden is niet voldaan.",
}
"""Why there is none."""
VOORBIJ = "de periode waarover dit voordeel loopt, is voorbij."
"""Said of who has no known declaration: the first day of the filings need not be that of the benefit."""
REST = "Staat niet in het register; recht kan er alleen zijn als rest van de oude {jaren} jaar ({oud_recht})"
ZOEK, ANDERS_N = "Zoek de doelgroepverklaring op", "; is die er niet, zet het verzoek dan op N"
REGISTER = {
    "register_onbekend": (
        "Het antwoord uit het register over deze werknemer ontbreekt",
        "Vraag in het werkgeversportaal van UWV op of deze werknemer in het register staat",
        "",
    ),
    "wsw_onbekend": (
        "Staat in het register, maar de aangifte heeft een Wsw-code van vóór 2022: of dit werk recht geeft, is niet te "
        "zien",
        "Zet bij de aard van de arbeidsverhouding (CdAard) de code die nu geldt",
        " en stuur een correctie",
    ),
    "register_leeftijd_onbekend": (
        "Staat in het register, maar de geboortedatum ontbreekt: of de AOW-leeftijd is bereikt, is niet te zien",
        "Vul de geboortedatum (Gebdat) in",
        " en stuur een correctie",
    ),
    "rest_onbekend": (REST, ZOEK, ANDERS_N),
    "rest_aanvraag_onbekend": (REST, ZOEK, ANDERS_N),
    "rest_kan_nog": (
        REST,
        ZOEK,
        "; is die er niet, laat de werknemer die dan uiterlijk {uiterlijk} aanvragen, of zet het verzoek op N",
    ),
    "premiekorting_onbekend": (
        "Niet bekend is of er eind 2017 een premiekorting liep, die dan doorgaat als dit voordeel",
        "Zoek op of die in het laatste tijdvak van 2017 voor deze werknemer is toegepast",
        "; is dat niet zo en is er geen doelgroepverklaring, zet het verzoek dan op N",
    ),
}
"""What the right hangs on where no declaration decides, what to do, and what goes with that."""
VERKLARING = {
    "begin_onbekend": "bij de verklaring staat niet vanaf welke dag er recht op WIA is",
    "aanvraag_onbekend": "bij de verklaring staat niet wanneer zij is aangevraagd",
    "rest_aanvraag_onbekend": "bij de verklaring staat niet wanneer zij is aangevraagd",
    "leeftijd_onbekend": "de verklaring is er, maar de geboortedatum ontbreekt",
    "aard_onbekend": "de verklaring is er, maar de aangifte heeft een Wsw-code van vóór 2022",
}
"""What it hangs on where there is a declaration."""
LIJST = {
    ANDER_BEGIN: "de verklaring in de lijst is voor een andere eerste dag dan die in de aangiften",
    OVERGANG_LATER: "de verklaring in de lijst is van een overgang van onderneming na de laatste aangifte",
    EERDER_ELDERS: "in de lijst staat een eerdere verklaring van deze soort, voor een baan die niet in de aangiften "
    "staat; telde die, dan is er geen tweede keer recht",
}
"""Why the list of declarations says nothing about this job."""
