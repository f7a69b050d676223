"""The council's content: TOML files, read as they are."""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent / "content"


def read(name):
    """The content of a file, such as read("bodies") or read("business/children")."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
