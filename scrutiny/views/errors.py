"""Error pages. They touch neither the database nor the request's context, which may be what is broken."""

import logging
import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader

from scrutiny.log_lines import request_id

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 30

# What is left to say when even the template cannot be rendered.
BARE_PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Sorry, there is a problem</title></head>
<body><main><h1>Sorry, there is a problem</h1><p>Try again later.</p></main></body></html>
"""


def error_page(status: int) -> HttpResponse:
    content: str
    try:
        content = loader.render_to_string(f"{status}.html", {"request_id": request_id.get()})
    except Exception:
        logger.exception("The template of error page %s failed", status)
        content = BARE_PAGE
    return HttpResponse(content, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(404)


def too_many_sign_ins(request: HttpRequest, response: HttpResponse, credentials: dict | None = None) -> HttpResponse:
    """What django-axes answers once sign-in is refused: from the attempt after the last one allowed."""
    if getattr(request, "axes_failures_since_start", None) is not None:
        return response  # the last one allowed: its password was looked at, and was wrong
    page = error_page(429)
    page["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    return page


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when what failed is the database: it is expected back, and the visitor may try again."""
    if not isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return error_page(500)
    page = error_page(503)
    page["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return page
