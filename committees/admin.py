"""The record's screens that need nothing from the tracker. People and meetings: scrutiny/admin."""

from django.contrib import admin

from .admin_records import RecordAdmin
from .admin_versions import VersionedStackedInline, VersionedTabularInline
from .models import (
    Authority,
    AuthorityIdentifier,
    AuthoritySuccession,
    Committee,
    Membership,
    Organisation,
    Post,
    PostHolding,
    Recess,
)


class IdentifierInline(VersionedTabularInline):
    model = AuthorityIdentifier
    fields = ["scheme", "identifier", "valid_from", "valid_to"]


class SuccessionInline(VersionedTabularInline):
    model = AuthoritySuccession
    fk_name = "predecessor"
    fields = ["successor", "on"]
    autocomplete_fields = ["successor"]
    verbose_name = "authority that took over"
    verbose_name_plural = "authorities that took over"
    extra = 0


@admin.register(Authority)
class AuthorityAdmin(RecordAdmin):
    list_display = ["name", "official_name", "kind", "region", "founding_date", "dissolution_date"]
    list_filter = ["kind"]
    search_fields = ["name", "official_name"]
    prepopulated_fields = {"slug": ["name"]}
    fields = [
        "name",
        "official_name",
        "slug",
        "kind",
        "region",
        "website",
        "founding_date",
        "dissolution_date",
    ]
    inlines = [IdentifierInline, SuccessionInline]


@admin.register(Organisation)
class OrganisationAdmin(RecordAdmin):
    list_display = ["name", "kind", "authority"]
    list_filter = ["kind"]
    list_select_related = ["authority"]
    search_fields = ["name"]
    autocomplete_fields = ["authority"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "kind", "authority"]


class MembershipInline(VersionedStackedInline):
    model = Membership
    autocomplete_fields = ["person"]
    fields = [
        ("person", "role", "role_label"),
        ("basis", "voting_scope"),
        ("on_behalf_of", "area"),
        ("start_date", "end_date"),
    ]
    extra = 0


@admin.register(Committee)
class CommitteeAdmin(RecordAdmin):
    list_display = ["name", "short_code", "kind", "authority", "is_statutory", "dissolution_date"]
    list_filter = ["kind", "is_statutory"]
    list_select_related = ["authority"]
    search_fields = ["name", "short_code", "authority__name"]
    autocomplete_fields = ["authority", "parent", "successor"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "authority", "short_code", "slug", "kind", "purpose", "functions"]}),
        ("In law", {"fields": ["is_statutory"]}),
        ("Before and after", {"fields": ["parent", "founding_date", "dissolution_date", "successor"]}),
        ("On the council's site", {"fields": ["source_url", "external_id"]}),
    ]
    inlines = [MembershipInline]


class HoldingInline(VersionedTabularInline):
    model = PostHolding
    autocomplete_fields = ["person"]
    fields = ["person", "start_date", "end_date"]


@admin.register(Post)
class PostAdmin(RecordAdmin):
    list_display = ["label", "authority", "organisation", "is_executive", "end_date"]
    list_filter = ["is_executive"]
    list_select_related = ["authority", "organisation"]
    search_fields = ["label", "organisation__name"]
    autocomplete_fields = ["authority", "organisation"]
    prepopulated_fields = {"slug": ["label"]}
    fields = [
        "label",
        "slug",
        "authority",
        "organisation",
        "is_executive",
        "start_date",
        "end_date",
    ]
    inlines = [HoldingInline]


@admin.register(Recess)
class RecessAdmin(RecordAdmin):
    """Once a recess is entered, “before the summer recess” in minutes has a day."""

    list_display = ["name", "start_date", "end_date", "authority"]
    list_select_related = ["authority"]
    search_fields = ["name", "authority__name"]
    date_hierarchy = "start_date"
    autocomplete_fields = ["authority"]
    fields = ["authority", "name", ("start_date", "end_date")]
