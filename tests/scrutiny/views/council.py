"""A published council of any size, for tests of pages: everything that a page can list is there `rows` times."""

import datetime
from dataclasses import dataclass

from committees.models import (
    AgendaItem,
    Authority,
    Committee,
    DiscussionPoint,
    Document,
    Meeting,
    Membership,
    Person,
    Post,
    PostHolding,
    Witness,
)
from inspections.models import Edition, Finding, ImprovementPlan, Inspection, InspectionType, Judgement, Regulator
from scrutiny.models import Response, Theme, TrackerItem, Update
from scrutiny.models.items import Kind, Progress
from tests.factories import (
    AT,
    make_agenda_item,
    make_authority,
    make_committee,
    make_item,
    make_meeting,
    make_organisation,
    make_person,
    make_post,
    make_user,
    mark_published,
)

TODAY = datetime.date(2026, 11, 14)
DAY = datetime.timedelta(days=1)

ASKED = (
    "That the Director of Children’s Services report on how many children wait longer than a month for a placement, "
    "and on what is being done about it in each district."
)
SAID = (
    "A Member asked why so many placements were outside the county. The Director answered that nine new foster "
    "families had been approved since the spring and that the number was falling."
)


@dataclass
class Council:
    """What tests ask for by name; everything else hangs on these."""

    authority: Authority
    committee: Committee
    meeting: Meeting
    recommendation: TrackerItem
    action: TrackerItem
    person: Person
    post: Post
    inspection: Inspection

    @property
    def addresses(self) -> dict[str, str]:
        """One address of every page, by its name."""
        return {
            "home": "/",
            "about": "/about/",
            "committees": "/committees/",
            "committee": self.committee.get_absolute_url(),
            "meeting": self.meeting.get_absolute_url(),
            "recommendations": "/recommendations/",
            "recommendations_csv": "/recommendations/download.csv",
            "recommendation": self.recommendation.get_absolute_url(),
            "actions": "/actions/",
            "actions_csv": "/actions/download.csv",
            "action": self.action.get_absolute_url(),
            "people": "/people/",
            "person": f"/people/{self.person.slug}/",
            "post": f"/posts/{self.authority.slug}/{self.post.slug}/",
            "inspections": "/inspections/",
            "inspection": self.inspection.get_absolute_url(),
        }


def make_council(rows: int = 3) -> Council:
    by = make_user()
    authority = make_authority("Barsetshire", official_name="Barsetshire County Council", slug="barsetshire")
    committee = make_committee(
        "Children, Families and Lifelong Learning Select Committee",
        authority=authority,
        slug="children-families",
        short_code="CFLLC",
        purpose="Scrutinises services for children, young people and their families, education and adult learning.",
    )
    director = make_post(authority=authority, slug="director-of-childrens-services")
    bodies = [make_organisation(f"{name} {n}") for n in range(rows) for name in ("Cabinet",)]
    people = make_people(rows, committee, director)
    theme = Theme.objects.create(name="Placements", slug="placements")
    meetings = make_meetings(rows, committee, by)
    meeting = meetings[0]
    make_agenda(rows, meeting, people)
    agenda_item = meeting.all_agenda_items.first()

    recommendations = [
        mark_published(
            make_item(
                agenda_item,
                text=f"{ASKED} ({n})",
                theme=theme,
                owner_post=director,
                due_text="Autumn 2026",
                due_earliest=datetime.date(2026, 9, 1),
                due_latest=datetime.date(2026, 11, 5) + n * DAY,
                due_precision="season",
                progress=Progress.values[n % 5],
                public_quote=f"RESOLVED: {ASKED}",
            ),
            by,
        )
        for n in range(rows)
    ]
    recommendation = recommendations[0]
    owners = [{"owner_person": people[0]}, {"owner_post": director}, {"owner_body": bodies[0]}]
    actions = [
        mark_published(
            make_item(
                agenda_item,
                kind=Kind.UNDERTAKING if n % 3 == 1 else Kind.ACTION,
                text=f"To share the placement figures with the committee. ({n})",
                parent=recommendation,
                due_text="31 October 2026",
                due_latest=datetime.date(2026, 10, 31),
                due_precision="day",
                progress=Progress.values[n % 8],
                **owners[n % 3],
            ),
            by,
        )
        for n in range(rows)
    ]
    for n in range(rows):
        answer(recommendation, bodies[n], n, by)
        answer(actions[0], bodies[n], n, by)
        news(recommendation, n, by, meetings[0])
        news(actions[0], n, by, meetings[0])
    make_item(agenda_item, text="That a draft stay a draft.", supersedes=recommendation)
    mark_published(make_item(agenda_item, text="That the newer words be followed.", supersedes=recommendation), by)
    return Council(
        authority=authority,
        committee=committee,
        meeting=meeting,
        recommendation=recommendation,
        action=actions[0],
        person=people[0],
        post=director,
        inspection=make_inspections(rows, authority, by),
    )


def make_people(rows: int, committee: Committee, post: Post) -> list[Person]:
    people = [
        make_person(f"Mary Bold {n}", naming="named", honorific_prefix="Cllr", slug=f"mary-bold-{n}")
        for n in range(rows)
    ]
    for n, person in enumerate(people):
        role = Membership.Role.CHAIR if n == 0 else Membership.Role.MEMBER
        start = datetime.date(2025, 5, 20)
        Membership.objects.create(
            person=person,
            committee=committee,
            role=role,
            on_behalf_of="Independent",
            area="Plumstead",
            start_date=start,
        )
        PostHolding.objects.create(person=person, post=post, start_date=datetime.date(2024, 1, 1))
    for n in range(rows):  # committees of the first person, beside this one
        other = make_committee(f"Panel {n}", authority=committee.authority, slug=f"panel-{n}")
        Membership.objects.create(person=people[0], committee=other)
    return people


def make_meetings(rows: int, committee: Committee, by) -> list[Meeting]:
    """The first is long past and full; the others lie on both sides of today."""
    start = {"start_time": datetime.time(10, 0), "venue": "Council Chamber, County Hall, Barchester"}
    first = make_meeting(
        committee,
        date=datetime.date(2026, 3, 10),
        status="held",
        minutes_state="approved",
        recording_url="https://video.example/2026-03-10",
        **start,
    )
    past = [make_meeting(committee, date=TODAY - (n + 1) * DAY, status="held", **start) for n in range(rows)]
    future = [make_meeting(committee, date=TODAY + (n + 20) * DAY, status="confirmed", **start) for n in range(rows)]
    future.append(make_meeting(committee, date=TODAY + (rows + 20) * DAY, status="cancelled", **start))
    first.approved_at = past[-1]
    return [mark_published(meeting, by) for meeting in [first, *past, *future]]


def make_agenda(rows: int, meeting: Meeting, people: list[Person]) -> None:
    for n in range(rows):
        item = make_agenda_item(
            meeting,
            number=f"{n + 1}/26",
            title=f"Placements of children in care, part {n + 1}",
            purpose="To examine why children are placed outside the county and what is being done about it.",
        )
        Document.objects.create(
            meeting=meeting, agenda_item=item, title=f"Report {n}", url="https://council.example/r.pdf"
        )
        Document.objects.create(
            meeting=meeting, title=f"Agenda {n}", url="https://council.example/a.pdf", kind="agenda"
        )
        add_discussion(item, people, n)
    make_agenda_item(
        meeting,
        number="99/26",
        title="A private title",
        access="exempt",
        exempt_paragraphs="1",
        public_interest_reason="A private reason",
        public_notice="This item was considered in private (Schedule 12A, paragraph 1).",
    )


def add_discussion(item: AgendaItem, people: list[Person], n: int) -> None:
    for order, person in enumerate(people[:3], start=1):
        Witness.objects.create(
            agenda_item=item,
            order=order,
            person=person,
            name=person.full_name,
            role="Cabinet Member for Children and Families",
            category=Witness.Category.CABINET_MEMBER,
        )
    first = DiscussionPoint.objects.create(
        agenda_item=item,
        order=1,
        number=f"{n + 1}.1",
        text=SAID,
        public_text=SAID,
        asked_by="A Member",
        asker=people[0],
    )
    DiscussionPoint.objects.create(
        agenda_item=item,
        order=2,
        number=f"{n + 1}.2",
        parent=first,
        text=SAID,
        public_text=SAID,
        answered_by="The Director",
    )


def answer(item: TrackerItem, body, n: int, by) -> Response:
    if n % 3 == 2:
        return mark_published(Response(item=item, recipient_body=body, due_on=datetime.date(2026, 5, 9)), by)
    return mark_published(
        Response(
            item=item,
            recipient_body=body,
            decision=Response.Decision.ACCEPTED if n % 3 else Response.Decision.ACCEPTED_IN_PRINCIPLE,
            text="Cabinet agrees and will report by the autumn.",
            received_on=datetime.date(2026, 3, 17),
            responded_on=datetime.date(2026, 4, 20),
            considered_at="Cabinet, 20 April 2026",
            url="https://council.example/response.pdf",
        ),
        by,
    )


def news(item: TrackerItem, n: int, by, meeting: Meeting) -> Update:
    return Update.objects.create(
        item=item,
        on=datetime.date(2026, 6, 1) + n * DAY,
        text=f"Nine of {n + 12} new foster families have been approved.",
        progress=Progress.IN_PROGRESS,
        reported_at=meeting,
        created_at=AT,
        created_by=by,
    )


def make_inspections(rows: int, authority: Authority, by) -> Inspection:
    edition = Edition.objects.get(code="ilacs-2023")
    kind = InspectionType.objects.get(code="ilacs_standard")
    made = [make_inspection(n, authority, edition, kind, by) for n in range(rows)]
    for area in edition.areas.all():
        Judgement.objects.create(
            inspection=made[0],
            area=area,
            grade=area.scale.grades.all()[1],
            passage="Most children get good help early.",
        )
    for n in range(rows):
        Finding.objects.create(inspection=made[0], order=n + 1, text="The sufficiency of placements close to home.")
        ImprovementPlan.objects.create(
            inspection=made[0], due_on=datetime.date(2026, 9, 1), url="https://council.example/p"
        )
    return made[0]


def make_inspection(n: int, authority: Authority, edition: Edition, kind: InspectionType, by) -> Inspection:
    made = mark_published(
        Inspection(
            authority=authority,
            inspection_type=kind,
            edition=edition,
            start_date=datetime.date(2024, 1, 8) + n * 7 * DAY,
            end_date=datetime.date(2024, 1, 19) + n * 7 * DAY,
            report_url="https://reports.example/1",
            headline="Services for children have improved since the last inspection.",
        ),
        by,
    )
    made.regulators.add(Regulator.objects.first())
    return made
