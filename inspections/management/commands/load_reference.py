"""manage.py load_reference: bring the reference data of inspections up to the files."""

from django.apps import apps
from django.core.management.base import BaseCommand

from inspections import reference


class Command(BaseCommand):
    help = (
        "Loads regulators, frameworks, editions, areas, scales, grades and inspection types from the files in "
        "inspections/reference. May be run again at any time; rows that the files do not name are left alone."
    )

    def handle(self, *args, **options):
        counts = reference.load(reference.model_of(apps))
        self.stdout.write(", ".join(f"{number} {what}" for what, number in counts.items()) + ".")
