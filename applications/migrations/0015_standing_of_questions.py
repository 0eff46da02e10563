"""Each question keeps how it stands. What is there is computed here by the rules as they are when this is written."""

from collections import defaultdict
from datetime import timedelta
from itertools import batched
from zoneinfo import ZoneInfo

import django.utils.timezone
from django.db import migrations, models

LADDER = (1, 3, 7, 21, 60)
BATCH = 500


def fill(apps, schema_editor):
    """Batch by batch: askings in the order of their attempts and steps, then the drill; of all the day decides."""
    Question, User = (apps.get_model("applications", name) for name in ("Question", "User"))
    zones = {pk: zone_called(name) for pk, name in User.objects.values_list("pk", "time_zone")}
    rows = Question.objects.order_by("pk").values_list("pk", "owner_id", "recorded_at")
    for some in batched(list(rows), BATCH):
        of_question = {pk: zones[owner] for pk, owner, _ in some}
        goes, missed = goes_at(apps, of_question)
        changed = []
        for pk, owner, recorded in some:
            due, last = stands(sorted(goes[pk], key=lambda go: go[0]), recorded.astimezone(zones[owner]).date())
            changed.append(Question(pk=pk, due=due, last_go=last, missed=missed[pk]))
        Question.objects.bulk_update(changed, ["due", "last_go", "missed"], batch_size=100)


def zone_called(name):
    try:
        return ZoneInfo(name) if name else django.utils.timezone.get_default_timezone()
    except (KeyError, OSError, ValueError):
        return django.utils.timezone.get_default_timezone()


def goes_at(apps, zones):
    """The goes at each question, as (day, result), and how often it was missed."""
    Asking, Recall = (apps.get_model("applications", name) for name in ("Asking", "Recall"))
    goes, missed = defaultdict(list), defaultdict(int)
    step = models.functions.Coalesce("round__rank", "loop__rank", models.Value(2**62, models.BigIntegerField()))
    dates = ("round__happened", "round__loop__happened", "loop__happened")
    nothing = models.Value("", models.TextField())
    when = models.functions.Coalesce(*(models.functions.NullIf(date, nothing) for date in dates))
    asked = Asking.objects.filter(question__in=list(zones))
    for question, went, recorded, day in asked.order_by("attempt__rank", step, "recorded_at", "pk").values_list(
        "question", "went", "recorded_at", when
    ):
        missed[question] += went == "missed"
        if went:
            goes[question].append((day_of(day, recorded, zones[question]), went))
    recalls = Recall.objects.filter(question__in=list(zones)).order_by("pk")
    rows = {row[0]: row[1:] for row in recalls.values_list(
        "pk", "corrects", "question", "result", "recalled", "recorded_at"
    )}
    corrected = {corrects for corrects, *_ in rows.values()}
    standing = [(first_of(key, rows), *rows[key][1:4]) for key in rows if key not in corrected]
    for recorded, question, result, day in sorted(standing, key=lambda row: row[0]):
        goes[question].append((day_of(day, recorded, zones[question]), result))
    return goes, missed


def first_of(key, rows):
    while rows[key][0] is not None:
        key = rows[key][0]
    return rows[key][4]


def day_of(when, recorded, zone):
    known = recorded.astimezone(zone).date()
    return min(when.last_day, known) if when and when.last_day else known


def stands(goes, recorded):
    """When it is due, and the day of the last go."""
    if not goes:
        return recorded, None
    step = 0
    for _, result in goes:
        if result in ("missed", "partly"):
            step = 0
        elif result == "knew":
            step = min(step + 1, len(LADDER))
        elif result == "no":
            step = 1
        elif result == "answered":
            step = max(step, 1)
    last, result = goes[-1]
    wait = 0 if result in ("missed", "partly") else LADDER[max(step, 1) - 1]
    return last + timedelta(days=wait), last


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0014_search'),
    ]

    operations = [
        migrations.AddField(
            model_name='question',
            name='due',
            field=models.DateField(default=django.utils.timezone.localdate, editable=False),
        ),
        migrations.AddField(
            model_name='question',
            name='last_go',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='question',
            name='missed',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['owner', 'due', '-missed', 'id'], name='questions_by_day'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['owner', '-missed', 'due', 'id'], name='questions_to_drill'),
        ),
        migrations.AddIndex(
            model_name='loop',
            index=models.Index(fields=['owner', 'state', 'happened_latest'], name='loops_ahead'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
