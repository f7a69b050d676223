"""What is not published is on no page, in no list, count, choice, link or download, and has no address.

`hide_things_in` adds a hidden record of every kind, in every way a record can be hidden, to a council whose pages were
read before. Every text field of each holds the sentinel. Nothing of any page may change by one byte. A new address or
a new text field joins by itself; an address without an entry in ADDRESSES fails.
"""

import ast
import datetime
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.models import F, Model
from django.test import Client

from committees.models import (
    AgendaItem,
    Attendance,
    DiscussionPoint,
    Document,
    Incoming,
    Meeting,
    Membership,
    Organisation,
    Person,
    Post,
    PostHolding,
    Recess,
    Stage,
    Witness,
)
from inspections.models import (
    Edition,
    Finding,
    ImprovementPlan,
    Inspection,
    InspectionType,
    Judgement,
    MentionedGrade,
)
from scrutiny.models import Checked, Correction, Dismissal, Response, Theme, TrackerItem, Update
from scrutiny.models.items import Kind, Progress
from tests.factories import AT, make_minutes, make_post, make_user
from tests.scrutiny.views.council import TODAY, Council, make_council
from tests.test_repository import addresses_outside_admin

ROOT = Path(__file__).resolve().parents[1]

HIDDEN_STAGES = [Stage.DRAFT, Stage.REVIEWED, Stage.WITHDRAWN]

# Days of hidden meetings, which tell of them as much as words would.
COMING, LATELY, LONG_AGO = datetime.date(2026, 11, 29), datetime.date(2026, 10, 29), datetime.date(2018, 10, 29)
SENTINEL = re.compile(rb"zqx|29 (oct|nov)|-(10|11)-29|2018-19", re.IGNORECASE)

_number = itertools.count(1)


# A record with the sentinel in every text field


def fill(model: type[Model], **given) -> Model:
    """A saved row of `model`; every text field that is not given holds the sentinel."""
    for column in model._meta.concrete_fields:
        if column.name not in given and isinstance(column, models.CharField | models.TextField) and not column.choices:
            given[column.name] = sentinel(column)
    return model.objects.create(**given)


def sentinel(column: models.Field) -> str:
    number = next(_number)
    if isinstance(column, models.URLField):
        return f"https://zqx.example/{number}"
    if isinstance(column, models.SlugField):
        return f"zqx-{number}"
    return f"ZQX {number} {column.model.__name__} {column.name}"[: column.max_length or 200]


def staged(stage: str, by) -> dict:
    """What a row of this stage must hold to be allowed by the database."""
    given = {"stage": stage, "withdrawn_reason": ""}
    if stage != Stage.DRAFT:
        given |= {"reviewed_at": AT, "reviewed_by": by}
    if stage in (Stage.PUBLISHED, Stage.WITHDRAWN):
        given |= {"published_at": AT, "published_by": by}
    if stage == Stage.WITHDRAWN:
        given |= {"withdrawn_at": AT, "withdrawn_by": by, "withdrawn_reason": "ZQX the reason why it was withdrawn"}
    return given


# The world: a published council, people whose names are kept back, and then what is hidden


@dataclass
class World:
    council: Council
    by: object
    post_without_page: Post
    hidden: dict[str, list[str]] = field(default_factory=dict)

    def hide(self, name: str, address: str) -> None:
        self.hidden.setdefault(name, []).append(address)


def make_world() -> World:
    council = make_council(3)
    world = World(council, make_user(), make_post("Head of Fostering", authority=council.authority))
    PostHolding.objects.create(person=council.person, post=world.post_without_page)
    Meeting.objects.filter(pk=world.council.meeting.pk).update(approved_at=None)
    TrackerItem.objects.filter(pk=world.council.action.pk).update(parent=None)
    add_people_who_are_not_named(world)
    for access in ("exempt", "confidential"):
        hide_agenda_item(world, access, notice="An item was considered in private.")
    return world


def add_people_who_are_not_named(world: World) -> None:
    """On pages that are published, in every place that could print a name."""
    council = world.council
    agenda_item = council.meeting.all_agenda_items.first()
    for naming in ("role_only", "withheld"):
        person = fill(Person, naming=naming)
        world.hide("person", f"/people/{person.slug}/")
        Membership.objects.create(person=person, committee=council.committee)
        PostHolding.objects.create(person=person, post=council.post)
        fill(Attendance, meeting=council.meeting, person=person, role="Adviser", note="")
        fill(Witness, agenda_item=agenda_item, person=person, role="Adviser", organisation="", order=7)
        said = {"text": "ZQX said so", "public_text": "[name withheld] said so", "number": "9"}
        fill(DiscussionPoint, agenda_item=agenda_item, asker=person, answerer=person, order=9, **said)
        owned(world, owner_person=person, owner_text="ZQX the owner as printed")
    for category in Witness.NEVER_NAMED:
        fill(Witness, agenda_item=agenda_item, role="", organisation="", order=8, category=category)


def owned(world: World, **owner) -> TrackerItem:
    """A published action; only its owner is in question."""
    words = {"text": "To report back.", "public_quote": "", "due_text": "", "owner_text": "", "closed_reason": ""}
    return hidden_item(world, world.council.meeting, stage=Stage.PUBLISHED, kind=Kind.ACTION, **words | owner)


def hide_things_in(world: World) -> None:
    """A hidden record of every kind, in every way in which it can be hidden."""
    for stage in HIDDEN_STAGES:
        hide_meetings(world, stage)
        hide_items(world, stage)
        hide_responses(world, stage)
        hide_inspection(world, stage)
    for access in ("exempt", "confidential"):
        hide_agenda_item(world, access, notice="")
        for agenda_item in (None, world.council.meeting.all_agenda_items.first()):
            fill(Document, meeting=world.council.meeting, agenda_item=agenda_item, access=access)
    hide_words_on_what_is_published(world)
    hide_what_came_in(world)
    hide_what_published_rows_point_to(world)


def hide_meetings(world: World, stage: str) -> None:
    """Meetings of this stage, one of them with everything else published."""
    committee, sitting = world.council.committee, HIDDEN_STAGES.index(stage) + 1
    for date in (COMING, LONG_AGO, LATELY):
        meeting = fill(Meeting, committee=committee, date=date, sitting=sitting, **staged(stage, world.by))
        world.hide("meeting", meeting.get_absolute_url())
    hang_everything_on(world, meeting, access="open")


def hide_agenda_item(world: World, access: str, notice: str) -> None:
    """An item considered in private, of a published meeting."""
    hang_everything_on(world, world.council.meeting, access=access, public_notice=notice)


def hang_everything_on(world: World, meeting: Meeting, **given) -> None:
    order = meeting.all_agenda_items.count() + 1
    given = {"public_notice": "", "exempt_paragraphs": "1", "number": ""} | given
    agenda_item = fill(AgendaItem, meeting=meeting, order=order, **given)
    by_name = fill(Person, naming="named")
    world.hide("person", f"/people/{by_name.slug}/")
    minutes = make_minutes(agenda_item, text=f"ZQX minutes {next(_number)}", by=world.by)
    for person in (by_name, world.council.person):
        fill(Witness, agenda_item=agenda_item, person=person)
    fill(DiscussionPoint, agenda_item=agenda_item, asker=by_name, minutes=minutes, start=0, end=3)
    fill(MentionedGrade, agenda_item=agenda_item)
    fill(Document, meeting=meeting, agenda_item=agenda_item)
    for kind in Kind.values:
        item = hidden_item(world, meeting, stage=Stage.PUBLISHED, kind=kind, agenda_item=agenda_item)
        world.hide("recommendation" if kind == Kind.RECOMMENDATION else "action", item.get_absolute_url())
    own_by_hidden_owners(world, meeting, stage=Stage.PUBLISHED, agenda_item=agenda_item)


def hide_items(world: World, stage: str) -> None:
    """Items of this stage on a published meeting, that were published once and kept their reference."""
    for kind in Kind.values:
        item = hidden_item(world, world.council.meeting, stage=stage, kind=kind)
        world.hide("recommendation" if kind == Kind.RECOMMENDATION else "action", item.get_absolute_url())
    own_by_hidden_owners(world, world.council.meeting, stage=stage)
    hidden_item(world, world.council.meeting, stage=stage, kind=Kind.ACTION, parent=world.council.recommendation)
    for superseded in (world.council.recommendation, world.council.action):
        hidden_item(world, world.council.meeting, stage=stage, kind=superseded.kind, supersedes=superseded)


def own_by_hidden_owners(world: World, meeting: Meeting, **given) -> None:
    """Owners, a theme, and owners seen elsewhere: their pages and the filters must not tell of these items."""
    council = world.council
    person, post = fill(Person, naming="named"), fill(Post, authority=council.authority)
    world.hide("person", f"/people/{person.slug}/")
    world.hide("post", f"/posts/{council.authority.slug}/{post.slug}/")
    owners = [{"owner_person": person}, {"owner_post": post}, {"owner_body": fill(Organisation)}]
    owners += [{"owner_person": council.person}, {"owner_post": council.post}]
    for kind, owner in zip(itertools.cycle([Kind.RECOMMENDATION, Kind.ACTION]), owners, strict=False):
        hidden_item(world, meeting, kind=kind, theme=fill(Theme), **given, **owner)


def hidden_item(world: World, meeting: Meeting, *, stage: str, kind: str, **given) -> TrackerItem:
    words = {
        "reference": f"CFLLC-2099-{next(_number)}",
        "municipal_year": "2025-26",
        "closed_reason": "",
        "withdrawn_reason": "",
    }
    item = fill(
        TrackerItem,
        kind=kind,
        authority=world.council.authority,
        committee=world.council.committee,
        meeting=meeting,
        asked_on=meeting.date,
        progress=Progress.IN_PROGRESS,
        due_latest=TODAY - datetime.timedelta(days=400),
        **words | staged(stage, world.by) | given,
    )
    if "ZQX" in item.text:
        respond(world, item, Stage.PUBLISHED)
        update(world, item)
    return item


def hide_responses(world: World, stage: str) -> None:
    """Answers of this stage to what is published, also by a post that nobody else mentions."""
    council = world.council
    post = fill(Post, authority=council.authority)
    world.hide("post", f"/posts/{council.authority.slug}/{post.slug}/")
    for item in (council.recommendation, council.action):
        respond(world, item, stage)
        for recipient in (post, world.post_without_page):
            respond(world, item, stage, recipient_body=None, recipient_post=recipient)
    awaiting = {"decision": Response.Decision.AWAITING, "responded_on": None}
    unasked = council.meeting.all_items.filter(all_responses__isnull=True, stage=Stage.PUBLISHED).first()
    respond(world, unasked, stage, **awaiting)


def respond(world: World, item: TrackerItem, stage: str, **given) -> Response:
    given = {
        "recipient_body": None if "recipient_post" in given else fill(Organisation),
        "decision": Response.Decision.NOT_ACCEPTED,
        "responded_on": TODAY,
    } | given
    return fill(Response, item=item, **staged(stage, world.by) | given)


def update(world: World, item: TrackerItem, **given) -> Update:
    given = {"on": TODAY, "progress": Progress.PAUSED, "created_at": AT, "created_by": world.by} | given
    return fill(Update, item=item, **given)


def hide_inspection(world: World, stage: str) -> None:
    edition = Edition.objects.get(code="ilacs-2023")
    inspection = fill(
        Inspection,
        authority=world.council.authority,
        inspection_type=InspectionType.objects.get(code="ilacs_short"),
        edition=edition,
        start_date=TODAY - datetime.timedelta(days=1 + HIDDEN_STAGES.index(stage)),
        **staged(stage, world.by),
    )
    area = edition.areas.get(is_overall=True)
    fill(Judgement, inspection=inspection, area=area, grade=area.scale.grades.first())
    fill(Finding, inspection=inspection)
    fill(ImprovementPlan, inspection=inspection)
    world.hide("inspection", inspection.get_absolute_url())
    Inspection.objects.filter(pk=world.council.inspection.pk).update(previous=inspection)


def hide_words_on_what_is_published(world: World) -> None:
    council = world.council
    fill(DiscussionPoint, agenda_item=council.meeting.all_agenda_items.first(), order=20, is_public=False)
    for item in (council.recommendation, council.action):
        update(world, item, is_public=False)
        fill(Correction, item=item, created_at=AT, created_by=world.by)
    hidden_quote = council.meeting.all_items.filter(stage=Stage.PUBLISHED, public_quote="").first()
    TrackerItem.objects.filter(pk=hidden_quote.pk).update(public_quote="ZQX words not shown", show_quote=False)


def hide_what_came_in(world: World) -> None:
    """Minutes on their way in, and what clerks decided about them, on a meeting that is published."""
    council = world.council
    agenda_item = council.meeting.all_agenda_items.first()
    minutes = make_minutes(agenda_item, text=f"ZQX a newer version {next(_number)}", by=world.by)
    when = {"at": AT, "by": world.by}
    fill(Dismissal, agenda_item=agenda_item, minutes=minutes, kind="action", start=0, end=3, reason="other", **when)
    Checked.objects.create(minutes=minutes, **when)
    fill(Incoming, authority=council.authority, created_at=AT, created_by=world.by)
    fill(Recess, authority=council.authority, start_date=LATELY, end_date=COMING)


def hide_what_published_rows_point_to(world: World) -> None:
    """What published rows may point to without being allowed to tell."""
    council = world.council
    meeting = Meeting.objects.get(committee=council.committee, date=LATELY, stage=Stage.DRAFT)
    hidden = TrackerItem.objects.get(meeting=meeting, kind=Kind.RECOMMENDATION, theme=None)
    Meeting.objects.filter(pk=council.meeting.pk).update(approved_at=meeting)
    TrackerItem.objects.filter(pk=council.action.pk).update(parent=hidden, supersedes=hidden)
    TrackerItem.objects.filter(pk=council.recommendation.pk).update(supersedes=hidden)


# Every address, and what it answers


ADDRESSES: dict[str, Callable[[Council], list[str]]] = {
    **{
        name: lambda council, name=name: [council.addresses[name]]
        for name in (
            *("home", "about", "committees", "committee", "meeting", "recommendation", "action"),
            *("people", "person", "post", "inspections", "inspection"),
        )
    },
    **{
        name: lambda council, name=name: [f"{council.addresses[name]}?{query}" for query in QUERIES]
        for name in ("recommendations", "recommendations_csv", "actions", "actions_csv")
    },
}
QUERIES = [
    "",
    *(f"sort={order}" for order in ("outstanding", "due", "-due", "-asked", "asked")),
    *(f"response={answer}" for answer in ("answered", "not_asked", *Response.Decision.values)),
    *(f"progress={progress}" for progress in Progress.values),
    *("status=open", "status=closed", "overdue=yes", "year=2018-19", "theme=zqx", "owner=person/zqx", "page=2"),
]


@pytest.fixture(autouse=True)
def today(monkeypatch):
    noon = datetime.datetime.combine(TODAY, datetime.time(12), tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)


def public_names() -> set[str]:
    return {pattern.name for route, pattern in addresses_outside_admin() if not route.startswith("health/")}


def read(client: Client, address: str) -> tuple[int, bytes]:
    """The status and every byte that tells something: the headers and the body."""
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    told = {name: value for name, value in response.items() if name != "Content-Security-Policy"}
    return response.status_code, repr(sorted(told.items())).encode() + body


def read_all(client: Client, world: World, names=None) -> dict[str, bytes]:
    pages = {}
    for name in names or ADDRESSES:
        for address in ADDRESSES[name](world.council):
            status, pages[address] = read(client, address)
            assert status == 200, address
    return pages


@pytest.mark.django_db
def test_every_public_address_is_looked_at():
    assert public_names() == set(ADDRESSES)


@pytest.mark.django_db
def test_no_page_tells_of_anything_hidden(client):
    world = make_world()
    before = read_all(client, world)
    assert {address: SENTINEL.search(page) for address, page in before.items() if SENTINEL.search(page)} == {}

    hide_things_in(world)

    after = read_all(client, world)
    assert {address: SENTINEL.search(page) for address, page in after.items() if SENTINEL.search(page)} == {}
    assert [address for address in after if after[address] != before[address]] == []


@pytest.mark.django_db
def test_what_is_hidden_has_no_address(client):
    world = make_world()
    hide_things_in(world)
    unknown = {
        "person": "/people/nobody/",
        "post": "/posts/barsetshire/nothing/",
        "meeting": "/committees/barsetshire/children-families/2026-01-01/",
        "recommendation": "/recommendations/barsetshire/CFLLC-2099-R1/",
        "action": "/actions/barsetshire/CFLLC-2099-A1/",
        "inspection": "/inspections/barsetshire/2026-01-01/ilacs_short/",
    }
    assert set(world.hidden) == set(unknown)
    for name, addresses in world.hidden.items():
        nothing = read(client, unknown[name])
        assert nothing[0] == 404
        for address in addresses:
            assert read(client, address) == nothing, address
            assert read(client, f"{address}?preview=1&format=json") == nothing, address


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["clerk", "administrator"])
def test_signing_in_shows_nothing_more(client, role):
    world = make_world()
    hide_things_in(world)
    before = {address: body_of(client, address) for address in sample(world)}
    client.force_login(make_user(role))
    assert {address: body_of(client, address) for address in sample(world)} == before


def sample(world: World) -> list[str]:
    """One address of each page, and one hidden address of each kind."""
    return [addresses(world.council)[0] for addresses in ADDRESSES.values()] + [
        addresses[0] for addresses in world.hidden.values()
    ]


def body_of(client: Client, address: str) -> bytes:
    response = client.get(address)
    return b"".join(response.streaming_content) if response.streaming else response.content


# Would these tests notice? Each view is read with one of its doors left open


# Here a second guard stands behind the first: the rows are looked up by a parent that is itself published.
DOUBLY_GUARDED = {
    ("inspection", "Finding"),
    ("inspection", "ImprovementPlan"),
    ("inspection", "Judgement"),
    ("inspections", "Judgement"),
    ("meeting", "Witness"),
}


def doors() -> Iterator[tuple[type[Model], type, str]]:
    """(model, queryset class, method) for every method that lets only published rows through."""
    for model in apps.get_models():
        queryset = type(model._default_manager.all())
        if hasattr(queryset, "published") and not model._meta.proxy:
            yield model, queryset, "published"
    yield AgendaItem, type(AgendaItem.objects.all()), "published_agenda"


def everything(queryset, method: str):
    """What the door would let through if it did not look."""
    if method == "published_agenda":
        return queryset.annotate(
            public_title=F("title"), public_purpose=F("purpose"), public_source_url=F("source_url")
        ).order_by("order")
    return queryset.all()


@pytest.mark.django_db
def test_a_door_left_open_in_any_view_is_noticed(client, monkeypatch):
    world = make_world()
    hide_things_in(world)
    used, noticed = set(), set()
    for name in sorted(ADDRESSES):
        clean = answers(client, world, name)
        for model, queryset, method in doors():
            with monkeypatch.context() as patch:
                passed = leave_open(patch, model, queryset, method)
                address = ADDRESSES[name](world.council)[0]
                leaked = read(client, address) != clean[address]
                if passed and not leaked:
                    leaked = answers(client, world, name) != clean
            if passed:
                used.add((name, model.__name__))
            if leaked:
                noticed.add((name, model.__name__))
    assert {name for name, _ in used} == set(ADDRESSES) - {"about"}
    assert used - noticed == DOUBLY_GUARDED


def leave_open(patch: pytest.MonkeyPatch, model: type[Model], queryset: type, method: str) -> list[bool]:
    """Open one door for one model. The list returned is filled when somebody goes through."""
    original, passed = getattr(queryset, method), []

    def door(self):
        if self.model._meta.concrete_model is not model:
            return original(self)
        passed.append(True)
        return everything(self, method)

    patch.setattr(queryset, method, door)
    return passed


def answers(client: Client, world: World, name: str) -> dict[str, tuple[int, bytes]]:
    addresses = [*ADDRESSES[name](world.council), *world.hidden.get(name, [])]
    return {address: read(client, address) for address in addresses}


# Nothing goes round the doors


# Tables without a stage: they say who exists, not what was said. What is shown of them depends on published rows.
UNSTAGED = {"Authority", "Committee", "Membership", "Organisation", "Post", "PostHolding", "Theme"}
NOT_PAGES = {"errors.py", "health.py", "sign_in.py"}


def modules_of_the_public_site() -> list[Path]:
    views = [path for path in (ROOT / "scrutiny" / "views").glob("*.py") if path.name not in NOT_PAGES]
    single = [ROOT / "scrutiny" / f"{name}.py" for name in ("filters", "published", "rows", "timeline", "wording")]
    return [*views, *single, *(ROOT / "scrutiny" / "exports").glob("*.py")]


def unguarded(source: str) -> list[str]:
    """Each place where a table is read without `.published()`, or a person without asking who may be named."""
    found = []
    tree = ast.parse(source)
    guarded = {
        node.value: node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        if node.attr in ("_default_manager", "_base_manager") or node.attr.startswith("all_"):
            found.append(ast.unparse(node))
        if node.attr == "objects" and not is_guarded(ast.unparse(node.value), guarded.get(node, "")):
            found.append(f"{ast.unparse(node)}.{guarded.get(node, '')}")
    return found


def is_guarded(model: str, method: str) -> bool:
    if model == "Person":
        return method == "named"
    return model in UNSTAGED or method in ("published", "published_agenda")


def test_the_public_site_reads_only_what_is_published():
    modules = modules_of_the_public_site()
    assert len(modules) > 10
    found = {path.name: unguarded(path.read_text(encoding="utf-8")) for path in modules}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    "source",
    ["Meeting.objects.all()", "Person.objects.filter(pk=1)", "meeting.all_agenda_items.all()", "A._base_manager.get()"],
)
def test_going_round_the_door_is_recognised(source):
    assert unguarded(source)


def accessors_of_staged_rows() -> set[str]:
    """Names by which a row reaches others that may be hidden, such as `meeting.all_items`."""
    return {
        relation.get_accessor_name()
        for model in apps.get_models()
        for relation in model._meta.related_objects
        if relation.get_accessor_name() and hasattr(type(relation.related_model._default_manager.all()), "published")
    }


def test_no_template_reaches_rows_that_may_be_hidden():
    names = accessors_of_staged_rows()
    assert {"all_items", "all_responses", "appearances"} <= names
    pattern = re.compile(rf"\.(?:{'|'.join(sorted(names))}|objects|withdrawn_reason)\b")
    folders = ("home", "committees", "meetings", "items", "people", "inspections", "about", "includes")
    templates = [path for folder in folders for path in (ROOT / "templates" / folder).rglob("*.html")]
    assert len(templates) > 15
    found = {path.name: pattern.findall(path.read_text(encoding="utf-8")) for path in templates}
    assert {name: faults for name, faults in found.items() if faults} == {}
