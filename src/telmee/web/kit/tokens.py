"""Reads the tokens of the OpenID provider: the access tokens of the API (RFC 9068) and ID tokens, by one set of checks.

Signature with a key of the provider and an algorithm that the NL GOV profile allows, issuer, audience, time, and the
kind of token (`typ`): an ID token opens no API. The keys are fetched once and again when a token names a new one, not
more often than once a minute. Raises `NietAangemeld` without saying what was in the token.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from telmee.register.identiteit import Identiteit, NietAangemeld, toegang, zekerheid_van

ALGORITMEN = ["PS256", "ES256", "RS256"]
TOEGANG, IDENTITEIT = ("at+jwt", "application/at+jwt"), ("JWT", None)
SPELING = 60
"""Seconds that two clocks may differ."""
ONTHOUD = 60
"""Seconds that a token that was found good is not checked again; never past its own end."""
BEWAARD = 3600
"""Seconds that the keys are kept."""
GEEN_ANTWOORD = "De aanmelddienst antwoordt nu niet; probeer het zo opnieuw."
_slot = threading.Lock()
_haalt = threading.Lock()
"""Held by the one request that asks the provider; never together with `_slot`, which every request needs."""
_gezien: dict[bytes, tuple[float, Identiteit]] = {}
_sleutels: dict[str, Any] = {"op": 0.0, "set": None, "mislukt": 0.0}


def wie_van_toegang(tekst: str) -> Identiteit:
    """Who bears this access token, with no more than its scopes."""
    _eis_dienst()
    merk, nu = hashlib.sha256(tekst.encode()).digest(), time.time()
    gekend = _gezien.get(merk)
    if gekend and gekend[0] > nu:
        return gekend[1]
    claims = lees(tekst, TOEGANG, settings.OIDC["api"])
    if not all(isinstance(claims.get(naam), str) and claims[naam] for naam in ("sub", "client_id", "jti")):
        raise NietAangemeld(ZIN)
    wie = identiteit(claims, frozenset(str(claims.get("scope", "")).split()))
    with _slot:
        if len(_gezien) > 10_000:
            _gezien.clear()
        _gezien[merk] = (min(nu + ONTHOUD, float(claims["exp"])), wie)
    return wie


def lees(tekst: str, soorten: tuple[str | None, ...], voor: str) -> dict[str, Any]:
    """The claims of a token that is good in every respect."""
    _eis_dienst()
    if len(tekst) > 16_000:
        raise NietAangemeld(ZIN)
    try:
        token = _ontcijfer(tekst)
        _eis_tijd_en_plaats(token.claims, voor)
    except (JoseError, ValueError, TypeError, KeyError):
        raise NietAangemeld(ZIN) from None
    typ = token.header.get("typ")
    if typ not in soorten:
        raise NietAangemeld(ZIN)
    return dict(token.claims)


def _eis_dienst() -> None:
    if not settings.OIDC:
        raise NietAangemeld("Aanmelden staat op deze server niet aan; vraag het de beheerder.")


ZIN = "Deze aanmelding is niet geldig of niet meer; meld u opnieuw aan."


def _ontcijfer(tekst: str) -> Any:
    try:
        return jwt.decode(tekst, _jwks(), algorithms=ALGORITMEN)
    except (JoseError, ValueError):
        return jwt.decode(tekst, _jwks(vernieuw=True), algorithms=ALGORITMEN)  # a key that came since


def _eis_tijd_en_plaats(claims: dict[str, Any], voor: str) -> None:
    vast = {"iss": {"essential": True, "value": settings.OIDC["uitgever"]}, "aud": {"essential": True, "value": voor}}
    for naam in ("exp", "iat", "sub"):
        vast[naam] = {"essential": True}
    jwt.JWTClaimsRegistry(leeway=SPELING, **vast).validate(claims)  # type: ignore[arg-type]
    publiek = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
    if len(publiek) > 1 and claims.get("azp", claims.get("client_id")) is None:
        raise ValueError("azp")


def _jwks(vernieuw: bool = False) -> KeySet:
    """The keys of the provider. While one request asks for them the others go on with those that there are."""
    gevonden = _zonder_halen(vernieuw)
    if gevonden is not None:
        return gevonden
    begonnen, oud = time.monotonic(), _sleutels["set"]
    if not _haalt.acquire(blocking=oud is None):
        return oud
    try:
        if (gevonden := _zonder_halen(vernieuw)) is not None:
            return gevonden
        if _sleutels["mislukt"] > begonnen:  # whoever went before had no answer: not each in turn the same wait
            raise NietAangemeld(GEEN_ANTWOORD)
        try:
            nieuw = KeySet.import_key_set(_als_set(haal(metadata()["jwks_uri"])))
        except BaseException:
            _sleutels["mislukt"] = time.monotonic()
            raise
        _sleutels.update(set=nieuw, op=time.monotonic())
        return nieuw
    finally:
        _haalt.release()


def _zonder_halen(vernieuw: bool) -> KeySet | None:
    """The keys that there are, when they are recent enough."""
    gevonden: KeySet | None = _sleutels["set"]
    return gevonden if time.monotonic() - _sleutels["op"] <= (SPELING if vernieuw else BEWAARD) else None


def _als_set(inhoud: Any) -> Any:
    return {"keys": [sleutel for sleutel in inhoud["keys"] if sleutel.get("use", "sig") == "sig"]}


def metadata() -> dict[str, Any]:
    """What the provider says of itself; refused when it speaks for another."""
    gevonden = haal(settings.OIDC["uitgever"].rstrip("/") + "/.well-known/openid-configuration")
    if gevonden.get("issuer") != settings.OIDC["uitgever"]:
        raise NietAangemeld("De aanmelddienst geeft een andere naam dan is ingesteld; vraag het de beheerder.")
    return gevonden


def _haal(adres: str) -> dict[str, Any]:
    import requests

    try:
        antwoord = requests.get(adres, timeout=5, allow_redirects=False)
        antwoord.raise_for_status()
        inhoud: dict[str, Any] = antwoord.json()
    except (requests.RequestException, ValueError):
        raise NietAangemeld(GEEN_ANTWOORD) from None
    return inhoud


haal: Callable[[str], dict[str, Any]] = _haal


def vergeet() -> None:
    """Forgets keys and tokens; for the tests, and when the settings change."""
    with _slot:
        _gezien.clear()
        _sleutels.update(set=None, op=0.0, mislukt=0.0)


def identiteit(claims: dict[str, Any], scopes: frozenset[str] | None = None) -> Identiteit:
    """Who the claims say it is; a role that the file does not know is nobody."""
    namen = toegang().claims
    rol = str(claims.get(namen["rol"], ""))
    if rol not in toegang().rollen:
        raise NietAangemeld("Uw aanmelding hoort niet bij een rol van dit register; vraag uw beheerder erom.")
    bsn = str(claims.get(namen["bsn"], "")) if rol == "burger" else ""
    organisatie = "" if rol == "burger" else str(claims.get(namen["organisatie"], ""))[:40]
    naam = str(claims.get(namen["naam"], ""))[:80]
    return Identiteit(rol, organisatie, naam, zekerheid_van(str(claims.get("acr", ""))), bsn, scopes)
