"""How a change of state is written: who may, the row as it is now, the version counted up, who did it and why."""

from committees.models import Meeting
from inspections.models import Inspection
from scrutiny.models import Response, TrackerItem
from scrutiny.refusals import Refused

PERMISSIONS = {
    (TrackerItem, "review"): "scrutiny.review_trackeritem",
    (TrackerItem, "publish"): "scrutiny.publish_trackeritem",
    (TrackerItem, "update"): "scrutiny.update_trackeritem",
    (TrackerItem, "close"): "scrutiny.close_trackeritem",
    (Response, "review"): "scrutiny.review_trackeritem",
    (Response, "publish"): "scrutiny.publish_trackeritem",
    (Meeting, "review"): "committees.review_meeting",
    (Meeting, "publish"): "committees.publish_meeting",
    (Inspection, "review"): "inspections.review_inspection",
    (Inspection, "publish"): "inspections.publish_inspection",
}


def _model(thing):
    """The class whose table holds it: proxies share their rules with TrackerItem."""
    return type(thing)._meta.concrete_model


def locked(thing):
    """The row as it is now, held until the transaction ends, so that nobody's change is overwritten."""
    return _model(thing)._base_manager.select_for_update().get(pk=thing.pk)


def permit(by, thing, verb):
    if not by.has_perm(PERMISSIONS[_model(thing), verb]):
        raise Refused(f"You do not have permission to {verb} this {_model(thing)._meta.verbose_name}.")


def refuse(reason):
    if reason:
        raise Refused(reason)


def save(thing, *, by, reason):
    if thing.pk:
        thing.version += 1
    thing._history_user = by
    thing._change_reason = reason
    thing.save()
    return thing
