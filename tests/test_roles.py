"""Who may do what: the table against the groups, the groups against the screens, and against forged requests."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from committees.models import Meeting, Stage
from inspections.models import Inspection, InspectionType, Regulator
from scrutiny import roles
from scrutiny.models import Recommendation, Response
from tests import factories
from tests.scrutiny.admin.forms import open_form

pytestmark = pytest.mark.django_db

# What each role may do, in the words of the council. Kept apart from the table in scrutiny/roles.py on purpose.
MATRIX = [
    # permission                               clerk  publisher  administrator
    ("committees.add_meeting", True, True, True),
    ("committees.change_meeting", True, True, True),
    ("committees.delete_meeting", True, True, True),
    ("committees.review_meeting", True, True, True),
    ("committees.publish_meeting", False, True, True),
    ("committees.change_committee", True, True, True),
    ("committees.delete_committee", False, False, True),
    ("committees.change_person", True, True, True),
    ("committees.delete_person", False, False, True),
    ("committees.change_authority", False, False, True),
    ("committees.add_minutes", True, True, True),
    ("committees.change_minutes", False, False, False),
    ("committees.delete_minutes", False, False, False),
    ("committees.add_incoming", True, True, True),
    ("committees.delete_incoming", True, True, True),
    ("committees.change_incoming", False, False, True),  # deletes also what meetings were made of
    ("inspections.change_inspection", True, True, True),
    ("inspections.review_inspection", True, True, True),
    ("inspections.publish_inspection", False, True, True),
    ("inspections.change_grade", False, False, True),
    ("inspections.change_edition", False, False, True),
    ("scrutiny.add_recommendation", True, True, True),
    ("scrutiny.change_action", True, True, True),
    ("scrutiny.review_trackeritem", True, True, True),
    ("scrutiny.update_trackeritem", True, True, True),
    ("scrutiny.publish_trackeritem", False, True, True),
    ("scrutiny.close_trackeritem", False, True, True),
    ("scrutiny.change_update", False, False, False),
    ("scrutiny.delete_update", False, False, False),
    ("scrutiny.change_referencesequence", False, False, False),
    ("scrutiny.change_theme", False, False, True),
    ("auth.add_user", False, False, True),
    ("auth.change_user", False, False, True),
    ("auth.delete_user", False, False, False),
    ("auth.change_group", False, False, False),
    ("auth.change_permission", False, False, False),
    ("admin.delete_logentry", False, False, False),
]
COLUMN = {"clerk": 1, "publisher": 2, "administrator": 3}


@pytest.mark.parametrize("role", COLUMN)
def test_each_role_holds_what_the_matrix_says(role):
    user = factories.make_user(role)
    held = {row[0]: user.has_perm(row[0]) for row in MATRIX}
    assert held == {row[0]: row[COLUMN[role]] for row in MATRIX}
    assert not user.is_superuser


def test_every_permission_of_the_table_exists():
    known = {
        f"{one.content_type.app_label}.{one.codename}" for one in Permission.objects.select_related("content_type")
    }
    assert roles.permissions_of(roles.ADMINISTRATOR) <= known


def test_every_permission_of_ours_that_workflow_asks_for_is_given_to_somebody():
    from scrutiny.workflow import PERMISSIONS

    assert set(PERMISSIONS.values()) <= roles.permissions_of(roles.PUBLISHER)


def test_syncing_puts_the_groups_right_and_does_it_twice():
    roles.sync()
    clerk = Group.objects.get(name="Clerk")
    clerk.permissions.add(Permission.objects.get(codename="publish_trackeritem"))
    clerk.permissions.remove(Permission.objects.get(codename="add_meeting"))
    roles.sync()
    roles.sync()
    names = {f"{one.content_type.app_label}.{one.codename}" for one in clerk.permissions.select_related("content_type")}
    assert names == roles.permissions_of("Clerk")
    assert list(Group.objects.order_by("name").values_list("name", flat=True)) == [
        "Administrator",
        "Clerk",
        "Publisher",
    ]


def test_migrate_makes_the_groups():
    assert set(Group.objects.values_list("name", flat=True)) >= set(roles.NAMES), "post_migrate made them"


# Screens

SCREENS = [
    # address                                   clerk  publisher  administrator
    ("admin:index", 200, 200, 200),
    ("admin:committees_meeting_add", 200, 200, 200),
    ("admin:committees_authority_add", 403, 403, 200),
    ("admin:committees_authority_changelist", 200, 200, 200),
    ("admin:inspections_grade_add", 403, 403, 200),
    ("admin:scrutiny_theme_add", 403, 403, 200),
    ("admin:scrutiny_update_add", 403, 403, 403),
    ("admin:scrutiny_response_add", 403, 403, 403),
    ("admin:scrutiny_trackeritem_add", 403, 403, 403),
    ("admin:auth_user_changelist", 403, 403, 200),
    ("admin:auth_user_add", 403, 403, 200),
]


@pytest.mark.parametrize("role", COLUMN)
def test_each_role_reaches_its_screens(client, role):
    client.force_login(factories.make_user(role))
    reached = {row[0]: client.get(reverse(row[0])).status_code for row in SCREENS}
    assert reached == {row[0]: row[COLUMN[role]] for row in SCREENS}


def test_a_member_without_a_role_reaches_nothing(client):
    client.force_login(factories.make_user())
    for row in SCREENS:
        assert client.get(reverse(row[0])).status_code == 302, "to the sign-in page"


def test_staff_without_a_role_see_no_records(client):
    user = factories.make_user()
    user.is_staff = True
    user.save()
    client.force_login(user)
    assert [client.get(reverse(row[0])).status_code for row in SCREENS[1:]] == [403] * len(SCREENS[1:])
    index = client.get(reverse("admin:index"))
    assert (index.status_code, index.context["piles"], index.context["quick"]) == (200, [], [])


# Publishing: by button, by bulk action, by forged request


def things(stage=Stage.REVIEWED):
    """One of everything that has a stage, ready to be published, by model name."""
    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    reviewer = factories.make_user("clerk")
    reviewed = {"stage": stage, "reviewed_at": factories.AT, "reviewed_by": reviewer}
    item = factories.make_item(agenda_item, **reviewed)
    inspection = Inspection.objects.create(
        authority=agenda_item.meeting.committee.authority,
        inspection_type=InspectionType.objects.filter(is_graded=False).first(),
        start_date=factories.DAY,
        **reviewed,
    )
    inspection.regulators.set(Regulator.objects.all()[:1])
    answered = factories.mark_published(factories.make_item(agenda_item))
    return {
        "committees_meeting": factories.make_meeting(**reviewed),
        "inspections_inspection": inspection,
        "scrutiny_recommendation": Recommendation.objects.get(pk=item.pk),
        "scrutiny_response": Response.objects.create(
            item=answered,
            recipient_body=factories.make_organisation(),
            decision="accepted",
            responded_on=factories.DAY,
            **reviewed,
        ),
    }


NAMES = ["committees_meeting", "inspections_inspection", "scrutiny_recommendation", "scrutiny_response"]


@pytest.mark.parametrize("name", NAMES)
def test_a_clerk_sees_no_button_and_a_forged_post_is_refused(client, name):
    thing = things()[name]
    client.force_login(factories.make_user("clerk"))
    page = client.get(reverse(f"admin:{name}_change", args=[thing.pk])).content.decode()
    address = reverse(f"admin:{name}_publish", args=[thing.pk])
    assert address not in page

    assert client.post(address, {"opened_version": thing.version}).status_code == 403
    bulk = {"action": "publish", "_selected_action": [thing.pk]}
    client.post(reverse(f"admin:{name}_changelist"), bulk)
    thing.refresh_from_db()
    assert thing.stage == Stage.REVIEWED


@pytest.mark.parametrize("name", NAMES)
def test_a_publisher_has_the_button_and_it_publishes(client, name):
    thing = things()[name]
    client.force_login(factories.make_user("publisher"))
    page = client.get(reverse(f"admin:{name}_change", args=[thing.pk])).content.decode()
    address = reverse(f"admin:{name}_publish", args=[thing.pk])
    assert address in page
    assert client.post(address, {"opened_version": thing.version}).status_code == 302
    thing.refresh_from_db()
    assert thing.stage == Stage.PUBLISHED


@pytest.mark.parametrize("name", NAMES)
def test_no_state_can_be_typed(client, name):
    """Mass assignment: fields that are not on the form are not written."""
    thing = things()[name]
    client.force_login(factories.make_user("publisher"))
    address = reverse(f"admin:{name}_change", args=[thing.pk])
    forged = {
        "stage": "published",
        "published_at": "2026-01-01",
        "published_by": "1",
        "progress": "complete",
        "closed_at": "2026-01-01",
        "reference": "X-1",
        "version": "99",
        "created_by": "1",
    }
    assert client.post(address, {**open_form(client, address), **forged, "why": "Typed"}).status_code == 302
    now = type(thing).objects.get(pk=thing.pk)
    assert (now.stage, now.published_at, now.published_by) == (Stage.REVIEWED, None, None)
    assert now.version in (thing.version, thing.version + 1)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_public_is_edited_by_a_clerk(client, name):
    thing = factories.mark_published(things()[name])
    client.force_login(factories.make_user("clerk"))
    address = reverse(f"admin:{name}_change", args=[thing.pk])
    assert client.get(address).context["has_change_permission"] is False
    assert client.post(address, {"opened_version": thing.version}).status_code == 403
    gone = reverse(f"admin:{name}_delete", args=[thing.pk])
    assert client.post(gone, {"post": "yes", "opened_version": thing.version}).status_code == 403
    client.force_login(factories.make_user("publisher"))
    assert client.get(address).context["has_change_permission"] is True
    assert client.post(gone, {"post": "yes", "opened_version": thing.version}).status_code == 403


# Users


@pytest.fixture
def administrator(client):
    user = factories.make_user("administrator")
    client.force_login(user)
    return user


def user_form(user, **changes):
    form = {"username": user.username, "first_name": "", "last_name": "", "email": "", "is_active": "on"}
    return {**form, "is_staff": "on", "groups": [group.pk for group in user.groups.all()], **changes}


def test_an_administrator_gives_a_role(client, administrator):
    clerk = factories.make_user("clerk")
    publisher = Group.objects.get(name="Publisher")
    address = reverse("admin:auth_user_change", args=[clerk.pk])
    assert client.post(address, user_form(clerk, groups=[publisher.pk])).status_code == 302
    assert [group.name for group in clerk.groups.all()] == ["Publisher"]


def test_an_administrator_makes_no_superuser(client, administrator):
    clerk = factories.make_user("clerk")
    address = reverse("admin:auth_user_change", args=[clerk.pk])
    every = [one.pk for one in Permission.objects.all()]
    client.post(address, user_form(clerk, is_superuser="on", user_permissions=every))
    clerk = User.objects.get(pk=clerk.pk)
    assert not clerk.is_superuser
    assert not clerk.user_permissions.exists()


def test_an_administrator_does_not_change_their_own_roles(client, administrator):
    address = reverse("admin:auth_user_change", args=[administrator.pk])
    client.post(address, user_form(administrator, groups=[], first_name="Ann", is_active=""))
    administrator.refresh_from_db()
    assert administrator.first_name == "Ann"
    assert administrator.is_active
    assert [group.name for group in administrator.groups.all()] == ["Administrator"]


def test_nobody_gives_what_they_have_not(client):
    """Somebody who may change users, and no more, can hand out no role."""
    user = factories.make_user()
    user.is_staff = True
    user.save()
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_user", "add_user", "change_user"]))
    roles.sync()
    client.force_login(user)
    other = factories.make_user()
    administrators = Group.objects.get(name="Administrator")
    answer = client.post(
        reverse("admin:auth_user_change", args=[other.pk]), user_form(other, groups=[administrators.pk])
    )
    assert answer.status_code == 200, "the form again, with an error"
    assert not other.groups.exists()


def test_a_superuser_is_out_of_an_administrators_reach(client, administrator):
    boss = User.objects.create_superuser("boss", password=factories.PASSWORD)
    assert client.post(reverse("admin:auth_user_change", args=[boss.pk]), user_form(boss)).status_code == 403
    password = {"password1": "another phrase to type", "password2": "another phrase to type"}
    assert client.post(reverse("admin:auth_user_password_change", args=[boss.pk]), password).status_code == 403
    boss.refresh_from_db()
    assert boss.check_password(factories.PASSWORD)


def test_users_and_roles_are_not_deleted(client, administrator):
    clerk = factories.make_user("clerk")
    assert client.post(reverse("admin:auth_user_delete", args=[clerk.pk]), {"post": "yes"}).status_code == 403
    assert client.get("/admin/auth/group/").status_code == 404


def test_publishing_a_meeting_by_a_forged_verb_is_refused_by_workflow_itself():
    from scrutiny import workflow

    meeting = factories.make_meeting()
    with pytest.raises(workflow.Refused, match="permission"):
        workflow.publish(meeting, by=factories.make_user("clerk"), at=factories.AT)
    assert Meeting.objects.get().stage == Stage.DRAFT
