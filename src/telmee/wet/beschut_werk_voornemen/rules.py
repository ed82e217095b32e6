"""Announced, not law: a fixed loonkostensubsidie of 68% for beschut werk (Kamerstukken II 2024/25, 34 352, nr. 341). Per month.

The letter does not say of what it is 68%: of the minimum wage, with holiday pay, with the charges of the employer, or with both. All four
are computed, beside what the Participatiewet gives today, until one is chosen with the two values `forfait_beschut_met_…`.
"""

from telmee.wet import choose, family, maximum, nearest, rule

LETTER = "Kamerstukken II 2024/25, 34 352, nr. 341 (voornemen, wet nodig)"
SINCE, REGIME = "2025-12-31", "voorgenomen"
LEZINGEN = {
    "wml": {"van": "het minimumloon", "base": "forfait_grondslag_wml"},
    "vakantiebijslag": {"van": "het minimumloon met vakantiebijslag", "base": "forfait_grondslag_vakantiebijslag"},
    "lasten": {"van": "het minimumloon met werkgeverslasten", "base": "forfait_grondslag_lasten"},
    "beide": {"van": "het minimumloon met vakantiebijslag en werkgeverslasten", "base": "forfait_grondslag_beide"},
}
"""The four readings, in the order in which the fixed amount grows."""

# --- Of what: the four readings ---


@rule("werknemer", law=f"{LETTER}; WML 8 lid 1", since=SINCE, regime=REGIME, unit="honderdsten cent per maand", label="68% van het minimumloon: grondslag")
def forfait_grondslag_wml(lks_wml):
    """The bare minimum wage of the month."""
    return lks_wml * 100


@rule("werknemer", law=f"{LETTER}; WML 15", since=SINCE, regime=REGIME, unit="honderdsten cent per maand",
      label="68% van het minimumloon met vakantiebijslag: grondslag")
def forfait_grondslag_vakantiebijslag(lks_wml_met_vakantiebijslag):
    """What 10d lid 4 and 5 take a percentage of."""
    return lks_wml_met_vakantiebijslag


@rule("werknemer", law=f"{LETTER}; Regeling LKS Participatiewet 2021 1", since=SINCE, regime=REGIME, unit="honderdsten cent per maand",
      label="68% van het minimumloon met werkgeverslasten: grondslag")
def forfait_grondslag_lasten(forfait_grondslag_wml, lks_vergoeding_werkgeverslasten):
    """With the percentage for charges, without holiday pay."""
    return forfait_grondslag_wml * (lks_vergoeding_werkgeverslasten + 10_000) // 10_000


@rule("werknemer", law=f"{LETTER}; WML 15; Regeling LKS Participatiewet 2021 1", since=SINCE, regime=REGIME, unit="honderdsten cent per maand",
      label="68% van het minimumloon met vakantiebijslag en werkgeverslasten: grondslag")
def forfait_grondslag_beide(forfait_grondslag_vakantiebijslag, lks_vergoeding_werkgeverslasten):
    """With both, as the forfait of 50% in 10d lid 5."""
    return forfait_grondslag_vakantiebijslag * (lks_vergoeding_werkgeverslasten + 10_000) // 10_000


# --- What it gives, beside today ---


@family(LEZINGEN, "werknemer", law=LETTER, since=SINCE, regime=REGIME, unit="cent per maand",
        label="Vaste loonkostensubsidie voor beschut werk, van {van}")
def lks_forfait_beschut_SOORT(lks_recht, base, lks_forfait_beschut_percentage, lks_uren, lks_uren_norm):
    """68% of it, up or down from 36 hours, to the nearest cent. Nothing without a right."""
    full = base * lks_forfait_beschut_percentage
    return choose(lks_recht, nearest(full * lks_uren, lks_uren_norm * 100_000_000), 0)


@family(LEZINGEN, "werknemer", law=f"{LETTER}; Participatiewet 10d lid 4", since=SINCE, regime=REGIME, unit="cent per maand",
        label="Verschil met de loonkostensubsidie van nu, bij 68% van {van}")
def lks_forfait_verschil_SOORT(lks_forfait_beschut_SOORT, loonkostensubsidie):
    """Below zero for whom today's amount is higher."""
    return lks_forfait_beschut_SOORT - loonkostensubsidie


@family(LEZINGEN, "werknemer", law=f"{LETTER}; Participatiewet 10d lid 4", since=SINCE, regime=REGIME, unit="honderdsten procent",
        label="Loonwaarde waarbij het vaste bedrag gelijk is aan dat van nu, bij 68% van {van}")
def lks_forfait_omslag_SOORT(base, lks_forfait_beschut_percentage, lks_maximum, lks_wml_met_vakantiebijslag, lks_vergoeding_werkgeverslasten):
    """Below it the subsidy of today is higher, above it the fixed one; zero when it is never below the 70% of today. Hours do not matter."""
    with_charges = lks_vergoeding_werkgeverslasten + 10_000
    fixed, today = base * lks_forfait_beschut_percentage, lks_wml_met_vakantiebijslag * with_charges
    return choose(fixed >= lks_maximum * with_charges, 0, maximum(nearest(today * 10_000 - fixed * 10_000, today), 0))


# --- The chosen reading ---


@rule("werknemer", law=LETTER, since=SINCE, regime=REGIME, unit="honderdsten cent per maand",
      label="Bedrag waarover de vaste loonkostensubsidie voor beschut werk gaat")
def forfait_beschut_grondslag(forfait_beschut_met_vakantiebijslag, forfait_beschut_met_werkgeverslasten, forfait_grondslag_wml,
                              forfait_grondslag_vakantiebijslag, forfait_grondslag_lasten, forfait_grondslag_beide):
    """One of the four, once both questions have an answer; the letter has none."""
    with_pay = choose(forfait_beschut_met_werkgeverslasten, forfait_grondslag_beide, forfait_grondslag_vakantiebijslag)
    without = choose(forfait_beschut_met_werkgeverslasten, forfait_grondslag_lasten, forfait_grondslag_wml)
    return choose(forfait_beschut_met_vakantiebijslag, with_pay, without)


@rule("werknemer", law=LETTER, since=SINCE, regime=REGIME, unit="cent per maand", label="Vaste loonkostensubsidie voor beschut werk")
def lks_forfait_beschut(lks_recht, forfait_beschut_grondslag, lks_forfait_beschut_percentage, lks_uren, lks_uren_norm):
    """In the chosen reading. Nothing without a right."""
    full = forfait_beschut_grondslag * lks_forfait_beschut_percentage
    return choose(lks_recht, nearest(full * lks_uren, lks_uren_norm * 100_000_000), 0)


# --- Sickness: Ziektewet 29e measures by a wage value that nobody would measure any more ---


@rule("werknemer", law=f"{LETTER}; Ziektewet 29e lid 1 en 2", since=SINCE, regime=REGIME, unit="cent per dag",
      label="Ziekengeld per dag bij de vaste loonkostensubsidie")
def ziekengeld_bij_forfait_beschut(ziekengeld_per_dag, loonwaarde_ziekengeld_beschut):
    """Unknown: the letter does not say what takes the place of the wage value; where there is no sickness benefit, there is nothing to cut."""
    return choose(ziekengeld_per_dag == 0, 0, nearest(ziekengeld_per_dag * loonwaarde_ziekengeld_beschut, 10_000))
