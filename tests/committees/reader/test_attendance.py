"""Lists of those who came, and sentences about those who did not, that the corpus does not show on their own."""

from __future__ import annotations

import pytest

from committees.reader import FoundAttendance, read

HEAD = "Minutes of a meeting of the Care Scrutiny Panel held on 9 July 2026\n\n"


def listed(text: str) -> list[FoundAttendance]:
    reading = read(HEAD + text)
    assert all(reading.text[one.start : one.end] == one.text for one in reading.attendance)
    return list(reading.attendance)


def names(text: str, status: str) -> list[str]:
    return [one.name for one in listed(text) if one.status == status]


def test_surnames_take_the_title_of_their_list():
    text = "Present: Councillors Marsh (Chair), Dean,\nPratt and Field; Mrs E Gale (Co-opted)\n"
    assert [(one.name, one.role) for one in listed(text)] == [
        ("Councillor Marsh", "Chair"),
        ("Councillor Dean", ""),
        ("Councillor Pratt", ""),
        ("Councillor Field", ""),
        ("Mrs E Gale", "Co-opted"),
    ]


def test_surnames_without_any_title():
    assert names("Members present: Marsh (Chair), Dean, Pratt\n", "present") == ["Marsh", "Dean", "Pratt"]


@pytest.mark.parametrize("words", ["Apologies: None", "Apologies: Received and noted", "Apologies: There were none."])
def test_no_apologies(words):
    assert listed(f"Present: Cllr Ann Dean\n{words}\n") == listed("Present: Cllr Ann Dean\n")


def test_a_councillor_in_the_chair():
    assert [(one.name, one.role) for one in listed("In the Chair: Cllr Marsh\nMembers: Cllrs Dean and Pratt\n")] == [
        ("Cllr Marsh", "In the Chair"),
        ("Cllr Dean", ""),
        ("Cllr Pratt", ""),
    ]
    assert listed("PRESENT: Councillor Marsh in the Chair, Councillor Dean\n")[0].role == "in the Chair"


def test_parties_wards_and_reasons_are_no_roles():
    text = "Present: Councillors Alan Marsh (Labour) (Chair), Colin Pratt (Harbour Ward)\nApologies: Cllr B Dean (illness)\n"
    assert [one.role for one in listed(text)] == ["Chair", "", ""]


def test_a_line_that_breaks_off_within_a_name_or_a_role():
    text = "Present: Cllr Ann Dean, Mrs T Roe (Director of\nthe Diocese) and Councillor\nBo Yew.\n"
    assert [(one.name, one.role) for one in listed(text)] == [
        ("Cllr Ann Dean", ""),
        ("Mrs T Roe", "Director of the Diocese"),
        ("Councillor Bo Yew", ""),
    ]


def test_two_columns():
    text = "Present:\n\nMrs Ann Dean (Chairman)        Mr Bo Yew\nMs Cy Fox                      Mr D J Elm\n"
    assert names(text, "present") == ["Mrs Ann Dean", "Mr Bo Yew", "Ms Cy Fox", "Mr D J Elm"]


@pytest.mark.parametrize("cell", ["\t", "\n", " | "])
def test_a_table_with_a_column_that_says_who_came(cell):
    rows = (
        ("Name", "Role", "Attendance"),
        ("Cllr Ann Dean", "Chair", "Present"),
        ("Cllr Bo Yew", "Committee Member", "Apologies"),
    )
    text = "\n".join(cell.join(row) for row in rows) + "\n"
    assert [(one.name, one.role, one.status) for one in listed(text)] == [
        ("Cllr Ann Dean", "Chair", "present"),
        ("Cllr Bo Yew", "Committee Member", "apologies"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Councillor C Pratt was present as a substitute for Councillor E Gale.",
        "Councillor C Pratt substituted for Councillor E Gale.",
        "Councillor C Pratt attended in place of Councillor E Gale.",
        "Apologies were received from Councillor E Gale; Councillor C Pratt attended as her substitute.",
        "Apologies were received from Councillor E Gale (substitute: Councillor C Pratt).",
    ],
)
def test_substitutes(sentence):
    people = listed(f"Present: Cllr Ann Dean\n\n1. Apologies and substitutes\n\n{sentence}\n\n2. Roads\n\nNoted.\n")
    assert [(one.name, one.substitute_for) for one in people if one.status == "substitute"] == [
        ("Councillor C Pratt", "Councillor E Gale")
    ]


def test_substitutes_in_the_order_of_those_they_sit_in_for():
    text = "PRESENT\nCouncillor A Marsh\nCouncillors C Pratt and D Field attended as substitutes for Councillors E Gale and F Holt respectively.\n"
    assert [(one.name, one.substitute_for) for one in listed(text)] == [
        ("Councillor A Marsh", ""),
        ("Councillor C Pratt", "Councillor E Gale"),
        ("Councillor D Field", "Councillor F Holt"),
    ]


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("Cllr Bo Yew (from item 4)", "from item 4"),
        ("Cllr Bo Yew (left at 11.30am)", "left at 11.30am"),
        ("Cllr Bo Yew (remotely)", "remotely"),
        ("Cllr Bo Yew (until 7.10 pm), Cllr Cy Fox", "until 7.10 pm"),
        ("Cllr Bo Yew\n\n1. Roads\n\nCllr Yew left the meeting at 7.15pm.\n\n2. Paths\n\nNoted.", "left the meeting at 7.15pm"),
    ],
)  # fmt: skip
def test_coming_and_going(words, note):
    assert listed(f"Present: Cllr Ann Dean, {words}\n")[1].note == note


@pytest.mark.parametrize(
    "line",
    [
        "Young people: Tom Lee and Kim Poe (care leaver)",
        "Also present: Tom Lee (Youth Council) and Kim Poe, care leaver",
        "Also present: Tom Lee (young person), Kim Poe (member of the Youth Parliament)",
    ],
)
def test_young_people_are_never_named(line):
    people = listed(f"Present: Cllr Ann Dean\n{line}\n")
    assert len(people) > 1
    assert not any(part in f"{one}" for one in people for part in ("Tom", "Kim"))


def test_whoever_works_for_young_people_is_named():
    assert names("Officers: Ann Roe (Director of Children and Young People)\n", "in_attendance") == ["Ann Roe"]


def test_members_are_no_witnesses_and_officers_in_attendance_are():
    text = "Present: Councillor Ann Dean (Chair)\nIn attendance: Bo Yew (Head of Care), Cy Fox (Committee Clerk)\n\n1. Care\n\nCouncillor Ann Dean, Chair of the Panel, introduced the report.\n\n2. Roads\n\nNoted.\n"
    assert [(one.name, one.role) for one in read(HEAD + text).witnesses] == [("Bo Yew", "Head of Care")]


def test_witnesses_of_one_item_are_not_in_attendance_at_the_meeting():
    text = (
        "Present: Cllr Ann Dean\n\n1. Care\n\nIn attendance: Bo Yew, Head of Care\n\nHe spoke.\n\n2. Roads\n\nNoted.\n"
    )
    assert [one.name for one in listed(text)] == ["Cllr Ann Dean"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Councillors Petra Marsh (Chair), Bo Yew, A Dean and L Field",
            ["Councillor Petra Marsh", "Councillor Bo Yew", "Councillor A Dean", "Councillor L Field"],
        ),
        ("P Marsh (Chair), B Yew, A Dean, L. Field", ["P Marsh", "B Yew", "A Dean", "L. Field"]),
        (
            "Cllrs J. Marsh (Chair), P. O'Dean, R. St John-Yew, and M. Lee",
            ["Cllr J. Marsh", "Cllr P. O'Dean", "Cllr R. St John-Yew", "Cllr M. Lee"],
        ),
        (
            "Councillors J.P. Roe, A.Dean, JP Yew, H. North, D. I. Early, K Ward and S. Session",
            ["Councillor J.P. Roe", "Councillor A.Dean", "Councillor JP Yew", "Councillor H. North", "Councillor D. I. Early", "Councillor K Ward", "Councillor S. Session"],
        ),
        ("Cllr Ann West (Chair), Cllr G Major, Cllr R. St. John", ["Cllr Ann West", "Cllr G Major", "Cllr R. St. John"]),
        (
            "Councillors Petra Marsh, Bo Yew, A\nDean, L. de\nSouza, Cy\nElm and T. R.\nFox",
            ["Councillor Petra Marsh", "Councillor Bo Yew", "Councillor A Dean", "Councillor L. de Souza", "Councillor Cy Elm", "Councillor T. R. Fox"],
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("label", "status"), [("Present", "present"), ("Apologies", "apologies")])
def test_initials_begin_a_name(words, found, label, status):
    text = f"{label}: {words}\n"
    assert names(text if status == "present" else f"Present: Cllr Zed Quill\n{text}", status) == found


def test_initials_of_substitutes_officers_and_witnesses():
    text = (
        "Present: Cllr Ann Dean\nSubstitutes: C Vole (for A. B. Frost)\n"
        "In attendance: P Nair (Director), S. Cole (Head of Service), A.Yew (Clerk)\n"
        "Apologies for absence were received from Councillors A.B. Frost and L Field.\n"
    )
    people = [(one.name, one.role, one.status, one.substitute_for) for one in listed(text)]
    assert people[1:] == [
        ("C Vole", "", "substitute", "A. B. Frost"),
        ("P Nair", "Director", "in_attendance", ""),
        ("S. Cole", "Head of Service", "in_attendance", ""),
        ("A.Yew", "Clerk", "in_attendance", ""),
        ("Councillor A.B. Frost", "", "apologies", ""),
        ("Councillor L Field", "", "apologies", ""),
    ]
    spoke = read(
        "Minutes:\n\nP Nair (Director), S. North (Head of Service) and J.P. Roe (Planner) attended for this item.\n"
    )
    assert [(one.name, one.role) for one in spoke.witnesses] == [
        ("P Nair", "Director"),
        ("S. North", "Head of Service"),
        ("J.P. Roe", "Planner"),
    ]


def test_surnames_on_lines_of_their_own_are_no_broken_names():
    assert names("Present: Marsh (Chair), Dean\nPratt, Field\n", "present") == ["Marsh", "Dean"]
    assert names("Present: Cllr Ann Dean, Cllr Bo Yew\nCllr Cy Elm\n", "present") == [
        "Cllr Ann Dean",
        "Cllr Bo Yew",
        "Cllr Cy Elm",
    ]
