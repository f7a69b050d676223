"""The answers of ModernGov's web service become plain values, without what is restricted or personal."""

from datetime import date, time
from html import escape

import pytest

from committees.formats import Unreadable
from committees.imported import ImportedAttendance, ImportedDocument, from_values
from committees.moderngov import is_moderngov, parse
from committees.reader import read

SITE = "https://democracy.oxmere.example"
SECRET = "ZQ-CANARY"

# Builders, also for the other tests of ModernGov's files. An element that is None is left out.


def elements(**texts):
    return "".join(f"<{name}>{escape(text)}</{name}>" for name, text in texts.items() if text is not None)


def paper(**texts):
    return f"<linkeddoc>{elements(**PAPER | texts)}</linkeddoc>"


def item(*papers, **texts):
    return f"<agendaitem>{elements(**ITEM | texts)}<linkeddocuments>{''.join(papers)}</linkeddocuments></agendaitem>"


def attendee(name, attendance="Present", role="Committee Member"):
    return (
        f'<attendee membertype="U" memberid="7" name="{escape(name)}" roledescription="{role}" attendance="{attendance}"'
        f' politicalparty="{SECRET} party" ward="{SECRET} ward" keyposts="{SECRET} posts" representing="{SECRET}">'
        f"<url>{SITE}/mgUserInfo.aspx?UID=7</url><photosmallurl>{SITE}/{SECRET}.jpg</photosmallurl>"
        f"<homeaddress><line1>{SECRET}</line1><phone>{SECRET}</phone><email>{SECRET}</email></homeaddress></attendee>"
    )


def meeting(*items, attendees=(), **texts):
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<meeting>\n{elements(**MEETING | texts)}\n'
        f"<agendaitems>{''.join(items)}</agendaitems>\n<attendees>{''.join(attendees)}</attendees>\n</meeting>\n"
    ).encode()


PAPER = {
    "attachmentid": "900",
    "title": "Placements report",
    "url": f"{SITE}/mgConvert2PDF.aspx?ID=900",
    "isrestricted": "False",
    "restrictionsRef": "\n",
    "publicationdate": "02/02/2026",
    "committeetitle": "Children &amp; Families Scrutiny Committee",
    "isdecisionattachment": "False",
}
ITEM = {
    "agendaitemid": "501",
    "agendaitemtitle": "Placements",
    "agendatext": '<div class="WordSection1"><p class="MsoNormal">To consider where children\nlive.</p></div>',
    "agendaitemnumber": "12",
    "fulldisplaynumberformat": "5.",
    "commentlabel1": "Presented By",
    "commenttext1": "\n",
    "commentlabel2": "Actions",
    "commenttext2": "",
    "minutesnonemptyhtmlbody": "<p>A Member asked how many homes had opened.</p><p>&nbsp;</p><p>The report was noted.</p>",
    "isminutepublished": "True",
    "isdecisionpublished": "True",
    "isrestricted": "False",
    "isdisplayallowed": "True",
    "refertocommittee": "Cabinet",
}
MEETING = {
    "meetingid": "4001",
    "meetingdate": "10/02/2026",
    "meetingstatus": "Confirmed",
    "isdisplayallowed": "True",
    "meetingtime": "10.00 am",
    "meetingplannedfinishtime": "1.00 pm",
    "meetingactualfinishtime": "\n",
    "meetinglocation": "Room 2, Moot Hall",
    "agendapublished": "True",
    "decisionpublished": "True",
    "minutepublished": "True",
    "meetingroom": "\n",
}
COMMITTEES = (
    b"<committees><committeescount> 2</committeescount>"
    b"<committee><committeeid>31</committeeid><committeetitle>Children &amp;amp; Families</committeetitle>"
    b"<committeedeleted>False</committeedeleted><committeeexpired>False</committeeexpired>"
    b"<committeecategory>Scrutiny</committeecategory></committee>"
    b"<committee><committeeid>32</committeeid><committeetitle>Schools Panel</committeetitle>"
    b"<committeedeleted>False</committeedeleted><committeeexpired>TRUE</committeeexpired></committee></committees>"
)
MEETINGS = (
    b"<getmeetings><committee><committeeid>31</committeeid><committeetitle>Children&amp;#39;s Panel</committeetitle>"
    b"<committeemeetings><meeting><meetingid>1</meetingid><meetingdate>13/01/2026</meetingdate>"
    b"<meetingstatus>Cancelled</meetingstatus><meetingtime>7:30 pm</meetingtime></meeting>"
    b"<meeting><meetingid>2</meetingid><meetingdate>10/02/2026</meetingdate>"
    b"<meetingstatus>Confirmed; Budget</meetingstatus><meetingtime>noon</meetingtime></meeting>"
    b"</committeemeetings></committee></getmeetings>"
)


def only_meeting(content):
    return parse(content).meetings[0]


def only_item(*papers, **texts):
    return only_meeting(meeting(item(*papers, **texts))).items[0]


# Lists


def test_committees():
    first, second = parse(COMMITTEES, site=f"{SITE}/").committees
    assert (first.name, first.external_id, first.category) == ("Children & Families", "31", "Scrutiny")
    assert first.source_url == f"{SITE}/mgCommitteeDetails.aspx?ID=31"
    assert (first.has_ended, second.has_ended) == (False, True)


def test_meetings_of_a_committee():
    first, second = parse(MEETINGS).meetings
    assert (first.committee, first.committee_id, first.external_id) == ("Children's Panel", "31", "1")
    assert (first.date, first.start_time, first.status) == (date(2026, 1, 13), time(19, 30), "cancelled")
    assert (second.status, second.start_time, second.minutes_state) == ("confirmed", None, "")


def test_a_meeting_that_may_not_be_shown_is_not_listed():
    hidden = MEETINGS.replace(b"<meetingid>1<", b"<isdisplayallowed>False</isdisplayallowed><meetingid>1<")
    assert [one.external_id for one in parse(hidden).meetings] == ["2"]


@pytest.mark.parametrize("content", [COMMITTEES, MEETINGS, meeting(item(paper()))])
def test_in_an_envelope_or_in_capitals_it_is_the_same(content):
    bare = content.decode().removeprefix('<?xml version="1.0" encoding="utf-8"?>\n')
    envelope = (
        '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">'
        '<soap:Header/><soap:Body><GetMeetingResponse xmlns="http://moderngov.co.uk/namespaces">'
        f"<GetMeetingResult>{bare}</GetMeetingResult></GetMeetingResponse></soap:Body></soap:Envelope>"
    )
    capitals = (
        bare.replace("meeting>", "Meeting>").replace("committee>", "COMMITTEE>").replace("agendaitem", "AgendaItem")
    )
    for form in (envelope.encode(), capitals.encode(), b"\xef\xbb\xbf" + content):
        assert is_moderngov(form)
        assert parse(form) == parse(content)


# One meeting


def test_a_meeting_with_minutes():
    found = parse(meeting(item(paper()), attendees=[attendee("Councillor Ada Fern")]))
    assert from_values(found.as_values()) == found
    assert (found.site, found.restricted_items, found.restricted_documents) == (SITE, 0, 0)
    (one,) = found.meetings
    assert one.committee == "Children & Families Scrutiny Committee"
    assert (one.date, one.start_time, one.end_time) == (date(2026, 2, 10), time(10), time(13))
    assert (one.venue, one.status, one.minutes_state) == ("Room 2, Moot Hall", "confirmed", "draft_published")
    assert one.source_url == f"{SITE}/ieListDocuments.aspx?CId=0&MId=4001&Ver=4"
    (business,) = one.items
    assert (business.number, business.title, business.external_id) == ("5", "Placements", "501")
    assert business.purpose == "To consider where children live."
    assert business.source_url == f"{SITE}/mgAi.aspx?ID=501"
    url = f"{SITE}/mgConvert2PDF.aspx?ID=900"
    assert business.documents == (ImportedDocument("Placements report", url, "report", date(2026, 2, 2)),)


def test_the_minutes_of_an_item_can_be_read_alone():
    found = only_item(
        agendaitemtitle="Placements &amp;amp; homes",
        decisionnonemptyhtmlbody="<p><b>RESOLVED</b> that a report be brought back in June 2026.</p>",
        commenttext1="Jo Carr, Director of Children’s Services",
        commenttext2="The Director to send the figures by 1 March 2026.",
    )
    assert found.minutes == (
        "5 Placements & homes\n\nDecision:\nRESOLVED that a report be brought back in June 2026.\n\n"
        "Minutes:\nA Member asked how many homes had opened.\n\nThe report was noted.\n\n"
        "Presented By:\nJo Carr, Director of Children’s Services\n\n"
        "Actions:\nThe Director to send the figures by 1 March 2026."
    )
    reading = read(found.minutes, meeting_date=date(2026, 2, 10))
    assert (reading.item_number.text, reading.item_title.text) == ("5", "Placements & homes")
    assert [witness.name for witness in reading.witnesses] == ["Jo Carr"]
    assert [action.due.latest for action in reading.actions] == [date(2026, 3, 1)]
    assert next(outcome.kind for one in reading.resolutions for outcome in one.outcomes) == "report_back"


def test_an_item_without_minutes_has_none_of_their_labels():
    assert only_item(minutesnonemptyhtmlbody="", commenttext2="Nothing minuted").minutes == ""


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Children&#39;s homes", "Children's homes"),
        ("Children&amp;#39;s  homes\n", "Children's homes"),
        ("Q&amp;amp;amp;A", "Q&amp;A"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("&#" + "9" * 5000 + ";", "�"),
        ("a" * 600, "a" * 499 + "…"),
        ("", "Item 5"),
    ],
)
def test_titles_are_unescaped_twice_at_most_and_kept_as_words(printed, title):
    assert only_item(agendaitemtitle=printed).title == title


@pytest.mark.parametrize(
    "body", ["Noted &amp; agreed", "<p>Noted &amp; agreed</p>", "&lt;p&gt;Noted &amp;amp; agreed&lt;/p&gt;"]
)
def test_bodies_are_read_whether_or_not_they_have_tags(body):
    assert only_item(minutesnonemptyhtmlbody=body).minutes.endswith("Minutes:\nNoted & agreed")


def test_scripts_in_a_body_go_no_further():
    content = meeting(item(agendatext="HERE")).replace(b"HERE", b"<![CDATA[<p>Noted</p><script>ZQ-CANARY</script>]]>")
    assert only_meeting(content).items[0].purpose == "Noted"


@pytest.mark.parametrize(("printed", "number"), [("9.", "9"), ("53/24", "53/24"), ("5a.", "5a"), ("0", ""), ("\n", "")])
def test_numbers_are_as_printed_and_0_is_a_heading(printed, number):
    assert only_item(fulldisplaynumberformat=printed, agendaitemnumber=None).number == number


@pytest.mark.parametrize(
    ("printed", "start"),
    [
        ("10.00 am", time(10)), ("12.30 pm", time(12, 30)), ("12:00 AM", time(0)), ("7pm", time(19)), ("2.00 p.m.", time(14)),
        ("19:30", time(19, 30)), ("12 noon", time(12)), ("13.00 pm", None), ("25:00", None), ("10", None), ("later", None),
        ("10.75 am", None), ("", None),
    ],
)  # fmt: skip
def test_times(printed, start):
    assert only_meeting(meeting(meetingtime=printed)).start_time == start


@pytest.mark.parametrize("printed", ["31/02/2026", "10/02/0206", "2026-02-10", "99/99/9999", "١٠/٠٢/٢٠٢٦", ""])
def test_a_day_that_cannot_be_is_no_day(printed):
    assert only_meeting(meeting(meetingdate=printed)).date is None


def test_a_meeting_does_not_end_before_it_starts():
    assert only_meeting(meeting(meetingactualfinishtime="9.00 am")).end_time is None


@pytest.mark.parametrize("printed", ["x4001", "40 01", "-1", "1" * 21, "٤٠٠١", ""])
def test_what_is_no_number_identifies_nothing(printed):
    found = only_meeting(meeting(item(agendaitemid=printed), attendees=[attendee("A")], meetingid=printed))
    assert (found.external_id, found.source_url, found.items[0].external_id, found.items[0].source_url) == ("",) * 4


@pytest.mark.parametrize(
    ("flags", "state"),
    [
        ({"minutepublished": "true"}, "draft_published"),
        ({"minutepublished": "False"}, "none"),
        ({"minutepublished": ""}, "none"),
        ({"minutepublished": None}, ""),
        ({"meetingstatus": "Cancelled"}, "none"),
    ],
)
def test_whether_there_are_minutes(flags, state):
    assert only_meeting(meeting(**flags)).minutes_state == state


def test_the_committee_is_named_by_the_papers_or_else_by_the_items():
    assert only_meeting(meeting(item(paper()))).committee == "Children & Families Scrutiny Committee"
    assert only_meeting(meeting(item())).committee == "Cabinet"
    assert only_meeting(meeting()).committee == ""
    named = only_meeting(meeting(item(), committeetitle="Schools Panel", committeeid="44"))
    assert (named.committee, named.committee_id) == ("Schools Panel", "44")


# Who was there


@pytest.mark.parametrize(
    ("printed", "status", "note"),
    [
        ("Expected", "expected", ""), ("", "expected", ""), ("Expected, as substitute", "expected", "Expected, as substitute"),
        ("Present", "present", ""), ("PRESENT", "present", ""), ("Present, as expected", "present", ""),
        ("Present virtually", "present", "Present virtually"), ("Attended remotely", "present", "Attended remotely"),
        ("Apologies", "apologies", ""), ("Apologies, sent substitute", "apologies", "Apologies, sent substitute"),
        ("Absent", "absent", ""), ("In attendance", "in_attendance", ""), ("Not required", "not_required", ""),
        ("Present, as substitute", "substitute", ""), ("Present as substitute", "substitute", ""),
    ],
)  # fmt: skip
def test_attendance(printed, status, note):
    (found,) = only_meeting(meeting(attendees=[attendee("Councillor Ada Fern", printed, "Chair")])).attendance
    assert found == ImportedAttendance("Councillor Ada Fern", status, role="Chair", note=note)


def test_a_substitute_is_present_for_somebody():
    listed = attendee("Councillor Bram Holt", "Present, as substitute for Councillor Ada Fern")
    (found,) = only_meeting(meeting(attendees=[listed])).attendance
    assert (found.status, found.substitute_for, found.note) == ("substitute", "Councillor Ada Fern", "")


def test_a_person_listed_twice_counts_once_and_nobody_is_left_out():
    listed = [attendee("A", role="Chair"), attendee("B"), attendee("A", "Apologies"), attendee("")]
    found = only_meeting(meeting(attendees=listed)).attendance
    assert [(one.name, one.role, one.status) for one in found] == [
        ("A", "Chair", "present"),
        ("B", "Committee Member", "present"),
    ]


def test_nobody_attended_a_meeting_that_was_cancelled():
    assert only_meeting(meeting(attendees=[attendee("A", "Expected")], meetingstatus="Cancelled")).attendance == ()


def test_nothing_personal_is_taken_from_the_list():
    assert SECRET not in repr(parse(meeting(attendees=[attendee("Councillor Ada Fern")])))


# Addresses


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "file:///etc/passwd", "ftp://oxmere.example/a", "data:text/html,x", "//", "https://", "http://[::1",
        "https://oxmere.example@127.0.0.1/a", "https://a b.example/x", "https://" + "a" * 600 + ".example/", "documents/s1/a.pdf", "",
    ],
)  # fmt: skip
def test_only_web_addresses_are_kept(url):
    (found,) = only_item(paper(url=url)).documents
    assert (found.title, found.url) == ("Placements report", "")


def test_a_relative_address_belongs_to_the_site():
    found = parse(meeting(item(paper(url="documents/s1/A report.pdf"), paper(isdecisionattachment="True"))), site=SITE)
    first, second = found.meetings[0].items[0].documents
    assert first.url == f"{SITE}/documents/s1/A%20report.pdf"
    assert second.kind == "decision"


def test_a_site_may_be_part_of_another():
    url = "https://www.oxmere.example/moderngov/mgConvert2PDF.aspx?ID=1"
    assert parse(meeting(item(paper(url=url)))).site == "https://www.oxmere.example/moderngov"


# What a file is


@pytest.mark.parametrize(
    "content", [COMMITTEES, MEETINGS, meeting(), b"<?xml version='1.0'?><wards/>", b"<!DOCTYPE x><x/>"]
)
def test_xml_is_for_us(content):
    assert is_moderngov(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"PK\x03\x04",
        b"%PDF-1.7",
        b"1. Minutes\n\nNoted.",
        b"<p>Noted.</p>",
        b"<html><h1>Minutes</h1>",
        b"\xff\xfe<\x00",
    ],
)
def test_other_files_are_not(content):
    assert not is_moderngov(content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (meeting(item(), item()), "agenda item 501 twice"),
        (meeting(item(), item(isrestricted="True")), "agenda item 501 twice"),
        (MEETINGS.replace(b"<meetingid>2<", b"<meetingid>1<"), "meeting 1 twice"),
        (COMMITTEES.replace(b"<committeeid>32<", b"<committeeid>31<"), "committee 31 twice"),
    ],
)
def test_two_records_under_one_number_are_refused(content, what):
    with pytest.raises(Unreadable, match=what):
        parse(content)
