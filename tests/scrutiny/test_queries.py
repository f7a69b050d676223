"""How often each page asks the database, and how: the same however many rows, and by the indexes made for it."""

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from committees.models import Meeting
from scrutiny.models import Response, Theme, TrackerItem
from tests.factories import AT, make_committee, make_organisation, make_user
from tests.scrutiny.views.council import TODAY, Council, answer, make_council

pytestmark = pytest.mark.django_db

QUERIES = {
    "home": 5,
    "about": 0,
    "committees": 2,
    "committee": 7,
    "meeting": 6,
    "recommendations": 4,
    "recommendations_csv": 2,
    "recommendation": 4,
    "actions": 4,
    "actions_csv": 2,
    "action": 4,
    "people": 4,
    "person": 6,
    "post": 4,
    "inspections": 3,
    "inspection": 5,
}


def queries_of(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(address)
        b"".join(response.streaming_content) if response.streaming else response.content
    assert response.status_code == 200
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("rows", [3, 60])
def test_no_page_asks_more_often_for_more_rows(client, rows):
    council = make_council(rows)
    asked = {name: queries_of(client, address) for name, address in council.addresses.items()}
    assert {name: len(queries) for name, queries in asked.items()} == QUERIES


# A large council, in PostgreSQL: SQLite's planner is not the one that matters


ITEMS = 100_000
LONGEST_MILLISECONDS = 300
COMMITTEES, MEETINGS_EACH = 20, 60

postgresql_only = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="the plans of PostgreSQL are asked for; .ci/run runs this there"
)


def multiply(model, template, count: int, **columns: str) -> None:
    """Copies of the row `template`, `n` = 1 to `count`, with SQL for the columns that differ.

    `m` is a meeting, another for each n; its committee and date belong together.
    """
    names = [field.column for field in model._meta.concrete_fields if not field.primary_key and not field.generated]
    values = ", ".join(columns.get(name, f't."{name}"') for name in names).replace("%", "%%")
    quoted = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(
            f"""INSERT INTO {model._meta.db_table} ({quoted}) SELECT {values}
            FROM {model._meta.db_table} t, generate_series(1, %s) n
            JOIN (SELECT *, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS all_of_them
                  FROM committees_meeting) m ON m.place = 1 + n %% m.all_of_them
            WHERE t.id = %s""",  # noqa: S608 (names of our own)
            [count, template.pk],
        )


def make_large_council() -> Council:
    """Twenty committees over fifteen years: a fifth of 100,000 items open, a quarter answered."""
    council, by = make_council(3), make_user()
    committees = [council.committee] + [
        make_committee(f"Committee {n}", authority=council.authority, slug=f"committee-{n}") for n in range(COMMITTEES)
    ]
    months = datetime.timedelta(days=90)
    for committee in committees:
        meetings = [Meeting(committee=committee, date=TODAY - n * months, sitting=9) for n in range(MEETINGS_EACH)]
        for meeting in meetings:
            meeting.stage, meeting.reviewed_at, meeting.published_at = "published", AT, AT
            meeting.reviewed_by = meeting.published_by = by
        Meeting.objects.bulk_create(meetings)
    themes = [Theme.objects.create(name=f"Theme {n}", slug=f"theme-{n}").pk for n in range(30)]
    multiply(
        TrackerItem,
        council.action,
        ITEMS,
        kind="(ARRAY['recommendation', 'action', 'undertaking'])[1 + n % 3]",
        committee_id="m.committee_id",
        meeting_id="m.id",
        agenda_item_id="NULL",
        parent_id="NULL",
        owner_person_id="NULL",
        asked_on="m.date",
        municipal_year="to_char(m.date, 'YYYY') || '-' || to_char(m.date + 365, 'YY')",
        reference="'X-' || n",
        theme_id=f"(ARRAY{themes})[1 + n / 7 % 30]",
        due_latest="CASE WHEN n % 5 = 0 THEN NULL ELSE m.date + 90 END",
        progress="(ARRAY['complete', 'cancelled', 'complete', 'superseded', 'in_progress'])[1 + n % 5]",
        created_at="now()",
    )
    template = answer(council.action, make_organisation(), 0, by)
    with connection.cursor() as cursor:
        names = [f.column for f in Response._meta.concrete_fields if not f.primary_key and f.column != "item_id"]
        quoted = ", ".join(f'"{name}"' for name in names)
        wanted = ", ".join(f't."{name}"' for name in names)
        cursor.execute(
            f"""INSERT INTO scrutiny_response (item_id, {quoted}) SELECT i.id, {wanted}
            FROM scrutiny_trackeritem i, scrutiny_response t WHERE t.id = %s AND i.id %% 4 = 0""",  # noqa: S608 (names of our own)
            [template.pk],
        )
        cursor.execute("ANALYZE")
    return council


def rows_query(client: Client, address: str) -> str:
    """The query that fetches the rows of a list."""
    (found,) = [sql for sql in queries_of(client, address) if "LIMIT 50" in sql]
    return found


def explain(sql: str, analyse: bool = False) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE {'TRUE' if analyse else 'FALSE'}) {sql}")
        return "\n".join(line for (line,) in cursor.fetchall())


def milliseconds(client: Client, address: str) -> float:
    """How long the database works for a page."""
    plans = [explain(sql, analyse=True) for sql in queries_of(client, address)]
    return sum(float(re.search(r"Execution Time: ([\d.]+)", plan)[1]) for plan in plans)


@postgresql_only
def test_the_lists_of_a_large_council_are_read_from_their_indexes(client, monkeypatch):
    noon = datetime.datetime.combine(TODAY, datetime.time(12), tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
    council = make_large_council()
    committee = f"{council.authority.slug}/{council.committee.slug}"
    read_from = {
        "/actions/?status=open": "item_open_by_due",
        "/actions/?overdue=yes": "item_open_by_due",
        "/recommendations/?status=open&sort=outstanding": "item_open_by_due",
        f"/actions/?status=open&committee={committee}": "item_open_of_committee",
        f"/recommendations/?status=open&sort=due&committee={committee}": "item_open_of_committee",
        "/actions/": "item_outstanding",
        "/recommendations/": "item_newest",
        f"/recommendations/?committee={committee}": "item_newest_of_committee",
    }
    plans = {address: explain(rows_query(client, address)) for address in read_from}
    assert {address: plan for address, plan in plans.items() if f"using {read_from[address]} " not in plan} == {}

    slowest = [
        "/actions/?sort=asked&progress=paused",
        "/actions/?progress=in_progress&response=not_accepted&overdue=yes&sort=-due",
        "/recommendations/?response=not_asked&theme=theme-3&status=closed&sort=due",
        "/recommendations/?response=answered&year=2020-21&sort=outstanding&page=20",
    ]
    took = {address: min(milliseconds(client, address) for _ in range(2)) for address in slowest}
    assert {address: time for address, time in took.items() if time > LONGEST_MILLISECONDS} == {}
