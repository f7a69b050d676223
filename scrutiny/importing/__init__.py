"""What would become of an import: plans that the preview shows and scrutiny.intake writes. Reads only."""

from .following import import_reason, plan_rows
from .meetings import plan_meetings
from .plans import AS_IT_CAME, NOT_HELD, MeetingChoice, MeetingPlan

__all__ = ["AS_IT_CAME", "NOT_HELD", "MeetingChoice", "MeetingPlan", "import_reason", "plan_meetings", "plan_rows"]
