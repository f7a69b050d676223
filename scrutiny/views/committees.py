"""The committees, and the page of one: who sits on it, when it meets, what is outstanding."""

import datetime
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from committees.models import Committee, Meeting, Membership
from committees.models.people import Naming
from scrutiny.models import TrackerItem
from scrutiny.rows import as_rows, rows_of

from .paging import page_note, page_of
from .people import held_on

COMING_MEETINGS = 10
MEETINGS_PER_PAGE = 25
OUTSTANDING_SHOWN = 10
MEMBERS_SHOWN = 100

ROLE_ORDER: list[str] = list(Membership.Role)


@dataclass(frozen=True)
class Member:
    """Somebody on the committee, as far as they may be named."""

    name: str
    address: str
    role: str
    facts: list[str]


@require_safe
def committees(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    page = page_of(request, with_next_meeting(Committee.objects.all(), on))
    return render(
        request,
        "committees/list.html",
        {
            "section": "committees",
            "page_obj": page,
            "page_note": page_note(page),
            "several_councils": len({committee.authority_id for committee in page}) > 1,
            "on": on,
        },
    )


def with_next_meeting(committees: QuerySet, on: datetime.date) -> QuerySet:
    coming = Meeting.objects.published().upcoming(on).filter(committee=OuterRef("pk"))
    return (
        committees.select_related("authority")
        .annotate(next_meeting=Subquery(coming.values("date")[:1]))
        .order_by("authority__name", "name", "id")
    )


@require_safe
def committee(request: HttpRequest, authority: str, committee: str) -> HttpResponse:
    on = timezone.localdate()
    found = get_object_or_404(
        Committee.objects.select_related("authority", "parent__authority", "successor__authority"),
        authority__slug=authority,
        slug=committee,
    )
    meetings = Meeting.objects.published().filter(committee=found)
    page = page_of(request, meetings.past(on), MEETINGS_PER_PAGE)
    open_items = TrackerItem.objects.published().filter(committee=found).outstanding().by_due_date()
    outstanding = list(as_rows(open_items)[: OUTSTANDING_SHOWN + 1])
    return render(
        request,
        "committees/committee.html",
        {
            "section": "committees",
            "committee": found,
            "crumbs": [("Home", reverse("home")), ("Committees", reverse("committees"))],
            "members": members(found, on),
            "coming": with_committee(coming(meetings, on), found),
            "page_obj": page,
            "page_note": page_note(page),
            "past": with_committee(page, found),
            "outstanding": rows_of(outstanding[:OUTSTANDING_SHOWN], on),
            "more_outstanding": len(outstanding) > OUTSTANDING_SHOWN,
            "key": f"{found.authority.slug}/{found.slug}",
            "has_ended": found.dissolution_date and found.dissolution_date <= on,
        },
    )


def coming(meetings: QuerySet, on: datetime.date) -> QuerySet:
    """From today on, with those that were called off, so that nobody travels in vain."""
    return meetings.filter(date__gte=on).order_by("date", "start_time", "id")[:COMING_MEETINGS]


def with_committee(meetings, committee: Committee) -> list[Meeting]:
    """The meetings of this committee, knowing it without a query each."""
    found = list(meetings)
    for meeting in found:
        meeting.committee = committee
    return found


def members(committee: Committee, on: datetime.date) -> list[Member]:
    """Those who sit on the committee today: the chair, the vice-chair, then the rest by name."""
    now = Membership.objects.filter(held_on(on), committee=committee)
    found = now.select_related("person").order_by("person__family_name", "person__given_name", "person__name", "id")[
        :MEMBERS_SHOWN
    ]
    return [member(membership) for membership in sorted(found, key=by_role)]


def by_role(membership: Membership) -> int:
    return ROLE_ORDER.index(membership.role)


def member(membership: Membership) -> Member:
    """Of somebody who is not named, only the seat: their group and area would tell who they are."""
    person, role = membership.person, membership.printed_role
    basis = [membership.get_basis_display()]
    if membership.voting_scope != Membership.VotingScope.FULL:
        basis.append(membership.get_voting_scope_display().lower())
    if person.naming != Naming.NAMED:
        return Member(person.public_name(), "", role, basis)
    facts = [membership.on_behalf_of, membership.area]
    return Member(
        person.full_name, reverse("person", args=[person.slug]), role, basis + [fact for fact in facts if fact]
    )
