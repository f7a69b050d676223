"""The judgement: what a regulator found. Imports committees only."""

from .frameworks import Edition, Framework, Grade, GradeScale, InspectionType, JudgementArea, Regulator
from .inspections import Finding, ImprovementPlan, Inspection, Intervention, Judgement, MentionedGrade
from .performance import Indicator, Measurement

__all__ = [
    "Edition",
    "Finding",
    "Framework",
    "Grade",
    "GradeScale",
    "ImprovementPlan",
    "Indicator",
    "Inspection",
    "InspectionType",
    "Intervention",
    "Judgement",
    "JudgementArea",
    "Measurement",
    "MentionedGrade",
    "Regulator",
]
