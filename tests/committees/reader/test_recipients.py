"""Whom a recommendation is for."""

from __future__ import annotations

import pytest

from committees.reader import read
from committees.reader.recipients import recipient


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("That the Cabinet open the home by 30 September 2026.", "Cabinet"),
        ("the Cabinet be recommended to open the home", "Cabinet"),
        ("To recommend to Cabinet that passes be renewed.", "Cabinet"),
        ("That Cabinet consider the findings", "Cabinet"),
        ("That the Integrated Care Board be asked to attend", "Integrated Care Board"),
        ("That the Director of Children\u2019s Services report to the next meeting", "Director of Children\u2019s Services"),
        ("the Cabinet Member for Children, Families and Learning publishes the plan", "Cabinet Member for Children, Families and Learning"),
        ("That the Head of Fostering invite two carers", "Head of Fostering"),
        ("That officers provide an update", "officers"),
        ("That a report be brought to the July meeting.", ""),
        ("That the Committee receives a report in July 2021.", ""),
        ("That the plan be endorsed and the Committee note it", ""),
        ("That the number of places in the county increases", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_whom_it_is_for(words: str, who: str):
    assert recipient(words) == who


def test_recommendations_carry_it():
    reading = read("Recommendations:\n1. That the Cabinet open the home.\n2. That a report be brought back.\n")
    assert [one.owner for one in reading.recommendations] == ["Cabinet", ""]
