"""Why there is a right to a loonkostenvoordeel or not, what is still to be done, and what of the year's amount is for which benefit.

A reason is a text beside the right (``lkv_…_recht``), per aangiftetijdvak: the ground where there is one, else the first
thing in the order of the act that rules it out, else what it hangs on. The right itself never rests on a reason. What is
unknown rules nothing out. Cents.
"""

from telmee.wet import choose, family, first, is_known, rule
from telmee.wet.wtl_verklaring.rules import surely

OVERGANG = "; BW 7:662-663; HR 24 mei 2024, ECLI:NL:HR:2024:746"
OUDERE = {"oudere": {"naam": "oudere werknemer", "grond": "2.2 lid 1 (tot 2026)", "uit": "2.2 lid 2", "tot": " (tot 2026)",
                     "zes": "2.2 lid 1 onder c (tot 2026)", "kopie": "2.2 lid 1 onder d (tot 2026)", "vraag": "2.3 lid 1 (tot 2026)",
                     "duur": "2.4 lid 1 (tot 2026)", "wetnaam": "oudere", "bedrag": "2.5 (tot 2026); 6.2a", "lkv_SOORT_maximum": "lkv_oudere_hoogste"}}  # fmt: skip
GEHANDICAPT = {"arbeidsgehandicapte": {"naam": "arbeidsgehandicapte werknemer", "grond": "2.6 lid 1", "uit": "2.6 lid 3", "tot": "",
                                       "zes": "2.6 lid 1 onder b", "kopie": "2.6 lid 1 onder c", "vraag": "2.7 lid 1",
                                       "duur": "2.8 lid 1", "wetnaam": "arbeidsgehandicapte", "bedrag": "2.9"}}  # fmt: skip
BANENAFSPRAAK = {"banenafspraak": {"naam": "doelgroep banenafspraak", "grond": "2.10 lid 1", "uit": "2.10 lid 2", "tot": " (tot 2026)",
                                   "zes": "2.10 lid 1 onder b (tot 2026)", "kopie": "2.10 lid 1 onder c (tot 2026)",
                                   "vraag": "2.11 lid 1 (tot 2026)", "duur": "2.12 lid 1 (tot 2026)",
                                   "wetnaam": "doelgroep_banenafspraak", "bedrag": "2.13"}}  # fmt: skip
HERPLAATSEN = {"herplaatsen": {"naam": "herplaatsen arbeidsgehandicapte werknemer", "grond": "2.14 lid 1", "uit": "2.14 lid 2", "tot": "",
                               "kopie": "2.14 lid 1 onder b", "vraag": "2.15 lid 1", "duur": "2.16 lid 1",
                               "wetnaam": "herplaatsen_arbeidsgehandicapte", "bedrag": "2.17", "lkv_begin": "herplaatsing_begin",
                               "lkv_laatste_dag": "herplaatsing_laatste_dag",
                               "doelgroepverklaring_op_tijd": "herplaatsing_verklaring_op_tijd",
                               "doelgroepverklaring_uiterlijk": "herplaatsing_verklaring_uiterlijk"}}  # fmt: skip
ALLE = OUDERE | GEHANDICAPT | BANENAFSPRAAK | HERPLAATSEN

# --- Parts of a reason, in the order of the act ---


def given(right, transfer):
    """There is a right; after a transfer of undertaking because the old declaration goes on."""
    return (
        (surely(right) & surely(transfer), "verklaring_na_overgang", "Wtl {grond}, {duur}, 4.1 lid 3" + OVERGANG),
        (surely(right), "verklaring", "Wtl {grond}, {duur}, 4.1 lid 3"),
    )


def excluded(job, before_pension, begun_before_pension, wsw, sheltered):
    """No job, the pension age, Wsw, beschut werk: lid 2 or 3 of the article."""
    return (
        (surely(~job), "geen_dienstbetrekking", "Wtl 1.1"),
        (surely(~before_pension), "aow_leeftijd", "Wtl {uit} onder a{tot}"),
        (surely(~begun_before_pension), "begonnen_na_aow_leeftijd", "Wtl {uit} onder a{tot}"),
        (surely(wsw), "wsw", "Wtl {uit} onder b{tot}"),
        (surely(sheltered), "beschut_werk", "Participatiewet 10b lid 1; Wtl {uit} onder b{tot}"),
    )


def undeclared(declaration, in_time):
    """No declaration, or one that was asked for too late."""
    return (
        (surely(~declaration), "geen_verklaring", "Wtl {kopie}"),
        (surely(declaration & ~in_time), "te_laat_aangevraagd", "Wtl {vraag}"),
    )


def outside(before, after):
    """Before the period of the benefit, or after it."""
    return (
        (surely(before), "nog_niet_begonnen", "Wtl {duur}"),
        (surely(after), "periode_voorbij", "Wtl {uit} onder c{tot}, {duur}"),
    )


def open_(right, declaration, waits, begin, in_time, before_pension, wsw):
    """What the right hangs on, where it is unknown; so what comes after these rules it out."""
    unknown = ~is_known(right)
    return (
        (waits, "verklaring_kan_nog", "Wtl {kopie}, {vraag}"),
        (unknown & ~is_known(declaration), "verklaring_onbekend", "Wtl {kopie}"),
        (unknown & ~is_known(begin), "begin_onbekend", "Wtl {duur}"),
        (unknown & ~is_known(in_time), "aanvraag_onbekend", "Wtl {vraag}"),
        (unknown & ~is_known(before_pension), "leeftijd_onbekend", "Wtl {uit} onder a{tot}"),
        (unknown & ~is_known(wsw), "aard_onbekend", "Wtl {uit} onder b{tot}"),
        (unknown, "voorwaarden_onbekend", "Wtl {grond}, {uit}"),
    )


def reason(right, transfer, job, before_pension, begun_before_pension, wsw, sheltered, declaration, in_time, begin, last, start, end, waits,
           here_before=(), more=()):
    """The ground, or what the right hangs on, or what rules it out; ``here_before`` and ``more`` are of some benefits only."""
    return first(
        *given(right, transfer),
        *open_(right, declaration, waits, begin, in_time, before_pension, wsw),
        *excluded(job, before_pension, begun_before_pension, wsw, sheltered),
        *here_before,
        *undeclared(declaration, in_time),
        *outside(end < begin, start > last),
        *more,
        otherwise=("voorwaarden", "Wtl {grond}"),
    )


def six_months(eerder_in_dienst):
    """Work here in the six months before."""
    return ((surely(eerder_in_dienst), "eerder_in_dienst", "Wtl {zes}"),)


def too_young(oudere_bij_begin):
    """Of the benefit for older workers only."""
    return ((surely(~oudere_bij_begin), "te_jong", "Wtl 2.2 lid 1 onder b (tot 2026)"),)


# --- The four benefits ---


def lkv_SOORT_wacht_op_verklaring(lkv_SOORT_recht, doelgroepverklaring_SOORT, verklaring_SOORT_kan_nog):
    """The right is unknown, no declaration is known, and it can still be asked for."""
    return ~is_known(lkv_SOORT_recht) & ~is_known(doelgroepverklaring_SOORT) & surely(verklaring_SOORT_kan_nog)


WACHT = {"law": "Wtl {vraag}", "since": "2018-01-01", "unit": "ja/nee", "label": "LKV {naam} wacht op een verklaring"}
wacht_met_verklaring = family(OUDERE | GEHANDICAPT | HERPLAATSEN, "tijdvak", **WACHT)(lkv_SOORT_wacht_op_verklaring)
wacht_banenafspraak = family(BANENAFSPRAAK, "tijdvak", until="2025-12-31", **WACHT)(lkv_SOORT_wacht_op_verklaring)


@rule("tijdvak", name="lkv_banenafspraak_wacht_op_verklaring", law="Wtl 6.2 lid 2", since="2026-01-01", unit="ja/nee",
      label="LKV doelgroep banenafspraak wacht op een verklaring")
def lkv_banenafspraak_wacht_overgang(lkv_banenafspraak_recht, geregistreerd_in_tijdvak, doelgroepverklaring_banenafspraak,
                                     verklaring_banenafspraak_kan_nog, verklaring_banenafspraak_vervallen):
    """For who is not in the register and began before 2026 it is still given."""
    open_ = ~is_known(lkv_banenafspraak_recht) & ~is_known(doelgroepverklaring_banenafspraak)
    can = verklaring_banenafspraak_kan_nog & ~verklaring_banenafspraak_vervallen & ~geregistreerd_in_tijdvak
    return open_ & surely(can)


def reden_lkv_SOORT(lkv_SOORT_recht, overgang_van_onderneming, in_dienstbetrekking, voor_aow_leeftijd, begonnen_voor_aow_leeftijd,
                    wsw_dienstbetrekking, beschut_werk, eerder_in_dienst, doelgroepverklaring_SOORT, doelgroepverklaring_op_tijd,
                    lkv_begin, lkv_laatste_dag, tijdvak_begin, tijdvak_eind, lkv_SOORT_wacht_op_verklaring):
    """The ground, or what rules it out, or what it hangs on."""
    return reason(lkv_SOORT_recht, overgang_van_onderneming, in_dienstbetrekking, voor_aow_leeftijd, begonnen_voor_aow_leeftijd,
                  wsw_dienstbetrekking, beschut_werk, doelgroepverklaring_SOORT, doelgroepverklaring_op_tijd, lkv_begin, lkv_laatste_dag,
                  tijdvak_begin, tijdvak_eind, lkv_SOORT_wacht_op_verklaring, six_months(eerder_in_dienst))


REDEN = {"law": "Wtl {grond}, {uit}, {vraag}", "since": "2018-01-01", "unit": "tekst", "label": "Waarom wel of geen LKV {naam}"}
reden_lkv_arbeidsgehandicapte = family(GEHANDICAPT, "tijdvak", **REDEN)(reden_lkv_SOORT)
reden_lkv_banenafspraak = family(BANENAFSPRAAK, "tijdvak", until="2025-12-31", **REDEN)(reden_lkv_SOORT)


@family(OUDERE, "tijdvak", until="2025-12-31", **REDEN)
def reden_lkv_oudere(lkv_oudere_recht, overgang_van_onderneming, in_dienstbetrekking, voor_aow_leeftijd, begonnen_voor_aow_leeftijd,
                     wsw_dienstbetrekking, beschut_werk, eerder_in_dienst, doelgroepverklaring_oudere, doelgroepverklaring_op_tijd,
                     lkv_begin, lkv_laatste_dag, tijdvak_begin, tijdvak_eind, oudere_bij_begin, lkv_oudere_wacht_op_verklaring):
    """As with the others, and the age at the beginning."""
    return reason(lkv_oudere_recht, overgang_van_onderneming, in_dienstbetrekking, voor_aow_leeftijd, begonnen_voor_aow_leeftijd,
                  wsw_dienstbetrekking, beschut_werk, doelgroepverklaring_oudere, doelgroepverklaring_op_tijd, lkv_begin, lkv_laatste_dag,
                  tijdvak_begin, tijdvak_eind, lkv_oudere_wacht_op_verklaring, six_months(eerder_in_dienst), too_young(oudere_bij_begin))


@family(OUDERE, "tijdvak", **REDEN | {"since": "2026-01-01", "law": "Wtl 2.4 lid 1 (2025), 6.2a lid 1"}, name="reden_lkv_oudere")
def reden_lkv_oudere_overgang(lkv_oudere_recht, overgang_van_onderneming, in_dienstbetrekking, voor_aow_leeftijd,
                              begonnen_voor_aow_leeftijd, wsw_dienstbetrekking, beschut_werk, eerder_in_dienst,
                              doelgroepverklaring_oudere, doelgroepverklaring_op_tijd, lkv_begin, lkv_laatste_dag, tijdvak_begin,
                              tijdvak_eind, oudere_bij_begin, begonnen_voor_2024, lkv_oudere_wacht_op_verklaring):
    """After 2025 only a job begun before 2024 still gives it."""
    ended = (surely(~begonnen_voor_2024), "begonnen_na_oud_recht", "Wtl 2.4 lid 1 (2025), 6.2a lid 1")
    return reason(lkv_oudere_recht, overgang_van_onderneming, in_dienstbetrekking, voor_aow_leeftijd, begonnen_voor_aow_leeftijd,
                  wsw_dienstbetrekking, beschut_werk, doelgroepverklaring_oudere, doelgroepverklaring_op_tijd, lkv_begin, lkv_laatste_dag,
                  tijdvak_begin, tijdvak_eind, lkv_oudere_wacht_op_verklaring,
                  six_months(eerder_in_dienst), (ended, *too_young(oudere_bij_begin)))


@family(HERPLAATSEN, "tijdvak", **REDEN)
def reden_lkv_herplaatsen(lkv_herplaatsen_recht, overgang_van_onderneming, in_dienstbetrekking, voor_aow_leeftijd,
                          begonnen_voor_aow_leeftijd, wsw_dienstbetrekking, beschut_werk, doelgroepverklaring_herplaatsen,
                          doelgroepverklaring_op_tijd, lkv_begin, lkv_laatste_dag, tijdvak_begin, tijdvak_eind,
                          lkv_herplaatsen_wacht_op_verklaring):
    """As with the others; no six months, and a period of its own."""
    return reason(lkv_herplaatsen_recht, overgang_van_onderneming, in_dienstbetrekking, voor_aow_leeftijd, begonnen_voor_aow_leeftijd,
                  wsw_dienstbetrekking, beschut_werk, doelgroepverklaring_herplaatsen, doelgroepverklaring_op_tijd, lkv_begin, lkv_laatste_dag,
                  tijdvak_begin, tijdvak_eind, lkv_herplaatsen_wacht_op_verklaring)


# --- What is left of a premiekorting: 6.2 (2018-2020) ---


def lkv_SOORT_hangt_aan_premiekorting(lkv_SOORT_recht, lkv_SOORT_na_premiekorting):
    """It gives the right; or nobody knows whether there was one, and nothing else decides."""
    return surely(lkv_SOORT_na_premiekorting) | (~is_known(lkv_SOORT_recht) & ~is_known(lkv_SOORT_na_premiekorting))


def reden_lkv_SOORT_premiekorting(lkv_SOORT_na_premiekorting):
    """Instead of a declaration."""
    return first((surely(lkv_SOORT_na_premiekorting), "premiekorting"), otherwise="premiekorting_onbekend")


DRIE = {"law": "Wtl 6.2 (2018-2020)", "since": "2018-01-01", "until": "2020-12-31"}
EEN = {"law": "Wtl 6.2 (2018)", "since": "2018-01-01", "until": "2018-12-31"}
HANGT = {"unit": "ja/nee", "label": "LKV {naam} hangt aan een premiekorting"}
MET = {"unit": "tekst", "overrides": "reden_lkv_SOORT", "when": "lkv_SOORT_hangt_aan_premiekorting",
       "label": "Waarom LKV {naam}, met premiekorting"}
hangt_drie_jaar = family(OUDERE | GEHANDICAPT | BANENAFSPRAAK, "tijdvak", **DRIE, **HANGT)(lkv_SOORT_hangt_aan_premiekorting)
hangt_een_jaar = family(HERPLAATSEN, "tijdvak", **EEN, **HANGT)(lkv_SOORT_hangt_aan_premiekorting)
reden_drie_jaar = family(OUDERE | GEHANDICAPT | BANENAFSPRAAK, "tijdvak", **DRIE, **MET)(reden_lkv_SOORT_premiekorting)
reden_een_jaar = family(HERPLAATSEN, "tijdvak", **EEN, **MET)(reden_lkv_SOORT_premiekorting)

# --- From 2026 the register decides for the banenafspraak: 2.10, 6.2 ---


@rule("tijdvak", law="Wtl 2.10 lid 1, 6.2 lid 1", since="2026-01-01", unit="ja/nee", label="Recht door het register")
def lkv_banenafspraak_door_register(telt_mee, voor_aow_leeftijd):
    """Registered in the tijdvak; the other ground is the rest of the old three years."""
    return telt_mee & voor_aow_leeftijd


@rule("tijdvak", name="reden_lkv_banenafspraak", law="Wtl 2.10 lid 1, 2.10 lid 2, 6.2 lid 1", since="2026-01-01", unit="tekst",
      label="Waarom wel of geen LKV doelgroep banenafspraak")
def reden_lkv_banenafspraak_register(lkv_banenafspraak_recht, lkv_banenafspraak_door_register, geregistreerd_in_tijdvak,
                                     in_dienstbetrekking, voor_aow_leeftijd, wsw_niet_gedetacheerd, beschut_werk, eerder_in_dienst,
                                     doelgroepverklaring_banenafspraak, doelgroepverklaring_op_tijd, lkv_begin, lkv_laatste_dag,
                                     tijdvak_begin, tijdvak_eind, verklaring_banenafspraak_vervallen,
                                     lkv_banenafspraak_wacht_op_verklaring):
    """The register first; then what is left of the old three years."""
    right, declared = lkv_banenafspraak_recht, doelgroepverklaring_banenafspraak & ~verklaring_banenafspraak_vervallen
    unknown, over = ~is_known(right), tijdvak_begin > lkv_laatste_dag
    return first(
        (surely(lkv_banenafspraak_door_register), "register", "Wtl 2.10 lid 1, 2.12 lid 1, 4.1 lid 3; Wfsv 38b"),
        (surely(right), "rest_oude_periode", "Wtl 2.10 lid 1, 6.2 lid 1, 4.1 lid 3; Wfsv 38b"),
        (unknown & ~is_known(geregistreerd_in_tijdvak), "register_onbekend", "Wtl 2.10 lid 1, 6.2 lid 1; Wfsv 38b lid 1"),
        (unknown & geregistreerd_in_tijdvak & ~is_known(wsw_niet_gedetacheerd), "wsw_onbekend", "Wtl 2.10 lid 2 onder b, 6.2 lid 1"),
        (unknown & geregistreerd_in_tijdvak, "register_leeftijd_onbekend", "Wtl 2.10 lid 2 onder a, 6.2 lid 1"),
        (unknown & surely(declared) & ~is_known(doelgroepverklaring_op_tijd), "rest_aanvraag_onbekend",
         "Wtl 2.11 lid 1 (tot 2026), 6.2 lid 1"),
        (lkv_banenafspraak_wacht_op_verklaring, "rest_kan_nog", "Wtl 2.11 lid 1 (tot 2026), 6.2 lid 2"),
        (unknown, "rest_onbekend", "Wtl 2.10 lid 1, 6.2 lid 1"),
        (surely(~in_dienstbetrekking), "geen_dienstbetrekking", "Wtl 1.1"),
        (surely(~voor_aow_leeftijd), "aow_leeftijd", "Wtl 2.10 lid 2 onder a"),
        (surely(wsw_niet_gedetacheerd), "wsw", "Wtl 2.10 lid 2 onder b"),
        (surely(beschut_werk), "beschut_werk", "Participatiewet 10b lid 1; Wfsv 38b lid 6"),
        (surely(declared & eerder_in_dienst), "eerder_in_dienst", "Wtl 2.10 lid 1 onder b (tot 2026), 6.2 lid 1"),
        (surely(declared & ~doelgroepverklaring_op_tijd), "te_laat_aangevraagd", "Wtl 2.11 lid 1 (tot 2026), 6.2 lid 2"),
        (surely(declared & (tijdvak_eind < lkv_begin)), "nog_niet_begonnen", "Wtl 2.12 lid 1 (tot 2026), 6.2 lid 1"),
        (surely(declared & over), "periode_voorbij", "Wtl 2.10 lid 3, 2.12 lid 1 (tot 2026), 6.2 lid 1"),
        (surely(over & ~verklaring_banenafspraak_vervallen), "niet_in_register_en_voorbij", "Wtl 2.10 lid 1, 6.2 lid 1; Wfsv 38b"),
        otherwise=("niet_in_register", "Wtl 2.10 lid 1; Wfsv 38b"),
    )  # fmt: skip


# --- The period of each benefit: 2.4, 2.8, 2.12, 2.16 ---


@family(ALLE, "werknemer", law="Wtl {duur}", since="2018-01-01", unit="datum", label="LKV {naam} loopt vanaf")
def periode_lkv_SOORT_vanaf(lkv_begin):
    """The first day of the job, or for herplaatsen that of the period."""
    return lkv_begin


def periode_lkv_SOORT_tot_en_met(lkv_laatste_dag):
    """The last day of the years that the act gives."""
    return lkv_laatste_dag


TOT_EN_MET = {"since": "2018-01-01", "unit": "datum", "label": "LKV {naam} loopt tot en met"}
tot_en_met = family(GEHANDICAPT | BANENAFSPRAAK | HERPLAATSEN, "werknemer", law="Wtl {duur}", **TOT_EN_MET)(periode_lkv_SOORT_tot_en_met)
tot_en_met_oudere = family(OUDERE, "werknemer", law="Wtl {duur}", until="2023-12-31", **TOT_EN_MET)(periode_lkv_SOORT_tot_en_met)


@family(OUDERE, "werknemer", law="Wtl 2.4 lid 1 (2025), 6.2a lid 1", name="periode_lkv_oudere_tot_en_met",
        **TOT_EN_MET | {"since": "2024-01-01"})
def periode_lkv_oudere_tot_en_met_2024(lkv_oudere_laatste_dag):
    """Nothing after 2025 for who began in 2024 or later."""
    return lkv_oudere_laatste_dag


# --- What is still to be done: 2.3, 2.7, 2.11, 2.15, 4.1 lid 2 ---


@family(ALLE, "tijdvak", law="Wtl 2.1, {vraag}, 4.1 lid 2", since="2018-01-01", unit="tekst", label="Wat er nog te doen is aan LKV {naam}")
def te_doen_lkv_SOORT(lkv_SOORT_recht, lkv_SOORT_gevraagd, lkv_SOORT_wacht_op_verklaring):
    """Nothing where what was asked for is right, or nothing was asked for and no right is seen."""
    return first(
        (surely(lkv_SOORT_recht & ~lkv_SOORT_gevraagd), "vragen", "Wtl 2.1, 4.1 lid 2"),
        (surely(~lkv_SOORT_recht & lkv_SOORT_gevraagd), "verzoek_intrekken", "Wtl 4.1 lid 2, 4.7"),
        (surely(lkv_SOORT_gevraagd) & lkv_SOORT_wacht_op_verklaring, "verklaring_aanvragen", "Wtl {vraag}"),
        (surely(lkv_SOORT_gevraagd) & ~is_known(lkv_SOORT_recht), "uitzoeken", "Wtl 4.1 lid 2"),
        otherwise="niets",
    )


@family(ALLE, "tijdvak", law="Wtl {vraag}, 4.1 lid 2", since="2018-01-01", unit="datum", label="Uiterste dag om iets te doen aan LKV {naam}")
def uiterste_dag_lkv_SOORT(lkv_SOORT_wacht_op_verklaring, doelgroepverklaring_uiterlijk, correctie_uiterlijk):
    """Ask for the declaration while that is possible and nobody knows of one; else correct what was filed."""
    return choose(lkv_SOORT_wacht_op_verklaring, doelgroepverklaring_uiterlijk, correctie_uiterlijk)


@rule("werknemer", law="Wtl 4.1 lid 2", since="2018-01-01", unit="ja/nee", label="Een correctie telt nog mee")
def correctie_telt_nog(peildatum, correctie_uiterlijk):
    """1 May itself is in time."""
    return peildatum <= correctie_uiterlijk


# --- What of the year's amount is for which benefit: 4.1 lid 3 ---


@family(ALLE, "werknemer", law="Wtl 4.1 lid 3", since="2018-01-01", unit="ja/nee", label="LKV {naam} wordt toegekend")
def lkv_SOORT_toegekend(soort_lkv):
    """It is the highest of what was asked for."""
    return soort_lkv == "{wetnaam}"


@family(ALLE, "werknemer", law="Wtl 4.1 lid 3", since="2018-01-01", unit="cent", label="LKV {naam} dat wordt toegekend")
def toegekend_lkv_SOORT(gevraagd_lkv_SOORT, lkv_SOORT_toegekend):
    """The highest only; nothing was asked, nothing is granted."""
    return choose(gevraagd_lkv_SOORT == 0, 0, choose(lkv_SOORT_toegekend, gevraagd_lkv_SOORT, 0))


@family(ALLE, "werknemer", law="Wtl 4.1 lid 3", since="2018-01-01", unit="cent", label="LKV {naam} dat wordt gemist")
def gemist_lkv_SOORT(recht_lkv_SOORT, soort_recht_lkv, gemist_lkv):
    """What asking everywhere would add, at the benefit that would then be the highest."""
    return choose(recht_lkv_SOORT == 0, 0, choose(soort_recht_lkv == "{wetnaam}", gemist_lkv, 0))


NAAST_LIV = {"law": "Wtl 4.1 lid 3", "unit": "cent", "label": "LKV {naam} dat wordt uitbetaald"}


@family(ALLE, "werknemer", since="2018-01-01", until="2024-12-31", **NAAST_LIV)
def uitbetaald_lkv_SOORT(toegekend_lkv_SOORT, liv_toegekend):
    """Not beside a LIV that is higher."""
    return choose(toegekend_lkv_SOORT == 0, 0, choose(liv_toegekend > 0, 0, toegekend_lkv_SOORT))


@family(ALLE, "werknemer", name="uitbetaald_lkv_SOORT", since="2025-01-01", **NAAST_LIV)
def uitbetaald_lkv_SOORT_2025(toegekend_lkv_SOORT):
    """The LIV is gone."""
    return toegekend_lkv_SOORT


@family(ALLE, "werknemer", law="Wtl 4.1 lid 2 en 3", since="2018-01-01", unit="cent", label="LKV {naam} dat verloren gaat")
def verlies_lkv_SOORT(recht_lkv_SOORT, soort_recht_lkv, verlies_tegemoetkoming):
    """At the benefit that would be the highest, what is lost beside the LIV."""
    return choose(recht_lkv_SOORT == 0, 0, choose(soort_recht_lkv == "{wetnaam}", verlies_tegemoetkoming, 0))


@family(ALLE, "werknemer", law="Wtl {bedrag}", since="2018-01-01", unit="ja/nee", label="Hoogste bedrag LKV {naam} bereikt")
def lkv_SOORT_vol(gevraagd_lkv_SOORT, lkv_SOORT_maximum):
    """No further hours can add to it."""
    return gevraagd_lkv_SOORT >= lkv_SOORT_maximum


@family(ALLE, "werknemer", law="Wtl {bedrag}", since="2018-01-01", unit="ja/nee", label="LKV {naam} is afgetopt")
def lkv_SOORT_afgetopt(onbegrensd_lkv_SOORT, gevraagd_lkv_SOORT):
    """More hours were asked for than the maximum pays."""
    return onbegrensd_lkv_SOORT > gevraagd_lkv_SOORT
