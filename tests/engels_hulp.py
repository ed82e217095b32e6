"""The English pages with an answer on them, and what of their text is still in Dutch."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import partial
from html.parser import HTMLParser
from typing import Any
from unittest import mock

import inzage_hulp
import web_hulp

LEEG = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "path", "rect", "line"}
DAG = date(2026, 11, 29)
STAND = f"stand={DAG}"
_WOORD = re.compile(r"[^\W\d_]{2,}")


class Teksten(HTMLParser):
    """Every text of a page with the language of what it stands in; scripts, styles and data left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stapel: list[tuple[str, str]] = []
        self.gevonden: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """One deeper, unless the element is empty."""
        met = dict(attrs)
        taal = met.get("lang") or (self.stapel[-1][1] if self.stapel else "")
        if naam := met.get("aria-label"):
            self.gevonden.append((taal, " ".join(naam.split())))
        if tag not in LEEG:
            self.stapel.append((tag, taal))

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        """Closes itself."""
        if naam := dict(attrs).get("aria-label"):
            self.gevonden.append((self.stapel[-1][1], " ".join(naam.split())))

    def handle_endtag(self, tag: str) -> None:
        """Back up, past what was left open."""
        while self.stapel:
            if self.stapel.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        """Words, with the language they stand in."""
        if self.stapel and self.stapel[-1][0] not in ("script", "style") and _WOORD.search(data):
            self.gevonden.append((self.stapel[-1][1], " ".join(data.split())))


def teksten(html: str) -> list[tuple[str, str]]:
    """(language, text) of each piece of text that has a word in it."""
    lezer = Teksten()
    lezer.feed(html)
    return lezer.gevonden


def nederlands(html: str) -> Counter[str]:
    """The Dutch texts of a page, with how often each is there."""
    return Counter(tekst for taal, tekst in teksten(html) if taal == "nl")


def aandeel(html: str) -> tuple[int, int]:
    """How many words are Dutch, and how many there are."""
    alle = [(taal, len(_WOORD.findall(tekst))) for taal, tekst in teksten(html)]
    return sum(n for taal, n in alle if taal == "nl"), sum(n for _, n in alle)


DOELGROEP = {
    "ja": {"recht_op_wajong": "ja", "duurzaam_geen_mogelijkheden": "nee", "beschut_vastgesteld": "nee"},
    "onbekend": {},
}
REKEN = (
    "sector=markt&jaar=2026&uren=10+x+36&uren_vorig_jaar=18.000",
    "sector=overheid&jaar=2026&uren=100+x+36&uren_vorig_jaar=180.000&doelgroep_uren=3000",
    "sector=markt&jaar=2024&uren=100+x+36&uren_vorig_jaar=180.000&doelgroep_uren=3000",
)


def paginas() -> dict[str, str]:
    """The HTML of each English page with an answer, by a name of its own."""
    client = web_hulp.client()
    gevonden: dict[str, str] = {}

    def haal(naam: str, adres: str) -> None:
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, (adres, antwoord.status_code)
        gevonden[naam] = antwoord.content.decode()

    for naam, adres in web_hulp.antwoorden(("en",)):
        haal(naam, f"{adres}&{STAND}")
    for nummer, vraag in enumerate(REKEN, 2):
        haal(f"werkgever-calculator-{nummer}", f"/en/werkgever/calculator?{vraag}&{STAND}")
    wat_als = "/en/werkgever/wat-als?" + web_hulp.ANTWOORDEN["werkgever-wat_als"]
    haal("werkgever-wat_als-uitleg", f"{wat_als}&uitleg=1&{STAND}")
    for adres in ("landelijk", "landelijk/2024", "landelijk/2024/verdeelsleutel", "regels/quotumtekort"):
        haal(adres, f"/en/{adres}" + (f"?{STAND}" if adres.startswith("landelijk") else ""))
    _rapport(client, haal)
    _doelgroep(gevonden)
    _beschut(gevonden)
    for vraag in BELEID:
        haal(f"beleid-{vraag}", f"/en/beleid/{vraag}")
    _register(gevonden)
    return gevonden


def fouten() -> list[str]:
    """What is said in English of each wrong input that the tests of the employer's pages know."""
    from urllib.parse import urlencode

    from test_web_werkgever_slecht import BASIS, CALC, PROFIEL, SLECHT

    client, gevonden = web_hulp.client(), []
    for pagina, veld, waarde, _ in SLECHT:
        vraag = urlencode({**(BASIS if pagina == CALC else PROFIEL), veld: waarde})
        html = client.get(f"/en{pagina}?{vraag}").content.decode()
        gevonden += re.findall(rf'id="veld-{veld}-fout">(.*?)</p>', html, re.S)
    return gevonden


def _rapport(client: Any, haal: Any) -> None:
    """The report of the invented employer as it was on that day: what is said of terms hangs on it."""
    from django.urls import reverse
    from django.utils import translation

    from telmee import deur
    from telmee.web.onderdelen.opname import proef

    proef._stukken.cache_clear()
    van_toen = mock.patch.object(deur, "wetten", partial(deur.wetten, DAG))
    with translation.override("en"), van_toen:
        client.post(reverse("opname-voorbeeld"))
        start = reverse("opname-rapport")
    proef._stukken.cache_clear()
    haal("rapport", start)
    haal("rapport/acties", start + "/acties")
    html = client.get(start).content.decode()
    for sectie in dict.fromkeys(re.findall(rf'href="{start}/([\w-]+)"', html)):
        if sectie != "acties":
            haal(f"rapport/{sectie}", f"{start}/{sectie}")


def _register(gevonden: dict[str, str]) -> None:
    """The register, as everybody and as three who are logged in; each sees another table."""
    from telmee.web.onderdelen.doelgroepregister import proef

    inzage_hulp.leeg()
    proef.vul(lambda *_: None)
    vragen = {
        "bakker": ("lijst", {"bsns": "999990007", "waarvoor": "quotumheffing|werknemer"}),
        "gemeente": ("mensen", {"waarvoor": "taak|inwoner"}),
        "uwv": ("zoek", {"bsn": "999990007", "waarvoor": "registratie|geen"}),
        "burger": ("mijn", {}),
    }
    for wie, (pagina, velden) in vragen.items():
        client = web_hulp.client()
        client.post("/register/aanmelden", {"wie": wie})
        adres = f"/en/register/{pagina}"
        antwoord = client.post(adres, velden) if velden else client.get(adres)
        gevonden[f"register-{pagina}"] = antwoord.content.decode()
    _vastgelegd(gevonden)
    bakker = web_hulp.client()
    bakker.post("/register/aanmelden", {"wie": "bakker"})
    for fout in ({"op": "1-1-2000"}, {"op": "1-1-2090"}, {"op": "gisteren"}, {"bsn": "123"}):  # what is said of each
        bakker.post("/en/register/zoek", {"bsn": "999990007", "waarvoor": "quotumheffing|werknemer", **fout})
    for pagina in ("stromen", "wie-mag-wat"):
        gevonden[f"register-{pagina}"] = web_hulp.client().get(f"/en/register/{pagina}").content.decode()


def _vastgelegd(gevonden: dict[str, str]) -> None:
    """One person with something of every sort that ends or runs, what would be recorded, and what she asks herself."""
    from datetime import date

    bsn, uwv, burger = "999990007", web_hulp.client(), web_hulp.client()
    uwv.post("/register/aanmelden", {"wie": "uwv"})
    burger.post("/register/aanmelden", {"wie": "burger"})
    vast = {"bsn": bsn, "bron": "UWV", "aard": "vaststelling", "dag": "1-3-2026"}

    def leg(client: Any, adres: str, **wat: str) -> str:
        gezien = client.post(adres, {**wat, "stap": "kijk"}).content.decode()
        verborgen = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', gezien))
        client.post(adres, {**verborgen, "stap": "vastleggen"})
        return str(gezien)

    gevonden["register-kies"] = uwv.get("/en/register/besluit").content.decode()
    leg(burger, "/en/register/mijn/verzoek", soort="voorziening", aard="aanvraag")
    leg(burger, "/en/register/mijn/verzoek", soort="schoolmelding", aard="aanvraag")
    for soort, anders in (
        ("uitschrijving", {"bron": "UWV"}),  # the law says no
        ("schoolmelding", {"aard": "einde", "betreft": "6", "dag": date.today().isoformat()}),
        ("beeindiging", {"feit-reden_beeindiging": "onterecht"}),
        ("overlijden", {"bron": "BRP", "dag": "1-6-2026"}),
    ):
        gevonden[f"register-{soort}"] = leg(uwv, "/en/register/besluit", **{**vast, "soort": soort, **anders})
    gevonden["register-verzoek"] = leg(burger, "/en/register/mijn/verzoek", soort="uitschrijving", aard="aanvraag")
    gevonden["register-dossier"] = uwv.post("/en/register/dossier", {"bsn": bsn}).content.decode()
    gevonden["register-mijn-loopt"] = burger.get("/en/register/mijn").content.decode()


BESCHUT = (
    "landelijk",
    "landelijk?uren_per_persoon=36",
    "geld",
    "geld?stroom=lks_68",
    "recht-op-werk",
    "recht-op-werk?groei=6000",
    "verdeling",
    "verdeling?sleutel=indicaties&totaal=13000&jaar=2027&afronding=sainte-lague",
    "exploitatie",
    "exploitatie?loonwaarde_binnen=20",
    "exploitatie?omzet_binnen=30",
    "positie/voorbeeld",
)


BELEID = (
    "prognose",
    "terugblik",
    "methode",
    "opties",
    "opties?optie=3&vorm=heffing",
    "opties?optie=1&verbreding_aan=ja&lks_wia=ja&leeftijdsgrens_aan=ja&in_beeld_van=10000&beschut_pad=ja",
    "parameters",
    "opties?optie=2",
    "opties?basis=wet-banenafspraak&optie=1&vorm=opslag&activering=2027&opslagpercentage_van=0,2&opslagpercentage_tot=1,5"
    "&cijfer_bundeling_drempel_van=0,01",
    "vergelijk?plan_1=optie2_vast_zonder_quotum&plan_2=vandaag",
    "vergelijk?plan_1=optie2_vast_opslag&plan_2=vandaag&maat=saldo_rijk",
    "vergelijk?plan_1=optie2_vast_zonder_quotum&plan_2=vandaag&maat=op_papier",
    "vergelijk?plan_1=optie1_vast_heffing&plan_2=vandaag&maat=doelgroep&eigen=optie%3D1%26no_risk%3Dja",
    "vergelijk?plan_1=optie1_vast_heffing&plan_2=optie2_naar_omvang_opslag",
    "vergelijk?plan_1=optie1_vast_heffing&plan_2=optie2_vast_heffing&maat=rijk_heffing",
    "opties?regionaal=ja",
    "opties?regionaal=ja&no_risk=ja",
    "opties?sectoronderscheid=vervalt",
    "vergelijk?plan_1=optie2_naar_omvang_opslag&plan_2=optie3_vast_heffing&plan_3=optie3_vast_opslag"
    "&plan_4=optie1_vast_heffing&maat=besparing_totaal",
)


def _beschut(gevonden: dict[str, str]) -> None:
    """Sheltered work: each page with its example, the position for outsiders and of a partnership, the test."""
    from telmee.gegevens.beschut import voorbeeld
    from test_web_beschut import ALLES, POSITIE, loop, positielijsten

    client = web_hulp.client()
    for vraag in BESCHUT:
        gevonden[f"beschut-{vraag}"] = client.get(f"/en/beschut-werk/{vraag}").content.decode()
    sob, op = voorbeeld.gemeente_van_sob(), voorbeeld.OP.isoformat()
    wie = ({"gemeente": sob.code, "lezer": "buiten"}, {"samenwerkingsverband": sob.verband})
    for nummer, velden in enumerate(wie):
        html = client.post(f"/en{POSITIE}", {"op": op, **velden, **positielijsten()}).content.decode()
        gevonden[f"beschut-positie-{nummer}"] = html
    for nummer, anders in enumerate(({}, {"kring": "geen"}, {"eerder": "2026-05-01", "vol": "nee"}, {"vol": "nee"})):
        gevonden[f"beschut-toets-{nummer}"] = loop({**ALLES, **anders}, "/en")[0]


def _doelgroep(gevonden: dict[str, str]) -> None:
    from test_web_doelgroep import loop

    for naam, feiten in DOELGROEP.items():
        gevonden[f"doelgroep-{naam}"] = loop(feiten, "/en")[0]


def lijst() -> None:
    """Prints the share per page, and every Dutch text with how often it is seen."""
    alle: Counter[str] = Counter()
    for naam, html in paginas().items():
        van, tot = aandeel(html)
        print(f"{naam:40} {van:6} of {tot:6} words Dutch: {100 * van / tot:5.1f}%")
        alle += Counter({f"{naam.split('/')[0]}\t{t}": n for t, n in nederlands(html).items()})
    for tekst, n in alle.most_common():
        print(n, tekst, sep="\t")


if __name__ == "__main__":
    lijst()
