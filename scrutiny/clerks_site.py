"""The clerk's side of the site: Django's admin, with a dashboard for its front page."""

from django.contrib import admin


class ClerksSite(admin.AdminSite):
    site_title = "Scrutiny Tracker"
    site_header = "Scrutiny Tracker"
    index_title = "What is waiting"
    site_url = "/"
    empty_value_display = "–"
    enable_nav_sidebar = False  # templates/admin/navigation.html has the few lists that a clerk needs every day

    def get_urls(self):
        """Without “view on site” by number: the pages link to the public address itself, where there is one."""
        return [address for address in super().get_urls() if getattr(address, "name", "") != "view_on_site"]

    def get_app_list(self, request, app_label=None):
        """The tracker first, then the record, then inspections; users last."""
        order = ["scrutiny", "committees", "inspections", "auth"]
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: order.index(app["app_label"]) if app["app_label"] in order else len(order))

    def index(self, request, extra_context=None):
        # The dashboard reads models, which are not there yet when this class is imported.
        from scrutiny.admin.dashboard import dashboard

        return super().index(request, {**dashboard(request), **(extra_context or {})})
