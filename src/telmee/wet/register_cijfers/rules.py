"""Statistics of the register: which grounds are counted together, and who of a cohort never or hardly worked.

No article says it: Besluit SUWI 3.2 names the grounds that are recorded, and the letters on the results what is counted.
What is a choice of this program is in docs/besluiten/0150 and 0142.
"""

from telmee.wet import fact, first, rule

COHORT = "Kamerstukken II 2023/24, 34 352, nr. 320 (rapport Nederlandse Arbeidsinspectie; docs/besluiten/0151)"
CODES = ("PW_UWV_COLLEGE", "PW_PRAKTIJKROUTE", "PW_EIGEN_VERZOEK", "WSW", "WAJONG", "WAJONG_DGA_WERKEND", "AMVB_VSO_PRO", "AMVB_ENTREE",
         "AMVB_WSW_VERLOPEN", "AMVB_WAJONG_AFGEWEZEN", "AMVB_EIGEN_VERZOEK", "AMVB_TIJDELIJK", "OVERGANG_2013", "IVA_LOONDISPENSATIE",
         "VOORZIENING_JONG", "WIW_ID", "BLIJFGROND")

FACTS = [
    fact("grond_van_registratie", "persoon", unit="tekst", label="Grond waarop iemand in het register staat",
         meaning="De code van de grond, zoals vastgelegd.", choices=CODES),
    fact("dagen_betaald_werk", "persoon", unit="dagen", label="Dagen in tijdvakken met betaald werk",
         meaning="Dagen binnen de tijd van het cohort die liggen in een aangiftetijdvak waarin iemand uren betaald kreeg, elke dag één keer.",
         low=0, high=40_000),
    fact("registratie_van", "persoon", unit="datum", label="Eerste dag van een ononderbroken registratie", meaning="Volgens het register.",
         low=-50_000, high=3_000_000),
    fact("registratie_t_m", "persoon", unit="datum", label="Laatste dag van een ononderbroken registratie",
         meaning="Volgens het register; een open einde is 31 december 9999.", low=-50_000, high=3_000_000),
    fact("cohort_van", "persoon", unit="datum", label="Eerste dag van het cohort", meaning="Die dag hoort erbij.", low=-50_000, high=3_000_000),
    fact("cohort_tot", "persoon", unit="datum", label="Laatste dag van het cohort", meaning="Die dag hoort erbij.", low=-50_000, high=3_000_000),
]


@rule("persoon", law="Besluit SUWI 3.2 lid 1 onder b (groepen: docs/besluiten/0150)", since="2015-05-01", unit="tekst", label="Groep van gronden in de cijfers")
def grondslag_in_cijfers(grond_van_registratie):
    """Participatiewet are grounds of who a municipality helps; what the figures do not know apart is 'overig'."""
    code = grond_van_registratie
    return first(
        ((code == "PW_UWV_COLLEGE") | (code == "PW_PRAKTIJKROUTE") | (code == "PW_EIGEN_VERZOEK") | (code == "AMVB_EIGEN_VERZOEK"),
         "participatiewet", "Wfsv 38b lid 1 onder a en e; Besluit Wfsv 2.25 lid 1 onder d"),
        ((code == "WAJONG") | (code == "WAJONG_DGA_WERKEND"), "wajong", "Wfsv 38b lid 1 onder c"),
        (code == "WSW", "wsw", "Wfsv 38b lid 1 onder b"),
        (code == "WIW_ID", "wiw_id", "Wfsv 38f lid 5"),
        otherwise="overig",
    )


@rule("tijdvak", law=COHORT, since="2012-01-01", unit="ja/nee", label="Betaald werk in het tijdvak")
def betaald_werk(in_dienstbetrekking, verloonde_uren):
    """Paid hours in the service of an employer; sheltered work is work too."""
    return in_dienstbetrekking & (verloonde_uren > 0)


@rule("persoon", law=COHORT, since="2012-01-01", unit="ja/nee", label="Hoort bij het cohort")
def in_cohort(registratie_van, registratie_t_m, cohort_van, cohort_tot):
    """Registered without a break from the first through the last day."""
    return (registratie_van <= cohort_van) & (registratie_t_m >= cohort_tot)


@rule("persoon", law=COHORT, since="2012-01-01", unit="ja/nee", label="Werkte nooit in de tijd van het cohort")
def nooit_gewerkt(dagen_betaald_werk):
    """Not one day."""
    return dagen_betaald_werk == 0


@rule("persoon", law=COHORT, since="2012-01-01", unit="ja/nee", label="Werkte korter dan een jaar in de tijd van het cohort")
def korter_dan_een_jaar_gewerkt(dagen_betaald_werk):
    """Some, and fewer than 365 days in all."""
    return (dagen_betaald_werk > 0) & (dagen_betaald_werk < 365)
