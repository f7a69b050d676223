"""The record: who met, who came, what was said. Imports nothing of ours."""

from .agenda import AgendaItem, Document, Witness
from .authorities import Authority, AuthorityIdentifier, AuthoritySuccession
from .bodies import Committee, Membership, Organisation
from .calendar import Recess
from .incoming import Incoming
from .meetings import Attendance, Meeting
from .minutes import DiscussionPoint, Minutes
from .people import Person, Post, PostHolding
from .record import Quoting, Record
from .stages import Stage, Staged

__all__ = [
    "AgendaItem",
    "Attendance",
    "Authority",
    "AuthorityIdentifier",
    "AuthoritySuccession",
    "Committee",
    "DiscussionPoint",
    "Document",
    "Incoming",
    "Meeting",
    "Membership",
    "Minutes",
    "Organisation",
    "Person",
    "Post",
    "PostHolding",
    "Quoting",
    "Recess",
    "Record",
    "Stage",
    "Staged",
    "Witness",
]
