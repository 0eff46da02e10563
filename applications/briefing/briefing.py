"""One page before a loop or a round: what it is, what came before it here, and what to take along."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import StringAgg, Value

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.briefing.ahead import Ahead, SoFar, ahead, heading_of, so_far, sum_of
from applications.briefing.facts import Met, Open, Said, is_behind, is_of, met, open_terms, people_of, said
from applications.briefing.past import ATTEMPTS, Earlier, LookedBack, earlier_attempts, looked_back, with_decisions
from applications.briefing.plans import Plan, plans
from applications.loops.models import Loop, Round
from applications.thread.choices import Act

#: So many attempts at the company, the latest, are looked through.
LOOKED_AT = 60


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
    def of(cls, owner: User, step: Loop | Round, now: datetime) -> "Briefing":
        """`step` comes with its attempt, that with its company and role. Ten queries, however long the history."""
        here = step.attempt
        steps = steps_of(here)
        rounds = rounds_of(step, steps)
        keys = {round.pk for round in rounds}
        named = with_decisions(attempts_before(owner, here).select_related("company", "current_role"))
        read = named.newest_first()[:LOOKED_AT]
        before, latest = [attempt.pk for attempt in read], [attempt for attempt in read if attempt != here]
        people = people_of(here, before)
        words = said(here, before, Act.ASKED, Act.TOLD_THEM)
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
            plans=plans(here, keys, {round.kind for round in rounds if round.kind}),
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


def attempts_before(owner: User, here: Attempt):
    """The attempts at this company up to this one, and those for several that name it."""
    if here.company_id is None:
        return owner.attempts.filter(pk=here.pk)
    return owner.attempts.about([here.company_id]).filter(rank__lte=here.rank)


def steps_of(attempt: Attempt) -> list[Loop | Round]:
    """All steps of the attempt in order; a round says in lines what it is `about`. Two queries."""
    about = StringAgg("topics__name", Value("\n"))
    rounds = attempt.rounds.in_order().annotate(about=about).defer("notes", "notes_html")
    loops = attempt.loops.in_order().defer("notes", "notes_html", "surroundings", "surroundings_html")
    return sorted([*loops, *rounds], key=lambda step: (step.rank, str(step.uuid)))


def rounds_of(step: Loop | Round, steps: list[Loop | Round]) -> list[Round]:
    """The rounds the briefing is about: those of the loop, or the one."""
    rounds = [other for other in steps if isinstance(other, Round)]
    if isinstance(step, Loop):
        return [round for round in rounds if round.loop_id == step.pk]
    return [round for round in rounds if round.pk == step.pk]


def came_before(other: Loop | Round, step: Loop | Round, keys: set[int]) -> bool:
    """Neither the step itself, nor the loop that a round belongs to, nor what is still planned."""
    if other.is_planned:
        return False
    if isinstance(other, Round):
        return other.rank < step.rank and other.pk not in keys
    if other.pk == (step.pk if isinstance(step, Loop) else step.loop_id):
        return False
    return other.rank < step.rank
