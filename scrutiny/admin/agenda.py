"""The agenda item's screen."""

from django.contrib import admin

from committees.admin_records import RecordAdmin
from committees.models import AgendaItem


@admin.register(AgendaItem)
class AgendaItemAdmin(RecordAdmin):
    list_display = ["__str__", "meeting", "access"]
    list_select_related = ["meeting__committee"]
    search_fields = ["title", "number"]
    autocomplete_fields = ["meeting"]
