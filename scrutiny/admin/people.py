"""People, and the care that nobody is left named in public who should not be."""

from django.contrib import admin

from committees.admin_records import RecordAdmin
from committees.admin_versions import RecordForm
from committees.models import Person
from committees.models.people import Naming
from scrutiny.naming_policy import mask_again, published_words_naming

NAMES = {"naming", "name", "given_name", "family_name"}
MAY_NAME = "committees.publish_meeting"


class PersonForm(RecordForm):
    may_name = True

    def clean(self):
        cleaned = super().clean()
        if self._lets_out_a_name() and not self.may_name:
            self.add_error(
                "naming", "Only somebody who may publish can let a person be named, or rename one who is not."
            )
        if cleaned.get("naming") not in (None, Naming.NAMED):
            for where in published_words_naming(self._as_typed(cleaned)):
                self.add_error("naming", f"Published words name this person: {where}. Change the words first.")
        return cleaned

    def _lets_out_a_name(self) -> bool:
        """A change by which words that are masked now would be shown."""
        if not self.instance.pk or self.initial.get("naming") == Naming.NAMED:
            return False
        return bool(NAMES & set(self.changed_data))

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

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.may_name = request.user.has_perm(MAY_NAME)
        return form

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if NAMES & set(form.changed_data):
            mask_again(form.instance, by=request.user)
