from django.db import migrations

from committees.triggers import allow_updates, refuse_updates

TABLE = "committees_minutes"


def forwards(apps, schema_editor):
    refuse_updates(schema_editor, TABLE)


def backwards(apps, schema_editor):
    allow_updates(schema_editor, TABLE)


class Migration(migrations.Migration):
    dependencies = [("committees", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
