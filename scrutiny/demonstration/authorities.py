"""Real authorities, with what others call them and the judgements that have been published."""

from committees.models import Authority, AuthorityIdentifier
from inspections.models import Inspection, InspectionType

from .calendar import add_months
from .content import read
from .inspections import edition_on, judge, publish

COLUMNS = ("name", "official_name", "slug", "kind", "region", "website", "founding_date")


def build(council):
    for entry in read("authorities")["authorities"]:
        council.clock.at(add_months(council.on, -30))
        row = Authority(**{column: entry[column] for column in COLUMNS if column in entry})
        [authority] = council.create(Authority, [row])
        identifiers = entry["identifiers"].items()
        council.create(
            AuthorityIdentifier,
            [AuthorityIdentifier(authority=authority, scheme=scheme, identifier=code) for scheme, code in identifiers],
        )
        previous = None
        for inspection in entry["inspections"]:
            if inspection["published"] < council.on:
                previous = _inspection(council, authority, inspection, previous)


def _inspection(council, authority, entry, previous):
    council.clock.at(entry["published"])
    inspection_type = InspectionType.objects.get(code=entry["type"])
    row = Inspection(
        authority=authority,
        inspection_type=inspection_type,
        edition=edition_on(inspection_type, entry["start"]),
        start_date=entry["start"],
        end_date=entry["end"],
        report_published_on=entry["published"],
        lead_inspector=entry.get("lead_inspector", ""),
        report_url=entry["report_url"],
        previous=previous,
    )
    [inspection] = council.create(Inspection, [row])
    inspection.regulators.set(inspection_type.framework.regulators.all())
    judge(council, inspection, entry["judgements"], {})
    publish(council, inspection)
    return inspection
