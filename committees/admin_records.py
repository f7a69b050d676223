"""A record's pages in the admin: bounded search, history in words, nothing deleted in bulk."""

from datetime import MAXYEAR
from itertools import pairwise

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from .admin_versions import VersionedModelAdmin
from .changes import changes_between, person_name

OFFERED_ENDINGS = ["exact", "id__exact", "isnull"]  # of the links that Django makes for a field of choices or records
LONGEST_SEARCH = 100
MOST_WORDS = 5
HISTORY_PAGE = 20


class BoundedSearch:
    """A list that is filtered by what its page offers, and searched by so many words at most.

    Django's own lists take any lookup of any field from an address: a regular expression, or a year that no database has.
    Each word of a search costs a scan of every field that is searched.
    """

    def lookup_allowed(self, lookup, value, request):
        """What is refused is answered with status 400."""
        if self.date_hierarchy and lookup in [f"{self.date_hierarchy}__{part}" for part in ("year", "month", "day")]:
            return value.isascii() and value.isdecimal() and len(value) <= 4 and 0 < int(value) < MAXYEAR
        return lookup in self._offered(request)

    def _offered(self, request):
        for offered in self.get_list_filter(request):
            if isinstance(offered, str):
                yield from (offered, *(f"{offered}__{ending}" for ending in OFFERED_ENDINGS))
            else:
                yield offered.parameter_name

    def get_search_results(self, request, queryset, search_term):
        words = search_term[:LONGEST_SEARCH].split()[:MOST_WORDS]
        return super().get_search_results(request, queryset, " ".join(words))


class RecordAdmin(BoundedSearch, VersionedModelAdmin):
    """The pages of a record that has a version and a history."""

    delete_confirmation_template = "admin/record_delete_confirmation.html"
    list_per_page = 50
    list_max_show_all = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False

    list_title = ""

    def get_actions(self, request):
        return {}

    def changelist_view(self, request, extra_context=None):
        """Headed by what it lists, not by what one might do."""
        title = self.list_title or capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_view_on_site_url(self, obj=None):
        """Straight to the public page, if there is one."""
        has_page = obj is not None and hasattr(obj, "get_absolute_url")
        return obj.get_absolute_url() if has_page else None

    def history_view(self, request, object_id, extra_context=None):
        """Who changed what, when and why; the newest first. Nothing can be put back from here."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        rows = record.history.select_related("history_user")
        page = Paginator(rows, HISTORY_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": "History",
            "subtitle": str(record),
            "opts": self.opts,
            "object": record,
            "entries": history_entries(rows, page),
            "page_obj": page,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/record_history.html", context)


def history_entries(rows, page) -> list[dict]:
    """What each history row of the page changed, compared with the row before it."""
    first = page.start_index() - 1 if page.paginator.count else 0
    shown = list(rows[first : first + HISTORY_PAGE + 1])
    changes = {newer.pk: changes_between(older, newer) for newer, older in pairwise(shown)}
    return [
        {
            "at": row.history_date,
            "who": person_name(row.history_user),
            "did": {"+": "Added", "~": "Changed", "-": "Deleted"}[row.history_type],
            "why": row.history_change_reason or "",
            "changes": changes.get(row.pk, []),
        }
        for row in shown[:HISTORY_PAGE]
    ]
