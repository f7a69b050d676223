"""What ModernGov's web service marks as restricted or unpublished is counted, and no word of it reaches the values."""

import pytest

from committees.imported import Imported
from committees.moderngov import parse

from .test_moderngov import SECRET, attendee, item, meeting, only_meeting, paper


def secret_item(*papers, **texts):
    marked = dict.fromkeys(("agendaitemtitle", "agendatext", "minutesnonemptyhtmlbody", "refertocommittee"), SECRET)
    return item(
        *papers, **{"agendaitemid": "77", "decisionnonemptyhtmlbody": SECRET, "commenttext1": SECRET} | marked | texts
    )


@pytest.mark.parametrize(
    "flags",
    [
        {"isrestricted": "True"},
        {"isrestricted": "TRUE\n"},
        {"isrestricted": "perhaps"},
        {"isdisplayallowed": "False"},
        {"agendaitemtitle": f"{SECRET} (Exempt)"},
        {"agendaitemtitle": f"{SECRET} - EXEMPT"},
        {"agendaitemtitle": f"{SECRET} – Confidential"},
        {"agendaitemtitle": f"{SECRET} [Exempt]"},
        {"agendaitemtitle": f"{SECRET} [Exempt under paragraph 3]"},
        {"agendaitemtitle": f"{SECRET} (Private)"},
        {"agendaitemtitle": f"{SECRET} (Part II)"},
        {"agendaitemtitle": f"{SECRET} (Part 2 - not for publication)"},
        {"agendaitemtitle": f"{SECRET} (NFP)"},
        {"agendaitemtitle": f"{SECRET} not for publication"},
        {"agendaitemtitle": f"{SECRET} (contains exempt information)"},
        {"agendaitemtitle": f"Private session: {SECRET}"},
        {"agendaitemtitle": f"Part II - {SECRET}"},
        {"restrictionsref": "3"},
    ],
)
def test_a_restricted_item_is_counted_and_nothing_of_it_survives(flags):
    secret = paper(title=SECRET, url=f"https://{SECRET.lower()}.example/mgConvert2PDF.aspx?ID=1", committeetitle=SECRET)
    found = parse(meeting(secret_item(secret, **flags), item(paper())))
    assert (found.restricted_items, len(found.meetings[0].items)) == (1, 1)
    assert SECRET.lower() not in repr(found).lower()
    alone = parse(meeting(secret_item(secret, **flags)))
    assert SECRET.lower() not in repr(alone).lower()


@pytest.mark.parametrize(
    "flags",
    [
        {"isrestricted": "True"},
        {"restrictionsRef": "3"},
        {"title": f"{SECRET} (Restricted enclosure)"},
        {"title": f"Exempt appendix {SECRET}"},
        {"title": f"{SECRET} - NOT FOR PUBLICATION"},
        {"title": f"Homes {SECRET} - EXEMPT"},
        {"title": f"{SECRET} [Exempt]"},
        {"title": f"{SECRET} (NFP)"},
    ],
)
def test_a_restricted_paper_is_counted_and_nothing_of_it_survives(flags):
    marks = {
        "title": SECRET,
        "url": f"https://{SECRET.lower()}.example/mgConvert2PDF.aspx?ID=1",
        "committeetitle": SECRET,
    }
    found = parse(meeting(item(paper(**marks | flags), paper())))
    assert (found.restricted_items, found.restricted_documents) == (0, 1)
    assert [one.title for one in found.meetings[0].items[0].documents] == ["Placements report"]
    assert SECRET.lower() not in repr(found).lower()


@pytest.mark.parametrize(
    "title",
    [
        "Exempt accommodation in Oxmere",
        "Restricted byway 12",
        "Supported (exempt) accommodation review",
        "Confidentiality",
        "Exempt accommodation",
        "Restricted byway",
        "Private hire licensing",
        "Private rented sector",
        "Private sector housing - private landlords",
        "Homes (private rented)",
        "Homes (Part I)",
        "Care of children in private fostering",
        "Corporate strategy: part 2 of the review",
        "Housing - Exempt accommodation",
        "Participation",
    ],
)
def test_a_subject_is_no_mark(title):
    found = parse(meeting(item(agendaitemtitle=title.replace("(exempt)", "exempt"))))
    assert found.restricted_items == 0


def test_a_meeting_that_may_not_be_shown_is_counted_by_its_items():
    found = parse(meeting(secret_item(), item(), attendees=[attendee(SECRET)], isdisplayallowed="False"))
    assert found == Imported(restricted_items=2)


def test_an_agenda_that_is_not_published_is_not_taken():
    found = parse(meeting(secret_item(paper(title=SECRET)), agendapublished="False"))
    assert (found.restricted_items, found.meetings[0].items) == (1, ())
    assert SECRET not in repr(found)


@pytest.mark.parametrize("flags", [{"isminutepublished": "False"}, {"isminutepublished": "no"}])
def test_minutes_that_are_not_published_are_not_taken(flags):
    found = parse(meeting(item(minutesnonemptyhtmlbody=SECRET, commenttext2=SECRET, **flags), item(agendaitemid="502")))
    assert [bool(one.minutes) for one in found.meetings[0].items] == [False, True]
    assert SECRET not in repr(found)


@pytest.mark.parametrize("whole", [{"minutepublished": "False"}, {"decisionpublished": "False"}])
def test_what_the_meeting_has_not_published_none_of_its_items_has(whole):
    content = meeting(
        item(minutesnonemptyhtmlbody="<p>The debate.</p>", decisionnonemptyhtmlbody="<p>The decision.</p>"), **whole
    )
    minutes = only_meeting(content).items[0].minutes
    assert ("The debate." in minutes, "The decision." in minutes) == (
        "minutepublished" not in whole,
        "minutepublished" in whole,
    )


def test_flags_that_are_missing_hide_nothing():
    flags = dict.fromkeys(("isrestricted", "isdisplayallowed", "isminutepublished", "isdecisionpublished"))
    found = parse(meeting(item(paper(isrestricted=None), **flags), isdisplayallowed=None, agendapublished=None))
    assert (found.restricted_items, found.restricted_documents) == (0, 0)
    assert found.meetings[0].items[0].minutes
