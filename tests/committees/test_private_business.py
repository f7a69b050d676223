"""Items that may have been taken without the public are known by what the minutes say, in the clerk's words and others'."""

import pytest

from committees.imported import from_values
from committees.moderngov import parse
from committees.private_business import EXCLUDES, FOLLOWS, MARKED, SPEAKS, why_private
from committees.reader import read
from committees.whole_meetings import imported_from

from .test_moderngov import item, meeting

RESOLVED = "RESOLVED: That, under Section 100A(4) of the Local Government Act 1972, the press and public be excluded."
AFTER = ("Provider failure", "Provider failure\n\nThe Director told members which home had closed.")


@pytest.mark.parametrize(
    "said",
    [
        RESOLVED,
        "Resolved (without a vote) that the public be\nexcluded from the meeting for item no. 12.",
        "RESOLVED: That the press and public be excluded as exempt information would be disclosed if they were present.",
        "It was agreed to exclude the press and public.",
        "The press and public were then asked to leave.",
        "The Committee moved into private session at 12.10pm.",
        "At this point the meeting went into closed session.",
        "The meeting continued in private.",
        "It was AGREED to move into Part II.",
        "Members of the public, including the press, were now excluded.",
    ],
)
def test_what_follows_the_exclusion_of_the_public(said):
    before = ("Homes", "Homes\n\nA Member asked why.")
    reasons = why_private([before, ("Exclusion of the public", f"Exclusion of the public\n\n{said}"), AFTER, AFTER])
    assert reasons == ["", "", FOLLOWS, FOLLOWS]


@pytest.mark.parametrize(
    "said",
    [
        "There were no exempt items.",
        "RESOLVED: That it was not necessary to exclude the press and public.",
        "To identify any items for which the press and public may be excluded.",
        "To consider whether the press and public should be excluded.",
        "There was no need for the press and public to be excluded.",
        "Children are excluded from school too often, and the public was asked for views.",
        "Inspectors held a private session with children. Private providers were excluded.",
        "The family court sat in private, and the service returned to public ownership.",
    ],
)
def test_what_excludes_nobody(said):
    assert why_private([("Exclusion of the public", f"Exclusion of the public\n\n{said}"), AFTER]) == ["", ""]


@pytest.mark.parametrize(
    "said",
    [
        "The press and public were re-admitted.",
        "Members of the public were readmitted to the meeting at 1pm.",
        "The meeting resumed in public.",
        "The Committee returned to open session.",
        "The public returned to the chamber.",
        "The meeting was reopened to the public.",
        "Readmission of the press and public.",
    ],
)
def test_until_the_meeting_is_said_to_be_open_again(said):
    closed = ("Exclusion", f"Exclusion\n\n{RESOLVED}")
    ends = (AFTER[0], f"{AFTER[1]}\n\n{said}")
    assert why_private([closed, ends, ("Roads", "Roads\n\nNoted.")]) == ["", FOLLOWS, ""]
    assert why_private([closed, AFTER, ("Roads", f"Roads\n\n{said} The roads.")]) == ["", FOLLOWS, ""]


@pytest.mark.parametrize(
    "said",
    [
        "Hospital readmissions fell.",
        "The home returned to public ownership.",
        "The press and public be excluded until they are readmitted, it was resolved.",
    ],
)
def test_what_does_not_open_the_meeting(said):
    closed = ("Exclusion", f"Exclusion\n\n{RESOLVED}")
    assert why_private([closed, (AFTER[0], f"{AFTER[1]} {said}"), AFTER]) == ["", FOLLOWS, FOLLOWS]


def test_the_date_of_the_next_meeting_is_no_private_business_and_opens_nothing():
    closed = ("Exclusion", RESOLVED)
    assert why_private([closed, ("Date of next meeting", "12 May."), AFTER]) == ["", "", FOLLOWS]


def test_an_item_that_excludes_the_public_and_goes_on():
    last = ("Homes", f"Homes\n\nA Member asked why.\n\n{RESOLVED}")
    within = ("Provider failure", f"Provider failure\n\n{RESOLVED}\n\nThe Director told members which home had closed.")
    assert why_private([last, AFTER]) == ["", FOLLOWS]
    assert why_private([within]) == [EXCLUDES]
    long = f"Exclusion of the public\n\n{RESOLVED}\n\n" + "The Director told members which home had closed. " * 20
    assert why_private([("Exclusion of the public", long)]) == [EXCLUDES]


@pytest.mark.parametrize(
    ("title", "text", "why"),
    [
        ("Provider failure (speaks of exempt information)", "", SPEAKS),
        ("Provider failure (contains exempt information)", "", MARKED),
        ("Provider failure - EXEMPT", "", MARKED),
        ("Private hire licensing", "", ""),
        ("Homes", "Homes\n\nThis report is exempt under paragraph 3 of Schedule 12A.", SPEAKS),
        ("Homes", "Homes\n\nAppendix 2 contains exempt information.", SPEAKS),
        ("Homes", "Homes\n\nThe report contained no exempt information.", ""),
        ("Homes", "Homes\n\n" + "A Member asked why. " * 40 + "Schedule 12A was explained.", ""),
        ("Exclusion of the press and public", "As the item has exempt information under Schedule 12A.", ""),
        ("Exempt accommodation", "Exempt accommodation\n\nNoted.", ""),
    ],
)
def test_what_speaks_of_exempt_information(title, text, why):
    assert why_private([(title, text)]) == [why]


WHOLE = f"""Children's Panel
Minutes of the meeting held on Tuesday 10 March 2026

1. CHILDREN'S HOMES

A Member asked why the home was late.

2. EXCLUSION OF THE PRESS AND PUBLIC

{RESOLVED}

3. PROVIDER FAILURE

The Director told members which home had closed.

4. DATE OF NEXT MEETING

12 May 2026.
"""


def test_minutes_of_a_whole_meeting_carry_the_reason():
    found = imported_from(read(WHOLE))
    assert [(one.number, one.private) for one in found.meetings[0].items] == [
        ("1", ""),
        ("2", ""),
        ("3", FOLLOWS),
        ("4", ""),
    ]
    assert from_values(found.as_values()) == found


def test_what_is_exempt_by_its_heading_is_told_by_number():
    text = WHOLE.replace("PROVIDER FAILURE", "EXEMPT ITEM: PROVIDER FAILURE")
    found = imported_from(read(text))
    assert (found.restricted_items, found.restricted_numbers) == (1, ("3",))


def test_a_file_of_moderngov_carries_the_reason_and_the_numbers_of_what_is_restricted():
    found = parse(
        meeting(
            item(
                agendaitemtitle="Exclusion of the public",
                fulldisplaynumberformat="8.",
                minutesnonemptyhtmlbody=RESOLVED,
            ),
            item(agendaitemid="502", agendaitemtitle="Provider failure", fulldisplaynumberformat="9."),
            item(agendaitemid="503", agendaitemtitle="Secret", fulldisplaynumberformat="10.", isrestricted="True"),
            item(agendaitemid="504", agendaitemtitle="Secret", fulldisplaynumberformat="Secret", isrestricted="True"),
        )
    )
    assert [one.private for one in found.meetings[0].items] == ["", FOLLOWS]
    assert found.restricted_numbers == ("10",)
    assert from_values(found.as_values()) == found


def test_what_was_kept_before_there_were_reasons_is_still_read():
    values = imported_from(read(WHOLE)).as_values()
    del values["restricted_numbers"]
    for one in values["meetings"][0]["items"]:
        del one["private"]
    assert not any(one.private for one in from_values(values).meetings[0].items)
