"""Writing in the register: every role against every operation, bad input of every kind, and the same call twice.

What is refused leaves the register as it was, says what to do in a problem of one shape, and is in the log.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

import inzage_hulp as hulp

hulp.web_hulp.opgezet()
from django.test import override_settings  # noqa: E402

from telmee.register import indienen, keten, models, opnemen  # noqa: E402
from telmee.register.gebeurtenis import Gebeurtenis  # noqa: E402
from telmee.register.identiteit import toegang  # noqa: E402
from telmee.register.indienen import BOTST  # noqa: E402
from telmee.register.tijd import HIER  # noqa: E402
from telmee.web.kit.aanmelden import demo_identiteiten, sleutels_nu  # noqa: E402
from telmee.web.onderdelen.register_uitvoering.models import Herhaalsleutel  # noqa: E402

pytestmark = pytest.mark.xdist_group("register-uitvoering")
BSN, ANDER, NIEUW, DERDE = hulp.bsns(4, 3)
ROLLEN = {wie.rol: code for code, wie in demo_identiteiten().items() if code != "uitzender"}
OPERATIES = {
    "POST /register/gebeurtenissen": "register.opnemen",
    "POST /register/leveringen": "register.innemen",
    "GET /register/aanvragen": "register.aanvragen",
    "POST /register/dossiers": "register.dossier",
}
CSV = "bsn;soort;aard;dag;bron;kenmerk;feiten\n"


@pytest.fixture(autouse=True)
def register() -> Iterator[None]:
    """One person of Amsterdam with a Wajong, one of elsewhere."""
    hulp.leeg()
    Herhaalsleutel.objects.all().delete()
    for bsn, woont in ((BSN, "GM0363"), (ANDER, "GM0344")):
        merk = bsn[-4:]
        opnemen.neem_op(
            bsn,
            [
                Gebeurtenis("woonplaats", "vaststelling", date(2020, 1, 1), {"woongemeente": woont}, "BRP", f"b{merk}"),
                Gebeurtenis(
                    "informatie", "melding", date(2024, 1, 1),
                    {"vooraf_geinformeerd": True, "wist_het_redelijkerwijs": False}, "UWV", f"i{merk}",
                ),
                Gebeurtenis(
                    "wajong", "vaststelling", date(2024, 2, 1), {"duurzaam_geen_mogelijkheden": False}, "UWV",
                    f"w{merk}",
                ),
            ],
            sleutels_nu(),
        )  # fmt: skip
    models.Verwerking.objects.all().delete()  # recording these is in the log as well
    with override_settings(REGISTER_GRENZEN=hulp.RUIM):
        yield
    hulp.eis_elke_regel_ldv()
    Herhaalsleutel.objects.all().delete()
    hulp.leeg()


def gezegd(soort: str = "beschut_werk", dag: str = "2025-03-01", kenmerk: str = "k-1", **rest: Any) -> dict[str, Any]:
    """One event as it is sent."""
    return {"soort": soort, "dag": dag, "kenmerk": kenmerk, **rest}


def zend(wie: str, *gebeurtenissen: Any, bsn: str = BSN, sleutel: str = "", **rest: Any) -> Any:
    koppen = {"Authorization": f"Bearer demo-{wie}"} if wie else {}
    koppen |= {"Idempotency-Key": sleutel} if sleutel else {}
    inhoud = json.dumps({"bsn": bsn, "gebeurtenissen": list(gebeurtenissen), **rest})
    adres = "/api/v1/register/gebeurtenissen"
    return hulp.web_hulp.client().post(adres, inhoud, content_type="application/json", headers=koppen)


def lever(wie: str, inhoud: bytes | str, vraag: str = "", sleutel: str = "") -> Any:
    koppen = {"Authorization": f"Bearer demo-{wie}"} if wie else {}
    koppen |= {"Idempotency-Key": sleutel} if sleutel else {}
    adres = f"/api/v1/register/leveringen{vraag}"
    ruw = inhoud.encode() if isinstance(inhoud, str) else inhoud
    return hulp.web_hulp.client().generic("POST", adres, ruw, content_type="text/csv", headers=koppen)


def lopend(wie: str, vraag: str = "") -> Any:
    koppen = {"Authorization": f"Bearer demo-{wie}"} if wie else {}
    return hulp.web_hulp.client().get(f"/api/v1/register/aanvragen{vraag}", headers=koppen)


def doe(operatie: str, wie: str) -> Any:
    bron = demo_identiteiten()[wie].organisatie if wie else "UWV"
    if operatie.startswith("GET"):
        return lopend(wie)
    if operatie.endswith("dossiers"):
        koppen = {"Authorization": f"Bearer demo-{wie}"} if wie else {}
        inhoud = json.dumps({"bsn": BSN})
        client = hulp.web_hulp.client()
        return client.post("/api/v1/register/dossiers", inhoud, content_type="application/json", headers=koppen)
    if operatie.endswith("gebeurtenissen"):
        return zend(wie, gezegd())
    return lever(wie, f"{CSV}{BSN};beschut_werk;vaststelling;2025-03-01;{bron};k-9;\n")


def stand() -> tuple[Any, ...]:
    """Everything that events made."""
    rijen = models.Gebeurtenis.objects.order_by("persoon_id", "nummer").values_list("persoon_id", "nummer", "hash")
    return (
        [(p, n, bytes(h)) for p, n, h in rijen],
        list(models.Registratie.objects.order_by("pk").values_list("persoon_id", "van", "tot", "bekend_tot")),
        list(models.Grond.objects.order_by("pk").values_list("persoon_id", "grond", "van", "tot", "bekend_tot")),
    )


TABEL = [
    (operatie, rol, 401 if not rol else 200 if scope in toegang().rollen[rol].scopes else 403)
    for operatie, scope in OPERATIES.items()
    for rol in ("", *ROLLEN)
]


@pytest.mark.parametrize(("operatie", "rol", "status"), TABEL, ids=[f"{o}-{r or 'niemand'}" for o, r, _ in TABEL])
def test_elke_rol_krijgt_bij_elke_operatie_wat_het_bestand_zegt(operatie: str, rol: str, status: int) -> None:
    eerder = stand()
    antwoord = doe(operatie, ROLLEN.get(rol, ""))
    goed = {200, 201} if status == 200 else {status}
    assert antwoord.status_code in goed, antwoord.content
    assert BSN not in antwoord.content.decode()
    schrijft = operatie in ("POST /register/gebeurtenissen", "POST /register/leveringen")
    assert (stand() != eerder) == (status == 200 and schrijft)
    if status != 200:
        assert antwoord["Content-Type"].startswith("application/problem+json")
        assert not models.Verwerking.objects.exists()


def test_de_tabel_noemt_elke_operatie_en_laat_uwv_en_de_gemeente_toe() -> None:
    schema = hulp.web_hulp.client().get("/api/v1/openapi.json").json()
    gevonden = {
        f"{werkwoord.upper()} {pad}"
        for pad, inhoud in schema["paths"].items()
        for werkwoord in inhoud
        if inhoud[werkwoord]["tags"] == ["register-uitvoering"]
    }
    assert gevonden == set(OPERATIES)
    for operatie in OPERATIES:
        assert {rol for each, rol, status in TABEL if each == operatie and status == 200} == {"uwv", "gemeente"}


def test_wat_wordt_vastgelegd_heeft_een_regel_in_het_logboek_en_een_hele_keten() -> None:
    antwoord = zend("uwv", gezegd(), gezegd("overlijden", "2026-01-01", "k-2", bron="BRP"))
    assert antwoord.status_code == 201 and antwoord.json()["nummers"] == [4, 5], antwoord.content
    regel = models.Verwerking.objects.get()
    assert (regel.naam, regel.status, regel.gevonden, regel.organisatie) == ("opname", "Ok", True, "UWV")
    assert bytes(regel.betrokkene) == sleutels_nu().actief.zoek(BSN)
    assert not list(keten.controleer())


DOOD = gezegd("overlijden", "2025-01-01", "k-dood", bron="BRP")
EINDE = gezegd("wajong", "2025-06-01", "k-einde", aard="einde", betreft=3)
MORGEN = (datetime.now(HIER).date() + timedelta(days=1)).isoformat()
BESLUIT = gezegd("wajong", "2024-02-01", "k-anders", feiten={"duurzaam_geen_mogelijkheden": True})
SLECHT: dict[str, tuple[tuple[Any, ...], dict[str, Any], str]] = {
    # name: what came before, what is sent, the code of the refusal
    "geen BSN": ((), {"bsn": "123456789"}, "bsn"),
    "letters als BSN": ((), {"bsn": "abcdefghi"}, "bsn"),
    "leeg BSN": ((), {"bsn": ""}, "bsn"),
    "cijfers van elders als BSN": ((), {"bsn": "٩٠٠٠٠٠٠٠٠"}, "bsn"),
    "soort die de wet niet kent": ((), gezegd("banaan"), "soort_onbekend"),
    "soort die de wet op die dag niet kent": ((), gezegd("iva_loondispensatie", "2022-12-31"), "soort_niet_op_dag"),
    "Wsw na 2014": ((), gezegd("wsw_indicatie", "2015-01-01"), "soort_niet_op_dag"),
    "einde voor begin": ((), gezegd("wajong", "2023-01-01", aard="einde"), "einde_voor_begin"),
    "overlappend besluit": ((), BESLUIT, "dubbel_besluit"),
    "correctie van niets": ((), gezegd("wajong", aard="correctie", betreft=99), "betreft_onbekend"),
    "correctie zonder nummer": ((), gezegd("wajong", aard="correctie"), "betreft_onbekend"),
    "correctie van een andere soort": ((), gezegd("beschut_werk", aard="correctie", betreft=3), "betreft_soort"),
    "na het overlijden": ((DOOD,), gezegd(dag="2025-06-01"), "na_overlijden"),
    "tweede overlijden": ((DOOD,), gezegd("overlijden", "2025-02-01", bron="BRP"), "al_overleden"),
    "dag in 9999": ((), gezegd(dag="9999-12-31"), "dag"),
    "dag ver vooruit": ((), gezegd(dag="2040-01-01"), "dag_toekomst"),
    "dag voor 1900": ((), gezegd(dag="0001-01-01"), "dag"),
    "bron die niet bestaat": ((), gezegd(bron="Sinterklaas"), "bron_onbekend"),
    "bron die het niet mag": ((), gezegd("wajong", bron="GM0363"), "bron_mag_niet"),
    "onbekende aard": ((), gezegd(aard="misschien"), "aard_onbekend"),
    "feit van een ander": ((), gezegd(feiten={"recht_op_wajong": True}), "feit_onbekend"),
    "feit met een onmogelijke waarde": ((), gezegd(feiten={"werkt_in_beschut_werk": "misschien"}), "feit_waarde"),
    "feit dat ontbreekt": ((), gezegd("persoonsgegevens", "1990-01-01", bron="BRP"), "feit_ontbreekt"),
    "kenmerk met een spatie": ((), gezegd(kenmerk=" k"), "kenmerk"),
    "kenmerk met een nulteken": ((), gezegd(kenmerk="k\0"), "kenmerk"),
    "correctie die het einde voor het begin legt": (
        (EINDE,),
        gezegd("wajong", "2023-01-01", aard="correctie", betreft=4),
        "einde_voor_begin",
    ),
    "correctie die het begin na het einde legt": (
        (EINDE,),
        gezegd("wajong", "2025-06-02", aard="correctie", betreft=3),
        "einde_voor_begin",
    ),
    "correctie naar een dag na het overlijden": (
        (DOOD,),
        gezegd("wajong", "2025-01-02", aard="correctie", betreft=3),
        "na_overlijden",
    ),
    "overlijden morgen": ((), gezegd("overlijden", MORGEN, bron="BRP"), "dag_toekomst"),
    "geboren morgen": (
        (),
        gezegd("persoonsgegevens", "1990-01-01", bron="BRP", feiten={"geboortedatum": MORGEN}),
        "feit_waarde",
    ),
    "naam met elk teken": ((), gezegd("<script>' OR 1=1 --\u202e\U0001f600é"), "soort_onbekend"),
    "niet geïnformeerd": ((), {"bsn": DERDE, **gezegd("wajong")}, "niet_geinformeerd"),
}


@pytest.mark.parametrize("naam", sorted(SLECHT))
def test_slechte_invoer_zegt_wat_te_doen_verandert_niets_en_staat_in_het_logboek(naam: str) -> None:
    vooraf, stuur, reden = SLECHT[naam]
    for each in vooraf:
        assert zend("uwv", each).status_code == 201
    models.Verwerking.objects.all().delete()
    eerder, mensen = stand(), models.Persoon.objects.count()
    bsn = stuur.get("bsn", BSN)
    antwoord = zend("uwv", {**gezegd(), **{n: w for n, w in stuur.items() if n != "bsn"}}, bsn=bsn)
    probleem = antwoord.json()
    assert probleem["reden"] == reden, probleem
    assert antwoord.status_code == (409 if reden in BOTST else 422)
    assert antwoord["Content-Type"].startswith("application/problem+json")
    assert stand() == eerder and models.Persoon.objects.count() == mensen
    regel = models.Verwerking.objects.get()
    assert (regel.status, regel.gevonden) == ("Unset", False)
    tekst = antwoord.content.decode()
    assert (not bsn or bsn not in tekst) and "<script>" not in tekst and probleem["detail"].strip().endswith(".")


VERKEERD_GEVORMD: dict[str, tuple[str, int, str]] = {
    # name: the body, the status, a word of the sentence that says how to mend it
    "geen JSON": ('{"bsn":', 400, "JSON"),
    "geen UTF-8": ("\udcff", 400, "JSON"),
    "een naam twee keer": (f'{{"bsn": "{ANDER}", "bsn": "{BSN}", "gebeurtenissen": []}}', 400, "twee keer"),
    "een bsn als naam, twee keer": (f'{{"{BSN}": 1, "{BSN}": 2}}', 400, "JSON"),
    "een getal dat er geen is": ('{"bsn": NaN}', 400, "NaN"),
    "een lijst": ("[]", 400, "object"),
    "niets": ("", 400, "ontbreekt"),
    "een veld met een tikfout": (
        json.dumps({"bsn": BSN, "gebeurtenissen": [gezegd(aart="einde")]}),
        400,
        "bestaat niet",
    ),
    "een dag die er niet is": (json.dumps({"bsn": BSN, "gebeurtenissen": [gezegd(dag="2026-02-30")]}), 400, "datum"),
    "een dag na 9999": (json.dumps({"bsn": BSN, "gebeurtenissen": [gezegd(dag="10000-01-01")]}), 400, "datum"),
    "een bsn als getal": (json.dumps({"bsn": int(BSN), "gebeurtenissen": [gezegd()]}), 400, "tekst"),
    "te veel": (json.dumps({"bsn": BSN, "gebeurtenissen": [gezegd()] * 101}), 400, "te lang"),
    "een feit met een komma": (
        json.dumps({"bsn": BSN, "gebeurtenissen": [gezegd("loonwaarde", feiten={"loonwaarde_procent": 50.5})]}),
        400,
        "loonwaarde_procent (",
    ),
    "een naam met een BSN": (json.dumps({"bsn": BSN, "gebeurtenissen": [gezegd(**{BSN: 1})]}), 400, "een veld"),
}


@pytest.mark.parametrize("naam", VERKEERD_GEVORMD)
def test_wat_verkeerd_gevormd_is_zegt_hoe_het_moet_verandert_niets_en_staat_in_het_logboek(naam: str) -> None:
    ruw, status, woord = VERKEERD_GEVORMD[naam]
    eerder = stand()
    antwoord = hulp.web_hulp.client().post(
        "/api/v1/register/gebeurtenissen", ruw.encode("utf-8", "surrogateescape"), content_type="application/json",
        headers={"Authorization": "Bearer demo-uwv"},
    )  # fmt: skip
    assert (antwoord.status_code, antwoord["Content-Type"].partition(";")[0]) == (status, "application/problem+json")
    tekst = antwoord.content.decode()
    assert woord in antwoord.json()["detail"] and BSN not in tekst and stand() == eerder
    regel = models.Verwerking.objects.get()
    assert (regel.naam, regel.organisatie, bytes(regel.betrokkene)) == ("afgewezen_verzoek", "UWV", b"")


def test_elke_poging_die_niets_wordt_staat_een_keer_in_het_logboek(monkeypatch: pytest.MonkeyPatch) -> None:
    from telmee.web.onderdelen.register_uitvoering import inname

    assert zend("uwv", gezegd(), sleutel="s-1").status_code == 201
    monkeypatch.setattr(inname, "GRENS", 1000)
    pogingen = [
        lambda: zend("uwv", gezegd(kenmerk="k-2"), sleutel="s-1"),  # a key with other content
        lambda: zend("uwv", gezegd(kenmerk="k-3"), sleutel="x" * 300),
        lambda: lever("uwv", b""),
        lambda: lever("uwv", b"x" * 1001),
        lambda: lever("uwv", b"x", "?code=01=BANAAN"),
        lambda: lever("uwv", b"x", "?bron=Sinterklaas"),
        lambda: lever("uwv", b"naam;leeftijd\n"),
        lambda: lever("uwv", b"<a>"),
        lambda: lever("gemeente", b"x", "?bron=GM0344"),
        lambda: lopend("uwv", "?aantal=0"),
    ]
    for doe_ in pogingen:
        models.Verwerking.objects.all().delete()
        eerder = stand()
        antwoord = doe_()
        assert antwoord.status_code in (200, 400, 409, 413, 422) and stand() == eerder, antwoord.content
        regel = models.Verwerking.objects.get()
        assert (bytes(regel.betrokkene), regel.status) == (b"", "Unset"), antwoord.content


def test_een_correctie_van_een_correctie_geldt_en_de_oude_blijven() -> None:
    feiten = {"feiten": {"duurzaam_geen_mogelijkheden": False}}
    een = zend("uwv", gezegd("wajong", "2024-03-01", "c-1", aard="correctie", betreft=3, **feiten)).json()
    twee = zend("uwv", gezegd("wajong", "2024-04-01", "c-2", aard="correctie", betreft=een["nummers"][0], **feiten))
    assert twee.status_code == 201 and twee.json()["nummers"] == [5]
    persoon = opnemen.persoon_van(BSN, sleutels_nu())
    assert persoon is not None
    assert persoon.registraties.get(bekend_tot=None).van == date(2024, 4, 1)
    assert persoon.gebeurtenissen.count() == 5


def test_twee_bronnen_die_elkaar_tegenspreken_worden_vastgelegd_met_een_bevinding() -> None:
    feiten = {"beschut_op_advies_van_uwv": True}
    assert zend("uwv", gezegd(feiten=feiten)).status_code == 201
    ander = zend("gemeente", gezegd(feiten={"beschut_op_advies_van_uwv": False}))
    assert [each["reden"] for each in ander.json()["bevindingen"]] == ["bronnen_spreken_tegen"]


def test_wat_laat_en_in_een_andere_volgorde_komt_geeft_hetzelfde() -> None:
    eind = gezegd("wajong", "2025-01-01", "e-1", aard="einde")
    eerder = gezegd("beoordeling_arbeidsvermogen", "2016-01-01", "e-2", feiten={
        "kan_drempelfunctie": True, "beoordeling_gevraagd_door": "persoon"})  # fmt: skip
    gevonden = []
    for volgorde, bsn in (((eind, eerder), BSN), ((eerder, eind), ANDER)):
        for each in volgorde:
            assert zend("uwv", {**each, "kenmerk": each["kenmerk"] + bsn[-3:]}, bsn=bsn).status_code == 201
        persoon = opnemen.persoon_van(bsn, sleutels_nu())
        assert persoon is not None
        gevonden.append(sorted(persoon.registraties.filter(bekend_tot=None).values_list("van", "tot")))
    assert gevonden[0] == gevonden[1]


# --- The same call twice ---------------------------------------------------------------------------------------


def test_dezelfde_sleutel_met_dezelfde_inhoud_krijgt_hetzelfde_antwoord() -> None:
    een, twee = (zend("uwv", gezegd(), sleutel="s-1") for _ in range(2))
    assert (een.status_code, een.content) == (twee.status_code, twee.content) and een.status_code == 201
    assert models.Gebeurtenis.objects.filter(kenmerk="k-1").count() == 1
    zonder = zend("uwv", gezegd())
    assert zonder.json()["al_bekend"] == [True], "without a key the mark of the source does it"


@pytest.mark.parametrize(
    "anders", [{"dag": "2025-04-01"}, {"kenmerk": "k-2"}, {"feiten": {"werkt_in_beschut_werk": True}}]
)
def test_dezelfde_sleutel_met_andere_inhoud_botst(anders: dict[str, Any]) -> None:
    assert zend("uwv", gezegd(), sleutel="s-1").status_code == 201
    eerder = stand()
    antwoord = zend("uwv", {**gezegd(), **anders}, sleutel="s-1")
    assert (antwoord.status_code, antwoord.json()["reden"], stand()) == (409, "sleutel_bezet", eerder)
    assert zend("uwv", gezegd(), sleutel="s-1", bsn=ANDER).status_code == 409, "another person is other content"


def test_hetzelfde_kenmerk_met_andere_inhoud_botst() -> None:
    assert zend("uwv", gezegd()).status_code == 201
    antwoord = zend("uwv", gezegd(dag="2025-04-01"))
    assert (antwoord.status_code, antwoord.json()["reden"]) == (409, "kenmerk_bezet")


def test_een_sleutel_is_van_wie_haar_geeft_en_wat_mislukte_mag_onder_haar_beter() -> None:
    assert zend("uwv", gezegd("banaan"), sleutel="s-1").status_code == 422
    assert zend("uwv", gezegd(), sleutel="s-1").status_code == 201
    ander = zend("gemeente", gezegd(kenmerk="k-g"), sleutel="s-1")
    assert ander.status_code == 201, ander.content
    assert zend("uwv", gezegd(kenmerk="k-3"), sleutel="x" * 300).status_code == 422
    for rij in Herhaalsleutel.objects.all():
        assert BSN not in json.dumps(rij.antwoord) and bytes(rij.inhoud) and b"s-1" not in bytes(rij.sleutel)


# --- A college: its own people, its own kinds, its own decisions -----------------------------------------------


def test_een_gemeente_zegt_niets_over_wie_niet_van_haar_is_en_hoort_dan_steeds_hetzelfde() -> None:
    geweigerd = [zend("gemeente", gezegd(kenmerk=f"g-{bsn[-3:]}"), bsn=bsn) for bsn in (ANDER, NIEUW)]
    assert {each.status_code for each in geweigerd} == {403} and len({each.content for each in geweigerd}) == 1
    assert models.Persoon.objects.count() == 2, "nobody was made"
    assert zend("gemeente", gezegd()).status_code == 201


def test_wie_een_gemeente_gaat_helpen_wordt_van_haar_en_dan_mag_de_rest() -> None:
    hulp_ = gezegd("toeleiding", "2025-01-01", "t-1", feiten={"vooraf_geinformeerd": True})
    assert zend("gemeente", hulp_, bsn=NIEUW).status_code == 201
    assert zend("gemeente", gezegd(), bsn=NIEUW).status_code == 201
    assert zend("gemeente", gezegd(kenmerk="x"), bsn=ANDER).status_code == 403


@pytest.mark.parametrize("aard", ["intrekking", "correctie", "bezwaar"])
def test_naast_eigen_hulp_verraadt_een_verwijzing_niet_wie_er_in_het_register_staat(aard: str) -> None:
    """'Another said that' and 'that is not there' would tell who is known and how much of them."""
    feiten = {"vooraf_geinformeerd": True}
    samen = [
        zend("gemeente", gezegd("toeleiding", "2025-01-01", f"t-{nr}", feiten=feiten),
             gezegd("wajong", kenmerk=f"v-{nr}", aard=aard, betreft=over, bron="GM0363"), bsn=bsn)
        for nr, (bsn, over) in enumerate([(ANDER, 1), (ANDER, 99), (NIEUW, 1)])
    ]  # fmt: skip
    assert {each.status_code for each in samen} == {403} and len({each.content for each in samen}) == 1


def test_een_gemeente_spreekt_niet_namens_een_ander_en_levert_alleen_haar_soorten() -> None:
    assert zend("gemeente", gezegd(bron="UWV")).json()["reden"] == "bron_mag_niet"
    assert zend("gemeente", gezegd(bron="GM0344")).json()["reden"] == "bron_mag_niet"
    assert zend("gemeente", gezegd("wajong")).json()["reden"] == "bron_mag_niet"


def test_een_gemeente_herstelt_wat_zij_zelf_zei_en_niet_wat_een_ander_zei() -> None:
    assert zend("gemeente", gezegd()).json()["nummers"] == [4]
    assert zend("gemeente", gezegd(dag="2025-05-01", kenmerk="h-1", aard="correctie", betreft=4)).status_code == 201
    uwv = zend("uwv", gezegd("voorziening", "2025-05-01", "u-1", feiten={"vooraf_geinformeerd": True})).json()
    nee = zend("gemeente", gezegd("voorziening", kenmerk="h-2", aard="intrekking", betreft=uwv["nummers"][0]))
    assert nee.json()["reden"] == "betreft_niet_van_u"


# --- Deliveries -------------------------------------------------------------------------------------------------


def test_een_levering_twee_keer_verandert_niets_en_elke_foute_regel_is_een_bevinding() -> None:
    inhoud = (
        f"{CSV}{BSN};beschut_werk;vaststelling;2025-03-01;UWV;l-1;\n"
        f"{BSN};wajong;einde;2023-01-01;UWV;l-2;\n{ANDER};banaan;vaststelling;2025-03-01;UWV;l-3;\n"
    )
    een = lever("uwv", inhoud).json()
    assert (een["gebeurtenissen"], een["fouten"]) == (1, 2)
    assert {each["code"] for each in een["bevindingen"]} == {"einde_voor_begin", "soort_onbekend"}
    assert [each["regel"] for each in een["bevindingen"]] == [3, 4] and BSN not in json.dumps(een)
    eerder = stand()
    assert lever("uwv", inhoud).json()["al_ingenomen"] is True and stand() == eerder
    gelogd = models.Verwerking.objects.filter(naam="inname").exclude(betrokkene=b"")
    assert {bytes(rij.betrokkene) for rij in gelogd} == {sleutels_nu().actief.zoek(b) for b in (BSN, ANDER)}


def test_van_wie_iemand_is_wordt_bij_een_levering_een_keer_gevraagd(monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[Any] = []
    echt = indienen.lezen.in_hashes
    monkeypatch.setattr(indienen.lezen, "in_hashes", lambda mensen, zoek: gevraagd.append(zoek) or echt(mensen, zoek))
    lever(
        "gemeente",
        CSV + "".join(f"{BSN};beschut_werk;vaststelling;2025-03-{d:02d};GM0363;n-{d};\n" for d in range(1, 9)),
    )
    assert len(gevraagd) == 1


def test_alles_of_niets_laat_het_register_zoals_het_was() -> None:
    eerder = stand()
    inhoud = f"{CSV}{BSN};beschut_werk;vaststelling;2025-03-01;UWV;l-1;\n{BSN};banaan;;2025-03-01;UWV;l-2;\n"
    uit = lever("uwv", inhoud, "?allesOfNiets=true").json()
    assert uit["teruggedraaid"] is True and stand() == eerder


def test_een_gemeente_levert_alleen_over_haar_mensen_en_namens_zichzelf() -> None:
    inhoud = CSV + "".join(
        f"{bsn};beschut_werk;vaststelling;2025-03-01;{bron};l-{nr};\n"
        for nr, (bsn, bron) in enumerate([(BSN, "GM0363"), (ANDER, "GM0363"), (BSN, "UWV")])
    )
    uit = lever("gemeente", inhoud).json()
    assert (uit["gebeurtenissen"], [each["code"] for each in uit["bevindingen"]]) == (
        1,
        ["niet_van_u", "bron_mag_niet"],
    )
    assert lever("gemeente", inhoud, "?bron=GM0344").status_code == 422
    regels = {
        (bytes(r.betrokkene), r.status) for r in models.Verwerking.objects.filter(naam="inname").exclude(betrokkene=b"")
    }
    assert regels == {(sleutels_nu().actief.zoek(BSN), "Ok"), (sleutels_nu().actief.zoek(ANDER), "Unset")}


@pytest.mark.parametrize(
    "inhoud", [b"", b"\0" * 40, b"<", b"<a>", b"PK\x03\x04", "naam;leeftijd\nPiet;3\n", b"\xff\xfe<"]
)
def test_wat_geen_levering_is_krijgt_een_zin_en_geen_fout_van_de_server(inhoud: Any) -> None:
    eerder = stand()
    antwoord = lever("uwv", inhoud)
    assert antwoord.status_code in (200, 422) and stand() == eerder
    if antwoord.status_code == 200:
        assert antwoord.json()["gebeurtenissen"] == 0 and antwoord.json()["bevindingen"]


def test_een_levering_van_een_gigabyte_wordt_aan_haar_lengte_geweigerd(monkeypatch: pytest.MonkeyPatch) -> None:
    from telmee.web.onderdelen.register_uitvoering import inname

    monkeypatch.setattr(inname, "GRENS", 1000)
    assert lever("uwv", b"<" + b"x" * 1000).status_code == 413


def test_een_levering_met_een_sleutel_krijgt_hetzelfde_antwoord_of_een_botsing() -> None:
    inhoud = f"{CSV}{BSN};beschut_werk;vaststelling;2025-03-01;UWV;l-1;\n"
    een, twee = (lever("uwv", inhoud, sleutel="s") for _ in range(2))
    assert een.content == twee.content and een.json()["gebeurtenissen"] == 1
    assert lever("uwv", inhoud + "\n", sleutel="s").status_code == 409
    assert lever("uwv", inhoud + "\n\n", "?code=01=BANAAN").status_code == 422


# --- What runs --------------------------------------------------------------------------------------------------


def aanvraag(dag: str, kenmerk: str, **rest: Any) -> dict[str, Any]:
    return gezegd("beoordeling_arbeidsvermogen", dag, kenmerk, aard="aanvraag", **rest)


def test_wat_loopt_staat_er_met_termijnen_en_wat_te_laat_is_eerst() -> None:
    vandaag = date.today().isoformat()
    assert zend("uwv", aanvraag(vandaag, "a-1", bron="persoon")).status_code == 201
    assert zend("uwv", aanvraag("2026-01-05", "a-2", bron="persoon"), bsn=ANDER).status_code == 201
    models.Verwerking.objects.all().delete()
    uit = lopend("uwv").json()
    assert [each["begonnen_op"] for each in uit["aanvragen"]] == ["2026-01-05", vandaag]
    assert (uit["alle"], uit["te_laat"], uit["volgende"]) == (2, 1, None)
    assert all(t["uiterlijk"] and t["artikel"] for each in uit["aanvragen"] for t in each["termijnen"])
    assert {
        bytes(r.betrokkene) for r in models.Verwerking.objects.filter(naam="inzage_aanvragen").exclude(betrokkene=b"")
    } == {sleutels_nu().actief.zoek(bsn) for bsn in (BSN, ANDER)}
    assert len(lopend("uwv", "?teLaat=true").json()["aanvragen"]) == 1
    een = lopend("uwv", "?aantal=1").json()
    assert een["volgende"] == 1 and len(lopend("uwv", "?aantal=1&na=1").json()["aanvragen"]) == 1


def test_een_gemeente_ziet_wat_zij_zelf_vroeg_en_bezwaar_tegen_haar_eigen_besluit() -> None:
    zend("uwv", aanvraag("2026-01-05", "a-1", bron="persoon"))
    assert lopend("gemeente").json()["aanvragen"] == []
    assert zend("gemeente", aanvraag("2026-02-05", "a-2")).status_code == 201
    assert [each["begonnen_op"] for each in lopend("gemeente").json()["aanvragen"]] == ["2026-02-05"]
    besluit = zend("gemeente", gezegd()).json()["nummers"][0]
    bezwaar = gezegd(dag="2026-03-01", kenmerk="z-1", aard="bezwaar", betreft=besluit)
    nummer = zend("gemeente", bezwaar).json()["nummers"][0]
    zaak = next(each for each in lopend("gemeente").json()["aanvragen"] if each["aard"] == "bezwaar")
    assert (zaak["nummer"], zaak["betreft"]) == (nummer, besluit)
    beslist = gezegd(dag="2026-04-01", kenmerk="z-2", aard="beslissing_op_bezwaar", betreft=nummer,
                     feiten={"bezwaar_gegrond": False})  # fmt: skip
    assert zend("gemeente", beslist).status_code == 201
    assert all(each["aard"] != "bezwaar" for each in lopend("gemeente").json()["aanvragen"])
