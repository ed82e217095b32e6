"""Who may know what of somebody in the register: Wfsv 38d lid 1, 4, 6 and 7, Besluit SUWI 3.4, Regeling SUWI 3.13, AVG 15.

A road is a role with its purpose and its tie to the person (`inzage_als_...`); each field is open on the roads that a text
names. What no text says, nobody sees. See docs/besluiten/0140.
"""


from telmee.wet import day_of, fact, first, rule

YES, SINCE, UWV = "ja/nee", "2015-05-01", "UWV"

FACTS = [
    fact("inzage_rol", "persoon", unit="tekst", label="Wie vraagt",
         choices=("werkgever", "gemeente", "belastingdienst", "bzk", "onderzoek", "uwv", "burger", "geen"),
         meaning="Een werkgever, een gemeente, de Belastingdienst, de minister van BZK, een aangewezen onderzoeker, UWV, de persoon zelf of een ander."),
    fact("inzage_doel", "persoon", unit="tekst", label="Waarvoor iemand vraagt",
         choices=("arbeidsdeelname", "quotumheffing", "taak", "overheid", "onderzoek", "registratie", "eigen_gegevens", "ander"),
         meaning="De arbeidsdeelname bevorderen, de quotumheffing, een eigen taak, de jaarlijkse opgave voor de overheid, onderzoek en statistiek, "
                 "de registratie houden, de eigen gegevens inzien, of iets anders."),
    fact("inzage_relatie", "persoon", unit="tekst", label="Band met de persoon, anders dan die van een werkgever",
         choices=("inwoner", "begeleid", "heffing", "overheidswerknemer", "geregistreerd", "zichzelf", "geen"),
         meaning="Inwoner van die gemeente, begeleid door die gemeente, in een heffing van die werkgever, werkzaam bij de overheid, "
                 "in de registratie, de persoon zelf, of geen."),
]

# --- The roads -----------------------------------------------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38d lid 2 en 7", since=SINCE, unit=YES, label="Mag het weten als werkgever")
def inzage_als_werkgever(inzage_rol, inzage_doel, werkgever_mag_weten):
    """The ties of lid 7, for the purposes of lid 2."""
    purpose = (inzage_doel == "arbeidsdeelname") | (inzage_doel == "quotumheffing")
    return (inzage_rol == "werkgever") & purpose & werkgever_mag_weten


@rule("persoon", law="Wfsv 38d lid 4", since=SINCE, unit=YES, label="Mag het weten als gemeente")
def inzage_als_gemeente(inzage_rol, inzage_doel, inzage_relatie):
    """What is necessary for its tasks: those who live there or whom it helps."""
    return (inzage_rol == "gemeente") & (inzage_doel == "taak") & ((inzage_relatie == "inwoner") | (inzage_relatie == "begeleid"))


@rule("persoon", law="Wfsv 38d lid 4", since=SINCE, unit=YES, label="Mag het weten als Belastingdienst")
def inzage_als_belastingdienst(inzage_rol, inzage_doel, inzage_relatie):
    """What is necessary for its tasks: whose hours are in a levy or an allowance."""
    purpose = (inzage_doel == "taak") | (inzage_doel == "quotumheffing")
    return (inzage_rol == "belastingdienst") & purpose & (inzage_relatie == "heffing")


@rule("persoon", law="Regeling SUWI 3.13 (tekst eind 2015)", since="2015-12-31", unit=YES, label="Mag het weten als minister van BZK")
def inzage_als_bzk(inzage_rol, inzage_doel, inzage_relatie):
    """Who is in the register and works for a government employer, once a year."""
    return (inzage_rol == "bzk") & (inzage_doel == "overheid") & (inzage_relatie == "overheidswerknemer")


@rule("persoon", law="Besluit SUWI 3.4 lid 3", since="2015-05-02", unit=YES, label="Mag het weten voor onderzoek")
def inzage_als_onderzoek(inzage_rol, inzage_doel, inzage_relatie):
    """A third party that the minister designated."""
    return (inzage_rol == "onderzoek") & (inzage_doel == "onderzoek") & (inzage_relatie == "geregistreerd")


@rule("persoon", law="Wfsv 38d lid 1 en 2", since=SINCE, unit=YES, label="Houdt de registratie")
def inzage_als_uwv(inzage_rol, inzage_doel):
    """The controller, for the registration itself."""
    return (inzage_rol == "uwv") & (inzage_doel == "registratie")


@rule("persoon", law="AVG 15 lid 1", since="2018-05-25", unit=YES, label="Mag de eigen gegevens zien")
def inzage_als_burger(inzage_rol, inzage_doel, inzage_relatie):
    """Everybody, about themselves."""
    return (inzage_rol == "burger") & (inzage_doel == "eigen_gegevens") & (inzage_relatie == "zichzelf")


# --- The fields ----------------------------------------------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38d lid 1, 4 en 7", since=SINCE, until="2015-05-01", unit=YES, label="Krijgt antwoord")
def inzage_toegestaan(inzage_als_werkgever, inzage_als_gemeente, inzage_als_belastingdienst, inzage_als_uwv):
    """The roads of the act."""
    return inzage_als_werkgever | inzage_als_gemeente | inzage_als_belastingdienst | inzage_als_uwv


@rule("persoon", name="inzage_toegestaan", law="Wfsv 38d lid 1, 4 en 7; Besluit SUWI 3.4 lid 3", since="2015-05-02", until="2015-12-30", unit=YES,
      label="Krijgt antwoord")
def inzage_toegestaan_onderzoek(inzage_als_werkgever, inzage_als_gemeente, inzage_als_belastingdienst, inzage_als_onderzoek, inzage_als_uwv):
    """With research."""
    return inzage_als_werkgever | inzage_als_gemeente | inzage_als_belastingdienst | inzage_als_onderzoek | inzage_als_uwv


@rule("persoon", name="inzage_toegestaan", law="Wfsv 38d lid 1, 4 en 7; Besluit SUWI 3.4 lid 3; Regeling SUWI 3.13 (tekst eind 2015)",
      since="2015-12-31", until="2018-05-24", unit=YES, label="Krijgt antwoord")
def inzage_toegestaan_bzk(inzage_als_werkgever, inzage_als_gemeente, inzage_als_belastingdienst, inzage_als_bzk, inzage_als_onderzoek,
                          inzage_als_uwv):
    """With the minister of BZK."""
    return inzage_als_werkgever | inzage_als_gemeente | inzage_als_belastingdienst | inzage_als_bzk | inzage_als_onderzoek | inzage_als_uwv


@rule("persoon", name="inzage_toegestaan", law="Wfsv 38d lid 1, 4 en 7; Besluit SUWI 3.4 lid 3; Regeling SUWI 3.13 (tekst eind 2015); AVG 15 lid 1",
      since="2018-05-25", unit=YES, label="Krijgt antwoord")
def inzage_toegestaan_burger(inzage_als_werkgever, inzage_als_gemeente, inzage_als_belastingdienst, inzage_als_bzk, inzage_als_onderzoek,
                             inzage_als_uwv, inzage_als_burger):
    """With the person, by the AVG."""
    body = inzage_als_werkgever | inzage_als_gemeente | inzage_als_belastingdienst | inzage_als_bzk | inzage_als_onderzoek | inzage_als_uwv
    return body | inzage_als_burger


@rule("persoon", law="Wfsv 38d lid 1, 4 en 7; Regeling SUWI 3.13 (tekst eind 2015); Besluit SUWI 3.4 lid 3; AVG 15 lid 1", since=SINCE, unit="tekst",
      label="Waarop de inzage rust")
def inzage_weg(inzage_rol, inzage_toegestaan):
    """The road that was open; none when there is no answer."""
    return first(
        (inzage_toegestaan & (inzage_rol == "werkgever"), "werkgever", "Wfsv 38d lid 7"),
        (inzage_toegestaan & (inzage_rol == "gemeente"), "gemeente", "Wfsv 38d lid 4"),
        (inzage_toegestaan & (inzage_rol == "belastingdienst"), "belastingdienst", "Wfsv 38d lid 4"),
        (inzage_toegestaan & (inzage_rol == "bzk"), "bzk", "Regeling SUWI 3.13 (tekst eind 2015)"),
        (inzage_toegestaan & (inzage_rol == "onderzoek"), "onderzoek", "Besluit SUWI 3.4 lid 3"),
        (inzage_toegestaan & (inzage_rol == "uwv"), "uwv", "Wfsv 38d lid 1"),
        (inzage_toegestaan & (inzage_rol == "burger"), "burger", "AVG 15 lid 1"),
        otherwise="geen",
    )


@rule("persoon", law="Wfsv 38d lid 4 en 7; Besluit SUWI 3.4 lid 3", since=SINCE, until="2025-12-31", unit=YES, label="UWV moet antwoorden")
def inzage_verplicht(inzage_toegestaan, inzage_rol):
    """To an employer UWV may tell, to the others it shall."""
    return inzage_toegestaan & ~(inzage_rol == "werkgever")


@rule("persoon", name="inzage_verplicht", law="Wfsv 38d lid 4 en 7; Besluit SUWI 3.4 lid 3", since="2026-01-01", unit=YES, label="UWV moet antwoorden")
def inzage_verplicht_2026(inzage_toegestaan):
    """To an employer too."""
    return inzage_toegestaan


@rule("persoon", law="Wfsv 38d lid 1, 4 en 7", since=SINCE, unit=YES, label="Ziet of iemand in het register staat")
def inzage_in_register(inzage_toegestaan):
    """Everybody who gets an answer."""
    return inzage_toegestaan


@rule("persoon", law="Wfsv 38d lid 4; Besluit SUWI 3.2 lid 1 onder c en d", since=SINCE, until="2025-12-31", unit=YES,
      label="Ziet de periode in dit en het vorige jaar")
def inzage_periode(inzage_alle_perioden):
    """Part of all periods; not an employer, before 2026."""
    return inzage_alle_perioden


@rule("persoon", name="inzage_periode", law="Wfsv 38d lid 4 en lid 7 onder b", since="2026-01-01", unit=YES, label="Ziet de periode in dit en het vorige jaar")
def inzage_periode_2026(inzage_alle_perioden, inzage_als_werkgever, werkgever_hoort_periode):
    """An employer too."""
    return inzage_alle_perioden | (inzage_als_werkgever & werkgever_hoort_periode)


@rule("persoon", law="Wfsv 38d lid 4; Besluit SUWI 3.2 lid 1 onder c en d", since=SINCE, unit=YES, label="Ziet alle perioden van registratie")
def inzage_alle_perioden(inzage_toegestaan, inzage_rol):
    """The dates that the register holds; an employer not, and the list of the minister of BZK has none."""
    return inzage_toegestaan & ~(inzage_rol == "werkgever") & ~(inzage_rol == "bzk")


@rule("persoon", law="Wfsv 38d lid 4 en 7; Besluit SUWI 3.2 lid 1 onder b, 3.4 lid 3; Regeling SUWI 3.13 (tekst eind 2015)", since=SINCE, unit=YES,
      label="Ziet de grond")
def inzage_grond(inzage_toegestaan, inzage_rol, werkgever_hoort_grond):
    """Not the Belastingdienst, whose levy counts every ground alike; an employer never."""
    other = inzage_toegestaan & ~(inzage_rol == "werkgever") & ~(inzage_rol == "belastingdienst")
    return other | (inzage_toegestaan & (inzage_rol == "werkgever") & werkgever_hoort_grond)


@rule("persoon", law="Wfsv 38d lid 1 en 4; Besluit SUWI 3.4 lid 3; AVG 15 lid 1", since=SINCE, unit=YES, label="Ziet de eerdere gronden")
def inzage_gronden_eerder(inzage_grond, inzage_rol):
    """The minister of BZK gets the ground of that year only."""
    return inzage_grond & ~(inzage_rol == "bzk")


@rule("persoon", law="Wfsv 38d lid 1 en 6; Regeling SUWI 3.13 (tekst eind 2015); AVG 15 lid 1", since=SINCE, unit=YES,
      label="Ziet werkgever en verloonde uren")
def inzage_uren(inzage_toegestaan, inzage_rol):
    """The minister of BZK per government employer; UWV and the person all of them."""
    return inzage_toegestaan & ((inzage_rol == "bzk") | (inzage_rol == "uwv") | (inzage_rol == "burger"))


@rule("persoon", law="Wfsv 38d lid 1; AVG 15 lid 1 onder c", since=SINCE, unit=YES, label="Ziet wie er keek, en waarom")
def inzage_wie_keek(inzage_toegestaan, inzage_rol):
    """The person, and who keeps the registration."""
    return inzage_toegestaan & ((inzage_rol == "uwv") | (inzage_rol == "burger"))


# --- The days that an employer hears of ------------------------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38d lid 7", since=SINCE, until="2025-12-31", unit="datum", label="Eerste dag waarover een werkgever antwoord krijgt")
def inzage_dag_vanaf(rekendag):
    """Whether somebody is in it: the day itself."""
    return rekendag


@rule("persoon", name="inzage_dag_vanaf", law="Wfsv 38d lid 7 onder b", since="2026-01-01", unit="datum",
      label="Eerste dag waarover een werkgever antwoord krijgt")
def inzage_dag_vanaf_2026(jaar):
    """The calendar year before."""
    return day_of(jaar - 1, 1, 1)


@rule("persoon", law="Wfsv 38d lid 7 onder b", since=SINCE, unit="datum", label="Laatste dag waarover een werkgever antwoord krijgt")
def inzage_dag_tot(rekendag):
    """The day itself: in which period somebody *is* recorded, not until when that is expected."""
    return rekendag
