"""The lessons one is likeliest to have met again in a step: same kind of round, same topic, then same company."""

from django.db.models import Case, Exists, ExpressionWrapper, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from applications.attempts.models import Attempt
from applications.lessons.models import Lesson
from applications.loops.models import Loop, Round

OFFERED = 5
KIND, TOPIC, COMPANY = 3, 2, 1


def likely(about: Attempt | Loop | Round, most: int = OFFERED) -> list[Lesson]:
    """Of those that were known before it, the ones that were not seen in it yet. One query."""
    attempt = about if isinstance(about, Attempt) else about.attempt
    rounds, lesson = rounds_of(about), OuterRef("pk")
    topics = Round.topics.through.objects.filter(round__in=rounds).values("topic")
    alike = Lesson.rounds.through.objects.filter(lesson=lesson, round__kind__in=rounds.values("kind"))
    weights = {
        Exists(alike.exclude(round__kind="")): KIND,
        Exists(Lesson.topics.through.objects.filter(lesson=lesson, topic__in=topics)): TOPIC,
        Q(pk__in=attempt.owner.lessons.learned_at([attempt.company_id]).values("pk")): COMPANY,
    }
    reasons = [Case(When(reason, then=Value(weight)), default=Value(0)) for reason, weight in weights.items()]
    likeness = ExpressionWrapper(reasons[0] + reasons[1] + reasons[2], IntegerField())
    rows = not_met_in(about, attempt).annotate(likeness=likeness).filter(likeness__gt=0)
    return list(rows.order_by(F("likeness").desc(), "-recorded_at", "-pk")[:most])


def not_met_in(about: Attempt | Loop | Round, attempt: Attempt) -> QuerySet[Lesson]:
    """What was known before: learned in an earlier attempt or an earlier step of this one, or nobody says where."""
    seen = attempt.owner.sightings.current().filter(lesson=OuterRef("pk"), **{str(about._meta.model_name): about})
    known, somewhere = [], []
    for way, path in ((Lesson.attempts, "attempt"), (Lesson.loops, "loop__attempt"), (Lesson.rounds, "round__attempt")):
        origins = way.through.objects.filter(**{f"{path}__owner": attempt.owner_id}).order_by()
        before = Q(**{f"{path}__rank__lt": attempt.rank})
        if path != "attempt" and about is not attempt:
            before |= Q(**{path: attempt, f"{path.partition('__')[0]}__rank__lt": about.rank})
        known.append(origins.filter(before).values("lesson"))
        somewhere.append(origins.values("lesson"))
    is_known = Q(pk__in=known[0].union(*known[1:])) | ~Q(pk__in=somewhere[0].union(*somewhere[1:]))
    return attempt.owner.lessons.filter(is_known).exclude(Exists(seen))


def rounds_of(about: Attempt | Loop | Round) -> QuerySet[Round]:
    return Round.objects.filter(pk=about.pk) if isinstance(about, Round) else about.rounds.all()
