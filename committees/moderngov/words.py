"""What ModernGov prints -> values: lines of words, days, times, addresses, statuses, and the marks of what is private."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import date, time
from urllib.parse import quote, urljoin, urlsplit

from committees.formats import Unreadable, to_text
from committees.imported import ImportedAttendance
from committees.reader.page import FILE_NOISE

# ------------------------------------------------------------------- words
_LONG_NUMBER = re.compile(r"&#[0-9]{8,}+;?")  # no character has one, and Python refuses to read more than 4,300 digits
_EMPTY_LINES = re.compile(r"\n\s*\n")


def line(printed: str, most: int = 500) -> str:
    """The words on one line, of at most `most` characters. Titles come escaped twice over, so up to two times more."""
    for _ in range(2):
        printed = html.unescape(_LONG_NUMBER.sub("\N{REPLACEMENT CHARACTER}", printed))
    words = " ".join(printed.replace("\x00", "").split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def body(markup: str) -> str:
    """The text of a piece of HTML, with one empty line at most between its paragraphs."""
    if "<" not in markup and "&lt;" in markup:
        markup = html.unescape(_LONG_NUMBER.sub("", markup))
    # Around words without a tag, so that their entities are read too.
    return _EMPTY_LINES.sub("\n\n", to_text(f"<div>{markup}</div>")).strip()


def number(printed: str) -> str:
    """ "9." is 9, as printed but for the full stop; ModernGov numbers a section heading 0."""
    words = line(printed, 20).rstrip(". ")
    return "" if words == "0" else words


_PLAIN_NUMBER = re.compile(r"[0-9]{1,4}[A-Za-z]?(?:[./][0-9]{1,4})?|[A-Z]")


def plain_numbers(printed: Iterable[str]) -> tuple[str, ...]:
    """Those that are numbers and nothing more: of what is restricted, no word is kept."""
    return tuple(one for one in printed if _PLAIN_NUMBER.fullmatch(one))


def without_file_noise(title: str) -> str:
    return FILE_NOISE.sub("", title).strip()


def minutes_text(number: str, title: str, *, decision: str, minutes: str, comments: Iterable[tuple[str, str]]) -> str:
    """The minutes of an item as a text to be read alone, under its heading; empty when nothing was minuted."""
    if not (decision or minutes):
        return ""
    # Without a full stop: "9. Minutes" would be read as the head of a whole meeting.
    parts = [f"{number} {title}".strip()]
    parts += [f"{label}:\n{words}" for label, words in (("Decision", decision), ("Minutes", minutes)) if words]
    parts += [f"{label}:\n{words}" for label, words in comments if words]
    return "\n\n".join(parts)


# ------------------------------------------------------------------- days, times, numbers
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_TIME = re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?(?:[.:][0-9]{2})?\s*(am|pm|noon|midday)?", re.I)
_ID = re.compile(r"[0-9]{1,20}")
YEARS = range(1974, 2100)  # those that a meeting may have; see committees.models.meetings


def day(printed: str) -> date | None:
    """The day of "10/02/2026"; None when there is none."""
    found = _DAY.fullmatch(printed.strip())
    return make_day(found[3], found[2], found[1]) if found else None


def make_day(year: str | int, month: str | int, number: str | int) -> date | None:
    try:
        made = date(int(year), int(month), int(number))
    except ValueError:
        return None
    return made if made.year in YEARS else None


def clock(printed: str) -> time | None:
    """The time of "10.00 am", "7:30 pm", "7pm" or "19:30"; None when there is none."""
    found = _TIME.fullmatch(printed.strip().replace("a.m.", "am").replace("p.m.", "pm"))
    if not found or not (found[2] or found[3]):
        return None
    hour, half = int(found[1]), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (0 if half == "am" else 12)
    return time(hour, int(found[2] or 0)) if hour < 24 and int(found[2] or 0) < 60 else None


def id_of(printed: str) -> str:
    """A number of ModernGov's, kept as words; empty when it is none."""
    found = _ID.fullmatch(printed.strip())
    return found[0] if found else ""


def refuse_twice(what: str, ids: Iterable[str]) -> None:
    """Two records under one number mean that files were joined or edited, and nobody could say which one is right."""
    seen: set[str] = set()
    for one in ids:
        if one and one in seen:
            raise Unreadable(
                f"The file has {what} {one} twice, so it is not as ModernGov gave it. Download it again, "
                "and import one file at a time."
            )
        seen.add(one)


# ------------------------------------------------------------------- addresses
_SITE = re.compile(r"(https?://[^?#]{1,300}?)/(?:(?:mg|ie|ec)\w{1,40}\.aspx|documents/|userdata/)", re.I)
_HOST = re.compile(r"[a-z0-9.-]{1,253}(?::[0-9]{1,5})?", re.I)
_LONGEST_ADDRESS = 500


def address(printed: str, site: str = "") -> str:
    """The web address, made whole with `site` when it is a relative one; empty unless it is http or https."""
    # A space or a quotation mark in an address is written as a browser would send it.
    printed = quote(printed.strip(), safe="%/:?#[]@!$&()*+,;=~-._")
    try:
        whole = urljoin(f"{site}/", printed) if site else printed
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc):
        return ""
    return whole if len(whole) <= _LONGEST_ADDRESS else ""


def site_of(addresses: Iterable[str]) -> str:
    """The address of the ModernGov site that one of these belongs to, without a slash at its end."""
    for one in addresses:
        found = _SITE.match(address(one))
        if found:
            return found[1]
    return ""


def committee_address(site: str, committee: str) -> str:
    return f"{site}/mgCommitteeDetails.aspx?ID={committee}" if site and committee else ""


def meeting_address(site: str, committee: str, meeting: str) -> str:
    return f"{site}/ieListDocuments.aspx?CId={committee or 0}&MId={meeting}&Ver=4" if site and meeting else ""


def item_address(site: str, item: str) -> str:
    return f"{site}/mgAi.aspx?ID={item}" if site and item else ""


# ------------------------------------------------------------------- codes
_STATUSES = ("provisional", "confirmed", "postponed", "cancelled")  # of committees.models.Meeting.Status
NOT_HELD = ("postponed", "cancelled")


def meeting_status(printed: str) -> str:
    """The code for "Cancelled" or "Confirmed; Budget Council"; empty for words that are none."""
    first = re.split(r"[\s,;:-]", printed.strip().lower(), maxsplit=1)[0]
    return first if first in _STATUSES else ""


_KINDS = tuple(
    (kind, re.compile(rf"(?:public |printed |draft )*+{words}\b", re.I))
    for kind, words in (("minutes", "minutes"), ("decision", "decisions?"), ("agenda", "(?:agenda|reports pack)"))
)


def document_kind(title: str, otherwise: str) -> str:
    """The code of committees.models.Document.Kind by the title of a paper of the whole meeting."""
    for kind, pattern in _KINDS:
        if pattern.match(title):
            return kind
    return otherwise


# (pattern, code of committees.models.Attendance.Status); the first that fits. "Present, as expected" is present.
_ATTENDANCES = tuple(
    (re.compile(pattern, re.I), status)
    for pattern, status in (
        (r"not (?:required|expected)", "not_required"),
        (r"apolog", "apologies"),
        (r"^expected", "expected"),
        (r"absent|did not attend|not present", "absent"),
        (r"substitut|deputis|reserve", "substitute"),
        (r"in attendance|observ", "in_attendance"),
        (r"present|attend", "present"),
    )
)
_PLAIN_ATTENDANCE = re.compile(
    r"(?:expected|present(?:,? as (?:expected|(?:a )?substitute))?|apologies|absent|in attendance|not required)?", re.I
)
_SUBSTITUTE_FOR = re.compile(r"substitut\w*\s+for\s+(?P<name>.{2,200})", re.I)


def attendance(name: str, role: str, printed: str) -> ImportedAttendance | None:
    """One line of an attendance list. Words that say more than the code, as "Present virtually", are kept as the note."""
    name, printed = line(name, 200), line(printed, 200)
    if not name:
        return None
    status = next((status for pattern, status in _ATTENDANCES if pattern.search(printed)), "expected")
    instead = _SUBSTITUTE_FOR.search(printed) if status == "substitute" else None
    return ImportedAttendance(
        name=name,
        status=status,
        role=line(role, 200),
        substitute_for=instead["name"].strip(" .)") if instead else "",
        note="" if instead or _PLAIN_ATTENDANCE.fullmatch(printed) else printed,
    )


def once_each(listed: Iterable[ImportedAttendance | None]) -> tuple[ImportedAttendance, ...]:
    """Without the empty lines; a person listed under two roles counts once, as first listed."""
    found: dict[str, ImportedAttendance] = {}
    for one in listed:
        if one:
            found.setdefault(one.name, one)
    return tuple(found.values())
