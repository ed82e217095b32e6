"""How far a synthetic data set is from what was published: one row per figure.

The figures are counted from the records with a plain query of its own, for which the law gives the lists of codes only,
and scaled up to the whole country. One baan in a sample of scale s is 1/s banen here. Unit: banen, persons or
hundredths of a per cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from telmee.fouten import Fout
from telmee.gegevens import codes, publicatie
from telmee.gegevens.lezen import Dataset
from telmee.gegevens.schema import OPEN_EIND, dagnummer
from telmee.gegevens.synthetisch.instellingen import instellingen, sleutel


def _in(lijst: tuple[int, ...]) -> str:
    return f"IN ({', '.join(map(str, lijst))})"


@dataclass(frozen=True)
class Ijkpunt:
    """One published figure beside the same figure in the data. `gepubliceerd` is None when there is none to compare."""

    jaar: int
    figuur: str
    gepubliceerd: int
    in_data: int
    bron: str

    @property
    def verschil(self) -> int:
        """Data minus published."""
        return self.in_data - self.gepubliceerd

    @property
    def procent(self) -> int | None:
        """Difference in hundredths of a per cent of the published figure."""
        return round(self.verschil * 10_000 / abs(self.gepubliceerd)) if self.gepubliceerd else None


def ijktabel(dataset: Dataset) -> list[Ijkpunt]:
    """Compares every opened year of a synthetic DuckDB data set with the published figures."""
    if not dataset.synthetisch or dataset.engine != "duckdb":
        raise Fout(f"De ijking is er alleen voor een synthetische dataset; '{dataset.map}' is dat niet.")
    nul = _nuljaar()
    tellingen = {j: _tel(dataset, j) for j in sorted(set(dataset.jaren))}
    uit: list[Ijkpunt] = []
    for jaar, telling in tellingen.items():
        if jaar == nul:
            uit += _nulmeting(telling)
        elif nul in tellingen:
            uit += _extra(jaar, telling, tellingen[nul])
        uit += _register(jaar, telling)
    return uit


def _tel(dataset: Dataset, jaar: int) -> dict[str, float]:
    """December banen per part, and persons, scaled up to the whole country."""
    eerste, laatste = dagnummer(date(jaar, 12, 1)), dagnummer(date(jaar, 12, 31))
    werkgevers, registraties = dataset.sql("werkgevers", jaar), dataset.sql("registraties")
    rijen = f"""
        SELECT d.*, w.sector, w.uitlener,
            verloonde_uren * 100 * (tijdvak_eind - greatest(tijdvak_begin, {eerste}) + 1)
                // (tijdvak_eind - tijdvak_begin + 1) AS december
        FROM ({dataset.sql("dienstverbanden", jaar)}) d JOIN ({werkgevers}) w USING (werkgever)
        SEMI JOIN ({registraties}) r
            ON d.persoon = r.persoon AND r.van <= d.tijdvak_eind AND coalesce(r.tot, {OPEN_EIND}) >= d.tijdvak_begin
        WHERE tijdvak_eind >= {eerste}"""
    telt = f"soort {_in(codes.werk())} AND aard NOT {_in(codes.buiten_de_telling())}"
    inleen = f"aard {_in(codes.inleen(False))} OR (uitlener AND aard {_in(codes.inleen(True))})"
    deel = f"CASE WHEN {inleen} THEN 'inleen' ELSE sector END"
    vraag = f"SELECT {deel}, sum(december)::BIGINT FROM ({rijen}) WHERE {telt} GROUP BY 1"
    uit: dict[str, float] = {"markt": 0, "overheid": 0, "inleen": 0}
    eenheid = instellingen()["uren_per_baan_maand"] * dataset.schaal
    uit |= {naam: uren / eenheid for naam, uren in _haal(dataset, vraag)}
    op_het_eind = f"tijdvak_eind = {laatste}"
    personen, met = _haal(
        dataset,
        f"SELECT count(DISTINCT persoon), count(DISTINCT werkgever) FROM ({rijen}) WHERE {telt} AND {op_het_eind}",
    )[0]
    ingeschreven = f"van <= {laatste} AND coalesce(tot, {OPEN_EIND}) >= {laatste}"
    register = _haal(dataset, f"SELECT count(DISTINCT persoon) FROM ({registraties}) WHERE {ingeschreven}")[0][0]
    alle = _haal(dataset, f"SELECT count(*) FROM ({werkgevers})")[0][0]
    schaal = dataset.schaal
    return uit | {
        "werkend": personen / schaal,
        "register": register / schaal,
        "werkgevers": met * 10_000 / max(alle, 1),
    }


def _haal(dataset: Dataset, vraag: str) -> list[Any]:
    return list(dataset.verbinding.sql(vraag).fetchall())


def _nuljaar() -> int:
    """The year of the baseline that was published."""
    nul = publicatie.nulmeting()
    return nul.jaar if nul else 0


def _nulmeting(t: dict[str, float]) -> list[Ijkpunt]:
    nul = publicatie.nulmeting()
    if nul is None:
        return []
    totaal = t["markt"] + t["overheid"] + t["inleen"]
    return [
        Ijkpunt(nul.jaar, "nulmeting, alle banen", nul.totaal, round(totaal), nul.bron.tekst),
        Ijkpunt(nul.jaar, "nulmeting, inleenverbanden", nul.inleen, round(t["inleen"]), nul.bron.tekst),
    ]


def _extra(jaar: int, t: dict[str, float], nul: dict[str, float]) -> list[Ijkpunt]:
    """Extra banen against the nulmeting, by sector and form, as far as published."""
    r = publicatie.gepubliceerd(jaar)
    if r is None:
        return []
    nu, toen = sleutel(jaar), sleutel(_nuljaar())
    formeel = {s: t[s] - nul[s] for s in ("markt", "overheid")}
    inleen = {s: (t["inleen"] * nu[s] - nul["inleen"] * toen[s]) / 10_000 for s in formeel}
    berekend = {
        "extra banen": {s: formeel[s] + inleen[s] for s in formeel},
        "extra formele banen": formeel,
        "extra banen via inleen": inleen,
    }
    uit = []
    for naam, gegeven in zip(berekend, (r.extra, r.formeel, r.inleen), strict=True):
        per = berekend[naam] | {"totaal": sum(berekend[naam].values())}
        for s, waarde in per.items():
            gepubliceerd = gegeven[s]
            if gepubliceerd is not None:
                uit.append(Ijkpunt(jaar, f"{naam}, {s}", gepubliceerd, round(waarde), r.bron.tekst))
    if r.banen_totaal is not None:
        uit.append(
            Ijkpunt(jaar, "alle banen", r.banen_totaal, round(t["markt"] + t["overheid"] + t["inleen"]), r.bron.tekst)
        )
    if r.inleen_banen is not None:
        uit.append(Ijkpunt(jaar, "alle banen via inleen", r.inleen_banen, round(t["inleen"]), r.bron.tekst))
    return uit


def _register(jaar: int, t: dict[str, float]) -> list[Ijkpunt]:
    uit = []
    for stand in publicatie.registerstanden():
        if stand.op == date(jaar, 12, 31):
            if stand.register is not None:
                uit.append(
                    Ijkpunt(jaar, "personen in het register", stand.register, round(t["register"]), stand.bron.tekst)
                )
            if stand.werkend is not None:
                uit.append(Ijkpunt(jaar, "daarvan aan het werk", stand.werkend, round(t["werkend"]), stand.bron.tekst))
    if jaar in publicatie.aandeel_werkgevers() and jaar == 2022:
        aandeel, bron = publicatie.aandeel_werkgevers()[jaar]
        uit.append(
            Ijkpunt(
                jaar,
                "werkgevers met iemand uit de groep (honderdsten procent)",
                aandeel * 100,
                round(t["werkgevers"]),
                bron.tekst,
            )
        )
    return uit
