"""Barsetshire County Council, which does not exist: a council to try the software on.

The words are in `content`, ours and invented, but for the published judgements of real authorities. `load` builds the
council as it stands on a day, through intake and workflow, as its clerks would have done. The same day gives the same
rows. It is only ever built in an empty database.
"""

from django.contrib.auth.models import User
from django.db import transaction

from committees.models import Authority, Committee, Organisation, Person
from inspections.models import Inspection

from . import authorities, bodies, business, inspections, lives, meetings, people
from .calendar import EARLIEST
from .council import Council
from .users import make_users

SLUG = "barsetshire"


def is_loaded():
    return Authority.objects.filter(slug=SLUG).exists()


def is_empty():
    """Nobody has put anything of their own into the database."""
    return not any(model.objects.exists() for model in (User, Authority, Organisation, Committee, Person, Inspection))


@transaction.atomic
def load(on):
    """Build the council as it stands on the morning of `on`, not before EARLIEST, in an empty database."""
    if on < EARLIEST:
        raise ValueError(f"The demonstration begins on {EARLIEST.isoformat()}.")
    council = Council(on=on)
    with council.clock.running():
        council.users = make_users(council)
        bodies.build(council)
        people.build(council)
        meetings.build(council)
        business.build(council)
        lives.run(council)
        inspections.build(council)
        authorities.build(council)
