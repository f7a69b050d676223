"""The reader against documents in many layouts, field by field, and a ratchet: no score may fall."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from committees.reader import read

from .fields import FIELDS, fields_of

CORPUS = Path(__file__).parent / "corpus"
TEXTS = sorted(CORPUS.glob("*.txt"))
# Written to show what the reader cannot do yet; only the ratchet looks at these.
NOT_MASTERED = {"prose_without_markers"}
SCORES = Path(__file__).parent / "scores.json"


def expected(path: Path) -> dict[str, Any]:
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@cache
def answered(path: Path) -> dict[str, Any]:
    return json.loads(json.dumps(fields_of(read(path.read_text(encoding="utf-8")))))


def test_the_corpus_has_many_layouts():
    assert len(TEXTS) >= 20
    assert all(path.with_suffix(".json").exists() for path in TEXTS)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("path", [path for path in TEXTS if path.stem not in NOT_MASTERED], ids=lambda path: path.stem)
def test_every_field_is_what_a_clerk_would_write(path: Path, field: str):
    assert answered(path)[field] == expected(path)[field]


def entries(value: Any) -> Counter[str]:
    """The value as a bag of comparable entries: a single value is one entry, an empty one none."""
    values = value if isinstance(value, list) else [value] if value else []
    return Counter(json.dumps(one, sort_keys=True) for one in values)


def scores() -> dict[str, float]:
    """F1 of each field over the whole corpus, the documents not mastered included."""
    wanted = {path: expected(path) for path in TEXTS}
    found = {path: answered(path) for path in TEXTS}
    result = {}
    for field in FIELDS:
        pairs = [(entries(wanted[path][field]), entries(found[path][field])) for path in TEXTS]
        right = sum((want & got).total() for want, got in pairs)
        total = sum(want.total() + got.total() for want, got in pairs)
        result[field] = round(2 * right / total, 4) if total else 1.0
    return result


def test_no_score_falls():
    recorded = json.loads(SCORES.read_text(encoding="utf-8"))
    now = scores()
    assert set(recorded) == set(FIELDS)
    assert {field: now[field] for field in FIELDS if now[field] < recorded[field]} == {}


def test_the_documents_not_mastered_are_still_not_mastered():
    """A document that the reader has mastered moves to the exact comparison."""
    paths = {path.stem: path for path in TEXTS}
    assert {stem for stem in NOT_MASTERED if answered(paths[stem]) == expected(paths[stem])} == set()
