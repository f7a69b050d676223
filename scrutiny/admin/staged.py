"""A record with a stage, in the admin."""

import re
from collections.abc import Callable

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path

from committees.admin_records import RecordAdmin
from committees.admin_versions import conflict_in_words, whole_number
from scrutiny.templatetags.council import status_tag

from .steps import StepsAdmin

# Controls of a form that nobody typed in.
HIDDEN = re.compile(r"^_|^csrf|_FORMS$|opened_version$|-id$")


class StagedAdmin(StepsAdmin, RecordAdmin):
    """Once it is public, only somebody who may publish may change its words. Only what never was is deleted."""

    publish_permission = ""
    render_preview: Callable | None = None

    def get_urls(self):
        if not self.render_preview:
            return super().get_urls()
        name = f"{self.opts.app_label}_{self.opts.model_name}_as_public"
        page = path("<path:object_id>/as-public/", self.admin_site.admin_view(self.preview_view), name=name)
        return [page, *super().get_urls()]

    def preview_view(self, request, object_id):
        """The public page of a record that is not public yet. Anything under /admin/ is kept out of every cache."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return self.render_preview(request, record)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except PermissionDenied:
            record = self.get_object(request, unquote(object_id)) if object_id else None
            if not (record and self._was_published_meanwhile(request, record)):
                raise
            return self._give_back_what_was_typed(request, record)

    def _was_published_meanwhile(self, request, record) -> bool:
        """A clerk saves a draft that somebody published after the clerk opened it."""
        opened = request.POST.get("opened_version", "")
        may_change_drafts = super().has_change_permission(request, record)
        return bool(opened) and opened != str(record.version) and record.is_published and may_change_drafts

    def _give_back_what_was_typed(self, request, record):
        context = {
            **self.admin_site.each_context(request),
            "title": "Published meanwhile",
            "subtitle": str(record),
            "opts": self.opts,
            "record": record,
            "told": conflict_in_words(record, whole_number(request.POST["opened_version"]))[:-1],
            "typed": [
                (_words(name), value) for name, value in request.POST.items() if value and not HIDDEN.search(name)
            ],
        }
        return TemplateResponse(request, "admin/published_meanwhile.html", context, status=409)

    def render_change_form(self, request, context, *args, **kwargs):
        record = context.get("original")
        if record and self.render_preview and not record.is_published:
            context["preview_address"] = self._address("as_public", record.pk)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if obj is not None and obj.is_published else None

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or not obj.is_published:
            return allowed
        return allowed and request.user.has_perm(self.publish_permission)

    def has_delete_permission(self, request, obj=None):
        never_public = obj is None or obj.published_at is None
        return never_public and super().has_delete_permission(request, obj)

    @admin.display(description="Stage", ordering="stage")
    def stage_in_colour(self, record):
        return status_tag(record.stage, record.get_stage_display())


def _words(name: str) -> str:
    """The name of a control as a person would say it."""
    return name.replace("-", " ").replace("_", " ").strip().capitalize()


STAGE_FACTS = ["stage", "reviewed_at", "published_at", "withdrawn_reason"]
