"""Deliveries in: what SuwiML and lists say, twice the same, bad lines, and messages that mean harm."""

from __future__ import annotations

import io
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import register_hulp as r

r.opgezet()

from telmee.fouten import Fout  # noqa: E402
from telmee.gegevens.loonaangifte.bronnen import Grenzen  # noqa: E402
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen  # noqa: E402
from telmee.gegevens.suwiml import berichten, codelijst_csv, deeldatum, gebeurtenissen_csv  # noqa: E402
from telmee.gegevens.suwiml.bevindingen import Suwiverzamelaar, suwi_meldingen  # noqa: E402
from telmee.gegevens.suwiml.deeldatum import Deeldatum  # noqa: E402
from telmee.register import models, opnemen  # noqa: E402
from telmee.register.afleiden import leid_af, wetten_op  # noqa: E402
from telmee.register.gebeurtenis import Vastgelegd  # noqa: E402
from telmee.register.innemen import neem_in as innemen  # noqa: E402
from telmee.register.innemen import uit_suwiml  # noqa: E402
from telmee.register.innemen.bevinding import Bevindingen  # noqa: E402
from telmee.register.innemen.uit_suwiml import Vertaling  # noqa: E402

SUWI = "http://bkwi.nl/SuwiML/Diensten/"
KOP = "bsn;soort;aard;dag;bron;kenmerk;betreft;feiten\n"


def hoe(bron: str = "UWV", **anders) -> Vertaling:
    velden = {"codes": {"01": "WAJONG", "02": "PW_UWV_COLLEGE", "09": "PW_PRAKTIJKROUTE"}, "geinformeerd": True}
    return Vertaling(wetten_op(None).book.events, bron, **{**velden, **anders})


def antwoord(inhoud: str, dienst: str = "UWVDossierQuotumArbeidsbeperktenGSD/v0300", wortel: str = "Antwoord") -> str:
    return f'<s:{wortel} xmlns:s="{SUWI}{dienst}">{inhoud}</s:{wortel}>'


def register(bsn: str, grond: str = "", einde: str | None = None) -> str:
    eind = f"<DatELdrRegistratieWbQa>{einde}</DatELdrRegistratieWbQa>" if einde else ""
    groep = f"<LdrRegistratieWbQa>{eind}</LdrRegistratieWbQa>"
    return f"<ClientSuwi><Burgerservicenr>{bsn}</Burgerservicenr>{groep}{grond}</ClientSuwi>"


def grond(code: str | None, begin: str, einde: str | None = None) -> str:
    g = "GrondslagArbeidsbeperktheid"
    code_ = f"<Cd{g}>{code}</Cd{g}>" if code else ""
    eind = f"<DatE{g}>{einde}</DatE{g}>" if einde else ""
    return f"<{g}>{code_}<DatB{g}>{begin}</DatB{g}>{eind}</{g}>"


def reintegratie(bsn: str, code: str, begin: str, loonwaarde: str | None, einde: str = "", naam: str = "Jansen") -> str:
    eind = f"<DatERv>{einde}</DatERv>" if einde else ""
    perc = (
        f"<Loonkostensubsidie><PercLoonwaardeTovWml><CdPositiefNegatief>+</CdPositiefNegatief><Waarde>{loonwaarde}"
        "</Waarde></PercLoonwaardeTovWml></Loonkostensubsidie>"
        if loonwaarde
        else ""
    )
    return antwoord(
        f"<ClientSuwi><Burgerservicenr>{bsn}</Burgerservicenr><SignificantDeelVanDeAchternaam>{naam}"
        f"</SignificantDeelVanDeAchternaam><AtlRelatie><Arbeidsvermogen><CdArbeidsvermogen>{code}</CdArbeidsvermogen>"
        f"</Arbeidsvermogen><ReIntegratievoorziening><DatBRv>{begin}</DatBRv>{eind}{perc}</ReIntegratievoorziening>"
        "</AtlRelatie></ClientSuwi>",
        "GSDDossierReintegratie/v0200",
    )


def inkomsten(bsn: str, begin: str = "20200101", einde: str = "", uren: str = "120", lhnr: str = "900000016L01") -> str:
    eind = f"<DatEIkv>{einde}</DatEIkv>" if einde else ""
    return antwoord(
        f"<ClientSuwi><Burgerservicenr>{bsn}</Burgerservicenr><Inkomstenverhouding><VolgnrIkv>1</VolgnrIkv>"
        f"<DatBIkv>{begin}</DatBIkv>{eind}<AdministratieveEenheid><Loonheffingennr>{lhnr}</Loonheffingennr>"
        "</AdministratieveEenheid><Inkomstenperiode><DatBIkp>20200101</DatBIkp><CdSrtIkv>15</CdSrtIkv></Inkomstenperiode>"
        f"<Inkomstenopgave><DatBIko>20200101</DatBIko><DatEIko>20200131</DatEIko><AantVerloondeUrenIko>{uren}"
        "</AantVerloondeUrenIko></Inkomstenopgave></Inkomstenverhouding></ClientSuwi>",
        "UWVDossierInkomstenGSD/v0200",
    )


def neem(tmp_path: Path, inhoud: str | bytes, vertaling: Vertaling | None = None, naam: str = "levering", **opties):
    pad = tmp_path / f"{naam}-{random.random()}"
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    return innemen.neem_in(pad, r.sleutels(), vertaling or hoe(), **opties)


def lees(inhoud: str | bytes, grenzen: Grenzen = berichten.GRENZEN):
    meld = Suwiverzamelaar()
    bytes_ = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
    return list(berichten.lees([Ingekomen("b.xml", io.BytesIO(bytes_))], meld, grenzen)), [b.code for b in meld.alle()]


def perioden(bsn: str) -> list[tuple]:
    persoon = opnemen.persoon_van(bsn, r.sleutels())
    rijen = models.Registratie.objects.filter(persoon=persoon, bekend_tot=None).order_by("van")
    return [(x.van, x.tot, x.reden_einde) for x in rijen]


# --- Dates of SuwiML ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("20210401", Deeldatum(2021, 4, 1)),
        ("20210400", Deeldatum(2021, 4, 0)),
        ("20210000", Deeldatum(2021, 0, 0)),
        ("00000000", Deeldatum(0, 0, 0)),
        ("00000401", Deeldatum(0, 4, 1)),
        ("20240229", Deeldatum(2024, 2, 29)),
        ("20230229", None),
        ("20211301", None),
        ("99991231", None),
        ("2021041", None),
        ("2021-04-01", None),
    ],
)
def test_a_date_may_be_known_in_part(tekst, deel):
    assert deeldatum.lees(tekst) == deel


@given(st.dates(date(1850, 1, 1), date(2200, 12, 31)), st.sampled_from(["dag", "maand", "jaar", ""]))
def test_what_a_date_can_be_holds_what_it_was(dag, weg):
    tekst = f"{dag:%Y%m%d}"
    tekst = {"": tekst, "dag": tekst[:6] + "00", "maand": tekst[:4] + "0000", "jaar": "00000000"}[weg]
    deel = deeldatum.lees(tekst)
    assert deel is not None and (deel.datum == dag) == (weg == "")
    if weg != "jaar":
        assert deel.vroegst() <= dag <= deel.laatst()


# --- Reading --------------------------------------------------------------------------------------------------------


def test_an_answer_is_read_with_and_without_an_envelope_and_with_a_prefix_of_its_own():
    client = register("222222220", grond(None, "20210401", "20250930"), "20271231")
    los = antwoord(client)
    soap = "http://schemas.xmlsoap.org/soap/envelope/"
    in_ = f'<soap:Envelope xmlns:soap="{soap}"><soap:Body>{los}</soap:Body></soap:Envelope>'
    eigen = f'<A xmlns="{SUWI}UWVDossierQuotumArbeidsbeperktenGSD/v0300">{client}</A>'
    gelezen = [lees(vorm)[0][0] for vorm in (los, in_, eigen)]
    assert [g.registratie for g in gelezen] == [gelezen[0].registratie] * 3
    assert gelezen[0].registratie.einde.datum == date(2027, 12, 31)
    assert gelezen[0].registratie.gronden[0].code is None


def test_no_group_means_not_registered():
    clienten, codes = lees(antwoord("<ClientSuwi><Burgerservicenr>222222220</Burgerservicenr></ClientSuwi>"))
    assert clienten[0].registratie.geregistreerd is False and codes == []


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (antwoord("<ClientSuwi><Burgerservicenr>222222221</Burgerservicenr></ClientSuwi>"), "suwi-bsn"),
        (antwoord("<ClientSuwi/>"), "suwi-bsn"),
        (antwoord('<f:NietsGevonden xmlns:f="http://bkwi.nl/SuwiML/FWI/v0205"/>'), "suwi-niets"),
        (antwoord(""), "suwi-leeg"),
        (antwoord(register("222222220"), "AndereDienst/v0100"), "suwi-geen-bericht"),
        (f"<los>{register('222222220')}</los>", "suwi-geen-bericht"),
        (antwoord(register("222222220", grond("01", "20211399"))), "suwi-datum"),
        (antwoord(register("222222220", grond("01", "20210401", "20200101"))), "suwi-eind-voor-begin"),
        (antwoord(register("222222220"), "UWVDossierQuotumArbeidsbeperktenGSD/v0400"), "suwi-versie"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "suwi-onleesbaar"),
        (antwoord(register("222222220"))[:-20], "suwi-onleesbaar"),
        ("geen xml", "suwi-onleesbaar"),
        ("", "suwi-onleesbaar"),
    ],
)
def test_what_is_wrong_is_a_finding_and_never_an_error(inhoud, code):
    _, codes = lees(inhoud)
    assert code in codes and set(codes) <= set(suwi_meldingen())


def test_a_bomb_and_an_endless_element_are_refused():
    bom = (
        '<!DOCTYPE l [<!ENTITY a "'
        + "x" * 50
        + '">'
        + "".join(f'<!ENTITY b{n} "{"&a;" * 10}">' for n in range(9))
        + f"]>{antwoord(register('222222220'))}"
    )
    assert lees(bom) == ([], ["suwi-onleesbaar"])
    lang = antwoord(f"<ClientSuwi><Burgerservicenr>222222220</Burgerservicenr><A>{'x' * 300_000}</A></ClientSuwi>")
    assert lees(lang, Grenzen(stuk=100_000))[1] == ["suwi-onleesbaar"]


class Eindeloos:
    """Very many answers in one file, made while it is read."""

    def __init__(self, aantal: int) -> None:
        self.over, self.rest = aantal, f'<B xmlns:s="{SUWI}UWVDossierQuotumArbeidsbeperktenGSD/v0300">'.encode()
        self.een = f"<s:R>{register('222222220', grond('01', '20210401') + '<!--' + 'x' * 900 + '-->')}</s:R>".encode()

    def read(self, n: int = -1) -> bytes:
        while self.over and len(self.rest) < n:
            self.rest += self.een * min(200, self.over)
            self.over -= min(200, self.over)
            if not self.over:
                self.rest += b"</B>"
        uit, self.rest = self.rest[:n], self.rest[n:]
        return uit


def test_a_long_file_is_read_in_flat_memory():
    import tracemalloc

    meld, aantal = Suwiverzamelaar(), 0
    tracemalloc.start()
    for _ in berichten.lees([Ingekomen("b.xml", Eindeloos(20_000))], meld):
        aantal += 1
    top = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert aantal == 20_000 and meld.alle() == []
    assert top < 30 * 1024 * 1024, "25 MB of XML, of which nothing stays but what is being read"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_a_name_may_hold_every_character_and_is_not_kept(naam):
    from xml.sax.saxutils import escape

    clienten, codes = lees(reintegratie("222222220", "01", "20210401", "05500", naam=escape(naam)))
    assert codes == [] and clienten[0].trajecten[0].voorzieningen[0].loonwaarde == 5500
    anders, _ = lees(reintegratie("222222220", "01", "20210401", "05500", naam="Iemand Anders"))
    assert clienten == anders, "whoever it is, nothing of the name is in what is read"


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_damaged_message_is_findings_or_clients(data):
    heel = bytearray(antwoord(register("222222220", grond("01", "20210401"), "20271231")).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        heel[data.draw(st.integers(0, len(heel) - 1))] = data.draw(st.integers(0, 255))
    clienten, codes = lees(bytes(heel))
    assert (clienten or codes) and set(codes) <= set(suwi_meldingen())


# --- Into the register ----------------------------------------------------------------------------------------------


def test_the_same_delivery_twice_changes_nothing(tmp_path):
    bsn = r.nieuw_bsn()
    inhoud = antwoord(register(bsn, grond("01", "20180301")))
    eerste = neem(tmp_path, inhoud)
    assert (eerste.personen, eerste.gebeurtenissen, eerste.fouten) == (1, 1, 0)
    assert perioden(bsn) == [(date(2018, 3, 1), None, "")]
    tel = models.Gebeurtenis.objects.count(), models.Registratie.objects.count()
    weer = neem(tmp_path, inhoud)
    assert weer.al_ingenomen and weer.gebeurtenissen == 0
    anders = neem(tmp_path, inhoud + "<!-- asked again -->")
    assert not anders.al_ingenomen and anders.al_bekend == 1 and anders.gebeurtenissen == 0
    assert (models.Gebeurtenis.objects.count(), models.Registratie.objects.count()) == tel


def test_a_delivery_that_was_stopped_halfway_goes_on(tmp_path):
    bsns = [r.nieuw_bsn() for _ in range(3)]
    inhoud = "<B>" + "".join(antwoord(register(bsn, grond("01", "20180301"))) for bsn in bsns) + "</B>"
    neem(tmp_path, inhoud)
    models.Levering.objects.order_by("-pk").first()
    levering = models.Levering.objects.order_by("-pk").first()
    levering.bevindingen = [innemen.BEZIG]
    levering.save()
    weer = neem(tmp_path, inhoud)
    assert not weer.al_ingenomen and weer.gebeurtenissen == 0 and weer.al_bekend == 3 and weer.fouten == 0


def test_a_code_that_is_not_on_the_list_is_unknown_and_said(tmp_path):
    bsn = r.nieuw_bsn()
    uit = neem(tmp_path, antwoord(register(bsn, grond("77", "20180301") + grond(None, "20180301"))))
    assert uit.bevindingen.codes() == ["grond_onbekend"] and perioden(bsn) == []


def test_a_ground_without_its_facts_and_a_date_in_part_are_not_recorded(tmp_path):
    bsn = r.nieuw_bsn()
    uit = neem(tmp_path, antwoord(register(bsn, grond("09", "20180301") + grond("01", "20180300"))))
    assert uit.bevindingen.codes() == ["grond_zonder_feiten", "datum_onbekend"] and perioden(bsn) == []


def test_a_praktijkroute_registers_from_the_day_of_the_loonwaarde(tmp_path):
    bsn = r.nieuw_bsn()
    uit = neem(tmp_path, reintegratie(bsn, "01", "20190315", "05500", "20200314"), hoe("GM0363"))
    assert uit.fouten == 0 and perioden(bsn) == [(date(2019, 3, 15), None, "")]
    gronden = models.Grond.objects.filter(persoon=opnemen.persoon_van(bsn, r.sleutels()), bekend_tot=None)
    assert {g.grond for g in gronden} == {"PW_PRAKTIJKROUTE"}


@pytest.mark.parametrize(
    ("bericht", "code"),
    [
        (lambda bsn: reintegratie(bsn, "02", "20190315", "05500"), "geen_praktijkroute"),
        (lambda bsn: reintegratie(bsn, "01", "20190315", None), "zonder_loonwaarde"),
        (lambda bsn: reintegratie(bsn, "01", "20190315", "5,50"), "suwi-getal"),
        (
            lambda bsn: antwoord(f"<ClientSuwi><Burgerservicenr>{bsn}</Burgerservicenr></ClientSuwi>"),
            "niet_geregistreerd",
        ),
        (lambda bsn: antwoord(register(bsn)), "geen_grond"),
    ],
)
def test_what_a_message_does_not_say_does_not_register(tmp_path, bericht, code):
    bsn = r.nieuw_bsn()
    uit = neem(tmp_path, bericht(bsn), hoe("GM0363"))
    assert code in uit.bevindingen.codes() and perioden(bsn) == []


def test_who_was_not_told_is_not_recorded(tmp_path):
    bsn = r.nieuw_bsn()
    uit = neem(tmp_path, antwoord(register(bsn, grond("01", "20180301"))), hoe(geinformeerd=False))
    assert uit.bevindingen.codes() == ["niet_geinformeerd"] and opnemen.persoon_van(bsn, r.sleutels()) is None


def test_income_of_somebody_in_the_register_is_kept_and_of_nobody_else(tmp_path):
    bsn, ander = r.nieuw_bsn(), r.nieuw_bsn()
    neem(tmp_path, antwoord(register(bsn, grond("01", "20180301"))))
    uit = neem(tmp_path, f"<B>{inkomsten(bsn)}{inkomsten(ander)}</B>")
    assert uit.relaties == 1 and uit.bevindingen.codes() == ["niet_in_register"]
    assert opnemen.persoon_van(ander, r.sleutels()) is None
    weer = neem(tmp_path, f"<B> {inkomsten(bsn)}</B>")
    assert (weer.relaties, weer.al_bekend) == (0, 1)
    neem(tmp_path, inkomsten(bsn, einde="20201231"))
    rijen = models.Inkomstenverhouding.objects.filter(persoon=opnemen.persoon_van(bsn, r.sleutels())).order_by("pk")
    assert [(x.tot, x.verloonde_uren, x.bekend_tot is None) for x in rijen] == [
        (None, 120, False),
        (date(2020, 12, 31), 120, True),
    ]


@pytest.mark.parametrize("naam", sorted(uit_suwiml.gronden()))
def test_every_ground_that_becomes_events_follows_from_them(naam):
    dag = {"WSW": "20100301", "IVA_LOONDISPENSATIE": "20260201", "WAJONG_DGA_WERKEND": "20260201"}.get(naam, "20180301")
    clienten, _ = lees(antwoord(register("222222220", grond("x1", dag))))
    bevindingen = Bevindingen()
    gebeurtenissen = uit_suwiml.gebeurtenissen(clienten[0], hoe(codes={"x1": naam}), bevindingen)
    vast = [Vastgelegd(**{**vars(g), "kenmerk": f"k{n}", "nummer": n}) for n, g in enumerate(gebeurtenissen, 1)]
    assert naam in {g.grond for g in leid_af(vast, wetten_op(None)).gronden} and bevindingen.alle() == []


# --- Lists of events ------------------------------------------------------------------------------------------------


def regel(bsn: str, soort: str = "wajong", dag: str = "2018-03-01", bron: str = "UWV", merk: str = "", **anders) -> str:
    velden = {"aard": "", "betreft": "", "feiten": "vooraf_geinformeerd=ja", **anders}
    return f"{bsn};{soort};{velden['aard']};{dag};{bron};{merk or r.kenmerk()};{velden['betreft']};{velden['feiten']}\n"


def test_a_list_records_every_good_line_and_says_what_is_wrong_with_the_others(tmp_path):
    goed, twee, dood = r.nieuw_bsn(), r.nieuw_bsn(), r.nieuw_bsn()
    inhoud = (
        KOP
        + regel(goed)
        + regel("123456789")
        + regel(twee, dag="31-02-2018")
        + regel(twee, dag="9999-12-31")
        + regel(twee, soort="wajonk")
        + regel(twee)
        + regel(twee, soort="beoordeling_arbeidsvermogen")
        + regel(dood, soort="overlijden", dag="2019-01-01", bron="BRP", feiten="")
        + regel(dood, dag="2020-01-01")
    )
    uit = neem(tmp_path, inhoud)
    assert perioden(goed) == perioden(twee) == [(date(2018, 3, 1), None, "")] and perioden(dood) == []
    codes = {(b.code, b.regel) for b in uit.bevindingen.alle()}
    assert codes >= {
        ("csv-bsn", 3), ("gebeurtenis-datum", 4), ("dag", 5), ("soort_onbekend", 6), ("feit_ontbreekt", 8),
        ("na_overlijden", 10),
    }  # fmt: skip
    assert not any(goed in b.wat or twee in b.wat for b in uit.bevindingen.alle())


def test_a_doubt_is_told_once_when_another_person_in_the_delivery_clashes(tmp_path):
    """The whole part is then done again one by one: what was found the first time does not count."""
    merk = r.kenmerk()
    inhoud = (
        KOP + regel(r.nieuw_bsn(), aard="einde", feiten="") + "".join(regel(r.nieuw_bsn(), merk=merk) for _ in "12")
    )
    codes = [b.code for b in neem(tmp_path, inhoud).bevindingen.alle()]
    assert sorted(codes) == ["einde_zonder_begin", "kenmerk_bezet"]


def test_all_or_nothing_leaves_nothing(tmp_path):
    bsn = r.nieuw_bsn()
    inhoud = KOP + regel(bsn) + regel(bsn, soort="wajonk")
    uit = neem(tmp_path, inhoud, alles_of_niets=True)
    assert uit.teruggedraaid and uit.fouten == 1 and uit.gebeurtenissen == 0
    assert opnemen.persoon_van(bsn, r.sleutels()) is None
    poging = models.Levering.objects.order_by("-pk").first()
    assert poging.soort.endswith(innemen.GEWEIGERD) and poging.bevindingen[0]["code"] == "soort_onbekend"
    heel = neem(tmp_path, inhoud)
    assert not heel.al_ingenomen, "what was put back can come again"
    assert perioden(bsn) == [(date(2018, 3, 1), None, "")]


def test_lines_may_come_in_any_order_and_years_late(tmp_path):
    bsn = r.nieuw_bsn()
    einde = regel(bsn, soort="beeindiging", dag="2021-06-30", feiten="reden_beeindiging=anders")
    neem(tmp_path, KOP + einde)
    neem(tmp_path, KOP + regel(bsn, dag="2016-05-01"))
    assert perioden(bsn) == [(date(2016, 5, 1), date(2021, 6, 30), "anders")]


def test_a_mark_with_other_content_is_said_and_the_first_stays(tmp_path):
    bsn, merk = r.nieuw_bsn(), r.kenmerk()
    neem(tmp_path, KOP + regel(bsn, merk=merk))
    uit = neem(tmp_path, KOP + regel(bsn, merk=merk, dag="2019-01-01"))
    assert uit.bevindingen.codes() == ["kenmerk_bezet"] and perioden(bsn) == [(date(2018, 3, 1), None, "")]


def test_a_column_with_the_name_of_a_fact_is_that_fact(tmp_path):
    bsn = r.nieuw_bsn()
    inhoud = (
        "bsn,soort,dag,bron,kenmerk,vooraf_geinformeerd,kan_drempelfunctie,beperkingen_nog_zes_maanden,beoordeling_gevraagd_door\n"
        f"{bsn},toeleiding,1-3-2018,GM0363,{r.kenmerk()},ja,,,\n"
        f"{bsn},beoordeling_arbeidsvermogen,1-3-2018,UWV,{r.kenmerk()},ja,nee,ja,college\n"
    )
    assert neem(tmp_path, inhoud).fouten == 0
    assert perioden(bsn) == [(date(2018, 3, 1), None, "")]


def test_a_list_without_its_columns_is_refused(tmp_path):
    with pytest.raises(Fout, match="kolom"):
        neem(tmp_path, "bsn;dag\n222222220;2020-01-01\n")


def test_a_list_of_codes_names_grounds_of_the_law(tmp_path):
    pad = tmp_path / "codes.csv"
    pad.write_text("code;grond\n01;wajong\n02;WSW\n")
    assert codelijst_csv.lees(pad, ["WAJONG", "WSW"]) == {"01": "WAJONG", "02": "WSW"}
    for fout in ("01;WAJONG\n01;WSW", "01;WAJONK"):
        pad.write_text(f"code;grond\n{fout}\n")
        with pytest.raises(Fout):
            codelijst_csv.lees(pad, ["WAJONG", "WSW"])


def test_a_bad_file_of_thousands_of_lines_is_counted_and_not_kept():
    verzameld = Bevindingen()
    from telmee.register.innemen.bevinding import fout

    for n in range(5_000):
        verzameld.append(fout("dag", "kan niet", "b", n))
    assert len(verzameld.alle()) == 51 and verzameld.tel("fout") == 5_000 == sum(b.aantal for b in verzameld.alle())


def test_the_reader_of_lists_knows_values():
    meld = Suwiverzamelaar()
    tekst = KOP + "222222220;wajong;;1-3-2018;UWV;k1;;a=ja, b=nee, c=120, d=1-4-2019, e=GM0363\n"
    rij = next(gebeurtenissen_csv.lees(Ingekomen("l.csv", io.BytesIO(tekst.encode())), ["f"], meld))
    assert rij.feiten == {"a": True, "b": False, "c": 120, "d": "2019-04-01", "e": "GM0363"}
    assert rij.dag == date(2018, 3, 1)


def test_what_cannot_be_read_twice_or_at_all_is_refused(tmp_path):
    import os

    pijp = tmp_path / "pijp"
    os.mkfifo(pijp)
    for pad in (pijp, tmp_path, tmp_path / "weg.csv"):
        with pytest.raises(Fout):
            innemen.neem_in(pad, r.sleutels(), hoe())


@pytest.mark.parametrize("soort", ["inkomsten", "register"])
def test_a_delivery_of_many_takes_as_many_questions_as_one_of_few(tmp_path, soort):
    """Per person one would be a transaction each: hours at the size of the country."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    bsns = hulp_bsns(240)
    aantallen = []
    for deel, waar in ((bsns[:40], "weinig"), (bsns[40:], "veel")):
        for bsn in deel:  # who is there already
            opnemen.maak_persoon(bsn, r.sleutels())
        een = (lambda bsn: inkomsten(bsn)) if soort == "inkomsten" else (lambda bsn: antwoord(register(bsn)))
        with CaptureQueriesContext(connection) as vragen:
            uit = neem(tmp_path, f"<B>{''.join(een(bsn) for bsn in deel)}</B>", naam=waar)
        assert uit.fouten == 0 and (uit.relaties == len(deel) or soort == "register")
        aantallen.append(len(vragen))
    assert aantallen[1] <= aantallen[0] + 5, aantallen


def test_a_relation_that_changes_within_one_delivery_keeps_what_was_said_before(tmp_path):
    bsn = hulp_bsns(241)[-1]
    opnemen.maak_persoon(bsn, r.sleutels())
    inhoud = "".join(inkomsten(bsn, uren=uren) for uren in ("100", "120", "120"))
    uit = neem(tmp_path, f"<B>{inhoud}</B>")
    rijen = models.Inkomstenverhouding.objects.filter(persoon=opnemen.persoon_van(bsn, r.sleutels())).order_by("pk")
    assert [(x.verloonde_uren, x.bekend_tot is None) for x in rijen] == [(100, False), (120, True)]
    assert (uit.relaties, uit.al_bekend) == (2, 1)
    assert (weer := neem(tmp_path, f"<B>{inhoud}</B><!-- again -->")).relaties == 2 and weer.al_bekend == 1


def hulp_bsns(aantal: int) -> list[str]:
    """BSNs that no other test here gives."""
    from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns

    return [f"{bsn:09d}" for bsn in verzonnen_bsns(9_000 + aantal)][9_000:]
