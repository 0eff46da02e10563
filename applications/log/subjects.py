"""What something may have happened to: of each attempt the step that is next, else the attempt itself."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.utils import timezone

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.companies.finding import companies_beginning
from applications.fields.folded import fold
from applications.fields.fuzzy_date import FuzzyDate, Precision
from applications.fields.kept_queries import ONE, GivenKeys, KeptQuery
from applications.loops.ahead import ASKED_FOR, NO_RESULT, OWNER, rounds_still_asked
from applications.loops.choices import State
from applications.loops.models import Loop, Round
from applications.loops.plans import lies_ahead
from applications.web.addresses import number_in

# An attempt in which a step may still follow: a background check comes after the offer is accepted.
GOING_ON = ("", Outcome.OFFER, Outcome.ACCEPTED)
#: How many are offered to be picked, and of how many attempts the steps are read.
OFFERED, READ = 6, 12


@dataclass(frozen=True)
class Subject:
    """`step` is the round or loop it is about; None for the attempt as a whole."""

    attempt: Attempt
    step: Round | Loop | None = None

    @property
    def key(self) -> str:
        """How a form names it: `round-12`."""
        record = self.step or self.attempt
        return f"{record._meta.model_name}-{record.pk}"

    @property
    def where(self) -> str:
        return str(self.attempt)

    @property
    def what(self) -> str:
        return self.step.in_a_sentence if self.step else ""

    @property
    def stands(self) -> str:
        """How it stands: planned for when, no word since when, how the attempt ended."""
        if isinstance(self.step, Round) and self.step.state == State.PLANNED:
            return f"planned for {self.step.planned}" if self.step.planned else "planned"
        if self.step:
            return f"no word yet, {self.step.date}" if self.step.date else "no word yet"
        return "open" if self.attempt.is_open else self.attempt.outcome_label

    @property
    def is_planned(self) -> bool:
        return self.step is not None and self.step.state == State.PLANNED

    @property
    def planned_for(self) -> datetime:
        """When it was to be; the end of time where nobody said."""
        planned = self.step.planned if isinstance(self.step, Round) else None
        return (planned and (planned.latest or planned.earliest)) or datetime.max.replace(tzinfo=UTC)

    @property
    def is_due(self) -> bool:
        """Whether the day it was planned for has come."""
        planned = self.step.planned if isinstance(self.step, Round) and self.is_planned else None
        return planned is not None and planned.is_placed and not lies_ahead(day_of(planned))


def day_of(when: FuzzyDate) -> FuzzyDate:
    """Its day: from the morning on one may log what is planned for the afternoon."""
    return FuzzyDate(str(when.first_day)) if when.precision is Precision.TIME else when


def subjects_of(user: User) -> list[Subject]:
    """What was planned until today, latest first; then what is awaited, then what lies ahead. Five queries."""
    planned = planned_in.rows(owner=user.pk, lately=timezone.now() - ASKED_FOR)
    keys = {key for (key,) in [*planned, *newest_open.rows(owner=user.pk)]}
    subjects = [subject for subject in next_of(keys) if subject.attempt.is_open or subject.is_planned]
    due = [subject for subject in subjects if subject.is_due]
    awaited = [subject for subject in subjects if not subject.is_planned]
    later = [subject for subject in subjects if subject.is_planned and not subject.is_due]
    due.sort(key=lambda subject: subject.planned_for, reverse=True)
    later.sort(key=lambda subject: subject.planned_for)
    awaited.sort(key=last_moved, reverse=True)
    return [*due, *awaited, *later][:OFFERED]


@KeptQuery
def planned_in() -> QuerySet:
    """The attempts in which rounds are planned, the soonest first."""
    soonest = rounds_still_asked().filter(attempt__company__isnull=False)
    return soonest.order_by(F("planned_latest").asc(nulls_last=True), "pk").values_list("attempt")[:READ]


@KeptQuery
def newest_open() -> QuerySet:
    found = Attempt.objects.open().filter(owner=OWNER, company__isnull=False)
    return found.order_by("-rank").values_list("pk")[:READ]


def last_moved(subject: Subject) -> tuple[datetime, int]:
    return subject.attempt.last_heard or datetime.min.replace(tzinfo=UTC), subject.attempt.rank


def subjects_at(user: User, typed: str) -> list[Subject]:
    """Those at companies of which a word begins so; open attempts before ended ones. Four queries."""
    # By the companies, which are the user's own: asked for the user's as well, SQLite would look through all attempts.
    attempts = Attempt.objects.filter(company__in=companies_beginning(user, typed).values("pk"))
    open_first = ExpressionWrapper(Q(outcome=""), BooleanField()).desc()
    found = next_of(set(attempts.order_by(open_first, "-rank").values_list("pk", flat=True)[:READ]))
    exact = fold(typed.strip())
    found.sort(key=lambda subject: -subject.attempt.rank)
    found.sort(key=lambda subject: (subject.attempt.company.name_folded != exact, not subject.attempt.is_open))
    return found[:OFFERED]


def next_at(user: User, key: int) -> str:
    """The key of what is next in one attempt; "" where there is none of it."""
    found = next_of({key}) if user.attempts.filter(pk=key).exists() else []
    return found[0].key if found else ""


def next_of(keys: set[int]) -> list[Subject]:
    """Of each attempt the step that is next or awaited; no more is read than is shown. Three queries."""
    attempts = {attempt.pk: attempt for attempt in shown_attempts.records(keys=keys)}
    rounds, loops = by_attempt(shown_rounds.records(keys=keys)), by_attempt(shown_loops.records(keys=keys))
    found = []
    for key, attempt in attempts.items():
        step = next_step(attempt, rounds[key], loops[key])
        if step:
            step.attempt = attempt
        found.append(Subject(attempt, step))
    return found


def by_attempt(steps: list) -> dict[int, list]:
    found: dict[int, list] = defaultdict(list)
    for step in steps:
        found[step.attempt_id].append(step)
    return found


KEYS = GivenKeys("keys")
COUNT = ("count_words", "count_least", "count_most")
ATTEMPT = ("number", "outcome", "rank", "began", "last_step", "last_contact", *COUNT)
STEP = ("attempt", "kind", "name", "state", "result", "happened", "rank")


@KeptQuery
def shown_attempts() -> QuerySet[Attempt]:
    columns = (*ATTEMPT, "company__name", "company__name_folded")
    return Attempt.objects.filter(pk__in=KEYS).select_related("company").only(*columns)


@KeptQuery
def shown_rounds() -> QuerySet[Round]:
    return Round.objects.filter(attempt__in=KEYS).only(*STEP, "loop", "planned", "handed_in").in_order()


@KeptQuery
def shown_loops() -> QuerySet[Loop]:
    return Loop.objects.filter(attempt__in=KEYS).only(*STEP).in_order()


def next_step(attempt: Attempt, rounds: list[Round], loops: list[Loop]) -> Round | Loop | None:
    """The first that is planned, else the last of which there is no word; none once the attempt has ended."""
    if attempt.outcome not in GOING_ON:
        return None
    planned = [round for round in rounds if round.state == State.PLANNED and round.result in NO_RESULT]
    if planned:
        return min(planned, key=lambda round: (Subject(attempt, round).planned_for, round.rank))
    held: Iterable[Round | Loop] = [
        *(round for round in rounds if round.loop_id is None and round.took_place),
        *(loop for loop in loops if loop.took_place or loop.state == State.PLANNED),
    ]
    last = max(held, key=lambda step: step.rank, default=None)
    return last if last and last.result in NO_RESULT and attempt.is_open else None


def subject_named(user: User, key: str) -> Subject | None:
    """The one a form names so, whole, if it is the user's. One query."""
    kind, _, number = key.partition("-")
    pk = number_in(number)
    if pk is None:
        return None
    found = WHOLE[kind].records(owner=user.pk, pk=pk) if kind in WHOLE else []
    if not found:
        return None
    record = found[0]
    attempt = record if isinstance(record, Attempt) else record.attempt
    record.owner = attempt.owner = user
    return Subject(attempt, None if record is attempt else record)


#: By what the key begins with.
WHOLE = {
    "attempt": KeptQuery(
        lambda: Attempt.objects.filter(ONE, company__isnull=False).select_related("company", "current_role")
    ),
    "round": KeptQuery(
        lambda: Round.objects.filter(ONE, attempt__company__isnull=False).select_related("attempt__company", "loop")
    ),
    "loop": KeptQuery(
        lambda: Loop.objects.filter(ONE, attempt__company__isnull=False).select_related("attempt__company")
    ),
}
