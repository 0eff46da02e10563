"""Reads all that a company's story tells, in the same number of queries however much there is to tell."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from applications.attempts.models import Attempt
from applications.companies.models import Company, Role
from applications.thread.models import Decision
from applications.timeline.asides import Aside
from applications.timeline.beside import asides_of
from applications.timeline.preparing import Prepared, prepared_between
from applications.timeline.queries import attempts_about, decisions_of, loops_of, roles_of, rounds_of
from applications.timeline.steps import Steps


@dataclass(frozen=True, slots=True)
class Told:
    """What was read of one attempt; `before` is the attempt before it at the same company."""

    attempt: Attempt
    before: Attempt | None
    roles: list[Role]
    steps: Steps
    decision: Decision | None
    prepared: Prepared
    asides: dict[str, list[Aside]]


@dataclass(frozen=True, slots=True)
class Record:
    """What was read: the attempts told in full by their key, the roles of all, preparation since the last attempt,
    and what stands beside the company as a whole."""

    told: dict[int, Told]
    roles: dict[int, list[Role]]
    after: Prepared
    beside: dict[str, list[Aside]]


def attempts_of(company: Company) -> list[Attempt]:
    """All attempts at the company in order, and the rows that stand for several and name it."""
    return attempts_about.records(company=company.pk)


def record_of(company: Company, attempts: Sequence[Attempt], drawn: set[int], shown: set[int]) -> Record:
    """Read the attempts that are drawn or shown, by their keys. Seven queries."""
    wanted = [attempt.pk for attempt in attempts if attempt.pk in drawn | shown]
    places = {place for place, attempt in enumerate(attempts) if attempt.pk in shown}
    last = {len(attempts)} if attempts and attempts[-1].pk in shown else set()
    loops = by_attempt(loops_of.records(attempts=wanted))
    rounds = by_attempt(rounds_of.records(attempts=wanted))
    decisions = by_attempt(decisions_of.records(attempts=wanted))
    prepared = prepared_between(company, attempts, places | last)
    pieces = [piece.pk for each in prepared for piece in each.told]
    asides = asides_of(company, wanted, shown, pieces)
    roles = roles_by_attempt(attempts)
    told = {
        attempt.pk: Told(
            attempt=attempt,
            before=attempts[place - 1] if place else None,
            roles=roles[attempt.pk],
            steps=Steps.of(loops[attempt.pk], rounds[attempt.pk]),
            decision=standing(attempt, decisions[attempt.pk]),
            prepared=prepared[place],
            asides=asides[attempt.pk],
        )
        for place, attempt in enumerate(attempts)
        if attempt.pk in drawn | shown
    }
    return Record(told, roles, prepared[-1], asides[None])


def by_attempt(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[row.attempt_id].append(row)
    return found


def roles_by_attempt(attempts: Sequence[Attempt]) -> dict[int, list[Role]]:
    """The roles each attempt concerns, the current one first."""
    found = by_attempt(roles_of.records(attempts=[attempt.pk for attempt in attempts]))
    for attempt in attempts:
        found[attempt.pk].sort(key=lambda role: (role.pk != attempt.current_role_id, role.recorded_at, role.pk))
    return found


def standing(attempt: Attempt, decisions: Sequence[Decision]) -> Decision | None:
    """The last decision, unless the attempt was reopened after it."""
    last = decisions[-1] if decisions else None
    return last if last and last.kind == attempt.outcome else None
