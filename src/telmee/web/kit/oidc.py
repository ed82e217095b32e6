"""Logging in with an OpenID provider, as the profile NL GOV asks: code flow, PKCE with S256, private_key_jwt, acr.

Authlib does the flow (state, nonce, PKCE, the ID token); `tokens` tries that token once more by the checks of the API,
and `rollen.yaml` says how strongly each role must have logged in. Without a provider in the settings the
addresses are there and say so.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_GET

from telmee.fouten import Fout
from telmee.register.identiteit import NietAangemeld, Verboden, toegang
from telmee.web.kit import aanmelden, tokens

NAAR = "doelgroepregister-start"
"""The page that somebody is on after logging in."""
MISLUKT = "Het aanmelden is niet gelukt; begin opnieuw, en vraag het de beheerder als het zo blijft."


def dienst() -> Any:
    """The provider as Authlib knows it."""
    if not settings.OIDC:
        raise NietAangemeld("Aanmelden staat op deze server niet aan; vraag het de beheerder.")
    return _dienst(settings.OIDC["uitgever"], settings.OIDC["client"], settings.OIDC["sleutel"])


@cache
def _dienst(uitgever: str, client: str, sleutel: str) -> Any:
    from authlib.integrations.django_client import OAuth
    from authlib.oauth2.rfc7523 import PrivateKeyJWT

    eigen = _eigen_sleutel(sleutel)
    return OAuth().register(
        "telmee",
        client_id=client,
        client_secret=eigen,
        server_metadata_url=uitgever.rstrip("/") + "/.well-known/openid-configuration",
        client_auth_methods=[PrivateKeyJWT(headers={"kid": eigen.thumbprint()}, alg=_algoritme(eigen))],
        client_kwargs={
            "scope": "openid",
            "code_challenge_method": "S256",
            "token_endpoint_auth_method": "private_key_jwt",
            "default_timeout": 5,
        },
    )


def _eigen_sleutel(pad: str) -> Any:
    """The private key with which this server says who it is; only its owner may read it."""
    try:
        bestand = Path(pad)
        if bestand.stat().st_mode & 0o077:
            raise Fout("De sleutel voor het aanmelden is leesbaar voor anderen; geef haar de rechten 600.")
        inhoud = bestand.read_text(encoding="ascii")
        return _importeer(inhoud)
    except (OSError, ValueError):
        raise Fout("De sleutel voor het aanmelden is niet te lezen; controleer TELMEE_OIDC_SLEUTEL.") from None


def _importeer(inhoud: str) -> Any:
    from joserfc import jwk
    from joserfc.errors import JoseError

    for soort in ("RSA", "EC"):
        try:
            return jwk.import_key(inhoud, soort)
        except JoseError:  # a key of the other kind
            continue
    raise ValueError


def _algoritme(sleutel: Any) -> str:
    return "ES256" if sleutel.key_type == "EC" else "PS256"


def _terug(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("aanmelden-terug"))


@require_GET
def begin(request: HttpRequest) -> HttpResponseBase:
    """Off to the provider, which is asked for the least level that any role needs."""
    app, niveaus = dienst(), toegang()
    nodig = min(rol.zekerheid for rol in niveaus.rollen.values() if rol.scopes)
    try:
        antwoord: HttpResponseBase = app.authorize_redirect(
            request, _terug(request), acr_values=niveaus.zekerheid[nodig - 1]
        )
    except Exception as fout:  # whatever the provider or the way to it does
        raise NietAangemeld("De aanmelddienst antwoordt nu niet; probeer het zo opnieuw.") from fout
    return antwoord


@require_GET
def terug(request: HttpRequest) -> HttpResponseBase:
    """Back from the provider: who is it, and did they log in strongly enough?"""
    app = dienst()
    if request.GET.get("iss", settings.OIDC["uitgever"]) != settings.OIDC["uitgever"]:  # RFC 9207
        raise NietAangemeld(MISLUKT)
    try:
        token = app.authorize_access_token(request)
        tekst = token["id_token"]
    except Exception as fout:  # a refusal, another state, a code used twice, a token that is not good
        raise NietAangemeld(MISLUKT) from fout
    wie = tokens.identiteit(tokens.lees(tekst, tokens.IDENTITEIT, settings.OIDC["client"]))
    if wie.zekerheid < toegang().rollen[wie.rol].zekerheid:
        raise Verboden("U bent niet sterk genoeg aangemeld voor uw rol; kies een middel met een hoger niveau.")
    aanmelden.meld_aan(request, wie)
    return redirect(reverse(NAAR))


def adressen() -> list[URLPattern]:
    """Where logging in begins and ends; open, for nobody is logged in yet."""
    gevonden = [
        path("aanmelden/oidc", begin, name="aanmelden-oidc"),
        path("aanmelden/oidc/terug", terug, name="aanmelden-terug"),
    ]
    for adres in gevonden:
        adres.callback.telmee_open = True
    return gevonden
