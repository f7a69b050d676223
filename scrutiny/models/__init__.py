"""The work: what was asked for and what has happened since. Imports committees and inspections."""

from .corrections import Correction
from .items import Action, Recommendation, ReferenceSequence, Theme, TrackerItem, Undertaking
from .readings import Checked, Dismissal
from .responses import Response
from .updates import Update

__all__ = [
    "Action",
    "Checked",
    "Correction",
    "Dismissal",
    "Recommendation",
    "ReferenceSequence",
    "Response",
    "Theme",
    "TrackerItem",
    "Undertaking",
    "Update",
]
