"""The only place where text becomes rows: minutes of an item (`minutes`), whole meetings (`meetings`)."""

from .meetings import (
    EVERYTHING,
    MAY_BRING,
    MAY_MAKE,
    Choices,
    Made,
    imported_of,
    keep_incoming,
    make_meetings,
    plan_incoming,
    why_not_make,
)
from .minutes import (
    MAY_DRAFT,
    MAY_KEEP,
    MAY_SHOW,
    Drafted,
    ReadMeanwhile,
    check,
    draft,
    keep,
    read_minutes,
    show,
)

__all__ = [
    "EVERYTHING",
    "MAY_BRING",
    "MAY_DRAFT",
    "MAY_KEEP",
    "MAY_MAKE",
    "MAY_SHOW",
    "Choices",
    "Drafted",
    "Made",
    "ReadMeanwhile",
    "check",
    "draft",
    "imported_of",
    "keep",
    "keep_incoming",
    "make_meetings",
    "plan_incoming",
    "read_minutes",
    "show",
    "why_not_make",
]
