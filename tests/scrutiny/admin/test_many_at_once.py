"""Eight clerks at one tracker at the same time, over HTTP, on a database file: no write is lost, no page fails."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from scrutiny.models import TrackerItem, Update
from scrutiny.models.items import Kind
from tests import factories

from .forms import fields_of

THREADS = 8
EDITS = 40
ITEMS = 8
MOST_TRIES = 200


@pytest.fixture
def on_file(tmp_path, monkeypatch):
    """Threads that connect from here on work on a copy of the SQLite test database in a file, as a real site does."""
    if connection.vendor != "sqlite":
        yield
        return
    path = tmp_path / "tracker.sqlite3"

    def copy():
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        monkeypatch.setitem(connections.settings["default"], "NAME", str(path))

    yield copy


def in_thread(work, *arguments):
    try:
        return work(*arguments)
    finally:
        connections.close_all()


def edit(user, items, number):
    """One clerk records news of one item after another; told of a clash, the clerk sends the form again."""
    client = Client()
    client.force_login(user)
    clashes = 0
    for turn in range(EDITS):
        address = reverse("admin:scrutiny_action_update", args=[items[(number + turn) % ITEMS]])
        form = fields_of(client.get(address))
        news = {"on": "2026-03-12", "text": f"News {turn} of clerk {number}", "progress": "in_progress"}
        for _ in range(MOST_TRIES):
            answer = client.post(address, {**form, **news})
            if answer.status_code == 302:
                break
            assert answer.status_code == 409, answer.status_code
            clashes += 1
            form = fields_of(answer)
        else:
            pytest.fail("the form was never taken")
    return clashes


def what_was_kept(items):
    versions = dict(TrackerItem.objects.filter(pk__in=items).values_list("pk", "version"))
    histories = {item.pk: item.history.count() for item in TrackerItem.objects.filter(pk__in=items)}
    return set(Update.objects.values_list("text", flat=True)), Update.objects.count(), versions, histories


@pytest.mark.django_db(transaction=True)
def test_no_write_is_lost(on_file):
    agenda_item = factories.make_agenda_item()
    items = [factories.make_item(agenda_item, kind=Kind.ACTION).pk for _ in range(ITEMS)]
    clerks = [factories.make_user("clerk") for _ in range(THREADS)]
    if on_file:
        on_file()

    with ThreadPoolExecutor(THREADS) as pool:
        done = [pool.submit(in_thread, edit, clerk, items, number) for number, clerk in enumerate(clerks)]
        clashes = [one.result() for one in done]
        texts, count, versions, histories = pool.submit(in_thread, what_was_kept, items).result()

    assert count == THREADS * EDITS
    assert texts == {f"News {turn} of clerk {number}" for turn in range(EDITS) for number in range(THREADS)}
    assert versions == dict.fromkeys(items, 1 + THREADS * EDITS // ITEMS)
    assert histories == versions, "one history row for each version"
    assert sum(clashes) < THREADS * EDITS * MOST_TRIES
