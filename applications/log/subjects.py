"""What something may have happened to: of each attempt the step that is next, else the attempt itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.companies.models import Company
from applications.fields.folded import fold
from applications.loops.choices import Result, State
from applications.loops.models import Loop, Round
from applications.web.addresses import number_in

# An attempt in which a step may still follow: a background check comes after the offer is accepted.
GOING_ON = ("", Outcome.OFFER, Outcome.ACCEPTED)
UNDECIDED = ("", Result.PENDING)
#: How many are offered to be picked, and of how many attempts the steps are read.
OFFERED, READ = 6, 24


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
        return self.step.title.lower() if self.step else ""

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
    def due(self) -> datetime:
        """When it was to be; the end of time where nobody said."""
        planned = self.step.planned if isinstance(self.step, Round) else None
        return (planned and (planned.latest or planned.earliest)) or datetime.max.replace(tzinfo=UTC)


def subjects_of(user: User) -> list[Subject]:
    """What was planned until today, latest first; then what is awaited, then what lies ahead. Five queries."""
    ahead = user.rounds.planned().filter(result__in=UNDECIDED).order_by("planned_latest", "pk")
    keys = list(ahead.values_list("attempt", flat=True)[:READ])
    newest = user.attempts.open().filter(company__isnull=False).order_by("-rank").values_list("pk", flat=True)[:READ]
    going_on = user.attempts.filter(pk__in={*keys, *newest}, outcome__in=GOING_ON, company__isnull=False)
    subjects = [subject for subject in next_of(going_on) if subject.attempt.is_open or subject.is_planned]
    until = timezone.now() + timedelta(days=1)
    due = [subject for subject in subjects if subject.is_planned and subject.due <= until]
    awaited = [subject for subject in subjects if not subject.is_planned]
    later = [subject for subject in subjects if subject.is_planned and subject.due > until]
    due.sort(key=lambda subject: subject.due, reverse=True)
    later.sort(key=lambda subject: subject.due)
    awaited.sort(key=last_moved, reverse=True)
    return [*due, *awaited, *later][:OFFERED]


def last_moved(subject: Subject) -> tuple[datetime, int]:
    return subject.attempt.last_heard or datetime.min.replace(tzinfo=UTC), subject.attempt.rank


def subjects_at(user: User, typed: str) -> list[Subject]:
    """Those at companies of which a word begins so; open attempts before ended ones. Four queries."""
    attempts = user.attempts.filter(company__in=companies_beginning(user, typed))
    open_first = ExpressionWrapper(Q(outcome=""), BooleanField()).desc()
    keys = list(attempts.order_by(open_first, "-rank").values_list("pk", flat=True)[:READ])
    found = next_of(user.attempts.filter(pk__in=keys))
    exact = fold(typed.strip())
    found.sort(key=lambda subject: -subject.attempt.rank)
    found.sort(key=lambda subject: (subject.attempt.company.name_folded != exact, not subject.attempt.is_open))
    return found[:OFFERED]


def companies_beginning(user: User, typed: str) -> QuerySet[Company]:
    """By name, by alias, or by a word of either."""
    start = fold(typed.strip())
    by_alias = user.companies.exclude(aliases_folded="").filter(begins("aliases_folded", start))
    by_name = begins("name_folded", start)
    return user.companies.filter(by_name | Q(pk__in=by_alias.values("pk"))) if start else user.companies.none()


def begins(column: str, start: str) -> Q:
    """A word of it does, at the start of a line or behind a space."""
    inside = Q(**{f"{column}__contains": f"\n{start}"}) | Q(**{f"{column}__contains": f" {start}"})
    return Q(**{f"{column}__startswith": start}) | inside


def next_of(attempts: QuerySet[Attempt]) -> list[Subject]:
    """Of each attempt the step that is next or awaited. Three queries."""
    found = list(attempts.select_related("company", "current_role"))
    rounds, loops = steps_of(Round, found), steps_of(Loop, found)
    return [Subject(attempt, next_step(attempt, rounds[attempt.pk], loops[attempt.pk])) for attempt in found]


def steps_of(model: Any, attempts: Collection[Attempt]) -> dict[int, list]:
    steps: dict[int, list] = defaultdict(list)
    mine = model.objects.filter(attempt__in=[attempt.pk for attempt in attempts]).defer("notes", "notes_html")
    by_key = {attempt.pk: attempt for attempt in attempts}
    for step in mine.in_order():
        step.attempt = by_key[step.attempt_id]
        steps[step.attempt_id].append(step)
    return steps


def next_step(attempt: Attempt, rounds: list[Round], loops: list[Loop]) -> Round | Loop | None:
    """The first that is planned, else the last of which there is no word; none once the attempt has ended."""
    if attempt.outcome not in GOING_ON:
        return None
    planned = [round for round in rounds if round.state == State.PLANNED and round.result in UNDECIDED]
    if planned:
        return min(planned, key=lambda round: (Subject(attempt, round).due, round.rank))
    held: Iterable[Round | Loop] = [
        *(round for round in rounds if round.loop_id is None and round.took_place),
        *(loop for loop in loops if loop.took_place or loop.state == State.PLANNED),
    ]
    last = max(held, key=lambda step: step.rank, default=None)
    return last if last and last.result in UNDECIDED and attempt.is_open else None


def subject_named(user: User, key: str) -> Subject | None:
    """The one a form names so, if it is the user's."""
    kind, _, number = key.partition("-")
    table, pk = {"round": user.rounds, "loop": user.loops}.get(kind), number_in(number)
    if pk is None:
        return None
    if kind == "attempt":
        attempt = user.attempts.select_related("company", "current_role").filter(pk=pk, company__isnull=False).first()
        return Subject(attempt) if attempt else None
    step = table.select_related("attempt__company").filter(pk=pk).first() if table else None
    return Subject(step.attempt, step) if step else None
