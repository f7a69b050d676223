"""How often each page asks the database, and how: the same however many rows, and by the indexes made for it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.scrutiny.views.council import make_council

pytestmark = pytest.mark.django_db

QUERIES = {
    "home": 5,
    "about": 0,
    "committees": 2,
    "committee": 6,
    "meeting": 6,
    "recommendations": 3,
    "recommendations_csv": 2,
    "recommendation": 4,
    "actions": 3,
    "actions_csv": 2,
    "action": 4,
    "people": 3,
    "person": 5,
    "post": 3,
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
