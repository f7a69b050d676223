"""How well the reader reads the corpus: F1 of each field. `python -m tests.committees.reader.scoring` prints it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from committees.reader import read

from .fields import FIELDS, fields_of

CORPUS = Path(__file__).parent / "corpus"
TEXTS = sorted(CORPUS.glob("*.txt"))


def expected(path: Path) -> dict[str, Any]:
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@cache
def answered(path: Path) -> dict[str, Any]:
    return json.loads(json.dumps(fields_of(read(path.read_text(encoding="utf-8")))))


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


if __name__ == "__main__":
    for name, score in scores().items():
        sys.stdout.write(f"{name:24} {score:.2f}\n")
    sys.stdout.write(f"{len(TEXTS)} documents\n")
