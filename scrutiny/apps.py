from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate


class ScrutinyConfig(AppConfig):
    name = "scrutiny"
    verbose_name = "Scrutiny"

    def ready(self):
        from scrutiny import roles

        post_migrate.connect(roles.sync, sender=self, dispatch_uid="scrutiny.roles.sync")


class ClerksAdminConfig(admin_apps.AdminConfig):
    """Django's admin with our front page. Named in INSTALLED_APPS in place of django.contrib.admin."""

    default = False
    default_site = "scrutiny.clerks_site.ClerksSite"
