"""From the population with and without a reform to the measures: banen, truth, ceiling, load and money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from telmee.beleid import plan as plannen
from telmee.beleid.begin import LAATSTE_METING, bij_de_meting, omvang, plekken
from telmee.beleid.hervorming import Hervorming
from telmee.beleid.ijking import tempo_cijfers
from telmee.beleid.vooruit import FORMEEL, INLEEN, MARKT, OVERHEID, Getallen, Pad, Plan
from telmee.beleid.wettelijk import Wettelijk
from telmee.gegevens.publicatie import gepubliceerd

MAANDEN = 12
_WERKGEVERS = ("rijk_heffing", "rijk_opslag", "rijk_bonus", "rijk_lkv", "rijk_bonus_vast")
_RIJK = ("rijk_besparing", *_WERKGEVERS, "rijk_beschut")
"""Lines between the Rijk and employers, and all lines of the Rijk; what the Rijk pays is below nothing."""
_VOOR_WERKGEVERS = (*_WERKGEVERS, "gemeente_lks", "uwv_lks")
REGELS = {"saldo_rijk": frozenset(_RIJK), "werkgever_saldo": frozenset(_VOOR_WERKGEVERS)}
"""Lines that add up to a total, by the total."""
Uitkomsten = dict[str, Getallen | None]


class Rekening:
    """The measures of one reform; arrays are (years, draws)."""

    def __init__(
        self,
        h: Hervorming,
        p: Mapping[str, Getallen],
        wet: Wettelijk,
        plan: Plan,
        paden: tuple[Pad, Pad, Pad],
        zaad: int,
    ) -> None:
        papier, waar, pad = paden
        self.waar = waar
        self.stopt = np.maximum((waar.werkend - pad.werkend)[:, :3].sum(axis=1), 0)
        self.h, self.p, self.wet, self.plan, self.papier, self.pad, self.zaad = h, p, wet, plan, papier, pad, zaad
        self.vorm = pad.nooit.shape
        self.telt = [n for n, g in enumerate(plan.groepen, 3) if g.telt]
        self.zonder: dict[str, list[str]] = {}
        nieuw = waar.werkend[:, 3:].sum(axis=1) - papier.werkend[:, 3:].sum(axis=1)
        self.verdrongen = p.get("verdringing_binnen", np.zeros(self.vorm[1])) * np.maximum(nieuw, 0)
        self.meer = waar.werkend.sum(axis=1) - papier.werkend.sum(axis=1) - self.verdrongen
        self.actief = np.array([j >= h.vanaf for j in pad.jaren])[:, None]

    @property
    def bekend(self) -> bool:
        """Whether it is known how many stop counting."""
        return not self.h.t_plus_2 or "t_plus_2_uitstroom" in self.p

    def alles(self) -> Uitkomsten:
        """All measures, in the order of `MATEN`."""
        from telmee.beleid.maten import MATEN

        uit = self._banen() | self._duur() | self._toegang() | self._last()
        uit |= self._doel(uit) | self._geld(uit)
        return {naam: uit.get(naam) for naam in MATEN if naam in uit}

    # --- Banen and people -------------------------------------------------------------------------------------------

    def _per_baan(self, nummer: int) -> Getallen | None:
        """Banen per worker of a new group; None: nobody knows their hours, so persons are counted."""
        if self.pad.gronden[nummer] != "nieuw":
            return self.p["banen_per_persoon"]
        uren = self.p.get("nulmeting_uren_nieuw")
        return None if uren is None else np.asarray(uren / self.wet.uren_per_week)

    def _nieuw(self, werkend: Getallen) -> Getallen:
        """What the new groups count for: banen, or persons where the hours are unknown."""
        som = np.zeros(self.vorm)
        for n in self.telt:
            per = self._per_baan(n)
            som = som + werkend[:, n] * (1.0 if per is None else per)
        return som

    def _banen(self) -> Uitkomsten:
        p, pad = self.p, self.pad
        per = p["banen_per_persoon"]
        r = gepubliceerd(LAATSTE_METING)
        assert r is not None
        oud = pad.werkend[:, :3].sum(axis=1) - self.verdrongen
        toen = bij_de_meting(p)
        erbij = per * (oud - toen)
        nieuw = self._nieuw(pad.werkend)
        self.papier_telt = self._nieuw(self.papier.werkend)
        werkt = self.waar.werkend[:, :3].sum(axis=1) - self.verdrongen
        self.echt_banen = per * (werkt - self.papier.werkend[:, :3].sum(axis=1)) + nieuw - self.papier_telt
        extra = (r.extra["totaal"] or 0) + erbij + nieuw
        self.extra_echt = (r.extra["totaal"] or 0) + per * (werkt - toen) + (nieuw - self.papier_telt)
        plek = np.moveaxis(pad.op_plek[:, :, :3].sum(axis=2), 1, 0)
        uit: Uitkomsten = {"extra_banen": extra}
        begin = self._plek_begin()
        for naam, waar, was in (
            ("banen_markt", MARKT, r.extra["markt"]),
            ("banen_overheid", OVERHEID, r.extra["overheid"]),
            ("banen_formeel", FORMEEL, r.formeel["totaal"]),
            ("banen_inleen", INLEEN, r.inleen["totaal"]),
        ):
            deel = sum(plek[w] for w in waar) - sum(begin[w] for w in waar)
            verdrongen = self.verdrongen * sum(begin[w] for w in waar) / sum(begin)
            uit[naam] = (was or 0) + per * (deel - verdrongen) + self._nieuw_op(waar, nieuw)
        for n, grond in enumerate(("participatiewet", "wajong", "wsw")):
            uit[f"banen_{grond}"] = pad.werkend[:, n] * per
        telt = [0, 1, 2, *self.telt]
        werkenden = pad.werkend[:, telt].sum(axis=1) - self.verdrongen
        uit |= {"banen_nieuw": pad.werkend[:, self.telt].sum(axis=1)} if self.telt else {}
        uit |= {"uitstroom_aow": pad.aow} if self.plan.cohorten is not None else {}
        uit["naar_beschut"] = np.diff(self.waar.beschut, axis=0, prepend=np.zeros((1, self.vorm[1])))
        uit |= {"beschut_erbij": self.waar.beschut - self.papier.beschut} if self.h.beschut is not None else {}
        return uit | {"werkenden": werkenden, "doelgroep": pad.register[:, telt].sum(axis=1)}

    def _plek_begin(self) -> list[Getallen]:
        """By place, when the last result was measured."""
        _, werkend, _ = omvang(self.p, tempo_cijfers())
        plek = plekken(self.p, 3, self.vorm[1])
        toen = bij_de_meting(self.p) / self.p["register_werkend"]
        return [sum(werkend[g] * plek[g, w] for g in range(3)) * toen for w in range(4)]

    def _nieuw_op(self, waar: tuple[int, ...], nieuw: Getallen) -> Getallen:
        """The new groups by sector: all formal, with the share of government of the last table."""
        deel = self.p["formeel_overheid_deel"]
        aandeel: dict[Any, Any] = {FORMEEL: 1.0, INLEEN: 0.0, OVERHEID: deel, MARKT: 1 - deel}
        return np.asarray(nieuw * aandeel[waar])

    def _duur(self) -> Uitkomsten:
        pad = self.pad
        return {"jaar_later": pad.jaar_later, "starters_jaar_later": pad.starters, "vast_aandeel": pad.vast}

    def _toegang(self) -> Uitkomsten:
        """Who is in, by ground, and who this reform takes off; together they are the group."""
        pad = self.pad
        uit: Uitkomsten = {f"in_{pad.gronden[n]}": pad.register[:, n] for n in (0, 1, 2, *self.telt)}
        if self.h.t_plus_2 or self.h.beschut is not None:
            telt = [0, 1, 2, *self.telt]
            uit["eruit"] = (self.papier.register - pad.register)[:, telt].sum(axis=1) if self.bekend else None
        return uit

    # --- Load, truth and the target ---------------------------------------------------------------------------------

    def _last(self) -> Uitkomsten:
        p = self.p
        uit: Uitkomsten = {}
        nieuw = [g.omvang for g in self.plan.groepen if g.telt]
        if nieuw:
            beoordelen = sum(nieuw) * self.actief
            uit["beoordelingen"] = beoordelen
            uit["beoordelingen_jaren"] = beoordelen / p["beoordelingen_nu"]
            uit["wachtrij"] = self.pad.wachtrij if self.plan.instroom_capaciteit is not None else None
            uit["op_papier"] = self.papier.werkend[:, self.telt].sum(axis=1)
        if self.h.t_plus_2:
            uit["eraf_op_papier"] = self.stopt if self.bekend else None
        uit["verdringing_binnen"] = self.verdrongen
        uit["in_het_echt"] = self.meer
        uit["verdringing_buiten"] = p["verdringing_buiten"] * np.maximum(self.meer, 0)
        return uit | self._gevraagd()

    def _gevraagd(self) -> Uitkomsten:
        """What the file asks of UWV and municipalities, in people a year."""
        u = self.h.uitvoering
        if u is None:
            return {}
        gevraagd = {"in_beeld": u.in_beeld}
        gevraagd |= {"quotum_uwv": u.quotum.uwv, "quotum_gemeenten": u.quotum.gemeenten} if u.quotum else {}
        aantal, zaad = self.vorm[1], self.zaad
        return {n: plannen.van(self.p, b, n, aantal, zaad) * self.actief for n, b in gevraagd.items() if b}

    def _doel(self, uit: Uitkomsten) -> Uitkomsten:
        p, wet = self.p, self.wet
        doel = np.stack([plannen.doel(self.h, p, wet, self.plan.groepen, j, self.zaad) for j in self.pad.jaren])
        extra = uit["extra_banen"]
        assert extra is not None
        telt = [0, 1, 2, *self.telt]
        kans = self.pad.register[:, telt].sum(axis=1) - self.pad.nooit
        plafond = self._plafond(kans)
        gat, gat_nieuw = doel - extra, doel - self.extra_echt
        per_sector: Uitkomsten = {}
        if self.h.per_sector:
            markt, overheid = uit["banen_markt"], uit["banen_overheid"]
            assert markt is not None and overheid is not None
            per_sector["gat_markt"] = doel * (1 - wet.deel_overheid) - markt
            per_sector["gat_overheid"] = doel * wet.deel_overheid - overheid
        return {
            **per_sector,
            "doel": doel,
            "gat": gat,
            "gat_nieuwe_nulmeting": gat_nieuw,
            "doel_gehaald": self._deel(gat <= 0),
            "doel_gehaald_nieuwe_nulmeting": self._deel(gat_nieuw <= 0),
            "plafond": plafond,
            "doel_van_plafond": (wet.nulmeting + doel) / plafond,
        }

    def _plafond(self, kans: Getallen) -> Getallen:
        """Banen if everybody with a real chance worked; new people of unknown hours count as one each."""
        per = self.p["banen_per_persoon"]
        som = kans * per
        for n in self.telt:
            eigen = self._per_baan(n)
            som = som + self.pad.register[:, n] * ((1.0 if eigen is None else eigen) - per)
        return np.asarray(som)

    def _deel(self, gehaald: Any) -> Getallen:
        return np.broadcast_to(gehaald.mean(axis=1, keepdims=True), self.vorm).copy()

    # --- Money ------------------------------------------------------------------------------------------------------

    def _geld(self, uit: Uitkomsten) -> Uitkomsten:
        p, h = self.p, self.h
        extra = uit["extra_banen"]
        assert extra is not None
        per = p["besparing_per_baan"]
        geld: Uitkomsten = {"rijk_besparing": self.echt_banen * per}
        totaal = self.extra_echt * per
        geld |= {"besparing_totaal": totaal, "van_ingeboekt": totaal / p["ingeboekte_besparing"]}
        geld |= self._quotumgeld(extra, uit)
        geld["rijk_lkv"] = self._lkv()
        if h.bonus_vast_contract:
            euro = plannen.van(self.p, h.bonus_vast_contract, "bonus_vast_contract", self.vorm[1], self.zaad)
            geld["rijk_bonus_vast"] = -euro * self.waar.nieuw_vast * self.actief
        if h.beschut is not None:
            geld["rijk_beschut"] = -(self.waar.beschut - self.papier.beschut) * p["beschut_per_plek"]
        if plannen.krijgt_no_risk(h):
            kosten = p.get("no_risk_kosten")
            wie = [0, 1, 2, *self.telt] if h.no_risk else self.telt
            werkt = self.pad.werkend[:, wie].sum(axis=1) * self.actief
            geld["uwv_no_risk"] = None if kosten is None else -kosten * werkt
        if self.telt:
            kosten = p.get("beoordeling_kosten")
            geld["uwv_beoordelingen"] = None if kosten is None else -kosten * self._beoordeeld()
        geld |= {"uwv_lks": None} if h.lks else {}
        geld |= self._gemeenten()
        return geld | self._saldo(geld)

    def _beoordeeld(self) -> Getallen:
        """New people assessed in the year."""
        er = self.papier.register[:, self.telt].sum(axis=1)
        return np.asarray(np.diff(er, axis=0, prepend=np.zeros((1, self.vorm[1]))))

    def _lkv(self) -> Getallen | None:
        """For banen more than without the reform, new people with LKV included; unknown where their hours are."""
        h, los = self.h, set()
        if h.doelgroep:
            los = set(h.doelgroep.loskoppelen)
        if h.doelgroep and h.doelgroep.optie > 1 and "lkv" not in los and "nulmeting_uren_nieuw" not in self.p:
            return None
        banen = self.echt_banen + (0 if "lkv" in los else self.papier_telt)
        return None if self.wet.lkv_per_baan is None else np.asarray(-self.wet.lkv_per_baan * banen)

    def _quotumgeld(self, extra: Getallen, uit: Uitkomsten) -> Uitkomsten:
        """Levy, opslag and bonus from the first year that they are due."""
        q, p, wet = self.h.quotum, self.p, self.wet
        if q is None:
            return {}
        assert wet.quotum_vanaf is not None
        nu = np.array([j >= wet.quotum_vanaf for j in self.pad.jaren])[:, None]
        klein = p["klein_aandeel"]
        doel = np.stack([plannen.doel(self.h, p, wet, self.plan.groepen, j, self.zaad) for j in self.pad.jaren])
        if self.h.quotumvorm == "heffing":
            tekort = np.maximum(doel - extra, 0) * (1 - klein)
            return {"rijk_heffing": wet.heffing * tekort * nu}
        if self.h.doelgroep and self.h.doelgroep.optie > 1 and "nulmeting_uren_nieuw" not in p:
            return {"rijk_opslag": None, "rijk_bonus": None, "saldo_rijk_evenwicht": None}
        per_uur = plannen.bonus_per_uur(self.h, p, wet, self.vorm[1], self.zaad)
        bonus = per_uur * wet.uren_per_baan * (wet.nulmeting + extra) * nu
        evenwicht = bonus * (1 - klein)
        opslag = evenwicht
        if q.opslagpercentage is not None:
            if wet.gemiddeld_loon is None:
                return {"rijk_opslag": None, "rijk_bonus": -bonus, "saldo_rijk_evenwicht": evenwicht - bonus}
            loonsom = wet.gemiddeld_loon * p["werknemersbanen"] * (1 - klein)
            opslag = (
                plannen.van(self.p, q.opslagpercentage, "opslagpercentage", self.vorm[1], self.zaad)
                / 100
                * loonsom
                * nu
            )
        return {"rijk_opslag": opslag, "rijk_bonus": -bonus, "saldo_rijk_evenwicht": evenwicht - bonus}

    def _gemeenten(self) -> Uitkomsten:
        """LKS for the share of workers that has it now, and guidance for everybody placed, also who needed none.

        What is saved on bijstand is known only to who gives the norm; it is no part of the balance of the Rijk, which
        counts saved benefits per baan already.
        """
        p = self.p
        if "begeleiding_per_persoon" not in p or not plannen.doet_iets(self.h):
            return {}
        pw = self.waar.werkend[:, 0] - self.papier.werkend[:, 0]
        deel = p["lks_personen"] / np.maximum(self.papier.werkend[:1, 0], 1)
        norm = p.get("bijstandsnorm")
        geplaatst = np.maximum(self.meer, 0) / (1 - p["deadweight"])
        return {
            "gemeente_lks": -pw * deel * p["gemeentefonds_lks"],
            "gemeente_bijstand": None if norm is None else pw * norm * MAANDEN,
            "gemeente_begeleiding": -geplaatst * p["begeleiding_per_persoon"],
        }

    def _saldo(self, geld: Uitkomsten) -> Uitkomsten:
        """What the Rijk and employers keep; a line that nobody knows is left out and named."""
        mist = [
            naam
            for naam in (*_RIJK, "uwv_no_risk", "uwv_beoordelingen", "uwv_lks")
            if naam in geld and geld[naam] is None
        ]
        saldo = sum((w for naam in _RIJK if (w := geld.get(naam)) is not None), np.zeros(self.vorm))
        if "bijstandsnorm" not in self.p and (mist or plannen.doet_iets(self.h)):
            mist.append("bijstandsnorm")
        self.zonder["saldo_rijk"] = mist
        werkgevers = -sum((w for naam in _VOOR_WERKGEVERS if (w := geld.get(naam)) is not None), np.zeros(self.vorm))
        self.zonder["werkgever_saldo"] = [naam for naam in _VOOR_WERKGEVERS if naam in geld and geld[naam] is None]
        return {"saldo_rijk": saldo, "werkgever_saldo": werkgevers}
