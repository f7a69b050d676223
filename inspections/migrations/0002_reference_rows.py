"""Regulators, frameworks, editions, areas, scales, grades and types of inspection, from inspections/reference."""

from django.db import migrations

from inspections import reference


def load(apps, schema_editor):
    reference.load(reference.model_of(apps))


def unload(apps, schema_editor):
    reference.unload(reference.model_of(apps))


class Migration(migrations.Migration):
    dependencies = [("inspections", "0001_initial")]
    operations = [migrations.RunPython(load, unload)]
