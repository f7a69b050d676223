"""The clerk's side of the site: Django's admin, with a dashboard for its front page."""

from django.contrib import admin


class ClerksSite(admin.AdminSite):
    site_title = "Scrutiny Tracker"
    site_header = "Scrutiny Tracker"
    index_title = "What is waiting"
    site_url = "/"
    empty_value_display = "–"

    def index(self, request, extra_context=None):
        # The dashboard reads models, which are not there yet when this class is imported.
        from scrutiny.admin.dashboard import dashboard

        return super().index(request, {**dashboard(request), **(extra_context or {})})
