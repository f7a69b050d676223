"""What the preview says of each passage, in words; and the text with the passages marked."""

import datetime
from types import SimpleNamespace

import pytest

from committees.models import DiscussionPoint, Witness
from committees.reader import Found, FoundDue
from inspections.models import MentionedGrade
from scrutiny.admin.cards import card_of
from scrutiny.marking import AROUND, LONGEST_PASSAGE, SHOWN_WHOLE, mark
from scrutiny.matching import Match
from scrutiny.models import TrackerItem
from scrutiny.models.items import Kind
from scrutiny.proposals import GRADE, POINT, WITNESS, Proposal
from tests.factories import make_person, make_post

MAY, JUNE = datetime.date(2026, 5, 1), datetime.date(2026, 6, 30)


def card(kind, row, rule="actions.heading", sure=0.95, **more):
    found = Found(0, 4, "That", rule, sure)
    return card_of(Proposal(kind, 1, found, row, **more))


def due(precision="day", earliest=None, latest=None):
    return FoundDue(0, 4, "soon", "due.soon", 0.7, earliest, latest, precision, None)


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        (due(latest=JUNE), "by 30 June 2026"),
        (due(earliest=MAY), "from 1 May 2026"),
        (due(earliest=MAY, latest=JUNE), "between 1 May 2026 and 30 June 2026"),
        (due(earliest=JUNE, latest=JUNE), "on 30 June 2026"),
        (due("next_meeting"), "the committee's next meeting"),
        (due("ongoing"), "ongoing, so never late"),
        (due("none"), "no day can be worked out, so never late"),
    ],
)
def test_when_it_is_due(wording, words):
    item = TrackerItem(kind=Kind.ACTION, text="Write.", due_text="soon")
    assert ("Due", f"“soon”: {words}") in card(Kind.ACTION, item, due=wording).facts


@pytest.mark.parametrize(("sure", "words"), [(0.95, "Sure"), (0.8, "Fairly sure"), (0.6, "Not sure, please check")])
def test_how_sure_it_is(sure, words):
    item = TrackerItem(kind=Kind.ACTION, text="Write.")
    assert card(Kind.ACTION, item, sure=sure).reason == f"{words}: it stands in a list of actions."


def test_a_rule_that_has_no_words_yet():
    assert (
        card(Kind.ACTION, TrackerItem(text="Write."), rule="actions.new").reason == "Sure: it is marked as an action."
    )
    assert card(Kind.ACTION, TrackerItem(text="Write."), rule="other").reason == "Sure: its words suggest it."


@pytest.mark.django_db
def test_who_owes_it():
    item, post = TrackerItem(kind=Kind.ACTION, text="Write.", owner_text="Head"), make_post("Head of Fostering")
    for match, words in (
        (Match(record=post), "“Head”, which is Head of Fostering"),
        (Match(suggestion=post), "“Head”, perhaps Head of Fostering (choose under “Correct”)"),
        (Match(), "“Head”, not in the records"),
    ):
        assert card(Kind.ACTION, item, match=match).facts == [("Owner", words)]


@pytest.mark.django_db
def test_a_witness():
    witness, person = Witness(name="Jo Carr", role="Head", category="officer"), make_person("Joe Carr")
    shown = card(WITNESS, witness, match=Match(record=person))
    assert (shown.text, shown.facts) == ("Jo Carr, Head", [("Category", "Officer"), ("Person", "Joe Carr")])
    perhaps = card(WITNESS, witness, match=Match(suggestion=person))
    assert ("Person", "Perhaps Joe Carr (choose under “Correct”)") in perhaps.facts


def test_a_child_is_named_nowhere():
    shown = card(WITNESS, Witness(category="young_person"))
    assert (shown.text, shown.facts) == ("Young person", [("Name", "Not kept: never named")])


def test_a_point_and_where_it_stands():
    above = Proposal(POINT, 3, Found(0, 4, "That", "points.marker", 0.9), DiscussionPoint(text="Above"))
    shown = card(POINT, DiscussionPoint(number="a)", text="Asked.", asked_by="A Member"), above=above)
    assert (shown.text, shown.facts) == ("a) Asked.", [("Asked by", "A Member"), ("Under", "Point 3")])


def test_a_grade():
    assert card(GRADE, MentionedGrade(grade="good")).text == "good"
    old = card(GRADE, MentionedGrade(area="Help", grade="good", year=2011, is_historic=True))
    assert (old.text, old.facts) == ("Help: good, 2011", [("Inspection", "An earlier one")])


def test_a_card_has_room_for_so_many_words():
    assert len(card(POINT, DiscussionPoint(text="word " * 10_000)).text) < 1_000


# The marked text


def passage(kind, start, end):
    return SimpleNamespace(kind=kind, found=SimpleNamespace(start=start, end=end))


def test_every_character_is_shown_once_and_in_order():
    text = "Jo Carr, Head, agreed to write. Noted."
    point, promise, witness = passage("point", 0, 31), passage("undertaking", 15, 30), passage("witness", 0, 13)
    pieces = list(mark(text, [promise, witness, point]))
    assert "".join(piece.text for piece in pieces) == text
    assert [(piece.text, piece.kind) for piece in pieces] == [
        ("Jo Carr, Head", "witness"),
        (", ", "point"),
        ("agreed to write", "undertaking"),
        (".", "point"),
        (" Noted.", ""),
    ]
    assert pieces[0].begins == (point, witness)
    assert pieces[2].begins == (promise,)


def test_a_text_without_passages_is_one_piece():
    assert [piece.text for piece in mark("Hello.", [])] == ["Hello."]
    assert list(mark("", [])) == []


def test_of_a_long_text_the_passages_and_the_words_around_them():
    text = "x" * SHOWN_WHOLE + "Write." + "y" * 5_000
    end = SHOWN_WHOLE + len("Write.")
    pieces = list(mark(text, [passage("action", SHOWN_WHOLE, end), passage("point", end, len(text))]))
    assert [(len(piece.text), piece.kind, piece.left_out) for piece in pieces] == [
        (AROUND, "", SHOWN_WHOLE - 2 * AROUND),
        (AROUND, "", 0),
        (6, "action", 0),
        (LONGEST_PASSAGE, "point", 5_000 - LONGEST_PASSAGE),
    ]
