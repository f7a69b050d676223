"""Word and PDF files are opened here and nowhere else: in a child process with bounds on its time and memory.

The child has no Django, no settings and no environment, may write no file, and only turns bytes into text. Whatever a
file makes it do, the parent hears within ten seconds and answers with a sentence.
"""

from __future__ import annotations

import importlib
import resource
import subprocess
import sys
from pathlib import Path

from .refusals import TooLarge, Unreadable, refuse_unstorable

SECONDS = 9  # of processor and of the clock, so that the clerk hears within ten
MEMORY = 300_000_000  # bytes of address space
_REFUSALS: dict[int, type[Unreadable]] = {3: Unreadable, 4: TooLarge}  # by the child's exit code
_CHILD = "from committees.formats.confined import serve; serve()"
_ROOT = Path(__file__).resolve().parents[2]


def text_of(kind: str, content: bytes) -> str:
    """Return the text of a file of this kind: "word" or "pdf", which are also the modules that know how."""
    try:
        # subprocess.run and limits that the child sets itself: both are safe in the threads of a web server.
        child = subprocess.run(  # noqa: S603 - fixed words only; the file goes in by its standard input
            [sys.executable, "-c", _CHILD, kind],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            cwd=_ROOT,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(
            f"It takes longer than {SECONDS} seconds to read. Save only the pages with the minutes as a new file, "
            "or copy the words and paste them."
        ) from None
    answer = child.stdout.decode()
    if child.returncode == 0:
        return answer
    if child.returncode in _REFUSALS:
        raise _REFUSALS[child.returncode](answer)
    raise Unreadable(
        "It is damaged, or too large or too involved to be opened safely. Open it in Word or in a PDF reader, save "
        "only the pages with the minutes as a new file, or copy the words and paste them."
    )


def serve() -> None:
    """In the child: read a file from standard input, write its text or the refusal to standard output."""
    _set_limits()
    try:
        text = importlib.import_module(f".{sys.argv[1]}", __package__).text_of(sys.stdin.buffer.read())
        refuse_unstorable(text)
    except Unreadable as refusal:
        sys.stdout.buffer.write(str(refusal).encode())
        sys.exit(next(code for code, kind in _REFUSALS.items() if kind is type(refusal)))
    sys.stdout.buffer.write(text.encode())


def _set_limits() -> None:
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
