"""The work: what was asked for and what has happened since. Imports committees and inspections."""

from .items import Action, Recommendation, ReferenceSequence, Theme, TrackerItem, Undertaking
from .responses import Response
from .updates import Update

__all__ = ["Action", "Recommendation", "ReferenceSequence", "Response", "Theme", "TrackerItem", "Undertaking", "Update"]
