"""A local OpenID provider for the tests: metadata, keys and a token endpoint that checks what the profile asks."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

SUBSTANTIEEL = "http://eidas.europa.eu/LoA/substantial"
CLIENT, API = "telmee", "https://telmee.example/api"


@cache
def rsa(naam: str) -> Any:
    """A key of that name, made once."""
    return RSAKey.generate_key(2048, {"kid": naam})


@dataclass
class Uitgever:
    """The provider. `codes` are those that were given out, each with what was asked and the claims to come."""

    poort: int = 0
    sleutel: Any = field(default_factory=lambda: rsa("een"))
    van_ons: Any = None
    codes: dict[str, tuple[dict[str, str], dict[str, Any]]] = field(default_factory=dict)
    geweigerd: list[str] = field(default_factory=list)
    gehaald: list[str] = field(default_factory=list)
    bewijzen: set[str] = field(default_factory=set)

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.poort}"

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.adres,
            "authorization_endpoint": f"{self.adres}/auth",
            "token_endpoint": f"{self.adres}/token",
            "jwks_uri": f"{self.adres}/jwks",
            "id_token_signing_alg_values_supported": ["PS256", "RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def jwks(self) -> dict[str, Any]:
        return {"keys": [{**self.sleutel.as_dict(private=False), "use": "sig"}]}

    def teken(self, claims: dict[str, Any], typ: str | None, alg: str = "PS256", sleutel: Any = None) -> str:
        """A token of this provider."""
        kop = {"alg": alg, "kid": self.sleutel.kid, **({"typ": typ} if typ else {})}
        return jwt.encode(kop, claims, sleutel or self.sleutel, algorithms=[alg])

    def claims(self, **anders: Any) -> dict[str, Any]:
        """Those of a good access token; None leaves one out."""
        nu = int(time.time())
        alles = {
            "iss": self.adres, "aud": API, "sub": "iemand", "client_id": "pakket", "jti": secrets.token_hex(8),
            "iat": nu, "exp": nu + 300, "acr": SUBSTANTIEEL, "scope": "register.zoek register.lijst",
            "telmee_rol": "werkgever", "telmee_organisatie": "900000001L01", "name": "Iemand", **anders,
        }  # fmt: skip
        return {naam: waarde for naam, waarde in alles.items() if waarde is not None}

    def toegang(self, typ: str | None = "at+jwt", **anders: Any) -> str:
        """An access token for the API."""
        return self.teken(self.claims(**anders), typ)

    def code(self, gevraagd: dict[str, str], **claims: Any) -> str:
        """What the visitor comes back with."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = (gevraagd, claims)
        return code

    def wissel(self, velden: dict[str, str]) -> dict[str, Any] | None:
        """The token endpoint: one code once, the right verifier, and a client that proves who it is."""
        gevraagd, anders = self.codes.pop(velden.get("code", ""), ({}, {}))
        s256 = base64.urlsafe_b64encode(hashlib.sha256(velden.get("code_verifier", "").encode()).digest())
        redenen = []
        if not gevraagd:
            redenen.append("code")
        elif s256.rstrip(b"=").decode() != gevraagd["code_challenge"]:
            redenen.append("pkce")
        elif velden.get("redirect_uri") != gevraagd["redirect_uri"]:
            redenen.append("redirect_uri")
        redenen += self._bewijs(velden)
        if redenen:
            self.geweigerd += redenen
            return None
        id_claims = self.claims(
            **{"aud": CLIENT, "nonce": gevraagd["nonce"], "scope": None, "client_id": None, **anders}
        )
        return {
            "access_token": self.toegang(), "token_type": "Bearer", "expires_in": 300,
            "id_token": self.teken(id_claims, "JWT"),
        }  # fmt: skip

    def _bewijs(self, velden: dict[str, str]) -> list[str]:
        if velden.get("client_secret") or velden.get("client_assertion_type", "").rpartition(":")[2] != "jwt-bearer":
            return ["client_assertion"]
        try:
            token = jwt.decode(velden["client_assertion"], self.van_ons, algorithms=["PS256", "ES256"])
        except Exception:
            return ["client_assertion"]
        c = token.claims
        eens = c["jti"] not in self.bewijzen
        self.bewijzen.add(c["jti"])
        goed = c["iss"] == c["sub"] == CLIENT and f"{self.adres}/token" in c["aud"] and c["exp"] > time.time() and eens
        return [] if goed else ["claims van de client_assertion"]


@contextmanager
def uitgever(map_: Path, soort: str = "RSA") -> Iterator[tuple[Uitgever, dict[str, str]]]:
    """The provider, and the settings with which this server knows it."""
    van_ons: Any = rsa("van ons") if soort == "RSA" else ECKey.generate_key("P-256")
    pad = map_ / "oidc.pem"
    pad.write_bytes(van_ons.as_pem(private=True))
    pad.chmod(0o600)
    zelf = Uitgever(van_ons=van_ons)

    class Antwoord(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def _stuur(self, status: int, inhoud: Any) -> None:
            tekst = json.dumps(inhoud).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(tekst)))
            self.end_headers()
            self.wfile.write(tekst)

        def do_GET(self) -> None:
            zelf.gehaald.append(self.path)
            gevonden = {"/.well-known/openid-configuration": zelf.metadata, "/jwks": zelf.jwks}.get(self.path)
            self._stuur(200 if gevonden else 404, gevonden() if gevonden else {})

        def do_POST(self) -> None:
            tekst = self.rfile.read(int(self.headers["Content-Length"])).decode()
            velden = {naam: waarden[0] for naam, waarden in parse_qs(tekst).items()}
            token = zelf.wissel(velden)
            self._stuur(200 if token else 400, token or {"error": "invalid_grant"})

    server = ThreadingHTTPServer(("127.0.0.1", 0), Antwoord)
    zelf.poort = server.server_port
    draad = threading.Thread(target=server.serve_forever, daemon=True)
    draad.start()
    try:
        yield zelf, {"uitgever": zelf.adres, "client": CLIENT, "sleutel": str(pad), "api": API}
    finally:
        server.shutdown()
        server.server_close()
