"""The words of the minutes on public pages: whose names are masked in them."""

from django.db import transaction

from committees.models import DiscussionPoint, Person, Stage
from committees.naming import mask

from .writing import save


@transaction.atomic
def mask_points(meeting, *, by):
    """Renew the public words of the meeting's discussion points. Returns how many changed."""
    people = list(Person.objects.not_named())
    changed = 0
    for point in DiscussionPoint.objects.select_for_update().filter(agenda_item__meeting=meeting):
        masked = mask(point.text, people)
        if masked != point.public_text:
            point.public_text = masked
            save(point, by=by, reason="Names masked for the public page")
            changed += 1
    return changed


@transaction.atomic
def mask_quotes(items, *, by):
    """Renew the public words of published quotations. Returns how many changed."""
    people = list(Person.objects.not_named())
    changed = 0
    for item in items.select_for_update(of=("self",)).filter(stage=Stage.PUBLISHED).select_related("minutes"):
        masked = mask(item.quote, people)
        if masked != item.public_quote:
            item.public_quote = masked
            save(item, by=by, reason="Names masked for the public page")
            changed += 1
    return changed
