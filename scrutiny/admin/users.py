"""Users, as an administrator may change them: never more rights than one's own, never one's own roles."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User

from committees.admin_records import BoundedSearch
from scrutiny import roles

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class RoleUserAdmin(BoundedSearch, UserAdmin):
    """People who sign in. What they may do follows from their roles; a user is made inactive, not deleted."""

    list_display = ["username", "first_name", "last_name", "email", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = []
    show_full_result_count = False
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Who", {"fields": ["first_name", "last_name", "email"]}),
        ("What they may do", {"fields": ["is_active", "is_staff", "groups"]}),
        ("When", {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or request.user.is_superuser or not has_more(obj, request.user))

    def get_actions(self, request):
        return {}

    def get_readonly_fields(self, request, obj=None):
        own = ["is_active", "is_staff", "groups"] if obj and obj.pk == request.user.pk else []
        return [*self.readonly_fields, *own]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs["queryset"] = Group.objects.filter(name__in=grantable(request.user)).order_by("name")
            kwargs["widget"] = forms.CheckboxSelectMultiple()
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def grantable(user) -> list[str]:
    """The roles that hold nothing the user does not hold."""
    held = user.get_all_permissions()
    return [role for role in roles.NAMES if roles.permissions_of(role) <= held]


def has_more(other, user) -> bool:
    """Somebody who may do what the user may not is not for the user to change."""
    return other.is_superuser or not other.get_all_permissions() <= user.get_all_permissions()
