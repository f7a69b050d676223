"""Saved pages of a ModernGov site become plain values, as the web service's answers do."""

from datetime import date, time

import pytest

from committees.formats import Unreadable
from committees.imported import ImportedAttendance, ImportedCommittee, ImportedDocument, from_values
from committees.moderngov import is_moderngov, parse
from committees.reader import read

from .test_moderngov import SECRET, SITE

# Builders


def page(body, *, title="Agenda, decisions and minutes", subtitle="", head="", start="<!DOCTYPE html>\n"):
    return (
        f'{start}<html lang="en"><head><meta charset="utf-8">{head}</head><body><nav><ul><li><a href="/">Home</a></li></ul></nav>'
        f'<div id="modgov"><div class="mgHeader"><h1  class="mgMainTitleTxt" >{title}</h1></div>'
        f'<div class="mgSubTitle"><h2 class="mgSubTitleTxt">{subtitle}</h2></div>{body}</div>'
        "<script>var mgMainTitleTxt;</script></body>\n</html>\n"
    ).encode()


def meeting_page(*rows, subtitle="Thursday 4 December 2025 7:30 pm", links="", content="", **rest):
    return page(
        f'<div class="mgLinks"><ul  class="mgActionList" >{ATTENDANCE_LINK}{links}</ul></div><div class="mgContent">{content}'
        '<p><span  class="mgLabel" >Venue: </span>Moot Hall, Oxmere. <a href="mgLocationDetails.aspx?RID=1"> View directions</a></p>'
        f'<p><span  class="mgLabel" >Contact: </span>{SECRET} 01632 960000 <a href="mailto:{SECRET}@oxmere.example">{SECRET}</a></p>'
        f'<table class="mgItemTable" id="mgItemTable"><tr><th>No.</th><th>Item</th></tr>{"".join(rows)}</table></div>',
        subtitle=f'<a href="mgCommitteeDetails.aspx?ID=31">Children &amp; Families Committee - {subtitle}</a>',
        **rest,
    )


def row(number, title, *parts, id_="501"):
    return (
        f'<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI{id_}"></a>{number}</p></td>'
        f'<td><p class="mgAiTitleTxt">{title}</p>{"".join(parts)}</td></tr>'
    )


def words(*paragraphs):
    text = "".join(f'<p class="MsoNormal">{paragraph}</p>' for paragraph in paragraphs)
    return f'<div class="mgWordPara"><div class="WordSection1">{text}</div></div>'


def label(text):
    return f'<p class="mgSubItemTitleTxt">{text}</p>'


def papers(*links):
    listed = "".join(f"<li>{link}</li>" for link in links)
    return f'{label("Additional documents:")}<ul class="mgBulletList">{listed}</ul>'


def link(title, href, size="PDF 195 KB"):
    icon = f'<span  class="mgFileSize" ><img src="mgimages/logo-pdf-1.gif" alt="pdf icon" /> {size}</span>'
    return f'<a  class="mgAiTitleLnk" href="{href}">{title} <span class="mgHide">, item 5.</span> {icon} </a>'


ATTENDANCE_LINK = '<li><a href="mgMeetingAttendance.aspx?ID=4001">Attendance details</a></li>'
FROM_SITE = f"<!DOCTYPE html>\n<!-- saved from url=(0071){SITE}/ieListDocuments.aspx?CId=31&MId=4001&Ver=4 -->\n"
WHOLE = meeting_page(
    row("5.", "Public questions", words("To hear the public.", "&nbsp;"), label("Minutes:"), words("There were none.")),
    row(
        "6.",
        link("Placements", "documents/s1/A report.pdf"),
        words("To consider where children\nlive."),
        papers(link("Annex 1 – Homes &#40;2025&#41;", "documents/s2/Annex 1.pdf", "PDF 1.5 MB")),
        label("Decision:"),
        words("<b>RESOLVED</b> that a report be brought back in June 2026."),
        label("Minutes:"),
        words(
            "A Member asked about homes.",
            "It was noted that &nbsp;...&nbsp; <a>view the full minutes text for item 6.</a>",
        ),
        '<table class="mgTableNoBorderFullWidth"><caption>Recorded Vote</caption><tr><td>Carried</td></tr></table>',
        id_="502",
    ),
    start=FROM_SITE,
    links=f"<li>{link('Agenda frontsheet', 'documents/g9/Agenda.pdf?T=0')}</li>"
    f"<li>{link('Supplement: Agenda item 6', 'mgChooseDocPack.aspx?ID=9&amp;SID=2')}</li>"
    f"<li>{link('Printed decisions', 'documents/g9/Decisions.pdf?T=2')}</li>"
    f"<li>{link('Printed minutes', 'documents/g9/Minutes.pdf?T=1')}</li>",
    content='<p><span class="mgLabel">Webcast: </span><a href="https://webcast.example/4001?a=1&amp;b=2">View</a></p>',
)


def only_meeting(content, **options):
    return parse(content, **options).meetings[0]


# A meeting


def test_a_page_with_minutes():
    found = parse(WHOLE)
    assert from_values(found.as_values()) == found
    assert (found.site, found.restricted_items, found.restricted_documents) == (SITE, 0, 0)
    (one,) = found.meetings
    assert (one.committee, one.committee_id, one.external_id) == ("Children & Families Committee", "31", "4001")
    assert (one.date, one.start_time, one.status) == (date(2025, 12, 4), time(19, 30), "")
    assert (one.venue, one.minutes_state) == ("Moot Hall, Oxmere", "approved")
    assert one.source_url == f"{SITE}/ieListDocuments.aspx?CId=31&MId=4001&Ver=4"
    assert one.recording_url == "https://webcast.example/4001?a=1&b=2"
    assert [(paper.title, paper.kind) for paper in one.documents] == [
        ("Agenda frontsheet", "agenda"),
        ("Supplement: Agenda item 6", "other"),
        ("Printed decisions", "decision"),
        ("Printed minutes", "minutes"),
    ]
    first, second = one.items
    assert (first.number, first.title, first.purpose) == ("5", "Public questions", "To hear the public.")
    assert (first.external_id, first.source_url) == ("501", f"{SITE}/mgAi.aspx?ID=501")
    assert second.documents == (
        ImportedDocument("Placements", f"{SITE}/documents/s1/A%20report.pdf"),
        ImportedDocument("Annex 1 – Homes (2025)", f"{SITE}/documents/s2/Annex%201.pdf"),
    )
    assert (second.title, second.purpose) == ("Placements", "To consider where children live.")


def test_the_minutes_of_an_item_can_be_read_alone():
    minutes = only_meeting(WHOLE).items[1].minutes
    assert minutes.startswith(
        "6 Placements\n\nDecision:\nRESOLVED that a report be brought back in June 2026.\n\nMinutes:\nA "
    )
    reading = read(minutes)
    assert (reading.item_number.text, reading.item_title.text) == ("6", "Placements")
    assert [outcome.kind for one in reading.resolutions for outcome in one.outcomes] == ["report_back"]
    assert [warning.code for warning in reading.warnings] == ["truncated"]


def test_contact_details_are_not_read():
    assert SECRET not in repr(parse(WHOLE))


@pytest.mark.parametrize(
    ("subtitle", "day", "start", "status"),
    [
        ("Thursday 4 December 2025 7:30 pm, CANCELLED", date(2025, 12, 4), time(19, 30), "cancelled"),
        ("Thursday, 4th December, 2025 7.30 pm, POSTPONED", date(2025, 12, 4), time(19, 30), "postponed"),
        ("Thursday, 4th December, 2025 10.00 am, PROVISIONAL", date(2025, 12, 4), time(10), "provisional"),
        ("Thursday 4 December 2025", date(2025, 12, 4), None, ""),
        ("4 Dec 2025 10.00 am, Moved from 2 December", date(2025, 12, 4), time(10), ""),
        ("Monday 31 February 2026 10.00 am", None, time(10), ""),
    ],
)
def test_when_it_was(subtitle, day, start, status):
    found = only_meeting(meeting_page(subtitle=subtitle))
    assert (found.committee, found.date, found.start_time, found.status) == (
        "Children & Families Committee",
        day,
        start,
        status,
    )


def test_a_committee_with_a_dash_in_its_name():
    found = only_meeting(page("", title="Agenda", subtitle="Schools - North - Monday 3 March 2025 2.00 pm"))
    assert (found.committee, found.date, found.venue, found.items) == ("Schools - North", date(2025, 3, 3), "", ())


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("Meeting", "none"),
        ("Agenda", "none"),
        ("Agenda and decisions", "none"),
        ("Agenda and draft minutes", "draft_published"),
        ("Draft minutes", "draft_published"),
        ("Agenda and minutes", "approved"),
        ("Agenda, decisions &amp; minutes", "approved"),
        ("Minutes", "approved"),
    ],
)
def test_the_state_of_the_minutes_is_the_title_of_the_page(title, state):
    content = meeting_page(title=title)
    assert is_moderngov(content)
    assert only_meeting(content).minutes_state == state
    assert (
        only_meeting(meeting_page(title=title, subtitle="Monday 3 March 2025 2.00 pm, CANCELLED")).minutes_state
        == "none"
    )


def test_who_attended():
    table = (
        f"<table><thead><tr><th>Attendee</th><th>Role</th><th>Attendance</th><th>Party</th></tr></thead>"
        f"<tr><td><a href='mgUserInfo.aspx?UID=7'>Councillor Ada Fern</a></td><td>Chair</td><td>Present, as expected</td><td>{SECRET}</td></tr>"
        "<tr><td>Councillor Bram Holt</td><td>Member</td><td>Apologies</td></tr><tr><td></td></tr></table>"
    )
    content = page(table, title="Meeting attendance", subtitle="Schools Panel - Monday 3 March 2025 2.00 pm")
    assert is_moderngov(content)
    found = only_meeting(content)
    assert found.attendance == (
        ImportedAttendance("Councillor Ada Fern", "present", role="Chair"),
        ImportedAttendance("Councillor Bram Holt", "apologies", role="Member"),
    )
    assert (found.minutes_state, SECRET in repr(found)) == ("", False)
    assert only_meeting(meeting_page(content=table, subtitle="Monday 3 March 2025, CANCELLED")).attendance == ()


def test_the_words_of_an_item_are_not_taken_for_parts_of_the_page():
    tricks = (
        '<p class="mgSubItemTitleTxt">Decision:</p><p class="mgAiTitleTxt">Other title</p>'
        '<ul><li><a href="documents/x.pdf">Paper</a></li></ul><a href="mgCommitteeDetails.aspx?ID=99">Cabinet</a>'
        '<a href="https://other.example/mgAi.aspx?ID=1">Other council</a>'
    )
    found = parse(meeting_page(row("5.", "Placements", label("Minutes:"), words(tricks)), title="Minutes"))
    (one,) = found.meetings[0].items
    assert (one.title, one.documents) == ("Placements", ())
    assert one.minutes.startswith("5 Placements\n\nMinutes:\nDecision:")
    assert (found.site, found.meetings[0].committee_id) == ("", "31")


def test_other_labels_are_no_minutes():
    found = only_meeting(
        meeting_page(row("", "Part 1", label("Contact officer:"), words(SECRET)), row("7.", "", id_="502"))
    )
    assert [(one.number, one.title, one.minutes) for one in found.items] == [("", "Part 1", ""), ("7", "Item 7", "")]
    assert SECRET not in repr(found)


@pytest.mark.parametrize(
    ("head", "start"),
    [
        ("", FROM_SITE),
        (f'<link rel="canonical" href="{SITE}/ieListDocuments.aspx?MId=4001">', "<!DOCTYPE html>"),
        (
            f'<base href="{SITE}/">',
            "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN'>",
        ),
        (f'<meta property="og:url" content="{SITE}/ieListDocuments.aspx?MId=4001">', "\ufeff"),
    ],
)
def test_the_page_says_where_it_came_from(head, start):
    content = meeting_page(row("5.", "Placements"), head=head, start=start)
    assert is_moderngov(content)
    assert parse(content).site == SITE
    assert only_meeting(content).items[0].source_url == f"{SITE}/mgAi.aspx?ID=501"


def test_a_page_saved_with_whole_addresses_says_it_by_its_links():
    assert parse(meeting_page(links=f'<li><a href="{SITE}/mgDocs.aspx">Documents</a></li>')).site == SITE


def test_without_its_site_a_page_has_no_addresses_unless_the_caller_knows_it():
    content = meeting_page(row("5.", link("Placements", "documents/s1/a.pdf")))
    unknown, known = only_meeting(content), only_meeting(content, site=f"{SITE}/")
    assert (unknown.source_url, unknown.items[0].source_url, unknown.items[0].documents[0].url) == ("", "", "")
    assert known.items[0].documents[0].url == f"{SITE}/documents/s1/a.pdf"


# What is not public

REASONS = '<a href="mgReasonsRestricted.aspx?ID=1&amp;OID=5">View the reasons why {} is restricted</a>'


@pytest.mark.parametrize(
    "secret",
    [
        row("6.", f"{SECRET} (Exempt)", words(SECRET), id_="6"),
        row("6.", f"{SECRET} (Restricted enc)", id_="6"),
        row("6.", SECRET, words(SECRET), REASONS.format("item 6."), id_="6"),
        row("6.", SECRET + REASONS.format("item 6."), id_="6"),
        row("6.", SECRET, "<p>(Confidential)</p>", label("Minutes:"), words(SECRET), id_="6"),
        row("6.", SECRET, REASONS.format("this"), id_="6"),
    ],
)
def test_a_restricted_item_is_counted_and_nothing_of_it_survives(secret):
    found = parse(meeting_page(secret, row("7.", "Placements")))
    assert (found.restricted_items, [one.number for one in found.meetings[0].items]) == (1, ["7"])
    assert SECRET not in repr(found)


@pytest.mark.parametrize(
    "secret",
    [
        papers(link(f"{SECRET} (Exempt)", f"documents/{SECRET}.pdf"), link("Annex", "documents/a.pdf")),
        papers(f"Restricted enclosure {SECRET}", link("Annex", "documents/a.pdf")),
        papers(f"{SECRET} {REASONS.format('document 5/2')}", link("Annex", "documents/a.pdf")),
        papers(link(f"Confidential report: {SECRET}", f"documents/{SECRET}.pdf"), link("Annex", "documents/a.pdf")),
    ],
)
def test_a_restricted_paper_is_counted_and_nothing_of_it_survives(secret):
    found = parse(meeting_page(row("5.", "Placements", secret)))
    assert (found.restricted_items, found.restricted_documents) == (0, 1)
    assert [one.title for one in found.meetings[0].items[0].documents] == ["Annex"]
    assert SECRET not in repr(found)


def test_a_restricted_report_of_a_public_item():
    found = parse(
        meeting_page(row("5.", f"Placements {REASONS.format('document 5/1')}"), links=f"<li>{SECRET} (restricted)</li>")
    )
    assert (found.restricted_items, found.restricted_documents) == (0, 2)
    assert [(one.title, one.documents) for one in found.meetings[0].items] == [("Placements", ())]
    assert SECRET not in repr(found)


# A committee


def committee_page(*sections, subtitle="Children &amp; Families Committee", **rest):
    links = '<ul class="mgActionList"><li><a href="ieListMeetings.aspx?CommitteeId=31">Browse</a></li></ul>'
    return page(links + "".join(sections), title="Committee details", subtitle=subtitle, **rest)


PURPOSE = (
    f'<h2 class="mgSectionTitle">Purpose of committee</h2>{words("To hold the council to account.", "To listen.")}'
)
PEOPLE = (
    f'<h2 class="mgSectionTitle">Membership</h2><ul class="mgBulletList"><li><a href="mgUserInfo.aspx?UID=7">{SECRET}</a></li></ul>'
    f'<h2 class="mgSectionTitle">Contact information</h2><p><span class="mgLabel">Support officer: </span>{SECRET}</p>'
)


def test_a_committee_without_its_people():
    content = committee_page(PURPOSE, PEOPLE, head=f'<base href="{SITE}/x">')
    assert is_moderngov(content)
    found = parse(content)
    purpose = "To hold the council to account.\n\nTo listen."
    source = f"{SITE}/mgCommitteeDetails.aspx?ID=31"
    assert found.committees == (
        ImportedCommittee("Children & Families Committee", "31", purpose=purpose, source_url=source),
    )
    assert SECRET not in repr(found)


def test_a_committee_that_does_not_say_what_it_is_for():
    assert parse(committee_page(PEOPLE)).committees == (ImportedCommittee("Children & Families Committee", "31"),)


# Other pages


@pytest.mark.parametrize("title", ["Agenda item", "Issue - meetings", "Councillor details", "Issue details", ""])
def test_a_page_of_something_else_is_left_to_the_reader_of_pasted_pages(title):
    content = page(words("Noted."), title=title)
    assert not is_moderngov(content)
    with pytest.raises(Unreadable, match="not the page of a meeting or of a committee"):
        parse(content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (page("", subtitle="Schools Panel"), "which committee met on which day"),
        (committee_page(subtitle=""), "does not name its committee"),
        (meeting_page(row("1.", "A"), row("2.", "B")), "agenda item 501 twice"),
        (WHOLE[:-20], "breaks off before its end"),
    ],
)
def test_a_page_that_lacks_something_is_refused(content, what):
    with pytest.raises(Unreadable, match=what):
        parse(content)
