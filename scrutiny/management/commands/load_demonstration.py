"""manage.py load_demonstration: build Barsetshire County Council, which does not exist, in an empty database."""

import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from scrutiny import demonstration
from scrutiny.demonstration.calendar import EARLIEST
from scrutiny.demonstration.users import PASSWORD, ROLES


class Command(BaseCommand):
    help = "Builds the demonstration council in an empty database, as it stands on a day (today, if none is given)."

    def add_arguments(self, parser):
        parser.add_argument(
            "--on", type=datetime.date.fromisoformat, help=f"the day, such as 2026-11-22; not before {EARLIEST}"
        )

    def handle(self, *args, on=None, **options):
        if settings.MODE not in ("demonstration", "test"):
            raise CommandError(
                f"The demonstration is not for SCRUTINY_MODE={settings.MODE}. Run it with SCRUTINY_MODE=demonstration."
            )
        on = on or timezone.localdate()
        if on < EARLIEST:
            raise CommandError(f"The demonstration begins on {EARLIEST}. Choose a later day.")
        if demonstration.is_loaded():
            self.stdout.write("The demonstration council is loaded already. Nothing was changed.")
        elif not demonstration.is_empty():
            raise CommandError(
                "This database holds something else than the demonstration, so nothing was changed. Use an empty one."
            )
        else:
            demonstration.load(on)
            self.stdout.write(f"Barsetshire County Council, as it stands on {on.day} {on:%B %Y}, is loaded.")
        self._say_who_may_sign_in()

    def _say_who_may_sign_in(self):
        self.stdout.write("\nSign in with a name and a password:")
        for name in ROLES:
            self.stdout.write(f"  {name:<15}{PASSWORD}")
