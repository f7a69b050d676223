"""The one way in: Django admin's sign-in page, with a new session at every sign-in."""

import logging
import time

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from scrutiny.middleware import LAST_SEEN, client_address

logger = logging.getLogger(__name__)


class SignIn(LoginView):
    """Replaces the admin's own view, which keeps the session's key when somebody signs in again."""

    template_name = "admin/login.html"
    authentication_form = AdminAuthenticationForm
    next_page = "admin:index"

    def get_context_data(self, **kwargs) -> dict:
        site = admin.site.each_context(self.request)
        return super().get_context_data(**site, title="Sign in", app_path=reverse("admin:login"), **kwargs)

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        session = self.request.session
        session.cycle_key()
        session.set_expiry(timezone.now() + settings.SESSION_LONGEST)
        session[LAST_SEEN] = int(time.time())
        self._log("sign-in", form.get_user().get_username())
        return response

    def form_invalid(self, form) -> HttpResponse:
        self._log("sign-in refused", form.data.get("username", "")[:150])
        return super().form_invalid(form)

    def _log(self, event: str, username: str) -> None:
        logger.info(
            event,
            extra={"event": event, "user": username, "address": client_address(self.request)},
        )
