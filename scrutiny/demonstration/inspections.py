"""Three inspections of Barsetshire, what followed them, and what is measured."""

import datetime

from inspections.models import (
    Edition,
    Finding,
    Grade,
    ImprovementPlan,
    Indicator,
    Inspection,
    InspectionType,
    Intervention,
    Judgement,
    JudgementArea,
    Measurement,
)
from scrutiny import workflow

from .calendar import add_months, monday_before
from .content import read

FINDING = ("kind", "text", "theme", "framework_reference")


def build(council):
    content = read("inspections")
    written = {}
    for entry in content["inspections"]:
        written[entry["key"]] = _inspection(council, entry, written)
    for entry in content["interventions"]:
        _intervention(council, entry, written)
    for entry in content["indicators"]:
        _indicator(council, entry)


def edition_on(inspection_type, day):
    """The edition of the type's framework in force on the day; None for a visit, which has no judgements."""
    if not inspection_type.is_graded:
        return None
    editions = Edition.objects.filter(framework=inspection_type.framework, applies_from__lte=day)
    return editions.order_by("-applies_from").first()


def judge(council, inspection, judgements, passages):
    """Record the grade of each area, by the codes of areas and grades."""
    areas = JudgementArea.objects.filter(edition=inspection.edition).select_related("scale")
    rows = []
    for area in areas.filter(code__in=judgements):
        grade = Grade.objects.get(scale=area.scale, code=judgements[area.code])
        rows.append(Judgement(inspection=inspection, area=area, grade=grade, passage=passages.get(area.code, "")))
    if len(rows) != len(judgements):
        raise LookupError(f"{inspection.edition} does not judge all of {', '.join(judgements)}.")
    council.create(Judgement, rows)


def publish(council, inspection):
    """Review and publish it on the day after its report came out."""
    at = council.clock.at(inspection.report_published_on + datetime.timedelta(days=1))
    workflow.review(inspection, by=council.clerk, at=at)
    workflow.publish(inspection, by=council.publisher, at=at)


def _inspection(council, entry, written):
    start = _start(council, entry)
    end = start + datetime.timedelta(days=entry["days"] - 1)
    published = end + datetime.timedelta(days=entry["published_after"])
    council.clock.at(published)
    inspection_type = InspectionType.objects.get(code=entry["type"])
    row = Inspection(
        authority=council.authority,
        inspection_type=inspection_type,
        edition=edition_on(inspection_type, start),
        start_date=start,
        end_date=end,
        report_received_on=published - datetime.timedelta(days=3),
        report_published_on=published,
        lead_inspector=entry["lead_inspector"],
        headline=entry["headline"],
        previous=written.get(entry.get("previous")),
    )
    [inspection] = council.create(Inspection, [row])
    inspection.regulators.set(inspection_type.framework.regulators.all())
    judge(council, inspection, entry.get("judgements", {}), entry.get("passages", {}))
    _findings(council, inspection, entry["findings"])
    council.create(ImprovementPlan, [_plan(inspection, plan) for plan in entry.get("plans", [])])
    publish(council, inspection)
    return inspection


def _start(council, entry):
    if "start" in entry:
        return entry["start"]
    start = monday_before(council.considered[entry["key"]] - datetime.timedelta(days=entry["days_before"]))
    return min(start, entry.get("latest", start))


def _findings(council, inspection, entries):
    """A finding may end with the number of the one that it carries on, in the inspection before."""
    before = {finding.order: finding for finding in Finding.objects.filter(inspection=inspection.previous_id)}
    rows = [
        Finding(
            inspection=inspection,
            order=order,
            carried_from=before[entry[4]] if len(entry) > 4 else None,
            **dict(zip(FINDING, entry, strict=False)),
        )
        for order, entry in enumerate(entries, start=1)
    ]
    council.create(Finding, rows)


def _plan(inspection, entry):
    def after(days):
        return inspection.report_published_on + datetime.timedelta(days=days)

    return ImprovementPlan(
        inspection=inspection,
        kind=entry["kind"],
        due_on=after(entry["due_after"]),
        due_source=entry["source"],
        submitted_on=after(entry["submitted_after"]),
        published_on=after(entry["published_after"]),
    )


def _intervention(council, entry, written):
    ended = entry.get("ended")
    if "ended_after" in entry:
        later = add_months(written[entry["ended_after"]].report_published_on, 2)
        ended = later if later < council.on else None
    row = Intervention(
        authority=council.authority,
        kind=entry["kind"],
        issued_on=entry["issued"],
        ended_on=ended,
        note=entry["note"],
    )
    council.create(Intervention, [row])


def _indicator(council, entry):
    fields = {name: value for name, value in entry.items() if name not in ("target", "values")}
    [indicator] = council.create(Indicator, [Indicator(authority=council.authority, **fields)])
    ends = [_quarter_end(council.on, back) for back in range(len(entry["values"]) - 1, -1, -1)]
    rows = [
        Measurement(
            indicator=indicator, on=day, value=value, target=entry["target"], source="Quarterly performance report"
        )
        for day, value in zip(ends, entry["values"], strict=True)
    ]
    council.create(Measurement, rows)


def _quarter_end(on, back):
    """The last day of a quarter: the latest that ended before `on`, or so many quarters earlier."""
    begins = datetime.date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)
    return add_months(begins, -3 * back) - datetime.timedelta(days=1)
