"""Each forecast keeps what came of it. What is there is computed here by the rules as they are when this is written."""

from collections import defaultdict
from itertools import batched

from django.db import migrations, models
from django.db.models.functions import Coalesce

KNOWN = ("passed", "not_passed")
TOLD = dict.fromkeys(("offer", "accepted", "offer_declined"), "passed")
TOLD |= dict.fromkeys(("rejected", "disqualified", "rescinded"), "not_passed")
BATCH = 500


def fill(apps, schema_editor):
    Forecast = apps.get_model("applications", "Forecast")
    keys = defaultdict(list)
    of_loop = Coalesce("round__loop__result", "loop__result")
    rows = Forecast.objects.values_list("pk", "round", "round__kind", "round__result", of_loop, "attempt__outcome")
    for key, round, kind, *results, outcome in rows.iterator():
        came = next((result for result in results if result in KNOWN), "")
        if round is None:
            came = came or TOLD.get(outcome, "")
        keys[came, "loop" if round is None else kind].append(key)
    for (came, about), found in keys.items():
        for some in batched(found, BATCH):
            Forecast.objects.filter(pk__in=some).update(came=came, about=about)


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0016_stories_by_title'),
    ]

    operations = [
        migrations.AddField(
            model_name='forecast',
            name='about',
            field=models.CharField(blank=True, editable=False, max_length=30),
        ),
        migrations.AddField(
            model_name='forecast',
            name='came',
            field=models.CharField(blank=True, editable=False, max_length=10),
        ),
        migrations.AddIndex(
            model_name='forecast',
            index=models.Index(fields=['owner', 'moment', 'about', 'chance', 'came', 'corrects'], name='forecasts_to_count'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
