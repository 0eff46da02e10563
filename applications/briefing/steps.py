"""The steps of the attempt that a briefing is about, each with what the page says of it."""

from functools import partial

from django.db.models import QuerySet, StringAgg, Value

from applications.accounts.models import User
from applications.briefing.past import ROLE, TOLD
from applications.loops.models import Loop, Round
from applications.records.kept_queries import Given, KeptQuery

Step = Loop | Round
STEP = ("uuid", "rank", "kind", "name", "place", "state", "result", "happened")
LOOP = (*STEP, "rounds_planned_least", "rounds_planned_most")
ROUND = (
    *(*STEP, "loop", "planned", "handed_in", "time_zone", "medium_planned", "medium", "minutes_planned", "minutes"),
    *("tool_planned", "tool"),
)
ATTEMPT = tuple(f"attempt__{name}" for name in ("owner", *TOLD, *ROLE))


def steps_beside(owner: User, kind: type[Step], key: int) -> list[Step]:
    """All steps of the attempt in which the owner has this loop or round, in order; none if it is not theirs. A step
    comes with its attempt, that with its company and role; a round says in lines what it is `about`. Two queries."""
    found = [step for query in BESIDE[kind] for step in query.records(owner=owner.pk, key=key)]
    return sorted(found, key=lambda step: (step.rank, str(step.uuid)))


def loops_beside(way: str) -> QuerySet[Loop]:
    return beside(Loop.objects.all(), way).only(*LOOP, *ATTEMPT)


def rounds_beside(way: str) -> QuerySet[Round]:
    about = StringAgg("topics__name", Value("\n"))
    return beside(Round.objects.all(), way).only(*ROUND, *ATTEMPT).annotate(about=about)


def beside(steps: QuerySet, way: str) -> QuerySet:
    named = steps.select_related("attempt__company", "attempt__current_role")
    return named.filter(**{way: Given("key"), "owner": Given("owner")})


#: By what is known of the attempt: the key of one of its loops, or of one of its rounds.
BESIDE: dict[type[Step], list[KeptQuery]] = {
    kind: [KeptQuery(partial(read, way)) for read in (loops_beside, rounds_beside)]
    for kind, way in ((Loop, "attempt__loops"), (Round, "attempt__rounds"))
}
