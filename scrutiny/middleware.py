"""What is true of every request and every answer, whichever view makes it. Order: scrutiny/settings.py."""

import secrets
import time
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from scrutiny.log_lines import request_id

GetResponse = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)

LAST_SEEN = "last_seen"
LAST_SEEN_EVERY_SECONDS = 60


def request_identity(get_response: GetResponse) -> GetResponse:
    """Gives each request an id of our own making, for the logs and for error pages."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # Never reset: Django logs a refusal after the last middleware has returned.
        request_id.set(secrets.token_hex(8))
        return get_response(request)

    return middleware


def security_headers(get_response: GetResponse) -> GetResponse:
    """The headers that neither Django nor django-csp sets."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return middleware


def refuse_malformed(get_response: GetResponse) -> GetResponse:
    """400 for what no browser sends and a database chokes on: NUL bytes and endless query strings."""

    def middleware(request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if len(query) > settings.LONGEST_QUERY_STRING:
            raise BadRequest("The query string is too long.")
        if "\0" in request.path or "%00" in query or "\0" in query:
            raise BadRequest("The address holds a NUL byte.")
        if any("\0" in cookie for cookie in request.COOKIES.values()):
            raise BadRequest("A cookie holds a NUL byte.")
        return get_response(request)

    return middleware


def private_answers(get_response: GetResponse) -> GetResponse:
    """No cache, shared or not, may keep an answer that was made for somebody signed in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or request.path.startswith("/admin/"):
            response["Cache-Control"] = "private, no-store"
        return response

    return middleware


def end_idle_sessions(get_response: GetResponse) -> GetResponse:
    """Signs out a session unused for SESSION_IDLE. Its longest life is set at sign-in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # Looking into a session makes the answer depend on the cookie, so public pages would no longer be shared by caches.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return get_response(request)
        last_seen = request.session.get(LAST_SEEN)
        if last_seen is not None:
            idle_seconds = time.time() - last_seen
            if idle_seconds > settings.SESSION_IDLE.total_seconds():
                logout(request)
            elif idle_seconds > LAST_SEEN_EVERY_SECONDS:
                request.session[LAST_SEEN] = int(time.time())
        return get_response(request)

    return middleware


def client_address(request: HttpRequest) -> str | None:
    """Where the request came from. X-Forwarded-For counts only as far as our own proxies wrote it."""
    addresses = [
        *request.META.get("HTTP_X_FORWARDED_FOR", "").split(","),
        request.META.get("REMOTE_ADDR", ""),
    ]
    try:
        return str(ip_address(addresses[-1 - settings.PROXY_COUNT].strip()))
    except (IndexError, ValueError):
        return None
