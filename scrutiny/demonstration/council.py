"""What the steps of the story hand on to one another."""

import datetime
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from simple_history.utils import bulk_create_with_history

from .clock import Clock


@dataclass
class Council:
    """The council while it is being built, as it stands on the day `on`. Dictionaries are by the keys of the content."""

    on: datetime.date
    authority: object = None
    users: dict = field(default_factory=dict)
    organisations: dict = field(default_factory=dict)
    committees: dict = field(default_factory=dict)
    themes: dict = field(default_factory=dict)
    posts: dict = field(default_factory=dict)
    holders: dict = field(default_factory=dict)  # key of the post -> [(first day, person)]
    people: dict = field(default_factory=dict)  # by name
    witnesses: dict = field(default_factory=dict)
    members: dict = field(default_factory=dict)  # code of the committee -> memberships
    meetings: dict = field(default_factory=dict)  # code of the committee -> meetings, in order
    minute_numbers: Counter = field(default_factory=Counter)  # by committee and municipal year
    considered: dict = field(default_factory=dict)  # key of a piece of business -> the day it was considered
    lives: list = field(default_factory=list)

    @cached_property
    def clock(self):
        return Clock(self.on)

    @property
    def clerk(self):
        return self.users["clerk"]

    @property
    def publisher(self):
        return self.users["publisher"]

    def create(self, model, rows):
        """Save many rows, each with its first line of history. Returns them."""
        if not rows:
            return []
        return bulk_create_with_history(
            rows, model, default_user=self.clerk, default_date=self.clock.now, default_change_reason="Entered"
        )

    def holder(self, post, day):
        """Who held the post on the day: the first holder also before the record begins."""
        holders = self.holders[post]
        return next((person for first, person in reversed(holders) if first <= day), holders[0][1])

    def held(self, code):
        """The meetings of a committee that took place, in order."""
        return [meeting for meeting in self.meetings[code] if meeting.status == meeting.Status.HELD]
