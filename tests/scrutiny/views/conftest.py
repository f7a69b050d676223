"""Tests of pages read them on one fixed day."""

import datetime

import pytest

from tests.scrutiny.views.council import TODAY


@pytest.fixture(autouse=True)
def today(monkeypatch) -> datetime.date:
    noon = datetime.datetime.combine(TODAY, datetime.time(12), tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
    return TODAY
