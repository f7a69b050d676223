"""manage.py import_moderngov: several files, each for itself, told in words."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from committees.models import AgendaItem, AuthorityIdentifier, Committee, Document, Incoming, Meeting
from scrutiny.models import TrackerItem
from tests.committees import test_moderngov as moderngov
from tests.factories import make_authority, make_committee, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority():
    return make_authority("Oxmere", slug="oxmere")


@pytest.fixture
def clerk():
    return make_user("clerk", username="clerk")


@pytest.fixture
def files(tmp_path):
    """Writes a file for each content, by name."""

    def files(**contents):
        paths = []
        for name, content in contents.items():
            path = tmp_path / f"{name}.xml"
            path.write_bytes(content)
            paths.append(str(path))
        return paths

    return files


def run(paths, **options):
    """What the command printed, and its complaint if it ended with one."""
    out, err, complaint = StringIO(), StringIO(), ""
    try:
        call_command("import_moderngov", *paths, stdout=out, stderr=err, **{"user": "clerk"} | options)
    except CommandError as error:
        complaint = str(error)
    return out.getvalue(), err.getvalue(), complaint


def one_meeting(**texts):
    secret = moderngov.item(agendaitemid="502", agendaitemtitle="Secret", isrestricted="True")
    return moderngov.meeting(moderngov.item(), secret, attendees=[moderngov.attendee("Ada Fern")], **texts)


def test_a_meeting_comes_in_and_again_changes_nothing(authority, clerk, files):
    paths = files(meeting=one_meeting())
    out, err, complaint = run(paths)
    assert (err, complaint) == ("", "")
    for line in (
        "Meetings: 1 new.",
        "Agenda items: 1 new.",
        "People on attendance lists: 1 new.",
        "Texts of minutes: 1 new.",
        "Restricted, left out: 1 item and 0 documents.",
    ):
        assert line in out
    assert Meeting.objects.get().history.get().history_user == clerk
    out, *_ = run(paths)
    assert "Meetings: 1 the same." in out
    assert "Texts of minutes: 1 the same." in out
    assert (Incoming.objects.count(), AgendaItem.objects.count()) == (1, 1)
    out, *_ = run(files(meeting=one_meeting(meetinglocation="Hall")))
    assert "Meetings: 1 changed." in out


def test_a_dry_run_writes_nothing(authority, clerk, files):
    out, _, complaint = run(files(list=moderngov.COMMITTEES, meeting=one_meeting()), dry_run=True)
    assert "Committees: 1 new, 1 ended in ModernGov and not made." in out
    assert "Meetings: 1 new." in out
    assert out.count("Nothing was written.") == 2
    assert complaint == ""
    assert [model.objects.count() for model in (Incoming, Meeting, Committee)] == [0, 0, 0]


def test_a_bad_file_stops_none_of_the_others(authority, clerk, files):
    paths = files(bad=b"<meeting>", words=b"Just words.", good=one_meeting())
    out, err, complaint = run([*paths, "/no/such/file.xml"])
    assert "Meetings: 1 new." in out
    assert "This is not a file of ModernGov." in err
    assert "The file cannot be read: No such file or directory." in err
    assert complaint == "3 files could not be taken in as a whole."
    assert Meeting.objects.count() == 1


def test_drafts_only_where_they_are_asked_for(authority, clerk, files):
    words = "<p>Resolved:</p><p>That the Director report to the next meeting on placements.</p>"
    content = moderngov.meeting(moderngov.item(minutesnonemptyhtmlbody=words))
    run(files(meeting=content))
    assert not TrackerItem.objects.exists()
    out, *_ = run(files(meeting=content), drafts=True)
    assert "Drafts: " in out
    assert TrackerItem.objects.exists()


def test_whose_it_is(authority, clerk, files):
    paths = files(meeting=one_meeting())
    make_committee(authority=make_authority("Barsetshire", slug="barsetshire"))
    make_committee(authority=authority)
    _, err, complaint = run(paths)
    assert "meeting.xml: Say whose committees these are: --authority SLUG." in err
    assert complaint == "1 file could not be taken in as a whole."
    assert run(paths, authority="nowhere")[2].startswith("There is no authority 'nowhere'")
    AuthorityIdentifier.objects.create(authority=authority, scheme="moderngov", identifier=moderngov.SITE)
    run(paths)
    assert Meeting.objects.get().committee.authority == authority


def test_in_whose_name(authority, files):
    paths = files(meeting=one_meeting())
    assert run(paths, user=None)[2] == "Say in whose name this is written: --user NAME."
    assert run(paths, user="nobody")[2].startswith("There is no user 'nobody'")
    make_user(None, username="visitor")
    _, err, complaint = run(paths, user="visitor")
    assert "You do not have permission to bring minutes." in err
    assert complaint == "1 file could not be taken in as a whole."
    root = make_user(None, username="root", is_superuser=True)
    assert run(paths, user=None)[2] == ""
    assert Incoming.objects.get().created_by == root


def test_lists_come_first_and_what_has_ended_is_told(authority, clerk, files):
    paths = files(ameeting=one_meeting(), zlist=moderngov.COMMITTEES)
    for told in ("1 new, 1 ended in ModernGov and not made", "1 ended in ModernGov and not made, 1 the same"):
        out, _, _ = run(paths)
        assert out.index("zlist.xml") < out.index("ameeting.xml")
        assert set(told.split(", ")) == set(out.split("Committees: ")[1].split(".")[0].split(", "))
    assert not Committee.objects.filter(name="Schools Panel").exists()


def test_papers_of_a_site_that_is_not_known_are_told(authority, clerk, files):
    paper = moderngov.paper(url="mgConvert2PDF.aspx?ID=1")
    out, _, complaint = run(files(meeting=moderngov.meeting(moderngov.item(paper))))
    assert complaint == ""
    assert "1 paper left out: the file does not say on which site." in out


def without_site(**texts):
    """A meeting whose only paper has a relative address, so that the file does not say on which site it is."""
    return moderngov.meeting(moderngov.item(moderngov.paper(url="mgConvert2PDF.aspx?ID=1")), **texts)


@pytest.mark.parametrize("options", [{}, {"authority": "oxmere"}])
def test_papers_get_the_address_of_the_authoritys_site(authority, clerk, files, options):
    AuthorityIdentifier.objects.create(authority=authority, scheme="moderngov", identifier=moderngov.SITE)
    out, *_ = run(files(meeting=without_site()), **options)
    assert "Papers: 1 new." in out
    assert "left out: the file does not say" not in out
    assert Document.objects.get().url == f"{moderngov.SITE}/mgConvert2PDF.aspx?ID=1"


def test_a_file_that_does_not_say_whose_it_is_stops_none_of_the_others(authority, clerk, files):
    make_committee(authority=make_authority("Barsetshire", slug="barsetshire"))
    make_committee(authority=authority)
    AuthorityIdentifier.objects.create(authority=authority, scheme="moderngov", identifier=moderngov.SITE)
    out, err, complaint = run(files(a=without_site(meetingid="1"), b=one_meeting()))
    assert "a.xml: Say whose committees these are" in err
    assert "Meetings: 1 new." in out
    assert complaint == "1 file could not be taken in as a whole."
    assert Meeting.objects.get().committee.authority == authority


def test_what_may_be_private_is_left_out_and_told(authority, clerk, files):
    closed = "<p>RESOLVED: That the press and public be excluded.</p>"
    content = moderngov.meeting(
        moderngov.item(agendaitemtitle="Exclusion of the public", minutesnonemptyhtmlbody=closed),
        moderngov.item(agendaitemid="502", agendaitemtitle="Provider failure", fulldisplaynumberformat="9."),
    )
    out, *_ = run(files(meeting=content))
    assert "item 9 follows the exclusion of the public, so it was left out." in out
    assert [one.title for one in AgendaItem.objects.all()] == ["Exclusion of the public"]
