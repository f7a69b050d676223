from django.db import migrations

from committees.triggers import allow_updates, refuse_updates


def forwards(apps, schema_editor):
    refuse_updates(schema_editor, apps.get_model("committees", "Minutes"))


def backwards(apps, schema_editor):
    allow_updates(schema_editor, apps.get_model("committees", "Minutes"))


class Migration(migrations.Migration):
    dependencies = [("committees", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
