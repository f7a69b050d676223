from django.db import migrations

from committees.triggers import allow_updates, refuse_updates


def forwards(apps, schema_editor):
    refuse_updates(schema_editor, apps.get_model("scrutiny", "Update"), but=["is_public"])


def backwards(apps, schema_editor):
    allow_updates(schema_editor, apps.get_model("scrutiny", "Update"))


class Migration(migrations.Migration):
    dependencies = [("scrutiny", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
