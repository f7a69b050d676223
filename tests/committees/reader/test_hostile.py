"""Time grows with the length of the text and no faster, whatever is repeated."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest

from committees.reader import read

# (what is repeated, how often for about 100 kB, what stands at the end)
REPETITIONS = {
    "list numbers": ("1.", 50_000, ""),
    "short words": ("a ", 50_000, "!"),
    "brackets": ("(", 50_000, ""),
    "spaces": (" ", 200_000, "x"),
    "RESOLVED": ("RESOLVED ", 20_000, ""),
    "romans": ("i", 100_000, ")"),
    "ACTION": ("ACTION:", 20_000, ""),
    "one long line": ("lorem ", 17_000, ""),
    "empty lines": ("\n", 100_000, ""),
    "quotes": ("a'", 40_000, ""),
    "hyphens": ("a-", 40_000, ""),
    "capitals": ("A ", 40_000, ""),
    "names": ("Ann Lee, ", 8_000, ""),
    "grades": ("rated good ", 6_000, ""),
    "promises": ("The Chair said he would ", 3_000, ""),
    "due dates": ("by the end of ", 6_000, ""),
    "clauses": ("RESOLVED that it be noted\n", 1_500, ""),
    "tasks": ("1. The Clerk to write to Ann.\n", 1_500, ""),
    "links": ("http://", 10_000, ""),
    "present": ("Minutes of a meeting held\nPresent: Ann Lee (Chair), Bo Day and Cllr Fox\n", 1_300, ""),
    "one list": ("Minutes of a meeting held\nPresent: " + "Cllr Roe, " * 3, 2_500, ""),
    "labels": ("Minutes of a meeting held. Present: ", 3_000, ""),
    "apologies": ("Minutes of a meeting held\nApologies were received from Councillors Lee and Day. ", 1_200, ""),
    "interests": ("Cllr Lee declared an interest in item 4 ", 2_500, ""),
    "times": ("Minutes of a meeting held at 7.00pm in ", 2_500, ""),
    "far initials": ("be sent out.     ", 6_000, "AB"),
    "recesses": ("before the summer ", 5_000, "recess"),
}
SLOWEST = 1.0  # seconds of processor time


def seconds(text: str, *, tries: int = 1) -> float:
    """Processor time of the fastest try: other programs on the machine only ever add to it."""
    times = []
    for _ in range(tries):
        gc.collect()
        start = time.process_time()
        read(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", REPETITIONS)
def test_repetition_takes_time_in_proportion(name):
    """Four times the length may take 2.6 x 2.6 times as long; growing with the square it would take sixteen times."""
    piece, count, end = REPETITIONS[name]
    whole = seconds(piece * count + end)
    assert whole <= SLOWEST
    quarter = seconds(piece * (count // 4) + end, tries=3)
    assert whole <= max(2.6 * 2.6 * quarter, 0.02)


def test_two_megabytes_of_minutes_are_read_in_seconds():
    corpus = Path(__file__).parent / "corpus"
    page = (corpus / "select_all_ones.txt").read_text(encoding="utf-8") + (corpus / "session_numbered.txt").read_text(
        encoding="utf-8"
    )
    text = (page * (2_000_000 // len(page) + 1))[:2_000_000]
    start = time.process_time()
    reading = read(text)
    assert time.process_time() - start < 20
    assert len(reading.points) > 1000
