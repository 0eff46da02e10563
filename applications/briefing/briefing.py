"""One page before a loop or a round: it asks first, then tells what came before and what to take along."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from applications.accounts.models import User
from applications.briefing.ahead import Ahead, SoFar, ahead, heading_of, so_far, sum_of
from applications.briefing.asked import Asked, asked_elsewhere, asked_here
from applications.briefing.elsewhere import Elsewhere, Row
from applications.briefing.facts import Open, Said, open_terms, said, stories
from applications.briefing.noticing import Notice, noticed
from applications.briefing.past import ATTEMPTS, Earlier, LookedBack, earlier_attempts, looked_back, plain, tried
from applications.briefing.people import Met, is_behind, is_of, met, people_of
from applications.briefing.plans import Plans
from applications.briefing.reading import Reading, Step
from applications.briefing.recall import Prompt, prompts
from applications.briefing.words import Line, lines_of
from applications.briefing.worked import Worked, one_thing
from applications.fields.clock import Clock
from applications.fields.folded import fold
from applications.lessons.models import Review
from applications.loops.models import Loop, Round
from applications.thread.choices import Act


@dataclass(frozen=True, slots=True)
class Briefing:
    """Nothing in here is asked of the database again. `is_part` where there are earlier attempts that are not told."""

    step: Step
    heading: str
    sum: str
    rounds: list[Ahead]
    present: str
    prompts: list[Prompt]
    plans: Plans
    notices: list[Notice]
    asked: list[Asked]
    asked_elsewhere: list[Asked]
    wanted: list[Said]
    told: list[Said]
    met: list[Met]
    stories: list[Said]
    gaps: list[str]
    worked: Worked | None
    terms: list[Open]
    so_far: list[SoFar]
    earlier: list[Earlier]
    is_part: bool
    looked_back: list[LookedBack]
    elsewhere: list[Row]

    @classmethod
    def of(cls, owner: User, kind: type[Step], key: int, now: datetime, is_shared: bool = False) -> "Briefing | None":
        """Of the owner's loop or round; None if there is none. Nine queries, however long the history. What `is_shared`
        leaves out the questions that are confidential."""
        reading = Reading.of(owner, kind, key)
        if reading is None:
            return None
        here, step, rounds = reading.here, reading.step, reading.rounds
        lines, people = lines_of(reading, now), people_of.records(attempts=reading.keys)
        plans, elsewhere = Plans.of(reading), Elsewhere.of(reading, now)
        if is_shared:
            keep_back(lines)
            elsewhere = replace(elsewhere, asked=shareable(elsewhere.asked))
        attempts = tried(reading, lines, [each for each in people if not is_of(each, reading)])
        notices = noticed(attempts)
        asked = asked_here(lines["asking"], reading)
        from_elsewhere = asked_elsewhere(elsewhere.asked, asked)
        present = [each for each in people if is_of(each, reading) and each.was_there is not False]
        earlier = earlier_attempts(reading, lines["feedback"])
        shown = {plain(words) for notice in notices for words in (notice.quote, notice.says)}
        clock = Clock.at(now)
        return cls(
            step=step,
            heading=heading_of(step),
            sum=sum_of(here, step if isinstance(step, Loop) else rounds[0], clock),
            rounds=ahead(rounds, present, clock) if isinstance(step, Loop) else [],
            present="; ".join(str(each) for each in present if isinstance(step, Round) or not each.round_id),
            prompts=prompts(reading, lines, from_elsewhere, notices, plans.chosen),
            plans=plans,
            notices=notices,
            asked=asked,
            asked_elsewhere=from_elsewhere,
            wanted=said(lines[Act.ASKED]),
            told=said(lines[Act.TOLD_THEM]),
            met=met(here, [each for each in people if each not in present and is_behind(each, reading)]),
            stories=stories(lines["telling"]),
            gaps=elsewhere.gaps,
            worked=one_thing(attempts, lines),
            terms=open_terms(here, reading.keys, now),
            so_far=so_far(reading.before_here()),
            earlier=earlier[:ATTEMPTS],
            is_part=reading.is_part or len(earlier) > ATTEMPTS,
            looked_back=looked_back(lines["post_mortem"], shown),
            elsewhere=elsewhere.rounds,
        )

    def as_recalled(self, review: Review) -> "Briefing":
        """With what came back from memory so far."""
        recalled = [replace(prompt, recalled=getattr(review, prompt.field)) for prompt in self.prompts]
        return replace(self, prompts=recalled)

    @property
    def has_past(self) -> bool:
        """Whether anything is known of this company, or of this attempt so far."""
        return any((self.earlier, self.looked_back, self.notices, self.asked, self.wanted, self.told, self.met,
                    self.terms, self.so_far))  # fmt: skip


def shareable(rows: list[Any]) -> list[Any]:
    """Without what is confidential."""
    return [row for row in rows if not row.texts[3]]


def keep_back(lines: dict[str, list[Line]]) -> None:
    """Leave out the questions that are confidential, also where a debrief tells them in the same words."""
    secret = {fold(line.text) for line in lines["asking"]} - {fold(line.text) for line in shareable(lines["asking"])}
    lines["asking"] = shareable(lines["asking"])
    lines[Act.ASKED] = [line for line in lines[Act.ASKED] if not any(words in fold(line.text) for words in secret)]
