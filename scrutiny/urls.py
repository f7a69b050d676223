"""Every address of the site. tests/test_repository.py wants each one classified as public, clerk or health."""

from django.contrib import admin
from django.urls import path

from scrutiny.views import about, committees, health, home, inspections, items, meetings, people
from scrutiny.views.sign_in import SignIn

handler400 = "scrutiny.views.errors.bad_request"
handler403 = "scrutiny.views.errors.permission_denied"
handler404 = "scrutiny.views.errors.page_not_found"
handler500 = "scrutiny.views.errors.server_error"

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", about.about, name="about"),
    path("committees/", committees.committees, name="committees"),
    path("committees/<slug:authority>/<slug:committee>/", committees.committee, name="committee"),
    path(
        "committees/<slug:authority>/<slug:committee>/<slug:address>/",
        meetings.meeting,
        name="meeting",
    ),
    path("recommendations/", items.recommendations, name="recommendations"),
    path("recommendations/download.csv", items.recommendations_csv, name="recommendations_csv"),
    path(
        "recommendations/<slug:authority>/<slug:reference>/",
        items.recommendation,
        name="recommendation",
    ),
    path("actions/", items.actions, name="actions"),
    path("actions/download.csv", items.actions_csv, name="actions_csv"),
    path("actions/<slug:authority>/<slug:reference>/", items.action, name="action"),
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("posts/<slug:authority>/<slug:slug>/", people.post, name="post"),
    path("inspections/", inspections.inspections, name="inspections"),
    path(
        "inspections/<slug:authority>/<slug:date>/<slug:type_code>/",
        inspections.inspection,
        name="inspection",
    ),
    path("admin/login/", SignIn.as_view(), name="sign_in"),
    path("admin/", admin.site.urls),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
]
