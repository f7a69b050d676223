"""What happened after the meetings, in order: answers, news, closings and second thoughts, up to the day."""

import datetime
import re

from scrutiny import workflow
from scrutiny.models import Response, TrackerItem
from scrutiny.models.items import Progress

from .business import kind_of, recipient
from .calendar import add_months

ONE_DAY = datetime.timedelta(days=1)
SENT_AFTER = datetime.timedelta(days=11)
# The newest answers have been recorded by the clerk and wait for the publisher.
WAITING_ANSWERS = 2

EVENT = re.compile(r"(?P<day>\d+) (?P<verb>[a-z]+)(?:@(?P<whose>[\w-]+))?: (?P<words>.+)")
PROGRESS = {
    "started": Progress.IN_PROGRESS,
    "paused": Progress.PAUSED,
    "done": Progress.CLAIMED_COMPLETE,
    "infeasible": Progress.NO_LONGER_FEASIBLE,
    "cancelled": Progress.CANCELLED,
    "superseded": Progress.SUPERSEDED,
}
DECISIONS = {
    "accepted": Response.Decision.ACCEPTED,
    "part": Response.Decision.ACCEPTED_IN_PART,
    "principle": Response.Decision.ACCEPTED_IN_PRINCIPLE,
    "rejected": Response.Decision.NOT_ACCEPTED,
    "noted": Response.Decision.NOTED,
}
CONSIDERED = {"cabinet": "Cabinet", "council": "Full Council"}


def run(council):
    """Live the lives of everything published, day by day."""
    lives = [_Life(council, number, item, entry) for number, (item, entry) in enumerate(council.lives)]
    for life in lives:
        life.send()
    events = sorted((event for life in lives for event in life.events()), key=lambda event: event[:2])
    answers = [number for number, (_, _, _, verb, _, _) in enumerate(events) if verb in DECISIONS]
    waiting = set(answers[-WAITING_ANSWERS:])
    for number, (day, _, life, verb, whose, words) in enumerate(events):
        life.live(day, verb, whose, words, by=council.clerk if number in waiting else council.publisher)


class _Life:
    def __init__(self, council, number, item, entry):
        self.council = council
        self.number = number
        self.item = item
        self.entry = entry
        self.meetings = [meeting for meeting in council.held(item.committee.short_code) if meeting.date > item.asked_on]
        self.responses = {}
        self.progress = item.progress
        self.is_closed = False
        self.closed_at_meeting = None

    # --- the request

    def send(self):
        """Send a recommendation to those who must answer. Officers are not asked: they report to the committee."""
        keys = self.entry.get("to", [])
        for key in [keys] if isinstance(keys, str) else keys:
            body = recipient(self.council, key)
            sent = self.item.asked_on + SENT_AFTER
            if kind_of(body) != "directorate" and sent < self.council.on:
                self.responses[key] = self._ask(body, sent)

    def _ask(self, body, sent):
        return workflow.ask(
            self.item,
            by=self.council.publisher,
            **{"post" if hasattr(body, "is_executive") else "body": body},
            notice_given_on=sent,
            received_on=sent + ONE_DAY,
            due_on=_answer_due(self.item.statutory_basis, sent + ONE_DAY),
            at=self.council.clock.at(sent, 14),
        )

    # --- what came of it

    def events(self):
        """What happened before the day of the demonstration, as (day, key for order, life, verb, whose, words)."""
        for number, line in enumerate(self.entry["life"]):
            event = EVENT.fullmatch(line)
            day = self.item.asked_on + datetime.timedelta(days=int(event["day"]))
            if event["verb"] == "closed":
                self.closed_at_meeting = next((meeting for meeting in self.meetings if meeting.date >= day), None)
                day = self.closed_at_meeting.date if self.closed_at_meeting else self.council.on
            if day < self.council.on:
                yield day, (self.number, number), self, event["verb"], event["whose"], event["words"]

    def live(self, day, verb, whose, words, by):
        """Record one event. News that would come after the committee has closed the item is left out."""
        at = self.council.clock.at(day, 17, self.number % 60)
        if verb in DECISIONS:
            self._answer(DECISIONS[verb], whose or next(iter(self.responses)), day, words, by=by, at=at)
        elif verb == "withdrawn":
            workflow.withdraw(self.item, reason=words, by=by, at=at)
        elif verb == "reopened":
            self.progress = workflow.reopen(self.item, reason=words, by=by, at=at).progress
            self.is_closed = False
        elif verb == "closed" and not self.is_closed:
            self.progress = self._close(words, by=by, at=at).progress
            self.is_closed = True
        elif not self.is_closed:
            self.progress = PROGRESS.get(verb, self.progress)
            self._update(day, words, is_public=verb != "private", by=by, at=at)

    def _close(self, words, by, at):
        return workflow.close(self.item, meeting=self.closed_at_meeting, reason=words, by=by, at=at)

    def _update(self, day, words, is_public, by, at):
        workflow.update(self.item, on=day, text=words, progress=self.progress, is_public=is_public, by=by, at=at)

    def _answer(self, decision, whose, day, words, by, at):
        self.responses[whose] = workflow.respond(
            self.responses[whose],
            decision=decision,
            text=words,
            responded_on=day,
            considered_at=CONSIDERED.get(whose, ""),
            by=by,
            at=at,
        )


def _answer_due(basis, received):
    """When an answer is due. Two months begin with the day of receipt; the NHS has 28 days; others are asked for two months."""
    if basis == TrackerItem.StatutoryBasis.HEALTH:
        return received + datetime.timedelta(days=28)
    return add_months(received, 2) - ONE_DAY
