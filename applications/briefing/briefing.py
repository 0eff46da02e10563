"""One page before a loop or a round: what it is, what came before it here, and what to take along."""

from dataclasses import dataclass
from datetime import datetime

from applications.attempts.models import Attempt
from applications.briefing.ahead import Ahead, SoFar, ahead, heading_of, so_far, sum_of
from applications.briefing.facts import Met, Open, Said, is_behind, is_of, met, open_terms, people_of, said
from applications.briefing.past import ATTEMPTS, Earlier, LookedBack, attempts_before, earlier_attempts, looked_back
from applications.briefing.plans import Plan, plans
from applications.briefing.steps import Step
from applications.loops.models import Loop, Round
from applications.thread.choices import Act


@dataclass(frozen=True, slots=True)
class Briefing:
    """Nothing in here is asked of the database again. `more` counts earlier attempts that are not told."""

    heading: str
    sum: str
    rounds: list[Ahead]
    present: str
    so_far: list[SoFar]
    earlier: list[Earlier]
    is_part: bool
    looked_back: list[LookedBack]
    plans: list[Plan]
    asked: list[Said]
    told: list[Said]
    met: list[Met]
    terms: list[Open]

    @classmethod
    def of(cls, step: Step, steps: list[Step], now: datetime) -> "Briefing":
        """`step` is one of all `steps` of its attempt (`steps_beside`). Eight queries, however long the history."""
        here = step.attempt
        rounds = rounds_of(step, steps)
        keys = {round.pk for round in rounds}
        read = looked_through(here)
        before, latest = [attempt.pk for attempt in read], [attempt for attempt in read if attempt != here]
        people = people_of.records(attempts=before)
        words = said(here, before)
        present = [each for each in people if is_of(each, step, keys)]
        return cls(
            heading=heading_of(step),
            sum=sum_of(here, step if isinstance(step, Loop) else rounds[0]),
            rounds=ahead(rounds, present) if isinstance(step, Loop) else [],
            present="; ".join(str(each) for each in present if isinstance(step, Round) or not each.round_id),
            so_far=so_far([other for other in steps if came_before(other, step, keys)]),
            earlier=earlier_attempts(here, latest[:ATTEMPTS]),
            is_part=len(latest) > ATTEMPTS,
            looked_back=looked_back(here, before),
            plans=plans(here, keys),
            asked=words[Act.ASKED],
            told=words[Act.TOLD_THEM],
            met=met(here, [each for each in people if each not in present and is_behind(each)]),
            terms=open_terms(here, before, now),
        )

    @property
    def has_past(self) -> bool:
        return any(
            (self.earlier, self.looked_back, self.plans, self.asked, self.told, self.met, self.terms, self.so_far)
        )


def looked_through(here: Attempt) -> list[Attempt]:
    """The latest attempts at the company up to this one, the newest first. One query, none without a company."""
    return attempts_before.records(company=here.company_id, rank=here.rank) if here.company_id else [here]


def rounds_of(step: Step, steps: list[Step]) -> list[Round]:
    """The rounds the briefing is about: those of the loop, or the one."""
    rounds = [other for other in steps if isinstance(other, Round)]
    if isinstance(step, Loop):
        return [round for round in rounds if round.loop_id == step.pk]
    return [round for round in rounds if round.pk == step.pk]


def came_before(other: Step, step: Step, keys: set[int]) -> bool:
    """Neither the step itself, nor the loop that a round belongs to, nor what is still planned."""
    if other.is_planned:
        return False
    if isinstance(other, Round):
        return other.rank < step.rank and other.pk not in keys
    if other.pk == (step.pk if isinstance(step, Loop) else step.loop_id):
        return False
    return other.rank < step.rank
