"""The lessons one is likeliest to have met again in a step: same kind of round, same topic, then same company."""

from collections.abc import Collection
from functools import cache

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from applications.attempts.models import Attempt
from applications.companies.models import Company
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.lessons.models import Lesson, Sighting
from applications.loops.models import Loop, Round

#: So many are offered, of so many that are looked at.
OFFERED, NEAREST = 5, 200
KIND, TOPIC, COMPANY = 3, 2, 1
OWNER, ATTEMPT, HERE = Given("owner"), Given("attempt"), Given("here")
RANK, PLACE = Given("rank", BigIntegerField()), Given("place", BigIntegerField())
#: Of an attempt as a whole: none of its own steps came before it.
NOWHERE = -(2**63)


def likely(about: Attempt | Loop | Round, rounds: Collection[Round]) -> list[Lesson]:
    """Of those that were known before it, the ones that were not seen in it yet; `rounds` are those of the attempt or
    the loop, or the round itself. One query."""
    attempt = about if isinstance(about, Attempt) else about.attempt
    return likeliest(str(about._meta.model_name)).records(
        owner=attempt.owner_id,
        attempt=attempt.pk,
        company=attempt.company_id,
        rank=attempt.rank,
        here=about.pk,
        place=NOWHERE if isinstance(about, Attempt) else about.rank,
        rounds=[round.pk for round in rounds],
    )


@cache
def likeliest(name: str) -> KeptQuery:
    """Of an attempt, a loop or a round, by the name of its model."""
    return KeptQuery(lambda: lessons_of(name))


def lessons_of(name: str) -> QuerySet[Lesson]:
    rounds = GivenKeys("rounds")
    kinds = Round.objects.filter(pk__in=rounds).exclude(kind="").values("kind")
    topics = Round.topics.through.objects.filter(round__in=rounds).values("topic")
    foremost = Lesson.objects.filter(owner=OWNER).foremost()
    weights = {
        KIND: Lesson.rounds.through.objects.filter(lesson__in=foremost, round__kind__in=kinds).values("lesson"),
        TOPIC: Lesson.topics.through.objects.filter(lesson__in=foremost, topic__in=topics).values("lesson"),
        COMPANY: Lesson.objects.learned_at(Company.objects.filter(pk=Given("company"))).values("pk"),
    }
    reasons = [Case(When(pk__in=rows, then=Value(weight)), default=Value(0)) for weight, rows in weights.items()]
    likeness = ExpressionWrapper(reasons[0] + reasons[1] + reasons[2], IntegerField())
    alike, *others = (rows.order_by() for rows in weights.values())
    seen = Sighting.objects.current().filter(owner=OWNER, **{name: HERE}).values("lesson")
    found = Lesson.objects.filter(owner=OWNER, pk__in=alike.union(*others)).exclude(pk__in=seen)
    likeliest_first = (F("likeness").desc(), "-recorded_at", "-pk")
    # Where each was learned is asked of these alone.
    nearest = found.annotate(likeness=likeness).order_by(*likeliest_first).values("pk")[:NEAREST]
    known = Lesson.objects.filter(is_known(), pk__in=nearest).annotate(likeness=likeness)
    return known.only("advice").order_by(*likeliest_first)[:OFFERED]


def is_known() -> Q:
    """Learned in an earlier attempt, or in an earlier step of this one; or nobody says where."""
    known, somewhere = Q(), Q()
    for way, path in ((Lesson.attempts, "attempt"), (Lesson.loops, "loop__attempt"), (Lesson.rounds, "round__attempt")):
        origins = way.through.objects.filter(lesson=OuterRef("pk")).order_by()
        before = Q(**{f"{path}__rank__lt": RANK})
        if path != "attempt":
            before |= Q(**{path: ATTEMPT, f"{path.partition('__')[0]}__rank__lt": PLACE})
        known |= Q(Exists(origins.filter(before)))
        somewhere |= Q(Exists(origins))
    return known | ~somewhere
