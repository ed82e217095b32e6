"""The four loonkostenvoordelen, as the filings name them."""

BANENAFSPRAAK, ARBEIDSGEHANDICAPT, HERPLAATSING, OUDERE = (
    "banenafspraak",
    "arbeidsgehandicapte",
    "herplaatsen",
    "oudere",
)
SOORTEN = (BANENAFSPRAAK, ARBEIDSGEHANDICAPT, HERPLAATSING, OUDERE)
