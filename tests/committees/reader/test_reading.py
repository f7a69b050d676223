"""Rules that the corpus does not show on their own."""

from __future__ import annotations

from datetime import date

import pytest

from committees.reader import read
from committees.reader.lines import marker_of, paragraphs_of
from committees.reader.people import category_of, is_name


@pytest.mark.parametrize(
    ("line", "marker", "kind"),
    [
        ("1. Text", "1.", "number"),
        ("(12) Text", "(12)", "number"),
        ("1.15 Text", "1.15", "path"),
        ("20.1.1 Text", "20.1.1", "path"),
        ("a) Text", "a)", "letter"),
        ("(b) Text", "(b)", "letter"),
        ("iv. Text", "iv.", "roman"),
        ("(ii) Text", "(ii)", "roman"),
        ("53/24 Title", "53/24", "minute"),
        ("C048/23 Title", "C048/23", "minute"),
        ("\u00d8 Text", "\u00d8", "bullet"),
        ("\u2022 Text", "\u2022", "bullet"),
        ("12 March 2026", "", ""),
        ("11.30 a.m.", "", ""),
        ("A Member asked", "", ""),
        ("I. Brown", "", ""),
    ],
)
def test_list_markers(line, marker, kind):
    assert marker_of(line)[:2] == (marker, kind)


def test_hard_wrapped_lines_become_one_paragraph_and_keep_their_places():
    text = (
        "The Committee heard that the programme had begun in the spring and that it was\nexpected to end by the following year, when a report on all of it would be\nready for members and the\npublic.\n"
        "Ann Lee\n"
    )
    first, second = paragraphs_of(text)
    assert first.words.endswith("members and the public.")
    assert second.words == "Ann Lee"
    start, end = first.span(first.words.index("expected"), first.words.index(" to end"))
    assert text[start:end] == "expected"


def test_soft_hyphens_and_hard_spaces_do_not_hide_words():
    text = "Recommen\u00addations:\n1.\u00a0That the\u00a0report be pub\u00adlished by 1\u00a0May\u00a02027.\n"
    (recommendation,) = read(text).recommendations
    assert recommendation.text == "That the\u00a0report be pub\u00adlished by 1\u00a0May\u00a02027."
    assert recommendation.due is not None
    assert recommendation.due.latest == date(2027, 5, 1)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Ann Lee", True),
        ("Cllr O'Brien", True),
        ("Mrs J Smith-Jones", True),
        ("Detective Superintendent Haroon Baig", True),
        ("Lifelong Learning", False),
        ("Children and Families", False),
        ("Director of Care", False),
        ("the Chair", False),
    ],
)
def test_names(words, answer):
    assert is_name(words) is answer


@pytest.mark.parametrize(
    ("role", "category"),
    [
        ("Cabinet Member for Children", "cabinet_member"),
        ("Corporate Director of Children and Young People", "officer"),
        ("Independent Chair of the Improvement Board", "independent_chair"),
        ("Senior HMI Ofsted", "regulator"),
        ("Designated Doctor, Integrated Care Board", "partner_agency"),
        ("parent representative", "parent_carer"),
        ("member of the youth parliament", "young_person"),
        ("", "other"),
    ],
)
def test_categories(role, category):
    assert category_of(role) == category


def test_the_same_decision_printed_twice_is_read_once():
    text = "Agenda item\n\nRoads\n\nDecision:\n\nRESOLVED that the report be noted.\n\nMinutes:\n\nMembers were content.\n\nRESOLVED that the report be noted.\n"
    assert [one.text for one in read(text).resolutions] == ["RESOLVED that the report be noted."]


def test_an_action_by_a_clause_number_takes_the_clause():
    text = "Minutes:\n\nRESOLVED:\n(i) that the report be noted;\n(ii) that a map be drawn.\n\nACTION BY: Jo Elm (ii)\n"
    (action,) = read(text).actions
    assert (action.owner, action.text) == ("Jo Elm", "that a map be drawn.")


def test_standing_text_of_the_agenda_is_no_promise():
    text = "Agenda item\n\nPublic questions\n\nAn answer would be sent to members of the committee after the meeting.\n\nMinutes:\n\nThere were none.\n"
    assert read(text).undertakings == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The grades run from outstanding through good to inadequate on a four-point scale.",
        "She hoped that the service would be rated good.",
        "A neighbouring council had been judged inadequate.",
        "In the audit, 14 cases were graded good.",
        "Nine in ten schools were rated good or better.",
        "There were no areas that were judged inadequate.",
        "Members asked about outstanding actions.",
        "Members asked whether the Council was on course to be judged outstanding.",
        "An authority in the south-west had issued a notice; it had been judged inadequate shortly afterwards.",
        "The ambition was for the Partnership to be told that its arrangements typically lead to positive experiences and outcomes.",
        "Consultation responses were rated good by residents.",
        "The road condition was graded good, with 80% of roads adequate.",
        "The peer challenge team rated the service good.",
    ],
)
def test_what_only_looks_like_a_judgement(sentence):
    assert read(f"Minutes:\n\n{sentence}\n").judgements == ()


def test_shared_grades_and_areas():
    text = "Minutes:\n\nThe Council was judged Good for leadership and for care leavers, and Inadequate for help and protection.\n"
    assert [(one.grade, one.area) for one in read(text).judgements] == [
        ("Good", "leadership"),
        ("Good", "care leavers"),
        ("Inadequate", "help and protection"),
    ]


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        (
            "The fostering agency had been graded adequate by the Care Inspectorate, having previously been graded good.",
            [("The fostering agency", "adequate", False), ("The fostering agency", "good", True)],
        ),
        (
            "The CQC's rating of Oak Lodge had changed from Good to Inadequate.",
            [("Oak Lodge", "Good", True), ("Oak Lodge", "Inadequate", False)],
        ),
        (
            "The Youth Justice Service was inspected by HMI Probation in 2024. It was rated Good overall.",
            [("The Youth Justice Service", "Good", False)],
        ),
        (
            "The director replied that the service had been inspected again in 2023 and had been rated Good.",
            [("the service", "Good", False)],
        ),
        (
            "Safe and responsive were rated Good, and effective and well-led were each rated Outstanding by the CQC.",
            [
                ("Safe", "Good", False),
                ("responsive", "Good", False),
                ("effective", "Outstanding", False),
                ("well-led", "Outstanding", False),
            ],
        ),
        (
            "Inspectors graded the areas as follows: leadership - good; help and protection - requires improvement.",
            [("leadership", "good", False), ("help and protection", "requires improvement", False)],
        ),
        (
            "The Care Inspectorate's grades were: care and support, 5 (very good); staffing, 4 (good).",
            [("care and support", "very good", False), ("staffing", "good", False)],
        ),
        ("The CQC rated the Council Good with a score of 71%.", [("the Council", "Good", False)]),
    ],
)
def test_families_of_grades(sentence, given):
    found = read(f"Minutes:\n\n{sentence}\n").judgements
    assert [(one.area, one.grade, one.historic) for one in found] == given


def test_an_earlier_grade_is_history():
    text = "Minutes:\n\nThe service was rated Good in 2024. It had been Requires improvement in 2019.\n"
    assert [(one.grade, one.historic) for one in read(text).judgements] == [
        ("Good", False),
        ("Requires improvement", True),
    ]


def test_a_cut_page_is_reported():
    reading = read("Minutes:\n\nThe plan was  ...  view the full minutes text for item 3\n")
    assert [warning.code for warning in reading.warnings] == ["truncated"]


def test_a_short_action_is_reported():
    reading = read("Actions:\n1. Chase.\n")
    assert [warning.code for warning in reading.warnings] == ["action_without_text"]


def test_nothing_in_nothing():
    reading = read("")
    assert (reading.page_kind, reading.witnesses, reading.actions, reading.warnings) == ("text", (), (), ())


def test_a_day_before_the_meeting_is_no_due_date_and_is_warned_of():
    text = "Recommendations:\n1. That the Director report on placements in July 2021.\n"
    reading = read(text, meeting_date=date(2026, 11, 19))
    assert reading.recommendations[0].due is None
    assert [warning.code for warning in reading.warnings] == ["due_before_the_meeting"]
    assert "July 2021" in reading.warnings[0].message


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Ofsted had judged the service to be adequate.", ["grade_no_longer_given"]),
        ("Ofsted had judged the service to be adequate in 2019.", ["grade_no_longer_given"]),
        ("Ofsted had judged the service to be adequate in 2012.", []),
        ("The Care Inspectorate had judged the service to be adequate.", []),
        ("Ofsted had judged the service to be good.", []),
    ],
)
def test_a_grade_that_is_no_longer_given_is_doubted(sentence: str, codes: list[str]):
    reading = read(f"Minutes:\n1. {sentence}\n", meeting_date=date(2026, 3, 10))
    assert [warning.code for warning in reading.warnings] == codes


TWO_ITEMS = "\n\n1. Apologies\n\nThere were none.\n\n2. Roads\n\nThe report was noted.\n"


@pytest.mark.parametrize(
    "head",
    [
        "Care Scrutiny Panel\n\nThursday 31 November 2026\n\nSubject to confirmation by the Panel at its meeting on 10 December 2026",
        "Minutes of the Care Scrutiny Panel held on 31/11/2026, to be approved at the meeting on 10 December 2026",
        "Minutes of the Care Scrutiny Panel held on Monday, 29 February 2027",
    ],
)
def test_an_impossible_day_gives_no_date_and_a_warning(head: str):
    reading = read(head + TWO_ITEMS)
    assert (reading.date, reading.date_found) == (None, None)
    (warning,) = reading.warnings
    assert warning.code == "impossible_date"
    assert reading.text[warning.start : warning.end] in warning.message
    assert read(head + TWO_ITEMS, meeting_date=date(2026, 11, 30)).warnings == ()


@pytest.mark.parametrize(
    "head",
    [
        "Draft minutes, to be signed at the meeting on Thursday 10 December 2026\nCare Scrutiny Panel, 12 November 2026",
        "Subject to approval by the Panel on 10 December 2026.\nMinutes of the Care Scrutiny Panel held on 12 November 2026",
        "Care Scrutiny Panel\nThe Panel will confirm these at its meeting on 10 December 2026\nMeeting of 12 November 2026",
        "Minutes (subject to approval) of the meeting of the Care Scrutiny Panel held on Thursday 12 November 2026",
        "Record of decisions taken by the Care Scrutiny Panel at its meeting on 12 November 2026",
    ],
)
def test_the_meeting_that_confirms_the_minutes_is_another_one(head: str):
    reading = read(head + TWO_ITEMS)
    assert (reading.date, reading.warnings) == (date(2026, 11, 12), ())


def test_a_weekday_that_is_another_day_is_warned_of():
    reading = read("Minutes of the Care Scrutiny Panel held on Tuesday 12 November 2026" + TWO_ITEMS)
    (warning,) = reading.warnings
    assert (warning.code, reading.text[warning.start : warning.end]) == (
        "weekday_of_another_day",
        "Tuesday 12 November 2026",
    )
    assert "12 November 2026 is a Thursday" in warning.message


EXEMPT_NOTE = "(Exempt information by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972)"


@pytest.mark.parametrize(
    "heading",
    [
        f"12/26 HOMES ON THE QUAY {EXEMPT_NOTE}",
        f"12/26 HOMES ON THE QUAY\n{EXEMPT_NOTE}",
        "12/26 HOMES ON THE QUAY (Exempt information by virtue of paragraph 3 of Part 1 of\nSchedule 12A of the\nLocal Government Act 1972)",
        "12/26 HOMES ON THE QUAY - Exempt information under paragraph 3 of Schedule 12A",
        "12/26 HOMES ON THE QUAY [Not for publication by virtue of paragraphs 1 and 3 of the Local Government (Access to Information) Order 2006]",
        f"12/26 HOMES ON THE QUAY {EXEMPT_NOTE} The Director gave a report.",
    ],
)
def test_a_note_on_why_an_item_is_exempt_belongs_to_its_heading(heading: str):
    text = f"Minutes of the Care Scrutiny Panel held on 9 July 2026\n\n11/26 APOLOGIES\n\nThere were none.\n\n{heading}\n\nMembers heard why.\n\n13/26 ROADS\n\nNoted.\n"
    items = read(text).items
    assert [(one.number, one.text, one.is_exempt) for one in items] == [
        ("11/26", "APOLOGIES", False),
        ("12/26", "HOMES ON THE QUAY", True),
        ("13/26", "ROADS", False),
    ]
    (alone,) = read(text[items[1].begins : items[1].ends], meeting_date=date(2026, 7, 9)).items
    assert (alone.text, alone.is_exempt) == ("HOMES ON THE QUAY", True)


@pytest.mark.parametrize("item", ["[Item 4]", "(Agenda item 4)", "(Agenda Item No. 4)", "[Agenda Item 4]", "(Item 4)"])
def test_the_number_on_the_agenda_is_no_part_of_a_title(item: str):
    for titles in (["Apologies", "Homes", "Roads"], ["APOLOGIES", "HOMES", "ROADS"]):
        text = "1. {}\n\nNone.\n\n2. {} ITEM\n\nMembers heard why.\n\n3. {}\n\nNoted.\n".format(*titles)
        found = read("Minutes of the Care Panel, 9 July 2026\n\n" + text.replace("ITEM", item)).items
        assert [one.text for one in found] == titles


ROMANS = ["I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX.", "X."]


def test_romans_with_a_full_stop_are_markers_and_listed_actions_no_points():
    listed = "".join(f"{roman} Officer {number} of the town to send a map.\n" for number, roman in enumerate(ROMANS))
    reading = read(f"Minutes:\n\nI. Brown asked about the maps of the town and what they cost.\n\nActions\n\n{listed}")
    assert [one.text for one in reading.actions] == [f"Officer {one} of the town to send a map." for one in range(10)]
    assert [(one.number, one.text[:8]) for one in reading.points] == [("", "I. Brown")]


def test_an_initial_beside_no_series_is_no_marker():
    lines = ["X. Lee spoke of the maps.", "I. Brown spoke.", "II. The maps", "V. Poe spoke."]
    assert [one.marker for one in paragraphs_of("\n".join(lines))] == ["", "I.", "II.", ""]
    assert [one.marker for one in paragraphs_of("I. Brown spoke.\nV. Poe spoke.")] == ["", ""]


@pytest.mark.parametrize(
    ("bracket", "owner", "due"),
    [
        ("(Action by: Ida Poe, by 11 December 2026)", "Ida Poe", date(2026, 12, 11)),
        ("(Action: I Poe by 11 December)", "I Poe", date(2026, 12, 11)),
        ("(Ida Poe, by 11 December)", "Ida Poe", date(2026, 12, 11)),
        ("(Owner: Head of Homes; due 11 December)", "Head of Homes", date(2026, 12, 11)),
        ("[Lead: I. Poe, within two weeks]", "I. Poe", date(2026, 11, 19)),
    ],
)
def test_owner_and_day_in_one_bracket(bracket: str, owner: str, due: date):
    for text in (
        f"Actions:\n\n1. Provide a map of the homes {bracket}\n",
        f"Minutes:\n\nA map of the homes was promised. {bracket}\n",
    ):
        if "Action" not in bracket and text.startswith("Minutes"):
            continue
        (action,) = read(text, meeting_date=date(2026, 11, 5)).actions
        assert (action.owner, action.due and action.due.latest) == (owner, due)
        assert "Poe" not in action.text


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Barset Highways agreed to share its plan for floods with members.", ["Barset Highways"]),
        ("The ICB undertook to bring the figures in March 2027.", ["The ICB"]),
        ("The Integrated Care Board agreed to bring the figures in March 2027.", ["The Integrated Care Board"]),
        ("Openroad offered to meet members about the cabinets.", ["Openroad"]),
        ("The Panel agreed to share its plan with the school.", []),
        ("The Committee undertook to share its plan.", []),
        ("Members agreed to share the plan with the school.", []),
    ],
)
def test_organisations_promise_and_the_body_itself_decides(sentence: str, who: list[str]):
    assert [one.who for one in read(f"Minutes:\n\n{sentence}\n").undertakings] == who


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Members recommended that the Cabinet review the charges.", 1),
        ("The Panel recommended that the charge be reviewed by May 2027.", 1),
        ("It was recommended to Cabinet that the charge be dropped.", 1),
        ("RESOLVED that the Cabinet be requested to review the charge.", 1),
        ("RESOLVED that the Police and Crime Commissioner be asked to attend.", 0),
        ("A Member recommended that people read the book.", 0),
        ("Councillor Lee recommended that members read the report.", 0),
    ],
)
def test_a_body_recommends_and_a_member_only_wishes(sentence: str, count: int):
    assert len(read(f"Minutes:\n\n{sentence}\n").recommendations) == count
