"""``manage.py read_minutes``: words for a clerk, JSON for programs, no database."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from committees.formats import LARGEST, LARGEST_FILE
from tests.documents import Numbered, make_docx, make_pdf

CORPUS = Path(__file__).parent / "corpus"


def output(*arguments: str) -> str:
    out = StringIO()
    call_command("read_minutes", *arguments, stdout=out)
    return out.getvalue()


def test_a_clerk_can_read_it():
    words = output(str(CORPUS / "session_numbered.txt"))
    assert "Witnesses (1)" in words
    assert (
        "Dr Leona Pask, Independent Chair of the Fostering Improvement Board [independent_chair] [witness.sentence, 90% sure]"
        in words
    )
    assert "Simon Achebe: A table by district would be helpful." in words
    assert "did not exist before November 2013" in words


def test_who_was_there_and_when_is_printed():
    words = output(str(CORPUS / "pdf_wrapped_pages.txt"))
    assert "Attendance (8)" in words
    assert "Councillor Mina Frost, Chair [present] [attendance.list, 90% sure]" in words
    assert "Next meeting: Resolved – That the next meeting be held on 21 May 2026." in words


def test_due_dates_are_printed_with_their_bounds():
    words = output(str(CORPUS / "headings_lost.txt"))
    assert "(due \u201cin Spring 2024\u201d: from 1 March 2024 to 31 May 2024)" in words


def test_json_has_the_shape_of_the_labels():
    answer = json.loads(output(str(CORPUS / "panel_agreed_list.txt"), "--json"))
    assert answer["meeting"] == {"committee": "Corporate Parenting Panel", "date": "2026-02-02"}
    assert answer["recommendations"] == ["To recommend to Cabinet that leisure passes for foster families be renewed."]
    assert answer["undertakings"][0]["due_latest"] == "2026-02-16"


def test_the_date_may_be_given(tmp_path):
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("Actions:\n1. Clerk to write to the school by 12 March.\n", encoding="utf-8")
    assert (
        json.loads(output(str(minutes), "--json", "--date", "2026-01-05"))["actions"][0]["due_latest"] == "2026-03-12"
    )


def test_windows_1252_is_read(tmp_path):
    minutes = tmp_path / "minutes.txt"
    minutes.write_bytes("Recommendation: That the Children\u2019s Board meets \u2013 at last.\n".encode("cp1252"))
    assert json.loads(output(str(minutes), "--json"))["recommendations"] == [
        "That the Children\u2019s Board meets \u2013 at last."
    ]


def test_a_saved_page_is_read(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><p>Minutes:</p><p>RESOLVED that the plan be approved.</p></body></html>", encoding="utf-8"
    )
    assert json.loads(output(str(page), "--json"))["resolutions"][0]["text"] == "that the plan be approved."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("minutes.docx", make_docx(["Minutes:", Numbered(["RESOLVED that the plan be approved."], start=4)])),
        ("minutes.pdf", make_pdf([["Minutes:", "", "4. RESOLVED that the plan be", "approved."]])),
    ],
)
def test_word_and_pdf_files_are_read(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    [resolution] = json.loads(output(str(tmp_path / name), "--json"))["resolutions"]
    assert " ".join(resolution["text"].split()) == "that the plan be approved."


def test_a_file_that_is_too_large_is_refused(tmp_path):
    large = tmp_path / "large.txt"
    large.write_bytes(b"a" * (LARGEST + 1))
    with pytest.raises(CommandError, match="at most 2 MB can be read"):
        output(str(large))
    large.write_bytes(b"a" * (LARGEST_FILE + 1))
    with pytest.raises(CommandError, match="at most 20 MB can be read"):
        output(str(large))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        output(str(tmp_path / "none.txt"))


def test_a_date_that_is_none_is_refused():
    with pytest.raises(CommandError, match="is not a date"):
        output(str(CORPUS / "headings_lost.txt"), "--date", "31/02/2026")
