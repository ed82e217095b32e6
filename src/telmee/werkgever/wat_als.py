"""What if you hire somebody: quota, loonkostenvoordeel, loonkostensubsidie, no-risk, proefplaatsing, and the cost.

For an anonymous profile, per calendar year, because every scheme counts per calendar year; beside it the same with more
hours or a longer contract. Amounts and tests come from `telmee.wet`; this module only lays the months out and adds up.
A figure of the law that is not known yet for a later year is held at its last known figure, said so, and marked
indicative; `vasthouden=False` leaves it unknown. Units: cents, hours, hundredths of an hour a week, banen in tenths.

Raises `Fout` for a number of years that cannot be, or that ends before the contract begins; what a profile refuses is
in `profiel`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from telmee.fouten import Fout
from telmee.getallen import rond
from telmee.werkgever import wat_als_uitleg
from telmee.werkgever.gronden import GRONDEN
from telmee.werkgever.lonen import Lonen
from telmee.werkgever.profiel import Profiel
from telmee.werkgever.vasthouden import Vasthouder
from telmee.werkgever.wat_als_kan import controleer
from telmee.werkgever.wat_als_uitkomst import JaarUitkomst, Variant, WatAls
from telmee.werkgever.wat_als_variant import Aanname
from telmee.werkgever.wetcijfers import artikel
from telmee.wet import Wetten
from telmee.wet.machine.book import YEARS
from telmee.wet.machine.explain import compute

# --- The whole ------------------------------------------------------------------------------------------------------


def bereken(
    profiel: Profiel,
    jaren: int = 3,
    stand: date | None = None,
    varianten: dict[str, Profiel] | None = None,
    vasthouden: bool = True,
    wetten: Wetten | None = None,
) -> WatAls:
    """The profile and its variants over so many calendar years (by default: more hours, and a longer contract).

    `wetten` is the law of the whole answer; without it that of `stand`, or of today.
    """
    if not 1 <= jaren <= 10:
        raise Fout("Kies 1 tot en met 10 jaren.", veld="jaren")
    wetten = wetten or Wetten.known(stand)
    jaren = min(jaren, YEARS[-1] - profiel.begin.year + 1)
    if profiel.in_dienst.year >= profiel.begin.year + jaren:
        raise Fout(
            "In deze jaren is er nog geen contract; kies meer jaren of een kortere proefplaatsing.", veld="jaren"
        )
    houder = Vasthouder(wetten, vasthouden)
    kan(profiel, wetten, vasthouden)
    alle = {"zoals opgegeven": profiel, **(vanzelf(profiel) if varianten is None else varianten)}
    gemaakt = tuple(_variant(naam, Aanname(houder, p, jaren)) for naam, p in alle.items())
    return WatAls(
        stand=wetten.stand,
        grond=GRONDEN[profiel.grond].label,
        varianten=gemaakt,
        aannames=_aannames(wetten, profiel, gemaakt[0].aow_bij_begin),
        aangenomen=GRONDEN[profiel.grond].aangenomen(),
        vastgehouden=tuple(houder.vastgehouden.values()),
        anders=wetten.changed(),
        ongebruikt=wetten.unused(),
    )


def kan(profiel: Profiel, wetten: Wetten, vasthouden: bool = True) -> None:
    """Refuses a profile that cannot be by this law: a wage below the minimum, a comma in the wrong place."""
    controleer(profiel, Lonen(profiel, Vasthouder(wetten, vasthouden).reken), wetten)


def _variant(naam: str, aanname: Aanname) -> Variant:
    """One way of hiring; its explanation is made when somebody asks for it."""
    gemaakt = aanname.variant(naam)
    return replace(gemaakt, uitleg=lambda: wat_als_uitleg.bomen(aanname, gemaakt.jaren))


def vanzelf(profiel: Profiel) -> dict[str, Profiel]:
    """The variants that stand beside a profile when none are asked for: eight hours more, and no end date."""
    gevonden = {}
    meer = min(profiel.uren + 800, max(profiel.voltijd, profiel.uren))
    if meer > profiel.uren:
        gevonden["meer uren"] = met_uren(profiel, meer)
    if profiel.eind is not None:
        gevonden["langer contract"] = replace(profiel, eind=None)
    return gevonden


def met_uren(profiel: Profiel, uren: int) -> Profiel:
    """The same hourly wage for other hours; a monthly wage grows with them."""
    if profiel.maandloon is None:
        return replace(profiel, uren=uren)
    return replace(profiel, uren=uren, maandloon=rond(Fraction(profiel.maandloon * uren, profiel.uren)))


def _aannames(wetten: Wetten, p: Profiel, aow_bereikt: bool) -> tuple[str, ...]:
    zinnen = [
        "Een nieuwe werknemer, in de zes maanden ervoor niet bij u in dienst en geen leerling in de bbl; elk voordeel "
        "wordt op tijd gevraagd, een doelgroepverklaring op de eerste dag.",
        "Een maand is 52/12 week; een deel van een maand telt naar dagen.",
        f"Jarig op de eerste dag, dan {p.leeftijd} jaar.",
    ]
    if p.minimum:
        zinnen.append("Het loon is steeds het minimumloon van die dag, ook na een verhoging of een verjaardag.")
    if p.eind is None:
        zinnen.append("Het contract is voor onbepaalde tijd: voor elke termijn die een duur vraagt, lang genoeg.")
    if p.lasten:
        zinnen.append(f"Werkgeverslasten zijn {p.lasten // 100} procent van het loon, zoals u opgaf.")
    else:
        zinnen.append("Zonder premies en pensioen; geef de werkgeverslasten om ze mee te rekenen.")
    if GRONDEN[p.grond].geregistreerd and not aow_bereikt:
        zinnen.append("De registratie in het doelgroepregister loopt door, hoogstens tot de AOW-leeftijd.")
    if _jeugdloon(wetten, p) and GRONDEN[p.grond].werknemer()["in_doelgroep_lks"]:
        zinnen.append(
            "De loonkostensubsidie volgt het minimumloon van de leeftijd op 1 januari, of op de eerste dag in dienst; "
            f"een verjaardag telt pas op 1 januari erna ({artikel(wetten.op(p.begin), 'lks_leeftijd_op')})."
        )
    return tuple(zinnen)


def _jeugdloon(wetten: Wetten, p: Profiel) -> bool:
    """Whether the minimum wage of this age is a part of that of an adult."""
    return bool(compute(wetten.op(p.begin), {"leeftijd": p.leeftijd, "bbl": False}).outcome("minimumjeugdloon"))


__all__ = ["GRONDEN", "JaarUitkomst", "Profiel", "Variant", "WatAls", "bereken", "met_uren", "vanzelf"]
