"""The only writer of stage and progress: review, publish, withdraw, update, respond, close, reopen.

Each verb is one transaction, asks whether `by` may do it, refuses with a reason in words (`Refused`), counts up the
record's version, leaves a history row that says who and why, and returns the saved row. Admin, commands and tests call
these; nothing else writes `stage`, `progress`, `closed_…` or `reference`. `at` is the moment it happens (aware).
"""

from scrutiny.refusals import Refused, why_not_publish, why_not_review

from .corrections import accept_correction, decline_correction
from .life import ask, close, hide, reopen, respond, update
from .meetings import bind_next_meetings, move_items
from .names import mask_points, mask_quotes
from .stages import publish, publish_meeting, review, withdraw
from .writing import PERMISSIONS

__all__ = [
    "PERMISSIONS",
    "Refused",
    "accept_correction",
    "ask",
    "bind_next_meetings",
    "close",
    "decline_correction",
    "hide",
    "mask_points",
    "mask_quotes",
    "move_items",
    "publish",
    "publish_meeting",
    "reopen",
    "respond",
    "review",
    "update",
    "why_not_publish",
    "why_not_review",
    "withdraw",
]
