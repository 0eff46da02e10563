"""What is read before a step: the latest attempts at its company up to its own, with their loops and rounds."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.briefing.sources import ATTEMPT, STEP
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.loops.models import Loop, Round
from applications.thread.models import Decision

Step = Loop | Round
#: So many attempts at the company, the latest, are looked through.
LOOKED_AT = 12
KEYS, OWNER, KEY = GivenKeys("attempts"), Given("owner"), Given("key")
#: What is told of an attempt.
TOLD = (*ATTEMPT, "outcome", "stage_of_steps", "stage_of_facts", "furthest_stage", "current_role")
ROLE = tuple(f"current_role__{name}" for name in ("title", "level", "team", "place"))
DECIDED = ("reason", "words", "decided", "learned", "rival_attempt__company__name")
ANY = ("uuid", "attempt", "rank", "place", "state", "result", *STEP)
LOOP = (
    *(*ANY, "rounds_planned_least", "rounds_planned_most", "rounds_held_least", "rounds_held_most"),
    "surroundings",
)
ROUND = (
    *(*ANY, "loop", "planned", "handed_in", "time_zone", "medium_planned", "medium", "minutes_planned", "minutes"),
    *("tool_planned", "tool", "trouble", "trouble_minutes"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """`attempts` are those read, the newest first, `here` the step's own; `steps` are theirs in order, each with its
    attempt; `is_part` where there are earlier attempts that were not read."""

    step: Step
    here: Attempt
    attempts: list[Attempt]
    steps: list[Step]
    is_part: bool

    @classmethod
    def of(cls, owner: User, kind: type[Step], key: int) -> "Reading | None":
        """Of the owner's loop or round with this key; None if there is none. Three queries."""
        found = BESIDE[kind].records(owner=owner.pk, key=key)
        read = {attempt.pk: attempt for attempt in found[:LOOKED_AT]}
        steps = [*loops_of.records(attempts=read), *rounds_of.records(attempts=read)] if read else []
        for each in steps:
            each.attempt = read[each.attempt_id]
        step = next((each for each in steps if isinstance(each, kind) and each.pk == key), None)
        if step is None:
            return None
        steps.sort(key=lambda each: (each.attempt.rank, each.rank, str(each.uuid)))
        return cls(step, step.attempt, list(read.values()), steps, len(found) > LOOKED_AT)

    @property
    def rounds(self) -> list[Round]:
        """Those it is about: those of the loop, or the one."""
        if isinstance(self.step, Round):
            return [self.step]
        return [each for each in self.steps if isinstance(each, Round) and each.loop_id == self.step.pk]

    @property
    def keys(self) -> list[int]:
        return [attempt.pk for attempt in self.attempts]

    def before_here(self) -> list[Step]:
        """The steps of this attempt that came before: neither the step itself, nor the loop that a round belongs to,
        nor what is still planned."""
        return [each for each in self.steps if each.attempt == self.here and self.came_before(each)]

    def is_behind(self, rank: int | None) -> bool:
        """Whether what was said at this rank of this attempt came before the step: all of it, as long as the step lies
        ahead; of what is about the attempt as a whole nobody knows afterwards."""
        return self.step.is_planned or (rank is not None and rank < self.step.rank)

    def came_before(self, other: Step) -> bool:
        if other.is_planned or other.rank >= self.step.rank:
            return False
        if isinstance(other, Round):
            return not isinstance(self.step, Loop) or other.loop_id != self.step.pk
        return isinstance(self.step, Loop) or other.pk != self.step.loop_id

    def of_attempt(self, attempt: Attempt) -> Iterable[Step]:
        return self.before_here() if attempt == self.here else [each for each in self.steps if each.attempt == attempt]


def attempts_beside(kind: type[Step]) -> QuerySet[Attempt]:
    """The attempt with this step and those before it at its company, those for several that name it too; the newest
    first, one more than is read."""
    own = kind._default_manager.filter(pk=KEY, owner=OWNER)
    companies, rank = own.values("attempt__company"), Subquery(own.values("attempt__rank"))
    at_company = Attempt.objects.filter(company__in=companies, rank__lte=rank).values("pk")
    named = Attempt.companies_named.through.objects.filter(company__in=companies).values("attempt")
    keys = own.values("attempt").union(at_company, named)
    return with_decisions(Attempt.objects.filter(pk__in=keys, rank__lte=rank))[: LOOKED_AT + 1]


def with_decisions(attempts: QuerySet[Attempt]) -> QuerySet[Attempt]:
    """The newest first, each with what its last decision says as `last_reason` and the like."""
    named = attempts.select_related("company", "current_role").only("owner", *TOLD, *ROLE).newest_first()
    last = Decision.objects.current().filter(attempt=OuterRef("pk")).order_by("-rank", "-uuid")
    return named.annotate(**{f"last_{name}": Subquery(last.values(name)[:1]) for name in DECIDED})


def decided_of(attempt: Attempt) -> str:
    """The reason or the words of its last decision, what settled it elsewhere, and when it was told."""
    reason, words, decided, learned, rival = (getattr(attempt, f"last_{name}", "") for name in DECIDED)
    settled = f"settled by {rival}" if rival else ""
    return " · ".join(filter(None, [reason or words, settled, str(decided or learned or "")]))


#: Of one of its loops, or of one of its rounds.
BESIDE: dict[type[Step], KeptQuery] = {
    Loop: KeptQuery(lambda: attempts_beside(Loop)),
    Round: KeptQuery(lambda: attempts_beside(Round)),
}


@KeptQuery
def loops_of() -> QuerySet[Loop]:
    return Loop.objects.filter(attempt__in=KEYS).only(*LOOP)


@KeptQuery
def rounds_of() -> QuerySet[Round]:
    return Round.objects.filter(attempt__in=KEYS).only(*ROUND).with_topic_names()
