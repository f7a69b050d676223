"""Headings of the parts of minutes, as whole lines: witnesses, discussion, recommendations, actions, resolutions."""

from __future__ import annotations

import re

_TAIL = r"(?:\s*\(.{0,60}\)|\s*\[(?P<owner>[^\]]{1,100})\])?\s*[:.\-]*\s*(?:\[(?P<owner2>[^\]]{1,100})\])?\s*$"
# (section, pattern of a whole line)
HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (section, re.compile(rf"(?:{pattern}){_TAIL}", re.I))
    for section, pattern in (
        ("witnesses", r"(?:external |expert |list of |invited )?witness(?:es)?(?: (?:in attendance|present|attending|who attended))?|(?:also |officers |others |others also )?in attendance(?: for (?:this|the) item)?|(?:also|others|officers?|members and officers) (?:present|in attendance|attending)(?: for (?:this|the) item)?"
         r"|present for (?:this|the) item|attending for (?:this|the) item|invitees|guests?|(?:guest )?speakers?|presenters?|presented by|attendees?(?: for this item)?|contributors|officers(?: and (?:guests|witnesses))?|portfolio holders?(?: present)?|cabinet members?(?: (?:present|in attendance))?|representing the (?:service|council)"),
        ("attendance", r"(?:members |councillors |committee members |members of the (?:committee|panel|board) )?present|members|councillors|(?:committee )?membership|apologies(?: for absence)?|substitutes?|absent|those (?:attending|present)|co-opted members?|chair(?:man)?|vice-?chair(?:man)?|public|members of the public"),
        ("points", r"(?:the )?(?:key|main|following)? ?(?:points|issues|comments|themes|matters|questions|areas)(?: (?:were|was))? ?(?:raised|made|discussed|arising|noted|covered|considered)?(?: (?:and responses|by members|during|in|from|at) ?.{0,60})?|(?:summary of (?:the )?)?discussion(?: points)?|questions(?: and (?:answers|comments|responses))?|debate|key lines of enquiry|in (?:the )?discussion.{0,80}|(?:the|during).{0,60}(?:points|issues|comments|questions).{0,60}:|background|introduction|conclusions?|summary"),
        ("recommendations", r"(?:(?:the )?(?:committee|panel|board|select committee|scrutiny)'?s? )?(?:agreed |final |draft |formal |proposed )?recommendations?(?: (?:to|of|from|by|agreed|made)\b.{0,60})?"),
        ("information", r"actions? ?(?:/|and|&) ?(?:further |additional )?information(?: requests?)?(?: (?:to be provided|requested|required))?|(?:further |additional |requests? for )?information(?: (?:to be provided|requested|required))|information requests?|requests? for (?:further |additional )?information"),
        ("actions", r"(?:agreed |summary of |key |follow-?up |list of )?actions?(?: (?:points?|items?|arising|agreed|required|to be taken|log|list|from (?:the|this) (?:meeting|item)))?(?: (?:for|by).{0,60})?|matters? for action|next steps and actions|follow[- ]up"),
        ("resolved", r"decisions?|resolutions?|resolved|agreed|outcomes?|it was resolved|it was agreed|decisions? (?:taken|made)|resolution(?:s)? (?:passed|of the (?:meeting|committee|council))"),
        ("motion", r"(?:the |first |second |substantive |original |proposed )?(?:motion|amendment|notice of motion)s?(?: \d| by .{1,40})?"),
        ("suggestions", r"suggestions?(?: for (?:improvement|the service))?|(?:committee |panel )?observations"),
    )
)  # fmt: skip
