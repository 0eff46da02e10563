"""Whether a story was told before to people who may compare notes: of one company, of one loop, or the very same."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from applications.companies.finding import names_in
from applications.companies.models import Company
from applications.fields.folded import fold
from applications.loops.models import Involvement, Story, Telling

#: Who heard a telling, by its key: names, without case and accents.
Heard = dict[int | None, dict[str, str]]


class Near(IntEnum):
    """How likely those who hear it now know of it: the interviewers of one loop compare notes."""

    COMPANY = 1
    LOOP = 2
    PEOPLE = 3


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """`nearest` is the telling that matters most, the latest of these; `more` how many others there were."""

    near: Near
    nearest: Telling
    more: int
    who: str = ""

    @classmethod
    def of(cls, story: Story, at: Telling) -> "ToldBefore | None":
        """What was told of the story before `at`, whose own story may be another or none yet. Two queries."""
        company = at.attempt.company_id
        if company is None:
            return None
        rows = story.tellings.filter(attempt__company=company).exclude(pk=at.pk)
        before = [telling for telling in rows.with_places().in_order() if not is_after(telling, at)]
        return told_before(at, before, heard_by([*before, at])) if before else None

    def __str__(self) -> str:
        place = ", ".join(where_told(self.nearest))
        landed = f"; it landed {self.nearest.get_landed_display()}" if self.nearest.landed else ""
        more = {0: "", 1: " And once more."}.get(self.more, f" And {self.more} times more.")
        return f"{self.opening}: {place}{landed}.{more}{self.closing}"

    @property
    def opening(self) -> str:
        if self.near == Near.PEOPLE:
            return f"{self.who} heard this story before"
        return f"You told this story {'in this loop' if self.near == Near.LOOP else 'at this company'} before"

    @property
    def closing(self) -> str:
        return " The interviewers of one loop compare notes." if self.near == Near.LOOP else ""

    @property
    def short(self) -> str:
        """In a few words, where the tellings stand below each other."""
        if self.near == Near.PEOPLE:
            return f"{self.who} had heard it before"
        return "told in this loop before" if self.near == Near.LOOP else "told here before"


def where_told(telling: Telling) -> list[str]:
    """The step, the attempt, and the day, as far as they are known."""
    step: Any = telling.round or telling.loop
    date = step.date if step else telling.attempt.began
    return [each for each in (step.title if step else "", str(telling.attempt), str(date or "")) if each]


def again(tellings: Iterable[Telling]) -> dict[int, ToldBefore]:
    """Of tellings in their order, those that came after another of the same story at the same company. One query."""
    rows = list(tellings)
    heard = heard_by(rows)
    found = {}
    for place, telling in enumerate(rows):
        before = [other for other in rows[:place] if is_of_one(telling, other)]
        if told := told_before(telling, before, heard):
            found[telling.pk] = told
    return found


def is_of_one(one: Telling, other: Telling) -> bool:
    """One story at one company."""
    company = one.attempt.company_id
    return one.story_id == other.story_id and company is not None and other.attempt.company_id == company


def told_before(at: Telling, before: list[Telling], heard: Heard) -> ToldBefore | None:
    """`before` are tellings at the same company, in their order; what is told twice in one round is told once."""
    known = heard[at.pk]
    others = [telling for telling in before if at.round_id is None or telling.round_id != at.round_id]
    if not others:
        return None
    ranked = [(nearness(at, other, heard), place) for place, other in enumerate(others)]
    near, place = max(ranked)
    who = ", ".join(name for folded, name in known.items() if folded in heard[others[place].pk])
    return ToldBefore(near, others[place], len(others) - 1, who)


def nearness(one: Telling, other: Telling, heard: Heard) -> Near:
    if heard[one.pk].keys() & heard[other.pk].keys():
        return Near.PEOPLE
    loops = {loop_of(one), loop_of(other)}
    return Near.LOOP if len(loops) == 1 and None not in loops else Near.COMPANY


def loop_of(telling: Telling) -> int | None:
    return telling.round.loop_id if telling.round else telling.loop_id


def is_after(one: Telling, other: Telling) -> bool:
    """Whether one was surely told after the other: in a later attempt, or in a later step of the same."""
    if one.attempt_id != other.attempt_id:
        return one.attempt.rank > other.attempt.rank
    first, second = (telling.round or telling.loop for telling in (other, one))
    return bool(first and second and second.rank > first.rank)


def heard_by(tellings: list[Telling]) -> Heard:
    """Who was in each telling's round, and whom its words name. One query.

    Of the words, what begins with a capital is a name; “the panel” is somebody else every time.
    """
    rounds = {telling.round_id for telling in tellings if telling.round_id}
    there = Involvement.objects.filter(round__in=rounds, person__isnull=False).exclude(was_there=False)
    people = list(there.values_list("round", "person__name")) if rounds else []
    found: Heard = {}
    for telling in tellings:
        named = [name for name in names_in(telling.to_whom) if name[:1].isupper()]
        names = [*named, *(name.strip() for round, name in people if round == telling.round_id)]
        found[telling.pk] = {fold(name): name for name in names}
    return found


def heard_at(tellings: Iterable[Telling]) -> list[tuple[Company, int]]:
    """The companies a story was told at and how often, those that heard it most first."""
    counts: dict[Company, int] = {}
    for telling in tellings:
        if company := telling.attempt.company:
            counts[company] = counts.get(company, 0) + 1
    return sorted(counts.items(), key=lambda pair: -pair[1])
