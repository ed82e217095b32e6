"""Django's settings, read from the environment; docs/web.md names every variable.

Demo mode (TELMEE_DEMO=1, what `telmee serve` starts) makes up what a laptop needs: a secret for as long as it runs, a
database file, and this machine only. Outside demo mode a missing secret or host stops the start with a sentence.
"""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from telmee.fouten import Fout
from telmee.web.kit import ontdek

DEMO = os.environ.get("TELMEE_DEMO", "") == "1"
TEST = os.environ.get("TELMEE_WEB_TEST", "") == "1"
MAP = Path(os.environ.get("TELMEE_MAP") or Path.home() / ".local/state/telmee/web")
DATASET = os.environ.get("TELMEE_DATASET", "").strip()
# The keys of the register stay outside the database; only a demo makes its own.
REGISTER_SLEUTELS = Path(os.environ.get("TELMEE_REGISTER_SLEUTELS") or MAP / "register-sleutels.json")
# How much an organisation may ask (telmee.register.wacht). In a demo the numbers follow each other: all are invented.
REGISTER_GRENZEN = {
    naam.strip(): int(waarde)
    for naam, _, waarde in (deel.partition("=") for deel in os.environ.get("TELMEE_REGISTER_GRENZEN", "").split(","))
    if naam.strip()
} or ({"op_rij": 0} if DEMO else {})
# The controller's register of processing activities, which log lines point to.
REGISTER_VERWERKINGEN = os.environ.get("TELMEE_REGISTER_VERWERKINGEN", "")


def _oidc() -> dict[str, str]:
    """The OpenID provider; nothing when none was named, and then nobody can log in outside demo mode."""
    uitgever = os.environ.get("TELMEE_OIDC_UITGEVER", "")
    if not uitgever:
        return {}
    delen = {naam: os.environ.get(f"TELMEE_OIDC_{naam.upper()}", "") for naam in ("client", "sleutel", "api")}
    if leeg := [naam for naam, waarde in delen.items() if not waarde]:
        raise Fout(f"TELMEE_OIDC_{leeg[0].upper()} ontbreekt; een aanmelddienst heeft client, sleutel en api nodig.")
    if not uitgever.startswith("https://") and not DEMO:
        raise Fout("TELMEE_OIDC_UITGEVER is geen https-adres; geef het adres van de aanmelddienst met https.")
    return {"uitgever": uitgever, **delen}


OIDC = _oidc()


def _geheim() -> str:
    """The secret that signs; a server gets it from the environment, never from here."""
    gegeven = os.environ.get("TELMEE_GEHEIM", "")
    if gegeven:
        if len(gegeven) < 32:
            raise Fout("TELMEE_GEHEIM is te kort; geef minstens 32 willekeurige tekens.")
        return gegeven
    if not DEMO:
        raise Fout("TELMEE_GEHEIM ontbreekt; geef minstens 32 willekeurige tekens, of start met TELMEE_DEMO=1.")
    return secrets.token_urlsafe(48)


def _namen() -> list[str]:
    gegeven = [naam.strip() for naam in os.environ.get("TELMEE_NAMEN", "").split(",") if naam.strip()]
    if not gegeven and not DEMO:
        raise Fout("TELMEE_NAMEN ontbreekt; noem de namen waaronder deze server bereikt wordt, met komma's ertussen.")
    return [*gegeven, "127.0.0.1", "localhost", "[::1]"]  # this machine asks whether it is alive


def _database() -> dict[str, object]:
    gegeven = os.environ.get("TELMEE_DATABASE", "")
    if gegeven:
        return dict(dj_database_url.parse(gegeven, conn_max_age=60, conn_health_checks=True))
    MAP.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": MAP / "telmee.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


SECRET_KEY = _geheim()
ALLOWED_HOSTS = _namen()
DEBUG = False
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "telmee.web.urls"
WSGI_APPLICATION = "telmee.web.wsgi.application"
BEHEER_ADRES = os.environ.get("TELMEE_BEHEER_ADRES", "http://127.0.0.1/" if DEMO else "")
BEHEER_MAIL = os.environ.get("TELMEE_BEHEER_MAIL", "beheer@localhost.localdomain" if DEMO else "")
API_GRENS = os.environ.get("TELMEE_API_GRENS", "" if DEMO else "600/m")
RAPPORT_GRENS = os.environ.get("TELMEE_RAPPORT_GRENS", "" if DEMO else "20/m")
HTTPS = not DEMO and os.environ.get("TELMEE_HTTPS", "1") == "1"
NINJA_NUM_PROXIES = 1 if HTTPS else 0  # who asks is what our own proxy says; the rest of the header anybody can write

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "telmee.web.kit",
    "telmee.uitvoer.rapport",  # its style sheet for tables on a telephone
    "telmee.register",
    *ontdek.apps(),
]
MIDDLEWARE = [
    "telmee.web.kit.middleware.Buitenkant",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "telmee.web.kit.middleware.Taal",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "telmee.web.kit.middleware.AllesDicht",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "builtins": ["telmee.web.kit.templatetags.kit"],
        },
    }
]
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
APPEND_SLASH = False

STATIC_URL = "/vast/"
STATIC_ROOT = MAP / "vast"
# The style sheets of NL Design System, which the set-up puts in the environment where npm is there.
COMPONENTEN = Path(os.environ.get("TELMEE_COMPONENTEN") or Path(sys.prefix) / "share/telmee/componenten")
STATICFILES_DIRS = [("componenten", COMPONENTEN)] if (COMPONENTEN / "componenten.css").exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TEST
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Nothing from elsewhere, nothing inline without the nonce of this answer.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(leven|gereed|meters)$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
# Who is logged in at the register: an hour, in the database; nobody else gets a session.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "telmee_sessie"
SESSION_COOKIE_AGE = 3_600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "telmee_csrf"
CSRF_FAILURE_VIEW = "telmee.web.kit.fouten.csrf"

# What a form may send; the upload of filings has its own bounds and its own road, and never touches the disk.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_HANDLERS = ["telmee.web.kit.uploads.InGeheugen"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"()": "telmee.web.kit.logboek.Json"}},
    "handlers": {"scherm": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "loggers": {
        "telmee.web": {"handlers": ["scherm"], "level": "INFO", "propagate": False},
        "django": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.request": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
