"""Two clerks, one record, in every admin form and inline.

A form carries, hidden, the version it was opened with. A form whose record has a newer version by now is given back
with status 409, with what the other clerk changed in words, with everything typed kept, and with the newest version, so
that it can be saved again. `claim` settles in the UPDATE itself what the form could not see: a save that happened
between reading and writing rolls the transaction back, and the form is read once more.
"""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import NON_FIELD_ERRORS, BadRequest, PermissionDenied, ValidationError
from django.db import DataError, IntegrityError
from django.db.models import URLField
from django.forms.models import BaseInlineFormSet
from django.http import HttpResponseRedirect
from django.urls import reverse

from .changes import changes_since, editors_since
from .versions import Stale, claim

# Fields that every form carries beside those of the record.
CARRIED = ["opened_version", "why"]

TYPED_IS_KEPT = "What you typed is still here. Save again to put it in place of theirs."
REFUSED_BY_DATABASE = (
    "This could not be saved: it would clash with another record, perhaps one saved at the same moment. "
    "Check numbers, dates and names that must be different, and save again."
)


class NotSaved(Exception):
    """Raised while saving: takes the whole save back and gives the form back with the reason."""


class CarriedField(forms.Field):
    """A field that says something about the form. Typing in it changes nothing of the record."""

    def has_changed(self, initial, data):
        return False


class OpenedVersion(CarriedField, forms.IntegerField):
    widget = forms.HiddenInput


class Why(CarriedField, forms.CharField):
    pass


class VersionedForm(forms.ModelForm):
    """Knows which version it was opened with, and says when the record was changed or deleted meanwhile."""

    opened_version = OpenedVersion(required=False, min_value=1)

    refusal = ""  # what the database said to the same form a moment ago
    was_gone = False
    untouched = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflict = []
        if self.instance.pk:
            self.fields["opened_version"].initial = self.instance.version
        for name, field in self.fields.items():
            _tell_chosen(field, self.instance, name)

    def full_clean(self):
        if self.is_bound and self.is_gone():
            self._begin_again()
        super().full_clean()

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)
        self.untouched = self.is_untouched()
        if self.untouched:
            self.changed_data = []
        self.conflict = self.find_conflict()
        if self.conflict:
            self._carry("opened_version", self.instance.version if self.instance.pk else "")
            self.add_error(None, ValidationError(self.conflict))
        return cleaned

    def find_conflict(self) -> list[str]:
        """What to tell a clerk whose form is older than the record; empty when it is not."""
        if self.was_gone:
            return [
                f"This {self._noun} was deleted while you had it open. "
                "What you typed is still here. Save again to make it anew."
            ]
        if not self.instance.pk or not self.has_changed():
            return []
        opened = self.cleaned_data.get("opened_version")
        if opened == self.instance.version:
            return []
        return conflict_in_words(self.instance, opened or 0)

    def is_untouched(self) -> bool:
        """Only the other clerk changed this record; what is sent here is what the form was opened with."""
        opened = self.cleaned_data.get("opened_version")
        if not self.instance.pk or opened in (None, self.instance.version):
            return False
        then = self.instance.history.filter(version=opened).first()
        return bool(then) and not any(self._differs(name, then) for name in self.changed_data)

    def _differs(self, name, then) -> bool:
        """The field as sent is not what it was in the history row `then`."""
        kept = {field.name: field.attname for field in type(then).tracked_fields}
        if name not in kept:
            return True
        return self.fields[name].has_changed(getattr(then, kept[name]), self[name].data)

    def _post_clean(self):
        if self.untouched:
            return
        super()._post_clean()
        if not self.errors:
            self._check_every_constraint()

    def _check_every_constraint(self):
        """Also those with a field that is not on the form: a form would skip them and the save would fail."""
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self._update_errors(_on_this_form(error, self.fields))

    def is_gone(self) -> bool:
        """The form was opened on a record that is no longer there."""
        return bool(not self.instance.pk and self.data.get(self.add_prefix("opened_version")))

    def _begin_again(self):
        self.was_gone = True
        key = self.instance._meta.pk.name
        if key in self.fields:
            self._carry(key, "")

    def _carry(self, name, value):
        self.data = self.data.copy()
        self.data[self.add_prefix(name)] = str(value)

    @property
    def _noun(self):
        return self.instance._meta.verbose_name


class RecordForm(VersionedForm):
    """The form of a record's own page: it may also say why, for the history."""

    why = Why(
        label="Why (optional)",
        required=False,
        max_length=100,
        help_text="Kept in the history of this record. The public never sees it.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


def conflict_in_words(record, opened: int) -> list[str]:
    """Who changed the record after version `opened`, which fields, from what to what."""
    noun = record._meta.verbose_name
    head = f"This {noun} was changed while you had it open, by {editors_since(record, opened)}."
    return [head, *map(str, changes_since(record, opened)), TYPED_IS_KEPT]


def _on_this_form(error: ValidationError, fields) -> ValidationError:
    """The same complaints, with those about fields that are not on the form moved to the form as a whole."""
    told: dict[str, list] = {}
    for name, complaints in error.error_dict.items():
        told.setdefault(name if name in fields else NON_FIELD_ERRORS, []).extend(complaints)
    return ValidationError(told)


class VersionedFormSet(BaseInlineFormSet):
    """Rows of an inline, each with its own version. A row deleted meanwhile is kept as a new one."""

    @property
    def initial_forms(self):
        return [form for form in super().initial_forms if form.instance.pk]

    @property
    def extra_forms(self):
        return [form for form in self.forms if not form.instance.pk]

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        setattr(form.instance, self.fk.name, self.instance)  # so that a row need not fetch its parent to name itself
        if not form.instance.pk:
            form.fields[self.model._meta.pk.name].required = False
        return form

    def full_clean(self):
        super().full_clean()
        if self.is_bound:
            # The admin pairs rows and records by position, and the records may be others by now.
            self._queryset = [form.instance for form in self.initial_forms]

    def clean(self):
        super().clean()
        told = [line for form in self.deleted_forms if form.instance.pk for line in form.conflict]
        if told:
            raise ValidationError([*told[:-1], "You were about to remove it. Save again if you still want to."])

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if not getattr(self, "is_tabular", False):
            return
        row = "new row" if index is None else f"row {index + 1}"
        for field in form.fields.values():
            if not field.widget.is_hidden:
                _inner(field.widget).attrs["aria-label"] = f"{field.label}, {row}"

    def save_existing(self, form, obj, commit=True):
        claim(obj, form.cleaned_data["opened_version"])
        return super().save_existing(form, obj, commit=commit)

    def delete_existing(self, obj, commit=True):
        claim(obj, obj.version)
        super().delete_existing(obj, commit=commit)


def _tell_chosen(field, record, name):
    """Give an autocomplete the record it shows, if it is read already, so that a row costs no query."""
    widget = _inner(field.widget)
    if isinstance(widget, ChosenSelect):
        widget.chosen = record._state.fields_cache.get(name)


def _inner(widget):
    """The widget itself, without the links that the admin wraps around a choice of records."""
    return getattr(widget, "widget", widget)


class ChosenSelect(AutocompleteSelect):
    """An autocomplete that asks the database only for what it was not told, and never for what is no number."""

    chosen = None

    def optgroups(self, name, value, attr=None):
        if self.chosen is None or [str(one) for one in value] != [str(self.chosen.pk)]:
            return super().optgroups(name, [one for one in value if _is_number(str(one))], attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        label = self.choices.field.label_from_instance(self.chosen)
        options.append(self.create_option(name, self.chosen.pk, label, True, len(options)))
        return [(None, options, 0)]


class ChosenSelectMixin:
    """Uses ChosenSelect for every autocomplete field, with a link to add but none to change what it points at."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, URLField):
            kwargs.setdefault("assume_scheme", "https")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_change_related = False
            field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request) and "widget" not in kwargs:
            kwargs["widget"] = ChosenSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class VersionedModelAdmin(ChosenSelectMixin, admin.ModelAdmin):
    """A record's own page. Subclasses name their fields; the version travels beside them."""

    form = RecordForm

    def get_fields(self, request, obj=None):
        return [name for name in super().get_fields(request, obj) if name not in CARRIED]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        return form

    def save_model(self, request, obj, form, change):
        if change and not form.has_changed():
            return
        if change:
            claim(obj, form.cleaned_data["opened_version"])
        if why := form.cleaned_data.get("why"):
            obj._change_reason = why
        super().save_model(request, obj, form, change)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if self._is_gone(request, object_id):
            object_id, form_url = None, self._address("add")
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Stale:
            pass  # rolled back; read again, the form now sees the other clerk's version
        except NotSaved as reason:
            request.refusal = str(reason)
        except IntegrityError:
            request.refusal = REFUSED_BY_DATABASE
        except (DataError, OverflowError) as error:
            raise BadRequest("A number is larger than any database holds.") from error
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, **kwargs):
        response = super().render_change_form(request, context, *args, **kwargs)
        if any(form.conflict for form in _forms_of(context)):
            response.status_code = 409
        return response

    def delete_view(self, request, object_id, extra_context=None):
        """Asks again when the record was changed after the question was put."""
        record = self.get_object(request, unquote(object_id))
        opened = request.POST.get("opened_version")
        if record and opened and opened != str(record.version):
            for line in conflict_in_words(record, whole_number(opened))[:-1]:
                self.message_user(request, line, messages.WARNING)
            return HttpResponseRedirect(request.path)
        return super().delete_view(request, object_id, extra_context)

    def _is_gone(self, request, object_id):
        """Somebody saves a form of a record that was deleted after the form was opened."""
        if request.method != "POST" or not object_id or not request.POST.get("opened_version"):
            return False
        if self.get_object(request, unquote(object_id)) is not None:
            return False
        if not self.has_add_permission(request):
            raise PermissionDenied
        return True

    def _address(self, page, *args):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)


class VersionedInline(ChosenSelectMixin):
    """What a tabular and a stacked inline have in common."""

    form = VersionedForm
    formset = VersionedFormSet
    extra = 1

    def get_fields(self, request, obj=None):
        return [name for name in super().get_fields(request, obj) if name not in CARRIED]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.is_tabular = isinstance(self, admin.TabularInline)
        return formset

    def get_queryset(self, request):
        names = self.get_autocomplete_fields(request)
        rows = super().get_queryset(request)
        return rows.select_related(*names) if names else rows


class VersionedTabularInline(VersionedInline, admin.TabularInline):
    pass


class VersionedStackedInline(VersionedInline, admin.StackedInline):
    pass


def _forms_of(context):
    yield context["adminform"].form
    for inline in context["inline_admin_formsets"]:
        yield from inline.formset.forms


def _is_number(text) -> bool:
    """Digits of a number that every database can hold."""
    return text.isascii() and text.isdecimal() and len(text) <= 18


def whole_number(text) -> int:
    """A version as a form sent it; 0 for what is no version."""
    return int(text) if _is_number(text) else 0
