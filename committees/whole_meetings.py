"""Minutes of a whole meeting, read, as the values that a clerk looks through before anything is saved.

The text of each item is cut out of the whole exactly as it stands, so that the offsets of what is read in it stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from committees.imported import Imported, ImportedAttendance, ImportedItem, ImportedMeeting
from committees.private_business import why_private
from committees.reader import FoundItem, Reading

_DRAFT = re.compile(
    r"\bdraft\b.{0,40}\bminutes\b|\bminutes\b.{0,40}\bdraft\b|\bsubject to (?:confirmation|approval)\b", re.I
)
# What ModernGov heads a page with once the minutes are agreed. Anybody's draft is headed "Minutes of the meeting".
_AGREED = re.compile(r"^[ \t]*(?:agenda(?:,| and)[^\n]{0,40}|printed )\bminutes[ \t]*$", re.I | re.M)
YOUNG_PERSON = "Young person"  # instead of a name, which is never taken over
_ABBREVIATIONS = frozenset("CQC ICB NHS SEND UK".split())
_SMALL = frozenset("and of for the in on at to with de y".split())


def imported_from(reading: Reading) -> Imported:
    """The one meeting that the text is of, with its items and its attendance; none where it has no item.

    Items that the page itself calls exempt or puts into its Part II are left out and counted. Others that may be private,
    since they follow the exclusion of the public for example, are there with the reason.
    """
    business = [item for item in reading.items if not item.lists_people]
    reasons = why_private([(item.text, reading.text[item.begins : item.ends]) for item in business])
    items = tuple(
        _item(reading.text, item, why) for item, why in zip(business, reasons, strict=True) if not item.is_exempt
    )
    if not business:
        return Imported()
    return Imported(
        meetings=(
            ImportedMeeting(
                committee=_tidied(reading.committee.text) if reading.committee else "",
                date=reading.date,
                start_time=reading.start_time.time if reading.start_time else None,
                end_time=reading.end_time.time if reading.end_time else None,
                venue=_one_line(reading.venue.text) if reading.venue else "",
                status="held" if reading.date and any(item.minutes for item in items) else "",
                minutes_state=_minutes_state(reading),
                recording_url=reading.recordings[0].url if reading.recordings else "",
                items=items,
                attendance=tuple(
                    ImportedAttendance(one.name or YOUNG_PERSON, one.status, one.role, one.substitute_for, one.note)
                    for one in reading.attendance
                ),
                remarks=tuple(_remarks(reading)),
            ),
        ),
        restricted_items=len(business) - len(items),
        restricted_numbers=tuple(number for item in business if item.is_exempt and (number := _number(item))),
    )


def _item(text: str, item: FoundItem, private: str) -> ImportedItem:
    """The item with all of its text, heading included, or none where nothing but the heading is printed."""
    minutes = text[item.begins : item.ends].rstrip()
    return ImportedItem(
        title=_one_line(item.text),
        number=_number(item),
        minutes=minutes if text[item.end : item.ends].strip() else "",
        private=private,
    )


def _number(item: FoundItem) -> str:
    return item.number.strip("().: ")


def _minutes_state(reading: Reading) -> str:
    """Codes of Meeting.MinutesState: draft minutes say so above their first item; most pages do not say."""
    head = reading.text[: reading.items[0].begins][:3000]
    if _DRAFT.search(head):
        return "draft_published"
    return "approved" if _AGREED.search(head) else ""


def _remarks(reading: Reading) -> Iterator[str]:
    """What the minutes say of the meeting that no field of it holds."""
    if found := reading.previous_minutes:
        of_day = f" of {_day(found.date)}" if found.date else ""
        yield f"The minutes of the meeting{of_day} were agreed."
    for declared in reading.declarations:
        yield f"An interest was declared: {_one_line(declared.text)}"
    if reading.none_declared:
        yield "Nobody declared an interest."
    if (following := reading.next_meeting) and following.date:
        yield f"The next meeting is on {_day(following.date)}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _tidied(name: str) -> str:
    """The committee's name on one line, capitals throughout made into a title."""
    name = _one_line(name)
    if not name.isupper():
        return name
    words = [word if word.strip("()") in _ABBREVIATIONS else word.lower() for word in name.split()]
    return " ".join(word if word in _SMALL and number else _capitalised(word) for number, word in enumerate(words))


def _capitalised(word: str) -> str:
    return re.sub(r"[^\W\d_]", lambda first: first.group().upper(), word, count=1)


def _one_line(words: str) -> str:
    return " ".join(words.split())
