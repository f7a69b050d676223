"""People, and the care that nobody is left named in public who should not be."""

from django.contrib import admin

from committees.admin_records import RecordAdmin
from committees.admin_versions import RecordForm
from committees.models import Person
from committees.models.people import Naming
from scrutiny.naming_policy import mask_again, published_words_naming


class PersonForm(RecordForm):
    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("naming") not in (None, Naming.NAMED):
            for where in published_words_naming(self._as_typed(cleaned)):
                self.add_error("naming", f"Published words name this person: {where}. Change the words first.")
        return cleaned

    def _as_typed(self, cleaned) -> Person:
        return Person(
            name=cleaned.get("name", ""),
            given_name=cleaned.get("given_name", ""),
            family_name=cleaned.get("family_name", ""),
        )


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    form = PersonForm
    list_display = ["full_name", "family_name", "given_name", "naming"]
    list_filter = ["naming"]
    search_fields = ["name", "family_name", "given_name"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["honorific_prefix", "name", "given_name", "family_name", "honorific_suffix", "slug", "naming"]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if {"naming", "name", "given_name", "family_name"} & set(form.changed_data):
            mask_again(form.instance, by=request.user)
