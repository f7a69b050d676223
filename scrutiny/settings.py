"""All settings, in one file, for four ways of running (SCRUTINY_MODE).

production     the default; refuses to start until it is safe
development    what manage.py uses; SQLite unless DATABASE_URL is set
demonstration  what `make demo` uses; always its own SQLite file
test           what pytest uses

Values come from the environment, or from a file named .env beside manage.py. See .env.example.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")

MODES = ("production", "development", "demonstration", "test")
MODE = env.str("SCRUTINY_MODE", "production")
if MODE not in MODES:
    raise ImproperlyConfigured(f"SCRUTINY_MODE is {MODE!r}. Set it to one of: {', '.join(MODES)}.")

PRODUCTION = MODE == "production"
DEMONSTRATION = MODE == "demonstration"
DEBUG = MODE == "development" and env.bool("DEBUG", False)


# What production must be told. Each refusal names the variable and the remedy.

UNSAFE_SECRET_KEY = "not-secret-and-refused-in-production-" + "0" * 16
MINIMUM_SECRET_KEY_LENGTH = 50
MINIMUM_SECRET_KEY_CHARACTERS = 5


def production_secret_key() -> str:
    secret_key = env.str("SECRET_KEY", "")
    remedy = (
        "Set it to at least 50 random characters, for example the output of: "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(60))'"
    )
    if not secret_key:
        raise ImproperlyConfigured(f"SECRET_KEY is not set. {remedy}")
    if len(secret_key) < MINIMUM_SECRET_KEY_LENGTH:
        raise ImproperlyConfigured(f"SECRET_KEY is too short. {remedy}")
    if len(set(secret_key)) < MINIMUM_SECRET_KEY_CHARACTERS:
        raise ImproperlyConfigured(f"SECRET_KEY is not random. {remedy}")
    if secret_key == UNSAFE_SECRET_KEY or secret_key.startswith("django-insecure-"):
        raise ImproperlyConfigured(f"SECRET_KEY is a published default. {remedy}")
    return secret_key


def production_hosts() -> list[str]:
    hosts = env.list("ALLOWED_HOSTS", default=[])
    remedy = "Set it to the site's host names, separated by commas, for example: scrutiny.example.gov.uk"
    if not hosts:
        raise ImproperlyConfigured(f"ALLOWED_HOSTS is not set. {remedy}")
    if any("*" in host for host in hosts):
        raise ImproperlyConfigured(f"ALLOWED_HOSTS must not contain '*'. {remedy}")
    return hosts


def production_site_url() -> str:
    site_url = env.str("SITE_URL", "").rstrip("/")
    remedy = "Set it to the public address, with https, for example: https://scrutiny.example.gov.uk"
    if not site_url:
        raise ImproperlyConfigured(f"SITE_URL is not set. {remedy}")
    parts = urlsplit(site_url)
    if parts.scheme != "https" or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(f"SITE_URL is {site_url!r}, not an https address of a site. {remedy}")
    return site_url


if PRODUCTION:
    SECRET_KEY = production_secret_key()
    ALLOWED_HOSTS = production_hosts()
    SITE_URL = production_site_url()
else:
    SECRET_KEY = UNSAFE_SECRET_KEY
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
    SITE_URL = f"http://127.0.0.1:{env.int('PORT', 8000)}"

# Absolute addresses are built from SITE_URL, never from the Host header.
SITE_NAME = env.str("SITE_NAME", "Scrutiny Tracker")
# Where readers report mistakes and barriers; printed on the about page.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "democratic.services@barsetshire.example" if DEMONSTRATION else "")
COUNCIL_NAME = env.str("COUNCIL_NAME", "Barsetshire County Council" if DEMONSTRATION else "")


# Applications and middleware

INSTALLED_APPS = [
    "scrutiny.apps.ClerksAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "csp",
    "django_filters",
    "simple_history",
    "committees",
    "inspections",
    "scrutiny",
]

MIDDLEWARE = [
    # Outermost, so that redirects, static files and error pages carry the same headers.
    "scrutiny.middleware.request_identity",
    "scrutiny.middleware.security_headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "scrutiny.middleware.refuse_malformed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "scrutiny.middleware.private_answers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "scrutiny.middleware.end_idle_sessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    # Last: it only looks at what a sign-in left on the request.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "scrutiny.urls"
WSGI_APPLICATION = "scrutiny.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["scrutiny.templatetags.council"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


# Database: PostgreSQL by DATABASE_URL, otherwise a SQLite file

# No page may keep the database busy for longer. Commands run through manage.py may.
STATEMENT_TIMEOUT_MS = env.int("STATEMENT_TIMEOUT_MS", 5000)


def sqlite(path: Path) -> dict:
    """WAL and immediate transactions: with SQLite's own defaults, concurrent writes are lost."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def postgresql(database: dict) -> dict:
    return database | {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": database.get("OPTIONS", {})
        | {
            "connect_timeout": 3,
            "options": f"-c statement_timeout={STATEMENT_TIMEOUT_MS}",
        },
    }


def chosen_database() -> dict:
    if DEMONSTRATION:
        return sqlite(BASE_DIR / "demonstration.sqlite3")
    if not env.str("DATABASE_URL", ""):
        return sqlite(BASE_DIR / "scrutiny.sqlite3")
    database = env.db_url("DATABASE_URL")
    if database["ENGINE"] == "django.db.backends.sqlite3":
        return sqlite(Path(database["NAME"]))
    if database["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured(
            "DATABASE_URL is neither PostgreSQL nor SQLite. Set it like: postgresql://user:password@host:5432/name"
        )
    return postgresql(database)


DATABASES = {"default": chosen_database()}


# Language and time: stored in UTC, shown in London

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True


# Static files: hashed and pre-compressed where `collectstatic` has run

COLLECTED = PRODUCTION or DEMONSTRATION
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not COLLECTED
WHITENOISE_AUTOREFRESH = not COLLECTED
# No other site may read our files through a browser.
WHITENOISE_ALLOW_ALL_ORIGINS = False


# Sign-in, passwords and sessions

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Length and familiarity, no rules of composition (NCSC guidance on passwords).
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "scrutiny.passwords.ContextWordValidator"},
]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

SESSION_LONGEST = timedelta(hours=12)
SESSION_IDLE = timedelta(minutes=30)
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "scrutiny.views.errors.csrf_failure"

# One account from many addresses and many accounts from one address are both limited.
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = False
# Otherwise anyone could keep a clerk out for ever by trying once every quarter of an hour.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "scrutiny.views.errors.too_many_sign_ins"
AXES_CLIENT_IP_CALLABLE = "scrutiny.middleware.client_address"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
# How many proxies of our own stand in front and append to X-Forwarded-For. Zero trusts none.
PROXY_COUNT = env.int("PROXY_COUNT", 0)


# HTTPS, headers and limits

if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/"]
    # The proxy must overwrite this header; see docs/deployment.md.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrf"

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

LONGEST_QUERY_STRING = 8_192
# Minutes of 2 MB, whose every byte may take three when a browser encodes the form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20


# Logs: one JSON object a line on standard error, with the id that the reader of an error page sees

LOG_LEVEL = env.str("LOG_LEVEL", "INFO" if PRODUCTION else "WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "scrutiny.log_lines.JSONLines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["lines"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL},
        # scrutiny.views.sign_in logs each sign-in; django-axes would say it again.
        "axes": {"level": "ERROR"},
        # The development server's own lines are for people.
        "django.server": {"level": "INFO"},
    },
}
