"""The pages of beschut werk: what a page says, the API says, and both say what the use case gives; nothing is kept."""

from __future__ import annotations

import io
import re
from datetime import date
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import web_hulp
from tempo_hulp import beste, cpu

web_hulp.opgezet()
from telmee import deur  # noqa: E402 -- after Django was set up
from telmee.beschut import exploitatie as exploitatiekamer  # noqa: E402
from telmee.beschut import (  # noqa: E402  # noqa: E402
    exploitatie_beeld,
    exploitatie_schuif,
    geld_beeld,
    landelijk,
    positie_invoer,
    toets,
    verdeel,
    verdeel_sleutels,
)
from telmee.beschut import positie as positiekamer  # noqa: E402
from telmee.beschut import recht_op_werk as fnv  # noqa: E402
from telmee.beschut.landelijk import doel_van  # noqa: E402
from telmee.gegevens.beschut import verdeel_invoer, voorbeeld  # noqa: E402
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen  # noqa: E402
from telmee.getallen import decimaal, euro  # noqa: E402

HONDERDEN = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TIENTALLEN = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
API = "/api/v1"
LAND, GELD, FNV = "/beschut-werk/landelijk", "/beschut-werk/geld", "/beschut-werk/recht-op-werk"
VERDELING, EXPLOITATIE, POSITIE = "/beschut-werk/verdeling", "/beschut-werk/exploitatie", "/beschut-werk/positie"
TOETS = "/beschut-werk/kan-ik-het-vragen"
EIGEN = "/eigen-cijfers"
VRAAG = {"totaal": "13500", "jaar": "2027", "sleutel": "tweetraps", "ingroei": "10%"}


def pagina(adres: str, vraag: dict[str, str] | None = None) -> str:
    """The HTML of a page."""
    antwoord = web_hulp.client().get(f"{adres}?{urlencode(vraag)}" if vraag else adres)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def antwoordzin(html: str) -> str:
    """The answer of a page, as a reader reads it."""
    from html import unescape

    kop = re.search(r'<h1 class="antwoord">(.*?)</h1>', html, re.S)
    assert kop, html[:300]
    return unescape(re.sub(r"<[^>]+>", "", kop[1])).replace("\u00a0", " ")


def program(adres: str, vraag: dict[str, str] | None = None) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the page gives a program behind `.json`, and what the API gives."""
    client = web_hulp.client()
    namen = {re.sub(r"_([a-z])", lambda m: m[1].upper(), naam): w for naam, w in (vraag or {}).items()}
    api = client.get(API + adres, namen)
    assert api.status_code == 200, api.content
    return client.get(f"{adres}.json", vraag or {}).json()["antwoord"], api.json()


def bestand(naam: str, inhoud: str | bytes) -> io.BytesIO:
    """A file as a form sends it."""
    stroom = io.BytesIO(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    stroom.name = naam
    return stroom


# --- The same answer everywhere -------------------------------------------------------------------------------------


@HONDERDEN
@given(st.integers(1, 16_800))
def test_the_country_at_any_hours_is_what_the_use_case_gives(uren: int):
    vraag = {"uren_per_persoon": decimaal(uren, 2)}
    page, api = program(LAND, vraag)
    verwacht = landelijk.land(deur.wetten(), uren)
    assert page == api and api["jaren"] == [jaar.als_dict() for jaar in verwacht.jaren]
    assert antwoordzin(pagina(LAND, vraag)) == api["beeld"]["antwoord"]


@TIENTALLEN
@given(st.integers(2024, 2048), st.integers(0, 24), st.sampled_from([None, "lks_68", "impulsbudget", "jongeren"]))
def test_the_money_of_any_years_is_what_the_use_case_gives(van: int, meer: int, stroom: str | None):
    tot = min(van + meer, 2048)
    vraag = {"van": str(van), "tot": str(tot), **({"stroom": stroom} if stroom else {})}
    page, api = program(GELD, vraag)
    verwacht = geld_beeld.als_dict(van, tot, stroom)
    assert page == api and api["stromen"] == verwacht["stromen"] and api["controles"] == verwacht["controles"]
    assert antwoordzin(pagina(GELD, vraag)) == api["beeld"]["antwoord"]


def mln(centen: int) -> str:
    """An amount in millions, exact."""
    return decimaal(centen, 8)


GEKOZEN = st.fixed_dictionaries(
    {},
    optional={
        "groei": st.integers(0, 99_999).map(lambda n: (decimaal(n, 1), Fraction(n, 10))),
        "budget": st.integers(0, 10**12).map(lambda n: (mln(n), n)),
        "begeleiding": st.integers(1, 9_999_999).map(lambda n: (decimaal(n, 2), n)),
        "incidenteel": st.integers(0, 10**11).map(lambda n: (mln(n), n)),
        "dekking": st.integers(0, 10**11).map(lambda n: (mln(n), n)),
        "uit_reintegratie": st.integers(0, 10**11).map(lambda n: (mln(n), n)),
        "doelgroep": st.integers(0, 999_999).map(lambda n: (str(n), n)),
        "uwv_banen": st.integers(0, 40_000).map(lambda n: (str(n), n)),
    },
)


@HONDERDEN
@given(GEKOZEN)
def test_the_plan_with_any_sliders_is_what_the_use_case_gives_to_the_cent(gekozen: dict[str, tuple[str, Any]]):
    vraag = {naam: getypt for naam, (getypt, _) in gekozen.items()}
    page, api = program(FNV, vraag)
    verwacht = fnv.bereken(fnv.Keuze(**{naam: waarde for naam, (_, waarde) in gekozen.items()}))
    assert page == api and {n: api[n] for n in verwacht.als_dict()} == verwacht.als_dict()
    html = pagina(FNV, vraag)
    assert antwoordzin(html) == api["beeld"]["antwoord"]
    if verwacht.gekozen.per_baan is not None:
        assert euro(verwacht.gekozen.per_baan) in antwoordzin(html)


SLEUTELS = st.one_of(
    st.sampled_from(["regeling", "indicaties", "gerealiseerd", "objectief", "tweetraps"]).map(lambda s: (s, s, {})),
    st.integers(0, 100).map(lambda n: (f"mix({n}%)", "mix", {"deel": f"{n}%"})),
    st.just(("kolom(inwoners)", "kolom", {"kolom": "inwoners"})),
)


@TIENTALLEN
@given(SLEUTELS, st.integers(1, 60_000), st.none() | st.integers(0, 100), st.sampled_from(["", "sainte-lague"]))
def test_any_distribution_is_what_the_use_case_gives_and_sums(
    sleutel: tuple[str, str, dict[str, str]], totaal: int, ingroei: int | None, afronding: str
):
    naam, keuze, erbij = sleutel
    vraag = {"totaal": str(totaal), "jaar": "2027", "sleutel": keuze, **erbij}
    vraag |= {} if ingroei is None else {"ingroei": f"{ingroei}%"}
    vraag |= {"afronding": afronding} if afronding else {}
    page, api = program(VERDELING, vraag)
    deel = None if ingroei is None else Fraction(ingroei, 100)
    gevraagd = verdeel.Vraag(
        totaal, 2027, verdeel_sleutels.zoek(naam), deel, afronding or "grootste-resten", doel_van(deur.wetten())
    )
    lijst = Ingekomen("voorbeeld.csv", io.BytesIO(voorbeeld.verdeel().encode()))
    verwacht = verdeel.verdeel(verdeel_invoer.lees(lijst, 2027, gevraagd.nodig), gevraagd)
    assert page == api and api["verdeling"] == verwacht.als_lijst()
    assert sum(elk["nieuw"] for elk in api["verdeling"]) == totaal
    assert "geen officiële verdeling" in api["geen_officieel_model"]
    html = pagina(VERDELING, vraag)
    assert antwoordzin(html) == api["beeld"]["antwoord"] and "geen officiële verdeling" in html


@TIENTALLEN
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "loonwaarde_binnen": st.integers(0, 10_000),
            "loonwaarde_groepsdetachering": st.integers(0, 10_000),
            "omzet_individuele_detachering": st.integers(0, 5_000),
            "aantal_binnen": st.integers(1, 500),
            "begeleiding": st.integers(0, 2_000_000),
            "werkgeverslasten": st.integers(0, 6_000),
        },
    )
)
def test_any_budget_is_what_the_use_case_gives_to_the_cent(getallen: dict[str, int]):
    vraag = {n: str(w) if n.startswith("aantal") else decimaal(w, 2) for n, w in getallen.items()}
    page, api = program(EXPLOITATIE, vraag)
    anders = exploitatie_schuif.met(exploitatie_schuif.voorbeeld(), getallen)
    verwacht = exploitatie_beeld.als_dict(exploitatiekamer.bereken(anders, deur.wetten()))
    assert page == api and api["resultaat"] == verwacht["resultaat"] and api["regels"] == verwacht["regels"]
    som = sum(regel["totaal"] for regel in api["regels"])
    assert som == api["resultaat"]["totaal"]
    assert antwoordzin(pagina(EXPLOITATIE, vraag)) == api["beeld"]["antwoord"]
    assert euro(abs(som)) in api["beeld"]["antwoord"]


def test_an_uploaded_budget_without_sliders_is_the_budget():
    tekst = exploitatie_schuif.voorbeeldtekst()
    client = web_hulp.client()
    api = client.post(API + EXPLOITATIE, {"begroting": bestand("eigen.yaml", tekst)}).json()
    verwacht = exploitatie_beeld.als_dict(exploitatiekamer.bereken(exploitatie_schuif.voorbeeld(), deur.wetten()))
    assert api["resultaat"] == verwacht["resultaat"]
    html = client.post(EXPLOITATIE + EIGEN, {"begroting": bestand("eigen.yaml", tekst)}).content.decode()
    assert antwoordzin(html) == api["beeld"]["antwoord"]
    met = client.post(EXPLOITATIE + EIGEN, {"begroting": bestand("eigen.yaml", tekst), "loonwaarde_binnen": "50"})
    assert antwoordzin(met.content.decode()) != antwoordzin(html)
    assert client.get("/beschut-werk/begroting.yaml").content == tekst


def test_an_uploaded_list_gives_the_distribution_of_that_list_on_page_api_and_csv():
    tekst = "gemeente;oud;indicaties\nGM0014;10;30\nGM0034;20;10\n"
    vraag = {"totaal": "40", "jaar": "2027", "sleutel": "indicaties"}
    client = web_hulp.client()
    api = client.post(API + VERDELING, {**vraag, "gegevens": bestand("l.csv", tekst)}).json()
    assert [(u["gemeente"], u["oud"], u["nieuw"]) for u in api["verdeling"]] == [("GM0014", 10, 30), ("GM0034", 20, 10)]
    html = client.post(VERDELING + EIGEN, {**vraag, "gegevens": bestand("l.csv", tekst)}).content.decode()
    assert antwoordzin(html) == api["beeld"]["antwoord"]
    csv = client.post(f"{VERDELING}{EIGEN}.csv?tabel=gemeenten", {**vraag, "gegevens": bestand("l.csv", tekst)})
    assert csv["Content-Type"].startswith("text/csv") and "GM0034" in csv.content.decode()


def positielijsten() -> dict[str, io.BytesIO]:
    """The lists of the invented organisation."""
    namen = ("aantallen", "indicaties", "plaatsingen", "realisaties")
    return {naam: bestand(f"{naam}.csv", getattr(voorbeeld, naam)()) for naam in namen} | {
        "regios": bestand("regios.csv", voorbeeld.regio())
    }


def verwachte_positie(codes: tuple[str, ...], verband: str = "") -> positiekamer.Uitkomst:
    """The use case on the same lists."""
    lijsten = {n: Ingekomen(f"{n}.csv", b) for n, b in positielijsten().items()}
    gelezen = positie_invoer.lees(positie_invoer.Bestanden(**lijsten), voorbeeld.OP, deur.wetten())
    return positiekamer.bereken(gelezen, codes or positie_invoer.zoek_verband(verband, gelezen), deur.wetten(), verband)


@pytest.mark.parametrize("taal", ["", "/en"])
def test_a_position_is_what_the_use_case_gives_on_page_and_api(taal: str):
    code = voorbeeld.gemeente_van_sob().code
    vraag = {"gemeente": code, "op": voorbeeld.OP.isoformat()}
    client = web_hulp.client()
    api = client.post(API + POSITIE, {**vraag, **positielijsten()}).json()
    verwacht = verwachte_positie((code,)).als_dict()
    assert {naam: api[naam] for naam in verwacht} == verwacht
    html = client.post(taal + POSITIE, {**vraag, **positielijsten()}).content.decode()
    assert '<section id="wachtlijst" aria-labelledby="kop-wachtlijst">' in html
    if not taal:
        assert antwoordzin(html) == api["beeld"]["antwoord"]
        assert antwoordzin(pagina(f"{POSITIE}/voorbeeld")) == api["beeld"]["antwoord"]


def test_the_example_page_is_of_the_municipality_whose_lists_it_offers():
    """An example that looks up another municipality than its lists are of answers nothing, and nobody sees why."""
    een = verwachte_positie((voorbeeld.gemeente_van_sob().code,)).posities[0]
    html = pagina(f"{POSITIE}/voorbeeld")
    assert een.stand.personen and een.code in antwoordzin(html) and "onbekend" not in antwoordzin(html)
    assert f"{een.stand.personen} mensen" in antwoordzin(html)


def test_a_partnership_stands_beside_each_other():
    verband = voorbeeld.gemeente_van_sob().verband
    api = web_hulp.client().post(
        API + POSITIE, {"samenwerkingsverband": verband, "op": voorbeeld.OP.isoformat(), **positielijsten()}
    )
    assert api.json()["gemeenten"] == verwachte_positie((), verband).als_dict()["gemeenten"]


def test_filings_of_the_organisation_count_as_its_placements():
    code = voorbeeld.gemeente_van_sob().code
    lijsten = {n: b for n, b in positielijsten().items() if n in ("aantallen", "indicaties")}
    aangiften = [bestand(naam, inhoud) for naam, inhoud in voorbeeld.aangiften()]
    api = web_hulp.client().post(
        API + POSITIE, {"gemeente": code, "op": "2026-09-30", "aangiften": aangiften, **lijsten}
    )
    assert api.status_code == 200 and api.json()["gerealiseerd"]["personen"] == 5, api.content[:300]


# --- What outsiders see, and what is kept ---------------------------------------------------------------------------


def test_outsiders_see_no_line_no_day_and_no_small_group():
    code = voorbeeld.gemeente_van_sob().code
    vraag = {"gemeente": code, "op": voorbeeld.OP.isoformat(), "lezer": "buiten"}
    client = web_hulp.client()
    html = client.post(POSITIE, {**vraag, **positielijsten()}).content.decode()
    api = client.post(API + POSITIE, {**vraag, **positielijsten()}).json()
    assert set(api) == {"beeld"} and "te weinig mensen" in html
    binnen = client.post(POSITIE, {**vraag, "lezer": "intern", **positielijsten()}).content.decode()
    for woord in ("Regel in de lijst", "4,02", "5 mensen"):
        assert woord in binnen and woord not in html and woord not in str(api)


@HONDERDEN
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=8))
def test_no_small_group_of_a_partnership_reaches_outsiders(mensen: list[tuple[int, int]]):
    from dataclasses import replace

    from telmee.beschut import positie_buiten
    from telmee.beschut.positie import Wachtende, Wachtlijst
    from telmee.beschut.positie_invoer import Stand

    basis = _basis()
    posities = tuple(
        replace(basis.een, code=f"GM{9001 + n}", naam=f"Dorp {n}", stand=Stand(werkt, werkt, None, 0, werkt),
                wachtlijst=Wachtlijst(tuple(Wachtende(i, None, None) for i in range(wacht)), 0, 0))
        for n, (werkt, wacht) in enumerate(mensen)
    )  # fmt: skip
    beeld = positie_buiten.beeld(replace(basis, posities=posities, verband="Samen"))
    cellen = [cel.waarde for deel in beeld.delen for tabel in deel.tabellen for rij in list(tabel.cellen())[:-1]
              for cel in rij[1:]]  # fmt: skip
    assert all(waarde in ("", None) or waarde >= 10 for waarde in cellen), cellen


def _basis() -> positiekamer.Uitkomst:
    if not hasattr(_basis, "uit"):
        _basis.uit = verwachte_positie((voorbeeld.gemeente_van_sob().code,))  # type: ignore[attr-defined]
    uit: positiekamer.Uitkomst = _basis.uit  # type: ignore[attr-defined]
    return uit


def test_an_upload_sets_nothing_and_leaves_nothing():
    from django.contrib.sessions.models import Session

    client = web_hulp.client()
    voor = Session.objects.count()
    antwoord = client.post(
        POSITIE, {"gemeente": voorbeeld.gemeente_van_sob().code, "op": "2026-10-01", **positielijsten()}
    )
    assert Session.objects.count() == voor and set(antwoord.cookies) <= {"telmee_csrf"}
    assert antwoord["Cache-Control"] == "no-store"
    assert "999" not in re.findall(r'(?:href|action)="([^"]*)"', antwoord.content.decode())
    assert "Regel in de lijst" not in client.get(POSITIE).content.decode()


# --- The person's page ----------------------------------------------------------------------------------------------

ANTWOORDEN = {
    "kring": st.sampled_from(["gemeente", "uwv", "wajong", "jong", "geen", "weet ik niet"]),
    "dag": st.dates(date(2024, 1, 1), date(2027, 12, 31)).map(date.isoformat) | st.just(""),
    "eerder": st.dates(date(2022, 7, 1), date(2026, 11, 1)).map(date.isoformat) | st.sampled_from(["nee", ""]),
    "wsw": st.sampled_from(["geen", "wel", "niet", "weet ik niet"]),
    "nieuw": st.sampled_from(["ja", "nee", "weet ik niet"]),
    "vol": st.sampled_from(["ja", "nee", "weet ik niet"]),
}


def loop(antwoorden: dict[str, str], taal: str = "") -> tuple[str, dict[str, str]]:
    """Goes through the questions with these answers; the last page, and what was answered."""
    client, velden, gezegd, keer = web_hulp.client(), dict[str, Any](), dict[str, str](), 0
    html = client.get(taal + TOETS).content.decode()
    while vraag := re.search(r'name="vraag" value="(\w+)"', html):
        keer += 1
        assert keer <= len(toets.namen()), "at most six questions"
        antwoord = antwoorden[vraag[1]]
        if antwoord and antwoord != "weet ik niet":
            gezegd[vraag[1]] = antwoord
        html = client.post(taal + TOETS, {**velden, "vraag": vraag[1], "antwoord": antwoord}).content.decode()
        velden = {}
        for naam, waarde in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html):
            velden[naam] = [*velden.get(naam, []), waarde] if naam == "onbekend" else waarde
        velden.pop("vraag", None)
    return html, gezegd


@TIENTALLEN
@given(st.fixed_dictionaries(ANTWOORDEN))
def test_the_person_hears_what_the_law_says_to_the_same_answers(antwoorden: dict[str, str]):
    from telmee.beschut.toets_beeld import beeld

    html, gezegd = loop(antwoorden)
    uitkomst = toets.toets(toets.wet_van(deur.wetten(), date.today()), gezegd)
    assert antwoordzin(html) == beeld(uitkomst).antwoord
    api = web_hulp.client().post(f"{API}/beschut-werk/toetsen", {"antwoorden": gezegd}, "application/json").json()
    assert {naam: api[naam] for naam in uitkomst.als_dict()} == uitkomst.als_dict()


ALLES = {"kring": "uwv", "dag": "2026-10-01", "eerder": "nee", "wsw": "geen", "nieuw": "nee", "vol": "ja"}


@pytest.mark.parametrize("taal", ["", "/en"])
def test_an_answer_can_be_taken_back_and_nothing_of_it_stands_in_an_address(taal: str):
    html, gezegd = loop(ALLES, taal)
    assert ("Yes, you may ask UWV" if taal else "Ja, u mag zelf bij UWV") in html
    assert not re.search(r'(?:href|action)="[^"]*(antwoord|kring|2026-10-01)', html)
    velden = {f"antwoord.{naam}": waarde for naam, waarde in gezegd.items()}
    terug = web_hulp.client().post(taal + TOETS, {**velden, "weg": "kring"}).content.decode()
    assert 'name="vraag" value="kring"' in terug and 'name="antwoord.kring"' not in terug


@pytest.mark.parametrize(
    ("vraag", "antwoord", "zin"),
    [
        ("dag", "gisteren", "geen datum"),
        ("dag", "2026-02-30", "geen datum"),
        ("eerder", "31-11-2026", "geen datum"),
        ("kring", "niemand", "past niet"),
        ("vol", "misschien", "past niet"),
    ],
)
def test_a_wrong_answer_stands_at_its_question_and_the_others_are_kept(vraag: str, antwoord: str, zin: str):
    velden = {"antwoord.wsw": "geen", "vraag": vraag, "antwoord": antwoord}
    html = web_hulp.client().post(TOETS, velden).content.decode()
    assert zin in html and 'aria-invalid="true"' in html and 'name="antwoord.wsw" value="geen"' in html
    assert f'name="antwoord.{vraag}"' not in html


# --- The page itself ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("taal", ["", "/en"])
def test_every_question_leads_to_its_page_and_the_site_leads_to_the_questions(taal: str):
    html = pagina(f"{taal}/beschut-werk")
    assert f'href="{taal}/beschut-werk"' in pagina(f"{taal}/")
    for adres in (LAND, GELD, FNV, VERDELING, EXPLOITATIE, POSITIE, TOETS):
        assert f'href="{taal}{adres}"' in html


def test_the_address_gives_the_same_page_again_with_what_was_typed():
    vraag = {**VRAAG, "sleutel": "mix", "deel": "40%"}
    html = pagina(VERDELING, vraag)
    assert 'value="13500"' in html and 'value="40%"' in html and "mix(40%)" in html
    assert html.count("totaal=13500&amp;jaar=2027&amp;sleutel=mix") >= 4, "every file is of the same question"
    andere = re.search(r'hreflang="en" href="([^"]+)"', html)
    assert andere and "deel=40%25" in andere[1]


@pytest.mark.parametrize(
    "adres",
    [f"{LAND}?uren_per_persoon=28", f"{FNV}?groei=3000", f"{EXPLOITATIE}?loonwaarde_binnen=41", f"{GELD}?van=2030",
     f"{VERDELING}?{urlencode(VRAAG)}"],
)  # fmt: skip
def test_what_is_taken_along_is_of_this_question(adres: str):
    from html import unescape

    client = web_hulp.client()
    html = client.get(adres).content.decode()
    lijst = re.search(r'<nav class="downloads" aria-label="[^"]*"><ul><li><a href="[^"]*download=.*?</nav>', html, re.S)
    assert lijst
    for pad in map(unescape, re.findall(r'href="([^"]+)"', lijst[0])):
        if "download=pdf" not in pad:
            antwoord = client.get(pad)
            assert antwoord.status_code == 200 and antwoord.content, pad


def slider(adres: str, veld: str, waarden: Any) -> float:
    """The 95th percentile of the processor seconds of one slider, each time another value."""
    client = web_hulp.client()
    client.get(adres, {**(VRAAG if adres == VERDELING else {}), veld: "19"})
    duren = []
    for waarde in waarden:
        vraag = {**(VRAAG if adres == VERDELING else {}), veld: str(waarde)}
        duren.append(cpu(lambda vraag=vraag: client.get(adres, vraag, headers={"HX-Request": "true"})))  # type: ignore[misc]
    return sorted(duren)[-(-len(duren) * 95 // 100) - 1]


@pytest.mark.traag
@pytest.mark.parametrize(
    ("adres", "veld", "begin"),
    [(LAND, "uren_per_persoon", 20), (FNV, "groei", 2_000), (EXPLOITATIE, "loonwaarde_binnen", 20),
     (VERDELING, "totaal", 12_000)],
)  # fmt: skip
def test_a_slider_answers_within_a_tenth_of_a_second(adres: str, veld: str, begin: int):
    van = iter(range(begin, begin + 60))

    def meet() -> float:
        return slider(adres, veld, [next(van) for _ in range(20)])

    gemeten = beste(meet, 0.1)
    print(f"{adres} p95 {gemeten * 1000:.0f} ms")
    assert gemeten < 0.1
