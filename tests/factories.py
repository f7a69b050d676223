"""Small builders for tests: valid rows with as little said as possible. Dates are fixed; nothing asks the clock."""

import datetime
import itertools

from django.contrib.auth.models import Group, User
from django.utils.text import slugify

from committees.models import AgendaItem, Authority, Committee, Meeting, Minutes, Organisation, Person, Post, Stage
from committees.models.minutes import fingerprint
from scrutiny import roles
from scrutiny.calendar import municipal_year
from scrutiny.models import TrackerItem
from scrutiny.models.items import Kind

DAY = datetime.date(2026, 3, 10)
AT = datetime.datetime(2026, 3, 20, 9, 0, tzinfo=datetime.UTC)
PASSWORD = "a-long-enough-phrase-for-tests"

_number = itertools.count(1)


def make_user(role=None, **fields):
    """A user in the group of `role` (clerk, publisher, administrator); None for somebody without any right."""
    fields.setdefault("username", f"{role or 'nobody'}-{next(_number)}")
    user = User.objects.create_user(password=PASSWORD, is_staff=bool(role), **fields)
    if role:
        roles.sync()
        user.groups.add(Group.objects.get(name=role.capitalize()))
    return user


def make_authority(name="Barsetshire", **fields):
    fields.setdefault("slug", f"{slugify(name)}-{next(_number)}")
    return Authority.objects.create(name=name, **fields)


def make_committee(name="Children's Select Committee", **fields):
    number = next(_number)
    fields.setdefault("slug", f"{slugify(name)}-{number}")
    fields.setdefault("short_code", f"C{number}")
    fields.setdefault("authority", None)
    fields["authority"] = fields["authority"] or make_authority()
    return Committee.objects.create(name=name, **fields)


def make_meeting(committee=None, **fields):
    fields.setdefault("date", DAY)
    return Meeting.objects.create(committee=committee or make_committee(), **fields)


def make_agenda_item(meeting=None, **fields):
    meeting = meeting or make_meeting()
    fields.setdefault("order", meeting.all_agenda_items.count() + 1)
    fields.setdefault("title", "Improvement plan")
    return AgendaItem.objects.create(meeting=meeting, **fields)


def make_minutes(agenda_item=None, text="A Member asked about placements.", by=None, **fields):
    agenda_item = agenda_item or make_agenda_item()
    return Minutes.objects.create(
        agenda_item=agenda_item,
        number=agenda_item.all_minutes.count() + 1,
        text=text,
        sha256=fingerprint(text),
        source=fields.pop("source", Minutes.Source.PASTE),
        created_at=AT,
        created_by=by or make_user("clerk"),
        **fields,
    )


def make_person(name="Alex Moss", **fields):
    given, _, family = name.rpartition(" ")
    fields.setdefault("slug", f"{slugify(name)}-{next(_number)}")
    fields.setdefault("given_name", given)
    fields.setdefault("family_name", family)
    return Person.objects.create(name=name, **fields)


def make_post(label="Director of Children's Services", **fields):
    fields.setdefault("slug", f"{slugify(label)}-{next(_number)}")
    if "authority" not in fields:
        fields["authority"] = make_authority()
    return Post.objects.create(label=label, **fields)


def make_organisation(name="Cabinet", **fields):
    fields.setdefault("slug", f"{slugify(name)}-{next(_number)}")
    return Organisation.objects.create(name=name, **fields)


def make_item(agenda_item=None, kind=Kind.RECOMMENDATION, **fields):
    """A draft of any kind."""
    meeting = fields.pop("meeting", None) or (agenda_item or make_agenda_item()).meeting
    fields.setdefault("text", "That the Director report on placements.")
    return TrackerItem.objects.create(
        kind=kind,
        authority=meeting.committee.authority,
        committee=meeting.committee,
        meeting=meeting,
        agenda_item=agenda_item,
        asked_on=meeting.date,
        municipal_year=municipal_year(meeting.date),
        **fields,
    )


def mark_published(record, by=None, at=AT):
    """Write the stage directly, for tests that need many published rows or states that workflow cannot reach."""
    by = by or make_user()
    record.stage = Stage.PUBLISHED
    record.reviewed_at = record.published_at = at
    record.reviewed_by = record.published_by = by
    if isinstance(record, TrackerItem) and not record.reference:
        letter = {"recommendation": "R", "action": "A", "undertaking": "U"}[record.kind]
        record.reference = f"{record.committee.short_code}-{record.municipal_year}-{letter}{record.pk}"
    record.save()
    return record
