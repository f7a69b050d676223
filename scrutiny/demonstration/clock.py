"""The time at which the story stands, so that every row says when it would have been written."""

import datetime
from contextlib import contextmanager
from unittest.mock import patch

from committees.models.meetings import LONDON


class Clock:
    """Set to a moment by each step of the story; while it is running, Django writes that moment and not today's.

    Times of creation and the dates of the history come from `django.utils.timezone.now` and cannot be given.
    """

    def __init__(self, day):
        self.last = datetime.datetime.combine(day, datetime.time(8), tzinfo=LONDON)
        self.now = self.last

    def at(self, day, hour=9, minute=0):
        """Set the clock to a time of a day, but not after the morning of the demonstration. Returns the moment."""
        self.now = min(datetime.datetime.combine(day, datetime.time(hour, minute), tzinfo=LONDON), self.last)
        return self.now

    @contextmanager
    def running(self):
        with patch("django.utils.timezone.now", lambda: self.now):
            yield
