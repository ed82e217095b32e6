"""A machine that records drawn events and checks, after each, that the rows are what plain recomputation gives."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import register_hulp as r

r.opgezet()

from register_verzonnen import DAG, FEITEN  # noqa: E402
from telmee.register import keten, models, opnemen  # noqa: E402
from telmee.register.afleiden import bekend, leid_af, wetten_op  # noqa: E402
from telmee.register.gebeurtenis import Gebeurtenis, Vastgelegd  # noqa: E402
from telmee.register.lezen import staande_rijen  # noqa: E402
from telmee.register.tijdlijn import Kennis  # noqa: E402
from telmee.register.toetsen import Botsing, Weigering, met_grondslag  # noqa: E402

BEGIN = datetime(2026, 7, 1, tzinfo=UTC)


def rijen_op(persoon, moment):
    """What the derived rows said at a moment."""
    from django.db.models import Q

    toen = Q(bekend_van__lte=moment) & (Q(bekend_tot=None) | Q(bekend_tot__gt=moment))
    return (
        set(persoon.registraties.filter(toen).values_list("van", "tot", "reden_einde")),
        set(persoon.gronden.filter(toen).values_list("grond", "van", "tot")),
    )


def als_rijen(uit):
    return (
        {(p.van, p.tot, p.reden_einde) for p in uit.registraties},
        {(p.grond, p.van, p.tot) for p in uit.gronden},
    )


class Register(RuleBasedStateMachine):
    """One person; what was accepted is kept beside it as plain data."""

    @initialize()
    def begin(self):
        self.bsn, self.gewoon, self.uur, self.nummer = r.nieuw_bsn(), [], 0, None

    def _moment(self):
        self.uur += 1
        return BEGIN + timedelta(hours=self.uur)

    def _geef(self, gebeurtenis, moment=None):
        moment = moment or self._moment()
        kennis = Kennis.van(wetten_op(moment).book)
        voor = models.Gebeurtenis.objects.filter(persoon__nummer=self.nummer).count()
        try:
            uit = opnemen.neem_op(self.bsn, [gebeurtenis], r.sleutels(), nu=moment)
        except Weigering as fout:
            assert not isinstance(fout, Botsing)
            assert models.Gebeurtenis.objects.filter(persoon__nummer=self.nummer).count() == voor
            return
        self.nummer = uit.persoon
        assert uit.nummers == (len(self.gewoon) + 1,) and uit.al_bekend == (False,)
        vol = met_grondslag(kennis, gebeurtenis)
        toen = max([moment, *[each.bekend_op + timedelta(microseconds=1) for each in self.gewoon[-1:]]])
        self.gewoon.append(Vastgelegd(**{**vars(vol), "nummer": len(self.gewoon) + 1, "bekend_op": toen}))

    @rule(soort=st.sampled_from(sorted(FEITEN)), dag=DAG, data=st.data(), college=st.booleans())
    def stel_vast(self, soort, dag, data, college):
        bron = "GM0363" if college else "UWV"
        self._geef(r.vaststelling(soort, dag.isoformat(), bron, **data.draw(FEITEN[soort])))

    @rule(soort=st.sampled_from(sorted(FEITEN)), dag=DAG)
    def vraag_aan(self, soort, dag):
        self._geef(r.vaststelling(soort, dag.isoformat(), "persoon", aard="aanvraag"))

    @rule(data=st.data(), dag=DAG, aard=st.sampled_from(["einde", "intrekking", "bezwaar"]))
    def verwijs(self, data, dag, aard):
        if self.gewoon:
            doel = data.draw(st.sampled_from(self.gewoon))
            self._geef(r.vaststelling(doel.soort, dag.isoformat(), doel.bron, aard=aard, betreft=doel.nummer))

    @rule(data=st.data(), dag=DAG, gegrond=st.booleans(), beslissing=st.booleans())
    def verbeter(self, data, dag, gegrond, beslissing):
        if not self.gewoon:
            return
        doel = data.draw(st.sampled_from(self.gewoon))
        feiten = data.draw(FEITEN[doel.soort])
        if beslissing:
            feiten = {"bezwaar_gegrond": gegrond, **(feiten if gegrond else {})}
        aard = "beslissing_op_bezwaar" if beslissing else "correctie"
        self._geef(r.vaststelling(doel.soort, dag.isoformat(), doel.bron, aard=aard, betreft=doel.nummer, **feiten))

    @rule(data=st.data())
    def geef_nog_eens(self, data):
        if self.gewoon:
            weer = data.draw(st.sampled_from(self.gewoon))
            los = Gebeurtenis(**{naam: getattr(weer, naam) for naam in Gebeurtenis.__dataclass_fields__})
            uit = opnemen.neem_op(self.bsn, [los], r.sleutels(), nu=self._moment())
            assert uit.al_bekend == (True,) and uit.nummers == (weer.nummer,)

    @rule()
    def klok_terug(self):
        """A clock that is behind: the chain goes on."""
        self._geef(r.vaststelling("wajong", "2018-05-01"), BEGIN - timedelta(days=1))

    @invariant()
    def rijen_volgen_uit_gebeurtenissen(self):
        if getattr(self, "nummer", None) is not None:
            persoon = models.Persoon.objects.get(nummer=self.nummer)
            moment = self.gewoon[-1].bekend_op
            assert staande_rijen(persoon) == als_rijen(leid_af(self.gewoon, wetten_op(moment)))

    def teardown(self):
        if getattr(self, "nummer", None) is None:
            return
        persoon = models.Persoon.objects.get(nummer=self.nummer)
        for each in self.gewoon:
            toen = leid_af(bekend(self.gewoon, each.bekend_op), wetten_op(each.bekend_op))
            assert rijen_op(persoon, each.bekend_op) == als_rijen(toen), "as known then"
        assert not [breuk for breuk in keten.controleer() if breuk.persoon == self.nummer]


Register.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
TestRegister = Register.TestCase
