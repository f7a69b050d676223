"""Every address of the site. tests/test_repository.py wants each one classified as public, clerk or health."""

from django.contrib import admin
from django.urls import path

from scrutiny.views import health
from scrutiny.views.sign_in import SignIn

handler400 = "scrutiny.views.errors.bad_request"
handler403 = "scrutiny.views.errors.permission_denied"
handler404 = "scrutiny.views.errors.page_not_found"
handler500 = "scrutiny.views.errors.server_error"

urlpatterns = [
    path("admin/login/", SignIn.as_view(), name="sign_in"),
    path("admin/", admin.site.urls),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
]
