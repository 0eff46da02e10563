"""Each lesson keeps its state. What is there is computed here by the rules as they are when this is written."""

from collections import defaultdict
from itertools import batched

from django.db import migrations, models
from django.db.models.functions import Coalesce

RECURRED, NEW, PRACTISING, TESTED, HOLDING, RETIRED = range(1, 7)
BATCH = 500


def fill(apps, schema_editor):
    """Batch by batch; a new lesson is what it is already."""
    Lesson = apps.get_model("applications", "Lesson")
    for some in batched(list(Lesson.objects.order_by("pk").values_list("pk", flat=True)), BATCH):
        seen, practised, ended = seen_of(apps, some), practised_of(apps, some), ended_of(apps, some)
        states = {pk: state_of(seen[pk], pk in practised, ended.get(pk)) for pk in some}
        changed = [Lesson(pk=pk, state=state) for pk, state in states.items() if state != NEW]
        Lesson.objects.bulk_update(changed, ["state"], batch_size=100)


def seen_of(apps, lessons):
    """The sightings of each lesson in the order of their attempts and steps, as (kind, when, recorded)."""
    step = Coalesce("round__rank", "loop__rank", models.Value(2**62, models.BigIntegerField()))
    rows = apps.get_model("applications", "Sighting").objects.filter(lesson__in=lessons, correction=None)
    rows = rows.order_by("attempt__rank", step, "recorded_at", "pk")
    seen = defaultdict(list)
    for lesson, kind, recorded, when, round, loop, *dates in rows.values_list(
        *("lesson", "kind", "recorded_at", "seen", "round", "loop"),
        *("round__happened", "loop__happened", "attempt__began"),
    ):
        seen[lesson].append((kind, when or dates[0 if round else 1 if loop else 2], recorded))
    return seen


def practised_of(apps, lessons):
    carried = apps.get_model("applications", "Carry").objects.filter(lesson__in=lessons)
    rehearsed = apps.get_model("applications", "Rehearsal").objects.filter(lesson__in=lessons)
    return {key for rows in (carried, rehearsed) for key in rows.order_by().values_list("lesson", flat=True)}


def ended_of(apps, lessons):
    rows = apps.get_model("applications", "Retirement").objects.filter(lesson__in=lessons, correction=None)
    rows = rows.order_by("recorded_at", "pk").values_list("lesson", "retired", "recorded_at")
    return {lesson: (when, recorded) for lesson, when, recorded in rows}


def state_of(seen, is_practised, ended):
    if ended and not any(kind == "again" and is_later(when, recorded, ended) for kind, when, recorded in seen):
        return RETIRED
    came = [kind for kind, _, _ in seen if kind in ("held", "again")]
    if not came:
        return PRACTISING if is_practised or seen else NEW
    if came[-1] == "again":
        return RECURRED
    return HOLDING if came[-2:] == ["held", "held"] else TESTED


def is_later(when, recorded, ended):
    day, at = ended
    return is_after(when, day) or (recorded > at and not is_after(day, when))


def is_after(first, second):
    return bool(first and second and first.earliest and second.latest and first.earliest > second.latest)


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0018_people_last_first'),
    ]

    operations = [
        migrations.AddField(
            model_name='lesson',
            name='state',
            field=models.PositiveSmallIntegerField(choices=[(1, 'recurs'), (2, 'new'), (3, 'practising'), (4, 'tested'), (5, 'holding'), (6, 'retired')], default=2, editable=False),
        ),
        migrations.AddIndex(
            model_name='lesson',
            index=models.Index(fields=['owner', 'state', '-recorded_at', '-id'], name='lessons_by_state'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
