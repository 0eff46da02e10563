"""What was asked in a round without a date was asked when its loop was: computed anew, as by now in 0015."""

from importlib import import_module

from django.db import migrations

standing = import_module("applications.migrations.0015_standing_of_questions")


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0019_state_of_lessons'),
    ]

    operations = [
        migrations.RunPython(standing.fill, migrations.RunPython.noop, elidable=True),
    ]
